//! What a labeler does on the label page: answer, skip, change, take back, keep alive. A form comes back to the page; the
//! page's script gets JSON, and only after the store has acknowledged.

use super::frame::Done;
use super::go;
use super::label::{
    Card, Empty, Past, Prefill, ProgressView, ahead_of, card_of, empty_of, page, past_of, progress_now,
};
use super::label_draft::Draft;
use crate::domain::{AnnotationId, AssignmentId, LabelValue, ProjectId, UserId};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::told;
use crate::http::{App, AppState, Failure, InProject, Me, Reply, blocking};
use crate::labels::{AcceptAnnotation, EditAnnotation, RawAnswer, UndoAnnotation};
use crate::queue::{ClaimNext, Escalate, Heartbeat, Next, ShowHeld, Skip};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// An answer.
#[derive(Deserialize)]
#[serde(try_from = "Vec<(String, String)>")]
pub struct AnswerForm {
    assignment: i64,
    /// What belongs to the answer: `label`, and names that begin with `label.`; see `LabelSchema::text_of_form`.
    said: Vec<(String, String)>,
    /// No answer yet: the page again, with what was filled in and more rows.
    is_draft: bool,
    note: String,
    /// A checkbox: there or not.
    is_flagged: bool,
}

impl TryFrom<Vec<(String, String)>> for AnswerForm {
    type Error = String;

    fn try_from(fields: Vec<(String, String)>) -> std::result::Result<Self, String> {
        let mut assignment = None;
        let mut form =
            AnswerForm { assignment: 0, said: Vec::new(), is_draft: false, note: String::new(), is_flagged: false };
        for (name, value) in fields {
            match name.as_str() {
                "assignment" => assignment = Some(value.parse().map_err(|_| format!("assignment is `{value}`"))?),
                "label" => form.said.push((name, value)),
                part if part.starts_with("label.") => form.said.push((name, value)),
                "more_rows" => form.is_draft = true,
                "note" => form.note = value,
                "flag" => form.is_flagged = true,
                other => return Err(format!("unknown field `{other}`")),
            }
        }
        form.assignment = assignment.ok_or("missing field `assignment`")?;
        Ok(form)
    }
}

impl AnswerForm {
    fn draft(&self) -> Draft {
        Draft { said: self.said.clone(), note: self.note.clone(), is_flagged: self.is_flagged }
    }
}

/// One label as it is, several or none as a list.
pub(super) fn label_text(mut labels: Vec<String>) -> String {
    match labels.len() {
        1 => labels.remove(0),
        _ => LabelValue::Set(labels).into_text(),
    }
}

/// An assignment to skip.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkipForm {
    assignment: i64,
}

/// An assignment to hand to the leads, with the note of the answer's form. What else that form holds is no matter here.
#[derive(Deserialize)]
pub struct EscalateForm {
    assignment: i64,
    #[serde(default)]
    note: String,
}

/// An answer to take back.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UndoForm {
    annotation: i64,
}

/// Another label for an answer given before.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeForm {
    annotation: i64,
    version: i64,
    label: String,
    /// `mine`: back to the list of one's own answers.
    #[serde(default)]
    to: String,
}

/// The assignments a page shows or has loaded ahead, with commas between.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldForm {
    #[serde(default)]
    held: String,
}

#[derive(Serialize)]
struct Saved {
    past: Past,
    progress: ProgressView,
}

fn wants_json(request: &HttpRequest) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.starts_with("application/json"))
}

fn back(request: &HttpRequest, done: &str) -> HttpResponse {
    let slug = request.match_info().query("project");
    if done.is_empty() {
        go(&format!("/projects/{slug}/label"))
    } else {
        go(&format!("/projects/{slug}/label?done={done}"))
    }
}

/// A refusal in JSON, for the script; what broke inside stays with `errors.rs`.
fn refused(failure: Failure) -> Reply {
    match failure {
        Failure::Room(Error::Internal(_)) => Err(failure),
        other => {
            let code = match &other {
                Failure::Room(Error::Refused(refusal)) => Some(refusal.code),
                _ => None,
            };
            Ok(HttpResponse::build(other.status_code())
                .json(json!({"message": told(&other.to_string()), "code": code})))
        }
    }
}

