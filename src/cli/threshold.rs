//! `qualm threshold`: from random labels to the threshold above which a model may be trusted, and a trial of the promise.

use super::output::{Output, several, table};
use super::recipe::RecipeKeys;
use super::simulate::sources::read_file;
use crate::error::{Error, Result};
use crate::guarantee::{
    Certificate, Finished, Request, Sample, Scored, Trial, certify, certify_finished, montecarlo, risk_coverage,
};
use crate::pool::readers::{self, ReadOptions};
use crate::simulation::{Cold, Labeled, Plan, Simulation, Source};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Points of the curve in `--json`.
const CURVE: usize = 50;

/// Find the confidence above which a model's answers are wrong at most so often, from random labels.
#[derive(Debug, clap::Args)]
pub struct Threshold {
    /// Records with a confidence and whether the model was right: JSONL, CSV or TSV. Rows without the latter are the pool, which is needed: its confidences fix the thresholds.
    #[arg(required_unless_present = "train", conflicts_with = "train")]
    file: Option<PathBuf>,
    /// The key that holds the probability of the likeliest class, above 0 and up to 1.
    #[arg(long, default_value = "confidence", value_name = "KEY")]
    score: String,
    /// The key that says whether that class is right: 1 or 0, true or false.
    #[arg(long, default_value = "correct", value_name = "KEY")]
    correct: String,
    /// The error rate that is allowed among what is accepted.
    #[arg(long, default_value_t = 0.02, value_name = "SHARE")]
    budget: f64,
    /// How often such promises should hold.
    #[arg(long, default_value_t = 0.95, value_name = "SHARE")]
    confidence: f64,
    /// Try all rules on so many random sets of labels and compare with the truth.
    #[arg(long, default_value_t = 0, value_name = "N")]
    draws: usize,
    /// Random labels in each draw, and for the certificate with --train.
    #[arg(long, default_value_t = 500, value_name = "N")]
    labels: usize,
    /// Labeled records instead: a model is trained on some, the others are the population.
    #[arg(long, value_name = "FILE")]
    train: Option<PathBuf>,
    /// More labeled records for the population.
    #[arg(long, value_name = "FILE", requires = "train")]
    test: Option<PathBuf>,
    /// Random labels to train on, with --train.
    #[arg(long, default_value_t = 300, value_name = "N")]
    train_labels: usize,
    /// Random labels to choose the calibrator with, with --train.
    #[arg(long, default_value_t = 100, value_name = "N")]
    tune_labels: usize,
    /// Same seed, same draws.
    #[arg(long, default_value_t = 1, value_name = "N")]
    seed: u64,
    /// The key that holds the class, with --train.
    #[arg(long, default_value = "label", value_name = "KEY")]
    label: String,
    #[command(flatten)]
    keys: RecipeKeys,
}

/// What there is to certify with.
struct Material {
    /// Random labeled rows.
    labeled: Vec<Scored>,
    /// Confidences of rows without labels.
    pool: Vec<f64>,
    /// Rows to draw from in a trial.
    population: Vec<Scored>,
    notes: Vec<String>,
}

impl Threshold {
    /// Runs the command.
    pub fn run(self, output: Output) -> Result<()> {
        let request = Request { budget: self.budget, confidence: self.confidence };
        request.check()?;
        let material = match &self.train {
            Some(train) => self.trained(train)?,
            None => self.given(self.file.as_deref().unwrap_or(Path::new("-")))?,
        };
        material.notes.iter().for_each(|note| eprintln!("{note}"));
        let sample = Sample::new(material.labeled)?;
        let certificate = certify(&request, &sample, &material.pool)?;
        let finished = certify_finished(&request, &sample, &material.pool)?;
        let trials = match self.draws {
            0 => vec![],
            draws => montecarlo(&request, &material.population, self.labels, draws, self.seed)?,
        };
        let value = json!({
            "certificate": certificate,
            "finished": finished,
            "curve": risk_coverage(&sample, request.delta(), CURVE),
            "trials": trials,
        });
        output.show(&value, |_| words(&certificate, &finished, &trials, self.labels))
    }

    /// Rows of a file: those that say whether the model was right, and the others.
    fn given(&self, path: &Path) -> Result<Material> {
        let source = path.display().to_string();
        let file = std::fs::File::open(path).map_err(|e| Error::Invalid(format!("{source} cannot be opened: {e}")))?;
        let options = ReadOptions { text_key: String::new(), keys: vec![self.score.clone(), self.correct.clone()] };
        let mut rows = readers::open(file, &source, None, &options)?.rows;
        let (mut labeled, mut pool) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next_row()? {
            let line = row.line;
            let wrong = |reason: String| Error::Invalid(format!("{source}, line {line}: {reason}"));
            let record = (row.decode)().map_err(|bad| wrong(bad.reason))?;
            let confidence = number(&record.data[&self.score])
                .filter(|confidence| *confidence > 0.0 && *confidence <= 1.0)
                .ok_or_else(|| {
                    wrong(format!(
                        "`{}` is {}: a number above 0 and up to 1 is needed. Name its column with --score.",
                        self.score, record.data[&self.score]
                    ))
                })?;
            match truth(&record.data[&self.correct]) {
                Ok(Some(is_right)) => labeled.push(Scored { confidence, class: 0, is_right }),
                Ok(None) => pool.push(confidence),
                Err(found) => {
                    return Err(wrong(format!(
                        "`{}` is {found}: use 1 or 0, true or false, or nothing.",
                        self.correct
                    )));
                }
            }
        }
        if labeled.is_empty() {
            return Err(Error::Invalid(format!(
                "No record of {source} says under `{}` whether the model was right. Name the column with --correct.",
                self.correct
            )));
        }
        Ok(Material { population: labeled.clone(), labeled, pool, notes: vec![] })
    }

