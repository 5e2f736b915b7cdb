//! Random days of labeling, and a checker that shares no code with the verbs: it reads the database file itself.

use proptest::prelude::*;
use qualm::domain::{
    AnnotationId, AssignmentId, LabelSchema, ProjectId, Recipe, Role, Timestamp, UserId, schema::Choice,
};
use qualm::labels::{AcceptAnnotation, EditAnnotation, MarkGold, RawAnswer, UndoAnnotation, UnmarkGold};
use qualm::people::SetRole;
use qualm::pool::ImportItems;
use qualm::projects::{CreateProject, UpdateProject};
use qualm::queue::{ClaimNext, Heartbeat, Next, Release, Skip, expire_overdue};
use qualm::store::Store;
use qualm::table;
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
    Exclude { row: u32 },
    TakeBack { row: u32 },
    Assign { row: u32, who: usize },
    Unassign { row: u32 },
    AskEach { row: u32, first: usize },
    MarkGold { row: u32, class: Option<usize> },
    UnmarkGold { row: u32 },
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
        1 => (0..12u32).prop_map(|row| Act::Exclude { row }),
        1 => (0..12u32).prop_map(|row| Act::TakeBack { row }),
        1 => (0..12u32, 0..4usize).prop_map(|(row, who)| Act::Assign { row, who }),
        1 => (0..12u32).prop_map(|row| Act::Unassign { row }),
        1 => (0..12u32, 0..3usize).prop_map(|(row, first)| Act::AskEach { row, first }),
        2 => (0..12u32, prop::option::of(0..3usize)).prop_map(|(row, class)| Act::MarkGold { row, class }),
        1 => (0..12u32).prop_map(|row| Act::UnmarkGold { row }),
    ];
    prop::collection::vec(act, 1..120)
}

struct Day {
    store: Store,
    project: ProjectId,
    people: Vec<UserId>,
    lead: UserId,
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
            schema: LabelSchema::Choice(Choice { classes: CLASSES.map(str::to_owned).to_vec(), retired: Vec::new() }),
            recipe: Recipe { text: vec!["text".into()], ..Recipe::default() },
            settings:
                json!({"overlap": 1, "hold_secs": 60, "holdout_share": 0.25, "gold_every": 3, "gold_feedback": "never"})
                    .as_object()
                    .cloned()
                    .unwrap(),
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
        for &person in &people {
            SetRole { person, project, role: Some(Role::Labeler), by: None }.run(&store, now).unwrap();
        }
        let lead = store.write(move |tx| tx.insert_person("lea", false, false, now)).unwrap();
        Day { store, project, people, lead, now, held: vec![], answered: vec![] }
    }

    fn many(&self, act: table::Act, row: u32) {
        let (project, by) = (self.project, self.people[0]);
        table::ActOnItems { project, rows: vec![row], act, by }.run(&self.store, self.now).unwrap();
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
            Act::Exclude { row } => self.many(table::Act::Exclude, row),
            Act::TakeBack { row } => self.many(table::Act::TakeBack, row),
            Act::Assign { row, who } => self.many(table::Act::Assign(self.people[who]), row),
            Act::Unassign { row } => self.many(table::Act::Unassign, row),
            Act::AskEach { row, first } => {
                self.many(table::Act::AskEach(vec![self.people[first], self.people[first + 1]]), row);
            }
            Act::MarkGold { row, class } => {
                let label = class.map(|class| CLASSES[class].to_owned());
                let mark =
                    MarkGold { project: self.project, rows: vec![row], label, note: String::new(), by: self.lead };
                mark.run(store, now).unwrap();
            }
            Act::UnmarkGold { row } => {
                UnmarkGold { project: self.project, rows: vec![row], by: self.lead }.run(store, now).unwrap();
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
        "SELECT 1 FROM assignment a, project p WHERE a.state IN ('active','done') AND a.is_gold = 0 GROUP BY a.item
         HAVING count(*) > json_extract(max(p.settings), '$.overlap')
           + coalesce((SELECT e.places FROM extra_place e WHERE e.item = a.item), 0)",
    );
    none(
        &db,
        "a done assignment without its answer",
        "SELECT 1 FROM assignment a WHERE state = 'done' AND is_gold = 0 AND NOT EXISTS (SELECT 1 FROM annotation n WHERE n.assignment = a.id AND n.is_current = 1)",
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
            WHERE e.annotation = n.id ORDER BY e.seq DESC LIMIT 1) IS NOT CASE WHEN n.is_current
              OR EXISTS (SELECT 1 FROM gold_answer g WHERE g.annotation = n.id AND g.stands = 1) THEN n.label END",
    );
    none(
        &db,
        "a practice item's answer that counts like any other, or lacks its done assignment",
        "SELECT 1 FROM gold_answer g JOIN annotation n ON n.id = g.annotation JOIN assignment a ON a.id = n.assignment
         WHERE n.is_current = 1 OR a.is_gold = 0 OR (g.stands = 1) <> (a.state = 'done')",
    );
    none(
        &db,
        "a person who was handed a practice item twice without taking an answer back",
        "SELECT 1 FROM assignment WHERE is_gold = 1 AND state <> 'undone' GROUP BY item, person HAVING count(*) > 1",
    );
    none(
        &db,
        "a practice item without the label it was given, or in the holdout, or waiting for somebody",
        "SELECT 1 FROM gold_item g JOIN item i ON i.id = g.item JOIN label_decision d ON d.seq = g.decision
         LEFT JOIN label l ON l.row = g.row
         WHERE i.part = 'holdout' OR l.class IS NOT d.class OR l.settled_by <> 'gold'
            OR EXISTS (SELECT 1 FROM queue q WHERE q.item = g.item)
            OR EXISTS (SELECT 1 FROM kept_item k WHERE k.item = g.item AND k.is_waiting = 1)",
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
         WHERE (SELECT count(*) FROM assignment a WHERE a.item = i.id AND a.state IN ('active','done') AND a.is_gold = 0) < json_extract(p.settings, '$.overlap')
           AND NOT EXISTS (SELECT 1 FROM gold_item g WHERE g.item = i.id)
           AND NOT EXISTS (SELECT 1 FROM queue q WHERE q.item = i.id)
           AND NOT EXISTS (SELECT 1 FROM excluded_item x WHERE x.item = i.id)
           AND NOT EXISTS (SELECT 1 FROM kept_item k WHERE k.item = i.id AND k.is_waiting = 1)
           AND EXISTS (SELECT 1 FROM assignment a WHERE a.item = i.id AND a.state IN ('done','skipped') AND a.is_gold = 0
                       UNION ALL SELECT 1 FROM label l WHERE l.item = i.id)",
    );
    none(
        &db,
        "an excluded item that waits to be asked",
        "SELECT 1 FROM excluded_item x WHERE EXISTS (SELECT 1 FROM queue q WHERE q.item = x.item)
            OR EXISTS (SELECT 1 FROM kept_item k WHERE k.item = x.item)",
    );
    none(
        &db,
        "an item that waits for one person and for everybody",
        "SELECT 1 FROM kept_item k JOIN queue q ON q.item = k.item WHERE k.is_waiting = 1",
    );
    none(
        &db,
        "a count of what is set aside that is not the recount",
        "SELECT 1 FROM project p WHERE set_aside <> (SELECT count(*) FROM excluded_item x WHERE x.project = p.id AND x.is_counted = 1)",
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
