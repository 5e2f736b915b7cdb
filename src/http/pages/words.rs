//! Numbers and times as people read them. Templates get finished words; they never calculate.

use crate::domain::Timestamp;
use crate::http::speech::{Speech, say, t, told};
use crate::language::{Arg, Marks};
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
        Ok(time) => t!("when-moment", day = day(at), time = time.strftime("%H:%M").to_string()),
        Err(_) => at.to_rfc3339(),
    }
}

/// `22 Nov 2026`, UTC.
pub(super) fn day(at: Timestamp) -> String {
    match jiff::Timestamp::from_millisecond(at.0) {
        Ok(time) => {
            let time = time.to_zoned(TimeZone::UTC);
            let day = Arg::from(time.strftime("%-d").to_string());
            let parts = [("day", day), ("year", time.strftime("%Y").to_string().into())];
            say(&format!("when-month-{}", time.month()), &parts)
        }
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
        0..60 => t!("when-now"),
        60..3_600 => t!("when-minutes", n = secs / 60),
        3_600..86_400 => t!("when-hours", n = secs / 3_600),
        _ => t!("when-days", n = secs / 86_400),
    }
}

/// `12,345`.
pub(super) fn count(n: u64) -> String {
    marks().count(n)
}

/// How numbers are written on this page.
pub(super) fn marks() -> &'static Marks {
    &Speech::now().language().marks
}

/// Names one after the other: `ana, bo`.
pub(super) fn listed(names: &[String]) -> String {
    names.join(if marks().is_rtl { "، " } else { ", " })
}

/// A share with the decimals it has, at most so many: `2%`, `12.5%`.
pub(super) fn share(share: f64, decimals: i32) -> String {
    let unit = 10f64.powi(decimals);
    let rounded = (share * 100.0 * unit).round() / unit;
    format!("{}{}", marks().number(rounded), marks().percent)
}

/// `1 label`, `12 labels`: for pages that are in English only.
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
        beyond('>', 99.0, 0)
    } else if rounded <= 0.0 && share > 0.0 {
        beyond('<', 1.0, 0)
    } else {
        format!("{rounded:.0}{}", marks().percent)
    }
}

/// `>99%`, which stays so in a text that runs from right to left.
fn beyond(sign: char, percent: f64, decimals: usize) -> String {
    let text = format!("{sign}{}{}", marks().decimals(percent, decimals), marks().percent);
    if marks().is_rtl { format!("\u{2066}{text}\u{2069}") } else { text }
}

/// A share with one decimal: `81.3%`. Never rounds up to 100% or down to 0% either.
pub(super) fn percent1(share: f64) -> String {
    let rounded = (share * 1000.0).round();
    if rounded >= 1000.0 && share < 1.0 {
        beyond('>', 99.9, 1)
    } else if rounded <= 0.0 && share > 0.0 {
        beyond('<', 0.1, 1)
    } else {
        format!("{}{}", marks().decimals(share * 100.0, 1), marks().percent)
    }
}

/// `+0.41`, `−0.20`: points, which keep their sign in front in a text that runs from right to left.
pub(super) fn signed(points: f64) -> String {
    let text = format!("{}{}", if points < 0.0 { '−' } else { '+' }, marks().decimals(points.abs(), 2));
    if marks().is_rtl { format!("\u{2066}{text}\u{2069}") } else { text }
}

/// Three decimals, or a dash where there is nothing to say.
pub(super) fn decimal(value: Option<f64>) -> String {
    value.map_or_else(|| "–".into(), |value| marks().decimals(value, 3))
}

/// One decimal: `3.4`.
pub(super) fn tenths(value: f64) -> String {
    marks().decimals(value, 1)
}

/// A probability of being picked, short but never zero: `0.25`, `0.0003`.
pub(super) fn probability(p: f64) -> String {
    if p >= 0.01 { marks().decimals(p, 2) } else { format!("{p:.1e}") }
}

/// Seconds: `0.41 s`, `12 s`, `3 min 5 s`.
pub(super) fn seconds(secs: f64) -> String {
    if secs < 10.0 {
        t!("when-secs", n = marks().decimals(secs, 2))
    } else if secs < 60.0 {
        t!("when-secs", n = format!("{secs:.0}"))
    } else {
        t!("when-mins-secs", min = format!("{:.0}", (secs / 60.0).floor()), secs = format!("{:.0}", secs % 60.0))
    }
}

/// How sure the model says it is, in a word.
pub(super) fn sureness(confidence: f64) -> String {
    match confidence {
        c if c >= 0.95 => t!("sure-very"),
        c if c >= 0.8 => t!("sure"),
        c if c >= 0.6 => t!("sure-fairly"),
        c if c >= 0.4 => t!("sure-not"),
        _ => t!("sure-guessing"),
    }
}

/// Whether a name says itself that its owner is made up, as those of the demo do.
pub(super) fn says_made_up(name: &str) -> bool {
    name.contains("made up")
}

/// A selection's source, in the words of the pages.
pub(super) fn source_text(source: &str) -> String {
    match source {
        "random" => t!("source-random"),
        "holdout" => t!("source-holdout"),
        "audit" => t!("source-audit"),
        "coverage" => t!("source-coverage"),
        "suspect" => t!("source-suspect"),
        "strange" => t!("source-strange"),
        "relabel" => t!("source-relabel"),
        "tie" => t!("source-tie"),
        "list" => t!("source-list"),
        "assigned" => t!("source-assigned"),
        name => match crate::sampling::find(name) {
            // A title may go on with what it means, behind a colon.
            Ok(strategy) => told(strategy.title().split(':').next().unwrap_or(name)),
            Err(_) => name.into(),
        },
    }
}

/// Characters of a name in urls that is made out of a title.
const SLUG: usize = 40;

/// `Refund approvals` as `refund-approvals`; empty where no letter of a title fits.
pub(super) fn slug_of(title: &str) -> String {
    let mut slug = String::new();
    for c in title.to_ascii_lowercase().chars() {
        match c {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(SLUG);
    slug.trim_matches('-').to_owned()
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
        assert_eq!([0.0, 0.0004, 0.9994, 0.9996, 1.0].map(percent1), ["0.0%", "<0.1%", "99.9%", ">99.9%", "100.0%"]);
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
