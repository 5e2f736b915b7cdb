//! How a question ends without a verdict: a newer revision, its caller, time. None of them approves.

use super::desk::{Desk, code, refused};
use super::support::TestServer;
use serde_json::{Value, json};

#[test]
fn a_new_revision_supersedes_the_open_item() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");
    let first = desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    let second = desk.ask("case-1", &json!({"revision": 2, "confidence": 0.5}));
    assert_eq!(desk.see(&first["decision"])["status"], "superseded");
    assert_eq!(code(&desk.say(&ana, &held, "approve", &json!({}))), refused(409, "superseded"));
    assert_eq!(desk.next(&ana)["decision"]["decision"], second["decision"]);
    let older = desk.post("case-1", &json!({"revision": 1, "confidence": 0.1}));
    assert_eq!(code(&older), refused(409, "duplicate_key"));
    // An approval that was not used yet is taken back by a newer revision.
    let held = desk.next(&ana);
    desk.say(&ana, &held, "approve", &json!({}));
    desk.ask("case-1", &json!({"revision": 4}));
    assert_eq!(desk.see(&second["decision"])["approved"], false);
    assert_eq!(code(&desk.post("case-1", &json!({"revision": 3}))), refused(409, "superseded"));
}

#[test]
fn a_caller_calls_it_off_with_a_reason_until_it_was_done() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");
    let asked = desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    let cancel = |decision: &Value, reason: &str| {
        desk.bot.json("POST", &format!("/api/v1/decisions/{decision}/cancel"), &json!({"reason": reason}))
    };
    assert_eq!(code(&cancel(&asked["decision"], " ")), refused(422, "reason_required"));
    assert_eq!(cancel(&asked["decision"], "the customer withdrew").value()["status"], "cancelled");
    assert_eq!(cancel(&asked["decision"], "the customer withdrew").status, 200);
    assert_eq!(code(&desk.say(&ana, &held, "approve", &json!({}))), refused(409, "cancelled"));
    let asked = desk.ask("case-2", &json!({}));
    let held = desk.next(&ana);
    desk.say(&ana, &held, "reject", &json!({"reason_code": "wrong_amount"}));
    assert_eq!(code(&cancel(&asked["decision"], "too late")), refused(409, "already_decided"));
}

#[test]
fn an_expiry_never_approves_and_holding_is_the_default() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");
    let held = desk.ask("case-1", &json!({"expires_secs": 60}));
    let rejected = desk.ask("case-2", &json!({"expires_secs": 60, "on_expire": "reject"}));
    let claimed = desk.try_next(&ana, &json!({"item": rejected["item"]["item"]})).value();
    server.wait_secs(61);
    server.settle();
    assert_eq!(desk.see(&held["decision"])["status"], "pending");
    let seen = desk.see(&rejected["decision"]);
    assert_eq!((seen["status"].as_str(), seen["approved"].as_bool()), (Some("expired"), Some(false)));
    assert_eq!(code(&desk.say(&ana, &claimed, "approve", &json!({}))), refused(410, "expired"));
    assert_eq!(desk.next(&ana)["decision"]["decision"], held["decision"]);
}

#[test]
fn a_breach_of_the_promised_time_is_said_once_for_each_tier_and_decides_nothing() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let (ana, _bea) = (desk.reviewer("ana"), desk.lead("bea"));
    let asked = desk.ask("case-1", &json!({"sla_secs": 90}));
    let breaches = || desk.happened().iter().filter(|kind| *kind == "item.sla_breached").count();
    server.wait_secs(90);
    server.settle();
    assert_eq!(breaches(), 0);
    server.wait_secs(1);
    server.settle();
    server.settle();
    assert_eq!(breaches(), 1);
    let pressure = desk.bot.get("/api/v1/queues/refunds/pressure").value();
    assert_eq!((pressure["overdue"].as_i64(), pressure["oldest_secs"].as_i64()), (Some(1), Some(91)));
    assert_eq!(pressure["advice"], "slow_down");
    assert_eq!(desk.see(&asked["decision"])["status"], "pending");
    let held = desk.next(&ana);
    desk.say(&ana, &held, "escalate", &json!({"reason_code": "not_sure"}));
    server.settle();
    assert_eq!(breaches(), 1);
    server.wait_secs(86_401);
    server.settle();
    assert_eq!(breaches(), 2);
}
