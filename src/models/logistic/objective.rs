//! The loss of multinomial logistic regression over sparse rows, with its gradient.
//!
//! `f(W, b) = 1/S * sum_i w_i * (log sum_k exp(z_ik) - z_iy) + penalty/2 * ||W||^2` with `z_i = W x_i + b` and
//! `S = sum_i w_i`: scikit-learn's objective divided by `C * S`, with `penalty = 1 / (C * S)`. `b` is not penalised.
//!
//! Two passes, each with a fixed order of additions whatever the number of threads: over rows for the logits, the
//! loss and the residuals `p - y`; over columns (a transposed copy) for the gradient. No per-thread gradients.

use super::CsrRecords;
use super::lbfgs::{Objective, dot};
use crate::raw::{Kernel, vectorised};
use linfa::dataset::Records;
use rayon::prelude::*;

const ROWS_A_CHUNK: usize = 256;
const COLUMNS_A_CHUNK: usize = 512;
/// Below this many multiplications a pass is over before a second thread has woken up.
const WORTH_THREADS: usize = 400_000;

/// A compressed matrix: the entries of line `l` are `starts[l]..starts[l + 1]`.
pub(super) struct Lines {
    pub starts: Vec<usize>,
    pub others: Vec<u32>,
    pub values: Vec<f32>,
}

impl Lines {
    /// The records by row, and the same by column; only the columns `active`, which are all that occur, rising.
    pub fn both(records: &CsrRecords, active: &[u32]) -> (Lines, Lines) {
        let n = records.nsamples();
        let mut place = vec![u32::MAX; records.nfeatures()];
        for (at, &column) in active.iter().enumerate() {
            place[column as usize] = at as u32;
        }
        let mut rows = Lines { starts: vec![0], others: vec![], values: vec![] };
        let mut lengths = vec![0usize; active.len() + 1];
        for r in 0..n {
            let row = records.row(r);
            for (&column, &value) in row.indices.iter().zip(row.values) {
                let at = place[column as usize];
                lengths[at as usize + 1] += 1;
                rows.others.push(at);
                rows.values.push(value);
            }
            rows.starts.push(rows.others.len());
        }
        for at in 0..active.len() {
            lengths[at + 1] += lengths[at];
        }
        let mut next = lengths.clone();
        let mut columns =
            Lines { starts: lengths, others: vec![0; rows.others.len()], values: vec![0.0; rows.values.len()] };
        for r in 0..n {
            for entry in rows.starts[r]..rows.starts[r + 1] {
                let to = &mut next[rows.others[entry] as usize];
                columns.others[*to] = r as u32;
                columns.values[*to] = rows.values[entry];
                *to += 1;
            }
        }
        (rows, columns)
    }

    /// Sum of `of(other) * value^2` over a line.
    pub fn squares(&self, line: usize, of: impl Fn(usize) -> f64) -> f64 {
        let range = self.starts[line]..self.starts[line + 1];
        let entries = self.others[range.clone()].iter().zip(&self.values[range]);
        entries.map(|(&other, &value)| of(other as usize) * f64::from(value) * f64::from(value)).sum()
    }
}

/// The loss over the active columns. Parameters: one line of `stride` numbers per active column, one for `b`.
pub(crate) struct SoftmaxLoss {
    rows: Lines,
    columns: Lines,
    targets: Vec<u32>,
    weights: Vec<f64>,
    total: f64,
    classes: usize,
    stride: usize,
    penalty: f64,
    residuals: Vec<f64>,
    losses: Vec<f64>,
}

impl SoftmaxLoss {
    /// `targets` are below `classes`; `active` are the columns of `records` that occur, rising; `weights` are
    /// positive; `penalty` is on the scale of the mean loss.
    pub fn new(
        records: &CsrRecords,
        active: &[u32],
        targets: Vec<u32>,
        weights: Vec<f64>,
        classes: usize,
        penalty: f64,
    ) -> Self {
        let n = records.nsamples();
        let (rows, columns) = Lines::both(records, active);
        let stride = stride_for(classes);
        let total = weights.iter().sum();
        let residuals = vec![0.0; n * stride];
        let losses = vec![0.0; n.div_ceil(ROWS_A_CHUNK)];
        SoftmaxLoss { rows, columns, targets, weights, total, classes, stride, penalty, residuals, losses }
    }

    /// Numbers per column in the parameters: the classes, padded so that loops have a fixed length.
    pub fn stride(&self) -> usize {
        self.stride
    }

