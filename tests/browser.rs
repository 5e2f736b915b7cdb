//! A labeler's day in a real browser, with keys and without script, and a look at every page.

#[path = "it/desk.rs"]
#[allow(dead_code)]
mod desk;
// `benches/desk.rs` reads the transfers.
#[path = "browser/driver.rs"]
#[allow(dead_code)]
mod driver;
#[path = "browser/image_server.rs"]
mod image_server;
#[path = "browser/images.rs"]
mod images;
#[path = "browser/kinds.rs"]
mod kinds;
#[path = "browser/languages.rs"]
mod languages;
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
fn fifty_items_with_the_keyboard_then_undo_skip_and_a_cut_cable() {
    let _alone = alone();
    let server = TestServer::start();
    let project = server.project("mail", 240);
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
    for n in 0..50 {
        let (key, label) = if n % 3 == 0 { ("1", "spam") } else { ("2", "ham") };
        label_one(key, label, &mut sent);
    }
    browser.until("all is saved", || labels(&server, project, ana).len() == 50 && saved());
    assert_eq!(labels(&server, project, ana), sent);
    assert_eq!(browser.text("#mine"), "50 by you today");

    // Take the last one back: the same item returns, and gets the other label.
    let last = browser.script("return document.querySelector('#history .past-label').textContent");
    let was_shown = item();
    const BACKSPACE: &str = "\u{e003}";
    browser.key(BACKSPACE);
    browser.until("the item is back", || item() != was_shown);
    let was = browser.script("return document.querySelector('.choice.was')?.value");
    assert_eq!(was, last, "the answer returns with its item");
    let again = item().as_str().unwrap().to_owned();
    assert_eq!(sent.remove(&again).as_deref(), last.as_str());
    assert_eq!(labels(&server, project, ana), sent);
    label_one("1", "spam", &mut sent);
    browser.until("the new answer is saved", || labels(&server, project, ana) == sent);

    // A skipped item gets no label, and does not come back to the one who skipped it, though more are skipped than a page
    // loads ahead and faster than the server hears of it.
    let mut skipped = Vec::new();
    for _ in 0..15 {
        let now = item();
        assert!(!skipped.contains(&now), "{now} came back");
        browser.key(" ");
        browser.until("another item is shown", || item() != now && item() != "");
        skipped.push(now);
    }
    label_one("2", "ham", &mut sent);
    browser.until("it is saved", || labels(&server, project, ana) == sent && saved());
    assert!(skipped.iter().all(|one| !sent.contains_key(one.as_str().unwrap())));

    // The cable is cut: ten answers wait on the page, are counted there, and arrive once, in order, when it is mended.
    let loaded = || browser.script("return Number(document.documentElement.dataset.ahead)").as_u64() >= Some(10);
    browser.until("items are loaded ahead", loaded);
    browser.offline(true);
    let before = sent.clone();
    for n in 0..9 {
        let (key, label) = if n % 2 == 0 { ("1", "spam") } else { ("2", "ham") };
        label_one(key, label, &mut sent);
    }
    let tenth = item().as_str().unwrap().to_owned();
    browser.key("1");
    let kept = "10 answers are kept here and will be sent";
    browser.until("the page counts them", || browser.text("#outbox").contains(kept));
    assert_eq!(labels(&server, project, ana), before);
    // What was never sent is taken back without the server, and answered otherwise.
    browser.key(BACKSPACE);
    browser.until("it is back", || item() == tenth.as_str());
    browser.key("2");
    browser.until("it is kept again", || browser.text("#outbox").contains(kept));
    sent.insert(tenth, "ham".into());
    // The page is loaded anew while answers wait: they are sent by the page that comes, and asked about by none.
    browser.script("for (const key of Object.keys(localStorage)) document.title = key; window.onbeforeunload = null");
    browser.offline(false);
    browser.go("/projects/mail/label");
    browser.until("all arrived", || labels(&server, project, ana) == sent && saved());
    let order = server.store().read(|r| r.recent_annotations(project, ana, 10)).unwrap();
    assert!(order.windows(2).all(|pair| pair[0].assignment > pair[1].assignment), "sent in the order they were given");
    assert_eq!(browser.script("return localStorage.length"), 0, "nothing stays behind");
    assert_eq!(browser.text("#outbox"), "");

    // Somebody else answered while the hold had run out: the page names the item, and says what became of the answer.
    let lost = item().as_str().unwrap().to_owned();
    browser.offline(true);
    browser.key("1");
    browser.until("it is kept", || browser.text("#outbox").contains("1 answer is kept"));
    server.wait_secs(3 * 3600);
    let bo = server.person("bo");
    server.give(bo, project, Role::Labeler);
    let client = server.token(bo, &[qualm::domain::Scope::Label]);
    loop {
        let next = client.post("/api/v1/projects/mail/assignments?another=true").value();
        let path = format!("/api/v1/assignments/{}/annotation", next["assignment"]);
        assert_eq!(client.json("POST", &path, &serde_json::json!({"label": "ham"})).status, 201);
        if next["item"]["id"] == lost.as_str() {
            break;
        }
    }
    browser.offline(false);
    browser.until("it is named", || browser.text("#refused").contains(&lost));
    assert!(browser.text("#refused").contains("does not count"));
    // Requests that failed on purpose are reported by the browser; anything else would be a defect.
    let expected = |text: &str| text.contains("ERR_INTERNET") || text.contains("409");
    let bad = browser.console().into_iter().filter(|(level, text)| level == "SEVERE" && !expected(text));
    assert_eq!(bad.collect::<Vec<_>>(), []);
}

