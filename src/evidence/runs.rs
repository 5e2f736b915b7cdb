//! How likely a long run is when verdicts come independently.

/// Probability that `items` independent verdicts, each an approval with probability `share`, hold a run of at least `run`
/// approvals (Feller, An Introduction to Probability Theory, XIII.7).
///
/// With `u(n)` the probability of none: `u(n) = 1` below the run's length `l`, `u(l) = 1 - p^l`, and from there
/// `u(n) = u(n - 1) - (1 - p) p^l u(n - l - 1)`: the first such run ends exactly at n.
pub fn chance_of_run(items: usize, run: usize, share: f64) -> f64 {
    if run == 0 {
        return 1.0;
    }
    if run > items {
        return 0.0;
    }
    let share = share.clamp(0.0, 1.0);
    let whole = share.powf(run as f64);
    let mut none = vec![1.0; run];
    none.push(1.0 - whole);
    for n in run + 1..=items {
        none.push(none[n - 1] - (1.0 - share) * whole * none[n - run - 1]);
    }
    (1.0 - none[items]).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_paper() {
        // Two heads in a row: in 3 of 8 and 8 of 16 throws of a coin.
        assert_eq!(chance_of_run(2, 2, 0.5), 0.25);
        assert_eq!(chance_of_run(3, 2, 0.5), 0.375);
        assert_eq!(chance_of_run(4, 2, 0.5), 0.5);
        assert_eq!((chance_of_run(4, 0, 0.5), chance_of_run(4, 5, 1.0)), (1.0, 0.0));
        assert_eq!((chance_of_run(9, 9, 1.0), chance_of_run(9, 3, 0.0)), (1.0, 0.0));
    }

    proptest::proptest! {
        #[test]
        fn it_is_what_counting_all_sequences_gives(items in 1usize..12, run in 1usize..12, share in 0.0f64..1.0) {
            let mut expected = 0.0;
            for bits in 0..1u32 << items {
                let text: String = (0..items).map(|i| if bits >> i & 1 == 1 { '1' } else { '0' }).collect();
                if text.split('0').any(|part| part.len() >= run) {
                    let ones = bits.count_ones() as i32;
                    expected += share.powi(ones) * (1.0 - share).powi(items as i32 - ones);
                }
            }
            proptest::prop_assert!((chance_of_run(items, run, share) - expected).abs() < 1e-12);
        }

        #[test]
        fn a_longer_run_is_less_likely(items in 1usize..200, run in 1usize..50, share in 0.0f64..1.0) {
            proptest::prop_assert!(chance_of_run(items, run + 1, share) <= chance_of_run(items, run, share) + 1e-12);
        }
    }
}