    /// A guess of the Hessian's diagonal: the penalty plus the curvature at even probabilities.
    pub fn diagonal(&self) -> Vec<f64> {
        let even = 1.0 / self.classes as f64;
        let spread = even * (1.0 - even) / self.total;
        let mut diagonal = Vec::with_capacity(self.columns.starts.len() * self.stride);
        for column in 0..self.columns.starts.len() - 1 {
            let squares = self.columns.squares(column, |row| self.weights[row]);
            diagonal.extend(std::iter::repeat_n(self.penalty + spread * squares, self.stride));
        }
        diagonal.extend(std::iter::repeat_n(spread * self.total, self.stride));
        diagonal
    }

    fn passes<const W: usize>(&mut self, x: &[f64], gradient: &mut [f64]) -> f64 {
        let stride = self.stride;
        let active = self.columns.starts.len() - 1;
        let threads = self.rows.others.len() * stride > WORTH_THREADS;
        let (rows, columns, targets, weights) = (&self.rows, &self.columns, &self.targets, &self.weights);
        let (classes, total, penalty) = (self.classes, self.total, self.penalty);

        let forward = |(chunk, (residuals, loss)): (usize, (&mut [f64], &mut f64))| {
            let first = chunk * ROWS_A_CHUNK;
            *loss = vectorised(Forward::<W> { rows, targets, weights, x, classes, stride, first, residuals });
        };
        let losses = &mut self.losses;
        if threads {
            let chunks = self.residuals.par_chunks_mut(ROWS_A_CHUNK * stride);
            chunks.zip(losses.par_iter_mut()).enumerate().for_each(forward);
        } else {
            let chunks = self.residuals.chunks_mut(ROWS_A_CHUNK * stride);
            chunks.zip(losses.iter_mut()).enumerate().for_each(forward);
        }

        let residuals = &self.residuals;
        let (slopes, bias) = gradient.split_at_mut(active * stride);
        let backward = |(chunk, slopes): (usize, &mut [f64])| {
            let first = chunk * COLUMNS_A_CHUNK;
            vectorised(Backward::<W> { columns, residuals, x, stride, first, total, penalty, slopes });
        };
        if threads {
            slopes.par_chunks_mut(COLUMNS_A_CHUNK * stride).enumerate().for_each(backward);
        } else {
            slopes.chunks_mut(COLUMNS_A_CHUNK * stride).enumerate().for_each(backward);
        }
        bias.fill(0.0);
        for row in residuals.chunks_exact(stride) {
            for (b, r) in bias.iter_mut().zip(row) {
                *b += r / total;
            }
        }
        let w = &x[..active * stride];
        self.losses.iter().sum::<f64>() / total + 0.5 * penalty * dot(w, w)
    }
}

/// Widths for which the loops are compiled with a fixed length.
pub(super) fn stride_for(classes: usize) -> usize {
    [2, 3, 4, 6, 8, 12, 16, 24, 32].into_iter().find(|&width| width >= classes).unwrap_or(classes)
}

impl Objective for SoftmaxLoss {
    fn evaluate(&mut self, x: &[f64], gradient: &mut [f64]) -> f64 {
        match self.stride {
            2 => self.passes::<2>(x, gradient),
            3 => self.passes::<3>(x, gradient),
            4 => self.passes::<4>(x, gradient),
            6 => self.passes::<6>(x, gradient),
            8 => self.passes::<8>(x, gradient),
            12 => self.passes::<12>(x, gradient),
            16 => self.passes::<16>(x, gradient),
            24 => self.passes::<24>(x, gradient),
            32 => self.passes::<32>(x, gradient),
            // With more classes the inner loop is long enough to be fast at any length.
            _ => self.passes::<0>(x, gradient),
        }
    }
}

/// Sum of `values[e] * table[others[e]]` over `range`, into `out`. `W` is its length, or 0 for any length.
#[inline(always)]
fn gather<const W: usize>(lines: &Lines, range: std::ops::Range<usize>, table: &[f64], stride: usize, out: &mut [f64]) {
    let entries = lines.others[range.clone()].iter().zip(&lines.values[range]);
    if W == 0 {
        for (&other, &value) in entries {
            let line = &table[other as usize * stride..][..stride];
            for (o, l) in out.iter_mut().zip(line) {
                *o += f64::from(value) * l;
            }
        }
    } else {
        let mut sums = [0.0; W];
        sums.copy_from_slice(out);
        for (&other, &value) in entries {
            let line = table[other as usize * W..].first_chunk::<W>().expect("a line of the table is W long");
            for k in 0..W {
                sums[k] += f64::from(value) * line[k];
            }
        }
        out.copy_from_slice(&sums);
    }
}

struct Forward<'a, const W: usize> {
    rows: &'a Lines,
    targets: &'a [u32],
    weights: &'a [f64],
    x: &'a [f64],
    classes: usize,
    stride: usize,
    first: usize,
    residuals: &'a mut [f64],
}

