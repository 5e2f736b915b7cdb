//! The data directory as a target: it is held until the command ends, and rounds and features are made here.

use super::target::{
    AcceptAsk, CloneAsk, Destination, ExportAsk, ImportAsk, ProjectAsk, ProjectChange, StartAsk, Target, TokenAsk,
    UserAsk, Watch,
};
use crate::acceptance::{AcceptPool, Withdraw, compare_with_current_model, standing};
use crate::config::Config;
use crate::domain::{AcceptanceId, ProjectId, Role, Timestamp, UserId};
use crate::error::{Error, Result};
use crate::exports::Export;
use crate::http::api;
use crate::models::Ask;
use crate::people::{
    CreatePerson, CreateToken, DisablePerson, INVITE_LINK_SECS, MakeSignInLink, RevokeToken, SetPassword, SetRole,
    check_policy,
};
use crate::pool::{ImportItems, Rejected, copy_part, remove_test_set};
use crate::projects::{
    ArchiveProject, CloneProject, CreateProject, DeleteProject, UnarchiveProject, UpdateProject, delete_part,
};
use crate::rounds::{
    CancelRound, Rollback, SpendHoldout, StartRound, Workshop, index_items, portable_model, predict_records,
    refill_queue, run_round,
};
use crate::store::{PersonRow, ProjectRow, Reader, RoundRow, Store};
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Rounds that a list shows.
const ROUNDS_LISTED: usize = 1000;

/// An open data directory.
pub(super) struct Local {
    pub workshop: Workshop,
    config: Config,
}

/// Opens the data directory, creates it when it is missing, and says so.
pub(super) fn open_store(config: &Config) -> Result<Store> {
    let is_new = !config.data.exists();
    let store = Store::open(&config.data)?;
    if is_new {
        eprintln!("Created the data directory {}", config.data.display());
    }
    Ok(store)
}

fn json(value: &impl Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(Error::internal)
}

fn import_of(project: ProjectId, ask: ImportAsk) -> ImportItems {
    ImportItems {
        format: ask.format,
        id_key: ask.id_key,
        label_key: ask.label_key,
        drop: ask.drop,
        strict: ask.strict,
        ..ImportItems::new(project, ask.source)
    }
}

impl Local {
    pub(super) fn open(config: Config) -> Result<Local> {
        Ok(Local { workshop: Workshop::new(Arc::new(open_store(&config)?)), config })
    }

    fn store(&self) -> &Store {
        &self.workshop.store
    }

    fn row(&self, slug: &str) -> Result<ProjectRow> {
        self.store().read(|reader| reader.project_by_slug(slug))
    }

    fn person(&self, name: &str) -> Result<PersonRow> {
        let person = self.store().read(|reader| reader.person_by_name(name))?;
        person.ok_or_else(|| Error::NotFound(format!("there is no account called {name}; see `qualm user list`")))
    }

    fn link_for(&self, person: UserId, name: &str) -> Result<Value> {
        let now = Timestamp::now();
        let secret =
            MakeSignInLink { person: Some(person), lasts_secs: INVITE_LINK_SECS, by: None }.run(self.store(), now)?;
        let url = self.config.public_url.origin().unwrap_or_else(|| format!("http://{}", self.config.listen));
        Ok(json!({
            "person": person,
            "name": name,
            "sign_in_url": format!("{url}/sign-in/{}", secret.expose()),
            "expires_at": now.plus_secs(INVITE_LINK_SECS).to_rfc3339(),
        }))
    }

    /// The round that is to run: the one that waits already, or was interrupted, or a new one.
    fn open_round(&self, project: ProjectId) -> Result<RoundRow> {
        // This process holds the directory, so whatever was running has stopped.
        self.store().write(|tx| tx.requeue_running_rounds())?;
        match self.store().read(|reader| reader.open_round(project))? {
            Some(round) => {
                eprintln!("Round {} was waiting; running it.", round.number);
                Ok(round)
            }
            None => StartRound { project, cause: "cli", by: None }.run(&self.workshop, Timestamp::now()),
        }
    }

