//! kill -9 in the middle of labeling: every acknowledged label is there afterwards, every assignment returns. And in the
//! middle of routing: every decision that was answered is on record, and a retry is answered the same.
//!
//! `QUALM_KILLS=50 cargo test --release --test kill -- --nocapture` is the long run.

#[path = "../benches/support/mod.rs"]
mod support;

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use support::{Client, Server, qualm};

const LABELERS: usize = 4;
/// Items for every kill: more than can be labeled before it.
const ITEMS_A_KILL: usize = 250;
const CLASSES: [&str; 3] = ["red", "green", "blue"];

/// What the server acknowledged: item, label, by whom.
type Ledger = Arc<Mutex<BTreeMap<String, (String, usize)>>>;

/// An answer whose fate is unknown: sent, and no reply came.
struct Open {
    assignment: Value,
    item: String,
    label: &'static str,
}

/// Labels until the connection breaks or there is nothing left. Returns an answer whose reply never came.
fn label_on(
    client: &mut Client,
    who: usize,
    ledger: &Ledger,
    mut open: Option<Open>,
    stop: &AtomicBool,
) -> Option<Open> {
    let mut turn = 0usize;
    while !stop.load(Ordering::Relaxed) {
        let answer = match open.take() {
            Some(answer) => answer,
            None => {
                let Ok(reply) = client.post("/projects/p/assignments", &Value::Null) else { return None };
                if reply.status == 204 {
                    return None;
                }
                assert!(matches!(reply.status, 200 | 201), "{}", String::from_utf8_lossy(&reply.body));
                let next = reply.json();
                turn += 1;
                let item = next["item"]["id"].as_str().unwrap().to_owned();
                Open { assignment: next["assignment"].clone(), label: CLASSES[(item.len() + turn + who) % 3], item }
            }
        };
        let path = format!("/assignments/{}/annotation", answer.assignment.to_string().trim_matches('"'));
        match client.post(&path, &json!({"label": answer.label})) {
            Ok(reply) if reply.status == 201 => {
                let before = ledger.lock().unwrap().insert(answer.item.clone(), (answer.label.to_owned(), who));
                if let Some(before) = before {
                    assert_eq!(before, (answer.label.to_owned(), who), "{} was labeled twice", answer.item);
                }
            }
            Ok(reply) if reply.status == 409 || reply.status == 503 => return None,
            Ok(reply) => panic!("{}: {}", reply.status, String::from_utf8_lossy(&reply.body)),
            Err(_) => return Some(answer),
        }
    }
    open
}

