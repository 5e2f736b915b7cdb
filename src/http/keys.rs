//! Every key of the product, in one table. Buttons print what stands here, `static/keys.js` matches it, the help page and
//! the dialogs list it, and a test holds `docs/keys.md` against it.
//!
//! A key is written as people say it: `a`, `Enter`, `Space`, `Ctrl+z` (on a Mac also with Cmd). Letters mean the letter,
//! whatever the layout; digits mean the place on the keyboard, so that they work where digits need Shift.

use super::speech::told;
use crate::domain::KeyPreset;
use serde::Serialize;
use std::collections::BTreeMap;

/// Something a key does, and where.
pub struct Action {
    /// Its name in templates and scripts.
    pub name: &'static str,
    /// Its keys; the first one is printed on the button.
    pub keys: &'static [&'static str],
    /// What it does on the label page; empty where it does nothing.
    pub label: &'static str,
    /// On a review's page.
    pub review: &'static str,
    /// In the queue of a workflow.
    pub queue: &'static str,
    /// In a sweep.
    pub sweep: &'static str,
    /// Where answers that differ are settled.
    pub curate: &'static str,
}

const fn act(name: &'static str, keys: &'static [&'static str]) -> Action {
    Action { name, keys, label: "", review: "", queue: "", sweep: "", curate: "" }
}

// The item's own page has these too, with buttons that print them.
const IN: &str = "zoom into the image; also Ctrl with the wheel, or two fingers";
const OUT: &str = "zoom out";
const WHOLE: &str = "the whole image again";

/// The map. Digits choose and are not in it: they are the same everywhere.
#[rustfmt::skip]
pub static ACTIONS: &[Action] = &[
    Action { label: "take what the model suggests, or send what is ticked", review: "approve; in an audit: it was right", curate: "take the consensus", ..act("accept", &["a"]) },
    Action { label: "none of these, where the project has that answer; else leave the item to others", review: "reject, then a digit for the reason", sweep: "choose a reason to pull this row out", curate: "none of these, where the project has that answer", ..act("reject", &["x"]) },
    Action { label: "send what is ticked; with one class: take the marked one", curate: "send what is ticked, or the reason", ..act("submit", &["Enter", "Ctrl+Enter"]) },
    Action { label: "skip: somebody else is asked", curate: "leave it for later: the next one", ..act("skip", &["Space", "s"]) },
    Action { label: "take the last answer back: item and answer return as they were", review: "take your last verdict back, while its window is open", queue: "take your last verdict back, while its window is open", sweep: "take your last verdict back, while its window is open", curate: "take your last decision back", ..act("undo", &["Backspace", "Ctrl+z", "u"]) },
    Action { label: "the same as Backspace", sweep: "leave this row in after all", ..act("keep", &["z"]) },
    Action { label: "escalate: the item goes to a lead, with the note", review: "to the second tier, then a digit for the reason", ..act("escalate", &["e"]) },
    Action { label: "flag the answer for a second look", ..act("flag", &["f"]) },
    Action { label: "write a note; Esc leaves it", curate: "write a note beside the reason; Esc leaves it", ..act("note", &["n"]) },
    Action { label: "open or close the guide", ..act("guide", &["g"]) },
    Action { label: "find a class by typing; Enter takes the first", ..act("filter", &["/"]) },
    Action { label: IN, curate: IN, ..act("zoom_in", &["+", "="]) },
    Action { label: OUT, curate: OUT, ..act("zoom_out", &["-"]) },
    Action { label: WHOLE, curate: WHOLE, ..act("whole", &["w"]) },
    Action { review: "edit what may run", ..act("edit", &["d"]) },
    Action { review: "put off (second tier)", ..act("defer", &["p"]) },
    Action { review: "open the evidence of a red item", ..act("evidence", &["o"]) },
    Action { review: "put back", ..act("release", &["r"]) },
    Action { review: "pass on to somebody else", ..act("pass", &["s"]) },
    Action { curate: "ask another person", ..act("ask", &["q"]) },
    Action { queue: "down", sweep: "to the next row", ..act("down", &["j"]) },
    Action { queue: "up", sweep: "to the row before", ..act("up", &["k"]) },
    Action { queue: "open what is marked", ..act("open", &["Enter"]) },
    Action { label: "this help", review: "this help", queue: "this help", sweep: "this help", curate: "this help", ..act("help", &["?", "h"]) },
];

type Override = (&'static str, &'static [&'static str]);

/// What a preset has otherwise. Keys that the other tool does not know stay ours.
#[rustfmt::skip]
fn overrides(preset: KeyPreset) -> &'static [Override] {
    match preset {
        KeyPreset::Qualm => &[],
        KeyPreset::Prodigy => &[("undo", &["Backspace", "Delete", "Ctrl+z"]), ("skip", &["Space"])],
        KeyPreset::LabelStudio => &[
            ("accept", &["Ctrl+Enter", "a"]), ("submit", &["Ctrl+Enter", "Enter"]), ("skip", &["Ctrl+Space"]), ("undo", &["Ctrl+z"]),
        ],
        // There Backspace discards; whoever has that in their fingers must not take answers back with it.
        KeyPreset::Argilla => &[("reject", &["Backspace", "x"]), ("undo", &["Ctrl+z"]), ("submit", &["Enter", "Ctrl+s"])],
    }
}

/// The keys of each action under a preset.
pub fn keys_of(preset: KeyPreset) -> BTreeMap<&'static str, &'static [&'static str]> {
    let mut keys: BTreeMap<_, _> = ACTIONS.iter().map(|action| (action.name, action.keys)).collect();
    keys.extend(overrides(preset).iter().copied());
    keys
}

/// What stands on the button of each action. On a page where letters find a class, those of actions are pressed with Alt.
pub fn printed(preset: KeyPreset, letters_find: bool) -> BTreeMap<&'static str, String> {
    keys_of(preset).into_iter().map(|(name, keys)| (name, shown(keys[0], letters_find))).collect()
}

fn shown(key: &str, letters_find: bool) -> String {
    let is_letter = key.len() == 1 && key.starts_with(|letter: char| letter.is_ascii_alphabetic());
    match key.split_once('+') {
        Some((held, key)) if key.len() == 1 => format!("{held}+{}", key.to_uppercase()),
        None if is_letter && letters_find => format!("Alt+{}", key.to_uppercase()),
        _ => key.to_owned(),
    }
}

/// A line of the help.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// The keys, as they are printed.
    pub keys: Vec<String>,
    /// What they do there.
    pub does: String,
    /// Of use only where items have images.
    #[serde(skip)]
    pub is_of_images: bool,
}

