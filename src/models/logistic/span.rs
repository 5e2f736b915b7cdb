//! Few labels, many columns: the fit in as many directions as there are labels.
//!
//! The optimum is a sum of labeled rows, `W = X' A` (the representer theorem), so nothing outside their span needs to be
//! searched. With the Cholesky factor of the Gram matrix, `X X' = L L'`, and `V = L' A`, the logits are `L V + b` and
//! `||W|| = ||V||`: the same loss on the rows of `L`, with a number a label and class where there was one a column and
//! class. 130 labels of 30,000 n-grams are fitted in a twentieth of the time.
//!
//! What comes out is a start for the fit proper, which checks it by its own rule and has as a rule nothing left to do.

use super::CsrRecords;
use super::lbfgs::{self, Limits};
use super::objective::{Lines, SoftmaxLoss};
use crate::error::Result;

/// Up to this many labels; the factor takes their number cubed.
const MOST_ROWS: usize = 512;
/// From this many columns a label. With fewer there is little to gain.
const COLUMNS_A_ROW: usize = 4;
/// What is left of a row's squared length beside the rows before it; below this it is one of them again.
const REPEATED: f64 = 1e-7;
/// The start is found this much closer than asked for, so that the largest entry is small enough over columns too.
const CLOSER: f64 = 0.1;

