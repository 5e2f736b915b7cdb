//! Certificates and acceptances: what was accepted without a person, on which grounds, and what people found since.

use super::{Reader, Tx};
use crate::domain::{AcceptanceId, ModelId, ProjectId, Timestamp, UserId};
use crate::error::{Error, Result};
use rusqlite::{OptionalExtension, Row};
use serde::Serialize;
use serde_json::Value;

/// A certificate as it was issued.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CertificateRow {
    /// Inside id.
    #[serde(skip)]
    pub id: i64,
    /// Its number within the project, from 1: how often the labels that certify had been looked at.
    pub number: i64,
    /// The model it is about.
    pub model: ModelId,
    /// The round that made the model.
    pub round: i64,
    /// The error rate that was asked for.
    pub budget: f64,
    /// The confidence that was asked for.
    pub confidence: f64,
    /// Labels that certified.
    pub labels: u64,
    /// Accept what has a confidence strictly above this; none: refused.
    pub threshold: Option<f64>,
    /// The coverage that the labels that tune had suggested.
    pub expected: f64,
    /// The whole certificate.
    pub detail: Value,
    /// When.
    pub created: Timestamp,
}

/// A certificate to store.
#[derive(Debug, Clone)]
pub struct NewCertificate {
    /// Its project.
    pub project: ProjectId,
    /// Its number; refused when another took it meanwhile.
    pub number: i64,
    /// The model.
    pub model: ModelId,
    /// The error rate asked for.
    pub budget: f64,
    /// The confidence asked for.
    pub confidence: f64,
    /// Labels that certified.
    pub labels: u64,
    /// The threshold; none: refused.
    pub threshold: Option<f64>,
    /// The coverage that the labels that tune had suggested.
    pub expected: f64,
    /// The whole certificate.
    pub detail: Value,
}

/// An acceptance as stored, with its certificate.
#[derive(Debug, Clone, Serialize)]
pub struct AcceptanceRow {
    /// Its id.
    pub id: AcceptanceId,
    /// Its project.
    #[serde(skip)]
    pub project: ProjectId,
    /// `preparing`, `active` or `withdrawn`.
    pub state: String,
    /// What it rests on.
    pub certificate: CertificateRow,
    /// Items accepted at that time.
    pub items: u64,
    /// Of these, drawn for people to check.
    pub audit_items: u64,
    /// Who accepted; none for the command line on the data directory.
    #[serde(skip)]
    pub person: Option<UserId>,
    /// When.
    pub created: Timestamp,
    /// When it was withdrawn.
    pub withdrawn: Option<Timestamp>,
    /// What the audit had said when it was withdrawn: checked, wrong.
    #[serde(skip)]
    pub last_audit: Option<(u64, u64)>,
    /// The model it was last compared with.
    pub checked_model: Option<ModelId>,
    /// The round of that model.
    pub checked_round: Option<i64>,
    /// Labels compared with that model.
    pub compared: u64,
    /// Of these, where it names another class.
    pub disagreeing: u64,
}

const CERTIFICATE: &str = "c.id, c.number, c.model, (SELECT r.number FROM model m JOIN round r ON r.id = m.round WHERE m.id = c.model), \
                           c.budget, c.confidence, c.labels, c.threshold, c.expected, c.detail, c.created";
const ACCEPTANCE: &str = "a.id, a.project, a.state, a.items, a.audit_items, a.person, a.created, a.withdrawn, a.audited, \
                          a.audited_wrong, a.checked_model, \
                          (SELECT r.number FROM model m JOIN round r ON r.id = m.round WHERE m.id = a.checked_model), \
                          a.compared, a.disagreeing";

pub(super) fn count(row: &Row<'_>, at: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(at).map(|n| n.max(0) as u64)
}

fn certificate_from_row(row: &Row<'_>, from: usize) -> rusqlite::Result<CertificateRow> {
    Ok(CertificateRow {
        id: row.get(from)?,
        number: row.get(from + 1)?,
        model: ModelId(row.get(from + 2)?),
        round: row.get(from + 3)?,
        budget: row.get(from + 4)?,
        confidence: row.get(from + 5)?,
        labels: count(row, from + 6)?,
        threshold: row.get(from + 7)?,
        expected: row.get(from + 8)?,
        // Stored by us as valid JSON.
        detail: serde_json::from_str(&row.get::<_, String>(from + 9)?).unwrap_or(Value::Null),
        created: Timestamp(row.get(from + 10)?),
    })
}

