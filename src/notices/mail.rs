//! Mail, handed to the operator's server. The text has counts and a link that asks for a sign-in.

use crate::domain::Timestamp;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{SmtpTransport, Transport};
use serde_json::Value;
use std::time::Duration;

/// The operator's mail server.
#[derive(Clone)]
pub struct MailServer {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// `starttls`, `tls` or `none`.
    pub tls: String,
    /// Who signs in there; empty: nobody.
    pub user: String,
    /// With what.
    pub password: String,
    /// Who the mail is from.
    pub from: String,
}

impl std::fmt::Debug for MailServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailServer").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

/// How long the whole exchange may be silent.
const TIMEOUT: Duration = Duration::from_secs(15);

/// The addresses of a list with commas between; the first one that is none.
pub(super) fn addresses(list: &str) -> Result<Vec<Mailbox>, String> {
    let parts: Vec<&str> = list.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() || parts.len() > 20 {
        return Err("name 1 to 20 mail addresses, with commas between".into());
    }
    parts.into_iter().map(|part| part.parse().map_err(|_| format!("`{part}` is not a mail address"))).collect()
}

impl MailServer {
    /// Hands a message over. `body` has `subject`, `text` and `thread`; the error is in words of ours.
    pub(super) fn send(&self, to: &str, id: &str, body: &str, now: Timestamp) -> Result<(), String> {
        let said: Value = serde_json::from_str(body).map_err(|_| "the message cannot be read".to_owned())?;
        let text = |key: &str| said[key].as_str().unwrap_or_default().to_owned();
        let from: Mailbox = self.from.parse().map_err(|_| "the setting smtp_from is not a mail address".to_owned())?;
        let domain = from.email.domain().to_owned();
        let thread = format!("<{}@{domain}>", text("thread"));
        let mut builder = Message::builder()
            .from(from)
            .subject(text("subject"))
            .message_id(Some(format!("<{id}@{domain}>")))
            .date(std::time::UNIX_EPOCH + Duration::from_millis(now.0.max(0) as u64))
            .in_reply_to(thread.clone())
            .references(thread)
            .header(ContentType::TEXT_PLAIN);
        for mailbox in addresses(to)? {
            builder = builder.to(mailbox);
        }
        let mut message = builder.body(text("text")).map_err(|_| "the message cannot be written".to_owned())?;
        for (name, value) in [("Auto-Submitted", "auto-generated".to_owned()), ("List-Id", format!("<qualm.{domain}>"))]
        {
            if let Ok(name) = HeaderName::new_from_ascii(name.to_owned()) {
                message.headers_mut().insert_raw(HeaderValue::new(name, value));
            }
        }
        self.transport()?.send(&message).map(|_| ()).map_err(|error| match error.status() {
            Some(code) => format!("the mail server answered {code}"),
            None if error.is_timeout() => "the mail server did not answer in 15 seconds".to_owned(),
            None if error.is_tls() => "the mail server's certificate was not accepted".to_owned(),
            None => "the mail server could not be reached".to_owned(),
        })
    }

    fn transport(&self) -> Result<SmtpTransport, String> {
        let tls = || TlsParameters::new(self.host.clone()).map_err(|_| "smtp_host is not a host name".to_owned());
        let tls = match self.tls.as_str() {
            "tls" => Tls::Wrapper(tls()?),
            "none" => Tls::None,
            _ => Tls::Required(tls()?),
        };
        let mut builder = SmtpTransport::builder_dangerous(&self.host).port(self.port).tls(tls).timeout(Some(TIMEOUT));
        if !self.user.is_empty() {
            builder = builder.credentials(Credentials::new(self.user.clone(), self.password.clone()));
        }
        Ok(builder.build())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_or_named() {
        assert_eq!(addresses("a@x.example, Bo <b@y.example>").unwrap().len(), 2);
        assert!(addresses("a@x.example, nobody").unwrap_err().contains("`nobody`"));
        assert!(addresses(" , ").is_err());
        assert!(addresses("a@x.example\r\nBcc: b@y.example").is_err());
    }
}
