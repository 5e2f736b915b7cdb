//! The pages in other languages, in a real browser: an Arabic labeler answers by key, and nothing is too wide, cut off or
//! unreadable for a screen reader.

use super::*;
use qualm::language::find;
use qualm::people::SetLanguage;
use serde_json::json;

fn speak(server: &TestServer, person: UserId, tag: &str) {
    SetLanguage { person, language: find(tag) }.run(server.store()).unwrap();
}

/// Too wide, too small for their text, or a finding of axe-core's.
fn troubles(browser: &Browser, name: &str, width: u32) -> Vec<String> {
    let mut found = browser.findings();
    let beyond = browser.script("return document.documentElement.scrollWidth - window.innerWidth").as_i64().unwrap();
    if beyond > 0 {
        found.push(format!("{beyond} too wide"));
    }
    let cut = browser.script(
        "return [...document.querySelectorAll('button, .button, .chip, summary, .tabs a')]
           .filter((e) => e.offsetParent && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible')
           .map((e) => e.outerHTML.slice(0, 120))",
    );
    found.extend(cut.as_array().unwrap().iter().map(|one| format!("cut off: {one}")));
    for (level, text) in browser.console() {
        if level == "SEVERE" || text.contains("Content Security Policy") {
            found.push(text);
        }
    }
    found.into_iter().map(|trouble| format!("{name} at {width}: {trouble}")).collect()
}

fn picture(browser: &Browser, name: &str, width: u32) {
    if let Some(folder) = std::env::var_os("QUALM_SCREENSHOTS").map(std::path::PathBuf::from) {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}-{width}.png")), browser.screenshot(width)).unwrap();
    }
}

#[test]
fn an_arabic_labeler_answers_by_key_wide_and_on_a_telephone() {
    let _alone = alone();
    let server = TestServer::start();
    let project = server.project("mail", 24);
    let ana = server.person("ana");
    server.give(ana, project, Role::Labeler);
    speak(&server, ana, "ar");
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, ana);
    let item = || browser.text("#item-id");
    for (answered, width) in [(1, 1280), (2, 390)] {
        browser.size(width, false);
        browser.go("/projects/mail/label");
        browser
            .until("the script is there", || browser.script("return document.documentElement.dataset.ready") == "yes");
        let page = browser.script("return [document.documentElement.lang, getComputedStyle(document.body).direction]");
        assert_eq!(page, json!(["ar", "rtl"]));
        // An English text still begins at its own side.
        assert_eq!(browser.script("return getComputedStyle(document.querySelector('.item-text')).direction"), "ltr");
        let now = item();
        browser.key("1");
        browser.until("the next item is shown", || !item().is_empty() && item() != now);
        browser.until("it is saved, and said so", || browser.text("#status").starts_with("حُفظت"));
        assert_eq!(labels(&server, project, ana).len(), answered);
        assert!(browser.text("#mine").contains(&answered.to_string()), "{}", browser.text("#mine"));
        assert_eq!(troubles(&browser, "label", width), [] as [String; 0]);
        picture(&browser, "ar-label-after", width);
    }
    assert!(
        labels(&server, project, ana).values().all(|label| label == "spam"),
        "1 is the first class in every language"
    );
}

#[test]
fn every_translated_page_fits_and_has_no_finding() {
    let _alone = alone();
    let server = TestServer::start();
    MakeDemo.run(&server.workshop, server.now()).unwrap();
    let (admin, rea) = (server.admin("ines"), server.person("rea"));
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.join(rea, WorkflowRole::Reviewer);
    for n in 0..2 {
        desk.ask(&format!("case-{n}"), &json!({"evidence": {"before": {"order": "a", "usd": 80}}}));
    }
    server.wait_secs(5 * 3600);
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    let of_admin = [
        "/",
        "/account",
        "/help",
        "/projects/support-tickets/label",
        "/projects/support-tickets/label/mine",
        "/projects/nowhere",
        "/workflows",
        "/workflows/refunds",
        "/workflows/refunds/notices",
        "/people",
        "/projects/support-tickets/people",
        "/projects/support-tickets/export",
        "/projects/support-tickets",
        "/projects/support-tickets/items",
        "/projects/support-tickets/suspects",
        "/projects/support-tickets/curate",
    ];
    let of_reviewer = [
        "/workflows/refunds/queue",
        "/workflows/refunds/items/1",
        "/workflows/refunds/sweep",
        "/workflows/refunds/reviewers/me",
    ];
    let mut found = Vec::new();
    for (person, paths) in [(admin, &of_admin[..]), (rea, &of_reviewer[..])] {
        sign_in(&browser, &server, person);
        for (tag, widths) in [("ar", &[1280, 390][..]), ("de", &[1280, 390]), ("es", &[390])] {
            speak(&server, person, tag);
            for &width in widths {
                browser.size(width, false);
                for path in paths {
                    browser.go(path);
                    let name = format!("{tag}{}", path.replace('/', "-"));
                    assert_eq!(browser.script("return document.documentElement.lang"), tag, "{path}");
                    found.extend(troubles(&browser, &name, width));
                    picture(&browser, &name, width);
                }
            }
        }
        browser.go("/account");
        browser.script("document.querySelector('form[action=\"/sign-out\"]').submit()");
        browser.until("one is signed out", || browser.path().starts_with("/sign-in"));
    }
    // Errors of a page that is not there are no defect of the page.
    found.retain(|trouble| !trouble.contains("nowhere") || !trouble.contains("404"));
    assert!(found.is_empty(), "{}", found.join("\n"));
}
