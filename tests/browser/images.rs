//! Images in a real browser: shown, zoomed by key, button, wheel, hand and fingers, there before they are asked for, and
//! a word where one does not load.

use super::image_server::ImageServer;
use super::kinds::{is_another, labeler, look_at, ready};
use super::*;
use serde_json::{Value, json};

const BACKSPACE: &str = "\u{e003}";

fn gallery(
    server: &TestServer,
    slug: &str,
    schema: &Value,
    recipe: &Value,
    hosts: &str,
    records: &[Value],
) -> ProjectId {
    let maker = server.token(server.admin(&format!("maker-of-{slug}")), &qualm::domain::Scope::ALL);
    let settings = json!({"holdout_share": 0.0, "round_every_labels": 0, "image_hosts": hosts});
    let body = json!({"slug": slug, "schema": schema, "recipe": recipe, "settings": settings});
    let made = maker.json("POST", "/api/v1/projects", &body);
    assert_eq!(made.status, 201, "{}", made.text());
    let lines: String = records.iter().map(|record| format!("{record}\n")).collect();
    let kind = [("content-type", "application/x-ndjson")];
    let brought = maker.send("POST", &format!("/api/v1/projects/{slug}/items"), &kind, lines.as_bytes());
    assert_eq!(brought.value()["added"], records.len(), "{}", brought.text());
    server.settle();
    server.store().read(|r| r.project_id(slug)).unwrap()
}

/// How large the image stands in its frame, as its script keeps it and as it is drawn.
fn scale(browser: &Browser, figure: usize) -> f64 {
    let both = browser.script(&format!(
        "const figure = document.querySelectorAll('.picture')[{figure}];
         const drawn = new DOMMatrix(getComputedStyle(figure.querySelector('img')).transform).a;
         return [Number(figure.dataset.scale ?? 1), drawn]"
    ));
    let (kept, drawn) = (both[0].as_f64().unwrap(), both[1].as_f64().unwrap());
    assert!((kept - drawn).abs() < 1e-3, "{both}");
    kept
}

fn is_shown(browser: &Browser) -> bool {
    browser.script("const i = document.querySelector('#item-body .picture img'); return Boolean(i?.complete && i.naturalWidth === 600)")
        == true
}

/// The middle of the first frame.
fn middle(browser: &Browser) -> (f64, f64) {
    let at = browser.script(
        "const box = document.querySelector('.picture-frame').getBoundingClientRect();
         return [box.left + box.width / 2, box.top + box.height / 2]",
    );
    (at[0].as_f64().unwrap(), at[1].as_f64().unwrap())
}

