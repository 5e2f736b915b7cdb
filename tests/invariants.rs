//! Random days of labeling, and a checker that shares no code with the verbs: it reads the database file itself.

use proptest::prelude::*;
use qualm::domain::{AnnotationId, AssignmentId, LabelSchema, ProjectId, Recipe, Timestamp, UserId, schema::Choice};
use qualm::labels::{AcceptAnnotation, EditAnnotation, RawAnswer, UndoAnnotation};
use qualm::pool::ImportItems;
use qualm::projects::{CreateProject, UpdateProject};
use qualm::queue::{ClaimNext, Heartbeat, Next, Release, Skip, expire_overdue};
use qualm::store::Store;
use rusqlite::Connection;
use serde_json::{Map, json};
use std::collections::BTreeMap;
use std::path::Path;

const CLASSES: [&str; 3] = ["a", "b", "c"];

#[derive(Debug, Clone)]
enum Act {
    Claim { who: usize, another: bool },
    Answer { at: usize, class: usize, twice: bool },
    Skip { at: usize },
    Release { at: usize },
    Heartbeat { at: usize },
    Undo { at: usize, by_lead: bool },
    Edit { at: usize, class: usize },
    Wait { secs: i64 },
    Sweep,
    RaiseOverlap,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        6 => (0..4usize, any::<bool>()).prop_map(|(who, another)| Act::Claim { who, another }),
        6 => (0..50usize, 0..3usize, any::<bool>()).prop_map(|(at, class, twice)| Act::Answer { at, class, twice }),
        1 => (0..50usize).prop_map(|at| Act::Skip { at }),
        1 => (0..50usize).prop_map(|at| Act::Release { at }),
        1 => (0..50usize).prop_map(|at| Act::Heartbeat { at }),
        1 => (0..50usize, any::<bool>()).prop_map(|(at, by_lead)| Act::Undo { at, by_lead }),
        1 => (0..50usize, 0..3usize).prop_map(|(at, class)| Act::Edit { at, class }),
        2 => (1..90i64).prop_map(|secs| Act::Wait { secs }),
        1 => Just(Act::Sweep),
        1 => Just(Act::RaiseOverlap),
    ];
    prop::collection::vec(act, 1..120)
}

struct Day {
    store: Store,
    project: ProjectId,
    people: Vec<UserId>,
    now: Timestamp,
    held: Vec<(AssignmentId, UserId)>,
    answered: Vec<(AnnotationId, UserId)>,
}

impl Day {
    fn begin(dir: &Path) -> Day {
        let store = Store::open(dir).unwrap();
        let now = Timestamp(1_000_000);
        let project = CreateProject {
            slug: "p".into(),
            title: String::new(),
            guide: String::new(),
            schema: LabelSchema::Choice(Choice { classes: CLASSES.map(str::to_owned).to_vec() }),
            recipe: Recipe { text: vec!["text".into()], ..Recipe::default() },
            settings: json!({"overlap": 1, "hold_secs": 60, "holdout_share": 0.25}).as_object().cloned().unwrap(),
            seed: Some(3),
            is_demo: false,
        };
        let project = project.run(&store, None, now).unwrap().id;
        let words = ["ant", "bee", "cow", "doe", "elk", "fox", "gnu", "hen", "ibis", "jay", "koi", "lynx"];
        let lines: String =
            words.iter().map(|word| json!({"id": word, "text": format!("the {word}")}).to_string() + "\n").collect();
        ImportItems::new(project, "x.jsonl").run(&store, lines.as_bytes(), now, &mut |_| {}).unwrap();
        let people = ["p0", "p1", "p2", "p3"]
            .map(|name| store.write(move |tx| tx.insert_person(name, false, false, now)).unwrap())
            .to_vec();
        Day { store, project, people, now, held: vec![], answered: vec![] }
    }

    fn act(&mut self, act: &Act) {
        let (store, now) = (&self.store, self.now);
        let held = |at: usize| self.held.get(at % self.held.len().max(1)).copied();
        let answered = |at: usize| self.answered.get(at % self.answered.len().max(1)).copied();
        let raw = |class: usize| RawAnswer { label: CLASSES[class].into(), ..RawAnswer::default() };
        match *act {
            Act::Claim { who, another } => {
                let person = self.people[who];
                let next = ClaimNext { project: self.project, person, another }.run(store, now).unwrap();
                if let Next::Item(claimed) = next {
                    let pair = (claimed.assignment.id, person);
                    if !self.held.contains(&pair) {
                        self.held.push(pair);
                    }
                }
            }
            Act::Answer { at, class, twice } => {
                let Some((assignment, by)) = held(at) else { return };
                let answer = || AcceptAnnotation { assignment, by, answer: raw(class) }.run(store, now);
                let first = answer();
                if twice {
                    let second = answer();
                    assert_eq!(first.as_ref().ok(), second.as_ref().ok(), "a repeat gets the same reply");
                }
                if let Ok(accepted) = first {
                    self.answered.push((accepted.annotation, by));
                }
            }
            Act::Skip { at } => drop(held(at).map(|(assignment, by)| Skip { assignment, by }.run(store, now))),
            Act::Release { at } => drop(held(at).map(|(assignment, by)| Release { assignment, by }.run(store, now))),
            Act::Heartbeat { at } => {
                drop(held(at).map(|(assignment, by)| Heartbeat { assignment, by }.run(store, now)))
            }
            Act::Undo { at, by_lead } => {
                let Some((annotation, by)) = answered(at) else { return };
                let by = if by_lead { self.people[0] } else { by };
                let undone = UndoAnnotation { annotation, by, may_change_others: by_lead }.run(store, now).unwrap();
                self.held.extend(undone.assignment.map(|assignment| (assignment, by)));
            }
            Act::Edit { at, class } => {
                let Some((annotation, by)) = answered(at) else { return };
                drop(
                    EditAnnotation { annotation, by, may_change_others: false, answer: raw(class), version: None }
                        .run(store, now),
                );
            }
            Act::Wait { secs } => self.now = now.plus_secs(secs),
            Act::Sweep => drop(expire_overdue(store, now).unwrap()),
            Act::RaiseOverlap => {
                let overlap = store.read(|r| r.project(self.project)).unwrap().settings.overlap.min(2) + 1;
                let settings = Map::from_iter([("overlap".to_owned(), json!(overlap))]);
                UpdateProject { settings, ..UpdateProject::default() }.run(store, self.project, None, now).unwrap();
            }
        }
    }
}

