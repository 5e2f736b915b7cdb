//! A project of sets from end to end: any number of three classes apply to an item.

use super::support::{Client, TestServer};
use qualm::domain::{ProjectId, Role, Scope};
use qualm::models::{Ask, PortableModel};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const CLASSES: [&str; 3] = ["refund", "late", "broken"];
const WORDS: [&str; 3] =
    ["please refund my money now", "the parcel is weeks late again", "the lamp came broken in pieces"];

/// Message `n` and the classes that apply to it: by its bits, so all sets are equally frequent.
fn message(n: usize) -> (String, Vec<&'static str>) {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    let name: String = [letter(n), letter(n / 26), letter(n * 5 + 2), letter(n / 8)].iter().collect();
    let is_in = |class: &usize| n >> class & 1 == 1;
    let words: Vec<&str> = (0..3).filter(is_in).map(|class| WORDS[class]).collect();
    let text = format!("hello this is {name} writing about the order, {}, best wishes", words.join(" and "));
    (text, (0..3).filter(is_in).map(|class| CLASSES[class]).collect())
}

struct Shop {
    server: TestServer,
    maker: Client,
    project: ProjectId,
}

impl Shop {
    /// 160 messages that came with their classes, and 100 without.
    fn start() -> Shop {
        Shop::with(160)
    }

    fn with(labeled: usize) -> Shop {
        let server = TestServer::start();
        let maker = server.token(server.admin("boss"), &Scope::ALL);
        let project = make(&server, &maker, "shop");
        let shop = Shop { server, maker, project };
        if labeled < 200 {
            // Few labels: all of the holdout's calibrate, none certify.
            let settings = json!({"certify_share": 0.0, "calibrator": "temperature"});
            let changed = shop.maker.json("PATCH", "/api/v1/projects/shop", &json!({"settings": settings}));
            assert_eq!(changed.status, 200, "{}", changed.text());
        }
        let lines: String = (0..labeled)
            .map(|n| {
                let (text, classes) = message(n);
                // A list, or names with a bar between them.
                let label = if n % 3 == 0 && !classes.is_empty() { json!(classes.join("|")) } else { json!(classes) };
                format!("{}\n", json!({"id": format!("m{n}"), "text": text, "label": label}))
            })
            .collect();
        let bare: String = (labeled..labeled + 100)
            .map(|n| format!("{}\n", json!({"id": format!("m{n}"), "text": message(n).0})))
            .collect();
        let report = shop.bring("POST", "items?label_key=label", &lines);
        assert_eq!((&report["added"], &report["rejected"]), (&json!(labeled), &json!([])), "{report}");
        shop.bring("POST", "items", &bare);
        shop
    }

    fn bring(&self, method: &str, path: &str, lines: &str) -> Value {
        let path = format!("/api/v1/projects/shop/{path}");
        let reply = self.maker.send(method, &path, &[("content-type", "application/x-ndjson")], lines.as_bytes());
        assert_eq!(reply.status, 200, "{}", reply.text());
        self.server.settle();
        reply.value()
    }

    fn round(&self) -> Value {
        let started = self.maker.json("POST", "/api/v1/projects/shop/rounds", &json!({}));
        assert_eq!(started.status, 202, "{}", started.text());
        self.server.settle();
        let round = self.maker.get(&format!("/api/v1/projects/shop/rounds/{}", started.value()["round"])).value();
        assert_eq!(round["state"], "done", "{round}");
        round["metrics"].clone()
    }

    fn labeler(&self) -> Client {
        let ana = self.server.person("ana");
        self.server.give(ana, self.project, Role::Labeler);
        self.server.token(ana, &[Scope::Label])
    }
}

fn make(server: &TestServer, maker: &Client, slug: &str) -> ProjectId {
    let made = maker.json(
        "POST",
        "/api/v1/projects",
        &json!({"slug": slug, "schema": {"kind": "choices", "classes": CLASSES}, "recipe": {"text": ["text"]},
                "settings": {"holdout_share": 0.3, "round_every_labels": 0}, "seed": 7}),
    );
    assert_eq!(made.status, 201, "{}", made.text());
    assert_eq!(made.value()["schema"], json!({"kind": "choices", "classes": CLASSES}));
    server.store().read(|r| Ok(r.project_by_slug(slug)?.id)).unwrap()
}

fn number(item: &Value) -> usize {
    item.as_str().unwrap()[1..].parse().unwrap()
}

