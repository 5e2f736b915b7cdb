//! The table of items over HTTP: filters, pages over ties, search, acts on many items, undo, roles, walking and labeling
//! through a list.

use super::support::{Client, Reply, TestServer};
use qualm::domain::{ProjectId, Role, Scope, UserId};
use serde_json::{Value, json};

struct Table {
    server: TestServer,
    project: ProjectId,
    lea: UserId,
    of_lea: Client,
    ana: UserId,
    of_ana: Client,
}

fn table(items: usize) -> Table {
    let server = TestServer::start();
    let project = server.project("mail", items);
    let (lea, ana) = (server.person("lea"), server.person("ana"));
    server.give(lea, project, Role::Lead);
    server.give(ana, project, Role::Labeler);
    let (of_lea, of_ana) = (server.token(lea, &Scope::ALL), server.token(ana, &Scope::ALL));
    Table { server, project, lea, of_lea, ana, of_ana }
}

impl Table {
    fn page(&self, query: &str) -> Value {
        let reply = self.of_lea.get(&format!("/api/v1/projects/mail/items?{query}"));
        assert_eq!(reply.status, 200, "{query}: {}", reply.text());
        reply.value()
    }

    fn ids(&self, query: &str) -> Vec<String> {
        ids_of(&self.page(query))
    }

    fn act(&self, body: &Value) -> Value {
        let reply = self.of_lea.json("POST", "/api/v1/projects/mail/item-acts", body);
        assert_eq!(reply.status, 200, "{body}: {}", reply.text());
        reply.value()
    }

    fn claim(&self, who: &Client) -> Option<(String, i64)> {
        let reply = who.post("/api/v1/projects/mail/assignments");
        let value = reply.value();
        Some((value["item"]["id"].as_str()?.to_owned(), value["assignment"].as_i64()?))
    }

    fn answer(&self, who: &Client, assignment: i64, body: &Value) {
        let reply = who.json("POST", &format!("/api/v1/assignments/{assignment}/annotation"), body);
        assert_eq!(reply.status, 201, "{}", reply.text());
    }

    /// Ana answers the next item; returns its id.
    fn label(&self, body: &Value) -> String {
        let (id, assignment) = self.claim(&self.of_ana).expect("an item");
        self.answer(&self.of_ana, assignment, body);
        id
    }
}

