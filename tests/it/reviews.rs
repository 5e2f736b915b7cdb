//! What happens between the question and the verdict: every transition and every edge of it, by name.

use super::desk::{Desk, code, refused};
use super::support::TestServer;
use qualm::domain::WorkflowRole;
use serde_json::{Value, json};

const WHY: &str = "Waiting for the bank's letter that was promised for Friday.";

fn reject() -> Value {
    json!({"reason_code": "wrong_amount"})
}

#[test]
fn an_edit_is_what_may_run_and_says_what_changed() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");
    let asked = desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    let args = json!({"order": "case-1", "usd": 25});
    let body = json!({"args": args, "reason_code": "wrong_amount", "note": "The shipping was free."});
    assert_eq!(desk.say(&ana, &held, "edit", &body).status, 201);
    let seen = desk.see(&asked["decision"]);
    assert_eq!((seen["status"].as_str(), seen["final_args"].clone()), (Some("edited"), args));
    assert_eq!((seen["changed"].clone(), seen["reason_code"].as_str()), (json!(["/usd"]), Some("wrong_amount")));
    assert!(seen["agent_notice"].as_str().unwrap().contains("do not re-issue"));
    assert_ne!(seen["args_digest"], asked["args_digest"]);
}

#[test]
fn a_reject_needs_a_reason_from_the_list_and_gives_no_grant() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");
    let asked = desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    for body in [json!({}), json!({"reason_code": "because"}), json!({"reason_code": "other"})] {
        let reply = desk.say(&ana, &held, "reject", &body);
        assert_eq!(code(&reply), refused(422, "reason_required"), "{body}");
    }
    assert_eq!(desk.say(&ana, &held, "reject", &reject()).status, 201);
    let seen = desk.see(&asked["decision"]);
    assert_eq!((seen["status"].as_str(), seen["approved"].as_bool()), (Some("rejected"), Some(false)));
    assert!(seen["grant"].is_null() && seen["final_args"].is_null());
}

#[test]
fn an_empty_edit_and_an_approval_with_arguments_are_refused() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");
    let schema = json!({"type": "object", "properties": {"usd": {"type": "number", "maximum": 100}}});
    desk.ask("case-1", &json!({"args_schema": schema, "editable": ["/usd"], "allowed_decisions": ["approve", "edit"]}));
    let held = desk.next(&ana);
    let edit = |args: Value| desk.say(&ana, &held, "edit", &json!({"args": args, "reason_code": "wrong_amount"}));
    assert_eq!(code(&edit(json!({"usd": 40.0, "order": "case-1"}))), refused(422, "empty_edit"));
    assert_eq!(code(&edit(json!({"usd": 101, "order": "case-1"}))), refused(422, "schema"));
    assert_eq!(code(&edit(json!({"usd": 41, "order": "case-2"}))), refused(422, "not_editable"));
    let approve = desk.say(&ana, &held, "approve", &json!({"args": {"usd": 40, "order": "case-1"}}));
    assert_eq!(code(&approve), refused(422, "args"));
    assert_eq!(code(&desk.say(&ana, &held, "reject", &reject())), refused(422, "verb_not_allowed"));
    assert_eq!(code(&desk.say(&ana, &held, "confirm", &json!({}))), refused(422, "verb_not_allowed"));
    assert_eq!(edit(json!({"usd": 41, "order": "case-1"})).status, 201);
}

#[test]
fn white_space_is_an_edit_of_its_own_kind() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "replies", &json!({}));
    let ana = desk.reviewer("ana");
    let action = json!({"name": "send", "args": {"text": "Dear  Ann,\nwe are sorry."}});
    let asked = desk.ask("mail-1", &json!({"action": action}));
    let held = desk.next(&ana);
    let body = json!({"args": {"text": "Dear Ann, we are sorry."}, "reason_code": "wrong_tone"});
    assert_eq!(desk.say(&ana, &held, "edit", &body).status, 201);
    let life = desk.admin.get(&format!("/api/v1/decisions/{}/life", asked["decision"])).value();
    assert_eq!(life["verdicts"][0]["magnitude"], "cosmetic");
}

