//! Which keys of the records become columns of a table, and under which names.

use crate::domain::EXPORT_COLUMNS;
use crate::error::Result;
use crate::store::{ExportScope, ProjectRow, Reader};
use serde_json::Value;
use std::collections::BTreeSet;

/// Keys beyond the recipe's that get a column; more are left out, and the manifest says how many.
const MOST_KEYS: usize = 1000;

/// A key of the records and the name of its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The key, with dots into nested ones where the recipe reads it so.
    pub key: String,
    /// The key, or `data.` and the key where the export itself has a column of that name.
    pub name: String,
}

/// The recipe's keys first, then every other key in the order of its first record. Returns how many found no place.
/// `id` has no column of its own when it only repeats the item's id.
pub fn column_list(reader: &Reader<'_>, project: &ProjectRow, scope: ExportScope) -> Result<(Vec<Column>, u64)> {
    let recipe = &project.recipe;
    let mut keys: Vec<String> = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for key in recipe.all_keys() {
        if seen.insert(key.to_owned()) {
            keys.push(key.to_owned());
        }
    }
    let most = keys.len() + MOST_KEYS;
    let mut left_out = BTreeSet::new();
    let mut id_is_repeated = true;
    reader.each_export_data(project.id, scope, |external, data| {
        let Ok(Value::Object(object)) = serde_json::from_str(data) else { return Ok(()) };
        for (key, value) in object {
            if key == "id" {
                id_is_repeated &= match value {
                    Value::String(id) => id.trim() == external,
                    Value::Number(id) => id.to_string() == external,
                    _ => false,
                };
            }
            if seen.contains(&key) {
                continue;
            }
            if keys.len() < most {
                seen.insert(key.clone());
                keys.push(key);
            } else if left_out.len() < 100 * MOST_KEYS {
                left_out.insert(key);
            }
        }
        Ok(())
    })?;
    keys.retain(|key| key != "id" || !id_is_repeated);
    let name = |key: &str| match EXPORT_COLUMNS.contains(&key) || key.starts_with("data.") {
        true => format!("data.{key}"),
        false => key.to_owned(),
    };
    Ok((keys.into_iter().map(|key| Column { name: name(&key), key }).collect(), left_out.len() as u64))
}
