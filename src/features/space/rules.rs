//! The names of leaves: what the nodes on the way say together, shortest form, such as `3200 < amount ≤ 5000 and purpose =
//! car`. A leaf is named with the item's own category; the space knows no other text.

use std::collections::BTreeMap;

use super::super::trees::{Step, Values};
use super::{FeatureKind, FeatureName, FeatureSpace};
use crate::domain::{ItemFields, Recipe};

impl FeatureSpace {
    /// Adds the names of the leaves that `item` is in.
    pub(super) fn name_rules(&self, recipe: &Recipe, item: &ItemFields, names: &mut BTreeMap<u32, FeatureName>) {
        let Some(trees) = &self.trees else { return };
        let index = self.index.get_or_init(|| self.build_index());
        let numbers: Vec<Option<f64>> = item.numbers.iter().map(|value| value.filter(|x| x.is_finite())).collect();
        let categories = self.categories.iter().zip(&index.categories).zip(&item.categories);
        let categories: Vec<u32> = categories.map(|((c, index), value)| c.column(index, value.as_deref())).collect();
        let keys: Vec<&str> = recipe.numeric.iter().chain(&recipe.categorical).map(String::as_str).collect();
        for (column, way) in trees.rules(&Values { numbers: &numbers, categories: &categories }) {
            let mut by_key: BTreeMap<usize, Vec<Step>> = BTreeMap::new();
            way.into_iter().for_each(|(key, step)| by_key.entry(key).or_default().push(step));
            let said = by_key.iter().map(|(&key, steps)| {
                let category = key.checked_sub(numbers.len()).and_then(|at| item.categories.get(at));
                said(keys[key], steps, category.and_then(|value| value.as_deref()))
            });
            let text = said.collect::<Vec<_>>().join(" and ");
            let key = by_key.keys().map(|&key| keys[key]).collect::<Vec<_>>().join(", ");
            names.insert(column, FeatureName { kind: FeatureKind::Rule, key, text });
        }
    }
}

/// What the steps by one key say together.
fn said(key: &str, steps: &[Step], category: Option<&str>) -> String {
    let (mut above, mut up_to) = (None, None);
    for step in steps {
        match (step, category) {
            (Step::Missing, _) | (Step::Same | Step::Rest, None) => return format!("{key} missing"),
            (Step::Same, Some(category)) => return format!("{key} = {category}"),
            (Step::Rest, Some(category)) => return format!("{key} = {category} (or another rare one)"),
            // Further down is further in.
            (Step::Above(at), _) => above = Some(at),
            (Step::UpTo(at), _) => up_to = Some(at),
        }
    }
    match (above, up_to) {
        (Some(above), Some(up_to)) => format!("{above} < {key} ≤ {up_to}"),
        (Some(above), None) => format!("{key} > {above}"),
        (None, Some(up_to)) => format!("{key} ≤ {up_to}"),
        (None, None) => key.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_read_as_one_short_rule() {
        assert_eq!(said("amount", &[Step::Above(1.0), Step::UpTo(5.0), Step::Above(3.5)], None), "3.5 < amount ≤ 5");
        assert_eq!(said("amount", &[Step::UpTo(3200.0)], None), "amount ≤ 3200");
        assert_eq!(said("amount", &[Step::Missing], None), "amount missing");
        assert_eq!(said("purpose", &[Step::Same], Some("car")), "purpose = car");
        assert_eq!(said("purpose", &[Step::Rest], Some("boat")), "purpose = boat (or another rare one)");
        assert_eq!(said("purpose", &[Step::Rest], None), "purpose missing");
    }

    #[test]
    fn every_leaf_of_an_item_has_a_true_name() {
        let recipe =
            Recipe { numeric: vec!["amount".into()], categorical: vec!["purpose".into()], ..Recipe::default() };
        let item = |amount: f64, purpose: &str| ItemFields {
            numbers: vec![Some(amount)],
            categories: vec![Some(purpose.into())],
            ..ItemFields::default()
        };
        let items: Vec<ItemFields> =
            (0..200).map(|i| item(f64::from(i) * 10.0, if i % 2 == 0 { "car" } else { "radio" })).collect();
        let space = FeatureSpace::fit(&recipe, &items).unwrap();
        let asked = item(1234.0, "car");
        let row = space.transform(std::slice::from_ref(&asked)).unwrap();
        let names = space.names(&recipe, &asked).unwrap();
        let leaves = space.tree_columns();
        let is_leaf = |column: &u32| (leaves[0]..leaves[leaves.len() - 1]).contains(column);
        let held: Vec<u32> = row.view().row(0).indices.iter().copied().filter(is_leaf).collect();
        assert_eq!(held.len(), leaves.len() - 1, "one leaf a tree");
        for column in held {
            let name = &names[&column];
            assert_eq!((name.kind, name.key.as_str()), (FeatureKind::Rule, "amount, purpose"));
            let (amount, purpose) = name.text.split_once(" and ").unwrap();
            assert_eq!(purpose, "purpose = car");
            let number = |text: &str| text.trim().parse::<f64>().unwrap();
            let (low, high) = match amount.split_once("amount").unwrap() {
                (low, high) if low.is_empty() && high.starts_with(" >") => (number(&high[2..]), f64::INFINITY),
                ("", high) => (f64::NEG_INFINITY, number(high.trim_start_matches(" ≤"))),
                (low, high) => (number(low.trim_end_matches(" < ")), number(high.trim_start_matches(" ≤"))),
            };
            assert!(low < 1234.0 && 1234.0 <= high, "{}", name.text);
        }
    }
}
