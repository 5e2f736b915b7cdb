//! How a gold item comes to look like its neighbours: what was not planted is taken from the real decision it comes along
//! with, and its key is made in the style of the caller's keys.

use super::super::request::DecisionRequest;
use super::draw::number_of;
use serde_json::{Map, Value};

/// What every decision of a caller has in common, and a case does not say.
const WORN: [&str; 10] = [
    "confidence",
    "confidence_kind",
    "model",
    "prompt_hash",
    "impact",
    "requested_by",
    "allowed_decisions",
    "judge",
    "expires_secs",
    "on_expire",
];
/// The same, of decisions with the same action.
const WORN_BY_ACTION: [&str; 3] = ["sla_secs", "args_schema", "editable"];

/// The request that a gold item is shown as; none where it does not read as one.
pub(super) fn dressed(planted: &Value, real: &DecisionRequest, external: &str) -> Option<DecisionRequest> {
    let mut request: Map<String, Value> = planted.as_object()?.clone();
    let worn = serde_json::to_value(real).ok()?;
    let is_alike = planted["action"]["name"] == real.action.name.as_str();
    for key in WORN.iter().chain(WORN_BY_ACTION.iter().filter(|_| is_alike)) {
        if let Some(value) = worn.get(*key)
            && request.get(*key).is_none_or(Value::is_null)
        {
            request.insert((*key).to_owned(), value.clone());
        }
    }
    request.insert("workflow".into(), real.workflow.clone().into());
    request.insert("external_id".into(), external.into());
    request.insert("revision".into(), 1.into());
    serde_json::from_value(Value::Object(request)).ok()
}

/// A key in the style of another: the same with its digits drawn anew, the first of a longer number kept so that it has
/// the same size; where there are no digits, with its last letters drawn anew. A keyed draw, another for each `salt`.
pub(super) fn key_like(model: &str, key: &[u8], salt: &[u8]) -> String {
    let letters: Vec<char> = model.chars().collect();
    let is_free = |at: usize| {
        let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
        let begins = at == 0 || !is_digit(at - 1);
        is_digit(at) && !(begins && is_digit(at + 1) && is_digit(at + 2))
    };
    let has_digits = (0..letters.len()).any(is_free);
    let draw = |at: usize, of: u64| number_of(key, &[b"gold key", salt, &(at as u64).to_le_bytes()]) % of;
    let last = letters.len().saturating_sub(3);
    let new = letters.iter().enumerate().map(|(at, letter)| match letter {
        _ if is_free(at) => char::from(b'0' + draw(at, 10) as u8),
        'a'..='z' if !has_digits && at >= last => char::from(b'a' + draw(at, 26) as u8),
        'A'..='Z' if !has_digits && at >= last => char::from(b'A' + draw(at, 26) as u8),
        other => *other,
    });
    new.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn real() -> DecisionRequest {
        serde_json::from_value(json!({
            "workflow": "refunds", "external_id": "case-1042", "confidence": 0.78, "model": {"id": "m-3"},
            "requested_by": "svc:bot", "sla_secs": 60, "action": {"name": "refund", "args": {"usd": 40}},
            "rationale": "The parcel is late.",
        }))
        .unwrap()
    }

    #[test]
    fn what_was_not_planted_is_the_neighbours() {
        let planted = json!({"action": {"name": "refund", "args": {"usd": 9000}}, "confidence": 0.99});
        let request = dressed(&planted, &real(), "case-1977").unwrap();
        assert_eq!((request.external_id.as_str(), request.model.id.as_str()), ("case-1977", "m-3"));
        assert_eq!((request.confidence, request.sla_secs), (json!(0.99), Some(60)));
        assert_eq!((request.requested_by.as_str(), request.rationale.as_str()), ("svc:bot", ""));
        assert_eq!(request.action.args, json!({"usd": 9000}));
        // Another action has a promise of its own.
        let other = json!({"action": {"name": "close"}});
        assert_eq!(dressed(&other, &real(), "x").unwrap().sla_secs, None);
        assert!(dressed(&json!({"action": 7}), &real(), "x").is_none());
    }

    #[test]
    fn a_key_has_the_style_of_its_neighbours() {
        let of = |model: &str, salt: &[u8]| key_like(model, b"secret", salt);
        let made = of("case-1042", b"1");
        assert!(made.starts_with("case-1") && made.len() == 9 && made != "case-1042", "{made}");
        assert_eq!(made, of("case-1042", b"1"));
        assert_ne!(made, of("case-1042", b"2"));
        assert!(of("c-7", b"1").starts_with("c-"));
        let letters = of("parcel", b"1");
        assert!(letters.starts_with("par") && letters.len() == 6, "{letters}");
    }
}
