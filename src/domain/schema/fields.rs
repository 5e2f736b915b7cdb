//! Fields: a form to fill in. An answer is an object with a value for each field that has one, in the order of the schema.

use super::Answer;
use super::structured::number_of;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

/// A form of 1 to 50 fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fields {
    /// The fields, in the order people see them.
    pub fields: Vec<FieldRule>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldRule {
    /// Its key in the answer.
    pub name: String,
    /// What people read beside it; the name when empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What may stand in it.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// Whether an answer without it is refused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Of a choice: what there is to choose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// Of a number: the smallest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// Of a number: the largest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
}

/// What may stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldType {
    /// Text of up to 5,000 characters.
    Text,
    /// A number.
    Number,
    /// One of the options.
    Choice,
    /// Yes or no: `true` or `false`.
    Bool,
    /// A day, `2026-11-23`.
    Date,
}

const MOST: usize = 50;
const LONGEST: usize = 5_000;

impl Fields {
    pub(super) fn check(&self) -> Result<(), String> {
        if !(1..=MOST).contains(&self.fields.len()) {
            return Err(format!("a form has 1 to {MOST} fields; this one has {}", self.fields.len()));
        }
        let mut seen = std::collections::BTreeSet::new();
        for field in &self.fields {
            let name = &field.name;
            if name.is_empty()
                || name.trim() != name
                || name.chars().count() > 100
                || name.chars().any(char::is_control)
            {
                return Err(format!("the field name {name:?} should be 1 to 100 characters without spaces around it"));
            }
            if !seen.insert(name) {
                return Err(format!("the field `{name}` stands twice in the form"));
            }
            field.check().map_err(|reason| format!("the field `{name}` {reason}"))?;
        }
        Ok(())
    }

    /// Reads a JSON object; an absent field, `null` and an empty text are no value.
    pub(super) fn parse(&self, label: &str) -> Result<Answer, String> {
        let Ok(Value::Object(given)) = serde_json::from_str(label.trim()) else {
            return Err("the answer should be a JSON object with a value for each field".into());
        };
        if let Some(name) = given.keys().find(|key| !self.fields.iter().any(|field| field.name == **key)) {
            let names: Vec<&str> = self.fields.iter().map(|field| field.name.as_str()).collect();
            return Err(format!("there is no field `{name}`; there are {}", names.join(", ")));
        }
        let mut parts = Vec::new();
        for field in &self.fields {
            let value = given.get(&field.name).map_or(Ok(None), |value| field.read(value));
            match value.map_err(|reason| format!("the field `{}` {reason}", field.name))? {
                Some(value) => parts.push(format!("{}:{value}", Value::from(field.name.as_str()))),
                None if field.required => return Err(format!("the field `{}` is required", field.name)),
                None => {}
            }
        }
        let label = format!("{{{}}}", parts.join(","));
        Ok(Answer { class: number_of(&label) as usize, label })
    }
}

impl FieldRule {
    /// What people read beside it.
    pub fn title(&self) -> &str {
        if self.title.is_empty() { &self.name } else { &self.title }
    }

    fn check(&self) -> Result<(), String> {
        match self.kind {
            FieldType::Choice => {
                super::choice::Choice { classes: self.options.clone(), retired: Vec::new() }.check()?
            }
            _ if !self.options.is_empty() => return Err("has options and is no choice".into()),
            _ => {}
        }
        let ends = [self.min.as_ref().and_then(Number::as_f64), self.max.as_ref().and_then(Number::as_f64)];
        match ends {
            [None, None] => Ok(()),
            _ if self.kind != FieldType::Number => Err("has min or max and is no number".into()),
            [Some(min), Some(max)] if min > max => Err(format!("has min {min} above max {max}")),
            _ => Ok(()),
        }
    }

    /// The value as it is kept; none where there is none.
    fn read(&self, value: &Value) -> Result<Option<Value>, String> {
        let value = match value {
            Value::Null => return Ok(None),
            Value::String(text) if text.trim().is_empty() => return Ok(None),
            Value::String(text) => Value::from(text.trim().replace("\r\n", "\n")),
            other => other.clone(),
        };
        let read = match self.kind {
            FieldType::Text => text(&value),
            FieldType::Number => self.number(&value),
            FieldType::Choice => self.option(&value),
            FieldType::Bool => yes_or_no(&value),
            FieldType::Date => date(&value),
        };
        read.map(Some)
    }

    fn number(&self, value: &Value) -> Result<Value, String> {
        let wrong = || format!("is {value} and should be a number");
        let number = match value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        let number = number.filter(|number: &f64| number.is_finite()).ok_or_else(wrong)?;
        let bound = |end: &Option<Number>| end.as_ref().and_then(Number::as_f64);
        if bound(&self.min).is_some_and(|min| number < min) || bound(&self.max).is_some_and(|max| number > max) {
            let allowed = match (&self.min, &self.max) {
                (Some(min), Some(max)) => format!("from {min} to {max}"),
                (Some(min), None) => format!("at least {min}"),
                (_, max) => format!("at most {}", max.as_ref().map_or_else(String::new, Number::to_string)),
            };
            return Err(format!("is {number} and should be {allowed}"));
        }
        // 3 and 3.0 are one answer. Whole numbers of this size are exact in both types.
        let is_whole = number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
        Ok(if is_whole { Value::from(number as i64) } else { Value::from(number) })
    }

    fn option(&self, value: &Value) -> Result<Value, String> {
        let said = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        if self.options.contains(&said) {
            return Ok(Value::from(said));
        }
        Err(format!("is `{said}` and should be one of {}", self.options.join(", ")))
    }
}

fn text(value: &Value) -> Result<Value, String> {
    let Value::String(text) = value else { return Err(format!("is {value} and should be text")) };
    match text.chars().count() {
        n if n > LONGEST => Err(format!("has {n} characters; {LONGEST} is the most")),
        _ => Ok(value.clone()),
    }
}

fn yes_or_no(value: &Value) -> Result<Value, String> {
    match value {
        Value::Bool(said) => Ok(Value::from(*said)),
        Value::String(text) if ["yes", "true"].contains(&text.to_lowercase().as_str()) => Ok(Value::from(true)),
        Value::String(text) if ["no", "false"].contains(&text.to_lowercase().as_str()) => Ok(Value::from(false)),
        other => Err(format!("is {other} and should be true or false")),
    }
}

fn date(value: &Value) -> Result<Value, String> {
    let is_day = |text: &str| {
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        let [year, month, day] = parts[..] else { return false };
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return false;
        }
        let (year, month, day): (u32, u32, u32) =
            (year.parse().unwrap_or(0), month.parse().unwrap_or(0), day.parse().unwrap_or(0));
        let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let days = match month {
            2 => 28 + u32::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&day)
    };
    match value {
        Value::String(text) if is_day(text) => Ok(value.clone()),
        other => Err(format!("is {other} and should be a day such as 2026-11-23")),
    }
}

#[cfg(test)]
#[path = "fields_tests.rs"]
mod tests;
