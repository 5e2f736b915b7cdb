//! Label quality through the verbs: several people on an item, suspicious labels, a lead's word, classes that come later.

use qualm::domain::{LabelSchema, Part, ProjectId, Recipe, Role, Timestamp, UserId, schema::Choice};
use qualm::error::Error;
use qualm::labels::{AcceptAnnotation, Because, DecideLabel, RawAnswer};
use qualm::pool::ImportItems;
use qualm::projects::{CreateProject, UpdateProject};
use qualm::queue::{AskAgain, AskedAgain, ClaimNext, Claimed, Next};
use qualm::rounds::{
    FindSuspects, RoundReport, StartRound, Workshop, ask_about_suspects, last_search, open_suspects, predict_item,
    run_round,
};
use qualm::store::{LabelRow, ProjectRow, RoundRow, Store};
use qualm::worker;
use serde_json::{Value, json};
use std::collections::BTreeSet;
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

/// Item `n` is about animal `n % classes`, in words of its own and words they share.
fn text(n: usize, classes: usize) -> String {
    let own = [
        ["whiskers", "purrs", "litter", "meow"],
        ["barks", "leash", "fetch", "bone"],
        ["hoots", "feathers", "night", "talons"],
    ][n % classes];
    let letters = |n: usize| n.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect::<String>();
    format!(
        "{} {} seen near house {} street {}",
        own[(n / 3) % 4],
        own[(n / 12 + 1) % 4],
        letters(n),
        letters(n * 7 + 3)
    )
}

