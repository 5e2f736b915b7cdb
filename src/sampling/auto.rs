//! Auto, the default: a mixture whose shares follow from what the labels have shown so far.
//!
//! No single rule is safe. Rules that look at the pool alone win while classes have few labels, undecided rows win
//! later, and each loses badly where the other wins: of margin, cluster margin, coverage and TypiClust, each is the worst of
//! the four on one of trec, sms-spam, ag-news, dbpedia14 and receipt lines (`docs/learning.md`). So:
//!
//! - **Cover** (half [`super::coverage`], half [`super::typiclust`]): all of it before the first model, then a share that falls
//!   from [`COVER`] to nothing at [`COVERED`] labels per class, or longer, while classes of the schema have no label yet.
//! - **Balance** ([`super::class_balanced`]): of the rest, a share that grows with how uneven the labels are.
//! - **Decide** ([`super::cluster_margin`]; from [`LATE`] labels per class on [`super::power_margin`], because by then
//!   subjects are covered and spreading the batch only costs): what is left.
//!
//! The uniform draws that the project's exploration adds stand beside this. Nothing is learned from the holdout here, so
//! what measures the model does not steer it. The places of each part are spread evenly over the queue; a row that two
//! parts want stands once. No inclusion probability is reported for a mixture.

use std::collections::BTreeSet;

use super::class_balanced::ClassBalanced;
use super::cluster_margin::ClusterMargin;
use super::coverage::Coverage;
use super::power_margin::PowerMargin;
use super::share::{drawn_after, ranked};
use super::typiclust::TypiClust;
use super::{Candidates, Mixture, Pick, Strategy};

/// Share of covering rules right after the first model.
const COVER: f64 = 0.85;
/// Labels per class at which every class is well covered.
const COVERED: f64 = 30.0;
/// Labels per class from which decisions alone are left.
const LATE: f64 = 60.0;
/// Share of balance, of what covering leaves, when labels are even and when they are all of one class.
const BALANCE: (f64, f64) = (0.3, 0.6);

/// See the file's head.
pub(super) struct Auto;

impl Strategy for Auto {
    fn name(&self) -> &'static str {
        "auto"
    }

    fn title(&self) -> &'static str {
        "Auto: covers the pool, then asks about undecided items of every class"
    }

    fn needs_model(&self) -> bool {
        false
    }

    fn mixture(&self, candidates: &Candidates<'_>) -> Option<Mixture> {
        Some(mixture(candidates))
    }

    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        interleave(&mixture(candidates), candidates, count).into_iter().map(|(pick, _)| pick).collect()
    }
}

