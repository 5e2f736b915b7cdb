//! `qualm token`: API tokens for scripts.

use super::output::{Output, table, text};
use super::target::{Target, TokenAsk};
use crate::domain::Scope;
use crate::error::Result;
use clap::Subcommand;
use serde_json::Value;

/// Make, list and revoke API tokens.
#[derive(Debug, Subcommand)]
pub(super) enum Token {
    /// Make a token and print it, alone, on standard output. It is not shown again.
    #[command(after_help = "Examples:
  QUALM_TOKEN=$(qualm token create --user ana --scope read,label)
  qualm token create --user root --scope admin --scope import --days 30 --name nightly")]
    Create {
        /// Whose; a token never does more than its owner may.
        #[arg(long, value_name = "NAME")]
        user: String,
        /// What it may be used for: read, label, import, export, train, admin, route, effect, decide. Can be repeated.
        #[arg(long, value_name = "SCOPES", value_delimiter = ',', required = true, value_parser = scope)]
        scope: Vec<Scope>,
        /// What its owner calls it.
        #[arg(long, default_value = "", value_name = "NAME")]
        name: String,
        /// Days until it runs out [default: it works until it is revoked].
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=3650))]
        days: Option<u32>,
    },
    /// List the tokens, newest first.
    List,
    /// Revoke a token.
    Revoke {
        /// Its number, as the list shows it.
        id: i64,
    },
}

fn scope(word: &str) -> std::result::Result<Scope, String> {
    Scope::parse(word).ok_or_else(|| format!("use {}", Scope::ALL.map(Scope::as_str).join(", ")))
}

impl Token {
    pub(super) fn run(self, target: &dyn Target, output: Output) -> Result<()> {
        match self {
            Token::Create { user, scope, name, days } => {
                let ask = TokenAsk { user, name, scopes: scope, days };
                output.show(&target.create_token(ask)?, |token| text(token, "secret"))
            }
            Token::List => output.show(&target.tokens()?, list),
            Token::Revoke { id } => output.show(&target.revoke_token(id)?, |_| format!("Token {id} is revoked.")),
        }
    }
}

fn list(tokens: &Value) -> String {
    let tokens = tokens.as_array().map(Vec::as_slice).unwrap_or_default();
    if tokens.is_empty() {
        return "There is no token.".into();
    }
    let rows: Vec<Vec<String>> = tokens
        .iter()
        .map(|token| {
            let scopes: Vec<&str> =
                token["scopes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let state = match (&token["revoked_at"], &token["expires_at"]) {
                (Value::Null, Value::Null) => "open".to_owned(),
                (Value::Null, _) => format!("until {}", text(token, "expires_at")),
                _ => format!("revoked {}", text(token, "revoked_at")),
            };
            vec![
                text(token, "token"),
                text(token, "person"),
                text(token, "name"),
                scopes.join(","),
                text(token, "used_at"),
                state,
            ]
        })
        .collect();
    table(&["ID", "PERSON", "NAME", "SCOPES", "LAST USED", "STATE"], &rows)
}
