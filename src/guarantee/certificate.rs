//! What people get: a threshold with its evidence, or how many labels are missing, in one sentence.

use super::binomial::{at_most, fewest_rows, upper_bound};
use super::rules::{Evidence, FrozenSequence, Rule, strictest};
use super::{ClassCertificate, Request, Sample};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// Whether something was certified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlook {
    /// There is a threshold.
    Certified,
    /// No number of right answers among so few labels could prove it.
    TooFewLabels,
    /// Enough labels, and too many errors among the surest rows.
    TooManyErrors,
}

/// A promise about the rows that are accepted, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Certificate {
    /// What was asked for: the error rate allowed.
    pub budget: f64,
    /// How often such a promise holds.
    pub confidence: f64,
    /// The rule's name.
    pub rule: String,
    /// Whether there is a threshold, and if not why.
    pub outlook: Outlook,
    /// Random labeled rows behind it.
    pub labels: usize,
    /// Accept what has a confidence strictly above this.
    pub threshold: Option<f64>,
    /// Labeled rows above it; without a threshold, those where the search began.
    pub rows: usize,
    /// Wrong ones among them.
    pub errors: usize,
    /// Exact upper bound of the error above the threshold at this confidence; never above the budget.
    pub upper_bound: Option<f64>,
    /// Share of the pool above the threshold; 0 without a threshold.
    pub coverage: f64,
    /// Pool rows above the threshold, and all pool rows; 0 where no pool was given.
    pub accepted: usize,
    /// See `accepted`.
    pub pool: usize,
    /// The fewest labels that could prove it, if all of the surest were right.
    pub fewest_labels: usize,
    /// About how many more random labels it takes: exact below `fewest_labels`, else a guess from the errors seen, and
    /// none where these say that the budget is out of reach for this model.
    pub labels_needed: Option<usize>,
    /// Class by class, where that was asked for.
    #[serde(default)]
    pub classes: Vec<ClassCertificate>,
    /// All that in a sentence.
    pub sentence: String,
}

/// Certifies with the shipped rule, [`FrozenSequence`]. `pool`: confidences of all rows that would be accepted or left to
/// people, in any order, from the same model and calibrator as the sample's; they fix the thresholds that are tried and
/// say what the last one that passes is worth. Refused where there are enough labels and no pool.
pub fn certify(request: &Request, sample: &Sample, pool: &[f64]) -> Result<Certificate> {
    request.check()?;
    let (budget, delta, n) = (request.budget, request.delta(), sample.len());
    let fewest = fewest_rows(0, budget, delta);
    if pool.is_empty() && n >= fewest {
        return Err(Error::invalid(
            "a certificate needs the confidences of the rows that are to be accepted: they fix the thresholds that are tried",
        ));
    }
    let falling = falling(pool);
    let evidence = Evidence { sample, pool: &falling, budget, delta };
    let threshold = FrozenSequence.threshold(&evidence);
    let (rows, errors) =
        threshold.or_else(|| strictest(&evidence)).map_or((n, sample.above(0.0).1), |t| sample.above(t));
    let accepted = threshold.map_or(0, |t| pool.iter().filter(|&&confidence| confidence > t).count());
    let coverage = accepted as f64 / pool.len().max(1) as f64;
    let outlook = match threshold {
        Some(_) => Outlook::Certified,
        None if n < fewest => Outlook::TooFewLabels,
        None => Outlook::TooManyErrors,
    };
    let labels_needed = match outlook {
        Outlook::Certified => Some(0),
        Outlook::TooFewLabels => Some(fewest - n),
        Outlook::TooManyErrors => guess(rows, errors, n, budget, delta),
    };
    let mut certificate = Certificate {
        budget,
        confidence: request.confidence,
        rule: FrozenSequence.name().into(),
        outlook,
        labels: n,
        threshold,
        rows,
        errors,
        upper_bound: threshold.map(|_| upper_bound(errors, rows, delta)),
        coverage,
        accepted,
        pool: pool.len(),
        fewest_labels: fewest,
        labels_needed,
        classes: vec![],
        sentence: String::new(),
    };
    certificate.sentence = sentence(&certificate);
    Ok(certificate)
}

/// More labels until the rows where the search began would pass, if their errors go on at the same rate; none where that
/// rate is not below the budget, or it would take more than a hundred times the labels there are.
fn guess(rows: usize, errors: usize, n: usize, budget: f64, delta: f64) -> Option<usize> {
    let risk = errors as f64 / rows.max(1) as f64;
    if rows == 0 || risk >= budget {
        return None;
    }
    let passes = |rows: usize| at_most((risk * rows as f64).ceil() as usize, rows, budget) <= delta;
    let needed = (1..=4_000).map(|step| rows + step * rows.div_ceil(40)).find(|&rows| passes(rows))?;
    Some((n as f64 * (needed as f64 / rows as f64 - 1.0)).ceil() as usize)
}

