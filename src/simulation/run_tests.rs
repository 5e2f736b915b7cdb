//! Replays of small generated data, small enough to know what must come out.

use super::super::plan::Cold;
use super::super::step::Step;
use super::*;
use crate::digest::mix64;
use crate::domain::{ProjectSettings, Recipe};
use crate::simulation::{Labeled, summarize};
use serde_json::json;

fn recipe() -> Recipe {
    Recipe { text: vec!["text".into()], ..Default::default() }
}

/// `n` texts of three classes, one half, one third, one sixth; each has a word of its class and words that say nothing.
fn texts(n: usize, first: usize) -> Labeled {
    partly_hazy(n, first, usize::MAX)
}

/// The same; every `hazy`-th says nothing about its class.
fn partly_hazy(n: usize, first: usize, hazy: usize) -> Labeled {
    let subjects = [
        ("fruit", ["apple", "pear", "plum", "cherry"]),
        ("metal", ["iron", "copper", "tin", "zinc"]),
        ("tree", ["oak", "beech", "larch", "elm"]),
    ];
    let noise = ["the", "of", "quick", "slow", "old", "new", "with", "under"];
    let mut all = Labeled::new();
    for i in first..first + n {
        let (label, words) = subjects[[0, 1, 0, 2, 0, 1][i % 6]];
        let draw = |what: u64, of: usize| mix64(i as u64, what) as usize % of;
        let word = if i % hazy == hazy - 1 { noise[draw(2, 8)] } else { words[draw(2, 4)] };
        let text = format!("{} {word} {} {}", noise[draw(1, 8)], noise[draw(3, 8)], noise[draw(4, 8)]);
        all.add(i as u64, &json!({"text": text, "label": label}), &recipe(), "label");
    }
    all
}

fn plan(strategies: &[&str]) -> Plan {
    Plan {
        settings: ProjectSettings::default(),
        strategies: strategies.iter().map(|&name| name.to_owned()).collect(),
        cold: Cold::Coverage,
        start: 6,
        batch: 6,
        budget: 30,
        seeds: 2,
        noise: vec![0.0],
        holdout: 0.0,
        error_budget: 0.02,
    }
}

fn source(name: &str, train: Labeled, test: Option<Labeled>) -> Source {
    Source { name: name.into(), recipe: recipe(), train, test }
}

fn made(train: Labeled, test: Option<Labeled>, plan: Plan) -> Result<Simulation> {
    Simulation::new(vec![source("d", train, test)], plan)
}

fn run(train: Labeled, test: Option<Labeled>, plan: Plan) -> (Simulation, Vec<Step>) {
    let simulation = made(train, test, plan).unwrap();
    let (lines, outcome) = heard(&simulation, 2);
    assert_eq!((lines.len() as u64, 0), simulation.lines());
    (simulation, outcome.steps)
}

