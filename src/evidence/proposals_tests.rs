//! Tests of the two rules, the step and the guard.

use super::*;
use crate::evidence::overrides::Override;
use crate::metrics::wilson;
use proptest::prelude::*;

const NOW: Thresholds = Thresholds { auto: 0.85, floor: 0.6 };

fn items(zone: Zone, confidence: f64, changed: usize, n: usize) -> Vec<Reviewed> {
    let of = |i| Reviewed {
        zone,
        changed: (i < changed).then_some(Override::Reject),
        reason: None,
        confidence: Some(confidence),
        selection: 1.0,
        reviewer: 1,
    };
    (0..n).map(of).collect()
}

fn change(items: &[Reviewed]) -> Change {
    propose(items, NOW).unwrap().change
}

#[test]
fn the_table_of_least_evidence() {
    let fires_a = |k, n| propose(&items(Zone::Above, 0.9, k, n), NOW).unwrap().above.status == Status::Bad;
    for (n, k) in [(50, 6), (100, 10), (200, 17), (400, 29)] {
        assert!(fires_a(k, n) && !fires_a(k - 1, n), "{k} of {n}");
        assert!(wilson(k, n).low > 0.05 && wilson(k - 1, n).low <= 0.05);
    }
    let fires_b = |k, n| propose(&items(Zone::Band, 0.7, k, n), NOW).unwrap().band.status == Status::Bad;
    for (n, k) in [(30, 1), (50, 4), (100, 12), (200, 28)] {
        assert!(fires_b(k, n) && !fires_b(k + 1, n), "{k} of {n}");
    }
}

#[test]
fn raising_goes_to_where_it_is_safe_and_no_further_than_a_step() {
    // Everything at 0.86 wrong often, from 0.865 on safe.
    let near = [items(Zone::Above, 0.86, 30, 60), items(Zone::Above, 0.95, 0, 100)].concat();
    assert_eq!(change(&near), Change::Raise { to: 0.865 });
    // Safe from 0.95 only: one step.
    let far = [items(Zone::Above, 0.94, 30, 60), items(Zone::Above, 0.95, 0, 100)].concat();
    assert_eq!(change(&far), Change::Raise { to: 0.87 });
    // Safe nowhere: one step all the same.
    assert_eq!(change(&items(Zone::Above, 0.99, 10, 100)), Change::Raise { to: 0.87 });
    let top = Thresholds { auto: 1.0, floor: 0.6 };
    assert_eq!(propose(&items(Zone::Above, 1.0, 10, 100), top).unwrap().change, Change::Keep);
}

#[test]
fn lowering_needs_a_safe_place_below() {
    let quiet = [items(Zone::Band, 0.8, 1, 200), items(Zone::Above, 0.9, 0, 200)].concat();
    assert_eq!(change(&quiet), Change::Lower { to: 0.83 });
    // 10 % of the band changed: too few for people's time, too many to run alone.
    let between = [items(Zone::Band, 0.84, 20, 200), items(Zone::Above, 0.9, 0, 200)].concat();
    let found = propose(&between, NOW).unwrap();
    assert_eq!((found.band.status, found.change), (Status::Bad, Change::Keep));
    // Diluted by many sure ones the average from 0.84 up is fine, what would newly run alone is not.
    let hidden = [items(Zone::Band, 0.84, 20, 200), items(Zone::Above, 0.9, 0, 2_000)].concat();
    let found = propose(&hidden, NOW).unwrap();
    assert!(found.candidate.unwrap().threshold < 0.84);
    assert_eq!(found.change, Change::Keep);
    // Near the floor it stays above it.
    let low = Thresholds { auto: 0.61, floor: 0.6 };
    let quiet = items(Zone::Band, 0.605, 0, 200);
    assert_eq!(propose(&quiet, low).unwrap().change, Change::Lower { to: 0.605 });
}

#[test]
fn both_rules_mean_that_confidence_orders_nothing() {
    let both = [items(Zone::Band, 0.7, 1, 100), items(Zone::Above, 0.9, 30, 100)].concat();
    assert_eq!(change(&both), Change::Recalibrate);
    assert_eq!(change(&[]), Change::Keep);
}

#[test]
fn only_raising_may_happen_by_itself() {
    let all = [Change::Raise { to: 0.9 }, Change::Lower { to: 0.8 }, Change::Keep, Change::Recalibrate];
    assert_eq!(all.map(|change| change.may_apply_itself(true)), [true, false, false, false]);
    assert!(!all.iter().any(|change| change.may_apply_itself(false)));
}

#[test]
fn a_late_queue_is_not_drained() {
    let to = |auto, floor| Thresholds { auto, floor };
    assert_eq!(drain_guard(NOW, to(0.84, 0.6), 1, None), Err(Refused::QueueIsLate));
    assert_eq!(drain_guard(NOW, to(0.85, 0.65), 1, None), Err(Refused::QueueIsLate));
    assert_eq!(drain_guard(NOW, to(0.84, 0.6), 1, Some("  ")), Err(Refused::QueueIsLate));
    assert_eq!(drain_guard(NOW, to(0.84, 0.6), 1, Some("Provider outage, see 4711")), Ok(()));
    assert_eq!(drain_guard(NOW, to(0.84, 0.6), 0, None), Ok(()));
    assert_eq!(drain_guard(NOW, to(0.86, 0.5), 9, None), Ok(()));
}

#[test]
fn a_shadow_runs_a_week_or_two_hundred() {
    let week = 7 * 86_400_000;
    assert!(is_shadow_long_enough(0, week, 0) && is_shadow_long_enough(0, 1, 200));
    assert!(!is_shadow_long_enough(1, week, 199));
}

proptest! {
    #[test]
    fn a_step_is_a_step_and_points_where_its_rule_says(
        levels in proptest::collection::vec((0.0f64..1.0, 0usize..40, 1usize..80), 0..8),
        auto in 0.62f64..1.0,
    ) {
        let zone = |c: f64| if c >= auto { Zone::Above } else if c >= 0.6 { Zone::Band } else { Zone::BelowFloor };
        let all: Vec<Reviewed> = levels.iter().flat_map(|&(c, k, more)| items(zone(c), c, k, k + more)).collect();
        let found = propose(&all, Thresholds { auto, floor: 0.6 }).unwrap();
        match found.change {
            Change::Raise { to } => {
                prop_assert!(to > auto && to <= auto + STEP + 1e-6 && to <= 1.0);
                prop_assert!(found.above.interval.unwrap().low > 0.05);
            }
            Change::Lower { to } => {
                prop_assert!(to < auto && to >= auto - STEP - 1e-6 && to > 0.6);
                prop_assert!(found.band.interval.unwrap().high < 0.20 && found.above.status != Status::Bad);
                prop_assert!(found.candidate.unwrap().threshold <= to + 1e-6);
            }
            Change::Recalibrate => {
                prop_assert!(found.above.status == Status::Bad && found.band.status == Status::Bad);
            }
            Change::Keep => {}
        }
    }
}
