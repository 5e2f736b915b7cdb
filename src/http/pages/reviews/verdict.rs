//! What a reviewer does with the item in hand: decide, put back, pass on, keep alive. Then the next one opens.

use super::super::frame::Done;
use super::super::go;
use super::item::{self, Typed};
use super::queue::next_path;
use super::{late, reviewer};
use crate::domain::{ReviewId, Timestamp, WorkflowId};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::{App, AppState, Failure, InWorkflow, Me, Reply, blocking};
use crate::reviews::{ClaimReview, Decline, GiveVerdict, KeepReview, Practice, ReleaseReview, UndoVerdict, Verb};
use actix_web::{HttpResponse, ResponseError, web};
use serde::Deserialize;
use serde_json::json;

/// A verdict's form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictForm {
    pub(super) fence: i64,
    pub(super) version: i64,
    pub(super) verb: String,
    #[serde(default)]
    pub(super) reason_code: String,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) args: String,
    #[serde(default)]
    pub(super) revisit: String,
    #[serde(default)]
    pub(super) active_ms: String,
    #[serde(default)]
    pub(super) lean: String,
}

/// A fence, to put a review back.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutBackForm {
    fence: i64,
    act: String,
}

/// A sign of life.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AliveForm {
    fence: i64,
    /// What was typed so far.
    draft: Option<String>,
    /// The button that opens the evidence.
    evidence: Option<String>,
}

enum Outcome {
    Decided(String),
    Again(Failure, Box<item::ItemPage>),
    Late(Failure, Box<late::LatePage>),
}

impl VerdictForm {
    fn typed(&self) -> Typed {
        Typed {
            verb: self.verb.clone(),
            reason_code: self.reason_code.clone(),
            note: self.note.clone(),
            args: self.args.clone(),
            revisit: self.revisit.clone(),
            lean: self.lean.clone(),
        }
    }

    /// Raw text becomes a verdict, or says what does not read.
    fn read(&self, review: ReviewId, by: crate::reviews::Reviewer) -> Result<GiveVerdict> {
        let verb: Verb = serde_json::from_value(json!(self.verb))
            .map_err(|_| Error::Invalid(format!("`{}` is no verdict", self.verb)))?;
        let has_args = matches!(verb, Verb::Edit | Verb::Overturn) && !self.args.trim().is_empty();
        let args = has_args
            .then(|| serde_json::from_str(&self.args))
            .transpose()
            .map_err(|error| Error::Invalid(format!("The edit is not JSON: {error}. What you typed is kept below.")))?;
        let revisit = match self.revisit.trim() {
            "" => None,
            day => Some(start_of(day)?),
        };
        Ok(GiveVerdict {
            review,
            by,
            fence: self.fence,
            version: Some(self.version),
            verb,
            reason_code: Some(self.reason_code.clone()).filter(|code| !code.is_empty()),
            // Browsers send line ends as CRLF.
            note: self.note.replace("\r\n", "\n").trim().to_owned(),
            args,
            revisit,
            active_ms: self.active_ms.parse().ok().filter(|ms| (0..=86_400_000).contains(ms)),
            channel: "web",
            lean: match self.lean.as_str() {
                "" => None,
                word => Some(
                    serde_json::from_value(json!(word))
                        .map_err(|_| Error::Invalid(format!("lean is `{word}`: use approve, edit or reject")))?,
                ),
            },
        })
    }
}

/// The working day's start, UTC, of a date such as `2026-11-22`.
fn start_of(day: &str) -> Result<Timestamp> {
    let at: std::result::Result<jiff::Timestamp, _> = format!("{day}T08:00:00Z").parse();
    let wrong = |_| Error::Invalid(format!("the date is `{day}`: use year-month-day, such as 2026-11-22"));
    Ok(Timestamp(at.map_err(wrong)?.as_millisecond()))
}

/// `POST /reviews/{review}/verdict`.
pub async fn give(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    Form(form): Form<VerdictForm>,
) -> Reply {
    decide_with(app, me, workflow, ReviewId(*path), form).await
}

/// Gives the verdict of a form and opens what is next, or the form again.
pub(super) async fn decide_with(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    review: ReviewId,
    form: VerdictForm,
) -> Reply {
    let viewer = me.clone();
    let outcome = blocking(&app, move |app| decide(app, &viewer, workflow.id(), review, &form)).await?;
    match outcome {
        Outcome::Decided(to) => {
            app.tell();
            // A correction may have labeled enough for a round.
            app.ring();
            Ok(go(&to))
        }
        Outcome::Again(refusal, page) => item::draw(&app, &me, refusal.status_code(), &page),
        Outcome::Late(refusal, page) => late::draw(&app, &me, refusal, &page),
    }
}

