//! Using the model: predictions with reasons, the model as a file, and a test set of the user's own.

use super::support::{Client, TestServer};
use qualm::domain::{ProjectId, Role, Scope};
use qualm::models::{Ask, PortableModel};
use serde_json::{Value, json};

struct Mail {
    server: TestServer,
    maker: Client,
    project: ProjectId,
}

/// Message `n` asks for money back or gives thanks; every name differs in letters, so that none is a near-copy.
fn message(n: usize) -> (String, &'static str) {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    let name: String = [letter(n), letter(n / 26), letter(n * 5 + 2)].iter().collect();
    if n.is_multiple_of(2) {
        (format!("please send my money back for order {name}, the parcel never came"), "spam")
    } else {
        (format!("thank you for the lamp of {name}, it works and looks lovely"), "ham")
    }
}

fn lines(numbers: impl Iterator<Item = usize>, with_labels: bool) -> String {
    numbers
        .map(|n| {
            let (text, label) = message(n);
            let mut line = json!({"id": format!("m{n}"), "text": text});
            if with_labels {
                line["label"] = label.into();
            }
            format!("{line}\n")
        })
        .collect()
}

impl Mail {
    /// 60 labeled and 30 unlabeled messages; a fifth is the holdout.
    fn start() -> Mail {
        let server = TestServer::start();
        let project = server.project("mail", 0);
        let maker = server.token(server.admin("boss"), &Scope::ALL);
        let changed = maker.json("PATCH", "/api/v1/projects/mail", &json!({"settings": {"holdout_share": 0.2}}));
        assert_eq!(changed.status, 200, "{}", changed.text());
        let mail = Mail { server, maker, project };
        mail.bring("POST", "items?label_key=label", &lines(0..60, true));
        mail.bring("POST", "items", &lines(60..90, false));
        mail
    }

    fn bring(&self, method: &str, path: &str, lines: &str) -> Value {
        let path = format!("/api/v1/projects/mail/{path}");
        let reply = self.maker.send(method, &path, &[("content-type", "application/x-ndjson")], lines.as_bytes());
        assert_eq!(reply.status, 200, "{}", reply.text());
        self.server.settle();
        reply.value()
    }

    /// Runs a round and returns its metrics.
    fn round(&self) -> Value {
        let started = self.maker.json("POST", "/api/v1/projects/mail/rounds", &json!({}));
        assert_eq!(started.status, 202, "{}", started.text());
        self.server.settle();
        let round = self.maker.get(&format!("/api/v1/projects/mail/rounds/{}", started.value()["round"])).value();
        assert_eq!(round["state"], "done", "{round}");
        round["metrics"].clone()
    }
}

#[test]
fn the_file_says_what_the_server_says_to_the_bit() {
    let mail = Mail::start();
    assert_eq!(mail.maker.get("/api/v1/projects/mail/model").status, 409, "there is no model yet");
    mail.round();
    let reply = mail.maker.get("/api/v1/projects/mail/model");
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("content-disposition"), Some("attachment; filename=\"mail-round-1.qualm\""));
    let digest = qualm::models::artefact::digest(&reply.body);
    assert_eq!(reply.header("x-qualm-sha256"), Some(digest.as_str()));
    let tag = format!("\"{digest}\"");
    assert_eq!(reply.header("etag"), Some(tag.as_str()));
    let again = mail.maker.send("GET", "/api/v1/projects/mail/model", &[("if-none-match", &tag)], b"");
    assert_eq!((again.status, again.body.len()), (304, 0));

    let model = PortableModel::decode(&reply.body).unwrap();
    assert_eq!((model.origin.project.as_str(), model.origin.round), ("mail", 1));
    let records: Vec<Value> = (200..240).map(|n| json!({"text": message(n).0})).collect();
    let said = mail.maker.json("POST", "/api/v1/projects/mail/predict?why=3", &json!(records));
    assert_eq!(said.status, 200, "{}", said.text());
    let here = model.predictor().predict(&records, Ask { top: None, why: 3 }).unwrap();
    assert_eq!(said.value().as_array().unwrap().len(), 40);
    for (there, here) in said.value().as_array().unwrap().iter().zip(here) {
        // The file holds no items, so it cannot say how strange a record is.
        let mut there = there.clone();
        let strangeness = there.as_object_mut().unwrap().remove("strangeness").and_then(|value| value.as_f64());
        assert!(strangeness.is_some_and(|share| (0.0..1.0).contains(&share)), "{strangeness:?}");
        assert_eq!(there, serde_json::to_value(here.unwrap()).unwrap());
    }
    // The three forms of a request say the same.
    let one = mail.maker.json("POST", "/api/v1/projects/mail/predict?why=3", &records[0]);
    assert_eq!(one.value(), said.value()[0]);
    let body: String = records.iter().map(|record| format!("{record}\n")).collect();
    let path = "/api/v1/projects/mail/predict?why=3";
    let lines = mail.maker.send("POST", path, &[("content-type", "application/x-ndjson")], body.as_bytes());
    let lines: Vec<Value> = lines.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(json!(lines), said.value());
}

