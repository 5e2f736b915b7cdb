//! The words of a record: what a search finds it by.

use serde_json::Value;

/// Characters of a record that can be found.
const LONGEST: usize = 200_000;

/// Every text and number of a record behind its id, without its keys and without vectors.
pub fn record_words(id: &str, data: &Value) -> String {
    let mut text = id.to_owned();
    put(data, &mut text);
    text
}

fn put(value: &Value, text: &mut String) {
    if text.len() >= LONGEST {
        return;
    }
    match value {
        Value::String(words) => {
            text.push(' ');
            text.extend(words.chars().take(LONGEST));
        }
        Value::Number(number) => {
            text.push(' ');
            text.push_str(&number.to_string());
        }
        Value::Array(values) if values.len() > 8 && values.iter().all(Value::is_number) => {}
        Value::Array(values) => values.iter().for_each(|value| put(value, text)),
        Value::Object(fields) => fields.values().for_each(|value| put(value, text)),
        Value::Null | Value::Bool(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_and_numbers_can_be_found_and_keys_and_vectors_cannot() {
        let data = json!({"text": "Löwe", "amount": 12.5, "tags": ["a", "b"], "v": vec![0.5; 9], "deep": {"x": "y"}});
        assert_eq!(record_words("i1", &data), "i1 Löwe 12.5 a b y");
    }
}
