//! Requests in the forms in which people hold them.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::run::{lcw, outcome, run};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/requests")
}

/// What the command says of a file, with its exit status.
fn said(arguments: &[&str], file: &str) -> String {
    let mut command = lcw(&[&["check"], arguments, &[file]].concat());
    let (status, out, err) = outcome(command.current_dir(folder()).output().unwrap());
    format!("{out}{err}exit status {status}\n")
}

#[test]
fn every_file_is_understood() {
    let files =
        fs::read_dir(folder()).unwrap().map(|file| file.unwrap()).filter(|file| file.file_type().unwrap().is_file());
    let mut names: Vec<_> = files.map(|file| file.file_name().into_string().unwrap()).collect();
    names.sort();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("snapshots/requests");
    settings.set_omit_expression(true);
    for name in names {
        let said = said(&[], &name);
        assert!(
            !said.contains("SECRET") && !said.contains("c2VjcmV0") && !said.contains("c2lnbmF0dXJl"),
            "{name}: {said}"
        );
        settings.bind(|| insta::assert_snapshot!(name.replace('.', "_"), said));
    }
}

const ROOT: &str = "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/3f2a9c10-5b7e-4d21-8a44-6c0f1e2d3b4a";

const RESULT: &str =
    "/tasks/b81c4e07-9a3d-4f62-b15e-7d2c9f0a6e38/taskProcessingResults/5e0d7b92-1c48-4a6f-9e83-2f4b6a8c0d1e/resume";

const SCOPE: &str =
    r##"{"scope": {"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "RUN"}]}}"##;

/// A text in which the words in capitals stand for addresses and bodies.
fn filled(text: &str) -> String {
    text.replace("CANCEL", &format!("{ROOT}/cancelProcessing"))
        .replace("RESUME", &format!("{ROOT}{RESULT}"))
        .replace("SCOPE", SCOPE)
        .replace("RUN", "5e0d7b92-1c48-4a6f-9e83-2f4b6a8c0d1e")
}

/// Checks a text that is a file of that name. Returns the exit status, the rules that are violated with the text that is marked, and
/// what is said on standard error.
fn rules(name: &str, text: &str) -> (i32, Vec<(String, String)>, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    let mut command = lcw(&["check", "--format", "sarif", name]);
    let (status, out, err) = outcome(command.current_dir(folder.path()).output().unwrap());
    let log: Value = serde_json::from_str(&out).unwrap_or_default();
    let results = log["runs"][0]["results"].as_array().cloned().unwrap_or_default();
    let marked = |result: &Value| {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let number = |name: &str| usize::try_from(region[name].as_u64().unwrap_or(1)).unwrap() - 1;
        let line: Vec<char> = text.lines().nth(number("startLine")).unwrap_or_default().chars().collect();
        let end = if number("endLine") == number("startLine") { number("endColumn") } else { line.len() };
        line.get(number("startColumn")..end.min(line.len())).unwrap_or_default().iter().collect::<String>()
    };
    let found = results.iter().map(|result| (result["ruleId"].as_str().unwrap().to_owned(), marked(result)));
    (status, found.collect(), err)
}

/// Asserts that a text violates these rules, at these places.
#[track_caller]
fn violates(name: &str, text: &str, expected: &[(&str, &str)]) {
    let text = filled(text);
    let (status, found, err) = rules(name, &text);
    let found: Vec<_> = found.iter().map(|(rule, marked)| (rule.as_str(), marked.as_str())).collect();
    assert_eq!(found, expected, "{text}\n{err}");
    assert!(status < 2, "{text}\n{err}");
}

/// Asserts that a text is refused in one line that says so.
#[track_caller]
fn refuses(name: &str, text: &str, expected: &str) {
    let (status, found, err) = rules(name, &filled(text));
    assert_eq!((status, found.len(), err.lines().count()), (2, 0, 1), "{text}\n{err}");
    assert!(err.contains(expected), "{err}");
}

const COMPLETED: &str = r#"{"data": {"operationStatus": "Completed"}}"#;

const CASE: (&str, &str) = ("enum-member-case", "\"Completed\"");

