//! Bodies that are slow, large or broken. The deadline is a setting of one second here; no test measures time.

use super::support::{TestServer, read};
use qualm::domain::Scope;
use std::io::{Read, Write};
use std::time::Duration;

#[test]
fn a_body_that_stops_coming_is_answered_and_its_connection_closed() {
    let server = TestServer::with(&[("body_deadline_secs", "1")]);
    server.project("p", 0);
    let client = server.token(server.admin("root"), &Scope::ALL);
    for path in ["/api/v1/projects", "/api/v1/projects/p/items"] {
        let mut stream = client.connect();
        let head = client
            .head("POST", path, &[("content-type", "application/json")], 1000)
            .replace("connection: close\r\n", "");
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(b"{").unwrap();
        // Reads to the end: without the deadline this would wait for the rest of the body.
        let reply = read(&mut stream);
        assert_eq!(reply.status, 408, "{}", reply.text());
    }
    let left = std::fs::read_dir(server.store().dir().join("incoming")).unwrap().count();
    assert_eq!(left, 0, "what had come of the import is gone");
}

#[test]
fn a_body_that_drips_is_closed_although_it_never_stops() {
    let server = TestServer::with(&[("body_deadline_secs", "1")]);
    let client = server.token(server.admin("root"), &Scope::ALL);
    let mut stream = client.connect();
    let head = client.head("POST", "/api/v1/projects", &[("content-type", "application/json")], 100_000);
    stream.write_all(head.as_bytes()).unwrap();
    let mut writer = stream.try_clone().unwrap();
    let drip = std::thread::spawn(move || {
        while writer.write_all(b" ").is_ok() {
            std::thread::sleep(Duration::from_millis(100));
        }
    });
    assert_eq!(read(&mut stream).status, 408);
    drop(stream);
    drip.join().unwrap();
}

#[test]
fn a_refused_request_does_not_keep_its_slow_body_open() {
    let server = TestServer::with(&[("body_deadline_secs", "1")]);
    let nobody = server.nobody();
    let mut stream = nobody.connect();
    let head = nobody.head("POST", "/api/v1/projects", &[], 1000).replace("connection: close\r\n", "");
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(b"{").unwrap();
    let mut all = String::new();
    stream.read_to_string(&mut all).unwrap();
    assert!(all.starts_with("HTTP/1.1 403") && all.contains("connection: close"), "{all}");
}

#[test]
fn a_body_may_be_as_large_as_its_limit_and_not_larger() {
    let server = TestServer::with(&[("body_limit", "2000"), ("import_limit", "4000")]);
    server.project("p", 0);
    let client = server.token(server.admin("root"), &Scope::ALL);
    let json = |length: usize| format!("{{\"name\": \"zoe\"{}}}", " ".repeat(length - 15));
    let send =
        |body: &str| client.send("POST", "/api/v1/people", &[("content-type", "application/json")], body.as_bytes());
    assert_eq!(json(2000).len(), 2000);
    assert_eq!(send(&json(2001)).status, 413);
    assert_eq!(send(&json(2000)).status, 201);
    let import = |length: usize| {
        let line = format!("{{\"id\": \"a\", \"text\": \"{}\"}}\n", "x".repeat(length - 24));
        assert_eq!(line.len(), length);
        client
            .send("POST", "/api/v1/projects/p/items", &[("content-type", "application/x-ndjson")], line.as_bytes())
            .status
    };
    assert_eq!(import(4001), 413);
    assert_eq!(import(4000), 200);
}
