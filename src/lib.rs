//! qualm asks people about the examples a model is least sure of, and learns from the answers in rounds.
//!
//! The map. Each room uses only the rooms on its own line (and `error` and `digest`, which everybody may use);
//! `tests/architecture.rs` checks that. The first block calculates: no SQL, no clock, no async, no hidden randomness.
//! `store` remembers, the rooms below it act, and the last block are shells: read the request, call one verb, show the
//! result.
//!
//! | room | does | may use |
//! |---|---|---|
//! | [`domain`] | the words as types: ids, recipe, label schema, settings, roles | nothing |
//! | [`raw`] | the only `unsafe`: memory maps, vector kernels, thread priority | nothing |
//! | [`features`] | items in, sparse feature matrix out | domain |
//! | [`models`] | classifiers, calibrators, the scoring kernel, model files | domain, features, raw |
//! | [`sampling`] | query strategies: numbers in, picks out | domain, features, models |
//! | [`metrics`] | accuracy, macro F1, calibration error, with intervals | domain |
//! | [`guarantee`] | thresholds with a promise: exact tails, certificates, Monte Carlo | domain, metrics |
//! | [`crowd`] | several annotators: consensus, agreement, whom to ask, suspicious labels | metrics |
//! | [`stopping`] | when to stop: kappa, learning curve, expected gain, the advice | metrics |
//! | [`evidence`] | what people's verdicts show: override rates, time-to-review, drift, proposals, each with its interval | metrics, guarantee, models |
//! | [`casework`] | one case: what an edit changed, fields and signals of a document, bands of a score | nothing |
//! | [`learning`] | a round's calculation: learn, score, pick; suspicious labels | domain, features, models, sampling, metrics, guarantee, crowd |
//! | [`routing`] | a decision and a policy version in, a route out; the decision matrix; keyed draws | domain, casework |
//! | [`store`] | the only SQL; the writer; migrations; the audit chain; column files | domain, features, models, raw, routing |
//! | [`queue`] | assignments: claim, heartbeat, skip, release, expire | domain, store |
//! | [`labels`] | accept, edit, undo, settle what is true | domain, store, queue |
//! | [`pool`] | read files, find duplicates, draw the holdout | domain, store, labels |
//! | [`reviews`] | decisions of models: route, review, grant, audit, correct, measure | domain, models, metrics, evidence, casework, routing, store, labels, pool |
//! | [`rounds`] | fit, calibrate, evaluate, score, choose, refill | domain, features, models, sampling, metrics, guarantee, crowd, learning, stopping, store, queue |
//! | [`acceptance`] | the rest of the pool done by the model: accept, audit, withdraw | domain, models, guarantee, store, rounds |
//! | [`table`] | the table of items: filter, sort, search, walk through; acts on many items | domain, features, models, store, queue, rounds |
//! | [`projects`] | make a project, change its settings, archive, clone and delete it | domain, models, sampling, store |
//! | [`exports`] | datasets out, with where each label came from | domain, store |
//! | [`simulation`] | rounds replayed on labeled files | domain, features, models, sampling, metrics, guarantee, learning, stopping, pool |
//! | [`language`] | the words of the pages: one catalogue, a file a language, plurals and numbers as each writes them | nothing |
//! | [`people`] | accounts, roles, sessions, links, tokens | domain, language, store |
//! | [`keeping`] | backup, verify, restore, checkpoints of the audit log | domain, store |
//! | [`notices`] | what people and programs are told: webhooks and digests, signed, retried | domain, store |
//! | [`oversight`] | the oversight document, written from the running system and checked against it | domain, routing, evidence, store, reviews |
//! | [`templates`] | kinds of workflows ready to use, with decisions to try them on | domain, routing, store, projects, reviews |
//! | [`worker`] | one thread that does what is due | domain, raw, store, queue, pool, projects, rounds, table, acceptance, reviews, notices, keeping |
//! | [`demo`] | a project to look at | domain, store, queue, labels, pool, rounds, projects, worker |
//! | [`config`] | server settings and where each came from | domain |
//! | [`mcp`] | tools for agents: what they take, say and never do; async, because the protocol is | nothing |
//! | [`http`] | pages and REST | everything above |
//! | [`cli`] | the command line | everything above |

pub mod acceptance;
pub mod casework;
pub mod cli;
pub mod config;
pub mod crowd;
pub mod demo;
pub mod digest;
pub mod domain;
pub mod error;
pub mod evidence;
pub mod exports;
pub mod features;
pub mod guarantee;
pub mod http;
pub mod keeping;
pub mod labels;
pub mod language;
pub mod learning;
pub mod mcp;
pub mod metrics;
pub mod models;
pub mod notices;
pub mod oversight;
pub mod people;
pub mod pool;
pub mod projects;
pub mod queue;
pub mod raw;
pub mod reviews;
pub mod rounds;
pub mod routing;
pub mod sampling;
pub mod simulation;
pub mod stopping;
pub mod store;
pub mod table;
pub mod templates;
pub mod worker;
