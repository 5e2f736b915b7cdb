//! A labeler's day in a real browser, with keys and without script, and a look at every page.

#[path = "it/desk.rs"]
#[allow(dead_code)]
mod desk;
#[path = "browser/driver.rs"]
mod driver;
#[path = "it/support/mod.rs"]
#[allow(dead_code)]
mod support;

use desk::Desk;
use driver::Browser;
use qualm::demo::MakeDemo;
use qualm::domain::{DecisionId, ProjectId, Role, UserId, WorkflowRole};
use qualm::http::routes::PAGES;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use support::TestServer;

/// One browser at a time: two of them and a server are much for a small machine.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Through the link's page and its button, as somebody invited.
fn sign_in(browser: &Browser, server: &TestServer, person: UserId) {
    browser.go(&server.link(person));
    browser.click("main form button");
    browser.until("one is signed in", || !browser.path().starts_with("/sign-in"));
}

/// Item to label, as the store has them.
fn labels(server: &TestServer, project: ProjectId, person: UserId) -> BTreeMap<String, String> {
    let labels = server.store().read(|r| {
        let given = r.recent_annotations(project, person, 1000)?;
        given.into_iter().map(|given| Ok((r.item(given.item)?.external, given.label))).collect::<Result<Vec<_>, _>>()
    });
    let labels = labels.unwrap();
    let by_item: BTreeMap<String, String> = labels.iter().cloned().collect();
    assert_eq!(by_item.len(), labels.len(), "an item was labeled twice");
    by_item
}

#[test]
fn thirty_items_with_the_keyboard_then_undo_skip_and_a_cut_cable() {
    let _alone = alone();
    let server = TestServer::start();
    let project = server.project("mail", 60);
    let ana = server.person("ana");
    server.give(ana, project, Role::Labeler);
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, ana);
    // Who labels in one project goes straight there.
    assert_eq!(browser.path(), "/projects/mail/label");
    browser.until("the script is there", || browser.script("return document.documentElement.dataset.ready") == "yes");

    let item = || {
        browser.script(
            "return document.querySelector('#empty').hidden ? document.querySelector('#item-id').textContent : ''",
        )
    };
    let label_one = |key: &str, label: &str, sent: &mut BTreeMap<String, String>| {
        let now = item();
        let before = sent.insert(now.as_str().unwrap().to_owned(), label.to_owned());
        assert_eq!(before, None, "{now} was shown twice");
        browser.key(key);
        browser.until("the next item is shown", || item() != now && item() != "");
    };
    let saved = || browser.script("return document.querySelector('#status').classList.contains('saved')") == true;
    let mut sent = BTreeMap::new();
    for n in 0..30 {
        let (key, label) = if n % 3 == 0 { ("1", "spam") } else { ("2", "ham") };
        label_one(key, label, &mut sent);
    }
    browser.until("all is saved", || labels(&server, project, ana).len() == 30 && saved());
    assert_eq!(labels(&server, project, ana), sent);
    assert_eq!(browser.text("#mine"), "30 by you today");

    // Take the last one back: the same item returns, and gets the other label.
    let last = browser.script("return document.querySelector('#history .past-label').textContent");
    let was_shown = item();
    browser.key("z");
    browser.until("the item is back", || item() != was_shown);
    let again = item().as_str().unwrap().to_owned();
    assert_eq!(sent.remove(&again).as_deref(), last.as_str());
    assert_eq!(labels(&server, project, ana), sent);
    label_one("1", "spam", &mut sent);
    browser.until("the new answer is saved", || labels(&server, project, ana) == sent);

    // A skipped item gets no label, and does not come back to the one who skipped it.
    let skipped = item();
    browser.key("s");
    browser.until("another item is shown", || item() != skipped && item() != "");
    label_one("2", "ham", &mut sent);
    browser.until("it is saved", || labels(&server, project, ana) == sent && saved());
    assert!(!sent.contains_key(skipped.as_str().unwrap()));

    // The cable is cut: the answer waits on the page, is counted there, and arrives once when it is mended.
    browser.offline(true);
    let waiting = item().as_str().unwrap().to_owned();
    browser.key("1");
    browser.until("the page says what is not saved", || browser.text("#status").contains("1 not saved yet"));
    assert_eq!(labels(&server, project, ana), sent);
    browser.offline(false);
    sent.insert(waiting, "spam".into());
    browser.until("it arrived", || labels(&server, project, ana) == sent && saved());
    // Requests that failed on purpose are reported by the browser; anything else would be a defect.
    let bad = browser.console().into_iter().filter(|(level, text)| level == "SEVERE" && !text.contains("ERR_INTERNET"));
    assert_eq!(bad.collect::<Vec<_>>(), []);
}

