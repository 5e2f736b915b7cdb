//! Exports: datasets out, with where each label came from. Streamed from one snapshot, in item order.

pub mod formats;
mod hashing;
mod manifest;
mod run;

pub use formats::{FORMATS, Format, format};
pub use hashing::HashingWriter;
pub use manifest::Manifest;
pub use run::Export;
