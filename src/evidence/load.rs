//! How much people have to decide, whether the people there are can keep up, and when the queue is empty.

use super::finding::Status;
use serde::{Deserialize, Serialize};

/// What counts against which cap: decisions of one person in one local day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapClass {
    /// 40 a day.
    HighStakes,
    /// 200 a day.
    LowStakes,
    /// Rows of a daily sweep, 50 a day. They count apart, because twenty to fifty in one sitting is how a sweep works.
    SweepRow,
}

impl CapClass {
    /// The cap where nothing else is set.
    pub const fn default_cap(self) -> u32 {
        match self {
            CapClass::HighStakes => 40,
            CapClass::LowStakes => 200,
            CapClass::SweepRow => 50,
        }
    }
}

/// Share of a cap from which it is worth a word.
pub const NEAR: f64 = 0.8;

/// One person's day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct DayLoad {
    /// Decided so far.
    pub decided: u32,
    /// The cap, extensions included.
    pub cap: u32,
    /// Decided of the cap.
    pub used: f64,
    /// What is left.
    pub left: u32,
    /// Ok, from 80 % a warning, at the cap bad: no further claim.
    pub status: Status,
}

/// The load of a day. A cap of 0 is reached from the start.
pub fn day_load(decided: u32, cap: u32) -> DayLoad {
    let used = if cap > 0 { f64::from(decided) / f64::from(cap) } else { 1.0 };
    let status = match () {
        _ if decided >= cap => Status::Bad,
        _ if used >= NEAR => Status::Warn,
        _ => Status::Ok,
    };
    DayLoad { decided, cap, used, left: cap.saturating_sub(decided), status }
}

/// Arrivals, people and how fast one of them is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Staffing {
    /// Items that come in an hour.
    pub arrivals_per_hour: f64,
    /// People at work.
    pub people: u32,
    /// Milliseconds of work on an item, from active time.
    pub work_ms: f64,
}

/// When a queue is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clears {
    /// So many milliseconds from now.
    In(i64),
    /// Never at this rate: as much comes in as is decided, or more.
    Never,
}

impl Staffing {
    /// Arrivals over what people can decide, `λ / (c μ)`: from 1 on the queue only grows. Infinite without people.
    pub fn ratio(&self) -> f64 {
        let capacity = self.decided_per_hour();
        if capacity > 0.0 { self.arrivals_per_hour / capacity } else { f64::INFINITY }
    }

    fn decided_per_hour(&self) -> f64 {
        if self.work_ms > 0.0 { f64::from(self.people) * 3_600_000.0 / self.work_ms } else { 0.0 }
    }

    /// When so many waiting items are worked off.
    pub fn clears(&self, waiting: usize) -> Clears {
        let net = self.decided_per_hour() - self.arrivals_per_hour;
        match waiting {
            0 => Clears::In(0),
            _ if net > 0.0 => Clears::In((waiting as f64 / net * 3_600_000.0).ceil() as i64),
            _ => Clears::Never,
        }
    }
}

/// People needed so that nobody exceeds the cap.
pub fn people_needed(arrivals_per_day: f64, cap: u32) -> Option<u32> {
    (cap > 0 && arrivals_per_day.is_finite()).then(|| (arrivals_per_day.max(0.0) / f64::from(cap)).ceil() as u32)
}

/// How unevenly work lies: Gini's coefficient (1912) of what each person decided, 0 where all did the same. Without names.
/// None without people or work.
///
/// `sum (2 i - n - 1) x_i / (n sum x)` over the sorted numbers, i from 1.
pub fn gini(decided: &[u32]) -> Option<f64> {
    let mut sorted = decided.to_vec();
    sorted.sort_unstable();
    let n = sorted.len() as f64;
    let sum: f64 = sorted.iter().map(|&x| f64::from(x)).sum();
    let spread: f64 =
        sorted.iter().enumerate().map(|(at, &x)| (2.0 * (at as f64 + 1.0) - n - 1.0) * f64::from(x)).sum();
    (sum > 0.0).then(|| spread / (n * sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caps() {
        let of = |decided| day_load(decided, CapClass::HighStakes.default_cap());
        assert_eq!((of(31).status, of(32).status, of(40).status), (Status::Ok, Status::Warn, Status::Bad));
        assert_eq!((of(32).used, of(32).left, of(47).left), (0.8, 8, 0));
        assert_eq!(day_load(0, 0).status, Status::Bad);
        assert_eq!([CapClass::LowStakes, CapClass::SweepRow].map(CapClass::default_cap), [200, 50]);
    }

    #[test]
    fn queues_on_paper() {
        // Two people, two minutes an item: 60 an hour. 45 come: ratio 0.75, and 30 waiting are gone in two hours.
        let staffing = Staffing { arrivals_per_hour: 45.0, people: 2, work_ms: 120_000.0 };
        assert_eq!(staffing.ratio(), 0.75);
        assert_eq!((staffing.clears(30), staffing.clears(0)), (Clears::In(7_200_000), Clears::In(0)));
        let late = Staffing { people: 1, ..staffing };
        assert_eq!((late.ratio(), late.clears(1)), (1.5, Clears::Never));
        let nobody = Staffing { people: 0, ..staffing };
        assert_eq!((nobody.ratio(), nobody.clears(1)), (f64::INFINITY, Clears::Never));
        // 90 a day at 40 each.
        assert_eq!((people_needed(90.0, 40), people_needed(80.0, 40), people_needed(1.0, 0)), (Some(3), Some(2), None));
    }

    #[test]
    fn uneven_work() {
        assert_eq!(gini(&[10, 10, 10]), Some(0.0));
        // One of four does everything: (2 * 4 - 5) / 4.
        assert_eq!(gini(&[0, 0, 12, 0]), Some(0.75));
        // 1, 3: (-1 + 3) / (2 * 4).
        assert_eq!(gini(&[3, 1]), Some(0.25));
        assert_eq!((gini(&[]), gini(&[0, 0])), (None, None));
    }
}
