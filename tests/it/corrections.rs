//! What verdicts teach, and second looks: audits by a draw, of approvals, and of what was flagged.

use super::desk::{Desk, code, refused};
use super::effects::calibrated;
use super::support::{Client, TestServer};
use qualm::domain::WorkflowRole;
use serde_json::{Value, json};

/// Decisions that name a class; the project `mails` learns from them.
fn labeling<'a>(server: &'a TestServer, holdout: f64) -> Desk<'a> {
    let project = server.project("mails", 0);
    let change = json!({"settings": {"holdout_share": holdout}});
    let desk = Desk::open(
        server,
        "triage",
        &json!({"project": "mails", "settings": {"label_path": "/label", "rejected_label": "ham"}}),
    );
    let changed = desk.admin.json("PATCH", "/api/v1/projects/mails", &change);
    assert_eq!(changed.status, 200, "{} {project:?}", changed.text());
    desk
}

fn tag(label: &str) -> Value {
    json!({"action": {"name": "tag", "args": {"label": label}}})
}

/// A text of its own for each case: texts that differ in digits only are near-copies, and share a part.
fn mail(case: usize) -> Value {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    json!({"text": format!("mail {}{} about {}", letter(case), letter(case / 26), letter(case * 7).to_string().repeat(case % 9 + 2))})
}

fn decide(desk: &Desk<'_>, who: &Client, verb: &str, more: &Value) -> Value {
    let held = desk.next(who);
    let given = desk.say(who, &held, verb, more);
    assert_eq!(given.status, 201, "{}", given.text());
    given.value()
}

fn corrections(desk: &Desk<'_>) -> Vec<Value> {
    let text = desk.admin.get(&format!("/api/v1/workflows/{}/corrections", desk.slug)).text();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn confirmed_corrected_and_rejected_decisions_become_labels() {
    let server = TestServer::start();
    let desk = labeling(&server, 0.0);
    let ana = desk.reviewer("ana");
    for (case, label) in [("a", "spam"), ("b", "spam"), ("c", "spam"), ("d", "no such class")] {
        desk.ask(case, &tag(label));
    }
    decide(&desk, &ana, "approve", &json!({}));
    decide(&desk, &ana, "edit", &json!({"args": {"label": "ham"}, "reason_code": "wrong_facts"}));
    decide(&desk, &ana, "reject", &json!({"reason_code": "wrong_facts"}));
    decide(&desk, &ana, "approve", &json!({}));
    let learned = corrections(&desk);
    let kinds: Vec<_> = learned.iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["confirmed", "corrected", "rejected", "confirmed"]);
    assert!(learned[3]["why_not"].as_str().unwrap().contains("no such class"), "{}", learned[3]);
    assert_eq!(
        (learned[1]["predicted"]["label"].as_str(), learned[1]["corrected"]["label"].as_str()),
        (Some("spam"), Some("ham"))
    );
    assert_eq!((learned[0]["selection"].as_str(), learned[0]["probability"].as_f64()), (Some("all"), Some(1.0)));
    for (case, label) in [("a", "spam"), ("b", "ham"), ("c", "ham")] {
        let item = desk.admin.get(&format!("/api/v1/projects/mails/items/{case}")).value();
        assert_eq!(item["label"]["label"], label, "{item}");
        assert_eq!(item["data"]["text"], format!("mail {case}"));
    }
    desk.audited();
}

#[test]
fn what_was_not_chosen_at_random_never_enters_the_holdout() {
    let server = TestServer::start();
    // Half of the items would be drawn for the holdout; what may not be there is left out, whatever it would teach.
    let desk = labeling(&server, 0.5);
    let ana = desk.reviewer("ana");
    for case in 0..30 {
        let mut more = tag("spam");
        more["input"] = mail(case);
        desk.ask(&format!("all-{case}"), &more);
        decide(&desk, &ana, "approve", &json!({}));
    }
    let splits = |rows: &[Value], split: &str| rows.iter().filter(|row| row["split"] == split).count();
    let gated = corrections(&desk);
    assert_eq!(splits(&gated, "left_out"), 0, "everybody was looked at, so everybody may measure");
    assert!(splits(&gated, "holdout") >= 5 && splits(&gated, "pool") >= 5);
    // Now only what is unsure, or drawn at 5 %, is looked at.
    let confident = json!({"mode": "judge", "matrix": super::desk::yellow(), "daily_cap": 1000});
    desk.policy(&confident);
    for case in 0..60 {
        let mut more = tag("spam");
        more["judge"] = json!({"agrees": false});
        more["input"] = mail(case + 100);
        desk.ask(&format!("unsure-{case}"), &more);
        decide(&desk, &ana, "approve", &json!({}));
    }
    let rows = corrections(&desk);
    let unsure = &rows[30..];
    assert_eq!(unsure.len(), 60);
    // 60 items, half of them drawn for the holdout, one in twenty of those kept.
    assert!(splits(unsure, "left_out") >= 15, "{}", splits(unsure, "left_out"));
    assert!(splits(unsure, "holdout") <= 10, "{}", splits(unsure, "holdout"));
    assert!(unsure.iter().all(|row| row["selection"] == "uncertain"));
}

