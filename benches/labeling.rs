//! Labels per second over HTTP: 32 clients loop next and submit on a pool of 100,000, then the same while a round runs.
//!
//! `cargo bench --bench labeling`. Beside the rate stands the disk's sync time: with full sync on every commit, that is
//! what the rate is made of.

mod support;

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use support::{Client, Server, disk_sync_ms, made_up_texts, percentile, qualm};

const CLIENTS: usize = 32;
const POOL: usize = 100_000;
const SECONDS: u64 = 8;

struct Took {
    next: Vec<f64>,
    submit: Vec<f64>,
    items: Vec<String>,
}

fn loop_for(client: &mut Client, class: usize, until: Instant) -> Took {
    let mut took = Took { next: vec![], submit: vec![], items: vec![] };
    while Instant::now() < until {
        let start = Instant::now();
        let reply = client.post("/projects/p/assignments", &Value::Null).unwrap();
        took.next.push(start.elapsed().as_secs_f64() * 1000.0);
        assert!(matches!(reply.status, 200 | 201), "{}", String::from_utf8_lossy(&reply.body));
        let next = reply.json();
        let item = next["item"]["id"].as_str().unwrap().to_owned();
        let path = format!("/assignments/{}/annotation", next["assignment"].to_string().trim_matches('"'));
        let label = if (item.len() + item.bytes().map(usize::from).sum::<usize>() + class).is_multiple_of(2) {
            "a"
        } else {
            "b"
        };
        let body = json!({"label": label});
        let start = Instant::now();
        let reply = client.post(&path, &body).unwrap();
        took.submit.push(start.elapsed().as_secs_f64() * 1000.0);
        assert_eq!(reply.status, 201, "{}", String::from_utf8_lossy(&reply.body));
        took.items.push(item);
    }
    took
}

fn run(server: &Server, tokens: &[String], all: &mut BTreeSet<String>, what: &str, sync: f64) {
    let start = Instant::now();
    let until = start + Duration::from_secs(SECONDS);
    let took: Vec<Took> = std::thread::scope(|scope| {
        let threads: Vec<_> = tokens
            .iter()
            .enumerate()
            .map(|(n, token)| {
                let mut client = server.client(token);
                scope.spawn(move || loop_for(&mut client, n, until))
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let seconds = start.elapsed().as_secs_f64();
    let labels: usize = took.iter().map(|t| t.items.len()).sum();
    for item in took.iter().flat_map(|t| &t.items) {
        assert!(all.insert(item.clone()), "{item} was asked twice");
    }
    let times = |pick: fn(&Took) -> &Vec<f64>| {
        let mut all: Vec<f64> = took.iter().flat_map(|t| pick(t).iter().copied()).collect();
        all.sort_by(f64::total_cmp);
        (percentile(&all, 0.5), percentile(&all, 0.99), percentile(&all, 1.0))
    };
    let (next, submit) = (times(|t| &t.next), times(|t| &t.submit));
    println!(
        "{what}: {:.0} labels/s; next p50 {:.1} p99 {:.1} max {:.1} ms; submit p50 {:.1} p99 {:.1} max {:.1} ms; {:.1} labels per disk sync; no item twice",
        labels as f64 / seconds,
        next.0,
        next.1,
        next.2,
        submit.0,
        submit.1,
        submit.2,
        labels as f64 / seconds * sync / 1000.0
    );
}

fn main() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    std::fs::write(dir.path().join("texts.jsonl"), made_up_texts(POOL)).unwrap();
    qualm(&data, &["project", "create", "p", "--classes", "a,b", "--text", "text", "--set", "round_every_labels=0"]);
    qualm(&data, &["import", "p", dir.path().join("texts.jsonl").to_str().unwrap()]);
    let tokens: Vec<String> = (0..CLIENTS)
        .map(|n| {
            let name = format!("labeler{n}");
            qualm(&data, &["user", "add", &name, "--role", "labeler", "--project", "p"]);
            qualm(&data, &["token", "create", "--user", &name, "--scope", "label,read"])
        })
        .collect();
    qualm(&data, &["user", "add", "engineer", "--role", "engineer", "--project", "p"]);
    let engineer = qualm(&data, &["token", "create", "--user", "engineer", "--scope", "train,read"]);
    let (sync, sync_p99) = disk_sync_ms(dir.path(), 200);
    println!("disk: sync of a 4 KB append p50 {sync:.2} p99 {sync_p99:.2} ms; {CLIENTS} clients, {POOL} items");

    let server = Server::start(&data);
    let mut all = BTreeSet::new();
    run(&server, &tokens, &mut all, "labeling", sync);

    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut client = server.client(&engineer);
            let mut rounds = 0;
            while !is_over.load(Ordering::Relaxed) {
                let round = client.post("/projects/p/rounds", &Value::Null).unwrap().expect(202);
                let path = format!("/projects/p/rounds/{}?wait=30", round["number"]);
                let done = client.get(&path).unwrap().expect(200);
                assert_eq!(done["state"], "done", "{done}");
                rounds += 1;
            }
            println!("rounds that ran meanwhile: {rounds}");
        });
        run(&server, &tokens, &mut all, "labeling while rounds run", sync);
        is_over.store(true, Ordering::Relaxed);
    });
    println!("server memory: {:.0} MB now, {:.0} MB at its peak", server.resident_mb(), server.peak_mb());
}
