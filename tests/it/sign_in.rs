//! Signing in: links that work once, attempts that are limited, sessions that end at the next request.

use super::support::TestServer;
use qualm::domain::{Role, Scope};
use qualm::people::{CreateToken, DisablePerson, EndSessions, MakeSignInLink, RevokeToken, SetPassword, SetRole};
use serde_json::json;

const PASSWORD: &str = "seven otters juggle figs";

#[test]
fn the_first_admin_comes_by_a_link_that_works_once() {
    let server = TestServer::start();
    let link = MakeSignInLink { person: None, lasts_secs: 900, by: None };
    let path = format!("/sign-in/{}", link.run(server.store(), server.now()).unwrap().expose());
    let visitor = server.nobody().on_our_page();
    let page = visitor.get(&path);
    assert!(page.status == 200 && page.text().contains("You are the first here"), "{}", page.text());
    assert_eq!(visitor.get(&path).status, 200, "looking does not use it up");

    let short = visitor.form(&path, &[("name", "Ada"), ("password", "short")]);
    assert!(short.status == 422 && short.text().contains("at least 12"), "{}", short.text());

    let reply = visitor.form(&path, &[("name", "Ada"), ("password", PASSWORD)]);
    assert_eq!((reply.status, reply.header("location")), (303, Some("/")));
    let cookie = reply.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Secure"), "{cookie}");
    let ada = server.nobody().with("cookie", &reply.cookie());
    assert_eq!(ada.get("/api/v1/me").value()["is_admin"], true);

    assert_eq!(visitor.form(&path, &[("name", "Eve")]).status, 410);
    assert_eq!(visitor.get(&path).status, 410);
    let again = MakeSignInLink { person: None, lasts_secs: 900, by: None };
    assert!(again.run(server.store(), server.now()).is_err(), "there is an admin now");

    let reply = visitor.form("/sign-in", &[("name", "ada"), ("password", PASSWORD)]);
    assert_eq!(reply.status, 303, "{}", reply.text());
}

#[test]
fn a_link_runs_out_and_a_new_one_takes_the_old_one_back() {
    let server = TestServer::start();
    let ana = server.person("ana");
    let (old, new) = (server.link(ana), server.link(ana));
    let visitor = server.nobody().on_our_page();
    assert_eq!(visitor.form(&old, &[]).status, 410);
    server.wait_secs(901);
    assert_eq!(visitor.form(&new, &[]).status, 410);
}

#[test]
fn two_who_use_one_link_at_once_get_one_session() {
    let server = TestServer::start();
    let path = server.link(server.person("ana"));
    let visitor = server.nobody().on_our_page();
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..6).map(|_| scope.spawn(|| visitor.form(&path, &[]).status)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
}

#[test]
fn guesses_are_slowed_down_and_the_owner_is_not_locked_out() {
    let server = TestServer::start();
    let ana = server.person("ana");
    let set = SetPassword { person: ana, password: PASSWORD.into(), current: None, by: None };
    set.run(server.store(), server.now()).unwrap();
    let visitor = server.nobody().on_our_page();
    let wrong = || visitor.form("/sign-in", &[("name", "ana"), ("password", "wrong")]);
    let unknown = visitor.form("/sign-in", &[("name", "zoe"), ("password", "wrong")]);
    let first = wrong();
    assert_eq!((first.status, unknown.status), (401, 401));
    assert_eq!(
        first.text().replace("ana", "zoe"),
        unknown.text(),
        "the answer does not say whether there is an account"
    );
    let statuses: Vec<u16> = (0..12).map(|_| wrong().status).collect();
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
    let refused = wrong();
    assert!(refused.header("retry-after").is_some_and(|secs| secs.parse::<u32>().unwrap() > 0));
    server.wait_secs(120);
    let reply = visitor.form("/sign-in", &[("name", "ana"), ("password", PASSWORD)]);
    assert_eq!(reply.status, 303, "{}", reply.text());
}

#[test]
fn a_session_is_refused_at_the_next_request_after_anything_ends_it() {
    let server = TestServer::start();
    let by = None;
    let now = server.now();
    server.admin("root");
    let ends: [(&str, &dyn Fn(qualm::domain::UserId)); 3] = [
        ("signed out by an admin", &|person| {
            assert_eq!(EndSessions { person, by }.run(server.store(), now).unwrap(), 1)
        }),
        ("a new password", &|person| {
            SetPassword { person, password: PASSWORD.into(), current: None, by }.run(server.store(), now).unwrap();
        }),
        ("a closed account", &|person| DisablePerson { person, by }.run(server.store(), now).unwrap()),
    ];
    for (at, (why, end)) in ends.iter().enumerate() {
        let person = server.person(&format!("person {at}"));
        let browser = server.browser(person);
        assert_eq!(browser.get("/api/v1/me").status, 200);
        assert_eq!(browser.get("/api/v1/me").status, 200, "also when it is remembered");
        end(person);
        assert_eq!(browser.get("/api/v1/me").status, 401, "{why}");
    }
}

