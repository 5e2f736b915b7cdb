//! The whole loop through REST, as a stranger's scripts would walk it, on a labeled file of one's own.
//!
//! Starts the built program on a temporary folder, makes a project, imports TRAIN without its labels, lets labelers
//! answer from the truth, trains a round every few labels, scores TEST after each, and exports. Fails when an item is
//! asked twice or an exported label is not the one that was sent.
//!
//! ```text
//! cargo bench --bench loop_over_rest -- --train train.jsonl --test test.jsonl --text text
//! cargo bench --bench loop_over_rest -- --train train.jsonl --test test.jsonl --numeric age,amount --categorical job
//! ```

use clap::Parser;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

#[derive(Parser)]
struct Args {
    /// Labeled records, one JSON object a line; what labelers are asked about.
    #[arg(long, required_unless_present = "bench_all")]
    train: Option<PathBuf>,
    /// Labeled records for scoring only.
    #[arg(long, required_unless_present = "bench_all")]
    test: Option<PathBuf>,
    /// Keys read as text.
    #[arg(long, value_delimiter = ',')]
    text: Vec<String>,
    /// Keys read as numbers.
    #[arg(long, value_delimiter = ',')]
    numeric: Vec<String>,
    /// Keys read as categories.
    #[arg(long, value_delimiter = ',')]
    categorical: Vec<String>,
    /// The key that holds the label.
    #[arg(long, default_value = "label")]
    label: String,
    /// Labels in all.
    #[arg(long, default_value_t = 500)]
    labels: usize,
    /// Labels between two rounds.
    #[arg(long, default_value_t = 20)]
    rounds_of: usize,
    /// People who label at the same time.
    #[arg(long, default_value_t = 2)]
    labelers: usize,
    /// The project's seed.
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// A project setting that differs from its default.
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// Says cargo.
    #[arg(long = "bench", hide = true)]
    bench_all: bool,
}

fn main() {
    let args = Args::parse();
    let (Some(train), Some(test)) = (&args.train, &args.test) else {
        println!("loop_over_rest: pass --train FILE --test FILE and the keys to read; see the head of this file");
        return;
    };
    let (train, test) = (read(train, &args.label), read(test, &args.label));
    let classes: BTreeSet<&str> = train.iter().map(|(_, label)| label.as_str()).collect();
    let shop = Shop::start();
    let admin = shop.client(shop.admin_token.clone());

    let mut settings = json!({"round_every_labels": 0});
    for setting in &args.set {
        let (name, value) = setting.split_once('=').expect("--set wants NAME=VALUE");
        settings[name] = serde_json::from_str(value).unwrap_or_else(|_| value.into());
    }
    let project = json!({
        "slug": "loop", "title": "Loop", "seed": args.seed, "settings": settings,
        "schema": {"kind": "choice", "classes": classes},
        "recipe": {"text": args.text, "numeric": args.numeric, "categorical": args.categorical},
    });
    admin.send("POST", "/projects", &project.to_string(), 201);
    let started = Instant::now();
    let report = admin.send("POST", "/projects/loop/items?format=jsonl&source=train", &lines(&train), 200);
    println!(
        "imported {} of {} in {:.2} s: {} duplicates, {} rejected, {} in the holdout",
        report["added"],
        train.len(),
        started.elapsed().as_secs_f64(),
        report["duplicate"],
        report["rejected_total"],
        report["holdout"]
    );

    let truth: HashMap<String, &str> = train.iter().map(|(item, label)| (id(item), label.as_str())).collect();
    let people: Vec<(String, Client)> = (0..args.labelers).map(|n| labeler(&shop, &admin, n)).collect();
    let records = lines(&test);
    let desk = Desk::default();
    println!("labels  pool  holdout  holdout accuracy  test accuracy  test macro F1  round seconds  promoted");
    while desk.answers() < args.labels {
        let until = (desk.answers() + args.rounds_of).min(args.labels);
        std::thread::scope(|scope| {
            for (name, client) in &people {
                scope.spawn(|| desk.label(name, client, &truth, until));
            }
        });
        if desk.answers() < until {
            println!("nothing is left to ask after {} labels", desk.answers());
            break;
        }
        round(&admin, &records, &test, &classes);
    }
    let seconds: f64 = desk.seconds.lock().unwrap().iter().sum();
    println!(
        "{} labels by {} people, {:.1} ms for next and answer together on average; no item was asked twice",
        desk.answers(),
        people.len(),
        seconds * 1000.0 / desk.answers().max(1) as f64
    );
    check_export(&admin, &desk.sent.into_inner().unwrap());
}

