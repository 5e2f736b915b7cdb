//! Whether people still look. Five signals, from four sources that know nothing of each other; only two of different
//! sources flag a queue, because each alone has an innocent reading: an excellent model, easy items, fast readers.
//!
//! For a queue first. For one person see [`straight_approvals_needed`] before saying anything.

use super::finding::{Edges, Finding, Status};
use super::runs::chance_of_run;
use crate::guarantee::{at_most, fewest_rows};
use serde::{Deserialize, Serialize};

/// What a queue's reviewing left behind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Traces {
    /// Items of the gate that people changed, and all of them.
    pub gate: (usize, usize),
    /// Planted errors that were approved, and all of them.
    pub gold: (usize, usize),
    /// Approvals a blind second reviewer overturned, and all that were looked at again.
    pub audit: (usize, usize),
    /// How long items were looked at.
    pub looks: Vec<Look>,
    /// For each person, whether each item was approved, in the order decided.
    pub sequences: Vec<Vec<bool>>,
}

/// One item in front of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// Milliseconds the page was in use.
    pub active_ms: i64,
    /// Characters there were to read.
    pub characters: u32,
    /// Whether the evidence was opened.
    pub opened_evidence: bool,
}

/// Characters a fast reader takes in a second.
pub const CHARACTERS_PER_SECOND: i64 = 25;

impl Look {
    /// Shorter than reading takes, with the evidence closed.
    pub fn is_too_quick(&self) -> bool {
        !self.opened_evidence && self.active_ms * CHARACTERS_PER_SECOND < i64::from(self.characters) * 1000
    }
}

/// The five signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Fewer than 2 % are changed.
    FewOverrides,
    /// More than a fifth of planted errors is approved.
    MissedGold,
    /// More than a twentieth of audited approvals is overturned.
    Overturned,
    /// Half of the items are decided faster than they can be read.
    TooQuick,
    /// Somebody approved so many in a row as chance does not explain.
    LongRun,
}

impl Kind {
    /// Signals from one source count once: overrides and runs are two readings of the same verdicts.
    fn source(self) -> u8 {
        match self {
            Kind::FewOverrides | Kind::LongRun => 0,
            Kind::MissedGold => 1,
            Kind::Overturned => 2,
            Kind::TooQuick => 3,
        }
    }
}

/// What one signal says.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Signal {
    /// Which.
    pub kind: Kind,
    /// Whether it is shown; none while there is too little to tell.
    pub fires: Option<bool>,
    /// The figure behind it. Of a run: its length among the items of that person, without a share's meaning.
    pub finding: Finding,
}

/// All signals and what they come to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RubberStamp {
    /// One of each kind.
    pub signals: Vec<Signal>,
    /// Two of different sources fire.
    pub is_flagged: bool,
}

/// Planted errors below which their share says nothing: 6 caught of 10 is 31 to 83 %.
pub const FEWEST_GOLD: usize = 20;
const FEW_OVERRIDES: Edges = Edges::at_least(0.02);
const MISSED: Edges = Edges::at_most(0.20);
const OVERTURNED: Edges = Edges::at_most(0.05);
const HALF: Edges = Edges::at_most(0.5);
/// A run less likely than this, over all people of the queue, is none of chance.
const UNLIKELY: f64 = 0.05;

/// The signals of a queue.
pub fn rubber_stamp(traces: &Traces) -> RubberStamp {
    let quick = traces.looks.iter().filter(|look| look.is_too_quick()).count();
    let share = |(k, n): (usize, usize), edges: &Edges| Finding::of_share(k, n, edges);
    let mut gold = share(traces.gold, &MISSED);
    if gold.n < FEWEST_GOLD {
        let missing = FEWEST_GOLD - gold.n;
        gold.status = Status::Insufficient;
        gold.needed = Some(gold.needed.unwrap_or(0).max(missing));
    }
    let of_share = |kind, finding: Finding| {
        let fires = match finding.status {
            Status::Insufficient => None,
            status => Some(status == Status::Bad),
        };
        Signal { kind, fires, finding }
    };
    let signals = vec![
        of_share(Kind::FewOverrides, share(traces.gate, &FEW_OVERRIDES)),
        of_share(Kind::MissedGold, gold),
        of_share(Kind::Overturned, share(traces.audit, &OVERTURNED)),
        of_share(Kind::TooQuick, share((quick, traces.looks.len()), &HALF)),
        longest_run(&traces.sequences),
    ];
    let mut sources: Vec<u8> = signals.iter().filter(|s| s.fires == Some(true)).map(|s| s.kind.source()).collect();
    sources.sort_unstable();
    sources.dedup();
    RubberStamp { signals, is_flagged: sources.len() >= 2 }
}

