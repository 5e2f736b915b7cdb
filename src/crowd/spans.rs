//! How far two people's spans agree, counted in tokens: F1 with one person as the truth and the other as the guess, which is
//! the same the other way round (Hripcsak & Rothschild 2005). There is no sensible number of true negatives among spans,
//! which is why kappa is not used.
//!
//! A token is a run of letters and digits, or any other single character that is not a space. A span marks the tokens
//! that it touches.

use std::collections::BTreeSet;

/// A labeled stretch: code points before its start, before what follows its end, and the label's name.
pub type LabeledStretch<'a> = (usize, usize, &'a str);

/// Counts of marked tokens, to be added up over items and pairs of people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TokenCounts {
    /// Tokens that both marked with the same label.
    pub shared: u64,
    /// Tokens that the one marked, and tokens that the other did, added.
    pub marked: u64,
}

impl TokenCounts {
    /// `2 shared / marked`, from 0 to 1; none where nobody marked anything.
    pub fn f1(self) -> Option<f64> {
        (self.marked > 0).then(|| 2.0 * self.shared as f64 / self.marked as f64)
    }

    /// Adds another item's counts.
    pub fn add(&mut self, other: TokenCounts) {
        self.shared += other.shared;
        self.marked += other.marked;
    }
}

/// What two people's spans in one text have in common.
pub fn shared_tokens(text: &str, one: &[LabeledStretch<'_>], other: &[LabeledStretch<'_>]) -> TokenCounts {
    let tokens = tokens(text);
    let (a, b) = (marked(&tokens, one), marked(&tokens, other));
    TokenCounts { shared: a.intersection(&b).count() as u64, marked: (a.len() + b.len()) as u64 }
}

/// Start and end of each token, in code points.
fn tokens(text: &str) -> Vec<(usize, usize)> {
    let mut tokens: Vec<(usize, usize)> = Vec::new();
    let mut is_word = false;
    for (at, c) in text.chars().enumerate() {
        match (c.is_alphanumeric(), tokens.last_mut()) {
            (true, Some((_, end))) if is_word && *end == at => *end = at + 1,
            (true, _) => tokens.push((at, at + 1)),
            (false, _) if !c.is_whitespace() => tokens.push((at, at + 1)),
            _ => {}
        }
        is_word = c.is_alphanumeric();
    }
    tokens
}

fn marked<'a>(tokens: &[(usize, usize)], spans: &[LabeledStretch<'a>]) -> BTreeSet<(usize, &'a str)> {
    let mut marked = BTreeSet::new();
    for &(start, end, label) in spans {
        let first = tokens.partition_point(|&(_, token_end)| token_end <= start);
        let touched = tokens.iter().enumerate().skip(first).take_while(|(_, (token_start, _))| *token_start < end);
        marked.extend(touched.map(|(at, _)| (at, label)));
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_words_and_single_signs() {
        assert_eq!(tokens("Ana, 3 é."), [(0, 3), (3, 4), (5, 6), (7, 8), (8, 9)]);
        assert_eq!(tokens("שלום 😀!"), [(0, 4), (5, 6), (6, 7)]);
        assert_eq!(tokens("  "), []);
    }

    #[test]
    fn f1_by_hand() {
        // Ada Byron lived in London
        let text = "Ada Byron lived in London";
        let one = [(0, 9, "PER"), (19, 25, "LOC")];
        // The first name only, the same town, and a verb nobody else marked: 2 shared of 3 and 3.
        let other = [(0, 3, "PER"), (10, 15, "PER"), (19, 25, "LOC")];
        let counts = shared_tokens(text, &one, &other);
        assert_eq!(counts, TokenCounts { shared: 2, marked: 6 });
        assert_eq!(counts.f1(), Some(2.0 / 3.0));
        assert_eq!(shared_tokens(text, &one, &one).f1(), Some(1.0));
        // The same place under another label is no agreement; half a token counts as the token.
        assert_eq!(shared_tokens(text, &[(0, 3, "PER")], &[(0, 3, "LOC")]).f1(), Some(0.0));
        assert_eq!(shared_tokens(text, &[(0, 2, "PER")], &[(0, 3, "PER")]).f1(), Some(1.0));
        assert_eq!(shared_tokens(text, &[], &[]).f1(), None);
    }
}