impl House {
    fn new(dir: &Path, classes: &[&str], settings: Value) -> House {
        let shop = Workshop::new(Arc::new(Store::open(dir).unwrap()));
        let create = CreateProject {
            slug: "animals".into(),
            title: "Animals".into(),
            guide: String::new(),
            schema: LabelSchema::Choice(Choice {
                classes: classes.iter().map(|&c| c.to_owned()).collect(),
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

    /// `label` gives the label that comes with item `n`; an empty one is none.
    fn import(&self, count: usize, classes: usize, label: impl Fn(usize) -> String) {
        let lines: String = (0..count)
            .map(|n| json!({"id": format!("i{n}"), "text": text(n, classes), "label": label(n)}).to_string() + "\n")
            .collect();
        let import = ImportItems { label_key: Some("label".into()), ..ImportItems::new(self.project, "animals.jsonl") };
        let report = import.run(&self.shop.store, lines.as_bytes(), NOW, &mut |_| {}).unwrap();
        assert_eq!(report.added, count as u64, "{report:?}");
        self.work();
    }

    fn work(&self) {
        while worker::step(&self.shop, &clock).unwrap().is_some() {}
    }

    fn person(&self, name: &'static str) -> UserId {
        let project = self.project;
        self.shop
            .store
            .write(move |tx| {
                let person = tx.insert_person(name, false, false, NOW)?;
                tx.set_role(person, project, Some(Role::Labeler))?;
                Ok(person)
            })
            .unwrap()
    }

    fn row(&self) -> ProjectRow {
        self.shop.store.read(|r| r.project(self.project)).unwrap()
    }

    fn claim(&self, person: UserId) -> Option<Claimed> {
        let claim = ClaimNext { project: self.project, person, another: false };
        match claim.run(&self.shop.store, NOW).unwrap() {
            Next::Item(claimed) => Some(*claimed),
            Next::Empty(_) => None,
        }
    }

    fn answer(&self, person: UserId, claimed: &Claimed, label: &str) {
        let answer = RawAnswer { label: label.into(), ..RawAnswer::default() };
        AcceptAnnotation { assignment: claimed.assignment.id, by: person, answer }.run(&self.shop.store, NOW).unwrap();
    }

    fn round(&self) -> RoundRow {
        let round = StartRound { project: self.project, cause: "button", by: None }.run(&self.shop, NOW).unwrap();
        run_round(&self.shop, &round, &clock).unwrap();
        self.shop.store.read(|r| r.round(self.project, round.number)).unwrap()
    }

    fn label(&self, row: u32) -> Option<LabelRow> {
        self.shop.store.read(|r| r.label(self.project, row)).unwrap()
    }

    /// Of the 40 owls and the 80 other animals behind item 120, how many the model calls owls.
    fn named_owls(&self) -> (usize, usize) {
        let (mut owls, mut others) = (0, 0);
        for row in 120..240 {
            let said = predict_item(&self.shop, self.project, row, 0).unwrap().unwrap();
            assert_eq!(said.probabilities.len(), 3);
            assert!((said.probabilities.iter().map(|(_, p)| p).sum::<f64>() - 1.0).abs() < 1e-9);
            if said.label.to_string() == "owl" {
                *if row % 3 == 2 { &mut owls } else { &mut others } += 1;
            }
        }
        (owls, others)
    }

    fn find(&self) -> qualm::rounds::SuspectSearch {
        FindSuspects { project: self.project, by: None, is_by_itself: false }.run(&self.shop, NOW).unwrap()
    }
}

fn report(round: &RoundRow) -> RoundReport {
    serde_json::from_value(round.report.clone().unwrap_or_else(|| panic!("{:?}", round.error))).unwrap()
}

fn number(external: &str) -> usize {
    external.trim_start_matches('i').parse().unwrap()
}

const ANIMALS: [&str; 3] = ["cat", "dog", "owl"];
/// Items whose label says the next animal.
const FLIPPED: [usize; 6] = [4, 17, 33, 48, 61, 90];

fn house_with_flips(dir: &Path) -> House {
    let house = House::new(dir, &ANIMALS, json!({"round_every_labels": 0, "holdout_share": 0.2}));
    let said = |n: usize| {
        if n >= 120 {
            return String::new();
        }
        ANIMALS[(n + usize::from(FLIPPED.contains(&n))) % 3].to_owned()
    };
    house.import(160, 3, said);
    house
}

#[test]
fn wrong_labels_are_found_after_a_round_and_nothing_changes_by_itself() {
    let dir = tempfile::tempdir().unwrap();
    let house = house_with_flips(dir.path());
    house.round();
    let before: Vec<_> = house.shop.store.read(|r| r.labels(house.project)).unwrap();
    house.work();
    let (search, _) = house.shop.store.read(|r| last_search(r, house.project)).unwrap().expect("a search");
    // The holdout's labels are not judged: one that is looked at again where a model disagrees measures no more.
    let pool: BTreeSet<u32> = before.iter().filter(|label| label.part == Part::Pool).map(|label| label.row).collect();
    assert!(pool.len() < 115);
    assert_eq!((search.judged, search.skipped.as_deref()), (pool.len(), None));
    assert!(search.ranked.iter().all(|suspect| pool.contains(&suspect.row)));
    assert!((3..=12).contains(&search.estimated_wrong), "{}", search.estimated_wrong);
    assert!(search.estimate_text().starts_with("About "));
    let mut weak = search.clone();
    weak.estimated_wrong = 60;
    assert!(weak.estimate_text().contains("too many to be people's slips"), "{}", weak.estimate_text());
    let open = house.shop.store.read(|r| open_suspects(r, house.project, 10)).unwrap();
    let flips: BTreeSet<u32> = FLIPPED.iter().map(|&n| n as u32).filter(|row| pool.contains(row)).collect();
    let found = open[..flips.len()].iter().filter(|suspect| flips.contains(&suspect.label.row)).count();
    assert!(found >= 3 && found + 1 >= flips.len(), "{found} of {} in the first ones", flips.len());
    // The suggestion is what the text is about.
    assert!(open[..4].iter().all(|suspect| suspect.label.suggested == suspect.label.row % 3));
    assert_eq!(house.shop.store.read(|r| r.labels(house.project)).unwrap(), before);
    // The same labels, the same search; and no second one until labels come.
    assert_eq!(house.find(), search);
    assert!(!qualm::rounds::search_after_rounds(&house.shop, NOW).unwrap());
}

#[test]
fn a_suspect_goes_to_a_different_person_and_leaves_the_list() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), &ANIMALS, json!({"round_every_labels": 0, "holdout_share": 0.0}));
    house.import(90, 3, |_| String::new());
    let ana = house.person("ana");
    for _ in 0..60 {
        let claimed = house.claim(ana).unwrap();
        let n = number(&claimed.item.external);
        house.answer(ana, &claimed, ANIMALS[(n + usize::from(n.is_multiple_of(17))) % 3]);
    }
    house.round();
    house.find();
    let worst = house.shop.store.read(|r| open_suspects(r, house.project, 1)).unwrap()[0].clone();
    // Ana is alone: there is nobody else to ask.
    let asked = ask_about_suspects(&house.shop, house.project, 1, None, NOW).unwrap();
    assert_eq!(asked, AskedAgain { queued: 0, waiting: 0, nobody_left: 1 });
    let bo = house.person("bo");
    let asked = ask_about_suspects(&house.shop, house.project, 2, None, NOW).unwrap();
    assert_eq!(asked.queued, 2);
    let again = AskAgain { project: house.project, items: vec![worst.item], source: "suspect", by: None };
    assert_eq!(again.run(&house.shop.store, NOW).unwrap().waiting, 1, "asked once");
    // Ana gets something new; Bo gets the suspects, worst first, without a suggestion.
    assert_ne!(house.claim(ana).unwrap().item.id, worst.item);
    let first = house.claim(bo).unwrap();
    assert_eq!((first.item.id, first.assignment.source.as_str()), (worst.item, "suspect"));
    assert!(first.suggestion.is_none() && first.assignment.suggestion.is_none());
    assert_eq!(house.label(first.item.row).unwrap().class, Some(worst.label.given), "the label stands meanwhile");
    // Skipping puts it back for somebody else, answering settles: the two differ, so there is no majority.
    house.answer(bo, &first, ANIMALS[worst.label.suggested as usize]);
    let label = house.label(first.item.row).unwrap();
    assert_eq!((label.class, label.answers), (None, 2));
    assert_eq!(house.shop.store.read(|r| r.disputed_count(house.project, 1)).unwrap(), 1);
    let open = house.shop.store.read(|r| open_suspects(r, house.project, 100)).unwrap();
    assert!(open.iter().all(|suspect| suspect.item != worst.item));
    // A lead settles it. Both answers stay; the decision stands above them, also after another answer.
    let because = || Because::of("guide");
    let decide = |label: &str| DecideLabel {
        project: house.project,
        item: worst.item,
        label: label.into(),
        by: ana,
        because: because(),
    };
    decide("owl").run(&house.shop.store, NOW).unwrap();
    assert_eq!(house.label(first.item.row).unwrap().class, Some(2));
    assert_eq!(house.shop.store.read(|r| r.annotations_of(worst.item)).unwrap().len(), 2);
    decide("dog").run(&house.shop.store, NOW).unwrap();
    assert_eq!(house.label(first.item.row).unwrap().class, Some(1));
    let by = house.shop.store.read(|r| r.settled_by(house.project, first.item.row)).unwrap();
    assert_eq!(by, Some(("decision".into(), None)));
    assert!(matches!(decide("cow").run(&house.shop.store, NOW), Err(Error::Invalid(_))));
    let chain = house.shop.store.read(|r| r.audit_verify()).unwrap();
    assert!(chain.broken.is_none(), "{chain:?}");
}

/// Ana has labeled 60 items, one in 17 wrong. Returns the worst suspect, for which another person is asked.
fn asked_about_the_worst(house: &House) -> qualm::rounds::OpenSuspect {
    house.import(90, 3, |_| String::new());
    let ana = house.person("ana");
    for _ in 0..60 {
        let claimed = house.claim(ana).unwrap();
        let n = number(&claimed.item.external);
        house.answer(ana, &claimed, ANIMALS[(n + usize::from(n.is_multiple_of(17))) % 3]);
    }
    house.round();
    house.find();
    let worst = house.shop.store.read(|r| open_suspects(r, house.project, 1)).unwrap()[0].clone();
    house.person("bo");
    assert_eq!(ask_about_suspects(&house.shop, house.project, 1, None, NOW).unwrap().queued, 1);
    worst
}

#[test]
fn where_a_second_opinion_differs_a_third_person_settles_or_a_lead() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), &ANIMALS, json!({"round_every_labels": 0, "holdout_share": 0.0}));
    let worst = asked_about_the_worst(&house);
    let (bo, cy) = (UserId(2), house.person("cy"));
    let class = || house.label(worst.label.row).unwrap().class;
    let disputed = || house.shop.store.read(|r| r.disputed(house.project, 1, 10)).unwrap();
    let says = |class: u32| ANIMALS[class as usize];
    let second = house.claim(bo).unwrap();
    assert_eq!(second.item.id, worst.item);
    house.answer(bo, &second, says(worst.label.suggested));
    // Two differ: no label, and without anybody's doing it goes to the one person who has not seen it.
    assert_eq!((class(), disputed()), (None, vec![worst.item]));
    assert_ne!(house.claim(bo).unwrap().item.id, worst.item, "Bo has answered");
    let third = house.claim(cy).unwrap();
    assert_eq!((third.item.id, third.assignment.source.as_str()), (worst.item, "tie"));
    assert!(third.suggestion.is_none());
    house.answer(cy, &third, says(worst.label.suggested));
    assert_eq!((class(), disputed()), (Some(worst.label.suggested), vec![]));
    // Cy takes it back and names the third class: nobody is left, so it is a lead's to decide.
    let annotations = house.shop.store.read(|r| r.annotations_of(worst.item)).unwrap();
    let undo = qualm::labels::UndoAnnotation { annotation: annotations[2].id, by: cy, may_change_others: false };
    undo.run(&house.shop.store, NOW).unwrap();
    assert_eq!(class(), None);
    let again = house.claim(cy).unwrap();
    assert_eq!(again.item.id, worst.item);
    let other = 3 - worst.label.given - worst.label.suggested;
    house.answer(cy, &again, says(other));
    house.person("dee");
    assert_eq!((class(), disputed()), (None, vec![worst.item]));
    let looked = house.shop.store.read(|r| r.looked_again(worst.item)).unwrap();
    assert!(!looked.is_asked, "three answers are the most that are asked for by themselves");
    let label = says(worst.label.suggested).to_owned();
    DecideLabel { project: house.project, item: worst.item, label, by: cy, because: Because::of("guide") }
        .run(&house.shop.store, NOW)
        .unwrap();
    assert_eq!((class(), disputed()), (Some(worst.label.suggested), vec![]));
}

