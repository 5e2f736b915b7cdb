//! Sentences that other rooms say. They are written where they are meant, in English, and REST, the command line and the
//! log say them so; a page finds them here again by their text, with the values in them.

use super::source::Source;

/// Sentences inside sentences are looked for so far in: what people typed may look like many of them.
const DEEPEST: usize = 3;

/// The sentences whose keys begin with `room-`.
pub(super) struct Sentences {
    /// Those with the most words of their own first.
    known: Vec<(&'static str, Vec<Piece>)>,
}

#[derive(Debug, PartialEq)]
enum Piece {
    Text(&'static str),
    Name(&'static str),
}

impl Sentences {
    pub fn of(source: &Source) -> Sentences {
        let known = source.messages().filter(|(key, _)| key.starts_with("room-"));
        let mut known: Vec<_> = known.map(|(key, body)| (key, pieces(body))).collect();
        // Stable: of those that fit equally well, the first in the file.
        known.sort_by_key(|(_, pieces)| std::cmp::Reverse(fixed_length(pieces)));
        Sentences { known }
    }

    /// The key of a sentence, and its values by name: of several that fit, the one with the most words of its own.
    pub fn find(&self, said: &str) -> Option<(&'static str, Vec<(&'static str, String)>)> {
        self.find_inside(said, 0)
    }

    fn find_inside(&self, said: &str, depth: usize) -> Option<(&'static str, Vec<(&'static str, String)>)> {
        self.known.iter().find_map(|(key, pieces)| {
            let values = captured(pieces, said)?;
            let fits = |(name, value): &(&str, String)| !name.starts_with("said") || self.is_known(value, depth);
            values.iter().all(fits).then_some((*key, values))
        })
    }

    /// Whether a part of a sentence is known too; a number needs no words, and no more does nothing.
    fn is_known(&self, part: &str, depth: usize) -> bool {
        let is_plain = part.is_empty() || number(part).is_some();
        is_plain || (depth < DEEPEST && self.find_inside(part, depth + 1).is_some())
    }

    /// The fixed parts of each sentence, for the test that somebody still says it.
    #[cfg(test)]
    pub fn fixed_parts(&self) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
        self.known.iter().map(|(key, pieces)| {
            let fixed = |piece: &Piece| match piece {
                Piece::Text(text) => Some(*text),
                Piece::Name(_) => None,
            };
            (*key, pieces.iter().filter_map(fixed).collect())
        })
    }
}

fn fixed_length(pieces: &[Piece]) -> usize {
    let length = |piece: &Piece| match piece {
        Piece::Text(text) => text.len(),
        Piece::Name(_) => 0,
    };
    pieces.iter().map(length).sum()
}

fn pieces(body: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = body;
    while let Some((text, behind)) = rest.split_once('{') {
        let Some((name, behind)) = behind.split_once('}') else { break };
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        pieces.push(Piece::Name(name.trim().trim_start_matches('$')));
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The values, if the sentence is one of these pieces: each value ends where the next fixed part begins for the first time.
fn captured(pieces: &[Piece], said: &str) -> Option<Vec<(&'static str, String)>> {
    let mut values = Vec::new();
    let mut rest = said;
    let mut open: Option<&'static str> = None;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Name(name) => open = Some(name),
            Piece::Text(text) => {
                let is_last = at + 1 == pieces.len();
                let start = match open {
                    None => rest.starts_with(text).then_some(0)?,
                    Some(_) if is_last => rest.ends_with(text).then(|| rest.len() - text.len())?,
                    Some(_) => rest.find(text)?,
                };
                if let Some(name) = open.take() {
                    values.push((name, value(name, &rest[..start])?));
                }
                rest = &rest[start + text.len()..];
            }
        }
    }
    if let Some(name) = open {
        values.push((name, value(name, rest)?));
        rest = "";
    }
    rest.is_empty().then_some(values)
}

