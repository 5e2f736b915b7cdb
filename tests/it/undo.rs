//! The undo window: a verdict is kept at once and followed by nothing until its window is over.

use super::desk::{Desk, code, refused};
use super::support::{Client, TestServer};
use qualm::digest::mix64;
use qualm::domain::WorkflowRole;
use serde_json::{Value, json};
use std::time::Duration;

fn desk(server: &TestServer) -> Desk<'_> {
    Desk::open(server, "refunds", &json!({"settings": {"undo_seconds": 10}}))
}

fn undo(who: &Client, held: &Value) -> super::support::Reply {
    who.post(&format!("/api/v1/reviews/{}/undo", held["review"]))
}

fn verdicts(desk: &Desk<'_>, asked: &Value) -> usize {
    let id = qualm::domain::DecisionId(asked["decision"].as_i64().unwrap());
    desk.server.store().read(|r| r.verdicts_of(id)).unwrap().len()
}

#[test]
fn the_default_is_ten_seconds_and_tight_promises_have_none() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({"settings": {"undo_seconds": 7}}));
    let path = "/api/v1/workflows/refunds";
    assert_eq!(desk.admin.json("PATCH", path, &json!({"settings": {"undo_seconds": 61}})).status, 422);
    let settings = desk.admin.json("PATCH", path, &json!({"settings": {}})).value()["settings"].clone();
    assert_eq!(settings["undo_seconds"], 10);
    let ana = desk.reviewer("ana");
    for (sla, window) in [(90, false), (91, true)] {
        let asked = desk.ask(&format!("case-{sla}"), &json!({"sla_secs": sla}));
        let held = desk.next(&ana);
        let given = desk.say(&ana, &held, "approve", &json!({})).value();
        assert_eq!(given["releases_at"].is_string(), window, "{sla}: {given}");
        assert_eq!(desk.see(&asked["decision"])["approved"], !window);
        assert_eq!(undo(&ana, &held).status, if window { 200 } else { 409 });
    }
}

#[test]
fn nothing_follows_from_a_verdict_before_its_window_is_over() {
    let server = TestServer::start();
    let desk = desk(&server);
    let (ana, ben) = (desk.reviewer("ana"), desk.reviewer("ben"));
    let asked = desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    let given = desk.say(&ana, &held, "approve", &json!({}));
    assert_eq!(given.status, 201, "{}", given.text());
    assert_eq!(given.value()["releases_at"], "2026-11-22T00:00:10.000Z");
    let entries = desk.audited();

    server.wait_secs(9);
    server.settle();
    let decision = &asked["decision"];
    let seen = desk.bot.get(&format!("/api/v1/decisions/{decision}?wait=1")).value();
    assert_eq!((seen["status"].as_str(), seen["timed_out"].as_bool()), (Some("pending"), Some(true)));
    assert!(seen["grant"].is_null() && seen["final_args"].is_null() && seen["decided_by"].is_null(), "{seen}");
    let listed = desk.admin.get("/api/v1/workflows/refunds/decisions").value();
    assert_eq!(listed[0]["status"], "pending");
    assert_eq!(desk.happened()[2..], ["item.opened", "decision.routed"], "no webhook says anything");
    assert_eq!(verdicts(&desk, &asked), 0);
    assert_eq!(desk.admin.get("/api/v1/workflows/refunds/corrections").text(), "");
    // It is out of the queue, and whoever comes second hears who was first.
    assert_eq!(desk.try_next(&ben, &json!({})).status, 204);
    let second = desk.try_next(&ben, &json!({"item": asked["item"]["item"]}));
    assert_eq!(code(&second), refused(409, "already_decided"));
    let other = desk.say(&ana, &held, "reject", &json!({"reason_code": "wrong_amount"}));
    assert_eq!(code(&other), refused(409, "already_decided"));
    assert_eq!(other.value()["error"]["detail"]["winner"]["verb"], "approve");
    let again = desk.say(&ana, &held, "approve", &json!({}));
    assert_eq!((again.status, again.value()), (200, given.value()));
    assert_eq!(desk.audited(), entries, "asking changes nothing");

    // To the millisecond: the next look releases it, with no worker in between.
    server.wait_secs(1);
    let seen = desk.see(decision);
    assert_eq!(
        (seen["status"].as_str(), seen["decided_at"].as_str()),
        (Some("approved"), given.value()["at"].as_str())
    );
    let effect = json!({"grant": seen["grant"], "state": "succeeded", "args": seen["final_args"]});
    assert_eq!(desk.effect(decision, &effect).status, 200);
    assert!(desk.happened().ends_with(&["item.decided".into(), "decision.effect_reported".into()]));
    let again = desk.say(&ana, &held, "approve", &json!({}));
    assert_eq!((again.status, again.value()), (200, given.value()), "a repeat after the release is equal too");
    let late = undo(&ana, &held);
    assert_eq!(code(&late), refused(409, "released"));
    assert_eq!(late.value()["error"]["detail"]["released_at"], given.value()["releases_at"]);
    assert_eq!(verdicts(&desk, &asked), 1);
    desk.audited();
}

