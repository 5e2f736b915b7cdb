//! Which language a request is answered in, for whatever is said on the way: templates and sentences made in Rust.
//!
//! The person's own choice comes first, then what the browser asks for, then English. The guard settles it once and
//! `speaking` carries it with the request, also to the thread that `blocking` works on; no handler passes it on.
//! Programs, the command line and the log get English.

use super::errors::is_api;
use crate::language::{Args, Lang, english, wanted};
use crate::people::Caller;
use actix_web::http::header::{ACCEPT_LANGUAGE, HeaderMap};

/// The language of a request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Speech(Lang);

tokio::task_local! {
    static SPEECH: Speech;
}

impl Speech {
    /// This language.
    pub fn of(language: Lang) -> Speech {
        Speech(language)
    }

    /// For a row of the route table: programs get English.
    pub fn of_row(path: &str, chosen: Lang) -> Speech {
        Speech(if is_api(path) { english() } else { chosen })
    }

    /// What is spoken here: English where no request is answered.
    pub fn now() -> Speech {
        SPEECH.try_with(|speech| *speech).unwrap_or(Speech(english()))
    }

    /// Works with this language around it.
    pub fn around<T>(self, work: impl FnOnce() -> T) -> T {
        SPEECH.sync_scope(self, work)
    }

    pub fn language(self) -> Lang {
        self.0
    }
}

/// Answers a request with this language around it.
pub(super) fn speaking<F: Future>(speech: Speech, answer: F) -> impl Future<Output = F::Output> {
    SPEECH.scope(speech, answer)
}

/// The language for somebody, or for a browser of which nobody is known yet.
pub(super) fn chosen(caller: Option<&Caller>, headers: &HeaderMap) -> Lang {
    let asked = || headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(wanted);
    caller.and_then(|caller| caller.language).or_else(asked).unwrap_or(english())
}

/// A message of the catalogue in the language of the page. [`t!`] is the short way.
pub(crate) fn say(key: &str, args: &Args<'_>) -> String {
    Speech::now().0.text(key, args)
}

/// A sentence of another room in the language of the page, or as it is where the catalogue does not know it.
pub(crate) fn told(english_text: &str) -> String {
    Speech::now().0.said(english_text).unwrap_or_else(|| english_text.to_owned())
}

/// A message in the language of the page: `t!("label-today", n = 3)`.
macro_rules! t {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::http::speech::say($key, &[$((stringify!($name), $crate::language::Arg::from($value))),*])
    };
}
pub(crate) use t;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::find;

    #[test]
    fn what_is_spoken_goes_with_the_work_and_programs_get_english() {
        let german = find("de").unwrap();
        let said = || Speech::now().language().tag;
        assert_eq!((said(), Speech::of(german).around(said), said()), ("en", "de", "en"));
        assert_eq!(Speech::of_row("/api/v1/projects", german).language().tag, "en");
        assert_eq!(Speech::of_row("/account", german).language().tag, "de");
    }
}
