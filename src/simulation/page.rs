//! The curves as one page that needs nothing else: no script, no file beside it, light and dark.

use super::chart::{Chart, chart};
use super::replay::Step;
use super::summary::summarize;
use super::table::cells;
use crate::error::{Error, Result};
use serde::Serialize;
use tera::{Context, Tera};

/// What the template draws, in finished words.
#[derive(Serialize)]
struct Page<'a> {
    title: &'a str,
    about: &'a [String],
    charts: Vec<Chart>,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    command: &'a str,
}

/// The page of a run's steps. `about` are sentences on what was simulated, `command` is what made the page.
pub fn page(title: &str, about: &[String], steps: &[Step], command: &str) -> Result<String> {
    if steps.is_empty() {
        return Err(Error::internal("a simulation without a step has no page"));
    }
    let (head, rows) = cells(&summarize(steps));
    let page = Page {
        title,
        about,
        charts: vec![chart("Macro F1", steps, |step| step.macro_f1), chart("Accuracy", steps, |step| step.accuracy)],
        head,
        rows,
        command,
    };
    let mut tera = Tera::new();
    tera.add_raw_template("report.html", include_str!("../../templates/simulation/report.html"))
        .and_then(|()| tera.render("report.html", &Context::from_serialize(&page)?))
        .map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::super::summary::tests::step;
    use super::*;

    #[test]
    fn the_page_stands_alone_and_escapes_what_it_is_given() {
        let steps = [step("random", 1, 20, 0.3), step("random", 1, 40, 0.5), step("margin", 1, 20, 0.4)];
        let about = ["A note with <b>".to_owned()];
        let html = page("tickets & more", &about, &steps, "qualm simulate 'a<b>.csv'").unwrap();
        assert!(html.contains("<title>tickets &amp; more"), "{html}");
        assert!(html.contains("A note with &lt;b&gt;") && html.contains("a&lt;b&gt;.csv"));
        assert!(html.contains("random 0.500") && html.contains("prefers-color-scheme: dark"));
        assert_eq!(html.matches("<svg").count(), 2);
        for outside in ["<script", "http://", "https://", "<link", "src=", "url(", "@import"] {
            assert!(!html.contains(outside), "{outside}");
        }
        assert!(page("x", &[], &[], "").is_err());
    }
}