#[test]
fn a_prediction_says_as_much_as_was_asked_for() {
    let mail = Mail::start();
    mail.round();
    let ask =
        |query: &str, body: Value| mail.maker.json("POST", &format!("/api/v1/projects/mail/predict{query}"), &body);
    let record = json!({"id": "x1", "text": "send my money back"});
    let plain = ask("", record.clone()).value();
    assert_eq!((&plain["id"], &plain["label"], &plain["why"]), (&json!("x1"), &json!("spam"), &Value::Null));
    assert_eq!(plain["probabilities"].as_array().unwrap().len(), 2);
    let top = ask("?top=1&why=true", record.clone()).value();
    assert_eq!(top["probabilities"], json!([["spam", plain["confidence"]]]));
    let why = &top["why"];
    assert_eq!(why["runner_up"], "ham");
    let sum = |side: &str| {
        why[side].as_array().unwrap().iter().map(|reason| reason["contribution"].as_f64().unwrap()).sum::<f64>()
    };
    let rest = why["rest"].as_f64().unwrap() + why["intercept"].as_f64().unwrap();
    assert!((sum("for") + sum("against") + rest - why["difference"].as_f64().unwrap()).abs() < 1e-9);
    assert!(!why["for"].as_array().unwrap().is_empty() && why["for"].as_array().unwrap().len() <= 5);

    // What cannot be read: alone a refusal, in a batch a word in its place.
    let bad = ask("", json!({"text": ""}));
    assert_eq!(bad.status, 422, "{}", bad.text());
    let batch = ask("", json!([{"text": ""}, record, 7])).value();
    assert_eq!((&batch[0]["key"], &batch[1], &batch[2]["key"]), (&json!("text"), &plain, &json!("")));
    for (query, body) in [("?top=0", json!({"text": "a"})), ("?why=much", json!({"text": "a"}))] {
        assert_eq!(ask(query, body).status, 422, "{query}");
    }
    assert_eq!(ask("", json!([])).value(), json!([]));

    let item = mail.maker.get("/api/v1/projects/mail/items/m61?why=2").value();
    assert!(item["prediction"]["why"]["for"].as_array().unwrap().len() <= 2);
    assert!(mail.maker.get("/api/v1/projects/mail/items/m61").value()["prediction"].get("why").is_none());
    let page = mail.server.browser(mail.server.person("boss")).get("/projects/mail/items/m61").text();
    assert!(page.contains("<h3>Why not ") && page.contains("overall topic (latent)"), "{page}");
}

#[test]
fn a_test_set_is_scored_and_nobody_ever_meets_it() {
    let (with, without) = (Mail::start(), Mail::start());
    // Two of the test items stand in the pool too: one is trained on, the other has no label there.
    let trained = with.server.store().read(|r| r.label(with.project, 0)).unwrap().is_some();
    assert!(trained);
    let test: String = lines((100..140).chain([0, 61]), true) + "{\"id\": \"bare\", \"text\": \"no label here\"}\n";
    let report = with.bring("PUT", "test-set?source=test.jsonl", &test);
    assert_eq!((&report["added"], &report["rejected"][0]["line"]), (&json!(42), &json!(43)));
    assert_eq!(report["rejected"][0]["column"], "label");
    let shown = with.maker.get("/api/v1/projects/mail/test-set").value();
    assert_eq!((&shown["items"], &shown["source"]), (&json!(42), &json!("test.jsonl")));
    assert_eq!(shown["classes"], json!({"spam": 21, "ham": 21}));

    let counts = with.maker.get("/api/v1/projects/mail").value();
    assert_eq!((&counts["items"], &counts["indexed_items"]), (&json!(90), &json!(90)));
    let (scored, plain) = (with.round(), without.round());
    let left_out = usize::from(scored["test_set"]["seen"] == 1);
    assert_eq!(scored["test_set"]["evaluation"]["n"], json!(42 - left_out), "{scored}");
    assert!(scored["test_set"]["evaluation"]["accuracy"].as_f64().unwrap() > 0.8);
    assert!(scored["test_set"]["evaluation"]["accuracy_interval"]["low"].is_number());
    assert!(scored["test_set"]["evaluation"]["macro_f1_interval"]["low"].is_number());
    assert_eq!(plain["test_set"], Value::Null);
    // Not one bit of the model, its calibrator or the queue depends on it.
    for key in ["pool_labels", "holdout_labels", "calibration", "holdout", "queue", "candidates", "scored"] {
        assert_eq!(scored[key], plain[key], "{key}");
    }
    let file = |mail: &Mail| mail.maker.get("/api/v1/projects/mail/model").body;
    assert_eq!(file(&with), file(&without));

    // A labeler who answers until nothing is left meets none of the items that only the test set has.
    let ana = with.server.person("ana");
    with.server.give(ana, with.project, Role::Labeler);
    let ana = with.server.token(ana, &[Scope::Label]);
    let mut met = Vec::new();
    loop {
        let next = ana.json("POST", "/api/v1/projects/mail/assignments", &json!({}));
        if next.status == 204 {
            break;
        }
        let next = next.value();
        met.push(next["item"]["id"].as_str().unwrap().to_owned());
        let answer = format!("/api/v1/assignments/{}/annotation", next["assignment"]);
        assert_eq!(ana.json("POST", &answer, &json!({"label": "ham"})).status, 201);
    }
    met.sort();
    let mut unlabeled: Vec<String> = (60..90).map(|n| format!("m{n}")).collect();
    unlabeled.sort();
    assert_eq!(met, unlabeled);
}

