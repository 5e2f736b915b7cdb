//! Images by their address: which hosts a project lets people's browsers load from, and what an address must look like.
//!
//! The server loads nothing itself. An address that passes is written into a page, and the hosts into that page's
//! `img-src`; both mean the same, so what is judged wrongly here is still refused by the browser.

use super::lookup;
use serde_json::Value;
use url::{Host, Url};

/// Hosts a project may name.
const MOST_HOSTS: usize = 50;
/// Bytes of an address; browsers and servers give up not far above.
const LONGEST: usize = 4096;
/// Images shown of one key; the rest is said as text.
pub const MOST_IMAGES: usize = 20;

/// The hosts of a project's setting `image_hosts`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImageHosts(Vec<HostRule>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct HostRule {
    /// Everything below the host, and not the host itself.
    is_below: bool,
    /// In lower case; names of other scripts as `xn--`.
    host: String,
    /// None: the scheme's own.
    port: Option<u16>,
}

impl ImageHosts {
    /// Reads `images.example.org, *.cdn.example.org, img.example.org:8443`. Loopback hosts (`127.0.0.1`, `localhost`) are
    /// for trying and may be http too. The error is a sentence about the part that does not fit.
    pub fn parse(text: &str) -> Result<ImageHosts, String> {
        let said = text.split([',', ' ', '\n', '\t']).map(str::trim).filter(|part| !part.is_empty());
        let rules = said.map(HostRule::parse).collect::<Result<Vec<_>, _>>()?;
        match rules.len() {
            n if n > MOST_HOSTS => Err(format!("{n} hosts are named; {MOST_HOSTS} is the most")),
            _ => Ok(ImageHosts(rules)),
        }
    }

    /// Whether no host is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The address as a browser reads it, or why it is not shown as an image.
    pub fn judge(&self, text: &str) -> Result<String, String> {
        let text = text.trim();
        if self.is_empty() {
            return Err(
                "This project names no hosts to load images from, so the address stands here as text. Whoever \
                        runs it can name them under Settings, image_hosts."
                    .into(),
            );
        }
        if text.len() > LONGEST {
            return Err(format!("The address has {} bytes; {LONGEST} is the most.", text.len()));
        }
        // A browser reads a backslash as a slash and drops line breaks; a person reading the address would not.
        if text.contains('\\') || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err("The address has a backslash, a space or a line break in it.".into());
        }
        let url = Url::parse(text).map_err(|_| "This is no whole address: one begins with https://.".to_owned())?;
        let Some(host) = url.host_str().filter(|_| ["https", "http"].contains(&url.scheme())) else {
            return Err(format!("Images are loaded by https only, and this address begins with {}:.", url.scheme()));
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(format!(
                "The address has a name before an @, which hides that its host is {host}. Addresses with a name or a \
                 password are not loaded."
            ));
        }
        let is_https = url.scheme() == "https";
        let port = url.port_or_known_default().unwrap_or_default();
        let rule = self.0.iter().find(|rule| rule.fits(host, port, is_https));
        match rule {
            Some(rule) if is_https || rule.is_loopback() => Ok(url.into()),
            Some(_) => Err("Images are loaded by https only, and this address begins with http:.".into()),
            None => Err(format!(
                "Its host {host}{} is none of those this project loads images from. Whoever runs it can add it under \
                 Settings, image_hosts.",
                url.port().map_or_else(String::new, |port| format!(":{port}"))
            )),
        }
    }

    /// What a page's `img-src` has to name so that exactly these hosts pass. Letters, digits and `.-:*/` only.
    pub fn sources(&self) -> Vec<String> {
        let mut sources = Vec::new();
        for rule in &self.0 {
            let below = if rule.is_below { "*." } else { "" };
            let port = rule.port.map_or_else(String::new, |port| format!(":{port}"));
            let schemes: &[&str] = if rule.is_loopback() { &["https", "http"] } else { &["https"] };
            sources.extend(schemes.iter().map(|scheme| format!("{scheme}://{below}{}{port}", rule.host)));
        }
        sources
    }
}

