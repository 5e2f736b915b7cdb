//! Scores for the whole pool: one pass over the sparse rows, 16 bytes an item out.
//!
//! Weights are copied once into a table with a fixed number of f32 per column (the classes padded to 2, 4, 8, 16,
//! 32, 64, 80, 128, then multiples of 64), so that the logits of a row stay in registers and a weight row never
//! straddles more cache lines than it must. A last line of zeros stands for all columns the model does not know.
//! Temperature is folded into the table; other calibrators are applied row by row.
//!
//! Rows are independent and sums have a fixed order, so the scores are the same on any number of threads.

use super::calibrators::softmax;
use super::fast::{exp, ln};
use super::{FittedCalibrator, LinearModel, Score, Scores, score_of_set};
use crate::error::{Error, Result};
use crate::features::{FeatureMatrix, SegmentView};
use crate::raw::{Kernel, prefetch, vectorised};
use ndarray::{Array1, ArrayView1};
use rayon::prelude::*;

const ROWS_A_CHUNK: usize = 4_096;
/// The logit of the lanes that pad the classes; its exponential is exactly 0.
const NO_CLASS: f32 = -1e30;

/// A cache line of weights.
#[derive(Clone, Copy, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(C, align(64))]
struct Line([f32; 16]);

/// The weights as the kernel wants them.
struct Table {
    lines: Vec<Line>,
    /// The same for the dense numbers.
    dense: Vec<Line>,
    bias: Vec<f32>,
    columns: usize,
    classes: usize,
    stride: usize,
}

impl Table {
    fn new(model: &LinearModel, factor: f64) -> Table {
        let classes = model.classes;
        let fixed = [2, 4, 8, 16, 32, 64, 80, 128].into_iter().find(|&width| width >= classes);
        let stride = fixed.unwrap_or_else(|| classes.next_multiple_of(64));
        let mut lines = vec![Line([0.0; 16]); ((model.columns + 1) * stride).div_ceil(16)];
        let flat: &mut [f32] = bytemuck::cast_slice_mut(&mut lines);
        let scaled = |w: &f32| (f64::from(*w) * factor) as f32;
        for (to, from) in flat.chunks_exact_mut(stride).zip(model.weights.chunks_exact(classes)) {
            to.iter_mut().zip(from).for_each(|(t, w)| *t = scaled(w));
        }
        let mut dense = vec![Line([0.0; 16]); (model.dense.len() / classes * stride).div_ceil(16)];
        let flat: &mut [f32] = bytemuck::cast_slice_mut(&mut dense);
        for (to, from) in flat.chunks_exact_mut(stride).zip(model.dense.chunks_exact(classes)) {
            to.iter_mut().zip(from).for_each(|(t, w)| *t = scaled(w));
        }
        let mut bias: Vec<f32> = model.bias.iter().map(scaled).collect();
        bias.resize(stride, NO_CLASS);
        Table { lines, dense, bias, columns: model.columns, classes, stride }
    }

    fn flat_dense(&self) -> &[f32] {
        bytemuck::cast_slice(&self.dense)
    }

