//! The feature matrix: sparse rows in segments, one segment per import, in memory or mapped from a file.

use std::sync::Arc;

/// A typed view of bytes that somebody else keeps alive: a vector, or a mapped file.
#[derive(Clone)]
pub struct Block {
    owner: Arc<dyn AsRef<[u8]> + Send + Sync>,
    start: usize,
    len: usize,
}

impl Block {
    /// `len` bytes of `owner` from `start`. Panics when they are not there; callers check file sizes first.
    pub fn new(owner: Arc<dyn AsRef<[u8]> + Send + Sync>, start: usize, len: usize) -> Self {
        assert!((*owner).as_ref().len() >= start + len, "block reaches past the end of its bytes");
        Block { owner, start, len }
    }

    /// The bytes as numbers. Panics when they are not aligned for `T`; the file layout keeps every block at 64 bytes.
    pub fn as_slice<T: bytemuck::Pod>(&self) -> &[T] {
        bytemuck::cast_slice(&(*self.owner).as_ref()[self.start..self.start + self.len])
    }
}

struct OwnedVec<T>(Vec<T>);

impl<T: bytemuck::Pod> AsRef<[u8]> for OwnedVec<T> {
    fn as_ref(&self) -> &[u8] {
        bytemuck::cast_slice(&self.0)
    }
}

impl<T: bytemuck::Pod + Send + Sync> From<Vec<T>> for Block {
    fn from(values: Vec<T>) -> Self {
        let len = std::mem::size_of_val(values.as_slice());
        Block::new(Arc::new(OwnedVec(values)), 0, len)
    }
}

/// Consecutive rows of the matrix: a sparse part in compressed row form, and a dense part of as many numbers in each row.
#[derive(Clone)]
pub struct Segment {
    starts: Block,
    indices: Block,
    values: Block,
    dense: Block,
    rows: usize,
    dims: usize,
}

/// A segment with its blocks read out once, for loops over many rows.
#[derive(Clone, Copy)]
pub struct SegmentView<'a> {
    /// `starts[r]..starts[r + 1]` are the entries of row `r`; one longer than there are rows.
    pub starts: &'a [u64],
    /// Column numbers, rising within a row.
    pub indices: &'a [u32],
    /// Values, beside `indices`.
    pub values: &'a [f32],
    /// The dense part, row by row, `dims` numbers each.
    pub dense: &'a [f32],
    /// Dense numbers in a row.
    pub dims: usize,
}

/// One row: sparse columns in rising order with the values beside them, and the dense numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FeatureRow<'a> {
    /// Sparse column numbers, rising.
    pub indices: &'a [u32],
    /// Values, beside `indices`.
    pub values: &'a [f32],
    /// The dense numbers; none where the space has no dense part.
    pub dense: &'a [f32],
}

impl FeatureRow<'_> {
    /// The sparse entries below column `columns`.
    pub(super) fn entries(&self, columns: usize) -> impl Iterator<Item = (u32, f32)> + '_ {
        let end = self.indices.partition_point(|&column| (column as usize) < columns);
        self.indices[..end].iter().copied().zip(self.values.iter().copied())
    }
}

impl Segment {
    /// Puts three blocks together: `starts` as u64 (rows + 1 of them), `indices` as u32, `values` as f32.
    /// The error says what does not fit; a damaged file must not become a wrong score.
    pub fn new(starts: Block, indices: Block, values: Block) -> Result<Self, String> {
        let (s, i, v) = (starts.as_slice::<u64>(), indices.as_slice::<u32>(), values.as_slice::<f32>());
        if s.is_empty() || s[0] != 0 || s[s.len() - 1] as usize != i.len() || i.len() != v.len() {
            return Err(format!(
                "segment of {} starts, {} columns, {} values does not fit together",
                s.len(),
                i.len(),
                v.len()
            ));
        }
        if s.windows(2).any(|pair| pair[0] > pair[1]) {
            return Err("segment has a row that ends before it starts".into());
        }
        let rows = s.len() - 1;
        Ok(Segment { starts, indices, values, dense: Block::from(Vec::<f32>::new()), rows, dims: 0 })
    }

    /// Puts a dense part beside the sparse one: as many f32 for every row, row by row.
    pub fn with_dense(mut self, dense: Block) -> Result<Self, String> {
        let numbers = dense.as_slice::<f32>().len();
        if numbers.checked_rem(self.rows).is_some_and(|rest| rest != 0) || (self.rows == 0 && numbers > 0) {
            return Err(format!("segment of {} rows does not fit {numbers} dense numbers", self.rows));
        }
        self.dims = numbers.checked_div(self.rows).unwrap_or(0);
        self.dense = dense;
        Ok(self)
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The blocks as slices.
    pub fn view(&self) -> SegmentView<'_> {
        SegmentView {
            starts: self.starts.as_slice(),
            indices: self.indices.as_slice(),
            values: self.values.as_slice(),
            dense: self.dense.as_slice(),
            dims: self.dims,
        }
    }
}