fn mixture(candidates: &Candidates<'_>) -> Mixture {
    let n = candidates.labels.len() as f64;
    if candidates.scores.is_none() {
        return Mixture {
            parts: vec![(&Coverage, 0.5), (&TypiClust, 0.5)],
            reason: "There is no model yet: typical items of every kind, so that every class is met early.".into(),
        };
    }
    let classes = candidates.classes.max(2);
    let mut counts = vec![0usize; classes];
    for &(_, class) in candidates.labels {
        if let Some(count) = counts.get_mut(class as usize) {
            *count += 1;
        }
    }
    let unseen = counts.iter().filter(|count| **count == 0).count();
    let per_class = n / classes as f64;
    let uncovered = (1.0 - per_class / COVERED).max(unseen as f64 / classes as f64).clamp(0.0, 1.0);
    let cover = COVER * uncovered;
    let balance = (1.0 - cover) * (BALANCE.0 + (BALANCE.1 - BALANCE.0) * unevenness(&counts));
    let decide = 1.0 - cover - balance;
    let decider: &'static dyn Strategy = if per_class < LATE { &ClusterMargin } else { &PowerMargin };
    let mut parts: Vec<(&'static dyn Strategy, f64)> =
        vec![(&Coverage, cover / 2.0), (&TypiClust, cover / 2.0), (&ClassBalanced, balance), (decider, decide)];
    parts.retain(|(_, share)| *share > 0.0);
    let percent = |share: f64| format!("{:.0} %", share * 100.0);
    let missing = match unseen {
        0 => String::new(),
        1 => ", and 1 class has none".into(),
        more => format!(", and {more} classes have none"),
    };
    let reason = format!(
        "{per_class:.0} labels a class{missing}: {} covers the pool, {} evens out the classes, {} decides between classes.",
        percent(cover),
        percent(balance),
        percent(decide)
    );
    Mixture { parts, reason }
}

/// 0 when all classes have as many labels, 1 when one has them all: 1 minus the entropy of the shares over its maximum.
fn unevenness(counts: &[usize]) -> f64 {
    let n = counts.iter().sum::<usize>() as f64;
    if n == 0.0 || counts.len() < 2 {
        return 0.0;
    }
    let entropy: f64 =
        counts.iter().filter(|&&count| count > 0).map(|&count| count as f64 / n).map(|p| -p * p.ln()).sum();
    (1.0 - entropy / (counts.len() as f64).ln()).clamp(0.0, 1.0)
}

/// Up to `count` picks of a mixture's parts, each with its part's name: at every place the part that is furthest behind
/// its share, so every prefix holds all parts in their shares.
pub(super) fn interleave(mixture: &Mixture, candidates: &Candidates<'_>, count: usize) -> Vec<(Pick, &'static str)> {
    struct Part {
        name: &'static str,
        share: f64,
        due: f64,
        picks: std::vec::IntoIter<Pick>,
    }
    let mut parts: Vec<Part> = mixture
        .parts
        .iter()
        .map(|(rule, share)| {
            // A quarter more than its share, because parts want the same rows now and then.
            let own = ((count as f64 * share * 1.25).ceil() as usize + candidates.batch).min(count);
            let picks = rule.select(candidates, own).into_iter();
            Part { name: rule.name(), share: *share, due: 0.0, picks }
        })
        .collect();
    let mut taken = BTreeSet::new();
    let mut placed = Vec::with_capacity(count);
    while placed.len() < count && !parts.is_empty() {
        parts.iter_mut().for_each(|part| part.due += part.share);
        let first = (0..parts.len()).fold(0, |best, at| if parts[at].due > parts[best].due { at } else { best });
        let part = &mut parts[first];
        match part.picks.by_ref().find(|pick| taken.insert(pick.row)) {
            Some(pick) => {
                part.due -= 1.0;
                placed.push((Pick { probability: None, ..pick }, part.name));
            }
            None => {
                parts.remove(first);
            }
        }
    }
    // Parts overlap, so a mixture can run dry before the pool does.
    if placed.len() < count.min(candidates.rows.len()) {
        let rows: Vec<u32> = placed.iter().map(|(pick, _)| pick.row).collect();
        let rest = if candidates.scores.is_some() {
            (ranked(candidates, rows, count), "margin")
        } else {
            (drawn_after(candidates, rows, count), "random")
        };
        let from = placed.len();
        placed.extend(rest.0.into_iter().skip(from).map(|pick| (pick, rest.1)));
    }
    // Utilities of different rules have no common scale; the order is what the mixture says.
    let n = placed.len() as f64;
    placed.iter_mut().enumerate().for_each(|(at, (pick, _))| pick.utility = (n - at as f64) / n);
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::FeatureMatrix;
    use crate::models::Score;
    use crate::sampling::expected_change::ExpectedChange;

    fn shares(labels: &[(u32, u32)], classes: usize) -> Vec<(&'static str, f64)> {
        let features = FeatureMatrix::new();
        let candidates = Candidates { scores: Some(&[]), labels, classes, ..Candidates::of(&features) };
        mixture(&candidates).parts.iter().map(|(rule, share)| (rule.name(), (share * 1e6).round() / 1e6)).collect()
    }

    fn labels(counts: &[usize]) -> Vec<(u32, u32)> {
        let classes = counts.iter().enumerate().flat_map(|(class, &n)| std::iter::repeat_n(class as u32, n));
        (0..).zip(classes).collect()
    }

    #[test]
    fn shares_by_hand() {
        // 15 of 30 labels a class, all even: cover 0.425, balance 0.3 of the rest.
        assert_eq!(
            shares(&labels(&[15, 15]), 2),
            [("coverage", 0.2125), ("typiclust", 0.2125), ("class_balanced", 0.1725), ("cluster_margin", 0.4025)]
        );
        // A class without a label keeps a third of the covering on, and 60 labels a class are late.
        let late = shares(&labels(&[120, 60, 0]), 3);
        assert_eq!(late[0], ("coverage", 0.141667));
        assert_eq!(late[3].0, "power_margin");
        // All even and all covered: no covering.
        assert_eq!(shares(&labels(&[100, 100]), 2), [("class_balanced", 0.3), ("power_margin", 0.7)]);
    }

    #[test]
    fn unevenness_by_hand() {
        assert_eq!(unevenness(&[5, 5]), 0.0);
        assert_eq!(unevenness(&[5, 0]), 1.0);
        assert_eq!(unevenness(&[0, 0]), 0.0);
        // Shares 3/4 and 1/4: entropy 0.562335 of 0.693147.
        assert!((unevenness(&[3, 1]) - 0.188722).abs() < 1e-6);
    }

    #[test]
    fn every_prefix_holds_the_parts_in_their_shares() {
        let features = FeatureMatrix::new();
        let scores: Vec<Score> = (0..60)
            .map(|row| Score { top: row % 2, confidence: 0.6, margin: 0.2 + row as f32 / 100.0, entropy: 0.0 })
            .collect();
        let rows: Vec<u32> = (0..60).collect();
        let candidates = Candidates { rows: &rows, scores: Some(&scores), ..Candidates::of(&features) };
        let mixture = Mixture { parts: vec![(&ClassBalanced, 0.25), (&PowerMargin, 0.75)], reason: String::new() };
        let placed = interleave(&mixture, &candidates, 40);
        assert_eq!(placed.iter().map(|(pick, _)| pick.row).collect::<BTreeSet<_>>().len(), 40);
        for end in [4, 8, 20, 40] {
            let balanced = placed[..end].iter().filter(|(_, name)| *name == "class_balanced").count();
            assert_eq!(balanced, end / 4, "{end}");
        }
        // One part runs dry: the other goes on.
        let without_model: &'static dyn Strategy = &ExpectedChange;
        let dry = Mixture { parts: vec![(without_model, 0.5), (&PowerMargin, 1.0)], reason: String::new() };
        assert_eq!(interleave(&dry, &candidates, 60).len(), 60);
    }
}