#[test]
fn batches() {
    let request = |id: &str, body: &str| {
        format!(
            r#"{{"id": "{id}", "method": "POST", "url": "URL", "headers": {{"Content-Type": "application/json"}}, "body": {body}}}"#
        )
    };
    let url = |text: &str| {
        text.replace("URL", &format!("{}{RESULT}", ROOT.trim_start_matches("https://graph.microsoft.com/v1.0")))
    };
    let two = format!("{{\"requests\": [{}, {}]}}", request("1", COMPLETED), request("2", COMPLETED));
    violates("a.json", &url(&two), &[CASE, CASE]);
    violates(
        "a.http",
        &url(&format!(
            "POST https://graph.microsoft.com/beta/$batch\nAuthorization: Bearer x\nContent-Type: application/json\n\n{two}"
        )),
        &[CASE, CASE],
    );
    violates(
        "a.sh",
        &url(&format!("curl https://graph.microsoft.com/v1.0/\\$batch -H 'Authorization: Bearer x' --json '{two}'")),
        &[CASE, CASE],
    );
    // The root of a batch has the API version, known or not.
    let one = format!("{{\"requests\": [{}]}}", request("1", r#"{"data": {"operationStatus": "completed"}}"#));
    for version in ["v1.0", "beta"] {
        let second = url(&one.replace("URL", &format!("/{version}URL")));
        violates("a.json", &second, &[("wrong-path", version)]);
        violates(
            "a.http",
            &format!("POST https://graph.microsoft.com/v1.0/$batch\nAuthorization: Bearer x\n\n{second}"),
            &[("wrong-path", version)],
        );
    }
    violates("a.json", &url(&one), &[]);
    // The address of another service, and one of another area.
    let others = r#"{"requests": [{"id": "1", "method": "GET", "url": "/me"}, {"id": "2", "method": "POST", "url": "/users/1/revokeSignInSessions"}]}"#;
    violates("a.json", others, &[]);
}

#[test]
fn an_unknown_method_is_not_checked() {
    let action = |method: &str, uri: &str, body: &str| {
        format!(
            r#"{{"type": "Http", "inputs": {{"method": "{method}", "uri": "{uri}", "authentication": {{}}, "body": {body}}}}}"#
        )
    };
    let scope = SCOPE.replace("@odata", "@@odata");
    for (name, text) in [
        ("a.sh", "curl -X \"$METHOD\" CANCEL -H \"Authorization: Bearer $T\" --json 'SCOPE'\n".to_owned()),
        ("a.sh", "az rest --method $m --url CANCEL --body 'SCOPE'\n".to_owned()),
        ("a.ps1", "Invoke-MgGraphRequest -Method $Method -Uri CANCEL -Body 'SCOPE'\n".to_owned()),
        ("a.json", action("@variables('m')", "CANCEL", &scope)),
        ("a.json", action("@{variables('m')}", "CANCEL", &scope)),
        // One of several methods that are documented for a path.
        ("a.sh", format!("curl -X $M {ROOT} -H 'Authorization: Bearer x' --json '{{\"displayName\": \"x\"}}'\n")),
        ("a.json", action("@variables('m')", ROOT, "{}")),
    ] {
        violates(name, &text, &[]);
    }
    // Everything around it is checked.
    let wrong = scope.replace("RUN\"", "RUN\", \"status\": \"x\"");
    violates("a.json", &action("@variables('m')", "CANCEL", &wrong), &[("undeclared-property", "\"status\"")]);
    let (_, _, err) = rules("a.json", &action("@variables('m')", ROOT, "{}"));
    assert!(err.contains("not checked: 1 request for entities"), "{err}");
    // The request may be each that is documented for its path.
    let script = filled(&format!("az rest --method $m --url CANCEL\naz rest --method $m --url {ROOT}\n"));
    let (status, out, _) = run(&["permissions"], &script);
    assert_eq!(status, 0, "{out}");
    for request in ["call cancelProcessing  <stdin>:1", "get workflow  <stdin>:2", "update workflow  <stdin>:2"] {
        assert!(out.contains(request), "{out}");
    }
}

/// What a URL begins with may hold the API version.
#[test]
fn an_unknown_beginning_is_not_checked() {
    let path = "identityGovernance/lifecycleWorkflows/workflows/3f2a9c10-5b7e-4d21-8a44-6c0f1e2d3b4a/cancelProcessing";
    let wrong = SCOPE.replace("RUN\"", "RUN\", \"status\": \"x\"");
    let rule = ("undeclared-property", "\"status\"");
    for base in ["${GRAPH}v1.0/", "${GRAPH}/v1.0/", "${GRAPH}/", "${GRAPH}", "https://${HOST}/"] {
        let curl =
            |body: &str| format!("curl -X POST \"{base}{path}\" -H \"Authorization: Bearer $T\" --json '{body}'\n");
        violates("a.sh", &curl(SCOPE), &[]);
        violates("a.sh", &curl(&wrong), &[rule]);
    }
    let script = "$uri = \"$graph\" + \"v1.0/PATH\"\nInvoke-MgGraphRequest -Method POST -Uri $uri -Body 'SCOPE'\n";
    violates("a.ps1", &script.replace("PATH", path), &[]);
    let file =
        format!("POST {{{{base}}}}/{path}\nAuthorization: Bearer x\nContent-Type: application/json\n\n{SCOPE}\n");
    violates("a.http", &file, &[("placeholder-left", "{{base}}")]);
}

/// An API version that is unknown hides nothing of the path behind it.
#[test]
fn a_path_behind_an_unknown_version_is_compared() {
    let other = "not checked: 1 request to Microsoft Graph that the schemas do not document\n";
    let workflow = "identityGovernance/lifecycleWorkflows/workflows/3f2a9c10-5b7e-4d21-8a44-6c0f1e2d3b4a";
    for version in ["v1.0", "$V", "${V}"] {
        for (path, body, rule) in [
            (format!("{workflow}/foo"), "{\"data\": {}}", Some("unknown-action")),
            (format!("{workflow}/foo"), "{\"scope\": {}}", Some("unknown-action")),
            ("identityGovernance/accessReviews/x".to_owned(), "{\"data\": {}}", None),
            ("identityGovernance/privilegedAccess/x".to_owned(), "{\"scope\": {}}", None),
        ] {
            let curl = format!(
                "curl -X POST \"https://graph.microsoft.com/{version}/{path}\" -H \"Authorization: Bearer $T\" --json '{body}'\n"
            );
            let (_, found, err) = rules("a.sh", &curl);
            let found: Vec<_> = found.iter().map(|(rule, _)| rule.as_str()).collect();
            assert_eq!(found, rule.into_iter().collect::<Vec<_>>(), "{curl}{err}");
            assert!(rule.is_some() || err.ends_with(other), "{curl}{err}");
        }
    }
}

#[test]
fn a_body_that_is_unknown_is_said_not_to_be_checked() {
    let said = "not checked: 1 body unknown until run time\n";
    for (body, is_known) in
        [("@-", false), ("\"$BODY\"", false), ("@<(jq -n x)", false), ("'{\"data\": \"$X\"}'", true)]
    {
        let script = filled(&format!("curl -H \"Authorization: Bearer $T\" --json {body} RESUME\n"));
        let (_, found, err) = rules("a.sh", &script);
        assert_eq!((found.is_empty(), err.ends_with(said)), (!is_known, !is_known), "{script}: {found:?} {err}");
    }
}

#[test]
fn a_name_behind_an_unknown_id_is_compared() {
    let root = "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows";
    for (path, rule) in [
        ("cancelProcesing", "unknown-action"),
        ("foo", "unknown-action"),
        ("runs/cancelProcessing", "wrong-path"),
        ("tasks/$K/taskProcessingResults/$R/resum", "unknown-action"),
    ] {
        let body = if path.ends_with("resum") { COMPLETED } else { SCOPE };
        let curl = format!("curl -X POST \"{root}/$W/{path}\" -H \"Authorization: Bearer $T\" --json '{body}'\n");
        let app = format!(
            "{{\"type\": \"Http\", \"inputs\": {{\"method\": \"POST\", \"uri\": \"{root}/@{{variables('w')}}/{}\", \"authentication\": {{}}, \"body\": {}}}}}",
            path.replace("$K", "@{variables('k')}").replace("$R", "@{variables('r')}"),
            body.replace("@odata", "@@odata")
        );
        for (name, text) in [("a.sh", curl), ("a.json", app)] {
            let (_, found, err) = rules(name, &text);
            let found: Vec<_> = found.iter().map(|(rule, _)| rule.as_str()).collect();
            assert!(found.contains(&rule), "{text}: {found:?} {err}");
        }
    }
}

#[test]
fn one_fault_is_said_once_in_its_place() {
    let file = "### a\nGET CANCEL\nAuthorization: Bearer x\n\n### b\nPOST CANCEL\nAuthorization: Bearer x\nContent-Type: application/json\n\n\n### c\nPUT ROOT\n\n{}\n";
    let file = file.replace("ROOT", ROOT);
    violates("a.http", &file, &[("wrong-method", "GET"), ("malformed-json", ""), ("wrong-method", "PUT")]);
    let (_, out, _) = run(&["check"], &filled(&file));
    assert!(out.contains("PATCH /identityGovernance/lifecycleWorkflows/workflows/{workflow"), "{out}");
    // The blank line where the body should be.
    assert!(out.contains("<stdin>:9:1\n"), "{out}");
}

#[test]
fn bodies_of_markdown_are_checked() {
    let json = |body: &str| format!("```json\n{body}\n```\n\n");
    let right = "```http\nPOST CANCEL\nAuthorization: Bearer x\nContent-Type: application/json\n\nSCOPE\n```\n\n";
    let wrong = SCOPE.replace("runs", "run");
    let (status, out, err) = run(&["check", "--format", "json"], &filled(&format!("# a\n{right}{}", json(&wrong))));
    assert!(status == 1 && out.contains("missing-required") && err.is_empty(), "{out}{err}");
    // What is not evidently a body may be anything.
    for other in [
        "{\"data\": {\"id\": 1}}",
        "{\"a\": 1}",
        "{\"scope\": {\"@odata.type\": \"#microsoft.graph.identityGovernance.cancelRunsScope\", ... }}",
    ] {
        let (status, out, _) = run(&["check"], &filled(&format!("# a\n{right}{}", json(other))));
        assert!(status == 0 && out.contains("not checked: 1 block of JSON that is not"), "{out}");
        let (status, out, err) = run(&["check"], &filled(&format!("# a\n{}", json(other))));
        assert!(status == 2 && out.is_empty() && err.contains("not evidently the body of one action"), "{out}{err}");
    }
    let (status, out, _) = run(&["check", "--action", "cancelProcessing"], &format!("# a\n{}", json("{}")));
    assert!(status == 1 && out.contains("(body of cancelProcessing)"), "{out}");
    let (status, out, _) = run(&["normalize"], &filled(&format!("# a\n{}", json(SCOPE))));
    assert!(status == 0 && out.contains("cancelRunsScope"), "{out}");
    let (status, out, _) = run(&["permissions"], &filled(&format!("# a\n{}", json(SCOPE))));
    assert!(status == 0 && out.contains("  call cancelProcessing  <stdin>:3\n"), "{out}");
}

#[test]
fn batches_that_services_refuse() {
    let request = |id: &str| format!("{{{id}\"method\": \"GET\", \"url\": \"/me\"}}");
    let batch = |requests: &[String]| format!("{{\"requests\": [{}]}}", requests.join(", "));
    let ids = |ids: &[&str]| batch(&ids.iter().map(|id| request(&format!("\"id\": \"{id}\", "))).collect::<Vec<_>>());
    let rule = "malformed-batch";
    violates("a.json", &ids(&["1", "2"]), &[]);
    violates("a.json", &ids(&["1", "2", "1"]), &[(rule, "\"1\"")]);
    violates("a.json", &ids(&["a", "A"]), &[(rule, "\"A\"")]);
    violates(
        "a.http",
        &format!("POST https://graph.microsoft.com/v1.0/$batch\n\n{}", ids(&["1", "1"])),
        &[(rule, "\"1\"")],
    );
    violates(
        "a.sh",
        &format!("curl https://graph.microsoft.com/v1.0/\\$batch --json '{}'", ids(&["1", "1"])),
        &[(rule, "\"1\"")],
    );
    let without = request("");
    violates("a.json", &batch(&[request("\"id\": \"1\", "), without.clone()]), &[(rule, &without)]);
    violates("a.json", &batch(&[request("\"id\": 1, ")]), &[(rule, "1")]);
    violates("a.json", &batch(&[request("\"id\": \"1\", \"dependsOn\": [\"2\"], ")]), &[(rule, "\"2\"")]);
    violates("a.json", &batch(&[request("\"id\": \"1\", \"dependsOn\": [\"1\"], ")]), &[(rule, "\"1\"")]);
    let many: Vec<_> = (1..=21).map(|id| id.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    violates("a.json", &ids(&many[..20]), &[]);
    violates("a.json", &ids(&many), &[(rule, &request("\"id\": \"21\", "))]);
    // In another file, it is in that file.
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("batch.json"), ids(&["1", "1"])).unwrap();
    fs::write(folder.path().join("a.http"), "POST https://graph.microsoft.com/v1.0/$batch\n\n< ./batch.json\n")
        .unwrap();
    let (status, out, err) = outcome(lcw(&["check", "a.http"]).current_dir(folder.path()).output().unwrap());
    assert!(status == 1 && err.is_empty() && out.contains(" --> batch.json:1:"), "{out}{err}");
}

#[test]
fn callouts() {
    let path = format!("{}{RESULT}", ROOT.trim_start_matches("https://graph.microsoft.com/v1.0"));
    let callout = |path: &str, task: &str| {
        format!("{{\"data\": {{\"callbackUriPath\": \"{path}\", \"task\": {{\"id\": \"{task}\"}}}}}}")
    };
    let task = "b81c4e07-9a3d-4f62-b15e-7d2c9f0a6e38";
    let rule = "wrong-callback";
    let keys = path
        .replace("workflows/3f2a9c10-5b7e-4d21-8a44-6c0f1e2d3b4a", "workflows('3f2a9c10-5b7e-4d21-8a44-6c0f1e2d3b4a')");
    for path in [path.as_str(), &format!("/beta{path}"), path.trim_start_matches('/'), &keys] {
        violates("a.json", &callout(path, task), &[]);
    }
    violates("a.json", &callout(&path, "other"), &[(rule, "\"other\"")]);
    violates(
        "a.json",
        &format!("{{\"callbackUriPath\": \"{path}\", \"task\": {{\"id\": \"1\"}}}}"),
        &[(rule, "\"1\"")],
    );
    violates("a.json", &callout("", task), &[(rule, "\"\"")]);
    for wrong in
        ["https://elsewhere.example/resume", &path.replace("/resume", "/cancelProcessing"), &format!("/v2{path}")]
    {
        violates("a.json", &callout(wrong, task), &[(rule, &format!("\"{wrong}\""))]);
    }
    let (status, out, _) = run(&["check"], &callout(&path, task));
    assert!(status == 0 && out.contains("lcw resume --callback-path PATH"), "{out}");
    // The path may be known by ids alone.
    let ids = r#""workflow": {"id": "w-1"}, "task": {"id": "t"}, "taskProcessingResult": {"id": "r"}"#;
    for path in [r#""callbackUriPath": "", "#, r#""callbackUriPath": null, "#, r#""callbackUriPath": 1, "#] {
        let (status, out, _) = run(&["check"], &format!("{{\"data\": {{{path}{ids}}}}}"));
        let command = "`lcw resume --workflow w-1 --task t --result r --status completed`";
        assert!(status == 0 && out.contains(command) && !out.contains("--callback-path"), "{out}");
    }
    let odd = ids.replace("w-1", "$(x)y");
    let (status, out, _) = run(&["check"], &format!("{{\"data\": {{\"callbackUriPath\": null, {odd}}}}}"));
    assert!(status == 0 && out.contains("--workflow ID --task ID") && !out.contains("$("), "{out}");
    // With an action, it is checked as the body of that one.
    assert!(run(&["check", "--action", "resume"], &callout(&path, task)).1.contains("undeclared-property"));
}

#[test]
fn variables_of_environments() {
    let head = "Authorization: Bearer {{token}}\nContent-Type: application/json\n\n";
    let check = |environments: &str, secrets: &str, body: &str| {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), filled(text)).unwrap();
        write(
            "a.http",
            &format!(
                "POST {{{{host}}}}/v1.0/{}\n{head}{body}",
                &filled("CANCEL")["https://graph.microsoft.com/v1.0/".len()..]
            ),
        );
        write("http-client.env.json", environments);
        write("http-client.private.env.json", secrets);
        let (status, out, err) = outcome(lcw(&["check", "a.http"]).current_dir(folder.path()).output().unwrap());
        (status, format!("{out}{err}"))
    };
    let secrets = r#"{"dev": {"token": "c2VjcmV0c2VjcmV0c2VjcmV0"}}"#;
    let host = r#"{"dev": {"host": "https://graph.microsoft.com", "run": "RUN"}}"#;
    let body = SCOPE.replace("RUN", "{{run}}");
    assert_eq!(check(host, secrets, &body), (0, "a.http: as documented\n".to_owned()));
    // What environments disagree about is unknown, what none has is a placeholder.
    let two = r#"{"dev": {"host": "https://graph.microsoft.com", "run": "1"}, "prod": {"run": "2"}}"#;
    assert_eq!(check(two, secrets, &body).0, 0);
    let none = r#"{"dev": {"host": "https://graph.microsoft.com"}}"#;
    let (status, said) = check(none, secrets, &body);
    assert!(status == 1 && said.contains("placeholder-left"), "{said}");
    let null = r#"{"dev": {"host": "https://graph.microsoft.com", "run": "null"}}"#;
    let (status, said) = check(null, secrets, &body);
    assert!(status == 1 && said.contains("placeholder-left") && !said.contains("c2VjcmV0"), "{said}");
    let (status, said) = check("{\n  x", secrets, SCOPE);
    assert!(status == 2 && said.contains("http-client.env.json:2:3: cannot be read as JSON"), "{said}");
    let (status, said) = check(host, "{}", &body);
    assert!(status == 0 && said.contains("`{{token}}` in `Authorization` was not filled in"), "{said}");
    assert!(said.contains("Authorization: Bearer {{token}}\n"), "{said}");
}

