//! Images by their address: whose pages name which hosts in their policy, what is refused in words, and what projects of
//! images only are honest about. The server itself fetches nothing.

use super::support::{Client, TestServer};
use qualm::domain::{ProjectId, Role, Scope};
use serde_json::{Value, json};
use std::net::TcpListener;

struct Gallery {
    server: TestServer,
    boss: Client,
    project: ProjectId,
}

impl Gallery {
    fn with(schema: Value, recipe: Value, hosts: &str) -> Gallery {
        let server = TestServer::start();
        let boss = server.token(server.admin("boss"), &Scope::ALL);
        let settings = json!({"holdout_share": 0.0, "round_every_labels": 0, "image_hosts": hosts});
        let body = json!({"slug": "p", "schema": schema, "recipe": recipe, "settings": settings});
        let made = boss.json("POST", "/api/v1/projects", &body);
        assert_eq!(made.status, 201, "{}", made.text());
        let project = server.store().read(|r| r.project_id("p")).unwrap();
        Gallery { server, boss, project }
    }

    fn bring(&self, records: &[Value]) -> Value {
        let lines: String = records.iter().map(|record| format!("{record}\n")).collect();
        let kind = [("content-type", "application/x-ndjson")];
        let reply = self.boss.send("POST", "/api/v1/projects/p/items", &kind, lines.as_bytes());
        assert_eq!(reply.status, 200, "{}", reply.text());
        self.server.settle();
        reply.value()
    }

    fn lead(&self) -> Client {
        let lea = self.server.person("lea");
        self.server.give(lea, self.project, Role::Lead);
        self.server.browser(lea)
    }
}

fn choice() -> Value {
    json!({"kind": "choice", "classes": ["cat", "dog"]})
}

/// What a response's policy allows images from.
fn image_sources(client: &Client, path: &str) -> String {
    let reply = client.get(path);
    let policy = reply.header("content-security-policy").unwrap().to_owned();
    // All the rest is as on every page.
    let rest: Vec<&str> = policy.split("; ").filter(|part| !part.starts_with("img-src")).collect();
    let plain = client.get("/help");
    let plain = plain.header("content-security-policy").unwrap();
    assert_eq!(rest, plain.split("; ").filter(|part| !part.starts_with("img-src")).collect::<Vec<_>>());
    let images: Vec<&str> = policy.split("; ").filter(|part| part.starts_with("img-src")).collect();
    assert_eq!(images.len(), 1, "{policy}");
    images[0].to_owned()
}

