//! Scores for the whole pool: one pass over the sparse rows, 16 bytes an item out.
//!
//! `table` has the loops from weights to logits, `outlook` what eight rows of logits say at once. Calibrators that
//! are a slope and a shift for each class are folded into the table; others are applied row by row.
//!
//! Rows are independent and sums have a fixed order, so the scores are the same on any number of threads.

mod outlook;
mod table;

use self::outlook::{BLOCK, mapped_outlook, outlook};
use self::table::{Rows, Table, each_row, run};
use super::calibrators::softmax;
use super::{FittedCalibrator, LinearModel, Score, Scores, score_of_set};
use crate::error::{Error, Result};
use crate::features::{FeatureMatrix, SegmentView};
use ndarray::{Array1, ArrayView1};
use rayon::prelude::*;

/// Blocks of rows whose logits wait for their outlook: numbers just written are slow to read back.
const BLOCKS: usize = 8;
/// Few enough that a small pool gives every thread some, enough that handing them out costs nothing.
const ROWS_A_CHUNK: usize = 1_024;

/// Calibrated scores of every row of the matrix, in row order.
///
/// `progress` hears how many rows are done, now and then, from any thread. `is_cancelled` is asked once a chunk of
/// rows; true ends the work with `Error::Cancelled`.
pub fn score_all(
    features: &FeatureMatrix,
    model: &LinearModel,
    calibrator: &FittedCalibrator,
    is_cancelled: &(dyn Fn() -> bool + Sync),
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Scores> {
    model.check().map_err(Error::Internal)?;
    model.check_calibrator(calibrator).map_err(Error::Internal)?;
    let in_passing = calibrator.in_passing(model.classes);
    let table = Table::new(model, in_passing.as_ref().map(|found| &found.slopes[..]));
    let blank = Score { top: 0, confidence: 0.0, margin: 0.0, entropy: 0.0 };
    let mut scores: Scores = vec![blank; features.rows()];
    let mut rest = &mut scores[..];
    let done = std::sync::atomic::AtomicUsize::new(0);
    for (_, view) in features.segments() {
        let (of_segment, after) = rest.split_at_mut(view.starts.len() - 1);
        rest = after;
        of_segment.par_chunks_mut(ROWS_A_CHUNK).enumerate().try_for_each(|(chunk, out)| {
            if is_cancelled() {
                return Err(Error::Cancelled);
            }
            let first = chunk * ROWS_A_CHUNK;
            let rows = out.len();
            match &in_passing {
                Some(found) => run(Softmax { view, first, table: &table, top: found.top.as_deref(), out }),
                None => calibrated(view, first, &table, calibrator, out),
            }
            progress(done.fetch_add(rows, std::sync::atomic::Ordering::Relaxed) + rows);
            Ok(())
        })?;
    }
    Ok(scores)
}

/// The score of one row of probabilities.
pub fn score_of(probabilities: ArrayView1<'_, f64>) -> Score {
    let (mut top, mut first, mut second, mut entropy) = (0, f64::NEG_INFINITY, 0.0f64, 0.0);
    for (class, &p) in probabilities.iter().enumerate() {
        if p > first {
            (top, second, first) = (class, first.max(0.0), p);
        } else if p > second {
            second = p;
        }
        if p > 0.0 {
            entropy -= p * p.ln();
        }
    }
    Score {
        top: top as u32,
        confidence: first as f32,
        margin: (first - second) as f32,
        entropy: entropy.max(0.0) as f32,
    }
}

/// Scores a chunk with a calibrator that is more than a factor.
fn calibrated(view: SegmentView<'_>, first: usize, table: &Table, calibrator: &FittedCalibrator, out: &mut [Score]) {
    let mut logits = vec![0f32; out.len() * table.stride];
    run(Logits { view, first, table, out: &mut logits });
    let found = calibrator.calibrator();
    let (mut row, mut p) = (Array1::zeros(table.classes), Array1::zeros(table.classes));
    for (logits, score) in logits.chunks_exact(table.stride).zip(out) {
        row.iter_mut().zip(logits).for_each(|(to, z)| *to = f64::from(*z));
        if !calibrator.of_classes.is_empty() {
            calibrator.apply_of_classes(row.view(), p.view_mut());
            *score = score_of_set(p.view());
            continue;
        }
        match found {
            Some(calibrator_kind) => calibrator_kind.apply(&calibrator.parameters, row.view(), p.view_mut()),
            None => softmax(row.view(), 1.0, &mut p.view_mut()),
        }
        *score = score_of(p.view());
    }
}

struct Logits<'a> {
    view: SegmentView<'a>,
    first: usize,
    table: &'a Table,
    out: &'a mut [f32],
}

