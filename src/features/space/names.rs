//! What the columns of one item mean, in words. The space holds hashes only; the names come from the item itself: its
//! own n-grams are hashed again, and those with a column give it their name.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::super::hash::{HashedMap, Kind, finish, start, step};
use super::super::text::EDGE;
use super::FeatureSpace;
use crate::domain::{ItemFields, Recipe};
use crate::error::Result;

/// What sort of feature a name is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeatureKind {
    /// One or more neighbouring words.
    Words,
    /// Neighbouring letters of a word; `_` is the word's edge.
    Letters,
    /// A number, or that it is missing.
    Number,
    /// A category, or that it is missing.
    Category,
    /// What table keys say together: a leaf of the trees.
    Rule,
    /// All numbers of the item's vector together.
    Vector,
    /// All latent numbers of the text together: what it is about on the whole.
    Topic,
}

/// A feature of one item, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeatureName {
    /// What sort of feature.
    pub kind: FeatureKind,
    /// The key of the record that it comes from; a rule's keys with commas; empty when it comes from the whole record.
    pub key: String,
    /// The n-gram, `41`, `red`, `missing`, `rare`, `amount > 3200 and purpose = car`.
    pub text: String,
}

impl FeatureSpace {
    /// The name of every sparse column that `item` can have a value in, by column. Where two n-grams share a column
    /// (their hashes collide), the first one in the text names it. The error is about an item of another recipe.
    pub fn names(&self, recipe: &Recipe, item: &ItemFields) -> Result<BTreeMap<u32, FeatureName>> {
        self.check(std::slice::from_ref(item))?;
        let index = self.index.get_or_init(|| self.build_index());
        let mut names = BTreeMap::new();
        for (at, (key, text)) in recipe.text.iter().zip(&item.texts).enumerate() {
            let words = words_of(text);
            let mut name = |kind, map: &HashedMap<(u32, f32)>, hash, gram: &str| {
                if let Some((column, _)) = map.get(&hash) {
                    let name = || FeatureName { kind, key: key.clone(), text: gram.to_owned() };
                    names.entry(*column).or_insert_with(name);
                }
            };
            each_words(&words, at, self.options.words, |hash, gram| {
                name(FeatureKind::Words, &index.words, hash, gram);
            });
            each_letters(&words, at, self.options.chars, |hash, gram| {
                name(FeatureKind::Letters, &index.chars, hash, gram);
            });
        }
        for ((number, key), value) in self.numbers.iter().zip(&recipe.numeric).zip(&item.numbers) {
            let text = value.map_or_else(|| "missing".to_owned(), |x| x.to_string());
            number.write(*value, 1.0, &mut |column, _| {
                names.insert(column, FeatureName { kind: FeatureKind::Number, key: key.clone(), text: text.clone() });
            });
        }
        let categories = self.categories.iter().zip(&index.categories).zip(&recipe.categorical);
        for (((category, index), key), value) in categories.zip(&item.categories) {
            category.write(index, value.as_deref(), 1.0, &mut |column, _| {
                let text = match value {
                    None => "missing".to_owned(),
                    Some(value) if column == category.rare_column() => format!("{value} (rare)"),
                    Some(value) => value.clone(),
                };
                names.insert(column, FeatureName { kind: FeatureKind::Category, key: key.clone(), text });
            });
        }
        self.name_rules(recipe, item, &mut names);
        Ok(names)
    }
}

/// The words of a text as [`super::super::text::Grams`] cuts them: lower-cased code points.
fn words_of(text: &str) -> Vec<Vec<u32>> {
    let text: Cow<'_, str> = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
    let mut words = Vec::new();
    let mut word = Vec::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase().map(u32::from));
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn letters(codes: &[u32]) -> String {
    codes.iter().map(|&code| char::from_u32(code).unwrap_or('_')).collect()
}

fn each_words(words: &[Vec<u32>], key: usize, [shortest, longest]: [usize; 2], mut found: impl FnMut(u64, &str)) {
    for from in 0..words.len() {
        let mut hash = start(Kind::Words, key);
        let mut gram = String::new();
        for (at, word) in words[from..].iter().take(longest).enumerate() {
            hash = step(hash, word.iter().fold(0, |h, &c| step(h, u64::from(c))));
            if at > 0 {
                gram.push(' ');
            }
            gram.push_str(&letters(word));
            if at + 1 >= shortest {
                found(finish(hash), &gram);
            }
        }
    }
}

