//! The document: Markdown whose lines follow from the configuration alone, and a part behind a mark with what was found
//! on the day, which is not compared.

use super::promises::Kept;
use super::state::Oversight;
use crate::routing::{Color, Mode, Oversight as Demand, Property};
use std::fmt::Write;

/// Before what is not compared.
pub(super) const FOUND: &str = "<!-- found on the day, not compared -->";

fn word<T: serde::Serialize>(value: T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn demand(oversight: Demand) -> &'static str {
    match oversight {
        Demand::InTheLoop => "a person decides before anything happens",
        Demand::OnTheLoop => "a person watches and can stop it",
        Demand::Skip => "nobody has to watch",
    }
}

/// `4 h`, `90 s`: exact, so that the document changes whenever the setting does.
fn time(secs: i64) -> String {
    match secs {
        s if s >= 86_400 && s % 86_400 == 0 => format!("{} d", s / 86_400),
        s if s >= 3_600 && s % 3_600 == 0 => format!("{} h", s / 3_600),
        s if s >= 60 && s % 60 == 0 => format!("{} min", s / 60),
        s => format!("{s} s"),
    }
}

fn share(x: f64) -> String {
    let percent = format!("{:.4}", x * 100.0);
    format!("{} %", percent.trim_end_matches('0').trim_end_matches('.'))
}

/// One line of a table or list: text of people must not break out of it.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|").replace('<', "&lt;")
}

/// The document.
pub fn document(now: &Oversight) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write_all(&mut text, now);
    text
}

fn write_all(out: &mut String, now: &Oversight) -> std::fmt::Result {
    let (workflow, policy) = (&now.workflow, &now.policy.policy);
    let laws: Vec<&str> = now.profiles.iter().map(|profile| profile.id.as_str()).collect();
    writeln!(out, "<!-- qualm oversight; workflow: {}; profiles: {} -->", workflow.slug, laws.join(", "))?;
    writeln!(out, "# Human oversight of {}\n", line(&workflow.title))?;
    writeln!(
        out,
        "Written by qualm from the running configuration. `qualm oversight check FILE` says where this file and the \
         system differ. It describes; whether that is enough under a law is for a lawyer to say.\n"
    )?;
    if workflow.settings.solo {
        writeln!(out, "**Solo mode:** one person may ask and decide here. No second person checks them.\n")?;
    }
    writeln!(out, "## What the model may do\n")?;
    writeln!(out, "Policy version {}, digest `{}`.\n", now.policy.number, now.policy.hash)?;
    writeln!(out, "- Mode `{}`: {}.", word(policy.mode), policy.mode.title())?;
    writeln!(out, "- The decision matrix demands that {}.", demand(policy.matrix.oversight()))?;
    thresholds(out, now)?;
    writeln!(out, "\n| property | colour | which means |\n|---|---|---|")?;
    for property in Property::ALL {
        let color = policy.matrix.color(property);
        writeln!(out, "| {} | {} | {} |", word(property), word(color), property.means(color))?;
    }
    writeln!(
        out,
        "\nA single decision over 1,000 USD, that cannot be undone or that falls under a law is {} on that property.",
        word(Color::Red)
    )?;
    if !policy.matrix_evidence.trim().is_empty() {
        writeln!(out, "\nWhy the matrix is so: {}", line(&policy.matrix_evidence))?;
    }
    writeln!(out, "\n## What reviewers read\n")?;
    writeln!(out, "- Policy: {}", or_nothing(&policy.text))?;
    writeln!(out, "- Limits of the model: {}", or_nothing(&policy.limits))?;
    writeln!(out, "\n## Who\n\n| person | role |\n|---|---|")?;
    let mut members: Vec<(String, &str)> =
        now.members.iter().map(|member| (line(&member.name), member.role.as_str())).collect();
    members.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    members.iter().try_for_each(|(name, role)| writeln!(out, "| {name} | {role} |"))?;
    writeln!(out, "\n## When\n")?;
    writeln!(
        out,
        "- A person decides within {}; the second tier within {}.",
        time(policy.sla_secs),
        time(policy.tier2_sla_secs)
    )?;
    for (action, secs) in &policy.sla_by_action {
        writeln!(out, "- `{}` within {}.", line(action), time(*secs))?;
    }
    match policy.expires_secs {
        None => writeln!(out, "- Open items do not expire.")?,
        Some(secs) => writeln!(
            out,
            "- Open items expire after {}, to `{}`; never to an approval.",
            time(secs),
            policy.on_expire.as_str()
        )?,
    }
    if policy.outbox_secs > 0 {
        writeln!(
            out,
            "- What acts alone waits {} in the outbox, where a person can stop it.",
            time(policy.outbox_secs)
        )?;
    }
    if now.has_practice() {
        writeln!(
            out,
            "\n## Practice\n\nCases with a known answer are among the queue, at most {} of it. Reviewers are told that there are some, not which; right after a verdict on one they are told that it was one. They cause nothing and are in no rate; results are shown to whoever gave them and, without names, to leads.",
            share(now.workflow.settings.gold_share())
        )?;
    }
    writeln!(out, "\n## Reasons people choose from\n")?;
    policy.reason_codes.iter().try_for_each(|code| writeln!(out, "- `{}`: {}", code.code, line(&code.title)))?;
    writeln!(out, "\n## Promises\n\nEach is checked by the command above, under the name in front of it.\n")?;
    now.promises.iter().try_for_each(|promise| writeln!(out, "- `{}`: {}", promise.id, promise.says))?;
    for law in &now.profiles {
        writeln!(out, "\n## {}\n\n{}\n", law.title, law.about)?;
        law.dates.iter().try_for_each(|date| writeln!(out, "- From {}: {}.", date.from, date.what))?;
        writeln!(out, "\n| article | asks | here | promises | yours |\n|---|---|---|---|---|")?;
        for duty in &law.duties {
            let promises: Vec<String> = duty.promises.iter().map(|id| format!("`{id}`")).collect();
            let row = [&duty.article, &duty.asks, &duty.here, &promises.join(", "), &duty.yours].map(|cell| line(cell));
            writeln!(out, "| {} |", row.join(" | "))?;
        }
    }
    writeln!(out, "\n{FOUND}\n## Found at {}\n", now.at.to_rfc3339())?;
    writeln!(
        out,
        "{} decisions, {} verdicts, {} reported actions.\n",
        now.counts.decisions, now.counts.verdicts, now.counts.effects
    )?;
    for promise in &now.promises {
        let kept = match promise.kept {
            Kept::Yes => "kept",
            Kept::No => "**broken**",
            Kept::Untried => "nothing to check yet",
        };
        writeln!(out, "- `{}`: {kept} ({})", promise.id, promise.found)?;
    }
    Ok(())
}