fn decide(app: &App, me: &Me, workflow: WorkflowId, review: ReviewId, form: &VerdictForm) -> Result<Outcome> {
    let now = app.now();
    let by = reviewer(me, workflow);
    let given = form.read(review, by.clone()).and_then(|verdict| verdict.run(&app.store, now));
    let refusal = match given {
        Ok(given) => {
            let row = app.store.read(|r| r.workflow(workflow))?;
            let done = match (given.verb.as_str(), form.verb.as_str()) {
                _ if given.practice.is_some() => given.practice.as_ref().map_or("", Practice::word),
                ("approve", _) => "approved",
                ("edit", _) => "edited",
                ("reject", _) => "rejected",
                ("escalate", "edit") => "over-authority",
                ("escalate", _) => "escalated",
                ("defer", _) => "put-off",
                ("confirm", _) => "confirmed",
                ("overturn", _) => "overturned",
                _ => "unsure",
            };
            // The verdict is on disk: whatever keeps the next item from opening must not look like a refusal of this one.
            let next = next_path(app, &row, by, done, now);
            return Ok(Outcome::Decided(next.unwrap_or_else(|_| format!("/workflows/{}/queue?done={done}", row.slug))));
        }
        Err(error @ (Error::Refused(_) | Error::Invalid(_))) => error,
        Err(error) => return Err(error),
    };
    let item = app.store.read(|r| r.review(review))?.item;
    // Who still holds it, or can have it again because nobody else took it, gets the form back as it was.
    let claim = ClaimReview { workflow, by, item: Some(item), is_audit: None, another: false };
    match claim.run(&app.store, now) {
        Ok(Some(held)) => {
            let again = Some((refusal.to_string(), form.typed()));
            let page = app.store.read(|r| item::page_of(r, me, &held, &Done::default(), again, now))?;
            Ok(Outcome::Again(refusal.into(), Box::new(page)))
        }
        Ok(None) => Err(refusal),
        Err(gone @ Error::Refused(_)) => {
            // An item's own state says more than a typing error in what came too late.
            let refusal = if matches!(refusal, Error::Refused(_)) { refusal } else { gone };
            let page = app.store.read(|r| late::page_of(r, me, workflow, item, &refusal, Some(form.typed()), now))?;
            Ok(Outcome::Late(refusal.into(), Box::new(page)))
        }
        Err(error) => Err(error),
    }
}

/// `POST /reviews/{review}/undo`: the item again, with what was said.
pub async fn undo(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    _: Form<super::super::sign_in::Nothing>,
) -> Reply {
    let undo = UndoVerdict { review: ReviewId(*path), by: reviewer(&me, workflow.id()) };
    let held = blocking(&app, move |app| undo.run(&app.store, app.now())).await?;
    app.tell();
    Ok(go(&format!("/workflows/{}/items/{}?done=undone", held.workflow.slug, held.item.id)))
}

/// `POST /reviews/{review}/put-back`: for anybody, or never again for this person.
pub async fn put_back(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    Form(form): Form<PutBackForm>,
) -> Reply {
    let (review, by) = (ReviewId(*path), reviewer(&me, workflow.id()));
    let to = blocking(&app, move |app| {
        let now = app.now();
        let row = app.store.read(|r| r.workflow(workflow.id()))?;
        match form.act.as_str() {
            "pass" => {
                let pass = Decline { review, by: by.clone(), fence: form.fence, reason: String::new() };
                pass.run(&app.store, now)?;
                next_path(app, &row, by, "passed", now)
            }
            "release" => {
                ReleaseReview { review, by, fence: form.fence }.run(&app.store, now)?;
                Ok(format!("/workflows/{}/queue?done=put-back", row.slug))
            }
            other => Err(Error::Invalid(format!("act is `{other}`: use release or pass"))),
        }
    })
    .await?;
    app.tell();
    Ok(go(&to))
}

/// `POST /reviews/{review}/alive`: the full lease again; keeps a draft, and notes that the evidence was opened.
pub async fn alive(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    Form(form): Form<AliveForm>,
) -> Reply {
    let (review, opens) = (ReviewId(*path), form.evidence.is_some());
    let keep = KeepReview {
        review,
        by: reviewer(&me, workflow.id()),
        fence: form.fence,
        draft: form.draft,
        opened_evidence: opens,
    };
    let to = blocking(&app, move |app| {
        keep.run(&app.store, app.now())?;
        app.store.read(|r| Ok((r.workflow(workflow.id())?.slug, r.review(review)?.item)))
    })
    .await?;
    Ok(if opens { go(&format!("/workflows/{}/items/{}", to.0, to.1)) } else { HttpResponse::NoContent().finish() })
}
