//! Roles and token scopes.

use serde::{Deserialize, Serialize};

/// What a person may do in a project. Later roles include what the table in `http/routes.rs` gives them, not each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Answers what the queue hands out.
    Labeler,
    /// First-tier reviews.
    Reviewer,
    /// Second tier, adjudication, people's statistics.
    Lead,
    /// Imports, rounds, exports, project settings.
    Engineer,
    /// Everything, on every project: accounts, tokens, roles.
    Admin,
}

impl Role {
    /// Every role, least first.
    pub const ALL: [Role; 5] = [Role::Labeler, Role::Reviewer, Role::Lead, Role::Engineer, Role::Admin];

    /// The word in the store, on the pages and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Labeler => "labeler",
            Role::Reviewer => "reviewer",
            Role::Lead => "lead",
            Role::Engineer => "engineer",
            Role::Admin => "admin",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// The tool whose keys a person is used to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyPreset {
    /// qualm's own.
    #[default]
    Qualm,
    /// Prodigy's.
    Prodigy,
    /// Label Studio's.
    LabelStudio,
    /// Argilla's.
    Argilla,
}

impl KeyPreset {
    /// Every preset.
    pub const ALL: [KeyPreset; 4] = [KeyPreset::Qualm, KeyPreset::Prodigy, KeyPreset::LabelStudio, KeyPreset::Argilla];

    /// The word in the store and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            KeyPreset::Qualm => "qualm",
            KeyPreset::Prodigy => "prodigy",
            KeyPreset::LabelStudio => "label_studio",
            KeyPreset::Argilla => "argilla",
        }
    }

    /// The name people know.
    pub fn title(self) -> &'static str {
        match self {
            KeyPreset::Qualm => "qualm",
            KeyPreset::Prodigy => "Prodigy",
            KeyPreset::LabelStudio => "Label Studio",
            KeyPreset::Argilla => "Argilla",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<KeyPreset> {
        KeyPreset::ALL.into_iter().find(|preset| preset.as_str() == word)
    }
}

/// What somebody may do in a workflow. Like project roles, these do not include each other; admins may everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WorkflowRole {
    /// A program's account: posts decisions, reads their verdicts, reports effects. Never decides.
    Agent,
    /// First-tier reviews.
    Reviewer,
    /// Both tiers, audits, proposals.
    Lead,
    /// Policies, members, replay, corrections.
    Engineer,
}

impl WorkflowRole {
    /// Every role.
    pub const ALL: [WorkflowRole; 4] =
        [WorkflowRole::Agent, WorkflowRole::Reviewer, WorkflowRole::Lead, WorkflowRole::Engineer];

    /// The word in the store, on the pages and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            WorkflowRole::Agent => "agent",
            WorkflowRole::Reviewer => "reviewer",
            WorkflowRole::Lead => "lead",
            WorkflowRole::Engineer => "engineer",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<WorkflowRole> {
        WorkflowRole::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// What an API token may be used for. A token never does more than its owner's role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Read projects, items, rounds.
    Read,
    /// Claim assignments and answer them.
    Label,
    /// Add items.
    Import,
    /// Download datasets.
    Export,
    /// Start, cancel and roll back rounds.
    Train,
    /// Post decisions of models, call them off, flag them.
    Route,
    /// See grants and report what was done with them.
    Effect,
    /// Review: claim, approve, edit, reject. Only for people: a token that may also `route` or `effect` never decides,
    /// and `admin` does not include this.
    Decide,
    /// Everything but `decide`: projects, accounts, roles, tokens, settings, policies.
    Admin,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Scope; 9] = [
        Scope::Read,
        Scope::Label,
        Scope::Import,
        Scope::Export,
        Scope::Train,
        Scope::Route,
        Scope::Effect,
        Scope::Decide,
        Scope::Admin,
    ];

    /// The word in the store and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::Label => "label",
            Scope::Import => "import",
            Scope::Export => "export",
            Scope::Train => "train",
            Scope::Route => "route",
            Scope::Effect => "effect",
            Scope::Decide => "decide",
            Scope::Admin => "admin",
        }
    }

    /// Reads the word back.
    pub fn parse(word: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.as_str() == word)
    }
}
