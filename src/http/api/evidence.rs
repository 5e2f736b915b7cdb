//! What verdicts show: metrics, calibration, the threshold, the graduation report, extended caps. One person's rate has no
//! row here: it is for that person and their lead, on a page, and for no program.

use crate::domain::{Timestamp, UserId};
use crate::error::{Error, Result};
use crate::evidence::Finding;
use crate::http::body::Json;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::{
    CalibrateWorkflow, ExtendCap, MeasureWorkflow, Metrics, ProposeThreshold, graduation_report, threshold_evidence,
};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use serde_json::json;

/// Days where the query names none.
const USUAL_DAYS: i64 = 28;
const DAY: i64 = 86_400_000;

/// Which span, and as what.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricsQuery {
    from: Option<String>,
    to: Option<String>,
    /// `json` or `csv`.
    format: Option<String>,
    /// Which table of the CSV.
    table: Option<String>,
}

impl MetricsQuery {
    /// A span by its ends as people write them.
    pub(crate) fn of(from: Option<String>, to: Option<String>) -> Self {
        MetricsQuery { from, to, ..MetricsQuery::default() }
    }

    /// The span: whole days of UTC or moments, half-open; the last four weeks when absent.
    pub(crate) fn span(&self, now: Timestamp) -> Result<(Timestamp, Timestamp)> {
        let until = self.to.as_deref().filter(|text| !text.is_empty()).map(|text| moment("to", text)).transpose()?;
        // The present moment is in the span.
        let until = until.unwrap_or(Timestamp(now.0 + 1));
        let from = self.from.as_deref().filter(|text| !text.is_empty()).map(|text| moment("from", text)).transpose()?;
        Ok((from.unwrap_or(Timestamp(until.0 - USUAL_DAYS * DAY)), until))
    }
}

fn moment(name: &str, text: &str) -> Result<Timestamp> {
    let day = || text.parse::<jiff::civil::Date>().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok();
    text.parse::<jiff::Timestamp>()
        .ok()
        .or_else(|| day().map(|day| day.timestamp()))
        .map(|at| Timestamp(at.as_millisecond()))
        .ok_or_else(|| {
            Error::Invalid(format!("{name} is {text:?}: use a day such as 2026-11-23 or a time in RFC 3339"))
        })
}

/// `GET /workflows/{workflow}/metrics`.
pub async fn metrics(app: AppState, workflow: InWorkflow, query: web::Query<MetricsQuery>) -> Reply {
    let (query, asked) = (query.into_inner(), workflow.id());
    let (format, table) = (query.format.clone(), query.table.clone());
    let found = blocking(&app, move |app| {
        let now = app.now();
        let (from, until) = query.span(now)?;
        app.store.read(|r| MeasureWorkflow { workflow: asked, from, until }.look(r, now))
    })
    .await?;
    match format.as_deref() {
        None | Some("json") => Ok(HttpResponse::Ok().json(found)),
        Some("csv") => {
            let table = table.unwrap_or_else(|| "rates".into());
            let text = csv(&found, &table)?;
            let name = format!("attachment; filename=\"{}-{table}.csv\"", found.workflow);
            Ok(HttpResponse::Ok()
                .content_type("text/csv; charset=utf-8")
                .insert_header(("content-disposition", name))
                .body(text))
        }
        Some(other) => Err(Error::Invalid(format!("format is `{other}`: use json or csv")).into()),
    }
}

/// Tables of the CSV.
const TABLES: [&str; 7] = ["rates", "waits", "curves", "weeks", "reliability", "coverage", "signals"];

