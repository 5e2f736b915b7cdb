//! From a program's question to a person's verdict and back: the whole way, over HTTP.

use super::desk::{Desk, code, refused};
use super::support::TestServer;
use serde_json::json;
use std::time::{Duration, Instant};

#[test]
fn a_decision_waits_for_a_person_and_its_caller_acts_on_exactly_what_was_approved() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");

    let before = desk.audited();
    let asked = desk.ask("case-991", &json!({}));
    assert_eq!((asked["status"].as_str(), asked["approved"].as_bool()), (Some("pending"), Some(false)));
    assert_eq!((asked["route"].as_str(), asked["route_reason"].as_str()), (Some("review"), Some("gate_all")));
    assert_eq!(asked["thresholds"], json!({"auto": 0.85, "floor": 0.6}));
    assert_eq!(asked["audit_seq"].as_i64(), Some(before + 1));
    assert!(asked["grant"].is_null() && asked["final_args"].is_null(), "{asked}");

    let held = desk.next(&ana);
    assert_eq!(held["decision"]["action"], json!({"name": "refund", "args": {"order": "case-991", "usd": 40}}));
    assert_eq!(held["decision"]["rationale"], "The parcel is late.");

    // The caller waits on the wire while the person decides.
    let decision = asked["decision"].clone();
    let waiting = {
        let (bot, path) = (desk.bot.clone(), format!("/api/v1/decisions/{decision}?wait=30"));
        std::thread::spawn(move || (Instant::now(), bot.get(&path).value(), Instant::now()))
    };
    std::thread::sleep(Duration::from_millis(200));
    let given = desk.say(&ana, &held, "approve", &json!({}));
    assert_eq!(given.status, 201, "{}", given.text());
    let (_, seen, _) = waiting.join().unwrap();
    assert_eq!((seen["status"].as_str(), seen["approved"].as_bool()), (Some("approved"), Some(true)));
    assert_eq!(seen["final_args"], json!({"order": "case-991", "usd": 40}));
    assert!(seen["timed_out"].is_null());

    let grant = seen["grant"].as_str().unwrap();
    for state in ["started", "succeeded"] {
        let body = json!({"grant": grant, "state": state, "args": {"usd": 40.0, "order": "case-991"}});
        let reply = desk.effect(&decision, &body);
        assert_eq!((reply.status, reply.value()["effect"].as_str()), (200, Some(state)), "{}", reply.text());
    }
    assert_eq!(
        desk.happened()[2..],
        [
            "item.opened",
            "decision.routed",
            "correction.recorded",
            "item.decided",
            "decision.effect_reported",
            "decision.effect_reported"
        ]
    );
    assert_eq!(desk.audited(), before + 5);
}

#[test]
fn a_wait_that_runs_out_is_never_an_approval() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let asked = desk.ask("case-1", &json!({}));
    let seen = desk.bot.get(&format!("/api/v1/decisions/{}?wait=1", asked["decision"])).value();
    assert_eq!((seen["timed_out"].as_bool(), seen["approved"].as_bool()), (Some(true), Some(false)));
    assert_eq!(seen["status"], "pending");
}

#[test]
fn a_repeat_finds_its_decision_and_another_request_under_its_key_is_refused() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let asked = desk.ask("case-1", &json!({}));
    let entries = desk.audited();
    let again = desk.post("case-1", &json!({}));
    assert_eq!(again.status, 200);
    assert_eq!(again.value()["decision"], asked["decision"]);
    assert_eq!(desk.audited(), entries, "a repeat writes nothing");
    let other = desk.post("case-1", &json!({"confidence": 0.79}));
    assert_eq!(code(&other), refused(409, "duplicate_key"), "{}", other.text());
    assert_eq!(other.value()["error"]["detail"]["decision"], asked["decision"]);
}

#[test]
fn an_idempotency_key_gives_the_first_reply_and_no_other_request() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let bot = desk.bot.clone().with("idempotency-key", "k-1");
    let first = bot.json("POST", "/api/v1/decisions", &desk.request("case-1", &json!({})));
    let again = bot.json("POST", "/api/v1/decisions", &desk.request("case-1", &json!({})));
    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!((first.text(), again.header("idempotent-replayed")), (again.text(), Some("true")));
    let other = bot.json("POST", "/api/v1/decisions", &desk.request("case-2", &json!({})));
    assert_eq!(code(&other), refused(422, "idempotency_key"));
}

#[test]
fn a_broken_confidence_goes_to_review() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&json!({"mode": "confidence", "matrix": super::desk::yellow()}));
    for (at, confidence) in [json!(null), json!("0.99"), json!(1.7), json!(-0.1), json!({"p": 1})].iter().enumerate() {
        let asked = desk.ask(&format!("case-{at}"), &json!({"confidence": confidence}));
        assert_eq!(
            (asked["route"].as_str(), asked["route_reason"].as_str()),
            (Some("review"), Some("confidence_invalid"))
        );
    }
    let missing = {
        let mut request = desk.request("case-9", &json!({}));
        request.as_object_mut().unwrap().remove("confidence");
        desk.bot.json("POST", "/api/v1/decisions", &request).value()
    };
    assert_eq!(missing["route_reason"], "confidence_invalid");
    let uncalibrated = desk.ask("case-10", &json!({"confidence": 0.999, "confidence_kind": "calibrated"}));
    assert_eq!(uncalibrated["route_reason"], "uncalibrated");
}

#[test]
fn a_person_cannot_post_without_a_role_and_a_program_cannot_decide() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");
    assert_eq!(desk.post("case-1", &json!({})).status, 201);
    assert_eq!(ana.json("POST", "/api/v1/decisions", &desk.request("case-2", &json!({}))).status, 403);
    let stranger = server.token(server.person("eve"), &qualm::domain::Scope::ALL);
    let reply = stranger.json("POST", "/api/v1/decisions", &desk.request("case-2", &json!({})));
    assert_eq!((reply.status, reply.message().as_str()), (404, "there is no workflow `refunds`"));
    // Not with its own token, not with one that has every scope, not with the role of a reviewer beside it.
    let bot = server.person("bot-refunds");
    for scopes in [&qualm::domain::Scope::ALL[..], &[qualm::domain::Scope::Decide]] {
        assert_eq!(desk.try_next(&server.token(bot, scopes), &json!({})).status, 403);
    }
    desk.join(bot, qualm::domain::WorkflowRole::Reviewer);
    assert_eq!(desk.try_next(&desk.bot, &json!({})).status, 403);
}
