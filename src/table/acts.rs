//! Acts on many items: exclude and take back, assign and unassign, send to relabel. In small writes, so that answers get in
//! between; each write has its entry on the audit chain. Whatever is repeated changes nothing more.

use super::filter::Filter;
use super::list::{Selection, rows_from};
use super::outline::Outlines;
use crate::domain::{ItemId, Part, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::queue::AskAgain;
use crate::rounds::Workshop;
use crate::store::audit::NewAudit;
use crate::store::{OwnListEntry, ProjectRow, Store, Tx};
use serde::Serialize;
use serde_json::json;

/// Items changed in one write.
const ROWS_A_WRITE: usize = 500;
/// Items of one act.
const MOST: usize = 200_000;
/// Places of somebody's own list.
const MOST_LISTED: usize = 500;
/// Rows looked at for them.
const MOST_LOOKED_AT: usize = 5_000;

/// What to do with many items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Nobody is asked about them, and exports leave them out.
    Exclude,
    /// They are asked about and exported again.
    TakeBack,
    /// Only this person is asked about them.
    Assign(UserId),
    /// Dealt out among these people, one item each in turn; nobody else is asked about them.
    Share(Vec<UserId>),
    /// Each of these people is asked about each, and nobody else.
    AskEach(Vec<UserId>),
    /// Anybody may be asked.
    Unassign,
    /// One more person answers each, without seeing the first answers.
    Relabel,
}

impl Act {
    /// Its word in the log and in urls.
    pub fn word(&self) -> &'static str {
        match self {
            Act::Exclude => "exclude",
            Act::TakeBack => "take_back",
            Act::Assign(_) | Act::Share(_) | Act::AskEach(_) => "assign",
            Act::Unassign => "unassign",
            Act::Relabel => "relabel",
        }
    }

    /// Whom it assigns items to.
    fn people(&self) -> &[UserId] {
        match self {
            Act::Assign(person) => std::slice::from_ref(person),
            Act::Share(people) | Act::AskEach(people) => people,
            _ => &[],
        }
    }

    /// For whom an item is to be kept, which is the `dealt`-th that is dealt out; nobody where all of them have had it.
    fn keepers(&self, tx: &Tx<'_>, item: ItemId, dealt: u64) -> Result<Vec<UserId>> {
        let people = self.people();
        let mut open = Vec::new();
        for n in 0..people.len() {
            let person = people[(dealt as usize + n) % people.len()];
            if tx.has_had(item, person)? {
                continue;
            }
            open.push(person);
            if !matches!(self, Act::AskEach(_)) {
                break;
            }
        }
        Ok(open)
    }
}

/// Act on items.
pub struct ActOnItems {
    /// In which project.
    pub project: ProjectId,
    /// Which rows.
    pub rows: Vec<u32>,
    /// What to do.
    pub act: Act,
    /// Who does it.
    pub by: UserId,
}

/// What became of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Acted {
    /// The act's number, by which exclusions and assignments can be undone; none for no items.
    pub act: Option<i64>,
    /// Items it changed.
    pub changed: u64,
    /// Items that were so already.
    pub unchanged: u64,
    /// Items of the holdout, left out: chosen by hand they would no longer be a random sample.
    pub holdout: u64,
    /// Items left out because their answers are complete, or because they have none that could be looked at again.
    pub not_open: u64,
    /// Items that everybody has answered or skipped.
    pub nobody_left: u64,
}

impl Acted {
    fn add(&mut self, other: Acted) {
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.holdout += other.holdout;
        self.not_open += other.not_open;
        self.nobody_left += other.nobody_left;
    }
}

impl ActOnItems {
    /// Does it, a few hundred items at a time. An error leaves whole writes behind; repeated, the rest follows.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<Acted> {
        if self.rows.len() > MOST {
            return Err(Error::TooLarge(format!(
                "{} items at once are more than {MOST}; narrow the filter and go on in parts",
                self.rows.len()
            )));
        }
        let (project, by, act) = (self.project, self.by, self.act);
        if act.word() == "assign" && act.people().is_empty() {
            return Err(Error::Invalid("name at least one person to assign the items to".into()));
        }
        for &person in act.people() {
            store.look_up(|r| may_be_asked(r, project, person))?;
        }
        let mut acted = Acted::default();
        for rows in self.rows.chunks(ROWS_A_WRITE) {
            let (rows, number, act) = (rows.to_vec(), acted.act, act.clone());
            // Whoever is next goes on being next in the following write.
            let dealt = acted.changed + acted.unchanged;
            let (number, part) = match act {
                Act::Relabel => relabel(store, project, &rows, by, number, now)?,
                _ => store.write(move |tx| write(tx, project, &rows, &act, (by, number, dealt), now))?,
            };
            acted.act = number;
            acted.add(part);
        }
        Ok(acted)
    }
}

