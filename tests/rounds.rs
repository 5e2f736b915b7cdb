//! The loop through the verbs, without a browser: import, ask, label, round, ask better, roll back, start again.

use qualm::domain::{LabelSchema, Part, ProjectId, Recipe, Timestamp, UserId, schema::Choice};
use qualm::error::Error;
use qualm::keeping::{CreateBackup, RestoreBackup, VerifyBackup};
use qualm::labels::{AcceptAnnotation, Accepted, EditAnnotation, RawAnswer, UndoAnnotation};
use qualm::models::Ask;
use qualm::pool::ImportItems;
use qualm::projects::{CreateProject, UpdateProject};
use qualm::queue::{ClaimNext, Claimed, EmptyReason, Heartbeat, Next, Release, Skip, expire_overdue};
use qualm::rounds::{
    CancelRound, Rollback, RoundReport, SpendHoldout, StartRound, Workshop, advise_project, predict_item,
    predict_records, run_round, saw_holdout,
};
use qualm::store::{Lane, ProjectRow, RoundRow, Store};
use qualm::worker;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

const NOW: Timestamp = Timestamp(1_000_000);

fn clock() -> Timestamp {
    NOW
}

struct House {
    shop: Workshop,
    project: ProjectId,
}

impl House {
    fn new(dir: &Path, settings: Value) -> House {
        let shop = Workshop::new(Arc::new(Store::open(dir).unwrap()));
        let create = CreateProject {
            slug: "animals".into(),
            title: "Animals".into(),
            guide: String::new(),
            schema: LabelSchema::Choice(Choice {
                classes: ["cat", "dog", "owl"].map(str::to_owned).to_vec(),
                retired: Vec::new(),
            }),
            recipe: Recipe { text: vec!["text".into()], ..Recipe::default() },
            settings: settings.as_object().cloned().unwrap_or_default(),
            seed: Some(5),
            is_demo: false,
        };
        let project = create.run(&shop.store, None, NOW).unwrap().id;
        House { shop, project }
    }

    fn with_items(self, count: usize) -> House {
        let report = ImportItems::new(self.project, "animals.jsonl")
            .run(&self.shop.store, items(count).as_bytes(), NOW, &mut |_| {})
            .unwrap();
        assert_eq!(report.added, count as u64);
        self.work();
        self
    }

    /// Lets the worker do everything that is due.
    fn work(&self) {
        while worker::step(&self.shop, &clock).unwrap().is_some() {}
    }

    fn person(&self, name: &'static str) -> UserId {
        self.shop.store.write(move |tx| tx.insert_person(name, false, false, NOW)).unwrap()
    }

    fn row(&self) -> ProjectRow {
        self.shop.store.read(|reader| reader.project(self.project)).unwrap()
    }

    fn claim(&self, person: UserId) -> Next {
        ClaimNext { project: self.project, person, another: false }.run(&self.shop.store, NOW).unwrap()
    }

    fn next(&self, person: UserId) -> Claimed {
        match self.claim(person) {
            Next::Item(claimed) => *claimed,
            Next::Empty(reason) => panic!("nothing to label: {reason:?}"),
        }
    }

    fn accept(&self, claimed: &Claimed, by: UserId, label: &str) -> Result<Accepted, Error> {
        let answer = RawAnswer { label: label.into(), ..RawAnswer::default() };
        AcceptAnnotation { assignment: claimed.assignment.id, by, answer }.run(&self.shop.store, NOW)
    }

    fn label(&self, person: UserId, count: usize) -> Vec<Claimed> {
        (0..count)
            .map(|_| {
                let claimed = self.next(person);
                self.accept(&claimed, person, truth(&claimed.item.external)).unwrap();
                claimed
            })
            .collect()
    }

    fn round(&self) -> RoundRow {
        let round = StartRound { project: self.project, cause: "button", by: None }.run(&self.shop, NOW).unwrap();
        run_round(&self.shop, &round, &clock).unwrap();
        self.shop.store.read(|reader| reader.round(self.project, round.number)).unwrap()
    }
}

/// Item `n` is about animal `n % 3`, in words that the three partly share.
fn items(count: usize) -> String {
    let words = [
        ["whiskers", "purrs", "litter", "mouse"],
        ["barks", "leash", "fetch", "bone"],
        ["hoots", "feathers", "night", "mouse"],
    ];
    (0..count)
        .map(|n| {
            let own = words[n % 3];
            let text = format!(
                "{} {} today seen near house number {} street {}",
                own[(n / 3) % 4],
                own[(n / 12) % 4],
                letters(n),
                letters(n * 7 + 3)
            );
            json!({"id": format!("item-{n}"), "text": text}).to_string() + "\n"
        })
        .collect()
}

