//! The guide on a page of its own: any version of it, who wrote it when, and what differs from the one in use.

use super::frame::{Done, Frame};
use super::words::When;
use super::{markdown, show};
use crate::casework::{SpanKind, word_diff};
use crate::domain::{ProjectId, Timestamp};
use crate::error::Result;
use crate::http::speech::t;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::store::GuideRow;
use actix_web::web;
use serde::{Deserialize, Serialize};

/// Lines kept at each end of a stretch that stayed as it was; more between them are folded away.
const AROUND: usize = 2;

/// Which version.
#[derive(Debug, Default, Deserialize)]
pub struct GuideQuery {
    version: Option<i64>,
}

#[derive(Serialize)]
struct GuidePage {
    project: Frame,
    version: i64,
    current: i64,
    is_current: bool,
    /// The version's text as HTML that is safe to show; empty where nothing is written.
    guide: String,
    versions: Vec<VersionLine>,
    /// What differs from the version in use.
    diff: Vec<Piece>,
    /// Why the first versions are missing; empty where all are there.
    lost: String,
}

#[derive(Serialize)]
struct VersionLine {
    version: i64,
    when: Option<When>,
    by: Option<String>,
    is_shown: bool,
    is_current: bool,
}

/// A piece of the comparison: `same`, `removed`, `added`, or `folded` with words on what is left out.
#[derive(Debug, PartialEq, Serialize)]
struct Piece {
    kind: &'static str,
    text: String,
}

/// `GET /projects/{project}/guide`.
pub async fn page(app: AppState, me: Me, project: InProject, query: web::Query<GuideQuery>) -> Reply {
    let (id, viewer, now, version) = (project.id(), me.clone(), app.now(), query.version);
    let page = blocking(&app, move |app| build(app, id, version, &viewer, now)).await?;
    let title = t!("guide-title", project = &page.project.title);
    show(&app, Some(&me), "project/guide.html", &title, &page)
}

fn build(app: &App, id: ProjectId, version: Option<i64>, me: &Me, now: Timestamp) -> Result<GuidePage> {
    app.store.read(|r| {
        let row = r.project(id)?;
        let current = row.guide_version;
        let version = version.unwrap_or(current);
        let text = if version == current { row.guide.clone() } else { r.guide_text(id, version)? };
        let kept = r.guide_versions(id)?;
        let first = kept.last().map_or(current, |oldest| oldest.version);
        let line = |one: GuideRow| VersionLine {
            version: one.version,
            when: one.at.map(|at| When::new(at, now)),
            by: one.by,
            is_shown: one.version == version,
            is_current: one.version == current,
        };
        Ok(GuidePage {
            version,
            current,
            is_current: version == current,
            guide: if text.is_empty() { String::new() } else { markdown::to_html(&text) },
            versions: kept.into_iter().map(line).collect(),
            diff: if version == current { Vec::new() } else { compare(&text, &row.guide) },
            lost: match first {
                1 => String::new(),
                2 => t!("guide-lost-one"),
                first => t!("guide-lost", last = first - 1),
            },
            project: Frame::new(&row, me, "label", &Done::default()),
        })
    })
}

/// What differs, word by word, with long stretches that stayed folded to their ends.
fn compare(then: &str, now: &str) -> Vec<Piece> {
    let spans = word_diff(then, now);
    let last = spans.len().saturating_sub(1);
    let mut pieces = Vec::new();
    for (at, span) in spans.into_iter().enumerate() {
        let kind = match span.kind {
            SpanKind::Same => "same",
            SpanKind::Removed => "removed",
            SpanKind::Added => "added",
        };
        let lines: Vec<&str> = span.text.split_inclusive('\n').collect();
        // At the beginning and at the end of the text only one side has neighbours.
        let (head, tail) = (if at == 0 { 0 } else { AROUND }, if at == last { 0 } else { AROUND });
        if kind != "same" || lines.len() <= head + tail + 1 {
            pieces.push(Piece { kind, text: span.text });
            continue;
        }
        let folded = lines.len() - head - tail;
        let ends = [lines[..head].concat(), lines[lines.len() - tail..].concat()];
        let [head, tail] = ends.map(|text| Some(Piece { kind, text }).filter(|piece| !piece.text.is_empty()));
        let middle = Piece { kind: "folded", text: t!("guide-unchanged", n = folded) };
        pieces.extend([head, Some(middle), tail].into_iter().flatten());
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stayed_is_folded_to_its_ends() {
        let shown = |then: &str, now: &str| {
            let pieces = compare(then, now);
            pieces.into_iter().map(|piece| format!("{}:{}", piece.kind, piece.text)).collect::<Vec<_>>()
        };
        assert_eq!(shown("a b", "a c"), ["same:a ", "removed:b", "added:c"]);
        let long = "1\n2\n3\n4\n5\n6\n";
        assert_eq!(
            shown(&format!("{long}old\n{long}"), &format!("{long}new\n{long}")),
            [
                "folded:4 lines unchanged",
                "same:5\n6\n",
                "removed:old",
                "added:new",
                "same:\n1\n",
                "folded:5 lines unchanged"
            ]
        );
        let between = shown(&format!("x {long}y"), &format!("z {long}w"));
        assert_eq!(between[2..5], ["same: 1\n2\n", "folded:2 lines unchanged", "same:5\n6\n"], "{between:?}");
        assert_eq!(shown("same", "same"), ["same:same"]);
    }
}
