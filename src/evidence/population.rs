//! The override rate of all decisions, from samples drawn at different rates: what ran alone and was audited at 5 % stands
//! for twenty, what everybody reviewed for itself.
//!
//! `sum(w * override) / sum(w)` with `w = 1 / selection`, as accuracy is weighted in `metrics/weighted.rs`.

use super::finding::{Edges, Finding, Status};
use super::overrides::{Reviewed, is_drawn};
use crate::metrics::{Interval, inclusion_weights, weighted_accuracy, wilson_of};
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const RESAMPLES: usize = 2_000;
/// Reviewers from which resampling them says how far they differ.
const FEWEST_REVIEWERS: usize = 5;

/// The rate of all decisions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Population {
    /// Figure, interval and status. The interval is the wider of two: of resampled reviewers, and Wilson's at the effective
    /// size, which alone stays honest without any override.
    pub finding: Finding,
    /// `(sum w)² / sum w²`: how many equally weighted items would say as much.
    pub effective: f64,
    /// How many times the variance of a plain sample of as many items this one has, weights and the likeness of one person's
    /// verdicts together; none where it cannot be told: fewer than 5 reviewers, or all verdicts alike.
    pub design_effect: Option<f64>,
    /// People behind it.
    pub reviewers: usize,
}

/// The rate of all decisions; items drawn with an unknown probability are left out.
pub fn population(items: &[Reviewed], edges: &Edges, seed: u64) -> Population {
    let items: Vec<&Reviewed> = items.iter().filter(|item| is_drawn(item)).collect();
    let weights = inclusion_weights(&items.iter().map(|item| item.selection).collect::<Vec<_>>());
    let changed: Vec<bool> = items.iter().map(|item| item.changed.is_some()).collect();
    let (k, n) = (changed.iter().filter(|is| **is).count(), items.len());
    let mut people: BTreeMap<u64, (f64, f64)> = BTreeMap::new();
    for ((item, weight), changed) in items.iter().zip(&weights).zip(&changed) {
        let (hits, sum) = people.entry(item.reviewer).or_default();
        *sum += weight;
        *hits += if *changed { *weight } else { 0.0 };
    }
    let people: Vec<(f64, f64)> = people.into_values().collect();
    let Some(share) = weighted_accuracy(&changed, &weights) else {
        let finding = Finding::of_share(0, 0, edges);
        return Population { finding, effective: 0.0, design_effect: None, reviewers: 0 };
    };
    let (rate, effective) = (share.accuracy.clamp(0.0, 1.0), share.effective);
    let mut finding = Finding::of_weighted(k, n, Some(rate), effective, edges);
    let mut design_effect = None;
    if people.len() >= FEWEST_REVIEWERS {
        let (variance, resampled) = resample(&people, seed);
        let wilson = wilson_of(rate, effective);
        let wider = Interval { low: wilson.low.min(resampled.low), high: wilson.high.max(resampled.high) };
        finding.interval = Some(wider);
        finding.status = edges.status(wider);
        if finding.status == Status::Insufficient && finding.needed == Some(0) {
            // Wilson alone would have told: more items of the same people tell as much as they differ less.
            let ratio = ((wider.high - wider.low) / (wilson.high - wilson.low)).powi(2);
            finding.needed = Some(((ratio - 1.0) * n as f64).ceil() as usize);
        }
        let plain = rate * (1.0 - rate) / n as f64;
        design_effect = (plain > 0.0).then(|| variance / plain);
    }
    Population { finding, effective, design_effect, reviewers: people.len() }
}

