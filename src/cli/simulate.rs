//! `qualm simulate`: replays labeling of labeled files, prints learning curves and what they come to.

pub(super) mod sources;
mod words;

use super::recipe::RecipeKeys;
use crate::domain::ProjectSettings;
use crate::error::{Error, Result};
use crate::simulation::{
    Cold, Earlier, Line, News, Plan, Report, Simulation, page, read_curves, steps_csv, summarize, summary_csv, table,
};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::{File, OpenOptions};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Replay labeling of labeled files, with their labels in the place of people, and measure every step on TEST.
#[derive(Debug, clap::Args)]
pub struct SimulateArgs {
    /// Data sets: a labeled file (JSONL, CSV or TSV by its ending), a folder with train.jsonl and test.jsonl, or
    /// NAME=TRAIN,TEST. Without --text, --numeric, --categorical and --vector, what the model reads is guessed from the
    /// first records; a key `text` is the text.
    #[arg(value_name = "SET")]
    sets: Vec<String>,
    /// Labeled records for scoring only, with a single file as SET. Without any, a uniform 25 % of SET is kept for that.
    #[arg(long, value_name = "FILE")]
    test: Option<PathBuf>,
    /// The key that holds the class.
    #[arg(long, default_value = "label", value_name = "KEY")]
    label: String,
    /// Labels are sets of classes: lists, or names with `|` between. Accuracy is then that of whole sets.
    #[arg(long)]
    multi: bool,
    #[command(flatten)]
    keys: RecipeKeys,
    /// Strategies to compare.
    #[arg(long, value_delimiter = ',', default_value = "auto,random,margin", value_name = "NAMES")]
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
    /// Shares of the answers that are replaced by another class, each level a series of its own.
    #[arg(long, value_delimiter = ',', default_value = "0", value_name = "SHARES")]
    noise: Vec<f64>,
    /// How the first items are chosen: as the server does, or at random so that curves compare with published ones.
    #[arg(long, value_enum, default_value_t = ColdArg::Coverage)]
    cold: ColdArg,
    /// Share of SET drawn into a holdout that calibrates and is never trained on; its labels count.
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
    /// Directions of the latent semantic numbers, 0 for n-grams alone [default: a project's].
    #[arg(long, value_name = "N")]
    latent: Option<usize>,
    /// `--json`: one JSON object a line instead of tables: the plan, then a full model for each data set and a step for
    /// each strategy, seed and number of labels.
    #[arg(skip)]
    pub(super) json: bool,
    /// The share of wrong answers allowed among those the model would give alone.
    #[arg(long, default_value_t = 0.02, value_name = "SHARE")]
    budget_error: f64,
    /// The share of the full model's score that counts as reached.
    #[arg(long, default_value_t = 0.95, value_name = "SHARE")]
    target_share: f64,
    /// Jobs that run side by side [default: the number of cores]. With 1 the seconds of a round are clean.
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// Keep complete jobs in this file, and skip those that are complete in it: what `--json` printed, or a file that
    /// does not exist yet.
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,
    /// Curves from elsewhere to draw beside ours: a JSON list of {"name", "data", "points": [[labels, accuracy, macro F1]]}.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Write every step as a row.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Write a row for each data set, noise level and strategy.
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
    /// Write the report as a page that needs nothing else.
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
    if !(args.target_share > 0.0 && args.target_share <= 1.0) {
        return Err(Error::Invalid(format!("--target-share is {}: use a share such as 0.95", args.target_share)));
    }
    if args.threads == Some(0) {
        return Err(Error::invalid("--threads is 0: use 1 or more"));
    }
    let outside = match &args.against {
        Some(path) => read_curves(&read_text(path)?, &path.display().to_string())?,
        None => Vec::new(),
    };
    // A path that cannot be written is found out before the work, not after it.
    [&args.html, &args.csv, &args.summary].into_iter().flatten().try_for_each(|path| open_to_add(path).map(drop))?;
    let mut simulation = Simulation::new(sources::read(&args)?, args.plan())?;
    simulation.notes().iter().for_each(|note| eprintln!("{note}"));
    let names: Vec<String> = simulation.sizes().into_iter().map(|sizes| sizes.name).collect();
    for curve in outside.iter().filter(|curve| !names.contains(&curve.data)) {
        eprintln!("The curve `{}` is not shown: no data set is called `{}`", curve.name, curve.data);
    }
    let mut kept = args.resume.as_deref().map(|path| keep(path, &mut simulation)).transpose()?;

