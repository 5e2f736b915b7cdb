//! Projects: make one, change what may change while it runs.

mod create;
mod settings;

pub use create::CreateProject;
pub use settings::UpdateProject;
