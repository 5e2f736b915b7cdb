use super::super::FeatureSpace;
use super::*;
use crate::domain::{ItemFields, Recipe};

/// Amount up to 10 by purpose, amount above 10 by itself; unknown amounts have a leaf of their own.
fn by_hand() -> Trees {
    let first = Tree {
        nodes: vec![
            Node::Number { key: 0, at: 10.0, below: 1, above: 4, missing: Some(5) },
            Node::Category { key: 0, branches: vec![(7, 2)], rest: Some(3) },
            Node::Leaf(0),
            Node::Leaf(1),
            Node::Leaf(2),
            Node::Leaf(3),
        ],
    };
    let second = Tree {
        nodes: vec![Node::Number { key: 0, at: 2.0, below: 1, above: 2, missing: None }, Node::Leaf(0), Node::Leaf(1)],
    };
    Trees { starts: vec![20, 24, 26], trees: vec![first, second] }
}

fn leaves(trees: &Trees, number: Option<f64>, category: u32) -> Vec<(u32, f32)> {
    let mut found = vec![];
    trees.write(&Values { numbers: &[number], categories: &[category] }, &mut |column, x| found.push((column, x)));
    found
}

#[test]
fn an_item_is_in_one_leaf_a_tree() {
    let trees = by_hand();
    assert_eq!(trees.check(1, 1), Ok(()));
    let half = 1.0 / 2f32.sqrt();
    assert_eq!(leaves(&trees, Some(10.0), 7), vec![(20, half), (25, half)]);
    assert_eq!(leaves(&trees, Some(2.0), 8), vec![(21, half), (24, half)]);
    assert_eq!(leaves(&trees, Some(10.5), 8), vec![(22, half), (25, half)]);
    // The second tree was fitted where nothing was missing: it does not speak.
    assert_eq!(leaves(&trees, None, 8), vec![(23, half)]);
    let rules = trees.rules(&Values { numbers: &[Some(1.0)], categories: &[7] });
    assert_eq!(rules[0], (20, vec![(0, Step::UpTo(10.0)), (1, Step::Same)]));
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let refused = |change: &dyn Fn(&mut Trees)| {
        let mut trees = by_hand();
        change(&mut trees);
        assert!(trees.check(1, 1).is_err(), "{trees:?}");
    };
    assert!(by_hand().check(0, 1).is_err() && by_hand().check(1, 0).is_err());
    refused(&|trees| trees.starts[1] = 25);
    refused(&|trees| trees.starts.truncate(1));
    refused(&|trees| *trees = Trees { starts: vec![0], trees: vec![] });
    refused(&|trees| trees.trees[1].nodes[1] = Node::Leaf(1));
    let root = |at, below, above| Node::Number { key: 0, at, below, above, missing: None };
    refused(&|trees| trees.trees[1].nodes[0] = root(f64::NAN, 1, 2));
    // Back to itself, which would never end, and past the end.
    refused(&|trees| trees.trees[1].nodes[0] = root(2.0, 0, 2));
    refused(&|trees| trees.trees[1].nodes[0] = root(2.0, 1, 3));
    refused(&|trees| trees.trees[0].nodes[1] = Node::Category { key: 0, branches: vec![(7, 1)], rest: Some(3) });
}

#[test]
fn cuts_are_numbers_one_can_say() {
    // Middles 2284.5, 1.5, -0.2, 0.00035 and 5e11. A cut may be the lower value itself, as "at most" includes it.
    for (low, high, cut) in
        [(1169.0, 3400.0, 2000.0), (1.0, 2.0, 1.5), (-0.3, -0.1, -0.2), (3e-4, 4e-4, 3e-4), (0.0, 1e12, 5e11)]
    {
        assert_eq!(shortest_between(low, high), cut);
    }
    let next = f64::from_bits(1.0f64.to_bits() + 1);
    assert_eq!(shortest_between(1.0, next), 1.0);
    assert_eq!(shortest_between(-f64::MAX, f64::MAX), 0.0);
}

