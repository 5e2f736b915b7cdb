//! The loop. A round reads the labels and the features, learns, scores every item, chooses what to ask next, and writes.

use super::certify::report_acceptance;
use super::consensus::{CrowdReport, settle_labels};
use super::detail::{Flips, RoundDetail, calls};
use super::measure::{self, saw_holdout};
use super::nones::{NonesReport, holdout_nones, with_nones};
use super::refill::{barred_rows, place_strangers, write_queue};
use super::refit::prepare_features;
use super::report::{CalibrationReport, PreviousReport, ProbabilityQuality, RoundReport};
use super::test_set::score_test_set;
use super::verbs::{settings_copy, spends_holdout};
use super::workshop::Workshop;
use crate::digest::mix64;
use crate::domain::{LabelSchema, Part, ProjectId, Timestamp};
use crate::error::{Error, Result};
use crate::features::FeatureMatrix;
use crate::learning::{
    Examples, LearnInput, Learned, PickInput, Promotion, ProspectInput, explain_pick, learn, learn_all, pick_next,
    random_slice, score_pool,
};
use crate::metrics::Evaluation;
use crate::models::artefact::{self, ModelArtefact};
use crate::models::{Link, Score};
use crate::sampling::{Outlook, Planned};
use crate::store::audit::NewAudit;
use crate::store::columns::write_whole;
use crate::store::{ProjectRow, RoundRow};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Runs a queued round to its end: done, failed with the reason, or cancelled. The error is one of the store's, not the
/// round's own.
pub fn run_round(workshop: &Workshop, round: &RoundRow, clock: &dyn Fn() -> Timestamp) -> Result<()> {
    let is_cancelled = workshop.live.begin(round.id);
    // linfa promises nothing about degenerate data, so a panic in a fit fails the round and not the server.
    let outcome =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(workshop, round, &is_cancelled, clock)))
            .unwrap_or_else(|_| Err(Error::internal("the round stopped on a defect; the server's log has the place")));
    workshop.live.end(round.id);
    let Err(error) = outcome else { return Ok(()) };
    let (id, project, now) = (round.id, round.project, clock());
    let (state, message) = match error {
        Error::Cancelled => ("cancelled", None),
        other => ("failed", Some(other.to_string())),
    };
    if let Some(message) = &message {
        tracing::warn!(round = round.number, %message, "a round failed");
    }
    workshop.store.write(move |tx| {
        tx.finish_round(id, state, None, message.as_deref(), None, now)?;
        tx.audit(NewAudit {
            at: now,
            actor: None,
            action: &format!("round.{state}"),
            project: Some(project),
            subject: format!("round {id}"),
            detail: json!({}),
        })
    })
}

/// Times the phases and tells the watchers.
struct Phases<'a> {
    workshop: &'a Workshop,
    round: &'a RoundRow,
    started: Instant,
    current: &'static str,
    seconds: Vec<(String, f64)>,
}

impl Phases<'_> {
    fn enter(&mut self, phase: &'static str) {
        self.close();
        self.current = phase;
        self.workshop.live.enter(self.round.id, phase);
    }

    fn close(&mut self) {
        if !self.current.is_empty() {
            self.seconds.push((self.current.to_owned(), self.started.elapsed().as_secs_f64()));
        }
        self.started = Instant::now();
    }
}

