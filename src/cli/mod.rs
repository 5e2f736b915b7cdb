//! The command line: one file per command, one line per command in [`Command`].

mod serve;

use crate::config::{Config, Flags};
use crate::error::{Error, Result};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Ask people the most useful labels first, train in rounds, hand out datasets.
#[derive(Debug, Parser)]
#[command(name = "qualm", version)]
struct Cli {
    #[command(flatten)]
    settings: SettingFlags,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve pages and REST. The same as no command at all.
    Serve(serve::Serve),
}

/// Flags that every command takes. Each is a setting of `config.rs`.
#[derive(Debug, Args)]
struct SettingFlags {
    /// Where qualm keeps everything. Created when missing.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// A settings file instead of qualm.toml in the data directory.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// What is logged: error, warn, info, debug, trace, or a filter.
    #[arg(long, global = true, value_name = "FILTER")]
    log: Option<String>,
}

impl SettingFlags {
    fn flags(&self) -> Flags {
        let mut flags = Flags { config: self.config.clone(), values: Vec::new() };
        if let Some(data) = &self.data {
            flags.values.push(("data", data.display().to_string()));
        }
        if let Some(log) = &self.log {
            flags.values.push(("log", log.clone()));
        }
        flags
    }
}

/// Runs what the arguments ask for. Exit codes: 0 done, 1 refused with the reason on standard error, 2 usage.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("qualm: {error}");
            ExitCode::from(1)
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    let mut flags = cli.settings.flags();
    match cli.command.unwrap_or_else(|| Command::Serve(serve::Serve::alone())) {
        Command::Serve(serve) => {
            serve.add_to(&mut flags);
            serve.run(start(&flags)?)
        }
    }
}

/// Reads the settings and starts the log, on standard error.
fn start(flags: &Flags) -> Result<Config> {
    let config = Config::load(flags)?;
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log)
        .map_err(|e| Error::Invalid(format!("the setting log is `{}`: {e}", config.log)))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in one process (tests) keeps the first log.
    let _ = if config.log_format == "json" { log.json().try_init() } else { log.try_init() };
    Ok(config)
}