fn acceptance_from_row(row: &Row<'_>) -> rusqlite::Result<AcceptanceRow> {
    let audited: Option<i64> = row.get(8)?;
    let wrong: Option<i64> = row.get(9)?;
    Ok(AcceptanceRow {
        id: AcceptanceId(row.get(0)?),
        project: ProjectId(row.get(1)?),
        state: row.get(2)?,
        items: count(row, 3)?,
        audit_items: count(row, 4)?,
        person: row.get::<_, Option<i64>>(5)?.map(UserId),
        created: Timestamp(row.get(6)?),
        withdrawn: row.get::<_, Option<i64>>(7)?.map(Timestamp),
        last_audit: audited.zip(wrong).map(|(n, e)| (n.max(0) as u64, e.max(0) as u64)),
        checked_model: row.get::<_, Option<i64>>(10)?.map(ModelId),
        checked_round: row.get(11)?,
        compared: count(row, 12)?,
        disagreeing: count(row, 13)?,
        certificate: certificate_from_row(row, 14)?,
    })
}

impl Reader<'_> {
    /// How many certificates a project was issued.
    pub fn certificate_count(&self, project: ProjectId) -> Result<u64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM certificate WHERE project = ?1")?
            .query_row([project.0], |row| count(row, 0))?)
    }

    /// The newest certificate of a project; with a model and a request, the newest of these.
    pub fn last_certificate(
        &self,
        project: ProjectId,
        of: Option<(ModelId, f64, f64)>,
    ) -> Result<Option<CertificateRow>> {
        let (model, budget, confidence) = of.map_or((None, 0.0, 0.0), |(m, b, c)| (Some(m.0), b, c));
        Ok(self
            .conn
            .prepare_cached(&format!(
                "SELECT {CERTIFICATE} FROM certificate c WHERE c.project = ?1
                   AND (?2 IS NULL OR (c.model = ?2 AND c.budget = ?3 AND c.confidence = ?4))
                 ORDER BY c.number DESC LIMIT 1"
            ))?
            .query_row((project.0, model, budget, confidence), |row| certificate_from_row(row, 0))
            .optional()?)
    }

    /// The acceptance of this id in this project.
    pub fn acceptance(&self, project: ProjectId, id: AcceptanceId) -> Result<AcceptanceRow> {
        self.conn
            .prepare_cached(&format!(
                "SELECT {ACCEPTANCE}, {CERTIFICATE} FROM acceptance a JOIN certificate c ON c.id = a.certificate
                 WHERE a.project = ?1 AND a.id = ?2"
            ))?
            .query_row((project.0, id.0), acceptance_from_row)
            .optional()?
            .ok_or_else(|| Error::NotFound(format!("there is no acceptance {id} in this project")))
    }

    /// A project's acceptances, newest first, without those that never became active.
    pub fn acceptances(&self, project: ProjectId) -> Result<Vec<AcceptanceRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {ACCEPTANCE}, {CERTIFICATE} FROM acceptance a JOIN certificate c ON c.id = a.certificate
             WHERE a.project = ?1 AND a.state <> 'preparing' ORDER BY a.id DESC"
        ))?;
        let rows = statement.query_map([project.0], acceptance_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What people said about the items of an acceptance that were drawn for the audit: how many they labeled, and how
    /// many of these otherwise than the model.
    pub fn audit_result(&self, id: AcceptanceId) -> Result<(u64, u64)> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*), coalesce(sum(l.class <> m.class), 0) FROM machine_label m
                 JOIN label l ON l.project = m.project AND l.row = m.row AND l.class IS NOT NULL
                 WHERE m.acceptance = ?1 AND m.audit IS NOT NULL",
            )?
            .query_row([id.0], |row| Ok((count(row, 0)?, count(row, 1)?)))?)
    }
}

