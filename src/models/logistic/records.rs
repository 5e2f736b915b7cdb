//! Labeled rows as linfa records: sparse, and only the columns that occur.

use crate::error::{Error, Result};
use crate::features::{FeatureMatrix, FeatureRow};
use crate::models::Scales;
use linfa::dataset::Records;

/// Sparse rows that linfa's traits accept. A type of our own, because linfa implements `Records` for dense arrays
/// only, and neither the trait nor a foreign sparse matrix is ours to join.
#[derive(Debug, Clone, PartialEq)]
pub struct CsrRecords {
    starts: Vec<usize>,
    indices: Vec<u32>,
    values: Vec<f32>,
    columns: usize,
}

impl Records for CsrRecords {
    type Elem = f32;

    fn nsamples(&self) -> usize {
        self.starts.len() - 1
    }

    fn nfeatures(&self) -> usize {
        self.columns
    }
}

impl CsrRecords {
    /// Rows in compressed form: `starts` has one entry more than there are rows. The error says what does not fit.
    pub fn new(starts: Vec<usize>, indices: Vec<u32>, values: Vec<f32>, columns: usize) -> Result<Self> {
        let fits = starts.first() == Some(&0)
            && starts.last() == Some(&indices.len())
            && indices.len() == values.len()
            && starts.windows(2).all(|pair| pair[0] <= pair[1])
            && indices.iter().all(|&column| (column as usize) < columns);
        if !fits {
            return Err(Error::internal("sparse records whose rows, columns and values do not fit together"));
        }
        if let Some(at) = values.iter().position(|value| !value.is_finite()) {
            return Err(Error::invalid(format!(
                "column {} holds {}, which is not a number a model can learn from",
                indices[at], values[at]
            )));
        }
        Ok(CsrRecords { starts, indices, values, columns })
    }

    /// Copies `rows` of the matrix, in that order and times `scales`; the dense numbers stand behind the sparse columns. What
    /// is scaled to zero is left out.
    pub fn gather(features: &FeatureMatrix, rows: &[usize], scales: &Scales<'_>) -> Result<Self> {
        let mut starts = Vec::with_capacity(rows.len() + 1);
        starts.push(0);
        let (mut indices, mut values) = (vec![], vec![]);
        let columns = features.columns();
        for &row in rows {
            let row = features.row(row);
            if features.trees().is_empty() {
                indices.extend_from_slice(row.indices);
                values.extend_from_slice(row.values);
            } else {
                for (&column, &value) in row.indices.iter().zip(row.values) {
                    let scale = scales.of(column);
                    if scale != 0.0 {
                        indices.push(column);
                        values.push(value * scale);
                    }
                }
            }
            indices.extend((columns as u32..).take(row.dense.len()));
            values.extend(row.dense.iter().map(|x| (f64::from(*x) * scales.dense) as f32));
            starts.push(indices.len());
        }
        CsrRecords::new(starts, indices, values, columns + features.dims())
    }

    /// Row `r`.
    pub fn row(&self, r: usize) -> FeatureRow<'_> {
        let range = self.starts[r]..self.starts[r + 1];
        FeatureRow { indices: &self.indices[range.clone()], values: &self.values[range], dense: &[] }
    }

    /// How many entries are not zero.
    pub fn non_zeros(&self) -> usize {
        self.indices.len()
    }

    /// The columns that occur, rising.
    pub fn active_columns(&self) -> Vec<u32> {
        let mut seen = vec![false; self.columns];
        for &column in &self.indices {
            seen[column as usize] = true;
        }
        (0..self.columns as u32).filter(|&column| seen[column as usize]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_active_columns() {
        let records = CsrRecords::new(vec![0, 2, 2, 3], vec![1, 7, 1], vec![1.0, 2.0, 3.0], 9).unwrap();
        assert_eq!((records.nsamples(), records.nfeatures(), records.non_zeros()), (3, 9, 3));
        assert_eq!(records.active_columns(), [1, 7]);
        assert_eq!(records.row(1).indices, &[] as &[u32]);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(CsrRecords::new(vec![0, 1], vec![3], vec![1.0], 3).is_err());
        assert!(CsrRecords::new(vec![0, 2], vec![1], vec![1.0], 3).is_err());
        let nan = CsrRecords::new(vec![0, 1], vec![2], vec![f32::NAN], 3).unwrap_err().to_string();
        assert!(nan.contains("column 2 holds NaN"), "{nan}");
    }
}
