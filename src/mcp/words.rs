//! What a result says in a sentence, for models that read text only. The rule comes with the fact: act, wait, or do not.

use super::Said;
use serde_json::{Value, json};

/// The sentence for an answer of the API to a tool.
pub(super) fn sentence(tool: &str, said: &Said) -> String {
    let body = &said.body;
    match tool {
        _ if !(200..300).contains(&said.status) => refusal(tool, said.status, body),
        "queue_pressure" => pressure(body),
        "report_effect" => format!("Recorded for decision {}: {}.", body["decision"], word(body, "effect")),
        _ => decision(body),
    }
}

fn word<'a>(body: &'a Value, name: &str) -> &'a str {
    body[name].as_str().unwrap_or("unknown")
}

fn decision(body: &Value) -> String {
    let (id, status) = (&body["decision"], word(body, "status"));
    if body["approved"] == true {
        let grant = if body["grant"].is_string() { " under `grant`" } else { "" };
        return format!(
            "Decision {id}: {status}, approved. Run it with exactly `final_args`{grant}; call report_effect with \
             `started` before and `succeeded` or `failed` after."
        );
    }
    if matches!(status, "pending" | "deferred" | "scheduled") {
        let late = if body["timed_out"] == true { "The wait ran out. " } else { "" };
        let due =
            body["item"]["due_at"].as_str().map(|due| format!(" A person should decide by {due}.")).unwrap_or_default();
        return format!(
            "{late}Decision {id}: {status}, NOT approved.{due} Do not act; call wait_for_decision with decision {id}."
        );
    }
    let code = body["reason_code"].as_str().map(|code| format!(" ({code})")).unwrap_or_default();
    let notice = body["agent_notice"].as_str().map(|notice| format!(" {notice}")).unwrap_or_default();
    format!("Decision {id}: {status}{code}, NOT approved. Do not act.{notice}")
}

fn pressure(body: &Value) -> String {
    let what = match word(body, "advice") {
        "go_on" => "go on",
        "slow_down" => "slow down, people are behind",
        "stop" => "stop, the workflow is halted and nothing may act",
        other => other,
    };
    format!(
        "{} waiting, {} overdue, the oldest for {} seconds. Advice: {what}.",
        body["waiting"], body["overdue"], body["oldest_secs"]
    )
}

fn refusal(tool: &str, status: u16, body: &Value) -> String {
    let error = &body["error"];
    let message = error["message"].as_str().unwrap_or("the server gave no reason");
    format!("{tool} was refused ({status} {}): {message}", error["code"].as_str().unwrap_or("unknown"))
}

/// An answer that says what is wrong with a tool's arguments, in the shape of the API's refusals.
pub(super) fn wrong_arguments(message: String) -> Said {
    Said { status: 422, body: json!({"error": {"code": "invalid", "message": message}}) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(tool: &str, status: u16, body: Value) -> String {
        sentence(tool, &Said { status, body })
    }

    #[test]
    fn only_an_approval_tells_the_model_to_run_it() {
        for status in ["pending", "deferred", "scheduled", "rejected", "expired", "halted", "below_floor", "cancelled"]
        {
            let text = said("wait_for_decision", 200, json!({"decision": 7, "status": status, "approved": false}));
            assert!(text.contains("NOT approved") && text.contains("Do not act") && !text.contains("Run it"), "{text}");
        }
        let text =
            said("route_decision", 201, json!({"decision": 7, "status": "edited", "approved": true, "grant": "g"}));
        assert!(
            text.starts_with("Decision 7: edited, approved. Run it with exactly `final_args` under `grant`;"),
            "{text}"
        );
    }

    #[test]
    fn a_refusal_names_tool_status_code_and_reason() {
        let body = json!({"error": {"code": "not_found", "message": "there is no workflow `x`"}});
        let text = said("queue_pressure", 404, body);
        assert_eq!(text, "queue_pressure was refused (404 not_found): there is no workflow `x`");
    }
}