impl HostRule {
    fn parse(said: &str) -> Result<HostRule, String> {
        let wrong = |what: &str| Err(format!("`{said}` {what}"));
        if said.contains("://") {
            return wrong("begins with a scheme: name the host alone, such as images.example.org");
        }
        if said.contains(['/', '@', '\\', '?', '#', '[', ']']) {
            return wrong("is more than a host: name it alone, such as images.example.org or images.example.org:8443");
        }
        let (name, port) = match said.rsplit_once(':') {
            Some((name, port)) => match port.parse::<u16>() {
                Ok(port) if port > 0 => (name, Some(port)),
                _ => return wrong("has a port that is none: use 1 to 65535"),
            },
            None => (said, None),
        };
        let (name, is_below) = name.strip_prefix("*.").map_or((name, false), |name| (name, true));
        if name.ends_with('.') {
            return wrong("ends with a dot: leave it out");
        }
        let host = match Host::parse(name) {
            Ok(Host::Domain(host)) => host,
            Ok(Host::Ipv4(ip)) if ip == std::net::Ipv4Addr::LOCALHOST => ip.to_string(),
            Ok(_) => return wrong("is an IP address, which browsers do not match in a page's policy: use a name"),
            Err(_) => return wrong("is no host name"),
        };
        // More characters are allowed in names than in a header: a semicolon would end the policy.
        if !host.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.".contains(&b)) {
            return wrong("has a character in it that no host name has");
        }
        if is_below && !host.contains('.') {
            return wrong("would open every host under that ending: name the one above it too, such as *.example.org");
        }
        Ok(HostRule { is_below, host, port })
    }

    fn is_loopback(&self) -> bool {
        !self.is_below && ["127.0.0.1", "localhost"].contains(&self.host.as_str())
    }

    fn fits(&self, host: &str, port: u16, is_https: bool) -> bool {
        let own = if is_https { 443 } else { 80 };
        let is_named = match self.is_below {
            true => host.strip_suffix(&self.host).is_some_and(|rest| rest.len() > 1 && rest.ends_with('.')),
            false => host == self.host,
        };
        is_named && port == self.port.unwrap_or(own)
    }
}

