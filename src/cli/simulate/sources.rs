//! The data sets of a simulation: which files, what the model reads of them, and their usable rows.

use super::SimulateArgs;
use crate::domain::{Recipe, TextOptions};
use crate::error::{Error, Result};
use crate::pool::readers::{self, ReadOptions};
use crate::pool::{guess_recipe, sample};
use crate::simulation::{Labeled, Skipped, Source};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Skipped rows that are listed one by one.
const LISTED: usize = 20;
/// Records from which a recipe is guessed.
const LOOKED_AT: usize = 1000;
/// A key whose values come this often on average is a category.
const REPEATS: usize = 10;
/// Endings under which a folder's files are looked for, in this order.
const ENDINGS: [&str; 3] = ["jsonl", "csv", "tsv"];

/// A data set that is still on disk.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    name: String,
    train: PathBuf,
    test: Option<PathBuf>,
}

/// Reads every data set that was asked for.
pub(super) fn read(args: &SimulateArgs) -> Result<Vec<Source>> {
    let mut places = args.sets.iter().map(|word| place(word)).collect::<Result<Vec<_>>>()?;
    if let Some(test) = &args.test {
        let [Place { test: own @ None, .. }] = &mut places[..] else {
            return Err(Error::invalid("--test goes with one file. For more, write each as name=TRAIN,TEST."));
        };
        *own = Some(test.clone());
    }
    if places.is_empty() {
        return Err(Error::invalid("Name a labeled file, or one or more folders with train.jsonl and test.jsonl."));
    }
    places.into_iter().map(|place| source(args, place)).collect()
}

/// `name=TRAIN,TEST`, `name=TRAIN`, a folder with `train.jsonl` and `test.jsonl`, or a file.
fn place(word: &str) -> Result<Place> {
    let path = Path::new(word);
    if path.is_dir() {
        let find = |part: &str| ENDINGS.iter().map(|end| path.join(format!("{part}.{end}"))).find(|file| file.exists());
        let train = find("train")
            .ok_or_else(|| Error::Invalid(format!("{word}: the folder has no train.jsonl, train.csv or train.tsv")))?;
        let name = std::fs::canonicalize(path).ok().and_then(|path| Some(path.file_name()?.display().to_string()));
        return Ok(Place { name: name.unwrap_or_else(|| word.to_owned()), train, test: find("test") });
    }
    match word.split_once('=') {
        Some((name, files)) if !name.trim().is_empty() => {
            let (train, test) = files.split_once(',').map_or((files, None), |(train, test)| (train, Some(test)));
            Ok(Place { name: name.trim().to_owned(), train: train.into(), test: test.map(PathBuf::from) })
        }
        _ => Ok(Place { name: name_of(path), train: path.to_owned(), test: None }),
    }
}

/// A file's name without its ending; of `trec/train.jsonl` the folder's.
fn name_of(file: &Path) -> String {
    let stem = file.file_stem().map(|stem| stem.display().to_string()).unwrap_or_default();
    let folder = file.parent().and_then(Path::file_name).map(|folder| folder.display().to_string());
    if stem == "train" { folder.unwrap_or(stem) } else { stem }
}

fn source(args: &SimulateArgs, place: Place) -> Result<Source> {
    let recipe = recipe(args, &place)?;
    let read = |path: &Path| {
        let empty = if args.multi { Labeled::of_sets() } else { Labeled::new() };
        read_file(path, &recipe, &args.label, empty)
    };
    let test = place.test.as_deref().map(read).transpose()?;
    Ok(Source { train: read(&place.train)?, test, recipe, name: place.name })
}

/// What the flags say the model reads; without any of them what the first records look like.
fn recipe(args: &SimulateArgs, place: &Place) -> Result<Recipe> {
    let defaults = TextOptions::default();
    let text_options = TextOptions {
        words: args.words.map_or(defaults.words, |n| n.0),
        chars: args.chars.map_or(defaults.chars, |n| n.0),
        latent: args.latent.unwrap_or(defaults.latent),
        ..defaults
    };
    let mut recipe = Recipe { text_options, ..args.keys.clone().into_recipe() };
    if recipe.model_keys().next().is_none() {
        let source = place.train.display().to_string();
        let guessed =
            guessed(sample(open(&place.train)?, &source, None, LOOKED_AT)?, &args.label).map_err(|error| {
                Error::Invalid(format!("{source}: {error}. Say what to read, for example: --text text"))
            })?;
        recipe = Recipe { text_options: recipe.text_options, ..guessed };
        let keys = recipe.model_keys().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        eprintln!("{}: the model reads {keys}", place.name);
    }
    recipe.check().and_then(|()| recipe.check_learnable()).map_err(|reason| Error::Invalid(format!("{reason}.")))?;
    Ok(recipe)
}

/// A key `text` is the text; else each key is judged by its values, also those one level down. Never the label.
fn guessed(records: Vec<Value>, label: &str) -> Result<Recipe> {
    if label != "text" && records.iter().any(|record| record["text"].is_string()) {
        return Ok(Recipe { text: vec!["text".into()], ..Default::default() });
    }
    let flat: Vec<Value> = records.into_iter().map(|record| flat(record, label)).collect();
    let guessed = guess_recipe(&flat)?.recipe;
    // Long values that come again and again are answers to a choice, and nobody's text.
    let (categories, text) = guessed.text.into_iter().partition(|key| {
        let values: Vec<&str> = flat.iter().filter_map(|record| record[key].as_str()).collect();
        values.iter().collect::<BTreeSet<_>>().len() * REPEATS <= values.len()
    });
    let categorical = [guessed.categorical, categories].concat();
    // Groups would keep rows together in an import; here the files say what is asked and what is scored.
    Ok(Recipe { text, categorical, group: None, ..guessed })
}

