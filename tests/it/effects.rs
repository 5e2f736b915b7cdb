//! Grants, the outbox, the kill switch: what may run is what was approved, once.

use super::desk::{Desk, code, refused, yellow};
use super::support::TestServer;
use qualm::routing::CalibratorMap;
use qualm::store::NewCalibrator;
use serde_json::{Value, json};

/// A workflow that acts alone when sure, with a calibrator that believes the model.
pub fn calibrated<'a>(server: &'a TestServer, slug: &str, policy: &Value) -> Desk<'a> {
    let desk = Desk::open(server, slug, &json!({}));
    let mut full = json!({"mode": "confidence", "matrix": yellow(), "auto_audit_rate": 0.0, "near_audit_rate": 0.0});
    policy.as_object().unwrap().iter().for_each(|(key, value)| full[key] = value.clone());
    desk.policy(&full);
    let (workflow, now) = (desk.workflow, server.now());
    let calibrator = NewCalibrator {
        workflow,
        source: "self_report".into(),
        model: "m-3".into(),
        fingerprint: None,
        threshold: None,
        prompt_hash: "p1".into(),
        method: "identity".into(),
        map: CalibratorMap { knots: vec![(0.0, 0.0), (1.0, 1.0)] },
        labels: 100,
        is_valid: true,
        detail: json!({}),
        expires: now.plus_secs(30 * 86_400),
    };
    server.store().write(move |tx| tx.insert_calibrator(&calibrator, now)).unwrap();
    desk
}

/// A decision that a reviewer approved.
fn approved(desk: &Desk<'_>, external: &str) -> Value {
    let ana = desk.reviewer("ana");
    let asked = desk.ask(external, &json!({}));
    let held = desk.try_next(&ana, &json!({"item": asked["item"]["item"]})).value();
    assert_eq!(desk.say(&ana, &held, "approve", &json!({})).status, 201);
    desk.see(&asked["decision"])
}

fn alarms(desk: &Desk<'_>) -> usize {
    desk.server.store().read(|r| r.alarms(desk.workflow, 100)).unwrap().len()
}

#[test]
fn sure_and_calibrated_acts_alone_and_a_valid_calibrator_is_what_it_takes() {
    let server = TestServer::start();
    let desk = calibrated(&server, "tags", &json!({}));
    let routed = |external: &str, confidence: f64| {
        let asked = desk.ask(external, &json!({"confidence": confidence}));
        (asked["status"].as_str().unwrap().to_owned(), asked["grant"].is_string())
    };
    assert_eq!(routed("a", 0.85), ("auto_execute".into(), true));
    assert_eq!(routed("b", 0.8499), ("pending".into(), false));
    assert_eq!(routed("c", 0.5999), ("below_floor".into(), false));
    let other_prompt = desk.ask("d", &json!({"confidence": 0.99, "prompt_hash": "p2"}));
    assert_eq!(other_prompt["route_reason"], "uncalibrated");
    assert_eq!(other_prompt["confidence"]["calibration"], "missing");
    server.wait_secs(30 * 86_400);
    let stale = desk.ask("e", &json!({"confidence": 0.99}));
    assert_eq!(
        (stale["status"].as_str(), stale["confidence"]["calibration"].as_str()),
        (Some("pending"), Some("stale"))
    );
}

#[test]
fn a_grant_fits_one_payload_once() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let seen = approved(&desk, "case-1");
    let (decision, grant) = (&seen["decision"], &seen["grant"]);
    let report = |state: &str, args: Value, grant: &Value| {
        desk.effect(decision, &json!({"state": state, "args": args, "grant": grant}))
    };
    let args = json!({"order": "case-1", "usd": 40});
    let other = report("started", json!({"order": "case-1", "usd": 400}), grant);
    assert_eq!(code(&other), refused(409, "integrity_alarm"), "{}", other.text());
    assert_eq!(alarms(&desk), 1);
    assert_eq!(
        code(&report("started", args.clone(), &json!("qgr_1_00000000000000000000000000000000"))).1,
        "integrity_alarm"
    );
    assert_eq!(report("started", args.clone(), grant).status, 200);
    assert_eq!(report("started", args.clone(), grant).status, 200, "a repeat on the wire is no second run");
    assert_eq!(report("succeeded", args.clone(), grant).status, 200);
    assert!(desk.see(decision)["grant"].is_null(), "a used grant is not shown again");
    let twice = report("started", args, grant);
    assert_eq!(code(&twice), refused(409, "integrity_alarm"));
    let view = desk.admin.get("/api/v1/workflows/refunds/reconciliation").value();
    assert_eq!(view["decisions"][0]["finding"], "alarm");
    assert_eq!(view["alarms"].as_array().unwrap().len(), 3);
    desk.audited();
}

