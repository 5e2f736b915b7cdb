//! `Desk`: a workflow with a program that asks and people who review, over HTTP.

use super::support::{Client, Reply, TestServer};
use qualm::domain::{Scope, UserId, WorkflowId, WorkflowRole};
use qualm::reviews::SetWorkflowRole;
use serde_json::{Value, json};

pub struct Desk<'a> {
    pub server: &'a TestServer,
    pub slug: String,
    pub workflow: WorkflowId,
    /// The program's token: it routes, reads and reports effects.
    pub bot: Client,
    /// An admin with every scope but deciding.
    pub admin: Client,
}

/// Two reds at least is the default; this may act alone.
pub fn yellow() -> Value {
    json!({"cost": "yellow", "reversibility": "green", "regulation": "green", "ambiguity": "green"})
}

impl<'a> Desk<'a> {
    /// A workflow with everything waiting for people; `body` goes into the request that makes it.
    pub fn open(server: &'a TestServer, slug: &str, body: &Value) -> Desk<'a> {
        let known = server.store().read(|r| r.person_by_name("boss")).unwrap();
        let boss = known.map_or_else(|| server.admin("boss"), |person| person.id);
        let admin = server.token(boss, &Scope::ALL);
        // What follows from a verdict follows at once; tests of the undo window ask for one.
        let mut request = json!({"slug": slug, "settings": {}});
        body.as_object().unwrap().iter().for_each(|(key, value)| request[key] = value.clone());
        if request["settings"]["undo_seconds"].is_null() {
            request["settings"]["undo_seconds"] = json!(0);
        }
        let made = admin.json("POST", "/api/v1/workflows", &request);
        assert_eq!(made.status, 201, "{}", made.text());
        let desk = Desk::at(server, slug);
        desk.policy(&json!({}));
        desk
    }

    /// A workflow that is there already.
    pub fn at(server: &'a TestServer, slug: &str) -> Desk<'a> {
        let workflow = server.store().read(|r| r.workflow_id(slug)).unwrap();
        let boss = server.person("boss");
        let bot = server.person(&format!("bot-{slug}"));
        let desk = Desk {
            server,
            slug: slug.into(),
            workflow,
            bot: server.token(bot, &[Scope::Read, Scope::Route, Scope::Effect]),
            admin: server.token(boss, &Scope::ALL),
        };
        desk.join(bot, WorkflowRole::Agent);
        desk
    }

    pub fn join(&self, person: UserId, role: WorkflowRole) {
        let set = SetWorkflowRole { workflow: self.workflow, person, role: Some(role), by: None };
        set.run(self.server.store(), self.server.now()).unwrap();
    }

    /// Somebody with a role here and a token that decides.
    pub fn person(&self, name: &str, role: WorkflowRole) -> Client {
        let person = self.server.person(name);
        self.join(person, role);
        self.server.token(person, &[Scope::Read, Scope::Decide])
    }

    pub fn reviewer(&self, name: &str) -> Client {
        self.person(name, WorkflowRole::Reviewer)
    }

    pub fn lead(&self, name: &str) -> Client {
        self.person(name, WorkflowRole::Lead)
    }

    /// Proposes and activates a policy version: what differs from the defaults. Two different admins do it. A workflow's
    /// secret is new each time, so a test that is not about audits draws none.
    pub fn policy(&self, policy: &Value) -> i64 {
        let mut full = json!({"approval_audit_rate": 0.0, "floor_sample_rate": 0.0});
        policy.as_object().unwrap().iter().for_each(|(key, value)| full[key] = value.clone());
        let proposed = self.propose(&full);
        let other = self.server.store().read(|r| r.person_by_name("second-boss")).unwrap();
        let other = other.map_or_else(|| self.server.admin("second-boss"), |person| person.id);
        let other = self.server.token(other, &Scope::ALL);
        let path = format!("/api/v1/workflows/{}/policies/{proposed}/activate", self.slug);
        let reply = other.json("POST", &path, &json!({}));
        assert_eq!(reply.status, 200, "{}", reply.text());
        proposed
    }

    pub fn propose(&self, policy: &Value) -> i64 {
        let body = json!({"policy": policy, "rationale": "test"});
        let reply = self.admin.json("POST", &format!("/api/v1/workflows/{}/policies", self.slug), &body);
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.value()["version"].as_i64().unwrap()
    }

    /// A request of a refund; `more` is laid over it.
    pub fn request(&self, external: &str, more: &Value) -> Value {
        let mut request = json!({
            "workflow": self.slug, "external_id": external, "confidence": 0.78, "rationale": "The parcel is late.",
            "action": {"name": "refund", "args": {"order": external, "usd": 40}}, "input": {"text": format!("mail {external}")},
            "model": {"id": "m-3", "fingerprint": "f1"}, "prompt_hash": "p1",
        });
        more.as_object().unwrap().iter().for_each(|(key, value)| request[key] = value.clone());
        request
    }

    pub fn post(&self, external: &str, more: &Value) -> Reply {
        self.bot.json("POST", "/api/v1/decisions", &self.request(external, more))
    }

    /// Posts a decision and returns what the program is told.
    pub fn ask(&self, external: &str, more: &Value) -> Value {
        let reply = self.post(external, more);
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.value()
    }

    pub fn claim(&self, person: UserId) -> Value {
        self.next(&self.server.token(person, &[Scope::Read, Scope::Decide]))
    }

    /// What is due first for somebody.
    pub fn next(&self, who: &Client) -> Value {
        let reply = self.try_next(who, &json!({}));
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.value()
    }

    pub fn try_next(&self, who: &Client, body: &Value) -> Reply {
        who.json("POST", &format!("/api/v1/queues/{}/next", self.slug), body)
    }

    /// A verdict on what somebody holds; `more` is laid over it.
    pub fn say(&self, who: &Client, held: &Value, verb: &str, more: &Value) -> Reply {
        let mut body = json!({"fence": held["fence"], "verb": verb});
        more.as_object().unwrap().iter().for_each(|(key, value)| body[key] = value.clone());
        who.json("POST", &format!("/api/v1/reviews/{}/verdict", held["review"]), &body)
    }

    /// What the program sees of a decision now.
    pub fn see(&self, decision: &Value) -> Value {
        self.bot.get(&format!("/api/v1/decisions/{decision}")).value()
    }

    pub fn effect(&self, decision: &Value, body: &Value) -> Reply {
        self.bot.json("POST", &format!("/api/v1/decisions/{decision}/effect"), body)
    }

    /// Kinds of what happened so far, in order.
    pub fn happened(&self) -> Vec<String> {
        let rows = self.server.store().read(|r| r.happenings(Some(self.workflow), 0, 1000)).unwrap();
        rows.into_iter().map(|row| row.kind).collect()
    }

    /// How many entries the audit chain has, all of them sound.
    pub fn audited(&self) -> i64 {
        let report = self.server.store().read(|r| r.audit_verify()).unwrap();
        assert_eq!(report.broken, None);
        report.entries
    }
}

/// The code of a refusal.
pub fn code(reply: &Reply) -> (u16, String) {
    (reply.status, reply.value()["error"]["code"].as_str().unwrap_or_default().to_owned())
}

/// A status and a code, as a test names them.
pub fn refused(status: u16, word: &str) -> (u16, String) {
    (status, word.to_owned())
}
