//! The loss of two classes, with one number a column: the weights of the second class are those of the first with the
//! other sign wherever a fit that starts so goes, so half of them need not be carried along.
//!
//! `f(u, b) = 1/S * sum_i w_i * log(1 + exp(-2 s_i (u x_i + b))) / 2 + penalty/2 * ||u||^2`, with `s_i` 1 for the first
//! class and -1 for the second: half of [`super::objective::SoftmaxLoss`] at weights `u` and `-u`. Its gradient is that
//! loss's for the first class, so a tolerance means the same and the fit takes the same steps.

use super::CsrRecords;
use super::lbfgs::{Objective, dot};
use super::objective::Lines;
use crate::raw::{Kernel, vectorised};

/// Parameters: one number per active column, one for `b`.
pub(crate) struct TwoClassLoss {
    rows: Lines,
    columns: Lines,
    /// Twice the side of each row: 2 for the first class, -2 for the second.
    sides: Vec<f64>,
    weights: Vec<f64>,
    total: f64,
    penalty: f64,
    residuals: Vec<f64>,
}

impl TwoClassLoss {
    /// As [`super::objective::SoftmaxLoss::new`], with targets 0 and 1.
    pub fn new(records: &CsrRecords, active: &[u32], targets: &[u32], weights: Vec<f64>, penalty: f64) -> Self {
        let (rows, columns) = Lines::both(records, active);
        let sides = targets.iter().map(|&target| if target == 0 { 2.0 } else { -2.0 }).collect();
        let residuals = vec![0.0; targets.len()];
        let total = weights.iter().sum();
        TwoClassLoss { rows, columns, sides, weights, total, penalty, residuals }
    }

    /// A guess of the Hessian's diagonal, the same as that of the loss of many classes.
    pub fn diagonal(&self) -> Vec<f64> {
        let spread = 0.25 / self.total;
        let columns = self.columns.starts.len() - 1;
        let of_column = |column| self.penalty + spread * self.columns.squares(column, |row| self.weights[row]);
        (0..columns).map(of_column).chain([spread * self.total]).collect()
    }
}

impl Objective for TwoClassLoss {
    fn evaluate(&mut self, x: &[f64], gradient: &mut [f64]) -> f64 {
        vectorised(Passes { loss: self, x, gradient })
    }
}

struct Passes<'a> {
    loss: &'a mut TwoClassLoss,
    x: &'a [f64],
    gradient: &'a mut [f64],
}

impl Kernel for Passes<'_> {
    type Output = f64;

    #[inline(always)]
    fn run(self) -> f64 {
        let loss = self.loss;
        let (u, b) = self.x.split_at(self.x.len() - 1);
        let mut sum = 0.0;
        for (r, residual) in loss.residuals.iter_mut().enumerate() {
            let along = loss.sides[r] * (b[0] + line_dot(&loss.rows, r, u));
            let e = (-along.abs()).exp();
            let (missed, wrong) = if along >= 0.0 { (0.0, e / (1.0 + e)) } else { (-along, 1.0 / (1.0 + e)) };
            let weight = loss.weights[r];
            sum += weight * (missed + e.ln_1p());
            *residual = -0.5 * loss.sides[r] * weight * wrong;
        }
        let (slopes, bias) = self.gradient.split_at_mut(u.len());
        for (column, slope) in slopes.iter_mut().enumerate() {
            *slope = line_dot(&loss.columns, column, &loss.residuals) / loss.total + loss.penalty * u[column];
        }
        bias[0] = loss.residuals.iter().sum::<f64>() / loss.total;
        0.5 * sum / loss.total + 0.5 * loss.penalty * dot(u, u)
    }
}

/// A line times a vector, in four fixed lanes.
#[inline(always)]
fn line_dot(lines: &Lines, line: usize, vector: &[f64]) -> f64 {
    let range = lines.starts[line]..lines.starts[line + 1];
    let (others, other_rest) = lines.others[range.clone()].as_chunks::<4>();
    let (values, value_rest) = lines.values[range].as_chunks::<4>();
    let mut sums = [0.0f64; 4];
    for (others, values) in others.iter().zip(values) {
        for lane in 0..4 {
            sums[lane] += f64::from(values[lane]) * vector[others[lane] as usize];
        }
    }
    let entries = other_rest.iter().zip(value_rest);
    let rest: f64 = entries.map(|(&other, &value)| f64::from(value) * vector[other as usize]).sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

#[cfg(test)]
mod tests {
    use super::super::objective::SoftmaxLoss;
    use super::*;

    #[test]
    fn it_is_half_of_the_loss_of_many_classes() {
        // Seven rows, six columns of which five occur.
        let starts = vec![0, 5, 7, 8, 8, 10, 11, 13];
        let indices = vec![0, 1, 2, 4, 5, 0, 4, 5, 1, 2, 4, 0, 5];
        let values = vec![1.0, 0.5, -2.0, 0.3, 1.5, 2.0, -1.0, 0.7, 1.1, 0.2, 3.0, -0.4, 0.9];
        let records = CsrRecords::new(starts, indices, values, 6).unwrap();
        let (active, targets) = ([0, 1, 2, 4, 5], [0, 1, 1, 0, 1, 0, 1]);
        let weights = vec![1.0, 2.0, 0.5, 1.0, 1.0, 3.0, 1.0];
        let mut two = TwoClassLoss::new(&records, &active, &targets, weights.clone(), 0.2);
        let mut many = SoftmaxLoss::new(&records, &active, targets.to_vec(), weights, 2, 0.2);
        let u = [0.4, -30.0, 2.5, 0.0, 1.0, -0.3];
        let both: Vec<f64> = u.iter().flat_map(|u| [*u, -u]).collect();
        let (mut slopes, mut of_many) = (vec![0.0; 6], vec![0.0; 12]);
        let value = two.evaluate(&u, &mut slopes);
        assert!((2.0 * value - many.evaluate(&both, &mut of_many)).abs() < 1e-10, "{value}");
        for (column, slope) in slopes.iter().enumerate() {
            assert!((slope - of_many[2 * column]).abs() < 1e-12 && (slope + of_many[2 * column + 1]).abs() < 1e-12);
        }
        let guesses = many.diagonal();
        two.diagonal().iter().zip(guesses.chunks(2)).for_each(|(a, b)| assert!((a - b[0]).abs() < 1e-12));
    }
}
