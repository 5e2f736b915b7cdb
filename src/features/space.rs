//! The feature space: which column means what, fitted on unlabeled items, and from then on only growing.
//!
//! **Text.** Per text key, words and character n-grams ([`super::text`]) get tf-idf weights
//! `(1 + ln tf) * (ln((1 + n) / (1 + df)) + 1)`, scikit-learn's sublinear tf and smooth idf, with `n` and `df` of the
//! batch that brought the column, frozen from then on: the same text has the same row today, alone, and in any batch.
//! Words and characters are normalised separately (L2) and put together so that a text has norm 1: words have
//! `WORD_SHARE` (`space/write.rs`) of the squared norm, or all of it when no character n-gram is known, and the other way round. Several
//! text keys have equal shares, so a short title is not drowned by a long body.
//!
//! **Balance.** Numbers together, categories together and the vector each have a squared norm of about 1 as well
//! (numbers: standardised, divided by the root of how many keys there are; the vector: one constant, chosen so that
//! the first batch has mean norm 1; numbers of far larger or smaller spread than the rest are brought nearer, see
//! `space/vector.rs`). One L2 penalty then means the same for every kind.
//!
//! **Dense part.** The vector's numbers, then the latent numbers of the text ([`super::latent`]), norm 1 as well.
//!
//! **Leaves.** Table keys also bring the leaves of trees over pairs of them ([`super::trees`]), squared norm 1; a fit listens
//! to them only where cross-validation says that they help.
//!
//! **Growth.** Sparse columns are numbered as they come: words, characters, numbers, categories, leaves of the sample, then
//! what each later batch brings. Within a batch the most frequent come first, equal ones in hash order, so the same
//! items give the same columns in every process. The space holds hashes, counts and scales, no text.

mod check;
mod leaves;
mod names;
mod rules;
mod vector;
mod write;

pub use names::{FeatureKind, FeatureName};

use std::sync::OnceLock;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::hash::HashedMap;
use super::latent::{self, Latent};
use super::matrix::{FeatureRow, Segment};
use super::table::{Category, Number};
use super::text::Grams;
use super::trees::Trees;
use super::vocabulary::{Counter, Vocabulary};
use crate::domain::{ItemFields, Recipe, TextOptions};
use crate::error::{Error, Result};
use vector::Dense;
use write::{Rows, Writer};

/// Items one thread turns into rows at a time.
const CHUNK: usize = 2048;

/// From items to sparse rows. Stored as an artefact beside the models that read its columns.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FeatureSpace {
    text_keys: usize,
    numeric_keys: usize,
    category_keys: usize,
    vector_key: Option<String>,
    options: TextOptions,
    columns: u32,
    words: Vocabulary,
    chars: Vocabulary,
    numbers: Vec<Number>,
    categories: Vec<Category>,
    vector: Option<Dense>,
    latent: Option<Latent>,
    trees: Option<Trees>,
    /// Built on first use from the fields above.
    #[serde(skip)]
    index: OnceLock<Index>,
}

/// The vocabularies as maps, for looking up.
#[derive(Debug, Clone)]
struct Index {
    /// Hash to column and idf.
    words: HashedMap<(u32, f32)>,
    chars: HashedMap<(u32, f32)>,
    categories: Vec<HashedMap<u32>>,
    latent: Vec<u32>,
}

impl FeatureSpace {
    /// Fits a space for `recipe` on a sample of items (at most 200,000; what is counted is held in memory).
    /// Labels play no part. The error names an item whose vector has another length than the first one's.
    pub fn fit(recipe: &Recipe, sample: &[ItemFields]) -> Result<FeatureSpace> {
        recipe.check().map_err(Error::Invalid)?;
        let mut space = FeatureSpace {
            text_keys: recipe.text.len(),
            numeric_keys: recipe.numeric.len(),
            category_keys: recipe.categorical.len(),
            vector_key: recipe.vector.clone(),
            options: recipe.text_options.clone(),
            columns: 0,
            words: Vocabulary::default(),
            chars: Vocabulary::default(),
            numbers: Vec::new(),
            categories: Vec::new(),
            vector: None,
            latent: None,
            trees: None,
            index: OnceLock::new(),
        };
        space.check(sample)?;
        space.extend_texts(sample);
        for _ in 0..space.numeric_keys {
            space.numbers.push(Number::new(space.columns));
            space.columns += 1;
        }
        for key in 0..space.category_keys {
            space.categories.push(Category::new(key, space.columns));
            space.columns += 2;
        }
        space.extend_tables(sample);
        space.latent = space.fit_latent(sample)?;
        space.fit_trees(sample);
        space.index = OnceLock::new();
        Ok(space)
    }

