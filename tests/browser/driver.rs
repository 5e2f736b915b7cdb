//! A browser driven over the WebDriver protocol: Chromium and its driver as the system has them, and a few dozen lines
//! of client. Without them the tests are skipped with a word; where `CI=true` they fail instead.

use base64::Engine;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Deque's accessibility rules, unchanged and under their own licence (MPL 2.0). It is no part of the program.
const AXE: &str = include_str!("axe/axe.min.js");

/// How long a page may take for anything. Machines that build and test at once are slow.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Browser {
    driver: Child,
    agent: ureq::Agent,
    session: String,
    origin: String,
    _profile: tempfile::TempDir,
}

/// One request and what came back, in bytes on the wire with headers.
pub struct Transfer {
    pub url: String,
    /// `Document`, `Script`, `Stylesheet`, `Image`, `Fetch` and so on.
    pub kind: String,
    pub bytes: u64,
    /// Whether it went to the server under test.
    pub is_own: bool,
}

fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let dirs: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| dirs.iter().map(|dir| dir.join(name)).find(|file| file.is_file()))
}

impl Browser {
    /// A browser on its own empty profile; none where there is no Chromium.
    pub fn start(origin: &str, has_script: bool) -> Option<Browser> {
        Browser::start_logging(origin, has_script, &["browser"])
    }