#[test]
fn a_tie_that_goes_away_asks_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let house = House::new(dir.path(), &ANIMALS, json!({"round_every_labels": 0, "holdout_share": 0.0}));
    let worst = asked_about_the_worst(&house);
    let (bo, cy) = (UserId(2), house.person("cy"));
    let second = house.claim(bo).unwrap();
    house.answer(bo, &second, ANIMALS[worst.label.suggested as usize]);
    let looked = || house.shop.store.read(|r| r.looked_again(worst.item)).unwrap();
    assert!(looked().is_asked);
    // Bo thinks again and agrees with Ana.
    let annotation = house.shop.store.read(|r| r.annotations_of(worst.item)).unwrap()[1].id;
    let answer = RawAnswer { label: ANIMALS[worst.label.given as usize].into(), ..RawAnswer::default() };
    let edit = qualm::labels::EditAnnotation { annotation, by: bo, may_change_others: false, answer, version: None };
    edit.run(&house.shop.store, NOW).unwrap();
    assert!(!looked().is_asked);
    assert_eq!(house.label(worst.label.row).unwrap().class, Some(worst.label.given));
    assert_ne!(house.claim(cy).unwrap().item.id, worst.item);
}

#[test]
fn after_a_round_second_opinions_go_where_they_tell_more_than_a_new_item() {
    let relabeled = |share: f64| {
        let dir = tempfile::tempdir().unwrap();
        let house = house_with_flips(dir.path());
        let settings = json!({ "relabel_share": share });
        let change = UpdateProject { settings: settings.as_object().cloned().unwrap(), ..UpdateProject::default() };
        change.run(&house.shop.store, house.project, None, NOW).unwrap();
        let ana = house.person("ana");
        house.round();
        house.work();
        let (search, _) = house.shop.store.read(|r| last_search(r, house.project)).unwrap().unwrap();
        let next = search.next.unwrap();
        assert_eq!(next.budget, 50);
        assert!(next.again + next.new <= 50 && next.rows.len() >= next.again);
        let mut rows = Vec::new();
        while let Some(claimed) = house.claim(ana)
            && claimed.assignment.source == "relabel"
        {
            rows.push(claimed.item.row);
            house.answer(ana, &claimed, ANIMALS[claimed.item.row as usize % 3]);
        }
        (next, rows)
    };
    assert_eq!(relabeled(0.0).1, [0u32; 0]);
    let (next, rows) = relabeled(1.0);
    // A label that stands alone against the model is known less than an unlabeled item, and no other label is.
    assert!(next.again >= 4 && next.new >= 1, "{} again, {} new", next.again, next.new);
    assert_eq!(rows, next.rows[..next.again]);
    let flips = rows.iter().take(6).filter(|row| FLIPPED.contains(&(**row as usize))).count();
    assert!(flips >= 4, "{flips} of the first six");
    // A share of 0.04 of 50 answers is 2.
    let (next, rows) = relabeled(0.04);
    assert_eq!(rows, next.rows[..2]);
}

