//! The parts of `.http` files and of Markdown.

use graph_requests::{Document, Found, NoFiles};

fn find(name: &str, text: &str) -> Found {
    Document::new(name, text).find(&NoFiles)
}

/// The messages of a document.
fn messages(name: &str, text: &str) -> Vec<String> {
    find(name, text).requests.iter().map(|request| request.message.text().to_owned()).collect()
}

#[test]
fn request_lines_alone_with_names_for_ids_are_no_requests() {
    for block in [
        "POST /a/{a-id}/b",
        "POST https://a.b/v1.0/a/{id}/b\n",
        "GET /a/{id | name}/b\n\nDELETE /a/{id}/b HTTP/1.1\n",
        "PATCH /a/<id>",
    ] {
        for language in ["http", " http", "msgraph-interactive", ""] {
            let text = format!("# a\n\n```{language}\n{block}\n```\n\n```http\nGET https://a.b/c\n```\n");
            assert_eq!(messages("a.md", &text), ["GET https://a.b/c\n"], "{text}");
        }
    }
    for block in [
        "GET https://a.b/1\nGET https://a.b/{id}\nGET https://a.b/2\n",
        "GET https://a.b/<id>\n\nGET https://a.b/1\nGET https://a.b/2",
    ] {
        let text = format!("```http\n{block}\n```\n");
        let found = find("a.md", &text);
        let targets: Vec<_> = found.requests.iter().map(|request| request.message.text().trim_end()).collect();
        assert_eq!(targets, ["GET https://a.b/1", "GET https://a.b/2"], "{text}");
        let places: Vec<_> = found.requests.iter().map(|request| &text[request.place.start..][..17]).collect();
        assert_eq!(places, targets, "{text}");
    }
    for block in [
        "POST https://a.b/a/{id}\nContent-Type: application/json",
        "POST https://a.b/a/{id}\n\n{}",
        "POST https://a.b/a/1",
        "@id = 1\nPOST https://a.b/a/{{id}}",
    ] {
        assert_eq!(messages("a.md", &format!("```http\n{block}\n```\n")).len(), 1, "{block}");
    }
    assert_eq!(messages("a.http", "POST https://a.b/a/{id}\n").len(), 1);
}

#[test]
fn commands_stand_among_requests() {
    let text = "@id = 7\n\n### first\ncurl -X POST https://a.b/{{id}}/{{$guid}} \\\n  -H 'A: b' -d '{\"x\": 1}'\n\n###\nGET https://a.b/c\n\n###\n# @name last\n$ az rest --url https://a.b/d\n";
    let found = find("a.http", text);
    let messages: Vec<_> = found.requests.iter().map(|request| request.message.text()).collect();
    assert_eq!(
        messages[0],
        "POST https://a.b/7/{unknown}\nA: b\nContent-Type: application/x-www-form-urlencoded\n\n{\"x\": 1}"
    );
    assert_eq!(messages[1], "###\nGET https://a.b/c\n");
    assert!(messages[2].starts_with("GET https://a.b/d\n"), "{}", messages[2]);
    let names: Vec<_> = found.requests.iter().map(|request| request.name.as_deref()).collect();
    assert_eq!(names, [Some("first"), None, Some("last")]);
    let message = &found.requests[0].message;
    let place = |part: &str| {
        let at = message.text().find(part).unwrap();
        let source = message.source(at..at + part.len());
        &text[source.start..source.end]
    };
    assert_eq!((place("{unknown}"), place("A: b"), place("1}")), ("{{$guid}}", "A: b", "1}"));
    assert_eq!(message.unknown().len(), 1);
}

#[test]
fn requests_that_nothing_separates_are_told_apart() {
    let text = "POST https://a.b/c\nA: b\n\n{\"x\": 1}\n\nPOST https://a.b/d\n\n{}\nGET {{u}}/e HTTP/1.1\n";
    let found = find("a.http", text);
    let messages: Vec<_> = found.requests.iter().map(|request| request.message.text()).collect();
    assert_eq!(
        messages,
        ["POST https://a.b/c\nA: b\n\n{\"x\": 1}\n", "POST https://a.b/d\n\n{}\n", "GET {{u}}/e HTTP/1.1\n"]
    );
    let marked: Vec<Vec<_>> = found
        .requests
        .iter()
        .map(|request| {
            request.violations.iter().map(|violation| violation.span.map(|at| &text[at.start..at.end])).collect()
        })
        .collect();
    assert_eq!(marked, [vec![Some("POST https://a.b/d")], vec![Some("GET {{u}}/e HTTP/1.1")], vec![]]);
    assert!(found.requests[0].violations[0].help.contains("`###`"));
    // Bodies that are not JSON may hold requests, and texts may look like them.
    for body in ["--batch\nContent-Type: application/http\n\nGET /c HTTP/1.1\n\n--batch--", "{\"x\":\n\"POST /c\"}"] {
        let found = find("a.http", &format!("POST https://a.b/$batch\n\n{body}\n"));
        assert!(found.requests.len() == 1 && found.requests[0].violations.is_empty(), "{body}");
    }
    let many = "POST https://a.b/c\n\n{}\n".repeat(20_000);
    assert_eq!(find("a.http", &many).requests.len(), 20_000);
}

