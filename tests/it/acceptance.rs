//! The rest of the pool done by the model: accept, check, export, withdraw, from outside.

use super::stage::{ITEMS, Stage, done_sentence, opposite, stage, stage_with, truth};
use qualm::acceptance::{AcceptPool, Withdraw, standings};
use qualm::error::Error;
use qualm::store::NewMachineLabel;
use serde_json::{Value, json};

#[test]
fn the_model_does_the_rest_people_check_and_it_is_taken_back() {
    // Half of the hazy fifth would be wrong: all together just over what is allowed, so a promise leaves a part of it.
    let stage = stage_with(700, json!({}), 5);
    let before = stage.shown();
    let count = |shown: &Value, key: &str| shown[key].as_u64().unwrap();

    // A dry run counts and changes nothing but the number of certificates; the same question costs nothing twice.
    let (status, tried) = stage.accept(&json!({"dry_run": true}));
    assert_eq!((status, tried["dry_run"].as_bool()), (200, Some(true)), "{tried}");
    assert_eq!(count(&stage.shown(), "machine_labels"), 0);
    let issued = |stage: &Stage| stage.server.store().read(|r| r.certificate_count(stage.project)).unwrap();
    let number = issued(&stage);
    let (status, said) = stage.accept(&json!({}));
    assert_eq!((status, issued(&stage)), (201, number), "{said}");
    assert_eq!(said["items"], tried["items"]);
    let items = count(&said, "items");
    let rest = ITEMS as u64 - count(&before, "holdout_items") - count(&before, "pool_labels");
    assert!(items > rest / 2 && items < rest - 40 && items + count(&said, "left") == rest, "{said}");
    let could = tried["sentence"].as_str().unwrap();
    assert!(could.contains("rest of the pool can be done by the model at no more than 10 % wrong"), "{tried}");
    let done = done_sentence(items, ITEMS as u64 - count(&before, "holdout_items"));
    assert!(said["sentence"].as_str().unwrap().starts_with(&done), "{said}");
    assert_eq!(stage.shown()["done_by_the_model"], said["sentence"]);
    assert!(said["certificate"]["threshold"].is_number() && said["acceptance"]["round"] == 1);

    // People's labels are what they were.
    let after = stage.shown();
    assert_eq!(count(&after, "machine_labels"), items);
    for key in ["pool_labels", "holdout_labels", "labels", "disputed"] {
        assert_eq!(after[key], before[key], "{key}");
    }

    // Exports mark it, or leave it out.
    let all = stage.exported("");
    let machine: Vec<&Value> = all.iter().filter(|item| item["source"] == "machine").collect();
    assert_eq!(machine.len() as u64, items);
    for item in &machine {
        assert_eq!((item["status"].as_str(), item["part"].as_str()), (Some("machine"), Some("pool")), "{item}");
        assert!(item["machine"]["confidence"].as_f64().unwrap() > said["certificate"]["threshold"].as_f64().unwrap());
        assert_eq!(item["machine"]["acceptance"], said["acceptance"]["acceptance"]);
        assert!(item["machine"]["model"].is_i64() && item["annotations"].as_array().unwrap().is_empty(), "{item}");
    }
    assert_eq!(stage.exported("?machine=false").len(), 700);
    assert!(stage.exported("?machine=false").iter().all(|item| item["status"] == "labeled"));
    let csv = stage.engineer.get("/api/v1/projects/p/export?format=csv").text();
    assert_eq!(csv.lines().filter(|line| line.contains(",machine,")).count() as u64, items);
    let manifest = stage.engineer.get("/api/v1/projects/p/export/manifest").value();
    assert_eq!((count(&manifest, "machine"), count(&manifest, "labeled")), (items, 700));

    // People meet some of it, as ordinary assignments without a suggestion, and nothing else of it.
    let accepted = stage.accepted_ids();
    stage.server.settle();
    let audit_items = count(&said, "audit_items");
    assert_eq!(audit_items, (items as f64 * 0.05).ceil() as u64);
    let by_model = |id: &str| {
        let found = machine.iter().find(|item| item["id"] == id)?;
        Some(if found["label"] == "spam" { "spam" } else { "ham" })
    };
    let mut given = stage.label(12, |id| by_model(id).unwrap_or(truth(id)));
    given.extend(stage.label(4, |id| opposite(by_model(id).unwrap_or(truth(id)))));
    let audits: Vec<&(String, String, bool)> = given.iter().filter(|(_, source, _)| source == "audit").collect();
    assert_eq!(audits.len(), 4, "every fourth: {given:?}");
    assert!(audits.iter().all(|(id, _, suggested)| accepted.contains(id) && !suggested));
    assert!(given.iter().all(|(id, source, _)| source == "audit" || !accepted.contains(id)), "{given:?}");
    let list = stage.engineer.get("/api/v1/projects/p/acceptances").value();
    assert_eq!((list[0]["audited"].as_u64(), list[0]["wrong"].as_u64()), (Some(4), Some(1)), "{list}");
    assert_eq!(list[0]["standing"].as_u64(), Some(items - 4), "what people label is theirs");

    // A round trains on people's labels and on nothing else.
    let round = stage.round();
    let human = count(&stage.shown(), "pool_labels");
    assert_eq!(round["metrics"]["pool_labels"].as_u64(), Some(human));
    assert_eq!(human, count(&before, "pool_labels") + 16);
    let trained: u64 = round["metrics"]["classes"].as_array().unwrap().iter().map(|c| c[1].as_u64().unwrap()).sum();
    assert_eq!(trained, human);
    assert!(round["metrics"]["candidates"].as_u64().unwrap() < rest - items);

    // One step takes it back, and its items can be asked about again.
    let path = format!("/api/v1/projects/p/acceptances/{}/withdraw", said["acceptance"]["acceptance"]);
    let withdrawn = stage.engineer.post(&path).value();
    assert_eq!((withdrawn["state"].as_str(), withdrawn["standing"].as_u64()), (Some("withdrawn"), Some(0)));
    assert_eq!((withdrawn["audited"].as_u64(), withdrawn["wrong"].as_u64()), (Some(4), Some(1)), "its audit is kept");
    assert_eq!(stage.engineer.post(&path).status, 409);
    assert_eq!(count(&stage.shown(), "machine_labels"), 0);
    assert!(stage.exported("").iter().all(|item| item["status"] == "labeled"));
    let next = stage.round();
    assert_eq!(next["metrics"]["candidates"].as_u64(), Some(rest - 16));
    assert_eq!(stage.shown()["done_by_the_model"], Value::Null);
    stage.server.settle();
    assert!(stage.label(12, truth).iter().any(|(id, ..)| accepted.contains(id)));
    let actions = stage.actions();
    for action in ["certificate.issue", "acceptance.accept", "acceptance.compare", "acceptance.withdraw"] {
        assert!(actions.iter().any(|done| done == action), "{action} is not in the audit log");
    }
}

