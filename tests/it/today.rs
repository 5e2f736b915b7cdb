//! The panel of what needs a person: escalations, an order that is no longer the model's, the way to a target, the tour;
//! and whether suggestions sway people.

use super::stage::stage;
use super::support::TestServer;
use qualm::domain::{LabelSchema, Recipe, Role, Scope};
use qualm::projects::CreateProject;
use qualm::store::{Lane, QueueEntry};
use serde_json::{Value, json};

#[test]
fn an_order_that_is_not_the_models_is_an_alarm_on_the_page_and_in_rest() {
    let stage = stage(200, json!({"exploration": 0.0}));
    let health = stage.shown()["queue_health"].clone();
    assert_eq!((&health["alarm"], &health["model_round"]), (&Value::Null, &json!(1)), "{health}");
    assert!(health["scored"].as_u64().unwrap() > 1000 && health["waiting"].as_u64().unwrap() > 100, "{health}");
    let browser = stage.server.browser(stage.server.person("eve"));
    assert!(!browser.get("/projects/p").text().contains("The queue does not match"));

    // The front is ordered by what no model of this project says.
    let project = stage.project;
    let put = stage.server.store().write(move |tx| {
        let all = tx.queue_front(project, Lane::Main, 10_000)?;
        tx.queue_clear(project, Lane::Main)?;
        for (at, entry) in all.into_iter().enumerate() {
            let confidence = entry.confidence.map(|c| if at < 20 { 1.5 - c } else { c });
            tx.queue_append(project, &QueueEntry { confidence, ..entry })?;
        }
        Ok(())
    });
    put.unwrap();
    let alarm = stage.shown()["queue_health"]["alarm"].clone();
    let said = "The queue does not match the model's scores: 20 of the 200 items at its front";
    assert!(alarm.as_str().unwrap_or_default().starts_with(said), "{alarm}");
    let page = browser.get("/projects/p").text();
    assert!(page.contains("role=\"alert\">The queue does not match the model"), "{page}");

    // The next round puts it in order.
    stage.label(5, |_| "spam");
    stage.round();
    assert_eq!(stage.shown()["queue_health"]["alarm"], Value::Null);
}

#[test]
fn the_forecast_towards_a_target_says_when_it_cannot_tell() {
    let stage = stage(200, json!({"target_accuracy": 0.9}));
    let advice = stage.engineer.get("/api/v1/projects/p/advice").value();
    let said = advice["target_text"].as_str().unwrap();
    assert!(
        said.starts_with("Cannot tell yet when 90.0% is reached, because") && advice["to_target"].is_null(),
        "{advice}"
    );
    let browser = stage.server.browser(stage.server.person("eve"));
    assert!(browser.get("/projects/p").text().contains("Cannot tell yet when 90.0% is reached"));
}

