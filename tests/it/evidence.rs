//! What verdicts show, over HTTP: confidence that earns the right to act alone, metrics, proposals in the shadow, caps.

use super::desk::{Desk, code, refused, yellow};
use super::support::{Client, TestServer};
use qualm::domain::WorkflowRole;
use serde_json::{Value, json};

/// A hundred of the sure ones are right but for three, of a hundred unsure ones half are.
fn is_right(at: usize) -> bool {
    if at.is_multiple_of(2) { !at.is_multiple_of(66) || at == 0 } else { at % 4 == 1 }
}

fn sureness(at: usize) -> f64 {
    if at.is_multiple_of(2) { 0.96 } else { 0.7 }
}

/// Decides what is waiting as the truth says: approves what is right and rejects the rest.
fn decide(desk: &Desk<'_>, who: &Client, external_right: impl Fn(&str) -> bool) {
    let held = desk.next(who);
    let external = held["decision"]["external_id"].as_str().unwrap();
    let (verb, more) = match external_right(external) {
        true => ("approve", json!({})),
        false => ("reject", json!({"reason_code": "wrong_amount"})),
    };
    let reply = desk.say(who, &held, verb, &more);
    assert_eq!(reply.status, 201, "{}", reply.text());
}

fn number(external: &str) -> usize {
    external.trim_start_matches("case-").parse().unwrap()
}

/// So many decisions of a gate, all decided.
fn gate(desk: &Desk<'_>, from: usize, to: usize, more: impl Fn(usize) -> Value) {
    let ana = desk.reviewer("ana");
    for at in from..to {
        let mut body = json!({"confidence": sureness(at)});
        more(at).as_object().unwrap().iter().for_each(|(key, value)| body[key] = value.clone());
        desk.ask(&format!("case-{at}"), &body);
        decide(desk, &ana, |external| is_right(number(external)));
    }
}

fn at(desk: &Desk<'_>, what: &str) -> String {
    format!("/api/v1/workflows/{}/{what}", desk.slug)
}

fn calibrate(desk: &Desk<'_>) -> Value {
    let reply = desk.admin.json("POST", &at(desk, "calibrate"), &json!({}));
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.value()["calibrated"].clone()
}

/// No caps, no second looks, nothing remembered: what is tested is the evidence.
fn gate_policy() -> Value {
    json!({"daily_cap": 100_000, "reject_memory_days": 0, "matrix": yellow()})
}

fn confident() -> Value {
    let mut policy = gate_policy();
    policy["mode"] = json!("confidence");
    policy
}

#[test]
fn confidence_earns_the_right_to_act_alone() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&gate_policy());
    gate(&desk, 0, 41, |_| json!({}));
    let early = calibrate(&desk);
    assert_eq!(early[0]["sentence"], "41 of 100 audited verdicts; 59 more");
    assert_eq!((early[0]["calibrator"].clone(), early[0]["verdicts"].as_u64()), (Value::Null, Some(41)));

    gate(&desk, 41, 200, |_| json!({}));
    let before = desk.audited();
    let found = calibrate(&desk)[0].clone();
    assert_eq!((found["verdicts"].as_u64(), found["is_valid"].as_bool()), (Some(200), Some(true)), "{found}");
    assert_eq!((found["source"].as_str(), found["fingerprint"].as_str()), (Some("self_report"), Some("f1")));
    assert_eq!(desk.audited(), before + 1);
    assert_eq!(desk.happened().last().map(String::as_str), Some("calibrator.fitted"));

    // In the gate nothing acts alone, however sure and calibrated.
    assert_eq!(desk.ask("gated", &json!({"confidence": 0.96}))["route_reason"], "gate_all");
    desk.policy(&confident());
    let sure = desk.ask("sure", &json!({"confidence": 0.96}));
    assert_eq!((sure["status"].as_str(), sure["grant"].is_string()), (Some("auto_execute"), true), "{sure}");
    assert_eq!(sure["confidence"]["calibration"], "valid");
    assert!(sure["confidence"]["calibration_note"].is_null());
    // 97 of 100 at 0.96.
    let calibrated = sure["confidence"]["calibrated"].as_f64().unwrap();
    assert!((0.93..0.99).contains(&calibrated), "{calibrated}");
    // What said 0.7 was right half of the time: below the floor of 0.6.
    assert_eq!(desk.ask("unsure", &json!({"confidence": 0.7}))["route"], "below_floor");
    let between = desk.ask("between", &json!({"confidence": 0.8}));
    assert_eq!(between["route_reason"], "between_floor_and_threshold", "{between}");

    // Another build, another prompt, another source, and time: each asks people again and says why.
    let why = |external: &str, more: &Value| {
        let asked = desk.ask(external, more);
        assert_eq!(asked["route_reason"], "uncalibrated", "{asked}");
        (
            asked["confidence"]["calibration"].as_str().unwrap().to_owned(),
            asked["confidence"]["calibration_note"].as_str().unwrap().to_owned(),
        )
    };
    let build = why("build", &json!({"confidence": 0.96, "model": {"id": "m-3", "fingerprint": "f2"}}));
    assert_eq!(build, ("stale".into(), "the model is another build than the one it was fitted on".into()));
    let missing = "there is no calibrator for this source, model and prompt yet";
    assert_eq!(why("prompt", &json!({"confidence": 0.96, "prompt_hash": "p2"})), ("missing".into(), missing.into()));
    let logprob = json!({"confidence": 0.96, "confidence_kind": "logprob"});
    assert_eq!(why("source", &logprob), ("missing".into(), missing.into()));
    server.wait_secs(30 * 86_400);
    let old = why("old", &json!({"confidence": 0.96}));
    assert_eq!(old, ("stale".into(), "it was fitted more than 30 days ago".into()));
}