/// A project whose classes are `c1` to `cN`, and words to find them by.
fn many_classes(server: &TestServer, slug: &str, classes: usize, settings: &serde_json::Value) -> ProjectId {
    let maker = server.token(server.admin(&format!("maker-{slug}")), &qualm::domain::Scope::ALL);
    let words = ["card", "refund", "parcel", "sign-in", "fee"];
    let names: Vec<String> = (1..=classes).map(|n| format!("{} c{n}", words[n % words.len()])).collect();
    let schema = serde_json::json!({"kind": "choice", "classes": names});
    let body = serde_json::json!({"slug": slug, "schema": schema, "recipe": {"text": ["text"]}, "settings": settings});
    assert_eq!(maker.json("POST", "/api/v1/projects", &body).status, 201);
    let lines: String = (0..40).map(|n| format!("{{\"id\": \"i{n}\", \"text\": \"message {n}\"}}\n")).collect();
    let kind = [("content-type", "application/x-ndjson")];
    let path = format!("/api/v1/projects/{slug}/items");
    assert_eq!(maker.send("POST", &path, &kind, lines.as_bytes()).status, 200);
    server.settle();
    server.store().read(|r| r.project_id(slug)).unwrap()
}

#[test]
fn many_classes_are_reached_by_digits_shift_and_typing() {
    let _alone = alone();
    let server = TestServer::start();
    let settings = serde_json::json!({"holdout_share": 0.0, "round_every_labels": 0, "allow_none": true});
    let mid = many_classes(&server, "mid", 14, &settings);
    let big = many_classes(&server, "big", 150, &settings);
    let ana = server.person("ana");
    server.give(ana, mid, Role::Labeler);
    server.give(ana, big, Role::Labeler);
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, ana);
    const ENTER: &str = "\u{e007}";
    const SPACE: &str = " ";
    let item = || browser.text("#item-id");
    let open = |path: &str| {
        browser.go(path);
        browser.until("the script is there", || {
            browser.script("return document.documentElement.dataset.ready") == "yes" && !item().is_empty()
        });
    };
    let said = |project, of: &str| labels(&server, project, ana).get(of).cloned();
    let answered = |press: &dyn Fn(), project, label: &str| {
        let now = item();
        press();
        browser.until("it is saved", || said(project, &now).as_deref() == Some(label));
        browser.until("the next item is shown", || item() != now);
    };
    open("/projects/mid/label");
    answered(&|| browser.key("0"), mid, "card c10");
    answered(&|| browser.held("Shift", "Digit2", "@"), mid, "parcel c12");
    answered(&|| browser.key("x"), mid, "None of these");
    assert_eq!(browser.text("#skip kbd"), "Space");

    open("/projects/big/label");
    assert_eq!(browser.text("#skip kbd"), "Space");
    let typed = |text: &str| text.chars().for_each(|key| browser.key(&key.to_string()));
    answered(
        &|| {
            typed("fee c14");
            browser.key(ENTER);
        },
        big,
        "fee c14",
    );
    answered(
        &|| {
            browser.key("/");
            typed("c150");
            browser.key(ENTER);
        },
        big,
        "card c150",
    );
    // A letter finds; with Alt it acts; Escape and Space leave.
    typed("f");
    assert_eq!(
        browser.script("return [document.querySelector('#flag').checked, document.activeElement.id]"),
        serde_json::json!([false, "filter"])
    );
    browser.key("\u{e00c}");
    browser.held("Alt", "KeyF", "f");
    assert_eq!(browser.script("return document.querySelector('#flag').checked"), true);
    let skipped = item();
    browser.key(SPACE);
    browser.until("another is shown", || item() != skipped);
    assert_eq!(said(big, &skipped), None);
    let bad: Vec<_> = browser.console().into_iter().filter(|(level, _)| level == "SEVERE").collect();
    assert_eq!(bad, []);
}

