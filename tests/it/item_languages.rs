//! Items for people of their language, and items for several people at once.

use super::support::{Client, TestServer};
use qualm::domain::{ProjectId, Role, Scope, UserId};
use serde_json::{Value, json};
use std::collections::BTreeMap;

struct Hall {
    server: TestServer,
    project: ProjectId,
    root: Client,
}

fn hall(settings: &Value) -> Hall {
    let server = TestServer::start();
    let root = server.token(server.admin("root"), &Scope::ALL);
    let schema = json!({"kind": "choice", "classes": ["spam", "ham"]});
    let mut all = json!({"holdout_share": 0.0, "round_every_labels": 0});
    all.as_object_mut().unwrap().extend(settings.as_object().unwrap().clone());
    let body = json!({"slug": "p", "schema": schema, "recipe": {"text": ["text"]}, "settings": all, "seed": 5});
    assert_eq!(root.json("POST", "/api/v1/projects", &body).status, 201);
    let project = server.store().read(|r| r.project_id("p")).unwrap();
    Hall { server, project, root }
}

impl Hall {
    /// A third each in German, in Finnish and without a language.
    fn bring(&self, items: usize) {
        let lines: String = (0..items)
            .map(|n| {
                let text = format!("about {} and {}", super::stage::letters(n), super::stage::letters(n * 7 + 1));
                let mut record = json!({"id": format!("i{n}"), "text": text});
                match n % 3 {
                    0 => record["lang"] = json!("de-AT"),
                    1 => record["lang"] = json!("FI"),
                    _ => {}
                }
                format!("{record}\n")
            })
            .collect();
        let reply = self.root.send(
            "POST",
            "/api/v1/projects/p/items",
            &[("content-type", "application/x-ndjson")],
            lines.as_bytes(),
        );
        assert_eq!((reply.status, reply.value()["added"].as_u64()), (200, Some(items as u64)), "{}", reply.text());
        self.server.settle();
    }

    fn labeler(&self, name: &str, languages: &[&str]) -> (UserId, Client) {
        let person = self.server.person(name);
        self.server.give(person, self.project, Role::Labeler);
        let path = format!("/api/v1/projects/p/members/{}/languages", person.0);
        let reply = self.root.json("PUT", &path, &json!({"languages": languages}));
        assert_eq!(reply.status, 200, "{}", reply.text());
        (person, self.server.token(person, &[Scope::Label]))
    }

    /// Answers everything that comes; returns how many of each third, and why no more came.
    fn drain(&self, who: &Client) -> (BTreeMap<usize, usize>, String) {
        let mut thirds = BTreeMap::new();
        loop {
            let reply = who.post("/api/v1/projects/p/assignments");
            if reply.status == 204 {
                return (thirds, reply.header("x-qualm-empty").unwrap().to_owned());
            }
            let claimed = reply.value();
            let n: usize = claimed["item"]["id"].as_str().unwrap()[1..].parse().unwrap();
            *thirds.entry(n % 3).or_default() += 1;
            let path = format!("/api/v1/assignments/{}/annotation", claimed["assignment"]);
            assert_eq!(who.json("POST", &path, &json!({"label": "ham"})).status, 201);
        }
    }

    fn act(&self, body: &Value) -> Value {
        let reply = self.root.json("POST", "/api/v1/projects/p/item-acts", body);
        assert_eq!(reply.status, 200, "{body}: {}", reply.text());
        reply.value()
    }
}

#[test]
fn people_get_items_of_their_languages_and_what_nobody_reads_is_said() {
    let hall = hall(&json!({"language_key": "lang"}));
    hall.bring(60);
    let (ana, of_ana) = hall.labeler("ana", &["de"]);
    let (thirds, why) = hall.drain(&of_ana);
    assert_eq!((thirds, why.as_str()), (BTreeMap::from([(0, 20), (2, 20)]), "other-languages"));
    let page = hall.server.browser(ana).get("/projects/p/label").text();
    assert!(
        page.contains("Nothing in your languages") && page.contains("What is left is in other languages (fi)."),
        "{page}"
    );

    let root = hall.server.browser(hall.server.person("root"));
    let page = root.get("/projects/p").text();
    assert!(page.contains("20 items in fi that nobody here labels in."), "{page}");
    // Somebody who named none is asked about any.
    let (_, of_bo) = hall.labeler("bo", &[]);
    assert!(!root.get("/projects/p").text().contains("nobody here labels in"));
    let (thirds, why) = hall.drain(&of_bo);
    assert_eq!((thirds, why.as_str()), (BTreeMap::from([(1, 20)]), "all-done"));

    // On one's own account; a word that is no language comes back with the reason.
    let browser = hall.server.browser(ana);
    let set =
        |languages: &str| browser.form("/account/languages", &[("csrf", &browser.csrf()), ("languages", languages)]);
    assert_eq!(set("fi%2C de-CH").status, 303);
    assert!(browser.get("/account").text().contains("value=\"de, fi\""));
    let refused = set("7");
    assert!(refused.status == 422 && refused.text().contains("is no language"), "{}", refused.text());
    let stranger = hall.server.person("stranger");
    let path = format!("/api/v1/projects/p/members/{}/languages", stranger.0);
    assert_eq!(hall.root.json("PUT", &path, &json!({"languages": ["de"]})).status, 404);
}

