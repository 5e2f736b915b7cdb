//! Inductive Venn-Abers prediction for the top label (Vovk, Petej and Fedorova 2015), over vector scaling.
//!
//! For a top probability `s`: `p0` is the isotonic fit at `s` after adding the point (s, wrong), `p1` after adding
//! (s, right). One of the two is calibrated by construction, so `[p0, p1]` is an interval that cannot be too sure; its
//! width says how much the labels near `s` tell. The one number for scoring is `p1 / (1 - p0 + p1)`; a thousandth of `s`
//! is mixed in, so that rows on one step keep their order, which a queue or a threshold needs.
//!
//! Both depend only on where `s` falls between the calibration scores, so they are computed once for every gap and
//! every score, and scoring is a binary search.

use super::top_label::{self, first_stage};
use super::{Calibrator, InPassing, Vector};
use crate::error::Result;
use ndarray::{ArrayView1, ArrayView2, ArrayViewMut1};

/// The part of the first stage's own value in the result.
const TILT: f64 = 0.001;

/// Parameters: the number `m` of distinct calibration scores, the scores rising, `p0` at the `2 m + 1` places (the gap
/// below the first score, the first score, the next gap and so on), `p1` there, then those of vector scaling.
pub struct VennAbers;

impl Calibrator for VennAbers {
    fn name(&self) -> &'static str {
        "venn_abers"
    }

    fn title(&self) -> &'static str {
        "Venn-Abers: vector scaling, then a staircase for the likeliest class that comes with its own interval; from 100 holdout labels"
    }

    fn min_labels(&self) -> usize {
        100
    }

    fn fit(&self, logits: ArrayView2<'_, f64>, targets: &[usize]) -> Result<Vec<f64>> {
        super::check_shapes(logits, targets)?;
        let first = first_stage(logits, targets)?;
        let map = Map::new(&first.confidences, &first.right);
        let m = map.scores.len() as f64;
        Ok([&[m], &map.scores[..], &map.p0[..], &map.p1[..], &first.parameters[..]].concat())
    }

    fn apply(&self, parameters: &[f64], logits: ArrayView1<'_, f64>, probabilities: ArrayViewMut1<'_, f64>) {
        let (map, first) = split(parameters);
        top_label::apply(first, |s| map.merged(s), logits, probabilities);
    }

    fn in_passing<'a>(&self, parameters: &'a [f64], classes: usize) -> Option<InPassing<'a>> {
        let (map, first) = split(parameters);
        top_label::in_passing(first, classes, move |s| map.merged(s))
    }

    fn check(&self, parameters: &[f64], classes: usize) -> std::result::Result<(), String> {
        let wrong = || "a Venn-Abers calibrator whose parameters do not fit together".to_string();
        let m = parameters.first().filter(|m| **m >= 1.0 && m.fract() == 0.0 && **m < 1e9).ok_or_else(wrong)?;
        if parameters.len() < 5 * *m as usize + 3 {
            return Err(wrong());
        }
        let (map, first) = split(parameters);
        let rises = map.scores.windows(2).all(|pair| pair[0] < pair[1]);
        // p0 of 1 with p1 of 0 would divide by zero; p0 <= p1 rules it out.
        let fits = map.p0.iter().zip(map.p1).all(|(p0, p1)| (0.0..=1.0).contains(p0) && p0 <= p1 && *p1 <= 1.0);
        if !(rises && fits) {
            return Err(wrong());
        }
        Vector.check(first, classes)
    }
}

/// The interval `[p0, p1]` of a top probability `s` of the first stage, from a fitted Venn-Abers calibrator's parameters.
pub fn interval(parameters: &[f64], s: f64) -> (f64, f64) {
    split(parameters).0.at(s)
}

struct MapView<'a> {
    scores: &'a [f64],
    p0: &'a [f64],
    p1: &'a [f64],
}

impl MapView<'_> {
    fn at(&self, s: f64) -> (f64, f64) {
        let below = self.scores.partition_point(|&score| score < s);
        let place = 2 * below + usize::from(self.scores.get(below) == Some(&s));
        (self.p0[place], self.p1[place])
    }

    fn merged(&self, s: f64) -> f64 {
        let (p0, p1) = self.at(s);
        (1.0 - TILT) * p1 / (1.0 - p0 + p1) + TILT * s
    }
}

fn split(parameters: &[f64]) -> (MapView<'_>, &[f64]) {
    let m = parameters[0] as usize;
    let (scores, rest) = parameters[1..].split_at(m);
    let (p0, rest) = rest.split_at(2 * m + 1);
    let (p1, first) = rest.split_at(2 * m + 1);
    (MapView { scores, p0, p1 }, first)
}

struct Map {
    scores: Vec<f64>,
    p0: Vec<f64>,
    p1: Vec<f64>,
}

/// A block of pooled points, and where the block behind it is.
#[derive(Clone, Copy)]
struct Block {
    sum: f64,
    weight: f64,
    beyond: Option<usize>,
}

impl Block {
    fn mean(&self) -> f64 {
        self.sum / self.weight
    }
}

