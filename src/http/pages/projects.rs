//! The list of the caller's projects, with how far each is.

use super::frame::Done;
use super::words::percent;
use super::{go, show};
use crate::domain::Role;
use crate::http::speech::{t, told};
use crate::http::{AppState, Me, Reply, blocking};
use crate::people::{LEAD, RUN};
use actix_web::web;
use serde::Serialize;

#[derive(Serialize)]
struct ListPage {
    projects: Vec<Line>,
    archived: Vec<ArchivedLine>,
    is_admin: bool,
    /// Whether one leads any of them.
    leads: bool,
    done: Option<String>,
}

#[derive(Serialize)]
struct Line {
    slug: String,
    title: String,
    role: String,
    is_demo: bool,
    labels_text: String,
    /// Percent labeled, for the bar.
    width: u64,
    model_text: String,
    can_look: bool,
    can_run: bool,
}

/// A project that was put away.
#[derive(Serialize)]
struct ArchivedLine {
    slug: String,
    title: String,
    items_text: String,
    by: Option<String>,
    day: String,
    can_look: bool,
    can_run: bool,
}

/// `GET /`: every project for admins, their own for everybody else. Who labels in one project only goes straight there.
pub async fn list(app: AppState, me: Me, query: web::Query<Done>) -> Reply {
    let viewer = me.clone();
    let (only, lines, archived) = blocking(&app, move |app| {
        app.store.read(|r| {
            let mut lines = Vec::new();
            let mut only = None;
            for project in r.projects()? {
                let Some(role) = viewer.role_in(project.id) else { continue };
                let labeled = project.pool_labels + project.holdout_labels;
                let share =
                    if project.standing_items() == 0 { 0.0 } else { labeled as f64 / project.standing_items() as f64 };
                let rounds = r.rounds(project.id, 1)?.first().map_or(0, |round| round.number);
                only = matches!(role, Role::Labeler | Role::Reviewer).then(|| project.slug.clone());
                lines.push(Line {
                    labels_text: if project.standing_items() == 0 {
                        t!("projects-no-items")
                    } else {
                        t!("projects-labeled", labeled = labeled, n = project.standing_items(), share = percent(share))
                    },
                    width: (share * 100.0) as u64,
                    model_text: match (project.model, rounds) {
                        (Some(_), rounds) => t!("projects-model", n = rounds),
                        (None, 0) => t!("projects-no-round"),
                        (None, rounds) => t!("projects-no-model", n = rounds),
                    },
                    can_look: viewer.may(LEAD, project.id),
                    can_run: viewer.may(RUN, project.id),
                    is_demo: project.is_demo,
                    role: told(role.as_str()),
                    slug: project.slug,
                    title: project.title,
                });
            }
            let mut archived = Vec::new();
            for project in r.archived_projects()? {
                if viewer.role_in(project.id).is_none() {
                    continue;
                }
                let Some(archive) = r.archive_of(project.id)? else { continue };
                let day = archive.at.to_rfc3339().chars().take(10).collect();
                archived.push(ArchivedLine {
                    items_text: t!("items-n", n = project.standing_items()),
                    by: archive.by,
                    day,
                    can_look: viewer.may(LEAD, project.id),
                    can_run: viewer.may(RUN, project.id),
                    slug: project.slug,
                    title: project.title,
                });
            }
            Ok((only.filter(|_| lines.len() == 1), lines, archived))
        })
    })
    .await?;
    if let Some(slug) = only {
        return Ok(go(&format!("/projects/{slug}/label")));
    }
    let leads = lines.iter().any(|line| line.can_look);
    let page = ListPage { projects: lines, archived, is_admin: me.is_admin, leads, done: query.text() };
    show(&app, Some(&me), "projects/list.html", &t!("projects"), &page)
}