    /// A model of our own: some labels train it, some choose the calibrator, the first of the others certify.
    fn trained(&self, train: &Path) -> Result<Material> {
        let recipe = self.keys.clone().into_recipe();
        recipe.check().map_err(Error::Invalid)?;
        let labels = self.label.as_str();
        let test = self.test.as_ref().map(|test| read_file(test, &recipe, labels, Labeled::new())).transpose()?;
        let plan = Plan {
            settings: Default::default(),
            strategies: vec!["random".into()],
            cold: Cold::Random,
            start: 1,
            batch: 1,
            budget: 1,
            seeds: 1,
            holdout: 0.0,
            noise: vec![0.0],
            error_budget: 0.02,
        };
        let train = read_file(train, &recipe, labels, Labeled::new())?;
        let source = Source { name: "train".into(), recipe, train, test };
        let simulation = Simulation::new(vec![source], plan)?;
        let found = simulation.population(self.train_labels, self.tune_labels, self.seed)?;
        // The population starts with the training file's rows in file order, so the ones that certify are drawn.
        let mut order: Vec<usize> = (0..found.rows.len()).collect();
        order.sort_unstable_by_key(|&at| crate::digest::mix64(self.seed, at as u64));
        let (certify, rest) = order.split_at(self.labels.min(order.len()));
        Ok(Material {
            labeled: certify.iter().map(|&at| found.rows[at]).collect(),
            pool: rest.iter().map(|&at| found.rows[at].confidence).collect(),
            notes: vec![format!(
                "A model of {} labels, calibrated on {} others: {}.",
                self.train_labels, self.tune_labels, found.calibration
            )],
            population: found.rows,
        })
    }
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// Right, wrong, or nothing said; else what stood there.
fn truth(value: &Value) -> std::result::Result<Option<bool>, String> {
    let word = match value {
        Value::Null => return Ok(None),
        Value::Bool(is_right) => return Ok(Some(*is_right)),
        Value::String(text) => text.trim().to_lowercase(),
        other => other.to_string(),
    };
    match word.as_str() {
        "" => Ok(None),
        "1" | "1.0" | "true" | "yes" => Ok(Some(true)),
        "0" | "0.0" | "false" | "no" => Ok(Some(false)),
        _ => Err(value.to_string()),
    }
}

fn words(certificate: &Certificate, finished: &Finished, trials: &[Trial], labels: usize) -> String {
    let mut text = format!("{}\n{}\n", certificate.sentence, finished.sentence);
    if let Some(first) = trials.first() {
        let rows: Vec<Vec<String>> = trials
            .iter()
            .map(|trial| {
                let verdict = match (trial.is_valid, trial.violations <= 1.0 - certificate.confidence) {
                    (true, true) => "kept",
                    (false, true) => "kept here, by luck",
                    (_, false) => "broken",
                };
                vec![
                    trial.title.clone(),
                    format!("{:.3}", trial.violations),
                    format!("{:.3}", trial.coverage),
                    format!("{:.3}", trial.accepted),
                    verdict.to_owned(),
                ]
            })
            .collect();
        text.push_str(&format!(
            "\n{} of {}; the promise may break in {:.3} of them:\n",
            several(first.draws as u64, "draw"),
            several(labels as u64, "label"),
            1.0 - certificate.confidence
        ));
        text.push_str(&table(&["rule", "broken", "coverage", "accepts", "promise"], &rows));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: Threshold,
    }

    fn args(words: &[&str]) -> std::result::Result<Threshold, clap::Error> {
        Line::try_parse_from(["threshold"].iter().chain(words)).map(|line| line.args)
    }

    #[test]
    fn a_file_becomes_labels_and_a_pool() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("scores.csv");
        std::fs::write(&path, "p,ok\n0.9,1\n0.8,false\n0.7,\n").unwrap();
        let file = path.to_str().unwrap();
        let found = args(&[file, "--score", "p", "--correct", "ok"]).unwrap().given(&path).unwrap();
        let rows: Vec<_> = found.labeled.iter().map(|row| (row.confidence, row.is_right)).collect();
        assert_eq!((rows, found.pool), (vec![(0.9, true), (0.8, false)], vec![0.7]));
        let missing = args(&[file, "--correct", "ok"]).unwrap().given(&path).err().unwrap().to_string();
        assert!(missing.contains("line 2") && missing.contains("Name its column with --score"), "{missing}");
        std::fs::write(&path, "confidence,correct\n0.9,maybe\n").unwrap();
        assert!(args(&[file]).unwrap().given(&path).err().unwrap().to_string().contains("\"maybe\""));
    }

    #[test]
    fn a_file_or_training_data_is_needed() {
        assert!(args(&[]).is_err() && args(&["a.csv", "--train", "b.csv"]).is_err());
        assert!(args(&["--train", "b.csv", "--text", "text"]).is_ok());
    }

    #[test]
    fn a_trial_is_a_table() {
        let rows: Vec<Scored> =
            (1..400).map(|r| Scored { confidence: f64::from(r) / 400.0, class: 0, is_right: r > 100 }).collect();
        let request = Request { budget: 0.1, confidence: 0.9 };
        let sample = Sample::new(rows.iter().copied()).unwrap();
        let certificate = certify(&request, &sample, sample.confidences()).unwrap();
        let finished = certify_finished(&request, &sample, &[]).unwrap();
        let trials = montecarlo(&request, &rows, 100, 10, 1).unwrap();
        let text = words(&certificate, &finished, &trials, 100);
        assert!(text.contains("10 draws of 100 labels; the promise may break in 0.100 of them:"), "{text}");
        assert!(text.lines().any(|line| line.starts_with("Oracle")), "{text}");
    }
}
