//! JSON Schema for arguments: the part of it that says what an edit may look like. A schema that uses anything else is
//! refused when it arrives, so that nobody believes in a rule that is not checked.

use serde_json::Value;

const KNOWN: [&str; 20] = [
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "const",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "title",
    "description",
    "default",
    "examples",
    "$schema",
];
const TYPES: [&str; 7] = ["object", "array", "string", "number", "integer", "boolean", "null"];

/// What in a schema cannot be checked here, if anything.
pub fn check_schema(schema: &Value) -> Result<(), String> {
    let map = match schema {
        Value::Bool(_) => return Ok(()),
        Value::Object(map) => map,
        _ => return Err("a schema is an object".into()),
    };
    if let Some(key) = map.keys().find(|key| !KNOWN.contains(&key.as_str())) {
        return Err(format!("`{key}` is not checked here; use {}", KNOWN.join(", ")));
    }
    let types = match &schema["type"] {
        Value::Null => Vec::new(),
        Value::Array(types) => types.clone(),
        one => vec![one.clone()],
    };
    if let Some(other) = types.iter().find(|word| !word.as_str().is_some_and(|word| TYPES.contains(&word))) {
        return Err(format!("{other} is no type"));
    }
    for key in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] {
        if map.get(key).is_some_and(|bound| !bound.is_number()) {
            return Err(format!("`{key}` should be a number"));
        }
    }
    for key in ["minLength", "maxLength", "minItems", "maxItems"] {
        if map.get(key).is_some_and(|bound| bound.as_u64().is_none()) {
            return Err(format!("`{key}` should be a whole number"));
        }
    }
    if map.get("enum").is_some_and(|values| !values.is_array()) {
        return Err("`enum` should be an array".into());
    }
    if map.get("required").is_some_and(|keys| !keys.as_array().is_some_and(|keys| keys.iter().all(Value::is_string))) {
        return Err("`required` should be an array of keys".into());
    }
    match map.get("properties") {
        Some(Value::Object(properties)) => properties.values().try_for_each(check_schema)?,
        Some(_) => return Err("`properties` should be an object".into()),
        None => {}
    }
    ["items", "additionalProperties"].into_iter().filter_map(|key| map.get(key)).try_for_each(check_schema)
}

/// What is wrong with a value under a schema that [`check_schema`] accepted: where, and why.
pub fn fits_schema(schema: &Value, value: &Value) -> Result<(), String> {
    fits(schema, value, "")
}

fn fits(schema: &Value, value: &Value, path: &str) -> Result<(), String> {
    let here = if path.is_empty() { "the arguments" } else { path };
    if schema == &Value::Bool(false) {
        return Err(format!("{here} should not be there"));
    }
    let Value::Object(map) = schema else { return Ok(()) };
    let is = |word: &str| match word {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|x| x.fract() == 0.0),
        "boolean" => value.is_boolean(),
        _ => value.is_null(),
    };
    let has_type = match map.get("type") {
        Some(Value::String(word)) => is(word),
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).any(is),
        _ => true,
    };
    if !has_type {
        return Err(format!("{here} should be {}", map["type"]));
    }
    let same = |a: &Value, b: &Value| super::digest::canonical(a) == super::digest::canonical(b);
    if map.get("enum").and_then(Value::as_array).is_some_and(|values| !values.iter().any(|one| same(one, value)))
        || map.get("const").is_some_and(|one| !same(one, value))
    {
        return Err(format!("{here} is {value}, which is not among the values allowed"));
    }
    if let Some(x) = value.as_f64() {
        let bound = |key: &str| map.get(key).and_then(Value::as_f64);
        let is_out = bound("minimum").is_some_and(|least| x < least)
            || bound("maximum").is_some_and(|most| x > most)
            || bound("exclusiveMinimum").is_some_and(|least| x <= least)
            || bound("exclusiveMaximum").is_some_and(|most| x >= most);
        if is_out {
            return Err(format!("{here} is {value}, which is out of range"));
        }
    }
    let count = |length: usize, least: &str, most: &str| {
        let bound = |key: &str| map.get(key).and_then(Value::as_u64);
        let length = length as u64;
        let is_out = bound(least).is_some_and(|least| length < least) || bound(most).is_some_and(|most| length > most);
        if is_out { Err(format!("{here} has length {length}, which is out of range")) } else { Ok(()) }
    };
    match value {
        Value::String(text) => count(text.chars().count(), "minLength", "maxLength"),
        Value::Array(parts) => {
            count(parts.len(), "minItems", "maxItems")?;
            let Some(items) = map.get("items") else { return Ok(()) };
            parts.iter().enumerate().try_for_each(|(at, part)| fits(items, part, &format!("{path}/{at}")))
        }
        Value::Object(entries) => {
            let required = map.get("required").and_then(Value::as_array).into_iter().flatten();
            if let Some(key) = required.filter_map(Value::as_str).find(|key| !entries.contains_key(*key)) {
                return Err(format!("{here} lacks `{key}`"));
            }
            entries.iter().try_for_each(|(key, value)| {
                let named = map.get("properties").and_then(|properties| properties.get(key));
                let schema = named.or_else(|| map.get("additionalProperties"));
                schema.map_or(Ok(()), |schema| fits(schema, value, &format!("{path}/{key}")))
            })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_edit_must_fit_and_the_place_is_named() {
        let schema = json!({"type": "object", "required": ["order", "usd"], "additionalProperties": false, "properties": {
            "order": {"type": "string", "minLength": 1},
            "usd": {"type": "number", "minimum": 0, "maximum": 500},
            "why": {"enum": ["late", "broken"]},
            "items": {"type": "array", "maxItems": 2, "items": {"type": "integer"}}}});
        check_schema(&schema).unwrap();
        let wrong = |value: Value| fits_schema(&schema, &value).unwrap_err();
        assert!(fits_schema(&schema, &json!({"order": "A", "usd": 5, "why": "late", "items": [1, 2.0]})).is_ok());
        assert!(wrong(json!({"order": "A"})).contains("lacks `usd`"));
        assert!(wrong(json!({"order": "A", "usd": 501})).contains("/usd is 501"));
        assert!(wrong(json!({"order": "", "usd": 1})).contains("/order has length 0"));
        assert!(wrong(json!({"order": "A", "usd": 1, "why": "x"})).contains("/why"));
        assert!(wrong(json!({"order": "A", "usd": 1, "items": [1.5]})).contains("/items/0"));
        assert!(wrong(json!({"order": "A", "usd": 1, "more": 1})).contains("/more should not be there"));
        assert!(wrong(json!([])).contains("should be \"object\""));
    }

    #[test]
    fn a_schema_with_rules_that_are_not_checked_is_refused() {
        assert!(check_schema(&json!({"properties": {"a": {"pattern": "x"}}})).unwrap_err().contains("`pattern`"));
        assert!(check_schema(&json!({"type": "text"})).is_err());
        assert!(check_schema(&json!({"minimum": "1"})).is_err());
        assert!(check_schema(&json!(3)).is_err());
    }
}
