//! Bodies: a size, a deadline, and inputs that say which field is wrong.
//!
//! The server closes slow headers by itself but not slow bodies; so every body is read through a stream that ends it when
//! it is silent too long, brings too little for its time, or grows past its row's limit.

use super::errors::Failure;
use super::guard::Me;
use super::{App, AppState};
use crate::error::{Error, Result, plainly};
use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::{Stream, StreamExt, stream};
use serde::de::DeserializeOwned;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::future::Future;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;
use tokio::time::Instant;

/// Bytes a body must bring for every second beyond the deadline.
const SLOWEST: u64 = 1024;
/// Most bytes of a form's text fields.
const FORM_LIMIT: usize = 1 << 20;
/// Bytes collected before they are written to a file.
const CHUNK: usize = 1 << 20;

/// What a row allows a body to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct BodyRule {
    pub most: u64,
    pub deadline: Duration,
}

/// Whether a request's body was read to its end. A connection with an unread body is closed after the answer.
#[derive(Clone, Default)]
pub(super) struct BodyRead(pub Rc<Cell<bool>>);

/// A payload that keeps to the rule.
pub(super) fn limited(payload: Payload, rule: BodyRule, read: BodyRead) -> Payload {
    if matches!(payload, Payload::None) {
        read.0.set(true);
        return payload;
    }
    let start = Instant::now();
    let state = (payload, 0u64, false);
    let stream = stream::unfold(state, move |(mut payload, mut received, failed)| {
        let read = read.clone();
        async move {
            if failed {
                return None;
            }
            let whole = start + rule.deadline + Duration::from_secs(received / SLOWEST);
            let until = whole.min(Instant::now() + rule.deadline);
            match tokio::time::timeout_at(until, payload.next()).await {
                Ok(None) => {
                    read.0.set(true);
                    None
                }
                Ok(Some(Ok(bytes))) => {
                    received += bytes.len() as u64;
                    if received > rule.most {
                        return Some((Err(PayloadError::Overflow), (payload, received, true)));
                    }
                    Some((Ok(bytes), (payload, received, false)))
                }
                Ok(Some(Err(error))) => Some((Err(error), (payload, received, true))),
                Err(_) => {
                    let slow = std::io::Error::new(std::io::ErrorKind::TimedOut, "the body came too slowly");
                    Some((Err(PayloadError::Io(slow)), (payload, received, true)))
                }
            }
        }
    });
    // Fused: a form that is read in parts asks again after the end.
    Payload::Stream { payload: Box::pin(stream.fuse()) }
}

pub(super) fn payload_failure(error: &PayloadError) -> Failure {
    match error {
        PayloadError::Overflow => {
            Error::TooLarge("the body is larger than this request may bring; see the setting body_limit".into()).into()
        }
        PayloadError::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => Failure::Request(
            StatusCode::REQUEST_TIMEOUT,
            "too_slow",
            "the body came too slowly; see the setting body_deadline_secs".into(),
        ),
        other => Failure::malformed(format!("the body could not be read: {other}")),
    }
}

pub(super) async fn collect(payload: &mut Payload, most: usize) -> std::result::Result<Bytes, Failure> {
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|e| payload_failure(&e))?;
        if body.len() + chunk.len() > most {
            return Err(payload_failure(&PayloadError::Overflow));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

type Boxed<T> = Pin<Box<dyn Future<Output = std::result::Result<T, Failure>>>>;

fn media_type(request: &HttpRequest) -> String {
    let text = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// A JSON body as one struct per action; unknown fields are refused and the field that is wrong is named.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = Failure;
    type Future = Boxed<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let media = media_type(request);
        let mut payload = payload.take();
        Box::pin(async move {
            if media != "application/json" {
                return Err(Failure::Request(
                    StatusCode::UNSUPPORTED_MEDIA_TYPE,
                    "media_type",
                    format!("send JSON with `content-type: application/json`, not `{media}`"),
                ));
            }
            let body = collect(&mut payload, usize::MAX).await?;
            parse_json(&body).map(Json)
        })
    }
}

/// A JSON body that may be left out.
pub struct OptionalJson<T>(pub T);

impl<T: DeserializeOwned + Default + 'static> FromRequest for OptionalJson<T> {
    type Error = Failure;
    type Future = Boxed<Self>;

    fn from_request(_: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let mut payload = payload.take();
        Box::pin(async move {
            let body = collect(&mut payload, usize::MAX).await?;
            if body.trim_ascii().is_empty() {
                Ok(OptionalJson(T::default()))
            } else {
                parse_json(&body).map(OptionalJson)
            }
        })
    }
}

