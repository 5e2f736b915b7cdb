//! Predictions for records that are not in the project: NDJSON in, NDJSON out, nothing stored.

use crate::domain::ProjectId;
use crate::error::{Error, Result};
use crate::http::body::to_file;
use crate::http::{App, AppState, InProject, Reply, blocking};
use crate::rounds::{RecordPrediction, predict_records};
use actix_web::{HttpResponse, web};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};

/// Records that are turned into rows and scored at a time.
const BATCH: usize = 10_000;

/// `POST /projects/{project}/predictions`: a line out for every line in that is not blank, in their order.
pub async fn predict(app: AppState, project: InProject, body: web::Payload) -> Reply {
    let incoming = to_file(&app, body).await?;
    let lines = blocking(&app, move |app| predict_lines(app, project.id(), incoming.open()?)).await?;
    Ok(HttpResponse::Ok().content_type("application/x-ndjson").body(lines))
}

fn predict_lines(app: &App, project: ProjectId, input: impl Read) -> Result<Vec<u8>> {
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
            answer(&predict_records(&app.workshop, project, &records)?, &mut out)?;
            records.clear();
        }
    }
    // Also without a record: a project without a model says so.
    answer(&predict_records(&app.workshop, project, &records)?, &mut out)?;
    Ok(out)
}

fn answer(predictions: &[RecordPrediction], out: &mut Vec<u8>) -> Result<()> {
    for prediction in predictions {
        match prediction {
            Ok(prediction) => serde_json::to_writer(&mut *out, prediction),
            Err(reason) => serde_json::to_writer(&mut *out, &json!({"error": reason})),
        }
        .map_err(Error::internal)?;
        out.push(b'\n');
    }
    Ok(())
}
