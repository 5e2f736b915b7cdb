//! Whether a space that came from a file can be used: nothing behind this check may panic on what the file said.

use super::FeatureSpace;
use super::Trees;
use crate::domain::Recipe;

/// Longest vector that a file may announce; memory is set aside by this number.
const LONGEST_VECTOR: usize = 1 << 20;

impl FeatureSpace {
    /// What does not fit together, or does not fit the recipe, in words.
    pub fn check_fits(&self, recipe: &Recipe) -> Result<(), String> {
        let keys = (recipe.text.len(), recipe.numeric.len(), recipe.categorical.len());
        if (self.text_keys, self.numeric_keys, self.category_keys) != keys
            || self.vector_key != recipe.vector
            || self.options != recipe.text_options
        {
            return Err("its features belong to another recipe".into());
        }
        if self.numbers.len() != keys.1 || self.categories.len() != keys.2 {
            return Err("its features lack a number or a category".into());
        }
        if !self.numbers.iter().all(|number| number.is_sound()) {
            return Err("the scale of a number is no number".into());
        }
        if self.vector.as_ref().is_some_and(|dense| dense.len > LONGEST_VECTOR || !dense.is_sound()) {
            return Err("its vector has an impossible size".into());
        }
        let terms = self.words.terms().iter().chain(self.chars.terms()).map(|term| term.column);
        let numbers = self.numbers.iter().flat_map(|number| number.columns());
        let categories = self.categories.iter().flat_map(|category| category.columns());
        // Every column has exactly one meaning, so all of them together are 0, 1, 2 and so on.
        if let Some(trees) = &self.trees {
            trees.check(keys.1, keys.2)?;
        }
        let leaves = self.trees.iter().flat_map(Trees::columns);
        let mut taken: Vec<u32> = terms.chain(numbers).chain(categories).chain(leaves).collect();
        taken.sort_unstable();
        if taken.len() != self.columns as usize || taken.iter().zip(0..).any(|(&column, at)| column != at) {
            return Err("a feature column has no meaning, or two".into());
        }
        self.latent.as_ref().map_or(Ok(()), |latent| latent.check(self.columns))
    }
}