#[test]
fn nothing_is_accepted_without_proof_and_the_reason_is_plain() {
    let stage = stage(100, json!({}));
    let (status, refused) = stage.accept(&json!({}));
    let message = refused["error"]["message"].as_str().unwrap();
    assert_eq!(status, 409, "{refused}");
    assert!(
        message.contains("more check labels") && message.contains("tune the model until there are 60"),
        "{message}"
    );
    assert_eq!(stage.server.store().read(|r| r.certificate_count(stage.project)).unwrap(), 0, "and nothing was spent");
    let (status, _) = stage.accept(&json!({"budget": 2.0}));
    assert_eq!(status, 422);
    assert_eq!(stage.accept(&json!({"budgets": 0.1})).0, 422);
}

#[test]
fn an_audit_that_finds_too_much_flags_the_acceptance_and_a_broken_off_one_is_not_seen() {
    let stage = stage(700, json!({"accept_audit_share": 1.0}));
    let accept = AcceptPool { project: stage.project, budget: None, confidence: None, dry_run: false, by: None };
    // As after a crash: prepared and never finished.
    let (shop, project, now) = (&stage.server.workshop, stage.project, stage.server.now());
    accept.clone().run(shop, now).map(|done| assert!(done.items > 100)).unwrap();
    let certificate = shop.store.read(|r| Ok(r.acceptances(project)?[0].certificate.clone())).unwrap();
    let first = shop.store.read(|r| standings(r, project)).unwrap()[0].row.id;
    let row = shop.store.read(|r| r.standing_labels(project, first)).unwrap()[0].row;
    Withdraw { project, acceptance: first, by: None }.run(shop, now).unwrap();
    shop.store
        .write(move |tx| {
            let id = tx.insert_acceptance(project, &certificate, None, now)?;
            let label = NewMachineLabel { row, class: 0, confidence: 0.99, audit: None };
            tx.insert_machine_labels(project, id, &[label])
        })
        .unwrap();
    assert_eq!(shop.store.read(|r| r.standing_count(project, None)).unwrap(), 0, "half of it is none of it");
    assert!(matches!(accept.clone().run(shop, now), Err(Error::Conflict(_))), "one at a time");
    qualm::worker::recover(shop, now).unwrap();
    let again = accept.run(shop, now).unwrap();

    // Everything is audited, and people contradict the model.
    stage.server.settle();
    for _ in 0..40 {
        stage.label(1, |id| opposite(truth(id)));
    }
    let found = shop.store.read(|r| qualm::acceptance::standing(r, project, again.acceptance.unwrap())).unwrap();
    assert!(found.audited >= 10 && found.wrong == found.audited, "{found:?}");
    assert!(found.flags.len() == 1 && found.flags[0].starts_with("People found"), "{:?}", found.flags);
    // 1 - (1 - delta)^(1/n) is not it: all wrong, so the bound is delta^(1/n).
    let bound = 0.1f64.powf(1.0 / found.audited as f64);
    assert!((found.error_at_least - bound).abs() < 1e-6, "{} {bound}", found.error_at_least);
    let listed = stage.engineer.get("/api/v1/projects/p").value();
    assert_eq!(listed["acceptances"][0]["flags"].as_array().unwrap().len(), 1);
    assert_eq!(listed["acceptances"][0]["is_flagged"], true);
    let done = listed["done_by_the_model"].as_str().unwrap();
    assert!(done.contains("is flagged: its promise is not supported any more"), "{done}");
    let page = stage.server.browser(stage.server.person("eve")).get("/projects/p").text();
    assert!(page.contains(">flagged</span>") && page.contains("People found"), "{page}");
}

