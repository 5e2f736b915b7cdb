//! A labeler's day over REST, from the import to the export.

use super::support::{Client, Reply, TestServer};
use qualm::domain::{Role, Scope};
use serde_json::{Value, json};

fn next(client: &Client) -> Reply {
    client.post("/api/v1/projects/p/assignments")
}

fn answer(client: &Client, assignment: &Value, label: &str) -> Reply {
    client.json("POST", &format!("/api/v1/assignments/{assignment}/annotation"), &json!({"label": label}))
}

#[test]
fn claim_answer_repeat_undo_edit_skip() {
    let server = TestServer::start();
    let project = server.project("p", 4);
    let (ana, bo) = (server.person("ana"), server.person("bo"));
    server.give(ana, project, Role::Labeler);
    server.give(bo, project, Role::Labeler);
    let (ana, bo) = (server.token(ana, &[Scope::Label]), server.token(bo, &[Scope::Label]));

    let first = next(&ana).value();
    assert_eq!(next(&ana).value()["assignment"], first["assignment"], "asked again, the same item");
    assert!(first["item"]["data"]["text"].is_string() && first["expires_at"].is_string(), "{first}");
    assert!(first.get("suggestion").is_none(), "there is no model yet");
    let id = &first["assignment"];

    let wrong = answer(&ana, id, "spm");
    assert!(wrong.status == 422 && wrong.message().contains("(spam, ham)"), "{}", wrong.text());
    let said = answer(&ana, id, "spam");
    assert_eq!(said.status, 201, "{}", said.text());
    let again = answer(&ana, id, "spam");
    assert_eq!((again.status, &again.body), (201, &said.body), "byte for byte");
    assert_eq!(answer(&ana, id, "ham").status, 422);
    assert_eq!(answer(&bo, id, "spam").status, 404, "not bo's");

    let annotation = said.value()["annotation"].as_i64().unwrap();
    let path = format!("/api/v1/annotations/{annotation}");
    let edited = ana.json("PUT", &path, &json!({"label": "ham", "version": 1}));
    assert_eq!((edited.status, edited.value()["version"].as_i64()), (200, Some(2)), "{}", edited.text());
    assert_eq!(ana.json("PUT", &path, &json!({"label": "spam", "version": 1})).status, 409);
    let undone = ana.send("DELETE", &path, &[], b"");
    assert_eq!(undone.status, 200, "{}", undone.text());
    let back = next(&ana).value();
    assert_eq!((&back["item"]["id"], &back["assignment"]), (&first["item"]["id"], &undone.value()["assignment"]));

    assert_eq!(ana.post(&format!("/api/v1/assignments/{}/skip", back["assignment"])).status, 204);
    assert_ne!(next(&ana).value()["item"]["id"], first["item"]["id"]);
    assert_eq!(next(&bo).value()["item"]["id"], first["item"]["id"], "what was skipped goes to somebody else");
}

#[test]
fn late_answers_are_kept_and_an_empty_queue_says_why() {
    let server = TestServer::start();
    let project = server.project("p", 1);
    let (ana, bo) = (server.person("ana"), server.person("bo"));
    server.give(ana, project, Role::Labeler);
    server.give(bo, project, Role::Labeler);
    let (ana, bo) = (server.token(ana, &[Scope::Label]), server.token(bo, &[Scope::Label]));
    let hers = next(&ana).value();
    let empty = next(&bo);
    assert_eq!((empty.status, empty.header("x-qualm-empty")), (204, Some("waiting")));
    let beat = ana.post(&format!("/api/v1/assignments/{}/heartbeat", hers["assignment"]));
    assert_eq!(beat.status, 200, "{}", beat.text());
    server.wait_secs(901);
    let his = next(&bo).value();
    assert_eq!(his["item"]["id"], hers["item"]["id"]);
    assert_eq!(answer(&bo, &his["assignment"], "spam").status, 201);
    let late = answer(&ana, &hers["assignment"], "ham");
    assert!(late.status == 409 && late.message().contains("kept as late"), "{}", late.text());
    assert_eq!(next(&ana).header("x-qualm-empty"), Some("all-done"));
}

