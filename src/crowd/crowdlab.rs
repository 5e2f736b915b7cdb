//! CROWDLAB: Goh, Tkachenko and Mueller (2022), "Utilizing supervised models to infer consensus labels and their
//! quality from data with multiple annotators". A model's opinion counts as one more, weighed by how much better than
//! always saying the commonest class it does.
//!
//! P = mean agreement with the consensus on items with two or more votes; E = error of always saying its commonest
//! class there; annotator's weight `max(e, 1 - (1 - agreement with others) / E)`; model's weight `max(e, 1 - error / E)
//! sqrt(mean votes per item)`; posterior ~ `w p(x) + sum w[j] (P for what j said, (1 - P) / (K - 1) for the rest)`.

use super::votes::Votes;
use crate::error::{Error, Result};
use ndarray::{Array2, ArrayView2};

/// Weights and errors are at least this.
const LEAST: f64 = 1e-6;
/// Probabilities below this count as this before a logarithm.
const LEAST_PROBABILITY: f64 = 1e-30;
/// Temperatures tried first.
const COARSE: [f64; 9] = [0.1, 0.2, 0.5, 0.8, 1.0, 2.0, 3.0, 5.0, 8.0];
/// Steps between two of them, tried next.
const FINE: usize = 4;

/// Consensus of people and a model.
#[derive(Debug, Clone)]
pub struct CrowdLab {
    /// The likeliest class of each item.
    pub labels: Vec<u32>,
    /// Probability of that class, 0 to 1.
    pub quality: Vec<f64>,
    /// Probability of each class, items x classes.
    pub posteriors: Array2<f64>,
    /// Quality of each annotator, 0 to 1; none for one without votes.
    pub annotator_quality: Vec<Option<f64>>,
    /// Weight of each annotator's vote.
    pub annotator_weights: Vec<f64>,
    /// Weight of the model's opinion.
    pub model_weight: f64,
}

/// Consensus, its quality and that of each annotator. `probabilities` are out-of-sample, items x classes. Every item
/// needs a vote. While no item has two there is nobody to compare with: model and annotators weigh 1, the label is the
/// one vote, its quality the model's probability of it.
pub fn crowdlab(votes: &Votes, probabilities: ArrayView2<'_, f64>) -> Result<CrowdLab> {
    check(votes, probabilities)?;
    let majority = majority(votes, probabilities);
    let shared: Vec<usize> = (0..votes.items()).filter(|&item| votes.of_item(item).len() > 1).collect();
    if shared.is_empty() {
        return Ok(single(votes, probabilities, majority));
    }
    let agreements = agreements_with_others(votes);
    let first = weigh(votes, probabilities, &agreements, &shared, &majority);
    let labels: Vec<u32> = first
        .posteriors
        .rows()
        .into_iter()
        .zip(&majority)
        .map(|(row, &said)| {
            let best = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let mut leaders = (0..row.len()).filter(|&class| row[class] == best);
            match (leaders.next(), leaders.next()) {
                (Some(only), None) => only as u32,
                _ => said,
            }
        })
        .collect();
    Ok(weigh(votes, probabilities, &agreements, &shared, &labels))
}

fn check(votes: &Votes, probabilities: ArrayView2<'_, f64>) -> Result<()> {
    if probabilities.dim() != (votes.items(), votes.classes()) {
        return Err(Error::invalid(format!(
            "Probabilities are {:?} and votes {:?}, items by classes; they must be the same.",
            probabilities.dim(),
            (votes.items(), votes.classes())
        )));
    }
    match (0..votes.items()).find(|&item| votes.of_item(item).is_empty()) {
        Some(item) => Err(Error::invalid(format!("Item {item} has no vote; leave it out or score it as unlabelled."))),
        None => Ok(()),
    }
}

/// Most votes; among equals the model's favourite, then the class said less often, then the first.
fn majority(votes: &Votes, probabilities: ArrayView2<'_, f64>) -> Vec<u32> {
    let said = votes.class_counts();
    (0..votes.items())
        .map(|item| {
            let mut counts = vec![0usize; votes.classes()];
            votes.of_item(item).iter().for_each(|vote| counts[vote.class as usize] += 1);
            let most = counts.iter().copied().max().unwrap_or(0);
            let leaders = (0..counts.len()).filter(|&class| counts[class] == most);
            let better = |&a: &usize, &b: &usize| {
                let (p, q) = (probabilities[[item, a]], probabilities[[item, b]]);
                q.total_cmp(&p).then(said[a].cmp(&said[b]))
            };
            leaders.min_by(better).unwrap_or(0) as u32
        })
        .collect()
}

