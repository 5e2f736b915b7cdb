//! Where an item belongs, why a person sees it, and how it was chosen.

use serde::{Deserialize, Serialize};

/// The two parts of a project's items. An item's part is drawn once, by its content and group, and never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Strategies choose from these, and the model trains on their labels.
    Pool,
    /// A uniform random sample that measures and calibrates. Never shown to a strategy, never trained on.
    Holdout,
}

impl Part {
    /// The word the store and the exports use.
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Pool => "pool",
            Part::Holdout => "holdout",
        }
    }
}

/// Why an item was handed to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// To learn from the answer.
    Label,
    /// To measure with the answer.
    Holdout,
    /// To see how the person answers: a lead has given the label already.
    Gold,
}

impl Purpose {
    /// The word the store and the exports use.
    pub fn as_str(self) -> &'static str {
        match self {
            Purpose::Label => "label",
            Purpose::Holdout => "holdout",
            Purpose::Gold => "gold",
        }
    }
}

/// How an item came to be asked about. Exports carry it, because it decides what an estimate may use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Selection {
    /// `random`, `holdout`, `coverage` (before the first model) or a strategy's name.
    pub source: String,
    /// The probability this item had of being picked, where the rule draws; none where it is deterministic.
    pub probability: Option<f64>,
}
