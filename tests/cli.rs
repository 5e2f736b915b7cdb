//! The command line as scripts use it: the built program on temporary folders, alone and through a server.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// A folder for one test, with the data in a folder inside.
struct Shop {
    dir: tempfile::TempDir,
    environment: Vec<(&'static str, String)>,
}

/// What a run said.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Said {
    fn fine(self) -> Said {
        assert_eq!(self.code, 0, "stderr: {}\nstdout: {}", self.err, self.out);
        self
    }

    fn refused(self, why: &str) -> Said {
        assert_eq!(self.code, 1, "stderr: {}\nstdout: {}", self.err, self.out);
        assert!(self.err.contains(why), "expected {why:?} in {}", self.err);
        self
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Said {
        Said {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Shop {
    fn new() -> Shop {
        Shop { dir: tempfile::tempdir().unwrap(), environment: Vec::new() }
    }

    /// The same folder through a server.
    fn through(&self, server: &Server, token: &str) -> Shop {
        let environment = vec![("QUALM_SERVER", server.url.clone()), ("QUALM_TOKEN", token.to_owned())];
        Shop { dir: tempfile::tempdir().unwrap(), environment }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name).display().to_string()
    }

    fn data(&self) -> String {
        self.path("data").display().to_string()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qualm"));
        command.args(args).current_dir(self.dir.path());
        for name in ["QUALM_SERVER", "QUALM_TOKEN", "QUALM_DATA", "QUALM_LOG", "QUALM_CONFIG", "QUALM_LISTEN"] {
            command.env_remove(name);
        }
        // Only those who do not go through a server name a directory.
        if self.environment.is_empty() {
            command.env("QUALM_DATA", self.data());
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    fn run(&self, args: &[&str]) -> Said {
        self.command(args).stdin(Stdio::null()).output().unwrap().into()
    }

    fn run_with_input(&self, args: &[&str], input: &str) -> Said {
        let mut child =
            self.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap().into()
    }

    fn serve(&self) -> Server {
        let mut child = self
            .command(&["serve", "--listen", "127.0.0.1:0", "--data", &self.data(), "--log", "error"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("Listening: ").unwrap_or_else(|| panic!("{line:?}")).to_owned();
        Server { child, url }
    }
}

/// A running server; it ends with the test.
struct Server {
    child: Child,
    url: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sixty messages in two classes as CSV with a label column. They differ in letters: texts that differ in digits only
/// count as near-copies.
fn messages() -> String {
    let mut csv = String::from("id,text,label\n");
    for i in 0..60u8 {
        let name: String = [b'a' + i % 26, b'a' + i / 26, b'a' + i % 7].map(char::from).iter().collect();
        let (text, label) = if i % 2 == 0 {
            (format!("please send my money back for order {name}, the parcel never came"), "refund")
        } else {
            (format!("thank you for the lamp of {name}, it works and looks lovely"), "praise")
        };
        csv.push_str(&format!("m{i},\"{text}\",{label}\n"));
    }
    csv
}

/// Project, import with labels, a round, status, export: the same with and without a server.
fn the_whole_loop(shop: &Shop) {
    let file = shop.write("messages.csv", &messages());
    let made = shop.run(&["project", "create", "mail", "--from", &file, "--set", "holdout_share=0.2", "--json"]).fine();
    assert_eq!(made.json()["recipe"]["text"], json!(["text"]));
    assert_eq!(made.json()["schema"]["classes"].as_array().unwrap().len(), 2);
    assert!(
        made.err.contains("`label` looks like the label") && made.err.contains("--label-key label"),
        "{}",
        made.err
    );

    let report = shop.run(&["import", "mail", &file, "--label-key", "label", "--json"]).fine().json();
    assert_eq!((&report["added"], &report["labels"], &report["rejected"]), (&json!(60), &json!(60), &json!([])));
    let again = shop.run(&["import", "mail", &file, "--label-key", "label"]).fine();
    assert!(again.out.starts_with("Added 0 items (0 in the holdout); left out 60 duplicates; rejected 0 rows."));

    let round = shop.run(&["round", "mail", "--json"]).fine().json();
    assert_eq!((&round["state"], &round["error"]), (&json!("done"), &Value::Null));
    let number = round["round"].as_i64().unwrap();
    // Which items measure is drawn anew in every run of this test, so the figure is not always 1.
    let accuracy = round["metrics"]["holdout"]["accuracy"].as_f64().unwrap();
    assert!(accuracy > 0.7, "{round}");
    let shown = shop.run(&["round", "show", "mail", &number.to_string()]).fine();
    assert!(
        shown.out.starts_with(&format!("Round {number}: done"))
            && shown.out.contains(&format!("accuracy {accuracy:.3}")),
        "{}",
        shown.out
    );
    assert!(shop.run(&["round", "list", "mail"]).fine().out.contains("MACRO F1"));
    shop.run(&["round", "cancel", "mail", &number.to_string()]).refused("is done already");
    shop.run(&["round", "rollback", "mail", &number.to_string()]).fine();
    shop.run(&["round", "show", "mail", "99"]).refused("99");

    let status = shop.run(&["status", "mail", "--json"]).fine().json();
    let project = &status["projects"][0];
    assert_eq!((&project["slug"], &project["items"]), (&json!("mail"), &json!(60)));
    assert_eq!(project["pool_labels"].as_u64().unwrap() + project["holdout_labels"].as_u64().unwrap(), 60);
    assert_eq!(project["round"]["round"], json!(number));
    assert!(status["audit"]["entries"].as_u64().unwrap() > 0);
    assert!(shop.run(&["status"]).fine().out.contains("items    60"));

    let exported = shop.run(&["export", "mail", "-o", "out.jsonl"]).fine();
    assert!(exported.out.is_empty() && exported.err.contains("Exported 60 items"), "{}", exported.err);
    let lines = std::fs::read_to_string(shop.path("out.jsonl")).unwrap();
    let manifest: Value =
        serde_json::from_str(&std::fs::read_to_string(shop.path("out.jsonl.manifest.json")).unwrap()).unwrap();
    assert_eq!((lines.lines().count(), &manifest["items"]), (60, &json!(60)));
    assert_eq!(manifest["bytes"].as_u64().unwrap(), lines.len() as u64);
    for line in lines.lines() {
        let item: Value = serde_json::from_str(line).unwrap();
        let number: usize = item["id"].as_str().unwrap()[1..].parse().unwrap();
        assert_eq!(item["label"], if number.is_multiple_of(2) { "refund" } else { "praise" }, "{line}");
    }
    let csv = shop.run(&["export", "mail", "--format", "csv"]).fine();
    assert!(csv.out.lines().count() >= 61 && csv.err.contains("SHA-256"));
    shop.run(&["export", "mail", "--format", "parquet"]).refused("parquet");

    let changed =
        shop.run(&["project", "set", "mail", "round_every_labels=5", "--add-class", "other", "--json"]).fine().json();
    assert_eq!(changed["settings"]["round_every_labels"], 5);
    assert_eq!(changed["schema"]["classes"].as_array().unwrap().last().unwrap(), "other");
    shop.run(&["project", "set", "mail", "overlaps=2"]).refused("there is no setting `overlaps`");
    assert!(shop.run(&["project", "show", "mail"]).fine().out.contains("round_every_labels = 5"));
    assert_eq!(shop.run(&["project", "list", "--json"]).fine().json()[0]["slug"], "mail");
    shop.run(&["project", "show", "nothing"]).refused("");
}

/// Bad rows are named with file, line and column; the good ones stay, unless `--strict`.
fn bad_rows_are_named(shop: &Shop) {
    shop.run(&["project", "create", "ages", "--classes", "old,young", "--numeric", "age"]).fine();
    let file = shop.write(
        "ages.jsonl",
        "{\"id\":\"a\",\"age\":41}\n{\"id\":\"b\",\"age\":\"many\"}\nnot json\n{\"id\":\"c\",\"age\":7}\n",
    );
    shop.run(&["import", "ages", &file, "--strict"]).refused("nothing was stored: 2 rows");
    assert_eq!(shop.run(&["project", "show", "ages", "--json"]).fine().json()["items"], 0);
    let said = shop.run(&["import", "ages", &file, "--report", "bad.jsonl"]).fine();
    assert!(said.out.starts_with("Added 2 items") && said.out.contains("rejected 2 rows"), "{}", said.out);
    let place = format!("{file}:2:age: `age` should be a number and is \"many\"");
    assert!(said.err.lines().any(|line| line == place), "{}", said.err);
    assert!(said.err.contains(&format!("{file}:3:")), "{}", said.err);
    let bad = std::fs::read_to_string(shop.path("bad.jsonl")).unwrap();
    let lines: Vec<u64> =
        bad.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [2, 3]);
    let more = shop.run_with_input(&["import", "ages", "-", "--format", "csv", "--json"], "id,age\nd,5\n").fine();
    assert_eq!(more.json()["added"], 1);
    // A key that no row has, another text under a known id, a file without rows: said, and not passed over.
    let typo = shop.write("typo.csv", "id,age,class\ne,6,young\nd,50,old\n");
    let said = shop.run(&["import", "ages", &typo, "--label-key", "klass"]).fine();
    assert!(said.out.contains("No row has a label under `klass`."), "{}", said.out);
    let place = format!("{typo}:3:d: the same id is there already; its content is another one");
    assert!(said.err.lines().any(|line| line == place), "{}", said.err);
    let empty = shop.write("empty.csv", "id,age\n");
    assert!(shop.run(&["import", "ages", &empty]).fine().out.contains("There were no rows"));
}

/// The model as a file, predictions from it and from the project, and a test set: the same with and without a server.
fn the_model_is_used(shop: &Shop) {
    let wrote = shop.run(&["model", "download", "--project", "mail", "--out", "mail.qualm", "--json"]).fine().json();
    assert_eq!((&wrote["project"], &wrote["recipe"]["text"]), (&json!("mail"), &json!(["text"])));
    let shown = shop.run(&["model", "show", "mail.qualm"]).fine().out;
    assert!(shown.contains("of mail, made") && shown.contains(wrote["sha256"].as_str().unwrap()), "{shown}");

    let file = shop.write(
        "new.jsonl",
        "{\"id\":\"n1\",\"text\":\"send my money back\",\"label\":\"refund\"}\nno json\n\
         {\"text\":\"the lamp looks lovely\",\"label\":\"praise\"}\n{\"id\":\"n3\",\"text\":\"\"}\n\
         {\"id\":\"n4\",\"text\":\"thank you\",\"label\":\"prase\"}\n",
    );
    let by_file = shop.run(&["predict", &file, "--model", "mail.qualm", "--label", "label", "--why", "2"]).fine();
    let lines: Vec<Value> = by_file.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let seen: Vec<(&Value, &Value, &Value)> = lines.iter().map(|l| (&l["id"], &l["line"], &l["label"])).collect();
    let (refund, praise) = (json!("refund"), json!("praise"));
    assert_eq!(
        seen,
        [(&json!("n1"), &json!(1), &refund), (&Value::Null, &json!(3), &praise), (&json!("n4"), &json!(5), &praise)]
    );
    assert!(lines[0]["why"]["for"].as_array().unwrap().len() <= 2 && lines[0]["why"]["runner_up"].is_string());
    for words in [":2:", ":4:text: ", ":5:label: label `prase`", "Predicted 3 records: ", "2 rows could not be read."] {
        assert!(by_file.err.contains(words), "{words}: {}", by_file.err);
    }
    assert!(
        by_file.err.contains("On 2 labeled records: accuracy 1.000 (95 % interval 0.158 to 1.000)"),
        "{}",
        by_file.err
    );
    // Project and file: the same to the last digit. Only the project has items to compare a record with.
    let by_project = shop.run(&["predict", &file, "--project", "mail", "--label", "label", "--why", "2"]).fine();
    let plain = |line: &str| {
        let mut line: Value = serde_json::from_str(line).unwrap();
        assert!(line.as_object_mut().unwrap().remove("strangeness").is_some(), "{line}");
        line
    };
    assert_eq!(by_project.out.lines().map(plain).collect::<Vec<_>>(), lines);
    assert_eq!(by_project.err.lines().last(), by_file.err.lines().last());

    let csv = shop.run_with_input(
        &["predict", "-", "--model", "mail.qualm", "-o", "out.csv", "--json"],
        "text,age\nmoney back,3\n",
    );
    assert_eq!(csv.fine().json()["predicted"], 1);
    let table = std::fs::read_to_string(shop.path("out.csv")).unwrap();
    assert!(table.starts_with("id,line,label,confidence,p_") && table.lines().count() == 2, "{table}");
    assert!(!shop.path("out.csv.part").exists());

    let mut damaged = std::fs::read(shop.path("mail.qualm")).unwrap();
    damaged[99] ^= 1;
    std::fs::write(shop.path("bad.qualm"), damaged).unwrap();
    shop.run(&["predict", &file, "--model", "bad.qualm"]).refused("this model file is damaged");
    shop.run(&["predict", &file, "--model", "mail.qualm", "--label", "text"]).refused("the model reads `text`");
    assert_eq!(shop.run(&["predict", &file]).code, 2);
    shop.run(&["predict", &file, "--model", "mail.qualm", "-o", "new.jsonl"]).refused("its records would be gone");
    assert!(std::fs::read_to_string(shop.path("new.jsonl")).unwrap().contains("send my money back"));

    let test =
        shop.write("test.csv", "id,text,label\nt1,send the money,refund\nt2,a lovely lamp,praise\nt3,what now,\n");
    let set = shop.run(&["import", "mail", "--test-set", &test]).fine();
    assert!(
        set.out.contains("scored on these 2 items") && set.err.contains("test.csv:4:label: "),
        "{}{}",
        set.out,
        set.err
    );
    assert_eq!(shop.run(&["project", "show", "mail", "--json"]).fine().json()["items"], 60);
    let round = shop.run(&["round", "mail"]).fine().out;
    assert!(round.contains("On your test set: 2 items, accuracy 1.000 (0.158 to 1.000), macro F1 1.000"), "{round}");
    shop.run(&["import", "mail", "--remove-test-set"]).fine();
    shop.run(&["import", "mail", "--remove-test-set"]).refused("has no test set");
}

/// The rest of the pool: what could be done, done, looked at, taken back; and nothing by a model that saw the holdout.
fn the_model_does_the_rest(shop: &Shop) {
    let own = [["refund", "money", "parcel", "late"], ["thanks", "lovely", "great", "lamp"]];
    let mut csv = String::from("id,text,label\n");
    for n in 0..600usize {
        let words = if n % 5 == 4 { ["thing", "stuff", "matter", "case"] } else { own[n % 2] };
        let drawn = qualm::digest::mix64(n as u64, 1) % 1_000_000;
        let name: String = drawn.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect();
        let label = if n >= 350 { "" } else { ["refund", "praise"][n % 2] };
        csv.push_str(&format!("r{n},{} {} about {name},{label}\n", words[n / 2 % 4], words[n / 8 % 4]));
    }
    let file = shop.write("rest.csv", &csv);
    let sets = ["holdout_share=0.3", "round_every_labels=0", "accept_budget=0.1", "accept_confidence=0.9"];
    let create = ["project", "create", "rest", "--from", &file].into_iter();
    shop.run(&create.chain(sets.iter().flat_map(|set| ["--set", set])).collect::<Vec<_>>()).fine();
    shop.run(&["import", "rest", &file, "--label-key", "label"]).fine();
    shop.run(&["accept", "--project", "rest"]).refused("has no model yet");
    assert_eq!(shop.run(&["accept", "--project", "rest", "--list"]).fine().out.trim(), "Nothing was accepted yet.");
    shop.run(&["round", "rest"]).fine();

    let tried = shop.run(&["accept", "--project", "rest", "--dry-run"]).fine().out;
    assert!(
        tried.contains("% of the rest of the pool can be done by the model at no more than 10 % wrong,"),
        "{tried}"
    );
    assert!(tried.contains("Nothing was accepted: this was a dry run."), "{tried}");
    let said = shop.run(&["accept", "--project", "rest", "--json"]).fine().json();
    let (id, items) = (said["acceptance"]["acceptance"].to_string(), said["items"].as_u64().unwrap());
    let sentence = said["sentence"].as_str().unwrap();
    assert!(items > 50 && said["left"].as_u64() > Some(0), "{said}");
    assert!(sentence.contains("% of the pool done by the model at no more than 10 % wrong, "), "{sentence}");
    assert!(sentence.contains("% left for people. "), "{sentence}");
    assert_eq!(said["audit_items"].as_u64(), Some((items as f64 * 0.05).ceil() as u64));
    let list = shop.run(&["accept", "--project", "rest", "--list"]).fine().out;
    assert!(list.starts_with(sentence), "{list}");
    assert!(list.contains(&format!("Acceptance {id} of round 1: active")) && list.contains("audited yet"), "{list}");
    let status = shop.run(&["status", "rest"]).fine().out;
    assert!(status.contains(&format!("  model    {sentence}")), "{status}");
    let csv = shop.run(&["export", "rest", "--format", "csv"]).fine().out;
    assert_eq!(csv.lines().filter(|line| line.contains(",machine,")).count() as u64, items);

    let withdrawn = shop.run(&["accept", "--withdraw", &id]).fine().out;
    assert!(withdrawn.contains(&format!("Acceptance {id} of rest is withdrawn")), "{withdrawn}");
    shop.run(&["accept", "--withdraw", &id]).refused("nothing to withdraw");
    assert!(!shop.run(&["export", "rest", "--format", "csv"]).fine().out.contains(",machine,"));
    shop.run(&["round", "start", "rest", "--spend-holdout", "--wait"]).fine();
    shop.run(&["accept", "--project", "rest"])
        .refused("trained on the holdout, so no label is left that could certify");
}

fn people_and_tokens(shop: &Shop) {
    let ana = shop.run(&["user", "add", "ana", "--role", "labeler", "--project", "mail", "--json"]).fine().json();
    assert!(ana["sign_in_url"].as_str().unwrap().contains("/sign-in/"), "{ana}");
    shop.run(&["user", "add", "ana"]).refused("there is a person called ana already");
    assert!(shop.run(&["user", "link", "ana"]).fine().out.contains("/sign-in/"));
    shop.run(&["user", "link", "nobody"]).refused("there is no account called nobody");
    shop.run(&["user", "role", "ana", "--project", "mail", "--role", "engineer"]).fine();
    assert!(shop.run(&["user", "list"]).fine().out.contains("engineer in mail"));
    let token = shop.run(&["token", "create", "--user", "ana", "--scope", "read,label", "--days", "3"]).fine();
    let lines: Vec<&str> = token.out.lines().collect();
    assert!(
        lines.len() == 1 && lines[0].starts_with("qlm_") && lines[0].len() == 68 && token.err.is_empty(),
        "{}",
        token.out
    );
    let tokens = shop.run(&["token", "list", "--json"]).fine().json();
    let ours = tokens.as_array().unwrap().iter().find(|t| t["scopes"] == json!(["read", "label"])).unwrap();
    let id = ours["token"].to_string();
    let listed = shop.run(&["token", "list"]).fine().out;
    assert!(listed.lines().any(|line| line.starts_with(&format!("{id} "))), "{id}: {listed}");
    shop.run(&["token", "revoke", &id]).fine();
    shop.run(&["token", "revoke", "9999"]).refused("there is no token 9999");
    shop.run(&["user", "role", "ana", "--project", "mail", "--remove"]).fine();
    shop.run(&["user", "disable", "ana"]).fine();
    let people = shop.run(&["user", "list", "--json"]).fine().json();
    let ana = people.as_array().unwrap().iter().find(|person| person["name"] == "ana").unwrap();
    assert!(ana["disabled_at"].is_string() && ana["roles"] == json!([]), "{ana}");
}

#[test]
fn the_whole_loop_without_a_server() {
    let shop = Shop::new();
    let first = shop.run(&["project", "list"]).fine();
    assert_eq!(first.err.trim(), format!("Created the data directory {}", shop.data()));
    the_whole_loop(&shop);
    bad_rows_are_named(&shop);
    the_model_is_used(&shop);
    the_model_does_the_rest(&shop);
    people_and_tokens(&shop);
    let said = shop.run_with_input(&["user", "add", "bo", "--password-stdin"], "violet tapir 94 umbrella\n").fine();
    assert!(!said.out.contains("sign-in") && !said.out.contains("tapir"), "{}", said.out);
    shop.run_with_input(&["user", "add", "cy", "--password-stdin"], "short\n").refused("");
    assert!(!shop.run(&["user", "list"]).fine().out.contains("cy "), "a refused password leaves no account behind");
}

#[test]
fn the_whole_loop_through_a_server() {
    let here = Shop::new();
    here.run(&["user", "add", "root", "--admin"]).fine();
    let token =
        here.run(&["token", "create", "--user", "root", "--scope", "read,label,import,export,train,admin"]).fine();
    let server = here.serve();
    here.run(&["status"]).refused("held by another qualm process. Talk to that server with --server URL");
    let there = here.through(&server, token.out.trim());
    the_whole_loop(&there);
    bad_rows_are_named(&there);
    the_model_is_used(&there);
    the_model_does_the_rest(&there);
    people_and_tokens(&there);
    // What was done over there is in the directory here, and looking at it needs no server to stop.
    assert!(here.run(&["audit", "verify"]).fine().out.starts_with("The chain is whole"));
    assert_eq!(here.run(&["audit", "list", "--json", "-n", "3"]).fine().json().as_array().unwrap().len(), 3);
    here.run(&["backup", "create", "copy"]).fine();
    here.run(&["backup", "restore", "copy", "--replace"]).refused("held by another qualm process");
    let stranger = here.through(&server, "qlm_wrong");
    stranger.run(&["project", "list"]).refused("token");
    there.run(&["backup", "create", "copy", "--server", &server.url]).refused("on the server's machine");
    drop(server);
    there.run(&["status"]).refused("does not answer");
}

#[test]
fn a_directory_on_the_command_line_wins_over_a_server_in_the_environment() {
    let shop =
        Shop { dir: tempfile::tempdir().unwrap(), environment: vec![("QUALM_SERVER", "http://127.0.0.1:9".into())] };
    shop.run(&["status"]).refused("a server wants a token");
    assert!(shop.run(&["project", "list", "--data", &shop.data()]).fine().out.contains("There is no project yet"));
}

#[test]
fn a_directory_that_is_not_there_is_a_slip_and_is_not_made() {
    let shop = Shop::new();
    let wrong = shop.path("typo").display().to_string();
    for args in [&["status"][..], &["export", "mail"], &["audit", "verify"]] {
        let args: Vec<&str> = args.iter().copied().chain(["--data", &wrong]).collect();
        shop.run(&args).refused("there is no qualm data in");
    }
    assert!(!shop.path("typo").exists());
}

#[test]
fn backups_are_made_checked_and_put_back() {
    let shop = Shop::new();
    shop.run(&["project", "create", "p", "--classes", "a,b", "--text", "text"]).fine();
    let file = shop.write("p.txt", "one line of text\nanother line of text\n");
    shop.run(&["import", "p", &file]).fine();
    let made = shop.run(&["backup", "create", "copy"]).fine();
    assert!(made.out.contains("1 project, 2 items"), "{}", made.out);
    shop.run(&["backup", "create", "copy"]).refused("exists already");
    assert!(shop.run(&["backup", "verify", "copy"]).fine().out.contains("is whole"));
    let report = shop.run(&["backup", "verify", "copy", "--json"]).fine().json();
    assert_eq!(report["problems"], json!([]));
    shop.run(&["project", "create", "later", "--classes", "a,b", "--text", "text"]).fine();
    shop.run(&["backup", "restore", "copy"]).refused("--replace");
    let back = shop.run(&["backup", "restore", "copy", "--replace"]).fine();
    assert!(back.out.contains("What was there before is in"), "{}", back.out);
    let projects = shop.run(&["project", "list", "--json"]).fine().json();
    assert_eq!(projects.as_array().unwrap().len(), 1);

    let database = shop.path("copy").join("qualm.db");
    let mut bytes = std::fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&database, bytes).unwrap();
    shop.run(&["backup", "verify", "copy"]).refused("is not whole");
    shop.run(&["backup", "verify", "nowhere"]).refused("nowhere");
}

#[test]
fn the_nearer_setting_wins_and_config_show_says_where_it_stood() {
    let shop = Shop::new();
    std::fs::create_dir(shop.path("data")).unwrap();
    std::fs::write(
        shop.path("data").join("qualm.toml"),
        "workers = 3\nbody_limit = 2048\nlisten = \"127.0.0.1:9001\"\n",
    )
    .unwrap();
    let show = |args: &[&str]| {
        let mut all = vec!["config", "show", "--json"];
        all.extend(args);
        let said: Said =
            shop.command(&all).env("QUALM_WORKERS", "2").env("QUALM_LISTEN", "127.0.0.1:9002").output().unwrap().into();
        said.fine().json()
    };
    let find = |shown: &Value, name: &str| {
        let setting = shown.as_array().unwrap().iter().find(|setting| setting["name"] == name).unwrap().clone();
        (setting["value"].as_str().unwrap().to_owned(), setting["from"]["kind"].as_str().unwrap().to_owned())
    };
    let shown = show(&["--listen", "127.0.0.1:9003"]);
    assert_eq!(find(&shown, "log_format"), ("text".into(), "default".into()));
    assert_eq!(find(&shown, "body_limit"), ("2048".into(), "file".into()));
    assert_eq!(find(&shown, "workers"), ("2".into(), "environment".into()));
    assert_eq!(find(&shown, "listen"), ("127.0.0.1:9003".into(), "flag".into()));
    let words = shop.run(&["config", "show"]).fine();
    assert!(words.out.contains("environment QUALM_DATA") && words.out.contains("qualm.toml"), "{}", words.out);
    assert!(!shop.path("data").join("qualm.db").exists(), "looking at the settings makes no database");
    let wrong: Said = shop.command(&["config", "show"]).env("QUALM_WORKERS", "many").output().unwrap().into();
    wrong.refused("QUALM_WORKERS is `many`");
}

#[test]
fn usage_errors_are_2_refusals_are_1_and_help_is_0() {
    let shop = Shop::new();
    for args in [
        &["round"][..],
        &["nonsense"],
        &["import"],
        &["token", "create", "--user", "x"],
        &["token", "create", "--user", "x", "--scope", "everything"],
        &["user", "add", "x", "--role", "labeler"],
        &["user", "role", "x", "--project", "p"],
        &["export", "p", "--loud"],
    ] {
        let said = shop.run(args);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}: {}", said.err);
    }
    assert!(!shop.path("data").exists(), "a usage error touches nothing");
    shop.run(&["project", "create", "p", "--text", "text"]).refused("a project needs its classes");
    shop.run(&["project", "create", "P!", "--classes", "a,b", "--text", "text"]).refused("the slug is \"P!\"");
    shop.run(&["project", "create", "p", "--classes", "a,b"]).refused("the recipe reads nothing");
    shop.run(&["import", "p", "nowhere.csv"]).refused("cannot read nowhere.csv");
    shop.run(&["audit", "verify", "--data", "elsewhere"]).refused("there is no qualm data in elsewhere");
    for args in [&["--help"][..], &["--version"], &["project", "create", "--help"], &["round", "--help"]] {
        assert!(!shop.run(args).fine().out.is_empty());
    }
    assert!(shop.run(&["import", "--help"]).fine().out.contains("Examples:"));
}

#[test]
fn the_api_describes_itself() {
    let document = Shop::new().run(&["openapi"]).fine().json();
    assert_eq!(document["openapi"], "3.1.0");
    for path in ["/api/v1/projects/{project}/items", "/api/v1/projects/{project}/predict"] {
        assert!(document["paths"][path]["post"].is_object(), "{path}");
    }
}

#[test]
fn a_round_that_cannot_be_says_why() {
    let shop = Shop::new();
    shop.run(&["project", "create", "p", "--classes", "a,b", "--text", "text"]).fine();
    let file = shop.write("p.csv", "text,label\na first text,a\na second text,a\na third text,a\n");
    shop.run(&["import", "p", &file, "--label-key", "label", "--no-index"]).fine();
    shop.run(&["round", "p"]).refused("round 1 failed: ");
    let rounds = shop.run(&["round", "list", "p", "--json"]).fine().json();
    assert_eq!(rounds[0]["state"], "failed");
}

#[test]
fn the_console_makes_the_first_admin_also_when_labelers_have_accounts() {
    let shop = Shop::new();
    shop.run(&["project", "create", "mail", "--classes", "a,b", "--text", "text"]).fine();
    shop.run(&["user", "add", "ana", "--role", "labeler", "--project", "mail"]).fine();
    let mut child = shop
        .command(&["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said: Vec<String> = lines.by_ref().take(2).map(Result::unwrap).collect();
    drop(Server { child, url: String::new() });
    assert!(said[1].starts_with("Sign in: http"), "{said:?}");
}

#[test]
fn without_a_command_the_demo_is_served() {
    let shop = Shop::new();
    let mut child = shop
        .command(&["--data", &shop.data()])
        .env("QUALM_LISTEN", "127.0.0.1:0")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said: Vec<String> = lines.by_ref().take(2).map(Result::unwrap).collect();
    let server = Server { child, url: String::new() };
    assert!(said[0].starts_with("Listening: http://127.0.0.1:") && said[1].starts_with("Sign in: http"), "{said:?}");
    drop(server);
    let projects = shop.run(&["project", "list", "--json"]).fine().json();
    assert_eq!((&projects[0]["slug"], &projects[0]["is_demo"]), (&json!("support-tickets"), &json!(true)));
    shop.run(&["demo"]).refused("support-tickets");
    assert!(Path::new(&shop.data()).join("qualm.db").exists());
}

/// Sixty items: three annotators who are mostly right, each wrong on items of their own, and two who always say `yes`.
fn answers() -> (String, String) {
    let (mut answers, mut gold) = (String::new(), String::from("id,label\n"));
    for item in 0..60 {
        let truth = if item % 3 == 0 { "yes" } else { "no" };
        let other = if item % 3 == 0 { "no" } else { "yes" };
        gold.push_str(&format!("q{item},{truth}\n"));
        for (who, each) in [("ana", 10), ("bo", 12), ("cy", 15)] {
            let said = if item % each == 1 { other } else { truth };
            answers.push_str(&format!("{}\n", json!({"id": format!("q{item}"), "annotator": who, "label": said})));
        }
        for who in ["spam1", "spam2"] {
            answers.push_str(&format!("{}\n", json!({"id": format!("q{item}"), "annotator": who, "label": "yes"})));
        }
    }
    (answers, gold)
}

#[test]
fn several_data_sets_are_replayed_in_one_call() {
    let shop = Shop::new();
    let labeled = |from: usize, to: usize| -> String {
        (from..to)
            .map(|n| {
                let (label, word) = [("cat", "purrs"), ("dog", "barks")][n % 2];
                json!({"text": format!("it {word} at {} o'clock", n % 12), "label": label}).to_string() + "\n"
            })
            .collect()
    };
    std::fs::create_dir(shop.path("pets")).unwrap();
    shop.write("pets/train.jsonl", &labeled(0, 160));
    shop.write("pets/test.jsonl", &labeled(160, 220));
    let file = shop.write("others.jsonl", &labeled(0, 120));
    let pets = shop.path("pets").display().to_string();
    let words = ["simulate", &pets, &file, "--strategy", "auto,random", "--budget", "40", "--seeds", "2", "--json"];
    let said = shop.run(&words).fine().out;
    let lines: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (set, strategy) in [("pets", "auto"), ("pets", "random"), ("others", "auto"), ("others", "random")] {
        let steps = lines.iter().filter(|line| line["data"] == set && line["strategy"] == strategy);
        let last = steps.filter(|line| line["labels"] == 40).collect::<Vec<_>>();
        assert_eq!(last.len(), 2, "{set} {strategy}: {said}");
        assert!(last.iter().all(|step| step["accuracy"].as_f64().unwrap() > 0.9), "{last:?}");
    }
}

#[test]
fn a_crowd_is_weighed_and_spammers_are_found() {
    let shop = Shop::new();
    let (answers, gold) = answers();
    let (answers, gold) = (shop.write("answers.jsonl", &answers), shop.write("gold.csv", &gold));
    let out = shop.path("labels.jsonl").display().to_string();

    let said = shop.run(&["crowd", &answers, "--gold", &gold, "--out", &out, "--json"]).fine().json();
    assert_eq!((&said["labels"], &said["items"], &said["annotators"]), (&json!(300), &json!(60), &json!(5)));
    assert_eq!(said["classes"], json!(["no", "yes"]));
    let right = |name: &str| {
        let method = said["methods"].as_array().unwrap().iter().find(|method| method["name"] == name).unwrap();
        assert!(method["seconds"].as_f64().unwrap() < 5.0);
        method["gold"]["accuracy"].as_f64().unwrap()
    };
    // One slip makes three of five for `yes`; who weighs people sees through that.
    assert!(right("majority") < 0.85, "{said}");
    for name in ["dawid_skene", "mace"] {
        assert!(right(name) > 0.95, "{name} {said}");
    }
    let worst: Vec<_> =
        said["per_annotator"].as_array().unwrap()[..2].iter().map(|who| who["annotator"].clone()).collect();
    assert_eq!(worst, ["spam1", "spam2"]);
    // Who always says yes is right on a third of the items.
    assert_eq!(said["per_annotator"][0]["gold_accuracy"], json!(20.0 / 60.0));
    let alpha = &said["agreement"]["alpha"];
    assert!(alpha["low"].as_f64() < alpha["value"].as_f64() && alpha["value"].as_f64() < alpha["high"].as_f64());

    let labels = std::fs::read_to_string(&out).unwrap();
    assert_eq!(labels.lines().count(), 60);
    let first: Value = serde_json::from_str(labels.lines().next().unwrap()).unwrap();
    assert_eq!((&first["id"], &first["label"], &first["votes"]), (&json!("q0"), &json!("yes"), &json!(5)));
    assert_eq!((&first["method"], &first["probability"]), (&json!("dawid_skene"), &first["probabilities"]["yes"]));

    let words = shop.run(&["crowd", &answers, "--gold", &gold]).fine().out;
    for word in ["300 labels by 5 annotators on 60 items", "dawid_skene", "Krippendorff's alpha (nominal)", "spam2"] {
        assert!(words.contains(word), "{word} is not in {words}");
    }
}

#[test]
fn a_crowd_in_csv_under_other_names_comes_out_as_csv() {
    let shop = Shop::new();
    let answers = shop.write("a.csv", "task,worker,stars\nx,1,1\nx,2,1\ny,1,5\ny,2,4\nz,1,10\nz,2,10\n");
    let out = shop.path("out.csv").display().to_string();
    let keys = ["--item", "task", "--annotator", "worker", "--label", "stars"];
    let mut args = vec!["crowd", &answers, "--level", "interval", "--method", "majority", "--json", "--out", &out];
    args.extend(keys);
    let said = shop.run(&args).fine().json();
    assert_eq!(said["classes"], json!(["1", "4", "5", "10"]));
    assert!(said["methods"][0]["gold"].is_null());
    // alpha = 1 - (n - 1) observed / expected: one pair differs by 1, and all 15 pairs of answers are what to expect.
    let values = [1.0, 1.0, 5.0, 4.0, 10.0, 10.0f64];
    let all: f64 = (0..6).flat_map(|i| (0..i).map(move |j| (values[i] - values[j]).powi(2))).sum();
    let alpha = said["agreement"]["alpha"]["value"].as_f64().unwrap();
    assert!((alpha - (1.0 - 5.0 / all)).abs() < 1e-9, "{alpha}");
    let written = std::fs::read_to_string(&out).unwrap();
    let mut lines = written.lines();
    assert_eq!(
        lines.next().unwrap(),
        "task,stars,probability,method,votes,probability.1,probability.4,probability.5,probability.10"
    );
    assert_eq!(lines.next().unwrap(), "x,1,1,majority,2,1,0,0,0");
}

#[test]
fn what_is_wrong_with_a_crowds_file_is_said_with_line_and_key() {
    let shop = Shop::new();
    let short =
        shop.write("short.jsonl", "{\"id\":1,\"annotator\":\"a\",\"label\":\"x\"}\n{\"id\":2,\"label\":\"x\"}\n");
    shop.run(&["crowd", &short]).refused("short.jsonl, line 2, `annotator`: is missing or empty");
    let broken = shop.write("broken.jsonl", "{\"id\":1,\"annotator\":\"a\",\"label\":\"x\"}\n{nonsense\n");
    shop.run(&["crowd", &broken]).refused("broken.jsonl, line 2");
    let same = shop.write("same.csv", "id,annotator,label\n1,a,x\n1,b,x\n");
    shop.run(&["crowd", &same]).refused("are `x`: with one label there is nothing to weigh");
    let fine = shop.write("fine.csv", "id,annotator,label\n1,a,x\n1,b,y\n");
    shop.run(&["crowd", &fine, "--method", "oracle"]).refused("There is no aggregator `oracle`");
    shop.run(&["crowd", &fine, "--level", "ordinal"]).refused("wants labels that are numbers");
    let stranger = shop.write("stranger.csv", "id,label\n9,x\n");
    shop.run(&["crowd", &fine, "--gold", &stranger]).refused("Are the items named by `id` in both?");
    let torn = shop.write("torn.csv", "id,label\n1,x\n1,y\n");
    shop.run(&["crowd", &fine, "--gold", &torn]).refused("torn.csv, line 3, `label`");
    shop.run(&["crowd", &shop.path("none.csv").display().to_string()]).refused("cannot be opened");
}