#[test]
fn a_near_copy_that_was_trained_on_is_not_scored() {
    let mail = Mail::start();
    // Items of the pool, word for word; those of the holdout were not trained on and count.
    let pool: Vec<usize> = mail
        .server
        .store()
        .read(|r| {
            let holdout = r.holdout_rows(mail.project)?;
            Ok((0..20).filter(|n| !holdout.contains(&(*n as u32))).collect())
        })
        .unwrap();
    assert!(pool.len() < 20);
    mail.bring("PUT", "test-set", &lines((0..20).chain(100..120), true));
    let metrics = mail.round();
    assert_eq!(metrics["test_set"]["seen"], json!(pool.len()));
    assert_eq!(metrics["test_set"]["evaluation"]["n"], json!(40 - pool.len()));
}

#[test]
fn a_test_set_is_replaced_as_a_whole_and_can_be_removed() {
    let mail = Mail::start();
    let boss = mail.server.browser(mail.server.person("boss"));
    assert!(boss.get("/projects/mail/import").text().contains("This project has none."));
    mail.bring("PUT", "test-set", &lines(100..140, true));
    mail.bring("PUT", "test-set?source=second.jsonl", &lines(140..150, true));
    assert!(boss.get("/projects/mail/import").text().contains("10 items from second.jsonl"));
    // A file without a good row changes nothing, and neither does a strict one with a bad row.
    let put = |query: &str, body: &str| {
        let path = format!("/api/v1/projects/mail/test-set{query}");
        mail.maker.send("PUT", &path, &[("content-type", "application/x-ndjson")], body.as_bytes())
    };
    let refused = put("", &lines(150..152, false));
    assert!(refused.status == 422 && refused.message().contains("nothing changed"), "{}", refused.text());
    let strict = put("?strict=1", &(lines(150..152, true) + &lines(152..153, false)));
    assert_eq!((strict.status, &strict.value()["refused"]), (422, &json!(true)));
    assert_eq!(mail.maker.get("/api/v1/projects/mail/test-set").value()["items"], 10);
    assert_eq!(mail.round()["test_set"]["evaluation"]["n"], 10);
    let page = boss.get("/projects/mail/rounds/1").text();
    assert!(page.contains("On your own test set") && page.contains("10 test items of second.jsonl"), "{page}");

    let removed = boss.form("/projects/mail/test-set/remove", &[("csrf", &boss.csrf())]);
    assert_eq!(removed.status, 303, "{}", removed.text());
    assert_eq!(mail.maker.get("/api/v1/projects/mail/test-set").status, 404);
    assert_eq!(mail.maker.send("DELETE", "/api/v1/projects/mail/test-set", &[], b"").status, 404);
    assert_eq!(mail.round()["test_set"], Value::Null);

    let form = [
        ("csrf", boss.csrf(), ""),
        ("label_key", "truth".into(), ""),
        ("file", "id,text,truth\nt1,the lamp is lovely,ham\nt2,money back,spm\n".into(), "; filename=\"own.csv\""),
    ];
    let mut body = String::new();
    for (name, value, more) in &form {
        body += &format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n");
    }
    body += "--edge--\r\n";
    let kind = [("content-type", "multipart/form-data; boundary=edge")];
    let page = boss.send("POST", "/projects/mail/test-set", &kind, body.as_bytes());
    assert_eq!(page.status, 200, "{}", page.text());
    for words in ["Test set of 1 item, 1 row rejected", "label `spm` is not in", "1 item from own.csv"] {
        assert!(page.text().replace("&#x60;", "`").contains(words), "{words}: {}", page.text());
    }
}