/// Letters, not digits: texts that differ in digits only fold alike and count as near-copies.
fn letters(n: usize) -> String {
    n.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect()
}

fn truth(external: &str) -> &'static str {
    let n: usize = external.trim_start_matches("item-").parse().unwrap();
    ["cat", "dog", "owl"][n % 3]
}

fn report(round: &RoundRow) -> RoundReport {
    serde_json::from_value(round.report.clone().unwrap_or_else(|| panic!("{:?}", round.error))).unwrap()
}

#[test]
fn labels_train_a_model_that_orders_the_queue_and_suggests() {
    let dir = tempfile::tempdir().unwrap();
    // Nothing is hidden at random: every item of the pool has its suggestion.
    let settings = json!({"round_every_labels": 0, "holdout_share": 0.2, "suggestion_hidden_share": 0.0});
    let house = House::new(dir.path(), settings).with_items(400);
    let ana = house.person("ana");
    let first = house.label(ana, 60);
    assert!(first.iter().any(|c| c.assignment.source == "coverage"), "the start covers the pool");
    assert!(first.iter().all(|c| c.suggestion.is_none()), "nothing to suggest before the first model");

    let round = house.round();
    let report = report(&round);
    assert_eq!(round.state, "done", "{:?}", round.error);
    assert_eq!(report.pool_labels + report.holdout_labels, 60);
    assert!(report.is_promoted);
    assert!(report.holdout.as_ref().unwrap().accuracy.unwrap() > 0.8, "{report:?}");
    assert!(round.position.unwrap() > 0);

    let next = house.label(ana, 20);
    let by_strategy = next.iter().filter(|c| c.assignment.source != "random").count();
    assert!(by_strategy >= 10, "{:?}", next.iter().map(|c| &c.assignment.source).collect::<Vec<_>>());
    for claimed in &next {
        assert_eq!(claimed.suggestion.is_some(), claimed.item.part == Part::Pool);
        assert_eq!(claimed.assignment.round.is_some(), claimed.item.part == Part::Pool);
    }
    let row = next[0].item.row;
    let prediction = predict_item(&house.shop, house.project, row, 0).unwrap().unwrap();
    let sum: f64 = prediction.probabilities.iter().map(|(_, p)| p).sum();
    assert!((sum - 1.0).abs() < 1e-9 && prediction.round == 1);

    // The same record from outside gets the same answer, and one that cannot be read gets the reason in its place.
    let records = [json!({"text": ""}), next[0].item.data.clone(), json!("no object")];
    let said = predict_records(&house.shop, house.project, &records, Ask::default()).unwrap();
    assert_eq!(said[1].as_ref(), Ok(&prediction));
    assert!(said[0].as_ref().unwrap_err().reason.contains("`text` is missing or empty"), "{:?}", said[0]);
    assert!(said[2].as_ref().unwrap_err().reason.contains("JSON object"), "{:?}", said[2]);
}

#[test]
fn before_the_first_model_there_is_no_prediction() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({})).with_items(20);
    assert_eq!(predict_item(&house.shop, house.project, 0, 0).unwrap(), None);
    assert!(matches!(predict_records(&house.shop, house.project, &[], Ask::default()), Err(Error::Conflict(_))));
}

