//! The requests that are found, as messages.

use graph_requests::{Document, Files, Form, Found, NoFiles};

/// One other file.
struct OneFile;

impl Files for OneFile {
    fn read(&self, path: &str) -> Result<String, String> {
        if path == "./body.json" { Ok("{\"a\": 1}".to_owned()) } else { Err(format!("there is no {path}")) }
    }
}

fn find(name: &str, text: &str) -> Found {
    Document::new(name, text).find(&OneFile)
}

/// The only request of a document, as a message.
#[track_caller]
fn only(name: &str, text: &str) -> String {
    let found = find(name, text);
    assert_eq!(found.requests.len(), 1, "{text}: {:?}", found.form);
    found.requests[0].message.text().to_owned()
}

fn all(name: &str, text: &str) -> Vec<String> {
    let found = find(name, text);
    found.requests.iter().map(|request| request.message.text().to_owned()).collect()
}

const HEAD: &str = "Authorization: Bearer {unknown}\nContent-Type: application/json";

#[test]
fn variables_of_a_file_are_filled_in() {
    let text = "@base = https://a.b/v1.0\n@id={{prefix}}7\n@prefix = x\n\n### lend\n# @name lend\nPOST {{base}}/c/{{id}}/{{$guid}}\nX: {{nobody}} {{lend.response.body.id}}\n\n{\"a\": {{$timestamp}}}\n";
    let found = find("a.http", text);
    assert_eq!((found.form, found.requests.len()), (Form::Http, 1));
    let request = &found.requests[0];
    assert!(
        request
            .message
            .text()
            .contains("POST https://a.b/v1.0/c/x7/{unknown}\nX: {{nobody}} {unknown}\n\n{\"a\": \"{unknown}\"}"),
        "{}",
        request.message.text()
    );
    assert_eq!(request.name.as_deref(), Some("lend"));
    let place = request.message.text().find("x7").unwrap();
    let source = request.message.source(place..place + 2);
    assert_eq!(&text[source.start..source.end], "{{id}}");
}

#[test]
fn blocks_are_requests_or_not() {
    let text = "@a = 1\n\n### first\nGET https://a.b/c\n\n### nothing\n# but a comment\n###\nPOST https://a.b/d\n\n{}\n\nHTTP/1.1 200 OK\n\n{\"x\": 1}\n### scripts\n< {%\n  x();\n%}\nPOST https://a.b/e\n\n{}\n> {% y(); %}\n";
    let found = all("a.http", text);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[1].contains("/d\n\n{}") && !found[1].contains("200"), "{}", found[1]);
    assert!(found[2].contains("POST https://a.b/e\n\n{}\n") && !found[2].contains('%'), "{}", found[2]);
    // A file without any request has one that is malformed.
    assert_eq!(all("a.http", "# nothing\n").len(), 1);
}

#[test]
fn a_body_may_stand_in_another_file() {
    let found = find("a.http", "@f = body\nPOST https://a.b/c\n\n< ./{{f}}.json\n");
    let request = &found.requests[0];
    assert!(request.message.text().ends_with("/c\n\n{\"a\": 1}"), "{}", request.message.text());
    let file = request.body_file.as_ref().unwrap();
    assert_eq!((file.path.as_str(), file.text.as_deref()), ("./body.json", Ok("{\"a\": 1}")));
    assert!(find("a.http", "POST https://a.b/c\n\n< x.json\n").requests[0].body_file.as_ref().unwrap().text.is_err());
    let found = find("a.sh", "curl https://a.b/c -d @./body.json -H 'Content-Type: application/json'");
    assert!(found.requests[0].message.text().ends_with("{\"a\": 1}"));
}

#[test]
fn fenced_blocks_are_documents() {
    let text = "# x\n\n```http\nGET https://a.b/c\n```\n\n1. item\n\n   ```bash\n   curl https://a.b/d\n   ```\n\n```json\n{\"a\": 1}\n```\n\n~~~http\nHTTP/1.1 200 OK\n~~~\n\n```http\nPOST https://a.b/e\n\n{\"a\": 1}\n";
    let found = find("a.md", text);
    let targets: Vec<_> = found
        .requests
        .iter()
        .map(|request| {
            let target = request.target();
            let source = request.message.source(target.start..target.end);
            &text[source.start..source.end]
        })
        .collect();
    assert_eq!((found.form, targets), (Form::Markdown, vec!["https://a.b/c", "https://a.b/d", "https://a.b/e"]));
}