/// The least likely longest run of approvals, at the share the whole queue approves. Where everything is approved no run is
/// unlikely; then [`Kind::FewOverrides`] speaks.
fn longest_run(sequences: &[Vec<bool>]) -> Signal {
    let all: usize = sequences.iter().map(Vec::len).sum();
    let approved: usize = sequences.iter().flatten().filter(|is| **is).count();
    let share = if all > 0 { approved as f64 / all as f64 } else { 0.0 };
    let longest = |sequence: &Vec<bool>| sequence.split(|approved| !approved).map(<[bool]>::len).max().unwrap_or(0);
    let of_one = |sequence: &Vec<bool>| {
        let run = longest(sequence);
        (chance_of_run(sequence.len(), run, share), run, sequence.len())
    };
    let least = sequences.iter().map(of_one).min_by(|a, b| a.0.total_cmp(&b.0));
    let (chance, run, of) = least.unwrap_or((1.0, 0, 0));
    let people = sequences.iter().filter(|sequence| !sequence.is_empty()).count();
    let fires = (all > 0).then_some(chance * (people as f64) < UNLIKELY);
    let status = match fires {
        None => Status::Insufficient,
        Some(fires) => [Status::Ok, Status::Bad][usize::from(fires)],
    };
    let needed = fires.map(|_| 0);
    Signal {
        kind: Kind::LongRun,
        fires,
        finding: Finding { n: of, k: run, estimate: None, interval: None, status, needed },
    }
}

/// Probability that auditing so many approvals finds at least one bad one, when this share of them is bad.
pub fn chance_to_find(audited: usize, bad: f64) -> f64 {
    1.0 - at_most(0, audited, bad)
}

/// Approvals in a row before "changes less than `rate`" is credible for one person, one-sided 95 %.
pub fn straight_approvals_needed(rate: f64) -> usize {
    fewest_rows(0, rate, 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fired(traces: &Traces) -> Vec<Option<bool>> {
        rubber_stamp(traces).signals.iter().map(|signal| signal.fires).collect()
    }

    fn look(active_ms: i64, opened_evidence: bool) -> Look {
        Look { active_ms, characters: 500, opened_evidence }
    }

    #[test]
    fn the_figures_of_the_design() {
        assert!((chance_to_find(50, 0.02) - 0.64).abs() < 0.005);
        assert!((chance_to_find(200, 0.02) - 0.98).abs() < 0.005);
        assert_eq!(straight_approvals_needed(0.05), 59);
    }

    #[test]
    fn nothing_is_known_of_nothing() {
        let found = rubber_stamp(&Traces::default());
        assert!(found.signals.iter().all(|signal| signal.fires.is_none()));
        assert!(!found.is_flagged);
    }

    #[test]
    fn each_signal_speaks_when_it_can() {
        let traces = Traces {
            gate: (0, 189),
            // 9 of 20 missed is 26 to 66 %.
            gold: (9, 20),
            // 10 of 80 overturned is 6.9 to 21.5 %.
            audit: (10, 80),
            // 500 characters take 20 seconds.
            looks: [vec![look(19_999, false); 40], vec![look(20_000, false); 10]].concat(),
            sequences: vec![[true, false].repeat(50), [vec![true; 60], vec![false; 40]].concat()],
        };
        assert_eq!(fired(&traces), [Some(true); 5]);
        let healthy = Traces {
            gate: (16, 200),
            gold: (1, 40),
            audit: (0, 100),
            looks: [vec![look(30_000, false); 40], vec![look(1, true); 40]].concat(),
            sequences: vec![[true, true, true, true, false].repeat(40)],
        };
        assert_eq!(fired(&healthy), [Some(false); 5]);
        assert!(!rubber_stamp(&healthy).is_flagged);
        let early = Traces {
            gate: (0, 188),
            gold: (19, 19),
            audit: (3, 50),
            looks: vec![look(1, false); 3],
            sequences: vec![],
        };
        assert_eq!(fired(&early), [None; 5]);
        assert_eq!(rubber_stamp(&early).signals[1].finding.needed, Some(1));
    }

    #[test]
    fn two_sources_are_needed_and_two_readings_of_one_are_not() {
        // Few overrides, and the few are all at the end: both from the same verdicts.
        let mut sequence = vec![true; 1_990];
        sequence.extend([false; 10]);
        let mut traces = Traces { gate: (10, 2_000), sequences: vec![sequence], ..Traces::default() };
        let found = rubber_stamp(&traces);
        assert_eq!([found.signals[0].fires, found.signals[4].fires], [Some(true); 2]);
        assert!(!found.is_flagged);
        traces.gold = (12, 20);
        assert!(rubber_stamp(&traces).is_flagged);
    }

    #[test]
    fn a_run_is_judged_by_how_often_the_queue_approves() {
        let run = |sequences: Vec<Vec<bool>>| rubber_stamp(&Traces { sequences, ..Traces::default() }).signals[4];
        // A hundred approvals of a hundred, and nobody ever refused anything: not unlikely.
        assert_eq!(run(vec![vec![true; 100]]).fires, Some(false));
        // The same where the others approve four of five.
        let others = vec![[true, true, true, true, false].repeat(40); 4];
        let found = run([others, vec![vec![true; 100]]].concat());
        assert_eq!((found.fires, found.finding.k, found.finding.n), (Some(true), 100, 100));
    }
}
