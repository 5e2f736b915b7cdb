//! A run that was interrupted: the lines of its output, and which jobs are complete in them.
//!
//! The first line is the plan. A plan may grow (more data sets, strategies, seeds, noise levels); what decides a job's
//! steps must be the same, or old and new steps could not stand in one table.

use super::data_set::DataSet;
use super::plan::Job;
use super::step::{Full, Line, Step};
use crate::error::{Error, Result};
use serde_json::Value;
use std::collections::BTreeMap;

/// The key of the first line.
pub(super) const PLAN: &str = "plan";

/// Lines of an earlier run.
#[derive(Debug, Clone, Default)]
pub struct Earlier {
    plan: Option<Value>,
    steps: Vec<Step>,
    fulls: Vec<Full>,
    /// Bytes up to the end of the last whole line.
    whole: u64,
}

impl Earlier {
    /// Reads what `--json` or `--resume` wrote. A last line without its end was being written when the run stopped, and
    /// is left out. The error names `source` and the line.
    pub fn read(text: &str, source: &str) -> Result<Earlier> {
        let mut earlier = Earlier::default();
        let whole = text.rfind('\n').map_or(0, |at| at + 1);
        for (line, number) in text[..whole].lines().zip(1..) {
            if !line.trim().is_empty() {
                earlier.add(line).map_err(|reason| Error::Invalid(format!("{source}, line {number}: {reason}")))?;
            }
        }
        if earlier.plan.is_none() && whole > 0 {
            return Err(Error::Invalid(format!("{source} does not begin with the plan of a simulation.")));
        }
        earlier.whole = whole as u64;
        Ok(earlier)
    }

    fn add(&mut self, line: &str) -> std::result::Result<(), String> {
        let mut value: Value = serde_json::from_str(line).map_err(|error| format!("is not JSON: {error}"))?;
        let wrong = |error: serde_json::Error| format!("is no step of a simulation: {error}");
        if let Some(plan) = value.get_mut(PLAN) {
            if self.plan.get_or_insert_with(|| plan.clone()) != plan {
                return Err("has another plan than the lines before it".into());
            }
        } else if value.get("full_labels").is_some() {
            self.fulls.push(serde_json::from_value(value).map_err(wrong)?);
        } else {
            self.steps.push(serde_json::from_value(value).map_err(wrong)?);
        }
        Ok(())
    }

    /// Bytes that may stay; new lines go behind them.
    pub fn whole(&self) -> u64 {
        self.whole
    }

    /// True when there is no plan yet, so it must be written first.
    pub fn is_new(&self) -> bool {
        self.plan.is_none()
    }

    /// Refuses steps that were made in another way than `plan` would make them.
    pub(super) fn check(&self, plan: &Value, source: &str) -> Result<()> {
        let Some(old) = &self.plan else { return Ok(()) };
        let refuse = |what: String, was: &Value, is: &Value| {
            Err(Error::Invalid(format!(
                "The steps in {source} were made with another plan: `{what}` was {was} and is {is} now. Go on with the same \
                 plan, or name another file."
            )))
        };
        for (key, is) in plan.as_object().into_iter().flatten().filter(|(key, _)| *key != "data") {
            let was = old.get(key).unwrap_or(&Value::Null);
            for (inner, is) in is.as_object().into_iter().flatten() {
                let was = was.get(inner).unwrap_or(&Value::Null);
                if was != is {
                    return refuse(format!("{key}.{inner}"), was, is);
                }
            }
            if was != is {
                return refuse(key.clone(), was, is);
            }
        }
        let sets = |plan: &Value| plan["data"].as_array().cloned().unwrap_or_default();
        for is in sets(plan) {
            match sets(old).iter().find(|was| was["name"] == is["name"]) {
                Some(was) if *was != is => return refuse(format!("data {}", is["name"]), was, &is),
                _ => {}
            }
        }
        Ok(())
    }

    /// A job's steps, when all of them are there: the first to the last, up to the budget.
    pub(super) fn job(&self, job: &Job, data: &DataSet) -> Option<Vec<Line>> {
        let of_job = |step: &&Step| {
            step.data == data.name
                && step.strategy == job.strategy
                && step.seed == job.seed
                && step.noise.to_bits() == job.noise.to_bits()
        };
        let rounds: BTreeMap<u64, &Step> = self.steps.iter().filter(of_job).map(|step| (step.round, step)).collect();
        let is_gapless = rounds.keys().copied().eq(1..=rounds.len() as u64);
        let is_whole = rounds.values().next_back().is_some_and(|last| last.labels >= data.budget);
        (is_gapless && is_whole).then(|| rounds.into_values().map(|step| Line::Step(Box::new(step.clone()))).collect())
    }

    /// The full model of a data set.
    pub(super) fn full(&self, data: &DataSet) -> Option<Vec<Line>> {
        let full = self.fulls.iter().find(|full| full.data == data.name)?;
        Some(vec![Line::Full(full.clone())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn another_plan_is_refused_and_a_longer_one_is_not() {
        let plan = |batch: usize, c: f64, digest: &str, sets: &[&str]| {
            let data: Vec<Value> = sets.iter().map(|name| json!({"name": name, "digest": digest})).collect();
            json!({"batch": batch, "settings": {"c": c}, "data": data})
        };
        let text = format!("{}\n", json!({"plan": plan(20, 1.0, "x", &["a"])}));
        let earlier = Earlier::read(&text, "s.jsonl").unwrap();
        let check = |plan: Value| earlier.check(&plan, "s.jsonl").map_err(|error| error.to_string());
        assert_eq!(check(plan(20, 1.0, "x", &["b", "a"])), Ok(()));
        assert_eq!(
            check(plan(10, 1.0, "x", &["a"])).unwrap_err(),
            "The steps in s.jsonl were made with another plan: `batch` was 20 and is 10 now. Go on with the same plan, or \
             name another file."
        );
        assert!(check(plan(20, 2.0, "x", &["a"])).unwrap_err().contains("`settings.c` was 1.0 and is 2.0"));
        assert!(check(plan(20, 1.0, "y", &["a"])).unwrap_err().contains("`data \"a\"`"));
        assert_eq!(check(plan(20, 1.0, "y", &["c"])), Ok(()));
    }

    #[test]
    fn a_broken_file_names_the_line_and_a_torn_end_is_left_out() {
        let of = |text: &str| Earlier::read(text, "s.jsonl").map_err(|error| error.to_string());
        let torn = of("{\"plan\": {}}\n{\"data\": \"a\", \"str").unwrap();
        assert_eq!((torn.whole(), torn.is_new(), torn.steps.len()), (13, false, 0));
        assert!(of("").unwrap().is_new() && of("{\"pl").unwrap().is_new());
        assert!(of("{\"plan\": {}}\n{]\n").unwrap_err().starts_with("s.jsonl, line 2: is not JSON"));
        assert!(of("{\"plan\": {}}\n\n{\"data\": 1}\n").unwrap_err().starts_with("s.jsonl, line 3: is no step"));
        assert!(of("{\"plan\": {}}\n{\"plan\": 1}\n").unwrap_err().contains("another plan"));
        let full = "{\"data\":\"a\",\"full_labels\":2,\"full_accuracy\":1,\"full_macro_f1\":1,\"full_seconds\":1}\n";
        assert!(of(full).unwrap_err().contains("does not begin with the plan"));
    }
}
