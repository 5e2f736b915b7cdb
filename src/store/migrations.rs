//! Migrations: numbered scripts, each applied once, in one transaction, with its digest kept.
//!
//! To change the schema, add a file and a line. A released script never changes; the digest check catches it if it does.

use super::DATABASE;
use crate::error::{Error, Result};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::path::Path;

const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("migrations/0001_start.sql")),
    (2, include_str!("migrations/0002_acceptance.sql")),
    (3, include_str!("migrations/0003_test_set.sql")),
    (4, include_str!("migrations/0004_quality.sql")),
    (5, include_str!("migrations/0005_feature_version.sql")),
    (6, include_str!("migrations/0006_decisions.sql")),
    (7, include_str!("migrations/0007_evidence.sql")),
    (8, include_str!("migrations/0008_casework.sql")),
    (9, include_str!("migrations/0009_notices.sql")),
    (10, include_str!("migrations/0010_gold.sql")),
    (11, include_str!("migrations/0011_undo.sql")),
    (12, include_str!("migrations/0012_lean.sql")),
    (13, include_str!("migrations/0013_round_detail.sql")),
    (15, include_str!("migrations/0015_keys.sql")),
    (16, include_str!("migrations/0016_trust.sql")),
    (17, include_str!("migrations/0017_table.sql")),
    (18, include_str!("migrations/0018_search.sql")),
    (20, include_str!("migrations/0020_structured.sql")),
    (30, include_str!("migrations/0030_schema_changes.sql")),
    (31, include_str!("migrations/0031_curation.sql")),
    (32, include_str!("migrations/0032_language.sql")),
    (34, include_str!("migrations/0034_practice.sql")),
    (35, include_str!("migrations/0035_guides.sql")),
    (36, include_str!("migrations/0036_life.sql")),
    (37, include_str!("migrations/0037_pace.sql")),
];

/// The schema this program writes.
pub(super) fn newest() -> i64 {
    MIGRATIONS[MIGRATIONS.len() - 1].0
}

/// "qlm1" as a number: marks the file as ours.
const APPLICATION_ID: i64 = 0x716c_6d31;

/// Brings the database to this program's schema. Refuses a newer one and leaves it unchanged; copies an older one first.
pub(super) fn apply(conn: &mut Connection, dir: &Path) -> Result<()> {
    let newest = newest();
    let mut version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version > newest {
        return Err(Error::Conflict(format!(
            "{} was written by a newer qualm (schema {version}, this program knows {newest}). Your data is unchanged; use that version or newer",
            dir.join(DATABASE).display()
        )));
    }
    if version > 0 {
        check_applied(conn, version)?;
    }
    if version > 0 && version < newest {
        let copy = dir.join(format!("before-schema-{newest}.db"));
        if !copy.exists() {
            conn.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
        }
    }
    for (number, script) in MIGRATIONS {
        if *number <= version {
            continue;
        }
        let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        tx.execute_batch(script)?;
        tx.execute_batch(
            "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID",
        )?;
        tx.execute("INSERT INTO migration VALUES (?1, ?2)", (number, digest(script)))?;
        tx.pragma_update(None, "user_version", number)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.commit()?;
        version = *number;
    }
    Ok(())
}

/// A look at a database that somebody else may hold works only when its schema is this program's.
pub(super) fn check_known(conn: &Connection) -> Result<()> {
    let version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version == newest() {
        return Ok(());
    }
    Err(Error::Conflict(format!(
        "this database has schema {version} and this program knows {}; use the qualm that serves it",
        newest()
    )))
}

fn check_applied(conn: &Connection, version: i64) -> Result<()> {
    for (number, script) in MIGRATIONS.iter().filter(|(number, _)| *number <= version) {
        let applied: String =
            conn.query_row("SELECT digest FROM migration WHERE number = ?1", [number], |row| row.get(0))?;
        if applied != digest(script) {
            return Err(Error::Conflict(format!(
                "schema step {number} of this database differs from this program's. Your data is unchanged; was it written by a development build?"
            )));
        }
    }
    Ok(())
}

fn digest(script: &str) -> String {
    crate::digest::hex(&Sha256::digest(script.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_hid_suggestions_hides_them_still() {
        let conn = Connection::open_in_memory().unwrap();
        let (before, rest): (Vec<_>, Vec<_>) = MIGRATIONS.iter().partition(|(number, _)| *number < 16);
        before.iter().for_each(|(_, script)| conn.execute_batch(script).unwrap());
        for (slug, settings) in
            [("a", r#"{"overlap":2,"show_suggestion":false}"#), ("b", r#"{"show_suggestion":true}"#)]
        {
            let new = "INSERT INTO project (slug, title, schema, recipe, settings, seed, created) VALUES (?1, '', '', '', ?2, 1, 1)";
            conn.execute(new, (slug, settings)).unwrap();
        }
        rest.iter().for_each(|(_, script)| conn.execute_batch(script).unwrap());
        let settings = |slug: &str| -> String {
            conn.query_row("SELECT settings FROM project WHERE slug = ?1", [slug], |row| row.get(0)).unwrap()
        };
        assert_eq!(settings("a"), r#"{"overlap":2,"suggestion":"hidden"}"#);
        assert_eq!(settings("b"), r#"{"suggestion":"shown"}"#);
    }

    #[test]
    fn a_guide_from_before_keeps_the_version_in_use() {
        let conn = Connection::open_in_memory().unwrap();
        let (before, rest): (Vec<_>, Vec<_>) = MIGRATIONS.iter().partition(|(number, _)| *number < 35);
        before.iter().for_each(|(_, script)| conn.execute_batch(script).unwrap());
        for (slug, guide, version) in [("a", "Be quick.", 1), ("b", "Be slow.", 3)] {
            let new = "INSERT INTO project (slug, title, schema, recipe, settings, seed, created, guide, guide_version) VALUES (?1, '', '', '', '{}', 1, 7, ?2, ?3)";
            conn.execute(new, (slug, guide, version)).unwrap();
        }
        rest.iter().for_each(|(_, script)| conn.execute_batch(script).unwrap());
        let mut kept = conn.prepare("SELECT version, text, at, person FROM guide_text ORDER BY project").unwrap();
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let kept: Vec<(i64, String, Option<i64>, Option<i64>)> =
            kept.query_map([], row).unwrap().collect::<rusqlite::Result<_>>().unwrap();
        assert_eq!(kept, [(1, "Be quick.".into(), Some(7), None), (3, "Be slow.".into(), None, None)]);
    }

    #[test]
    fn a_newer_database_is_refused_and_a_second_run_changes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let mut conn = Connection::open_in_memory().unwrap();
        apply(&mut conn, dir.path()).unwrap();
        apply(&mut conn, dir.path()).unwrap();
        conn.pragma_update(None, "user_version", 999).unwrap();
        let error = apply(&mut conn, dir.path()).unwrap_err();
        assert!(error.to_string().contains("newer qualm"), "{error}");
    }
}
