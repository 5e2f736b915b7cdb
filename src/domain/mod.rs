//! The words of qualm as types. This room imports nothing of the others.

mod fold;
mod ids;
mod part;
mod people;
mod recipe;
pub mod schema;
mod settings;
mod spreadsheet;
mod time;

pub use fold::fold_text;
pub use ids::{AcceptanceId, AnnotationId, AssignmentId, ItemId, ModelId, ProjectId, RoundId, UserId};
pub use part::{Part, Purpose, Selection};
pub use people::{Role, Scope};
pub use recipe::{ItemFields, Recipe, TextOptions, lookup};
pub use schema::{Answer, LabelSchema, LabelValue};
pub use settings::ProjectSettings;
pub use spreadsheet::{EXPORT_COLUMNS, guard_cell, unguard_cell};
pub use time::Timestamp;
