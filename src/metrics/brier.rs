//! Brier score (1950), the form for many classes: mean over rows of `sum over classes of (p - y)^2`.
//! 0 is perfect, 2 is certain and wrong. For two classes it is twice the one-number form.

use ndarray::ArrayView2;

/// Mean Brier score; none without rows.
pub fn brier_score(probabilities: ArrayView2<'_, f64>, targets: &[usize]) -> Option<f64> {
    let of_row = |(row, &target): (ndarray::ArrayView1<'_, f64>, &usize)| {
        row.iter().enumerate().map(|(class, p)| (p - f64::from(class == target)).powi(2)).sum::<f64>()
    };
    let sum: f64 = probabilities.rows().into_iter().zip(targets).map(of_row).sum();
    (!targets.is_empty()).then(|| sum / targets.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn by_hand() {
        // (0.2² + 0.2²) and (1² + 1²), halved: 1.04.
        let score = brier_score(array![[0.8, 0.2], [1.0, 0.0]].view(), &[0, 1]).unwrap();
        assert!((score - 1.04).abs() < 1e-12);
    }
}
