//! Accept: every unlabeled item of the pool above the certified threshold gets the model's class as a machine label.

use super::standing::done_by_the_model;
use super::withdraw::sweep;
use crate::digest::mix64;
use crate::domain::{AcceptanceId, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::guarantee::{Certificate, Request};
use crate::models::Score;
use crate::rounds::{Grounds, Workshop, can_be_done, certificate_for};
use crate::store::audit::NewAudit;
use crate::store::{CertificateRow, NewMachineLabel};
use serde_json::json;

/// Labels written in one transaction; labelers' answers get in between.
const LABELS_A_WRITE: usize = 1000;
/// Keeps the audit's draw apart from others with the same seed.
const AUDIT_KEY: u64 = 0x0061_7564_6974_2100;

/// Accept the rest of the pool above the certified threshold.
#[derive(Debug, Clone)]
pub struct AcceptPool {
    /// In which project.
    pub project: ProjectId,
    /// The error rate allowed; none: the project's setting.
    pub budget: Option<f64>,
    /// How often such a promise must hold; none: the project's setting.
    pub confidence: Option<f64>,
    /// Ask for the certificate and count, and accept nothing. The certificate is issued and counts.
    pub dry_run: bool,
    /// Who accepts; none for the command line on the data directory.
    pub by: Option<UserId>,
}

/// What an acceptance did, or would do.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// What it rests on.
    pub certificate: CertificateRow,
    /// Its id; none when it was only tried.
    pub acceptance: Option<AcceptanceId>,
    /// Items accepted.
    pub items: u64,
    /// Of these, drawn for people to check.
    pub audit_items: u64,
    /// Items of the pool that are left for people.
    pub left: u64,
    /// In plain words.
    pub sentence: String,
}

impl AcceptPool {
    /// Certifies and accepts, in one act: nobody sees a part of it. A conflict, in plain words, where nothing can be
    /// promised.
    pub fn run(self, workshop: &Workshop, now: Timestamp) -> Result<Accepted> {
        let grounds = Grounds::read(workshop, self.project)?;
        let settings = &grounds.project.settings;
        let request = Request {
            budget: self.budget.unwrap_or(settings.accept_budget),
            confidence: self.confidence.unwrap_or(settings.accept_confidence),
        };
        let certificate = certificate_for(workshop, &grounds, &request, self.by, now)?;
        let detail: Certificate = serde_json::from_value(certificate.detail.clone()).map_err(Error::internal)?;
        let Some(threshold) = certificate.threshold else { return Err(Error::Conflict(detail.sentence)) };
        let (labels, rest) = above(&grounds, threshold);
        if labels.is_empty() {
            return Err(Error::Conflict(format!(
                "no item that is left has a confidence above the certified threshold {threshold:.4}; people label the {rest} that are left"
            )));
        }
        let (items, left) = (labels.len() as u64, rest - labels.len() as u64);
        let audit_items = audit_size(labels.len(), settings.accept_audit_share) as u64;
        if self.dry_run {
            let could = can_be_done(items as f64 / rest as f64, request.budget);
            let sentence = format!("{could} These are {items} items; {left} are left.");
            return Ok(Accepted { certificate, acceptance: None, items, audit_items, left, sentence });
        }
        let id = self.write(workshop, &grounds, &certificate, labels, now)?;
        let (row, done) = workshop
            .store
            .read(|reader| Ok((reader.acceptance(self.project, id)?, done_by_the_model(reader, self.project)?)))?;
        Ok(Accepted {
            certificate,
            acceptance: Some(id),
            items: row.items,
            audit_items: row.audit_items,
            left: rest - row.items,
            // People may have labeled all of it in the same moment.
            sentence: done.unwrap_or_else(|| "Nothing of it was left to accept.".into()),
        })
    }