#[test]
fn a_grant_made_up_inside_the_window_opens_nothing() {
    let server = TestServer::start();
    let desk = desk(&server);
    let ana = desk.reviewer("ana");
    let asked = desk.ask("case-1", &json!({}));
    desk.say(&ana, &desk.next(&ana), "approve", &json!({}));
    let args = json!({"order": "case-1", "usd": 40});
    let early = desk.effect(&asked["decision"], &json!({"grant": "qgr_1_00", "state": "started", "args": args}));
    assert_eq!(early.status, 409, "{}", early.text());
    server.wait_secs(10);
    assert_eq!(desk.see(&asked["decision"])["effect"], "none", "what ran without a grant is an alarm, not its effect");
}

#[test]
fn the_worker_alone_releases_too_and_a_caller_on_the_wire_is_answered() {
    let server = TestServer::start();
    let desk = desk(&server);
    let ana = desk.reviewer("ana");
    let asked = desk.ask("case-1", &json!({}));
    desk.say(&ana, &desk.next(&ana), "approve", &json!({}));
    let waiting = {
        let (bot, path) = (desk.bot.clone(), format!("/api/v1/decisions/{}?wait=30", asked["decision"]));
        std::thread::spawn(move || bot.get(&path).value())
    };
    std::thread::sleep(Duration::from_millis(300));
    assert!(!waiting.is_finished());
    server.wait_secs(10);
    server.settle();
    assert_eq!(desk.happened().last().unwrap(), "item.decided");
    assert_eq!(waiting.join().unwrap()["approved"], true);
}