/// Records without their labels, and the labels.
fn read(path: &Path, key: &str) -> Vec<(Value, String)> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("cannot read {}: {e}", path.display()));
    let records = text.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        let mut item: Value = serde_json::from_str(line).expect("one JSON object a line");
        let label = item.as_object_mut().expect("an object").remove(key).expect("every record has a label");
        let label = label.as_str().map_or_else(|| label.to_string(), str::to_owned);
        (item, label)
    });
    records.collect()
}

fn id(item: &Value) -> String {
    item["id"].as_str().expect("every record has a text `id`").to_owned()
}

fn lines(records: &[(Value, String)]) -> String {
    records.iter().map(|(item, _)| format!("{item}\n")).collect()
}

/// A running server on a folder of its own.
struct Shop {
    server: Child,
    url: String,
    admin_token: String,
    _dir: tempfile::TempDir,
}

impl Drop for Shop {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Shop {
    fn start() -> Shop {
        let dir = tempfile::tempdir().unwrap();
        let qualm = |args: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_qualm"));
            command.args(args).arg("--data").arg(dir.path().join("data"));
            command.env_remove("QUALM_SERVER");
            command
        };
        let run = |args: &[&str]| {
            let output = qualm(args).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).unwrap().trim().to_owned()
        };
        // The first account and token cannot come through REST: there is nobody who could ask for them yet.
        run(&["user", "add", "root", "--admin"]);
        let admin_token =
            run(&["token", "create", "--user", "root", "--scope", "read,label,import,export,train,admin"]);
        let mut server =
            qualm(&["serve", "--listen", "127.0.0.1:0", "--log", "warn"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("Listening: ").expect("the server says where it listens").to_owned();
        Shop { server, url, admin_token, _dir: dir }
    }

    fn client(&self, token: String) -> Client {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        Client { agent, base: format!("{}/api/v1", self.url), token }
    }
}

/// Somebody's connection.
struct Client {
    agent: ureq::Agent,
    base: String,
    token: String,
}

impl Client {
    /// Status, the header that says why there is nothing, and the body.
    fn call(&self, method: &str, path: &str, body: &str) -> (u16, String, String) {
        let kind = if path.contains("/items?") || path.ends_with("/predictions") {
            "application/x-ndjson"
        } else {
            "application/json"
        };
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", kind)
            .body(body.to_owned())
            .unwrap();
        let mut response = self.agent.run(request).unwrap_or_else(|e| panic!("{method} {path}: {e}"));
        let why = response.headers().get("x-qualm-empty").and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let text = response.body_mut().with_config().limit(1 << 30).read_to_string().unwrap();
        (response.status().as_u16(), why, text)
    }

    fn send(&self, method: &str, path: &str, body: &str, expected: u16) -> Value {
        let (status, _, text) = self.call(method, path, body);
        assert_eq!(status, expected, "{method} {path}: {text}");
        if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap() }
    }

    fn text(&self, method: &str, path: &str, body: &str) -> String {
        let (status, _, text) = self.call(method, path, body);
        assert_eq!(status, 200, "{method} {path}: {text}");
        text
    }
}

