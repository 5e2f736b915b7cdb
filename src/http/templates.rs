//! Templates: carried in the binary, read from disk in debug builds. Names end in `.html`, so everything is escaped.

use super::speech::{Speech, t};
use super::{assets, keys};
use crate::error::{Error, Result};
use crate::language::{self, Arg, Lang};
use crate::people::{Caller, WATCH};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use rust_embed::RustEmbed;
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Kwargs, State, Tera, Value};

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
    /// What stands on buttons, by action.
    keys: BTreeMap<&'static str, String>,
    /// The same for the scripts: every key of every action, as JSON.
    keymap: String,
    /// The lines of the keys' help on review pages, by place.
    key_help: BTreeMap<&'static str, Vec<keys::Line>>,
}

/// What HTML says about the language of a part.
#[derive(Serialize)]
struct Spoken {
    lang: &'static str,
    dir: &'static str,
}

impl Spoken {
    fn of(language: Lang) -> Spoken {
        Spoken { lang: language.tag, dir: language.direction() }
    }
}

impl<'a> Viewer<'a> {
    fn of(me: &'a Caller) -> Viewer<'a> {
        let has_workflows = me.is_admin || me.workflows.iter().any(|(_, role)| WATCH.contains(role));
        Viewer {
            name: &me.name,
            is_admin: me.is_admin,
            has_workflows,
            keys: keys::printed(me.keys, false),
            keymap: serde_json::json!(keys::keys_of(me.keys)).to_string(),
            key_help: ["review", "queue", "sweep"].map(|place| (place, keys::lines(me.keys, place, false))).into(),
        }
    }
}

/// A message of the catalogue for a template: `key`, and whatever else the call names. It may hold tags of ours; what it is
/// filled with is escaped.
fn filled(kwargs: &Kwargs, language: Lang) -> tera::TeraResult<Value> {
    let args: Vec<(&str, Arg)> = kwargs
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?, value)))
        .filter(|(name, _)| *name != "key")
        .map(|(name, value)| (name, arg(value)))
        .collect();
    Ok(Value::safe_string(&language.html(kwargs.must_get::<&str>("key")?, &args)))
}

fn arg(value: &Value) -> Arg {
    match (value.as_i128(), value.as_f64(), value.as_str()) {
        (Some(whole), ..) => Arg::Number(whole as f64),
        (_, Some(number), _) => Arg::Number(number),
        (.., Some(text)) if value.is_safe() => Arg::Html(text.to_owned()),
        (.., Some(text)) => Arg::from(text),
        _ => Arg::from(value.to_string()),
    }
}

fn parse() -> Result<Tera> {
    let mut tera = Tera::new();
    tera.register_function("t", |kwargs: Kwargs, _: &State| filled(&kwargs, Speech::now().language()));
    tera.register_function("said", |kwargs: Kwargs, _: &State| -> tera::TeraResult<Value> {
        let text = kwargs.must_get::<&str>("text")?;
        if text.is_empty() {
            return Ok(Value::from(""));
        }
        // What the catalogue does not know stays English, and says so to whoever reads it aloud.
        Ok(match Speech::now().language().said(text) {
            Some(said) => Value::from(said),
            None => Value::safe_string(&format!("<span lang=\"en\" dir=\"ltr\">{}</span>", language::escape(text))),
        })
    });
    tera.register_function("texts", |kwargs: Kwargs, _: &State| -> tera::TeraResult<Value> {
        let names: Vec<&str> = kwargs.must_get::<&str>("of")?.split(' ').collect();
        // Inside a script element nothing is escaped, so nothing there may end it.
        let json = Speech::now().language().for_script(&names).to_string().replace('<', "\\u003c");
        Ok(Value::safe_string(&json))
    });
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

/// A status in words.
fn reason(status: StatusCode) -> String {
    match status.as_u16() {
        400 => t!("status-400"),
        401 => t!("status-401"),
        403 => t!("status-403"),
        404 => t!("status-404"),
        405 => t!("status-405"),
        409 => t!("status-409"),
        410 => t!("status-410"),
        412 => t!("status-412"),
        413 => t!("status-413"),
        422 => t!("status-422"),
        423 => t!("status-423"),
        429 => t!("status-429"),
        500 => t!("status-500"),
        503 => t!("status-503"),
        _ => status.canonical_reason().unwrap_or("Error").to_owned(),
    }
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
        context.insert("speech", &Spoken::of(Speech::now().language()));
        context.insert("csrf", me.map_or("", Caller::csrf));
        let fail = |e: tera::Error| Error::Internal(format!("the template {name} does not draw: {e:?}"));
        if cfg!(debug_assertions) {
            return parse()?.render(name, &context).map_err(fail);
        }
        self.tera.render(name, &context).map_err(fail)
    }

    /// The page for an error, which must not fail itself.
    pub(super) fn error_page(&self, status: StatusCode, message: &str, workflow: Option<&str>) -> String {
        let reason = reason(status);
        let known = Speech::now().language().said(message);
        let page = serde_json::json!({
            "status": status.as_u16(), "reason": reason, "message": known.as_deref().unwrap_or(message),
            "is_english": known.is_none(), "workflow": workflow,
        });
        self.draw("error.html", &reason, None, &page).unwrap_or_else(|error| {
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
