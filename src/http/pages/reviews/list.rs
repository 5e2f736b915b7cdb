//! The caller's workflows, and what waits in each.

use super::super::show;
use super::duration;
use super::start::{Choice, choices};
use crate::http::speech::{t, told};
use crate::http::{AppState, Me, Reply, blocking};
use crate::people::{REVIEW, WATCH};
use serde::Serialize;

#[derive(Serialize)]
struct ListPage {
    workflows: Vec<Line>,
    is_admin: bool,
    /// For admins: what a workflow can start from.
    templates: Vec<Choice>,
}

#[derive(Serialize)]
struct Line {
    slug: String,
    title: String,
    role: String,
    waiting_text: String,
    oldest_text: String,
    late_text: String,
    /// What waits for the daily sweep, which the figures above leave out.
    swept_text: String,
    can_review: bool,
    mode: String,
    is_solo: bool,
    is_halted: bool,
}

/// `GET /workflows`: every workflow for admins, for others those in which they may look.
pub async fn list(app: AppState, me: Me) -> Reply {
    let viewer = me.clone();
    let workflows = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| {
            let mut lines = Vec::new();
            for row in r.workflows()?.into_iter().filter(|row| viewer.may_in_workflow(WATCH, row.id)) {
                let pressure = r.pressure(row.id, now)?;
                let open = pressure.waiting + pressure.claimed;
                let swept = r.swept_count(row.id)?.0;
                let policy = row.policy.map(|id| r.policy(id)).transpose()?;
                lines.push(Line {
                    role: told(viewer.role_in_workflow(row.id).map_or("admin", |role| role.as_str())),
                    waiting_text: match open {
                        0 if swept > 0 => t!("workflows-nothing-queue"),
                        0 => t!("workflows-nothing"),
                        n => t!("workflows-wait", n = n),
                    },
                    oldest_text: if open == 0 {
                        String::new()
                    } else {
                        t!("workflows-oldest", span = duration(pressure.oldest_secs))
                    },
                    late_text: match pressure.overdue {
                        0 => String::new(),
                        n => t!("workflows-late", n = n, span = duration(pressure.most_overdue_secs)),
                    },
                    can_review: viewer.may_in_workflow(REVIEW, row.id),
                    swept_text: match swept {
                        0 => String::new(),
                        n => t!("workflows-swept", n = n),
                    },
                    mode: told(policy.map_or("No policy", |row| row.policy.mode.title())),
                    is_solo: row.settings.solo,
                    is_halted: row.halted.is_some(),
                    slug: row.slug,
                    title: row.title,
                });
            }
            Ok(lines)
        })
    })
    .await?;
    let templates = if me.is_admin { choices()? } else { Vec::new() };
    let page = ListPage { workflows, is_admin: me.is_admin, templates };
    show(&app, Some(&me), "reviews/list.html", &t!("workflows"), &page)
}
