//! Models as bytes: magic, format version, body, SHA-256 of all that.
//!
//! The body is postcard. Weights are kept for the columns that have any, because a model of 500 labels over a
//! quarter of a million columns is mostly zeros. Whatever is read is checked before it is believed: the digest
//! first, then that lengths fit and numbers are numbers. Damage gives an error, never a panic or a wrong model.

use super::envelope::{self, Flaw};
use super::{FittedCalibrator, LinearModel, Link};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

const MAGIC: &[u8; 8] = b"QUALMMDL";
/// The format of models of one class.
const FORMAT: u32 = 2;
/// The format of models of sets: the same with the classes' calibrators behind it.
const SETS_FORMAT: u32 = 3;

/// A fitted model with all that is needed to use it and to say where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelArtefact {
    /// The weights.
    pub model: LinearModel,
    /// From its logits to probabilities.
    pub calibrator: FittedCalibrator,
    /// Class names in the order of the model's classes.
    pub classes: Vec<String>,
    /// The settings it was fitted with, as JSON.
    pub settings_json: String,
    /// Position in the label log up to which labels were used.
    pub label_position: i64,
    /// The seed of its round.
    pub seed: u64,
    /// Digest of the model it started from, if any.
    pub parent_digest: Option<String>,
    /// Version of the feature space its columns belong to.
    pub feature_version: u32,
}

#[derive(Serialize, Deserialize)]
struct Body {
    classifier: String,
    columns: u64,
    used_columns: Vec<u32>,
    weights: Vec<f32>,
    dense: Vec<f32>,
    bias: Vec<f32>,
    calibrator: FittedCalibrator,
    classes: Vec<String>,
    settings_json: String,
    label_position: i64,
    seed: u64,
    parent_digest: Option<String>,
    feature_version: u32,
}

/// The artefact as bytes. Same artefact, same bytes.
pub fn encode(artefact: &ModelArtefact) -> Result<Vec<u8>> {
    check(artefact).map_err(Error::Internal)?;
    let model = &artefact.model;
    let mut body = Body {
        classifier: model.classifier.clone(),
        columns: model.columns as u64,
        used_columns: vec![],
        weights: vec![],
        dense: model.dense.clone(),
        bias: model.bias.clone(),
        calibrator: artefact.calibrator.clone(),
        classes: artefact.classes.clone(),
        settings_json: artefact.settings_json.clone(),
        label_position: artefact.label_position,
        seed: artefact.seed,
        parent_digest: artefact.parent_digest.clone(),
        feature_version: artefact.feature_version,
    };
    for (column, line) in model.weights.chunks_exact(model.classes).enumerate() {
        // Bits, so that even a negative zero survives.
        if line.iter().any(|w| w.to_bits() != 0) {
            body.used_columns.push(column as u32);
            body.weights.extend(line);
        }
    }
    let mut content = postcard::to_allocvec(&body).map_err(Error::internal)?;
    if model.link == Link::Softmax {
        return Ok(envelope::seal(MAGIC, FORMAT, &content));
    }
    content.extend(postcard::to_allocvec(&artefact.calibrator.of_classes).map_err(Error::internal)?);
    Ok(envelope::seal(MAGIC, SETS_FORMAT, &content))
}

/// Reads what `encode` wrote.
pub fn decode(bytes: &[u8]) -> Result<ModelArtefact> {
    let damaged = |what: &str| {
        Error::internal(format!("this model file is damaged: {what}. Restore it from a backup, or run a round."))
    };
    let opened = match envelope::open(MAGIC, FORMAT, bytes) {
        Err(Flaw::Format(SETS_FORMAT)) => envelope::open(MAGIC, SETS_FORMAT, bytes).map(|body| (body, Link::Sigmoid)),
        other => other.map(|body| (body, Link::Softmax)),
    };
    let (content, link) = opened.map_err(|flaw| match flaw {
        Flaw::Damaged(what) => damaged(what),
        Flaw::Format(format) => Error::internal(format!(
            "this model file has format {format} and this version reads formats {FORMAT} and {SETS_FORMAT}: update qualm, or run a round"
        )),
    })?;
    let (mut body, rest): (Body, &[u8]) = postcard::take_from_bytes(content).map_err(|e| damaged(&e.to_string()))?;
    if link == Link::Sigmoid {
        body.calibrator.of_classes = postcard::from_bytes(rest).map_err(|e| damaged(&e.to_string()))?;
    }
    let classes = body.classes.len();
    // Columns are numbered in 32 bits and rows of weights are whole, so a sane product fits; one that is not is damage.
    let columns = usize::try_from(body.columns).ok().filter(|&columns| columns <= 1 << 32);
    let length = columns.and_then(|columns| columns.checked_mul(classes)).filter(|&length| length <= 1 << 34);
    let (Some(columns), Some(length)) = (columns, length) else {
        return Err(damaged("its size is not possible"));
    };
    let rises = body.used_columns.windows(2).all(|pair| pair[0] < pair[1]);
    let inside = body.used_columns.last().is_none_or(|&last| (last as usize) < columns);
    if classes == 0 || !rises || !inside || body.used_columns.len() * classes != body.weights.len() {
        return Err(damaged("columns, classes and weights do not fit together"));
    }
    let mut weights = vec![0f32; length];
    for (&column, line) in body.used_columns.iter().zip(body.weights.chunks_exact(classes)) {
        weights[column as usize * classes..][..classes].copy_from_slice(line);
    }
    let artefact = ModelArtefact {
        model: LinearModel {
            classifier: body.classifier,
            classes,
            columns,
            weights,
            dense: body.dense,
            bias: body.bias,
            link,
        },
        calibrator: body.calibrator,
        classes: body.classes,
        settings_json: body.settings_json,
        label_position: body.label_position,
        seed: body.seed,
        parent_digest: body.parent_digest,
        feature_version: body.feature_version,
    };
    check(&artefact).map_err(|what| damaged(&what))?;
    Ok(artefact)
}

