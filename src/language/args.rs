//! What messages are filled with.

use super::escape;
use super::numbers::Marks;
use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};

/// A value in a message: a number, which decides the plural form and is written as the language writes numbers, or a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A number.
    Number(f64),
    /// A text as it is, such as a name.
    Text(String),
    /// HTML that is safe as it is.
    Html(String),
    /// A number that decides the form here and is filled in by a script: the number, and what stands in its place.
    Open(f64, String),
}

impl Arg {
    pub(super) fn left_open(number: u64, name: &str) -> Arg {
        Arg::Open(number as f64, format!("{{{name}}}"))
    }

    pub(super) fn escaped(&self) -> Arg {
        match self {
            Arg::Text(text) => Arg::Text(escape(text)),
            other => other.clone(),
        }
    }

    pub(super) fn to_fluent(&self, marks: &Marks) -> FluentValue<'static> {
        match self {
            Arg::Number(number) => counted(*number, marks.number(*number)),
            Arg::Open(number, place) => counted(*number, place.clone()),
            Arg::Text(text) | Arg::Html(text) => FluentValue::String(isolated(text, marks.is_rtl).into()),
        }
    }
}

/// A number that decides the form, with how it is written. That travels where Fluent keeps a currency, which no message
/// has: its formatter is one function for all and knows no language's marks.
fn counted(number: f64, text: String) -> FluentValue<'static> {
    let options = FluentNumberOptions { currency: Some(text), ..FluentNumberOptions::default() };
    FluentValue::Number(FluentNumber::new(number, options))
}

/// How a number was written above.
pub(super) fn written(value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => number.options.currency.clone(),
        _ => None,
    }
}

/// A text that may run the other way than the sentence around it keeps to itself: without the marks, a Latin name with a
/// bracket or a number at its end would come apart in an Arabic sentence, and the other way round.
fn isolated(text: &str, is_rtl: bool) -> String {
    if text.is_empty() || text.chars().any(is_from_right) == is_rtl {
        text.to_owned()
    } else {
        let mark = if is_rtl { '\u{2066}' } else { '\u{2067}' };
        format!("{mark}{text}\u{2069}")
    }
}

/// Letters of the scripts that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms.
fn is_from_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

macro_rules! numbers {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Arg {
            fn from(number: $kind) -> Arg {
                Arg::Number(number as f64)
            }
        }
    )*};
}
numbers!(u8, u16, u32, u64, usize, i32, i64, f64);

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Arg {
        Arg::Text(text.clone())
    }
}

impl From<char> for Arg {
    fn from(letter: char) -> Arg {
        Arg::Text(letter.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_the_other_way_keeps_to_itself() {
        assert_eq!(isolated("Post (2)", true), "\u{2066}Post (2)\u{2069}");
        assert_eq!(isolated("بريد", true), "بريد");
        assert_eq!(isolated("Post", false), "Post");
        assert_eq!(isolated("שלום!", false), "\u{2067}שלום!\u{2069}");
    }
}