#[test]
fn only_pages_with_items_name_the_hosts() {
    let recipe = json!({"text": ["caption"], "images": ["photo"], "image_alt": "caption"});
    let gallery = Gallery::with(choice(), recipe, "images.example.org, *.cdn.example.org:8443");
    gallery.bring(&[
        json!({"id": "a", "caption": "on a sofa", "photo": "https://images.example.org/a.png"}),
        json!({"id": "b", "caption": "in a box", "photo": "https://images.example.org/b.png"}),
    ]);
    gallery.server.project("mail", 3);
    let lead = gallery.lead();
    gallery.server.give(
        gallery.server.person("lea"),
        gallery.server.store().read(|r| r.project_id("mail")).unwrap(),
        Role::Lead,
    );
    let wide = "img-src 'self' https://images.example.org https://*.cdn.example.org:8443";
    for path in ["/projects/p/label", "/projects/p/items/a", "/projects/p/curate/a"] {
        assert_eq!(image_sources(&lead, path), wide, "{path}");
    }
    let plain = [
        "/projects/p",
        "/projects/p/items",
        "/projects/p/label/mine",
        "/projects/p/guide",
        "/projects/p/curate",
        "/projects/p/suspects",
        "/projects/p/items/none",
        "/",
        "/account",
        "/projects/mail/label",
        "/projects/mail/items/i0",
        "/api/v1/projects/p",
        "/static/style.css",
        "/projects/p/label/nothing",
    ];
    for path in plain {
        assert_eq!(image_sources(&lead, path), "img-src 'self'", "{path}");
    }
    // Who may not see the page gets no wider policy either.
    assert!(
        !gallery
            .server
            .nobody()
            .get("/projects/p/label")
            .header("content-security-policy")
            .unwrap()
            .contains("example.org")
    );

    let page = lead.get("/projects/p/items/a").text();
    for part in [
        "<img src=\"https://images.example.org/a.png\" alt=\"on a sofa\" referrerpolicy=\"no-referrer\"",
        "<a href=\"https://images.example.org/a.png\" target=\"_blank\" rel=\"noopener noreferrer\">",
        "static/images.js",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!lead.get("/projects/mail/label").text().contains("images.js"), "text projects carry none of it");
    let mail = lead.get("/projects/mail/label").text();
    assert!(
        !mail.contains("the whole image again")
            && lead.get("/projects/p/label").text().contains("the whole image again")
    );
    // The next item comes with its image's address, judged the same way.
    let next = lead.form("/projects/p/label/next", &[("csrf", &lead.csrf()), ("held", "")]).value();
    let pictures = &next["card"]["blocks"][0]["pictures"][0];
    assert!(pictures["url"].as_str().unwrap().starts_with("https://images.example.org/"), "{next}");
    // Without the hosts the policy is narrow again.
    let closed = gallery.boss.json("PATCH", "/api/v1/projects/p", &json!({"settings": {"image_hosts": ""}}));
    assert_eq!(closed.status, 200);
    assert_eq!(image_sources(&lead, "/projects/p/label"), "img-src 'self'");
    let page = lead.get("/projects/p/label").text();
    assert!(page.contains("Settings, image_hosts") && !page.contains("<img src=\"https://"), "{page}");
}

#[test]
fn what_is_no_image_of_a_named_host_is_text_with_the_reason() {
    let recipe = json!({"images": ["photo"]});
    let gallery = Gallery::with(choice(), recipe, "good.example.org 127.0.0.1:9");
    let cases = [
        ("javascript:alert(1)", "begins with javascript:"),
        ("data:image/svg+xml,<svg/onload=alert(1)>", "begins with data:"),
        ("http://good.example.org/a.png", "https only"),
        ("https://evil.example.org/a.png", "Its host evil.example.org is none of those"),
        ("https://good.example.org@evil.org/a.png", "hides that its host is evil.org"),
        ("https://good.example.org.evil.org/", "Its host good.example.org.evil.org is none"),
        ("https://good.example.org./a.png", "Its host good.example.org. is none"),
        ("https://good.example.org:8443/a.png", "Its host good.example.org:8443 is none"),
        ("https://go\u{43e}d.example.org/", "xn--"),
        ("https:\\\\good.example.org\\@evil.org", "backslash"),
        ("\"><script>alert(1)</script>", "no whole address"),
        ("https://good.example.org/\u{202e}gnp.exe", ""),
    ];
    let records: Vec<Value> =
        cases.iter().enumerate().map(|(n, (address, _))| json!({"id": format!("i{n}"), "photo": address})).collect();
    assert_eq!(gallery.bring(&records)["added"], cases.len());
    let lead = gallery.lead();
    for (n, (address, reason)) in cases.iter().enumerate() {
        let page = lead.get(&format!("/projects/p/items/i{n}")).text();
        assert!(page.contains(reason), "{address}: {page}");
        assert!(
            !page.contains("<script>alert")
                && !page.contains("src=\"javascript")
                && !page.contains("href=\"javascript")
        );
        assert_eq!(page.contains("<img src="), reason.is_empty(), "{address}: {page}");
        if reason.is_empty() {
            assert!(page.contains("src=\"https://good.example.org/%E2%80%AEgnp.exe\""), "{page}");
        }
    }
    // A setting that says too much is refused with the part that does.
    for (hosts, part) in [
        ("https://a.org", "scheme"),
        ("*", "no host name"),
        ("*.org", "every host"),
        ("a.org; script-src *", "no host name"),
        ("10.0.0.1", "IP address"),
    ] {
        let reply = gallery.boss.json("PATCH", "/api/v1/projects/p", &json!({"settings": {"image_hosts": hosts}}));
        assert!(
            reply.status == 422 && reply.message().starts_with("image_hosts: ") && reply.message().contains(part),
            "{hosts}: {}",
            reply.text()
        );
    }
    let boss = gallery.server.browser(gallery.server.person("boss"));
    let csrf = boss.csrf();
    let sent = boss.form("/projects/p/settings", &[("csrf", &csrf), ("image_hosts", "a.org/x")]);
    assert!(sent.status == 422 && sent.text().contains("is more than a host"), "{}", sent.text());
}

