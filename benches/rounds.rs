//! A round over a large pool: fit, calibrate, score everything, choose. And scoring against the memory it has to read.
//!
//! `cargo bench --bench rounds -- 100000` (or 1000000). Texts of about 26 words, words and word pairs only, so about 50
//! values a row. 500 labels come with the import. The score pass is compared with reading the same number of bytes.

use qualm::domain::{LabelSchema, Recipe, TextOptions, Timestamp, schema::Choice};
use qualm::learning::score_pool;
use qualm::models::Score;
use qualm::pool::ImportItems;
use qualm::projects::CreateProject;
use qualm::rounds::{RoundReport, StartRound, Workshop, index_items, run_round};
use qualm::store::Store;
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

/// Bytes read per second, summing a buffer far larger than the caches on all cores, best of five.
fn read_bandwidth() -> f64 {
    use rayon::prelude::*;
    let buffer = vec![1u64; 64 << 20];
    let mut best = 0f64;
    for _ in 0..5 {
        let start = Instant::now();
        let sum: u64 = buffer.par_chunks(1 << 16).map(|part| part.iter().fold(0u64, |a, b| a.wrapping_add(*b))).sum();
        let seconds = start.elapsed().as_secs_f64();
        assert_eq!(sum, buffer.len() as u64);
        best = best.max((buffer.len() * 8) as f64 / seconds);
    }
    best
}

fn main() {
    let count: usize = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(100_000);
    let dir = tempfile::tempdir().unwrap();
    let shop = Workshop::new(Arc::new(Store::open(dir.path()).unwrap()));
    let now = Timestamp::now();
    let project = CreateProject {
        slug: "p".into(),
        title: String::new(),
        guide: String::new(),
        schema: LabelSchema::Choice(Choice { classes: (0..CLASSES).map(|k| format!("class{k}")).collect() }),
        recipe: Recipe {
            text: vec!["text".into()],
            text_options: TextOptions { chars: [0, 0], ..TextOptions::default() },
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

    for turn in 0..3 {
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
    let mut best = f64::INFINITY;
    for _ in 0..7 {
        let start = Instant::now();
        let scores = score_pool(&features, &artefact.model, &artefact.calibrator, &|| false).unwrap();
        best = best.min(start.elapsed().as_secs_f64());
        assert_eq!(scores.len(), features.rows());
    }
    let matrix = features.non_zeros() * 8 + features.rows() * 8;
    let gathered = features.non_zeros() * CLASSES.next_power_of_two() * 4;
    let written = features.rows() * size_of::<Score>();
    let bytes = (matrix + gathered + written) as f64;
    let bandwidth = read_bandwidth();
    println!(
        "scoring: {:.4} s for {:.0} MB (matrix {:.0}, gathered weight rows {:.0}, scores {:.0}); reading as much at {:.1} GB/s takes {:.4} s: {:.2} times",
        best,
        bytes / 1e6,
        matrix as f64 / 1e6,
        gathered as f64 / 1e6,
        written as f64 / 1e6,
        bandwidth / 1e9,
        bytes / bandwidth,
        best / (bytes / bandwidth)
    );
}
