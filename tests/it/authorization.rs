//! Who may do what, walked over the whole route table: every row as everybody, in their own project, in a foreign one,
//! in one that is not there, and with a token that lacks the scope.

use super::desk::Desk;
use super::support::{Client, Reply, TestServer};
use qualm::domain::{Role, Scope, UserId, WorkflowRole};
use qualm::http::routes::{self, Row};
use qualm::people::Permission;
use serde_json::json;
use std::collections::BTreeMap;

/// The table as it was decided, on paper: who passes, and the scope a token needs. A new row of the API is added here by
/// hand, so that nobody opens a door by a slip in `routes.rs`.
const DECIDED: &str = "
GET    /api/openapi.json                                 everybody
GET    /api/v1/me                                        signed-in read
GET    /api/v1/projects                                  signed-in read
GET    /api/v1/throughput                                signed-in read
POST   /api/v1/projects                                  admin admin
GET    /api/v1/projects/{project}                        labeler,reviewer,lead,engineer read
PATCH  /api/v1/projects/{project}                        engineer admin
DELETE /api/v1/projects/{project}                        admin admin
POST   /api/v1/projects/{project}/archive                engineer admin
POST   /api/v1/projects/{project}/unarchive              engineer admin
POST   /api/v1/projects/{project}/clone                  admin admin
PATCH  /api/v1/projects/{project}/schema                 engineer admin
POST   /api/v1/projects/{project}/items                  engineer import
GET    /api/v1/projects/{project}/items                  lead,engineer read
POST   /api/v1/projects/{project}/item-acts              lead,engineer label
POST   /api/v1/projects/{project}/item-acts/{act}/undo   lead,engineer label
GET    /api/v1/projects/{project}/items/{item}           lead,engineer read
PATCH  /api/v1/projects/{project}/items/{item}           lead,engineer label
DELETE /api/v1/projects/{project}/items/{item}           lead,engineer label
PUT    /api/v1/projects/{project}/items/{item}/gold      lead,engineer label
DELETE /api/v1/projects/{project}/items/{item}/gold      lead,engineer label
GET    /api/v1/projects/{project}/gold                   lead,engineer read
GET    /api/v1/projects/{project}/escalations            lead,engineer read
POST   /api/v1/projects/{project}/escalations/{escalation}/settle lead,engineer label
GET    /api/v1/projects/{project}/queue                  lead,engineer read
POST   /api/v1/projects/{project}/predict                engineer read
GET    /api/v1/projects/{project}/model                  engineer export
GET    /api/v1/projects/{project}/guide                  labeler,reviewer,lead,engineer read
PUT    /api/v1/projects/{project}/test-set               engineer import
GET    /api/v1/projects/{project}/test-set               lead,engineer read
DELETE /api/v1/projects/{project}/test-set               engineer import
POST   /api/v1/projects/{project}/assignments            labeler,reviewer,lead,engineer label
POST   /api/v1/assignments/{assignment}/annotation       labeler,reviewer,lead,engineer label
POST   /api/v1/assignments/{assignment}/skip             labeler,reviewer,lead,engineer label
POST   /api/v1/assignments/{assignment}/release          labeler,reviewer,lead,engineer label
POST   /api/v1/assignments/{assignment}/heartbeat        labeler,reviewer,lead,engineer label
PUT    /api/v1/annotations/{annotation}                  labeler,reviewer,lead,engineer label
DELETE /api/v1/annotations/{annotation}                  labeler,reviewer,lead,engineer label
POST   /api/v1/projects/{project}/rounds                 engineer train
GET    /api/v1/projects/{project}/advice                 lead,engineer read
GET    /api/v1/projects/{project}/rounds                 lead,engineer read
GET    /api/v1/projects/{project}/rounds/{round}         lead,engineer read
GET    /api/v1/projects/{project}/rounds/{round}/detail  lead,engineer read
GET    /api/v1/projects/{project}/rounds/{round}/against/{other} lead,engineer read
POST   /api/v1/projects/{project}/rounds/{round}/cancel   engineer train
POST   /api/v1/projects/{project}/rounds/{round}/rollback engineer train
GET    /api/v1/projects/{project}/suspects               lead,engineer read
POST   /api/v1/projects/{project}/suspects               lead,engineer train
POST   /api/v1/projects/{project}/items/{item}/decision  lead,engineer label
DELETE /api/v1/projects/{project}/items/{item}/decision  lead,engineer label
GET    /api/v1/projects/{project}/agreement              lead,engineer read
POST   /api/v1/projects/{project}/acceptances            engineer train
GET    /api/v1/projects/{project}/acceptances            lead,engineer read
POST   /api/v1/projects/{project}/acceptances/{acceptance}/withdraw engineer train
GET    /api/v1/projects/{project}/export                 engineer export
GET    /api/v1/projects/{project}/export/manifest        engineer export
GET    /api/v1/projects/{project}/members                lead,engineer read
PUT    /api/v1/projects/{project}/members/{person}       admin admin
PUT    /api/v1/projects/{project}/members/{person}/languages engineer admin
DELETE /api/v1/projects/{project}/members/{person}       admin admin
POST   /api/v1/decisions                                 signed-in route
GET    /api/v1/decisions/{decision}                      agent,lead,engineer read
GET    /api/v1/decisions/{decision}/life                 lead,engineer read
POST   /api/v1/decisions/{decision}/cancel               agent,engineer route
POST   /api/v1/decisions/{decision}/effect               agent,engineer effect
POST   /api/v1/decisions/{decision}/flag                 agent,reviewer,lead,engineer route
POST   /api/v1/decisions/{decision}/stop                 reviewer,lead,engineer decide
GET    /api/v1/queues/{workflow}                         reviewer,lead,engineer read
GET    /api/v1/queues/{workflow}/pressure                agent,reviewer,lead,engineer read
POST   /api/v1/queues/{workflow}/next                    reviewer,lead decide
POST   /api/v1/reviews/{review}/heartbeat                reviewer,lead decide
POST   /api/v1/reviews/{review}/release                  reviewer,lead decide
POST   /api/v1/reviews/{review}/decline                  reviewer,lead decide
POST   /api/v1/reviews/{review}/verdict                  reviewer,lead decide
POST   /api/v1/reviews/{review}/undo                     reviewer,lead decide
GET    /api/v1/templates                                 signed-in read
GET    /api/v1/workflows                                 signed-in read
POST   /api/v1/workflows                                 admin admin
GET    /api/v1/workflows/{workflow}                      agent,reviewer,lead,engineer read
PATCH  /api/v1/workflows/{workflow}                      engineer admin
GET    /api/v1/workflows/{workflow}/members              lead,engineer read
PUT    /api/v1/workflows/{workflow}/members/{person}     admin admin
DELETE /api/v1/workflows/{workflow}/members/{person}     admin admin
GET    /api/v1/workflows/{workflow}/policies             reviewer,lead,engineer read
POST   /api/v1/workflows/{workflow}/policies             lead,engineer admin
GET    /api/v1/workflows/{workflow}/policies/{policy}    reviewer,lead,engineer read
POST   /api/v1/workflows/{workflow}/policies/{policy}/activate lead,engineer admin
PUT    /api/v1/workflows/{workflow}/shadow               lead,engineer admin
POST   /api/v1/workflows/{workflow}/halt                 reviewer,lead,engineer decide
POST   /api/v1/workflows/{workflow}/resume               lead,engineer admin
POST   /api/v1/workflows/{workflow}/replay               lead,engineer read
GET    /api/v1/workflows/{workflow}/decisions            lead,engineer read
GET    /api/v1/workflows/{workflow}/oversight            lead,engineer read
GET    /api/v1/workflows/{workflow}/reconciliation       lead,engineer read
GET    /api/v1/workflows/{workflow}/corrections          lead,engineer export
POST   /api/v1/workflows/{workflow}/samples              lead,engineer admin
GET    /api/v1/workflows/{workflow}/sweep                reviewer,lead,engineer read
POST   /api/v1/workflows/{workflow}/sweep                reviewer,lead decide
GET    /api/v1/workflows/{workflow}/jobs                 reviewer,lead,engineer read
PUT    /api/v1/workflows/{workflow}/jobs/{job}           reviewer,lead decide
POST   /api/v1/workflows/{workflow}/jobs/{job}/reset     reviewer,lead decide
GET    /api/v1/workflows/{workflow}/field-lessons        lead,engineer export
GET    /api/v1/workflows/{workflow}/happenings           lead,engineer read
GET    /api/v1/workflows/{workflow}/gold                 lead,engineer read
POST   /api/v1/workflows/{workflow}/gold                 lead,engineer admin
DELETE /api/v1/workflows/{workflow}/gold/{gold}          lead,engineer admin
GET    /api/v1/workflows/{workflow}/metrics              lead,engineer read
POST   /api/v1/workflows/{workflow}/calibrate            lead,engineer admin
GET    /api/v1/workflows/{workflow}/threshold            lead,engineer read
POST   /api/v1/workflows/{workflow}/threshold            lead,engineer admin
GET    /api/v1/workflows/{workflow}/graduation           lead,engineer read
POST   /api/v1/workflows/{workflow}/cap-extensions       lead admin
GET    /api/v1/workflows/{workflow}/endpoints            lead,engineer read
POST   /api/v1/workflows/{workflow}/endpoints            engineer admin
PATCH  /api/v1/workflows/{workflow}/endpoints/{endpoint} engineer admin
DELETE /api/v1/workflows/{workflow}/endpoints/{endpoint} engineer admin
POST   /api/v1/workflows/{workflow}/endpoints/{endpoint}/rotate engineer admin
POST   /api/v1/workflows/{workflow}/endpoints/{endpoint}/test engineer admin
GET    /api/v1/workflows/{workflow}/deliveries           lead,engineer read
GET    /api/v1/workflows/{workflow}/deliveries/{delivery} lead,engineer read
POST   /api/v1/workflows/{workflow}/deliveries/{delivery}/resend engineer admin
GET    /api/v1/endpoints                                 admin admin
POST   /api/v1/endpoints                                 admin admin
PATCH  /api/v1/endpoints/{endpoint}                      admin admin
DELETE /api/v1/endpoints/{endpoint}                      admin admin
POST   /api/v1/endpoints/{endpoint}/rotate               admin admin
POST   /api/v1/endpoints/{endpoint}/test                 admin admin
GET    /api/v1/deliveries                                admin admin
GET    /api/v1/deliveries/{delivery}                     admin admin
POST   /api/v1/deliveries/{delivery}/resend              admin admin
GET    /api/v1/people                                    admin admin
POST   /api/v1/people                                    admin admin
PATCH  /api/v1/people/{person}                           admin admin
POST   /api/v1/people/{person}/link                      admin admin
DELETE /api/v1/people/{person}/sessions                  admin admin
GET    /api/v1/tokens                                    signed-in admin
POST   /api/v1/tokens                                    signed-in admin
DELETE /api/v1/tokens/{token}                            signed-in admin
GET    /api/v1/audit                                     admin admin
GET    /api/v1/audit/export                              admin admin
GET    /api/v1/audit/verify                              admin admin
GET    /api/v1/audit/checkpoints                         admin admin
POST   /mcp                                              signed-in read
";

