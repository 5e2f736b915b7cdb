//! A test set of the user's own: uploaded as a whole, scored in every round, never asked about.

use super::at;
use super::items::{ImportQuery, import_of, received};
use crate::error::Error;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::pool::remove_test_set;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

/// `PUT /projects/{project}/test-set`: the body replaces the test set.
pub async fn replace(
    app: AppState,
    me: Me,
    project: InProject,
    request: HttpRequest,
    query: web::Query<ImportQuery>,
    body: web::Payload,
) -> Reply {
    let import = import_of(project.id(), &me, &request, query.into_inner())?;
    received(&app, body, move |app, file| import.run_as_test_set(&app.store, file, app.now(), &mut |_| Ok(()))).await
}

/// `GET /projects/{project}/test-set`: what it holds, and how the newest round did on it.
pub async fn show(app: AppState, project: InProject) -> Reply {
    let found = blocking(&app, move |app| view(app, project)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// `DELETE /projects/{project}/test-set`.
pub async fn remove(app: AppState, me: Me, project: InProject) -> Reply {
    blocking(&app, move |app| remove_test_set(&app.store, project.id(), Some(me.person), app.now())).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn view(app: &App, project: InProject) -> crate::error::Result<Value> {
    app.store.read(|reader| {
        let set = reader.test_set(project.id())?.ok_or_else(|| Error::not_found("this project has no test set"))?;
        let schema = reader.project(project.id())?.schema;
        let counts = schema.count_classes(reader.test_set_classes(project.id())?.into_iter());
        let named = schema.classes().iter().zip(counts).filter(|(_, count)| *count > 0);
        let classes: serde_json::Map<String, Value> =
            named.map(|(class, count)| (class.clone(), count.into())).collect();
        Ok(json!({
            "source": set.source, "items": set.items, "sha256": set.digest,
            "uploaded_at": at(set.uploaded), "classes": classes,
        }))
    })
}
