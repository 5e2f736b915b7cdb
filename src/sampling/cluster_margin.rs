//! Cluster margin (Citovsky et al. 2021): a shortlist of undecided rows is clustered, and the picks go round the
//! clusters, so no subject fills the batch alone.
//!
//! Here the shortlist of a batch is ten times as long and drawn by [`super::power_margin`]; k-means in the embedding makes
//! as many clusters as the batch has places. The largest cluster is asked first, each gives its most undecided row, then
//! its second, and so on. What goes beyond one shortlist is worked through in the same way, shortlist after shortlist,
//! so the cost of a thousand picks is that of a few small clusterings, whatever the size of the pool. Batches of more
//! than [`MOST_CLUSTERS`] places take several rows of a cluster.
//!
//! The shortlist is drawn, but whether a row leads its cluster has no probability in closed form: none is reported.

use std::cmp::Reverse;

use super::embedding::embed;
use super::kmeans::{kmeans, members};
use super::share::{DIMS, ranked};
use super::{Candidates, Pick, Strategy, power_margin};

/// Rows on the shortlist per place of a batch.
const SHORTLIST: usize = 10;

/// Clusters at most.
const MOST_CLUSTERS: usize = 200;

/// See the file's head.
pub(super) struct ClusterMargin;

impl Strategy for ClusterMargin {
    fn name(&self) -> &'static str {
        "cluster_margin"
    }

    fn title(&self) -> &'static str {
        "Cluster margin: undecided items, one of each kind at a time"
    }

    fn needs_model(&self) -> bool {
        true
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        let clusters = candidates.batch.clamp(1, MOST_CLUSTERS);
        let size = clusters * SHORTLIST;
        let drawn = power_margin::draw(candidates, candidates.rows, count.next_multiple_of(size));
        let drawn: Vec<u32> = drawn.iter().map(|pick| pick.row).collect();
        if drawn.is_empty() {
            return Vec::new();
        }
        let shortlists = drawn.chunks(size).take(count.div_ceil(size));
        let rows = shortlists.flat_map(|shortlist| round_robin(candidates, shortlist, clusters)).collect();
        ranked(candidates, rows, count)
    }
}

/// The shortlist in the order that goes round its clusters.
fn round_robin(candidates: &Candidates<'_>, shortlist: &[u32], clusters: usize) -> Vec<u32> {
    let embedding = embed(candidates.features, shortlist, DIMS);
    let points: Vec<&[f32]> = (0..shortlist.len()).map(|at| embedding.row(at)).collect();
    let mut clusters = members(&kmeans(&points, clusters, candidates.seed));
    let margin = |at: usize| candidates.scores.map_or(0.0, |scores| scores[shortlist[at] as usize].margin);
    for members in &mut clusters {
        members.sort_by(|&a, &b| margin(a).total_cmp(&margin(b)).then(shortlist[a].cmp(&shortlist[b])));
    }
    clusters.sort_by_key(|members| Reverse(members.len()));
    let deepest = clusters.first().map_or(0, Vec::len);
    (0..deepest)
        .flat_map(|depth| clusters.iter().filter_map(move |members| members.get(depth)))
        .map(|&at| shortlist[at])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{FeatureMatrix, Segment};
    use crate::models::Score;

    #[test]
    fn each_subject_gives_its_most_undecided_row_the_largest_first() {
        // Subjects of 12, 6 and 2 rows in a column of their own; the larger the subject, the more undecided it is.
        let subject = |row: u32| u32::from(row >= 12) + u32::from(row >= 18);
        let indices: Vec<u32> = (0..20).map(subject).collect();
        let mut features = FeatureMatrix::new();
        let starts: Vec<u64> = (0..=20).collect();
        features.push(Segment::new(starts.into(), indices.into(), vec![1f32; 20].into()).unwrap(), 3);
        let scores: Vec<Score> = (0..20)
            .map(|row| {
                // Within a subject the last row is the most undecided.
                let margin = 0.1 + 0.2 * subject(row) as f32 - 0.005 * row as f32;
                Score { top: 0, confidence: (1.0 + margin) / 2.0, margin, entropy: 0.0 }
            })
            .collect();
        let rows: Vec<u32> = (0..20).collect();
        let candidates = Candidates { rows: &rows, scores: Some(&scores), batch: 3, ..Candidates::of(&features) };
        let order: Vec<u32> = ClusterMargin.select(&candidates, 6).iter().map(|pick| pick.row).collect();
        assert_eq!(order, [11, 17, 19, 10, 16, 18]);
    }
}