#[test]
fn who_gave_it_takes_it_back_and_somebody_else_decides() {
    let server = TestServer::start();
    let desk = desk(&server);
    let (ana, ben) = (desk.reviewer("ana"), desk.reviewer("ben"));
    let asked = desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    assert_eq!(code(&undo(&ana, &held)), refused(409, "nothing_to_undo"));
    let said = json!({"reason_code": "wrong_amount", "note": "It was 40, not 4."});
    assert_eq!(desk.say(&ana, &held, "reject", &said).status, 201);
    assert_eq!(code(&undo(&ben, &held)), refused(403, "not_yours"));

    let back = undo(&ana, &held);
    assert_eq!(back.status, 200, "{}", back.text());
    let back = back.value();
    assert_eq!((back["fence"].as_i64(), &back["review"]), (Some(2), &held["review"]));
    let draft: Value = serde_json::from_str(back["draft"].as_str().unwrap()).unwrap();
    assert_eq!((&draft["verb"], &draft["note"]), (&json!("reject"), &said["note"]));
    assert_eq!(draft["reason_code"], "wrong_amount");
    assert_eq!(undo(&ana, &held).value()["fence"], 2, "a repeat changes nothing");
    assert_eq!(desk.next(&ana)["review"], held["review"], "it is in her hands");
    assert_eq!(desk.try_next(&ben, &json!({})).status, 204);

    // A retry that was on its way must not bring it back: not now, and not when nobody holds it any more.
    assert_eq!(code(&desk.say(&ana, &held, "reject", &said)), refused(409, "undone"));
    server.wait_secs(700);
    server.settle();
    assert_eq!(code(&desk.say(&ana, &held, "reject", &said)), refused(409, "undone"));
    assert_eq!(desk.see(&asked["decision"])["status"], "pending");

    let held = desk.next(&ben);
    assert_eq!(held["draft"], Value::Null, "what somebody else typed is not shown");
    assert_eq!(desk.say(&ben, &held, "approve", &json!({})).status, 201);
    server.wait_secs(10);
    assert_eq!(desk.see(&asked["decision"])["status"], "approved");
    assert_eq!(code(&undo(&ana, &held)), refused(403, "not_yours"));

    // What was taken back stays on record and counts nowhere.
    let life = desk.admin.get(&format!("/api/v1/decisions/{}/life", asked["decision"])).value();
    assert_eq!((life["verdicts"].as_array().unwrap().len(), &life["taken_back"][0]["verb"]), (1, &json!("reject")));
    assert_eq!(life["taken_back"][0]["by"], "ana");
    let metrics = desk.admin.get("/api/v1/workflows/refunds/metrics").value();
    assert_eq!(
        (&metrics["override_rates"]["gate"]["n"], &metrics["override_rates"]["gate"]["k"]),
        (&json!(1), &json!(0))
    );
    let root = server.token(server.person("boss"), &qualm::domain::Scope::ALL);
    let entries = root.get("/api/v1/audit?limit=1000").value();
    let of = |action: &str| entries.as_array().unwrap().iter().filter(|one| one["action"] == action).count();
    assert_eq!((of("verdict.held"), of("verdict.undone"), of("verdict.approve"), of("verdict.reject")), (2, 1, 1, 0));
    desk.audited();
    let replay = desk.admin.json("POST", "/api/v1/workflows/refunds/replay", &json!({})).value();
    assert_eq!(replay["alarms"].as_array().map_or(0, Vec::len), 0, "{replay}");
}

#[test]
fn what_was_taken_back_cannot_be_made_to_stand_behind_the_logs_back() {
    let server = TestServer::start();
    let desk = desk(&server);
    let ana = desk.reviewer("ana");
    desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    desk.say(&ana, &held, "approve", &json!({}));
    undo(&ana, &held);
    let path = server.store().dir().join("qualm.db");
    let conn = rusqlite::Connection::open(path).unwrap();
    for refused in
        ["DELETE FROM held_verdict", "UPDATE held_verdict SET state = 'held'", "UPDATE held_verdict SET said = '{}'"]
    {
        assert!(conn.execute(refused, []).is_err(), "{refused}");
    }
    conn.execute_batch("DROP TRIGGER held_verdict_ends_once; UPDATE held_verdict SET state = 'held'").unwrap();
    let broken = server.store().read(|r| r.audit_verify()).unwrap().broken.unwrap();
    assert!(broken.1.contains("stands again"), "{broken:?}");
    conn.execute_batch("UPDATE held_verdict SET state = 'undone', said = '{}'").unwrap();
    let broken = server.store().read(|r| r.audit_verify()).unwrap().broken.unwrap();
    assert!(broken.1.contains("something else"), "{broken:?}");
}

