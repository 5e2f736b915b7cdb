//! Create: a slug, what may be answered, what the model reads.

use super::settings::{check_fits, checked_guide, checked_title, merged_settings};
use crate::digest::random_bytes;
use crate::domain::{LabelSchema, ProjectSettings, Recipe, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{NewProject, ProjectRow, Store, Tx};
use serde_json::{Map, Value, json};

/// Make a project.
#[derive(Debug, Clone)]
pub struct CreateProject {
    /// Its name in urls: lower-case letters, digits and dashes, up to 63.
    pub slug: String,
    /// Its name for people; the slug when empty.
    pub title: String,
    /// What labelers read above the question.
    pub guide: String,
    /// What may be answered.
    pub schema: LabelSchema,
    /// What the model reads.
    pub recipe: Recipe,
    /// Settings that differ from the defaults, by name.
    pub settings: Map<String, Value>,
    /// Where its randomness comes from; drawn when absent.
    pub seed: Option<u64>,
    /// Made by `qualm` itself for a new data directory.
    pub is_demo: bool,
}

impl CreateProject {
    /// Checks everything and stores the project, or says what is wrong.
    pub fn run(self, store: &Store, by: Option<UserId>, now: Timestamp) -> Result<ProjectRow> {
        let new = self.checked()?;
        store.write(move |tx| Self::store(tx, &new, by, now))
    }

    /// The project as it would be stored, or what is wrong with it.
    pub(super) fn checked(self) -> Result<NewProject> {
        check_slug(&self.slug)?;
        self.schema.check().map_err(Error::Invalid)?;
        self.recipe.check().map_err(Error::Invalid)?;
        check_images(&self.schema, &self.recipe)?;
        let settings = merged_settings(&ProjectSettings::default(), &self.settings)?;
        check_fits(&self.schema, &settings)?;
        let random = random_bytes();
        let drawn = u64::from_le_bytes(random[..8].try_into().unwrap_or_default());
        Ok(NewProject {
            title: checked_title(if self.title.trim().is_empty() { &self.slug } else { &self.title })?,
            guide: checked_guide(&self.guide)?,
            settings,
            // JSON readers elsewhere keep 53 bits of a number.
            seed: self.seed.unwrap_or(drawn >> 11),
            slug: self.slug,
            schema: self.schema,
            recipe: self.recipe,
            is_demo: self.is_demo,
        })
    }

    pub(super) fn store(tx: &Tx<'_>, new: &NewProject, by: Option<UserId>, now: Timestamp) -> Result<ProjectRow> {
        let id = tx.insert_project(new, by, now)?;
        tx.audit(NewAudit {
            at: now,
            actor: by,
            action: "project.create",
            project: Some(id),
            subject: format!("project {id}"),
            detail: json!({"classes": new.schema.classes().len()}),
        })?;
        tx.project(id)
    }
}

/// Spans lie in a text; a comparison may be between images.
fn check_images(schema: &LabelSchema, recipe: &Recipe) -> Result<()> {
    match schema {
        LabelSchema::Spans(spans) if recipe.images.contains(&spans.text) => Err(Error::Invalid(format!(
            "spans are marked in a text, and `{}` is an image's address in this recipe: name another key",
            spans.text
        ))),
        _ => Ok(()),
    }
}

fn check_slug(slug: &str) -> Result<()> {
    let is_fine = (1..=63).contains(&slug.len())
        && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !slug.starts_with('-')
        && !slug.ends_with('-');
    // `new` is a page beside the projects.
    if is_fine && slug != "new" {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "the slug is {slug:?}: use 1 to 63 lower-case letters, digits and dashes, such as `support-tickets`"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_fit_for_urls() {
        assert!(check_slug("trec-6").is_ok());
        for bad in ["", "-a", "a-", "Trec", "a b", "a/b", "new", &"a".repeat(64)] {
            assert!(check_slug(bad).is_err(), "{bad:?}");
        }
    }
}
