//! Gold items: nobody can tell one before the verdict, nothing follows from it, and it is in no figure but its own.

use super::desk::{Desk, code, refused};
use super::support::{Client, TestServer};
use qualm::domain::{DecisionId, GoldId, Scope, Targets, Timestamp, WorkflowRole};
use qualm::notices::{Outgoing, step};
use qualm::reviews::{DecisionRequest, RouteDecision};
use serde_json::{Value, json};

const GOLD: &str = "/api/v1/workflows/refunds/gold";

/// A case with an error, or without one, that a program could send.
fn case(order: &str, known: &str) -> Value {
    let reason = if known == "reject" { json!("wrong_amount") } else { Value::Null };
    json!({"known": known, "reason_code": reason, "note": "Ten times what was paid.",
           "decision": {"action": {"name": "refund", "args": {"order": order, "usd": 40}},
                        "rationale": "The parcel is late.", "input": {"text": format!("mail {order}")}}})
}

fn plant(desk: &Desk<'_>, order: &str, known: &str) -> GoldId {
    let reply = desk.admin.json("POST", GOLD, &case(order, known));
    assert_eq!(reply.status, 201, "{}", reply.text());
    GoldId(reply.value()["planted"][0].as_i64().unwrap())
}

/// So many real decisions, as the program would send them.
fn work(desk: &Desk<'_>, from: usize, count: usize) {
    let by = desk.server.person(&format!("bot-{}", desk.slug));
    for n in from..from + count {
        let request = desk.request(&format!("case-{n}"), &json!({}));
        let request: DecisionRequest = serde_json::from_value(request).unwrap();
        RouteDecision { workflow: desk.workflow, request, by }.run(desk.server.store(), desk.server.now()).unwrap();
    }
}

/// The decision behind a gold item in the queue, and its item.
fn in_queue(desk: &Desk<'_>, gold: GoldId) -> Option<(DecisionId, i64)> {
    desk.server
        .store()
        .read(|r| {
            let Some(decision) = r.gold_in_queue(gold)? else { return Ok(None) };
            Ok(Some((decision, r.items_of_decision(decision)?[0].id.0)))
        })
        .unwrap()
}

fn count(desk: &Desk<'_>, of: impl Fn(&qualm::store::GoldRow) -> u32) -> u32 {
    desk.server.store().read(|r| r.gold_items(desk.workflow)).unwrap().iter().map(of).sum()
}

/// A desk with a gold item of this kind in its queue.
fn served<'a>(server: &'a TestServer, known: &str) -> (Desk<'a>, Client, GoldId, DecisionId, i64) {
    let desk = Desk::open(server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");
    let gold = plant(&desk, "case-4711", known);
    work(&desk, 1001, 100);
    let (decision, item) = in_queue(&desk, gold).expect("one in a hundred real ones at the least");
    (desk, ana, gold, decision, item)
}

/// Digits and digests are what differs between two cases of a kind.
fn masked(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric()) {
        let bare = word.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
        if bare.len() == 64 && bare.bytes().all(|b| b.is_ascii_hexdigit()) {
            out.push_str("digest");
            out.push_str(&word[bare.len()..]);
            continue;
        }
        for letter in word.chars() {
            match letter {
                '0'..='9' if out.ends_with('#') => {}
                '0'..='9' => out.push('#'),
                other => out.push(other),
            }
        }
    }
    out
}

fn claim(desk: &Desk<'_>, who: &Client, item: i64) -> Value {
    let reply = desk.try_next(who, &json!({"item": item}));
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.value()
}

