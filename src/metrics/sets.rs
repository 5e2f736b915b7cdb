//! The same numbers where an answer is a set of classes, as a bit mask, and every class has a probability of its own.
//!
//! Right means the whole set is right. F1, log loss, Brier and calibration are those of the classes' own yes-or-no
//! questions, meant over classes; a class's Brier score is the one-number form, `(p - y)^2`. Intervals resample rows, never
//! single answers of a row, because these hang together.

use super::calibration_error::{BINS, debiased_squared_error};
use super::{
    ClassReport, Evaluation, Interval, accuracy, calibration_error, clopper_pearson, expected_calibration_error,
    reliability_bins, smooth_calibration_error,
};
use crate::error::{Error, Result};
use ndarray::ArrayView2;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

/// Resamples behind the intervals.
const RESAMPLES: usize = 500;
/// With fewer labels of a class its F1 has no interval to speak of.
const FEWEST_OF_A_CLASS: u64 = 5;

/// The set that each row names (classes at least as likely as not), the probability that it is right as a whole if
/// classes are independent, and whether it is.
pub fn named_sets(probabilities: ArrayView2<'_, f64>, masks: &[usize]) -> (Vec<usize>, Vec<f64>, Vec<bool>) {
    let (mut sets, mut confidences, mut right) = (vec![], vec![], vec![]);
    for (row, &mask) in probabilities.rows().into_iter().zip(masks) {
        let set = row.iter().enumerate().fold(0, |set, (class, &p)| if p >= 0.5 { set | 1 << class } else { set });
        sets.push(set);
        confidences.push(row.iter().map(|&p| p.max(1.0 - p)).product());
        right.push(set == mask);
    }
    (sets, confidences, right)
}

/// Right and wrong answers to one class's question.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    hits: u64,
    false_alarms: u64,
    misses: u64,
}

impl Counts {
    fn count(&mut self, is_said: bool, is_true: bool) {
        match (is_said, is_true) {
            (true, true) => self.hits += 1,
            (true, false) => self.false_alarms += 1,
            (false, true) => self.misses += 1,
            (false, false) => {}
        }
    }

    fn labels(&self) -> u64 {
        self.hits + self.misses
    }

    /// `2 TP / (2 TP + FP + FN)`; none for a class without labels.
    fn f1(&self) -> Option<f64> {
        let both = 2 * self.hits;
        (self.labels() > 0).then(|| both as f64 / (both + self.false_alarms + self.misses) as f64)
    }
}

fn counts(said: &[usize], masks: &[usize], rows: impl Iterator<Item = usize>, classes: usize) -> Vec<Counts> {
    let mut all = vec![Counts::default(); classes];
    for row in rows {
        for (class, counts) in all.iter_mut().enumerate() {
            counts.count(said[row] >> class & 1 == 1, masks[row] >> class & 1 == 1);
        }
    }
    all
}

/// Mean F1 of the classes that occur, and F1 of all their answers together.
fn f1s(counts: &[Counts]) -> (Option<f64>, Option<f64>) {
    let of_classes: Vec<f64> = counts.iter().filter_map(Counts::f1).collect();
    let sum = counts.iter().fold(Counts::default(), |sum, one| Counts {
        hits: sum.hits + one.hits,
        false_alarms: sum.false_alarms + one.false_alarms,
        misses: sum.misses + one.misses,
    });
    (mean(&of_classes), sum.f1())
}

/// F1 of sets that a model named, with 95 % percentile bootstrap intervals over rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SetF1 {
    /// Mean F1 of the classes that occur.
    pub macro_f1: Option<f64>,
    /// Its interval; none while a class that occurs has fewer than 5 labels, as the next.
    pub macro_f1_interval: Option<Interval>,
    /// F1 of all answers about all classes together.
    pub micro_f1: Option<f64>,
    /// Its interval.
    pub micro_f1_interval: Option<Interval>,
}