/// `POST /projects/{project}/label`.
pub async fn answer(
    app: AppState,
    me: Me,
    project: InProject,
    request: HttpRequest,
    Form(form): Form<AnswerForm>,
) -> Reply {
    if form.is_draft {
        return page(app, me, project, Done::default(), None, Prefill::Form(form.draft())).await;
    }
    let (id, by, now) = (project.id(), me.person, app.now());
    let (bell_app, draft) = (app.clone(), form.draft());
    let saved = blocking(&app, move |app| {
        let assignment = held_here(app, id, AssignmentId(form.assignment))?;
        let label = app.store.read(|r| r.project(id))?.schema.text_of_form(&form.said);
        let answer = RawAnswer { label, note: form.note.trim().to_owned(), is_flagged: form.is_flagged };
        let accepted = AcceptAnnotation { assignment, by, answer }.run(&app.store, now)?;
        saved(app, id, by, accepted.annotation, now)
    })
    .await;
    bell_app.ring();
    match saved {
        Ok(saved) if wants_json(&request) => Ok(HttpResponse::Ok().json(saved)),
        Ok(_) => Ok(back(&request, "")),
        Err(failure) if wants_json(&request) => refused(failure),
        // What was filled in is not lost over what is wrong with it.
        Err(Failure::Room(Error::Invalid(problem))) if draft.said.iter().any(|(name, _)| name != "label") => {
            page(bell_app, me, project, Done::default(), Some(problem), Prefill::Form(draft)).await
        }
        Err(Failure::Room(Error::Conflict(_))) => Ok(back(&request, "late")),
        Err(Failure::Room(Error::Gone(_) | Error::NotFound(_))) => Ok(back(&request, "gone")),
        Err(failure) => Err(failure),
    }
}

fn saved(
    app: &App,
    project: ProjectId,
    by: UserId,
    annotation: AnnotationId,
    now: crate::domain::Timestamp,
) -> Result<Saved> {
    let (row, progress) = progress_now(app, project, by, now)?;
    let past = app.store.read(|r| past_of(r, &row, r.annotation(annotation)?, now))?;
    Ok(Saved { past, progress })
}

/// The assignment, if it belongs to the project the path names.
fn held_here(app: &App, project: ProjectId, id: AssignmentId) -> Result<AssignmentId> {
    let held = app.store.read(|r| r.assignment(id))?;
    if held.project == project { Ok(id) } else { Err(Error::NotFound(format!("there is no assignment {id} of yours"))) }
}

/// The annotation's standing note and flag, if it belongs to the project the path names.
fn given_here(app: &App, project: ProjectId, id: AnnotationId) -> Result<(String, bool)> {
    let given = app.store.read(|r| r.annotation(id))?;
    if given.project == project {
        Ok((given.note, given.is_flagged))
    } else {
        Err(Error::NotFound(format!("there is no annotation {id} of yours")))
    }
}

/// `POST /projects/{project}/label/skip`.
pub async fn skip(
    app: AppState,
    me: Me,
    project: InProject,
    request: HttpRequest,
    Form(form): Form<SkipForm>,
) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    let skipped = blocking(&app, move |app| {
        let assignment = held_here(app, id, AssignmentId(form.assignment))?;
        Skip { assignment, by }.run(&app.store, now)?;
        Ok(progress_now(app, id, by, now)?.1)
    })
    .await;
    match skipped {
        Ok(progress) if wants_json(&request) => Ok(HttpResponse::Ok().json(json!({"progress": progress}))),
        Ok(_) => Ok(back(&request, "skipped")),
        Err(failure) if wants_json(&request) => refused(failure),
        Err(Failure::Room(Error::Conflict(_) | Error::NotFound(_))) => Ok(back(&request, "gone")),
        Err(failure) => Err(failure),
    }
}

/// `POST /projects/{project}/label/escalate`: the item goes to the leads.
pub async fn escalate(
    app: AppState,
    me: Me,
    project: InProject,
    request: HttpRequest,
    Form(form): Form<EscalateForm>,
) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    let done = blocking(&app, move |app| {
        let assignment = held_here(app, id, AssignmentId(form.assignment))?;
        Escalate { assignment, by, note: form.note }.run(&app.store, now)?;
        Ok(progress_now(app, id, by, now)?.1)
    })
    .await;
    match done {
        Ok(progress) if wants_json(&request) => Ok(HttpResponse::Ok().json(json!({"progress": progress}))),
        Ok(_) => Ok(back(&request, "to-lead")),
        Err(failure) if wants_json(&request) => refused(failure),
        Err(Failure::Room(Error::NotFound(_))) => Ok(back(&request, "gone")),
        Err(failure) => Err(failure),
    }
}

/// `POST /projects/{project}/label/undo`: the item comes back to whoever answered.
pub async fn undo(
    app: AppState,
    me: Me,
    project: InProject,
    request: HttpRequest,
    Form(form): Form<UndoForm>,
) -> Reply {
    let (id, by, now, was) = (project.id(), me.person, app.now(), form.annotation);
    let undone = blocking(&app, move |app| {
        let annotation = AnnotationId(form.annotation);
        let (note, is_flagged) = given_here(app, id, annotation)?;
        let label = app.store.read(|r| r.annotation(annotation))?.label;
        let undone = UndoAnnotation { annotation, by, may_change_others: false }.run(&app.store, now)?;
        let held = match undone.assignment {
            Some(assignment) => ShowHeld { assignment, by }.run(&app.store, now)?,
            None => None,
        };
        let (row, progress) = progress_now(app, id, by, now)?;
        let answer = json!({"label": label, "note": note, "is_flagged": is_flagged});
        Ok((held.map(|claimed| card_of(&row, &claimed)), progress, answer))
    })
    .await;
    match undone {
        Ok((card, progress, answer)) if wants_json(&request) => {
            Ok(HttpResponse::Ok().json(json!({"card": card, "progress": progress, "answer": answer})))
        }
        Ok((Some(_), ..)) => Ok(back(&request, &format!("undone&was={was}"))),
        Ok(_) => Ok(back(&request, "undone")),
        Err(failure) if wants_json(&request) => refused(failure),
        Err(failure) => Err(failure),
    }
}

