//! What a round's model may do alone, and what it calls otherwise than the one before.

use super::charts::{RiskCurve, risk_curve};
use super::item_view::snippet;
use super::path_part;
use super::round_report::class_text;
use super::words::{marks, percent, percent1};
use crate::error::Result;
use crate::http::speech::t;
use crate::rounds::{Flips, RoundReport};
use crate::store::{ProjectRow, Reader};
use serde::Serialize;

/// What answering more of the pool costs in errors, and where the threshold stands.
#[derive(Serialize)]
pub(super) struct RiskView {
    chart: RiskCurve,
    sentences: Vec<String>,
}

/// What the new model calls otherwise than the one before.
#[derive(Serialize)]
pub(super) struct FlipsView {
    text: String,
    lines: Vec<FlipLine>,
}

#[derive(Serialize)]
struct FlipLine {
    item: String,
    url_id: String,
    snippet: String,
    before: String,
    after: String,
}

/// The curve with the threshold that is in force and the one this round proposes.
pub(super) fn risk_view(reader: &Reader<'_>, report: &RoundReport, row: &ProjectRow) -> Result<Option<RiskView>> {
    let Some(found) = &report.acceptance else { return Ok(None) };
    let (mut shares, mut sentences) = (vec![], vec![]);
    match reader.acceptances(row.id)?.into_iter().find(|one| one.state == "active") {
        Some(active) => {
            let threshold = active.certificate.threshold.unwrap_or(1.0);
            let above = found.prospect.curve.iter().rfind(|point| point.threshold >= threshold);
            shares.push((above.map_or(0.0, |point| point.coverage), t!("risk-in-force")));
            let (threshold, round) = (marks().decimals(threshold, 3), active.certificate.round);
            sentences.push(t!("risk-in-force-text", threshold = threshold, round = round, n = active.items));
        }
        None => sentences.push(t!("risk-none-in-force")),
    }
    match found.certificate.as_ref().and_then(|found| Some((found.threshold?, found))) {
        Some((threshold, certificate)) => {
            shares.push((certificate.coverage, t!("risk-proposed")));
            sentences.push(t!(
                "risk-proposed-text",
                threshold = marks().decimals(threshold, 3),
                share = percent(certificate.coverage),
                budget = percent1(certificate.budget)
            ));
        }
        None if found.prospect.expected_coverage > 0.0 => {
            shares.push((found.prospect.expected_coverage, t!("risk-expected")));
            sentences.push(t!("risk-expected-text", share = percent(found.prospect.expected_coverage)));
        }
        None => sentences.push(t!("risk-none-proposed")),
    }
    Ok(risk_curve(&found.prospect.curve, found.budget, &shares).map(|chart| RiskView { chart, sentences }))
}

pub(super) fn flips_view(reader: &Reader<'_>, flips: &Flips, row: &ProjectRow) -> Result<Option<FlipsView>> {
    if flips.of == 0 {
        return Ok(None);
    }
    let said =
        |(class, sure): (u32, f32)| t!("round-call", label = class_text(row, class), sure = percent(f64::from(sure)));
    let mut lines = vec![];
    for flip in &flips.listed {
        let Some(item) = reader.item_at_row(row.id, flip.row)? else { continue };
        lines.push(FlipLine {
            url_id: path_part(&item.external),
            snippet: snippet(&row.recipe, &item.data, 100),
            item: item.external,
            before: said(flip.before),
            after: said(flip.after),
        });
    }
    let share = percent1(flips.count as f64 / flips.of as f64);
    let text = t!("round-flips", n = flips.count, of = flips.of, share = share);
    Ok(Some(FlipsView { text, lines }))
}
