//! BADGE (Ash et al. 2020): rows whose gradients are large and differ. The gradient of the loss with respect to a linear
//! model's weights, were the predicted class the true one, is `a x^T` with `a = p - onehot(top class)`; the picks are
//! k-means++ draws among these gradients, the longest one first.
//!
//! A gradient has as many numbers as the model has weights, and none is ever made:
//! `|g_i - g_j|^2 = |a_i|^2 |x_i|^2 + |a_j|^2 |x_j|^2 - 2 (a_i . a_j)(x_i . x_j)`, exactly. Probabilities are the calibrated
//! ones; the intercepts' part of the gradient, `a` alone, is left out, so a row without entries has gradient 0.
//!
//! Each draw looks at every row of the sub-pool, a uniform sample of [`LOOKS`] / count candidates (20,000 at most, 4,000 at
//! least); draws go on for [`MOST`] picks, and what is wanted beyond comes by margin. k-means++ has no inclusion
//! probabilities in closed form: none is reported.

use linfa::dataset::Records;
use ndarray::Array2;
use rand::SeedableRng;
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

use super::kmeans::plus_plus;
use super::share::{norm, ranked, sub_pool};
use super::{Candidates, Pick, Strategy};
use crate::models::logistic::CsrRecords;
use crate::models::{Link, Scales};

/// Rows looked at in all draws together.
const LOOKS: usize = 2_000_000;

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
        let rows = sub_pool(candidates, (LOOKS / draws.max(1)).clamp(4_000, 20_000));
        let Some(probabilities) = candidates.probabilities(&rows) else { return Vec::new() };
        // Leaves take part where the model listens to them.
        let trees = candidates.model.is_some_and(|outlook| outlook.model.uses_trees(candidates.features));
        let scales = Scales::even(candidates.features, 1.0, f64::from(u8::from(trees)));
        let Ok(records) = CsrRecords::gather(candidates.features, &wide(&rows), &scales) else { return Vec::new() };
        let link = candidates.model.map_or(Link::Softmax, |outlook| outlook.model.link);
        let mut gradients = Gradients::new(records, residuals(probabilities, link));
        let Some(first) = gradients.longest() else { return Vec::new() };
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(candidates.seed);
        let centres = plus_plus(rows.len(), first, draws, &mut rng, |centre, nearest| gradients.lower(centre, nearest));
        ranked(candidates, centres.into_iter().map(|at| rows[at]).collect(), count)
    }
}

fn wide(rows: &[u32]) -> Vec<usize> {
    rows.iter().map(|&row| row as usize).collect()
}

/// `p - onehot(top class)`; of sets `p` minus 1 for each class that is named.
fn residuals(mut p: Array2<f64>, link: Link) -> Array2<f64> {
    for mut p in p.rows_mut() {
        if link == Link::Sigmoid {
            p.mapv_inplace(|p| if p >= 0.5 { p - 1.0 } else { p });
            continue;
        }
        let mut top = 0;
        for class in 1..p.len() {
            if p[class] > p[top] {
                top = class;
            }
        }
        p[top] -= 1.0;
    }
    p
}

/// The gradients of some rows, by their factors.
struct Gradients {
    /// Copied, because each draw walks over all of them.
    x: CsrRecords,
    /// A row each, as [`residuals`] gives them.
    a: Array2<f64>,
    /// `|a|^2 |x|^2`.
    squares: Vec<f64>,
    /// The centre, spread out over all columns; zeros between questions.
    spread: Vec<f32>,
}

impl Gradients {
    fn new(x: CsrRecords, a: Array2<f64>) -> Self {
        let square = |at: usize| norm(x.row(at)).powi(2);
        let squares = a.rows().into_iter().enumerate().map(|(at, a)| a.dot(&a) * square(at)).collect();
        let spread = vec![0.0; x.nfeatures()];
        Gradients { x, a, squares, spread }
    }

    /// The row of the longest gradient, the first of equals.
    fn longest(&self) -> Option<usize> {
        (0..self.squares.len()).reduce(|best, at| if self.squares[at] > self.squares[best] { at } else { best })
    }

