//! The command line: one file per command, one line per command in `Command`. Results go to standard output,
//! everything else to standard error. Exit codes: 0 done, 1 refused with the reason, 2 usage.

mod accept;
mod answers;
mod audit;
mod backup;
mod config_show;
mod crowd;
mod demo;
mod export;
mod import;
mod local;
mod mcp;
mod model;
mod openapi;
mod output;
mod oversight;
mod predict;
mod project;
mod recipe;
mod remote;
mod replay;
mod round;
mod serve;
mod simulate;
mod status;
mod suspects;
mod target;
mod template;
mod threshold;
mod token;
mod user;

use crate::config::{Config, Flags, From};
use crate::error::{Error, Result};
use clap::{Args, Parser, Subcommand};
use output::Output;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

/// Ask people the most useful labels first, train in rounds, hand out datasets.
///
/// Without a command: serve, with a demo project when the data directory is new.
#[derive(Debug, Parser)]
#[command(
    name = "qualm",
    version,
    after_help = "Examples:
  qualm                                                   look at the demo in the browser
  qualm project create tickets --from tickets.csv         make a project that fits a file
  qualm import tickets tickets.csv --label-key label      bring the file in
  qualm serve --data /srv/labels --listen 0.0.0.0:8080    serve it
  qualm status --server https://labels.example.org        the same commands while a server runs"
)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve pages and REST.
    Serve(serve::Serve),
    /// Make, list, show and change projects.
    #[command(subcommand)]
    Project(project::Project),
    /// Import items from a file.
    Import(import::Import),
    /// Train a round: fit, calibrate, evaluate, choose what to ask next.
    Round(round::Round),
    /// Let the model answer what is left above a certified threshold, look at what it answered, take it back.
    Accept(accept::Accept),
    /// Show counts, rounds, queue and storage.
    Status(status::Status),
    /// Export what was labeled, with where each label came from.
    Export(export::Export),
    /// Say what a model thinks of the records of a file.
    Predict(predict::Predict),
    /// Download the model as one file that works anywhere, and look at such files.
    #[command(subcommand)]
    Model(model::Model),
    /// List templates of workflows, and start from one.
    #[command(subcommand)]
    Template(template::Template),
    /// Make accounts, sign-in links and roles.
    #[command(subcommand)]
    User(user::User),
    /// Make, list and revoke API tokens.
    #[command(subcommand)]
    Token(token::Token),
    /// Look at the server's settings.
    #[command(subcommand)]
    Config(config_show::ConfigCommand),
    /// Check and read the audit chain.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Route past decisions again, under their own policy or another.
    Replay(replay::Replay),
    /// Write a workflow's oversight document, and check a committed one.
    #[command(subcommand)]
    Oversight(oversight::OversightCommand),
    /// Make, check and restore backups.
    #[command(subcommand)]
    Backup(backup::Backup),
    /// Print the API's description, as /api/openapi.json serves it.
    Openapi,
    /// Add the demo project, a third of it labeled by made-up people.
    Demo,
    /// Weigh several annotators' answers: consensus, agreement, who is right how often.
    Crowd(crowd::Crowd),
    /// Find labels that are probably wrong, and send the worst to another person.
    Suspects(suspects::Suspects),
    /// Replay labeling of a labeled file and print learning curves.
    Simulate(Box<simulate::SimulateArgs>),
    /// Tools for agents, on standard input and output.
    Mcp(mcp::Mcp),
    /// Find the confidence above which a model may be trusted, from random labels.
    Threshold(Box<threshold::Threshold>),
}

/// Flags that every command takes.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// Where qualm keeps everything. Created when missing.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Work through a server instead of on the data directory [env: QUALM_SERVER].
    #[arg(long, global = true, value_name = "URL")]
    server: Option<String>,
    /// The token for the server [env: QUALM_TOKEN].
    #[arg(long, global = true, value_name = "TOKEN")]
    token: Option<String>,
    /// Print one JSON value.
    #[arg(long, global = true)]
    json: bool,
    /// A settings file instead of qualm.toml in the data directory.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// What is logged: error, warn, info, debug, trace, or a filter.
    #[arg(long, global = true, value_name = "FILTER")]
    log: Option<String>,
}

impl Common {
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

    fn server(&self) -> Option<String> {
        // A directory named on the command line is nearer than a server named in the environment.
        let from_environment = || self.data.is_none().then(|| environment("QUALM_SERVER")).flatten();
        self.server.clone().or_else(from_environment)
    }