#[test]
fn bicep() {
    let app = |uri: &str, body: &str| {
        format!(
            "param host string = 'https://graph.microsoft.com'\n\nresource app 'Microsoft.Logic/workflows@2019-05-01' = {{\n  name: 'it''s'\n  properties: {{\n    definition: {{\n      '$schema': 'https://x/y#' // a comment's text\n      triggers: {{}}\n      actions: {{\n        Post: {{\n          type: 'Http'\n          inputs: {{\n            method: 'POST'\n            uri: {uri}\n            authentication: {{ type: 'ManagedServiceIdentity', audience: host }}\n            body: {body}\n          }}\n        }}\n      }}\n    }}\n  }}\n}}\n"
        )
    };
    let completed =
        "{\n              data: {\n                operationStatus: 'Completed'\n              }\n            }";
    let case = ("enum-member-case", "Completed");
    violates("a.bicep", &app("'RESUME'", completed), &[case]);
    violates("a.txt", &app("'RESUME'", completed), &[case]);
    violates(
        "a.bicep",
        &app("'https://graph.microsoft.com/beta@{triggerBody()?[\\'data\\']?[\\'callbackUriPath\\']}'", completed),
        &[case],
    );
    violates(
        "a.bicep",
        &app("'${host}/beta@{triggerBody()?[\\'data\\']?[\\'callbackUriPath\\']}'", completed),
        &[case],
    );
    violates("a.bicep", &app("'RESUME'", "{ data: { operationStatus: status } }"), &[]);
    violates("a.bicep", &app("'RESUME'", "{ data: { operationStatus: ok ? 'completed' : 'failed' } }"), &[]);
    violates("a.bicep", &app("'CANCEL'", "{ scope: null }"), &[("null-required", "null")]);
    let scope = "{ scope: { '@odata.type': '#microsoft.graph.identityGovernance.cancelRunsScope', runs: [\n{ id: 'null' }\n] } }";
    violates("a.bicep", &app("'CANCEL'", scope), &[("unescaped-at", "@odata.type"), ("placeholder-left", "null")]);
    let loops = "{ scope: { '@@odata.type': '#microsoft.graph.identityGovernance.cancelRunsScope', runs: [for run in runs: { id: run }] } }";
    violates("a.bicep", &app("'CANCEL'", loops), &[]);
    violates("a.bicep", &app("'https://hooks.example/x'", "{}"), &[]);
}