fn work(workshop: &Workshop, round: &RoundRow, flag: &Arc<AtomicBool>, clock: &dyn Fn() -> Timestamp) -> Result<()> {
    let store = &workshop.store;
    let is_cancelled = || flag.load(Ordering::Relaxed);
    let mut phases = Phases { workshop, round, started: Instant::now(), current: "", seconds: Vec::new() };

    phases.enter("labels");
    let project = store.read(|reader| reader.project(round.project))?;
    let crowd = settle_labels(workshop, &project, clock())?;
    let (project, position, labels) = store.read(|reader| {
        let position = reader.label_position()?;
        Ok((reader.project(round.project)?, position, reader.labels_at(round.project, position)?))
    })?;
    let seed = mix64(project.seed, round.number as u64);
    let settings = serde_json::to_string(&project.settings).map_err(Error::internal)?;
    let spends = spends_holdout(round);
    let (id, copy, now) = (round.id, settings_copy(&project, spends)?, clock());
    if !store.write(move |tx| tx.start_round(id, position, seed, &copy, now))? {
        return Ok(()); // Cancelled while it waited.
    }

    phases.enter("features");
    let refit = prepare_features(workshop, &project)?;
    let known_features = workshop.features(&project)?;
    // From here on the project is as it will be with the new model; its row changes when that is promoted.
    let (project, refitted) = match refit {
        Some(refit) => (refit.project, Some(refit.sentence)),
        None => (project, None),
    };
    let features = workshop.features(&project)?;
    let (pool, holdout) = examples(&labels, features.rows().min(known_features.rows()));
    let previous = match project.model {
        Some(id) => {
            let row = store.read(|reader| reader.model(id))?;
            Some((workshop.model(&row)?, row))
        }
        None => None,
    };
    let has_seen = match &previous {
        Some((_, row)) => store.read(|reader| saw_holdout(reader, row))?,
        None => false,
    };

    let unlabeled = match project.settings.self_training {
        true => {
            let left_out = store.read(|r| Ok([r.holdout_rows(project.id)?, r.erased_rows(project.id)?].concat()))?;
            pool.others(&left_out, features.rows())
        }
        false => vec![],
    };
    let input = LearnInput {
        features: &features,
        pool: &pool,
        unlabeled: &unlabeled,
        holdout: &holdout,
        classes: project.schema.classes(),
        link: link_of(&project.schema),
        recipe: &project.recipe,
        settings: &project.settings,
        // A model that trained on the holdout is no fair rival on it, and a warm start from it would carry it over.
        previous: previous.as_ref().filter(|_| !has_seen).map(|(artefact, _)| artefact.as_ref()),
        previous_features: refitted.as_ref().map(|_| known_features.as_ref()),
        seed,
        is_cancelled: &is_cancelled,
    };
    let mut enter = |phase| phases.enter(phase);
    let mut learned = if spends { learn_all(&input, &mut enter)? } else { learn(&input, &mut enter)? };
    let random_slice = if spends { None } else { random_slice(&input)? };
    if has_seen && !spends {
        learned.promotion = after_spending(&project.settings.promote);
    }

    let has_test_set = store.read(|reader| reader.test_set(project.id))?.is_some();
    let test_set = if has_test_set {
        phases.enter("test");
        let mut trained = pool.rows.clone();
        if spends {
            trained.extend(&holdout.rows);
            trained.sort_unstable();
        }
        score_test_set(workshop, &project, (&learned.model, &learned.calibrator), &trained, seed)?
    } else {
        None
    };

    phases.enter("score");
    let scores = score_pool(&features, &learned.model, &learned.calibrator, &is_cancelled)?;
    let old_scores = previous.as_ref().and_then(|(_, row)| workshop.scores(row).ok().flatten());
    let agreement = old_scores.as_ref().map(|old| agreement(old.as_slice::<Score>(), &scores));
    let comparable = old_scores.as_ref().filter(|_| !spends && !has_seen);
    let kappa = comparable.and_then(|old| measure::kappa(project.seed, old.as_slice::<Score>(), &scores));

    phases.enter("select");
    let split = learned.split.clone();
    let (barred, taken) = barred_rows(workshop, project.id)?;
    let candidates = features.rows() - barred.partition_point(|&row| (row as usize) < features.rows());
    let known: Vec<(u32, u32)> =
        pool.rows.iter().zip(&pool.targets).map(|(&row, &class)| (row as u32, class as u32)).collect();
    let pick = PickInput {
        features: &features,
        scores: Some(&scores),
        model: Some(Outlook { model: &learned.model, calibrator: &learned.calibrator }),
        barred: &barred,
        labeled: &taken,
        labels: &known,
        classes: project.schema.classes().len(),
        link: link_of(&project.schema),
        settings: &project.settings,
        seed,
    };
    let mut planned = if learned.promotion.is_promoted { pick_next(&pick)? } else { Vec::new() };
    place_strangers(workshop, &project, &features, position, &barred, &mut planned, seed)?;
    let strategy_reason = explain_pick(&pick)?;
    if is_cancelled() {
        return Err(Error::Cancelled);
    }

    phases.enter("save");
    let parent = previous.as_ref().map(|(_, row)| row.digest.clone());
    let mut report = report(&project, &pool, &holdout, &features, &learned, &planned);
    report.candidates = candidates;
    report.strategy = project.settings.strategy.clone();
    report.strategy_reason = strategy_reason;
    report.test_set = test_set;
    report.kappa = kappa;
    report.refit = refitted;
    report.random_slice = random_slice;
    let flips = comparable.map(|old| Flips::of(old.as_slice::<Score>(), &scores)).unwrap_or_default();
    let detail = RoundDetail { calls: calls(&holdout, &learned.judged), flips };
    let nones = store.read(|reader| holdout_nones(reader, project.id, position, features.rows()))?;
    report.none_of_these = NonesReport::of(nones.len(), holdout.rows.len());
    if spends {
        let labels = pool.rows.len() + holdout.rows.len();
        let of_holdout = report.holdout.take();
        report.spent = of_holdout
            .map(|holdout| store.read(|reader| measure::spent(reader, project.id, labels, holdout)))
            .transpose()?;
    } else {
        report.honest = Some(measure::honest(workshop, &project, &features, (&pool, &holdout), &learned)?);
        report.advice = Some(store.read(|reader| measure::advise_after(reader, &project, &report))?);
    }
    report.previous = previous.as_ref().filter(|_| !spends && !has_seen).map(|(_, row)| PreviousReport {
        round: row.round,
        accuracy: learned.previous.as_ref().and_then(|e| e.accuracy),
        macro_f1: learned.previous.as_ref().and_then(|e| e.macro_f1),
        agreement: agreement.unwrap_or(0.0),
    });
    let is_promoted = learned.promotion.is_promoted;
    let artefact = ModelArtefact {
        model: learned.model,
        calibrator: learned.calibrator,
        classes: project.schema.classes().to_vec(),
        settings_json: settings,
        label_position: position,
        seed,
        parent_digest: parent,
        feature_version: project.recipe_version as u32,
    };
    let bytes = artefact::encode(&artefact)?;
    let digest = artefact::digest(&bytes);
    let model_file = format!("models/p{}-r{}-{}.model", project.id, round.number, &digest[..12]);
    write_whole(&store.path_of(&model_file), &[&bytes])?;
    let scores_file = format!("columns/p{}-r{}-scores-{}.col", project.id, round.number, scores.len());
    store.write_scores(&scores_file, &scores)?;

    let now = clock();
    let (named_model, named_scores, named_digest) = (model_file, scores_file, digest);
    let (project_id, number, version) = (project.id, round.number, project.recipe_version);
    let model = store.write(move |tx| {
        // Archived or deleted while it computed: its files are swept at the next start.
        if !tx.may_change(project_id)? {
            return Err(Error::Cancelled);
        }
        let model =
            tx.insert_model(project_id, id, &named_model, &named_digest, position, Some(&named_scores), version, now)?;
        if is_promoted {
            tx.set_current_model(project_id, Some(model), now)?;
        }
        Ok(model)
    })?;
    // What trained a model says nothing about what it may do alone, so such a round does not even look.
    if !spends {
        let (holdout, split) = with_nones(workshop, &project, Some(position), (holdout, split), features.rows())?;
        let input = ProspectInput { scores: &scores, holdout: &holdout, split: &split, barred: &barred };
        report.acceptance = Some(report_acceptance(workshop, &project, (model, is_promoted), &input, now)?);
    }
    if is_promoted {
        write_queue(workshop, project.id, &planned, Some(&scores), Some(number), Some(model.0))?;
    }
    drop_old_scores(workshop, project.id)?;
    phases.close();
    report.crowd = crowd;
    report.seconds = phases.seconds;
    let report = serde_json::to_value(&report).map_err(Error::internal)?;
    let detail = serde_json::to_string(&detail).map_err(Error::internal)?;
    let finished = clock();
    store.write(move |tx| {
        tx.finish_round(id, "done", Some(&report), None, Some(model), finished)?;
        tx.insert_round_detail(id, &detail)?;
        tx.audit(NewAudit {
            at: finished,
            actor: None,
            action: if is_promoted { "round.promoted" } else { "round.kept_previous" },
            project: Some(project_id),
            subject: format!("round {id}"),
            detail: json!({"model": model.0, "position": position, "digest": tx.model(model)?.digest}),
        })
    })
}

