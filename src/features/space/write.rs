//! Writing rows: what of an item has a column, weighed.

use super::super::matrix::FeatureRow;
use super::super::text::Grams;
use super::super::trees;
use super::{FeatureSpace, Index};
use crate::domain::ItemFields;

/// Share of a text's squared norm that belongs to its words. Measured with logistic regression (C = 10) on random
/// labels: trec is best from 0.6 to 0.9 and falls below words alone at 0.5, sms-spam and ag-news rise all the way
/// down to 0.3.
pub(super) const WORD_SHARE: f32 = 0.6;

/// Rows being written.
#[derive(Default)]
pub(super) struct Rows {
    pub ends: Vec<usize>,
    pub indices: Vec<u32>,
    pub values: Vec<f32>,
    pub dense: Vec<f32>,
}

/// Writes rows; keeps its buffers from item to item.
pub(super) struct Writer<'a> {
    space: &'a FeatureSpace,
    index: &'a Index,
    grams: Grams,
    words: Vec<(u32, f32)>,
    chars: Vec<(u32, f32)>,
    row: Vec<(u32, f32)>,
    number_weight: f32,
    category_weight: f32,
    numbers: Vec<Option<f64>>,
    categories: Vec<u32>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(space: &'a FeatureSpace, index: &'a Index) -> Self {
        let share = |keys: usize| 1.0 / (keys.max(1) as f32).sqrt();
        Writer {
            space,
            index,
            grams: Grams::new(space.options.words, space.options.chars),
            words: Vec::new(),
            chars: Vec::new(),
            row: Vec::new(),
            number_weight: share(space.numeric_keys),
            category_weight: share(space.category_keys),
            numbers: Vec::new(),
            categories: Vec::new(),
        }
    }

    pub(super) fn write(&mut self, item: &ItemFields, rows: &mut Rows) {
        self.row.clear();
        let texts = item.texts.iter().filter(|text| !text.is_empty()).count().max(1);
        for (key, text) in item.texts.iter().enumerate() {
            self.text(key, text, 1.0 / texts as f32);
        }
        let mut entry = |column, value| self.row.push((column, value));
        for (number, value) in self.space.numbers.iter().zip(&item.numbers) {
            number.write(*value, self.number_weight, &mut entry);
        }
        for ((category, index), value) in self.space.categories.iter().zip(&self.index.categories).zip(&item.categories)
        {
            category.write(index, value.as_deref(), self.category_weight, &mut entry);
        }
        if let Some(trees) = &self.space.trees {
            self.numbers.clear();
            self.numbers.extend(item.numbers.iter().map(|value| value.filter(|x| x.is_finite())));
            self.categories.clear();
            let categories = self.space.categories.iter().zip(&self.index.categories).zip(&item.categories);
            self.categories.extend(categories.map(|((c, index), value)| c.column(index, value.as_deref())));
            trees.write(&trees::Values { numbers: &self.numbers, categories: &self.categories }, &mut entry);
        }
        // Later batches put new columns of every kind behind all others, so the parts can interleave.
        if !self.row.is_sorted_by_key(|(column, _)| *column) {
            self.row.sort_unstable_by_key(|(column, _)| *column);
        }
        rows.indices.extend(self.row.iter().map(|(column, _)| *column));
        rows.values.extend(self.row.iter().map(|(_, value)| *value));
        if let Some(vector) = &self.space.vector {
            vector.write(&item.vector, &mut rows.dense);
        }
        if let Some(latent) = &self.space.latent {
            let from = rows.dense.len();
            rows.dense.resize(from + latent.dims(), 0.0);
            let start = rows.ends.last().copied().unwrap_or(0);
            let row = FeatureRow { indices: &rows.indices[start..], values: &rows.values[start..], dense: &[] };
            latent.write(&self.index.latent, row, &mut rows.dense[from..]);
        }
        rows.ends.push(rows.indices.len());
    }

    /// One text's entries, with `share` as their squared norm.
    fn text(&mut self, key: usize, text: &str, share: f32) {
        self.words.clear();
        self.chars.clear();
        self.grams.each(
            key,
            text,
            |hash| self.words.extend(self.index.words.get(&hash)),
            |hash| self.chars.extend(self.index.chars.get(&hash)),
        );
        let (words, chars) = (weigh(&mut self.words), weigh(&mut self.chars));
        let word_share = match (words > 0.0, chars > 0.0) {
            (true, true) => WORD_SHARE,
            (true, false) => 1.0,
            _ => 0.0,
        };
        for (part, norm, of) in [(&self.words, words, word_share), (&self.chars, chars, 1.0 - word_share)] {
            if norm > 0.0 {
                let factor = (of * share).sqrt() / norm;
                self.row.extend(part.iter().map(|&(column, value)| (column, value * factor)));
            }
        }
    }
}

/// Turns one entry per occurrence (column, idf) into one per column (column, tf-idf), rising. Returns the norm.
fn weigh(found: &mut Vec<(u32, f32)>) -> f32 {
    found.sort_unstable_by_key(|(column, _)| *column);
    let mut kept = 0;
    let mut at = 0;
    let mut squares = 0f32;
    while at < found.len() {
        let (column, idf) = found[at];
        let times = found[at..].iter().take_while(|(other, _)| *other == column).count();
        let value = if times == 1 { idf } else { (1.0 + (times as f32).ln()) * idf };
        found[kept] = (column, value);
        squares += value * value;
        kept += 1;
        at += times;
    }
    found.truncate(kept);
    squares.sqrt()
}
