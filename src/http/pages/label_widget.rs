//! What the widgets of the label page need beside classes: the text with its spans, the two sides of a comparison, the
//! fields of a form. One template in `templates/widgets/` and, where keys need it, one script in `static/widgets/` each.

use super::item_images::{Picture, pictures};
use super::item_view::{Block, Look, Span, blocks_without, text_spans};
use crate::domain::schema::{FieldRule, FieldType, TIE, stretches};
use crate::domain::{AssignmentId, LabelSchema, lookup};
use crate::http::speech::t;
use crate::store::{ItemRow, ProjectRow};
use serde::Serialize;
use serde_json::Value;

/// Words listed with their offsets for whoever marks spans without script.
const LISTED_WORDS: usize = 1_000;
/// Empty rows of spans in a form without script.
const ROWS: usize = 4;

/// What the widget shows of one item.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum WidgetCard {
    /// The text that spans stand in. A hidden character is a piece of its own, so pieces count code points.
    Spans { pieces: Vec<Span> },
    /// Two texts, in the order of the screen.
    Pairs { sides: Vec<Side> },
}

/// One of two texts.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Side {
    /// The record's key, which is the answer.
    key: String,
    /// `A` or `B`: people compare texts, not keys.
    name: char,
    pieces: Vec<Span>,
    /// In place of the text, where the key holds an image's address.
    pictures: Vec<Picture>,
}

/// What a widget is made of, whatever the item.
#[derive(Debug, Default, Serialize)]
pub(super) struct WidgetView {
    low: String,
    high: String,
    has_tie: bool,
    is_tie_said: bool,
    /// Key of the record and name on the screen, for the buttons of a comparison.
    sides: Vec<SideButton>,
    overlap: bool,
    words: bool,
    fields: Vec<FieldView>,
    /// Rows of the form without script: start, end, label.
    rows: Vec<[String; 3]>,
    more_rows: usize,
    /// Words with their offsets, to read them off without script.
    offsets: Vec<WordAt>,
}

#[derive(Debug, Serialize)]
struct SideButton {
    key: String,
    name: char,
    is_said: bool,
}

#[derive(Debug, Serialize)]
struct WordAt {
    start: usize,
    end: usize,
    word: String,
}

#[derive(Debug, Serialize)]
struct FieldView {
    name: String,
    title: String,
    kind: FieldType,
    required: bool,
    options: Vec<String>,
    min: String,
    max: String,
    range: String,
    value: String,
}

/// The item without what the widget shows itself, and what that is.
pub(super) fn card_parts(
    project: &ProjectRow,
    assignment: AssignmentId,
    item: &ItemRow,
) -> (Vec<Block>, Option<WidgetCard>) {
    let (data, look) = (&item.data, Look::of(project, &item.external));
    let text = |key: &str| lookup(data, key).and_then(Value::as_str).unwrap_or_default();
    match &project.schema {
        LabelSchema::Spans(spans) => {
            let pieces = text_spans(spans.text_of(data));
            (blocks_without(&look, data, &[&spans.text]), Some(WidgetCard::Spans { pieces }))
        }
        LabelSchema::Pairs(_) => {
            let keys = project.shown_left(assignment).unwrap_or_default();
            let is_image = |key: &str| project.recipe.images.iter().any(|image| image == key);
            let side = |(key, name): (&str, char)| match is_image(key) {
                true => {
                    let of_side = name.to_string();
                    Side { key: key.to_owned(), name, pieces: vec![], pictures: pictures(&look, data, key, &of_side) }
                }
                false => Side { key: key.to_owned(), name, pieces: text_spans(text(key)), pictures: vec![] },
            };
            let sides = keys.into_iter().zip(['A', 'B']).map(side).collect();
            (blocks_without(&look, data, &keys), Some(WidgetCard::Pairs { sides }))
        }
        _ => (blocks_without(&look, data, &[]), None),
    }
}