#[test]
fn an_escalation_goes_to_another_person_of_the_second_tier_and_no_further() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let (ana, bea) = (desk.lead("ana"), desk.lead("bea"));
    let reviewer = desk.reviewer("cid");
    let asked = desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    assert_eq!(code(&desk.say(&ana, &held, "defer", &json!({"reason_code": "not_sure"}))), refused(422, "tier"));
    assert_eq!(desk.say(&ana, &held, "escalate", &json!({"reason_code": "not_sure"})).status, 201);
    assert_eq!(desk.see(&asked["decision"])["status"], "pending");
    // Not to the first tier, and not to whoever sent it up, although she is a lead.
    assert_eq!(desk.try_next(&reviewer, &json!({})).status, 204);
    assert_eq!(desk.try_next(&ana, &json!({})).status, 204);
    let item = asked["item"]["item"].clone();
    assert_eq!(code(&desk.try_next(&ana, &json!({"item": item}))), refused(403, "separation_of_duties"));
    assert_eq!(code(&desk.try_next(&reviewer, &json!({"item": item}))), refused(403, "tier"));
    let up = desk.next(&bea);
    assert_eq!((up["tier"].as_i64(), up["purpose"].as_str()), (Some(2), Some("escalation")));
    assert!(!up["verbs"].as_array().unwrap().contains(&json!("escalate")));
    let third = desk.say(&bea, &up, "escalate", &json!({"reason_code": "not_sure"}));
    assert_eq!(code(&third), refused(422, "depth_cap"));
    assert_eq!(desk.say(&bea, &up, "approve", &json!({})).status, 201);
    assert_eq!(desk.see(&asked["decision"])["tier"], 2);
}

#[test]
fn an_escalation_with_nobody_to_take_it_waits_and_says_so() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");
    desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    assert_eq!(desk.say(&ana, &held, "escalate", &json!({"reason_code": "not_sure"})).status, 201);
    assert!(desk.happened().contains(&"item.unstaffed".to_owned()));
    let pressure = desk.bot.get("/api/v1/queues/refunds/pressure").value();
    assert_eq!((pressure["waiting"].as_i64(), pressure["second_tier"].as_i64()), (Some(1), Some(1)));
}

#[test]
fn a_deferral_needs_a_rationale_and_comes_back_once() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let (ana, bea) = (desk.reviewer("ana"), desk.lead("bea"));
    let asked = desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    desk.say(&ana, &held, "escalate", &json!({"reason_code": "not_sure"}));
    let up = desk.next(&bea);
    let tomorrow = server.now().plus_secs(86_400).to_rfc3339();
    let defer = |held: &Value, note: &str, at: &str| {
        desk.say(&bea, held, "defer", &json!({"reason_code": "missing_information", "note": note, "revisit_at": at}))
    };
    assert_eq!(code(&defer(&up, "later", &tomorrow)), refused(422, "rationale_required"));
    assert_eq!(code(&defer(&up, WHY, &server.now().to_rfc3339())), refused(422, "revisit_required"));
    assert_eq!(defer(&up, WHY, &tomorrow).status, 201);
    let seen = desk.see(&asked["decision"]);
    assert_eq!((seen["status"].as_str(), seen["approved"].as_bool()), (Some("deferred"), Some(false)));
    // It is nobody's before its time, and the second tier's after.
    assert_eq!(desk.try_next(&bea, &json!({})).status, 204);
    server.wait_secs(86_400);
    assert_eq!(desk.try_next(&ana, &json!({})).status, 204);
    let back = desk.next(&bea);
    let later = server.now().plus_secs(86_400).to_rfc3339();
    assert_eq!(code(&defer(&back, WHY, &later)), refused(422, "defer_cap"));
    assert_eq!(desk.say(&bea, &back, "reject", &reject()).status, 201);
    assert_eq!(desk.see(&asked["decision"])["status"], "rejected");
}

