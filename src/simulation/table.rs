//! The summary as finished words: cells for the page, and lines for a terminal.

use super::summary::Summary;

/// The headings and the rows below them, every cell in words. The first column is a name, the others are numbers.
pub(super) fn cells(summaries: &[Summary]) -> (Vec<String>, Vec<Vec<String>>) {
    let mut head = vec!["strategy".to_owned(), "accuracy area".into(), "macro F1 area".into()];
    if let Some(first) = summaries.first() {
        head.extend(first.at.iter().map(|at| format!("acc / F1 at {}", at.labels)));
    }
    head.extend(["worst seed's F1 area".into(), "last round, s".into()]);
    let rows = summaries
        .iter()
        .map(|summary| {
            let mut row = vec![
                summary.strategy.clone(),
                format!("{:.3}", summary.accuracy_area),
                format!("{:.3}", summary.macro_f1_area),
            ];
            row.extend(summary.at.iter().map(|at| format!("{:.3} / {:.3}", at.accuracy, at.macro_f1)));
            row.push(format!("{:.3} (seed {})", summary.worst.1, summary.worst.0));
            row.push(format!("{:.3}", summary.last_round_seconds));
            row
        })
        .collect();
    (head, rows)
}

/// The table for a terminal, with a line end behind each row.
pub fn table(summaries: &[Summary]) -> String {
    let (head, rows) = cells(summaries);
    let width = |column: usize| {
        rows.iter().chain([&head]).filter_map(|row| row.get(column)).map(|cell| cell.len()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let mut text = String::new();
    for row in [&head].into_iter().chain(&rows) {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(at, (cell, &width))| if at == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") })
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::summary::{summarize, tests::step};
    use super::*;

    #[test]
    fn columns_line_up() {
        let steps = [step("random", 1, 20, 0.25), step("random", 1, 100, 0.75), step("least_confidence", 1, 20, 0.5)];
        let text = table(&summarize(&steps[..2]));
        assert_eq!(
            text,
            "strategy  accuracy area  macro F1 area  acc / F1 at 100  worst seed's F1 area  last round, s\n\
             random            0.600          0.500    0.850 / 0.750        0.500 (seed 1)          1.000\n"
        );
        assert!(table(&summarize(&steps)).lines().nth(2).is_some_and(|line| line.starts_with("least_confidence ")));
    }
}