/// SHA-256 of an encoded artefact in lower-case hex: the name by which rounds and decisions refer to a model.
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn check(artefact: &ModelArtefact) -> std::result::Result<(), String> {
    artefact.model.check()?;
    if artefact.classes.len() != artefact.model.classes {
        return Err(format!("{} class names for {} classes", artefact.classes.len(), artefact.model.classes));
    }
    artefact.model.check_calibrator(&artefact.calibrator)
}

#[cfg(test)]
mod tests {
    use super::super::envelope::{HEADER, TRAILER};
    use super::*;

    fn sample() -> ModelArtefact {
        ModelArtefact {
            model: LinearModel {
                classifier: "sparse_logistic".into(),
                classes: 2,
                columns: 4,
                weights: vec![0.0, 0.0, 1.5, -1.5, -0.0, 0.0, 0.25, f32::MIN_POSITIVE],
                dense: vec![0.5, -0.5],
                bias: vec![0.1, -0.1],
                link: Link::Softmax,
            },
            calibrator: FittedCalibrator::new("temperature", vec![1.25], 40),
            classes: vec!["ham".into(), "spam".into()],
            settings_json: r#"{"c":10.0}"#.into(),
            label_position: 120,
            seed: u64::MAX,
            parent_digest: Some("ab".into()),
            feature_version: 3,
        }
    }

    fn sets() -> ModelArtefact {
        let of_classes = vec![FittedCalibrator::none(), FittedCalibrator::new("temperature", vec![1.25], 40)];
        let plain = sample();
        let model = LinearModel { link: Link::Sigmoid, ..plain.model };
        ModelArtefact { model, calibrator: FittedCalibrator::of_classes(of_classes), ..plain }
    }

    #[test]
    fn a_model_of_sets_keeps_its_calibrators() {
        let bytes = encode(&sets()).unwrap();
        assert_eq!((bytes[8], encode(&sample()).unwrap()[8]), (3, 2), "the format number");
        assert_eq!(decode(&bytes).unwrap(), sets());
        let mut lost = sets();
        lost.calibrator = FittedCalibrator::none();
        assert!(encode(&lost).unwrap_err().to_string().contains("disagree"));
    }

    #[test]
    fn reads_back_what_it_wrote() {
        let bytes = encode(&sample()).unwrap();
        let back = decode(&bytes).unwrap();
        assert_eq!(back, sample());
        assert!(back.model.weights[4].is_sign_negative(), "bits survive");
        assert_eq!(encode(&back).unwrap(), bytes);
        assert_eq!(digest(&bytes).len(), 64);
    }

    #[test]
    fn every_damage_is_an_error() {
        for artefact in [sample(), sets()] {
            damage(&encode(&artefact).unwrap());
        }
    }

    fn damage(bytes: &[u8]) {
        for at in 0..bytes.len() {
            assert!(decode(&bytes[..at]).is_err(), "cut at {at}");
            for bit in 0..8 {
                let mut flipped = bytes.to_vec();
                flipped[at] ^= 1 << bit;
                assert!(decode(&flipped).is_err(), "bit {bit} of byte {at}");
            }
        }
    }

    #[test]
    fn damage_under_a_right_checksum_never_panics() {
        for artefact in [sample(), sets()] {
            forge(&encode(&artefact).unwrap());
        }
    }

    fn forge(bytes: &[u8]) {
        for at in HEADER..bytes.len() - TRAILER {
            for value in [0u8, 1, 0x7f, 0x80, 0xff] {
                let mut forged = bytes[..bytes.len() - TRAILER].to_vec();
                forged[at] = value;
                let checksum = Sha256::digest(&forged);
                forged.extend_from_slice(&checksum);
                if let Ok(artefact) = decode(&forged) {
                    assert_eq!(check(&artefact), Ok(()));
                }
            }
        }
    }

    #[test]
    fn weights_that_are_no_numbers_are_refused() {
        let mut bad = sample();
        bad.model.weights[2] = f32::NAN;
        assert!(encode(&bad).is_err());
        let mut other = sample();
        other.classes.pop();
        assert!(encode(&other).is_err());
    }
}
