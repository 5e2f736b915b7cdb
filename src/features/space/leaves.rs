//! The space's trees over table keys: when they are fitted, and on what.

use super::super::table::Category;
use super::super::trees::{self, Trees};
use super::FeatureSpace;
use crate::domain::ItemFields;

impl FeatureSpace {
    /// Fits the trees when there are none yet and the items are enough for some.
    pub(super) fn fit_trees(&mut self, items: &[ItemFields]) {
        if self.trees.is_some() || self.numeric_keys + self.category_keys == 0 || items.len() < trees::FEWEST_ROWS {
            return;
        }
        let taken = || items.iter().step_by(items.len().div_ceil(trees::MOST_ROWS));
        let numbers = (0..self.numeric_keys)
            .map(|key| taken().map(|item| item.numbers[key].filter(|x| x.is_finite())).collect())
            .collect();
        let of_key = |(key, category): (usize, &Category)| {
            let index = category.index();
            taken().map(|item| category.column(&index, item.categories[key].as_deref())).collect()
        };
        let categories = self.categories.iter().enumerate().map(of_key).collect();
        // Rare values stay with the rest: one that becomes frequent later must not change its leaf.
        let branching = |category: &Category| category.columns().filter(|&c| c != category.rare_column()).collect();
        let sample = trees::Sample { numbers, categories, branching: self.categories.iter().map(branching).collect() };
        self.trees = Trees::fit(&sample, self.columns);
        self.columns = self.trees.as_ref().map_or(self.columns, |trees| trees.columns().end);
    }

    /// The first leaf column of each tree over the table keys, and the column behind the last one; empty without trees.
    pub fn tree_columns(&self) -> &[u32] {
        self.trees.as_ref().map_or(&[], Trees::starts)
    }
}
