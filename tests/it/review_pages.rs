//! The pages of decisions: a reviewer's day with plain forms, and what these pages must never do.

use super::desk::Desk;
use super::support::{Client, Reply, TestServer};
use qualm::domain::WorkflowRole;
use serde_json::{Value, json};

/// Somebody in a browser, with a role in the workflow.
fn sits_down(desk: &Desk<'_>, name: &str, role: WorkflowRole) -> Client {
    let person = desk.server.person(name);
    desk.join(person, role);
    desk.server.wait_secs(6);
    desk.server.browser(person)
}

fn item_of(asked: &Value) -> String {
    format!("/workflows/refunds/items/{}", asked["item"]["item"])
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let start = page.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no field {name}: {page}"));
    page[start..].split('"').nth(3).unwrap().to_owned()
}

/// Sends the verdict's form that the item page carries.
fn say(who: &Client, page: &str, fields: &[(&str, &str)]) -> Reply {
    let review = page.split("data-review=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (csrf, fence, version) = (who.csrf(), hidden(page, "fence"), hidden(page, "version"));
    let mut all = vec![("csrf", csrf.as_str()), ("fence", &fence), ("version", &version)];
    all.extend(fields);
    who.form(&format!("/reviews/{review}/verdict"), &all)
}

#[test]
fn what_a_caller_sends_is_text_on_every_page() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let lead = sits_down(&desk, "lea", WorkflowRole::Lead);
    let nasty = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    let asked = desk.ask(
        nasty,
        &json!({
            "action": {"name": nasty, "args": {nasty: nasty, "nested": {"a": nasty}}}, "rationale": nasty, "input": {"text": nasty},
            "evidence": {nasty: nasty, "before": {nasty: "<b>old</b>"}}, "requested_by": nasty, "subject": nasty,
            "fields": [{"name": nasty, "value": nasty, "confidence": 0.1}], "failed_signals": [nasty], "model": {"id": nasty},
        }),
    );
    let opened = lead.get(&item_of(&asked)).text();
    say(&lead, &opened, &[("verb", "reject"), ("reason_code", "other"), ("note", nasty)]);
    let other = desk.ask("again", &json!({}));
    for path in [
        "/workflows/refunds/queue".to_owned(),
        "/workflows/refunds".to_owned(),
        "/workflows/refunds/reconciliation?all=1".to_owned(),
        format!("/decisions/{}", asked["decision"]),
        item_of(&asked),
        item_of(&other),
    ] {
        let page = lead.get(&path);
        assert!(page.status == 200 || page.status == 409, "{path}: {} {}", page.status, page.text());
        for part in ["<script>alert", "<img src=x", "<b>old"] {
            assert!(!page.text().contains(part) && !opened.contains(part), "{path} draws {part}");
        }
    }
    assert!(opened.contains("&lt;script&gt;alert(1)"), "{opened}");
}

#[test]
fn pages_are_for_those_with_a_role_and_forms_for_those_who_have_the_page() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let asked = desk.ask("case-1", &json!({}));
    let ana = sits_down(&desk, "ana", WorkflowRole::Reviewer);
    let engineer = sits_down(&desk, "eve", WorkflowRole::Engineer);
    let stranger = {
        server.wait_secs(6);
        server.browser(server.person("sid"))
    };
    let life = format!("/decisions/{}", asked["decision"]);
    for path in ["/workflows/refunds", "/workflows/refunds/queue", &item_of(&asked), &life] {
        assert_eq!(stranger.get(path).status, 404, "{path}");
    }
    // Reviewers see what they are handed, not whole lives; engineers decide nothing.
    assert_eq!((ana.get(&life).status, ana.get("/workflows/refunds/reconciliation").status), (403, 403));
    assert_eq!((engineer.get(&item_of(&asked)).status, engineer.get(&life).status), (403, 200));
    assert!(!stranger.get("/help").text().contains("href=\"/workflows\""));
    assert!(ana.get("/help").text().contains("href=\"/workflows\""));
    assert!(!stranger.get("/workflows").text().contains("refunds"));

    let page = ana.get(&item_of(&asked)).text();
    let review = page.split("data-review=\"").nth(1).unwrap().split('"').next().unwrap();
    let (fence, version) = (hidden(&page, "fence"), hidden(&page, "version"));
    let fields = [("verb", "approve"), ("fence", &fence), ("version", &version)];
    assert_eq!(ana.form(&format!("/reviews/{review}/verdict"), &fields).status, 403);
    let forms = ["/workflows/refunds/halt", "/workflows/refunds/next"];
    assert!(forms.iter().all(|path| ana.form(path, &[("reason_code", "drill")]).status == 403));
    assert_eq!(desk.see(&asked["decision"])["status"], "pending");
    assert!(server.store().read(|r| Ok(r.workflow(desk.workflow)?.halted.is_none())).unwrap());
}