#[test]
fn keeping_a_label_takes_it_off_the_list_also_after_the_next_search() {
    let dir = tempfile::tempdir().unwrap();
    let house = house_with_flips(dir.path());
    let lead = house.person("lea");
    house.find();
    let worst = house.shop.store.read(|r| open_suspects(r, house.project, 1)).unwrap()[0].clone();
    let label = ANIMALS[worst.label.given as usize].to_owned();
    DecideLabel { project: house.project, item: worst.item, label, by: lead, because: Because::of("guide") }
        .run(&house.shop.store, NOW)
        .unwrap();
    for _ in 0..2 {
        let open = house.shop.store.read(|r| open_suspects(r, house.project, 1000)).unwrap();
        assert!(!open.is_empty() && open.iter().all(|suspect| suspect.item != worst.item));
        house.find();
    }
}

/// Three people label everything; two are always right, the third always says the class before. With overlap 2 each item
/// has two of them.
fn crowd(dir: &Path, consensus: &str) -> (House, RoundReport) {
    let settings = json!({"round_every_labels": 0, "holdout_share": 0.2, "overlap": 2, "consensus": consensus, "exploration": 0.0});
    let house = House::new(dir, &ANIMALS, settings);
    house.import(60, 3, |_| String::new());
    let people = [house.person("ana"), house.person("bo"), house.person("cy")];
    for turn in 0..120 {
        // They take turns in changing order, so that every pair shares items.
        for who in [turn % 3, (turn / 2) % 3, (turn + 1) % 3] {
            if let Some(claimed) = house.claim(people[who]) {
                let n = number(&claimed.item.external);
                house.answer(people[who], &claimed, ANIMALS[if who == 2 { (n + 2) % 3 } else { n % 3 }]);
            }
        }
    }
    let report = report(&house.round());
    (house, report)
}