#[test]
fn bad_rows_are_named_with_line_and_field_and_good_ones_beside_them_are_kept() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let rows = json!({"items": [
        case("a", "reject"),
        {"known": "reject", "decision": {"action": {"name": "refund"}, "colour": "red"}},
        {"known": "wrong", "decision": {"action": {"name": "refund"}}},
        case("b", "approve").as_object().map(|row| {
            let mut row = row.clone();
            row.remove("reason_code");
            row
        }),
        case("a", "reject"),
    ]});
    let reply = desk.admin.json("POST", GOLD, &rows);
    assert_eq!(reply.status, 201, "{}", reply.text());
    let said = reply.value();
    assert_eq!(said["planted"].as_array().map(Vec::len), Some(2), "{said}");
    let places: Vec<(i64, &str)> = said["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["line"].as_i64().unwrap(), one["field"].as_str().unwrap()))
        .collect();
    assert_eq!(places, [(2, "decision.colour"), (3, "known"), (5, "decision")]);
    let none = desk.admin.json("POST", GOLD, &json!({"known": "reject"}));
    assert_eq!(code(&none), refused(422, "gold"), "{}", none.text());
    assert_eq!(none.value()["error"]["detail"]["errors"][0]["field"], "decision");

    let stock = desk.admin.get(GOLD).value();
    assert_eq!((stock["share"].as_f64(), stock["items"].as_array().map(Vec::len)), (Some(0.02), Some(2)));
    assert_eq!((stock["items"][0]["known"].as_str(), stock["items"][0]["missed"].as_i64()), (Some("reject"), Some(0)));
    // What people made of a single case is for leads.
    let engineer = desk.person("eve", WorkflowRole::Engineer).get(GOLD).value();
    assert!(engineer["items"][0].get("missed").is_none() && engineer["items"][0].get("known").is_some(), "{engineer}");
    assert_eq!(desk.reviewer("ana").get(GOLD).status, 403);

    let one = format!("{GOLD}/{}", stock["items"][0]["gold"]);
    assert_eq!(desk.admin.send("DELETE", &one, &[], b"").status, 204);
    assert_eq!(code(&desk.admin.send("DELETE", &one, &[], b"")), refused(409, "retired"));
    assert_eq!(desk.admin.send("DELETE", &format!("{GOLD}/99"), &[], b"").status, 404);
    // Out of the stock, it can be planted anew.
    assert_eq!(desk.admin.json("POST", GOLD, &case("a", "reject")).status, 201);
}

#[test]
fn pages_plant_one_and_a_file_and_say_what_did_not_read() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let boss = server.browser(server.person("boss"));
    let csrf = boss.csrf();
    let path = "/workflows/refunds/gold";
    let page = boss.form(path, &[("csrf", &csrf), ("action", "refund"), ("args", "{usd"), ("known", "reject")]);
    assert_eq!(page.status, 422);
    assert!(page.text().contains("the arguments are not JSON") && page.text().contains("{usd"), "{}", page.text());
    let fields = [
        ("csrf", csrf.as_str()),
        ("action", "refund"),
        ("args", r#"{"usd": 9000}"#),
        ("known", "reject"),
        ("reason_code", "wrong_amount"),
        ("input", "I want my money back"),
    ];
    let page = boss.form(path, &fields);
    assert!(page.status == 200 && page.text().contains("1 gold item planted."), "{}", page.text());

    let lines = format!(
        "{}\n\nnot json\n{}\n",
        case("b", "approve").to_string().replace("null", "\"\""),
        json!({"known": "reject"})
    );
    let body = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"gold.jsonl\"\r\n\r\n{lines}\r\n--edge--\r\n"
    );
    let kind = [("content-type", "multipart/form-data; boundary=edge")];
    let page = boss.send("POST", "/workflows/refunds/gold/upload", &kind, body.as_bytes());
    assert_eq!(page.status, 200, "{}", page.text());
    for words in ["1 gold item planted; 2 rows not.", "the line is not JSON", "decision is missing", ">4<"] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }

    assert_eq!(boss.form(&format!("{path}/share"), &[("csrf", &csrf), ("share", "5")]).status, 422);
    assert_eq!(boss.form(&format!("{path}/share"), &[("csrf", &csrf), ("share", "1.5 %")]).status, 303);
    assert_eq!(desk.admin.get(GOLD).value()["share"], 0.015);
    assert_eq!(boss.form(&format!("{path}/1/retire"), &[("csrf", &csrf)]).status, 303);
    let actions: Vec<String> = desk
        .admin
        .get("/api/v1/audit?limit=200")
        .value()
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["action"].as_str().unwrap().to_owned())
        .collect();
    for action in ["gold.plant", "gold.share", "gold.retire"] {
        assert!(actions.iter().any(|one| one == action), "{action}: {actions:?}");
    }
    desk.audited();
    // Who may not plant has no link to it.
    desk.join(server.person("ana"), WorkflowRole::Reviewer);
    let ana = server.browser(server.person("ana"));
    assert!(!ana.get("/workflows/refunds").text().contains("/gold"));
    assert!(boss.get("/workflows/refunds").text().contains("/workflows/refunds/gold"));
}