impl Map {
    fn new(confidences: &[f64], right: &[bool]) -> Map {
        let mut order: Vec<usize> = (0..confidences.len()).collect();
        order.sort_by(|&a, &b| confidences[a].total_cmp(&confidences[b]));
        let (mut scores, mut points): (Vec<f64>, Vec<Block>) = (vec![], vec![]);
        for row in order {
            let is_right = f64::from(u8::from(right[row]));
            match points.last_mut() {
                Some(block) if scores.last() == Some(&confidences[row]) => {
                    block.sum += is_right;
                    block.weight += 1.0;
                }
                _ => {
                    scores.push(confidences[row]);
                    points.push(Block { sum: is_right, weight: 1.0, beyond: None });
                }
            }
        }
        let m = scores.len();
        let left = pooled(&points, (0..m).collect(), |block, before| before.mean() >= block.mean());
        let right = pooled(&points, (0..m).rev().collect(), |block, after| after.mean() <= block.mean());
        let value = |place: usize, y: f64| {
            let at = place / 2;
            let tie = (place % 2 == 1).then(|| points[at]);
            let mut block = Block { sum: y, weight: 1.0, beyond: None };
            if let Some(tie) = tie {
                block.sum += tie.sum;
                block.weight += tie.weight;
            }
            let mut before = at.checked_sub(1);
            let mut after = Some(at + usize::from(tie.is_some())).filter(|&after| after < m);
            loop {
                if let Some(pool) = before.map(|i| left[i]).filter(|pool| pool.mean() >= block.mean()) {
                    block.sum += pool.sum;
                    block.weight += pool.weight;
                    before = pool.beyond;
                } else if let Some(pool) = after.map(|i| right[i]).filter(|pool| pool.mean() <= block.mean()) {
                    block.sum += pool.sum;
                    block.weight += pool.weight;
                    after = pool.beyond;
                } else {
                    return block.mean();
                }
            }
        };
        let of = |y: f64| (0..2 * m + 1).map(|place| value(place, y)).collect();
        Map { p0: of(0.0), p1: of(1.0), scores }
    }
}

/// For each point the last block of the pool-adjacent-violators fit of all points up to it, in the order given. Blocks
/// are shared between fits: each knows the point whose block comes next, so a fit is a walk and nothing is copied.
fn pooled(points: &[Block], order: Vec<usize>, violates: impl Fn(&Block, &Block) -> bool) -> Vec<Block> {
    let mut made = points.to_vec();
    let mut last = None;
    for at in order {
        let mut block = Block { beyond: last, ..points[at] };
        while let Some(next) = block.beyond.map(|i: usize| made[i]).filter(|next| violates(&block, next)) {
            block = Block { sum: block.sum + next.sum, weight: block.weight + next.weight, beyond: next.beyond };
        }
        made[at] = block;
        last = Some(at);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::isotonic::{FittedIsotonic, interpolate};
    use rand::{Rng, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    const X: [f64; 10] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
    const Y: [bool; 10] = [false, true, false, false, true, false, true, true, false, true];

    fn parameters(x: &[f64], y: &[bool]) -> Vec<f64> {
        let map = Map::new(x, y);
        [&[map.scores.len() as f64], &map.scores[..], &map.p0[..], &map.p1[..]].concat()
    }

    #[test]
    fn reference_values() {
        // al-baselines/ref_values.json.
        let parameters = parameters(&X, &Y);
        for (s, p0, p1, merged) in
            [(0.15, 0.0, 0.5, 0.333333), (0.65, 0.333333, 0.75, 0.529412), (0.92, 0.5, 1.0, 0.666667)]
        {
            let (low, high) = interval(&parameters, s);
            assert!((low - p0).abs() < 1e-6 && (high - p1).abs() < 1e-6, "{s}: {low} {high}");
            assert!((high / (1.0 - low + high) - merged).abs() < 1e-6);
        }
    }

    #[test]
    fn the_table_equals_isotonic_fits_with_the_point_added() {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(5);
        for _ in 0..40 {
            let n = rng.gen_range(2..30);
            // Tenths, so that there are ties among the points and with the test scores.
            let x: Vec<f64> = (0..n).map(|_| f64::from(rng.gen_range(0..11)) / 10.0).collect();
            let y: Vec<bool> = x.iter().map(|x| rng.gen_bool(0.2 + 0.6 * x)).collect();
            let parameters = parameters(&x, &y);
            for s in (0..23).map(|s| f64::from(s) / 20.0 - 0.05) {
                let slow = |added: f64| {
                    let xs: Vec<f64> = x.iter().copied().chain([s]).collect();
                    let ys: Vec<f64> = y.iter().map(|y| f64::from(u8::from(*y))).chain([added]).collect();
                    let fitted = FittedIsotonic::new(&xs, &ys, &vec![1.0; xs.len()]).unwrap();
                    interpolate(&fitted.x, &fitted.y, s)
                };
                let (p0, p1) = interval(&parameters, s);
                assert!((p0 - slow(0.0)).abs() < 1e-9 && (p1 - slow(1.0)).abs() < 1e-9, "{x:?} {y:?} {s}");
            }
        }
    }

    #[test]
    fn damaged_parameters_are_found() {
        for damaged in [&[][..], &[1.0], &[0.5, 0.5], &[1e300], &[1.0, 0.5, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 1.0, 0.0]] {
            assert!(VennAbers.check(damaged, 1).is_err(), "{damaged:?}");
        }
    }
}
