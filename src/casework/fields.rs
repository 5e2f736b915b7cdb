//! What an edit did to a JSON value, field by field. Order of keys does not matter, and neither does whether a number is
//! written 1 or 1.0.
//!
//! In lists, elements that stay are found first, so one inserted at the front is one addition and not a change of all.
//! Objects with the same `id`, `key` or `name` are the same element, changed.

use super::Magnitude;
use super::align::common;
use super::words::is_cosmetic;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

/// What happened to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another value.
    Changed,
}

/// One field's change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// JSON pointer (RFC 6901): where it was for a removed field, where it is for the others; empty for the whole value.
    pub path: String,
    /// The value before; none for an added field.
    pub before: Option<Value>,
    /// The value after; none for a removed field.
    pub after: Option<Value>,
    /// What happened.
    pub kind: FieldKind,
    /// Whether it says something else now.
    pub magnitude: Magnitude,
}

/// All changes from one value to the other, in the order of reading: keys as they stand, new keys after them.
pub fn field_diff(before: &Value, after: &Value) -> Vec<FieldChange> {
    let mut changes = vec![];
    compare(&mut Place::default(), before, after, &mut changes);
    changes
}

/// The pointers before and after, which differ below lists.
#[derive(Default)]
struct Place {
    before: String,
    after: String,
}

impl Place {
    fn within(&mut self, before: &str, after: &str, act: impl FnOnce(&mut Place)) {
        let (b, a) = (self.before.len(), self.after.len());
        push_step(&mut self.before, before);
        push_step(&mut self.after, after);
        act(self);
        self.before.truncate(b);
        self.after.truncate(a);
    }
}

pub(super) fn push_step(pointer: &mut String, step: &str) {
    pointer.push('/');
    pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
}

fn compare(place: &mut Place, before: &Value, after: &Value, changes: &mut Vec<FieldChange>) {
    match (before, after) {
        (Value::Object(b), Value::Object(a)) => compare_objects(place, b, a, changes),
        (Value::Array(b), Value::Array(a)) => compare_lists(place, b, a, changes),
        _ if is_equal(before, after) => {}
        _ => changes.push(FieldChange {
            path: place.after.clone(),
            before: Some(before.clone()),
            after: Some(after.clone()),
            kind: FieldKind::Changed,
            magnitude: match (before, after) {
                (Value::String(b), Value::String(a)) if is_cosmetic(b, a) => Magnitude::Cosmetic,
                _ => Magnitude::Substantive,
            },
        }),
    }
}

fn added(path: &str, value: &Value) -> FieldChange {
    let (path, after) = (path.to_owned(), Some(value.clone()));
    FieldChange { path, before: None, after, kind: FieldKind::Added, magnitude: Magnitude::Substantive }
}

fn removed(path: &str, value: &Value) -> FieldChange {
    let (path, before) = (path.to_owned(), Some(value.clone()));
    FieldChange { path, before, after: None, kind: FieldKind::Removed, magnitude: Magnitude::Substantive }
}

fn compare_objects(
    place: &mut Place,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    changes: &mut Vec<FieldChange>,
) {
    for (key, old) in before {
        place.within(key, key, |place| match after.get(key) {
            Some(new) => compare(place, old, new, changes),
            None => changes.push(removed(&place.before, old)),
        });
    }
    for (key, new) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
        place.within(key, key, |place| changes.push(added(&place.after, new)));
    }
}

fn compare_lists(place: &mut Place, before: &[Value], after: &[Value], changes: &mut Vec<FieldChange>) {
    for step in list_steps(before, after) {
        match step {
            ListStep::Both(i, j) => place.within(&i.to_string(), &j.to_string(), |place| {
                compare(place, &before[i], &after[j], changes);
            }),
            ListStep::Remove(i) => {
                place.within(&i.to_string(), "", |place| changes.push(removed(&place.before, &before[i])))
            }
            ListStep::Add(j) => place.within("", &j.to_string(), |place| changes.push(added(&place.after, &after[j]))),
        }
    }
}

/// What happens to the elements of a list, in order.
pub(super) enum ListStep {
    /// The element at the first position is the one at the second, perhaps changed.
    Both(usize, usize),
    /// The element at this position of the first list goes.
    Remove(usize),
    /// The element at this position of the second list comes.
    Add(usize),
}

pub(super) fn list_steps(before: &[Value], after: &[Value]) -> Vec<ListStep> {
    let mut steps = vec![];
    let (mut i, mut j) = (0, 0);
    let is_same = |b: &Value, a: &Value| is_equal(b, a) || is_same_element(b, a) == Some(true);
    for (to_i, to_j) in common(before, after, is_same).into_iter().chain([(before.len(), after.len())]) {
        while i < to_i || j < to_j {
            let is_replaced = i < to_i && j < to_j && can_become(&before[i], &after[j]);
            if is_replaced {
                steps.push(ListStep::Both(i, j));
            } else {
                steps.extend((i < to_i).then_some(ListStep::Remove(i)));
                steps.extend((j < to_j).then_some(ListStep::Add(j)));
            }
            // Beyond a gap's end a position only moves on with its own list.
            (i, j) = ((i + 1).min(to_i), (j + 1).min(to_j));
        }
        if to_i < before.len() && to_j < after.len() {
            steps.push(ListStep::Both(to_i, to_j));
        }
        (i, j) = (to_i + 1, to_j + 1);
    }
    steps
}