#[test]
fn before_the_verdict_nothing_tells_a_gold_item_from_a_real_one() {
    let server = TestServer::start();
    let (desk, ana, _, decision, item) = served(&server, "reject");
    let (real, real_item) = server
        .store()
        .read(|r| {
            let next = DecisionId(decision.0 + 1);
            Ok((next, r.items_of_decision(next)?[0].id.0))
        })
        .unwrap();

    // The queue, as JSON: the same keys and the same values, digits aside.
    let queue = ana.get("/api/v1/queues/refunds?limit=1000").value();
    let rows = queue["items"].as_array().unwrap();
    assert_eq!((rows.len(), queue["pressure"]["waiting"].as_i64()), (101, Some(101)), "it counts like any other");
    let row = |item: i64| rows.iter().find(|row| row["item"] == item).unwrap().clone();
    assert_eq!(masked(&row(item).to_string()), masked(&row(real_item).to_string()));
    assert_eq!(row(item)["opened_at"], row(real_item)["opened_at"], "the clock stood still");

    // Claimed over REST.
    let seen = claim(&desk, &ana, item);
    let put_back = json!({"fence": seen["fence"]});
    let released = ana.json("POST", &format!("/api/v1/reviews/{}/release", seen["review"]), &put_back);
    assert_eq!(released.status, 204);
    let other = claim(&desk, &ana, real_item);
    assert_eq!(masked(&seen.to_string()), masked(&other.to_string()));
    let put_back = json!({"fence": other["fence"]});
    ana.json("POST", &format!("/api/v1/reviews/{}/release", other["review"]), &put_back);

    // The pages.
    let browser = server.browser(server.person("ana"));
    let page = |item: i64| browser.get(&format!("/workflows/refunds/items/{item}")).text();
    let gold_page = page(item);
    assert_eq!(masked(&gold_page), masked(&page(real_item)));
    for word in ["gold", "Gold", "ractice", "planted"] {
        assert!(!gold_page.contains(word), "{word}: {gold_page}");
    }
    let queue = browser.get("/workflows/refunds/queue").text();
    assert!(queue.contains("Practice items are among the queue"), "{queue}");
    let lines: Vec<&str> = queue.split("<tr>").filter(|line| line.contains("/items/")).collect();
    let line =
        |item: i64| lines.iter().find(|line| line.contains(&format!("/items/{item}\""))).map(|line| masked(line));
    // A hundred rows fit on the page; the newest may be behind them.
    if let (Some(gold), Some(real)) = (line(item), line(real_item)) {
        assert_eq!(gold.replace("<b>you</b>", ""), real.replace("<b>you</b>", ""));
    }

    // To whoever governs it is a decision like any other; to programs there is none.
    let lead = desk.lead("lea");
    let life = |id: DecisionId| masked(&lead.get(&format!("/api/v1/decisions/{id}/life")).text());
    assert_eq!(life(decision), life(real));
    let listed = lead.get("/api/v1/workflows/refunds/decisions?limit=500").value();
    assert_eq!(listed.as_array().map(Vec::len), Some(101));
    let happened = |id: DecisionId| -> Vec<String> {
        let rows = server.store().read(|r| r.happenings(Some(desk.workflow), 0, 1000)).unwrap();
        rows.into_iter()
            .filter(|row| row.decision == Some(id))
            .map(|row| format!("{} {}", row.kind, row.detail))
            .collect()
    };
    assert_eq!(happened(decision), happened(real));
    for (method, path, body) in [
        ("GET", "", Value::Null),
        ("POST", "/cancel", json!({"reason": "I want to know"})),
        ("POST", "/effect", json!({"state": "started", "args": {}})),
        ("POST", "/flag", json!({"cause": "other"})),
    ] {
        let path = format!("/api/v1/decisions/{decision}{path}");
        let reply = if method == "GET" { desk.bot.get(&path) } else { desk.bot.json(method, &path, &body) };
        assert_eq!((reply.status, reply.message()), (404, format!("there is no decision {decision}")), "{path}");
    }
}

