//! Which hash is which column, and in how many items it was seen.

use std::cmp::Reverse;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::hash::HashedMap;

/// One named column.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Term {
    pub hash: u64,
    pub column: u32,
    /// Items of its batch that hold it.
    pub items: u32,
    /// Items its batch had in all: the sample for fitted columns, the import that brought it for later ones.
    pub of: u32,
}

/// Named columns in column order. Hashes only, no text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Vocabulary {
    terms: Vec<Term>,
}

impl Vocabulary {
    /// The terms, in the order they were added.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Gives new columns from `first` on to what was counted in at least `min_items` of `of` items and has no column
    /// yet, the most frequent first (equal counts by hash), until there are `most` terms. Returns the next free column.
    pub fn add(&mut self, counted: Vec<(u64, u32)>, of: u32, min_items: u32, most: usize, first: u32) -> u32 {
        let known: HashedMap<()> = self.terms.iter().map(|term| (term.hash, ())).collect();
        let mut new: Vec<(u64, u32)> =
            counted.into_iter().filter(|(hash, items)| *items >= min_items && !known.contains_key(hash)).collect();
        new.par_sort_unstable_by_key(|&(hash, items)| (Reverse(items), hash));
        new.truncate(most.saturating_sub(self.terms.len()));
        let mut next = first;
        for (hash, items) in new {
            self.terms.push(Term { hash, column: next, items, of });
            next += 1;
        }
        next
    }

    /// Whether there is room for more.
    pub fn is_full(&self, most: usize) -> bool {
        self.terms.len() >= most
    }
}

/// Counts in how many items each hash occurs. Sharded, so that threads merge their counts side by side; sums do not
/// depend on who counted what, so neither does the result.
pub(crate) struct Counter {
    shards: Vec<HashedMap<Seen>>,
}

struct Seen {
    items: u32,
    last: u32,
}

const SHARDS: usize = 16;

impl Counter {
    /// Nothing counted yet.
    pub fn new() -> Self {
        Counter { shards: (0..SHARDS).map(|_| HashedMap::default()).collect() }
    }

    /// Counts `hash` in item number `item` (from 1; numbers must not repeat between counters), once per item.
    #[inline(always)]
    pub fn see(&mut self, hash: u64, item: u32) {
        // Bits in the middle: the map itself uses the lowest and the highest ones.
        let seen = self.shards[(hash >> 32) as usize % SHARDS].entry(hash).or_insert(Seen { items: 0, last: 0 });
        if seen.last != item {
            seen.last = item;
            seen.items += 1;
        }
    }

    /// The sums over several counters that saw different items, those below `min_items` left out, in no order.
    pub fn merge(counters: Vec<Counter>, min_items: u32) -> Vec<(u64, u32)> {
        let mut by_shard: Vec<Vec<HashedMap<Seen>>> = (0..SHARDS).map(|_| Vec::new()).collect();
        for counter in counters {
            for (into, shard) in by_shard.iter_mut().zip(counter.shards) {
                into.push(shard);
            }
        }
        let merged: Vec<Vec<(u64, u32)>> = by_shard
            .into_par_iter()
            .map(|mut maps| {
                let mut all = maps.pop().unwrap_or_default();
                for map in maps {
                    for (hash, seen) in map {
                        all.entry(hash).or_insert(Seen { items: 0, last: 0 }).items += seen.items;
                    }
                }
                all.into_iter().map(|(hash, seen)| (hash, seen.items)).filter(|(_, n)| *n >= min_items).collect()
            })
            .collect();
        merged.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_counts_once_and_counters_add_up() {
        let (mut a, mut b) = (Counter::new(), Counter::new());
        a.see(7, 1);
        a.see(7, 1);
        a.see(7, 2);
        a.see(9, 2);
        b.see(7, 3);
        assert_eq!(Counter::merge(vec![a, b], 2), vec![(7, 3)]);
    }

    #[test]
    fn frequent_terms_come_first_and_old_ones_stay() {
        let mut vocabulary = Vocabulary::default();
        assert_eq!(vocabulary.add(vec![(5, 2), (4, 3), (3, 2), (2, 1)], 10, 2, 3, 0), 3);
        let columns = |v: &Vocabulary| v.terms().iter().map(|t| (t.hash, t.column)).collect::<Vec<_>>();
        assert_eq!(columns(&vocabulary), vec![(4, 0), (3, 1), (5, 2)]);
        assert_eq!(vocabulary.add(vec![(4, 9), (8, 5), (9, 6)], 10, 2, 4, 20), 21);
        assert_eq!(columns(&vocabulary), vec![(4, 0), (3, 1), (5, 2), (9, 20)]);
        assert!(vocabulary.is_full(4));
    }
}