#[test]
fn the_server_fetches_no_image_itself() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let host = listener.local_addr().unwrap().to_string();
    let gallery = Gallery::with(choice(), json!({"images": ["photo"], "text": ["caption"]}), &host);
    let photo = format!("http://{host}/a.png");
    gallery.bring(&[
        json!({"id": "a", "caption": "one", "photo": photo}),
        json!({"id": "b", "caption": "two", "photo": [photo, photo]}),
    ]);
    let lead = gallery.lead();
    for path in ["/projects/p/label", "/projects/p/items/a", "/projects/p/items/b", "/projects/p/curate/a"] {
        assert_eq!(lead.get(path).status, 200);
    }
    let page = lead.get("/projects/p/items/b").text();
    assert!(
        page.contains("alt=\"Image 1 of 2 of item b\"") && page.contains("alt=\"Image 2 of 2 of item b\""),
        "{page}"
    );
    assert_eq!(image_sources(&lead, "/projects/p/label"), format!("img-src 'self' https://{host} http://{host}"));
    assert_eq!(listener.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "somebody asked for the image");
}

#[test]
fn items_that_are_images_only_come_at_random_and_it_is_said() {
    let gallery = Gallery::with(choice(), json!({"images": ["photo"]}), "images.example.org");
    let records: Vec<Value> = (0..40)
        .map(|n| json!({"id": format!("i{n}"), "photo": format!("https://images.example.org/{n}.png")}))
        .collect();
    let report = gallery.bring(&records);
    // Nothing to read is no reason to take them for one another.
    assert_eq!((report["added"].as_u64(), report["duplicate"].as_u64()), (Some(40), Some(0)), "{report}");
    let note = report["notes"][0].as_str().unwrap();
    assert!(note.contains("at random") && note.contains("vector"), "{note}");
    let again = gallery.bring(&records);
    assert_eq!(again["duplicate"], 40, "{again}");
    let bad = gallery.bring(&[json!({"id": "x"}), json!({"id": "y", "photo": 7})]);
    let reasons: Vec<&str> =
        bad["rejected"].as_array().unwrap().iter().map(|row| row["reason"].as_str().unwrap()).collect();
    assert_eq!(
        reasons,
        [
            "`photo` is missing or empty, so there is nothing to ask about",
            "`photo` should be an image's address or a list of them and is 7"
        ]
    );

    let ana = gallery.server.person("ana");
    gallery.server.give(ana, gallery.project, Role::Labeler);
    let client = gallery.server.token(ana, &[Scope::Label]);
    let mut order = Vec::new();
    for n in 0..40 {
        let claimed = client.post("/api/v1/projects/p/assignments").value();
        order.push(claimed["item"]["id"].as_str().unwrap().to_owned());
        let held = qualm::domain::AssignmentId(claimed["assignment"].as_i64().unwrap());
        assert_eq!(gallery.server.store().read(|r| Ok(r.assignment(held)?.source)).unwrap(), "random");
        let path = format!("/api/v1/assignments/{}/annotation", claimed["assignment"]);
        let label = if n % 2 == 0 { "cat" } else { "dog" };
        assert_eq!(client.json("POST", &path, &json!({"label": label})).status, 201);
        gallery.server.settle();
    }
    let imported: Vec<String> = (0..40).map(|n| format!("i{n}")).collect();
    assert_ne!(order, imported);
    order.sort();
    order.dedup();
    assert_eq!(order.len(), 40);

    // What would need a model says so, and nothing starts by itself.
    let changed = gallery.boss.json("PATCH", "/api/v1/projects/p", &json!({"settings": {"round_every_labels": 5}}));
    assert_eq!(changed.status, 200);
    gallery.server.settle();
    assert_eq!(gallery.server.store().read(|r| r.rounds(gallery.project, 10)).unwrap().len(), 0);
    let round = gallery.boss.post("/api/v1/projects/p/rounds");
    assert!(round.status == 422 && round.message().contains("no model of qualm looks at images"), "{}", round.text());
    let boss = gallery.server.browser(gallery.server.person("boss"));
    for (path, part) in [
        ("/projects/p/settings", "items are images only"),
        ("/projects/p/import", "shows the images whose addresses are in <code>photo</code>"),
        ("/projects/p/suspects", "items are images only"),
        ("/projects/p", "no model of qualm looks at images"),
        ("/projects/p/items", "https://images.example.org/"),
        ("/projects/p/export", "xport"),
    ] {
        let page = boss.get(path);
        assert!(
            page.status == 200 && page.text().to_lowercase().contains(&part.to_lowercase()),
            "{path}: {}",
            page.text()
        );
    }
    let export = gallery.boss.get("/api/v1/projects/p/export?format=csv").text();
    assert!(export.lines().next().unwrap().contains("photo"), "{export}");
}

