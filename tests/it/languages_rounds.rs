//! A project with everything on its pages: rounds that are measured and compared, people who differ, an escalation,
//! practice items, machine labels. No word of it is said outside the catalogue, and what rooms report is translated too.
//!
//! The team's data is Greek, as in `languages.rs`.

use super::languages::{in_language, script_texts, unbracketed};
use super::stage::letters;
use super::support::{Client, TestServer};
use qualm::digest::mix64;
use qualm::domain::{ProjectId, Role, Scope};
use qualm::language::offer_bracketed;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Digits as Greek letters: texts that differ in digits only count as near-copies.
fn greek(n: usize) -> String {
    let letter = |c: char| char::from_u32('α' as u32 + (c as u32 - 'a' as u32)).unwrap();
    letters(n).chars().map(letter).collect()
}

const WORDS: [[&str; 4]; 2] = [["χάπια", "νικητής", "προσφορά", "βραβείο"], ["γεύμα", "αναφορά", "σύσκεψη", "παρέα"]];

fn text(n: usize) -> String {
    let own = WORDS[n % 2];
    let name = |what: u64| greek((mix64(n as u64, what) % 1_000_000) as usize);
    format!("{} {} κοντά {} {}", own[n / 2 % 4], own[n / 8 % 4], name(1), name(2))
}

struct House {
    server: TestServer,
    boss: Client,
}

impl House {
    fn build() -> House {
        let server = TestServer::start();
        let boss = server.admin("Άννα");
        let boss = server.token(boss, &Scope::ALL);
        House { server, boss }
    }

    /// A project whose first items came with labels; `label` names them by number.
    fn project(
        &self,
        slug: &str,
        schema: &Value,
        settings: &Value,
        items: usize,
        label: &dyn Fn(usize) -> Option<Value>,
    ) -> ProjectId {
        let mut all = json!({"holdout_share": 0.3, "round_every_labels": 0, "holdout_serve_first": 0.0,
                             "holdout_serve_then": 0.0});
        all.as_object_mut().unwrap().extend(settings.as_object().unwrap().clone());
        let body = json!({"slug": slug, "title": "Έργο", "schema": schema, "recipe": {"text": ["κείμενο"]},
                          "settings": all, "seed": 7});
        let made = self.boss.json("POST", "/api/v1/projects", &body);
        assert_eq!(made.status, 201, "{}", made.text());
        let line =
            |n: usize| json!({"id": format!("ω-{n}"), "κείμενο": text(n), "ετικέτα": label(n)}).to_string() + "\n";
        let lines: String = (0..items).map(line).collect();
        let path = format!("/api/v1/projects/{slug}/items?label_key=%CE%B5%CF%84%CE%B9%CE%BA%CE%AD%CF%84%CE%B1");
        let reply = self.boss.send("POST", &path, &[("content-type", "application/x-ndjson")], lines.as_bytes());
        assert_eq!(reply.status, 200, "{}", reply.text());
        self.server.settle();
        self.server.store().read(|r| r.project_id(slug)).unwrap()
    }

    fn round(&self, slug: &str) {
        let started = self.boss.post(&format!("/api/v1/projects/{slug}/rounds")).value();
        self.server.settle();
        let round = self.boss.get(&format!("/api/v1/projects/{slug}/rounds/{}", started["round"])).value();
        assert_eq!(round["state"], "done", "{round}");
    }

    /// Claims and answers so many items.
    fn answer(&self, slug: &str, who: &Client, count: usize, label: impl Fn(usize, &str) -> Value) {
        for at in 0..count {
            let claimed = who.post(&format!("/api/v1/projects/{slug}/assignments")).value();
            let Some(id) = claimed["item"]["id"].as_str() else { return };
            let path = format!("/api/v1/assignments/{}/annotation", claimed["assignment"]);
            let mut answer = json!({"label": label(at, id)});
            if at < 5 {
                answer = json!({"label": label(at, id), "is_flagged": true, "note": "δες"});
            }
            let reply = who.json("POST", &path, &answer);
            assert_eq!(reply.status, 201, "{}", reply.text());
        }
    }

    fn labeler(&self, name: &str, project: ProjectId) -> Client {
        let known = self.server.store().read(|r| r.person_by_name(name)).unwrap();
        let person = known.map_or_else(|| self.server.person(name), |person| person.id);
        self.server.give(person, project, Role::Labeler);
        self.server.token(person, &[Scope::Label])
    }
}

fn number(id: &str) -> usize {
    id.trim_start_matches("ω-").parse().unwrap()
}

fn class(n: usize) -> &'static str {
    ["άλφα", "βήτα"][n % 2]
}