fn each_letters(words: &[Vec<u32>], key: usize, [shortest, longest]: [usize; 2], mut found: impl FnMut(u64, &str)) {
    if longest == 0 {
        return;
    }
    for word in words {
        let edged: Vec<u32> = std::iter::once(EDGE).chain(word.iter().copied()).chain([EDGE]).collect();
        let shortest = shortest.min(edged.len());
        for from in 0..edged.len() {
            let mut hash = start(Kind::Chars, key);
            for (at, &code) in edged[from..].iter().take(longest).enumerate() {
                hash = step(hash, u64::from(code));
                if at + 1 >= shortest {
                    found(finish(hash), &letters(&edged[from..=from + at]));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::text::Grams;
    use super::*;
    use crate::domain::TextOptions;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn named_n_grams_are_those_that_make_columns(
            text in "[ a-zA-Z0-9ÉéßİΣ漢.,!'-]{0,40}|\\PC{0,30}",
            words in prop_oneof![Just([0usize, 0]), Just([1, 2]), Just([2, 3])],
            chars in prop_oneof![Just([0usize, 0]), Just([2, 4]), Just([5, 6])],
        ) {
            let (mut w, mut c) = (vec![], vec![]);
            Grams::new(words, chars).each(3, &text, |h| w.push(h), |h| c.push(h));
            let (mut named_w, mut named_c) = (vec![], vec![]);
            let cut = words_of(&text);
            if words[1] > 0 {
                each_words(&cut, 3, words, |h, _| named_w.push(h));
            }
            each_letters(&cut, 3, chars, |h, _| named_c.push(h));
            prop_assert_eq!(w, named_w);
            prop_assert_eq!(c, named_c);
        }
    }

    fn space() -> (Recipe, FeatureSpace) {
        let recipe = Recipe {
            text: vec!["subject".into()],
            numeric: vec!["age".into()],
            categorical: vec!["team".into()],
            text_options: TextOptions {
                words: [1, 2],
                chars: [3, 3],
                min_items: 2,
                max_columns: 100,
                ..TextOptions::default()
            },
            ..Recipe::default()
        };
        let item = |text: &str, age: f64, team: &str| ItemFields {
            texts: vec![text.into()],
            numbers: vec![Some(age)],
            categories: vec![Some(team.into())],
            vector: vec![],
            images: vec![],
        };
        let items = [item("Free prize", 1.0, "red"), item("a free prize!", 2.0, "red"), item("the prize", 4.0, "red")];
        (recipe.clone(), FeatureSpace::fit(&recipe, &items).unwrap())
    }

    #[test]
    fn an_items_columns_have_its_own_words_as_names() {
        let (recipe, space) = space();
        let item = ItemFields {
            texts: vec!["FREE prize now".into()],
            numbers: vec![Some(4.0)],
            categories: vec![Some("blue".into())],
            vector: vec![],
            images: vec![],
        };
        let names = space.names(&recipe, &item).unwrap();
        let row = space.transform(std::slice::from_ref(&item)).unwrap();
        // Every value of the row has a name, and the words that no other item has are not among them.
        assert_eq!(row.view().row(0).indices, names.keys().copied().collect::<Vec<u32>>());
        let said: Vec<&str> = names.values().map(|name| name.text.as_str()).collect();
        for text in ["free", "prize", "free prize", "_fr", "ze_", "4", "blue (rare)"] {
            assert!(said.contains(&text), "{text} in {said:?}");
        }
        assert!(!said.contains(&"now") && !said.contains(&"prize now"));
        assert!(names.values().all(|name| ["subject", "age", "team"].contains(&name.key.as_str())));
    }

    #[test]
    fn a_space_fits_its_own_recipe_only() {
        let (recipe, mut space) = space();
        assert_eq!(space.check_fits(&recipe), Ok(()));
        assert!(space.check_fits(&Recipe { numeric: vec![], ..recipe.clone() }).is_err());
        space.columns += 1;
        assert!(space.check_fits(&recipe).unwrap_err().contains("no meaning"));
    }
}