    fn token(&self) -> Option<String> {
        self.token.clone().or_else(|| environment("QUALM_TOKEN"))
    }

    /// Commands that only look at what is there: a directory that is not is a slip, and none is made for it.
    fn refuse_missing_data(&self) -> Result<()> {
        match &self.data {
            Some(dir) if self.server().is_none() && !dir.is_dir() => Err(Error::NotFound(format!(
                "there is no qualm data in {}: look at --data, or begin there with `qualm serve` or `qualm project create`",
                dir.display()
            ))),
            _ => Ok(()),
        }
    }

    /// Commands on files of this machine; with `--server` they would look at the wrong ones.
    fn only_here(&self, command: &str) -> Result<()> {
        match &self.server {
            None => Ok(()),
            Some(_) => Err(Error::Invalid(format!(
                "`qualm {command}` works on the data directory: run it on the server's machine with --data DIR, without --server"
            ))),
        }
    }
}

fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
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
    let common = cli.common;
    let output = Output { json: common.json };
    let target = || target::open(&common);
    let there = || common.refuse_missing_data().and_then(|()| target());
    match cli.command.unwrap_or_else(|| Command::Serve(serve::Serve::with_demo())) {
        Command::Serve(serve) => {
            common.only_here("serve")?;
            let mut flags = common.flags();
            serve.add_to(&mut flags);
            serve.run(start(&flags)?)
        }
        Command::Project(project) => project.run(&*target()?, output),
        Command::Import(import) => import.run(&*target()?, output),
        Command::Round(round) => round.run(&*there()?, output),
        Command::Accept(accept) => accept.run(&*there()?, output),
        Command::Status(status) => status.run(&*there()?, output),
        Command::Export(export) => export.run(&*there()?, output),
        Command::Predict(predict) => predict.run(&target, output),
        Command::Model(model) => model.run(&target, output),
        Command::Template(template) => template.run(target, output),
        Command::User(user) => user.run(&*target()?, output),
        Command::Token(token) => token.run(&*target()?, output),
        Command::Config(config_show::ConfigCommand::Show(serve)) => {
            common.only_here("config show")?;
            let mut flags = common.flags();
            serve.add_to(&mut flags);
            config_show::show(&Config::load(&flags)?, output)
        }
        Command::Audit(audit) => {
            common.only_here("audit")?;
            audit.run(&start_quiet(&common.flags())?, output)
        }
        Command::Replay(replay) => {
            common.only_here("replay")?;
            replay.run(&start_quiet(&common.flags())?, output)
        }
        Command::Oversight(oversight) => {
            common.only_here("oversight")?;
            oversight.run(&start_quiet(&common.flags())?, output)
        }
        Command::Backup(backup) => {
            common.only_here("backup")?;
            backup.run(&start_quiet(&common.flags())?, output)
        }
        Command::Openapi => openapi::run(),
        Command::Demo => {
            common.only_here("demo")?;
            demo::run(start_quiet(&common.flags())?, output)
        }
        Command::Suspects(suspects) => suspects.run(&*there()?, output),
        Command::Crowd(crowd) => crowd.run(output),
        Command::Simulate(mut args) => {
            args.json = common.json;
            simulate::run(*args)
        }
        Command::Mcp(mcp) => mcp.run(target::remote(&common)?),
        Command::Threshold(threshold) => threshold.run(output),
    }
}

/// Reads the settings and starts the log, on standard error.
fn start(flags: &Flags) -> Result<Config> {
    let config = Config::load(flags)?;
    start_log(&config, &config.log)?;
    Ok(config)
}

/// The same for commands that end: what matters they say themselves, so the log has errors only, unless asked for more.
fn start_quiet(flags: &Flags) -> Result<Config> {
    let config = Config::load(flags)?;
    let is_default = config.explain().iter().any(|setting| setting.name == "log" && setting.from == From::Default);
    start_log(&config, if is_default { "error" } else { &config.log })?;
    Ok(config)
}

fn start_log(config: &Config, filter: &str) -> Result<()> {
    let filter = tracing_subscriber::EnvFilter::try_new(filter)
        .map_err(|e| Error::Invalid(format!("the setting log is `{filter}`: {e}")))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let log = log.with_ansi(std::io::stderr().is_terminal());
    // A second start in one process (tests) keeps the first log.
    let _ = if config.log_format == "json" { log.json().try_init() } else { log.try_init() };
    Ok(())
}
