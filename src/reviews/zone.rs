//! Whose midnight it is. Times are stored in UTC; a day's cap and the hour of a sweep are taken in the workflow's zone.

use crate::domain::{Timestamp, WorkflowSettings};
use crate::error::{Error, Result};
use jiff::tz::{Offset, TimeZone};

/// The zone of a name such as `Europe/Vienna` or an offset such as `+02:00`; UTC when empty.
pub(super) fn zone(name: &str) -> Result<TimeZone> {
    if matches!(name, "" | "UTC") {
        return Ok(TimeZone::UTC);
    }
    if let Some(offset) = offset(name) {
        return Ok(TimeZone::fixed(offset));
    }
    // A path out of the folder of zones is no name of one.
    let is_name = name.len() <= 64 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"/_+-".contains(&b));
    let found = is_name.then(|| TimeZone::get(name).ok()).flatten();
    found.ok_or_else(|| {
        Error::Invalid(format!(
            "time_zone is {name:?}: use a name such as `Europe/Vienna`, if this machine has the zones' files, or an offset such as `+02:00`"
        ))
    })
}

fn offset(text: &str) -> Option<Offset> {
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let number = |text: &str, most: i32| {
        let is_two = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<i32>().ok().filter(|n| is_two && *n <= most)
    };
    Offset::from_seconds(sign * (number(hours, 14)? * 3600 + number(minutes, 59)? * 60)).ok()
}

/// The zone as people read it.
pub fn zone_name(settings: &WorkflowSettings) -> &str {
    if settings.time_zone.is_empty() { "UTC" } else { &settings.time_zone }
}

/// The first moment of the day that it is in a workflow, and of the next: 23 or 25 hours apart where clocks change.
pub fn day_of(settings: &WorkflowSettings, now: Timestamp) -> (Timestamp, Timestamp) {
    const DAY: i64 = 86_400_000;
    let utc = Timestamp(now.0 - now.0.rem_euclid(DAY));
    local_day(settings, now).unwrap_or((utc, Timestamp(utc.0 + DAY)))
}

fn local_day(settings: &WorkflowSettings, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
    let zone = zone(&settings.time_zone).ok()?;
    let today = jiff::Timestamp::from_millisecond(now.0).ok()?.to_zoned(zone).start_of_day().ok()?;
    let next = today.tomorrow().ok()?.start_of_day().ok()?;
    Some((Timestamp(today.timestamp().as_millisecond()), Timestamp(next.timestamp().as_millisecond())))
}

/// The first time at or after a moment when it is such an hour in a workflow.
pub(super) fn next_hour(settings: &WorkflowSettings, hour: u8, earliest: Timestamp) -> Timestamp {
    let at_day = |day: Timestamp| {
        let zone = zone(&settings.time_zone).unwrap_or(TimeZone::UTC);
        let date = jiff::Timestamp::from_millisecond(day.0).ok()?.to_zoned(zone.clone()).date();
        let at = date.at(hour as i8, 0, 0, 0).to_zoned(zone).ok()?;
        Some(Timestamp(at.timestamp().as_millisecond())).filter(|at| *at >= earliest)
    };
    let (_, tomorrow) = day_of(settings, earliest);
    at_day(earliest).or_else(|| at_day(tomorrow)).unwrap_or(tomorrow)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    fn in_zone(name: &str) -> WorkflowSettings {
        WorkflowSettings { time_zone: name.into(), ..WorkflowSettings::default() }
    }

    #[test]
    fn a_day_begins_at_its_own_midnight() {
        for (zone, now, first, next) in [
            ("", "2026-11-22T23:30:00Z", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"),
            ("+02:00", "2026-11-22T21:59:59Z", "2026-11-21T22:00:00Z", "2026-11-22T22:00:00Z"),
            ("+02:00", "2026-11-22T22:00:00Z", "2026-11-22T22:00:00Z", "2026-11-23T22:00:00Z"),
            ("-05:30", "2026-11-22T05:00:00Z", "2026-11-21T05:30:00Z", "2026-11-22T05:30:00Z"),
            // Clocks go forward: 23 hours; and back: 25.
            ("Europe/Vienna", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
            ("Europe/Vienna", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
        ] {
            assert_eq!(day_of(&in_zone(zone), at(now)), (at(first), at(next)), "{zone} {now}");
        }
    }

    #[test]
    fn a_sweeps_hour_is_the_workflows() {
        for (zone, earliest, due) in [
            ("", "2026-11-22T16:00:00Z", "2026-11-22T16:00:00Z"),
            ("", "2026-11-22T16:00:01Z", "2026-11-23T16:00:00Z"),
            ("+02:00", "2026-11-22T14:00:00Z", "2026-11-22T14:00:00Z"),
            ("+02:00", "2026-11-22T14:00:01Z", "2026-11-23T14:00:00Z"),
            ("Europe/Vienna", "2026-03-28T16:00:00Z", "2026-03-29T14:00:00Z"),
        ] {
            assert_eq!(next_hour(&in_zone(zone), 16, at(earliest)), at(due), "{zone} {earliest}");
        }
    }

    #[test]
    fn what_is_no_zone_is_refused() {
        for name in
            ["Mars/Olympus", "../../etc/passwd", "+2:00", "+15:00", "+02:60", "02:00", "+02:00Z", "/etc/localtime"]
        {
            assert!(zone(name).is_err(), "{name}");
        }
    }
}