#[test]
fn from_the_first_label_to_the_export() {
    let shop = Shop::start();
    let ana = shop.labeler();
    let mut sent: BTreeMap<String, Value> = BTreeMap::new();
    for turn in 0..60 {
        let next = ana.json("POST", "/api/v1/projects/shop/assignments", &json!({})).value();
        let item = next["item"]["id"].clone();
        let classes = message(number(&item)).1;
        // In any order; a single class may stand alone.
        let reversed: Vec<&str> = classes.iter().rev().copied().collect();
        let label = match (turn % 3, classes.len()) {
            (0, 1) => json!(classes[0]),
            (1, 2..) => json!(reversed.join("|")),
            _ => json!(reversed),
        };
        let path = format!("/api/v1/assignments/{}/annotation", next["assignment"]);
        let said = ana.json("POST", &path, &json!({"label": label}));
        assert_eq!((said.status, &said.value()["label"]), (201, &json!(classes)), "{}", said.text());
        assert_eq!(ana.json("POST", &path, &json!({"label": label})).body, said.body, "sent again, the same reply");
        sent.insert(item.as_str().unwrap().into(), json!(classes));
    }

    let counts = shop.maker.get("/api/v1/projects/shop").value();
    let total = |class: &str| {
        let both = &counts["labels"][class];
        both["pool"].as_u64().unwrap() + both["holdout"].as_u64().unwrap()
    };
    let answers = (0..160).map(message).filter(|(_, classes)| classes.contains(&"late")).count();
    let here = sent.values().filter(|label| label.as_array().unwrap().contains(&json!("late"))).count();
    assert_eq!(total("late"), (answers + here) as u64);

    let metrics = shop.round();
    let holdout = &metrics["holdout"];
    assert!(holdout["n"].as_u64().unwrap() >= 40, "{holdout}");
    assert!(holdout["accuracy"].as_f64().unwrap() > 0.7 && holdout["micro_f1"].as_f64().unwrap() > 0.8, "{holdout}");
    assert!(holdout["micro_f1_interval"]["low"].is_number() && holdout["macro_f1_interval"]["low"].is_number());
    assert_eq!((holdout["classes"].as_array().unwrap().len(), &holdout["confusion"]), (3, &json!([])));
    let of_classes = metrics["calibration"]["of_classes"].as_array().unwrap();
    assert_eq!(of_classes.iter().map(|one| &one["class"]).collect::<Vec<_>>(), CLASSES);
    assert!(of_classes.iter().all(|one| one["name"] == "temperature"), "{of_classes:?}");
    assert!(metrics["strategy_reason"].as_str().unwrap().contains("labels a class"), "{}", metrics["strategy_reason"]);

    // Every class has a probability of its own; the label is what is at least as likely as not.
    let records: Vec<Value> = (300..340).map(|n| json!({"text": message(n).0})).collect();
    let said = shop.maker.json("POST", "/api/v1/projects/shop/predict?why=2", &json!(records));
    assert_eq!(said.status, 200, "{}", said.text());
    let (mut right, mut is_over_one) = (0, false);
    for (n, one) in (300..340).zip(said.value().as_array().unwrap()) {
        let pairs = one["probabilities"].as_array().unwrap();
        let p: Vec<f64> = pairs.iter().map(|pair| pair[1].as_f64().unwrap()).collect();
        let named: Vec<&str> = (0..3).filter(|&class| p[class] >= 0.5).map(|class| CLASSES[class]).collect();
        assert_eq!(one["label"], json!(named));
        let whole: f64 = p.iter().map(|p| p.max(1.0 - p)).product();
        assert!((one["confidence"].as_f64().unwrap() - whole).abs() < 1e-9);
        assert!(one["why"]["runner_up"].as_str().unwrap().starts_with("not "), "{one}");
        is_over_one |= p.iter().sum::<f64>() > 1.2;
        right += usize::from(named == message(n).1);
    }
    assert!(right >= 32 && is_over_one, "{right} of 40");
    let file = shop.maker.get("/api/v1/projects/shop/model").body;
    let model = PortableModel::decode(&file).unwrap();
    let here = model.predictor().predict(&records, Ask { top: None, why: 2 }).unwrap();
    for (there, here) in said.value().as_array().unwrap().iter().zip(here) {
        // The file has no items, so it cannot say how strange a record is.
        let mut there = there.clone();
        there.as_object_mut().unwrap().remove("strangeness");
        assert_eq!(there, serde_json::to_value(here.unwrap()).unwrap());
        assert_eq!(there["calibrator"], "per_class");
    }

    // The queue suggests sets, the item shows them, and the export gives back what was sent.
    let queue = shop.maker.get("/api/v1/projects/shop/queue?limit=5").value();
    assert!(queue.as_array().unwrap().iter().all(|entry| entry["suggestion"].is_array()), "{queue}");
    let item = sent.keys().next().unwrap();
    let shown = shop.maker.get(&format!("/api/v1/projects/shop/items/{item}")).value();
    assert_eq!((&shown["label"]["label"], &shown["annotations"][0]["label"]), (&sent[item], &sent[item]));
    let export = shop.maker.get("/api/v1/projects/shop/export?format=jsonl").text();
    let mut seen = 0;
    for line in export.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let classes = json!(message(number(&line["id"])).1);
        assert_eq!((&line["label"], &line["annotations"][0]["label"]), (&classes, &classes));
        seen += usize::from(sent.contains_key(line["id"].as_str().unwrap()));
    }
    assert_eq!((export.lines().count(), seen), (220, 60));
    let csv = shop.maker.get("/api/v1/projects/shop/export?format=csv").text();
    assert!(csv.contains(",refund|late,") && csv.contains(",[],"), "{}", &csv[..2000]);
    let manifest = shop.maker.get("/api/v1/projects/shop/export/manifest?format=jsonl").value();
    assert_eq!((&manifest["labeled"], &manifest["labels_per_class"]["late"]), (&json!(220), &json!(total("late"))));

    // Both come back whole.
    for (slug, format, kind, body) in
        [("again", "qualm", "application/x-ndjson", &export), ("cells", "csv", "text/csv", &csv)]
    {
        make(&shop.server, &shop.maker, slug);
        let path = format!("/api/v1/projects/{slug}/items?label_key=label&format={format}");
        let reply = shop.maker.send("POST", &path, &[("content-type", kind)], body.as_bytes());
        assert_eq!(reply.value()["added"], 220, "{}", reply.text());
        let labels = shop.maker.get(&format!("/api/v1/projects/{slug}")).value()["labels"].clone();
        let count = |class: &str| labels[class]["pool"].as_u64().unwrap() + labels[class]["holdout"].as_u64().unwrap();
        assert_eq!(CLASSES.map(count), CLASSES.map(total));
    }
}

