//! The order of the queue after a round: the strategy's picks, an exploration share between them, no near-duplicates
//! close together.
//!
//! **Exploration.** Of `count` places, `floor(count * exploration)` are filled by a uniform draw without replacement from
//! *all* candidates, at fixed places: place `p` (from 0) is one when `floor((p + 1) * exploration)` is greater than
//! `floor(p * exploration)`; with 0.1 these are 9, 19, 29, ... What is drawn does not depend on the model, so its labels
//! are a fair sample: every candidate had the same probability, draws / candidates, which stands beside each drawn pick.
//! A row that is drawn and also a strategy's pick stands once, as drawn. Draws come in random order, so whoever stops
//! half way through the queue has a uniform sample too, of fewer draws.
//!
//! **Near-duplicates.** A strategy's pick with a cosine above 0.9 to another row less than `batch` places away goes to the
//! back: behind all others of this plan, or out of it when others fill the queue; it stays a candidate for the next round.
//! Draws never move, since a sample that avoids lookalikes is not uniform; so two draws may resemble each other.
//!
//! **Before the first model** a strategy that needs one is replaced by coverage for the first [`COLD_BATCHES`] batches of
//! the project's labels, and by uniform draws behind them.

use super::auto::interleave;
use super::near::Placed;
use super::random::draw;
use super::{Candidates, Pick, Strategy, coverage::Coverage};

/// Batches that coverage fills when a strategy has no model yet; by then there should be one.
const COLD_BATCHES: usize = 3;

/// The name of a uniform draw as the source of a pick.
const RANDOM: &str = "random";

/// How to fill the queue.
#[derive(Clone, Copy)]
pub struct PlanSettings<'a> {
    /// The rule that picks.
    pub strategy: &'a dyn Strategy,
    /// Share of places filled by uniform draws, 0 to 1.
    pub exploration: f64,
    /// Places to fill.
    pub count: usize,
    /// Labels between two rounds: picks this close together are answered with the same model in mind.
    pub batch: usize,
}

/// One place of the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// What to ask; `probability` is there for uniform draws.
    pub pick: Pick,
    /// The rule that picked it (of a mixture, the part), or `random` for a uniform draw.
    pub source: String,
}

/// The queue, best first: `count` different candidates, or all of them when there are fewer (candidates that have no
/// score yet may be left out by a strategy that needs one). Same candidates, settings and seed, same queue.
pub fn plan(candidates: &Candidates<'_>, settings: &PlanSettings<'_>) -> Vec<Planned> {
    let all = candidates.rows.len();
    let count = settings.count.min(all);
    let share = if settings.exploration.is_finite() { settings.exploration.clamp(0.0, 1.0) } else { 0.0 };
    // A hair above, so that 0.29 * 100 is 29.
    let draws_before = |place: usize| (place as f64 * share + 1e-9).floor() as usize;
    let batch = settings.batch.max(1);

    // Enough that suppressed picks are replaced by the next best ones.
    let asked = count.saturating_mul(2).saturating_add(batch).min(all);
    let is_cold = settings.strategy.needs_model() && candidates.scores.is_none();
    let strategy: &dyn Strategy = if is_cold { &Coverage } else { settings.strategy };
    // What coverage has started is counted in: people label faster than the first model comes.
    let cold_places = (COLD_BATCHES * batch).saturating_sub(candidates.labeled.len());
    let strategy_places = match strategy.name() {
        RANDOM => 0,
        _ if is_cold => count.min(cold_places),
        _ => count,
    };
    let told = Candidates { batch, ..*candidates };
    let is_asked = strategy_places > 0 && share < 1.0;
    let picks: Vec<(Pick, &'static str)> = match strategy.mixture(&told) {
        _ if !is_asked => Vec::new(),
        Some(mixture) => interleave(&mixture, &told, asked),
        None => {
            let mut picks = strategy.select(&told, asked);
            if picks.iter().any(|pick| pick.probability.is_some()) {
                // More were asked than there is room for: on record goes the probability of being among those with a place.
                let own = strategy_places - draws_before(strategy_places);
                let chances = strategy.chances(&told, &picks, own);
                for (pick, chance) in picks.iter_mut().zip(chances) {
                    pick.probability = chance.or(pick.probability);
                }
            }
            picks.into_iter().map(|pick| (pick, strategy.name())).collect()
        }
    };
    let strategy_places = strategy_places.min(picks.len());

    // Draws stand at their places among the strategy's, and have all places behind them.
    let draws = draws_before(strategy_places) + (count - strategy_places);
    let drawn = draw(candidates.rows, draws, candidates.seed ^ 0x0064_7261_7773);
    let probability = drawn.len() as f64 / all.max(1) as f64;
    let is_draw = |place: usize| place >= strategy_places || draws_before(place + 1) > draws_before(place);

    let mut placed = Placed::new(candidates.features);
    for (row, place) in drawn.iter().zip((0..count).filter(|place| is_draw(*place))) {
        placed.place(*row, place);
    }
    let mut drawn_rows = drawn.clone();
    drawn_rows.sort_unstable();

    let mut queue: Vec<Planned> = Vec::with_capacity(count);
    let mut waiting = picks.into_iter().filter(|(pick, _)| drawn_rows.binary_search(&pick.row).is_err());
    let mut draws = drawn.into_iter();
    let mut set_aside: Vec<(Pick, &'static str)> = Vec::new();
    for place in 0..count {
        let draw = if is_draw(place) { draws.next() } else { None };
        if let Some(row) = draw {
            let pick = Pick { row, utility: 0.0, probability: Some(probability) };
            queue.push(Planned { pick, source: RANDOM.into() });
            continue;
        }
        let mut fresh = None;
        for (pick, rule) in waiting.by_ref() {
            if placed.has_near(pick.row, place, batch) {
                set_aside.push((pick, rule));
            } else {
                fresh = Some((pick, rule));
                break;
            }
        }
        let Some((pick, rule)) = fresh else { break };
        placed.place(pick.row, place);
        queue.push(Planned { pick, source: rule.into() });
    }
    // The strategy had nothing fresh left: the remaining draws, then what was set aside.
    queue.extend(draws.map(|row| Planned {
        pick: Pick { row, utility: 0.0, probability: Some(probability) },
        source: RANDOM.into(),
    }));
    let room = count - queue.len().min(count);
    queue.extend(set_aside.into_iter().take(room).map(|(pick, rule)| Planned { pick, source: rule.into() }));
    queue
}

#[cfg(test)]
#[path = "batch_tests.rs"]
mod tests;
