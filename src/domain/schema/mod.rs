//! Label schemas: what a person may answer. One file each, one line in [`LabelSchema`].

mod choice;
mod choices;
mod fields;
mod form;
mod pairs;
mod rating;
mod retired;
mod spans;
mod structured;
mod value;
mod words;

pub use choice::Choice;
pub use choices::Choices;
pub use fields::{FieldRule, FieldType, Fields};
pub use pairs::{Pairs, Sides, TIE};
pub use rating::{Rating, Scale};
pub use retired::Retired;
use serde::{Deserialize, Serialize};
use serde_json::Value;
pub use spans::{Spans, Stretch, stretches};
pub use value::LabelValue;
pub use words::SchemaWords;

/// A project's label schema as stored and sent: `{"kind": "choice", "classes": ["spam", "ham"]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum LabelSchema {
    /// Exactly one of a fixed list of classes.
    Choice(Choice),
    /// Any number of a fixed list of classes.
    Choices(Choices),
    /// One step of an ordered scale.
    Rating(Rating),
    /// The better one of two texts.
    Pairs(Pairs),
    /// Labeled stretches of a text.
    Spans(Spans),
    /// A form to fill in.
    Fields(Fields),
}

/// What an answer that names no class says, where the project allows it.
pub const NONE_LABEL: &str = "None of these";
/// The class number of such an answer: no class has it, and no model trains on it.
pub const NONE_CLASS: u32 = u32::MAX;

/// A valid answer under a schema: its text and its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The class as written in the schema; for several classes a JSON array of them in schema order; for spans and fields
    /// their JSON.
    pub label: String,
    /// The class's position in the schema, which is the model's class number; for several classes their bit mask; for
    /// spans and fields a number that equal answers share.
    pub class: usize,
}

impl LabelSchema {
    /// What is wrong with the schema itself, in words for the person who wrote it.
    pub fn check(&self) -> Result<(), String> {
        match self {
            LabelSchema::Choice(choice) => choice.check(),
            LabelSchema::Choices(choices) => choices.check(),
            LabelSchema::Rating(rating) => rating.check(),
            LabelSchema::Pairs(pairs) => pairs.check(),
            LabelSchema::Spans(spans) => spans.check(),
            LabelSchema::Fields(fields) => fields.check(),
        }
    }

    /// Turns raw input into a valid answer, or says which labels exist.
    pub fn parse(&self, label: &str) -> Result<Answer, String> {
        match self {
            LabelSchema::Choice(choice) => choice.parse(label),
            LabelSchema::Choices(choices) => choices.parse(label),
            LabelSchema::Rating(rating) => rating.parse(label),
            LabelSchema::Pairs(pairs) => pairs.parse(label),
            LabelSchema::Spans(spans) => spans.parse(label),
            LabelSchema::Fields(fields) => fields.parse(label),
        }
    }

    /// Whether a valid answer can be about this record: spans lie inside its text.
    pub fn fit(&self, answer: &Answer, data: &Value) -> Result<(), String> {
        match self {
            LabelSchema::Spans(spans) => spans.fit(answer, data),
            _ => Ok(()),
        }
    }

    /// [`LabelSchema::parse_or_none`] and [`LabelSchema::fit`] at once.
    pub fn parse_about(&self, label: &str, allow_none: bool, data: &Value) -> Result<Answer, String> {
        let answer = self.parse_or_none(label, allow_none)?;
        self.fit(&answer, data)?;
        Ok(answer)
    }

    /// A schema of these classes: any number of them, or exactly one.
    pub fn of(classes: Vec<String>, is_multi: bool) -> LabelSchema {
        if is_multi {
            LabelSchema::Choices(Choices { classes, min: 0, retired: Vec::new() })
        } else {
            LabelSchema::Choice(Choice { classes, retired: Vec::new() })
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

    /// The classes in schema order; the labels that spans may have; none for fields.
    pub fn classes(&self) -> &[String] {
        match self {
            LabelSchema::Choice(choice) => &choice.classes,
            LabelSchema::Choices(choices) => &choices.classes,
            LabelSchema::Rating(rating) => rating.steps(),
            LabelSchema::Pairs(pairs) => pairs.answers(),
            LabelSchema::Spans(spans) => &spans.labels,
            LabelSchema::Fields(_) => &[],
        }
    }

    /// The schema with more classes behind the others; not checked.
    pub fn with_classes(mut self, more: impl Iterator<Item = String>) -> LabelSchema {
        match &mut self {
            LabelSchema::Choice(choice) => choice.classes.extend(more),
            LabelSchema::Choices(choices) => choices.classes.extend(more),
            LabelSchema::Spans(spans) => spans.labels.extend(more),
            LabelSchema::Rating(_) | LabelSchema::Pairs(_) | LabelSchema::Fields(_) => {}
        }
        self
    }

    /// Whether classes can be added later.
    pub fn can_grow(&self) -> bool {
        matches!(self, LabelSchema::Choice(_) | LabelSchema::Choices(_) | LabelSchema::Spans(_))
    }

    /// Whether answers are spans or forms, which no model here learns.
    pub fn is_structured(&self) -> bool {
        matches!(self, LabelSchema::Spans(_) | LabelSchema::Fields(_))
    }

    /// Refuses what needs a model, in words, where no model here learns the labels.
    pub fn check_learnable(&self) -> Result<(), String> {
        if !self.is_structured() {
            return Ok(());
        }
        Err(format!(
            "labels of the kind {} are collected, checked and exported here, and no model of qualm learns them: there are \
             no rounds, no suggestions and no test set. The queue covers the pool; export the labels and train elsewhere",
            self.kind()
        ))
    }

    /// The word for the kind, as in JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            LabelSchema::Choice(_) => "choice",
            LabelSchema::Choices(_) => "choices",
            LabelSchema::Rating(_) => "rating",
            LabelSchema::Pairs(_) => "pairs",
            LabelSchema::Spans(_) => "spans",
            LabelSchema::Fields(_) => "fields",
        }
    }

