//! Classes renamed, merged, split, added and retired while labels are there: what is said first, and what happens then.

use crate::support::{Client, TestServer};
use qualm::domain::{ProjectId, Role, Scope};
use serde_json::{Value, json};

struct Stage {
    server: TestServer,
    project: ProjectId,
    maker: Client,
    ana: Client,
}

/// Three classes, thirty items, and as many of them labeled by ana: refund, late, broken in turn.
fn stage(labels: usize) -> Stage {
    let server = TestServer::start();
    let maker = server.token(server.admin("maker"), &Scope::ALL);
    let made = maker.json(
        "POST",
        "/api/v1/projects",
        &json!({"slug": "shop", "schema": {"kind": "choice", "classes": ["refund", "late", "broken"]},
                "recipe": {"text": ["text"]}, "settings": {"holdout_share": 0.0, "round_every_labels": 0}, "seed": 7}),
    );
    assert_eq!(made.status, 201, "{}", made.text());
    let about = ["give my money back", "where is my parcel", "it came in pieces"];
    let lines: String =
        (0..30).map(|n| format!("{{\"id\": \"i{n}\", \"text\": \"{} {n}\"}}\n", about[n % 3])).collect();
    let kind = [("content-type", "application/x-ndjson")];
    assert_eq!(maker.send("POST", "/api/v1/projects/shop/items", &kind, lines.as_bytes()).status, 200);
    server.settle();
    let project = server.store().read(|r| r.project_id("shop")).unwrap();
    let person = server.person("ana");
    server.give(person, project, Role::Labeler);
    let ana = server.token(person, &Scope::ALL);
    let stage = Stage { server, project, maker, ana };
    for _ in 0..labels {
        let (id, item) = stage.claim();
        let n: usize = item[1..].parse().unwrap();
        let reply = stage.answer(id, ["refund", "late", "broken"][n % 3]);
        assert_eq!(reply.0, 201, "{}", reply.1);
    }
    stage
}

impl Stage {
    fn claim(&self) -> (i64, String) {
        let claimed = self.ana.post("/api/v1/projects/shop/assignments").value();
        let item = claimed["item"]["id"].as_str().unwrap_or_else(|| panic!("{claimed}")).to_owned();
        (claimed["assignment"].as_i64().unwrap(), item)
    }

    fn answer(&self, assignment: i64, label: &str) -> (u16, String) {
        let path = format!("/api/v1/assignments/{assignment}/annotation");
        let reply = self.ana.json("POST", &path, &json!({"label": label}));
        (reply.status, reply.text())
    }

    fn change(&self, change: Value, confirm: bool) -> (u16, Value) {
        let body = json!({"change": change, "confirm": confirm});
        let reply = self.maker.json("PATCH", "/api/v1/projects/shop/schema", &body);
        (reply.status, reply.value())
    }

    fn project(&self) -> Value {
        self.maker.get("/api/v1/projects/shop").value()
    }

    fn round(&self) {
        assert_eq!(self.maker.post("/api/v1/projects/shop/rounds").status, 202);
        self.server.settle();
    }

    fn of_class(&self, class: &str) -> u64 {
        self.project()["labels"][class]["pool"].as_u64().unwrap_or(0)
    }
}

