//! The same numbers for a spreadsheet: a row a step, or a row a summary.

use super::curve::{Estimate, Reached};
use super::step::Step;
use super::summary::{Alone, Summary};
use crate::error::{Error, Result};
use serde_json::Value;
use std::collections::BTreeSet;

/// A row for each step, with the keys of `--json`; each phase's seconds are a column `seconds_<phase>`.
pub fn steps_csv(steps: &[Step]) -> Result<String> {
    let phases: BTreeSet<&String> = steps.iter().flat_map(|step| step.seconds.keys()).collect();
    let mut head: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for step in steps {
        let Value::Object(mut keys) = serde_json::to_value(step).map_err(Error::internal)? else { continue };
        keys.remove("seconds");
        if head.is_empty() {
            head = keys.keys().cloned().chain(phases.iter().map(|phase| format!("seconds_{phase}"))).collect();
        }
        let mut row: Vec<String> = keys.values().map(cell).collect();
        row.extend(phases.iter().map(|phase| step.seconds.get(*phase).map_or_else(String::new, f64::to_string)));
        rows.push(row);
    }
    written(&head, &rows)
}

/// A row for each data set, noise level and strategy.
pub fn summary_csv(summaries: &[Summary]) -> Result<String> {
    let rows: Vec<Vec<(String, String)>> = summaries.iter().map(columns).collect();
    let head: Vec<String> = rows.first().into_iter().flatten().map(|(name, _)| name.clone()).collect();
    let cells: Vec<Vec<String>> = rows.into_iter().map(|row| row.into_iter().map(|(_, cell)| cell).collect()).collect();
    written(&head, &cells)
}

fn columns(summary: &Summary) -> Vec<(String, String)> {
    let mut row: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, value: Option<f64>| {
        row.push((name.to_owned(), value.map_or_else(String::new, |value| value.to_string())));
    };
    add("noise", Some(summary.noise));
    add("seeds", Some(summary.seeds as f64));
    let mut estimate = |name: &str, of: Option<&Estimate>| {
        let interval = of.and_then(|of| of.interval);
        add(name, of.map(|of| of.mean));
        add(&format!("{name}_low"), interval.map(|interval| interval.low));
        add(&format!("{name}_high"), interval.map(|interval| interval.high));
    };
    estimate("accuracy_area", Some(&summary.accuracy_area));
    estimate("macro_f1_area", Some(&summary.macro_f1_area));
    let against = summary.against_random.as_ref();
    estimate("against_random", against.map(|against| &against.difference));
    add("won_against_random", against.map(|against| against.won as f64));
    let end = summary.at.last();
    add("labels_at_end", end.map(|end| end.labels as f64));
    add("accuracy_at_end", end.map(|end| end.accuracy));
    add("macro_f1_at_end", end.map(|end| end.macro_f1));
    add("worst_seed", Some(summary.worst.0 as f64));
    add("worst_macro_f1_area", Some(summary.worst.1));
    add("worst_end_of_mean", Some(summary.worst_share));
    let mut reached = |name: &str, of: Option<&Reached>| {
        add(name, of.and_then(|of| of.median));
        add(&format!("{name}_most"), of.and_then(|of| of.most).map(|most| most as f64));
        add(&format!("{name}_seeds"), of.map(|of| of.seeds as f64));
    };
    reached("labels_to_accuracy", summary.to_accuracy.as_ref());
    reached("labels_to_macro_f1", summary.to_macro_f1.as_ref());
    reached("labels_to_classes", Some(&summary.found));
    add("ece_debiased", summary.ece);
    add("log_loss", Some(summary.log_loss));
    let mut alone = |name: &str, of: &Alone| {
        add(&format!("{name}_share"), Some(of.share));
        add(&format!("{name}_error"), of.error);
        add(&format!("{name}_steps"), Some(of.steps as f64));
        add(&format!("{name}_over_budget"), Some(of.broken as f64));
    };
    alone("routing", &summary.alone);
    alone("naive", &summary.naive);
    let seen = &summary.foresight;
    add("reported_error", seen.reported.error);
    add("reported_covered", Some(seen.reported.covered as f64));
    add("reported_seeds", Some(seen.reported.seeds as f64));
    let stop = seen.stopped.as_ref();
    add("stop_labels", stop.and_then(|stop| stop.labels.median));
    add("stop_seeds", stop.map(|stop| stop.labels.seeds as f64));
    add("stop_of_full", stop.and_then(|stop| stop.share));
    add("stop_of_full_lowest", stop.and_then(|stop| stop.lowest));
    add("forecasts", Some(seen.foretold.judged as f64));
    add("forecast_of_needed", seen.foretold.ratio);
    add("forecasts_within_two", Some(seen.foretold.within_two as f64));
    add("people_share", Some(summary.people_share));
    add("last_round_seconds", Some(summary.last_round_seconds));
    let names = [("data", &summary.data), ("strategy", &summary.strategy)];
    names.map(|(name, value)| (name.to_owned(), value.clone())).into_iter().chain(row).collect()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn written(head: &[String], rows: &[Vec<String>]) -> Result<String> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for row in [head].into_iter().chain(rows.iter().map(Vec::as_slice)).filter(|row| !row.is_empty()) {
        writer.write_record(row).map_err(Error::internal)?;
    }
    let bytes = writer.into_inner().map_err(Error::internal)?;
    String::from_utf8(bytes).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::super::summary::{
        summarize,
        tests::{outcome, step},
    };
    use super::*;

    #[test]
    fn a_row_a_step_with_its_phases() {
        let mut second = step("random, odd", 1, 40, 0.5);
        second.seconds.insert("pick".into(), 0.25);
        second.found_at = None;
        let text = steps_csv(&[step("random", 1, 20, 0.25), second]).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[0],
            "data,strategy,seed,noise,round,labels,accuracy,macro_f1,log_loss,ece,ece_debiased,classes_seen,found_at,\
             routing_rule,routing_share,routing_error,naive_share,naive_error,people_share,trained,\
             holdout_labels,holdout_right,unseen,unseen_right,kappa,round_seconds,seconds_fit,seconds_pick"
        );
        assert_eq!(
            lines[1],
            "d,random,1,0.0,1,20,0.35,0.25,1.0,0.1,0.05,2,10,confidence,0.25,0.01,0.5,,0.75,20,0,,0,0,,1.0,1,"
        );
        assert!(lines[2].starts_with("d,\"random, odd\",1,") && lines[2].ends_with(",1,0.25"), "{}", lines[2]);
        assert_eq!(steps_csv(&[]).unwrap(), "");
    }

    #[test]
    fn a_row_a_summary() {
        let steps = [step("random", 1, 20, 0.25), step("margin", 1, 20, 0.5)];
        let text = summary_csv(&summarize(&outcome(&steps), 0.95, 0.02)).unwrap();
        let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
        assert_eq!(lines.len(), 3);
        let of = |row: usize, name: &str| lines[row][lines[0].iter().position(|head| *head == name).unwrap()];
        assert_eq!((of(1, "against_random"), of(2, "against_random"), of(2, "won_against_random")), ("", "0.25", "1"));
        assert_eq!((of(2, "labels_to_classes"), of(2, "macro_f1_at_end"), of(2, "naive_error")), ("10", "0.5", ""));
    }
}