    /// Whether an answer is a set of classes, and a class number therefore a bit mask.
    pub fn is_multi(&self) -> bool {
        matches!(self, LabelSchema::Choices(_))
    }

    /// Whether the classes are steps of a scale: the farther apart two answers, the more they differ.
    pub fn is_ordered(&self) -> bool {
        matches!(self, LabelSchema::Rating(_))
    }

    /// The answer of this number; none when the schema has no such class, and for spans and fields, whose numbers say
    /// only which answers are equal.
    pub fn value(&self, class: u32) -> Option<LabelValue> {
        match self {
            LabelSchema::Choice(_) | LabelSchema::Rating(_) | LabelSchema::Pairs(_) => {
                self.classes().get(class as usize).cloned().map(LabelValue::One)
            }
            LabelSchema::Spans(_) | LabelSchema::Fields(_) => None,
            LabelSchema::Choices(choices) => {
                let is_known = class.checked_shr(choices.classes.len() as u32).unwrap_or(0) == 0;
                is_known.then(|| LabelValue::Set(choices.names(class).into_iter().map(str::to_owned).collect()))
            }
        }
    }

    /// A valid answer's text as programs and people get it. Text that is no answer any more stays one name.
    pub fn value_of(&self, label: &str) -> LabelValue {
        let parsed = match self {
            LabelSchema::Choices(_) => serde_json::from_str(label).ok().map(LabelValue::Set),
            LabelSchema::Spans(_) | LabelSchema::Fields(_) => serde_json::from_str(label).ok().map(LabelValue::Parts),
            _ => None,
        };
        parsed.unwrap_or_else(|| LabelValue::One(label.to_owned()))
    }

    /// The answer of this number, for spans and fields found among the texts of what was said about the item.
    pub fn settled<'a>(&self, class: u32, said: impl IntoIterator<Item = &'a str>) -> Option<LabelValue> {
        if !self.is_structured() {
            return self.value(class);
        }
        said.into_iter().find(|label| structured::number_of(label) == class).map(|label| self.value_of(label))
    }

    /// The positions of the classes that an answer's number names.
    pub fn named(&self, class: u32) -> Vec<usize> {
        match self {
            LabelSchema::Choice(_) | LabelSchema::Rating(_) | LabelSchema::Pairs(_) => {
                Some(class as usize).filter(|&at| at < self.classes().len()).into_iter().collect()
            }
            LabelSchema::Spans(_) | LabelSchema::Fields(_) => Vec::new(),
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
        self.kind()
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
    fn every_kind_is_written_as_it_was_read() {
        for written in [
            json!({"kind": "rating", "min": 1, "max": 5, "low": "bad", "high": "good"}),
            json!({"kind": "rating", "min": 0, "max": 10}),
            json!({"kind": "pairs", "left": "a", "right": "b", "tie": true}),
            json!({"kind": "pairs", "left": "a", "right": "b"}),
            json!({"kind": "spans", "text": "body", "labels": ["PER"], "overlap": true, "words": true}),
            json!({"kind": "spans", "text": "body", "labels": ["PER"]}),
            json!({"kind": "fields", "fields": [{"name": "n", "type": "number", "min": 0, "required": true}]}),
        ] {
            let schema: LabelSchema = serde_json::from_value(written.clone()).unwrap();
            assert_eq!(schema.check(), Ok(()));
            assert_eq!(serde_json::to_value(&schema).unwrap(), written);
            assert_eq!(written["kind"], schema.kind());
            let mut more = written;
            more["unknown"] = json!(1);
            assert!(serde_json::from_value::<LabelSchema>(more).is_err());
        }
    }

    #[test]
    fn answers_without_classes_are_found_by_their_number() {
        let schema: LabelSchema =
            serde_json::from_value(json!({"kind": "spans", "text": "t", "labels": ["PER"]})).unwrap();
        let answer = schema.parse(r#"[[0,3,"PER"]]"#).unwrap();
        let number = answer.class as u32;
        assert_eq!((schema.value(number), schema.named(number)), (None, vec![]));
        let found = schema.settled(number, ["[]", answer.label.as_str()]).unwrap();
        assert_eq!((found.to_string(), found.into_text()), ("PER 0–3".into(), answer.label.clone()));
        assert_eq!(schema.settled(number, ["[]"]), None);
        assert!(schema.parse_about(&answer.label, false, &json!({"t": "Ana"})).is_ok());
        assert!(schema.parse_about(&answer.label, false, &json!({"t": "An"})).is_err());
    }

    #[test]
    fn numbers_become_answers_again() {
        let classes = || ["a", "b", "c"].map(str::to_owned).to_vec();
        let one = LabelSchema::Choice(Choice { classes: classes(), retired: Vec::new() });
        let set = LabelSchema::Choices(Choices { classes: classes(), min: 0, retired: Vec::new() });
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
