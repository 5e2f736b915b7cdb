//! What may change while a project runs: title, guide, settings, and classes added behind the others.

use crate::domain::{LabelSchema, ProjectId, ProjectSettings, Timestamp, UserId, language_of};
use crate::error::{Error, Result, plainly};
use crate::models::{calibrators, classifiers};
use crate::sampling;
use crate::store::audit::NewAudit;
use crate::store::{ProjectRow, Store, Tx};
use serde_json::{Map, Value, json};

/// Items whose language is read in one write.
const ITEMS_A_WRITE: usize = 500;

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
        let language_key = store.look_up(|r| {
            let before = r.project(project)?.settings;
            let after = merged_settings(&before, &self.settings)?.language_key;
            Ok((after != before.language_key).then_some(after))
        })?;
        let known = match &language_key {
            Some(key) => read_languages(store, project, key)?,
            None => 0,
        };
        store.write(move |tx| {
            let before = tx.open_project(project)?;
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
            tx.update_project(project, (&title, &guide), &settings, by, now)?;
            if let Some(key) = &language_key {
                set_languages(tx, project, key, known, usize::MAX)?;
            }
            if settings.overlap > before.settings.overlap {
                tx.queue_incomplete(project, settings.overlap)?;
            }
            if !self.add_classes.is_empty() {
                if !before.schema.can_grow() {
                    return Err(Error::invalid(format!(
                        "no classes can be added to labels of the kind {}: make a new project with another schema",
                        before.schema.kind()
                    )));
                }
                let more = self.add_classes.iter().map(|class| class.trim().to_owned());
                let schema = before.schema.clone().with_classes(more);
                schema.check().map_err(Error::Invalid)?;
                let past = tx.schema_changes(project)?;
                schema.check_names(past.iter().map(|change| change.names.as_slice())).map_err(Error::Invalid)?;
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

/// Reads every item's language anew, some in each write, so that answers get in between. Returns the row from which on
/// items that came meanwhile are missing.
fn read_languages(store: &Store, project: ProjectId, key: &str) -> Result<u32> {
    let mut first = 0;
    loop {
        let key = key.to_owned();
        match store.write(move |tx| set_languages(tx, project, &key, first, ITEMS_A_WRITE))? {
            0 => return Ok(first),
            more => first += more,
        }
    }
}

fn set_languages(tx: &Tx<'_>, project: ProjectId, key: &str, first: u32, most: usize) -> Result<u32> {
    let mut found = Vec::new();
    let most = most.min(u32::MAX as usize);
    tx.each_item(project, first, most, |item| {
        found.push((item.id, language_of(&item.data, key)));
        Ok(())
    })?;
    for (item, language) in &found {
        tx.set_item_language(*item, language.as_deref())?;
    }
    Ok(found.len() as u32)
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
            .map_err(|error| Error::invalid(format!("setting `{name}` cannot be {value}: {}", plainly(error))))?;
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
    if schema.is_structured() {
        return check_fits_structured(schema, settings);
    }
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

fn check_fits_structured(schema: &LabelSchema, settings: &ProjectSettings) -> Result<()> {
    let refused = [
        (settings.consensus != "majority", "consensus", "majority: the answer that most people give exactly"),
        (settings.allow_none, "allow_none", "an answer with nothing in it says the same"),
        (settings.relabel_share > 0.0, "relabel_share", "0, and raise overlap for second opinions"),
    ];
    match refused.iter().find(|(is_refused, ..)| *is_refused) {
        Some((_, name, instead)) => Err(Error::invalid(format!(
            "{name} needs labels that are classes, and this project's are of the kind {}: {instead}",
            schema.kind()
        ))),
        None => Ok(()),
    }
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
