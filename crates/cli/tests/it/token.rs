//! `lcw token`, and files that are not tokens.

use std::fs;
use std::process::{Command, Stdio};

use assert_cmd::cargo::cargo_bin;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use serde_json::{Value, json};

use crate::run::{lcw, outcome};
use crate::scripted::{Script, Scripted};

const JWT: &str = "eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJncmFwaCJ9.c2lnbmF0dXJl";

/// A token with these claims, and with others that are right.
pub(crate) fn jwt(claims: &Value) -> String {
    let mut all = json!({"exp": 99_999_999_999_u64, "tid": "tenant"});
    all.as_object_mut().unwrap().extend(claims.as_object().unwrap().clone());
    format!("eyJ0eXAiOiJKV1QifQ.{}.c2lnbmF0dXJl", BASE64.encode(all.to_string()))
}

fn inspect(token: &[u8], more: &[&str]) -> (i32, String) {
    let output = lcw(&[&["token", "-"], more].concat()).write_stdin(token).output().unwrap();
    let (status, out, err) = outcome(output);
    (status, out + &err)
}

#[test]
fn a_token_is_described_before_it_is_used() {
    let right = jwt(
        &json!({"aud": "https://graph.microsoft.com", "scp": "LifecycleWorkflows-Workflow.ReadWrite.All", "appid": "a"}),
    );
    let (status, said) = inspect(right.as_bytes(), &[]);
    assert!(status == 0 && !said.contains(&right), "{said}");
    insta::assert_snapshot!("token", said);
    for (claims, more, expected) in [
        (
            json!({"aud": "https://graph.microsoft.us", "scp": "LifecycleWorkflows.ReadWrite.All"}),
            &[][..],
            "not for `https://graph.microsoft.com`",
        ),
        (
            json!({"aud": "https://graph.microsoft.com", "scp": "LifecycleWorkflows.ReadWrite.All"}),
            &["--cloud", "China"],
            "not for `https://microsoftgraph.chinacloudapi.cn`",
        ),
        (
            json!({"aud": "https://graph.microsoft.com", "scp": "LifecycleWorkflows.ReadWrite.All", "exp": 1}),
            &[],
            "the token expired",
        ),
        (json!({"aud": "https://graph.microsoft.com", "scp": "openid"}), &[], "it has none for: call cancelProcessing"),
    ] {
        let (status, said) = inspect(jwt(&claims).as_bytes(), more);
        assert!(status == 1 && said.contains(expected), "{said}");
    }
    let (status, said) = inspect(b"any", &[]);
    assert!(status == 1 && said.contains("no JSON Web Token"), "{said}");
    for token in ["eyJhbGciOiJSU0EifQ.key.iv.text.tag", "eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJncmF.c2lnbmF0dXJl"] {
        let (status, said) = inspect(token.as_bytes(), &[]);
        assert!(status == 1 && said.contains("encrypted or damaged"), "{said}");
    }
}

#[test]
fn a_token_comes_from_a_file_a_pipe_or_the_environment() {
    let right = jwt(
        &json!({"aud": "https://graph.microsoft.com", "scp": "LifecycleWorkflows.ReadWrite.All", "appid": "piped"}),
    );
    let call = |arguments: &[&str], variable: Option<&str>, input: &str| {
        let mut command = lcw(&[&["token"], arguments].concat());
        match variable {
            Some(value) => command.env("LCW_TOKEN", value),
            None => command.env_remove("LCW_TOKEN"),
        };
        outcome(command.write_stdin(input).output().unwrap())
    };
    for (arguments, variable, input, source) in [
        (&[][..], None, right.as_str(), "standard input"),
        (&["-"], Some("any"), &right, "standard input"),
        (&[], Some(&right), "", "LCW_TOKEN"),
        (&[], Some(&right), "any", "LCW_TOKEN"),
    ] {
        let (status, out, err) = call(arguments, variable, input);
        assert!(out.starts_with(&format!("read from: {source}\n")), "{out}{err}");
        assert!(status == 0 && out.contains("app (appid): piped"), "{out}{err}");
        // Every request is named once.
        let names = out.lines().flat_map(|line| line.split([':', ';', ','])).map(str::trim);
        assert_eq!(names.filter(|name| *name == "list runs").count(), 1, "{out}");
    }
    for (arguments, variable, input, expected) in [
        (&["no-such-file"][..], Some("any"), right.as_str(), "cannot be read"),
        (&[], None, "", "<stdin>: this is empty; set LCW_TOKEN, name a file, or pipe one in"),
        (&["-"], Some("any"), "", "<stdin>: this is empty"),
    ] {
        let (status, out, err) = call(arguments, variable, input);
        assert!(status == 2 && out.is_empty() && err.contains(expected), "{out}{err}");
    }
}

