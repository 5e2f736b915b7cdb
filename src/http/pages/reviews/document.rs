//! A document in front of a reviewer: each field that is not sure enough beside its place on the page, enlarged, to correct
//! or confirm in one form; and what every check said.

use super::sure;
use super::verdict::{VerdictForm, decide_with};
use crate::casework::document::{Field as Extracted, FieldThresholds, Region, Shown, check_fields};
use crate::casework::signals::{Family, Recommendation};
use crate::domain::ReviewId;
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::t;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{ClaimedReview, field_path};
use crate::routing::{Policy, canonical};
use crate::store::{PageRow, Reader};
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The enlargement of a crop, where the page has room for it.
const ZOOM: f64 = 3.0;

/// The document part of the item page.
#[derive(Serialize)]
pub(super) struct Document {
    /// Not sure enough, or all of them in a blind look: with crop and input.
    open: Vec<FieldForm>,
    /// Filled by themselves; they can be corrected too.
    filled: Vec<FieldForm>,
    pages: Vec<Picture>,
    /// The reason that is chosen beforehand, where the policy has one for misreading.
    misread: &'static str,
}

#[derive(Serialize)]
struct Picture {
    number: u32,
    href: String,
    width: u32,
    height: u32,
}

#[derive(Serialize)]
struct FieldForm {
    /// The name of its input.
    input: String,
    name: String,
    value: String,
    /// None in a blind look.
    number: String,
    means: String,
    crop: Option<Crop>,
    note: String,
    page: u32,
}

/// A part of a page, in its pixels.
#[derive(Serialize)]
struct Crop {
    href: String,
    view_box: String,
    /// Of what is shown on the screen at most.
    width: i64,
    height: i64,
    page_width: u32,
    page_height: u32,
    x: String,
    y: String,
    w: String,
    h: String,
}

fn crop(page: &PageRow, href: String, shown: Region, inner: Option<Region>) -> Crop {
    let (pw, ph) = (f64::from(page.width), f64::from(page.height));
    let px = |share: f64, side: f64| format!("{:.1}", share * side);
    let inner = inner.unwrap_or(shown);
    Crop {
        view_box: format!("{} {} {} {}", px(shown.x, pw), px(shown.y, ph), px(shown.width, pw), px(shown.height, ph)),
        width: (shown.width * pw * ZOOM).ceil() as i64,
        height: (shown.height * ph * ZOOM).ceil() as i64,
        page_width: page.width,
        page_height: page.height,
        x: px(inner.x, pw),
        y: px(inner.y, ph),
        w: px(inner.width, pw),
        h: px(inner.height, ph),
        href,
    }
}

/// The document of a review; none where the decision has no fields.
pub(super) fn document(
    r: &Reader<'_>,
    held: &ClaimedReview,
    request: &Value,
    args: &Value,
    is_blind: bool,
) -> Result<Option<Document>> {
    let said = request["fields"].as_array().map(Vec::as_slice).unwrap_or_default();
    if said.is_empty() {
        return Ok(None);
    }
    let policy = &held.policy.policy;
    let rows = r.decision_pages(held.decision.id)?;
    let href = |page: u32| format!("/reviews/{}/pages/{page}", held.review.id);
    let whole = Region { x: 0.0, y: 0.0, width: 1.0, height: 1.0 };
    let extracted: Vec<Extracted> = said.iter().map(extracted).collect();
    let thresholds = FieldThresholds { default: policy.field_threshold, own: policy.field_thresholds.clone() };
    let (mut open, mut filled) = (Vec::new(), Vec::new());
    for (at, (field, check)) in extracted.iter().zip(check_fields(&extracted, &thresholds)).enumerate() {
        let value = args.pointer(&field_path(&said[at])).unwrap_or(&said[at]["value"]);
        let page = rows.iter().find(|page| page.page == check.page);
        let (region, inner, note) = match (page, check.shown) {
            (None, _) => (None, None, t!("doc-no-page")),
            (Some(_), Shown::Crop(region)) => (Some(region), field.region, String::new()),
            (Some(_), Shown::WholePage) => (Some(whole), None, t!("doc-whole-page")),
            (Some(_), Shown::WholePageBadRegion) => (Some(whole), None, t!("doc-bad-place")),
        };
        let number = said[at]["confidence"].as_f64().filter(|share| (0.0..=1.0).contains(share));
        let least = sure(check.threshold);
        let means =
            if check.is_filled { t!("doc-at-least", share = least) } else { t!("doc-less-than", share = least) };
        let form = FieldForm {
            input: format!("field-{at}"),
            name: field.name.clone(),
            value: shown(value),
            number: if is_blind { String::new() } else { number.map_or_else(|| "none".into(), sure) },
            means: if is_blind { String::new() } else { means },
            crop: page.zip(region).map(|(page, region)| crop(page, href(page.page), region, inner)),
            note: if rows.is_empty() { String::new() } else { note },
            page: check.page,
        };
        if check.is_filled && !is_blind { &mut filled } else { &mut open }.push(form);
    }
    let pages = rows.iter().map(|page| Picture {
        number: page.page,
        href: href(page.page),
        width: page.width,
        height: page.height,
    });
    Ok(Some(Document {
        open,
        filled,
        pages: pages.collect(),
        misread: if policy.has_reason("field_misread") { "field_misread" } else { "" },
    }))
}