fn after_spending(promote: &str) -> Promotion {
    let (is_promoted, reason) = match promote {
        "never" => (false, "Kept the current model: the settings promote none by themselves."),
        _ => {
            let reason = "Promoted without a comparison: the model before trained on the holdout, so the holdout \
                          cannot tell which is better. This one has not seen it, and is measured on it again.";
            (true, reason)
        }
    };
    Promotion { is_promoted, reason: reason.into() }
}

/// How a model of such labels turns logits into probabilities.
pub(super) fn link_of(schema: &LabelSchema) -> Link {
    if schema.is_multi() { Link::Sigmoid } else { Link::Softmax }
}

/// Labels that have features, apart by part. A label of an item that came in after the features waits for the next round.
pub(super) fn examples(labels: &[(u32, Part, u32)], rows: usize) -> (Examples, Examples) {
    let (mut pool, mut holdout) = (Examples::default(), Examples::default());
    for &(row, part, class) in labels.iter().filter(|(row, _, _)| (*row as usize) < rows) {
        let into = if part == Part::Holdout { &mut holdout } else { &mut pool };
        into.rows.push(row as usize);
        into.targets.push(class as usize);
    }
    (pool, holdout)
}

/// Share of the rows both models scored for which they name the same class.
fn agreement(old: &[Score], new: &[Score]) -> f64 {
    let both = old.len().min(new.len());
    let same = old.iter().zip(new).filter(|(old, new)| old.top == new.top).count();
    if both == 0 { 0.0 } else { same as f64 / both as f64 }
}

