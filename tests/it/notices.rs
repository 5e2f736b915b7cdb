//! Notices: a receiver on loopback that checks signatures, fails when it is told to, and counts what comes.

use super::desk::{Desk, code};
use super::support::{Client, TestServer};
use qualm::domain::{Scope, Targets, WorkflowRole};
use qualm::keeping::{Checkpoint, CheckpointClock, CheckpointRules};
use qualm::notices::{MailServer, Outgoing, TRIES, read_secret, sign, step};
use qualm::worker::keep_checkpoint;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// What came: headers in lower case, and the body.
#[derive(Clone)]
struct Came {
    headers: Vec<(String, String)>,
    body: String,
}

impl Came {
    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    fn value(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    fn fits(&self, secret: &str) -> bool {
        let secret = read_secret(secret).unwrap();
        let at = self.header("webhook-timestamp").parse().unwrap();
        let ours = sign([secret.as_slice()], self.header("webhook-id"), at, &self.body);
        self.header("webhook-signature").split(' ').any(|one| one == ours)
    }
}

/// Answers with the statuses it was given, then with 200.
struct Receiver {
    port: u16,
    came: Arc<Mutex<Vec<Came>>>,
    answers: Arc<Mutex<VecDeque<String>>>,
}

impl Receiver {
    fn start() -> Receiver {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (came, answers) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(VecDeque::new())));
        let receiver = Receiver { port, came: Arc::clone(&came), answers: Arc::clone(&answers) };
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = BufReader::new(stream.unwrap());
                let mut headers = Vec::new();
                let mut line = String::new();
                while stream.read_line(&mut line).is_ok_and(|n| n > 2) {
                    if let Some((name, value)) = line.trim_end().split_once(": ") {
                        headers.push((name.to_lowercase(), value.to_owned()));
                    }
                    line.clear();
                }
                let length = headers.iter().find(|(n, _)| n == "content-length").map_or(0, |(_, v)| v.parse().unwrap());
                let mut body = vec![0; length];
                stream.read_exact(&mut body).unwrap();
                came.lock().unwrap().push(Came { headers, body: String::from_utf8(body).unwrap() });
                let answer = answers.lock().unwrap().pop_front().unwrap_or_else(|| "200 OK".into());
                let secret = "THE BODY OF AN ANSWER";
                let text = format!(
                    "HTTP/1.1 {answer}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{secret}",
                    secret.len()
                );
                let _ = stream.get_mut().write_all(text.as_bytes());
            }
        });
        receiver
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/hook", self.port)
    }

    fn then(&self, answers: &[&str]) {
        self.answers.lock().unwrap().extend(answers.iter().map(|one| (*one).to_owned()));
    }

    fn take(&self) -> Vec<Came> {
        std::mem::take(&mut *self.came.lock().unwrap())
    }
}

fn open_server() -> TestServer {
    TestServer::with(&[("webhook_targets", "127.0.0.1"), ("smtp_host", "127.0.0.1"), ("smtp_from", "q@x.example")])
}

fn outgoing(server: &TestServer) -> Outgoing {
    Outgoing { targets: Targets::parse("127.0.0.1").unwrap(), mail: None, url: server.origin() }
}

/// Everything that is due now.
fn deliver(server: &TestServer) {
    let outgoing = outgoing(server);
    while step(server.store(), &outgoing, server.now()).unwrap().is_some() {}
}

fn add(desk: &Desk<'_>, channel: &str, target: &str, events: &[&str]) -> Value {
    let path = format!("/api/v1/workflows/{}/endpoints", desk.slug);
    let body = json!({"channel": channel, "target": target, "events": events, "name": "ops"});
    let reply = desk.admin.json("POST", &path, &body);
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.value()
}

fn deliveries(desk: &Desk<'_>) -> Vec<Value> {
    let found = desk.admin.get(&format!("/api/v1/workflows/{}/deliveries", desk.slug)).value();
    found.as_array().unwrap().clone()
}

fn browser(desk: &Desk<'_>) -> Client {
    desk.server.browser(desk.server.person("boss"))
}