/// The project with everything.
fn full(house: &House) -> ProjectId {
    let schema = json!({"kind": "choice", "classes": ["άλφα", "βήτα"]});
    let settings = json!({"overlap": 2, "accept_budget": 0.2, "accept_confidence": 0.6, "target_accuracy": 0.9,
                          "gold_every": 2, "self_training": true, "label_cost": 0.1, "point_value": 5.0});
    let id = house.project("full", &schema, &settings, 500, &|n| (n < 240).then(|| json!(class(n))));
    house.round("full");
    let (first, second) = (house.labeler("Ρέα", id), house.labeler("Νίκος", id));
    // One of the pool: an item of the holdout cannot be marked.
    let is_marked = (480..500).any(|n| {
        let path = format!("/api/v1/projects/full/items/%CF%89-{n}/gold");
        house.boss.json("PUT", &path, &json!({"label": "άλφα", "note": "έτσι"})).status == 200
    });
    assert!(is_marked);
    house.answer("full", &first, 40, |_, id| json!(class(number(id))));
    house.answer("full", &second, 40, |at, id| json!(class(number(id) + usize::from(at % 4 == 0))));
    house.round("full");
    let person = house.server.store().read(|r| r.person_by_name("Ρέα")).unwrap().unwrap().id;
    let browser = house.server.browser(person);
    browser.get("/projects/full/label");
    let held = house.server.store().read(|r| r.held_by(id, person)).unwrap()[0].clone();
    let csrf = browser.csrf();
    let fields = [("csrf", csrf.as_str()), ("assignment", &*held.id.to_string()), ("note", "%CE%BD")];
    assert_eq!(browser.form("/projects/full/label/escalate", &fields).status, 303);
    let accepted = house.boss.json("POST", "/api/v1/projects/full/acceptances", &json!({}));
    assert_eq!(accepted.status, 201, "{}", accepted.text());
    house.round("full");
    let withdrawn = house.boss.post("/api/v1/projects/full/acceptances/1/withdraw");
    assert_eq!(withdrawn.status, 200, "{}", withdrawn.text());
    let accepted = house.boss.json("POST", "/api/v1/projects/full/acceptances", &json!({}));
    assert_eq!(accepted.status, 201, "{}", accepted.text());
    id
}

/// Pages whose words are looked at, and what must be among them.
struct Looks {
    wrong: BTreeSet<String>,
    who: Client,
}

impl Looks {
    fn at(&mut self, path: &str) -> String {
        let reply = self.who.get(path);
        let page = reply.text();
        assert!(page.starts_with("<!doctype html>"), "{path}: {} {page}", reply.status);
        assert!(page.contains("<html lang=\"en-x-test\""), "{path}");
        // What the catalogue does not know would be marked as English: nothing here may be.
        let main = page.split_once("<main").map_or(page.as_str(), |(_, main)| main);
        for (at, _) in main.match_indices("lang=\"en\"") {
            let around: String = main[at..].chars().take(220).collect();
            self.wrong.insert(format!("{path}: in English: {around}"));
        }
        self.wrong.extend(unbracketed(&page).into_iter().map(|word| format!("{path}: {word}")));
        for text in script_texts(&page) {
            assert!(text.starts_with('⟦') && text.ends_with('⟧'), "{path}: the script says {text}");
        }
        page
    }
}