impl SetF1 {
    /// From the masks that were named and the true ones. Same seed, same intervals.
    pub fn of(said: &[usize], masks: &[usize], classes: usize, seed: u64) -> SetF1 {
        let n = masks.len();
        let counted = counts(said, masks, 0..n, classes);
        let (macro_f1, micro_f1) = f1s(&counted);
        if n == 0 || counted.iter().any(|counts| (1..FEWEST_OF_A_CLASS).contains(&counts.labels())) {
            return SetF1 { macro_f1, macro_f1_interval: None, micro_f1, micro_f1_interval: None };
        }
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
        let (mut macros, mut micros) = (vec![], vec![]);
        for _ in 0..RESAMPLES {
            let rows = (0..n).map(|_| rng.gen_range(0..n));
            let (of_classes, of_all) = f1s(&counts(said, masks, rows, classes));
            macros.extend(of_classes);
            micros.extend(of_all);
        }
        SetF1 { macro_f1, macro_f1_interval: percentiles(macros), micro_f1, micro_f1_interval: percentiles(micros) }
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// One class's question: its probability and its answer, row by row.
struct Question {
    p: Vec<f64>,
    y: Vec<bool>,
}

impl Question {
    fn of(probabilities: ArrayView2<'_, f64>, masks: &[usize]) -> Vec<Question> {
        let of_class = |(class, p): (usize, ndarray::ArrayView1<'_, f64>)| Question {
            p: p.to_vec(),
            y: masks.iter().map(|mask| mask >> class & 1 == 1).collect(),
        };
        probabilities.columns().into_iter().enumerate().map(of_class).collect()
    }

    fn mean_of(&self, loss: impl Fn(f64, bool) -> f64) -> Option<f64> {
        mean(&self.p.iter().zip(&self.y).map(|(&p, &y)| loss(p, y)).collect::<Vec<f64>>())
    }

    /// Rows by rising probability.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.p.len()).collect();
        order.sort_by(|&a, &b| self.p[a].total_cmp(&self.p[b]));
        order
    }

    /// [`debiased_squared_error`] of a resample that holds each row `times` times, without sorting it again.
    fn resampled_error(&self, order: &[usize], times: &[u32], bins: usize) -> Option<f64> {
        let n = times.iter().sum::<u32>() as usize;
        let bins = bins.min(n);
        let mut waiting = order.iter().flat_map(|&row| std::iter::repeat_n(row, times[row] as usize));
        let (mut left, mut sum) = (n, 0.0);
        for bin in 0..bins {
            let size = left.div_ceil(bins - bin);
            left -= size;
            if size < 2 {
                return None;
            }
            let (mut confidence, mut hits) = (0.0, 0.0);
            for row in waiting.by_ref().take(size) {
                confidence += self.p[row];
                hits += f64::from(self.y[row]);
            }
            let size = size as f64;
            let (confidence, accuracy) = (confidence / size, hits / size);
            sum += size * ((confidence - accuracy).powi(2) - accuracy * (1.0 - accuracy) / (size - 1.0));
        }
        (n > 0).then(|| sum / n as f64)
    }
}

/// Mean over classes of the debiased squared calibration error.
fn squared_error(questions: &[Question], bins: usize) -> Option<f64> {
    let of_classes: Option<Vec<f64>> = questions.iter().map(|q| debiased_squared_error(&q.p, &q.y, bins)).collect();
    mean(&of_classes?)
}

impl Evaluation {
    /// Measures the probabilities of sets (a row per label, a column per class) against the true sets, as bit masks.
    /// Accuracy is that of whole sets; F1, log loss, Brier and calibration error are means over classes. There is no
    /// confusion table. The seed is for the bootstrap.
    pub fn of_sets(probabilities: ArrayView2<'_, f64>, masks: &[usize], seed: u64) -> Result<Evaluation> {
        let (n, classes) = (masks.len(), probabilities.ncols());
        let fits = probabilities.nrows() == n && classes < 32 && masks.iter().all(|mask| mask >> classes == 0);
        if !fits || probabilities.iter().any(|p| !p.is_finite()) {
            let rows = probabilities.nrows();
            return Err(Error::internal(format!("{rows} rows of {classes} probabilities do not fit {n} sets")));
        }
        let (said, _, right) = named_sets(probabilities, masks);
        let hits = right.iter().filter(|&&right| right).count();
        let counted = counts(&said, masks, 0..n, classes);
        let f1 = SetF1::of(&said, masks, classes, seed);
        let questions = Question::of(probabilities, masks);
        // As in the evaluation of single choices: the error in a bin must be more than its noise.
        let bins = (n / 10).clamp(1, BINS);
        let over =
            |value: &dyn Fn(&Question) -> Option<f64>| mean(&questions.iter().filter_map(value).collect::<Vec<f64>>());
        let pairs = |pick: fn(&Question) -> Vec<f64>| questions.iter().flat_map(pick).collect::<Vec<f64>>();
        let answers: Vec<bool> = questions.iter().flat_map(|q| q.y.clone()).collect();
        let share = |part: u64, whole: u64| (whole > 0).then(|| part as f64 / whole as f64);
        Ok(Evaluation {
            n,
            accuracy: accuracy(hits, n),
            accuracy_interval: clopper_pearson(hits, n),
            macro_f1: f1.macro_f1,
            macro_f1_interval: f1.macro_f1_interval,
            micro_f1: f1.micro_f1,
            micro_f1_interval: f1.micro_f1_interval,
            log_loss: over(&|q| q.mean_of(|p, y| -(if y { p } else { 1.0 - p }).max(1e-15).ln())),
            brier: over(&|q| q.mean_of(|p, y| (p - f64::from(y)).powi(2))),
            ece: over(&|q| expected_calibration_error(&q.p, &q.y, BINS)),
            calibration_error: squared_error(&questions, bins).map(|squared| squared.max(0.0).sqrt()),
            calibration_error_interval: error_interval(&questions, bins, seed),
            smooth_ece: over(&|q| smooth_calibration_error(&q.p, &q.y)),
            reliability: reliability_bins(&pairs(|q| q.p.clone()), &answers, BINS),
            classes: counted
                .iter()
                .zip(&questions)
                .map(|(counts, question)| ClassReport {
                    labels: counts.labels(),
                    predicted: counts.hits + counts.false_alarms,
                    precision: share(counts.hits, counts.hits + counts.false_alarms),
                    recall: share(counts.hits, counts.labels()),
                    f1: counts.f1(),
                    calibration_error: calibration_error(&question.p, &question.y, bins),
                })
                .collect(),
            confusion: Vec::new(),
        })
    }
}

/// A 95 % bootstrap interval over rows for the root of [`squared_error`], moved as `calibration_error_interval` moves it:
/// a resample carries the sample's noise a second time.
fn error_interval(questions: &[Question], bins: usize, seed: u64) -> Option<Interval> {
    let estimate = squared_error(questions, bins)?;
    let n = questions.first()?.p.len();
    let orders: Vec<Vec<usize>> = questions.iter().map(Question::order).collect();
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut resample = |_| {
        let mut times = vec![0u32; n];
        (0..n).for_each(|_| times[rng.gen_range(0..n)] += 1);
        let of_class = |(q, order): (&Question, &Vec<usize>)| q.resampled_error(order, &times, bins);
        mean(&questions.iter().zip(&orders).map(of_class).collect::<Option<Vec<f64>>>()?)
    };
    let errors: Vec<f64> = (0..RESAMPLES).filter_map(&mut resample).collect();
    let shift = mean(&errors)? - estimate;
    percentiles(errors.into_iter().map(|squared| (squared - shift).max(0.0).sqrt()).collect())
}

fn percentiles(mut values: Vec<f64>) -> Option<Interval> {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
    (!values.is_empty()).then(|| Interval { low: at(0.025), high: at(0.975) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn by_hand() {
        // Said: {0}, {0, 1}, {}, {1}. True: {0}, {0}, {0}, {1}.
        let p = array![[0.9, 0.2], [0.8, 0.6], [0.4, 0.1], [0.3, 0.5]];
        let e = Evaluation::of_sets(p.view(), &[1, 1, 1, 2], 1).unwrap();
        assert_eq!((e.n, e.accuracy, e.confusion.len()), (4, Some(0.5), 0));
        // Class 0: 2 hits, 1 miss: F1 = 4/5. Class 1: 1 hit, 1 false alarm: 2/3. Together 3 hits, 1 and 1: 6/8.
        assert_eq!(
            (e.classes[0].f1, e.classes[0].recall, e.classes[0].precision),
            (Some(0.8), Some(2.0 / 3.0), Some(1.0))
        );
        assert_eq!((e.classes[1].labels, e.classes[1].predicted, e.classes[1].f1), (1, 2, Some(2.0 / 3.0)));
        assert!((e.macro_f1.unwrap() - (0.8 + 2.0 / 3.0) / 2.0).abs() < 1e-12);
        assert_eq!(e.micro_f1, Some(0.75));
        // Class 0: .01 + .04 + .36 + .09 = 0.5 over 4; class 1: .04 + .36 + .01 + .25 = 0.66 over 4.
        assert!((e.brier.unwrap() - (0.125 + 0.165) / 2.0).abs() < 1e-12);
        let losses = [0.9f64, 0.8, 0.4, 0.7, 0.8, 0.4, 0.9, 0.5].map(|q| -q.ln());
        assert!((e.log_loss.unwrap() - losses.iter().sum::<f64>() / 8.0).abs() < 1e-12);
        // Bins of one row: class 0 .1 + .2 + .6 + .3 = 1.2 over 4, class 1 .2 + .6 + .1 + .5 = 1.4 over 4.
        assert!((e.ece.unwrap() - (0.3 + 0.35) / 2.0).abs() < 1e-12);
        assert_eq!((e.macro_f1_interval, e.reliability.iter().map(|bin| bin.count).sum::<usize>()), (None, 8));
        // Confidence of a whole set: 0.9 * 0.8.
        let (_, confidences, right) = named_sets(p.view(), &[1, 1, 1, 2]);
        assert!((confidences[0] - 0.72).abs() < 1e-12);
        assert_eq!(right, [true, false, false, true]);
    }

    #[test]
    fn intervals_hold_the_estimates_and_calibration_is_told_from_its_absence() {
        // 400 rows; class 0 says 0.3 and 0.7 and is right about it, class 1 says 0.9 and happens half the time.
        let mut p = ndarray::Array2::zeros((400, 2));
        let masks: Vec<usize> = (0..400)
            .map(|row| {
                let often = row % 2 == 0;
                (p[[row, 0]], p[[row, 1]]) = (if often { 0.7 } else { 0.3 }, 0.9);
                let first = (row / 2 % 10 < 3) != often;
                usize::from(first) | usize::from(row / 2 % 2 == 0) << 1
            })
            .collect();
        let e = Evaluation::of_sets(p.view(), &masks, 7).unwrap();
        assert!(e.classes[0].calibration_error.unwrap() < 0.05, "{:?}", e.classes[0]);
        assert!((e.classes[1].calibration_error.unwrap() - 0.4).abs() < 0.02, "{:?}", e.classes[1]);
        // sqrt((0 + 0.16) / 2).
        let (found, interval) = (e.calibration_error.unwrap(), e.calibration_error_interval.unwrap());
        assert!((found - 0.283).abs() < 0.02 && interval.low < found && found < interval.high, "{found} {interval:?}");
        for (value, interval) in [(e.macro_f1, e.macro_f1_interval), (e.micro_f1, e.micro_f1_interval)] {
            let (value, interval) = (value.unwrap(), interval.unwrap());
            assert!(interval.low < value && value < interval.high && interval.high - interval.low < 0.2);
        }
        let text = serde_json::to_string(&e).unwrap();
        assert_eq!(serde_json::from_str::<Evaluation>(&text).unwrap(), e);
    }

    #[test]
    fn a_resample_needs_no_new_order() {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(4);
        let p: Vec<f64> = (0..70).map(|_| rng.r#gen()).collect();
        let y = p.iter().map(|&p| rng.gen_bool(p)).collect();
        let question = Question { p, y };
        let rows: Vec<usize> = (0..70).map(|_| rng.gen_range(0..70)).collect();
        let mut times = vec![0; 70];
        rows.iter().for_each(|&row| times[row] += 1);
        let drawn: (Vec<f64>, Vec<bool>) = rows.iter().map(|&row| (question.p[row], question.y[row])).unzip();
        let of_drawn = debiased_squared_error(&drawn.0, &drawn.1, 6).unwrap();
        assert!((question.resampled_error(&question.order(), &times, 6).unwrap() - of_drawn).abs() < 1e-12);
        let whole = debiased_squared_error(&question.p, &question.y, 6).unwrap();
        assert!((question.resampled_error(&question.order(), &[1; 70], 6).unwrap() - whole).abs() < 1e-12);
        assert_eq!(question.resampled_error(&question.order(), &[1; 70], 60), None);
    }

    #[test]
    fn what_does_not_fit_is_refused_and_nothing_gives_nothing() {
        assert!(Evaluation::of_sets(array![[0.5, 0.5]].view(), &[4], 1).is_err());
        assert!(Evaluation::of_sets(array![[f64::NAN, 0.5]].view(), &[1], 1).is_err());
        let nothing = Evaluation::of_sets(ndarray::Array2::zeros((0, 3)).view(), &[], 1).unwrap();
        assert_eq!((nothing.accuracy, nothing.micro_f1, nothing.calibration_error), (None, None, None));
    }
}
