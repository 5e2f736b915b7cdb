//! The audit chain from outside: searched, handed out, and tampered with by somebody who has the file and knows how the
//! hashes are made.

use super::desk::Desk;
use super::support::TestServer;
use qualm::digest::sha256;
use qualm::keeping::{CHECKPOINTS, copy_in, make_checkpoint};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A chain with checkpoints after some of its entries, and copies of them on "another machine".
struct Chain {
    server: TestServer,
    vault: tempfile::TempDir,
    key: String,
    /// Sizes at which a checkpoint was made, in order.
    sizes: Vec<i64>,
    /// Entries now; the last checkpoint saw all of them.
    last: i64,
}

fn chain() -> Chain {
    let server = TestServer::start();
    let vault = tempfile::tempdir().unwrap();
    let mut sizes = Vec::new();
    let mut key = String::new();
    let mut last = 0;
    {
        let desk = Desk::open(&server, "refunds", &json!({}));
        for n in 0..4 {
            for m in 0..3 {
                desk.ask(&format!("case-{n}-{m}"), &json!({}));
            }
            let (made, problem) = server
                .store()
                .read(|r| make_checkpoint(r, server.store().dir(), Some(vault.path()), server.now()))
                .unwrap()
                .unwrap();
            assert_eq!(problem, None);
            (last, key) = (made.size, made.key.clone());
            sizes.push(made.size);
        }
    }
    Chain { server, vault, key, sizes, last }
}

impl Chain {
    fn dir(&self) -> &Path {
        self.server.store().dir()
    }

    fn copy(&self) -> PathBuf {
        copy_in(self.vault.path(), &self.key)
    }

    /// What somebody does who has the file and the time to take the triggers away.
    fn tamper(&self, sql: &str) {
        let conn = self.open();
        conn.execute_batch(sql).unwrap();
    }

    fn open(&self) -> Connection {
        let conn = Connection::open(self.dir().join("qualm.db")).unwrap();
        conn.execute_batch(
            "DROP TRIGGER IF EXISTS audit_no_update; DROP TRIGGER IF EXISTS audit_no_delete; DROP TRIGGER IF EXISTS audit_in_order;",
        )
        .unwrap();
        conn
    }

