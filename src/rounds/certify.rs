//! Certificates: what the labels that certify say about a model. Each look at them is counted and spends a part of the
//! confidence, so that all promises of a project hold together.
//!
//! A round looks by itself only when the labels that tune say that it would pass, and promise clearly more than at the
//! last look. So when it looks does not depend on the labels that certify, and a project that runs a hundred rounds has
//! not spent its confidence before anybody acts. Whoever wants to know earlier asks.

use super::measure::saw_holdout;
use super::nones::with_nones;
use super::refill::{barred_rows, scores_for};
use super::report::AcceptanceReport;
use super::run::examples;
use super::workshop::Workshop;
use crate::domain::{ModelId, ProjectId, ProjectSettings, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::features::Block;
use crate::guarantee::{Certificate, Request, certify};
use crate::learning::{
    Examples, FEWEST_TO_SPLIT, HoldoutSplit, Prospect, ProspectInput, check_sample, prospect, split_holdout,
};
use crate::models::Score;
use crate::store::audit::NewAudit;
use crate::store::{CertificateRow, ModelRow, NewCertificate, ProjectRow};
use serde_json::json;
use std::collections::BTreeSet;

/// A round looks again when so much more of the rest is expected than at the last look.
const WORTH_A_LOOK: f64 = 0.1;

/// What a certificate for the current model rests on.
pub struct Grounds {
    /// The project.
    pub project: ProjectRow,
    /// Its current model.
    pub model: ModelRow,
    scores: Block,
    holdout: Examples,
    split: HoldoutSplit,
    barred: Vec<u32>,
}

impl Grounds {
    /// Reads the state as it is now. A conflict before the first model, and where the model trained on the holdout.
    pub fn read(workshop: &Workshop, project: ProjectId) -> Result<Grounds> {
        let (row, model, labels, then) = workshop.store.read(|reader| {
            let row = reader.project(project)?;
            let model = row.model.map(|id| reader.model(id)).transpose()?.ok_or_else(|| {
                Error::Conflict(format!(
                    "{} has no model yet: label a few items of two classes and start a round",
                    row.slug
                ))
            })?;
            if saw_holdout(reader, &model)? {
                return Err(Error::Conflict(without_proof(model.round)));
            }
            let then = reader.labels_at(project, model.position)?;
            Ok((row, model, reader.labels_at(project, reader.label_position()?)?, then))
        })?;
        let features = workshop.features(&row)?;
        let (_, holdout) = examples(&labels, features.rows());
        let artefact = workshop.model(&model)?;
        let tuned = tuned_rows(&examples(&then, features.rows()).1, &artefact.settings_json);
        let split = spared(split_holdout(&holdout, row.settings.certify_share), &holdout, &tuned);
        let (holdout, split) = with_nones(workshop, &row, None, (holdout, split), features.rows())?;
        let scores = scores_for(workshop, &row, &model, &features)?;
        let (barred, _) = barred_rows(workshop, project)?;
        Ok(Grounds { project: row, model, scores, holdout, split, barred })
    }

    /// The current model's score of each row.
    pub fn scores(&self) -> &[Score] {
        self.scores.as_slice::<Score>()
    }

    /// What the calculation looks at.
    pub fn input(&self) -> ProspectInput<'_> {
        ProspectInput { scores: self.scores(), holdout: &self.holdout, split: &self.split, barred: &self.barred }
    }
}

/// Why a model that trained on the holdout may do nothing alone.
pub fn without_proof(round: i64) -> String {
    format!(
        "The model of round {round} trained on the holdout, so no label is left that could certify it. Start a round that \
         leaves the holdout alone, or go back to the model of an earlier one."
    )
}

/// The current model and its score of each row; none before the first model. For looking, not for promises.
pub fn current_scores(workshop: &Workshop, project: ProjectId) -> Result<Option<(ModelRow, Block)>> {
    let (row, model) = workshop.store.read(|reader| {
        let row = reader.project(project)?;
        let model = row.model.map(|id| reader.model(id)).transpose()?;
        Ok((row, model))
    })?;
    let Some(model) = model else { return Ok(None) };
    let features = workshop.features(&row)?;
    let scores = scores_for(workshop, &row, &model, &features)?;
    Ok(Some((model, scores)))
}

/// Rows that tuned a model: at its time there may have been too few labels to split, or another share in the settings.
fn tuned_rows(holdout: &Examples, settings_json: &str) -> BTreeSet<usize> {
    // A model of a version that knew no split was tuned on all of them.
    let settings: serde_json::Value = serde_json::from_str(settings_json).unwrap_or_default();
    let share = settings["certify_share"].as_f64().unwrap_or(0.0);
    split_holdout(holdout, share).tune.into_iter().map(|place| holdout.rows[place]).collect()
}

