//! The oversight page: every promise with what was found, and the document to take along.

use super::super::frame::Done;
use super::super::show;
use super::Frame;
use crate::http::api::oversight::laws;
use crate::http::speech::{Speech, t, told};
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::language::english;
use crate::oversight::{Promise, document, look, profiles};
use crate::people::GOVERN;
use actix_web::web;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct OversightPage {
    workflow: Frame,
    promises: Vec<Promise>,
    broken: usize,
    laws: Vec<Law>,
    chosen: String,
    document: String,
    /// Whether the page is in another language than its document.
    is_elsewhere: bool,
}

#[derive(Serialize)]
struct Law {
    id: String,
    title: String,
    is_chosen: bool,
}

#[derive(Serialize)]
struct IndexPage {
    workflows: Vec<Governed>,
}

#[derive(Serialize)]
struct Governed {
    slug: String,
    title: String,
    mode: String,
    version: i64,
}

/// `GET /oversight`: the documents of the workflows that the caller governs.
pub async fn index(app: AppState, me: Me) -> Reply {
    let viewer = me.clone();
    let workflows = blocking(&app, move |app| {
        app.store.read(|r| {
            let mut mine = Vec::new();
            for row in r.workflows()?.into_iter().filter(|row| viewer.may_in_workflow(GOVERN, row.id)) {
                let policy = row.policy.map(|id| r.policy(id)).transpose()?;
                mine.push(Governed {
                    mode: told(policy.as_ref().map_or("No policy", |policy| policy.policy.mode.title())),
                    version: policy.map_or(0, |policy| policy.number),
                    slug: row.slug,
                    title: row.title,
                });
            }
            Ok(mine)
        })
    })
    .await?;
    show(&app, Some(&me), "reviews/oversight_index.html", &t!("oversight"), &IndexPage { workflows })
}

/// Which laws: as one list, or each by itself as the form sends them.
#[derive(Deserialize)]
pub struct LawsQuery {
    #[serde(default)]
    profiles: String,
    #[serde(flatten)]
    single: std::collections::BTreeMap<String, String>,
}

/// `GET /workflows/{workflow}/oversight`.
pub async fn page(app: AppState, me: Me, workflow: InWorkflow, query: web::Query<LawsQuery>) -> Reply {
    let viewer = me.clone();
    let mut chosen = laws(&query.profiles);
    chosen.extend(profiles().iter().map(|law| law.id.clone()).filter(|id| query.single.contains_key(id)));
    let page = blocking(&app, move |app| {
        let at = app.now();
        app.store.read(|r| {
            let now = look(r, workflow.id(), &chosen, at)?;
            let ids: Vec<&str> = now.profiles.iter().map(|law| law.id.as_str()).collect();
            Ok(OversightPage {
                workflow: Frame::new(r, &now.workflow, &viewer, "oversight", &Done::default(), at)?,
                broken: now.promises.iter().filter(|promise| promise.kept == crate::oversight::Kept::No).count(),
                laws: profiles()
                    .iter()
                    .map(|law| Law {
                        id: law.id.clone(),
                        title: law.title.clone(),
                        is_chosen: ids.contains(&law.id.as_str()),
                    })
                    .collect(),
                chosen: ids.join(","),
                document: document(&now),
                is_elsewhere: Speech::now().language() != english(),
                promises: now.promises,
            })
        })
    })
    .await?;
    show(&app, Some(&me), "reviews/oversight.html", &t!("oversight"), &page)
}
