//! Accuracy post-stratified by confidence: strata of equally many rows, the share right in each, weighted by how many of
//! all rows lie in it. It answers the same question as the prediction-powered estimate without a line through the middle.

/// Most strata.
const STRATA: usize = 5;
/// Labeled rows a stratum needs; neighbours with fewer are joined.
const FEWEST: usize = 5;

/// Share right, post-stratified. Confidences of labeled rows with whether they are right, and of unlabeled rows of the
/// same uniform draw; all from a model that saw none of the labels. None below `FEWEST` labeled rows.
pub fn stratified_accuracy(confidences: &[f64], right: &[bool], unlabeled: &[f64]) -> Option<f64> {
    let n = confidences.len().min(right.len());
    if n < FEWEST {
        return None;
    }
    let mut all: Vec<f64> = confidences[..n].iter().chain(unlabeled).copied().collect();
    all.sort_by(f64::total_cmp);
    // Edges are confidences, so rows of equal confidence share a stratum.
    let mut edges: Vec<f64> = (1..STRATA).map(|k| all[k * all.len() / STRATA]).collect();
    edges.dedup();
    let stratum = |confidence: f64| edges.partition_point(|&edge| edge <= confidence);
    let (mut rows, mut labeled, mut hits) =
        (vec![0.0; edges.len() + 1], vec![0; edges.len() + 1], vec![0; edges.len() + 1]);
    all.iter().for_each(|&confidence| rows[stratum(confidence)] += 1.0);
    for (&confidence, &is_right) in confidences[..n].iter().zip(right) {
        labeled[stratum(confidence)] += 1;
        hits[stratum(confidence)] += usize::from(is_right);
    }
    let (mut sum, mut open) = (0.0, (0.0, 0usize, 0usize));
    let mut closed: Option<(f64, usize, usize)> = None;
    for at in 0..rows.len() {
        open = (open.0 + rows[at], open.1 + labeled[at], open.2 + hits[at]);
        if open.1 >= FEWEST {
            sum += closed.map_or(0.0, share);
            closed = Some(std::mem::take(&mut open));
        }
    }
    // What is left over at the top joins the last stratum.
    let last = closed.map(|last| (last.0 + open.0, last.1 + open.1, last.2 + open.2));
    Some((sum + last.map_or(0.0, share)) / all.len() as f64)
}

fn share((rows, labeled, hits): (f64, usize, usize)) -> f64 {
    rows * hits as f64 / labeled as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{Rng, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    #[test]
    fn on_paper() {
        // Five sure labels, all right, and five unsure ones, two right: 0.7. Among all 40 rows 30 are unsure, so
        // 0.25 * 1 + 0.75 * 0.4 = 0.55.
        let confidences = [0.9, 0.9, 0.9, 0.9, 0.9, 0.5, 0.5, 0.5, 0.5, 0.5];
        let right = [true, true, true, true, true, true, true, false, false, false];
        let unlabeled: Vec<f64> = [vec![0.9; 5], vec![0.5; 25]].concat();
        let found = stratified_accuracy(&confidences, &right, &unlabeled).unwrap();
        assert!((found - 0.55).abs() < 1e-12, "{found}");
        // Without unlabeled rows it is the share right.
        assert!((stratified_accuracy(&confidences, &right, &[]).unwrap() - 0.7).abs() < 1e-12);
        // Three sure labels are no stratum of their own: all rows are one, and the share right stays.
        let joined = stratified_accuracy(&confidences[2..], &right[2..], &unlabeled).unwrap();
        assert!((joined - 5.0 / 8.0).abs() < 1e-12, "{joined}");
        assert_eq!(stratified_accuracy(&confidences[..4], &right[..4], &unlabeled), None);
    }

    #[test]
    fn it_is_unbiased() {
        // Right with probability confidence squared, confidence uniform on 0.3 to 1.
        let truth = 0.973 / 2.1;
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(12);
        let mut error = 0.0;
        for _ in 0..1_000 {
            let confidences: Vec<f64> = (0..100).map(|_| rng.gen_range(0.3..1.0)).collect();
            let right: Vec<bool> = confidences.iter().map(|c| rng.r#gen::<f64>() < c * c).collect();
            let unlabeled: Vec<f64> = (0..500).map(|_| rng.gen_range(0.3..1.0)).collect();
            error += stratified_accuracy(&confidences, &right, &unlabeled).unwrap() - truth;
        }
        // The standard error is about 0.0014.
        assert!((error / 1_000.0).abs() < 0.005, "{}", error / 1_000.0);
    }
}