#[test]
fn what_a_labeler_escalates_comes_to_the_lead_with_the_note() {
    let _alone = alone();
    let server = TestServer::start();
    let project = server.project("mail", 12);
    let (ana, bo, lea) = (server.person("ana"), server.person("bo"), server.person("lea"));
    server.give(ana, project, Role::Labeler);
    server.give(bo, project, Role::Labeler);
    server.give(lea, project, Role::Lead);
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, ana);
    let ready = || browser.script("return document.documentElement.dataset.ready") == "yes";
    browser.until("the script is there", ready);
    let hard = browser.text("#item-id");
    browser.key("n");
    "is it spam".chars().for_each(|key| browser.key(&key.to_string()));
    browser.key("\u{e00c}");
    browser.key("e");
    browser.until("it says so", || browser.text("#status").contains("Escalated"));
    assert_ne!(browser.text("#item-id"), hard);

    // Nobody but a lead is asked from now on.
    let client = server.token(bo, &[qualm::domain::Scope::Label]);
    loop {
        let next = client.post("/api/v1/projects/mail/assignments?another=true");
        if next.status == 204 {
            break;
        }
        assert_ne!(next.value()["item"]["id"], hard.as_str());
    }
    let browser = Browser::start(&server.origin(), true).unwrap();
    sign_in(&browser, &server, lea);
    browser.go("/projects/mail/label");
    assert_eq!(browser.text("#item-id"), hard);
    assert_eq!(browser.text("#escalated"), "ana escalated this: is it spam");
    browser.until("the script is there", || browser.script("return document.documentElement.dataset.ready") == "yes");
    browser.key("1");
    browser.until("it is settled", || labels(&server, project, lea).contains_key(&hard));
    assert_eq!(server.store().read(|r| r.open_escalations(project)).unwrap(), 0);
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

/// Drops a file on the page, as a hand would.
fn drop_file(browser: &Browser, name: &str, text: &str) {
    browser.until("the script is there", || browser.script("return document.documentElement.dataset.ready") == "yes");
    browser.script(&format!(
        "const data = new DataTransfer(); data.items.add(new File([{}], {}, {{type: 'text/csv'}}));
         for (const kind of ['dragenter', 'dragover', 'drop'])
           document.querySelector('main').dispatchEvent(new DragEvent(kind, {{dataTransfer: data, bubbles: true, cancelable: true}}));",
        serde_json::json!(text),
        serde_json::json!(name)
    ));
}