#[test]
fn an_event_arrives_signed_after_two_failures_with_the_same_id() {
    let server = open_server();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let receiver = Receiver::start();
    let made = add(&desk, "webhook", &receiver.url(), &["item.opened"]);
    let secret = made["secret"].as_str().unwrap();
    assert!(secret.starts_with("whsec_"));
    receiver.then(&["500 Internal Server Error", "503 Busy"]);
    let asked = desk.ask("case-1", &json!({"rationale": "a text that must not leave"}));
    deliver(&server);
    deliver(&server);
    assert_eq!(receiver.take().len(), 1, "it waits for its time");
    server.wait_secs(4);
    deliver(&server);
    assert_eq!(receiver.take().len(), 0);
    server.wait_secs(3);
    deliver(&server);
    assert_eq!(receiver.take().len(), 1);
    assert_eq!(deliveries(&desk)[0]["state"], "pending");
    server.wait_secs(360);
    deliver(&server);
    let came = receiver.take();
    assert_eq!(came.len(), 1);
    assert!(came[0].fits(secret) && !came[0].fits("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    assert_eq!(came[0].header("content-type"), "application/json");
    let said = came[0].value();
    assert_eq!((said["type"].as_str(), said["data"]["workflow"].as_str()), (Some("item.opened"), Some("refunds")));
    assert_eq!(said["data"]["decision"], asked["decision"]);
    assert!(!came[0].body.contains("must not leave"));
    let kept = &deliveries(&desk)[0];
    assert_eq!(
        (kept["state"].as_str(), kept["tries"].as_i64(), kept["status"].as_i64()),
        (Some("delivered"), Some(3), Some(200))
    );
    assert_eq!(kept["message"], came[0].header("webhook-id"));
    let statuses: Vec<i64> =
        kept["attempts"].as_array().unwrap().iter().map(|a| a["status"].as_i64().unwrap()).collect();
    assert_eq!(statuses, [500, 503, 200]);
    let page = browser(&desk).get("/workflows/refunds/notices").text();
    assert!(page.contains("item.opened") && page.contains("arrived") && page.contains("Send again"), "{page}");
    for text in [
        page,
        desk.admin.get("/api/v1/workflows/refunds/deliveries").text(),
        desk.admin.get("/api/v1/workflows/refunds/endpoints").text(),
    ] {
        assert!(!text.contains("THE BODY OF AN ANSWER") && !text.contains(secret) && !text.contains("whsec_"));
    }
    let resend = format!("/api/v1/workflows/refunds/deliveries/{}/resend", kept["delivery"]);
    assert_eq!(desk.admin.post(&resend).status, 202);
    deliver(&server);
    assert_eq!(receiver.take()[0].header("webhook-id"), kept["message"], "a repeat can be told by its id");
    desk.audited();
}

#[test]
fn only_what_was_asked_for_is_sent_and_nothing_from_before() {
    let server = open_server();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let other = Desk::open(&server, "mails", &json!({}));
    let (here, all) = (Receiver::start(), Receiver::start());
    desk.ask("before", &json!({}));
    add(&desk, "webhook", &here.url(), &["decision.routed", "item.decided"]);
    let body = json!({"channel": "webhook", "target": all.url(), "events": ["*"]});
    assert_eq!(desk.admin.json("POST", "/api/v1/endpoints", &body).status, 201);
    let ana = desk.reviewer("ana");
    desk.ask("case-1", &json!({}));
    other.ask("case-2", &json!({}));
    // What is oldest is what came before.
    let held = desk.next(&ana);
    desk.say(&ana, &held, "approve", &json!({}));
    deliver(&server);
    let kinds =
        |came: Vec<Came>| came.iter().map(|one| one.value()["type"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(kinds(here.take()), ["decision.routed", "item.decided"]);
    let everything = kinds(all.take());
    assert_eq!(everything.iter().filter(|kind| *kind == "decision.routed").count(), 2, "{everything:?}");
    assert_eq!(everything.iter().filter(|kind| *kind == "item.opened").count(), 2, "{everything:?}");
}

#[test]
fn a_new_secret_signs_beside_the_old_one_for_a_day() {
    let server = open_server();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let receiver = Receiver::start();
    let made = add(&desk, "webhook", &receiver.url(), &["item.opened"]);
    let path = format!("/api/v1/workflows/refunds/endpoints/{}/rotate", made["endpoint"]);
    let new = desk.admin.post(&path).value();
    let (old, new) = (made["secret"].as_str().unwrap(), new["secret"].as_str().unwrap());
    assert_ne!(old, new);
    desk.ask("case-1", &json!({}));
    deliver(&server);
    let came = receiver.take();
    assert!(came[0].fits(old) && came[0].fits(new));
    server.wait_secs(86_400);
    desk.ask("case-2", &json!({}));
    deliver(&server);
    let came = receiver.take();
    assert!(!came[0].fits(old) && came[0].fits(new));
}

#[test]
fn a_place_where_nothing_arrives_for_a_day_is_switched_off_and_says_why() {
    let server = open_server();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let receiver = Receiver::start();
    let made = add(&desk, "webhook", &receiver.url(), &["item.opened"]);
    receiver.then(&["500 No"; TRIES as usize]);
    desk.ask("case-1", &json!({}));
    for _ in 0..40 {
        deliver(&server);
        server.wait_secs(3600);
    }
    assert_eq!(receiver.take().len(), TRIES as usize);
    let kept = &deliveries(&desk)[0];
    assert_eq!((kept["state"].as_str(), kept["tries"].as_i64()), (Some("failed"), Some(TRIES)));
    let shown = &desk.admin.get("/api/v1/workflows/refunds/endpoints").value()[0];
    assert_eq!(shown["is_on"], false);
    assert!(shown["off_reason"].as_str().unwrap().contains("10 tries"), "{shown}");
    assert!(browser(&desk).get("/workflows/refunds/notices").text().contains("10 tries of one message"));
    desk.ask("case-2", &json!({}));
    deliver(&server);
    let resend = format!("/api/v1/workflows/refunds/deliveries/{}/resend", kept["delivery"]);
    assert_eq!(desk.admin.post(&resend).status, 409, "nothing goes to a place that is off");
    let path = format!("/api/v1/workflows/refunds/endpoints/{}", made["endpoint"]);
    assert_eq!(desk.admin.json("PATCH", &path, &json!({"is_on": true})).value()["is_on"], true);
    desk.ask("case-3", &json!({}));
    deliver(&server);
    assert_eq!(receiver.take().len(), 1, "what happened while it was off is not sent");
    desk.audited();
}

#[test]
fn one_bad_message_does_not_switch_off_a_place_that_takes_others() {
    let server = open_server();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let receiver = Receiver::start();
    add(&desk, "webhook", &receiver.url(), &["item.opened"]);
    desk.ask("bad", &json!({}));
    for hour in 0..40 {
        // The first message in each hour is the bad one's, if it is due.
        receiver.answers.lock().unwrap().clear();
        receiver.then(&["500 No"; 4]);
        deliver(&server);
        server.wait_secs(1800);
        receiver.answers.lock().unwrap().clear();
        if hour % 5 == 0 {
            desk.ask(&format!("good-{hour}"), &json!({}));
        }
        let is_bad_in_line =
            deliveries(&desk).iter().any(|one| one["state"] == "pending" && one["tries"].as_i64() > Some(1));
        if !is_bad_in_line {
            deliver(&server);
        }
        server.wait_secs(1800);
    }
    assert_eq!(desk.admin.get("/api/v1/workflows/refunds/endpoints").value()[0]["is_on"], true);
}

#[test]
fn gone_ends_it_at_once_and_a_redirect_is_not_followed() {
    let server = open_server();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let (receiver, canary) = (Receiver::start(), Receiver::start());
    add(&desk, "webhook", &receiver.url(), &["item.opened"]);
    receiver.then(&[&format!("302 Found\r\nlocation: {}", canary.url()), "410 Gone"]);
    desk.ask("case-1", &json!({}));
    deliver(&server);
    assert!(deliveries(&desk)[0]["problem"].as_str().unwrap().contains("redirect"));
    server.wait_secs(10);
    deliver(&server);
    assert_eq!((receiver.take().len(), canary.take().len()), (2, 0));
    assert_eq!(deliveries(&desk)[0]["state"], "failed");
    let shown = &desk.admin.get("/api/v1/workflows/refunds/endpoints").value()[0];
    assert!(shown["off_reason"].as_str().unwrap().contains("410"));
}

#[test]
fn a_receiver_that_asks_for_time_gets_it() {
    let server = open_server();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let receiver = Receiver::start();
    add(&desk, "webhook", &receiver.url(), &["item.opened"]);
    receiver.then(&["429 Slow\r\nretry-after: 100"]);
    desk.ask("case-1", &json!({}));
    deliver(&server);
    server.wait_secs(99);
    desk.ask("case-2", &json!({}));
    deliver(&server);
    assert_eq!(receiver.take().len(), 1, "the others wait too");
    server.wait_secs(2);
    deliver(&server);
    assert_eq!(receiver.take().len(), 2);
}

#[test]
fn nobody_sees_or_touches_another_workflows_notices() {
    let server = open_server();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let other = Desk::open(&server, "mails", &json!({}));
    let receiver = Receiver::start();
    let made = add(&desk, "webhook", &receiver.url(), &["item.opened"]);
    desk.ask("case-1", &json!({}));
    deliver(&server);
    receiver.take();
    let delivery = deliveries(&desk)[0]["delivery"].clone();
    let eve = server.person("eve");
    other.join(eve, WorkflowRole::Engineer);
    let eve = server.token(eve, &Scope::ALL);
    let endpoint = made["endpoint"].clone();
    // Through her own workflow, whose rows she passes; through the foreign one; through the server's.
    for base in ["/api/v1/workflows/mails", "/api/v1/workflows/refunds", "/api/v1"] {
        let tries = [
            eve.get(&format!("{base}/deliveries/{delivery}")),
            eve.post(&format!("{base}/deliveries/{delivery}/resend")),
            eve.post(&format!("{base}/endpoints/{endpoint}/rotate")),
            eve.post(&format!("{base}/endpoints/{endpoint}/test")),
            eve.json("PATCH", &format!("{base}/endpoints/{endpoint}"), &json!({"target": receiver.url()})),
            eve.send("DELETE", &format!("{base}/endpoints/{endpoint}"), &[], b""),
        ];
        for reply in tries {
            let expected = if base == "/api/v1" { 403 } else { 404 };
            assert_eq!(reply.status, expected, "{base}: {}", reply.text());
        }
    }
    let listed = eve.get(&format!("/api/v1/workflows/mails/deliveries?endpoint={endpoint}"));
    assert_eq!(listed.value(), json!([]));
    // Nor does an admin by a slip of the path.
    assert_eq!(desk.admin.get(&format!("/api/v1/deliveries/{delivery}")).status, 404);
    deliver(&server);
    assert_eq!(receiver.take().len(), 0);
}

#[test]
fn nothing_is_open_until_the_operator_says_so() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let path = "/api/v1/workflows/refunds/endpoints";
    let ask = |channel: &str, target: &str, events: Value| {
        desk.admin.json("POST", path, &json!({"channel": channel, "target": target, "events": events}))
    };
    let closed = ask("webhook", "https://hooks.example.org/", json!(["*"]));
    assert_eq!(closed.status, 422);
    assert!(closed.message().contains("webhook_targets"), "{}", closed.text());
    assert!(ask("email", "a@x.example", json!(["queue.digest"])).message().contains("smtp_host"));
    let page = browser(&desk).get("/workflows/refunds/notices").text();
    assert!(page.contains("sends nothing by itself yet"), "{page}");
    let open = open_server();
    let desk = Desk::open(&open, "refunds", &json!({}));
    let ask = |channel: &str, target: &str, events: Value| {
        desk.admin.json("POST", path, &json!({"channel": channel, "target": target, "events": events}))
    };
    for wrong in ["http://127.0.0.2/x", "https://10.0.0.1/x", "ftp://127.0.0.1/", "https://a@127.0.0.1/", "x"] {
        assert_eq!(ask("webhook", wrong, json!(["*"])).status, 422, "{wrong}");
    }
    // People's channels get no message for each item.
    let each = ask("slack", "http://127.0.0.1/services/T/B/x", json!(["item.opened"]));
    assert_eq!(each.status, 422, "{}", each.text());
    assert_eq!(ask("webhook", "http://127.0.0.1/", json!(["no.such"])).status, 422);
}

/// A mail server that takes everything; returns what it was handed.
fn mailbox() -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let mails = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&mails);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            let _ = stream.get_mut().write_all(b"220 here\r\n");
            let (mut line, mut mail, mut is_data) = (String::new(), String::new(), false);
            while stream.read_line(&mut line).is_ok_and(|n| n > 0) {
                let answer = match line.trim_end() {
                    "." if is_data => {
                        kept.lock().unwrap().push(std::mem::take(&mut mail));
                        is_data = false;
                        "250 kept"
                    }
                    _ if is_data => {
                        mail.push_str(&line);
                        ""
                    }
                    "DATA" => {
                        is_data = true;
                        "354 go on"
                    }
                    "QUIT" => "221 bye",
                    _ => "250 fine",
                };
                line.clear();
                if !answer.is_empty() && stream.get_mut().write_all(format!("{answer}\r\n").as_bytes()).is_err() {
                    break;
                }
            }
        }
    });
    (port, mails)
}