#[test]
fn what_labelers_hand_up_is_listed_and_settled() {
    let server = TestServer::start();
    let project = server.project("mail", 12);
    let (lea, ana, bo) = (server.person("lea"), server.person("ana"), server.person("bo"));
    server.give(lea, project, Role::Lead);
    server.give(ana, project, Role::Labeler);
    server.give(bo, project, Role::Labeler);
    let (lead, of_ana) = (server.token(lea, &Scope::ALL), server.browser(ana));
    let of_bo = server.token(bo, &[Scope::Label]);
    let hand_up = |note: &str| {
        of_ana.get("/projects/mail/label");
        let held = server.store().read(|r| r.held_by(project, ana)).unwrap()[0].clone();
        let fields = [("csrf", &*of_ana.csrf()), ("assignment", &*held.id.to_string()), ("note", note)];
        assert_eq!(of_ana.form("/projects/mail/label/escalate", &fields).status, 303);
        server.store().read(|r| r.item(held.item)).unwrap().external
    };
    let items = [hand_up("two readings"), hand_up("not English"), hand_up("which?")];
    let listed = lead.get("/api/v1/projects/mail/escalations").value();
    assert_eq!((&listed["count"], &listed["escalations"][0]["item"]), (&json!(3), &json!(items[0])), "{listed}");
    assert_eq!(
        (&listed["escalations"][1]["note"], &listed["escalations"][1]["by"]),
        (&json!("not English"), &json!("ana"))
    );
    let of_table = lead.get("/api/v1/projects/mail/items?escalated=yes").value();
    assert_eq!((&of_table["count"], &of_table["items"][0]["is_escalated"]), (&json!(3), &json!(true)));
    let browser = server.browser(lea);
    assert!(browser.get("/projects/mail").text().contains("3 items handed to the leads"));
    assert!(browser.get("/projects/mail/escalations").text().contains("“two readings”"));
    // A lead gets them before what is kept for them.
    let known: Vec<String> = (0..12).map(|n| format!("i{n}")).collect();
    let kept = known.iter().find(|id| !items.contains(id)).unwrap();
    let act = json!({"act": "assign", "items": [kept], "person": "lea"});
    assert_eq!(lead.json("POST", "/api/v1/projects/mail/item-acts", &act).value()["changed"], 1);
    let first = lead.post("/api/v1/projects/mail/assignments").value();
    assert_eq!(first["item"]["id"], json!(items[0]));
    assert_eq!(lead.post(&format!("/api/v1/assignments/{}/release", first["assignment"])).status, 204);

    // Decided, although nobody has answered.
    let number = |at: usize| listed["escalations"][at]["escalation"].as_i64().unwrap();
    let settle = |at: usize, body: Value| {
        lead.json("POST", &format!("/api/v1/projects/mail/escalations/{}/settle", number(at)), &body)
    };
    let done = settle(0, json!({"label": "spam", "reason": "rule"}));
    assert_eq!((done.status, &done.value()["label"]), (200, &json!("spam")), "{}", done.text());
    assert_eq!(settle(0, json!({"label": "ham"})).status, 409, "settled already");
    assert_eq!(lead.get(&format!("/api/v1/projects/mail/items/{}", items[0])).value()["label"]["label"], "spam");
    let undone = lead.send("DELETE", &format!("/api/v1/projects/mail/items/{}/decision", items[0]), &[], b"");
    assert_eq!((undone.status, &undone.value()["label"]), (200, &Value::Null), "{}", undone.text());
    assert_eq!(lead.get("/api/v1/projects/mail/escalations").value()["count"], 3, "it waits again");
    assert_eq!(settle(0, json!({"label": "spam"})).status, 200);

    // Handed back: somebody else is asked, and gets it first.
    let form = [("csrf", &*browser.csrf()), ("act", "hand_back")];
    assert_eq!(browser.form(&format!("/projects/mail/escalations/{}", number(1)), &form).status, 303);
    let claimed = of_bo.post("/api/v1/projects/mail/assignments").value();
    assert_eq!(claimed["item"]["id"], json!(items[1]));
    // On the page, with a class of the list.
    let form = [("csrf", &*browser.csrf()), ("act", "decide"), ("label", "ham")];
    assert_eq!(browser.form(&format!("/projects/mail/escalations/{}", number(2)), &form).status, 303);
    assert_eq!(lead.get(&format!("/api/v1/projects/mail/items/{}", items[2])).value()["label"]["label"], "ham");
    assert!(browser.get("/projects/mail/escalations").text().contains("Nothing waits for you."));
    assert_eq!(lead.json("POST", "/api/v1/projects/mail/escalations/99/settle", &json!({})).status, 404);
}