#[test]
fn a_projects_pages_and_its_rounds_are_said_in_the_catalogue() {
    offer_bracketed();
    let house = House::build();
    full(&house);
    let boss = house.server.person("Άννα");
    let mut look = Looks { wrong: BTreeSet::new(), who: in_language(house.server.browser(boss), "en-x-test") };

    let page = look.at("/projects/full");
    for words in ["id=\"remarks\"", "Acceptance ", "What needs a decision", "⟦The next ", "⟦Target "] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let page = look.at("/projects/full/rounds/2");
    for words in ["⟦Tried, with", "⟦Against round ", "⟦Class by class⟧", "⟦The numbers", "have another class now"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    for path in ["/rounds/1", "/rounds/3", "/rounds/compare", "/rounds/2/calls", "/rounds/2/calls?truth=0&said=0"] {
        look.at(&format!("/projects/full{path}"));
    }
    for path in ["/rounds/2/calls?truth=0&said=1", "/rounds/2/calls?truth=1", "/rounds/2/calls?said=1"] {
        look.at(&format!("/projects/full{path}"));
    }
    let page = look.at("/projects/full/agreement");
    assert!(page.contains("⟦Agreement with practice items by person⟧") && page.contains("⟦Krippendorff"), "{page}");
    assert!(page.contains("id=\"anchoring\""), "{page}");
    let page = look.at("/projects/full/escalations?done=handed-back");
    assert!(page.contains("⟦Let others answer⟧"), "{page}");

    // A round that waits, that was cancelled, and one that trains on the holdout.
    house.boss.post("/api/v1/projects/full/rounds");
    let page = look.at("/projects/full/rounds/4");
    assert!(page.contains("⟦Cancel⟧") || page.contains("⟦What it learned from⟧"), "{page}");
    house.server.settle();
    let spent = house.boss.json("POST", "/api/v1/projects/full/rounds", &json!({"spend_holdout": true}));
    assert!(spent.status < 300, "{}", spent.text());
    house.server.settle();
    let page = look.at("/projects/full/rounds/5");
    assert!(page.contains("5-fold cross-validated"), "{page}");
    look.at("/projects/full");
    look.at("/projects/full/rounds/compare");
    assert!(look.wrong.is_empty(), "{:#?}", look.wrong);
}

#[test]
fn other_kinds_of_labels_are_said_in_the_catalogue_too() {
    offer_bracketed();
    let house = House::build();
    let boss = house.server.person("Άννα");
    let choices = json!({"kind": "choices", "classes": ["άλφα", "βήτα", "γάμα"]});
    let sets =
        |n: usize| (n < 160).then(|| if n.is_multiple_of(3) { json!([class(n), "γάμα"]) } else { json!([class(n)]) });
    let id = house.project("sets", &choices, &json!({"overlap": 2}), 200, &sets);
    house.round("sets");
    let first = house.labeler("Ρέα", id);
    house.answer("sets", &first, 12, |at, id| json!([class(number(id) + usize::from(at % 3 == 0))]));
    house.round("sets");
    let scale = json!({"kind": "rating", "min": 1, "max": 3, "low": "λίγο", "high": "πολύ"});
    let steps = |n: usize| (n < 160).then(|| json!(1 + n % 2));
    let id = house.project("step", &scale, &json!({"overlap": 2, "c": 0.5}), 200, &steps);
    house.round("step");
    let (first, second) = (house.labeler("Ρέα", id), house.labeler("Νίκος", id));
    house.answer("step", &first, 30, |_, id| json!(1 + number(id) % 2));
    house.answer("step", &second, 30, |at, id| json!(1 + (number(id) + usize::from(at % 5 == 0)) % 2));
    house.round("step");
    let spans = json!({"kind": "spans", "text": "κείμενο", "labels": ["τόπος"]});
    house.project("span", &spans, &json!({"holdout_share": 0.0}), 12, &|_| None);
    house.project("bare", &json!({"kind": "choice", "classes": ["άλφα", "βήτα"]}), &json!({}), 0, &|_| None);
    house.project("none", &json!({"kind": "choice", "classes": ["άλφα", "βήτα"]}), &json!({}), 12, &|_| None);

    let mut look = Looks { wrong: BTreeSet::new(), who: in_language(house.server.browser(boss), "en-x-test") };
    for slug in ["sets", "step", "span", "bare", "none"] {
        for page in ["", "/agreement", "/escalations"] {
            look.at(&format!("/projects/{slug}{page}"));
        }
    }
    let page = look.at("/projects/sets/rounds/2");
    assert!(page.contains("⟦All classes right⟧"), "{page}");
    let page = look.at("/projects/step/rounds/2");
    assert!(page.contains("⟦Steps off⟧"), "{page}");
    look.at("/projects/sets/rounds/compare");
    assert!(look.wrong.is_empty(), "{:#?}", look.wrong);
}

#[test]
fn a_round_reports_in_the_language_of_the_page_and_its_file_in_english() {
    let house = House::build();
    let schema = json!({"kind": "choice", "classes": ["άλφα", "βήτα"]});
    house.project("full", &schema, &json!({}), 200, &|n| (n < 160).then(|| json!(class(n))));
    house.round("full");
    let browser = in_language(house.server.browser(house.server.person("Άννα")), "de");
    let page = browser.get("/projects/full/rounds/1").text();
    for words in ["Übernommen: Es ist das erste Modell.", "Runde 1", "Konfusionsmatrix", "gemessen an"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("lang=\"en\" dir=\"ltr\">"), "{page}");
    let live = browser.get("/projects/full/rounds/1/live").value();
    assert_eq!(live["phase_text"], "fertig, nicht übernommen", "{live}");
    // The stream is sent after the answer, and still speaks German.
    assert!(browser.get("/projects/full/rounds/1/events").text().contains("fertig"), "the stream is in English");
    let csv = browser.get("/projects/full/rounds/1/figures/learning-curve.csv").text();
    assert!(csv.starts_with("labels are,round,labels,accuracy,low,high,macro F1,measured on\npicked,1,"), "{csv}");
    assert!(csv.contains(",0."), "{csv}");
}
