//! Gold items: the stock, planted one at a time or from a file, their share, and what became of them without names.

use super::super::frame::Done;
use super::super::sign_in::Nothing;
use super::super::words::When;
use super::super::{go, show_as};
use super::Frame;
use super::diff::one_line;
use super::findings::told;
use crate::domain::{GoldId, MOST_GOLD, Timestamp, WorkflowId, WorkflowRole};
use crate::error::{Error, Result};
use crate::http::body::{Form, upload};
use crate::http::speech::{Speech, t};
use crate::http::{App, AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{ChangeWorkflow, GoldProblem, PlantGold, Planted, RetireGold, missed_gold};
use crate::store::{Reader, WorkflowRow};
use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::web;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::io::{Read, Take};

/// The largest file of gold items.
const MOST_BYTES: u64 = 8 << 20;

#[derive(Serialize)]
struct GoldPage {
    workflow: Frame,
    rows: Vec<Row>,
    is_lead: bool,
    share_text: String,
    most_text: String,
    /// Why none is put into the queue; empty where they are.
    why_not: String,
    pace_text: String,
    missed_text: String,
    needed_text: String,
    reasons: Vec<(String, String)>,
    report: Option<Report>,
    typed: GoldForm,
}

#[derive(Serialize)]
struct Row {
    gold: i64,
    action: String,
    summary: String,
    known: String,
    reason: String,
    note: String,
    planted: When,
    by: String,
    is_retired: bool,
    result_text: String,
}

/// What became of what was sent.
#[derive(Serialize)]
struct Report {
    title: String,
    is_refused: bool,
    errors: Vec<GoldProblem>,
}

/// One item, as it was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GoldForm {
    action: String,
    args: String,
    input: String,
    rationale: String,
    external_id: String,
    known: String,
    reason_code: String,
    note: String,
}

/// A share, in percent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareForm {
    share: String,
}

