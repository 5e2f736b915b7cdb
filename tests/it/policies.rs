//! Policy versions: immutable, activated by another person, never laxer than their matrix, replayed to the letter.

use super::desk::{Desk, code, refused, yellow};
use super::effects::calibrated;
use super::support::TestServer;
use qualm::domain::Scope;
use serde_json::json;

#[test]
fn a_workflow_that_claims_less_oversight_than_its_matrix_cannot_be_activated() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "loans", &json!({}));
    let matrix = json!({"cost": "red", "reversibility": "yellow", "regulation": "red", "ambiguity": "green"});
    let version = desk.propose(&json!({"mode": "confidence", "matrix": matrix}));
    let other = server.token(server.admin("other"), &Scope::ALL);
    let activate =
        |version: i64| other.json("POST", &format!("/api/v1/workflows/loans/policies/{version}/activate"), &json!({}));
    let reply = activate(version);
    assert_eq!(code(&reply), refused(422, "matrix"));
    assert!(reply.message().contains("cost and regulation"), "{}", reply.message());
    let gate = desk.propose(&json!({"mode": "gate_all", "matrix": matrix}));
    assert_eq!(activate(gate).value()["oversight"], "in_the_loop");
    assert_eq!(activate(99).status, 404);
}

#[test]
fn whoever_proposed_acting_alone_does_not_activate_it() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "tags", &json!({}));
    let version = desk.propose(&json!({"mode": "confidence", "matrix": yellow()}));
    let path = format!("/api/v1/workflows/tags/policies/{version}/activate");
    assert_eq!(code(&desk.admin.json("POST", &path, &json!({}))), refused(403, "separation_of_duties"));
    desk.admin.json("PATCH", "/api/v1/workflows/tags", &json!({"settings": {"solo": true}}));
    assert_eq!(desk.admin.json("POST", &path, &json!({})).status, 200);
}

#[test]
fn a_version_never_changes_and_a_bad_one_is_refused() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "tags", &json!({}));
    let propose = |body| desk.admin.json("POST", "/api/v1/workflows/tags/policies", &body);
    let crossed = propose(json!({"policy": {"auto_threshold": 0.6, "review_floor": 0.8}, "rationale": "x"}));
    assert_eq!((crossed.status, crossed.message().contains("floor must be below")), (422, true));
    let unexplained = propose(json!({"policy": {"matrix": yellow()}}));
    assert_eq!(code(&unexplained), refused(422, "rationale_required"));
    assert_eq!(propose(json!({"policy": {"auto_treshold": 0.9}})).status, 422);
    let first = desk.admin.get("/api/v1/workflows/tags/policies/1").value();
    assert_eq!((first["is_active"].as_bool(), first["policy"]["mode"].as_str()), (Some(false), Some("gate_all")));
}

#[test]
fn the_queue_is_not_drained_by_lowering_the_bar() {
    let server = TestServer::start();
    let desk = calibrated(&server, "tags", &json!({}));
    desk.ask("a", &json!({"confidence": 0.7, "sla_secs": 60}));
    server.wait_secs(61);
    let version = desk.propose(&json!({"mode": "confidence", "matrix": yellow(), "auto_threshold": 0.65}));
    let second = server.token(server.person("second-boss"), &Scope::ALL);
    let path = format!("/api/v1/workflows/tags/policies/{version}/activate");
    assert_eq!(code(&second.json("POST", &path, &json!({"rationale": "faster"}))), refused(409, "queue_late"));
    let why = "The regulator asked for it by tonight, see letter 4711.";
    let anyway = json!({"rationale": why, "despite_late_queue": true});
    assert_eq!(second.json("POST", &path, &anyway).status, 200);
}

#[test]
fn replay_reproduces_what_was_and_shows_what_would_be() {
    let server = TestServer::start();
    let desk = calibrated(&server, "tags", &json!({}));
    for (case, confidence) in [("a", 0.99), ("b", 0.9), ("c", 0.7), ("d", 0.2)] {
        desk.ask(case, &json!({"confidence": confidence}));
    }
    let replay = |policy: serde_json::Value| {
        desk.admin.json("POST", "/api/v1/workflows/tags/replay", &json!({"policy": policy})).value()
    };
    let own = replay(json!("contemporary"));
    assert_eq!(
        (own["replayed"].as_i64(), own["changed"].as_i64(), own["alarms"].as_i64()),
        (Some(4), Some(0), Some(0))
    );
    let stricter = desk.propose(&json!({"mode": "confidence", "matrix": yellow(), "auto_threshold": 0.95}));
    let candidate = replay(json!(stricter));
    assert_eq!(candidate["moves"], json!({"auto to review": 1}));
    desk.policy(&json!({"mode": "gate_all", "matrix": yellow()}));
    assert_eq!(replay(json!("current"))["moves"], json!({"auto to review": 2, "below_floor to review": 1}));
    assert_eq!(replay(json!("contemporary"))["alarms"], 0, "a new policy leaves the past as it was");
}

#[test]
fn a_shadow_is_written_beside_the_live_route_and_acts_on_nothing() {
    let server = TestServer::start();
    let desk = calibrated(&server, "tags", &json!({}));
    let version = desk.propose(&json!({"mode": "confidence", "matrix": yellow(), "auto_threshold": 0.7}));
    let set = desk.admin.json("PUT", "/api/v1/workflows/tags/shadow", &json!({"version": version}));
    assert_eq!(set.status, 200, "{}", set.text());
    let asked = desk.ask("a", &json!({"confidence": 0.75}));
    assert_eq!(asked["status"], "pending");
    let life = desk.admin.get(&format!("/api/v1/decisions/{}/life", asked["decision"])).value();
    assert_eq!(life["shadow"], json!({"policy_version": version, "route": "auto", "reason": "at_or_above_threshold"}));
}

#[test]
fn an_expensive_decision_is_gated_in_a_workflow_that_acts_alone() {
    let server = TestServer::start();
    let desk = calibrated(&server, "tags", &json!({}));
    let dear = desk.ask("a", &json!({"confidence": 0.99, "impact": {"usd": 1000.01, "reversible": false}}));
    assert_eq!((dear["status"].as_str(), dear["route_reason"].as_str()), (Some("pending"), Some("matrix_forces_gate")));
    let cheap = desk.ask("b", &json!({"confidence": 0.99, "impact": {"usd": 1000, "reversible": true}}));
    assert_eq!(cheap["status"], "auto_execute");
}
