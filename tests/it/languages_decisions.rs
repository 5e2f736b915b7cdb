//! What a workflow's pages say once much has happened in it: everything comes from the catalogue. As in `languages.rs` the
//! team's data is Greek, so that every Latin word is the program's own.

use super::desk::{Desk, yellow};
use super::languages::{in_language, unbracketed};
use super::support::{Client, Reply, TestServer};
use qualm::language::offer_bracketed;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn action(usd: usize) -> Value {
    json!({"name": "επιστροφή", "args": {"παραγγελία": "α", "usd": usd}})
}

fn request(at: usize, confidence: f64) -> Value {
    json!({"action": action(40 + at), "rationale": "αργεί", "input": {"κείμενο": "γράμμα"}, "confidence": confidence,
           "evidence": {"ποσό": 3}, "subject": "Ζωή", "model": {"id": "μ-3", "fingerprint": "φ1"}, "prompt_hash": "π1"})
}

fn policy(more: &Value) -> Value {
    let codes = json!([{"code": "amount", "title": "λάθος ποσό"}, {"code": "other", "title": "άλλο"}]);
    let mut full = json!({"reason_codes": codes, "daily_cap": 100_000, "reject_memory_days": 0, "matrix": yellow()});
    more.as_object().unwrap().iter().for_each(|(key, value)| full[key] = value.clone());
    full
}

/// So many decisions, of which people change about a fifth.
fn decided(desk: &Desk<'_>, who: &Client, from: usize, to: usize) {
    for at in from..to {
        let sure = if at.is_multiple_of(2) { 0.96 } else { 0.7 };
        let asked = desk.ask(&format!("υπόθεση-{at}"), &request(at, sure));
        let held = desk.try_next(who, &json!({"item": asked["item"]["item"]})).value();
        let (verb, more) = match at % 10 {
            1 | 3 => ("reject", json!({"reason_code": "amount"})),
            5 => ("edit", json!({"args": {"παραγγελία": "α", "usd": 1}, "reason_code": "amount"})),
            7 => ("escalate", json!({"reason_code": "other", "note": "δύσκολο", "lean": "reject"})),
            _ => ("approve", json!({})),
        };
        let reply = desk.say(who, &held, verb, &more);
        assert_eq!(reply.status, 201, "{}", reply.text());
    }
}

/// Pages as somebody sees them in the language of tests, and what they say outside it.
struct Looker {
    who: Client,
    wrong: BTreeSet<String>,
}

impl Looker {
    fn see(&mut self, place: &str, reply: &Reply) -> String {
        let page = reply.text();
        assert!(page.starts_with("<!doctype html>"), "{place}: {} {page}", reply.status);
        assert!(page.contains("<html lang=\"en-x-test\"") && !page.contains("id=\"main\" class=\"\" lang="), "{place}");
        self.wrong.extend(unbracketed(&page).into_iter().map(|word| format!("{place}: {word}")));
        // What is left in English marks itself; the audit log is in English by decision.
        let left = page.split("<span lang=\"en\" dir=\"ltr\">").skip(1).filter(|_| !place.starts_with("/audit"));
        self.wrong.extend(left.map(|text| format!("{place}: nobody translated {}", text.split('<').next().unwrap())));
        page
    }

    fn look(&mut self, path: &str, shows: &[&str]) -> String {
        let page = self.see(path, &self.who.get(path));
        let missing = shows.iter().filter(|part| !page.contains(**part));
        self.wrong.extend(missing.map(|part| format!("{path} does not show {part}")));
        page
    }

    fn send(&mut self, path: &str, fields: &[(&str, &str)]) {
        let csrf = self.who.csrf();
        let all: Vec<(&str, &str)> = [("csrf", csrf.as_str())].into_iter().chain(fields.iter().copied()).collect();
        let reply = self.who.form(path, &all);
        if reply.status != 303 {
            self.see(path, &reply);
        }
    }
}

