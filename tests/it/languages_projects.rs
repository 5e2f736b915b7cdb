//! The pages about a project's files, items, guide, classes, settings and end, in the states in which they say most: nothing
//! on them is said outside the catalogue.

use super::languages::{greek, in_language, texts, unbracketed};
use super::support::{Client, Reply, TestServer};
use qualm::domain::{Role, Scope};
use qualm::language::offer_bracketed;
use serde_json::{Value, json};

/// Pages in the language of the tests, and what they say outside its brackets.
struct Look {
    admin: Client,
    wrong: Vec<String>,
}

impl Look {
    fn at(&mut self, path: &str) -> String {
        let reply = self.admin.get(path);
        self.read(path, &reply, 200)
    }

    fn read(&mut self, what: &str, reply: &Reply, status: u16) -> String {
        let page = reply.text();
        assert_eq!(reply.status, status, "{what}: {page}");
        assert!(page.contains("<html lang=\"en-x-test\"") && !page.contains("id=\"main\" class=\"\" lang="), "{what}");
        // A key of the records is the team's own word.
        let said =
            unbracketed(&page).into_iter().filter(|word| !["id in “id”", "label in “label”"].contains(&word.as_str()));
        self.wrong.extend(said.map(|word| format!("{what}: {word}")));
        page
    }

    /// A form that comes back with something to say.
    fn send(&mut self, path: &str, fields: &[(&str, &str)], status: u16) -> String {
        let csrf = self.admin.csrf();
        let reply = self.admin.form(path, &[&[("csrf", csrf.as_str())], fields].concat());
        self.read(&format!("{path} {fields:?}"), &reply, status)
    }

    fn over(self) {
        assert!(self.wrong.is_empty(), "{:#?}", self.wrong);
    }
}

struct Stage {
    server: TestServer,
    boss: Client,
    look: Look,
}

/// The project `one` of two classes with some items, and somebody who sees everything.
fn stage() -> Stage {
    offer_bracketed();
    let server = TestServer::start();
    let recipe = json!({"text": ["κείμενο"]});
    greek(&server, "one", &json!({"kind": "choice", "classes": ["άλφα", "βήτα"]}), &recipe, &texts(12));
    let boss = server.person("Άννα");
    let admin = in_language(server.browser(boss), "en-x-test");
    Stage { boss: server.token(boss, &Scope::ALL), server, look: Look { admin, wrong: Vec::new() } }
}

impl Stage {
    fn json(&self, method: &str, path: &str, body: &Value, status: u16) -> Value {
        let reply = self.boss.json(method, &format!("/api/v1/projects/one{path}"), body);
        assert_eq!(reply.status, status, "{path}: {}", reply.text());
        if reply.body.is_empty() { Value::Null } else { reply.value() }
    }

    /// Answers to what the queue hands out; the items, by id.
    fn answer(&self, who: &Client, label: &str, more: Value) -> String {
        let held = who.post("/api/v1/projects/one/assignments").value();
        let mut answer = json!({"label": label});
        answer.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let reply = who.json("POST", &format!("/api/v1/assignments/{}/annotation", held["assignment"]), &answer);
        assert_eq!(reply.status, 201, "{}", reply.text());
        held["item"]["id"].as_str().unwrap().to_owned()
    }
}

/// An item's id as a path has it.
fn url(id: &str) -> String {
    id.bytes()
        .map(|b| if b.is_ascii_alphanumeric() || b == b'-' { (b as char).to_string() } else { format!("%{b:02X}") })
        .collect()
}