/// How often each annotator says what others say about the same item; the mean of the others for one who shares none.
fn agreements_with_others(votes: &Votes) -> Vec<f64> {
    let mut pairs = vec![(0usize, 0usize); votes.annotators()];
    for item in 0..votes.items() {
        let here = votes.of_item(item);
        for vote in here {
            let (equal, all) = &mut pairs[vote.annotator as usize];
            for other in here.iter().filter(|other| other.annotator != vote.annotator) {
                *equal += usize::from(other.class == vote.class);
                *all += 1;
            }
        }
    }
    let shares: Vec<Option<f64>> =
        pairs.iter().map(|&(equal, all)| (all > 0).then(|| equal as f64 / all as f64)).collect();
    let mean = mean(shares.iter().flatten().copied());
    shares.into_iter().map(|share| share.unwrap_or(mean)).collect()
}

/// Weights, posteriors and qualities, given who is taken to be right.
fn weigh(
    votes: &Votes,
    probabilities: ArrayView2<'_, f64>,
    agreements: &[f64],
    shared: &[usize],
    labels: &[u32],
) -> CrowdLab {
    let classes = votes.classes();
    let agreement = |item: usize| mean(votes.of_item(item).iter().map(|vote| f64::from(vote.class == labels[item])));
    let right = mean(shared.iter().map(|&item| agreement(item)));
    let wrong = (1.0 - right) / (classes - 1) as f64;

    let mut counts = vec![0usize; classes];
    shared.iter().for_each(|&item| counts[labels[item] as usize] += 1);
    let commonest = counts.iter().copied().max().unwrap_or(0);
    let blind_error = (1.0 - commonest as f64 / shared.len() as f64).max(LEAST);
    let model_error = mean(shared.iter().map(|&item| {
        let row = probabilities.row(item);
        let top = (0..classes).fold(0, |best, class| if row[class] > row[best] { class } else { best });
        f64::from(top != labels[item] as usize)
    }));
    let votes_each = votes.len() as f64 / votes.items() as f64;
    let model_weight = (1.0 - model_error / blind_error).max(LEAST) * votes_each.sqrt();
    let weights: Vec<f64> = agreements.iter().map(|a| (1.0 - (1.0 - a) / blind_error).max(LEAST)).collect();

    let mut posteriors = Array2::zeros((votes.items(), classes));
    for (item, mut row) in posteriors.rows_mut().into_iter().enumerate() {
        let mut total = model_weight;
        row.assign(&(&probabilities.row(item) * model_weight));
        for vote in votes.of_item(item) {
            let weight = weights[vote.annotator as usize];
            total += weight;
            for class in 0..classes {
                row[class] += weight * if class == vote.class as usize { right } else { wrong };
            }
        }
        row /= total;
    }
    let quality = labels.iter().enumerate().map(|(item, &label)| posteriors[[item, label as usize]]).collect();
    let crowd: f64 = weights.iter().sum::<f64>() * votes_each / votes.annotators() as f64;
    let trust = model_weight / (model_weight + crowd);
    let annotator_quality = annotator_quality(votes, &posteriors, labels, trust);
    CrowdLab {
        labels: labels.to_vec(),
        quality,
        posteriors,
        annotator_quality,
        annotator_weights: weights,
        model_weight,
    }
}

/// `trust` parts mean posterior of what they said, the rest agreement with the consensus on shared items; the first
/// alone for one who shares none.
fn annotator_quality(votes: &Votes, posteriors: &Array2<f64>, labels: &[u32], trust: f64) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0usize, 0usize, 0usize); votes.annotators()];
    for vote in votes.all() {
        let item = vote.item as usize;
        let (posterior, said, equal, shared) = &mut sums[vote.annotator as usize];
        *posterior += posteriors[[item, vote.class as usize]];
        *said += 1;
        if votes.of_item(item).len() > 1 {
            *equal += usize::from(vote.class == labels[item]);
            *shared += 1;
        }
    }
    sums.into_iter()
        .map(|(posterior, said, equal, shared)| {
            let posterior = (said > 0).then(|| posterior / said as f64)?;
            Some(if shared > 0 { trust * posterior + (1.0 - trust) * equal as f64 / shared as f64 } else { posterior })
        })
        .collect()
}

fn single(votes: &Votes, probabilities: ArrayView2<'_, f64>, labels: Vec<u32>) -> CrowdLab {
    let posteriors = probabilities.to_owned();
    let quality = labels.iter().enumerate().map(|(item, &label)| posteriors[[item, label as usize]]).collect();
    CrowdLab {
        annotator_quality: annotator_quality(votes, &posteriors, &labels, 1.0),
        annotator_weights: vec![1.0; votes.annotators()],
        model_weight: 1.0,
        labels,
        quality,
        posteriors,
    }
}

