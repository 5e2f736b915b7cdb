//! Near-duplicates among the picks of one batch: exact cosines, without comparing every pair.

use std::collections::HashMap;

use crate::features::{FeatureMatrix, FeatureRow};

/// Two rows with a cosine above this are near-duplicates: asking about both in one batch teaches once.
pub(super) const NEAR: f64 = 0.9;

/// Rows placed in a queue, by column. If `cos(a, b) > NEAR`, then `b` holds at least one of the heaviest columns of `a`
/// that together make up more than `1 - NEAR^2` of its squared norm: without all of those, the dot product is at most
/// `NEAR |a| |b|` (Cauchy-Schwarz on the rest). So only rows that share one of these few columns are compared.
pub(super) struct Placed<'a> {
    features: &'a FeatureMatrix,
    /// Row and position in the queue.
    rows: Vec<(u32, usize)>,
    norms: Vec<f64>,
    by_column: HashMap<u32, Vec<u32>>,
    /// The asked row, spread out over all columns; zeros between questions.
    spread: Vec<f32>,
    heavy: Vec<(f32, u32)>,
    compared: Vec<u64>,
    question: u64,
}

impl<'a> Placed<'a> {
    /// Nothing placed yet.
    pub fn new(features: &'a FeatureMatrix) -> Self {
        Placed {
            features,
            rows: Vec::new(),
            norms: Vec::new(),
            by_column: HashMap::new(),
            spread: vec![0.0; features.columns()],
            heavy: Vec::new(),
            compared: Vec::new(),
            question: 0,
        }
    }

    /// Remembers that `row` stands at `position`.
    pub fn place(&mut self, row: u32, position: usize) {
        let id = self.rows.len() as u32;
        let entries = self.features.row(row as usize);
        self.rows.push((row, position));
        self.norms.push(norm(entries));
        self.compared.push(0);
        for column in entries.indices {
            self.by_column.entry(*column).or_default().push(id);
        }
    }

    /// Whether a placed row less than `window` positions away from `position` is a near-duplicate of `row`. Rows
    /// without any entry resemble nothing.
    pub fn has_near(&mut self, row: u32, position: usize, window: usize) -> bool {
        let entries = self.features.row(row as usize);
        let own = norm(entries);
        if own == 0.0 {
            return false;
        }
        self.question += 1;
        self.heavy.clear();
        self.heavy.extend(entries.values.iter().zip(entries.indices).map(|(v, c)| (v * v, *c)));
        self.heavy.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (value, column) in entries.values.iter().zip(entries.indices) {
            self.spread[*column as usize] = *value;
        }
        let enough = (1.0 - NEAR * NEAR) * own * own;
        let mut mass = 0.0;
        let mut found = false;
        'columns: for at in 0..self.heavy.len() {
            let (square, column) = self.heavy[at];
            mass += f64::from(square);
            for &id in self.by_column.get(&column).map_or(&[][..], Vec::as_slice) {
                let (other, other_position) = self.rows[id as usize];
                let seen = std::mem::replace(&mut self.compared[id as usize], self.question) == self.question;
                if seen || other_position.abs_diff(position) >= window {
                    continue;
                }
                let other = self.features.row(other as usize);
                let dot: f64 = other
                    .indices
                    .iter()
                    .zip(other.values)
                    .map(|(c, v)| f64::from(self.spread[*c as usize]) * f64::from(*v))
                    .sum();
                if dot > NEAR * own * self.norms[id as usize] {
                    found = true;
                    break 'columns;
                }
            }
            // A hair more than enough, so that rounding cannot end the search too early.
            if mass > enough * (1.0 + 1e-6) {
                break;
            }
        }
        for column in entries.indices {
            self.spread[*column as usize] = 0.0;
        }
        found
    }
}

fn norm(row: FeatureRow<'_>) -> f64 {
    row.values.iter().map(|v| f64::from(*v) * f64::from(*v)).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Segment;
    use rand::{Rng, SeedableRng};

    fn matrix(rows: &[Vec<(u32, f32)>], columns: usize) -> FeatureMatrix {
        let mut starts = vec![0u64];
        let entries: Vec<(u32, f32)> = rows.iter().flatten().copied().collect();
        for row in rows {
            starts.push(starts[starts.len() - 1] + row.len() as u64);
        }
        let (indices, values): (Vec<u32>, Vec<f32>) = entries.into_iter().unzip();
        let mut matrix = FeatureMatrix::new();
        matrix.push(Segment::new(starts.into(), indices.into(), values.into()).unwrap(), columns);
        matrix
    }

    #[test]
    fn the_threshold_is_exact() {
        // cos(0, 1) = 0.96, cos(0, 2) = 0.8, row 3 is empty.
        let m = matrix(&[vec![(0, 2.0)], vec![(0, 0.96), (1, 0.28)], vec![(0, 0.8), (1, 0.6)], vec![]], 2);
        let mut placed = Placed::new(&m);
        placed.place(0, 10);
        assert!(placed.has_near(1, 11, 5));
        assert!(placed.has_near(1, 6, 5), "positions after count as well");
        assert!(!placed.has_near(1, 15, 5), "out of the window");
        assert!(!placed.has_near(2, 11, 5));
        assert!(!placed.has_near(3, 11, 5));
    }

    #[test]
    fn no_pair_is_missed() {
        let mut rng = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(3);
        let mut rows: Vec<Vec<(u32, f32)>> = Vec::new();
        for i in 0..300usize {
            // Half of the rows are older ones with a little noise, so cosines fall on both sides of the threshold.
            let mut row: Vec<(u32, f32)> = if i > 10 && i % 2 == 0 {
                rows[rng.gen_range(0..i)].clone()
            } else {
                {
                    let held: Vec<u32> = (0..40).filter(|_| rng.gen_bool(0.3)).collect();
                    held.into_iter().map(|c| (c, rng.gen_range(0.1..1.0))).collect()
                }
            };
            row.iter_mut().for_each(|(_, v)| *v += rng.gen_range(-0.3..0.3));
            rows.push(row);
        }
        let m = matrix(&rows, 40);
        let cosine = |a: usize, b: usize| {
            let (a, b) = (m.row(a), m.row(b));
            let dot: f64 = a
                .indices
                .iter()
                .zip(a.values)
                .filter_map(|(c, v)| b.indices.binary_search(c).ok().map(|at| f64::from(*v) * f64::from(b.values[at])))
                .sum();
            dot / (norm(a) * norm(b))
        };
        let mut placed = Placed::new(&m);
        let mut hits = 0;
        for r in 0..300 {
            let expected = (0..r).any(|other| r - other < 100 && cosine(r, other) > NEAR);
            assert_eq!(placed.has_near(r as u32, r, 100), expected, "row {r}");
            hits += usize::from(expected);
            placed.place(r as u32, r);
        }
        assert!((20..200).contains(&hits), "{hits}");
    }
}
