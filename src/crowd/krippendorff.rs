//! Krippendorff's alpha (*Computing Krippendorff's Alpha-Reliability*, 2011): one minus observed over expected
//! disagreement. Any number of annotators, gaps, and four ideas of how far two answers are apart.
//!
//! Coincidences `o[c,k] = sum over items of n[c] (n[k] - [c = k]) / (m - 1)`, totals `n[c]`, sum `n`;
//! `alpha = 1 - (n - 1) sum o[c,k] d[c,k] / sum n[c] n[k] d[c,k]`. Items with one vote do not count.

use super::units::{Agreement, Units};
use super::votes::Votes;
use ndarray::Array2;

/// How far apart two classes are, squared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Level<'a> {
    /// Different is different.
    Nominal,
    /// Classes are in order: by how many answers lie between them.
    Ordinal,
    /// Each class is a number: `(a - b)^2`.
    Interval(&'a [f64]),
    /// Each class is a number, none negative: `((a - b) / (a + b))^2`.
    Ratio(&'a [f64]),
}

/// Alpha with its interval. None where nobody shares an item or all said the same, which leaves no disagreement to
/// expect. Values for [`Level::Interval`] and [`Level::Ratio`] stand in the order of the classes, one for each.
pub fn krippendorff(votes: &Votes, level: Level<'_>, seed: u64) -> Option<Agreement> {
    Units::of(votes).agreement(seed, |units, weights| alpha(units, weights, level))
}

fn alpha(units: &Units, weights: &[f64], level: Level<'_>) -> Option<f64> {
    let classes = units.classes();
    let mut coincidences = Array2::<f64>::zeros((classes, classes));
    for (counts, weight) in units.patterns().iter().zip(weights) {
        let answers: f64 = counts.iter().map(|(_, count)| count).sum();
        let scale = weight / (answers - 1.0);
        for &(c, many) in counts {
            for &(k, others) in counts {
                let others = if c == k { others - 1.0 } else { others };
                coincidences[[c, k]] += scale * many * others;
            }
        }
    }
    let totals: Vec<f64> = coincidences.rows().into_iter().map(|row| row.sum()).collect();
    let (mut observed, mut expected) = (0.0, 0.0);
    for c in 0..classes {
        // Answers up to and including c, for the ordinal distance.
        let mut between = totals[c];
        for k in c + 1..classes {
            between += totals[k];
            let distance = match level {
                Level::Nominal => 1.0,
                Level::Ordinal => (between - (totals[c] + totals[k]) / 2.0).powi(2),
                Level::Interval(values) => (values[c] - values[k]).powi(2),
                Level::Ratio(values) if values[c] + values[k] == 0.0 => 0.0,
                Level::Ratio(values) => ((values[c] - values[k]) / (values[c] + values[k])).powi(2),
            };
            observed += coincidences[[c, k]] * distance;
            expected += totals[c] * totals[k] * distance;
        }
    }
    let answers: f64 = totals.iter().sum();
    (expected > 0.0).then(|| 1.0 - (answers - 1.0) * observed / expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line for each annotator, one sign for each item, a dot where they said nothing.
    fn lines(lines: &[&str]) -> (Votes, Vec<f64>) {
        let lines: Vec<String> = lines.iter().map(|line| line.replace(' ', "")).collect();
        let mut signs: Vec<char> = lines.iter().flat_map(|line| line.chars()).filter(|&sign| sign != '.').collect();
        signs.sort_unstable();
        signs.dedup();
        let mut triples = Vec::new();
        for (annotator, line) in lines.iter().enumerate() {
            for (item, sign) in line.chars().enumerate() {
                if let Ok(class) = signs.binary_search(&sign) {
                    triples.push((item as u32, annotator as u32, class as u32));
                }
            }
        }
        let values = signs.iter().map(|sign| f64::from(sign.to_digit(36).unwrap())).collect();
        (Votes::new(lines[0].len(), lines.len(), signs.len(), triples).unwrap(), values)
    }

    fn check(data: &[&str], level: fn(&[f64]) -> Level<'_>, expected: f64) {
        let (votes, values) = lines(data);
        let found = krippendorff(&votes, level(&values), 1).unwrap();
        assert!((found.value - expected).abs() < 5e-7, "{}, expected {expected}", found.value);
    }

    const FOUR: [&str; 4] =
        ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."];
    const THREE: [&str; 3] = [".....34121133.3", "1.213343.......", "..21344.21133.4"];

    /// LEARNING section 12; the first block is the paper's own example, with its own four answers.
    #[test]
    fn published_examples() {
        check(&FOUR, |_| Level::Nominal, 0.743421);
        check(&FOUR, |_| Level::Ordinal, 0.815388);
        check(&FOUR, |values| Level::Interval(values), 0.849107);
        check(&FOUR, |values| Level::Ratio(values), 0.797403);
        check(&["0100000010", "1110010000"], |_| Level::Nominal, 0.095238);
        check(&["aabbdcccedda", "babbbccceddd"], |_| Level::Nominal, 0.691964);
        check(&THREE, |_| Level::Nominal, 0.691358);
        check(&THREE, |values| Level::Interval(values), 0.810845);
    }

    #[test]
    fn items_with_one_answer_do_not_count() {
        let (votes, _) = lines(&FOUR);
        // Item 12 has one answer: 41 answers in all, 40 of them beside another.
        let found = krippendorff(&votes, Level::Nominal, 1).unwrap();
        assert_eq!((votes.len(), found.items, found.votes), (41, 11, 40));
    }

    #[test]
    fn the_interval_holds_the_value_narrows_and_repeats() {
        let width = |items| {
            let (votes, _) = super::super::test_data::crowd(items, 3, &[0.8; 4], 4, 2);
            let found = krippendorff(&votes, Level::Nominal, 9).unwrap();
            let (low, high) = found.interval.unwrap();
            assert!(low < found.value && found.value < high, "{found:?}");
            assert_eq!(krippendorff(&votes, Level::Nominal, 9), Some(found));
            high - low
        };
        // Four times the items halve the width.
        let ratio = width(200) / width(800);
        assert!((1.6..2.5).contains(&ratio), "{ratio}");
    }

    #[test]
    fn nothing_to_disagree_about_has_no_alpha() {
        let votes = Votes::new(2, 2, 2, [(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1)]).unwrap();
        assert_eq!(krippendorff(&votes, Level::Nominal, 1), None);
        let alone = Votes::new(2, 1, 2, [(0, 0, 1), (1, 0, 0)]).unwrap();
        assert_eq!(krippendorff(&alone, Level::Nominal, 1), None);
    }
}
