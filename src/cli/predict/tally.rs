//! What is said at the end: how many records got which label, and how right that was where the truth came along.

use crate::cli::output::{grouped, several};
use crate::domain::{LabelSchema, LabelValue};
use crate::metrics::{Confusion, SetF1, accuracy, clopper_pearson, macro_f1, macro_f1_interval};
use serde_json::{Value, json};

/// Seed of the bootstrap behind the interval of macro F1.
const SEED: u64 = 0x7072_6564;

/// Counts that grow with the file.
pub(super) struct Tally {
    schema: LabelSchema,
    /// Records that each class was said of.
    counts: Vec<u64>,
    predictions: u64,
    confidence: f64,
    targets: Vec<usize>,
    predicted: Vec<usize>,
    /// Rows that could not be read.
    pub bad: u64,
    /// Rows that were predicted although their label is none of the classes.
    pub bad_labels: u64,
}

impl Tally {
    pub fn new(schema: LabelSchema) -> Tally {
        Tally {
            counts: vec![0; schema.classes().len()],
            schema,
            predictions: 0,
            confidence: 0.0,
            targets: Vec::new(),
            predicted: Vec::new(),
            bad: 0,
            bad_labels: 0,
        }
    }

    /// Takes in one prediction and, where it is known, the true class.
    pub fn count(&mut self, said: &Value, truth: Option<usize>) {
        let Ok(label) = serde_json::from_value::<LabelValue>(said["label"].clone()) else { return };
        // As far as the schema knows them: a schema may ask for more classes than a model names.
        let known =
            label.into_names().into_iter().filter_map(|name| self.schema.classes().iter().position(|c| *c == name));
        let named: Vec<usize> = known.collect();
        let class = match (self.schema.is_multi(), named.first()) {
            (true, _) => named.iter().fold(0, |mask, class| mask | 1 << class),
            (false, Some(&class)) => class,
            (false, None) => return,
        };
        named.into_iter().for_each(|class| self.counts[class] += 1);
        self.predictions += 1;
        self.confidence += said["confidence"].as_f64().unwrap_or(0.0);
        if let Some(truth) = truth {
            self.targets.push(truth);
            self.predicted.push(class);
        }
    }

    /// The summary for programs.
    pub fn value(&self) -> Value {
        let n = self.predictions;
        let by_class: serde_json::Map<String, Value> =
            self.schema.classes().iter().cloned().zip(self.counts.iter().map(|&count| count.into())).collect();
        let mut value = json!({
            "predicted": n, "bad": self.bad, "classes": by_class,
            "mean_confidence": if n == 0 { Value::Null } else { json!(self.confidence / n as f64) },
        });
        if !self.targets.is_empty() {
            let right = self.targets.iter().zip(&self.predicted).filter(|(target, said)| target == said).count();
            let (n, classes) = (self.targets.len(), self.schema.classes().len());
            value["scored"] = json!({
                "n": n,
                "accuracy": accuracy(right, n),
                "accuracy_interval": clopper_pearson(right, n),
                "bad_labels": self.bad_labels,
            });
            let scored = &mut value["scored"];
            if self.schema.is_multi() {
                let f1 = SetF1::of(&self.predicted, &self.targets, classes, SEED);
                scored["macro_f1"] = json!(f1.macro_f1);
                scored["macro_f1_interval"] = json!(f1.macro_f1_interval);
                scored["micro_f1"] = json!(f1.micro_f1);
                scored["micro_f1_interval"] = json!(f1.micro_f1_interval);
            } else {
                let confusion = Confusion::of(&self.targets, &self.predicted, classes);
                scored["macro_f1"] = json!(macro_f1(&confusion));
                scored["macro_f1_interval"] = json!(macro_f1_interval(&self.targets, &self.predicted, classes, SEED));
            }
        }
        value
    }

