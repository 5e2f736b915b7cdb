//! The look at the truth after a round: TEST for accuracy and calibration, the unlabeled items for routing.

use super::data_set::DataSet;
use super::routing::{Routed, certified, route};
use crate::error::Result;
use crate::guarantee::Scored;
use crate::learning::{Examples, said, split_holdout};
use crate::metrics::{self, Confusion, SetF1};
use crate::models::artefact::ModelArtefact;
use crate::models::{Link, Score};
use ndarray::{Array1, Array2};
use std::collections::BTreeMap;

/// Fewest rows for a calibration error of 15 bins: two in each.
const FEWEST_ROWS: usize = 2 * metrics::BINS;

/// What was seen. Of sets, right means the whole set, and F1 and log loss are means over classes.
pub(super) struct Look {
    pub accuracy: f64,
    pub macro_f1: f64,
    pub log_loss: f64,
    pub ece: f64,
    pub ece_debiased: Option<f64>,
    /// None while the holdout certifies no threshold.
    pub certified: Option<Routed>,
    pub naive: Routed,
}

/// Looks at a model and its scores of the pool, a score for each row; without a model at the labels' shares.
/// Without scores there is nothing to route.
pub(super) fn look(
    data: &DataSet,
    model: Option<(&ModelArtefact, &[Score])>,
    pool: &BTreeMap<u32, usize>,
    holdout: &BTreeMap<u32, usize>,
    error_budget: f64,
    certify_share: f64,
) -> Result<Look> {
    let targets = &data.test_targets;
    let probabilities = match model {
        Some((artefact, _)) => {
            let rows: Vec<usize> = (0..data.test_features.rows()).collect();
            let logits = artefact.model.predict_logits(&data.test_features, &rows);
            artefact.calibrator.probabilities(logits.view())
        }
        None => shares(data, pool, targets.len()),
    };
    let (predicted, confidences, right) = said(data.link, &probabilities, targets);
    let hits = right.iter().filter(|is_right| **is_right).count();
    let (macro_f1, log_loss) = match data.link {
        Link::Softmax => (
            metrics::macro_f1(&Confusion::of(targets, &predicted, data.classes.len())),
            metrics::log_loss(probabilities.view(), targets),
        ),
        Link::Sigmoid => {
            (SetF1::of(&predicted, targets, data.classes.len(), 0).macro_f1, log_loss_of_sets(&probabilities, targets))
        }
    };
    // `DataSet::new` refuses an empty TEST, so every number is there.
    let number = |value: Option<f64>| value.unwrap_or(f64::NAN);
    let mut look = Look {
        accuracy: number(metrics::accuracy(hits, targets.len())),
        macro_f1: number(macro_f1),
        log_loss: number(log_loss),
        ece: number(metrics::expected_calibration_error(&confidences, &right, metrics::BINS)),
        ece_debiased: None,
        certified: None,
        naive: Routed::default(),
    };
    let Some((_, scores)) = model.filter(|(_, scores)| !scores.is_empty()) else { return Ok(look) };

    let outlook = |row: u32, class: usize| {
        let score = &scores[row as usize];
        (f64::from(score.confidence), score.top as usize == class)
    };
    let is_left = |row: &u32| !pool.contains_key(row) && !holdout.contains_key(row);
    let (rest, rest_right): (Vec<f64>, Vec<bool>) =
        (0..data.targets.len() as u32).filter(is_left).map(|row| outlook(row, data.targets[row as usize])).unzip();
    // The certificate knows what people answered, not what is true.
    let held =
        Examples { rows: holdout.keys().map(|&r| r as usize).collect(), targets: holdout.values().copied().collect() };
    let checks = split_holdout(&held, certify_share).certify;
    let checked = checks.iter().map(|&place| {
        let (confidence, is_right) = outlook(held.rows[place] as u32, held.targets[place]);
        Scored { confidence, class: 0, is_right }
    });
    look.naive = route(&rest, &rest_right, |confidence| confidence >= 1.0 - error_budget);
    look.certified = certified(checked, &rest, error_budget)?
        .map(|threshold| route(&rest, &rest_right, |confidence| confidence > threshold));
    if rest.len() + confidences.len() >= FEWEST_ROWS {
        let all = ([rest, confidences].concat(), [rest_right, right].concat());
        let squared = metrics::debiased_squared_error(&all.0, &all.1, metrics::BINS);
        look.ece_debiased = squared.map(|squared| squared.max(0.0).sqrt());
    }
    Ok(look)
}

/// Mean over classes of the log loss of their own yes-or-no question.
fn log_loss_of_sets(probabilities: &Array2<f64>, masks: &[usize]) -> Option<f64> {
    let of_class = |class: usize| {
        let p = probabilities.column(class);
        let both = Array2::from_shape_fn((p.len(), 2), |(row, is)| if is == 1 { p[row] } else { 1.0 - p[row] });
        metrics::log_loss(both.view(), &masks.iter().map(|mask| mask >> class & 1).collect::<Vec<_>>())
    };
    let losses: Option<Vec<f64>> = (0..probabilities.ncols()).map(of_class).collect();
    losses.filter(|losses| !losses.is_empty()).map(|losses| losses.iter().sum::<f64>() / losses.len() as f64)
}

/// What the labels alone say about any item: `rows` rows, all the same. Each class counts once more than it was seen; of
/// sets, each answer about it.
fn shares(data: &DataSet, labels: &BTreeMap<u32, usize>, rows: usize) -> Array2<f64> {
    let mut shares = Array1::<f64>::ones(data.classes.len());
    labels.values().for_each(|&target| data.named(target).for_each(|class| shares[class] += 1.0));
    match data.link {
        Link::Softmax => shares /= shares.sum(),
        Link::Sigmoid => shares /= labels.len() as f64 + 2.0,
    }
    shares.broadcast((rows, data.classes.len())).map(|all| all.to_owned()).unwrap_or_default()
}
