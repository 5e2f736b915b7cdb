//! Trees: what a linear model cannot say with one weight per key. Each tree cuts the items by two table keys into
//! leaves such as "amount above 3200 and purpose is car", and every leaf is a sparse column, so a linear model over
//! leaves knows thresholds, intervals and interactions of two keys, and stays linear in every file and kernel.
//!
//! The trees are extremely randomised (Geurts, Ernst & Wehenkel 2006) and see no label, as in scikit-learn's
//! `RandomTreesEmbedding` (Moosmann, Triggs & Jurie 2006). That one lets every cut choose among all keys, and then two
//! keys that matter together seldom meet in one tree; here a tree keeps to its pair, and all pairs have a tree where
//! there are not too many, which is the additive model with pairwise interactions (Lou et al. 2013). A single numeric
//! key has trees of its own, for its intervals. Which trees a model listens to is for its fit to say.
//!
//! A number is cut [`CUTS`] times on the way down, each time at the middle one of [`DRAWN`] values drawn from the node,
//! rounded to a number as short as can be; a category branches by its frequent values. What is missing in the sample goes its own way. What no
//! item of the sample was like (missing where nothing was, for instance) has no leaf, and the tree does not speak.
//!
//! Trees are fitted once and then frozen, so an item's leaves are the same for ever: a category that has a column only
//! since a later batch goes on with the rest.

use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::digest::mix64;

/// Items the trees are fitted on, at most.
pub(super) const MOST_ROWS: usize = 20_000;
/// Fewer items than this say nothing about where to cut.
pub(super) const FEWEST_ROWS: usize = 50;
/// Trees, at most: one per pair of 22 keys. A row has an entry per tree.
const MOST_TREES: usize = 231;
/// Pairs have several trees, with other cuts, until there are about this many.
const ENOUGH_TREES: usize = 96;
/// Trees of one pair, at most.
const MOST_A_PAIR: usize = 16;
/// Times a tree cuts by the same number: eight intervals.
const CUTS: usize = 3;
/// Values drawn for a cut, which comes at the middle one: where a pair has one tree alone, its cuts must not be bad luck.
const DRAWN: usize = 7;
/// Values of a category with a branch of their own.
const MOST_BRANCHES: usize = 8;
/// A leaf holds at least this share of the sample, and at least [`SMALLEST`] items.
const LEAST_SHARE: f64 = 0.02;
const SMALLEST: usize = 5;
const SEED: u64 = 0x7472_6565_7321;

/// One item's table values.
pub(super) struct Values<'a> {
    /// Finite or missing.
    pub numbers: &'a [Option<f64>],
    /// The sparse column of each category's value.
    pub categories: &'a [u32],
}

/// The trees of a space.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Trees {
    /// The first column of each tree, and behind them the first column after the last tree.
    starts: Vec<u32>,
    trees: Vec<Tree>,
}

/// Nodes, the root first; every child stands behind its parent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Node {
    /// Its place among the tree's leaves.
    Leaf(u32),
    /// A number up to `at` goes below.
    Number { key: u32, at: f64, below: u32, above: u32, missing: Option<u32> },
    /// Category columns with their children; every other value goes with the rest.
    Category { key: u32, branches: Vec<(u32, u32)>, rest: Option<u32> },
}

/// One step on the way to a leaf, for the leaf's name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    /// At most this.
    UpTo(f64),
    /// More than this.
    Above(f64),
    /// Not known.
    Missing,
    /// The item's own category.
    Same,
    /// A category without a branch of its own.
    Rest,
}

/// The sample, key by key and item by item.
pub(super) struct Sample {
    /// Finite or missing.
    pub numbers: Vec<Vec<Option<f64>>>,
    /// The sparse column of each category's value.
    pub categories: Vec<Vec<u32>>,
    /// Per category key, the columns that may have a branch: frequent values and the mark for missing ones.
    pub branching: Vec<Vec<u32>>,
}