#[test]
fn the_worker_calibrates_and_examines_again_for_another_threshold() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&gate_policy());
    gate(&desk, 0, 120, |_| json!({}));
    server.settle();
    let known = |desk: &Desk<'_>| server.store().read(|r| r.calibrators(desk.workflow)).unwrap();
    let first = known(&desk);
    assert_eq!((first.len(), first[0].labels, first[0].threshold), (1, 120, Some(0.85)));
    server.settle();
    assert_eq!(known(&desk)[0].id, first[0].id, "nothing new, nothing fitted");
    let mut stricter = confident();
    stricter["auto_threshold"] = json!(0.9);
    desk.policy(&stricter);
    let asked = desk.ask("early", &json!({"confidence": 0.96}));
    assert_eq!(asked["route_reason"], "uncalibrated");
    assert_eq!(
        asked["confidence"]["calibration_note"],
        "it was examined for a threshold of 85%, and the policy says 90%"
    );
    server.settle();
    let second = known(&desk);
    assert_eq!((second.len(), second[0].threshold, second[0].id > first[0].id), (1, Some(0.9), true));
}

#[test]
fn a_boast_never_acts_alone() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&gate_policy());
    let ana = desk.reviewer("ana");
    for at in 0..120 {
        // As sure of what is wrong as of what is right.
        desk.ask(&format!("case-{at}"), &json!({"confidence": if at % 3 == 0 { 0.99 } else { 0.95 }}));
        decide(&desk, &ana, |external| !number(external).is_multiple_of(5));
    }
    let found = calibrate(&desk)[0].clone();
    assert_eq!(found["is_valid"], false, "{found}");
    assert!(found["sentence"].as_str().unwrap().contains("no better than a fixed share"), "{found}");
    desk.policy(&confident());
    let asked = desk.ask("sure", &json!({"confidence": 0.99}));
    assert_eq!(
        (asked["route_reason"].as_str(), asked["confidence"]["calibration"].as_str()),
        (Some("uncalibrated"), Some("weak"))
    );
}

#[test]
fn a_second_models_confidence_is_calibrated_under_its_own_name() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({"settings": {"confidence_source": "judge"}}));
    desk.policy(&gate_policy());
    // The caller's own number says nothing; the second model's does.
    let judged = |at: usize| json!({"confidence": 0.5, "judge": {"model": "second", "confidence": sureness(at)}});
    gate(&desk, 0, 150, judged);
    let found = calibrate(&desk)[0].clone();
    assert_eq!(
        (found["source"].as_str(), found["model"].as_str(), found["is_valid"].as_bool()),
        (Some("judge"), Some("second"), Some(true)),
        "{found}"
    );
    desk.policy(&confident());
    let with = |judge: Value| json!({"confidence": 0.5, "judge": judge});
    let sure = desk.ask("sure", &with(json!({"model": "second", "confidence": 0.96})));
    assert_eq!((sure["status"].as_str(), sure["confidence"]["kind"].as_str()), (Some("auto_execute"), Some("judge")));
    let against = desk.ask("against", &with(json!({"model": "second", "agrees": false, "confidence": 0.96})));
    assert_eq!(against["route_reason"], "confidence_invalid");
    let other = desk.ask("other", &with(json!({"model": "third", "confidence": 0.96})));
    assert_eq!(other["route_reason"], "uncalibrated");
    let none = desk.ask("none", &json!({"confidence": 0.99}));
    assert_eq!(none["route_reason"], "confidence_invalid");
}