fn none(db: &Connection, what: &str, sql: &str) {
    let count: i64 = db.query_row(&format!("SELECT count(*) FROM ({sql})"), [], |row| row.get(0)).unwrap();
    assert_eq!(count, 0, "{what}");
}

fn pairs(db: &Connection, sql: &str) -> BTreeMap<i64, Option<i64>> {
    let mut statement = db.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn check(path: &Path) {
    let db = Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let ok: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(ok, "ok");
    none(&db, "foreign keys", "SELECT * FROM pragma_foreign_key_check");
    none(
        &db,
        "a place with two holders",
        "SELECT 1 FROM assignment WHERE state IN ('active','done') GROUP BY item, slot HAVING count(*) > 1",
    );
    none(
        &db,
        "a person twice on an item",
        "SELECT 1 FROM annotation WHERE is_current = 1 GROUP BY item, person HAVING count(*) > 1",
    );
    none(
        &db,
        "more answers than the overlap",
        "SELECT 1 FROM assignment a, project p WHERE a.state IN ('active','done') GROUP BY a.item
         HAVING count(*) > json_extract(max(p.settings), '$.overlap')",
    );
    none(
        &db,
        "a done assignment without its answer",
        "SELECT 1 FROM assignment a WHERE state = 'done' AND NOT EXISTS (SELECT 1 FROM annotation n WHERE n.assignment = a.id AND n.is_current = 1)",
    );
    none(
        &db,
        "an answer without its done assignment",
        "SELECT 1 FROM annotation n WHERE is_current = 1 AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.id = n.assignment AND a.state = 'done')",
    );
    none(
        &db,
        "an annotation that is not the fold of its events",
        "SELECT 1 FROM annotation n WHERE (SELECT CASE WHEN e.kind = 'undo' THEN NULL ELSE e.label END FROM annotation_event e
            WHERE e.annotation = n.id ORDER BY e.seq DESC LIMIT 1) IS NOT CASE WHEN n.is_current THEN n.label END",
    );
    none(
        &db,
        "gaps in the events",
        "SELECT 1 FROM (SELECT count(*) AS events, max(seq) AS last FROM annotation_event) WHERE events > 0 AND events <> last",
    );
    let current = pairs(&db, "SELECT row, class FROM label");
    let folded = pairs(&db, "SELECT row, class FROM (SELECT row, class, max(position) FROM label_log GROUP BY row)");
    for (row, class) in folded {
        assert_eq!(current.get(&row).copied().flatten(), class, "label of row {row} is the fold of the log");
    }
    none(
        &db,
        "counters that are not the recount",
        "SELECT 1 FROM project p WHERE pool_labels <> (SELECT count(*) FROM label WHERE part = 'pool' AND class IS NOT NULL)
           OR holdout_labels <> (SELECT count(*) FROM label WHERE part = 'holdout' AND class IS NOT NULL)
           OR items <> (SELECT count(*) FROM item)",
    );
    none(
        &db,
        "an item in limbo: unfinished, not waiting, not held, and not to be drawn",
        "SELECT 1 FROM item i, project p
         WHERE (SELECT count(*) FROM assignment a WHERE a.item = i.id AND a.state IN ('active','done')) < json_extract(p.settings, '$.overlap')
           AND NOT EXISTS (SELECT 1 FROM queue q WHERE q.item = i.id)
           AND EXISTS (SELECT 1 FROM assignment a WHERE a.item = i.id AND a.state IN ('done','skipped')
                       UNION ALL SELECT 1 FROM label l WHERE l.item = i.id)",
    );
    none(
        &db,
        "an act without its audit entry",
        "SELECT 1 FROM annotation_event e WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE json_extract(a.detail, '$.event') = e.seq)",
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_do_the_books_are_right(acts in acts()) {
        let dir = tempfile::tempdir().unwrap();
        let mut day = Day::begin(dir.path());
        for act in &acts {
            day.act(act);
        }
        check(&dir.path().join("qualm.db"));
        let chain = day.store.read(|r| r.audit_verify()).unwrap();
        prop_assert_eq!(chain.broken, None);
    }
}
