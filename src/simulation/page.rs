//! The report as one page that needs nothing else: no script, no file beside it, light, dark and on paper.

use super::across::standings;
use super::against::Outside;
use super::chart::{COLOURS, Chart, DASHES, Subject, chart};
use super::run::Outcome;
use super::step::Step;
use super::summary::{Runs, Summary, runs};
use super::table::{Cells, by_noise, foresight, groups, heading, learning, overall, planning};
use crate::error::{Error, Result};
use serde::Serialize;
use tera::{Context, Tera};

/// What a report is about.
pub struct Report<'a> {
    /// Its heading.
    pub title: &'a str,
    /// Sentences on what was simulated.
    pub about: &'a [String],
    /// The steps and the full models.
    pub outcome: &'a Outcome,
    /// What they come to.
    pub summaries: &'a [Summary],
    /// Curves from elsewhere.
    pub outside: &'a [Outside],
    /// Share of the full model's score that is the target.
    pub target_share: f64,
    /// Share of wrong answers allowed among those the model gives alone.
    pub error_budget: f64,
    /// Whether a holdout certified the thresholds.
    pub has_holdout: bool,
    /// What made the page.
    pub command: &'a str,
}

/// What the template draws, in finished words.
#[derive(Serialize)]
struct Page<'a> {
    title: &'a str,
    about: &'a [String],
    overall: Vec<Table>,
    sections: Vec<Section>,
    notes: Vec<String>,
    command: &'a str,
    colours: usize,
}

#[derive(Serialize)]
struct Table {
    title: String,
    cells: Cells,
}

/// A data set with a noise level.
#[derive(Serialize)]
struct Section {
    id: String,
    title: String,
    full: String,
    legend: Vec<Key>,
    outside: Vec<Key>,
    charts: Vec<Chart>,
    learning: Cells,
    planning: Cells,
    /// With a holdout.
    foresight: Option<Cells>,
}

/// A line of the legend.
#[derive(Serialize)]
struct Key {
    name: String,
    colour: usize,
    again: usize,
}

fn key(name: &str, style: usize, colours: usize) -> Key {
    Key { name: name.to_owned(), colour: style % colours, again: style / colours }
}

/// The page of a report, which has at least one step.
pub fn page(report: &Report<'_>) -> Result<String> {
    if report.outcome.steps.is_empty() {
        return Err(Error::internal("a simulation without a step has no page"));
    }
    let runs = runs(&report.outcome.steps);
    let sections = groups(report.summaries)
        .into_iter()
        .enumerate()
        .map(|(at, (data, noise, summaries))| {
            let own: Vec<&Runs<'_>> = runs.iter().filter(|runs| runs.data == data && runs.noise == noise).collect();
            section(report, format!("set{at}"), &own, &summaries)
        })
        .collect();
    let standings = standings(report.summaries);
    let overall = by_noise(&standings)
        .into_iter()
        .filter(|(_, all)| all[0].sets > 1)
        .map(|(noise, all)| Table {
            title: heading(&format!("All {} data sets", all[0].sets), noise),
            cells: overall(&all),
        })
        .collect();
    let page = Page {
        title: report.title,
        about: report.about,
        overall,
        sections,
        notes: notes(report),
        command: report.command,
        colours: COLOURS,
    };
    let mut tera = Tera::new();
    tera.add_raw_template("report.html", include_str!("../../templates/simulation/report.html"))
        .and_then(|()| tera.render("report.html", &Context::from_serialize(&page)?))
        .map_err(Error::internal)
}

fn section(report: &Report<'_>, id: String, runs: &[&Runs<'_>], summaries: &[&Summary]) -> Section {
    let (data, noise) = (runs[0].data, runs[0].noise);
    let full = report.outcome.fulls.iter().find(|full| full.data == data);
    let outside: Vec<&Outside> = report.outside.iter().filter(|curve| curve.data == data).collect();
    let level = |value: Option<f64>| value.map(|value| (value, "all labels".to_owned())).into_iter().collect();
    let subject = |title, value| Subject { title, value, levels: vec![], outside: vec![] };
    let budget = vec![(report.error_budget, "budget".to_owned())];
    let mut subjects = vec![
        Subject {
            levels: level(full.map(|full| full.full_macro_f1)),
            outside: outside.iter().map(|curve| (curve.name.as_str(), curve.macro_f1())).collect(),
            ..subject("Macro F1", |step| Some(step.macro_f1))
        },
        Subject {
            levels: level(full.map(|full| full.full_accuracy)),
            outside: outside.iter().map(|curve| (curve.name.as_str(), curve.accuracy())).collect(),
            ..subject("Accuracy", |step| Some(step.accuracy))
        },
        subject("Calibration error, debiased", |step| step.ece_debiased),
        subject("Log loss", |step| Some(step.log_loss)),
    ];
    if report.has_holdout {
        subjects.push(subject("Certified: share that runs alone", |step| Some(step.routing_share)));
        let wrong = subject("Certified: wrong among those", |step: &Step| step.routing_error);
        subjects.push(Subject { levels: budget.clone(), ..wrong });
    }
    subjects.push(subject("Naive rule: share that runs alone", |step| Some(step.naive_share)));
    subjects.push(Subject { levels: budget, ..subject("Naive rule: wrong among those", |step| step.naive_error) });
    subjects.push(subject("Share of all items that people look at", |step| Some(step.people_share)));
    subjects.push(subject("Seconds a round", |step| Some(step.round_seconds)));
    Section {
        id,
        title: heading(data, noise),
        full: full.map_or_else(String::new, |full| {
            let share = report.target_share;
            format!(
                "All {} labels give accuracy {:.3} and macro F1 {:.3} (fitted in {:.2} s); {:.0} % of that is {:.3} and \
                 {:.3}.",
                full.full_labels,
                full.full_accuracy,
                full.full_macro_f1,
                full.full_seconds,
                100.0 * share,
                share * full.full_accuracy,
                share * full.full_macro_f1
            )
        }),
        legend: (0..).zip(runs).map(|(style, runs)| key(runs.strategy, style, COLOURS)).collect(),
        outside: (0..).zip(&outside).map(|(style, curve)| key(&curve.name, style, DASHES)).collect(),
        charts: subjects.iter().filter_map(|subject| chart(subject, runs)).collect(),
        learning: learning(summaries, &outside),
        planning: planning(summaries, report.target_share, report.has_holdout),
        foresight: report.has_holdout.then(|| foresight(summaries)),
    }
}

