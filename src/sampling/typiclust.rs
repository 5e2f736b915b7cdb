//! TypiClust (Hacohen, Dekel & Weinshall 2022): cluster the pool into as many clusters as there will be labels, then ask
//! for the most typical row of each cluster that has no label yet, the largest first.
//!
//! As in the authors' code: k-means with `labeled + batch` clusters, 500 at most; clusters of fewer than 5 rows are
//! skipped; clusters come by how many labeled rows they hold, then by size, and give one row in each round. Typical is the
//! row with the smallest mean distance to its 20 nearest rows of the cluster (half of them in small clusters).
//!
//! It works on a uniform sample of [`SAMPLE`] candidates and [`LABELED`] labeled rows, so the cost does not depend on the
//! size of the pool; what is asked beyond it is drawn uniformly. The embedding is that of [`super::embedding`]. No
//! inclusion probability is reported.

use rayon::prelude::*;

use super::embedding::embed;
use super::kmeans::{kmeans, members, squared_distance};
use super::share::{DIMS, drawn_after, labeled, sub_pool};
use super::{Candidates, Pick, Strategy};

/// Candidates looked at.
const SAMPLE: usize = 2_000;

/// Labeled rows that take part; of more, this many are drawn.
const LABELED: usize = 1_000;

/// Clusters at most.
const MOST_CLUSTERS: usize = 500;

/// Clusters of fewer rows are outliers.
const LEAST_MEMBERS: usize = 5;

/// Neighbours that say how typical a row is.
const NEIGHBOURS: usize = 20;

/// See the file's head.
pub(super) struct TypiClust;

impl Strategy for TypiClust {
    fn name(&self) -> &'static str {
        "typiclust"
    }

    fn title(&self) -> &'static str {
        "TypiClust: the most typical item of each kind without a label, before there is a model"
    }

    fn needs_model(&self) -> bool {
        false
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        let sample = sub_pool(candidates, SAMPLE);
        drawn_after(candidates, order(candidates, &sample), count)
    }
}

/// The rows of the sample, best first, but for those of tiny clusters.
fn order(candidates: &Candidates<'_>, sample: &[u32]) -> Vec<u32> {
    let n = sample.len();
    let mut rows = sample.to_vec();
    rows.extend(labeled(candidates, LABELED));
    let embedding = embed(candidates.features, &rows, DIMS);
    let points: Vec<&[f32]> = (0..rows.len()).map(|at| embedding.row(at)).collect();
    let k = (rows.len() - n + candidates.batch.max(1)).min(MOST_CLUSTERS);
    let clusters = members(&kmeans(&points, k, candidates.seed));
    // Labeled rows in it, its members without a label.
    let mut clusters: Vec<(usize, Vec<usize>)> = clusters
        .into_iter()
        .filter(|members| members.len() >= LEAST_MEMBERS)
        .map(|members| {
            let (open, labeled): (Vec<usize>, Vec<usize>) = members.into_iter().partition(|&at| at < n);
            (labeled.len(), open)
        })
        .filter(|(_, open)| !open.is_empty())
        .collect();
    clusters.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.len().cmp(&a.1.len())));
    let by_typicality: Vec<Vec<usize>> =
        clusters.into_par_iter().map(|(_, open)| by_typicality(&points, open)).collect();
    let deepest = by_typicality.iter().map(Vec::len).max().unwrap_or(0);
    (0..deepest)
        .flat_map(|depth| by_typicality.iter().filter_map(move |members| members.get(depth)))
        .map(|&at| sample[at])
        .collect()
}

/// The members of a cluster, the most typical first; equally typical ones keep row order.
fn by_typicality(points: &[&[f32]], members: Vec<usize>) -> Vec<usize> {
    let neighbours = NEIGHBOURS.min(members.len() / 2).max(1);
    let mut spread: Vec<(f64, usize)> = members
        .iter()
        .map(|&own| {
            let others = members.iter().filter(|&&other| other != own);
            let mut distances: Vec<f64> = others.map(|&o| squared_distance(points[own], points[o]).sqrt()).collect();
            let nearest = neighbours.min(distances.len());
            if nearest < distances.len() {
                distances.select_nth_unstable_by(nearest, f64::total_cmp);
            }
            // Sorted, because a sum depends on its order.
            distances.truncate(nearest);
            distances.sort_unstable_by(f64::total_cmp);
            (distances.iter().sum::<f64>() / nearest.max(1) as f64, own)
        })
        .collect();
    spread.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    spread.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sampling::share::circle;

    /// scikit-activeml 1.0.1, `TypiClust(k=3)` on these unit vectors, two clusters: row 3 (typicality 24.5586), then row 9
    /// (15.6312); with row 3 labeled, row 9 first.
    #[test]
    fn the_reference_picks_the_same_rows() {
        let features = circle(&[0.0, 3.0, 6.0, 7.0, 9.0, 14.0, 20.0, 60.0, 66.0, 70.0, 71.0, 76.0]);
        let rows: Vec<u32> = (0..12).collect();
        let ask = |rows: &[u32], labeled: &[u32], batch| {
            let candidates = Candidates { rows, labeled, batch, seed: 3, ..Candidates::of(&features) };
            TypiClust.select(&candidates, 2).iter().map(|pick| pick.row).collect::<Vec<_>>()
        };
        assert_eq!(ask(&rows, &[], 2), [3, 9]);
        let open: Vec<u32> = rows.iter().copied().filter(|row| *row != 3).collect();
        assert_eq!(ask(&open, &[3], 1)[0], 9);
    }

    #[test]
    fn typicality_is_the_mean_distance_to_the_nearest() {
        // On a line, with two neighbours each.
        let places = [[0f32], [1.0], [3.0], [4.0], [20.0]];
        let points: Vec<&[f32]> = places.iter().map(|place| &place[..]).collect();
        // 0: 1, 3. 1: 1, 2. 3: 1, 2. 4: 1, 3. 20: 16, 17. Equal ones keep row order.
        assert_eq!(by_typicality(&points, (0..5).collect()), [1, 2, 0, 3, 4]);
        assert_eq!(by_typicality(&points, vec![4]), [4]);
    }

    #[test]
    fn clusters_of_fewer_than_five_rows_wait() {
        // Heaps of 8 and 6 rows, and three outliers together: two clusters give in turn, the outliers come last.
        let degrees: Vec<f32> = (0..17)
            .map(|i| {
                if i < 8 {
                    i as f32
                } else if i < 14 {
                    30.0 + i as f32
                } else {
                    80.0 + i as f32
                }
            })
            .collect();
        let features = circle(&degrees);
        let rows: Vec<u32> = (0..17).collect();
        let candidates = Candidates { rows: &rows, batch: 3, seed: 1, ..Candidates::of(&features) };
        let picks: Vec<u32> = TypiClust.select(&candidates, 17).iter().map(|pick| pick.row).collect();
        assert!(picks[0] < 8 && (8..14).contains(&picks[1]) && picks[2] < 8, "{picks:?}");
        assert!(picks[14..].iter().all(|row| *row >= 14), "{picks:?}");
    }
}
