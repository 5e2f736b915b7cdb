//! The label page without a browser: suggestions shown, after or hidden, the guide and its versions, keys a person is used
//! to, escalations, one's own answers, and why there is nothing to label.

use super::support::{Client, TestServer};
use qualm::domain::{AssignmentId, ProjectId, Role, Scope};
use qualm::store::{Lane, QueueEntry};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Puts every item in line with a suggestion, as a round would.
pub(super) fn suggest(server: &TestServer, project: ProjectId, class: u32) {
    let put = server.store().write(move |tx| {
        let items = tx.project(project)?.items;
        for row in 0..items as u32 {
            let Some(item) = tx.item_at_row(project, row)? else { continue };
            let entry = QueueEntry {
                lane: Lane::Main,
                rank: 0,
                item: item.id,
                row,
                source: "margin".into(),
                probability: None,
                utility: None,
                round: None,
                model: None,
                suggestion: Some(class),
                confidence: Some(0.8),
            };
            tx.queue_remove_item(item.id)?;
            tx.queue_append(project, &entry)?;
        }
        Ok(())
    });
    put.unwrap();
}

fn project(server: &TestServer, slug: &str, items: usize, settings: &Value) -> (Client, ProjectId) {
    let maker = server.token(server.admin(&format!("maker-{slug}")), &Scope::ALL);
    let schema = json!({"kind": "choice", "classes": ["spam", "ham"]});
    let body = json!({"slug": slug, "schema": schema, "recipe": {"text": ["text"]}, "settings": settings});
    let made = maker.json("POST", "/api/v1/projects", &body);
    assert_eq!(made.status, 201, "{}", made.text());
    let lines: String = (0..items).map(|n| format!("{{\"id\": \"i{n}\", \"text\": \"message {n}\"}}\n")).collect();
    let kind = [("content-type", "application/x-ndjson")];
    let path = format!("/api/v1/projects/{slug}/items");
    assert_eq!(maker.send("POST", &path, &kind, lines.as_bytes()).status, 200);
    server.settle();
    (maker, server.store().read(|r| r.project_id(slug)).unwrap())
}

fn claim(client: &Client, slug: &str) -> Value {
    let next = client.post(&format!("/api/v1/projects/{slug}/assignments?another=true"));
    assert_eq!(next.status, 200, "{}", next.text());
    next.value()
}

#[test]
fn a_keyed_share_sees_no_suggestion_and_the_export_says_who_saw_one() {
    let server = TestServer::start();
    let settings = json!({"holdout_share": 0.0, "round_every_labels": 0, "suggestion_hidden_share": 0.25});
    let (maker, id) = project(&server, "p", 200, &settings);
    suggest(&server, id, 1);
    let ana = server.person("ana");
    server.give(ana, id, Role::Labeler);
    let client = server.token(ana, &[Scope::Label]);
    let mut saw = BTreeMap::new();
    for _ in 0..200 {
        let next = claim(&client, "p");
        saw.insert(next["item"]["id"].as_str().unwrap().to_owned(), next.get("suggestion").is_some());
        let path = format!("/api/v1/assignments/{}/annotation", next["assignment"]);
        assert_eq!(client.json("POST", &path, &json!({"label": "ham"})).status, 201);
    }
    let hidden = saw.values().filter(|saw| !**saw).count();
    // 200 draws at a quarter: 50 with a deviation of 6.
    assert!((30..=70).contains(&hidden), "{hidden} of 200 were hidden");
    let lines = maker.get("/api/v1/projects/p/export?format=jsonl").text();
    assert_eq!(lines.lines().count(), 200);
    for line in lines.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let given = &line["annotations"][0];
        let shown = if saw[line["id"].as_str().unwrap()] { "shown" } else { "hidden" };
        assert_eq!((given["suggestion_shown"].as_str(), given["suggestion"].as_str()), (Some(shown), Some("ham")));
        assert_eq!(given["guide_version"], 1);
    }

    // Taking back and answering again is no second draw.
    let given = server.store().read(|r| r.recent_annotations(id, ana, 200)).unwrap();
    let one = given.iter().find(|given| !saw[&server.store().read(|r| r.item(given.item)).unwrap().external]).unwrap();
    let undone = client.send("DELETE", &format!("/api/v1/annotations/{}", one.id.0), &[], b"").value();
    let again = AssignmentId(undone["assignment"].as_i64().unwrap());
    assert_eq!(server.store().read(|r| r.assignment(again)).unwrap().shown.as_deref(), Some("hidden"));
}

