//! The list of the caller's projects, with how far each is.

use super::words::{count, percent, plural};
use super::{go, show};
use crate::domain::Role;
use crate::http::{AppState, Me, Reply, blocking};
use crate::people::{LEAD, RUN};
use serde::Serialize;

#[derive(Serialize)]
struct ListPage {
    projects: Vec<Line>,
    is_admin: bool,
}

#[derive(Serialize)]
struct Line {
    slug: String,
    title: String,
    role: &'static str,
    is_demo: bool,
    labels_text: String,
    /// Percent labeled, for the bar.
    width: u64,
    model_text: String,
    can_look: bool,
    can_run: bool,
}

/// `GET /`: every project for admins, their own for everybody else. Who labels in one project only goes straight there.
pub async fn list(app: AppState, me: Me) -> Reply {
    let viewer = me.clone();
    let (lines, only) = blocking(&app, move |app| {
        app.store.read(|r| {
            let mut lines = Vec::new();
            for project in r.projects()? {
                let Some(role) = viewer.role_in(project.id) else { continue };
                let labeled = project.pool_labels + project.holdout_labels;
                let share = if project.items == 0 { 0.0 } else { labeled as f64 / project.items as f64 };
                let rounds = r.rounds(project.id, 1)?.first().map_or(0, |round| round.number);
                lines.push(Line {
                    labels_text: if project.items == 0 {
                        "no items yet".into()
                    } else {
                        format!("{} of {} labeled ({})", count(labeled), plural(project.items, "item"), percent(share))
                    },
                    width: (share * 100.0) as u64,
                    model_text: match (project.model, rounds) {
                        (Some(_), rounds) => format!("a model from {}", plural(rounds as u64, "round")),
                        (None, 0) => "no round yet".into(),
                        (None, rounds) => format!("{}, no model yet", plural(rounds as u64, "round")),
                    },
                    can_look: viewer.may(LEAD, project.id),
                    can_run: viewer.may(RUN, project.id),
                    is_demo: project.is_demo,
                    role: role.as_str(),
                    slug: project.slug,
                    title: project.title,
                });
            }
            let only = match &lines[..] {
                [line] if matches!(line.role, r if r == Role::Labeler.as_str() || r == Role::Reviewer.as_str()) => {
                    Some(line.slug.clone())
                }
                _ => None,
            };
            Ok((lines, only))
        })
    })
    .await?;
    if let Some(slug) = only {
        return Ok(go(&format!("/projects/{slug}/label")));
    }
    let page = ListPage { projects: lines, is_admin: me.is_admin };
    show(&app, Some(&me), "projects/list.html", "Projects", &page)
}
