//! The table of items: filter, sort, search, walk through, and the way to acts on many of them.

use super::frame::{Done, Frame};
use super::item_view::snippet;
use super::practice::GoldDone;
use super::words::{count, percent, plural, sureness};
use super::{go, path_part, show};
use crate::domain::schema::{NONE_CLASS, NONE_LABEL};
use crate::domain::{Part, ProjectId, Timestamp};
use crate::error::{Error, Result};
use crate::http::body::Form;
use crate::http::speech::t;
use crate::http::{App, AppState, InProject, Me, Reply, blocking};
use crate::queue::ClaimNext;
use crate::store::{ProjectRow, Reader};
use crate::table::{Cursor, Filter, LabelList, ListItems, Listing, Sort, Status, TableRow, decode, encode};
use actix_web::{HttpRequest, web};
use serde::{Deserialize, Serialize};

/// Items on a page.
pub(crate) const ON_PAGE: usize = 50;
/// Views that are always there: title and query.
const BUILT_IN: [(&str, &str); 7] = [
    ("All", ""),
    ("Unlabeled", "status=unlabeled"),
    ("Disagreement", "differ=yes&sort=disagreement"),
    ("Low confidence", "status=unlabeled&confidence_to=0.6&sort=confidence"),
    ("Flagged", "flagged=yes&sort=answered"),
    ("Escalated", "escalated=yes"),
    ("Practice items", "gold=yes"),
];

#[derive(Serialize)]
struct TablePage {
    project: Frame,
    /// Filter and order, as a url writes them.
    query: String,
    problem: Option<String>,
    tabs: Vec<Tab>,
    form: FilterForm,
    count_text: String,
    /// Items that fit.
    count: u64,
    rows: Vec<Line>,
    before: Option<String>,
    after: Option<String>,
    empty: Option<Empty>,
    search_text: Option<String>,
    scores_text: Option<&'static str>,
    did: Option<DidView>,
    own_list: Option<String>,
    people: Vec<String>,
    /// What practice items may be labeled in one go; empty where labels are no classes.
    gold_labels: Vec<String>,
}

/// A view, built in or saved.
#[derive(Serialize)]
struct Tab {
    title: String,
    href: String,
    is_here: bool,
    is_shared: bool,
    /// The number by which it is deleted.
    id: Option<i64>,
}

#[derive(Serialize)]
struct FilterForm {
    q: String,
    statuses: Vec<Choice>,
    holdouts: Vec<Choice>,
    labels: Vec<Choice>,
    suggested: Vec<Choice>,
    annotators: Vec<Choice>,
    assigned: Vec<Choice>,
    sorts: Vec<Choice>,
    confidence_from: String,
    confidence_to: String,
    margin_from: String,
    margin_to: String,
    round: String,
    key: String,
    differ: bool,
    flagged: bool,
    note: bool,
    golds: Vec<Choice>,
    escalated: bool,
    /// More than the first line of the form is in use.
    is_open: bool,
}

/// One of a list in a form.
#[derive(Serialize)]
struct Choice {
    value: String,
    title: String,
    is_chosen: bool,
}

/// Why there is nothing, and what would change that.
#[derive(Serialize)]
struct Empty {
    title: &'static str,
    text: String,
    /// Title and link of the same table with one condition less.
    looser: Vec<(String, String)>,
    can_clear: bool,
}

/// What was just done to many items.
#[derive(Serialize)]
struct DidView {
    text: String,
    /// The act's number, where it can be undone.
    undo: Option<i64>,
}

#[derive(Serialize)]
struct Line {
    row: u32,
    id: String,
    href: String,
    snippet: String,
    label: String,
    /// What people said, where it differs.
    answers: String,
    suggestion: Option<Suggested>,
    status: &'static str,
    chips: Vec<String>,
    round: String,
    is_flagged: bool,
    has_note: bool,
}

#[derive(Serialize)]
struct Suggested {
    label: String,
    badge: ConfidenceBadge,
}

/// As the component `badge` draws it.
#[derive(Serialize)]
struct ConfidenceBadge {
    number: String,
    band: &'static str,
    means: String,
    doubt: &'static str,
}

impl ConfidenceBadge {
    fn new(confidence: f64) -> ConfidenceBadge {
        let band = match confidence {
            c if c >= 0.8 => "high",
            c if c >= 0.6 => "medium",
            _ => "low",
        };
        ConfidenceBadge { number: percent(confidence), band, means: sureness(confidence), doubt: "" }
    }
}

