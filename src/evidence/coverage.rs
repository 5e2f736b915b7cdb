//! Whether the measuring itself works: is what should be audited audited, does every correction reach the model, what came
//! of handing up.

use super::finding::{Edges, Finding, Status};
use crate::metrics::Interval;
use serde::{Deserialize, Serialize};

/// A part of the decisions with one promised rate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Draw {
    /// Decisions that could have been drawn.
    pub eligible: usize,
    /// Of them drawn.
    pub sampled: usize,
    /// The rate the policy promises.
    pub promised: f64,
}

/// Drawn of what could have been, against the promise.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// All parts together. A warning when the draw does not agree with the promise, bad beyond half or twice of it.
    pub finding: Finding,
    /// What was promised over all parts: the rates weighted by what was eligible.
    pub promised: f64,
}

/// Coverage of several parts, each with its own promised rate; a sampler that works gives nearly the promise, one that is
/// broken or dodged does not.
pub fn coverage(draws: &[Draw]) -> Coverage {
    let eligible: usize = draws.iter().map(|draw| draw.eligible).sum();
    let sampled: usize = draws.iter().map(|draw| draw.sampled).sum();
    let expected: f64 = draws.iter().map(|draw| draw.eligible as f64 * draw.promised).sum();
    let promised = if eligible > 0 { expected / eligible as f64 } else { 0.0 };
    // A promise of 1 in binary sums to a hair beside it, and all drawn must not be a warning.
    let (least, most) = ((promised - 1e-9).max(0.0), (promised + 1e-9).min(1.0));
    let edges =
        Edges { low_bad: 0.5 * promised, low_warn: least, high_warn: most, high_bad: (2.0 * promised).min(1.0) };
    if promised == 0.0 && eligible > 0 {
        // Nothing was promised, so nothing is missing, and anything drawn was drawn by mistake.
        let status = if sampled == 0 { Status::Ok } else { Status::Bad };
        return Coverage { finding: Finding::counted(sampled, eligible, status), promised };
    }
    Coverage { finding: Finding::of_share(sampled, eligible, &edges), promised }
}

/// How much of what people corrected became a record that something learns from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Yield {
    /// Corrections on record of all overrides. Not a sample: one missing is bad.
    pub finding: Finding,
    /// Corrections that nothing has used yet.
    pub unconsumed: usize,
    /// Age of the oldest of those, in milliseconds.
    pub oldest_ms: Option<i64>,
}

/// Yield of `overrides`, of which `corrections` are on record, and the times at which the ones nobody used yet were made.
pub fn correction_yield(corrections: usize, overrides: usize, unconsumed_since_ms: &[i64], now_ms: i64) -> Yield {
    let status = if corrections >= overrides { Status::Ok } else { Status::Bad };
    Yield {
        finding: Finding::counted(corrections, overrides, status),
        unconsumed: unconsumed_since_ms.len(),
        oldest_ms: unconsumed_since_ms.iter().min().map(|since| (now_ms - since).max(0)),
    }
}

/// What escalated items came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalated {
    /// Items the first tier saw.
    pub reviewed: usize,
    /// Of them handed up.
    pub escalated: usize,
    /// Decided by the second tier, where the first had said what it leaned to.
    pub with_lean: usize,
    /// Of those decided as the first leaned.
    pub as_leaned: usize,
    /// Decided or deferred by the second tier.
    pub closed: usize,
    /// Of those deferred.
    pub deferred: usize,
}

/// Escalation in numbers, without a range that would be healthy.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Escalation {
    /// Share handed up.
    pub escalated: Finding,
    /// Share the second tier decided as the first leaned: high means that the first could have decided.
    pub as_leaned: Finding,
    /// Share the second tier put off.
    pub deferred: Finding,
    /// Age of the oldest item still put off, in milliseconds.
    pub oldest_deferred_ms: Option<i64>,
}

/// Escalation of a window, with the times at which the items still put off were.
pub fn escalation(counts: &Escalated, deferred_since_ms: &[i64], now_ms: i64) -> Escalation {
    let any = Edges { low_bad: 0.0, low_warn: 0.0, high_warn: 1.0, high_bad: 1.0 };
    Escalation {
        escalated: Finding::of_share(counts.escalated, counts.reviewed, &any),
        as_leaned: Finding::of_share(counts.as_leaned, counts.with_lean, &any),
        deferred: Finding::of_share(counts.deferred, counts.closed, &any),
        oldest_deferred_ms: deferred_since_ms.iter().min().map(|since| (now_ms - since).max(0)),
    }
}

