//! Choices: any number of classes out of a list, the empty set included unless the schema asks for some.
//!
//! Everywhere a class is a number, a set is its bit mask: bit k stands for the k-th class. A set as text is a JSON array in
//! schema order, `["a","b"]`, which nothing can be mistaken for: class names here have no `|` and do not begin with `[`.

use super::choice::{check_classes, over};
use super::retired::check_retired;
use super::{Answer, Retired};
use serde::{Deserialize, Serialize};

/// Any number of classes out of a list of 1 to 31.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// The classes, in the order people see them.
    pub classes: Vec<String>,
    /// Fewest classes that an answer names; 0 makes "none of them" an answer.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub min: u32,
    /// Classes that can be answered no more; their places stay theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<Retired>,
}

fn is_zero(min: &u32) -> bool {
    *min == 0
}

/// Most classes: the bits of an answer fit a 32-bit number with one value to spare.
const MOST: usize = 31;

impl Choices {
    pub(super) fn check(&self) -> Result<(), String> {
        let n = self.classes.len();
        if !(1..=MOST).contains(&n) {
            return Err(format!("a choice of several has 1 to {MOST} classes; this one has {n}"));
        }
        if self.min as usize > n {
            return Err(format!("min is {} and there are {n} classes to choose from", self.min));
        }
        if let Some(class) = self.classes.iter().find(|class| class.contains('|') || class.starts_with('[')) {
            return Err(format!(
                "the class {class:?} should have no `|` and not begin with `[`: several classes of one answer are written \
                 `a|b` or `[\"a\",\"b\"]`"
            ));
        }
        check_classes(&self.classes)?;
        check_retired(&self.classes, &self.retired, 1)
    }

    /// The classes that the labels of a file name, in the order they come.
    pub fn classes_in(labels: &[String]) -> Vec<String> {
        let mut classes: Vec<String> = Vec::new();
        for name in labels.iter().flat_map(|label| split(label).unwrap_or_default()) {
            let name = name.trim();
            if !name.is_empty() && !classes.iter().any(|class| class == name) {
                classes.push(name.to_owned());
            }
        }
        classes
    }

    /// Reads a JSON array of names, names with `|` between them, or one name. `[]` is the empty set.
    pub(super) fn parse(&self, label: &str) -> Result<Answer, String> {
        let label = label.trim();
        if label.is_empty() {
            return Err("the label is empty: send [] for none of the classes".into());
        }
        let mut mask = 0u32;
        for name in &split(label)? {
            let name = name.trim();
            match self.classes.iter().position(|class| class == name) {
                Some(class) if self.retired.iter().any(|one| one.class as usize == class) => return Err(over(name)),
                Some(class) => mask |= 1 << class,
                None => {
                    return Err(format!(
                        "label `{name}` is not in this project's schema ({}). Fix the label or add it to the schema",
                        self.classes.join(", ")
                    ));
                }
            }
        }
        if mask.count_ones() < self.min {
            let (min, named) = (self.min, mask.count_ones());
            return Err(format!("an answer names at least {min} of the classes, and this one names {named}"));
        }
        Ok(Answer { label: self.text(mask), class: mask as usize })
    }

    /// The names of a set, in schema order.
    pub(super) fn names(&self, mask: u32) -> Vec<&str> {
        let is_in = |class: usize| class < MOST && mask & (1 << class) != 0;
        self.classes.iter().enumerate().filter(|(class, _)| is_in(*class)).map(|(_, name)| name.as_str()).collect()
    }

    /// A set as text.
    pub(super) fn text(&self, mask: u32) -> String {
        serde_json::Value::from(self.names(mask)).to_string()
    }
}

/// The names in a label's text.
fn split(label: &str) -> Result<Vec<String>, String> {
    if label.starts_with('[') {
        return serde_json::from_str(label).map_err(|_| format!("label `{label}` is not a JSON array of class names"));
    }
    Ok(label.split('|').map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tones() -> Choices {
        Choices { classes: ["angry", "late", "a,\"b\""].map(str::to_owned).to_vec(), min: 0, retired: Vec::new() }
    }

    #[test]
    fn a_set_is_read_in_three_ways_and_written_in_one() {
        for (text, mask, canonical) in [
            (r#"["late", "angry"]"#, 3, r#"["angry","late"]"#),
            ("late|angry", 3, r#"["angry","late"]"#),
            (" late ", 2, r#"["late"]"#),
            (r#"a,"b""#, 4, r#"["a,\"b\""]"#),
            ("[]", 0, "[]"),
            (r#"["late","late"]"#, 2, r#"["late"]"#),
        ] {
            let answer = tones().parse(text).unwrap();
            assert_eq!((answer.class, answer.label.as_str()), (mask, canonical), "{text}");
            assert_eq!(tones().parse(canonical).unwrap(), answer);
        }
    }

    #[test]
    fn a_file_tells_its_classes() {
        let labels = ["late|angry", r#"["angry","new"]"#, "[]", "late", "[broken"].map(str::to_owned);
        assert_eq!(Choices::classes_in(&labels), ["late", "angry", "new"]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let error = tones().parse("late|angri").unwrap_err();
        assert!(error.starts_with("label `angri` is not in this project's schema (angry, late, "), "{error}");
        assert!(tones().parse("").unwrap_err().contains("send []"));
        assert!(tones().parse("[1]").unwrap_err().contains("JSON array of class names"));
        let some = Choices { min: 1, ..tones() };
        assert_eq!(some.parse("[]").unwrap_err(), "an answer names at least 1 of the classes, and this one names 0");
        assert!(some.parse("late").is_ok());
    }

    #[test]
    fn schemas_that_cannot_work_are_refused() {
        let of = |classes: &[&str], min| Choices {
            classes: classes.iter().map(|c| c.to_string()).collect(),
            min,
            retired: Vec::new(),
        };
        assert!(of(&["a"], 0).check().is_ok() && tones().check().is_ok());
        assert!(of(&[], 0).check().unwrap_err().contains("1 to 31"));
        assert!(of(&["a"; 32], 0).check().unwrap_err().contains("has 32"));
        assert!(of(&["a", "a"], 0).check().unwrap_err().contains("twice"));
        assert!(of(&["a|b"], 0).check().unwrap_err().contains("no `|`"));
        assert!(of(&["[a"], 0).check().is_err() && of(&["a"], 2).check().unwrap_err().contains("min is 2"));
    }
}