/// The addresses under a key: one text, or a list of them, which a table has as JSON in its cell. The error says what
/// stands there instead.
pub fn image_addresses(data: &Value, key: &str) -> Result<Vec<String>, String> {
    let parsed;
    let list = match lookup(data, key) {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::String(text)) if text.trim_start().starts_with('[') => {
            parsed = serde_json::from_str::<Vec<Value>>(text)
                .map_err(|_| format!("`{key}` should be an address or a list of them and is {text:?}"))?;
            &parsed
        }
        Some(Value::String(text)) => {
            return Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()).into_iter().collect());
        }
        Some(Value::Array(list)) => list,
        Some(other) => return Err(format!("`{key}` should be an image's address or a list of them and is {other}")),
    };
    let address = |one: &Value| match one {
        Value::String(text) => Ok(text.trim().to_owned()),
        other => Err(format!("`{key}` should be a list of addresses and has {other} in it")),
    };
    let list = list.iter().map(address).collect::<Result<Vec<_>, _>>()?;
    Ok(list.into_iter().filter(|text| !text.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn hosts(text: &str) -> ImageHosts {
        ImageHosts::parse(text).unwrap()
    }

    #[test]
    fn an_address_is_shown_of_named_hosts_only() {
        let hosts = hosts("images.example.org, *.cdn.example.org:8443 127.0.0.1:9000");
        for good in [
            "https://images.example.org/a.png?w=1#x",
            "HTTPS://Images.Example.ORG:443/a.png",
            "https://a.b.cdn.example.org:8443/a",
            "http://127.0.0.1:9000/a.png",
            "https://127.0.0.1:9000/a.png",
        ] {
            assert!(hosts.judge(good).is_ok(), "{good}: {:?}", hosts.judge(good));
        }
        assert!(hosts.judge(" https://IMAGES.example.org/a b.png").unwrap_err().contains("a space"));
        assert_eq!(hosts.judge("https://IMAGES.example.org/ä").unwrap(), "https://images.example.org/%C3%A4");
        for bad in [
            "https://evil.org/a.png",
            "https://images.example.org.evil.org/a.png",
            "https://evilimages.example.org/a.png",
            "https://images.example.org:8443/a.png",
            "https://cdn.example.org:8443/a.png",
            "https://.cdn.example.org:8443/a.png",
            "https://a.cdn.example.org/a.png",
            "https://notcdn.example.org:8443/a.png",
            "http://images.example.org/a.png",
            "http://images.example.org:443/a.png",
            "http://127.0.0.1/a.png",
            "http://localhost:9000/a.png",
            "javascript:alert(1)",
            "javascript://images.example.org/%0aalert(1)",
            "data:image/png;base64,AAAA",
            "blob:https://images.example.org/1",
            "file:///etc/passwd",
            "ftp://images.example.org/a.png",
            "https://images.example.org@evil.org/a.png",
            "https://images.example.org:pw@evil.org/a.png",
            "https://user@images.example.org/a.png",
            "https://:pw@images.example.org/a.png",
            "https://images.example.org./a.png",
            "https://images.example.org\\@evil.org/a.png",
            "https:\\\\images.example.org\\a.png",
            "https://images.example.org\u{2028}/a.png",
            "https://ima\tges.example.org/a.png",
            "https://evil.org/https://images.example.org/",
            "https://evil.org#images.example.org",
            "https://evil.org?.images.example.org",
            "//images.example.org/a.png",
            "/a.png",
            "images.example.org/a.png",
            "",
        ] {
            assert!(hosts.judge(bad).is_err(), "{bad}: {:?}", hosts.judge(bad));
        }
        let long = format!("https://images.example.org/{}", "a".repeat(LONGEST));
        assert!(hosts.judge(&long).unwrap_err().contains("bytes"));
        assert!(ImageHosts::default().judge("https://images.example.org/a").unwrap_err().contains("image_hosts"));
        let hidden = hosts.judge("https://images.example.org@evil.org/").unwrap_err();
        assert!(hidden.contains("its host is evil.org"), "{hidden}");
    }

    #[test]
    fn names_of_other_scripts_are_compared_as_the_network_has_them() {
        let hosts = hosts("bilder.müller.example");
        assert_eq!(hosts.sources(), ["https://bilder.xn--mller-kva.example"]);
        assert!(hosts.judge("https://bilder.MÜLLER.example/a").is_ok());
        assert!(hosts.judge("https://bilder.xn--mller-kva.example/a").is_ok());
        // A Cyrillic е.
        let latin = self::hosts("images.example.org");
        assert!(latin.judge("https://imag\u{435}s.example.org/").unwrap_err().contains("xn--"));
        // What browsers fold into a plain name is that name.
        assert_eq!(latin.judge("https://ｉmages.example.org/").unwrap(), "https://images.example.org/");
        assert!(latin.judge("https://images。example。org/").is_ok());
        assert!(latin.judge("https://evil。org/").is_err());
    }

    #[test]
    fn a_policy_names_exactly_the_hosts() {
        let all = hosts("a.org, *.b.org:8443 localhost:9000\n127.0.0.1");
        assert_eq!(
            all.sources(),
            [
                "https://a.org",
                "https://*.b.org:8443",
                "https://localhost:9000",
                "http://localhost:9000",
                "https://127.0.0.1",
                "http://127.0.0.1"
            ]
        );
        for bad in [
            "https://a.org",
            "a.org/x",
            "u@a.org",
            "*",
            "*.",
            "*.org",
            "a.*.org",
            "a.org.",
            "a.org:0",
            "a.org:http",
            "10.0.0.1",
            "0x7f.1.1",
            "[::1]:80",
            "a.org;script-src",
            "a.org'self'",
            "a.org|b.org",
            "a%2eorg;",
        ] {
            assert!(ImageHosts::parse(bad).is_err(), "{bad}: {:?}", ImageHosts::parse(bad));
        }
        assert!(ImageHosts::parse(&"a.org ".repeat(51)).unwrap_err().contains("51 hosts"));
        assert!(hosts(" ,\n").is_empty());
    }

    #[test]
    fn a_key_holds_one_address_or_a_list() {
        let of = |value: Value| image_addresses(&json!({"a": {"photo": value}}), "a.photo");
        assert_eq!(of(json!(" https://x/1 ")).unwrap(), ["https://x/1"]);
        assert_eq!(of(json!(["u", "", "v"])).unwrap(), ["u", "v"]);
        assert_eq!(of(json!(r#"["u", "v"]"#)).unwrap(), ["u", "v"]);
        assert_eq!(of(json!("")).unwrap(), Vec::<String>::new());
        assert_eq!(of(Value::Null).unwrap(), Vec::<String>::new());
        assert!(of(json!(7)).unwrap_err().contains("and is 7"));
        assert!(of(json!(["u", 7])).unwrap_err().contains("has 7 in it"));
        assert!(of(json!("[u")).is_err());
    }

    proptest! {
        /// Whatever is named, a source can end neither its directive nor its policy, nor open another host.
        #[test]
        fn no_setting_breaks_out_of_a_policy(text in "[a-c*.:;' \"_\\-/@%0-9äß。]{0,24}|\\PC{0,16}") {
            if let Ok(hosts) = ImageHosts::parse(&text) {
                for source in hosts.sources() {
                    let rest = source.strip_prefix("https://").or_else(|| source.strip_prefix("http://")).unwrap();
                    prop_assert!(rest.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.:*".contains(&b)), "{}", source);
                    prop_assert!(rest.matches('*').count() == 0 || rest.starts_with("*."), "{}", source);
                }
            }
        }

        /// What passes is https at a named host, read again.
        #[test]
        fn what_passes_goes_to_a_named_host(text in "(https:|http:|)(//|/|\\\\)?[a-d@:./?#\\\\。]{0,20}(good\\.org)[a-d@:./?#\\\\]{0,10}") {
            if let Ok(address) = hosts("good.org").judge(&text) {
                prop_assert!(address.starts_with("https://good.org/"), "{} {}", text, address);
            }
        }
    }
}
