//! The round page from outside: what an engineer decides from.

use super::support::{Client, TestServer};
use qualm::domain::Scope;
use serde_json::{Value, json};

/// Two rounds over 200 short texts in two classes, a seventh of them answered wrong.
fn two_rounds(server: &TestServer, root: &Client) {
    let made = json!({"slug": "p", "schema": {"kind": "choice", "classes": ["spam", "ham"]}, "recipe": {"text": ["text"]},
                      "settings": {"holdout_share": 0.4, "holdout_serve_first": 0.4, "round_every_labels": 0}, "seed": 7});
    assert_eq!(root.json("POST", "/api/v1/projects", &made).status, 201);
    let line = |n: usize| {
        let words = if n.is_multiple_of(2) { "win money prize" } else { "lunch meeting notes" };
        let name: String = n.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect();
        format!("{{\"id\": \"i{n}\", \"text\": \"{words} {name}\"}}\n")
    };
    let lines: String = (0..200).map(line).collect();
    let head = [("content-type", "application/x-ndjson")];
    assert_eq!(root.send("POST", "/api/v1/projects/p/items", &head, lines.as_bytes()).status, 200);
    server.settle();
    for _ in 0..2 {
        for _ in 0..60 {
            let claimed = root.post("/api/v1/projects/p/assignments").value();
            let n: usize = claimed["item"]["id"].as_str().unwrap()[1..].parse().unwrap();
            let label = if n.is_multiple_of(2) != (n % 7 == 3) { "spam" } else { "ham" };
            let path = format!("/api/v1/assignments/{}/annotation", claimed["assignment"]);
            assert_eq!(root.json("POST", &path, &json!({"label": label})).status, 201);
        }
        assert_eq!(root.json("POST", "/api/v1/projects/p/rounds", &json!({})).status, 202);
        server.settle();
    }
}

#[test]
fn a_round_is_read_down_to_its_items() {
    let server = TestServer::start();
    let admin = server.admin("root");
    let (root, page) = (server.token(admin, &Scope::ALL), server.browser(admin));
    two_rounds(&server, &root);
    let round = root.get("/api/v1/projects/p/rounds/2").value();
    let holdout = &round["metrics"]["holdout"];
    let detail = root.get("/api/v1/projects/p/rounds/2/detail").value();
    let calls = detail["calls"].as_array().unwrap();
    assert_eq!(json!(calls.len()), holdout["n"]);
    let right = calls.iter().filter(|call| call["label"] == call["said"]).count();
    let accuracy = holdout["accuracy"].as_f64().unwrap();
    assert_eq!(right as f64, (accuracy * calls.len() as f64).round());
    assert!(right < calls.len(), "a seventh of the labels is wrong, so the model cannot agree with all: {right}");

    // Each cell of the matrix opens as many items as it counts.
    let html = page.get("/projects/p/rounds/2").text();
    for (truth, cells) in holdout["confusion"].as_array().unwrap().iter().enumerate() {
        for (said, count) in cells.as_array().unwrap().iter().enumerate() {
            let path = format!("/projects/p/rounds/2/calls?truth={truth}&said={said}");
            assert_eq!(html.contains(&path.replace('&', "&amp;")), *count != json!(0), "{path}");
            let listed = page.get(&path).text().matches("href=\"/projects/p/items/").count();
            assert_eq!(json!(listed), *count, "{path}");
        }
    }
    let wrong = page.get("/projects/p/rounds/2/calls").text();
    assert_eq!(wrong.matches("href=\"/projects/p/items/").count(), calls.len() - right);
    assert_eq!(page.get("/projects/p/rounds/2/calls?what=1").status, 400);

    // What random labels alone taught, on the page and in the report.
    let slice = &round["metrics"]["random_slice"];
    assert_eq!(slice["n"], holdout["n"]);
    assert_eq!(slice["labels"].as_u64().unwrap(), calls.len() as u64 * 4 / 5, "{slice}");
    assert!(html.contains("random labels alone teach the model"), "no sentence about the random slice");
    // Most items of the second round keep their class, and those that do not are counted and listed.
    let flips = &detail["flips"];
    assert_eq!(flips["of"], json!(200));
    assert_eq!(json!(flips["listed"].as_array().unwrap().len()).as_u64(), flips["count"].as_u64().map(|n| n.min(50)));
    let share = 1.0 - round["metrics"]["previous"]["agreement"].as_f64().unwrap();
    assert_eq!(flips["count"].as_f64().unwrap(), (share * 200.0).round());
}

