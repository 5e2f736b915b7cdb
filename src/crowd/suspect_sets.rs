//! Suspects where a label is a set of classes, as a bit mask. Every class is a yes-or-no question of its own, judged by
//! confident learning as if it were the only one; a set is as suspicious as its worst answer. One wrong answer of twenty
//! would drown in a product over classes, and the mean hides it too.

use super::suspects::{Suspect, rank_suspects};
use crate::error::{Error, Result};
use ndarray::{Array2, ArrayView2};

/// Labels with a class, and without it, from which its answers can be judged.
const FEWEST: usize = 2;

/// Probably wrong answers about one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClassErrors {
    /// The class.
    pub class: usize,
    /// Labels without it that should have it.
    pub missing: u64,
    /// Labels with it that should not.
    pub too_much: u64,
}

/// All labels, the most suspicious first.
#[derive(Debug, Clone, PartialEq)]
pub struct SetSuspects {
    /// Rising by the self-confidence of the worst answer; equals by `margin`, here the probability of the whole set if
    /// classes are independent, then row. `given` and `suggested` are masks.
    pub ranked: Vec<Suspect>,
    /// Of the classes that could be judged, in their order.
    pub of_classes: Vec<ClassErrors>,
    /// Labels of which at least one answer is counted as wrong.
    pub estimated_wrong: u64,
}

/// Ranks sets by out-of-sample probabilities of their classes, rows x classes. A class is judged where two labels have it
/// and two do not; without any such class it is an error.
pub fn rank_set_suspects(masks: &[usize], probabilities: ArrayView2<'_, f64>) -> Result<SetSuspects> {
    let classes = probabilities.ncols();
    if masks.len() != probabilities.nrows() || classes > 31 || masks.iter().any(|mask| mask >> classes != 0) {
        let rows = probabilities.nrows();
        return Err(Error::invalid(format!("{} sets for {rows} rows of {classes} probabilities.", masks.len())));
    }
    let n = masks.len();
    // By row: the worst answer's probability and class, that of the whole set, what is likely wrong, what is counted.
    let mut worst = vec![(f64::INFINITY, 0usize); n];
    let mut whole = vec![1.0; n];
    let (mut flagged, mut counted) = (vec![0usize; n], vec![false; n]);
    let mut of_classes = Vec::new();
    for class in 0..classes {
        let given: Vec<usize> = masks.iter().map(|mask| mask >> class & 1).collect();
        let with: usize = given.iter().sum();
        if with < FEWEST || n - with < FEWEST {
            continue;
        }
        let p = probabilities.column(class);
        let both = Array2::from_shape_fn((n, 2), |(row, answer)| if answer == 1 { p[row] } else { 1.0 - p[row] });
        let suspects = rank_suspects(&given, both.view())?;
        of_classes.push(ClassErrors {
            class,
            missing: suspects.joint.calibrated[[0, 1]],
            too_much: suspects.joint.calibrated[[1, 0]],
        });
        suspects.joint.off_diagonal.iter().for_each(|&row| counted[row] = true);
        for suspect in &suspects.ranked {
            let row = suspect.row;
            whole[row] *= suspect.self_confidence;
            flagged[row] |= usize::from(suspect.is_likely_wrong) << class;
            if suspect.self_confidence < worst[row].0 {
                worst[row] = (suspect.self_confidence, class);
            }
        }
    }
    if of_classes.is_empty() {
        return Err(Error::invalid(
            "Suspicious labels can be found once two labels have a class and two do not have it. Label a few more items.",
        ));
    }
    let one = |row: usize| Suspect {
        row,
        given: masks[row],
        // What is likely wrong is turned round; where nothing is, the worst answer.
        suggested: masks[row] ^ if flagged[row] == 0 { 1 << worst[row].1 } else { flagged[row] },
        self_confidence: worst[row].0,
        margin: whole[row],
        is_likely_wrong: flagged[row] != 0,
    };
    let mut ranked: Vec<Suspect> = (0..n).map(one).collect();
    // Stable: equals stay in the order of the rows.
    ranked.sort_by(|a, b| a.self_confidence.total_cmp(&b.self_confidence).then(a.margin.total_cmp(&b.margin)));
    let estimated_wrong = counted.iter().filter(|is_counted| **is_counted).count() as u64;
    Ok(SetSuspects { ranked, of_classes, estimated_wrong })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn the_worst_answer_leads_and_is_turned_round() {
        // Class 0: rows 0 to 2 have it, row 2 wrongly. Class 1: rows 0, 3 and 4, and row 1 should. Class 2: one label, so
        // nothing can be said, however unlikely it looks.
        let masks = [0b011, 0b001, 0b001, 0b010, 0b110, 0b000];
        let p = array![
            [0.9, 0.8, 0.1],
            [0.8, 0.7, 0.1],
            [0.1, 0.2, 0.1],
            [0.2, 0.9, 0.1],
            [0.1, 0.9, 0.1],
            [0.2, 0.1, 0.1]
        ];
        let suspects = rank_set_suspects(&masks, p.view()).unwrap();
        let first: Vec<_> =
            suspects.ranked[..2].iter().map(|s| (s.row, s.given, s.suggested, s.is_likely_wrong)).collect();
        assert_eq!(first, [(2, 0b001, 0b000, true), (1, 0b001, 0b011, false)]);
        // Row 2: .1 for class 0, .8 for class 1. Row 1: .3 for class 1, .8 for class 0.
        assert!((suspects.ranked[0].self_confidence - 0.1).abs() < 1e-12);
        assert!((suspects.ranked[0].margin - 0.08).abs() < 1e-12);
        assert!((suspects.ranked[1].self_confidence - 0.3).abs() < 1e-12);
        assert!(suspects.ranked[2..].iter().all(|s| !s.is_likely_wrong && s.suggested ^ s.given != 0));
        // Class 0, thresholds: with .6, without .825. Row 2 counts as too much. Class 1: with .867, without .667; row 1
        // has .7 for it, short of .867, so it counts nowhere.
        assert_eq!(
            suspects.of_classes,
            [ClassErrors { class: 0, missing: 0, too_much: 1 }, ClassErrors { class: 1, missing: 0, too_much: 0 }]
        );
        assert_eq!((suspects.estimated_wrong, suspects.ranked.len()), (1, 6));
    }

    #[test]
    fn sets_that_nobody_could_judge_are_refused() {
        assert!(rank_set_suspects(&[0b01, 0b10, 0b01], array![[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]].view()).is_err());
        assert!(rank_set_suspects(&[0b100, 0, 1, 1], array![[0.5], [0.5], [0.5], [0.5]].view()).is_err());
        assert!(rank_set_suspects(&[1, 1, 0, 0], array![[0.9], [0.8], [0.1], [0.2]].view()).is_ok());
    }
}
