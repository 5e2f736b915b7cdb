//! Tests of drift.

use super::*;
use proptest::prelude::*;

fn stratum(prompt: &str, model: &str) -> Stratum {
    Stratum {
        workflow: "refund".into(),
        queue: "main".into(),
        prompt: prompt.into(),
        model: model.into(),
        policy: "3".into(),
        purpose: "gate".into(),
    }
}

fn week(rows: &[(&str, &str, usize, usize)]) -> Week {
    rows.iter().map(|&(prompt, model, k, n)| (stratum(prompt, model), Tally { k, n })).collect()
}

#[test]
fn the_figures_of_the_design() {
    let alarms = [50, 200, 1_000, 2_000].map(|n| (false_alarms(0.08, n, 0.015) * 100.0).round());
    assert_eq!(alarms, [78.0, 58.0, 22.0, 8.0]);
    let close = |found: usize, said: usize| found.abs_diff(said) * 100 <= said;
    assert!(items_to_find(0.08, 0.03, 0.9) > items_to_find(0.08, 0.03, 0.8));
    for (change, said) in [(0.015, 5_600), (0.03, 1_500), (0.05, 590)] {
        assert!(close(items_to_find(0.08, change, 0.8), said), "{change}: {}", items_to_find(0.08, change, 0.8));
    }
}

#[test]
fn one_stratum_is_newcombe() {
    // 48/80 to 56/70: 20 points, 5.24 to 33.39.
    let found = contrast(&week(&[("a", "m", 56, 70)]), &week(&[("a", "m", 48, 80)]));
    let interval = found.interval.unwrap();
    assert!((found.difference.unwrap() - 0.2).abs() < 1e-12);
    assert!((interval.low - 0.0524).abs() < 1e-4 && (interval.high - 0.3339).abs() < 1e-4);
    assert_eq!(found.status, Status::Bad);
}

#[test]
fn strata_are_weighted_and_not_mixed() {
    // Simpson: both strata are unchanged, only their sizes swapped; a pooled difference would be 16 points.
    let this = week(&[("a", "m", 200, 1_000), ("b", "m", 0, 250)]);
    let last = week(&[("a", "m", 50, 250), ("b", "m", 0, 1_000)]);
    let found = contrast(&this, &last);
    assert_eq!(found.difference, Some(0.0));
    assert_eq!(found.status, Status::Ok);
    // Weights 100 * 300 / 400 = 75 and 50: (75 * 0.1 + 50 * -0.05) / 125 = 0.04.
    let this = week(&[("a", "m", 20, 100), ("b", "m", 5, 100)]);
    let last = week(&[("a", "m", 30, 300), ("b", "m", 10, 100)]);
    assert!((contrast(&this, &last).difference.unwrap() - 0.04).abs() < 1e-12);
}

#[test]
fn an_alarm_needs_size_and_certainty() {
    // 200 a week: 8 % to 11 % is twice the alarm and says nothing.
    let small = contrast(&week(&[("a", "m", 22, 200)]), &week(&[("a", "m", 16, 200)]));
    assert_eq!(small.status, Status::Insufficient);
    // A difference of 3 points leaves 2 for the interval: 2 * 0.095 * 0.905 * (1.96 / 0.02)² = 1652 each.
    assert_eq!(small.needed, Some(1_452));
    // 2,000 a week: 8 % to 10 % is 0.2 to 3.8 points: a warning. To 12 % is bad: 2.1 to 5.9.
    let at = |k| contrast(&week(&[("a", "m", k, 2_000)]), &week(&[("a", "m", 160, 2_000)])).status;
    assert_eq!((at(200), at(240), at(165)), (Status::Warn, Status::Bad, Status::Ok));
    // Sure and small is no alarm: one point at 20,000.
    let sure = contrast(&week(&[("a", "m", 1_800, 20_000)]), &week(&[("a", "m", 1_600, 20_000)]));
    assert!(sure.interval.unwrap().low > 0.0);
    assert_eq!(sure.status, Status::Ok);
}

#[test]
fn what_changed_is_named_and_not_pooled() {
    let last = week(&[("a", "m1", 10, 100), ("b", "m1", 1, 12), ("c", "m1", 3, 40)]);
    let mut this = week(&[("a", "m2", 50, 100), ("b", "m1", 3, 40), ("d", "m1", 5, 50)]);
    this.insert(Stratum { queue: "other".into(), ..stratum("a", "m1") }, Tally { k: 1, n: 50 });
    let found = contrast(&this, &last);
    assert_eq!((found.difference, found.status, found.compared.len()), (None, Status::Insufficient, 0));
    let whys: Vec<_> =
        found.not_comparable.iter().map(|(s, why)| (s.prompt.as_str(), s.model.as_str(), *why)).collect();
    use NotComparable::*;
    assert_eq!(
        whys,
        [
            ("a", "m2", ModelChanged),
            ("b", "m1", TooFew),
            ("d", "m1", PromptChanged),
            ("a", "m1", OneWeekOnly),
            ("a", "m1", ModelChanged),
            ("c", "m1", PromptChanged),
        ]
    );
    let policy = Week::from([(Stratum { policy: "4".into(), ..stratum("a", "m") }, Tally { k: 1, n: 50 })]);
    assert_eq!(contrast(&policy, &week(&[("a", "m", 1, 50)])).not_comparable[0].1, PolicyChanged);
}

#[test]
fn small_volumes_compare_four_weeks_with_four() {
    // 200 a week, from 8 to 13 % four weeks ago: no single week shows it, the four do.
    let weeks: Vec<Week> = (0..8).map(|w| week(&[("a", "m", if w < 4 { 16 } else { 26 }, 200)])).collect();
    let found = drift(&weeks).unwrap();
    assert_eq!(found.weekly.difference, Some(0.0));
    let small = found.small_volume.unwrap();
    assert_eq!((small.weeks, small.pooled.status), (4, Status::Bad));
    assert_eq!(small.running.len(), 1);
    assert!(small.running[0].1.alarm.is_some());
    // Three weeks: one against one. One week: nothing to compare.
    assert_eq!(drift(&weeks[..3]).unwrap().small_volume.unwrap().weeks, 1);
    assert_eq!(drift(&weeks[..1]), None);
    // At volume the week speaks for itself.
    let large: Vec<Week> = (0..8).map(|_| week(&[("a", "m", 160, 2_000)])).collect();
    assert_eq!(drift(&large).unwrap().small_volume, None);
}

proptest! {
    #[test]
    fn swapping_the_weeks_swaps_the_sign(
        rows in proptest::collection::vec((0usize..60, 60usize..300, 0usize..60, 60usize..300), 1..5),
    ) {
        let of = |is_this: bool| -> Week {
            let tally = |&(k1, n1, k2, n2): &(usize, usize, usize, usize)| {
                if is_this { Tally { k: k1, n: n1 } } else { Tally { k: k2, n: n2 } }
            };
            rows.iter().enumerate().map(|(i, row)| (stratum(&i.to_string(), "m"), tally(row))).collect()
        };
        let (this, last) = (of(true), of(false));
        let (there, back) = (contrast(&this, &last), contrast(&last, &this));
        let (a, b) = (there.interval.unwrap(), back.interval.unwrap());
        prop_assert!((there.difference.unwrap() + back.difference.unwrap()).abs() < 1e-12);
        prop_assert!((a.low + b.high).abs() < 1e-12 && (a.high + b.low).abs() < 1e-12);
        prop_assert_eq!(there.status, back.status);
        prop_assert!(a.low <= there.difference.unwrap() && there.difference.unwrap() <= a.high);
    }
}