#[test]
fn a_pipe_that_stays_open_is_not_waited_for() {
    let mut command = Command::new(cargo_bin!("lcw"));
    command.arg("token").env("LCW_TOKEN", "any").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = command.spawn().unwrap();
    let _open = process.stdin.take();
    let out = process.wait_with_output().unwrap().stdout;
    assert!(out.starts_with(b"read from: LCW_TOKEN\n"));
}

#[test]
fn a_file_that_is_not_a_token_is_named_for_what_it_is() {
    let script = Script::serve(vec![Scripted::new(204, &[], "")]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    let utf16: Vec<u8> = format!("\u{feff}{JWT}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (content, expected) in [
        (format!("\"{JWT}\"\n").into_bytes(), "in quotes"),
        (format!("'{JWT}'").into_bytes(), "in quotes"),
        (format!("`{JWT}`").into_bytes(), "in quotes"),
        (format!("Authorization: Bearer {JWT}").into_bytes(), "this is a header"),
        (format!("Bearer {JWT}").into_bytes(), "this is a header"),
        (format!("authorization: {JWT}").into_bytes(), "this is a header"),
        (b"System.Security.SecureString\r\n".to_vec(), "`SecureString`"),
        (b"01000000d08c9ddf0115d1118c7a00c04fc297eb01000000".to_vec(), "`SecureString`"),
        (format!("{{\"token_type\":\"Bearer\",\"access_token\":\"{JWT}\"}}").into_bytes(), "this is JSON"),
        (format!("{{\"accessToken\": \"{JWT}\"}}").into_bytes(), "this is JSON"),
        (format!("[\"{JWT}\"]").into_bytes(), "this is JSON"),
        (format!("\u{feff}{JWT}").into_bytes(), "byte order mark"),
        (utf16.clone(), "UTF-16"),
        (utf16[2..].to_vec(), "UTF-16"),
        (JWT.encode_utf16().flat_map(u16::to_be_bytes).collect(), "UTF-16"),
        (b"{token}".to_vec(), "placeholder"),
        (JWT.replace('.', ".\n").into_bytes(), "several lines"),
        (format!("LCW_TOKEN={JWT}\n").into_bytes(), "write the value alone"),
        (format!("export TOKEN={JWT}").into_bytes(), "write the value alone"),
        (format!("$env:LCW_TOKEN = '{JWT}'").into_bytes(), "write the value alone"),
        (
            br#"{"error":"invalid_client","error_description":"AADSTS7000215: Invalid"}"#.to_vec(),
            "its description says",
        ),
        (br#"{"token_type":"x"}"#.to_vec(), "JSON without an access token"),
        (JWT.as_bytes()[..JWT.len() - 15].to_vec(), "without its end"),
    ] {
        fs::write(&path, &content).unwrap();
        let path = path.to_str().unwrap();
        let mut command =
            lcw(&["cancel", "--workflow", "w", "--run", "1", "--base-url", &script.url, "--token-file", path]);
        let (status, out, err) = outcome(command.output().unwrap());
        assert!(status == 2 && out.is_empty() && err.contains(expected), "{expected}: {out}{err}");
        assert!(!err.contains("eyJhdWQi"), "{err}");
        let (status, out, err) = outcome(lcw(&["token", path]).output().unwrap());
        assert!(status == 1 && out.is_empty() && err.contains(expected), "{expected}: {out}{err}");
    }
    assert_eq!(script.requests(), [""; 0]);
}