#[test]
fn the_tour_stays_away_for_whoever_put_it_away() {
    let server = TestServer::start();
    let (lea, max) = (server.admin("lea"), server.admin("max"));
    let create = CreateProject {
        slug: "demo".into(),
        title: "Demo".into(),
        guide: String::new(),
        schema: LabelSchema::of(vec!["a".into(), "b".into()], false),
        recipe: Recipe { text: vec!["text".into()], ..Recipe::default() },
        settings: serde_json::Map::new(),
        seed: Some(1),
        is_demo: true,
    };
    create.run(server.store(), None, server.now()).unwrap();
    let (of_lea, of_max) = (server.browser(lea), server.browser(max));
    let has = |browser: &super::support::Client| browser.get("/projects/demo").text().contains("A tour in four steps");
    assert!(has(&of_lea) && has(&of_max));
    let send = |more: &[(&str, &str)]| {
        let csrf = of_lea.csrf();
        let fields: Vec<_> =
            [("csrf", csrf.as_str()), ("what", "tour")].into_iter().chain(more.iter().copied()).collect();
        assert_eq!(of_lea.form("/projects/demo/dismiss", &fields).status, 303);
    };
    send(&[]);
    send(&[]);
    assert!(!has(&of_lea) && has(&of_max), "for one person");
    assert!(!has(&server.browser(lea)), "in every session");
    send(&[("again", "yes")]);
    assert!(has(&of_lea));
    let odd = of_lea.form("/projects/demo/dismiss", &[("csrf", &of_lea.csrf()), ("what", "bill")]);
    assert_eq!(odd.status, 422, "{}", odd.text());
}

#[test]
fn answers_with_and_without_the_sight_of_a_suggestion_are_compared() {
    let server = TestServer::start();
    let root = server.token(server.admin("root"), &Scope::ALL);
    let settings = json!({"holdout_share": 0.0, "round_every_labels": 0, "suggestion_hidden_share": 0.5});
    let schema = json!({"kind": "choice", "classes": ["spam", "ham"]});
    let body = json!({"slug": "p", "schema": schema, "recipe": {"text": ["text"]}, "settings": settings, "seed": 3});
    assert_eq!(root.json("POST", "/api/v1/projects", &body).status, 201);
    let lines: String = (0..240).map(|n| format!("{{\"id\": \"i{n}\", \"text\": \"message {n}\"}}\n")).collect();
    root.send("POST", "/api/v1/projects/p/items", &[("content-type", "application/x-ndjson")], lines.as_bytes());
    server.settle();
    let id = server.store().read(|r| r.project_id("p")).unwrap();
    super::label_page::suggest(&server, id, 1);
    let ana = server.person("ana");
    server.give(ana, id, Role::Labeler);
    let of_ana = server.token(ana, &[Scope::Label]);
    let mut counts = [(0, 0); 2];
    let label = |n: usize, [shown, hidden]: &mut [(usize, usize); 2]| {
        for _ in 0..n {
            let next = of_ana.post("/api/v1/projects/p/assignments").value();
            let saw = next.get("suggestion").is_some();
            let kind = if saw { &mut *shown } else { &mut *hidden };
            kind.0 += 1;
            // Whoever sees it says it too; whoever does not says so every second time.
            let agrees = saw || kind.0 % 2 == 0;
            kind.1 += usize::from(agrees);
            let path = format!("/api/v1/assignments/{}/annotation", next["assignment"]);
            let answer = json!({"label": if agrees { "ham" } else { "spam" }});
            assert_eq!(of_ana.json("POST", &path, &answer).status, 201);
        }
    };
    label(40, &mut counts);
    let found = root.get("/api/v1/projects/p/agreement").value()["anchoring"].clone();
    assert!(
        found["difference"].is_null() && found["sentence"].as_str().unwrap().starts_with("Not enough yet"),
        "{found}"
    );
    label(180, &mut counts);
    let [shown, hidden] = counts;
    assert!(shown.0 > 80 && hidden.0 > 80, "{shown:?} {hidden:?}");
    let found = root.get("/api/v1/projects/p/agreement").value()["anchoring"].clone();
    assert_eq!((&found["shown"]["answers"], &found["shown"]["agreed"]), (&json!(shown.0), &json!(shown.1)), "{found}");
    assert_eq!((&found["hidden"]["answers"], &found["hidden"]["agreed"]), (&json!(hidden.0), &json!(hidden.1)));
    let expected = 1.0 - hidden.1 as f64 / hidden.0 as f64;
    assert!(
        (found["difference"].as_f64().unwrap() - expected).abs() < 1e-9
            && found["interval"]["low"].as_f64().unwrap() > 0.3
    );
    let page = server.browser(server.person("root")).get("/projects/p/agreement").text();
    assert!(
        page.contains("Do suggestions sway people?") && page.contains("Seeing it moves answers towards the model."),
        "{page}"
    );

    // While a project shows none at all nothing is compared: what is hidden then is no draw.
    root.json("PATCH", "/api/v1/projects/p", &json!({"settings": {"suggestion": "hidden"}}));
    label(15, &mut counts);
    let after = root.get("/api/v1/projects/p/agreement").value()["anchoring"].clone();
    assert_eq!(after["shown"], found["shown"], "{after}");
}

