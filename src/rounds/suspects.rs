//! Suspicious labels of a project: found after a round or on demand, stored until the next search, shown with what has
//! happened to each since. Nothing here changes a label: people do.

use super::consensus::Ballot;
use super::index::index_items;
use super::refill::barred_rows;
use super::run::{examples, link_of};
use super::workshop::Workshop;
use crate::crowd::{Ask, active_scores, next_asks};
use crate::digest::mix64;
use crate::domain::schema::NONE_CLASS;
use crate::domain::{ItemId, Part, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::features::FeatureMatrix;
use crate::learning::{SuspectInput, SuspectReport, find_suspects};
use crate::queue::{AskAgain, AskedAgain};
use crate::store::audit::NewAudit;
use crate::store::{ProjectRow, Reader, VoteRow};
use ndarray::Array2;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Labels from which a search follows each round by itself.
pub const ENOUGH_LABELS: u64 = 100;
/// Labels beyond which a search would keep the next round waiting, so it is done on demand only.
const MOST_BY_ITSELF: usize = 5_000;
/// Where more than one label in this many looks wrong, the model is rather what is wrong.
const LARGEST_SHARE: u64 = 5;
/// Suspicious labels kept of a search.
const MOST_KEPT: usize = 1_000;
/// Unlabeled items looked at to say whether a new item or a second opinion tells more.
const NEW_ITEMS: usize = 2_000;
/// Answers an item gets at most when second opinions are spent where they tell most.
const MOST_ANSWERS: usize = 3;

/// What a search found, in rows and class numbers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SuspectSearch {
    /// Labels that were judged.
    pub judged: usize,
    /// Labels that were not: the only one of their class.
    pub not_judged: usize,
    /// How many labels are probably wrong.
    pub estimated_wrong: u64,
    /// Given class, probably true class, how many labels; the largest first.
    pub pairs: Vec<(u32, u32, u64)>,
    /// Where labels are sets: class, labels that probably lack it, labels that probably have it wrongly.
    #[serde(default)]
    pub of_classes: Vec<(u32, u64, u64)>,
    /// The most suspicious labels, first the worst.
    pub ranked: Vec<SuspectLabel>,
    /// What the next answers are best spent on; none while no model has scored the pool, and where labels are sets.
    pub next: Option<NextAnswers>,
    /// Why nothing was searched.
    pub skipped: Option<String>,
}

/// A suspicious label. Where labels are sets, `given` and `suggested` are bit masks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SuspectLabel {
    /// The item's row.
    pub row: u32,
    /// Its class.
    pub given: u32,
    /// The likeliest other class; the set with the probably wrong classes turned round.
    pub suggested: u32,
    /// Probability of the given class from a fit that has not seen the label; of a set, of its worst class.
    pub self_confidence: f64,
    /// Both of confident learning's rules would remove it.
    pub is_likely_wrong: bool,
}

/// Second opinion or new item, by ActiveLab.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NextAnswers {
    /// Answers until the next round.
    pub budget: usize,
    /// Of these, best spent on a second opinion.
    pub again: usize,
    /// Of these, best spent on a new item.
    pub new: usize,
    /// Labeled rows of which least is known, first the least.
    pub rows: Vec<u32>,
}

/// Search a project's labels for suspicious ones.
pub struct FindSuspects {
    /// In which project.
    pub project: ProjectId,
    /// Who asks; none after a round, when large projects are left out.
    pub by: Option<UserId>,
    /// Nobody asked: it follows a round.
    pub is_by_itself: bool,
}

/// A suspicious label with its item and what has happened since the search.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenSuspect {
    /// The item.
    pub item: ItemId,
    /// The label.
    pub label: SuspectLabel,
    /// Another person is being asked about it.
    pub is_asked: bool,
}

impl FindSuspects {
    /// Searches and stores what was found. Five fits of the project's classifier on its labels.
    pub fn run(self, workshop: &Workshop, now: Timestamp) -> Result<SuspectSearch> {
        let (project, position, labels) = workshop.store.read(|reader| {
            let position = reader.label_position()?;
            Ok((reader.project(self.project)?, position, reader.labels_at(self.project, position)?))
        })?;
        project.check_learnable().map_err(Error::Invalid)?;
        let search = if self.is_by_itself && labels.len() > MOST_BY_ITSELF {
            let skipped = format!(
                "Not searched after the round: {} labels are more than {MOST_BY_ITSELF}, and the next round would wait. Search on demand.",
                labels.len()
            );
            SuspectSearch { skipped: Some(skipped), ..SuspectSearch::default() }
        } else {
            match search(workshop, &project, &labels, position) {
                Err(Error::Invalid(reason)) if self.is_by_itself => {
                    SuspectSearch { skipped: Some(reason), ..SuspectSearch::default() }
                }
                other => other?,
            }
        };
        let (id, by) = (project.id, self.by);
        let text = serde_json::to_string(&search).map_err(Error::internal)?;
        let detail = json!({"position": position, "judged": search.judged, "estimated_wrong": search.estimated_wrong});
        workshop.store.write(move |tx| {
            tx.put_suspect_report(id, position, &text, now)?;
            tx.audit(NewAudit {
                at: now,
                actor: by,
                action: "labels.search",
                project: Some(id),
                subject: format!("project {id}"),
                detail,
            })
        })?;
        Ok(search)
    }
}