#[test]
fn a_key_that_is_named_later_is_read_from_the_items_there_are() {
    let hall = hall(&json!({"holdout_share": 0.3, "holdout_serve_first": 0.5}));
    hall.bring(90);
    let (_, of_ana) = hall.labeler("ana", &["fi"]);
    let first = of_ana.post("/api/v1/projects/p/assignments").value();
    assert!(first["item"]["id"].is_string(), "languages play no part yet");
    let set = |key: &str| {
        let reply = hall.root.json("PATCH", "/api/v1/projects/p", &json!({"settings": {"language_key": key}}));
        assert_eq!(reply.status, 200, "{}", reply.text());
    };
    set("lang");
    let held: usize = first["item"]["id"].as_str().unwrap()[1..].parse().unwrap();
    let (mut thirds, _) = hall.drain(&of_ana);
    // What she held already stays hers.
    *thirds.entry(held % 3).or_default() -= 1;
    thirds.retain(|_, n| *n > 0);
    assert!(!thirds.contains_key(&0) && thirds[&1] >= 29 && thirds[&2] >= 29, "{thirds:?}");
    // The holdout too comes in her languages only, and all of it that she can read.
    let of_holdout = hall.root.get("/api/v1/projects/p/items?holdout=yes&status=labeled&limit=100").value();
    assert!(of_holdout["count"].as_u64().unwrap() > 5, "{of_holdout}");
    let left = hall.root.get("/api/v1/projects/p/items?holdout=yes&status=unlabeled&limit=100").value();
    let ids = left["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_str().unwrap()[1..].parse::<usize>().unwrap());
    assert!(ids.into_iter().all(|n| n % 3 == 0), "{left}");
    set("");
    let (thirds, why) = hall.drain(&of_ana);
    assert!(thirds[&0] >= 29 && why == "all-done", "{thirds:?}");
}

#[test]
fn a_selection_is_shared_out_or_given_to_each() {
    let hall = hall(&json!({}));
    hall.bring(12);
    let (ana, of_ana) = hall.labeler("ana", &[]);
    let (bo, of_bo) = hall.labeler("bo", &[]);
    let (_, of_cy) = hall.labeler("cy", &[]);
    let claim = |who: &Client| {
        let reply = who.post("/api/v1/projects/p/assignments");
        let value = reply.value();
        (reply.status == 200).then(|| (value["item"]["id"].as_str().unwrap().to_owned(), value["assignment"].clone()))
    };
    let answer = |who: &Client, assignment: &Value, label: &str| {
        let reply = who.json("POST", &format!("/api/v1/assignments/{assignment}/annotation"), &json!({"label": label}));
        assert_eq!(reply.status, 201, "{}", reply.text());
    };
    let six: Vec<String> = (0..6).map(|n| format!("i{n}")).collect();
    let shared = json!({"act": "assign", "items": six, "people": ["ana", "bo"]});
    let done = hall.act(&shared);
    assert_eq!(done["changed"], 6);
    assert_eq!(hall.act(&shared)["unchanged"], 6, "a repeat deals nothing anew");
    let of = |name: &str| hall.root.get(&format!("/api/v1/projects/p/items?assigned={name}")).value()["count"].clone();
    assert_eq!((of("ana"), of("bo")), (json!(3), json!(3)));
    let mut of_ana_items = Vec::new();
    for _ in 0..3 {
        let (id, assignment) = claim(&of_ana).unwrap();
        answer(&of_ana, &assignment, "ham");
        of_ana_items.push(id);
    }
    assert_eq!(of_ana_items, ["i0", "i2", "i4"], "one after the other in the order of the table");
    assert!(six.contains(&claim(&of_bo).unwrap().0));
    hall.server
        .store()
        .read(|r| r.keepers(r.item_by_external(hall.project, "i1")?.id))
        .map(|k| assert!(k == [bo] || k.is_empty()))
        .unwrap();

    // Each of two gets both items, though the overlap is one; nobody else does.
    let each = json!({"act": "assign", "items": ["i10", "i11"], "people": ["ana", "cy"], "each": true});
    let done = hall.act(&each);
    assert_eq!(done["changed"], 2);
    for (who, label) in [(&of_cy, "ham"), (&of_ana, "spam")] {
        let mut got: Vec<String> = (0..2)
            .map(|_| {
                let (id, assignment) = claim(who).unwrap();
                answer(who, &assignment, label);
                id
            })
            .collect();
        got.sort();
        assert_eq!(got, ["i10", "i11"]);
    }
    let shown = hall.root.get("/api/v1/projects/p/items/i10").value();
    assert_eq!(shown["annotations"].as_array().unwrap().len(), 2, "{shown}");
    let _ = ana;

    // Undone, the places beyond the overlap are gone too.
    let each = json!({"act": "assign", "items": ["i7"], "people": ["ana", "cy"], "each": true});
    let act = hall.act(&each)["act"].as_i64().unwrap();
    let undone = hall.root.post(&format!("/api/v1/projects/p/item-acts/{act}/undo")).value();
    assert_eq!(undone["changed"], 1);
    let people = [&of_ana, &of_bo, &of_cy];
    for who in people {
        while let Some((_, assignment)) = claim(who) {
            answer(who, &assignment, "ham");
        }
    }
    let shown = hall.root.get("/api/v1/projects/p/items/i7").value();
    assert_eq!(shown["annotations"].as_array().unwrap().len(), 1, "{shown}");
    let wrong = hall.root.json(
        "POST",
        "/api/v1/projects/p/item-acts",
        &json!({"act": "assign", "items": ["i1"], "people": []}),
    );
    assert_eq!(wrong.status, 422, "{}", wrong.text());
}