#[test]
fn two_people_never_hold_the_same_and_the_second_verdict_gets_the_first() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let (ana, bea) = (desk.reviewer("ana"), desk.reviewer("bea"));
    let asked = desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    assert_eq!(desk.next(&ana)["review"], held["review"], "asked again, the same one");
    assert_eq!(desk.try_next(&bea, &json!({})).status, 204);
    let named = desk.try_next(&bea, &json!({"item": asked["item"]["item"]}));
    assert_eq!((code(&named), named.value()["error"]["detail"]["by"].as_str()), (refused(423, "claimed"), Some("ana")));
    let first = desk.say(&ana, &held, "reject", &reject());
    let again = desk.say(&ana, &held, "reject", &reject());
    assert_eq!((first.status, again.status), (201, 200));
    assert_eq!(first.text(), again.text());
    for late in [desk.say(&ana, &held, "approve", &json!({})), desk.say(&bea, &held, "reject", &reject())] {
        assert_eq!(code(&late), refused(409, "already_decided"));
        let winner = &late.value()["error"]["detail"]["winner"];
        assert_eq!((winner["by"].as_str(), winner["verb"].as_str()), (Some("ana"), Some("reject")));
    }
}

#[test]
fn reviewers_who_race_get_one_verdict_between_them() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let people: Vec<_> = (0..6).map(|n| desk.reviewer(&format!("r{n}"))).collect();
    for case in 0..4 {
        desk.ask(&format!("case-{case}"), &json!({}));
    }
    let claimed: Vec<Option<Value>> = std::thread::scope(|scope| {
        let racing: Vec<_> = people
            .iter()
            .map(|who| {
                let desk = &desk;
                scope.spawn(move || {
                    let reply = desk.try_next(who, &json!({}));
                    (reply.status == 200).then(|| reply.value())
                })
            })
            .collect();
        racing.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let mut reviews: Vec<i64> = claimed.iter().flatten().map(|held| held["review"].as_i64().unwrap()).collect();
    reviews.sort_unstable();
    reviews.dedup();
    assert_eq!((claimed.iter().flatten().count(), reviews.len()), (4, 4));
    // All of them answer the same review at once, with the holder's fence.
    let held = claimed.iter().flatten().next().unwrap();
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let racing: Vec<_> = people
            .iter()
            .map(|who| {
                let desk = &desk;
                scope.spawn(move || desk.say(who, held, "approve", &json!({})).status)
            })
            .collect();
        racing.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 201 | 409)), "{statuses:?}");
}

#[test]
fn a_lost_lease_gives_the_text_back_and_a_lease_nobody_took_is_taken_up_again() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let (ana, bea) = (desk.reviewer("ana"), desk.reviewer("bea"));
    desk.ask("case-1", &json!({}));
    desk.ask("case-2", &json!({}));
    let held = desk.next(&ana);
    let draft = json!({"fence": held["fence"], "draft": "half a sentence", "opened_evidence": true});
    let path = format!("/api/v1/reviews/{}/heartbeat", held["review"]);
    assert_eq!(ana.json("POST", &path, &draft).status, 200);
    server.wait_secs(601);
    // Nobody has taken it: the verdict counts.
    assert_eq!(desk.say(&ana, &held, "approve", &json!({})).status, 201);
    let second = desk.next(&ana);
    server.wait_secs(601);
    let taken = desk.next(&bea);
    assert_eq!(taken["review"], second["review"]);
    assert!(taken["draft"].is_null(), "what somebody typed is theirs");
    let late = desk.say(&ana, &second, "reject", &json!({"reason_code": "wrong_amount", "note": "a long text"}));
    assert_eq!(code(&late), refused(409, "lease_lost"));
    assert_eq!(late.value()["error"]["detail"]["yours"]["note"], "a long text");
    let beat = ana.json(
        "POST",
        &format!("/api/v1/reviews/{}/heartbeat", second["review"]),
        &json!({"fence": second["fence"]}),
    );
    assert_eq!(code(&beat), refused(409, "lease_lost"));
    assert_eq!(desk.say(&bea, &taken, "approve", &json!({})).status, 201);
}

