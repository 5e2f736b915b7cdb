//! Every version of a guide: its text, who wrote it and when, what differs, and which answers were given under it.

use super::support::TestServer;
use qualm::domain::{Role, Scope};
use serde_json::{Value, json};

#[test]
fn old_texts_are_kept_shown_and_compared() {
    let server = TestServer::start();
    let project = server.project("p", 4);
    let (eve, ana) = (server.person("eve"), server.person("ana"));
    server.give(eve, project, Role::Engineer);
    server.give(ana, project, Role::Labeler);
    let (maker, labeler) = (server.token(eve, &Scope::ALL), server.token(ana, &Scope::ALL));
    let write = |text: &str| {
        server.wait_secs(3600);
        assert_eq!(maker.json("PATCH", "/api/v1/projects/p", &json!({"guide": text})).status, 200);
    };
    let answer = |label: &str| {
        let item = labeler.post("/api/v1/projects/p/assignments").value();
        let path = format!("/api/v1/assignments/{}/annotation", item["assignment"]);
        assert_eq!(labeler.json("POST", &path, &json!({"label": label})).status, 201);
        item["item"]["id"].as_str().unwrap().to_owned()
    };
    answer("spam");
    write("Be **quick** about it.\n\n## Spam\n\nSomebody sells <b>pills</b>.");
    let second = answer("ham");
    write("Be **slow** about it.\n\n## Spam\n\nSomebody sells <b>pills</b>.");
    let third = answer("ham");
    // The same text again is no version.
    write("Be **slow** about it.\n\n## Spam\n\nSomebody sells <b>pills</b>.");

    let now = labeler.get("/api/v1/projects/p/guide").value();
    assert_eq!((now["version"].as_i64(), now["current"].as_i64()), (Some(3), Some(3)));
    let versions: Vec<(i64, &Value)> =
        now["versions"].as_array().unwrap().iter().map(|one| (one["version"].as_i64().unwrap(), &one["by"])).collect();
    assert_eq!(versions, [(3, &json!("eve")), (2, &json!("eve")), (1, &json!("maker"))]);
    assert!(now["versions"][0]["at"].as_str() > now["versions"][1]["at"].as_str());
    let old = labeler.get("/api/v1/projects/p/guide?version=2").value();
    assert!(old["text"].as_str().unwrap().starts_with("Be **quick**"), "{old}");
    assert_eq!(labeler.get("/api/v1/projects/p/guide?version=1").value()["text"], "");
    assert_eq!(labeler.get("/api/v1/projects/p/guide?version=4").status, 404);
    assert_eq!(labeler.get("/api/v1/projects/p/guide?version=two").status, 422);
    let stranger = server.token(server.person("bo"), &Scope::ALL);
    assert_eq!(stranger.get("/api/v1/projects/p/guide?version=1").status, 404);

    let browser = server.browser(ana);
    let page = browser.get("/projects/p/guide?version=2").text();
    assert!(page.contains("<strong>quick</strong>") && page.contains("This is an old version"), "{page}");
    assert!(page.contains("<del>quick</del><ins>slow</ins>"), "{page}");
    assert!(page.contains("&lt;b&gt;pills") && !page.contains("<b>pills"), "{page}");
    assert!(page.contains("by eve") && page.contains("guide?version=1"), "{page}");
    let page = browser.get("/projects/p/guide").text();
    assert!(page.contains("<strong>slow</strong>") && !page.contains("<del>"), "{page}");
    assert!(browser.get("/projects/p/guide?version=1").text().contains("Nothing is written in this version"));
    assert!(browser.get("/projects/p/label").text().contains("href=\"/projects/p/guide\""));
    assert_eq!(browser.get("/projects/p/guide?version=9").status, 404);

    // From an answer to what it was given under.
    let of_eve = server.browser(eve);
    for (item, version) in [(second, 2), (third, 3)] {
        let page = of_eve.get(&format!("/projects/p/items/{item}")).text();
        assert!(page.contains(&format!("guide?version={version}\">guide version {version}</a>")), "{page}");
    }
    let manifest = maker.get("/api/v1/projects/p/export/manifest").value();
    assert_eq!(manifest["annotations_per_guide_version"], json!({"1": 1, "2": 1, "3": 1}));
}
