//! A server as a target: the same commands over REST, bodies streamed, the server's own words passed on.

use super::target::{ExportAsk, ImportAsk, ProjectAsk, ProjectChange, Target, TokenAsk, UserAsk, Watch};
use crate::domain::{Role, Timestamp};
use crate::error::{Error, Result};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::time::Duration;
use ureq::http::Response;
use ureq::{Agent, Body, RequestBuilder, SendBody};

/// Most bytes of an answer that is read as a whole.
const ANSWER_LIMIT: u64 = 256 << 20;
/// Seconds a request for a round's end waits at the server before it is sent again.
const WAIT_SECS: u64 = 10;

/// A server that holds the data.
pub(super) struct Remote {
    agent: Agent,
    url: String,
    token: String,
}

impl Remote {
    pub(super) fn new(url: &str, token: String) -> Result<Remote> {
        let url = url.trim_end_matches('/');
        if !url.starts_with("http://") && !url.starts_with("https://") {
            return Err(Error::Invalid(format!("--server {url}: use an address such as https://labels.example.org")));
        }
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(Some(Duration::from_secs(10)))
            // A token goes to the server it was given for, and nowhere else.
            .max_redirects(0)
            .user_agent(concat!("qualm/", env!("CARGO_PKG_VERSION")))
            .build()
            .new_agent();
        Ok(Remote { agent, url: url.to_owned(), token })
    }

    fn address(&self, path: &str) -> String {
        format!("{}/api/v1{path}", self.url)
    }

    fn signed<B>(&self, request: RequestBuilder<B>) -> RequestBuilder<B> {
        request.header("authorization", format!("Bearer {}", self.token)).header("accept", "application/json")
    }

    fn get(&self, path: &str) -> Result<Value> {
        read(self.answer(self.signed(self.agent.get(self.address(path))).call())?)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let request = self.signed(self.agent.post(self.address(path))).content_type("application/json");
        read(self.answer(request.send(body.to_string()))?)
    }

    fn patch(&self, path: &str, body: &Value) -> Result<Value> {
        let request = self.signed(self.agent.patch(self.address(path))).content_type("application/json");
        read(self.answer(request.send(body.to_string()))?)
    }

    fn delete(&self, path: &str) -> Result<Value> {
        read(self.answer(self.signed(self.agent.delete(self.address(path))).call())?)
    }

    /// The answer of a request that worked; what the server said otherwise.
    fn answer(&self, sent: std::result::Result<Response<Body>, ureq::Error>) -> Result<Response<Body>> {
        let mut response = sent.map_err(|error| {
            Error::Unavailable(format!("{} does not answer: {error}. Is a server running there?", self.url))
        })?;
        let status = response.status().as_u16();
        if (200..300).contains(&status) {
            return Ok(response);
        }
        let body = response.body_mut().with_config().limit(1 << 20).read_to_string().unwrap_or_default();
        let said: Value = serde_json::from_str(&body).unwrap_or_default();
        let message = said["error"]["message"].as_str().map(str::to_owned).unwrap_or_else(|| match status {
            300..=399 => format!("{} answers with a redirect ({status}); name the address it points to", self.url),
            _ => format!("{} answers with status {status} and no reason; is it a qualm server?", self.url),
        });
        Err(match status {
            401 => Error::Unauthorized(message),
            403 => Error::Forbidden(message),
            404 => Error::NotFound(message),
            409 => Error::Conflict(message),
            500.. => Error::Unavailable(message),
            _ => Error::Invalid(message),
        })
    }
}

fn read(mut response: Response<Body>) -> Result<Value> {
    let text = response
        .body_mut()
        .with_config()
        .limit(ANSWER_LIMIT)
        .read_to_string()
        .map_err(|error| Error::Unavailable(format!("the server's answer broke off: {error}")))?;
    if text.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_str(&text)
        .map_err(|_| Error::Unavailable("the server's answer is not JSON; is it a qualm server?".into()))
}

