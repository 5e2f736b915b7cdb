//! Pairs: which of two texts of one record is better.
//!
//! An answer names a key of the record, never a side of the screen: which of the two stands on the left is drawn for each
//! assignment, so that a liking for one side does not become a liking for one key.

use super::Answer;
use serde::{Deserialize, Serialize};

/// One of two keys of the record, or where the schema allows it neither.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Sides", into = "Sides")]
pub struct Pairs {
    sides: Sides,
    /// The keys, and [`TIE`] where it is an answer.
    answers: Vec<String>,
}

/// Two keys to compare, as stored and sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sides {
    /// The key of one text.
    pub left: String,
    /// The key of the other.
    pub right: String,
    /// Whether people may say that neither is better.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tie: bool,
}

/// The answer that neither is better.
pub const TIE: &str = "tie";

impl From<Sides> for Pairs {
    fn from(sides: Sides) -> Self {
        let tie = sides.tie.then(|| TIE.to_owned());
        Pairs { answers: [sides.left.clone(), sides.right.clone()].into_iter().chain(tie).collect(), sides }
    }
}

impl From<Pairs> for Sides {
    fn from(pairs: Pairs) -> Self {
        pairs.sides
    }
}

impl Pairs {
    /// The two keys.
    pub fn sides(&self) -> &Sides {
        &self.sides
    }

    /// What may be answered: the keys, and [`TIE`] where the schema allows it.
    pub fn answers(&self) -> &[String] {
        &self.answers
    }

    /// The keys as they stand on the screen, left one first.
    pub fn on_screen(&self, is_swapped: bool) -> [&str; 2] {
        let Sides { left, right, .. } = &self.sides;
        if is_swapped { [right, left] } else { [left, right] }
    }

    pub(super) fn check(&self) -> Result<(), String> {
        let Sides { left, right, .. } = &self.sides;
        if left == right {
            return Err(format!("left and right are both `{left}`: name two keys of the record to compare"));
        }
        for key in [left, right] {
            if key.trim().is_empty() || key.trim() != key || key == TIE || key.chars().count() > 100 {
                return Err(format!(
                    "the key {key:?} should be 1 to 100 characters without spaces around it, and not `{TIE}`"
                ));
            }
        }
        Ok(())
    }

    pub(super) fn parse(&self, label: &str) -> Result<Answer, String> {
        let label = label.trim();
        match self.answers.iter().position(|answer| answer == label) {
            Some(class) => Ok(Answer { label: label.to_owned(), class }),
            None => Err(format!(
                "label `{label}` is none of this comparison's answers ({}): send the key of the better text",
                self.answers.join(", ")
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(left: &str, right: &str, tie: bool) -> Pairs {
        Pairs::from(Sides { left: left.into(), right: right.into(), tie })
    }

    #[test]
    fn answers_are_keys_of_the_record() {
        let with_tie = pair("old", "new", true);
        assert_eq!(with_tie.parse("new").unwrap().class, 1);
        assert_eq!(with_tie.parse("tie").unwrap().class, 2);
        assert!(pair("old", "new", false).parse("tie").unwrap_err().contains("(old, new)"));
        assert!(with_tie.parse("left").is_err());
        assert_eq!((with_tie.on_screen(false), with_tie.on_screen(true)), (["old", "new"], ["new", "old"]));
    }

    #[test]
    fn two_different_keys_are_compared() {
        assert!(pair("a", "b", true).check().is_ok());
        assert!(pair("a", "a", false).check().unwrap_err().contains("both `a`"));
        for bad in ["", " a", "tie"] {
            assert!(pair(bad, "b", false).check().is_err(), "{bad:?}");
        }
    }
}