#[test]
fn metrics_count_what_people_did() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&gate_policy());
    let empty = desk.admin.get(&at(&desk, "metrics")).value();
    assert_eq!(empty["override_rates"]["gate"]["status"], "insufficient", "{empty}");
    assert!(empty["override_rates"]["gate"]["needed"].as_u64().unwrap() > 0);
    gate(&desk, 0, 100, |_| json!({}));
    // A hundred of which (49 sure ones but one, 25 unsure ones) stand: on paper below.
    let right = (0..100).filter(|at| is_right(*at)).count();
    let first = desk.ask("flagged", &json!({}));
    let ana = desk.reviewer("ana");
    let held = desk.next(&ana);
    desk.say(&ana, &held, "approve", &json!({}));
    let flag = format!("/api/v1/decisions/{}/flag", first["decision"]);
    assert_eq!(desk.bot.json("POST", &flag, &json!({"cause": "complaint"})).status, 200);
    let bo = desk.reviewer("bo");
    let held = desk.next(&bo);
    assert_eq!(desk.say(&bo, &held, "overturn", &json!({"reason_code": "wrong_facts"})).status, 201);
    desk.ask("waits", &json!({}));

    let found = desk.admin.get(&at(&desk, "metrics")).value();
    let gate_rate = &found["override_rates"]["gate"];
    // The flagged look's overturn is in no rate: its decision's own approval is.
    assert_eq!((gate_rate["k"].as_u64(), gate_rate["n"].as_u64()), (Some(100 - right as u64), Some(101)));
    assert_eq!(found["flagged"], 1);
    assert_eq!(found["override_rates"]["above"]["n"], 0);
    let wait = &found["time_to_review"][0];
    assert_eq!((wait["class"].as_str(), wait["open"].as_u64()), (Some("compliance"), Some(1)), "{wait}");
    assert_eq!(found["correction_yield"]["finding"]["estimate"], 1.0);
    // Badges flip only after the evaluations of two days.
    assert_eq!((gate_rate["status"].as_str(), gate_rate["badge"].as_str()), (Some("bad"), Some("insufficient")));
    server.wait_secs(86_400);
    let next_day = desk.admin.get(&at(&desk, "metrics")).value();
    assert_eq!(next_day["override_rates"]["gate"]["badge"], "bad");
    assert_eq!(found["advice"], json!(["retrain_or_switch"]));

    for table in ["rates", "waits", "curves", "weeks", "reliability", "coverage", "signals"] {
        let reply = desk.admin.get(&format!("{}?format=csv&table={table}", at(&desk, "metrics")));
        assert_eq!(reply.status, 200, "{table}: {}", reply.text());
        let text = reply.text();
        let widths: Vec<usize> = text.lines().map(|line| line.split(',').count()).collect();
        assert!(widths.len() > 1 && widths.iter().all(|width| *width == widths[0]), "{table}: {text}");
    }
    let rates = desk.admin.get(&format!("{}?format=csv", at(&desk, "metrics"))).text();
    let line = format!("gate,bad,{},101,", 100 - right);
    assert!(rates.lines().nth(1).unwrap().starts_with(&line), "{rates}");
    assert_eq!(desk.admin.get(&format!("{}?from=soon", at(&desk, "metrics"))).status, 422);
    let later = desk.admin.get(&format!("{}?from=2100-01-01&to=2100-02-01", at(&desk, "metrics"))).value();
    assert_eq!((later["items"].as_u64(), later["override_rates"]["gate"]["n"].as_u64()), (Some(0), Some(0)));
}