/// The script of a widget that needs one of its own.
pub(super) fn script_of(schema: &LabelSchema) -> Option<&'static str> {
    match schema {
        LabelSchema::Spans(_) => Some("widgets/spans.js"),
        LabelSchema::Fields(_) => Some("widgets/fields.js"),
        LabelSchema::Pairs(_) => Some("widgets/pairs.js"),
        LabelSchema::Choice(_) | LabelSchema::Choices(_) | LabelSchema::Rating(_) => None,
    }
}

/// What to do, where the model suggests nothing, and what the digits do.
pub(super) fn words_of(schema: &LabelSchema) -> (String, String) {
    match schema {
        LabelSchema::Choice(_) => (t!("label-choose-one"), t!("label-digits-choice")),
        LabelSchema::Choices(_) => (t!("label-tick"), t!("label-digits-choices")),
        LabelSchema::Rating(_) => (t!("label-choose-step"), t!("label-digits-rating")),
        LabelSchema::Pairs(_) => (t!("label-which-better"), t!("label-digits-pairs")),
        LabelSchema::Spans(_) => (t!("label-select-text"), t!("label-digits-spans")),
        LabelSchema::Fields(_) => (t!("label-fill-in"), t!("label-digits-fields")),
    }
}

/// The key of each step, written as scripts have it: the digit that the step is, where all of them are 0 to 10, and their
/// order on the keyboard otherwise. 10 is the 0 of a scale without a zero, and 0 with Shift on one with it.
pub(super) fn rating_keys(steps: &[String]) -> Option<Vec<String>> {
    let numbers: Vec<u32> = steps.iter().map(|step| step.parse().ok()).collect::<Option<_>>()?;
    let has_zero = numbers.first() == Some(&0);
    let key = |step: &u32| match step {
        0..=9 => Some(step.to_string()),
        10 if has_zero => Some("Shift+0".into()),
        10 => Some("0".into()),
        _ => None,
    };
    numbers.iter().map(key).collect()
}

/// The widget of a page, with what a form without script held when it came back.
pub(super) fn widget_view(schema: &LabelSchema, card: Option<&WidgetCard>, draft: &[(String, String)]) -> WidgetView {
    match schema {
        LabelSchema::Rating(rating) => {
            let scale = rating.scale();
            WidgetView { low: scale.low.clone(), high: scale.high.clone(), ..WidgetView::default() }
        }
        LabelSchema::Pairs(pairs) => {
            let is_said = |key: &str| draft.iter().any(|(name, value)| name == "label" && value == key);
            let button = |key: &str, name: char| SideButton { key: key.to_owned(), name, is_said: is_said(key) };
            let sides = match card {
                Some(WidgetCard::Pairs { sides }) => sides.iter().map(|side| button(&side.key, side.name)).collect(),
                // The script fills in which is which when an item comes.
                _ => {
                    let of_schema = pairs.on_screen(false).into_iter().zip(['A', 'B']);
                    of_schema.map(|(key, name)| button(key, name)).collect()
                }
            };
            WidgetView { has_tie: pairs.sides().tie, is_tie_said: is_said(TIE), sides, ..WidgetView::default() }
        }
        LabelSchema::Spans(spans) => {
            let mut rows = rows_of(draft);
            rows.extend(std::iter::repeat_with(Default::default).take(ROWS));
            WidgetView {
                overlap: spans.overlap,
                words: spans.words,
                rows,
                more_rows: ROWS,
                offsets: card.map_or_else(Vec::new, offsets),
                ..WidgetView::default()
            }
        }
        LabelSchema::Fields(form) => {
            let view = |field: &FieldRule| field_view(field, draft);
            WidgetView { fields: form.fields.iter().map(view).collect(), ..WidgetView::default() }
        }
        LabelSchema::Choice(_) | LabelSchema::Choices(_) => WidgetView::default(),
    }
}

