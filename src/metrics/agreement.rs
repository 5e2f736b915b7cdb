//! How far two sets of answers to the same items agree: two models, or two people.

/// Share of equal answers; none without items.
pub fn share_equal<T: PartialEq>(a: &[T], b: &[T]) -> Option<f64> {
    let n = a.len().min(b.len());
    (n > 0).then(|| a.iter().zip(b).filter(|(x, y)| x == y).count() as f64 / n as f64)
}

/// Cohen's kappa (1960): `(observed - expected) / (1 - expected)`, where `expected` is the agreement of two who keep
/// their own frequencies and answer blindly. 1 is full agreement, 0 none beyond chance. None without items, and
/// where both always gave the same one answer, when chance explains everything.
pub fn cohens_kappa(a: &[usize], b: &[usize]) -> Option<f64> {
    let n = a.len().min(b.len()) as f64;
    let observed = share_equal(a, b)?;
    // Only classes that occur: the number of a set of classes can be large.
    let classes: std::collections::BTreeSet<usize> = a.iter().chain(b).copied().collect();
    let share = |answers: &[usize], class| answers.iter().filter(|&&answer| answer == class).count() as f64 / n;
    let expected: f64 = classes.into_iter().map(|class| share(a, class) * share(b, class)).sum();
    (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers that give the table [[n00, n01], [n10, n11]].
    fn table(counts: [[usize; 2]; 2]) -> (Vec<usize>, Vec<usize>) {
        let (mut a, mut b) = (vec![], vec![]);
        for (x, row) in counts.iter().enumerate() {
            for (y, &count) in row.iter().enumerate() {
                a.extend(std::iter::repeat_n(x, count));
                b.extend(std::iter::repeat_n(y, count));
            }
        }
        (a, b)
    }

    #[test]
    fn published_tables() {
        // LEARNING section 12.
        for (counts, kappa) in
            [([[20, 5], [10, 15]], 0.4), ([[45, 15], [25, 15]], 0.130435), ([[25, 35], [5, 35]], 0.259259)]
        {
            let (a, b) = table(counts);
            assert!((cohens_kappa(&a, &b).unwrap() - kappa).abs() < 1e-6);
        }
        let (a, b) = table([[20, 5], [10, 15]]);
        assert_eq!(share_equal(&a, &b), Some(0.7));
        assert_eq!(cohens_kappa(&[1, 1], &[1, 1]), None);
        assert_eq!(cohens_kappa(&[], &[]), None);
    }
}
