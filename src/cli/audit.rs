//! `qualm audit`: search the audit chain, hand it out, recompute it, sign checkpoints. All but the export work beside a
//! running server: an export is an entry itself, and only the server writes while it runs.

use super::output::{Output, moment, several, table, text};
use crate::config::Config;
use crate::domain::Timestamp;
use crate::error::{Error, Result};
use crate::keeping::{AuditAsk, CheckpointRules, ExportAudit, VerifyAudit, checkpoint_key, copy_in, make_checkpoint};
use crate::store::Store;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Check and read the audit chain.
#[derive(Debug, Subcommand)]
pub(super) enum Audit {
    /// Recompute the whole chain and every commitment, and compare it with signed checkpoints. Exit code 1 when something was changed.
    #[command(after_help = "Examples:
  qualm audit verify --data /srv/labels              also while the server runs
  qualm audit verify --checkpoints /mnt/vault/qualm-checkpoints-3f2a77c1.jsonl --key 'Base64 of the public key'")]
    Verify {
        /// Files with checkpoints [default: checkpoints.jsonl in the data directory].
        #[arg(long, value_name = "FILE")]
        checkpoints: Vec<PathBuf>,
        /// The public key that signed them [default: the data directory's].
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
    },
    /// List the newest entries that fit.
    List {
        #[command(flatten)]
        ask: Ask,
        /// How many.
        #[arg(short, long, default_value_t = 20, value_name = "N")]
        number: usize,
    },
    /// Write every entry that fits, oldest first; the export is an entry itself, the last one.
    #[command(
        after_help = "Example: qualm audit export --format csv --workflow refunds --from 2026-11-01 -o november.csv
While the server runs, take it from the page or from GET /api/v1/audit/export."
    )]
    Export {
        #[command(flatten)]
        ask: Ask,
        /// jsonl or csv.
        #[arg(long, default_value = "jsonl", value_name = "FORMAT")]
        format: String,
        /// The file; `-` writes to standard output.
        #[arg(short, long, value_name = "FILE", default_value = "-")]
        output: PathBuf,
    },
    /// Sign the chain as it is and write that beside the database, and to checkpoint_dir. Prints the public key.
    Checkpoint,
}

/// What to look for; what is absent fits everything.
#[derive(Debug, Args)]
pub(super) struct Ask {
    /// A person's name or number, or `server`.
    #[arg(long, value_name = "WHO")]
    actor: Option<String>,
    /// What was done: `verdict.give`, or `verdict` for all of its kind.
    #[arg(long, value_name = "WHAT")]
    action: Option<String>,
    /// On what: `decision 17`, or `decision` for all of them.
    #[arg(long, value_name = "THING")]
    subject: Option<String>,
    /// Of one project only.
    #[arg(long, value_name = "SLUG")]
    project: Option<String>,
    /// Of one workflow only.
    #[arg(long, value_name = "SLUG")]
    workflow: Option<String>,
    /// From this day or moment, UTC.
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// To this day, which counts in full, or before this moment.
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// Letters in what, on what, or the detail.
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
}

impl Ask {
    fn ask(self) -> AuditAsk {
        AuditAsk {
            actor: self.actor,
            action: self.action,
            subject: self.subject,
            project: self.project,
            workflow: self.workflow,
            from: self.from,
            to: self.to,
            text: self.text,
            before: None,
        }
    }
}

/// When the server signs, by its settings.
pub(super) fn checkpoint_rules(config: &Config) -> CheckpointRules {
    CheckpointRules {
        every_entries: config.checkpoint_entries as i64,
        every_minutes: config.checkpoint_minutes as i64,
        also_to: (!config.checkpoint_dir.is_empty()).then(|| PathBuf::from(&config.checkpoint_dir)),
    }
}

impl Audit {
    pub(super) fn run(self, config: &Config, output: Output) -> Result<()> {
        match self {
            Audit::Verify { checkpoints, key } => verify(config, VerifyAudit { checkpoints, key }, output),
            Audit::List { ask, number } => {
                let ask = ask.ask();
                let rows = Store::look(&config.data, |reader| reader.audit_search(&ask.filter(reader)?, number))?;
                output.show(&serde_json::to_value(rows).map_err(Error::internal)?, list)
            }
            Audit::Export { ask, format, output: file } => {
                export(config, &ExportAudit { ask: ask.ask(), format, by: None }, &file, output)
            }
            Audit::Checkpoint => checkpoint(config, output),
        }
    }
}

