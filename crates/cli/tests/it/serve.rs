//! `lcw serve`.

use std::fs;
#[cfg(unix)]
use std::io::{Read, Write};

use lifecycle_workflows::emulator::Seed;
use serde_json::Value;

use crate::run::run;
#[cfg(unix)]
use crate::served::WORKFLOW;
use crate::served::{Served, agent};

#[cfg(unix)]
#[test]
fn it_serves_until_it_is_told_to_end() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log.jsonl");
    for signal in ["TERM", "INT"] {
        let served = Served::start(&[
            "--listen",
            "127.0.0.1:0",
            "--log",
            log.to_str().unwrap(),
            "--runs",
            "1",
            "--cancel-delay",
            "0s",
        ]);
        assert_eq!(served.cancel(&agent(), &Seed::run_id(1)), Some(204));
        assert_eq!(served.states(&agent())[&Seed::run_id(1)], "canceled");
        served.signal(signal);
        assert_eq!(served.end(), (Some(0), String::new()));
    }
    let log = fs::read_to_string(log).unwrap();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let statuses: Vec<_> = lines.iter().map(|line| line["status"].as_u64().unwrap()).collect();
    assert_eq!(statuses, [204, 200, 204, 200]);
    assert_eq!(lines[0]["effect"]["ids"], serde_json::json!([Seed::run_id(1)]));
}

#[cfg(unix)]
#[test]
fn a_second_signal_ends_it_at_once() {
    let served = Served::start(&["--listen", "127.0.0.1:0"]);
    // The first signal waits for running requests, the second one does not. The service runs this one as soon as it asks for
    // its body, which never comes.
    let mut stream = std::net::TcpStream::connect(served.address()).unwrap();
    let request = format!(
        "POST /v1.0/identityGovernance/lifecycleWorkflows/workflows/{WORKFLOW}/cancelProcessing HTTP/1.1\r\nHost: localhost\r\n\
         Authorization: Bearer x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 100");
    served.signal("INT");
    served.signal("TERM");
    assert_eq!(served.end(), (Some(2), String::new()));
}

#[test]
fn faults_and_scopes_are_as_asked_for() {
    let served = Served::start(&[
        "--listen",
        "127.0.0.1:0",
        "--fault",
        "429=1",
        "--fault",
        "503=1,retry-after=0",
        "--check-scopes",
    ]);
    let statuses: Vec<_> = (0..3).map(|_| served.cancel(&agent(), "1")).collect();
    assert_eq!(statuses, [Some(429), Some(503), Some(401)]);
}

#[test]
fn seeds_go_in_as_they_come_out() {
    let (status, seed, err) = run(&["serve", "--print-seed", "--runs", "2"], "");
    assert_eq!((status, err.as_str()), (0, ""));
    assert!(seed.contains(&Seed::run_id(2)));
    assert_eq!(run(&["serve", "--print-seed", "--seed", "-"], &seed), (0, seed, String::new()));
}

#[test]
fn errors_are_reported_before_anything_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let notes = folder.path().join("notes.txt");
    fs::write(&notes, "no database ".repeat(100)).unwrap();
    for (arguments, input, expected) in [
        (&["--seed", "-"][..], "{\"workflows\": 1}", "<stdin>: is not a seed:\ninvalid type: integer `1`"),
        (&["--seed", "-", "--runs", "1"], "{\"workflows\": []}", "--runs: there is no workflow"),
        (&["--seed", "no/such/file"], "", "no/such/file: cannot be read: "),
        (
            &["--state", notes.to_str().unwrap()],
            "",
            "notes.txt: the file exists, but it is not a state of the local service",
        ),
        (&["--log", "no/such/file"], "", "no/such/file: cannot be written: "),
        (&["--fault", "teapot=1"], "", "unknown fault `teapot`; expected `429`"),
        (&["--fault", "drop=60%", "--fault", "503=60%"], "", "--fault: the probabilities add up to 120%"),
        (&["--cancel-delay", "soon"], "", "`soon` for `--cancel-delay <TIME>`: expected a time"),
    ] {
        let (status, out, err) = run(&[&["serve", "--listen", "127.0.0.1:0"], arguments].concat(), input);
        assert_eq!((status, out.as_str()), (2, ""), "{err}");
        assert!(err.contains(expected), "{err}");
    }
}

#[test]
fn an_address_in_use_is_an_error() {
    let holder = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = holder.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state.db");
    let (status, out, err) = run(&["serve", "--listen", &address, "--state", state.to_str().unwrap()], "");
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("cannot listen") && err.contains("--listen"), "{err}");
    assert!(!state.exists());
}

#[test]
fn other_addresses_than_those_of_this_machine_are_warned_of() {
    let served = Served::start(&["--listen", "0.0.0.0:0"]);
    assert!(served.url.starts_with("http://0.0.0.0:"));
    served.kill();
    let (_, said) = served.end();
    assert!(said.contains("no token is verified"), "{said}");
}

#[test]
fn a_state_is_seeded_once() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state.db");
    let arguments = ["--listen", "127.0.0.1:0", "--state", state.to_str().unwrap(), "--runs", "2"];
    let mut said = Vec::new();
    for _ in 0..2 {
        let served = Served::start(&arguments);
        assert_eq!(served.states(&agent()).len(), 11);
        served.kill();
        said.push(served.end().1);
    }
    assert_eq!(said, ["", "lcw: the state exists already, and is not seeded again\n"]);
}