pub(super) fn parse_json<T: DeserializeOwned>(body: &[u8]) -> std::result::Result<T, Failure> {
    serde_json::from_slice(body).map_err(|error| {
        if error.is_data() {
            let mut field = field_at(body, error.line(), error.column());
            // What is missing is missing in the object, and not in the key that it ends with.
            if error.to_string().starts_with("missing field") {
                field = field.rsplit_once('.').map_or(String::new(), |(object, _)| object.to_owned());
            }
            let field = if field.is_empty() { String::new() } else { format!("`{field}`: ") };
            Failure::Room(Error::Invalid(format!("{field}{}", plainly(error))))
        } else {
            Failure::malformed(format!("the body is not JSON: {error}"))
        }
    })
}

/// The path of keys that leads to a place in JSON text, such as `recipe.text`; empty at the top.
fn field_at(body: &[u8], line: usize, column: usize) -> String {
    let start: usize = body.split_inclusive(|b| *b == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    let end = (start + column).min(body.len());
    let mut open: Vec<String> = Vec::new();
    let mut last: Option<String> = None;
    let mut key = String::new();
    let mut at = 0;
    while at < end {
        match body[at] {
            b'"' => {
                let from = at + 1;
                at += 1;
                while at < end && body[at] != b'"' {
                    at += if body[at] == b'\\' { 2 } else { 1 };
                }
                last = Some(String::from_utf8_lossy(&body[from..at.min(end)]).into_owned());
            }
            b':' => key = last.take().unwrap_or_default(),
            b'{' | b'[' => open.push(std::mem::take(&mut key)),
            // The error stands behind the value that caused it; a bracket closed there is that value's own.
            b'}' | b']' if at + 1 < end => key = open.pop().unwrap_or_default(),
            b',' if at + 1 < end => key.clear(),
            _ => {}
        }
        at += 1;
    }
    open.push(key);
    open.retain(|key| !key.is_empty());
    open.join(".")
}

/// A page's form: urlencoded, with the session's hidden field `csrf` beside the struct's own fields.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = Failure;
    type Future = Boxed<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let csrf = Me::csrf_of(request);
        let mut payload = payload.take();
        Box::pin(async move {
            let body = collect(&mut payload, FORM_LIMIT).await?;
            let mut fields: Vec<(String, String)> = serde_urlencoded_pairs(&body)?;
            if let Some(expected) = csrf {
                let sent = fields.iter().find(|(name, _)| name == "csrf").map(|(_, value)| value.as_str());
                check_csrf(&expected, sent)?;
            }
            fields.retain(|(name, _)| name != "csrf");
            let text = form_text(&fields);
            let query = web::Query::<T>::from_query(&text)
                .map_err(|e| Failure::Room(Error::Invalid(format!("the form does not read: {}", plainly(e)))))?;
            Ok(Form(query.into_inner()))
        })
    }
}

fn serde_urlencoded_pairs(body: &[u8]) -> std::result::Result<Vec<(String, String)>, Failure> {
    let text = std::str::from_utf8(body).map_err(|_| Failure::malformed("the form is not UTF-8"))?;
    let pairs = web::Query::<Vec<(String, String)>>::from_query(text);
    Ok(pairs.map_err(|e| Failure::malformed(format!("the form does not read: {e}")))?.into_inner())
}

fn form_text(fields: &[(String, String)]) -> String {
    let escape = |text: &str| {
        text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
            use std::fmt::Write;
            if byte.is_ascii_alphanumeric() {
                out.push(byte as char);
            } else {
                let _ = write!(out, "%{byte:02X}");
            }
            out
        })
    };
    fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect::<Vec<_>>().join("&")
}

fn check_csrf(expected: &str, sent: Option<&str>) -> std::result::Result<(), Failure> {
    use subtle::ConstantTimeEq;
    if sent.is_some_and(|sent| bool::from(sent.as_bytes().ct_eq(expected.as_bytes()))) {
        return Ok(());
    }
    Err(Failure::Room(Error::Forbidden(
        "this form belongs to another session; go back, reload the page, and send it again".into(),
    )))
}

/// A body on its way into the store: a file of our own naming in the data directory, gone when this is dropped.
#[derive(Debug)]
pub struct Incoming {
    path: PathBuf,
}