#[test]
fn in_two_tabs_the_second_undo_changes_nothing_and_the_second_verdict_hears_of_the_first() {
    let server = TestServer::start();
    let desk = desk(&server);
    let ana = desk.reviewer("ana");
    desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    desk.say(&ana, &held, "approve", &json!({}));
    let (one, two) = (undo(&ana, &held).value(), undo(&ana, &held).value());
    assert_eq!(one, two);
    assert_eq!(desk.say(&ana, &one, "reject", &json!({"reason_code": "wrong_amount"})).status, 201);
    assert_eq!(code(&desk.say(&ana, &two, "approve", &json!({}))), refused(409, "already_decided"));
    // And once more: each verdict has a window of its own.
    server.wait_secs(9);
    let back = undo(&ana, &held).value();
    assert_eq!(back["fence"], 3);
    assert_eq!(desk.say(&ana, &back, "approve", &json!({})).status, 201);
    server.wait_secs(9);
    assert_eq!(desk.see(&json!(1))["status"], "pending");
    server.wait_secs(1);
    assert_eq!(desk.see(&json!(1))["status"], "approved");
    desk.audited();
}

#[test]
fn an_escalation_and_a_deferral_can_be_taken_back() {
    let server = TestServer::start();
    let desk = desk(&server);
    let (ana, lea) = (desk.reviewer("ana"), desk.lead("lea"));
    let asked = desk.ask("case-1", &json!({}));
    let held = desk.next(&ana);
    let why = json!({"reason_code": "wrong_facts", "note": "Over my head."});
    desk.say(&ana, &held, "escalate", &why);
    assert_eq!(desk.try_next(&lea, &json!({})).status, 204, "the second tier does not have it yet");
    let back = undo(&ana, &held).value();
    desk.say(&ana, &back, "escalate", &why);
    server.wait_secs(10);
    let held = desk.next(&lea);
    assert_eq!(held["tier"], 2);
    assert_eq!(code(&undo(&ana, &back)), refused(409, "released"));

    let put_off = json!({"reason_code": "wrong_facts", "revisit_at": "2026-12-01T08:00:00Z",
                         "note": "The carrier answers on Monday; until then nobody knows."});
    desk.say(&lea, &held, "defer", &put_off);
    assert_eq!(desk.see(&asked["decision"])["status"], "pending");
    let back = undo(&lea, &held).value();
    let draft: Value = serde_json::from_str(back["draft"].as_str().unwrap()).unwrap();
    assert_eq!((&draft["verb"], &draft["revisit"]), (&json!("defer"), &json!("2026-12-01")));
    desk.say(&lea, &back, "approve", &json!({}));
    server.wait_secs(10);
    assert_eq!(desk.see(&asked["decision"])["status"], "approved");
    desk.audited();
}

#[test]
fn what_ends_a_decision_inside_the_window_finds_the_persons_word_first() {
    let server = TestServer::start();
    let desk = desk(&server);
    let ana = desk.reviewer("ana");
    let decide = |case: &str, verb: &str, more: &Value| {
        let asked = desk.ask(case, &json!({}));
        let held = desk.next(&ana);
        assert_eq!(desk.say(&ana, &held, verb, more).status, 201);
        (asked["decision"].clone(), held)
    };
    let no = json!({"reason_code": "wrong_amount"});
    let cancel = |id: &Value| desk.bot.json("POST", &format!("/api/v1/decisions/{id}/cancel"), &json!({"reason": "x"}));

    let (approved, held) = decide("a", "approve", &json!({}));
    assert_eq!(cancel(&approved).value()["status"], "cancelled");
    assert_eq!(code(&undo(&ana, &held)), refused(409, "released"));
    server.wait_secs(20);
    let seen = desk.see(&approved);
    assert_eq!((seen["status"].as_str(), seen["grant"].is_null()), (Some("cancelled"), true));
    let (rejected, _) = decide("b", "reject", &no);
    assert_eq!(code(&cancel(&rejected)), refused(409, "already_decided"));

    let (older, _) = decide("c", "approve", &json!({}));
    let newer = desk.ask("c", &json!({"revision": 2}));
    assert_eq!(desk.see(&older)["status"], "superseded");
    assert_eq!(newer["status"], "pending");

    assert_eq!(desk.say(&ana, &desk.next(&ana), "approve", &json!({})).status, 201);
    let reply = ana.json("POST", "/api/v1/workflows/refunds/halt", &json!({"reason_code": "model_misbehaves"}));
    assert_eq!(reply.value()["revoked_grants"], 1, "{}", reply.text());
    let on = json!({"rationale": "It was the wrong workflow."});
    desk.admin.json("POST", "/api/v1/workflows/refunds/resume", &on);
    server.wait_secs(20);
    assert_eq!(desk.see(&newer["decision"])["status"], "halted", "going on gives nothing back");
    desk.audited();
}

