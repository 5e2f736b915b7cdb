//! Where this server may send by itself. Nothing is open until the operator says so: `*` opens public addresses by https,
//! a name or a network opens itself, private or not and by plain http too.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// One opening.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Opening {
    Public,
    /// Exactly this name, in lower case.
    Host(String),
    /// Everything below this name, in lower case, with its dot: `.example.org`.
    Below(String),
    /// Addresses whose first so many bits are these.
    Net(IpAddr, u32),
}

/// The operator's list of what webhooks may reach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Targets(Vec<Opening>);

fn bits(ip: IpAddr) -> (u128, u32) {
    match ip {
        IpAddr::V4(v4) => (u128::from(u32::from(v4)) << 96, 32),
        IpAddr::V6(v6) => (u128::from(v6), 128),
    }
}

fn is_within(ip: IpAddr, net: IpAddr, prefix: u32) -> bool {
    let ((ip, ip_width), (net, net_width)) = (bits(ip), bits(net));
    ip_width == net_width && (prefix == 0 || (ip ^ net) >> (128 - prefix) == 0)
}

fn v4(text: &str) -> IpAddr {
    IpAddr::V4(text.parse().unwrap_or(Ipv4Addr::UNSPECIFIED))
}

fn v6(text: &str) -> IpAddr {
    IpAddr::V6(text.parse().unwrap_or(Ipv6Addr::UNSPECIFIED))
}

/// What IANA's registries of special addresses keep from the public internet.
const NOT_PUBLIC_V4: [(&str, u32); 15] = [
    ("0.0.0.0", 8),
    ("10.0.0.0", 8),
    ("100.64.0.0", 10),
    ("127.0.0.0", 8),
    ("169.254.0.0", 16),
    ("172.16.0.0", 12),
    ("192.0.0.0", 24),
    ("192.0.2.0", 24),
    ("192.88.99.0", 24),
    ("192.168.0.0", 16),
    ("198.18.0.0", 15),
    ("198.51.100.0", 24),
    ("203.0.113.0", 24),
    ("224.0.0.0", 4),
    ("240.0.0.0", 4),
];
/// Inside 2000::/3, the only block that is public at all: protocol assignments with Teredo, documentation, 6to4.
const NOT_PUBLIC_V6: [(&str, u32); 4] = [("2001::", 23), ("2001:db8::", 32), ("2002::", 16), ("3fff::", 20)];

/// Whether an address is one of the public internet's. An IPv4 address inside an IPv6 one is judged as itself.
pub fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        ip @ IpAddr::V4(_) => !NOT_PUBLIC_V4.iter().any(|(net, prefix)| is_within(ip, v4(net), *prefix)),
        ip @ IpAddr::V6(_) => {
            is_within(ip, v6("2000::"), 3) && !NOT_PUBLIC_V6.iter().any(|(net, prefix)| is_within(ip, v6(net), *prefix))
        }
    }
}

impl Targets {
    /// Reads `*`, names, `*.example.org`, addresses and networks such as `10.1.0.0/16`, with commas or spaces between.
    pub fn parse(text: &str) -> Result<Targets, String> {
        text.split([',', ' ']).filter(|part| !part.is_empty()).map(opening).collect::<Result<_, _>>().map(Targets)
    }

    /// The list as it was written.
    pub fn show(&self) -> String {
        let words: Vec<String> = self
            .0
            .iter()
            .map(|opening| match opening {
                Opening::Public => "*".into(),
                Opening::Host(name) => name.clone(),
                Opening::Below(name) => format!("*{name}"),
                Opening::Net(ip, prefix) => format!("{ip}/{prefix}"),
            })
            .collect();
        words.join(",")
    }