#[test]
fn a_day_with_plain_forms() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = sits_down(&desk, "ana", WorkflowRole::Reviewer);
    // No draws: what is open at the end is only what was put off.
    desk.policy(&json!({"approval_audit_rate": 0.0}));
    let empty = ana.get("/workflows/refunds/queue").text();
    assert!(empty.contains("no program has asked yet"), "{empty}");
    let asked: Vec<Value> = (1..=4)
        .map(|n| {
            server.wait_secs(60);
            desk.ask(&format!("case-{n}"), &json!({}))
        })
        .collect();
    let queue = ana.get("/workflows/refunds/queue").text();
    let at = |n: usize| queue.find(&format!("refund: case-{n}")).unwrap();
    assert!(at(1) < at(2) && at(2) < at(3) && at(3) < at(4), "most due first");
    assert!(queue.contains("78%") && queue.contains("medium") && queue.contains("uncalibrated"), "{queue}");
    assert!(!queue.contains("class=\"breach\""));

    // Opening claims, and the policy stands beside in sentences.
    let page = ana.get(&item_of(&asked[0])).text();
    for part in ["A person approves everything before it happens.", "within 4 hours", "usd", "Open the evidence"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // A red item's reasons come with its evidence.
    assert!(!page.contains("The parcel is late."), "{page}");
    let review = page.split("data-review=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let fence = hidden(&page, "fence");
    let opened =
        ana.form(&format!("/reviews/{review}/alive"), &[("csrf", &ana.csrf()), ("fence", &fence), ("evidence", "1")]);
    assert_eq!((opened.status, opened.header("location")), (303, Some(item_of(&asked[0]).as_str())));
    let page = ana.get(&item_of(&asked[0])).text();
    assert!(page.contains("The parcel is late.") && page.contains("mail case-1"), "{page}");

    // What does not read comes back with what was typed.
    let typed = "{\"order\": \"case-1\", \"usd\": 25";
    let wrong = say(
        &ana,
        &page,
        &[("verb", "edit"), ("args", typed), ("reason_code", "wrong_amount"), ("note", "free shipping")],
    );
    assert_eq!(wrong.status, 422);
    for part in ["The edit is not JSON", "&quot;usd&quot;: 25", "free shipping"] {
        assert!(wrong.text().contains(part), "{part}: {}", wrong.text());
    }
    let args = "{\"order\": \"case-1\", \"usd\": 25}";
    let edited = say(&ana, &page, &[("verb", "edit"), ("args", args), ("reason_code", "wrong_amount")]);
    // The next item opens.
    let next = format!("{}?done=edited", item_of(&asked[1]));
    assert_eq!((edited.status, edited.header("location")), (303, Some(next.as_str())), "{}", edited.text());
    assert_eq!(desk.see(&asked[0]["decision"])["final_args"], json!({"order": "case-1", "usd": 25}));

    let page = ana.get(&next).text();
    assert!(page.contains("Approved with your edit."));
    assert_eq!(say(&ana, &page, &[("verb", "reject")]).status, 422, "a reject needs a reason");
    assert_eq!(say(&ana, &page, &[("verb", "reject"), ("reason_code", "wrong_facts")]).status, 303);
    assert_eq!(desk.see(&asked[1]["decision"])["status"], "rejected");
    let page = ana.get(&item_of(&asked[2])).text();
    assert_eq!(say(&ana, &page, &[("verb", "approve")]).status, 303);
    let page = ana.get(&item_of(&asked[3])).text();
    let last = say(&ana, &page, &[("verb", "escalate"), ("reason_code", "not_sure"), ("note", "Too much for me.")]);
    assert_eq!(last.header("location"), Some("/workflows/refunds/queue?done=escalated"));

    // The second tier sees what was said, may put it off with a rationale, and never escalates.
    let lea = sits_down(&desk, "lea", WorkflowRole::Lead);
    let page = lea.get(&item_of(&asked[3])).text();
    assert!(page.contains("Too much for me.") && page.contains("Put off") && !page.contains("act-escalate"), "{page}");
    let day = "2999-01-01";
    let short = [("verb", "defer"), ("reason_code", "not_sure"), ("note", "later"), ("revisit", day)];
    let refused = say(&lea, &page, &short);
    assert!(refused.status == 422 && refused.text().contains("40 characters"), "{}", refused.text());
    let long = "Waiting for the bank's letter that was promised for Friday.";
    let deferred =
        say(&lea, &page, &[("verb", "defer"), ("reason_code", "not_sure"), ("note", long), ("revisit", day)]);
    assert_eq!(deferred.status, 303, "{}", deferred.text());
    let empty = lea.get("/workflows/refunds/queue").text();
    assert!(
        empty.contains("One decision was put off") && empty.contains("everything that was asked is decided"),
        "{empty}"
    );
    let life = lea.get(&format!("/decisions/{}", asked[0]["decision"])).text();
    for part in [
        "What a person changed",
        "/usd",
        "approved as edited",
        "Its caller may act.",
        "because the policy asks about everything",
        "version 3",
    ] {
        assert!(life.contains(part), "{part}: {life}");
    }
}

#[test]
fn whoever_comes_second_learns_who_was_first_and_keeps_what_they_typed() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = sits_down(&desk, "ana", WorkflowRole::Reviewer);
    let bo = sits_down(&desk, "bo", WorkflowRole::Reviewer);
    let asked = desk.ask("case-1", &json!({}));
    let anas = ana.get(&item_of(&asked)).text();
    let held = bo.get(&item_of(&asked));
    assert!(held.status == 423 && held.text().contains("ana has item"), "{}", held.text());
    // Ana's hold runs out, Bo takes the item; what she sends now changes nothing and is given back.
    server.wait_secs(601);
    let bos = bo.get(&item_of(&asked)).text();
    let fields = [("verb", "reject"), ("reason_code", "wrong_facts"), ("note", "a long thought")];
    let lost = say(&ana, &anas, &fields);
    assert!(lost.status == 409 && lost.text().contains("a long thought"), "{} {}", lost.status, lost.text());
    assert_eq!(desk.see(&asked["decision"])["status"], "pending");
    assert_eq!(say(&bo, &bos, &[("verb", "approve")]).status, 303);
    let late = say(&ana, &anas, &fields);
    assert_eq!(late.status, 409);
    for part in ["bo</b> approved it", "a long thought", "Nothing of it was stored"] {
        assert!(late.text().contains(part), "{part}: {}", late.text());
    }
    assert_eq!(desk.see(&asked["decision"])["status"], "approved");
}

