//! Agreement and curation from outside: figures of published tables, a decision with its reason, taking it back.

use super::support::{Client, TestServer};
use qualm::crowd::{Aggregator, DawidSkene, Votes};
use qualm::domain::{ProjectId, Role, Scope};
use serde_json::{Value, json};

/// A project in which each of the people has answered every item, as `said` has it.
fn answered(
    server: &TestServer,
    items: usize,
    people: &[&str],
    said: impl Fn(&str, usize) -> &'static str,
) -> ProjectId {
    let project = server.project("mail", items);
    let maker = server.token(server.person("maker"), &Scope::ALL);
    let said = |name: &str, n: usize| json!(said(name, n));
    answer_all(server, project, "mail", &maker, (items, people), said);
    project
}

/// Each of the people answers every item.
fn answer_all(
    server: &TestServer,
    project: ProjectId,
    slug: &str,
    maker: &Client,
    (items, people): (usize, &[&str]),
    said: impl Fn(&str, usize) -> Value,
) {
    let change = json!({"settings": {"overlap": people.len()}});
    assert_eq!(maker.json("PATCH", &format!("/api/v1/projects/{slug}"), &change).status, 200);
    for name in people {
        let person = server.person(name);
        server.give(person, project, Role::Labeler);
        let client = server.token(person, &[Scope::Label]);
        for _ in 0..items {
            let handed = client.post(&format!("/api/v1/projects/{slug}/assignments")).value();
            let n: usize = handed["item"]["id"].as_str().unwrap()[1..].parse().unwrap();
            let path = format!("/api/v1/assignments/{}/annotation", handed["assignment"]);
            assert_eq!(client.json("POST", &path, &json!({"label": said(name, n)})).status, 201);
        }
    }
}

fn lead(server: &TestServer, project: ProjectId, name: &str) -> (Client, Client) {
    let person = server.person(name);
    server.give(person, project, Role::Lead);
    (server.token(person, &Scope::ALL), server.browser(person))
}

fn near(found: &Value, expected: f64) {
    assert!((found.as_f64().unwrap() - expected).abs() < 1e-6, "{found}, expected {expected}");
}

#[test]
fn the_page_has_the_figures_of_a_published_table() {
    let server = TestServer::start();
    // [[45, 15], [25, 15]]: Cohen's kappa 0.130435. Alpha: 130 spam and 70 ham, 40 unequal pairs counted both ways,
    // 1 - 199 * 40 / (130 * 70) = 0.125275. Fleiss: (0.6 - 0.545) / 0.455 = 0.120879.
    let project = answered(&server, 100, &["ana", "bo"], |name, n| match (name, n) {
        ("ana", 0..60) | ("bo", 0..45 | 60..85) => "spam",
        _ => "ham",
    });
    let (lea, browser) = lead(&server, project, "lea");
    let found = lea.get("/api/v1/projects/mail/agreement").value();
    near(&found["alpha"]["value"], 0.125_274_7);
    near(&found["fleiss"]["value"], 0.120_879_1);
    near(&found["cohen"]["value"], 0.130_434_8);
    for name in ["alpha", "fleiss", "cohen"] {
        let (low, high) = (found[name]["interval"][0].as_f64().unwrap(), found[name]["interval"][1].as_f64().unwrap());
        let value = found[name]["value"].as_f64().unwrap();
        assert!(low < value && value < high && high - low < 0.6, "{name}: {low} {value} {high}");
    }
    assert_eq!((&found["alpha"]["items"], &found["alpha"]["answers"]), (&json!(100), &json!(200)));
    assert_eq!((&found["reached"], &found["shared"], &found["differing"]), (&json!(100), &json!(100), &json!(40)));
    assert_eq!(found["people"], json!(["ana", "bo"]));
    near(&found["pairs"][0]["kappa"], 0.130_434_8);
    assert_eq!((&found["pairs"][0]["shared"], &found["pairs"][0]["equal"]), (&json!(100), &json!(0.6)));
    let confused = json!([{"first": "spam", "second": "spam", "items": 45}, {"first": "spam", "second": "ham", "items": 40},
                          {"first": "ham", "second": "ham", "items": 15}]);
    assert_eq!(found["confused"], confused);

    let page = browser.get("/projects/mail/agreement").text();
    assert!(page.contains("0.1253") && page.contains("0.1209") && page.contains("100 of 100 answered items"), "{page}");
    // The mean of the one pair, and the pair from both sides.
    assert_eq!(page.matches("0.1304").count(), 3);
    assert_eq!(page.matches("/curate?first=spam&amp;second=ham").count(), 1);
    assert_eq!(page.matches("/curate?first=ham&amp;second=spam").count(), 1);
    let list = browser.get("/projects/mail/curate?first=ham&second=spam").text();
    assert_eq!(list.matches("<td class=\"wide\">").count(), 40);
    assert!(!list.contains("more follow"));
}

