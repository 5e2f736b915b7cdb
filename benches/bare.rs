//! The part of a round that every library has: fit, score all rows, pick the twenty of smallest margin. Beside
//! scikit-learn's on the same matrix, in the same run.
//!
//! - `cargo bench --bench bare -- 100000`: made-up rows of about 52 values and 4 classes, 500 of them labeled.
//! - `--data FOLDER`: TF-IDF of the texts of `FOLDER/train.jsonl`, rows repeated up to that number; without a number its
//!   own rows, all of them labeled.
//! - `--python PROGRAM`: a Python with scikit-learn; runs `benches/sklearn_round.py` between the turns of ours.
//! - `--export FOLDER`: leaves the matrix there as .npy files, to run that script by hand.
//!
//! The rows lie in column files and are mapped, as a server has them: `-- 10000000` takes 4.5 GB of disk. Least times of
//! all turns; other programs on the machine only ever add to one. Memory is the peak during the turns.

use qualm::domain::{Recipe, TextOptions};
use qualm::features::{FeatureMatrix, FeatureSpace, Segment};
use qualm::learning::score_pool;
use qualm::models::{FittedCalibrator, LinearModel, Score, Training, classifiers};
use qualm::sampling::{self, Candidates};
use qualm::store::Store;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

const CLASSES: usize = 4;
const COLUMNS: usize = 65_536;
const LABELS: usize = 500;
const ROWS_A_FILE: usize = 1_000_000;
const PICKS: usize = 20;
const C: f64 = 10.0;
const TOLERANCE: f64 = 1e-4;
const ROUNDS: usize = 2;
const TURNS: usize = 4;

/// Rows with the class of each.
struct Pool {
    features: FeatureMatrix,
    targets: Vec<usize>,
    classes: usize,
    labeled: Vec<usize>,
}

/// Seconds of the three parts.
#[derive(Clone, Copy)]
struct Seconds {
    fit: f64,
    score: f64,
    pick: f64,
}

impl Seconds {
    const NONE: Seconds = Seconds { fit: f64::INFINITY, score: f64::INFINITY, pick: f64::INFINITY };

    fn total(&self) -> f64 {
        self.fit + self.score + self.pick
    }

    fn least(self, other: Seconds) -> Seconds {
        Seconds { fit: self.fit.min(other.fit), score: self.score.min(other.score), pick: self.pick.min(other.pick) }
    }
}

/// A row of 26 words and as many pairs: common words are common, some tell the class, most pairs are rare.
fn made_up_row(row: usize) -> (Vec<(u32, f32)>, usize) {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(row as u64);
    let class = rng.gen_range(0..CLASSES);
    let mut columns: Vec<u32> = Vec::with_capacity(60);
    let mut before = 0;
    for at in 0..rng.gen_range(18..36) {
        let (a, b) = (rng.gen_range(0..20_000u32), rng.gen_range(0..20_000u32));
        let word = if at % 9 == 0 {
            20_000 + class as u32 * 150 + a % 150
        } else {
            (u64::from(a) * u64::from(b) / 20_000) as u32
        };
        columns.push(word);
        if at > 0 {
            columns.push(21_000 + (before * 31 + word % 7) % (COLUMNS as u32 - 21_000));
        }
        before = word;
    }
    columns.sort_unstable();
    columns.dedup();
    // Rarer columns weigh more, as in TF-IDF, and every row has norm 1.
    let values: Vec<f32> = columns.iter().map(|&column| 1.0 + (1.0 + column as f32).ln() / 3.0).collect();
    let norm = values.iter().map(|v| v * v).sum::<f32>().sqrt();
    (columns.into_iter().zip(values.into_iter().map(|v| v / norm)).collect(), class)
}

/// Rows that `row_of` gives, in mapped files below `dir`, with what it says of each.
fn mapped(
    dir: &Path,
    count: usize,
    columns: usize,
    row_of: impl Fn(usize) -> (Vec<(u32, f32)>, usize) + Sync,
) -> (FeatureMatrix, Vec<usize>) {
    let store = Store::open(dir).unwrap();
    let (mut features, mut targets) = (FeatureMatrix::new(), Vec::with_capacity(count));
    for first in (0..count).step_by(ROWS_A_FILE) {
        let (mut starts, mut indices, mut values) = (vec![0u64], vec![], vec![]);
        let end = count.min(first + ROWS_A_FILE);
        for part in (first..end).step_by(50_000) {
            let rows: Vec<_> = (part..end.min(part + 50_000)).into_par_iter().map(&row_of).collect();
            for (row, target) in rows {
                indices.extend(row.iter().map(|(column, _)| *column));
                values.extend(row.iter().map(|(_, value)| *value));
                starts.push(indices.len() as u64);
                targets.push(target);
            }
        }
        let file = format!("columns/bare-{first}.col");
        store.write_segment(&file, &Segment::new(starts.into(), indices.into(), values.into()).unwrap()).unwrap();
        features.push(store.open_segment(&file).unwrap(), columns);
    }
    (features, targets)
}