    let (lines, known) = simulation.lines();
    // Where the lines themselves are on the terminal, they show how far it is.
    let is_shown = !(args.json && std::io::stdout().is_terminal());
    let bar = if is_shown { ProgressBar::new(lines) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{msg:32} {wide_bar} {pos}/{len}  {eta} left") {
        bar.set_style(style);
    }
    bar.set_position(known);
    bar.reset_eta();
    let mut reader_is_gone = args.json && !print_line(&simulation.record().to_string())?;
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    let outcome = simulation.run(args.threads.unwrap_or(cores), &mut |news| {
        match news {
            News::Made(line) => {
                bar.set_message(words::progress(line));
                bar.inc(1);
            }
            News::Job(lines) => {
                if let Some(file) = &mut kept {
                    file.write_all(json_lines(lines)?.as_bytes())?;
                }
            }
            News::Next(line) if args.json && !reader_is_gone => {
                reader_is_gone = !print_line(json_lines(std::slice::from_ref(line))?.trim_end())?;
            }
            News::Next(_) => {}
        }
        if reader_is_gone { Err(Error::Cancelled) } else { Ok(()) }
    });
    bar.finish_and_clear();
    let outcome = match outcome {
        // `| head` has seen enough.
        Err(Error::Cancelled) if reader_is_gone => return Ok(()),
        other => other?,
    };
    let summaries = summarize(&outcome, args.target_share, args.budget_error);
    let has_holdout = args.holdout > 0.0;
    if !args.json {
        super::output::line(&table(&summaries, &outside, args.target_share, has_holdout))?;
    }
    if let Some(path) = &args.csv {
        write(path, &steps_csv(&outcome.steps)?)?;
    }
    if let Some(path) = &args.summary {
        write(path, &summary_csv(&summaries)?)?;
    }
    if let Some(path) = &args.html {
        let report = Report {
            title: &format!("Learning curves: {}", names.join(", ")),
            about: &words::about(&simulation),
            outcome: &outcome,
            summaries: &summaries,
            outside: &outside,
            target_share: args.target_share,
            error_budget: args.budget_error,
            has_holdout,
            command: &words::command(),
        };
        write(path, &page(&report)?)?;
        eprintln!("The report is in {}", path.display());
    }
    Ok(())
}

/// Takes over what is complete in the file, and opens it for what follows.
fn keep(path: &Path, simulation: &mut Simulation) -> Result<File> {
    let source = path.display().to_string();
    let text = if path.exists() { read_text(path)? } else { String::new() };
    let earlier = Earlier::read(&text, &source)?;
    let (whole, is_new) = (earlier.whole(), earlier.is_new());
    simulation.resume(earlier, &source)?;
    let mut file = open_to_add(path)?;
    file.set_len(whole)?;
    if is_new {
        writeln!(file, "{}", simulation.record())?;
    }
    Ok(file)
}

fn open_to_add(path: &Path) -> Result<File> {
    let opened = OpenOptions::new().create(true).append(true).open(path);
    opened.map_err(|error| Error::Invalid(format!("{} cannot be written: {error}", path.display())))
}

fn read_text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| Error::Invalid(format!("{} cannot be read: {error}", path.display())))
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).map_err(|error| Error::Invalid(format!("{} cannot be written: {error}", path.display())))
}

fn json_lines(lines: &[Line]) -> Result<String> {
    let mut text = String::new();
    for line in lines {
        text.push_str(&serde_json::to_string(line).map_err(Error::internal)?);
        text.push('\n');
    }
    Ok(text)
}

/// Prints a line at once, for whoever reads along. False when nobody reads any more.
fn print_line(line: &str) -> Result<bool> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(false),
        done => Ok(done.map(|()| true)?),
    }
}

