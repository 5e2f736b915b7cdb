//! The rule on paper.

use super::*;

/// Rounds at 50, 100, ... labels with these right answers of `holdout`, all with the same kappa.
fn rounds(right: &[usize], holdout: usize, kappa: f64) -> Vec<Seen> {
    let seen = |(at, &right): (usize, &usize)| Seen {
        point: CurvePoint { labels: 50 * (at + 1), right, holdout },
        kappa: (at > 0).then_some(kappa),
    };
    right.iter().enumerate().map(seen).collect()
}

fn situation(rounds: &[Seen]) -> Situation<'_> {
    Situation { rounds, target: None, costs: None, batch: 50, holdout_left: 100, pool_left: 1000, seed: 1 }
}

fn holds(advice: &StopAdvice, name: &str) -> Option<bool> {
    advice.conditions.iter().find(|condition| condition.name == name).map(|condition| condition.holds)
}

#[test]
fn kappa_alone_never_stops() {
    // Whatever the accuracy and however often it is repeated: without target and costs a kappa of 1 is a hint.
    for right in [0, 50, 150, 200] {
        for count in 1..12 {
            let rounds = rounds(&vec![right; count], 200, 1.0);
            let advice = advise(&situation(&rounds));
            assert!(!advice.should_stop, "{advice:?}");
            assert_eq!(holds(&advice, "settled"), Some(count >= 4));
        }
    }
    let settled = rounds(&[150; 5], 200, 1.0);
    assert!(advise(&situation(&settled)).sentence.contains("a hint and no proof"));
    // A target that is missed does not turn the hint into more.
    let advice = advise(&Situation { target: Some(0.9), ..situation(&settled) });
    assert!(!advice.should_stop && advice.sentence.starts_with("Go on"), "{advice:?}");
}

#[test]
fn a_reached_target_stops_once_predictions_have_settled() {
    let good = rounds(&[150, 165, 172, 176, 180], 200, 0.995);
    let advice = advise(&Situation { target: Some(0.9), ..situation(&good) });
    assert!(advice.should_stop && advice.sentence.contains("target is reached"), "{advice:?}");
    let restless = rounds(&[150, 165, 172, 176, 180], 200, 0.95);
    let advice = advise(&Situation { target: Some(0.9), ..situation(&restless) });
    assert!(!advice.should_stop && holds(&advice, "target") == Some(true));
    // 180 of 200: the interval ends at 0.9378.
    for (target, reached) in [(0.937, true), (0.94, false)] {
        let advice = advise(&Situation { target: Some(target), ..situation(&good) });
        assert_eq!((holds(&advice, "target"), advice.should_stop), (Some(reached), reached));
    }
}

#[test]
fn a_handful_of_holdout_labels_reaches_nothing() {
    let few = rounds(&[18, 19, 19, 20, 20], 20, 1.0);
    let advice = advise(&Situation { target: Some(0.9), ..situation(&few) });
    assert!(!advice.should_stop);
    assert!(advice.conditions[1].text.contains("not enough evidence yet, 80 more holdout labels"), "{advice:?}");
    assert!(advice.ahead_text.contains("only 20 holdout labels; 30 more are needed"), "{}", advice.ahead_text);
    // A small holdout that is used up counts from 30 labels on.
    let used_up = rounds(&[27, 28, 29, 39, 39], 40, 1.0);
    let left = |holdout_left| advise(&Situation { target: Some(0.9), holdout_left, ..situation(&used_up) }).should_stop;
    assert!(left(0) && !left(10));
}

#[test]
fn rounds_without_new_labels_say_nothing_about_settling() {
    let mut rounds = rounds(&[150, 160, 165], 200, 0.8);
    let again = Seen { kappa: Some(1.0), ..rounds[2] };
    rounds.extend([again; 5]);
    let advice = advise(&Situation { target: Some(0.8), ..situation(&rounds) });
    assert!(!advice.should_stop);
    assert_eq!(advice.kappa, None, "two comparisons count, however often the round is started");
}