#[test]
fn a_dropped_file_is_mapped_and_becomes_a_project_with_a_report() {
    const FILE: &str =
        "no,body,verdict\n1,the lamp is lovely,ham\nbroken\n2,,spam\n3,hello there,spm\n4,free lamp for you,spam\n";
    let _alone = alone();
    let server = TestServer::start();
    let admin = server.admin("ines");
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, admin);
    // From an empty server: one click, one drop, the classes, one click.
    browser.click("main a[href='/projects/new']");
    browser.until("the form is there", || browser.path() == "/projects/new");
    drop_file(&browser, "Shop mail.csv", FILE);
    browser.until("the columns are shown", || browser.path().starts_with("/projects/new/"));
    assert_eq!(browser.findings(), Vec::<String>::new());
    let choose = |at: u32, role: &str| {
        browser.script("document.querySelector('h1').id = 'before'");
        browser.script(&format!(
            "const s = document.getElementById('column-{at}'); s.value = '{role}'; s.dispatchEvent(new Event('change'));"
        ));
        browser.until("it was looked at again", || {
            browser.script("return document.querySelector('#before') === null") == true
        });
    };
    choose(2, "label");
    assert!(browser.script("return document.querySelector('#classes').value").as_str().unwrap().contains("spm"));
    browser.script("document.querySelector('#classes').value = 'spam\\nham'");
    choose(0, "keep");
    choose(0, "id");
    assert!(browser.text("#trial-title ~ [role=status]").contains("3 would be left out"), "{}", browser.text("main"));
    if let Some(folder) = std::env::var_os("QUALM_SCREENSHOTS").map(std::path::PathBuf::from) {
        std::fs::create_dir_all(&folder).unwrap();
        for (width, is_dark) in [(1280, false), (390, true)] {
            browser.size(width, is_dark);
            std::fs::write(folder.join(format!("from-file-{width}.png")), browser.screenshot(width)).unwrap();
        }
        browser.size(1280, false);
    }
    browser.click("button[value=make]");
    browser.until("the import is over", || browser.text("h1") == "Import");
    assert!(browser.text("main").contains("2 items added"), "{}", browser.text("main"));
    assert_eq!(browser.findings(), Vec::<String>::new());
    let report = browser.script(
        "const r = new XMLHttpRequest(); r.open('GET', document.querySelector('a[download]').href, false); r.send(); return r.responseText",
    );
    assert_eq!(report.as_str().unwrap().matches(",rejected,").count(), 3, "{report}");
    browser.click("#report-title ~ p a.primary, section.card a.primary");
    browser.until("an item is there to label", || browser.path() == "/projects/shop-mail/label");

    // The same file into the project that is there: everything it has is left out.
    browser.go("/projects/shop-mail/import");
    drop_file(&browser, "again.csv", FILE);
    browser.until("the columns are shown", || browser.path().starts_with("/projects/shop-mail/import/"));
    assert_eq!(browser.findings(), Vec::<String>::new());
    choose(2, "label");
    browser.click("button[value=import]");
    browser.until("the import is over", || browser.text("h1") == "Import");
    assert!(
        browser.text("main").contains("0 items added, 2 duplicates left out, 3 rows rejected"),
        "{}",
        browser.text("main")
    );
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
fn five_decisions_by_keyboard_and_one_taken_back() {
    let _alone = alone();
    let server = TestServer::start();
    let project = server.project("mail", 12);
    let maker = server.token(server.person("maker"), &qualm::domain::Scope::ALL);
    let change = serde_json::json!({"settings": {"overlap": 3}});
    assert_eq!(maker.json("PATCH", "/api/v1/projects/mail", &change).status, 200);
    for (at, name) in ["ana", "bo", "cy"].into_iter().enumerate() {
        let person = server.person(name);
        server.give(person, project, Role::Labeler);
        let client = server.token(person, &[qualm::domain::Scope::Label]);
        for _ in 0..12 {
            let handed = client.post("/api/v1/projects/mail/assignments").value();
            let n: usize = handed["item"]["id"].as_str().unwrap()[1..].parse().unwrap();
            // One of the three differs on each item, in turn.
            let label = if n.is_multiple_of(2) == (n % 3 == at) { "spam" } else { "ham" };
            let path = format!("/api/v1/assignments/{}/annotation", handed["assignment"]);
            assert_eq!(client.json("POST", &path, &serde_json::json!({"label": label})).status, 201);
        }
    }
    let lea = server.person("lea");
    server.give(lea, project, Role::Lead);
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, lea);
    browser.go("/projects/mail/curate");
    browser.click(".head a.primary");
    let is_ready = || browser.script("return document.documentElement.dataset.ready") == "yes";
    let item = || {
        browser.until("the script is there", is_ready);
        browser.text("#item-id")
    };
    let majority =
        || browser.script("return document.querySelector('#decide').dataset.majority").as_str().unwrap().to_owned();
    let other = |label: &str| if label == "spam" { ("2", "ham") } else { ("1", "spam") };
    let same = |label: &str| if label == "spam" { "1" } else { "2" };
    let moved = |from: &str| browser.until("the next item is there", || is_ready() && browser.text("#item-id") != from);
    let is_asked = || browser.script("return document.querySelector('#reasons').classList.contains('asked')") == true;
    // What should stand in the end: label and reason.
    let mut expected: BTreeMap<String, (String, String)> = BTreeMap::new();

    // 1: the consensus, with one key; where Dawid-Skene goes against the majority it asks why, like anything else.
    let first = item();
    let likely = browser.script("return document.querySelector('#consensus').value").as_str().unwrap().to_owned();
    let is_against = likely != majority();
    browser.key("a");
    if is_against {
        browser.until("it asks why", is_asked);
        browser.key("4");
    }
    moved(&first);
    expected.insert(first, (likely, if is_against { "expert".into() } else { String::new() }));

    // 2: what most say, by its digit: sent at once.
    let second = item();
    let label = majority();
    browser.key(same(&label));
    moved(&second);
    expected.insert(second, (label, String::new()));

    // 3: against it. The digit chooses the class, the next one the reason; Esc between them goes back.
    let third = item();
    let (key, label) = other(&majority());
    browser.key(key);
    browser.until("it asks why", is_asked);
    const ESCAPE: &str = "\u{e00c}";
    browser.key(ESCAPE);
    browser.until("it asks no more", || !is_asked());
    browser.key(key);
    browser.until("it asks why", is_asked);
    browser.key("2");
    moved(&third);
    assert_eq!(browser.text("#last b"), label);
    let standing = || server.store().read(|r| r.decided_items(project)).unwrap().len();
    assert_eq!(standing(), 3);

    // Taken back: the item returns, undecided, and gets the other class.
    const BACKSPACE: &str = "\u{e003}";
    browser.key(BACKSPACE);
    browser.until("it is back", || is_ready() && browser.text("#item-id") == third);
    assert_eq!(standing(), 2);
    let label = majority();
    browser.key(same(&label));
    moved(&third);
    expected.insert(third, (label, String::new()));

    // Left for later, then 4 with a note and 5.
    let left = item();
    browser.key(" ");
    moved(&left);
    let fourth = item();
    let (key, label) = other(&majority());
    browser.key(key);
    browser.until("it asks why", is_asked);
    browser.key("6");
    browser.until("the note has the keys", || browser.script("return document.activeElement.id") == "note");
    // Typed, these are letters; Esc leaves the note, and Enter sends.
    "a 1 x".chars().for_each(|letter| browser.key(&letter.to_string()));
    browser.key(ESCAPE);
    browser.key("\u{e007}");
    moved(&fourth);
    expected.insert(fourth, (label.into(), "other".into()));
    let fifth = item();
    let label = majority();
    browser.key(same(&label));
    moved(&fifth);
    expected.insert(fifth, (label, String::new()));

    let found = server.store().read(|r| {
        let schema = r.project(project)?.schema;
        let items = r.decided_items(project)?;
        let one = |id| {
            let decision = r.decision(id)?.unwrap();
            let label = schema.value(decision.class).unwrap().to_string();
            assert_eq!(decision.note, if decision.reason == "other" { "a 1 x" } else { "" });
            Ok((r.item(id)?.external, (label, decision.reason)))
        };
        items.into_iter().map(one).collect::<Result<BTreeMap<_, _>, _>>()
    });
    assert_eq!(found.unwrap(), expected);
    assert!(!expected.contains_key(&left));
    let bad: Vec<_> = browser.console().into_iter().filter(|(level, _)| level == "SEVERE").collect();
    // Nothing was refused on the way.
    assert_eq!(bad, []);
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
    // Red, and its evidence still closed: said once, before it is approved.
    browser.key("a");
    browser.until("it is said", || browser.text("#status").contains("nobody opened its evidence"));
    assert_eq!(status(2), "pending");
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