#[test]
fn packed_files_are_named() {
    for (bytes, expected) in [
        (&b"\x1f\x8b\x08\0\0\0\0\0"[..], "compressed with gzip"),
        (b"PK\x03\x04\x14\0\0\0", "a ZIP archive"),
        (b"\x28\xb5\x2f\xfd\0\0", "compressed with zstd"),
        (b"%PDF-1.7\n", "a PDF document"),
    ] {
        for arguments in [&["check"][..], &["check", "--action", "resume"]] {
            let (status, out, err) = outcome(lcw(arguments).write_stdin(bytes).output().unwrap());
            assert!(status == 2 && out.is_empty() && err.contains(expected) && err.lines().count() == 1, "{out}{err}");
        }
    }
}

#[test]
fn debug_output() {
    let dump = |headers: &str, body: &str| {
        format!(
            "DEBUG: ============================ HTTP REQUEST ============================\n\nHTTP Method:\nPOST\n\nAbsolute Uri:\nRESUME\n\nHeaders:\n{headers}\nBody:\n{body}\n\n"
        )
    };
    let answer = "DEBUG: ============================ HTTP RESPONSE ============================\n\nStatus Code:\nBadRequest\n\nHeaders:\n\nBody:\n{\"error\": {\"code\": \"x\"}}\n\n";
    // The request with its answer, and several requests.
    violates("a.txt", &format!("{}{answer}", dump("Accept : */*\n", COMPLETED)), &[CASE]);
    violates("a.log", &format!("{}{answer}{}", dump("", COMPLETED), dump("", COMPLETED)), &[CASE, CASE]);
    // Progress of a tool before it.
    violates("a.txt", &format!("VERBOSE: x\nDEBUG: y\n{}", dump("Authorization : Bearer x\n", COMPLETED)), &[CASE]);
}

#[test]
fn doubled_signs() {
    let head = "Authorization: Bearer x\nContent-Type: application/json\n\n";
    let doubled = SCOPE.replace("@odata", "@@odata");
    violates("a.http", &format!("POST CANCEL\n{head}{doubled}"), &[("missing-type", "\"@@odata.type\"")]);
    violates(
        "a.sh",
        &format!("az rest --method post --url CANCEL --body '{doubled}'"),
        &[("missing-type", "\"@@odata.type\"")],
    );
    // The history of a run has what was sent.
    violates(
        "a.json",
        &format!(
            r#"{{"name": "Post", "properties": {{"status": "Failed", "inputs": {{"method": "POST", "uri": "CANCEL", "authentication": {{}}, "body": {doubled}}}}}}}"#
        ),
        &[("missing-type", "\"@@odata.type\"")],
    );
}

#[test]
fn shells() {
    let head = "-H 'Authorization: Bearer x' -H 'Content-Type: application/json'";
    violates("a.sh", &format!("BODY='{COMPLETED}'\ncurl {head} -d \"$BODY\" RESUME"), &[CASE]);
    violates("a.sh", &format!("curl {head} RESUME -d @- <<EOF\n{COMPLETED}\nEOF\n"), &[CASE]);
    violates(
        "a.txt",
        &format!("curl.exe -X POST RESUME {head} -d \"{{\\\"data\\\": {{\\\"operationStatus\\\": \\\"done\\\"}}}}\""),
        &[("unknown-enum-member", "\\\"done\\\"")],
    );
    violates("a.sh", &format!("curl {head} -d '{{\"data\": {{\"operationStatus\": \"'\"$STATUS\"'\"}}}}' RESUME"), &[]);
    violates("a.sh", "curl -H \"Authorization: Bearer $T\" -X POST CANCEL -d 'SCOPE'", &[("wrong-content-type", "-d")]);
    violates("a.sh", "az rest --method POST --uri CANCEL --body 'SCOPE'", &[]);
    violates("a.sh", "az rest --method GET --uri CANCEL --body 'SCOPE'", &[("wrong-method", "GET")]);
    violates(
        "a.sh",
        "for id in $(cat ids); do\n  az rest --method post \\\n    --url \"https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/$WORKFLOW/cancelProcessing\" \\\n    --body \"{\\\"scope\\\": {\\\"@odata.type\\\": \\\"#microsoft.graph.identityGovernance.cancelRunsScope\\\", \\\"runs\\\": [{\\\"id\\\": \\\"$id\\\"}]}}\"\ndone\n",
        &[],
    );
    violates("a.sh", "curl https://hooks.example/x -d 'a=b'\n", &[]);
    // A password is not shown, wherever a line is.
    let text = filled(&format!("curl -u admin:hunter2hunter2 -X POST RESUME -d '{COMPLETED}'"));
    let (status, out, _) = run(&["check"], &text);
    assert!(status == 1 && out.contains("error[invalid-authorization]") && !out.contains("hunter2"), "{out}");
    refuses("a.sh", "ls -l\n", "there is no request in it; it is a shell script");
}

#[test]
fn power_shell() {
    violates(
        "a.ps1",
        "Invoke-MgGraphRequest -Method POST -Uri RESUME -Body @{ data = @{ operationStatus = 'Completed' } }",
        &[("enum-member-case", "Completed")],
    );
    violates(
        "a.ps1",
        "$b = @\"\n{\"data\": {\"operationStatus\": \"$status\"}}\n\"@\nInvoke-MgGraphRequest POST RESUME -Body $b",
        &[],
    );
    violates(
        "a.ps1",
        "$p = @{ Method = 'Post'; Uri = 'RESUME'; ContentType = 'application/json'; Headers = @{ Authorization = \"Bearer $t\" }; Body = '{\"data\": {\"operationStatus\": \"Completed\"}}' }\nInvoke-RestMethod @p",
        &[CASE],
    );
    // What `ConvertTo-Json` does not look into becomes text.
    let deep = "$b = @{ scope = @{ '@odata.type' = '#microsoft.graph.identityGovernance.cancelRunsScope'; runs = @(@{ id = $run }) } } | ConvertTo-Json\nInvoke-MgGraphRequest -Method POST -Uri CANCEL -Body $b";
    violates("a.ps1", deep, &[("wrong-json-type", "@{ id = $run }")]);
    violates("a.ps1", &deep.replace("ConvertTo-Json", "ConvertTo-Json -Depth 4"), &[]);
    violates(
        "a.ps1",
        "irm -Method Post -Uri CANCEL -Headers $h -Body (@{ scope = 1 } | ConvertTo-Json)",
        &[("wrong-json-type", "1")],
    );
    refuses("a.ps1", "Get-MgUser -All\n", "there is no request in it; it is a PowerShell script");
}