/// Confidences from the surest down, as rules want them.
pub(super) fn falling(confidences: &[f64]) -> Vec<f64> {
    let mut falling = confidences.to_vec();
    falling.sort_by(|a, b| b.total_cmp(a));
    falling
}

/// 0.02 as `2 %`, 0.125 as `12.5 %`.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", (share * 1e4).round() / 1e2)
}

fn sentence(c: &Certificate) -> String {
    let promise = format!("at most {} wrong with {} confidence", percent(c.budget), percent(c.confidence));
    match (c.outlook, c.labels_needed) {
        (Outlook::Certified, _) => format!(
            "{} of the pool can be accepted with {promise}: {} of {} random labels above the threshold {:.4} were wrong, so the error is below {}.",
            percent(c.coverage),
            c.errors,
            c.rows,
            c.threshold.unwrap_or(1.0),
            percent(c.upper_bound.unwrap_or(1.0)),
        ),
        (Outlook::TooFewLabels, needed) => format!(
            "Nothing is accepted yet: {promise} takes at least {} random labels and there are {}. Label {} more.",
            c.fewest_labels,
            c.labels,
            needed.unwrap_or(0),
        ),
        (Outlook::TooManyErrors, needed) => format!(
            "Nothing is accepted: {} of the {} surest random labels are wrong, too many to promise {promise}. {}",
            c.errors,
            c.rows,
            match needed {
                Some(more) => format!("About {more} more random labels could show it, a better model sooner."),
                None => "This model is not good enough for this budget: label more items, or allow more errors.".into(),
            }
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::sample;
    use super::*;

    const REQUEST: Request = Request { budget: 0.1, confidence: 0.9 };

    fn rows(n: usize, right: impl Fn(usize) -> bool) -> Sample {
        sample(&(0..n).map(|r| (0.99 - 0.9 * r as f64 / n as f64, right(r))).collect::<Vec<_>>())
    }

    /// The same with a pool of the same confidences.
    fn certified(n: usize, right: impl Fn(usize) -> bool) -> Certificate {
        let sample = rows(n, right);
        certify(&REQUEST, &sample, sample.confidences()).unwrap()
    }

    #[test]
    fn a_certificate_says_what_it_is_worth() {
        // 50 rows, 41 right. From 22 rows in steps of one: 42 rows with one error pass (38 are enough), 43 with 2 do not (52).
        let found = certified(50, |r| r < 41);
        assert_eq!(
            (found.outlook, found.rows, found.errors, found.labels_needed),
            (Outlook::Certified, 42, 1, Some(0))
        );
        assert!(
            found.upper_bound.unwrap() <= 0.1 && (found.coverage - 42.0 / 50.0).abs() < 1e-12 && found.accepted == 42
        );
        assert!(
            found
                .sentence
                .starts_with("84 % of the pool can be accepted with at most 10 % wrong with 90 % confidence: 1 of 42"),
            "{}",
            found.sentence
        );
        let text = serde_json::to_string(&found).unwrap();
        assert_eq!(serde_json::from_str::<Certificate>(&text).unwrap(), found);
    }

    #[test]
    fn too_few_labels_say_how_many_are_missing() {
        let found = certify(&REQUEST, &rows(15, |_| true), &[]).unwrap();
        assert_eq!((found.outlook, found.threshold, found.labels_needed), (Outlook::TooFewLabels, None, Some(7)));
        assert_eq!(
            found.sentence,
            "Nothing is accepted yet: at most 10 % wrong with 90 % confidence takes at least 22 random labels and there are 15. Label 7 more."
        );
        assert_eq!(certify(&REQUEST, &rows(0, |_| true), &[]).unwrap().labels_needed, Some(22));
    }

    #[test]
    fn too_many_errors_guess_or_give_up() {
        // One of the first 22 of 30 wrong. At that rate 65 rows have 2.95 errors, and three pass at 65: 2.95 times 22, so
        // 58.6 labels more than 30.
        let found = certified(30, |r| r != 5);
        assert_eq!((found.outlook, found.rows, found.errors), (Outlook::TooManyErrors, 22, 1));
        assert_eq!(found.labels_needed, Some(59));
        let hopeless = certified(30, |r| r % 3 != 0);
        assert_eq!(hopeless.labels_needed, None);
        assert!(hopeless.sentence.contains("not good enough for this budget"), "{}", hopeless.sentence);
    }

    #[test]
    fn enough_labels_and_nothing_to_accept_is_refused() {
        assert!(
            certify(&REQUEST, &rows(30, |_| true), &[]).unwrap_err().to_string().contains("confidences of the rows")
        );
    }

    #[test]
    fn percents() {
        assert_eq!((percent(0.02), percent(0.125), percent(0.99)), ("2 %".into(), "12.5 %".into(), "99 %".into()));
    }
}
