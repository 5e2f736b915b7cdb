//! A set of rows, one bit a row: a million rows are 125 kB.

/// Rows of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RowSet(Vec<u64>);

impl RowSet {
    pub fn insert(&mut self, row: u32) {
        let word = row as usize / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (row % 64);
    }

    pub fn contains(&self, row: u32) -> bool {
        self.0.get(row as usize / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }
}

impl FromIterator<u32> for RowSet {
    fn from_iter<I: IntoIterator<Item = u32>>(rows: I) -> Self {
        let mut set = RowSet::default();
        rows.into_iter().for_each(|row| set.insert(row));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in_and_nothing_beyond_its_end() {
        let set: RowSet = [0, 63, 64, 1000].into_iter().collect();
        let held: Vec<u32> = (0..2000).filter(|row| set.contains(*row)).collect();
        assert_eq!(held, [0, 63, 64, 1000]);
        assert!(!RowSet::default().contains(0));
    }
}