/// What the query says beside the filter.
#[derive(Default)]
struct Beside {
    filter: Vec<(String, String)>,
    id: Option<String>,
    cursor: Option<String>,
    done: Done,
    did: Option<i64>,
    left_out: [u64; 3],
    /// Items marked or unmarked for practice just now, and those without a label.
    gold: GoldDone,
}

impl Beside {
    fn read(query: &str) -> Beside {
        let mut beside = Beside::default();
        for (name, value) in decode(query) {
            let number = || value.parse().unwrap_or(0);
            match name.as_str() {
                "id" => beside.id = Some(value),
                "cursor" => beside.cursor = Some(value),
                "done" => beside.done = Done::of(&value),
                "did" => beside.did = value.parse().ok(),
                "gold_marked" => beside.gold.marked = value.parse().ok(),
                "gold_unmarked" => beside.gold.unmarked = value.parse().ok(),
                "unsettled" => beside.gold.unsettled = number(),
                "holdout_left" => beside.left_out[0] = number(),
                "not_open" => beside.left_out[1] = number(),
                "nobody_left" => beside.left_out[2] = number(),
                _ => beside.filter.push((name, value)),
            }
        }
        beside
    }
}

/// `GET /projects/{project}/items`: the table; with `id`, to the page of that item.
pub async fn list(app: AppState, me: Me, project: InProject, request: HttpRequest) -> Reply {
    let beside = Beside::read(request.query_string());
    let id = project.id();
    if let Some(external) = beside.id.as_deref().map(str::trim).filter(|id| !id.is_empty()) {
        let external = external.to_owned();
        let url = blocking(&app, move |app| {
            app.store.read(|r| {
                let item = r.item_by_external(id, &external)?;
                Ok(format!("/projects/{}/items/{}", r.project(id)?.slug, path_part(&item.external)))
            })
        })
        .await?;
        return Ok(go(&url));
    }
    let viewer = me.clone();
    let page = blocking(&app, move |app| build(app, id, &viewer, &beside)).await?;
    let title = t!("items-title", project = &page.project.title);
    show(&app, Some(&me), "project/items.html", &title, &page)
}

fn build(app: &App, id: ProjectId, me: &Me, beside: &Beside) -> Result<TablePage> {
    let pairs = beside.filter.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let asked = Filter::parse(pairs).and_then(|filter| {
        let cursor = beside.cursor.as_deref().map(Cursor::parse).transpose()?;
        let listing =
            ListItems { project: id, filter: &filter, cursor, most: ON_PAGE }.run(&app.workshop, &app.outlines)?;
        Ok((filter, listing))
    });
    let (filter, listing, problem) = match asked {
        Ok((filter, listing)) => (filter, Some(listing), None),
        // What cannot be read is said on the page, with everything that could be read still in the form.
        Err(Error::Invalid(reason)) => (readable(&beside.filter), None, Some(reason)),
        Err(error) => return Err(error),
    };
    app.store.read(|r| {
        let row = r.project(id)?;
        let base = format!("/projects/{}/items", row.slug);
        let query = filter.query();
        let to = |cursor: Cursor| link(&base, &query, &format!("cursor={}", cursor.word()));
        let people: Vec<String> = r.members_of(id)?.into_iter().map(|member| member.name).collect();
        let count_of = listing.as_ref().map_or(0, |listing| listing.count);
        let own_list = r.own_list_len(id, me.person)?;
        Ok(TablePage {
            tabs: tabs(r, id, me, &base, &query)?,
            form: form(r, &row, &filter, &people)?,
            count_text: plural(count_of, "item"),
            count: count_of,
            before: listing.as_ref().and_then(|listing| listing.before).map(to),
            after: listing.as_ref().and_then(|listing| listing.after).map(to),
            empty: listing.as_ref().filter(|listing| listing.rows.is_empty()).map(|_| empty(&row, &filter, &base)),
            search_text: listing.as_ref().and_then(|listing| listing.searchable).map(|done| {
                let share = percent(done as f64 / row.items.max(1) as f64);
                format!("Text search is being prepared: {share}. Items that came last are not found yet.")
            }),
            scores_text: listing.as_ref().and_then(|listing| scores_text(listing, &filter)),
            did: match beside.gold.text(beside.left_out[0]) {
                Some(text) => Some(DidView { text, undo: None }),
                None => did(r, id, beside)?,
            },
            own_list: (own_list > 0).then(|| plural(own_list, "item")),
            rows: listing.map_or_else(Vec::new, |listing| {
                listing.rows.into_iter().map(|line| line_of(&row, line, &base, &query)).collect()
            }),
            gold_labels: super::practice::labels_to_give(&row),
            people,
            problem,
            query,
            project: Frame::new(&row, me, "items", &beside.done),
        })
    })
}