/// Every figure there is, without the two that are about gold items.
fn figures(desk: &Desk<'_>) -> Value {
    let mut metrics = desk.admin.get("/api/v1/workflows/refunds/metrics").value();
    metrics["rubber_stamp"]["signals"][1] = Value::Null;
    metrics["probes"]["probes"]["gold"] = Value::Null;
    let threshold = desk.admin.get("/api/v1/workflows/refunds/threshold").value();
    let corrections = desk.admin.get("/api/v1/workflows/refunds/corrections").text();
    let reconciled = desk.admin.get("/api/v1/workflows/refunds/reconciliation?all=true").value();
    let (looked, counts) = desk
        .server
        .store()
        .read(|r| {
            let counts = r.oversight_counts(desk.workflow, None)?;
            Ok((r.newest_verdict(desk.workflow)?, (counts.decisions, counts.verdicts, counts.without_reason)))
        })
        .unwrap();
    json!({"metrics": metrics, "threshold": threshold, "corrections": corrections, "reconciled": reconciled,
           "looked": looked, "counts": counts})
}

#[test]
fn a_verdict_on_a_gold_item_causes_nothing_and_is_in_no_figure() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    let (ana, ben) = (desk.reviewer("ana"), desk.reviewer("ben"));
    // The same real work without any gold item.
    work(&desk, 1001, 100);
    for verb in ["approve", "approve", "reject"] {
        let held = desk.next(&ben);
        let more = if verb == "reject" { json!({"reason_code": "wrong_amount"}) } else { json!({}) };
        assert_eq!(desk.say(&ben, &held, verb, &more).status, 201);
    }
    let without = figures(&desk);

    let gold = plant(&desk, "case-4711", "reject");
    work(&desk, 2001, 100);
    let (decision, item) = in_queue(&desk, gold).unwrap();
    let with_open = figures(&desk);
    assert_ne!(with_open["metrics"]["items"], without["metrics"]["items"], "the figures do see real work");
    assert_eq!((with_open["metrics"]["items"].as_i64(), with_open["counts"][0].as_i64()), (Some(200), Some(200)));
    assert_eq!(with_open["metrics"]["routed"], json!({"review": 200}));

    let held = claim(&desk, &ana, item);
    let happened = desk.happened();
    let given = desk.say(&ana, &held, "approve", &json!({"active_ms": 10}));
    assert_eq!(given.status, 201, "{}", given.text());
    let practice = &given.value()["practice"];
    assert_eq!((practice["result"].as_str(), practice["known"].as_str()), (Some("missed"), Some("reject")));
    assert_eq!(
        (practice["reason_code"].as_str(), practice["note"].as_str()),
        (Some("wrong_amount"), Some("Ten times what was paid."))
    );
    assert!(practice["says"].as_str().unwrap().contains("practice item"), "{practice}");
    let again = desk.say(&ana, &held, "approve", &json!({"active_ms": 10}));
    assert_eq!((again.status, again.value()), (200, given.value()));

    assert_eq!(figures(&desk), with_open, "every figure is as it was");
    assert_eq!(desk.happened(), happened, "nobody is told");
    let (grant, reports, corrections, row) = server
        .store()
        .read(|r| {
            Ok((
                r.grant_of(decision)?,
                r.effect_reports(decision)?,
                r.corrections_of(decision)?,
                r.model_decision(decision)?,
            ))
        })
        .unwrap();
    assert!(grant.is_none() && reports.is_empty() && corrections.is_empty());
    assert!(!row.is_approved() && row.verdict.is_none(), "{}", row.status);
    assert_eq!(
        desk.see(&json!(decision)),
        json!({"error": {"code": "not_found", "message": format!("there is no decision {decision}")}})
    );
    assert_eq!(
        desk.admin.get("/api/v1/workflows/refunds/decisions?limit=500").value().as_array().map(Vec::len),
        Some(200)
    );
    assert_eq!(ana.get("/api/v1/queues/refunds?limit=1000").value()["pressure"]["waiting"], 197);

    // It is work: it counts in the day's load. Whoever comes late is not told how it went.
    let done = server.store().read(|r| r.verdicts_since(desk.workflow, server.person("ana"), Timestamp(0))).unwrap();
    assert_eq!(done, 1);
    let late = desk.say(&ben, &held, "reject", &json!({"reason_code": "wrong_amount"}));
    assert_eq!(code(&late), refused(409, "already_decided"));
    assert!(!late.text().contains("ana") && !late.text().contains("approve"), "{}", late.text());
    let page = server.browser(server.person("ben")).get(&format!("/workflows/refunds/items/{item}"));
    assert!(page.status == 409 && !page.text().contains("approved") && !page.text().contains("ana"), "{}", page.text());
    // A verdict on it is its giver's own: nobody finds it on the decision's pages.
    let lead = desk.lead("lea");
    for path in ["", "/life"] {
        assert_eq!(lead.get(&format!("/api/v1/decisions/{decision}{path}")).status, 404);
    }
    server.wait_secs(6);
    let page = server.browser(server.person("lea")).get(&format!("/decisions/{decision}"));
    assert_eq!(page.status, 404, "{}", page.text());
    let flagged = desk.admin.json("POST", &format!("/api/v1/decisions/{decision}/flag"), &json!({"cause": "other"}));
    assert_eq!(flagged.status, 404);

    let actions: Vec<Value> =
        desk.admin.get(&format!("/api/v1/audit?subject=decision+{decision}")).value().as_array().unwrap().clone();
    let entry = actions.iter().find(|entry| entry["action"] == "gold.answer").unwrap_or_else(|| panic!("{actions:?}"));
    let detail: Value = serde_json::from_str(entry["detail"].as_str().unwrap()).unwrap();
    assert_eq!((&detail["gold"], &detail["result"]), (&json!(gold), &json!("missed")), "{entry}");
    assert!(actions.iter().any(|entry| entry["action"] == "gold.open"));
    desk.audited();
}

