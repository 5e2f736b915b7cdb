//! What somebody with the database and without the program can and cannot do to decisions, policies and verdicts.

use super::{NewDecision, NewWorkflow, Store};
use crate::domain::{DecisionId, Timestamp, UserId, WorkflowSettings};
use crate::routing::{DecisionFacts, Draws, Policy, Reason, Route, Selection};
use crate::store::audit::{NewAudit, commitment};
use serde_json::json;

const NOW: Timestamp = Timestamp(1_000);

/// A workflow with a policy and one decision that the chain knows.
fn stored() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    store
        .write(|tx| {
            tx.conn.execute("INSERT INTO person (name, created) VALUES ('bot', 1)", [])?;
            let new = NewWorkflow {
                slug: "w".into(),
                title: "w".into(),
                settings: WorkflowSettings::default(),
                project: None,
                draw_key: [1; 32],
                grant_key: [2; 32],
            };
            let workflow = tx.insert_workflow(&new, NOW)?;
            let policy = tx.insert_policy(workflow, &Policy::default(), "", None, NOW)?;
            let policy = tx.policy(policy)?;
            assert!(policy.is_intact);
            tx.activate_policy(&policy, None, "", NOW)?;
            let (facts, draws) = (DecisionFacts::default(), Draws::keyed(&[1; 32], "w", "a", 1));
            let request = "{\"a\":1}";
            let id = tx.insert_model_decision(
                &NewDecision {
                    workflow,
                    external: "a",
                    revision: 1,
                    request,
                    request_hash: [0; 32],
                    salt: [3; 32],
                    action: "do",
                    args_digest: "d",
                    subject: None,
                    model: "",
                    fingerprint: "",
                    prompt_hash: "",
                    facts: &facts,
                    draws: &draws,
                    calibrator: None,
                    policy: policy.id,
                    auto_threshold: 0.85,
                    review_floor: 0.6,
                    route: Route::Review,
                    reason: Reason::GateAll,
                    shadow: None,
                    selection: Selection::All,
                    probability: 1.0,
                    person: UserId(1),
                    requested_by: "",
                    status: "pending",
                },
                NOW,
            )?;
            tx.audit(NewAudit {
                at: NOW,
                actor: None,
                action: "decision.route",
                project: None,
                subject: format!("decision {id}"),
                detail: json!({"routed": id, "content": commitment(&[3; 32], request), "route": "review",
                               "reason": "gate_all", "policy": policy.id}),
            })
        })
        .unwrap();
    (dir, store)
}

fn run(store: &Store, sql: &'static str) -> crate::error::Result<usize> {
    store.write(move |tx| Ok(tx.conn.execute(sql, [])?))
}

#[test]
fn the_schema_refuses_to_change_what_was() {
    let (_dir, store) = stored();
    for sql in [
        "UPDATE policy_version SET document = '{}'",
        "UPDATE policy_version SET hash = 'x'",
        "DELETE FROM policy_version",
        "UPDATE decision SET route = 'auto'",
        "UPDATE decision SET auto_threshold = 0.1",
        "UPDATE decision SET request = '{\"a\":2}'",
        "UPDATE decision SET facts = '{}', draws = '{}'",
        "UPDATE decision SET person = 2",
        "DELETE FROM decision",
    ] {
        assert!(run(&store, sql).is_err(), "{sql}");
    }
    assert_eq!(store.read(|r| r.audit_verify()).unwrap().broken, None);
}

#[test]
fn what_is_changed_around_the_schema_shows_in_the_chain_and_erasure_does_not() {
    let (_dir, store) = stored();
    let broken = || store.read(|r| r.audit_verify()).unwrap().broken.map(|(_, reason)| reason);
    // Erasing is allowed and leaves the chain whole.
    store
        .write(|tx| {
            tx.conn.execute_batch("SAVEPOINT try; UPDATE decision SET request = NULL, salt = NULL")?;
            assert_eq!(tx.audit_verify()?.broken, None);
            tx.conn.execute_batch("ROLLBACK TO try; RELEASE try")?;
            Ok(())
        })
        .unwrap();
    run(&store, "DROP TRIGGER decision_facts_stay").unwrap();
    run(&store, "UPDATE decision SET request = '{\"a\":2}'").unwrap();
    assert!(broken().unwrap().contains("another request"));
    run(&store, "UPDATE decision SET request = '{\"a\":1}', route = 'auto'").unwrap();
    assert!(broken().unwrap().contains("routed otherwise"));
    run(&store, "UPDATE decision SET route = 'review'").unwrap();
    assert_eq!(broken(), None);
    run(&store, "DROP TRIGGER policy_version_immutable").unwrap();
    run(&store, "UPDATE policy_version SET document = json_set(document, '$.auto_threshold', 0.1)").unwrap();
    let decision = store.read(|r| r.model_decision(DecisionId(1))).unwrap();
    assert!(!store.read(|r| r.policy(decision.policy)).unwrap().is_intact);
}

#[test]
fn pages_of_decisions_show_each_once_whatever_the_clock_said() {
    let (_dir, store) = stored();
    // Six more, of which every second took its time earlier and was written later.
    store
        .write(|tx| {
            let columns: Vec<String> = tx
                .conn
                .prepare("SELECT name FROM pragma_table_info('decision') WHERE name NOT IN ('id', 'external', 'received')")?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let columns = columns.join(", ");
            for n in 0..6 {
                tx.conn.execute(
                    &format!(
                        "INSERT INTO decision (external, received, {columns}) SELECT ?1, ?2, {columns} FROM decision WHERE id = 1"
                    ),
                    (format!("b{n}"), 1_000 + n - 3 * (n % 2)),
                )?;
            }
            Ok(())
        })
        .unwrap();
    let workflow = crate::domain::WorkflowId(1);
    let (mut seen, mut before) = (Vec::new(), i64::MAX);
    loop {
        let page = store.read(|r| r.model_decisions(workflow, before, 2)).unwrap();
        let Some(last) = page.last() else { break };
        before = last.id.0;
        seen.extend(page.iter().map(|row| row.id.0));
    }
    assert_eq!(seen, [7, 6, 5, 4, 3, 2, 1]);
}
