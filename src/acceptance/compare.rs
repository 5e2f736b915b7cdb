//! Compare: what the current model says about items that an earlier one answered.

use crate::domain::{ProjectId, Timestamp};
use crate::error::Result;
use crate::models::Score;
use crate::rounds::{Workshop, current_scores};
use crate::store::audit::NewAudit;
use serde_json::json;

/// Compares every active acceptance with the current model where that has not been done yet. Returns whether there was
/// anything to do.
pub fn compare_with_current_model(workshop: &Workshop, project: ProjectId, now: Timestamp) -> Result<bool> {
    let store = &workshop.store;
    let due = store.read(|reader| {
        let Some(model) = reader.project(project)?.model else { return Ok(vec![]) };
        let rows = reader.acceptances(project)?;
        Ok(rows.into_iter().filter(|row| row.state == "active" && row.checked_model != Some(model)).collect())
    })?;
    if due.is_empty() {
        return Ok(false);
    }
    let Some((current, block)) = current_scores(workshop, project)? else { return Ok(false) };
    let (scores, model, round) = (block.as_slice::<Score>(), current.id, current.round);
    for row in due {
        let labels = store.read(|reader| reader.standing_labels(project, row.id))?;
        let compared: Vec<bool> =
            labels.iter().filter_map(|label| Some(scores.get(label.row as usize)?.top != label.class)).collect();
        let (all, other) = (compared.len() as u64, compared.iter().filter(|&&differs| differs).count() as u64);
        store.write(move |tx| {
            tx.set_comparison(row.id, model, all, other)?;
            tx.audit(NewAudit {
                at: now,
                actor: None,
                action: "acceptance.compare",
                project: Some(project),
                subject: format!("acceptance {}", row.id),
                detail: json!({"model": model.0, "round": round, "labels": all, "disagreeing": other}),
            })
        })?;
    }
    Ok(true)
}
