//! Change the classes while labels are there: rename, merge, split, add, retire.
//!
//! A class keeps its number for ever and a number never means another class: a merged or retired class leaves its place
//! behind, a split adds new ones. What people said stays as they said it; what it counts as changes. Models from before a
//! change of meaning are stale: none of them suggests, orders the queue or comes back.

use super::anew::{ask_anew, asked_again, take_back};
use super::consolidate::consolidate;
use crate::domain::{ItemId, LabelSchema, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::store::audit::NewAudit;
use crate::store::{ProjectRow, Reader, SchemaChangeRow, Store, Tx};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What may happen to a schema's classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "lowercase", deny_unknown_fields)]
pub enum SchemaChange {
    /// Another name, the same class.
    Rename {
        /// Which class.
        class: String,
        /// Its new name.
        to: String,
    },
    /// One class becomes another: its answers count as that one's.
    Merge {
        /// Which class is over.
        class: String,
        /// Which one it becomes.
        into: String,
    },
    /// One class becomes several new ones: everything it was given to is asked again.
    Split {
        /// Which class is over.
        class: String,
        /// The new classes.
        into: Vec<String>,
    },
    /// New classes behind the others.
    Add {
        /// Their names.
        classes: Vec<String>,
    },
    /// A class is over: everything it was given to is asked again.
    Retire {
        /// Which class.
        class: String,
    },
}

/// Change a project's classes.
#[derive(Debug, Clone)]
pub struct ChangeSchema {
    /// In which project.
    pub project: ProjectId,
    /// What.
    pub change: SchemaChange,
    /// Who.
    pub by: UserId,
}

/// What a change does, in numbers and in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Consequences {
    /// The schema afterwards.
    pub schema: LabelSchema,
    /// Labels that count as another class from then on.
    pub labels_changed: u64,
    /// Items that are asked again.
    pub asked_again: u64,
    /// Answers that count no more.
    pub answers_withdrawn: u64,
    /// Models that become stale.
    pub models_stale: u64,
    /// The rounds of those models, newest first.
    pub rounds_stale: Vec<i64>,
    /// Acceptances, with their certificates, that are withdrawn.
    pub acceptances_withdrawn: u64,
    /// Labels given by the model that vanish with them.
    pub machine_labels_withdrawn: u64,
    /// The same in sentences.
    pub sentences: Vec<String>,
}

/// What a change means for the numbers.
struct Plan {
    schema: LabelSchema,
    /// The class that is over, and the one it becomes.
    over: Option<(u32, Option<u32>)>,
    consequences: Consequences,
}

impl ChangeSchema {
    /// What would happen. Nothing does.
    pub fn look(&self, store: &Store) -> Result<Consequences> {
        store.read(|reader| Ok(self.plan(reader)?.consequences))
    }

