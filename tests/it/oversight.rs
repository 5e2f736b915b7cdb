//! The oversight document says what runs, and a check finds every lie in it.

use super::desk::{Desk, yellow};
use super::support::TestServer;
use qualm::domain::Scope;
use serde_json::json;
use std::process::Command;

#[test]
fn the_document_is_what_runs_and_a_changed_line_or_setting_is_found() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "loans", &json!({}));
    let path = "/api/v1/workflows/loans/oversight?format=md&profiles=ai_act,gdpr_22";
    let text = desk.admin.get(path).text();
    assert!(text.starts_with("<!-- qualm oversight; workflow: loans; profiles: ai_act, gdpr_22 -->\n"), "{text}");
    assert!(text.contains("a person decides before anything happens") && text.contains("at least 183 days"));
    let entries = desk.admin.get("/api/v1/audit?limit=1000").value();
    let entries = entries.as_array().unwrap();
    let entry = entries.iter().find(|entry| entry["action"] == "document.rendered").unwrap();
    let digest = qualm::digest::hex(&qualm::digest::sha256(&[text.as_bytes()]));
    let detail: serde_json::Value = serde_json::from_str(entry["detail"].as_str().unwrap()).unwrap();
    assert_eq!(detail, json!({"digest": digest, "profiles": ["ai_act", "gdpr_22"], "policy": 2}));
    assert_eq!(entry["subject"], "workflow 1");
    let check = |text: &str| {
        let (slug, laws) = qualm::oversight::named_in(text).unwrap();
        let now =
            server.store().read(|r| qualm::oversight::look(r, r.workflow_id(&slug)?, &laws, server.now())).unwrap();
        let found = qualm::oversight::compare(text, &now);
        serde_json::to_value(found).unwrap().as_array().unwrap().clone()
    };
    let kinds = |found: &[serde_json::Value]| -> Vec<String> {
        found.iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
    };
    // Nobody may decide yet and no limits are written: promises that do not hold, in a document that says what runs.
    let found = check(&text);
    assert!(kinds(&found).iter().all(|kind| kind == "broken"), "{found:?}");
    assert!(found.iter().any(|one| one["promise"] == "limits"), "{found:?}");
    // A promise somebody took out, and one somebody made up.
    let edited = text.replace("- A person decides within 4 h", "- A person decides within 1 h");
    let line = 1 + edited.lines().position(|line| line.contains("within 1 h")).unwrap();
    let lie = check(&edited);
    assert!(lie.iter().any(|one| one["kind"] == "no_longer" && one["line"] == line), "{lie:?}");
    assert!(lie.iter().any(|one| one["kind"] == "missing" && one["text"].as_str().unwrap().contains("within 4 h")));
    // What was found on the day is not compared.
    let found_at = text.lines().find(|line| line.starts_with("## Found at")).unwrap();
    assert_eq!(check(&text.replace(found_at, "## Found at another time")).len(), found.len());
    // Another policy version becomes active: the committed document is not so any more.
    let version = desk.propose(&json!({"mode": "gate_all", "matrix": yellow(), "sla_secs": 60}));
    let other = server.token(server.admin("other"), &Scope::ALL);
    let reply = other.json("POST", &format!("/api/v1/workflows/loans/policies/{version}/activate"), &json!({}));
    assert_eq!(reply.status, 200, "{}", reply.text());
    let stale = check(&text);
    assert!(kinds(&stale).contains(&"no_longer".to_owned()) && kinds(&stale).contains(&"missing".to_owned()));
    assert_eq!(desk.admin.get("/api/v1/workflows/loans/oversight?profiles=mars").status, 422);
    // The pages: for whoever governs, and only what they govern.
    let lead = server.person("lea");
    desk.join(lead, qualm::domain::WorkflowRole::Lead);
    let lead = server.browser(lead);
    assert!(lead.get("/oversight").text().contains("/workflows/loans/oversight"));
    let page = lead.get("/workflows/loans/oversight?hipaa=1");
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains("promises do not hold") && page.text().contains("164.312(b)"));
    assert!(!server.browser(server.person("stranger")).get("/oversight").text().contains("loans"));
}

#[test]
fn a_contest_goes_to_another_person_who_does_not_see_the_first_verdict() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "loans", &json!({}));
    let asked = desk.ask("a", &json!({}));
    let path = format!("/api/v1/decisions/{}/flag", asked["decision"]);
    let (ana, ben) = (desk.reviewer("ana"), desk.reviewer("ben"));
    let held = desk.next(&ana);
    let said = desk.say(&ana, &held, "reject", &json!({"reason_code": "against_policy"}));
    assert_eq!(said.status, 201, "{}", said.text());
    let flagged = desk.admin.json("POST", &path, &json!({"cause": "contest"})).value();
    assert_eq!(flagged["is_new"], true, "{flagged}");
    // Not to the person who decided.
    assert_eq!(ana.post("/api/v1/queues/loans/next").status, 204);
    let second = desk.next(&ben);
    assert_eq!((second["blind"].as_bool(), second["decision"].get("rationale")), (Some(true), None), "{second}");
    let said = desk.say(&ben, &second, "overturn", &json!({"reason_code": "wrong_facts"}));
    assert_eq!(said.status, 201, "{}", said.text());
    let look = desk.admin.get("/api/v1/workflows/loans/oversight").value();
    let contest = look["promises"].as_array().unwrap().iter().find(|one| one["id"] == "contest").unwrap();
    assert_eq!(contest["kept"], "yes", "{contest}");
}

#[test]
fn the_command_line_writes_it_and_fails_on_a_difference() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let store = qualm::store::Store::open(&data).unwrap();
    qualm::reviews::CreateWorkflow {
        slug: "tags".into(),
        title: String::new(),
        settings: qualm::domain::WorkflowSettings { solo: true, ..Default::default() },
        project: None,
        by: None,
    }
    .run(&store, qualm::domain::Timestamp::now())
    .unwrap();
    drop(store);
    let qualm =
        |args: &[&str]| Command::new(env!("CARGO_BIN_EXE_qualm")).arg("--data").arg(&data).args(args).output().unwrap();
    let written = qualm(&["oversight", "render", "tags", "--profile", "hipaa"]);
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let text = String::from_utf8(written.stdout).unwrap();
    assert!(text.contains("**Solo mode:**") && text.contains("HIPAA"), "{text}");
    // The log has the digest of exactly this file.
    let entries = String::from_utf8(qualm(&["audit", "export"]).stdout).unwrap();
    let digest = qualm::digest::hex(&qualm::digest::sha256(&[text.as_bytes()]));
    let rendered: Vec<&str> = entries.lines().filter(|line| line.contains("document.rendered")).collect();
    assert!(rendered.len() == 1 && rendered[0].contains(&digest), "{digest}: {entries}");
    let file = dir.path().join("oversight.md");
    std::fs::write(&file, text.replace("- Open items do not expire.", "- Open items expire after a day.")).unwrap();
    let checked = qualm(&["oversight", "check", file.to_str().unwrap()]);
    let said = String::from_utf8(checked.stderr).unwrap();
    assert_eq!(checked.status.code(), Some(1), "{said}");
    assert!(said.contains("is not so: - Open items expire after a day."), "{said}");
    assert!(said.contains("the file does not say: - Open items do not expire."), "{said}");
    assert!(said.contains("`people` is broken"), "{said}");
    std::fs::write(&file, "# Oversight\n").unwrap();
    let checked = qualm(&["oversight", "check", file.to_str().unwrap()]);
    assert!(String::from_utf8(checked.stderr).unwrap().contains("line 1"));
}
