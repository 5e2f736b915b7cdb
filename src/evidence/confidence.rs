//! Fit a calibrator of one number: from what a model says of itself to how often people leave it as it is.
//!
//! Platt's two numbers below 200 verdicts, isotonic regression from 1,000 on, between them whichever has the lower cross-
//! validated log loss. The result is knots of a rising line, so that either is stored and applied alike. Draws depend on
//! the confidence alone, so within one confidence every verdict counts alike and the fit takes no weights; they come in
//! where confidences are put together, in [`super::calibrator::examine`].

use super::calibrator::Judged;
use crate::models::calibrators::{Calibrator, Platt};
use crate::models::isotonic::{FittedIsotonic, interpolate};
use ndarray::{Array1, Array2};

/// A verdict on a decision that came before people by a draw, or because everything does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Labeled {
    /// Confidence as said, 0 to 1; others are left out.
    pub raw: f64,
    /// Whether people left it as it was.
    pub is_right: bool,
    /// Probability with which it was drawn.
    pub selection: f64,
}

/// A fitted map and what it says of verdicts it has not seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// `platt`, `isotonic`, or `constant` where the confidence orders nothing.
    pub method: &'static str,
    /// Raw and calibrated confidence; both rise. Straight between knots, level outside.
    pub knots: Vec<(f64, f64)>,
    /// Each verdict calibrated by a map fitted on the other four fifths.
    pub held_out: Vec<Judged>,
    /// Cross-validated log loss in nats of what was tried.
    pub considered: Vec<(&'static str, f64)>,
}

const FOLDS: usize = 5;
/// From here on isotonic regression is tried, from [`ISOTONIC_ALONE`] on alone.
const BOTH: usize = 200;
const ISOTONIC_ALONE: usize = 1_000;
/// Logits are of confidences this far from 0 and 1.
const CLIP: f64 = 1e-6;

