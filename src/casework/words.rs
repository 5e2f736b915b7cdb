//! What an edit did to a text, word by word, so that a reviewer corrects and does not read everything twice.

use super::align::common;
use serde::{Deserialize, Serialize};

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanKind {
    /// In both texts.
    Same,
    /// In the first only.
    Removed,
    /// In the second only.
    Added,
}

/// A piece of text and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// What became of it.
    pub kind: SpanKind,
    /// The text, never empty.
    pub text: String,
}

/// The spans in reading order, what was removed before what was added in its place. All but the added ones give the first text,
/// all but the removed ones the second.
pub fn word_diff(before: &str, after: &str) -> Vec<Span> {
    let (a, b) = (tokens(before), tokens(after));
    let mut spans: Vec<Span> = vec![];
    let (mut i, mut j) = (0, 0);
    let pairs = common(&a, &b, |x, y| x == y);
    for (to_i, to_j) in pairs.into_iter().chain([(a.len(), b.len())]) {
        push(&mut spans, SpanKind::Removed, &a[i..to_i]);
        push(&mut spans, SpanKind::Added, &b[j..to_j]);
        push(&mut spans, SpanKind::Same, &a[to_i..(to_i + 1).min(a.len())]);
        (i, j) = (to_i + 1, to_j + 1);
    }
    join_over_spaces(spans)
}

/// Words, runs of white space, and every other sign alone.
fn tokens(text: &str) -> Vec<&str> {
    let kind = |c: char| {
        if c.is_alphanumeric() || c == '\'' || c == '’' {
            0
        } else if c.is_whitespace() {
            1
        } else {
            2
        }
    };
    let (mut tokens, mut start, mut last) = (vec![], 0, None);
    for (at, c) in text.char_indices() {
        if last.is_some_and(|last| last != kind(c) || last == 2) {
            tokens.push(&text[start..at]);
            start = at;
        }
        last = Some(kind(c));
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

fn push(spans: &mut Vec<Span>, kind: SpanKind, tokens: &[&str]) {
    if tokens.is_empty() {
        return;
    }
    match spans.last_mut() {
        Some(last) if last.kind == kind => tokens.iter().for_each(|token| last.text.push_str(token)),
        _ => spans.push(Span { kind, text: tokens.concat() }),
    }
}

/// Two words replaced by two others are one replacement, not two with a space that "stays" between them.
fn join_over_spaces(spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = vec![];
    let (mut removed, mut added) = (String::new(), String::new());
    let count = spans.len();
    for (at, span) in spans.into_iter().enumerate() {
        let is_between = at + 1 < count && !removed.is_empty() && !added.is_empty();
        match span.kind {
            SpanKind::Removed => removed.push_str(&span.text),
            SpanKind::Added => added.push_str(&span.text),
            SpanKind::Same if is_between && span.text.trim().is_empty() => {
                removed.push_str(&span.text);
                added.push_str(&span.text);
            }
            SpanKind::Same => {
                flush(&mut joined, &mut removed, &mut added);
                joined.push(span);
            }
        }
    }
    flush(&mut joined, &mut removed, &mut added);
    joined
}

fn flush(joined: &mut Vec<Span>, removed: &mut String, added: &mut String) {
    for (kind, text) in [(SpanKind::Removed, removed), (SpanKind::Added, added)] {
        if !text.is_empty() {
            joined.push(Span { kind, text: std::mem::take(text) });
        }
    }
}

/// Whether two different texts differ in white space and case only. Digits count: 50 and 5,000 are not alike.
pub fn is_cosmetic(before: &str, after: &str) -> bool {
    // Words stay words: "the rapist" is not "therapist".
    let folded = |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    before != after && folded(before) == folded(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `-removed-`, `+added+`, the rest as it is.
    fn shown(before: &str, after: &str) -> String {
        let mark = |kind| match kind {
            SpanKind::Same => "",
            SpanKind::Removed => "-",
            SpanKind::Added => "+",
        };
        word_diff(before, after).iter().map(|span| format!("{0}{1}{0}", mark(span.kind), span.text)).collect()
    }

    #[test]
    fn words_are_marked() {
        assert_eq!(shown("We refund 50 dollars.", "We refund 5,000 dollars."), "We refund -50-+5,000+ dollars.");
        assert_eq!(shown("Dear Ana, thanks", "Dear Bo, thanks"), "Dear -Ana-+Bo+, thanks");
        assert_eq!(shown("a b", "a very big b"), "a +very big +b");
        assert_eq!(shown("same", "same"), "same");
        assert_eq!(
            (shown("", "new"), shown("old", ""), shown("", "")),
            ("+new+".into(), "-old-".into(), String::new())
        );
        // Two words for two others, in one piece.
        assert_eq!(shown("I am very sorry now", "I am truly glad now"), "I am -very sorry-+truly glad+ now");
        assert_eq!(shown("don't go", "don't stay"), "don't -go-+stay+");
        assert_eq!(shown("größer Ärger", "größer Éclat"), "größer -Ärger-+Éclat+");
    }

    #[test]
    fn cosmetic_is_white_space_and_case() {
        assert!(is_cosmetic("Dear  Ana,\n", "dear Ana,"));
        assert!(is_cosmetic("ÄRGER", "ärger"));
        for (a, b) in [("50", "5000"), ("the rapist", "therapist"), ("yes", "yes."), ("a", "a")] {
            assert!(!is_cosmetic(a, b), "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out(before in "[ab ,.\n]{0,25}|\\PC{0,20}", after in "[ab ,.\n]{0,25}|\\PC{0,20}") {
            let spans = word_diff(&before, &after);
            let without = |kind| spans.iter().filter(|s| s.kind != kind).map(|s| s.text.as_str()).collect::<String>();
            prop_assert_eq!(without(SpanKind::Added), before);
            prop_assert_eq!(without(SpanKind::Removed), after);
            prop_assert!(spans.iter().all(|span| !span.text.is_empty()));
            prop_assert!(spans.windows(2).all(|two| two[0].kind != two[1].kind));
        }
    }
}
