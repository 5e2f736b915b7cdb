//! Labels that are no plain classes, over HTTP from the import to the export: ratings, comparisons, spans and forms.

use super::support::{Client, Reply, TestServer};
use qualm::domain::{ProjectId, Role, Scope};
use serde_json::{Value, json};
use std::collections::BTreeSet;

struct Shop {
    server: TestServer,
    boss: Client,
    project: ProjectId,
}

impl Shop {
    fn with(schema: Value, recipe: Value, overlap: u32) -> Shop {
        let server = TestServer::start();
        let boss = server.token(server.admin("boss"), &Scope::ALL);
        let settings = json!({"holdout_share": 0.0, "round_every_labels": 0, "overlap": overlap});
        let made = boss.json(
            "POST",
            "/api/v1/projects",
            &json!({"slug": "p", "schema": schema, "recipe": recipe, "settings": settings}),
        );
        assert_eq!(made.status, 201, "{}", made.text());
        assert_eq!(made.value()["schema"], schema);
        let project = server.store().read(|r| r.project_id("p")).unwrap();
        Shop { server, boss, project }
    }

    fn bring(&self, query: &str, records: &[Value]) -> Value {
        let lines: String = records.iter().map(|record| format!("{record}\n")).collect();
        let kind = [("content-type", "application/x-ndjson")];
        let reply = self.boss.send("POST", &format!("/api/v1/projects/p/items{query}"), &kind, lines.as_bytes());
        assert_eq!(reply.status, 200, "{}", reply.text());
        self.server.settle();
        reply.value()
    }

    fn labeler(&self, name: &str) -> Client {
        let person = self.server.person(name);
        self.server.give(person, self.project, Role::Labeler);
        self.server.token(person, &[Scope::Label])
    }

    fn item(&self, id: &str) -> Value {
        self.boss.get(&format!("/api/v1/projects/p/items/{id}")).value()
    }

    fn export(&self, format: &str) -> Reply {
        self.boss.get(&format!("/api/v1/projects/p/export?format={format}"))
    }

    /// Every page of the project that somebody who runs it can open.
    fn pages_open(&self, item: &str) {
        let browser = self.server.browser(self.server.admin("looker"));
        for page in
            ["", "/label", "/label/mine", "/settings", "/export", "/import", "/suspects", &format!("/items/{item}")]
        {
            let shown = browser.get(&format!("/projects/p{page}"));
            assert_eq!(shown.status, 200, "{page}: {}", shown.text());
        }
    }
}

fn claim(client: &Client) -> Value {
    let claimed = client.post("/api/v1/projects/p/assignments");
    assert_eq!(claimed.status, 200, "{}", claimed.text());
    claimed.value()
}

fn answer(client: &Client, held: &Value, label: Value) -> Reply {
    client.json("POST", &format!("/api/v1/assignments/{}/annotation", held["assignment"]), &json!({"label": label}))
}

fn span(start: usize, end: usize, label: &str) -> Value {
    json!({"start": start, "end": end, "label": label})
}

/// What needs a model is refused in words.
fn nothing_is_learned(shop: &Shop) {
    let boss = &shop.boss;
    let is_said = |reply: Reply| {
        assert!(reply.status == 422 && reply.message().contains("no model of qualm learns them"), "{}", reply.text());
    };
    is_said(boss.json("POST", "/api/v1/projects/p/rounds", &json!({})));
    is_said(boss.json("POST", "/api/v1/projects/p/rounds", &json!({"spend_holdout": true})));
    is_said(boss.json("POST", "/api/v1/projects/p/suspects", &json!({})));
    let kind = [("content-type", "application/x-ndjson")];
    is_said(boss.send(
        "PUT",
        "/api/v1/projects/p/test-set",
        &kind,
        b"{\"id\": \"t\", \"body\": \"a\", \"label\": []}\n",
    ));
    for (name, value) in
        [("consensus", json!("dawid_skene")), ("allow_none", json!(true)), ("relabel_share", json!(0.1))]
    {
        let mut settings = json!({});
        settings[name] = value;
        let changed = boss.json("PATCH", "/api/v1/projects/p", &json!({"settings": settings}));
        assert!(changed.status == 422 && changed.message().starts_with(name), "{}", changed.text());
    }
    // Rounds that would be due by the settings do not start either.
    let changed = boss.json("PATCH", "/api/v1/projects/p", &json!({"settings": {"round_every_labels": 1}}));
    assert_eq!(changed.status, 200, "{}", changed.text());
    shop.server.settle();
    assert_eq!(shop.server.store().read(|r| Ok(r.rounds(shop.project, 9)?.len())).unwrap(), 0);
}