#[test]
fn dawid_skene_settles_what_a_majority_cannot_and_agreement_is_reported() {
    let dir = tempfile::tempdir().unwrap();
    let (house, plain) = crowd(dir.path(), "majority");
    assert!(plain.crowd.items >= 40, "{}", plain.crowd.items);
    let agreement = plain.crowd.agreement.expect("enough items");
    let (low, high) = agreement.interval.unwrap();
    assert!(low <= agreement.alpha && agreement.alpha <= high && agreement.alpha < 0.9);
    assert_eq!(plain.crowd.settled, 0);
    let trained = plain.pool_labels + plain.holdout_labels;
    let disputed = |house: &House| house.shop.store.read(|r| r.disputed_count(house.project, 2)).unwrap();
    assert!(disputed(&house) >= 5, "{}", disputed(&house));

    let dir = tempfile::tempdir().unwrap();
    let (house, settled) = crowd(dir.path(), "dawid_skene");
    assert!(settled.crowd.settled >= 40 && settled.crowd.differ >= 5, "{:?}", settled.crowd);
    assert_eq!(disputed(&house), 0);
    // What it settled is trained on in the same round; a majority leaves the ties out.
    assert!(settled.pool_labels + settled.holdout_labels >= trained + 5, "{} and {trained}", settled.pool_labels);
    let labels = house.shop.store.read(|r| r.labels(house.project)).unwrap();
    let complete: Vec<&LabelRow> = labels.iter().filter(|label| label.answers >= 2).collect();
    let right = complete.iter().filter(|label| label.class == Some(label.row % 3)).count();
    assert!(right * 100 >= complete.len() * 95, "{right} of {}", complete.len());
    for label in &complete {
        let (by, posterior) = house.shop.store.read(|r| r.settled_by(house.project, label.row)).unwrap().unwrap();
        assert!(by == "dawid_skene" && posterior.is_some_and(|p| (1.0 / 3.0..=1.0).contains(&p)), "{by} {posterior:?}");
    }
    // Nobody's answer was changed, and the second round finds everything settled.
    let position = house.shop.store.read(|r| r.label_position()).unwrap();
    house.round();
    assert_eq!(house.shop.store.read(|r| r.label_position()).unwrap(), position);
}