/// Where the fit of these rows ends up: a line of `stride` numbers per active column, one for the intercepts; none where
/// the shape of the data promises nothing. The arguments are those of [`SoftmaxLoss::new`].
pub(super) fn start(
    records: &CsrRecords,
    active: &[u32],
    targets: &[u32],
    weights: &[f64],
    (classes, penalty): (usize, f64),
    limits: &Limits,
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Option<Vec<f64>>> {
    let n = targets.len();
    if n > MOST_ROWS || active.len() < n * COLUMNS_A_ROW {
        return Ok(None);
    }
    let (_, columns) = Lines::both(records, active);
    let factor = cholesky(gram(&columns, n), n);
    let (mut starts, mut indices, mut values) = (vec![0], vec![], vec![]);
    for r in 0..n {
        for (column, &value) in factor[r * n..][..=r].iter().enumerate() {
            if value != 0.0 {
                indices.push(column as u32);
                values.push(value as f32);
            }
        }
        starts.push(indices.len());
    }
    let rows = CsrRecords::new(starts, indices, values, n)?;
    let used = rows.active_columns();
    let mut loss = SoftmaxLoss::new(&rows, &used, targets.to_vec(), weights.to_vec(), classes, penalty);
    let stride = loss.stride();
    let limits = Limits { tolerance: limits.tolerance * CLOSER, ..limits.clone() };
    let diagonal = loss.diagonal();
    let found = lbfgs::minimise(&mut loss, vec![0.0; (used.len() + 1) * stride], &diagonal, &limits, is_cancelled)?;

    // From V to A: L' A = V, from the last row up; a row that repeats others has no part.
    let mut a = vec![0.0; n * stride];
    for (line, &j) in found.x.chunks_exact(stride).zip(&used).rev() {
        let (j, pivot) = (j as usize, factor[j as usize * n + j as usize]);
        let (before, after) = a.split_at_mut((j + 1) * stride);
        let own = &mut before[j * stride..];
        own.copy_from_slice(line);
        for (below, i) in after.chunks_exact(stride).zip(j + 1..) {
            let l = factor[i * n + j];
            own.iter_mut().zip(below).for_each(|(own, below)| *own -= l * below);
        }
        own.iter_mut().for_each(|own| *own /= pivot);
    }
    let mut x = vec![0.0; (active.len() + 1) * stride];
    for (column, line) in x.chunks_exact_mut(stride).take(active.len()).enumerate() {
        for entry in columns.starts[column]..columns.starts[column + 1] {
            let (row, value) = (columns.others[entry] as usize, f64::from(columns.values[entry]));
            line.iter_mut().zip(&a[row * stride..]).for_each(|(x, a)| *x += value * a);
        }
    }
    x[active.len() * stride..].copy_from_slice(&found.x[used.len() * stride..]);
    Ok(Some(x))
}

/// Products of all pairs of rows; the lower half.
fn gram(columns: &Lines, n: usize) -> Vec<f64> {
    let mut gram = vec![0.0; n * n];
    for column in columns.starts.windows(2) {
        let (rows, values) = (&columns.others[column[0]..column[1]], &columns.values[column[0]..column[1]]);
        for (at, (&r, &v)) in rows.iter().zip(values).enumerate() {
            let line = &mut gram[r as usize * n..][..n];
            for (&other, &value) in rows[..=at].iter().zip(values) {
                line[other as usize] += f64::from(v) * f64::from(value);
            }
        }
    }
    gram
}

/// The lower factor, in place. A row within the span of those before it has 0 on the diagonal, and a column of zeros.
fn cholesky(mut gram: Vec<f64>, n: usize) -> Vec<f64> {
    for i in 0..n {
        let (before, line) = gram.split_at_mut(i * n);
        for j in 0..i {
            let other = &before[j * n..][..=j];
            let rest = line[j] - lbfgs::dot(&line[..j], &other[..j]);
            line[j] = if other[j] > 0.0 { rest / other[j] } else { 0.0 };
        }
        let rest = line[i] - lbfgs::dot(&line[..i], &line[..i]);
        line[i] = if rest > REPEATED * line[i] { rest.sqrt() } else { 0.0 };
    }
    gram
}

#[cfg(test)]
mod tests {
    use super::super::lbfgs::Objective;
    use super::*;
    use rand::{Rng, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    #[test]
    fn a_factor_by_hand() {
        // Rows (2, 0), (1, 2), (3, 2): the last is the sum of the others but one half of the first.
        let gram = vec![4.0, 0.0, 0.0, 2.0, 5.0, 0.0, 6.0, 7.0, 13.0];
        assert_eq!(cholesky(gram, 3), [2.0, 0.0, 0.0, 1.0, 2.0, 0.0, 3.0, 2.0, 0.0]);
    }

    #[test]
    fn the_start_is_the_optimum_over_all_columns() {
        // 20 rows over 200 columns, row 7 twice.
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(3);
        let (mut starts, mut indices, mut values) = (vec![0], vec![], vec![]);
        for r in 0..20 {
            if r == 13 {
                let seventh = starts[7]..starts[8];
                indices.extend_from_within(seventh.clone());
                values.extend_from_within(seventh);
            } else {
                let row: Vec<u32> = (0..200).filter(|_| rng.gen_range(0..8) == 0).collect();
                values.extend(row.iter().map(|_| rng.gen_range(-1.0f32..1.0)));
                indices.extend(row);
            }
            starts.push(indices.len());
        }
        let records = CsrRecords::new(starts, indices, values, 200).unwrap();
        let active = records.active_columns();
        let limits = Limits { tolerance: 1e-5, max_iterations: 500, history: 10 };
        for classes in [2, 3, 5] {
            let targets: Vec<u32> = (0..20).map(|r| r * 7 % classes as u32).collect();
            let weights: Vec<f64> = (0..20).map(|r| f64::from(1 + r % 3)).collect();
            let mut loss = SoftmaxLoss::new(&records, &active, targets.clone(), weights.clone(), classes, 0.01);
            let found = start(&records, &active, &targets, &weights, (classes, 0.01), &limits, &|| false);
            let found = found.unwrap().unwrap();
            let mut gradient = vec![0.0; found.len()];
            let value = loss.evaluate(&found, &mut gradient);
            assert!(gradient.iter().all(|slope| slope.abs() < 1e-5), "{classes} classes");
            assert!(value < (classes as f64).ln(), "{value}");
            let few = start(&records, &active[..79], &targets, &weights, (classes, 0.01), &limits, &|| false);
            assert_eq!(few.unwrap(), None, "79 columns for 20 rows");
        }
    }
}