#[test]
fn a_workflow_in_which_much_happened_says_it_all_from_the_catalogue() {
    offer_bracketed();
    let server = TestServer::start();
    let desk = Desk::open(&server, "case", &json!({"title": "Υπόθεση"}));
    let boss = server.person("boss");
    let ana = desk.reviewer("Ρέα");
    let lead = desk.lead("Λία");
    desk.policy(&policy(&json!({})));

    // A handful first, so that pages say that it is not enough; then two weeks of them.
    decided(&desk, &ana, 0, 20);
    let seen = |page: &str| {
        let mut looker = Looker { who: in_language(server.browser(boss), "en-x-test"), wrong: BTreeSet::new() };
        looker.look(page, &["not enough evidence"]);
        assert!(looker.wrong.is_empty(), "{:#?}", looker.wrong);
    };
    seen("/workflows/case/metrics");
    server.wait_secs(8 * 86_400);
    decided(&desk, &ana, 20, 130);
    for _ in 0..3 {
        let held = desk.next(&lead);
        let said = json!({"reason_code": "amount", "note": "ναι"});
        assert_eq!(desk.say(&lead, &held, "reject", &said).status, 201);
    }
    assert_eq!(desk.admin.json("POST", "/api/v1/workflows/case/calibrate", &json!({})).status, 200);

    // A second policy routes, a third runs in the shadow, and something went wrong.
    let alone = json!({"mode": "confidence", "outbox_secs": 300, "approval_audit_rate": 1.0, "auto_audit_rate": 1.0});
    desk.policy(&policy(&alone));
    let mut stricter = policy(&alone);
    (stricter["auto_threshold"], stricter["review_floor"]) = (json!(0.97), json!(0.3));
    let version = desk.propose(&stricter);
    let shadow = desk.admin.json("PUT", "/api/v1/workflows/case/shadow", &json!({"version": version}));
    assert_eq!(shadow.status, 200, "{}", shadow.text());
    let held_back = desk.ask("κρατά", &request(1, 0.96));
    let released = desk.ask("φεύγει", &request(2, 0.96));
    // Another prompt is not calibrated, so a person is asked.
    let uncalibrated = |revision: usize| {
        let mut changed = request(revision, 0.8);
        (changed["prompt_hash"], changed["revision"]) = (json!("π2"), json!(revision));
        changed
    };
    let older = desk.ask("αλλάζει", &uncalibrated(1));
    let newer = desk.ask("αλλάζει", &uncalibrated(2));
    let held = desk.try_next(&ana, &json!({"item": newer["item"]["item"]})).value();
    let edit = json!({"args": {"παραγγελία": "α", "usd": 7}, "reason_code": "amount", "note": "λίγο"});
    let edited = desk.say(&ana, &held, "edit", &edit);
    assert_eq!(edited.status, 201, "{}", edited.text());
    desk.ask("κάτω", &request(5, 0.1));
    let other = json!({"state": "started", "args": {"παραγγελία": "α", "usd": 400}});
    assert_eq!(desk.effect(&newer["decision"], &other).status, 409);
    assert_eq!(desk.effect(&held_back["decision"], &other).status, 409);
    let flag = format!("/api/v1/decisions/{}/flag", newer["decision"]);
    assert_eq!(desk.bot.json("POST", &flag, &json!({"cause": "contest"})).status, 200);
    let case =
        |usd: usize, known: &str| json!({"known": known, "note": "σημείωση", "decision": {"action": action(usd)}});
    let planted = json!({"items": [case(900, "reject"), case(901, "approve"), case(902, "reject")]});
    let stock = desk.admin.json("POST", "/api/v1/workflows/case/gold", &planted);
    assert_eq!(stock.status, 201, "{}", stock.text());

    let mut admin = Looker { who: in_language(server.browser(boss), "en-x-test"), wrong: BTreeSet::new() };
    let life = |decision: &Value| format!("/decisions/{}", decision["decision"]);
    admin.look(&life(&held_back), &["In the outbox until", "alarm", "In the shadow"]);
    admin.look(&life(&released), &["waits in the outbox"]);
    admin.look(&life(&older), &["superseded"]);
    admin.look(&life(&newer), &["Revision 1", "What a person changed", "second look", "this workflow has no project"]);
    admin.look("/decisions/1", &["It confirms the model"]);
    admin.look("/workflows/case/reconciliation", &["Alarms", "What ran is not what was approved"]);
    admin.look("/workflows/case/reconciliation?all=1", &["Everything granted"]);
    admin.look("/workflows/case/policies", &["runs in the shadow", "routes now", "What differs"]);
    admin.look("/workflows/case/policies/new", &["It starts from version", "Acts alone when at least this sure"]);
    for (name, value) in
        [("auto_threshold", "a lot"), ("sla_secs", "soon"), ("daily_cap", "few"), ("review_floor", "0.99")]
    {
        admin.send("/workflows/case/policies", &[(name, value)]);
    }
    for (name, value) in [("auto_audit_rate", "7"), ("sla_secs", "-1"), ("cost", "green")] {
        admin.send("/workflows/case/policies", &[(name, value)]);
    }
    server.wait_secs(3 * 86_400);
    admin.who = in_language(server.browser(boss), "en-x-test");
    admin.look("/workflows/case/policies", &["of the queue are", "Activate it all the same"]);
    for query in ["", "?from=2026-11-01&to=2026-12-31", "?from=2027-05-01", "?from=x"] {
        admin.look(&format!("/workflows/case/metrics{query}"), &[]);
    }
    admin.look("/workflows/case/metrics", &["Override rate by week", "in the shadow", "fitted on", "in a row"]);

    admin.look("/workflows/case/gold", &["The stock"]);
    admin.send("/workflows/case/gold", &[("action", "α"), ("args", "{"), ("known", "reject")]);
    admin.send("/workflows/case/gold", &[("action", "α"), ("args", "{\"usd\": 1}"), ("known", "approve")]);
    admin.send("/workflows/case/gold", &[("action", "α"), ("known", "perhaps")]);
    admin.send("/workflows/case/gold/share", &[("share", "x")]);
    admin.send("/workflows/case/gold/share", &[("share", "0")]);
    admin.send("/workflows/case/gold/1/retire", &[]);
    admin.look("/workflows/case/gold?done=retired", &["Their share is 0", "retired"]);

    admin.look("/workflows/case/oversight?ai_act=1", &["kept", "nothing to check yet"]);
    admin.look("/oversight", &["policy version"]);
    admin.look("/audit", &["entries"]);
    for query in ["?actor=test", "?from=x", "?before=x", "?workflow=test", "?text=test", "?workflow=case&actor=server"]
    {
        admin.look(&format!("/audit{query}"), &[]);
    }
    admin.send("/audit/verify", &[]);
    let own = in_language(server.browser(server.person("Ζωή")), "en-x-test");
    let mut nobody = Looker { who: own, wrong: BTreeSet::new() };
    nobody.look("/oversight", &["You govern none"]);
    admin.wrong.extend(nobody.wrong);
    assert!(admin.wrong.is_empty(), "{:#?}", admin.wrong);
}
