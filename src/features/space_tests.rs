use super::*;
use crate::features::FeatureRow;

fn texts(texts: &[&str]) -> Vec<ItemFields> {
    texts.iter().map(|text| ItemFields { texts: vec![(*text).into()], ..ItemFields::default() }).collect()
}

fn words_only(low: usize, high: usize, min_items: u32) -> Recipe {
    Recipe {
        text: vec!["text".into()],
        text_options: TextOptions { words: [low, high], chars: [0, 0], min_items, ..TextOptions::default() },
        ..Recipe::default()
    }
}

fn row(segment: &Segment, r: usize) -> Vec<(u32, f32)> {
    let FeatureRow { indices, values, .. } = segment.view().row(r);
    indices.iter().copied().zip(values.iter().copied()).collect()
}

fn close(found: &[(u32, f32)], expected: &[(u32, f64)]) {
    assert_eq!(found.len(), expected.len(), "{found:?} against {expected:?}");
    for ((column, value), (other, wanted)) in found.iter().zip(expected) {
        assert_eq!(column, other);
        assert!((f64::from(*value) - wanted).abs() < 1e-6, "{found:?} against {expected:?}");
    }
}

#[test]
fn tf_idf_of_three_texts_by_hand() {
    // a is in 3 of 3 texts: idf ln(4/4) + 1 = 1. b is in 2: ln(4/3) + 1 = 1.287682. c is in 1: ln(4/2) + 1 = 1.693147.
    let items = texts(&["a b", "a b b", "a c"]);
    let space = FeatureSpace::fit(&words_only(1, 1, 1), &items).unwrap();
    assert_eq!(space.columns(), 3);
    let segment = space.transform(&items).unwrap();
    // Norm sqrt(1 + 1.287682^2) = 1.630376. scikit-learn 1.9.1 gives the same three rows.
    close(&row(&segment, 0), &[(0, 0.613356), (1, 0.789807)]);
    // b twice: (1 + ln 2) * 1.287682 = 2.180236; norm sqrt(1 + 2.180236^2) = 2.398630.
    close(&row(&segment, 1), &[(0, 0.416905), (1, 0.908950)]);
    // Norm sqrt(1 + 1.693147^2) = 1.966410.
    close(&row(&segment, 2), &[(0, 0.508542), (2, 0.861037)]);
}

#[test]
fn words_and_characters_share_the_norm() {
    let recipe = Recipe {
        text: vec!["text".into()],
        text_options: TextOptions { words: [1, 1], chars: [2, 2], min_items: 2, ..TextOptions::default() },
        ..Recipe::default()
    };
    // In both: word ab; character pairs _a ab b_. In one only, so without columns: cd with _c cd d_.
    let items = texts(&["ab", "ab cd"]);
    let space = FeatureSpace::fit(&recipe, &items).unwrap();
    assert_eq!(space.columns(), 4);
    let third = (0.4f64 / 3.0).sqrt();
    close(&row(&space.transform(&items).unwrap(), 1), &[(0, 0.6f64.sqrt()), (1, third), (2, third), (3, third)]);
    // abz knows _a and ab only, and no word: the characters have all of the norm.
    let found = row(&space.transform(&texts(&["abz"])).unwrap(), 0);
    assert_eq!(found.len(), 2);
    assert!((found.iter().map(|(_, x)| x * x).sum::<f32>() - 1.0).abs() < 1e-6);
}

#[test]
fn a_text_has_the_same_row_alone_and_in_any_batch() {
    let all: Vec<String> = (0..5000).map(|i| format!("w{} and w{} of {}", i % 7, i % 11, i % 97)).collect();
    let items = texts(&all.iter().map(String::as_str).collect::<Vec<_>>());
    let recipe = Recipe { text: vec!["text".into()], ..Recipe::default() };
    let space = FeatureSpace::fit(&recipe, &items).unwrap();
    let batch = space.transform(&items).unwrap();
    for r in [0, 1, 2047, 2048, 4999] {
        assert_eq!(row(&space.transform(&items[r..=r]).unwrap(), 0), row(&batch, r));
    }
}

#[test]
fn the_same_items_give_the_same_bytes_on_any_number_of_threads() {
    let all: Vec<String> = (0..6000).map(|i| format!("w{} and w{} of {}", i % 7, i % 11, i % 97)).collect();
    let items = texts(&all.iter().map(String::as_str).collect::<Vec<_>>());
    let recipe = Recipe { text: vec!["text".into()], ..Recipe::default() };
    let on = |threads: usize| {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(|| {
            let space = FeatureSpace::fit(&recipe, &items).unwrap();
            let segment = space.transform(&items).unwrap();
            (postcard::to_allocvec(&space).unwrap(), segment.view().values.to_vec())
        })
    };
    let (space, values) = on(1);
    assert_eq!((space.clone(), values.clone()), on(3));
    let stored: FeatureSpace = postcard::from_bytes(&space).unwrap();
    assert_eq!(stored.transform(&items).unwrap().view().values, values);
}

