//! No text leads to a panic, and every place lies in the document.

use graph_requests::{Document, Files, NoFiles};
use proptest::prelude::*;

/// Parts of which documents are made.
const PARTS: &[&str] = &[
    "curl ",
    "az rest ",
    "--url ",
    "-d ",
    "-H",
    "--json",
    "https://graph.microsoft.com/v1.0/$batch",
    "https://a.b/c",
    "POST ",
    "'",
    "\"",
    "\\",
    "`",
    "$",
    "$(",
    "${",
    "$x",
    "@",
    "@{",
    "@'\n",
    "\n'@",
    "@\"\n",
    "\n\"@",
    "}",
    ")",
    "(",
    "]",
    "[",
    "{",
    "=",
    ";",
    "|",
    "&",
    ",",
    "\n",
    "\r\n",
    " ",
    "é",
    "\u{1f600}",
    "###\n",
    "{{",
    "}}",
    "@a = {{a}}",
    "# @name x",
    "< x",
    "<<EOF",
    "EOF",
    "```http\n",
    "```\n",
    "Invoke-RestMethod ",
    "-Uri ",
    "-Body ",
    "| ConvertTo-Json ",
    "{\"method\": \"POST\", \"uri\": \"https://a.b@{concat('a', x)}\", \"body\": {\"@@a\": \"@b\"}}",
    "{\"requests\": [{\"method\": \"POST\", \"url\": \"a\", \"body\": {\"x\": 1}}]}",
    "HTTP/1.1 200 OK",
    "definition: {",
    "triggers: {}\n",
    "actions: { a: {\n",
    "method: 'POST'\nuri: ",
    "body: ",
    "\'\'\'",
    "[for x in y: ",
    "// ",
    "/*",
    "*/",
    "'\\u{e9}'",
    "'Microsoft.Logic/",
    "HTTP REQUEST =",
    "\nAbsolute Uri:\n",
    "\nBody:\n",
    "\0",
    "\u{feff}",
    "^\n",
    "<#",
    "#>",
    "#",
    "x",
    "1",
    "\\u12",
    "$'",
];

/// Variables of which one repeats itself.
struct Repeating;

impl Files for Repeating {
    fn read(&self, path: &str) -> Result<String, String> {
        let is_known = path == "http-client.env.json";
        if is_known { Ok(r#"{"dev":{"b":"{{b}}{{b}}{{b}}{{b}}"}}"#.to_owned()) } else { Err(String::new()) }
    }
}

#[test]
fn variables_that_repeat_themselves_fill_in_little() {
    let many = "###\nGET {{a}}\n".repeat(1000);
    for text in ["@a={{a}}{{a}}{{a}}{{a}}\n\nGET {{a}}\n", "GET {{b}}\n", &format!("@a={{{{a}}}}{{{{a}}}}\n{many}")] {
        let found = Document::new("a.http", text).find(&Repeating);
        let length: usize = found.requests.iter().map(|request| request.message.text().len()).sum();
        assert!(!found.requests.is_empty() && length < 8 << 20, "{length}");
        assert!(found.requests[0].message.text().contains("{{"), "the rest stays as it is");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_place_lies_in_the_document(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..24),
        name in prop::sample::select(&["", "a.sh", "a.ps1", "a.http", "a.md", "a.json", "a.bicep"][..]),
    ) {
        let text = parts.concat();
        let found = Document::new(name, &text).find(&NoFiles);
        for request in &found.requests {
            let message = &request.message;
            let target = request.target();
            prop_assert!(message.text().get(target.start..target.end).is_some());
            for unknown in message.unknown() {
                prop_assert!(message.text().get(unknown.start..unknown.end).is_some());
            }
            prop_assert!(message.unknown().is_sorted());
            for (offset, character) in message.text().char_indices() {
                let source = message.source(offset..offset + character.len_utf8());
                prop_assert!(text.get(source.start..source.end).is_some(), "{source:?}");
            }
        }
        for violation in found.violations.iter().chain(found.requests.iter().flat_map(|request| &request.violations)) {
            let place = violation.span.unwrap();
            prop_assert!(text.get(place.start..place.end).is_some());
        }
    }
}