#[test]
fn hours_run_from_answer_to_answer_and_pauses_are_none() {
    let server = TestServer::start();
    let project = server.project("mail", 12);
    let (lea, ana, bo) = (server.person("lea"), server.person("ana"), server.person("bo"));
    server.give(lea, project, Role::Lead);
    server.give(ana, project, Role::Labeler);
    server.give(bo, project, Role::Labeler);
    let answer = |who| {
        let of = server.token(who, &[Scope::Label]);
        let assignment = of.post("/api/v1/projects/mail/assignments").value()["assignment"].clone();
        let path = format!("/api/v1/assignments/{assignment}/annotation");
        assert_eq!(of.json("POST", &path, &json!({"label": "ham"})).status, 201);
    };
    // Ana: 3 and 4 minutes, then an hour's pause, then 5 minutes; Bo between, alone.
    answer(ana);
    server.wait_secs(180);
    answer(ana);
    answer(bo);
    server.wait_secs(240);
    answer(ana);
    server.wait_secs(3600);
    answer(ana);
    server.wait_secs(300);
    answer(ana);
    let lead = server.token(lea, &Scope::ALL);
    let told = lead.get("/api/v1/throughput?days=7").value();
    let sum = |name: &str| told["days"].as_array().unwrap().iter().map(|day| day[name].as_f64().unwrap()).sum::<f64>();
    assert_eq!((sum("answers"), sum("hours")), (6.0, 0.2), "{told}");
    assert_eq!(told["days"][0]["people"], 2, "{told}");
    assert_eq!(lead.get("/api/v1/throughput?days=0").status, 422);
    // Only of projects one leads.
    assert_eq!(server.token(ana, &Scope::ALL).get("/api/v1/throughput").value()["days"], json!([]));
    let browser = server.browser(lea);
    let page = browser.get("/throughput").text();
    assert!(page.contains("Work by day") && page.contains(">6</td>") && page.contains(">30</td>"), "{page}");
    assert!(browser.get("/").text().contains("href=\"/throughput\""));
    assert!(server.browser(ana).get("/throughput").text().contains("No project to look at"));
}

#[test]
fn where_items_take_two_answers_the_answers_left_are_counted() {
    let server = TestServer::start();
    let project = server.project("mail", 12);
    let boss = server.browser(server.admin("boss"));
    let engineer = server.token(server.admin("eve"), &Scope::ALL);
    let settings = engineer.json("PATCH", "/api/v1/projects/mail", &json!({"settings": {"overlap": 2}}));
    assert_eq!(settings.status, 200, "{}", settings.text());
    let all = server.store().read(|r| r.project(project)).unwrap().items;

    let anna = server.person("anna");
    server.give(anna, project, Role::Labeler);
    let anna = server.token(anna, &[Scope::Label]);
    for _ in 0..3 {
        let claimed = anna.post("/api/v1/projects/mail/assignments").value();
        let path = format!("/api/v1/assignments/{}/annotation", claimed["assignment"]);
        assert_eq!(anna.json("POST", &path, &json!({"label": "ham"})).status, 201);
    }
    let left = server.store().read(|r| r.left(&r.project(project)?)).unwrap();
    assert_eq!((left.items, left.answers, left.begun), (all, 2 * all - 3, 3));
    let page = boss.get("/projects/mail").text();
    let said =
        format!("Each item takes 2 answers: {} answers are left to give; 3 items have some of theirs.", 2 * all - 3);
    assert!(page.contains(&said), "{page}");
}
