//! A server of images on loopback: stripes as PNG, made here byte by byte, and a list of what was asked for.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// What somebody asked for: the path, and the headers in lower case.
pub struct Asked {
    pub path: String,
    pub headers: Vec<String>,
}

pub struct ImageServer {
    /// `localhost:PORT`.
    pub host: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    is_over: Arc<AtomicBool>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl ImageServer {
    /// Answers `/N.png` with stripes, everything else with 404.
    pub fn start() -> ImageServer {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        // A name of its own: cookies of a host go to all its ports.
        let host = format!("localhost:{}", listener.local_addr().unwrap().port());
        let (asked, is_over) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let (list, stop) = (Arc::clone(&asked), Arc::clone(&is_over));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                if let Ok(stream) = stream {
                    // A browser that opens a connection ahead and says nothing must not hold up the others.
                    let list = Arc::clone(&list);
                    std::thread::spawn(move || answer(stream, &list));
                }
            }
        });
        ImageServer { host, asked, is_over, thread: Some(thread) }
    }

    pub fn url(&self, name: &str) -> String {
        format!("http://{}/{name}", self.host)
    }

    /// How often this path was asked for.
    pub fn count(&self, name: &str) -> usize {
        let path = format!("/{name}");
        self.asked.lock().unwrap().iter().filter(|asked| asked.path == path).count()
    }

    /// Everything that was asked for.
    pub fn each(&self, look: impl FnMut(&Asked)) {
        self.asked.lock().unwrap().iter().for_each(look);
    }
}

impl Drop for ImageServer {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // Wakes the one that waits for the next connection.
        let _ = TcpStream::connect(&self.host);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(mut stream: TcpStream, asked: &Mutex<Vec<Asked>>) {
    let _ = stream.set_read_timeout(Some(std::time::Duration::from_secs(20)));
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).map(|line| line.to_lowercase()).collect();
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let number = path.trim_start_matches('/').strip_suffix(".png").and_then(|number| number.parse::<u32>().ok());
    asked.lock().unwrap().push(Asked { path, headers });
    let (status, kind, body) = match number {
        Some(number) => ("200 OK", "image/png", stripes(number)),
        None => ("404 Not Found", "text/plain", b"no such image".to_vec()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\ncache-control: max-age=600\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
}

/// 600 by 400 points in grey, with stripes of a width of its own, uncompressed.
fn stripes(number: u32) -> Vec<u8> {
    const SIZE: (u32, u32) = (600, 400);
    let width = 8 + number % 24;
    let mut rows = Vec::new();
    for y in 0..SIZE.1 {
        rows.push(0);
        rows.extend((0..SIZE.0).map(|x| if ((x + y / 2) / width).is_multiple_of(2) { 40u8 } else { 210 }));
    }
    let mut head = [SIZE.0.to_be_bytes(), SIZE.1.to_be_bytes()].concat();
    // Eight bits, grey, the only compression and filter there are, not interlaced.
    head.extend([8, 0, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", head), (b"IDAT", stored(&rows)), (b"IEND", vec![])] {
        png.extend((data.len() as u32).to_be_bytes());
        let body = [&kind[..], &data].concat();
        png.extend(&body);
        png.extend(crc32(&body).to_be_bytes());
    }
    png
}

/// A zlib stream of stored blocks (RFC 1950 and 1951).
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let last = bytes.len().div_ceil(0xffff) - 1;
    for (at, block) in bytes.chunks(0xffff).enumerate() {
        let length = block.len() as u16;
        out.push(u8::from(at == last));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    let (a, b) = bytes.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    out.extend((b << 16 | a).to_be_bytes());
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}