#[test]
fn a_newer_model_that_contradicts_flags_the_acceptance() {
    let stage = stage(700, json!({}));
    let (shop, project, now) = (&stage.server.workshop, stage.project, stage.server.now());
    let accept = AcceptPool { project, budget: None, confidence: None, dry_run: false, by: None };
    let first = accept.run(shop, now).unwrap();
    let id = first.acceptance.unwrap();
    let labels = shop.store.read(|r| r.standing_labels(project, id)).unwrap();
    Withdraw { project, acceptance: id, by: None }.run(shop, now).unwrap();
    // As if an earlier model had called every fifth otherwise.
    let told = |(at, label): (usize, &qualm::store::MachineLabelRow)| {
        let class = if at.is_multiple_of(5) { 1 - label.class } else { label.class };
        NewMachineLabel { row: label.row, class, confidence: label.confidence, audit: None }
    };
    let told: Vec<NewMachineLabel> = labels.iter().enumerate().map(told).collect();
    let certificate = first.certificate;
    shop.store
        .write(move |tx| {
            let id = tx.insert_acceptance(project, &certificate, None, now)?;
            tx.insert_machine_labels(project, id, &told)?;
            tx.activate_acceptance(project, id)
        })
        .unwrap();
    let newest = |stage: &Stage| stage.engineer.get("/api/v1/projects/p/acceptances").value()[0].clone();
    assert_eq!((&newest(&stage)["is_flagged"], &newest(&stage)["compared"]), (&json!(false), &json!(0)));

    stage.round();
    let found = newest(&stage);
    let (all, other) = (labels.len() as u64, labels.len().div_ceil(5) as u64);
    assert_eq!((found["compared"].as_u64(), &found["compared_with_round"]), (Some(all), &json!(2)), "{found}");
    // The two models agree but for a few.
    assert!(found["disagreeing"].as_u64().unwrap().abs_diff(other) <= all / 50, "{found}");
    assert_eq!(found["is_flagged"], true);
    assert!(found["flags"][0].as_str().unwrap().starts_with("The model of round 2 names another class for"), "{found}");
}

#[test]
fn machine_labels_never_train() {
    let (with, without) = (stage_with(500, json!({}), 6), stage_with(500, json!({}), 6));
    let labels = |stage: &Stage| {
        let read = stage.server.store().read(|r| r.labels_at(stage.project, r.label_position()?));
        read.unwrap().into_iter().map(|(row, _, class)| (row, class)).collect::<Vec<_>>()
    };
    let before = labels(&with);
    let (status, said) = with.accept(&json!({"budget": 0.2}));
    assert!(status == 201 && said["items"].as_u64() > Some(200), "{said}");
    assert_eq!(labels(&with), before);
    assert_eq!((before.len(), labels(&without)), (500, before));

    // The next round gives the same model to the last bit, and the same figures.
    let (one, other) = (with.round(), without.round());
    let digest = |stage: &Stage| stage.server.store().read(|r| Ok(r.models(stage.project)?[0].digest.clone())).unwrap();
    assert_eq!(digest(&with), digest(&without));
    for key in ["pool_labels", "holdout_labels", "holdout", "classes", "tuning", "calibration"] {
        assert!(!one["metrics"][key].is_null(), "{key}");
        assert_eq!(one["metrics"][key], other["metrics"][key], "{key}");
    }
}

