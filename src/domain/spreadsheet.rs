//! Cells that a spreadsheet would run as a formula, and the guard that exports put before them and imports take away.

/// The columns that the CSV export adds to a record's own keys. A table that has them all is such an export.
pub const EXPORT_COLUMNS: [&str; 28] = [
    "id",
    "label",
    "status",
    "part",
    "annotation",
    "annotation_label",
    "by",
    "at",
    "source",
    "version",
    "flagged",
    "note",
    "round",
    "model",
    "suggestion",
    "confidence",
    "selection",
    "probability",
    "seconds",
    "suggestion_shown",
    "guide_version",
    "shown_left",
    "decided_by",
    "decided_at",
    "decision_reason",
    "decision_note",
    "gold",
    "spreadsheet_safe",
];

/// The cell with an apostrophe before it if a spreadsheet would run it; else as it is.
pub fn guard_cell(text: &str) -> std::borrow::Cow<'_, str> {
    if is_formula_like(text) { format!("'{text}").into() } else { text.into() }
}

/// Takes back what [`guard_cell`] put before a cell, and nothing else.
pub fn unguard_cell(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula_like(text) => rest,
        _ => text,
    }
}

/// Whether, behind any apostrophes, `=`, `+`, `-`, `@` or a control character comes first. The apostrophes count so that
/// a guarded text can be told from one that came with its own. Plain numbers such as `-3.5` are harmless and stay.
fn is_formula_like(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']) && !bare.parse::<f64>().is_ok_and(f64::is_finite)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guard_comes_off_again_and_only_a_guard() {
        for text in
            ["=1+1", "'=1+1", "''=x", "+x", "-x", "@x", "\tx", "'", "''", "-3.5", "'-3.5", "a=1", "'tis", "", "-inf"]
        {
            assert_eq!(unguard_cell(&guard_cell(text)), text);
        }
        assert_eq!(guard_cell("=cmd"), "'=cmd");
        assert_eq!(guard_cell("'=cmd"), "''=cmd");
        assert_eq!(guard_cell("-3.5"), "-3.5");
        assert_eq!(guard_cell("'tis"), "'tis");
    }
}
