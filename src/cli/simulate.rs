//! `qualm simulate`: replays labeling of a labeled file and prints learning curves.

use crate::domain::{ProjectSettings, Recipe, TextOptions};
use crate::error::{Error, Result};
use crate::pool::readers::{self, ReadOptions};
use crate::simulation::{Cold, Labeled, Plan, Simulation, Skipped, Step, page, summarize, table};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Skipped rows that are listed one by one.
const LISTED: usize = 20;

/// Replay labeling of a labeled file, with its labels in the place of people, and measure every step on TEST.
#[derive(Debug, clap::Args)]
pub struct SimulateArgs {
    /// Labeled records: JSONL, CSV or TSV by the file's ending.
    file: PathBuf,
    /// Labeled records for scoring only. Without it a uniform 25 % of FILE is kept for that.
    #[arg(long, value_name = "FILE")]
    test: Option<PathBuf>,
    /// The key that holds the class.
    #[arg(long, default_value = "label", value_name = "KEY")]
    label: String,
    /// Keys read as text; dots reach into nested keys, here and below.
    #[arg(long, value_delimiter = ',', value_name = "KEYS")]
    text: Vec<String>,
    /// Keys read as numbers.
    #[arg(long, value_delimiter = ',', value_name = "KEYS")]
    numeric: Vec<String>,
    /// Keys read as categories.
    #[arg(long, value_delimiter = ',', value_name = "KEYS")]
    categorical: Vec<String>,
    /// A key that holds a vector of numbers.
    #[arg(long, value_name = "KEY")]
    vector: Option<String>,
    /// Strategies to compare.
    #[arg(long, value_delimiter = ',', default_value = "random,margin", value_name = "NAMES")]
    strategy: Vec<String>,
    /// Labels before the first round.
    #[arg(long, default_value_t = 20, value_name = "N")]
    start: usize,
    /// Labels between two rounds.
    #[arg(long, default_value_t = 20, value_name = "N")]
    batch: usize,
    /// Labels in all.
    #[arg(long, default_value_t = 500, value_name = "N")]
    budget: usize,
    /// Replays of each strategy; they differ in everything that is drawn.
    #[arg(long, default_value_t = 5, value_name = "N")]
    seeds: u64,
    /// How the first items are chosen: as the server does, or at random so that curves compare with published ones.
    #[arg(long, value_enum, default_value_t = ColdArg::Coverage)]
    cold: ColdArg,
    /// Share of FILE drawn into a holdout that calibrates and is never trained on; its labels count.
    #[arg(long, default_value_t = 0.0, value_name = "SHARE")]
    holdout: f64,
    /// Share of picks drawn at random between the strategy's [default: a project's].
    #[arg(long, value_name = "SHARE")]
    exploration: Option<f64>,
    /// The classifier [default: a project's].
    #[arg(long, value_name = "NAME")]
    classifier: Option<String>,
    /// Inverse strength of the L2 penalty [default: a project's].
    #[arg(long, value_name = "NUMBER")]
    c: Option<f64>,
    /// Exponent of the class weights, 0 for none, 1 for fully balanced [default: a project's].
    #[arg(long, value_name = "NUMBER")]
    class_weight: Option<f64>,
    /// The calibrator, used with a holdout [default: a project's].
    #[arg(long, value_name = "NAME")]
    calibrator: Option<String>,
    /// Word n-grams as `1-2`, or `none` [default: a project's].
    #[arg(long, value_name = "FROM-TO", value_parser = ngrams)]
    words: Option<Ngrams>,
    /// Character n-grams as `2-4`, or `none` [default: a project's].
    #[arg(long, value_name = "FROM-TO", value_parser = ngrams)]
    chars: Option<Ngrams>,
    /// `--json`: one JSON object per strategy, seed and step instead of a table.
    #[arg(skip)]
    pub(super) json: bool,
    /// Write the curves as a page that needs nothing else.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ColdArg {
    /// Coverage for strategies that need a model, as in the server.
    Coverage,
    /// Uniform draws.
    Random,
}

/// Shortest and longest n-gram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ngrams([usize; 2]);

fn ngrams(text: &str) -> std::result::Result<Ngrams, String> {
    if text == "none" {
        return Ok(Ngrams([0, 0]));
    }
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    match (low.parse(), high.parse()) {
        (Ok(low), Ok(high)) => Ok(Ngrams([low, high])),
        _ => Err("use two lengths such as 1-2, or none".into()),
    }
}