#[test]
fn the_holdout_is_served_by_its_share_and_never_by_a_strategy() {
    let dir = tempfile::tempdir().unwrap();
    // More than the holdout lane takes at a time, so that the lane cannot hide what a strategy picks.
    let house = House::new(dir.path(), json!({"round_every_labels": 25, "holdout_share": 0.5})).with_items(1000);
    let ana = house.person("ana");
    let mut served = Vec::new();
    for _ in 0..4 {
        served.extend(house.label(ana, 25));
        house.work();
    }
    let holdout: Vec<&Claimed> = served.iter().filter(|c| c.item.part == Part::Holdout).collect();
    assert_eq!(holdout.len(), 20, "20 % until 100 are labeled");
    assert!(holdout.iter().all(|c| c.assignment.source == "holdout"));
    assert!(served.iter().filter(|c| c.item.part == Part::Pool).all(|c| c.assignment.source != "holdout"));
    assert!(house.row().model.is_some());
    let queue = house.shop.store.read(|r| r.queue_front(house.project, Lane::Main, 10_000)).unwrap();
    let barred: BTreeSet<u32> = house.shop.store.read(|r| r.holdout_rows(house.project)).unwrap().into_iter().collect();
    assert!(queue.len() > 100);
    assert_eq!(queue.iter().filter(|entry| barred.contains(&entry.row)).count(), 0);
    // What trains: pool labels only.
    let rounds = house.shop.store.read(|r| r.rounds(house.project, 10)).unwrap();
    let last = report(&rounds[0]);
    assert_eq!((last.pool_labels, last.holdout_labels), (80, 20));
    let distinct: BTreeSet<&str> = served.iter().map(|c| c.item.external.as_str()).collect();
    assert_eq!(distinct.len(), 100, "no item twice");
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let run = || {
        let dir = tempfile::tempdir().unwrap();
        let house = House::new(dir.path(), json!({"round_every_labels": 0})).with_items(300);
        let ana = house.person("ana");
        let mut order = Vec::new();
        let mut digests = Vec::new();
        for _ in 0..3 {
            order.extend(house.label(ana, 30).into_iter().map(|c| c.item.external));
            house.round();
        }
        for model in house.shop.store.read(|r| r.models(house.project)).unwrap() {
            digests.push(model.digest.clone());
            let bytes = std::fs::read(house.shop.store.path_of(&model.file)).unwrap();
            assert_eq!(qualm::models::artefact::digest(&bytes), model.digest);
        }
        (order, digests)
    };
    let (first, second) = (run(), run());
    assert_eq!(first.1.len(), 3);
    assert_eq!(first, second);
}

#[test]
fn a_model_loads_in_the_next_process_and_lost_columns_are_rebuilt() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({"round_every_labels": 0})).with_items(300);
    let ana = house.person("ana");
    house.label(ana, 50);
    house.round();
    let before = predict_item(&house.shop, house.project, 7, 0).unwrap().unwrap();
    let project = house.project;
    drop(house);

    for entry in std::fs::read_dir(dir.path().join("columns")).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
    let house = House { shop: Workshop::new(Arc::new(Store::open(dir.path()).unwrap())), project };
    worker::recover(&house.shop, NOW).unwrap();
    let again = house.round();
    assert_eq!(again.state, "done", "{:?}", again.error);
    Rollback { project, number: 1, by: None }.run(&house.shop, NOW).unwrap();
    assert_eq!(predict_item(&house.shop, project, 7, 0).unwrap().unwrap(), before);
    house.label(ana, 5);
}

#[test]
fn a_roll_back_brings_the_earlier_model_and_its_order_back() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({"round_every_labels": 0})).with_items(300);
    let ana = house.person("ana");
    house.label(ana, 40);
    house.round();
    house.label(ana, 40);
    house.round();
    let current = house.row().model.unwrap();
    Rollback { project: house.project, number: 1, by: None }.run(&house.shop, NOW).unwrap();
    assert_ne!(house.row().model.unwrap(), current);
    let entry = &house.shop.store.read(|r| r.queue_front(house.project, Lane::Main, 1)).unwrap()[0];
    assert_eq!(entry.round, Some(1));
    Rollback { project: house.project, number: 2, by: None }.run(&house.shop, NOW).unwrap();
    assert_eq!(house.row().model.unwrap(), current);
    let none = Rollback { project: house.project, number: 9, by: None }.run(&house.shop, NOW);
    assert!(matches!(none, Err(Error::NotFound(_))));
}

#[test]
fn a_round_without_two_classes_fails_in_plain_words_and_a_waiting_one_can_be_cancelled() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({"round_every_labels": 0})).with_items(60);
    let ana = house.person("ana");
    for _ in 0..5 {
        let claimed = house.next(ana);
        house.accept(&claimed, ana, "owl").unwrap();
    }
    let failed = house.round();
    assert_eq!(failed.state, "failed");
    assert!(failed.error.unwrap().contains("`owl`"));
    let waiting = StartRound { project: house.project, cause: "api", by: None }.run(&house.shop, NOW).unwrap();
    let second = StartRound { project: house.project, cause: "api", by: None }.run(&house.shop, NOW);
    assert!(matches!(second, Err(Error::Conflict(_))));
    let cancelled =
        CancelRound { project: house.project, number: waiting.number, by: None }.run(&house.shop, NOW).unwrap();
    assert_eq!(cancelled.state, "cancelled");
    house.work();
    assert_eq!(house.row().model, None);
}

