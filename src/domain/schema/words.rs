//! A schema in words: how people write one on the command line and the new-project page, and how pages say it again.

use super::{FieldRule, FieldType, Fields, LabelSchema, Pairs, Rating, Scale, Sides, Spans};
use crate::domain::lookup;
use serde_json::{Number, Value};

/// What somebody wrote about a schema, empty where they wrote nothing.
#[derive(Debug, Clone, Default)]
pub struct SchemaWords {
    /// The classes of a choice, or the labels of spans.
    pub classes: Vec<String>,
    /// `choice`, `choices`, `rating`, `pairs`, `spans` or `fields`.
    pub kind: String,
    /// Of a rating: `1..5`.
    pub scale: String,
    /// What its lowest step means.
    pub low: String,
    /// What its highest step means.
    pub high: String,
    /// Of a comparison: the two keys.
    pub sides: [String; 2],
    /// Whether neither may be better.
    pub tie: bool,
    /// Of spans: the key of the text.
    pub text: String,
    /// Whether spans may overlap.
    pub overlap: bool,
    /// Whether the mouse selects whole words.
    pub words: bool,
    /// Of a form: a line for each field; see [`FieldRule::from_line`].
    pub fields: Vec<String>,
}

impl SchemaWords {
    /// The schema; what it says is for [`LabelSchema::check`] to judge.
    pub fn schema(self) -> Result<LabelSchema, String> {
        Ok(match self.kind.as_str() {
            "" | "choice" => LabelSchema::of(self.classes, false),
            "choices" => LabelSchema::of(self.classes, true),
            "rating" => {
                let ends = self
                    .scale
                    .split_once("..")
                    .and_then(|(min, max)| Some((min.trim().parse::<i32>().ok()?, max.trim().parse::<i32>().ok()?)));
                let (min, max) =
                    ends.ok_or_else(|| format!("the scale is `{}`: write it as 1..5, lowest step first", self.scale))?;
                LabelSchema::Rating(Rating::from(Scale { min, max, low: self.low, high: self.high }))
            }
            "pairs" => {
                let [left, right] = self.sides;
                LabelSchema::Pairs(Pairs::from(Sides { left, right, tie: self.tie }))
            }
            "spans" => LabelSchema::Spans(Spans {
                text: self.text,
                labels: self.classes,
                overlap: self.overlap,
                words: self.words,
            }),
            "fields" => {
                let fields = self.fields.iter().map(|line| FieldRule::from_line(line)).collect::<Result<_, _>>()?;
                LabelSchema::Fields(Fields { fields })
            }
            other => {
                return Err(format!(
                    "there is no kind of label `{other}`: use choice, choices, rating, pairs, spans or fields"
                ));
            }
        })
    }
}

impl FieldRule {
    /// A field from a line such as `amount*: number min=0 max=10`, `kind: choice new | used`, `paid: yes/no` or
    /// `day: date`. A star makes it required; without a type it is text.
    pub fn from_line(line: &str) -> Result<FieldRule, String> {
        let (name, rest) = line.split_once(':').unwrap_or((line, "text"));
        let (name, required) = match name.trim().strip_suffix('*') {
            Some(name) => (name.trim(), true),
            None => (name.trim(), false),
        };
        let rest = rest.trim();
        let (word, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let kind = match word {
            "text" | "" => FieldType::Text,
            "number" => FieldType::Number,
            "choice" => FieldType::Choice,
            "yes/no" | "bool" => FieldType::Bool,
            "date" => FieldType::Date,
            other => {
                return Err(format!("the field `{name}` is `{other}`: use text, number, choice, yes/no or date"));
            }
        };
        let mut field = FieldRule {
            name: name.into(),
            title: String::new(),
            kind,
            required,
            options: vec![],
            min: None,
            max: None,
        };
        if kind == FieldType::Choice {
            field.options = rest.split('|').map(|option| option.trim().to_owned()).collect();
            return Ok(field);
        }
        for word in rest.split_whitespace() {
            let value = word.split_once('=').and_then(|(key, value)| Some((key, value.parse::<Number>().ok()?)));
            match value {
                Some(("min", number)) => field.min = Some(number),
                Some(("max", number)) => field.max = Some(number),
                _ => {
                    return Err(format!(
                        "the field `{name}` has `{word}` behind its type: only min=1 and max=5 stand there"
                    ));
                }
            }
        }
        Ok(field)
    }

    /// The line again, for people.
    fn line(&self) -> String {
        let star = if self.required { "*" } else { "" };
        let rest = match self.kind {
            FieldType::Text => "text".to_owned(),
            FieldType::Bool => "yes/no".to_owned(),
            FieldType::Date => "date".to_owned(),
            FieldType::Choice => format!("choice {}", self.options.join(" | ")),
            FieldType::Number => {
                let end = |name: &str, end: &Option<Number>| {
                    end.as_ref().map_or_else(String::new, |number| format!(" {name}={number}"))
                };
                format!("number{}{}", end("min", &self.min), end("max", &self.max))
            }
        };
        format!("{}{star}: {rest}", self.name)
    }
}

impl LabelSchema {
    /// What may be answered, for people.
    pub fn sentence(&self) -> String {
        match self {
            LabelSchema::Choice(choice) => format!("One of {}", choice.classes.join(", ")),
            LabelSchema::Choices(choices) => format!("Any number of {}", choices.classes.join(", ")),
            LabelSchema::Rating(rating) => {
                let scale = rating.scale();
                let end = |step: i32, text: &str| match text {
                    "" => step.to_string(),
                    text => format!("{step} ({text})"),
                };
                format!("A rating from {} to {}", end(scale.min, &scale.low), end(scale.max, &scale.high))
            }
            LabelSchema::Pairs(pairs) => {
                let Sides { left, right, tie } = pairs.sides();
                format!("Which of {left} and {right} is better{}", if *tie { ", or neither (tie)" } else { "" })
            }
            LabelSchema::Spans(spans) => {
                let may = if spans.overlap { ", which may overlap" } else { "" };
                format!("Spans in {}{may}: {}", spans.text, spans.labels.join(", "))
            }
            LabelSchema::Fields(form) => {
                format!("A form: {}", form.fields.iter().map(FieldRule::line).collect::<Vec<_>>().join("; "))
            }
        }
    }