#[test]
fn logic_apps() {
    let app = |inputs: &str| {
        format!(
            r#"{{"definition": {{"triggers": {{}}, "actions": {{"Until": {{"type": "Until", "actions": {{"Post": {{"type": "Http", "inputs": {inputs}}}}}}}}}}}}}"#
        )
    };
    let inputs = |uri: &str, body: &str| {
        format!(
            r#"{{"method": "POST", "uri": "{uri}", "body": {body}, "authentication": {{"type": "ManagedServiceIdentity"}}}}"#
        )
    };
    let callback = "https://graph.microsoft.com/beta@{triggerBody()?['data']?['callbackUriPath']}";
    violates("a.json", &app(&inputs(callback, COMPLETED)), &[CASE]);
    violates(
        "a.json",
        &app(&inputs(
            "@concat('https://graph.microsoft.com/beta', triggerBody()?['data']?['callbackUriPath'])",
            COMPLETED,
        )),
        &[CASE],
    );
    violates(
        "a.json",
        &app(&inputs(callback, r#"{"data": {"operationStatus": "@if(equals(1, 1), 'completed', 'failed')"}}"#)),
        &[],
    );
    violates(
        "a.json",
        &app(&inputs(callback, r#""{\"data\": {\"operationStatus\": \"Completed\"}}""#)),
        &[("missing-header", "POST"), ("enum-member-case", r#"\"Completed\""#)],
    );
    let scope = SCOPE;
    violates("a.json", &app(&inputs("CANCEL", scope)), &[("unescaped-at", "\"@odata.type\"")]);
    violates("a.json", &app(&inputs("CANCEL", &scope.replace("@odata", "@@odata"))), &[]);
    // The history of a run has what was sent.
    violates(
        "a.json",
        &format!(r#"{{"name": "Post", "properties": {{"status": "Failed", "inputs": {}}}}}"#, inputs("CANCEL", scope)),
        &[],
    );
    violates("a.json", &inputs("CANCEL", scope), &[]);
    violates("a.json", &app(&inputs("https://hooks.example/x", "{}")), &[]);
    violates("a.json", &app(&inputs("@variables('uri')", COMPLETED)), &[]);
    // A template.
    let template = format!(
        r#"{{"$schema": "x/deploymentTemplate.json#", "resources": [{{"type": "Microsoft.Logic/workflows", "properties": {}}}]}}"#,
        app(&inputs(
            "[concat('https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/', parameters('id'), '/cancelProcessing')]",
            r#"{"scope": null}"#
        ))
    );
    violates("a.json", &template, &[("null-required", "null")]);
}

#[test]
fn a_logic_app_that_does_not_answer() {
    let app = |uri: &str| {
        format!(
            r#"{{"triggers": {{"manual": {{"type": "Request", "inputs": {{"schema": {{"properties": {{"callbackUriPath": {{}}}}}}}}}}}}, "actions": {{"Post": {{"type": "Http", "inputs": {{"method": "POST", "uri": "{uri}", "body": {{"data": {{"operationStatus": "completed"}}}}, "authentication": {{}}}}}}}}}}"#
        )
    };
    violates("a.json", &app("https://hooks.example/x"), &[("unanswered-callback", "\"callbackUriPath\"")]);
    violates("a.json", &app("https://graph.microsoft.com/beta@{triggerBody()?['callbackUriPath']}"), &[]);
    let unanswered = ("unanswered-callback", "\"callbackUriPath\"");
    let revoke = "https://graph.microsoft.com/v1.0/users/@{triggerBody()?['id']}/revokeSignInSessions";
    violates("a.json", &app(revoke), &[unanswered]);
    // The same path, made of its ids.
    let root = "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/@{variables('w')}";
    let by_ids = format!("{root}/tasks/@{{variables('t')}}/taskProcessingResults/@{{variables('r')}}/resume");
    violates("a.json", &app(&by_ids), &[]);
    violates("a.json", &app(&by_ids).replace("POST", "PATCH"), &[("wrong-method", "PATCH"), unanswered]);
    // The path that is given is known, whatever it is.
    let patch = app("https://graph.microsoft.com/beta@{triggerBody()?['callbackUriPath']}").replace("POST", "PATCH");
    violates("a.json", &patch, &[("wrong-method", "PATCH"), unanswered]);
    let other = app("https://graph.microsoft.com/v1.0/@{variables('path')}").replace("POST", "PATCH");
    violates("a.json", &other, &[unanswered]);
    // Each definition of a list answers for itself.
    let silent = "https://hooks.example/x";
    for (first, second) in [(by_ids.as_str(), silent), (silent, by_ids.as_str())] {
        violates("a.json", &format!("[{}, {}]", app(first), app(second)), &[unanswered]);
    }
    // Another app answers, which is given the path.
    let child = |kind: &str, path: &str| {
        app(silent).replace(
            "\"actions\": {",
            &format!(
                r#""actions": {{"Child": {{"type": "{kind}", "inputs": {{"host": {{"workflow": {{}}}}, "body": {{"a": "@triggerBody()?['data']?['{path}']"}}}}}}, "#
            ),
        )
    };
    for kind in ["Workflow", "Function", "InvokeFunction"] {
        violates("a.json", &child(kind, "callbackUriPath"), &[]);
    }
    // It is in all of what the trigger was given.
    for given in [
        "@triggerBody()",
        "@triggerBody()?['data']",
        "@triggerOutputs()",
        "@triggerOutputs()?['body']?['data']",
        "@triggerOutputs().body",
        "@{TriggerBody()['data']}",
        "@string(trigger()?['outputs'])",
    ] {
        let whole = |kind: &str| child(kind, "").replace("@triggerBody()?['data']?['']", given);
        violates("a.json", &whole("Function"), &[]);
        violates("a.json", &whole("Compose"), &[unanswered]);
    }
    for part in ["@triggerOutputs()?['headers']", "@triggerBody()?['data']?['subject']", "@triggerBody().source"] {
        let part = child("Workflow", "").replace("@triggerBody()?['data']?['']", part);
        violates("a.json", &part, &[unanswered]);
    }
    // A function may have an address as well.
    let posts =
        |value: &str| app(silent).replace(r#""body": {"data""#, &format!(r#""body": {{"path": "{value}", "data""#));
    for value in ["@triggerBody()?['data']?['callbackUriPath']", "@{triggerBody()}"] {
        violates("a.json", &posts(value), &[]);
        violates("a.json", &format!("[{}, {}]", posts(value), app(silent)), &[unanswered]);
    }
    violates("a.json", &posts("@triggerBody()?['data']?['subject']"), &[unanswered]);
    violates("a.json", &child("Workflow", "subject"), &[unanswered]);
    violates("a.json", &child("Compose", "callbackUriPath"), &[unanswered]);
    violates("a.json", &format!("[{}, {}]", child("Workflow", "callbackUriPath"), app(silent)), &[unanswered]);
    let alone = "@triggerBody()?['callbackUriPath']";
    violates("a.json", &app(alone), &[("malformed-url", &format!("\"{alone}\""))]);
    violates(
        "a.json",
        "{\"triggers\": {\"manual\": {\"inputs\": {\"schema\": {\"callbackUriPath\": 1}}}}, \"actions\": {}}",
        &[("unanswered-callback", "\"callbackUriPath\"")],
    );
}

#[test]
fn files_of_requests() {
    let head = "Authorization: Bearer x\nContent-Type: application/json\n\n";
    violates(
        "a.http",
        &format!("@run = RUN\n@url = CANCEL\nPOST {{{{url}}}}\n{head}{}", SCOPE.replace("RUN", "{{run}}")),
        &[],
    );
    violates("a.http", &format!("POST CANCEL\n{head}{}", SCOPE.replace("RUN", "{{$guid}}")), &[]);
    violates(
        "a.http",
        &format!("POST CANCEL\n{head}{}", SCOPE.replace("RUN", "{{run}}")),
        &[("placeholder-left", "\"{{run}}\"")],
    );
    violates(
        "a.rest",
        &format!(
            "### a\nGET https://graph.microsoft.com/v1.0/me\n\n### b\nPOST https://hooks.example/x\n\n### c\nPOST RESUME\n{head}{COMPLETED}\n\n> {{%\n  client.log(1)\n%}}\n"
        ),
        &[CASE],
    );
    violates(
        "a.http",
        &format!(
            "POST RESUME\n{head}{COMPLETED}\n\nHTTP/1.1 204 No Content\nDate: now\n\n###\nPOST RESUME\n{head}{COMPLETED}\n"
        ),
        &[CASE, CASE],
    );
    violates(
        "a.md",
        &format!(
            "1. Send:\n\n   ```http\n   POST RESUME\n   Authorization: Bearer x\n   Content-Type: application/json\n\n   {COMPLETED}\n   ```\n\n   ```bash\n   az rest --method post --url RESUME --body '{COMPLETED}'\n   ```\n"
        ),
        &[CASE, CASE],
    );
    violates(
        "a.txt",
        &format!("> quoted\n~~~\nPOST RESUME\n{head}{COMPLETED}\n~~~\n```json\n{{\"error\": 1}}\n```\n"),
        &[CASE],
    );
    refuses("a.md", "# Nothing\n", "there is no request in it; it is Markdown");
}

#[test]
fn bodies_in_other_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("out.json"), COMPLETED).unwrap();
    fs::write(folder.path().join("in/body.json"), COMPLETED).unwrap();
    for (path, expected) in
        [("body.json", 0), ("./body.json", 0), ("../out.json", 2), ("/etc/hostname", 2), ("absent.json", 2)]
    {
        let text =
            filled(&format!("POST RESUME\nAuthorization: Bearer x\nContent-Type: application/json\n\n< {path}\n"));
        fs::write(folder.path().join("in/a.http"), text).unwrap();
        let (status, out, err) = outcome(lcw(&["check", "in/a.http"]).current_dir(folder.path()).output().unwrap());
        assert_eq!(status, expected, "{path}: {out}{err}");
        assert_eq!(out.contains("in/body.json:1:30"), expected == 0, "{path}: {out}");
        assert!(err.is_empty() || err.contains("was not read"), "{path}: {err}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("out.json"), COMPLETED).unwrap();
    std::os::unix::fs::symlink("../out.json", folder.path().join("in/body.json")).unwrap();
    let text = filled("POST RESUME\nAuthorization: Bearer x\nContent-Type: application/json\n\n< body.json\n");
    fs::write(folder.path().join("in/a.http"), text).unwrap();
    let (status, out, err) = outcome(lcw(&["check", "in/a.http"]).current_dir(folder.path()).output().unwrap());
    assert!(status == 2 && err.contains("not below the folder"), "{out}{err}");
}

#[test]
fn a_head_is_checked_without_the_body_that_is_not_read() {
    let text = filled("POST RESUME\nAuthorization: Bearer x\nContent-Type: application/json\n\n< absent.json\n");
    let (status, out, err) = run(&["check"], &text);
    assert!(status == 2 && out.is_empty() && err.contains("`absent.json` was not read"), "{out}{err}");
    let (status, out, err) = run(&["check"], &text.replace("/workflows/", "/workflow/"));
    assert!(status == 2 && out.contains("wrong-path") && !out.contains("malformed-json"), "{out}{err}");
    let line = filled("curl -H 'Authorization: Bearer x' --json @absent.json RESUME").replace("/tasks/", "/task/");
    let (status, out, err) = run(&["check"], &line);
    assert!(status == 2 && out.contains("wrong-path") && err.contains("`absent.json` was not read"), "{out}{err}");
}

#[test]
fn causes_of_broken_json() {
    for (text, cause) in [
        ("{„data“: {}}", "typographic quote"),
        ("{\"data\": {\"operationStatus\": ”completed”}}", "typographic quote"),
        ("{\"data\": {'operationStatus': 1}}", "single quote"),
        ("{\"data\": 'x'}", "single quote"),
        ("// x\n{\"data\": {}}", "comment"),
        ("{\"data\": {} # x\n}", ""),
        ("{data: {operationStatus: completed}}", "without quotes"),
        ("{\"data\": {operationStatus:completed}}", "without quotes"),
    ] {
        let (status, out, err) = run(&["check", "--action", "resume"], text);
        assert_eq!((status, err.as_str()), (1, ""), "{text}: {out}");
        assert!(out.contains("error[malformed-json]") && out.contains(cause), "{text}: {out}");
    }
    // Even if it is not known of which action the body is.
    for (text, marked) in [("{\"scope\":", ""), ("{\"scope\"", ""), ("{", ""), ("{\"foo\": 1,}", "}"), ("[1 2]", "2")] {
        violates("a.json", text, &[("malformed-json", marked)]);
        let (status, out, err) = run(&["check"], text);
        assert!(status == 1 && err.is_empty() && out.contains("malformed-json"), "{text}: {out}{err}");
        assert_eq!(out.contains("cut off"), marked.is_empty(), "{text}: {out}");
    }
    let utf16 = |text: &str, begin: &[u8]| {
        let bytes = begin.iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.collect::<Vec<_>>()
    };
    for begin in [&b"\xff\xfe"[..], b""] {
        let (status, out, err) = outcome(lcw(&["check"]).write_stdin(utf16(COMPLETED, begin)).output().unwrap());
        assert!(status == 1 && out.contains("UTF-16") && err.is_empty(), "{out}{err}");
    }
    // A script may be in UTF-16.
    let script =
        filled("Invoke-MgGraphRequest -Method POST -Uri RESUME -Body '{\"data\": {\"operationStatus\": \"done\"}}'");
    let (status, out, _) = outcome(lcw(&["check"]).write_stdin(utf16(&script, b"\xff\xfe")).output().unwrap());
    assert!(status == 1 && out.contains("error[unknown-enum-member]"), "{out}");
}

#[test]
fn placeholders_and_ids() {
    let head = "Authorization: Bearer x\nContent-Type: application/json\n\n";
    let body = |id: &str| format!("POST CANCEL\n{head}{}", SCOPE.replace("RUN", id));
    for id in ["<run-id>", "${run}", "%ID%", "NULL", "[object Object]", "$(id)", "YOUR-ID-HERE"] {
        violates("a.http", &body(id), &[("placeholder-left", &filled(&format!("\"{id}\"")))]);
    }
    violates(
        "a.http",
        &body("{5e0d7b92-1c48-4a6f-9e83-2f4b6a8c0d1e}"),
        &[("invalid-id", "\"{5e0d7b92-1c48-4a6f-9e83-2f4b6a8c0d1e}\"")],
    );
    let path = |id: &str| {
        format!(
            "POST https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/{id}/cancelProcessing\n{head}SCOPE"
        )
    };
    for id in ["null", "undefined", "None", "{id}", "${workflow}"] {
        violates("a.http", &path(id), &[("placeholder-left", id)]);
    }
    violates(
        "a.http",
        &path("{3f2a9c10-5b7e-4d21-8a44-6c0f1e2d3b4a}"),
        &[("invalid-id", "{3f2a9c10-5b7e-4d21-8a44-6c0f1e2d3b4a}")],
    );
    for expression in ["@{body('x')?['id']}", "$(jq -r .id < run.json)", "${X:-a/b}"] {
        violates("a.http", &path(expression), &[("placeholder-left", expression)]);
    }
    violates("a.http", &path("1/").replace("v1.0", "v1.0/"), &[("wrong-path", "//")]);
    violates("a.http", &path("1").replace("v1.0/", "beta/beta/"), &[("wrong-path", "beta")]);
}

#[test]
fn what_is_not_a_request() {
    for (name, text, expected) in [
        ("a.json", "{\"info\": {\"name\": \"x\"}, \"item\": [{}]}", "a Postman collection"),
        ("a.bru", "post {\n  url: x\n}\n", "a Bruno request"),
        ("a.json", "{\"log\": {\"version\": \"1.2\", \"entries\": []}}", "a HAR recording"),
        ("a.json", "{\"error\": {\"code\": \"x\", \"message\": \"y\"}}", "an answer of a service"),
        ("a.txt", "HTTP/1.1 400 Bad Request\n\n{}", "an answer of a service"),
        ("a.json", "{\"@odata.context\": \"x\", \"value\": []}", "an answer of a service"),
        ("a.json", "{\"error\": \"invalid_grant\", \"error_description\": \"x\"}", "an answer of a service"),
        ("a.txt", "eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJncmFwaCJ9.SECRET", "a token"),
        ("a.jsonl", "{\"id\": \"1\"}\n{\"id\": \"2\"}\n", "lines of JSON"),
        ("a.json", "{\"a\": 1}", "no action has a parameter `a`"),
        ("a.json", "{\"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4}", "one of the parameters `a`, `b`, `c`"),
        ("a.json", "[1]", "no action has such a body"),
        ("a.txt", "just words", "no request is recognized in this text; these are read: HTTP messages"),
        ("a.bicep", "param x string\n", "there is no request in it; it is Bicep"),
        ("a.txt", "", "this is empty"),
    ] {
        refuses(name, text, expected);
    }
    // What it is does not depend on what is asked for.
    let (status, out, err) =
        run(&["check", "--action", "resume"], "{\"error\": {\"code\": \"x\", \"message\": \"y\"}}");
    assert!(status == 2 && out.is_empty() && err.contains("an answer of a service"), "{out}{err}");
}

#[test]
fn folders_are_searched() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, filled(text)).unwrap();
    };
    write(
        "a/b/app.json",
        &format!(
            r#"{{"definition": {{"triggers": {{}}, "actions": {{"Post": {{"type": "Http", "inputs": {{"method": "POST", "uri": "RESUME", "authentication": {{}}, "body": {COMPLETED}}}}}}}}}}}"#
        ),
    );
    write(
        "a/request.http",
        &format!("POST RESUME\nAuthorization: Bearer x\nContent-Type: application/json\n\n{COMPLETED}"),
    );
    write("package.json", "{\"data\": 1}");
    write("README.md", "# none\n");
    write("notes.txt", "just words");
    write("node_modules/x.http", "POST x y\n");
    write(".git/x.http", "POST x y\n");
    let (status, out, err) =
        outcome(lcw(&["check", "--format", "json", "."]).current_dir(folder.path()).output().unwrap());
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    let files: Vec<_> = out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["file"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(files, ["./a/request.http", "./a/b/app.json"], "{out}");
}

#[test]
fn rules_are_allowed_and_denied() {
    let check = |arguments: &[&str]| run(&[&["check", "--action", "resume"], arguments].concat(), COMPLETED);
    assert_eq!(check(&["--deny", "enum-member-case"]).0, 1);
    assert!(check(&["--allow", "enum-member-case"]).1.ends_with("as documented\n"));
    assert_eq!(check(&["--allow", "enum-member-case", "--deny", "enum-member-case"]).0, 1);
    let (status, _, err) = check(&["--deny", "enum-members-case"]);
    assert!(status == 2 && err.contains("enum-member-case"), "{err}");
}

#[test]
fn rules_are_explained() {
    let (status, out, _) = run(&["explain", "placeholder-left"], "");
    assert_eq!(status, 0);
    insta::assert_snapshot!("explain", out);
    let (status, out, _) = run(&["explain"], "");
    assert!(status == 0 && out.lines().count() > 40 && out.contains("unescaped-at "), "{out}");
    assert_eq!(run(&["explain", "nothing"], "").0, 2);
}

#[test]
fn workflow_commands() {
    let (status, out, err) = run(
        &["check", "--action", "resume", "--format", "github"],
        "{\n\"data\": {\"operationStatus\": \"100%\"}, \"x\": 1}",
    );
    assert_eq!((status, err.as_str()), (1, ""));
    insta::assert_snapshot!("check_github", out);
}

#[test]
fn a_log_of_results() {
    let (status, out, err) = run(
        &["check", "--action", "resume", "--format", "sarif"],
        "{\n\"data\": {\"operationStatus\": \"done\"}, \"x\": {\n}}",
    );
    assert_eq!((status, err.as_str()), (1, ""));
    let mut log: Value = serde_json::from_str(&out).unwrap();
    // The rules are those of the table.
    let rules = log["runs"][0]["tool"]["driver"]["rules"].take();
    assert!(rules.as_array().is_some_and(|rules| rules.len() > 40));
    for result in log["runs"][0]["results"].as_array_mut().unwrap() {
        let index = usize::try_from(result["ruleIndex"].take().as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    insta::assert_snapshot!("check_sarif", serde_json::to_string_pretty(&log).unwrap());
}

#[test]
fn requests_of_a_batch_in_another_file_have_their_places_there() {
    let folder = tempfile::tempdir().unwrap();
    let url = ROOT.strip_prefix("https://graph.microsoft.com/v1.0").unwrap();
    let batch = format!(
        "{{\"requests\": [\n  {{\"id\": \"1\", \"url\": \"{url}/cancelProcessing\",\n   \"method\": \"PUT\", \"body\": {}}}]}}\n",
        filled(SCOPE)
    );
    fs::write(folder.path().join("batch.json"), batch).unwrap();
    let script = "curl -H 'Content-Type: application/json' -d @batch.json 'https://graph.microsoft.com/v1.0/$batch'\n";
    fs::write(folder.path().join("send.sh"), script).unwrap();
    let (status, out, _) = outcome(lcw(&["check", "send.sh"]).current_dir(folder.path()).output().unwrap());
    let mut lines = out.lines().skip_while(|line| !line.starts_with("error[wrong-method]"));
    let place = lines.nth(1).unwrap_or_default().trim();
    assert!(status == 1 && place.starts_with("--> batch.json:3:"), "{out}");
    assert!(!out.contains("--> send.sh"), "{out}");
}

#[test]
fn requests_for_entities_are_documented_and_not_checked() {
    let url = "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows";
    for text in [
        format!("GET {url}\nAuthorization: Bearer {{{{token}}}}\n"),
        format!(
            "GET {url}/$ID/taskReports/summary(startDateTime=2026-06-01T00:00:00Z,endDateTime=2026-06-02T00:00:00Z)\n"
        ),
        format!("DELETE {url}/$ID\n"),
    ] {
        let (status, found, err) = rules("a.http", &filled(&text));
        assert_eq!((status, found.len()), (0, 0), "{text}\n{err}");
        assert!(err.contains("not checked: 1 request for entities or of a function"), "{err}");
    }
    // What is nearly the path of an action is wrong all the same.
    let (status, found, _) = rules("a.http", &format!("POST {url}/1/cancelProcesing\n"));
    assert!(status == 1 && found.iter().any(|(rule, _)| rule == "unknown-action"), "{found:?}");
}

#[test]
fn a_folder_without_requests_is_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), "[]").unwrap();
    fs::write(folder.path().join("a.txt"), "GET /").unwrap();
    let (status, out, err) = outcome(lcw(&["check", folder.path().to_str().unwrap()]).output().unwrap());
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("there is no request in 1 file that may hold some"), "{err}");
}

const WORKFLOW: &str = "identityGovernance/lifecycleWorkflows/workflows/3f2a9c10-5b7e-4d21-8a44-6c0f1e2d3b4a";

const NOT_SETTABLE: (&str, &str) = ("not-settable", "\"category\"");

/// A change of a workflow in every form, with one property that it cannot set.
#[test]
fn changes_of_entities_are_checked_in_every_form() {
    let url = format!("https://graph.microsoft.com/v1.0/{WORKFLOW}");
    let body = r#"{"displayName": "x", "category": "leaver"}"#;
    for (name, text) in [
        ("a.http", format!("PATCH {url}\nAuthorization: Bearer x\nContent-Type: application/json\n\n{body}\n")),
        ("a.md", format!("# Change\n```http\nPATCH {url}\nAuthorization: Bearer x\n\n{body}\n```\n")),
        (
            "a.json",
            format!(r#"{{"requests": [{{"id": "1", "method": "PATCH", "url": "/{WORKFLOW}", "body": {body}}}]}}"#),
        ),
        (
            "a.json",
            format!(
                r#"{{"type": "Http", "inputs": {{"method": "PATCH", "uri": "{url}", "body": {body}, "authentication": {{"type": "ManagedServiceIdentity"}}}}}}"#
            ),
        ),
        ("a.sh", format!("curl -X PATCH '{url}' -H 'Content-Type: application/json' --data-raw '{body}'\n")),
        ("a.sh", format!("az rest --method patch --url {url} --body '{body}'\n")),
        ("a.ps1", format!("Invoke-MgGraphRequest -Method PATCH -Uri '{url}' -Body @'\n{body}\n'@\n")),
    ] {
        violates(name, &text, &[NOT_SETTABLE]);
    }
    let script = format!(
        "$body = @{{ displayName = 'x'; category = 'leaver' }}\nInvoke-MgGraphRequest -Method PATCH -Uri 'v1.0/{WORKFLOW}' -Body $body\n"
    );
    violates("a.ps1", &script, &[("not-settable", "category")]);
    // An action that is expected is another request.
    let (status, out, _) = run(&["check", "--action", "resume"], &format!("PATCH {url}\n\n{body}\n"));
    assert!(status == 0 && out.contains("not checked: 1 request for entities"), "{out}");
}

#[test]
fn what_an_entity_must_have_is_said_in_its_place() {
    let url = "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows";
    let task = r#"{"displayName": "x", "taskDefinitionId": "b3a31406-2a15-4c9a-b25b-a658fa5f07fc"}"#;
    let body = format!(
        r##"{{"displayName": "a", "category": "leavr", "executionConditions": {{"@odata.type": "#microsoft.graph.identityGovernance.onDemandExecutionOnly"}}, "tasks": [{task}]}}"##
    );
    let text = format!("POST {url}\nAuthorization: Bearer x\nContent-Type: application/json\n\n{body}\n");
    violates("a.http", &text, &[("unknown-enum-member", "\"leavr\""), ("missing-required", task)]);
    violates("a.http", &text.replace(&body, "{}"), &[("missing-required", "{}"); 4]);
}

#[test]
fn undocumented_requests_are_said_in_the_same_words_everywhere() {
    let said = "not checked: 1 request to Microsoft Graph that the schemas do not document\n";
    for (name, text) in [
        ("a.http", "GET https://graph.microsoft.com/v1.0/users\n"),
        ("a.json", r#"{"requests": [{"id": "1", "method": "GET", "url": "/users"}]}"#),
        ("a.json", r#"{"requests": [{"id": "1", "method": "POST", "url": "me/sendMail", "body": {}}]}"#),
        ("a.sh", "curl https://graph.microsoft.com/v1.0/users\n"),
        ("a.ps1", "Invoke-MgGraphRequest -Uri /v1.0/users\n"),
    ] {
        let (status, found, err) = rules(name, text);
        assert!(status == 0 && found.is_empty() && err.ends_with(said), "{text}: {err}");
    }
    // Of this one, nobody knows whether it goes to Microsoft Graph.
    let (_, _, err) = rules("a.sh", "curl \"$BASE/users\"\n");
    assert!(err.contains("to an address that is not known in whole"), "{err}");
}

#[test]
fn what_powershell_cuts_is_named() {
    for (value, written) in [
        (r#""runs": ["System.Collections.Hashtable"]"#, "an object"),
        (r#""runs": ["@{id=5e0d7b92-1c48-4a6f-9e83-2f4b6a8c0d1e}"]"#, "an object"),
        (r#""runs": "System.Collections.Hashtable System.Collections.Hashtable""#, "an array"),
        (r#""runs": ["System.Management.Automation.PSCustomObject"]"#, "an object"),
    ] {
        let body = format!(
            r##"{{"scope": {{"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", {value}}}}}"##
        );
        let (status, out, _) = run(&["check"], &body);
        assert!(status == 1 && out.contains(&format!("expected {written}: `ConvertTo-Json` of PowerShell")), "{out}");
        assert!(out.contains("help: add `-Depth 10` to `ConvertTo-Json`"), "{out}");
    }
    let (_, out, _) = run(&["check", "--action", "cancelProcessing"], r#"{"scope": "all runs"}"#);
    assert!(!out.contains("ConvertTo-Json"), "{out}");
}

#[test]
fn values_in_urls_are_hidden_and_names_are_not() {
    let url = format!(
        "{ROOT}/cancelProcessing?$select=id&api-version=2016-10-01&sig=abc%2Fdef&sp=%2Ftriggers&code=c0de&%73ig=q1w2&client_secret=hush&jwt=e30&x=1;code=d0ne#access_token=tok&state=9"
    );
    let (_, out, _) = run(&["check"], &format!("POST {url}\nAuthorization: Bearer x\n\n{{}}\n"));
    let line = out.lines().find(|line| line.contains("api-version")).unwrap_or_default();
    for shown in ["$select=id", "api-version=2016", "sig=[hidden]", "sp=[hidden]", "code=[hidden]"] {
        assert!(line.contains(shown), "{shown}: {out}");
    }
    for secret in ["abc%2Fdef", "c0de", "q1w2", "hush", "e30", "d0ne", "=tok"] {
        assert!(!out.contains(secret), "{secret}: {out}");
    }
}

#[test]
fn credentials_are_not_shown() {
    let raw = r#""authentication": {"type": "Raw", "value": "SECRET"}"#;
    for (name, text) in [
        (
            "a.json",
            format!(
                r#"{{"type": "Http", "inputs": {{"method": "POST", "uri": "CANCEL", {raw}, "body": {{"scope": {{}}}}}}}}"#
            ),
        ),
        (
            "a.http",
            "POST CANCEL\n\n{\"scope\": {}, \"authorization\": \"Basic SECRET\", \"cookie\": \"SECRET\"}\n".to_owned(),
        ),
        (
            "a.sh",
            "curl -X PUT CANCEL --cert c.pem:SECRET -H 'Proxy-Authorization: Basic SECRET' --json '{}'\n".to_owned(),
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), filled(&text)).unwrap();
        let (status, out, err) = outcome(lcw(&["check", name]).current_dir(folder.path()).output().unwrap());
        assert!(status == 1 && out.contains("[hidden]") && !out.contains("SECRET"), "{out}{err}");
    }
}

#[test]
fn what_goes_elsewhere_in_the_service_is_said_though_a_part_is_unknown() {
    let text = r#"{"type": "Http", "inputs": {"method": "GET", "uri": "https://graph.microsoft.com/v1.0/users/@{triggerBody()?['id']}"}}"#;
    let (status, _, err) = rules("a.json", text);
    assert!(status == 0 && err.contains("to Microsoft Graph that the schemas do not document"), "{err}");
    refuses(
        "a.json",
        r#"{"name": "HTTP", "type": "Microsoft.Logic/workflows/runs/actions", "properties": {"inputsLink": {"uri": "https://a.b"}}}"#,
        "is behind `inputsLink`",
    );
    // Members that much has do not tell an action.
    refuses("a.json", r#"{"id": "/a/b", "inputsLink": {}, "name": "HTTP", "type": "workflows/run"}"#, "no action has");
    refuses("a.ps1", "Resume-MgThing -BodyParameter $params\n", "commands of modules are not read");
}

#[test]
fn placeholders_in_headers_and_values() {
    let message = |content_type: &str, status: &str| {
        format!(
            "POST RESUME\nAuthorization: Bearer x\nContent-Type: {content_type}\n\n{{\"data\": {{\"operationStatus\": \"{status}\"}}}}\n"
        )
    };
    for placeholder in ["{{ct}}", "<type>", "${TYPE}"] {
        violates("a.http", &message(placeholder, "completed"), &[("placeholder-left", placeholder)]);
    }
    for placeholder in ["{{status}}", "<status>", "YOUR-STATUS"] {
        let marked = format!("\"{placeholder}\"");
        violates("a.http", &message("application/json", placeholder), &[("placeholder-left", &marked)]);
    }
    violates(
        "a.http",
        &message("text/plain", "done"),
        &[("wrong-content-type", "text/plain"), ("unknown-enum-member", "\"done\"")],
    );
}

#[test]
fn a_url_alone_is_shown_without_its_secrets() {
    for (text, hidden) in [("CANCEL", ""), ("CANCEL?sig=geheim", "geheim"), ("https://me:geheim@a.b/c", "geheim")] {
        let (status, out, err) = run(&["check"], &filled(text));
        assert!(status == 1 && out.contains("malformed-message"), "{out}{err}");
        assert!(!out.contains("1 | [hidden]"), "{out}");
        assert!(hidden.is_empty() || !out.contains(hidden), "{out}");
    }
}

#[test]
fn a_path_behind_a_version_is_one_of_microsoft_graph() {
    for uri in ["/beta$path", "/v1.0/$path", "https://graph.microsoft.com/beta$path"] {
        let body = "@{ data = @{ operationStatus = 'Fail' } }";
        let script = format!("Invoke-MgGraphRequest -Method POST -Uri \"{uri}\" -Body {body}\n");
        violates("a.ps1", &script, &[("unknown-enum-member", "Fail")]);
    }
}

#[test]
fn requests_without_a_separator_are_checked_one_by_one() {
    let head = "Authorization: Bearer x\nContent-Type: application/json";
    let text = format!("POST CANCEL\n{head}\n\nSCOPE\n\nPOST RESUME\n{head}\n\n{COMPLETED}\n");
    violates("a.http", &text, &[("malformed-message", &filled("POST RESUME")), CASE]);
}
