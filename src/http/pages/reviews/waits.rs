//! How long items wait, in words.

use super::super::words::percent1;
use super::duration;
use super::figures::{Line, of_wait};
use super::findings::{Chip, chip, told};
use crate::evidence::time_to_review::SlaClass;
use crate::evidence::{Quantile, Reached};
use crate::reviews::Waited;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct WaitCard {
    name: String,
    chip: Chip,
    median: String,
    median_with_open: String,
    p90: String,
    open: usize,
    decided: usize,
    hits: String,
    hits_chip: Chip,
    chart: Option<Line>,
    rows: Vec<(String, String)>,
}

fn ms(ms: i64) -> String {
    if ms < 1000 { format!("{ms} ms") } else { duration(ms / 1000) }
}

fn quantile(found: Option<Quantile>) -> String {
    let Some(found) = found else { return "none decided yet".into() };
    match (found.low_ms, found.high_ms) {
        (Some(low), Some(high)) => format!("{} ({} to {})", ms(found.estimate_ms), ms(low), ms(high)),
        (Some(low), None) => format!("{} ({} or more)", ms(found.estimate_ms), ms(low)),
        _ => format!("{} (too few for an interval)", ms(found.estimate_ms)),
    }
}

fn reached(found: Reached) -> String {
    match found {
        Reached::After(at) => ms(at),
        Reached::NotReached => "not reached: too many are still open".into(),
    }
}

pub(super) fn wait(one: &Waited) -> WaitCard {
    let class = match one.class {
        SlaClass::Tight => "Within 90 seconds".to_owned(),
        SlaClass::Compliance => "Within 4 hours".to_owned(),
        SlaClass::Moderation => "Within a day".to_owned(),
        SlaClass::Custom(promise) => format!("Within {}", ms(promise)),
        SlaClass::None => "Without a promise".to_owned(),
    };
    let tier = if one.tier == 2 { ", second tier" } else { "" };
    let hits_chip = chip(one.hits.status, one.hits.needed);
    let every = one.curve.len().div_ceil(12).max(1);
    WaitCard {
        name: format!("{class}{tier}"),
        chip: chip(one.time.status, one.time.needed),
        median: quantile(one.time.median),
        median_with_open: reached(one.time.median_with_open),
        p90: quantile(one.time.p90),
        open: one.open,
        decided: one.time.decided,
        hits: told(&one.hits),
        hits_chip,
        chart: of_wait(one),
        rows: one.curve.iter().step_by(every).map(|(at, left)| (ms(*at), percent1(*left))).collect(),
    }
}