#[test]
fn a_class_added_midway_joins_the_next_round() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({"round_every_labels": 0, "holdout_share": 0.3})).with_items(200);
    let ana = house.person("ana");
    house.label(ana, 40);
    house.round();
    let add = UpdateProject { add_classes: vec!["bat".into()], ..UpdateProject::default() };
    add.run(&house.shop.store, house.project, None, NOW).unwrap();
    for _ in 0..20 {
        let claimed = house.next(ana);
        house.accept(&claimed, ana, "bat").unwrap();
    }
    let round = house.round();
    assert_eq!(round.state, "done", "{:?}", round.error);
    let report = report(&round);
    assert_eq!(report.classes.len(), 4);
    assert!(report.previous.is_some());
    let prediction = predict_item(&house.shop, house.project, 3, 0).unwrap().unwrap();
    assert_eq!(prediction.probabilities.len(), 4);
}

#[test]
fn a_round_starts_by_itself_after_enough_labels() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({"round_every_labels": 30})).with_items(200);
    let ana = house.person("ana");
    house.label(ana, 29);
    house.work();
    assert!(house.shop.store.read(|r| r.rounds(house.project, 5)).unwrap().is_empty());
    house.label(ana, 1);
    house.work();
    let rounds = house.shop.store.read(|r| r.rounds(house.project, 5)).unwrap();
    assert_eq!((rounds.len(), rounds[0].cause.as_str(), rounds[0].state.as_str()), (1, "labels", "done"));
    house.work();
    assert_eq!(house.shop.store.read(|r| r.rounds(house.project, 5)).unwrap().len(), 1, "and only once");
}

#[test]
fn a_skipped_item_goes_to_someone_else() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({})).with_items(40);
    let (ana, bo) = (house.person("ana"), house.person("bo"));
    let claimed = house.next(ana);
    Skip { assignment: claimed.assignment.id, by: ana }.run(&house.shop.store, NOW).unwrap();
    assert_ne!(house.next(ana).item.external, claimed.item.external);
    assert_eq!(house.next(bo).item.external, claimed.item.external);
}

#[test]
fn a_released_item_comes_back_and_a_refresh_gives_the_same_one() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({})).with_items(40);
    let ana = house.person("ana");
    let claimed = house.next(ana);
    assert_eq!(house.next(ana).assignment.id, claimed.assignment.id);
    let ahead = ClaimNext { project: house.project, person: ana, another: true }.run(&house.shop.store, NOW).unwrap();
    let Next::Item(ahead) = ahead else { panic!() };
    assert_ne!(ahead.item.external, claimed.item.external);
    Release { assignment: ahead.assignment.id, by: ana }.run(&house.shop.store, NOW).unwrap();
    Release { assignment: claimed.assignment.id, by: ana }.run(&house.shop.store, NOW).unwrap();
    assert_eq!(house.next(ana).item.external, ahead.item.external);
}

#[test]
fn a_repeat_gets_the_same_reply_and_another_answer_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({})).with_items(40);
    let (ana, bo) = (house.person("ana"), house.person("bo"));
    let claimed = house.next(ana);
    assert!(matches!(house.accept(&claimed, ana, "fish"), Err(Error::Invalid(_))));
    assert!(matches!(house.accept(&claimed, bo, "cat"), Err(Error::NotFound(_))), "others' assignments do not exist");
    let first = house.accept(&claimed, ana, "cat").unwrap();
    assert_eq!(house.accept(&claimed, ana, "cat").unwrap(), first);
    assert!(matches!(house.accept(&claimed, ana, "dog"), Err(Error::Invalid(_))));
    assert_eq!(house.row().pool_labels + house.row().holdout_labels, 1);
}