#[test]
fn a_vector_beside_the_image_teaches_a_model() {
    let gallery = Gallery::with(choice(), json!({"images": ["photo"], "vector": "embedding"}), "images.example.org");
    let record = |n: usize| {
        let side = if n.is_multiple_of(2) { 1.0 } else { -1.0 };
        json!({"id": format!("i{n}"), "photo": format!("https://images.example.org/{n}.png"),
               "embedding": [side, 0.01 * n as f64, 1.0]})
    };
    let report = gallery.bring(&(0..30).map(record).collect::<Vec<_>>());
    assert_eq!((report["added"].as_u64(), report.get("notes")), (Some(30), None), "{report}");
    let ana = gallery.server.person("ana");
    gallery.server.give(ana, gallery.project, Role::Labeler);
    let client = gallery.server.token(ana, &[Scope::Label]);
    for _ in 0..12 {
        let claimed = client.post("/api/v1/projects/p/assignments").value();
        let n: usize = claimed["item"]["id"].as_str().unwrap()[1..].parse().unwrap();
        let label = if n.is_multiple_of(2) { "cat" } else { "dog" };
        let path = format!("/api/v1/assignments/{}/annotation", claimed["assignment"]);
        assert_eq!(client.json("POST", &path, &json!({"label": label})).status, 201);
    }
    let round = gallery.boss.post("/api/v1/projects/p/rounds");
    assert_eq!(round.status, 202, "{}", round.text());
    gallery.server.settle();
    let rounds = gallery.server.store().read(|r| r.rounds(gallery.project, 1)).unwrap();
    assert_eq!(rounds[0].state, "done", "{:?}", rounds[0]);
}