struct Decided {
    who: String,
    scope: Option<Scope>,
}

fn decided() -> BTreeMap<(String, String), Decided> {
    let mut table = BTreeMap::new();
    for line in DECIDED.lines().filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let scope = words.get(3).map(|word| Scope::parse(word).unwrap());
        table.insert((words[0].to_owned(), words[1].to_owned()), Decided { who: words[2].to_owned(), scope });
    }
    table
}

/// The pages' rows are judged by their own permission; what the guard makes of it is what is tested.
fn decided_for(row: &Row, table: &BTreeMap<(String, String), Decided>) -> Decided {
    let key = (row.method.to_string(), row.path.to_owned());
    if let Some(found) = table.get(&key) {
        return Decided { who: found.who.clone(), scope: found.scope };
    }
    assert!(!row.path.starts_with("/api/"), "{} {} is not in the table above: decide who may", row.method, row.path);
    let words = |roles: &[Role]| roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(",");
    let who = match row.permission {
        Permission::Public => "everybody".to_owned(),
        Permission::SignedIn(_) => "signed-in".to_owned(),
        Permission::Admin(_) => "admin".to_owned(),
        other if other.workflow_roles().is_some() => {
            let roles = other.workflow_roles().unwrap().iter().map(|role| role.as_str());
            roles.collect::<Vec<_>>().join(",")
        }
        other => words(other.roles().unwrap()),
    };
    Decided { who, scope: row.permission.scope() }
}