fn percent(share: f64) -> String {
    let text = format!("{:.2}", share * 100.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The sentence for everybody who works in a queue that has practice items; none where it has none.
pub(super) fn announcement(r: &Reader<'_>, workflow: &WorkflowRow) -> Result<Option<String>> {
    let share = percent(workflow.settings.gold_share());
    Ok(crate::reviews::serves_gold(r, workflow)?.then(|| {
        format!("Practice items are among the queue: cases with a known answer, at most {share} in 100. They cause nothing, and you are told right after your verdict.")
    }))
}

fn why_not(r: &Reader<'_>, workflow: &WorkflowRow) -> Result<String> {
    let reviewers = r.workflow_members(workflow.id)?;
    let mut could = 0;
    for member in reviewers.iter().filter(|member| member.role == WorkflowRole::Reviewer) {
        could += usize::from(!r.person(member.person)?.is_admin);
    }
    Ok(match () {
        () if !r.has_gold(workflow.id)? => t!("gold-none-queued"),
        () if workflow.settings.solo => t!("gold-solo"),
        () if workflow.settings.gold_share() == 0.0 => t!("gold-share-0"),
        () if could == 0 => t!("gold-no-reviewer"),
        () => String::new(),
    })
}

fn build(
    r: &Reader<'_>,
    me: &Me,
    workflow: WorkflowId,
    done: &Done,
    (report, typed): (Option<Report>, GoldForm),
    now: Timestamp,
) -> Result<GoldPage> {
    let row = r.workflow(workflow)?;
    let is_lead = me.may_in_workflow(&[WorkflowRole::Lead], workflow);
    let policy = row.policy.map(|id| r.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
    let share = row.settings.gold_share();
    let found = missed_gold(r, workflow, Timestamp(0), Timestamp(now.0 + 1))?;
    let mut rows = Vec::new();
    for gold in r.gold_items(workflow)?.into_iter().rev() {
        let result_text = match gold.matched + gold.missed + gold.handed_up {
            _ if !is_lead => String::new(),
            0 => t!("gold-not-answered"),
            n => t!("gold-answered", matched = gold.matched, n = n, missed = gold.missed, up = gold.handed_up),
        };
        rows.push(Row {
            gold: gold.id.0,
            action: gold.request["action"]["name"].as_str().unwrap_or_default().to_owned(),
            summary: one_line(&gold.request["action"]["args"], 90),
            known: if gold.known == "approve" { t!("own-right") } else { t!("own-wrong") },
            reason: gold.reason_code.as_deref().map(|code| super::said::code_text(&policy, code)).unwrap_or_default(),
            note: gold.note,
            planted: When::new(gold.planted, now),
            by: r.person(gold.planted_by)?.name,
            is_retired: gold.retired.is_some(),
            result_text,
        });
    }
    let each = if share > 0.0 { (1.0 / share - 1e-6).ceil() as u64 } else { 0 };
    Ok(GoldPage {
        rows,
        is_lead,
        share_text: percent(share).replace('.', &Speech::now().language().marks.decimal.to_string()),
        most_text: percent(MOST_GOLD),
        why_not: why_not(r, &row)?,
        pace_text: if each == 0 {
            String::new()
        } else {
            let errors = crate::evidence::rubber_stamp::FEWEST_GOLD;
            t!("gold-pace", each = each, errors = errors, items = each * 2 * errors as u64)
        },
        missed_text: told(&found),
        needed_text: match found.needed {
            Some(needed) if found.status == crate::evidence::Status::Insufficient => {
                // What a verdict of the signal takes may be more; below this it says nothing at all.
                let least = crate::evidence::rubber_stamp::FEWEST_GOLD.saturating_sub(found.n);
                let needed = if least > 0 { least } else { needed };
                t!("gold-needed", n = needed)
            }
            _ => String::new(),
        },
        reasons: policy.reason_codes.iter().map(|reason| (reason.code.clone(), reason.title.clone())).collect(),
        report,
        typed,
        workflow: Frame::new(r, &row, me, "gold", done, now)?,
    })
}

/// `GET /workflows/{workflow}/gold`.
pub async fn page(app: AppState, me: Me, workflow: InWorkflow, query: web::Query<Done>) -> Reply {
    drawn(app, me, workflow, query.into_inner(), StatusCode::OK, (None, GoldForm::default())).await
}

async fn drawn(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    done: Done,
    status: StatusCode,
    sent: (Option<Report>, GoldForm),
) -> Reply {
    let viewer = me.clone();
    let page = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| build(r, &viewer, workflow.id(), &done, sent, now))
    })
    .await?;
    show_as(&app, status, Some(&me), "reviews/gold.html", &t!("gold-title", workflow = &page.workflow.title), &page)
}

/// A field of the form that may be JSON or plain text.
fn loose(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| json!({"text": text}))
}

impl GoldForm {
    /// The row that the form stands for, or what does not read.
    fn row(&self) -> std::result::Result<Value, String> {
        let mut decision = Map::new();
        let args: Value = match self.args.trim() {
            "" => json!({}),
            text => serde_json::from_str(text).map_err(|error| format!("the arguments are not JSON: {error}"))?,
        };
        decision.insert("action".into(), json!({"name": self.action.trim(), "args": args}));
        if !self.input.trim().is_empty() {
            decision.insert("input".into(), loose(self.input.trim()));
        }
        for (key, text) in [("rationale", &self.rationale), ("external_id", &self.external_id)] {
            if !text.trim().is_empty() {
                decision.insert(key.into(), text.trim().into());
            }
        }
        Ok(json!({"decision": decision, "known": self.known, "reason_code": self.reason_code, "note": self.note}))
    }
}

