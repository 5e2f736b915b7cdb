//! How long items wait, in words.

use super::super::words::percent1;
use super::duration;
use super::figures::{Line, of_wait};
use super::findings::{Chip, chip, told};
use crate::evidence::time_to_review::SlaClass;
use crate::evidence::{Quantile, Reached};
use crate::http::speech::t;
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
    if ms < 1000 { t!("wait-ms", n = ms) } else { duration(ms / 1000) }
}

fn quantile(found: Option<Quantile>) -> String {
    let Some(found) = found else { return t!("wait-none-decided") };
    let at = ms(found.estimate_ms);
    match (found.low_ms, found.high_ms) {
        (Some(low), Some(high)) => t!("wait-interval", at = at, low = ms(low), high = ms(high)),
        (Some(low), None) => t!("wait-or-more", at = at, low = ms(low)),
        _ => t!("wait-too-few", at = at),
    }
}

fn reached(found: Reached) -> String {
    match found {
        Reached::After(at) => ms(at),
        Reached::NotReached => t!("wait-not-reached"),
    }
}

pub(super) fn wait(one: &Waited) -> WaitCard {
    let class = match one.class {
        SlaClass::Tight => t!("wait-tight"),
        SlaClass::Compliance => t!("wait-compliance"),
        SlaClass::Moderation => t!("wait-moderation"),
        SlaClass::Custom(promise) => t!("wait-within", span = ms(promise)),
        SlaClass::None => t!("wait-no-promise"),
    };
    let hits_chip = chip(one.hits.status, one.hits.needed);
    let every = one.curve.len().div_ceil(12).max(1);
    WaitCard {
        name: if one.tier == 2 { t!("wait-second-tier", class = class) } else { class },
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