/// What of a query can be read: one wrong value does not empty the form.
fn readable(pairs: &[(String, String)]) -> Filter {
    let good = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    Filter::parse(good.filter(|pair| Filter::parse([*pair]).is_ok())).unwrap_or_default()
}

fn link(base: &str, query: &str, more: &str) -> String {
    match [query, more].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("&") {
        all if all.is_empty() => base.to_owned(),
        all => format!("{base}?{all}"),
    }
}

fn tabs(reader: &Reader<'_>, id: ProjectId, me: &Me, base: &str, query: &str) -> Result<Vec<Tab>> {
    let built_in = BUILT_IN.iter().map(|(title, of)| Tab {
        title: (*title).to_owned(),
        href: link(base, of, ""),
        is_here: *of == query,
        is_shared: false,
        id: None,
    });
    let saved = reader.item_views(id, me.person)?.into_iter().map(|view| Tab {
        href: link(base, &view.query, ""),
        is_here: view.query == query,
        title: view.name,
        is_shared: view.is_shared,
        id: Some(view.id),
    });
    Ok(built_in.chain(saved).collect())
}

fn choices(all: impl IntoIterator<Item = (String, String)>, any: &str, chosen: &str) -> Vec<Choice> {
    let any = (String::new(), any.to_owned());
    let is_chosen = |value: &str| value == chosen;
    std::iter::once(any)
        .chain(all)
        .map(|(value, title)| Choice { is_chosen: is_chosen(&value), value, title })
        .collect()
}

fn form(reader: &Reader<'_>, row: &ProjectRow, filter: &Filter, people: &[String]) -> Result<FilterForm> {
    let pairs = filter.pairs();
    let of = |name: &str| pairs.iter().find(|(of, _)| *of == name).map_or_else(String::new, |(_, value)| value.clone());
    let same = |names: Vec<String>| names.into_iter().map(|name| (name.clone(), name));
    let words = |all: &[(&str, &str)]| all.iter().map(|(w, t)| ((*w).to_owned(), (*t).to_owned())).collect::<Vec<_>>();
    let none = row.settings.allow_none.then(|| NONE_LABEL.to_owned());
    let labels: Vec<String> = row.schema.classes().iter().cloned().chain(none).collect();
    // Who has answered, also those who have left.
    let mut annotators: Vec<String> = reader.annotation_counts(row.id)?.into_iter().map(|(name, ..)| name).collect();
    annotators.retain(|name| name != "imported");
    annotators.sort();
    let statuses: Vec<(&str, &str)> = Status::ALL.iter().map(|(_, word, title)| (*word, *title)).collect();
    let sorts: Vec<(&str, &str)> = Sort::ALL.iter().map(|(_, word, title)| (*word, *title)).collect();
    let first_line = ["q", "status", "sort", "key"];
    let mut sorts = choices(words(&sorts), "", &of("sort"));
    sorts.remove(0);
    Ok(FilterForm {
        q: of("q"),
        statuses: choices(words(&statuses), "any", &of("status")),
        holdouts: choices(words(&[("no", "no"), ("yes", "yes")]), "either", &of("holdout")),
        labels: choices(same(labels), "any", &of("label")),
        suggested: choices(same(row.schema.classes().to_vec()), "any", &of("suggested")),
        annotators: choices(same(annotators), "anybody or nobody", &of("annotator")),
        assigned: choices(same(people.to_vec()), "anybody or nobody", &of("assigned")),
        sorts,
        confidence_from: of("confidence_from"),
        confidence_to: of("confidence_to"),
        margin_from: of("margin_from"),
        margin_to: of("margin_to"),
        round: of("round"),
        key: if filter.sort == Sort::Random { filter.key.to_string() } else { row.seed.rem_euclid(1000).to_string() },
        differ: filter.differ,
        flagged: filter.flagged,
        note: filter.note,
        golds: choices(words(&[("no", "no"), ("yes", "yes")]), "either", &of("gold")),
        escalated: filter.escalated,
        is_open: pairs.iter().any(|(name, _)| !first_line.contains(name)),
    })
}

fn scores_text(listing: &Listing, filter: &Filter) -> Option<&'static str> {
    let asks = filter.sort.needs_scores()
        || filter.suggested.is_some()
        || filter.confidence != (None, None)
        || filter.margin != (None, None);
    (asks && !listing.is_scored).then_some(
        "No model has scored the items yet, so nothing has a suggestion, a confidence or a margin. The first round changes that.",
    )
}