#[test]
fn what_the_model_said_stands_beside_the_answer_and_not_before_it() {
    let server = TestServer::start();
    let settings = json!({"holdout_share": 0.0, "round_every_labels": 0, "suggestion": "after"});
    let (_, id) = project(&server, "p", 5, &settings);
    suggest(&server, id, 1);
    let ana = server.person("ana");
    server.give(ana, id, Role::Labeler);
    let browser = server.browser(ana);
    let page = browser.get("/projects/p/label").text();
    assert!(page.contains("Choose one.") && !page.contains("The model suggests <b>"), "{page}");
    let held = server.store().read(|r| r.held_by(id, ana)).unwrap()[0].id.to_string();
    let csrf = browser.csrf();
    let fields = [("csrf", csrf.as_str()), ("assignment", &held), ("label", "spam")];
    assert_eq!(browser.form("/projects/p/label", &fields).status, 303);
    let page = browser.get("/projects/p/label").text();
    assert!(page.contains("the model said ham, 80%"), "{page}");

    let odd = server.token(server.admin("chief"), &Scope::ALL);
    let wrong = odd.json("PATCH", "/api/v1/projects/p", &json!({"settings": {"suggestion": "maybe"}}));
    assert!(wrong.status == 422 && wrong.message().contains("shown, after or hidden"), "{}", wrong.text());
}

#[test]
fn a_changed_guide_is_a_version_that_answers_remember() {
    let server = TestServer::start();
    let (maker, id) = project(&server, "p", 5, &json!({"holdout_share": 0.0, "round_every_labels": 0}));
    let ana = server.person("ana");
    server.give(ana, id, Role::Labeler);
    let browser = server.browser(ana);
    let guide = "**Read** it.\n\n## Spam\n\nSomebody sells something.\n\n> Cheap pills <b>here</b>\n";
    assert_eq!(maker.json("PATCH", "/api/v1/projects/p", &json!({"guide": guide})).status, 200);
    let page = browser.get("/projects/p/label").text();
    assert!(page.contains("<strong>Read</strong>") && page.contains("version 2"), "{page}");
    assert!(page.contains("title=\"Somebody sells something.\nExample: Cheap pills"), "{page}");
    assert!(page.contains("&lt;b&gt;") && !page.contains("<b>here"), "{page}");
    assert!(!page.contains("The guide changed"), "nobody has answered under another");
    let answer = |label: &str| {
        let held = server.store().read(|r| r.held_by(id, ana)).unwrap()[0].id.to_string();
        let csrf = browser.csrf();
        let fields = [("csrf", csrf.as_str()), ("assignment", &held), ("label", label)];
        assert_eq!(browser.form("/projects/p/label", &fields).status, 303);
        browser.get("/projects/p/label").text()
    };
    answer("spam");
    // The title alone is no new guide.
    assert_eq!(maker.json("PATCH", "/api/v1/projects/p", &json!({"title": "Mail", "guide": guide})).status, 200);
    assert!(!browser.get("/projects/p/label").text().contains("The guide changed"));
    assert_eq!(maker.json("PATCH", "/api/v1/projects/p", &json!({"guide": "Be quick."})).status, 200);
    assert!(browser.get("/projects/p/label").text().contains("The guide changed since your last answer"));
    let page = answer("ham");
    assert!(!page.contains("The guide changed"), "said once");
    let given = server.store().read(|r| r.recent_annotations(id, ana, 5)).unwrap();
    assert_eq!(given.iter().map(|given| given.guide_version).collect::<Vec<_>>(), [Some(3), Some(2)]);
}

#[test]
fn keys_are_a_persons_own_and_stand_on_the_buttons() {
    let server = TestServer::start();
    let id = server.project("p", 5);
    let ana = server.person("ana");
    server.give(ana, id, Role::Labeler);
    let browser = server.browser(ana);
    let keys = |keys: &str| {
        let csrf = browser.csrf();
        browser.form("/account/keys", &[("csrf", &csrf), ("keys", keys)]).status
    };
    assert!(browser.get("/projects/p/label").text().contains("Skip <kbd class=\"optional\">Space</kbd>"));
    assert_eq!(keys("label_studio"), 303);
    let page = browser.get("/projects/p/label").text();
    assert!(page.contains("Skip <kbd class=\"optional\">Ctrl+Space</kbd>"), "{page}");
    assert!(page.contains("&quot;skip&quot;:[&quot;Ctrl+Space&quot;]"), "{page}");
    assert!(browser.get("/help").text().contains("Label Studio"));
    assert_eq!(keys("emacs"), 422);
}