/// `{"fields": {"age": 3}}` as `{"fields.age": 3}`, without the label.
fn flat(record: Value, label: &str) -> Value {
    let Value::Object(keys) = record else { return record };
    let mut flat = Map::new();
    for (key, value) in keys {
        match value {
            Value::Object(inner) => {
                flat.extend(inner.into_iter().map(|(inner, value)| (format!("{key}.{inner}"), value)));
            }
            other => drop(flat.insert(key, other)),
        }
    }
    flat.shift_remove(label);
    Value::Object(flat)
}

fn open(path: &Path) -> Result<std::fs::File> {
    std::fs::File::open(path).map_err(|e| Error::Invalid(format!("{} cannot be opened: {e}", path.display())))
}

fn report_skipped(source: &str, skipped: &[Skipped]) {
    for row in skipped.iter().take(LISTED) {
        let column = if row.column.is_empty() { String::new() } else { format!(", `{}`", row.column) };
        eprintln!("{source}, line {}{column}: skipped: {}", row.line, row.reason);
    }
    if skipped.len() > LISTED {
        eprintln!("{source}: {} rows were skipped in all", skipped.len());
    }
}

/// Adds a file's records to `labeled`.
pub(in crate::cli) fn read_file(
    path: &Path,
    recipe: &Recipe,
    label_key: &str,
    mut labeled: Labeled,
) -> Result<Labeled> {
    let source = path.display().to_string();
    let options = ReadOptions {
        text_key: recipe.text.first().cloned().unwrap_or_default(),
        keys: recipe.model_keys().map(str::to_owned).collect(),
    };
    let mut rows = readers::open(open(path)?, &source, None, &options)?.rows;
    while let Some(row) = rows.next_row()? {
        match (row.decode)() {
            Ok(mut record) => {
                // qualm's own export keeps the label beside the record.
                if let (Some(label), Some(data)) = (record.label, record.data.as_object_mut()) {
                    data.entry(label_key).or_insert(label.into());
                }
                labeled.add(row.line, &record.data, recipe, label_key);
            }
            Err(bad) => labeled.skip(row.line, bad.column, bad.reason),
        }
    }
    // A key that is in no record is one message, not one for each row.
    labeled.check(&source, recipe, label_key)?;
    report_skipped(&source, &labeled.skipped);
    Ok(labeled)
}

#[cfg(test)]
mod tests {
    use super::super::tests::args;
    use super::*;
    use serde_json::json;

    #[test]
    fn a_file_is_read_and_bad_rows_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "text,label\nhello,x\n\"two\nlines\",y\nlast,\n").unwrap();
        let recipe = Recipe { text: vec!["text".into()], ..Default::default() };
        let labeled = read_file(&path, &recipe, "label", Labeled::new()).unwrap();
        assert_eq!(labeled.labels, ["x", "y"]);
        assert_eq!(labeled.items[1].texts, ["two\nlines"]);
        assert_eq!((labeled.skipped[0].line, labeled.skipped[0].column.as_str()), (5, "label"));
        let path = folder.path().join("b.jsonl");
        std::fs::write(&path, "{\"text\": \"a\", \"label\": \"x\"}\n{nonsense\n").unwrap();
        let labeled = read_file(&path, &recipe, "label", Labeled::new()).unwrap();
        assert_eq!((labeled.labels.len(), labeled.skipped[0].line), (1, 2));
        assert!(read_file(&folder.path().join("none.csv"), &recipe, "label", Labeled::new()).is_err());
    }

    #[test]
    fn data_sets_come_from_folders_and_named_files() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("trec");
        std::fs::create_dir(&own).unwrap();
        let word = own.display().to_string();
        assert!(place(&word).unwrap_err().to_string().contains("has no train.jsonl"));
        std::fs::write(own.join("train.csv"), "text,label\na b,x\nc d,y\n").unwrap();
        let found = place(&word).unwrap();
        assert_eq!((found.name.as_str(), found.test), ("trec", None));
        std::fs::write(own.join("test.jsonl"), "").unwrap();
        assert_eq!(place(&word).unwrap().test, Some(own.join("test.jsonl")));
        let named = Place { name: "n".into(), train: "a.csv".into(), test: Some("b.csv".into()) };
        assert_eq!(place("n=a.csv,b.csv").unwrap(), named);
        assert_eq!(place("sets/trec/train.jsonl").unwrap().name, "trec");
        assert_eq!(place("sets/tickets.jsonl").unwrap().name, "tickets");
        assert!(read(&args("")).unwrap_err().to_string().contains("Name a labeled file"));
        for words in ["--test a.csv", "b.csv c.csv --test a.csv", "n=b.csv,c.csv --test a.csv"] {
            assert!(read(&args(words)).unwrap_err().to_string().contains("name=TRAIN,TEST"), "{words}");
        }
    }

    #[test]
    fn what_the_model_reads_is_guessed_and_never_the_label() {
        let texts = vec![json!({"text": "one", "note": "a much longer note", "label": "x"})];
        assert_eq!(guessed(texts, "label").unwrap().text, ["text"]);
        let fields: Vec<Value> = (0..40)
            .map(|i| {
                let history = ["paid back duly until now", "critical account elsewhere"][i % 2];
                json!({"id": i, "fields": {"age": i, "history": history}, "risk": if i % 3 == 0 { "good" } else { "bad" }})
            })
            .collect();
        let recipe = guessed(fields, "risk").unwrap();
        assert_eq!(
            (recipe.numeric, recipe.categorical),
            (vec!["fields.age".to_owned()], vec!["fields.history".to_owned()])
        );
        assert!(recipe.text.is_empty());
        assert!(guessed(vec![json!({"label": "x"})], "label").is_err());
    }
}