#[test]
fn the_numbers_behind_the_diagrams_are_files() {
    let server = TestServer::start();
    let admin = server.admin("root");
    let (root, page) = (server.token(admin, &Scope::ALL), server.browser(admin));
    two_rounds(&server, &root);
    let html = page.get("/projects/p/rounds/2").text();
    let file = |name: &str| {
        let path = format!("/projects/p/rounds/2/figures/{name}.csv");
        assert!(html.contains(&path), "{path} is not on the page");
        let reply = page.get(&path);
        assert_eq!(reply.header("content-type"), Some("text/csv; charset=utf-8"));
        let mut reader = csv::Reader::from_reader(std::io::Cursor::new(reply.text()));
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect::<Vec<Vec<String>>>()
    };
    let curve = file("learning-curve");
    let metrics = root.get("/api/v1/projects/p/rounds/1").value()["metrics"].clone();
    assert_eq!(curve[0][..3], ["picked".to_owned(), "1".into(), metrics["pool_labels"].to_string()]);
    assert_eq!(curve.iter().filter(|row| row[0] == "picked").count(), 2);
    assert!(curve.iter().any(|row| row[0] == "random"));
    let confusion = file("confusion");
    let whole: u64 = confusion.iter().map(|row| row[2].parse::<u64>().unwrap()).sum();
    let holdout = root.get("/api/v1/projects/p/rounds/2").value()["metrics"]["holdout"]["n"].as_u64();
    assert_eq!(Some(whole), holdout);
    for name in ["reliability", "risk-coverage"] {
        assert!(!file(name).is_empty(), "{name}");
    }
    assert_eq!(page.get("/projects/p/rounds/2/figures/nothing.csv").status, 404);
}

#[test]
fn two_rounds_are_compared_label_by_label() {
    let server = TestServer::start();
    let admin = server.admin("root");
    let (root, page) = (server.token(admin, &Scope::ALL), server.browser(admin));
    two_rounds(&server, &root);
    let detail = |round: u64| root.get(&format!("/api/v1/projects/p/rounds/{round}/detail")).value()["calls"].clone();
    let (old, new) = (detail(1), detail(2));
    let said = |calls: &Value, item: &Value| -> Option<Value> {
        Some(calls.as_array()?.iter().find(|call| call["item"] == *item)?["said"].clone())
    };
    let shared: Vec<&Value> =
        new.as_array().unwrap().iter().filter(|call| said(&old, &call["item"]).is_some()).collect();
    let differ = shared.iter().filter(|call| said(&old, &call["item"]).unwrap() != call["said"]).count();
    // The order of the two does not matter.
    for path in ["1/against/2", "2/against/1"] {
        let found = root.get(&format!("/api/v1/projects/p/rounds/{path}")).value();
        assert_eq!((&found["a"]["round"], &found["b"]["round"]), (&json!(1), &json!(2)));
        assert_eq!(found["test"]["rows"], json!(shared.len()));
        assert_eq!(found["differ"].as_array().unwrap().len(), differ);
    }
    let html = page.get("/projects/p/rounds/compare").text();
    assert!(html.contains("Round 1 and round 2"), "without a choice it is the newest two");
    assert_eq!(root.get("/api/v1/projects/p/rounds/2/against/2").status, 422);
    assert_eq!(root.get("/api/v1/projects/p/rounds/2/against/9").status, 404);
}

#[test]
fn a_round_is_followed_as_it_happens() {
    let server = TestServer::start();
    let admin = server.admin("root");
    let (root, page) = (server.token(admin, &Scope::ALL), server.browser(admin));
    two_rounds(&server, &root);
    let over = page.get("/projects/p/rounds/2/events");
    assert_eq!(over.header("content-type"), Some("text/event-stream"));
    let text = over.text();
    assert_eq!(text.matches("data: ").count(), 1, "{text}");
    assert!(text.contains("\"is_over\":true") && text.ends_with("\n\n"), "{text}");
    assert_eq!(page.get("/projects/p/rounds/9/events").status, 404);
    // One that waits says so, and ends the stream when it is cancelled.
    let number = root.json("POST", "/api/v1/projects/p/rounds", &json!({})).value()["round"].to_string();
    let text = std::thread::scope(|scope| {
        let stream = scope.spawn(|| page.get(&format!("/projects/p/rounds/{number}/events")).text());
        let running = || server.workshop.store.read(|r| r.open_round(r.projects()?[0].id)).unwrap();
        assert!(running().is_some());
        // The stream has begun when it has looked once; then the round is called off.
        std::thread::sleep(std::time::Duration::from_millis(500));
        assert_eq!(root.post(&format!("/api/v1/projects/p/rounds/{number}/cancel")).status, 200);
        stream.join().unwrap()
    });
    let events: Vec<&str> = text.matches("data: ").collect();
    assert!(events.len() == 2 && text.contains("waiting for its turn") && text.contains("cancelled"), "{text}");
}