#[test]
fn the_table_on_paper_has_no_rows_that_are_gone() {
    for (method, path) in decided().keys() {
        assert!(
            routes::API.iter().any(|row| row.method.as_str() == method && row.path == path),
            "{method} {path} is gone"
        );
    }
}

/// The things that paths name.
struct Place {
    project: &'static str,
    assignment: i64,
    annotation: i64,
    decision: i64,
    review: i64,
    bystander: UserId,
}

fn path(row: &Row, place: &Place) -> String {
    row.path
        .replace("{project}", place.project)
        .replace("{assignment}", &place.assignment.to_string())
        .replace("{annotation}", &place.annotation.to_string())
        .replace("{workflow}", place.project)
        .replace("{decision}", &place.decision.to_string())
        .replace("{review}", &place.review.to_string())
        .replace("{gold}", "999")
        .replace("{act}", "999")
        .replace("{policy}", "999")
        .replace("{person}", &place.bystander.to_string())
        .replace("{item}", "i0")
        .replace("{job}", "none")
        .replace("{page}", "1")
        .replace("{round}", "999")
        .replace("{upload}", "none")
        .replace("{acceptance}", "999")
        .replace("{endpoint}", "999")
        .replace("{delivery}", "999")
        .replace("{token}", "999999")
        .replace("{secret}", "none")
        .replace("{path:.*}", "style.css")
}

