//! Label schemas: what a person may answer. One file each, one line in `SCHEMAS`.

mod choice;

pub use choice::Choice;
use serde::{Deserialize, Serialize};

/// A project's label schema as stored and sent: `{"kind": "choice", "classes": ["spam", "ham"]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum LabelSchema {
    /// Exactly one of a fixed list of classes.
    Choice(Choice),
}

/// What an answer that names no class says, where the project allows it.
pub const NONE_LABEL: &str = "None of these";
/// The class number of such an answer: no class has it, and no model trains on it.
pub const NONE_CLASS: u32 = u32::MAX;

/// A valid answer under a schema: the class and its position in the schema's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The class as written in the schema.
    pub label: String,
    /// Its position in the schema, which is the model's class number.
    pub class: usize,
}

impl LabelSchema {
    /// What is wrong with the schema itself, in words for the person who wrote it.
    pub fn check(&self) -> Result<(), String> {
        match self {
            LabelSchema::Choice(choice) => choice.check(),
        }
    }

    /// Turns raw input into a valid answer, or says which labels exist.
    pub fn parse(&self, label: &str) -> Result<Answer, String> {
        match self {
            LabelSchema::Choice(choice) => choice.parse(label),
        }
    }

    /// Like [`LabelSchema::parse`], and [`NONE_LABEL`] is an answer too where the project allows it. A class of that name wins.
    pub fn parse_or_none(&self, label: &str, allow_none: bool) -> Result<Answer, String> {
        self.parse(label).or_else(|reason| {
            if allow_none && label.trim() == NONE_LABEL {
                Ok(Answer { label: NONE_LABEL.into(), class: NONE_CLASS as usize })
            } else {
                Err(reason)
            }
        })
    }

    /// The classes in schema order.
    pub fn classes(&self) -> &[String] {
        match self {
            LabelSchema::Choice(choice) => &choice.classes,
        }
    }

    /// The name of the template in `templates/widgets/`.
    pub fn widget(&self) -> &'static str {
        match self {
            LabelSchema::Choice(_) => "choice",
        }
    }
}