#[test]
fn a_class_added_midway_with_three_examples_is_learned() {
    let dir = tempfile::tempdir().unwrap();
    let settings =
        json!({"round_every_labels": 0, "holdout_share": 0.3, "holdout_serve_first": 0.5, "promote_min_holdout": 20});
    let house = House::new(dir.path(), &["cat", "dog"], settings);
    // A third of the items are owls, which has no class yet; nobody labels those.
    let said = |n: usize| if n % 3 == 2 || n >= 120 { String::new() } else { ANIMALS[n % 3].to_owned() };
    house.import(240, 3, said);
    let first = report(&house.round());
    assert!(first.is_promoted && first.holdout_labels >= 15, "{first:?}");
    let add = UpdateProject { add_classes: vec!["owl".into()], ..UpdateProject::default() };
    add.run(&house.shop.store, house.project, None, NOW).unwrap();

    // A round before the class has a label still runs, and predicts it with next to no probability.
    let empty = report(&house.round());
    assert_eq!(empty.classes[2], ("owl".into(), 0, 0));
    let ana = house.person("ana");
    let mut owls = 0;
    while owls < 3 {
        let claimed = house.claim(ana).unwrap();
        let n = number(&claimed.item.external);
        house.answer(ana, &claimed, ANIMALS[n % 3]);
        owls += usize::from(n % 3 == 2 && claimed.item.part == Part::Pool);
    }
    let round = house.round();
    let third = report(&round);
    assert_eq!(round.state, "done", "{:?}", round.error);
    assert_eq!(third.classes[2].1, 3);
    // The model before is judged on the same holdout, owls included: it never names one.
    let previous = third.previous.as_ref().unwrap();
    let owls_in_holdout = third.classes[2].2 as f64;
    assert!(previous.accuracy.unwrap() <= 1.0 - owls_in_holdout / third.holdout_labels as f64 + 1e-9);
    assert!(third.is_promoted, "{}", third.promotion);
    // Three examples hold few of the owls' words, and already name owls far more often than anything else.
    let (owls, others) = house.named_owls();
    assert!(owls >= 12 && others * 4 <= owls, "{owls} of 40 owls, {others} of 80 others");
    // Thirty labels later it knows them.
    for _ in 0..60 {
        let claimed = house.claim(ana).unwrap();
        let n = number(&claimed.item.external);
        house.answer(ana, &claimed, ANIMALS[n % 3]);
    }
    let last = report(&house.round());
    assert!(last.is_promoted, "{}", last.promotion);
    let (owls, others) = house.named_owls();
    assert!(owls >= 34 && others <= 4, "{owls} of 40 owls, {others} of 80 others");
    let found = house.find();
    assert!(found.judged >= 80);
    assert_eq!(house.row().schema.classes().len(), 3);
}