#[test]
fn time_that_runs_out_inside_the_window_waits_for_the_person() {
    let server = TestServer::start();
    let desk = desk(&server);
    let ana = desk.reviewer("ana");
    let more = json!({"sla_secs": 100, "expires_secs": 100, "on_expire": "cancel"});
    let (first, held) = (desk.ask("a", &more), desk.next(&ana));
    server.wait_secs(95);
    desk.say(&ana, &held, "approve", &json!({}));
    server.wait_secs(6);
    server.settle();
    assert_eq!(desk.see(&first["decision"])["status"], "pending", "neither expired nor late: it was decided in time");
    server.wait_secs(4);
    assert_eq!(desk.see(&first["decision"])["status"], "approved");
    assert!(!desk.happened().iter().any(|kind| kind == "item.sla_breached"));

    let (second, held) = (desk.ask("b", &more), desk.next(&ana));
    server.wait_secs(95);
    desk.say(&ana, &held, "approve", &json!({}));
    server.wait_secs(6);
    undo(&ana, &held);
    server.settle();
    assert_eq!(desk.see(&second["decision"])["status"], "expired", "taken back, it is as if nobody had decided");
}

#[test]
fn verdicts_inside_their_window_count_towards_the_days_cap() {
    let server = TestServer::start();
    let desk = desk(&server);
    desk.policy(&json!({"daily_cap": 2}));
    let ana = desk.reviewer("ana");
    let held: Vec<Value> = (0..2)
        .map(|n| {
            desk.ask(&format!("case-{n}"), &json!({}));
            let held = desk.next(&ana);
            assert_eq!(desk.say(&ana, &held, "approve", &json!({})).status, 201);
            held
        })
        .collect();
    desk.ask("case-2", &json!({}));
    assert_eq!(code(&desk.try_next(&ana, &json!({}))), refused(429, "cap_reached"));
    let back = undo(&ana, &held[1]).value();
    assert_eq!(desk.say(&ana, &back, "reject", &json!({"reason_code": "wrong_facts"})).status, 201, "still her second");
    server.wait_secs(10);
    assert_eq!(code(&desk.try_next(&ana, &json!({}))), refused(429, "cap_reached"));
}

#[test]
fn the_page_has_a_button_for_it_that_works_without_script() {
    let server = TestServer::start();
    let desk = desk(&server);
    let person = server.person("ana");
    desk.join(person, WorkflowRole::Reviewer);
    let ana = server.browser(person);
    desk.ask("case-1", &json!({}));
    desk.ask("case-2", &json!({}));
    assert!(ana.get("/workflows/refunds/items/1").text().contains("Your verdict"));
    let (csrf, form) = (ana.csrf(), "/reviews/1/verdict");
    let fields = [
        ("csrf", csrf.as_str()),
        ("fence", "1"),
        ("version", "1"),
        ("verb", "reject"),
        ("reason_code", "wrong_amount"),
        ("note", "Not like that."),
    ];
    let given = ana.form(form, &fields);
    assert_eq!(given.status, 303, "{}", given.text());
    let next = given.header("location").unwrap().to_owned();
    assert!(next.starts_with("/workflows/refunds/items/2"), "{next}");
    let page = ana.get(&next).text();
    assert!(page.contains("you rejected it. It counts in 10 seconds."), "{page}");
    assert!(page.contains("action=\"/reviews/1/undo\"") && page.contains("id=\"undo-button\""), "{page}");
    assert!(!page.contains("Rejected. Its caller may not act on it."), "nothing has followed yet");
    let back = ana.form("/reviews/1/undo", &[("csrf", &csrf)]);
    assert_eq!(back.header("location"), Some("/workflows/refunds/items/1?done=undone"), "{}", back.text());
    let page = ana.get("/workflows/refunds/items/1?done=undone").text();
    assert!(page.contains("Your answer was taken back") && page.contains("Not like that."), "{page}");
    assert!(!page.contains("id=\"undo-button\""));
    let again = ana.form(form, &[("csrf", &csrf), ("fence", "2"), ("version", "1"), ("verb", "approve")]);
    assert_eq!(again.status, 303, "{}", again.text());
    server.wait_secs(10);
    let late = ana.form("/reviews/1/undo", &[("csrf", &csrf)]);
    assert_eq!(late.status, 409);
    assert!(late.text().contains("was released 2026-11-22T"), "{}", late.text());
    assert!(!ana.get("/workflows/refunds/queue").text().contains("id=\"undo-button\""));
}