fn csv(metrics: &Metrics, table: &str) -> Result<String> {
    let figures = |f: &Finding| {
        let number = |x: Option<f64>| x.map_or_else(String::new, |x| format!("{x:.6}"));
        let needed = f.needed.map_or_else(String::new, |n| n.to_string());
        let ends = (number(f.interval.map(|i| i.low)), number(f.interval.map(|i| i.high)));
        vec![f.k.to_string(), f.n.to_string(), number(f.estimate), ends.0, ends.1, word(&f.status), needed]
    };
    const FIGURES: [&str; 7] = ["k", "n", "estimate", "low", "high", "status", "needed"];
    let titled = |first: &[&str]| first.iter().chain(&FIGURES).map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let mut rows: Vec<Vec<String>> = Vec::new();
    match table {
        "rates" => {
            rows.push(titled(&["rate", "badge"]));
            let rates = &metrics.override_rates;
            let all =
                [("gate", rates.gate), ("band", rates.band), ("above", rates.above), ("population", rates.population)];
            rows.extend(
                all.map(|(name, rate)| [vec![name.into(), word(&rate.badge)], figures(&rate.finding)].concat()),
            );
        }
        "waits" => {
            rows.push(titled(&["class", "tier", "open", "median_ms", "p90_ms", "median_with_open", "hits:"]));
            for one in &metrics.time_to_review {
                let ms =
                    |q: Option<crate::evidence::Quantile>| q.map_or_else(String::new, |q| q.estimate_ms.to_string());
                let first = vec![
                    word(&one.class),
                    one.tier.to_string(),
                    one.open.to_string(),
                    ms(one.time.median),
                    ms(one.time.p90),
                    word(&one.time.median_with_open),
                    String::new(),
                ];
                rows.push([first, figures(&one.hits)].concat());
            }
        }
        "curves" => {
            rows.push(["class", "tier", "waited_ms", "still_waiting"].map(str::to_owned).into());
            for one in &metrics.time_to_review {
                let row = |(ms, share): &(i64, f64)| {
                    vec![word(&one.class), one.tier.to_string(), ms.to_string(), format!("{share:.6}")]
                };
                rows.extend(one.curve.iter().map(row));
            }
        }
        "weeks" => {
            rows.push(["from", "changed", "reviewed", "low", "high"].map(str::to_owned).into());
            rows.extend(metrics.weeks.iter().map(|week| {
                let end = |x: Option<f64>| x.map_or_else(String::new, |x| format!("{x:.6}"));
                vec![
                    week.from.clone(),
                    week.changed.to_string(),
                    week.reviewed.to_string(),
                    end(week.interval.map(|i| i.low)),
                    end(week.interval.map(|i| i.high)),
                ]
            }));
        }
        "reliability" => {
            rows.push(
                ["source", "model", "prompt_hash", "count", "confidence", "right", "low", "high"]
                    .map(str::to_owned)
                    .into(),
            );
            for one in &metrics.calibration {
                rows.extend(one.bins.iter().map(|bin| {
                    let names = [&one.source, &one.model, &one.prompt_hash].map(Clone::clone).to_vec();
                    let numbers = [bin.confidence, bin.accuracy, bin.interval.low, bin.interval.high];
                    [names, vec![bin.count.to_string()], numbers.map(|x| format!("{x:.6}")).to_vec()].concat()
                }));
            }
        }
        "coverage" => {
            rows.push(titled(&["source", "promised"]));
            rows.extend(metrics.coverage.iter().map(|one| {
                [vec![one.source.into(), format!("{:.6}", one.coverage.promised)], figures(&one.coverage.finding)]
                    .concat()
            }));
        }
        "signals" => {
            rows.push(titled(&["signal", "fires"]));
            rows.extend(metrics.rubber_stamp.signals.iter().map(|signal| {
                let fires = signal.fires.map_or_else(String::new, |fires| fires.to_string());
                [vec![word(&signal.kind), fires], figures(&signal.finding)].concat()
            }));
        }
        other => return Err(Error::Invalid(format!("table is `{other}`: use {}", TABLES.join(", ")))),
    }
    Ok(rows.iter().map(|row| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n").collect())
}

/// A word of ours as the API writes it.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// A cell as RFC 4180 wants it; models' and prompts' names come from callers and must not run in a spreadsheet.
fn quoted(cell: &str) -> String {
    let safe = crate::domain::guard_cell(cell);
    if safe.contains([',', '"', '\r', '\n']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe.into_owned() }
}

/// `POST /workflows/{workflow}/calibrate`.
pub async fn calibrate(app: AppState, me: Me, workflow: InWorkflow) -> Reply {
    let calibrate = CalibrateWorkflow { workflow: workflow.id(), by: Some(me.person) };
    let found = blocking(&app, move |app| calibrate.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Ok().json(json!({"calibrated": found})))
}

/// `GET /workflows/{workflow}/threshold`: what the reviews say about it.
pub async fn threshold(app: AppState, workflow: InWorkflow) -> Reply {
    let found = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| threshold_evidence(r, workflow.id(), now))
    })
    .await?;
    Ok(HttpResponse::Ok().json(found))
}

/// `POST /workflows/{workflow}/threshold`: propose it, to run in the shadow first.
pub async fn propose(app: AppState, me: Me, workflow: InWorkflow) -> Reply {
    let propose = ProposeThreshold { workflow: workflow.id(), by: me.person };
    let made = blocking(&app, move |app| propose.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Created().json(made))
}

/// `GET /workflows/{workflow}/graduation`.
pub async fn graduation(app: AppState, workflow: InWorkflow) -> Reply {
    let report = blocking(&app, move |app| {
        let now = app.now();
        app.store.read(|r| graduation_report(r, workflow.id(), now))
    })
    .await?;
    match report {
        Some(report) => Ok(HttpResponse::Ok().json(report)),
        None => Err(Error::NotFound("no version runs in the shadow; set one to watch what it would do".into()).into()),
    }
}

/// Who may decide more today.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapBody {
    person: i64,
    extra: u32,
    reason: String,
}

/// `POST /workflows/{workflow}/cap-extensions`.
pub async fn extend_cap(app: AppState, me: Me, workflow: InWorkflow, Json(body): Json<CapBody>) -> Reply {
    let extend = ExtendCap {
        workflow: workflow.id(),
        person: UserId(body.person),
        extra: body.extra,
        reason: body.reason,
        by: me.person,
    };
    let said = json!({"person": body.person, "extra": body.extra, "day": "UTC"});
    blocking(&app, move |app| extend.run(&app.store, app.now())).await?;
    Ok(HttpResponse::Created().json(said))
}