fn empty(row: &ProjectRow, filter: &Filter, base: &str) -> Empty {
    if row.items == 0 {
        let text = "This project has no items. Whoever runs it imports some; then they stand here.".to_owned();
        return Empty { title: "No items yet", text, looser: Vec::new(), can_clear: false };
    }
    let conditions: Vec<(&str, String)> =
        filter.pairs().into_iter().filter(|(name, _)| !["sort", "key"].contains(name)).collect();
    let looser: Vec<(String, String)> = conditions
        .iter()
        .map(|(name, value)| {
            (format!("Without {} {value}", condition(name)), link(base, &filter.without(name).query(), ""))
        })
        .collect();
    let text = match conditions.len() {
        0 => "The page lies behind the last item.".to_owned(),
        1 => "One condition leaves nothing.".to_owned(),
        n => format!("Together, {n} conditions leave nothing. Loosen one of them:"),
    };
    Empty { title: "Nothing fits", text, looser, can_clear: true }
}

/// A condition's name in words.
fn condition(name: &str) -> &'static str {
    match name {
        "q" => "the words",
        "status" => "the status",
        "holdout" => "holdout:",
        "label" => "the label",
        "suggested" => "the suggestion",
        "annotator" => "answers by",
        "assigned" => "assigned to",
        "confidence_from" => "confidence from",
        "confidence_to" => "confidence to",
        "margin_from" => "margin from",
        "margin_to" => "margin to",
        "differ" => "answers that differ:",
        "round" => "round",
        "flagged" => "flagged:",
        "gold" => "practice item:",
        "escalated" => "escalated:",
        _ => "note:",
    }
}