/// The temperature at which the probabilities are nearest to the shares of votes (cross entropy), from 0.1 to 8 on a
/// coarse and then a finer grid.
pub fn temperature(votes: &Votes, probabilities: ArrayView2<'_, f64>) -> f64 {
    let shares = votes.shares();
    let loss = |temperature: f64| -> f64 {
        let scaled = at_temperature(probabilities, temperature);
        -(&shares * &scaled.mapv(|p| p.max(LEAST_PROBABILITY).ln())).sum()
    };
    let best = |candidates: &[f64]| {
        let losses: Vec<f64> = candidates.iter().map(|&t| loss(t)).collect();
        (0..candidates.len()).fold(0, |best, at| if losses[at] < losses[best] { at } else { best })
    };
    let coarse = best(&COARSE);
    let mut fine = Vec::new();
    if coarse > 0 {
        let (from, to) = (COARSE[coarse - 1], COARSE[coarse]);
        fine.extend((0..FINE).map(|step| from + (to - from) * step as f64 / FINE as f64));
    }
    if coarse + 1 < COARSE.len() {
        let (from, to) = (COARSE[coarse], COARSE[coarse + 1]);
        fine.extend((0..=FINE).map(|step| from + (to - from) * step as f64 / FINE as f64));
    }
    fine[best(&fine)]
}

/// `p^(1/T)`, normalised.
pub(super) fn at_temperature(probabilities: ArrayView2<'_, f64>, temperature: f64) -> Array2<f64> {
    let mut scaled = probabilities.mapv(|p| p.max(LEAST_PROBABILITY).ln() / temperature);
    for mut row in scaled.rows_mut() {
        let most = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        row.mapv_inplace(|log| (log - most).exp());
        row /= row.sum();
    }
    scaled
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, n) = values.fold((0.0, 0usize), |(sum, n), value| (sum + value, n + 1));
    if n > 0 { sum / n as f64 } else { 0.0 }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::test_data::assert_close;
    use super::*;
    use ndarray::array;

    /// LEARNING section 12: three annotators, six items, two classes.
    pub fn example() -> (Votes, Array2<f64>) {
        let rows = ["001", "11.", "0.0", "101", ".11", "000"];
        let triples = rows.iter().enumerate().flat_map(|(item, row)| {
            let said = row.chars().enumerate().filter_map(|(who, sign)| Some((who as u32, sign.to_digit(2)?)));
            said.map(move |(who, class)| (item as u32, who, class))
        });
        let first = [0.7, 0.2, 0.9, 0.4, 0.3, 0.85];
        let probabilities = Array2::from_shape_fn((6, 2), |(i, k)| if k == 0 { first[i] } else { 1.0 - first[i] });
        (Votes::new(6, 3, 2, triples).unwrap(), probabilities)
    }

    #[test]
    fn reference_values() {
        let (votes, probabilities) = example();
        let found = crowdlab(&votes, probabilities.view()).unwrap();
        assert_eq!(found.labels, [0, 1, 0, 1, 1, 0]);
        assert_close(&found.quality, &[0.697848, 0.828598, 0.896425, 0.636590, 0.745381, 0.865067], 5e-7);
        let quality: Vec<f64> = found.annotator_quality.into_iter().flatten().collect();
        assert_close(&quality, &[0.859143, 0.734554, 0.727391], 5e-7);
    }

    #[test]
    fn with_one_vote_each_the_model_alone_judges() {
        let votes = Votes::new(2, 2, 2, [(0, 0, 0), (1, 1, 0)]).unwrap();
        let found = crowdlab(&votes, array![[0.8, 0.2], [0.3, 0.7]].view()).unwrap();
        assert_eq!((found.labels, found.quality), (vec![0, 0], vec![0.8, 0.3]));
        assert_eq!(found.annotator_quality, [Some(0.8), Some(0.3)]);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let votes = Votes::new(2, 1, 2, [(0, 0, 0)]).unwrap();
        assert!(crowdlab(&votes, array![[0.5, 0.5], [0.5, 0.5]].view()).unwrap_err().to_string().contains("Item 1"));
        assert!(crowdlab(&votes, array![[0.5, 0.5]].view()).is_err());
    }

    #[test]
    fn probabilities_that_are_too_sure_are_cooled() {
        let votes = Votes::new(4, 1, 2, [(0, 0, 0), (1, 0, 0), (2, 0, 1), (3, 0, 0)]).unwrap();
        // Right three times of four at 0.99: the best temperature brings 0.99 near 0.75, ln 99 / ln 3 = 4.18.
        let sure = Array2::from_shape_fn((4, 2), |(_, k)| if k == 0 { 0.99 } else { 0.01 });
        let found = temperature(&votes, sure.view());
        assert!((found - 4.18).abs() <= 0.5, "{found}");
        assert!(
            (at_temperature(sure.view(), 2.0)[[0, 0]] / at_temperature(sure.view(), 2.0)[[0, 1]] - 99f64.sqrt()).abs()
                < 1e-9
        );
    }
}