    /// Latent numbers from the sample's words and characters; none without text, or with hardly any.
    fn fit_latent(&self, sample: &[ItemFields]) -> Result<Option<Latent>> {
        if self.text_keys == 0 || self.options.latent == 0 {
            return Ok(None);
        }
        let step = sample.len().div_ceil(latent::MOST_ROWS).max(1);
        let taken: Vec<ItemFields> = sample.iter().step_by(step).cloned().collect();
        let segment = self.transform(&taken)?;
        let (view, count) = (segment.view(), segment.rows());
        let rows: Vec<FeatureRow<'_>> = (0..count).map(|r| view.row(r)).collect();
        // A fitted space numbers words and characters first.
        let texts = self.words.terms().len() + self.chars.terms().len();
        // More directions than half the rows are noise.
        Ok(Latent::fit(&rows, texts, self.options.latent.min(count / 2)))
    }

    /// Adds columns behind the existing ones for n-grams and categories that are new and frequent enough among
    /// `items`, and for the first missing number under a key. Existing columns keep their numbers, weights and scales.
    /// Returns how many columns were added. The error names an item whose vector has the wrong length; then nothing
    /// was added.
    pub fn extend(&mut self, items: &[ItemFields]) -> Result<usize> {
        self.check(items)?;
        let before = self.columns;
        self.extend_texts(items);
        self.extend_tables(items);
        self.fit_trees(items);
        self.index = OnceLock::new();
        Ok((self.columns - before) as usize)
    }

    /// How many dense numbers a row has: the vector's, then the latent ones.
    pub fn dims(&self) -> usize {
        self.vector.as_ref().map_or(0, |dense| dense.len) + self.latent.as_ref().map_or(0, Latent::dims)
    }

    /// How many sparse columns there are by now.
    pub fn columns(&self) -> usize {
        self.columns as usize
    }

    /// How many numbers every item's vector has; none without a vector key.
    pub fn vector_len(&self) -> Option<usize> {
        self.vector.as_ref().map(|dense| dense.len)
    }

    /// One row per item, in order, with rising columns. What has no column is left out. The error names an item whose
    /// vector has the wrong length.
    pub fn transform(&self, items: &[ItemFields]) -> Result<Segment> {
        self.check(items)?;
        let index = self.index.get_or_init(|| self.build_index());
        let parts: Vec<Rows> = items
            .par_chunks(CHUNK)
            .map(|chunk| {
                let mut rows = Rows::default();
                let mut writer = Writer::new(self, index);
                for item in chunk {
                    writer.write(item, &mut rows);
                }
                rows
            })
            .collect();
        let non_zeros: usize = parts.iter().map(|part| part.indices.len()).sum();
        let mut starts = Vec::with_capacity(items.len() + 1);
        let (mut indices, mut values) = (Vec::with_capacity(non_zeros), Vec::with_capacity(non_zeros));
        let mut dense = Vec::with_capacity(items.len() * self.dims());
        starts.push(0u64);
        for part in parts {
            let before = indices.len() as u64;
            starts.extend(part.ends.iter().map(|end| before + *end as u64));
            indices.extend_from_slice(&part.indices);
            values.extend_from_slice(&part.values);
            dense.extend_from_slice(&part.dense);
        }
        Segment::new(starts.into(), indices.into(), values.into())
            .and_then(|segment| segment.with_dense(dense.into()))
            .map_err(Error::Internal)
    }

