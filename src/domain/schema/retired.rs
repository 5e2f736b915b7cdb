//! Classes that are over. Their places in the list stay theirs for ever: a class number in an old model, a label's history
//! or an export never means another class.

use super::{Choice, LabelSchema};
use serde::{Deserialize, Serialize};

/// A class that can be answered no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// Its place in the list.
    pub class: u32,
    /// The class that its answers count as, where it was merged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<u32>,
}

impl LabelSchema {
    /// The classes that are over.
    pub fn retired(&self) -> &[Retired] {
        match self {
            LabelSchema::Choice(choice) => &choice.retired,
            LabelSchema::Choices(choices) => &choices.retired,
            _ => &[],
        }
    }

    /// Whether the class at this place is over.
    pub fn is_retired(&self, class: u32) -> bool {
        self.retired().iter().any(|one| one.class == class)
    }

    /// Whether a model may suggest this answer: it names no class that is over.
    pub fn may_suggest(&self, class: u32) -> bool {
        self.named(class).into_iter().all(|at| !self.is_retired(at as u32))
    }

    /// Refuses a name that meant another class in one of these earlier lists: labels and exports from then would be
    /// misread.
    pub fn check_names<'a>(&self, past: impl Iterator<Item = &'a [String]> + Clone) -> Result<(), String> {
        for (at, name) in self.classes().iter().enumerate() {
            let meant =
                |names: &[String]| names.iter().position(|known| known == name).is_some_and(|known| known != at);
            if past.clone().any(meant) {
                return Err(format!(
                    "`{name}` was the name of another class in this project; choose a name that never meant something else"
                ));
            }
        }
        Ok(())
    }

    /// The classes people may answer, in schema order.
    pub fn open_classes(&self) -> Vec<String> {
        let classes = self.classes().iter().enumerate();
        classes.filter(|(at, _)| !self.is_retired(*at as u32)).map(|(_, name)| name.clone()).collect()
    }

    /// What an answer of this number counts as today: of merged classes the one they went into; none when it names a class
    /// that is over and went nowhere.
    pub fn stands_for(&self, class: u32) -> Option<u32> {
        let follow = |mut at: u32| {
            // A class is retired once, so a path visits each at most once.
            for _ in 0..=self.retired().len() {
                match self.retired().iter().find(|one| one.class == at) {
                    None => return Some(at),
                    Some(one) => at = one.into?,
                }
            }
            None
        };
        match self {
            LabelSchema::Choice(_) => follow(class),
            LabelSchema::Rating(_) | LabelSchema::Pairs(_) | LabelSchema::Spans(_) | LabelSchema::Fields(_) => {
                Some(class)
            }
            LabelSchema::Choices(_) => {
                self.named(class).into_iter().try_fold(0, |mask, at| Some(mask | 1u32 << follow(at as u32)?))
            }
        }
    }

    /// Whether two answers of these numbers say the same today; what names a class that is over and went nowhere says
    /// nothing.
    pub fn says_the_same(&self, one: u32, other: u32) -> bool {
        let (one, other) = (self.stands_for(one), self.stands_for(other));
        one.is_some() && one == other
    }

    /// The schema with a class over; `into` where its answers count as another's. Not checked.
    pub fn with_retired(mut self, class: u32, into: Option<u32>) -> LabelSchema {
        match &mut self {
            LabelSchema::Choice(Choice { retired, .. }) => retired.push(Retired { class, into }),
            LabelSchema::Choices(choices) => choices.retired.push(Retired { class, into }),
            _ => {}
        }
        self
    }

    /// The schema with a class under another name. Not checked.
    pub fn with_name(mut self, class: u32, name: String) -> LabelSchema {
        let classes = match &mut self {
            LabelSchema::Choice(choice) => &mut choice.classes,
            LabelSchema::Choices(choices) => &mut choices.classes,
            _ => return self,
        };
        if let Some(slot) = classes.get_mut(class as usize) {
            *slot = name;
        }
        self
    }
}