impl Tx<'_> {
    /// Stores a certificate and returns its id.
    pub fn insert_certificate(&self, new: &NewCertificate, now: Timestamp) -> Result<i64> {
        if self.certificate_count(new.project)? + 1 != new.number as u64 {
            return Err(Error::Conflict("another certificate was issued in the same moment; ask again".into()));
        }
        self.conn.execute(
            "INSERT INTO certificate (project, number, model, budget, confidence, labels, threshold, expected, detail, created)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            (
                new.project.0,
                new.number,
                new.model.0,
                new.budget,
                new.confidence,
                new.labels as i64,
                new.threshold,
                new.expected,
                new.detail.to_string(),
                now.0,
            ),
        )?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Begins an acceptance; nobody sees it before [`Tx::activate_acceptance`].
    pub fn insert_acceptance(
        &self,
        project: ProjectId,
        certificate: &CertificateRow,
        person: Option<UserId>,
        now: Timestamp,
    ) -> Result<AcceptanceId> {
        let is_busy: bool = self.conn.query_row(
            "SELECT EXISTS (SELECT 1 FROM acceptance WHERE project = ?1 AND state = 'preparing')",
            [project.0],
            |row| row.get(0),
        )?;
        if is_busy {
            return Err(Error::Conflict("this project is accepting items already; wait for it".into()));
        }
        self.conn.execute(
            "INSERT INTO acceptance (project, state, certificate, model, person, created, checked_model)
             VALUES (?1, 'preparing', ?2, ?3, ?4, ?5, ?3)",
            (project.0, certificate.id, certificate.model.0, person.map(|p| p.0), now.0),
        )?;
        Ok(AcceptanceId(self.conn.last_insert_rowid()))
    }

    /// Makes a prepared acceptance count, in one step: what people took meanwhile is left out, and the rest leaves the
    /// queue.
    pub fn activate_acceptance(&self, project: ProjectId, id: AcceptanceId) -> Result<()> {
        self.conn.execute(
            "DELETE FROM machine_label WHERE project = ?1 AND acceptance = ?2 AND row IN
               (SELECT row FROM label WHERE project = ?1
                UNION SELECT row FROM assignment WHERE project = ?1 AND state IN ('active', 'done')
                UNION SELECT row FROM queue WHERE project = ?1 AND lane = 'again')",
            (project.0, id.0),
        )?;
        self.conn.execute(
            "DELETE FROM queue WHERE project = ?1 AND EXISTS
               (SELECT 1 FROM machine_label m WHERE m.project = ?1 AND m.row = queue.row AND m.acceptance = ?2)",
            (project.0, id.0),
        )?;
        self.conn.execute(
            "UPDATE acceptance SET state = 'active',
               items = (SELECT count(*) FROM machine_label WHERE project = ?1 AND acceptance = ?2),
               audit_items = (SELECT count(*) FROM machine_label WHERE acceptance = ?2 AND audit IS NOT NULL)
             WHERE id = ?2 AND state = 'preparing'",
            (project.0, id.0),
        )?;
        Ok(())
    }

    /// Takes an active acceptance back, and remembers what its audit had said; false when it was not active.
    pub fn withdraw_acceptance(&self, id: AcceptanceId, by: Option<UserId>, now: Timestamp) -> Result<bool> {
        let (audited, wrong) = self.audit_result(id)?;
        let changed = self.conn.execute(
            "UPDATE acceptance SET state = 'withdrawn', withdrawn = ?2, withdrawn_by = ?3, audited = ?4, audited_wrong = ?5
             WHERE id = ?1 AND state = 'active'",
            (id.0, now.0, by.map(|p| p.0), audited as i64, wrong as i64),
        )?;
        Ok(changed == 1)
    }

    /// Gives up what a stopped server left unfinished: no acceptance is being prepared any more.
    pub fn drop_unfinished_acceptances(&self) -> Result<usize> {
        self.conn.execute(
            "DELETE FROM machine_label WHERE acceptance IN (SELECT id FROM acceptance WHERE state = 'preparing')",
            [],
        )?;
        Ok(self.conn.execute("DELETE FROM acceptance WHERE state = 'preparing'", [])?)
    }

    /// Remembers how an acceptance compares with a model.
    pub fn set_comparison(&self, id: AcceptanceId, model: ModelId, compared: u64, disagreeing: u64) -> Result<()> {
        self.conn.execute(
            "UPDATE acceptance SET checked_model = ?2, compared = ?3, disagreeing = ?4 WHERE id = ?1",
            (id.0, model.0, compared as i64, disagreeing as i64),
        )?;
        Ok(())
    }
}
