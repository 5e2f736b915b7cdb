//! What the report and the progress bar say about a simulation.

use crate::simulation::{Cold, Line, Simulation};

/// What was just done, beside the bar.
pub(super) fn progress(line: &Line) -> String {
    match line {
        Line::Step(step) => format!("{} {} seed {}", step.data, step.strategy, step.seed),
        Line::Full(full) => format!("{} all labels", full.data),
    }
}

/// What was simulated, in sentences.
pub(super) fn about(simulation: &Simulation) -> Vec<String> {
    let plan = simulation.plan();
    let seeds = if plan.seeds == 1 { "one seed".to_owned() } else { format!("{} seeds", plan.seeds) };
    let cold = match plan.cold {
        Cold::Coverage => "coverage, as in the server (random for the strategy random)",
        Cold::Random => "random",
    };
    let holdout = if plan.holdout > 0.0 {
        format!(" A holdout of {} % calibrates and certifies; its labels count.", plan.holdout * 100.0)
    } else {
        String::new()
    };
    let mut about = vec![format!(
        "From {} to {} labels in steps of {}, {seeds}; first items: {cold}.{holdout}",
        plan.start, plan.budget, plan.batch
    )];
    for sizes in simulation.sizes() {
        about.push(format!(
            "{}: {} items to ask about, {} classes{}, scored on {} items that are never asked.",
            sizes.name,
            sizes.items,
            sizes.classes,
            if sizes.is_of_sets { " of which any number may apply (accuracy is that of whole sets)" } else { "" },
            sizes.test_items
        ));
    }
    about.extend(simulation.notes());
    about
}

/// The command line as one could type it again.
pub(super) fn command() -> String {
    let quoted = std::env::args().enumerate().map(|(at, word)| {
        let plain = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "-_./,=:+@%".contains(c));
        match (at, plain) {
            (0, _) => "qualm".to_owned(),
            (_, true) => word,
            (_, false) => format!("'{}'", word.replace('\'', r"'\''")),
        }
    });
    quoted.collect::<Vec<_>>().join(" ")
}