/// Makes an account, its role and its token.
fn labeler(shop: &Shop, admin: &Client, n: usize) -> (String, Client) {
    let name = format!("labeler {}", n + 1);
    let person = admin.send("POST", "/people", &json!({"name": name}).to_string(), 201)["person"].clone();
    admin.send("PUT", &format!("/projects/loop/members/{person}"), r#"{"role": "labeler"}"#, 200);
    let token = admin.send("POST", "/tokens", &json!({"person": person, "scopes": ["label"]}).to_string(), 201);
    (name, shop.client(token["secret"].as_str().unwrap().to_owned()))
}

/// What the labelers did.
#[derive(Default)]
struct Desk {
    /// Item, its label, and who gave it.
    sent: Mutex<BTreeMap<String, (String, String)>>,
    asked: Mutex<BTreeSet<String>>,
    begun: AtomicUsize,
    seconds: Mutex<Vec<f64>>,
}

impl Desk {
    fn answers(&self) -> usize {
        self.sent.lock().unwrap().len()
    }

    /// Asks for items and answers them from the truth until all labelers together have `until` labels.
    fn label(&self, name: &str, client: &Client, truth: &HashMap<String, &str>, until: usize) {
        let patience = Instant::now();
        loop {
            let turn = self.begun.fetch_add(1, Ordering::SeqCst);
            if turn >= until {
                self.begun.fetch_sub(1, Ordering::SeqCst);
                return;
            }
            let started = Instant::now();
            let (status, why, text) = client.call("POST", "/projects/loop/assignments", "");
            if status == 204 {
                self.begun.fetch_sub(1, Ordering::SeqCst);
                if why == "all-done" || patience.elapsed() > Duration::from_secs(30) {
                    println!("{name} gets nothing to label: {why}");
                    return;
                }
                std::thread::sleep(Duration::from_millis(20));
                continue;
            }
            assert_eq!(status, 200, "{text}");
            let handed: Value = serde_json::from_str(&text).unwrap();
            let item = id(&handed["item"]);
            assert!(self.asked.lock().unwrap().insert(item.clone()), "{item} was asked twice");
            assert!(handed["item"]["data"].get("label").is_none(), "the label came along: {handed}");
            let label = truth[&item];
            let path = format!("/assignments/{}/annotation", handed["assignment"]);
            let answer = json!({"label": label}).to_string();
            let accepted = client.send("POST", &path, &answer, 201);
            self.seconds.lock().unwrap().push(started.elapsed().as_secs_f64());
            assert_eq!((accepted["item"].as_str(), accepted["label"].as_str()), (Some(item.as_str()), Some(label)));
            if turn.is_multiple_of(50) {
                assert_eq!(client.send("POST", &path, &answer, 201), accepted, "the same again gives the same answer");
            }
            self.sent.lock().unwrap().insert(item, (label.to_owned(), name.to_owned()));
        }
    }
}

/// Trains a round, waits for it, scores TEST, and prints a line.
fn round(admin: &Client, records: &str, test: &[(Value, String)], classes: &BTreeSet<&str>) {
    let started = Instant::now();
    let number = admin.send("POST", "/projects/loop/rounds", "", 202)["round"].clone();
    let round = loop {
        let round = admin.send("GET", &format!("/projects/loop/rounds/{number}?wait=30"), "", 200);
        if !matches!(round["state"].as_str(), Some("queued" | "running")) {
            break round;
        }
    };
    let seconds = started.elapsed().as_secs_f64();
    if round["state"] != "done" {
        println!("round {number} {}: {}", round["state"], round["error"]);
        return;
    }
    let metrics = &round["metrics"];
    let answers = admin.text("POST", "/projects/loop/predictions", records);
    let predicted: Vec<String> = answers
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["label"].as_str().expect("a prediction").to_owned())
        .collect();
    assert_eq!(predicted.len(), test.len());
    let right = predicted.iter().zip(test).filter(|(p, (_, label))| *p == label).count();
    let (pool, holdout) = (metrics["pool_labels"].as_u64().unwrap(), metrics["holdout_labels"].as_u64().unwrap());
    println!(
        "{:6}  {pool:4}  {holdout:7}  {:>16}  {:13.4}  {:13.4}  {seconds:13.2}  {}",
        pool + holdout,
        metrics["holdout"]["accuracy"].as_f64().map_or("-".into(), |a| format!("{a:.3}")),
        right as f64 / test.len() as f64,
        macro_f1(&predicted, test, classes),
        metrics["is_promoted"],
    );
}

/// Mean F1 of the classes that occur in `test`.
fn macro_f1(predicted: &[String], test: &[(Value, String)], classes: &BTreeSet<&str>) -> f64 {
    let mut scores = Vec::new();
    for class in classes {
        let said = predicted.iter().filter(|p| p == class).count();
        let is = test.iter().filter(|(_, label)| label == class).count();
        let both = predicted.iter().zip(test).filter(|(p, (_, label))| p == class && label == class).count();
        if is > 0 {
            scores.push(2.0 * both as f64 / (said + is) as f64);
        }
    }
    scores.iter().sum::<f64>() / scores.len().max(1) as f64
}

/// The export holds exactly what was sent, by whom it was sent.
fn check_export(admin: &Client, sent: &BTreeMap<String, (String, String)>) {
    let exported = admin.text("GET", "/projects/loop/export?format=jsonl", "");
    let mut found = BTreeMap::new();
    for line in exported.lines() {
        let item: Value = serde_json::from_str(line).unwrap();
        let annotations = item["annotations"].as_array().expect("annotations");
        assert_eq!(annotations.len(), 1, "{line}");
        assert_eq!(item["label"], annotations[0]["label"], "{line}");
        let by = annotations[0]["by"].as_str().expect("who").to_owned();
        found.insert(id(&item), (item["label"].as_str().expect("a label").to_owned(), by));
    }
    assert_eq!(&found, sent, "the export and what was sent");
    let manifest = admin.send("GET", "/projects/loop/export/manifest?format=jsonl", "", 200);
    assert_eq!(manifest["labeled"].as_u64(), Some(sent.len() as u64));
    println!("exported {} items; every label is the one that was sent, by whom it was sent", found.len());
}