#[test]
fn a_command_ends_where_a_request_begins() {
    for command in ["curl -s https://a.b/1 -d '{}'", "az rest --url https://a.b/1", "curl https://a.b/1 \\\n  -d 'x"] {
        let text = format!("{command}\n\nGET https://a.b/2\n");
        let found = find("a.http", &text);
        let requests: Vec<_> =
            found.requests.iter().map(|request| (request.message.text(), &request.violations)).collect();
        assert!(
            requests.len() == 2 && requests[0].0.contains("https://a.b/1") && requests[1].1.is_empty(),
            "{found:?}"
        );
        assert!(!requests[0].0.contains("https://a.b/2"), "{text}");
        let place = requests[0].1[0].span.unwrap();
        assert_eq!(&text[place.start..place.end], "GET https://a.b/2");
    }
    // So does a request where a command begins; commands are told apart as those of scripts.
    for body in ["", "{\"x\": \"$(curl a)\",\n\"y\": \"$(curl b)\"}\n"] {
        let first = format!("POST https://a.b/1\n\n{body}");
        let found = find(
            "a.http",
            &format!("{first}# next\ncurl https://a.b/2\n\n$ curl https://a.b/3\n\nGET https://a.b/4\n"),
        );
        let messages: Vec<_> = found.requests.iter().map(|request| request.message.text().trim_end()).collect();
        let expected = [first.trim_end(), "GET https://a.b/2", "GET https://a.b/3", "GET https://a.b/4"];
        assert_eq!(messages, expected, "{body}");
    }
    // What sends no request has none of its own.
    let found = find("a.http", "GET https://a.b/1\n\n###\ncurl --version\n\nGET https://a.b/2\n");
    assert_eq!((found.requests.len(), found.of_document(&[]).count()), (2, 1));
    assert!(found.requests.iter().all(|request| request.violations.is_empty()));
}

#[test]
fn comments_before_a_request_are_no_body() {
    for (comments, body) in [
        ("# next", ""),
        ("// next\n\n# @name b", ""),
        ("@x = 1", ""),
        ("# next", "{\"x\": 1}\n"),
        ("# a\n\n# b", "{}\n\n"),
    ] {
        let text = format!("POST https://a.b/1\n\n{body}{comments}\nPOST https://a.b/2\n\n{{}}\n");
        let found = find("a.http", &text);
        assert_eq!(found.requests.len(), 2, "{text}");
        assert_eq!(found.requests[0].body().text().trim(), body.trim(), "{text}");
        assert_eq!(found.requests[1].body().text(), "{}\n", "{text}");
        assert_eq!(found.requests[1].name.as_deref(), comments.ends_with("@name b").then_some("b"), "{text}");
        assert_eq!(found.requests[0].violations.len(), 1, "{text}");
        let alone = find("a.http", &format!("POST https://a.b/1\n\n{comments}\n"));
        assert_eq!(alone.requests[0].body().text().trim(), "", "{text}");
    }
}

#[test]
fn a_path_is_unknown_behind_a_segment_that_goes_on() {
    for (line, is_unknown) in [
        ("Invoke-MgGraphRequest -Uri \"/beta$Path\"", true),
        ("Invoke-MgGraphRequest -Uri \"/$version/a/b\"", false),
        ("Invoke-MgGraphRequest -Uri \"/$version/a/$id\"", true),
        ("Invoke-MgGraphRequest -Uri \"/$path\"", true),
        ("Invoke-MgGraphRequest -Uri \"v$version/a/b\"", true),
        ("Invoke-MgGraphRequest -Uri \"/v1.0/a/b\"", false),
        ("Invoke-MgGraphRequest -Uri \"https://graph.microsoft.com/$version/a/b\"", false),
        ("Invoke-MgGraphRequest -Uri \"https://graph.microsoft.com/$version/a/b?x=http://a/b\"", false),
        ("Invoke-MgGraphRequest -Uri \"https://graph.microsoft.com/$version/a/$id\"", true),
        ("Invoke-MgGraphRequest -Uri \"https://graph.microsoft.com/$path\"", true),
        ("Invoke-MgGraphRequest -Uri \"https://graph.microsoft.com/v$version/a/b\"", true),
        ("Invoke-MgGraphRequest -Uri \"https://graph.microsoft.com$path/a/b\"", true),
        ("Invoke-MgGraphRequest -Uri \"https://$host/$version/a/b\"", true),
        ("Invoke-MgGraphRequest -Uri \"$base/a/b?x=http://a/$b/c\"", true),
    ] {
        assert_eq!(find("a.ps1", line).requests[0].has_unknown_path(), is_unknown, "{line}");
    }
}
