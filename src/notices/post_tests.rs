//! What must never be connected to. Nothing here leaves the machine: what is refused is refused before a connection, and
//! a listener on loopback counts the connections it gets.

use super::*;
use std::net::TcpListener;

fn asked(url: &str, targets: &str) -> String {
    post(url, &[], "{}", &Targets::parse(targets).unwrap()).problem.unwrap_or_default()
}

#[test]
fn private_addresses_are_refused_in_every_spelling() {
    let canary = TcpListener::bind("127.0.0.1:0").unwrap();
    canary.set_nonblocking(true).unwrap();
    let port = canary.local_addr().unwrap().port();
    let hosts = [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "0",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "0xa9fea9fe",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::ffff:169.254.169.254]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "localhost",
        "LOCALHOST",
        "localhost.",
    ];
    for host in hosts {
        for scheme in ["https", "http"] {
            let said = asked(&format!("{scheme}://{host}:{port}/hook"), "*");
            // The http forms are refused for their scheme already; the https ones for where they lead.
            let is_refused = said.contains("not a public address")
                || said.contains("plain http")
                || said == "the name is not known"
                || said == "the URL cannot be used";
            assert!(is_refused, "{scheme}://{host}: {said}");
        }
    }
    assert!(canary.accept().is_err(), "somebody connected");
    for host in ["127.0.0.1", "2130706433", "0x7f000001", "127.1", "localhost", "[::ffff:7f00:1]"] {
        let said = asked(&format!("https://{host}:{port}/hook"), "*");
        assert!(said.contains("not a public address"), "{host}: {said}");
    }
}

#[test]
fn the_operator_can_open_a_host_or_a_network_and_nothing_is_open_before() {
    assert!(asked("https://hooks.example.org/x", "").contains("sends nothing by itself"));
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    for targets in ["127.0.0.0/8", "127.0.0.1", "localhost"] {
        let host = if targets == "localhost" { "localhost" } else { "127.0.0.1" };
        let said = asked(&format!("http://{host}:{free}/x"), targets);
        assert_eq!(said, "nobody listens there", "{targets}");
    }
    assert!(asked(&format!("http://127.0.0.1:{free}/x"), "127.0.0.2").contains("plain http"));
}

#[test]
fn urls_are_judged_before_anything_is_looked_up() {
    let all = Targets::parse("*").unwrap();
    assert!(check_url("https://hooks.example.org/x?y=1", &all).is_ok());
    for wrong in [
        "hooks.example.org",
        "ftp://hooks.example.org/",
        "file:///etc/passwd",
        "gopher://x/",
        "https://user:pass@hooks.example.org/",
        "https://hooks.example.org@127.0.0.1/",
        "http://hooks.example.org/",
        "https:///x",
        "https://[fe80::1]/",
        "",
    ] {
        assert!(check_url(wrong, &all).is_err(), "{wrong}");
    }
}

#[test]
fn statuses_are_read() {
    assert_eq!(read_status(204, None).problem, None);
    assert!(read_status(302, None).problem.unwrap().contains("redirect"));
    assert!(read_status(410, None).is_gone && !read_status(404, None).is_gone);
    assert_eq!(read_status(503, Some(120)).retry_after_secs, Some(120));
}
