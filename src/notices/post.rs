//! One POST to somebody else's address, sent so that it cannot be turned against our own network: the name is resolved
//! once, every address it has is checked, and the connection goes to those very addresses. No redirects, no proxy, a
//! deadline for the whole exchange, and the answer's body is dropped unread.

use crate::domain::Targets;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

/// How long a whole exchange may take.
const DEADLINE: Duration = Duration::from_secs(15);
/// How long a look-up of a name and a connection may take.
const CONNECT: Duration = Duration::from_secs(5);

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Answer {
    /// The status, if there was an answer.
    pub status: Option<u16>,
    /// What went wrong, in our words; none: it arrived.
    pub problem: Option<String>,
    /// Seconds the receiver asks to be left alone.
    pub retry_after_secs: Option<i64>,
    /// The receiver wants nothing any more.
    pub is_gone: bool,
}

impl Answer {
    pub(super) fn failed(problem: impl Into<String>) -> Answer {
        Answer { problem: Some(problem.into()), ..Answer::default() }
    }
}

/// Why an address was not connected to.
#[derive(Debug)]
struct Refused(String);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

/// Looks a name up and lets only addresses through that the operator's list allows. One bad address refuses the name: a
/// name that is now this and now that is not to be trusted with the next look-up either.
#[derive(Debug)]
struct Checked {
    targets: Targets,
    inner: DefaultResolver,
}

impl Resolver for Checked {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
        let found = self.inner.resolve(uri, config, timeout).map_err(|error| match error {
            // The look-up's own failure; nothing was connected yet that could break off.
            Error::Io(_) => Error::HostNotFound,
            other => other,
        })?;
        for address in found.iter() {
            self.targets
                .check(host, address.ip(), uri.scheme_str() == Some("https"))
                .map_err(|why| Error::Io(std::io::Error::other(Refused(why))))?;
        }
        Ok(found)
    }
}

/// What can be said about a URL before anything is looked up.
pub(super) fn check_url(text: &str, targets: &Targets) -> Result<(), String> {
    if targets.is_closed() {
        return Err(
            "this server sends nothing by itself. Its operator opens addresses with the setting webhook_targets".into(),
        );
    }
    let uri: Uri = text.parse().map_err(|_| format!("`{text}` is not a URL"))?;
    let is_https = match uri.scheme_str() {
        Some("https") => true,
        Some("http") => false,
        _ => return Err("use a URL that begins with https://".into()),
    };
    let (Some(host), Some(authority)) = (uri.host(), uri.authority()) else {
        return Err("the URL names no host".into());
    };
    if authority.as_str().contains('@') {
        return Err("a URL with a name and password in front of the host is not taken".into());
    }
    let host = host.trim_matches(['[', ']']);
    match host.parse() {
        Ok(ip) => targets.check(host, ip, is_https),
        Err(_) if is_https || targets.names(host) => Ok(()),
        // A network may be opened that the name lies in; the look-up tells.
        Err(_) if targets.show().contains('/') => Ok(()),
        Err(_) => Err("plain http goes only to what the setting webhook_targets names; use https".into()),
    }
}

/// Sends one body.
pub(super) fn post(url: &str, headers: &[(&str, String)], body: &str, targets: &Targets) -> Answer {
    if let Err(why) = check_url(url, targets) {
        return Answer::failed(why);
    }
    let config = Agent::config_builder()
        .proxy(None)
        .max_redirects(0)
        .http_status_as_error(false)
        .max_idle_connections(0)
        .timeout_global(Some(DEADLINE))
        .timeout_resolve(Some(CONNECT))
        .timeout_connect(Some(CONNECT))
        .max_response_header_size(16 * 1024)
        .user_agent(concat!("qualm/", env!("CARGO_PKG_VERSION")))
        .build();
    let checked = Checked { targets: targets.clone(), inner: DefaultResolver::default() };
    let agent = Agent::with_parts(config, DefaultConnector::default(), checked);
    let mut request = agent.post(url).content_type("application/json");
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    match request.send(body) {
        Ok(response) => {
            let status = response.status().as_u16();
            let retry =
                response.headers().get("retry-after").and_then(|value| value.to_str().ok()?.trim().parse().ok());
            read_status(status, retry)
        }
        Err(error) => Answer::failed(words(&error)),
    }
}

fn read_status(status: u16, retry_after_secs: Option<i64>) -> Answer {
    let problem = match status {
        200..300 => None,
        300..400 => Some("it answered with a redirect, and redirects are not followed".to_owned()),
        410 => Some("it wants nothing any more (410)".to_owned()),
        _ => Some(format!("it answered with status {status}")),
    };
    Answer { status: Some(status), problem, retry_after_secs, is_gone: status == 410 }
}

fn words(error: &Error) -> String {
    match error {
        Error::Io(io) => match io.get_ref().and_then(|inner| inner.downcast_ref::<Refused>()) {
            Some(refused) => format!("not sent: {refused}"),
            None if io.kind() == std::io::ErrorKind::ConnectionRefused => "nobody listens there".into(),
            None if io.kind() == std::io::ErrorKind::TimedOut => "no answer in time".into(),
            None => "the connection broke off".into(),
        },
        Error::Timeout(_) => "no answer in time".into(),
        Error::HostNotFound => "the name is not known".into(),
        Error::ConnectionFailed => "nobody listens there".into(),
        Error::Tls(_) | Error::Rustls(_) => "its certificate was not accepted".into(),
        Error::BadUri(_) | Error::Http(_) => "the URL cannot be used".into(),
        _ => "it did not answer as HTTP does".into(),
    }
}

#[cfg(test)]
#[path = "post_tests.rs"]
mod tests;