#[test]
fn a_new_workflow_earns_its_graduation_in_the_shadow() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&gate_policy());
    assert_eq!(desk.admin.get(&at(&desk, "graduation")).status, 404);
    gate(&desk, 0, 120, |_| json!({}));
    calibrate(&desk);
    let version = desk.propose(&confident());
    let set = desk.admin.json("PUT", &at(&desk, "shadow"), &json!({"version": version}));
    assert_eq!(set.status, 200, "{}", set.text());
    gate(&desk, 1000, 1100, |_| json!({}));
    let early = desk.admin.get(&at(&desk, "graduation")).value();
    assert_eq!((early["decisions"].as_u64(), early["share_alone"].as_f64()), (Some(100), Some(0.5)), "{early}");
    let changed = (1000..1100).filter(|at| at % 2 == 0 && !is_right(*at)).count() as u64;
    assert_eq!((early["alone"]["k"].as_u64(), early["alone"]["n"].as_u64()), (Some(changed), Some(50)));
    assert_eq!(early["is_ready"], false);
    assert!(early["sentence"].as_str().unwrap().contains("more needed"), "{early}");
}

/// People change nothing of what they are asked between floor and threshold.
#[test]
fn a_threshold_is_proposed_from_evidence_runs_in_the_shadow_and_another_person_activates_it() {
    let server = TestServer::start();
    let desk = super::effects::calibrated(&server, "refunds", &gate_policy());
    let nothing = desk.admin.json("POST", &at(&desk, "threshold"), &json!({}));
    assert_eq!(code(&nothing), refused(409, "no_proposal"));
    assert!(nothing.message().contains("no verdicts yet"), "{}", nothing.text());
    let ana = desk.reviewer("ana");
    for case in 0..200 {
        desk.ask(&format!("case-{case}"), &json!({"confidence": 0.84}));
        let held = desk.next(&ana);
        let (verb, more) =
            if case == 7 { ("reject", json!({"reason_code": "wrong_facts"})) } else { ("approve", json!({})) };
        assert_eq!(desk.say(&ana, &held, verb, &more).status, 201);
    }
    let said = desk.admin.get(&at(&desk, "threshold")).value();
    assert_eq!(said["change"], json!({"change": "lower", "to": 0.83}), "{said}");
    let made = desk.admin.json("POST", &at(&desk, "threshold"), &json!({}));
    assert_eq!(made.status, 201, "{}", made.text());
    let proposed = made.value()["proposed"].clone();
    assert_eq!((proposed["auto_threshold"].as_f64(), proposed["is_long_enough"].as_bool()), (Some(0.83), Some(false)));
    let activate = at(&desk, &format!("policies/{}/activate", proposed["version"]));
    let second = server.person("second-boss");
    let second = server.token(second, &qualm::domain::Scope::ALL);
    let early = second.json("POST", &activate, &json!({}));
    assert_eq!(code(&early), refused(409, "shadow_too_short"), "{}", early.text());
    let beside = desk.ask("beside", &json!({"confidence": 0.835}));
    assert_eq!(beside["route"], "review");
    let stored = server.store().read(|r| r.revisions(desk.workflow, "beside")).unwrap();
    assert_eq!(stored[0].shadow.map(|(_, route, _)| route.as_str()), Some("auto"));
    // A week later the shadow is long enough, but the item above is late, and lowering would only hide that.
    server.wait_secs(7 * 86_400);
    let own = desk.admin.json("POST", &activate, &json!({}));
    assert_eq!(code(&own), refused(403, "separation_of_duties"));
    let late = second.json("POST", &activate, &json!({}));
    assert_eq!(code(&late), refused(409, "queue_late"), "{}", late.text());
    let held = desk.next(&ana);
    desk.say(&ana, &held, "approve", &json!({}));
    let done = second.json("POST", &activate, &json!({}));
    assert_eq!(done.status, 200, "{}", done.text());
    assert!(server.store().read(|r| r.workflow(desk.workflow)).unwrap().shadow.is_none());
}

