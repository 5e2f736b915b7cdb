//! JSON Schema as the API's description uses it. A keyword it does not know fails, so that nothing goes unchecked.

use serde_json::Value;

/// What is wrong with a value: where, and why. `components` are what references lead to.
pub fn fits(schema: &Value, value: &Value, components: &Value) -> Result<(), String> {
    walk(schema, value, components, "$")
}

fn walk(schema: &Value, value: &Value, components: &Value, at: &str) -> Result<(), String> {
    let wrong = |why: String| Err(format!("{at}: {why}: {value}"));
    let Some(keywords) = schema.as_object() else {
        return if schema == false { wrong("should not be there".into()) } else { Ok(()) };
    };
    for (keyword, rule) in keywords {
        match keyword.as_str() {
            "$ref" => {
                let name = rule.as_str().unwrap().strip_prefix("#/components/schemas/").unwrap();
                walk(&components[name], value, components, at)?;
            }
            "type" => {
                let types: Vec<&str> = match rule {
                    Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
                    one => vec![one.as_str().unwrap()],
                };
                if !types.iter().any(|name| is_a(name, value)) {
                    return wrong(format!("is no {}", types.join(" or ")));
                }
            }
            "enum" if !rule.as_array().unwrap().contains(value) => return wrong(format!("is not in {rule}")),
            "const" if rule != value => return wrong(format!("is not {rule}")),
            "required" => {
                for name in rule.as_array().unwrap().iter().filter_map(Value::as_str) {
                    if value.as_object().is_some_and(|map| !map.contains_key(name)) {
                        return wrong(format!("lacks `{name}`"));
                    }
                }
            }
            "properties" => {
                for (name, rule) in rule.as_object().unwrap() {
                    if let Some(inner) = value.get(name) {
                        walk(rule, inner, components, &format!("{at}.{name}"))?;
                    }
                }
            }
            "additionalProperties" => {
                for (name, inner) in value.as_object().into_iter().flatten() {
                    if schema["properties"].get(name).is_none() {
                        walk(rule, inner, components, &format!("{at}.{name}"))?;
                    }
                }
            }
            "items" => {
                for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
                    walk(rule, inner, components, &format!("{at}[{index}]"))?;
                }
            }
            "minimum" if value.as_f64() < rule.as_f64() && value.is_number() => return wrong(format!("below {rule}")),
            "maximum" if value.as_f64() > rule.as_f64() => return wrong(format!("above {rule}")),
            "minLength"
                if value.as_str().is_some_and(|text| (text.chars().count() as u64) < rule.as_u64().unwrap()) =>
            {
                return wrong(format!("shorter than {rule}"));
            }
            "maxLength" if value.as_str().is_some_and(|text| text.chars().count() as u64 > rule.as_u64().unwrap()) => {
                return wrong(format!("longer than {rule}"));
            }
            "anyOf" | "oneOf" => {
                let fitting = rule.as_array().unwrap().iter().filter(|one| walk(one, value, components, at).is_ok());
                let count = fitting.count();
                if count == 0 || keyword == "oneOf" && count > 1 {
                    return wrong(format!("fits {count} of {rule}"));
                }
            }
            "enum" | "const" | "minimum" | "maximum" | "minLength" | "maxLength" | "description" | "default"
            | "example" | "format" | "pattern" => {}
            other => panic!("{at}: the keyword `{other}` is not checked"),
        }
    }
    Ok(())
}

fn is_a(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        other => panic!("`{other}` is no type"),
    }
}
