//! Pages of the table of items at a million items: `cargo bench --bench table -- 1000000`.
//!
//! Each kind of page is asked for as a signed-in lead's browser does, over HTTP on loopback, and stands beside the first
//! page without a filter of the same run. Five per cent of the items are labeled, one per cent is excluded, and a score
//! column is there as a round leaves it. Before that: what the import costs, and what taking the words in costs.

use qualm::config::{Config, Flags};
use qualm::digest::mix64;
use qualm::domain::{LabelSchema, ProjectId, Recipe, Role, Timestamp, schema::Choice};
use qualm::http::{App, Clock, bind, run};
use qualm::models::Score;
use qualm::people::{CreatePerson, MakeSignInLink, SetRole};
use qualm::pool::ImportItems;
use qualm::projects::CreateProject;
use qualm::rounds::Workshop;
use qualm::store::Store;
use qualm::table::{Act, ActOnItems, make_searchable};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Instant;

/// Times each kind of page is asked for; the median counts.
const TIMES: usize = 7;

/// Texts of about a dozen words with a long tail; every twentieth has a label.
fn lines(count: usize) -> String {
    const WORDS: u64 = 20_000;
    let mut out = String::with_capacity(count * 130);
    for n in 0..count as u64 {
        out.push_str(&format!("{{\"id\":\"t{n}\",\"text\":\""));
        for at in 0..12 {
            let word = (mix64(1, n * 12 + at) % WORDS) * (mix64(2, n * 12 + at) % WORDS) / WORDS;
            let mut letters = word + 26;
            while letters > 0 {
                out.push(char::from(b'a' + (letters % 26) as u8));
                letters /= 26;
            }
            out.push(' ');
        }
        let label =
            if n % 20 == 0 { format!(",\"label\":\"{}\"", if n % 40 == 0 { "a" } else { "b" }) } else { String::new() };
        out.push_str(&format!("{n}\"{label}}}\n"));
    }
    out
}

fn project(store: &Store, now: Timestamp) -> ProjectId {
    let project = CreateProject {
        slug: "p".into(),
        title: String::new(),
        guide: String::new(),
        schema: LabelSchema::Choice(Choice { classes: vec!["a".into(), "b".into()], retired: Vec::new() }),
        recipe: Recipe { text: vec!["text".into()], ..Recipe::default() },
        settings: serde_json::Map::new(),
        seed: Some(1),
        is_demo: false,
    };
    project.run(store, None, now).unwrap().id
}

/// A score column as a round leaves it, without the round.
fn score(store: &Store, project: ProjectId, items: usize, now: Timestamp) {
    let scores: Vec<Score> = (0..items as u64)
        .map(|row| {
            let p = 0.5 + (mix64(3, row) % 1_000_000) as f32 / 2_000_000.0;
            let entropy = -(p * p.ln() + (1.0 - p) * (1.0 - p).max(1e-9).ln());
            Score { top: (mix64(4, row) % 2) as u32, confidence: p, margin: 2.0 * p - 1.0, entropy }
        })
        .collect();
    let file = "columns/bench.col";
    store.write_scores(file, &scores).unwrap();
    store
        .write(move |tx| {
            let number = tx.insert_round(project, "button", None, now)?;
            let round = tx.round(project, number)?.id;
            let model = tx.insert_model(project, round, "models/none", "", 0, Some(file), 1, now)?;
            tx.finish_round(round, "done", None, None, Some(model), now)?;
            tx.set_current_model(project, Some(model), now)
        })
        .unwrap();
}

/// One request on a connection of its own: the status, the head and the body.
fn request(address: &str, method: &str, path: &str, cookie: &str, body: &str) -> (u16, String, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\nsec-fetch-site: same-origin\r\ncookie: {cookie}\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut reply = Vec::new();
    let _ = stream.read_to_end(&mut reply);
    let text = String::from_utf8_lossy(&reply).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), head.to_owned(), body.to_owned())
}