fn made_up(dir: &Path, count: usize) -> Pool {
    let (features, targets) = mapped(dir, count, COLUMNS, made_up_row);
    Pool { labeled: spread(LABELS, count), features, targets, classes: CLASSES }
}

/// Evenly spread rows.
fn spread(labels: usize, rows: usize) -> Vec<usize> {
    (0..labels.min(rows)).map(|at| at * rows / labels.min(rows)).collect()
}

fn of_texts(dir: &Path, folder: &Path, count: Option<usize>) -> Pool {
    let file = folder.join("train.jsonl");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let records: Vec<Value> =
        text.lines().filter(|l| !l.is_empty()).map(|l| serde_json::from_str(l).unwrap()).collect();
    let recipe = Recipe {
        text: vec!["text".into()],
        text_options: TextOptions { chars: [0, 0], latent: 0, ..TextOptions::default() },
        ..Recipe::default()
    };
    let label = |record: &Value| record["label"].as_str().map_or_else(|| record["label"].to_string(), str::to_owned);
    let mut classes: Vec<String> = records.iter().map(label).collect();
    let labels = classes.clone();
    classes.sort();
    classes.dedup();
    let items: Vec<_> = records.iter().map(|record| recipe.read(record).unwrap()).collect();
    let space = FeatureSpace::fit(&recipe, &items).unwrap();
    let segment = space.transform(&items).unwrap();
    let view = segment.view();
    let row_of = |row: usize| {
        let found = view.row(row % records.len());
        let target = classes.binary_search(&labels[row % records.len()]).unwrap();
        (found.indices.iter().copied().zip(found.values.iter().copied()).collect(), target)
    };
    let rows = count.unwrap_or(records.len());
    let (features, targets) = mapped(dir, rows, space.columns(), row_of);
    let labeled = spread(if count.is_some() { LABELS } else { rows }, rows);
    Pool { features, targets, classes: classes.len(), labeled }
}

impl Pool {
    fn fit(&self) -> LinearModel {
        let targets: Vec<usize> = self.labeled.iter().map(|&row| self.targets[row]).collect();
        let training = Training {
            features: &self.features,
            rows: &self.labeled,
            targets: &targets,
            classes: self.classes,
            c: C,
            class_weight: 0.0,
            weights: None,
            dense_scale: 1.0,
            tree_scale: 0.0,
            tolerance: TOLERANCE,
            warm: None,
            seed: 1,
            is_cancelled: &|| false,
        };
        classifiers::find("sparse_logistic").unwrap().fit(&training).unwrap()
    }

    fn turn(&self, candidates: &[u32]) -> (Seconds, Vec<Score>) {
        let start = Instant::now();
        let model = self.fit();
        let fit = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let scores = score_pool(&self.features, &model, &FittedCalibrator::none(), &|| false).unwrap();
        let score = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let candidates = Candidates { rows: candidates, scores: Some(&scores), ..Candidates::of(&self.features) };
        let picks = sampling::find("margin").unwrap().select(&candidates, PICKS);
        let pick = start.elapsed().as_secs_f64();
        assert_eq!(picks.len(), PICKS.min(self.features.rows()));
        (Seconds { fit, score, pick }, scores)
    }

    fn export(&self, folder: &Path, scores: &[Score]) {
        std::fs::create_dir_all(folder).unwrap();
        let (mut starts, mut end) = (vec![0i64], 0);
        for (_, view) in self.features.segments() {
            starts.extend(view.starts[1..].iter().map(|start| end + *start as i64));
            end += view.indices.len() as i64;
        }
        let parts = |of: for<'a> fn(&qualm::features::SegmentView<'a>) -> &'a [u8]| -> Vec<&[u8]> {
            self.features.segments().map(|(_, view)| of(&view)).collect()
        };
        npy(&folder.join("starts.npy"), "<i8", starts.len(), &[bytemuck::cast_slice(&starts)]);
        npy(&folder.join("columns.npy"), "<i4", end as usize, &parts(|view| bytemuck::cast_slice(view.indices)));
        npy(&folder.join("values.npy"), "<f4", end as usize, &parts(|view| bytemuck::cast_slice(view.values)));
        let labeled: Vec<i64> = self.labeled.iter().map(|&row| row as i64).collect();
        let classes: Vec<i64> = self.labeled.iter().map(|&row| self.targets[row] as i64).collect();
        let confidences: Vec<f32> = scores.iter().map(|score| score.confidence).collect();
        npy(&folder.join("labeled.npy"), "<i8", labeled.len(), &[bytemuck::cast_slice(&labeled)]);
        npy(&folder.join("classes.npy"), "<i8", classes.len(), &[bytemuck::cast_slice(&classes)]);
        npy(&folder.join("confidences.npy"), "<f4", confidences.len(), &[bytemuck::cast_slice(&confidences)]);
        let about =
            serde_json::json!({"columns": self.features.columns(), "c": C, "tolerance": TOLERANCE, "picks": PICKS});
        std::fs::write(folder.join("about.json"), about.to_string()).unwrap();
    }
}