#[test]
fn growing_keeps_every_old_column() {
    let items = texts(&["a b", "a b b", "a c"]);
    let mut space = FeatureSpace::fit(&words_only(1, 1, 2), &items).unwrap();
    let old = row(&space.transform(&items).unwrap(), 1);
    assert_eq!(space.columns(), 2);
    // c once more is not enough within this batch; d is.
    assert_eq!(space.extend(&texts(&["a d", "d", "c"])).unwrap(), 1);
    assert_eq!(row(&space.transform(&items).unwrap(), 1), old);
    // d is in 2 of the 3 items that brought it: idf ln(4/3) + 1, as b's.
    close(&row(&space.transform(&texts(&["b d"])).unwrap(), 0), &[(1, 0.5f64.sqrt()), (2, 0.5f64.sqrt())]);
}

#[test]
fn the_most_frequent_columns_are_kept() {
    let mut recipe = words_only(1, 1, 1);
    recipe.text_options.max_columns = 2;
    let mut space = FeatureSpace::fit(&recipe, &texts(&["a b c", "a b", "a"])).unwrap();
    assert_eq!(space.columns(), 2);
    assert_eq!(row(&space.transform(&texts(&["c"])).unwrap(), 0), vec![]);
    assert_eq!(space.extend(&texts(&["d", "d"])).unwrap(), 0);
}

#[test]
fn text_keys_do_not_share_columns() {
    let recipe = Recipe { text: vec!["title".into(), "body".into()], ..words_only(1, 1, 1) };
    let item = |title: &str, body: &str| ItemFields { texts: vec![title.into(), body.into()], ..ItemFields::default() };
    let items = [item("x", "x"), item("x", "")];
    let space = FeatureSpace::fit(&recipe, &items).unwrap();
    let segment = space.transform(&items).unwrap();
    close(&row(&segment, 0), &[(0, 0.5f64.sqrt()), (1, 0.5f64.sqrt())]);
    close(&row(&segment, 1), &[(0, 1.0)]);
}

#[test]
fn tables_and_vectors_stand_beside_text() {
    let recipe = Recipe {
        numeric: vec!["age".into()],
        categorical: vec!["colour".into()],
        vector: Some("emb".into()),
        ..words_only(1, 1, 1)
    };
    let item = |number: Option<f64>, vector: [f32; 2]| ItemFields {
        texts: vec!["hello".into()],
        numbers: vec![number],
        categories: vec![Some("red".into())],
        vector: vector.into(),
        images: vec![],
    };
    // Ages: mean 2, sd 1. Vector norms 5 and 0 and 10: mean 5, so the scale is 1/5.
    let items = [item(Some(1.0), [3.0, 4.0]), item(Some(3.0), [0.0, 0.0]), item(None, [6.0, 8.0])];
    let mut space = FeatureSpace::fit(&recipe, &items).unwrap();
    // hello; age; colour missing, colour rare; age missing; red. The vector is dense; one word relates nothing.
    assert_eq!((space.columns(), space.dims()), (6, 2));
    let segment = space.transform(&items).unwrap();
    close(&row(&segment, 0), &[(0, 1.0), (1, -1.0), (5, 1.0)]);
    close(&row(&segment, 2), &[(0, 1.0), (4, 1.0), (5, 1.0)]);
    assert_eq!((segment.view().row(0).dense, segment.view().row(2).dense), (&[0.6f32, 0.8][..], &[1.2f32, 1.6][..]));

    let mut wrong = items.to_vec();
    wrong[1].vector.push(1.0);
    let error = space.transform(&wrong).err().unwrap().to_string();
    assert!(error.contains("item 2") && error.contains("`emb` has 3 numbers") && error.contains("has 2"), "{error}");
    assert!(FeatureSpace::fit(&recipe, &wrong).unwrap_err().to_string().contains("item 2"));
    assert!(space.extend(&wrong).is_err());
    assert_eq!(space.columns(), 6);
}

#[test]
fn a_space_without_a_sample_learns_from_its_first_batch() {
    let recipe = Recipe { numeric: vec!["age".into()], vector: Some("emb".into()), ..Recipe::default() };
    let mut space = FeatureSpace::fit(&recipe, &[]).unwrap();
    let item = |x: f64| ItemFields { numbers: vec![Some(x)], vector: vec![2.0], ..ItemFields::default() };
    let items = [item(1.0), item(3.0)];
    assert_eq!((space.extend(&items).unwrap(), space.dims()), (0, 1));
    close(&row(&space.transform(&items).unwrap(), 1), &[(0, 1.0)]);
    assert_eq!(space.transform(&items).unwrap().view().row(1).dense, &[1.0]);
}
