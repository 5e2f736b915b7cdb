//! The form that proposes a policy version: what the version that routes says, with what shall be otherwise.

use super::super::frame::Done;
use super::super::{go, show, show_as};
use super::Frame;
use crate::domain::WorkflowId;
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::{t, told};
use crate::http::{App, AppState, InWorkflow, Me, Reply, blocking};
use crate::reviews::ProposePolicy;
use crate::routing::{Color, Mode, Policy, Property};
use crate::store::WorkflowRow;
use actix_web::http::StatusCode;
use actix_web::web;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How a field is written in the form.
#[derive(Clone, Copy)]
enum Unit {
    Mode,
    /// 0 to 1.
    Share,
    /// Minutes here, seconds in the document.
    Minutes,
    /// A whole number, or nothing.
    Count,
    Words,
    Colour(Property),
}

/// A field of the document: its name, how it is written, its label and its help.
type Asked = (&'static str, Unit, &'static str, &'static str);

/// What the form asks for, in groups. Everything else of a version is as in the one it starts from.
const ASKED: [(&str, &[Asked]); 5] = [
    (
        "What acts alone",
        &[
            ("mode", Unit::Mode, "What happens", "Two red properties below demand that a person decides."),
            (
                "auto_threshold",
                Unit::Share,
                "Acts alone when at least this sure",
                "0 to 1, usually 0.85; 0.97 for money, health and law.",
            ),
            (
                "review_floor",
                Unit::Share,
                "Asks a person when at least this sure",
                "0 to 1, usually 0.6. Below it is not executed and goes back to its caller.",
            ),
            (
                "review_rate",
                Unit::Share,
                "Share that is asked about",
                "0 to 1. For a random share, and while the confidence is not calibrated.",
            ),
        ],
    ),
    (
        "What is looked at again",
        &[
            (
                "auto_audit_rate",
                Unit::Share,
                "Of what acted alone",
                "0 to 1, usually 0.05. Without it nobody knows how often the model errs alone.",
            ),
            (
                "near_audit_rate",
                Unit::Share,
                "Of what was only just sure enough",
                "0 to 1, usually 0.15. It tells most about the threshold.",
            ),
            (
                "approval_audit_rate",
                Unit::Share,
                "Of people’s approvals",
                "0 to 1, usually 0.05, by a second person who does not see the first verdict.",
            ),
            ("floor_sample_rate", Unit::Share, "Of what fell below the floor", "0 to 1, usually 0.02."),
        ],
    ),
    (
        "Decision matrix",
        &[
            ("cost", Unit::Colour(Property::Cost), "Cost of a wrong action", ""),
            ("reversibility", Unit::Colour(Property::Reversibility), "Reversibility", ""),
            ("regulation", Unit::Colour(Property::Regulation), "Regulation", ""),
            ("ambiguity", Unit::Colour(Property::Ambiguity), "Input ambiguity", ""),
            ("matrix_evidence", Unit::Words, "Why the matrix is as it is", ""),
        ],
    ),
    (
        "Time",
        &[
            (
                "sla_secs",
                Unit::Minutes,
                "Minutes until a person should have decided",
                "240 are four hours; 1.5 are 90 seconds.",
            ),
            ("tier2_sla_secs", Unit::Minutes, "Minutes the second tier has", "1,440 are a day."),
            (
                "outbox_secs",
                Unit::Minutes,
                "Minutes in the outbox before it acts alone",
                "A person can stop it there. 0: it acts at once.",
            ),
            (
                "daily_cap",
                Unit::Count,
                "Most items a person decides in a day",
                "Empty: 40 where a person must decide, else 200.",
            ),
        ],
    ),
    (
        "Beside every item",
        &[("text", Unit::Words, "The policy in words", ""), ("limits", Unit::Words, "What the model cannot do", "")],
    ),
];

#[derive(Serialize)]
struct ProposePage {
    workflow: Frame,
    /// The version it starts from; none: the defaults.
    from: Option<i64>,
    groups: Vec<Group>,
    rationale: String,
    /// What is wrong and belongs to no field.
    problem: Option<String>,
}

#[derive(Serialize)]
struct Group {
    title: String,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Field {
    name: &'static str,
    label: String,
    help: String,
    value: String,
    /// What may be chosen; empty for anything else.
    choices: Vec<(String, String)>,
    is_number: bool,
    problem: Option<String>,
}

/// `GET /workflows/{workflow}/policies/new`.
pub async fn form(app: AppState, me: Me, workflow: InWorkflow) -> Reply {
    let viewer = me.clone();
    let page = blocking(&app, move |app| build(app, workflow.id(), &viewer, None)).await?;
    show(&app, Some(&me), "reviews/propose.html", &t!("propose"), &page)
}

/// `POST /workflows/{workflow}/policies`.
pub async fn propose(
    app: AppState,
    me: Me,
    workflow: InWorkflow,
    path: web::Path<String>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Reply {
    let (id, viewer) = (workflow.id(), me.clone());
    let outcome = blocking(&app, move |app| {
        let proposed = start(app, id).and_then(|(_, base)| {
            let rationale = sent.get("rationale").cloned().unwrap_or_default();
            let base = base.map_or_else(Policy::default, |(_, policy)| policy);
            // Another version may route by now: what the form left as it was is then as that one says.
            let shown = match sent.get("from").and_then(|from| from.parse().ok()) {
                Some(from) => app.store.read(|r| Ok(r.policy_by_number(id, from)?.policy))?,
                None => base.clone(),
            };
            let policy = changed(&base, &shown, &sent)?;
            ProposePolicy { workflow: id, policy, rationale, by: Some(viewer.person) }.run(&app.store, app.now())
        });
        match proposed {
            Ok(row) => Ok(Ok(row.number)),
            Err(error @ (Error::Invalid(_) | Error::Refused(_))) => {
                build(app, id, &viewer, Some((&sent, error.to_string()))).map(Err)
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    match outcome {
        Ok(number) => {
            app.tell();
            Ok(go(&format!("/workflows/{path}/policies?done=new-version#version-{number}")))
        }
        Err(page) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show_as(&app, status, Some(&me), "reviews/propose.html", &t!("propose"), &page)
        }
    }
}

/// The workflow and the version that a new one starts from: the one that routes, else the newest.
fn start(app: &App, id: WorkflowId) -> Result<(WorkflowRow, Option<(i64, Policy)>)> {
    app.store.read(|r| {
        let row = r.workflow(id)?;
        let base = match row.policy {
            Some(active) => Some(r.policy(active)?),
            None => r.policies(id)?.into_iter().next(),
        };
        Ok((row, base.map(|base| (base.number, base.policy))))
    })
}

fn build(
    app: &App,
    id: WorkflowId,
    me: &Me,
    refused: Option<(&BTreeMap<String, String>, String)>,
) -> Result<ProposePage> {
    let (row, base) = start(app, id)?;
    let (from, policy) = base.map_or_else(|| (None, Policy::default()), |(number, policy)| (Some(number), policy));
    let document = policy.to_value();
    let mut problem = refused.as_ref().map(|(_, message)| message.clone());
    let said = |name: &str| refused.as_ref().and_then(|(sent, _)| sent.get(name)).cloned();
    let mut field = |(name, unit, label, help): &Asked| Field {
        label: told(label),
        help: told(help),
        value: said(name).unwrap_or_else(|| written(*unit, stored(&document, name, *unit))),
        choices: choices(*unit),
        is_number: matches!(unit, Unit::Share | Unit::Minutes | Unit::Count),
        problem: problem.take_if(|message| message.split(' ').next() == Some(name)),
        name,
    };
    let groups = ASKED
        .iter()
        .map(|(title, fields)| Group { title: told(title), fields: fields.iter().map(&mut field).collect() })
        .collect();
    Ok(ProposePage {
        from: said("from").and_then(|from| from.parse().ok()).or(from),
        groups,
        rationale: said("rationale").unwrap_or_default(),
        problem,
        workflow: app.store.read(|r| Frame::new(r, &row, me, "policies", &Done::default(), app.now()))?,
    })
}

fn stored<'v>(document: &'v Value, name: &str, unit: Unit) -> &'v Value {
    match unit {
        Unit::Colour(_) => &document["matrix"][name],
        _ => &document[name],
    }
}

/// A value as the form writes it.
fn written(unit: Unit, value: &Value) -> String {
    match (unit, value) {
        (Unit::Minutes, value) => (value.as_f64().unwrap_or_default() / 60.0).to_string(),
        (_, Value::String(text)) => text.clone(),
        (_, Value::Null) => String::new(),
        (_, value) => value.to_string(),
    }
}

fn choices(unit: Unit) -> Vec<(String, String)> {
    let word = |value: Value| value.as_str().unwrap_or_default().to_owned();
    match unit {
        Unit::Mode => Mode::ALL.iter().map(|mode| (word(json!(mode)), told(mode.title()))).collect(),
        Unit::Colour(property) => [(Color::Green, "Green"), (Color::Yellow, "Yellow"), (Color::Red, "Red")]
            .map(|(color, name)| (word(json!(color)), format!("{}: {}", told(name), told(property.means(color)))))
            .into(),
        _ => Vec::new(),
    }
}

/// The policy with what the form says otherwise than the version it showed.
fn changed(base: &Policy, shown: &Policy, sent: &BTreeMap<String, String>) -> Result<Policy> {
    let before = shown.to_value();
    let mut document = base.to_value();
    for (name, unit, ..) in ASKED.iter().flat_map(|(_, fields)| *fields) {
        let Some(text) = sent.get(*name) else { continue };
        // A browser ends lines in forms with two characters, and a decimal comma is meant as one.
        let text = text.replace("\r\n", "\n");
        let text = text.trim();
        let was = stored(&before, name, *unit);
        if text == written(*unit, was).trim() {
            continue;
        }
        let number = || text.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
        let value =
            match unit {
                Unit::Share => json!(
                    number().ok_or_else(|| Error::Invalid(format!("{name} is {text}: use a number from 0 to 1")))?
                ),
                Unit::Minutes => {
                    let minutes =
                        number().ok_or_else(|| Error::Invalid(format!("{name} is {text}: use a number of minutes")))?;
                    json!((minutes * 60.0).round() as i64)
                }
                Unit::Count if text.is_empty() => Value::Null,
                Unit::Count => json!(text.parse::<u32>().map_err(|_| {
                    Error::Invalid(format!("{name} is {text}: use a whole number, or leave it empty"))
                })?),
                Unit::Mode | Unit::Words | Unit::Colour(_) => json!(text),
            };
        match unit {
            Unit::Colour(_) => document["matrix"][*name] = value,
            _ => document[*name] = value,
        }
    }
    serde_json::from_value(document).map_err(|error| Error::Invalid(format!("this is no policy: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_changes_nothing_is_the_same_policy() {
        let base = Policy { sla_secs: 90, daily_cap: Some(7), text: "a\nb ".into(), ..Policy::default() };
        let document = base.to_value();
        let sent = ASKED.iter().flat_map(|(_, fields)| *fields);
        let sent = sent.map(|(name, unit, ..)| ((*name).to_owned(), written(*unit, stored(&document, name, *unit))));
        assert_eq!(changed(&base, &base, &sent.collect()).unwrap().to_value(), document);
    }

    #[test]
    fn what_was_activated_meanwhile_stays_where_the_form_left_it_alone() {
        let shown = Policy::default();
        let base = Policy { review_rate: 0.5, auto_threshold: 0.9, ..Policy::default() };
        let document = shown.to_value();
        let fields = ASKED.iter().flat_map(|(_, fields)| *fields);
        let mut sent: BTreeMap<String, String> = fields
            .map(|(name, unit, ..)| ((*name).to_owned(), written(*unit, stored(&document, name, *unit))))
            .collect();
        sent.insert("auto_threshold".into(), "0.97".into());
        let policy = changed(&base, &shown, &sent).unwrap();
        assert_eq!((policy.review_rate, policy.auto_threshold), (0.5, 0.97));
    }

    #[test]
    fn what_is_written_is_read_and_what_is_no_number_is_named() {
        let sent = |name: &str, text: &str| BTreeMap::from([(name.to_owned(), text.to_owned())]);
        let of = |name: &str, text: &str| changed(&Policy::default(), &Policy::default(), &sent(name, text));
        assert_eq!(of("auto_threshold", "0,9").unwrap().auto_threshold, 0.9);
        assert_eq!(of("sla_secs", "1.5").unwrap().sla_secs, 90);
        assert_eq!(of("daily_cap", "12").unwrap().daily_cap, Some(12));
        assert_eq!(of("cost", "green").unwrap().matrix.cost, Color::Green);
        assert_eq!(of("mode", "post_hoc").unwrap().mode, Mode::PostHoc);
        let wrong = of("review_floor", "a lot").unwrap_err().to_string();
        assert_eq!(wrong, "review_floor is a lot: use a number from 0 to 1");
        assert!(of("mode", "whatever").unwrap_err().to_string().contains("this is no policy"));
    }
}