fn main() {
    let items: usize = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(100_000);
    let dir = tempfile::tempdir().unwrap();
    let values = vec![("data", dir.path().join("data").display().to_string()), ("listen", "127.0.0.1:0".into())];
    let config = Config::load(&Flags { config: None, values }).unwrap();
    let store = Arc::new(Store::open(&config.data).unwrap());
    let now = Timestamp::now();
    let id = project(&store, now);

    let text = lines(items);
    let start = Instant::now();
    let import = ImportItems { label_key: Some("label".into()), ..ImportItems::new(id, "texts.jsonl") };
    let report = import.run(&store, text.as_bytes(), now, &mut |_| {}).unwrap();
    assert_eq!(report.added, items as u64);
    println!("import of {items} items: {:.1} s (the words are taken in behind it)", start.elapsed().as_secs_f64());
    drop(text);
    let start = Instant::now();
    let row = store.read(|r| r.project(id)).unwrap();
    let mut longest = 0.0f64;
    loop {
        let step = Instant::now();
        if !make_searchable(&store, &row).unwrap() {
            break;
        }
        longest = longest.max(step.elapsed().as_secs_f64());
    }
    println!(
        "words taken in by the worker: {:.1} s, its longest step of 40 writes {:.0} ms",
        start.elapsed().as_secs_f64(),
        longest * 1000.0
    );
    score(&store, id, items, now);
    let lea = CreatePerson { name: "lea".into(), is_admin: false, by: None }.run(&store, now).unwrap();
    SetRole { person: lea, project: id, role: Some(Role::Lead), by: None }.run(&store, now).unwrap();
    let start = Instant::now();
    let rows: Vec<u32> = (0..items as u32).filter(|row| mix64(5, u64::from(*row)).is_multiple_of(100)).collect();
    let excluded = ActOnItems { project: id, rows, act: Act::Exclude, by: lea }.run(&store, now).unwrap();
    println!("excluding {} items: {:.1} s", excluded.changed, start.elapsed().as_secs_f64());

    let workshop = Arc::new(Workshop::new(Arc::clone(&store)));
    let listener = bind(&config).unwrap();
    let address = listener.local_addr().unwrap();
    let app = App::new(Arc::clone(&workshop), None, config, Clock::System, address).unwrap();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(run(app, listener, std::future::pending::<()>())).unwrap();
    });
    let address = address.to_string();
    let link = MakeSignInLink { person: Some(lea), lasts_secs: 900, by: None }.run(&store, now).unwrap();
    let (status, head, _) = request(&address, "POST", &format!("/sign-in/{}", link.expose()), "", "");
    assert_eq!(status, 303, "{head}");
    let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    let cookie = cookie.split(';').next().unwrap();

    let ask = |query: &str| {
        let start = Instant::now();
        let (status, _, body) = request(&address, "GET", &format!("/projects/p/items?{query}"), cookie, "");
        let took = start.elapsed().as_secs_f64() * 1000.0;
        assert_eq!(status, 200, "{query}: {body}");
        let count = body.split("id=\"count\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or("none");
        let next = body.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        let next = next.map(|next| next.replace("&amp;", "&").replace("&#x2F;", "/"));
        (took, count.to_owned(), next.and_then(|next| next.split_once('?').map(|(_, query)| query.to_owned())))
    };
    let (cold, ..) = ask("");
    let common = "ab";
    let mut base = 0.0;
    println!("{:<58} {:>9} {:>9} {:>7} {:>16}", "page", "first ms", "median ms", "ratio", "items that fit");
    println!("{:<58} {cold:>9.1}", "the very first, which reads all labels");
    for (name, query) in [
        ("no filter", String::new()),
        ("unlabeled", "status=unlabeled".into()),
        ("labeled", "status=labeled".into()),
        ("label a, by id", "label=a&sort=id".into()),
        ("no filter, by id", "sort=id".into()),
        ("no filter, least confident first", "sort=confidence".into()),
        (
            "unlabeled, suggests b, confidence to 0.6, smallest margin",
            "status=unlabeled&suggested=b&confidence_to=0.6&sort=margin".into(),
        ),
        ("no filter, largest entropy first", "sort=entropy".into()),
        ("most disagreement first", "sort=disagreement".into()),
        ("newest answer first", "sort=answered".into()),
        ("random order", "sort=random&key=7".into()),
        ("excluded", "status=excluded".into()),
        ("holdout, surest first", "holdout=yes&sort=surest".into()),
        ("a rare number of the text", format!("q={}", items / 2)),
        ("a word, as a beginning", "q=bcd".into()),
        ("a frequent short word", format!("q={common}")),
        ("two words, unlabeled, least confident", "q=abb+cdb&status=unlabeled&sort=confidence".into()),
        ("nothing fits", "q=zzzzqqq&status=labeled".into()),
    ] {
        let (first, count, next) = ask(&query);
        let median = |query: &str| {
            let mut taken: Vec<f64> = (0..TIMES).map(|_| ask(query).0).collect();
            taken.sort_by(f64::total_cmp);
            taken[TIMES / 2]
        };
        let taken = median(&query);
        if base == 0.0 {
            base = taken;
        }
        println!("{name:<58} {first:>9.1} {taken:>9.1} {:>7.1} {count:>16}", taken / base);
        // The hundredth page costs what the first does: nothing is skipped by counting.
        if let Some(mut next) =
            next.filter(|_| name == "no filter, least confident first" || name == "no filter, by id")
        {
            for _ in 0..99 {
                next = ask(&next).2.expect("a next page");
            }
            let taken = median(&next);
            println!("{:<58} {:>9} {taken:>9.1} {:>7.1}", format!("  the same, page 101"), "", taken / base);
        }
    }
}
