//! What a fit multiplies the matrix's numbers by: below 1 the penalty holds a feature back more than the others, at 0 it
//! takes no part. The dense part has one factor, each tree over the table keys its own.
//!
//! **Which trees matter.** Nearly all pairs of keys are beside the point, and with an equal share each they drown the one
//! that is not. So a tree's share of the leaves' squared norm is what its leaves tell about the labels of this fit: the
//! mean gain in log probability over the class shares when every label is predicted by the others in its leaf,
//! `(n_lk + m p_k) / (n_l + m)` with the label itself left out of all counts and `m` = [`PRIOR`]. A tree that tells
//! nothing does worse than the shares and gets none. Left-one-out counts make this one pass over the labels; it is the
//! weighing step of an adaptive ridge (Grandvalet 1998), for groups.

use crate::features::FeatureMatrix;

/// Labels that the class shares are worth in a leaf.
const PRIOR: f64 = 2.0;

/// Factors of one fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Scales<'a> {
    /// For the dense numbers.
    pub dense: f64,
    /// One per tree of the matrix.
    trees: Vec<f32>,
    /// [`FeatureMatrix::trees`].
    starts: &'a [u32],
}

impl<'a> Scales<'a> {
    /// The dense numbers times `dense`, the leaves as the matrix has them times `trees`.
    pub fn even(features: &'a FeatureMatrix, dense: f64, trees: f64) -> Self {
        let starts = features.trees();
        Scales { dense, trees: vec![trees as f32; starts.len().saturating_sub(1)], starts }
    }

    /// The leaves' squared norm is `trees` squared, shared among the trees by what they tell about these labels.
    pub fn learned(
        features: &'a FeatureMatrix,
        rows: &[usize],
        targets: &[usize],
        classes: usize,
        dense: f64,
        trees: f64,
    ) -> Self {
        let mut scales = Scales::even(features, dense, 0.0);
        if trees > 0.0 && !scales.trees.is_empty() {
            let gains = gains(features, rows, targets, classes);
            let total: f64 = gains.iter().sum();
            if total > 0.0 {
                let n = gains.len() as f64;
                let factor = |gain: &f64| (trees * (gain * n / total).sqrt()) as f32;
                scales.trees = gains.iter().map(factor).collect();
            }
        }
        scales
    }

    /// What a sparse column is multiplied by.
    pub fn of(&self, column: u32) -> f32 {
        match self.starts {
            [first, .., end] if (*first..*end).contains(&column) => {
                self.trees[self.starts.partition_point(|start| *start <= column) - 1]
            }
            _ => 1.0,
        }
    }

    /// The leaf columns with the factor of each.
    pub fn leaves(&self) -> impl Iterator<Item = (usize, f32)> + '_ {
        let ranges = self.starts.windows(2).zip(&self.trees);
        ranges.flat_map(|(range, scale)| (range[0] as usize..range[1] as usize).map(move |column| (column, *scale)))
    }
}

/// What each tree tells about the labels, in nats a label; 0 where that is nothing.
fn gains(features: &FeatureMatrix, rows: &[usize], targets: &[usize], classes: usize) -> Vec<f64> {
    let starts = features.trees();
    let (first, end) = (starts[0], starts[starts.len() - 1]);
    // Leaf by leaf, the labels of each class.
    let mut counts = vec![0f64; (end - first) as usize * classes];
    let leaves = |row: usize| {
        let indices = features.row(row).indices;
        let from = indices.partition_point(|column| *column < first);
        let to = indices.partition_point(|column| *column < end);
        &indices[from..to]
    };
    let mut all = vec![0f64; classes];
    for (&row, &target) in rows.iter().zip(targets) {
        all[target] += 1.0;
        leaves(row).iter().for_each(|column| counts[(column - first) as usize * classes + target] += 1.0);
    }
    let n = rows.len() as f64;
    let share = |target: usize| (all[target] - 1.0 + 1.0 / classes as f64) / n;
    let mut gains = vec![0f64; starts.len() - 1];
    for (&row, &target) in rows.iter().zip(targets) {
        let p = share(target);
        let mut tree = 0;
        for &column in leaves(row) {
            while starts[tree + 1] <= column {
                tree += 1;
            }
            let own = &counts[(column - first) as usize * classes..][..classes];
            let others = own.iter().sum::<f64>() - 1.0;
            gains[tree] += ((own[target] - 1.0 + PRIOR * p) / (others + PRIOR) / p).ln();
        }
    }
    gains.into_iter().map(|gain| (gain / n).max(0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Segment;

    /// Two trees of two leaves behind one plain column: the first tree separates the classes, the second is random.
    fn matrix() -> FeatureMatrix {
        let rows: [[u32; 3]; 8] =
            [[0, 1, 3], [0, 1, 4], [0, 1, 3], [0, 1, 4], [0, 2, 3], [0, 2, 4], [0, 2, 3], [0, 2, 4]];
        let starts: Vec<u64> = (0..=8).map(|r| r * 3).collect();
        let mut matrix = FeatureMatrix::new();
        let values = vec![0.5f32; 24];
        matrix.push(Segment::new(starts.into(), rows.concat().into(), values.into()).unwrap(), 5);
        matrix.set_trees(&[1, 3, 5]);
        matrix
    }

    #[test]
    fn gains_by_hand() {
        // Four labels of each class; without itself a label's class has 3.5 of 8 by the shares. In its leaf of the first
        // tree three others, all of its class: (3 + 2 * 0.4375) / 5. In the second tree's, one of three.
        let gains = gains(&matrix(), &[0, 1, 2, 3, 4, 5, 6, 7], &[0, 0, 0, 0, 1, 1, 1, 1], 2);
        assert!((gains[0] - (3.875f64 / 5.0 / 0.4375).ln()).abs() < 1e-12, "{gains:?}");
        assert_eq!(gains[1], 0.0, "(1 + 0.875) / 5 is less than 0.4375");
    }

    #[test]
    fn the_tree_that_tells_has_all_of_the_norm() {
        let (matrix, rows, targets) = (matrix(), [0, 1, 2, 3, 4, 5, 6, 7], [0, 0, 0, 0, 1, 1, 1, 1]);
        let scales = Scales::learned(&matrix, &rows, &targets, 2, 1.0, 0.5);
        let found: Vec<f32> = (0..6).map(|column| scales.of(column)).collect();
        // Of two trees one speaks, at sqrt 2 times the scale: the squared norm stays.
        let loud = (0.5 * 2f64.sqrt()) as f32;
        assert_eq!(found, [1.0, loud, loud, 0.0, 0.0, 1.0]);
        assert!((1..5).all(|column| Scales::learned(&matrix, &rows, &targets, 2, 1.0, 0.0).of(column) == 0.0));
        // Labels that no tree explains leave all of them out.
        assert_eq!(Scales::learned(&matrix, &rows, &[0, 1, 1, 0, 0, 1, 1, 0], 2, 1.0, 1.0).of(1), 0.0);
    }
}
