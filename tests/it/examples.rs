//! The examples of the API's description are one story, sent through a server in their order: what it accepts and answers
//! is what they say. `QUALM_WRITE_EXAMPLES=1` writes the answers anew.

use super::schema::fits;
use super::support::{Client, TestServer};
use qualm::domain::Scope;
use qualm::http::{openapi, routes};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/http/openapi_examples.json");
/// Rows of decisions, reviews and workflows that do without, each with its reason.
const WITHOUT: &[&str] = &[
    "GET /api/v1/workflows/{workflow}/oversight",
    // Lessons of fields take a document with its picture.
    "GET /api/v1/workflows/{workflow}/field-lessons",
    // Only there after weeks of verdicts; their own tests show them.
    "POST /api/v1/workflows/{workflow}/threshold",
    "GET /api/v1/workflows/{workflow}/graduation",
    "POST /api/v1/workflows/{workflow}/cap-extensions",
    // Notices go only where the operator opened an address; the story's server has none open.
    "GET /api/v1/workflows/{workflow}/endpoints",
    "POST /api/v1/workflows/{workflow}/endpoints",
    "PATCH /api/v1/workflows/{workflow}/endpoints/{endpoint}",
    "POST /api/v1/workflows/{workflow}/endpoints/{endpoint}/rotate",
    "POST /api/v1/workflows/{workflow}/endpoints/{endpoint}/test",
    "GET /api/v1/workflows/{workflow}/deliveries",
    "GET /api/v1/workflows/{workflow}/deliveries/{delivery}",
    "POST /api/v1/workflows/{workflow}/deliveries/{delivery}/resend",
];

/// The people of the story, in the order that gives them the ids its paths name.
fn cast(server: &TestServer) -> BTreeMap<&'static str, Client> {
    let every = &Scope::ALL[..];
    let admin = server.token(server.admin("boss"), every);
    let second_admin = server.token(server.admin("second-boss"), every);
    let agent = server.token(server.person("bot"), &[Scope::Read, Scope::Route, Scope::Effect]);
    let reviewer = server.token(server.person("ana"), &[Scope::Read, Scope::Decide]);
    let lea = server.person("lea");
    let lead = server.token(lea, &[Scope::Read, Scope::Decide]);
    let exporter = server.token(lea, &[Scope::Export]);
    let cast = [("admin", admin), ("second_admin", second_admin), ("agent", agent)];
    cast.into_iter().chain([("reviewer", reviewer), ("lead", lead), ("exporter", exporter)]).collect()
}

/// The same keys and kinds of values all the way down; an answer may say more than its example.
fn alike(example: &Value, answer: &Value, at: &str) -> Result<(), String> {
    match (example, answer) {
        (Value::Object(example), Value::Object(answer)) => example.iter().try_for_each(|(key, value)| {
            let said = answer.get(key).ok_or_else(|| format!("{at}: the server says no `{key}`"))?;
            alike(value, said, &format!("{at}.{key}"))
        }),
        (Value::Array(example), Value::Array(answer)) => {
            if example.len() != answer.len() {
                return Err(format!("{at}: {} in the example, {} in the answer", example.len(), answer.len()));
            }
            example.iter().zip(answer).try_for_each(|(example, answer)| alike(example, answer, at))
        }
        (Value::String(_), Value::String(_)) | (Value::Number(_), Value::Number(_)) => Ok(()),
        (example, answer) if example == answer => Ok(()),
        (example, answer) => Err(format!("{at}: {example} in the example, {answer} in the answer")),
    }
}

#[test]
fn every_example_is_what_the_server_accepts_and_answers() {
    let writes = std::env::var_os("QUALM_WRITE_EXAMPLES").is_some();
    let server = TestServer::start();
    let cast = cast(&server);
    let document = openapi::document();
    let components = &document["components"]["schemas"];
    let mut examples: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
    let mut grant = Value::Null;
    for example in &mut examples {
        let (route, path) =
            (example["route"].as_str().unwrap().to_owned(), example["path"].as_str().unwrap().to_owned());
        let (method, pattern) = route.split_once(' ').unwrap();
        let row = routes::API.iter().find(|row| row.method == method && row.path == pattern);
        let row = row.unwrap_or_else(|| panic!("{route} is gone"));
        let who = &cast[example["as"].as_str().unwrap()];
        let reply = match example.get("body") {
            None => who.send(method, &path, &[], b""),
            Some(body) => {
                fits(&json!({"$ref": format!("#/components/schemas/{}", row.takes.unwrap())}), body, components)
                    .unwrap_or_else(|why| panic!("{route}: the request does not fit its schema: {why}"));
                let mut body = body.clone();
                if body.get("grant").is_some() {
                    // A workflow's secret is new each time.
                    body["grant"] = grant.clone();
                }
                who.json(method, &path, &body)
            }
        };
        assert!((200..300).contains(&reply.status), "{route} {path}: {} {}", reply.status, reply.text());
        let answer = reply.value();
        if answer["grant"].is_string() {
            grant = answer["grant"].clone();
        }
        assert_eq!(reply.status, if reply.status == 200 && row.gives.0 == 201 { 200 } else { row.gives.0 }, "{route}");
        if let Some(name) = row.gives.1 {
            fits(&json!({"$ref": format!("#/components/schemas/{name}")}), &answer, components)
                .unwrap_or_else(|why| panic!("{route}: the answer does not fit {name}: {why}"));
        }
        let said =
            if reply.header("content-type") == Some("application/x-ndjson") { json!(reply.text()) } else { answer };
        if writes {
            example["status"] = json!(reply.status);
            example["response"] = said;
        } else {
            assert_eq!(example["status"], reply.status, "{route}");
            alike(&example["response"], &said, &route).unwrap();
        }
    }
    if writes {
        let lines: Vec<String> = examples.iter().map(|example| format!("  {example}")).collect();
        std::fs::write(FILE, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
    }
}

#[test]
fn every_row_of_decisions_reviews_and_workflows_has_its_examples_in_the_description() {
    let document = openapi::document();
    let of_ours = ["/api/v1/decisions", "/api/v1/queues", "/api/v1/reviews", "/api/v1/workflows"];
    let mut without = Vec::new();
    for row in routes::API.iter().filter(|row| of_ours.iter().any(|start| row.path.starts_with(start))) {
        let operation = &document["paths"][row.path][row.method.as_str().to_lowercase()];
        let asked =
            row.takes.is_none() || operation["requestBody"]["content"]["application/json"]["example"].is_object();
        let success = &operation["responses"][row.gives.0.to_string()];
        let media = success["content"].as_object().and_then(|content| content.values().next().cloned());
        let answered = row.gives.0 == 204 || media.is_some_and(|media| !media["example"].is_null());
        if !asked || !answered {
            without.push(format!("{} {}", row.method, row.path));
        }
    }
    assert_eq!(without, WITHOUT, "add a line to src/http/openapi_examples.json and run with QUALM_WRITE_EXAMPLES=1");
    let keyed = &document["paths"]["/api/v1/decisions"]["post"]["parameters"];
    assert_eq!((&keyed[0]["name"], &keyed[0]["in"]), (&json!("Idempotency-Key"), &json!("header")));
}