    /// Makes every hash from an entry on fit again.
    fn recompute_from(&self, first: i64) {
        let conn = self.open();
        type Entry = (i64, i64, Option<i64>, String, Option<i64>, String, String);
        let rows: Vec<Entry> = conn
            .prepare("SELECT seq, at, actor, action, project, subject, detail FROM audit WHERE seq >= ?1 ORDER BY seq")
            .unwrap()
            .query_map([first], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(6)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let mut prev: Vec<u8> = conn
            .query_row("SELECT hash FROM audit WHERE seq = ?1", [first - 1], |row| row.get(0))
            .unwrap_or_else(|_| vec![0; 32]);
        let number = |n: Option<i64>| n.map_or(String::new(), |n| n.to_string());
        for (seq, at, actor, action, project, subject, detail) in rows {
            let hash = sha256(&[
                &prev,
                &seq.to_le_bytes(),
                &at.to_le_bytes(),
                number(actor).as_bytes(),
                action.as_bytes(),
                number(project).as_bytes(),
                subject.as_bytes(),
                detail.as_bytes(),
            ]);
            conn.execute("UPDATE audit SET prev = ?2, hash = ?3 WHERE seq = ?1", (seq, &prev, hash.as_slice()))
                .unwrap();
            prev = hash.to_vec();
        }
    }

    /// The chain's own word, without checkpoints.
    fn looks_whole(&self) -> bool {
        self.server.store().read(|r| r.audit_verify()).unwrap().broken.is_none()
    }

    /// `qualm audit verify`, beside the running server: whether it is whole, the first bad entry, why, and what was said.
    fn verify(&self, args: &[&str]) -> (bool, i64, String) {
        let said = self.run(&[&["audit", "verify", "--json"], args].concat());
        let value: Value = serde_json::from_slice(&said.0).unwrap_or_default();
        let broken = &value["broken"];
        assert_eq!(said.2, i32::from(!broken.is_null() || value.is_null()), "{}", said.1);
        let why = broken["reason"].as_str().map_or(said.1, str::to_owned);
        (value["is_whole"] == true, broken["entry"].as_i64().unwrap_or(0), why)
    }

    fn run(&self, args: &[&str]) -> (Vec<u8>, String, i32) {
        let out = Command::new(env!("CARGO_BIN_EXE_qualm"))
            .args(args)
            .arg("--data")
            .arg(self.dir())
            .env_remove("QUALM_SERVER")
            .env_remove("QUALM_CHECKPOINT_DIR")
            .output()
            .unwrap();
        (out.stdout, String::from_utf8(out.stderr).unwrap(), out.status.code().unwrap())
    }

    /// Against the copies on the other machine, with the key that was noted there.
    fn verify_elsewhere(&self) -> (bool, i64, String) {
        let copy = self.copy().display().to_string();
        self.verify(&["--checkpoints", &copy, "--key", &self.key])
    }
}

#[test]
fn an_untouched_chain_is_proven_to_its_last_checkpoint() {
    let chain = chain();
    assert_eq!(chain.verify(&[]), (true, 0, String::new()));
    assert_eq!(chain.verify_elsewhere(), (true, 0, String::new()));
    let said = String::from_utf8(chain.run(&["audit", "verify"]).0).unwrap();
    assert!(
        said.contains(&format!(
            "It fits 4 signed checkpoints; the newest, of 2026-11-22T00:00:00.000Z, saw {} entries",
            chain.last
        )),
        "{said}"
    );
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(chain.dir().join("checkpoint.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let made = chain.run(&["audit", "checkpoint"]);
    assert!(String::from_utf8(made.0).unwrap().contains(&format!("Public key: {}", chain.key)));
}

#[test]
fn an_edited_a_deleted_and_a_moved_entry_are_named() {
    let edited = chain();
    edited.tamper("UPDATE audit SET subject = 'decision 99' WHERE seq = 5");
    let (is_whole, entry, why) = edited.verify(&[]);
    assert!(!is_whole && entry == 5 && why.contains("does not match its hash"), "{entry}: {why}");

    let rehashed = chain();
    rehashed.tamper("UPDATE audit SET subject = 'decision 99', hash = randomblob(32) WHERE seq = 5");
    assert_eq!(rehashed.verify(&[]).1, 5);

    let deleted = chain();
    deleted.tamper("DELETE FROM audit WHERE seq = 5");
    let (_, entry, why) = deleted.verify(&[]);
    assert!(entry == 5 && why.contains("it is missing: the next one is entry 6"), "{entry}: {why}");

    let moved = chain();
    moved.tamper("UPDATE audit SET seq = -1 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6; UPDATE audit SET seq = 6 WHERE seq = -1;");
    let (_, entry, why) = moved.verify(&[]);
    assert!(entry == 5 && why.contains("does not follow the entry before it"), "{entry}: {why}");

    let typed = chain();
    typed.tamper("UPDATE audit SET at = 'noon' WHERE seq = 5");
    assert_eq!(typed.verify(&[]).1, 5);
}

#[test]
fn a_deleted_entry_with_all_behind_it_moved_up_and_hashed_anew_shows_against_a_checkpoint() {
    let chain = chain();
    let gone = chain.sizes[1] + 1;
    chain.tamper(&format!("DELETE FROM audit WHERE seq = {gone}"));
    for seq in gone + 1..=chain.last {
        chain.tamper(&format!("UPDATE audit SET seq = {seq} - 1 WHERE seq = {seq}"));
    }
    chain.recompute_from(gone);
    assert!(chain.looks_whole(), "the chain alone cannot tell");
    let (is_whole, entry, why) = chain.verify_elsewhere();
    assert!(!is_whole && entry == gone && why.contains("written anew"), "{entry}: {why}");
}

#[test]
fn a_cut_tail_shows_against_a_checkpoint() {
    let chain = chain();
    chain.tamper(&format!("DELETE FROM audit WHERE seq > {}", chain.last - 2));
    assert!(chain.looks_whole(), "the chain alone cannot tell");
    let (is_whole, entry, why) = chain.verify_elsewhere();
    assert!(!is_whole && entry == chain.last - 1, "{entry}: {why}");
    assert!(why.contains(&format!("saw {} entries", chain.last)), "{why}");
    // Whoever cut the tail cut the file beside the database as well.
    let own = chain.dir().join(CHECKPOINTS);
    let text = std::fs::read_to_string(&own).unwrap();
    std::fs::write(&own, text.lines().take(3).collect::<Vec<_>>().join("\n") + "\n").unwrap();
    assert!(chain.verify(&[]).0 && !chain.verify_elsewhere().0);
}

#[test]
fn a_chain_written_anew_shows_against_a_checkpoint() {
    let whole = chain();
    whole.tamper("UPDATE audit SET at = at + 1 WHERE seq = 1");
    whole.recompute_from(1);
    assert!(whole.looks_whole(), "the chain alone cannot tell");
    let (is_whole, entry, why) = whole.verify_elsewhere();
    assert!(!is_whole && entry == 1 && why.contains("written anew"), "{entry}: {why}");

    let part = chain();
    let (ok, next) = (part.sizes[1], part.sizes[2]);
    part.tamper(&format!("UPDATE audit SET action = 'nothing.much' WHERE seq = {}", next - 1));
    part.recompute_from(next - 1);
    assert!(part.looks_whole());
    let (_, entry, why) = part.verify_elsewhere();
    assert!(entry == ok + 1 && why.contains(&format!("between entry {} and entry {next}", ok + 1)), "{entry}: {why}");

    // Signed again with the server's own key: the file beside the database is of no use, the copy elsewhere is.
    std::fs::remove_file(whole.dir().join(CHECKPOINTS)).unwrap();
    assert_eq!(whole.run(&["audit", "checkpoint"]).2, 0);
    assert!(whole.verify(&[]).0);
    assert!(!whole.verify_elsewhere().0);
}

#[test]
fn forged_and_changed_checkpoints_are_refused() {
    let (one, other) = (chain(), chain());
    let foreign = other.copy().display().to_string();
    let (is_whole, _, why) = one.verify(&["--checkpoints", &foreign]);
    assert!(!is_whole && why.contains("not the trusted one"), "{why}");
    let text = std::fs::read_to_string(one.copy()).unwrap();
    std::fs::write(one.copy(), text.replacen("\"size\":", "\"size\":1", 1)).unwrap();
    let (is_whole, _, why) = one.verify_elsewhere();
    assert!(!is_whole && why.contains("its signature does not fit"), "{why}");
    std::fs::write(one.copy(), "not a checkpoint\n").unwrap();
    assert!(one.verify_elsewhere().2.contains("line 1, is not a checkpoint"));
}

#[test]
fn the_page_says_what_the_check_found() {
    let chain = chain();
    let root = chain.server.admin("root");
    let browser = chain.server.browser(root);
    let csrf = browser.csrf();
    let check = || browser.form("/audit/verify", &[("csrf", &csrf)]).text();
    let fine = check();
    assert!(fine.contains("The chain is whole") && fine.contains("It fits 4 signed checkpoints"), "{fine}");
    assert!(fine.contains(&chain.key.replace('/', "&#x2F;")) || fine.contains(&chain.key));
    chain.tamper("UPDATE audit SET subject = 'decision 99' WHERE seq = 5");
    let found = check();
    assert!(found.contains("The chain is broken at entry 5"), "{found}");
}

fn seqs(value: &Value) -> Vec<i64> {
    value.as_array().unwrap().iter().map(|row| row["seq"].as_i64().unwrap()).collect()
}

#[test]
fn entries_are_found_by_who_what_where_and_when() {
    let server = TestServer::start();
    let refunds = Desk::open(&server, "refunds", &json!({}));
    let mails = Desk::open(&server, "mails", &json!({}));
    let project = server.project("spam", 2);
    let asked = refunds.ask("case-1", &json!({}));
    mails.ask("case-2", &json!({}));
    server.wait_secs(86_400);
    let ana = refunds.reviewer("ana");
    let held = refunds.next(&ana);
    refunds.say(&ana, &held, "approve", &json!({}));
    let find = |query: &str| {
        let reply = refunds.admin.get(&format!("/api/v1/audit?limit=1000&{query}"));
        assert_eq!(reply.status, 200, "{query}: {}", reply.text());
        reply.value()
    };
    let all = find("");
    let of = |keep: &dyn Fn(&Value) -> bool| -> Vec<i64> {
        all.as_array().unwrap().iter().filter(|row| keep(row)).map(|row| row["seq"].as_i64().unwrap()).collect()
    };
    let (ana_id, text) = (server.person("ana").0, |row: &Value, key: &str| row[key].as_str().unwrap().to_owned());
    let same = |query: &str, keep: &dyn Fn(&Value) -> bool| {
        let found = seqs(&find(query));
        assert!(!found.is_empty(), "{query} finds nothing");
        assert!(found.len() < all.as_array().unwrap().len(), "{query} finds everything");
        assert_eq!(found, of(keep), "{query}");
    };
    same("actor=ana", &|row| row["actor"] == ana_id);
    same("actor=server", &|row| row["actor"].is_null());
    same("action=policy", &|row| text(row, "action").starts_with("policy."));
    same("action=policy.activate", &|row| text(row, "action") == "policy.activate");
    let subject = format!("decision {}", asked["decision"]);
    same(&format!("subject={}", subject.replace(' ', "+")), &|row| text(row, "subject") == subject);
    same("subject=workflow", &|row| text(row, "subject").starts_with("workflow "));
    same("project=spam", &|row| row["project"] == project.0);
    let (own, mine) = (format!("workflow {}", refunds.workflow), subject.clone());
    same("workflow=refunds", &|row| [own.clone(), mine.clone()].contains(&text(row, "subject")));
    same("from=2026-11-23", &|row| row["at"].as_i64().unwrap() >= 1_795_305_600_000 + 86_400_000);
    same("to=2026-11-22", &|row| row["at"].as_i64().unwrap() < 1_795_305_600_000 + 86_400_000);
    same("text=APPROVE", &|row| row.to_string().to_lowercase().contains("approve"));
    // Values, never SQL.
    assert_eq!(find("action=x%27+OR+1=1--"), json!([]));
    let page = |before: i64| seqs(&refunds.admin.get(&format!("/api/v1/audit?limit=5&before={before}")).value());
    let first = page(i64::MAX);
    assert_eq!(page(*first.last().unwrap())[0], first.last().unwrap() - 1);
    for wrong in ["actor=nobody", "from=yesterday", "before=x"] {
        assert_eq!(refunds.admin.get(&format!("/api/v1/audit?{wrong}")).status, 422, "{wrong}");
    }
    assert_eq!(refunds.admin.get("/api/v1/audit?workflow=none").status, 404);
    let browser = server.browser(server.person("boss"));
    let shown = browser.get("/audit?action=policy&workflow=refunds").text();
    assert!(shown.contains("policy.activate") && !shown.contains("decision.route<"), "{shown}");
    assert!(shown.contains("/audit/export?format=csv&amp;action=policy&amp;workflow=refunds"), "{shown}");
    let wrong = browser.get("/audit?from=yesterday");
    assert!(wrong.status == 422 && wrong.text().contains("use a day such as"));
}

#[test]
fn an_export_is_an_entry_itself_and_can_be_recomputed() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.ask("case-1", &json!({}));
    let before = desk.audited();
    let lines = desk.admin.get("/api/v1/audit/export").text();
    let rows: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len() as i64, before + 1);
    let own = rows.last().unwrap();
    assert_eq!((own["action"].as_str(), own["actor_name"].as_str()), (Some("audit.export"), Some("boss")));
    let mut prev = vec![0u8; 32];
    for row in &rows {
        let text = |key: &str| row[key].as_str().unwrap().as_bytes().to_vec();
        let number = |key: &str| row[key].as_i64().map_or(String::new(), |n| n.to_string()).into_bytes();
        let whole = |key: &str| row[key].as_i64().unwrap().to_le_bytes();
        let hash = sha256(&[
            &prev,
            &whole("seq"),
            &whole("at"),
            &number("actor"),
            &text("action"),
            &number("project"),
            &text("subject"),
            &text("detail"),
        ]);
        assert_eq!(row["hash"], qualm::digest::hex(&hash), "{row}");
        prev = hash.to_vec();
    }
    let csv = desk.admin.get("/api/v1/audit/export?format=csv&action=policy");
    assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
    let text = csv.text();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("entry,at,actor,actor_name,action,") && lines.len() > 2, "{text}");
    assert!(lines[1..].iter().all(|line| line.contains(",policy.")), "{text}");
    assert_eq!(desk.audited(), before + 2);
    assert_eq!(desk.admin.get("/api/v1/audit/export?format=xml").status, 422);
    assert_eq!(desk.audited(), before + 2, "what was refused is no export");
    let browser = server.browser(server.person("boss"));
    assert_eq!(browser.get("/audit/export?format=csv").status, 200);
}

