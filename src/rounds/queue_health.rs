//! Whether the queue still is what the model in use would make of it: how much of the pool it scored, what ordered what
//! waits, and an alarm where the order is no longer the model's.

use super::workshop::Workshop;
use crate::error::Result;
use crate::models::Score;
use crate::store::{Lane, ProjectRow, Reader};
use serde::Serialize;

/// Items at the front whose confidence is held against the model's.
const FRONT: usize = 200;
/// Of those, the share that may differ: scores are rounded when they are stored.
const MAY_DIFFER: f64 = 0.02;
const CLOSE: f64 = 0.001;

/// What orders a project's queue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QueueHealth {
    /// The strategy's name.
    pub strategy: String,
    /// The round of the model in use; null before there is one.
    pub model_round: Option<i64>,
    /// Items that model has scored.
    pub scored: u64,
    /// Chosen items that wait.
    pub waiting: u64,
    /// Of these, drawn at random.
    pub random: u64,
    /// What is wrong with the order, in words; null where nothing is.
    pub alarm: Option<String>,
}

/// Looks at the queue of a project.
pub fn queue_health(workshop: &Workshop, reader: &Reader<'_>, row: &ProjectRow) -> Result<QueueHealth> {
    let sources = reader.queue_sources(row.id, Lane::Main)?;
    let mut health = QueueHealth {
        strategy: row.settings.strategy.clone(),
        model_round: None,
        scored: 0,
        waiting: sources.iter().map(|(_, n)| n).sum(),
        random: sources.iter().filter(|(source, _)| source == "random").map(|(_, n)| n).sum(),
        alarm: None,
    };
    let Some(current) = row.model else { return Ok(health) };
    let model = reader.model(current)?;
    let block = workshop.scores(&model)?;
    let scores = block.as_ref().map_or(&[][..], |block| block.as_slice::<Score>());
    health.model_round = Some(model.round);
    health.scored = row.items.min(scores.len() as u64);
    let (ordered, others) = reader.ordered_by_others(row.id, current)?;
    if others > 0 {
        health.alarm = Some(format!(
            "{others} of {ordered} chosen items were ordered by another model than the one that suggests now. Start a round, or roll back once more."
        ));
        return Ok(health);
    }
    let front = reader.queue_front(row.id, Lane::Main, FRONT)?;
    let of_model = |entry: &crate::store::QueueEntry| scores.get(entry.row as usize).map(|s| f64::from(s.confidence));
    let pairs: Vec<(f64, f64)> = front.iter().filter_map(|entry| Some((entry.confidence?, of_model(entry)?))).collect();
    health.alarm = mismatch(&pairs);
    Ok(health)
}

/// What is wrong when the confidences that stand in the queue are not the model's own.
fn mismatch(pairs: &[(f64, f64)]) -> Option<String> {
    let wrong = pairs.iter().filter(|(queued, own)| (queued - own).abs() > CLOSE).count();
    (wrong as f64 > MAY_DIFFER * pairs.len() as f64).then(|| {
        format!(
            "The queue does not match the model's scores: {wrong} of the {} items at its front stand there with another confidence than the model gives them. Start a round; if this stays, look at the server's log.",
            pairs.len()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::mismatch;

    #[test]
    fn a_queue_of_other_scores_is_told() {
        let fits: Vec<(f64, f64)> = (0..100).map(|n| (f64::from(n) / 100.0, f64::from(n) / 100.0 + 1e-6)).collect();
        assert_eq!(mismatch(&fits), None);
        assert_eq!(mismatch(&[]), None);
        let mut broken = fits;
        broken.iter_mut().take(3).for_each(|pair| pair.0 += 0.2);
        assert!(mismatch(&broken).unwrap().contains("3 of the 100 items"));
    }
}