    /// Lowers each squared distance to the nearest centre by this centre.
    fn lower(&mut self, centre: usize, nearest: &mut [f64]) {
        let entries = self.x.row(centre);
        entries.indices.iter().zip(entries.values).for_each(|(c, v)| self.spread[*c as usize] = *v);
        let (this, own) = (&*self, self.a.row(centre));
        nearest.par_chunks_mut(CHUNK).enumerate().for_each(|(chunk, nearest)| {
            for (at, nearest) in nearest.iter_mut().enumerate().map(|(i, nearest)| (chunk * CHUNK + i, nearest)) {
                *nearest = nearest.min(this.squared_distance(centre, at, own.dot(&this.a.row(at))));
            }
        });
        self.x.row(centre).indices.iter().for_each(|c| self.spread[*c as usize] = 0.0);
    }

    /// Squared distance of the centre, whose entries are spread, to the gradient of another row.
    fn squared_distance(&self, centre: usize, at: usize, a_dot: f64) -> f64 {
        let row = self.x.row(at);
        let x_dot: f64 =
            row.indices.iter().zip(row.values).map(|(c, v)| f64::from(self.spread[*c as usize]) * f64::from(*v)).sum();
        let both = self.squares[centre] + self.squares[at];
        let square = both - 2.0 * a_dot * x_dot;
        // What rounding leaves between equal gradients is not a distance.
        if square > both * 1e-9 { square } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// Probabilities and rows of the reference.
    fn gradients() -> Gradients {
        let p = array![[0.5, 0.3, 0.2], [0.6, 0.3, 0.1], [0.2, 0.5, 0.3], [0.9, 0.05, 0.05], [0.34, 0.33, 0.33]];
        // [1, 0, 2], [0, 1, 1], [1, 1, 0], [3, 0, 0], [0, 0, 1].
        let starts = vec![0, 2, 4, 6, 7, 8];
        let x = CsrRecords::new(starts, vec![0, 2, 1, 2, 0, 1, 0, 2], vec![1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 3.0, 1.0], 3);
        Gradients::new(x.unwrap(), residuals(p, Link::Softmax))
    }

    /// scikit-activeml 1.0.1, `Badge` on the same: squared norms 1.9, 0.52, 0.76, 0.135, 0.6534, so row 0 is first; then
    /// the draws have the probabilities 0, 0.261517, 0.382217, 0.067894, 0.288373; with row 4 a centre as well, the squared
    /// distances are 0, 0.3814, 0.76, 0.135, 0. It starts from the squared norms, as if 0 were a centre too, and so does
    /// this test; the paper's k-means++, and the strategy, start from nothing.
    #[test]
    fn distances_are_those_of_the_reference() {
        let mut gradients = gradients();
        let close = |found: &[f64], expected: [f64; 5]| {
            assert!(found.iter().zip(expected).all(|(f, e)| (f - e).abs() < 1e-6), "{found:?}");
        };
        close(&gradients.squares, [1.9, 0.52, 0.76, 0.135, 0.6534]);
        assert_eq!(gradients.longest(), Some(0));
        let mut nearest = gradients.squares.clone();
        gradients.lower(0, &mut nearest);
        let total: f64 = nearest.iter().sum();
        let shares: Vec<f64> = nearest.iter().map(|square| square / total).collect();
        close(&shares, [0.0, 0.261517, 0.382217, 0.067894, 0.288373]);
        gradients.lower(4, &mut nearest);
        close(&nearest, [0.0, 0.3814, 0.76, 0.135, 0.0]);
    }

    #[test]
    fn a_set_is_right_or_wrong_class_by_class() {
        let a = residuals(array![[0.9, 0.2, 0.5]], Link::Sigmoid);
        let expected = [-0.1, 0.2, -0.5];
        assert!(a.iter().zip(expected).all(|(a, e)| (a - e).abs() < 1e-12), "{a}");
    }

    #[test]
    fn the_factors_give_the_distance_of_the_gradients() {
        let mut gradients = gradients();
        let dense = |at: usize| {
            let mut x = [0f64; 3];
            let row = gradients.x.row(at);
            row.indices.iter().zip(row.values).for_each(|(c, v)| x[*c as usize] = f64::from(*v));
            gradients.a.row(at).iter().flat_map(|a| x.map(|x| a * x)).collect::<Vec<f64>>()
        };
        let all: Vec<Vec<f64>> = (0..5).map(dense).collect();
        for centre in 0..5 {
            let mut nearest = vec![f64::INFINITY; 5];
            gradients.lower(centre, &mut nearest);
            for (other, found) in nearest.iter().enumerate() {
                let expected: f64 = all[centre].iter().zip(&all[other]).map(|(a, b)| (a - b).powi(2)).sum();
                assert!((found - expected).abs() < 1e-9, "{centre} {other}: {found} {expected}");
            }
        }
    }
}