/// Random days of three reviewers against a small model of what must be so after each step.
#[test]
fn whatever_people_do_a_decision_is_pending_or_released_and_never_both() {
    for seed in 0..3u64 {
        let server = TestServer::start();
        let desk = desk(&server);
        let people = ["ana", "ben", "eva"].map(|name| desk.reviewer(name));
        // Of each decision: who gave the verdict in its window, with which verb and when.
        let mut last: Vec<Option<(usize, &str, i64, Value)>> = Vec::new();
        let mut settled: Vec<Option<&str>> = Vec::new();
        for step in 0..90u64 {
            let draw = |what: u64, of: u64| mix64(seed * 1000 + step, what) % of;
            let who = draw(1, 3) as usize;
            match draw(2, 5) {
                0 => {
                    desk.ask(&format!("case-{}", last.len()), &json!({}));
                    last.push(None);
                    settled.push(None);
                }
                1 | 2 => {
                    let reply = desk.try_next(&people[who], &json!({}));
                    if reply.status == 200 {
                        let held = reply.value();
                        let at = held["decision"]["decision"].as_u64().unwrap() as usize - 1;
                        assert!(
                            last[at].is_none() && settled[at].is_none(),
                            "{seed}/{step}: handed out though decided"
                        );
                        let (verb, more) = match draw(3, 2) {
                            0 => ("approve", json!({})),
                            _ => ("reject", json!({"reason_code": "wrong_facts"})),
                        };
                        assert_eq!(desk.say(&people[who], &held, verb, &more).status, 201);
                        last[at] = Some((who, verb, server.now().0, held));
                    }
                }
                3 => {
                    let Some(at) = last.iter().rposition(Option::is_some) else { continue };
                    let (giver, _, _, held) = last[at].clone().unwrap();
                    let reply = undo(&people[who], &held);
                    assert_eq!(reply.status, if who == giver { 200 } else { 403 }, "{}", reply.text());
                    if who == giver {
                        last[at] = None;
                    }
                }
                _ => server.wait_secs(draw(4, 13) as i64),
            }
            for at in 0..last.len() {
                if last[at].as_ref().is_some_and(|(_, _, given, _)| server.now().0 >= given + 10_000) {
                    let (_, verb, ..) = last[at].take().unwrap();
                    settled[at] = Some(if verb == "approve" { "approved" } else { "rejected" });
                }
                let seen = desk.see(&json!(at + 1));
                assert_eq!(seen["status"], settled[at].unwrap_or("pending"), "{seed}/{step}: case-{at}");
                assert_eq!(seen["grant"].is_string(), settled[at] == Some("approved"), "{seed}/{step}: case-{at}");
            }
        }
        let decided = settled.iter().filter(|one| one.is_some()).count();
        let counted = server.store().read(|r| r.corrections(desk.workflow, 0, 1000)).unwrap().len();
        assert!(decided > 3, "{seed}: {decided} decided");
        assert_eq!(counted, decided, "one lesson for each verdict that stands");
        desk.audited();
    }
}
