//! `qualm crowd`: what several annotators' answers say together, on a file, without a project.

use super::answers::{Answers, Keys};
use super::output::{Output, at, count, grouped, number, several, table, text};
use crate::crowd::{AGGREGATORS, Agreement, Consensus, Level, find, fleiss_kappa, krippendorff, pairwise};
use crate::domain::guard_cell;
use crate::error::{Error, Result};
use crate::metrics;
use serde_json::{Map, Value, json};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Annotators that are listed in words; `--json` has all.
const LISTED: usize = 20;
/// Shared answers from which a pair of annotators is in the JSON.
const FEWEST_SHARED: usize = 10;

/// Say what is true from what several annotators said, how far they agree, and who is right how often.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  qualm crowd answers.jsonl                                every method, agreement, annotators
  qualm crowd answers.csv --item id --annotator worker     other names for the columns
  qualm crowd answers.jsonl --gold gold.jsonl              and how often each method is right
  qualm crowd answers.jsonl --out labels.jsonl             write the consensus with its probabilities")]
pub(super) struct Crowd {
    /// Answers, one a row: JSONL, CSV or TSV by the file's ending.
    file: PathBuf,
    /// The key that names the item; dots reach into nested keys, here and below.
    #[arg(long, default_value = "id", value_name = "KEY")]
    item: String,
    /// The key that names who answered.
    #[arg(long, default_value = "annotator", value_name = "KEY")]
    annotator: String,
    /// The key that holds what they said.
    #[arg(long, default_value = "label", value_name = "KEY")]
    label: String,
    /// What is true: rows with the item's and the label's key. Only measures, never teaches.
    #[arg(long, value_name = "FILE")]
    gold: Option<PathBuf>,
    /// The method behind the annotators' figures and --out: majority, dawid_skene, one_coin, mace or glad.
    #[arg(long, default_value = "dawid_skene", value_name = "NAME")]
    method: String,
    /// How far apart two labels are for alpha. Ordinal, interval and ratio want labels that are numbers.
    #[arg(long, value_enum, default_value = "nominal", value_name = "LEVEL")]
    level: LevelArg,
    /// Seed of random starts and resamples: same seed, same figures.
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    seed: u64,
    /// Write each item's consensus label with its probabilities: CSV or JSONL by the file's ending.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum LevelArg {
    Nominal,
    Ordinal,
    Interval,
    Ratio,
}

impl LevelArg {
    fn word(self) -> &'static str {
        match self {
            LevelArg::Nominal => "nominal",
            LevelArg::Ordinal => "ordinal",
            LevelArg::Interval => "interval",
            LevelArg::Ratio => "ratio",
        }
    }
}

impl Crowd {
    pub(super) fn run(self, output: Output) -> Result<()> {
        let chosen = find(&self.method)?;
        let keys = Keys { item: self.item.clone(), annotator: self.annotator.clone(), label: self.label.clone() };
        let answers = Answers::read(&self.file, &keys)?;
        let level = self.level(&answers)?;
        let gold = self.gold.as_ref().map(|file| answers.gold(file, &keys)).transpose()?;
        let votes = &answers.votes;
        let mut methods = Vec::new();
        let mut consensus = None;
        for aggregator in AGGREGATORS {
            let started = Instant::now();
            let found = aggregator.aggregate(votes, self.seed);
            let seconds = started.elapsed().as_secs_f64();
            methods.push(json!({
                "name": aggregator.name(),
                "title": aggregator.title(),
                "gold": gold.as_ref().map(|gold| score(&found.labels, gold)),
                "ties": found.ties.len(),
                "log_likelihood": found.log_likelihood,
                "iterations": found.iterations,
                "seconds": seconds,
            }));
            if aggregator.name() == chosen.name() {
                consensus = Some(found);
            }
        }
        let consensus = consensus.ok_or_else(|| Error::internal("the chosen method is not in the list"))?;
        let result = json!({
            "file": self.file.display().to_string(),
            "labels": votes.len(),
            "items": votes.items(),
            "annotators": votes.annotators(),
            "classes": answers.classes,
            "seed": self.seed,
            "methods": methods,
            "agreement": {
                "level": self.level.word(),
                "alpha": agreement(krippendorff(votes, level, self.seed)),
                "fleiss_kappa": agreement(fleiss_kappa(votes, self.seed)),
            },
            "method": chosen.name(),
            "per_annotator": per_annotator(&answers, &consensus, gold.as_deref()),
            "pairs": pairs(&answers),
        });
        if let Some(out) = &self.out {
            self.write(out, &answers, &consensus)?;
            eprintln!(
                "Wrote {} with their {} labels to {}.",
                several(votes.items() as u64, "item"),
                chosen.name(),
                out.display()
            );
        }
        output.show(&result, words)
    }