#[test]
fn what_does_not_fit_is_refused_in_plain_words() {
    let shop = Shop::start();
    let ana = shop.labeler();
    let next = ana.json("POST", "/api/v1/projects/shop/assignments", &json!({})).value();
    let path = format!("/api/v1/assignments/{}/annotation", next["assignment"]);
    for (label, words) in [
        (json!(["late", "refnd"]), "label `refnd` is not in this project's schema (refund, late, broken)"),
        (json!("late|refnd"), "label `refnd` is not in"),
        (json!(""), "send [] for none of the classes"),
        (json!({"late": true}), "label"),
        (json!([1]), "label"),
    ] {
        let refused = ana.json("POST", &path, &json!({"label": label}));
        assert!(refused.status == 422 && refused.message().contains(words), "{label}: {}", refused.text());
    }
    let change = |settings: Value| shop.maker.json("PATCH", "/api/v1/projects/shop", &json!({"settings": settings}));
    let refused = change(json!({"strategy": "committee"}));
    assert!(refused.status == 422 && refused.message().contains("sets of classes"), "{}", refused.text());
    for (name, value) in
        [("consensus", json!("dawid_skene")), ("allow_none", json!(true)), ("relabel_share", json!(0.1))]
    {
        let refused = change(json!({name: value}));
        assert!(refused.status == 422 && refused.message().contains("labels are sets"), "{name}: {}", refused.text());
    }
    assert_eq!(change(json!({"strategy": "badge"})).status, 200);
    let too_many: Vec<String> = (0..29).map(|n| format!("c{n}")).collect();
    let refused = shop.maker.json("PATCH", "/api/v1/projects/shop", &json!({"add_classes": too_many}));
    assert!(
        refused.status == 422 && refused.message().contains("1 to 31 classes; this one has 32"),
        "{}",
        refused.text()
    );
    let bad = json!({"slug": "bad", "schema": {"kind": "choices", "classes": ["a|b", "c"]}, "recipe": {"text": ["t"]}});
    assert!(shop.maker.json("POST", "/api/v1/projects", &bad).message().contains("no `|`"));

    // A class added later: the model before knows nothing of it, and the next one does.
    shop.round();
    let added = shop.maker.json("PATCH", "/api/v1/projects/shop", &json!({"add_classes": ["praise"]}));
    assert_eq!(added.status, 200, "{}", added.text());
    assert_eq!(
        ana.json("POST", &path, &json!({"label": ["praise", "late"]})).value()["label"],
        json!(["late", "praise"])
    );
    let metrics = shop.round();
    assert_eq!(metrics["classes"][3][0], "praise");
    let said = shop.maker.json("POST", "/api/v1/projects/shop/predict", &json!({"text": "thanks"})).value();
    assert_eq!(said["probabilities"].as_array().unwrap().len(), 4, "{said}");
}

