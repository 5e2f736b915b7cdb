//! What time does by itself: verdicts leave their undo window; late items are said to be late, once; items that should end by themselves end as expired;
//! actions of which nothing more is heard are unknown. Nothing here approves, and nothing moves a threshold.

use super::cancel::end;
use super::hold::release_due;
use super::record::about_decision;
use crate::domain::Timestamp;
use crate::error::Result;
use crate::store::{Store, Tx};
use serde_json::json;

/// Done in one transaction, so that people's verdicts get in between.
const MOST: usize = 100;

/// Does what is due. Returns how much that was.
pub fn settle_due(store: &Store, now: Timestamp) -> Result<usize> {
    let released = release_due(store, now)?;
    if released > 0 {
        return Ok(released);
    }
    let is_due = store.read(|r| {
        Ok(!r.unsaid_breaches(now, 1)?.is_empty()
            || !r.expired_items(now, 1)?.is_empty()
            || !r.silent_effects(now, 1)?.is_empty())
    })?;
    if !is_due {
        return Ok(0);
    }
    store.write(move |tx| Ok(breaches(tx, now)? + expiries(tx, now)? + silences(tx, now)?))
}

fn breaches(tx: &Tx<'_>, now: Timestamp) -> Result<usize> {
    let late = tx.unsaid_breaches(now, MOST)?;
    for one in &late {
        // Of a gold item only the queue says that it is late: nobody is sent for it.
        if tx.note_breach(one.item, one.tier, now)? && tx.gold_behind(one.decision)?.is_none() {
            let detail = json!({"item": one.item, "tier": one.tier});
            about_decision(tx, "item.sla_breach", None, one.decision, detail.clone(), now)?;
            tx.happen(one.workflow, "item.sla_breached", Some(one.decision), Some(one.item), detail, now)?;
        }
    }
    Ok(late.len())
}

fn expiries(tx: &Tx<'_>, now: Timestamp) -> Result<usize> {
    let over = tx.expired_items(now, MOST)?;
    for one in &over {
        let decision = tx.model_decision(one.decision)?;
        let on_expire = tx.review_item(one.item)?.on_expire;
        end(tx, &decision, "expired", now)?;
        if tx.gold_behind(one.decision)?.is_some() {
            continue;
        }
        let detail = json!({"item": one.item, "on_expire": on_expire});
        about_decision(tx, "item.expire", None, one.decision, detail.clone(), now)?;
        tx.happen(one.workflow, "item.expired", Some(one.decision), Some(one.item), detail, now)?;
    }
    Ok(over.len())
}

fn silences(tx: &Tx<'_>, now: Timestamp) -> Result<usize> {
    let silent = tx.silent_effects(now, MOST)?;
    for (decision, workflow) in &silent {
        tx.set_effect(*decision, "unknown", now)?;
        about_decision(tx, "effect.unknown", None, *decision, json!({}), now)?;
        tx.happen(*workflow, "decision.effect_unknown", Some(*decision), None, json!({}), now)?;
    }
    Ok(silent.len())
}
