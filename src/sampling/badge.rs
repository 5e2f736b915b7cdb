//! BADGE (Ash et al. 2020): rows whose gradients are large and differ. The gradient of the loss with respect to a linear
//! model's weights, were the predicted class the true one, is `a x^T` with `a = p - onehot(top class)`; the picks are
//! k-means++ draws among these gradients, the longest one first.
//!
//! A gradient has as many numbers as the model has weights, and none is ever made:
//! `|g_i - g_j|^2 = |a_i|^2 |x_i|^2 + |a_j|^2 |x_j|^2 - 2 (a_i . a_j)(x_i . x_j)`, exactly. Probabilities are the calibrated
//! ones; the intercepts' part of the gradient, `a` alone, is left out, so a row without entries has gradient 0.
//!
//! Each draw looks at every row of the sub-pool, a uniform sample of [`LOOKS`] / count candidates (50,000 at most, 5,000 at
//! least); draws go on for [`MOST`] picks, and what is wanted beyond comes by margin. k-means++ has no inclusion
//! probabilities in closed form: none is reported.

use ndarray::Array2;
use rand::SeedableRng;
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

use super::kmeans::plus_plus;
use super::share::{ranked, sub_pool};
use super::{Candidates, Pick, Strategy};
use crate::features::{FeatureMatrix, SparseRow};

/// Rows looked at in all draws together.
const LOOKS: usize = 10_000_000;

/// Picks by draws.
const MOST: usize = 2_500;

const CHUNK: usize = 512;

/// See the file's head.
pub(super) struct Badge;

impl Strategy for Badge {
    fn name(&self) -> &'static str {
        "badge"
    }

    fn title(&self) -> &'static str {
        "BADGE: items that would change the model much, and each in its own way"
    }

    fn needs_model(&self) -> bool {
        true
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        let draws = count.min(MOST);
        let rows = sub_pool(candidates, (LOOKS / draws.max(1)).clamp(5_000, 50_000));
        let Some(probabilities) = candidates.probabilities(&rows) else { return Vec::new() };
        let mut gradients = Gradients::new(candidates.features, &rows, probabilities);
        let Some(first) = gradients.longest() else { return Vec::new() };
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(candidates.seed);
        let centres = plus_plus(rows.len(), first, draws, &mut rng, |centre, nearest| gradients.lower(centre, nearest));
        ranked(candidates, centres.into_iter().map(|at| rows[at]).collect(), count)
    }
}

/// The gradients of some rows, by their factors.
struct Gradients<'a> {
    features: &'a FeatureMatrix,
    rows: &'a [u32],
    /// A row each: `p - onehot(top class)`.
    a: Array2<f64>,
    /// `|a|^2 |x|^2`.
    squares: Vec<f64>,
    /// The centre, spread out over all columns; zeros between questions.
    spread: Vec<f32>,
}

impl<'a> Gradients<'a> {
    fn new(features: &'a FeatureMatrix, rows: &'a [u32], mut a: Array2<f64>) -> Self {
        for mut p in a.rows_mut() {
            let mut top = 0;
            for class in 1..p.len() {
                if p[class] > p[top] {
                    top = class;
                }
            }
            p[top] -= 1.0;
        }
        let square = |row: SparseRow<'_>| row.values.iter().map(|v| f64::from(*v) * f64::from(*v)).sum::<f64>();
        let squares = a.rows().into_iter().zip(rows).map(|(a, &row)| a.dot(&a) * square(features.row(row as usize)));
        let squares = squares.collect();
        Gradients { features, rows, a, squares, spread: vec![0.0; features.columns()] }
    }

    /// The row of the longest gradient, the first of equals.
    fn longest(&self) -> Option<usize> {
        (0..self.rows.len()).reduce(|best, at| if self.squares[at] > self.squares[best] { at } else { best })
    }

    /// Lowers each squared distance to the nearest centre by this centre.
    fn lower(&mut self, centre: usize, nearest: &mut [f64]) {
        let entries = self.features.row(self.rows[centre] as usize);
        entries.indices.iter().zip(entries.values).for_each(|(c, v)| self.spread[*c as usize] = *v);
        let (this, own) = (&*self, self.a.row(centre));
        nearest.par_chunks_mut(CHUNK).enumerate().for_each(|(chunk, nearest)| {
            for (at, nearest) in nearest.iter_mut().enumerate().map(|(i, nearest)| (chunk * CHUNK + i, nearest)) {
                *nearest = nearest.min(this.squared_distance(centre, at, own.dot(&this.a.row(at))));
            }
        });
        entries.indices.iter().for_each(|c| self.spread[*c as usize] = 0.0);
    }

    /// Squared distance of the centre, whose entries are spread, to the gradient of another row.
    fn squared_distance(&self, centre: usize, at: usize, a_dot: f64) -> f64 {
        let row = self.features.row(self.rows[at] as usize);
        let x_dot: f64 =
            row.indices.iter().zip(row.values).map(|(c, v)| f64::from(self.spread[*c as usize]) * f64::from(*v)).sum();
        let both = self.squares[centre] + self.squares[at];
        let square = both - 2.0 * a_dot * x_dot;
        // What rounding leaves between equal gradients is not a distance.
        if square > both * 1e-9 { square } else { 0.0 }
    }
}