fn may_be_asked(reader: &crate::store::Reader<'_>, project: ProjectId, person: UserId) -> Result<()> {
    let found = reader.person(person)?;
    let is_member = reader.members_of(project)?.iter().any(|member| member.person == person);
    match found.disabled.is_none() && (is_member || found.is_admin) {
        true => Ok(()),
        false => Err(Error::Invalid(format!("{} has no role in this project; give them one first", found.name))),
    }
}

/// One write: the rows, the count of the act, the audit entry.
fn write(
    tx: &Tx<'_>,
    project: ProjectId,
    rows: &[u32],
    act: &Act,
    (by, number, dealt): (UserId, Option<i64>, u64),
    now: Timestamp,
) -> Result<(Option<i64>, Acted)> {
    let project = tx.open_project(project)?;
    let assignee = if let Act::Assign(person) = act { Some(*person) } else { None };
    let number = match number {
        Some(number) => number,
        None => tx.insert_item_act(project.id, by, act.word(), assignee, now)?,
    };
    let mut part = Acted::default();
    for &row in rows {
        let Some(item) = tx.item_at_row(project.id, row)? else { continue };
        let changed = match act {
            Act::Exclude => {
                let is_open = tx.label(project.id, row)?.and_then(|label| label.class).is_none();
                tx.exclude_item(project.id, item.id, row, number, item.part == Part::Pool && is_open)?
            }
            Act::TakeBack => take_back(tx, &project, item.id, row)?,
            Act::Assign(_) | Act::Share(_) | Act::AskEach(_) => {
                if item.part == Part::Holdout {
                    part.holdout += 1;
                    continue;
                }
                let is_open = tx.free_slot(item.id, project.settings.overlap)?.is_some();
                let is_set_aside = tx.is_excluded(item.id)? || tx.gold_item(item.id)?.is_some();
                let is_each = matches!(act, Act::AskEach(_));
                let keepers = act.keepers(tx, item.id, dealt + part.changed + part.unchanged)?;
                if keepers.is_empty() || is_set_aside || !(is_open || is_each) {
                    part.not_open += 1;
                    continue;
                }
                // What is somebody's of the same deal already stays theirs.
                let now_kept = tx.keepers(item.id)?;
                let is_dealt = !is_each && now_kept.len() == 1 && act.people().contains(&now_kept[0]);
                if is_each {
                    tx.grant_places(project.id, item.id, project.settings.overlap, keepers.len() as u32)?;
                }
                !is_dealt && tx.keep_item(project.id, item.id, row, &keepers, number)?
            }
            Act::Unassign => unassign(tx, &project, item.id)?,
            Act::Relabel => false,
        };
        part.changed += u64::from(changed);
        part.unchanged += u64::from(!changed);
    }
    tx.count_item_act(number, part.changed)?;
    if part.changed > 0 {
        let detail = json!({"act": number, "items": part.changed, "first_row": rows.first(), "last_row": rows.last(),
                            "person": assignee.map(|person| person.0),
                            "people": act.people().iter().map(|person| person.0).collect::<Vec<_>>()});
        audit(tx, project.id, by, &format!("items.{}", act.word()), detail, now)?;
    }
    Ok((Some(number), part))
}

fn audit(
    tx: &Tx<'_>,
    project: ProjectId,
    by: UserId,
    action: &str,
    detail: serde_json::Value,
    now: Timestamp,
) -> Result<()> {
    tx.audit(NewAudit {
        at: now,
        actor: Some(by),
        action,
        project: Some(project),
        subject: format!("project {project}"),
        detail,
    })
}

fn take_back(tx: &Tx<'_>, project: &ProjectRow, item: ItemId, row: u32) -> Result<bool> {
    let was = tx.include_item(project.id, row)?;
    if was {
        tx.requeue_if_open(project.id, item, project.settings.overlap)?;
    }
    Ok(was)
}

fn unassign(tx: &Tx<'_>, project: &ProjectRow, item: ItemId) -> Result<bool> {
    let is_for_several = tx.keepers(item)?.len() > 1;
    let was = tx.unkeep_item(item)?;
    if is_for_several {
        tx.drop_free_places(item, project.settings.overlap)?;
    }
    if was {
        tx.requeue_if_open(project.id, item, project.settings.overlap)?;
    }
    Ok(was)
}

