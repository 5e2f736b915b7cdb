//! Labels that are no plain classes, in a real browser: with keys, with the mouse, and without script.

use super::*;
use serde_json::{Value, json};

const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";
const LEFT: &str = "\u{e012}";
const RIGHT: &str = "\u{e014}";
const HOME: &str = "\u{e011}";
const END: &str = "\u{e010}";
const DELETE: &str = "\u{e017}";
const BACKSPACE: &str = "\u{e003}";

fn project(server: &TestServer, slug: &str, schema: &Value, text: &[&str], records: &[Value]) -> ProjectId {
    let maker = server.token(server.admin(&format!("maker-of-{slug}")), &qualm::domain::Scope::ALL);
    let settings = json!({"holdout_share": 0.0, "round_every_labels": 0});
    let body = json!({"slug": slug, "schema": schema, "recipe": {"text": text}, "settings": settings});
    let made = maker.json("POST", "/api/v1/projects", &body);
    assert_eq!(made.status, 201, "{}", made.text());
    let lines: String = records.iter().map(|record| format!("{record}\n")).collect();
    let kind = [("content-type", "application/x-ndjson")];
    let brought = maker.send("POST", &format!("/api/v1/projects/{slug}/items"), &kind, lines.as_bytes());
    assert_eq!(brought.value()["added"], records.len(), "{}", brought.text());
    server.settle();
    server.store().read(|r| r.project_id(slug)).unwrap()
}

pub(super) fn labeler(server: &TestServer, project: ProjectId, name: &str) -> UserId {
    let person = server.person(name);
    server.give(person, project, Role::Labeler);
    person
}

/// Whether an item is shown, and not this one; between two there may be none for a moment.
pub(super) fn is_another(browser: &Browser, item: &str) -> bool {
    let shown = browser.text("#item-id");
    !shown.is_empty() && shown != item
}

pub(super) fn ready(browser: &Browser) {
    browser.until("the script is there", || browser.script("return document.documentElement.dataset.ready") == "yes");
}

/// Pictures of the page, where `QUALM_SHOTS` names a folder, and what axe-core says about it.
pub(super) fn look_at(browser: &Browser, name: &str) {
    for (width, is_dark) in [(1280, false), (1280, true), (390, false), (390, true)] {
        browser.size(width, is_dark);
        assert_eq!(browser.findings(), [] as [String; 0], "{name}");
        let beyond = browser.script("return document.documentElement.scrollWidth - window.innerWidth");
        assert!(beyond.as_i64().unwrap() <= 0, "{name} at {width} is {beyond} too wide");
        if let Ok(folder) = std::env::var("QUALM_SHOTS") {
            let look = if is_dark { "dark" } else { "light" };
            std::fs::write(format!("{folder}/kind-{name}-{width}-{look}.png"), browser.screenshot(width)).unwrap();
        }
    }
    browser.size(1280, false);
}

fn no_trouble(browser: &Browser) {
    let bad: Vec<_> = browser.console().into_iter().filter(|(level, _)| level == "SEVERE").collect();
    assert_eq!(bad, []);
}

const LATIN: &str = "😀 Ana Maria in Ulm";
const HEBREW: &str = "שלום Ana";
const FAMILY: &str = "a 👨‍👩‍👧‍👦 b";

fn texts() -> Vec<Value> {
    [("latin", LATIN), ("hebrew", HEBREW), ("family", FAMILY)]
        .map(|(id, text)| json!({"id": id, "body": text}))
        .to_vec()
}

fn spans_schema() -> Value {
    json!({"kind": "spans", "text": "body", "labels": ["PER", "LOC"]})
}

