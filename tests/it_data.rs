//! Files in, files out: what an import keeps and says, and that exports and backups give back what was put in.

use proptest::prelude::*;
use qualm::domain::{LabelSchema, Part, ProjectId, ProjectSettings, Recipe, Timestamp};
use qualm::exports::{Export, Manifest};
use qualm::keeping::{CreateBackup, RestoreBackup, VerifyBackup};
use qualm::pool::{ImportItems, ImportReport, LINE_LIMIT};
use qualm::store::{ItemRow, NewProject, Store};
use serde_json::{Value, json};

/// A store with one project of texts, classes `a` and `b`.
struct Desk {
    store: Store,
    project: ProjectId,
    dir: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk::with(json!({"text": ["text"]}), 0.1, 7)
    }

    fn with(recipe: Value, holdout_share: f64, seed: u64) -> Desk {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(&dir.path().join("data")).unwrap();
        let project = add_project(&store, "p", recipe, holdout_share, seed);
        Desk { store, project, dir }
    }

    fn import(&self, source: &str, bytes: impl AsRef<[u8]>) -> ImportReport {
        self.run(ImportItems::new(self.project, source), bytes).unwrap()
    }

    fn labeled(&self, source: &str, bytes: impl AsRef<[u8]>) -> ImportReport {
        self.run(self.with_labels(source), bytes).unwrap()
    }

    fn with_labels(&self, source: &str) -> ImportItems {
        ImportItems { label_key: Some("label".into()), ..ImportItems::new(self.project, source) }
    }

    fn run(&self, import: ImportItems, bytes: impl AsRef<[u8]>) -> qualm::error::Result<ImportReport> {
        import.run(&self.store, bytes.as_ref(), Timestamp(1_000), &mut |_| {})
    }

    fn refusal(&self, source: &str, bytes: impl AsRef<[u8]>) -> String {
        self.run(ImportItems::new(self.project, source), bytes).unwrap_err().to_string()
    }

    fn export(&self, format: &str, all: bool, raw: bool) -> (String, Manifest) {
        let mut out = Vec::new();
        let export = Export {
            project: self.project,
            format: format.into(),
            all,
            machine: true,
            raw,
            excluded: false,
            gold: true,
            by: None,
        };
        let manifest = export.run(&self.store, &mut out, Timestamp(5_000)).unwrap();
        (String::from_utf8(out).unwrap(), manifest)
    }

    fn data_dir(&self) -> std::path::PathBuf {
        self.dir.path().join("data")
    }

    fn items(&self) -> Vec<ItemRow> {
        items_of(&self.store, self.project)
    }
}

fn add_project(store: &Store, slug: &str, recipe: Value, holdout_share: f64, seed: u64) -> ProjectId {
    let recipe: Recipe = serde_json::from_value(recipe).unwrap();
    let schema: LabelSchema = serde_json::from_value(json!({"kind": "choice", "classes": ["a", "b"]})).unwrap();
    let slug = slug.to_owned();
    store
        .write(move |tx| {
            let settings = ProjectSettings { holdout_share, ..ProjectSettings::default() };
            let title = slug.clone();
            tx.insert_project(
                &NewProject { slug, title, guide: String::new(), schema, recipe, settings, seed, is_demo: false },
                None,
                Timestamp(1),
            )
        })
        .unwrap()
}

fn items_of(store: &Store, project: ProjectId) -> Vec<ItemRow> {
    let mut items = Vec::new();
    store
        .read(|r| {
            r.each_item(project, 0, usize::MAX >> 1, |item| {
                items.push(item);
                Ok(())
            })
        })
        .unwrap();
    items
}

