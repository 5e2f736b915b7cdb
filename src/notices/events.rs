//! Kinds of events and what is said about them. Ids and words of ours, never content: content leaves only with a sign-in.

use crate::domain::Timestamp;
use crate::store::HappeningRow;
use serde_json::{Value, json};

/// What waits, in counts. The one event that is not a happening.
pub const DIGEST: &str = "queue.digest";
/// A test that somebody asked for.
pub const TEST: &str = "notice.test";

/// One kind.
#[derive(Debug, Clone, Copy)]
pub struct Event {
    /// The `type` of its messages.
    pub kind: &'static str,
    /// What people read.
    pub title: &'static str,
    /// Whether it is also for people's channels. What comes once for each item is not: a person gets digests.
    pub for_people: bool,
    /// Whether it is about the server, not a workflow.
    pub of_server: bool,
}

const fn event(kind: &'static str, title: &'static str, for_people: bool) -> Event {
    Event { kind, title, for_people, of_server: false }
}

/// Every kind that a place can ask for.
pub static EVENTS: &[Event] = &[
    event(DIGEST, "What waits: counts and the oldest due time, only if something waits", true),
    event("item.opened", "An item waits for a person", false),
    event("item.decided", "A verdict is reached", false),
    event("item.escalated", "An item went to the second tier", false),
    event("item.unstaffed", "An item's second tier has nobody", false),
    event("item.deferred", "A decision was put off", false),
    event("item.expired", "An item expired, not executed", false),
    event("item.superseded", "A newer revision took an item's place", false),
    event("item.sla_breached", "An item is late", false),
    event("decision.routed", "A decision was routed", false),
    event("decision.cancelled", "Its caller called a decision off", false),
    event("decision.effect_reported", "A caller reported what it did", false),
    event("decision.effect_unknown", "An action was started and never reported", false),
    event("effect.reversal_requested", "An audit overturned what was done", false),
    event("audit.disagreement", "Two people disagree on one decision", false),
    event("correction.recorded", "A verdict became something to learn from", false),
    event("outbox.halted", "Something was stopped in the outbox", false),
    event("integrity.alarm", "What ran is not what was approved", false),
    event("policy.proposed", "A policy version was proposed", true),
    event("policy.activated", "A policy version was activated", true),
    event("workflow.halted", "A workflow was stopped", true),
    event("workflow.resumed", "A stopped workflow goes on", true),
    Event {
        kind: "audit.checkpoint",
        title: "A signed checkpoint of the audit log",
        for_people: false,
        of_server: true,
    },
];

/// Where notices can go: the channel's word, and what people read.
pub const CHANNELS: [(&str, &str); 3] =
    [("webhook", "Webhook, signed"), ("slack", "Slack, incoming webhook"), ("email", "E-mail")];

/// Whether a channel carries events of this kind at all.
pub fn fits(channel: &str, of_server: bool, event: &Event) -> bool {
    (channel == "webhook" || event.for_people) && (of_server || !event.of_server)
}

/// A message as Standard Webhooks shapes it.
pub(super) fn envelope(kind: &str, at: Timestamp, data: &Value) -> String {
    json!({"type": kind, "timestamp": at.to_rfc3339(), "data": data}).to_string()
}

/// What a program is told of a happening.
pub(super) fn data_of(row: &HappeningRow, slug: &str) -> Value {
    json!({
        "workflow": slug, "happening": row.seq, "decision": row.decision, "item": row.item, "detail": row.detail,
    })
}

/// What people are told of a happening, with where to look.
pub(super) fn sentence(kind: &str, title: &str) -> String {
    let what = EVENTS.iter().find(|event| event.kind == kind).map_or(kind, |event| event.title);
    format!("{title}: {}", lower_first(what))
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A message in the form of a people's channel: `slack` wants one text, `email` a subject, a text and a thread. What is in
/// angle brackets or after an ampersand would be a command to Slack.
pub(super) fn for_people(channel: &str, subject: &str, lines: &[String], link: &str, thread: &str) -> String {
    let text = lines.join("\n");
    if channel == "slack" {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        return json!({"text": format!("{escaped}\n<{link}|Open it in qualm>")}).to_string();
    }
    json!({"subject": subject, "text": format!("{text}\n\n{link}\n"), "thread": thread}).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_never_get_one_message_for_each_item() {
        let per_item = EVENTS.iter().filter(|event| {
            ["item.", "decision.", "correction.", "effect.", "outbox."]
                .iter()
                .any(|start| event.kind.starts_with(start))
        });
        for event in per_item {
            assert!(!fits("slack", true, event) && !fits("email", false, event) && fits("webhook", false, event));
        }
        let checkpoint = EVENTS.iter().find(|event| event.of_server).unwrap();
        assert!(fits("webhook", true, checkpoint) && !fits("webhook", false, checkpoint));
    }

    #[test]
    fn a_title_cannot_command_slack() {
        let said = for_people("slack", "", &["<!channel> & co".into()], "https://q.example/x", "");
        let said: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(said["text"], "&lt;!channel&gt; &amp; co\n<https://q.example/x|Open it in qualm>");
    }
}
