//! The API's description, built from the route table and hand-written schemas.

use super::errors::Reply;
use super::routes::{self, Row};
use crate::people::Permission;
use actix_web::HttpResponse;
use serde_json::{Map, Value, json};

/// The components that rows name.
static SCHEMAS: &str = include_str!("openapi_schemas.json");

/// Requests with the server's answers: one story, which a test sends through a server. The first of a route is shown.
static EXAMPLES: &str = include_str!("openapi_examples.json");

/// The components by name.
pub(crate) fn schemas() -> Value {
    serde_json::from_str(SCHEMAS).unwrap_or_default()
}

/// The whole description.
pub fn document() -> Value {
    let mut paths = Map::new();
    let examples: Vec<Value> = serde_json::from_str(EXAMPLES).unwrap_or_default();
    for row in routes::API {
        let methods = paths.entry(row.path).or_insert_with(|| Value::Object(Map::new()));
        methods[row.method.as_str().to_lowercase()] = operation(row);
        let name = format!("{} {}", row.method, row.path);
        if let Some(example) = examples.iter().find(|example| example["route"] == name.as_str()) {
            show(example, row, &mut methods[row.method.as_str().to_lowercase()]);
        }
    }
    let schemas = schemas();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "qualm",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Ask people the most useful labels first, train in rounds, hand out datasets.",
        },
        "paths": paths,
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "An API token: `qualm token create`."},
            },
            "schemas": schemas,
        },
    })
}

/// Puts an example into its operation.
fn show(example: &Value, row: &Row, operation: &mut Value) {
    if let Some(body) = example.get("body") {
        operation["requestBody"]["content"]["application/json"]["example"] = body.clone();
    }
    let (response, success) = (&example["response"], &mut operation["responses"][row.gives.0.to_string()]);
    match response {
        Value::Null => {}
        Value::String(lines) => success["content"]["application/x-ndjson"]["example"] = json!(lines),
        value => success["content"]["application/json"]["example"] = value.clone(),
    }
}

fn reference(schema: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{schema}")})
}

fn operation(row: &Row) -> Value {
    let names = row.path.split('{').skip(1).filter_map(|rest| rest.split(['}', ':']).next());
    let mut parameters: Vec<Value> =
        names.map(|name| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}})).collect();
    if row.keeps_replies() {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "maxLength": 200},
            "description": "A repeat under the same key gets the first reply again, for two days; another request under it is a 422 `idempotency_key`.",
        }));
    }
    parameters.extend(row.query.iter().map(|name| json!({"name": name, "in": "query", "schema": {"type": "string"}})));
    let (status, schema) = row.gives;
    let mut success = json!({"description": row.does});
    if let Some(schema) = schema {
        success["content"] = json!({"application/json": {"schema": reference(schema)}});
    }
    let mut responses = Map::new();
    responses.insert(status.to_string(), success);
    let error = json!({
        "description": "What is wrong, and what to do next",
        "content": {"application/json": {"schema": reference("Error")}},
    });
    responses.insert("default".into(), error);
    let mut operation = json!({
        "summary": row.does,
        "description": needs(row.permission),
        "parameters": parameters,
        "responses": responses,
    });
    if row.is_import {
        operation["requestBody"] = json!({"content": {
            "application/x-ndjson": {"schema": {"type": "string"}},
            "text/csv": {"schema": {"type": "string"}},
        }});
    } else if let Some(schema) = row.takes {
        operation["requestBody"] = json!({"content": {"application/json": {"schema": reference(schema)}}});
    }
    if row.permission != Permission::Public {
        operation["security"] = json!([{"token": []}]);
    }
    operation
}

fn needs(permission: Permission) -> String {
    let who = match permission {
        Permission::Public => return "Anybody.".into(),
        Permission::SignedIn(_) => "anybody signed in".to_owned(),
        Permission::Admin(_) => "admins".to_owned(),
        other if other.workflow_roles().is_some() => {
            let roles: Vec<&str> =
                other.workflow_roles().unwrap_or_default().iter().map(|role| role.as_str()).collect();
            format!("{} in the workflow, and admins", roles.join(", "))
        }
        other => {
            let roles: Vec<&str> = other.roles().unwrap_or_default().iter().map(|role| role.as_str()).collect();
            format!("{} in the project, and admins", roles.join(", "))
        }
    };
    let scope = permission.scope().map_or("", |scope| scope.as_str());
    format!("For {who}; a token needs the scope `{scope}`.")
}

/// `GET /api/openapi.json`.
pub(super) async fn json() -> Reply {
    Ok(HttpResponse::Ok().json(document()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(map) => map.iter().for_each(|(key, value)| match value {
                Value::String(text) if key == "$ref" => found.push(text.clone()),
                value => references(value, found),
            }),
            Value::Array(parts) => parts.iter().for_each(|part| references(part, found)),
            _ => {}
        }
    }

    #[test]
    fn every_api_row_is_described_and_every_reference_leads_somewhere() {
        let document = document();
        for row in routes::all().filter(|row| row.path.starts_with("/api/")) {
            let operation = &document["paths"][row.path][row.method.as_str().to_lowercase()];
            assert!(operation["summary"].as_str().is_some_and(|s| !s.is_empty()), "{} {}", row.method, row.path);
            let names = row.path.matches('{').count() + row.query.len() + usize::from(row.keeps_replies());
            assert_eq!(operation["parameters"].as_array().unwrap().len(), names, "{}", row.path);
            let changes = matches!(row.method.as_str(), "PUT" | "PATCH");
            assert!(!changes || row.takes.is_some() || row.is_import, "{} {} takes something", row.method, row.path);
        }
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(found.len() > 50);
        for reference in found {
            let name = reference.strip_prefix("#/components/schemas/").unwrap();
            assert!(document["components"]["schemas"][name].is_object(), "{reference}");
        }
    }
}