#[test]
fn overlap_means_different_people_and_a_tie_is_no_label() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({"overlap": 2})).with_items(40);
    let (ana, bo, cleo) = (house.person("ana"), house.person("bo"), house.person("cleo"));
    let for_ana = house.next(ana);
    let for_bo = house.next(bo);
    assert_eq!(for_ana.item.external, for_bo.item.external);
    assert_ne!(house.next(cleo).item.external, for_ana.item.external, "two places, both held");
    house.accept(&for_ana, ana, "cat").unwrap();
    let label = |row| house.shop.store.read(|r| r.label(house.project, row)).unwrap().unwrap();
    assert_eq!((label(for_ana.item.row).class, label(for_ana.item.row).answers), (None, 1), "one answer is missing");
    let bos = house.accept(&for_bo, bo, "dog").unwrap();
    assert_eq!(label(for_ana.item.row).class, None);
    assert_eq!(house.shop.store.read(|r| r.disputed_count(house.project, 2)).unwrap(), 1);
    let edit = EditAnnotation {
        annotation: bos.annotation,
        by: bo,
        may_change_others: false,
        answer: RawAnswer { label: "cat".into(), ..RawAnswer::default() },
        version: Some(1),
    };
    assert_eq!(edit.run(&house.shop.store, NOW).unwrap().version, 2);
    assert_eq!(label(for_ana.item.row).class, Some(0));
    let stale = EditAnnotation {
        annotation: bos.annotation,
        by: bo,
        may_change_others: false,
        answer: RawAnswer { label: "owl".into(), ..RawAnswer::default() },
        version: Some(1),
    };
    assert!(matches!(stale.run(&house.shop.store, NOW), Err(Error::Conflict(_))));
}

#[test]
fn an_undo_gives_the_item_back_and_a_late_repeat_cannot_revive_it() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({})).with_items(40);
    let ana = house.person("ana");
    let claimed = house.next(ana);
    let accepted = house.accept(&claimed, ana, "cat").unwrap();
    house.next(ana);
    let undo = || UndoAnnotation { annotation: accepted.annotation, by: ana, may_change_others: false };
    let undone = undo().run(&house.shop.store, NOW).unwrap();
    assert!(matches!(house.accept(&claimed, ana, "cat"), Err(Error::Gone(_))));
    let again = house.next(ana);
    assert_eq!(
        (again.item.external.as_str(), Some(again.assignment.id)),
        (claimed.item.external.as_str(), undone.assignment)
    );
    assert_eq!(undo().run(&house.shop.store, NOW).unwrap(), undone, "once is enough");
    assert_eq!(house.row().pool_labels + house.row().holdout_labels, 0);
    house.accept(&again, ana, "dog").unwrap();
    let broken = house.shop.store.read(|r| r.audit_verify()).unwrap().broken;
    assert_eq!(broken, None);
}

#[test]
fn a_lapsed_answer_counts_while_its_place_is_free_and_is_kept_as_late_after() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({"hold_secs": 60})).with_items(40);
    let (ana, bo) = (house.person("ana"), house.person("bo"));
    let later = NOW.plus_secs(61);
    let first = house.next(ana);
    Heartbeat { assignment: first.assignment.id, by: ana }.run(&house.shop.store, NOW.plus_secs(30)).unwrap();
    assert_eq!(expire_overdue(&house.shop.store, later).unwrap(), 0, "a sign of life");
    assert_eq!(expire_overdue(&house.shop.store, NOW.plus_secs(91)).unwrap(), 1);
    house.accept(&first, ana, "cat").unwrap();

    let second = house.next(ana);
    assert_eq!(expire_overdue(&house.shop.store, later).unwrap(), 1);
    let taken = house.next(bo);
    assert_eq!(taken.item.external, second.item.external);
    let late = || house.accept(&second, ana, "dog");
    assert!(matches!(late(), Err(Error::Conflict(_))));
    assert!(matches!(late(), Err(Error::Conflict(_))), "and the same again");
    house.accept(&taken, bo, "owl").unwrap();
    let kept = house.shop.store.read(|r| r.answer_event(second.assignment.id)).unwrap().unwrap();
    assert!(kept.is_late && kept.label.as_deref() == Some("dog"));
}

#[test]
fn the_queue_says_why_it_is_empty() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({}));
    let (ana, bo) = (house.person("ana"), house.person("bo"));
    assert!(matches!(house.claim(ana), Next::Empty(EmptyReason::NoItems)));
    let house = house.with_items(3);
    let mut held = BTreeMap::new();
    while let Next::Item(claimed) =
        (ClaimNext { project: house.project, person: ana, another: true }).run(&house.shop.store, NOW).unwrap()
    {
        held.insert(claimed.item.external.clone(), *claimed);
    }
    assert_eq!(held.len(), 3, "all three, holdout or not");
    assert!(matches!(house.claim(bo), Next::Empty(EmptyReason::Waiting)));
    for claimed in held.values() {
        house.accept(claimed, ana, "cat").unwrap();
    }
    assert!(matches!(house.claim(bo), Next::Empty(EmptyReason::AllDone)));
}