fn report(done: Planted) -> (StatusCode, Report) {
    let (planted, bad) = (done.planted.len() as u64, done.errors.len() as u64);
    let title = match (planted, bad) {
        (0, _) => t!("gold-report-none"),
        (n, 0) => t!("gold-report-planted", n = n),
        (n, bad) => t!("gold-report-some", n = n, bad = bad),
    };
    let status = if planted == 0 { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    (status, Report { title, is_refused: planted == 0, errors: done.errors })
}

/// `POST /workflows/{workflow}/gold`: one item.
pub async fn plant(app: AppState, me: Me, workflow: InWorkflow, Form(form): Form<GoldForm>) -> Reply {
    let plant = PlantGold { workflow: workflow.id(), items: vec![(1, form.row())], by: me.person };
    let done = blocking(&app, move |app| plant.run(&app.store, app.now())).await?;
    let typed = if done.planted.is_empty() { form } else { GoldForm::default() };
    let (status, report) = report(done);
    drawn(app, me, workflow, Done::default(), status, (Some(report), typed)).await
}

/// `POST /workflows/{workflow}/gold/upload`: one JSON object a line.
pub async fn plant_file(app: AppState, me: Me, workflow: InWorkflow, form: Multipart) -> Reply {
    let upload = upload(&app, &me, form).await?;
    let by = me.person;
    let done = blocking(&app, move |app| {
        let mut text = String::new();
        if let Some(file) = &upload.file {
            let mut bytes: Take<_> = file.open()?.take(MOST_BYTES + 1);
            bytes
                .read_to_string(&mut text)
                .map_err(|_| Error::invalid("the file is not UTF-8 text: send one JSON object a line"))?;
        }
        if text.len() as u64 > MOST_BYTES {
            return Err(Error::invalid("the file is larger than 8 MB: plant fewer at a time"));
        }
        let rows: Vec<_> = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
        if rows.is_empty() {
            return Err(Error::invalid("choose a file with one JSON object a line"));
        }
        let items = rows
            .into_iter()
            .map(|(at, line)| {
                (at + 1, serde_json::from_str(line).map_err(|error| format!("the line is not JSON: {error}")))
            })
            .collect();
        PlantGold { workflow: workflow.id(), items, by }.run(&app.store, app.now())
    })
    .await?;
    let (status, report) = report(done);
    drawn(app, me, workflow, Done::default(), status, (Some(report), GoldForm::default())).await
}

/// `POST /workflows/{workflow}/gold/share`.
pub async fn share(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<String>,
    Form(form): Form<ShareForm>,
) -> Reply {
    let said = form.share.trim().trim_end_matches('%').trim().replace(',', ".");
    let percent: f64 = said
        .parse()
        .map_err(|_| Error::Invalid(format!("the share is `{}`: use a number of percent, up to 2", form.share)))?;
    blocking(&app, move |app: &App| {
        let mut settings = app.store.read(|r| r.workflow(workflow.id()))?.settings;
        // 0.7 % is 0.007 and not its neighbour.
        settings.gold_share = Some((percent * 1e6).round() / 1e8);
        let change = ChangeWorkflow {
            workflow: workflow.id(),
            title: None,
            settings: Some(settings),
            project: None,
            by: Some(me.person),
        };
        change.run(&app.store, app.now())
    })
    .await?;
    Ok(go(&format!("/workflows/{path}/gold?done=share")))
}

/// `POST /workflows/{workflow}/gold/{gold}/retire`.
pub async fn retire(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<(String, i64)>,
    _: Form<Nothing>,
) -> Reply {
    let retire = RetireGold { workflow: workflow.id(), gold: GoldId(path.1), by: me.person };
    blocking(&app, move |app| retire.run(&app.store, app.now())).await?;
    app.tell();
    Ok(go(&format!("/workflows/{}/gold?done=retired", path.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_becomes_a_row() {
        let form = GoldForm {
            action: " refund ".into(),
            args: r#"{"usd": 9000}"#.into(),
            input: "The parcel is late.".into(),
            known: "reject".into(),
            ..GoldForm::default()
        };
        let row = form.row().unwrap();
        assert_eq!(row["decision"]["action"], json!({"name": "refund", "args": {"usd": 9000}}));
        assert_eq!(row["decision"]["input"], json!({"text": "The parcel is late."}));
        assert_eq!(row["decision"].get("external_id"), None);
        assert!(GoldForm { args: "{".into(), ..form }.row().unwrap_err().contains("not JSON"));
        assert_eq!([percent(0.02), percent(0.015), percent(0.0)], ["2", "1.5", "0"]);
    }
}