#[test]
fn a_model_that_spent_the_holdout_is_never_certified() {
    let stage = stage(700, json!({}));
    let issued = || stage.server.store().read(|r| r.certificate_count(stage.project)).unwrap();
    let (status, said) = stage.accept(&json!({}));
    assert_eq!(status, 201, "{said}");
    let number = issued();

    let started = stage.engineer.json("POST", "/api/v1/projects/p/rounds", &json!({"spend_holdout": true}));
    assert_eq!(started.status, 202, "{}", started.text());
    stage.server.settle();
    let round = stage.engineer.get("/api/v1/projects/p/rounds/2").value();
    assert_eq!(round["state"], "done", "{round}");
    assert!(round["metrics"]["spent"].is_object() && round["metrics"]["acceptance"].is_null(), "{round}");
    assert_eq!(stage.shown()["model_round"], 2);

    for ask in [json!({}), json!({"dry_run": true}), json!({"budget": 0.4, "confidence": 0.6})] {
        let (status, refused) = stage.accept(&ask);
        let message = refused["error"]["message"].as_str().unwrap_or_default();
        assert!(status == 409 && message.starts_with("The model of round 2 trained on the holdout"), "{refused}");
    }
    assert_eq!(issued(), number, "and nothing was spent on it");
    let page = stage.server.browser(stage.server.person("eve")).get("/projects/p").text();
    assert!(page.contains("no label is left that could certify it"), "{page}");
    assert!(!page.contains("Accept what can be promised"), "{page}");
    // What was accepted before rests on the earlier model, and the new one is held against it.
    let list = stage.engineer.get("/api/v1/projects/p/acceptances").value();
    assert_eq!((&list[0]["state"], &list[0]["compared_with_round"]), (&json!("active"), &json!(2)), "{list}");

    // The earlier model has not seen the holdout, and a round that leaves the holdout alone gives another such.
    let path = format!("/api/v1/projects/p/acceptances/{}/withdraw", list[0]["acceptance"]);
    assert_eq!(stage.engineer.post(&path).status, 200);
    assert_eq!(stage.engineer.post("/api/v1/projects/p/rounds/1/rollback").status, 200);
    let (status, again) = stage.accept(&json!({"dry_run": true}));
    assert_eq!((status, &again["items"]), (200, &said["items"]), "{again}");
    let round = stage.round();
    assert!(round["metrics"]["acceptance"]["sentence"].is_string(), "{round}");
}

#[test]
fn the_page_says_it_asks_to_be_sure_and_takes_it_back() {
    let stage = stage(700, json!({}));
    let engineer = stage.server.browser(stage.server.person("eve"));
    let csrf = engineer.csrf();
    let page = engineer.get("/projects/p").text();
    assert!(page.contains("The rest by the model") && page.contains("Accept what can be promised"), "{page}");
    let fields = [("csrf", csrf.as_str()), ("budget", "0.1"), ("confidence", "0.9")];
    let refused = engineer.form("/projects/p/acceptances", &fields);
    assert!(refused.status == 422 && refused.text().contains("tick the box"), "{}", refused.text());
    let sure = [fields[0], fields[1], fields[2], ("sure", "yes")];
    let done = engineer.form("/projects/p/acceptances", &sure);
    assert_eq!((done.status, done.header("location")), (303, Some("/projects/p?done=accepted")), "{}", done.text());
    let page = engineer.get("/projects/p").text();
    let (items, pool) =
        (stage.accepted_ids().len() as u64, ITEMS as u64 - stage.shown()["holdout_items"].as_u64().unwrap());
    assert!(page.contains(&done_sentence(items, pool)), "{page}");
    assert!(page.contains("Acceptance 1") && page.contains("drawn items audited yet"), "{page}");
    let item = stage.accepted_ids().into_iter().next().unwrap();
    assert!(engineer.get(&format!("/projects/p/items/{item}")).text().contains("by the model alone"));
    let done = engineer.form("/projects/p/acceptances/1/withdraw", &fields[..1]);
    assert_eq!(done.header("location"), Some("/projects/p?done=withdrawn"), "{}", done.text());
    assert!(engineer.get("/projects/p").text().contains("withdrawn"));
}