#[test]
fn a_release_gives_it_to_anybody_and_a_pass_never_again_to_the_same_person() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let (ana, bea) = (desk.reviewer("ana"), desk.reviewer("bea"));
    desk.ask("case-1", &json!({}));
    let put_back = |held: &Value, how: &str| {
        let path = format!("/api/v1/reviews/{}/{how}", held["review"]);
        ana.json("POST", &path, &json!({"fence": held["fence"], "reason": "I know them"})).status
    };
    let held = desk.next(&ana);
    assert_eq!(put_back(&held, "release"), 204);
    let again = desk.next(&ana);
    assert_eq!((again["review"].clone(), again["fence"].as_i64()), (held["review"].clone(), Some(2)));
    assert_eq!(put_back(&again, "decline"), 204);
    assert_eq!(desk.try_next(&ana, &json!({})).status, 204);
    assert_eq!(desk.next(&bea)["review"], held["review"]);
}

#[test]
fn nobody_decides_what_they_requested_unless_they_work_alone() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let (ana, bea) = (desk.reviewer("ana"), desk.reviewer("bea"));
    for (case, more) in
        [json!({"requested_by": "svc:bot/Ana"}), json!({"requested_by": "ana"}), json!({"subject": "Ana"})]
            .iter()
            .enumerate()
    {
        let asked = desk.ask(&format!("case-{case}"), more);
        assert_eq!(desk.try_next(&ana, &json!({})).status, 204, "{more}");
        assert_eq!(
            code(&desk.try_next(&ana, &json!({"item": asked["item"]["item"]}))),
            refused(403, "separation_of_duties")
        );
        let held = desk.next(&bea);
        assert_eq!(code(&desk.say(&ana, &held, "approve", &json!({}))), refused(403, "separation_of_duties"));
        assert_eq!(desk.say(&bea, &held, "approve", &json!({})).status, 201);
    }
    // The person behind the token that asked is requester too.
    let eng = server.person("eng");
    desk.join(eng, WorkflowRole::Engineer);
    let asks = server.token(eng, &[qualm::domain::Scope::Route]);
    assert_eq!(asks.json("POST", "/api/v1/decisions", &desk.request("case-7", &json!({}))).status, 201);
    desk.join(eng, WorkflowRole::Lead);
    let decides = server.token(eng, &[qualm::domain::Scope::Decide]);
    assert_eq!(desk.try_next(&decides, &json!({})).status, 204);
    let change = json!({"settings": {"solo": true}});
    assert_eq!(desk.admin.json("PATCH", "/api/v1/workflows/refunds", &change).status, 200);
    let held = desk.next(&decides);
    assert_eq!(held["solo"], true);
    assert_eq!(desk.say(&decides, &held, "approve", &json!({})).status, 201);
    assert_eq!(desk.see(&held["decision"]["decision"])["solo"], true);
}

#[test]
fn an_edit_beyond_a_reviewers_authority_goes_to_the_second_tier() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&json!({"authority_usd": 500.0}));
    let (ana, bea) = (desk.reviewer("ana"), desk.lead("bea"));
    let asked = desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    let more = json!({"args": {"order": "case-1", "usd": 5000}, "reason_code": "wrong_amount"});
    assert_eq!(desk.say(&ana, &held, "edit", &more).value()["verb"], "escalate");
    assert_eq!(desk.see(&asked["decision"])["status"], "pending");
    let up = desk.next(&bea);
    assert_eq!(desk.say(&bea, &up, "edit", &more).value()["verb"], "edit");
    assert_eq!(desk.see(&asked["decision"])["final_args"]["usd"], 5000);
}

#[test]
fn a_day_has_a_cap_and_a_version_that_moved_on_is_refused() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&json!({"daily_cap": 1}));
    let ana = desk.reviewer("ana");
    desk.ask("case-1", &json!({}));
    desk.ask("case-2", &json!({}));
    let held = desk.next(&ana);
    let stale = desk.say(&ana, &held, "approve", &json!({"version": 9}));
    assert_eq!(code(&stale), refused(412, "version"));
    assert_eq!(desk.say(&ana, &held, "approve", &json!({"version": held["item"]["version"]})).status, 201);
    let capped = desk.try_next(&ana, &json!({}));
    assert_eq!(code(&capped), refused(429, "cap_reached"));
    assert_eq!(capped.value()["error"]["detail"]["resets_at"], "2026-11-23T00:00:00.000Z");
    server.wait_secs(86_400);
    assert_eq!(desk.try_next(&ana, &json!({})).status, 200);
}
