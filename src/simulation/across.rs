//! Strategies across data sets: who is ahead on the whole, and who is never far behind.

use super::curve::Estimate;
use super::summary::Summary;

/// A strategy on all data sets with one noise level, by area under macro F1.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Share of wrong answers.
    pub noise: f64,
    /// The strategy's name.
    pub strategy: String,
    /// Data sets.
    pub sets: usize,
    /// Mean area.
    pub area: f64,
    /// Mean place among the strategies, 1 the best; equals share the mean of their places.
    pub rank: f64,
    /// How far below the best strategy of each data set: the mean.
    pub mean_regret: f64,
    /// The most.
    pub worst_regret: f64,
    /// The data set of the most.
    pub worst_data: String,
    /// Data sets on which the paired difference to random is wholly above zero, not clear, wholly below zero.
    pub against_random: Option<[usize; 3]>,
    /// Seeds won against random, and of how many, on all data sets.
    pub seeds_won: (usize, usize),
}

/// One entry per noise level and strategy, in order of appearance.
pub fn standings(summaries: &[Summary]) -> Vec<Standing> {
    let mut order: Vec<(f64, &str)> = Vec::new();
    for summary in summaries {
        let key = (summary.noise, summary.strategy.as_str());
        if !order.contains(&key) {
            order.push(key);
        }
    }
    let of = |(noise, strategy): (f64, &str)| {
        let own: Vec<&Summary> = summaries.iter().filter(|s| s.noise == noise && s.strategy == strategy).collect();
        standing(&own, summaries)
    };
    order.into_iter().map(of).collect()
}

/// `own`: a strategy's summary on each data set, at least one.
fn standing(own: &[&Summary], all: &[Summary]) -> Standing {
    let n = own.len() as f64;
    let areas = |of: &Summary| -> Vec<f64> {
        let is_rival = |s: &&Summary| s.data == of.data && s.noise == of.noise;
        all.iter().filter(is_rival).map(|s| s.macro_f1_area.mean).collect()
    };
    let regret = |of: &Summary| areas(of).into_iter().fold(f64::MIN, f64::max) - of.macro_f1_area.mean;
    let worst = own.iter().copied().max_by(|a, b| regret(a).total_cmp(&regret(b)));
    let met: Vec<_> = own.iter().filter_map(|summary| summary.against_random.as_ref()).collect();
    let against = met.iter().fold([0; 3], |mut counts, against| {
        counts[side(&against.difference)] += 1;
        counts
    });
    Standing {
        noise: own[0].noise,
        strategy: own[0].strategy.clone(),
        sets: own.len(),
        area: own.iter().map(|summary| summary.macro_f1_area.mean).sum::<f64>() / n,
        rank: own.iter().map(|summary| rank(summary.macro_f1_area.mean, &areas(summary))).sum::<f64>() / n,
        mean_regret: own.iter().map(|summary| regret(summary)).sum::<f64>() / n,
        worst_regret: worst.map_or(f64::NAN, regret),
        worst_data: worst.map(|summary| summary.data.clone()).unwrap_or_default(),
        against_random: (!met.is_empty()).then_some(against),
        seeds_won: (met.iter().map(|against| against.won).sum(), met.iter().map(|against| against.seeds).sum()),
    }
}

/// 0 above zero, 1 not clear, 2 below zero; a single seed is never clear.
fn side(difference: &Estimate) -> usize {
    match difference.interval {
        Some(interval) if interval.low > 0.0 => 0,
        Some(interval) if interval.high < 0.0 => 2,
        _ => 1,
    }
}

/// The place of `area` among `areas`, itself included.
fn rank(area: f64, areas: &[f64]) -> f64 {
    let ahead = areas.iter().filter(|other| **other > area).count() as f64;
    let equal = areas.iter().filter(|other| **other == area).count() as f64;
    ahead + (equal + 1.0) / 2.0
}

#[cfg(test)]
mod tests {
    use super::super::step::Step;
    use super::super::summary::summarize;
    use super::super::summary::tests::{outcome, step};
    use super::*;

    #[test]
    fn ranks_and_regret_by_hand() {
        let on = |data: &str, strategy: &str, value: f64| {
            [1, 2].map(|seed| Step { data: data.into(), ..step(strategy, seed, 20, value + 0.001 * seed as f64) })
        };
        // On d: margin 0.5, random 0.3, core 0.5. On e: margin 0.2, random 0.4, core 0.3.
        let steps = [
            on("d", "margin", 0.5),
            on("d", "random", 0.3),
            on("d", "core", 0.5),
            on("e", "margin", 0.2),
            on("e", "random", 0.4),
            on("e", "core", 0.3),
        ]
        .concat();
        let all = standings(&summarize(&outcome(&steps), 0.95, 0.02));
        assert_eq!(all.iter().map(|s| s.strategy.as_str()).collect::<Vec<_>>(), ["margin", "random", "core"]);
        let margin = &all[0];
        assert_eq!((margin.sets, margin.rank), (2, (1.5 + 3.0) / 2.0));
        assert!((margin.mean_regret - 0.1).abs() < 1e-12 && (margin.worst_regret - 0.2).abs() < 1e-12);
        assert_eq!((margin.worst_data.as_str(), margin.against_random), ("e", Some([1, 0, 1])));
        assert_eq!(margin.seeds_won, (2, 4));
        assert_eq!((all[1].rank, all[1].against_random), ((3.0 + 1.0) / 2.0, None));
        assert!((all[2].rank - 1.75).abs() < 1e-12 && (all[2].area - 0.4015).abs() < 1e-12);
    }
}
