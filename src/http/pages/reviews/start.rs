//! Start a workflow from a template, and load its samples.

use super::super::go;
use super::super::sign_in::Nothing;
use super::super::words::slug_of;
use crate::domain::WorkflowSettings;
use crate::error::Result;
use crate::http::body::Form;
use crate::http::{AppState, InWorkflow, Me, Reply, api, blocking};
use crate::reviews::CreateWorkflow;
use crate::templates::{UseTemplate, templates};
use actix_web::web;
use serde::{Deserialize, Serialize};

/// A template to choose.
#[derive(Serialize)]
pub(super) struct Choice {
    name: String,
    title: String,
    about: String,
    samples: usize,
    acts_alone: bool,
}

/// What there is to choose from.
pub(super) fn choices() -> Result<Vec<Choice>> {
    let all = templates()?.into_iter().map(|template| Choice {
        acts_alone: template.policy.mode.lets_act_alone(),
        name: template.name,
        title: template.title,
        about: template.about,
        samples: template.samples,
    });
    Ok(all.collect())
}

/// The choice.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartForm {
    /// Empty: none.
    #[serde(default)]
    template: String,
    #[serde(default)]
    slug: String,
    #[serde(default)]
    title: String,
    solo: Option<String>,
    samples: Option<String>,
}

/// `POST /workflows`: makes it and, where asked to, loads its samples.
pub async fn start(app: AppState, me: Me, Form(form): Form<StartForm>) -> Reply {
    if form.template.is_empty() {
        return without_template(app, me, form).await;
    }
    let (by, samples) = (me.person, form.samples.is_some());
    let start = UseTemplate {
        template: form.template,
        slug: form.slug,
        title: form.title,
        is_solo: form.solo.is_some(),
        project: None,
        by: Some(by),
    };
    let started = blocking(&app, move |app| start.run(&app.store, app.now())).await?;
    if samples {
        api::templates::load(&app, &me, started.workflow.id).await?;
    }
    let done = if started.proposed.is_some() { "started-careful" } else { "started-workflow" };
    Ok(go(&format!("/workflows/{}?done={done}", started.workflow.slug)))
}

/// A workflow of one's own, in which everything waits for people.
async fn without_template(app: AppState, me: Me, form: StartForm) -> Reply {
    let create = CreateWorkflow {
        slug: if form.slug.is_empty() { slug_of(&form.title) } else { form.slug },
        title: form.title,
        settings: WorkflowSettings { solo: form.solo.is_some(), ..WorkflowSettings::default() },
        project: None,
        by: Some(me.person),
    };
    let made = blocking(&app, move |app| create.run(&app.store, app.now())).await?;
    Ok(go(&format!("/workflows/{}?done=started-own", made.slug)))
}

/// `POST /workflows/{workflow}/samples`.
pub async fn samples(app: AppState, me: Me, workflow: InWorkflow, path: web::Path<String>, _: Form<Nothing>) -> Reply {
    api::templates::load(&app, &me, workflow.id()).await?;
    Ok(go(&format!("/workflows/{path}/queue?done=samples")))
}