#[test]
fn an_audit_of_what_acted_alone_is_blind_and_can_overturn_it() {
    let server = TestServer::start();
    let desk = calibrated(&server, "tags", &json!({"auto_audit_rate": 1.0}));
    let (ana, bea) = (desk.reviewer("ana"), desk.lead("bea"));
    let asked = desk.ask("a", &json!({"confidence": 0.97}));
    assert_eq!(asked["status"], "auto_execute");
    let run = json!({"state": "succeeded", "args_digest": asked["args_digest"], "grant": asked["grant"]});
    assert_eq!(desk.effect(&asked["decision"], &run).status, 200);
    let held = desk.next(&ana);
    assert_eq!((held["purpose"].as_str(), held["blind"].as_bool()), (Some("audit"), Some(true)));
    assert!(held["decision"]["confidence"].is_null() && held["decision"]["rationale"].is_null());
    assert_eq!(held["verbs"], json!(["confirm", "overturn", "unsure"]));
    assert_eq!(code(&desk.say(&ana, &held, "approve", &json!({}))), refused(422, "verb_not_allowed"));
    assert_eq!(desk.say(&ana, &held, "unsure", &json!({"reason_code": "not_sure"})).status, 201);
    let up = desk.next(&bea);
    assert_eq!((up["tier"].as_i64(), up["verbs"].clone()), (Some(2), json!(["confirm", "overturn"])));
    let overturn = json!({"reason_code": "wrong_facts", "args": {"order": "a", "usd": 1}});
    assert_eq!(desk.say(&bea, &up, "overturn", &overturn).status, 201);
    let seen = desk.see(&asked["decision"]);
    assert_eq!((seen["status"].as_str(), seen["effect"].as_str()), (Some("auto_execute"), Some("succeeded")));
    assert!(desk.happened().contains(&"effect.reversal_requested".to_owned()));
    let learned = corrections(&desk);
    assert_eq!((learned[0]["kind"].as_str(), learned[0]["selection"].as_str()), (Some("corrected"), Some("random")));
    assert_eq!(learned[0]["probability"], 1.0);
}

#[test]
fn an_approval_is_looked_at_again_by_somebody_else_who_does_not_see_it() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&json!({"approval_audit_rate": 1.0}));
    let (ana, bea) = (desk.reviewer("ana"), desk.reviewer("bea"));
    desk.ask("a", &json!({}));
    decide(&desk, &ana, "approve", &json!({}));
    assert_eq!(desk.try_next(&ana, &json!({})).status, 204, "not by whoever approved");
    let held = desk.next(&bea);
    assert_eq!((held["item"]["kind"].as_str(), held["blind"].as_bool()), (Some("audit"), Some(true)));
    assert!(!held.to_string().contains("ana"));
    let overturn = json!({"reason_code": "against_policy"});
    assert_eq!(desk.say(&bea, &held, "overturn", &overturn).status, 201);
    assert!(desk.happened().contains(&"audit.disagreement".to_owned()));
    // A third person settles it, and neither of the two.
    desk.join(server.person("bea"), WorkflowRole::Lead);
    assert_eq!(desk.try_next(&bea, &json!({})).status, 204);
    let cid = desk.lead("cid");
    let third = desk.next(&cid);
    assert_eq!((third["tier"].as_i64(), third["purpose"].as_str()), (Some(2), Some("audit")));
    assert_eq!(desk.say(&cid, &third, "overturn", &overturn).status, 201);
    assert_eq!(corrections(&desk).last().unwrap()["kind"], "rejected");
}

#[test]
fn a_retry_draws_no_second_audit_and_the_share_is_that_of_the_policy() {
    let server = TestServer::start();
    let desk = calibrated(&server, "tags", &json!({"auto_audit_rate": 0.3}));
    let mut audits = Vec::new();
    for case in 0..120 {
        let external = format!("case-{case}");
        desk.ask(&external, &json!({"confidence": 0.95}));
        audits.push(desk.server.store().read(|r| r.pressure(desk.workflow, server.now())).unwrap().audits);
        assert_eq!(desk.post(&external, &json!({"confidence": 0.95})).status, 200);
        let again = desk.server.store().read(|r| r.pressure(desk.workflow, server.now())).unwrap().audits;
        assert_eq!(again, *audits.last().unwrap());
    }
    // 120 draws of 0.3: mean 36, standard deviation 5.
    assert!((16..=56).contains(audits.last().unwrap()), "{:?}", audits.last());
}

#[test]
fn a_flag_is_looked_at_once_and_kept_out_of_every_rate() {
    let server = TestServer::start();
    let desk = calibrated(&server, "tags", &json!({}));
    let ana = desk.reviewer("ana");
    let asked = desk.ask("a", &json!({"confidence": 0.97}));
    let flag = |decision: &Value, cause: &str| {
        desk.bot.json("POST", &format!("/api/v1/decisions/{decision}/flag"), &json!({"cause": cause}))
    };
    assert_eq!(flag(&asked["decision"], "bad mood").status, 422);
    assert_eq!(flag(&asked["decision"], "complaint").value()["is_new"], true);
    assert_eq!(flag(&asked["decision"], "thumbs_down").value()["is_new"], false);
    let held = desk.next(&ana);
    assert_eq!((held["purpose"].as_str(), held["blind"].as_bool()), (Some("audit"), Some(false)));
    assert_eq!(desk.say(&ana, &held, "confirm", &json!({})).status, 201);
    let learned = corrections(&desk);
    assert_eq!((learned[0]["selection"].as_str(), learned[0]["probability"].is_null()), (Some("flagged"), true));
    let pending = desk.ask("b", &json!({"confidence": 0.7}));
    assert_eq!(code(&flag(&pending["decision"], "complaint")), refused(409, "pending"));
}
