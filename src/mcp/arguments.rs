//! Arguments of tools. What is wrong is said with its name, its value and what would be right, because a model reads it.

use super::{Ask, LONGEST_WAIT_SECS, USUAL_WAIT_SECS};
use serde_json::{Map, Value};

/// The request that a tool makes of its arguments, or what is wrong with them.
pub(super) fn ask_of(tool: &str, mut arguments: Map<String, Value>) -> Result<Ask, String> {
    match tool {
        "route_decision" => Ok(Ask::Route(arguments.into())),
        "request_approval" => {
            if arguments.contains_key("ask_person") {
                return Err("`ask_person` is not for this tool: it always asks a person; leave it away".into());
            }
            arguments.insert("ask_person".into(), true.into());
            Ok(Ask::Route(arguments.into()))
        }
        "wait_for_decision" => {
            let decision = number(&arguments, "decision", 1, i64::MAX)?;
            let wait = match arguments.contains_key("wait_secs") {
                true => number(&arguments, "wait_secs", 0, LONGEST_WAIT_SECS as i64)?,
                false => USUAL_WAIT_SECS as i64,
            };
            only(&arguments, &["decision", "wait_secs"])?;
            Ok(Ask::Look { decision, wait_secs: wait.unsigned_abs() })
        }
        "report_effect" => {
            let decision = number(&arguments, "decision", 1, i64::MAX)?;
            arguments.shift_remove("decision");
            Ok(Ask::Effect { decision, body: arguments.into() })
        }
        "queue_pressure" => {
            let workflow = match arguments.get("workflow") {
                Some(Value::String(slug)) if !slug.is_empty() => slug.clone(),
                Some(other) => {
                    return Err(format!("`workflow` is {other}: use the workflow's name, such as \"refunds\""));
                }
                None => return Err("`workflow` is missing: name the workflow whose queue you ask about".into()),
            };
            only(&arguments, &["workflow"])?;
            Ok(Ask::Pressure { workflow })
        }
        other => Err(format!("there is no tool `{other}`")),
    }
}

fn number(arguments: &Map<String, Value>, name: &str, least: i64, most: i64) -> Result<i64, String> {
    let right = match most {
        i64::MAX => "use the number that `route_decision` or `request_approval` returned as `decision`".to_owned(),
        _ => format!("use a whole number of seconds from {least} to {most}"),
    };
    match arguments.get(name) {
        None => Err(format!("`{name}` is missing: {right}")),
        Some(value) => value
            .as_i64()
            .filter(|number| (least..=most).contains(number))
            .ok_or_else(|| format!("`{name}` is {value}: {right}")),
    }
}

fn only(arguments: &Map<String, Value>, known: &[&str]) -> Result<(), String> {
    match arguments.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(format!("`{key}` is no argument of this tool; it takes {}", known.join(", "))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn ask(tool: &str, arguments: Value) -> Result<Ask, String> {
        ask_of(tool, arguments.as_object().unwrap().clone())
    }

    #[test]
    fn a_wait_is_a_whole_number_of_seconds_below_a_minute() {
        let look = |decision, wait_secs| Ok(Ask::Look { decision, wait_secs });
        assert_eq!(ask("wait_for_decision", json!({"decision": 7})), look(7, 30));
        assert_eq!(ask("wait_for_decision", json!({"decision": 7, "wait_secs": 0})), look(7, 0));
        assert_eq!(ask("wait_for_decision", json!({"decision": 7, "wait_secs": 55})), look(7, 55));
        for wrong in [json!(56), json!(-1), json!(1.5), json!("10"), json!(null)] {
            let said = ask("wait_for_decision", json!({"decision": 7, "wait_secs": wrong})).unwrap_err();
            assert_eq!(said, format!("`wait_secs` is {wrong}: use a whole number of seconds from 0 to 55"));
        }
        let said = ask("wait_for_decision", json!({"wait_secs": 3})).unwrap_err();
        assert!(said.starts_with("`decision` is missing: use the number that"), "{said}");
        let said = ask("wait_for_decision", json!({"decision": 7, "secs": 3})).unwrap_err();
        assert_eq!(said, "`secs` is no argument of this tool; it takes decision, wait_secs");
    }

    #[test]
    fn request_approval_always_asks_a_person() {
        let said = ask("request_approval", json!({"workflow": "w"})).unwrap();
        assert_eq!(said, Ask::Route(json!({"workflow": "w", "ask_person": true})));
        assert!(ask("request_approval", json!({"ask_person": false})).unwrap_err().contains("leave it away"));
    }

    #[test]
    fn a_report_leaves_its_body_to_the_api() {
        let said = ask("report_effect", json!({"decision": 7, "state": "started"})).unwrap();
        assert_eq!(said, Ask::Effect { decision: 7, body: json!({"state": "started"}) });
        assert_eq!(said.named(), Some(("decision", "7".into())));
        assert!(ask("report_effect", json!({"decision": "7"})).is_err());
    }
}