    /// The summary for people.
    pub fn words(&self) -> String {
        let value = self.value();
        let n = self.predictions;
        let mut text = format!("Predicted {}", several(n, "record"));
        if n > 0 {
            let mut counted: Vec<(&String, u64)> =
                self.schema.classes().iter().zip(self.counts.iter().copied()).collect();
            counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let listed: Vec<String> = counted
                .iter()
                .filter(|(_, count)| *count > 0)
                .take(5)
                .map(|(class, count)| format!("{class} {}", grouped(*count)))
                .collect();
            let more = counted.iter().skip(5).filter(|(_, count)| *count > 0).count();
            let more = if more > 0 { format!(", and {more} more") } else { String::new() };
            let mean = self.confidence / n as f64;
            text.push_str(&format!(": {}{more}; mean confidence {mean:.3}", listed.join(", ")));
        }
        text.push('.');
        if self.bad > 0 {
            text.push_str(&format!(" {} could not be read.", several(self.bad, "row")));
        }
        let scored = &value["scored"];
        if scored.is_object() {
            let interval = |name: &str| match (scored[name]["low"].as_f64(), scored[name]["high"].as_f64()) {
                (Some(low), Some(high)) => format!("95 % interval {low:.3} to {high:.3}"),
                _ => "no interval: a class has fewer than 5 labels".into(),
            };
            let number = |name: &str| scored[name].as_f64().map_or_else(|| "-".into(), |x| format!("{x:.3}"));
            text.push_str(&format!(
                "\nOn {}: accuracy {} ({}), macro F1 {} ({}).",
                several(self.targets.len() as u64, "labeled record"),
                number("accuracy"),
                interval("accuracy_interval"),
                number("macro_f1"),
                interval("macro_f1_interval"),
            ));
            if scored["micro_f1"].is_number() {
                text.push_str(&format!(
                    " Whole sets count there; micro F1 {} ({}).",
                    number("micro_f1"),
                    interval("micro_f1_interval")
                ));
            }
        }
        if self.bad_labels > 0 {
            let labels = several(self.bad_labels, "label");
            text.push_str(&format!(" {labels} that the model does not know were not scored."));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_by_hand() {
        let mut tally = Tally::new(LabelSchema::of(vec!["ham".into(), "spam".into()], false));
        let said = |label: &str| json!({"label": label, "confidence": 0.75});
        // Three of four right: F1 of ham 2*1/(1+2) = 2/3, of spam 2*2/(3+2) = 4/5, their mean 0.7333.
        for (label, truth) in [("ham", Some(0)), ("ham", Some(1)), ("spam", Some(1)), ("spam", Some(1)), ("spam", None)]
        {
            tally.count(&said(label), truth);
        }
        tally.bad = 2;
        let value = tally.value();
        assert_eq!((&value["predicted"], &value["bad"], &value["classes"]["spam"]), (&json!(5), &json!(2), &json!(3)));
        assert_eq!((&value["scored"]["n"], &value["scored"]["accuracy"]), (&json!(4), &json!(0.75)));
        assert!((value["scored"]["macro_f1"].as_f64().unwrap() - 11.0 / 15.0).abs() < 1e-12);
        let words = tally.words();
        assert!(words.starts_with("Predicted 5 records: spam 3, ham 2; mean confidence 0.750."), "{words}");
        assert!(
            words.contains("2 rows could not be read.") && words.contains("accuracy 0.750 (95 % interval 0.194 to")
        );
        assert!(words.contains("macro F1 0.733 (no interval"), "{words}");
    }

    #[test]
    fn sets_are_scored_as_a_whole_and_class_by_class() {
        let mut tally = Tally::new(LabelSchema::of(vec!["a".into(), "b".into()], true));
        // Said {a}, {a, b}, {}; true {a}, {a}, {a}: 2 hits and a miss of a, one false alarm of b.
        for said in [json!(["a"]), json!(["a", "b"]), json!([])] {
            tally.count(&json!({"label": said, "confidence": 0.5}), Some(1));
        }
        let value = tally.value();
        assert_eq!((&value["predicted"], &value["classes"]), (&json!(3), &json!({"a": 2, "b": 1})));
        let scored = &value["scored"];
        assert!((scored["accuracy"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-12);
        // F1 of a 4/5; b has no labels. Together 2 hits, 1 false alarm, 1 miss: 4/6.
        assert_eq!(scored["macro_f1"], json!(0.8));
        assert!((scored["micro_f1"].as_f64().unwrap() - 4.0 / 6.0).abs() < 1e-12);
        assert!(tally.words().contains("Whole sets count there; micro F1 0.667"), "{}", tally.words());
    }

    #[test]
    fn nothing_predicted_is_said_plainly() {
        assert_eq!(Tally::new(LabelSchema::of(vec!["a".into(), "b".into()], false)).words(), "Predicted 0 records.");
    }
}
