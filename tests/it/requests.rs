//! What holds for every request: the host, the headers, the words of errors.

use super::support::TestServer;
use qualm::domain::Scope;
use qualm::http::routes;
use serde_json::json;

#[test]
fn only_our_own_names_are_answered_to() {
    let server = TestServer::start();
    let port = server.address.split(':').nth(1).unwrap().to_owned();
    for own in
        [format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("LOCALHOST:{port}"), format!("[::1]:{port}")]
    {
        assert_eq!(server.nobody().with("host", &own).get("/sign-in").status, 200, "{own}");
    }
    for other in [
        "evil.example",
        "127.0.0.1",
        "localhost:1",
        &format!("evil.example:{port}"),
        &format!("127.0.0.1:{port}.evil.example"),
    ] {
        for row in routes::all().filter(|row| !row.path.ends_with('z')) {
            let path = row.path.replace(['{', '}'], "");
            let reply = server.nobody().with("host", other).send(row.method.as_str(), &path, &[], b"");
            assert_eq!(reply.status, 421, "{other} {path}");
        }
        assert_eq!(server.nobody().with("host", other).get("/healthz").status, 200);
    }
}

#[test]
fn every_response_carries_the_headers_errors_too() {
    let server = TestServer::start();
    let browser = server.browser(server.person("ana"));
    let replies = [
        browser.get("/"),
        browser.get("/sign-in"),
        browser.get("/nothing/here"),
        browser.get("/api/v1/nothing"),
        browser.get("/api/v1/me"),
        browser.get("/healthz"),
        browser.get("/static/style.css"),
        browser.get("/static/../qualm.db"),
        browser.send("PUT", "/sign-in", &[], b""),
        browser.form("/sign-out", &[]),
        server.nobody().get("/"),
        server.nobody().with("host", "evil").get("/"),
        server.nobody().get("/api/v1/people"),
        browser.json("POST", "/api/v1/people", &json!({})),
    ];
    for reply in replies {
        let head = format!("{} {:?}", reply.status, reply.headers);
        let csp = reply.header("content-security-policy").expect(&head);
        assert!(csp.contains("default-src 'none'") && csp.contains("frame-ancestors 'none'"), "{head}");
        assert!(!csp.contains("unsafe"), "{head}");
        assert!(reply.header("content-security-policy-report-only").is_none());
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{head}");
        assert_eq!(reply.header("referrer-policy"), Some("same-origin"), "{head}");
        assert_eq!(reply.header("cross-origin-opener-policy"), Some("same-origin"), "{head}");
        assert_eq!(reply.header("cross-origin-resource-policy"), Some("same-origin"), "{head}");
        assert!(reply.header("cache-control").is_some() && reply.header("x-request-id").is_some(), "{head}");
    }
}

#[test]
fn static_files_are_kept_by_browsers_under_their_digest() {
    let server = TestServer::start();
    let page = server.nobody().get("/sign-in").text();
    let start = page.find("/static/style.css?v=").unwrap();
    let url: String = page[start..].chars().take_while(|c| *c != '"').collect();
    let reply = server.nobody().get(&url);
    assert!(reply.header("cache-control").unwrap().contains("immutable"));
    let tag = reply.header("etag").unwrap().to_owned();
    assert_eq!(server.nobody().with("if-none-match", &tag).get("/static/style.css").status, 304);
    assert_eq!(server.nobody().get("/static/style.css").header("cache-control"), Some("no-cache"));
    assert_eq!(server.nobody().get("/static/none.css").status, 404);
    // Files are sent compressed; pages, which hold secrets beside text from outside, are not.
    let gzip = server.nobody().with("accept-encoding", "gzip");
    assert_eq!(gzip.get("/static/style.css").header("content-encoding"), Some("gzip"));
    assert_eq!(gzip.get("/sign-in").header("content-encoding"), None);
}

#[test]
fn errors_are_json_for_programs_and_a_page_for_people_and_escape_what_was_sent() {
    let server = TestServer::start();
    let root = server.admin("root");
    let client = server.token(root, &Scope::ALL);
    let reply = client.get("/api/v1/projects/none");
    assert_eq!(reply.value(), json!({"error": {"code": "not_found", "message": "there is no project `none`"}}));
    let page = server.browser(root).get("/nothing");
    assert!(page.header("content-type").unwrap().starts_with("text/html") && page.text().contains("404"));
    let reply = client.json(
        "POST",
        "/api/v1/projects",
        &json!({"slug": "a", "schema": {"kind": "choice", "classes": "x"}, "recipe": {}}),
    );
    assert_eq!(reply.status, 422);
    assert!(reply.message().contains("schema"), "{}", reply.message());
    let reply = client.send("POST", "/api/v1/projects", &[("content-type", "application/json")], b"{\"slug\": ");
    assert_eq!((reply.status, reply.value()["error"]["code"].as_str()), (400, Some("malformed")));
    assert_eq!(client.send("POST", "/api/v1/projects", &[("content-type", "text/plain")], b"{}").status, 415);
    assert_eq!(client.send("DELETE", "/api/v1/projects", &[], b"").status, 405);

    let visitor = server.nobody().on_our_page();
    let attack = visitor.form(
        "/sign-in",
        &[("name", "%3Cscript%3Ealert(1)%3C%2Fscript%3E"), ("password", "x"), ("next", "//evil.example")],
    );
    let text = attack.text();
    assert!(!text.contains("<script>") && text.contains("&lt;script&gt;") && !text.contains("//evil"), "{text}");
}

#[test]
fn health_says_nothing_but_yes() {
    let server = TestServer::start();
    assert_eq!(server.nobody().get("/healthz").text(), "ok\n");
    assert_eq!(server.nobody().get("/readyz").text(), "ready\n");
}
