//! The languages of the pages: who decides which, and that nothing on a translated page is said outside the catalogue.
//!
//! The team's data in these tests is Greek, so that every Latin word on a page is the program's own.

use super::desk::Desk;
use super::support::{Client, TestServer};
use qualm::domain::{ProjectId, Role, Scope, WorkflowRole};
use qualm::http::routes::PAGES;
use qualm::language::{LANGUAGES, offer_bracketed};
use serde_json::{Value, json};

/// What may stand on a page in Latin letters without being a message: names, not words.
// The last ones are those of the tests.
const NAMES: [&str; 20] = [
    "qualm", "Prodigy", "Label", "Studio", "Argilla", "usd", "UTC", "csv", "jsonl", "sha", "EUR", "USD", "JSON", "CSV",
    "https", "test", "boss", "second", "bot", "case",
];

pub(super) fn greek(server: &TestServer, slug: &str, schema: &Value, recipe: &Value, records: &[Value]) -> ProjectId {
    let known = server.store().read(|r| r.person_by_name("Άννα")).unwrap();
    let boss = known.map_or_else(|| server.admin("Άννα"), |person| person.id);
    let boss = server.token(boss, &Scope::ALL);
    let body = json!({"slug": slug, "title": "Έργο", "schema": schema, "recipe": recipe,
                      "settings": {"holdout_share": 0.0, "round_every_labels": 20}});
    let made = boss.json("POST", "/api/v1/projects", &body);
    assert_eq!(made.status, 201, "{}", made.text());
    let lines: String = records.iter().map(|record| format!("{record}\n")).collect();
    let kind = [("content-type", "application/x-ndjson")];
    let reply = boss.send("POST", &format!("/api/v1/projects/{slug}/items"), &kind, lines.as_bytes());
    assert_eq!(reply.status, 200, "{}", reply.text());
    server.settle();
    server.store().read(|r| r.project_id(slug)).unwrap()
}

pub(super) fn texts(n: usize) -> Vec<Value> {
    const WORDS: [&str; 5] = ["θάλασσα", "βουνό", "ποτάμι", "δάσος", "ουρανός"];
    (0..n)
        .map(|i| json!({"id": format!("ω-{i}"), "κείμενο": format!("{} {} {i}", WORDS[i % 5], WORDS[(i / 5) % 5])}))
        .collect()
}

/// Every project's kind of answer, with a path where it is labeled.
fn every_widget(server: &TestServer) -> Vec<&'static str> {
    let text = json!({"text": ["κείμενο"]});
    let pair = [json!({"id": "ζ-1", "α": "πρώτο", "β": "δεύτερο"})];
    greek(server, "one", &json!({"kind": "choice", "classes": ["άλφα", "βήτα"]}), &text, &texts(12));
    greek(server, "set", &json!({"kind": "choices", "classes": ["άλφα", "βήτα", "γάμα"]}), &text, &texts(12));
    greek(
        server,
        "step",
        &json!({"kind": "rating", "min": 1, "max": 5, "low": "λίγο", "high": "πολύ"}),
        &text,
        &texts(3),
    );
    greek(
        server,
        "pair",
        &json!({"kind": "pairs", "left": "α", "right": "β", "tie": true}),
        &json!({"text": ["α", "β"]}),
        &pair,
    );
    greek(server, "span", &json!({"kind": "spans", "text": "κείμενο", "labels": ["τόπος"]}), &text, &texts(3));
    let fields = json!([
        {"name": "σχόλιο", "type": "text"}, {"name": "ναι", "type": "bool", "required": true},
        {"name": "πόσο", "type": "number", "min": 1, "max": 9}, {"name": "πότε", "type": "date"},
    ]);
    greek(server, "form", &json!({"kind": "fields", "fields": fields}), &text, &texts(3));
    let many: Vec<String> = (0..30).map(|n| format!("τάξη-{n}")).collect();
    greek(server, "many", &json!({"kind": "choice", "classes": many}), &text, &texts(3));
    greek(server, "bare", &json!({"kind": "choice", "classes": ["άλφα", "βήτα"]}), &text, &[]);
    vec!["one", "set", "step", "pair", "span", "form", "many", "bare"]
}

