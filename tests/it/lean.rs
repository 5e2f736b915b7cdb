//! What a first reviewer who escalates would have said: kept, hidden until the second tier has decided, then counted.

use super::desk::{Desk, code, refused};
use super::support::TestServer;
use qualm::domain::WorkflowRole;
use serde_json::{Value, json};

#[test]
fn a_lean_is_hidden_until_the_second_tier_has_decided_and_then_counts() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let (ana, lea) = (desk.reviewer("ana"), desk.lead("lea"));
    let seen = |asked: &Value| {
        let life = desk.admin.get(&format!("/api/v1/decisions/{}/life", asked["decision"])).value();
        life["verdicts"][0]["lean"].clone()
    };
    // Leant to, and said by the second tier; the last one says no lean.
    let days = [("approve", "approve"), ("reject", "approve"), ("reject", "reject"), ("", "approve")];
    for (at, (lean, word)) in days.into_iter().enumerate() {
        let asked = desk.ask(&format!("case-{at}"), &json!({}));
        let mut more = json!({"reason_code": "wrong_facts", "note": "Not mine to say."});
        if !lean.is_empty() {
            more["lean"] = json!(lean);
        }
        let given = desk.say(&ana, &desk.next(&ana), "escalate", &more);
        assert_eq!(given.status, 201, "{}", given.text());
        assert_eq!(seen(&asked), Value::Null, "the second tier may read a decision's life");
        let held = desk.next(&lea);
        assert!(held["tier"] == 2 && !held.to_string().contains("lean"), "{held}");
        let why = if word == "reject" { json!({"reason_code": "wrong_facts"}) } else { json!({}) };
        assert_eq!(desk.say(&lea, &held, word, &why).status, 201);
        assert_eq!(seen(&asked), if lean.is_empty() { Value::Null } else { json!(lean) });
        server.wait_secs(60);
    }
    let metrics = desk.admin.get("/api/v1/workflows/refunds/metrics").value();
    let leaned = &metrics["escalation"]["as_leaned"];
    assert_eq!((&leaned["n"], &leaned["k"]), (&json!(3), &json!(2)), "{leaned}");
    assert_eq!(metrics["escalation"]["escalated"]["k"], 4);
    desk.audited();
}

#[test]
fn a_lean_goes_with_an_escalation_and_is_one_of_three_words() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");
    desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    for (verb, lean) in [("approve", "approve"), ("reject", "reject"), ("escalate", "defer"), ("escalate", "escalate")]
    {
        let more = json!({"reason_code": "wrong_facts", "lean": lean});
        assert_eq!(code(&desk.say(&ana, &held, verb, &more)), refused(422, "lean"), "{verb} {lean}");
    }
    let said = json!({"reason_code": "wrong_facts", "lean": "approve"});
    assert_eq!(desk.say(&ana, &held, "escalate", &said).status, 201);
    assert_eq!(desk.say(&ana, &held, "escalate", &said).status, 200, "a repeat");
    let other = json!({"reason_code": "wrong_facts", "lean": "reject"});
    assert_eq!(
        code(&desk.say(&ana, &held, "escalate", &other)),
        refused(409, "already_decided"),
        "another lean is no repeat"
    );
}

#[test]
fn the_page_asks_for_it_and_keeps_it_from_whoever_decides() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let [ana, lea] = [("ana", WorkflowRole::Reviewer), ("lea", WorkflowRole::Lead)].map(|(name, role)| {
        let person = server.person(name);
        desk.join(person, role);
        server.wait_secs(6);
        server.browser(person)
    });
    desk.ask("case-1", &json!({}));
    let page = ana.get("/workflows/refunds/items/1").text();
    assert!(page.contains("type=\"radio\" name=\"lean\" value=\"reject\""), "{page}");
    let csrf = ana.csrf();
    let fields = [
        ("csrf", csrf.as_str()),
        ("fence", "1"),
        ("version", "1"),
        ("verb", "escalate"),
        ("reason_code", "wrong_facts"),
        ("lean", "reject"),
    ];
    assert_eq!(ana.form("/reviews/1/verdict", &fields).status, 303);
    let page = lea.get("/workflows/refunds/items/1").text();
    assert!(page.contains("ana</b> sent it to the second tier"), "{page}");
    assert!(!page.contains("Would have") && !page.contains("name=\"lean\""), "{page}");
    assert!(!lea.get("/decisions/1").text().contains("Would have"));
    let csrf = lea.csrf();
    let fields = [("csrf", csrf.as_str()), ("fence", "1"), ("version", "2"), ("verb", "approve")];
    assert_eq!(lea.form("/reviews/2/verdict", &fields).status, 303);
    assert!(lea.get("/decisions/1").text().contains("Would have rejected it."));
}
