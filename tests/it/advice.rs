//! When to stop, asked from outside: the API, the pages, and the round that spends the holdout.

use super::support::{Client, TestServer};
use qualm::domain::Scope;
use serde_json::{Value, json};

/// A project with a holdout of two fifths, and `labels` items labeled.
fn labeled(server: &TestServer, root: &Client, labels: usize) {
    let made = json!({"slug": "p", "schema": {"kind": "choice", "classes": ["spam", "ham"]}, "recipe": {"text": ["text"]},
                      "settings": {"holdout_share": 0.4, "holdout_serve_first": 0.4, "round_every_labels": 0}, "seed": 7});
    assert_eq!(root.json("POST", "/api/v1/projects", &made).status, 201);
    let line = |n: usize| {
        let words = if n.is_multiple_of(2) { "win money prize" } else { "lunch meeting notes" };
        let name: String = n.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect();
        format!("{{\"id\": \"i{n}\", \"text\": \"{words} {name}\"}}\n")
    };
    let lines: String = (0..200).map(line).collect();
    let head = [("content-type", "application/x-ndjson")];
    assert_eq!(root.send("POST", "/api/v1/projects/p/items", &head, lines.as_bytes()).status, 200);
    server.settle();
    more(root, labels);
}

fn more(root: &Client, labels: usize) {
    for _ in 0..labels {
        let claimed = root.post("/api/v1/projects/p/assignments").value();
        let n: usize = claimed["item"]["id"].as_str().unwrap()[1..].parse().unwrap();
        let label = if n.is_multiple_of(2) { "spam" } else { "ham" };
        let path = format!("/api/v1/assignments/{}/annotation", claimed["assignment"]);
        assert_eq!(root.json("POST", &path, &json!({"label": label})).status, 201);
    }
}

fn round(server: &TestServer, root: &Client, ask: &Value) -> Value {
    let started = root.json("POST", "/api/v1/projects/p/rounds", ask);
    assert_eq!(started.status, 202, "{}", started.text());
    server.settle();
    let number = started.value()["round"].to_string();
    let round = root.get(&format!("/api/v1/projects/p/rounds/{number}?wait=5")).value();
    assert_eq!(round["state"], "done", "{round}");
    round
}

#[test]
fn the_advice_is_asked_for_and_the_holdout_is_spent() {
    let server = TestServer::start();
    let admin = server.admin("root");
    let root = server.token(admin, &Scope::ALL);
    labeled(&server, &root, 75);
    let before = root.get("/api/v1/projects/p/advice").value();
    assert_eq!((&before["should_stop"], &before["round"]), (&json!(false), &Value::Null), "{before}");

    let first = round(&server, &root, &json!({}));
    assert_eq!((&first["metrics"]["kappa"], &first["metrics"]["spent"]), (&Value::Null, &Value::Null));
    assert_eq!(first["metrics"]["honest"]["holdout"], first["metrics"]["holdout_labels"]);
    assert!(first["metrics"]["honest"]["biased"].is_number() && first["metrics"]["honest"]["powered"].is_object());
    let changed = root.json("PATCH", "/api/v1/projects/p", &json!({"settings": {"target_accuracy": 0.9}}));
    assert_eq!(changed.status, 200, "{}", changed.text());
    let advice = root.get("/api/v1/projects/p/advice").value();
    assert_eq!((&advice["round"], &advice["target"], &advice["should_stop"]), (&json!(1), &json!(0.9), &json!(false)));
    let target = advice["conditions"].as_array().unwrap().iter().find(|c| c["name"] == "target").unwrap();
    assert!(target["text"].as_str().unwrap().contains("more holdout labels"), "{target}");

    let refused = root.json("POST", "/api/v1/projects/p/rounds", &json!({"spend_holdouts": true}));
    assert_eq!(refused.status, 422, "{}", refused.text());
    let spent = round(&server, &root, &json!({"spend_holdout": true}));
    let report = &spent["metrics"];
    assert_eq!((&report["holdout"], &report["advice"], &report["honest"]), (&Value::Null, &Value::Null, &Value::Null));
    assert_eq!(report["spent"]["labels"], 75);
    assert_eq!(report["spent"]["last_honest"]["round"], 1);
    assert_eq!(report["spent"]["cross_validated"]["n"], report["holdout_labels"]);
    assert_eq!(spent["settings"]["spend_holdout"], true);

    let browser = server.browser(admin);
    let page = browser.get("/projects/p/rounds/2").text();
    assert!(
        page.contains("5-fold cross-validation over the holdout") && page.contains("can no longer measure"),
        "{page}"
    );
    let page = browser.get("/projects/p").text();
    assert!(page.contains("Can labeling stop?") && page.contains("Spend the holdout on training"), "{page}");
    let page = browser.get("/projects/p/rounds/1").text();
    assert!(page.contains("What a biased estimate would say") && page.contains("Calibration error, smooth"), "{page}");

    // A plain round measures on the holdout again, and compares itself with nothing that has seen it.
    more(&root, 20);
    let sent = browser.form("/projects/p/rounds", &[("csrf", &browser.csrf())]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    server.settle();
    let third = root.get("/api/v1/projects/p/rounds/3?wait=5").value();
    let report = &third["metrics"];
    assert!(report["holdout"]["accuracy"].is_number() && report["spent"].is_null(), "{third}");
    assert_eq!((&report["previous"], &report["kappa"]), (&Value::Null, &Value::Null));
    assert!(report["promotion"].as_str().unwrap().contains("trained on the holdout"), "{}", report["promotion"]);
    let sent = browser.form("/projects/p/rounds", &[("csrf", &browser.csrf()), ("spend_holdout", "yes")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert_eq!(root.get("/api/v1/projects/p/rounds/4").value()["settings"]["spend_holdout"], true);
}
