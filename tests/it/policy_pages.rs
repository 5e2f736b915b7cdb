//! The page of a workflow's policy versions: read, compared, activated and run in the shadow with plain forms.

use super::desk::{Desk, yellow};
use super::support::TestServer;
use qualm::domain::WorkflowRole;
use serde_json::{Value, json};

fn active(desk: &Desk<'_>) -> (Value, Value) {
    let seen = desk.admin.get("/api/v1/workflows/refunds").value();
    (seen["policy_version"].clone(), seen["shadow_version"].clone())
}

#[test]
fn a_version_is_compared_run_in_the_shadow_and_activated_by_another_person() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let sits = |name: &str, role| {
        let person = server.person(name);
        desk.join(person, role);
        server.wait_secs(6);
        server.browser(person)
    };
    let boss = server.store().read(|r| r.person_by_name("boss")).unwrap().unwrap().id;
    server.wait_secs(6);
    let boss = server.browser(boss);
    let (lea, ana) = (sits("lea", WorkflowRole::Lead), sits("ana", WorkflowRole::Reviewer));
    let nasty = "Sure enough <script>alert(1)</script>";
    let policy = json!({"mode": "confidence", "auto_threshold": 0.97, "matrix": yellow(), "approval_audit_rate": 0.0});
    let body = json!({"policy": policy, "rationale": nasty});
    let made = desk.admin.json("POST", "/api/v1/workflows/refunds/policies", &body);
    assert_eq!(made.status, 201, "{}", made.text());
    let (before, number) = (active(&desk).0, made.value()["version"].as_i64().unwrap());
    let url = "/workflows/refunds/policies";

    let page = lea.get(url).text();
    let start =
        |n: &Value| page.find(&format!("id=\"version-{n}\"")).unwrap_or_else(|| panic!("no version {n}: {page}"));
    assert!(start(&json!(number)) < start(&before), "the newest first");
    let newest = &page[start(&json!(number))..start(&before)];
    for part in ["Proposed by boss", "never activated", "Acts alone when at least 97% sure.", "/auto_threshold", "0.85"]
    {
        assert!(newest.contains(part), "{part}: {newest}");
    }
    assert!(newest.contains("Sure enough &lt;script&gt;") && !page.contains("<script>alert"), "{newest}");
    assert!(page[start(&before)..].contains("\">routes now") && !newest.contains("\">routes now"), "{page}");
    assert!(lea.get("/workflows/refunds").text().contains(&format!("href=\"{url}\"")));

    // Reviewers do not govern, and see no way there.
    let (path, shadow) = (format!("{url}/{number}/activate"), "/workflows/refunds/shadow");
    assert_eq!(ana.get(url).status, 403);
    assert!(!ana.get("/workflows/refunds/queue").text().contains(url));
    assert_eq!(ana.form(&path, &[("csrf", &ana.csrf()), ("rationale", "Fine.")]).status, 403);
    assert_eq!(ana.form(shadow, &[("csrf", &ana.csrf()), ("version", "1")]).status, 403);

    let version = number.to_string();
    assert_eq!(lea.form(shadow, &[("csrf", &lea.csrf()), ("version", &version)]).status, 303);
    assert_eq!(active(&desk), (before.clone(), json!(number)));
    assert!(lea.get(url).text().contains("runs in the shadow"));
    assert_eq!(lea.form(shadow, &[("csrf", &lea.csrf())]).status, 303);
    assert_eq!(active(&desk), (before.clone(), Value::Null));
    assert_eq!(lea.form(shadow, &[("csrf", &lea.csrf()), ("version", "x")]).status, 422);
    assert_eq!(lea.form(shadow, &[("csrf", &lea.csrf()), ("version", "99")]).status, 404);

    // Whoever proposed it has no form for it; the verb refuses what is sent all the same, in its own words.
    let own = boss.get(url).text();
    assert!(own.contains("another person activates it") && !own.contains(&format!("action=\"{path}\"")), "{own}");
    let refused = boss.form(&path, &[("csrf", &boss.csrf()), ("rationale", "I want it.")]);
    assert_eq!(refused.status, 403);
    assert!(refused.text().contains("you proposed this version, so another person activates it"), "{}", refused.text());
    assert!(refused.text().contains("href=\"/workflows/refunds\""), "a way back: {}", refused.text());
    assert_eq!(active(&desk).0, before);

    assert!(page.contains(&format!("action=\"{path}\"")), "{page}");
    let done = lea.form(&path, &[("csrf", &lea.csrf()), ("rationale", "Compared with last month by hand.")]);
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(active(&desk).0, json!(number));
    let after = lea.get(&format!("{url}?done=activated")).text();
    assert!(after.contains("Activated. It routes every new decision") && after.contains("activated by lea"), "{after}");
}