/// Each place is over once and goes into one that is still open in the end; `fewest` stay open.
pub(super) fn check_retired(classes: &[String], retired: &[Retired], fewest: usize) -> Result<(), String> {
    let n = classes.len() as u32;
    for (at, one) in retired.iter().enumerate() {
        if one.class >= n || one.into.is_some_and(|into| into >= n || into == one.class) {
            return Err(format!("retired names a class number that the schema does not have: {}", one.class));
        }
        if retired[..at].iter().any(|before| before.class == one.class) {
            return Err(format!("the class number {} is retired twice", one.class));
        }
        // A class that is over took nothing in afterwards, so paths have no circles.
        if one.into.is_some_and(|into| retired[..at].iter().any(|before| before.class == into)) {
            return Err(format!("the class number {} is merged into one that was over before", one.class));
        }
    }
    let open = classes.len() - retired.len();
    if open < fewest {
        return Err(format!("{open} classes would be left to answer; at least {fewest} must stay"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn schema(kind: &str) -> LabelSchema {
        serde_json::from_value(json!({"kind": kind, "classes": ["a", "b", "c", "d"]})).unwrap()
    }

    #[test]
    fn answers_count_as_the_class_theirs_went_into() {
        let one = schema("choice").with_retired(0, Some(1)).with_retired(1, Some(2)).with_retired(3, None);
        assert_eq!([0, 1, 2, 3].map(|class| one.stands_for(class)), [Some(2), Some(2), Some(2), None]);
        assert_eq!(one.open_classes(), ["c"]);
        assert!(one.check().unwrap_err().contains("1 classes would be left"));
        let set = schema("choices").with_retired(0, Some(2)).with_retired(3, None);
        set.check().unwrap();
        // {a, b} counts as {b, c}; {b, d} names a class that went nowhere.
        assert_eq!((set.stands_for(0b0011), set.stands_for(0b1010)), (Some(0b0110), None));
        assert!(set.may_suggest(0b0110) && !set.may_suggest(0b0001));
    }

    #[test]
    fn a_class_that_is_over_is_no_answer_and_keeps_its_place() {
        for kind in ["choice", "choices"] {
            let schema = schema(kind).with_retired(1, None);
            assert!(schema.parse("b").unwrap_err().contains("was retired"), "{kind}");
            let last = schema.parse("d").unwrap();
            assert_eq!(schema.value(last.class as u32).unwrap().to_string(), "d");
            let text = serde_json::to_string(&schema).unwrap();
            assert_eq!(serde_json::from_str::<LabelSchema>(&text).unwrap(), schema, "{text}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for wrong in [
            schema("choice").with_retired(9, None),
            schema("choice").with_retired(0, Some(0)),
            schema("choice").with_retired(0, None).with_retired(0, None),
            schema("choice").with_retired(0, None).with_retired(1, Some(0)),
        ] {
            assert!(wrong.check().is_err(), "{wrong:?}");
        }
    }

    proptest! {
        /// Whatever is renamed, merged, retired or added: a number that stands for itself has the name it had, or the one
        /// it was given itself, and no number comes to stand for a class it was not merged into.
        #[test]
        fn a_number_never_comes_to_mean_another_class(steps in prop::collection::vec((0u32..4, 0u32..9, 0u32..9), 0..12)) {
            let mut schema = schema("choice");
            // What each number means, kept apart: the root class of a chain of merges, or nothing.
            let mut means: Vec<Option<u32>> = (0..4).map(Some).collect();
            let mut names: Vec<String> = schema.classes().to_vec();
            for (step, (kind, a, b)) in steps.into_iter().enumerate() {
                let changed = match kind {
                    0 => schema.clone().with_name(a, format!("name {step}")),
                    1 => schema.clone().with_retired(a, Some(b)),
                    2 => schema.clone().with_retired(a, None),
                    _ => schema.clone().with_classes(std::iter::once(format!("class {step}"))),
                };
                if changed.check().is_err() {
                    continue;
                }
                schema = changed;
                match kind {
                    0 if (a as usize) < names.len() => names[a as usize] = format!("name {step}"),
                    1 => means.iter_mut().filter(|root| **root == Some(a)).for_each(|root| *root = Some(b)),
                    2 => means.iter_mut().filter(|root| **root == Some(a)).for_each(|root| *root = None),
                    3 => {
                        means.push(Some(names.len() as u32));
                        names.push(format!("class {step}"));
                    }
                    _ => {}
                }
            }
            prop_assert_eq!(schema.classes(), &names[..]);
            for (class, root) in means.iter().enumerate() {
                prop_assert_eq!(schema.stands_for(class as u32), *root);
            }
        }
    }
}
