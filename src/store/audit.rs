//! The audit chain: who did what, in order, each entry bound to the one before by SHA-256.
//!
//! Entries hold ids, numbers, digests and salted commitments, never text. Erasing an item or a label destroys the text
//! and its salt elsewhere; the chain still verifies. An entry is written in the transaction of the act it records.

use super::{Reader, Tx};
use crate::digest::{hex, sha256};
use crate::domain::{GoldId, ProjectId, Timestamp, UserId};
use crate::error::Result;
use rusqlite::OptionalExtension;
use serde::Serialize;
use serde_json::Value;

/// One entry to append.
pub struct NewAudit<'a> {
    /// When, by the caller's clock.
    pub at: Timestamp,
    /// Who; none for the server itself.
    pub actor: Option<UserId>,
    /// What, such as `annotation.submit` or `round.start`.
    pub action: &'a str,
    /// In which project, if in one.
    pub project: Option<ProjectId>,
    /// On what: ids only, such as `annotation 17`.
    pub subject: String,
    /// Ids, numbers, digests and commitments.
    pub detail: Value,
}

/// One entry as kept.
#[derive(Debug, Clone, Serialize)]
pub struct AuditRow {
    /// Position in the chain, from 1, without gaps.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Option<i64>,
    /// What.
    pub action: String,
    /// In which project.
    pub project: Option<i64>,
    /// On what.
    pub subject: String,
    /// The detail as stored.
    pub detail: String,
    /// This entry's hash, in hexadecimal.
    pub hash: String,
}

/// What `audit verify` found.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct ChainReport {
    /// Entries read.
    pub entries: i64,
    /// The last entry's hash. Keep it elsewhere to notice a shortened log.
    pub head: String,
    /// The first entry that does not fit, and why.
    pub broken: Option<(i64, String)>,
}

/// A salted commitment to a text: without the salt it says nothing about the text.
pub fn commitment(salt: &[u8], text: &str) -> String {
    hex(&sha256(&[salt, text.as_bytes()]))
}

fn entry_hash(
    prev: &[u8],
    seq: i64,
    at: i64,
    actor: Option<i64>,
    action: &str,
    project: Option<i64>,
    subject: &str,
    detail: &str,
) -> [u8; 32] {
    let number = |n: Option<i64>| n.map_or(String::new(), |n| n.to_string());
    sha256(&[
        prev,
        &seq.to_le_bytes(),
        &at.to_le_bytes(),
        number(actor).as_bytes(),
        action.as_bytes(),
        number(project).as_bytes(),
        subject.as_bytes(),
        detail.as_bytes(),
    ])
}

/// An entry as the check needs it.
struct Link {
    hash: [u8; 32],
    project: Option<i64>,
    said_prev: Vec<u8>,
    said_hash: Vec<u8>,
    detail: String,
}

fn link(row: &rusqlite::Row<'_>, seq: i64, prev: &[u8]) -> rusqlite::Result<Link> {
    let (action, subject, detail): (String, String, String) = (row.get(3)?, row.get(5)?, row.get(6)?);
    let project = row.get(4)?;
    let hash = entry_hash(prev, seq, row.get(1)?, row.get(2)?, &action, project, &subject, &detail);
    Ok(Link { hash, project, said_prev: row.get(7)?, said_hash: row.get(8)?, detail })
}

impl Tx<'_> {
    /// Appends an entry behind the last one.
    pub fn audit(&self, entry: NewAudit<'_>) -> Result<()> {
        self.audit_at(entry).map(|_| ())
    }

    /// The same, and tells the entry's position.
    pub fn audit_at(&self, entry: NewAudit<'_>) -> Result<i64> {
        let last: Option<(i64, Vec<u8>)> = self
            .conn
            .prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (seq, prev) = last.map_or((1, vec![0; 32]), |(seq, hash)| (seq + 1, hash));
        let detail = entry.detail.to_string();
        let (actor, project) = (entry.actor.map(|id| id.0), entry.project.map(|id| id.0));
        let hash = entry_hash(&prev, seq, entry.at.0, actor, entry.action, project, &entry.subject, &detail);
        self.conn.prepare_cached("INSERT INTO audit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?.execute((
            seq,
            entry.at.0,
            actor,
            entry.action,
            project,
            &entry.subject,
            &detail,
            &prev,
            hash.as_slice(),
        ))?;
        Ok(seq)
    }
}

