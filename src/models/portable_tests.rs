use super::super::Ask;
use super::super::envelope::{HEADER, TRAILER, seal};
use super::super::predictor::tests::{records, sample};
use super::*;

fn portable() -> PortableModel {
    let (recipe, space, artefact) = sample();
    let origin = Origin {
        project: "animals".into(),
        round: 3,
        made_millis: 1_000,
        program: "0.0.0".into(),
        model_digest: "ab".into(),
    };
    PortableModel { origin, recipe, space, artefact }
}

#[test]
fn a_file_says_the_same_to_the_bit() {
    let model = portable();
    let bytes = model.encode().unwrap();
    let back = PortableModel::decode(&bytes).unwrap();
    assert_eq!((&back.origin, &back.recipe, &back.artefact), (&model.origin, &model.recipe, &model.artefact));
    assert_eq!(back.encode().unwrap(), bytes);
    let ask = Ask { top: None, why: 4 };
    let (before, after) = (model.predictor().predict(&records(40), ask), back.predictor().predict(&records(40), ask));
    assert_eq!(before.unwrap(), after.unwrap());
}

#[test]
fn no_word_of_an_item_is_in_the_file() {
    let bytes = portable().encode().unwrap();
    for word in ["purrs", "barks", "hoots", "night", "mouse", "bone"] {
        assert!(!bytes.windows(word.len()).any(|at| at == word.as_bytes()), "{word}");
    }
    // What a recipe and a schema say is in it, so the search above would find words.
    assert!(bytes.windows(4).any(|at| at == b"team") && bytes.windows(3).any(|at| at == b"owl"));
}

#[test]
fn every_damage_is_an_error() {
    let bytes = portable().encode().unwrap();
    for at in (0..bytes.len()).step_by(bytes.len() / 100) {
        assert!(PortableModel::decode(&bytes[..at]).is_err(), "cut at {at}");
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        let error = PortableModel::decode(&flipped).unwrap_err();
        assert!(matches!(error, Error::Invalid(_)), "{error}");
    }
    let newer = seal(MAGIC, FORMAT + 1, b"");
    assert!(PortableModel::decode(&newer).unwrap_err().to_string().contains(&format!("format {}", FORMAT + 1)));
}

#[test]
fn damage_under_a_right_checksum_never_panics() {
    let bytes = portable().encode().unwrap();
    let content = &bytes[HEADER..bytes.len() - TRAILER];
    let spread = (0..content.len()).step_by((content.len() / 300).max(1));
    // Lengths and counts stand near the start; numbers everywhere.
    for at in (0..content.len().min(200)).chain(spread) {
        for value in [0u8, 0x7f, 0xff] {
            let mut forged = content.to_vec();
            forged[at] = value;
            if let Ok(model) = PortableModel::decode(&seal(MAGIC, FORMAT, &forged)) {
                assert!(model.predictor().predict(&records(2), Ask { top: None, why: 2 }).is_ok(), "byte {at}");
            }
        }
    }
}

#[test]
fn weights_of_another_space_are_refused() {
    let mut model = portable();
    model.artefact.model.dense.truncate(3);
    assert!(model.encode().unwrap_err().to_string().contains("dense numbers"));
}
