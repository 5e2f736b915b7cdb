//! ActiveLab: Goh and Mueller (2023), "ActiveLab: Active Learning with Re-Labeling by Multiple Annotators". One number
//! says how well an item is known, with votes or without; ask about the smallest, whether that is a second opinion or
//! something new.
//!
//! Labelled: `((w + sum w[j]) quality + v / K) / (w + sum w[j] + v)`; unlabelled: `(w max p + v / K) / (w + v)`, where w
//! is the model's weight, w[j] those of the annotators who answered, v the mean of all annotators' (see `crowdlab`).

use super::crowdlab::{at_temperature, crowdlab, temperature};
use super::votes::Votes;
use crate::error::{Error, Result};
use ndarray::ArrayView2;

/// How well each item is known, 1/K to 1.
#[derive(Debug, Clone)]
pub struct ActiveScores {
    /// Items with votes.
    pub labelled: Vec<f64>,
    /// Items without.
    pub unlabelled: Vec<f64>,
    /// What the probabilities were cooled by first; 1 while no item has two votes.
    pub temperature: f64,
}

/// What to ask next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ask {
    /// Somebody else about an item that has votes.
    Again {
        /// Its place among the labelled.
        item: usize,
        /// How well it is known.
        score: f64,
    },
    /// About an item that has none.
    New {
        /// Its place among the unlabelled.
        item: usize,
        /// How well it is known.
        score: f64,
    },
}

impl Ask {
    fn score(&self) -> f64 {
        match self {
            Ask::Again { score, .. } | Ask::New { score, .. } => *score,
        }
    }
}

/// Scores of items with votes (`probabilities`, out-of-sample) and without (`unlabelled`). While no item has two votes
/// all weights are 1, so the order is that of the largest probability.
pub fn active_scores(
    votes: &Votes,
    probabilities: ArrayView2<'_, f64>,
    unlabelled: ArrayView2<'_, f64>,
) -> Result<ActiveScores> {
    if unlabelled.ncols() != votes.classes() {
        return Err(Error::invalid(format!(
            "Unlabelled items have {} probabilities each; there are {} classes.",
            unlabelled.ncols(),
            votes.classes()
        )));
    }
    let is_shared = (0..votes.items()).any(|item| votes.of_item(item).len() > 1);
    let fits = probabilities.nrows() == votes.items();
    let temperature = if is_shared && fits { temperature(votes, probabilities) } else { 1.0 };
    scores_at(votes, probabilities, unlabelled, temperature)
}

fn scores_at(
    votes: &Votes,
    probabilities: ArrayView2<'_, f64>,
    unlabelled: ArrayView2<'_, f64>,
    temperature: f64,
) -> Result<ActiveScores> {
    let lab = crowdlab(votes, at_temperature(probabilities, temperature).view())?;
    let annotators = lab.annotator_weights.len().max(1) as f64;
    let usual = lab.annotator_weights.iter().sum::<f64>() / annotators;
    let usual = if votes.annotators() == 0 { 1.0 } else { usual };
    let blind = 1.0 / votes.classes() as f64;
    let score = |weight: f64, quality: f64| (weight * quality + usual * blind) / (weight + usual);
    let labelled = (0..votes.items())
        .map(|item| {
            let voted: f64 =
                votes.of_item(item).iter().map(|vote| lab.annotator_weights[vote.annotator as usize]).sum();
            score(lab.model_weight + voted, lab.quality[item])
        })
        .collect();
    let unlabelled = at_temperature(unlabelled, temperature)
        .rows()
        .into_iter()
        .map(|row| score(lab.model_weight, row.iter().copied().fold(0.0, f64::max)))
        .collect();
    Ok(ActiveScores { labelled, unlabelled, temperature })
}

/// What to spend the next `budget` answers on, the least known first. Items that have `most_votes` already are not
/// asked again. Among equals something new comes first, then the order of the items.
pub fn next_asks(scores: &ActiveScores, votes: &Votes, budget: usize, most_votes: usize) -> Vec<Ask> {
    let new = scores.unlabelled.iter().enumerate().map(|(item, &score)| Ask::New { item, score });
    let again = scores
        .labelled
        .iter()
        .enumerate()
        .filter(|(item, _)| votes.of_item(*item).len() < most_votes)
        .map(|(item, &score)| Ask::Again { item, score });
    let mut asks: Vec<Ask> = new.chain(again).collect();
    // Stable: equals stay as they were chained.
    asks.sort_by(|a, b| a.score().total_cmp(&b.score()));
    asks.truncate(budget);
    asks
}

#[cfg(test)]
mod tests {
    use super::super::crowdlab::tests::example;
    use super::super::test_data::assert_close;
    use super::*;
    use ndarray::array;

    /// LEARNING section 12, from cleanlab 2.9.0. Its search for the temperature puts the votes on an item where all said
    /// 1 under class 0 and ends at 2.5; the scores at that temperature are the reference.
    #[test]
    fn reference_values() {
        let (votes, probabilities) = example();
        let unlabelled = array![[0.5, 0.5], [0.9, 0.1], [0.65, 0.35]];
        let scores = scores_at(&votes, probabilities.view(), unlabelled.view(), 2.5).unwrap();
        assert_close(&scores.labelled, &[0.612249, 0.689685, 0.732060, 0.588666, 0.635494, 0.723936], 5e-7);
        assert_close(&scores.unlabelled, &[0.5, 0.670622, 0.550866], 5e-7);
        // The two unsure new items, then the contested old one; item 0 has three votes, as has item 3.
        let asks = next_asks(&scores, &votes, 3, 9);
        assert!(matches!(asks[..], [Ask::New { item: 0, .. }, Ask::New { item: 2, .. }, Ask::Again { item: 3, .. }]));
        let capped = next_asks(&scores, &votes, 3, 3);
        assert!(matches!(capped[2], Ask::Again { item: 4, .. }), "{capped:?}");
    }

    #[test]
    fn probabilities_are_brought_to_the_votes_first() {
        let (votes, probabilities) = example();
        let unlabelled = array![[0.9, 0.1]];
        let scores = active_scores(&votes, probabilities.view(), unlabelled.view()).unwrap();
        // The cross entropy is least at 0.44; 0.425 is the nearest on the grid. The model is right and not sure enough.
        assert!((scores.temperature - 0.425).abs() < 1e-9, "{}", scores.temperature);
        let same = scores_at(&votes, probabilities.view(), unlabelled.view(), 0.425).unwrap();
        assert_eq!((scores.labelled, scores.unlabelled), (same.labelled, same.unlabelled));
    }

    #[test]
    fn with_one_vote_each_the_order_is_the_models() {
        let votes = Votes::new(2, 1, 2, [(0, 0, 0), (1, 0, 1)]).unwrap();
        let known = array![[0.9, 0.1], [0.6, 0.4]];
        let scores = active_scores(&votes, known.view(), array![[0.7, 0.3]].view()).unwrap();
        assert_eq!(scores.temperature, 1.0);
        // (2 * 0.9 + 0.5) / 3; the second item's vote goes against the model: (2 * 0.4 + 0.5) / 3; (0.7 + 0.5) / 2.
        assert_close(&scores.labelled, &[2.3 / 3.0, 1.3 / 3.0], 1e-9);
        assert_close(&scores.unlabelled, &[0.6], 1e-9);
    }
}
