//! `Idempotency-Key`: each kind of request that makes or changes something, sent twice under one key.

use super::desk::{Desk, code, refused, yellow};
use super::support::{Client, Reply, TestServer};
use qualm::domain::{Role, Scope};
use qualm::http::routes;
use serde_json::{Value, json};

/// Sends it twice under a key, and something else under the same key. Returns the first reply.
fn twice(client: &Client, path: &str, body: &Value, other: &Value) -> Reply {
    let keyed = client.clone().with("idempotency-key", &format!("key of {path}"));
    let first = keyed.json("POST", path, body);
    assert!((200..300).contains(&first.status), "{path}: {} {}", first.status, first.text());
    assert_eq!(first.header("idempotent-replayed"), None);
    let again = keyed.json("POST", path, body);
    assert_eq!((again.status, again.text()), (first.status, first.text()), "{path}");
    assert_eq!(again.header("idempotent-replayed"), Some("true"), "{path}");
    let wrong = keyed.json("POST", path, other);
    assert_eq!(code(&wrong), refused(422, "idempotency_key"), "{path}");
    assert!(wrong.message().contains("was used for another request; take a new one"), "{}", wrong.message());
    first
}

#[test]
fn a_claim_and_a_verdict_are_given_once() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    (0..3).for_each(|at| drop(desk.ask(&format!("case-{at}"), &json!({}))));
    let ana = desk.reviewer("ana");
    // Without the key a second call with `another` would take a second item.
    let held = twice(&ana, "/api/v1/queues/refunds/next", &json!({"another": true}), &json!({})).value();
    assert_eq!(server.store().read(|r| r.pressure(desk.workflow, server.now())).unwrap().claimed, 1);
    let path = format!("/api/v1/reviews/{}/verdict", held["review"]);
    let verdict = json!({"fence": held["fence"], "verb": "approve"});
    let given =
        twice(&ana, &path, &verdict, &json!({"fence": held["fence"], "verb": "reject", "reason_code": "other"}));
    assert_eq!((given.status, given.value()["verb"].as_str()), (201, Some("approve")));
    // One key is one person's: another's is another.
    let bo = desk.reviewer("bo").with("idempotency-key", "key of /api/v1/queues/refunds/next");
    assert_ne!(desk.try_next(&bo, &json!({"another": true})).value()["review"], held["review"]);
    // Written another way it is the same request.
    let keyed = ana.with("idempotency-key", &format!("key of {path}"));
    let text = format!("{{ \"verb\": \"approve\",\n \"fence\": {} }}", held["fence"]);
    let again = keyed.send("POST", &path, &[("content-type", "application/json")], text.as_bytes());
    assert_eq!(again.text(), given.text());
}

#[test]
fn a_flag_a_stop_a_halt_and_a_cancellation_happen_once() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&json!({"mode": "post_hoc", "matrix": yellow(), "outbox_secs": 600}));
    let decision = desk.ask("case-1", &json!({}))["decision"].clone();
    let flag = twice(
        &desk.bot,
        &format!("/api/v1/decisions/{decision}/flag"),
        &json!({"cause": "complaint"}),
        &json!({"cause": "other"}),
    );
    assert_eq!(flag.value()["is_new"], true, "the repeat says what the first said");
    let ana = desk.reviewer("ana");
    let stop = twice(
        &ana,
        &format!("/api/v1/decisions/{decision}/stop"),
        &json!({"reason_code": "wrong_amount"}),
        &json!({"reason_code": "x"}),
    );
    assert_eq!(stop.value()["approved"], false);
    let other = desk.ask("case-2", &json!({}))["decision"].clone();
    twice(
        &desk.bot,
        &format!("/api/v1/decisions/{other}/cancel"),
        &json!({"reason": "not needed"}),
        &json!({"reason": "x"}),
    );
    desk.ask("case-3", &json!({}));
    let halt = twice(
        &ana,
        "/api/v1/workflows/refunds/halt",
        &json!({"reason_code": "incident"}),
        &json!({"reason_code": "x"}),
    );
    assert_eq!(halt.value()["revoked_grants"], 1, "the repeat found none to revoke, and says what the first said");
    twice(
        &desk.admin,
        "/api/v1/workflows/refunds/resume",
        &json!({"rationale": "It was a false alarm, checked twice by us."}),
        &json!({"rationale": "x"}),
    );
}

