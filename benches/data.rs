//! Import, features and export of 100,000 short texts.
//!
//! `cargo bench --bench data`. Default recipe: words, word pairs and characters.

mod support;

use qualm::domain::{LabelSchema, Recipe, Timestamp, schema::Choice};
use qualm::exports::Export;
use qualm::pool::ImportItems;
use qualm::projects::CreateProject;
use qualm::rounds::{Workshop, index_items};
use qualm::store::Store;
use serde_json::Map;
use std::sync::Arc;
use std::time::Instant;
use support::{disk_sync_ms, made_up_texts};

fn main() {
    let count = 100_000;
    let dir = tempfile::tempdir().unwrap();
    let (sync, _) = disk_sync_ms(dir.path(), 100);
    let lines = made_up_texts(count);
    println!("{count} texts, {:.1} MB; disk sync p50 {sync:.2} ms", lines.len() as f64 / 1e6);
    for run in 0..3 {
        let shop = Workshop::new(Arc::new(Store::open(&dir.path().join(format!("data{run}"))).unwrap()));
        let now = Timestamp::now();
        let project = CreateProject {
            slug: "p".into(),
            title: String::new(),
            guide: String::new(),
            schema: LabelSchema::Choice(Choice { classes: vec!["a".into(), "b".into()], retired: Vec::new() }),
            recipe: Recipe { text: vec!["text".into()], ..Recipe::default() },
            settings: Map::new(),
            seed: Some(1),
            is_demo: false,
        };
        let project = project.run(&shop.store, None, now).unwrap().id;
        let start = Instant::now();
        let report =
            ImportItems::new(project, "made-up.jsonl").run(&shop.store, lines.as_bytes(), now, &mut |_| {}).unwrap();
        let imported = start.elapsed().as_secs_f64();
        assert_eq!(report.added, count as u64);
        index_items(&shop, project, &mut |_, _| {}).unwrap();
        let indexed = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let mut bytes = Vec::new();
        let export = Export {
            project,
            format: "jsonl".into(),
            all: true,
            raw: false,
            machine: true,
            excluded: false,
            gold: true,
            by: None,
        };
        export.run(&shop.store, &mut bytes, now).unwrap();
        println!(
            "import {imported:.2} s to durable rows, {indexed:.2} s with features; export of all {:.2} s ({:.1} MB)",
            start.elapsed().as_secs_f64(),
            bytes.len() as f64 / 1e6
        );
    }
}