/// NumPy's format, version 1: a header padded to 64 bytes, then the numbers.
fn npy(path: &Path, kind: &str, len: usize, parts: &[&[u8]]) {
    let mut header = format!("{{'descr': '{kind}', 'fortran_order': False, 'shape': ({len},), }}");
    header.push_str(&" ".repeat(127 - 10 - header.len()));
    header.push('\n');
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    file.write_all(b"\x93NUMPY\x01\x00").unwrap();
    file.write_all(&(header.len() as u16).to_le_bytes()).unwrap();
    file.write_all(header.as_bytes()).unwrap();
    parts.iter().for_each(|part| file.write_all(part).unwrap());
}

/// scikit-learn's least seconds by the type of its numbers, and the largest difference of a confidence.
fn scikit_learn(python: &str, folder: &Path) -> Vec<(String, Seconds, f64)> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/sklearn_round.py");
    let output = std::process::Command::new(python).arg(script).arg(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let read = |line: &str| {
        let value: Value = serde_json::from_str(line).unwrap();
        let number = |key: &str| value[key].as_f64().unwrap();
        let seconds = Seconds { fit: number("fit"), score: number("score"), pick: number("pick") };
        (value["numbers"].as_str().unwrap().to_owned(), seconds, number("difference"))
    };
    lines.lines().map(read).collect()
}

fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or("0 0");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

fn say(who: &str, seconds: Seconds) {
    let Seconds { fit, score, pick } = seconds;
    println!("  {who:<26} fit {fit:.4}  score {score:.4}  pick {pick:.4}  all {:.4} s", seconds.total());
}

fn main() {
    let (mut count, mut data, mut python, mut export) = (None, None, None, None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--data" => data = args.next().map(PathBuf::from),
            "--python" => python = args.next(),
            "--export" => export = args.next().map(PathBuf::from),
            other => count = other.parse::<usize>().ok().or(count),
        }
    }
    let dir = tempfile::tempdir().unwrap();
    let pool = match &data {
        Some(folder) => of_texts(dir.path(), folder, count),
        None => made_up(dir.path(), count.unwrap_or(100_000)),
    };
    println!(
        "{} rows of {:.1} values, {} columns, {} classes, {} labels",
        pool.features.rows(),
        pool.features.non_zeros() as f64 / pool.features.rows() as f64,
        pool.features.columns(),
        pool.classes,
        pool.labeled.len()
    );
    // Forget the peak of making the rows.
    let is_reset = std::fs::write("/proc/self/clear_refs", "5").is_ok();
    let candidates: Vec<u32> = (0..pool.features.rows() as u32).collect();
    let threads = |n| rayon::ThreadPoolBuilder::new().num_threads(n).build().unwrap();
    let (one, all) = (threads(1), threads(0));
    let (mut alone, mut together) = (Seconds::NONE, Seconds::NONE);
    let mut theirs: Vec<(String, Seconds, f64)> = Vec::new();
    let (first, scores) = all.install(|| pool.turn(&candidates));
    say("ours, first", first);
    let folder = export.clone().unwrap_or_else(|| dir.path().join("matrix"));
    if python.is_some() || export.is_some() {
        pool.export(&folder, &scores);
    }
    drop(scores);
    let mut peak = peak_mb();
    for _ in 0..ROUNDS {
        for _ in 0..TURNS {
            alone = alone.least(one.install(|| pool.turn(&candidates)).0);
            together = together.least(all.install(|| pool.turn(&candidates)).0);
        }
        peak = peak.max(peak_mb());
        let Some(python) = &python else { continue };
        for (numbers, seconds, difference) in scikit_learn(python, &folder) {
            match theirs.iter_mut().find(|(known, _, _)| *known == numbers) {
                Some(known) => known.1 = known.1.least(seconds),
                None => theirs.push((numbers, seconds, difference)),
            }
        }
    }
    say("ours, one thread", alone);
    say(&format!("ours, {} threads", all.current_num_threads()), together);
    for (numbers, seconds, difference) in &theirs {
        say(&format!("scikit-learn, {numbers}"), *seconds);
        println!(
            "  ours takes {:.2} of that on one thread ({:.2} of the fit), {:.2} on all; confidences differ by at most {difference:.5}",
            alone.total() / seconds.total(),
            alone.fit / seconds.fit,
            together.total() / seconds.total()
        );
    }
    let since = if is_reset { "at its peak in the turns" } else { "at its peak, making the rows included" };
    println!("  memory: {peak:.0} MB resident {since}, mapped rows included");
}