/// What is said in order, and what is given in the end.
fn heard(simulation: &Simulation, threads: usize) -> (Vec<Line>, Outcome) {
    let (mut next, mut made) = (Vec::new(), 0);
    let outcome = simulation
        .run(threads, &mut |news| {
            match news {
                News::Next(line) => next.push(line.clone()),
                News::Made(_) => made += 1,
                News::Job(lines) => assert!(!lines.is_empty()),
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(made + simulation.lines().1, next.len() as u64);
    let steps: Vec<&Step> =
        next.iter().filter_map(|line| if let Line::Step(step) = line { Some(step.as_ref()) } else { None }).collect();
    assert!(steps.into_iter().eq(&outcome.steps));
    (next, outcome)
}

fn refusal(train: Labeled, test: Option<Labeled>, plan: Plan) -> String {
    made(train, test, plan).err().unwrap().to_string()
}

/// All but the time.
fn timeless(steps: &[Step]) -> Vec<Step> {
    steps.iter().map(|step| Step { round_seconds: 0.0, seconds: Default::default(), ..step.clone() }).collect()
}

#[test]
fn the_same_seed_gives_the_same_steps_and_another_seed_others() {
    let names = ["random", "margin", "coverage"];
    let (_, first) = run(texts(120, 0), Some(texts(60, 500)), plan(&names));
    let (_, again) = run(texts(120, 0), Some(texts(60, 500)), plan(&names));
    assert_eq!(timeless(&first), timeless(&again));
    let labels: Vec<usize> = first.iter().take(5).map(|step| step.labels).collect();
    assert_eq!(labels, [6, 12, 18, 24, 30]);
    for name in names {
        let of = |seed| {
            let steps = first.iter().filter(|step| step.strategy == name && step.seed == seed);
            steps.map(|step| step.log_loss.to_bits()).collect::<Vec<_>>()
        };
        // In a pool this small coverage looks at every item, so only draws tell seeds apart.
        assert!(name != "random" || of(1) != of(2), "{name}");
        assert!(first.iter().all(|step| step.round_seconds > 0.0));
    }
    // Words decide the classes, so thirty labels of twelve words are nearly enough.
    let last = first.iter().filter(|step| step.labels == 30);
    assert!(last.clone().all(|step| step.accuracy > 0.8), "{:?}", last.collect::<Vec<_>>());
}

#[test]
fn random_starts_are_the_same_for_every_strategy() {
    let cold = Plan { cold: Cold::Random, ..plan(&["random", "margin"]) };
    let (_, steps) = run(texts(120, 0), Some(texts(60, 500)), cold);
    let start = |name: &str| {
        let step = steps.iter().find(|step| step.strategy == name && step.seed == 2).unwrap();
        (step.accuracy, step.log_loss)
    };
    assert_eq!(start("random"), start("margin"));
}

#[test]
fn with_a_holdout_its_labels_count_and_calibrate() {
    let with = |calibrator: &str, holdout: f64| {
        let settings = ProjectSettings { calibrator: calibrator.into(), ..Default::default() };
        let plan = Plan { settings, holdout, budget: 220, batch: 100, seeds: 1, start: 20, ..plan(&["random"]) };
        run(texts(400, 0), Some(texts(60, 500)), plan).1
    };
    let (calibrated, plain, without) = (with("temperature", 0.2), with("none", 0.2), with("none", 0.0));
    for steps in [&calibrated, &plain, &without] {
        assert_eq!(steps.iter().map(|step| step.labels).collect::<Vec<_>>(), [20, 120, 220]);
    }
    // Same labels, same model; only the probabilities differ.
    let (calibrated, plain, without) = (&calibrated[2], &plain[2], &without[2]);
    assert_eq!(calibrated.accuracy, plain.accuracy);
    assert_ne!(calibrated.log_loss, plain.log_loss);
    // What the holdout has taken, the model has not seen.
    assert_ne!(plain.log_loss, without.log_loss);
}

#[test]
fn a_budget_beyond_the_data_ends_with_the_data_and_says_so() {
    let (simulation, steps) = run(texts(20, 0), Some(texts(6, 500)), Plan { budget: 500, ..plan(&["margin"]) });
    assert_eq!(steps.iter().filter(|step| step.seed == 1).map(|step| step.labels).collect::<Vec<_>>(), [6, 12, 18, 20]);
    assert_eq!(
        simulation.notes(),
        ["The budget of 500 labels is more than the 20 items there are to ask; the simulation stops there."]
    );
    // With a holdout: all of both parts.
    let all = Plan { budget: 500, holdout: 0.5, ..plan(&["margin"]) };
    assert_eq!(run(texts(20, 0), Some(texts(6, 500)), all).1.last().unwrap().labels, 20);
}

#[test]
fn without_a_test_file_a_quarter_is_kept_and_never_asked() {
    let (simulation, steps) = run(texts(80, 0), None, Plan { budget: 500, seeds: 1, ..plan(&["random"]) });
    let sizes = &simulation.sizes()[0];
    assert_eq!((sizes.items, sizes.test_items, sizes.classes), (60, 20, 3));
    assert_eq!(steps.last().unwrap().labels, 60);
    assert!(simulation.notes()[0].starts_with("No --test file: 20 of 80 items"), "{:?}", simulation.notes());
}

#[test]
fn while_all_labels_are_of_one_class_their_shares_are_the_answer() {
    // One `rare` item in 200: ten draws hold it in one seed of twenty.
    let mut train = Labeled::new();
    for i in 0..200 {
        let label = if i == 77 { "rare" } else { "often" };
        train.add(i, &json!({"text": format!("word{} more", i % 9), "label": label}), &recipe(), "label");
    }
    let mut test = Labeled::new();
    test.add(1, &json!({"text": "word1", "label": "often"}), &recipe(), "label");
    let plan = Plan { start: 10, budget: 10, seeds: 60, ..plan(&["random"]) };
    let steps = run(train, Some(test), plan).1;
    assert!(steps.iter().all(|step| step.accuracy == 1.0));
    let expected = (12.0f64 / 11.0).ln();
    let of_one_class = steps.iter().filter(|step| (step.log_loss - expected).abs() < 1e-12).count();
    // 57 are expected, with a standard deviation of 1.7.
    assert!((50..60).contains(&of_one_class), "{of_one_class}");
}

#[test]
fn what_does_not_fit_is_refused_in_plain_words() {
    let some = || (texts(30, 0), Some(texts(6, 500)));
    let of = |plan: Plan| refusal(some().0, some().1, plan);
    let unknown = of(plan(&["random", "magic"]));
    assert!(unknown.contains("`magic`") && unknown.contains("least_confidence"), "{unknown}");
    assert!(of(plan(&[])).contains("--strategy"));
    assert!(of(Plan { batch: 0, ..plan(&["random"]) }).contains("--batch is 0"));
    assert!(of(Plan { start: 40, ..plan(&["random"]) }).contains("more than --budget"));
    assert!(of(Plan { start: 40, budget: 50, ..plan(&["random"]) }).contains("more than the 30 items"));
    assert!(of(Plan { holdout: 0.9, ..plan(&["random"]) }).contains("--holdout"));
    assert!(of(Plan { noise: vec![0.0, 1.0], ..plan(&["random"]) }).contains("--noise is 1"));
    assert!(of(Plan { error_budget: 0.0, ..plan(&["random"]) }).contains("--budget-error is 0"));
    let twice = vec![source("d", some().0, some().1), source("d", some().0, some().1)];
    let error = Simulation::new(twice, plan(&["random"])).err().unwrap().to_string();
    assert!(error.starts_with("Two data sets are called `d`"), "{error}");
    let magic = ProjectSettings { calibrator: "magic".into(), ..Default::default() };
    assert!(of(Plan { settings: magic, ..plan(&["random"]) }).contains("`magic`"));

    let mut same = Labeled::new();
    (0..9).for_each(|i| same.add(i, &json!({"text": "a b", "label": "x"}), &recipe(), "label"));
    let error = refusal(same, Some(texts(6, 0)), plan(&["random"]));
    assert_eq!(error, "A simulation needs two classes; all 9 labels in FILE are `x`.");
    let mut other = texts(6, 0);
    other.add(7, &json!({"text": "a", "label": "ghost"}), &recipe(), "label");
    let error = refusal(texts(30, 0), Some(other), plan(&["random"]));
    assert!(error.contains("`ghost` (1 item)") && error.ends_with("fruit, metal, tree."), "{error}");
}

#[test]
fn support_tickets_are_learned_from_random_labels() {
    let mut tickets = Labeled::new();
    let text = include_str!("../../data/demo/tickets.jsonl");
    for (line, number) in text.lines().zip(1..) {
        tickets.add(number, &serde_json::from_str(line).unwrap(), &recipe(), "label");
    }
    let plan = Plan { start: 20, batch: 40, budget: 100, seeds: 1, ..plan(&["random"]) };
    let (simulation, steps) = run(tickets, None, plan);
    let test = &simulation.sets[0].test_targets;
    let most = (0..test.len()).map(|class| test.iter().filter(|&&t| t == class).count()).max().unwrap();
    let majority = most as f64 / test.len() as f64;
    let accuracy = steps.last().unwrap().accuracy;
    assert!(accuracy > majority + 0.2, "{accuracy} against a majority of {majority}");
    let outcome = Outcome { steps, fulls: vec![] };
    assert!(summarize(&outcome, 0.95, 0.02)[0].accuracy_area.mean > majority);
}

#[test]
fn threads_change_nothing_and_the_order_is_the_plans() {
    let two = || vec![source("d", texts(90, 0), Some(texts(30, 500))), source("e", texts(60, 900), None)];
    let plan = Plan { noise: vec![0.0, 0.2], budget: 18, ..plan(&["random", "margin"]) };
    let simulation = Simulation::new(two(), plan).unwrap();
    let (lines, one) = heard(&simulation, 1);
    let (_, many) = heard(&simulation, 7);
    assert_eq!(timeless(&one.steps), timeless(&many.steps));
    // A full model and 2 noise levels by 2 strategies by 2 seeds by 3 steps, of each data set.
    assert_eq!(lines.len(), 2 * (1 + 24));
    let key = |step: &Step| (step.data.clone(), step.noise.to_bits(), step.strategy.clone(), step.seed, step.round);
    let order: Vec<_> = one.steps.iter().map(key).collect();
    let mut sorted = order.clone();
    sorted.sort_by_key(|(data, noise, strategy, seed, round)| {
        (data.clone(), *noise, strategy != "random", *seed, *round)
    });
    assert_eq!(order, sorted);
    assert_eq!(
        one.fulls.iter().map(|full| (full.data.as_str(), full.full_labels)).collect::<Vec<_>>(),
        [("d", 90), ("e", 45)]
    );
    assert!(one.fulls[0].full_macro_f1 > 0.9, "{:?}", one.fulls);
    assert!(simulation.notes()[0].starts_with("e: No --test file"), "{:?}", simulation.notes());
}

#[test]
fn wrong_answers_reach_the_model_and_never_test() {
    let noisy = Plan { noise: vec![0.0, 0.4], budget: 90, batch: 84, seeds: 3, ..plan(&["random"]) };
    let (_, steps) = run(texts(90, 0), Some(texts(60, 500)), noisy);
    let at = |noise: f64| -> f64 {
        let last = steps.iter().filter(|step| step.noise == noise && step.labels == 90);
        last.map(|step| step.accuracy).sum::<f64>() / 3.0
    };
    // All of FILE is labeled, so the items are the same and only the answers differ.
    assert!(at(0.0) > at(0.4) + 0.1, "{} {}", at(0.0), at(0.4));
    // What was shown decides which classes were seen, not what was said of it.
    let seen = |noise: f64| steps.iter().filter(|s| s.noise == noise).map(|s| s.found_at).collect::<Vec<_>>();
    assert_eq!(seen(0.0), seen(0.4));
    assert!(seen(0.0).iter().flatten().all(|&labels| (3..=90).contains(&labels)));
}

#[test]
fn routing_adds_up() {
    let settings = ProjectSettings { holdout_serve_first: 0.5, holdout_serve_then: 0.5, ..Default::default() };
    let budget = Plan {
        settings,
        holdout: 0.5,
        start: 50,
        batch: 100,
        budget: 450,
        error_budget: 0.1,
        seeds: 2,
        ..plan(&["random"])
    };
    let (_, steps) = run(partly_hazy(700, 0, 5), Some(texts(60, 5000)), budget);
    for step in &steps {
        assert_eq!(step.routing_rule, "certified");
        let left = (700 - step.labels) as f64 / 700.0;
        let people = step.labels as f64 / 700.0 + left * (1.0 - step.routing_share);
        assert!((step.people_share - people).abs() < 1e-12, "{step:?}");
        assert_eq!(step.routing_share > 0.0, step.routing_error.is_some(), "{step:?}");
        // Half of the first 50 labels are the holdout's: too few to certify anything.
        assert!(step.labels > 50 || step.routing_share == 0.0, "{step:?}");
        // Of the fifth that says nothing about its class, half would be wrong: some of it may run alone, not all.
        if step.labels == 450 {
            assert!(step.routing_share > 0.6 && step.routing_share < 0.99, "{step:?}");
            assert!(step.routing_error.is_some_and(|error| error <= 0.1), "{step:?}");
        }
    }
    assert_eq!(steps.iter().filter(|step| step.labels == 450).count(), 2);
    let naive = run(texts(90, 0), Some(texts(30, 500)), plan(&["random"])).1;
    assert!(naive.iter().all(|step| step.routing_rule == "confidence" && step.routing_share == step.naive_share));
}

#[test]
fn what_is_complete_is_not_run_again() {
    let new = |seeds: u64| made(texts(90, 0), Some(texts(30, 500)), Plan { seeds, ..plan(&["random"]) }).unwrap();
    let (lines, all) = heard(&new(2), 1);
    let record = new(2).record().to_string();
    let text = |lines: &[Line]| {
        let lines = lines.iter().map(|line| serde_json::to_string(line).unwrap());
        [record.clone()].into_iter().chain(lines).fold(String::new(), |text, line| text + &line + "\n")
    };
    let resumed = |text: &str, seeds: u64| {
        let mut simulation = new(seeds);
        simulation.resume(Earlier::read(text, "s.jsonl").unwrap(), "s.jsonl").unwrap();
        simulation
    };
    // Everything is there: nothing is made, and the seconds are those of the first run.
    let simulation = resumed(&text(&lines), 2);
    assert_eq!(simulation.lines(), (11, 11));
    assert_eq!(heard(&simulation, 2).1, all);
    // The full model and the first seed are complete; of the second seed the last step is missing.
    let simulation = resumed(&text(&lines[..10]), 2);
    assert_eq!(simulation.lines(), (11, 6));
    let again = heard(&simulation, 2).1;
    assert_eq!((timeless(&again.steps), &again.steps[..5]), (timeless(&all.steps), &all.steps[..5]));
    // A step in the middle is missing; more seeds are the same plan.
    let gap = [&lines[..2], &lines[3..]].concat();
    assert_eq!(resumed(&text(&gap), 2).lines(), (11, 6));
    assert_eq!(resumed(&text(&lines), 3).lines(), (16, 11));
    let other = made(texts(91, 0), Some(texts(30, 500)), plan(&["random"])).unwrap().record();
    let error = Earlier::read(&format!("{other}\n"), "s.jsonl").and_then(|earlier| new(2).resume(earlier, "s.jsonl"));
    assert!(error.unwrap_err().to_string().contains("`data \"d\"`"));
}

#[test]
fn a_listener_that_has_heard_enough_ends_the_run() {
    let simulation = made(texts(90, 0), Some(texts(30, 500)), Plan { seeds: 50, ..plan(&["random"]) }).unwrap();
    let mut said = 0;
    let stopped = simulation.run(2, &mut |news| {
        said += usize::from(matches!(news, News::Next(_)));
        if said == 3 { Err(Error::Cancelled) } else { Ok(()) }
    });
    assert!(matches!(stopped, Err(Error::Cancelled)) && said == 3);
}

#[test]
fn all_labels_to_tune_choose_the_calibrator() {
    let simulation = made(texts(400, 0), None, plan(&["random"])).unwrap();
    let population = simulation.population(60, 100, 1).unwrap();
    // A quarter of 400 is the test set; it is population too.
    assert_eq!(population.rows.len(), 400 - 160);
    assert!(population.calibration.contains(" 100 holdout labels"), "{}", population.calibration);
}

/// Sets of three classes, each with words of its own.
fn sets(n: usize, first: usize) -> Labeled {
    let words = [["apple", "pear"], ["iron", "copper"], ["oak", "beech"]];
    let mut all = Labeled::of_sets();
    for i in first..first + n {
        let draw = |what: u64, of: usize| mix64(i as u64, what) as usize % of;
        let mask = draw(1, 8);
        let is_in = |class: &usize| mask >> class & 1 == 1;
        let said: Vec<&str> = (0..3).filter(is_in).map(|class| words[class][draw(2 + class as u64, 2)]).collect();
        let names: Vec<&str> = (0..3).filter(is_in).map(|class| ["fruit", "metal", "tree"][class]).collect();
        let label = if i % 2 == 0 && !names.is_empty() { json!(names.join("|")) } else { json!(names) };
        let noise = ["the", "of", "quick", "slow"][draw(9, 4)];
        all.add(i as u64, &json!({"text": format!("{noise} {}", said.join(" ")), "label": label}), &recipe(), "label");
    }
    all
}

#[test]
fn sets_are_replayed_with_the_strategies_that_know_them() {
    let plan_of = |names: &[&str]| Plan { start: 20, batch: 40, budget: 100, holdout: 0.3, ..plan(names) };
    let (simulation, steps) = run(sets(240, 0), Some(sets(80, 500)), plan_of(&["auto", "random", "margin"]));
    let sizes = &simulation.sizes()[0];
    assert_eq!((sizes.classes, sizes.is_of_sets), (3, true));
    for step in &steps {
        assert!(step.classes_seen == 3 && step.found_at.is_some_and(|at| at <= 20), "{step:?}");
        if step.labels == 100 {
            assert!(step.accuracy > 0.6 && step.macro_f1 >= step.accuracy && step.log_loss < 0.5, "{step:?}");
            assert!(step.holdout_right.is_some_and(|right| right <= step.holdout_labels), "{step:?}");
        }
    }
    let committee = refusal(sets(60, 0), Some(sets(20, 500)), plan_of(&["committee"]));
    assert!(committee.contains("sets of classes"), "{committee}");
    let mut other = sets(20, 500);
    other.labels[3] = "fruit|stone".into();
    let unknown = refusal(sets(60, 0), Some(other), plan_of(&["random"]));
    assert_eq!(unknown, "TEST: label `stone` is not in FILE's classes (fruit, metal, tree).");
    let mut same = sets(60, 0);
    same.labels.iter_mut().for_each(|label| *label = "fruit".into());
    assert!(refusal(same, Some(sets(0, 0)), plan_of(&["random"])).contains("two different answers"));
}