/// Each bad line stands between two good ones: it is named by line and column, and its neighbours are kept.
fn assert_rejected(source: &str, header: &[u8], good: [&[u8]; 2], cases: &[(&[u8], &str, &str)]) {
    for (bad, column, words) in cases {
        let desk = Desk::new();
        let mut file = header.to_vec();
        for line in [good[0], bad, good[1]] {
            file.extend_from_slice(line);
            file.push(b'\n');
        }
        let report = desk.labeled(source, &file);
        let shown = String::from_utf8_lossy(&bad[..bad.len().min(80)]).into_owned();
        assert_eq!(report.rejected.len(), 1, "{shown}: {report:?}");
        let rejected = &report.rejected[0];
        let line = 2 + header.iter().filter(|&&b| b == b'\n').count() as u64;
        assert_eq!((rejected.line, rejected.column.as_str()), (line, *column), "{shown}: {rejected:?}");
        assert!(rejected.reason.contains(words), "{shown}: {}", rejected.reason);
        assert_eq!(report.added, 2, "{shown}");
    }
}

#[test]
fn every_kind_of_bad_json_line_is_named_and_its_neighbours_are_kept() {
    let good: [&[u8]; 2] = [br#"{"id":1,"text":"first"}"#, br#"{"id":2,"text":"second"}"#];
    let deep = format!(r#"{{"text":{}{}}}"#, "[".repeat(200), "]".repeat(200));
    let long_id = format!(r#"{{"id":"{}","text":"x"}}"#, "k".repeat(201));
    let long = format!(r#"{{"text":"{}"}}"#, "x".repeat(LINE_LIMIT));
    let cases: &[(&[u8], &str, &str)] = &[
        (br#"{"text":"x""#, "11", "ends inside a value"),
        (br#"{"text":"x"} {"text":"y"}"#, "14", "behind the object"),
        (br#"{"text":"x",}"#, "13", "not JSON"),
        (br#"{text:"x"}"#, "2", "not JSON"),
        (b"hello", "1", "not JSON"),
        (br#"["x"]"#, "", "one JSON object"),
        (br#""x""#, "", "one JSON object"),
        (b"17", "", "one JSON object"),
        (b"null", "", "one JSON object"),
        (br#"{"text":"x","n":1e400}"#, "21", "too large"),
        (br#"{"text":"x","n":NaN}"#, "17", "NaN"),
        (br#"{"text":"\ud800 x"}"#, "16", "surrogate"),
        (br#"{"text":"\udc00"}"#, "15", "surrogate"),
        (b"{\"text\":\"a\tb\"}", "11", "control character"),
        (b"{\"text\":\"a\0b\"}", "11", "NUL"),
        (b"{\"text\":\"caf\xE9\"}", "13", "not UTF-8"),
        (br#"{"text":"x","text":"y"}"#, "text", "twice"),
        (deep.as_bytes(), "135", "deeper than 127"),
        (long.as_bytes(), "", "longer than"),
        (br#"{"id":3}"#, "text", "missing or empty"),
        (br#"{"id":3,"text":"  "}"#, "text", "missing or empty"),
        (br#"{"id":3,"text":null}"#, "text", "missing or empty"),
        (br#"{"id":3,"text":["x"]}"#, "text", "should be text and is an array"),
        (br#"{"id":3,"text":{"x":1}}"#, "text", "should be text and is an object"),
        (br#"{"id":{},"text":"x"}"#, "id", "should be text or a number"),
        (br#"{"id":"","text":"x"}"#, "id", "1 to 200 characters"),
        (br#"{"id":"a\nb","text":"x"}"#, "id", "line breaks"),
        (long_id.as_bytes(), "id", "has 201"),
        (br#"{"id":3,"text":"x","label":"c"}"#, "label", "label `c` is not in this project's schema (a, b)"),
        (br#"{"id":3,"text":"x","label":["a"]}"#, "label", "should be text and is an array"),
    ];
    assert_rejected("t.jsonl", b"", good, cases);
}

#[test]
fn every_kind_of_bad_csv_row_is_named_and_its_neighbours_are_kept() {
    let good: [&[u8]; 2] = [b"1,first,a", b"2,second,"];
    let long = format!("3,{},a", "x".repeat(LINE_LIMIT));
    let cases: &[(&[u8], &str, &str)] = &[
        (b"3,x", "label", "2 cells and the header 3"),
        (b"3", "text", "1 cells"),
        (b"3,x,a,y", "cell 4", "4 cells and the header 3"),
        (b"3,\"x\"y,a", "text", "text follows a closing quote"),
        (b"3,\"never closed,a", "text", "a quote opens here and is never closed"),
        (b"3,caf\xE9,a", "text", "byte 0xE9 at position 4"),
        (b"3,a\0b,a", "text", "NUL"),
        (b"3,,a", "text", "missing or empty"),
        (b"3,x,c", "label", "not in this project's schema"),
        (b"a\tb,x,a", "id", "control characters"),
        (long.as_bytes(), "", "longer than"),
    ];
    assert_rejected("t.csv", b"id,text,label\n", good, cases);
    let tabbed: [&[u8]; 2] = [b"1\t\"Yes\" she said\ta", b"2\tsecond\t"];
    let cases: &[(&[u8], &str, &str)] =
        &[(b"3\tx", "label", "2 cells"), (b"3\tx\ta\ty", "cell 4", "4 cells"), (b"3\tx\tc", "label", "schema")];
    assert_rejected("t.tsv", b"id\ttext\tlabel\n", tabbed, cases);
}

#[test]
fn numbers_categories_vectors_and_groups_name_their_key() {
    let recipe = json!({"numeric": ["age"], "categorical": ["city"], "vector": "v", "group": "g"});
    let desk = Desk::with(recipe, 0.1, 1);
    let report = desk.import(
        "t.jsonl",
        concat!(
            "{\"age\":1,\"city\":\"x\",\"v\":[1,2]}\n",
            "{\"age\":\"old\",\"city\":\"x\",\"v\":[1,2]}\n",
            "{\"age\":2,\"city\":[],\"v\":[1,2]}\n",
            "{\"age\":3,\"v\":[1,2,3]}\n",
            "{\"age\":4,\"v\":[1,\"x\"]}\n",
            "{\"age\":5}\n",
            "{\"age\":6,\"v\":[1,3],\"g\":[1]}\n",
            "{\"age\":7,\"v\":[1,4],\"g\":\"k\"}\n",
        ),
    );
    let named: Vec<(u64, &str)> = report.rejected.iter().map(|r| (r.line, r.column.as_str())).collect();
    assert_eq!(named, [(2, "age"), (3, "city"), (4, "v"), (5, "v"), (6, "v"), (7, "g")]);
    assert_eq!(report.added, 2);
    // A second file is held to the length of the vectors that are there.
    let report = desk.import("u.jsonl", "{\"age\":9,\"v\":[1]}\n");
    assert_eq!(report.rejected[0].reason, "`v` has 1 numbers and the first item 2");
}

#[test]
fn lines_are_those_of_the_file_after_breaks_in_cells_and_blank_lines() {
    let desk = Desk::new();
    let file =
        "\u{feff}id,text\r\n\r\n1,\"two\r\nlines\"\r\n\r\n\r\n2\r\n3,\"x\n\n\"\"y\"\"\"\r\n4,\"open\r\n5,five\r\n6";
    let report = desk.import("t.csv", file);
    let lines: Vec<(u64, &str)> = report.rejected.iter().map(|r| (r.line, r.column.as_str())).collect();
    assert_eq!(lines, [(7, "text"), (11, "text"), (13, "text")]);
    let texts: Vec<Value> = desk.items().into_iter().map(|item| item.data["text"].clone()).collect();
    assert_eq!(texts, [json!("two\r\nlines"), json!("x\n\n\"y\""), json!("five")]);
}

#[test]
fn a_quote_that_closes_in_a_later_row_costs_one_row_only() {
    let desk = Desk::new();
    let report = desk.import("t.csv", "id,text\n1,\"open\n2,two\n3,\"three\"\n4,four\n");
    assert_eq!(report.added, 3, "{report:?}");
    assert_eq!(report.rejected.len(), 1);
    assert_eq!((report.rejected[0].line, report.rejected[0].column.as_str()), (2, "text"));
    assert!(report.rejected[0].reason.contains("on line 4"), "{}", report.rejected[0].reason);
}

#[test]
fn files_that_are_wrong_as_a_whole_are_refused_in_one_sentence() {
    let desk = Desk::new();
    for (source, bytes, words) in [
        (
            "t.json",
            "[{\"text\":\"a\"},\n{\"text\":\"b\"}]",
            "this file is one JSON array; qualm reads one object per line",
        ),
        ("t.json", "{\n \"text\": \"a\"\n}", "spread over many lines"),
        ("t.csv", "text,id,text\na,1,b\n", "the column `text` stands twice"),
        ("t.csv", "body,title\na,b\n", "Is the first line the header?"),
        ("t.csv", "a\0b,title\na,b\n", "NUL"),
    ] {
        let said = desk.refusal(source, bytes);
        assert!(said.contains(words), "{said}");
    }
    let utf16: Vec<u8> = "\u{feff}id,text\n1,a\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(desk.refusal("t.csv", utf16).contains("UTF-16"));
    let import = ImportItems { format: Some("xml".into()), ..ImportItems::new(desk.project, "t") };
    assert!(desk.run(import, "").unwrap_err().to_string().contains("use qualm, jsonl, csv, tsv, txt"));
    let import = ImportItems { label_key: Some("text".into()), ..ImportItems::new(desk.project, "t") };
    assert!(desk.run(import, "").unwrap_err().to_string().contains("read by this project's recipe"));
    assert_eq!(desk.items().len(), 0);
}

#[test]
fn records_are_kept_as_they_came_without_their_label() {
    let desk = Desk::new();
    let import = ImportItems { drop: vec!["secret.key".into()], ..desk.with_labels("t.jsonl") };
    let line = r#"{"z":1,"text":"x","label":"a","n":12345678901234567890,"secret":{"key":"k","b":2},"a":null}"#;
    let report = desk.run(import, line).unwrap();
    assert_eq!((report.added, report.labels), (1, 1));
    let items = desk.items();
    assert_eq!(items[0].data.to_string(), r#"{"z":1,"text":"x","n":12345678901234567890,"secret":{"b":2},"a":null}"#);
    assert_eq!((items[0].source.as_str(), items[0].imported), ("t.jsonl", Timestamp(1_000)));
    let annotations = desk.store.read(|r| r.annotations_of(items[0].id)).unwrap();
    assert_eq!((annotations[0].label.as_str(), annotations[0].source.as_str()), ("a", "import:t.jsonl"));
    assert_eq!(annotations[0].person, None);
}

#[test]
fn text_lines_and_tables_become_items() {
    let desk = Desk::with(json!({"text": ["body"]}), 0.1, 3);
    assert_eq!(desk.import("t.txt", "first line\r\n\r\nsecond, \"line\"\n").added, 2);
    assert_eq!(desk.import("s", "body;n\nthird;\nfourth;2\n").format, "csv");
    let data: Vec<String> = desk.items().iter().map(|item| item.data.to_string()).collect();
    assert_eq!(
        data,
        [
            r#"{"body":"first line"}"#,
            r#"{"body":"second, \"line\""}"#,
            r#"{"body":"third"}"#,
            r#"{"body":"fourth","n":"2"}"#
        ]
    );
}

#[test]
fn duplicates_are_named_with_what_they_repeat() {
    let desk = Desk::new();
    let file = "id,text\nk1,hello\nk1,other\nk2,hello\nk3,HELLO!\n";
    let report = desk.import("t.csv", file);
    assert_eq!((report.added, report.duplicate), (2, 2));
    let said: Vec<(u64, &str, &str)> =
        report.duplicates.iter().map(|d| (d.line, d.id.as_str(), d.reason.as_str())).collect();
    let other = "the same id is there already; its content is another one";
    assert_eq!(said, [(3, "k1", other), (4, "k2", "the same content as k1")]);
    // An interrupted import is sent again.
    let report = desk.import("t.csv", file);
    assert_eq!((report.added, report.duplicate, report.rejected_total), (0, 4, 0));
    let project = desk.store.read(|r| r.project(desk.project)).unwrap();
    assert_eq!(project.items, 2);
}

#[test]
fn only_the_first_thousand_bad_rows_are_listed_and_all_are_counted() {
    let desk = Desk::new();
    let mut file = "x\n".repeat(1500);
    file.push_str("{\"text\":\"good\"}\n");
    let report = desk.import("t.jsonl", &file);
    assert_eq!((report.rejected.len(), report.rejected_total, report.added), (1000, 1500, 1));
    assert_eq!(report.rejected[999].line, 1000);
}

#[test]
fn strict_keeps_nothing_when_one_row_is_bad() {
    let desk = Desk::new();
    let mut file: String = (0..2500).map(|i| format!("{{\"text\":\"text {}\"}}\n", words(i))).collect();
    let strict = || ImportItems { strict: true, ..ImportItems::new(desk.project, "t.jsonl") };
    let report = desk.run(strict(), format!("{file}oops\n")).unwrap();
    assert_eq!((report.added, report.refused, report.rejected[0].line), (0, true, 2501));
    assert_eq!(desk.items().len(), 0);
    file.push('\n');
    let report = desk.run(strict(), &file).unwrap();
    assert_eq!((report.added, report.refused), (2500, false));
    let left: Vec<_> = std::fs::read_dir(desk.store.dir())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().ends_with(".tmp"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn an_input_that_breaks_off_says_where_and_keeps_what_was_whole() {
    struct Broken(usize);
    impl std::io::Read for Broken {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            if self.0 == 0 {
                return Err(std::io::Error::other("connection reset"));
            }
            let line = format!("{{\"text\":\"{}\"}}\n", words(self.0));
            self.0 -= 1;
            out[..line.len()].copy_from_slice(line.as_bytes());
            Ok(line.len())
        }
    }
    let desk = Desk::new();
    let import = ImportItems::new(desk.project, "api");
    let error = import.run(&desk.store, Broken(2300), Timestamp(1), &mut |_| {}).unwrap_err();
    assert!(error.to_string().contains("broke off after line 2300: connection reset"), "{error}");
    assert_eq!(desk.items().len(), 2000);
}

#[test]
fn progress_rises_to_the_whole_file() {
    let desk = Desk::new();
    let file: String = (0..3000).map(|i| format!("{}\n", words(i))).collect();
    let mut seen = Vec::new();
    ImportItems::new(desk.project, "t.txt")
        .run(&desk.store, file.as_bytes(), Timestamp(1), &mut |p| seen.push(p))
        .unwrap();
    assert!(seen.windows(2).all(|w| w[0].added < w[1].added && w[0].bytes <= w[1].bytes));
    let last = seen.last().unwrap();
    assert_eq!((last.added, last.rows, last.bytes), (3000, 3000, file.len() as u64));
}

/// A text of its own for every number, without digits (they would fold away).
fn words(mut n: usize) -> String {
    let mut text = String::from("w");
    while n > 0 {
        text.push((b'a' + (n % 26) as u8) as char);
        n /= 26;
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever the seed and the order: one group is in one part, and near-copies are in one part.
    #[test]
    fn groups_and_near_copies_never_straddle(seed in any::<u64>(), picks in proptest::collection::vec((0usize..40, 0usize..12, 0usize..3), 1..150)) {
        let desk = Desk::with(json!({"text": ["text"], "group": "g"}), 0.4, seed);
        let file: String = picks
            .iter()
            .map(|(text, group, form)| {
                let text = words(*text);
                let text = match form { 0 => text, 1 => text.to_uppercase(), _ => format!("{text}!") };
                if *group == 0 { format!("{{\"text\":\"{text}\"}}\n") } else { format!("{{\"text\":\"{text}\",\"g\":{group}}}\n") }
            })
            .collect();
        // In two files, so that what is in the store already counts too.
        let middle = file.len() / 2;
        let middle = middle + file[middle..].find('\n').unwrap() + 1;
        let first = desk.import("t.jsonl", &file[..middle]);
        let second = desk.import("t.jsonl", &file[middle..]);
        prop_assert_eq!(first.added + first.duplicate + second.added + second.duplicate, picks.len() as u64);
        let mut parts: std::collections::BTreeMap<String, Part> = Default::default();
        for item in desk.items() {
            let fold = qualm::domain::fold_text(item.data["text"].as_str().unwrap());
            prop_assert_eq!(*parts.entry(format!("text {fold}")).or_insert(item.part), item.part);
            if let Some(group) = item.data.get("g") {
                prop_assert_eq!(*parts.entry(format!("group {group}")).or_insert(item.part), item.part);
            }
        }
    }
}

#[test]
fn the_holdout_is_a_uniform_share_of_what_was_stored() {
    let desk = Desk::with(json!({"text": ["text"]}), 0.2, 11);
    let file: String = (0..5000).map(|i| format!("{}\n", words(i))).collect();
    let report = desk.import("t.txt", &file);
    // Standard deviation of 5000 draws of 0.2 is 28.
    assert!(report.holdout.abs_diff(1000) < 140, "{}", report.holdout);
    let project = desk.store.read(|r| r.project(desk.project)).unwrap();
    assert_eq!((project.items, project.holdout_items), (5000, report.holdout));
    assert_eq!(desk.items().iter().filter(|item| item.part == Part::Holdout).count() as u64, report.holdout);
}

/// What a round trip must keep: id, record, label.
fn truth(desk: &Desk) -> Vec<(String, String, Option<u32>)> {
    let item = |item: ItemRow| {
        let label = desk.store.read(|r| r.label(desk.project, item.row)).unwrap().and_then(|label| label.class);
        (item.external, item.data.to_string(), label)
    };
    desk.items().into_iter().map(item).collect()
}

#[test]
fn an_export_reads_back_as_the_same_items_and_labels() {
    let desk = Desk::new();
    desk.labeled(
        "t.jsonl",
        concat!(
            "{\"id\":\"k1\",\"text\":\"first, \\\"quoted\\\"\\nline\",\"label\":\"a\",\"n\":12345678901234567890}\n",
            "{\"id\":\"k2\",\"text\":\"second\",\"deep\":{\"x\":[1,2.50]}}\n",
            "{\"text\":\"third\",\"label\":\"b\",\"part\":\"left\"}\n",
        ),
    );
    for (format, source, all) in [("jsonl", "out.jsonl", true), ("jsonl", "stdin", true), ("csv", "out.csv", true)] {
        let (text, manifest) = desk.export(format, all, false);
        assert_eq!((manifest.items, manifest.labeled, manifest.annotations), (3, 2, 2));
        let other = Desk::new();
        let report = other.labeled(source, &text);
        assert_eq!((report.added, report.labels, report.rejected_total), (3, 2, 0), "{report:?}\n{text}");
        if format == "jsonl" {
            assert_eq!(truth(&other), truth(&desk));
            assert_eq!(other.export(format, all, false).0.lines().count(), 3);
        } else {
            let ids = |desk: &Desk| truth(desk).into_iter().map(|(id, _, label)| (id, label)).collect::<Vec<_>>();
            assert_eq!(ids(&other), ids(&desk));
            // A table knows texts only.
            assert_eq!(other.items()[0].data["n"], "12345678901234567890");
            assert_eq!(other.items()[1].data["deep"], "{\"x\":[1,2.5]}");
            assert_eq!(other.items()[2].data["part"], "left");
        }
    }
    let (text, manifest) = desk.export("jsonl", false, false);
    assert_eq!((text.lines().count(), manifest.items), (2, 2));
}

#[test]
fn a_line_of_an_export_says_where_its_label_came_from() {
    let desk = Desk::with(json!({"text": ["text"]}), 0.0, 1);
    desk.labeled("t.csv", "id,text,label\nk1,hello,a\n");
    let (text, manifest) = desk.export("jsonl", false, false);
    let line: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        line,
        json!({"id": "k1", "data": {"id": "k1", "text": "hello"}, "label": "a", "status": "labeled", "part": "pool",
               "annotations": [{"annotation": 1, "label": "a", "by": null, "at": "1970-01-01T00:00:01.000Z",
                 "source": "import:t.csv", "version": 1, "flagged": false, "note": "", "round": null, "model": null,
                 "suggestion": null, "confidence": null, "selection": null, "probability": null, "seconds": null,
                 "suggestion_shown": null, "guide_version": null}]})
    );
    assert_eq!(manifest.bytes, text.len() as u64);
    assert_eq!(manifest.annotations_per_person["import:t.csv"], 1);
    assert_eq!(manifest.labels_per_class["a"], 1);
    let mut hashed = qualm::exports::HashingWriter::new(std::io::sink());
    std::io::Write::write_all(&mut hashed, text.as_bytes()).unwrap();
    assert_eq!(hashed.finish().unwrap().1, manifest.sha256);
}

#[test]
fn formulas_are_guarded_in_csv_and_come_back_as_they_were() {
    let texts =
        ["=1+1", "+49 30 1", "-x", "@home", "\tindented", "'=quoted", "''=twice", "-3.5", "it's", "'tis, \"so\""];
    let desk = Desk::new();
    let file: String = texts.iter().map(|text| format!("{}\n", json!({"text": text, "=key": "=v"}))).collect();
    assert_eq!(desk.import("t.jsonl", &file).added, texts.len() as u64);
    let back = |csv: &str| -> Vec<String> {
        let other = Desk::new();
        let report = other.import("out.csv", csv);
        assert_eq!(report.rejected_total + report.duplicate, 0, "{report:?}");
        assert!(other.items().iter().all(|item| item.data["=key"] == "=v"), "{csv}");
        other.items().iter().map(|item| item.data["text"].as_str().unwrap().to_owned()).collect()
    };
    let (safe, manifest) = desk.export("csv", true, false);
    assert!(!manifest.raw);
    assert!(safe.contains(",'=1+1,") && safe.contains(",''=quoted,") && safe.contains(",-3.5,"), "{safe}");
    assert_eq!(back(&safe), texts);
    let (raw, manifest) = desk.export("csv", true, true);
    assert!(manifest.raw && raw.contains(",=1+1,"));
    assert_eq!(back(&raw), texts);
    // In a table of somebody else's an apostrophe is an apostrophe.
    let other = Desk::new();
    other.import("t.csv", "id,text\n1,'=1+1\n");
    assert_eq!(other.items()[0].data["text"], "'=1+1");
}

#[test]
fn a_backup_made_while_writes_go_on_holds_all_that_was_acknowledged_before() {
    use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
    let desk = Desk::new();
    let (acknowledged, stop) = (AtomicU64::new(0), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut n = 0;
            while !stop.load(Ordering::Relaxed) {
                let label = if n % 2 == 0 { "a" } else { "b" };
                desk.labeled("api.jsonl", format!("{{\"text\":\"{}\",\"label\":\"{label}\"}}", words(n)));
                n += 1;
                acknowledged.store(n as u64, Ordering::Release);
            }
        });
        for number in 0..4 {
            while acknowledged.load(Ordering::Acquire) < 20 * (number + 1) {
                std::thread::yield_now();
            }
            let before = acknowledged.load(Ordering::Acquire);
            let to = desk.dir.path().join(format!("backups/{number}"));
            let manifest = CreateBackup { data: desk.data_dir(), to: to.clone() }.run(Timestamp(9)).unwrap();
            assert!(manifest.projects[0].items as u64 >= before, "{before} {manifest:?}");
            assert_eq!(manifest.projects[0].labels, manifest.projects[0].items);
            assert_eq!(VerifyBackup { backup: to }.run().unwrap().problems, Vec::<String>::new());
        }
        stop.store(true, Ordering::Relaxed);
    });
}

#[test]
fn a_restore_gives_back_the_data_and_keeps_the_old_aside() {
    let desk = Desk::new();
    desk.labeled("t.csv", "id,text,label\nk1,hello,a\nk2,world,\n");
    let before = desk.export("jsonl", true, false).0;
    let backup = desk.dir.path().join("backup");
    CreateBackup { data: desk.data_dir(), to: backup.clone() }.run(Timestamp(9)).unwrap();
    let again = CreateBackup { data: desk.data_dir(), to: backup.clone() }.run(Timestamp(9)).unwrap_err();
    assert!(again.to_string().contains("exists already"), "{again}");
    desk.labeled("t.csv", "id,text,label\nk3,later,b\n");

    let restore = |data: &std::path::Path, replace| {
        RestoreBackup { backup: backup.clone(), data: data.to_owned(), replace }.run(Timestamp(10))
    };
    // Held by the desk's own store.
    let error = restore(&desk.data_dir(), true).unwrap_err();
    assert!(error.to_string().contains("held by another"), "{error}");

    let elsewhere = desk.dir.path().join("elsewhere");
    let report = restore(&elsewhere, false).unwrap();
    assert_eq!((report.moved_to, report.newer_events), (None, None));
    let Desk { store, project, dir } = desk;
    drop(store);
    let data = dir.path().join("data");
    let error = restore(&data, false).unwrap_err();
    assert!(error.to_string().contains("not empty"), "{error}");
    let report = restore(&data, true).unwrap();
    assert_eq!(report.newer_events, Some(1));
    let aside = report.moved_to.unwrap();

    let open =
        |path: &std::path::Path| Desk { store: Store::open(path).unwrap(), project, dir: tempfile::tempdir().unwrap() };
    for path in [&data, &elsewhere] {
        let desk = open(path);
        assert_eq!(desk.export("jsonl", true, false).0, before);
        assert_eq!(desk.store.read(|r| r.audit_verify()).unwrap().broken, None);
        desk.import("t.csv", "id,text\nk9,goes on\n");
        assert_eq!(desk.items().len(), 3);
    }
    assert_eq!(open(&aside).items().len(), 3, "k3 is among what was moved aside");
}

#[test]
fn a_tampered_backup_is_refused_and_nothing_is_changed() {
    let desk = Desk::new();
    desk.labeled("t.csv", "id,text,label\nk1,hello,a\nk2,world,b\n");
    let make = |name: &str| {
        let to = desk.dir.path().join(name);
        CreateBackup { data: desk.data_dir(), to: to.clone() }.run(Timestamp(9)).unwrap();
        to
    };
    let refused = |backup: std::path::PathBuf| {
        let data = desk.dir.path().join("never");
        let error =
            RestoreBackup { backup, data: data.clone(), replace: true }.run(Timestamp(9)).unwrap_err().to_string();
        assert!(error.contains("nothing was changed"), "{error}");
        assert!(!data.exists());
        error
    };

    let backup = make("flipped");
    let mut bytes = std::fs::read(backup.join("qualm.db")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(backup.join("qualm.db"), bytes).unwrap();
    assert!(refused(backup).contains("qualm.db is not as it was"));

    let backup = make("longer");
    std::fs::write(backup.join("qualm.db-wal"), b"x").unwrap();
    assert!(refused(backup).contains("does not belong"));

    let backup = make("outside");
    let path = backup.join("manifest.json");
    let text = std::fs::read_to_string(&path).unwrap().replace("\"name\": \"qualm.db\"", "\"name\": \"../../x\"");
    std::fs::write(&path, text).unwrap();
    assert!(refused(backup).contains("not a file name inside a backup"));

    // Somebody who also writes a fitting manifest still meets the audit chain.
    let backup = make("rewritten");
    let database = backup.join("qualm.db");
    let conn = rusqlite::Connection::open(&database).unwrap();
    conn.execute_batch("DROP TRIGGER event_only_erased; UPDATE annotation_event SET label = 'b' WHERE label = 'a'")
        .unwrap();
    drop(conn);
    let bytes = std::fs::read(&database).unwrap();
    let mut hashed = qualm::exports::HashingWriter::new(std::io::sink());
    std::io::Write::write_all(&mut hashed, &bytes).unwrap();
    let path = backup.join("manifest.json");
    let mut manifest: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    manifest["files"][0]["sha256"] = hashed.finish().unwrap().1.into();
    manifest["files"][0]["bytes"] = bytes.len().into();
    std::fs::write(&path, manifest.to_string()).unwrap();
    assert!(refused(backup).contains("another label than was recorded"));
    assert!(VerifyBackup { backup: desk.dir.path().join("none") }.run().is_err());
}