impl SimulateArgs {
    fn plan(&self) -> Plan {
        let mut settings = ProjectSettings::default();
        settings.exploration = self.exploration.unwrap_or(settings.exploration);
        settings.c = self.c.unwrap_or(settings.c);
        settings.class_weight = self.class_weight.unwrap_or(settings.class_weight);
        settings.classifier = self.classifier.clone().unwrap_or(settings.classifier);
        settings.calibrator = self.calibrator.clone().unwrap_or(settings.calibrator);
        Plan {
            settings,
            strategies: self.strategy.clone(),
            cold: if self.cold == ColdArg::Random { Cold::Random } else { Cold::Coverage },
            start: self.start,
            batch: self.batch,
            budget: self.budget,
            seeds: self.seeds,
            noise: self.noise.clone(),
            holdout: self.holdout,
            error_budget: self.budget_error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Words {
        #[command(flatten)]
        args: SimulateArgs,
    }

    pub(super) fn args(line: &str) -> SimulateArgs {
        Words::try_parse_from(["simulate"].into_iter().chain(line.split_whitespace())).map(|words| words.args).unwrap()
    }

    #[test]
    fn flags_become_a_plan() {
        let args =
            args("a.csv --text title,body --strategy random,margin --words none --c 3 --cold random --noise 0,0.1");
        assert_eq!((args.keys.text.clone(), args.words), (vec!["title".into(), "body".into()], Some(Ngrams([0, 0]))));
        let plan = args.plan();
        assert_eq!((plan.settings.c, plan.cold, plan.start, plan.budget), (3.0, Cold::Random, 20, 500));
        assert_eq!(plan.settings.class_weight, ProjectSettings::default().class_weight);
        assert_eq!(plan.strategies, ["random", "margin"]);
        assert_eq!((plan.noise, plan.error_budget), (vec![0.0, 0.1], 0.02));
        assert_eq!(ngrams("2"), Ok(Ngrams([2, 2])));
        assert!(ngrams("1-x").is_err());
    }

    #[test]
    fn an_interrupted_run_goes_on_and_all_files_are_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).display().to_string();
        let rows: String = (0..60)
            .map(|i| format!("{{\"text\": \"word{} more{}\", \"label\": \"{}\"}}\n", i % 6, i % 5, ["x", "y"][i % 2]))
            .collect();
        std::fs::write(path("a.jsonl"), rows).unwrap();
        let line = |budget: usize| {
            format!(
                "{} --start 5 --batch 5 --budget {budget} --seeds 2 --threads 1 --strategy random,margin --resume {} --csv {} \
                 --summary {} --html {}",
                path("a.jsonl"),
                path("s.jsonl"),
                path("s.csv"),
                path("sum.csv"),
                path("s.html")
            )
        };
        run(args(&line(15))).unwrap();
        let (first, csv) = (std::fs::read_to_string(path("s.jsonl")).unwrap(), std::fs::read(path("s.csv")).unwrap());
        // The plan, the full model, and three steps for each of two strategies and seeds.
        assert_eq!(first.lines().count(), 14);
        // Torn in the middle of the last line, the last job is made again and the others are kept, seconds and all.
        std::fs::write(path("s.jsonl"), &first[..first.len() - 9]).unwrap();
        run(args(&line(15))).unwrap();
        let again = std::fs::read_to_string(path("s.jsonl")).unwrap();
        assert!(again.starts_with(&first[..first[..first.len() - 1].rfind('\n').unwrap()]));
        assert_eq!(again.lines().count(), 16);
        run(args(&line(15))).unwrap();
        assert_eq!(std::fs::read_to_string(path("s.jsonl")).unwrap(), again);
        assert_eq!(csv.split(|b| *b == b'\n').count(), 14);
        assert_eq!(std::fs::read_to_string(path("sum.csv")).unwrap().lines().count(), 3);
        assert!(std::fs::read_to_string(path("s.html")).unwrap().contains("<svg"));
        let refused = run(args(&line(20))).unwrap_err().to_string();
        assert!(refused.contains("another plan: `budget` was 15 and is 20 now"), "{refused}");
    }
}