fn thresholds(out: &mut String, now: &Oversight) -> std::fmt::Result {
    let policy = &now.policy.policy;
    if matches!(policy.mode, Mode::Confidence | Mode::Judge) {
        writeln!(
            out,
            "- Acts alone from a calibrated confidence of {}; between {} and that a person is asked; below, it goes back.",
            share(policy.auto_threshold),
            share(policy.review_floor)
        )?;
        writeln!(
            out,
            "- Without a valid calibrator nothing acts alone by its confidence; it falls back to `{}`.",
            word(policy.fallback)
        )?;
    }
    if policy.mode == Mode::SampleRate {
        writeln!(out, "- {} are drawn for a person before they act.", share(policy.review_rate))?;
    }
    if policy.mode.lets_act_alone() {
        writeln!(
            out,
            "- Looked at again by a secret draw: {} of what acted alone, {} of it within {} of the threshold.",
            share(policy.auto_audit_rate),
            share(policy.near_audit_rate),
            share(policy.near_width)
        )?;
    }
    let by = match now.workflow.settings.solo {
        true => "by the same person, because nobody else works here",
        false => "by a second person who does not see the first verdict",
    };
    writeln!(
        out,
        "- Looked at again by a secret draw: {} of approvals, {by}; {} of what fell below the floor.",
        share(policy.approval_audit_rate),
        share(policy.floor_sample_rate)
    )
}

fn or_nothing(text: &str) -> String {
    if text.trim().is_empty() { "(nothing is written)".into() } else { line(text) }
}
