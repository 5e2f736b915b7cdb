//! Tests of the aggregator: a failed signal never accepts.

use super::*;
use proptest::prelude::*;

fn weights() -> BTreeMap<String, f64> {
    [("face", 4.0), ("sanctions", 4.0), ("address", 1.0), ("device", 1.0)].map(|(n, w)| (n.to_owned(), w)).into()
}

fn aggregator() -> Aggregator {
    Aggregator::new(weights(), 0.2, 0.6).unwrap()
}

fn signal(name: &str, says: Says) -> Signal {
    Signal { name: name.into(), family: Family::CrossReference, says }
}

fn error() -> Says {
    Says::Error { message: "service down".into() }
}

fn all(says: [Says; 4]) -> Vec<Signal> {
    ["face", "sanctions", "address", "device"].into_iter().zip(says).map(|(name, says)| signal(name, says)).collect()
}

#[test]
fn on_paper() {
    use Recommendation::*;
    let of = |says| aggregator().aggregate(&all(says));
    let risk = |risk| Says::Risk { risk };
    assert_eq!(of([Says::Pass, Says::Pass, Says::Pass, Says::Pass]).recommendation, Accept);
    // (4 * 0.5 + 1 * 0.5) / 10 = 0.25.
    let found = of([risk(0.5), Says::Pass, risk(0.5), Says::Pass]);
    assert_eq!((found.recommendation, found.score), (Review, 0.25));
    let adds: Vec<_> = found.contributions.iter().map(|c| (c.name.as_str(), c.adds)).collect();
    assert_eq!(adds, [("face", 0.2), ("address", 0.05), ("device", 0.0), ("sanctions", 0.0)]);
    // Exactly at the edges: 0.2 accepts, 0.6 rejects.
    assert_eq!(of([risk(0.5), Says::Pass, Says::Pass, Says::Pass]).recommendation, Accept);
    assert_eq!(of([Says::Fail, risk(0.5), Says::Pass, Says::Pass]).recommendation, SoftReject);
    // A failed address check weighs 0.1, below what is accepted, and is not.
    assert_eq!(of([Says::Pass, Says::Pass, Says::Fail, Says::Pass]).recommendation, Review);
}

#[test]
fn an_outage_neither_accepts_nor_rejects() {
    let of = |says| aggregator().aggregate(&all(says)).recommendation;
    assert_eq!(of([Says::Pass, error(), Says::Pass, Says::Pass]), Recommendation::Review);
    assert_eq!(of([error(), error(), error(), error()]), Recommendation::Review);
    assert_eq!(of([Says::Pass, Says::Risk { risk: f64::NAN }, Says::Pass, Says::Pass]), Recommendation::Review);
    // A missing one is an outage nobody reported.
    let found = aggregator().aggregate(&all([Says::Pass, Says::Pass, Says::Pass, Says::Pass])[..3]);
    assert_eq!(found.recommendation, Recommendation::Review);
    let missing = found.contributions.iter().find(|c| c.name == "device").unwrap();
    assert!(missing.bars_accept && missing.risk.is_none() && missing.family.is_none());
    assert_eq!(aggregator().aggregate(&[]).recommendation, Recommendation::Review);
}

#[test]
fn the_riskier_of_two_with_one_name_counts() {
    let mut signals = all([Says::Fail, Says::Pass, Says::Pass, Says::Pass]);
    signals.push(signal("face", Says::Pass));
    signals.push(signal("face", Says::Fail));
    let found = aggregator().aggregate(&signals);
    assert_eq!((found.score, found.recommendation), (0.4, Recommendation::Review));
}

#[test]
fn a_policy_that_makes_no_sense_is_refused() {
    let new = |weights: BTreeMap<String, f64>, accept, reject| Aggregator::new(weights, accept, reject).is_err();
    assert!(new(weights(), 0.6, 0.2) && new(weights(), 0.5, 0.5) && new(weights(), f64::NAN, 0.5));
    assert!(new(BTreeMap::new(), 0.2, 0.6) && new([("a".to_owned(), -1.0)].into(), 0.2, 0.6));
    let stored = serde_json::to_string(&aggregator()).unwrap();
    assert_eq!(serde_json::from_str::<Aggregator>(&stored).unwrap(), aggregator());
    assert!(serde_json::from_str::<Aggregator>(&stored.replace("0.6", "0.1")).is_err());
    let says: Signal =
        serde_json::from_str(r#"{"name":"face","family":"behavioural","says":"risk","risk":0.3}"#).unwrap();
    assert_eq!(says.says, Says::Risk { risk: 0.3 });
}

fn any_says() -> impl Strategy<Value = Says> {
    prop_oneof![
        3 => Just(Says::Pass),
        1 => Just(Says::Fail),
        1 => Just(error()),
        3 => (0.0f64..0.3).prop_map(|risk| Says::Risk { risk }),
        1 => any::<f64>().prop_map(|risk| Says::Risk { risk }),
    ]
}

proptest! {
    #[test]
    fn a_failed_signal_never_accepts(
        weights in proptest::collection::btree_map("[a-e]", 1e-9f64..1e9, 1..5),
        says in proptest::collection::vec(("[a-g]", any_says()), 0..8),
        edges in (0.0f64..0.99, 0.001f64..1.0),
    ) {
        let accept = edges.0;
        let reject = accept + (1.0 - accept) * edges.1;
        prop_assume!(accept < reject);
        let aggregator = Aggregator::new(weights.clone(), accept, reject).unwrap();
        let signals: Vec<Signal> = says.into_iter().map(|(name, says)| signal(&name, says)).collect();
        let found = aggregator.aggregate(&signals);
        let has_failed = signals.iter().any(|signal| match &signal.says {
            Says::Fail | Says::Error { .. } => true,
            Says::Risk { risk } => !(0.0..=1.0).contains(risk),
            Says::Pass => false,
        });
        let is_missing = weights.keys().any(|name| !signals.iter().any(|signal| signal.name == *name));
        if has_failed || is_missing {
            prop_assert_ne!(found.recommendation, Recommendation::Accept);
        }
        prop_assert!((0.0..=1.0).contains(&found.score));
        prop_assert!(found.contributions.len() >= signals.len());
    }

    #[test]
    fn more_risk_never_helps(risks in proptest::collection::vec(0.0f64..1.0, 4), which in 0usize..4, more in 0.0f64..1.0) {
        let of = |risks: &[f64]| {
            let says: Vec<Says> = risks.iter().map(|&risk| Says::Risk { risk }).collect();
            aggregator().aggregate(&all(says.try_into().unwrap())).recommendation
        };
        let mut raised = risks.clone();
        raised[which] += (1.0 - raised[which]) * more;
        prop_assert!(of(&raised) >= of(&risks));
        // Losing sight of a signal never turns acceptance into anything but review, and never rejects.
        let mut signals = all([0, 1, 2, 3].map(|i| Says::Risk { risk: risks[i] }));
        let before = aggregator().aggregate(&signals).recommendation;
        signals[which].says = error();
        let after = aggregator().aggregate(&signals).recommendation;
        prop_assert!(after == Recommendation::Review || before == Recommendation::SoftReject);
    }
}