    /// The keys of the record that labels are about: the text of spans, the two texts of a comparison.
    pub fn text_keys(&self) -> Vec<&str> {
        match self {
            LabelSchema::Spans(spans) => vec![&spans.text],
            LabelSchema::Pairs(pairs) => pairs.on_screen(false).to_vec(),
            _ => Vec::new(),
        }
    }

    /// Says which of [`LabelSchema::text_keys`] a record lacks.
    pub fn check_record(&self, data: &Value) -> Result<(), (String, String)> {
        let is_text = |key: &&str| matches!(lookup(data, key), Some(Value::String(text)) if !text.trim().is_empty());
        match self.text_keys().into_iter().find(|key| !is_text(key)) {
            Some(key) => {
                Err((key.into(), format!("`{key}` is missing or no text, and this project's labels are about it")))
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_become_a_schema_and_words_again() {
        let said = |words: SchemaWords| words.schema().and_then(|schema| schema.check().map(|()| schema.sentence()));
        let of = |kind: &str| SchemaWords { kind: kind.into(), ..SchemaWords::default() };
        let two = || vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(said(SchemaWords { classes: two(), ..of("") }).unwrap(), "One of a, b");
        assert_eq!(said(SchemaWords { classes: two(), ..of("choices") }).unwrap(), "Any number of a, b");
        let rating = SchemaWords { scale: "-1..1".into(), low: "bad".into(), ..of("rating") };
        assert_eq!(said(rating).unwrap(), "A rating from -1 (bad) to 1");
        assert!(said(SchemaWords { scale: "five".into(), ..of("rating") }).unwrap_err().contains("1..5"));
        let pairs = SchemaWords { sides: ["x".into(), "y".into()], tie: true, ..of("pairs") };
        assert_eq!(said(pairs).unwrap(), "Which of x and y is better, or neither (tie)");
        let spans = SchemaWords { classes: two(), text: "body".into(), overlap: true, ..of("spans") };
        assert_eq!(said(spans).unwrap(), "Spans in body, which may overlap: a, b");
        let lines = ["name*", "amount: number min=0 max=9.5", "kind: choice new | used", "paid: yes/no", "day*: date"];
        let form = SchemaWords { fields: lines.map(str::to_owned).to_vec(), ..of("fields") };
        assert_eq!(
            said(form).unwrap(),
            "A form: name*: text; amount: number min=0 max=9.5; kind: choice new | used; paid: yes/no; day*: date"
        );
        assert!(FieldRule::from_line("a: colour").unwrap_err().contains("text, number"));
        assert!(FieldRule::from_line("a: number least=1").unwrap_err().contains("`least=1`"));
        assert!(said(of("poem")).unwrap_err().contains("no kind of label `poem`"));
    }

    #[test]
    fn a_record_without_the_text_is_refused() {
        let schema = SchemaWords { kind: "pairs".into(), sides: ["x".into(), "y".into()], ..SchemaWords::default() };
        let schema = schema.schema().unwrap();
        assert!(schema.check_record(&json!({"x": "1", "y": "2"})).is_ok());
        assert_eq!(schema.check_record(&json!({"x": "1", "y": 2})).unwrap_err().0, "y");
        assert_eq!(schema.check_record(&json!({"x": " "})).unwrap_err().0, "x");
    }
}