#[test]
fn programs_are_told_of_real_items_only() {
    let server = TestServer::with(&[("webhook_targets", "127.0.0.1")]);
    let desk = Desk::open(&server, "refunds", &json!({}));
    let ana = desk.reviewer("ana");
    let body = json!({"channel": "webhook", "target": "http://127.0.0.1:9/hook", "name": "ops",
                      "events": ["item.opened", "decision.routed", "item.decided", "item.sla_breached", "correction.recorded"]});
    let made = desk.admin.json("POST", "/api/v1/workflows/refunds/endpoints", &body);
    assert_eq!(made.status, 201, "{}", made.text());
    let gold = plant(&desk, "case-4711", "approve");
    work(&desk, 1001, 100);
    let (_, item) = in_queue(&desk, gold).unwrap();
    server.wait_secs(5 * 3600);
    qualm::reviews::settle_due(server.store(), server.now()).unwrap();
    qualm::reviews::settle_due(server.store(), server.now()).unwrap();
    let held = claim(&desk, &ana, item);
    assert_eq!(desk.say(&ana, &held, "approve", &json!({})).value()["practice"]["result"], "matched");
    let outgoing = Outgoing { targets: Targets::parse("127.0.0.1").unwrap(), mail: None, url: server.origin() };
    while step(server.store(), &outgoing, server.now()).unwrap() == Some("put notices in line") {}
    let mut told = std::collections::BTreeMap::new();
    let mut before = String::new();
    loop {
        let page = desk.admin.get(&format!("/api/v1/workflows/refunds/deliveries?limit=100{before}")).value();
        let rows = page.as_array().unwrap().clone();
        for row in &rows {
            *told.entry(row["kind"].as_str().or(row["type"].as_str()).unwrap().to_owned()).or_insert(0) += 1;
        }
        let Some(last) = rows.last() else { break };
        before = format!("&before={}", last["delivery"]);
    }
    let expected = [("decision.routed", 100), ("item.opened", 100), ("item.sla_breached", 100)];
    assert_eq!(told, expected.into_iter().map(|(kind, n)| (kind.to_owned(), n)).collect());
}

