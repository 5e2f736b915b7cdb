//! Requests and answers: the token goes with each request, and what the server refuses is an error in its own words.

use crate::error::{Error, Result};
use serde_json::Value;
use std::io::Read;
use std::time::Duration;
use ureq::http::Response;
use ureq::typestate::WithBody;
use ureq::{Agent, Body, RequestBuilder, SendBody};

/// Most bytes of an answer that is read as a whole.
const ANSWER_LIMIT: u64 = 256 << 20;
/// A server that holds the data.
pub(in crate::cli) struct Remote {
    pub(super) agent: Agent,
    url: String,
    token: String,
}

impl Remote {
    pub(in crate::cli) fn new(url: &str, token: String) -> Result<Remote> {
        let url = url.trim_end_matches('/');
        if !url.starts_with("http://") && !url.starts_with("https://") {
            return Err(Error::Invalid(format!("--server {url}: use an address such as https://labels.example.org")));
        }
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(Some(Duration::from_secs(10)))
            // A token goes to the server it was given for, and nowhere else.
            .max_redirects(0)
            .user_agent(concat!("qualm/", env!("CARGO_PKG_VERSION")))
            .build()
            .new_agent();
        Ok(Remote { agent, url: url.to_owned(), token })
    }

    pub(super) fn address(&self, path: &str) -> String {
        format!("{}/api/v1{path}", self.url)
    }

    pub(super) fn signed<B>(&self, request: RequestBuilder<B>) -> RequestBuilder<B> {
        request.header("authorization", format!("Bearer {}", self.token)).header("accept", "application/json")
    }

    pub(super) fn get(&self, path: &str) -> Result<Value> {
        read(self.answer(self.signed(self.agent.get(self.address(path))).call())?)
    }

    pub(super) fn send(&self, request: RequestBuilder<WithBody>, body: &Value) -> Result<Value> {
        let request = self.signed(request).content_type("application/json");
        read(self.answer(request.send(body.to_string()))?)
    }

    pub(super) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.send(self.agent.post(self.address(path)), body)
    }

    pub(super) fn delete(&self, path: &str) -> Result<Value> {
        read(self.answer(self.signed(self.agent.delete(self.address(path))).call())?)
    }

    /// The answer of a request that worked; what the server said otherwise.
    pub(super) fn answer(&self, sent: std::result::Result<Response<Body>, ureq::Error>) -> Result<Response<Body>> {
        let mut response = self.reached(sent)?;
        let status = response.status().as_u16();
        if (200..300).contains(&status) {
            return Ok(response);
        }
        let body = response.body_mut().with_config().limit(1 << 20).read_to_string().unwrap_or_default();
        Err(refusal(&self.url, status, &body))
    }

    /// Any answer at all.
    pub(super) fn reached(&self, sent: std::result::Result<Response<Body>, ureq::Error>) -> Result<Response<Body>> {
        sent.map_err(|error| {
            Error::Unavailable(format!("{} does not answer: {error}. Is a server running there?", self.url))
        })
    }

    /// Sends a file and returns the report of what became of it.
    pub(super) fn send_file(
        &self,
        request: RequestBuilder<WithBody>,
        input: &mut (dyn Read + Send),
        rejected: &mut dyn FnMut(&Value) -> Result<()>,
    ) -> Result<Value> {
        let request = self.signed(request).content_type("application/octet-stream");
        let report = match request.send(SendBody::from_reader(input)) {
            // A strict import that was refused comes with its report.
            Ok(response) if response.status().as_u16() == 422 => {
                let body = read_body(response)?;
                match serde_json::from_str::<Value>(&body) {
                    Ok(report) if report["refused"] == true => report,
                    _ => return Err(refusal(&self.url, 422, &body)),
                }
            }
            sent => read(self.answer(sent)?)?,
        };
        for row in report["rejected"].as_array().into_iter().flatten() {
            rejected(row)?;
        }
        Ok(report)
    }
}

/// What the server said, as an error of our own.
fn refusal(url: &str, status: u16, body: &str) -> Error {
    let said: Value = serde_json::from_str(body).unwrap_or_default();
    let message = said["error"]["message"].as_str().map(str::to_owned).unwrap_or_else(|| match status {
        300..=399 => format!("{url} answers with a redirect ({status}); name the address it points to"),
        _ => format!("{url} answers with status {status} and no reason; is it a qualm server?"),
    });
    match status {
        401 => Error::Unauthorized(message),
        403 => Error::Forbidden(message),
        404 => Error::NotFound(message),
        409 => Error::Conflict(message),
        500.. => Error::Unavailable(message),
        _ => Error::Invalid(message),
    }
}

pub(super) fn read_body(mut response: Response<Body>) -> Result<String> {
    response
        .body_mut()
        .with_config()
        .limit(ANSWER_LIMIT)
        .read_to_string()
        .map_err(|error| Error::Unavailable(format!("the server's answer broke off: {error}")))
}

pub(super) fn read(response: Response<Body>) -> Result<Value> {
    let text = read_body(response)?;
    if text.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_str(&text)
        .map_err(|_| Error::Unavailable("the server's answer is not JSON; is it a qualm server?".into()))
}

/// A name as a part of a path or query.
pub(super) fn part(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

pub(super) fn query(pairs: &[(&str, Option<&str>)]) -> String {
    let said: Vec<String> =
        pairs.iter().filter_map(|(name, value)| Some(format!("{name}={}", part((*value)?)))).collect();
    if said.is_empty() { String::new() } else { format!("?{}", said.join("&")) }
}

/// An answer of another program.
pub(super) fn not_ours() -> Error {
    Error::Unavailable("the server's answer is not what a qualm server says".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_and_refusals_keep_their_words() {
        assert_eq!(part("a b/ü"), "a%20b%2F%C3%BC");
        assert_eq!(
            query(&[("format", Some("csv")), ("id_key", None), ("source", Some("x&y"))]),
            "?format=csv&source=x%26y"
        );
        let said =
            refusal("http://s", 404, r#"{"error": {"code": "not_found", "message": "there is no project `x`"}}"#);
        assert!(matches!(&said, Error::NotFound(_)) && said.to_string() == "there is no project `x`");
        assert!(refusal("http://s", 502, "<html>").to_string().contains("is it a qualm server?"));
        assert!(Remote::new("labels.example.org", "t".into()).is_err());
    }
}
