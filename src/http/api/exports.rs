//! Exports over HTTP: streamed from a thread of the blocking pool through a short channel, so memory stays constant.

use super::is_on;
use crate::error::{Error, Result};
use crate::exports::{Export, format};
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, web};
use futures_util::stream;
use serde::Deserialize;
use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{Receiver, Sender, channel, error::TrySendError};

/// Pieces that may wait for the client. The export hands over about 128 KiB at a time.
const WAITING: usize = 4;
/// A client that takes nothing for this long is given up; it would hold the snapshot, and with it the log's pages.
const PATIENCE: Duration = Duration::from_secs(60);

/// What to export, and how.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportQuery {
    format: Option<String>,
    all: Option<String>,
    machine: Option<String>,
    raw: Option<String>,
    excluded: Option<String>,
    gold: Option<String>,
}

impl ExportQuery {
    fn export(&self, project: InProject, me: &Me) -> Result<Export> {
        let name = self.format.clone().unwrap_or_else(|| "jsonl".into());
        format(&name)?;
        Ok(Export {
            project: project.id(),
            format: name,
            all: is_on("all", self.all.as_deref())?,
            machine: self.machine.is_none() || is_on("machine", self.machine.as_deref())?,
            raw: is_on("raw", self.raw.as_deref())?,
            excluded: is_on("excluded", self.excluded.as_deref())?,
            gold: self.gold.is_none() || is_on("gold", self.gold.as_deref())?,
            by: Some(me.person),
        })
    }
}

/// `GET /projects/{project}/export`: the dataset.
pub async fn download(app: AppState, me: Me, project: InProject, query: web::Query<ExportQuery>) -> Reply {
    let export = query.export(project, &me)?;
    let name = export.format.clone();
    let slug = blocking(&app, move |app| {
        let row = app.store.read(|r| r.project(project.id()))?;
        // Before the first byte: afterwards there is no way to say it.
        format(&name)?.fits(&row.schema).map_err(Error::Invalid)?;
        Ok(row.slug)
    })
    .await?;
    Ok(stream_export(&app, export, &slug)?)
}

/// `GET /projects/{project}/export/manifest`: counts and digests of the dataset as it is now.
pub async fn manifest(app: AppState, me: Me, project: InProject, query: web::Query<ExportQuery>) -> Reply {
    let export = query.export(project, &me)?;
    let manifest = blocking(&app, move |app| export.run(&app.store, &mut std::io::sink(), app.now())).await?;
    Ok(HttpResponse::Ok().json(manifest))
}

/// The response that carries an export; pages use it too.
pub fn stream_export(app: &AppState, export: Export, slug: &str) -> Result<HttpResponse> {
    let chosen = format(&export.format)?;
    let file = format!("{slug}.{}", chosen.name());
    Ok(stream_from(app, chosen.media_type(), &file, move |app, out| export.run(&app.store, out, app.now()).map(drop)))
}

/// A download that `work` writes from a thread of the blocking pool.
pub(super) fn stream_from(
    app: &AppState,
    media_type: &'static str,
    file: &str,
    work: impl FnOnce(&App, &mut dyn Write) -> Result<()> + Send + 'static,
) -> HttpResponse {
    let (pieces, inbox) = channel(WAITING);
    let run: Arc<App> = Arc::clone(app);
    // Not awaited: it ends with the channel, whichever side closes it.
    drop(web::block(move || {
        let mut out = Pieces { pieces };
        if let Err(error) = work(&run, &mut out) {
            tracing::warn!(%error, "an export ended early");
            // Breaks the connection, so that nobody takes the half for the whole.
            let _ = out.send(Err(std::io::Error::other("the export ended early")));
        }
    }));
    HttpResponse::Ok()
        .content_type(media_type)
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")))
        .streaming(stream::unfold(inbox, next_piece))
}

type Piece = std::io::Result<Bytes>;

async fn next_piece(mut inbox: Receiver<Piece>) -> Option<(Piece, Receiver<Piece>)> {
    inbox.recv().await.map(|piece| (piece, inbox))
}

struct Pieces {
    pieces: Sender<Piece>,
}

impl Pieces {
    fn send(&self, mut piece: Piece) -> std::io::Result<()> {
        let since = Instant::now();
        let mut pause = Duration::from_micros(50);
        loop {
            match self.pieces.try_send(piece) {
                Ok(()) => return Ok(()),
                Err(TrySendError::Closed(_)) => return Err(std::io::Error::other("the client went away")),
                Err(TrySendError::Full(_)) if since.elapsed() > PATIENCE => {
                    return Err(std::io::Error::other(Error::Unavailable("the client stopped reading".into())));
                }
                Err(TrySendError::Full(back)) => {
                    piece = back;
                    std::thread::sleep(pause);
                    pause = (pause * 2).min(Duration::from_millis(20));
                }
            }
        }
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.send(Ok(Bytes::copy_from_slice(bytes)))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
