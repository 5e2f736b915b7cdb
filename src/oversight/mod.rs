//! The oversight document of a workflow, written from the running system and checked against it.
//!
//! [`look`] reads the configuration and tries every promise; [`document`] writes both down; [`compare`] says where a
//! committed document and the running system differ. A new law is an entry in `profiles.json`.

mod compare;
mod document;
mod profiles;
mod promises;
mod record;
mod state;

pub use compare::{Difference, compare, named_in};
pub use document::document;
pub use profiles::{Duty, LawDate, Profile, profile, profiles};
pub use promises::{Kept, Promise};
pub use record::record_rendered;
pub use state::{Oversight, look};