pub(super) fn in_language(client: Client, tag: &str) -> Client {
    client.with("accept-language", tag)
}

/// What a page says in Latin letters outside the brackets of the test language.
pub(super) fn unbracketed(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = page;
    // The element whose inside does not count, and how deep we are in others of its name.
    let mut skipped: Option<(String, usize)> = None;
    let mut text = String::new();
    while let Some(start) = rest.find('<') {
        if skipped.is_none() {
            text.push_str(&rest[..start]);
        }
        if let Some(comment) = rest[start..].strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        let end = tag_end(&rest[start..]) + start;
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let is_end = tag.starts_with('/');
        match &mut skipped {
            Some((of, depth)) if *of == name && is_end && *depth == 0 => skipped = None,
            Some((of, depth)) if *of == name => *depth = if is_end { *depth - 1 } else { *depth + 1 },
            Some(_) => {}
            None => {
                // Inline elements do not end a sentence.
                if !["b", "span", "a", "bdi", "small", "time", "kbd", "code"].contains(&name.as_str()) {
                    found.extend(words_of(&std::mem::take(&mut text)));
                }
                for attribute in ["title", "aria-label", "placeholder", "alt", "data-hint"] {
                    if let Some((_, behind)) = tag.split_once(&format!(" {attribute}=\"")) {
                        found.extend(words_of(behind.split('"').next().unwrap_or_default()));
                    }
                }
                let is_silent = ["script", "style", "kbd", "code", "textarea"].contains(&name.as_str())
                    || (name != "html" && tag.contains(" lang=\""));
                if is_silent && !is_end && !tag.ends_with('/') {
                    skipped = Some((name, 0));
                }
            }
        }
    }
    found.extend(words_of(&text));
    found
}

/// Where a tag ends: a `>` inside an attribute is none.
fn tag_end(tag: &str) -> usize {
    let mut is_quoted = false;
    for (at, c) in tag.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => return at,
            _ => {}
        }
    }
    tag.len() - 1
}

/// Latin words outside brackets; each with what stands around it.
fn words_of(text: &str) -> Vec<String> {
    let mut depth = 0i32;
    let mut outside = String::new();
    for c in text.chars() {
        match c {
            '⟦' => depth += 1,
            '⟧' => depth -= 1,
            c if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "brackets that do not close in {text}");
    let plain = outside
        .replace("&amp;", "&")
        .replace("&#x27;", "'")
        .replace("&quot;", "\"")
        .replace("&gt;", ">")
        .replace("&lt;", "<");
    let words = plain.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1 && !NAMES.contains(word));
    words.map(|word| format!("{word} in “{}”", text.trim())).collect()
}

