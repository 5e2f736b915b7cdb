//! Suspicious labels from outside: search, look, decide, ask another person; and "none of these".

use super::support::TestServer;
use qualm::domain::{Role, Scope};
use serde_json::json;

#[test]
fn a_lead_searches_decides_and_asks_another_person() {
    let server = TestServer::start();
    let project = server.project("mail", 60);
    let (ana, bo, lea) = (server.person("ana"), server.person("bo"), server.person("lea"));
    server.give(ana, project, Role::Labeler);
    server.give(lea, project, Role::Lead);
    let (of_ana, of_bo, of_lea) =
        (server.token(ana, &Scope::ALL), server.token(bo, &Scope::ALL), server.token(lea, &Scope::ALL));
    assert_eq!(of_lea.get("/api/v1/projects/mail/suspects").value()["searched_at"], json!(null));
    // Too few labels are refused in words.
    let refused = of_lea.json("POST", "/api/v1/projects/mail/suspects", &json!({}));
    assert!(refused.status == 422 && refused.message().contains("two classes"), "{}", refused.text());
    for n in 0..40 {
        let item = of_ana.post("/api/v1/projects/mail/assignments").value();
        let path = format!("/api/v1/assignments/{}/annotation", item["assignment"]);
        assert_eq!(of_ana.json("POST", &path, &json!({"label": (["spam", "ham"][n % 2])})).status, 201);
    }
    let found = of_lea.json("POST", "/api/v1/projects/mail/suspects", &json!({})).value();
    assert_eq!((found["judged"].as_u64(), found["asked"].is_null()), (Some(40), true), "{found}");
    let suspects = found["suspects"].as_array().unwrap();
    assert_eq!(suspects.len(), 40, "a ranking of all of them");
    let confidence = |at: usize| suspects[at]["self_confidence"].as_f64().unwrap();
    assert!((1..40).all(|at| confidence(at - 1) <= confidence(at)));
    let worst = suspects[0]["item"].as_str().unwrap().to_owned();

    // A labeler may not look, decide or ask.
    for (method, path) in [("GET", "suspects"), ("POST", "suspects"), ("POST", "items/i0/decision")] {
        let reply = of_ana.json(method, &format!("/api/v1/projects/mail/{path}"), &json!({}));
        assert_eq!(reply.status, 403, "{method} {path}");
    }
    let decision = format!("/api/v1/projects/mail/items/{worst}/decision");
    assert_eq!(of_lea.json("POST", &decision, &json!({})).status, 422);
    assert_eq!(of_lea.json("POST", &decision, &json!({"label": "eggs"})).status, 422);
    let other = suspects[0]["suggested"].as_str().unwrap();
    let decided = of_lea.json("POST", &decision, &json!({"label": other}));
    assert_eq!((decided.status, decided.value()["label"].as_str()), (200, Some(other)), "{}", decided.text());
    let item = of_lea.get(&format!("/api/v1/projects/mail/items/{worst}")).value();
    assert_eq!(
        (item["label"]["label"].as_str(), item["label"]["settled_by"].as_str()),
        (Some(other), Some("decision"))
    );
    assert_ne!(item["annotations"][0]["label"].as_str(), Some(other), "what Ana said stays");

    // From the page: the list, and another person for the next one.
    server.give(bo, project, Role::Labeler);
    let browser = server.browser(lea);
    let page = browser.get("/projects/mail/suspects").text();
    assert!(page.contains("Which class is taken for which") && page.contains("Ask another person"), "{page}");
    assert!(!page.contains(&format!("/items/{worst}\"")), "decided, so off the list");
    let second = suspects[1]["item"].as_str().unwrap();
    assert!(
        page.contains(&format!("/projects/mail/curate/{second}?from=suspects")),
        "each opens where answers are compared"
    );
    let csrf = browser.csrf();
    let form = [("csrf", csrf.as_str()), ("act", "ask"), ("item", second)];
    let reply = browser.form("/projects/mail/suspects", &form);
    assert_eq!(reply.header("location"), Some("/projects/mail/suspects?done=asked-again"), "{}", reply.text());
    assert!(browser.get("/projects/mail/suspects").text().contains("being asked"));
    let handed = of_bo.post("/api/v1/projects/mail/assignments").value();
    assert_eq!(handed["item"]["id"].as_str(), Some(second));
    assert!(browser.get("/projects/mail").text().contains("Label quality"));

    // Bo says something else than Ana. Lea may answer too, so she is asked; and she sees it as a dispute to decide.
    let said = suspects[1]["suggested"].as_str().unwrap();
    let path = format!("/api/v1/assignments/{}/annotation", handed["assignment"]);
    assert_eq!(of_bo.json("POST", &path, &json!({"label": said})).status, 201);
    let disputed = of_lea.get("/api/v1/projects/mail/suspects").value()["disputed"].clone();
    assert_eq!(disputed, json!([{"item": second, "answers": [suspects[1]["label"], said], "is_asked": true}]));
    let page = browser.get("/projects/mail/suspects").text();
    assert!(page.contains("Answers that differ") && page.contains("being asked"), "{page}");
    let form = [("csrf", csrf.as_str()), ("act", "fix"), ("item", second), ("label", said)];
    assert_eq!(browser.form("/projects/mail/suspects", &form).status, 303);
    assert_eq!(of_lea.get("/api/v1/projects/mail/suspects").value()["disputed"], json!([]));
    let item = of_lea.get(&format!("/api/v1/projects/mail/items/{second}")).value();
    assert_eq!((item["label"]["label"].as_str(), item["label"]["is_disputed"].as_bool()), (Some(said), Some(false)));
}

#[test]
fn none_of_these_is_an_answer_where_the_project_allows_it() {
    let server = TestServer::start();
    let project = server.project("mail", 5);
    let (ana, root) = (server.person("ana"), server.admin("root"));
    server.give(ana, project, Role::Labeler);
    let (of_ana, of_root) = (server.token(ana, &Scope::ALL), server.token(root, &Scope::ALL));
    let item = of_ana.post("/api/v1/projects/mail/assignments").value();
    let path = format!("/api/v1/assignments/{}/annotation", item["assignment"]);
    assert_eq!(of_ana.json("POST", &path, &json!({"none": true})).status, 422);
    assert!(!server.browser(ana).get("/projects/mail/label").text().contains("None of these"));
    let allow = of_root.json("PATCH", "/api/v1/projects/mail", &json!({"settings": {"allow_none": true}}));
    assert_eq!(allow.status, 200, "{}", allow.text());
    server.wait_secs(6);
    let page = server.browser(ana).get("/projects/mail/label").text();
    assert!(page.contains("value=\"None of these\" data-none=\"yes\""), "{page}");
    assert_eq!(of_ana.json("POST", &path, &json!({"label": "ham", "none": true})).status, 422);
    assert_eq!(of_ana.json("POST", &path, &json!({})).status, 422);
    let said = of_ana.json("POST", &path, &json!({"label": null, "none": true}));
    assert_eq!((said.status, said.value()["label"].as_str()), (201, Some("None of these")), "{}", said.text());
    let id = item["item"]["id"].as_str().unwrap();
    let label = of_root.get(&format!("/api/v1/projects/mail/items/{id}")).value()["label"].clone();
    assert_eq!((&label["label"], &label["none"], &label["is_disputed"]), (&json!(null), &json!(true), &json!(false)));
}