#[test]
fn a_lead_extends_a_cap_with_a_reason_and_never_their_own() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&json!({"daily_cap": 2}));
    let ana = desk.reviewer("ana");
    for case in 0..5 {
        desk.ask(&format!("case-{case}"), &json!({}));
    }
    let approve = || {
        let held = desk.next(&ana);
        assert_eq!(desk.say(&ana, &held, "approve", &json!({})).status, 201);
    };
    approve();
    approve();
    assert_eq!(code(&desk.try_next(&ana, &json!({}))), refused(429, "cap_reached"));
    let (person, lea) = (server.person("ana"), server.person("lea"));
    desk.join(lea, WorkflowRole::Lead);
    let lead = server.token(lea, &qualm::domain::Scope::ALL);
    let extend = |who: &Client, person: i64, reason: &str| {
        who.json("POST", &at(&desk, "cap-extensions"), &json!({"person": person, "extra": 1, "reason": reason}))
    };
    assert_eq!(code(&extend(&lead, person.0, "busy")), refused(422, "reason_required"));
    assert_eq!(code(&extend(&lead, lea.0, "I am not tired at all")), refused(403, "separation_of_duties"));
    assert_eq!(extend(&ana, person.0, "I am not tired at all").status, 403);
    let reply = extend(&lead, person.0, "the others are ill today");
    assert_eq!(reply.status, 201, "{}", reply.text());
    approve();
    assert_eq!(code(&desk.try_next(&ana, &json!({}))), refused(429, "cap_reached"));
    // It counts for one day.
    server.wait_secs(86_400);
    approve();
    approve();
    assert_eq!(code(&desk.try_next(&ana, &json!({}))), refused(429, "cap_reached"));
}

#[test]
fn one_persons_rate_is_for_them_and_for_leads_and_below_thirty_for_nobody() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&gate_policy());
    let (ana, bo, lea) = (server.person("ana"), server.person("bo"), server.person("lea"));
    desk.join(bo, WorkflowRole::Reviewer);
    desk.join(lea, WorkflowRole::Lead);
    gate(&desk, 0, 29, |_| json!({}));
    let page = |who, of: &str| server.browser(who).get(&format!("/workflows/refunds/reviewers/{of}"));
    assert!(page(ana, "me").text().contains("29 of 30 verdicts; 1 more needed"));
    gate(&desk, 29, 40, |_| json!({}));
    let changed = (0..40).filter(|at| !is_right(*at)).count();
    let own = page(ana, "me").text();
    assert!(own.contains(&format!("{changed} of 40")), "{own}");
    assert!(!own.contains("How many more today"), "nobody extends their own cap");
    let leads = page(lea, &ana.0.to_string());
    assert!(leads.status == 200 && leads.text().contains(&format!("{changed} of 40")));
    assert_eq!(page(bo, &ana.0.to_string()).status, 404);
    assert_eq!(page(lea, "4711").status, 404);
    // An engineer runs the workflow and is not told about people.
    let eve = server.person("eve");
    desk.join(eve, WorkflowRole::Engineer);
    assert_eq!(page(eve, &ana.0.to_string()).status, 403);
    // It is in no metric that leaves the server.
    for path in
        ["metrics", "metrics?format=csv", "metrics?format=csv&table=signals", "metrics?format=csv&table=coverage"]
    {
        let text = desk.admin.get(&at(&desk, path)).text();
        assert!(text.split(|c: char| !c.is_alphanumeric()).all(|word| word != "ana"), "{path}: {text}");
    }
    let lead = server.browser(lea);
    let csrf = lead.csrf();
    let path = format!("/workflows/refunds/reviewers/{}", ana.0);
    let sent = lead.form(&path, &[("csrf", &csrf), ("extra", "7"), ("reason", "the others are ill today")]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert!(page(ana, "me").text().contains("40 of 100,007 decided today, 7 of them added by a lead"));
}

#[test]
fn the_metrics_page_says_what_it_does_not_know_and_then_what_it_does() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&gate_policy());
    let lea = server.person("lea");
    desk.join(lea, WorkflowRole::Lead);
    let lead = server.browser(lea);
    let empty = lead.get("/workflows/refunds/metrics");
    assert_eq!(empty.status, 200, "{}", empty.text());
    assert!(empty.text().matches("not enough evidence yet").count() >= 8, "{}", empty.text());
    assert!(!empty.text().contains("healthy</span>"));
    gate(&desk, 0, 130, |_| json!({}));
    let csrf = lead.csrf();
    assert_eq!(lead.form("/workflows/refunds/calibrate", &[("csrf", &csrf)]).status, 303);
    let page = lead.get("/workflows/refunds/metrics").text();
    let changed = (0..130).filter(|at| !is_right(*at)).count();
    assert!(page.contains(&format!("{changed} of 130")), "{page}");
    assert!(page.contains("platt, fitted on 130 verdicts") && page.contains(">valid</span>"), "{page}");
    assert!(page.contains("Share still waiting") && page.contains("table=reliability"));
    let none = lead.form("/workflows/refunds/threshold", &[("csrf", &csrf)]);
    assert_eq!(none.status, 409);
    let ana = server.person("ana");
    assert_eq!(server.browser(ana).get("/workflows/refunds/metrics").status, 403);
}