fn extracted(field: &Value) -> Extracted {
    Extracted {
        name: field["name"].as_str().unwrap_or_default().to_owned(),
        value: shown(&field["value"]),
        // A confidence that is none never fills.
        confidence: field["confidence"].as_f64().unwrap_or(-1.0),
        page: field["page"].as_u64().and_then(|page| u32::try_from(page).ok()),
        region: match &field["region"] {
            Value::Null => None,
            region => Some(serde_json::from_value(region.clone()).unwrap_or(Region {
                x: -1.0,
                y: 0.0,
                width: 0.0,
                height: 0.0,
            })),
        },
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The checks.
#[derive(Serialize)]
pub(super) struct Stack {
    recommendation: String,
    score: String,
    lines: Vec<SignalLine>,
    attempt_text: String,
}

#[derive(Serialize)]
struct SignalLine {
    name: String,
    family: String,
    says: String,
    is_bad: bool,
    weight: String,
    adds: String,
    bars: bool,
}

/// What each check said and what it adds; none where the policy weighs none.
pub(super) fn stack(policy: &Policy, held: &ClaimedReview) -> Option<Stack> {
    let facts = &held.decision.facts;
    let sum = policy.signals.as_ref()?.aggregate(&facts.signals);
    let lines = sum.contributions.iter().map(|one| {
        let signal = facts.signals.iter().find(|signal| signal.name == one.name);
        let says = match signal.map(|signal| serde_json::to_value(&signal.says).unwrap_or_default()) {
            None => t!("signal-not-made"),
            Some(says) => match says["says"].as_str() {
                Some("pass") => t!("signal-passed"),
                Some("fail") => t!("signal-failed"),
                Some("error") => t!("signal-error", why = says["message"].as_str().unwrap_or_default()),
                _ => one.risk.map_or_else(|| t!("badge-no-number"), |risk| t!("signal-risk", share = sure(risk))),
            },
        };
        SignalLine {
            name: one.name.replace('_', " "),
            family: match one.family {
                Some(Family::Extraction) => t!("signal-reading"),
                Some(Family::CrossReference) => t!("signal-other-sources"),
                Some(Family::Behavioural) => t!("signal-behaviour"),
                None => String::new(),
            },
            is_bad: one.bars_accept,
            says,
            weight: format!("{}", one.weight),
            adds: sure(one.adds),
            bars: one.bars_accept,
        }
    });
    Some(Stack {
        recommendation: match sum.recommendation {
            Recommendation::Accept => t!("signal-accept"),
            Recommendation::Review => t!("signal-person"),
            Recommendation::SoftReject => t!("signal-turn-away"),
        },
        score: sure(sum.score),
        lines: lines.collect(),
        attempt_text: match facts.soft_rejects {
            0 => String::new(),
            n => t!("signal-turned-away", n = n),
        },
    })
}

/// A review and a page in a path.
#[derive(Deserialize)]
pub struct PicturePath {
    review: i64,
    page: u32,
}

/// `GET /reviews/{review}/pages/{page}`: the picture, of the type that its own bytes have.
pub async fn picture(app: AppState, path: web::Path<PicturePath>) -> Reply {
    let (review, page) = (ReviewId(path.review), path.page);
    let (media, bytes) = blocking(&app, move |app| {
        app.store.read(|r| {
            let item = r.review_item(r.review(review)?.item)?;
            r.page_bytes(item.decision, page)?
                .ok_or_else(|| Error::NotFound(format!("there is no page {page} of this document, or it was erased")))
        })
    })
    .await?;
    Ok(HttpResponse::Ok().content_type(media).body(bytes))
}

/// `POST /reviews/{review}/fields`: as they stand they are confirmed, what differs is a correction.
pub async fn decide(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<i64>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Reply {
    let review = ReviewId(*path);
    let verdict = blocking(&app, move |app| {
        app.store.read(|r| {
            let row = r.review(review)?;
            let decision = r.model_decision(r.review_item(row.item)?.decision)?;
            let request = decision.request.clone().unwrap_or_default();
            let fields = request["fields"].as_array().cloned().unwrap_or_default();
            verdict_of(&form, &fields, &decision.args(), row.purpose == "audit")
        })
    })
    .await?;
    decide_with(app, me, workflow, review, verdict).await
}

/// The verdict that a form of fields comes to.
fn verdict_of(form: &BTreeMap<String, String>, fields: &[Value], args: &Value, is_audit: bool) -> Result<VerdictForm> {
    let mut after = args.clone();
    for (at, field) in fields.iter().enumerate() {
        let Some(typed) = form.get(&format!("field-{at}")) else { continue };
        let path = field_path(field);
        let before = args.pointer(&path).unwrap_or(&field["value"]);
        let typed = typed.trim();
        if shown(before).trim() == typed {
            continue;
        }
        // A number that was read stays a number.
        let value = match before {
            Value::String(_) | Value::Null => json!(typed),
            _ => serde_json::from_str(typed).unwrap_or_else(|_| json!(typed)),
        };
        put(&mut after, &path, value)?;
    }
    let is_changed = canonical(args) != canonical(&after);
    let text = |name: &str| form.get(name).cloned().unwrap_or_default();
    let number = |name: &str| {
        text(name)
            .parse::<i64>()
            .map_err(|_| Error::Invalid(format!("`{name}` is `{}`: use a whole number", text(name))))
    };
    Ok(VerdictForm {
        fence: number("fence")?,
        version: number("version")?,
        verb: match (is_audit, is_changed) {
            (false, false) => "approve",
            (false, true) => "edit",
            (true, false) => "confirm",
            (true, true) => "overturn",
        }
        .into(),
        reason_code: if is_changed { text("reason_code") } else { String::new() },
        note: text("note"),
        args: if is_changed { after.to_string() } else { String::new() },
        revisit: String::new(),
        active_ms: text("active_ms"),
        lean: String::new(),
    })
}

/// Puts a value at a JSON Pointer, whose parent must be there.
fn put(args: &mut Value, path: &str, value: Value) -> Result<()> {
    if let Some(place) = args.pointer_mut(path) {
        *place = value;
        return Ok(());
    }
    let (parent, last) = path.rsplit_once('/').unwrap_or_default();
    match args.pointer_mut(parent) {
        Some(Value::Object(map)) => {
            map.insert(last.replace("~1", "/").replace("~0", "~"), value);
            Ok(())
        }
        _ => Err(Error::Invalid(format!("the field at `{path}` has no place in the arguments; edit them as a whole"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        let own = [("fence", "1"), ("version", "1"), ("reason_code", "field_misread")];
        own.iter().chain(pairs).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn fields_as_they_stand_confirm_and_others_correct() {
        let fields = [json!({"name": "born", "value": "1990"}), json!({"name": "n", "path": "/a/n", "value": 7})];
        let args = json!({"born": "1990", "a": {"n": 7}});
        let of = |pairs: &[(&str, &str)], audit| verdict_of(&form(pairs), &fields, &args, audit).unwrap();
        let same = of(&[("field-0", " 1990 "), ("field-1", "7")], false);
        assert_eq!((same.verb.as_str(), same.args.as_str(), same.reason_code.as_str()), ("approve", "", ""));
        assert_eq!(of(&[], true).verb, "confirm");
        let changed = of(&[("field-0", "1991"), ("field-1", "8")], false);
        assert_eq!((changed.verb.as_str(), changed.reason_code.as_str()), ("edit", "field_misread"));
        assert_eq!(serde_json::from_str::<Value>(&changed.args).unwrap(), json!({"born": "1991", "a": {"n": 8}}));
        assert_eq!(of(&[("field-0", "")], true).verb, "overturn");
    }

    #[test]
    fn a_crop_is_in_the_pixels_of_its_page() {
        let page = PageRow { page: 1, media: "image/png".into(), width: 400, height: 200, sha256: String::new() };
        let region = Region { x: 0.25, y: 0.5, width: 0.5, height: 0.25 };
        let crop = crop(&page, "/p".into(), region.with_margin(), Some(region));
        // 15 % of 200 and of 50 pixels on each side.
        assert_eq!(crop.view_box, "70.0 92.5 260.0 65.0");
        assert_eq!((crop.width, crop.height), (780, 195));
        assert_eq!((crop.x.as_str(), crop.w.as_str()), ("100.0", "200.0"));
    }
}
