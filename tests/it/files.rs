//! A file is looked at before it is imported: its columns, what is wrong with it, the report, and a project made out of it.

use crate::support::{Client, Reply, TestServer};
use serde_json::json;

const FILE: &str = "no,body,label\n1,the lamp is lovely,ham\nbroken\n2,,spam\n3,hello there,spm\n4,free lamp,spam\n";

/// Sends a form with a file.
fn send(client: &Client, path: &str, fields: &[(&str, &str)], name: &str, file: &str) -> Reply {
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

fn plain(reply: &Reply) -> String {
    reply.text().replace("&#x60;", "`").replace("&#x27;", "'").replace("&#x2F;", "/")
}

/// The page behind an import that is over.
fn over(client: &Client, url: &str) -> String {
    loop {
        let page = client.get(url);
        if !page.text().contains("data-live") {
            return plain(&page);
        }
        std::thread::yield_now();
    }
}

#[test]
fn a_file_is_looked_at_mapped_and_imported_with_a_report() {
    let server = TestServer::start();
    server.project("mail", 2);
    let boss = server.browser(server.admin("boss"));
    let api = server.token(server.admin("robo"), &qualm::domain::Scope::ALL);
    let items = || api.get("/api/v1/projects/mail").value()["items"].as_u64().unwrap();
    let before = items();

    let sent = send(&boss, "/projects/mail/import", &[("act", "look")], "mail.csv", FILE);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let url = sent.header("location").unwrap().to_owned();
    let page = plain(&boss.get(&url));
    for words in [
        r#"<option value="read:text" selected>read by the model as text</option>"#,
        r#"<option value="label" selected>"#,
        "Of the 5 rows looked at, 3 would be left out",
        "Write a text into `text`, or take the row out.",
        "the lamp is lovely",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(items(), before, "a look keeps nothing");

    // Somebody else's file is not there for others, and columns that contradict each other are refused in words.
    let other = server.browser(server.admin("other"));
    assert_eq!(other.get(&url).status, 404);
    let csrf = boss.csrf();
    let roles = |first: &'static str| {
        [
            ("csrf", csrf.as_str()),
            ("column-0", first),
            ("column-1", "read:text"),
            ("column-2", "label"),
            ("act", "import"),
        ]
    };
    let refused = boss.form(&url, &roles("label"));
    assert_eq!(refused.status, 422);
    assert!(plain(&refused).contains("`no` and `label` cannot both be the label"), "{}", refused.text());
    assert!(refused.text().contains(r#"<option value="label" selected>"#), "the choice is kept");

    assert_eq!(boss.form(&url, &roles("id")).status, 303);
    let page = over(&boss, &url);
    assert!(page.contains("2 items added, 0 duplicates left out, 3 rows rejected"), "{page}");
    assert_eq!(items(), before + 2);
    // A form that is sent twice imports once.
    assert_eq!(boss.form(&url, &roles("id")).status, 303);
    assert_eq!(items(), before + 2);
    let item = api.get("/api/v1/projects/mail/items/4").value();
    assert_eq!(item["data"]["text"], "free lamp", "{item}");
    assert_eq!(item["data"]["label"], json!(null));

    let report = boss.get(&format!("{url}/report"));
    assert!(report.header("content-disposition").unwrap().contains("import-report.csv"));
    let text = report.text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "line,what,field,what was wrong,what to do");
    assert_eq!(lines.iter().filter(|line| line.contains(",rejected,")).count(), 3, "{text}");
    assert!(
        lines.iter().any(|line| line.starts_with("5,rejected,\"label\"") && line.contains("add the class")),
        "{text}"
    );
}

#[test]
fn what_is_here_already_is_counted_and_a_file_that_cannot_be_read_leads_back_to_the_form() {
    let server = TestServer::start();
    server.project("mail", 2);
    let boss = server.browser(server.admin("boss"));
    let look = |name: &str, file: &str| {
        let sent = send(&boss, "/projects/mail/import", &[("act", "look")], name, file);
        assert_eq!(sent.status, 303, "{}", sent.text());
        boss.get(sent.header("location").unwrap())
    };
    let first = send(&boss, "/projects/mail/import", &[], "one.csv", "id,text\n1,the lamp is lovely\n");
    assert_eq!(first.status, 200, "{}", first.text());
    let page = plain(&look("two.csv", "id,text\n1,the lamp is lovely\n2,a new one\n2,a new one\n"));
    assert!(page.contains("2 are here already or twice in the file and would be left out."), "{page}");

    let refused = look("broken.jsonl", "not json\nnor this\n");
    let page = plain(&refused);
    assert_eq!(refused.status, 422);
    assert!(page.contains("no row of broken.jsonl can be read. Line 1"), "{page}");
    assert!(page.contains(r#"type="file""#), "the form to try again with: {page}");
}

#[test]
fn a_project_is_made_out_of_a_file_with_nothing_typed() {
    let server = TestServer::start();
    let boss = server.browser(server.admin("boss"));
    let api = server.token(server.admin("robo"), &qualm::domain::Scope::ALL);
    let sent = send(&boss, "/projects/new", &[("act", "look")], "Shop mail.csv", FILE);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let url = sent.header("location").unwrap().to_owned();
    let page = plain(&boss.get(&url));
    assert!(page.contains(r#"value="Shop mail""#) && page.contains(r#"value="shop-mail""#), "{page}");
    assert!(page.contains("ham\nspam\nspm") || page.contains("spam\nham\nspm"), "{page}");

    // A class that is a typing error is taken out by hand; without any class there is no project.
    let csrf = boss.csrf();
    let made = boss.form(&url, &[("csrf", &csrf), ("classes", "spam%0D%0Aham"), ("act", "make")]);
    assert_eq!(made.status, 303, "{}", made.text());
    let next = made.header("location").unwrap().to_owned();
    assert!(next.starts_with("/projects/shop-mail/import/"), "{next}");
    assert!(over(&boss, &next).contains("2 items added"), "{}", over(&boss, &next));
    let project = api.get("/api/v1/projects/shop-mail").value();
    assert_eq!((&project["title"], &project["items"]), (&json!("Shop mail"), &json!(2)), "{project}");
    // The same file again is another name.
    let again = send(&boss, "/projects/new", &[("act", "look")], "Shop mail.csv", "body\nwhat a long text this is\n");
    let url = again.header("location").unwrap().to_owned();
    assert!(boss.get(&url).text().contains("shop-mail-2"));
    let none = boss.form(&url, &[("csrf", &csrf), ("act", "make")]);
    assert_eq!(none.status, 422);
    assert!(none.text().contains("which classes are there?"));
}