#[test]
fn the_holdout_share_is_fixed_once_there_are_items() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({})).with_items(10);
    let change = |name: &str, value: Value| UpdateProject {
        settings: Map::from_iter([(name.to_owned(), value)]),
        ..UpdateProject::default()
    };
    let refused = change("holdout_share", json!(0.3)).run(&house.shop.store, house.project, None, NOW);
    assert!(refused.unwrap_err().to_string().starts_with("holdout_share stays 0.1"));
    let changed = change("overlap", json!(3)).run(&house.shop.store, house.project, None, NOW).unwrap();
    assert_eq!(changed.settings.overlap, 3);
}

#[test]
fn rounds_remember_how_far_predictions_have_settled() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({"round_every_labels": 0, "holdout_share": 0.3})).with_items(400);
    let ana = house.person("ana");
    let mut kappas = Vec::new();
    for _ in 0..4 {
        house.label(ana, 50);
        kappas.push(report(&house.round()).kappa);
    }
    assert_eq!(kappas[0], None);
    assert!(kappas[1..].iter().all(|kappa| kappa.is_some_and(|k| k > 0.5 && k <= 1.0)), "{kappas:?}");
    let (round, advice) = house.shop.store.read(|r| advise_project(r, house.project)).unwrap();
    assert_eq!((round, advice.should_stop, advice.labels), (Some(4), false, 160), "no target, so no advice to stop");
    let mean = kappas[1..].iter().flatten().sum::<f64>() / 3.0;
    assert!((advice.kappa.unwrap() - mean).abs() < 1e-12);
    let rounds = house.shop.store.read(|r| r.rounds(house.project, 1)).unwrap();
    let last = report(&rounds[0]);
    assert_eq!(last.advice.unwrap(), advice, "as of now is as of the last round while nothing changes");
    let honest = last.honest.unwrap();
    assert_eq!((honest.holdout, honest.picked), (40, 160));
    let unlabeled = house.row().holdout_items as usize - 40;
    assert_eq!(honest.powered.unwrap().unlabeled, unlabeled, "what is left of the holdout");
}

#[test]
fn a_model_that_spent_the_holdout_is_marked_and_a_small_holdout_is_not_spent() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({"round_every_labels": 0, "holdout_share": 0.3})).with_items(400);
    let ana = house.person("ana");
    let spend = || {
        let ask = SpendHoldout { project: house.project, cause: "button", by: None };
        let round = ask.run(&house.shop, NOW).unwrap();
        run_round(&house.shop, &round, &clock).unwrap();
        house.shop.store.read(|reader| reader.round(house.project, round.number)).unwrap()
    };
    let is_marked = || {
        let model = house.row().model.unwrap();
        house.shop.store.read(|reader| saw_holdout(reader, &reader.model(model)?)).unwrap()
    };
    house.label(ana, 60);
    let failed = spend();
    assert_eq!(failed.state, "failed");
    assert!(failed.error.unwrap().contains("needs 20 holdout labels, and there are 12"));
    house.label(ana, 60);
    house.round();
    assert!(!is_marked());
    let spent = report(&spend());
    assert!(is_marked() && spent.holdout.is_none() && spent.is_promoted);
    let figures = spent.spent.unwrap();
    assert_eq!((figures.labels, figures.cross_validated.n), (120, 24));
    assert!(figures.cross_validated.accuracy.unwrap() > 0.8);
    assert_eq!(figures.last_honest.unwrap().round, 2);
    // The next plain model has not seen the holdout, and the figure is its own.
    house.label(ana, 20);
    let plain = report(&house.round());
    assert!(!is_marked() && plain.previous.is_none() && plain.holdout.is_some());
}

/// How many items came after the first ones that the features were fitted on.
const MORE: usize = 1_000;

impl House {
    /// Imports so that the project has `count` items.
    fn import_up_to(&self, count: usize) {
        let before = self.row().items as usize;
        let import = ImportItems::new(self.project, "more.jsonl");
        let report = import.run(&self.shop.store, items(count).as_bytes(), NOW, &mut |_| {}).unwrap();
        assert_eq!(report.added as usize, count - before);
        self.work();
    }

    fn predicted(&self, row: u32) -> Vec<(String, f64)> {
        predict_item(&self.shop, self.project, row, 0).unwrap().unwrap().probabilities
    }

