//! A workflow's day ends at its own midnight.

use super::desk::{Desk, code, refused};
use super::support::TestServer;
use serde_json::json;

#[test]
fn a_cap_starts_anew_at_the_workflows_midnight_and_not_at_ours() {
    let server = TestServer::start();
    // The clock starts at midnight UTC, which is two in the morning here.
    let desk = Desk::open(&server, "refunds", &json!({"settings": {"time_zone": "+02:00"}}));
    desk.policy(&json!({"daily_cap": 1}));
    let ana = desk.reviewer("ana");
    for case in ["a", "b", "c"] {
        desk.ask(case, &json!({}));
    }
    desk.say(&ana, &desk.next(&ana), "approve", &json!({}));
    let over = desk.try_next(&ana, &json!({}));
    assert_eq!(code(&over), refused(429, "cap_reached"));
    assert_eq!(over.value()["error"]["detail"]["resets_at"], "2026-11-22T22:00:00.000Z");
    server.wait_secs(22 * 3600 - 1);
    assert_eq!(code(&desk.try_next(&ana, &json!({}))), refused(429, "cap_reached"));
    server.wait_secs(1);
    desk.say(&ana, &desk.next(&ana), "approve", &json!({}));
    // Midnight UTC is in the middle of that day.
    server.wait_secs(2 * 3600);
    assert_eq!(code(&desk.try_next(&ana, &json!({}))), refused(429, "cap_reached"));
    let lea = server.person("lea");
    desk.join(lea, qualm::domain::WorkflowRole::Lead);
    let more = json!({"person": server.person("ana").0, "extra": 1, "reason": "Two are ill today."});
    let lead = server.token(lea, &[qualm::domain::Scope::Admin, qualm::domain::Scope::Decide]);
    let reply = lead.json("POST", "/api/v1/workflows/refunds/cap-extensions", &more);
    assert_eq!(reply.status, 201, "{}", reply.text());
    assert_eq!(desk.try_next(&ana, &json!({})).status, 200, "an extension is for the same day");
}

#[test]
fn what_is_no_zone_is_refused() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    for zone in ["Mars/Olympus", "+25:00", "../../etc/passwd"] {
        let change = json!({"settings": {"time_zone": zone}});
        let reply = desk.admin.json("PATCH", "/api/v1/workflows/refunds", &change);
        assert_eq!(reply.status, 422, "{zone}: {}", reply.text());
    }
}