/// Sends what the guard lets pass and no handler acts on: a body of another kind than any handler takes.
fn knock(client: &Client, row: &Row, place: &Place) -> Reply {
    let brings = row.takes.is_some() || row.is_import || !row.path.starts_with("/api/");
    let body: &[u8] = if row.method != "GET" && brings { b"\xff" } else { b"" };
    client.send(row.method.as_str(), &path(row, place), &[("content-type", "text/plain")], body)
}

/// Whether the guard let it pass: the handler may still have found something wrong.
fn passed(reply: &Reply, place: &Place) -> bool {
    let hidden = [
        format!("there is no project `{}`", place.project),
        format!("there is no assignment {}", place.assignment),
        format!("there is no annotation {}", place.annotation),
        format!("there is no workflow `{}`", place.project),
        format!("there is no decision {}", place.decision),
        format!("there is no review {}", place.review),
    ];
    let text = reply.text().replace("&#x27;", "'");
    let is_hidden = reply.status == 404
        && hidden.iter().any(|words| reply.message() == *words || text.contains(&format!(">{words}</p>")));
    let is_sent_to_sign_in = reply.header("location").is_some_and(|to| to.starts_with("/sign-in?") || to == "/sign-in");
    !matches!(reply.status, 401 | 403) && !is_hidden && !is_sent_to_sign_in
}

/// Every scope, but for reviews: a token that can route never decides.
fn scopes_for(row: &Row) -> &'static [Scope] {
    match row.permission.scope() {
        Some(Scope::Decide) => &[Scope::Read, Scope::Decide],
        _ => &Scope::ALL,
    }
}

struct Stage {
    server: TestServer,
    own: Place,
    foreign: Place,
    missing: Place,
}

fn answered(server: &TestServer, slug: &'static str, bystander: UserId) -> Place {
    let project = server.project(slug, 3);
    server.give(bystander, project, Role::Labeler);
    let client = server.token(bystander, &Scope::ALL);
    let claim = || client.post(&format!("/api/v1/projects/{slug}/assignments")).value();
    let first = claim()["assignment"].as_i64().unwrap();
    let reply = client.json("POST", &format!("/api/v1/assignments/{first}/annotation"), &json!({"label": "spam"}));
    assert_eq!(reply.status, 201, "{}", reply.text());
    let annotation = reply.value()["annotation"].as_i64().unwrap();
    // A workflow of the same name, with a decision in the bystander's hands.
    let desk = Desk::open(server, slug, &json!({}));
    desk.join(bystander, WorkflowRole::Reviewer);
    let decision = desk.ask("case-1", &json!({}))["decision"].as_i64().unwrap();
    let review = desk.claim(bystander)["review"].as_i64().unwrap();
    let assignment = claim()["assignment"].as_i64().unwrap();
    Place { project: slug, assignment, annotation, decision, review, bystander }
}

