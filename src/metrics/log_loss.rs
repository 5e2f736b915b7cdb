//! Log loss: the mean of `-ln p` of the true class, in nats. 0 is perfect, `ln K` is knowing nothing.

use ndarray::ArrayView2;

/// Mean log loss; probabilities below 1e-15 count as that. None without rows.
pub fn log_loss(probabilities: ArrayView2<'_, f64>, targets: &[usize]) -> Option<f64> {
    let sum: f64 =
        probabilities.rows().into_iter().zip(targets).map(|(row, &target)| -row[target].max(1e-15).ln()).sum();
    (!targets.is_empty()).then(|| sum / targets.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn by_hand() {
        let loss = log_loss(array![[0.5, 0.5], [0.25, 0.75]].view(), &[0, 0]).unwrap();
        assert!((loss - 1.5 * 2f64.ln()).abs() < 1e-12);
        assert!((log_loss(array![[1.0, 0.0]].view(), &[1]).unwrap() - 15.0 * 10f64.ln()).abs() < 1e-9);
        assert_eq!(log_loss(ndarray::Array2::zeros((0, 2)).view(), &[]), None);
    }
}
