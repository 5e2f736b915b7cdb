//! Which keys of a record a model reads, as flags: the same for every command that makes a recipe.

use crate::domain::Recipe;
use clap::Args;

/// The keys by what they hold.
#[derive(Debug, Clone, Default, Args)]
pub struct RecipeKeys {
    /// Keys read as text; dots reach into nested keys, here and below.
    #[arg(long, value_delimiter = ',', value_name = "KEYS")]
    pub(super) text: Vec<String>,
    /// Keys read as numbers.
    #[arg(long, value_delimiter = ',', value_name = "KEYS")]
    numeric: Vec<String>,
    /// Keys read as categories.
    #[arg(long, value_delimiter = ',', value_name = "KEYS")]
    categorical: Vec<String>,
    /// A key that holds an array of numbers.
    #[arg(long, value_name = "KEY")]
    vector: Option<String>,
}

impl RecipeKeys {
    /// A recipe that reads these and has the defaults for everything else.
    pub(super) fn into_recipe(self) -> Recipe {
        let RecipeKeys { text, numeric, categorical, vector } = self;
        Recipe { text, numeric, categorical, vector, ..Recipe::default() }
    }
}
