//! Every setting of the server: defaults < file < environment < flags. A setting is one field here; its comment is the
//! help text, and `qualm config show` prints each value and where it came from.

use crate::domain::Targets;
use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase", tag = "kind", content = "what")]
pub enum From {
    /// Nobody said anything.
    Default,
    /// The settings file.
    File(String),
    /// An environment variable.
    Environment(String),
    /// A flag of the command line.
    Flag(String),
}

impl std::fmt::Display for From {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            From::Default => f.write_str("default"),
            From::File(path) => write!(f, "file {path}"),
            From::Environment(name) => write!(f, "environment {name}"),
            From::Flag(name) => write!(f, "flag {name}"),
        }
    }
}

/// One line of `qualm config show`.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Explained {
    /// The setting's name in the file; the flag and the variable are made from it.
    pub name: &'static str,
    /// Its value now.
    pub value: String,
    /// Where the value came from.
    pub from: From,
    /// What it does.
    pub help: &'static str,
}

/// What the command line says about settings.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// A settings file other than `qualm.toml` in the data directory; it must exist.
    pub config: Option<PathBuf>,
    /// Settings by name.
    pub values: Vec<(&'static str, String)>,
}

/// How a value is read and shown.
trait Value: Sized {
    fn parse(text: &str) -> std::result::Result<Self, String>;
    fn show(&self) -> String;
}

impl Value for PathBuf {
    fn parse(text: &str) -> std::result::Result<Self, String> {
        if text.is_empty() { Err("use a path".into()) } else { Ok(PathBuf::from(text)) }
    }

    fn show(&self) -> String {
        self.display().to_string()
    }
}

