//! scratch
use std::collections::BTreeSet;
use super::{Candidates, Pick, Strategy, class_balanced::ClassBalanced, cluster_margin::ClusterMargin, coverage::Coverage, power_margin::PowerMargin, margin::Margin, typiclust::TypiClust};
pub(super) struct Auto;
fn knob(name: &str, default: f64) -> f64 {
    static KNOBS: std::sync::OnceLock<std::collections::BTreeMap<String, f64>> = std::sync::OnceLock::new();
    *KNOBS.get_or_init(|| std::env::vars().filter_map(|(k, v)| Some((k, v.parse().ok()?))).collect()).get(name).unwrap_or(&default)
}
impl Strategy for Auto {
    fn name(&self) -> &'static str { "auto" }
    fn title(&self) -> &'static str { "Auto" }
    fn needs_model(&self) -> bool { true }
    fn select(&self, candidates: &Candidates<'_>, count: usize) -> Vec<Pick> {
        if candidates.scores.is_none() { return Vec::new(); }
        let n = candidates.labels.len() as f64; let k = candidates.classes as f64;
        let t = knob("AT", 10.0) * k;
        let left = ((t - n) / t).clamp(0.0, 1.0);
        let cov = if knob("AHARD", 0.0) > 0.0 { if n < t { knob("ACOV", 0.85) } else { 0.0 } } else { knob("ACOV", 0.85) * left };
        let rest = 1.0 - cov;
        let bal = knob("ABAL", 0.4) * rest; let clu = knob("ACLU", 0.6) * rest; let pow = knob("APOW", 0.0) * rest; let mar = knob("AMAR", 0.0) * rest;
        let start: &dyn Strategy = if knob("ATYP", 0.0) > 0.0 { &TypiClust } else { &Coverage };
        let arms: [(&dyn Strategy, f64); 5] = [(start, cov), (&ClassBalanced, bal), (&ClusterMargin, clu), (&PowerMargin, pow), (&Margin, mar)];
        let total: f64 = arms.iter().map(|a| a.1).sum();
        let mut lists: Vec<(f64, f64, std::vec::IntoIter<Pick>)> = arms.iter().filter(|a| a.1 > 0.0).map(|(s, w)| (w / total, 0.0, s.select(candidates, count).into_iter())).collect();
        let mut taken = BTreeSet::new(); let mut out: Vec<Pick> = vec![];
        while out.len() < count && !lists.is_empty() {
            lists.iter_mut().for_each(|l| l.1 += l.0);
            let at = (0..lists.len()).fold(0, |b, i| if lists[i].1 > lists[b].1 { i } else { b });
            lists[at].1 -= 1.0;
            match lists[at].2.by_ref().find(|p| !taken.contains(&p.row)) { Some(p) => { taken.insert(p.row); out.push(p); } None => { lists.remove(at); } }
        }
        out
    }
}
