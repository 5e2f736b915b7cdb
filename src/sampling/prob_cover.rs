//! ProbCover (Yehuda, Dekel, Hacohen & Weinshall 2022): a ball of one radius around every row of the embedding; each pick
//! is the row whose ball holds most rows that no ball of a labeled or picked row holds yet.
//!
//! **The radius.** The paper's rule: cluster into as many clusters as there are classes, and take the largest radius at which
//! at least 95 % of the balls hold rows of one cluster alone. That is a quantile, found exactly and without a grid: of the
//! distances from each row to the nearest row of another cluster, the 5 % one. Where clusters touch, as those of short
//! texts do, it comes near 0 and balls would hold nothing but their centre, so it is at least the median distance of a
//! row to its [`LEAST_NEIGHBOURS`]th nearest one.
//!
//! It works on a uniform sample of [`SAMPLE`] candidates and [`LABELED`] labeled rows. Equally good rows are put in order by
//! the seed, since a pool may be sorted by subject or by time. Once everything is covered, the rest is drawn uniformly or
//! comes by margin. No inclusion probability is reported.

use rayon::prelude::*;

use super::embedding::embed;
use super::kmeans::{kmeans, squared_distance};
use super::share::{DIMS, labeled, ranked, sub_pool};
use super::{Candidates, Pick, Strategy};
use crate::digest::mix64;

/// Candidates looked at.
const SAMPLE: usize = 2_000;

/// Labeled rows that cover; of more, this many are drawn.
const LABELED: usize = 1_000;

/// Balls that may hold rows of several clusters: one in twenty, the paper's alpha of 0.95.
const IMPURE: usize = 20;

/// What a ball holds at least, for half of the rows.
const LEAST_NEIGHBOURS: usize = 5;

/// See the file's head.
pub(super) struct ProbCover;

impl Strategy for ProbCover {
    fn name(&self) -> &'static str {
        "prob_cover"
    }

    fn title(&self) -> &'static str {
        "ProbCover: items with the most unlabeled neighbours, before there is a model"
    }

    fn needs_model(&self) -> bool {
        false
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        let sample = sub_pool(candidates, SAMPLE);
        let mut rows = sample.clone();
        rows.extend(labeled(candidates, LABELED));
        let embedding = embed(candidates.features, &rows, DIMS, candidates.seed);
        let points: Vec<&[f32]> = (0..rows.len()).map(|at| embedding.row(at)).collect();
        let (open, labeled) = points.split_at(sample.len());
        let squares = squared_distances(open);
        let radius = squared_radius(&squares, &kmeans(open, candidates.classes, candidates.seed));
        let order = cover(&squares, labeled, open, radius, count, |at| {
            mix64(candidates.seed, u64::from(sample[at]))
        });
        ranked(candidates, order.into_iter().map(|at| sample[at]).collect(), count)
    }
}

/// All pairs.
fn squared_distances(points: &[&[f32]]) -> Vec<Vec<f32>> {
    points
        .par_iter()
        .map(|a| points.iter().map(|b| squared_distance(a, b) as f32).collect())
        .collect()
}

/// The square of the radius; rows within a ball are nearer than it.
fn squared_radius(squares: &[Vec<f32>], clusters: &[usize]) -> f32 {
    let n = squares.len();
    if n == 0 {
        return 0.0;
    }
    let mut nearest_stranger: Vec<f32> = squares
        .iter()
        .zip(clusters)
        .map(|(row, own)| {
            row.iter().zip(clusters).filter(|(_, other)| *other != own).fold(f32::INFINITY, |least, (d, _)| least.min(*d))
        })
        .collect();
    nearest_stranger.sort_unstable_by(f32::total_cmp);
    let pure = nearest_stranger[n / IMPURE];
    let neighbours = LEAST_NEIGHBOURS.min(n - 1);
    let mut reach: Vec<f32> = squares
        .iter()
        .map(|row| *row.to_vec().select_nth_unstable_by(neighbours, f32::total_cmp).1)
        .collect();
    let usual = *reach.select_nth_unstable_by(n / 2, f32::total_cmp).1;
    // One cluster has no stranger: then every ball is pure, and the usual reach is all there is to go by.
    if pure.is_finite() { pure.max(usual) } else { usual }
}

/// Up to `count` places of the sample, in the order in which they cover most that is left; `tie` puts equals in order.
fn cover(
    squares: &[Vec<f32>],
    labeled: &[&[f32]],
    open: &[&[f32]],
    radius: f32,
    count: usize,
    tie: impl Fn(usize) -> u64,
) -> Vec<usize> {
    let n = open.len();
    // A row is in its own ball, whatever the radius.
    let balls: Vec<Vec<usize>> = (0..n)
        .into_par_iter()
        .map(|at| (0..n).filter(|&other| other == at || squares[at][other] < radius).collect())
        .collect();
    let mut is_covered: Vec<bool> = open
        .par_iter()
        .map(|point| labeled.iter().any(|label| (squared_distance(point, label) as f32) < radius))
        .collect();
    let mut gains: Vec<usize> =
        balls.iter().map(|ball| ball.iter().filter(|&&other| !is_covered[other]).count()).collect();
    let ties: Vec<u64> = (0..n).map(tie).collect();
    let mut order = Vec::new();
    while order.len() < count.min(n) {
        let Some(best) = (0..n).max_by_key(|&at| (gains[at], ties[at])).filter(|&at| gains[at] > 0) else { break };
        order.push(best);
        for &row in &balls[best] {
            if !std::mem::replace(&mut is_covered[row], true) {
                // Balls are of one radius, so those that hold the row are those in its own ball.
                balls[row].iter().for_each(|&other| gains[other] -= 1);
            }
        }
    }
    order
}