#[test]
fn requests_of_a_batch() {
    let body = r#"{"requests": [{"id": "1", "method": "POST", "url": "/a/b", "headers": {"Content-Type": "application/json"}, "body": {"x": 1}}, {"id": "2", "method": "GET", "url": "c"}]}"#;
    let expected = "/a/b\nContent-Type: application/json\nAuthorization: Bearer {unknown}\n\n{\"x\": 1}";
    let alone = all("a.json", body);
    assert_eq!(
        alone,
        [format!("POST /{{unknown}}{expected}"), "GET /{unknown}/c\nAuthorization: Bearer {unknown}\n\n".to_owned()]
    );
    for (name, text) in [
        ("a.http", format!("POST https://g.h/v1.0/$batch HTTP/1.1\nContent-Type: application/json\n\n{body}")),
        ("a.sh", format!("curl --json '{body}' 'https://g.h/v1.0/$batch'")),
        ("a.sh", format!("cat <<'EOF' | x\nEOF\ncurl --json @- 'https://g.h/v1.0/$batch' <<'EOF'\n{body}\nEOF\n")),
        (
            "a.json",
            format!(
                r#"{{"inputs": {{"method": "POST", "uri": "https://g.h/v1.0/$batch", "body": {body}}}, "type": "Http"}}"#
            ),
        ),
    ] {
        let found = find(name, &text);
        assert_eq!(found.requests.len(), 2, "{text}");
        let request = &found.requests[0];
        assert_eq!(request.message.text(), format!("POST https://g.h/v1.0{expected}"), "{text}");
        let at = request.message.text().rfind('1').unwrap();
        assert_eq!(request.message.source(at..at + 1).start, text.find("\"x\": 1").unwrap() + 5, "{text}");
    }
}

#[test]
fn options_of_curl() {
    for (line, expected) in [
        ("curl https://a.b/c", "GET https://a.b/c\n\n"),
        (
            "$ curl -sS -XPOST 'https://a.b/c' -H\"A: b\" --data-raw '{\"x\": 1}'",
            "POST https://a.b/c\nA: b\nContent-Type: application/x-www-form-urlencoded\n\n{\"x\": 1}",
        ),
        (
            "curl --request PATCH --url=https://a.b/c --json '{}' --silent -o out.txt",
            "PATCH https://a.b/c\nContent-Type: application/json\n\n{}",
        ),
        (
            "curl -d \"{\\\"x\\\": \\\"$Y\\\"}\" \\\n  -H 'Content-Type: application/json' https://a.b/${ID}/d",
            "POST https://a.b/{unknown}/d\nContent-Type: application/json\n\n{\"x\": \"{unknown}\"}",
        ),
        (
            "BODY='{\"x\": 1}'; URL=https://a.b\ncurl -d \"$BODY\" \"$URL/c\" -H \"$AUTH\" -H 'Content-Type: application/json'",
            "POST https://a.b/c\nAuthorization: Bearer {unknown}\nContent-Type: application/json\n\n{\"x\": 1}",
        ),
        (
            "curl -X POST https://a.b/c --oauth2-bearer $T -d $'{\"x\": \\'y\\'}'",
            "POST https://a.b/c\nAuthorization: Bearer {unknown}\nContent-Type: application/x-www-form-urlencoded\n\n{\"x\": 'y'}",
        ),
        (
            "curl --json '{\"x\": '$N', \"y\": \"'\"$M\"'\"}' https://a.b/c",
            "POST https://a.b/c\nContent-Type: application/json\n\n{\"x\": \"{unknown}\", \"y\": \"{unknown}\"}",
        ),
        (
            "curl https://a.b/c -H 'Content-Type: application/json' -d @- <<EOF\n{\"x\": \"$N\", \"c\": \"\\$\"}\nEOF\n",
            "POST https://a.b/c\nContent-Type: application/json\n\n{\"x\": \"{unknown}\", \"c\": \"$\"}\n",
        ),
        (
            "if true; then token=$(az account get-access-token); curl -H \"Authorization: Bearer $token\" https://a.b/c; fi",
            "GET https://a.b/c\nAuthorization: Bearer {unknown}\n\n",
        ),
        ("curl -u a:b --cookie=c https://a.b/c", "GET https://a.b/c\nAuthorization: Basic a:b\nCookie: c\n\n"),
        ("curl ^\n  -X POST ^\n  https://a.b/c", "POST https://a.b/c\n\n"),
    ] {
        assert_eq!(only("a.sh", line), expected, "{line}");
    }
    assert!(all("a.sh", "curl --version\nls\necho curl https://a.b\n# curl https://a.b\n").is_empty());
}

#[test]
fn options_of_az_rest() {
    for (line, expected) in [
        (
            "az rest --method post --url https://a.b/c --body '{\"x\": 1}'",
            format!("POST https://a.b/c\n{HEAD}\n\n{{\"x\": 1}}"),
        ),
        (
            "az rest -m POST -u https://a.b/c --headers A=b Content-Type=application/json -b '{}' --output none",
            "POST https://a.b/c\nA: b\nContent-Type: application/json\nAuthorization: Bearer {unknown}\n\n{}"
                .to_owned(),
        ),
        (
            "az rest --uri https://a.b/c --headers '{\"A\": \"b\"}'",
            "GET https://a.b/c\nA: b\nAuthorization: Bearer {unknown}\n\n".to_owned(),
        ),
        (
            "az rest --method POST \\\n  --url=\"https://a.b/$X\" --body @./body.json",
            format!("POST https://a.b/{{unknown}}\n{HEAD}\n\n{{\"a\": 1}}"),
        ),
    ] {
        assert_eq!(only("a.sh", line), expected, "{line}");
    }
    assert!(all("a.sh", "az account show\naz rest --help\n").is_empty());
}

