//! `qualm demo`: a project to look at, a third of it labeled by made-up people.

use super::local::Local;
use super::output::{Output, count, several, text};
use crate::config::Config;
use crate::demo::MakeDemo;
use crate::domain::Timestamp;
use crate::error::{Error, Result};
use crate::rounds::Workshop;

/// Adds the demo project to a data directory.
pub(super) fn run(config: Config, output: Output) -> Result<()> {
    let local = Local::open(config)?;
    make(&local.workshop)?;
    let project = local.workshop.store.read(|reader| reader.project_by_slug(crate::demo::DEMO_SLUG))?;
    let value = serde_json::to_value(project).map_err(Error::internal)?;
    output.show(&value, |project| {
        format!(
            "Added the project {}: {}, {} by three made-up people. Look at it: qualm serve",
            text(project, "slug"),
            several(count(project, "items"), "item"),
            several(count(project, "pool_labels") + count(project, "holdout_labels"), "label"),
        )
    })
}

/// Makes the demo and says so, because it takes a few seconds.
pub(super) fn make(workshop: &Workshop) -> Result<()> {
    eprintln!("Preparing the demo project: support tickets, a third of them labeled by three made-up people…");
    MakeDemo.run(workshop, Timestamp::now()).map(|_| ()).map_err(|error| match error {
        Error::Conflict(_) => Error::Conflict(format!("the demo project is here already: {}", crate::demo::DEMO_SLUG)),
        error => error,
    })
}