#[test]
fn nothing_on_a_translated_page_is_said_outside_the_catalogue() {
    offer_bracketed();
    let server = TestServer::start();
    let projects = every_widget(&server);
    let boss = server.person("Άννα");
    let reviewer = server.person("Ρέα");
    let desk = Desk::open(&server, "case", &json!({"title": "Υπόθεση"}));
    desk.join(reviewer, WorkflowRole::Reviewer);
    let codes = json!([{"code": "amount", "title": "λάθος ποσό"}, {"code": "other", "title": "άλλο"}]);
    desk.policy(&json!({"reason_codes": codes}));
    let action = |usd: i64| json!({"name": "επιστροφή", "args": {"παραγγελία": "α", "usd": usd}});
    for n in 0..3 {
        let more = json!({"action": action(40 + n), "rationale": "αργεί", "input": {"κείμενο": "γράμμα"},
                          "evidence": {if n == 0 { "πριν" } else { "before" }: {"παραγγελία": "α", "usd": 80}}});
        desk.ask(&format!("υπόθεση-{n}"), &more);
    }
    let admin = in_language(server.browser(boss), "en-x-test");
    let csrf = admin.csrf();
    let mut wrong = std::collections::BTreeSet::new();
    let mut look = |who: &Client, path: &str| {
        let reply = who.get(path);
        let page = reply.text();
        assert!(page.starts_with("<!doctype html>"), "{path}: {} {page}", reply.status);
        assert!(page.contains("<html lang=\"en-x-test\"") && !page.contains("id=\"main\" class=\"\" lang="), "{path}");
        wrong.extend(unbracketed(&page).into_iter().map(|word| format!("{path}: {word}")));
        for text in script_texts(&page) {
            assert!(text.starts_with('⟦') && text.ends_with('⟧'), "{path}: the script says {text}");
        }
    };
    // An answer, and one that is taken back, so that the lists have lines.
    for slug in ["one", "set"] {
        let held = admin.get(&format!("/projects/{slug}/label")).text();
        let assignment =
            held.split_once("name=\"assignment\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
        let path = format!("/projects/{slug}/label");
        let answer = [
            ("csrf", csrf.as_str()),
            ("assignment", &assignment),
            ("label", "%CE%AC%CE%BB%CF%86%CE%B1"),
            ("flag", "1"),
            ("note", "%CE%BD"),
        ];
        assert_eq!(admin.form(&path, &answer).status, 303);
    }
    let nobody = in_language(server.nobody().on_our_page(), "en-x-test");
    look(&nobody, "/sign-in");
    look(&nobody, &server.link(server.person("Νίκος")));
    look(&nobody, "/sign-in/gone");
    let alone = in_language(server.browser(server.person("Ζωή")), "en-x-test");
    look(&alone, "/");
    for path in ["/", "/help", "/account", "/account?done=language", "/nowhere"] {
        look(&admin, path);
    }
    for slug in projects {
        look(&admin, &format!("/projects/{slug}/label"));
        look(&admin, &format!("/projects/{slug}/label/mine"));
    }
    for done in ["changed", "undone", "late", "to-lead", "skipped", "gone"] {
        look(&admin, &format!("/projects/one/label?done={done}"));
    }
    let reviewing = in_language(server.browser(reviewer), "en-x-test");
    for path in [
        "/workflows/case/queue",
        "/workflows/case/items/1",
        "/workflows/case/items/2",
        "/workflows/case/sweep",
        "/workflows/case/queue?done=escalated",
    ] {
        look(&reviewing, path);
    }
    // Somebody else has it in hand.
    look(&admin, "/workflows/case/items/1");
    for path in more_pages() {
        look(&admin, &path);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Every page of the project and the workflow above that is translated.
fn more_pages() -> Vec<String> {
    let open = PAGES.iter().filter(|row| row.method == "GET");
    let names =
        [("{project}", "one"), ("{workflow}", "case"), ("{item}", "1"), ("{person}", "me"), ("{decision}", "1")];
    let fill = |path: &str| names.iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value));
    // Others are no pages: a part that is drawn alone, a stream, a file.
    let files = ["/live", "/events", "/audit/export"];
    let is_page = |path: &String| !path.contains('{') && !files.iter().any(|end| path.ends_with(end));
    open.map(|row| fill(row.path)).filter(is_page).filter(|path| !path.starts_with("/sign-in")).collect()
}

/// What the page's scripts were given.
pub(super) fn script_texts(page: &str) -> Vec<String> {
    let Some((_, behind)) = page.split_once("id=\"texts\">") else { return Vec::new() };
    let json: Value = serde_json::from_str(behind.split("</script>").next().unwrap()).unwrap();
    let mut found = Vec::new();
    for (key, value) in json.as_object().unwrap().iter().filter(|(key, _)| *key != "lang") {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Object(forms) => found.extend(forms.values().map(|text| text.as_str().unwrap().to_owned())),
            other => panic!("{key}: {other}"),
        }
    }
    found
}

#[test]
fn the_checker_sees_what_it_should() {
    assert_eq!(unbracketed("<p>⟦Saved ⟦ten⟧⟧ άλφα <kbd>Enter</kbd></p>"), Vec::<String>::new());
    assert_eq!(unbracketed("<p title=\"No\">⟦Yes⟧</p><p>Oh <b>no</b></p>").len(), 3);
    assert_eq!(
        unbracketed("<main lang=\"en\"><p>All <main></main> English</p></main><p>⟦ok⟧</p>"),
        Vec::<String>::new()
    );
    assert_eq!(unbracketed("<option value=\"de\" lang=\"de\">Deutsch</option>x y"), Vec::<String>::new());
}

