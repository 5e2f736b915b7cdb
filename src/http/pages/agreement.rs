//! How far people agree: coefficients with what they rest on, every pair of people, and which answers stand beside which.

use super::frame::{Done, Frame};
use super::practice::{PracticeView, practice_view};
use super::show;
use super::words::{count, marks, percent};
use crate::domain::LabelValue;
use crate::domain::schema::NONE_LABEL;
use crate::http::speech::t;
use crate::http::{AppState, InProject, Me, Reply, blocking};
use crate::rounds::{AgreementOverview, Confused, Figure, agreement_of, anchoring};
use actix_web::web;
use serde::Serialize;
use std::collections::BTreeMap;

/// Answers in the table of answer pairs; more would not be read.
const MOST_ANSWERS: usize = 12;
/// People in the matrix.
const MOST_PEOPLE: usize = 30;

#[derive(Serialize)]
struct AgreementPage {
    project: Frame,
    is_defined: bool,
    facts: Vec<(String, String)>,
    figures: Vec<FigureView>,
    /// Why there is no matrix; empty where there is one.
    no_matrix: String,
    people: Vec<String>,
    matrix: Vec<MatrixRow>,
    people_left_out: usize,
    answers: Vec<String>,
    confused: Vec<ConfusedRow>,
    answers_left_out: usize,
    to_decide: String,
    /// How people answer practice items.
    practice: Option<PracticeView>,
    /// Whether seeing suggestions sways people; empty where labels have none.
    anchoring: String,
}

#[derive(Serialize)]
struct FigureView {
    name: String,
    value: String,
    interval: String,
    basis: String,
    /// How to read it.
    about: String,
}

#[derive(Serialize)]
struct MatrixRow {
    name: String,
    cells: Vec<MatrixCell>,
}

#[derive(Serialize)]
struct MatrixCell {
    kappa: String,
    shared: String,
    /// The same where that is too few to say anything, for those who do not see it.
    few: String,
    is_self: bool,
}

#[derive(Serialize)]
struct ConfusedRow {
    name: String,
    cells: Vec<ConfusedCell>,
}

#[derive(Serialize)]
struct ConfusedCell {
    items: String,
    /// The items behind it; empty where there are none, or where both answers are the same.
    link: String,
    title: String,
}

/// `GET /projects/{project}/agreement`.
pub async fn page(app: AppState, me: Me, project: InProject, query: web::Query<Done>) -> Reply {
    let (id, viewer, done, now) = (project.id(), me.clone(), query.into_inner(), app.now());
    let page = blocking(&app, move |app| {
        app.store.read(|r| {
            let found = agreement_of(&app.workshop, r, id)?;
            let practice = practice_view(r, id, now)?;
            let mut page = view(found, practice, Frame::new(&r.project(id)?, &viewer, "agreement", &done));
            page.anchoring = anchoring(r, id)?.map_or_else(String::new, |found| found.sentence);
            Ok(page)
        })
    })
    .await?;
    let title = t!("agree-title", project = &page.project.title);
    show(&app, Some(&me), "project/agreement.html", &title, &page)
}