#[test]
fn a_round_is_watched_to_its_end_and_another_is_cancelled() {
    let _alone = alone();
    let server = TestServer::start();
    MakeDemo.run(&server.workshop, server.now()).unwrap();
    let admin = server.admin("ines");
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, admin);
    let start = || {
        browser.go("/projects/support-tickets");
        browser.click("form[action$='/rounds'] button");
        browser.until("the round's page", || browser.text(".live-text") == "waiting for its turn");
        browser.path().split('?').next().unwrap().to_owned()
    };
    let first = start();
    // The page is told of each phase, and draws the report when it is over, by itself.
    server.settle();
    browser.until("the report", || browser.text("h1").contains("promoted"));
    assert_eq!(browser.path().split('?').next(), Some(first.as_str()));
    assert!(browser.text("main").contains("What changed against the last round"));

    // From a cell of the matrix to the items behind it.
    browser.click(".confusion td.right a");
    browser.until("the items", || browser.text("h1").ends_with("and recognised"));
    assert!(browser.text("main").contains("right") && !browser.text("main").contains("wrong"));

    let second = start();
    assert_ne!(first, second);
    browser.click(".live .danger");
    browser.until("it is cancelled", || browser.text("h1").contains("cancelled"));
    server.settle();
    browser.go(&second);
    assert!(browser.text("main").contains("Somebody cancelled this round. It changed nothing."));
    let bad: Vec<_> = browser.console().into_iter().filter(|(level, _)| level == "SEVERE").collect();
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
    // As one comes to it from the table.
    if path.ends_with("/items/ticket-001") { path + "?list=sort%3Did" } else { path }
}

