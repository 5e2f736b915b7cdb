//! Tests of the four rates and where overrides come from.

use super::*;
use crate::evidence::Status;
use crate::guarantee::at_most;

fn reviewed(zone: Zone, changed: Option<Override>, confidence: f64) -> Reviewed {
    Reviewed { zone, changed, reason: None, confidence: Some(confidence), selection: 1.0, reviewer: 1 }
}

fn some(zone: Zone, k: usize, n: usize) -> Vec<Reviewed> {
    (0..n).map(|i| reviewed(zone, (i < k).then_some(Override::Reject), 0.7)).collect()
}

#[test]
fn each_rate_has_its_own_range() {
    // The same 10 of 200, 2.7 to 9.0 %: fine at the gate, too few in the band; above it is on the edge.
    let of = |zone| rates(&some(zone, 10, 200), 1);
    assert_eq!(of(Zone::Gate).gate.status, Status::Ok);
    assert_eq!(of(Zone::Band).band.status, Status::Bad);
    assert_eq!((of(Zone::Above).above.status, of(Zone::Above).above.needed), (Status::Insufficient, None));
    assert_eq!(of(Zone::Above).gate.status, Status::Insufficient);
}

#[test]
fn luck_of_twenty_items() {
    // At a true 10 %, 20 items show more than 15 % with probability 0.13; the interval of 4/20 keeps quiet.
    assert!((1.0 - at_most(3, 20, 0.1) - 0.133).abs() < 5e-4);
    assert_eq!(rates(&some(Zone::Gate, 4, 20), 1).gate.status, Status::Insufficient);
}

#[test]
fn what_ran_alone_is_weighted_by_its_draw() {
    // 50 items drawn at 0.5 next to the threshold, 10 of them wrong; 50 at 0.05 far above, none wrong. Weights 2 and 20:
    // 20 / 1100, worth 1100² / (50 * 4 + 50 * 400) = 59.9 items.
    let mut items: Vec<Reviewed> = some(Zone::Above, 10, 50);
    items.iter_mut().for_each(|item| item.selection = 0.5);
    items.extend(some(Zone::Above, 0, 50).into_iter().map(|item| Reviewed { selection: 0.05, ..item }));
    let found = rates(&items, 1).above;
    assert!((found.estimate.unwrap() - 20.0 / 1100.0).abs() < 1e-12);
    assert_eq!((found.k, found.n, found.status), (10, 100, Status::Insufficient));
    let expected = crate::metrics::wilson_of(20.0 / 1100.0, 1100.0 * 1100.0 / 20_200.0);
    assert!((found.interval.unwrap().high - expected.high).abs() < 1e-12);
    // Without a probability on record it is no random draw.
    items.iter_mut().for_each(|item| item.selection = 0.0);
    assert_eq!(rates(&items, 1).above.n, 0);
}

#[test]
fn parts() {
    let mut items = vec![
        reviewed(Zone::Gate, Some(Override::Reject), 0.15),
        reviewed(Zone::Gate, Some(Override::Edit), 0.60),
        reviewed(Zone::Gate, Some(Override::CosmeticEdit), 0.649),
        reviewed(Zone::Gate, Some(Override::Escalate), 1.0),
        reviewed(Zone::Gate, None, 0.95),
        reviewed(Zone::Gate, None, f64::NAN),
    ];
    items[0].reason = Some("tone".into());
    items[1].reason = Some("amount_wrong".into());
    items[2].reason = Some("tone".into());
    items[3].reason = Some("a_policy".into());
    let parts = breakdown(&items);
    assert!(parts.kinds.iter().all(|part| (part.share.k, part.share.n) == (1, 6)));
    let reasons: Vec<_> = parts.reasons.iter().map(|part| (part.of.as_str(), part.share.k)).collect();
    assert_eq!(reasons, [("tone", 2), ("a_policy", 1), ("amount_wrong", 1)]);
    let bins: Vec<_> = parts.confidence.iter().map(|part| (part.of, part.share.k, part.share.n)).collect();
    assert_eq!((bins, parts.without_confidence), (vec![(15, 1, 1), (60, 2, 2), (95, 1, 2)], 1));
    // Every twentieth is the lower end of its own bin.
    assert!((0..20).all(|i| bin(f64::from(i) / 20.0) == Some(i as u8 * 5)));
}

#[test]
fn what_happened_to_the_last_ones_at_this_level() {
    let mut items = vec![reviewed(Zone::Gate, Some(Override::Reject), 0.82); 5];
    items.extend((0..50).map(|i| reviewed(Zone::Gate, (i < 9).then_some(Override::Edit), 0.8 + f64::from(i) / 1000.0)));
    items.push(reviewed(Zone::Gate, Some(Override::Edit), 0.85));
    let found = agreed_near(&items, 0.83, 50).unwrap();
    let interval = found.interval.unwrap();
    assert_eq!((found.k, found.n), (41, 50));
    assert_eq!(((interval.low * 100.0).round(), (interval.high * 100.0).round()), (69.0, 90.0));
    assert_eq!((agreed_near(&items, f64::NAN, 50), agreed_near(&items, 0.1, 50)), (None, None));
}

#[test]
fn an_item_counts_once_and_as_the_plainest() {
    assert_eq!(Override::plainest([Some(Override::Escalate), None]), Some(Override::Escalate));
    assert_eq!(Override::plainest([Some(Override::Escalate), Some(Override::Reject)]), Some(Override::Reject));
    assert_eq!(Override::plainest([None]), None);
}

#[test]
fn one_person_is_hidden_below_thirty() {
    assert_eq!(rate_of(1, &some(Zone::Gate, 2, 29)), None);
    let shown = rate_of(1, &some(Zone::Gate, 2, 30)).unwrap();
    // 2/30 is 2 to 21 %; no range is held against a person.
    assert_eq!((shown.k, shown.n, shown.status), (2, 30, Status::Ok));
    assert_eq!(rate_of(2, &some(Zone::Gate, 2, 30)), None);
}

#[test]
fn two_messages_at_two_cuts() {
    let rate = |k| Finding::of_share(k, 200, &GATE);
    // 36/200 is above 13 %; 41/200 above 15 %.
    assert_eq!(advice(&rate(36), 13), []);
    assert_eq!(advice(&rate(36), 14), [Advice::PromptIsWrong]);
    assert_eq!(advice(&rate(41), 13), [Advice::RetrainOrSwitch]);
    assert_eq!(advice(&rate(41), 14), [Advice::PromptIsWrong, Advice::RetrainOrSwitch]);
    assert_eq!(advice(&Finding::of_share(3, 5, &GATE), 99), [Advice::PromptIsWrong, Advice::RetrainOrSwitch]);
    assert_eq!(advice(&Finding::of_share(1, 5, &GATE), 99), []);
}

#[test]
fn a_bad_list_of_reasons_shows() {
    let mut items = some(Zone::Gate, 60, 60);
    items.iter_mut().enumerate().for_each(|(i, item)| item.reason = Some(if i < 20 { "other" } else { "tone" }.into()));
    // 20/60 is 23 to 46 %.
    assert_eq!(other_share(&items).status, Status::Bad);
    assert_eq!(other_share(&items[15..40]).status, Status::Insufficient);
}
