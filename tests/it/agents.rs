//! The tools for agents, over both transports: the same day of a program, with a person who decides by REST.

use super::desk::{Desk, code, refused, yellow};
use super::schema::fits;
use super::support::{Client, Reply, TestServer};
use qualm::domain::Scope;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

/// An agent's host: sends one message and reads its answer.
trait Host {
    fn call(&mut self, method: &str, params: Value) -> Value;

    fn tool(&mut self, name: &str, arguments: Value) -> Value {
        self.call("tools/call", json!({"name": name, "arguments": arguments}))["result"].clone()
    }
}

/// Over HTTP: raw JSON-RPC in a POST each.
struct Posts(Client);

impl Posts {
    fn to(client: Client) -> Posts {
        Posts(client.with("accept", "application/json, text/event-stream"))
    }

    fn post(&self, message: &Value) -> Reply {
        self.0.json("POST", "/mcp", message)
    }
}

impl Host for Posts {
    fn call(&mut self, method: &str, params: Value) -> Value {
        let reply = self.post(&json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}));
        assert_eq!((reply.status, reply.header("content-type")), (200, Some("application/json")), "{}", reply.text());
        reply.value()
    }
}

/// Over standard input and output of the built program.
struct Pipes {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    id: i64,
}

impl Pipes {
    fn to(server: &TestServer, bot: &Client) -> Pipes {
        let token = bot.headers.iter().find(|(name, _)| name == "authorization").unwrap().1.replace("Bearer ", "");
        let mut child = Command::new(env!("CARGO_BIN_EXE_qualm"))
            .args(["mcp", "--server", &server.origin(), "--token", &token])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        Pipes { child, input, output, id: 0 }
    }

    fn say(&mut self, message: &Value) {
        writeln!(self.input.as_mut().unwrap(), "{message}").unwrap();
    }
}

impl Host for Pipes {
    fn call(&mut self, method: &str, params: Value) -> Value {
        self.id += 1;
        let id = self.id;
        self.say(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("not JSON: {line:?}"));
        assert_eq!(answer["id"], id, "{answer}");
        answer
    }
}

impl Drop for Pipes {
    fn drop(&mut self) {
        drop(self.input.take());
        // A host that goes away ends it; no kill is needed.
        assert!(self.child.wait().unwrap().success());
    }
}

fn hello(host: &mut dyn Host, version: &str) -> Value {
    let client = json!({"name": "a-host", "version": "1"});
    let params = json!({"protocolVersion": version, "capabilities": {}, "clientInfo": client});
    host.call("initialize", params)["result"].clone()
}

fn text(result: &Value) -> &str {
    result["content"][0]["text"].as_str().unwrap()
}

/// A workflow whose policy acts alone.
fn acting(server: &TestServer) -> Desk<'_> {
    let desk = Desk::open(server, "mails", &json!({}));
    desk.policy(&json!({"mode": "post_hoc", "matrix": yellow()}));
    desk
}

/// A program's day: it finds the tools, asks, waits while a person decides, acts, reports.
fn day(host: &mut dyn Host, server: &TestServer) {
    let desk = Desk::at(server, "refunds");
    let said = hello(host, "2025-06-18");
    assert_eq!((&said["protocolVersion"], &said["serverInfo"]["name"]), (&json!("2025-06-18"), &json!("qualm")));
    assert!(said["instructions"].as_str().unwrap().contains("only a person does"));

    let listed = host.call("tools/list", json!({}))["result"]["tools"].clone();
    let names: Vec<&str> = listed.as_array().unwrap().iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    let five = ["route_decision", "request_approval", "wait_for_decision", "report_effect", "queue_pressure"];
    assert_eq!(names, five, "none of them decides");
    let schema = |name: &str, which: &str| {
        let tool = listed.as_array().unwrap().iter().find(|tool| tool["name"] == name).unwrap();
        assert_eq!(tool[which]["type"], "object");
        tool[which].clone()
    };
    let run = |host: &mut dyn Host, name: &str, arguments: Value| {
        fits(&schema(name, "inputSchema"), &arguments, &Value::Null).unwrap();
        let result = host.tool(name, arguments);
        fits(&schema(name, "outputSchema"), &result["structuredContent"], &Value::Null).unwrap();
        assert_eq!(result["isError"], false, "{result}");
        result
    };

    let asked = run(host, "route_decision", desk.request("case-1", &json!({})));
    let decision = asked["structuredContent"]["decision"].clone();
    assert_eq!(asked["structuredContent"]["status"], "pending");
    assert!(text(&asked).starts_with(&format!("Decision {decision}: pending, NOT approved.")), "{}", text(&asked));
    let again = run(host, "route_decision", desk.request("case-1", &json!({})));
    assert_eq!(again["structuredContent"]["decision"], decision, "the same key asks once");

    let pressure = run(host, "queue_pressure", json!({"workflow": "refunds"}));
    assert_eq!(
        (&pressure["structuredContent"]["waiting"], &pressure["structuredContent"]["advice"]),
        (&json!(1), &json!("go_on"))
    );
    let look = run(host, "wait_for_decision", json!({"decision": decision, "wait_secs": 1}));
    assert_eq!(
        (&look["structuredContent"]["timed_out"], &look["structuredContent"]["approved"]),
        (&json!(true), &json!(false))
    );
    assert!(text(&look).starts_with("The wait ran out.") && text(&look).contains("NOT approved"), "{}", text(&look));

    let ana = desk.reviewer("ana");
    let approved = std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(300));
            let held = desk.next(&ana);
            assert_eq!(desk.say(&ana, &held, "approve", &json!({})).status, 201);
        });
        run(host, "wait_for_decision", json!({"decision": decision, "wait_secs": 50}))
    });
    let granted = &approved["structuredContent"];
    assert_eq!((&granted["status"], &granted["approved"]), (&json!("approved"), &json!(true)));
    assert!(
        text(&approved).contains("approved. Run it with exactly `final_args` under `grant`"),
        "{}",
        text(&approved)
    );
    for state in ["started", "succeeded"] {
        let report =
            json!({"decision": decision, "state": state, "grant": granted["grant"], "args": granted["final_args"]});
        let done = run(host, "report_effect", report);
        assert_eq!(done["structuredContent"]["effect"], state);
    }
    assert_eq!(desk.see(&decision)["effect"], "succeeded");

    // Where the policy lets it act, a person is asked only on request.
    let mails = Desk::at(server, "mails");
    let alone = run(host, "route_decision", mails.request("mail-1", &json!({})));
    assert_eq!(alone["structuredContent"]["status"], "auto_execute");
    let asked = run(host, "request_approval", mails.request("mail-2", &json!({})));
    let view = &asked["structuredContent"];
    assert_eq!((&view["status"], &view["route_reason"]), (&json!("pending"), &json!("caller_asked")));
}

