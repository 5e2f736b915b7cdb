//! A running sum that notices a small lasting change sooner than any one week can (Page 1954).
//!
//! Each week adds the log likelihood ratio of "the rate has moved by three points" against "it has not", and the sum never
//! falls below 0. Under "it has not" each week's ratio has mean 1, so a limit of `ln(weeks)` gives at most one false alarm
//! in so many weeks on average (Lorden 1971), however few or many items a week has.

use super::drift::Tally;
use serde::{Deserialize, Serialize};

/// The change it is built to notice.
pub const SHIFT: f64 = 0.03;
/// Weeks at the start of a history that say what is usual.
pub const BASELINE_WEEKS: usize = 4;
/// One false alarm in two years, rises and falls together: each in four.
const WEEKS_BETWEEN_FALSE_ALARMS: f64 = 208.0;

/// Which way a rate went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// People change more.
    Up,
    /// People change less.
    Down,
}

/// The sums, week by week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cusum {
    /// The rate that counts as usual.
    pub baseline: f64,
    /// Evidence for a rise after each week.
    pub up: Vec<f64>,
    /// Evidence for a fall after each week.
    pub down: Vec<f64>,
    /// Beyond this it is an alarm.
    pub limit: f64,
    /// The first week beyond it, counted from 0, and which way.
    pub alarm: Option<(usize, Direction)>,
}

/// The sums over `weeks` against a usual rate, which is above 0 and below 1.
pub fn cusum(weeks: &[Tally], baseline: f64) -> Cusum {
    let baseline = baseline.clamp(1e-6, 1.0 - 1e-6);
    // Where there is no room for three points, half the way there is.
    let raised = (baseline + SHIFT).min(0.5 * (baseline + 1.0));
    let lowered = (baseline - SHIFT).max(0.5 * baseline);
    let limit = WEEKS_BETWEEN_FALSE_ALARMS.ln();
    let gain = |week: &Tally, to: f64| {
        let (k, rest) = (week.k as f64, week.n.saturating_sub(week.k) as f64);
        k * (to / baseline).ln() + rest * ((1.0 - to) / (1.0 - baseline)).ln()
    };
    let run = |to: f64| -> Vec<f64> {
        let step = |sum: &mut f64, week: &Tally| {
            *sum = (*sum + gain(week, to)).max(0.0);
            Some(*sum)
        };
        weeks.iter().scan(0.0, step).collect()
    };
    let (up, down) = (run(raised), run(lowered));
    let first = |sums: &[f64], way| sums.iter().position(|sum| *sum > limit).map(|week| (week, way));
    let alarm =
        first(&up, Direction::Up).into_iter().chain(first(&down, Direction::Down)).min_by_key(|(week, _)| *week);
    Cusum { baseline, up, down, limit, alarm }
}

/// The sums over a history: its first four weeks say what is usual, the later ones are followed. None without later ones.
/// How long until a false alarm holds for a usual rate that is known; four small weeks know it roughly, so the pooled contrast
/// stands beside it.
pub fn follow(history: &[Tally]) -> Option<Cusum> {
    if history.len() <= BASELINE_WEEKS {
        return None;
    }
    let (first, later) = history.split_at(BASELINE_WEEKS);
    let mut usual = Tally::default();
    first.iter().for_each(|week| usual += *week);
    // Half an override more, of one item more: a first month without any does not make the next one infinitely surprising.
    (usual.n > 0).then(|| cusum(later, (usual.k as f64 + 0.5) / (usual.n as f64 + 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{Rng, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    #[test]
    fn on_paper() {
        // 20 of 200 against 10 %, raised to 13 %: 20 ln 1.3 + 180 ln (0.87 / 0.9) = 5.2473 - 6.1022, kept at 0.
        // 40 of 200: 40 ln 1.3 + 160 ln (0.87 / 0.9) = 10.4946 - 5.4242 = 5.0704; twice is over ln 208 = 5.3375.
        let found = cusum(&[Tally { k: 20, n: 200 }, Tally { k: 40, n: 200 }, Tally { k: 40, n: 200 }], 0.1);
        assert_eq!(found.up[0], 0.0);
        assert!((found.up[1] - 5.0704).abs() < 1e-3 && (found.up[2] - 10.1408).abs() < 1e-3, "{found:?}");
        assert_eq!(found.alarm, Some((2, Direction::Up)));
        // Nobody changes anything any more: 200 ln (0.93 / 0.9) = 6.56.
        assert_eq!(cusum(&[Tally { k: 0, n: 200 }], 0.1).alarm, Some((0, Direction::Down)));
        // A week without items adds nothing.
        assert_eq!(cusum(&[Tally::default()], 0.1).up, [0.0]);
    }

    #[test]
    fn the_history_says_what_is_usual() {
        let usual = Tally { k: 16, n: 200 };
        assert_eq!(follow(&[usual; 4]), None);
        let found = follow(&[usual; 9]).unwrap();
        assert!((found.baseline - 64.5 / 801.0).abs() < 1e-12 && found.up.len() == 5);
        assert_eq!(found.alarm, None);
        assert_eq!(follow(&[Tally::default(); 9]), None);
        assert_eq!(follow(&[Tally { k: 0, n: 50 }; 9]).unwrap().alarm, None);
    }

    #[test]
    fn false_alarms_are_rare_and_a_real_change_is_found() {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(5);
        let mut week = |rate: f64| Tally { k: (0..200).filter(|_| rng.r#gen::<f64>() < rate).count(), n: 200 };
        // 400 runs of two years at the usual 8 %: at most one run in two would have one on average.
        let quiet = (0..400).filter(|_| {
            let weeks: Vec<Tally> = (0..104).map(|_| week(0.08)).collect();
            cusum(&weeks, 0.08).alarm.is_some()
        });
        let quiet = quiet.count();
        assert!(quiet < 200, "{quiet} of 400");
        // Three points more are found within ten weeks nearly always; 0.0055 * 200 = 1.1 of 5.3 a week.
        let found = (0..400).filter(|_| {
            let weeks: Vec<Tally> = (0..12).map(|_| week(0.11)).collect();
            cusum(&weeks, 0.08).alarm.is_some()
        });
        let found = found.count();
        assert!(found > 340, "{found} of 400");
    }
}
