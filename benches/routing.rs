//! Decisions routed per second over HTTP, each answered when its audit entry is on disk: 16 programs post decisions,
//! alone, then while 8 reviewers decide and rounds run over a pool of 10,000.
//!
//! `cargo bench --bench routing`. Beside the rate stand the same clients' rate on a route that writes nothing, and the
//! disk's sync time. Every decision is counted again afterwards, and the audit chain is verified.

mod support;

use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use support::{Client, Server, disk_sync_ms, made_up_texts, percentile, qualm};

const PROGRAMS: usize = 16;
const REVIEWERS: usize = 8;
const POOL: usize = 10_000;
const SECONDS: u64 = 10;

/// The sorted times of `PROGRAMS` clients that repeat `call` until the time is over, and the seconds that took.
fn hammer(server: &Server, token: &str, call: impl Fn(&mut Client, usize) + Sync) -> (Vec<f64>, f64) {
    let start = Instant::now();
    let until = start + Duration::from_secs(SECONDS);
    let next = AtomicUsize::new(0);
    let (next, call) = (&next, &call);
    let mut times: Vec<f64> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..PROGRAMS)
            .map(|_| {
                let mut client = server.client(token);
                scope.spawn(move || {
                    let mut times = Vec::new();
                    while Instant::now() < until {
                        let start = Instant::now();
                        call(&mut client, next.fetch_add(1, Ordering::Relaxed));
                        times.push(start.elapsed().as_secs_f64() * 1000.0);
                    }
                    times
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    times.sort_by(f64::total_cmp);
    (times, start.elapsed().as_secs_f64())
}

fn say(what: &str, (times, seconds): &(Vec<f64>, f64)) -> f64 {
    let rate = times.len() as f64 / seconds;
    println!(
        "{what}: {rate:.0}/s; p50 {:.1} p99 {:.1} max {:.1} ms",
        percentile(times, 0.5),
        percentile(times, 0.99),
        percentile(times, 1.0)
    );
    rate
}

/// A reviewer's day: what is due first, approved or every fifth time rejected. Returns the verdicts given.
fn review(client: &mut Client, is_over: &AtomicBool) -> usize {
    let mut verdicts = 0;
    while !is_over.load(Ordering::Relaxed) {
        let next = client.post("/queues/refunds/next", &Value::Null).unwrap();
        if next.status == 204 {
            std::thread::sleep(Duration::from_millis(20));
            continue;
        }
        let item = next.expect(200);
        let mut verdict = json!({"fence": item["fence"], "version": item["version"], "verb": "approve"});
        if verdicts % 5 == 4 {
            verdict["verb"] = "reject".into();
            verdict["reason_code"] = "wrong_facts".into();
        }
        let reply = client.post(&format!("/reviews/{}/verdict", item["review"]), &verdict).unwrap();
        assert_eq!(reply.status, 201, "{}", String::from_utf8_lossy(&reply.body));
        verdicts += 1;
    }
    verdicts
}

fn main() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let texts = dir.path().join("texts.jsonl");
    let lines: String = made_up_texts(POOL)
        .lines()
        .enumerate()
        .map(|(n, line)| match n % 20 {
            0 => format!("{},\"label\":\"{}\"}}\n", line.trim_end_matches('}'), ["a", "b"][n / 20 % 2]),
            _ => format!("{line}\n"),
        })
        .collect();
    std::fs::write(&texts, lines).unwrap();
    qualm(&data, &["project", "create", "p", "--classes", "a,b", "--text", "text", "--set", "round_every_labels=0"]);
    qualm(&data, &["import", "p", texts.to_str().unwrap(), "--label-key", "label"]);
    qualm(&data, &["user", "add", "root", "--admin"]);
    let root = qualm(&data, &["token", "create", "--user", "root", "--scope", "read,train,admin,decide,route"]);
    let (sync, sync_p99) = disk_sync_ms(dir.path(), 200);
    println!(
        "disk: sync of a 4 KB append p50 {sync:.2} p99 {sync_p99:.2} ms; {PROGRAMS} programs, {REVIEWERS} reviewers"
    );

    let server = Server::start(&data);
    let mut admin = server.client(&root);
    admin
        .post("/workflows", &json!({"slug": "refunds", "settings": {"solo": true, "undo_seconds": 0}}))
        .unwrap()
        .expect(201);
    let policy = json!({"mode": "sample_rate", "review_rate": 0.1, "daily_cap": 1_000_000,
                        "matrix": {"cost": "yellow", "reversibility": "green", "regulation": "green", "ambiguity": "green"}});
    let body = json!({"policy": policy, "rationale": "for the benchmark"});
    let made = admin.post("/workflows/refunds/policies", &body).unwrap().expect(201);
    let path = format!("/workflows/refunds/policies/{}/activate", made["version"]);
    admin.post(&path, &json!({"rationale": "for the benchmark"})).unwrap().expect(200);
    let mut join = |name: &str, role: &str, scope: &str| {
        let person = admin.post("/people", &json!({"name": name})).unwrap().expect(201)["person"].clone();
        let path = format!("/workflows/refunds/members/{person}");
        let reply = admin.send("PUT", &path, "application/json", json!({"role": role}).to_string().as_bytes());
        reply.unwrap().expect(200);
        let token = admin.post("/tokens", &json!({"person": person, "scopes": [scope, "read"]})).unwrap().expect(201);
        token["secret"].as_str().unwrap().to_owned()
    };
    let agent = join("agent", "agent", "route");
    let reviewers: Vec<String> = (0..REVIEWERS).map(|n| join(&format!("reviewer {n}"), "reviewer", "decide")).collect();

    let bare = say(
        "a route that writes nothing",
        &hammer(&server, &agent, |client, _| {
            assert_eq!(client.get("/decisions/0").unwrap().status, 404);
        }),
    );
    let sent = AtomicUsize::new(0);
    let post = |series: &'static str| {
        let sent = &sent;
        move |client: &mut Client, n: usize| {
            let confidence = ((n * 7919) % 1000) as f64 / 1000.0;
            let body = json!({
                "workflow": "refunds", "external_id": format!("{series}-{n}"), "confidence": confidence,
                "action": {"name": "refund", "args": {"order": n, "usd": n % 90, "reason": "arrived broken"}},
                "input": {"text": "The parcel was open and the lamp in pieces. I want my money back."},
                "model": {"id": "m", "fingerprint": "1"}, "rationale": "The photo shows the damage."
            });
            let reply = client.post("/decisions", &body).unwrap();
            assert_eq!(reply.status, 201, "{}", String::from_utf8_lossy(&reply.body));
            sent.fetch_add(1, Ordering::Relaxed);
        }
    };
    let alone = say("decisions, nothing else going on", &hammer(&server, &agent, post("alone")));

    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let rounds = scope.spawn(|| {
            let mut client = server.client(&root);
            let mut rounds = 0;
            while !is_over.load(Ordering::Relaxed) {
                let round = client.post("/projects/p/rounds", &Value::Null).unwrap().expect(202);
                let done = client.get(&format!("/projects/p/rounds/{}?wait=30", round["round"])).unwrap().expect(200);
                assert_eq!(done["state"], "done", "{done}");
                rounds += 1;
            }
            rounds
        });
        let people: Vec<_> = reviewers
            .iter()
            .map(|token| {
                let (mut client, is_over) = (server.client(token), &is_over);
                scope.spawn(move || review(&mut client, is_over))
            })
            .collect();
        let busy = say("decisions, while people review and rounds run", &hammer(&server, &agent, post("busy")));
        is_over.store(true, Ordering::Relaxed);
        let verdicts: usize = people.into_iter().map(|person| person.join().unwrap()).sum();
        println!(
            "meanwhile {} rounds and {verdicts} verdicts; {:.2} of the rate alone, {:.2} of the rate that writes nothing; {:.1} decisions per disk sync",
            rounds.join().unwrap(),
            busy / alone,
            busy / bare,
            busy * sync / 1000.0
        );
    });

    let mut found = 0;
    let mut before = String::new();
    loop {
        let page = admin.get(&format!("/workflows/refunds/decisions?limit=500{before}")).unwrap().expect(200);
        let page = page.as_array().unwrap();
        let Some(last) = page.last() else { break };
        found += page.len();
        before = format!("&before={}", last["decision"]);
    }
    assert_eq!(found, sent.load(Ordering::Relaxed), "decisions that were acknowledged, and those that are there");
    let verified = admin.get("/audit/verify").unwrap().expect(200);
    assert_eq!(verified["broken"], Value::Null, "{verified}");
    println!("{found} decisions acknowledged and found again; the audit chain holds");
    println!("server memory: {:.0} MB now, {:.0} MB at its peak", server.resident_mb(), server.peak_mb());
}