#[test]
fn a_digest_sums_a_queue_up_and_is_quiet_when_there_is_nothing_new() {
    let server = open_server();
    let desk = Desk::open(&server, "refunds", &json!({"title": "Refunds"}));
    let (hook, slack) = (Receiver::start(), Receiver::start());
    let (port, mails) = mailbox();
    add(&desk, "webhook", &hook.url(), &["queue.digest"]);
    add(&desk, "slack", &slack.url(), &["queue.digest"]);
    add(&desk, "email", "lead@x.example, Bo <bo@x.example>", &["queue.digest"]);
    let mail = MailServer {
        host: "127.0.0.1".into(),
        port,
        tls: "none".into(),
        user: String::new(),
        password: String::new(),
        from: "qualm <q@x.example>".into(),
    };
    let outgoing = Outgoing { mail: Some(mail), ..outgoing(&server) };
    let next_hour = |times: usize| {
        for _ in 0..times {
            server.wait_secs(3600);
            while step(server.store(), &outgoing, server.now()).unwrap().is_some() {}
        }
        let mails = std::mem::take(&mut *mails.lock().unwrap());
        (hook.take(), slack.take(), mails)
    };
    while step(server.store(), &outgoing, server.now()).unwrap().is_some() {}
    let (came, _, _) = next_hour(3);
    assert!(came.is_empty(), "nothing waits");
    for n in 0..5 {
        desk.ask(&format!("case-{n}"), &json!({}));
    }
    let (came, posted, mailed) = next_hour(1);
    assert_eq!((came.len(), posted.len(), mailed.len()), (1, 1, 1), "one message for five items");
    let said = came[0].value();
    assert_eq!((said["type"].as_str(), said["data"]["waiting"].as_i64()), (Some("queue.digest"), Some(5)));
    assert_eq!(said["data"]["queue_url"], format!("{}/workflows/refunds/queue", server.origin()));
    let text = posted[0].value()["text"].as_str().unwrap().to_owned();
    assert!(text.starts_with("Refunds\n5 decisions wait; the oldest is due 2026-11-22 07:00 UTC"), "{text}");
    assert_eq!(posted[0].value().as_object().unwrap().len(), 1);
    let mail = &mailed[0];
    assert!(mail.contains("Subject: Refunds: 5 waiting") && mail.contains("5 decisions wait"), "{mail}");
    assert!(mail.contains("To: lead@x.example, ") && mail.contains("Auto-Submitted: auto-generated"), "{mail}");
    for text in [&came[0].body, &posted[0].body, mail] {
        let text = text.to_lowercase();
        assert!(
            !["approve", "reject", "verdict", "token", "sign-in/"].iter().any(|word| text.contains(word)),
            "{text}"
        );
        assert_eq!(text.matches("http://").count(), 1, "only the queue page: {text}");
    }
    // Due at 07:00; it is 04:00, 05:00, 06:00 now: the same five, none late.
    let (came, posted, mailed) = next_hour(3);
    assert_eq!((came.len(), posted.len(), mailed.len()), (0, 0, 0));
    let (came, _, _) = next_hour(2);
    assert_eq!(came.len(), 1, "they are late now");
    assert_eq!(came[0].value()["data"]["late"], 5);
    // Said again when something is new, and after a day.
    desk.ask("case-9", &json!({}));
    assert_eq!(next_hour(1).0.len(), 1);
    assert_eq!(next_hour(3).0.len(), 0);
    assert_eq!(next_hour(1).0.len(), 1, "the sixth is late");
    assert_eq!(next_hour(23).0.len(), 0);
    assert_eq!(next_hour(1).0.len(), 1);
}

