//! A server of our own on a temporary folder, and a small keep-alive HTTP client, for benchmarks and tests that look at
//! the built binary from outside.
#![allow(dead_code)]

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The built binary.
pub const QUALM: &str = env!("CARGO_BIN_EXE_qualm");

/// Runs a command on a data directory and returns its standard output; panics with its standard error when it fails.
pub fn qualm(dir: &Path, args: &[&str]) -> String {
    let output = Command::new(QUALM).arg("--data").arg(dir).args(args).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "qualm {args:?}: {said}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    pub address: String,
    dir: PathBuf,
}

impl Server {
    pub fn start(dir: &Path) -> Server {
        let mut child = Command::new(QUALM)
            .arg("--data")
            .arg(dir)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .env("QUALM_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = loop {
            let line = lines.next().expect("the server ended before it listened").unwrap();
            if let Some(url) = line.strip_prefix("Listening: ") {
                break url.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
            }
        };
        std::thread::spawn(move || lines.for_each(drop));
        Server { child, address, dir: dir.to_owned() }
    }

    /// As a power cut would: no warning, no clean-up.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn process_id(&self) -> u32 {
        self.child.id()
    }

    /// Resident memory in MB.
    pub fn resident_mb(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or("0 0");
        line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    }

    /// Peak resident memory in MB.
    pub fn peak_mb(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or("0 0");
        line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    }

    pub fn client(&self, token: &str) -> Client {
        Client { address: self.address.clone(), token: token.to_owned(), stream: None }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One connection, kept alive.
pub struct Client {
    address: String,
    token: String,
    stream: Option<BufReader<TcpStream>>,
}

/// A status and a body.
pub struct Reply {
    pub status: u16,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("{}: {}", self.status, String::from_utf8_lossy(&self.body)))
    }

    /// The body, if the status is the expected one.
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        if self.body.is_empty() { Value::Null } else { self.json() }
    }
}

impl Client {
    pub fn get(&mut self, path: &str) -> std::io::Result<Reply> {
        self.send("GET", path, "application/json", b"")
    }

    pub fn post(&mut self, path: &str, body: &Value) -> std::io::Result<Reply> {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.send("POST", path, "application/json", body.as_bytes())
    }

    pub fn send(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> std::io::Result<Reply> {
        let reply = self.try_send(method, path, kind, body);
        if reply.is_err() {
            self.stream = None;
        }
        reply
    }

    fn try_send(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> std::io::Result<Reply> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(&self.address)?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_secs(120)))?;
            self.stream = Some(BufReader::new(stream));
        }
        let Some(stream) = self.stream.as_mut() else { unreachable!() };
        let head = format!(
            "{method} /api/v1{path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n",
            self.address,
            self.token,
            body.len()
        );
        let mut request = head.into_bytes();
        request.extend_from_slice(body);
        stream.get_mut().write_all(&request)?;
        read_reply(stream)
    }
}

fn broken(what: &str) -> std::io::Error {
    std::io::Error::other(what.to_owned())
}

fn read_reply(stream: &mut BufReader<TcpStream>) -> std::io::Result<Reply> {
    let mut line = String::new();
    stream.read_line(&mut line)?;
    let status = line.split_whitespace().nth(1).and_then(|s| s.parse().ok()).ok_or_else(|| broken("no status line"))?;
    let (mut length, mut is_chunked) = (0usize, false);
    loop {
        line.clear();
        if stream.read_line(&mut line)? == 0 {
            return Err(broken("the reply ended in its head"));
        }
        let header = line.trim().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().map_err(|_| broken("bad length"))?;
        }
        is_chunked |= header.starts_with("transfer-encoding:") && header.contains("chunked");
    }
    let mut body = Vec::new();
    if is_chunked {
        loop {
            line.clear();
            stream.read_line(&mut line)?;
            let size = usize::from_str_radix(line.trim(), 16).map_err(|_| broken("bad chunk"))?;
            let start = body.len();
            body.resize(start + size, 0);
            stream.read_exact(&mut body[start..])?;
            line.clear();
            stream.read_line(&mut line)?;
            if size == 0 {
                break;
            }
        }
    } else {
        body.resize(length, 0);
        stream.read_exact(&mut body)?;
    }
    Ok(Reply { status, body })
}

/// Short made-up texts of about a dozen words, no two alike, one JSON object a line.
pub fn made_up_texts(count: usize) -> String {
    const WORDS: usize = 20_000;
    let mut out = String::with_capacity(count * 120);
    let mut state = 7u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    for n in 0..count {
        out.push_str(&format!("{{\"id\":\"t{n}\",\"text\":\""));
        for at in 0..12 {
            // A long tail: small word numbers are common.
            let (a, b) = (next() % WORDS, next() % WORDS);
            let mut word = (a * b / WORDS).min(WORDS - 1) + 26;
            if at > 0 {
                out.push(' ');
            }
            while word > 0 {
                out.push(char::from(b'a' + (word % 26) as u8));
                word /= 26;
            }
        }
        out.push_str("\"}\n");
    }
    out
}

/// Milliseconds of one 4 KB append with a sync, over `times` of them: median and 99th percentile.
pub fn disk_sync_ms(dir: &Path, times: usize) -> (f64, f64) {
    let mut file = std::fs::File::create(dir.join("sync-probe")).unwrap();
    let mut taken: Vec<f64> = (0..times)
        .map(|_| {
            let start = std::time::Instant::now();
            file.write_all(&[0u8; 4096]).unwrap();
            file.sync_data().unwrap();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    (taken[times / 2], taken[times * 99 / 100])
}

/// The value at a share of sorted numbers.
pub fn percentile(sorted: &[f64], share: f64) -> f64 {
    sorted[((sorted.len() as f64 * share) as usize).min(sorted.len() - 1)]
}
