//! The list of the caller's projects.

use super::show;
use crate::http::{AppState, Me, Reply, blocking};
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
    labels_text: String,
}

/// `GET /`: every project for admins, their own for everybody else.
pub async fn list(app: AppState, me: Me) -> Reply {
    let projects = blocking(&app, |app| app.store.read(|r| r.projects())).await?;
    let projects = projects
        .into_iter()
        .filter_map(|project| {
            let role = me.role_in(project.id)?;
            let labels_text =
                format!("{} of {} items labeled", project.pool_labels + project.holdout_labels, project.items);
            Some(Line { slug: project.slug, title: project.title, role: role.as_str(), labels_text })
        })
        .collect();
    let page = ListPage { projects, is_admin: me.is_admin };
    show(&app, Some(&me), "projects/list.html", "Projects", &page)
}
