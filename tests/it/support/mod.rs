//! `TestServer`: the real app, built by the production functions. Nothing here waits for time to pass: the clock is
//! moved by hand and the worker takes a step when a test says so.

use qualm::config::{Config, Flags};
use qualm::domain::{ProjectId, Role, Scope, Timestamp, UserId};
use qualm::http::{App, Clock, bind, run};
use qualm::people::{CreatePerson, CreateToken, MakeSignInLink, SetRole};
use qualm::rounds::Workshop;
use qualm::store::Store;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

pub struct TestServer {
    /// `127.0.0.1:PORT`.
    pub address: String,
    pub workshop: Arc<Workshop>,
    clock: Arc<AtomicI64>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
    _dir: tempfile::TempDir,
}

/// 2026-11-22T00:00:00Z.
const START: i64 = 1_795_305_600_000;

impl TestServer {
    pub fn start() -> TestServer {
        TestServer::with(&[])
    }

    /// With some settings changed.
    pub fn with(settings: &[(&'static str, &str)]) -> TestServer {
        let dir = tempfile::tempdir().unwrap();
        let mut values =
            vec![("data", dir.path().join("data").display().to_string()), ("listen", "127.0.0.1:0".into())];
        values.push(("workers", "2".into()));
        values.extend(settings.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let config = Config::load(&Flags { config: None, values }).unwrap();
        let store = Arc::new(Store::open(&config.data).unwrap());
        let workshop = Arc::new(Workshop::new(store));
        let clock = Arc::new(AtomicI64::new(START));
        let listener = bind(&config).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let (shop, time) = (Arc::clone(&workshop), Arc::clone(&clock));
        let thread = std::thread::spawn(move || {
            let app = App::new(shop, None, config, Clock::Fixed(time), address).unwrap();
            let served = run(app, listener, async {
                let _ = stopped.await;
            });
            actix_web::rt::System::new().block_on(served).unwrap();
        });
        TestServer { address: address.to_string(), workshop, clock, stop: Some(stop), thread: Some(thread), _dir: dir }
    }

    pub fn store(&self) -> &Store {
        &self.workshop.store
    }

    pub fn now(&self) -> Timestamp {
        Timestamp(self.clock.load(Ordering::SeqCst))
    }

    pub fn wait_secs(&self, secs: i64) {
        self.clock.fetch_add(secs * 1000, Ordering::SeqCst);
    }

    /// Everything that is due, done.
    pub fn settle(&self) {
        while qualm::worker::step(&self.workshop, &|| self.now()).unwrap().is_some() {}
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Somebody without a credential.
    pub fn nobody(&self) -> Client {
        Client { address: self.address.clone(), headers: Vec::new() }
    }

    pub fn person(&self, name: &str) -> UserId {
        let known = self.store().read(|r| r.person_by_name(name)).unwrap();
        known.map(|person| person.id).unwrap_or_else(|| self.new_person(name, false))
    }

    pub fn admin(&self, name: &str) -> UserId {
        self.new_person(name, true)
    }

    fn new_person(&self, name: &str, is_admin: bool) -> UserId {
        CreatePerson { name: name.into(), is_admin, by: None }.run(self.store(), self.now()).unwrap()
    }

    pub fn give(&self, person: UserId, project: ProjectId, role: Role) {
        SetRole { person, project, role: Some(role), by: None }.run(self.store(), self.now()).unwrap();
    }

    pub fn token(&self, person: UserId, scopes: &[Scope]) -> Client {
        let token = CreateToken { person, name: "test".into(), scopes: scopes.to_vec(), expires: None, by: None };
        let secret = token.run(self.store(), self.now()).unwrap().secret;
        self.nobody().with("authorization", &format!("Bearer {}", secret.expose()))
    }

    pub fn link(&self, person: UserId) -> String {
        let link = MakeSignInLink { person: Some(person), lasts_secs: 900, by: None };
        format!("/sign-in/{}", link.run(self.store(), self.now()).unwrap().expose())
    }

    /// A browser that is signed in, on one of our pages.
    pub fn browser(&self, person: UserId) -> Client {
        let path = self.link(person);
        let reply = self.nobody().on_our_page().form(&path, &[]);
        assert_eq!(reply.status, 303, "{}", reply.text());
        self.nobody().on_our_page().with("cookie", &reply.cookie())
    }

    /// A project of short texts, two classes, and as many items.
    pub fn project(&self, slug: &str, items: usize) -> ProjectId {
        let admin = self.store().read(|r| r.person_by_name("maker")).unwrap();
        let admin = admin.map_or_else(|| self.admin("maker"), |person| person.id);
        let maker = self.token(admin, &Scope::ALL);
        let settings = json!({"holdout_share": 0.0, "round_every_labels": 0});
        let made = maker.json(
            "POST",
            "/api/v1/projects",
            &json!({"slug": slug, "schema": {"kind": "choice", "classes": ["spam", "ham"]}, "recipe": {"text": ["text"]},
                    "settings": settings, "seed": 7}),
        );
        assert_eq!(made.status, 201, "{}", made.text());
        if items > 0 {
            let lines: String = (0..items)
                .map(|i| format!("{{\"id\": \"i{i}\", \"text\": \"text number {i} about thing {}\"}}\n", i * 7))
                .collect();
            let path = format!("/api/v1/projects/{slug}/items");
            let reply = maker.send("POST", &path, &[("content-type", "application/x-ndjson")], lines.as_bytes());
            assert_eq!((reply.status, reply.value()["added"].as_u64()), (200, Some(items as u64)), "{}", reply.text());
            self.settle();
        }
        self.store().read(|r| Ok(r.project_by_slug(slug)?.id)).unwrap()
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Whoever sends requests: the headers that every one of them carries.
#[derive(Clone)]
pub struct Client {
    pub address: String,
    pub headers: Vec<(String, String)>,
}

impl Client {
    pub fn with(mut self, name: &str, value: &str) -> Client {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub fn on_our_page(self) -> Client {
        let origin = format!("http://{}", self.address);
        self.with("origin", &origin).with("sec-fetch-site", "same-origin")
    }

    pub fn get(&self, path: &str) -> Reply {
        self.send("GET", path, &[], b"")
    }

    pub fn post(&self, path: &str) -> Reply {
        self.send("POST", path, &[], b"")
    }

    pub fn json(&self, method: &str, path: &str, body: &Value) -> Reply {
        self.send(method, path, &[("content-type", "application/json")], body.to_string().as_bytes())
    }

    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+"))).collect();
        self.send("POST", path, &[("content-type", "application/x-www-form-urlencoded")], body.join("&").as_bytes())
    }

    /// What the forms of this browser's session carry.
    pub fn csrf(&self) -> String {
        let page = self.get("/help").text();
        let start = page.find("name=\"csrf\" value=\"").expect("a form with a token") + 19;
        page[start..].chars().take_while(|c| *c != '"').collect()
    }

    pub fn head(&self, method: &str, path: &str, headers: &[(&str, &str)], length: usize) -> String {
        let mut head = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\n");
        let own = self.headers.iter().map(|(n, v)| (n.as_str(), v.as_str()));
        let all: Vec<(&str, &str)> = own.chain(headers.iter().copied()).collect();
        if !all.iter().any(|(name, _)| *name == "host") {
            head.push_str(&format!("host: {}\r\n", self.address));
        }
        for (name, value) in all {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if length > 0 {
            head.push_str(&format!("content-length: {length}\r\n"));
        }
        head + "\r\n"
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let mut stream = self.connect();
        stream.write_all(self.head(method, path, headers, body.len()).as_bytes()).unwrap();
        // A server that has answered already may refuse the rest of a body.
        let _ = stream.write_all(body);
        read(&mut stream)
    }
}

/// Reads to the end of the connection.
pub fn read(stream: &mut TcpStream) -> Reply {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a head") + 4;
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let is_chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let body = if is_chunked { unchunk(&bytes[end..]) } else { bytes[end..].to_vec() };
    Reply { status, headers, body }
}

fn unchunk(mut bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(line) = bytes.windows(2).position(|w| w == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&bytes[..line]).unwrap(), 16).unwrap();
        body.extend_from_slice(&bytes[line + 2..line + 2 + size]);
        bytes = &bytes[line + 4 + size..];
    }
    body
}

pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn value(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The message of an error.
    pub fn message(&self) -> String {
        self.value()["error"]["message"].as_str().unwrap_or_default().to_owned()
    }

    /// The session cookie that was set.
    pub fn cookie(&self) -> String {
        self.header("set-cookie").expect("a cookie").split(';').next().unwrap().to_owned()
    }
}