#[test]
fn a_merge_says_what_it_does_and_makes_old_models_stale() {
    let stage = stage(24);
    stage.round();
    assert_eq!(stage.project()["model_round"], 1);
    let (late, broken) = (stage.of_class("late"), stage.of_class("broken"));
    assert!(late > 0 && broken > 0);

    let merge = json!({"change": "merge", "class": "late", "into": "broken"});
    let (status, said) = stage.change(merge.clone(), false);
    assert_eq!((status, &said["is_done"], &said["labels_changed"]), (200, &json!(false), &json!(late)), "{said}");
    assert_eq!((&said["models_stale"], &said["rounds_stale"]), (&json!(1), &json!([1])), "{said}");
    assert_eq!((stage.of_class("late"), stage.of_class("broken")), (late, broken), "a look changes nothing");
    assert_eq!(stage.project()["model_round"], 1);

    let (status, said) = stage.change(merge.clone(), true);
    assert_eq!((status, &said["is_done"]), (200, &json!(true)), "{said}");
    assert_eq!((stage.of_class("late"), stage.of_class("broken")), (0, late + broken));
    assert_eq!(stage.project()["model_round"], Value::Null, "the old model does not suggest any more");
    let queue = stage.maker.get("/api/v1/projects/shop/queue").value();
    assert!(queue.as_array().unwrap().iter().all(|entry| entry["suggestion"].is_null()), "{queue}");
    let back = stage.maker.post("/api/v1/projects/shop/rounds/1/rollback");
    assert_eq!(back.status, 409, "{}", back.text());
    assert!(back.message().contains("cannot come back"), "{}", back.message());
    // What people said stays in their words; what it counts as is the other class.
    let store = stage.server.store();
    let said_late = store.read(|r| {
        let all = r.recent_annotations(stage.project, r.person_by_name("ana")?.unwrap().id, 100)?;
        Ok(all.into_iter().filter(|one| one.label == "late").map(|one| one.class).collect::<Vec<_>>())
    });
    assert_eq!(said_late.unwrap(), vec![2; late as usize]);
    let (id, _) = stage.claim();
    let refused = stage.answer(id, "late");
    assert_eq!(refused.0, 422);
    assert!(refused.1.contains("was retired"), "{}", refused.1);
    assert_eq!(stage.answer(id, "broken").0, 201);

    // The round that follows trains without the class, and nothing it says names it.
    stage.server.settle();
    assert_eq!(stage.project()["model_round"], 2);
    let queue = stage.maker.get("/api/v1/projects/shop/queue").value();
    let names: Vec<&str> = queue.as_array().unwrap().iter().filter_map(|entry| entry["suggestion"].as_str()).collect();
    assert!(!names.is_empty() && !names.contains(&"late"), "{names:?}");
    assert_eq!(stage.change(merge, false).0, 422, "a class is merged once");
    let chain = stage.maker.get("/api/v1/audit/verify");
    assert_eq!((chain.status, &chain.value()["broken"]), (200, &Value::Null), "{}", chain.text());
}

#[test]
fn a_split_asks_again_and_a_name_never_means_another_class() {
    let stage = stage(24);
    let late = stage.of_class("late");
    let split = json!({"change": "split", "class": "late", "into": ["very late", "a little late"]});
    let (status, said) = stage.change(split.clone(), true);
    assert_eq!((status, &said["asked_again"], &said["answers_withdrawn"]), (200, &json!(late), &json!(late)), "{said}");
    assert_eq!(stage.of_class("late"), 0);
    assert_eq!(stage.project()["queue"]["again"], json!(late));
    // The same person is asked, and may give one of the new classes.
    let (id, item) = stage.claim();
    assert_eq!(item[1..].parse::<usize>().unwrap() % 3, 1, "{item}");
    assert_eq!(stage.answer(id, "very late").0, 201);
    assert_eq!(stage.of_class("very late"), 1);

    for (change, words) in [
        (json!({"change": "add", "classes": ["late"]}), "twice"),
        (json!({"change": "rename", "class": "refund", "to": "late"}), "twice"),
        (json!({"change": "retire", "class": "late"}), "there is no class `late`"),
        (json!({"change": "merge", "class": "broken", "into": "broken"}), "itself"),
    ] {
        let (status, said) = stage.change(change, true);
        assert_eq!(status, 422, "{said}");
        assert!(said.to_string().contains(words), "{words}: {said}");
    }
    // A name that was given up is not given to another class either, and may come back to its own.
    assert_eq!(stage.change(json!({"change": "rename", "class": "refund", "to": "money back"}), true).0, 200);
    let (status, said) = stage.change(json!({"change": "add", "classes": ["refund"]}), true);
    assert_eq!(status, 422, "{said}");
    assert!(said.to_string().contains("was the name of another class"), "{said}");
    // Nor by the older way of adding classes.
    let added = stage.maker.json("PATCH", "/api/v1/projects/shop", &json!({"add_classes": ["refund"]}));
    assert!(added.status == 422 && added.message().contains("was the name of another class"), "{}", added.text());
    assert!(stage.of_class("money back") > 0);
    assert_eq!(stage.change(json!({"change": "rename", "class": "money back", "to": "refund"}), true).0, 200);
}