#[test]
fn commands_of_powershell() {
    let web = "Authorization: Bearer {unknown}\nContent-Type: application/json";
    for (script, expected) in [
        (
            "Invoke-MgGraphRequest -Method POST -Uri \"https://a.b/c\" -Body '{\"x\": 1}'",
            format!("POST https://a.b/c\n{HEAD}\n\n{{\"x\": 1}}"),
        ),
        (
            "Invoke-MgGraphRequest POST v1.0/c -Body @{ x = @{ y = 'z' }; n = $null; t = $true; l = @(1, 2) }",
            format!("POST /v1.0/c\n{HEAD}\n\n{{\"x\":{{\"y\":\"z\"}},\"n\":null,\"t\":true,\"l\":[1,2]}}"),
        ),
        (
            "$b = @{ x = \"a$y\"; z = $q.id } | ConvertTo-Json -Depth 5\nInvoke-MgGraphRequest -Method POST -Uri https://a.b/c -Body $b",
            format!("POST https://a.b/c\n{HEAD}\n\n{{\"x\":\"a{{unknown}}\",\"z\":\"{{unknown}}\"}}"),
        ),
        (
            "$b = ConvertTo-Json @{x=1}\nInvoke-MgGraphRequest -Method POST -Uri https://a.b/c -Body $b",
            format!("POST https://a.b/c\n{HEAD}\n\n\"{{unknown}}\""),
        ),
        (
            "$h = @{ Authorization = \"Bearer $t\" }\n$u = 'https://a.b'\nirm -Method Post `\n  -Uri \"$u/c/$($x.id)\" -Headers $h -ContentType 'application/json' -Body @'\n{\"x\": \"it's\"}\n'@ | Out-Null",
            format!("POST https://a.b/c/{{unknown}}\n{web}\n\n{{\"x\": \"it's\"}}"),
        ),
        (
            "$p = @{\n  Method = 'POST'\n  Uri = 'https://a.b/c'\n  Headers = @{ Authorization = \"Bearer $t\"; 'Content-Type' = 'application/json' }\n  Body = @\"\n{\"x\": \"$y\"}\n\"@\n}\n$r = Invoke-RestMethod @p",
            format!("POST https://a.b/c\n{web}\n\n{{\"x\": \"{{unknown}}\"}}"),
        ),
        (
            "try { $null = Invoke-RestMethod -Uri ('https://a.b/' + $id) -Method Post -Headers $headers -Body (@{x=1} | ConvertTo-Json) } catch { throw }",
            "POST https://a.b/{unknown}\nAuthorization: Bearer {unknown}\nContent-Type: {unknown}\n\n{\"x\":1}"
                .to_owned(),
        ),
        (
            "iwr https://a.b/c -Method POST -Body @{x='1'}",
            "POST https://a.b/c\nContent-Type: application/x-www-form-urlencoded\n\nx=1".to_owned(),
        ),
    ] {
        assert_eq!(only("a.ps1", script), expected, "{script}");
    }
}