impl std::fmt::Debug for Segment {
    /// The size alone: a segment holds millions of numbers.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Segment").field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl<'a> SegmentView<'a> {
    /// Row `r` of this segment.
    pub fn row(&self, r: usize) -> FeatureRow<'a> {
        let range = self.starts[r] as usize..self.starts[r + 1] as usize;
        let dense = &self.dense[r * self.dims..(r + 1) * self.dims];
        FeatureRow { indices: &self.indices[range.clone()], values: &self.values[range], dense }
    }
}

/// All rows of a project, in item order: row `r` here is the item with row number `r` in the store.
#[derive(Clone, Default)]
pub struct FeatureMatrix {
    segments: Vec<Segment>,
    first_rows: Vec<usize>,
    rows: usize,
    columns: usize,
    dims: usize,
    trees: Arc<[u32]>,
}

impl FeatureMatrix {
    /// An empty matrix.
    pub fn new() -> Self {
        FeatureMatrix::default()
    }

    /// Adds rows behind the others. `columns` is how many sparse columns the feature space has by now. All segments of a
    /// space have a dense part of the same width.
    pub fn push(&mut self, segment: Segment, columns: usize) {
        self.dims = self.dims.max(segment.dims);
        self.first_rows.push(self.rows);
        self.rows += segment.rows();
        self.segments.push(segment);
        self.columns = self.columns.max(columns);
    }

    /// Says which sparse columns are leaves of trees, as [`super::FeatureSpace::tree_columns`] has them. A fit listens to
    /// leaves only in a matrix that knows them.
    pub fn set_trees(&mut self, starts: &[u32]) {
        self.trees = starts.into();
    }

    /// The first leaf column of each tree, and the column behind the last one; empty without trees.
    pub fn trees(&self) -> &[u32] {
        &self.trees
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many sparse columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many dense numbers a row has.
    pub fn dims(&self) -> usize {
        self.dims
    }

    /// Row `r`. Panics when there is no such row.
    pub fn row(&self, r: usize) -> FeatureRow<'_> {
        let at = self.first_rows.partition_point(|&first| first <= r) - 1;
        self.segments[at].view().row(r - self.first_rows[at])
    }

    /// The segments with the row number each starts at.
    pub fn segments(&self) -> impl Iterator<Item = (usize, SegmentView<'_>)> {
        self.first_rows.iter().copied().zip(self.segments.iter().map(Segment::view))
    }

    /// How many entries are not zero, over all rows.
    pub fn non_zeros(&self) -> usize {
        self.segments().map(|(_, view)| view.indices.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(rows: &[&[(u32, f32)]]) -> Segment {
        let mut starts = vec![0u64];
        let (mut indices, mut values) = (vec![], vec![]);
        for row in rows {
            for (column, value) in *row {
                indices.push(*column);
                values.push(*value);
            }
            starts.push(indices.len() as u64);
        }
        Segment::new(starts.into(), indices.into(), values.into()).unwrap()
    }

    #[test]
    fn rows_are_found_across_segments() {
        let mut matrix = FeatureMatrix::new();
        matrix.push(segment(&[&[(0, 1.0)], &[]]), 1);
        matrix.push(segment(&[&[(1, 2.0), (4, 3.0)]]), 5);
        assert_eq!((matrix.rows(), matrix.columns(), matrix.non_zeros()), (3, 5, 3));
        assert_eq!(matrix.row(1).indices, &[] as &[u32]);
        assert_eq!(matrix.row(2), FeatureRow { indices: &[1, 4], values: &[2.0, 3.0], dense: &[] });
    }

    #[test]
    fn dense_numbers_stand_beside_the_sparse_ones() {
        let two = segment(&[&[(0, 1.0)], &[]]);
        let dense = two.clone().with_dense(vec![1f32, 2.0, 3.0, 4.0, 5.0, 6.0].into()).unwrap();
        let mut matrix = FeatureMatrix::new();
        matrix.push(dense, 1);
        assert_eq!((matrix.dims(), matrix.row(1).dense), (3, &[4.0f32, 5.0, 6.0][..]));
        assert!(two.with_dense(vec![1f32; 3].into()).is_err());
    }

    #[test]
    fn a_segment_that_does_not_fit_is_refused() {
        assert!(Segment::new(vec![0u64, 2].into(), vec![1u32].into(), vec![1f32].into()).is_err());
        assert!(Segment::new(vec![0u64, 2, 1].into(), vec![1u32].into(), vec![1f32].into()).is_err());
    }
}