/// Fits to verdicts in any order; same verdicts in the same order, same map. None without two kinds of verdicts.
pub fn fit_confidence(labeled: &[Labeled]) -> Option<Fitted> {
    let rows: Vec<Labeled> = labeled.iter().filter(|row| (0.0..=1.0).contains(&row.raw)).copied().collect();
    let right = rows.iter().filter(|row| row.is_right).count();
    if right == 0 || right == rows.len() {
        return None;
    }
    let folds = folds(&rows);
    let methods: &[(&'static str, Fit)] = match rows.len() {
        n if n < BOTH => &[("platt", platt)],
        n if n < ISOTONIC_ALONE => &[("platt", platt), ("isotonic", isotonic)],
        _ => &[("isotonic", isotonic)],
    };
    let tried = methods.iter().filter_map(|&(name, fit)| {
        let held_out = cross_fitted(&rows, &folds, fit)?;
        Some((name, log_loss(&held_out), held_out, fit(&rows)?))
    });
    let tried: Vec<_> = tried.collect();
    let considered = tried.iter().map(|(name, loss, ..)| (*name, *loss)).collect();
    // Of two with the same loss the simpler one, which stands first.
    let best = tried.into_iter().reduce(|best, next| if next.1 < best.1 { next } else { best });
    let (method, held_out, knots) = match best {
        Some((name, _, held_out, knots)) => (name, held_out, knots),
        None => ("constant", cross_fitted(&rows, &folds, constant)?, constant(&rows)?),
    };
    Some(Fitted { method, knots, held_out, considered })
}

type Fit = fn(&[Labeled]) -> Option<Vec<(f64, f64)>>;

/// A fold for each row: right and wrong ones are dealt round robin, so each fold has its part of both.
fn folds(rows: &[Labeled]) -> Vec<usize> {
    let mut dealt = [0, 0];
    let mut fold_of = |row: &Labeled| {
        let place = &mut dealt[usize::from(row.is_right)];
        *place += 1;
        (*place - 1) % FOLDS
    };
    rows.iter().map(&mut fold_of).collect()
}

fn cross_fitted(rows: &[Labeled], folds: &[usize], fit: Fit) -> Option<Vec<Judged>> {
    let of_fold = |fold: usize| {
        let others: Vec<Labeled> =
            rows.iter().zip(folds).filter(|(_, own)| **own != fold).map(|(row, _)| *row).collect();
        fit(&others)
    };
    let maps = (0..FOLDS).map(of_fold).collect::<Option<Vec<_>>>()?;
    let judge = |(row, fold): (&Labeled, &usize)| Judged {
        confidence: through(&maps[*fold], row.raw),
        is_right: row.is_right,
        selection: row.selection,
    };
    Some(rows.iter().zip(folds).map(judge).collect())
}

/// Isotonic regression says 0 and 1 of what it has seen once; a thousandth of doubt keeps one such row from deciding.
fn log_loss(judged: &[Judged]) -> f64 {
    let loss = |j: &Judged| {
        let p = j.confidence.clamp(1e-3, 1.0 - 1e-3);
        -(if j.is_right { p } else { 1.0 - p }).ln()
    };
    judged.iter().map(loss).sum::<f64>() / judged.len().max(1) as f64
}

fn through(knots: &[(f64, f64)], raw: f64) -> f64 {
    let (x, y): (Vec<f64>, Vec<f64>) = knots.iter().copied().unzip();
    interpolate(&x, &y, raw)
}

/// None where the fit fails or would turn the order round.
fn platt(rows: &[Labeled]) -> Option<Vec<(f64, f64)>> {
    let logit = |p: f64| (p.clamp(CLIP, 1.0 - CLIP) / (1.0 - p.clamp(CLIP, 1.0 - CLIP))).ln();
    let logits =
        Array2::from_shape_fn((rows.len(), 2), |(row, class)| if class == 1 { logit(rows[row].raw) } else { 0.0 });
    let targets: Vec<usize> = rows.iter().map(|row| usize::from(row.is_right)).collect();
    let parameters = Platt.fit(logits.view(), &targets).ok()?;
    let ends = [CLIP, 1e-5, 1e-4, 1e-3, 2e-3, 5e-3];
    let low = ends.into_iter();
    let middle = (1..100).map(|k| f64::from(k) / 100.0);
    let high = ends.into_iter().rev().map(|end| 1.0 - end);
    let mut p = Array1::zeros(2);
    let knot = |raw: f64| {
        Platt.apply(&parameters, Array1::from(vec![0.0, logit(raw)]).view(), p.view_mut());
        (raw, p[1].clamp(0.0, 1.0))
    };
    Some(low.chain(middle).chain(high).map(knot).collect())
}

/// None where the confidence orders nothing: one level for all.
fn isotonic(rows: &[Labeled]) -> Option<Vec<(f64, f64)>> {
    let (raw, right): (Vec<f64>, Vec<f64>) =
        rows.iter().map(|row| (row.raw, f64::from(u8::from(row.is_right)))).unzip();
    let fitted = FittedIsotonic::new(&raw, &right, &vec![1.0; rows.len()]).ok()?;
    let is_level = fitted.y.first() == fitted.y.last();
    (!is_level).then(|| fitted.x.into_iter().zip(fitted.y).collect())
}

fn constant(rows: &[Labeled]) -> Option<Vec<(f64, f64)>> {
    let right = rows.iter().filter(|row| row.is_right).count() as f64;
    (!rows.is_empty()).then(|| vec![(0.5, right / rows.len() as f64)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(raw: f64, right: usize, n: usize) -> Vec<Labeled> {
        (0..n).map(|i| Labeled { raw, is_right: i < right, selection: 1.0 }).collect()
    }

    /// A model that always says 0.99 or 0.6: right 90 of 100 and 20 of 50 times.
    fn boaster() -> Vec<Labeled> {
        [rows(0.99, 90, 100), rows(0.6, 20, 50)].concat()
    }

    #[test]
    fn a_boast_becomes_what_it_is_worth() {
        let found = fit_confidence(&boaster()).unwrap();
        assert_eq!(found.method, "platt");
        // Two levels and two numbers: the fit passes through the mean targets, smoothed to 111/112 and 1/42.
        let smoothed = |share: f64| share * 111.0 / 112.0 + (1.0 - share) / 42.0;
        assert!((through(&found.knots, 0.99) - smoothed(0.9)).abs() < 1e-3);
        assert!((through(&found.knots, 0.6) - smoothed(0.4)).abs() < 1e-3);
        assert!(found.knots.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1));
        assert_eq!(found.held_out.len(), 150);
    }

    #[test]
    fn many_verdicts_need_no_shape() {
        let many = [rows(0.99, 700, 800), rows(0.9, 390, 400), rows(0.6, 80, 200)].concat();
        let found = fit_confidence(&many).unwrap();
        assert_eq!(found.method, "isotonic");
        // 0.9 is right more often than 0.99: pooled, 1,090 of 1,200.
        assert!((through(&found.knots, 0.99) - 1090.0 / 1200.0).abs() < 1e-12);
        assert!((through(&found.knots, 0.6) - 0.4).abs() < 1e-12);
        let between = [rows(0.99, 180, 200), rows(0.6, 40, 100)].concat();
        assert_eq!(fit_confidence(&between).unwrap().considered.len(), 2);
    }

    #[test]
    fn what_orders_nothing_is_a_constant() {
        // The surer, the more often wrong.
        let wrong = [rows(0.99, 50, 100), rows(0.6, 45, 50)].concat();
        let found = fit_confidence(&wrong).unwrap();
        assert_eq!((found.method, found.knots.len()), ("constant", 1));
        assert!((found.knots[0].1 - 95.0 / 150.0).abs() < 1e-12);
        assert_eq!(fit_confidence(&rows(0.9, 100, 100)), None);
        assert_eq!(fit_confidence(&rows(f64::NAN, 50, 100)), None);
    }

    #[test]
    fn rows_are_judged_by_maps_that_have_not_seen_them() {
        // One row of its own level: in the map fitted on all, isotonic says what the row said; held out it cannot.
        let mut many = [rows(0.7, 400, 800), rows(0.5, 50, 300)].concat();
        many.push(Labeled { raw: 0.99, is_right: true, selection: 1.0 });
        let found = fit_confidence(&many).unwrap();
        assert_eq!(through(&found.knots, 0.99), 1.0);
        assert!(found.held_out.last().unwrap().confidence < 0.51);
    }
}
