//! An edit written for programs: JSON Patch (RFC 6902), with `add`, `remove` and `replace`.

use super::fields::{ListStep, is_equal, list_steps, push_step};
use serde_json::{Value, json};

/// The operations that turn the first value into the second, to be applied in order; an empty list where they say the same.
/// Paths in lists are those at the moment of the operation.
pub fn json_patch(before: &Value, after: &Value) -> Value {
    let mut operations = vec![];
    write(&mut String::new(), before, after, &mut operations);
    Value::Array(operations)
}

fn write(path: &mut String, before: &Value, after: &Value, operations: &mut Vec<Value>) {
    match (before, after) {
        (Value::Object(b), Value::Object(a)) => {
            for (key, old) in b {
                within(path, key, |path| match a.get(key) {
                    Some(new) => write(path, old, new, operations),
                    None => operations.push(json!({"op": "remove", "path": path})),
                });
            }
            for (key, new) in a.iter().filter(|(key, _)| !b.contains_key(*key)) {
                within(path, key, |path| operations.push(json!({"op": "add", "path": path, "value": new})));
            }
        }
        (Value::Array(b), Value::Array(a)) => write_list(path, b, a, operations),
        _ if is_equal(before, after) => {}
        _ => operations.push(json!({"op": "replace", "path": path, "value": after})),
    }
}

fn write_list(path: &mut String, before: &[Value], after: &[Value], operations: &mut Vec<Value>) {
    // Everything left of `here` is already as it will be.
    let mut here = 0usize;
    for step in list_steps(before, after) {
        within(path, &here.to_string(), |path| match step {
            ListStep::Both(i, j) => {
                write(path, &before[i], &after[j], operations);
                here += 1;
            }
            ListStep::Remove(_) => operations.push(json!({"op": "remove", "path": path})),
            ListStep::Add(j) => {
                operations.push(json!({"op": "add", "path": path, "value": after[j]}));
                here += 1;
            }
        });
    }
}

fn within(path: &mut String, step: &str, act: impl FnOnce(&mut String)) {
    let length = path.len();
    push_step(path, step);
    act(path);
    path.truncate(length);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::field_diff;
    use proptest::prelude::*;

    /// Applies a patch as RFC 6902 says.
    fn apply(mut value: Value, patch: &Value) -> Value {
        for operation in patch.as_array().unwrap() {
            let path = operation["path"].as_str().unwrap();
            let Some((parent, last)) = path.rsplit_once('/') else {
                value = operation["value"].clone();
                continue;
            };
            let last = last.replace("~1", "/").replace("~0", "~");
            let new = operation.get("value").cloned();
            match (value.pointer_mut(parent).unwrap(), operation["op"].as_str().unwrap()) {
                (Value::Object(object), "remove") => drop(object.remove(&last).unwrap()),
                (Value::Object(object), "add") => assert!(object.insert(last, new.unwrap()).is_none()),
                (Value::Object(object), "replace") => assert!(object.insert(last, new.unwrap()).is_some()),
                (Value::Array(list), "remove") => drop(list.remove(last.parse().unwrap())),
                (Value::Array(list), "add") => list.insert(last.parse().unwrap(), new.unwrap()),
                (Value::Array(list), "replace") => list[last.parse::<usize>().unwrap()] = new.unwrap(),
                other => panic!("{other:?}"),
            }
        }
        value
    }

    #[test]
    fn on_paper() {
        let before = json!({"usd": 50, "old": 1, "lines": ["a", "b", "c"]});
        let after = json!({"usd": 40, "lines": ["x", "a", "c"], "a/b": null});
        let patch = json_patch(&before, &after);
        assert_eq!(
            patch,
            json!([
                {"op": "replace", "path": "/usd", "value": 40},
                {"op": "remove", "path": "/old"},
                {"op": "add", "path": "/lines/0", "value": "x"},
                {"op": "remove", "path": "/lines/2"},
                {"op": "add", "path": "/a~1b", "value": null},
            ])
        );
        assert_eq!(apply(before, &patch), after);
        assert_eq!(
            json_patch(&json!([1]), &json!({"a": 1})),
            json!([{"op": "replace", "path": "", "value": {"a": 1}}])
        );
        assert_eq!(json_patch(&json!({"a": 1}), &json!({"a": 1.0})), json!([]));
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (0i64..4).prop_map(Value::from),
            "[aB ~/]{0,2}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::btree_map("id|name|[ab~/]{0,2}", inner, 0..5)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_patch_makes_the_one_from_the_other(before in values(), after in values()) {
            let patch = json_patch(&before, &after);
            prop_assert_eq!(&apply(before.clone(), &patch), &after);
            // The list for people and the one for programs agree on whether there is anything, and how much.
            prop_assert_eq!(field_diff(&before, &after).len(), patch.as_array().unwrap().len());
            prop_assert!(field_diff(&before, &before).is_empty());
        }
    }
}