    /// Changes the classes and everything that hangs on them, in one transaction.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Consequences> {
        store.write(move |tx| {
            let before = tx.open_project(self.project)?;
            let plan = self.plan(tx)?;
            tx.update_schema(self.project, &plan.schema)?;
            if let Some((class, into)) = plan.over {
                self.settle(tx, &before, class, into, now)?;
            }
            self.remember(tx, &before, &plan, now)?;
            Ok(plan.consequences)
        })
    }

    fn plan(&self, reader: &Reader<'_>) -> Result<Plan> {
        let project = reader.project(self.project)?;
        let (schema, over) = changed(&project.schema, &self.change)?;
        schema.check().map_err(Error::Invalid)?;
        self.check_names(reader, &project.schema, &schema)?;
        let mut said = Consequences {
            labels_changed: 0,
            asked_again: 0,
            answers_withdrawn: 0,
            models_stale: 0,
            rounds_stale: Vec::new(),
            acceptances_withdrawn: 0,
            machine_labels_withdrawn: 0,
            sentences: Vec::new(),
            schema: schema.clone(),
        };
        if let Some((class, into)) = over {
            self.weigh(reader, &project, class, into, &mut said)?;
        }
        said.sentences = sentences(&self.change, &said);
        Ok(Plan { schema, over, consequences: said })
    }

    /// Counts what a class that is over takes with it, and refuses what cannot be changed beside it.
    fn weigh(
        &self,
        reader: &Reader<'_>,
        project: &ProjectRow,
        class: u32,
        into: Option<u32>,
        said: &mut Consequences,
    ) -> Result<()> {
        if let Some(round) = reader.open_round(project.id)? {
            return Err(Error::Conflict(format!(
                "round {} is {}: its model would be of the old classes. Wait for it, or cancel it, and try again",
                round.number, round.state
            )));
        }
        let is_multi = project.schema.is_multi();
        let named = reader.named(project.id, class, is_multi)?;
        if named.test_items > 0 {
            return Err(Error::Conflict(format!(
                "the test set has {} items of this class: remove it, change the class, and upload one with the new classes",
                named.test_items
            )));
        }
        match into {
            Some(_) => said.labels_changed = named.pool_labels + named.holdout_labels,
            None => {
                said.answers_withdrawn = named.answers;
                for (item, ..) in reader.items_naming(project.id, class, is_multi)? {
                    let is_void = is_void(reader, &said.schema, item)?;
                    let answers = reader.annotations_of(item)?;
                    let others = answers.iter().filter(|one| said.schema.stands_for(one.class).is_some()).count();
                    said.asked_again += u64::from(is_void || others < answers.len());
                    said.answers_withdrawn += if is_void { others as u64 } else { 0 };
                }
            }
        }
        for model in reader.models(project.id)? {
            if !reader.is_stale(model.id)? {
                said.rounds_stale.push(model.round);
            }
        }
        said.rounds_stale.sort_unstable_by(|a, b| b.cmp(a));
        said.models_stale = named.models;
        let active = reader.acceptances(project.id)?.into_iter().filter(|one| one.state == "active");
        said.acceptances_withdrawn = active.count() as u64;
        said.machine_labels_withdrawn = reader.standing_count(project.id, None)?;
        Ok(())
    }

    /// A name that meant one class in this project is never given to another.
    fn check_names(&self, reader: &Reader<'_>, before: &LabelSchema, after: &LabelSchema) -> Result<()> {
        let past = reader.schema_changes(self.project)?;
        let lists = past.iter().map(|change| change.names.as_slice()).chain([before.classes()]);
        after.check_names(lists).map_err(Error::Invalid)
    }

    /// Lets the answers of a class that is over count as another's, or takes them back and asks again.
    fn settle(&self, tx: &Tx<'_>, before: &ProjectRow, class: u32, into: Option<u32>, now: Timestamp) -> Result<()> {
        let is_multi = before.schema.is_multi();
        let items = tx.items_naming(self.project, class, is_multi)?;
        match into {
            Some(into) => {
                tx.merge_answers(self.project, class, into, is_multi)?;
            }
            None => {
                for answer in tx.answers_naming(self.project, class, is_multi)? {
                    take_back(tx, self.project, answer, self.by, now)?;
                }
            }
        }
        let (overlap, after) = (before.settings.overlap, tx.project(self.project)?);
        for (item, row, part) in items {
            if is_void(tx, &after.schema, item)? {
                // What the lead overruled is no label now that the lead's word is none.
                ask_anew(tx, &after, &tx.item(item)?, self.by, now)?;
                continue;
            }
            consolidate(tx, self.project, item, row, part, overlap, now)?;
            if into.is_none() && tx.free_slot(item, overlap)?.is_some() {
                tx.queue_remove_item(item)?;
                tx.queue_append(self.project, &asked_again(item, row))?;
            }
        }
        for acceptance in tx.acceptances(self.project)?.into_iter().filter(|one| one.state == "active") {
            tx.withdraw_acceptance(acceptance.id, Some(self.by), now)?;
        }
        tx.retire_models(self.project, now)?;
        Ok(())
    }

    fn remember(&self, tx: &Tx<'_>, before: &ProjectRow, plan: &Plan, now: Timestamp) -> Result<()> {
        let row = SchemaChangeRow {
            at: now,
            person: Some(self.by),
            change: serde_json::to_string(&self.change).map_err(Error::internal)?,
            names: before.schema.classes().to_vec(),
        };
        tx.insert_schema_change(self.project, &row)?;
        let said = &plan.consequences;
        tx.audit(NewAudit {
            at: now,
            actor: Some(self.by),
            action: "schema.change",
            project: Some(self.project),
            subject: format!("project {}", self.project),
            detail: json!({
                "change": self.change.word(), "class": plan.over.map(|(class, _)| class),
                "into": plan.over.and_then(|(_, into)| into), "classes": plan.schema.classes().len(),
                "labels_changed": said.labels_changed, "asked_again": said.asked_again,
                "models_stale": said.models_stale, "acceptances_withdrawn": said.acceptances_withdrawn,
            }),
        })
    }
}