#[test]
fn without_script_the_same_forms_label() {
    let _alone = alone();
    let server = TestServer::start();
    let project = server.project("mail", 10);
    let bo = server.person("bo");
    server.give(bo, project, Role::Labeler);
    let Some(browser) = Browser::start(&server.origin(), false) else { return };
    sign_in(&browser, &server, bo);
    let mut sent = BTreeMap::new();
    for label in ["spam", "ham", "ham"] {
        let item = browser.text("#item-id");
        assert_eq!(sent.insert(item.clone(), label.to_owned()), None);
        browser.click(&format!("#choices button[value={label}]"));
        browser.until(
            "the next item is shown",
            || !matches!(browser.text("#item-id"), next if next == item || next.is_empty()),
        );
    }
    assert_eq!(labels(&server, project, bo), sent);
    // Take the newest back; it is in hand again.
    browser.click("#history li:first-child .undo button");
    browser.until("the page says so", || browser.text("main .done").contains("taken back"));
    let back = browser.text("#item-id");
    assert_eq!(sent.remove(&back).as_deref(), Some("ham"));
    assert_eq!(labels(&server, project, bo), sent);
    browser.click("#skip");
    browser.until("the page says so", || browser.text("main .done").contains("Skipped"));
    assert_ne!(browser.text("#item-id"), back);
    assert_eq!(labels(&server, project, bo), sent);
}