    fn run_here(&self, project: ProjectId, round: RoundRow, watch: Watch<'_>) -> Result<Value> {
        std::thread::scope(|scope| {
            let running = scope.spawn(|| run_round(&self.workshop, &round, &Timestamp::now));
            while !running.is_finished() {
                if let Some(live) = self.workshop.live.of(round.id) {
                    watch(live.phase, (live.progress * 100.0) as u64, 100);
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            running.join().unwrap_or_else(|_| Err(Error::internal("the round stopped on a defect")))
        })?;
        compare_with_current_model(&self.workshop, project, Timestamp::now())?;
        self.round_view(project, round.number)
    }

    fn round_view(&self, project: ProjectId, number: i64) -> Result<Value> {
        let round = self.store().read(|reader| reader.round(project, number))?;
        Ok(api::rounds::view(&self.workshop, &round))
    }

    fn person_view(&self, id: UserId) -> Result<Value> {
        self.store().read(|reader| api::people::view(reader, &reader.person(id)?))
    }

    fn project_status(&self, reader: &Reader<'_>, project: ProjectId) -> Result<Value> {
        let mut status = api::projects::shown(reader, project, Role::Admin)?;
        let last = reader.rounds(project, 1)?.into_iter().next();
        status["round"] = last.map_or(Value::Null, |round| api::rounds::view(&self.workshop, &round));
        Ok(status)
    }
}

impl Target for Local {
    fn projects(&self) -> Result<Value> {
        let projects = self.store().read(|reader| reader.projects())?;
        Ok(projects.iter().map(|project| api::projects::view(project, Role::Admin)).collect())
    }

    fn project(&self, slug: &str) -> Result<Value> {
        let project = self.row(slug)?.id;
        self.store().read(|reader| api::projects::shown(reader, project, Role::Admin))
    }

    fn create_project(&self, ask: ProjectAsk) -> Result<Value> {
        let create = CreateProject {
            slug: ask.slug,
            title: ask.title,
            guide: ask.guide,
            schema: ask.schema,
            recipe: ask.recipe,
            settings: ask.settings,
            seed: None,
            is_demo: false,
        };
        Ok(api::projects::view(&create.run(self.store(), None, Timestamp::now())?, Role::Admin))
    }

    fn update_project(&self, slug: &str, change: ProjectChange) -> Result<Value> {
        let update = UpdateProject {
            title: change.title,
            guide: change.guide,
            settings: change.settings,
            add_classes: change.add_classes,
        };
        let changed = update.run(self.store(), self.row(slug)?.id, None, Timestamp::now())?;
        Ok(api::projects::view(&changed, Role::Admin))
    }

    fn archive_project(&self, slug: &str, is_archived: bool) -> Result<Value> {
        let (project, now) = (self.row(slug)?.id, Timestamp::now());
        match is_archived {
            // This process holds the directory, so no round runs that would have to be stopped.
            true => ArchiveProject { project, by: None }.run(self.store(), now).map(|_| ())?,
            false => UnarchiveProject { project, by: None }.run(self.store(), now)?,
        }
        self.project(slug)
    }

    fn clone_project(&self, source: &str, ask: CloneAsk) -> Result<Value> {
        let items = serde_json::from_value(Value::from(ask.items.as_str()))
            .map_err(|_| Error::Invalid(format!("items is `{}`: use none, items or labels", ask.items)))?;
        let clone = CloneProject {
            source: self.row(source)?.id,
            slug: ask.slug.clone(),
            title: ask.title,
            items,
            people: ask.people,
            same_seed: ask.same_seed,
        };
        let project = clone.run(self.store(), None, Timestamp::now())?.id;
        while self.store().read(|reader| reader.clone_into(project))?.is_some()
            && copy_part(self.store(), Timestamp::now())?.is_some()
        {}
        self.index(&ask.slug, &mut |_, _, _| {})?;
        self.project(&ask.slug)
    }

    fn delete_project(&self, slug: &str, confirm: &str) -> Result<Value> {
        let delete = DeleteProject { project: self.row(slug)?.id, confirm: confirm.to_owned(), by: None };
        let deletion = delete.run(self.store(), Timestamp::now())?;
        while delete_part(self.store(), Timestamp::now())?.is_some() {}
        Ok(api::life::deleted(&deletion))
    }

    fn import(
        &self,
        slug: &str,
        ask: ImportAsk,
        input: Box<dyn Read + Send>,
        rejected: &mut dyn FnMut(&Value) -> Result<()>,
    ) -> Result<Value> {
        let into = ask.into;
        let import = import_of(self.row(slug)?.id, ask);
        let mut tell = |row: &Rejected| rejected(&json(row)?);
        let (store, now) = (self.store(), Timestamp::now());
        json(&match into {
            Destination::Items => import.run_telling(store, input, now, &mut |_| {}, &mut tell)?,
            Destination::TestSet => import.run_as_test_set(store, input, now, &mut tell)?,
        })
    }

    fn index(&self, slug: &str, watch: Watch<'_>) -> Result<u64> {
        let project = self.row(slug)?;
        let added = index_items(&self.workshop, project.id, &mut |done, all| watch("features", done, all))?;
        if added > 0 {
            refill_queue(&self.workshop, project.id, true)?;
        }
        Ok(added)
    }

    fn rounds(&self, slug: &str) -> Result<Value> {
        let project = self.row(slug)?.id;
        let rounds = self.store().read(|reader| reader.rounds(project, ROUNDS_LISTED))?;
        Ok(rounds.iter().map(|round| api::rounds::view(&self.workshop, round)).collect())
    }

    fn round(&self, slug: &str, number: i64) -> Result<Value> {
        let project = self.row(slug)?.id;
        self.round_view(project, number)
    }

    fn start_round(&self, slug: &str, _wait: bool, watch: Watch<'_>) -> Result<Value> {
        let project = self.row(slug)?.id;
        self.run_here(project, self.open_round(project)?, watch)
    }

    fn spend_holdout(&self, slug: &str, _wait: bool, watch: Watch<'_>) -> Result<Value> {
        let project = self.row(slug)?.id;
        self.store().write(|tx| tx.requeue_running_rounds())?;
        let spend = SpendHoldout { project, cause: "cli", by: None };
        self.run_here(project, spend.run(&self.workshop, Timestamp::now())?, watch)
    }

    fn advice(&self, slug: &str) -> Result<Value> {
        let project = self.row(slug)?.id;
        self.store().read(|reader| api::rounds::advice_view(reader, project))
    }

    fn cancel_round(&self, slug: &str, number: i64) -> Result<Value> {
        // Nothing runs while this process holds the directory; an interrupted round waits and is cancelled at once.
        self.store().write(|tx| tx.requeue_running_rounds())?;
        let project = self.row(slug)?.id;
        CancelRound { project, number, by: None }.run(&self.workshop, Timestamp::now())?;
        self.round_view(project, number)
    }

    fn rollback(&self, slug: &str, number: i64) -> Result<Value> {
        let project = self.row(slug)?.id;
        index_items(&self.workshop, project, &mut |_, _| {})?;
        Rollback { project, number, by: None }.run(&self.workshop, Timestamp::now())?;
        compare_with_current_model(&self.workshop, project, Timestamp::now())?;
        self.round_view(project, number)
    }

    fn suspects(&self, slug: &str, queue: Option<usize>) -> Result<Value> {
        let row = self.row(slug)?;
        match queue {
            Some(queue) => api::suspects::search(&self.workshop, row.id, None, queue, Timestamp::now()),
            None => self.store().read(|reader| api::suspects::view(reader, &row, api::suspects::LISTED)),
        }
    }

    fn acceptances(&self, slug: &str) -> Result<Value> {
        let project = self.row(slug)?.id;
        self.store().read(|reader| api::acceptances::list_view(reader, project))
    }

    fn accept(&self, slug: &str, ask: AcceptAsk) -> Result<Value> {
        // This process holds the directory, so whatever was being prepared has stopped.
        self.store().write(|tx| tx.drop_unfinished_acceptances())?;
        let project = self.row(slug)?.id;
        index_items(&self.workshop, project, &mut |_, _| {})?;
        let AcceptAsk { budget, confidence, dry_run } = ask;
        let accept = AcceptPool { project, budget, confidence, dry_run, by: None };
        let accepted = accept.run(&self.workshop, Timestamp::now())?;
        self.store().read(|reader| api::acceptances::accepted_view(reader, project, &accepted))
    }

    fn withdraw(&self, slug: &str, acceptance: i64) -> Result<Value> {
        let (project, acceptance) = (self.row(slug)?.id, AcceptanceId(acceptance));
        Withdraw { project, acceptance, by: None }.run(&self.workshop, Timestamp::now())?;
        self.store().read(|reader| json(&api::acceptances::view(&standing(reader, project, acceptance)?)))
    }

    fn status(&self, slug: Option<&str>) -> Result<Value> {
        let dir = self.store().dir();
        let storage = json!({
            "database": size_of_files(dir, |name| name.starts_with(crate::store::DATABASE)),
            "columns": size_of_files(&dir.join("columns"), |_| true),
            "models": size_of_files(&dir.join("models"), |_| true),
        });
        self.store().read(|reader| {
            let projects = match slug {
                Some(slug) => vec![reader.project_by_slug(slug)?],
                None => reader.projects()?,
            };
            let projects: Vec<Value> =
                projects.iter().map(|project| self.project_status(reader, project.id)).collect::<Result<_>>()?;
            let (entries, head) = reader.audit_head()?;
            Ok(json!({
                "projects": projects,
                "label_position": reader.label_position()?,
                "audit": {"entries": entries, "head": head},
                "storage": storage,
            }))
        })
    }

    fn export(&self, slug: &str, ask: ExportAsk, out: &mut dyn Write) -> Result<Value> {
        let export = Export {
            project: self.row(slug)?.id,
            format: ask.format,
            all: ask.all,
            machine: ask.machine,
            raw: ask.raw,
            excluded: ask.excluded,
            gold: ask.gold,
            by: None,
        };
        json(&export.run(self.store(), out, Timestamp::now())?)
    }

    fn model(&self, slug: &str) -> Result<Vec<u8>> {
        portable_model(&self.workshop, self.row(slug)?.id)?.encode()
    }

    fn predict(&self, slug: &str, records: &[Value], ask: Ask) -> Result<Vec<Value>> {
        let said = predict_records(&self.workshop, self.row(slug)?.id, records, ask)?;
        records.iter().zip(&said).map(|(record, said)| api::predict::view(record, said)).collect()
    }

    fn remove_test_set(&self, slug: &str) -> Result<()> {
        remove_test_set(self.store(), self.row(slug)?.id, None, Timestamp::now())
    }

    fn add_user(&self, ask: UserAsk) -> Result<Value> {
        let now = Timestamp::now();
        // Everything that can be refused is looked at before the account exists.
        let role = ask.role.map(|(slug, role)| Ok::<_, Error>((self.row(&slug)?.id, role))).transpose()?;
        if let Some(password) = &ask.password {
            check_policy(password, &ask.name)?;
        }
        let person =
            CreatePerson { name: ask.name.clone(), is_admin: ask.is_admin, by: None }.run(self.store(), now)?;
        if let Some((project, role)) = role {
            SetRole { person, project, role: Some(role), by: None }.run(self.store(), now)?;
        }
        match ask.password {
            None => self.link_for(person, &ask.name),
            Some(password) => {
                set_password(self.store(), person, password, now)?;
                Ok(json!({"person": person, "name": ask.name}))
            }
        }
    }

    fn users(&self) -> Result<Value> {
        self.store().read(|reader| reader.people()?.iter().map(|person| api::people::view(reader, person)).collect())
    }

    fn user_link(&self, name: &str) -> Result<Value> {
        let person = self.person(name)?;
        self.link_for(person.id, &person.name)
    }

    fn set_role(&self, name: &str, project: &str, role: Option<Role>) -> Result<Value> {
        let person = self.person(name)?;
        SetRole { person: person.id, project: self.row(project)?.id, role, by: None }
            .run(self.store(), Timestamp::now())?;
        self.person_view(person.id)
    }

    fn disable_user(&self, name: &str) -> Result<Value> {
        let person = self.person(name)?;
        DisablePerson { person: person.id, by: None }.run(self.store(), Timestamp::now())?;
        self.person_view(person.id)
    }

    fn create_token(&self, ask: TokenAsk) -> Result<Value> {
        let now = Timestamp::now();
        let create = CreateToken {
            person: self.person(&ask.user)?.id,
            name: ask.name,
            scopes: ask.scopes,
            expires: ask.days.map(|days| now.plus_secs(i64::from(days) * 24 * 3600)),
            by: None,
        };
        let token = create.run(self.store(), now)?;
        Ok(json!({"token": token.id, "secret": token.secret.expose()}))
    }

    fn tokens(&self) -> Result<Value> {
        Ok(self.store().read(|reader| reader.tokens(None))?.iter().map(api::tokens::view).collect())
    }

    fn start_workflow(&self, ask: StartAsk) -> Result<Value> {
        let store = self.store();
        let project = ask.project.map(|slug| store.read(|reader| reader.project_id(&slug))).transpose()?;
        let StartAsk { template, slug, title, is_solo, .. } = ask;
        let start = crate::templates::UseTemplate { template, slug, title, is_solo, project, by: None };
        let started = start.run(store, Timestamp::now())?;
        let mut view = store.read(|reader| api::workflows::view(reader, &started.workflow, None))?;
        view["proposed_version"] = json!(started.proposed);
        Ok(view)
    }

    fn revoke_token(&self, id: i64) -> Result<Value> {
        RevokeToken { id, of: None, by: None }.run(self.store(), Timestamp::now())?;
        Ok(self.store().read(|reader| reader.token_by_id(id))?.as_ref().map_or(Value::Null, api::tokens::view))
    }
}

fn set_password(store: &Store, person: UserId, password: String, now: Timestamp) -> Result<()> {
    SetPassword { person, password, current: None, by: None }.run(store, now)
}

/// Bytes of the files in a folder whose names pass; 0 where there is no folder.
fn size_of_files(folder: &Path, passes: impl Fn(&str) -> bool) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| passes(&entry.file_name().to_string_lossy()))
        .filter_map(|entry| entry.metadata().ok())
        .filter(|meta| meta.is_file())
        .map(|meta| meta.len())
        .sum()
}