#[test]
fn nobody_gets_one_twice_nor_one_they_planted_and_never_more_than_the_share() {
    let server = TestServer::start();
    let (desk, ana, gold, _, item) = served(&server, "approve");
    // Leads may read the stock, so they never get one.
    let lea = desk.lead("lea");
    assert_eq!(code(&desk.try_next(&lea, &json!({"item": item}))), refused(403, "separation_of_duties"));
    let held = claim(&desk, &ana, item);
    let said = desk.say(&ana, &held, "escalate", &json!({"reason_code": "wrong_amount"}));
    assert_eq!(said.value()["practice"]["result"], "handed_up", "{}", said.text());
    assert_eq!(
        server.store().read(|r| Ok(r.reviews_of(qualm::domain::ReviewItemId(item))?.len())).unwrap(),
        1,
        "no second tier"
    );
    work(&desk, 2001, 150);
    assert_eq!(count(&desk, |gold| gold.served), 1, "nobody is left who does not know it");

    let ben = desk.reviewer("ben");
    work(&desk, 3001, 100);
    assert_eq!(count(&desk, |gold| gold.served), 2);
    let (_, item) = in_queue(&desk, gold).unwrap();
    assert_eq!(code(&desk.try_next(&ana, &json!({"item": item}))), refused(403, "separation_of_duties"));
    let other_key = claim(&desk, &ben, item)["decision"]["external_id"].clone();
    assert_ne!(other_key, held["decision"]["external_id"], "not by its key, either");

    // With a full stock: one in every block of fifty but the first, and at no moment more.
    for n in 0..8 {
        plant(&desk, &format!("order-{n}"), "reject");
    }
    let before = count(&desk, |gold| gold.served);
    for from in 0..5 {
        work(&desk, 4001 + from * 50, 50);
        let all = count(&desk, |gold| gold.served);
        let real = server.store().read(|r| r.oversight_counts(desk.workflow, None)).unwrap().decisions;
        assert!(i64::from(all) * 50 <= real, "{all} of {real}");
    }
    let more = count(&desk, |gold| gold.served) - before;
    assert!((4..=6).contains(&more), "{more} in 250 real ones");
}

#[test]
fn none_comes_alone_in_solo_mode_or_with_a_share_of_nothing() {
    let server = TestServer::start();
    let desk = Desk::open(&server, "refunds", &json!({}));
    desk.reviewer("ana");
    let gold = plant(&desk, "case-4711", "reject");
    assert!(in_queue(&desk, gold).is_none(), "no real work, no practice");
    let path = "/api/v1/workflows/refunds";
    for (settings, status) in
        [(json!({"gold_share": 0.05}), 422), (json!({"gold_share": -0.01}), 422), (json!({"gold_share": 0.0}), 200)]
    {
        let reply = desk.admin.json("PATCH", path, &json!({"settings": settings}));
        assert_eq!(reply.status, status, "{}", reply.text());
    }
    work(&desk, 1001, 120);
    desk.admin.json("PATCH", path, &json!({"settings": {"solo": true}}));
    work(&desk, 2001, 120);
    assert_eq!(count(&desk, |gold| gold.served), 0);
    assert_eq!(desk.admin.get(GOLD).value()["is_served"], false);
    let page = server.browser(server.person("boss")).get("/workflows/refunds/gold").text();
    assert!(page.contains("solo mode"), "{page}");
    desk.admin.json("PATCH", path, &json!({"settings": {"solo": false}}));
    work(&desk, 3001, 100);
    assert_eq!(count(&desk, |gold| gold.served), 1);
    // Taken out of the stock, it leaves the queue.
    desk.admin.send("DELETE", &format!("{GOLD}/{gold}"), &[], b"");
    assert!(in_queue(&desk, gold).is_none());
    assert_eq!(desk.admin.get("/api/v1/queues/refunds/pressure").value()["waiting"], 340);
}

