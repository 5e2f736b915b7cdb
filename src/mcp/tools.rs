//! The list of tools. The rules stand in the descriptions: agents read those and nothing else.

use rmcp::model::{Tool, ToolAnnotations};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// A tool.
pub struct ToolSpec {
    /// Its name.
    pub name: &'static str,
    /// What people read in their host.
    pub title: &'static str,
    /// What the model reads.
    pub does: &'static str,
    /// Whether it changes nothing.
    pub is_read_only: bool,
    input: fn(&Value) -> Value,
    output: &'static str,
}

/// Every tool. None decides: deciding takes a person's token, and no such tool exists.
pub static TOOLS: [ToolSpec; 5] = [
    ToolSpec {
        name: "route_decision",
        title: "May I act?",
        does: "Ask BEFORE you act whether an action may run. The workflow's policy lets it run alone or sends it to a \
               person. Act only when the result says `approved: true`, with exactly `final_args`, and report it with \
               report_effect. While `status` is pending, deferred or scheduled it is NOT approved: call \
               wait_for_decision. Never repeat an action that was rejected. The same `external_id` asks once, however \
               often you call.",
        is_read_only: false,
        input: |schemas| resolved(&schemas["DecisionRequest"], schemas),
        output: "ModelDecision",
    },
    ToolSpec {
        name: "request_approval",
        title: "Ask a person",
        does: "Ask a PERSON to decide on an action, whatever the workflow's policy would do. Use it when you are told to \
               get approval, or doubt yourself. The result is `pending`, which is NOT approved: call wait_for_decision. \
               Nobody but a person with a review role can approve; you cannot.",
        is_read_only: false,
        input: |schemas| {
            let mut schema = resolved(&schemas["DecisionRequest"], schemas);
            if let Some(properties) = schema["properties"].as_object_mut() {
                properties.shift_remove("ask_person");
            }
            schema
        },
        output: "ModelDecision",
    },
    ToolSpec {
        name: "wait_for_decision",
        title: "Wait for a decision",
        does: "Wait up to `wait_secs` seconds (0 to 55) for a person's verdict, and return the decision as it is then. \
               Returns at once when there is nothing more to wait for. `timed_out: true` means nobody decided yet: that \
               is NOT approved; call again or do something else. Act only when `approved` is true.",
        is_read_only: true,
        input: |_| {
            json!({
                "type": "object", "required": ["decision"], "additionalProperties": false,
                "properties": {
                    "decision": {"type": "integer", "minimum": 1, "description": "The `decision` that route_decision or request_approval returned."},
                    "wait_secs": {"type": "integer", "minimum": 0, "maximum": super::LONGEST_WAIT_SECS, "default": super::USUAL_WAIT_SECS, "description": "Seconds to wait at most."},
                },
            })
        },
        output: "ModelDecision",
    },
    ToolSpec {
        name: "report_effect",
        title: "Report what was done",
        does: "Report `started` right before you run an approved action, then `succeeded` or `failed`. Send the `grant` \
               you were given, and in `args` the arguments you run with: if they differ from what was approved you are \
               refused, must not run it, and an alarm is raised.",
        is_read_only: false,
        input: |schemas| {
            let mut schema = resolved(&schemas["Effect"], schemas);
            schema["properties"]["decision"] =
                json!({"type": "integer", "minimum": 1, "description": "The decision you act under."});
            schema["required"] = json!(["decision", "state"]);
            schema
        },
        output: "ModelDecision",
    },
    ToolSpec {
        name: "queue_pressure",
        title: "How full the queue is",
        does: "How many decisions wait for people in a workflow, how late they are (seconds), and `advice`: go_on, \
               slow_down (people are behind: send less), or stop (the workflow is halted: nothing may act).",
        is_read_only: true,
        input: |_| {
            json!({
                "type": "object", "required": ["workflow"], "additionalProperties": false,
                "properties": {"workflow": {"type": "string", "minLength": 1, "description": "The workflow's name, such as `refunds`."}},
            })
        },
        output: "Pressure",
    },
];

/// The tools as hosts list them. `schemas` are the components of the API's description: what a tool takes and gives is
/// what REST takes and gives.
pub fn listed(schemas: &Value) -> Arc<[Tool]> {
    TOOLS
        .iter()
        .map(|spec| {
            let hints = ToolAnnotations::new()
                .read_only(spec.is_read_only)
                .destructive(false)
                .idempotent(true)
                .open_world(false);
            Tool::new(spec.name, spec.does, object((spec.input)(schemas)))
                .with_title(spec.title)
                .with_annotations(hints)
                .with_raw_output_schema(Arc::new(object(outcome(spec.output, schemas))))
        })
        .collect()
}

/// The schema of a result: what REST gives, or its error.
fn outcome(name: &str, schemas: &Value) -> Value {
    let mut schema = resolved(&schemas[name], schemas);
    let required = schema["required"].take();
    let error = resolved(&schemas["Error"], schemas);
    schema["properties"]["error"] = error["properties"]["error"].clone();
    if let Some(map) = schema.as_object_mut() {
        map.shift_remove("required");
    }
    schema["anyOf"] = json!([{"required": required}, {"required": ["error"]}]);
    schema
}

/// A schema with its references written out: a tool's schema stands alone.
fn resolved(schema: &Value, schemas: &Value) -> Value {
    match schema {
        Value::Object(map) => match map.get("$ref").and_then(Value::as_str) {
            Some(reference) => resolved(&schemas[reference.rsplit('/').next().unwrap_or_default()], schemas),
            None => map
                .iter()
                .filter(|(key, _)| *key != "example")
                .map(|(key, value)| (key.clone(), resolved(value, schemas)))
                .collect::<Map<_, _>>()
                .into(),
        },
        Value::Array(parts) => parts.iter().map(|part| resolved(part, schemas)).collect::<Vec<_>>().into(),
        plain => plain.clone(),
    }
}

fn object(schema: Value) -> Map<String, Value> {
    match schema {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
