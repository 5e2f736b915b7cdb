//! Logistic regression with a normal prior whose mean is not 0, by Newton's method: convex, and small enough to be exact. The
//! logistic regression in `models/logistic` knows the prior mean 0 only.

use ndarray::{Array1, Array2};

/// A fit.
pub(super) struct Fit {
    /// The most likely coefficients.
    pub mode: Array1<f64>,
    /// Logarithm of how likely the targets are under this prior, coefficients averaged out (Laplace's approximation), up to a
    /// constant that is the same for every prior.
    pub log_evidence: f64,
}

/// Minimises `sum log-loss + 1/2 (b - mean)' P (b - mean)` for rows of numbers, one target each, and the diagonal of `P`, all
/// above 0.
pub(super) fn fit_with_prior(x: &Array2<f64>, targets: &[bool], mean: &Array1<f64>, precision: &Array1<f64>) -> Fit {
    let objective = |b: &Array1<f64>| -> f64 {
        let log_loss: f64 = x.dot(b).iter().zip(targets).map(|(&z, &t)| softplus(if t { -z } else { z })).sum();
        log_loss + 0.5 * precision.iter().zip(b).zip(mean).map(|((p, b), m)| p * (b - m).powi(2)).sum::<f64>()
    };
    let mut b = mean.clone();
    let mut factor = cholesky(hessian(x, &b, precision));
    for _ in 0..100 {
        let residual =
            Array1::from_shape_fn(targets.len(), |row| sigmoid(x.row(row).dot(&b)) - f64::from(targets[row]));
        let gradient = x.t().dot(&residual) + precision * &(&b - mean);
        let direction = solve(&factor, gradient.clone());
        let (here, slope) = (objective(&b), gradient.dot(&direction));
        // Twice the distance to the minimum in a parabola: below this no digit of a score changes.
        if slope <= 1e-18 {
            break;
        }
        let mut step = 1.0;
        while objective(&(&b - &(&direction * step))) > here - 1e-4 * step * slope && step > 1e-9 {
            step *= 0.5;
        }
        b = b - direction * step;
        factor = cholesky(hessian(x, &b, precision));
    }
    let half_log_determinant: f64 = factor.diag().iter().map(|d| d.ln()).sum();
    let of_prior: f64 = 0.5 * precision.iter().map(|p| p.ln()).sum::<f64>();
    let log_evidence = of_prior - objective(&b) - half_log_determinant;
    Fit { mode: b, log_evidence }
}

fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

fn softplus(z: f64) -> f64 {
    z.max(0.0) + (-z.abs()).exp().ln_1p()
}

fn hessian(x: &Array2<f64>, b: &Array1<f64>, precision: &Array1<f64>) -> Array2<f64> {
    let p = x.dot(b).mapv(sigmoid);
    let curved = Array2::from_shape_fn(x.raw_dim(), |(row, k)| x[[row, k]] * p[row] * (1.0 - p[row]));
    x.t().dot(&curved) + Array2::from_diag(precision)
}

/// Lower factor of Cholesky's decomposition, in the lower triangle; the prior's precision keeps `a` positive definite.
fn cholesky(mut a: Array2<f64>) -> Array2<f64> {
    for k in 0..a.nrows() {
        for j in 0..=k {
            let dot: f64 = (0..j).map(|i| a[[k, i]] * a[[j, i]]).sum();
            a[[k, j]] = if j == k { (a[[k, k]] - dot).sqrt() } else { (a[[k, j]] - dot) / a[[j, j]] };
        }
    }
    a
}

fn solve(factor: &Array2<f64>, mut y: Array1<f64>) -> Array1<f64> {
    let n = y.len();
    for k in 0..n {
        let dot: f64 = (0..k).map(|i| factor[[k, i]] * y[i]).sum();
        y[k] = (y[k] - dot) / factor[[k, k]];
    }
    for k in (0..n).rev() {
        let dot: f64 = (k + 1..n).map(|i| factor[[i, k]] * y[i]).sum();
        y[k] = (y[k] - dot) / factor[[k, k]];
    }
    y
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn cholesky_on_paper() {
        // [[4, 2], [2, 3]] (1, 2) = (8, 8); the factor is [[2, 0], [1, √2]].
        let factor = cholesky(array![[4.0, 2.0], [2.0, 3.0]]);
        assert!((factor[[1, 0]] - 1.0).abs() < 1e-12 && (factor[[1, 1]] - 2f64.sqrt()).abs() < 1e-12);
        let found = solve(&factor, array![8.0, 8.0]);
        assert!((found[0] - 1.0).abs() < 1e-12 && (found[1] - 2.0).abs() < 1e-12);
    }

    #[test]
    fn it_is_where_the_gradient_is_zero() {
        let x = array![[1.0, 0.2], [1.0, 0.9], [1.0, 0.4], [1.0, 0.7], [1.0, 0.1]];
        let targets = [false, true, true, true, false];
        let (mean, precision) = (array![-6.0, 10.0], array![0.1, 1.0]);
        let found = fit_with_prior(&x, &targets, &mean, &precision).mode;
        for k in 0..2 {
            let of_row = |row: usize| {
                let z = found[0] + found[1] * x[[row, 1]];
                (1.0 / (1.0 + (-z).exp()) - f64::from(targets[row])) * x[[row, k]]
            };
            let gradient = (0..5).map(of_row).sum::<f64>() + precision[k] * (found[k] - mean[k]);
            assert!(gradient.abs() < 1e-8, "{k}: {gradient}");
        }
        // Without rows it is the prior, which explains nothing perfectly.
        let nothing = fit_with_prior(&Array2::zeros((0, 2)), &[], &mean, &precision);
        assert!(nothing.mode == mean && nothing.log_evidence.abs() < 1e-12);
    }

    #[test]
    fn the_evidence_is_the_integral() {
        // One coefficient, two rows: the integral of likelihood and prior over a fine grid.
        let (x, targets, precision) = (array![[1.0], [0.5]], [true, false], 2.0);
        let fit = fit_with_prior(&x, &targets, &array![0.3], &array![precision]);
        let density = |b: f64| {
            let prior = (precision / std::f64::consts::TAU).sqrt() * (-0.5 * precision * (b - 0.3f64).powi(2)).exp();
            prior * sigmoid(b) * sigmoid(-0.5 * b)
        };
        let integral: f64 = (-8_000..8_000).map(|i| density(f64::from(i) / 1000.0) / 1000.0).sum();
        // Laplace is not exact; a percent is what it is off here.
        assert!((fit.log_evidence - integral.ln()).abs() < 0.02, "{} {}", fit.log_evidence, integral.ln());
    }
}
