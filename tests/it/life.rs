//! Projects archived, cloned, deleted; items edited and erased: who may, what is refused, what is left.

use super::desk::Desk;
use super::stage::{letters, stage};
use super::support::{Client, TestServer};
use qualm::domain::{ProjectId, Role, Scope, Timestamp};
use qualm::queue::expire_overdue;
use qualm::store::Lane;
use qualm::store::backup::{copy_database, inspect};
use serde_json::{Value, json};
use std::path::Path;

const NDJSON: [(&str, &str); 1] = [("content-type", "application/x-ndjson")];

struct Mail {
    server: TestServer,
    project: ProjectId,
    root: Client,
    lea: Client,
    eve: Client,
    ana: Client,
}

/// A project `mail`: root is an admin, lea a lead, eve an engineer, ana a labeler.
fn mail(items: usize) -> Mail {
    let server = TestServer::start();
    let project = server.project("mail", items);
    let root = server.token(server.admin("root"), &Scope::ALL);
    let member = |name: &str, role| {
        let person = server.person(name);
        server.give(person, project, role);
        server.token(person, &Scope::ALL)
    };
    let (lea, eve, ana) = (member("lea", Role::Lead), member("eve", Role::Engineer), member("ana", Role::Labeler));
    Mail { server, project, root, lea, eve, ana }
}

impl Mail {
    fn claim(&self, who: &Client) -> (String, i64) {
        let value = who.post("/api/v1/projects/mail/assignments").value();
        (value["item"]["id"].as_str().unwrap().to_owned(), value["assignment"].as_i64().unwrap())
    }

    fn answer(&self, who: &Client, assignment: i64, label: &str) -> super::support::Reply {
        who.json("POST", &format!("/api/v1/assignments/{assignment}/annotation"), &json!({"label": label}))
    }

    fn item(&self, id: &str) -> Value {
        self.lea.get(&format!("/api/v1/projects/mail/items/{id}")).value()
    }

    fn lines(&self, query: &str) -> Vec<Value> {
        lines(&self.root, "mail", query)
    }
}