#[test]
fn an_admin_gives_and_takes_roles_on_the_page_and_nobody_else_does() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ben = server.person("ben");
    let lea = server.person("lea");
    desk.join(lea, WorkflowRole::Lead);
    let (boss, lea) = (server.browser(server.admin("root")), server.browser(lea));
    let role = || {
        let members = desk.admin.get("/api/v1/workflows/refunds/members").value();
        let found = members.as_array().unwrap().iter().find(|one| one["person"] == ben.0).cloned();
        found.map(|one| one["role"].as_str().unwrap().to_owned())
    };
    let page = boss.get("/workflows/refunds").text();
    assert!(page.contains("Set the role") && page.contains(">ben</option>"), "{page}");
    let number = ben.0.to_string();
    let set = |who: &super::support::Client, role: &str| {
        let csrf = who.csrf();
        let fields = [("csrf", csrf.as_str()), ("person", number.as_str()), ("role", role)];
        who.form("/workflows/refunds/members", &fields).status
    };
    assert_eq!((set(&boss, "reviewer"), role()), (303, Some("reviewer".into())));
    assert_eq!((set(&boss, "king"), role()), (422, Some("reviewer".into())));
    assert!(!lea.get("/workflows/refunds").text().contains("Set the role"));
    assert_eq!((set(&lea, "lead"), role()), (403, Some("reviewer".into())));
    assert_eq!((set(&boss, ""), role()), (303, None));
}

#[test]
fn a_version_is_proposed_with_a_form_that_keeps_what_is_wrong() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let (lea, ana) = (server.person("lea"), server.person("ana"));
    desk.join(lea, WorkflowRole::Lead);
    desk.join(ana, WorkflowRole::Reviewer);
    server.wait_secs(6);
    let (lea, ana) = (server.browser(lea), server.browser(ana));
    let url = "/workflows/refunds/policies";
    let before = desk.admin.get("/api/v1/workflows/refunds/policies").value();
    let (newest, count) = (before[0].clone(), before.as_array().unwrap().len());

    assert_eq!(ana.get(&format!("{url}/new")).status, 403);
    assert_eq!(ana.form(url, &[("csrf", &ana.csrf()), ("auto_threshold", "0.5")]).status, 403);
    let form = lea.get(&format!("{url}/new")).text();
    let threshold = format!("name=\"auto_threshold\" value=\"{}\"", newest["policy"]["auto_threshold"]);
    assert!(form.contains(&threshold), "{threshold}: {form}");

    let sent = [("csrf", lea.csrf()), ("auto_threshold", "1.7".into()), ("limits", "It cannot see <pictures>.".into())];
    let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = lea.form(url, &sent);
    assert_eq!(refused.status, 422);
    let text = refused.text();
    assert!(text.contains("auto_threshold is 1.7: use a number from 0 to 1"), "{text}");
    assert!(
        text.contains("value=\"1.7\"") && text.contains("It cannot see &lt;pictures&gt;."),
        "what was typed stays: {text}"
    );
    // The matrix changes only with a reason.
    let red = if newest["policy"]["matrix"]["cost"] == "red" { "yellow" } else { "red" };
    let refused = lea.form(url, &[("csrf", &lea.csrf()), ("cost", red)]);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("say why: this version changes the decision matrix"), "{}", refused.text());
    let all = || desk.admin.get("/api/v1/workflows/refunds/policies").value();
    assert_eq!(all().as_array().unwrap().len(), count, "nothing was proposed");

    let sent = [("auto_threshold", "0,93"), ("sla_secs", "1.5"), ("rationale", "Audits say so.")];
    let csrf = lea.csrf();
    let sent: Vec<(&str, &str)> = [("csrf", &*csrf)].into_iter().chain(sent).collect();
    let done = lea.form(url, &sent);
    assert_eq!(done.status, 303, "{}", done.text());
    let made = all()[0].clone();
    assert_eq!((&made["policy"]["auto_threshold"], &made["policy"]["sla_secs"]), (&json!(0.93), &json!(90)), "{made}");
    assert_eq!((&made["is_active"], &made["rationale"]), (&json!(false), &json!("Audits say so.")));
    let mut expected = newest["policy"].clone();
    expected["auto_threshold"] = json!(0.93);
    expected["sla_secs"] = json!(90);
    assert_eq!(made["policy"], expected, "the rest is as it was");
    assert!(
        lea.get(&format!("{url}?done=new-version"))
            .text()
            .contains("Proposed. It routes nothing until it is activated.")
    );
}

#[test]
fn a_workflow_of_ones_own_begins_on_the_page_with_everything_waiting_for_people() {
    let server = TestServer::start();
    let boss = server.browser(server.admin("boss"));
    assert!(boss.get("/workflows").text().contains("Without a template"));
    let made = boss.form("/workflows", &[("csrf", &boss.csrf()), ("template", ""), ("title", "Refund approvals")]);
    assert_eq!((made.status, made.header("location")), (303, Some("/workflows/refund-approvals?done=started-own")));
    let page = boss.get("/workflows/refund-approvals/policies").text();
    assert!(page.contains("A person approves everything before it happens"), "{page}");
    let nameless = boss.form("/workflows", &[("csrf", &boss.csrf()), ("template", "")]);
    assert_eq!(nameless.status, 422);
    assert!(nameless.text().contains("use 1 to 63 lower-case letters"), "{}", nameless.text());
}