/// Whether two objects name themselves alike; none where they do not name themselves.
fn is_same_element(before: &Value, after: &Value) -> Option<bool> {
    let (Value::Object(b), Value::Object(a)) = (before, after) else { return None };
    ["id", "key", "name"].into_iter().find_map(|key| match (b.get(key)?, a.get(key)?) {
        (b @ (Value::String(_) | Value::Number(_)), a @ (Value::String(_) | Value::Number(_))) => Some(is_equal(b, a)),
        _ => None,
    })
}

/// A value in the place of another of its kind is a change of it, unless both say that they are something else.
fn can_become(before: &Value, after: &Value) -> bool {
    let is_nested = |value: &Value| matches!(value, Value::Object(_) | Value::Array(_));
    let is_alike = before.is_object() == after.is_object() && is_nested(before) == is_nested(after);
    is_alike && is_same_element(before, after) != Some(false)
}

/// Equality of what is said: key order and the way a number is written do not count.
pub(super) fn is_equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => is_equal_number(a, b),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_equal(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, value)| b.get(key).is_some_and(|other| is_equal(value, other)))
        }
        _ => a == b,
    }
}

fn is_equal_number(a: &Number, b: &Number) -> bool {
    // From 2^53 on an integer and a float may round to each other without being equal.
    let is_exact = |x: f64| x.abs() < 9_007_199_254_740_992.0;
    a == b || (a.is_f64() != b.is_f64() && a.as_f64() == b.as_f64() && a.as_f64().is_some_and(is_exact))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::magnitude;
    use serde_json::json;

    fn shown(before: Value, after: Value) -> Vec<String> {
        let text = |value: &Option<Value>| value.as_ref().map_or("nothing".into(), Value::to_string);
        let line = |c: &FieldChange| format!("{}: {} -> {}", c.path, text(&c.before), text(&c.after));
        field_diff(&before, &after).iter().map(line).collect()
    }

    #[test]
    fn fields() {
        let before = json!({"order": "A1", "usd": 50, "to": {"name": "Ana", "zip": "10"}, "note": null});
        let after = json!({"usd": 5000, "to": {"zip": "10", "name": "Bo"}, "order": "A1", "tags": []});
        assert_eq!(
            shown(before, after),
            ["/usd: 50 -> 5000", "/to/name: \"Ana\" -> \"Bo\"", "/note: null -> nothing", "/tags: nothing -> []",]
        );
        assert_eq!(shown(json!(1), json!("1")), [": 1 -> \"1\""]);
        assert_eq!(shown(json!({"a/b": {"c~d": 1}}), json!({"a/b": {"c~d": 2}})), ["/a~1b/c~0d: 1 -> 2"]);
        assert_eq!(shown(json!({"a": 1, "b": 2.0}), json!({"b": 2, "a": 1.0})), [""; 0]);
        assert_eq!(shown(json!(9007199254740993u64), json!(9007199254740992.0)).len(), 1);
    }

    #[test]
    fn lists() {
        // One in front is one addition; its neighbours only moved.
        assert_eq!(shown(json!(["b", "c"]), json!(["a", "b", "c"])), ["/0: nothing -> \"a\""]);
        assert_eq!(shown(json!(["a", "b", "c"]), json!(["a", "c"])), ["/1: \"b\" -> nothing"]);
        assert_eq!(shown(json!(["a", "b", "c"]), json!(["a", "x", "c"])), ["/1: \"b\" -> \"x\""]);
        // Known by their id, changed inside and moved down by one.
        let before = json!([{"id": 1, "n": 1}, {"id": 2, "n": 2}]);
        let after = json!([{"id": 9, "n": 0}, {"id": 1, "n": 1}, {"id": 2, "n": 3}]);
        assert_eq!(shown(before, after), ["/0: nothing -> {\"id\":9,\"n\":0}", "/2/n: 2 -> 3"]);
        // Other people, not the same one renamed.
        let (ana, bo) = (json!([{"name": "Ana", "age": 4}]), json!([{"name": "Bo", "age": 4}]));
        assert_eq!(shown(ana, bo).len(), 2);
        // Without a name the place says who it is.
        assert_eq!(shown(json!([{"n": 1}]), json!([{"n": 2}])), ["/0/n: 1 -> 2"]);
        assert_eq!(shown(json!([[1, 2], [3]]), json!([[1, 2, 5], [3]])), ["/0/2: nothing -> 5"]);
        assert_eq!(shown(json!([1, {"a": 1}]), json!([{"a": 1}, 1])).len(), 2);
    }

    #[test]
    fn cosmetic_or_not() {
        let of = |before, after| magnitude(&field_diff(&before, &after));
        assert_eq!(of(json!({"a": "Dear Ana"}), json!({"a": "dear  ana"})), Some(Magnitude::Cosmetic));
        assert_eq!(of(json!({"a": "x", "b": 1}), json!({"a": "X", "b": 2})), Some(Magnitude::Substantive));
        assert_eq!(of(json!({"a": "x"}), json!({"a": "x", "b": ""})), Some(Magnitude::Substantive));
        assert_eq!(of(json!({"a": "x"}), json!({"a": "x"})), None);
    }
}