    /// Whether nothing at all may be sent.
    pub fn is_closed(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this host is opened by its name, whatever it resolves to.
    pub fn names(&self, host: &str) -> bool {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        self.0.iter().any(|opening| match opening {
            Opening::Host(name) => *name == host,
            Opening::Below(end) => host.ends_with(end.as_str()),
            _ => false,
        })
    }

    /// Whether a connection to `ip`, found under the name `host`, may be made. The reason where it may not.
    pub fn check(&self, host: &str, ip: IpAddr, is_https: bool) -> Result<(), String> {
        let ip = ip.to_canonical();
        let in_net = self.0.iter().any(|o| matches!(o, Opening::Net(net, prefix) if is_within(ip, *net, *prefix)));
        if self.names(host) || in_net {
            return Ok(());
        }
        if !is_https {
            return Err("plain http goes only to what the setting webhook_targets names; use https".into());
        }
        if !is_public(ip) {
            return Err(format!("{ip} is not a public address, and the setting webhook_targets does not open it"));
        }
        if self.0.contains(&Opening::Public) {
            return Ok(());
        }
        Err("the setting webhook_targets does not name this host".into())
    }
}

fn opening(part: &str) -> Result<Opening, String> {
    let wrong = || format!("`{part}` is no host name, address or network; use `*`, hooks.example.org or 10.1.0.0/16");
    if part == "*" {
        return Ok(Opening::Public);
    }
    if let Some((ip, prefix)) = part.split_once('/') {
        let ip: IpAddr = ip.parse().map_err(|_| wrong())?;
        let prefix: u32 = prefix.parse().map_err(|_| wrong())?;
        return if prefix <= bits(ip).1 { Ok(Opening::Net(ip, prefix)) } else { Err(wrong()) };
    }
    if let Ok(ip) = part.parse::<IpAddr>() {
        return Ok(Opening::Net(ip, bits(ip).1));
    }
    let name = part.to_ascii_lowercase();
    let (is_below, name) = match name.strip_prefix('*') {
        Some(rest) if rest.starts_with('.') => (true, rest.to_owned()),
        Some(_) => return Err(wrong()),
        None => (false, name),
    };
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
    // Digits and dots alone would be an address in one of the spellings that resolvers take and people do not see.
    let is_number = name.rsplit('.').next().is_none_or(|last| last.bytes().all(|b| b.is_ascii_digit()));
    match (is_name && !is_number, is_below) {
        (true, true) => Ok(Opening::Below(name)),
        (true, false) => Ok(Opening::Host(name)),
        (false, _) => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_is_what_the_registries_leave() {
        let not_public = [
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::7f00:1",
            "64:ff9b::7f00:1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ];
        for ip in not_public {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
        for ip in ["1.1.1.1", "172.15.255.255", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8"] {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn only_what_the_operator_opened_is_reached() {
        let at = |ip: &str| ip.parse::<IpAddr>().unwrap();
        let closed = Targets::default();
        assert!(closed.is_closed() && closed.check("a.example", at("1.1.1.1"), true).is_err());
        let public = Targets::parse("*").unwrap();
        assert!(public.check("a.example", at("1.1.1.1"), true).is_ok());
        assert!(public.check("a.example", at("1.1.1.1"), false).unwrap_err().contains("plain http"));
        assert!(
            public.check("a.example", at("::ffff:10.0.0.7"), true).unwrap_err().contains("10.0.0.7 is not a public")
        );
        let some = Targets::parse("hooks.Example.org, *.corp.example 10.1.0.0/16,fd00::/8").unwrap();
        assert_eq!(some.show(), "hooks.example.org,*.corp.example,10.1.0.0/16,fd00::/8");
        assert!(some.check("HOOKS.example.org.", at("10.9.0.1"), false).is_ok());
        assert!(some.check("a.corp.example", at("192.168.0.1"), true).is_ok());
        assert!(some.check("corp.example", at("1.1.1.1"), true).is_err());
        assert!(some.check("evilcorp.example", at("1.1.1.1"), true).is_err());
        assert!(some.check("x", at("10.1.255.255"), false).is_ok());
        assert!(some.check("x", at("::ffff:10.1.0.1"), false).is_ok());
        assert!(some.check("x", at("10.2.0.0"), true).is_err());
        assert!(some.check("x", at("fd12::1"), true).is_ok());
        assert!(Targets::parse("0.0.0.0/0").unwrap().check("x", at("8.8.8.8"), false).is_ok());
    }

    #[test]
    fn spellings_of_addresses_are_no_names() {
        for wrong in ["2130706433", "127.1", "10.0.0.0/33", "https://x.example", "*x", "a/b"] {
            assert!(Targets::parse(wrong).is_err(), "{wrong}");
        }
    }
}
