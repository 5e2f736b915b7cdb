//! The demo: support tickets of a made-up shop, a third of them labeled by three made-up people.
//!
//! It goes through the same verbs as everybody's work, so every page has something true to show. The made-up people
//! cannot sign in, and pages and exports mark them.

use crate::digest::mix64;
use crate::domain::{LabelSchema, Recipe, Timestamp, UserId, schema::Choice};
use crate::error::{Error, Result};
use crate::labels::{AcceptAnnotation, RawAnswer};
use crate::pool::ImportItems;
use crate::projects::CreateProject;
use crate::queue::{ClaimNext, Next};
use crate::rounds::Workshop;
use crate::store::ProjectRow;
use crate::worker;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The demo project's slug.
pub const DEMO_SLUG: &str = "support-tickets";
const TICKETS: &str = include_str!("../data/demo/tickets.jsonl");
const CLASSES: [&str; 6] = ["billing", "account", "delivery", "fault", "howto", "cancel"];
const LABELERS: [&str; 3] = ["ada (made up)", "bela (made up)", "cleo (made up)"];
const LABELS: usize = 215;
const GUIDE: &str = include_str!("../data/demo/guide.md");

/// Make the demo project.
pub struct MakeDemo;

impl MakeDemo {
    /// Creates, imports, labels a third and runs the rounds that fall due. Takes a few seconds.
    pub fn run(self, workshop: &Workshop, now: Timestamp) -> Result<ProjectRow> {
        let store = &workshop.store;
        let project = CreateProject {
            slug: DEMO_SLUG.into(),
            title: "Support tickets (demo)".into(),
            guide: GUIDE.into(),
            schema: LabelSchema::Choice(Choice { classes: CLASSES.map(str::to_owned).to_vec(), retired: Vec::new() }),
            recipe: Recipe {
                text: vec!["text".into()],
                show: vec!["text".into(), "channel".into()],
                ..Recipe::default()
            },
            settings: json!({"holdout_share": 0.15}).as_object().cloned().unwrap_or_default(),
            seed: Some(20_261_122),
            is_demo: true,
        }
        .run(store, None, now)?;
        let truths = truths()?;
        let import = ImportItems {
            format: Some("jsonl".into()),
            drop: vec!["label".into(), "also".into()],
            ..ImportItems::new(project.id, "the demo's tickets")
        };
        import.run(store, TICKETS.as_bytes(), now, &mut |_| {})?;
        let people = LABELERS
            .iter()
            .map(|name| store.write(move |tx| tx.insert_person(name, false, true, now)))
            .collect::<Result<Vec<UserId>>>()?;
        let clock = || now;
        while worker::step(workshop, &clock)?.is_some() {}
        for turn in 0..LABELS {
            let person = people[(mix64(7, turn as u64) % 3) as usize];
            let Next::Item(claimed) = (ClaimNext { project: project.id, person, another: false }).run(store, now)?
            else {
                break;
            };
            let label = answer(&truths, &claimed.item.external, turn as u64);
            let answer = RawAnswer { label, ..RawAnswer::default() };
            AcceptAnnotation { assignment: claimed.assignment.id, by: person, answer }.run(store, now)?;
            while worker::step(workshop, &clock)?.is_some() {}
        }
        store.read(|reader| reader.project(project.id))
    }
}

/// Each ticket's label, and the other one a careful person could choose.
fn truths() -> Result<BTreeMap<String, (String, Option<String>)>> {
    let word = |value: &Value| value.as_str().map(str::to_owned);
    TICKETS
        .lines()
        .map(|line| {
            let ticket: Value = serde_json::from_str(line).map_err(Error::internal)?;
            match (word(&ticket["id"]), word(&ticket["label"])) {
                (Some(id), Some(label)) => Ok((id, (label, word(&ticket["also"])))),
                _ => Err(Error::internal("a demo ticket lacks its id or label")),
            }
        })
        .collect()
}

/// The made-up people choose the other reading of an ambiguous ticket half of the time, and slip once in thirty.
fn answer(truths: &BTreeMap<String, (String, Option<String>)>, item: &str, turn: u64) -> String {
    let Some((label, also)) = truths.get(item) else { return CLASSES[0].into() };
    match also {
        Some(also) if mix64(11, turn).is_multiple_of(2) => also.clone(),
        _ if mix64(13, turn).is_multiple_of(30) => CLASSES[(mix64(17, turn) % 6) as usize].into(),
        _ => label.clone(),
    }
}