#[test]
fn spans_from_the_import_to_the_export() {
    let schema = json!({"kind": "spans", "text": "body", "labels": ["PER", "LOC"]});
    let shop = Shop::with(schema, json!({"text": ["body"]}), 2);
    let report = shop.bring(
        "?label_key=spans",
        &[
            json!({"id": "old", "body": "Eve in Ulm", "spans": [[7, 10, "LOC"], [0, 3, "PER"]]}),
            json!({"id": "far", "body": "Bo", "spans": [[0, 3, "PER"]]}),
            json!({"id": "no", "body": 7}),
        ],
    );
    assert_eq!(report["added"], 1, "{report}");
    let reasons = report["rejected"].to_string();
    assert!(reasons.contains("span 1 (PER 0–3) ends at 3 and `body` has 2 characters"), "{reasons}");
    assert!(reasons.contains("`body` is missing or no text"), "{reasons}");
    // Two emoji and a family of seven code points before the name.
    shop.bring("", &[json!({"id": "new", "body": "😀😀👨‍👩‍👧‍👦 Ana", "note": "x"})]);

    let (ana, bo) = (shop.labeler("ana"), shop.labeler("bo"));
    let held = claim(&ana);
    assert_eq!(held["item"]["id"], "new");
    let refused = |label: Value, why: &str| {
        let reply = answer(&ana, &held, label);
        assert!(reply.status == 422 && reply.message().contains(why), "{}", reply.text());
    };
    refused(json!([span(10, 14, "PER")]), "span 1 (PER 10–14) ends at 14 and `body` has 13 characters");
    refused(json!([span(10, 13, "ORG")]), "label `ORG` is not in this project's schema (PER, LOC)");
    refused(json!([span(3, 3, "PER")]), "start before it ends");
    refused(json!([span(0, 5, "PER"), span(4, 6, "LOC")]), "overlap, which this project does not allow");
    refused(json!("PER"), "JSON array");
    let said = answer(&ana, &held, json!([span(10, 13, "PER")]));
    assert_eq!((said.status, &said.value()["label"]), (201, &json!([span(10, 13, "PER")])), "{}", said.text());
    assert_eq!(answer(&ana, &held, json!([[10, 13, "PER"]])).status, 422, "another text under the same key");

    // Bo marks another span: the answers differ, and a lead takes hers.
    let his = claim(&bo);
    assert_eq!(answer(&bo, &his, json!([span(10, 13, "LOC")])).status, 201);
    assert_eq!(shop.item("new")["label"]["is_disputed"], true);
    let browser = shop.server.browser(shop.server.admin("lead"));
    let page = browser.get("/projects/p/suspects").text();
    assert!(page.contains("Take PER 10–13") && page.contains("Take LOC 10–13"), "{page}");
    assert!(page.contains("no model of qualm learns them"));
    let text = r#"[{"start":10,"end":13,"label":"PER"}]"#;
    let csrf = browser.csrf();
    let fields = [("csrf", csrf.as_str()), ("act", "fix"), ("item", "new"), ("label", text)];
    assert_eq!(browser.form("/projects/p/suspects", &fields).status, 303);
    let decided = shop.item("new");
    assert_eq!(decided["label"]["label"], json!([span(10, 13, "PER")]), "{decided}");
    assert_eq!(decided["label"]["settled_by"], "decision");

    // An edit is checked against the text too, and the lead's word stands.
    let annotation = format!("/api/v1/annotations/{}", said.value()["annotation"]);
    assert_eq!(ana.json("PUT", &annotation, &json!({"label": [span(0, 99, "PER")]})).status, 422);
    let edited = ana.json("PUT", &annotation, &json!({"label": []}));
    assert_eq!((edited.status, &edited.value()["label"]), (200, &json!([])), "{}", edited.text());
    assert_eq!(shop.item("new")["label"]["label"], json!([span(10, 13, "PER")]), "by nobody's answer any more");

    let lines: Vec<Value> = shop.export("jsonl").text().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines[0]["label"], json!([span(0, 3, "PER"), span(7, 10, "LOC")]));
    assert_eq!(lines[1]["label"], json!([span(10, 13, "PER")]));
    assert_eq!(lines[1]["annotations"][0]["label"], json!([]));
    let spacy: Vec<Value> = shop.export("spacy").text().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(spacy[0]["spans"], json!([span(0, 3, "PER"), span(7, 10, "LOC")]));
    assert_eq!((&spacy[1]["text"], &spacy[1]["answer"]), (&json!("😀😀👨‍👩‍👧‍👦 Ana"), &json!("accept")));
    assert!(shop.export("csv").text().contains(r#""[{""start"":10,""end"":13"#), "{}", shop.export("csv").text());
    let manifest = shop.boss.get("/api/v1/projects/p/export/manifest?format=jsonl").value();
    assert_eq!((&manifest["labeled"], &manifest["labels_per_class"]), (&json!(2), &json!({"LOC": 1, "PER": 2})));
    let shown = shop.boss.get("/api/v1/projects/p").value();
    assert_eq!(shown["labels"], json!({"PER": {"pool": 2, "holdout": 0}, "LOC": {"pool": 1, "holdout": 0}}));

    // What was exported comes back the same.
    let export = shop.export("jsonl").text();
    let again =
        Shop::with(json!({"kind": "spans", "text": "body", "labels": ["PER", "LOC"]}), json!({"text": ["body"]}), 1);
    let kind = [("content-type", "application/x-ndjson")];
    let report = again.boss.send("POST", "/api/v1/projects/p/items?format=qualm", &kind, export.as_bytes());
    assert_eq!((report.status, &report.value()["added"]), (200, &json!(2)), "{}", report.text());
    assert_eq!(again.item("new")["label"]["label"], json!([span(10, 13, "PER")]));

    nothing_is_learned(&shop);
    let grown = shop.boss.json("PATCH", "/api/v1/projects/p", &json!({"add_classes": ["ORG"]}));
    assert_eq!(grown.value()["schema"]["labels"], json!(["PER", "LOC", "ORG"]), "{}", grown.text());
    shop.pages_open("new");
}

#[test]
fn people_agree_by_tokens() {
    let schema = json!({"kind": "spans", "text": "body", "labels": ["PER", "LOC"]});
    let shop = Shop::with(schema, json!({"text": ["body"]}), 2);
    shop.bring("", &[json!({"id": "a", "body": "Ada Byron lived in London"})]);
    for (name, spans) in [("ana", json!([span(0, 9, "PER")])), ("bo", json!([span(0, 3, "PER")]))] {
        let client = shop.labeler(name);
        let held = claim(&client);
        assert_eq!(answer(&client, &held, spans).status, 201);
    }
    // One token shared of two and one: F1 is 2/3.
    let page = shop.server.browser(shop.server.admin("lead")).get("/projects/p").text();
    assert!(page.contains("said exactly the same in 0 of 1 comparisons on 1 items (0 %)"), "{page}");
    assert!(page.contains("Token F1 between people is 0.67"), "{page}");
}

#[test]
fn spans_and_forms_without_script() {
    let schema = json!({"kind": "spans", "text": "body", "labels": ["PER", "LOC"]});
    let shop = Shop::with(schema, json!({"text": ["body"]}), 1);
    shop.bring("", &[json!({"id": "a", "body": "שלום Ana"}), json!({"id": "b", "body": "second text"})]);
    let ana = shop.server.person("ana");
    shop.server.give(ana, shop.project, Role::Labeler);
    let browser = shop.server.browser(ana);
    let held = {
        let page = browser.get("/projects/p/label").text();
        assert!(page.contains("name=\"label.start\"") && page.contains("<small>0–"), "{page}");
        page.split("data-assignment=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let csrf = browser.csrf();
    let send = |more: &[(&str, &str)]| {
        let fields: Vec<(&str, &str)> =
            [("csrf", csrf.as_str()), ("assignment", held.as_str())].iter().chain(more).copied().collect();
        browser.form("/projects/p/label", &fields)
    };
    let row = [("label.start", "5"), ("label.end", "8"), ("label.label", "LOC")];
    // More rows: nothing is stored, and what was typed is still there.
    let more = send(&[&row[..], &[("more_rows", "yes")]].concat());
    assert_eq!(more.status, 200, "{}", more.text());
    assert!(
        more.text().contains("value=\"5\"") && more.text().contains("<option selected>LOC</option>"),
        "{}",
        more.text()
    );
    assert_eq!(more.text().matches("name=\"label.start\"").count(), 5);
    // What is wrong comes back with what was typed.
    let wrong = send(&[("label.start", "5"), ("label.end", "80"), ("label.label", "LOC")]);
    assert!(wrong.status == 422 && wrong.text().contains("span 1 (LOC 5–80) ends at 80"), "{}", wrong.text());
    assert!(wrong.text().contains("value=\"80\""), "{}", wrong.text());
    let empty = [("label.start", ""), ("label.end", ""), ("label.label", "PER")];
    let sent = send(&[&row[..], &empty[..]].concat());
    assert_eq!(sent.status, 303, "{}", sent.text());
    let given = shop.server.store().read(|r| r.recent_annotations(shop.project, ana, 9)).unwrap();
    assert_eq!(given[0].label, r#"[{"start":5,"end":8,"label":"LOC"}]"#);
}

#[test]
fn forms_from_the_import_to_the_export() {
    let schema = json!({"kind": "fields", "fields": [
        {"name": "total", "type": "number", "required": true, "min": 0},
        {"name": "kind", "type": "choice", "options": ["new", "used"]},
        {"name": "paid", "type": "bool"},
        {"name": "day", "type": "date"},
        {"name": "remark", "type": "text"},
    ]});
    let shop = Shop::with(schema, json!({"text": ["body"]}), 1);
    let report = shop.bring(
        "?label_key=answer",
        &[
            json!({"id": "old", "body": "a bill of long ago", "answer": {"total": 12.5, "paid": true}}),
            json!({"id": "bad", "body": "another bill here", "answer": {"total": -1}}),
        ],
    );
    assert_eq!(report["added"], 1, "{report}");
    assert!(report["rejected"].to_string().contains("the field `total` is -1 and should be at least 0"), "{report}");
    shop.bring(
        "",
        &[json!({"id": "new", "body": "a bill of today"}), json!({"id": "next", "body": "one more of them"})],
    );

    let ana = shop.labeler("ana");
    let held = claim(&ana);
    let refused = |label: Value, why: &str| {
        let reply = answer(&ana, &held, label);
        assert!(reply.status == 422 && reply.message().contains(why), "{}", reply.text());
    };
    refused(json!({}), "the field `total` is required");
    refused(json!({"total": 1, "kind": "old"}), "the field `kind` is `old` and should be one of new, used");
    refused(json!({"total": 1, "day": "yesterday"}), "the field `day`");
    refused(json!({"total": 1, "tax": 2}), "there is no field `tax`");
    let said = answer(&ana, &held, json!({"remark": "ok, \"fine\"", "total": 3, "kind": "used"}));
    assert_eq!(said.status, 201, "{}", said.text());
    let full = json!({"total": 3, "kind": "used", "remark": "ok, \"fine\""});
    let id = held["item"]["id"].as_str().unwrap();
    assert_eq!((&said.value()["label"], &shop.item(id)["label"]["label"]), (&full, &full));

    let lines: Vec<Value> = shop.export("jsonl").text().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines[0]["label"], json!({"total": 12.5, "paid": true}));
    let refused = shop.export("spacy");
    assert!(refused.status == 422 && refused.message().contains("is for spans"), "{}", refused.text());
    assert!(!shop.server.browser(shop.server.admin("root")).get("/projects/p/export").text().contains("spacy"));

    // Without script the same form, field by field.
    let bo = shop.server.person("bo");
    shop.server.give(bo, shop.project, Role::Labeler);
    let browser = shop.server.browser(bo);
    let page = browser.get("/projects/p/label").text();
    let held = page.split("data-assignment=\"").nth(1).unwrap().split('"').next().unwrap();
    let csrf = browser.csrf();
    let fields =
        [("csrf", csrf.as_str()), ("assignment", held), ("label.kind", "new"), ("label.total", ""), ("label.paid", "")];
    let wrong = browser.form("/projects/p/label", &fields);
    assert!(wrong.status == 422 && wrong.text().contains("the field `total` is required"), "{}", wrong.text());
    assert!(wrong.text().contains("<option selected>new</option>"), "{}", wrong.text());
    let fields = [("csrf", csrf.as_str()), ("assignment", held), ("label.total", "7"), ("label.paid", "no")];
    assert_eq!(browser.form("/projects/p/label", &fields).status, 303);
    let given = shop.server.store().read(|r| r.recent_annotations(shop.project, bo, 9)).unwrap();
    assert_eq!(given[0].label, r#"{"total":7,"paid":false}"#);

    nothing_is_learned(&shop);
    let grown = shop.boss.json("PATCH", "/api/v1/projects/p", &json!({"add_classes": ["x"]}));
    assert!(grown.status == 422 && grown.message().contains("no classes can be added"), "{}", grown.text());
    shop.pages_open("new");
}

#[test]
fn a_rating_is_learned_as_classes() {
    let schema = json!({"kind": "rating", "min": 1, "max": 3, "low": "rude", "high": "kind"});
    let shop = Shop::with(schema, json!({"text": ["text"]}), 1);
    let words = ["go away you fool", "we will see about that", "thank you so very much"];
    let records: Vec<Value> = (0..60)
        .map(|n| json!({"id": format!("r{n}"), "text": format!("{} {}", words[n % 3], "abcdefghij".chars().nth(n / 6).unwrap().to_string().repeat(3)), "label": n % 3 + 1}))
        .collect();
    assert_eq!(shop.bring("?label_key=label", &records)["rejected"], json!([]));
    shop.bring("", &[json!({"id": "new", "text": "thank you very much indeed"})]);
    let started = shop.boss.json("POST", "/api/v1/projects/p/rounds", &json!({}));
    assert_eq!(started.status, 202, "{}", started.text());
    shop.server.settle();
    let round = shop.boss.get("/api/v1/projects/p/rounds/1").value();
    assert_eq!(round["state"], "done", "{round}");
    assert_eq!(shop.item("new")["prediction"]["label"], "3");
    let ana = shop.labeler("ana");
    let held = claim(&ana);
    let wrong = answer(&ana, &held, json!(4));
    assert!(wrong.status == 422 && wrong.message().contains("a whole number from 1 to 3"), "{}", wrong.text());
    let said = answer(&ana, &held, json!(3));
    assert_eq!((said.status, &said.value()["label"]), (201, &json!("3")), "{}", said.text());
    let page = shop.server.browser(shop.server.admin("root")).get("/projects/p/settings").text();
    assert!(page.contains("A rating from 1 (rude) to 3 (kind)"), "{page}");
    shop.pages_open("new");
}

#[test]
fn a_comparison_is_shown_either_way_round_and_stored_by_its_keys() {
    let schema = json!({"kind": "pairs", "left": "old", "right": "new", "tie": true});
    let shop = Shop::with(schema, json!({"text": ["old", "new"]}), 1);
    let records: Vec<Value> = (0..24)
        .map(|n| json!({"id": format!("c{n}"), "old": format!("the old one {n}"), "new": format!("something new {n}")}))
        .collect();
    shop.bring("", &records);
    let report = shop.bring("", &[json!({"id": "half", "old": "only this"})]);
    assert!(report["rejected"].to_string().contains("`new` is missing"), "{report}");
    let ana = shop.labeler("ana");
    let mut first = BTreeSet::new();
    for n in 0..24 {
        let held = claim(&ana);
        let left = held["shown_left"].as_str().unwrap().to_owned();
        // Always the left side of the screen: which key that is differs.
        let label = if n == 0 { "tie".into() } else { left.clone() };
        if n == 0 {
            let wrong = answer(&ana, &held, json!("left"));
            assert!(wrong.status == 422 && wrong.message().contains("(old, new, tie)"), "{}", wrong.text());
        }
        assert_eq!(answer(&ana, &held, json!(label)).status, 201);
        first.insert(left);
    }
    assert_eq!(first.len(), 2, "24 fair draws fall on one side once in 8 million times");
    let lines: Vec<Value> = shop.export("jsonl").text().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    for line in &lines {
        let annotation = &line["annotations"][0];
        assert!(["old", "new"].contains(&annotation["shown_left"].as_str().unwrap()), "{line}");
        assert!(line["label"] == "tie" || line["label"] == annotation["shown_left"], "{line}");
    }
    // The page shows that side first, and a reload changes nothing.
    shop.bring("", &[json!({"id": "more", "old": "older words here", "new": "newer words there"})]);
    let bo = shop.server.person("bo");
    shop.server.give(bo, shop.project, Role::Labeler);
    let page = shop.server.browser(bo);
    let at = |page: &str, text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is not in {page}"));
    let (one, two) = (page.get("/projects/p/label").text(), page.get("/projects/p/label").text());
    let is_old_first = |page: &str| at(page, "older words here") < at(page, "newer words there");
    assert_eq!(is_old_first(&one), is_old_first(&two));
    assert_eq!(at(&one, "value=\"old\"") < at(&one, "value=\"new\""), is_old_first(&one));
    shop.pages_open("c1");
}

#[test]
fn the_page_and_the_form_make_every_kind() {
    let server = TestServer::start();
    let browser = server.browser(server.admin("root"));
    let page = browser.get("/projects/new").text();
    assert!(page.contains("name=\"kind\"") && page.contains("name=\"span_text\""), "{page}");
    let csrf = browser.csrf();
    let make = |slug: &str, more: &[(&str, &str)]| {
        let mut body = String::new();
        for (name, value) in [("csrf", csrf.as_str()), ("slug", slug), ("act", "make")].iter().chain(more) {
            body.push_str(&format!("--xx\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
        }
        body.push_str("--xx--\r\n");
        let kind = [("content-type", "multipart/form-data; boundary=xx")];
        browser.send("POST", "/projects/new", &kind, body.as_bytes())
    };
    let schema = |slug: &str| {
        let row = server.store().read(|r| r.project(r.project_id(slug)?)).unwrap();
        (serde_json::to_value(&row.schema).unwrap(), row.recipe.text)
    };
    let sent = make("a", &[("kind", "rating"), ("scale", "0..10"), ("high", "best")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert_eq!(schema("a").0, json!({"kind": "rating", "min": 0, "max": 10, "high": "best"}));
    assert_eq!(make("b", &[("kind", "pairs"), ("left", "x"), ("right", "y")]).status, 303);
    assert_eq!(schema("b"), (json!({"kind": "pairs", "left": "x", "right": "y"}), vec!["x".into(), "y".into()]));
    assert_eq!(
        make("c", &[("kind", "spans"), ("span_text", "body"), ("classes", "PER\nLOC"), ("words", "1")]).status,
        303
    );
    let spans = json!({"kind": "spans", "text": "body", "labels": ["PER", "LOC"], "words": true});
    assert_eq!(schema("c"), (spans, vec!["body".into()]));
    assert_eq!(make("d", &[("kind", "fields"), ("fields", "total*: number min=0\r\npaid: yes/no")]).status, 303);
    let form =
        json!([{"name": "total", "type": "number", "required": true, "min": 0}, {"name": "paid", "type": "bool"}]);
    assert_eq!(schema("d").0["fields"], form);
    let wrong = make("e", &[("kind", "fields"), ("fields", "a: colour")]);
    assert!(wrong.status == 422 && wrong.text().contains("a: colour"), "{}", wrong.text());
}
