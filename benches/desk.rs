//! The label page as a person feels it: from the key press to the frame that shows the next item, in Chromium, and the bytes
//! of the first page.
//!
//! `cargo bench --bench desk -- [ITEMS] [PRESSES]`: 200 items of a quiet server, then 200 while rounds run one after the
//! other. ITEMS is the pool, 2,000 when absent; 100,000 takes a few minutes more, for the import and the first features.
//! A press is timed from the event's own time stamp to the second animation frame after the item changed: the first of
//! these frames paints it, so the figure is at most a frame (16.7 ms) too long and never too short. Beside it stands what
//! the browser's own Event Timing says of the same presses, which tells only of those of 16 ms and more.

#[path = "../tests/browser/driver.rs"]
#[allow(dead_code)]
mod driver;
mod support;

use driver::Browser;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, Ordering};
use support::{Server, made_up_texts, percentile, qualm};

/// The pause between two presses: a quick labeler.
const PAUSE_MS: u64 = 200;
/// What the next item may take from the press to the paint, at the 95th percentile.
const PROMISE_MS: f64 = 50.0;
/// What the first page may weigh, in thousands of bytes.
const PAGE_KB: f64 = 60.0;

/// Times every press in the page itself: the driver's own round trip would be most of the figure.
const STOPWATCH: &str = "
    window.took = [];
    window.slow = [];
    let before = '';
    const shown = () => document.querySelector('#empty').hidden ? document.querySelector('#item-id').textContent : '';
    document.addEventListener('keydown', () => { before = shown(); }, true);
    window.addEventListener('keydown', (event) => {
      const painted = () => requestAnimationFrame(() => window.took.push(performance.now() - event.timeStamp));
      const look = (isInFrame) => {
        if (shown() === before || shown() === '') requestAnimationFrame(() => look(true));
        else if (isInFrame) painted();
        else requestAnimationFrame(painted);
      };
      look(false);
    });
    new PerformanceObserver((list) => window.slow.push(...list.getEntries().filter((one) => one.name === 'keydown').map((one) => one.duration)))
      .observe({ type: 'event', durationThreshold: 16 });";

/// What one run of presses took, in milliseconds, rising.
struct Run {
    name: String,
    took: Vec<f64>,
    /// Presses that Event Timing tells of.
    slow: Vec<f64>,
}

impl Run {
    fn of(&self, share: f64) -> f64 {
        percentile(&self.took, share)
    }

    fn line(&self) -> String {
        let (slow, longest) = (self.slow.len(), self.slow.last().map_or("–".into(), |ms| format!("{ms:.0}")));
        format!(
            "{:<26} {:>7} {:>8.1} {:>8.1} {:>8.1} {:>14} {:>10}",
            self.name,
            self.took.len(),
            self.of(0.5),
            self.of(0.95),
            self.of(1.0),
            slow,
            longest
        )
    }
}

fn numbers(browser: &Browser, name: &str) -> Vec<f64> {
    let list = browser.script(&format!("return window.{name}"));
    let mut list: Vec<f64> = list.as_array().unwrap().iter().filter_map(Value::as_f64).collect();
    list.sort_by(f64::total_cmp);
    list
}

fn press(browser: &Browser, presses: usize, name: &str) -> Run {
    browser.until("the script is there", || browser.script("return document.documentElement.dataset.ready") == "yes");
    browser.script(STOPWATCH);
    for n in 0..presses {
        browser.key(if n % 2 == 0 { "1" } else { "2" });
        browser.until("the next item is painted", || browser.script("return window.took.length") == json!(n + 1));
        std::thread::sleep(std::time::Duration::from_millis(PAUSE_MS));
    }
    Run { name: name.to_owned(), took: numbers(browser, "took"), slow: numbers(browser, "slow") }
}

fn sign_in(browser: &Browser, link: &str) {
    browser.go(&format!("/sign-in/{link}"));
    browser.click("main form button");
    browser.until("one is signed in", || !browser.path().starts_with("/sign-in"));
}

