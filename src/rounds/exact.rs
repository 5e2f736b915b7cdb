//! Agreement where answers are no classes: how often people say exactly the same, and of spans how much they share.

use crate::crowd::{LabeledStretch, TokenCounts, shared_tokens};
use crate::domain::LabelSchema;
use crate::domain::schema::{Stretch, stretches};
use crate::error::Result;
use crate::store::{ProjectRow, Reader};

/// Items looked at, newest first: the sentence is read on a page that should be there at once.
const MOST_ITEMS: usize = 2_000;

/// How far people agree, in a sentence; none for classes, where rounds measure it.
pub fn exact_agreement(reader: &Reader<'_>, project: &ProjectRow) -> Result<Option<String>> {
    if !project.schema.is_structured() {
        return Ok(None);
    }
    let shared = reader.shared_answers(project.id, MOST_ITEMS)?;
    if shared.is_empty() {
        return Ok(Some("No item has two answers, so nothing is known about agreement.".into()));
    }
    let (mut pairs, mut equal, mut tokens) = (0u64, 0u64, TokenCounts::default());
    for (data, said) in &shared {
        for (at, one) in said.iter().enumerate() {
            for other in &said[at + 1..] {
                pairs += 1;
                equal += u64::from(one == other);
                if let LabelSchema::Spans(spans) = &project.schema {
                    let (one, other) = (stretches(one), stretches(other));
                    tokens.add(shared_tokens(spans.text_of(data), &plain(&one), &plain(&other)));
                }
            }
        }
    }
    let f1 = tokens.f1().map_or_else(String::new, |f1| {
        format!(" Token F1 between people is {f1:.2}: 1 is the same spans, 0 is nothing in common.")
    });
    Ok(Some(format!(
        "Two people said exactly the same in {equal} of {pairs} comparisons on {} items ({:.0} %).{f1}",
        shared.len(),
        100.0 * equal as f64 / pairs as f64
    )))
}

fn plain(spans: &[Stretch]) -> Vec<LabeledStretch<'_>> {
    spans.iter().map(|span| (span.start, span.end, span.label.as_str())).collect()
}