impl SchemaChange {
    /// Its name.
    pub fn word(&self) -> &'static str {
        match self {
            SchemaChange::Rename { .. } => "rename",
            SchemaChange::Merge { .. } => "merge",
            SchemaChange::Split { .. } => "split",
            SchemaChange::Add { .. } => "add",
            SchemaChange::Retire { .. } => "retire",
        }
    }
}

type Over = Option<(u32, Option<u32>)>;

/// The schema after a change, and the class that is over.
fn changed(schema: &LabelSchema, change: &SchemaChange) -> Result<(LabelSchema, Over)> {
    let has_classes = matches!(schema, LabelSchema::Choice(_) | LabelSchema::Choices(_));
    let is_add = matches!(change, SchemaChange::Add { .. });
    if !(has_classes || is_add && schema.can_grow()) {
        return Err(Error::invalid("only a project whose answers are classes can rename, merge, split or retire them"));
    }
    let find = |name: &str| {
        let at = schema.classes().iter().position(|class| class == name.trim());
        let at = at.filter(|&at| !schema.is_retired(at as u32));
        at.map(|at| at as u32).ok_or_else(|| {
            Error::Invalid(format!(
                "there is no class `{name}` to change; there are {}",
                schema.open_classes().join(", ")
            ))
        })
    };
    let names = |names: &[String], fewest: usize| {
        let names: Vec<String> =
            names.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        if names.len() < fewest {
            return Err(Error::invalid(format!("name at least {fewest} new classes, one on each line")));
        }
        Ok(names)
    };
    let old = schema.clone();
    Ok(match change {
        SchemaChange::Rename { class, to } => (old.with_name(find(class)?, to.trim().to_owned()), None),
        SchemaChange::Merge { class, into } => {
            let (class, into) = (find(class)?, find(into)?);
            if class == into {
                return Err(Error::invalid("a class cannot be merged into itself: choose two different ones"));
            }
            (old.with_retired(class, Some(into)), Some((class, Some(into))))
        }
        SchemaChange::Split { class, into } => {
            let class = find(class)?;
            (old.with_classes(names(into, 2)?.into_iter()).with_retired(class, None), Some((class, None)))
        }
        SchemaChange::Add { classes } => (old.with_classes(names(classes, 1)?.into_iter()), None),
        SchemaChange::Retire { class } => {
            let class = find(class)?;
            (old.with_retired(class, None), Some((class, None)))
        }
    })
}

/// Whether a lead's word stands about an item and names a class that is over and went nowhere.
fn is_void(reader: &Reader<'_>, schema: &LabelSchema, item: ItemId) -> Result<bool> {
    Ok(reader.decision(item)?.is_some_and(|decision| schema.stands_for(decision.class).is_none()))
}

fn sentences(change: &SchemaChange, said: &Consequences) -> Vec<String> {
    let mut lines = vec![match change {
        SchemaChange::Rename { class, to } => {
            format!(
                "`{class}` is called `{to}` from now on. Every label, model and round keeps its meaning; what people said stays on record in the old word."
            )
        }
        SchemaChange::Merge { class, into } => {
            format!(
                "`{class}` cannot be answered any more and counts as `{into}`. Labels that change: {}.",
                said.labels_changed
            )
        }
        SchemaChange::Split { class, into } => format!(
            "`{class}` cannot be answered any more; {} come behind the other classes. Items asked again: {}.",
            into.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
            said.asked_again
        ),
        SchemaChange::Add { classes } => format!(
            "{} come behind the other classes. Labels and models keep their meaning; the model knows a new class once it has labels.",
            classes.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        ),
        SchemaChange::Retire { class } => {
            format!("`{class}` cannot be answered any more. Items asked again: {}.", said.asked_again)
        }
    }];
    if said.answers_withdrawn > 0 {
        lines.push(format!("Answers that count no more: {}. They stay in the history.", said.answers_withdrawn));
    }
    if said.models_stale > 0 {
        let rounds: Vec<String> = said.rounds_stale.iter().take(10).map(i64::to_string).collect();
        lines.push(format!(
            "Models that become stale: {} (of round {}). None of them suggests, orders the queue or can be brought back; a new round starts when there are labels for one.",
            said.models_stale,
            rounds.join(", ")
        ));
    }
    if said.acceptances_withdrawn > 0 {
        lines.push(format!(
            "Acceptances withdrawn, because their certificates speak of the old classes: {}, with {} labels given by the model.",
            said.acceptances_withdrawn, said.machine_labels_withdrawn
        ));
    }
    lines
}