/// The split without certifying labels that have tuned the model already: these go to the others.
fn spared(split: HoldoutSplit, holdout: &Examples, tuned: &BTreeSet<usize>) -> HoldoutSplit {
    let (spent, certify): (Vec<usize>, Vec<usize>) =
        split.certify.into_iter().partition(|&place| tuned.contains(&holdout.rows[place]));
    let mut tune = [split.tune, spent].concat();
    tune.sort_unstable();
    HoldoutSplit { tune, certify }
}

/// The certificate for the current model: the one that was issued already, where the labels that certify have not grown
/// since, or it was granted; else a new one, which spends.
pub fn certificate_for(
    workshop: &Workshop,
    grounds: &Grounds,
    request: &Request,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<CertificateRow> {
    request.check()?;
    let (project, model, input) = (&grounds.project, grounds.model.id, grounds.input());
    let asked = Some((model, request.budget, request.confidence));
    let (known, count) = workshop
        .store
        .read(|reader| Ok((reader.last_certificate(project.id, asked)?, reader.certificate_count(project.id)?)))?;
    let labels = grounds.split.certify.len() as u64;
    if let Some(known) = known.filter(|known| known.threshold.is_some() || known.labels == labels) {
        return Ok(known);
    }
    let seen = prospect(&input, &request.again(count + 1))?;
    if seen.rest == 0 {
        return Err(Error::Conflict("nothing of the pool is left to accept".into()));
    }
    if seen.labels_needed > 0 {
        return Err(Error::Conflict(outlook(&project.settings, request, &seen, grounds.holdout.rows.len())));
    }
    issue(workshop, project.id, model, &input, request, seen.expected_coverage, by, now)
}

/// Looks at the labels that certify and stores what they say.
#[allow(clippy::too_many_arguments)]
fn issue(
    workshop: &Workshop,
    project: ProjectId,
    model: ModelId,
    input: &ProspectInput<'_>,
    request: &Request,
    expected: f64,
    by: Option<UserId>,
    now: Timestamp,
) -> Result<CertificateRow> {
    let number = workshop.store.read(|reader| reader.certificate_count(project))? + 1;
    let certificate = certify(&request.again(number), &check_sample(input)?, &input.rest())?;
    let new = NewCertificate {
        project,
        number: number as i64,
        model,
        budget: request.budget,
        confidence: request.confidence,
        labels: certificate.labels as u64,
        threshold: certificate.threshold,
        expected,
        detail: serde_json::to_value(&certificate).map_err(Error::internal)?,
    };
    workshop.store.write(move |tx| {
        let id = tx.insert_certificate(&new, now)?;
        tx.audit(NewAudit {
            at: now,
            actor: by,
            action: "certificate.issue",
            project: Some(project),
            subject: format!("certificate {id}"),
            detail: json!({
                "number": new.number, "model": model.0, "budget": new.budget, "confidence": new.confidence,
                "labels": new.labels, "threshold": new.threshold,
            }),
        })?;
        tx.last_certificate(project, None)?.ok_or_else(|| Error::internal("a certificate that was just stored is gone"))
    })
}

/// What a round says about accepting the rest with its model.
pub(super) fn report_acceptance(
    workshop: &Workshop,
    project: &ProjectRow,
    (model, is_promoted): (ModelId, bool),
    input: &ProspectInput<'_>,
    now: Timestamp,
) -> Result<AcceptanceReport> {
    let settings = &project.settings;
    let request = Request { budget: settings.accept_budget, confidence: settings.accept_confidence };
    let (count, last) = workshop
        .store
        .read(|reader| Ok((reader.certificate_count(project.id)?, reader.last_certificate(project.id, None)?)))?;
    let seen = prospect(input, &request.again(count + 1))?;
    let enough = last.map_or(0.0, |last| last.expected + WORTH_A_LOOK);
    let is_due = is_promoted && seen.labels_needed == 0 && seen.expected_coverage > enough;
    let issued = match is_due {
        false => None,
        true => match issue(workshop, project.id, model, input, &request, seen.expected_coverage, None, now) {
            // Somebody asked for one in the same moment; the round is none the worse.
            Err(Error::Conflict(_)) => None,
            other => Some(other?),
        },
    };
    let certificate: Option<Certificate> =
        issued.as_ref().and_then(|issued| serde_json::from_value(issued.detail.clone()).ok());
    let sentence = match &certificate {
        Some(certificate) => in_words(certificate, &request),
        None => outlook(settings, &request, &seen, input.holdout.rows.len()),
    };
    Ok(AcceptanceReport {
        budget: request.budget,
        confidence: request.confidence,
        prospect: seen,
        number: issued.map(|issued| issued.number),
        certificate,
        sentence,
    })
}

/// A certificate as the team reads it.
fn in_words(certificate: &Certificate, request: &Request) -> String {
    match certificate.threshold {
        Some(_) => can_be_done(certificate.coverage, request.budget),
        None => certificate.sentence.clone(),
    }
}

/// `61 % of the rest of the pool can be done by the model at no more than 2 % wrong, 39 % left for people.`
pub fn can_be_done(share: f64, budget: f64) -> String {
    format!("{}.", parted("rest of the pool can be", share, budget))
}

/// `61 % of the {what} done by the model at no more than 2 % wrong, 39 % left for people`. The two shares are whole, sum
/// to 100, and are 0 or 100 only where that is exact.
pub fn parted(what: &str, share: f64, budget: f64) -> String {
    let whole = match (share * 100.0).round() {
        whole if whole <= 0.0 && share > 0.0 => 1.0,
        whole if whole >= 100.0 && share < 1.0 => 99.0,
        whole => whole,
    };
    let budget = percent(budget, 100.0);
    format!(
        "{whole} % of the {what} done by the model at no more than {budget} wrong, {} % left for people",
        100.0 - whole
    )
}

/// A share in percent, to `1 / digits` of a percent.
fn percent(share: f64, digits: f64) -> String {
    format!("{} %", (share * 100.0 * digits).round() / digits)
}

/// What is to be expected while there is no certificate.
fn outlook(settings: &ProjectSettings, request: &Request, seen: &Prospect, holdout: usize) -> String {
    if settings.certify_share <= 0.0 {
        return "Nothing can be accepted without a person: certify_share is 0 in the settings.".into();
    }
    let promise = format!("no more than {} wrong", percent(request.budget, 100.0));
    if seen.labels_needed > 0 {
        let all = (seen.labels_needed as f64 / settings.certify_share).ceil();
        let tuning = if holdout < FEWEST_TO_SPLIT {
            format!(" All {holdout} holdout labels tune the model until there are {FEWEST_TO_SPLIT}.")
        } else {
            String::new()
        };
        return format!(
            "A promise of {promise} needs {} more check labels, about {all} more labels of the holdout.{tuning}",
            seen.labels_needed
        );
    }
    if seen.expected_coverage > 0.0 {
        return format!(
            "The labels that tune suggest that about {} of the rest of the pool could be done by the model at {promise}; a certificate says for sure.",
            percent(seen.expected_coverage, 1.0)
        );
    }
    format!("The labels that tune suggest that this model cannot promise {promise} for any part of the pool yet.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_that_tuned_the_model_does_not_certify_it() {
        let holdout = |rows: std::ops::Range<usize>| Examples { targets: vec![0; rows.len()], rows: rows.collect() };
        let now = holdout(0..200);
        let plain = split_holdout(&now, 0.5);
        // Fitted when there were 50 labels: all of these tuned.
        let few = tuned_rows(&holdout(0..50), r#"{"certify_share":0.5}"#);
        assert_eq!(few.len(), 50);
        let split = spared(plain.clone(), &now, &few);
        assert!(split.certify.iter().all(|&place| place >= 50) && split.tune.iter().is_sorted());
        assert_eq!(split.certify, plain.certify.iter().copied().filter(|&place| place >= 50).collect::<Vec<_>>());
        assert_eq!(split.tune.len() + split.certify.len(), 200);
        // Fitted with the same split: nothing changes. Without any: nothing is left to certify.
        assert_eq!(spared(plain.clone(), &now, &tuned_rows(&now, r#"{"certify_share":0.5}"#)), plain);
        assert!(spared(plain, &now, &tuned_rows(&now, "{}")).certify.is_empty());
    }

    #[test]
    fn what_people_read() {
        let settings = ProjectSettings::default();
        let request = Request { budget: 0.02, confidence: 0.95 };
        let seen = |labels_needed, expected_coverage| Prospect {
            tune_labels: 40,
            check_labels: 40,
            rest: 100,
            labels_needed,
            expected_coverage,
            curve: vec![],
        };
        let said = |seen: &Prospect, holdout| outlook(&settings, &request, seen, holdout);
        assert_eq!(
            said(&seen(37, 0.0), 80),
            "A promise of no more than 2 % wrong needs 37 more check labels, about 74 more labels of the holdout."
        );
        assert!(said(&seen(37, 0.0), 50).ends_with("All 50 holdout labels tune the model until there are 60."));
        assert!(said(&seen(0, 0.414), 80).contains("about 41 % of the rest"));
        assert!(said(&seen(0, 0.0), 80).contains("cannot promise no more than 2 % wrong"));
        assert_eq!(
            can_be_done(0.614, 0.025),
            "61 % of the rest of the pool can be done by the model at no more than 2.5 % wrong, 39 % left for people."
        );
        // 60.5 and 39.5 would both be rounded up.
        for (share, said) in [(0.605, "61 39"), (0.999, "99 1"), (0.001, "1 99"), (1.0, "100 0"), (0.0, "0 100")] {
            let (model, people) = said.split_once(' ').unwrap();
            let text = parted("pool", share, 0.02);
            assert!(
                text.starts_with(&format!("{model} % of")) && text.ends_with(&format!(", {people} % left for people")),
                "{text}"
            );
        }
        let off = ProjectSettings { certify_share: 0.0, ..settings.clone() };
        assert!(outlook(&off, &request, &seen(0, 0.0), 80).contains("certify_share is 0"));
    }
}
