//! Items in, feature matrix out: text, table fields, dense vectors.
//!
//! A [`FeatureSpace`] is fitted once per recipe version on unlabeled items and then only grows: new n-grams and
//! categories get new columns behind the old ones, so a model fitted earlier still reads its own columns.

mod hash;
mod latent;
mod matrix;
mod space;
mod table;
mod text;
mod trees;
mod vocabulary;

pub(crate) use latent::Latent;
pub use matrix::{Block, FeatureMatrix, FeatureRow, Segment, SegmentView};
pub use space::{FeatureKind, FeatureName, FeatureSpace};
