//! Predictions for records that are not in the project; nothing is stored. A JSON object gets an object back, an array
//! an array, and NDJSON a line for every line that is not blank, in constant memory.

use super::number_or_on;
use crate::domain::ProjectId;
use crate::error::{Error, Result};
use crate::http::body::{Incoming, to_file};
use crate::http::{App, AppState, InProject, Reply, blocking};
use crate::models::{Ask, RecordPrediction};
use crate::rounds::predict_records;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};

/// Records that are turned into rows and scored at a time.
const BATCH: usize = 10_000;
/// Longest body that is read as one JSON value; longer batches come as NDJSON.
const LONGEST_JSON: u64 = 32 << 20;
/// Features for and against when `why` is asked for without a number.
pub(super) const REASONS: usize = 5;

/// How much to say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PredictQuery {
    top: Option<usize>,
    why: Option<String>,
}

/// `POST /projects/{project}/predict`.
pub async fn predict(
    app: AppState,
    project: InProject,
    request: HttpRequest,
    query: web::Query<PredictQuery>,
    body: web::Payload,
) -> Reply {
    let ask = Ask { top: query.top, why: number_or_on("why", query.why.as_deref(), REASONS)? };
    if ask.top == Some(0) {
        return Err(Error::invalid("top is 0; leave it away for every class, or ask for 1 or more").into());
    }
    let is_json = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
    let incoming = to_file(&app, body).await?;
    if is_json {
        let said = blocking(&app, move |app| predict_json(app, project.id(), &incoming, ask)).await?;
        return Ok(HttpResponse::Ok().json(said));
    }
    let lines = blocking(&app, move |app| predict_lines(app, project.id(), incoming.open()?, ask)).await?;
    Ok(HttpResponse::Ok().content_type("application/x-ndjson").body(lines))
}

fn predict_json(app: &App, project: ProjectId, incoming: &Incoming, ask: Ask) -> Result<Value> {
    let mut text = String::new();
    incoming
        .open()?
        .take(LONGEST_JSON + 1)
        .read_to_string(&mut text)
        .map_err(|e| Error::Invalid(format!("the body cannot be read: {e}")))?;
    if text.len() as u64 > LONGEST_JSON {
        let most = LONGEST_JSON >> 20;
        return Err(Error::TooLarge(format!("a JSON body has at most {most} MiB; send more as application/x-ndjson")));
    }
    let body: Value = serde_json::from_str(&text)
        .map_err(|e| Error::Invalid(format!("the body is not JSON: {e}. Send an object, or an array of objects")))?;
    match body {
        Value::Array(records) => {
            let said = predict_records(&app.workshop, project, &records, ask)?;
            records.iter().zip(&said).map(|(record, said)| view(record, said)).collect()
        }
        record => match predict_records(&app.workshop, project, std::slice::from_ref(&record), ask)?.pop() {
            Some(Err(bad)) => Err(Error::Invalid(bad.reason)),
            Some(said) => view(&record, &said),
            None => Err(Error::internal("there is no prediction")),
        },
    }
}

fn predict_lines(app: &App, project: ProjectId, input: impl Read, ask: Ask) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut records = Vec::new();
    for (at, line) in BufReader::new(input).lines().enumerate() {
        let line = line.map_err(|e| Error::Invalid(format!("line {} cannot be read: {e}", at + 1)))?;
        if line.trim().is_empty() {
            continue;
        }
        let record = serde_json::from_str::<Value>(&line)
            .map_err(|e| Error::Invalid(format!("line {} is not JSON: {e}. Send one JSON object a line", at + 1)))?;
        records.push(record);
        if records.len() == BATCH {
            answer(&records, &predict_records(&app.workshop, project, &records, ask)?, &mut out)?;
            records.clear();
        }
    }
    // Also without a record: a project without a model says so.
    answer(&records, &predict_records(&app.workshop, project, &records, ask)?, &mut out)?;
    Ok(out)
}

fn answer(records: &[Value], predictions: &[RecordPrediction], out: &mut Vec<u8>) -> Result<()> {
    for (record, said) in records.iter().zip(predictions) {
        serde_json::to_writer(&mut *out, &view(record, said)?).map_err(Error::internal)?;
        out.push(b'\n');
    }
    Ok(())
}

/// A record's prediction as REST and the command line write it: its `id` where it has one, then the prediction, or the
/// reason why there is none.
pub fn view(record: &Value, said: &RecordPrediction) -> Result<Value> {
    let mut view = json!({});
    if let Some(id) = record.get("id").filter(|id| id.is_string() || id.is_number()) {
        view["id"] = id.clone();
    }
    match said {
        Ok(prediction) => {
            let said = serde_json::to_value(prediction).map_err(Error::internal)?;
            for (key, value) in said.as_object().into_iter().flatten() {
                view[key.as_str()] = value.clone();
            }
        }
        Err(bad) => {
            view["error"] = bad.reason.clone().into();
            view["key"] = bad.key.clone().into();
        }
    }
    Ok(view)
}