#[test]
fn pages_work_without_script_and_people_agree_class_by_class() {
    let shop = Shop::start();
    shop.round();
    shop.bring("PUT", "test-set", &{
        let line = |n: usize| json!({"id": format!("t{n}"), "text": message(n).0, "label": message(n).1}).to_string();
        (400..440).map(line).collect::<Vec<_>>().join("\n")
    });
    let metrics = shop.round();
    assert_eq!(metrics["test_set"]["evaluation"]["n"], 40);
    assert_eq!(shop.maker.get("/api/v1/projects/shop/test-set").value()["classes"]["late"], 20);
    let boss = shop.server.browser(shop.server.person("boss"));
    let page = boss.get("/projects/shop/rounds/2").text();
    for words in ["All classes right", "Micro F1", "Calibrators class by class", "On your own test set"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("What it takes for what"), "there is no confusion table");
    for path in ["", "/export", "/settings", "/import", "/items/m3"] {
        let page = boss.get(&format!("/projects/shop{path}"));
        assert_eq!(page.status, 200, "{path}: {}", page.text());
    }
    assert!(boss.get("/projects/shop/items/m3").text().contains("label: <b>refund, late, from 1 answer</b>"));
    assert!(boss.get("/projects/new").text().contains("Several classes can apply"));

    // Two people an item, on the page: boxes that are ticked are sent, none is an answer too.
    let changed = shop.maker.json("PATCH", "/api/v1/projects/shop", &json!({"settings": {"overlap": 3}}));
    assert_eq!(changed.status, 200, "{}", changed.text());
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    for (name, boxes) in [("ana", &["late", "refund"][..]), ("bo", &["late"]), ("cy", &[])] {
        let person = shop.server.person(name);
        shop.server.give(person, shop.project, Role::Labeler);
        let browser = shop.server.browser(person);
        let page = browser.get("/projects/shop/label").text();
        assert!(page.contains("type=\"checkbox\" name=\"label\" value=\"late\""));
        let after = |text: &str, mark: &str| {
            let start = text.find(mark).expect(mark) + mark.len();
            text[start..].chars().take_while(|c| *c != '"' && *c != '<').collect::<String>()
        };
        let assignment = after(&page, "name=\"assignment\" value=\"");
        let item = after(&page, "<span id=\"item-id\">");
        let csrf = browser.csrf();
        let mut fields = vec![("csrf", csrf.as_str()), ("assignment", assignment.as_str()), ("note", "")];
        fields.extend(boxes.iter().map(|class| ("label", *class)));
        let reply = browser.form("/projects/shop/label", &fields);
        assert_eq!(reply.status, 303, "{}", reply.text());
        let page = browser.get("/projects/shop/label").text();
        let past = match name {
            "ana" => "refund, late",
            "bo" => "late",
            _ => "none of them",
        };
        assert!(page.contains(&format!("<b class=\"past-label\" dir=\"auto\">{past}</b>")), "{past}: {page}");
        *told.entry(item).or_default() += 1;
    }
    // Whoever is asked next gets the item that waits for more answers, so all three saw the same one.
    let (item, answers) = told.iter().next().unwrap();
    assert_eq!((told.len(), *answers), (1, 3), "{told:?}");
    let shown = shop.maker.get(&format!("/api/v1/projects/shop/items/{item}")).value();
    assert_eq!(shown["label"]["label"], json!(["late"]), "two of three say late, one of three refund: {shown}");

    // A lead stands above the answers, with a list as well.
    let path = format!("/api/v1/projects/shop/items/{item}");
    let against = json!({"label": ["broken", "late"]});
    assert_eq!(
        shop.maker.json("POST", &format!("{path}/decision"), &against).status,
        422,
        "two of three say otherwise"
    );
    let against = json!({"label": ["broken", "late"], "reason": "guide"});
    let decided = shop.maker.json("POST", &format!("{path}/decision"), &against);
    assert_eq!(decided.value()["label"], json!(["late", "broken"]), "{}", decided.text());
    assert_eq!(shop.maker.get(&path).value()["label"]["label"], json!(["late", "broken"]));
    for path in ["/suspects", "/items/m3", ""] {
        assert_eq!(boss.get(&format!("/projects/shop{path}")).status, 200, "{path}");
    }
    let crowd = shop.round()["crowd"].clone();
    assert!(crowd["items"].as_u64().unwrap() >= 1 && crowd["consensus"] == "majority", "{crowd}");
}

