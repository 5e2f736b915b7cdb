//! A workflow's metrics: every figure with its interval and a badge that can also say "not enough evidence yet". Diagrams
//! first, the same numbers in a table behind each, and a CSV of it.

use super::super::frame::Done;
use super::super::words::{count, day_start};
use super::super::{go, show};
use super::Frame;
use super::figures::{Line, day, of_weeks};
use super::findings::{
    Confidence, Graduation, Named, RateLine, advice, between, causes, chip, confidences, drift, graduation_of, load,
    rates, signals, told, upkeep,
};
use super::said::code_text;
use super::waits::{WaitCard, wait};
use crate::domain::Timestamp;
use crate::evidence::overrides::Override;
use crate::evidence::{Finding, Status};
use crate::http::api::evidence::MetricsQuery;
use crate::http::speech::t;
use crate::http::{AppState, InWorkflow, Me, Reply, blocking};
use crate::people::GOVERN;
use crate::reviews::{
    CalibrateWorkflow, GraduationReport, MeasureWorkflow, Metrics, ProposeThreshold, ThresholdEvidence,
    graduation_report, threshold_evidence,
};
use crate::routing::Policy;
use actix_web::web;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct MetricsPage {
    workflow: Frame,
    from: String,
    to: String,
    span_text: String,
    csv: String,
    items: usize,
    routed: Vec<(String, String)>,
    flagged: usize,
    rates: Vec<RateLine>,
    advice: Vec<String>,
    kinds: Vec<Named>,
    reasons: Vec<Named>,
    other: Named,
    waits: Vec<WaitCard>,
    weeks: Option<Line>,
    week_rows: Vec<(String, String, String)>,
    drift: Vec<Named>,
    not_comparable: String,
    causes: Vec<Named>,
    signals: Vec<Named>,
    is_flagged: bool,
    upkeep: Vec<Named>,
    confidences: Vec<Confidence>,
    load: Vec<String>,
    threshold: String,
    can_propose: bool,
    proposed: Option<String>,
    graduation: Option<Graduation>,
}

fn build(
    metrics: &Metrics,
    threshold: &ThresholdEvidence,
    graduation: Option<&GraduationReport>,
    policy: &Policy,
    workflow: Frame,
) -> MetricsPage {
    let span = |text: &str| text.chars().take(10).collect::<String>();
    // Days, so the form asks for the whole of the last one.
    let until: i64 = metrics.until.parse::<jiff::Timestamp>().map_or(0, |at| at.as_millisecond());
    let end = Timestamp(day_start(Timestamp(until - 1)).0 + 86_400_000);
    let (from, to) = (span(&metrics.from), span(&end.to_rfc3339()));
    let plain = |name: String, found: &Finding| Named { name, figure: told(found), chip: chip(Status::Ok, None) };
    let (drift, not_comparable) = drift(metrics);
    let kind = |kind: Override| match kind {
        Override::Reject => t!("kind-rejected"),
        Override::Edit => t!("kind-edited"),
        Override::CosmeticEdit => t!("kind-cosmetic"),
        Override::Escalate => t!("kind-handed-up"),
    };
    let has_overrides = metrics.breakdown.kinds.iter().any(|part| part.share.k > 0);
    MetricsPage {
        csv: format!(
            "/api/v1/workflows/{}/metrics?format=csv&from={}&to={}",
            workflow.slug, metrics.from, metrics.until
        ),
        span_text: t!("metrics-span", from = &from, to = &to),
        from,
        to,
        items: metrics.items,
        routed: metrics
            .routed
            .iter()
            .map(|(route, n)| {
                let route = crate::routing::Route::parse(route)
                    .map_or_else(|| t!("metrics-elsewhere"), super::said::route_text);
                (route.to_owned(), count(*n as u64))
            })
            .collect(),
        flagged: metrics.flagged,
        rates: rates(metrics),
        advice: advice(metrics),
        kinds: if has_overrides {
            metrics.breakdown.kinds.iter().map(|part| plain(kind(part.of), &part.share)).collect()
        } else {
            Vec::new()
        },
        reasons: metrics.breakdown.reasons.iter().map(|part| plain(code_text(policy, &part.of), &part.share)).collect(),
        other: Named {
            name: t!("metrics-other"),
            figure: told(&metrics.other_reasons),
            chip: chip(metrics.other_reasons.status, metrics.other_reasons.needed),
        },
        waits: metrics.time_to_review.iter().map(wait).collect(),
        weeks: of_weeks(&metrics.weeks),
        week_rows: metrics
            .weeks
            .iter()
            .map(|week| {
                let ends = week.interval.map_or_else(|| t!("weeks-no-interval"), between);
                (day(week), t!("weeks-changed", changed = week.changed, reviewed = week.reviewed), ends)
            })
            .collect(),
        drift,
        not_comparable,
        causes: causes(metrics),
        signals: signals(metrics),
        is_flagged: metrics.rubber_stamp.is_flagged,
        upkeep: upkeep(metrics),
        confidences: confidences(metrics),
        load: load(metrics),
        threshold: threshold.sentence.clone(),
        can_propose: threshold.sentence.starts_with("Raise") || threshold.sentence.starts_with("Lower"),
        proposed: threshold.proposed.as_ref().map(|on_trial| {
            let (version, n) = (on_trial.version, on_trial.decisions);
            let threshold = super::sure(on_trial.auto_threshold);
            match on_trial.is_long_enough {
                true => t!("trial-long-enough", version = version, threshold = threshold, n = n),
                false => t!("trial-too-short", version = version, threshold = threshold, n = n),
            }
        }),
        graduation: graduation.map(graduation_of),
        workflow,
    }
}