#[test]
fn the_command_line_lists_and_exports_what_fits() {
    let chain = chain();
    let list =
        String::from_utf8(chain.run(&["audit", "list", "--workflow", "refunds", "--action", "policy"]).0).unwrap();
    assert!(list.contains("policy.activate") && !list.contains("decision.route"), "{list}");
    let held = chain.run(&["audit", "export"]);
    assert!(held.2 == 1 && held.1.contains("held by another qualm process"), "{}", held.1);
    let dir = chain.dir().to_owned();
    let kept = tempfile::tempdir().unwrap();
    std::fs::copy(dir.join("qualm.db"), kept.path().join("qualm.db")).unwrap();
    let _ = std::fs::copy(dir.join("qualm.db-wal"), kept.path().join("qualm.db-wal"));
    let out = kept.path().join("a.jsonl");
    let run = |args: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_qualm"))
            .args(args)
            .arg("--data")
            .arg(kept.path())
            .env_remove("QUALM_SERVER")
            .output()
            .unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    };
    let said = run(&["audit", "export", "-o", &out.display().to_string()]);
    assert!(said.starts_with(&format!("{} entries in ", chain.last + 1)), "{said}");
    assert_eq!(std::fs::read_to_string(&out).unwrap().lines().count() as i64, chain.last + 1);
    assert_eq!(run(&["audit", "export", "--format", "csv", "--action", "audit.export"]).lines().count(), 3);
}