/// What stands in a value's place; `n` and what begins with `n_` is a number, so that `{ $n } items` is a count and no
/// other sentence.
fn value(name: &str, said: &str) -> Option<String> {
    let is_count = !said.is_empty() && said.bytes().all(|b| b.is_ascii_digit() || b",.".contains(&b));
    let is_told = match name {
        "n" => is_count,
        _ if is_number(name) => number(said).is_some(),
        // One sentence: what follows it is another's.
        _ if is_sentence(name) => !said.contains(". "),
        _ => true,
    };
    is_told.then(|| said.to_owned())
}

/// Whether a value of this name is a number, which each language writes with its own marks.
pub(super) fn is_number(name: &str) -> bool {
    name == "n" || name.starts_with("n_")
}

/// Whether a value of this name is a sentence of a room itself, and is translated like one. Where it is called `said` the
/// sentence around it fits only what is known; the others may also be a name, or what nobody has translated.
pub(super) fn is_sentence(name: &str) -> bool {
    ["why", "items", "word"].contains(&name) || name.starts_with("said")
}

/// The parts of a number as the rooms write it: what stands before the digits (`<`, `>`, a minus), the digits with a point
/// before the decimals, and whether they are percent.
pub(super) fn number(said: &str) -> Option<(&str, String, bool)> {
    let (rest, is_percent) = match said.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (said, false),
    };
    let digits = rest.trim_start_matches(['<', '>', '-', '−', '~']);
    let before = &rest[..rest.len() - digits.len()];
    let plain = digits.replace(',', "");
    let is_number = plain.starts_with(|c: char| c.is_ascii_digit())
        && !plain.ends_with('.')
        && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && plain.matches('.').count() < 2;
    is_number.then_some((before, plain, is_percent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_known_by_its_fixed_parts() {
        let of = pieces("assignment { $id } is { $state } by now; ask again");
        let values = captured(&of, "assignment 7 is done by now; ask again").unwrap();
        assert_eq!(values, [("id", "7".to_owned()), ("state", "done".to_owned())]);
        assert_eq!(captured(&of, "assignment 7 is done by now; ask again!"), None);
        assert_eq!(captured(&of, "the assignment 7 is done by now; ask again"), None);
        let count = pieces("{ $n } items");
        assert_eq!(captured(&count, "1,200 items").unwrap(), [("n", "1,200".to_owned())]);
        assert_eq!(captured(&count, "nobody wants these items"), None);
        let ends = pieces("there is no { $what }");
        assert_eq!(captured(&ends, "there is no project `x`").unwrap(), [("what", "project `x`".to_owned())]);
    }

    #[test]
    fn numbers_are_known_by_their_names() {
        let of = pieces("right on { $n_share }: { $n_low } to { $n_high }.");
        let values = captured(&of, "right on 81.3%: −0.5 to 1,200.").unwrap();
        assert_eq!(
            values,
            [("n_share", "81.3%".to_owned()), ("n_low", "−0.5".to_owned()), ("n_high", "1,200".to_owned())]
        );
        assert_eq!(captured(&of, "right on many: 1 to 2."), None);
        assert_eq!(number("<0.1%"), Some(("<", "0.1".into(), true)));
        assert_eq!(number("2 %"), Some(("", "2".into(), true)));
        assert_eq!(number("1,234"), Some(("", "1234".into(), false)));
        assert_eq!((number("1.2.3"), number("–"), number("12.")), (None, None, None));
    }

    #[test]
    fn a_part_that_is_said_must_be_known_itself() {
        let known = ["why = because { $said_what }", "a = it rains"];
        let split = |line: &'static str| line.split_once(" = ").map(|(key, body)| (key, pieces(body)));
        let sentences = Sentences { known: known.into_iter().filter_map(split).collect() };
        assert_eq!(sentences.find("because it rains").unwrap().1, [("said_what", "it rains".to_owned())]);
        assert_eq!(sentences.find("because it snows"), None);
        assert!(sentences.find("because 12%").is_some() && sentences.find("because ").is_some());
    }
}