/// What the page is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    from: Option<String>,
    to: Option<String>,
    done: Option<String>,
}

/// `GET /workflows/{workflow}/metrics`.
pub async fn page(app: AppState, me: Me, workflow: InWorkflow, query: web::Query<PageQuery>) -> Reply {
    let (viewer, query) = (me.clone(), query.into_inner());
    let page = blocking(&app, move |app| {
        let now = app.now();
        let done = query.done.as_deref().map(Done::of).unwrap_or_default();
        let (from, until) = MetricsQuery::of(query.from, query.to).span(now)?;
        app.store.read(|r| {
            let row = r.workflow(workflow.id())?;
            let metrics = MeasureWorkflow { workflow: row.id, from, until }.look(r, now)?;
            let threshold = threshold_evidence(r, row.id, now)?;
            let graduation = graduation_report(r, row.id, now)?;
            let frame = Frame::new(r, &row, &viewer, "metrics", &done, now)?;
            let policy = row.policy.map(|id| r.policy(id)).transpose()?.map(|row| row.policy).unwrap_or_default();
            Ok(build(&metrics, &threshold, graduation.as_ref(), &policy, frame))
        })
    })
    .await?;
    show(&app, Some(&me), "reviews/metrics.html", &t!("metrics"), &page)
}

/// `POST /workflows/{workflow}/calibrate`.
pub async fn calibrate(app: AppState, me: Me, workflow: InWorkflow, path: web::Path<String>) -> Reply {
    debug_assert!(me.may_in_workflow(GOVERN, workflow.id()));
    let calibrate = CalibrateWorkflow { workflow: workflow.id(), by: Some(me.person) };
    blocking(&app, move |app| calibrate.run(&app.store, app.now())).await?;
    Ok(go(&format!("/workflows/{path}/metrics?done=looked#confidence")))
}

/// `POST /workflows/{workflow}/threshold`.
pub async fn propose(app: AppState, me: Me, workflow: InWorkflow, path: web::Path<String>) -> Reply {
    let propose = ProposeThreshold { workflow: workflow.id(), by: me.person };
    blocking(&app, move |app| propose.run(&app.store, app.now())).await?;
    Ok(go(&format!("/workflows/{path}/metrics?done=proposed#threshold")))
}
