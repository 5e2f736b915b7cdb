//! Numbers and categories: standardised numbers with a mark for missing ones, one column per category with a shared
//! one for rare ones.

use serde::{Deserialize, Serialize};

use super::hash::{self, HashedMap};
use super::vocabulary::{Counter, Vocabulary};

/// Values further than this many standard deviations from the mean are moved to it, so that one mistyped amount
/// cannot outweigh everything else.
const CLIP: f64 = 5.0;

/// A category seen in fewer items than this of its batch has no column of its own.
const RARE: u32 = 3;

/// Most categories with a column of their own under one key; a key with more is rather an id or a text.
const MOST_CATEGORIES: usize = 1 << 12;

/// One numeric key: `(x - mean) / sd`, clipped to ±5; 0 where missing, with the mark in a column of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Number {
    column: u32,
    /// None until a batch has a missing value.
    missing_column: Option<u32>,
    mean: f64,
    /// 0 when all values were equal (or none was known): then the number tells nothing and stays 0.
    sd: f64,
    /// Whether mean and sd have been taken from a batch.
    fitted: bool,
}

impl Number {
    /// A number at `column`, not yet fitted.
    pub fn new(column: u32) -> Self {
        Number { column, missing_column: None, mean: 0.0, sd: 0.0, fitted: false }
    }

    /// Takes scaling from the first batch that knows values; gives missing values a column from the first batch that
    /// misses some. Returns the next free column.
    pub fn extend(&mut self, values: impl Iterator<Item = Option<f64>> + Clone, next: u32) -> u32 {
        let known = || values.clone().flatten().filter(|x| x.is_finite());
        let count = known().count() as f64;
        if !self.fitted && count > 0.0 {
            self.mean = known().sum::<f64>() / count;
            self.sd = (known().map(|x| (x - self.mean).powi(2)).sum::<f64>() / count).sqrt();
            // Rounding leaves a little spread among equal values; it must not be blown up to 1.
            if !self.sd.is_finite() || self.sd <= self.mean.abs() * 1e-9 {
                self.sd = 0.0;
            }
            self.fitted = true;
        }
        if self.missing_column.is_none() && values.clone().any(|x| x.is_none()) {
            self.missing_column = Some(next);
            return next + 1;
        }
        next
    }

    /// The columns it takes: its own, and the one for missing values.
    pub fn columns(&self) -> impl Iterator<Item = u32> + '_ {
        std::iter::once(self.column).chain(self.missing_column)
    }

    /// Whether its scaling is made of numbers.
    pub fn is_sound(&self) -> bool {
        self.mean.is_finite() && self.sd.is_finite()
    }

    /// The entries of one item, each times `weight`.
    pub fn write(&self, value: Option<f64>, weight: f32, entry: &mut impl FnMut(u32, f32)) {
        match value.filter(|x| x.is_finite()) {
            Some(x) if self.sd > 0.0 => {
                let z = ((x - self.mean) / self.sd).clamp(-CLIP, CLIP) as f32;
                if z != 0.0 {
                    entry(self.column, z * weight);
                }
            }
            Some(_) => {}
            None => {
                if let Some(column) = self.missing_column {
                    entry(column, weight);
                }
            }
        }
    }
}

/// One categorical key: one column per frequent category, one for all rare or unknown ones, one for missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Category {
    key: usize,
    missing_column: u32,
    rare_column: u32,
    vocabulary: Vocabulary,
}

impl Category {
    /// The categorical key with this number in the recipe; takes two columns from `next` on.
    pub fn new(key: usize, next: u32) -> Self {
        Category { key, missing_column: next, rare_column: next + 1, vocabulary: Vocabulary::default() }
    }