#[test]
fn all_pairs_have_a_tree_and_no_key_is_left_out_of_many() {
    assert_eq!((pairs(1, 1), pairs(1, 0).len()), (vec![[0, 0]], 0));
    for keys in 2..=22 {
        let mut all: Vec<[usize; 2]> = pairs(keys, keys).into_iter().map(|[a, b]| [a.min(b), a.max(b)]).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), keys * (keys - 1) / 2, "{keys} keys");
    }
    let of_many = pairs(100, 50);
    assert_eq!(of_many.len(), MOST_TREES);
    assert!((0..100).all(|key| of_many.iter().filter(|pair| pair.contains(&key)).count() >= 4));
}

fn recipe() -> Recipe {
    Recipe { numeric: vec!["a".into(), "b".into()], categorical: vec!["c".into(), "d".into()], ..Recipe::default() }
}

fn item(i: usize) -> ItemFields {
    ItemFields {
        numbers: vec![(!i.is_multiple_of(11)).then_some((i * 37 % 101) as f64), Some((i * 53 % 89) as f64)],
        categories: vec![Some(format!("c{}", i % 4)), (!i.is_multiple_of(7)).then(|| format!("d{}", i % 2))],
        ..ItemFields::default()
    }
}

#[test]
fn threads_do_not_change_a_bit_and_the_file_says_the_same() {
    let items: Vec<ItemFields> = (0..3000).map(item).collect();
    let on = |threads: usize| {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(|| {
            let space = FeatureSpace::fit(&recipe(), &items).unwrap();
            let rows = space.transform(&items).unwrap();
            (postcard::to_allocvec(&space).unwrap(), rows.view().indices.to_vec())
        })
    };
    let (bytes, indices) = on(1);
    assert_eq!((bytes.clone(), indices.clone()), on(3));
    let read: FeatureSpace = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(read.check_fits(&recipe()), Ok(()));
    assert_eq!(read.transform(&items).unwrap().view().indices, indices);
}

#[test]
fn leaves_hold_their_share_and_every_sample_item_has_one_a_tree() {
    let items: Vec<ItemFields> = (0..1000).map(item).collect();
    let space = FeatureSpace::fit(&recipe(), &items).unwrap();
    let rows = space.transform(&items).unwrap();
    let starts = space.tree_columns();
    assert_eq!(starts.len() - 1, 96, "16 trees for each of 6 pairs");
    let range = starts[0]..starts[starts.len() - 1];
    let mut held = vec![0usize; range.len()];
    for r in 0..1000 {
        let of_row: Vec<u32> = rows.view().row(r).indices.iter().copied().filter(|c| range.contains(c)).collect();
        assert!(of_row.iter().zip(starts.windows(2)).all(|(c, tree)| (tree[0]..tree[1]).contains(c)));
        assert_eq!(of_row.len(), 96);
        of_row.iter().for_each(|column| held[(column - range.start) as usize] += 1);
    }
    // A missing number's own leaf and a category's rest may be smaller.
    assert!(held.iter().all(|&items| items > 0));
    assert!(held.iter().filter(|&&items| items >= 20).count() * 10 > held.len() * 9);
}

#[test]
fn growing_changes_no_leaf_and_a_small_first_batch_waits_for_a_larger_one() {
    let mut items: Vec<ItemFields> = (0..300).map(item).collect();
    items[5].categories[0] = Some("odd".into());
    let mut space = FeatureSpace::fit(&recipe(), &items).unwrap();
    let before = space.transform(&items).unwrap();
    let leaves = |space: &FeatureSpace, segment: &crate::features::Segment| -> Vec<u32> {
        let starts = space.tree_columns();
        segment.view().indices.iter().copied().filter(|c| (starts[0]..starts[starts.len() - 1]).contains(c)).collect()
    };
    let old = leaves(&space, &before);
    // `odd` gets a column of its own now.
    let more: Vec<ItemFields> = (0..200).map(|_| items[5].clone()).collect();
    assert_eq!(space.extend(&more).unwrap(), 1);
    assert_eq!(leaves(&space, &space.transform(&items).unwrap()), old);
    assert_eq!(space.check_fits(&recipe()), Ok(()));

    let mut small = FeatureSpace::fit(&recipe(), &items[..20]).unwrap();
    assert!(small.tree_columns().is_empty());
    small.extend(&items).unwrap();
    assert!(small.tree_columns().len() > 1);
    assert_eq!(small.check_fits(&recipe()), Ok(()));
}