#[test]
fn whoever_answered_is_told_on_the_page_and_leads_see_figures_without_names() {
    let server = TestServer::start();
    let (desk, _, _, _, item) = served(&server, "reject");
    let ana = server.browser(server.person("ana"));
    let page = ana.get(&format!("/workflows/refunds/items/{item}")).text();
    let hidden = |name: &str| {
        let start = page.find(&format!("name=\"{name}\" value=\"")).unwrap();
        page[start..].split('"').nth(3).unwrap().to_owned()
    };
    let review = page.split("data-review=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (csrf, fence, version) = (ana.csrf(), hidden("fence"), hidden("version"));
    let fields = [("csrf", csrf.as_str()), ("fence", &fence), ("version", &version), ("verb", "approve")];
    let reply = ana.form(&format!("/reviews/{review}/verdict"), &fields);
    let to = reply.header("location").unwrap().to_owned();
    assert!(to.ends_with("?done=practice-passed"), "{to}");
    let next = ana.get(&to).text();
    assert!(next.contains("That was a practice item") && next.contains("Nothing was sent"), "{next}");
    let mine = ana.get("/workflows/refunds/reviewers/me").text();
    for words in ["Practice items", "not as it was planted", "Ten times what was paid.", "0 of the last 1"] {
        assert!(mine.contains(words), "{words}: {mine}");
    }
    // A lead sees how the queue does and how each case fares, and nobody's list.
    desk.join(server.person("lea"), WorkflowRole::Lead);
    server.wait_secs(6);
    let lea = server.browser(server.person("lea"));
    let theirs = lea.get(&format!("/workflows/refunds/reviewers/{}", server.person("ana"))).text();
    assert!(!theirs.contains("as it was planted") && !theirs.contains("Practice"), "{theirs}");
    let stock = lea.get("/workflows/refunds/gold").text();
    for words in ["as known 0 of 1, not 1", "Not enough evidence yet: at least 19 more answered planted errors."] {
        assert!(stock.contains(words), "{words}: {stock}");
    }
    assert!(!stock.contains(">ana<"), "{stock}");
    let signal = |value: &Value| value["rubber_stamp"]["signals"][1].clone();
    let found = signal(&desk.admin.get("/api/v1/workflows/refunds/metrics").value());
    assert_eq!((found["kind"].as_str(), &found["fires"]), (Some("missed_gold"), &Value::Null));
    assert_eq!((found["finding"]["k"].as_i64(), found["finding"]["n"].as_i64()), (Some(1), Some(1)));
    assert!(found["finding"]["needed"].as_i64() >= Some(19) && found["finding"]["interval"].is_object(), "{found}");
    assert!(lea.get("/workflows/refunds/metrics").text().contains("Planted errors are approved"));

    // The oversight document says that there are some, and the promise is checked.
    let document = desk.admin.get("/api/v1/workflows/refunds/oversight").value();
    let promise = document["promises"].as_array().unwrap().iter().find(|one| one["id"] == "practice").unwrap().clone();
    assert_eq!(
        (promise["kept"].as_str(), promise["found"].as_str().map(|said| said.starts_with("0 of 1 "))),
        (Some("yes"), Some(true))
    );
    assert!(promise["says"].as_str().unwrap().contains("announced to staff as a practice"));
    let token = server.token(server.person("ana"), &[Scope::Read]);
    assert_eq!(token.get("/api/v1/workflows/refunds/metrics").status, 403, "people's signals are for who governs");
}
