//! A project whose model may do the rest of the pool, for tests of what follows from that.

use super::support::{Client, TestServer};
use qualm::digest::mix64;
use qualm::domain::{ProjectId, Role, Scope};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) const ITEMS: usize = 1200;

/// Letters, not digits: texts that differ in digits only count as near-copies.
pub(super) fn letters(n: usize) -> String {
    n.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect()
}

/// Even items are spam, in words of their own.
pub(super) fn truth(id: &str) -> &'static str {
    let n: usize = id.trim_start_matches("item-").parse().unwrap();
    if n.is_multiple_of(2) { "spam" } else { "ham" }
}

pub(super) fn opposite(label: &str) -> &'static str {
    if label == "spam" { "ham" } else { "spam" }
}

/// What the team must read, word for word.
pub(super) fn done_sentence(items: u64, pool: u64) -> String {
    let share = (items as f64 / pool as f64 * 100.0).round();
    format!("{share} % of the pool done by the model at no more than 10 % wrong, {} % left for people.", 100.0 - share)
}

pub(super) struct Stage {
    pub(super) server: TestServer,
    pub(super) project: ProjectId,
    pub(super) engineer: Client,
    pub(super) labeler: Client,
}

/// A project whose first `labeled` items came with their labels, after its first round.
pub(super) fn stage(labeled: usize, settings: Value) -> Stage {
    stage_with(labeled, settings, 0)
}

/// The same; every `hazy`-th item says nothing about its class.
pub(super) fn stage_with(labeled: usize, settings: Value, hazy: usize) -> Stage {
    let server = TestServer::start();
    let admin = server.admin("root");
    let root = server.token(admin, &Scope::ALL);
    let mut all = json!({"holdout_share": 0.2, "round_every_labels": 0, "accept_budget": 0.1, "accept_confidence": 0.9,
                         "holdout_serve_first": 0.0, "holdout_serve_then": 0.0});
    all.as_object_mut().unwrap().extend(settings.as_object().unwrap().clone());
    let made = root.json(
        "POST",
        "/api/v1/projects",
        &json!({"slug": "p", "schema": {"kind": "choice", "classes": ["spam", "ham"]}, "recipe": {"text": ["text"]},
                "settings": all, "seed": 7}),
    );
    assert_eq!(made.status, 201, "{}", made.text());
    let words = [["pills", "winner", "offer", "prize"], ["lunch", "report", "meeting", "family"]];
    let lines: String = (0..ITEMS)
        .map(|n| {
            let own = words[n % 2];
            let own = if hazy > 0 && n % hazy == 0 { ["thing", "stuff", "matter", "case"] } else { own };
            // Drawn, so that no part of a number says whether it was even.
            let name = |what: u64| letters((mix64(n as u64, what) % 1_000_000) as usize);
            let text = format!("{} {} near {} {}", own[n / 2 % 4], own[n / 8 % 4], name(1), name(2));
            let id = format!("item-{n}");
            let label = (n < labeled).then(|| truth(&id));
            json!({"id": id, "text": text, "label": label}).to_string() + "\n"
        })
        .collect();
    let path = "/api/v1/projects/p/items?label_key=label";
    let reply = root.send("POST", path, &[("content-type", "application/x-ndjson")], lines.as_bytes());
    assert_eq!((reply.status, reply.value()["added"].as_u64()), (200, Some(ITEMS as u64)), "{}", reply.text());
    let project = server.store().read(|r| r.project_id("p")).unwrap();
    let (engineer, labeler) = (server.person("eve"), server.person("ana"));
    server.give(engineer, project, Role::Engineer);
    server.give(labeler, project, Role::Labeler);
    let (engineer, labeler) = (server.token(engineer, &Scope::ALL), server.token(labeler, &[Scope::Label]));
    let stage = Stage { server, project, engineer, labeler };
    stage.server.settle();
    stage.round();
    stage
}

impl Stage {
    pub(super) fn round(&self) -> Value {
        let started = self.engineer.post("/api/v1/projects/p/rounds").value();
        self.server.settle();
        let round = self.engineer.get(&format!("/api/v1/projects/p/rounds/{}", started["round"])).value();
        assert_eq!(round["state"], "done", "{round}");
        round
    }

    pub(super) fn accept(&self, ask: &Value) -> (u16, Value) {
        let reply = self.engineer.json("POST", "/api/v1/projects/p/acceptances", ask);
        (reply.status, reply.value())
    }

    pub(super) fn shown(&self) -> Value {
        self.engineer.get("/api/v1/projects/p").value()
    }

    pub(super) fn exported(&self, query: &str) -> Vec<Value> {
        let text = self.engineer.get(&format!("/api/v1/projects/p/export{query}")).text();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    pub(super) fn accepted_ids(&self) -> BTreeSet<String> {
        let machine = self.exported("").into_iter().filter(|item| item["status"] == "machine");
        machine.map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    }

    /// Claims and answers so many items; returns ids, the source of each and whether a suggestion came with it.
    pub(super) fn label(&self, count: usize, answer: impl Fn(&str) -> &'static str) -> Vec<(String, String, bool)> {
        (0..count)
            .map(|_| {
                let claimed = self.labeler.post("/api/v1/projects/p/assignments").value();
                let (id, assignment) =
                    (claimed["item"]["id"].as_str().unwrap(), claimed["assignment"].as_i64().unwrap());
                let path = format!("/api/v1/assignments/{assignment}/annotation");
                let held = qualm::domain::AssignmentId(assignment);
                let source = self.server.store().read(|r| Ok(r.assignment(held)?.source)).unwrap();
                let reply = self.labeler.json("POST", &path, &json!({"label": answer(id)}));
                assert_eq!(reply.status, 201, "{}", reply.text());
                (id.to_owned(), source, claimed.get("suggestion").is_some())
            })
            .collect()
    }

    pub(super) fn actions(&self) -> Vec<String> {
        let root = self.server.token(self.server.person("root"), &Scope::ALL);
        assert_eq!(root.get("/api/v1/audit/verify").value()["broken"], Value::Null);
        let entries = root.get("/api/v1/audit?limit=1000").value();
        entries.as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap().to_owned()).collect()
    }
}