/// The workflow's own project says how sure it is; what its round does not vouch for goes to people.
#[test]
fn confidence_comes_from_the_projects_own_model_when_its_round_vouches_for_it() {
    let stage = super::stage::stage(1000, json!({}));
    let server = &stage.server;
    let settings = json!({"confidence_source": "model", "label_path": "/label"});
    let desk = Desk::open(server, "mail", &json!({"project": "p", "settings": settings}));
    let mut policy = confident();
    policy["review_floor"] = json!(0.3);
    desk.policy(&policy);
    let ask = |external: &str, label: &str, text: &str| {
        let action = json!({"name": "sort", "args": {"label": label}});
        desk.ask(external, &json!({"action": action, "input": {"text": text}, "confidence": 0.01}))
    };
    let sure = ask("sure", "spam", "pills winner near xyz");
    let round = stage.engineer.get("/api/v1/projects/p/rounds/1").value();
    assert_eq!(sure["confidence"]["kind"], "model", "{sure}");
    assert_eq!(
        (sure["status"].as_str(), sure["confidence"]["calibration"].as_str()),
        (Some("auto_execute"), Some("valid")),
        "{sure} {}",
        round["report"]["calibration"]
    );
    let raw = sure["confidence"]["raw"].as_f64().unwrap();
    let said =
        stage.engineer.json("POST", "/api/v1/projects/p/predict", &json!({"text": "pills winner near xyz"})).value();
    assert!((raw - said["confidence"].as_f64().unwrap()).abs() < 1e-12, "{raw} {said}");
    // The other label has the rest of the probability.
    let wrong = ask("wrong", "ham", "pills winner near xyz");
    assert!((wrong["confidence"]["raw"].as_f64().unwrap() - (1.0 - raw)).abs() < 1e-9);
    assert_eq!(wrong["route"], "below_floor");
    let unknown = ask("unknown", "eggs", "pills winner near xyz");
    assert_eq!(unknown["route_reason"], "confidence_invalid");
    assert_eq!(unknown["confidence"]["calibration_note"], "the project's model knows no class `eggs`");
    server.wait_secs(31 * 86_400);
    let old = ask("old", "spam", "pills winner near xyz");
    assert_eq!(
        (old["route_reason"].as_str(), old["confidence"]["calibration"].as_str()),
        (Some("uncalibrated"), Some("stale"))
    );
}

#[test]
fn drift_is_told_with_its_interval_and_withdraws_what_was_learned_before() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.policy(&gate_policy());
    let ana = desk.reviewer("ana");
    let week = |from: usize, wrong: usize| {
        for case in from..from + 100 {
            // The wrong ones are unsure ones, so the confidence is worth something in both weeks.
            let is_wrong = case < from + wrong;
            desk.ask(&format!("case-{case}"), &json!({"confidence": if is_wrong { 0.6 } else { 0.95 }}));
            decide(&desk, &ana, |external| number(external) >= from + wrong);
        }
    };
    week(0, 10);
    server.settle();
    server.wait_secs(8 * 86_400);
    week(1000, 40);
    let found = desk.admin.get(&at(&desk, "metrics")).value();
    let weekly = &found["drift"]["weekly"];
    // 40 of 100 (30.9 to 49.8 %) after 10 of 100 (5.5 to 17.4 %): 30 points, Newcombe 18.3 to 40.8.
    let near = |value: &Value, expected: f64| assert!((value.as_f64().unwrap() - expected).abs() < 2e-4, "{weekly}");
    near(&weekly["difference"], 0.3);
    near(&weekly["interval"]["low"], 0.1828);
    near(&weekly["interval"]["high"], 0.4078);
    assert_eq!(weekly["status"], "bad");
    let weeks: Vec<u64> =
        found["weeks"].as_array().unwrap().iter().map(|week| week["changed"].as_u64().unwrap()).collect();
    assert_eq!(weeks, [10, 40]);
    let id = |desk: &Desk<'_>| server.store().read(|r| r.calibrators(desk.workflow)).unwrap()[0].clone();
    let before = id(&desk);
    assert!(before.withdrawn.is_none());
    server.settle();
    // Fitted again at once, on the hundred verdicts since.
    let after = id(&desk);
    assert_eq!((after.id > before.id, after.labels, after.withdrawn), (true, 100, None));
    assert!(desk.happened().iter().any(|kind| kind == "calibrator.withdrawn"));
}
