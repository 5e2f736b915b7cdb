//! Languages in the store: which an item has, which a person labels in, and which nobody does.

use super::{Reader, Tx};
use crate::domain::{ItemId, ProjectId, UserId};
use crate::error::Result;

impl Reader<'_> {
    /// The languages somebody labels in, in the order of the alphabet; none: any.
    pub fn languages_of(&self, person: UserId) -> Result<Vec<String>> {
        let mut statement =
            self.conn.prepare_cached("SELECT language FROM person_language WHERE person = ?1 ORDER BY language")?;
        let rows = statement.query_map([person.0], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether somebody may be asked about an item as far as its language goes.
    pub fn reads(&self, item: ItemId, person: UserId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM item i WHERE i.id = ?1 AND (coalesce(i.language, '') = ''
                   OR NOT EXISTS (SELECT 1 FROM person_language k WHERE k.person = ?2)
                   OR EXISTS (SELECT 1 FROM person_language k WHERE k.person = ?2 AND k.language = i.language)))",
            )?
            .query_row((item.0, person.0), |row| row.get(0))?)
    }

    /// The languages of a project's items, in the order of the alphabet. Leaps along the index from one to the next.
    pub fn languages_in(&self, project: ProjectId) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached(
            "WITH RECURSIVE found (l) AS (
               SELECT min(language) FROM item INDEXED BY item_by_language WHERE project = ?1 AND language > ''
               UNION ALL
               SELECT (SELECT min(language) FROM item INDEXED BY item_by_language
                       WHERE project = ?1 AND language > found.l) FROM found
               WHERE found.l IS NOT NULL)
             SELECT l FROM found WHERE l IS NOT NULL",
        )?;
        let rows = statement.query_map([project.0], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Items without a label in the languages that nobody with a role in the project labels in, by language. None while
    /// somebody there labels in any.
    pub fn unread_items(&self, project: ProjectId) -> Result<Vec<(String, u64)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT k.language FROM membership m JOIN person p ON p.id = m.person
             LEFT JOIN person_language k ON k.person = m.person
             WHERE m.project = ?1 AND p.disabled IS NULL AND p.is_made_up = 0",
        )?;
        let rows = statement.query_map([project.0], |row| row.get(0))?;
        let read: Vec<Option<String>> = rows.collect::<rusqlite::Result<_>>()?;
        if read.is_empty() || read.contains(&None) {
            return Ok(Vec::new());
        }
        let mut unread = Vec::new();
        for language in self.languages_in(project)? {
            if read.contains(&Some(language.clone())) {
                continue;
            }
            let left: i64 = self
                .conn
                .prepare_cached(
                    "SELECT count(*) FROM item i INDEXED BY item_by_language WHERE i.project = ?1 AND i.language = ?2
                       AND NOT EXISTS (SELECT 1 FROM label l WHERE l.project = ?1 AND l.row = i.row AND l.class IS NOT NULL)
                       AND NOT EXISTS (SELECT 1 FROM excluded_item x WHERE x.item = i.id)",
                )?
                .query_row((project.0, &language), |row| row.get(0))?;
            if left > 0 {
                unread.push((language, left as u64));
            }
        }
        Ok(unread)
    }

    /// Those of a project's languages that this person does not label in and that have an item without a label.
    pub fn others_languages(&self, project: ProjectId, person: UserId) -> Result<Vec<String>> {
        let own = self.languages_of(person)?;
        if own.is_empty() {
            return Ok(Vec::new());
        }
        let mut others = Vec::new();
        for language in self.languages_in(project)?.into_iter().filter(|language| !own.contains(language)) {
            let is_left: bool = self
                .conn
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM item i INDEXED BY item_by_language WHERE i.project = ?1 AND i.language = ?2
                       AND NOT EXISTS (SELECT 1 FROM label l WHERE l.project = ?1 AND l.row = i.row AND l.class IS NOT NULL))",
                )?
                .query_row((project.0, &language), |row| row.get(0))?;
            if is_left {
                others.push(language);
            }
        }
        Ok(others)
    }

    /// The rows of the holdout in these languages and in none, rising.
    pub fn holdout_rows_in(&self, project: ProjectId, languages: &[String]) -> Result<Vec<u32>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT row FROM item INDEXED BY item_by_language
             WHERE project = ?1 AND language = ?2 AND part = 'holdout' ORDER BY row",
        )?;
        let mut all = Vec::new();
        for language in languages.iter().map(String::as_str).chain([""]) {
            let rows = statement.query_map((project.0, language), |row| row.get(0))?;
            all.extend(rows.collect::<rusqlite::Result<Vec<u32>>>()?);
        }
        all.sort_unstable();
        Ok(all)
    }
}

impl Tx<'_> {
    /// Replaces the languages somebody labels in.
    pub fn set_languages(&self, person: UserId, languages: &[String]) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM person_language WHERE person = ?1")?.execute([person.0])?;
        let mut statement = self
            .conn
            .prepare_cached("INSERT INTO person_language (person, language) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?;
        for language in languages {
            statement.execute((person.0, language))?;
        }
        Ok(())
    }

    /// Sets an item's language, also where it waits.
    pub fn set_item_language(&self, item: ItemId, language: Option<&str>) -> Result<()> {
        let changed = self
            .conn
            .prepare_cached("UPDATE item SET language = ?2 WHERE id = ?1 AND language IS NOT ?2")?
            .execute((item.0, language))?;
        if changed > 0 {
            self.conn.prepare_cached("UPDATE queue SET language = ?2 WHERE item = ?1")?.execute((item.0, language))?;
        }
        Ok(())
    }
}