/// The relabel queue, as suspicious labels use it; items nobody has answered have nothing to be looked at again.
fn relabel(
    store: &Store,
    project: ProjectId,
    rows: &[u32],
    by: UserId,
    number: Option<i64>,
    now: Timestamp,
) -> Result<(Option<i64>, Acted)> {
    let mut part = Acted::default();
    let mut items = Vec::new();
    store.read(|r| {
        for &row in rows {
            let Some(item) = r.item_at_row(project, row)? else { continue };
            if item.part == Part::Holdout {
                part.holdout += 1;
            } else if r.label(project, row)?.is_none() || r.is_excluded(item.id)? || r.gold_item(item.id)?.is_some() {
                part.not_open += 1;
            } else {
                items.push(item.id);
            }
        }
        Ok(())
    })?;
    let asked = AskAgain { project, items, source: "relabel", by: Some(by) }.run(store, now)?;
    part.changed = asked.queued as u64;
    part.unchanged = asked.waiting as u64;
    part.nobody_left = asked.nobody_left as u64;
    let number = store.write(move |tx| {
        let number = match number {
            Some(number) => number,
            None => tx.insert_item_act(project, by, Act::Relabel.word(), None, now)?,
        };
        tx.count_item_act(number, part.changed)?;
        Ok(number)
    })?;
    Ok((Some(number), part))
}

/// Undo an exclusion or an assignment: the reverse, for what stands as that act left it.
pub struct UndoAct {
    /// In which project.
    pub project: ProjectId,
    /// The act's number.
    pub act: i64,
    /// Who undoes it.
    pub by: UserId,
}

impl UndoAct {
    /// Takes it back; returns how many items changed. A second time nothing does.
    pub fn run(self, store: &Store, now: Timestamp) -> Result<u64> {
        let (project, act, by) = (self.project, self.act, self.by);
        let found = store.look_up(|r| r.item_act(project, act))?;
        if !matches!(found.act.as_str(), "exclude" | "assign") {
            return Err(Error::Conflict(format!("act {act} cannot be undone; act on the items again instead")));
        }
        let mut undone = 0;
        loop {
            let changed = store.write(move |tx| {
                let project = tx.open_project(project)?;
                let rows = tx.rows_of_act(act, ROWS_A_WRITE)?;
                for &row in &rows {
                    let Some(item) = tx.item_id_at_row(project.id, row)? else { continue };
                    take_back(tx, &project, item, row)?;
                    unassign(tx, &project, item)?;
                }
                if !rows.is_empty() {
                    let detail =
                        json!({"act": act, "items": rows.len(), "first_row": rows.first(), "last_row": rows.last()});
                    audit(tx, project.id, by, "items.undo", detail, now)?;
                } else {
                    tx.undo_item_act(act, now)?;
                }
                Ok(rows.len() as u64)
            })?;
            if changed == 0 {
                return Ok(undone);
            }
            undone += changed;
        }
    }
}

/// Label the items of a filtered table one after the other, from one of them on.
pub struct LabelList<'a> {
    /// In which project.
    pub project: ProjectId,
    /// Who labels.
    pub by: UserId,
    /// The table.
    pub filter: &'a Filter,
    /// The item to begin with, by its id; none for the table's first.
    pub from: Option<&'a str>,
}

impl LabelList<'_> {
    /// Puts the next items that still need an answer from this person on their own list, which is asked before anything
    /// else. Returns how many. Nothing is handed out here: a claim checks each item again.
    pub fn run(&self, workshop: &Workshop, outlines: &Outlines) -> Result<u64> {
        let (id, by) = (self.project, self.by);
        let entries = workshop.store.read(|r| {
            let project = r.project(id)?;
            let selection = Selection::new(r, workshop, outlines, &project, self.filter)?;
            let rows = match self.from {
                Some(external) => rows_from(&selection, r, id, r.item_by_external(id, external)?.row, MOST_LOOKED_AT)?,
                None => super::fitting_rows(workshop, outlines, id, self.filter, MOST_LOOKED_AT)?,
            };
            let mut entries = Vec::new();
            for row in rows {
                let Some(item) = r.item_at_row(id, row)? else { continue };
                let is_open = item.part == Part::Pool
                    && !r.has_had(item.id, by)?
                    && !r.is_excluded(item.id)?
                    && r.gold_item(item.id)?.is_none()
                    && r.is_free_for(item.id, by)?
                    && r.free_slot(item.id, project.settings.overlap)?.is_some();
                if !is_open {
                    continue;
                }
                // A second opinion that has read the model's is not one.
                let score = if r.label(id, row)?.is_none() { selection.score(row) } else { None };
                entries.push(OwnListEntry {
                    item: item.id,
                    row,
                    model: score.and(selection.model).map(|model| model.0),
                    suggestion: score.map(|score| score.top),
                    confidence: score.map(|score| f64::from(score.confidence)),
                });
                if entries.len() == MOST_LISTED {
                    break;
                }
            }
            Ok(entries)
        })?;
        let listed = entries.len() as u64;
        workshop.store.write(move |tx| tx.put_own_list(id, by, &entries))?;
        Ok(listed)
    }
}