impl Trees {
    /// Fits trees on a sample; their columns start at `first`. None with too few items or nothing to cut.
    pub fn fit(sample: &Sample, first: u32) -> Option<Trees> {
        let (numbers, keys) = (sample.numbers.len(), sample.numbers.len() + sample.categories.len());
        let rows = sample.numbers.first().map_or_else(|| sample.categories.first().map_or(0, Vec::len), Vec::len);
        if rows < FEWEST_ROWS {
            return None;
        }
        let pairs = pairs(keys, numbers);
        let rounds = ENOUGH_TREES.div_ceil(pairs.len().max(1)).clamp(1, MOST_A_PAIR);
        let wanted: Vec<[usize; 2]> =
            pairs.iter().copied().cycle().take((pairs.len() * rounds).min(MOST_TREES)).collect();
        let least = ((rows as f64 * LEAST_SHARE) as usize).max(SMALLEST);
        let trees: Vec<Tree> = wanted
            .par_iter()
            .enumerate()
            .map(|(at, &pair)| Tree::grow(sample, pair, rows, least, mix64(SEED, at as u64)))
            .collect();
        // A tree of one leaf says nothing.
        let trees: Vec<Tree> = trees.into_iter().filter(|tree| tree.nodes.len() > 1).collect();
        if trees.is_empty() {
            return None;
        }
        let mut starts = vec![first];
        for tree in &trees {
            starts.push(starts[starts.len() - 1] + tree.leaves());
        }
        Some(Trees { starts, trees })
    }

    /// The first column of each tree, and behind them the first column after the last tree.
    pub fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// The columns that leaves take.
    pub fn columns(&self) -> std::ops::Range<u32> {
        self.starts[0]..self.starts[self.starts.len() - 1]
    }

    /// The leaves an item is in, one entry a tree, with a squared norm of 1 when it is in one of every tree.
    pub fn write(&self, values: &Values<'_>, entry: &mut impl FnMut(u32, f32)) {
        let value = 1.0 / (self.trees.len() as f32).sqrt();
        for (tree, first) in self.trees.iter().zip(&self.starts) {
            if let Some(leaf) = tree.walk(values, |_, _| ()) {
                entry(first + leaf, value);
            }
        }
    }

    /// The leaves an item is in with the way there: column, then key (numbers first, then
    /// categories) and step of each node passed.
    pub fn rules(&self, values: &Values<'_>) -> Vec<(u32, Vec<(usize, Step)>)> {
        let mut rules = Vec::new();
        for (tree, first) in self.trees.iter().zip(&self.starts) {
            let mut way = Vec::new();
            if let Some(leaf) = tree.walk(values, |key, step| way.push((key, step))) {
                rules.push((first + leaf, way));
            }
        }
        rules
    }

    /// What does not fit together, for a space with this many numeric and categorical keys.
    pub fn check(&self, numbers: usize, categories: usize) -> Result<(), String> {
        if self.trees.is_empty() || self.starts.len() != self.trees.len() + 1 {
            return Err(format!(
                "{} trees with {} column ranges do not fit together",
                self.trees.len(),
                self.starts.len()
            ));
        }
        let sound = self.trees.iter().zip(self.starts.windows(2)).all(|(tree, range)| {
            range[0].checked_add(tree.leaves()) == Some(range[1]) && tree.is_sound(numbers, categories)
        });
        if sound { Ok(()) } else { Err("a tree over the table keys does not fit together".into()) }
    }
}

/// The pairs of keys that have a tree, each key about as often as any other. With one key: that key alone, when it is a
/// number.
fn pairs(keys: usize, numbers: usize) -> Vec<[usize; 2]> {
    if keys == 1 {
        return if numbers == 1 { vec![[0, 0]] } else { Vec::new() };
    }
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(SEED);
    let mut order: Vec<usize> = (0..keys).collect();
    order.shuffle(&mut rng);
    // Neighbours at growing distance on a shuffled circle: the first ones have every key twice, the next ones again.
    let mut pairs = Vec::new();
    for distance in 1..=keys / 2 {
        let around = if distance * 2 == keys { keys / 2 } else { keys };
        pairs.extend((0..around).map(|at| [order[at], order[(at + distance) % keys]]));
        if pairs.len() >= MOST_TREES {
            break;
        }
    }
    pairs.truncate(MOST_TREES);
    pairs
}