fn view(found: AgreementOverview, practice: Option<PracticeView>, project: Frame) -> AgreementPage {
    let (reached, answered) = (found.reached, found.answered);
    let (differing, shared) = (found.differing as u64, found.shared as u64);
    let share = |part: u64, whole: u64| percent(part as f64 / whole as f64);
    let facts = vec![
        (t!("agree-overlap"), t!("agree-an-item", n = found.overlap)),
        (
            t!("agree-reached"),
            match answered {
                0 => t!("agree-reached-of", n = reached, answered = answered),
                _ => t!("agree-reached-share", n = reached, answered = answered, share = share(reached, answered)),
            },
        ),
        (t!("agree-two"), t!("items-n", n = shared)),
        (
            t!("agree-differ"),
            match shared {
                0 => t!("items-n", n = differing),
                _ => t!("agree-differ-share", n = differing, share = share(differing, shared)),
            },
        ),
    ];
    let about = match found.level {
        "ordinal" => t!("agree-alpha-steps"),
        _ => t!("agree-alpha-about"),
    };
    let two = |n: usize| t!("agree-missing-two", n = n);
    let figures = vec![
        figure(t!("agree-alpha"), &found.alpha, two, about),
        figure(t!("agree-fleiss"), &found.fleiss, two, t!("agree-fleiss-about")),
        figure(t!("agree-cohen"), &found.cohen, |n| t!("agree-missing-shared", n = n), t!("agree-cohen-about")),
    ];
    let has_pair = found.pairs.iter().any(|pair| pair.shared >= found.fewest_shared);
    let shown = found.people.len().min(MOST_PEOPLE);
    let cells: BTreeMap<(usize, usize), (String, usize)> = (found.pairs.iter())
        .flat_map(|pair| {
            let text = match (pair.kappa, pair.equal) {
                (Some(kappa), _) => (marks().decimals(kappa, 4), pair.shared),
                (None, Some(_)) => (t!("agree-always"), pair.shared),
                (None, None) => (String::new(), pair.shared),
            };
            [((pair.a, pair.b), text.clone()), ((pair.b, pair.a), text)]
        })
        .collect();
    let matrix = (0..shown).map(|a| MatrixRow {
        name: found.people[a].clone(),
        cells: (0..shown)
            .map(|b| {
                let (kappa, shared) = cells.get(&(a, b)).cloned().unwrap_or_default();
                let few = t!("agree-shared-few", n = shared);
                MatrixCell { kappa, shared: count(shared as u64), few, is_self: a == b }
            })
            .collect(),
    });
    let (answers, confused, answers_left_out) = confused_table(&found.confused, &project.slug);
    AgreementPage {
        is_defined: found.is_defined,
        facts,
        figures,
        no_matrix: match has_pair {
            true => String::new(),
            false => {
                let most = found.pairs.iter().map(|pair| pair.shared).max().unwrap_or(0);
                let missing = found.fewest_shared.saturating_sub(most);
                t!("agree-no-matrix", n = missing, fewest = found.fewest_shared)
            }
        },
        matrix: if has_pair { matrix.collect() } else { Vec::new() },
        people_left_out: found.people.len() - shown,
        people: found.people.into_iter().take(shown).collect(),
        answers,
        confused,
        answers_left_out,
        practice,
        anchoring: String::new(),
        to_decide: if found.to_decide == 0 { String::new() } else { t!("agree-to-decide", n = found.to_decide) },
        project,
    }
}

fn figure(name: String, found: &Figure, missing: impl Fn(usize) -> String, about: String) -> FigureView {
    let basis = t!("agree-basis", answers = found.answers, n = found.items);
    let (value, interval) = match (found.value, found.missing) {
        (Some(value), _) => (
            marks().decimals(value, 4),
            found.interval.map_or_else(
                || t!("agree-no-interval"),
                |(low, high)| {
                    let [low, high] = [low, high].map(|x| marks().decimals(x, 2));
                    t!("agree-interval", low = low, high = high)
                },
            ),
        ),
        (None, 0) => ("–".into(), t!("agree-same")),
        (None, more) => ("–".into(), missing(more)),
    };
    FigureView { name, value, interval, basis, about }
}

/// An answer's name, and as a query carries it.
fn name(value: Option<&LabelValue>) -> String {
    value.map_or_else(|| NONE_LABEL.to_owned(), |value| value.to_string())
}

/// The answers that differ most often from others, each against each.
fn confused_table(pairs: &[Confused], slug: &str) -> (Vec<String>, Vec<ConfusedRow>, usize) {
    let mut names: Vec<String> = Vec::new();
    let mut differing: BTreeMap<String, usize> = BTreeMap::new();
    let mut cells: BTreeMap<(String, String), usize> = BTreeMap::new();
    for pair in pairs {
        let (first, second) = (name(pair.first.as_ref()), name(pair.second.as_ref()));
        for one in [&first, &second] {
            if !names.contains(one) {
                names.push(one.clone());
            }
            *differing.entry(one.clone()).or_default() += if first == second { 0 } else { pair.items };
        }
        cells.insert((first.clone(), second.clone()), pair.items);
        cells.insert((second, first), pair.items);
    }
    let all = names.len();
    let mut chosen = names.clone();
    chosen.sort_by_key(|name| std::cmp::Reverse(differing.get(name).copied().unwrap_or(0)));
    chosen.truncate(MOST_ANSWERS);
    names.retain(|name| chosen.contains(name));
    let cell = |a: &String, b: &String| {
        let items = cells.get(&(a.clone(), b.clone())).copied().unwrap_or(0);
        let link = match a != b && items > 0 {
            true => format!("/projects/{slug}/curate?first={}&second={}", super::path_part(a), super::path_part(b)),
            false => String::new(),
        };
        let title = t!("agree-said", n = items, a = a, b = b);
        ConfusedCell { items: count(items as u64), link, title }
    };
    let rows = (names.iter())
        .map(|a| ConfusedRow { name: a.clone(), cells: names.iter().map(|b| cell(a, b)).collect() })
        .collect();
    let left_out = all - names.len();
    (names, rows, left_out)
}
