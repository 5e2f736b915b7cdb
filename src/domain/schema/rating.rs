//! Rating: one step of an ordered scale.
//!
//! Stored and learned as classes in the scale's order, so rounds, calibration and exports work as for a choice. The model
//! knows the steps as classes and not as numbers: taking 4 for 5 is to it as wrong as taking 1 for 5.

use super::Answer;
use serde::{Deserialize, Serialize};

/// One whole number from `min` to `max`, in 2 to 11 steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Scale", into = "Scale")]
pub struct Rating {
    scale: Scale,
    /// The steps as names, lowest first; none where the scale cannot work.
    steps: Vec<String>,
}

/// A scale as stored and sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The lowest step.
    pub min: i32,
    /// The highest step.
    pub max: i32,
    /// What the lowest step means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub low: String,
    /// What the highest step means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub high: String,
}

/// Most steps: a scale from 0 to 10.
const MOST: i64 = 11;

impl From<Scale> for Rating {
    fn from(scale: Scale) -> Self {
        let is_short = i64::from(scale.max) - i64::from(scale.min) < MOST;
        let steps = if is_short { (scale.min..=scale.max).map(|step| step.to_string()).collect() } else { Vec::new() };
        Rating { scale, steps }
    }
}

impl From<Rating> for Scale {
    fn from(rating: Rating) -> Self {
        rating.scale
    }
}

impl Rating {
    /// The scale.
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// The steps as names, lowest first.
    pub fn steps(&self) -> &[String] {
        &self.steps
    }

    pub(super) fn check(&self) -> Result<(), String> {
        let Scale { min, max, low, high } = &self.scale;
        if self.steps.len() < 2 {
            return Err(format!("a rating goes from min to max in 2 to {MOST} steps; this one from {min} to {max}"));
        }
        match [low, high].into_iter().find(|text| text.chars().count() > 100) {
            Some(text) => Err(format!("the end of a rating is described in at most 100 characters, not with {text:?}")),
            None => Ok(()),
        }
    }

    pub(super) fn parse(&self, label: &str) -> Result<Answer, String> {
        let label = label.trim();
        match self.steps.iter().position(|step| step == label) {
            Some(class) => Ok(Answer { label: label.to_owned(), class }),
            None => Err(format!(
                "rating `{label}` is not on this project's scale: use a whole number from {} to {}",
                self.scale.min, self.scale.max
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(min: i32, max: i32) -> Rating {
        Rating::from(Scale { min, max, ..Scale::default() })
    }

    #[test]
    fn steps_are_classes_in_order() {
        let stars = scale(-1, 2);
        assert_eq!(stars.steps(), ["-1", "0", "1", "2"]);
        assert_eq!(stars.parse(" 2 ").unwrap(), Answer { label: "2".into(), class: 3 });
        assert_eq!(
            stars.parse("3").unwrap_err(),
            "rating `3` is not on this project's scale: use a whole number from -1 to 2"
        );
        assert!(stars.parse("1.0").is_err() && stars.parse("").is_err());
    }

    #[test]
    fn a_scale_has_two_to_eleven_steps() {
        assert!(scale(0, 10).check().is_ok() && scale(1, 2).check().is_ok());
        for (min, max) in [(0, 11), (1, 1), (2, 1), (i32::MIN, i32::MAX)] {
            assert!(scale(min, max).check().unwrap_err().contains("2 to 11 steps"), "{min} {max}");
        }
    }
}
