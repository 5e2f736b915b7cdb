//! `qualm config show`: every setting, its value, and where that came from.

use super::output::{Output, table};
use crate::config::Config;
use crate::error::{Error, Result};
use clap::Subcommand;

/// Look at the server's settings.
#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Print every setting with its value and where it came from: default, file, environment or flag.
    #[command(after_help = "Example: QUALM_WORKERS=2 qualm config show --data /srv/labels")]
    Show(super::serve::ServeFlags),
}

/// Prints the settings.
pub(super) fn show(config: &Config, output: Output) -> Result<()> {
    let explained = config.explain();
    let value = serde_json::to_value(&explained).map_err(Error::internal)?;
    output.show(&value, |_| {
        let rows: Vec<Vec<String>> = explained
            .iter()
            .map(|setting| {
                let value = if setting.value.is_empty() { "-".into() } else { setting.value.clone() };
                vec![setting.name.to_owned(), value, setting.from.to_string()]
            })
            .collect();
        table(&["SETTING", "VALUE", "FROM"], &rows)
    })
}
