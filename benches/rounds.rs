//! A round over a large pool: fit, calibrate, score everything, choose. And scoring against the memory it has to read.
//!
//! `cargo bench --bench rounds -- 100000` (or 1000000). Texts of about 26 words; words, word pairs and latent numbers, so
//! about 40 values and 132 dense numbers a row; `--chars` adds the characters. 500 labels come with the import. The score
//! pass is compared with reading as many bytes from memory, turn by turn, with the same threads. `bare` has the part that
//! other libraries have too.

use qualm::domain::{LabelSchema, Recipe, TextOptions, Timestamp, schema::Choice};
use qualm::features::FeatureMatrix;
use qualm::learning::score_pool;
use qualm::models::Score;
use qualm::pool::ImportItems;
use qualm::projects::CreateProject;
use qualm::rounds::{RoundReport, StartRound, Workshop, index_items, run_round};
use qualm::store::Store;
use rayon::prelude::*;
use serde_json::json;
use std::sync::Arc;
use std::time::Instant;

const CLASSES: usize = 6;

fn texts(count: usize) -> String {
    let mut out = String::with_capacity(count * 220);
    let mut state = 7u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let every = (count / 500).max(1);
    for n in 0..count {
        let class = next() % CLASSES;
        out.push_str(&format!("{{\"id\":\"t{n}\",\"text\":\""));
        let mut before = 0;
        for at in 0..26 {
            // Words follow each other in a few ways, so that word pairs repeat and become columns.
            let mut word = match next() % 8 {
                0 => 50_000 + class * 40 + next() % 40,
                1 | 2 => {
                    let (a, b) = (next() % 30_000, next() % 30_000);
                    a * b / 30_000 + 26
                }
                _ => 26 + (before * 31 + next() % 3) % 30_000,
            };
            before = word;
            if at > 0 {
                out.push(' ');
            }
            while word > 0 {
                out.push(char::from(b'a' + (word % 26) as u8));
                word /= 26;
            }
        }
        out.push('"');
        if n % every == 0 {
            out.push_str(&format!(",\"label\":\"class{class}\""));
        }
        out.push_str("}\n");
    }
    out
}

fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or("0 0");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// Seconds to sum the buffer on all cores.
fn read_all(buffer: &[u64]) -> f64 {
    let start = Instant::now();
    let sum: u64 = buffer.par_chunks(1 << 16).map(|part| part.iter().fold(0u64, |a, b| a.wrapping_add(*b))).sum();
    assert_eq!(sum, buffer.len() as u64);
    start.elapsed().as_secs_f64()
}

fn main() {
    let count: usize = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(100_000);
    let chars = if std::env::args().any(|arg| arg == "--chars") { TextOptions::default().chars } else { [0, 0] };
    let dir = tempfile::tempdir().unwrap();
    let shop = Workshop::new(Arc::new(Store::open(dir.path()).unwrap()));
    let now = Timestamp::now();
    let project = CreateProject {
        slug: "p".into(),
        title: String::new(),
        guide: String::new(),
        schema: LabelSchema::Choice(Choice {
            classes: (0..CLASSES).map(|k| format!("class{k}")).collect(),
            retired: Vec::new(),
        }),
        recipe: Recipe {
            text: vec!["text".into()],
            text_options: TextOptions { chars, ..TextOptions::default() },
            ..Recipe::default()
        },
        settings: json!({"round_every_labels": 0, "holdout_share": 0.2}).as_object().cloned().unwrap(),
        seed: Some(1),
        is_demo: false,
    };
    let project = project.run(&shop.store, None, now).unwrap().id;
    let lines = texts(count);
    let start = Instant::now();
    let import = ImportItems { label_key: Some("label".into()), ..ImportItems::new(project, "made-up.jsonl") };
    let report = import.run(&shop.store, lines.as_bytes(), now, &mut |_| {}).unwrap();
    println!("import of {} items: {:.2} s to durable rows", report.added, start.elapsed().as_secs_f64());
    drop(lines);
    let start = Instant::now();
    index_items(&shop, project, &mut |_, _| {}).unwrap();
    println!("features: {:.2} s", start.elapsed().as_secs_f64());
    let before = peak_mb();

    for turn in 0..6 {
        let round = StartRound { project, cause: "cli", by: None }.run(&shop, now).unwrap();
        let start = Instant::now();
        run_round(&shop, &round, &Timestamp::now).unwrap();
        let seconds = start.elapsed().as_secs_f64();
        let round = shop.store.read(|reader| reader.round(project, round.number)).unwrap();
        let report: RoundReport = serde_json::from_value(round.report.unwrap()).unwrap();
        let phases: Vec<String> = report.seconds.iter().map(|(phase, s)| format!("{phase} {s:.3}")).collect();
        let kind = if turn == 0 { "cold" } else { "warm" };
        println!(
            "round, {kind}: {seconds:.3} s over {} items, {} + {} labels, {} columns, {:.1} values a row ({})",
            report.scored,
            report.pool_labels,
            report.holdout_labels,
            report.columns,
            report.non_zeros as f64 / report.scored as f64,
            phases.join(", ")
        );
    }
    println!("memory: {before:.0} MB at its peak before the rounds, {:.0} MB after", peak_mb());

    let project = shop.store.read(|reader| reader.project(project)).unwrap();
    let model = shop.store.read(|reader| reader.model(project.model.unwrap())).unwrap();
    let (features, artefact) = (shop.features(&project).unwrap(), shop.model(&model).unwrap());
    let read = Read::of(&features);
    let bytes = (read.matrix + read.dense + read.weights + read.scores) as f64;
    let buffer = vec![1u64; (bytes / 8.0) as usize];
    let (mut best, mut reading) = (f64::INFINITY, f64::INFINITY);
    let mut ratios = Vec::new();
    for _ in 0..15 {
        let start = Instant::now();
        let scores = score_pool(&features, &artefact.model, &artefact.calibrator, &|| false).unwrap();
        let scored = start.elapsed().as_secs_f64();
        assert_eq!(scores.len(), features.rows());
        let by_hand = read_all(&buffer);
        ratios.push(scored / by_hand);
        (best, reading) = (best.min(scored), reading.min(by_hand));
    }
    ratios.sort_by(f64::total_cmp);
    println!(
        "scoring: {best:.4} s for {:.0} MB (sparse rows {:.0}, dense numbers {:.0}, weights of their columns {:.0}, scores {:.0}); \
         reading as many takes {reading:.4} s, {:.1} GB/s: {:.2} times by the least of 15 turns each, {:.2} in the median turn ({:.2} to {:.2})",
        bytes / 1e6,
        read.matrix as f64 / 1e6,
        read.dense as f64 / 1e6,
        read.weights as f64 / 1e6,
        read.scores as f64 / 1e6,
        bytes / reading / 1e9,
        best / reading,
        ratios[7],
        ratios[0],
        ratios[14]
    );
}

/// Bytes that scoring touches once a row. The weights of the dense numbers are not among them: they stay in the nearest
/// cache.
struct Read {
    matrix: usize,
    dense: usize,
    weights: usize,
    scores: usize,
}

impl Read {
    fn of(features: &FeatureMatrix) -> Read {
        Read {
            matrix: features.non_zeros() * 8 + features.rows() * 8,
            dense: features.rows() * features.dims() * 4,
            weights: features.non_zeros() * CLASSES.next_power_of_two() * 4,
            scores: features.rows() * size_of::<Score>(),
        }
    }
}