#[test]
fn little_evidence_is_said_and_only_leads_and_engineers_look() {
    let server = TestServer::start();
    let project = answered(&server, 8, &["ana", "bo"], |name, n| if name == "bo" && n == 3 { "spam" } else { "ham" });
    let (lea, browser) = lead(&server, project, "lea");
    let found = lea.get("/api/v1/projects/mail/agreement").value();
    assert_eq!((&found["alpha"]["value"], &found["alpha"]["missing"]), (&Value::Null, &json!(12)));
    assert_eq!((&found["cohen"]["missing"], &found["pairs"][0]["kappa"]), (&json!(2), &Value::Null));
    let page = browser.get("/projects/mail/agreement").text();
    assert!(page.contains("Not enough evidence yet: 12 more items with two answers."), "{page}");
    assert!(page.contains("Not enough evidence yet: 2 more items until two people share 10."), "{page}");
    let of = |name: &str, role: Role| {
        let person = server.person(name);
        server.give(person, project, role);
        (server.token(person, &Scope::ALL), server.browser(person))
    };
    let (engineer, pages) = of("eve", Role::Engineer);
    assert_eq!(engineer.get("/api/v1/projects/mail/agreement").status, 200);
    assert_eq!(pages.get("/projects/mail/curate/i3").status, 200);
    let (labeler, pages) = of("ana", Role::Labeler);
    for path in ["agreement", "curate", "curate/i3"] {
        assert_eq!(pages.get(&format!("/projects/mail/{path}")).status, 403, "{path}");
    }
    assert_eq!(labeler.get("/api/v1/projects/mail/agreement").status, 403);
    let csrf = pages.csrf();
    let form = [("csrf", csrf.as_str()), ("act", "decide"), ("label", "ham")];
    assert_eq!(pages.form("/projects/mail/curate/i3", &form).status, 403);
    assert_eq!(labeler.send("DELETE", "/api/v1/projects/mail/items/i3/decision", &[], b"").status, 403);
}

