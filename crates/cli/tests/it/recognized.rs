//! What a file looks like: `lcw check` and `lcw explain-answer` say the same of it, and each names the other command where that
//! reads it. Empty inputs are the same for all commands.

use std::fs;

use crate::run::{lcw, outcome, run};

const OTHER: [&str; 2] = ["`lcw check` checks it", "`lcw explain-answer` explains it"];

#[test]
fn each_command_names_the_other() {
    let url = "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/1/cancelProcessing";
    let answer = r#"{"error": {"code": "Forbidden", "message": "m"}}"#;
    for requests in [
        r#"{"data": {"operationStatus": "completed"}}"#.to_owned(),
        format!("POST {url}\nAuthorization: Bearer x\n\n{{}}\n"),
        format!("curl -X POST {url}\n"),
        format!("Invoke-MgGraphRequest -Method POST -Uri '{url}'\n"),
        format!("text\n```http\nPOST {url}\n```\n"),
        format!(r#"{{"requests": [{{"id": "1", "method": "POST", "url": "{url}"}}]}}"#),
    ] {
        let (_, _, err) = run(&["check"], &requests);
        assert!(!OTHER.iter().any(|other| err.contains(other)), "{requests}: {err}");
        let (status, out, err) = run(&["explain-answer"], &requests);
        assert!(status == 2 && out.is_empty() && err.contains(OTHER[0]), "{requests}: {out}{err}");
    }
    for answer in [
        answer.to_owned(),
        r#"{"code": "Forbidden", "message": "m"}"#.to_owned(),
        format!(r#"{{"statusCode": 403, "headers": {{}}, "body": {answer}}}"#),
        format!("ERROR: Forbidden({answer})\n"),
        format!("* Connected\n> POST {url} HTTP/2\n> Authorization: Bearer x\n>\n< HTTP/2 403\n<\n{answer}\n"),
        format!("Invoke-MgGraphRequest : POST {url}\nHTTP/1.1 403 Forbidden\n\n{answer}\nAt line:1 char:1\n+ Invoke\n"),
        format!("{{\"id\": \"1\", {}\n{{\"id\": \"2\"}}\n", &answer[1..]),
        r#"{"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret."}"#.to_owned(),
        "<!DOCTYPE html><html><head><title>Sign in</title></head></html>".to_owned(),
        r#"{"@odata.context": "x", "value": []}"#.to_owned(),
    ] {
        let (status, out, err) = run(&["check"], &answer);
        assert!(status == 2 && out.is_empty() && err.contains(OTHER[1]), "{answer}: {out}{err}");
        let (status, out, err) = run(&["explain-answer"], &answer);
        assert!(status == 0 && err.is_empty() && !out.contains("At line"), "{answer}: {out}{err}");
    }
    // The history of a run and a file of an editor have both.
    let both = format!("POST {url}\nAuthorization: Bearer x\n\n{{}}\n\nHTTP/1.1 403 Forbidden\n\n{answer}\n");
    assert_eq!(run(&["check"], &both).0, 1);
    assert_eq!(run(&["explain-answer"], &both).0, 0);
    for (neither, expected) in [
        ("just words", "is recognized in this text"),
        ("eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJncmFwaCJ9.c2ln", "`lcw token` says what is in it"),
        (r#"{"log": {"entries": []}}"#, "this is a HAR recording, which is not read"),
    ] {
        for command in ["check", "explain-answer"] {
            let (status, out, err) = run(&[command], neither);
            assert!(status == 2 && out.is_empty() && err.contains(expected), "{command} {neither}: {out}{err}");
        }
    }
}

#[test]
fn utf_16_is_read_by_both() {
    let answer = "HTTP/1.1 403 Forbidden\r\n\r\n{}";
    let bytes: Vec<u8> = [0xfeff].into_iter().chain(answer.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let (status, out, _) = outcome(lcw(&["explain-answer"]).write_stdin(bytes.clone()).output().unwrap());
    assert!(status == 0 && out.starts_with("status: 403 Forbidden"), "{out}");
    let (status, _, err) = outcome(lcw(&["check"]).write_stdin(bytes).output().unwrap());
    assert!(status == 2 && err.contains(OTHER[1]), "{err}");
}

#[test]
fn empty_inputs_are_the_same_for_all_commands() {
    let folder = tempfile::tempdir().unwrap();
    let utf16 = [0xff, 0xfe, b' ', 0, b'\n', 0];
    for (name, bytes) in [("empty", &b""[..]), ("white", b" \t\r\n"), ("mark", b"\xef\xbb\xbf"), ("utf16", &utf16)] {
        fs::write(folder.path().join(name), bytes).unwrap();
        for command in ["check", "normalize", "explain-answer", "token", "permissions"] {
            let (status, out, err) = outcome(lcw(&[command, name]).current_dir(folder.path()).output().unwrap());
            assert_eq!((status, out, err), (2, String::new(), format!("lcw: {name}: this is empty\n")), "{command}");
            let input = lcw(&[command, "-"]).write_stdin(bytes).output().unwrap();
            let expected = (2, String::new(), "lcw: <stdin>: this is empty\n".to_owned());
            assert_eq!(outcome(input), expected, "{command} {name}");
        }
    }
    fs::create_dir(folder.path().join("folder")).unwrap();
    for (command, expected) in [
        ("check", "there is no file that may hold requests"),
        ("permissions", "there is no file that may hold requests"),
        ("normalize", "it is a folder, not a file"),
        ("explain-answer", "it is a folder, not a file"),
        ("token", "it is a folder, not a file"),
    ] {
        let (status, out, err) = outcome(lcw(&[command, "folder"]).current_dir(folder.path()).output().unwrap());
        assert!(status == 2 && out.is_empty() && err.contains(expected), "{command}: {err}");
    }
    // Some actions have no parameters, and so no body.
    assert_eq!(run(&["check", "--action", "clearQuarantine"], "").0, 0);
    assert_eq!(run(&["check", "--action", "resume"], "").0, 2);
}
