//! Templates: carried in the binary, read from disk in debug builds. Names end in `.html`, so everything is escaped.

use super::assets;
use crate::error::{Error, Result};
use crate::people::{Caller, WATCH};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use rust_embed::RustEmbed;
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera};

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Files;

/// The templates, parsed.
pub(crate) struct Templates {
    tera: Tera,
}

/// Who looks at a page.
#[derive(Serialize)]
struct Viewer<'a> {
    name: &'a str,
    is_admin: bool,
    /// Whether there are decisions for them to look at.
    has_workflows: bool,
}

impl<'a> Viewer<'a> {
    fn of(me: &'a Caller) -> Viewer<'a> {
        let has_workflows = me.is_admin || me.workflows.iter().any(|(_, role)| WATCH.contains(role));
        Viewer { name: &me.name, is_admin: me.is_admin, has_workflows }
    }
}

fn parse() -> Result<Tera> {
    let mut tera = Tera::new();
    tera.register_function("asset", |kwargs: Kwargs, _: &State| -> tera::TeraResult<String> {
        Ok(assets::url(kwargs.must_get::<&str>("path")?))
    });
    let mut files = Vec::new();
    for name in Files::iter() {
        let file = Files::get(&name).ok_or_else(|| Error::Internal(format!("the template {name} went away")))?;
        let text = String::from_utf8(file.data.into_owned())
            .map_err(|_| Error::Internal(format!("the template {name} is not UTF-8")))?;
        files.push((name.into_owned(), text));
    }
    tera.add_raw_templates(files).map_err(|e| Error::Internal(format!("a template does not parse: {e:?}")))?;
    Ok(tera)
}

impl Templates {
    pub(super) fn load() -> Result<Templates> {
        Ok(Templates { tera: parse()? })
    }

    /// Draws a template. It sees `page` (its struct), `title`, `me` (none when nobody is signed in) and `csrf`.
    pub(crate) fn draw(&self, name: &str, title: &str, me: Option<&Caller>, page: &impl Serialize) -> Result<String> {
        let mut context = Context::new();
        context.insert("page", page);
        context.insert("title", title);
        context.insert("me", &me.map(Viewer::of));
        context.insert("csrf", me.map_or("", Caller::csrf));
        let fail = |e: tera::Error| Error::Internal(format!("the template {name} does not draw: {e:?}"));
        if cfg!(debug_assertions) {
            return parse()?.render(name, &context).map_err(fail);
        }
        self.tera.render(name, &context).map_err(fail)
    }

    /// The page for an error, which must not fail itself.
    pub(super) fn error_page(&self, status: StatusCode, message: &str, workflow: Option<&str>) -> String {
        let reason = status.canonical_reason().unwrap_or("Error");
        let page =
            serde_json::json!({"status": status.as_u16(), "reason": reason, "message": message, "workflow": workflow});
        self.draw("error.html", reason, None, &page).unwrap_or_else(|error| {
            tracing::error!(%error, "the error page does not draw");
            format!("{} {reason}", status.as_u16())
        })
    }

    /// A page as a response.
    pub(crate) fn page(
        &self,
        status: StatusCode,
        name: &str,
        title: &str,
        me: Option<&Caller>,
        page: &impl Serialize,
    ) -> Result<HttpResponse> {
        let body = self.draw(name, title, me, page)?;
        Ok(HttpResponse::build(status).content_type("text/html; charset=utf-8").body(body))
    }
}
