//! The item's own vector: one scale for all its numbers, so that an embedding keeps its angles, and a hand on the few that
//! are out of all proportion: a number in thousands beside others around 1 would be all that norm, penalty and distance see.
//!
//! A dimension whose standard deviation is within [`FAR`] times the median one's keeps its proportion; others come to that
//! border. One whose mean lies more than [`FAR`] deviations from zero is measured from its mean. A dimension that does not
//! vary, but for rounding, keeps factor 1. All is taken from the first batch and frozen.

use serde::{Deserialize, Serialize};

use crate::domain::ItemFields;

/// How far is out of proportion.
const FAR: f64 = 4.0;
/// Less spread than this, against the median one or the dimension's own mean, is rounding.
const ROUNDING: f64 = 1e-6;

/// Where the dense vector lies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Dense {
    /// Numbers an item has.
    pub len: usize,
    scale: f32,
    /// What is taken off each number and what it is multiplied by; empty when all are in proportion.
    axes: Vec<(f32, f32)>,
}

impl Dense {
    /// From the first batch, which holds at least one item.
    pub fn fit(items: &[ItemFields]) -> Dense {
        let len = items.first().map_or(0, |item| item.vector.len());
        let n = items.len() as f64;
        let mut means = vec![0f64; len];
        items.iter().for_each(|item| means.iter_mut().zip(&item.vector).for_each(|(m, x)| *m += f64::from(*x) / n));
        let mut squares = vec![0f64; len];
        for item in items {
            let centred = item.vector.iter().zip(&means).map(|(x, mean)| f64::from(*x) - mean);
            squares.iter_mut().zip(centred).for_each(|(s, x)| *s += x * x / n);
        }
        let spreads: Vec<f64> = squares.into_iter().map(f64::sqrt).collect();
        let varies = |at: usize| spreads[at] > means[at].abs() * ROUNDING && spreads[at] > 0.0;
        let mut varying: Vec<f64> = (0..len).filter(|&at| varies(at)).map(|at| spreads[at]).collect();
        varying.sort_unstable_by(f64::total_cmp);
        let median = varying.get(varying.len().saturating_sub(1) / 2).copied().unwrap_or(0.0);
        let axis = |at: usize| {
            if !varies(at) || spreads[at] <= median * ROUNDING {
                return (0.0, 1.0);
            }
            let shift = if means[at].abs() > FAR * spreads[at] { means[at] } else { 0.0 };
            let wanted = spreads[at].clamp(median / FAR, median * FAR);
            (shift as f32, (wanted / spreads[at]) as f32)
        };
        let mut axes: Vec<(f32, f32)> = (0..len).map(axis).collect();
        if axes.iter().all(|axis| *axis == (0.0, 1.0)) {
            axes.clear();
        }
        let mut dense = Dense { len, scale: 1.0, axes };
        let norm = |x: &[f32]| x.iter().map(|v| f64::from(*v) * f64::from(*v)).sum::<f64>().sqrt();
        let mut row = Vec::with_capacity(len);
        let of_item = |item: &ItemFields| {
            row.clear();
            dense.write(&item.vector, &mut row);
            norm(&row)
        };
        let mean = items.iter().map(of_item).sum::<f64>() / n;
        if mean.is_finite() && mean > 0.0 {
            dense.scale = (1.0 / mean) as f32;
        }
        dense
    }

    /// An item's numbers, scaled, behind what `out` holds.
    pub fn write(&self, vector: &[f32], out: &mut Vec<f32>) {
        if self.axes.is_empty() {
            out.extend(vector.iter().map(|x| x * self.scale));
        } else {
            out.extend(vector.iter().zip(&self.axes).map(|(x, (shift, factor))| (x - shift) * factor * self.scale));
        }
    }

    /// Whether its scaling is made of numbers and fits its length.
    pub fn is_sound(&self) -> bool {
        let axes = self.axes.iter().all(|(shift, factor)| shift.is_finite() && factor.is_finite());
        self.scale.is_finite() && axes && (self.axes.is_empty() || self.axes.len() == self.len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(rows: &[&[f32]]) -> Vec<ItemFields> {
        rows.iter().map(|row| ItemFields { vector: row.to_vec(), ..ItemFields::default() }).collect()
    }

    #[test]
    fn numbers_in_proportion_share_one_scale() {
        let dense = Dense::fit(&items(&[&[3.0, 4.0], &[-3.0, -4.0]]));
        assert_eq!((dense.axes.len(), dense.scale), (0, 0.2));
    }

    #[test]
    fn a_number_in_thousands_comes_to_the_border() {
        // Deviations 1, 2, 1000 (around 50 thousand), and one that never varies: the median of the three is 2.
        let dense = Dense::fit(&items(&[&[1.0, 2.0, 51e3, 7.0], &[-1.0, -2.0, 49e3, 7.0]]));
        assert_eq!(dense.axes, vec![(0.0, 1.0), (0.0, 1.0), (50e3, 0.008), (0.0, 1.0)]);
        let mut row = Vec::new();
        dense.write(&[1.0, 2.0, 51e3, 7.0], &mut row);
        // (1, 2, 8, 7) has norm sqrt 118.
        for (found, expected) in row.iter().zip([1.0f32, 2.0, 8.0, 7.0]) {
            assert!((found - expected / 118f32.sqrt()).abs() < 1e-6, "{row:?}");
        }
        assert!(dense.is_sound());
        assert!(!Dense { len: 5, ..dense }.is_sound());
    }
}