#[test]
fn an_escalated_item_waits_for_a_lead_and_the_empty_page_says_so() {
    let server = TestServer::start();
    let (_, id) = project(&server, "p", 1, &json!({"holdout_share": 0.0, "round_every_labels": 0}));
    let (ana, bo, lea) = (server.person("ana"), server.person("bo"), server.person("lea"));
    server.give(ana, id, Role::Labeler);
    server.give(bo, id, Role::Labeler);
    server.give(lea, id, Role::Lead);
    let browser = server.browser(ana);
    browser.get("/projects/p/label");
    let other = server.browser(bo);
    let page = other.get("/projects/p/label").text();
    assert!(page.contains("1 item is in somebody else") && page.contains("the first at"), "{page}");
    let held = server.store().read(|r| r.held_by(id, ana)).unwrap()[0].id.to_string();
    let csrf = browser.csrf();
    let fields = [("csrf", csrf.as_str()), ("assignment", &held), ("note", "two readings")];
    let sent = browser.form("/projects/p/label/escalate", &fields);
    assert_eq!((sent.status, sent.header("location")), (303, Some("/projects/p/label?done=to-lead")));
    assert_eq!(browser.form("/projects/p/label/escalate", &fields).status, 303, "a repeat changes nothing");
    assert!(other.get("/projects/p/label").text().contains("1 item waits for a lead."));

    let lead = server.browser(lea);
    let page = lead.get("/projects/p/label").text();
    assert!(page.contains("ana escalated this: two readings") && page.contains("1 item escalated to you"), "{page}");
    let held = server.store().read(|r| r.held_by(id, lea)).unwrap()[0].id.to_string();
    let csrf = lead.csrf();
    let fields = [("csrf", csrf.as_str()), ("assignment", held.as_str())];
    assert_eq!(lead.form("/projects/p/label/escalate", &fields).status, 409, "it came to her");
    let fields = [("csrf", csrf.as_str()), ("assignment", &held), ("label", "ham")];
    assert_eq!(lead.form("/projects/p/label", &fields).status, 303);
    assert_eq!(server.store().read(|r| r.open_escalations(id)).unwrap(), 0);
    let page = other.get("/projects/p/label").text();
    assert!(page.contains("All done") && page.contains("1 item"), "{page}");
}

#[test]
fn ones_own_answers_are_found_and_changed_in_place() {
    let server = TestServer::start();
    let (_, id) = project(&server, "p", 12, &json!({"holdout_share": 0.0, "round_every_labels": 0}));
    let (ana, bo) = (server.person("ana"), server.person("bo"));
    server.give(ana, id, Role::Labeler);
    server.give(bo, id, Role::Labeler);
    let client = server.token(ana, &[Scope::Label]);
    let mut said = Vec::new();
    for n in 0..12 {
        let next = claim(&client, "p");
        let path = format!("/api/v1/assignments/{}/annotation", next["assignment"]);
        let body = json!({"label": if n == 0 { "spam" } else { "ham" }, "is_flagged": n == 3});
        assert_eq!(client.json("POST", &path, &body).status, 201);
        said.push(next["item"]["id"].as_str().unwrap().to_owned());
        server.wait_secs(10);
    }
    let browser = server.browser(ana);
    let page = browser.get("/projects/p/label/mine").text();
    // Eleven gaps of ten seconds.
    assert!(page.contains("<b>12 answers</b> today") && page.contains("<b>360</b> an hour"), "{page}");
    let listed =
        |query: &str| browser.get(&format!("/projects/p/label/mine?{query}")).text().matches("class=\"said\"").count();
    assert_eq!((listed(""), listed("class=spam"), listed("flag=1"), listed("class=spam&flag=1")), (12, 1, 1, 0));
    assert!(listed(&format!("text={}", said[0].replace('i', "message+"))) > 0);
    assert_eq!(listed("text=nowhere"), 0);
    let first = server.store().read(|r| r.recent_annotations(id, ana, 12)).unwrap().pop().unwrap();
    let (csrf, number) = (browser.csrf(), first.id.to_string());
    let fields = [("csrf", csrf.as_str()), ("annotation", &number), ("version", "1"), ("label", "ham"), ("to", "mine")];
    let changed = browser.form("/projects/p/label/change", &fields);
    assert_eq!((changed.status, changed.header("location")), (303, Some("/projects/p/label/mine?done=changed")));
    assert_eq!(listed("class=spam"), 0);
    let page = server.browser(bo).get("/projects/p/label/mine").text();
    assert!(page.contains("<b>0 answers</b> today") && !page.contains("class=\"said\""), "only one's own: {page}");
}