#[test]
fn an_import_reports_bad_rows_and_a_strict_one_keeps_nothing() {
    let server = TestServer::start();
    server.project("p", 0);
    let client = server.token(server.admin("root"), &Scope::ALL);
    let csv = "id,text\na,first text here\nb,second text there\na,first text here\n";
    let reply = client.send("POST", "/api/v1/projects/p/items", &[("content-type", "text/csv")], csv.as_bytes());
    let report = reply.value();
    assert_eq!((reply.status, &report["added"], &report["duplicate"]), (200, &json!(2), &json!(1)), "{report}");
    let bad = "{\"id\": \"c\", \"text\": \"third\"}\n{\"id\": \"d\", \"text\": [1]}\n";
    let send = |query: &str| {
        client.send(
            "POST",
            &format!("/api/v1/projects/p/items{query}"),
            &[("content-type", "application/x-ndjson")],
            bad.as_bytes(),
        )
    };
    let strict = send("?strict");
    assert_eq!((strict.status, &strict.value()["added"]), (422, &json!(0)), "{}", strict.text());
    let report = send("").value();
    assert_eq!(report["added"], 1);
    assert_eq!((&report["rejected"][0]["line"], &report["rejected"][0]["column"]), (&json!(2), &json!("text")));
    let item = client.get("/api/v1/projects/p/items/c").value();
    assert_eq!((&item["data"]["text"], &item["prediction"]), (&json!("third"), &Value::Null));
    assert_eq!(send("?lable_key=x").status, 400, "an unknown option is refused");
}

#[test]
fn a_round_runs_and_the_export_holds_what_was_sent() {
    let server = TestServer::start();
    server.project("p", 40);
    let root = server.token(server.admin("root"), &Scope::ALL);
    let mut sent = std::collections::BTreeMap::new();
    for turn in 0..20 {
        let claimed = next(&root).value();
        let label = if turn % 2 == 0 { "spam" } else { "ham" };
        assert_eq!(answer(&root, &claimed["assignment"], label).status, 201);
        sent.insert(claimed["item"]["id"].as_str().unwrap().to_owned(), label);
    }
    let started = root.post("/api/v1/projects/p/rounds");
    assert_eq!((started.status, &started.value()["round"]), (202, &json!(1)), "{}", started.text());
    assert_eq!(root.post("/api/v1/projects/p/rounds").status, 409, "one at a time");
    server.settle();
    let round = root.get("/api/v1/projects/p/rounds/1?wait=5").value();
    assert_eq!(round["state"], "done", "{round}");
    assert_eq!(round["metrics"]["pool_labels"], 20);
    assert!(next(&root).value()["suggestion"]["confidence"].is_number());
    assert!(root.get("/api/v1/projects/p/items/i1").value()["prediction"]["label"].is_string());
    let shown = root.get("/api/v1/projects/p").value();
    assert_eq!((&shown["pool_labels"], &shown["model_round"]), (&json!(20), &json!(1)), "{shown}");
    assert!(!root.get("/api/v1/projects/p/queue?limit=3").value().as_array().unwrap().is_empty());

    let export = root.get("/api/v1/projects/p/export?format=jsonl");
    assert_eq!(export.status, 200);
    assert!(export.header("content-disposition").unwrap().contains("p.jsonl"));
    let lines: Vec<Value> = export.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 20);
    for line in &lines {
        let id = line["id"].as_str().unwrap();
        assert_eq!(line["label"].as_str(), sent.get(id).copied(), "{line}");
    }
    let manifest = root.get("/api/v1/projects/p/export/manifest").value();
    assert_eq!((&manifest["items"], manifest["bytes"].as_u64()), (&json!(20), Some(export.body.len() as u64)));
    assert_eq!(root.get("/api/v1/projects/p/export?format=xml").status, 422);
}