/// What an agent does wrong, and what it is told.
fn mistakes(host: &mut dyn Host, server: &TestServer) {
    let desk = Desk::at(server, "refunds");
    hello(host, "2025-06-18");
    let unknown = host.call("tools/call", json!({"name": "approve", "arguments": {}}));
    assert_eq!(unknown["error"]["code"], -32602);
    let said = unknown["error"]["message"].as_str().unwrap();
    assert!(said.starts_with("there is no tool `approve`; there are route_decision, request_approval,"), "{said}");

    let mut wrong = |name: &str, arguments: Value, status: u16, word: &str, says: &str| {
        let result = host.tool(name, arguments);
        assert_eq!(
            (&result["isError"], &result["structuredContent"]["error"]["code"]),
            (&json!(true), &json!(word)),
            "{result}"
        );
        assert!(text(&result).starts_with(&format!("{name} was refused ({status} {word}): ")), "{}", text(&result));
        assert!(text(&result).contains(says), "{}", text(&result));
    };
    wrong(
        "wait_for_decision",
        json!({"decision": 1, "wait_secs": "soon"}),
        422,
        "invalid",
        "`wait_secs` is \"soon\": use a whole number of seconds from 0 to 55",
    );
    wrong("wait_for_decision", json!({}), 422, "invalid", "`decision` is missing");
    wrong("wait_for_decision", json!({"decision": 987_654}), 404, "not_found", "there is no decision 987654");
    wrong(
        "route_decision",
        desk.request("case-9", &json!({"workflow": "none"})),
        404,
        "not_found",
        "there is no workflow `none`",
    );
    wrong(
        "route_decision",
        desk.request("case-9", &json!({"confidence_kind": "gut"})),
        422,
        "invalid",
        "confidence_kind",
    );
    wrong("route_decision", json!({"workflow": "refunds"}), 422, "invalid", "missing field `external_id`");
    wrong("request_approval", desk.request("case-9", &json!({"ask_person": false})), 422, "invalid", "leave it away");
    wrong("queue_pressure", json!({"workflow": 7}), 422, "invalid", "`workflow` is 7");
    wrong("report_effect", json!({"decision": 1, "state": "done", "args": {}}), 422, "invalid", "state");
    let other = desk.request("case-1", &json!({"confidence": 0.1}));
    wrong("route_decision", other, 409, "duplicate_key", "raise `revision`");
    let pending = desk.ask("case-7", &json!({}))["decision"].clone();
    let early = json!({"decision": pending, "state": "started", "args": {"usd": 1}});
    wrong("report_effect", early, 409, "integrity_alarm", "Do not run it");
}

fn refunds(server: &TestServer) -> Client {
    let desk = Desk::open(server, "refunds", &json!({}));
    let mails = acting(server);
    // One program in both workflows.
    let bot = server.person("bot-refunds");
    mails.join(bot, qualm::domain::WorkflowRole::Agent);
    desk.bot
}

#[test]
fn an_agent_asks_waits_and_reports_over_http() {
    let server = TestServer::start();
    let bot = refunds(&server);
    day(&mut Posts::to(bot.clone()), &server);
    mistakes(&mut Posts::to(bot), &server);
}

#[test]
fn an_agent_asks_waits_and_reports_over_standard_input_and_output() {
    let server = TestServer::start();
    let bot = refunds(&server);
    let mut host = Pipes::to(&server, &bot);
    day(&mut host, &server);
    drop(host);
    mistakes(&mut Pipes::to(&server, &bot), &server);
}