fn report(
    project: &ProjectRow,
    pool: &Examples,
    holdout: &Examples,
    features: &FeatureMatrix,
    learned: &Learned,
    planned: &[Planned],
) -> RoundReport {
    let count =
        |examples: &Examples| project.schema.count_classes(examples.targets.iter().map(|&target| (target as u32, 1)));
    let (of_pool, of_holdout) = (count(pool), count(holdout));
    let numbers = |e: &Evaluation| ProbabilityQuality {
        log_loss: e.log_loss,
        brier: e.brier,
        ece: e.ece,
        calibration_error: e.calibration_error,
        calibration_error_interval: e.calibration_error_interval,
        smooth_ece: e.smooth_ece,
    };
    let mut queue = BTreeMap::new();
    for place in planned {
        *queue.entry(place.source.clone()).or_insert(0) += 1;
    }
    RoundReport {
        pool_labels: pool.rows.len(),
        holdout_labels: holdout.rows.len(),
        classes: project
            .schema
            .classes()
            .iter()
            .enumerate()
            .map(|(class, name)| (name.clone(), of_pool[class] as usize, of_holdout[class] as usize))
            .collect(),
        candidates: 0,
        strategy: String::new(),
        strategy_reason: None,
        tuning: Some(learned.tuning.clone()),
        scored: features.rows(),
        columns: features.columns(),
        non_zeros: features.non_zeros(),
        classifier: learned.model.classifier.clone(),
        calibration: CalibrationReport {
            name: learned.calibrator.name.clone(),
            considered: learned.calibration.considered.clone(),
            reason: learned.calibration.reason.clone(),
            of_classes: learned.calibration.of_classes.clone(),
            before: learned.before.as_ref().map(numbers),
            before_bins: learned.before.as_ref().map(|before| before.reliability.clone()).unwrap_or_default(),
            after: learned.after.as_ref().map(numbers),
        },
        holdout: learned.after.clone(),
        test_set: None,
        previous: None,
        is_promoted: learned.promotion.is_promoted,
        promotion: learned.promotion.reason.clone(),
        acceptance: None,
        queue,
        crowd: CrowdReport::default(),
        seconds: Vec::new(),
        kappa: None,
        honest: None,
        advice: None,
        spent: None,
        refit: None,
        none_of_these: None,
        random_slice: None,
    }
}

/// Score columns of models that are neither current nor the newest few are dropped; a rollback writes them again.
fn drop_old_scores(workshop: &Workshop, project: ProjectId) -> Result<()> {
    let (current, models) =
        workshop.store.read(|reader| Ok((reader.project(project)?.model, reader.models(project)?)))?;
    for model in models.into_iter().skip(2).filter(|model| Some(model.id) != current) {
        if let Some(file) = model.scores {
            let id = model.id;
            workshop.store.write(move |tx| tx.set_model_scores(id, None))?;
            let _ = std::fs::remove_file(workshop.store.path_of(&file));
        }
    }
    Ok(())
}