impl Tree {
    fn grow(sample: &Sample, pair: [usize; 2], rows: usize, least: usize, seed: u64) -> Tree {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
        let numbers = sample.numbers.len();
        let mut levels: Vec<usize> = pair.iter().copied().filter(|key| *key >= numbers).collect();
        let mut cut: Vec<usize> = pair.iter().copied().filter(|key| *key < numbers).collect();
        cut.shuffle(&mut rng);
        for _ in 0..CUTS {
            levels.extend(&cut);
        }
        let mut growth = Growth { sample, least, rng, nodes: Vec::new(), leaves: 0 };
        growth.node((0..rows as u32).collect(), &levels);
        Tree { nodes: growth.nodes }
    }

    fn leaves(&self) -> u32 {
        self.nodes.iter().filter(|node| matches!(node, Node::Leaf(_))).count() as u32
    }

    fn walk(&self, values: &Values<'_>, mut pass: impl FnMut(usize, Step)) -> Option<u32> {
        let mut at = 0;
        loop {
            match self.nodes.get(at)? {
                Node::Leaf(leaf) => return Some(*leaf),
                Node::Number { key, at: cut, below, above, missing } => {
                    let key = *key as usize;
                    let (step, to) = match values.numbers.get(key)? {
                        None => (Step::Missing, (*missing)?),
                        Some(x) if x <= cut => (Step::UpTo(*cut), *below),
                        Some(_) => (Step::Above(*cut), *above),
                    };
                    pass(key, step);
                    at = to as usize;
                }
                Node::Category { key, branches, rest } => {
                    let own = values.categories.get(*key as usize)?;
                    let branch = branches.iter().find(|(column, _)| column == own);
                    let (step, to) = match branch {
                        Some((_, to)) => (Step::Same, *to),
                        None => (Step::Rest, (*rest)?),
                    };
                    pass(values.numbers.len() + *key as usize, step);
                    at = to as usize;
                }
            }
        }
    }

    /// Every child is a node behind its parent, so every walk ends; leaves are numbered 0, 1, 2 and so on.
    fn is_sound(&self, numbers: usize, categories: usize) -> bool {
        let inside = |at: usize, child: u32| (child as usize) > at && (child as usize) < self.nodes.len();
        let mut leaves = 0;
        self.nodes.iter().enumerate().all(|(at, node)| match node {
            Node::Leaf(leaf) => {
                leaves += 1;
                *leaf + 1 == leaves
            }
            Node::Number { key, at: cut, below, above, missing } => {
                (*key as usize) < numbers
                    && cut.is_finite()
                    && [Some(below), Some(above), missing.as_ref()]
                        .into_iter()
                        .flatten()
                        .all(|child| inside(at, *child))
            }
            Node::Category { key, branches, rest } => {
                (*key as usize) < categories
                    && branches.iter().map(|(_, child)| child).chain(rest).all(|child| inside(at, *child))
            }
        })
    }
}

/// A tree being grown.
struct Growth<'a> {
    sample: &'a Sample,
    least: usize,
    rng: Xoshiro256PlusPlus,
    nodes: Vec<Node>,
    leaves: u32,
}