#[test]
fn the_http_transport_judges_token_origin_host_and_version() {
    let server = TestServer::start();
    let bot = refunds(&server);
    let list = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}});
    let posts = |client: Client| Posts::to(client).post(&list);
    let known = posts(bot.clone().with("mcp-protocol-version", "2025-06-18"));
    assert_eq!(known.value()["result"]["tools"].as_array().map(Vec::len), Some(5), "{}", known.text());

    for client in [server.nobody(), server.nobody().with("authorization", "Bearer qlm_wrong")] {
        let reply = posts(client);
        assert_eq!((code(&reply), reply.header("www-authenticate")), (refused(401, "unauthorized"), Some("Bearer")));
    }
    // Somebody signed in in a browser is no program.
    let browser = server.browser(server.person("bot-refunds"));
    assert_eq!(code(&posts(browser)), refused(401, "unauthorized"));
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1"] {
        assert_eq!(code(&posts(bot.clone().with("origin", origin))), refused(403, "forbidden"), "{origin}");
    }
    assert_eq!(posts(bot.clone().with("origin", &server.origin())).status, 200);
    assert_eq!(posts(bot.clone().with("host", "evil.example")).status, 421);
    assert_eq!(posts(bot.clone().with("mcp-protocol-version", "1999-01-01")).status, 400);
    // No stream to open and no session to end: without sessions there is POST only.
    for method in ["GET", "DELETE"] {
        assert_eq!(bot.send(method, "/mcp", &[("accept", "text/event-stream")], b"").status, 405);
    }
    let notice = json!({"jsonrpc": "2.0", "method": "notifications/initialized"});
    let reply = Posts::to(bot.clone()).post(&notice);
    assert_eq!((reply.status, reply.text().as_str()), (202, ""));
    let broken =
        Posts::to(bot.clone()).0.send("POST", "/mcp", &[("content-type", "application/json")], b"{\"jsonrpc\":");
    assert!((400..500).contains(&broken.status), "{}", broken.status);
    for version in ["2025-06-18", "2025-11-25"] {
        assert_eq!(hello(&mut Posts::to(bot.clone()), version)["protocolVersion"], version);
    }
}

#[test]
fn a_tool_needs_the_scope_of_its_route() {
    let server = TestServer::start();
    refunds(&server);
    let desk = Desk::at(&server, "refunds");
    let reader = server.token(server.person("bot-refunds"), &[Scope::Read]);
    let mut host = Posts::to(reader);
    assert_eq!(host.tool("queue_pressure", json!({"workflow": "refunds"}))["isError"], false);
    let refusal = host.tool("route_decision", desk.request("case-1", &json!({})));
    assert_eq!(refusal["structuredContent"]["error"]["code"], "forbidden");
    assert!(text(&refusal).contains("lacks the scope `route`"), "{}", text(&refusal));
    // Whoever is not in the workflow may not know that it is there.
    let mut stranger = Posts::to(server.token(server.person("eve"), &Scope::ALL));
    let said = stranger.tool("queue_pressure", json!({"workflow": "refunds"}));
    assert!(text(&said).contains("there is no workflow `refunds`"), "{}", text(&said));
}

#[test]
fn an_agents_token_decides_nothing_even_past_the_tools() {
    let server = TestServer::start();
    let bot = refunds(&server);
    let desk = Desk::at(&server, "refunds");
    desk.ask("case-1", &json!({}));
    let held = desk.next(&desk.reviewer("ana"));
    assert_eq!(desk.say(&bot, &held, "approve", &json!({})).status, 403);
    assert_eq!(desk.try_next(&bot, &json!({})).status, 403);
    // Not as another kind of message either.
    let path = format!("/api/v1/reviews/{}/verdict", held["review"]);
    let raw = Posts::to(bot).post(&json!({"jsonrpc": "2.0", "id": 1, "method": path, "params": {"verb": "approve"}}));
    assert!(raw.value()["error"].is_object(), "{}", raw.text());
    assert_eq!(desk.see(&json!(1))["status"], "pending");
}

#[test]
fn the_command_says_what_it_lacks_and_outlives_a_server_that_is_away() {
    let run = |arguments: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_qualm")).args(arguments).stdin(Stdio::null()).output().unwrap();
        (out.status.success(), String::from_utf8(out.stderr).unwrap())
    };
    let (ok, said) = run(&["mcp"]);
    assert!(!ok && said.contains("this talks to a running server: pass --server URL"), "{said}");
    let server = TestServer::start();
    let (ok, said) = run(&["mcp", "--server", &server.origin(), "--token", "qlm_wrong"]);
    assert!(!ok && said.contains("this token is not known"), "{said}");
    let bot = refunds(&server);
    let mut host = Pipes::to(&server, &bot);
    hello(&mut host, "2025-06-18");
    drop(server);
    let said = host.tool("queue_pressure", json!({"workflow": "refunds"}));
    assert!(
        text(&said).contains("(503 unavailable)") && text(&said).contains("Is a server running there?"),
        "{}",
        text(&said)
    );
}
