//! The words of qualm as types. This room imports nothing of the others.

mod fold;
mod ids;
mod images;
mod language;
mod part;
mod people;
mod recipe;
pub mod schema;
mod settings;
mod spreadsheet;
mod targets;
mod time;
mod words;
mod workflow;

pub use fold::fold_text;
pub use ids::{
    AcceptanceId, AnnotationId, AssignmentId, DecisionId, DeliveryId, EndpointId, GoldId, GrantId, ItemId, ModelId,
    PolicyId, ProjectId, ReviewId, ReviewItemId, RoundId, UserId, VerdictId, WorkflowId,
};
pub use images::{ImageHosts, MOST_IMAGES, image_addresses};
pub use language::{language_of, language_word, languages_in};
pub use part::{Part, Purpose, Selection};
pub use people::{KeyPreset, Role, Scope, WorkflowRole};
pub use recipe::{ItemFields, Recipe, TextOptions, lookup};
pub use schema::{Answer, LabelSchema, LabelValue};
pub use settings::{ProjectSettings, SETTING_GROUPS, SETTINGS};
pub use spreadsheet::{EXPORT_COLUMNS, guard_cell, unguard_cell};
pub use targets::{Targets, is_public};
pub use time::Timestamp;
pub use words::record_words;
pub use workflow::{ConfidenceSource, MOST_GOLD, WorkflowSettings};