    fn level<'a>(&self, answers: &'a Answers) -> Result<Level<'a>> {
        match (self.level, &answers.values) {
            (LevelArg::Nominal, _) => Ok(Level::Nominal),
            (level, None) => Err(Error::Invalid(format!(
                "--level {} wants labels that are numbers, so that their order is known; these are {}.",
                level.word(),
                answers.classes.join(", ")
            ))),
            (LevelArg::Ordinal, _) => Ok(Level::Ordinal),
            (LevelArg::Interval, Some(values)) => Ok(Level::Interval(values)),
            (LevelArg::Ratio, Some(values)) if values.iter().all(|value| *value >= 0.0) => Ok(Level::Ratio(values)),
            (LevelArg::Ratio, _) => Err(Error::Invalid("--level ratio wants labels that are not below zero.".into())),
        }
    }

    fn write(&self, out: &Path, answers: &Answers, consensus: &Consensus) -> Result<()> {
        let cannot = |e: &dyn std::fmt::Display| Error::Invalid(format!("cannot write {}: {e}", out.display()));
        let is_csv = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let mut file = BufWriter::new(std::fs::File::create(out).map_err(|e| cannot(&e))?);
        let rows = (0..answers.items.len()).map(|place| {
            let class = consensus.labels[place] as usize;
            let probabilities = consensus.posteriors.row(place).to_vec();
            (&answers.items[place], &answers.classes[class], probabilities, answers.votes.of_item(place).len())
        });
        if is_csv {
            let mut csv = csv::Writer::from_writer(file);
            let head = [&self.item, &self.label, "probability", "method", "votes"].map(str::to_owned);
            let each = answers.classes.iter().map(|class| format!("probability.{class}"));
            csv.write_record(head.into_iter().chain(each)).map_err(|e| cannot(&e))?;
            for (place, (item, label, probabilities, votes)) in rows.enumerate() {
                // A spreadsheet must not run a name that somebody else chose.
                let safe = |name: &String| guard_cell(name).into_owned();
                let first = [safe(item), safe(label), consensus.confidence(place).to_string()];
                let then = [self.method.clone(), votes.to_string()];
                let each = probabilities.iter().map(f64::to_string);
                csv.write_record(first.into_iter().chain(then).chain(each)).map_err(|e| cannot(&e))?;
            }
            return csv.flush().map_err(|e| cannot(&e));
        }
        for (place, (item, label, probabilities, votes)) in rows.enumerate() {
            let each: Map<String, Value> =
                answers.classes.iter().cloned().zip(probabilities.into_iter().map(Value::from)).collect();
            let mut line = Map::new();
            line.insert(self.item.clone(), json!(item));
            line.insert(self.label.clone(), json!(label));
            line.insert("probability".into(), json!(consensus.confidence(place)));
            line.insert("method".into(), json!(self.method));
            line.insert("votes".into(), json!(votes));
            line.insert("probabilities".into(), Value::Object(each));
            writeln!(file, "{}", Value::Object(line)).map_err(|e| cannot(&e))?;
        }
        file.flush().map_err(|e| cannot(&e))
    }
}

/// How many of the items with gold have its label.
fn score(labels: &[u32], gold: &[Option<u32>]) -> Value {
    let judged = || labels.iter().zip(gold).filter_map(|(label, gold)| Some(*label == (*gold)?));
    let (right, n) = (judged().filter(|is_right| *is_right).count(), judged().count());
    let interval = metrics::clopper_pearson(right, n);
    json!({ "accuracy": metrics::accuracy(right, n), "low": interval.low, "high": interval.high, "right": right, "items": n })
}

fn agreement(found: Option<Agreement>) -> Value {
    found.map_or(Value::Null, |found| {
        json!({
            "value": found.value,
            "low": found.interval.map(|(low, _)| low),
            "high": found.interval.map(|(_, high)| high),
            "items": found.items,
            "labels": found.votes,
        })
    })
}

