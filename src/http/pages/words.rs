//! Numbers and times as people read them. Templates get finished words; they never calculate.

use crate::domain::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

/// A moment: for machines, for people, and how long ago it was.
#[derive(Debug, Clone, Serialize)]
pub(super) struct When {
    pub iso: String,
    pub text: String,
    pub ago: String,
}

impl When {
    pub fn new(at: Timestamp, now: Timestamp) -> When {
        When { iso: at.to_rfc3339(), text: moment(at), ago: ago(at, now) }
    }
}

/// `22 Nov 2026, 09:30 UTC`.
pub(super) fn moment(at: Timestamp) -> String {
    match jiff::Timestamp::from_millisecond(at.0) {
        Ok(t) => t.to_zoned(TimeZone::UTC).strftime("%-d %b %Y, %H:%M UTC").to_string(),
        Err(_) => at.to_rfc3339(),
    }
}

/// The start of this moment's day, UTC.
pub(super) fn day_start(now: Timestamp) -> Timestamp {
    Timestamp(now.0 - now.0.rem_euclid(86_400_000))
}

fn ago(at: Timestamp, now: Timestamp) -> String {
    let secs = now.secs_since(at);
    match secs {
        0..60 => "just now".into(),
        60..3_600 => format!("{} ago", plural((secs / 60) as u64, "minute")),
        3_600..86_400 => format!("{} ago", plural((secs / 3_600) as u64, "hour")),
        _ => format!("{} ago", plural((secs / 86_400) as u64, "day")),
    }
}

/// `12,345`.
pub(super) fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 label`, `12 labels`.
pub(super) fn plural(n: u64, noun: &str) -> String {
    let noun = match (n, noun.strip_suffix('y')) {
        (1, _) => noun.to_owned(),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    };
    format!("{} {noun}", count(n))
}

/// A share as a whole percentage: `78%`. Never rounds up to 100% or down to 0%.
pub(super) fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    if rounded >= 100.0 && share < 1.0 {
        ">99%".into()
    } else if rounded <= 0.0 && share > 0.0 {
        "<1%".into()
    } else {
        format!("{rounded:.0}%")
    }
}

/// A share with one decimal: `81.3%`.
pub(super) fn percent1(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// Three decimals, or a dash where there is nothing to say.
pub(super) fn decimal(value: Option<f64>) -> String {
    value.map_or_else(|| "–".into(), |value| format!("{value:.3}"))
}

/// A probability of being picked, short but never zero: `0.25`, `0.0003`.
pub(super) fn probability(p: f64) -> String {
    if p >= 0.01 { format!("{p:.2}") } else { format!("{p:.1e}") }
}

/// Seconds: `0.41 s`, `12 s`, `3 min 5 s`.
pub(super) fn seconds(secs: f64) -> String {
    if secs < 10.0 {
        format!("{secs:.2} s")
    } else if secs < 60.0 {
        format!("{secs:.0} s")
    } else {
        format!("{:.0} min {:.0} s", (secs / 60.0).floor(), secs % 60.0)
    }
}

/// How sure the model says it is, in a word.
pub(super) fn sureness(confidence: f64) -> &'static str {
    match confidence {
        c if c >= 0.95 => "very sure",
        c if c >= 0.8 => "sure",
        c if c >= 0.6 => "fairly sure",
        c if c >= 0.4 => "not sure",
        _ => "guessing",
    }
}

/// Whether a name says itself that its owner is made up, as those of the demo do.
pub(super) fn says_made_up(name: &str) -> bool {
    name.contains("made up")
}

/// A selection's source, in the words of the pages.
pub(super) fn source_text(source: &str) -> String {
    match source {
        "random" => "random draw".into(),
        "holdout" => "holdout".into(),
        "audit" => "check of an accepted item".into(),
        "coverage" => "covers the pool".into(),
        "suspect" => "suspicious label".into(),
        "strange" => "far from everything labeled".into(),
        "relabel" => "second opinion".into(),
        "tie" => "answers that differ".into(),
        name => match crate::sampling::find(name) {
            // A title may go on with what it means, behind a colon.
            Ok(strategy) => strategy.title().split(':').next().unwrap_or(name).to_owned(),
            Err(_) => name.into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(count(0), "0");
        assert_eq!(count(999), "999");
        assert_eq!(count(1_234_567), "1,234,567");
        assert_eq!(plural(1, "class"), "1 class");
        assert_eq!(plural(2, "reply"), "2 replies");
        assert_eq!(plural(3, "day"), "3 days");
        assert_eq!(percent(0.999), ">99%");
        assert_eq!(percent(1.0), "100%");
        assert_eq!(percent(0.001), "<1%");
        assert_eq!(percent1(0.8126), "81.3%");
        assert_eq!(seconds(185.0), "3 min 5 s");
        assert_eq!(decimal(None), "–");
    }

    #[test]
    fn times_are_near_or_dated() {
        let now = Timestamp(1_700_000_000_000);
        assert_eq!(ago(Timestamp(now.0 - 30_000), now), "just now");
        assert_eq!(ago(Timestamp(now.0 - 60_000), now), "1 minute ago");
        assert_eq!(ago(Timestamp(now.0 - 7_200_000), now), "2 hours ago");
        assert_eq!(moment(Timestamp(0)), "1 Jan 1970, 00:00 UTC");
        assert_eq!(day_start(Timestamp(86_400_000 + 5)), Timestamp(86_400_000));
    }
}
