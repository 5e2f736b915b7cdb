//! A recipe says which keys of an item are text, numbers, categories or a vector, and how to show it.

use super::image_addresses;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Which keys of an item's JSON the model reads, and which the page shows. Dots reach into nested keys.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Keys read as text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    /// Keys read as numbers; what is missing counts as average and is marked as missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numeric: Vec<String>,
    /// Keys read as categories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categorical: Vec<String>,
    /// A key that holds an array of numbers, the same length in every item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vector: Option<String>,
    /// A key whose equal values keep items together: one group is never split between pool and holdout.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Keys that hold the address of an image, or a list of them. People see the images; no model reads them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<String>,
    /// A key with words that describe the images, for whoever cannot see them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image_alt: Option<String>,
    /// Keys the label page shows, in this order. Empty: the images and what the model reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub show: Vec<String>,
    /// How text becomes features.
    #[serde(default)]
    pub text_options: TextOptions,
}

/// Each direction costs four bytes an item and a pass over the pool.
const MOST_LATENT: usize = 300;

/// How text becomes features.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TextOptions {
    /// Shortest and longest word n-gram, in words; `[0, 0]` for none.
    pub words: [usize; 2],
    /// Shortest and longest character n-gram inside a word, in characters; `[0, 0]` for none.
    pub chars: [usize; 2],
    /// An n-gram becomes a column when at least this many items hold it.
    pub min_items: u32,
    /// Most columns for words, and as many again for characters.
    pub max_columns: usize,
    /// Directions of the latent semantic numbers beside the n-grams, found on the unlabeled pool; 0 for n-grams alone.
    pub latent: usize,
}

impl Default for TextOptions {
    fn default() -> Self {
        TextOptions { words: [1, 2], chars: [2, 4], min_items: 2, max_columns: 1 << 17, latent: 100 }
    }
}

/// What the model reads of one item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ItemFields {
    /// One text per text key; missing ones are empty.
    pub texts: Vec<String>,
    /// One number per numeric key.
    pub numbers: Vec<Option<f64>>,
    /// One category per categorical key.
    pub categories: Vec<Option<String>>,
    /// The vector, empty when the recipe has none.
    pub vector: Vec<f32>,
    /// The addresses of its images. No feature comes from them; they tell items apart.
    pub images: Vec<String>,
}

/// Finds `a.b.c` in nested objects. A key that itself holds dots wins over the path.
pub fn lookup<'a>(data: &'a Value, path: &str) -> Option<&'a Value> {
    if let Some(found) = data.get(path) {
        return Some(found);
    }
    path.match_indices('.').find_map(|(dot, _)| lookup(data.get(&path[..dot])?, &path[dot + 1..]))
}

impl Recipe {
    /// A recipe must read something. Returns what is wrong, in words for the person who wrote it.
    pub fn check(&self) -> Result<(), String> {
        if self.reads_nothing() && self.images.is_empty() {
            return Err(
                "the recipe reads nothing: name at least one key under `text`, `numeric`, `categorical` or `vector`, or \
                 under `images` if people shall see images and no model shall learn"
                    .into(),
            );
        }
        let mut seen = std::collections::BTreeSet::new();
        for key in self.model_keys().chain(self.images.iter().map(String::as_str)) {
            if key.is_empty() {
                return Err("the recipe has an empty key name".into());
            }
            if !seen.insert(key) {
                return Err(format!("the recipe names the key `{key}` twice"));
            }
        }
        if self.image_alt.as_deref() == Some("") {
            return Err("the recipe has an empty key name under `image_alt`: leave it out".into());
        }
        let o = &self.text_options;
        for (name, [low, high]) in [("words", o.words), ("chars", o.chars)] {
            if low > high || high > 8 || (low == 0 && high > 0) {
                return Err(format!(
                    "text_options.{name} is [{low}, {high}]: use [0, 0] for none, or two numbers from 1 to 8, smaller first"
                ));
            }
        }
        if !self.text.is_empty() && o.words == [0, 0] && o.chars == [0, 0] {
            return Err("text_options switches both words and chars off, so text would have no features".into());
        }
        if o.max_columns == 0 || o.max_columns > 1 << 20 {
            return Err(format!("text_options.max_columns is {}: use 1 to {}", o.max_columns, 1 << 20));
        }
        if o.latent > MOST_LATENT {
            return Err(format!("text_options.latent is {}: use 0 for none, up to {MOST_LATENT}", o.latent));
        }
        Ok(())
    }

