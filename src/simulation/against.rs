//! Curves from elsewhere, drawn beside ours: what other programs reach on the same data.
//!
//! ```json
//! [{"name": "small-text BreakingTies", "data": "trec", "points": [[20, 0.41, 0.30], [40, 0.48, 0.39]]}]
//! ```
//!
//! A point is labels, accuracy and macro F1. `data` is the name of a data set of the simulation.

use super::curve::Curve;
use crate::error::{Error, Result};
use serde_json::Value;

/// A curve from elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Outside {
    /// What the report calls it.
    pub name: String,
    /// The data set.
    pub data: String,
    /// Labels (rising), accuracy, macro F1.
    pub points: Vec<[f64; 3]>,
}

impl Outside {
    /// Labels and accuracy.
    pub(super) fn accuracy(&self) -> Curve {
        self.points.iter().map(|point| (point[0], point[1])).collect()
    }

    /// Labels and macro F1.
    pub(super) fn macro_f1(&self) -> Curve {
        self.points.iter().map(|point| (point[0], point[2])).collect()
    }
}

/// Reads a file of curves. The error names `source`, the entry (from 1) and the field.
pub fn read_curves(text: &str, source: &str) -> Result<Vec<Outside>> {
    let wrong = |what: String| Error::Invalid(format!("{source}{what}"));
    let entries: Vec<Value> =
        serde_json::from_str(text).map_err(|error| wrong(format!(" is no JSON list of curves: {error}")))?;
    let read = |(entry, number): (&Value, usize)| {
        outside(entry).map_err(|(field, reason)| wrong(format!(", entry {number}, `{field}`: {reason}")))
    };
    entries.iter().zip(1..).map(read).collect()
}

fn outside(entry: &Value) -> std::result::Result<Outside, (String, String)> {
    let word = |field: &str| match entry[field].as_str().map(str::trim) {
        Some(word) if !word.is_empty() => Ok(word.to_owned()),
        _ => Err((field.to_owned(), "should be a name and is missing, empty or no text".into())),
    };
    let (name, data) = (word("name")?, word("data")?);
    let list = entry["points"].as_array().filter(|list| !list.is_empty());
    let list = list.ok_or_else(|| ("points".to_owned(), "should be a list of [labels, accuracy, macro F1]".into()))?;
    let mut points: Vec<[f64; 3]> = Vec::new();
    for (at, point) in list.iter().enumerate() {
        let bad = |reason: &str| (format!("points[{at}]"), format!("{point} {reason}"));
        let numbers: Vec<f64> = point.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        let [labels, accuracy, macro_f1] = numbers[..] else {
            return Err(bad("should be three numbers: labels, accuracy, macro F1"));
        };
        if ![accuracy, macro_f1].iter().all(|value| (0.0..=1.0).contains(value)) || labels < 0.0 {
            return Err(bad("should be a number of labels and two shares from 0 to 1"));
        }
        if points.last().is_some_and(|before| before[0] >= labels) {
            return Err(bad("should have more labels than the point before it"));
        }
        points.push([labels, accuracy, macro_f1]);
    }
    Ok(Outside { name, data, points })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_form_is_read() {
        let text = r#"[{"name": "BT", "data": "trec", "points": [[20, 0.41, 0.30], [40, 0.48, 0.39]]}]"#;
        let curves = read_curves(text, "c.json").unwrap();
        assert_eq!(curves[0].accuracy(), [(20.0, 0.41), (40.0, 0.48)]);
        assert_eq!(curves[0].macro_f1(), [(20.0, 0.3), (40.0, 0.39)]);
        assert_eq!((curves[0].name.as_str(), curves[0].data.as_str()), ("BT", "trec"));
    }

    #[test]
    fn errors_name_file_entry_and_field() {
        let of = |entry: &str| {
            let good = r#"{"name": "a", "data": "d", "points": [[1, 0.5, 0.5]]}"#;
            read_curves(&format!("[{good}, {entry}]"), "c.json").unwrap_err().to_string()
        };
        assert!(of(r#"{"data": "d", "points": [[1, 0, 0]]}"#).starts_with("c.json, entry 2, `name`: "));
        assert!(of(r#"{"name": "a", "points": [[1, 0, 0]]}"#).starts_with("c.json, entry 2, `data`: "));
        assert!(of(r#"{"name": "a", "data": "d", "points": []}"#).starts_with("c.json, entry 2, `points`: "));
        let third = of(r#"{"name": "a", "data": "d", "points": [[1, 0.5, 0.5], [2, 0.5]]}"#);
        assert_eq!(third, "c.json, entry 2, `points[1]`: [2,0.5] should be three numbers: labels, accuracy, macro F1");
        assert!(of(r#"{"name": "a", "data": "d", "points": [[1, 88.5, 0.5]]}"#).contains("from 0 to 1"));
        assert!(of(r#"{"name": "a", "data": "d", "points": [[2, 0.5, 0.5], [2, 0.5, 0.5]]}"#).contains("more labels"));
        assert!(of("7").contains("`name`"));
        assert!(read_curves("{}", "c.json").unwrap_err().to_string().starts_with("c.json is no JSON list"));
    }
}
