//! Candidate screening: what the band of a fit score means. Promotion only fills a shortlist, a message to a candidate is a
//! gate of its own, and nobody is rejected at once.

use serde::{Deserialize, Serialize};

/// Where the bands of a job lie, on scores of 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bands {
    /// Scores above this go to the shortlist; this score itself is reviewed.
    pub promote_above: f64,
    /// Scores from this on are reviewed.
    pub review_from: f64,
    /// Whether this job's recruiter switched rejecting below on. It only prepares the rejection for the daily sweep.
    pub has_auto_reject: bool,
}

impl Default for Bands {
    fn default() -> Self {
        Bands { promote_above: 80.0, review_from: 40.0, has_auto_reject: false }
    }
}

/// Where a candidate goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Placed {
    /// A rejection is prepared and waits for the daily sweep.
    RejectStaged,
    /// A recruiter decides.
    Reviewed,
    /// On the shortlist, the draft filled in.
    Promoted,
}

impl Bands {
    /// Where this score goes. A score that is none, or bands that contradict each other, go to a person.
    pub fn place(&self, score: f64) -> Placed {
        let is_sound = (0.0..=100.0).contains(&score) && self.review_from <= self.promote_above;
        match score {
            _ if !is_sound => Placed::Reviewed,
            score if score > self.promote_above => Placed::Promoted,
            score if score < self.review_from && self.has_auto_reject => Placed::RejectStaged,
            _ => Placed::Reviewed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_boundaries() {
        let plain = Bands::default();
        let rejecting = Bands { has_auto_reject: true, ..plain };
        for (score, expected) in [
            (100.0, Placed::Promoted),
            (80.001, Placed::Promoted),
            (80.0, Placed::Reviewed),
            (40.0, Placed::Reviewed),
            (39.999, Placed::RejectStaged),
            (0.0, Placed::RejectStaged),
        ] {
            assert_eq!(rejecting.place(score), expected, "{score}");
            // Switched off, below 40 is reviewed too.
            assert_eq!(plain.place(score), expected.max(Placed::Reviewed), "{score}");
        }
    }

    #[test]
    fn nonsense_goes_to_a_person() {
        let rejecting = Bands { has_auto_reject: true, ..Bands::default() };
        for score in [f64::NAN, -1.0, 100.5, f64::INFINITY] {
            assert_eq!(rejecting.place(score), Placed::Reviewed);
        }
        let crossed = Bands { promote_above: 30.0, review_from: 60.0, has_auto_reject: true };
        assert!([0.0, 45.0, 90.0].iter().all(|&score| crossed.place(score) == Placed::Reviewed));
        let broken = Bands { review_from: f64::NAN, ..rejecting };
        assert_eq!(broken.place(1.0), Placed::Reviewed);
    }

    proptest::proptest! {
        #[test]
        fn a_better_score_never_fares_worse(a in 0.0f64..100.0, more in 0.0f64..50.0, has_auto_reject: bool) {
            let bands = Bands { has_auto_reject, ..Bands::default() };
            proptest::prop_assert!(bands.place(a) <= bands.place((a + more).min(100.0)));
            proptest::prop_assert!(has_auto_reject || bands.place(a) != Placed::RejectStaged);
        }
    }
}