    /// Prepares in chunks and then makes all of it count in one transaction.
    fn write(
        &self,
        workshop: &Workshop,
        grounds: &Grounds,
        certificate: &CertificateRow,
        mut labels: Vec<NewMachineLabel>,
        now: Timestamp,
    ) -> Result<AcceptanceId> {
        let (store, project, by) = (&workshop.store, self.project, self.by);
        sweep(store)?;
        let rested_on = certificate.clone();
        let model = certificate.model;
        let id = store.write(move |tx| {
            if tx.open_project(project)?.model != Some(model) {
                return Err(Error::Conflict("another model took over in the same moment; look again".into()));
            }
            tx.insert_acceptance(project, &rested_on, by, now)
        })?;
        draw_audit(&mut labels, grounds.project.settings.accept_audit_share, mix64(grounds.project.seed, id.0 as u64));
        let (number, budget, confidence) = (certificate.number, certificate.budget, certificate.confidence);
        let (round, threshold) = (certificate.round, certificate.threshold);
        let written = labels
            .chunks(LABELS_A_WRITE)
            .map(<[NewMachineLabel]>::to_vec)
            .try_for_each(|chunk| store.write(move |tx| tx.insert_machine_labels(project, id, &chunk)))
            .and_then(|()| {
                store.write(move |tx| {
                    tx.activate_acceptance(project, id)?;
                    let row = tx.acceptance(project, id)?;
                    tx.audit(NewAudit {
                        at: now,
                        actor: by,
                        action: "acceptance.accept",
                        project: Some(project),
                        subject: format!("acceptance {id}"),
                        detail: json!({
                            "items": row.items, "audit_items": row.audit_items, "certificate": number, "budget": budget,
                            "confidence": confidence, "threshold": threshold, "model": model.0, "round": round,
                        }),
                    })
                })
            });
        if let Err(error) = written {
            store.write(|tx| tx.drop_unfinished_acceptances())?;
            return Err(error);
        }
        Ok(id)
    }
}

/// What the model would say about the rest above a threshold, rows rising, and how many items the rest has.
fn above(grounds: &Grounds, threshold: f64) -> (Vec<NewMachineLabel>, u64) {
    let rest = grounds.input().rest_rows();
    let scores: &[Score] = grounds.scores();
    let label = |&row: &u32| {
        let score = &scores[row as usize];
        let confidence = f64::from(score.confidence);
        (confidence > threshold).then_some(NewMachineLabel { row, class: score.top, confidence, audit: None })
    };
    (rest.iter().filter_map(label).collect(), rest.len() as u64)
}

/// Items to check of so many: the share, and at least one where there is a share.
fn audit_size(items: usize, share: f64) -> usize {
    ((items as f64 * share).ceil() as usize).min(items)
}

/// Draws the audit uniformly: the items whose keyed hashes are smallest, in that order.
fn draw_audit(labels: &mut [NewMachineLabel], share: f64, seed: u64) {
    let key = |label: &NewMachineLabel| (mix64(seed ^ AUDIT_KEY, u64::from(label.row)), label.row);
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_unstable_by_key(|&at| key(&labels[at]));
    for (place, &at) in order.iter().take(audit_size(labels.len(), share)).enumerate() {
        labels[at].audit = Some(place as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_audit_is_a_share_of_the_items_and_the_same_for_the_same_seed() {
        let drawn = |share: f64, seed: u64| {
            let label = |row| NewMachineLabel { row, class: 0, confidence: 0.99, audit: None };
            let mut labels: Vec<NewMachineLabel> = (0..1000).map(label).collect();
            draw_audit(&mut labels, share, seed);
            let mut places: Vec<(u32, u32)> =
                labels.iter().filter_map(|label| Some((label.audit?, label.row))).collect();
            places.sort_unstable();
            places
        };
        let found = drawn(0.05, 1);
        assert_eq!(found.iter().map(|(place, _)| *place).collect::<Vec<_>>(), (0..50).collect::<Vec<_>>());
        assert_eq!(found, drawn(0.05, 1));
        assert_ne!(found, drawn(0.05, 2));
        // Rows of both halves: mean 25, standard deviation 3.4.
        let low = found.iter().filter(|(_, row)| *row < 500).count();
        assert!((12..=38).contains(&low), "{low}");
        assert_eq!((drawn(0.0, 1).len(), audit_size(3, 0.05), audit_size(0, 0.05)), (0, 1, 0));
    }
}