    /// The same; of these logs, `browser` is for [`Browser::console`] and `performance` for [`Browser::transfers`].
    pub fn start_logging(origin: &str, has_script: bool, logs: &[&str]) -> Option<Browser> {
        let found = program(&["chromium", "chromium-browser", "google-chrome"]).zip(program(&["chromedriver"]));
        let Some((chromium, driver)) = found else {
            assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "CI needs chromium and chromedriver");
            eprintln!("skipped: no chromium and chromedriver on this machine");
            return None;
        };
        let mut driver =
            Command::new(driver).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        // "ChromeDriver was started successfully on port 40123."
        let port = lines
            .map_while(Result::ok)
            .find_map(|line| {
                line.split_once("successfully on port ").map(|(_, port)| port.trim_end_matches('.').to_owned())
            })
            .expect("chromedriver says its port");
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(120)))
            .build()
            .into();
        let profile = tempfile::tempdir().unwrap();
        let mut arguments: Vec<String> = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
        ]
        .map(str::to_owned)
        .to_vec();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let prefs =
            if has_script { json!({}) } else { json!({"profile.managed_default_content_settings.javascript": 2}) };
        let mut browser = Browser {
            driver,
            agent,
            session: format!("http://127.0.0.1:{port}/session"),
            origin: origin.to_owned(),
            _profile: profile,
        };
        let options = json!({"args": arguments, "binary": chromium, "prefs": prefs});
        let logs: Value =
            logs.iter().map(|log| ((*log).to_owned(), json!("ALL"))).collect::<serde_json::Map<_, _>>().into();
        let wanted = json!({"browserName": "chrome", "goog:loggingPrefs": logs, "goog:chromeOptions": options,
                            "unhandledPromptBehavior": "accept"});
        let made = browser.call("POST", "", json!({"capabilities": {"alwaysMatch": wanted}}));
        browser.session = format!("{}/{}", browser.session, made["sessionId"].as_str().unwrap());
        browser.size(1280, false);
        Some(browser)
    }

    fn try_call(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let url = format!("{}{path}", self.session);
        let answer = match method {
            "POST" => self.agent.post(&url).header("content-type", "application/json").send(body.to_string()),
            "DELETE" => self.agent.delete(&url).call(),
            _ => self.agent.get(&url).call(),
        };
        let mut answer = answer.map_err(|e| e.to_string())?;
        let text = answer.body_mut().with_config().limit(64 << 20).read_to_string().map_err(|e| e.to_string())?;
        let mut value: Value = serde_json::from_str(&text).map_err(|e| format!("{e}: {text}"))?;
        let value = value["value"].take();
        if answer.status().is_success() { Ok(value) } else { Err(value.to_string()) }
    }

    fn call(&self, method: &str, path: &str, body: Value) -> Value {
        self.try_call(method, path, &body).unwrap_or_else(|e| panic!("{method} {path}: {e}"))
    }

    /// A command of Chromium's own protocol.
    pub fn chrome(&self, command: &str, params: Value) -> Value {
        self.call("POST", "/goog/cdp/execute", json!({"cmd": command, "params": params}))
    }

    /// A window this wide, light or dark.
    pub fn size(&self, width: u32, is_dark: bool) {
        let metrics = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600});
        self.chrome("Emulation.setDeviceMetricsOverride", metrics);
        let scheme = if is_dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.chrome("Emulation.setEmulatedMedia", features);
    }

    /// Cuts the network, or mends it.
    pub fn offline(&self, is_cut: bool) {
        self.chrome("Network.enable", json!({}));
        let conditions = json!({"offline": is_cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
        self.chrome("Network.emulateNetworkConditions", conditions);
    }

    pub fn go(&self, path: &str) {
        self.call("POST", "/url", json!({"url": format!("{}{path}", self.origin)}));
    }

    /// The path one is at.
    pub fn path(&self) -> String {
        let url = self.call("GET", "/url", Value::Null);
        url.as_str().unwrap().trim_start_matches(&self.origin).to_owned()
    }

    pub fn script(&self, body: &str) -> Value {
        self.call("POST", "/execute/sync", json!({"script": body, "args": []}))
    }

    fn find(&self, css: &str) -> Result<String, String> {
        let found = self.try_call("POST", "/element", &json!({"using": "css selector", "value": css}))?;
        let id = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str);
        id.map(str::to_owned).ok_or_else(|| found.to_string())
    }

    pub fn click(&self, css: &str) {
        let id = self.find(css).unwrap_or_else(|e| panic!("{css}: {e}"));
        self.call("POST", &format!("/element/{id}/click"), json!({}));
    }

    /// The text that is seen; empty where there is no such element.
    pub fn text(&self, css: &str) -> String {
        let text = self.find(css).and_then(|id| self.try_call("GET", &format!("/element/{id}/text"), &Value::Null));
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Presses and releases a key, wherever the focus is.
    pub fn key(&self, key: &str) {
        let presses = json!([{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]);
        self.call("POST", "/actions", json!({"actions": [{"type": "key", "id": "keyboard", "actions": presses}]}));
    }

    /// Presses a key while another is held: `code` is the place on the keyboard, `key` what it types there.
    pub fn held(&self, modifier: &str, code: &str, key: &str) {
        let bits = match modifier {
            "Shift" => 8,
            "Shift+Alt" => 9,
            _ => 1,
        };
        for kind in ["keyDown", "keyUp"] {
            let event = json!({"type": kind, "modifiers": bits, "code": code, "key": key});
            self.chrome("Input.dispatchKeyEvent", event);
        }
    }

    /// Looks until it is so.
    pub fn until(&self, what: &str, is_so: impl Fn() -> bool) {
        let start = Instant::now();
        while !is_so() {
            assert!(
                start.elapsed() < PATIENCE,
                "waited in vain until {what}; at {} the status is {:?}",
                self.path(),
                self.text("#status")
            );
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// What the console has said since the last call: level and message.
    pub fn console(&self) -> Vec<(String, String)> {
        let entries = self.call("POST", "/se/log", json!({"type": "browser"}));
        let text = |entry: &Value, name: &str| entry[name].as_str().unwrap_or_default().to_owned();
        entries.as_array().unwrap().iter().map(|entry| (text(entry, "level"), text(entry, "message"))).collect()
    }

    /// What went over the wire since the last call, in the order of the requests.
    pub fn transfers(&self) -> Vec<Transfer> {
        let entries = self.call("POST", "/se/log", json!({"type": "performance"}));
        let mut transfers: Vec<(Value, Transfer)> = Vec::new();
        for entry in entries.as_array().unwrap() {
            let Ok(entry) = serde_json::from_str::<Value>(entry["message"].as_str().unwrap_or_default()) else {
                continue;
            };
            let (method, params) = (entry["message"]["method"].as_str(), &entry["message"]["params"]);
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            match method {
                Some("Network.requestWillBeSent") => {
                    let url = text(&params["request"]["url"]);
                    let transfer =
                        Transfer { is_own: url.starts_with(&self.origin), url, kind: text(&params["type"]), bytes: 0 };
                    transfers.push((params["requestId"].clone(), transfer));
                }
                Some("Network.loadingFinished") => {
                    let of = transfers.iter_mut().rev().find(|(id, _)| *id == params["requestId"]);
                    if let Some((_, transfer)) = of {
                        transfer.bytes = params["encodedDataLength"].as_f64().unwrap_or_default() as u64;
                    }
                }
                _ => {}
            }
        }
        transfers.into_iter().map(|(_, transfer)| transfer).filter(|one| !one.url.starts_with("data:")).collect()
    }

    /// What axe-core finds serious or critical on the page: the rule, and the first element it names.
    pub fn findings(&self) -> Vec<String> {
        let run = "return axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations
            .filter((rule) => ['serious', 'critical'].includes(rule.impact))
            .map((rule) => `${rule.id} (${rule.impact}, ${rule.nodes.length}): ${rule.nodes[0].html.slice(0, 200)}
                ${rule.nodes[0].failureSummary}`))";
        let found = self.script(&format!("{AXE}\n{run}"));
        found.as_array().unwrap().iter().map(|found| found.as_str().unwrap().to_owned()).collect()
    }

    /// The whole page as PNG.
    pub fn screenshot(&self, width: u32) -> Vec<u8> {
        let height = self.script("return Math.min(document.documentElement.scrollHeight, 4000)");
        let clip = json!({"x": 0, "y": 0, "width": width, "height": height, "scale": 1});
        let shot = self.chrome("Page.captureScreenshot", json!({"captureBeyondViewport": true, "clip": clip}));
        base64::engine::general_purpose::STANDARD.decode(shot["data"].as_str().unwrap()).unwrap()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.try_call("DELETE", "", &Value::Null);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
