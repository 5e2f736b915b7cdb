//! Choice: exactly one class out of a list.

use super::retired::check_retired;
use super::{Answer, Retired};
use serde::{Deserialize, Serialize};

/// Exactly one class out of a list of 2 to 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The classes, in the order people see them.
    pub classes: Vec<String>,
    /// Classes that can be answered no more; their places stay theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<Retired>,
}

impl Choice {
    pub(super) fn check(&self) -> Result<(), String> {
        if self.classes.len() < 2 {
            return Err(format!("a choice needs at least two classes; this one has {}", self.classes.len()));
        }
        if self.classes.len() > 200 {
            return Err(format!("a choice has at most 200 classes; this one has {}", self.classes.len()));
        }
        check_classes(&self.classes)?;
        check_retired(&self.classes, &self.retired, 2)
    }

    pub(super) fn parse(&self, label: &str) -> Result<Answer, String> {
        let label = label.trim();
        match self.classes.iter().position(|class| class == label) {
            Some(class) if self.retired.iter().any(|one| one.class as usize == class) => Err(over(label)),
            Some(class) => Ok(Answer { label: label.to_owned(), class }),
            None => Err(format!(
                "label `{label}` is not in this project's schema ({}). Fix the label or add it to the schema",
                self.classes.join(", ")
            )),
        }
    }
}

/// What is said of an answer that names a class which is over.
pub(super) fn over(name: &str) -> String {
    format!("the class `{name}` was retired in this project, so it is no answer any more; use one of the others")
}

/// Names are short, without spaces around them, and different.
pub(super) fn check_classes(classes: &[String]) -> Result<(), String> {
    let mut seen = std::collections::BTreeSet::new();
    for class in classes {
        if class.trim().is_empty() || class.trim() != class || class.chars().count() > 100 {
            return Err(format!("the class {class:?} should be 1 to 100 characters without spaces around it"));
        }
        if !seen.insert(class) {
            return Err(format!("the class `{class}` stands twice in the schema"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_label_is_told_what_exists() {
        let choice = Choice { classes: vec!["spam".into(), "ham".into()], retired: Vec::new() };
        assert_eq!(choice.parse("ham").unwrap().class, 1);
        assert!(
            choice.parse("spm").unwrap_err().starts_with("label `spm` is not in this project's schema (spam, ham)")
        );
        assert!(
            Choice { classes: vec!["a".into(), "a".into()], retired: Vec::new() }
                .check()
                .unwrap_err()
                .contains("twice")
        );
    }
}