fn lines(who: &Client, project: &str, query: &str) -> Vec<Value> {
    let reply = who.get(&format!("/api/v1/projects/{project}/export{query}"));
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn slugs(who: &Client, query: &str) -> Vec<String> {
    let list = who.get(&format!("/api/v1/projects{query}")).value();
    list.as_array().unwrap().iter().map(|project| project["slug"].as_str().unwrap().to_owned()).collect()
}

/// Pages, foreign keys and the audit chain of the database as it stands.
fn sound(server: &TestServer) {
    let facts = inspect(&server.store().dir().join("qualm.db")).unwrap();
    assert!(facts.problems.is_empty(), "{:?}", facts.problems);
}

/// Whether the words stand anywhere in what the database holds, or in a file beside it.
fn holds(server: &TestServer, words: &str) -> bool {
    let copy = tempfile::tempdir().unwrap();
    copy_database(server.store().dir(), &copy.path().join("qualm.db")).unwrap();
    let found = |path: &Path| {
        let bytes = std::fs::read(path).unwrap();
        bytes.windows(words.len()).any(|window| window.eq_ignore_ascii_case(words.as_bytes()))
    };
    found(&copy.path().join("qualm.db")) || files(server).iter().any(|name| found(&server.store().dir().join(name)))
}

fn files(server: &TestServer) -> Vec<String> {
    let mut names = Vec::new();
    for folder in ["columns", "models"] {
        let Ok(entries) = std::fs::read_dir(server.store().dir().join(folder)) else { continue };
        names.extend(entries.map(|entry| format!("{folder}/{}", entry.unwrap().file_name().to_string_lossy())));
    }
    names.sort();
    names
}

#[test]
fn an_archived_project_is_read_and_exported_and_nothing_in_it_changes() {
    let mail = mail(12);
    let (_, first) = mail.claim(&mail.ana);
    assert_eq!(mail.answer(&mail.ana, first, "spam").status, 201);
    let before = mail.root.get("/api/v1/projects/mail/export").text();
    let annotation = mail.lines("")[0]["annotations"][0]["annotation"].as_i64().unwrap();

    assert_eq!(mail.lea.post("/api/v1/projects/mail/archive").status, 403);
    let archived = mail.eve.post("/api/v1/projects/mail/archive");
    assert_eq!((archived.status, archived.value()["archived"]["by"].as_str()), (200, Some("eve")));
    // A repeat changes nothing, and the chain has one entry of it.
    assert_eq!(mail.eve.post("/api/v1/projects/mail/archive").status, 200);

    let change = json!({"title": "other"});
    let writes = [
        ("POST", "/api/v1/projects/mail/assignments".to_owned(), json!({})),
        ("PATCH", "/api/v1/projects/mail".to_owned(), change),
        (
            "PATCH",
            "/api/v1/projects/mail/schema".to_owned(),
            json!({"change": {"change": "add", "classes": ["x"]}, "confirm": true}),
        ),
        ("POST", "/api/v1/projects/mail/rounds".to_owned(), json!({})),
        ("POST", "/api/v1/projects/mail/item-acts".to_owned(), json!({"act": "exclude", "items": ["i1"]})),
        ("PATCH", "/api/v1/projects/mail/items/i1".to_owned(), json!({"fields": {"text": "x"}, "answers": "keep"})),
        ("DELETE", "/api/v1/projects/mail/items/i1".to_owned(), json!({})),
        ("POST", "/api/v1/projects/mail/items/i1/decision".to_owned(), json!({"label": "ham"})),
        ("PUT", format!("/api/v1/annotations/{annotation}"), json!({"label": "ham"})),
    ];
    for (method, path, body) in &writes {
        let reply = mail.root.json(method, path, body);
        assert_eq!(
            (reply.status, reply.value()["error"]["code"].as_str()),
            (409, Some("archived")),
            "{method} {path}: {}",
            reply.text()
        );
        assert!(
            reply.message().contains("by eve on 2026-11-22")
                && reply.message().contains("qualm project unarchive mail"),
            "{}",
            reply.message()
        );
    }
    let line = b"{\"id\": \"new\", \"text\": \"a new one\"}\n";
    assert_eq!(mail.root.send("POST", "/api/v1/projects/mail/items", &NDJSON, line).status, 409);
    // Whoever has no role learns nothing of it.
    let stranger = mail.server.token(mail.server.person("zoe"), &Scope::ALL);
    assert_eq!(stranger.post("/api/v1/projects/mail/assignments").status, 404);

    assert_eq!(mail.root.get("/api/v1/projects/mail/export").text(), before);
    assert_eq!(mail.lea.get("/api/v1/projects/mail/items").value()["count"], 12);
    assert_eq!((slugs(&mail.root, ""), slugs(&mail.root, "?archived=true")), (vec![], vec!["mail".to_owned()]));
    let browser = mail.server.browser(mail.server.person("root"));
    let list = browser.get("/").text();
    assert!(list.contains("Archived") && list.contains("archived by eve on 2026-11-22"), "{list}");
    assert!(browser.get("/projects/mail").text().contains("Archived since 2026-11-22"));
    assert_eq!(browser.get("/projects/mail/label").status, 409);
    mail.server.settle();

    assert_eq!(mail.ana.post("/api/v1/projects/mail/unarchive").status, 403);
    assert_eq!(mail.eve.post("/api/v1/projects/mail/unarchive").value()["archived"], Value::Null);
    assert_eq!(slugs(&mail.root, ""), ["mail"]);
    let (_, next) = mail.claim(&mail.ana);
    assert_eq!(mail.answer(&mail.ana, next, "ham").status, 201);
    let entries = mail.root.get("/api/v1/audit?limit=100").value();
    let of = |action: &str| entries.as_array().unwrap().iter().filter(|entry| entry["action"] == action).count();
    assert_eq!((of("project.archive"), of("project.unarchive")), (1, 1));
    sound(&mail.server);
}

#[test]
fn what_was_in_hands_when_a_project_was_archived_counts_within_its_time() {
    let mail = mail(6);
    let bo = mail.server.person("bo");
    mail.server.give(bo, mail.project, Role::Labeler);
    let bo = mail.server.token(bo, &Scope::ALL);
    let (item, held) = mail.claim(&mail.ana);
    let (_, slow) = mail.claim(&bo);
    mail.eve.post("/api/v1/projects/mail/archive");
    let heartbeat = mail.ana.post(&format!("/api/v1/assignments/{held}/heartbeat"));
    assert_eq!(heartbeat.status, 409, "no more time is given");
    let reply = mail.answer(&mail.ana, held, "spam");
    assert_eq!(reply.status, 201, "{}", reply.text());
    assert_eq!(mail.answer(&mail.ana, held, "spam").value(), reply.value(), "a repeat gets the first reply");
    assert_eq!(mail.item(&item)["label"]["label"], "spam");
    mail.server.wait_secs(24 * 3600);
    let late = mail.answer(&bo, slow, "spam");
    assert_eq!((late.status, late.value()["error"]["code"].as_str()), (409, Some("archived")), "{}", late.text());
    assert_eq!(bo.post(&format!("/api/v1/assignments/{slow}/skip")).status, 204);
    assert_eq!(mail.lines("").len(), 1);
    sound(&mail.server);
}

#[test]
fn a_round_that_waits_is_cancelled_and_one_that_runs_promotes_nothing() {
    let stage = stage(200, json!({}));
    let started = stage.engineer.post("/api/v1/projects/p/rounds").value()["round"].clone();
    assert_eq!(stage.engineer.post("/api/v1/projects/p/archive").status, 200);
    let round = |number: &Value| stage.engineer.get(&format!("/api/v1/projects/p/rounds/{number}")).value();
    assert_eq!(round(&started)["state"], "cancelled");
    stage.engineer.post("/api/v1/projects/p/unarchive");
    let started = stage.engineer.post("/api/v1/projects/p/rounds").value()["round"].clone();
    let row = stage.server.store().read(|r| r.next_queued_round()).unwrap().unwrap();
    let model = stage.server.store().read(|r| Ok(r.project(stage.project)?.model)).unwrap();
    let calls = std::cell::Cell::new(0);
    // The clock is asked at the round's start and again before it writes: archived in between.
    let clock = || {
        calls.set(calls.get() + 1);
        if calls.get() == 3 {
            let by = Some(stage.server.person("eve"));
            let archive = qualm::projects::ArchiveProject { project: stage.project, by };
            archive.run(stage.server.store(), stage.server.now()).unwrap();
        }
        stage.server.now()
    };
    qualm::rounds::run_round(&stage.server.workshop, &row, &clock).unwrap();
    assert!(calls.get() >= 3);
    assert_eq!(round(&started)["state"], "cancelled");
    assert_eq!(stage.server.store().read(|r| Ok(r.project(stage.project)?.model)).unwrap(), model);
    sound(&stage.server);
}

#[test]
fn a_project_that_an_active_workflow_learns_into_is_neither_archived_nor_deleted() {
    let server = TestServer::start();
    server.project("mails", 0);
    let desk = Desk::open(
        &server,
        "triage",
        &json!({"project": "mails", "settings": {"label_path": "/label", "rejected_label": "ham"}}),
    );
    for reply in [
        desk.admin.post("/api/v1/projects/mails/archive"),
        desk.admin.send("DELETE", "/api/v1/projects/mails?confirm=mails", &[], b""),
    ] {
        assert_eq!(reply.status, 409);
        assert!(
            reply.message().contains("workflow `triage`") && reply.message().contains("active"),
            "{}",
            reply.message()
        );
    }
    desk.ask("a", &json!({"action": {"name": "tag", "args": {"label": "spam"}}}));
    let ana = desk.reviewer("ana");
    let held = desk.next(&ana);
    assert_eq!(desk.say(&ana, &held, "approve", &json!({})).status, 201);
    let halted = ana.json("POST", "/api/v1/workflows/triage/halt", &json!({"reason_code": "model_misbehaves"}));
    assert_eq!(halted.status, 200, "{}", halted.text());
    let reply = desk.admin.send("DELETE", "/api/v1/projects/mails?confirm=mails", &[], b"");
    assert_eq!(reply.status, 409);
    assert!(
        reply.message().contains("keeps its decisions for ever") && reply.message().contains("1 of its verdicts"),
        "{}",
        reply.message()
    );
    let page = server.browser(server.person("boss")).get("/projects/mails/delete");
    assert!(page.text().contains("cannot be deleted") && !page.text().contains("Delete for ever"), "{}", page.text());
    assert_eq!(desk.admin.post("/api/v1/projects/mails/archive").status, 200);
    desk.audited();
}

#[test]
fn a_deleted_project_is_gone_at_once_and_its_rows_and_files_follow() {
    let stage = stage(120, json!({}));
    let server = &stage.server;
    let root = server.token(server.person("root"), &Scope::ALL);
    server.project("other", 5);
    let other = root.post("/api/v1/projects/other/assignments").value()["assignment"].as_i64().unwrap();
    let kept = root.json("POST", &format!("/api/v1/assignments/{other}/annotation"), &json!({"label": "ham"}));
    assert_eq!(kept.status, 201);
    let others = root.get("/api/v1/projects/other/export?all=true").text();
    let test_set = b"{\"id\": \"t1\", \"text\": \"zephyrine pills\", \"label\": \"spam\"}\n";
    assert_eq!(root.send("PUT", "/api/v1/projects/p/test-set", &NDJSON, test_set).status, 200);
    assert_eq!(
        root.json("POST", "/api/v1/projects/p/item-acts", &json!({"act": "exclude", "items": ["item-900"]})).status,
        200
    );
    stage.label(8, super::stage::truth);
    let held = stage.labeler.post("/api/v1/projects/p/assignments").value()["assignment"].as_i64().unwrap();
    let own = format!("p{}-", stage.project);
    assert!(
        files(server).iter().any(|name| name.contains(&own)) && holds(server, "zephyrine") && holds(server, "winner")
    );

    for (who, confirm, status) in [(&stage.engineer, "p", 403), (&root, "", 422), (&root, "q", 422)] {
        let reply = who.send("DELETE", &format!("/api/v1/projects/p?confirm={confirm}"), &[], b"");
        assert_eq!(reply.status, status, "{}", reply.text());
    }
    let queued = stage.engineer.post("/api/v1/projects/p/rounds");
    assert_eq!(queued.status, 202, "{}", queued.text());
    let reply = root.send("DELETE", "/api/v1/projects/p?confirm=p", &[], b"");
    assert_eq!(reply.status, 202, "{}", reply.text());
    let said = reply.value()["contents"].clone();
    assert_eq!(
        (said["items"].as_u64(), said["answers"].as_u64(), said["test_items"].as_u64()),
        (Some(1200), Some(128), Some(1))
    );

    // At once, before the worker did anything.
    assert_eq!(slugs(&root, ""), ["other"]);
    for reply in [
        root.get("/api/v1/projects/p"),
        root.get("/api/v1/projects/p/export"),
        stage.labeler.post("/api/v1/projects/p/assignments"),
        stage.labeler.json("POST", &format!("/api/v1/assignments/{held}/annotation"), &json!({"label": "spam"})),
        stage.labeler.post(&format!("/api/v1/assignments/{held}/skip")),
        root.send("DELETE", "/api/v1/projects/p?confirm=p", &[], b""),
    ] {
        assert_eq!(reply.status, 404, "{}", reply.text());
    }
    // Its name is free, and a new project of that name has nothing of the old one.
    assert_ne!(server.project("p", 3), stage.project);
    server.settle();
    sound(server);
    assert!(server.store().read(|r| r.next_deletion()).unwrap().is_none());
    assert!(!files(server).iter().any(|name| name.contains(&own)), "{:?}", files(server));
    assert!(!holds(server, "zephyrine") && !holds(server, "winner") && !holds(server, "item-900"));
    assert_eq!(root.get("/api/v1/projects/other/export?all=true").text(), others);
    assert_eq!(root.get("/api/v1/projects/p").value()["items"], 3);

    let entries = root.get("/api/v1/audit?limit=1000").value();
    let entry = entries.as_array().unwrap().iter().find(|entry| entry["action"] == "project.delete").unwrap();
    let detail: Value = serde_json::from_str(entry["detail"].as_str().unwrap()).unwrap();
    assert_eq!(
        (entry["actor"].as_i64(), detail["items"].as_u64()),
        (Some(server.person("root").0), Some(1200)),
        "{entry}"
    );
    assert!(!entry["detail"].as_str().unwrap().contains("\"p\""), "no name, only its digest: {entry}");
    assert!(entries.as_array().unwrap().iter().any(|entry| entry["action"] == "project.deleted"));
    assert_eq!(root.get("/api/v1/audit/verify").value()["broken"], Value::Null);
}

#[test]
fn the_chain_forgives_missing_answers_of_a_deleted_project_and_of_no_other() {
    let mail = mail(4);
    let (_, first) = mail.claim(&mail.ana);
    mail.answer(&mail.ana, first, "spam");
    mail.server.project("other", 3);
    assert_eq!(mail.root.send("DELETE", "/api/v1/projects/other?confirm=other", &[], b"").status, 202);
    mail.server.settle();
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("qualm.db");
    copy_database(mail.server.store().dir(), &file).unwrap();
    let conn = rusqlite::Connection::open(&file).unwrap();
    conn.execute_batch("PRAGMA foreign_keys = OFF; DROP TRIGGER event_no_delete; DELETE FROM annotation_event;")
        .unwrap();
    drop(conn);
    let broken = inspect(&file).unwrap().audit.broken;
    assert!(broken.is_some_and(|(_, reason)| reason.contains("is missing")));
}

#[test]
fn an_erased_item_leaves_nothing_but_its_row() {
    let mail = mail(8);
    let line = json!({"id": "zenobia@example.org", "text": "quixotry of zenobia", "label": "ham"}).to_string() + "\n";
    let import = mail.root.send("POST", "/api/v1/projects/mail/items?label_key=label", &NDJSON, line.as_bytes());
    assert_eq!(import.value()["added"], 1, "{}", import.text());
    mail.server.settle();
    let path = "/api/v1/projects/mail/items/zenobia@example.org";
    let word = json!({"label": "spam", "reason": "other", "note": "zenobia said so"});
    assert_eq!(mail.lea.json("POST", &format!("{path}/decision"), &word).status, 200);
    let edit = json!({"fields": {"text": "quixotry of zenobia and more"}, "answers": "keep"});
    assert_eq!(mail.lea.json("PATCH", path, &edit).status, 200);
    assert_eq!(mail.lea.get("/api/v1/projects/mail/items?q=quixotry").value()["count"], 1);
    assert!(holds(&mail.server, "quixotry") && holds(&mail.server, "zenobia said so"));
    let shown = |who: &Client| {
        let view = who.get("/api/v1/projects/mail").value();
        (view["items"].as_u64().unwrap(), view["pool_labels"].as_u64().unwrap())
    };
    assert_eq!(shown(&mail.lea), (9, 1));

    assert_eq!(mail.ana.send("DELETE", path, &[], b"").status, 403);
    let erased = mail.lea.send("DELETE", path, &[], b"");
    assert_eq!((erased.status, erased.value()["answers"].as_u64()), (200, Some(1)), "{}", erased.text());
    assert_eq!(mail.lea.send("DELETE", path, &[], b"").status, 404, "a repeat finds nothing");
    mail.server.settle();
    assert_eq!(shown(&mail.lea), (8, 0));
    assert!(!holds(&mail.server, "quixotry") && !holds(&mail.server, "zenobia"));
    assert_eq!(mail.lea.get("/api/v1/projects/mail/items").value()["count"], 8);
    assert_eq!(mail.lea.get("/api/v1/projects/mail/items?status=excluded").value()["count"], 0);
    assert_eq!(mail.lea.get("/api/v1/projects/mail/items?q=quixotry").value()["count"], 0);
    assert_eq!(mail.lines("?all=true&excluded=true").len(), 8);
    // No act brings it back, and the row keeps its number.
    let all = mail.lea.json("POST", "/api/v1/projects/mail/item-acts", &json!({"act": "take_back", "filter": ""}));
    assert_eq!(all.value()["changed"], 0, "{}", all.text());
    assert_eq!(mail.server.store().read(|r| Ok(r.project(mail.project)?.items)).unwrap(), 9);
    let mut asked = 0;
    while mail.ana.post("/api/v1/projects/mail/assignments").status == 200 {
        let (_, assignment) = mail.claim(&mail.ana);
        assert_eq!(mail.answer(&mail.ana, assignment, "spam").status, 201);
        asked += 1;
    }
    assert_eq!(asked, 8);
    // The same record sent again is a new item.
    let again = mail.root.send("POST", "/api/v1/projects/mail/items?label_key=label", &NDJSON, line.as_bytes());
    assert_eq!(again.value()["added"], 1, "{}", again.text());
    mail.server.settle();
    sound(&mail.server);
}

#[test]
fn who_has_an_erased_item_open_is_told_and_gets_the_next() {
    let mail = mail(3);
    let (item, held) = mail.claim(&mail.ana);
    let erased = mail.lea.send("DELETE", &format!("/api/v1/projects/mail/items/{item}"), &[], b"");
    assert_eq!(erased.value()["in_hands"], 1, "{}", erased.text());
    let reply = mail.answer(&mail.ana, held, "spam");
    assert_eq!(reply.status, 410, "{}", reply.text());
    assert!(reply.message().contains("was deleted") && reply.message().contains("next"), "{}", reply.message());
    assert_eq!(mail.ana.post(&format!("/api/v1/assignments/{held}/heartbeat")).status, 409);
    let (next, assignment) = mail.claim(&mail.ana);
    assert_ne!(next, item);
    // One that was answered before and is erased then: a repeat of the answer is gone too.
    assert_eq!(mail.answer(&mail.ana, assignment, "spam").status, 201);
    assert_eq!(mail.lea.send("DELETE", &format!("/api/v1/projects/mail/items/{next}"), &[], b"").status, 200);
    assert_eq!(mail.answer(&mail.ana, assignment, "spam").status, 410);
    let browser = mail.server.browser(mail.server.person("ana"));
    let fields = [("assignment", held.to_string()), ("label", "spam".to_owned()), ("csrf", browser.csrf())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let to = browser.form("/projects/mail/label", &fields).header("location").unwrap_or_default().to_owned();
    assert!(to.ends_with("done=gone"), "{to}");
    sound(&mail.server);
}

#[test]
fn erasing_a_holdout_item_takes_it_out_of_every_figure() {
    let stage = stage(300, json!({}));
    let (server, project) = (&stage.server, stage.project);
    let before = stage.shown();
    let holdout = stage.exported("").into_iter().find(|item| item["part"] == "holdout").unwrap();
    let id = holdout["id"].as_str().unwrap();
    let row = server.store().read(|r| Ok(r.item_by_external(project, id)?.row)).unwrap();
    let features = |row: usize| {
        let project = server.store().read(|r| r.project(project)).unwrap();
        server.workshop.features(&project).unwrap().row(row).indices.len()
    };
    let neighbour = features(row as usize + 1);
    assert!(features(row as usize) > 0);
    assert_eq!(stage.engineer.send("DELETE", &format!("/api/v1/projects/p/items/{id}"), &[], b"").status, 200);
    server.settle();
    let after = stage.shown();
    for (name, fewer) in [("items", 1), ("holdout_items", 1), ("holdout_labels", 1), ("pool_labels", 0)] {
        assert_eq!(before[name].as_u64().unwrap() - after[name].as_u64().unwrap(), fewer, "{name}");
    }
    assert_eq!((features(row as usize), features(row as usize + 1)), (0, neighbour));
    let labels = server.store().read(|r| r.labels_at(project, r.label_position()?)).unwrap();
    assert!(labels.iter().all(|(at, ..)| *at != row));
    let round = stage.round();
    let measured = round["report"]["holdout"]["n"].as_u64().or(round["metrics"]["holdout"]["n"].as_u64());
    assert!(measured.is_none_or(|n| n == after["holdout_labels"].as_u64().unwrap()), "{round}");
    sound(server);
}

#[test]
fn an_edit_keeps_what_was_there_for_the_answers_given_to_it() {
    let mail = mail(6);
    let (item, first) = mail.claim(&mail.ana);
    assert_eq!(mail.answer(&mail.ana, first, "spam").status, 201);
    let path = format!("/api/v1/projects/mail/items/{item}");
    let edit = |who: &Client, body: Value| who.json("PATCH", &path, &body);
    let fields = json!({"text": "zygote and more", "note": "new"});
    assert_eq!(edit(&mail.ana, json!({"fields": fields, "answers": "keep"})).status, 403);
    assert_eq!(edit(&mail.lea, json!({"fields": fields})).status, 422, "what becomes of the answers must be said");
    let same = edit(&mail.lea, json!({"fields": {}, "answers": "keep"}));
    assert_eq!((same.status, same.value()["is_changed"].as_bool()), (200, Some(false)));
    let kept = edit(&mail.lea, json!({"fields": fields, "answers": "keep", "version": 1}));
    assert_eq!((kept.status, kept.value()["version"].as_i64()), (200, Some(2)), "{}", kept.text());
    assert_eq!(edit(&mail.lea, json!({"fields": {"text": "x"}, "answers": "keep", "version": 1})).status, 409);
    assert_eq!(edit(&mail.lea, json!({"fields": {"id": "other"}, "answers": "keep"})).status, 422, "its id stays");
    // The checks of an import: nothing to read, the same content as another item.
    assert_eq!(edit(&mail.lea, json!({"fields": {"text": null}, "answers": "keep"})).status, 422);
    let other = mail.item(if item == "i1" { "i2" } else { "i1" })["data"]["text"].clone();
    let copy = edit(&mail.lea, json!({"fields": {"text": other}, "answers": "keep"}));
    assert_eq!(copy.status, 409, "{}", copy.text());

    let shown = mail.item(&item);
    assert_eq!((shown["data"]["note"].clone(), shown["version"].clone()), (json!("new"), json!(2)));
    assert_eq!(
        (shown["label"]["label"].clone(), shown["annotations"][0]["item_version"].clone()),
        (json!("spam"), json!(1))
    );
    let line = mail.lines("").remove(0);
    assert_eq!((line["edited"].clone(), line["data"]["text"].clone()), (json!(1), json!("zygote and more")));
    assert_eq!(line["annotations"][0]["before_edit"], true);
    mail.server.settle();
    assert_eq!(mail.lea.get("/api/v1/projects/mail/items?q=zygote").value()["count"], 1);
    let page = mail.server.browser(mail.server.person("lea")).get(&format!("/projects/mail/items/{item}")).text();
    assert!(
        page.contains("given before the edit") && page.contains("Version 1") && page.contains("edited 1 time"),
        "{page}"
    );

    // Asked again: the answer counts no more, stays in the history, and the same person is asked.
    let again = edit(&mail.lea, json!({"fields": {"text": "zygote, quite another one"}, "answers": "ask_again"}));
    assert_eq!(
        (again.value()["version"].as_i64(), again.value()["asked_again"].as_u64()),
        (Some(3), Some(1)),
        "{}",
        again.text()
    );
    assert_eq!(mail.item(&item)["label"], Value::Null);
    let (asked, second) = mail.claim(&mail.ana);
    assert_eq!(asked, item);
    assert_eq!(mail.answer(&mail.ana, second, "ham").status, 201);
    let line = mail.lines("").remove(0);
    assert_eq!((line["label"].clone(), line["annotations"][0].get("before_edit")), (json!("ham"), None));
    sound(&mail.server);
}

#[test]
fn an_answer_to_the_old_text_counts_when_answers_are_kept_and_not_when_they_are_asked_again() {
    let mail = mail(3);
    let edit = |item: &str, text: &str, answers: &str| {
        let path = format!("/api/v1/projects/mail/items/{item}");
        mail.lea.json("PATCH", &path, &json!({"fields": {"text": text}, "answers": answers}))
    };
    let (item, held) = mail.claim(&mail.ana);
    assert_eq!(edit(&item, "another text altogether", "keep").status, 200);
    assert_eq!(mail.answer(&mail.ana, held, "spam").status, 201);
    assert_eq!(mail.lines("")[0]["annotations"][0]["before_edit"], true);

    let (item, held) = mail.claim(&mail.ana);
    assert_eq!(edit(&item, "and one more text", "ask_again").status, 200);
    let reply = mail.answer(&mail.ana, held, "spam");
    assert_eq!(reply.status, 410, "{}", reply.text());
    assert_eq!(mail.item(&item)["label"], Value::Null);
    let (asked, fresh) = mail.claim(&mail.ana);
    assert_eq!(asked, item);
    assert_eq!(mail.answer(&mail.ana, fresh, "ham").status, 201);
    sound(&mail.server);
}

#[test]
fn the_model_reads_an_edited_text_and_a_measured_holdout_item_is_not_edited() {
    let stage = stage(300, json!({}));
    let open = stage.engineer.get("/api/v1/projects/p/items?status=unlabeled&holdout=no&limit=500").value();
    let spam =
        open["items"].as_array().unwrap().iter().find(|item| item["suggestion"] == "spam").unwrap()["id"].clone();
    let path = format!("/api/v1/projects/p/items/{}", spam.as_str().unwrap());
    let text = format!("lunch report meeting family {}", letters(77));
    let edited = stage.engineer.json("PATCH", &path, &json!({"fields": {"text": text}, "answers": "keep"}));
    assert_eq!(edited.status, 200, "{}", edited.text());
    stage.server.settle();
    let shown = stage.engineer.get(&path).value();
    assert_eq!(shown["prediction"]["label"], "ham", "{shown}");
    // The table reads the column of scores, which was written again for that row alone.
    let page = stage.engineer.get("/api/v1/projects/p/items?q=lunch+report+meeting+family").value();
    assert_eq!(page["items"][0]["suggestion"], "ham", "{page}");
    let measured = stage.exported("").into_iter().find(|item| item["part"] == "holdout").unwrap();
    let path = format!("/api/v1/projects/p/items/{}", measured["id"].as_str().unwrap());
    let refused = stage.engineer.json("PATCH", &path, &json!({"fields": {"text": "x"}, "answers": "ask_again"}));
    assert!(refused.status == 409 && refused.message().contains("measured"), "{}", refused.text());
    sound(&stage.server);
}

/// Id, record, part and label of every item.
fn essence(who: &Client, project: &str) -> Vec<[Value; 4]> {
    let lines = lines(who, project, "?all=true");
    lines.iter().map(|l| [l["id"].clone(), l["data"].clone(), l["part"].clone(), l["label"].clone()]).collect()
}

#[test]
fn a_clone_with_items_and_the_same_seed_exports_the_same_items() {
    let stage = stage(150, json!({}));
    let (server, root) = (&stage.server, stage.server.token(stage.server.person("root"), &Scope::ALL));
    let clone = |body: Value| {
        let reply = root.json("POST", "/api/v1/projects/p/clone", &body);
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.value()
    };
    assert_eq!(stage.engineer.json("POST", "/api/v1/projects/p/clone", &json!({"slug": "x"})).status, 403);
    let made = clone(json!({"slug": "twin", "items": "labels", "same_seed": true, "people": true}));
    assert_eq!((made["cloning"]["of"].as_u64(), made["items"].as_u64()), (Some(1200), Some(0)));
    let busy = root.send("DELETE", "/api/v1/projects/p?confirm=p", &[], b"");
    assert!(busy.status == 409 && busy.message().contains("`twin`"), "{}", busy.text());
    clone(json!({"slug": "fresh", "items": "items"}));
    clone(json!({"slug": "bare"}));
    assert_eq!(root.json("POST", "/api/v1/projects/p/clone", &json!({"slug": "twin"})).status, 409);
    server.settle();
    let ours = essence(&root, "p");
    assert_eq!(essence(&root, "twin"), ours);
    let fresh = essence(&root, "fresh");
    let texts =
        |items: &[[Value; 4]]| items.iter().map(|[id, data, ..]| (id.clone(), data.clone())).collect::<Vec<_>>();
    assert_eq!(texts(&fresh), texts(&ours));
    assert!(fresh.iter().all(|[.., label]| label.is_null()));
    let parts = |items: &[[Value; 4]]| items.iter().map(|[_, _, part, _]| part.clone()).collect::<Vec<_>>();
    assert_ne!(parts(&fresh), parts(&ours), "a clone draws its own holdout");
    assert!(essence(&root, "bare").is_empty());
    let view = |slug: &str| root.get(&format!("/api/v1/projects/{slug}")).value();
    for name in ["schema", "recipe", "settings", "guide"] {
        assert_eq!(view("twin")[name], view("p")[name], "{name}");
    }
    assert_eq!((view("twin")["last_round"].clone(), view("twin")["cloning"].clone()), (Value::Null, Value::Null));
    assert_eq!(stage.engineer.get("/api/v1/projects/twin").value()["role"], "engineer");
    assert_eq!(stage.engineer.get("/api/v1/projects/fresh").status, 404);
    // A clone stands by itself: its round runs, and the other one's deletion does not touch it.
    assert_eq!(root.send("DELETE", "/api/v1/projects/p?confirm=p", &[], b"").status, 202);
    server.settle();
    assert_eq!(essence(&root, "twin"), ours);
    sound(server);
}

#[test]
fn the_pages_say_what_will_happen_and_do_it() {
    let mail = mail(4);
    let browser = mail.server.browser(mail.server.person("root"));
    let csrf = browser.csrf();
    let (item, held) = mail.claim(&mail.ana);
    let settings = browser.get("/projects/mail/settings").text();
    for link in ["/projects/mail/archive", "/projects/mail/clone", "/projects/mail/delete"] {
        assert!(settings.contains(link), "{link}");
        assert_eq!(browser.get(link).status, 200, "{link}");
    }
    let engineer = mail.server.browser(mail.server.person("eve")).get("/projects/mail/settings").text();
    assert!(engineer.contains("/projects/mail/archive") && !engineer.contains("/projects/mail/delete"));
    assert!(browser.get("/projects/mail/archive").text().contains("hands: 1 item"));
    assert_eq!(mail.answer(&mail.ana, held, "spam").status, 201);

    let edit = format!("/projects/mail/items/{item}/edit");
    assert!(browser.get(&edit).text().contains("1 answer so far"));
    let saved =
        browser.form(&edit, &[("csrf", &csrf), ("version", "1"), ("field.text", "words anew"), ("answers", "keep")]);
    assert_eq!(saved.status, 303, "{}", saved.text());
    let stale = browser.form(&edit, &[("csrf", &csrf), ("version", "1"), ("field.text", "words"), ("answers", "keep")]);
    assert!(stale.status == 422 && stale.text().contains("edited meanwhile"), "{}", stale.text());
    let delete = format!("/projects/mail/items/{item}/delete");
    assert!(browser.get(&delete).text().contains("cannot be undone"));
    assert_eq!(browser.form(&delete, &[("csrf", &csrf)]).status, 303);
    assert_eq!(browser.get(&edit).status, 404);
    // Many at once, from the table: first asked about, then done.
    let many = [("csrf", csrf.as_str()), ("act", "erase"), ("scope", "all"), ("list", "sort=newest")];
    let asked = browser.form(
        "/projects/mail/items",
        &many.map(|(name, value)| (name, if name == "scope" { "ticked" } else { value })),
    );
    assert_eq!(asked.status, 303, "nothing was ticked");
    let row = if item == "i3" { "2" } else { "3" };
    let one = [("csrf", csrf.as_str()), ("act", "erase"), ("scope", "ticked"), ("list", ""), ("row", row)];
    let asked = browser.form("/projects/mail/items", &one);
    assert!(asked.status == 200 && asked.text().contains("Delete 1 item for ever?"), "{}", asked.text());
    let done = browser.form("/projects/mail/items", &[one.as_slice(), &[("confirmed", "1")]].concat());
    assert!(done.header("location").is_some_and(|to| to.contains("done=erased-many")), "{}", done.text());
    assert_eq!(mail.lea.get("/api/v1/projects/mail/items").value()["count"], 2);

    let cloned = browser
        .form("/projects/mail/clone", &[("csrf", &csrf), ("slug", "mail-2"), ("title", "Two"), ("items", "items")]);
    assert_eq!(cloned.header("location"), Some("/projects/mail-2?done=cloned"), "{}", cloned.text());
    let taken = browser.form("/projects/mail/clone", &[("csrf", &csrf), ("slug", "mail-2"), ("items", "items")]);
    assert!(taken.status == 422 && taken.text().contains("already"), "{}", taken.text());
    mail.server.settle();
    assert_eq!(browser.form("/projects/mail-2/archive", &[("csrf", &csrf)]).status, 303);
    assert!(browser.get("/projects/mail-2/archive").text().contains("archived by root"));
    assert_eq!(browser.form("/projects/mail-2/unarchive", &[("csrf", &csrf)]).status, 303);
    let wrong = browser.form("/projects/mail-2/delete", &[("csrf", &csrf), ("confirm", "mail")]);
    assert!(wrong.status == 422 && wrong.text().contains("you wrote"), "{}", wrong.text());
    let gone = browser.form("/projects/mail-2/delete", &[("csrf", &csrf), ("confirm", "mail-2")]);
    assert_eq!(gone.header("location"), Some("/?done=deleted"), "{}", gone.text());
    assert!(browser.get("/?done=deleted").text().contains("The project is deleted"));
    mail.server.settle();
    sound(&mail.server);
}

#[test]
fn a_lease_that_ends_while_its_project_is_deleted_leaves_nothing_in_line() {
    let server = TestServer::start();
    let project = server.project("mail", 3);
    let ana = server.person("ana");
    server.give(ana, project, Role::Labeler);
    let ana = server.token(ana, &Scope::ALL);
    assert_eq!(ana.post("/api/v1/projects/mail/assignments").status, 200);
    let waiting = || {
        let lanes = [Lane::Again, Lane::Main, Lane::Holdout];
        let count = |lane| server.store().read(|r| r.queue_len(project, lane)).unwrap();
        lanes.map(count)
    };
    let before = waiting();
    server.store().write(move |tx| tx.begin_deletion(project, None, Timestamp(1)).map(|_| ())).unwrap();
    let late = Timestamp(server.now().0 + 30 * 86_400_000);
    assert_eq!(expire_overdue(server.store(), late).unwrap(), 1);
    assert_eq!(waiting(), before, "there is no line to stand in");
}
