//! Taken back without script: the item returns, and the form holds what was said, whatever the labels are.

use super::support::{Client, TestServer};
use qualm::domain::{ProjectId, Role, Scope, UserId};
use serde_json::{Value, json};

struct Desk {
    server: TestServer,
    project: ProjectId,
    ana: UserId,
    browser: Client,
}

impl Desk {
    fn of(schema: Value) -> Desk {
        let server = TestServer::start();
        let boss = server.token(server.admin("boss"), &Scope::ALL);
        let settings = json!({"holdout_share": 0.0, "round_every_labels": 0});
        let body = json!({"slug": "p", "schema": schema, "recipe": {"text": ["old", "new"]}, "settings": settings});
        let made = boss.json("POST", "/api/v1/projects", &body);
        assert_eq!(made.status, 201, "{}", made.text());
        let lines: String = (0..3)
            .map(|n| {
                json!({"id": format!("i{n}"), "old": format!("Ana {n}"), "new": format!("Bo {n}")}).to_string() + "\n"
            })
            .collect();
        let kind = [("content-type", "application/x-ndjson")];
        assert_eq!(boss.send("POST", "/api/v1/projects/p/items", &kind, lines.as_bytes()).status, 200);
        server.settle();
        let project = server.store().read(|r| r.project_id("p")).unwrap();
        let ana = server.person("ana");
        server.give(ana, project, Role::Labeler);
        let browser = server.browser(ana);
        Desk { server, project, ana, browser }
    }

    fn send(&self, fields: &[(&str, &str)]) {
        let held = self.server.store().read(|r| r.held_by(self.project, self.ana)).unwrap()[0].id.to_string();
        let csrf = self.browser.csrf();
        let form = [&[("csrf", csrf.as_str()), ("assignment", &held)][..], fields].concat();
        let reply = self.browser.form("/projects/p/label", &form);
        assert_eq!(reply.status, 303, "{}", reply.text());
    }

    /// Answers, takes that back, and returns the page one comes to and what was stored.
    fn taken_back(&self, fields: &[(&str, &str)]) -> (String, String) {
        self.browser.get("/projects/p/label");
        self.send(fields);
        let given = self.server.store().read(|r| r.recent_annotations(self.project, self.ana, 1)).unwrap().remove(0);
        let (csrf, id) = (self.browser.csrf(), given.id.to_string());
        let reply = self.browser.form("/projects/p/label/undo", &[("csrf", &csrf), ("annotation", &id)]);
        assert_eq!(reply.status, 303);
        let to = reply.header("location").unwrap().to_owned();
        let page = self.browser.get(&to).text();
        assert!(page.contains("Your answer was taken back"), "{page}");
        (page, given.label)
    }
}

fn is_there(page: &str, part: &str) {
    assert!(page.contains(part), "{part}\n{page}");
}

#[test]
fn a_class_with_its_note_and_flag() {
    let desk = Desk::of(json!({"kind": "choice", "classes": ["spam", "ham"]}));
    let (page, _) = desk.taken_back(&[("label", "ham"), ("note", "not <sure>"), ("flag", "1")]);
    is_there(&page, "class=\"choice was\" name=\"label\" autofocus value=\"ham\"");
    assert_eq!(page.matches("choice was").count(), 1);
    is_there(&page, ">not &lt;sure&gt;</textarea>");
    is_there(&page, "id=\"flag\" checked");
    // What still counts, and what somebody else said, fills nothing.
    desk.send(&[("label", "spam")]);
    let given = desk.server.store().read(|r| r.recent_annotations(desk.project, desk.ana, 1)).unwrap().remove(0);
    let page = desk.browser.get(&format!("/projects/p/label?was={}", given.id)).text();
    assert!(!page.contains("choice was") && !page.contains("id=\"flag\" checked"), "{page}");
    let bo = desk.server.person("bo");
    desk.server.give(bo, desk.project, Role::Labeler);
    let first = given.id.0 - 1;
    let page = desk.server.browser(bo).get(&format!("/projects/p/label?was={first}")).text();
    assert!(!page.contains("choice was") && !page.contains("not &lt;sure"), "{page}");
    assert_eq!(desk.browser.get("/projects/p/label?was=999").status, 200);
}

#[test]
fn boxes_steps_and_sides() {
    let set = Desk::of(json!({"kind": "choices", "classes": ["late", "broken", "rude"]}));
    let (page, _) = set.taken_back(&[("label", "rude"), ("label", "late")]);
    for (class, is_ticked) in [("late", true), ("broken", false), ("rude", true)] {
        assert_eq!(page.contains(&format!("value=\"{class}\" checked")), is_ticked, "{class}: {page}");
    }
    let rating = Desk::of(json!({"kind": "rating", "min": 0, "max": 5}));
    is_there(&rating.taken_back(&[("label", "4")]).0, "class=\"choice was\" name=\"label\" autofocus value=\"4\"");
    let pairs = Desk::of(json!({"kind": "pairs", "left": "old", "right": "new", "tie": true}));
    is_there(&pairs.taken_back(&[("label", "new")]).0, "class=\"choice was\" name=\"label\" value=\"new\" autofocus");
    let (page, _) = pairs.taken_back(&[("label", "tie")]);
    is_there(&page, "class=\"choice was\" name=\"label\" value=\"tie\" autofocus");
    assert_eq!(page.matches("choice was").count(), 1);
}

#[test]
fn spans_and_forms() {
    let spans = Desk::of(json!({"kind": "spans", "text": "old", "labels": ["PER", "LOC"]}));
    let (page, label) = spans.taken_back(&[("label.start", "0"), ("label.end", "3"), ("label.label", "LOC")]);
    assert_eq!(label, r#"[{"start":0,"end":3,"label":"LOC"}]"#);
    for part in [
        "value=\"0\" aria-label=\"Start of span 1\"",
        "value=\"3\" aria-label=\"End of span 1\"",
        "<option selected>LOC",
    ] {
        is_there(&page, part);
    }
    let form = Desk::of(json!({"kind": "fields", "fields": [
        {"name": "total", "type": "number", "required": true}, {"name": "kind", "type": "choice", "options": ["new", "used"]},
        {"name": "paid", "type": "bool"}, {"name": "day", "type": "date"}, {"name": "remark", "type": "text"}]}));
    let fields = [
        ("label.total", "3.5"),
        ("label.kind", "used"),
        ("label.paid", "no"),
        ("label.day", "2026-11-23"),
        ("label.remark", "a \"b\""),
    ];
    let (page, label) = form.taken_back(&fields);
    for part in [
        "name=\"label.total\" type=\"number\" step=\"any\" value=\"3.5\"",
        "<option selected>used",
        "name=\"label.paid\" value=\"no\" checked",
        "name=\"label.day\" type=\"date\" value=\"2026-11-23\"",
        "value=\"a &quot;b&quot;\"",
    ] {
        is_there(&page, part);
    }
    // Sent again as it stands, it is the same answer.
    form.send(&fields);
    let again = form.server.store().read(|r| r.recent_annotations(form.project, form.ana, 1)).unwrap().remove(0);
    assert_eq!(again.label, label);
}