#[test]
fn a_class_that_the_holdout_has_never_seen_gets_sensible_probabilities() {
    let dir = tempfile::tempdir().unwrap();
    let settings = json!({"round_every_labels": 0, "holdout_share": 0.3, "holdout_serve_first": 0.0,
        "holdout_serve_then": 0.0, "promote": "always"});
    let house = House::new(dir.path(), &["cat", "dog"], settings);
    let said = |n: usize| if n % 3 == 2 || n >= 180 { String::new() } else { ANIMALS[n % 3].to_owned() };
    house.import(300, 3, said);
    house.round();
    let add = UpdateProject { add_classes: vec!["owl".into()], ..UpdateProject::default() };
    add.run(&house.shop.store, house.project, None, NOW).unwrap();
    // The holdout holds cats and dogs, enough to calibrate by; owls come from the pool alone.
    let ana = house.person("ana");
    let mut owls = 0;
    while owls < 12 {
        let claimed = house.claim(ana).unwrap();
        assert_eq!(claimed.item.part, Part::Pool);
        let n = number(&claimed.item.external);
        house.answer(ana, &claimed, ANIMALS[n % 3]);
        owls += usize::from(n % 3 == 2);
    }
    let told = report(&house.round());
    assert_eq!((told.classes[2].1, told.classes[2].2), (12, 0), "{:?}", told.classes);
    assert!(told.holdout_labels >= 25 && told.is_promoted, "{} {}", told.holdout_labels, told.promotion);
    let holdout = told.holdout.unwrap();
    assert!(holdout.log_loss.unwrap().is_finite() && holdout.accuracy.unwrap() > 0.8, "{holdout:?}");
    let after = told.calibration.after.unwrap();
    assert!(after.brier.unwrap().is_finite() && after.ece.is_none_or(|ece| ece < 0.3), "{after:?}");
    let (mut of_owls, mut of_others) = (Vec::new(), Vec::new());
    for row in (180..300).filter(|&row| house.label(row).is_none()) {
        let said = predict_item(&house.shop, house.project, row, 0).unwrap().unwrap();
        let owl = said.probabilities[2].1;
        // Never 0 and never 1: twelve examples are no proof.
        assert!(said.probabilities.iter().all(|(_, p)| *p > 0.0 && *p < 1.0), "{said:?}");
        if row % 3 == 2 { &mut of_owls } else { &mut of_others }.push(owl);
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    assert!(mean(&of_owls) > 0.4 && mean(&of_others) < 0.15, "{} and {}", mean(&of_owls), mean(&of_others));
}

#[test]
fn none_of_these_is_stored_exported_and_trains_no_class_and_strangers_are_asked_about() {
    let dir = tempfile::tempdir().unwrap();
    let settings = json!({"round_every_labels": 0, "holdout_share": 0.0, "stranger_share": 0.2, "exploration": 0.0});
    let house = House::new(dir.path(), &["cat", "dog"], settings);
    // Cats and dogs have labels; the owls of the third kind belong to no class.
    let said = |n: usize| if n % 3 == 2 || n >= 150 { String::new() } else { ANIMALS[n % 3].to_owned() };
    house.import(240, 3, said);
    let before = report(&house.round());
    let strangeness =
        |row: u32| predict_item(&house.shop, house.project, row, 0).unwrap().unwrap().strangeness.unwrap();
    let mean = |rows: &[u32]| rows.iter().map(|&row| strangeness(row)).sum::<f64>() / rows.len() as f64;
    let owls: Vec<u32> = (152..240).step_by(3).collect();
    let cats: Vec<u32> = (150..240).step_by(3).collect();
    assert!(mean(&owls) > mean(&cats) + 0.2, "{} and {}", mean(&owls), mean(&cats));
    // Of an owl and a cat, the owl is the stranger one nine times of ten.
    let (of_owls, of_cats): (Vec<f64>, Vec<f64>) =
        (owls.iter().map(|&row| strangeness(row)).collect(), cats.iter().map(|&row| strangeness(row)).collect());
    let wins: f64 = (of_owls.iter().flat_map(|owl| of_cats.iter().map(move |cat| (owl, cat))))
        .map(|(owl, cat)| if owl > cat { 1.0 } else { f64::from(u8::from(owl == cat)) / 2.0 })
        .sum();
    let share = wins / (of_owls.len() * of_cats.len()) as f64;
    assert!(share > 0.9, "{share}");
    // A record of words that nobody has used is as strange as can be; one like the labeled ones is not.
    let records = [json!({"text": "zzyzx qwrtp xkcdv"}), json!({"text": text(300, 3)})];
    let said = qualm::rounds::predict_records(&house.shop, house.project, &records, qualm::models::Ask::default());
    let said: Vec<f64> = said.unwrap().into_iter().map(|said| said.unwrap().strangeness.unwrap()).collect();
    assert!(said[0] > 0.95 && said[1] < 0.9, "{said:?}");
    assert!(before.queue.get("strange").is_some_and(|&n| n >= 10), "{:?}", before.queue);

    // The answer needs the setting.
    let ana = house.person("ana");
    let claimed = house.claim(ana).unwrap();
    let none = |claimed: &Claimed| {
        let answer = RawAnswer { label: "None of these".into(), ..RawAnswer::default() };
        AcceptAnnotation { assignment: claimed.assignment.id, by: ana, answer }.run(&house.shop.store, NOW)
    };
    assert!(matches!(none(&claimed), Err(Error::Invalid(_))));
    let allow = UpdateProject {
        settings: json!({"allow_none": true}).as_object().cloned().unwrap(),
        ..UpdateProject::default()
    };
    allow.run(&house.shop.store, house.project, None, NOW).unwrap();
    let (mut nones, mut strange) = (0, Vec::new());
    let mut next = Some(claimed);
    for _ in 0..40 {
        let claimed = next.take().unwrap_or_else(|| house.claim(ana).unwrap());
        let n = number(&claimed.item.external);
        if claimed.assignment.source == "strange" {
            strange.push(n);
        }
        if n % 3 == 2 {
            none(&claimed).unwrap();
            nones += 1;
            assert_eq!(house.label(claimed.item.row).unwrap().class, Some(qualm::domain::schema::NONE_CLASS));
        } else {
            house.answer(ana, &claimed, ANIMALS[n % 3]);
        }
    }
    assert!(
        strange.len() >= 6 && strange.iter().filter(|n| *n % 3 == 2).count() * 4 >= strange.len() * 3,
        "{strange:?}"
    );
    assert_eq!(house.shop.store.read(|r| r.disputed_count(house.project, 1)).unwrap(), 0);

    // They are labels for the counters, and nothing for the model.
    let after = report(&house.round());
    assert_eq!(after.pool_labels, before.pool_labels + 40 - nones);
    assert_eq!(house.row().pool_labels as usize, before.pool_labels + 40);
    let open: Vec<u32> = owls.iter().copied().filter(|&row| house.label(row).is_none()).collect();
    assert!(!open.is_empty() && mean(&open) > 0.5, "{}", mean(&open));
    let mut out = Vec::new();
    let manifest = qualm::exports::Export::new(house.project, "jsonl").run(&house.shop.store, &mut out, NOW).unwrap();
    assert_eq!(manifest.labeled as usize, after.pool_labels);
    let text = String::from_utf8(out).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let none_lines: Vec<&Value> = lines.iter().filter(|line| line["status"] == "none").collect();
    assert_eq!(none_lines.len(), nones);
    assert!(none_lines.iter().all(|l| l["label"].is_null() && l["annotations"][0]["label"] == "None of these"));
}

#[test]
fn holdout_answers_of_no_class_are_not_counted_and_the_report_says_how_many() {
    let dir = tempfile::tempdir().unwrap();
    let house = house_with_flips(dir.path());
    let before = report(&house.round());
    assert_eq!(before.none_of_these, None);
    let allow = UpdateProject {
        settings: json!({"allow_none": true}).as_object().cloned().unwrap(),
        ..UpdateProject::default()
    };
    allow.run(&house.shop.store, house.project, None, NOW).unwrap();
    let labels = house.shop.store.read(|r| r.labels(house.project)).unwrap();
    let lead = house.person("lead");
    let of_part = |part: Part| labels.iter().filter(move |label| label.part == part).map(|label| label.row);
    for row in of_part(Part::Holdout).take(3).chain(of_part(Part::Pool).take(2)) {
        let item = house.shop.store.read(|r| r.item_id_at_row(house.project, row)).unwrap().unwrap();
        let decide = DecideLabel {
            project: house.project,
            item,
            label: "None of these".into(),
            by: lead,
            because: Because::of("guide"),
        };
        decide.run(&house.shop.store, NOW).unwrap();
    }
    let after = report(&house.round());
    assert_eq!((after.pool_labels, after.holdout_labels), (before.pool_labels - 2, before.holdout_labels - 3));
    assert_eq!(after.holdout.unwrap().n, after.holdout_labels);
    let said = after.none_of_these.unwrap();
    assert_eq!((said.nones, said.of), (3, before.holdout_labels));
}