#[test]
fn what_has_minutes_is_summed_up_every_fifteen_and_a_test_goes_out_at_once() {
    let server = open_server();
    let desk = Desk::open(&server, "replies", &json!({}));
    desk.policy(&json!({"sla_secs": 90}));
    let hook = Receiver::start();
    let made = add(&desk, "webhook", &hook.url(), &["queue.digest", "workflow.halted"]);
    deliver(&server);
    let test = format!("/api/v1/workflows/replies/endpoints/{}/test", made["endpoint"]);
    assert_eq!(desk.admin.post(&test).status, 202);
    deliver(&server);
    let came = hook.take();
    assert_eq!(
        (came[0].value()["data"]["test"].as_bool(), came[0].value()["data"]["waiting"].as_i64()),
        (Some(true), Some(0))
    );
    desk.ask("case-1", &json!({}));
    server.wait_secs(899);
    deliver(&server);
    assert_eq!(hook.take().len(), 0);
    server.wait_secs(1);
    deliver(&server);
    let came = hook.take();
    assert_eq!(came[0].value()["data"]["classes"][0]["every_secs"], 900);
    let ana = desk.reviewer("ana");
    let halt = json!({"reason_code": "drill"});
    assert_eq!(ana.json("POST", "/api/v1/workflows/replies/halt", &halt).status, 200);
    deliver(&server);
    assert_eq!(hook.take()[0].value()["type"], "workflow.halted");
}

