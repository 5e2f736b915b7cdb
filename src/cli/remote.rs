//! A server as a target: the same commands over REST, bodies streamed, the server's own words passed on.

use super::target::{AcceptAsk, ExportAsk, ImportAsk, ProjectAsk, ProjectChange, Target, TokenAsk, UserAsk, Watch};
use crate::domain::Role;
use crate::error::{Error, Result};
use crate::exports::HashingWriter;
use crate::http::api::models::DIGEST_HEADER;
use crate::models::Ask;
use crate::models::artefact::digest;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::time::Duration;
use ureq::http::Response;
use ureq::typestate::WithBody;
use ureq::{Agent, Body, RequestBuilder, SendBody};

/// Most bytes of an answer that is read as a whole.
const ANSWER_LIMIT: u64 = 256 << 20;
/// Seconds a request for a round's end waits at the server before it is sent again.
const WAIT_SECS: u64 = 1;

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

    fn send(&self, request: RequestBuilder<WithBody>, body: &Value) -> Result<Value> {
        let request = self.signed(request).content_type("application/json");
        read(self.answer(request.send(body.to_string()))?)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.send(self.agent.post(self.address(path)), body)
    }

    fn put_role(&self, person: &Value, project: &str, role: Role) -> Result<Value> {
        let path = format!("/projects/{}/members/{person}", part(project));
        self.send(self.agent.put(self.address(&path)), &json!({"role": role}))
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
        Err(refusal(&self.url, status, &body))
    }
}

/// What the server said, as an error of our own.
fn refusal(url: &str, status: u16, body: &str) -> Error {
    let said: Value = serde_json::from_str(body).unwrap_or_default();
    let message = said["error"]["message"].as_str().map(str::to_owned).unwrap_or_else(|| match status {
        300..=399 => format!("{url} answers with a redirect ({status}); name the address it points to"),
        _ => format!("{url} answers with status {status} and no reason; is it a qualm server?"),
    });
    match status {
        401 => Error::Unauthorized(message),
        403 => Error::Forbidden(message),
        404 => Error::NotFound(message),
        409 => Error::Conflict(message),
        500.. => Error::Unavailable(message),
        _ => Error::Invalid(message),
    }
}

fn read_body(mut response: Response<Body>) -> Result<String> {
    response
        .body_mut()
        .with_config()
        .limit(ANSWER_LIMIT)
        .read_to_string()
        .map_err(|error| Error::Unavailable(format!("the server's answer broke off: {error}")))
}