    fn flat(&self) -> &[f32] {
        bytemuck::cast_slice(&self.lines)
    }
}

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
    let factor = calibrator.logit_factor();
    let table = Table::new(model, factor.unwrap_or(1.0));
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
            match factor {
                Some(_) => run(Softmax { view, first, table: &table, out }),
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

/// A loop over rows that is compiled for several widths.
trait Rows {
    fn table(&self) -> &Table;
    fn run<const W: usize, const LANES: usize>(self);
}

/// Picks the copy for the table's width. Narrow rows are summed in four lanes, so that additions need not wait for
/// one another; wide ones have enough of their own.
fn run<R: Rows>(rows: R) {
    match rows.table().stride {
        2 => vectorised(Fixed::<R, 2, 4>(rows)),
        4 => vectorised(Fixed::<R, 4, 4>(rows)),
        8 => vectorised(Fixed::<R, 8, 4>(rows)),
        16 => vectorised(Fixed::<R, 16, 2>(rows)),
        32 => vectorised(Fixed::<R, 32, 1>(rows)),
        64 => vectorised(Fixed::<R, 64, 1>(rows)),
        80 => vectorised(Fixed::<R, 80, 1>(rows)),
        128 => vectorised(Fixed::<R, 128, 1>(rows)),
        _ => vectorised(Fixed::<R, 0, 1>(rows)),
    }
}

struct Fixed<R, const W: usize, const LANES: usize>(R);

impl<R: Rows, const W: usize, const LANES: usize> Kernel for Fixed<R, W, LANES> {
    type Output = ();
    #[inline(always)]
    fn run(self) {
        self.0.run::<W, LANES>();
    }
}

/// Logits of row `r` of `view`, padded. `W` is the table's stride.
#[inline(always)]
fn row_logits<const W: usize, const LANES: usize>(
    view: SegmentView<'_>,
    r: usize,
    table: &Table,
    flat: &[f32],
) -> [f32; W] {
    let row = view.row(r);
    let unknown = table.columns;
    let line = |column: u32| -> &[f32; W] {
        let at = (column as usize).min(unknown) * W;
        flat[at..].first_chunk::<W>().expect("a line of the table is W long")
    };
    let mut lanes = [[0f32; W]; LANES];
    let whole = row.indices.len() / LANES * LANES;
    let mut at = 0;
    while at < whole {
        for lane in 0..LANES {
            if W >= 32 {
                // Wide tables do not fit the cache; eight entries ahead is about the time a line takes to come.
                if let Some(&column) = row.indices.get(at + lane + 8) {
                    prefetch(line(column));
                }
            }
            let (weights, value) = (line(row.indices[at + lane]), row.values[at + lane]);
            for k in 0..W {
                lanes[lane][k] += value * weights[k];
            }
        }
        at += LANES;
    }
    for at in whole..row.indices.len() {
        let (weights, value) = (line(row.indices[at]), row.values[at]);
        for k in 0..W {
            lanes[0][k] += value * weights[k];
        }
    }
    let dense = table.flat_dense();
    for (at, (&value, weights)) in row.dense.iter().zip(dense.chunks_exact(W)).enumerate() {
        let sums = &mut lanes[at % LANES];
        for k in 0..W {
            sums[k] += value * weights[k];
        }
    }
    let mut logits = [0f32; W];
    for k in 0..W {
        logits[k] = table.bias[k];
        for lane in &lanes {
            logits[k] += lane[k];
        }
    }
    logits
}

/// The same for any number of classes, 64 at a time, into `out`.
#[inline(always)]
fn row_logits_wide(view: SegmentView<'_>, r: usize, table: &Table, flat: &[f32], out: &mut [f32]) {
    let row = view.row(r);
    let (out, _) = out.as_chunks_mut::<64>();
    for (tile, out) in out.iter_mut().enumerate() {
        let mut sums = [0f32; 64];
        sums.copy_from_slice(&table.bias[tile * 64..][..64]);
        for (&column, &value) in row.indices.iter().zip(row.values) {
            let at = (column as usize).min(table.columns) * table.stride + tile * 64;
            let weights = flat[at..].first_chunk::<64>().expect("a line of the table has whole tiles");
            for k in 0..64 {
                sums[k] += value * weights[k];
            }
        }
        for (&value, weights) in row.dense.iter().zip(table.flat_dense().chunks_exact(table.stride)) {
            let weights = weights[tile * 64..].first_chunk::<64>().expect("a line of the table has whole tiles");
            for k in 0..64 {
                sums[k] += value * weights[k];
            }
        }
        *out = sums;
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
        let flat = self.table.flat();
        for (r, out) in self.out.chunks_exact_mut(self.table.stride).enumerate() {
            if W == 0 {
                row_logits_wide(self.view, self.first + r, self.table, flat, out);
            } else {
                out.copy_from_slice(&row_logits::<W, LANES>(self.view, self.first + r, self.table, flat));
            }
        }
    }
}

struct Softmax<'a> {
    view: SegmentView<'a>,
    first: usize,
    table: &'a Table,
    out: &'a mut [Score],
}

impl Rows for Softmax<'_> {
    fn table(&self) -> &Table {
        self.table
    }

    #[inline(always)]
    fn run<const W: usize, const LANES: usize>(self) {
        let flat = self.table.flat();
        let mut wide = vec![0f32; if W == 0 { self.table.stride } else { 0 }];
        let mut folded = wide.clone();
        for (r, score) in self.out.iter_mut().enumerate() {
            *score = if W == 0 {
                row_logits_wide(self.view, self.first + r, self.table, flat, &mut wide);
                outlook(&mut wide, &mut folded)
            } else {
                let mut logits = row_logits::<W, LANES>(self.view, self.first + r, self.table, flat);
                outlook(&mut logits, &mut [0f32; W])
            };
        }
    }
}

/// Score of one row of padded logits. Both slices are used up.
#[inline(always)]
fn outlook(logits: &mut [f32], folded: &mut [f32]) -> Score {
    folded.copy_from_slice(logits);
    let most = fold(folded, |a, b| if a > b { a } else { b });
    let mut top = u32::MAX;
    for (k, &z) in logits.iter().enumerate() {
        top = top.min(if z == most { k as u32 } else { u32::MAX });
    }
    // A row whose logits are not numbers has no top; it scores as class 0 with nothing known.
    let top = if top == u32::MAX { 0 } else { top };
    // In place: the shifted logits become `e * shift` and `folded` becomes `e`.
    for (z, e) in logits.iter_mut().zip(folded.iter_mut()) {
        let shift = *z - most;
        *e = exp(shift);
        *z = *e * shift;
    }
    let tilt = fold(logits, |a, b| a + b);
    logits.copy_from_slice(folded);
    let sum = fold(folded, |a, b| a + b);
    logits[top as usize] = 0.0;
    let second = fold(logits, |a, b| if a > b { a } else { b });
    let entropy = ln(sum) - tilt / sum;
    Score {
        top,
        confidence: 1.0 / sum,
        margin: (1.0 - second) / sum,
        entropy: if entropy > 0.0 { entropy } else { 0.0 },
    }
}

/// Folds a slice half onto half, which keeps vector lanes busy; the order is fixed by the length.
#[inline(always)]
fn fold(values: &mut [f32], join: impl Fn(f32, f32) -> f32) -> f32 {
    let mut width = values.len();
    while width > 1 {
        let half = width.div_ceil(2);
        let (left, right) = values.split_at_mut(half);
        for (l, r) in left.iter_mut().zip(&right[..width - half]) {
            *l = join(*l, *r);
        }
        width = half;
    }
    values[0]
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
            let maps = (0..2 * classes).map(|i| if i % 2 == 0 { -0.8 } else { 0.1 }).collect();
            let platt = FittedCalibrator::new("platt", maps, 50);
            for calibrator in [&FittedCalibrator::none(), &temperature, &platt] {
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
