//! Documents: their pages come with the evidence and are kept beside the request, which holds their digests; each field
//! that a person saw is a lesson of its own.

use super::correct::{Lesson, Place, place_label};
use super::request::DecisionRequest;
use super::verdict::Sound;
use crate::casework::read_picture;
use crate::digest::{hex, sha256};
use crate::domain::{Timestamp, VerdictId};
use crate::error::{Error, Result};
use crate::routing::canonical;
use crate::store::{NewFieldLesson, PageRow, Tx};
use serde_json::{Value, json};

/// Pages of a document.
const MOST_PAGES: usize = 12;
/// What a field was read as, for the project that learns from it.
const RIGHT: &str = "right";
const WRONG: &str = "wrong";

/// Takes the pictures out of a request's evidence and leaves their digests, so that the request stays small and is the
/// same for every repeat. Looked for in `evidence.pages`: `data:` URLs, or objects with one in `image`.
pub(super) fn take_pages(request: &mut DecisionRequest) -> Result<Vec<(PageRow, Vec<u8>)>> {
    let Some(entries) = request.evidence.get_mut("pages").and_then(Value::as_array_mut) else { return Ok(Vec::new()) };
    let mut pages = Vec::new();
    for (at, entry) in entries.iter_mut().enumerate() {
        let url = match &*entry {
            Value::String(text) if text.starts_with("data:") => text,
            Value::Object(map) if map.contains_key("image") => map["image"].as_str().unwrap_or_default(),
            _ => continue,
        };
        let number = at + 1;
        if number > MOST_PAGES {
            return Err(Error::Invalid(format!("evidence.pages has a page {number}: use up to {MOST_PAGES}")));
        }
        let picture =
            read_picture(url).map_err(|reason| Error::Invalid(format!("evidence.pages, page {number}: {reason}")))?;
        let row = PageRow {
            page: number as u32,
            media: picture.media.to_owned(),
            width: picture.width,
            height: picture.height,
            sha256: hex(&sha256(&[&picture.bytes])),
        };
        *entry = json!({
            "page": number, "media": row.media, "width": row.width, "height": row.height, "sha256": row.sha256,
        });
        pages.push((row, picture.bytes));
    }
    Ok(pages)
}

/// Where a field's value stands in the arguments: at its `path`, else under its name.
pub fn field_path(field: &Value) -> String {
    match field["path"].as_str() {
        Some(path) => path.to_owned(),
        None => format!("/{}", field["name"].as_str().unwrap_or_default().replace('~', "~0").replace('/', "~1")),
    }
}

/// Writes what a verdict says about each field a person looked at: those below their threshold, all of an audit's, and
/// whatever was corrected by the way. A confirmed field teaches as much as a corrected one.
pub(super) fn learn_fields(
    tx: &Tx<'_>,
    sound: &Sound<'_>,
    verdict: VerdictId,
    lesson: Lesson,
    now: Timestamp,
) -> Result<()> {
    let (item, decision, policy) = (&sound.held.item, &sound.held.decision, &sound.held.policy.policy);
    let fields =
        decision.request.as_ref().and_then(|request| request["fields"].as_array().cloned()).unwrap_or_default();
    if fields.is_empty() || lesson == Lesson::Rejected {
        return Ok(());
    }
    let before = decision.args();
    let after = sound.said.args.as_ref().filter(|_| lesson == Lesson::Corrected).unwrap_or(&before);
    let is_audit = item.kind == "audit";
    for field in &fields {
        let name = field["name"].as_str().unwrap_or_default();
        let path = field_path(field);
        let was = before.pointer(&path).unwrap_or(&field["value"]);
        let is = after.pointer(&path).unwrap_or(was);
        let is_corrected = canonical(was) != canonical(is);
        let threshold = policy.field_thresholds.get(name).copied().unwrap_or(policy.field_threshold);
        let is_low = field["confidence"].as_f64().is_none_or(|share| !(threshold..=1.0).contains(&share));
        if !is_low && !is_corrected && !is_audit {
            continue;
        }
        let (selection, probability) = match (is_audit, is_low) {
            (true, _) => (item.selection.as_str(), item.probability),
            // Every field below its threshold is shown, so each of those had the chance 1.
            (false, true) => ("uncertain", Some(1.0)),
            (false, false) => ("rule", None),
        };
        let outcome = place_label(
            tx,
            sound,
            &Place {
                external: format!("{}:{name}", decision.external),
                input: &json!({
                    "field": name, "value": text(was), "confidence": field["confidence"], "document": decision.action,
                }),
                said: sound.held.workflow.settings.label_fields.then_some(if is_corrected { WRONG } else { RIGHT }),
                selection,
                probability,
            },
            now,
        )?;
        tx.insert_field_lesson(
            &NewFieldLesson {
                workflow: item.workflow,
                decision: decision.id,
                verdict,
                field: name,
                kind: if is_corrected { "corrected" } else { "confirmed" },
                selection,
                probability,
                split: outcome.split,
                annotation: outcome.annotation,
                why_not: outcome.why_not.as_deref(),
            },
            now,
        )?;
    }
    Ok(())
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
