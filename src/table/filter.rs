//! What somebody wants to see: a filter and an order, as a url writes them. Every value is checked here, so that a page
//! behind it never fails on one.

use crate::error::{Error, Result};

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Without a label, and not excluded.
    Unlabeled,
    /// With a label, and not excluded.
    Labeled,
    /// In somebody's hands.
    InHands,
    /// Waiting for one more person because somebody asked for it.
    Relabel,
    /// Kept out of the pool by a lead.
    Excluded,
}

impl Status {
    /// Every status with its word in urls and its words for people.
    pub const ALL: [(Status, &'static str, &'static str); 5] = [
        (Status::Unlabeled, "unlabeled", "unlabeled"),
        (Status::Labeled, "labeled", "labeled"),
        (Status::InHands, "in_hands", "in hands"),
        (Status::Relabel, "relabel", "waits for relabel"),
        (Status::Excluded, "excluded", "excluded"),
    ];
}

/// The order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// As imported.
    #[default]
    Imported,
    /// The last imported first.
    Newest,
    /// By id, in the order of its characters.
    Id,
    /// The least sure first.
    Confidence,
    /// The surest first.
    Surest,
    /// The smallest margin first.
    Margin,
    /// The largest entropy first.
    Entropy,
    /// The answers that differ most first.
    Disagreement,
    /// The newest answer first.
    Answered,
    /// A random order that the key fixes.
    Random,
}

impl Sort {
    /// Every order with its word in urls and its words for people.
    pub const ALL: [(Sort, &'static str, &'static str); 10] = [
        (Sort::Imported, "imported", "as imported"),
        (Sort::Newest, "newest", "last imported first"),
        (Sort::Id, "id", "by id"),
        (Sort::Confidence, "confidence", "least confident first"),
        (Sort::Surest, "surest", "most confident first"),
        (Sort::Margin, "margin", "smallest margin first"),
        (Sort::Entropy, "entropy", "largest entropy first"),
        (Sort::Disagreement, "disagreement", "most disagreement first"),
        (Sort::Answered, "answered", "newest answer first"),
        (Sort::Random, "random", "random order"),
    ];

    /// Whether it needs what the model says.
    pub fn needs_scores(self) -> bool {
        matches!(self, Sort::Confidence | Sort::Surest | Sort::Margin | Sort::Entropy)
    }
}

/// From and to, both included; of 0 to 1.
pub type Span = (Option<f32>, Option<f32>);

/// Which items, in which order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Where they stand.
    pub status: Option<Status>,
    /// In the holdout, or not in it.
    pub holdout: Option<bool>,
    /// The class of their label, or one of its set.
    pub label: Option<String>,
    /// The class the model suggests, or one of its set.
    pub suggested: Option<String>,
    /// Who has answered, by name.
    pub annotator: Option<String>,
    /// For whom they are kept, by name.
    pub assigned: Option<String>,
    /// The model's confidence.
    pub confidence: Span,
    /// The model's margin.
    pub margin: Span,
    /// Only where people's answers differ.
    pub differ: bool,
    /// The round that chose them.
    pub round: Option<i64>,
    /// Only flagged ones.
    pub flagged: bool,
    /// Only those with a note.
    pub note: bool,
    /// Practice items, or the others.
    pub gold: Option<bool>,
    /// Only those that somebody handed to the leads and that wait for them.
    pub escalated: bool,
    /// What to search for.
    pub text: String,
    /// The order.
    pub sort: Sort,
    /// What fixes the random order.
    pub key: u64,
}

/// The names a url may hold, in the order they are written.
const NAMES: [&str; 19] = [
    "q",
    "status",
    "holdout",
    "label",
    "suggested",
    "annotator",
    "assigned",
    "confidence_from",
    "confidence_to",
    "margin_from",
    "margin_to",
    "differ",
    "round",
    "flagged",
    "note",
    "gold",
    "escalated",
    "sort",
    "key",
];

impl Filter {
    /// Whether a url's name belongs to the filter.
    pub fn knows(name: &str) -> bool {
        NAMES.contains(&name)
    }