    /// Gives columns to the categories that are frequent in this batch and new. Returns the next free column.
    pub fn extend<'a>(&mut self, values: impl Iterator<Item = Option<&'a str>>, of: u32, next: u32) -> u32 {
        let mut counter = Counter::new();
        for (at, value) in values.enumerate() {
            if let Some(text) = value {
                counter.see(hash::category(self.key, text), at as u32 + 1);
            }
        }
        self.vocabulary.add(Counter::merge(vec![counter], RARE), of, RARE, MOST_CATEGORIES, next)
    }

    /// The columns it takes: missing, rare, then one per category.
    pub fn columns(&self) -> impl Iterator<Item = u32> + '_ {
        [self.missing_column, self.rare_column].into_iter().chain(self.vocabulary.terms().iter().map(|t| t.column))
    }

    /// The column that rare and unknown categories share.
    pub fn rare_column(&self) -> u32 {
        self.rare_column
    }

    /// Where each category's column is, for [`Category::write`].
    pub fn index(&self) -> HashedMap<u32> {
        self.vocabulary.terms().iter().map(|term| (term.hash, term.column)).collect()
    }

    /// The column of an item's value.
    pub fn column(&self, index: &HashedMap<u32>, value: Option<&str>) -> u32 {
        match value {
            None => self.missing_column,
            Some(text) => *index.get(&hash::category(self.key, text)).unwrap_or(&self.rare_column),
        }
    }

    /// The one entry of an item.
    pub fn write(&self, index: &HashedMap<u32>, value: Option<&str>, weight: f32, entry: &mut impl FnMut(u32, f32)) {
        entry(self.column(index, value), weight);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(number: &Number, value: Option<f64>) -> Vec<(u32, f32)> {
        let mut found = vec![];
        number.write(value, 1.0, &mut |column, x| found.push((column, x)));
        found
    }

    #[test]
    fn numbers_are_standardised_and_clipped() {
        let mut number = Number::new(4);
        // Mean 3, sd 1 (divided by n).
        assert_eq!(number.extend([2.0, 4.0, 2.0, 4.0].into_iter().map(Some), 9), 9);
        assert_eq!(entries(&number, Some(4.5)), vec![(4, 1.5)]);
        assert_eq!(entries(&number, Some(3.0)), vec![]);
        assert_eq!(entries(&number, Some(-1e9)), vec![(4, -5.0)]);
        // Nothing was missing, so missing has no column yet; a later batch brings it and changes nothing else.
        assert_eq!(entries(&number, None), vec![]);
        assert_eq!(number.extend([Some(1000.0), None].into_iter(), 9), 10);
        assert_eq!(entries(&number, None), vec![(9, 1.0)]);
        assert_eq!(entries(&number, Some(4.5)), vec![(4, 1.5)]);
    }

    #[test]
    fn a_constant_number_tells_nothing() {
        let mut number = Number::new(0);
        number.extend([0.1; 10].into_iter().map(Some), 1);
        assert_eq!(entries(&number, Some(0.1)), vec![]);
        assert_eq!(entries(&number, Some(7.0)), vec![]);
    }

    #[test]
    fn rare_and_unknown_categories_share_a_column() {
        let mut category = Category::new(0, 10);
        let batch = ["a", "b", "a", "b", "a", "c"];
        // a three times: a column; b twice and c once: rare.
        assert_eq!(category.extend(batch.iter().map(|x| Some(*x)), 6, 12), 13);
        let at = |category: &Category, value: Option<&str>| {
            let mut found = vec![];
            category.write(&category.index(), value, 0.5, &mut |column, x| found.push((column, x)));
            found
        };
        assert_eq!(at(&category, Some("a")), vec![(12, 0.5)]);
        assert_eq!(at(&category, Some("b")), vec![(11, 0.5)]);
        assert_eq!(at(&category, Some("never seen")), vec![(11, 0.5)]);
        assert_eq!(at(&category, None), vec![(10, 0.5)]);
        assert_eq!(category.extend([Some("b"); 3].into_iter(), 3, 20), 21);
        assert_eq!(at(&category, Some("b")), vec![(20, 0.5)]);
        assert_eq!(at(&category, Some("a")), vec![(12, 0.5)]);
    }
}
