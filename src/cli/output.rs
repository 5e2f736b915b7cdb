//! What people and scripts see: results on standard output, everything else on standard error.

use crate::error::Result;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;
use std::io::Write;

/// How results are printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    /// One JSON value instead of words.
    pub json: bool,
}

impl Output {
    /// Prints a result: the value as it is with `--json`, else what `words` makes of it.
    pub fn show(self, value: &Value, words: impl FnOnce(&Value) -> String) -> Result<()> {
        if self.json { line(&value.to_string()) } else { line(&words(value)) }
    }
}

/// Prints a line on standard output. A reader that has seen enough (`| head`) is no error.
pub(super) fn line(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let text = text.trim_end_matches('\n');
    if text.is_empty() {
        return Ok(());
    }
    quiet_when_closed(writeln!(out, "{text}").and_then(|()| out.flush()))
}

/// A closed pipe is no error.
pub(super) fn quiet_when_closed(written: std::io::Result<()>) -> Result<()> {
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// A progress bar over bytes. indicatif draws on standard error, and nothing when that is no terminal.
pub(super) fn bytes_bar(len: Option<u64>, what: &str) -> ProgressBar {
    let bar = match len {
        Some(len) => styled(ProgressBar::new(len), "{msg:20} {wide_bar} {bytes}/{total_bytes}  {eta} left"),
        None => styled(ProgressBar::new_spinner(), "{spinner} {msg} {bytes}"),
    };
    bar.set_message(what.to_owned());
    bar
}

/// A progress bar over things that are counted.
pub(super) fn count_bar(len: u64, what: &str) -> ProgressBar {
    let bar = styled(ProgressBar::new(len), "{msg:20} {wide_bar} {pos}/{len}  {eta} left");
    bar.set_message(what.to_owned());
    bar
}

fn styled(bar: ProgressBar, template: &str) -> ProgressBar {
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// The text at a path such as `holdout/accuracy`; a dash where there is none.
pub(super) fn text(value: &Value, path: &str) -> String {
    match at(value, path) {
        Value::Null => "-".into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The whole number at a path, 0 where there is none.
pub(super) fn count(value: &Value, path: &str) -> u64 {
    at(value, path).as_u64().unwrap_or(0)
}

/// The number at a path with three digits behind the point; a dash where there is none.
pub(super) fn number(value: &Value, path: &str) -> String {
    at(value, path).as_f64().map_or_else(|| "-".into(), |x| format!("{x:.3}"))
}

/// The moment at a path, as RFC 3339 in UTC: the store counts milliseconds, REST may say it in words already.
pub(super) fn moment(value: &Value, path: &str) -> String {
    match at(value, path) {
        Value::Number(millis) => {
            crate::domain::Timestamp(millis.as_i64().unwrap_or(0)).to_rfc3339().replace(".000Z", "Z")
        }
        _ => text(value, path),
    }
}

/// What stands at a path of keys with slashes between; null where there is nothing.
pub(super) fn at<'a>(value: &'a Value, path: &str) -> &'a Value {
    path.split('/').fold(value, |value, key| &value[key])
}

/// A number for people: 12,345.
pub(super) fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 item`, `2 items`.
pub(super) fn several(n: u64, one: &str) -> String {
    format!("{} {one}{}", grouped(n), if n == 1 { "" } else { "s" })
}

/// Rows under a head, in columns as wide as their widest cell.
pub(super) fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = head.iter().map(|cell| cell.chars().count()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let draw = |cells: &mut dyn Iterator<Item = &str>| {
        let mut line = String::new();
        for (cell, width) in cells.zip(&widths) {
            line.push_str(&format!("{cell:<width$}  ", width = *width));
        }
        format!("{}\n", line.trim_end())
    };
    let mut text = draw(&mut head.iter().copied());
    for row in rows {
        text.push_str(&draw(&mut row.iter().map(String::as_str)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_and_tables_are_drawn_for_people() {
        assert_eq!((grouped(0), grouped(999), grouped(1_234_567)), ("0".into(), "999".into(), "1,234,567".into()));
        assert_eq!((several(1, "item"), several(2000, "item")), ("1 item".into(), "2,000 items".into()));
        let drawn = table(&["a", "long"], &[vec!["12345".into(), "x".into()]]);
        assert_eq!(drawn, "a      long\n12345  x\n");
    }

    #[test]
    fn missing_values_are_dashes() {
        let value = json!({"a": {"b": 0.12345, "t": 0}});
        assert_eq!((number(&value, "a/b"), number(&value, "a/c")), ("0.123".into(), "-".into()));
        assert_eq!((text(&value, "x/y"), moment(&value, "a/t")), ("-".into(), "1970-01-01T00:00:00Z".into()));
    }
}