#[test]
fn an_effect_without_an_approval_is_an_alarm_that_stays() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let asked = desk.ask("case-1", &json!({}));
    let body = json!({"state": "succeeded", "args": {"order": "case-1", "usd": 40}});
    let reply = desk.effect(&asked["decision"], &body);
    assert_eq!(code(&reply), refused(409, "integrity_alarm"));
    let view = desk.admin.get("/api/v1/workflows/refunds/reconciliation").value();
    assert_eq!(
        (view["decisions"][0]["status"].as_str(), view["decisions"][0]["finding"].as_str()),
        (Some("pending"), Some("alarm"))
    );
    assert!(desk.happened().contains(&"integrity.alarm".to_owned()));
}

#[test]
fn after_an_edit_the_proposed_payload_may_not_run() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");
    let asked = desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    let edited = json!({"order": "case-1", "usd": 25});
    desk.say(&ana, &held, "edit", &json!({"args": edited, "reason_code": "wrong_amount"}));
    let seen = desk.see(&asked["decision"]);
    let with = |args: &Value| json!({"state": "started", "args": args, "grant": seen["grant"]});
    assert_eq!(desk.effect(&asked["decision"], &with(&json!({"order": "case-1", "usd": 40}))).status, 409);
    assert_eq!(desk.effect(&asked["decision"], &with(&edited)).status, 200);
}

#[test]
fn an_action_nothing_more_is_heard_of_is_unknown_and_a_late_word_settles_it() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let seen = approved(&desk, "case-1");
    let body = |state: &str| json!({"state": state, "args_digest": seen["args_digest"], "grant": seen["grant"]});
    assert_eq!(desk.effect(&seen["decision"], &body("started")).status, 200);
    server.wait_secs(3600);
    server.settle();
    assert_eq!(desk.see(&seen["decision"])["effect"], "unknown");
    let view = desk.admin.get("/api/v1/workflows/refunds/reconciliation").value();
    assert_eq!(view["decisions"][0]["finding"], "unknown");
    assert_eq!(desk.effect(&seen["decision"], &body("succeeded")).status, 200);
    let view = desk.admin.get("/api/v1/workflows/refunds/reconciliation").value();
    assert_eq!(view["decisions"], json!([]));
    assert_eq!(alarms(&desk), 0);
}

#[test]
fn a_grant_that_ran_out_and_was_never_used_is_on_the_list() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let seen = approved(&desk, "case-1");
    server.wait_secs(24 * 3600);
    assert!(desk.see(&seen["decision"])["grant"].is_null());
    let view = desk.admin.get("/api/v1/workflows/refunds/reconciliation").value();
    assert_eq!(view["decisions"][0]["finding"], "not_executed");
    let late = json!({"state": "started", "args_digest": seen["args_digest"], "grant": seen["grant"]});
    assert_eq!(code(&desk.effect(&seen["decision"], &late)), refused(409, "integrity_alarm"));
}

#[test]
fn the_outbox_holds_what_acts_alone_and_a_person_can_stop_it() {
    let server = TestServer::start();
    let desk = calibrated(&server, "mails", &json!({"outbox_secs": 300}));
    let ana = desk.reviewer("ana");
    let (stopped, left) = (desk.ask("a", &json!({"confidence": 0.9})), desk.ask("b", &json!({"confidence": 0.9})));
    assert_eq!((stopped["status"].as_str(), stopped["approved"].as_bool()), (Some("scheduled"), Some(false)));
    assert!(stopped["grant"].is_null());
    let stop = |decision: &Value| {
        ana.json("POST", &format!("/api/v1/decisions/{decision}/stop"), &json!({"reason_code": "wrong_recipient"}))
    };
    assert_eq!(stop(&stopped["decision"]).value()["status"], "halted");
    server.wait_secs(300);
    assert_eq!(desk.see(&stopped["decision"])["approved"], false);
    let seen = desk.see(&left["decision"]);
    assert_eq!((seen["status"].as_str(), seen["grant"].is_string()), (Some("auto_execute"), true));
    assert_eq!(code(&stop(&left["decision"])), refused(409, "released"));
}