fn did(reader: &Reader<'_>, id: ProjectId, beside: &Beside) -> Result<Option<DidView>> {
    let Some(number) = beside.did else { return Ok(None) };
    let act = match reader.item_act(id, number) {
        Ok(act) => act,
        Err(Error::NotFound(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let items = plural(act.changed, "item");
    let mut text = match act.act.as_str() {
        "exclude" => format!("Excluded {items}."),
        "take_back" => format!("Took {items} back: they can be asked about again."),
        "assign" => match act.assignee {
            Some(person) => format!("Assigned {items} to {}.", reader.person(person)?.name),
            None => format!("Assigned {items} to several people."),
        },
        "unassign" => format!("Unassigned {items}: anybody may be asked."),
        _ => format!("Sent {items} to another person."),
    };
    let [holdout, not_open, nobody] = beside.left_out;
    for (n, why) in [
        (holdout, "of the holdout left out: chosen by hand it would be no random sample any more"),
        (not_open, "left out: no answer to look at again, or no answer wanted"),
        (nobody, "left out: everybody has answered or skipped"),
    ] {
        if n > 0 {
            text.push_str(&format!(" {} {why}.", plural(n, "item")));
        }
    }
    if act.is_undone {
        text.push_str(" This was undone.");
    }
    let can_undo = !act.is_undone && act.changed > 0 && ["exclude", "assign"].contains(&act.act.as_str());
    Ok(Some(DidView { text, undo: can_undo.then_some(number) }))
}

fn line_of(project: &ProjectRow, line: TableRow, base: &str, query: &str) -> Line {
    let name = |class: u32| match class {
        NONE_CLASS => NONE_LABEL.to_owned(),
        class => project.schema.value(class).map_or_else(String::new, |label| label.to_string()),
    };
    let label = line.label.and_then(|label| label.class).map_or_else(String::new, |class| {
        // Spans and forms are found among the answers; a lead's own word about them stands on the item's page.
        let said = line.answers.iter().map(|answer| answer.label.as_str());
        match project.schema.settled(class, said) {
            Some(label) if project.schema.is_structured() => label.to_string(),
            _ if project.schema.is_structured() => "decided by a lead".to_owned(),
            _ => name(class),
        }
    });
    let said: Vec<String> =
        line.answers.iter().map(|answer| project.schema.value_of(&answer.label).to_string()).collect();
    let differ = line.answers.iter().any(|answer| answer.class != line.answers[0].class);
    let mut chips = Vec::new();
    chips.extend(line.is_in_hands.then(|| "in hands".to_owned()));
    chips.extend(line.is_to_relabel.then(|| "waits for relabel".to_owned()));
    chips.extend(line.assigned.map(|name| format!("assigned to {name}")));
    chips.extend(line.is_gold.then(|| "practice item".to_owned()));
    chips.extend(line.is_escalated.then(|| "waits for a lead".to_owned()));
    chips.extend((line.item.part == Part::Holdout).then(|| "holdout".to_owned()));
    let list = if query.is_empty() { "list=".to_owned() } else { format!("list={}", encode(query)) };
    Line {
        row: line.item.row,
        href: format!("{base}/{}?{list}", path_part(&line.item.external)),
        snippet: snippet(&project.recipe, &line.item.data, 160),
        status: match (line.is_excluded, label.is_empty(), differ) {
            (true, ..) => "excluded",
            (_, false, _) => "labeled",
            (_, true, true) => "disputed",
            (_, true, false) if !said.is_empty() => "answers missing",
            _ => "unlabeled",
        },
        answers: if differ { said.join(" · ") } else { String::new() },
        label,
        suggestion: line.score.map(|score| Suggested {
            label: name(score.top),
            badge: ConfidenceBadge::new(f64::from(score.confidence)),
        }),
        chips,
        round: line.round.map_or_else(String::new, |round| round.to_string()),
        is_flagged: line.answers.iter().any(|answer| answer.is_flagged),
        has_note: line.answers.iter().any(|answer| !answer.note.is_empty()),
        id: line.item.external,
    }
}

/// Save or delete a view.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewForm {
    /// `save` or `delete`.
    act: String,
    #[serde(default)]
    list: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    shared: String,
    #[serde(default)]
    view: i64,
}

/// `POST /projects/{project}/item-views`.
pub async fn views(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<String>,
    Form(form): Form<ViewForm>,
) -> Reply {
    let (id, by) = (project.id(), me.person);
    let query = blocking(&app, move |app| {
        // Read and written again, so that what is stored is a filter and nothing else.
        let query = Filter::from_query(&form.list)?.query();
        let (name, stored) = (form.name.trim().to_owned(), query.clone());
        match form.act.as_str() {
            "save" if name.is_empty() || name.chars().count() > 60 => {
                return Err(Error::Invalid("a view needs a name of at most 60 characters".into()));
            }
            "save" => {
                let is_shared = !form.shared.is_empty();
                app.store.write(move |tx| tx.put_item_view(id, by, &name, &stored, is_shared))?;
            }
            "delete" => {
                app.store.write(move |tx| tx.delete_item_view(id, by, form.view))?;
            }
            other => return Err(Error::Invalid(format!("there is no act `{other}`; use save or delete"))),
        }
        Ok(query)
    })
    .await?;
    Ok(go(&link(&format!("/projects/{path}/items"), &query, "done=saved")))
}

/// Label the items of a table, or stop that.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelForm {
    /// `start` or `stop`.
    act: String,
    #[serde(default)]
    list: String,
    /// The item to begin with.
    #[serde(default)]
    from: String,
}

/// `POST /projects/{project}/label-list`: to the label page, which goes through the list first.
pub async fn label(
    app: AppState,
    me: Me,
    project: InProject,
    path: web::Path<String>,
    Form(form): Form<LabelForm>,
) -> Reply {
    let (id, by, now) = (project.id(), me.person, app.now());
    let query = Filter::from_query(&form.list)?.query();
    let back = format!("/projects/{path}/items");
    if form.act == "stop" {
        blocking(&app, move |app| app.store.write(move |tx| tx.clear_own_list(id, by))).await?;
        return Ok(go(&link(&back, &query, "done=list-stopped")));
    }
    let listed = blocking(&app, move |app| start(app, id, by, &form, now)).await?;
    Ok(match listed {
        0 => go(&link(&back, &query, "done=nothing-listed")),
        _ => go(&format!("/projects/{path}/label")),
    })
}

fn start(app: &App, project: ProjectId, by: crate::domain::UserId, form: &LabelForm, now: Timestamp) -> Result<u64> {
    let filter = Filter::from_query(&form.list)?;
    let from = Some(form.from.as_str()).filter(|from| !from.is_empty());
    let listed = LabelList { project, by, filter: &filter, from }.run(&app.workshop, &app.outlines)?;
    if listed > 0 {
        // The newest in hand is what the page shows first, so the list's first is claimed now.
        ClaimNext { project, person: by, another: true }.run(&app.store, now)?;
    }
    Ok(listed)
}

/// A place to come back to, with what became of an act.
pub(super) fn back_to(slug: &str, query: &str, more: &str) -> String {
    link(&format!("/projects/{slug}/items"), query, more)
}

/// How many items, in words.
pub(super) fn items_text(n: u64) -> String {
    match n {
        1 => "1 item".into(),
        n => format!("{} items", count(n)),
    }
}