/// Runs the command.
pub fn run(args: SimulateArgs) -> Result<()> {
    let recipe = args.recipe()?;
    let train = read_file(&args.file, &recipe, &args.label)?;
    let test = args.test.as_ref().map(|test| read_file(test, &recipe, &args.label)).transpose()?;
    let simulation = Simulation::new(train, test, args.plan(recipe))?;
    simulation.notes().iter().for_each(|note| eprintln!("{note}"));

    // In `--json` the lines themselves show how far it is.
    let bar = if args.json { ProgressBar::hidden() } else { ProgressBar::new(simulation.steps()) };
    if let Ok(style) = ProgressStyle::with_template("{msg:24} {wide_bar} {pos}/{len}  {eta} left") {
        bar.set_style(style);
    }
    let mut reader_is_gone = false;
    let outcome = simulation.run(&mut |step| {
        bar.set_message(format!("{} seed {}", step.strategy, step.seed));
        bar.inc(1);
        if args.json {
            reader_is_gone = !print_line(step)?;
        }
        if reader_is_gone { Err(Error::Cancelled) } else { Ok(()) }
    });
    bar.finish_and_clear();
    let steps = match outcome {
        // `| head` has seen enough.
        Err(Error::Cancelled) if reader_is_gone => return Ok(()),
        other => other?,
    };
    if !args.json {
        print!("{}", table(&summarize(&steps)));
    }
    if let Some(html) = &args.html {
        let text = page(&title(&args), &about(&args, &simulation), &steps, &command())?;
        std::fs::write(html, text)
            .map_err(|error| Error::Invalid(format!("{} cannot be written: {error}", html.display())))?;
        eprintln!("The curves are in {}", html.display());
    }
    Ok(())
}

/// Prints a step at once, for whoever reads along. False when nobody reads any more.
fn print_line(step: &Step) -> Result<bool> {
    let mut line = serde_json::to_vec(step).map_err(Error::internal)?;
    line.push(b'\n');
    let mut out = std::io::stdout().lock();
    match out.write_all(&line).and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(false),
        done => Ok(done.map(|()| true)?),
    }
}

impl SimulateArgs {
    fn recipe(&self) -> Result<Recipe> {
        let defaults = TextOptions::default();
        let recipe = Recipe {
            text: self.text.clone(),
            numeric: self.numeric.clone(),
            categorical: self.categorical.clone(),
            vector: self.vector.clone(),
            text_options: TextOptions {
                words: self.words.map_or(defaults.words, |n| n.0),
                chars: self.chars.map_or(defaults.chars, |n| n.0),
                ..defaults
            },
            ..Default::default()
        };
        recipe.check().map_err(|reason| {
            let hint = if recipe.model_keys().next().is_none() { " For example: --text text" } else { "" };
            Error::Invalid(format!("{reason}.{hint}"))
        })?;
        Ok(recipe)
    }

    fn plan(&self, recipe: Recipe) -> Plan {
        let mut settings = ProjectSettings::default();
        settings.exploration = self.exploration.unwrap_or(settings.exploration);
        settings.c = self.c.unwrap_or(settings.c);
        settings.class_weight = self.class_weight.unwrap_or(settings.class_weight);
        settings.classifier = self.classifier.clone().unwrap_or(settings.classifier);
        settings.calibrator = self.calibrator.clone().unwrap_or(settings.calibrator);
        Plan {
            recipe,
            settings,
            strategies: self.strategy.clone(),
            cold: if self.cold == ColdArg::Random { Cold::Random } else { Cold::Coverage },
            start: self.start,
            batch: self.batch,
            budget: self.budget,
            seeds: self.seeds,
            holdout: self.holdout,
        }
    }
}

fn report_skipped(source: &str, skipped: &[Skipped]) {
    for row in skipped.iter().take(LISTED) {
        let column = if row.column.is_empty() { String::new() } else { format!(", `{}`", row.column) };
        eprintln!("{source}, line {}{column}: skipped: {}", row.line, row.reason);
    }
    if skipped.len() > LISTED {
        eprintln!("{source}: {} rows were skipped in all", skipped.len());
    }
}

fn title(args: &SimulateArgs) -> String {
    format!("Learning curves: {}", args.file.display())
}

