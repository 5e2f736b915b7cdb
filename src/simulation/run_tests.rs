//! Replays of small generated data, small enough to know what must come out.

use super::*;
use crate::simulation::summarize;
use serde_json::json;

fn recipe() -> Recipe {
    Recipe { text: vec!["text".into()], ..Default::default() }
}

/// `n` texts of three classes, one half, one third, one sixth; each has a word of its class and words that say nothing.
fn texts(n: usize, first: usize) -> Labeled {
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
        let text = format!("{} {} {} {}", noise[draw(1, 8)], words[draw(2, 4)], noise[draw(3, 8)], noise[draw(4, 8)]);
        all.add(i as u64, &json!({"text": text, "label": label}), &recipe(), "label");
    }
    all
}

fn plan(strategies: &[&str]) -> Plan {
    Plan {
        recipe: recipe(),
        settings: ProjectSettings::default(),
        strategies: strategies.iter().map(|&name| name.to_owned()).collect(),
        cold: Cold::Coverage,
        start: 6,
        batch: 6,
        budget: 30,
        seeds: 2,
        holdout: 0.0,
    }
}

fn run(train: Labeled, test: Option<Labeled>, plan: Plan) -> (Simulation, Vec<Step>) {
    let simulation = Simulation::new(train, test, plan).unwrap();
    let mut heard = Vec::new();
    let steps = simulation
        .run(&mut |step| {
            heard.push(step.clone());
            Ok(())
        })
        .unwrap();
    assert_eq!(heard, steps);
    assert_eq!(steps.len() as u64, simulation.steps());
    (simulation, steps)
}

fn refusal(train: Labeled, test: Option<Labeled>, plan: Plan) -> String {
    Simulation::new(train, test, plan).err().unwrap().to_string()
}

/// All but the time.
fn timeless(steps: &[Step]) -> Vec<Step> {
    steps.iter().map(|step| Step { round_seconds: 0.0, ..step.clone() }).collect()
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
        assert_ne!(of(1), of(2), "{name}");
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
    // Same labels, same model; only the probabilities differ. A small model of easy texts is too modest.
    let (calibrated, plain, without) = (&calibrated[2], &plain[2], &without[2]);
    assert_eq!(calibrated.accuracy, plain.accuracy);
    assert!(calibrated.log_loss < 0.8 * plain.log_loss, "{} {}", calibrated.log_loss, plain.log_loss);
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
    assert_eq!(simulation.sizes(), (60, 20, 3));
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
    let classes = simulation.classes.len();
    let most = (0..classes).map(|class| simulation.test_targets.iter().filter(|&&t| t == class).count()).max().unwrap();
    let majority = most as f64 / simulation.test_targets.len() as f64;
    let accuracy = steps.last().unwrap().accuracy;
    assert!(accuracy > majority + 0.2, "{accuracy} against a majority of {majority}");
    assert!(summarize(&steps)[0].accuracy_area > majority);
}
