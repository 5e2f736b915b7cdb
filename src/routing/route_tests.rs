//! The rules' order, their boundaries, and the laws that hold for all of them.

use super::matrix::Color::{Green, Yellow};
use super::*;
use proptest::prelude::*;

fn draws(u: f64) -> Draws {
    Draws { review: u, audit: u, approval: u, holdout: u }
}

/// A workflow that may act alone: yellow on cost.
fn confident() -> Policy {
    let matrix = Matrix { cost: Yellow, reversibility: Green, regulation: Green, ambiguity: Green };
    Policy { mode: Mode::Confidence, matrix, ..Policy::default() }
}

fn sure(confidence: f64) -> DecisionFacts {
    DecisionFacts {
        confidence: Some(confidence),
        calibrated: Some(confidence),
        calibrator: CalibratorStatus::Valid,
        ..DecisionFacts::default()
    }
}

fn routed(facts: &DecisionFacts, policy: &Policy) -> (Route, Reason) {
    let routing = route(facts, policy, &draws(0.5));
    (routing.route, routing.reason)
}

#[test]
fn the_boundaries_are_those_of_the_article() {
    let policy = confident();
    for (confidence, expected) in [
        (1.0, (Route::Auto, Reason::AtOrAboveThreshold)),
        (0.85, (Route::Auto, Reason::AtOrAboveThreshold)),
        (0.8499999, (Route::Review, Reason::BetweenFloorAndThreshold)),
        (0.60, (Route::Review, Reason::BetweenFloorAndThreshold)),
        (0.5999999, (Route::BelowFloor, Reason::BelowFloor)),
        (0.0, (Route::BelowFloor, Reason::BelowFloor)),
    ] {
        assert_eq!(routed(&sure(confidence), &policy), expected, "{confidence}");
    }
}

#[test]
fn a_confidence_that_is_no_probability_goes_to_review() {
    for wrong in [Some(f64::NAN), Some(1.0000001), Some(-0.1), Some(f64::INFINITY), None] {
        let facts = DecisionFacts { confidence: wrong, ..sure(0.99) };
        assert_eq!(routed(&facts, &confident()), (Route::Review, Reason::ConfidenceInvalid), "{wrong:?}");
        let fallback = Policy { fallback: Fallback::SampleRate, review_rate: 0.0, ..confident() };
        let uncalibrated = DecisionFacts { calibrator: CalibratorStatus::Missing, calibrated: None, ..facts };
        assert_eq!(routed(&uncalibrated, &fallback), (Route::Review, Reason::ConfidenceInvalid), "{wrong:?}");
    }
    let broken_calibrator = DecisionFacts { calibrated: Some(f64::NAN), ..sure(0.99) };
    assert_eq!(routed(&broken_calibrator, &confident()), (Route::Review, Reason::Uncalibrated));
    let beyond = DecisionFacts { calibrated: Some(1.5), ..sure(0.99) };
    assert_eq!(routed(&beyond, &confident()), (Route::Review, Reason::ConfidenceInvalid));
}

#[test]
fn an_uncalibrated_confidence_never_runs_alone_on_its_own_word() {
    for status in [CalibratorStatus::Missing, CalibratorStatus::Weak, CalibratorStatus::Stale] {
        let facts = DecisionFacts { calibrator: status, ..sure(0.999) };
        assert_eq!(routed(&facts, &confident()), (Route::Review, Reason::Uncalibrated), "{status:?}");
    }
    // The status alone is not enough: without the calibrated number there is nothing to rely on.
    let facts = DecisionFacts { calibrated: None, ..sure(0.999) };
    assert_eq!(routed(&facts, &confident()), (Route::Review, Reason::Uncalibrated));
    let facts = DecisionFacts { calibrator: CalibratorStatus::Stale, ..sure(0.999) };
    let sampled = Policy { fallback: Fallback::SampleRate, review_rate: 0.6, ..confident() };
    assert_eq!(routed(&facts, &sampled), (Route::Review, Reason::UncalibratedDrawn));
    let sampled = Policy { review_rate: 0.4, ..sampled };
    assert_eq!(routed(&facts, &sampled), (Route::Auto, Reason::UncalibratedNotDrawn));
}