#[test]
fn the_page_adds_tests_switches_and_removes_a_place() {
    let server = open_server();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let receiver = Receiver::start();
    let boss = browser(&desk);
    let csrf = boss.csrf();
    let target = receiver.url().replace(':', "%3A").replace('/', "%2F");
    let form = [
        ("csrf", csrf.as_str()),
        ("channel", "webhook"),
        ("name", "ops"),
        ("target", &target),
        ("event_item.opened", "1"),
    ];
    let made = boss.form("/workflows/refunds/notices", &form);
    assert_eq!(made.status, 200, "{}", made.text());
    assert!(made.text().contains("whsec_"));
    assert!(!boss.get("/workflows/refunds/notices").text().contains("whsec_"));
    let id = desk.admin.get("/api/v1/workflows/refunds/endpoints").value()[0]["endpoint"].clone();
    let act = |word: &str| boss.form(&format!("/workflows/refunds/notices/{id}"), &[("csrf", &csrf), ("act", word)]);
    assert_eq!(act("test").header("location"), Some("/workflows/refunds/notices?done=tested"));
    deliver(&server);
    assert_eq!(receiver.take()[0].value()["type"], "notice.test");
    let delivery = deliveries(&desk)[0]["delivery"].clone();
    let again = boss.form(&format!("/workflows/refunds/deliveries/{delivery}/resend"), &[("csrf", &csrf)]);
    assert_eq!(again.header("location"), Some("/workflows/refunds/notices?done=resent"));
    assert!(act("rotate").text().contains("whsec_"));
    assert_eq!(act("off").status, 303);
    assert_eq!(code(&desk.admin.post(&format!("/api/v1/workflows/refunds/endpoints/{id}/test"))).0, 409);
    assert_eq!(act("on").status, 303);
    assert_eq!(act("nonsense").status, 422);
    assert_eq!(act("remove").header("location"), Some("/workflows/refunds/notices?done=gone-endpoint"));
    assert_eq!(desk.admin.get("/api/v1/workflows/refunds/deliveries").value(), json!([]));
    let wrong = boss.form("/workflows/refunds/notices", &[("csrf", &csrf), ("channel", "webhook"), ("target", "x")]);
    assert!(wrong.status == 422 && wrong.text().contains("begins with https://"), "{}", wrong.text());
    assert_eq!(boss.get("/notices").status, 200);
}

