//! Ids. Inside they are the row numbers of the store; the type keeps a user's from passing as an item's.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A project.
    ProjectId,
    /// An item inside the store; people and files know it by its external id.
    ItemId,
    /// One item handed to one person. It is also the idempotency key of the answer.
    AssignmentId,
    /// What one person said about one item.
    AnnotationId,
    /// A person's account.
    UserId,
    /// A round. People see its number within the project.
    RoundId,
    /// A fitted model with its calibrator.
    ModelId,
    /// Items accepted without a person, in one act.
    AcceptanceId,
    /// Decisions of one kind under one line of policy versions.
    WorkflowId,
    /// A policy version. People see its number within the workflow.
    PolicyId,
    /// One output of a model that wants to act.
    DecisionId,
    /// One thing a person is asked about a decision.
    ReviewItemId,
    /// An assignment of a review item.
    ReviewId,
    /// A planted case with a known answer.
    GoldId,
    /// What a person said about a review item.
    VerdictId,
    /// Permission to act once.
    GrantId,
    /// A place that notices go to.
    EndpointId,
    /// One notice on its way to one place.
    DeliveryId,
}