#[test]
fn boxes_are_ticked_with_keys_and_enter_sends_the_set() {
    let _alone = alone();
    let server = TestServer::start();
    let maker = server.token(server.admin("maker"), &qualm::domain::Scope::ALL);
    let schema = serde_json::json!({"kind": "choices", "classes": ["refund", "late", "broken"]});
    let made = maker.json(
        "POST",
        "/api/v1/projects",
        &serde_json::json!({"slug": "shop", "schema": schema, "recipe": {"text": ["text"]},
                            "settings": {"holdout_share": 0.0, "round_every_labels": 0}}),
    );
    assert_eq!(made.status, 201, "{}", made.text());
    let lines: String = (0..12).map(|n| format!("{{\"id\": \"i{n}\", \"text\": \"message {n}\"}}\n")).collect();
    let kind = [("content-type", "application/x-ndjson")];
    assert_eq!(maker.send("POST", "/api/v1/projects/shop/items", &kind, lines.as_bytes()).status, 200);
    server.settle();
    let project = server.store().read(|r| r.project_id("shop")).unwrap();
    const ENTER: &str = "\u{e007}";

    let ana = server.person("ana");
    server.give(ana, project, Role::Labeler);
    if let Some(browser) = Browser::start(&server.origin(), true) {
        sign_in(&browser, &server, ana);
        browser
            .until("the script is there", || browser.script("return document.documentElement.dataset.ready") == "yes");
        let mut sent = BTreeMap::new();
        for (keys, label) in [
            (&["3", "1"][..], r#"["refund","broken"]"#),
            (&["2"], r#"["late"]"#),
            // Ticked and taken away again: none of them.
            (&["2", "2"], "[]"),
        ] {
            let item = browser.text("#item-id");
            sent.insert(item.clone(), label.to_owned());
            keys.iter().for_each(|key| browser.key(key));
            browser.key(ENTER);
            browser.until("the next item is shown", || !matches!(browser.text("#item-id"), next if next == item));
            let ticked = browser.script("return document.querySelectorAll('#choices input:checked').length");
            assert_eq!(ticked, 0, "boxes begin empty");
        }
        browser.until("all is saved", || labels(&server, project, ana) == sent);
        browser.until("it says so", || browser.text("#status") == "Saved: none of them.");
        assert_eq!(browser.text("#history li:nth-child(3) .past-label"), "refund, broken");
        let bad: Vec<_> = browser.console().into_iter().filter(|(level, _)| level == "SEVERE").collect();
        assert_eq!(bad, []);
    }

    let bo = server.person("bo");
    server.give(bo, project, Role::Labeler);
    let Some(browser) = Browser::start(&server.origin(), false) else { return };
    sign_in(&browser, &server, bo);
    let item = browser.text("#item-id");
    browser.click("#choices input[value=late]");
    browser.click("#choices input[value=refund]");
    browser.click("#send-set");
    browser.until("the next item is shown", || !matches!(browser.text("#item-id"), next if next == item));
    assert_eq!(labels(&server, project, bo), BTreeMap::from([(item, r#"["refund","late"]"#.to_owned())]));
}

#[test]
fn an_approval_queue_worked_with_the_keyboard_alone() {
    let _alone = alone();
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &serde_json::json!({}));
    desk.policy(&serde_json::json!({"approval_audit_rate": 0.0}));
    let asked: Vec<i64> = (1..=3)
        .map(|n| {
            server.wait_secs(60);
            desk.ask(&format!("case-{n}"), &serde_json::json!({}))["decision"].as_i64().unwrap()
        })
        .collect();
    let status = |n: usize| server.store().read(|r| Ok(r.model_decision(DecisionId(asked[n]))?.status)).unwrap();
    let ana = server.person("ana");
    desk.join(ana, WorkflowRole::Reviewer);
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, ana);
    const ENTER: &str = "\u{e007}";
    let is_ready = || browser.script("return document.documentElement.dataset.ready") == "yes";
    let shows = |case: &str| {
        browser.until(case, || is_ready() && browser.text("h1").contains(case));
    };
    browser.go("/workflows/refunds/queue");
    browser.until("the script is there", is_ready);
    let marked = || browser.script("return document.activeElement.textContent");
    ["j", "j", "k"].iter().for_each(|key| browser.key(key));
    assert_eq!(marked(), "refund: case-1");
    browser.key(ENTER);
    shows("case-1");
    browser.key("o");
    browser.until("the evidence is open", || browser.text("#evidence").contains("mail case-1"));
    browser.until("the script is there", is_ready);
    browser.key("a");
    shows("case-2");
    assert_eq!((status(0).as_str(), status(1).as_str()), ("approved", "pending"));

    // A digit alone rejects nothing; after `x` it is the reason.
    browser.key("2");
    browser.key("x");
    assert_eq!(status(1), "pending");
    browser.key("2");
    shows("case-3");
    assert_eq!(status(1), "rejected");
    let verdicts = server.store().read(|r| r.verdicts_of(DecisionId(asked[1]))).unwrap();
    assert_eq!(verdicts[0].reason_code.as_deref(), Some("wrong_amount"));
    assert!(verdicts[0].active_ms.is_some(), "attention is measured");

    // Letters typed in a text are letters, and survive a reload.
    browser.key("e");
    browser.key("d");
    browser.script("document.querySelector('#note-edit').focus()");
    ["a", "x", "1"].iter().for_each(|key| browser.key(key));
    assert_eq!(
        (status(2).as_str(), browser.script("return document.querySelector('#note-edit').value")),
        ("pending", "ax1".into())
    );
    browser.until("it is kept", || browser.text("#status").contains("What you typed is kept"));
    browser.go(&browser.path());
    browser.until("the script is there", is_ready);
    assert_eq!(browser.script("return document.querySelector('#note-edit').value"), "ax1");
    browser.key("\u{e00c}");
    browser.key("a");
    browser.until("nothing waits", || {
        browser.path().contains("/queue") && browser.text("#empty").contains("Nothing waits")
    });
    assert_eq!(status(2), "approved");
    let bad: Vec<_> = browser.console().into_iter().filter(|(level, _)| level == "SEVERE").collect();
    assert_eq!(bad, []);
}

#[test]
fn a_sweep_by_keyboard_and_a_field_corrected_beside_its_place() {
    let _alone = alone();
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &serde_json::json!({}));
    let rule = serde_json::json!({"actions": ["refund"], "audit_rate": 0.0});
    desk.policy(&serde_json::json!({"approval_audit_rate": 0.0, "sweep": rule}));
    let asked: Vec<i64> =
        (1..=3).map(|n| desk.ask(&format!("case-{n}"), &serde_json::json!({}))["decision"].as_i64().unwrap()).collect();
    let status = |at: i64| server.store().read(|r| Ok(r.model_decision(DecisionId(at))?.status)).unwrap();
    let ana = server.person("ana");
    desk.join(ana, WorkflowRole::Reviewer);
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, ana);
    let is_ready = || browser.script("return document.documentElement.dataset.ready") == "yes";
    browser.go("/workflows/refunds/sweep");
    browser.until("the script is there", is_ready);
    // There is no key that approves: `a` does nothing, and `j` `j` `x` goes to the second row's reasons.
    ["a", "j", "j", "x"].iter().for_each(|key| browser.key(key));
    // The first reason, by the arrow; then Tab to the note and on.
    browser.key("\u{e015}");
    browser.until("it is counted", || browser.text("#sweep-count") == "2 to approve, 1 pulled out");
    assert!(asked.iter().all(|at| status(*at) == "pending"));
    browser.script("document.querySelector('#sweep-end button').focus()");
    browser.key("\u{e007}");
    browser.until("it is done", || browser.path().contains("done=swept"));
    assert_eq!(asked.iter().map(|at| status(*at)).collect::<Vec<_>>(), ["approved", "pending", "approved"]);

    // What was pulled out, and a document: its field is corrected in line, and `a` sends what stands there.
    let pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";
    let region = serde_json::json!({"x": 0.1, "y": 0.1, "width": 0.5, "height": 0.2});
    let field = serde_json::json!({"name": "born", "value": "1990", "confidence": 0.6, "page": 1, "region": region});
    let action = serde_json::json!({"name": "accept", "args": {"born": "1990"}});
    let document =
        desk.ask("doc-1", &serde_json::json!({"action": action, "fields": [field], "evidence": {"pages": [pixel]}}));
    browser.go(&format!("/workflows/refunds/items/{}", document["item"]["item"]));
    browser.until("the script is there", is_ready);
    let drawn = "const i = document.querySelector('.crop image').getBoundingClientRect(); return i.width > 0";
    assert_eq!(browser.script(drawn), true);
    browser.script("const i = document.querySelector('#field-0'); i.focus(); i.value = '1991'; i.blur()");
    browser.key("a");
    let decision = document["decision"].as_i64().unwrap();
    browser.until("a reason is wanted", || browser.text(".problem").contains("reason code"));
    assert_eq!(status(decision), "pending");
    browser.until("the script is there", is_ready);
    assert_eq!(browser.script("return document.querySelector('#field-0').value"), "1991");
    browser.script("document.querySelector('#reason-fields').selectedIndex = 1");
    browser.key("a");
    browser
        .until("the next one opens", || !browser.path().contains(&document["item"]["item"].to_string()) && is_ready());
    assert_eq!(status(decision), "edited");
    let bad: Vec<_> =
        browser.console().into_iter().filter(|(level, text)| level == "SEVERE" && !text.contains("422")).collect();
    assert_eq!(bad, []);
}

/// A path of the table with names of the demo in its braces.
fn filled(path: &str, link: &str) -> String {
    if path == "/sign-in/{secret}" {
        return link.to_owned();
    }
    let path = match path.starts_with("/workflows/") {
        true => path.replace("{workflow}", "refunds").replace("{item}", "1").replace("{person}", "me"),
        false => path.replace("{decision}", "1"),
    };
    let path = path.replace("{project}", "support-tickets").replace("{item}", "ticket-001").replace("{round}", "2");
    if path.ends_with("/items") { path + "?id=ticket-002" } else { path }
}

#[test]
fn every_page_keeps_to_its_policy_and_its_width() {
    let _alone = alone();
    let server = TestServer::start();
    MakeDemo.run(&server.workshop, server.now()).unwrap();
    let admin = server.admin("ines");
    let desk = Desk::open(&server, "refunds", &serde_json::json!({}));
    let long = "a-very-long-order-number-without-any-place-to-break-".repeat(4);
    let more = serde_json::json!({"action": {"name": "refund", "args": {"order": long, "usd": 40}},
                                  "evidence": {"before": {"order": long, "usd": 80}}});
    desk.ask("case-1", &more);
    server.wait_secs(5 * 3600);
    let guest = server.link(server.person("guest"));
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, admin);
    let folder = std::env::var_os("QUALM_SCREENSHOTS").map(std::path::PathBuf::from);
    let mut seen = 0;
    for row in PAGES.iter().filter(|row| row.method == "GET" && !row.path.ends_with("/live")) {
        let path = filled(row.path, &guest);
        for (width, is_dark) in [(1280, false), (390, false), (390, true), (1280, true)] {
            if is_dark && folder.is_none() {
                continue;
            }
            browser.size(width, is_dark);
            browser.go(&path);
            let heading = browser.script("return document.querySelector('h1')?.textContent ?? ''");
            let heading = heading.as_str().unwrap();
            assert!(
                !heading.is_empty() && !heading.contains("Internal") && !heading.contains("Not Found"),
                "{path}: {heading}"
            );
            let wide = browser.script("return [document.documentElement.scrollWidth, window.innerWidth]");
            assert!(wide[0].as_u64() <= Some(u64::from(width)), "{path} is {wide} wide at {width}");
            let unnamed = browser.script(
                "return [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button')]
                   .filter((e) => !(e.labels?.length || e.textContent.trim() || e.getAttribute('aria-label')))
                   .map((e) => e.outerHTML)",
            );
            assert_eq!(unnamed.as_array().map(Vec::len), Some(0), "{path}: no name for {unnamed}");
            for (level, text) in browser.console() {
                assert!(level != "SEVERE" && !text.contains("Content Security Policy"), "{path}: {level} {text}");
            }
            if let Some(folder) = &folder {
                let name = path.trim_matches('/').replace(['/', '?', '='], "-");
                let name = match row.path {
                    "/" => "projects".to_owned(),
                    "/sign-in/{secret}" => "sign-in-link".to_owned(),
                    _ => name,
                };
                let file = format!("{name}-{width}{}.png.base64", if is_dark { "-dark" } else { "" });
                std::fs::create_dir_all(folder).unwrap();
                std::fs::write(folder.join(file), browser.screenshot(width)).unwrap();
            }
        }
        seen += 1;
    }
    assert!(seen >= 15, "{seen}");
}