#[test]
fn the_model_answers_the_rest_with_whole_sets() {
    let shop = Shop::with(400);
    shop.round();
    let ask = json!({"budget": 0.2, "confidence": 0.9});
    let reply = shop.maker.json("POST", "/api/v1/projects/shop/acceptances", &ask);
    assert!((200..300).contains(&reply.status), "{}", reply.text());
    let export = shop.maker.get("/api/v1/projects/shop/export").text();
    let lines = || export.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let machine: Vec<Value> = lines().filter(|line| line["source"] == "machine").collect();
    let right = machine.iter().filter(|line| line["label"] == json!(message(number(&line["id"])).1)).count();
    assert!(machine.len() >= 30, "{} of 100", machine.len());
    assert!(right as f64 >= 0.8 * machine.len() as f64, "{right} of {} sets are right", machine.len());
    // All sets, the empty one included, are accepted where the model is sure of each class.
    let kinds: std::collections::BTreeSet<String> = machine.iter().map(|line| line["label"].to_string()).collect();
    assert!(kinds.len() >= 4, "{kinds:?}");
    let id = machine[0]["id"].as_str().unwrap();
    let shown = shop.maker.get(&format!("/api/v1/projects/shop/items/{id}")).value();
    assert_eq!(shown["machine_label"]["label"], machine[0]["label"], "{shown}");
    let boss = shop.server.browser(shop.server.person("boss"));
    let page = boss.get(&format!("/projects/shop/items/{id}"));
    assert!(page.status == 200 && page.text().contains("by the model alone"), "{}", page.text());
    assert_eq!(boss.get("/projects/shop").status, 200);
}

#[test]
fn a_wrong_set_is_found_shown_and_fixed_with_ticked_boxes() {
    let shop = Shop::with(160);
    let labeled = |item: &str| shop.maker.get(&format!("/api/v1/projects/shop/items/{item}")).value();
    // A message that names two classes came with one of them: the first of a few that falls into the pool.
    let bring = |n: usize| {
        let (id, text) = (format!("w{n}"), message(8 * n + 3).0);
        shop.bring("POST", "items?label_key=label", &json!({"id": id, "text": text, "label": ["refund"]}).to_string());
        id
    };
    let wrong = (101..110).map(bring).find(|id| labeled(id)["part"] == "pool").unwrap();
    let found = shop.maker.json("POST", "/api/v1/projects/shop/suspects", &json!({})).value();
    let worst = &found["suspects"][0];
    assert_eq!(
        (&worst["item"], &worst["label"], &worst["suggested"], &worst["is_likely_wrong"]),
        (&json!(wrong), &json!(["refund"]), &json!(["refund", "late"]), &json!(true)),
        "{found}"
    );
    assert_eq!(
        (&found["pairs"], &found["next_answers"], found["not_judged"].as_u64()),
        (&json!([]), &json!(null), Some(0))
    );
    assert_eq!(found["of_classes"][1], json!({"class": "late", "missing": 1, "too_much": 0}));

    let lead = shop.server.person("lea");
    shop.server.give(lead, shop.project, Role::Lead);
    let browser = shop.server.browser(lead);
    let page = browser.get("/projects/shop/suspects").text();
    assert!(page.contains("Labels that lack it") && page.contains("value=\"late\" checked"), "{page}");
    let csrf = browser.csrf();
    let fix = |labels: &[&str]| {
        let mut form = vec![("csrf", csrf.as_str()), ("act", "fix"), ("item", wrong.as_str())];
        form.extend(labels.iter().map(|label| ("label", *label)));
        assert_eq!(browser.form("/projects/shop/suspects", &form).status, 303);
        labeled(&wrong)["label"]["label"].clone()
    };
    assert_eq!(fix(&["refund", "late"]), json!(["refund", "late"]));
    assert_eq!(fix(&[]), json!([]));
    assert_eq!(fix(&["late"]), json!(["late"]));
    assert!(!browser.get("/projects/shop/suspects").text().contains(&format!("/items/{wrong}\"")));
}
