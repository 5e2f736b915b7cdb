//! Languages of items and of people, as far as the queue needs them: the first part of a code, in small letters.

use super::recipe::lookup;
use serde_json::Value;

/// The longest word that names a language.
const LONGEST: usize = 20;

/// `de` for `de-AT`, `DE` and `de_CH.UTF-8`; none for what begins with no letter.
pub fn language_word(code: &str) -> Option<String> {
    let word: String = code.trim().chars().take_while(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    (1..=LONGEST).contains(&word.chars().count()).then_some(word)
}

/// The language of a record by the key that holds it: empty where it has none. None where languages play no part.
pub fn language_of(data: &Value, key: &str) -> Option<String> {
    if key.is_empty() {
        return None;
    }
    Some(lookup(data, key).and_then(Value::as_str).and_then(language_word).unwrap_or_default())
}

/// The languages that somebody wrote in one line, each once, in the order of the alphabet; the error names the word that is
/// none.
pub fn languages_in(line: &str) -> Result<Vec<String>, String> {
    let words = line.split([',', ';', ' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    let read = |word: &str| {
        language_word(word).ok_or_else(|| format!("`{word}` is no language: write codes such as de, en, fi"))
    };
    let all: std::collections::BTreeSet<String> = words.map(read).collect::<Result<_, _>>()?;
    match all.len() {
        0..=30 => Ok(all.into_iter().collect()),
        n => Err(format!("{n} languages are more than 30")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_language_is_the_first_part_of_its_code() {
        for (code, word) in [("de", "de"), (" de-AT ", "de"), ("DE_ch.UTF-8", "de"), ("zh-Hant", "zh")] {
            assert_eq!(language_word(code).as_deref(), Some(word));
        }
        assert_eq!((language_word("-"), language_word(""), language_word(&"x".repeat(21))), (None, None, None));
        let data = json!({"meta": {"lang": "fi-FI"}, "n": 3});
        assert_eq!(language_of(&data, "meta.lang").as_deref(), Some("fi"));
        assert_eq!((language_of(&data, "n").as_deref(), language_of(&data, "x").as_deref()), (Some(""), Some("")));
        assert_eq!(language_of(&data, ""), None);
        assert_eq!(languages_in(" fi, de-AT; de\n").unwrap(), ["de", "fi"]);
        assert!(languages_in("").unwrap().is_empty() && languages_in("de, 7").unwrap_err().contains("`7`"));
    }
}
