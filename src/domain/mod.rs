//! The words of qualm as types. This room imports nothing of the others.

mod fold;
mod ids;
mod part;
mod people;
mod recipe;
pub mod schema;
mod settings;
mod spreadsheet;
mod targets;
mod time;
mod workflow;

pub use fold::fold_text;
pub use ids::{
    AcceptanceId, AnnotationId, AssignmentId, DecisionId, DeliveryId, EndpointId, GrantId, ItemId, ModelId, PolicyId,
    ProjectId, ReviewId, ReviewItemId, RoundId, UserId, VerdictId, WorkflowId,
};
pub use part::{Part, Purpose, Selection};
pub use people::{Role, Scope, WorkflowRole};
pub use recipe::{ItemFields, Recipe, TextOptions, lookup};
pub use schema::{Answer, LabelSchema, LabelValue};
pub use settings::ProjectSettings;
pub use spreadsheet::{EXPORT_COLUMNS, guard_cell, unguard_cell};
pub use targets::{Targets, is_public};
pub use time::Timestamp;
pub use workflow::{ConfidenceSource, WorkflowSettings};