#[test]
fn a_decision_has_its_reason_everywhere_and_is_taken_back() {
    let server = TestServer::start();
    // Ana and Bo are always of one mind; Cy differs on the first two of six.
    let said = |name: &str, n: usize| match (name, n) {
        ("cy", 0 | 1) => "ham",
        (_, 0 | 1 | 2 | 5) => "spam",
        _ => "ham",
    };
    let project = answered(&server, 6, &["ana", "bo", "cy"], said);
    let (lea, browser) = lead(&server, project, "lea");
    let (max, _) = lead(&server, project, "max");
    let csrf = browser.csrf();
    let act = |fields: &[(&str, &str)]| {
        let mut form = vec![("csrf", csrf.as_str())];
        form.extend_from_slice(fields);
        browser.form("/projects/mail/curate/i0", &form)
    };
    let exported = || -> Value {
        let maker = server.token(server.person("maker"), &Scope::ALL);
        let text = maker.get("/api/v1/projects/mail/export").text();
        text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).find(|item| item["id"] == "i0").unwrap()
    };

    // The page: who says what, in words beside the colours, and the posterior as the crate has it.
    let page = browser.get("/projects/mail/curate/i0").text();
    assert_eq!(page.matches("<li class=\"pane agrees\">").count(), 2, "{page}");
    assert_eq!(page.matches("<li class=\"pane differs\">").count(), 1);
    assert!(page.contains("agrees with 1 other") && page.contains("differs from everybody"));
    assert!(page.contains("spam, 2 of 3 answers"), "{page}");
    let triples = (0..6).flat_map(|n| {
        [("ana", 0), ("bo", 1), ("cy", 2)].map(|(name, at)| (n, at, u32::from(said(name, n as usize) == "ham")))
    });
    let votes = Votes::new(6, 3, 2, triples).unwrap();
    let posterior = DawidSkene::STANDARD.aggregate(&votes, 7).posteriors[[0, 0]];
    // As sure as a page ever says: it is no 100 %.
    assert!(posterior > 0.9995 && page.contains("<span>&gt;99.9% · 2 of 3</span>"), "{posterior} in {page}");

    // Against the majority only with a reason; `other` says which.
    for (fields, what) in [
        (vec![("act", "decide"), ("label", "ham")], "Most answers to item i0 say spam; say why it gets ham."),
        (vec![("act", "decide"), ("label", "ham"), ("reason", "other")], "needs a note"),
        (vec![("act", "decide"), ("label", "ham"), ("reason", "hm")], "There is no reason"),
        (vec![("act", "decide")], "Choose a class first."),
        (vec![("act", "hm")], "There is no act"),
    ] {
        let reply = act(&fields);
        assert!(reply.status == 422 && reply.text().contains(what), "{what}: {} {}", reply.status, reply.text());
    }
    assert_eq!(exported()["label"], "spam");
    let reply = act(&[("act", "decide"), ("label", "ham"), ("reason", "guide"), ("note", "newsletters are ham")]);
    assert_eq!(reply.header("location"), Some("/projects/mail/curate/i1?done=decided"), "{}", reply.text());

    // Export, REST, the item's pages, the audit chain.
    let line = exported();
    assert_eq!((&line["label"], &line["decision"]["by"]), (&json!("ham"), &json!("lea")));
    let decision = &line["decision"];
    assert_eq!((&decision["reason"], &decision["note"]), (&json!("guide"), &json!("newsletters are ham")));
    assert_eq!(line["annotations"].as_array().unwrap().len(), 3, "what people said stays");
    let maker = server.token(server.person("maker"), &Scope::ALL);
    let csv = maker.get("/api/v1/projects/mail/export?format=csv").text();
    assert!(csv.lines().next().unwrap().contains("decided_by,decided_at,decision_reason,decision_note"));
    assert_eq!(
        csv.lines().filter(|row| row.contains(",lea,") && row.contains(",guide,newsletters are ham,")).count(),
        3
    );
    let item = lea.get("/api/v1/projects/mail/items/i0").value();
    assert_eq!((&item["decisions"][0]["reason"], &item["decisions"][0]["undone_at"]), (&json!("guide"), &Value::Null));
    for path in ["items/i0", "curate/i0"] {
        let page = browser.get(&format!("/projects/mail/{path}")).text();
        assert!(page.contains("The guide says so") && page.contains("“newsletters are ham”"), "{path}: {page}");
    }
    let page = browser.get("/projects/mail/curate/i0").text();
    assert_eq!(page.matches("<li class=\"pane overruled\">").count(), 2);
    assert_eq!(page.matches("<li class=\"pane accepted\">").count(), 1);
    let audit = maker.get("/api/v1/audit?limit=20&action=label.decide").value();
    let detail = audit[0]["detail"].as_str().unwrap();
    assert!(detail.contains("\"reason\":\"guide\"") && !detail.contains("newsletters"), "{audit}");

    // The next page offers to take it back. Only the one who decided can, and once.
    assert!(browser.get("/projects/mail/curate/i1").text().contains("Your last decision"));
    let undecide = |client: &Client| client.send("DELETE", "/api/v1/projects/mail/items/i0/decision", &[], b"");
    assert_eq!(undecide(&max).status, 409);
    let reply = act(&[("act", "undo")]);
    assert_eq!(reply.header("location"), Some("/projects/mail/curate/i0?done=undecided"), "{}", reply.text());
    assert_eq!((&exported()["label"], &exported()["decision"]), (&json!("spam"), &Value::Null));
    assert_eq!(undecide(&lea).status, 409);
    let item = lea.get("/api/v1/projects/mail/items/i0").value();
    assert!(item["decisions"][0]["undone_at"].is_string() && item["label"]["settled_by"] == "majority", "{item}");

    // Over REST the same: what was decided before stands again.
    let decide = |client: &Client, body: &Value| client.json("POST", "/api/v1/projects/mail/items/i0/decision", body);
    assert_eq!(decide(&max, &json!({"label": "ham"})).status, 422);
    assert_eq!(decide(&max, &json!({"label": "ham", "reason": "expert"})).status, 200);
    assert_eq!(decide(&lea, &json!({"label": "spam"})).status, 200);
    let back = undecide(&lea).value();
    assert_eq!((&back["label"], &back["settled_by"]), (&json!("ham"), &json!("decision")));
    assert_eq!(exported()["decision"]["by"], "max");
    assert_eq!(maker.get("/api/v1/audit/verify").value()["broken"], Value::Null);
}