impl Rows for Logits<'_> {
    fn table(&self) -> &Table {
        self.table
    }

    #[inline(always)]
    fn run<const W: usize, const LANES: usize>(self) {
        let stride = self.table.stride;
        let rows = self.first..self.first + self.out.len() / stride;
        each_row::<W, LANES>(self.view, rows, self.table, |r, logits| {
            self.out[r * stride..][..stride].copy_from_slice(logits);
        });
    }
}

struct Softmax<'a> {
    view: SegmentView<'a>,
    first: usize,
    table: &'a Table,
    top: Option<&'a (dyn Fn(f64) -> f64 + Sync)>,
    out: &'a mut [Score],
}

impl Rows for Softmax<'_> {
    fn table(&self) -> &Table {
        self.table
    }

    #[inline(always)]
    fn run<const W: usize, const LANES: usize>(self) {
        let (classes, rows) = (self.table.classes, BLOCK * BLOCKS);
        let mut logits = vec![[0f32; BLOCK]; classes * BLOCKS];
        for (at, scores) in self.out.chunks_mut(rows).enumerate() {
            let first = self.first + at * rows;
            each_row::<W, LANES>(self.view, first..first + scores.len(), self.table, |r, row| {
                for (lane, z) in logits[r / BLOCK * classes..][..classes].iter_mut().zip(row) {
                    lane[r % BLOCK] = *z;
                }
            });
            for (block, scores) in logits.chunks_exact(classes).zip(scores.chunks_mut(BLOCK)) {
                match self.top {
                    Some(map) => mapped_outlook(block, map, scores),
                    None => outlook(block, scores),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Segment;
    use crate::models::Link;
    use rand::{Rng, SeedableRng};
    use rand_xoshiro::Xoshiro256PlusPlus;

    fn random_pool(rows: usize, columns: u32, classes: usize) -> (FeatureMatrix, LinearModel) {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(classes as u64);
        let mut features = FeatureMatrix::new();
        for part in [rows / 3, rows - rows / 3] {
            let (mut starts, mut indices, mut values) = (vec![0u64], vec![], vec![]);
            for _ in 0..part {
                let mut row: Vec<u32> = (0..rng.gen_range(0..23)).map(|_| rng.gen_range(0..columns + 3)).collect();
                row.sort_unstable();
                row.dedup();
                values.extend(row.iter().map(|_| rng.gen_range(-1.0f32..1.0)));
                indices.extend(row);
                starts.push(indices.len() as u64);
            }
            let dense: Vec<f32> = (0..part * 5).map(|_| rng.gen_range(-1.0f32..1.0)).collect();
            let segment = Segment::new(starts.into(), indices.into(), values.into()).unwrap();
            features.push(segment.with_dense(dense.into()).unwrap(), columns as usize + 3);
        }
        let model = LinearModel {
            classifier: "sparse_logistic".into(),
            classes,
            columns: columns as usize,
            weights: (0..columns as usize * classes).map(|_| rng.gen_range(-3.0..3.0)).collect(),
            dense: (0..5 * classes).map(|_| rng.gen_range(-3.0..3.0)).collect(),
            bias: (0..classes).map(|_| rng.gen_range(-1.0..1.0)).collect(),
            link: Link::Softmax,
        };
        (features, model)
    }

    fn naive(features: &FeatureMatrix, model: &LinearModel, calibrator: &FittedCalibrator) -> Scores {
        let rows: Vec<usize> = (0..features.rows()).collect();
        let p = calibrator.probabilities(model.predict_logits(features, &rows).view());
        p.rows().into_iter().map(score_of).collect()
    }

    fn score(features: &FeatureMatrix, model: &LinearModel, calibrator: &FittedCalibrator) -> Scores {
        score_all(features, model, calibrator, &|| false, &|_| ()).unwrap()
    }

    #[test]
    fn the_kernel_agrees_with_plain_f64() {
        let temperature = FittedCalibrator::new("temperature", vec![0.7], 30);
        for classes in [2, 3, 6, 8, 13, 30, 64, 77, 128, 130, 200] {
            let (features, model) = random_pool(120, 40, classes);
            let slopes: Vec<f64> =
                (0..classes).flat_map(|k| [0.5 + (k % 7) as f64 / 5.0, 0.3 - (k % 4) as f64 / 6.0]).collect();
            let vector = FittedCalibrator::new("vector", slopes.clone(), 50);
            let beta = FittedCalibrator::new("beta", [vec![0.7, 0.4, -0.2], slopes].concat(), 50);
            let maps = (0..2 * classes).map(|i| if i % 2 == 0 { -0.8 } else { 0.1 }).collect();
            let platt = FittedCalibrator::new("platt", maps, 50);
            for calibrator in [&FittedCalibrator::none(), &temperature, &vector, &beta, &platt] {
                let fast = score(&features, &model, calibrator);
                for (r, (fast, slow)) in fast.iter().zip(naive(&features, &model, calibrator)).enumerate() {
                    let close = |a: f32, b: f32| (a - b).abs() < 1e-5;
                    assert!(
                        (fast.top == slow.top || slow.margin < 1e-5)
                            && close(fast.confidence, slow.confidence)
                            && close(fast.margin, slow.margin)
                            && close(fast.entropy, slow.entropy),
                        "{classes} classes, {}, row {r}: {fast:?} {slow:?}",
                        calibrator.name
                    );
                }
            }
        }
    }

    #[test]
    fn sets_are_scored_class_by_class() {
        let (features, model) = random_pool(120, 40, 6);
        let model = LinearModel { link: Link::Sigmoid, ..model };
        let platt = FittedCalibrator::new("platt", vec![-0.8, 0.1, -0.8, 0.1], 50);
        let mut of_classes = vec![FittedCalibrator::none(); 6];
        of_classes[2] = platt;
        for calibrator in [model.plain(), FittedCalibrator::of_classes(of_classes)] {
            let rows: Vec<usize> = (0..features.rows()).collect();
            let p = calibrator.probabilities(model.predict_logits(&features, &rows).view());
            for (fast, slow) in score(&features, &model, &calibrator).iter().zip(p.rows().into_iter().map(score_of_set))
            {
                let close = |a: f32, b: f32| (a - b).abs() < 1e-5;
                assert!(fast.top == slow.top || slow.margin < 1e-5, "{fast:?} {slow:?}");
                assert!(
                    close(fast.confidence, slow.confidence) && close(fast.margin, slow.margin),
                    "{fast:?} {slow:?}"
                );
                assert!(close(fast.entropy, slow.entropy), "{fast:?} {slow:?}");
            }
        }
        // A calibrator for single choices does not fit a model of sets.
        assert!(score_all(&features, &model, &FittedCalibrator::none(), &|| false, &|_| ()).is_err());
    }

    #[test]
    fn threads_do_not_change_a_bit() {
        let (features, model) = random_pool(30_000, 50, 6);
        let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let one = pool(1).install(|| score(&features, &model, &FittedCalibrator::none()));
        let three = pool(3).install(|| score(&features, &model, &FittedCalibrator::none()));
        assert_eq!(bytemuck::cast_slice::<Score, u8>(&one), bytemuck::cast_slice::<Score, u8>(&three));
    }

    #[test]
    fn a_score_by_hand() {
        let score = score_of(ndarray::array![0.25, 0.5, 0.25].view());
        assert_eq!((score.top, score.confidence, score.margin), (1, 0.5, 0.25));
        assert!((score.entropy - 1.5 * 2f32.ln()).abs() < 1e-6);
    }

    #[test]
    fn stops_when_told_and_counts_on_the_way() {
        let (features, model) = random_pool(9_000, 50, 2);
        let stopped = score_all(&features, &model, &FittedCalibrator::none(), &|| true, &|_| ());
        assert!(matches!(stopped, Err(Error::Cancelled)));
        let most = std::sync::atomic::AtomicUsize::new(0);
        let count = |done| {
            most.fetch_max(done, std::sync::atomic::Ordering::Relaxed);
        };
        score_all(&features, &model, &FittedCalibrator::none(), &|| false, &count).unwrap();
        assert_eq!(most.into_inner(), 9_000);
    }
}