#[test]
fn the_kill_switch_stops_what_is_new_and_revokes_what_was_granted() {
    let server = TestServer::start();
    let desk = calibrated(&server, "tags", &json!({}));
    let ana = desk.reviewer("ana");
    let granted = desk.ask("a", &json!({"confidence": 0.9}));
    desk.ask("b", &json!({"confidence": 0.7}));
    let held = desk.next(&ana);
    let halt = |body: Value| ana.json("POST", "/api/v1/workflows/tags/halt", &body);
    assert_eq!(code(&halt(json!({"reason_code": ""}))), refused(422, "reason_required"));
    assert_eq!(halt(json!({"reason_code": "model_misbehaves"})).value()["revoked_grants"], 1);
    assert_eq!(desk.ask("c", &json!({"confidence": 0.99}))["status"], "halted");
    assert_eq!(desk.bot.get("/api/v1/queues/tags/pressure").value()["advice"], "stop");
    let seen = desk.see(&granted["decision"]);
    assert_eq!((seen["status"].as_str(), seen["approved"].as_bool()), (Some("halted"), Some(false)));
    let run = json!({"state": "started", "args_digest": granted["args_digest"], "grant": granted["grant"]});
    assert_eq!(code(&desk.effect(&granted["decision"], &run)), refused(409, "integrity_alarm"));
    assert_eq!(code(&desk.say(&ana, &held, "approve", &json!({}))), refused(409, "halted"));
    assert_eq!(desk.say(&ana, &held, "reject", &json!({"reason_code": "other", "note": "stopped"})).status, 201);
    let resume = |text: &str| desk.admin.json("POST", "/api/v1/workflows/tags/resume", &json!({"rationale": text}));
    assert_eq!(code(&resume("ok")), refused(422, "rationale_required"));
    assert_eq!(resume("The provider rolled its update back.").status, 200);
    assert_eq!(desk.ask("d", &json!({"confidence": 0.99}))["status"], "auto_execute");
    desk.audited();
}

#[test]
fn after_a_persons_reject_the_same_subject_is_not_acted_on_alone() {
    let server = TestServer::start();
    let desk = calibrated(&server, "tags", &json!({}));
    let ana = desk.reviewer("ana");
    desk.ask("a", &json!({"confidence": 0.7, "subject": "customer 7"}));
    let held = desk.next(&ana);
    desk.say(&ana, &held, "reject", &json!({"reason_code": "wrong_facts"}));
    let same = desk.ask("b", &json!({"confidence": 0.99, "subject": "customer 7"}));
    assert_eq!((same["status"].as_str(), same["route_reason"].as_str()), (Some("pending"), Some("recent_reject")));
    assert_eq!(desk.ask("c", &json!({"confidence": 0.99, "subject": "customer 8"}))["status"], "auto_execute");
    server.wait_secs(10 * 86_400);
    let held = desk.next(&ana);
    desk.say(&ana, &held, "approve", &json!({}));
    assert_eq!(desk.ask("d", &json!({"confidence": 0.99, "subject": "customer 7"}))["status"], "auto_execute");
}

#[test]
fn a_reject_is_remembered_for_thirty_days_to_the_second() {
    for (secs, reason) in [(30 * 86_400, Some("recent_reject")), (30 * 86_400 + 1, None)] {
        let server = TestServer::start();
        let desk = calibrated(&server, "tags", &json!({}));
        let ana = desk.reviewer("ana");
        desk.ask("a", &json!({"confidence": 0.7, "subject": "customer 7"}));
        desk.say(&ana, &desk.next(&ana), "reject", &json!({"reason_code": "wrong_facts"}));
        server.wait_secs(secs);
        let same = desk.ask("b", &json!({"confidence": 0.7, "subject": "customer 7"}));
        let is_remembered = same["route_reason"] == "recent_reject";
        assert_eq!(is_remembered, reason.is_some(), "{secs}: {same}");
    }
}
