//! Holds the map in `src/lib.rs` against the code: who imports whom, where SQL, clocks, threads and unsafe may be.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Modules every room may use.
const EVERYWHERE: [&str; 2] = ["error", "digest"];
/// Rooms that calculate: no SQL, no clock, no async, no hidden randomness.
const CALCULATE: [&str; 12] = [
    "domain",
    "features",
    "models",
    "sampling",
    "metrics",
    "guarantee",
    "crowd",
    "stopping",
    "learning",
    "evidence",
    "casework",
    "routing",
];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.iter().map(|(path, text)| (path.strip_prefix(&root).unwrap().to_owned(), text.clone())).collect()
}

fn room_of(path: &Path) -> String {
    path.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The table in `src/lib.rs`: room, and the rooms it may use.
fn map() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let mut map = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("//! | [`")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let room = cells[1].trim_matches(['[', ']', '`']).to_owned();
        let uses = cells[3].split(',').map(|word| word.trim().to_owned()).filter(|word| word != "nothing").collect();
        map.insert(room, uses);
    }
    map
}

/// Names behind `crate::` in code, comments left out.
fn imports(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in text.lines().map(str::trim_start).filter(|line| !line.starts_with("//")) {
        for (at, _) in line.match_indices("crate::") {
            let before = line[..at].chars().last();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
                continue;
            }
            let name: String =
                line[at + "crate::".len()..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if name.chars().next().is_some_and(char::is_lowercase) {
                found.insert(name);
            }
        }
    }
    found
}

#[test]
fn every_room_is_on_the_map_and_imports_only_what_the_map_says() {
    let map = map();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let room = room_of(&path);
        if ["lib", "main", "error", "digest"].contains(&room.as_str()) {
            continue;
        }
        let Some(allowed) = map.get(&room) else {
            wrong.push(format!("src/{} is in a room that src/lib.rs does not list", path.display()));
            continue;
        };
        for import in imports(&text) {
            let is_fine = import == room
                || EVERYWHERE.contains(&import.as_str())
                || allowed.contains(&import)
                || allowed.contains("everything above");
            if !is_fine {
                wrong.push(format!("src/{} uses {import}, which is not on {room}'s line", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_map_has_no_circles_but_the_shells() {
    let map = map();
    for (room, uses) in &map {
        for used in uses.iter().filter(|used| map.contains_key(*used)) {
            assert!(!map[used].contains(room), "{room} and {used} use each other");
        }
    }
}

#[test]
fn sql_is_in_the_store_and_unsafe_in_raw() {
    for (path, text) in sources() {
        let room = room_of(&path);
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        if room != "store" {
            assert!(
                !code.iter().any(|line| line.contains("rusqlite")),
                "SQL outside the store: src/{}",
                path.display()
            );
        }
        if room != "raw" {
            assert!(!code.iter().any(|line| line.contains("unsafe ")), "unsafe outside raw: src/{}", path.display());
        }
    }
}

#[test]
fn calculation_has_no_clock_no_chance_and_no_async() {
    let banned = [
        "SystemTime",
        "Instant",
        "Timestamp::now",
        "thread_rng",
        "OsRng",
        "from_entropy",
        "async fn",
        ".await",
        "RandomState",
    ];
    for (path, text) in sources().into_iter().filter(|(path, _)| CALCULATE.contains(&room_of(path).as_str())) {
        let is_clock = path.ends_with("domain/time.rs");
        for word in banned {
            let found = text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(word));
            assert!(!found || is_clock, "src/{} has {word}", path.display());
        }
    }
}

#[test]
fn async_stays_in_http() {
    for (path, text) in
        sources().into_iter().filter(|(path, _)| !["http", "mcp", "cli", "main"].contains(&room_of(path).as_str()))
    {
        assert!(!text.contains("async fn") && !text.contains(".await"), "async outside http: src/{}", path.display());
    }
}

#[test]
fn nothing_is_left_for_later() {
    for (path, text) in sources() {
        for word in ["TODO", "FIXME", "XXX", "todo!(", "unimplemented!("] {
            assert!(!text.contains(word), "src/{} has {word}", path.display());
        }
    }
}
