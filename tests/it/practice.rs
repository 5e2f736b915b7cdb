//! Practice items of labeling over HTTP: they look like the others, measure people and change nothing else; what people are
//! told; what leads read.

use super::support::{Client, TestServer};
use qualm::domain::{ProjectId, Role, Scope, UserId};
use serde_json::{Value, json};
use std::collections::BTreeSet;

struct House {
    server: TestServer,
    project: ProjectId,
    maker: Client,
    lea: UserId,
    of_lea: Client,
    ana: UserId,
    of_ana: Client,
}

fn house(items: usize) -> House {
    let server = TestServer::start();
    let project = server.project("mail", items);
    let maker = server.token(server.person("maker"), &Scope::ALL);
    let (lea, ana) = (server.person("lea"), server.person("ana"));
    server.give(lea, project, Role::Lead);
    server.give(ana, project, Role::Labeler);
    let (of_lea, of_ana) = (server.token(lea, &Scope::ALL), server.token(ana, &Scope::ALL));
    House { server, project, maker, lea, of_lea, ana, of_ana }
}

impl House {
    fn set(&self, settings: &Value) {
        let reply = self.maker.json("PATCH", "/api/v1/projects/mail", &json!({"settings": settings}));
        assert_eq!(reply.status, 200, "{}", reply.text());
    }

    fn mark(&self, items: &[&str], label: &str, note: &str) -> Value {
        let body = json!({"act": "mark_gold", "items": items, "label": label, "note": note});
        let reply = self.of_lea.json("POST", "/api/v1/projects/mail/item-acts", &body);
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.value()
    }

    fn claim(&self, who: &Client) -> Option<Value> {
        let reply = who.post("/api/v1/projects/mail/assignments");
        (reply.status == 200).then(|| reply.value())
    }

    fn answer(&self, who: &Client, assignment: &Value, label: &str) -> Value {
        let path = format!("/api/v1/assignments/{assignment}/annotation");
        let reply = who.json("POST", &path, &json!({"label": label}));
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.value()
    }

    fn get(&self, path: &str) -> Value {
        let reply = self.of_lea.get(&format!("/api/v1/projects/mail{path}"));
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        reply.value()
    }

    /// Labels until a practice item comes; answers the ordinary ones before it.
    fn until_gold(&self, who: &Client, gold: &[&str]) -> Value {
        loop {
            let claimed = self.claim(who).expect("an item");
            if gold.contains(&id(&claimed)) {
                return claimed;
            }
            self.answer(who, &claimed["assignment"], "ham");
        }
    }

    fn browser_act(&self, browser: &Client, path: &str, fields: &[(&str, &str)]) {
        let csrf = browser.csrf();
        let all: Vec<(&str, &str)> = [("csrf", csrf.as_str())].into_iter().chain(fields.iter().copied()).collect();
        let reply = browser.form(path, &all);
        assert_eq!(reply.status, 303, "{path}: {}", reply.text());
    }
}

