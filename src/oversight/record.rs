//! That a document was handed out is itself on record: who had it written, from which policy, and its digest, so that a file
//! that turns up later can be told from one that was never written here.

use super::state::Oversight;
use crate::digest::{hex, sha256};
use crate::domain::{Timestamp, UserId};
use crate::error::Result;
use crate::store::Store;
use crate::store::audit::NewAudit;
use serde_json::json;

/// Writes the audit entry `document.rendered` with the SHA-256 of the text; `by` is none at the command line.
pub fn record_rendered(store: &Store, seen: &Oversight, text: &str, by: Option<UserId>, now: Timestamp) -> Result<()> {
    let subject = format!("workflow {}", seen.workflow.id);
    let detail = json!({
        "digest": hex(&sha256(&[text.as_bytes()])), "profiles": seen.profiles.iter().map(|law| &law.id).collect::<Vec<_>>(),
        "policy": seen.policy.id,
    });
    store.write(move |tx| {
        tx.audit(NewAudit { at: now, actor: by, action: "document.rendered", project: None, subject, detail })
    })
}