    /// Items must have what the recipe promises; everything behind this line may rely on it.
    fn check(&self, items: &[ItemFields]) -> Result<()> {
        let key = self.vector_key.as_deref().unwrap_or("vector");
        let mut expected = self.vector.as_ref().map(|dense| dense.len);
        for (at, item) in items.iter().enumerate() {
            if (item.texts.len(), item.numbers.len(), item.categories.len())
                != (self.text_keys, self.numeric_keys, self.category_keys)
            {
                return Err(Error::internal(format!(
                    "item {} of the batch has {} texts, {} numbers and {} categories; its recipe reads {}, {} and {}",
                    at + 1,
                    item.texts.len(),
                    item.numbers.len(),
                    item.categories.len(),
                    self.text_keys,
                    self.numeric_keys,
                    self.category_keys
                )));
            }
            let expected = if self.vector_key.is_none() { 0 } else { *expected.get_or_insert(item.vector.len()) };
            if item.vector.len() != expected {
                return Err(Error::invalid(format!(
                    "item {} of the batch: `{key}` has {} numbers and the first item's has {expected}. \
                     Every item needs a vector of the same length.",
                    at + 1,
                    item.vector.len(),
                )));
            }
        }
        Ok(())
    }

    fn extend_texts(&mut self, items: &[ItemFields]) {
        let options = self.options.clone();
        let most = options.max_columns;
        let words = if self.words.is_full(most) { [0, 0] } else { options.words };
        let chars = if self.chars.is_full(most) { [0, 0] } else { options.chars };
        if self.text_keys == 0 || items.is_empty() || (words, chars) == ([0, 0], [0, 0]) {
            return;
        }
        // One chunk per thread: every further one would hold the frequent n-grams once more.
        let per_thread = items.len().div_ceil(rayon::current_num_threads()).max(CHUNK);
        let (word_counts, char_counts): (Vec<Counter>, Vec<Counter>) = items
            .par_chunks(per_thread)
            .enumerate()
            .map(|(chunk, items)| {
                let (mut in_words, mut in_chars) = (Counter::new(), Counter::new());
                let mut grams = Grams::new(words, chars);
                for (at, item) in items.iter().enumerate() {
                    let number = (chunk * per_thread + at + 1) as u32;
                    for (key, text) in item.texts.iter().enumerate() {
                        grams.each(key, text, |h| in_words.see(h, number), |h| in_chars.see(h, number));
                    }
                }
                (in_words, in_chars)
            })
            .unzip();
        let (of, least) = (items.len() as u32, options.min_items.max(1));
        self.columns = self.words.add(Counter::merge(word_counts, least), of, least, most, self.columns);
        self.columns = self.chars.add(Counter::merge(char_counts, least), of, least, most, self.columns);
    }

    fn extend_tables(&mut self, items: &[ItemFields]) {
        for (key, number) in self.numbers.iter_mut().enumerate() {
            self.columns = number.extend(items.iter().map(|item| item.numbers[key]), self.columns);
        }
        for (key, category) in self.categories.iter_mut().enumerate() {
            let values = items.iter().map(|item| item.categories[key].as_deref());
            self.columns = category.extend(values, items.len() as u32, self.columns);
        }
        if self.vector_key.is_some() && self.vector.is_none() && !items.is_empty() {
            self.vector = Some(Dense::fit(items));
        }
    }

    fn build_index(&self) -> Index {
        let weighted = |vocabulary: &Vocabulary| {
            vocabulary
                .terms()
                .iter()
                .map(|term| {
                    let idf = ((1.0 + f64::from(term.of)) / (1.0 + f64::from(term.items))).ln() + 1.0;
                    (term.hash, (term.column, idf as f32))
                })
                .collect()
        };
        Index {
            words: weighted(&self.words),
            chars: weighted(&self.chars),
            categories: self.categories.iter().map(Category::index).collect(),
            latent: self.latent.as_ref().map(Latent::places).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
#[path = "space_tests.rs"]
mod tests;