/// Variance and the middle 95 % of the rate when people are drawn again with replacement, each with all their items.
fn resample(people: &[(f64, f64)], seed: u64) -> (f64, Interval) {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut rates: Vec<f64> = Vec::with_capacity(RESAMPLES);
    for _ in 0..RESAMPLES {
        let (mut hits, mut sum) = (0.0, 0.0);
        for _ in people {
            let (h, s) = people[rng.gen_range(0..people.len())];
            (hits, sum) = (hits + h, sum + s);
        }
        rates.push((hits / sum).min(1.0));
    }
    let mean = rates.iter().sum::<f64>() / RESAMPLES as f64;
    let variance = rates.iter().map(|rate| (rate - mean).powi(2)).sum::<f64>() / (RESAMPLES - 1) as f64;
    rates.sort_by(f64::total_cmp);
    (variance, Interval { low: rates[RESAMPLES / 40], high: rates[RESAMPLES - 1 - RESAMPLES / 40] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::overrides::{GATE, Override, Zone};

    /// Items of ten people: each `of_one` items, of which those of person p are changed `changed(p)` times.
    fn items(of_one: usize, changed: impl Fn(u64) -> usize, selection: f64) -> Vec<Reviewed> {
        let of = |reviewer: u64| {
            let changed = changed(reviewer);
            (0..of_one).map(move |i| Reviewed {
                zone: Zone::Gate,
                changed: (i < changed).then_some(Override::Edit),
                reason: None,
                confidence: None,
                selection,
                reviewer,
            })
        };
        (0..10).flat_map(of).collect()
    }

    #[test]
    fn weights_on_paper() {
        // 100 items of the band, 40 changed, and 20 audited of what ran alone at 5 %, 1 changed:
        // (40 + 20) / (100 + 400) = 12 %, worth 500² / (100 + 20 * 400) = 30.86 items. A plain share says 34 %.
        let mut all = items(10, |_| 4, 1.0);
        all.extend(items(2, |p| usize::from(p == 0), 0.05));
        let found = population(&all, &GATE, 1);
        assert!((found.finding.estimate.unwrap() - 0.12).abs() < 1e-12);
        assert!((found.effective - 250_000.0 / 8_100.0).abs() < 1e-9);
        assert_eq!((found.finding.k, found.finding.n, found.reviewers), (41, 120, 10));
    }

    #[test]
    fn people_who_differ_widen_the_interval() {
        // 10 of 100 changed each way; by everybody alike, or half of the people 2 and half 0.
        let alike = population(&items(10, |_| 1, 1.0), &GATE, 1);
        let apart = population(&items(10, |p| if p % 5 == 0 { 5 } else { 0 }, 1.0), &GATE, 1);
        assert_eq!(alike.finding.estimate, apart.finding.estimate);
        let width = |p: &Population| p.finding.interval.map(|i| i.high - i.low).unwrap();
        assert!(width(&apart) > 1.3 * width(&alike));
        // The variance of a mean of 10 people's shares, 0.04 / 10, against 0.09 / 100: 4.4.
        let effect = apart.design_effect.unwrap();
        assert!((effect - 4.44).abs() < 0.4, "{effect}");
        assert!(alike.design_effect.unwrap() < 1e-9);
        // Alike beyond chance must not look surer than a plain sample.
        assert_eq!(alike.finding.interval, Some(wilson_of(0.1, 100.0)));
        // Equal weights and independent verdicts: no effect. Seen over people with chance alone, near 1.
        assert_eq!(population(&items(10, |p| if p % 5 == 0 { 5 } else { 0 }, 1.0), &GATE, 1), apart);
    }

    #[test]
    fn few_people_and_nothing() {
        let three: Vec<Reviewed> = items(10, |_| 1, 1.0).into_iter().filter(|item| item.reviewer < 3).collect();
        let found = population(&three, &GATE, 1);
        assert_eq!((found.design_effect, found.reviewers), (None, 3));
        assert_eq!(found.finding.interval, Some(wilson_of(0.1, 30.0)));
        assert_eq!(population(&[], &GATE, 1).finding.estimate, None);
        // Without any override the bootstrap alone would promise exactly 0.
        let none = population(&items(10, |_| 0, 1.0), &GATE, 1);
        assert!(none.finding.interval.unwrap().high > 0.03 && none.design_effect.is_none());
    }
}
