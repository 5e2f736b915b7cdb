//! Projects: make one, change what may change while it runs, put it away, clone it, delete it.

mod archive;
mod clone;
mod create;
mod delete;
mod settings;

pub use archive::{ArchiveProject, BeforeArchive, UnarchiveProject};
pub use clone::{CloneItems, CloneProject};
pub use create::CreateProject;
pub use delete::{BeforeDelete, DeleteProject, Deletion, delete_part};
pub use settings::UpdateProject;
