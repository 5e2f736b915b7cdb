//! From a text to the hashes of its n-grams.
//!
//! A word is a maximal run of letters and digits, lower-cased (NFC first, so both spellings of `é` are one), and may be
//! a single character. Scripts without spaces come out as long words; their character n-grams carry the meaning.
//! Character n-grams stay inside a word with a boundary mark at both ends, like scikit-learn's `char_wb`: `cat` gives
//! `_c ca at t_`, `_ca cat at_`, `_cat cat_`. A word shorter than the n-gram counts once, whole: `a` gives `_a a_`, `_a_`.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::hash::{Kind, finish, start, step};

/// Stands for the edge of a word. No text holds it: it is not a Unicode character.
pub(super) const EDGE: u32 = 0x11_0000;

/// Cuts texts into n-grams; keeps its buffers from text to text.
pub(crate) struct Grams {
    words: [usize; 2],
    chars: [usize; 2],
    /// The word being read, with its edges.
    letters: Vec<u32>,
    /// The hashes of the text's words.
    word_hashes: Vec<u64>,
}

impl Grams {
    /// `words` and `chars` as in `TextOptions`; `[0, 0]` for none.
    pub fn new(words: [usize; 2], chars: [usize; 2]) -> Self {
        Grams { words, chars, letters: Vec::new(), word_hashes: Vec::new() }
    }

    /// Calls `on_words` and `on_chars` with the hash of every n-gram of `text`, repeated ones repeatedly.
    pub fn each(&mut self, key: usize, text: &str, mut on_words: impl FnMut(u64), mut on_chars: impl FnMut(u64)) {
        let (word_start, char_start) = (start(Kind::Words, key), start(Kind::Chars, key));
        let text: Cow<'_, str> = if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(text.nfc().collect())
        };
        self.word_hashes.clear();
        self.letters.clear();
        for c in text.chars() {
            if c.is_ascii() {
                if c.is_ascii_alphanumeric() {
                    self.letter(u32::from(c.to_ascii_lowercase()));
                } else {
                    self.end_word(char_start, &mut on_chars);
                }
            } else if c.is_alphanumeric() {
                c.to_lowercase().for_each(|c| self.letter(u32::from(c)));
            } else {
                self.end_word(char_start, &mut on_chars);
            }
        }
        self.end_word(char_start, &mut on_chars);
        let [shortest, longest] = self.words;
        if longest > 0 {
            each_window(&self.word_hashes, word_start, shortest, longest, &mut on_words);
        }
    }

    #[inline(always)]
    fn letter(&mut self, c: u32) {
        if self.letters.is_empty() {
            self.letters.push(EDGE);
        }
        self.letters.push(c);
    }

    #[inline(always)]
    fn end_word(&mut self, char_start: u64, on_chars: &mut impl FnMut(u64)) {
        if self.letters.is_empty() {
            return;
        }
        let word = self.letters[1..].iter().fold(0, |h, &c| step(h, u64::from(c)));
        self.word_hashes.push(word);
        self.letters.push(EDGE);
        let [shortest, longest] = self.chars;
        if longest > 0 {
            // A word shorter than the shortest n-gram still counts once.
            each_window(&self.letters, char_start, shortest.min(self.letters.len()), longest, on_chars);
        }
        self.letters.clear();
    }
}

/// The hash of every window of `shortest` to `longest` neighbours.
#[inline(always)]
fn each_window<T: Copy + Into<u64>>(
    items: &[T],
    start: u64,
    shortest: usize,
    longest: usize,
    found: &mut impl FnMut(u64),
) {
    for from in 0..items.len() {
        let mut hash = start;
        for (at, item) in items[from..].iter().take(longest).enumerate() {
            hash = step(hash, (*item).into());
            if at + 1 >= shortest {
                found(finish(hash));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(words: [usize; 2], chars: [usize; 2], text: &str) -> (Vec<u64>, Vec<u64>) {
        let (mut w, mut c) = (vec![], vec![]);
        Grams::new(words, chars).each(0, text, |h| w.push(h), |h| c.push(h));
        w.sort_unstable();
        c.sort_unstable();
        (w, c)
    }

    fn gram(letters: &str) -> u64 {
        let code = |c: char| if c == '_' { u64::from(EDGE) } else { u64::from(c) };
        finish(letters.chars().fold(start(Kind::Chars, 0), |h, c| step(h, code(c))))
    }

    #[test]
    fn cat_has_nine_character_n_grams() {
        let (_, found) = count([0, 0], [2, 4], "Cat!");
        let mut expected: Vec<u64> = ["_c", "ca", "at", "t_", "_ca", "cat", "at_", "_cat", "cat_"].map(gram).into();
        expected.sort_unstable();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_short_word_counts_once() {
        let mut expected: Vec<u64> = ["_a", "a_", "_a_"].map(gram).into();
        expected.sort_unstable();
        assert_eq!(count([0, 0], [2, 4], "a").1, expected);
        assert_eq!(count([0, 0], [5, 6], "a").1, vec![gram("_a_")]);
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        // what s a b2b: 4 words, 3 pairs.
        assert_eq!(count([1, 2], [0, 0], "What's a B2B?").0.len(), 7);
        assert_eq!(count([1, 1], [0, 0], "ÉTÉ"), count([1, 1], [0, 0], "e\u{301}te\u{301}"));
        assert_ne!(count([2, 2], [0, 0], "a b").0, count([2, 2], [0, 0], "b a").0);
        assert_eq!(count([1, 2], [2, 4], " ... "), (vec![], vec![]));
    }
}