impl Reader<'_> {
    /// The last entry's position and hash.
    pub fn audit_head(&self) -> Result<(i64, String)> {
        let head = self
            .conn
            .query_row("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", [], |row| {
                Ok((row.get(0)?, hex(&row.get::<_, Vec<u8>>(1)?)))
            })
            .optional()?;
        Ok(head.unwrap_or((0, hex(&[0; 32]))))
    }

    /// Recomputes the whole chain, and every commitment whose text has not been erased.
    pub fn audit_verify(&self) -> Result<ChainReport> {
        let mut statement = self
            .conn
            .prepare("SELECT seq, at, actor, action, project, subject, detail, prev, hash FROM audit ORDER BY seq")?;
        let deleted = self.deleted_projects()?;
        let mut rows = statement.query([])?;
        let mut prev = vec![0u8; 32];
        let mut report = ChainReport { entries: 0, head: hex(&prev), broken: None };
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get(0)?;
            if seq != report.entries + 1 {
                let missing = report.entries + 1;
                report.broken = Some((missing, format!("it is missing: the next one is entry {seq}")));
                return Ok(report);
            }
            // Whoever edits a row with other tools may leave something there that is not even of the right type.
            let Ok(Link { hash, project, said_prev, said_hash, detail }) = link(row, seq, &prev) else {
                report.broken = Some((seq, "it cannot be read".into()));
                return Ok(report);
            };
            let reason = if said_prev != prev {
                Some("it does not follow the entry before it".to_owned())
            } else if said_hash != hash {
                Some("its content does not match its hash".to_owned())
            } else if project.is_some_and(|project| deleted.contains(&project)) {
                // Its answers went with it, on somebody's word that is an entry of this chain itself.
                None
            } else {
                self.broken_commitment(&detail)?
            };
            if let Some(reason) = reason {
                report.broken = Some((seq, reason));
                return Ok(report);
            }
            report.entries += 1;
            prev = said_hash;
        }
        report.head = hex(&prev);
        Ok(report)
    }

    /// The projects whose deletion is on the chain.
    fn deleted_projects(&self) -> Result<std::collections::BTreeSet<i64>> {
        let mut statement = self.conn.prepare(
            "SELECT a.project FROM audit a WHERE a.action = 'project.delete' AND a.project IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM project p WHERE p.id = a.project AND p.deleting IS NULL)",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One digest over the salted commitments of imported labels, for the audit entry of their batch; or what is wrong
    /// with one of them. The commitments stay when a label and its salt are erased.
    pub fn imported_digest(&self, first: i64, last: i64) -> Result<std::result::Result<String, String>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT seq, label, salt, request_hash FROM annotation_event
             WHERE seq BETWEEN ?1 AND ?2 AND kind = 'import' ORDER BY seq",
        )?;
        let mut rows = statement.query((first, last))?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get(0)?;
            let kept: Vec<u8> = row.get::<_, Option<Vec<u8>>>(3)?.unwrap_or_default();
            let (label, salt): (Option<String>, Option<Vec<u8>>) = (row.get(1)?, row.get(2)?);
            match (label, salt) {
                (Some(label), Some(salt)) if commitment(&salt, &label) != hex(&kept) => {
                    return Ok(Err(format!("annotation event {seq} holds another label than was recorded")));
                }
                (Some(_), None) => return Ok(Err(format!("annotation event {seq} lost its salt but not its label"))),
                _ => {}
            }
            all.extend_from_slice(&seq.to_le_bytes());
            all.extend_from_slice(&kept);
        }
        Ok(Ok(hex(&sha256(&[&all]))))
    }

    /// An annotation event's label must still be the one its audit entry committed to, unless it was erased.
    fn broken_commitment(&self, detail: &str) -> Result<Option<String>> {
        let detail: Value = serde_json::from_str(detail).unwrap_or(Value::Null);
        if let (Some(first), Some(last), Some(said)) =
            (detail["first_event"].as_i64(), detail["last_event"].as_i64(), detail["imported"].as_str())
        {
            return Ok(match self.imported_digest(first, last)? {
                Ok(digest) if digest == said => None,
                Ok(_) => Some(format!("annotation events {first} to {last} are not those that were imported")),
                Err(reason) => Some(reason),
            });
        }
        if let (Some(id), Some(said)) = (detail["routed"].as_i64(), detail["content"].as_str()) {
            return self.broken_routing(id, said, &detail);
        }
        if let Some(hold) = detail["hold"].as_i64() {
            return self.broken_hold(hold, &detail);
        }
        if let (Some(id), Some(said)) = (detail["verdict"].as_i64(), detail["content"].as_str()) {
            return self.broken_verdict(id, said);
        }
        if let (Some(id), Some(said)) = (detail["planted"].as_i64(), detail["content"].as_str()) {
            return self.broken_gold(GoldId(id), said);
        }
        let (Some(event), Some(said)) = (detail["event"].as_i64(), detail["commitment"].as_str()) else {
            return Ok(None);
        };
        let found: Option<(Option<String>, Option<Vec<u8>>)> = self
            .conn
            .prepare_cached("SELECT label, salt FROM annotation_event WHERE seq = ?1")?
            .query_row([event], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(match found {
            None => Some(format!("annotation event {event} is missing")),
            Some((Some(label), Some(salt))) if commitment(&salt, &label) != said => {
                Some(format!("annotation event {event} holds another label than was recorded"))
            }
            Some((Some(_), None)) => Some(format!("annotation event {event} lost its salt but not its label")),
            _ => None,
        })
    }

    /// A decision must still hold the request and the route that its entry committed to.
    fn broken_routing(&self, id: i64, said: &str, detail: &Value) -> Result<Option<String>> {
        struct Stored {
            request: Option<String>,
            salt: Option<Vec<u8>>,
            route: String,
            reason: String,
            policy: i64,
        }
        let found = self
            .conn
            .prepare_cached("SELECT request, salt, route, reason, policy FROM decision WHERE id = ?1")?
            .query_row([id], |row| {
                Ok(Stored {
                    request: row.get(0)?,
                    salt: row.get(1)?,
                    route: row.get(2)?,
                    reason: row.get(3)?,
                    policy: row.get(4)?,
                })
            })
            .optional()?;
        let Some(stored) = found else { return Ok(Some(format!("decision {id} is missing"))) };
        Ok(match (&stored.request, &stored.salt) {
            (Some(request), Some(salt)) if commitment(salt, request) != said => {
                Some(format!("decision {id} holds another request than was recorded"))
            }
            (Some(_), None) => Some(format!("decision {id} lost its salt but not its request")),
            _ if detail["route"] != stored.route.as_str()
                || detail["reason"] != stored.reason.as_str()
                || detail["policy"] != stored.policy =>
            {
                Some(format!("decision {id} was routed otherwise than was recorded"))
            }
            _ => None,
        })
    }

    /// A verdict must still say what its entry committed to, unless its text was erased.
    fn broken_verdict(&self, id: i64, said: &str) -> Result<Option<String>> {
        let found: Option<(String, Option<Vec<u8>>)> = self
            .conn
            .prepare_cached(&format!("SELECT {VERDICT_CONTENT}, salt FROM verdict WHERE id = ?1"))?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(match found {
            None => Some(format!("verdict {id} is missing")),
            Some((content, Some(salt))) if commitment(&salt, &content) != said => {
                Some(format!("verdict {id} says something else than was recorded"))
            }
            _ => None,
        })
    }

    /// A gold item must still be the one that was planted, with the answer it had.
    fn broken_gold(&self, id: GoldId, said: &str) -> Result<Option<String>> {
        let salt: Option<Vec<u8>> = self
            .conn
            .prepare_cached("SELECT salt FROM gold WHERE id = ?1")?
            .query_row([id.0], |row| row.get(0))
            .optional()?;
        Ok(match salt {
            None => Some(format!("gold item {id} is missing")),
            Some(salt) if commitment(&salt, &self.gold_content(id)?) != said => {
                Some(format!("gold item {id} is another one than was recorded"))
            }
            Some(_) => None,
        })
    }

    /// What the entry of a planted gold item commits to.
    pub fn gold_content(&self, id: GoldId) -> Result<String> {
        Ok(self
            .conn
            .prepare_cached("SELECT json_array(request, known, reason_code, note) FROM gold WHERE id = ?1")?
            .query_row([id.0], |row| row.get(0))?)
    }

    /// What the entry of a verdict commits to.
    pub fn verdict_content(&self, id: i64) -> Result<String> {
        Ok(self
            .conn
            .prepare_cached(&format!("SELECT {VERDICT_CONTENT} FROM verdict WHERE id = ?1"))?
            .query_row([id], |row| row.get(0))?)
    }
}