impl Value for SocketAddr {
    fn parse(text: &str) -> std::result::Result<Self, String> {
        let text = text.replace("localhost:", "127.0.0.1:");
        text.parse().map_err(|_| "use an address and a port, such as 127.0.0.1:8080 or [::1]:8080".to_owned())
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl Value for u64 {
    fn parse(text: &str) -> std::result::Result<Self, String> {
        text.replace('_', "").parse().map_err(|_| "use a whole number".to_owned())
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl Value for bool {
    fn parse(text: &str) -> std::result::Result<Self, String> {
        match text {
            "true" | "yes" | "on" | "1" => Ok(true),
            "false" | "no" | "off" | "0" | "" => Ok(false),
            _ => Err("use true or false".into()),
        }
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl Value for String {
    fn parse(text: &str) -> std::result::Result<Self, String> {
        Ok(text.to_owned())
    }

    fn show(&self) -> String {
        self.clone()
    }
}

impl Value for Targets {
    fn parse(text: &str) -> std::result::Result<Self, String> {
        Targets::parse(text)
    }

    fn show(&self) -> String {
        Targets::show(self)
    }
}

/// A value that is never printed: `config show` only says that it is there.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Hidden(String);

impl Hidden {
    /// The text itself, for the one place that uses it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.show())
    }
}

impl Value for Hidden {
    /// `@FILE` reads the first line of a file.
    fn parse(text: &str) -> std::result::Result<Self, String> {
        let Some(path) = text.strip_prefix('@') else { return Ok(Hidden(text.to_owned())) };
        let read = std::fs::read_to_string(path).map_err(|e| format!("the file cannot be read: {e}"))?;
        Ok(Hidden(read.lines().next().unwrap_or_default().to_owned()))
    }

    fn show(&self) -> String {
        if self.0.is_empty() { String::new() } else { "***".into() }
    }
}

/// The address people type, without a path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublicUrl(Option<(bool, String)>);

impl PublicUrl {
    /// Whether browsers reach us by https; false when nothing was set.
    pub fn is_https(&self) -> bool {
        self.0.as_ref().is_some_and(|(https, _)| *https)
    }

    /// Host and, unless it is the scheme's own, port.
    pub fn host(&self) -> Option<&str> {
        self.0.as_ref().map(|(_, host)| host.as_str())
    }

    /// `https://host:port`, as an `Origin` header says it.
    pub fn origin(&self) -> Option<String> {
        self.0.as_ref().map(|(https, host)| format!("{}://{host}", if *https { "https" } else { "http" }))
    }
}

impl Value for PublicUrl {
    fn parse(text: &str) -> std::result::Result<Self, String> {
        if text.is_empty() {
            return Ok(PublicUrl(None));
        }
        let wrong = || "use a scheme and a host without a path, such as https://labels.example.org".to_owned();
        let (is_https, rest) = if let Some(rest) = text.strip_prefix("https://") {
            (true, rest)
        } else if let Some(rest) = text.strip_prefix("http://") {
            (false, rest)
        } else {
            return Err(wrong());
        };
        let host = rest.strip_suffix('/').unwrap_or(rest).to_ascii_lowercase();
        let own_port = if is_https { ":443" } else { ":80" };
        let host = host.strip_suffix(own_port).unwrap_or(&host).to_owned();
        if host.is_empty() || !host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b)) {
            return Err(wrong());
        }
        Ok(PublicUrl(Some((is_https, host))))
    }

    fn show(&self) -> String {
        self.origin().unwrap_or_default()
    }
}

impl Value for Vec<IpAddr> {
    fn parse(text: &str) -> std::result::Result<Self, String> {
        text.split([',', ' '])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().map_err(|_| format!("`{part}` is not an IP address")))
            .collect()
    }

    fn show(&self) -> String {
        self.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
    }
}

macro_rules! settings {
    ($($(#[doc = $help:literal])+ $name:ident: $type:ty = $default:literal,)*) => {
        /// The server's settings.
        #[derive(Debug, Clone)]
        pub struct Config {
            $($(#[doc = $help])+ pub $name: $type,)*
            from: BTreeMap<&'static str, From>,
        }

        impl Config {
            /// Every setting's name, in the order of this file.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            fn defaults() -> Config {
                Config {
                    $($name: <$type as Value>::parse($default).expect("a default reads"),)*
                    from: BTreeMap::new(),
                }
            }

            fn set(&mut self, name: &str, text: &str, from: From) -> std::result::Result<(), String> {
                match name {
                    $(stringify!($name) => {
                        self.$name = Value::parse(text)?;
                        self.from.insert(stringify!($name), from);
                    })*
                    _ => return Err(format!("there is no such setting; there are {}", Config::NAMES.join(", "))),
                }
                Ok(())
            }

            /// Every setting with its value, where that came from, and what it does.
            pub fn explain(&self) -> Vec<Explained> {
                vec![$(Explained {
                    name: stringify!($name),
                    value: self.$name.show(),
                    from: self.from.get(stringify!($name)).cloned().unwrap_or(From::Default),
                    help: concat!($($help),+).trim_ascii_start(),
                }),*]
            }
        }
    };
}

settings! {
    /// Where qualm keeps everything. Created when missing.
    data: PathBuf = "qualm-data",
    /// Address and port to listen on. When nobody chose one and the port is taken, the next free port is used.
    listen: SocketAddr = "127.0.0.1:8080",
    /// The address people type, when a proxy stands in front: `https://labels.example.org`. Decides cookies, links, and which Host and Origin are accepted.
    public_url: PublicUrl = "",
    /// Most bytes in the body of a request, imports apart.
    body_limit: u64 = "33554432",
    /// Most bytes in the body of an import.
    import_limit: u64 = "4294967296",
    /// Longest silence in a body in seconds. A body must also bring 1 KiB for every second beyond this.
    body_deadline_secs: u64 = "20",
    /// Seconds without a request after which a session ends.
    session_idle_secs: u64 = "28800",
    /// Seconds after which a session ends however busy it is.
    session_absolute_secs: u64 = "604800",
    /// Session cookies over plain HTTP: `auto` decides by the scheme of public_url; `no` sends them over https only.
    insecure_cookies: String = "auto",
    /// Lets the first admin sign in from another machine, before anybody has an account.
    allow_remote_setup: bool = "false",
    /// Addresses of proxies whose X-Forwarded-For is believed, with commas between.
    trusted_proxies: Vec<IpAddr> = "",
    /// A signed checkpoint of the audit log is made after so many new entries; 0: not by their number.
    checkpoint_entries: u64 = "1000",
    /// And after so many minutes, if there is a new entry; 0: not by time.
    checkpoint_minutes: u64 = "60",
    /// Another directory that gets a copy of each checkpoint, on another machine best; empty: none.
    checkpoint_dir: String = "",
    /// What webhooks may reach: `*` for public addresses by https; names, `*.example.org`, addresses and networks open themselves, private or not and by plain http too. Empty: no webhook is sent.
    webhook_targets: Targets = "",
    /// The mail server that digests are handed to; empty: no mail is sent.
    smtp_host: String = "",
    /// Its port.
    smtp_port: u64 = "587",
    /// How the way to it is kept secret: `starttls`, `tls`, or `none` inside one machine.
    smtp_tls: String = "starttls",
    /// Who signs in there; empty: nobody.
    smtp_user: String = "",
    /// With what password; `@FILE` reads it from a file. Never shown.
    smtp_password: Hidden = "",
    /// Who the mail is from: `qualm <qualm@example.org>`.
    smtp_from: String = "",
    /// Threads that answer requests; 0 takes one per core.
    workers: u64 = "0",
    /// What is logged: error, warn, info, debug, trace, or a filter such as `info,qualm=debug`.
    log: String = "info",
    /// How it is logged: `text` for people, `json` for machines.
    log_format: String = "text",
}

/// The settings file's name inside the data directory.
pub const FILE: &str = "qualm.toml";

impl Config {
    /// Reads the settings. What is wrong is said with the place it stands in.
    pub fn load(flags: &Flags) -> Result<Config> {
        Config::load_from(flags, std::env::vars())
    }

    fn load_from(flags: &Flags, environment: impl IntoIterator<Item = (String, String)>) -> Result<Config> {
        let mut config = Config::defaults();
        let said: BTreeMap<String, String> = environment
            .into_iter()
            .filter_map(|(name, value)| Some((name.strip_prefix("QUALM_")?.to_ascii_lowercase(), value)))
            .collect();
        // The file may lie in the data directory, so where that is has to be known first.
        let flag = |name: &str| flags.values.iter().rev().find(|(n, _)| *n == name).map(|(_, value)| value.clone());
        let data = flag("data").or_else(|| said.get("data").cloned());
        let file = match flags.config.clone().or_else(|| said.get("config").map(PathBuf::from)) {
            Some(path) => Some(path),
            None => {
                let path = data.as_ref().map_or_else(|| config.data.clone(), PathBuf::from).join(FILE);
                path.exists().then_some(path)
            }
        };
        if let Some(path) = file {
            config.read_file(&path)?;
        }
        for (name, value) in &said {
            // Other programs' variables may begin like ours; only our own names are settings.
            if name != "config" && Config::NAMES.contains(&name.as_str()) {
                let variable = format!("QUALM_{}", name.to_ascii_uppercase());
                config
                    .set(name, value, From::Environment(variable.clone()))
                    .map_err(|why| Error::Invalid(format!("{variable} is `{value}`: {why}")))?;
            }
        }
        for (name, value) in &flags.values {
            let flag = format!("--{}", name.replace('_', "-"));
            config
                .set(name, value, From::Flag(flag.clone()))
                .map_err(|why| Error::Invalid(format!("{flag} {value}: {why}")))?;
        }
        config.check()?;
        Ok(config)
    }

    fn read_file(&mut self, path: &Path) -> Result<()> {
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|e| Error::Invalid(format!("cannot read the settings file {shown}: {e}")))?;
        let table: toml::Table = toml::from_str(&text).map_err(|e| {
            let line = e.span().map_or(1, |span| text[..span.start.min(text.len())].lines().count().max(1));
            Error::Invalid(format!("{shown}, line {line}: {}", e.message()))
        })?;
        for (name, value) in &table {
            let line = text
                .lines()
                .position(|line| {
                    let line = line.trim_start().trim_start_matches(['[', '"', '\'']);
                    line.strip_prefix(name.as_str())
                        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
                })
                .map_or(1, |at| at + 1);
            let value = plain(value);
            self.set(name, &value, From::File(shown.clone()))
                .map_err(|why| Error::Invalid(format!("{shown}, line {line}: `{name}`: {why}")))?;
        }
        Ok(())
    }

    fn check(&self) -> Result<()> {
        let wrong = |name: &str, why: &str| Err(Error::Invalid(format!("the setting {name}: {why}")));
        if !["auto", "yes", "no"].contains(&self.insecure_cookies.as_str()) {
            return wrong("insecure_cookies", "use auto, yes or no");
        }
        if !["text", "json"].contains(&self.log_format.as_str()) {
            return wrong("log_format", "use text or json");
        }
        if self.body_limit < 1024 {
            return wrong("body_limit", "use at least 1024 bytes");
        }
        if self.body_deadline_secs == 0 || self.session_idle_secs == 0 || self.session_absolute_secs == 0 {
            return wrong("body_deadline_secs, session_idle_secs, session_absolute_secs", "use at least one second");
        }
        if !["starttls", "tls", "none"].contains(&self.smtp_tls.as_str()) {
            return wrong("smtp_tls", "use starttls, tls or none");
        }
        if !(1..=65_535).contains(&self.smtp_port) {
            return wrong("smtp_port", "use a port from 1 to 65535");
        }
        if !self.smtp_host.is_empty() && !self.smtp_from.contains('@') {
            return wrong("smtp_from", "name the address that mail is from");
        }
        if self.smtp_tls == "none" && !self.smtp_password.expose().is_empty() {
            return wrong("smtp_tls", "a password is not sent without encryption; use starttls or tls");
        }
        if self.checkpoint_entries > 1_000_000_000 || self.checkpoint_minutes > 1_000_000 {
            return wrong("checkpoint_entries, checkpoint_minutes", "use a smaller number");
        }
        if self.workers > 1024 {
            return wrong("workers", "use at most 1024");
        }
        Ok(())
    }

    /// Whether somebody chose the address to listen on.
    pub fn listen_was_chosen(&self) -> bool {
        self.from.contains_key("listen")
    }

    /// Whether session cookies carry `Secure`, and the prefix that ties them to it.
    pub fn secure_cookies(&self) -> bool {
        match self.insecure_cookies.as_str() {
            "yes" => false,
            "no" => true,
            _ => self.public_url.is_https(),
        }
    }
}

/// A value of the file as the text the other places would use.
fn plain(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Boolean(is) => is.to_string(),
        toml::Value::Array(parts) => parts.iter().map(plain).collect::<Vec<_>>().join(","),
        // No setting is one of these; what stands there shows up in the message.
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(flags: &[(&'static str, &str)], environment: &[(&str, &str)], file: &str) -> Result<Config> {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(FILE), file).unwrap();
        let data = dir.path().display().to_string();
        let mut values = vec![("data", data)];
        values.extend(flags.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let environment = environment.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        Config::load_from(&Flags { config: None, values }, environment)
    }

    fn from(config: &Config, name: &str) -> String {
        config.explain().into_iter().find(|e| e.name == name).unwrap().from.to_string()
    }

    #[test]
    fn the_nearer_word_wins_and_says_where_it_stood() {
        let file = "body_limit = 2048\nlog = \"warn\"\nworkers = 3\n";
        let config = load(&[("log", "error")], &[("QUALM_LOG", "debug"), ("QUALM_WORKERS", "2")], file).unwrap();
        assert_eq!((config.body_limit, config.workers, config.log.as_str()), (2048, 2, "error"));
        assert!(from(&config, "body_limit").ends_with("qualm.toml"));
        assert_eq!(from(&config, "workers"), "environment QUALM_WORKERS");
        assert_eq!(from(&config, "log"), "flag --log");
        assert_eq!(from(&config, "import_limit"), "default");
        assert!(!config.listen_was_chosen());
        assert_eq!(config.explain()[0].help, "Where qualm keeps everything. Created when missing.");
    }

    #[test]
    fn an_unknown_key_a_wrong_value_and_broken_toml_are_named_with_their_line() {
        let error = load(&[], &[], "log = \"info\"\n\nlisten_on = 4\n").unwrap_err().to_string();
        assert!(error.contains("line 3") && error.contains("listen_on") && error.contains("body_limit"), "{error}");
        let error = load(&[], &[], "\nlisten = \"here\"\n").unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains("127.0.0.1:8080"), "{error}");
        let error = load(&[], &[], "log = \"info\"\nworkers = = 2\n").unwrap_err().to_string();
        assert!(error.contains("line 2"), "{error}");
        assert!(load(&[], &[("QUALM_BODY_LIMIT", "much")], "").unwrap_err().to_string().contains("QUALM_BODY_LIMIT"));
    }

    #[test]
    fn a_public_url_is_a_scheme_and_a_host() {
        let config = load(&[("public_url", "https://Labels.example.org:443/")], &[], "").unwrap();
        assert_eq!(config.public_url.origin().as_deref(), Some("https://labels.example.org"));
        assert!(config.secure_cookies());
        for bad in ["labels.example.org", "https://a/b", "ftp://a", "https://a b", "https://u@a"] {
            assert!(load(&[("public_url", bad)], &[], "").is_err(), "{bad}");
        }
    }
}
