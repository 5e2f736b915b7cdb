//! A server as a target: the same commands over REST, bodies streamed, the server's own words passed on.

mod rounds;
mod tools;
mod wire;

pub(super) use wire::Remote;

use super::target::{
    AcceptAsk, CloneAsk, Destination, ExportAsk, ImportAsk, ProjectAsk, ProjectChange, StartAsk, Target, TokenAsk,
    UserAsk, Watch,
};
use crate::domain::Role;
use crate::error::{Error, Result};
use crate::exports::HashingWriter;
use crate::http::api::models::DIGEST_HEADER;
use crate::models::Ask;
use crate::models::artefact::digest;
use serde_json::{Value, json};
use std::io::{Read, Write};
use wire::{not_ours, part, query, read_body};

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

    fn put_role(&self, person: &Value, project: &str, role: Role) -> Result<Value> {
        let path = format!("/projects/{}/members/{person}", part(project));
        self.send(self.agent.put(self.address(&path)), &json!({"role": role}))
    }
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

    fn archive_project(&self, slug: &str, is_archived: bool) -> Result<Value> {
        let act = if is_archived { "archive" } else { "unarchive" };
        self.post(&format!("/projects/{}/{act}", part(slug)), &json!({}))
    }

    fn clone_project(&self, source: &str, ask: CloneAsk) -> Result<Value> {
        let body = json!({
            "slug": ask.slug, "title": ask.title, "items": ask.items, "people": ask.people, "same_seed": ask.same_seed,
        });
        self.post(&format!("/projects/{}/clone", part(source)), &body)
    }

    fn delete_project(&self, slug: &str, confirm: &str) -> Result<Value> {
        self.delete(&format!("/projects/{}?confirm={}", part(slug), part(confirm)))
    }

    fn import(
        &self,
        slug: &str,
        ask: ImportAsk,
        mut input: Box<dyn Read + Send>,
        rejected: &mut dyn FnMut(&Value) -> Result<()>,
    ) -> Result<Value> {
        let asked = import_query(&ask);
        let request = match ask.into {
            Destination::Items => self.agent.post(self.address(&format!("/projects/{}/items{asked}", part(slug)))),
            Destination::TestSet => self.agent.put(self.address(&format!("/projects/{}/test-set{asked}", part(slug)))),
        };
        self.send_file(request, &mut *input, rejected)
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
            ("excluded", ask.excluded.then_some("true")),
            ("gold", (!ask.gold).then_some("false")),
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

    fn start_workflow(&self, ask: StartAsk) -> Result<Value> {
        let StartAsk { template, slug, title, is_solo, project } = ask;
        let settings = json!({"solo": is_solo});
        let body =
            json!({"template": template, "slug": slug, "title": title, "settings": settings, "project": project});
        self.post("/workflows", &body)
    }

    fn revoke_token(&self, id: i64) -> Result<Value> {
        self.delete(&format!("/tokens/{id}"))?;
        let tokens = self.tokens()?;
        Ok(tokens.as_array().into_iter().flatten().find(|token| token["token"] == id).cloned().unwrap_or_default())
    }
}
