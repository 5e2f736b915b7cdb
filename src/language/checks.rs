//! What holds for the catalogue as a whole: no language lacks a message, none is filled otherwise, none is said by nobody.

use super::source::Source;
use super::{Arg, LANGUAGES, english, find, offer_bracketed};
use std::collections::BTreeSet;
use std::path::Path;

/// What a tag in a message may be; anything else in angle brackets is a mistake.
const TAGS: [&str; 6] = ["b", "kbd", "code", "a", "i", "br"];

fn tags(body: &str) -> Vec<&str> {
    body.match_indices('<').map(|(at, _)| &body[at..=at + body[at..].find('>').unwrap_or(0)]).collect()
}

/// Without the forms of a plural, where each repeats the tags.
fn tag_set(body: &str) -> BTreeSet<&str> {
    tags(body).into_iter().collect()
}

#[test]
fn every_language_has_every_message_and_fills_it_with_the_same() {
    let original = &english().loaded().source;
    let keys: Vec<&str> = original.keys().collect();
    let mut wrong = Vec::new();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "a key stands twice");
    for language in &LANGUAGES {
        let source = &language.loaded().source;
        wrong.extend(
            source.keys().filter(|key| !keys.contains(key)).map(|key| format!("{}: {key} is nobody's", language.tag)),
        );
        for (key, body) in original.messages() {
            match source.messages().find(|(name, _)| *name == key) {
                None => wrong.push(format!("{}: {key} is missing", language.tag)),
                Some((_, said)) => {
                    if source.variables(key) != original.variables(key) {
                        wrong.push(format!("{}: {key} is filled with {:?}", language.tag, source.variables(key)));
                    }
                    if tag_set(said) != tag_set(body) {
                        wrong.push(format!("{}: {key} has the tags {:?}", language.tag, tag_set(said)));
                    }
                    if said.contains("{ \"\" }") || said.is_empty() {
                        wrong.push(format!("{}: {key} is empty", language.tag));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn messages_hold_no_tags_but_ours_and_nothing_that_could_end_an_attribute() {
    for language in &LANGUAGES {
        for (key, body) in language.loaded().source.messages() {
            let found = tags(body);
            for tag in &found {
                let name = tag.trim_matches(['<', '>', '/']).split(' ').next().unwrap_or_default();
                assert!(TAGS.contains(&name), "{} {key}: {tag}", language.tag);
            }
            assert!(!found.is_empty() || !body.contains('"'), "{} {key} has a straight quotation mark", language.tag);
        }
    }
}

#[test]
fn every_form_of_every_message_can_be_said() {
    for language in &LANGUAGES {
        let source = &language.loaded().source;
        for key in source.keys() {
            let selected = english().loaded().source.selected(key);
            for number in [0u64, 1, 2, 3, 11, 100, 1_000_000] {
                let value = |name: &'static str| match selected.contains(&name) || source.selected(key).contains(&name)
                {
                    true => (name, Arg::from(number)),
                    false => (name, Arg::from("Ana")),
                };
                let args: Vec<(&str, Arg)> = source.variables(key).into_iter().map(value).collect();
                let text = language.formatted(key, &args).unwrap();
                assert!(!text.trim().is_empty() && !text.contains("{ "), "{} {key} {number}: {text}", language.tag);
            }
        }
    }
}

fn code() -> String {
    fn walk(folder: &Path, text: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, text);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "js" || e == "html")
                || path.ends_with("oversight/profiles.json")
            {
                text.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    ["src", "static", "templates"].iter().for_each(|folder| walk(&root.join(folder), &mut text));
    // A text that goes on in the next line, as Rust joins it.
    let mut text: String = text.split("\\\n").map(str::trim_start).collect();
    text.push_str(&words_of_settings(&root.join("src/domain/settings.rs")));
    text
}

/// What the settings page makes of the struct: a comment as one line, and a name as words.
fn words_of_settings(file: &Path) -> String {
    let mut words = String::new();
    for line in std::fs::read_to_string(file).unwrap().lines().map(str::trim) {
        if let Some(help) = line.strip_prefix("///") {
            words.push_str(&help.replace('`', ""));
        } else if let Some((name, _)) = line.strip_prefix("pub ").and_then(|field| field.split_once(':')) {
            let (first, rest) = name.split_at(1);
            words.push_str(&format!("\n{}{}\n", first.to_uppercase(), rest.replace('_', " ")));
        }
    }
    words
}

#[test]
fn nothing_is_translated_that_nobody_says() {
    let code = code();
    let mut idle = Vec::new();
    for (key, _) in english().loaded().source.messages() {
        let is_said = if key.starts_with("room-") {
            true
        } else if let Some(short) = key.strip_prefix("js-") {
            [format!("'{short}'"), format!("\"{key}\"")].iter().any(|said| code.contains(said))
        } else if key.starts_with("when-month-") {
            code.contains("when-month-{}")
        } else {
            code.contains(&format!("\"{key}\""))
        };
        if !is_said {
            idle.push(key);
        }
    }
    for (key, parts) in english().loaded().said.fixed_parts() {
        // Rust writes a quotation mark inside a text with a backslash.
        if !parts.iter().all(|part| code.contains(part) || code.contains(&part.replace('"', "\\\""))) {
            idle.push(key);
        }
    }
    assert!(idle.is_empty(), "no template, script or room says {}", idle.join(", "));
}

#[test]
fn plurals_are_the_languages_own() {
    let arabic = find("ar").unwrap();
    let forms: Vec<String> = [0, 1, 2, 3, 11, 100].iter().map(|n| arabic.plural_form(*n)).collect();
    assert_eq!(forms, ["zero", "one", "two", "few", "many", "other"]);
    let said = |tag: &str, n: u64| find(tag).unwrap().text("when-days", &[("n", n.into())]);
    assert_eq!((said("de", 1), said("de", 2)), ("vor 1 Tag".into(), "vor 2 Tagen".into()));
    assert_eq!((said("ar", 2), said("ar", 3)), ("قبل يومين".into(), "قبل 3 أيام".into()));
    assert_eq!(said("de", 12_345), "vor 12.345 Tagen");
}

#[test]
fn a_script_gets_each_form_once_and_fills_in_the_number() {
    let texts = find("ar").unwrap().for_script(&["label"]);
    let kept = texts["label-kept"].as_object().unwrap();
    assert_eq!(kept.len(), 6);
    assert!(kept["few"].as_str().unwrap().starts_with("{n} "), "{kept:?}");
    assert!(texts["label-saved"].as_str().unwrap().contains("{label}"));
    assert!(texts.get("spans-remove").is_none(), "of another script");
}

#[test]
fn what_other_rooms_say_is_known_with_its_values() {
    let german = find("de").unwrap();
    let said = |text: &str| german.said(text);
    assert_eq!(said("there is no project `mail`").as_deref(), Some("Es gibt kein Projekt `mail`"));
    assert_eq!(said("nobody ever said this"), None);
    assert_eq!(english().said("Saved.").as_deref(), Some("Saved."));
    // A value that is a sentence itself, numbers with the language's marks, and several sentences or parts in a row.
    assert_eq!(
        said("Nothing to propose: above the threshold people changed 0 of 0 (no verdicts yet); between floor and threshold 1,230 of 4000 (30.8%, 29.3% to 32.2%). Above: not enough evidence yet, 59 more verdicts needed.").as_deref(),
        Some("Nichts vorzuschlagen: über der Schwelle änderten Menschen 0 von 0 (noch keine Urteile); zwischen Untergrenze und Schwelle 1.230 von 4.000 (30,8\u{a0}%, 29,3\u{a0}% bis 32,2\u{a0}%). Darüber: noch zu wenig Belege, 59 weitere Urteile nötig.")
    );
    assert_eq!(
        said("41 of 100 audited verdicts; 59 more").as_deref(),
        Some("41 von 100 nachgeprüften Urteilen; 59 weitere nötig")
    );
    assert_eq!(said("Nothing to propose: nobody ever said this; Saved.."), None);
    assert_eq!(said("41 of 100 audited verdicts; nobody ever said this"), None);
    // Numbers get the language's marks, a sentence inside is said too, and several in a row are known one by one.
    assert_eq!(
        said("2 % of the pool done by the model at no more than 12.5 % wrong, 98 % left for people.").as_deref(),
        Some(
            "2\u{a0}% des Pools vom Modell erledigt mit höchstens 12,5\u{a0}% Fehlern, 98\u{a0}% bleiben für Menschen."
        )
    );
    assert_eq!(
        said("Cannot tell yet what more labels bring, because there are only 20 holdout labels; 30 more are needed.")
            .as_deref(),
        Some(
            "Was weitere Labels bringen, lässt sich noch nicht sagen: Es gibt erst 20 Holdout-Labels, 30 weitere sind nötig."
        )
    );
    assert_eq!(said("Saved. Searched again.").as_deref(), Some("Gespeichert. Erneut gesucht."));
    assert_eq!(said("Saved. Nobody ever said this."), None);
    // “Excluded { $items }.” fits too, and less well.
    let back = said("Excluded ones can be asked about and exported again.");
    assert_eq!(back.as_deref(), Some("Ausgeschlossene können wieder gefragt und exportiert werden."));
    // A sentence inside another must be known where the message calls it `said`, and need not where it is a `word`.
    let both = said("`a` and `b` cannot both be the label: choose one");
    assert_eq!(both.as_deref(), Some("`a` und `b` können nicht beide das Label sein: eine wählen"));
    assert_eq!(said("`a` and `b` cannot both be nonsense: choose one"), None);
    assert_eq!(
        said("`n` is missing: every item needs its vector").as_deref(),
        Some("`n` fehlt: Jedes Element braucht seinen Vektor")
    );
    assert_eq!(said("`n` is nobody's sentence"), None);
    let number = |what: &str| said(&format!("`n` should be a number and is {what}"));
    assert_eq!(number("an array").as_deref(), Some("`n` sollte eine Zahl sein und ist ein Array"));
    assert_eq!(number("\"x\"").as_deref(), Some("`n` sollte eine Zahl sein und ist \"x\""));
    offer_bracketed();
    let bracketed = find("en-x-test").unwrap();
    assert_eq!(bracketed.said("Saved.").as_deref(), Some("⟦Saved.⟧"));
    assert_eq!(bracketed.text("when-now", &[]), "⟦just now⟧");
}

#[test]
fn names_in_html_are_escaped_and_tags_of_the_catalogue_are_not() {
    let html = english().html("invite", &[("name", "<i>".into())]);
    assert!(html.contains("<b>&#60;i&#62;</b>"), "{html}");
}

#[test]
fn the_files_have_no_mistakes() {
    for language in &LANGUAGES {
        assert!(fluent_bundle::FluentResource::try_new(language.text.to_owned()).is_ok(), "{}", language.tag);
        assert!(Source::read(language.text).keys().count() > 100);
    }
}