#[test]
fn the_page_says_first_and_does_then() {
    let stage = stage(9);
    let boss = stage.server.browser(stage.server.admin("boss"));
    let csrf = boss.csrf();
    let retire = [("csrf", csrf.as_str()), ("change", "retire"), ("class", "broken")];
    let page = boss.form("/projects/shop/schema", &retire);
    assert_eq!(page.status, 200);
    assert!(page.text().contains("This would happen") && page.text().contains("Do it"), "{}", page.text());
    let broken = stage.of_class("broken");
    assert!(broken > 0);
    let done = boss.form("/projects/shop/schema", &[&retire[..], &[("confirm", "yes")]].concat());
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(stage.of_class("broken"), 0);
    let page = boss.get("/projects/shop/schema").text();
    assert!(page.contains("broken retired") && page.contains(r#"<span class="chip">retired</span>"#), "{page}");
    let last = boss.form("/projects/shop/schema", &[("csrf", csrf.as_str()), ("change", "retire"), ("class", "late")]);
    assert_eq!(last.status, 422);
    assert!(last.text().contains("at least 2 must stay"), "{}", last.text());
    // Nobody is asked about it any more.
    let labeler = stage.server.browser(stage.server.person("ana"));
    let page = labeler.get("/projects/shop/label").text();
    assert!(page.contains("refund") && !page.contains(r#"value="broken""#), "{page}");
}

#[test]
fn the_overview_has_the_day_and_the_settings_are_in_groups() {
    let stage = stage(12);
    let boss = stage.server.browser(stage.server.admin("boss"));
    let plain = |path: &str| boss.get(path).text().replace("&#39;", "'").replace("&#x27;", "'");
    let page = plain("/projects/shop");
    assert!(
        page.contains("12 answers today. At today's pace, 12 a day, the 18 left are labeled on 23 Nov 2026"),
        "{page}"
    );
    assert!(page.contains("Nothing orders the queue yet") && page.contains("Nobody has an item in hand"), "{page}");
    stage.round();
    let (id, _) = stage.claim();
    let page = plain("/projects/shop");
    assert!(
        page.contains("of the model of round 1, 100 % of the items scored")
            || page.contains("100% of the items scored"),
        "{page}"
    );
    assert!(page.contains("At it right now: ana (1 item)."), "{page}");
    assert!(
        !page.contains("does not match the model's scores") && !page.contains("ordered by another model"),
        "{page}"
    );
    let flagged = json!({"label": "late", "is_flagged": true});
    assert_eq!(stage.ana.json("POST", &format!("/api/v1/assignments/{id}/annotation"), &flagged).status, 201);
    assert!(plain("/projects/shop").contains("1 answer with a flag"));

    let page = plain("/projects/shop/settings");
    for words in [r#"id="calibrator-title""#, r#"<code class="small muted">overlap</code>"#, "Default: 1."] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let csrf = boss.csrf();
    let wrong = boss.form("/projects/shop/settings", &[("csrf", &csrf), ("overlap", "12")]);
    assert_eq!(wrong.status, 422);
    let text = wrong.text();
    let at = text.rfind("overlap is 12").unwrap();
    assert!(text[..at].rfind(r#"id="overlap""#) > text[..at].rfind(r#"id="consensus""#), "beside its field");
}

/// What the store counts as labeled, and what it lists.
fn labeled(stage: &Stage) -> (u64, u64) {
    let counts = stage.server.store().read(|r| {
        let row = r.project(stage.project)?;
        Ok((row.pool_labels, r.labels(stage.project)?.iter().filter(|label| label.class.is_some()).count() as u64))
    });
    counts.unwrap()
}

#[test]
fn a_merge_of_the_first_class_gives_no_label_to_an_item_that_is_gone() {
    let stage = stage(0);
    let (id, item) = stage.claim();
    assert_eq!(stage.answer(id, "late").0, 201);
    let path = format!("/api/v1/projects/shop/items/{item}");
    let word = json!({"label": "broken", "reason": "rule"});
    assert_eq!(stage.maker.json("POST", &format!("{path}/decision"), &word).status, 200);
    assert_eq!(stage.maker.send("DELETE", &path, &[], b"").status, 200);
    assert_eq!(labeled(&stage), (0, 0));
    // What is erased keeps the number 0 in its blanked lines.
    let (status, said) = stage.change(json!({"change": "merge", "class": "refund", "into": "late"}), true);
    assert_eq!(status, 200, "{said}");
    assert_eq!(labeled(&stage), (0, 0));
    assert_eq!(stage.maker.send("DELETE", &path, &[], b"").status, 404);
}

#[test]
fn what_a_lead_overruled_is_no_label_when_the_leads_class_is_over() {
    let stage = stage(0);
    let mut items = Vec::new();
    for _ in 0..2 {
        let (id, item) = stage.claim();
        assert_eq!(stage.answer(id, "broken").0, 201);
        items.push(item);
    }
    let path = |item: &str| format!("/api/v1/projects/shop/items/{item}");
    let decide = |item: &str, label: &str| {
        let word = json!({"label": label, "reason": "rule"});
        let reply = stage.maker.json("POST", &format!("{}/decision", path(item)), &word);
        assert_eq!(reply.status, 200, "{}", reply.text());
    };
    decide(&items[0], "late");
    // Decided, taken back and decided otherwise: the class that is over has no part in it any more.
    decide(&items[1], "late");
    assert_eq!(stage.maker.send("DELETE", &format!("{}/decision", path(&items[1])), &[], b"").status, 200);
    let retire = json!({"change": "retire", "class": "late"});
    let (_, said) = stage.change(retire.clone(), false);
    assert_eq!((&said["asked_again"], &said["answers_withdrawn"]), (&json!(1), &json!(1)), "{said}");
    let (status, said) = stage.change(retire, true);
    assert_eq!(status, 200, "{said}");
    let label = |item: &str| stage.maker.get(&path(item)).value()["label"]["label"].clone();
    assert_eq!((label(&items[0]), label(&items[1])), (Value::Null, json!("broken")));
    // It is asked again at once, also of whoever was overruled.
    let (id, item) = stage.claim();
    assert_eq!(item, items[0]);
    assert_eq!(stage.answer(id, "refund").0, 201);
    assert_eq!(label(&items[0]), "refund");
    assert_ne!(stage.claim().1, items[1], "nobody is asked about what has its label");
}

#[test]
fn a_practice_item_whose_class_is_over_is_an_ordinary_one_again() {
    let stage = stage(0);
    let act = |act: &str, label: &str| {
        let body = json!({"act": act, "items": ["i4", "i5"], "label": label});
        stage.maker.json("POST", "/api/v1/projects/shop/item-acts", &body)
    };
    assert_eq!(act("mark_gold", "late").status, 200);
    assert_eq!(labeled(&stage), (2, 2));
    let (status, said) = stage.change(json!({"change": "retire", "class": "late"}), true);
    assert_eq!((status, &said["asked_again"]), (200, &json!(2)), "{said}");
    assert_eq!(labeled(&stage), (0, 0));
    let mut asked = Vec::new();
    for _ in 0..2 {
        let (id, item) = stage.claim();
        assert_eq!(stage.answer(id, "refund").0, 201);
        asked.push(item);
    }
    assert!(asked.contains(&"i4".to_owned()) && asked.contains(&"i5".to_owned()), "{asked:?}");
    // Marked anew without a conflict.
    let again = act("mark_gold", "broken");
    assert_eq!((again.status, &again.value()["changed"]), (200, &json!(2)), "{}", again.text());
}

#[test]
fn an_answer_taken_back_after_a_split_comes_without_the_old_models_word() {
    let stage = stage(24);
    stage.round();
    let (id, _) = stage.claim();
    let (status, answered) = stage.answer(id, "refund");
    assert_eq!(status, 201, "{answered}");
    let annotation = serde_json::from_str::<Value>(&answered).unwrap()["annotation"].clone();
    let split = json!({"change": "split", "class": "late", "into": ["later", "never"]});
    let (status, said) = stage.change(split, true);
    assert_eq!(status, 200, "{said}");
    let undone = stage.ana.send("DELETE", &format!("/api/v1/annotations/{annotation}"), &[], b"");
    assert_eq!(undone.status, 200, "{}", undone.text());
    let held = stage.server.store().read(|r| {
        let ana = r.person_by_name("ana")?.expect("ana").id;
        r.held_by(stage.project, ana)
    });
    let held = held.unwrap();
    assert!(held.iter().any(|one| one.state == "active"), "she has it again");
    assert!(held.iter().all(|one| one.suggestion.is_none()), "the model is of the old classes");
}

#[test]
fn agreement_counts_a_merged_class_as_the_other_at_once() {
    let stage = stage(0);
    let body = json!({"settings": {"overlap": 2}});
    assert_eq!(stage.maker.json("PATCH", "/api/v1/projects/shop", &body).status, 200);
    let bo = stage.server.person("bo");
    stage.server.give(bo, stage.project, Role::Labeler);
    let bo = stage.server.token(bo, &Scope::ALL);
    for _ in 0..3 {
        let (id, _) = stage.claim();
        assert_eq!(stage.answer(id, "late").0, 201);
        let claimed = bo.post("/api/v1/projects/shop/assignments").value();
        let path = format!("/api/v1/assignments/{}/annotation", claimed["assignment"]);
        assert_eq!(bo.json("POST", &path, &json!({"label": "broken"})).status, 201);
    }
    let lead = stage.server.browser(stage.server.admin("lead"));
    let differ = || lead.get("/projects/shop/items?differ=yes").text().contains("/projects/shop/items/i");
    assert!(differ(), "they said different things about the same items");
    let disputed = || lead.get("/projects/shop/curate").text().contains("/projects/shop/curate/i");
    assert!(disputed());
    assert_eq!(stage.change(json!({"change": "merge", "class": "late", "into": "broken"}), true).0, 200);
    assert!(!differ(), "which is the same thing now");
    assert!(!disputed());
}
