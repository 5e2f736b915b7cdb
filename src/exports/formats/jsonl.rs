//! JSONL: one object per item, exact. The record is copied byte for byte under `data`.

use super::{Context, Format, status};
use crate::domain::LabelValue;
use crate::error::{Error, Result};
use crate::store::{ExportAnnotation, ExportDecision, ExportItem, ExportMachine};
use serde::Serialize;

/// One object per item.
pub(super) struct Jsonl;

#[derive(Serialize)]
struct Annotation<'a> {
    annotation: i64,
    label: LabelValue,
    by: Option<&'a str>,
    at: String,
    source: &'a str,
    version: i64,
    flagged: bool,
    note: &'a str,
    round: Option<i64>,
    model: Option<i64>,
    suggestion: Option<LabelValue>,
    confidence: Option<f64>,
    selection: Option<&'a str>,
    probability: Option<f64>,
    seconds: Option<f64>,
    suggestion_shown: Option<&'a str>,
    guide_version: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shown_left: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    before_edit: bool,
}

impl<'a> Annotation<'a> {
    fn new(context: &'a Context<'_>, from: &'a ExportAnnotation, version: i64) -> Self {
        Annotation {
            annotation: from.id,
            label: context.said(&from.label),
            by: from.by.as_deref(),
            at: from.at.to_rfc3339(),
            source: &from.source,
            version: from.version,
            flagged: from.is_flagged,
            note: &from.note,
            round: from.round,
            model: from.model,
            suggestion: context.class(from.suggestion),
            confidence: from.confidence,
            selection: from.selection.as_deref(),
            probability: from.probability,
            seconds: from.seconds,
            suggestion_shown: from.shown.as_deref(),
            guide_version: from.guide_version,
            shown_left: context.shown_left(from),
            before_edit: from.item_version < version,
        }
    }
}

/// Where a label comes from that no person gave.
#[derive(Serialize)]
struct Machine {
    acceptance: i64,
    confidence: f64,
    model: i64,
    round: i64,
    at: String,
}

impl Machine {
    fn new(from: &ExportMachine) -> Self {
        let ExportMachine { acceptance, confidence, model, round, at, .. } = *from;
        Machine { acceptance, confidence, model, round, at: at.to_rfc3339() }
    }
}

/// Why a label is not simply what the answers say.
#[derive(Serialize)]
struct Decision<'a> {
    by: &'a str,
    at: String,
    reason: &'a str,
    note: &'a str,
}

impl<'a> Decision<'a> {
    fn new(from: &'a ExportDecision) -> Self {
        Decision { by: &from.by, at: from.at.to_rfc3339(), reason: &from.reason, note: &from.note }
    }
}

impl Format for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn title(&self) -> &'static str {
        "JSON lines: one item per line, exact"
    }

    fn media_type(&self) -> &'static str {
        "application/x-ndjson"
    }

    fn needs_columns(&self) -> bool {
        false
    }

    fn start(&self, _: &Context<'_>, _: &mut Vec<u8>) -> Result<()> {
        Ok(())
    }

    fn item(&self, context: &Context<'_>, item: &ExportItem, out: &mut Vec<u8>) -> Result<()> {
        out.extend_from_slice(b"{\"id\":");
        put(out, &item.external)?;
        out.extend_from_slice(b",\"data\":");
        let start = out.len();
        out.extend_from_slice(item.data.as_bytes());
        // A raw line break can only stand between values, where a space means the same.
        out[start..].iter_mut().filter(|byte| matches!(byte, b'\n' | b'\r')).for_each(|byte| *byte = b' ');
        out.extend_from_slice(b",\"label\":");
        put(out, &context.label(item))?;
        out.extend_from_slice(b",\"status\":");
        put(out, status(item))?;
        out.extend_from_slice(b",\"part\":");
        put(out, item.part.as_str())?;
        // Only where it was edited, so that every other export keeps its bytes.
        if item.version > 1 {
            out.extend_from_slice(b",\"edited\":");
            put(out, &(item.version - 1))?;
        }
        if let Some(machine) = &item.machine {
            out.extend_from_slice(b",\"source\":\"machine\",\"machine\":");
            put(out, &Machine::new(machine))?;
        }
        if let Some(decision) = &item.decision {
            out.extend_from_slice(b",\"decision\":");
            put(out, &Decision::new(decision))?;
        }
        if item.is_gold {
            out.extend_from_slice(b",\"gold\":true");
        }
        out.extend_from_slice(b",\"annotations\":[");
        for (at, annotation) in item.annotations.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            put(out, &Annotation::new(context, annotation, item.version))?;
        }
        out.extend_from_slice(b"]}\n");
        Ok(())
    }
}

fn put<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> Result<()> {
    serde_json::to_writer(out, value).map_err(Error::internal)
}
