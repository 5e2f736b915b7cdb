//! Claim, answer, and what may happen in between.

use super::at;
use crate::domain::schema::NONE_LABEL;
use crate::domain::{AnnotationId, AssignmentId, LabelValue};
use crate::error::{Error, Result};
use crate::http::body::Json;
use crate::http::{AppState, InProject, Me, Reply, blocking};
use crate::labels::{AcceptAnnotation, EditAnnotation, RawAnswer, UndoAnnotation};
use crate::people::LEAD;
use crate::queue::{ClaimNext, Claimed, Heartbeat, Next, Release, Skip};
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What an answer says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerBody {
    #[serde(default)]
    label: Option<LabelValue>,
    #[serde(default)]
    none: bool,
    #[serde(default)]
    note: String,
    #[serde(default)]
    is_flagged: bool,
}

/// What an edit says; `version` is the one the editor saw.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditBody {
    #[serde(default)]
    label: Option<LabelValue>,
    #[serde(default)]
    none: bool,
    #[serde(default)]
    note: String,
    #[serde(default)]
    is_flagged: bool,
    version: Option<i64>,
}

/// A class, or that none fits.
fn said(label: Option<LabelValue>, none: bool) -> Result<String> {
    match (label, none) {
        (Some(label), false) => Ok(label.into_text()),
        (None, true) => Ok(NONE_LABEL.into()),
        _ => Err(Error::invalid("send either `label` or `\"none\": true`, which says that no class fits")),
    }
}

/// How to claim.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimQuery {
    another: Option<String>,
}

#[derive(Serialize)]
struct ClaimedView {
    assignment: AssignmentId,
    item: ItemView,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<SuggestionView>,
    expires_at: String,
    /// Where two texts are compared: the key of the one that the page shows on the left.
    #[serde(skip_serializing_if = "Option::is_none")]
    shown_left: Option<String>,
}

#[derive(Serialize)]
struct ItemView {
    id: String,
    data: Value,
}

#[derive(Serialize)]
struct SuggestionView {
    label: LabelValue,
    confidence: f64,
}

impl From<Claimed> for ClaimedView {
    fn from(claimed: Claimed) -> Self {
        ClaimedView {
            assignment: claimed.assignment.id,
            item: ItemView { id: claimed.item.external, data: claimed.item.data },
            suggestion: claimed.suggestion.map(|(label, confidence)| SuggestionView { label, confidence }),
            expires_at: at(claimed.assignment.expires),
            shown_left: None,
        }
    }
}

/// `POST /projects/{project}/assignments`: the next item, or 204 with the reason in `x-qualm-empty`.
pub async fn claim(app: AppState, me: Me, project: InProject, query: web::Query<ClaimQuery>) -> Reply {
    let another = super::is_on("another", query.another.as_deref())?;
    let claim_project = project.id();
    let claim = ClaimNext { project: project.id(), person: me.person, another };
    let (next, shown_left) = blocking(&app, move |app| {
        let next = claim.run(&app.store, app.now())?;
        let shown_left = match &next {
            Next::Item(claimed) => {
                let row = app.store.read(|r| r.project(claim_project))?;
                row.shown_left(claimed.assignment.id).map(|[left, _]| left.to_owned())
            }
            Next::Empty(_) => None,
        };
        Ok((next, shown_left))
    })
    .await?;
    Ok(match next {
        Next::Item(claimed) => HttpResponse::Ok().json(ClaimedView { shown_left, ..ClaimedView::from(*claimed) }),
        Next::Empty(reason) => HttpResponse::NoContent().insert_header(("x-qualm-empty", reason.as_str())).finish(),
    })
}

/// `POST /assignments/{assignment}/annotation`: the answer. Sent again, it gets the same reply.
pub async fn answer(app: AppState, me: Me, id: web::Path<i64>, Json(body): Json<AnswerBody>) -> Reply {
    let accept = AcceptAnnotation {
        assignment: AssignmentId(*id),
        by: me.person,
        answer: RawAnswer { label: said(body.label, body.none)?, note: body.note, is_flagged: body.is_flagged },
    };
    let accepted = blocking(&app, move |app| accept.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Created().json(accepted))
}

/// `POST /assignments/{assignment}/skip`.
pub async fn skip(app: AppState, me: Me, id: web::Path<i64>) -> Reply {
    let skip = Skip { assignment: AssignmentId(*id), by: me.person };
    blocking(&app, move |app| skip.run(&app.store, app.now())).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// `POST /assignments/{assignment}/release`.
pub async fn release(app: AppState, me: Me, id: web::Path<i64>) -> Reply {
    let release = Release { assignment: AssignmentId(*id), by: me.person };
    blocking(&app, move |app| release.run(&app.store, app.now())).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// `POST /assignments/{assignment}/heartbeat`: its full time again.
pub async fn heartbeat(app: AppState, me: Me, id: web::Path<i64>) -> Reply {
    let beat = Heartbeat { assignment: AssignmentId(*id), by: me.person };
    let expires = blocking(&app, move |app| beat.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Ok().json(json!({"expires_at": at(expires)})))
}

/// `PUT /annotations/{annotation}`: another answer in place of the one that stands.
pub async fn edit(app: AppState, me: Me, project: InProject, id: web::Path<i64>, Json(body): Json<EditBody>) -> Reply {
    let edit = EditAnnotation {
        annotation: AnnotationId(*id),
        by: me.person,
        may_change_others: me.may(LEAD, project.id()),
        answer: RawAnswer { label: said(body.label, body.none)?, note: body.note, is_flagged: body.is_flagged },
        version: body.version,
    };
    let (row, label) = blocking(&app, move |app| {
        let row = edit.run(&app.store, app.now())?;
        let schema = app.store.read(|reader| reader.project(row.project))?.schema;
        let label = schema.value_of(&row.label);
        Ok((row, label))
    })
    .await?;
    Ok(HttpResponse::Ok().json(json!({
        "annotation": row.id, "label": label, "note": row.note, "is_flagged": row.is_flagged,
        "version": row.version, "at": at(row.changed),
    })))
}

/// `DELETE /annotations/{annotation}`: takes an answer back. One's own item comes back as an assignment.
pub async fn undo(app: AppState, me: Me, project: InProject, id: web::Path<i64>) -> Reply {
    let undo =
        UndoAnnotation { annotation: AnnotationId(*id), by: me.person, may_change_others: me.may(LEAD, project.id()) };
    let undone = blocking(&app, move |app| undo.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Ok().json(json!({"assignment": undone.assignment})))
}