/// What the keys do at a place: `label`, `review`, `queue`, `sweep` or `curate`.
pub fn lines(preset: KeyPreset, place: &str, letters_find: bool) -> Vec<Line> {
    let keys = keys_of(preset);
    let does = |action: &Action| match place {
        "label" => action.label,
        "review" => action.review,
        "queue" => action.queue,
        "curate" => action.curate,
        _ => action.sweep,
    };
    let of = |name| keys.get(name).copied().unwrap_or_default();
    ACTIONS
        .iter()
        .filter(|action| !does(action).is_empty())
        .map(|action| Line {
            keys: of(action.name).iter().map(|key| shown(key, letters_find)).collect(),
            does: told(does(action)),
            is_of_images: [IN, OUT, WHOLE].contains(&does(action)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_at_one_place() {
        for preset in KeyPreset::ALL {
            for place in ["label", "review", "queue", "sweep", "curate"] {
                let mut seen = BTreeMap::new();
                for line in lines(preset, place, false) {
                    for key in line.keys {
                        // Sending and taking the suggestion are one act where Ctrl+Enter does both.
                        let is_one = key == "Ctrl+Enter";
                        let before = seen.insert(key.clone(), line.does.clone());
                        assert!(
                            is_one || before.is_none(),
                            "{preset:?} {place}: {key} is {before:?} and {}",
                            line.does
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn letters_are_pressed_with_alt_where_typing_finds_classes() {
        let keys = printed(KeyPreset::Qualm, true);
        let of = |name: &str| keys[name].as_str();
        assert_eq!((of("flag"), of("skip"), of("filter"), of("help")), ("Alt+F", "Space", "/", "?"));
        assert_eq!(printed(KeyPreset::Argilla, false)["reject"], "Backspace");
        assert_eq!(printed(KeyPreset::LabelStudio, false)["undo"], "Ctrl+Z");
    }

    #[test]
    fn the_documentation_lists_every_key() {
        let page = include_str!("../../docs/keys.md");
        for place in ["label", "review", "queue", "sweep", "curate"] {
            for line in lines(KeyPreset::Qualm, place, false) {
                let keys: Vec<String> = line.keys.iter().map(|key| format!("`{key}`")).collect();
                let row = format!("| {} | {} |", keys.join(" "), line.does);
                assert!(page.contains(&row), "docs/keys.md lacks {row}");
            }
        }
        for preset in KeyPreset::ALL {
            for (name, keys) in overrides(preset) {
                let keys: Vec<String> = keys.iter().map(|key| format!("`{}`", shown(key, false))).collect();
                let row = format!("| {} | {name} | {} |", preset.title(), keys.join(" "));
                assert!(page.contains(&row), "docs/keys.md lacks {row}");
            }
        }
    }
}