#[test]
fn a_second_look_that_a_decision_called_off_is_in_line_again_after_an_undo() {
    let server = TestServer::start();
    let project = answered(&server, 3, &["ana", "bo"], |name, n| if name == "bo" && n < 2 { "ham" } else { "spam" });
    let (lea, browser) = lead(&server, project, "lea");
    let csrf = browser.csrf();
    let act = |item: &str, fields: &[(&str, &str)]| {
        let mut form = vec![("csrf", csrf.as_str())];
        form.extend_from_slice(fields);
        let reply = browser.form(&format!("/projects/mail/curate/{item}"), &form);
        assert_eq!(reply.status, 303, "{}", reply.text());
        reply.header("location").unwrap().to_owned()
    };
    let waits = || lea.get("/api/v1/projects/mail/queue?lane=again").value().as_array().unwrap().len();
    // Lea herself, and the maker, have not answered: one of them can be asked.
    assert_eq!(act("i0", &[("act", "ask")]), "/projects/mail/curate/i1?done=asked-again");
    assert_eq!(waits(), 1);
    let list = browser.get("/projects/mail/curate").text();
    assert!(list.contains("waits for another answer") && list.contains("/curate/i1\">Start"), "{list}");
    assert_eq!(act("i0", &[("act", "decide"), ("label", "ham")]), "/projects/mail/curate/i1?done=decided");
    assert_eq!(waits(), 0);
    act("i0", &[("act", "undo")]);
    assert_eq!(waits(), 1);
    assert_eq!(act("i0", &[("act", "decide"), ("label", "ham")]), "/projects/mail/curate/i1?done=decided");
    assert_eq!(act("i1", &[("act", "exclude")]), "/projects/mail/curate?done=excluded");
    let list = browser.get("/projects/mail/curate").text();
    assert!(list.contains("No item is left whose answers differ"), "{list}");
}

#[test]
fn a_near_miss_on_a_scale_is_half_a_miss() {
    let server = TestServer::start();
    let admin = server.token(server.admin("root"), &Scope::ALL);
    let made = admin.json(
        "POST",
        "/api/v1/projects",
        &json!({"slug": "tone", "schema": {"kind": "rating", "min": 1, "max": 3}, "recipe": {"text": ["text"]},
                "settings": {"holdout_share": 0.0, "round_every_labels": 0}}),
    );
    assert_eq!(made.status, 201, "{}", made.text());
    let lines: String = (0..24).map(|n| format!("{{\"id\": \"t{n}\", \"text\": \"text {n}\"}}\n")).collect();
    let headers = [("content-type", "application/x-ndjson")];
    assert_eq!(admin.send("POST", "/api/v1/projects/tone/items", &headers, lines.as_bytes()).status, 200);
    server.settle();
    let project = server.store().read(|r| Ok(r.project_by_slug("tone")?.id)).unwrap();
    // Bo is a step above Ana on four of the first five items: nominal, alpha would be 0.7539.
    let said = |name: &str, n: usize| json!(n % 3 + 1 + usize::from(name == "bo" && n < 5 && n % 3 < 2));
    answer_all(&server, project, "tone", &admin, (24, &["ana", "bo"]), said);
    let found = admin.get("/api/v1/projects/tone/agreement").value();
    assert_eq!(found["level"], "ordinal");
    near(&found["alpha"]["value"], 0.8766442);
}