#[test]
fn a_batch_that_costs_more_than_it_is_worth_stops() {
    // 1 - 10 / n at 50 to 400 labels, in a holdout of 1,000: 400 -> 450 adds 10 / 400 - 10 / 450 = 0.28 points.
    let right = [50, 100, 150, 200, 250, 300, 350, 400].map(|n: usize| 1000 - 10_000 / n);
    let rounds = rounds(&right, 1000, 0.995);
    let with = |point| {
        let costs = Some(Costs { label: 0.1, point });
        advise(&Situation { costs, ..situation(&rounds) })
    };
    // 50 labels cost 5; a point is worth 10 or 30.
    let (cheap, dear) = (with(30.0), with(10.0));
    assert!((dear.gain.unwrap().points - 0.2778).abs() < 0.03, "{:?}", dear.gain);
    assert_eq!((holds(&dear, "cost"), dear.should_stop), (Some(true), true));
    assert_eq!((holds(&cheap, "cost"), cheap.should_stop), (Some(false), false));
    // One point: 10 / n = 0.015 at 667 labels, 267 more; the interval is around it.
    let ahead = dear.ahead.unwrap();
    assert!((200..340).contains(&ahead.labels.unwrap()), "{ahead:?}");
    assert!(ahead.low.unwrap() <= ahead.labels.unwrap() && ahead.high.is_none_or(|h| h >= ahead.labels.unwrap()));
    assert!(dear.ahead_text.starts_with("About "), "{}", dear.ahead_text);
    assert_eq!(with(10.0), dear, "same seed, same numbers");
    // A target of 0.99: 10 / n = 0.01 at 1,000 labels, 600 more. 0.95 is there; 1 is never.
    let to = |target| advise(&Situation { target: Some(target), ..situation(&rounds) });
    let far = to(0.99);
    assert!((450..800).contains(&far.to_target.unwrap().labels.unwrap()), "{:?}", far.to_target);
    assert!(far.target_text.contains("until the learning curve reaches the target of 99.0%"), "{}", far.target_text);
    assert_eq!(to(0.95).to_target.unwrap().labels, Some(0));
    assert!(to(0.95).target_text.ends_with("95.0% is reached."), "{}", to(0.95).target_text);
    assert_eq!(to(1.0).to_target.unwrap().labels, None);
    assert_eq!((dear.to_target, dear.target_text.as_str()), (None, ""));
}

#[test]
fn what_cannot_be_told_is_said() {
    let none = advise(&situation(&[]));
    assert!(!none.should_stop && none.sentence.contains("no round") && none.ahead_text.contains("because no round"));
    let two = rounds(&[150, 160], 200, 0.9);
    assert!(advise(&situation(&two)).ahead_text.contains("needs 4 measured rounds"));
    let wanted = advise(&Situation { target: Some(0.9), ..situation(&two) });
    assert!(wanted.target_text.starts_with("Cannot tell yet when 90.0% is reached") && wanted.to_target.is_none());
    let flat = rounds(&[150; 6], 200, 0.9);
    let advice = advise(&situation(&flat));
    assert_eq!(advice.ahead.unwrap().labels, None);
    assert!(advice.ahead_text.contains("more than 3000 more labels, if at all"), "{}", advice.ahead_text);
    let done = advise(&Situation { pool_left: 0, ..situation(&two) });
    assert!(done.sentence.contains("nothing left to ask"));
}

#[test]
fn two_digits_count() {
    assert_eq!([7, 47, 381, 11_900, 0].map(rounded), ["7", "47", "390", "12000", "0"]);
}

#[test]
fn the_short_forms_say_what_the_advice_says() {
    let curves = [
        rounds(&[100, 140, 155, 165, 172, 176], 200, 0.995),
        rounds(&[100, 140, 155, 165, 172, 176], 200, 0.9),
        rounds(&[180, 178, 176, 174], 200, 1.0),
        rounds(&[20, 22, 24, 26, 27], 30, 1.0),
        rounds(&[100, 110], 200, 1.0),
        vec![],
    ];
    for all in &curves {
        for n in 0..=all.len() {
            let seen = &all[..n];
            let points: Vec<CurvePoint> = seen.iter().map(|seen| seen.point).collect();
            for (target, holdout_left) in [(0.85, 100), (0.85, 0), (0.99, 0)] {
                let advice = advise(&Situation { target: Some(target), holdout_left, ..situation(seen) });
                assert_eq!(may_stop(seen, target, holdout_left), advice.should_stop, "{seen:?}");
                let forecast = advice.ahead.map(|ahead| Forecast { labels: ahead.labels, most: ahead.most });
                assert_eq!(labels_for_a_point(&points), forecast, "{seen:?}");
            }
        }
    }
    assert!(may_stop(&curves[0], 0.85, 100) && labels_for_a_point(&[]).is_none());
    assert!(labels_for_a_point(&curves[0].iter().map(|seen| seen.point).collect::<Vec<_>>()).is_some());
}