#[test]
fn a_session_ends_when_idle_and_when_old() {
    let server = TestServer::with(&[("session_idle_secs", "3600"), ("session_absolute_secs", "10000")]);
    let browser = server.browser(server.person("ana"));
    for _ in 0..3 {
        server.wait_secs(3000);
        assert_eq!(browser.get("/api/v1/me").status, 200);
    }
    server.wait_secs(1001);
    assert_eq!(browser.get("/api/v1/me").status, 401, "10001 seconds old");
    let browser = server.browser(server.person("ana"));
    server.wait_secs(3601);
    assert_eq!(browser.get("/api/v1/me").status, 401, "idle");
}

#[test]
fn a_token_and_a_role_are_refused_at_the_next_request_after_they_are_taken_away() {
    let server = TestServer::start();
    let project = server.project("p", 0);
    let (ana, now) = (server.person("ana"), server.now());
    server.give(ana, project, Role::Lead);
    let soon = Some(now.plus_secs(60));
    let made = CreateToken { person: ana, name: String::new(), scopes: vec![Scope::Read], expires: soon, by: None };
    let made = made.run(server.store(), now).unwrap();
    let client = server.nobody().with("authorization", &format!("Bearer {}", made.secret.expose()));
    assert_eq!(client.get("/api/v1/projects/p/members").status, 200);
    SetRole { person: ana, project, role: Some(Role::Labeler), by: None }.run(server.store(), now).unwrap();
    assert_eq!(client.get("/api/v1/projects/p/members").status, 403);
    SetRole { person: ana, project, role: None, by: None }.run(server.store(), now).unwrap();
    assert_eq!(client.get("/api/v1/projects/p/members").status, 404);
    assert_eq!(client.get("/api/v1/me").status, 200);
    server.wait_secs(61);
    assert_eq!(client.get("/api/v1/me").status, 401, "ran out");

    let client = server.token(ana, &[Scope::Read]);
    assert_eq!(client.get("/api/v1/me").status, 200);
    let id = server.store().read(|r| Ok(r.tokens(Some(ana))?[0].id)).unwrap();
    RevokeToken { id, of: None, by: None }.run(server.store(), server.now()).unwrap();
    assert_eq!(client.get("/api/v1/me").status, 401, "revoked");
}

#[test]
fn a_cookie_of_one_server_is_nothing_to_another_and_secrets_are_not_stored() {
    let (one, two) = (TestServer::start(), TestServer::start());
    let browser = one.browser(one.person("ana"));
    two.person("ana");
    let mut stranger = browser.clone();
    stranger.address = two.address.clone();
    assert_eq!(browser.get("/api/v1/me").status, 200);
    assert_eq!(stranger.get("/api/v1/me").status, 401);

    let root = one.token(one.admin("root"), &Scope::ALL);
    let made = root.json("POST", "/api/v1/tokens", &json!({"scopes": ["read"], "name": "t"}));
    let secret = made.value()["secret"].as_str().unwrap().to_owned();
    assert!(!root.get("/api/v1/tokens").text().contains(&secret[4..]), "shown once");
    let cookie = browser.headers.iter().find(|(name, _)| name == "cookie").unwrap().1.clone();
    for file in ["qualm.db", "qualm.db-wal"] {
        let bytes = std::fs::read(one.store().dir().join(file)).unwrap_or_default();
        for secret in [&secret[4..], cookie.split('=').nth(1).unwrap()] {
            assert!(!bytes.windows(secret.len()).any(|w| w == secret.as_bytes()), "{file}");
        }
    }
}

#[test]
fn over_https_the_cookie_is_bound_to_this_host() {
    let server = TestServer::with(&[("public_url", "https://labels.example.org")]);
    let path = server.link(server.person("ana"));
    let visitor = server.nobody().with("host", "labels.example.org").with("origin", "https://labels.example.org");
    let reply = visitor.form(&path, &[]);
    let cookie = reply.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-qualm=") && cookie.contains("Secure") && cookie.contains("Path=/"), "{cookie}");
    assert!(reply.header("strict-transport-security").is_some());
}

#[test]
fn the_audit_chain_tells_who_came_and_holds_no_names() {
    let server = TestServer::start();
    let ana = server.admin("a very special name");
    server.browser(ana);
    let entries = server.token(ana, &Scope::ALL).get("/api/v1/audit").text();
    assert!(entries.contains("sign-in.link") && entries.contains("person.create") && entries.contains("token.create"));
    assert!(!entries.contains("special"));
    assert_eq!(server.store().read(|r| r.audit_verify()).unwrap().broken, None);
}
