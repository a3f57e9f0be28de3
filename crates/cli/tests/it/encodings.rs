//! Files in other encodings than UTF-8.

use std::fs;

use crate::run::{lcw, outcome};

/// What the command says of a file of that name and content, with its exit status.
fn checked(name: &str, content: &[u8], arguments: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), content).unwrap();
    let mut command = lcw(&[&["check", name], arguments].concat());
    outcome(command.current_dir(folder.path()).output().unwrap())
}

const URL: &str = "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/7c1d2f30-1111-4c2a-9d11-0a1b2c3d4e5f/cancelProcessing";

const SCOPE: &str =
    r##"{"scope":{"@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope","runs":[{"id":"x"}]}}"##;

/// Files in which `NOTE` stands where it has no meaning for the request.
fn files() -> [(&'static str, String); 5] {
    let head = "Authorization: Bearer x\nContent-Type: application/json";
    [
        ("a.http", format!("# NOTE\nPOST {URL}\n{head}\n\n{SCOPE}\n")),
        ("a.md", format!("# NOTE\n\n```http\nPOST {URL}\n{head}\n\n{SCOPE}\n```\n")),
        ("a.sh", format!("echo \"NOTE\"\ncurl {URL} --oauth2-bearer $T --json '{SCOPE}'\n")),
        ("a.ps1", format!("# NOTE\nInvoke-MgGraphRequest -Method POST -Uri {URL} -Body '{SCOPE}'\n")),
        (
            "a.json",
            format!(
                r#"{{"definition": {{"description": "NOTE", "actions": {{"A": {{"type": "Http", "inputs": {{"method": "POST", "uri": "{URL}", "authentication": {{"type": "ManagedServiceIdentity"}}, "body": {}}}}}}}}}}}"#,
                SCOPE.replace("@odata", "@@odata")
            ),
        ),
    ]
}

/// The bytes of a text in Windows-1252, of which it has few signs that differ.
fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |sign| match sign {
        '€' => 0x80,
        '“' => 0x93,
        sign => u8::try_from(u32::from(sign)).unwrap(),
    };
    text.chars().map(byte).collect()
}

#[test]
fn files_in_windows_1252_are_read() {
    for (name, text) in files() {
        for note in ["Fortführen", "5 € “x", "Ã"] {
            let content = windows_1252(&text.replace("NOTE", note));
            let (status, out, err) = checked(name, &content, &[]);
            assert_eq!((status, err.as_str()), (0, ""), "{name}: {out}");
            assert!(out.ends_with("as documented\n"), "{name}: {out}");
        }
    }
}

#[test]
fn places_are_those_of_the_file() {
    for (name, text) in files() {
        let wrong = text.replace("\"id\":\"x\"", "\"id\":\"{x}\"");
        let said = |note: &str| {
            let (status, out, _) = checked(name, &windows_1252(&wrong.replace("NOTE", note)), &["--format", "json"]);
            assert!(status == 1 && out.contains("placeholder-left"), "{name}: {out}");
            let line: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
            ["line", "column"].map(|part| line["diagnostics"][0][part].as_u64().unwrap())
        };
        let expected = said("Fuer");
        assert_eq!(said("Fürx"), expected, "{name}");
    }
}

#[test]
fn a_body_that_is_not_utf_8_is_malformed_where_it_is_not() {
    let body_alone = ("b.json", "{\"data\": {\"operationStatus\": \"NOTE\"}}".to_owned());
    let block = ("b.md", format!("```json\n{}\n```\n", SCOPE.replace("\"x\"", "\"NOTE\"")));
    let in_body = files().map(|(name, text)| (name, text.replace("NOTE", "").replace("\"x\"", "\"NOTE\"")));
    for (name, text) in in_body.into_iter().chain([body_alone, block]) {
        let text = text.replace("NOTE", "nopé");
        let column = text.lines().find_map(|line| line.find('é').map(|at| line[..at].chars().count() + 1)).unwrap();
        let (status, out, err) = checked(name, &windows_1252(&text), &[]);
        assert_eq!((status, err.as_str(), out.matches("error[").count()), (1, "", 1), "{name}: {out}");
        assert!(out.contains("error[malformed-json]: the body is not UTF-8"), "{name}: {out}");
        assert!(out.contains(&format!(":{column}\n")), "{name}: {column}\n{out}");
        // The same in UTF-8 is read.
        assert!(!checked(name, text.as_bytes(), &[]).1.contains("malformed"), "{name}");
    }
}

#[test]
fn another_file_that_is_not_utf_8_is_refused_with_a_place() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("body.json"), b"{\n  \"\xc3\xa9\": \"nop\xe9\"\n}").unwrap();
    let request = format!("POST {URL}\nAuthorization: Bearer x\nContent-Type: application/json\n\n< body.json\n");
    fs::write(folder.path().join("a.http"), request).unwrap();
    for arguments in [["check", "a.http"], ["normalize", "a.http"], ["normalize", "body.json"]] {
        let mut command = lcw(&arguments);
        let (status, out, err) = outcome(command.current_dir(folder.path()).output().unwrap());
        let is_placed = err.contains("it is not text in UTF-8: see line 2, column 12");
        assert!(status == 2 && is_placed, "{arguments:?}: {out}{err}");
    }
}

#[test]
fn another_file_in_utf_16_is_named_for_what_it_is() {
    let utf16 = |unit: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(unit).collect::<Vec<_>>();
    let (other, ascii) = ("{\"é\": \"日本\"}", "{\"a\": 1}");
    let marked = [other, ascii].map(|text| format!("\u{feff}{text}"));
    let texts = [other, ascii, &marked[0], &marked[1]];
    let big = texts.map(|text| utf16(u16::to_be_bytes, text));
    for body in texts.map(|text| utf16(u16::to_le_bytes, text)).into_iter().chain(big) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("body.json"), body).unwrap();
        let request = format!("POST {URL}\nAuthorization: Bearer x\nContent-Type: application/json\n\n< body.json\n");
        fs::write(folder.path().join("a.http"), request).unwrap();
        let mut command = lcw(&["check", "a.http"]);
        let (status, out, err) = outcome(command.current_dir(folder.path()).output().unwrap());
        let is_named = err.contains("it is UTF-16; save it as UTF-8, in which JSON is sent");
        assert!(status == 2 && is_named, "{out}{err}");
    }
}

#[test]
fn what_is_hidden_stays_hidden_behind_a_byte_that_is_not_utf_8() {
    let body = r#"{"x": "é", "password": "geheim123", "clientSecret": "geheim124"}"#;
    for text in [
        format!("POST {URL}?é=1&client_secret=geheim125\nAuthorization: Bearer geheim126\n\n{body}\n"),
        format!("# é\nPOST {URL}\nAuthorization: Bearer geheim126\nX é: geheim127\n\n{body}\n"),
    ] {
        let (_, out, err) = checked("a.http", &windows_1252(&text), &[]);
        assert!(out.contains("error[") && !(out + &err).contains("geheim"), "{text}");
    }
}

#[test]
fn what_is_not_text_is_refused_in_one_line() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
    let random: Vec<u8> = (0_u32..200).map(|at| at.wrapping_mul(2_654_435_761).to_le_bytes()[1]).collect();
    let object = b"\x7fELF\x02\x01\x01\0\xff\xfe\0\0\0";
    for content in [&png[..], &random, object] {
        for name in ["a.bin", "a.json", "a.sh"] {
            let (status, out, err) = checked(name, content, &[]);
            assert_eq!((status, out.as_str(), err.lines().count()), (2, "", 1), "{name}: {err}");
            assert!(err.contains("not text"), "{err}");
        }
    }
}
