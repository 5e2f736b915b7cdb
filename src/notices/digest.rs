//! Digests: one message for a queue and a moment, and only if something waits. Each class of items has its rhythm: what
//! is due within minutes is summed up every 15 minutes, what has hours every hour, the rest once a day.

use super::Outgoing;
use super::events::{DIGEST, envelope, for_people};
use crate::digest::{hex, sha256};
use crate::domain::Timestamp;
use crate::error::Result;
use crate::store::{EndpointRow, Reader, Waiting, WorkflowRow};
use serde_json::{Value, json};

/// The rhythms in seconds, the tightest first, with their names.
pub const RHYTHMS: [(i64, &str); 3] = [(900, "15 minutes"), (3_600, "hour"), (86_400, "day")];
/// The same items, none newly late, are said again only after this long.
const REMIND_SECS: i64 = 86_400;

/// The rhythm of an item that has `sla_secs` from when it comes until it is due.
pub fn rhythm_of(sla_secs: i64) -> i64 {
    match sla_secs {
        ..=900 => 900,
        901..=86_400 => 3_600,
        _ => 86_400,
    }
}

/// What one digest says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Digest {
    pub subject: String,
    pub lines: Vec<String>,
    pub data: Value,
}

/// A rhythm of one place and workflow whose window is over.
pub(super) struct Due {
    pub rhythm: i64,
    pub window: i64,
    /// What it says, as a digest; none: nothing waits in this class, or it was said.
    pub said: Option<String>,
}

fn class(waiting: &[Waiting], rhythm: i64) -> Vec<Waiting> {
    waiting.iter().filter(|one| rhythm_of(one.due.secs_since(one.entered)) == rhythm).copied().collect()
}

/// Tells one state of a class from another: the same items, each as late as before.
fn fingerprint(items: &[Waiting], now: Timestamp) -> String {
    let mut bytes = Vec::new();
    let mut sorted: Vec<_> = items.iter().map(|one| (one.review, one.due < now)).collect();
    sorted.sort_unstable();
    for (review, is_late) in sorted {
        bytes.extend_from_slice(&review.to_le_bytes());
        bytes.push(u8::from(is_late));
    }
    hex(&sha256(&[&bytes]))
}

/// The rhythms that are due for a place and a workflow, each with what it has to say.
pub(super) fn due(r: &Reader<'_>, endpoint: &EndpointRow, workflow: &WorkflowRow, now: Timestamp) -> Result<Vec<Due>> {
    let mut found = Vec::new();
    let mut waiting = None;
    for (rhythm, _) in RHYTHMS {
        let window = now.0.div_euclid(rhythm * 1000);
        let state = r.digest_state(endpoint.id, workflow.id, rhythm)?;
        let Some(state) = state else {
            // The first window is the one after next to begin: a new place is not told at once what everybody knows.
            found.push(Due { rhythm, window, said: None });
            continue;
        };
        if state.window >= window {
            continue;
        }
        if waiting.is_none() {
            waiting = Some(r.waiting(workflow.id, now)?);
        }
        let items = class(waiting.as_deref().unwrap_or_default(), rhythm);
        let now_says = fingerprint(&items, now);
        let is_repeat = state.said.as_deref() == Some(now_says.as_str())
            && state.said_at.is_some_and(|at| now.secs_since(at) < REMIND_SECS);
        found.push(Due { rhythm, window, said: (!items.is_empty() && !is_repeat).then_some(now_says) });
    }
    Ok(found)
}

/// Puts counts into words for these rhythms. `is_test`: also when nothing waits.
pub(super) fn compose(
    workflow: &WorkflowRow,
    waiting: &[Waiting],
    rhythms: &[i64],
    is_test: bool,
    outgoing: &Outgoing,
    now: Timestamp,
) -> Digest {
    let mut lines = Vec::new();
    let mut classes = Vec::new();
    let (mut count, mut late) = (0, 0);
    if is_test {
        lines.push("This is a test that somebody asked for.".to_owned());
    }
    for (rhythm, name) in RHYTHMS.into_iter().filter(|(rhythm, _)| rhythms.contains(rhythm)) {
        let items = class(waiting, rhythm);
        let Some(first) = items.iter().min_by_key(|one| one.due) else { continue };
        let overdue = items.iter().filter(|one| one.due < now).count();
        count += items.len();
        late += overdue;
        let are_late = if overdue > 0 { format!(", {overdue} late") } else { String::new() };
        let noun = if items.len() == 1 { "decision waits" } else { "decisions wait" };
        lines.push(format!(
            "{} {noun}{are_late}; the oldest {} {} (looked at every {name})",
            items.len(),
            if first.due < now { "was due" } else { "is due" },
            minute(first.due),
        ));
        classes.push(json!({
            "every_secs": rhythm, "waiting": items.len(), "late": overdue, "oldest_due": first.due.to_rfc3339(),
        }));
    }
    if count == 0 {
        lines.push("Nothing waits.".to_owned());
    }
    lines.insert(0, workflow.title.clone());
    lines.push(format!("As of {}.", minute(now)));
    let tail = if late > 0 { format!(", {late} late") } else { String::new() };
    let link = link(workflow, outgoing);
    Digest {
        subject: format!("{}: {count} waiting{tail}", workflow.title),
        data: json!({
            "workflow": workflow.slug, "waiting": count, "late": late, "classes": classes, "queue_url": link,
            "as_of": now.to_rfc3339(), "test": is_test,
        }),
        lines,
    }
}

fn minute(at: Timestamp) -> String {
    let text = at.to_rfc3339();
    format!("{} {} UTC", &text[..10.min(text.len())], text.get(11..16).unwrap_or_default())
}

/// The queue page, which asks for a sign-in. No link in any message decides anything.
pub(super) fn link(workflow: &WorkflowRow, outgoing: &Outgoing) -> String {
    format!("{}/workflows/{}/queue", outgoing.url, workflow.slug)
}

impl Digest {
    /// The message in the form of a channel.
    pub(super) fn body(&self, channel: &str, workflow: &WorkflowRow, outgoing: &Outgoing, now: Timestamp) -> String {
        if channel == "webhook" {
            return envelope(DIGEST, now, &self.data);
        }
        // One thread for a queue and a day.
        let day = &now.to_rfc3339()[..10];
        let thread = format!("digest-{}-{day}", workflow.slug);
        for_people(channel, &self.subject, &self.lines, &link(workflow, outgoing), &thread)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(review: i64, entered: i64, due: i64) -> Waiting {
        Waiting { review, entered: Timestamp(entered * 1000), due: Timestamp(due * 1000) }
    }

    #[test]
    fn each_class_has_its_rhythm() {
        assert_eq!([90, 900, 901, 86_400, 86_401, 604_800].map(rhythm_of), [900, 900, 3_600, 3_600, 86_400, 86_400]);
    }

    #[test]
    fn a_digest_tells_apart_what_is_new_from_what_was_said() {
        let now = Timestamp(10_000);
        let two = [item(1, 0, 60), item(2, 0, 90)];
        let turned = [two[1], two[0]];
        assert_eq!(fingerprint(&two, now), fingerprint(&turned, now));
        assert_ne!(fingerprint(&two, now), fingerprint(&two[..1], now));
        assert_ne!(fingerprint(&two, now), fingerprint(&two, Timestamp(61_000)), "one is late by then");
    }
}
