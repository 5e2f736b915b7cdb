//! The test set on the import page: upload, replace, remove.

use super::frame::Done;
use super::import::{done_page, form_import, title, uploaded};
use super::sign_in::Nothing;
use super::{go, show_as};
use crate::http::body::{Form, upload};
use crate::http::{AppState, InProject, Me, Reply, blocking};
use crate::pool::remove_test_set;
use actix_multipart::Multipart;

/// `POST /projects/{project}/test-set`: the file replaces the test set.
pub async fn replace(app: AppState, me: Me, project: InProject, form: Multipart) -> Reply {
    let id = project.id();
    let upload = upload(&app, &me, form).await?;
    let (viewer, now) = (me.clone(), app.now());
    let (status, page) = blocking(&app, move |app| {
        let (import, source) = form_import(id, &upload, viewer.person);
        let outcome = uploaded(&upload, |input| import.run_as_test_set(&app.store, input, now, &mut |_| Ok(())));
        done_page(app, id, &viewer, &Done::default(), outcome.map(|report| (source, report)), true)
    })
    .await?;
    show_as(&app, status, Some(&me), "project/import.html", &title(&page), &page)
}

/// `POST /projects/{project}/test-set/remove`.
pub async fn remove(app: AppState, me: Me, project: InProject, _: Form<Nothing>) -> Reply {
    let url = blocking(&app, move |app| {
        remove_test_set(&app.store, project.id(), Some(me.person), app.now())?;
        Ok(format!("/projects/{}/import?done=no-test-set", app.store.read(|r| r.project(project.id()))?.slug))
    })
    .await?;
    Ok(go(&url))
}
