//! `qualm user`: accounts, sign-in links and roles.

use super::output::{Output, table, text};
use super::target::{Target, UserAsk};
use crate::domain::Role;
use crate::error::{Error, Result};
use clap::Subcommand;
use serde_json::Value;

/// Make accounts, sign-in links and roles.
#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Make an account and print its sign-in link.
    #[command(after_help = "Examples:
  qualm user add ana --role labeler --project tickets
  qualm user add root --admin
  printf %s \"$SECRET\" | qualm user add bot --password-stdin")]
    Add {
        /// What they sign in with.
        name: String,
        /// They may do everything.
        #[arg(long)]
        admin: bool,
        /// Their role in the project.
        #[arg(long, requires = "project", value_name = "ROLE", value_parser = role)]
        role: Option<Role>,
        /// The project of the role.
        #[arg(long, requires = "role", value_name = "SLUG")]
        project: Option<String>,
        /// Read their password from standard input; no link is printed then.
        #[arg(long)]
        password_stdin: bool,
    },
    /// List the accounts.
    List,
    /// Print a new sign-in link for somebody.
    Link {
        /// Whose.
        name: String,
    },
    /// Give somebody a role in a project, or take it away.
    #[command(after_help = "Example: qualm user role ana --project tickets --role engineer")]
    Role {
        /// Who.
        name: String,
        /// The project.
        #[arg(long, value_name = "SLUG")]
        project: String,
        /// labeler, reviewer, lead or engineer.
        #[arg(long, value_name = "ROLE", value_parser = role, required_unless_present = "remove")]
        role: Option<Role>,
        /// They leave the project.
        #[arg(long, conflicts_with = "role")]
        remove: bool,
    },
    /// Close an account. What they labeled stays.
    Disable {
        /// Whose.
        name: String,
    },
}

fn role(word: &str) -> std::result::Result<Role, String> {
    Role::parse(word)
        .filter(|role| *role != Role::Admin)
        .ok_or_else(|| "use labeler, reviewer, lead or engineer".into())
}

impl User {
    pub(super) fn run(self, target: &dyn Target, output: Output) -> Result<()> {
        match self {
            User::Add { name, admin, role, project, password_stdin } => {
                let password = if password_stdin { Some(read_password()?) } else { None };
                let ask = UserAsk { name, is_admin: admin, password, role: project.zip(role) };
                output.show(&target.add_user(ask)?, added)
            }
            User::List => output.show(&target.users()?, list),
            User::Link { name } => output.show(&target.user_link(&name)?, link),
            User::Role { name, project, role, .. } => {
                output.show(&target.set_role(&name, &project, role)?, |_| match role {
                    Some(role) => format!("{name} is {} in {project}.", role.as_str()),
                    None => format!("{name} has left {project}."),
                })
            }
            User::Disable { name } => output
                .show(&target.disable_user(&name)?, |_| format!("The account {name} is closed. Their labels stay.")),
        }
    }
}

/// The first line of standard input, without its end.
fn read_password() -> Result<String> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|e| Error::Invalid(format!("cannot read the password: {e}")))?;
    let password = line.trim_end_matches(['\n', '\r']).to_owned();
    if password.is_empty() { Err(Error::invalid("standard input holds no password")) } else { Ok(password) }
}

fn added(user: &Value) -> String {
    let name = text(user, "name");
    match user["sign_in_url"].as_str() {
        Some(_) => format!("Made the account {name}. {}", link(user)),
        None => format!("Made the account {name}. They sign in with their name and password."),
    }
}

fn link(user: &Value) -> String {
    format!(
        "The link signs {} in once, until {}:\n{}",
        text(user, "name"),
        text(user, "expires_at"),
        text(user, "sign_in_url")
    )
}

fn list(users: &Value) -> String {
    let users = users.as_array().map(Vec::as_slice).unwrap_or_default();
    if users.is_empty() {
        return "Nobody has an account yet. Make one: qualm user add NAME --admin".into();
    }
    let rows: Vec<Vec<String>> = users
        .iter()
        .map(|user| {
            let roles: Vec<String> = user["roles"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|role| format!("{} in {}", text(role, "role"), text(role, "project")))
                .collect();
            let roles = if user["is_admin"] == true { "admin".to_owned() } else { roles.join(", ") };
            let state = match (&user["disabled_at"], user["is_made_up"] == true) {
                (Value::Null, true) => "made up for the demo".to_owned(),
                (Value::Null, false) => "open".to_owned(),
                _ => format!("closed {}", text(user, "disabled_at")),
            };
            vec![text(user, "name"), if roles.is_empty() { "-".into() } else { roles }, state]
        })
        .collect();
    table(&["NAME", "ROLES", "ACCOUNT"], &rows)
}