fn rows_of(draft: &[(String, String)]) -> Vec<[String; 3]> {
    if let Some((_, whole)) = draft.iter().find(|(name, _)| name == "label") {
        return stretches(whole).into_iter().map(|s| [s.start.to_string(), s.end.to_string(), s.label]).collect();
    }
    let column = |name: &'static str| draft.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim());
    let rows = column("label.start").zip(column("label.end")).zip(column("label.label"));
    rows.filter(|((start, end), _)| !(start.is_empty() && end.is_empty()))
        .map(|((start, end), label)| [start, end, label].map(str::to_owned))
        .collect()
}

fn field_view(field: &FieldRule, draft: &[(String, String)]) -> FieldView {
    let number = |end: &Option<serde_json::Number>| end.as_ref().map(ToString::to_string).unwrap_or_default();
    let (min, max) = (number(&field.min), number(&field.max));
    let sent = draft.iter().find(|(name, _)| name.strip_prefix("label.") == Some(&field.name));
    FieldView {
        name: field.name.clone(),
        title: field.title().to_owned(),
        kind: field.kind,
        required: field.required,
        options: field.options.clone(),
        range: match (min.is_empty(), max.is_empty()) {
            (false, false) => t!("field-from-to", min = &min, max = &max),
            (false, true) => t!("field-at-least", min = &min),
            (true, false) => t!("field-at-most", max = &max),
            (true, true) => String::new(),
        },
        min,
        max,
        value: sent.map(|(_, value)| value.clone()).unwrap_or_default(),
    }
}

fn offsets(card: &WidgetCard) -> Vec<WordAt> {
    let WidgetCard::Spans { pieces } = card else { return Vec::new() };
    let mut words: Vec<WordAt> = Vec::new();
    let mut is_open = false;
    let points = pieces.iter().flat_map(|piece| match piece.is_hidden {
        true => vec!['\u{fffc}'],
        false => piece.text.chars().collect(),
    });
    for (at, c) in points.enumerate() {
        if c.is_whitespace() {
            is_open = false;
            continue;
        }
        if !is_open {
            if words.len() == LISTED_WORDS {
                break;
            }
            words.push(WordAt { start: at, end: at, word: String::new() });
            is_open = true;
        }
        if let Some(word) = words.last_mut() {
            word.word.push(c);
            word.end = at + 1;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed_with_offsets_in_code_points() {
        let card = WidgetCard::Spans { pieces: text_spans("😀 e\u{301}a\u{200b}b\n\nשלום") };
        let listed: Vec<_> = offsets(&card).into_iter().map(|word| (word.start, word.end)).collect();
        // One for the emoji, five for e, its accent, a, the zero-width space and b.
        assert_eq!(listed, [(0, 1), (2, 7), (9, 13)]);
    }

    #[test]
    fn steps_have_the_keys_of_their_digits() {
        let keys = |from: i32, to: i32| rating_keys(&(from..=to).map(|n| n.to_string()).collect::<Vec<_>>());
        assert_eq!(keys(1, 3).unwrap(), ["1", "2", "3"]);
        assert_eq!((keys(1, 10).unwrap()[9].as_str(), keys(0, 10).unwrap()[10].as_str()), ("0", "Shift+0"));
        assert_eq!(keys(0, 10).unwrap()[0], "0");
        assert_eq!((keys(-2, 2), keys(5, 12)), (None, None));
    }

    #[test]
    fn a_form_that_comes_back_keeps_its_rows() {
        let sent =
            [("label.start", "0"), ("label.end", "3"), ("label.label", "P"), ("label.start", ""), ("label.end", "")];
        let sent = sent.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(rows_of(&sent), [["0", "3", "P"]]);
        let whole = [("label".to_owned(), r#"[{"start":1,"end":2,"label":"P"}]"#.to_owned())];
        assert_eq!(rows_of(&whole), [["1", "2", "P"]]);
    }
}
