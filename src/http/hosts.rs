//! Which `Host` and `Origin` are ours: exactly those, with port. Anything else is a rebound name or another site.

use crate::config::Config;
use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderMap};
use std::net::{IpAddr, SocketAddr};

/// The names this server answers to.
pub(crate) struct Hosts {
    hosts: Vec<String>,
    origins: Vec<String>,
    url: String,
    trusted_proxies: Vec<IpAddr>,
}

impl Hosts {
    pub(super) fn new(config: &Config, listen: SocketAddr) -> Hosts {
        let port = listen.port();
        let mut hosts = vec![with_port(&bracketed(listen.ip()), port)];
        if listen.ip().is_loopback() || listen.ip().is_unspecified() {
            hosts.extend(["localhost", "127.0.0.1", "[::1]"].map(|name| with_port(name, port)));
        }
        let mut origins: Vec<String> = hosts.iter().map(|host| format!("http://{host}")).collect();
        let local = if listen.ip().is_unspecified() { with_port("127.0.0.1", port) } else { hosts[0].clone() };
        let mut url = format!("http://{local}");
        if let (Some(host), Some(origin)) = (config.public_url.host(), config.public_url.origin()) {
            hosts.push(host.to_owned());
            origins.push(origin.clone());
            url = origin;
        }
        Hosts { hosts, origins, url, trusted_proxies: config.trusted_proxies.clone() }
    }

    /// Where people reach us.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Whether a request's host is ours.
    pub(super) fn knows(&self, request: &HttpRequest) -> bool {
        // HTTP/2 has no Host header; its authority stands in the uri.
        let named = match request.headers().get(header::HOST) {
            Some(value) => value.to_str().ok(),
            None => request.uri().authority().map(|authority| authority.as_str()),
        };
        let named = named.map(|host| host.strip_suffix(":80").unwrap_or(host).to_ascii_lowercase());
        named.is_some_and(|named| self.hosts.contains(&named))
    }

    /// Whether a request that changes something comes from one of our own pages. A browser says so itself; where it
    /// does not (old ones, and plain HTTP in a local network), the origin must be ours; saying neither is refused.
    pub(super) fn is_own_page(&self, headers: &HeaderMap) -> bool {
        let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        match (text("sec-fetch-site"), text("origin")) {
            (Some(site), _) => site == "same-origin",
            (None, Some(origin)) => self.origins.iter().any(|own| own == origin),
            (None, None) => false,
        }
    }

    /// Who really calls: a proxy's word counts only when we were told to trust that proxy.
    pub(super) fn client_ip(&self, request: &HttpRequest) -> IpAddr {
        let peer = request.peer_addr().map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.ip());
        if !self.trusted_proxies.contains(&peer) {
            return peer;
        }
        let forwarded = request.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
        let mut chain: Vec<IpAddr> =
            forwarded.flat_map(|v| v.split(',')).filter_map(|ip| ip.trim().parse().ok()).collect();
        // The nearest address that is not one of our proxies; everything before it is hearsay.
        while let Some(ip) = chain.pop() {
            if !self.trusted_proxies.contains(&ip) {
                return ip;
            }
        }
        peer
    }
}

fn bracketed(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

fn with_port(host: &str, port: u16) -> String {
    if port == 80 { host.to_owned() } else { format!("{host}:{port}") }
}
