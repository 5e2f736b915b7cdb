//! The words of the pages: one catalogue, one file a language, in Fluent's syntax so that plurals are right.
//!
//! A new language is one file (`xx.ftl`) and one line in [`LANGUAGES`]. English is the original: a key that another
//! language lacks is said in English, and the tests in `checks.rs` do not let one be lacking. `http/speech.rs` knows which
//! language a request is answered in; here a language is always an argument.

mod args;
#[cfg(test)]
mod checks;
mod numbers;
mod said;
mod source;
mod wanted;

pub use args::Arg;
pub use numbers::Marks;
pub use wanted::wanted;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde_json::{Map, Value};
use source::Source;
use std::fmt::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// Every language, English first. The name is how its speakers write it.
pub static LANGUAGES: [Language; 4] = [
    Language::new("en", "English", Marks::COMMAS, include_str!("en.ftl")),
    Language::new("de", "Deutsch", Marks::POINTS, include_str!("de.ftl")),
    Language::new("es", "Español", Marks::POINTS_FROM_FIVE, include_str!("es.ftl")),
    Language::new("ar", "العربية", Marks::COMMAS.right_to_left(), include_str!("ar.ftl")),
];

/// English in brackets: whatever stands on a page without them did not come from the catalogue.
static BRACKETED: Language = Language::made("en-x-test", "⟦ ⟧", Marks::COMMAS, "", true);
static OFFERS_BRACKETED: AtomicBool = AtomicBool::new(false);

/// A language as the rest of the code takes it.
pub type Lang = &'static Language;

/// What a message is filled with: a name and a value each.
pub type Args<'a> = [(&'a str, Arg)];

/// A language that pages can be in.
pub struct Language {
    /// As in `lang="de"`.
    pub tag: &'static str,
    /// How its speakers call it.
    pub name: &'static str,
    /// How numbers are written, and the direction of the text.
    pub marks: Marks,
    text: &'static str,
    is_bracketed: bool,
    loaded: OnceLock<Loaded>,
}

struct Loaded {
    bundle: FluentBundle<FluentResource>,
    source: Source,
    said: said::Sentences,
}

impl PartialEq for Language {
    fn eq(&self, other: &Language) -> bool {
        self.tag == other.tag
    }
}

impl Eq for Language {}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag)
    }
}

/// The original.
pub fn english() -> Lang {
    &LANGUAGES[0]
}

/// The language of a tag, exactly as it is listed.
pub fn find(tag: &str) -> Option<Lang> {
    if OFFERS_BRACKETED.load(Ordering::Relaxed) && tag == BRACKETED.tag {
        return Some(&BRACKETED);
    }
    LANGUAGES.iter().find(|language| language.tag == tag)
}

/// For tests: from now on a browser may ask for `en-x-test`, English with every message in `⟦ ⟧`.
pub fn offer_bracketed() {
    OFFERS_BRACKETED.store(true, Ordering::Relaxed);
}

impl Language {
    const fn new(tag: &'static str, name: &'static str, marks: Marks, text: &'static str) -> Language {
        Language::made(tag, name, marks, text, false)
    }

    const fn made(
        tag: &'static str,
        name: &'static str,
        marks: Marks,
        text: &'static str,
        is_bracketed: bool,
    ) -> Language {
        Language { tag, name, marks, text, is_bracketed, loaded: OnceLock::new() }
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        if self.marks.is_rtl { "rtl" } else { "ltr" }
    }

    /// The message of a key.
    pub fn text(&self, key: &str, args: &Args<'_>) -> String {
        if self.is_bracketed {
            return format!("⟦{}⟧", english().text(key, args));
        }
        match self.formatted(key, args) {
            Some(text) => text,
            None if self != english() => english().text(key, args),
            None => {
                debug_assert!(false, "no message `{key}` in the catalogue");
                key.to_owned()
            }
        }
    }

    /// The message of a key that holds tags of ours: `<b>`, `<kbd>`, links. What it is filled with is escaped.
    pub fn html(&self, key: &str, args: &Args<'_>) -> String {
        let escaped: Vec<(&str, Arg)> = args.iter().map(|(name, arg)| (*name, arg.escaped())).collect();
        self.text(key, &escaped)
    }

    /// A sentence of another room, which are written in English, in this language; none when the catalogue does not have
    /// it. Keys that begin with `room-` are these, and they are found by their English text. Several sentences in a row,
    /// or parts with semicolons between them, are known when each of them is.
    pub fn said(&self, english_text: &str) -> Option<String> {
        let Some((key, captured)) = english().loaded().said.find(english_text) else {
            // The longest beginning that is known, so that a message of two sentences is not taken for two.
            let sentences = english_text.rmatch_indices(". ").find_map(|(at, _)| {
                let (first, rest) = (self.said_at_once(&english_text[..=at])?, self.said(&english_text[at + 2..])?);
                Some(format!("{first} {rest}"))
            });
            return sentences.or_else(|| {
                let parts = english_text.contains("; ").then(|| english_text.split("; "))?;
                let said: Option<Vec<String>> = parts.map(|part| self.said_at_once(part)).collect();
                Some(said?.join(if self.marks.is_rtl { "؛ " } else { "; " }))
            });
        };
        Some(self.said_so(key, captured, english_text))
    }

