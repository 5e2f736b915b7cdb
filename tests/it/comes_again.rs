//! What comes a second time: labels for items that are here already, an answer taken back and given again.

use super::support::TestServer;
use qualm::domain::Scope;
use serde_json::{Value, json};

const NDJSON: [(&str, &str); 1] = [("content-type", "application/x-ndjson")];

#[test]
fn a_file_brings_labels_for_items_that_are_here_and_overrules_nobody() {
    let server = TestServer::start();
    server.project("mail", 0);
    let boss = server.token(server.admin("boss"), &Scope::ALL);
    let bring = |query: &str, lines: &[Value]| -> Value {
        let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let reply = boss.send("POST", &format!("/api/v1/projects/mail/items{query}"), &NDJSON, body.as_bytes());
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.value()
    };
    let item = |id: &str, text: &str| json!({"id": id, "text": text});
    let with = |id: &str, text: &str, label: &str| json!({"id": id, "text": text, "label": label});
    bring("", &[item("a", "one lamp"), item("b", "two chairs"), item("c", "three beds"), item("d", "no rugs")]);
    server.settle();
    // A person answers one of them: their word stands.
    let claimed = boss.post("/api/v1/projects/mail/assignments").value();
    let (answered, assignment) = (claimed["item"]["id"].as_str().unwrap().to_owned(), claimed["assignment"].clone());
    let path = format!("/api/v1/assignments/{assignment}/annotation");
    assert_eq!(boss.json("POST", &path, &json!({"label": "ham"})).status, 201);

    let texts = [("a", "one lamp"), ("b", "two chairs"), ("c", "three beds")];
    let mut lines: Vec<Value> = texts.iter().map(|(id, text)| with(id, text, "spam")).collect();
    lines.push(with("d", "other rugs", "spam"));
    let report = bring("?label_key=label", &lines);
    let free = texts.iter().filter(|(id, _)| *id != answered).count();
    assert_eq!((&report["added"], &report["duplicate"]), (&json!(0), &json!(4)), "{report}");
    assert_eq!(report["labels"], json!(free), "{report}");
    let reasons: Vec<&str> =
        report["duplicates"].as_array().unwrap().iter().map(|one| one["reason"].as_str().unwrap()).collect();
    let count = |end: &str| reasons.iter().filter(|reason| reason.ends_with(end)).count();
    assert_eq!(count("; its label was taken"), free, "{reasons:?}");
    assert_eq!(count("; it has a label or answers already, so this label was left out"), 3 - free, "{reasons:?}");
    assert_eq!(count("; its content is another one, so its label was left out"), 1, "{reasons:?}");
    for (id, _) in texts {
        let shown = boss.get(&format!("/api/v1/projects/mail/items/{id}")).value();
        let wanted = if id == answered { "ham" } else { "spam" };
        assert_eq!(shown["label"]["label"], wanted, "{shown}");
    }
    // Once more changes nothing, and nobody is asked about what has its label.
    assert_eq!(bring("?label_key=label", &lines)["labels"], 0);
    server.settle();
    let mut asked = Vec::new();
    loop {
        let next = boss.post("/api/v1/projects/mail/assignments");
        if next.status != 200 {
            break;
        }
        let next = next.value();
        asked.push(next["item"]["id"].as_str().unwrap().to_owned());
        let path = format!("/api/v1/assignments/{}/annotation", next["assignment"]);
        assert_eq!(boss.json("POST", &path, &json!({"label": "ham"})).status, 201);
    }
    let left = if answered == "d" { vec![] } else { vec!["d".to_owned()] };
    assert_eq!(asked, left);
}

#[test]
fn taking_back_and_answering_again_is_no_progress_towards_a_round() {
    let server = TestServer::start();
    let project = server.project("mail", 12);
    let boss = server.token(server.admin("boss"), &Scope::ALL);
    let since = || server.store().read(|r| r.labels_since(project, 0)).unwrap();
    for n in 1..=3 {
        let assignment = boss.post("/api/v1/projects/mail/assignments").value()["assignment"].clone();
        let path = format!("/api/v1/assignments/{assignment}/annotation");
        let given = boss.json("POST", &path, &json!({"label": "ham"}));
        assert_eq!((given.status, since()), (201, n));
        let taken = boss.send("DELETE", &format!("/api/v1/annotations/{}", given.value()["annotation"]), &[], b"");
        assert_eq!((taken.status, since()), (200, n - 1), "{}", taken.text());
        let assignment = boss.post("/api/v1/projects/mail/assignments").value()["assignment"].clone();
        let path = format!("/api/v1/assignments/{assignment}/annotation");
        assert_eq!(boss.json("POST", &path, &json!({"label": "spam"})).status, 201);
        assert_eq!(since(), n);
    }
}