impl Incoming {
    /// An empty file of its own, and the handle to write it.
    pub fn create(app: &App) -> Result<(Incoming, std::fs::File)> {
        let dir = app.store.dir().join("incoming");
        crate::store::create_private_dir(&dir)?;
        let path = dir.join(crate::digest::hex(&crate::digest::random_bytes()[..16]));
        let file = std::fs::File::options().write(true).create_new(true).open(&path)?;
        crate::store::restrict(&path, 0o600)?;
        Ok((Incoming { path }, file))
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens it for reading.
    pub fn open(&self) -> Result<std::io::BufReader<std::fs::File>> {
        Ok(std::io::BufReader::with_capacity(CHUNK, std::fs::File::open(&self.path)?))
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Removes what a killed server left in the folder for incoming bodies.
pub(super) fn sweep_incoming(dir: &Path) {
    if let Ok(entries) = std::fs::read_dir(dir.join("incoming")) {
        for entry in entries.flatten() {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Writes a body to a file, in constant memory.
pub async fn to_file(
    app: &AppState,
    body: impl Stream<Item = std::result::Result<Bytes, PayloadError>>,
) -> std::result::Result<Incoming, Failure> {
    let body = body.map(|chunk| chunk.map_err(|e| payload_failure(&e)));
    write_chunks(app, std::pin::pin!(body)).await
}

async fn write_chunks(
    app: &AppState,
    mut body: impl Stream<Item = std::result::Result<Bytes, Failure>> + Unpin,
) -> std::result::Result<Incoming, Failure> {
    let (incoming, mut file) = super::blocking(app, Incoming::create).await?;
    let mut waiting = BytesMut::new();
    loop {
        let chunk = body.next().await.transpose()?;
        let is_over = chunk.is_none();
        if let Some(chunk) = chunk {
            waiting.extend_from_slice(&chunk);
        }
        if waiting.len() >= CHUNK || (is_over && !waiting.is_empty()) {
            let full = waiting.split().freeze();
            file = super::blocking(app, move |_| {
                file.write_all(&full)?;
                Ok(file)
            })
            .await?;
        }
        if is_over {
            return Ok(incoming);
        }
    }
}

/// A form with a file, as pages upload it.
#[derive(Debug)]
pub struct Upload {
    /// The text fields.
    pub fields: BTreeMap<String, String>,
    /// The file's name as the browser says it: data, never a path.
    pub file_name: String,
    /// The file.
    pub file: Option<Incoming>,
}

/// Reads a form with one file. The hidden field `csrf` must come before the file, so put it first in the template.
pub async fn upload(app: &AppState, me: &Me, mut form: Multipart) -> std::result::Result<Upload, Failure> {
    let broken = |e: actix_multipart::MultipartError| match e {
        actix_multipart::MultipartError::Payload(error) => payload_failure(&error),
        other => Failure::malformed(format!("the form does not read: {other}")),
    };
    let mut upload = Upload { fields: BTreeMap::new(), file_name: String::new(), file: None };
    let mut size = 0;
    while let Some(field) = form.next().await {
        let mut field = field.map_err(broken)?;
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.content_disposition().and_then(|d| d.get_filename()).map(str::to_owned);
        if let Some(file_name) = file_name {
            check_csrf(me.csrf(), upload.fields.get("csrf").map(String::as_str))?;
            if upload.file.is_some() {
                return Err(Failure::malformed("send one file at a time"));
            }
            upload.file_name = file_name.chars().filter(|c| !c.is_control()).take(200).collect();
            let body = field.map(|chunk| chunk.map_err(broken));
            upload.file = Some(write_chunks(app, Box::pin(body)).await?);
            continue;
        }
        let mut value = Vec::new();
        while let Some(chunk) = field.next().await {
            let chunk = chunk.map_err(broken)?;
            size += chunk.len();
            if size > FORM_LIMIT {
                return Err(payload_failure(&PayloadError::Overflow));
            }
            value.extend_from_slice(&chunk);
        }
        let value = String::from_utf8(value).map_err(|_| Failure::malformed("the form is not UTF-8"))?;
        upload.fields.insert(name, value);
    }
    check_csrf(me.csrf(), upload.fields.remove("csrf").as_deref())?;
    Ok(upload)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_field_is_found_by_its_place() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code)]
        struct Inner {
            text: Vec<String>,
        }
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code)]
        struct Outer {
            slug: String,
            recipe: Inner,
            overlap: u32,
        }
        let message = |text: &str| parse_json::<Outer>(text.as_bytes()).unwrap_err().to_string();
        let wrong = message("{\"slug\": \"a\",\n \"recipe\": {\"text\": [\"t\"]},\n \"overlap\": \"two\"}");
        assert!(wrong.starts_with("`overlap`: invalid type: string \"two\""), "{wrong}");
        let wrong = message("{\"slug\": \"a: {\", \"recipe\": {\"text\": [1]}, \"overlap\": 1}");
        assert!(wrong.starts_with("`recipe.text`: invalid type"), "{wrong}");
        let wrong = message("{\"slug\": \"a\", \"sluggish\": 1}");
        assert!(wrong.contains("unknown field `sluggish`") && wrong.contains("overlap"), "{wrong}");
        assert!(message("{\"slug\": ").starts_with("the body is not JSON"));
    }

    #[test]
    fn form_fields_survive_escaping() {
        let fields = vec![("a b".to_owned(), "1&2=3 ü+%\n".to_owned())];
        let text = form_text(&fields);
        assert_eq!(serde_urlencoded_pairs(text.as_bytes()).unwrap_or_default(), fields);
    }
}
