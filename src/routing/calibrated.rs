//! A calibrator of callers' confidence, as plain numbers: knots of a rising line, so that Platt scaling and isotonic
//! regression are applied, stored and replayed alike. Where it is fitted, see `reviews`.

use serde::{Deserialize, Serialize};

/// Whether a confidence may be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalibratorStatus {
    /// There is none for this model and prompt.
    #[default]
    Missing,
    /// Fitted on too little, or on what does not order errors.
    Weak,
    /// Too old.
    Stale,
    /// Good.
    Valid,
}

impl CalibratorStatus {
    /// The word in the store and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            CalibratorStatus::Missing => "missing",
            CalibratorStatus::Weak => "weak",
            CalibratorStatus::Stale => "stale",
            CalibratorStatus::Valid => "valid",
        }
    }
}

/// From a raw confidence to a calibrated one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalibratorMap {
    /// Raw confidence and calibrated confidence; both rise. Between knots the line is straight, outside it is level.
    pub knots: Vec<(f64, f64)>,
}

impl CalibratorMap {
    /// What is wrong with the knots, if anything.
    pub fn check(&self) -> Result<(), String> {
        let in_range = |x: f64| (0.0..=1.0).contains(&x);
        if self.knots.is_empty() || !self.knots.iter().all(|(raw, out)| in_range(*raw) && in_range(*out)) {
            return Err("a calibrator needs knots between 0 and 1".into());
        }
        match self.knots.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1) {
            true => Ok(()),
            false => Err("a calibrator's knots must rise: a surer model cannot be calibrated as less sure".into()),
        }
    }

    /// The calibrated confidence; none for what is no probability.
    pub fn apply(&self, raw: f64) -> Option<f64> {
        if !(0.0..=1.0).contains(&raw) {
            return None;
        }
        let after = self.knots.partition_point(|(x, _)| *x <= raw);
        let last = self.knots.last()?;
        match (after.checked_sub(1).map(|at| self.knots[at]), self.knots.get(after)) {
            (None, Some(first)) => Some(first.1),
            (Some((x0, y0)), Some((x1, y1))) => Some(y0 + (y1 - y0) * ((raw - x0) / (x1 - x0))),
            _ => Some(last.1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_straight_between_knots_and_level_outside() {
        let map = CalibratorMap { knots: vec![(0.5, 0.4), (0.9, 0.6), (1.0, 0.95)] };
        assert!(map.check().is_ok());
        let close = |raw: f64, expected: f64| (map.apply(raw).unwrap() - expected).abs() < 1e-12;
        assert!(close(0.2, 0.4) && close(0.5, 0.4) && close(0.7, 0.5) && close(0.95, 0.775) && close(1.0, 0.95));
        assert_eq!((map.apply(f64::NAN), map.apply(1.2)), (None, None));
        assert!(CalibratorMap { knots: vec![(0.5, 0.6), (0.9, 0.4)] }.check().is_err());
        assert!(CalibratorMap { knots: vec![] }.check().is_err());
    }
}