#[test]
fn the_first_rule_that_fires_is_the_reason() {
    let everything = DecisionFacts {
        is_halted: true,
        has_recent_reject: true,
        wants_person: true,
        failed_signals: vec!["sanctions".into()],
        fields: vec![Field { name: "name".into(), confidence: Some(0.1) }],
        impact: Impact { usd: Some(5000.0), reversible: Some(false), regulated: vec!["x".into()], ..Impact::default() },
        calibrator: CalibratorStatus::Missing,
        ..sure(0.1)
    };
    let policy = confident();
    let mut facts = everything;
    assert_eq!(routed(&facts, &policy), (Route::Halted, Reason::KillSwitch));
    facts.is_halted = false;
    assert_eq!(routed(&facts, &Policy { mode: Mode::HoldAll, ..policy.clone() }), (Route::Review, Reason::HoldAll));
    assert_eq!(routed(&facts, &policy), (Route::Review, Reason::MatrixForcesGate));
    facts.impact = Impact { regulated: vec!["gdpr_22".into()], ..Impact::default() };
    assert_eq!(routed(&facts, &policy), (Route::Review, Reason::RegulatedBelowFloor));
    facts.impact = Impact::default();
    assert_eq!(routed(&facts, &policy), (Route::Review, Reason::RecentReject));
    facts.has_recent_reject = false;
    assert_eq!(routed(&facts, &policy), (Route::Review, Reason::CallerAsked));
    facts.wants_person = false;
    assert_eq!(routed(&facts, &policy), (Route::Review, Reason::SignalFailed));
    facts.failed_signals.clear();
    assert_eq!(routed(&facts, &policy), (Route::Review, Reason::FieldBelowThreshold));
    facts.fields[0].confidence = Some(0.92);
    assert_eq!(routed(&facts, &policy), (Route::Review, Reason::Uncalibrated));
    facts.calibrator = CalibratorStatus::Valid;
    assert_eq!(routed(&facts, &policy), (Route::BelowFloor, Reason::BelowFloor));
}

#[test]
fn a_caller_who_asks_for_a_person_gets_one_in_every_mode() {
    let acts = Policy { mode: Mode::PostHoc, ..confident() };
    assert_eq!(routed(&sure(0.99), &acts), (Route::Auto, Reason::PostHoc));
    let facts = DecisionFacts { wants_person: true, ..sure(0.99) };
    for mode in [Mode::PostHoc, Mode::OutOfTheLoop, Mode::SampleRate, Mode::Confidence, Mode::Judge, Mode::GateAll] {
        assert_eq!(routed(&facts, &Policy { mode, ..confident() }).0, Route::Review, "{mode:?}");
    }
    assert_eq!(routed(&facts, &acts).1, Reason::CallerAsked);
    let halted = DecisionFacts { is_halted: true, ..facts };
    assert_eq!(routed(&halted, &acts).0, Route::Halted);
}

#[test]
fn a_judge_must_be_there_agree_and_be_sure() {
    let policy = Policy { mode: Mode::Judge, ..confident() };
    let judged = |agrees, confidence| DecisionFacts {
        judge: Some(Judge { model: "second".into(), agrees: Some(agrees), confidence }),
        ..DecisionFacts::default()
    };
    assert_eq!(routed(&DecisionFacts::default(), &policy), (Route::Review, Reason::JudgeMissing));
    assert_eq!(routed(&judged(false, Some(0.99)), &policy), (Route::Review, Reason::JudgeDisagrees));
    assert_eq!(routed(&judged(true, Some(0.84)), &policy), (Route::Review, Reason::JudgeUnsure));
    assert_eq!(routed(&judged(true, Some(f64::NAN)), &policy), (Route::Review, Reason::JudgeUnsure));
    assert_eq!(routed(&judged(true, Some(0.85)), &policy), (Route::Auto, Reason::JudgeAgrees));
    assert_eq!(routed(&judged(true, None), &policy), (Route::Auto, Reason::JudgeAgrees));
}

#[test]
fn fields_have_thresholds_of_their_own() {
    let mut policy = confident();
    policy.field_thresholds.insert("birth".into(), 0.98);
    let with =
        |name: &str, confidence| DecisionFacts { fields: vec![Field { name: name.into(), confidence }], ..sure(0.99) };
    assert_eq!(routed(&with("name", Some(0.92)), &policy).0, Route::Auto);
    assert_eq!(routed(&with("name", Some(0.9199)), &policy), (Route::Review, Reason::FieldBelowThreshold));
    assert_eq!(routed(&with("birth", Some(0.97)), &policy), (Route::Review, Reason::FieldBelowThreshold));
    assert_eq!(routed(&with("name", None), &policy).0, Route::Review);
    assert_eq!(routed(&with("name", Some(7.0)), &policy).0, Route::Review);
}

#[test]
fn out_of_the_loop_still_asks_about_what_is_not_green() {
    let matrix = Matrix { cost: Green, ..confident().matrix };
    let policy = Policy { mode: Mode::OutOfTheLoop, matrix, ..Policy::default() };
    assert_eq!(routed(&DecisionFacts::default(), &policy), (Route::Auto, Reason::OutOfTheLoop));
    let dear = DecisionFacts { impact: Impact { usd: Some(2.0), ..Impact::default() }, ..DecisionFacts::default() };
    assert_eq!(routed(&dear, &policy), (Route::Review, Reason::MatrixRaised));
}