fn stage() -> Stage {
    let server = TestServer::start();
    let bystander = server.person("bystander");
    let own = answered(&server, "own", bystander);
    let foreign = answered(&server, "foreign", bystander);
    let missing = Place {
        project: "missing",
        assignment: 987_654,
        annotation: 987_654,
        decision: 987_654,
        review: 987_654,
        bystander,
    };
    Stage { server, own, foreign, missing }
}

#[test]
fn every_row_lets_pass_exactly_those_who_may() {
    let stage = stage();
    let server = &stage.server;
    let table = decided();
    let project = server.store().read(|r| Ok(r.project_by_slug("own")?.id)).unwrap();
    let mut people: Vec<(&str, Option<UserId>)> = vec![("nobody", None)];
    for role in [Role::Labeler, Role::Reviewer, Role::Lead, Role::Engineer] {
        let person = server.person(role.as_str());
        server.give(person, project, role);
        people.push((role.as_str(), Some(person)));
    }
    let desk = Desk::at(server, "own");
    for role in WorkflowRole::ALL {
        let person = server.person(role.as_str());
        desk.join(person, role);
        if role == WorkflowRole::Agent {
            people.push((role.as_str(), Some(person)));
        }
    }
    people.push(("admin", Some(server.admin("admin"))));
    people.push(("stranger", Some(server.person("stranger"))));
    let mut cells = 0;
    for row in routes::all() {
        let decided = decided_for(row, &table);
        for (name, person) in &people {
            let client = match person {
                None => server.nobody().on_our_page(),
                Some(person) if row.path.starts_with("/api/") || row.path == "/mcp" => {
                    server.token(*person, scopes_for(row))
                }
                Some(person) => {
                    // One address gets a sign-in every six seconds.
                    server.wait_secs(6);
                    server.browser(*person)
                }
            };
            let is_someone = person.is_some();
            let has_role = decided.who.split(',').any(|role| role == *name);
            for (which, place) in [("own", &stage.own), ("foreign", &stage.foreign), ("missing", &stage.missing)] {
                let names_place = ["{project}", "{workflow}", "{assignment}", "{annotation}", "{decision}", "{review}"]
                    .iter()
                    .any(|n| row.path.contains(n));
                let may = match decided.who.as_str() {
                    "everybody" => true,
                    "signed-in" => is_someone,
                    _ if which == "missing" && names_place => false,
                    _ if *name == "admin" => true,
                    "admin" => false,
                    _ => has_role && which == "own",
                };
                let reply = knock(&client, row, place);
                // Leaving a page of one's own by signing out goes to the sign-in page without being refused.
                let may_look_refused = row.path == "/sign-out" && may;
                assert!(
                    passed(&reply, place) == may || may_look_refused,
                    "{name} at {} {} in the {which} project: {} {}",
                    row.method,
                    row.path,
                    reply.status,
                    reply.text()
                );
                assert_ne!(reply.status, 500, "{} {}: {}", row.method, row.path, reply.text());
                if !is_someone && decided.who != "everybody" && (row.path.starts_with("/api/") || row.path == "/mcp") {
                    assert_eq!(reply.status, 401, "{} {}", row.method, row.path);
                }
                if is_someone && names_place && which != "own" && !may && decided.who != "admin" {
                    assert_eq!(reply.status, 404, "{name}, {which}, {} {}", row.method, row.path);
                }
                cells += 1;
            }
        }
    }
    assert!(cells > 800, "{cells}");
}

#[test]
fn a_token_without_the_scope_is_refused_even_to_admins() {
    let stage = stage();
    let admin = stage.server.admin("admin");
    for row in routes::all() {
        let Some(scope) = decided_for(row, &decided()).scope else { continue };
        assert_eq!(row.permission.scope(), Some(scope), "{} {}", row.method, row.path);
        // The scope `admin` includes the others.
        let others: Vec<Scope> =
            Scope::ALL.into_iter().filter(|other| *other != scope && *other != Scope::Admin).collect();
        let reply = knock(&stage.server.token(admin, &others), row, &stage.own);
        assert_eq!(reply.status, 403, "{} {}: {}", row.method, row.path, reply.text());
    }
}