#[test]
fn every_acknowledged_label_survives() {
    let kills: usize = std::env::var("QUALM_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(6);
    let total = kills * ITEMS_A_KILL;
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let items: String = (0..total)
        .map(|n| {
            json!({"id": format!("i{n}"), "text": format!("thing {}", "x".repeat(n % 50)) + &n.to_string()}).to_string()
                + "\n"
        })
        .collect();
    // Texts that differ in digits only fold alike; that is fine here, they stay different items.
    std::fs::write(dir.path().join("items.jsonl"), items).unwrap();
    qualm(
        &data,
        &[
            "project",
            "create",
            "p",
            "--classes",
            "red,green,blue",
            "--text",
            "text",
            "--set",
            "holdout_share=0.02",
            "--set",
            "hold_secs=5",
            "--set",
            "round_every_labels=200",
        ],
    );
    qualm(&data, &["import", "p", dir.path().join("items.jsonl").to_str().unwrap()]);
    let tokens: Vec<String> = (0..LABELERS)
        .map(|n| {
            let name = format!("labeler{n}");
            qualm(&data, &["user", "add", &name, "--role", "labeler", "--project", "p"]);
            qualm(&data, &["token", "create", "--user", &name, "--scope", "label,read"])
        })
        .collect();

    let ledger: Ledger = Arc::default();
    let mut open: Vec<Option<Open>> = (0..LABELERS).map(|_| None).collect();
    let mut seed = 17u64;
    for cycle in 0..kills {
        let mut server = Server::start(&data);
        let stop = AtomicBool::new(false);
        open = std::thread::scope(|scope| {
            let threads: Vec<_> = open
                .into_iter()
                .enumerate()
                .map(|(who, answer)| {
                    let mut client = server.client(&tokens[who]);
                    let (ledger, stop) = (&ledger, &stop);
                    scope.spawn(move || label_on(&mut client, who, ledger, answer, stop))
                })
                .collect();
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            std::thread::sleep(Duration::from_millis(30 + (seed >> 33) % 350));
            server.kill();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        stop.store(true, Ordering::Relaxed);
        println!("kill {}: {} labels acknowledged so far", cycle + 1, ledger.lock().unwrap().len());
    }

    // Alive again: what was held comes back, and nothing that was acknowledged is missing or different.
    let server = Server::start(&data);
    let stop = AtomicBool::new(false);
    for (who, answer) in open.into_iter().enumerate() {
        let mut client = server.client(&tokens[who]);
        if let Some(answer) = answer {
            let path = format!("/assignments/{}/annotation", answer.assignment.to_string().trim_matches('"'));
            let reply = client.post(&path, &json!({"label": answer.label})).unwrap();
            assert_eq!(reply.status, 201, "an unknown answer is settled by sending it again");
            ledger.lock().unwrap().insert(answer.item, (answer.label.to_owned(), who));
        }
    }
    let deadline = std::time::Instant::now() + Duration::from_secs(300);
    while ledger.lock().unwrap().len() < total && std::time::Instant::now() < deadline {
        std::thread::scope(|scope| {
            for (who, token) in tokens.iter().enumerate() {
                let mut client = server.client(token);
                let (ledger, stop) = (&ledger, &stop);
                scope.spawn(move || label_on(&mut client, who, ledger, None, stop));
            }
        });
        std::thread::sleep(Duration::from_millis(200));
    }
    drop(server);
    let ledger = ledger.lock().unwrap();
    assert_eq!(ledger.len(), total, "every item was asked in the end: no assignment is stuck");
    let export = qualm(&data, &["export", "p", "-o", "-"]);
    let mut exported = 0;
    for line in export.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let (label, who) = &ledger[line["id"].as_str().unwrap()];
        assert_eq!(line["annotations"].as_array().unwrap().len(), 1);
        assert_eq!(line["annotations"][0]["label"], json!(label));
        assert_eq!(line["annotations"][0]["by"], json!(format!("labeler{who}")));
        exported += 1;
    }
    assert_eq!(exported, total);
    qualm(&data, &["audit", "verify"]);
}

/// Posts decisions until the connection breaks. Returns the case whose reply never came.
fn post_on(client: &mut Client, who: usize, cycle: usize, known: &Mutex<BTreeMap<String, Value>>) -> Option<String> {
    for turn in 0.. {
        let case = format!("case-{who}-{cycle}-{turn}");
        match client.post("/decisions", &request(&case)) {
            Ok(reply) => {
                known.lock().unwrap().insert(case, reply.expect(201)["decision"].clone());
            }
            Err(_) => return Some(case),
        }
    }
    None
}

fn request(case: &str) -> Value {
    json!({"workflow": "w", "external_id": case, "confidence": 0.7, "action": {"name": "refund", "args": {"usd": 40}}})
}

#[test]
fn every_decision_that_was_answered_is_on_record_and_a_retry_finds_it() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    qualm(&data, &["user", "add", "root", "--admin"]);
    let root = qualm(&data, &["token", "create", "--user", "root", "--scope", "admin,route,read"]);
    let known = Mutex::new(BTreeMap::new());
    let mut open: Vec<String> = Vec::new();
    for cycle in 0..3 {
        let mut server = Server::start(&data);
        if cycle == 0 {
            server.client(&root).post("/workflows", &json!({"slug": "w"})).unwrap().expect(201);
        }
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|who| {
                    let (mut client, known) = (server.client(&root), &known);
                    scope.spawn(move || post_on(&mut client, who, cycle, known))
                })
                .collect();
            std::thread::sleep(Duration::from_millis(150 + 170 * cycle as u64));
            server.kill();
            open.extend(threads.into_iter().filter_map(|thread| thread.join().unwrap()));
        });
    }
    let known = known.into_inner().unwrap();
    assert!(known.len() > 20 && !open.is_empty(), "{} answered, {} not", known.len(), open.len());
    let server = Server::start(&data);
    let mut client = server.client(&root);
    for (case, decision) in &known {
        let seen = client.get(&format!("/decisions/{decision}")).unwrap().expect(200);
        assert_eq!((seen["external_id"].as_str(), seen["status"].as_str()), (Some(case.as_str()), Some("pending")));
        let again = client.post("/decisions", &request(case)).unwrap().expect(200);
        assert_eq!(again["decision"], *decision);
    }
    // What was never answered may or may not be on record; asked again it is answered, once.
    for case in &open {
        let reply = client.post("/decisions", &request(case)).unwrap();
        assert!(matches!(reply.status, 200 | 201), "{}", reply.status);
        let again = client.post("/decisions", &request(case)).unwrap().expect(200);
        assert_eq!(again["decision"], reply.json()["decision"]);
    }
    let waiting = client.get("/queues/w/pressure").unwrap().expect(200)["waiting"].as_u64().unwrap() as usize;
    assert!((known.len()..=known.len() + open.len()).contains(&waiting), "one item for each decision: {waiting}");
    drop(server);
    qualm(&data, &["audit", "verify"]);
    qualm(&data, &["replay", "w", "--number", "100000"]);
}

