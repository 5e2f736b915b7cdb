//! What may change while a project runs: title, guide, settings, and classes added behind the others.

use crate::domain::{LabelSchema, ProjectId, ProjectSettings, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::models::{calibrators, classifiers};
use crate::sampling;
use crate::store::audit::NewAudit;
use crate::store::{ProjectRow, Store};
use serde_json::{Map, Value, json};

/// Change a project. What is absent stays as it is.
#[derive(Debug, Clone, Default)]
pub struct UpdateProject {
    /// A new title.
    pub title: Option<String>,
    /// A new guide.
    pub guide: Option<String>,
    /// New values of single settings, by name.
    pub settings: Map<String, Value>,
    /// Classes to add behind the existing ones.
    pub add_classes: Vec<String>,
}

impl UpdateProject {
    /// Checks and stores the change. Classes can be added and not removed: labels and models count on their positions.
    pub fn run(self, store: &Store, project: ProjectId, by: Option<UserId>, now: Timestamp) -> Result<ProjectRow> {
        store.write(move |tx| {
            let before = tx.project(project)?;
            let settings = merged_settings(&before.settings, &self.settings)?;
            check_fits(&before.schema, &settings)?;
            if before.items > 0 && settings.holdout_share != before.settings.holdout_share {
                return Err(Error::invalid(format!(
                    "holdout_share stays {} in this project: its {} items were drawn with it. Make a new project to change it",
                    before.settings.holdout_share, before.items
                )));
            }
            let title = self.title.as_deref().map_or(Ok(before.title.clone()), checked_title)?;
            let guide = self.guide.as_deref().map_or(Ok(before.guide.clone()), checked_guide)?;
            tx.update_project(project, &title, &guide, &settings)?;
            if settings.overlap > before.settings.overlap {
                tx.queue_incomplete(project, settings.overlap)?;
            }
            if !self.add_classes.is_empty() {
                let more = self.add_classes.iter().map(|class| class.trim().to_owned());
                let schema = before.schema.clone().with_classes(more);
                schema.check().map_err(Error::Invalid)?;
                tx.update_schema(project, &schema)?;
            }
            let changed: Vec<&String> = self.settings.keys().collect();
            tx.audit(NewAudit {
                at: now,
                actor: by,
                action: "project.update",
                project: Some(project),
                subject: format!("project {project}"),
                detail: json!({"settings": changed, "classes_added": self.add_classes.len()}),
            })?;
            tx.project(project)
        })
    }
}

/// The settings with some values replaced; the error names the setting and what is allowed.
pub(super) fn merged_settings(base: &ProjectSettings, changes: &Map<String, Value>) -> Result<ProjectSettings> {
    let mut merged = serde_json::to_value(base).map_err(Error::internal)?;
    let known = merged.as_object_mut().ok_or_else(|| Error::internal("settings are not an object"))?;
    for (name, value) in changes {
        let Some(slot) = known.get_mut(name) else {
            let names: Vec<&str> = known.keys().map(String::as_str).collect();
            return Err(Error::invalid(format!("there is no setting `{name}`; there are {}", names.join(", "))));
        };
        let mut alone = serde_json::to_value(base).map_err(Error::internal)?;
        alone[name] = value.clone();
        serde_json::from_value::<ProjectSettings>(alone)
            .map_err(|error| Error::invalid(format!("setting `{name}` cannot be {value}: {error}")))?;
        *slot = value.clone();
    }
    let settings: ProjectSettings =
        serde_json::from_value(merged).map_err(|error| Error::invalid(error.to_string()))?;
    settings.check().map_err(Error::Invalid)?;
    sampling::find(&settings.strategy)?;
    if settings.classifier != "auto" {
        classifiers::find(&settings.classifier)?;
    }
    if !["auto", "none"].contains(&settings.calibrator.as_str()) {
        calibrators::find(&settings.calibrator)?;
    }
    Ok(settings)
}

/// Refuses settings that mean nothing under this schema.
pub(super) fn check_fits(schema: &LabelSchema, settings: &ProjectSettings) -> Result<()> {
    if !schema.is_multi() {
        return Ok(());
    }
    let needs_one = |name: &str, instead: &str| {
        Err(Error::invalid(format!(
            "{name} needs exactly one class an item, and this project's labels are sets: {instead}"
        )))
    };
    if settings.consensus != "majority" {
        return needs_one(&format!("consensus {}", settings.consensus), "majority settles each class by itself");
    }
    if settings.allow_none {
        return needs_one("allow_none", "an answer with no class says the same");
    }
    if settings.relabel_share > 0.0 {
        return needs_one("relabel_share", "leave it at 0, and raise overlap for second opinions");
    }
    sampling::check_fits_sets(&settings.strategy)
}

pub(super) fn checked_title(title: &str) -> Result<String> {
    let title = title.trim();
    match title.chars().count() {
        1..=120 => Ok(title.to_owned()),
        n => Err(Error::invalid(format!("the title has {n} characters; use 1 to 120"))),
    }
}

pub(super) fn checked_guide(guide: &str) -> Result<String> {
    match guide.chars().count() {
        0..=20_000 => Ok(guide.trim().to_owned()),
        n => Err(Error::invalid(format!("the guide has {n} characters; 20000 is the most"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(name: &str, value: Value) -> Result<ProjectSettings> {
        merged_settings(&ProjectSettings::default(), &Map::from_iter([(name.to_owned(), value)]))
    }

    #[test]
    fn a_wrong_setting_is_named_with_its_value() {
        assert_eq!(change("overlap", json!(2)).unwrap().overlap, 2);
        assert!(
            change("overlap", json!("two")).unwrap_err().to_string().starts_with("setting `overlap` cannot be \"two\"")
        );
        assert!(change("overlap", json!(12)).unwrap_err().to_string().contains("overlap is 12"));
        assert!(change("overlaps", json!(2)).unwrap_err().to_string().starts_with("there is no setting `overlaps`"));
        assert!(change("strategy", json!("luck")).is_err());
    }
}