/// The least accurate first.
fn per_annotator(answers: &Answers, consensus: &Consensus, gold: Option<&[Option<u32>]>) -> Vec<Value> {
    let counts = answers.votes.annotator_counts();
    let mut right = vec![(0usize, 0usize); answers.annotators.len()];
    for vote in answers.votes.all() {
        if let Some(truth) = gold.and_then(|gold| gold[vote.item as usize]) {
            let (hits, all) = &mut right[vote.annotator as usize];
            *hits += usize::from(truth == vote.class);
            *all += 1;
        }
    }
    let mut order: Vec<usize> = (0..answers.annotators.len()).collect();
    let estimate = |who: usize| consensus.accuracies[who].unwrap_or(0.0);
    order.sort_by(|&a, &b| estimate(a).total_cmp(&estimate(b)).then(a.cmp(&b)));
    let one = |who: usize| {
        let (hits, all) = right[who];
        json!({
            "annotator": answers.annotators[who],
            "labels": counts[who],
            "accuracy": consensus.accuracies[who],
            "gold_accuracy": metrics::accuracy(hits, all),
        })
    };
    order.into_iter().map(one).collect()
}

fn pairs(answers: &Answers) -> Vec<Value> {
    let name = |who: u32| &answers.annotators[who as usize];
    pairwise(&answers.votes, FEWEST_SHARED)
        .into_iter()
        .map(|pair| {
            json!({ "a": name(pair.a), "b": name(pair.b), "shared": pair.shared, "equal": pair.equal, "kappa": pair.kappa })
        })
        .collect()
}

fn words(result: &Value) -> String {
    let list = |key: &str| result[key].as_array().cloned().unwrap_or_default();
    let span = |value: &Value| match (at(value, "low"), at(value, "high")) {
        (Value::Null, _) | (_, Value::Null) => String::new(),
        _ => format!("{} to {}", number(value, "low"), number(value, "high")),
    };
    let per_item = count(result, "labels") as f64 / (count(result, "items") as f64).max(1.0);
    let mut told = format!(
        "{} by {} on {} ({per_item:.1} an item), {}\n\n",
        several(count(result, "labels"), "label"),
        several(count(result, "annotators"), "annotator"),
        several(count(result, "items"), "item"),
        list("classes").iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
    );
    let has_gold = list("methods").first().is_some_and(|method| !method["gold"].is_null());
    let head: &[&str] =
        if has_gold { &["method", "right", "95 %", "ties", "seconds"] } else { &["method", "ties", "seconds"] };
    let methods: Vec<Vec<String>> = list("methods")
        .iter()
        .map(|method| {
            let gold = if has_gold { vec![number(method, "gold/accuracy"), span(&method["gold"])] } else { vec![] };
            let rest = [text(method, "ties"), number(method, "seconds")];
            [text(method, "name")].into_iter().chain(gold).chain(rest).collect()
        })
        .collect();
    told.push_str(&table(head, &methods));
    told.push_str("\nAgreement beyond chance, 1 is always, 0 is by chance\n");
    for (key, title) in [("alpha", "Krippendorff's alpha"), ("fleiss_kappa", "Fleiss's kappa")] {
        let found = at(result, &format!("agreement/{key}"));
        let level = if key == "alpha" { format!(" ({})", text(result, "agreement/level")) } else { String::new() };
        told.push_str(&match found {
            Value::Null => format!("  {title}{level}: none, for nobody shares an item or all said the same\n"),
            found => format!(
                "  {title}{level}: {}, 95 % {}, on {}\n",
                number(found, "value"),
                span(found),
                several(count(found, "items"), "item")
            ),
        });
    }
    let everybody = list("per_annotator");
    told.push_str(&format!("\nAnnotators by {}, the least accurate first\n", text(result, "method")));
    let head: &[&str] =
        if has_gold { &["annotator", "labels", "estimated", "right"] } else { &["annotator", "labels", "estimated"] };
    let rows: Vec<Vec<String>> = everybody
        .iter()
        .take(LISTED)
        .map(|one| {
            let gold = if has_gold { vec![number(one, "gold_accuracy")] } else { vec![] };
            [text(one, "annotator"), text(one, "labels"), number(one, "accuracy")].into_iter().chain(gold).collect()
        })
        .collect();
    told.push_str(&table(head, &rows));
    if everybody.len() > LISTED {
        told.push_str(&format!("and {} more; --json has all\n", grouped((everybody.len() - LISTED) as u64)));
    }
    told
}