#[test]
fn lateness_is_the_loudest_thing_and_stopping_and_solo_stand_on_every_page() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({"settings": {"solo": true}}));
    let lea = sits_down(&desk, "lea", WorkflowRole::Lead);
    let asked = desk.ask("case-1", &json!({}));
    server.wait_secs(6 * 3600);
    let queue = lea.get("/workflows/refunds/queue").text();
    assert!(
        queue.contains("class=\"breach\"")
            && queue.contains("<b>2 hours late</b>")
            && queue.contains("<b class=\"late\">2 hours late</b>"),
        "{queue}"
    );
    let csrf = lea.csrf();
    let halted = lea.form("/workflows/refunds/halt", &[("csrf", &csrf), ("reason_code", "drill")]);
    assert_eq!(halted.header("location"), Some("/workflows/refunds?done=halted"), "{}", halted.text());
    let life = format!("/decisions/{}", asked["decision"]);
    for path in
        ["/workflows/refunds", "/workflows/refunds/queue", "/workflows/refunds/reconciliation", &item_of(&asked), &life]
    {
        let page = lea.get(path).text();
        assert!(page.contains("Solo mode.") && page.contains("This workflow is stopped."), "{path}: {page}");
    }
    let page = lea.get(&item_of(&asked)).text();
    let refused = say(&lea, &page, &[("verb", "approve")]);
    assert!(refused.status == 409 && refused.text().contains("nothing can be approved until it goes on"));
    let goes_on = [("csrf", csrf.as_str()), ("rationale", "The drill is over.")];
    assert_eq!(lea.form("/workflows/refunds/resume", &goes_on).status, 303);
    assert_eq!(say(&lea, &page, &[("verb", "approve")]).status, 303);
}

#[test]
fn a_blind_second_look_gives_nothing_away() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&json!({"approval_audit_rate": 1.0}));
    let ana = sits_down(&desk, "ana", WorkflowRole::Reviewer);
    let bo = sits_down(&desk, "bo", WorkflowRole::Reviewer);
    let asked = desk.ask("case-1", &json!({"confidence": 0.73}));
    let page = ana.get(&item_of(&asked)).text();
    assert_eq!(say(&ana, &page, &[("verb", "approve")]).status, 303);
    let queue = bo.get("/workflows/refunds/queue").text();
    assert!(queue.contains("second look") && !queue.contains("73%"), "{queue}");
    let next = bo.form("/workflows/refunds/next", &[("csrf", &bo.csrf())]);
    let look = bo.get(next.header("location").unwrap()).text();
    assert!(look.contains("A blind second look") && look.contains("It was right"), "{look}");
    for hint in ["73%", "The parcel is late.", "approved it", "<b>ana</b>"] {
        assert!(!look.contains(hint), "{hint}: {look}");
    }
    assert_eq!(say(&bo, &look, &[("verb", "confirm")]).status, 303);
}