/// `POST /projects/{project}/label/change`.
pub async fn change(
    app: AppState,
    me: Me,
    project: InProject,
    request: HttpRequest,
    Form(form): Form<ChangeForm>,
) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    let bell_app = app.clone();
    let is_from_mine = form.to == "mine";
    let changed = blocking(&app, move |app| {
        let annotation = AnnotationId(form.annotation);
        let (note, is_flagged) = given_here(app, id, annotation)?;
        let answer = RawAnswer { label: form.label, note, is_flagged };
        let edit = EditAnnotation { annotation, by, may_change_others: false, answer, version: Some(form.version) };
        edit.run(&app.store, now)?;
        saved(app, id, by, annotation, now)
    })
    .await;
    bell_app.ring();
    match changed {
        Ok(saved) if wants_json(&request) => Ok(HttpResponse::Ok().json(saved)),
        Ok(_) if is_from_mine => {
            Ok(go(&format!("/projects/{}/label/mine?done=changed", request.match_info().query("project"))))
        }
        Ok(_) => Ok(back(&request, "changed")),
        Err(failure) if wants_json(&request) => refused(failure),
        Err(failure) => Err(failure),
    }
}

#[derive(Serialize)]
struct NextReply {
    card: Option<Card>,
    empty: Option<Empty>,
    progress: ProgressView,
    /// How many the page may hold ahead.
    ahead: u64,
}

/// `POST /projects/{project}/label/next`: an item beyond those the page has already. What this person holds from
/// before comes first, so that a reloaded page loses nothing.
pub async fn another(app: AppState, me: Me, project: InProject, Form(form): Form<HeldForm>) -> Reply {
    let (id, person, now) = (project.id(), me.person, app.now());
    let reply = blocking(&app, move |app| {
        let on_page = numbers(&form.held);
        let held = app.store.read(|r| r.held_by(id, person))?;
        let waiting = held.iter().rev().find(|held| !on_page.contains(&held.id.0)).map(|held| held.id);
        let mut found = match waiting {
            Some(assignment) => ShowHeld { assignment, by: person }.run(&app.store, now)?,
            None => None,
        };
        let mut reason = None;
        if found.is_none() {
            match (ClaimNext { project: id, person, another: true }).run(&app.store, now)? {
                Next::Item(claimed) => found = Some(*claimed),
                Next::Empty(why) => reason = Some(why),
            }
        }
        let (row, progress) = progress_now(app, id, person, now)?;
        let card = found.map(|claimed| card_of(&row, &claimed));
        let (empty, ahead) = app.store.read(|r| {
            let empty = reason.map(|reason| empty_of(r, &row, person, reason)).transpose()?;
            Ok((empty, ahead_of(r, &row)?))
        })?;
        Ok(NextReply { card, empty, progress, ahead })
    })
    .await;
    match reply {
        Ok(reply) => Ok(HttpResponse::Ok().json(reply)),
        Err(failure) => refused(failure),
    }
}

/// `POST /projects/{project}/label/alive`: a sign of life for everything the page holds. Says what is lost.
pub async fn alive(app: AppState, me: Me, project: InProject, Form(form): Form<HeldForm>) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    let lost = blocking(&app, move |app| {
        let mut lost = Vec::new();
        for number in numbers(&form.held) {
            let beat = held_here(app, id, AssignmentId(number))
                .and_then(|assignment| Heartbeat { assignment, by }.run(&app.store, now));
            match beat {
                Ok(_) => {}
                Err(Error::Conflict(_) | Error::NotFound(_)) => lost.push(number),
                Err(error) => return Err(error),
            }
        }
        Ok(lost)
    })
    .await;
    match lost {
        Ok(lost) => Ok(HttpResponse::Ok().json(json!({"lost": lost}))),
        Err(failure) => refused(failure),
    }
}

/// At most a hundred: a page holds one item, loads some ahead, and keeps answers that could not be sent.
fn numbers(text: &str) -> Vec<i64> {
    text.split(',').filter_map(|number| number.trim().parse().ok()).take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn ids_come_with_commas_between() {
        assert_eq!(numbers("3,14, 15"), [3, 14, 15]);
        assert_eq!(numbers(""), [0i64; 0]);
        assert_eq!(numbers("x,1"), [1]);
    }
}