#[test]
fn an_item_says_everything_in_the_language_of_the_page() {
    let mut stage = stage();
    let words = [["θάλασσα", "κύμα", "ακτή"], ["βουνό", "κορφή", "δάσος"]];
    let labeled: String = (0..60)
        .map(|n| {
            let (own, class) = (words[n % 2], ["άλφα", "βήτα"][n % 2]);
            let name: String =
                (0..4).map(|at| char::from_u32(0x3b1 + ((n * 7 + at * 5 + n / 5) % 17) as u32).unwrap()).collect();
            let text = format!("{} {} {name} {}", own[n % 3], own[n / 3 % 3], name.repeat(2));
            format!("{}\n", json!({"id": format!("λ-{n}"), "κείμενο": text, "ετικέτα": class}))
        })
        .collect();
    let kind = [("content-type", "application/x-ndjson")];
    let path = "/api/v1/projects/one/items?label_key=%CE%B5%CF%84%CE%B9%CE%BA%CE%AD%CF%84%CE%B1";
    let reply = stage.boss.send("POST", path, &kind, labeled.as_bytes());
    assert_eq!(reply.status, 200, "{}", reply.text());
    stage.json("PATCH", "", &json!({"guide": "Πρώτα.\n"}), 200);
    stage.json("POST", "/rounds", &json!({}), 202);
    stage.server.settle();
    let item = stage.answer(&stage.boss, "άλφα", json!({"is_flagged": true, "note": "γιατί"}));
    stage.json("PATCH", "", &json!({"guide": format!("{}Δεύτερα.\n", "Πρώτα.\n".repeat(9))}), 200);
    stage.json("PATCH", "", &json!({"guide": format!("{}Τρίτα.\n", "Πρώτα.\n".repeat(9))}), 200);
    let at = url(&item);
    stage.json(
        "POST",
        &format!("/items/{at}/decision"),
        &json!({"label": "βήτα", "reason": "rule", "note": "ναι"}),
        200,
    );
    stage.json("PATCH", &format!("/items/{at}"), &json!({"fields": {"κείμενο": "άλλα λόγια"}, "answers": "keep"}), 200);
    stage.server.settle();
    let page = stage.look.at(&format!("/projects/one/items/{at}?list=sort%3Dnewest"));
    for words in [
        "⟦given before the edit⟧",
        "⟦edited 1 time⟧",
        "⟦flagged⟧",
        "⟦Why not",
        "⟦For ",
        "guide?version=",
        "⟦<b>Version",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    stage.look.at("/projects/one/items/%CE%BB-1");
    let table = stage.look.at("/projects/one/items?flagged=yes&sort=answered");
    assert!(table.contains("⟦Escalated⟧") && table.contains("⟦Practice items⟧"), "{table}");
    for query in
        ["?status=labeled&label=%CE%B2", "?q=%CE%BB", "?q=%CF%88", "?confidence_to=0.6&sort=confidence", "?differ=yes"]
    {
        stage.look.at(&format!("/projects/one/items{query}"));
    }
    stage.json("PUT", &format!("/items/{at}/gold"), &json!({"label": "άλφα", "note": "έτσι"}), 200);
    let page = stage.look.at(&format!("/projects/one/items/{at}"));
    assert!(page.contains("⟦A practice item, marked by Άννα.⟧"), "{page}");
    for page in ["edit", "delete"] {
        stage.look.at(&format!("/projects/one/items/{at}/{page}"));
        stage.look.at(&format!("/projects/one/items/%CE%BB-1/{page}"));
    }
    let wrong = stage.look.send(
        &format!("/projects/one/items/{at}/edit"),
        &[("version", "1"), ("field.%CE%BA%CE%B5%CE%AF%CE%BC%CE%B5%CE%BD%CE%BF", "x"), ("answers", "keep")],
        422,
    );
    assert!(wrong.contains("was edited meanwhile"), "{wrong}");
    for path in ["", "?version=1", "?version=2", "?version=3"] {
        stage.look.at(&format!("/projects/one/guide{path}"));
    }
    stage.look.over();
}

#[test]
fn the_end_of_a_project_is_told_in_the_language_of_the_page() {
    let mut stage = stage();
    let ana = stage.server.person("Ρέα");
    let project = stage.server.store().read(|r| r.project_id("one")).unwrap();
    stage.server.give(ana, project, Role::Labeler);
    let ana = stage.server.token(ana, &Scope::ALL);
    stage.answer(&ana, "άλφα", json!({}));
    assert_eq!(ana.post("/api/v1/projects/one/assignments").status, 200);
    for page in ["archive", "clone", "delete"] {
        stage.look.at(&format!("/projects/one/{page}"));
    }
    let wrong = stage.look.send("/projects/one/delete", &[("confirm", "two")], 422);
    assert!(wrong.contains("⟦to delete the project"), "{wrong}");
    for (slug, said) in [("one", "⟦there is a project"), ("A", "⟦the slug is")] {
        let wrong = stage.look.send("/projects/one/clone", &[("slug", slug), ("items", "labels")], 422);
        assert!(wrong.contains(said), "{wrong}");
    }
    let csrf = stage.look.admin.csrf();
    assert_eq!(stage.look.admin.form("/projects/one/archive", &[("csrf", &csrf)]).status, 303);
    for page in ["archive", "delete", "clone"] {
        stage.look.at(&format!("/projects/one/{page}"));
    }
    stage.look.over();
}

/// Sends a form with a file.
fn send_file(client: &Client, path: &str, fields: &[(&str, &str)], name: &str, file: &str) -> Reply {
    let csrf = client.csrf();
    let mut body = String::new();
    for (field, value) in [("csrf", csrf.as_str())].iter().chain(fields) {
        body += &format!("--edge\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
    }
    body += &format!(
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{file}\r\n--edge--\r\n"
    );
    client.send("POST", path, &[("content-type", "multipart/form-data; boundary=edge")], body.as_bytes())
}

/// Good rows, one of which is there twice, and each kind of bad one.
const FILE: &str = "ν,σώμα,τάξη\n1,το πρώτο μακρύ κείμενο,άλφα\n1,το ίδιο με άλλο,βήτα\n2,το δεύτερο μακρύ κείμενο,γάμα\n3,,άλφα\n\
                    4,το τέταρτο\n5,το πέμπτο μακρύ κείμενο,βήτα\n";

#[test]
fn a_file_is_looked_at_and_imported_in_the_language_of_the_page() {
    let mut stage = stage();
    stage.look.at("/projects/one/import");
    let sent = send_file(&stage.look.admin, "/projects/one/import", &[("act", "look")], "γράμματα.csv", FILE);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let url = sent.header("location").unwrap().to_owned();
    stage.look.at(&url);
    let roles =
        [("column-0", "id"), ("column-1", "read:%CE%BA%CE%B5%CE%AF%CE%BC%CE%B5%CE%BD%CE%BF"), ("column-2", "label")];
    let page = stage.look.send(&url, &roles, 200);
    for words in [
        "would be left out",
        "⟦Write a text into",
        "⟦Write one of the project",
        "⟦Give the row as many cells",
        "⟦label ",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let wrong = stage.look.send(&url, &[("column-0", "label"), ("column-2", "label"), ("act", "import")], 422);
    assert!(wrong.contains("cannot both be ⟦the label⟧"), "{wrong}");
    let csrf = stage.look.admin.csrf();
    let reply = stage.look.admin.form(&url, &[&roles[..], &[("act", "import"), ("csrf", &csrf)]].concat());
    assert_eq!(reply.status, 303, "{}", reply.text());
    let page = loop {
        let page = stage.look.at(&url);
        if !page.contains("data-live") {
            break page;
        }
    };
    for words in
        ["⟦Read as csv.⟧", "⟦the same id is there already⟧", "⟦2 items added, 1 duplicate left out, 3 rows rejected⟧"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    // Without a look; strict; a file that is none; nothing at all.
    let lines = "{\"id\": \"θ\", \"κείμενο\": \"κάτι άλλο ακόμη\", \"τ\": \"άλφα\"}\n";
    for (fields, file, status) in [
        (&[("label_key", "τ"), ("strict", "1")][..], lines, 200),
        (&[("strict", "1")][..], "{\"κείμενο\": 7}\n{\n[]\n", 422),
        (&[][..], "[{\"κείμενο\": \"α\"}]", 422),
        (&[("format", "csv")][..], "α,α\n", 422),
    ] {
        let reply = send_file(&stage.look.admin, "/projects/one/import", fields, "ν.jsonl", file);
        stage.look.read(&format!("import of {file}"), &reply, status);
    }
    let none = send_file(&stage.look.admin, "/projects/one/import", &[], "", "");
    stage.look.read("import of nothing", &none, 422);
    let pasted = send_file(&stage.look.admin, "/projects/one/import", &[("act", "look"), ("pasted", lines)], "", "");
    assert_eq!(pasted.status, 303, "{}", pasted.text());
    let page = stage.look.at(pasted.header("location").unwrap());
    assert!(page.contains("⟦Import ⟦pasted text⟧⟧"), "{page}");
    for (file, status) in [
        ("{\"κείμενο\": \"μόνο για μέτρημα\", \"label\": \"βήτα\"}\n{\"κείμενο\": \"χωρίς\"}\n", 200),
        ("{\"κείμενο\": \"χωρίς\"}\n", 422),
    ] {
        let reply = send_file(&stage.look.admin, "/projects/one/test-set", &[], "δοκιμή.jsonl", file);
        stage.look.read("test set", &reply, status);
    }
    stage.look.at("/projects/one/import");
    stage.look.over();
}

#[test]
fn a_project_is_made_in_the_language_of_the_page() {
    let mut stage = stage();
    stage.look.at("/projects/new");
    let file = "id,ομάδα,σώμα,ηλικία,χώρα,κενό,label\n1,α,το πρώτο μακρύ κείμενο,4,δύση,,άλφα\n2,β,το δεύτερο μακρύ κείμενο,5,δύση,,βήτα\n\
                3,β,το τρίτο μακρύ κείμενο,6,άνοιξη,,βήτα\n";
    let sent = send_file(&stage.look.admin, "/projects/new", &[("act", "look")], "γράμματα.csv", file);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let url = sent.header("location").unwrap().to_owned();
    let page = stage.look.at(&url);
    for words in ["⟦A project from γράμματα.csv⟧", "⟦is an id:", "⟦text the model reads⟧", "are good.⟧ ⟦"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    for fields in [
        &[("column-0", "text"), ("column-1", "vector"), ("column-2", "vector")][..],
        &["column-1", "column-2", "column-3", "column-4"].map(|column| (column, "keep"))[..],
    ] {
        stage.look.send(&url, &[fields, &[("act", "make"), ("slug", "two"), ("title", "%CE%B1")]].concat(), 422);
    }
    stage.look.send(&url, &[("act", "make"), ("slug", "A B"), ("title", "%CE%B1")], 422);
    // Everything typed, with something wrong in each.
    let long = "α".repeat(121);
    for fields in [
        &[("slug", "two"), ("title", "α")][..],
        &[("slug", "two"), ("title", "α"), ("classes", "β")][..],
        &[("slug", "two"), ("title", "α"), ("classes", "β\nβ")][..],
        &[("slug", "two"), ("title", "α"), ("classes", "β\nγ"), ("text", "δ, δ")][..],
        &[("slug", "two"), ("title", long.as_str()), ("classes", "β\nγ")][..],
        &[("slug", "two"), ("title", "α"), ("kind", "rating"), ("scale", "1..99")][..],
        &[("slug", "two"), ("title", "α"), ("kind", "pairs"), ("left", "β"), ("right", "β")][..],
        &[("slug", "one"), ("title", "α"), ("classes", "β\nγ"), ("several", "1")][..],
    ] {
        let reply = send_file(&stage.look.admin, "/projects/new", &[fields, &[("act", "make")]].concat(), "", "");
        stage.look.read(&format!("{fields:?}"), &reply, 422);
    }
    stage.look.over();
}

#[test]
fn settings_and_classes_are_told_in_the_language_of_the_page() {
    let mut stage = stage();
    let page = stage.look.at("/projects/one/settings");
    for words in ["⟦Holdout serve first⟧", "⟦How many different people", "⟦Default: ⟦Auto⟧.⟧", "⟦yes⟧"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    for field in [
        [("overlap", "0")],
        [("overlap", "many")],
        [("allow_none", "perhaps")],
        [("c", "x")],
        [("c", "-1")],
        [("hold_secs", "1")],
        [("exploration", "7")],
        [("accept_budget", "0.9")],
        [("queue_length", "1")],
        [("gold_every", "1")],
        [("holdout_share", "0.3")],
        [("image_hosts", "https%3A%2F%2Fx.org")],
        [("image_hosts", "x.org%3A99999")],
        [("image_hosts", "*.org")],
        [("title", "")],
        [("add_classes", "%CE%AC%CE%BB%CF%86%CE%B1")],
    ] {
        stage.look.send("/projects/one/settings", &field, 422);
    }
    greek(
        &stage.server,
        "span",
        &json!({"kind": "spans", "text": "κείμενο", "labels": ["τόπος"], "overlap": true}),
        &json!({"text": ["κείμενο"]}),
        &texts(3),
    );
    greek(
        &stage.server,
        "pair",
        &json!({"kind": "pairs", "left": "α", "right": "β", "tie": true}),
        &json!({"text": ["α", "β"]}),
        &[],
    );
    for slug in ["span", "pair"] {
        stage.look.at(&format!("/projects/{slug}/settings"));
        stage.look.at(&format!("/projects/{slug}/import"));
    }
    stage.look.send("/projects/span/settings", &[("allow_none", "true")], 422);
    stage.answer(&stage.boss, "άλφα", json!({}));
    stage.look.at("/projects/one/schema");
    let alpha = "%CE%AC%CE%BB%CF%86%CE%B1";
    let change = "/projects/one/schema";
    for (fields, status) in [
        (&[("change", "rename"), ("class", alpha), ("to", "%CE%B4")][..], 200),
        (&[("change", "add"), ("classes", "%CE%B5")][..], 200),
        (&[("change", "split"), ("class", alpha), ("classes", "%CE%B4%0D%0A%CE%B5")][..], 200),
        (&[("change", "retire"), ("class", alpha)][..], 422),
        (&[("change", "merge"), ("class", alpha), ("into", alpha)][..], 422),
        (&[("change", "split"), ("class", alpha), ("classes", "%CE%B4")][..], 422),
        (&[("change", "rename"), ("class", "%CE%B4"), ("to", "%CE%B5")][..], 422),
        (&[("change", "rename"), ("class", alpha), ("to", "%CE%B2%CE%AE%CF%84%CE%B1")][..], 422),
        (&[("change", "none")][..], 422),
    ] {
        stage.look.send(change, fields, status);
    }
    let csrf = stage.look.admin.csrf();
    for fields in [
        &[("change", "add"), ("classes", "%CE%B5%0D%0A%CE%B6")][..],
        &[("change", "rename"), ("class", "%CE%B5"), ("to", "%CE%B7")][..],
        &[("change", "retire"), ("class", "%CE%B6")][..],
        &[("change", "merge"), ("class", alpha), ("into", "%CE%B7")][..],
        &[("change", "split"), ("class", "%CE%B7"), ("classes", "%CE%B8%0D%0A%CE%B9")][..],
    ] {
        let asked = stage.look.send(change, fields, 200);
        assert!(asked.contains("⟦This would happen⟧"), "{asked}");
        let done = stage.look.admin.form(change, &[fields, &[("confirm", "yes"), ("csrf", &csrf)]].concat());
        assert_eq!(done.status, 303, "{}", done.text());
    }
    let page = stage.look.at("/projects/one/schema?done=saved");
    assert!(page.contains("⟦merged into") && page.contains("split into") && page.contains("⟦retired⟧"), "{page}");
    stage.look.over();
}