/// The page as somebody opens it who was never there: everything that comes over the wire, with its headers. Items loaded
/// ahead are named beside it: they come when the page stands already. Returns thousands of bytes and strangers asked.
fn first_page(browser: &Browser) -> (f64, usize) {
    browser.chrome("Network.enable", json!({}));
    browser.chrome("Network.setCacheDisabled", json!({"cacheDisabled": true}));
    browser.transfers();
    browser.go("/projects/p/label");
    browser.until("items are loaded ahead", || {
        browser.script("return Number(document.documentElement.dataset.ahead ?? 0)").as_u64() > Some(1)
    });
    // A browser asks for the icon when it has time.
    std::thread::sleep(std::time::Duration::from_millis(500));
    let all = browser.transfers();
    let (ahead, page): (Vec<_>, Vec<_>) = all.iter().partition(|one| matches!(one.kind.as_str(), "Fetch" | "XHR"));
    for one in &page {
        println!("  {:>7} bytes  {:<10}  {}", one.bytes, one.kind, one.url.split("//").nth(1).unwrap_or(&one.url));
    }
    let sum = |list: &[&driver::Transfer]| list.iter().map(|one| one.bytes).sum::<u64>() as f64 / 1000.0;
    let strangers = all.iter().filter(|one| !one.is_own).count();
    println!("  items loaded ahead: {:.1} kB in {} requests", sum(&ahead), ahead.len());
    browser.chrome("Network.setCacheDisabled", json!({"cacheDisabled": false}));
    (sum(&page), strangers)
}

fn main() {
    let mut words = std::env::args().skip(1).filter_map(|word| word.parse::<usize>().ok());
    let items = words.next().unwrap_or(2000);
    let presses = words.next().unwrap_or(200).clamp(10, 1000);
    // Enough for both runs and for what lies ahead on two pages.
    let items = items.max(2 * presses + 100);
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let file = dir.path().join("texts.jsonl");
    std::fs::write(&file, made_up_texts(items)).unwrap();
    qualm(
        &data,
        &["project", "create", "p", "--classes", "a,b,c,d", "--text", "text", "--set", "round_every_labels=0"],
    );
    qualm(&data, &["import", "p", file.to_str().unwrap()]);
    let [ana, bo] = ["ana", "bo"].map(|name| {
        let said = qualm(&data, &["user", "add", name, "--role", "labeler", "--project", "p"]);
        said.split_whitespace().find_map(|word| word.split_once("/sign-in/")).expect("a sign-in link").1.to_owned()
    });
    qualm(&data, &["user", "add", "engineer", "--role", "engineer", "--project", "p"]);
    let engineer = qualm(&data, &["token", "create", "--user", "engineer", "--scope", "train,read"]);

    let server = Server::start(&data);
    let origin = format!("http://{}", server.address);
    let Some(browser) = Browser::start_logging(&origin, true, &["performance"]) else { return };
    sign_in(&browser, &ana);
    println!("{items} items, {presses} presses a run\nfirst page:");
    let (kilobytes, strangers) = first_page(&browser);
    drop(browser);
    // Another browser without the log, which costs time with every request.
    let Some(browser) = Browser::start(&origin, true) else { return };
    sign_in(&browser, &bo);
    browser.go("/projects/p/label");
    let quiet = press(&browser, presses, "quiet");
    let is_over = AtomicBool::new(false);
    let busy = std::thread::scope(|scope| {
        let rounds = scope.spawn(|| {
            let mut client = server.client(&engineer);
            let mut rounds = 0;
            while !is_over.load(Ordering::Relaxed) {
                let round = client.post("/projects/p/rounds", &Value::Null).unwrap().expect(202);
                let path = format!("/projects/p/rounds/{}?wait=30", round["number"]);
                while client.get(&path).unwrap().expect(200)["state"] == "running" {}
                rounds += 1;
            }
            rounds
        });
        browser.go("/projects/p/label");
        let run = press(&browser, presses, "while rounds run");
        is_over.store(true, Ordering::Relaxed);
        Run { name: format!("while {} rounds ran", rounds.join().unwrap()), ..run }
    });
    println!("from the key press to the next item painted, in ms:");
    println!(
        "{:<26} {:>7} {:>8} {:>8} {:>8} {:>14} {:>10}",
        "", "presses", "median", "p95", "max", "events ≥ 16 ms", "longest"
    );
    println!("{}\n{}", quiet.line(), busy.line());
    let is_held = |is: bool| if is { "held" } else { "NOT held" };
    let p95 = quiet.of(0.95).max(busy.of(0.95));
    println!("{PROMISE_MS} ms at p95: {} ({p95:.1} ms)", is_held(p95 <= PROMISE_MS));
    println!("{PAGE_KB} kB for the first page: {} ({kilobytes:.1} kB)", is_held(kilobytes < PAGE_KB));
    println!("no third-party request: {} ({strangers})", is_held(strangers == 0));
}
