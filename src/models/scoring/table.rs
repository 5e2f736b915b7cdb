//! Logits of a row: the weights in a table the processor likes, and the loops over it, compiled for several widths.
//!
//! Weights are copied once into a table with a fixed number of f32 per column (the classes padded to 2, 4, 8, 16,
//! 32, 64, 80, 128, then multiples of 64), so that the logits of a row stay in registers and a weight row never
//! straddles more cache lines than it must. A last line of zeros stands for all columns the model does not know.

use crate::features::SegmentView;
use crate::models::LinearModel;
use crate::raw::{Kernel, prefetch, vectorised};
use rayon::prelude::*;

const COLUMNS_A_PART: usize = 8_192;

/// The logit of the lanes that pad the classes; its exponential is exactly 0.
const NO_CLASS: f32 = -1e30;

/// A cache line of weights.
#[derive(Clone, Copy, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(C, align(64))]
struct Line([f32; 16]);

/// The weights as the kernel wants them.
pub(super) struct Table {
    lines: Vec<Line>,
    /// The same for the dense numbers.
    dense: Vec<Line>,
    bias: Vec<f32>,
    columns: usize,
    pub classes: usize,
    /// Numbers a line.
    pub stride: usize,
}

impl Table {
    /// The weights of `model`, with `slopes` (slope and shift of each class's centred logit) worked in.
    pub fn new(model: &LinearModel, slopes: Option<&[[f64; 2]]>) -> Table {
        let classes = model.classes;
        let fixed = [2, 4, 8, 16, 32, 64, 80, 128].into_iter().find(|&width| width >= classes);
        let stride = fixed.unwrap_or_else(|| classes.next_multiple_of(64));
        let scaled = |to: &mut [f32], from: &[f32]| {
            let Some(slopes) = slopes else {
                return to[..classes].copy_from_slice(from);
            };
            let mean = from.iter().map(|w| f64::from(*w)).sum::<f64>() / classes as f64;
            for ((to, w), [slope, _]) in to.iter_mut().zip(from).zip(slopes) {
                *to = (slope * (f64::from(*w) - mean)) as f32;
            }
        };
        let padded = |weights: &[f32], columns: usize| {
            let mut lines = vec![Line([0.0; 16]); (columns * stride).div_ceil(16)];
            let flat: &mut [f32] = bytemuck::cast_slice_mut(&mut lines);
            let parts = flat.par_chunks_mut(COLUMNS_A_PART * stride);
            parts.zip(weights.par_chunks(COLUMNS_A_PART * classes)).for_each(|(to, from)| {
                for (to, from) in to.chunks_exact_mut(stride).zip(from.chunks_exact(classes)) {
                    // Most columns are in no labeled item, so their weights are zeros, which the lines are already.
                    if from.iter().any(|w| *w != 0.0) {
                        scaled(to, from);
                    }
                }
            });
            lines
        };
        let lines = padded(&model.weights, model.columns + 1);
        let dense = padded(&model.dense, model.dense.len() / classes);
        let mut bias = vec![NO_CLASS; stride];
        scaled(&mut bias, &model.bias);
        for (bias, [_, shift]) in bias.iter_mut().zip(slopes.unwrap_or_default()) {
            *bias = (f64::from(*bias) + shift) as f32;
        }
        Table { lines, dense, bias, columns: model.columns, classes, stride }
    }

    fn flat_dense(&self) -> &[f32] {
        bytemuck::cast_slice(&self.dense)
    }

    fn flat(&self) -> &[f32] {
        bytemuck::cast_slice(&self.lines)
    }
}

/// A loop over rows that is compiled for several widths.
pub(super) trait Rows {
    fn table(&self) -> &Table;
    fn run<const W: usize, const LANES: usize>(self);
}

/// Picks the copy for the table's width. Narrow rows are summed in four lanes, so that additions need not wait for
/// one another; wide ones have enough of their own.
pub(super) fn run<R: Rows>(rows: R) {
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
    // The same number of lanes again: an index that is not known here would push the sums out of their registers.
    let (groups, rest) = row.dense.as_chunks::<LANES>();
    let mut weights = table.flat_dense().chunks_exact(W);
    for (group, lines) in groups.iter().zip(table.flat_dense().chunks_exact(W * LANES)) {
        for lane in 0..LANES {
            for k in 0..W {
                lanes[lane][k] += group[lane] * lines[lane * W + k];
            }
        }
    }
    weights.by_ref().take(groups.len() * LANES).for_each(drop);
    for (&value, weights) in rest.iter().zip(weights) {
        for k in 0..W {
            lanes[0][k] += value * weights[k];
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

/// Logits of a row, of any width: `W` is the table's stride, or 0 for one that no loop was compiled for; then `wide`
/// holds them.
#[inline(always)]
pub(super) fn each_row<const W: usize, const LANES: usize>(
    view: SegmentView<'_>,
    rows: std::ops::Range<usize>,
    table: &Table,
    mut take: impl FnMut(usize, &[f32]),
) {
    let flat = table.flat();
    let mut wide = vec![0f32; if W == 0 { table.stride } else { 0 }];
    for (at, r) in rows.enumerate() {
        if W == 0 {
            row_logits_wide(view, r, table, flat, &mut wide);
            take(at, &wide);
        } else {
            take(at, &row_logits::<W, LANES>(view, r, table, flat));
        }
    }
}