/// A name as a part of a path or query.
fn part(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

fn query(pairs: &[(&str, Option<&str>)]) -> String {
    let said: Vec<String> =
        pairs.iter().filter_map(|(name, value)| Some(format!("{name}={}", part((*value)?)))).collect();
    if said.is_empty() { String::new() } else { format!("?{}", said.join("&")) }
}

/// A list, whether it comes as it is or under its name.
fn list(value: Value, name: &str) -> Value {
    match value {
        Value::Object(mut object) => object.remove(name).unwrap_or_else(|| Value::Array(Vec::new())),
        other => other,
    }
}

impl Remote {
    /// The id of the account of this name.
    fn user_id(&self, name: &str) -> Result<String> {
        let users = self.users()?;
        let found = users
            .as_array()
            .into_iter()
            .flatten()
            .find(|user| user["name"].as_str().is_some_and(|known| known.eq_ignore_ascii_case(name)));
        match found {
            Some(user) => Ok(user["id"].to_string()),
            None => Err(Error::NotFound(format!("there is no account called {name}; see `qualm user list`"))),
        }
    }

    /// Asks for a round until it has ended.
    fn wait_for_round(&self, slug: &str, number: i64, watch: Watch<'_>) -> Result<Value> {
        loop {
            let round = self.get(&format!("/projects/{}/rounds/{number}?wait={WAIT_SECS}", part(slug)))?;
            match round["state"].as_str() {
                Some("queued" | "running") => {
                    let progress = round["live"]["progress"].as_f64().unwrap_or(0.0);
                    watch(round["live"]["phase"].as_str().unwrap_or("waiting"), (progress * 100.0) as u64, 100);
                    // A server that does not wait for us must not be asked without a pause.
                    std::thread::sleep(Duration::from_millis(50));
                }
                _ => return Ok(round),
            }
        }
    }
}

impl Target for Remote {
    fn projects(&self) -> Result<Value> {
        Ok(list(self.get("/projects")?, "projects"))
    }

    fn project(&self, slug: &str) -> Result<Value> {
        self.get(&format!("/projects/{}", part(slug)))
    }

    fn create_project(&self, ask: ProjectAsk) -> Result<Value> {
        let body = json!({
            "slug": ask.slug,
            "title": ask.title,
            "guide": ask.guide,
            "schema": {"kind": "choice", "classes": ask.classes},
            "recipe": ask.recipe,
            "settings": ask.settings,
        });
        self.post("/projects", &body)
    }

    fn update_project(&self, slug: &str, change: ProjectChange) -> Result<Value> {
        let mut body = json!({"settings": change.settings, "add_classes": change.add_classes});
        for (name, value) in [("title", change.title), ("guide", change.guide)] {
            if let Some(value) = value {
                body[name] = value.into();
            }
        }
        self.patch(&format!("/projects/{}", part(slug)), &body)
    }

    fn import(
        &self,
        slug: &str,
        ask: ImportAsk,
        mut input: Box<dyn Read + Send>,
        rejected: &mut dyn FnMut(&Value) -> Result<()>,
    ) -> Result<Value> {
        let drop = ask.drop.join(",");
        let asked = query(&[
            ("format", ask.format.as_deref()),
            ("id_key", ask.id_key.as_deref()),
            ("label_key", ask.label_key.as_deref()),
            ("drop", (!drop.is_empty()).then_some(drop.as_str())),
            ("strict", ask.strict.then_some("true")),
            ("source", Some(&ask.source)),
        ]);
        let address = self.address(&format!("/projects/{}/items{asked}", part(slug)));
        let request = self.signed(self.agent.post(address)).content_type("application/octet-stream");
        let report = read(self.answer(request.send(SendBody::from_reader(&mut *input)))?)?;
        for row in report["rejected"].as_array().into_iter().flatten() {
            rejected(row)?;
        }
        Ok(report)
    }

    fn index(&self, _slug: &str, _watch: Watch<'_>) -> Result<u64> {
        Ok(0)
    }

    fn rounds(&self, slug: &str) -> Result<Value> {
        Ok(list(self.get(&format!("/projects/{}/rounds", part(slug)))?, "rounds"))
    }

    fn round(&self, slug: &str, number: i64) -> Result<Value> {
        self.get(&format!("/projects/{}/rounds/{number}", part(slug)))
    }

    fn start_round(&self, slug: &str, wait: bool, watch: Watch<'_>) -> Result<Value> {
        let round = self.post(&format!("/projects/{}/rounds", part(slug)), &json!({}))?;
        match round["number"].as_i64() {
            Some(number) if wait => self.wait_for_round(slug, number, watch),
            _ => Ok(round),
        }
    }

    fn cancel_round(&self, slug: &str, number: i64) -> Result<Value> {
        self.post(&format!("/projects/{}/rounds/{number}/cancel", part(slug)), &json!({}))
    }

    fn rollback(&self, slug: &str, number: i64) -> Result<Value> {
        self.post(&format!("/projects/{}/rounds/{number}/rollback", part(slug)), &json!({}))
    }

    fn status(&self, slug: Option<&str>) -> Result<Value> {
        match slug {
            Some(slug) => self.get(&format!("/status?project={}", part(slug))),
            None => self.get("/status"),
        }
    }

    fn export(&self, slug: &str, ask: ExportAsk, out: &mut dyn Write) -> Result<Value> {
        let asked = query(&[
            ("format", Some(&ask.format)),
            ("all", ask.all.then_some("true")),
            ("raw", ask.raw.then_some("true")),
        ]);
        let path = format!("/projects/{}/export", part(slug));
        let request = self.signed(self.agent.get(self.address(&format!("{path}{asked}"))));
        let mut body = self.answer(request.call())?.into_body().into_with_config().limit(u64::MAX).reader();
        std::io::copy(&mut body, out).map_err(|error| {
            Error::Unavailable(format!("the export broke off: {error}. What was written is not the whole dataset"))
        })?;
        self.get(&format!("{path}/manifest{asked}"))
    }

    fn add_user(&self, ask: UserAsk) -> Result<Value> {
        let mut body = json!({"name": ask.name, "is_admin": ask.is_admin});
        if let Some(password) = ask.password {
            body["password"] = password.into();
        }
        let user = self.post("/users", &body)?;
        if let Some((project, role)) = ask.role {
            self.set_role(&ask.name, &project, Some(role))?;
        }
        Ok(user)
    }

    fn users(&self) -> Result<Value> {
        Ok(list(self.get("/users")?, "users"))
    }

    fn user_link(&self, name: &str) -> Result<Value> {
        self.post(&format!("/users/{}/link", self.user_id(name)?), &json!({}))
    }

    fn set_role(&self, name: &str, project: &str, role: Option<Role>) -> Result<Value> {
        self.post(&format!("/users/{}/role", self.user_id(name)?), &json!({"project": project, "role": role}))
    }

    fn disable_user(&self, name: &str) -> Result<Value> {
        self.post(&format!("/users/{}/disable", self.user_id(name)?), &json!({}))
    }

    fn create_token(&self, ask: TokenAsk) -> Result<Value> {
        let expires = ask.days.map(|days| Timestamp::now().plus_secs(i64::from(days) * 24 * 3600));
        self.post("/tokens", &json!({"user": ask.user, "name": ask.name, "scopes": ask.scopes, "expires": expires}))
    }

    fn tokens(&self) -> Result<Value> {
        Ok(list(self.get("/tokens")?, "tokens"))
    }

    fn revoke_token(&self, id: i64) -> Result<Value> {
        self.delete(&format!("/tokens/{id}"))
    }
}
