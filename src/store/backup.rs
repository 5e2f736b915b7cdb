//! What backups do to the database: copy it while it is in use, and read a copy from end to end.

use super::audit::ChainReport;
use super::{DATABASE, Reader, migrations, open_connection, restrict};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A file beside the database that a row names and that cannot be rebuilt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// Its path inside the data directory.
    pub file: String,
    /// SHA-256 in hexadecimal.
    pub digest: String,
}

/// How much of a project a copy holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectCount {
    /// Its name in urls.
    pub project: String,
    /// Items.
    pub items: i64,
    /// Standing annotations.
    pub annotations: i64,
    /// Items with a label.
    pub labels: i64,
}

/// What a database file holds, after all of it was read.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The schema it was written with.
    pub schema: i64,
    /// The end of the label log.
    pub label_position: i64,
    /// The end of the annotation log.
    pub event_position: i64,
    /// The audit chain, recomputed.
    pub audit: ChainReport,
    /// Every project by slug, also archived ones.
    pub projects: Vec<ProjectCount>,
    /// Models and feature spaces.
    pub files: Vec<NamedFile>,
    /// What is wrong with it, in words. Empty: nothing.
    pub problems: Vec<String>,
}

/// Copies the database of a data directory to a new file, as one snapshot, while another process may be writing.
///
/// The copy leaves out what must not come back: sessions and sign-in links, and the index of column files, which are
/// rebuilt from the items.
pub fn copy_database(dir: &Path, to: &Path) -> Result<()> {
    let from = dir.join(DATABASE);
    if !from.exists() {
        return Err(Error::NotFound(format!("there is no {DATABASE} in {}", dir.display())));
    }
    let to_text = to.to_str().ok_or_else(|| Error::invalid("the backup's path is not valid UTF-8"))?;
    // One statement is one snapshot: the copy does not start over when somebody writes, unlike a stepwise backup, and
    // it takes along no freed pages, where erased text could linger.
    open_connection(&from, true)?.execute("VACUUM INTO ?1", [to_text])?;
    restrict(to, 0o600)?;
    let copy = rusqlite::Connection::open(to)?;
    copy.execute_batch(
        "PRAGMA secure_delete = ON;
         BEGIN; DELETE FROM session; DELETE FROM sign_in_link; DELETE FROM segment; UPDATE model SET scores = NULL; COMMIT;",
    )?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(std::fs::File::open(to)?.sync_all()?)
}

/// Reads a database file from end to end: pages, constraints, audit chain, counts.
pub fn inspect(file: &Path) -> Result<Facts> {
    let conn = open_connection(file, true)?;
    conn.execute_batch("BEGIN")?;
    let mut problems = Vec::new();
    let mut integrity = conn.prepare("PRAGMA integrity_check(20)")?;
    for line in integrity.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            problems.push(format!("integrity check: {line}"));
        }
    }
    let mut foreign = conn.prepare("PRAGMA foreign_key_check")?;
    for table in foreign.query_map([], |row| row.get::<_, String>(0))?.take(20) {
        problems.push(format!("a row of `{}` points to a row that is not there", table?));
    }
    let schema: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if schema > migrations::newest() {
        problems.push(format!(
            "it was written by a newer qualm (schema {schema}, this program knows {})",
            migrations::newest()
        ));
    }
    let reader = Reader { conn: &conn };
    let audit = reader.audit_verify()?;
    if let Some((seq, reason)) = &audit.broken {
        problems.push(format!("the audit chain breaks at entry {seq}: {reason}"));
    }
    Ok(Facts {
        schema,
        label_position: reader.label_position()?,
        event_position: reader.event_position()?,
        audit,
        projects: reader.project_counts()?,
        files: reader.kept_files()?,
        problems,
    })
}

/// Brings the write-ahead log of a data directory that nobody holds into its database, and returns the ends of the
/// label log and the annotation log.
pub fn settle(dir: &Path) -> Result<(i64, i64)> {
    let conn = open_connection(&dir.join(DATABASE), false)?;
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    let reader = Reader { conn: &conn };
    Ok((reader.label_position()?, reader.event_position()?))
}

impl Reader<'_> {
    fn project_counts(&self) -> Result<Vec<ProjectCount>> {
        let mut statement = self.conn.prepare(
            "SELECT slug, (SELECT count(*) FROM item i WHERE i.project = p.id),
                    (SELECT count(*) FROM annotation n WHERE n.project = p.id AND n.is_current = 1),
                    (SELECT count(*) FROM label l WHERE l.project = p.id AND l.class IS NOT NULL)
             FROM project p ORDER BY slug",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(ProjectCount { project: row.get(0)?, items: row.get(1)?, annotations: row.get(2)?, labels: row.get(3)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Files that rows name with a digest: models and feature spaces.
    fn kept_files(&self) -> Result<Vec<NamedFile>> {
        let mut statement = self
            .conn
            .prepare("SELECT file, digest FROM model UNION SELECT file, digest FROM feature_space ORDER BY 1")?;
        let rows = statement.query_map([], |row| Ok(NamedFile { file: row.get(0)?, digest: row.get(1)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