    fn said_at_once(&self, english_text: &str) -> Option<String> {
        let (key, captured) = english().loaded().said.find(english_text)?;
        Some(self.said_so(key, captured, english_text))
    }

    fn said_so(&self, key: &str, captured: Vec<(&'static str, String)>, english_text: &str) -> String {
        if self == english() {
            return english_text.to_owned();
        }
        let selected = self.reading().loaded().source.selected(key);
        let args: Vec<(&str, Arg)> =
            captured.into_iter().map(|(name, value)| (name, self.captured(name, value, &selected))).collect();
        self.text(key, &args)
    }

    /// A value of a sentence of another room.
    fn captured(&self, name: &str, value: String, selected: &[&str]) -> Arg {
        if selected.contains(&name)
            && let Ok(number) = value.replace(',', "").parse::<u64>()
        {
            return Arg::from(number);
        }
        if said::is_sentence(name)
            && let Some(said) = self.said(&value)
        {
            return Arg::from(said);
        }
        match said::number(&value).filter(|_| said::is_number(name) || said::is_sentence(name)) {
            Some((before, digits, is_percent)) => Arg::from(self.marks.rewritten(before, &digits, is_percent)),
            None => Arg::from(value),
        }
    }

    /// The messages whose keys begin with `js-` and one of the names, for a page's script: by key without `js-`. A
    /// message that counts is an object with a text for each of the language's plural forms; `{name}` is filled in by the
    /// script.
    pub fn for_script(&self, names: &[&str]) -> Value {
        let mut texts = Map::new();
        texts.insert("lang".into(), self.tag.into());
        for key in english().loaded().source.keys() {
            let Some(short) = key.strip_prefix("js-") else { continue };
            if names.iter().any(|name| short.strip_prefix(name).is_some_and(|rest| rest.starts_with('-'))) {
                texts.insert(short.to_owned(), self.script_text(key));
            }
        }
        Value::Object(texts)
    }

    fn script_text(&self, key: &str) -> Value {
        // One number of each plural form there is in any language.
        const SAMPLES: [u64; 8] = [0, 1, 2, 3, 5, 11, 100, 1_000_000];
        let source = &self.reading().loaded().source;
        let counts = english().loaded().source.selected(key);
        let fill = |number: u64| -> String {
            let of = |name: &'static str| match counts.contains(&name) {
                true => (name, Arg::left_open(number, name)),
                false => (name, Arg::from(format!("{{{name}}}"))),
            };
            let args: Vec<(&str, Arg)> = source.variables(key).into_iter().map(of).collect();
            self.text(key, &args)
        };
        if counts.is_empty() {
            return fill(0).into();
        }
        let mut forms = Map::new();
        for number in SAMPLES {
            forms.insert(self.plural_form(number), fill(number).into());
        }
        Value::Object(forms)
    }

    /// `one`, `few`, `other`: the language's plural form of a number.
    fn plural_form(&self, number: u64) -> String {
        self.reading().formatted("plural-form", &[("n", Arg::from(number))]).unwrap_or_else(|| "other".into())
    }

    /// The language whose file is read.
    fn reading(&self) -> &Language {
        if self.is_bracketed { english() } else { self }
    }

    fn formatted(&self, key: &str, args: &Args<'_>) -> Option<String> {
        let bundle = &self.loaded().bundle;
        let message = bundle.get_message(key)?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            given.set(*name, arg.to_fluent(&self.marks));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(message.value()?, Some(&given), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "the message `{key}` in {}: {errors:?}", self.tag);
        Some(text)
    }

    fn loaded(&self) -> &Loaded {
        self.loaded.get_or_init(|| {
            let (resource, problems) = match FluentResource::try_new(self.text.to_owned()) {
                Ok(resource) => (resource, Vec::new()),
                // What parses is used; the tests do not let a file with a mistake pass.
                Err((resource, problems)) => (resource, problems),
            };
            debug_assert!(problems.is_empty(), "{}.ftl: {problems:?}", self.tag);
            let mut bundle = FluentBundle::new_concurrent(self.tag.parse().into_iter().collect());
            // `Arg` marks what runs the other way; Fluent would put invisible marks around every name and number.
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(|value, _| args::written(value)));
            bundle.add_resource_overriding(resource);
            let source = Source::read(self.text);
            Loaded { bundle, said: said::Sentences::of(&source), source }
        })
    }
}

/// A text that is safe inside HTML.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}
