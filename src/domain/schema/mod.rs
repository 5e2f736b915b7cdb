//! Label schemas: what a person may answer. One file each, one line in [`LabelSchema`].

mod choice;
mod choices;
mod value;

pub use choice::Choice;
pub use choices::Choices;
use serde::{Deserialize, Serialize};
pub use value::LabelValue;

/// A project's label schema as stored and sent: `{"kind": "choice", "classes": ["spam", "ham"]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum LabelSchema {
    /// Exactly one of a fixed list of classes.
    Choice(Choice),
    /// Any number of a fixed list of classes.
    Choices(Choices),
}

/// What an answer that names no class says, where the project allows it.
pub const NONE_LABEL: &str = "None of these";
/// The class number of such an answer: no class has it, and no model trains on it.
pub const NONE_CLASS: u32 = u32::MAX;

/// A valid answer under a schema: its text and its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The class as written in the schema; for several classes a JSON array of them in schema order.
    pub label: String,
    /// The class's position in the schema, which is the model's class number; for several classes their bit mask.
    pub class: usize,
}

impl LabelSchema {
    /// What is wrong with the schema itself, in words for the person who wrote it.
    pub fn check(&self) -> Result<(), String> {
        match self {
            LabelSchema::Choice(choice) => choice.check(),
            LabelSchema::Choices(choices) => choices.check(),
        }
    }

    /// Turns raw input into a valid answer, or says which labels exist.
    pub fn parse(&self, label: &str) -> Result<Answer, String> {
        match self {
            LabelSchema::Choice(choice) => choice.parse(label),
            LabelSchema::Choices(choices) => choices.parse(label),
        }
    }

    /// A schema of these classes: any number of them, or exactly one.
    pub fn of(classes: Vec<String>, is_multi: bool) -> LabelSchema {
        if is_multi {
            LabelSchema::Choices(Choices { classes, min: 0 })
        } else {
            LabelSchema::Choice(Choice { classes })
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
            LabelSchema::Choices(choices) => &choices.classes,
        }
    }

    /// The schema with more classes behind the others; not checked.
    pub fn with_classes(mut self, more: impl Iterator<Item = String>) -> LabelSchema {
        match &mut self {
            LabelSchema::Choice(choice) => choice.classes.extend(more),
            LabelSchema::Choices(choices) => choices.classes.extend(more),
        }
        self
    }

    /// Whether an answer is a set of classes, and a class number therefore a bit mask.
    pub fn is_multi(&self) -> bool {
        matches!(self, LabelSchema::Choices(_))
    }

    /// The answer of this number; none when the schema has no such class.
    pub fn value(&self, class: u32) -> Option<LabelValue> {
        match self {
            LabelSchema::Choice(choice) => choice.classes.get(class as usize).cloned().map(LabelValue::One),
            LabelSchema::Choices(choices) => {
                let is_known = class.checked_shr(choices.classes.len() as u32).unwrap_or(0) == 0;
                is_known.then(|| LabelValue::Set(choices.names(class).into_iter().map(str::to_owned).collect()))
            }
        }
    }

    /// A valid answer's text as programs and people get it. Text that is no answer any more stays one name.
    pub fn value_of(&self, label: &str) -> LabelValue {
        let parsed = if self.is_multi() { serde_json::from_str(label).ok() } else { None };
        parsed.map_or_else(|| LabelValue::One(label.to_owned()), LabelValue::Set)
    }

    /// The positions of the classes that an answer's number names.
    pub fn named(&self, class: u32) -> Vec<usize> {
        match self {
            LabelSchema::Choice(choice) => {
                Some(class as usize).filter(|&at| at < choice.classes.len()).into_iter().collect()
            }
            LabelSchema::Choices(_) if self.value(class).is_none() => Vec::new(),
            LabelSchema::Choices(choices) => (0..choices.classes.len()).filter(|at| class & (1 << at) != 0).collect(),
        }
    }

    /// How many answers name each class, from how many there are of each number.
    pub fn count_classes(&self, numbers: impl Iterator<Item = (u32, u64)>) -> Vec<u64> {
        let mut counts = vec![0; self.classes().len()];
        for (class, n) in numbers {
            self.named(class).into_iter().for_each(|at| counts[at] += n);
        }
        counts
    }

    /// The name of the template in `templates/widgets/`.
    pub fn widget(&self) -> &'static str {
        match self {
            LabelSchema::Choice(_) => "choice",
            LabelSchema::Choices(_) => "choices",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn both_kinds_are_written_and_read_as_json() {
        let choices = json!({"kind": "choices", "classes": ["a", "b"], "min": 1});
        let schema: LabelSchema = serde_json::from_value(choices.clone()).unwrap();
        assert_eq!((schema.is_multi(), serde_json::to_value(&schema).unwrap()), (true, choices));
        let open: LabelSchema = serde_json::from_value(json!({"kind": "choices", "classes": ["a"]})).unwrap();
        assert_eq!(serde_json::to_value(&open).unwrap(), json!({"kind": "choices", "classes": ["a"]}));
        assert!(serde_json::from_value::<LabelSchema>(json!({"kind": "choice", "classes": ["a"], "min": 1})).is_err());
    }

    #[test]
    fn numbers_become_answers_again() {
        let classes = || ["a", "b", "c"].map(str::to_owned).to_vec();
        let one = LabelSchema::Choice(Choice { classes: classes() });
        let set = LabelSchema::Choices(Choices { classes: classes(), min: 0 });
        assert_eq!(one.value(2).unwrap().to_string(), "c");
        assert_eq!((one.value(3), one.named(1), one.named(3)), (None, vec![1], vec![]));
        assert_eq!(set.value(5).unwrap().to_string(), "a, c");
        assert_eq!((set.value(8), set.value(u32::MAX), set.named(5), set.named(8)), (None, None, vec![0, 2], vec![]));
        assert_eq!(set.value_of(r#"["a","c"]"#), set.value(5).unwrap());
        // 4 answers "a and c", 2 "b", 3 nothing.
        assert_eq!(set.count_classes([(5, 4), (2, 2), (0, 3)].into_iter()), [4, 2, 4]);
        assert_eq!(one.count_classes([(0, 4), (2, 2), (7, 3)].into_iter()), [4, 0, 2]);
    }
}
