//! The verb: makes every data set ready once, and runs the jobs on all cores.
//!
//! **Threads.** Each worker takes the next job and runs it in a thread pool of its own with its share of the cores. One
//! common pool would not do: a worker that waits for its own loops would start somebody else's job, and `round_seconds`
//! would hold that too. Jobs still share memory and cache, so times are clean with one worker only, as on the server.

use super::data_set::{DataSet, Source};
use super::plan::{Job, Plan};
use super::replay::{Replay, full};
use super::resume::{Earlier, PLAN};
use super::step::{Full, Line, Step};
use crate::error::{Error, Result};
use crate::models::Link;
use crate::sampling::check_fits_sets;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

/// A checked plan with its data sets.
pub struct Simulation {
    plan: Plan,
    sets: Vec<DataSet>,
    earlier: Earlier,
}

/// What [`Simulation::run`] says while it runs.
#[derive(Debug, Clone, Copy)]
pub enum News<'a> {
    /// A step or a full model was calculated just now, in any order.
    Made(&'a Line),
    /// All lines of a job that was calculated just now, jobs in any order.
    Job(&'a [Line]),
    /// The next line of the output: data sets, noise levels, strategies, seeds and steps in the plan's order.
    Next(&'a Line),
}

/// What a run gave, in the plan's order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// All steps.
    pub steps: Vec<Step>,
    /// One full model for each data set.
    pub fulls: Vec<Full>,
}

/// Sizes of a data set as the report tells them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sizes {
    /// The data set's name.
    pub name: String,
    /// Items to ask about.
    pub items: usize,
    /// Items to score on.
    pub test_items: usize,
    /// Classes.
    pub classes: usize,
    /// Any number of them may apply to an item.
    pub is_of_sets: bool,
    /// Labels in all.
    pub budget: usize,
}

enum Work {
    Full(usize),
    Replay(Job),
}

enum Message {
    Made(usize, Line),
    Done(usize, Result<()>),
}

impl Simulation {
    /// Checks the plan against the data and fits the features on FILE's items, without a look at their labels.
    /// Without TEST a uniform quarter of FILE is kept for scoring. The error says what does not fit.
    pub fn new(sources: Vec<Source>, mut plan: Plan) -> Result<Simulation> {
        plan.check()?;
        if sources.is_empty() {
            return Err(Error::invalid("There is no data set to replay: name a labeled file."));
        }
        let mut names = BTreeSet::new();
        if let Some(twice) = sources.iter().find(|source| !names.insert(source.name.clone())) {
            return Err(Error::Invalid(format!(
                "Two data sets are called `{}`: name one of them, as in other=train.jsonl,test.jsonl",
                twice.name
            )));
        }
        let several = sources.len() > 1;
        let mut sets = Vec::new();
        for source in sources {
            let name = source.name.clone();
            let is_of_sets = source.train.is_of_sets;
            let fits = |name: &String| if is_of_sets { check_fits_sets(name) } else { Ok(()) };
            plan.strategies.iter().try_for_each(fits)?;
            let set = DataSet::new(source, &plan).map_err(|error| match error {
                Error::Invalid(reason) if several => Error::Invalid(format!("{name}: {reason}")),
                other => other,
            })?;
            sets.push(set);
        }
        Ok(Simulation { plan, sets, earlier: Earlier::default() })
    }

    /// Takes over the complete jobs of an earlier run of this plan; `source` is its name in the error.
    pub fn resume(&mut self, earlier: Earlier, source: &str) -> Result<()> {
        earlier.check(&self.record()[PLAN], source)?;
        self.earlier = earlier;
        Ok(())
    }

    /// The first line of the output.
    pub fn record(&self) -> Value {
        let mut plan = self.plan.record();
        plan["data"] = self.sets.iter().map(|set| set.record.clone()).collect();
        json!({ PLAN: plan })
    }

    /// What the person who asked should know: how TEST came about, a budget that was cut.
    pub fn notes(&self) -> Vec<String> {
        let several = self.sets.len() > 1;
        let said = |set: &DataSet, note: &String| if several { format!("{}: {note}", set.name) } else { note.clone() };
        self.sets.iter().flat_map(|set| set.notes.iter().map(move |note| said(set, note))).collect()
    }

    /// The first data set; there is always one.
    pub(super) fn first(&self) -> &DataSet {
        &self.sets[0]
    }

    /// The plan as it will be run.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The data sets, in order.
    pub fn sizes(&self) -> Vec<Sizes> {
        let sizes = |set: &DataSet| Sizes {
            name: set.name.clone(),
            items: set.targets.len(),
            test_items: set.test_targets.len(),
            classes: set.classes.len(),
            is_of_sets: set.link == Link::Sigmoid,
            budget: set.budget,
        };
        self.sets.iter().map(sizes).collect()
    }

    /// How many lines [`Simulation::run`] gives, and how many of them it takes from an earlier run.
    pub fn lines(&self) -> (u64, u64) {
        let mut lines = (0, 0);
        for work in self.work() {
            let (set, is_full) = match &work {
                Work::Full(set) => (*set, true),
                Work::Replay(job) => (job.set, false),
            };
            lines.0 += if is_full { 1 } else { self.sets[set].steps(self.plan.batch) };
            lines.1 += self.known(&work).map_or(0, |known| known.len() as u64);
        }
        lines
    }

