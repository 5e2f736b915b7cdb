//! ProbCover (Yehuda, Dekel, Hacohen & Weinshall 2022): a ball of one radius around every row of the embedding; each pick
//! is the row whose ball holds most rows that no ball of a labeled or picked row holds yet.
//!
//! **The radius.** The paper's rule: cluster into as many clusters as there are classes, and take the largest radius at which
//! at least 95 % of the balls hold rows of one cluster alone. That is a quantile, found exactly and without a grid: of the
//! distances from each row to the nearest row of another cluster, the 5 % one.
//!
//! It works on a uniform sample of [`SAMPLE`] candidates and [`LABELED`] labeled rows. Equally good rows are put in order by
//! the seed, since a pool may be sorted by subject or by time. Once everything is covered, the rest is drawn uniformly. No
//! inclusion probability is reported.

use rayon::prelude::*;

use super::embedding::embed;
use super::kmeans::{kmeans, squared_distance};
use super::share::{DIMS, drawn_after, labeled, sub_pool};
use super::{Candidates, Pick, Strategy};
use crate::digest::mix64;

/// Candidates looked at.
const SAMPLE: usize = 2_000;

/// Labeled rows that cover; of more, this many are drawn.
const LABELED: usize = 1_000;

/// Balls that may hold rows of several clusters: one in twenty, the paper's alpha of 0.95.
const IMPURE: usize = 20;

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
        let embedding = embed(candidates.features, &rows, DIMS);
        let points: Vec<&[f32]> = (0..rows.len()).map(|at| embedding.row(at)).collect();
        let (open, labeled) = points.split_at(sample.len());
        let squares = squared_distances(open);
        let radius = squared_radius(&squares, &kmeans(open, candidates.classes, candidates.seed));
        let order = cover(&squares, labeled, open, radius, count, |at| mix64(candidates.seed, u64::from(sample[at])));
        drawn_after(candidates, order.into_iter().map(|at| sample[at]).collect(), count)
    }
}

/// All pairs.
fn squared_distances(points: &[&[f32]]) -> Vec<Vec<f32>> {
    points.par_iter().map(|a| points.iter().map(|b| squared_distance(a, b) as f32).collect()).collect()
}

/// The square of the radius; rows within a ball are nearer than it. Infinite when there is one cluster.
fn squared_radius(squares: &[Vec<f32>], clusters: &[usize]) -> f32 {
    let nearest_stranger = squares.iter().zip(clusters).map(|(row, own)| {
        let strangers = row.iter().zip(clusters).filter(|(_, other)| *other != own);
        strangers.fold(f32::INFINITY, |least, (distance, _)| least.min(*distance))
    });
    let mut nearest_stranger: Vec<f32> = nearest_stranger.collect();
    nearest_stranger.sort_unstable_by(f32::total_cmp);
    nearest_stranger.get(squares.len() / IMPURE).copied().unwrap_or(f32::INFINITY)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::share::circle;

    fn at_angles(degrees: &[f32]) -> Vec<[f32; 2]> {
        degrees.iter().map(|d| [d.to_radians().cos(), d.to_radians().sin()]).collect()
    }

    /// scikit-activeml 1.0.1, `ProbCover(deltas=[2 sin(8 degrees / 2)])` on these unit vectors: row 2 first, newly covered
    /// are 5, 3, 1, 1 rows and then none. With all `deltas` from 0.001 in steps of 0.001 and two classes it takes 0.415: 24
    /// degrees, from 46 to 70, are 0.41582.
    #[test]
    fn the_reference_covers_as_many_at_its_radius() {
        let points = at_angles(&[0.0, 3.0, 6.0, 9.0, 12.0, 40.0, 43.0, 46.0, 70.0, 100.0]);
        let points: Vec<&[f32]> = points.iter().map(|point| &point[..]).collect();
        let squares = squared_distances(&points);
        let covers = |degrees: f32| {
            let radius = 2.0 * (degrees.to_radians() / 2.0).sin();
            let order = cover(&squares, &[], &points, radius * radius, 9, |at| at as u64);
            let mut is_covered = [false; 10];
            let newly = order.iter().map(|&centre| {
                let ball = (0..10).filter(|&at| squares[centre][at] < radius * radius);
                ball.filter(|&at| !std::mem::replace(&mut is_covered[at], true)).count()
            });
            (newly.collect::<Vec<_>>(), order)
        };
        let (newly, order) = covers(8.0);
        assert_eq!((newly, order[0]), (vec![5, 3, 1, 1], 2));
        let radius = squared_radius(&squares, &[0, 0, 0, 0, 0, 0, 0, 0, 1, 1]).sqrt();
        assert!((radius - 0.41582).abs() < 1e-4, "{radius}");
        // Of 20 rows one may be impure: the 2nd smallest distance to a stranger counts.
        let line: Vec<[f32; 1]> = (0..20).map(|i| [if i < 10 { i as f32 } else { 1.5 * i as f32 }]).collect();
        let line: Vec<&[f32]> = line.iter().map(|point| &point[..]).collect();
        let halves: Vec<usize> = (0..20).map(|i| i / 10).collect();
        // 9 and 15 are strangers at 6, both of them; 8 is at 7 from 15, the third.
        assert_eq!(squared_radius(&squared_distances(&line), &halves), 36.0);
        assert_eq!(squared_radius(&squared_distances(&line), &[0; 20]), f32::INFINITY);
    }

    #[test]
    fn what_a_label_covers_is_not_asked() {
        // Three heaps of 8, 5 and 3 rows; the first has a label.
        let degrees: Vec<f32> =
            (0..17).map(|i| (i % 9) as f32 / 2.0 + [0.0, 45.0, 90.0][(i > 8) as usize + (i > 13) as usize]).collect();
        let features = circle(&degrees);
        let rows: Vec<u32> = (1..17).collect();
        let candidates = Candidates { rows: &rows, labeled: &[0], classes: 3, seed: 5, ..Candidates::of(&features) };
        let picks: Vec<u32> = ProbCover.select(&candidates, 2).iter().map(|pick| pick.row).collect();
        assert!((9..14).contains(&picks[0]) && (14..17).contains(&picks[1]), "{picks:?}");
        assert_eq!(ProbCover.select(&candidates, 20).len(), 16);
    }
}