#[test]
fn table_filter_to_relabel_by_keyboard_and_mouse() {
    let _alone = alone();
    let server = TestServer::start();
    let project = server.project("mail", 24);
    let (ana, lea) = (server.person("ana"), server.person("lea"));
    server.give(ana, project, Role::Labeler);
    server.give(lea, project, Role::Lead);
    let of_ana = server.token(ana, &qualm::domain::Scope::ALL);
    let mut labeled = Vec::new();
    for label in ["spam", "ham", "ham"] {
        let item = of_ana.post("/api/v1/projects/mail/assignments").value();
        let path = format!("/api/v1/assignments/{}/annotation", item["assignment"]);
        assert_eq!(of_ana.json("POST", &path, &serde_json::json!({"label": label})).status, 201);
        labeled.push(item["item"]["id"].as_str().unwrap().to_owned());
    }
    let fits = |query: &str| {
        let filter = qualm::table::Filter::from_query(query).unwrap();
        let outlines = qualm::table::Outlines::default();
        let rows = qualm::table::fitting_rows(&server.workshop, &outlines, project, &filter, 100).unwrap();
        rows.into_iter().map(|row| format!("i{row}")).collect::<Vec<_>>()
    };
    const ENTER: &str = "\u{e007}";
    const TAB: &str = "\u{e004}";
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, lea);

    // With the keyboard alone: the filter, a tick, the act, the answer to the question.
    browser.go("/projects/mail/items");
    assert_eq!(browser.text("#count"), "24 items");
    browser.script("document.querySelector('#f-q').focus()");
    "thing".chars().for_each(|key| browser.key(&key.to_string()));
    browser.key(TAB);
    // Typing in a list chooses what begins so.
    browser.key("l");
    browser.script("document.querySelector('#f-q').focus()");
    browser.key(ENTER);
    browser.until("the filter holds", || browser.text("#count") == "3 items");
    assert!(browser.script("return location.search").as_str().unwrap().contains("status=labeled"));
    let of_spam = format!("document.querySelector('input[aria-label=\"Tick {}\"]').focus()", labeled[0]);
    browser.script(&of_spam);
    browser.key(" ");
    browser.script("document.querySelector('#acts button[value=relabel]').focus()");
    browser.key(ENTER);
    browser.until("it asks first", || browser.text("h1") == "Send 1 item to another person?");
    assert_eq!(fits("status=relabel"), Vec::<String>::new());
    browser.script("document.querySelector('#confirm').focus()");
    browser.key(ENTER);
    browser.until("it is done", || browser.text("main .done").contains("Sent 1 item to another person."));
    assert_eq!(fits("status=relabel"), labeled[..1]);
    assert_eq!(browser.text("#count"), "3 items", "the filter stays");

    // With the mouse: a view, all that fit, and undo.
    browser.click(".views li:nth-child(2) a");
    browser.until("the view is there", || browser.text("#count") == "21 items");
    browser.click("#acts input[value=all]");
    browser.click("#acts button[value=exclude]");
    browser.until("it asks first", || browser.text("h1") == "Exclude 21 items?");
    browser.click("#confirm");
    browser.until("it is done", || browser.text("main .done").contains("Excluded 21 items."));
    assert_eq!(fits("status=excluded").len(), 21);
    assert_eq!(browser.text("#empty h2"), "Nothing fits");
    browser.click("#undo");
    browser.until("it is undone", || browser.text("main .done").contains("This was undone."));
    assert_eq!(fits("status=excluded").len(), 0);

    // Into an item, on to the next of the list, and labeling from there on.
    browser.click(".items tbody tr:first-child td.wide a");
    browser.until("the item is there", || browser.text("h1").starts_with("Item i"));
    let first = browser.text("h1");
    browser.click("#walk-next");
    browser.until("the next is there", || browser.text("h1") != first);
    let second = browser.text("h1").replace("Item ", "");
    browser.click("nav.walk form button");
    browser.until("the label page shows it", || browser.text("#item-id") == second);
    browser.until("the script is there", || browser.script("return document.documentElement.dataset.ready") == "yes");
    browser.key("1");
    browser.until("the next of the list follows", || !matches!(browser.text("#item-id"), next if next == second));
    browser.until("it is saved", || labels(&server, project, lea).len() == 1);
    assert!(browser.text("#whole").contains("on your list"));
    let bad: Vec<_> = browser.console().into_iter().filter(|(level, _)| level == "SEVERE").collect();
    assert_eq!(bad, []);
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
    // The light page wide and narrow, and the dark one: colours and what a narrow page folds away are checked apart.
    let folder = std::env::var_os("QUALM_SCREENSHOTS").map(std::path::PathBuf::from);
    let (mut seen, mut findings) = (0, vec![]);
    for row in PAGES.iter().filter(|row| {
        row.method == "GET"
            && !row.path.ends_with("/live")
            && !row.path.ends_with("/events")
            && !row.path.contains("{upload}")
            && !row.path.ends_with("/{name}")
    }) {
        let path = filled(row.path, &guest);
        for (width, is_dark) in [(1280, false), (390, false), (390, true), (1280, true)] {
            if is_dark && width > 1000 && folder.is_none() {
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
            findings.extend(browser.findings().into_iter().map(|found| format!("{path} at {width}: {found}")));
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
                let file = format!("{name}-{width}{}.png", if is_dark { "-dark" } else { "" });
                std::fs::create_dir_all(folder).unwrap();
                std::fs::write(folder.join(file), browser.screenshot(width)).unwrap();
            }
        }
        seen += 1;
    }
    assert!(seen >= 15, "{seen}");
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}