impl Growth<'_> {
    /// Adds the node of `rows`, cut by the first of `levels` that can cut it; returns its place.
    fn node(&mut self, rows: Vec<u32>, levels: &[usize]) -> u32 {
        let place = self.nodes.len() as u32;
        for (at, &key) in levels.iter().enumerate() {
            let rest = &levels[at + 1..];
            let numbers = self.sample.numbers.len();
            let made = if key < numbers { self.cut(&rows, key, rest) } else { self.branch(&rows, key - numbers, rest) };
            if made {
                return place;
            }
        }
        self.nodes.push(Node::Leaf(self.leaves));
        self.leaves += 1;
        place
    }

    fn cut(&mut self, rows: &[u32], key: usize, levels: &[usize]) -> bool {
        let values = &self.sample.numbers[key];
        let (known, missing): (Vec<u32>, Vec<u32>) = rows.iter().partition(|&&row| values[row as usize].is_some());
        if known.len() < 2 * self.least {
            return false;
        }
        let of = |row: u32| values[row as usize].unwrap_or_default();
        let mut drawn = [0; DRAWN].map(|_| of(known[self.rng.gen_range(0..known.len())]));
        drawn.sort_unstable_by(f64::total_cmp);
        let low = drawn[DRAWN / 2];
        let mut high = known.iter().map(|&row| of(row)).filter(|x| *x > low).fold(f64::INFINITY, f64::min);
        let mut low = low;
        if high.is_infinite() {
            // The largest value was drawn, so the cut comes before it.
            high = low;
            low = known.iter().map(|&row| of(row)).filter(|x| *x < high).fold(f64::NEG_INFINITY, f64::max);
        }
        if !(low.is_finite() && high.is_finite()) {
            return false;
        }
        let at = shortest_between(low, high);
        let (below, above): (Vec<u32>, Vec<u32>) = known.iter().partition(|&&row| of(row) <= at);
        if below.len() < self.least || above.len() < self.least {
            return false;
        }
        let place = self.nodes.len();
        self.nodes.push(Node::Leaf(0));
        let below = self.node(below, levels);
        let above = self.node(above, levels);
        // Too few to be cut further by this key; the other key may.
        let others: Vec<usize> = levels.iter().copied().filter(|level| *level != key).collect();
        let missing = (!missing.is_empty()).then(|| self.node(missing, &others));
        self.nodes[place] = Node::Number { key: key as u32, at, below, above, missing };
        true
    }

    fn branch(&mut self, rows: &[u32], key: usize, levels: &[usize]) -> bool {
        let values = &self.sample.categories[key];
        let mut branches: Vec<(usize, u32)> = self.sample.branching[key]
            .iter()
            .map(|&column| (rows.iter().filter(|&&row| values[row as usize] == column).count(), column))
            .filter(|(count, _)| *count >= self.least)
            .collect();
        branches.sort_unstable_by_key(|&(count, column)| (std::cmp::Reverse(count), column));
        branches.truncate(MOST_BRANCHES);
        let own = |column: u32| branches.iter().any(|(_, own)| *own == column);
        let rest: Vec<u32> = rows.iter().copied().filter(|&row| !own(values[row as usize])).collect();
        if branches.len() + usize::from(!rest.is_empty()) < 2 {
            return false;
        }
        let place = self.nodes.len();
        self.nodes.push(Node::Leaf(0));
        let mut made = Vec::with_capacity(branches.len());
        for (_, column) in branches {
            let of: Vec<u32> = rows.iter().copied().filter(|&row| values[row as usize] == column).collect();
            made.push((column, self.node(of, levels)));
        }
        let rest = (!rest.is_empty()).then(|| self.node(rest, levels));
        self.nodes[place] = Node::Category { key: key as u32, branches: made, rest };
        true
    }
}

/// A number from `low` (included) to `high` (excluded) near their middle, with as few digits as can be.
fn shortest_between(low: f64, high: f64) -> f64 {
    let middle = low / 2.0 + high / 2.0;
    let fits = |x: &f64| *x >= low && *x < high;
    let tens = (1..=9).rev().map(|power| 10f64.powi(power)).map(|step| (middle / step).round() * step);
    let decimals = (0..=15).filter_map(|digits| format!("{middle:.digits$}").parse::<f64>().ok());
    // The middle of two neighbours in floating point can be the upper one.
    tens.chain(decimals).find(fits).unwrap_or(low)
}

#[cfg(test)]
#[path = "trees_tests.rs"]
mod tests;