    /// The version of the features in use, how many rows and how many dense numbers a row they have. The current model
    /// reads them: what the database says, and what the model's file says.
    fn features(&self) -> (i64, usize, usize) {
        let row = self.row();
        if let Some(id) = row.model {
            let model = self.shop.store.read(|reader| reader.model(id)).unwrap();
            assert_eq!(model.feature_version, row.recipe_version);
            assert_eq!(i64::from(self.shop.model(&model).unwrap().feature_version), row.recipe_version);
        }
        let features = self.shop.features(&row).unwrap();
        (row.recipe_version, features.rows(), features.row(0).dense.len())
    }

    fn indexed(&self, version: i64) -> u64 {
        self.shop.store.read(|reader| reader.indexed_rows(self.project, version)).unwrap()
    }

    /// Files of feature rows of this version on disk.
    fn row_files(&self, dir: &Path, version: i64) -> usize {
        let is_one = |name: String| name.contains(&format!("-v{version}-rows-"));
        let entries = std::fs::read_dir(dir.join("columns")).unwrap();
        entries.filter(|entry| is_one(entry.as_ref().unwrap().file_name().to_string_lossy().into_owned())).count()
    }

    fn queue_rounds(&self) -> BTreeSet<Option<i64>> {
        let queue = self.shop.store.read(|r| r.queue_front(self.project, Lane::Main, 10_000)).unwrap();
        queue.iter().filter(|entry| entry.source != "random").map(|entry| entry.round).collect()
    }
}

#[test]
fn a_pool_that_outgrew_its_features_gets_new_ones_and_a_roll_back_brings_the_old_ones_back() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({"round_every_labels": 0, "holdout_share": 0.3})).with_items(60);
    let ana = house.person("ana");
    house.label(ana, 40);
    assert_eq!(report(&house.round()).refit, None);
    let (version, rows, few) = house.features();
    assert_eq!((version, rows), (1, 60));
    let small = house.predicted(7);

    house.import_up_to(60 + MORE);
    assert_eq!(house.features(), (1, 60 + MORE, few), "an import only extends");
    let between = (house.predicted(7), house.predicted(900));
    assert_eq!(between.0, small);

    let grown = report(&house.round());
    let sentence = "The features were fitted again: the pool grew from 60 to 1,060 items since they were fitted.";
    assert_eq!(grown.refit.as_deref(), Some(sentence));
    assert!(grown.is_promoted && grown.previous.is_some(), "{}", grown.promotion);
    let (version, rows, many) = house.features();
    assert_eq!((version, rows), (2, 60 + MORE));
    assert!(many > 3 * few, "{many} latent numbers, {few} before");
    assert_eq!(house.queue_rounds(), BTreeSet::from([Some(2)]));
    let after = (house.predicted(7), house.predicted(900));
    assert_ne!(after, between);

    house.import_up_to(60 + MORE + 40);
    assert_eq!(house.features(), (2, 1_100, many));
    house.predicted(1_090);
    house.label(ana, 20);
    assert_eq!(report(&house.round()).refit, None, "once");
    assert_eq!((house.indexed(1), house.row_files(dir.path(), 1)), (0, 0), "nobody uses the old rows");

    Rollback { project: house.project, number: 1, by: None }.run(&house.shop, NOW).unwrap();
    assert_eq!(house.features(), (1, 1_100, few));
    assert_eq!((house.predicted(7), house.predicted(900)), between);
    house.predicted(1_090);
    assert_eq!(house.queue_rounds(), BTreeSet::from([Some(1)]));
    house.label(ana, 20);
    assert_eq!(report(&house.round()).refit, None, "version 2 was fitted on 1,060 items");
    assert_eq!(house.features(), (1, 1_100, few), "what follows a rollback learns on its features");
    Rollback { project: house.project, number: 2, by: None }.run(&house.shop, NOW).unwrap();
    assert_eq!(house.features(), (2, 1_100, many));
    assert_eq!((house.predicted(7), house.predicted(900)), after);

    // The next process finds all of it, also in a backup, which has no rows of either version.
    let project = house.project;
    drop(house);
    let (to, restored) = (dir.path().join("backup"), tempfile::tempdir().unwrap());
    let manifest = CreateBackup { data: dir.path().into(), to: to.clone() }.run(NOW).unwrap();
    assert_eq!(manifest.missing, Vec::<String>::new());
    assert_eq!(VerifyBackup { backup: to.clone() }.run().unwrap().problems, Vec::<String>::new());
    let data = restored.path().join("data");
    RestoreBackup { backup: to, data: data.clone(), replace: false }.run(NOW).unwrap();
    for place in [dir.path(), &data] {
        let house = House { shop: Workshop::new(Arc::new(Store::open(place).unwrap())), project };
        worker::recover(&house.shop, NOW).unwrap();
        house.work();
        assert_eq!(house.features(), (2, 1_100, many));
        assert_eq!((house.predicted(7), house.predicted(900)), after);
        Rollback { project: house.project, number: 1, by: None }.run(&house.shop, NOW).unwrap();
        assert_eq!((house.predicted(7), house.predicted(900)), between);
    }
}