#[test]
fn convert_to_json_looks_only_so_deep() {
    let script = "$b = @{ s = @{ r = @( @{ id = '1' } ) } } | ConvertTo-Json\nInvoke-MgGraphRequest -Method POST -Uri https://a.b/c -Body $b";
    assert!(only("a.ps1", script).ends_with(r#"{"s":{"r":["System.Collections.Hashtable"]}}"#));
    let deeper = script.replace("ConvertTo-Json", "ConvertTo-Json -Depth 3");
    assert!(only("a.ps1", &deeper).ends_with(r#"{"s":{"r":[{"id":"1"}]}}"#));
}

#[test]
fn debug_output_of_powershell() {
    let text = "DEBUG: ===== HTTP REQUEST =====\n\nHTTP Method:\nPOST\n\nAbsolute Uri:\nhttps://a.b/c\n\nHeaders:\nAuthorization : Bearer x\nA : b\n\nBody:\n{\n  \"x\": 1\n}\n\nDEBUG: ===== HTTP RESPONSE =====\n\nStatus Code:\nBadRequest\n\nBody:\n{\"error\": 1}\n";
    assert_eq!(
        only("", text),
        "POST https://a.b/c\nAuthorization: Bearer x\nA: b\nContent-Type: application/json\n\n{\n  \"x\": 1\n}"
    );
}

#[test]
fn actions_of_logic_apps() {
    let call = |body: &str| {
        format!(
            r#"{{"uri": "https://a.b/beta@{{triggerBody()?['p']}}", "method": "post", "body": {body}, "authentication": {{"type": "x"}}}}"#
        )
    };
    let wrapped = |inputs: &str| {
        format!(
            r#"{{"definition": {{"triggers": {{}}, "actions": {{"If": {{"type": "If", "actions": {{"Post": {{"type": "Http", "inputs": {inputs}}}}}}}}}}}}}"#
        )
    };
    for (body, expected) in [
        (
            r##"{"@@odata.type": "#x", "l": "@variables('l')", "t": "a@{b}c", "m": "@@m"}"##,
            r##"{"@odata.type": "#x", "l": "{unknown}", "t": "a{unknown}c", "m": "@m"}"##,
        ),
        (r#""@variables('b')""#, "\"{unknown}\""),
        (r#""{\"x\": @{y}, \"z\": \"@{q}\"}""#, r#"{"x": "{unknown}", "z": "{unknown}"}"#),
    ] {
        let head = match body.get(..2) {
            Some("\"@") => "Authorization: Bearer {unknown}\nContent-Type: {unknown}",
            Some("\"{") => "Authorization: Bearer {unknown}",
            _ => HEAD,
        };
        let expected = format!("POST https://a.b/beta{{unknown}}\n{head}\n\n{expected}");
        let found = find("a.json", &wrapped(&call(body)));
        assert_eq!((found.form, found.requests.len()), (Form::LogicApp, 1), "{body}");
        assert_eq!(found.requests[0].message.text(), expected, "{body}");
        assert_eq!(found.requests[0].name.as_deref(), Some("action Post"));
        // The inputs of an action alone.
        assert_eq!(only("a.json", &call(body)), expected, "{body}");
    }
}

#[test]
fn what_a_designer_refuses_is_found_in_definitions_only() {
    let body = r##"{"a": {"@odata.type": "#x"}}"##;
    let inputs = format!(r#"{{"uri": "https://a.b/c", "method": "POST", "authentication": {{}}, "body": {body}}}"#);
    for (text, count) in [
        (format!(r#"{{"type": "Http", "inputs": {inputs}, "runAfter": {{}}}}"#), 1),
        (format!(r#"{{"name": "Post", "properties": {{"inputs": {inputs}, "status": "Failed"}}}}"#), 0),
        (
            format!(
                r#"{{"value": [{{"name": "Post", "properties": {{"inputs": {inputs}, "outputs": {{}}, "status": "Failed"}}}}]}}"#
            ),
            0,
        ),
        (inputs.clone(), 0),
    ] {
        let found = find("a.json", &text);
        assert_eq!((found.form, found.requests.len()), (Form::LogicApp, 1), "{text}");
        assert_eq!(found.requests[0].violations.len(), count, "{text}");
        assert!(found.requests[0].message.text().ends_with(body), "{text}");
    }
}

#[test]
fn a_path_that_is_given_is_answered_or_not() {
    let app = |uri: &str, method: &str| {
        format!(
            r#"{{"definition": {{"triggers": {{"manual": {{"type": "Request", "inputs": {{"schema": {{"properties": {{"data": {{"properties": {{"callbackUriPath": {{"type": "string"}}}}}}}}}}}}}}}}, "actions": {{"Keep": {{"inputs": {{"value": "@triggerBody()?['data']?['callbackUriPath']"}}}}, "Post": {{"type": "Http", "inputs": {{"method": "{method}", "uri": "{uri}"}}}}}}}}}}"#
        )
    };
    for (uri, method, count) in [
        ("https://graph.microsoft.com/beta@{triggerBody()?['data']?['callbackUriPath']}", "POST", 0),
        ("https://graph.microsoft.com/beta@{variables('path')}", "POST", 0),
        ("@variables('path')", "@variables('method')", 0),
        ("https://gateway.example/x@{triggerBody()?['data']?['callbackUriPath']}?y=1", "POST", 0),
        ("https://graph.microsoft.com/@{variables('version')}/@{variables('path')}/", "POST", 0),
        ("https://graph.microsoft.com/beta@{triggerBody()?['data']?['callbackUriPath']}", "GET", 1),
        ("https://a.b/c", "POST", 1),
        // Other paths are known to be others, whatever ids they have.
        ("https://graph.microsoft.com/v1.0/users/@{triggerBody()?['data']?['subject']?['id']}/revoke", "POST", 1),
        ("https://graph.microsoft.com/v1.0/users/@{variables('id')}", "POST", 1),
        ("https://graph.microsoft.com/v1.0/@{variables('set')}/revoke", "POST", 1),
        ("https://a.b/c?path=@{triggerBody()?['data']?['callbackUriPath']}", "POST", 1),
    ] {
        let text = app(uri, method);
        let found = find("a.json", &text);
        let violations: Vec<_> = found.of_document(&[]).collect();
        assert_eq!(violations.len(), count, "{uri} {method}");
        for violation in violations {
            let place = violation.span.unwrap();
            assert_eq!(&text[place.start..place.end], "\"callbackUriPath\"");
        }
    }
}

#[test]
fn templates_have_expressions_of_their_own() {
    let text = r#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{"type": "Microsoft.Logic/x", "properties": {"definition": {"triggers": {}, "actions": {"Post": {"type": "Http", "inputs": {"method": "POST", "uri": "[concat('https://a.b/', parameters('p'), '/c')]", "body": {"x": "[parameters('x')]", "y": "[[y]", "z": "@{z}"}}}}}}}]}"#;
    assert_eq!(
        only("a.json", text),
        "POST https://a.b/{unknown}/c\nContent-Type: application/json\nAuthorization: Bearer {unknown}\n\n{\"x\": \"{unknown}\", \"y\": \"[y]\", \"z\": \"{unknown}\"}"
    );
}

#[test]
fn expressions_of_templates_and_of_logic_apps_stand_side_by_side() {
    let target = |uri: &str| {
        let text = format!(
            r#"{{"$schema": "x/deploymentTemplate.json#", "resources": [{{"type": "Microsoft.Logic/x", "properties": {{"definition": {{"triggers": {{}}, "actions": {{"Get": {{"type": "Http", "inputs": {{"method": "GET", "uri": "{uri}", "authentication": {{}}}}}}}}}}}}}}]}}"#
        );
        only("a.json", &text).lines().next().unwrap_or_default().trim_start_matches("GET ").to_owned()
    };
    for (uri, expected) in [
        ("[concat(parameters('g'), '/beta@{triggerBody()?[''p'']}')]", "{unknown}/beta{unknown}"),
        ("[concat(variables('g'), '@{triggerBody()?[''p'']}')]", "{unknown}{unknown}"),
        (
            "[concat('https://a.b/@{variables(''w'')}/c/', parameters('t'), '/@{x}/d')]",
            "https://a.b/{unknown}/c/{unknown}/{unknown}/d",
        ),
        (
            "[concat('https://a.b/@{body(''x'')[', variables('q'), 'p', variables('q'), ']}/c')]",
            "https://a.b/{unknown}/c",
        ),
        (
            "[concat('@concat(''https://a.b/'', variables(''', parameters('v'), '''), ''/c'')')]",
            "https://a.b/{unknown}/c",
        ),
        ("[parameters('uri')]", "{unknown}"),
    ] {
        assert_eq!(target(uri), expected, "{uri}");
    }
}

#[test]
fn logic_apps_are_found_in_lists_and_maps() {
    let action = r#"{"type": "Http", "inputs": {"method": "GET", "uri": "https://a.b/@{x}", "authentication": {}}}"#;
    let app = format!(r#"{{"definition": {{"triggers": {{}}, "actions": {{"Get": {action}}}}}}}"#);
    for text in [
        format!("[{app}]"),
        format!(r#"{{"value": [{{"properties": {app}, "id": "x"}}]}}"#),
        format!(r#"{{"Scope": {{"type": "Scope", "actions": {{"Get": {action}}}}}}}"#),
        format!(
            r#"{{"Wait": {{"type": "Wait"}}, "If": {{"type": "If", "else": {{"actions": {{"Get": {action}}}}}}}}}"#
        ),
        format!(r#"{{"type": "Switch", "cases": {{"a": {{"case": "a", "actions": {{"Get": {action}}}}}}}}}"#),
        format!(r#"[[{{"If": {{"actions": {{"Get": {action}}}}}}}]]"#),
    ] {
        let found = find("a.json", &text);
        assert_eq!((found.form, found.requests.len()), (Form::LogicApp, 1), "{text}");
        assert!(found.requests[0].message.text().starts_with("GET https://a.b/{unknown}\n"), "{text}");
    }
    for text in
        [r#"{"type": "x", "inputs": {}}"#, r#"[{"actions": [], "triggers": []}]"#, r#"{"value": [{"type": "x"}]}"#]
    {
        assert_eq!(find("a.json", text).form, Form::Body, "{text}");
    }
}

#[test]
fn a_connection_has_the_token() {
    let call = r#"{"method": "POST", "url": "https://a.b/@{x}", "headers": [{"HttpHeaderKey": "A"}], "body": "{}"}"#;
    for host in [r#"{"connection": {"name": "@parameters('$connections')['x']"}}"#, r#"{"connectionName": "x"}"#] {
        let text = format!(
            r#"{{"type": "ApiConnection", "inputs": {{"host": {host}, "method": "post", "path": "/InvokeHttp", "body": {call}}}}}"#
        );
        let found = find("a.json", &text);
        assert!(found.requests[0].violations.is_empty(), "{:?}", found.requests[0].violations);
        let message = found.requests[0].message.text();
        assert!(message.contains("Authorization: Bearer {unknown}\nContent-Type: {unknown}\n"), "{message}");
    }
    // Power Automate writes the members of the request as paths.
    let flow = r#"{"type": "OpenApiConnection", "inputs": {"host": {"connectionName": "shared_webcontents", "operationId": "InvokeHttp"}, "parameters": {"request/method": "POST", "request/url": "/v1.0/a/@{x}", "request/headers": {"A": "b"}, "request/body": {"c": "@x"}}}}"#;
    assert_eq!(
        only("a.json", flow),
        "POST /v1.0/a/{unknown}\nA: b\nContent-Type: application/json\nAuthorization: Bearer {unknown}\n\n{\"c\": \"{unknown}\"}"
    );
    let other = format!(r#"{{"type": "Http", "inputs": {{"host": {{"x": 1}}, "body": {call}}}}}"#);
    assert_eq!(
        find("a.json", &other.replace(r#""headers": [{"HttpHeaderKey": "A"}], "#, "")).requests[0].violations.len(),
        1
    );
}

#[test]
fn a_path_alone_is_not_an_address() {
    let violations = |uri: &str| {
        let text = format!(
            r#"{{"type": "Http", "inputs": {{"method": "POST", "uri": "{uri}", "authentication": {{}}, "body": {{"a": "@x"}}}}}}"#
        );
        find("a.json", &text).requests[0]
            .violations
            .iter()
            .map(|violation| violation.message.clone())
            .collect::<Vec<_>>()
    };
    for uri in [
        "@triggerBody()?['data']?['callbackUriPath']",
        "@{body('Parse')?['data']?['callbackUriPath']}",
        "@triggerBody()['callbackUriPath']",
    ] {
        assert_eq!(violations(uri), ["the address has no host: `callbackUriPath` is a path"], "{uri}");
    }
    for uri in [
        "@variables('u')",
        "@parameters('callbackUriPath')",
        "@{variables('base')}@{triggerBody()?['data']?['callbackUriPath']}",
        "@concat(variables('base'), triggerBody()?['data']?['callbackUriPath'])",
        "https://a.b@{triggerBody()?['data']?['callbackUriPath']}",
    ] {
        assert!(violations(uri).is_empty(), "{uri}");
    }
}

#[test]
fn what_bicep_computes_is_unknown() {
    let message = |uri: &str, body: &str| {
        let app = format!(
            "param v string\nvar w = '${{v}}/w'\nvar object = {{\n  a: 1\n}}\nresource app 'Microsoft.Example/flows@2019-05-01' = {{\n  properties: {{\n    definition: {{\n      actions: {{ a: {{ type: 'Http', inputs: {{ method: 'POST', uri: {uri}, body: {body}, authentication: {{}} }} }} }}\n    }}\n  }}\n}}\n"
        );
        let found = find("a.bicep", &app);
        let message = &found.requests[0].message;
        for unknown in message.unknown() {
            assert_eq!(&message.text()[unknown.start..unknown.end], "{unknown}");
        }
        assert_eq!(message.unknown().len(), message.text().matches("{unknown}").count(), "{}", message.text());
        message.text().to_owned()
    };
    for body in ["object", "json(loadTextContent('b.json'))", "json('{}')", "is ? object : null", "union(object, {})"] {
        let message = message("'https://a.b/c'", body);
        let head = "Authorization: Bearer {unknown}\nContent-Type: {unknown}";
        assert_eq!(message, format!("POST https://a.b/c\n{head}\n\n\"{{unknown}}\""), "{body}");
    }
    for (uri, expected) in [
        ("'@{x[\\'${y}\\']}/c'", "{unknown}/c"),
        ("'@concat(\\'https://a.b/${v}/c/\\', x)'", "https://a.b/{unknown}/c/{unknown}"),
        ("'https://a.b/${v}/@{x}'", "https://a.b/{unknown}/{unknown}"),
        ("'https://a.b/${w}/@{x}'", "https://a.b/{unknown}/w/{unknown}"),
        ("w", "{unknown}/w"),
    ] {
        let message = message(uri, "{ a: '${v}' }");
        assert!(message.starts_with(&format!("POST {expected}\n")), "{uri}: {message}");
        assert!(message.ends_with("{\"a\":\"{unknown}\"}"), "{message}");
    }
}

#[test]
fn nothing_is_read_from_files_unless_asked_for() {
    let found = Document::new("a.http", "POST https://a.b/c\n\n< ./body.json\n").find(&NoFiles);
    assert!(found.requests[0].body_file.as_ref().is_some_and(|file| file.text.is_err()));
}

#[test]
fn definitions_in_bicep_are_read() {
    let text = "var x = 'a'\nresource app 'Microsoft.Example/flows@2019-05-01' = {\n  properties: {\n    definition: {\n      triggers: {} // none\n      actions: { Post: { type: 'Http', inputs: { method: 'POST', uri: 'https://a.b/${x}/it\\'s', body: { a: [1, true, x], b: '''\ntwo\nlines''', c: [for i in y: i] } } } }\n    }\n  }\n}\n";
    let found = find("a.bicep", text);
    assert_eq!((found.form, found.requests.len()), (Form::Bicep, 1));
    let message = &found.requests[0].message;
    assert!(message.text().starts_with("POST https://a.b/a/it's\n"), "{}", message.text());
    assert!(
        message.text().ends_with("{\"a\":[1,true,\"a\"],\"b\":\"two\\nlines\",\"c\":\"{unknown}\"}"),
        "{}",
        message.text()
    );
    let place = message.text().find("it's").unwrap();
    let source = message.source(place..place + 4);
    assert_eq!(&text[source.start..source.end], "it\\'s");
    assert!(find("a.bicep", "param definition object\n").requests.is_empty());
}

#[test]
fn texts_of_bicep_are_filled_in() {
    let target = |declared: &str, uri: &str| {
        let app = format!(
            "{declared}\nresource app 'Microsoft.Example/flows@2019-05-01' = {{\n  properties: {{\n    definition: {{\n      actions: {{ a: {{ type: 'Http', inputs: {{ method: 'GET', uri: {uri} }} }} }}\n    }}\n  }}\n}}\n"
        );
        let message = only("a.bicep", &app);
        message.lines().next().unwrap_or_default().to_owned()
    };
    for (declared, uri, expected) in [
        ("param base string = 'https://a.b/'", "'${base}v1.0/c'", "GET https://a.b/v1.0/c"),
        ("var base = '${host}/v1.0' // why\nvar host = 'https://a.b'", "base", "GET https://a.b/v1.0"),
        ("param base string", "'${base}v1.0/c'", "GET {unknown}v1.0/c"),
        ("var base = 'https://' + 'a.b'", "'${base}/c'", "GET {unknown}/c"),
        ("var a = '${a}'", "'https://a.b/${a}'", "GET https://a.b/{unknown}"),
    ] {
        assert_eq!(target(declared, uri), expected, "{declared}");
    }
    // Texts that repeat each other are filled in up to a limit only.
    let doubled: Vec<_> =
        (0..40).map(|at| format!("var v{at} = '{}'\n", format!("${{v{}}}", at + 1).repeat(50))).collect();
    assert!(
        target(&format!("{}var v40 = ''", doubled.concat()), "'https://a.b/${v0}'").starts_with("GET https://a.b/")
    );
    assert!(
        target(&format!("{}var v9 = ''", doubled[..9].concat()), "'https://a.b/${v0}'").starts_with("GET https://a.b/")
    );
}

#[test]
fn methods_of_a_batch_are_of_any_case() {
    let batch = r#"{"requests": [{"id": "1", "method": "post", "url": "/a", "body": {}}]}"#;
    assert!(only("a.json", batch).starts_with("POST /{unknown}/a\n"));
}

#[test]
fn the_type_of_what_an_expression_computes_is_unknown() {
    let message = |body: &str| {
        let action = format!(
            r#"{{"type": "Http", "inputs": {{"method": "POST", "uri": "https://a.b/c", "body": {body}, "authentication": {{}}}}}}"#
        );
        only("a.json", &action)
    };
    for (body, expected) in [
        (r#""@outputs('Compose')""#, Some("Content-Type: {unknown}")),
        (r#"{"a": 1}"#, Some("Content-Type: application/json")),
        // Texts, which go out as such.
        (r#""@{outputs('Compose')}""#, None),
        (r#""x""#, None),
    ] {
        let message = message(body);
        assert_eq!(message.lines().find(|line| line.starts_with("Content-Type")), expected, "{message}");
    }
}

#[test]
fn an_action_without_a_token_is_told_where_it_goes() {
    let action = r#"{"type": "Http", "inputs": {"method": "POST", "uri": "https://a.b/c", "body": {"a": "@x"}}}"#;
    let found = find("a.json", action);
    let help: Vec<_> = found.requests[0].violations.iter().map(|violation| violation.help.as_str()).collect();
    assert!(matches!(help[..], [help] if help.contains("ManagedServiceIdentity")), "{help:?}");
}

#[test]
fn a_request_stands_where_its_command_does() {
    for (name, text) in [
        ("a.sh", "BASE=https://a.b\nM=POST\n\ncurl -sS \\\n  -X $M \"$BASE/c\""),
        ("a.sh", "BASE=https://a.b\n\n\naz rest --url $BASE/c"),
        ("a.ps1", "$p = @{\n  Uri = 'https://a.b/c' }\n\nInvoke-RestMethod @p"),
        ("a.http", "@base = https://a.b\n\n###\nPOST {{base}}/c\n\n{}"),
        ("a.md", "# a\n\n```http\nGET https://a.b/c\n```\n"),
        ("a.json", "{\"requests\": [\n\n\n{\"id\": \"1\", \"method\": \"GET\", \"url\": \"/c\"}]}"),
    ] {
        let found = find(name, text);
        assert_eq!(found.requests.len(), 1, "{text}");
        let before = &text[..found.requests[0].place.start];
        assert_eq!(before.matches('\n').count(), 3, "{text}");
    }
}

#[test]
fn what_an_action_does_not_say_stands_at_its_address() {
    for inputs in [
        r#""method": "POST", "uri": "https://a.b/c""#,
        r#""authentication": {}, "method": "GET", "uri": "https://a.b/c""#,
        r#""headers": {}, "request/method": "POST", "request/url": "https://a.b/c""#,
    ] {
        let text = format!(r#"{{"type": "Http", "inputs": {{{inputs}}}}}"#);
        let found = find("a.json", &text);
        let request = &found.requests[0];
        assert_eq!(request.place.start, text.find(inputs).unwrap(), "{text}");
        let body = request.body_start();
        assert!(text[request.message.source(body - 1..body).start..].starts_with("https://a.b/c"), "{text}");
    }
}

#[test]
fn a_request_ends_before_the_blank_lines_that_follow_it() {
    let text = "POST https://a.b/c\nA: b\n\n\n###\nPOST https://a.b/d\n\n{}\n\n\n";
    let found = find("a.http", text);
    let ends: Vec<_> = found.requests.iter().map(|request| request.message.whole_source().end).collect();
    assert_eq!(ends, [text.find("\n\n###").unwrap(), text.find("{}").unwrap() + 3]);
}

#[test]
fn blocks_of_json_may_be_bodies() {
    let text = "```json\n{\"a\": 1}\n```\n\n```http\nGET https://a.b/c\n```\n\n```json\n{\"error\": {\"code\": \"x\", \"message\": \"y\"}}\n```\n";
    let found = find("a.md", text);
    let bodies: Vec<_> = found.bodies.iter().map(|body| (body.text(), body.source(0..1).start)).collect();
    assert_eq!((found.requests.len(), bodies), (1, vec![("{\"a\": 1}\n", text.find('{').unwrap())]));
}

/// The messages of a document, with a line of `---` between them.
fn messages(name: &str, text: &str) -> String {
    let found = find(name, text);
    found.requests.iter().map(|request| request.message.text()).collect::<Vec<_>>().join("\n---\n")
}

#[test]
fn variables_of_powershell_change() {
    let send = "Invoke-MgGraphRequest -Method POST -Uri https://a.b/c -Body $body";
    for (script, body) in [
        (
            "$body = @{}\n$body.data = @{}\n$body.data.status = 'x'\n$body['source'] = 'y'",
            r#"{"data":{"status":"x"},"source":"y"}"#,
        ),
        ("$body = @{ data = @{ status = 'x' } }\n$body.data.status = $y", r#"{"data":{"status":"{unknown}"}}"#),
        ("$body = @{ data = 'x' }\n$body.data.status = 'y'", r#"{"data":"{unknown}"}"#),
        (
            "$items = @()\nforeach ($i in $all) { $items += @{ id = $i } }\n$body = @{ items = $items }",
            r#"{"items":"{unknown}"}"#,
        ),
        ("$body = @{}\n$body.Add('data', 'x')", r#""{unknown}""#),
        ("$body = @{ a = 1 }\nif ($body.a -eq 1) { }", r#"{"a":1}"#),
    ] {
        let message = messages("a.ps1", &format!("{script}\n{send}\n"));
        assert!(message.ends_with(&format!("\n\n{body}")), "{script}\n{message}");
    }
    let format = "$uri = 'https://a.b/{0}/c/{1}' -f $id, 'x'\nirm $uri -Method Delete\n";
    assert!(messages("a.ps1", format).starts_with("DELETE https://a.b/{unknown}/c/x"), "{}", messages("a.ps1", format));
}

#[test]
fn commands_within_others_are_read() {
    let script = "id=7\nanswer=$(curl -s -X POST https://a.b/$id \\\n  -H 'A: b' \\\n  --data \"$(jq -n '{}')\")\necho \"$(curl https://a.b/2)\"\n";
    let found = messages("a.sh", script);
    assert!(found.starts_with("POST https://a.b/7\nA: b\n"), "{found}");
    assert!(found.ends_with("---\nGET https://a.b/2\n\n"), "{found}");
    assert_eq!(find("", "x=$(curl https://a.b/1)\n").requests.len(), 1);
    // Brackets without end are read so far.
    assert!(find("a.sh", &"$(curl ".repeat(2000)).requests.len() < 20);
    let session = "$ curl -X POST https://a.b/1 -d x\nHTTP/2 204\n";
    assert_eq!((find("", session).form, find("", session).requests.len()), (Form::Shell, 1));
}

#[test]
fn here_documents_become_values() {
    for script in [
        "b=$(cat <<EOF\n{\"x\": \"$y\"}\nEOF\n)\ncurl https://a.b/c -H @h -d \"$b\"\n",
        "curl https://a.b/c -H @h -d @- <<EOF | jq . || exit 1\n{\"x\": \"$y\"}\nEOF\n",
        "read -r -d '' b <<EOF || true\n{\"x\": \"$y\"}\nEOF\ncurl https://a.b/c -H @h -d \"$b\"\n",
    ] {
        let found = messages("a.sh", script);
        assert!(found.trim_end().ends_with("\n\n{\"x\": \"{unknown}\"}"), "{script}\n{found}");
    }
    let options = "o=(-H 'A: b')\ncurl \"${o[@]}\" -X POST https://a.b/c -d x\n";
    assert!(messages("a.sh", options).starts_with("POST https://a.b/c\n"), "{}", messages("a.sh", options));
}

#[test]
fn other_programs_are_read_in_powershell() {
    let script = "az rest --method post --url https://a.b/c --body '{\\\"x\\\": 1}'\n";
    let found = messages("a.ps1", script);
    assert!(found.ends_with("\n\n{\"x\": 1}"), "{found}");
    assert_eq!(find("a.ps1", "Connect-MgGraph\n").form, Form::PowerShell);
}

#[test]
fn a_url_may_go_on_in_further_lines() {
    let text =
        "POST https://a.b/c\n    /d\n    /e HTTP/1.1\nA: b\n\n{}\n\n###\nGET https://a.b/c\n  ?x=1\n  &y=2\nA: b\n";
    let found = messages("a.http", text);
    assert!(found.starts_with("POST https://a.b/c/d/e HTTP/1.1\nA: b\n\n{}"), "{found}");
    assert!(found.contains("GET https://a.b/c?x=1&y=2\nA: b\n"), "{found}");
    let request = &find("a.http", text).requests[0];
    let at = request.message.text().find("/e").unwrap();
    let source = request.message.source(at..at + 2);
    assert_eq!(&text[source.start..source.end], "/e");
}

#[test]
fn headers_of_curl_may_stand_in_a_file() {
    let found = messages("a.sh", "curl https://a.b/c -H @headers.txt -d x\n");
    assert!(found.contains("Authorization: Bearer {unknown}\nContent-Type: {unknown}\n"), "{found}");
}