fn mouse(browser: &Browser, kind: &str, (x, y): (f64, f64), more: &Value) {
    let mut event = json!({"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1});
    event.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    browser.chrome("Input.dispatchMouseEvent", event);
}

/// What the console has against the page, but for images that are not there on purpose.
fn no_trouble(browser: &Browser) {
    let bad: Vec<_> = browser
        .console()
        .into_iter()
        .filter(|(level, text)| {
            (level == "SEVERE" && !text.contains("missing")) || text.contains("Content Security Policy")
        })
        .collect();
    assert_eq!(bad, []);
}

#[test]
fn images_are_there_at_once_and_come_closer() {
    let _alone = alone();
    let (server, images) = (TestServer::start(), ImageServer::start());
    let records: Vec<Value> = (0..8)
        .map(|n| match n {
            5 => json!({"id": "lost", "caption": "not here", "photo": images.url("missing.jpg")}),
            _ => json!({"id": format!("i{n}"), "caption": format!("stripes {n}"), "photo": images.url(&format!("{n}.png"))}),
        })
        .collect();
    let schema = json!({"kind": "choice", "classes": ["cat", "dog"]});
    let recipe = json!({"text": ["caption"], "images": ["photo"]});
    let project = gallery(&server, "cats", &schema, &recipe, &images.host, &records);
    let ana = labeler(&server, project, "ana");
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, ana);
    ready(&browser);
    let url = "return document.querySelector('#item-body .picture img')?.src ?? ''";
    let name = || browser.script(url).as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let height = || browser.script("return document.querySelector('.picture-frame')?.getBoundingClientRect().height");
    let (mut seen, mut was_lost, mut is_tried) = (BTreeMap::new(), false, false);
    browser.until("there is a frame", || height() != Value::Null);
    let first_height = height();
    for n in 0..8 {
        let item = browser.text("#item-id");
        if item == "lost" {
            browser.until("it says so", || browser.text(".picture-broken").contains("does not load"));
            assert!(browser.text(".picture-broken").contains(&images.url("missing.jpg")));
            assert_eq!(height(), first_height, "nothing moves where an image is missing");
            look_at(&browser, "image-broken");
            browser.key("f");
            was_lost = true;
        } else {
            browser.until("the image is there", || is_shown(&browser));
            let shown = name();
            assert_eq!(images.count(&shown), 1, "asked for once, ahead or now");
            assert_eq!(height(), first_height);
        }
        if item != "lost" && !std::mem::replace(&mut is_tried, true) {
            assert_eq!(scale(&browser, 0), 1.0);
            browser.key("+");
            assert_eq!(scale(&browser, 0), 1.5);
            browser.key("=");
            assert_eq!(scale(&browser, 0), 2.25);
            assert_eq!(browser.text(".picture output"), "225 %");
            browser.key("-");
            assert_eq!(scale(&browser, 0), 1.5);
            look_at(&browser, "image");
            browser.key("w");
            assert_eq!(scale(&browser, 0), 1.0);
            browser.key("-");
            assert_eq!(scale(&browser, 0), 1.0, "whole is the smallest");
            browser.click("[data-zoom=zoom_in]");
            assert_eq!(scale(&browser, 0), 1.5);
            // The button has the focus, so the key is for its image; the image can be moved by arrows too.
            browser.script("document.querySelector('.picture-frame a').focus()");
            browser.key("\u{e014}");
            let x = || browser.script("return Number(document.querySelector('.picture').dataset.x)").as_f64().unwrap();
            let by_keys = x();
            browser.key("\u{e012}");
            assert!(x() > by_keys, "{by_keys} and then {}", x());
            // The wheel with Ctrl; without it the page scrolls as ever.
            let at = middle(&browser);
            let before = scale(&browser, 0);
            mouse(
                &browser,
                "mouseWheel",
                at,
                &json!({"deltaX": 0, "deltaY": -60, "modifiers": 2, "button": "none", "buttons": 0}),
            );
            browser.until("it came closer", || scale(&browser, 0) > before);
            // The hand: what lies under it goes along.
            let before = x();
            mouse(&browser, "mousePressed", at, &json!({}));
            mouse(&browser, "mouseMoved", (at.0 - 40.0, at.1), &json!({}));
            mouse(&browser, "mouseReleased", (at.0 - 40.0, at.1), &json!({"buttons": 0}));
            browser.until("it moved", || (before - x() - 40.0).abs() < 1.0);
            assert_eq!(browser.path(), "/projects/cats/label", "a drag opens nothing");
            // A click is for whole and closer.
            mouse(&browser, "mousePressed", at, &json!({}));
            mouse(&browser, "mouseReleased", at, &json!({"buttons": 0}));
            browser.until("it is whole", || scale(&browser, 0) == 1.0);
            // Two fingers that part.
            browser.chrome("Emulation.setTouchEmulationEnabled", json!({"enabled": true, "maxTouchPoints": 2}));
            let fingers =
                |apart: f64| json!([{"x": at.0 - apart, "y": at.1, "id": 1}, {"x": at.0 + apart, "y": at.1, "id": 2}]);
            for (kind, points) in [
                ("touchStart", fingers(30.0)),
                ("touchMove", fingers(45.0)),
                ("touchMove", fingers(60.0)),
                ("touchEnd", json!([])),
            ] {
                browser.chrome("Input.dispatchTouchEvent", json!({"type": kind, "touchPoints": points}));
            }
            browser.until("the fingers drew it closer", || (1.5..=2.1).contains(&scale(&browser, 0)));
            browser.chrome("Emulation.setTouchEmulationEnabled", json!({"enabled": false}));
        }
        // The next image is fetched while this one is looked at.
        let left = 7 - n;
        let known: Vec<String> = (0..8).map(|n| format!("{n}.png")).chain(["missing.jpg".into()]).collect();
        let fetched = || known.iter().filter(|name| images.count(name) > 0).count();
        browser.until("the next image came ahead", || fetched() >= (n + 2).min(8));
        seen.insert(item.clone(), "cat".to_owned());
        browser.key("1");
        if left > 0 {
            browser.until("the next item is shown", || is_another(&browser, &item));
            let is_lost = browser.text("#item-id") == "lost";
            assert!(is_lost || is_shown(&browser), "it was there before it was asked for");
        }
    }
    assert!(was_lost);
    browser.until("all is saved", || labels(&server, project, ana) == seen);
    let flagged = server.store().read(|r| r.recent_annotations(project, ana, 20)).unwrap();
    assert_eq!(flagged.iter().filter(|given| given.is_flagged).count(), 1);
    // Taken back, the item returns with its image.
    browser.key(BACKSPACE);
    browser.until("it is back", || browser.text("#status").starts_with("Taken back"));
    browser.until("with its image", || browser.text("#item-id") == "lost" || is_shown(&browser));
    // Nobody else learns which page or person asked.
    images.each(|asked| {
        let told: Vec<_> =
            asked.headers.iter().filter(|line| line.starts_with("referer") || line.starts_with("cookie")).collect();
        assert!(told.is_empty(), "{} with {told:?}", asked.path);
    });
    no_trouble(&browser);
}

#[test]
fn two_images_are_compared_at_the_same_scale_and_without_script_a_link_opens_one() {
    let _alone = alone();
    let (server, images) = (TestServer::start(), ImageServer::start());
    let schema = json!({"kind": "pairs", "left": "one", "right": "two", "tie": true});
    let records: Vec<Value> = (0..12)
        .map(|n| json!({"id": format!("c{n}"), "one": images.url(&format!("{n}.png")), "two": images.url(&format!("1{n}.png"))}))
        .collect();
    let project = gallery(&server, "best", &schema, &json!({"images": ["one", "two"]}), &images.host, &records);
    let (ana, lea) = (labeler(&server, project, "ana"), server.person("lea"));
    server.give(lea, project, Role::Lead);
    let Some(browser) = Browser::start(&server.origin(), true) else { return };
    sign_in(&browser, &server, ana);
    ready(&browser);
    let both = "return [...document.querySelectorAll('#two-sides .side img')].filter((i) => i.complete && i.naturalWidth === 600).length";
    browser.until("both are there", || browser.script(both) == 2);
    look_at(&browser, "image-pairs");
    let tops = browser
        .script("return [...document.querySelectorAll('.picture-frame')].map((f) => f.getBoundingClientRect().top)");
    assert_eq!(tops[0], tops[1], "side by side");
    browser.key("+");
    assert_eq!((scale(&browser, 0), scale(&browser, 1)), (1.5, 1.5));
    browser.script("document.querySelectorAll('.picture-frame a')[1].focus()");
    browser.key("+");
    assert_eq!((scale(&browser, 0), scale(&browser, 1)), (1.5, 2.25));
    let item = browser.text("#item-id");
    let right = browser.script("return document.querySelectorAll('#choices .choice')[1].value");
    browser.script("document.querySelector('#item-body').focus()");
    browser.key("2");
    browser.until("the next item is shown", || is_another(&browser, &item));
    browser.until("both of the next are there", || browser.script(both) == 2);
    assert_eq!((scale(&browser, 0), scale(&browser, 1)), (1.0, 1.0));
    let said = BTreeMap::from([(item, right.as_str().unwrap().to_owned())]);
    browser.until("it is saved", || labels(&server, project, ana) == said);
    no_trouble(&browser);

    // The item's own page has the same keys and buttons.
    let own = Browser::start(&server.origin(), true).unwrap();
    sign_in(&own, &server, lea);
    own.go("/projects/best/items/c3");
    own.until("the script is there", || own.script("return document.documentElement.dataset.images") == "ready");
    own.key("+");
    assert_eq!((scale(&own, 0), scale(&own, 1)), (1.5, 1.5));
    look_at(&own, "image-item");
    no_trouble(&own);

    let bo = labeler(&server, project, "bo");
    let plain = Browser::start(&server.origin(), false).unwrap();
    sign_in(&plain, &server, bo);
    plain.until("both are there", || plain.script(both) == 2);
    let link = plain.script("const a = document.querySelector('.picture-frame a'); return [a.href, a.target, a.rel]");
    assert!(link[0].as_str().unwrap().starts_with(&images.url("")), "{link}");
    assert_eq!((&link[1], &link[2]), (&json!("_blank"), &json!("noopener noreferrer")));
    assert_eq!(plain.script("return document.querySelectorAll('[data-zoom]:not([hidden])').length"), 0);
    let item = plain.text("#item-id");
    plain.click("#choices button:nth-child(1)");
    plain.until("the next item is shown", || is_another(&plain, &item));
    no_trouble(&plain);
}