/// A verdict's words in one text; JSON keeps neighbours apart. What most do not say is left out of those that do not.
const VERDICT_CONTENT: &str =
    "CASE WHEN lean IS NULL THEN json_array(decision, item, person, verb, reason_code, note, args, args_digest)
     ELSE json_array(decision, item, person, verb, reason_code, note, args, args_digest, lean) END";

#[cfg(test)]
mod tests {
    use super::super::Store;
    use super::*;
    use serde_json::json;

    fn append(store: &Store, action: &'static str) {
        store
            .write(move |tx| {
                tx.audit(NewAudit {
                    at: Timestamp(5),
                    actor: Some(UserId(1)),
                    action,
                    project: None,
                    subject: "thing 1".into(),
                    detail: json!({"n": 1}),
                })
            })
            .unwrap();
    }

    fn verify(store: &Store) -> ChainReport {
        store.read(|r| r.audit_verify()).unwrap()
    }

    #[test]
    fn a_chain_verifies_and_any_change_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        for action in ["a", "b", "c"] {
            append(&store, action);
        }
        let report = verify(&store);
        assert_eq!((report.entries, report.broken.clone()), (3, None));
        assert_eq!(store.read(|r| r.audit_head()).unwrap(), (3, report.head));

        // Somebody with the file and without the program.
        let tamper = |sql: &'static str| {
            store
                .write(move |tx| {
                    tx.conn.execute_batch(
                        "DROP TRIGGER IF EXISTS audit_no_update; DROP TRIGGER IF EXISTS audit_no_delete;",
                    )?;
                    Ok(tx.conn.execute(sql, [])?)
                })
                .unwrap()
        };
        tamper("UPDATE audit SET subject = 'thing 2' WHERE seq = 2");
        assert_eq!(verify(&store).broken.unwrap().0, 2);
        tamper("UPDATE audit SET subject = 'thing 1' WHERE seq = 2");
        assert_eq!(verify(&store).broken, None);
        tamper("UPDATE audit SET at = 'noon' WHERE seq = 3");
        assert_eq!(verify(&store).broken, Some((3, "it cannot be read".into())));
        tamper("DELETE FROM audit WHERE seq = 1");
        assert_eq!(verify(&store).broken, Some((1, "it is missing: the next one is entry 2".into())));
    }

    #[test]
    fn the_schema_refuses_update_delete_and_replace() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        append(&store, "a");
        append(&store, "b");
        for sql in [
            "UPDATE audit SET action = 'x' WHERE seq = 1",
            "DELETE FROM audit WHERE seq = 2",
            "INSERT OR REPLACE INTO audit SELECT seq, at, actor, 'x', project, subject, detail, prev, hash FROM audit WHERE seq = 1",
            "REPLACE INTO audit SELECT seq, at, actor, 'x', project, subject, detail, prev, hash FROM audit WHERE seq = 2",
            "INSERT INTO audit SELECT seq + 5, at, actor, action, project, subject, detail, hash, hash FROM audit WHERE seq = 2",
        ] {
            assert!(store.write(move |tx| Ok(tx.conn.execute(sql, [])?)).is_err(), "{sql}");
        }
        assert_eq!(verify(&store).broken, None);
    }
}
