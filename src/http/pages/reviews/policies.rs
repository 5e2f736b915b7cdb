//! The versions of a workflow's policy, newest first: what each says, how it differs from the one that routes, and the
//! forms that let it route or run in the shadow.

use super::super::frame::Done;
use super::super::words::When;
use super::super::{go, show};
use super::Frame;
use super::diff::{Diff, diff};
use super::said::sentences;
use crate::domain::{Timestamp, UserId};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{ActivatePolicy, ShadowPolicy};
use crate::store::{PolicyRow, Reader};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Versions on the page.
const MOST: usize = 50;

#[derive(Serialize)]
struct PoliciesPage {
    workflow: Frame,
    versions: Vec<Version>,
    /// Versions older than those shown.
    older: usize,
    /// An admin may lower the bar although the queue is late, with a rationale of its own.
    may_despite: bool,
    /// How much of the queue is late.
    late: i64,
}

#[derive(Serialize)]
struct Version {
    number: i64,
    title: String,
    is_active: bool,
    in_shadow: bool,
    is_intact: bool,
    proposed: When,
    proposed_by: String,
    rationale: String,
    activated: Option<When>,
    activated_by: String,
    sentences: Vec<String>,
    hash: String,
    /// Against the active version.
    diff: Option<Diff>,
    /// How long it has run in the shadow.
    shadow_text: String,
    /// The viewer proposed it and it lets something act alone, so somebody else activates it.
    needs_other: bool,
}

fn name(r: &Reader<'_>, person: Option<UserId>) -> Result<String> {
    Ok(person.map(|id| r.person(id)).transpose()?.map_or_else(|| t!("the-server"), |person| person.name))
}

fn version(r: &Reader<'_>, row: &PolicyRow, around: &Around<'_>, now: Timestamp) -> Result<Version> {
    let is_active = around.active.is_some_and(|active| active.id == row.id);
    let in_shadow = around.shadow == Some(row.id);
    let (decisions, since) = r.shadowed(row.id)?;
    let changes = match around.active {
        Some(active) if !is_active => {
            diff(t!("policies-beside", n = active.number), &active.policy.to_value(), &row.policy.to_value())
                .map(Diff::of_code)
        }
        _ => None,
    };
    Ok(Version {
        number: row.number,
        title: told(row.policy.mode.title()),
        is_active,
        in_shadow,
        is_intact: row.is_intact,
        proposed: When::new(row.proposed, now),
        proposed_by: name(r, row.proposed_by)?,
        // What evidence proposed is written by us.
        rationale: told(&row.rationale),
        activated: row.activated.map(|at| When::new(at, now)),
        activated_by: name(r, row.activated_by)?,
        sentences: sentences(&row.policy, around.is_solo),
        hash: row.hash.clone(),
        diff: changes,
        shadow_text: match since {
            Some(_) if in_shadow => t!("policies-shadow-beside", n = decisions),
            Some(_) => t!("policies-shadow-was", n = decisions),
            None => String::new(),
        },
        needs_other: row.policy.mode.lets_act_alone() && !around.is_solo && row.proposed_by == Some(around.viewer),
    })
}

/// What every version is held against.
struct Around<'a> {
    active: Option<&'a PolicyRow>,
    shadow: Option<crate::domain::PolicyId>,
    is_solo: bool,
    viewer: UserId,
}

/// `GET /workflows/{workflow}/policies`.
pub async fn page(app: AppState, me: Me, workflow: InWorkflow, query: web::Query<Done>) -> Reply {
    let viewer = me.clone();
    let page = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            let row = r.workflow(workflow.id())?;
            let all = r.policies(row.id)?;
            let around = Around {
                active: all.iter().find(|one| row.policy == Some(one.id)),
                shadow: row.shadow,
                is_solo: row.settings.solo,
                viewer: viewer.person,
            };
            // The one that routes stays on the page however old it is.
            let is_shown =
                |(n, one): &(usize, &PolicyRow)| *n < MOST || row.policy == Some(one.id) || row.shadow == Some(one.id);
            let shown: Vec<&PolicyRow> = all.iter().enumerate().filter(is_shown).map(|(_, one)| one).collect();
            let overdue = r.pressure(row.id, now)?.overdue;
            Ok(PoliciesPage {
                versions: shown.iter().map(|one| version(r, one, &around, now)).collect::<Result<_>>()?,
                older: all.len() - shown.len(),
                may_despite: overdue > 0 && viewer.is_admin,
                late: overdue,
                workflow: Frame::new(r, &row, &viewer, "policies", &query, now)?,
            })
        })
    })
    .await?;
    show(&app, Some(&me), "reviews/policies.html", &t!("policies"), &page)
}

/// Which version, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivateForm {
    #[serde(default)]
    rationale: String,
    despite_late_queue: Option<String>,
}

/// `POST /workflows/{workflow}/policies/{policy}/activate`.
pub async fn activate(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<(String, i64)>,
    Form(form): Form<ActivateForm>,
) -> Reply {
    let despite_late_queue = form.despite_late_queue.is_some();
    if despite_late_queue && !me.is_admin {
        return Err(Error::Forbidden("only an admin may lower the bar while the queue is late".into()).into());
    }
    let activate = ActivatePolicy {
        workflow: workflow.id(),
        number: path.1,
        rationale: form.rationale,
        despite_late_queue,
        by: Some(me.person),
    };
    blocking(&app, move |app| activate.run(&app.store, app.now())).await?;
    app.tell();
    Ok(go(&format!("/workflows/{}/policies?done=activated", path.0)))
}

/// Which version runs in the shadow; empty: none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShadowForm {
    #[serde(default)]
    version: String,
}

/// `POST /workflows/{workflow}/shadow`.
pub async fn shadow(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<String>,
    Form(form): Form<ShadowForm>,
) -> Reply {
    let number = match form.version.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Error::invalid(format!("version is {text}: use a version's number")))?),
    };
    let shadow = ShadowPolicy { workflow: workflow.id(), number, by: Some(me.person) };
    blocking(&app, move |app| shadow.run(&app.store, app.now())).await?;
    let done = if number.is_some() { "in-shadow" } else { "no-shadow" };
    Ok(go(&format!("/workflows/{path}/policies?done={done}")))
}