/// Searches the projects whose last round read labels that no search has, and sends second opinions out where the
/// settings ask for a share of them. False when there was none.
pub fn search_after_rounds(workshop: &Workshop, now: Timestamp) -> Result<bool> {
    let due = workshop.store.read(|reader| reader.unsearched_projects(ENOUGH_LABELS))?;
    let Some(&project) = due.first() else { return Ok(false) };
    let find = FindSuspects { project, by: None, is_by_itself: true };
    // A fit is linfa's; a panic there must not end the worker.
    let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| find.run(workshop, now)));
    let search = match found {
        Ok(Ok(search)) => search,
        failed => {
            let reason = match failed {
                Ok(Err(error)) => error.to_string(),
                _ => "it stopped on a defect".into(),
            };
            tracing::warn!(%project, %reason, "the search for suspicious labels failed");
            let skipped = Some(format!("The search failed: {reason}"));
            let text = serde_json::to_string(&SuspectSearch { skipped, ..SuspectSearch::default() });
            let text = text.map_err(Error::internal)?;
            workshop.store.write(move |tx| tx.put_suspect_report(project, tx.label_position()?, &text, now))?;
            return Ok(true);
        }
    };
    send_relabels(workshop, project, &search, now)?;
    Ok(true)
}

fn send_relabels(workshop: &Workshop, project: ProjectId, search: &SuspectSearch, now: Timestamp) -> Result<()> {
    let Some(next) = &search.next else { return Ok(()) };
    let items = workshop.store.read(|reader| {
        let share = reader.project(project)?.settings.relabel_share;
        // A hair above, so that 0.1 of 10 is 1. Never more than tell more than a new item would.
        let most = next.again.min((share * next.budget as f64 + 1e-9).floor() as usize);
        next.rows.iter().take(most).filter_map(|&row| reader.item_id_at_row(project, row).transpose()).collect()
    })?;
    AskAgain { project, items, source: "relabel", by: None }.run(&workshop.store, now)?;
    Ok(())
}