/// How well a judge, another model or a second person, agrees with people: Cohen's kappa with its interval from the large-
/// sample variance `p (1 - p) / (n (1 - e)²)` (Cohen 1960). None without items and where chance explains everything.
pub fn judge_agreement(judge: &[usize], people: &[usize]) -> Option<(f64, Interval)> {
    let kappa = crate::metrics::cohens_kappa(judge, people)?;
    let n = judge.len().min(people.len()) as f64;
    let observed = crate::metrics::share_equal(judge, people)?;
    // kappa = (o - e) / (1 - e), so 1 - e = (1 - o) / (1 - kappa); at full agreement nothing varies.
    let beyond = if kappa < 1.0 { (1.0 - observed) / (1.0 - kappa) } else { 1.0 };
    let half = 1.96 * (observed * (1.0 - observed) / n).sqrt() / beyond;
    Some((kappa, Interval { low: (kappa - half).max(-1.0), high: (kappa + half).min(1.0) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(eligible: usize, sampled: usize) -> Draw {
        Draw { eligible, sampled, promised: 0.05 }
    }

    #[test]
    fn a_broken_sampler_shows() {
        // 10 of 200 is 2.7 to 9.0 %: as promised, within half and twice.
        assert_eq!(coverage(&[draw(200, 10)]).finding.status, Status::Ok);
        // None of 200 is below 1.9 %, beyond half; none of 100 could be 3.7 %.
        assert_eq!(coverage(&[draw(200, 0)]).finding.status, Status::Bad);
        assert_eq!(coverage(&[draw(100, 0)]).finding.status, Status::Warn);
        assert_eq!(coverage(&[draw(40, 0)]).finding.status, Status::Insufficient);
        // 70 of 2,000 is 2.8 to 4.4 %: less than promised, more than half of it.
        assert_eq!(coverage(&[draw(2_000, 70)]).finding.status, Status::Warn);
        assert_eq!(coverage(&[draw(200, 30)]).finding.status, Status::Bad);
        // 900 at 5 % and 100 next to the threshold at 50 %: 95 of 1,000.
        let found = coverage(&[draw(900, 45), Draw { eligible: 100, sampled: 50, promised: 0.5 }]);
        assert!((found.promised - 0.095).abs() < 1e-12);
        assert_eq!(found.finding.status, Status::Ok);
        assert_eq!(coverage(&[Draw { eligible: 50, sampled: 50, promised: 1.0 }]).finding.status, Status::Ok);
        let none = |sampled| coverage(&[Draw { eligible: 50, sampled, promised: 0.0 }]).finding.status;
        assert_eq!((none(0), none(1)), (Status::Ok, Status::Bad));
        assert_eq!(coverage(&[]).finding.status, Status::Insufficient);
    }

    #[test]
    fn every_correction_counts() {
        let found = correction_yield(99, 100, &[7_000, 3_000], 10_000);
        assert_eq!((found.finding.status, found.unconsumed, found.oldest_ms), (Status::Bad, 2, Some(7_000)));
        let all = correction_yield(100, 100, &[], 10_000);
        assert_eq!((all.finding.status, all.finding.estimate, all.oldest_ms), (Status::Ok, Some(1.0), None));
    }

    #[test]
    fn escalation_in_numbers() {
        let counts = Escalated { reviewed: 200, escalated: 20, with_lean: 16, as_leaned: 12, closed: 18, deferred: 2 };
        let found = escalation(&counts, &[100, 900], 1_000);
        assert_eq!(
            [found.escalated, found.as_leaned, found.deferred].map(|f| f.estimate.unwrap()),
            [0.1, 0.75, 2.0 / 18.0]
        );
        assert_eq!(found.oldest_deferred_ms, Some(900));
        assert_eq!(escalation(&Escalated::default(), &[], 0).escalated.status, Status::Insufficient);
    }

    #[test]
    fn kappa_with_its_interval() {
        // Cohen's table 20, 5, 10, 15: kappa 0.4, e = 0.5: 1.96 √(0.7 * 0.3 / 50) / 0.5 = 0.2540.
        let (mut judge, mut people) = (vec![], vec![]);
        for (a, b, count) in [(0, 0, 20), (0, 1, 5), (1, 0, 10), (1, 1, 15)] {
            judge.extend(vec![a; count]);
            people.extend(vec![b; count]);
        }
        let (kappa, interval) = judge_agreement(&judge, &people).unwrap();
        assert!((kappa - 0.4).abs() < 1e-12);
        assert!((interval.low - 0.1460).abs() < 1e-4 && (interval.high - 0.6540).abs() < 1e-4, "{interval:?}");
        assert_eq!(judge_agreement(&[0, 1], &[0, 1]).unwrap().0, 1.0);
        assert_eq!(judge_agreement(&[], &[]), None);
    }
}