fn verify(config: &Config, verify: VerifyAudit, output: Output) -> Result<()> {
    let verdict = Store::look(&config.data, |reader| verify.run(reader, &config.data))?;
    let value = json!({
        "entries": verdict.entries,
        "head": verdict.head,
        "is_whole": verdict.broken.is_none(),
        "broken": verdict.broken.as_ref().map(|(entry, reason)| json!({"entry": entry, "reason": reason})),
        "checkpoints": verdict.checkpoints,
        "proven": verdict.proven,
    });
    match &verdict.broken {
        None => output.show(&value, |_| {
            let proven = match &verdict.proven {
                Some(proven) => format!(
                    "It fits {}; the newest, of {}, saw {}",
                    several(verdict.checkpoints as u64, "signed checkpoint"),
                    proven.at.to_rfc3339(),
                    several(proven.size.max(0) as u64, "entry").replace("entrys", "entries")
                ),
                None => "There is no signed checkpoint to compare it with".into(),
            };
            format!("The chain is whole: {} entries, head {}\n{proven}", verdict.entries, verdict.head)
        }),
        Some((entry, reason)) => {
            if output.json {
                output.show(&value, |_| String::new())?;
            }
            Err(Error::Conflict(format!(
                "the audit chain is broken at entry {entry}: {reason}. The {} before it can be trusted",
                several(verdict.entries as u64, "entry").replace("entrys", "entries")
            )))
        }
    }
}

fn export(config: &Config, export: &ExportAudit, file: &Path, output: Output) -> Result<()> {
    let store = Store::open(&config.data)?;
    export.check(&store)?;
    if file.as_os_str() == "-" {
        export.run(&store, &mut BufWriter::new(std::io::stdout().lock()), Timestamp::now())?;
        return Ok(());
    }
    let cannot = |e: std::io::Error| Error::Invalid(format!("cannot write {}: {e}", file.display()));
    let mut out = BufWriter::new(std::fs::File::create(file).map_err(cannot)?);
    let entries = export.run(&store, &mut out, Timestamp::now())?;
    out.flush().map_err(cannot)?;
    let value = json!({"entries": entries, "file": file.display().to_string()});
    output.show(&value, |_| format!("{entries} entries in {}", file.display()))
}

fn checkpoint(config: &Config, output: Output) -> Result<()> {
    let rules = checkpoint_rules(config);
    let also_to = rules.also_to.as_deref();
    let made = Store::look(&config.data, |reader| make_checkpoint(reader, &config.data, also_to, Timestamp::now()))?;
    let Some((made, problem)) = made else {
        return Err(Error::Conflict("the chain has no entry yet, so there is nothing to sign".into()));
    };
    let copy = also_to.map(|dir| copy_in(dir, &made.key).display().to_string());
    output.show(&json!({"checkpoint": made, "copy": copy}), |_| {
        let copied = copy.as_ref().filter(|_| problem.is_none()).map(|path| format!("\nCopied to {path}"));
        format!(
            "Signed: {} entries, head {}\nPublic key: {}{}",
            made.size,
            made.head,
            checkpoint_key(&config.data).ok().flatten().unwrap_or_default(),
            copied.unwrap_or_default()
        )
    })?;
    problem.map_or(Ok(()), |problem| Err(Error::Unavailable(problem)))
}

fn list(rows: &Value) -> String {
    let rows: Vec<Vec<String>> = rows
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| {
            let actor = if row["actor"].is_null() { "-".into() } else { format!("person {}", text(row, "actor")) };
            vec![
                text(row, "seq"),
                moment(row, "at"),
                actor,
                text(row, "action"),
                text(row, "subject"),
                text(row, "detail"),
            ]
        })
        .collect();
    if rows.is_empty() {
        return "No entry fits.".into();
    }
    table(&["ENTRY", "AT", "BY", "WHAT", "SUBJECT", "DETAIL"], &rows)
}