#[test]
fn the_profile_decides_then_the_browser_then_english() {
    let server = TestServer::start();
    server.project("mail", 3);
    let ana = server.person("ana");
    let project = server.store().read(|r| r.project_id("mail")).unwrap();
    server.give(ana, project, Role::Labeler);
    let ana = server.browser(ana);
    let lang = |client: &Client, path: &str| {
        let page = client.get(path).text();
        let start = page.find("<html lang=\"").expect("a page") + 12;
        page[start..].split('>').next().unwrap().replace('"', "")
    };
    let asks = |tag: &str| in_language(ana.clone(), tag);
    assert_eq!(lang(&ana, "/account"), "en dir=ltr");
    assert_eq!(lang(&asks("de-AT,de;q=0.9,en;q=0.8"), "/account"), "de dir=ltr");
    assert_eq!(lang(&asks("fr,es;q=0.3,ar;q=0.7"), "/account"), "ar dir=rtl");
    assert_eq!(lang(&asks("fr"), "/account"), "en dir=ltr");
    // Before anybody is known, and where nothing is found.
    assert_eq!(lang(&in_language(server.nobody(), "es"), "/sign-in"), "es dir=ltr");
    assert_eq!(lang(&asks("es"), "/nowhere"), "es dir=ltr");
    assert_eq!(lang(&in_language(server.nobody(), "de"), "/sign-in/gone"), "de dir=ltr");

    let csrf = ana.csrf();
    let set = |tag: &str| ana.form("/account/language", &[("csrf", csrf.as_str()), ("language", tag)]).status;
    assert_eq!(set("es"), 303);
    assert_eq!(lang(&asks("de"), "/account"), "es dir=ltr", "one's own choice comes before the browser's");
    assert_eq!(lang(&asks("de"), "/projects/nowhere"), "es dir=ltr");
    assert_eq!(set("xx"), 422, "no such language");
    assert_eq!(set(""), 303);
    assert_eq!(lang(&asks("de"), "/account"), "de dir=ltr");

    // Everybody sees the languages by their own names.
    let page = asks("ar").get("/account").text();
    for language in &LANGUAGES {
        assert!(page.contains(language.name), "{}", language.name);
    }
}

#[test]
fn programs_are_answered_in_english_and_a_pages_script_in_its_language() {
    let server = TestServer::start();
    let project = server.project("mail", 3);
    let ana = server.person("ana");
    server.give(ana, project, Role::Labeler);
    let german = in_language(server.token(ana, &Scope::ALL), "de");
    let missing = german.get("/api/v1/projects/nowhere");
    assert_eq!(missing.message(), "there is no project `nowhere`");

    let page = in_language(server.browser(ana), "de");
    let csrf = page.csrf();
    let refused = page
        .clone()
        .with("accept", "application/json")
        .form("/projects/mail/label/skip", &[("csrf", csrf.as_str()), ("assignment", "77")]);
    assert_eq!(refused.value()["message"], "Es gibt keine Aufgabe 77");
    let next = page
        .clone()
        .with("accept", "application/json")
        .form("/projects/mail/label/next", &[("csrf", csrf.as_str()), ("held", "")]);
    assert_eq!(next.value()["progress"]["mine_text"], "Heute 0 eigene");
    let late = page.form("/projects/mail/label/skip", &[("csrf", csrf.as_str()), ("assignment", "77")]);
    assert_eq!(late.status, 303);
    let gone = page.get("/projects/mail/label?done=gone").text();
    assert!(gone.contains("Dieses Element liegt nicht mehr hier"), "{gone}");
    // What the catalogue does not know is said in English, and marked as that.
    let wrong = page.get("/projects/mail/label/mine?unknown=1").text();
    assert!(wrong.contains("<html lang=\"de\""), "{wrong}");
}