fn ids_of(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().unwrap();
    items.iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

fn encoded(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

#[test]
fn filters_leave_what_they_say() {
    let table = table(30);
    let all = table.page("");
    assert_eq!((all["count"].as_u64(), all["items"].as_array().unwrap().len()), (Some(30), 30));
    assert_eq!(ids_of(&all)[..3], ["i0", "i1", "i2"]);
    let spam = table.label(&json!({"label": "spam"}));
    table.server.wait_secs(2);
    let flagged = table.label(&json!({"label": "ham", "is_flagged": true, "note": "look"}));
    let (held, _) = table.claim(&table.of_ana).unwrap();

    assert_eq!(table.page("status=unlabeled")["count"], 28);
    assert_eq!(table.page("status=labeled")["count"], 2);
    assert_eq!(table.ids("label=spam"), [spam.as_str()]);
    assert_eq!(table.ids("label=ham"), [flagged.as_str()]);
    assert_eq!(table.ids("flagged=yes"), [flagged.as_str()]);
    assert_eq!(table.ids("note=yes"), [flagged.as_str()]);
    assert_eq!(table.ids("status=in_hands"), [held.as_str()]);
    assert_eq!(table.page("annotator=ana")["count"], 2);
    assert_eq!(table.page("annotator=lea")["count"], 0);
    assert_eq!(table.page("holdout=yes")["count"], 0);
    assert_eq!(table.page("holdout=no")["count"], 30);
    assert_eq!(table.ids("sort=answered&limit=2"), [flagged.as_str(), spam.as_str()]);
    assert_eq!(table.ids("status=labeled&label=ham&flagged=yes&annotator=ana"), [flagged.as_str()]);

    // What it shows follows at once: the outline in memory is kept up to date.
    let row = table.page("label=spam")["items"][0].clone();
    assert_eq!((row["answers"].clone(), row["is_flagged"].clone()), (json!(["spam"]), json!(false)));
    let annotation =
        table.of_lea.get(&format!("/api/v1/projects/mail/items/{spam}")).value()["annotations"][0]["annotation"]
            .clone();
    let path = format!("/api/v1/annotations/{annotation}");
    assert_eq!(table.of_ana.json("PUT", &path, &json!({"label": "ham"})).status, 200);
    assert_eq!(
        (table.page("label=spam")["count"].clone(), table.page("label=ham")["count"].clone()),
        (json!(0), json!(2))
    );

    // People whose answers differ.
    let bo = table.server.person("bo");
    table.server.give(bo, table.project, Role::Labeler);
    let of_bo = table.server.token(bo, &Scope::ALL);
    assert_eq!(table.act(&json!({"act": "relabel", "items": [spam]}))["changed"], 1);
    assert_eq!(table.ids("status=relabel"), [spam.as_str()]);
    let (again, assignment) = table.claim(&of_bo).unwrap();
    assert_eq!(again, spam);
    table.answer(&of_bo, assignment, &json!({"label": "spam"}));
    assert_eq!(table.ids("differ=yes"), [spam.as_str()]);
    assert_eq!(table.ids("sort=disagreement&limit=1"), [spam.as_str()]);

    for (query, said) in [
        ("status=lost", "use unlabeled"),
        ("label=eggs", "schema (spam, ham)"),
        ("annotator=nobody", "nobody called"),
        ("colour=red", "knows no `colour`"),
        ("limit=0", "1 to 500"),
        ("cursor=x", "no place in the table"),
        ("q=%22", "no word"),
    ] {
        let reply = table.of_lea.get(&format!("/api/v1/projects/mail/items?{query}"));
        assert!(reply.status == 422 && reply.message().contains(said), "{query}: {}", reply.text());
    }
}

#[test]
fn pages_by_cursor_hold_every_item_once_in_every_order() {
    let table = table(47);
    for n in 0..6 {
        table.label(&json!({"label": (["spam", "ham"][n % 2])}));
    }
    for sort in [
        "imported",
        "newest",
        "id",
        "confidence",
        "surest",
        "margin",
        "entropy",
        "disagreement",
        "answered",
        "random&key=5",
    ] {
        let (mut seen, mut cursor, mut previous) = (Vec::new(), String::new(), String::new());
        loop {
            let page = table.page(&format!("sort={sort}&limit=10{cursor}"));
            assert_eq!(page["count"], 47, "{sort}");
            assert_eq!(page["previous"].is_null(), seen.is_empty(), "{sort}");
            seen.extend(ids_of(&page));
            if let Some(back) = page["previous"].as_str() {
                previous = back.to_owned();
            }
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        let mut sorted = seen.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!((seen.len(), sorted.len()), (47, 47), "{sort}");
        // The page before the last one, from its cursor.
        let back = table.ids(&format!("sort={sort}&limit=10&cursor={previous}"));
        assert_eq!(back, seen[30..40], "{sort}");
        if sort == "id" {
            assert_eq!(seen, sorted);
        }
    }
    // Items that come meanwhile move nothing on the pages behind a cursor.
    let first = table.page("sort=id&limit=5");
    let maker = table.server.token(table.server.person("maker"), &Scope::ALL);
    let line = b"{\"id\": \"a-new-one\", \"text\": \"something that nobody has seen\"}\n";
    let kind = [("content-type", "application/x-ndjson")];
    assert_eq!(maker.send("POST", "/api/v1/projects/mail/items", &kind, line).status, 200);
    let second = table.ids(&format!("sort=id&limit=5&cursor={}", first["next"].as_str().unwrap()));
    assert!(second.iter().all(|id| !ids_of(&first).contains(id)), "{second:?}");
    assert_eq!(table.page("")["count"], 48);
}

#[test]
fn words_are_found_whatever_is_typed() {
    let table = table(30);
    assert_eq!(table.ids("q=thing+91"), ["i13"], "13 * 7 = 91");
    assert_eq!(table.page("q=thi")["count"], 30, "the beginning of a word finds it");
    assert_eq!(table.ids("q=i12"), ["i12"], "the id is found too");
    assert_eq!(table.ids("q=%22thing+91%22"), ["i13"]);
    assert_eq!(table.page("q=%2291+thing%22")["count"], 0, "in quotes the order counts");
    let browser = table.server.browser(table.lea);
    for typed in [
        "\"",
        "thing\" OR \"x",
        "NEAR(thing, 1)",
        "body:thing",
        "thing*",
        "-thing",
        "^thing",
        "'; DROP TABLE item; --",
        "(",
        "thing AND",
        "{a b}: c",
    ] {
        let reply = table.of_lea.get(&format!("/api/v1/projects/mail/items?q={}", encoded(typed)));
        assert!(matches!(reply.status, 200 | 422), "{typed}: {}", reply.text());
        let page = browser.get(&format!("/projects/mail/items?q={}", encoded(typed)));
        assert_eq!(page.status, 200, "{typed}");
    }
    assert_eq!(table.page(&format!("q={}", encoded("thing* -91")))["count"], 1, "signs are no operators");
    let page = browser.get("/projects/mail/items?q=%22%22").text();
    assert!(page.contains("has no word to search for"), "{page}");

    // New items are found once the worker has taken them in; until then the page says how far it is.
    let maker = table.server.token(table.server.person("maker"), &Scope::ALL);
    let kind = [("content-type", "application/x-ndjson")];
    let line = "{\"id\": \"fox\", \"text\": \"Ein flinker Füchs\", \"meta\": {\"from\": \"Zoë\"}}\n".as_bytes();
    assert_eq!(maker.send("POST", "/api/v1/projects/mail/items", &kind, line).status, 200);
    assert_eq!(table.page("q=fuchs")["searchable"], 30);
    assert!(browser.get("/projects/mail/items?q=fuchs").text().contains("being prepared: 97%"));
    table.server.settle();
    assert_eq!(table.page("q=fuchs")["searchable"], Value::Null);
    assert_eq!((table.ids("q=fuchs+FLINK"), table.ids("q=zoe")), (vec!["fox".to_owned()], vec!["fox".to_owned()]));
}

#[test]
fn excluded_items_are_not_asked_and_not_exported_until_they_are_taken_back() {
    let table = table(12);
    let labeled = table.label(&json!({"label": "spam"}));
    let done = table.act(&json!({"act": "exclude", "filter": "status=unlabeled", "at_most": 11}));
    assert_eq!((done["changed"].as_u64(), done["unchanged"].as_u64()), (Some(11), Some(0)));
    assert_eq!(table.page("status=excluded")["count"], 11);
    assert_eq!(table.page("status=unlabeled")["count"], 0);
    assert_eq!(table.claim(&table.of_ana), None, "nothing is left to ask");
    table.server.settle();
    assert_eq!(table.claim(&table.of_ana), None, "and a refilled queue changes nothing");
    // Again: nothing more.
    assert_eq!(table.act(&json!({"act": "exclude", "filter": "status=excluded"}))["changed"], 0);
    let maker = table.server.token(table.server.person("maker"), &Scope::ALL);
    let exported = |query: &str| maker.get(&format!("/api/v1/projects/mail/export{query}")).text().lines().count();
    assert_eq!((exported("?all=true"), exported("?all=true&excluded=true")), (1, 12));

    // The answers of an excluded item stay with it, and are no other item's.
    assert_eq!(table.act(&json!({"act": "exclude", "items": [labeled]}))["changed"], 1);
    assert_eq!((exported("?all=true"), exported("?excluded=true")), (0, 1));

    let undone = table.of_lea.post(&format!("/api/v1/projects/mail/item-acts/{}/undo", done["act"])).value();
    assert_eq!(undone["changed"], 11);
    let again = table.of_lea.post(&format!("/api/v1/projects/mail/item-acts/{}/undo", done["act"])).value();
    assert_eq!(again["changed"], 0);
    assert_eq!(table.page("status=excluded")["count"], 1);
    assert!(table.claim(&table.of_ana).is_some());
    assert_eq!(table.act(&json!({"act": "take_back", "items": [labeled]}))["changed"], 1);
    assert_eq!(exported("?all=true"), 12);

    let refused = table.of_lea.json(
        "POST",
        "/api/v1/projects/mail/item-acts",
        &json!({"act": "exclude", "filter": "", "at_most": 3}),
    );
    assert_eq!(refused.status, 409);
    assert_eq!(table.page("status=excluded")["count"], 0, "nothing was changed");
    let root = table.server.token(table.server.person("maker"), &Scope::ALL);
    let audit = root.get("/api/v1/audit?limit=100").value();
    let actions: Vec<&str> = audit.as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap()).collect();
    for action in ["items.exclude", "items.undo", "items.take_back"] {
        assert!(actions.contains(&action), "{actions:?}");
    }
    assert_eq!(root.get("/api/v1/audit/verify").value()["broken"], Value::Null);
}

#[test]
fn a_skipped_item_that_is_excluded_and_taken_back_waits_again() {
    let table = table(1);
    let (id, assignment) = table.claim(&table.of_ana).unwrap();
    assert_eq!(table.act(&json!({"act": "exclude", "items": [id]}))["changed"], 1);
    assert_eq!(table.of_ana.post(&format!("/api/v1/assignments/{assignment}/skip")).status, 204);
    assert_eq!(table.claim(&table.of_lea), None);
    assert_eq!(table.act(&json!({"act": "take_back", "items": [id]}))["changed"], 1);
    assert_eq!(table.claim(&table.of_lea).map(|claimed| claimed.0), Some(id));
}

#[test]
fn assigned_items_are_asked_of_one_person_only() {
    let table = table(6);
    let bo = table.server.person("bo");
    let of_bo = table.server.token(bo, &Scope::ALL);
    let body = json!({"act": "assign", "filter": "", "person": "bo"});
    let refused = table.of_lea.json("POST", "/api/v1/projects/mail/item-acts", &body);
    assert!(refused.status == 422 && refused.message().contains("no role"), "{}", refused.text());
    table.server.give(bo, table.project, Role::Labeler);
    let some = json!({"act": "assign", "items": ["i4", "i5"], "person": "bo"});
    let assigned = table.act(&some);
    assert_eq!(assigned["changed"], 2);
    assert_eq!(table.act(&some)["changed"], 0);
    assert_eq!(table.ids("assigned=bo"), ["i4", "i5"]);
    // Ana gets the four others and no more; Bo gets his first.
    for _ in 0..4 {
        assert!(!["i4", "i5"].contains(&table.label(&json!({"label": "ham"})).as_str()));
    }
    let reply = table.of_ana.post("/api/v1/projects/mail/assignments");
    assert_eq!(reply.header("x-qualm-empty"), Some("waiting"));
    let (first, assignment) = table.claim(&of_bo).unwrap();
    assert_eq!(first, "i4");
    // Put back, it still waits for him; skipped, it is everybody's.
    assert_eq!(of_bo.post(&format!("/api/v1/assignments/{assignment}/release")).status, 204);
    assert_eq!(table.claim(&table.of_ana), None);
    let (first, assignment) = table.claim(&of_bo).unwrap();
    assert_eq!(first, "i4");
    assert_eq!(of_bo.post(&format!("/api/v1/assignments/{assignment}/skip")).status, 204);
    let (_, assignment) = table.claim(&table.of_ana).unwrap();
    table.answer(&table.of_ana, assignment, &json!({"label": "ham"}));
    assert_eq!(table.claim(&table.of_ana), None);
    // Undone, the other one is everybody's too.
    let path = format!("/api/v1/projects/mail/item-acts/{}/undo", assigned["act"]);
    assert_eq!(table.of_lea.post(&path).value()["changed"], 1);
    assert_eq!(table.claim(&table.of_ana).map(|claimed| claimed.0), Some("i5".into()));
    assert_eq!(
        table.act(&json!({"act": "assign", "items": ["i0"], "person": "bo"}))["not_open"],
        1,
        "it has its answer"
    );
}

#[test]
fn leads_and_engineers_see_the_table_and_labelers_do_not() {
    let table = table(3);
    for (method, path) in [("GET", "items"), ("POST", "item-acts"), ("POST", "item-acts/1/undo")] {
        let reply = table.of_ana.json(method, &format!("/api/v1/projects/mail/{path}"), &json!({}));
        assert_eq!(reply.status, 403, "{method} {path}");
    }
    let of_ana = table.server.browser(table.ana);
    assert_eq!(of_ana.get("/projects/mail/items").status, 403);
    let csrf = of_ana.csrf();
    for path in ["items", "item-views", "label-list", "item-acts/1/undo"] {
        assert_eq!(of_ana.form(&format!("/projects/mail/{path}"), &[("csrf", &csrf)]).status, 403, "{path}");
    }
    // An act of another project does not exist here.
    table.server.project("other", 3);
    let elsewhere = table.server.token(table.server.person("maker"), &Scope::ALL);
    let acted =
        elsewhere.json("POST", "/api/v1/projects/other/item-acts", &json!({"act": "exclude", "items": ["i1"]})).value();
    let path = format!("/api/v1/projects/mail/item-acts/{}/undo", acted["act"]);
    assert_eq!(table.of_lea.post(&path).status, 404);
}

fn location(reply: &Reply) -> String {
    assert_eq!(reply.status, 303, "{}", reply.text());
    reply.header("location").unwrap().to_owned()
}

#[test]
fn the_page_asks_before_it_acts_and_offers_to_undo() {
    let table = table(60);
    let browser = table.server.browser(table.lea);
    let csrf = browser.csrf();
    let page = browser.get("/projects/mail/items?status=unlabeled").text();
    assert!(page.contains("60 items") && page.contains("Next page") && page.contains("Low confidence"), "{page}");
    let form = [
        ("csrf", csrf.as_str()),
        ("act", "exclude"),
        ("list", "status%3Dunlabeled"),
        ("scope", "all"),
        ("person", "lea"),
    ];
    let asked = browser.form("/projects/mail/items", &form);
    assert_eq!(asked.status, 200);
    assert!(asked.text().contains("Exclude 60 items?") && asked.text().contains("name=\"confirmed\" value=\"60\""));
    assert_eq!(table.page("status=excluded")["count"], 0, "nothing happens before it is confirmed");
    // More fit than the page had asked about: it asks again.
    let few = [&form[..], &[("confirmed", "59")]].concat();
    assert_eq!(browser.form("/projects/mail/items", &few).status, 200);
    let yes = [&form[..], &[("confirmed", "60")]].concat();
    let to = location(&browser.form("/projects/mail/items", &yes));
    let page = browser.get(&to).text();
    assert!(page.contains("Excluded 60 items.") && page.contains("Undo") && page.contains("Nothing fits"), "{page}");
    let act = to.split("did=").nth(1).unwrap().split('&').next().unwrap();
    let to = location(&browser.form(&format!("/projects/mail/item-acts/{act}/undo"), &[("csrf", &csrf), ("list", "")]));
    assert!(browser.get(&to).text().contains("This was undone."));
    assert_eq!(table.page("status=excluded")["count"], 0);

    // Ticked rows, and none.
    let ticked = [
        ("csrf", csrf.as_str()),
        ("act", "assign"),
        ("scope", "ticked"),
        ("person", "ana"),
        ("row", "3"),
        ("row", "5"),
        ("confirmed", "2"),
    ];
    let to = location(&browser.form("/projects/mail/items", &ticked));
    assert!(browser.get(&to).text().contains("Assigned 2 items to ana."));
    assert_eq!(table.ids("assigned=ana"), ["i3", "i5"]);
    let none = [("csrf", csrf.as_str()), ("act", "exclude"), ("scope", "ticked")];
    assert!(location(&browser.form("/projects/mail/items", &none)).contains("done=nothing-ticked"));

    // A jump to an id, as before.
    assert_eq!(location(&browser.get("/projects/mail/items?id=i7")), "/projects/mail/items/i7");
    assert_eq!(browser.get("/projects/mail/items?id=i700").status, 404);
    // What cannot be read is said, and what can be stays in the form.
    let page = browser.get("/projects/mail/items?confidence_from=x&label=ham").text();
    assert!(page.contains("0 to 1") && page.contains("<option value=\"ham\" selected>"), "{page}");
}

#[test]
fn views_are_kept_for_one_person_or_shared() {
    let table = table(3);
    let eve = table.server.person("eve");
    table.server.give(eve, table.project, Role::Engineer);
    let (of_lea, of_eve) = (table.server.browser(table.lea), table.server.browser(eve));
    let csrf = of_lea.csrf();
    let save = |name: &str, shared: &str| {
        let form = [
            ("csrf", csrf.as_str()),
            ("act", "save"),
            ("name", name),
            ("list", "label%3Dham%26sort%3Did"),
            ("shared", shared),
        ];
        location(&of_lea.form("/projects/mail/item-views", &form))
    };
    assert_eq!(save("Hams", ""), "/projects/mail/items?label=ham&sort=id&done=saved");
    save("Our hams", "yes");
    let mine = of_lea.get("/projects/mail/items?label=ham&sort=id").text();
    assert!(mine.contains(">Hams") && mine.contains(">Our hams") && mine.contains("Delete the view Hams"), "{mine}");
    let theirs = of_eve.get("/projects/mail/items").text();
    assert!(!theirs.contains(">Hams") && theirs.contains(">Our hams"), "{theirs}");
    // Others' private views cannot be deleted; shared ones can.
    let views = table.server.store().read(|r| r.item_views(table.project, table.lea)).unwrap();
    let csrf = of_eve.csrf();
    for view in &views {
        let id = view.id.to_string();
        of_eve.form("/projects/mail/item-views", &[("csrf", &csrf), ("act", "delete"), ("view", &id)]);
    }
    let left = table.server.store().read(|r| r.item_views(table.project, table.lea)).unwrap();
    assert_eq!(left.iter().map(|view| view.name.as_str()).collect::<Vec<_>>(), ["Hams"]);
}

#[test]
fn one_walks_and_labels_through_a_filtered_list() {
    let table = table(20);
    let browser = table.server.browser(table.lea);
    let list = "list=q%3Dthing%26sort%3Dnewest";
    let page = browser.get(&format!("/projects/mail/items/i19?{list}")).text();
    assert!(
        !page.contains("walk-previous") && page.contains("/projects/mail/items/i18?list=q%3Dthing%26sort%3Dnewest"),
        "{page}"
    );
    let page = browser.get(&format!("/projects/mail/items/i0?{list}")).text();
    assert!(page.contains("/items/i1?") && page.contains("the last of the list"), "{page}");

    // Ana holds i9; the list begins at i10 and goes on downwards without it.
    let body = json!({"act": "assign", "items": ["i9"], "person": "ana"});
    table.act(&body);
    let csrf = browser.csrf();
    let form = [("csrf", csrf.as_str()), ("act", "start"), ("list", "q%3Dthing%26sort%3Dnewest"), ("from", "i10")];
    assert_eq!(location(&browser.form("/projects/mail/label-list", &form)), "/projects/mail/label");
    let page = browser.get("/projects/mail/label").text();
    assert!(page.contains(">i10<") && page.contains("9 more on your list"), "{page}");
    let mut order = Vec::new();
    for _ in 0..4 {
        let (id, assignment) = table.claim(&table.of_lea).unwrap();
        table.answer(&table.of_lea, assignment, &json!({"label": "ham"}));
        order.push(id);
    }
    assert_eq!(order, ["i10", "i8", "i7", "i6"]);
    let page = browser.get("/projects/mail/items").text();
    assert!(page.contains("You are labeling a list"), "{page}");
    let stop = [("csrf", csrf.as_str()), ("act", "stop")];
    assert!(location(&browser.form("/projects/mail/label-list", &stop)).contains("done=list-stopped"));
    assert!(!browser.get("/projects/mail/items").text().contains("You are labeling a list"));
    // Nothing of it needs an answer from her any more.
    let form = [("csrf", csrf.as_str()), ("act", "start"), ("list", "annotator%3Dlea")];
    assert!(location(&browser.form("/projects/mail/label-list", &form)).contains("done=nothing-listed"));
}

/// What measures the model is drawn at random; chosen by hand it would be a sample no longer.
#[test]
fn nobody_chooses_items_of_the_holdout_and_a_list_forgets_what_was_excluded() {
    let table = table(0);
    let settings = json!({"settings": {"holdout_share": 0.5}});
    let admin = table.server.token(table.server.admin("root"), &Scope::ALL);
    assert_eq!(admin.json("PATCH", "/api/v1/projects/mail", &settings).status, 200);
    let word = |n: usize| ["ash", "birch", "cedar", "elm", "fir", "larch", "maple", "oak"][n % 8];
    let lines: String = (0..60)
        .map(|n| {
            format!(
                "{{\"id\": \"w{n}\", \"text\": \"{} beside {} under {}\"}}\n",
                word(n),
                word(n / 8),
                word(n * 3 + n / 7)
            )
        })
        .collect();
    let headers = [("content-type", "application/x-ndjson")];
    assert_eq!(admin.send("POST", "/api/v1/projects/mail/items", &headers, lines.as_bytes()).status, 200);
    table.server.settle();
    let measuring = table.ids("holdout=yes&limit=100");
    assert!(measuring.len() > 10, "{measuring:?}");

    let assigned = table.act(&json!({"act": "assign", "items": measuring, "person": "ana"}));
    assert_eq!((&assigned["changed"], assigned["holdout"].as_u64()), (&json!(0), Some(measuring.len() as u64)));
    assert!(table.ids("assigned=ana").is_empty());

    let browser = table.server.browser(table.lea);
    let csrf = browser.csrf();
    let start = |list: &str| {
        let form = [("csrf", csrf.as_str()), ("act", "start"), ("list", list)];
        location(&browser.form("/projects/mail/label-list", &form))
    };
    assert!(start("holdout%3Dyes").contains("done=nothing-listed"));
    assert_eq!(start("holdout%3Dno"), "/projects/mail/label");
    let listed = table.ids("holdout=no&limit=100");
    table.act(&json!({"act": "exclude", "items": [listed[1]]}));
    // The list's first is in her hands since she began it.
    let (first, assignment) = table.claim(&table.of_lea).unwrap();
    table.answer(&table.of_lea, assignment, &json!({"label": "ham"}));
    let (next, _) = table.claim(&table.of_lea).unwrap();
    assert_eq!([first, next], [listed[0].as_str(), &listed[2]], "the second was excluded meanwhile");
}

#[test]
fn an_excluded_item_counts_once_whether_it_gets_its_label_before_or_after() {
    let server = TestServer::start();
    let project = server.project("mail", 6);
    let maker = server.token(server.person("maker"), &qualm::domain::Scope::ALL);
    let ana = server.person("ana");
    server.give(ana, project, qualm::domain::Role::Labeler);
    let ana = server.token(ana, &qualm::domain::Scope::ALL);
    let left = || {
        let counts = server.store().read(|r| {
            let row = r.project(project)?;
            Ok((row.pool_labels, r.set_aside_count(project)?, r.left(&row)?.items))
        });
        counts.unwrap()
    };
    let claimed = ana.post("/api/v1/projects/mail/assignments").value();
    let item = claimed["item"]["id"].as_str().unwrap();
    let body = serde_json::json!({"act": "exclude", "items": [item]});
    assert_eq!(maker.json("POST", "/api/v1/projects/mail/item-acts", &body).status, 200);
    assert_eq!(left(), (0, 1, 5));
    // Whoever held it may still answer it; then it is among the labeled.
    let path = format!("/api/v1/assignments/{}/annotation", claimed["assignment"]);
    let answered = ana.json("POST", &path, &serde_json::json!({"label": "ham"}));
    assert_eq!(answered.status, 201, "{}", answered.text());
    assert_eq!(left(), (1, 0, 5));
    let undo = format!("/api/v1/annotations/{}", answered.value()["annotation"]);
    assert_eq!(ana.send("DELETE", &undo, &[], b"").status, 200);
    assert_eq!(left(), (0, 1, 5));
}