    /// The filter that these names and values write. Empty values say nothing; a wrong one is refused in words.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Filter> {
        let mut filter = Filter::default();
        for (name, value) in pairs {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let text = || Some(value.to_owned());
            match name {
                "q" => filter.text = value.to_owned(),
                "status" => filter.status = Some(one_of(name, value, &Status::ALL)?),
                "holdout" => filter.holdout = Some(yes(name, value)?),
                "label" => filter.label = text(),
                "suggested" => filter.suggested = text(),
                "annotator" => filter.annotator = text(),
                "assigned" => filter.assigned = text(),
                "confidence_from" => filter.confidence.0 = Some(share(name, value)?),
                "confidence_to" => filter.confidence.1 = Some(share(name, value)?),
                "margin_from" => filter.margin.0 = Some(share(name, value)?),
                "margin_to" => filter.margin.1 = Some(share(name, value)?),
                "differ" => filter.differ = yes(name, value)?,
                "round" => filter.round = Some(number(name, value)?),
                "flagged" => filter.flagged = yes(name, value)?,
                "note" => filter.note = yes(name, value)?,
                "gold" => filter.gold = Some(yes(name, value)?),
                "escalated" => filter.escalated = yes(name, value)?,
                "sort" => filter.sort = one_of(name, value, &Sort::ALL)?,
                "key" => filter.key = number(name, value)?,
                other => {
                    let known = NAMES.join(", ");
                    return Err(Error::Invalid(format!("the table of items knows no `{other}`; use {known}")));
                }
            }
        }
        Ok(filter)
    }

    /// The filter that a query string writes, as [`Filter::query`] makes it.
    pub fn from_query(query: &str) -> Result<Filter> {
        let pairs = decode(query);
        Filter::parse(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }

    /// What is set, by name, in a fixed order.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let word = |is: bool| is.then(|| "yes".to_owned());
        let share = |value: Option<f32>| value.map(|value| value.to_string());
        let values = [
            (!self.text.is_empty()).then(|| self.text.clone()),
            self.status.map(|status| word_of(status, &Status::ALL)),
            self.holdout.map(|is| if is { "yes" } else { "no" }.to_owned()),
            self.label.clone(),
            self.suggested.clone(),
            self.annotator.clone(),
            self.assigned.clone(),
            share(self.confidence.0),
            share(self.confidence.1),
            share(self.margin.0),
            share(self.margin.1),
            word(self.differ),
            self.round.map(|round| round.to_string()),
            word(self.flagged),
            word(self.note),
            self.gold.map(|is| if is { "yes" } else { "no" }.to_owned()),
            word(self.escalated),
            (self.sort != Sort::default()).then(|| word_of(self.sort, &Sort::ALL)),
            (self.sort == Sort::Random).then(|| self.key.to_string()),
        ];
        NAMES.into_iter().zip(values).filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The filter as a query string.
    pub fn query(&self) -> String {
        let parts: Vec<String> =
            self.pairs().into_iter().map(|(name, value)| format!("{name}={}", encode(&value))).collect();
        parts.join("&")
    }

    /// The same without one of its conditions.
    pub fn without(&self, name: &str) -> Filter {
        let pairs = self.pairs();
        let left = pairs.iter().filter(|(of, _)| *of != name).map(|(of, value)| (*of, value.as_str()));
        // What was written by `pairs` reads back.
        Filter::parse(left).unwrap_or_default()
    }
}

fn one_of<T: Copy>(name: &str, value: &str, all: &[(T, &'static str, &'static str)]) -> Result<T> {
    let words = || all.iter().map(|(_, word, _)| *word).collect::<Vec<_>>().join(", ");
    all.iter()
        .find(|(_, word, _)| *word == value)
        .map(|(one, ..)| *one)
        .ok_or_else(|| Error::Invalid(format!("{name} is `{value}`; use {}", words())))
}

fn word_of<T: PartialEq>(one: T, all: &[(T, &'static str, &'static str)]) -> String {
    all.iter().find(|(other, ..)| *other == one).map_or_else(String::new, |(_, word, _)| (*word).to_owned())
}

fn yes(name: &str, value: &str) -> Result<bool> {
    match value {
        "yes" | "true" | "1" => Ok(true),
        "no" | "false" | "0" => Ok(false),
        other => Err(Error::Invalid(format!("{name} is `{other}`; use yes or no"))),
    }
}

fn number<T: std::str::FromStr>(name: &str, value: &str) -> Result<T> {
    value.parse().map_err(|_| Error::Invalid(format!("{name} is `{value}`; use a whole number")))
}

/// `0.75`, `75%` or `75 %`.
fn share(name: &str, value: &str) -> Result<f32> {
    let wrong = || Error::Invalid(format!("{name} is `{value}`; use a number from 0 to 1, such as 0.75, or 75%"));
    let number = match value.strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f32>().map_err(|_| wrong())? / 100.0,
        None => value.parse::<f32>().map_err(|_| wrong())?,
    };
    if (0.0..=1.0).contains(&number) { Ok(number) } else { Err(wrong()) }
}

/// A value as a part of a query string.
pub fn encode(value: &str) -> String {
    value.bytes().fold(String::with_capacity(value.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

/// The names and values of a query string.
pub fn decode(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(n, v)| (plain(n), plain(v))).collect()
}

fn plain(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let pair = [rest.next().unwrap_or(b'0'), rest.next().unwrap_or(b'0')];
                let code = std::str::from_utf8(&pair).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok());
                bytes.push(code.unwrap_or(b'?'));
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_filter_reads_back_what_it_writes() {
        let filter = Filter {
            status: Some(Status::InHands),
            holdout: Some(false),
            label: Some("häm & eggs=100%".into()),
            confidence: (Some(0.25), None),
            differ: true,
            gold: Some(false),
            escalated: true,
            text: "\"a b\" + c".into(),
            sort: Sort::Random,
            key: u64::MAX,
            ..Filter::default()
        };
        assert_eq!(Filter::from_query(&filter.query()).unwrap(), filter);
        assert_eq!(Filter::default().query(), "");
        assert_eq!(Filter::from_query("status=&label=&q=+").unwrap(), Filter::default());
        assert_eq!(filter.without("label").label, None);
        assert_eq!(filter.without("label").text, filter.text);
    }

    #[test]
    fn a_wrong_value_is_refused_with_what_is_right() {
        let refused = |query: &str| Filter::from_query(query).unwrap_err().to_string();
        assert!(refused("status=lost").contains("unlabeled, labeled, in_hands"));
        assert!(refused("confidence_from=1.5").contains("0 to 1"));
        assert!(refused("confidence_to=NaN").contains("0 to 1"));
        assert!(refused("round=x").contains("whole number"));
        assert!(refused("colour=red").contains("knows no `colour`"));
        assert_eq!(Filter::from_query("confidence_from=75+%25").unwrap().confidence, (Some(0.75), None));
    }

    proptest! {
        #[test]
        fn any_text_survives_the_url(text in "\\PC{0,40}") {
            prop_assert_eq!(decode(&format!("q={}", encode(&text))), vec![("q".to_owned(), text)]);
        }
    }
}
