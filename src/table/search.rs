//! Search over the words of items: what people type made into an expression that FTS5 reads, and the index behind it.
//!
//! Words must all be there, in any order; one of three letters or more also finds longer words that begin with it. Words in
//! quotes stand together, as they are. Nothing that people type is ever an operator.

use crate::domain::record_words;
use crate::error::Result;
use crate::store::{ProjectRow, Store};

/// Items taken into the index in one write; an answer waits for at most one.
const ROWS_A_WRITE: usize = 250;
/// Writes in one step of the worker.
const WRITES_A_STEP: usize = 40;
/// Pages of the index put together in one write.
const PAGES_A_STEP: u32 = 200;
/// Words of a search that are looked at.
const MOST_WORDS: usize = 32;
/// Shorter words are taken as they are: the beginning of nearly everything finds nearly everything.
const SHORTEST_BEGINNING: usize = 3;

/// The expression for what somebody typed; none when there is no letter or digit in it.
pub fn expression(typed: &str) -> Option<String> {
    let mut parts = Vec::new();
    // Every other piece stands between quotes; one that is not closed goes to the end.
    for (at, piece) in typed.split('"').enumerate() {
        let is_phrase = at % 2 == 1;
        let words: Vec<&str> = piece.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if is_phrase {
            if !words.is_empty() {
                parts.push(format!("\"{}\"", words.join(" ")));
            }
            continue;
        }
        for word in words {
            let star = if word.chars().count() >= SHORTEST_BEGINNING { "*" } else { "" };
            parts.push(format!("\"{word}\"{star}"));
        }
    }
    parts.truncate(MOST_WORDS);
    (!parts.is_empty()).then(|| parts.join(" AND "))
}

/// Takes the next items of a project into the search. False when there are none.
pub fn make_searchable(store: &Store, project: &ProjectRow) -> Result<bool> {
    let id = project.id;
    let mut first = store.look_up(|r| r.searchable(id))?;
    if first >= project.items {
        return Ok(false);
    }
    for _ in 0..WRITES_A_STEP {
        let mut texts = Vec::with_capacity(ROWS_A_WRITE);
        store.look_up(|r| {
            r.each_item(id, first as u32, ROWS_A_WRITE, |item| {
                texts.push(record_words(&item.external, &item.data));
                Ok(())
            })
        })?;
        if texts.is_empty() {
            break;
        }
        let at = first as u32;
        first += texts.len() as u64;
        store.write(move |tx| tx.add_searchable(id, at, &texts))?;
    }
    Ok(true)
}

/// Lets words that nobody can find any more leave the file, a little in a step. False when nothing is left to do.
pub fn tidy_words(store: &Store) -> Result<bool> {
    if !store.look_up(|r| r.has_words_to_tidy())? {
        return Ok(false);
    }
    store.write(|tx| {
        if !tx.tidy_words(PAGES_A_STEP)? {
            tx.words_to_tidy(false)?;
        }
        Ok(())
    })?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_typed_is_an_operator() {
        assert_eq!(expression("refund late"), Some("\"refund\"* AND \"late\"*".into()));
        assert_eq!(expression("a \"not my order\" to"), Some("\"a\" AND \"not my order\" AND \"to\"".into()));
        assert_eq!(
            expression("NEAR(x, 2) OR body:y*"),
            Some("\"NEAR\"* AND \"x\" AND \"2\" AND \"OR\" AND \"body\"* AND \"y\"".into())
        );
        assert_eq!(expression("\"open"), Some("\"open\"".into()));
        assert_eq!(expression("it's"), Some("\"it\" AND \"s\"".into()));
        assert_eq!(expression(" -*\"()^ "), None);
        assert_eq!(expression(&"w ".repeat(100)).map(|e| e.matches("AND").count()), Some(31));
    }
}