#[test]
fn a_workflow_and_its_policies_are_made_once() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let path = "/api/v1/workflows";
    twice(&desk.admin, path, &json!({"slug": "mails"}), &json!({"slug": "posts"}));
    let path = "/api/v1/workflows/refunds/policies";
    let body = |threshold| json!({"policy": {"auto_threshold": threshold}, "rationale": "for this test"});
    let before = desk.admin.get(path).value().as_array().unwrap().len();
    let version = twice(&desk.admin, path, &body(0.9), &body(0.8)).value()["version"].clone();
    assert_eq!(desk.admin.get(path).value().as_array().unwrap().len(), before + 1);
    let activate = format!("{path}/{version}/activate");
    twice(&desk.admin, &activate, &json!({"rationale": "as proposed"}), &json!({"rationale": "x"}));
}

#[test]
fn an_import_and_a_round_happen_once() {
    let server = TestServer::start();
    let project = server.project("p", 0);
    let eve = server.person("eve");
    server.give(eve, project, Role::Engineer);
    let eve = server.token(eve, &Scope::ALL);
    let keyed = eve.clone().with("idempotency-key", "import-1");
    let send = |path: &str, text: &str| keyed.send("POST", path, &[("content-type", "text/csv")], text.as_bytes());
    let (path, file) = ("/api/v1/projects/p/items", "id,text\na,one thing\nb,another matter\n");
    let first = send(path, file);
    assert_eq!((first.status, &first.value()["added"]), (200, &json!(2)), "{}", first.text());
    let again = send(path, file);
    assert_eq!(
        (again.text(), again.header("idempotent-replayed")),
        (first.text(), Some("true")),
        "2 added, as at first"
    );
    assert_eq!(code(&send(path, "id,text\nc,something else\n")), refused(422, "idempotency_key"));
    assert_eq!(code(&send("/api/v1/projects/p/items?source=x", file)), refused(422, "idempotency_key"));

    let path = "/api/v1/projects/p/rounds";
    let round = twice(&eve, path, &json!({}), &json!({"spend_holdout": true}));
    assert_eq!(round.status, 202);
    assert_eq!(eve.get(path).value().as_array().unwrap().len(), 1);
}

#[test]
fn what_was_refused_may_be_tried_again_and_secrets_are_never_kept() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let keyed = desk.admin.clone().with("idempotency-key", "k");
    assert_eq!(keyed.json("POST", "/api/v1/workflows", &json!({"slug": "NOT GOOD"})).status, 422);
    assert_eq!(keyed.json("POST", "/api/v1/workflows", &json!({"slug": "good"})).status, 201);
    assert_eq!(
        desk.admin.clone().with("idempotency-key", "").json("POST", "/api/v1/workflows", &json!({})).status,
        422
    );
    let keyed = desk.admin.clone().with("idempotency-key", "secret");
    let make = || keyed.json("POST", "/api/v1/tokens", &json!({"scopes": ["read"]})).value()["secret"].clone();
    assert_ne!(make(), make());
    let unkept: Vec<&str> =
        routes::API.iter().filter(|row| row.method == "POST" && !row.keeps_replies()).map(|row| row.path).collect();
    assert_eq!(
        unkept,
        [
            "/api/v1/projects/{project}/predict",
            "/api/v1/assignments/{assignment}/heartbeat",
            "/api/v1/reviews/{review}/heartbeat",
            "/api/v1/workflows/{workflow}/replay",
            "/api/v1/people",
            "/api/v1/people/{person}/link",
            "/api/v1/tokens",
            "/mcp",
        ]
    );
}

#[test]
fn of_two_at_once_under_one_key_one_acts() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    (0..8).for_each(|at| drop(desk.ask(&format!("case-{at}"), &json!({}))));
    let ana = desk.reviewer("ana").with("idempotency-key", "k");
    let replies: Vec<(u16, String)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| desk.try_next(&ana, &json!({"another": true})))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).map(|reply| (reply.status, reply.text())).collect()
    });
    // A repeat that comes while the first is under way is told so; the others get the first one's reply.
    let done: Vec<&String> = replies.iter().filter(|(status, _)| *status == 200).map(|(_, text)| text).collect();
    assert!(!done.is_empty() && done.iter().all(|text| *text == done[0]), "{replies:?}");
    assert!(
        replies.iter().all(|(status, text)| *status == 200 || *status == 409 && text.contains("under way")),
        "{replies:?}"
    );
    assert_eq!(server.store().read(|r| r.pressure(desk.workflow, server.now())).unwrap().claimed, 1);
}
