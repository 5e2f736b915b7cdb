//! Errors, grouped by what the caller can do about them.
//!
//! A message says what happened, with the value, and what to do next. `http/errors.rs` alone turns
//! these into a status and a page; `cli` alone turns them into an exit code.

/// What went wrong, grouped by who can mend it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The request itself is wrong: the caller changes it and tries again.
    #[error("{0}")]
    Invalid(String),
    /// There is no such thing, or the caller may not know that there is.
    #[error("{0}")]
    NotFound(String),
    /// The caller is known and may not do this.
    #[error("{0}")]
    Forbidden(String),
    /// Nobody is signed in.
    #[error("{0}")]
    Unauthorized(String),
    /// Somebody was first, or the state has moved on.
    #[error("{0}")]
    Conflict(String),
    /// It existed and was taken away.
    #[error("{0}")]
    Gone(String),
    /// Too many tries; wait this long.
    #[error("{message}")]
    TooMany {
        /// What was tried too often.
        message: String,
        /// Seconds until another try has a chance.
        retry_after_secs: u64,
    },
    /// A rule with a name refused it; programs act on the name.
    #[error("{}", .0.message)]
    Refused(Box<Refusal>),
    /// The caller asked for too much at once.
    #[error("{0}")]
    TooLarge(String),
    /// The work was stopped on request.
    #[error("cancelled")]
    Cancelled,
    /// The server cannot do it just now; the same request may succeed later.
    #[error("{0}")]
    Unavailable(String),
    /// A defect or a broken machine. Details go to the log, not to the page.
    #[error("{0}")]
    Internal(String),
}

/// Which kind of refusal it is; `http/errors.rs` gives each a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The request itself is wrong.
    Invalid,
    /// The caller may not, however they ask.
    Forbidden,
    /// Somebody was first, or the state has moved on.
    Conflict,
    /// It existed and is over.
    Gone,
    /// It is another version by now than the caller saw.
    Stale,
    /// It is in somebody else's hands.
    Held,
    /// Enough for now.
    Enough,
}

/// A refusal with a name, and what the caller needs to go on.
#[derive(Debug)]
pub struct Refusal {
    /// Which kind.
    pub because: Because,
    /// The rule's name, such as `already_decided`.
    pub code: &'static str,
    /// What happened and what to do next.
    pub message: String,
    /// What programs need beside it, such as the winning verdict.
    pub detail: Option<serde_json::Value>,
}

/// The result every room returns.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error of the caller's input.
    pub fn invalid(message: impl Into<String>) -> Self {
        Error::Invalid(message.into())
    }

    /// A refusal by a rule with a name.
    pub fn refused(because: Because, code: &'static str, message: impl Into<String>) -> Self {
        Error::Refused(Box::new(Refusal { because, code, message: message.into(), detail: None }))
    }

    /// The same, with what programs need beside it.
    pub fn refused_with(
        because: Because,
        code: &'static str,
        message: impl Into<String>,
        detail: serde_json::Value,
    ) -> Self {
        Error::Refused(Box::new(Refusal { because, code, message: message.into(), detail: Some(detail) }))
    }

    /// Something that is not there.
    pub fn not_found(message: impl Into<String>) -> Self {
        Error::NotFound(message.into())
    }

    /// A defect or a broken machine.
    pub fn internal(message: impl std::fmt::Display) -> Self {
        Error::Internal(message.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Error::Internal(error.to_string())
    }
}

/// What a parser of JSON, a query or a path says, in the words of whoever wrote the value.
pub fn plainly(parser: impl std::fmt::Display) -> String {
    /// The parser's word for a kind of value, and ours.
    const KINDS: [(&str, &str); 13] = [
        ("f64", "a number"),
        ("f32", "a number"),
        ("i64", "a whole number"),
        ("i32", "a whole number"),
        ("u64", "a whole number from 0"),
        ("u32", "a whole number from 0"),
        ("u16", "a whole number from 0"),
        ("u8", "a whole number from 0"),
        ("usize", "a whole number from 0"),
        ("a boolean", "true or false"),
        ("a string", "a text"),
        ("a sequence", "a list"),
        ("a map", "an object"),
    ];
    let text = parser.to_string();
    let text = text.strip_prefix("Query deserialize error: ").unwrap_or(&text);
    if text == "invalid digit found in string" {
        return "a value is no whole number".to_owned();
    }
    if let Some((value, _)) = text.strip_prefix("can not parse \"").and_then(|rest| rest.split_once("\" to a ")) {
        return format!("`{value}` is no number");
    }
    let Some((before, expected)) = text.split_once(", expected ") else { return text.to_owned() };
    // `at line 1 column 2` stays behind the kind.
    let (kind, behind) = match expected.find(" at line ") {
        Some(at) => expected.split_at(at),
        None => (expected, ""),
    };
    let ours = match KINDS.iter().find(|(theirs, _)| *theirs == kind) {
        Some((_, ours)) => ours,
        None if kind.starts_with("struct ") => "an object",
        None => kind,
    };
    let before = if before.starts_with("invalid length") { "a list" } else { before };
    format!("{before}, expected {ours}{behind}")
}

#[cfg(test)]
mod tests {
    use super::plainly;

    #[test]
    fn parsers_speak_plainly() {
        #[derive(Debug, serde::Deserialize)]
        #[expect(dead_code, reason = "only read for what the parser says")]
        struct One {
            share: f64,
            is_on: bool,
        }
        let of = |json: &str| plainly(serde_json::from_str::<One>(json).unwrap_err());
        assert_eq!(of("[]"), "a list, expected an object at line 1 column 2");
        assert_eq!(of("3"), "invalid type: integer `3`, expected an object at line 1 column 1");
        assert_eq!(of("{\"share\": \"0,3\"}"), "invalid type: string \"0,3\", expected a number at line 1 column 15");
        assert_eq!(of("{\"share\": 1}"), "missing field `is_on` at line 1 column 12");
        assert_eq!(plainly("can not parse \"abc\" to a i64"), "`abc` is no number");
        assert_eq!(plainly("Query deserialize error: unknown field `x`"), "unknown field `x`");
    }
}