/// What the numbers mean.
fn notes(report: &Report<'_>) -> Vec<String> {
    let budget = 100.0 * report.error_budget;
    let mut notes = vec![
        "Line: mean over the seeds. Band, ± and [ ]: its 95 % interval by Student's t; none with one seed.".to_owned(),
        "Area: the mean height of the curve over the label axis. Against random: the difference of the areas under macro \
         F1, seed by seed. Worst end / mean end: the lowest macro F1 of the last step over its mean."
            .into(),
        format!(
            "Labels to {:.0} %: the first step at which the score is there, median over the seeds; a seed that never gets \
             there counts as infinite. All classes: labels until each class of at least 1.5 % of the items had been labeled \
             once.",
            100.0 * report.target_share
        ),
        "Calibration error: root of the debiased squared top-label error (15 bins of equally many rows) over the test items \
         and everything unlabeled. It and the other figures of the second table are those of the last step."
            .into(),
        format!(
            "Alone: the share of the unlabeled items that would not need a person, wrong: the true error among them, over \
             budget: steps (all seeds) at which that error was more than {budget} %. Naive: everything with a calibrated \
             confidence of at least {} %, a rule that promises nothing. For people: the share of all items that people have \
             labeled or would still have to look at.",
            100.0 - budget
        ),
    ];
    if report.has_holdout {
        notes.push(
            "Certified: the threshold passed a fixed sequence of exact binomial tests on the holdout, so that the error is \
             within the budget for at least 95 % of holdouts. Every step is a test of its own."
                .into(),
        );
    }
    if report.has_holdout {
        notes.push(format!(
            "Reported accuracy: what a round says at the first step with 100 holdout labels, against the holdout's \
             unlabeled rest (200 items or more), mean absolute difference; how many 95 % intervals held the truth. Advised \
             stop: labels at which the advice says stop with {:.0} % of the full model's accuracy as the target, median over \
             the seeds, and the accuracy on the test items then.",
            100.0 * report.target_share
        ));
        notes.push(
            "One more point: at each step, the labels that the advice foretells for one more point of accuracy over those \
             that the mean curve on the test items (made rising) then needs; median. Not judged where the curve ends before, \
             unless less than half of what was left had been foretold."
                .into(),
        );
    }
    notes.push(
        "Seconds a round: fit, calibrate, score the pool, pick; wall time. Jobs that run side by side share cores, caches \
         and memory; --threads 1 measures cleanly."
            .into(),
    );
    notes.push(
        "Rank and regret go by area under macro F1: regret is how far a strategy is below the best one of each data set. \
         Above, unclear, below: data sets where the paired interval is wholly above zero, holds zero, wholly below."
            .into(),
    );
    notes
}

#[cfg(test)]
mod tests {
    use super::super::summary::{
        summarize,
        tests::{outcome, step},
    };
    use super::*;

    #[test]
    fn the_page_stands_alone_and_escapes_what_it_is_given() {
        let elsewhere = step("random", 1, 20, 0.2);
        let steps = [
            step("random", 1, 20, 0.3),
            step("random", 1, 40, 0.5),
            step("margin", 1, 20, 0.4),
            Step { data: "<e>".into(), ..elsewhere },
        ];
        let outcome = outcome(&steps);
        let outside = [Outside { name: "a<i>b".into(), data: "d".into(), points: vec![[20.0, 0.5, 0.5]] }];
        let report = Report {
            title: "tickets & more",
            about: &["A note with <b>".to_owned()],
            outcome: &outcome,
            summaries: &summarize(&outcome, 0.95, 0.02),
            outside: &outside,
            target_share: 0.95,
            error_budget: 0.02,
            has_holdout: false,
            command: "qualm simulate 'a<b>.csv'",
        };
        let html = page(&report).unwrap();
        assert!(html.contains("<title>tickets &amp; more"), "{html}");
        assert!(html.contains("A note with &lt;b&gt;") && html.contains("a&lt;b&gt;.csv"));
        assert!(html.contains("&lt;e&gt;") && html.contains("a&lt;i&gt;b"));
        assert!(html.contains("All 1000 labels give accuracy 0.900 and macro F1 0.800"));
        assert!(html.contains("prefers-color-scheme: dark") && html.contains("@media print"));
        // Two sections: eight charts, and seven where no step has an error of what ran alone by the naive rule.
        assert_eq!(html.matches("role=\"img\"").count(), 14);
        assert_eq!(html.matches("<details").count(), 14);
        for outside in ["<script", "http://", "https://", "<link", "src=", "url(", "@import"] {
            assert!(!html.contains(outside), "{outside}");
        }
        let empty = Outcome::default();
        assert!(page(&Report { outcome: &empty, summaries: &[], ..report }).is_err());
    }
}