/// Sends the first `most` open suspects to another person.
pub fn ask_about_suspects(
    workshop: &Workshop,
    project: ProjectId,
    most: usize,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<AskedAgain> {
    let open = workshop.store.read(|reader| open_suspects(reader, project, usize::MAX))?;
    let items = open.into_iter().filter(|suspect| !suspect.is_asked).take(most).map(|suspect| suspect.item).collect();
    AskAgain { project, items, source: "suspect", by }.run(&workshop.store, now)
}

/// The latest search with when it was; none before the first.
pub fn last_search(reader: &Reader<'_>, project: ProjectId) -> Result<Option<(SuspectSearch, Timestamp)>> {
    let Some(row) = reader.suspect_report(project)? else { return Ok(None) };
    let search = serde_json::from_str(&row.report)
        .map_err(|e| Error::internal(format!("the stored search for suspicious labels does not read: {e}")))?;
    Ok(Some((search, row.at)))
}

/// The suspicious labels that still stand as they were and that nobody has looked at since, first the worst.
pub fn open_suspects(reader: &Reader<'_>, project: ProjectId, most: usize) -> Result<Vec<OpenSuspect>> {
    let Some((search, at)) = last_search(reader, project)? else { return Ok(Vec::new()) };
    let mut open = Vec::new();
    for label in search.ranked {
        if open.len() == most {
            break;
        }
        let Some(item) = reader.item_id_at_row(project, label.row)? else { continue };
        let stands = reader.label(project, label.row)?.and_then(|standing| standing.class) == Some(label.given);
        // Decided before the search is decided all the same: somebody looked.
        if !stands || reader.decision(item)?.is_some_and(|decision| decision.class == label.given || decision.at >= at)
        {
            continue;
        }
        let looked = reader.looked_again(item)?;
        if !looked.is_answered {
            open.push(OpenSuspect { item, label, is_asked: looked.is_asked });
        }
    }
    Ok(open)
}

impl SuspectSearch {
    /// How many labels are wrong, in a sentence. A weak model's own mistakes look like wrong labels, so a large number
    /// is said to be the model's.
    pub fn estimate_text(&self) -> String {
        let (wrong, judged) = (self.estimated_wrong, self.judged);
        if wrong > judged as u64 / LARGEST_SHARE {
            return format!(
                "The model would answer about {wrong} of {judged} labels otherwise, too many to be people's slips: most are \
                 its own mistakes. The first of the list are worth a look."
            );
        }
        format!("About {wrong} of {judged} labels are probably wrong.")
    }
}

fn search(
    workshop: &Workshop,
    project: &ProjectRow,
    labels: &[(u32, Part, u32)],
    position: i64,
) -> Result<SuspectSearch> {
    index_items(workshop, project.id, &mut |_, _| {})?;
    let features = workshop.features(project)?;
    // Not the holdout: labels that are looked at again only where a model disagrees make every figure on them kinder.
    let (examples, _) = examples(labels, features.rows());
    let seed = mix64(project.seed ^ 0x7375_7370, position as u64);
    let report = find_suspects(&SuspectInput {
        features: &features,
        examples: &examples,
        classes: project.schema.classes(),
        link: link_of(&project.schema),
        recipe: &project.recipe,
        settings: &project.settings,
        seed,
        is_cancelled: &|| false,
    })?;
    let ranked = report.ranked.iter().take(MOST_KEPT).map(|suspect| SuspectLabel {
        row: report.rows[suspect.row] as u32,
        given: suspect.given as u32,
        suggested: suspect.suggested as u32,
        self_confidence: suspect.self_confidence,
        is_likely_wrong: suspect.is_likely_wrong,
    });
    Ok(SuspectSearch {
        judged: report.rows.len(),
        not_judged: examples.rows.len() - report.rows.len(),
        estimated_wrong: report.estimated_wrong,
        pairs: report.pairs.iter().map(|&(a, b, n)| (a as u32, b as u32, n)).collect(),
        of_classes: report.of_classes.iter().map(|one| (one.class as u32, one.missing, one.too_much)).collect(),
        ranked: ranked.collect(),
        // ActiveLab weighs answers that name one class each.
        next: match project.schema.is_multi() {
            true => None,
            false => next_answers(workshop, project, &features, &report, seed)?,
        },
        skipped: None,
    })
}

/// What the next answers are best spent on: ActiveLab over the judged labels and a sample of the unlabeled pool.
fn next_answers(
    workshop: &Workshop,
    project: &ProjectRow,
    features: &FeatureMatrix,
    report: &SuspectReport,
    seed: u64,
) -> Result<Option<NextAnswers>> {
    let (barred, _) = barred_rows(workshop, project.id)?;
    let (model, answers) = workshop.store.read(|reader| {
        let model = project.model.map(|id| reader.model(id)).transpose()?;
        Ok((model, reader.votes(project.id, 1)?))
    })?;
    let Some(model) = model else { return Ok(None) };
    let model = workshop.model(&model)?;
    let classes = project.schema.classes().len();
    // Only what was judged, and answered by somebody: a decided item may have no answer left.
    let answers: Vec<VoteRow> = answers
        .into_iter()
        .filter(|a| a.class != NONE_CLASS && report.rows.binary_search(&(a.row as usize)).is_ok())
        .collect();
    let mut labeled: Vec<u32> = answers.iter().map(|answer| answer.row).collect();
    labeled.dedup();
    let places: Vec<usize> =
        labeled.iter().filter_map(|&row| report.rows.binary_search(&(row as usize)).ok()).collect();
    let ballot = Ballot::new(answers, classes)?;
    let known = report.probabilities.select(ndarray::Axis(0), &places);
    let mut new: Vec<u32> = (0..features.rows() as u32).filter(|row| barred.binary_search(row).is_err()).collect();
    new.sort_by_key(|&row| (mix64(seed, u64::from(row)), row));
    new.truncate(NEW_ITEMS);
    let new: Vec<usize> = new.into_iter().map(|row| row as usize).collect();
    let said = model.calibrator.probabilities(model.model.predict_logits(features, &new).view());
    // A class that was added since the model gets probability 0.
    let mut unlabeled = Array2::zeros((new.len(), classes));
    unlabeled.slice_mut(ndarray::s![.., ..said.ncols()]).assign(&said);
    let scores = active_scores(&ballot.votes, known.view(), unlabeled.view())?;
    let settings = &project.settings;
    let budget = if settings.round_every_labels > 0 { settings.round_every_labels as usize } else { 50 };
    let asks = next_asks(&scores, &ballot.votes, budget, MOST_ANSWERS.max(settings.overlap as usize));
    let again: Vec<u32> = next_asks(&scores, &ballot.votes, usize::MAX, MOST_ANSWERS.max(settings.overlap as usize))
        .iter()
        .filter_map(|ask| if let Ask::Again { item, .. } = ask { Some(labeled[*item]) } else { None })
        .take(budget)
        .collect();
    let count = asks.iter().filter(|ask| matches!(ask, Ask::Again { .. })).count();
    Ok(Some(NextAnswers { budget, again: count, new: asks.len() - count, rows: again }))
}