    /// The keys the model reads, in recipe order.
    pub fn model_keys(&self) -> impl Iterator<Item = &str> {
        self.text.iter().chain(&self.numeric).chain(&self.categorical).chain(&self.vector).map(String::as_str)
    }

    /// The keys the label page shows.
    pub fn shown_keys(&self) -> Vec<&str> {
        match self.show.is_empty() {
            true => self.images.iter().map(String::as_str).chain(self.model_keys()).collect(),
            false => self.show.iter().map(String::as_str).collect(),
        }
    }

    /// Every key the recipe names, each once: what the model reads, the group, images and their words, what is shown.
    pub fn all_keys(&self) -> Vec<&str> {
        let of_images = self.images.iter().chain(&self.image_alt).map(String::as_str);
        let named = self.model_keys().chain(self.group.as_deref()).chain(of_images);
        let mut keys: Vec<&str> = Vec::new();
        for key in named.chain(self.show.iter().map(String::as_str)) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// Whether there is nothing a model could learn from.
    pub fn reads_nothing(&self) -> bool {
        self.model_keys().next().is_none()
    }

    /// Refuses what needs a model, in words, where the recipe reads nothing.
    pub fn check_learnable(&self) -> Result<(), String> {
        if !self.reads_nothing() {
            return Ok(());
        }
        Err("items are images only, and no model of qualm looks at images: there are no rounds and no suggestions, and \
             items come at random. For a model to learn, make the project with a vector of each image from a model of \
             yours (`vector`), or with fields that say something about it"
            .into())
    }

    /// Reads one item. The error names the key and what stood there.
    pub fn read(&self, data: &Value) -> Result<ItemFields, (String, String)> {
        let mut fields = ItemFields::default();
        for key in &self.images {
            fields.images.extend(image_addresses(data, key).map_err(|reason| (key.clone(), reason))?);
        }
        for key in &self.text {
            fields.texts.push(match lookup(data, key) {
                None | Some(Value::Null) => String::new(),
                Some(Value::String(text)) => text.clone(),
                Some(Value::Number(number)) => number.to_string(),
                Some(Value::Bool(b)) => b.to_string(),
                Some(other) => return Err((key.clone(), format!("`{key}` should be text and is {}", kind(other)))),
            });
        }
        if !self.text.is_empty()
            && fields.texts.iter().all(|text| text.trim().is_empty())
            && self.numeric.is_empty()
            && self.categorical.is_empty()
            && self.vector.is_none()
            && fields.images.is_empty()
        {
            let keys: Vec<&str> = self.text.iter().chain(&self.images).map(String::as_str).collect();
            return Err((
                self.text[0].clone(),
                format!("`{}` is missing or empty, so there is nothing to ask about", keys.join("`, `")),
            ));
        }
        if self.reads_nothing() && fields.images.is_empty() {
            let key = self.images.first().cloned().unwrap_or_default();
            let reason =
                format!("`{}` is missing or empty, so there is nothing to ask about", self.images.join("`, `"));
            return Err((key, reason));
        }
        for key in &self.numeric {
            fields.numbers.push(match lookup(data, key) {
                None | Some(Value::Null) => None,
                Some(Value::Number(number)) => number.as_f64().filter(|x| x.is_finite()),
                Some(Value::Bool(b)) => Some(f64::from(u8::from(*b))),
                Some(Value::String(text)) if text.trim().is_empty() => None,
                Some(Value::String(text)) => match text.trim().parse::<f64>() {
                    Ok(x) if x.is_finite() => Some(x),
                    _ => return Err((key.clone(), format!("`{key}` should be a number and is {text:?}"))),
                },
                Some(other) => return Err((key.clone(), format!("`{key}` should be a number and is {}", kind(other)))),
            });
        }
        for key in &self.categorical {
            fields.categories.push(match lookup(data, key) {
                None | Some(Value::Null) => None,
                Some(Value::String(text)) if text.trim().is_empty() => None,
                Some(Value::String(text)) => Some(text.trim().to_owned()),
                Some(Value::Number(number)) => Some(number.to_string()),
                Some(Value::Bool(b)) => Some(b.to_string()),
                Some(other) => {
                    return Err((key.clone(), format!("`{key}` should be a category and is {}", kind(other))));
                }
            });
        }
        if let Some(key) = &self.vector {
            fields.vector =
                read_vector(lookup(data, key)).map_err(|reason| (key.clone(), format!("`{key}` {reason}")))?;
        }
        Ok(fields)
    }
}

fn read_vector(value: Option<&Value>) -> Result<Vec<f32>, String> {
    let parsed;
    let array = match value {
        Some(Value::Array(array)) => array,
        // CSV has no arrays, so a vector there is JSON text in a cell.
        Some(Value::String(text)) => {
            parsed = serde_json::from_str::<Vec<Value>>(text)
                .map_err(|_| "should be an array of numbers and is text that does not parse as one".to_owned())?;
            &parsed
        }
        None | Some(Value::Null) => return Err("is missing: every item needs its vector".into()),
        Some(other) => return Err(format!("should be an array of numbers and is {}", kind(other))),
    };
    if array.is_empty() {
        return Err("is an empty array".into());
    }
    array
        .iter()
        .enumerate()
        .map(|(at, x)| {
            x.as_f64()
                .map(|x| x as f32)
                .filter(|x| x.is_finite())
                .ok_or_else(|| format!("should hold finite numbers and has {x} at position {at}"))
        })
        .collect()
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn dots_reach_into_nested_keys() {
        let data = json!({"fields": {"age": 40, "a.b": 1}, "x.y": "flat"});
        assert_eq!(lookup(&data, "fields.age"), Some(&json!(40)));
        assert_eq!(lookup(&data, "x.y"), Some(&json!("flat")));
        assert_eq!(lookup(&data, "fields.a.b"), Some(&json!(1)));
        assert_eq!(lookup(&data, "fields.none"), None);
    }

    #[test]
    fn a_bad_value_names_its_key() {
        let recipe = Recipe { numeric: vec!["age".into()], ..Recipe::default() };
        let (key, reason) = recipe.read(&json!({"age": "old"})).unwrap_err();
        assert_eq!((key.as_str(), reason.as_str()), ("age", "`age` should be a number and is \"old\""));
        assert_eq!(recipe.read(&json!({"age": " 41 "})).unwrap().numbers, vec![Some(41.0)]);
        assert_eq!(recipe.read(&json!({})).unwrap().numbers, vec![None]);
    }

    #[test]
    fn a_recipe_that_reads_nothing_is_refused() {
        assert!(Recipe::default().check().is_err());
        let twice = Recipe { text: vec!["t".into()], numeric: vec!["t".into()], ..Recipe::default() };
        assert!(twice.check().unwrap_err().contains("twice"));
    }

    #[test]
    fn images_are_shown_and_read_by_no_model() {
        let only = Recipe { images: vec!["photo".into()], ..Recipe::default() };
        assert_eq!((only.check(), only.reads_nothing(), only.shown_keys()), (Ok(()), true, vec!["photo"]));
        assert!(only.check_learnable().unwrap_err().contains("at random"));
        assert_eq!(only.read(&json!({"photo": "https://x/1"})).unwrap().images, ["https://x/1"]);
        assert_eq!(only.read(&json!({"photo": ""})).unwrap_err().0, "photo");
        let captioned = Recipe { text: vec!["caption".into()], ..only.clone() };
        assert_eq!(captioned.shown_keys(), ["photo", "caption"]);
        assert_eq!(captioned.check_learnable(), Ok(()));
        // Either is something to ask about; neither is not.
        assert!(
            captioned.read(&json!({"photo": "https://x/1"})).is_ok()
                && captioned.read(&json!({"caption": "a"})).is_ok()
        );
        assert!(captioned.read(&json!({"caption": " "})).unwrap_err().1.contains("`caption`, `photo`"));
        let both = Recipe { text: vec!["photo".into()], ..only.clone() };
        assert!(both.check().unwrap_err().contains("twice"));
        // A stored recipe without images is written as it was before there were any.
        assert!(!serde_json::to_string(&Recipe { images: vec![], ..captioned }).unwrap().contains("image"));
    }
}
