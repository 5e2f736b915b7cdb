//! Exact binomial tails: what makes a promise exact at any number of rows.

use statrs::function::beta::checked_beta_reg;

/// Probability of at most `errors` errors among `rows` when each is wrong with probability `risk`.
/// `P(X <= e) = I_{1-risk}(rows - e, e + 1)`, the regularised incomplete beta function.
pub fn at_most(errors: usize, rows: usize, risk: f64) -> f64 {
    if errors >= rows || risk <= 0.0 {
        return 1.0;
    }
    if risk >= 1.0 {
        return 0.0;
    }
    // An argument it refuses would make the promise easier to keep, so it counts as no evidence.
    checked_beta_reg((rows - errors) as f64, (errors + 1) as f64, 1.0 - risk).unwrap_or(1.0)
}

/// The fewest rows among which `errors` errors still show, at level `delta`, that the risk is at most `budget`.
/// Both are above 0 and below 1.
pub fn fewest_rows(errors: usize, budget: f64, delta: f64) -> usize {
    let is_enough = |rows: usize| at_most(errors, rows, budget) <= delta;
    let mut high = errors + 1;
    while !is_enough(high) && high < 1 << 40 {
        high *= 2;
    }
    let mut low = errors;
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if is_enough(middle) { high = middle } else { low = middle }
    }
    high
}

/// The one-sided exact upper bound of Clopper and Pearson: the risk at which so few errors have probability `delta`.
pub fn upper_bound(errors: usize, rows: usize, delta: f64) -> f64 {
    if errors >= rows {
        return 1.0;
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if at_most(errors, rows, middle) > delta { low = middle } else { high = middle }
    }
    high
}

/// The one-sided exact lower bound: the risk at which so many errors have probability `delta`; 0 without errors.
pub fn lower_bound(errors: usize, rows: usize, delta: f64) -> f64 {
    // As many right rows as there are, seen as errors, bound the rest from above.
    if errors == 0 { 0.0 } else { 1.0 - upper_bound(rows.saturating_sub(errors), rows, delta) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // Three throws at 1/4: (3/4)^3, and 3 (1/4) (3/4)^2 more.
        assert!((at_most(0, 3, 0.25) - 0.421875).abs() < 1e-12);
        assert!((at_most(1, 3, 0.25) - 0.84375).abs() < 1e-12);
        assert_eq!((at_most(3, 3, 0.25), at_most(0, 0, 0.25), at_most(0, 5, 0.0)), (1.0, 1.0, 1.0));
    }

    #[test]
    fn the_table_of_fewest_rows() {
        // LEARNING section 5 and al-baselines/ref_values.json: errors 0, 1, 2, 5.
        for (budget, delta, rows) in [
            (0.1, 0.1, [22, 38, 52, 91]),
            (0.1, 0.05, [29, 46, 61, 103]),
            (0.1, 0.01, [44, 64, 81, 127]),
            (0.05, 0.1, [45, 77, 105, 184]),
            (0.05, 0.05, [59, 93, 124, 208]),
            (0.05, 0.01, [90, 130, 165, 259]),
            (0.02, 0.1, [114, 194, 265, 462]),
            (0.02, 0.05, [149, 236, 313, 523]),
            (0.02, 0.01, [228, 330, 418, 652]),
            (0.01, 0.1, [230, 388, 531, 926]),
            (0.01, 0.05, [299, 473, 628, 1049]),
            (0.01, 0.01, [459, 662, 838, 1307]),
        ] {
            assert_eq!([0, 1, 2, 5].map(|errors| fewest_rows(errors, budget, delta)), rows, "{budget} {delta}");
        }
    }

    #[test]
    fn one_sided_bounds() {
        // LEARNING section 12, 90 %.
        for (errors, rows, bound) in
            [(0, 45, 0.049881), (0, 114, 0.019995), (1, 77, 0.049577), (2, 500, 0.010609), (10, 500, 0.030647)]
        {
            assert!((upper_bound(errors, rows, 0.1) - bound).abs() < 1e-6, "{errors}/{rows}");
        }
        assert_eq!((upper_bound(3, 3, 0.1), upper_bound(0, 0, 0.1)), (1.0, 1.0));
        // All of 2 wrong: p^2 = 0.1. One of one: p = 0.05. None: nothing can be said.
        assert!((lower_bound(2, 2, 0.1) - 0.1f64.sqrt()).abs() < 1e-9);
        assert!((lower_bound(1, 1, 0.05) - 0.05).abs() < 1e-9 && lower_bound(0, 7, 0.05) == 0.0);
    }
}