    fn work(&self) -> Vec<Work> {
        let of_set = |set| [Work::Full(set)].into_iter().chain(self.plan.jobs(set).into_iter().map(Work::Replay));
        (0..self.sets.len()).flat_map(of_set).collect()
    }

    fn known(&self, work: &Work) -> Option<Vec<Line>> {
        match work {
            Work::Full(set) => self.earlier.full(&self.sets[*set]),
            Work::Replay(job) => self.earlier.job(job, &self.sets[job.set]),
        }
    }

    /// Runs what is not known yet, `threads` jobs at a time. `listen` hears all that happens; its error ends the run.
    /// Same files and plan, same output but for the seconds, whatever the number of threads.
    pub fn run(&self, threads: usize, listen: &mut dyn FnMut(News<'_>) -> Result<()>) -> Result<Outcome> {
        let work = self.work();
        let known: Vec<Option<Vec<Line>>> = work.iter().map(|work| self.known(work)).collect();
        let open: Vec<usize> = (0..work.len()).filter(|&at| known[at].is_none()).collect();
        let threads = threads.clamp(1, open.len().max(1));
        let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
        let (next, is_stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
        let mut order = Order::new(known);
        let (sender, receiver) = mpsc::channel();
        std::thread::scope(|scope| {
            for _ in 0..threads {
                let sender = sender.clone();
                scope.spawn(|| {
                    let sender = sender;
                    let pool = rayon::ThreadPoolBuilder::new().num_threads((cores / threads).max(1)).build();
                    while !is_stopped.load(Ordering::Relaxed)
                        && let Some(&at) = open.get(next.fetch_add(1, Ordering::Relaxed))
                    {
                        let job = || self.calculate(&work[at], at, &sender, &is_stopped);
                        let done = pool.as_ref().map_err(Error::internal).and_then(|pool| pool.install(job));
                        // Nobody listens any more: the run was stopped.
                        let _ = sender.send(Message::Done(at, done));
                    }
                });
            }
            drop(sender);
            let mut heard = order.advance(listen);
            for message in receiver {
                heard = heard.and_then(|()| order.take(message, listen));
                if heard.is_err() {
                    is_stopped.store(true, Ordering::Relaxed);
                    break;
                }
            }
            heard
        })?;
        Ok(order.outcome())
    }

    fn calculate(&self, work: &Work, at: usize, news: &mpsc::Sender<Message>, is_stopped: &AtomicBool) -> Result<()> {
        let is_cancelled = || is_stopped.load(Ordering::Relaxed);
        let say = |line: Line| news.send(Message::Made(at, line)).map_err(|_| Error::Cancelled);
        match work {
            Work::Full(set) => say(Line::Full(full(&self.plan, &self.sets[*set], &is_cancelled)?)),
            Work::Replay(job) => {
                let replay = Replay::new(&self.plan, &self.sets[job.set], job, &is_cancelled);
                replay.run(&mut |step| say(Line::Step(Box::new(step))))
            }
        }
    }
}

/// Brings what the threads made into the plan's order.
struct Order {
    /// By job: the lines so far, how many of them were said, and whether there are more to come.
    jobs: Vec<(Vec<Line>, usize, bool)>,
    /// The first job that is not complete.
    head: usize,
}

impl Order {
    fn new(known: Vec<Option<Vec<Line>>>) -> Order {
        let job = |known: Option<Vec<Line>>| (known.is_some(), known.unwrap_or_default());
        Order { jobs: known.into_iter().map(job).map(|(is_done, lines)| (lines, 0, is_done)).collect(), head: 0 }
    }

    fn take(&mut self, message: Message, listen: &mut dyn FnMut(News<'_>) -> Result<()>) -> Result<()> {
        match message {
            Message::Made(at, line) => {
                listen(News::Made(&line))?;
                self.jobs[at].0.push(line);
            }
            Message::Done(at, done) => {
                done?;
                self.jobs[at].2 = true;
                listen(News::Job(&self.jobs[at].0))?;
            }
        }
        self.advance(listen)
    }

    fn advance(&mut self, listen: &mut dyn FnMut(News<'_>) -> Result<()>) -> Result<()> {
        while let Some((lines, said, is_done)) = self.jobs.get_mut(self.head) {
            for line in &lines[*said..] {
                listen(News::Next(line))?;
            }
            *said = lines.len();
            if !*is_done {
                break;
            }
            self.head += 1;
        }
        Ok(())
    }

    fn outcome(self) -> Outcome {
        let mut outcome = Outcome::default();
        for line in self.jobs.into_iter().flat_map(|(lines, _, _)| lines) {
            match line {
                Line::Step(step) => outcome.steps.push(*step),
                Line::Full(full) => outcome.fulls.push(full),
            }
        }
        outcome
    }
}

#[cfg(test)]
#[path = "run_tests.rs"]
mod tests;