#[test]
fn spans_by_keyboard_and_mouse_count_code_points() {
    let _alone = alone();
    let server = TestServer::start();
    let project = project(&server, "names", &spans_schema(), &["body"], &texts());
    let ana = labeler(&server, project, "ana");
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, ana);
    ready(&browser);
    let list = || {
        browser.script("return [...document.querySelectorAll('#span-list li')].map((li) => li.querySelector('bdi').textContent + ' ' + li.querySelector('b').textContent).join('; ')")
    };
    let mut sent = BTreeMap::new();
    for _ in 0..3 {
        let item = browser.text("#item-id");
        match item.as_str() {
            "latin" => {
                // The word at the caret; a selection by word; the word that the caret stands behind.
                [RIGHT, RIGHT, "1"].iter().for_each(|key| browser.key(key));
                assert_eq!(list(), "“Ana” PER");
                browser.key(RIGHT);
                browser.held("Shift+Alt", "ArrowRight", "ArrowRight");
                browser.key("2");
                assert_eq!(list(), "“Ana” PER; “Maria” LOC");
                [END, "2"].iter().for_each(|key| browser.key(key));
                assert_eq!(list(), "“Ana” PER; “Maria” LOC; “Ulm” LOC");
                look_at(&browser, "spans");
                // Tab walks through them; Delete takes away where it stands.
                browser.script("document.getElementById('span-text').focus()");
                [HOME, TAB, TAB, DELETE].iter().for_each(|key| browser.key(key));
                assert_eq!(list(), "“Ana” PER; “Ulm” LOC");
                // What overlaps is refused in words.
                browser.key(HOME);
                (0..6).for_each(|_| browser.held("Shift", "ArrowRight", "ArrowRight"));
                browser.key("2");
                assert_eq!(list(), "“Ana” PER; “Ulm” LOC");
                let said = browser.script("return document.getElementById('span-say').textContent");
                assert!(said.as_str().unwrap().contains("overlaps PER “Ana”"), "{said}");
                let label = r#"[{"start":2,"end":5,"label":"PER"},{"start":15,"end":18,"label":"LOC"}]"#;
                sent.insert(item.clone(), label.to_owned());
            }
            "hebrew" => {
                // Right to left: the arrow to the left goes on.
                (0..4).for_each(|_| browser.held("Shift", "ArrowLeft", "ArrowLeft"));
                browser.key("1");
                assert_eq!(list(), "“שלום” PER");
                sent.insert(item.clone(), r#"[{"start":0,"end":4,"label":"PER"}]"#.to_owned());
            }
            _ => {
                // A drag over the emoji: seven code points, eleven units of JavaScript.
                let place = browser.script(
                    "const letters = document.querySelector('#span-text [data-start]').firstChild;
                     const run = [...document.querySelectorAll('#span-text [data-start]')].find((one) => one.textContent.includes('👨'));
                     const at = run.firstChild.data.indexOf('👨'); const range = document.createRange();
                     range.setStart(run.firstChild, at); range.setEnd(run.firstChild, at + 11);
                     const box = range.getBoundingClientRect(); return [box.left, box.right, box.top + box.height / 2]",
                );
                let at = |n: usize| place[n].as_f64().unwrap();
                for (kind, x) in
                    [("mousePressed", at(0) + 1.0), ("mouseMoved", at(1) - 1.0), ("mouseReleased", at(1) - 1.0)]
                {
                    let event =
                        json!({"type": kind, "x": x, "y": at(2), "button": "left", "buttons": 1, "clickCount": 1});
                    browser.chrome("Input.dispatchMouseEvent", event);
                }
                browser.until("it is selected", || browser.text("#span-text .picked") == "👨‍👩‍👧‍👦");
                browser.click("#span-labels button[value=LOC]");
                assert_eq!(list(), "“👨‍👩‍👧‍👦” LOC");
                sent.insert(item.clone(), r#"[{"start":2,"end":9,"label":"LOC"}]"#.to_owned());
            }
        }
        browser.key(ENTER);
        browser.until("the next item is shown", || browser.text("#item-id") != item);
    }
    browser.until("all is saved", || labels(&server, project, ana) == sent);
    // Taken back: the item returns with its spans, and can be sent again.
    browser.until("it says so", || browser.text("#status").starts_with("Saved"));
    browser.key(BACKSPACE);
    browser.until("it is back", || browser.text("#status").starts_with("Taken back"));
    assert_ne!(list(), "");
    assert_eq!(labels(&server, project, ana).len(), 2);
    browser.script("document.getElementById('span-text').focus()");
    browser.key(ENTER);
    browser.until("it is saved again", || labels(&server, project, ana) == sent);
    no_trouble(&browser);
}

#[test]
fn spans_without_script() {
    let _alone = alone();
    let server = TestServer::start();
    let project = project(&server, "names", &spans_schema(), &["body"], &texts());
    let bo = labeler(&server, project, "bo");
    let Some(browser) = Browser::start(&server.origin(), false) else { return };
    sign_in(&browser, &server, bo);
    let item = browser.text("#item-id");
    let fill = |css: &str, text: &str| {
        browser.click(css);
        text.chars().for_each(|c| browser.key(&c.to_string()));
    };
    fill("tr:nth-child(1) [name='label.start']", "0");
    fill("tr:nth-child(1) [name='label.end']", "1");
    browser.click("#more-rows");
    browser.until("there is one more row", || browser.text("#more-rows") == "More rows");
    fill("tr:nth-child(2) [name='label.start']", "2");
    fill("tr:nth-child(2) [name='label.end']", "4");
    browser.click("#send-set");
    browser.until("the next item is shown", || browser.text("#item-id") != item);
    let label = r#"[{"start":0,"end":1,"label":"PER"},{"start":2,"end":4,"label":"PER"}]"#;
    assert_eq!(labels(&server, project, bo), BTreeMap::from([(item, label.to_owned())]));
}

#[test]
fn a_form_is_filled_in_with_the_keyboard_and_without_script() {
    let _alone = alone();
    let server = TestServer::start();
    let schema = json!({"kind": "fields", "fields": [
        {"name": "total", "title": "Total in euros", "type": "number", "required": true, "min": 0},
        {"name": "kind", "type": "choice", "options": ["new", "used"]},
        {"name": "paid", "type": "bool"},
        {"name": "day", "type": "date"},
        {"name": "remark", "type": "text"},
    ]});
    // The first browser loads some ahead; the second finds enough.
    let bills: Vec<Value> =
        (0..12).map(|n| json!({"id": format!("b{n}"), "body": format!("bill number {n}")})).collect();
    let project = project(&server, "bills", &schema, &["body"], &bills);
    let ana = labeler(&server, project, "ana");
    if let Some(browser) = Browser::start(&server.origin(), true) {
        sign_in(&browser, &server, ana);
        ready(&browser);
        let item = browser.text("#item-id");
        // The first field has the focus; without it nothing is sent.
        browser.key(ENTER);
        assert_eq!(browser.text("#item-id"), item);
        look_at(&browser, "fields");
        browser.script("document.querySelector('[name=\"label.total\"]').focus()");
        ["7", TAB, "u", TAB, LEFT].iter().for_each(|key| browser.key(key));
        browser.script("document.querySelector('[name=\"label.remark\"]').focus()");
        ["s", "o", ENTER].iter().for_each(|key| browser.key(key));
        browser.until("the next item is shown", || browser.text("#item-id") != item);
        let given = r#"{"total":7,"kind":"used","paid":false,"remark":"so"}"#;
        browser.until("it is saved", || labels(&server, project, ana).get(&item).is_some_and(|label| label == given));
        let kept = browser.script(
            "return document.querySelector('[name=\"label.remark\"]').value + Object.keys(localStorage).length",
        );
        assert_eq!(kept, "0", "a form begins empty, and nothing of it stays in the browser");
        no_trouble(&browser);
    }
    let bo = labeler(&server, project, "bo");
    let Some(browser) = Browser::start(&server.origin(), false) else { return };
    sign_in(&browser, &server, bo);
    let item = browser.text("#item-id");
    browser.click("[name='label.total']");
    browser.key("3");
    browser.click(".yes-no label");
    browser.click("#send-set");
    browser.until("the next item is shown", || browser.text("#item-id") != item);
    let given = r#"{"total":3,"paid":true}"#.to_owned();
    assert_eq!(labels(&server, project, bo), BTreeMap::from([(item, given)]));
}

#[test]
fn steps_and_sides_are_one_key_each() {
    let _alone = alone();
    let server = TestServer::start();
    let rating = json!({"kind": "rating", "min": 0, "max": 10, "low": "not at all", "high": "very much"});
    let scale = project(&server, "tone", &rating, &["body"], &texts());
    let pairs = json!({"kind": "pairs", "left": "old", "right": "new", "tie": true});
    let long = "and some more words to read ".repeat(12);
    let records: Vec<Value> = (0..20)
        .map(|n| json!({"id": format!("c{n}"), "old": format!("old {n} {long}"), "new": format!("new {n} {long}")}))
        .collect();
    let compared = project(&server, "best", &pairs, &["old", "new"], &records);
    let ana = labeler(&server, scale, "ana");
    server.give(ana, compared, Role::Labeler);
    if let Some(browser) = Browser::start(&server.origin(), true) {
        sign_in(&browser, &server, ana);
        browser.go("/projects/tone/label");
        ready(&browser);
        look_at(&browser, "rating");
        let mut sent = BTreeMap::new();
        for key in ["0", "7", "10"] {
            let item = browser.text("#item-id");
            sent.insert(item.clone(), key.to_owned());
            if key == "10" {
                browser.held("Shift", "Digit0", ")");
            } else {
                browser.key(key);
            }
            browser.until("the next item is shown", || browser.text("#item-id") != item);
        }
        browser.until("all is saved", || labels(&server, scale, ana) == sent);

        browser.go("/projects/best/label");
        ready(&browser);
        look_at(&browser, "pairs");
        let mut sent = BTreeMap::new();
        for key in ["1", "2", "3", LEFT, RIGHT] {
            let item = browser.text("#item-id");
            let side = |n: usize| browser.text(&format!("#two-sides .side:nth-child({n}) .item-text"))[..3].to_owned();
            let said = match key {
                "1" | LEFT => side(1),
                "2" | RIGHT => side(2),
                _ => "tie".into(),
            };
            sent.insert(item.clone(), said);
            browser.key(key);
            browser.until("the next item is shown", || is_another(&browser, &item));
        }
        browser.until("all is saved", || labels(&server, compared, ana) == sent);
        no_trouble(&browser);
    }
    let bo = labeler(&server, scale, "bo");
    server.give(bo, compared, Role::Labeler);
    let Some(browser) = Browser::start(&server.origin(), false) else { return };
    sign_in(&browser, &server, bo);
    browser.go("/projects/best/label");
    let item = browser.text("#item-id");
    let first = browser.text("#two-sides .side:nth-child(1) .item-text")[..3].to_owned();
    browser.click("#choices button:nth-child(1)");
    browser.until("the next item is shown", || is_another(&browser, &item));
    assert_eq!(labels(&server, compared, bo), BTreeMap::from([(item, first)]));
}
