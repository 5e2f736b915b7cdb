//! A promise for each predicted class: the rule repeated on the rows called that class, at delta over the number of
//! classes, so that all promises hold together. A class with too few rows stays with people.

use super::binomial::{fewest_rows, upper_bound};
use super::certificate::falling;
use super::rules::{Evidence, FrozenSequence, Rule};
use super::{Request, Sample, Scored};
use crate::error::Result;
use serde::{Deserialize, Serialize};

/// What is promised about the rows that are called one class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClassCertificate {
    /// The class.
    pub class: usize,
    /// Random labels the model called that class.
    pub labels: usize,
    /// Accept rows called that class with a confidence strictly above this; none: they stay with people.
    pub threshold: Option<f64>,
    /// Labeled rows called that class above it.
    pub rows: usize,
    /// Wrong ones among them.
    pub errors: usize,
    /// Exact upper bound of their error, at the class's share of delta.
    pub upper_bound: Option<f64>,
    /// Labels of this class that are missing until it can be certified at all; 0 where there are enough.
    pub labels_needed: usize,
    /// Pool rows called that class that are accepted, and all that are called it.
    pub accepted: usize,
    /// See `accepted`.
    pub pool: usize,
}

/// One certificate per class that the model predicts in the pool, classes rising. `pool` has a confidence and a class
/// for every row; it fixes the number of classes, which must not depend on the labels.
pub fn certify_classes(request: &Request, rows: &[Scored], pool: &[(f64, usize)]) -> Result<Vec<ClassCertificate>> {
    request.check()?;
    let predicted: std::collections::BTreeSet<usize> = pool.iter().map(|&(_, class)| class).collect();
    let delta = request.delta() / predicted.len().max(1) as f64;
    let fewest = fewest_rows(0, request.budget, delta);
    predicted
        .into_iter()
        .map(|class| {
            let sample = Sample::new(rows.iter().copied().filter(|row| row.class == class))?;
            let of_class: Vec<f64> = pool.iter().filter(|row| row.1 == class).map(|row| row.0).collect();
            let of_class = falling(&of_class);
            let evidence = Evidence { sample: &sample, pool: &of_class, budget: request.budget, delta };
            let threshold = FrozenSequence.threshold(&evidence);
            let (above, errors) = threshold.map_or((0, 0), |threshold| sample.above(threshold));
            Ok(ClassCertificate {
                class,
                labels: sample.len(),
                threshold,
                rows: above,
                errors,
                upper_bound: threshold.map(|_| upper_bound(errors, above, delta)),
                labels_needed: fewest.saturating_sub(sample.len()),
                accepted: threshold.map_or(0, |t| of_class.iter().filter(|&&confidence| confidence > t).count()),
                pool: of_class.len(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_by_itself_at_its_share() {
        // Two classes: 5 % each at 90 %. Budget 10 %: 29 rows can pass. Class 0 has 40 right rows, class 3 has 20.
        let row = |class, r: usize| Scored { confidence: 0.99 - 0.01 * r as f64, class, is_right: true };
        let rows: Vec<Scored> = (0..40).map(|r| row(0, r)).chain((0..20).map(|r| row(3, r))).collect();
        let pool = [(0.9, 0), (0.1, 0), (0.9, 3)];
        let found = certify_classes(&Request { budget: 0.1, confidence: 0.9 }, &rows, &pool).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].class, found[0].rows, found[0].accepted, found[0].pool), (0, 40, 2, 2));
        assert_eq!((found[1].class, found[1].threshold, found[1].labels_needed, found[1].accepted), (3, None, 9, 0));
        // 1 - 0.05^(1/40).
        assert!((found[0].upper_bound.unwrap() - (1.0 - 0.05f64.powf(1.0 / 40.0))).abs() < 1e-9);
    }
}