#[test]
fn rows_are_made_again_in_the_space_that_the_models_know() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({"round_every_labels": 0})).with_items(300);
    let ana = house.person("ana");
    house.label(ana, 50);
    house.round();
    let said: Vec<_> = (0..150).map(|row| house.predicted(row)).collect();
    let space = || house.shop.store.read(|r| r.feature_space(house.project, 1)).unwrap().unwrap().digest;
    let before = space();
    // Fitted again, these items would give another space.
    let database = rusqlite::Connection::open(dir.path().join("qualm.db")).unwrap();
    database.execute("UPDATE item SET data = 'null' WHERE row >= 150", []).unwrap();
    let project = house.project;
    house.shop.store.write(move |tx| tx.drop_segments(project, 1)).unwrap();
    house.work();
    assert_eq!((house.indexed(1), space()), (300, before));
    assert_eq!((0..150).map(|row| house.predicted(row)).collect::<Vec<_>>(), said);
}

#[test]
fn a_model_on_new_features_that_is_not_promoted_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let settings = json!({"round_every_labels": 0, "holdout_share": 0.3, "promote": "never"});
    let house = House::new(dir.path(), settings).with_items(60);
    let ana = house.person("ana");
    let labeled = house.label(ana, 45);
    house.round();
    let few = house.features().2;
    house.import_up_to(60 + MORE);
    let (model, said, queue) = (house.row().model, house.predicted(900), house.queue_rounds());

    let kept = report(&house.round());
    assert!(kept.refit.is_some() && !kept.is_promoted);
    assert_eq!((house.row().model, house.features()), (model, (1, 60 + MORE, few)));
    assert_eq!((house.predicted(900), house.queue_rounds()), (said.clone(), queue.clone()));
    // The old model was measured on the features it knows: it says of each holdout item what it says when asked.
    let holdout: Vec<&Claimed> = labeled.iter().filter(|claimed| claimed.item.part == Part::Holdout).collect();
    let is_right = |claimed: &&&Claimed| {
        let said = house.predicted(claimed.item.row);
        let top = said.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        top.0 == truth(&claimed.item.external)
    };
    let right = holdout.iter().filter(is_right).count();
    assert_eq!(kept.previous.unwrap().accuracy, Some(right as f64 / holdout.len() as f64));

    assert_eq!(house.indexed(2), 1_060);
    house.label(ana, 20);
    assert_eq!(report(&house.round()).refit, None, "not again before the pool has outgrown these too");
    assert_eq!((house.indexed(2), house.row_files(dir.path(), 2)), (0, 0));
    assert_eq!((house.row().model, house.predicted(900)), (model, said));

    Rollback { project: house.project, number: 2, by: None }.run(&house.shop, NOW).unwrap();
    let (version, rows, many) = house.features();
    assert!((version, rows) == (2, 1_060) && many > few);
    house.predicted(900);
}

#[test]
fn features_of_a_round_that_did_not_end_are_taken_up_by_the_next() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), json!({"round_every_labels": 0})).with_items(60);
    house.import_up_to(60 + MORE);
    let ana = house.person("ana");
    for _ in 0..5 {
        let claimed = house.next(ana);
        house.accept(&claimed, ana, "owl").unwrap();
    }
    assert_eq!(house.round().state, "failed");
    assert_eq!(house.features().0, 1);
    let space = |version| house.shop.store.read(|r| r.feature_space(house.project, version)).unwrap();
    let begun = space(2).unwrap();
    worker::recover(&house.shop, NOW).unwrap();
    house.label(ana, 40);
    assert!(report(&house.round()).refit.is_some());
    assert_eq!(house.features().0, 2);
    let path = house.shop.store.path_of(&begun.file);
    assert_eq!((space(2).unwrap().digest, space(3).is_none()), (begun.digest, true));
    assert!(path.exists());
}