fn read(response: Response<Body>) -> Result<Value> {
    let text = read_body(response)?;
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

impl Remote {
    /// The number of the account of this name. One's own is known without being an admin.
    fn person(&self, name: &str) -> Result<(i64, String)> {
        let is_it = |person: &Value| {
            let known = person["name"].as_str().filter(|known| known.eq_ignore_ascii_case(name))?;
            Some((person["person"].as_i64()?, known.to_owned()))
        };
        if let Some(found) = self.get("/me").ok().as_ref().and_then(is_it) {
            return Ok(found);
        }
        let people = self.users()?;
        people
            .as_array()
            .into_iter()
            .flatten()
            .find_map(is_it)
            .ok_or_else(|| Error::NotFound(format!("there is no account called {name}; see `qualm user list`")))
    }

    /// Asks for a round until it has ended.
    fn wait_for_round(&self, slug: &str, number: i64, watch: Watch<'_>) -> Result<Value> {
        loop {
            let round = self.get(&format!("/projects/{}/rounds/{number}?wait={WAIT_SECS}", part(slug)))?;
            if !is_open(&round) {
                return Ok(round);
            }
            let progress = round["progress"].as_f64().unwrap_or(0.0);
            let phase = round["phase"].as_str().filter(|phase| !phase.is_empty()).unwrap_or("waiting");
            watch(phase, (progress * 100.0) as u64, 100);
            // A server that does not wait for us must not be asked without a pause.
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn start(&self, slug: &str, ask: &Value, wait: bool, watch: Watch<'_>) -> Result<Value> {
        if !wait {
            return self.post(&format!("/projects/{}/rounds", part(slug)), ask);
        }
        let number = self.start_to_wait(slug, ask, &mut *watch)?;
        self.wait_for_round(slug, number, watch)
    }

    /// Starts a round whose end is waited for, and returns its number. A round that is due may have been put in line by
    /// itself: one that waits will see the same labels as ours, one that runs already may not.
    fn start_to_wait(&self, slug: &str, ask: &Value, watch: Watch<'_>) -> Result<i64> {
        let path = format!("/projects/{}/rounds", part(slug));
        loop {
            let refused = match self.post(&path, ask) {
                Ok(round) => return round["round"].as_i64().ok_or_else(not_ours),
                Err(Error::Conflict(why)) => Error::Conflict(why),
                Err(error) => return Err(error),
            };
            let newest = self.get(&format!("{path}?limit=1"))?[0].clone();
            match (newest["state"].as_str(), newest["round"].as_i64()) {
                // One that waits already does not spend the holdout.
                (Some("queued"), Some(number)) if ask["spend_holdout"] != true => {
                    eprintln!("Round {number} is in line already; waiting for it.");
                    return Ok(number);
                }
                (Some(state @ ("queued" | "running")), Some(number)) => {
                    eprintln!("Round {number} is {state}; ours comes after it.");
                    self.wait_for_round(slug, number, &mut *watch)?;
                }
                // It ended between the two questions.
                (Some(_), Some(_)) => {}
                _ => return Err(refused),
            }
        }
    }
}

fn is_open(round: &Value) -> bool {
    matches!(round["state"].as_str(), Some("queued" | "running"))
}

fn not_ours() -> Error {
    Error::Unavailable("the server's answer is not what a qualm server says".into())
}

/// What an import says in its address.
fn import_query(ask: &ImportAsk) -> String {
    let drop = ask.drop.join(",");
    query(&[
        ("format", ask.format.as_deref()),
        ("id_key", ask.id_key.as_deref()),
        ("label_key", ask.label_key.as_deref()),
        ("drop", (!drop.is_empty()).then_some(drop.as_str())),
        ("strict", ask.strict.then_some("true")),
        ("source", Some(&ask.source)),
    ])
}

impl Remote {
    /// Sends a file and returns the report of what became of it.
    fn bring(
        &self,
        request: RequestBuilder<WithBody>,
        input: &mut (dyn Read + Send),
        rejected: &mut dyn FnMut(&Value) -> Result<()>,
    ) -> Result<Value> {
        let request = self.signed(request).content_type("application/octet-stream");
        let report = match request.send(SendBody::from_reader(input)) {
            // A strict import that was refused comes with its report.
            Ok(response) if response.status().as_u16() == 422 => {
                let body = read_body(response)?;
                match serde_json::from_str::<Value>(&body) {
                    Ok(report) if report["refused"] == true => report,
                    _ => return Err(refusal(&self.url, 422, &body)),
                }
            }
            sent => read(self.answer(sent)?)?,
        };
        for row in report["rejected"].as_array().into_iter().flatten() {
            rejected(row)?;
        }
        Ok(report)
    }
}

impl Target for Remote {
    fn projects(&self) -> Result<Value> {
        self.get("/projects")
    }

    fn project(&self, slug: &str) -> Result<Value> {
        self.get(&format!("/projects/{}", part(slug)))
    }

    fn create_project(&self, ask: ProjectAsk) -> Result<Value> {
        let body = json!({
            "slug": ask.slug,
            "title": ask.title,
            "guide": ask.guide,
            "schema": ask.schema,
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
        self.send(self.agent.patch(self.address(&format!("/projects/{}", part(slug)))), &body)
    }

    fn import(
        &self,
        slug: &str,
        ask: ImportAsk,
        mut input: Box<dyn Read + Send>,
        rejected: &mut dyn FnMut(&Value) -> Result<()>,
    ) -> Result<Value> {
        let address = self.address(&format!("/projects/{}/items{}", part(slug), import_query(&ask)));
        self.bring(self.agent.post(address), &mut *input, rejected)
    }

    fn index(&self, _slug: &str, _watch: Watch<'_>) -> Result<u64> {
        Ok(0)
    }

    fn rounds(&self, slug: &str) -> Result<Value> {
        self.get(&format!("/projects/{}/rounds?limit=1000", part(slug)))
    }

    fn round(&self, slug: &str, number: i64) -> Result<Value> {
        self.get(&format!("/projects/{}/rounds/{number}", part(slug)))
    }

    fn start_round(&self, slug: &str, wait: bool, watch: Watch<'_>) -> Result<Value> {
        self.start(slug, &json!({}), wait, watch)
    }

    fn spend_holdout(&self, slug: &str, wait: bool, watch: Watch<'_>) -> Result<Value> {
        self.start(slug, &json!({"spend_holdout": true}), wait, watch)
    }

    fn advice(&self, slug: &str) -> Result<Value> {
        self.get(&format!("/projects/{}/advice", part(slug)))
    }

    fn cancel_round(&self, slug: &str, number: i64) -> Result<Value> {
        self.post(&format!("/projects/{}/rounds/{number}/cancel", part(slug)), &json!({}))
    }

    fn rollback(&self, slug: &str, number: i64) -> Result<Value> {
        self.post(&format!("/projects/{}/rounds/{number}/rollback", part(slug)), &json!({}))
    }

    fn suspects(&self, slug: &str, queue: Option<usize>) -> Result<Value> {
        let path = format!("/projects/{}/suspects", part(slug));
        match queue {
            Some(queue) => self.post(&path, &json!({"queue": queue})),
            None => self.get(&path),
        }
    }

    fn acceptances(&self, slug: &str) -> Result<Value> {
        self.get(&format!("/projects/{}/acceptances", part(slug)))
    }

    fn accept(&self, slug: &str, ask: AcceptAsk) -> Result<Value> {
        let body = json!({"budget": ask.budget, "confidence": ask.confidence, "dry_run": ask.dry_run});
        self.post(&format!("/projects/{}/acceptances", part(slug)), &body)
    }

    fn withdraw(&self, slug: &str, acceptance: i64) -> Result<Value> {
        self.post(&format!("/projects/{}/acceptances/{acceptance}/withdraw", part(slug)), &json!({}))
    }

    fn status(&self, slug: Option<&str>) -> Result<Value> {
        let slugs: Vec<String> = match slug {
            Some(slug) => vec![slug.to_owned()],
            None => {
                let projects = self.projects()?;
                let all = projects.as_array().into_iter().flatten();
                all.filter_map(|project| project["slug"].as_str().map(str::to_owned)).collect()
            }
        };
        let mut projects = Vec::new();
        for slug in slugs {
            let mut project = self.project(&slug)?;
            if project["last_round"].is_i64() {
                project["round"] = self.round(&slug, project["last_round"].as_i64().unwrap_or(0))?;
            }
            projects.push(project);
        }
        // The chain is for admins; everybody else's status does without.
        let audit = match self.get("/audit?limit=1") {
            Ok(entries) => json!({"entries": entries[0]["seq"], "head": entries[0]["hash"]}),
            Err(Error::Forbidden(_)) => Value::Null,
            Err(error) => return Err(error),
        };
        Ok(json!({"projects": projects, "audit": audit}))
    }

    fn export(&self, slug: &str, ask: ExportAsk, out: &mut dyn Write) -> Result<Value> {
        let asked = query(&[
            ("format", Some(&ask.format)),
            ("all", ask.all.then_some("true")),
            ("machine", (!ask.machine).then_some("false")),
            ("raw", ask.raw.then_some("true")),
        ]);
        let path = format!("/projects/{}/export", part(slug));
        let request = self.signed(self.agent.get(self.address(&format!("{path}{asked}"))));
        let mut body = self.answer(request.call())?.into_body().into_with_config().limit(u64::MAX).reader();
        let mut out = HashingWriter::new(out);
        std::io::copy(&mut body, &mut out).map_err(|error| {
            Error::Unavailable(format!("the export broke off: {error}. What was written is not the whole dataset"))
        })?;
        let (bytes, sha256) = out.finish()?;
        let mut manifest = self.get(&format!("{path}/manifest{asked}"))?;
        if manifest["sha256"] != sha256.as_str() {
            eprintln!("Answers came in while exporting: the manifest's counts are a moment younger than the file.");
            manifest["bytes"] = bytes.into();
            manifest["sha256"] = sha256.into();
        }
        Ok(manifest)
    }

    fn model(&self, slug: &str) -> Result<Vec<u8>> {
        let request = self.signed(self.agent.get(self.address(&format!("/projects/{}/model", part(slug)))));
        let response = self.answer(request.call())?;
        let said = response.headers().get(DIGEST_HEADER).and_then(|digest| digest.to_str().ok()).map(str::to_owned);
        let mut bytes = Vec::new();
        response
            .into_body()
            .into_with_config()
            .limit(u64::MAX)
            .reader()
            .read_to_end(&mut bytes)
            .map_err(|error| Error::Unavailable(format!("the model broke off: {error}")))?;
        if said.is_some_and(|said| said != digest(&bytes)) {
            return Err(Error::Unavailable("the model was changed on its way here; try again".into()));
        }
        Ok(bytes)
    }

    fn predict(&self, slug: &str, records: &[Value], ask: Ask) -> Result<Vec<Value>> {
        let (top, why) = (ask.top.map(|top| top.to_string()), ask.why.to_string());
        let asked = query(&[("top", top.as_deref()), ("why", (ask.why > 0).then_some(why.as_str()))]);
        let lines: String = records.iter().map(|record| format!("{record}\n")).collect();
        let address = self.address(&format!("/projects/{}/predict{asked}", part(slug)));
        let request = self.signed(self.agent.post(address)).content_type("application/x-ndjson");
        let said = read_body(self.answer(request.send(lines))?)?;
        said.lines().map(|line| serde_json::from_str(line).map_err(|_| not_ours())).collect()
    }

    fn replace_test_set(
        &self,
        slug: &str,
        ask: ImportAsk,
        mut input: Box<dyn Read + Send>,
        rejected: &mut dyn FnMut(&Value) -> Result<()>,
    ) -> Result<Value> {
        let address = self.address(&format!("/projects/{}/test-set{}", part(slug), import_query(&ask)));
        self.bring(self.agent.put(address), &mut *input, rejected)
    }

    fn remove_test_set(&self, slug: &str) -> Result<()> {
        self.delete(&format!("/projects/{}/test-set", part(slug))).map(|_| ())
    }

    fn add_user(&self, ask: UserAsk) -> Result<Value> {
        if ask.password.is_some() {
            return Err(Error::invalid(
                "passwords are not sent to a server: leave --password-stdin away; whom you send the link chooses one",
            ));
        }
        let mut user = self.post("/people", &json!({"name": ask.name, "is_admin": ask.is_admin}))?;
        if let Some((project, role)) = ask.role {
            self.put_role(&user["person"], &project, role)?;
        }
        user["name"] = ask.name.into();
        Ok(user)
    }

    fn users(&self) -> Result<Value> {
        self.get("/people")
    }

    fn user_link(&self, name: &str) -> Result<Value> {
        let (id, name) = self.person(name)?;
        let mut link = self.post(&format!("/people/{id}/link"), &json!({}))?;
        link["name"] = name.into();
        Ok(link)
    }

    fn set_role(&self, name: &str, project: &str, role: Option<Role>) -> Result<Value> {
        let (id, _) = self.person(name)?;
        match role {
            Some(role) => self.put_role(&json!(id), project, role)?,
            None => self.delete(&format!("/projects/{}/members/{id}", part(project)))?,
        };
        let people = self.users()?;
        Ok(people.as_array().into_iter().flatten().find(|person| person["person"] == id).cloned().unwrap_or_default())
    }

    fn disable_user(&self, name: &str) -> Result<Value> {
        let (id, _) = self.person(name)?;
        self.send(self.agent.patch(self.address(&format!("/people/{id}"))), &json!({"is_disabled": true}))
    }

    fn create_token(&self, ask: TokenAsk) -> Result<Value> {
        let (person, _) = self.person(&ask.user)?;
        let body = json!({"person": person, "name": ask.name, "scopes": ask.scopes, "expires_in_days": ask.days});
        self.post("/tokens", &body)
    }

    fn tokens(&self) -> Result<Value> {
        self.get("/tokens")
    }

    fn revoke_token(&self, id: i64) -> Result<Value> {
        self.delete(&format!("/tokens/{id}"))?;
        let tokens = self.tokens()?;
        Ok(tokens.as_array().into_iter().flatten().find(|token| token["token"] == id).cloned().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_and_refusals_keep_their_words() {
        assert_eq!(part("a b/ü"), "a%20b%2F%C3%BC");
        assert_eq!(
            query(&[("format", Some("csv")), ("id_key", None), ("source", Some("x&y"))]),
            "?format=csv&source=x%26y"
        );
        let said =
            refusal("http://s", 404, r#"{"error": {"code": "not_found", "message": "there is no project `x`"}}"#);
        assert!(matches!(&said, Error::NotFound(_)) && said.to_string() == "there is no project `x`");
        assert!(refusal("http://s", 502, "<html>").to_string().contains("is it a qualm server?"));
        assert!(Remote::new("labels.example.org", "t".into()).is_err());
    }
}