fn about(args: &SimulateArgs, simulation: &Simulation) -> Vec<String> {
    let (items, test, classes) = simulation.sizes();
    let plan = simulation.plan();
    let seeds = if plan.seeds == 1 { "one seed".to_owned() } else { format!("{} seeds", plan.seeds) };
    let cold = match plan.cold {
        Cold::Coverage => "coverage, as in the server (random for the strategy random)",
        Cold::Random => "random",
    };
    let holdout = if args.holdout > 0.0 {
        format!(" A holdout of {} % calibrates; its labels count.", args.holdout * 100.0)
    } else {
        String::new()
    };
    let mut about = vec![format!(
        "{items} items to ask about, {classes} classes, scored on {test} items that are never asked. From {} to {} labels \
         in steps of {}, {seeds}; first items: {cold}.{holdout}",
        plan.start, plan.budget, plan.batch
    )];
    about.extend(simulation.notes().iter().cloned());
    about
}

/// The command line as one could type it again.
fn command() -> String {
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

pub(super) fn read_file(path: &Path, recipe: &Recipe, label_key: &str) -> Result<Labeled> {
    let source = path.display().to_string();
    let file = std::fs::File::open(path).map_err(|e| Error::Invalid(format!("{source} cannot be opened: {e}")))?;
    let options = ReadOptions {
        text_key: recipe.text.first().cloned().unwrap_or_default(),
        keys: recipe.model_keys().map(str::to_owned).collect(),
    };
    let mut rows = readers::open(file, &source, None, &options)?.rows;
    let mut labeled = Labeled::new();
    while let Some(row) = rows.next_row()? {
        match (row.decode)() {
            Ok(mut record) => {
                // qualm's own export keeps the label beside the record.
                if let (Some(label), Some(data)) = (record.label, record.data.as_object_mut()) {
                    data.entry(label_key).or_insert(label.into());
                }
                labeled.add(row.line, &record.data, recipe, label_key);
            }
            Err(bad) => labeled.skip(row.line, bad.column, bad.reason),
        }
    }
    // A key that is in no record is one message, not one for each row.
    labeled.check(&source, recipe, label_key)?;
    report_skipped(&source, &labeled.skipped);
    Ok(labeled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: SimulateArgs,
    }

    fn args(line: &str) -> SimulateArgs {
        Line::try_parse_from(["simulate"].into_iter().chain(line.split_whitespace())).map(|line| line.args).unwrap()
    }

    #[test]
    fn flags_become_a_plan() {
        let args =
            args("a.csv --text title,body --strategy random,margin --words none --chars 2-5 --c 3 --cold random");
        let recipe = args.recipe().unwrap();
        assert_eq!(recipe.text, ["title", "body"]);
        assert_eq!((recipe.text_options.words, recipe.text_options.chars), ([0, 0], [2, 5]));
        let plan = args.plan(recipe);
        assert_eq!((plan.settings.c, plan.cold, plan.start, plan.budget), (3.0, Cold::Random, 20, 500));
        assert_eq!(plan.settings.class_weight, ProjectSettings::default().class_weight);
        assert_eq!(plan.strategies, ["random", "margin"]);
        assert_eq!(ngrams("2"), Ok(Ngrams([2, 2])));
        assert!(ngrams("1-x").is_err());
    }

    #[test]
    fn a_file_is_read_and_bad_rows_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "text,label\nhello,x\n\"two\nlines\",y\nlast,\n").unwrap();
        let recipe = args("a.csv --text text").recipe().unwrap();
        let labeled = read_file(&path, &recipe, "label").unwrap();
        assert_eq!(labeled.labels, ["x", "y"]);
        assert_eq!(labeled.items[1].texts, ["two\nlines"]);
        assert_eq!((labeled.skipped[0].line, labeled.skipped[0].column.as_str()), (5, "label"));
        let path = folder.path().join("b.jsonl");
        std::fs::write(&path, "{\"text\": \"a\", \"label\": \"x\"}\n{nonsense\n").unwrap();
        let labeled = read_file(&path, &recipe, "label").unwrap();
        assert_eq!((labeled.labels.len(), labeled.skipped[0].line), (1, 2));
        assert!(read_file(&folder.path().join("none.csv"), &recipe, "label").is_err());
        assert!(args("a.csv").recipe().unwrap_err().to_string().ends_with("For example: --text text"));
    }
}
