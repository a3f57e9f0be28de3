//! The forms of documents.

use graph_requests::{Document, Form};

#[test]
fn forms_are_told_apart() {
    for (name, text, expected) in [
        ("a.json", "{\"a\": 1}", Form::Body),
        ("", "{'a': 1}", Form::Body),
        ("", "{a:1}", Form::Body),
        ("", "[1]", Form::Body),
        ("", "POST /v1.0/a HTTP/1.1\n\n{}", Form::Http),
        ("", "POST https://a.b/c\n\ncurl is a word here", Form::Http),
        ("", "@a = 1\nPOST {{a}}", Form::Http),
        ("", "curl -X POST \"https://a.b/c\"", Form::Shell),
        ("", "$ az rest --url https://a.b", Form::Shell),
        ("", "#!/bin/bash\nset -e\ncurl https://a.b", Form::Shell),
        ("", "$b = 1\nInvoke-RestMethod -Uri https://a.b", Form::PowerShell),
        ("", "$x | irm https://a.b", Form::PowerShell),
        ("README.md", "# a\n", Form::Markdown),
        ("", "text\n```http\nGET https://a.b\n```\n", Form::Markdown),
        ("", "DEBUG: == HTTP REQUEST ==\n", Form::DebugOutput),
        ("", "{\"requests\": [{\"id\": \"1\", \"method\": \"GET\", \"url\": \"/a\"}]}", Form::Batch),
        ("", "{\"responses\": [{\"id\": \"1\", \"status\": 200}]}", Form::Answer),
        ("", "{\"log\": {\"entries\": []}}", Form::Har),
        ("", "{\"info\": {\"name\": \"x\"}, \"item\": []}", Form::Postman),
        ("a.bru", "post {\n}", Form::Bruno),
        ("", "{\"error\": {\"code\": \"x\", \"message\": \"y\"}}", Form::Answer),
        ("", "HTTP/1.1 400 Bad Request\n\n{}", Form::Answer),
        ("", "POST https://a.b/c\nHTTP/2.0 400 Bad Request\nA: b\n\n{}", Form::Answer),
        ("", "{\"@odata.context\": \"x\", \"value\": []}", Form::Answer),
        ("", "{\"token_type\": \"Bearer\", \"access_token\": \"eyJx\"}", Form::TokenAnswer),
        ("", "{\"error\": \"invalid_grant\", \"error_description\": \"x\"}", Form::Answer),
        ("", "eyJhbGciOiJ9.eyJhdWQ.c2ln", Form::Token),
        ("", "\"eyJhbGciOiJ9.eyJhdWQ.c2ln\"\n", Form::Token),
        ("", "Authorization: Bearer eyJhbGciOiJ9.eyJhdWQ.c2ln", Form::Token),
        ("", "System.Security.SecureString", Form::Token),
        ("a.jsonl", "{\"id\": \"1\"}\n{\"id\": \"2\"}\n", Form::JsonLines),
        ("", "just words", Form::Unknown),
        ("", "", Form::Unknown),
    ] {
        assert_eq!(Document::new(name, text).form(), expected, "{text}");
    }
}