#[test]
fn a_change_with_a_cookie_must_come_from_one_of_our_own_pages() {
    let stage = stage();
    let admin = stage.server.admin("admin");
    let mut browser = stage.server.browser(admin);
    browser.headers.retain(|(name, _)| name == "cookie");
    let own = stage.server.origin();
    let other_port = "http://127.0.0.1:1".to_owned();
    let foreign: [&[(&str, &str)]; 8] = [
        &[],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), ("origin", &own)],
        &[("sec-fetch-site", "none")],
        &[("origin", "null")],
        &[("origin", "http://evil.example")],
        &[("origin", &other_port)],
        &[("referer", &own)],
    ];
    for row in routes::all().filter(|row| row.method != "GET") {
        for headers in foreign {
            let mut client = browser.clone();
            client.headers.extend(headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
            let reply = knock(&client, row, &stage.own);
            assert_eq!(reply.status, 403, "{} {} with {headers:?}: {}", row.method, row.path, reply.text());
        }
    }
    for headers in [[("sec-fetch-site", "same-origin")], [("origin", own.as_str())]] {
        let mut client = browser.clone();
        client.headers.extend(headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        let reply = client.json("POST", "/api/v1/people", &json!({"name": format!("p{}", headers[0].0.len())}));
        assert_eq!(reply.status, 201, "{}", reply.text());
    }
}

#[test]
fn a_form_also_carries_its_sessions_token_and_a_bearer_ignores_cookies() {
    let server = TestServer::start();
    let (ana, bo) = (server.admin("ana"), server.person("bo"));
    let (of_ana, of_bo) = (server.browser(ana), server.browser(bo));
    for wrong in [vec![], vec![("csrf", "")], vec![("csrf", "0123")], vec![("csrf", of_bo.csrf().leak() as &str)]] {
        assert_eq!(of_ana.form("/sign-out", &wrong).status, 403, "{wrong:?}");
    }
    let cookie = of_ana.headers.iter().find(|(name, _)| name == "cookie").unwrap().1.clone();
    let both = server.token(bo, &Scope::ALL).with("cookie", &cookie);
    assert_eq!(both.get("/api/v1/me").value()["name"], "bo");
    assert_eq!(both.get("/api/v1/people").status, 403);
    let reply = of_ana.form("/sign-out", &[("csrf", &of_ana.csrf())]);
    assert_eq!((reply.status, reply.header("location")), (303, Some("/sign-in")));
    assert_eq!(of_ana.get("/").header("location"), Some("/sign-in"));
}

#[test]
fn nobody_gives_themselves_more_than_they_have() {
    let server = TestServer::start();
    let project = server.project("p", 0);
    let (admin, engineer) = (server.admin("root"), server.person("eve"));
    server.give(engineer, project, Role::Engineer);
    let eve = server.token(engineer, &[Scope::Admin, Scope::Read]);
    assert_eq!(eve.json("PATCH", &format!("/api/v1/people/{engineer}"), &json!({"is_admin": true})).status, 403);
    assert_eq!(eve.json("POST", "/api/v1/tokens", &json!({"scopes": ["export"]})).status, 403);
    assert_eq!(eve.json("POST", "/api/v1/tokens", &json!({"scopes": ["read"], "person": admin})).status, 403);
    assert_eq!(eve.json("POST", "/api/v1/tokens", &json!({"scopes": ["read"]})).status, 201);
    // Fields that a change does not have are refused, not ignored.
    let reply = eve.json("PATCH", "/api/v1/projects/p", &json!({"slug": "q"}));
    assert_eq!(reply.status, 422, "{}", reply.text());
    assert!(reply.message().contains("unknown field `slug`"), "{}", reply.message());
    let reply = eve.json("POST", "/api/v1/tokens", &json!({"scopes": ["read"], "is_admin": true}));
    assert_eq!(reply.status, 422);
}