impl<const W: usize> Kernel for Forward<'_, W> {
    type Output = f64;

    /// Writes the weighted residuals of a chunk of rows; returns their weighted loss.
    #[inline(always)]
    fn run(self) -> f64 {
        let bias = &self.x[self.x.len() - self.stride..];
        let mut loss = 0.0;
        for (r, z) in self.residuals.chunks_exact_mut(self.stride).enumerate() {
            let r = self.first + r;
            z.copy_from_slice(bias);
            gather::<W>(self.rows, self.rows.starts[r]..self.rows.starts[r + 1], self.x, self.stride, z);
            let (z, padding) = z.split_at_mut(self.classes);
            padding.fill(0.0);
            let target = self.targets[r] as usize;
            let most = z.iter().fold(f64::NEG_INFINITY, |most, &v| if v > most { v } else { most });
            let of_target = z[target] - most;
            let mut sum = 0.0;
            for v in z.iter_mut() {
                *v = (*v - most).exp();
                sum += *v;
            }
            let weight = self.weights[r];
            loss += weight * (sum.ln() - of_target);
            for v in z.iter_mut() {
                *v *= weight / sum;
            }
            z[target] -= weight;
        }
        loss
    }
}

struct Backward<'a, const W: usize> {
    columns: &'a Lines,
    residuals: &'a [f64],
    x: &'a [f64],
    stride: usize,
    first: usize,
    total: f64,
    penalty: f64,
    slopes: &'a mut [f64],
}

impl<const W: usize> Kernel for Backward<'_, W> {
    type Output = ();

    /// Writes the gradient of a chunk of columns.
    #[inline(always)]
    fn run(self) {
        for (c, slope) in self.slopes.chunks_exact_mut(self.stride).enumerate() {
            let c = self.first + c;
            slope.fill(0.0);
            let range = self.columns.starts[c]..self.columns.starts[c + 1];
            gather::<W>(self.columns, range, self.residuals, self.stride, slope);
            for (s, w) in slope.iter_mut().zip(&self.x[c * self.stride..]) {
                *s = *s / self.total + self.penalty * w;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(classes: usize) -> SoftmaxLoss {
        // Three rows over columns 1, 4 of 6: (1, .), (., 2), (1, 1).
        let records = CsrRecords::new(vec![0, 1, 2, 4], vec![1, 4, 1, 4], vec![1.0, 2.0, 1.0, 1.0], 6).unwrap();
        SoftmaxLoss::new(&records, &[1, 4], vec![0, 1, 1], vec![1.0, 2.0, 1.0], classes, 0.1)
    }

    #[test]
    fn at_zero_the_loss_is_the_log_of_the_classes() {
        let mut loss = small(2);
        let mut gradient = vec![0.0; 3 * loss.stride()];
        let value = loss.evaluate(&[0.0; 6], &mut gradient);
        assert!((value - 2f64.ln()).abs() < 1e-12);
        // Column 1, class 0: (1 * (.5 - 1) * 1 + 1 * .5 * 1) / 4 = 0; column 4: (2 * .5 * 2 + 1 * .5 * 1) / 4 = .625.
        assert!((gradient[0]).abs() < 1e-12 && (gradient[2] - 0.625).abs() < 1e-12, "{gradient:?}");
        // Intercept, class 0: (1 * -.5 + 2 * .5 + 1 * .5) / 4 = .25.
        assert!((gradient[4] - 0.25).abs() < 1e-12);
    }

    #[test]
    fn the_gradient_is_the_slope_of_the_value() {
        for classes in [2, 3, 5, 7, 33, 40] {
            let mut loss = small(classes);
            let n = 3 * loss.stride();
            let x: Vec<f64> =
                (0..n).map(|i| if i % loss.stride() < classes { (i as f64 * 1.7).sin() } else { 0.0 }).collect();
            let mut gradient = vec![0.0; n];
            let mut unused = vec![0.0; n];
            loss.evaluate(&x, &mut gradient);
            for i in 0..n {
                let (mut up, mut down) = (x.clone(), x.clone());
                up[i] += 1e-6;
                down[i] -= 1e-6;
                let slope = (loss.evaluate(&up, &mut unused) - loss.evaluate(&down, &mut unused)) / 2e-6;
                if i % loss.stride() < classes {
                    assert!((slope - gradient[i]).abs() < 1e-7, "{classes} classes, {i}: {slope} {}", gradient[i]);
                } else {
                    assert!(gradient[i] == 0.0, "padding never moves");
                }
            }
        }
    }
}