fn id(claimed: &Value) -> &str {
    claimed["item"]["id"].as_str().unwrap()
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn they_come_once_in_every_block_look_like_the_others_and_change_nothing() {
    let house = house(40);
    house.set(&json!({"gold_every": 5}));
    let gold = ["i0", "i1", "i2"];
    let marked = house.mark(&gold, "spam", "It sells something.");
    assert_eq!((&marked["changed"], &marked["act"]), (&json!(3), &Value::Null));
    assert_eq!(house.mark(&gold, "spam", "")["unchanged"], 3, "a repeat changes nothing");
    assert_eq!(house.get("/items?gold=yes")["count"], 3);
    assert_eq!(house.get("/items?gold=no")["count"], 37);
    let shown = house.get("/items/i0");
    assert_eq!((&shown["label"]["label"], &shown["label"]["settled_by"]), (&json!("spam"), &json!("gold")));
    assert_eq!(shown["gold"]["marked_by"], "lea");

    // Blocks of four ordinary items and one of practice: 15 items are three blocks.
    let mut met = Vec::new();
    let mut looks = BTreeSet::new();
    for n in 0..15 {
        let claimed = house.claim(&house.of_ana).expect("an item");
        looks.insert(keys(&claimed).into_iter().map(str::to_owned).collect::<Vec<_>>());
        let reply = house.answer(&house.of_ana, &claimed["assignment"], "ham");
        let is_gold = gold.contains(&id(&claimed));
        assert_eq!(reply.get("practice").is_some(), is_gold, "{reply}");
        if is_gold {
            met.push((n, id(&claimed).to_owned()));
            let says = reply["practice"]["says"].as_str().unwrap();
            assert_eq!(
                says, "A practice item: the lead's label is spam; you said ham. Why: It sells something.",
                "{reply}"
            );
            let repeated = house.answer(&house.of_ana, &claimed["assignment"], "ham");
            assert_eq!(repeated, reply, "a repeat gets the same reply");
        }
    }
    assert_eq!(looks.len(), 1, "nothing tells them from the others: {looks:?}");
    assert_eq!(met.iter().map(|(_, id)| id.as_str()).collect::<BTreeSet<_>>(), BTreeSet::from(gold));
    assert!(met.iter().enumerate().all(|(block, (n, _))| n / 5 == block), "one in every block: {met:?}");

    // They settled nothing, filled no place, and stand in no figure of the ordinary answers.
    let project = house.get("");
    assert_eq!(project["labels"]["spam"]["pool"], 3, "{project}");
    assert_eq!(project["labels"]["ham"]["pool"], 12);
    assert_eq!(house.get("/agreement")["answered"], 12);
    assert_eq!(house.get("/items/i0")["annotations"], json!([]));
    assert_eq!(house.get("/items?annotator=ana")["count"], 12);
    let exported = house.maker.get("/api/v1/projects/mail/export").text();
    let lines: Vec<Value> = exported.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of_gold: Vec<&Value> = lines.iter().filter(|line| line["gold"] == true).collect();
    assert_eq!((lines.len(), of_gold.len()), (15, 3));
    assert!(of_gold.iter().all(|line| line["label"] == "spam" && line["annotations"] == json!([])));
    assert_eq!(of_gold[0]["decision"]["reason"], "gold");
    let without = house.maker.get("/api/v1/projects/mail/export?gold=false&format=csv").text();
    assert_eq!(without.lines().count(), 13, "{without}");
    assert!(without.lines().next().unwrap().ends_with("decision_note,gold,spreadsheet_safe"));

    // Leads, who can read the labels, get none; neither does whoever has met them all.
    let lead: Vec<String> = (0..20)
        .map_while(|_| {
            let claimed = house.claim(&house.of_lea)?;
            house.answer(&house.of_lea, &claimed["assignment"], "ham");
            Some(id(&claimed).to_owned())
        })
        .collect();
    assert!(lead.len() > 10 && lead.iter().all(|id| !gold.contains(&id.as_str())), "{lead:?}");

    // Ordinary again: no label stands, and somebody who has not met it is asked about it.
    let bo = house.server.person("bo");
    house.server.give(bo, house.project, Role::Labeler);
    let of_bo = house.server.token(bo, &[Scope::Label]);
    let reply = house.of_lea.send("DELETE", "/api/v1/projects/mail/items/i0/gold", &[], b"");
    assert_eq!(reply.status, 204);
    assert_eq!(house.get("/items/i0")["label"], Value::Null);
    assert_eq!(
        house.get("/items?status=unlabeled&q=&gold=no")["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|i| i["id"] == "i0")
            .count(),
        1
    );
    let mut of_bo_ids = Vec::new();
    while let Some(claimed) = house.claim(&of_bo) {
        let reply = house.answer(&of_bo, &claimed["assignment"], "ham");
        of_bo_ids.push((id(&claimed).to_owned(), reply.get("practice").is_some()));
    }
    assert!(of_bo_ids.contains(&("i0".to_owned(), false)), "{of_bo_ids:?}");
    assert!(house.claim(&house.of_ana).is_none(), "ana has met it");
    assert_eq!(house.get("/gold")["items"].as_array().unwrap().len(), 2);
}

#[test]
fn what_was_told_stays_and_what_was_not_told_can_be_taken_back() {
    let house = house(60);
    house.set(&json!({"gold_every": 3}));
    let gold = ["i0", "i1", "i2", "i3", "i4", "i5"];
    house.mark(&gold, "spam", "");

    let claimed = house.until_gold(&house.of_ana, &gold);
    let told = house.answer(&house.of_ana, &claimed["assignment"], "ham");
    let annotation = format!("/api/v1/annotations/{}", told["annotation"]);
    let undone = house.of_ana.send("DELETE", &annotation, &[], b"");
    assert!(undone.status == 409 && undone.message().contains("practice item"), "{}", undone.text());
    let edited = house.of_ana.json("PUT", &annotation, &json!({"label": "spam"}));
    assert_eq!(edited.status, 409, "{}", edited.text());

    // Skipped, it does not come again; an answer that comes late all the same counts.
    let skipped = house.until_gold(&house.of_ana, &gold);
    assert_eq!(house.of_ana.post(&format!("/api/v1/assignments/{}/skip", skipped["assignment"])).status, 204);
    assert_eq!(house.get(&format!("/items/{}", id(&skipped)))["label"]["label"], "spam");
    let waited = house.until_gold(&house.of_ana, &gold);
    house.server.wait_secs(1000);
    house.server.settle();
    let late = house.answer(&house.of_ana, &waited["assignment"], "spam");
    assert_eq!(late["practice"]["agrees"], true, "{late}");

    house.set(&json!({"gold_feedback": "never"}));
    let claimed = house.until_gold(&house.of_ana, &gold);
    assert_ne!(id(&claimed), id(&skipped));
    let silent = house.answer(&house.of_ana, &claimed["assignment"], "ham");
    assert_eq!(silent.get("practice"), None);
    let annotation = format!("/api/v1/annotations/{}", silent["annotation"]);
    assert_eq!(house.of_ana.json("PUT", &annotation, &json!({"label": "spam"})).value()["version"], 2);
    let undone = house.of_ana.send("DELETE", &annotation, &[], b"").value();
    assert!(undone["assignment"].is_i64(), "{undone}");
    let again = house.claim(&house.of_ana).unwrap();
    assert_eq!((id(&again), &again["assignment"]), (id(&claimed), &undone["assignment"]));
    house.answer(&house.of_ana, &again["assignment"], "spam");
    let lists = house.get("/gold");
    let ana = &lists["people"][0];
    assert_eq!((&ana["name"], &ana["answered"], &ana["agreed"]), (&json!("ana"), &json!(3), &json!(2)), "{lists}");
}

#[test]
fn the_label_page_tells_in_a_line_and_ones_own_page_has_the_share() {
    let house = house(60);
    house.set(&json!({"gold_every": 3}));
    let gold = ["i0", "i1", "i2", "i3"];
    house.mark(&gold, "spam", "It sells <b>something</b>.");
    let browser = house.server.browser(house.ana);
    let page = browser.get("/projects/mail/label/mine").text();
    assert!(!page.contains("practice items"), "{page}");
    let mut told = 0;
    for _ in 0..12 {
        browser.get("/projects/mail/label");
        let held = house.server.store().read(|r| r.held_by(house.project, house.ana)).unwrap()[0].clone();
        let item = house.server.store().read(|r| r.item(held.item)).unwrap().external;
        let fields = [("assignment", &*held.id.to_string()), ("label", "ham")];
        house.browser_act(&browser, "/projects/mail/label", &fields);
        let page = browser.get("/projects/mail/label").text();
        let line = "role=\"status\" aria-live=\"polite\">A practice item: the lead&#39;s label is spam; you said ham. Why: It sells &lt;b&gt;something";
        let line_other = line.replace("&#39;", "&#x27;");
        let has_line = page.contains(line) || page.contains(&line_other);
        assert_eq!(has_line, gold.contains(&item.as_str()), "{item}: {page}");
        told += usize::from(has_line);
    }
    assert_eq!(told, 4);
    let page = browser.get("/projects/mail/label").text();
    assert!(page.contains("12 by you today"), "practice counts as work: {page}");
    // 0 of 4: z^2 / (4 + z^2) is 49 %.
    let page = browser.get("/projects/mail/label/mine").text();
    assert!(
        page.contains("On practice items you said the same as the lead in 0 of 4: 0% (95 % interval 0% to 49%)."),
        "{page}"
    );

    // Where nothing is told, the day's own answers are left out of it.
    house.set(&json!({"gold_feedback": "never"}));
    let page = browser.get("/projects/mail/label/mine").text();
    assert!(!page.contains("On practice items"), "{page}");
    house.server.wait_secs(90_000);
    let page = house.server.browser(house.ana).get("/projects/mail/label/mine").text();
    assert!(page.contains("On practice items until yesterday you said the same as the lead in 0 of 4"), "{page}");

    // Leads read everybody's, with a sign where even the kind end of the interval is low.
    let lead = house.server.browser(house.lea);
    let page = lead.get("/projects/mail/agreement").text();
    assert!(page.contains("0% to 49%") && page.contains("below 70%"), "{page}");
    assert!(lead.get("/projects/mail").text().contains("1 person is below the floor on practice items"));
    assert_eq!(house.get("/agreement")["practice"]["people"][0]["is_low"], true);
    house.set(&json!({"gold_floor": 0.4}));
    assert_eq!(house.get("/gold")["people"][0]["is_low"], false);
}

#[test]
fn the_holdout_and_what_cannot_be_judged_are_refused_with_a_reason() {
    let server = TestServer::start();
    let root = server.token(server.admin("root"), &Scope::ALL);
    let make = |slug: &str, schema: Value, settings: Value| {
        let body =
            json!({"slug": slug, "schema": schema, "recipe": {"text": ["text"]}, "settings": settings, "seed": 7});
        let made = root.json("POST", "/api/v1/projects", &body);
        assert_eq!(made.status, 201, "{}", made.text());
        let lines: String = (0..40)
            .map(|n| format!("{{\"id\": \"i{n}\", \"text\": \"thing {} there\"}}\n", super::stage::letters(n)))
            .collect();
        let path = format!("/api/v1/projects/{slug}/items");
        root.send("POST", &path, &[("content-type", "application/x-ndjson")], lines.as_bytes());
        server.settle();
    };
    let choice = json!({"kind": "choice", "classes": ["spam", "ham"]});
    make("half", choice, json!({"holdout_share": 0.5, "round_every_labels": 0}));
    let rows = root.get("/api/v1/projects/half/items?holdout=yes").value();
    let item = rows["items"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/projects/half/items/{item}/gold");
    let refused = root.json("PUT", &path, &json!({"label": "spam"}));
    assert!(refused.status == 422 && refused.message().contains("is in the holdout"), "{}", refused.text());
    let all = json!({"act": "mark_gold", "filter": "", "label": "spam"});
    let done = root.json("POST", "/api/v1/projects/half/item-acts", &all).value();
    assert_eq!(
        (&done["holdout"], done["changed"].as_u64()),
        (&rows["count"], Some(40 - rows["count"].as_u64().unwrap()))
    );
    let done =
        root.json("POST", "/api/v1/projects/half/item-acts", &json!({"act": "unmark_gold", "filter": ""})).value();
    assert_eq!(done["changed"].as_u64(), Some(40 - rows["count"].as_u64().unwrap()));
    let unsettled = root
        .json("POST", "/api/v1/projects/half/item-acts", &json!({"act": "mark_gold", "filter": "holdout=no"}))
        .value();
    assert_eq!((&unsettled["changed"], &unsettled["not_open"]), (&json!(0), &done["changed"]), "no label stands");
    let wrong = root.json("PUT", "/api/v1/projects/half/items/i0/gold", &json!({"label": "eggs"}));
    assert_eq!(wrong.status, 422, "{}", wrong.text());

    let form = json!({"kind": "fields", "fields": [{"name": "why", "type": "text"}]});
    make("form", form, json!({"holdout_share": 0.0}));
    let refused = root.json("PUT", "/api/v1/projects/form/items/i0/gold", &json!({"label": {"why": "x"}}));
    assert!(refused.status == 422 && refused.message().contains("`why` is free text"), "{}", refused.text());

    // Spans are judged: the same spans or not, with their token F1 beside it.
    make(
        "spans",
        json!({"kind": "spans", "text": "text", "labels": ["A"]}),
        json!({"holdout_share": 0.0, "gold_every": 2}),
    );
    let whole = json!({"label": [{"start": 0, "end": 5, "label": "A"}]});
    let marked = root.json("PUT", "/api/v1/projects/spans/items/i0/gold", &whole);
    assert_eq!(marked.status, 200, "{}", marked.text());
    let id = server.store().read(|r| r.project_id("spans")).unwrap();
    let ana = server.person("ana");
    server.give(ana, id, Role::Labeler);
    let of_ana = server.token(ana, &[Scope::Label]);
    for _ in 0..2 {
        let claimed = of_ana.post("/api/v1/projects/spans/assignments").value();
        // "thing" and the word behind it: one token of three is shared twice.
        let said = json!({"label": [{"start": 0, "end": 7, "label": "A"}]});
        let reply = of_ana.json("POST", &format!("/api/v1/assignments/{}/annotation", claimed["assignment"]), &said);
        assert_eq!(reply.status, 201, "{}", reply.text());
    }
    let figures = root.get("/api/v1/projects/spans/gold").value();
    let ana = &figures["people"][0];
    assert_eq!((&ana["answered"], &ana["agreed"]), (&json!(1), &json!(0)), "{figures}");
    assert!((ana["token_f1"].as_f64().unwrap() - 2.0 / 3.0).abs() < 1e-9, "{figures}");
}

#[test]
fn leads_mark_from_the_table_and_from_the_item_and_decide_no_other_way() {
    let house = house(12);
    let browser = house.server.browser(house.lea);
    // The table's act asks first.
    let csrf = browser.csrf();
    let fields = [
        ("csrf", csrf.as_str()),
        ("act", "mark_gold"),
        ("list", ""),
        ("scope", "ticked"),
        ("row", "0"),
        ("row", "1"),
        ("gold_label", "ham"),
        ("gold_note", "clear"),
    ];
    let asked = browser.form("/projects/mail/items", &fields);
    let page = asked.text();
    assert!(
        asked.status == 200 && page.contains("Their label is ham") && page.contains("Ask about 2 items for practice?"),
        "{page}"
    );
    let confirmed: Vec<(&str, &str)> = fields.iter().copied().chain([("confirmed", "2")]).collect();
    let done = browser.form("/projects/mail/items", &confirmed);
    assert_eq!(done.status, 303, "{}", done.text());
    let page = browser.get(done.header("location").unwrap()).text();
    assert!(page.contains("2 items are for practice from now on."), "{page}");
    let page = browser.get("/projects/mail/items?gold=yes").text();
    assert!(page.contains("practice item") && page.contains("2 items"), "{page}");

    // On the item: another label, then the mark away.
    house.browser_act(
        &browser,
        "/projects/mail/items/i0/gold",
        &[("act", "mark"), ("label", "spam"), ("note", "second thoughts")],
    );
    let page = browser.get("/projects/mail/items/i0").text();
    assert!(page.contains("A practice item, marked by lea.") && page.contains("second thoughts"), "{page}");
    assert!(page.contains("spam, given by a lead for practice"), "{page}");
    assert_eq!(house.get("/items/i0")["label"]["label"], "spam");
    let decide = house.of_lea.json("POST", "/api/v1/projects/mail/items/i0/decision", &json!({"label": "ham"}));
    assert!(decide.status == 409 && decide.message().contains("practice item"), "{}", decide.text());
    let again = house.of_lea.json("POST", "/api/v1/projects/mail/items/i0/decision", &json!({"ask_again": true}));
    assert_eq!(again.status, 409, "{}", again.text());
    house.browser_act(&browser, "/projects/mail/items/i0/gold", &[("act", "unmark")]);
    let shown = house.get("/items/i0");
    assert_eq!((&shown["label"], &shown["gold"]), (&Value::Null, &Value::Null), "both labels are taken back: {shown}");

    // An item that had an answer gets its own label back.
    house.set(&json!({"gold_every": 0}));
    let claimed = house.claim(&house.of_ana).unwrap();
    house.answer(&house.of_ana, &claimed["assignment"], "ham");
    let path = format!("/items/{}", id(&claimed));
    let gold = format!("/api/v1/projects/mail{path}/gold");
    assert_eq!(house.of_lea.json("PUT", &gold, &json!({})).value()["label"], "ham", "the label it has");
    assert_eq!(house.of_lea.json("PUT", &gold, &json!({"label": "spam"})).value()["label"], "spam");
    assert_eq!(house.get(&path)["label"]["label"], "spam");
    assert_eq!(house.of_lea.send("DELETE", &gold, &[], b"").status, 204);
    assert_eq!(house.get(&path)["label"]["label"], "ham");
}

#[test]
fn a_practice_item_that_is_edited_and_asked_again_is_an_ordinary_one() {
    let house = house(4);
    house.set(&json!({"gold_every": 2}));
    house.mark(&["i1"], "spam", "");
    let edit = json!({"fields": {"text": "quite another text"}, "answers": "ask_again"});
    let reply = house.of_lea.json("PATCH", "/api/v1/projects/mail/items/i1", &edit);
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(house.get("/items/i1")["label"], Value::Null);
    let mut asked = BTreeSet::new();
    while let Some(claimed) = house.claim(&house.of_ana) {
        assert!(asked.insert(claimed["item"]["id"].as_str().unwrap().to_owned()), "{claimed}");
        house.answer(&house.of_ana, &claimed["assignment"], "ham");
    }
    assert_eq!(asked.len(), 4, "it is asked like the others: {asked:?}");
    assert_eq!(house.get("/items/i1")["label"]["label"], "ham");
    // Marked anew, and unmarked, without a conflict with the decision that was taken back.
    house.mark(&["i1"], "spam", "");
    let unmark = json!({"act": "unmark_gold", "items": ["i1"]});
    let reply = house.of_lea.json("POST", "/api/v1/projects/mail/item-acts", &unmark);
    assert_eq!((reply.status, &reply.value()["changed"]), (200, &json!(1)), "{}", reply.text());
    assert_eq!(house.get("/items/i1")["label"]["label"], "ham");
}

#[test]
fn whoever_had_an_item_in_practice_is_not_asked_about_it_when_the_mark_is_gone() {
    let house = house(3);
    house.set(&json!({"gold_every": 2}));
    house.mark(&["i1"], "spam", "");
    let ask = |who: &Client| {
        let mut asked = BTreeSet::new();
        loop {
            let reply = who.post("/api/v1/projects/mail/assignments");
            if reply.status == 204 {
                return asked;
            }
            assert_eq!(reply.status, 200, "{}", reply.text());
            let claimed = reply.value();
            assert!(asked.insert(claimed["item"]["id"].as_str().unwrap().to_owned()), "{claimed}");
            house.answer(who, &claimed["assignment"], "ham");
        }
    };
    assert!(ask(&house.of_ana).contains("i1"), "among the others");
    let unmark = json!({"act": "unmark_gold", "items": ["i1"]});
    assert_eq!(house.of_lea.json("POST", "/api/v1/projects/mail/item-acts", &unmark).status, 200);
    assert_eq!(house.get("/items/i1")["label"], Value::Null);
    assert_eq!(ask(&house.of_ana), BTreeSet::new());
    let bo = house.server.person("bo");
    house.server.give(bo, house.project, Role::Labeler);
    let bo = house.server.token(bo, &Scope::ALL);
    assert_eq!(ask(&bo), BTreeSet::from(["i1".to_owned()]));
}
