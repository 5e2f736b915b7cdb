//! What an edit changed: the paths of the values that differ, and whether only white space did.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How much an edit changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Magnitude {
    /// White space only.
    Cosmetic,
    /// Anything else.
    Substantive,
}

/// The difference between what was proposed and what a person made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// JSON Pointers (RFC 6901) of what was added, removed or replaced, in document order; `""` is the whole payload.
    pub paths: Vec<String>,
    /// How much that is.
    pub magnitude: Magnitude,
}

/// Compares two payloads; none when they say the same, whatever the order of keys or the spelling of numbers.
pub fn compare(before: &Value, after: &Value) -> Option<Change> {
    let mut change = Change { paths: Vec::new(), magnitude: Magnitude::Cosmetic };
    walk(before, after, &mut String::new(), &mut change);
    (!change.paths.is_empty()).then_some(change)
}

fn walk(before: &Value, after: &Value, path: &mut String, change: &mut Change) {
    let mut inside = |key: &str, a: Option<&Value>, b: Option<&Value>, change: &mut Change| {
        let length = path.len();
        path.push('/');
        path.push_str(&key.replace('~', "~0").replace('/', "~1"));
        match (a, b) {
            (Some(a), Some(b)) => walk(a, b, path, change),
            _ => {
                change.paths.push(path.clone());
                change.magnitude = Magnitude::Substantive;
            }
        }
        path.truncate(length);
    };
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            a.iter().for_each(|(key, value)| inside(key, Some(value), b.get(key), change));
            b.iter()
                .filter(|(key, _)| !a.contains_key(*key))
                .for_each(|(key, value)| inside(key, None, Some(value), change));
        }
        (Value::Array(a), Value::Array(b)) => {
            (0..a.len().max(b.len())).for_each(|at| inside(&at.to_string(), a.get(at), b.get(at), change));
        }
        (Value::String(a), Value::String(b)) => {
            if a != b {
                change.paths.push(path.clone());
                if !a.split_whitespace().eq(b.split_whitespace()) {
                    change.magnitude = Magnitude::Substantive;
                }
            }
        }
        _ if super::digest::canonical(before) == super::digest::canonical(after) => {}
        _ => {
            change.paths.push(path.clone());
            change.magnitude = Magnitude::Substantive;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn paths_name_what_differs_and_white_space_is_cosmetic() {
        let before = json!({"order": "A1", "usd": 40, "to": ["a", "b"], "text": "Dear  Ann,"});
        let after = json!({"usd": 40.0, "order": "A1", "to": ["a", "c", "d"], "text": "Dear Ann,", "a/b": 1});
        let change = compare(&before, &after).unwrap();
        assert_eq!(change.paths, ["/to/1", "/to/2", "/text", "/a~1b"]);
        assert_eq!(change.magnitude, Magnitude::Substantive);
        let spaces = compare(&json!({"text": "a  b"}), &json!({"text": "a b "})).unwrap();
        assert_eq!((spaces.paths, spaces.magnitude), (vec!["/text".to_owned()], Magnitude::Cosmetic));
        assert_eq!(compare(&json!({"a": 1, "b": [2]}), &json!({"b": [2.0], "a": 1})), None);
        assert_eq!(compare(&json!(1), &json!([1])).unwrap().paths, [""]);
    }
}
