//! What every aggregator in the list keeps, whatever it believes about annotators.

use super::test_data::crowd;
use super::{AGGREGATORS, Votes, find};

#[test]
fn names_are_unique_and_found() {
    for aggregator in AGGREGATORS {
        assert_eq!(find(aggregator.name()).unwrap().title(), aggregator.title());
        assert_eq!(AGGREGATORS.iter().filter(|other| other.name() == aggregator.name()).count(), 1);
    }
    assert!(find("oracle").err().unwrap().to_string().contains("dawid_skene"));
}

#[test]
fn shapes_sums_and_ranges() {
    let (votes, _) = crowd(60, 4, &[0.9, 0.7, 0.5, 0.3], 3, 1);
    for aggregator in AGGREGATORS {
        let found = aggregator.aggregate(&votes, 1);
        let name = aggregator.name();
        assert_eq!(found.posteriors.dim(), (60, 4), "{name}");
        assert_eq!((found.labels.len(), found.accuracies.len(), found.priors.len()), (60, 4, 4), "{name}");
        for (item, row) in found.posteriors.rows().into_iter().enumerate() {
            assert!((row.sum() - 1.0).abs() < 1e-9 && row.iter().all(|p| (0.0..=1.0).contains(p)), "{name} {row}");
            assert!(row.iter().all(|p| *p <= found.confidence(item) + 1e-9), "{name} {row}");
        }
        for row in found.confusion.rows() {
            assert!((row.sum() - 1.0).abs() < 1e-9, "{name} {row}");
        }
        assert!(found.accuracies.iter().all(|a| (0.0..=1.0).contains(&a.unwrap())), "{name}");
        assert!((found.priors.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{name}");
    }
}

#[test]
fn same_votes_same_bytes_in_any_order_and_on_any_number_of_threads() {
    let (votes, _) = crowd(80, 3, &[0.9, 0.7, 0.5, 0.8], 3, 4);
    let backwards = votes.all().iter().rev().map(|v| (v.item, v.annotator, v.class));
    let backwards = Votes::new(80, 4, 3, backwards).unwrap();
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    for aggregator in AGGREGATORS {
        let first = aggregator.aggregate(&votes, 5);
        let again = alone.install(|| aggregator.aggregate(&backwards, 5));
        assert_eq!(first.posteriors, again.posteriors, "{}", aggregator.name());
        assert_eq!((first.labels, first.ties), (again.labels, again.ties), "{}", aggregator.name());
    }
}

#[test]
fn what_everybody_says_is_true() {
    let triples = (0..30u32).flat_map(|item| (0..3).map(move |annotator| (item, annotator, item % 3)));
    let votes = Votes::new(30, 3, 3, triples).unwrap();
    for aggregator in AGGREGATORS {
        let found = aggregator.aggregate(&votes, 2);
        for item in 0..30 {
            assert_eq!(found.labels[item], item as u32 % 3, "{}", aggregator.name());
            assert!(found.confidence(item) > 0.9, "{} {}", aggregator.name(), found.confidence(item));
        }
        assert!(found.ties.is_empty());
    }
}

#[test]
fn good_annotators_are_told_from_bad_and_outvote_them() {
    // Three who are mostly right, four who guess.
    let skills = [0.95, 0.95, 0.9, 0.34, 0.34, 0.34, 0.34];
    let (votes, truth) = crowd(400, 3, &skills, 7, 6);
    let right = |labels: &[u32]| labels.iter().zip(&truth).filter(|(a, b)| a == b).count();
    let majority = right(&AGGREGATORS[0].aggregate(&votes, 1).labels);
    for aggregator in AGGREGATORS {
        let found = aggregator.aggregate(&votes, 1);
        let accuracy = |at: usize| found.accuracies[at].unwrap();
        let worst_good = (0..3).map(accuracy).fold(1.0, f64::min);
        let best_bad = (3..7).map(accuracy).fold(0.0, f64::max);
        assert!(worst_good > best_bad, "{}", aggregator.name());
        if aggregator.name() != "majority" {
            let right = right(&found.labels);
            assert!(right > majority && right >= 380, "{}: {right}, majority {majority}", aggregator.name());
        }
    }
}

#[test]
fn no_votes_no_trouble() {
    let nothing = Votes::new(0, 0, 2, []).unwrap();
    let unanswered = Votes::new(2, 2, 2, [(0, 0, 1)]).unwrap();
    for aggregator in AGGREGATORS {
        assert!(aggregator.aggregate(&nothing, 1).labels.is_empty());
        let found = aggregator.aggregate(&unanswered, 1);
        assert_eq!(found.labels[0], 1, "{}", aggregator.name());
        assert!(found.posteriors.iter().all(|p| p.is_finite()), "{}", aggregator.name());
        assert_eq!(found.accuracies[1], None);
    }
}