#[test]
fn two_images_stand_side_by_side_and_spans_need_text() {
    let pairs = json!({"kind": "pairs", "left": "one", "right": "two"});
    let gallery = Gallery::with(pairs, json!({"images": ["one", "two"]}), "images.example.org");
    gallery
        .bring(&[json!({"id": "a", "one": "https://images.example.org/1.png", "two": "https://elsewhere.org/2.png"})]);
    let page = gallery.lead().get("/projects/p/label").text();
    assert_eq!(page.matches("<img src=\"https://images.example.org/1.png\"").count(), 1, "{page}");
    assert!(page.contains("<p class=\"hint\">Its host elsewhere.org is none"), "{page}");
    assert!(page.contains("alt=\"Image A of item a\"") != page.contains("alt=\"Image B of item a\""), "{page}");

    let spans = json!({"slug": "s", "schema": {"kind": "spans", "text": "photo", "labels": ["x"]}, "recipe": {"images": ["photo"]}});
    let refused = gallery.boss.json("POST", "/api/v1/projects", &spans);
    assert!(refused.status == 422 && refused.message().contains("spans are marked in a text"), "{}", refused.text());
    for kind in [
        json!({"kind": "choices", "classes": ["x", "y"]}),
        json!({"kind": "rating", "min": 1, "max": 5}),
        json!({"kind": "fields", "fields": [{"name": "n", "type": "text"}]}),
        json!({"kind": "spans", "text": "body", "labels": ["x"]}),
    ] {
        let name = kind["kind"].as_str().unwrap().to_owned();
        let gallery = Gallery::with(kind, json!({"images": ["photo"], "text": ["body"]}), "images.example.org");
        gallery.bring(&[json!({"id": "a", "body": "some words", "photo": "https://images.example.org/1.png"})]);
        let page = gallery.lead().get("/projects/p/label").text();
        assert!(
            page.contains("<img src=\"https://images.example.org/1.png\" alt=\"Image of item a\""),
            "{name}: {page}"
        );
    }
}

#[test]
fn the_pages_make_projects_of_images_typed_or_found_in_a_file() {
    let server = TestServer::start();
    let browser = server.browser(server.admin("root"));
    let csrf = browser.csrf();
    let send = |more: &[(&str, &str)]| {
        let mut body = String::new();
        for (name, value) in [("csrf", csrf.as_str())].iter().chain(more) {
            body.push_str(&format!("--xx\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
        }
        body.push_str("--xx--\r\n");
        browser.send("POST", "/projects/new", &[("content-type", "multipart/form-data; boundary=xx")], body.as_bytes())
    };
    let row = |slug: &str| server.store().read(|r| r.project(r.project_id(slug)?)).unwrap();
    let typed = [
        ("act", "make"),
        ("slug", "a"),
        ("classes", "cat\ndog"),
        ("images", "photo"),
        ("image_alt", "words"),
        ("image_hosts", "i.example.org"),
    ];
    assert_eq!(send(&typed).status, 303);
    let made = row("a");
    assert_eq!(
        (made.recipe.images, made.recipe.image_alt.as_deref(), made.recipe.text.len()),
        (vec!["photo".to_owned()], Some("words"), 0)
    );
    assert_eq!(made.settings.image_hosts, "i.example.org");
    let wrong = send(&[
        ("act", "make"),
        ("slug", "b"),
        ("classes", "cat\ndog"),
        ("images", "photo"),
        ("image_hosts", "https://i.example.org"),
    ]);
    assert!(
        wrong.status == 422
            && wrong.text().contains("begins with a scheme")
            && wrong.text().contains("value=\"https://i.example.org\""),
        "{}",
        wrong.text()
    );

    let lines: String =
        (0..3).map(|n| format!("{{\"photo\": \"https://i.example.org/{n}.jpg\", \"about\": \"cat {n}\"}}\n")).collect();
    let looked = send(&[("act", "look"), ("pasted", &lines)]);
    assert_eq!(looked.status, 303, "{}", looked.text());
    let at = looked.header("location").unwrap().to_owned();
    let page = browser.get(&at).text();
    assert!(page.contains("<option value=\"image\" selected>"), "{page}");
    assert!(page.contains("holds addresses of images"), "{page}");
    let form = [
        ("csrf", csrf.as_str()),
        ("act", "make"),
        ("slug", "c"),
        ("title", "C"),
        ("classes", "cat\ndog"),
        ("column-0", "image"),
        ("column-1", "alt"),
    ];
    let sent = browser.form(&at, &form);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let made = row("c");
    assert_eq!((made.recipe.images, made.recipe.image_alt.as_deref()), (vec!["photo".to_owned()], Some("about")));
    assert_eq!(made.items, 3);
    let report = browser.get(sent.header("location").unwrap()).text();
    assert!(report.contains("at random") && report.contains("name the hosts under Settings"), "{report}");
}