#[test]
fn a_verdict_that_was_answered_outlives_a_kill_inside_its_window_and_follows_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    qualm(&data, &["user", "add", "root", "--admin"]);
    let root = qualm(&data, &["token", "create", "--user", "root", "--scope", "admin,route,read"]);
    let decider = qualm(&data, &["token", "create", "--user", "root", "--scope", "decide,read"]);
    let mut server = Server::start(&data);
    let (mut client, mut person) = (server.client(&root), server.client(&decider));
    let made = json!({"slug": "w", "settings": {"undo_seconds": 3, "solo": true}});
    client.post("/workflows", &made).unwrap().expect(201);
    let decisions = ["kept", "undone"].map(|case| {
        let asked = client.post("/decisions", &request(case)).unwrap().expect(201);
        let held = person.post("/queues/w/next", &json!({"item": asked["item"]["item"]})).unwrap().expect(200);
        let said = json!({"fence": held["fence"], "verb": "approve"});
        let given = person.post(&format!("/reviews/{}/verdict", held["review"]), &said).unwrap().expect(201);
        assert!(given["releases_at"].is_string(), "{given}");
        (asked["decision"].clone(), held["review"].clone())
    });
    person.post(&format!("/reviews/{}/undo", decisions[1].1), &json!({})).unwrap().expect(200);
    server.kill();

    let server = Server::start(&data);
    let mut client = server.client(&root);
    let seen = client.get(&format!("/decisions/{}?wait=20", decisions[0].0)).unwrap().expect(200);
    assert_eq!((seen["status"].as_str(), seen["approved"].as_bool()), (Some("approved"), Some(true)));
    let seen = client.get(&format!("/decisions/{}", decisions[1].0)).unwrap().expect(200);
    assert_eq!(seen["status"], "pending", "what was taken back before the kill stays so");
    drop(server);
    qualm(&data, &["audit", "verify"]);
}

/// A POST under an `Idempotency-Key`; the header rides behind the content type.
fn post_keyed(client: &mut Client, path: &str, key: &str, body: &Value) -> (u16, String) {
    let kind = format!("application/json\r\nidempotency-key: {key}");
    let reply = client.send("POST", path, &kind, body.to_string().as_bytes()).unwrap();
    (reply.status, String::from_utf8(reply.body).unwrap())
}

#[test]
fn a_reply_that_was_given_is_given_again_after_a_kill() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    qualm(&data, &["user", "add", "root", "--admin"]);
    let root = qualm(&data, &["token", "create", "--user", "root", "--scope", "admin,route,read"]);
    let mut server = Server::start(&data);
    server.client(&root).post("/workflows", &json!({"slug": "w"})).unwrap().expect(201);
    let policy = json!({"policy": {"auto_threshold": 0.9}, "rationale": "a test"});
    let asks = [("/decisions", "k-1", request("case-1")), ("/workflows/w/policies", "k-2", policy)];
    let before: Vec<_> =
        asks.iter().map(|(path, key, body)| post_keyed(&mut server.client(&root), path, key, body)).collect();
    server.kill();
    let server = Server::start(&data);
    for ((path, key, body), (status, text)) in asks.iter().zip(&before) {
        assert_eq!(*status, 201, "{text}");
        assert_eq!(&post_keyed(&mut server.client(&root), path, key, body), &(*status, text.clone()), "{path}");
    }
    // Version 1 came with the workflow; the retry proposed nothing.
    let policies = server.client(&root).get("/workflows/w/policies").unwrap().expect(200);
    assert_eq!(policies.as_array().map(Vec::len), Some(2));
    drop(server);
    qualm(&data, &["audit", "verify"]);
}