#[test]
fn a_checkpoint_goes_to_whoever_keeps_the_servers_checkpoints_elsewhere() {
    let server = open_server();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let receiver = Receiver::start();
    let body = json!({"channel": "webhook", "target": receiver.url(), "events": ["audit.checkpoint"]});
    assert_eq!(desk.admin.json("POST", "/api/v1/endpoints", &body).status, 201);
    let own = desk.admin.json("POST", "/api/v1/workflows/refunds/endpoints", &body);
    assert_eq!(own.status, 422, "it is not one workflow's: {}", own.text());
    let rules = CheckpointRules { every_entries: 5, every_minutes: 10, also_to: None };
    let mut clock = CheckpointClock::new(rules, server.store().dir());
    let tick = |clock: &mut CheckpointClock| keep_checkpoint(&server.workshop, clock, server.now()).unwrap();
    assert!(tick(&mut clock) && !tick(&mut clock));
    desk.ask("case-1", &json!({}));
    assert!(!tick(&mut clock), "neither five entries nor ten minutes");
    server.wait_secs(600);
    assert!(tick(&mut clock));
    server.wait_secs(600);
    assert!(!tick(&mut clock), "nothing new");
    (2..9).for_each(|n| drop(desk.ask(&format!("case-{n}"), &json!({}))));
    assert!(tick(&mut clock));
    deliver(&server);
    let came = receiver.take();
    assert_eq!(came.len(), 3);
    let made: Checkpoint = serde_json::from_value(came[2].value()["data"]["checkpoint"].clone()).unwrap();
    assert!(made.is_signed());
    assert_eq!((made.size, made.head.clone()), server.store().read(|r| r.audit_head()).unwrap());
    let moved = Checkpoint { size: made.size - 1, ..made };
    assert!(!moved.is_signed());
}