#[test]
fn audits_are_denser_next_to_the_threshold_and_carry_their_probability() {
    let policy = confident();
    let near = route(&sure(0.86), &policy, &draws(0.1));
    let far = route(&sure(0.95), &policy, &draws(0.1));
    assert_eq!((near.audit.unwrap().is_drawn, near.probability), (true, 0.15));
    assert_eq!((far.audit.unwrap().is_drawn, far.probability), (false, 0.05));
    assert_eq!(route(&sure(0.3), &policy, &draws(0.01)).audit, Some(Sampled { rate: 0.02, is_drawn: true }));
    assert_eq!(route(&sure(0.7), &policy, &draws(0.0)).audit, None);
    // 0.2 + 0.8 * 0.05
    let sampled = Policy { mode: Mode::SampleRate, ..confident() };
    assert!((route(&sure(0.7), &sampled, &draws(0.9)).probability - 0.24).abs() < 1e-12);
    assert_eq!((policy.least_selection(), Policy::default().least_selection()), (0.02, 1.0));
}

fn any_facts() -> impl Strategy<Value = DecisionFacts> {
    let number = prop_oneof![0.0..=1.0f64, Just(f64::NAN), Just(-1.0), Just(1.5)];
    let status =
        prop_oneof![Just(CalibratorStatus::Valid), Just(CalibratorStatus::Stale), Just(CalibratorStatus::Missing)];
    let judge = proptest::option::of((any::<bool>(), proptest::option::of(0.0..=1.0f64)));
    let impact = (proptest::option::of(0.0..3000.0f64), proptest::option::of(any::<bool>()), any::<bool>());
    (
        proptest::option::of(number.clone()),
        proptest::option::of(number),
        status,
        judge,
        impact,
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(
            |(
                confidence,
                calibrated,
                calibrator,
                judge,
                (usd, reversible, regulated),
                is_halted,
                has_recent_reject,
            )| DecisionFacts {
                confidence,
                calibrated,
                calibrator,
                judge: judge.map(|(agrees, confidence)| Judge {
                    model: String::new(),
                    agrees: Some(agrees),
                    confidence,
                }),
                impact: Impact {
                    usd,
                    reversible,
                    regulated: if regulated { vec!["x".into()] } else { vec![] },
                    ..Impact::default()
                },
                is_halted,
                has_recent_reject,
                ..DecisionFacts::default()
            },
        )
}

fn any_policy() -> impl Strategy<Value = Policy> {
    let mode = proptest::sample::select(Mode::ALL.to_vec());
    let fallback = prop_oneof![Just(Fallback::GateAll), Just(Fallback::SampleRate)];
    let color = || proptest::sample::select(vec![Color::Green, Color::Yellow, Color::Red]);
    (mode, fallback, 0.0..1.0f64, 0.0..1.0f64, color(), color(), 0.0..1.0f64).prop_map(
        |(mode, fallback, a, b, cost, regulation, review_rate)| Policy {
            mode,
            fallback,
            auto_threshold: a.max(b),
            review_floor: a.min(b),
            review_rate,
            matrix: Matrix { cost, reversibility: Color::Green, regulation, ambiguity: Color::Green },
            ..Policy::default()
        },
    )
}

proptest! {
    #[test]
    fn raising_a_threshold_never_lets_more_run_alone(
        facts in any_facts(), policy in any_policy(), u in 0.0..1.0f64, by in 0.0..0.5f64, floor_too in any::<bool>(),
    ) {
        let higher = Policy {
            auto_threshold: policy.auto_threshold + by,
            review_floor: if floor_too { policy.review_floor + by } else { policy.review_floor },
            field_threshold: policy.field_threshold + by,
            ..policy.clone()
        };
        if route(&facts, &higher, &draws(u)).route == Route::Auto {
            prop_assert_eq!(route(&facts, &policy, &draws(u)).route, Route::Auto);
        }
    }

    #[test]
    fn a_route_can_be_replayed_and_red_matrices_never_run_alone(facts in any_facts(), policy in any_policy(), u in 0.0..1.0f64) {
        let first = route(&facts, &policy, &draws(u));
        prop_assert!(replay((first.route, first.reason), &facts, &draws(u), &policy).is_same());
        // Facts survive being stored: JSON has no NaN, and none means the same to every rule.
        let stored: DecisionFacts = serde_json::from_str(&serde_json::to_string(&facts).unwrap()).unwrap();
        prop_assert!(replay((first.route, first.reason), &stored, &draws(u), &policy).is_same());
        if policy.matrix.raised(&facts.impact).oversight() == Oversight::InTheLoop {
            prop_assert_ne!(first.route, Route::Auto);
        }
        if first.route == Route::Auto && policy.mode == Mode::Confidence && policy.fallback == Fallback::GateAll {
            prop_assert!(facts.calibrator == CalibratorStatus::Valid && facts.usable_confidence().is_some());
        }
        prop_assert!((0.0..=1.0).contains(&first.probability));
    }
}
