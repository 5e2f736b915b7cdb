//! Whether the server lives and can work. Both say yes or no and nothing else.

use crate::http::{AppState, Reply, blocking};
use actix_web::HttpResponse;

/// `GET /healthz`: the process answers.
pub async fn healthz() -> Reply {
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n"))
}

/// `GET /readyz`: the store reads and commits.
pub async fn readyz(app: AppState) -> Reply {
    let is_ready = !app.store.is_poisoned()
        && blocking(&app, |app| {
            app.store.read(|r| r.audit_head())?;
            app.store.write(|_| Ok(()))
        })
        .await
        .is_ok();
    let mut response = if is_ready { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    Ok(response.content_type("text/plain; charset=utf-8").body(if is_ready { "ready\n" } else { "not ready\n" }))
}
