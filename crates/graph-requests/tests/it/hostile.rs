//! No text leads to a panic, and every place lies in the document.

use graph_requests::{Document, Files, NoFiles};
use proptest::prelude::*;

/// Parts of which documents are made.
const PARTS: &[&str] = &[
    "curl ",
    "az rest ",
    "a=(",
    "a+=(",
    "\"${a[@]}\" ",
    "> x ",
    "%x%",
    "^",
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
    "$x | ",
    "$x/",
    "$x.'",
    "$x.$",
    "-f ",
    "irm ",
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
        let is_unknown = found.requests.iter().any(|request| !request.message.unknown().is_empty());
        assert!(is_unknown, "what does not fit is unknown");
    }
}

/// How long all messages of a document are.
fn length(name: &str, text: &str) -> usize {
    let found = Document::new(name, text).find(&Repeating);
    assert!(!found.requests.is_empty(), "{name}");
    found.requests.iter().map(|request| request.message.text().len()).sum()
}

#[test]
fn values_of_scripts_that_repeat_themselves_fill_in_little() {
    let doubled = [
        ("a.ps1", "$a = 'x'\n", "$a = \"{0}{0}\" -f $a\n", "irm https://a.b -Body $a\n"),
        ("a.ps1", "$a = 'x'\n", "$a = \"$a$a\"\n", "irm https://a.b -Body $a\n"),
        ("a.ps1", "$a = 'x'\n", "$a = \"$($a)$($a)\"\n", "irm https://a.b -Body $a\n"),
        ("a.ps1", "$a = 'x'\n", "$a = $a + $a\n", "irm https://a.b -Body $a\n"),
        ("a.ps1", "$a = 'x'\n", "$a = @\"\n$a$a\n\"@\n", "irm https://a.b -Body $a\n"),
        ("a.ps1", "$a = '\"'\n", "$a = $a | ConvertTo-Json\n", "irm https://a.b -Body $a\n"),
        ("a.ps1", "$a = '\"'", " | ConvertTo-Json", "\nirm https://a.b -Body $a\n"),
        (
            "a.ps1",
            "$a = @{}\n",
            "$a = @{ b = $a; c = $a }\n",
            "irm https://a.b -Body ($a | ConvertTo-Json -Depth 99)\n",
        ),
        ("a.ps1", "$a = @{}\n", "$a.b = $a\n$a.c = $a\n", "irm https://a.b -Body ($a | ConvertTo-Json -Depth 99)\n"),
        ("a.ps1", "$a = 1, 1\n", "$a = $a + $a\n", "irm https://a.b -Body ($a | ConvertTo-Json)\n"),
        ("a.ps1", "$a = 1, 1\n", "$a = @($a, $a)\n", "irm https://a.b -Body ($a | ConvertTo-Json -Depth 99)\n"),
        ("a.sh", "A=x\n", "A=\"$A$A\"\n", "curl https://a.b -d $A\n"),
        ("a.sh", "A=x\n", "A=$(cat <<E\n$A$A\nE\n)\n", "curl https://a.b -d $A\n"),
        ("a.sh", "A=x\n", "A=$A$A\n", "curl https://a.b -d @- <<E\n$A$A\nE\n"),
    ];
    for (name, first, line, last) in doubled {
        let first = first.replace('x', &"x".repeat(100));
        let text = format!("{first}{}{last}", line.repeat(60));
        assert!(length(name, &text) < 8 << 20, "{line}");
        // The documents within a document share what they may fill in.
        let language = if name == "a.sh" { "sh" } else { "powershell" };
        let text = format!("```{language}\n{text}\n```\n").repeat(20);
        assert!(length("a.md", &text) < 16 << 20, "{line}");
    }
}

#[test]
fn a_large_value_is_not_copied_without_limit() {
    let (large, many) = ("x".repeat(20_000), 20_000);
    let urls = "{\"id\": \"1\", \"method\": \"GET\", \"url\": \"/a\"},".repeat(many);
    for (name, text) in [
        ("a.ps1", format!("$a = '{large}'\n{}", "irm https://a.b -Body $a\n".repeat(many))),
        ("a.ps1", format!("$a = '{large}'{}\nirm https://a.b -Body $a\n", " -f 1".repeat(many))),
        ("a.sh", format!("A='{large}'\n{}", "curl https://a.b -d $A\n".repeat(many))),
        ("a.http", format!("@a = {large}\n{}", "###\nGET https://a.b/{{a}}\n".repeat(many))),
        ("a.sh", format!("curl 'https://a.b/{large}/$batch' -d '{{\"requests\": [{urls}{{}}]}}'")),
    ] {
        let bound = 16 * text.len() + (8 << 20);
        let length = length(name, &text);
        assert!(length < bound, "{name}: {length} of {bound}");
    }
}

#[test]
fn texts_of_bicep_that_repeat_themselves_fill_in_little() {
    for first in ["", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"] {
        let tripled = |index| format!("var a{} = '${{a{index}}}${{a{index}}}${{a{index}}}'\n", index + 1);
        let mut text = format!("var a0 = '{first}'\n{}", (0..59).map(tripled).collect::<String>());
        text += "definition: {\ntriggers: {}\nactions: {\na: {\ntype: 'Http'\ninputs: {\nmethod: 'POST'\n";
        text += "uri: 'https://a.b/${a14}'\nbody: a59\n}\n}\n}\n}\n";
        assert!(length("a.bicep", &text) < 16 << 20);
    }
}

#[test]
fn headers_of_files_that_cannot_be_read_are_marked_once() {
    for headers in ["-H @nofile ", "-H $x "] {
        let found = Document::new("a.sh", &format!("curl https://a.b {}", headers.repeat(50_000))).find(&NoFiles);
        let text = found.requests[0].message.text();
        assert!(text.lines().count() < 6, "{} lines", text.lines().count());
    }
}

/// Very many parts of a text.
fn many(part: impl Fn(usize) -> String) -> String {
    (0..100_000).map(part).collect()
}

// The texts of the next tests take very long if their parts are compared with each other.

#[test]
fn many_parts_of_scripts_of_powershell_are_read_one_by_one() {
    let set = format!("$a = @{{}}\n{}irm https://a.b -Body $a\n", many(|part| format!("$a.b{part} = 1\n")));
    let found = Document::new("a.ps1", &set).find(&NoFiles);
    assert!(found.requests[0].message.text().contains("b99999=1"));
    for sign in ["$a | ", "$a[$a", "$a.$a[].(", "$a.\"", "a$($", "irm a$(\"$(", "irm $a/$(irm "] {
        let signs = format!("$a = @{{}}\n{}", sign.repeat(20_000));
        let length: usize =
            Document::new("a.ps1", &signs).find(&NoFiles).requests.iter().map(|found| found.message.text().len()).sum();
        assert!(length < 16 << 20, "{sign}");
    }
}

#[test]
fn many_calls_are_read_one_by_one() {
    for call in ["curl a;", "curl a & ", "az rest \"$(curl a)\";"] {
        assert_eq!(Document::new("a.ps1", &call.repeat(20_000)).find(&NoFiles).requests.len(), 20_000, "{call}");
    }
    for sign in [";", "&-", "curl;"] {
        let signs = format!("{}\nirm https://a.b\n", sign.repeat(200_000));
        assert_eq!(Document::new("a.ps1", &signs).find(&NoFiles).requests.len(), 1, "{sign}");
    }
    let headers =
        format!("curl https://a.b {}", many(|part| format!("-H 'a{part}: b' ")) + &"--json '{}' ".repeat(100_000));
    assert_eq!(Document::new("a.sh", &headers).find(&NoFiles).requests.len(), 1);
}

#[test]
fn many_lines_of_cmd_are_read_one_by_one() {
    for line in ["rem & endlocal\n", "endlocal & rem\n", ":a & endlocal\n", "@endlocal\n\n"] {
        let lines = format!("{}curl https://a.b\n", line.repeat(200_000));
        assert_eq!(Document::new("a.cmd", &lines).find(&NoFiles).requests.len(), 1, "{line}");
    }
}

#[test]
fn many_parts_of_http_files_and_logic_apps_are_read_one_by_one() {
    let asked = format!(
        "{}{}",
        many(|part| format!("# @prompt p{part}\n")),
        many(|part| format!("###\nGET /{{{{q{part}}}}}\n"))
    );
    assert_eq!(Document::new("a.http", &asked).find(&NoFiles).requests.len(), 100_000);
    let unknown = format!("# @prompt p\nPOST https://a.b\n\n{}", "{{p}} ".repeat(100_000));
    assert_eq!(Document::new("a.http", &unknown).find(&NoFiles).requests.len(), 1);
    let silent = r#"{"triggers": {"a": {"callbackUriPath": 1}}, "actions": {}},"#;
    let calls = r#"{"method": "POST", "uri": "https://a.b"},"#;
    let apps = format!("[{}{}0]", silent.repeat(50_000), calls.repeat(50_000));
    let found = Document::new("a.json", &apps).find(&NoFiles);
    let answers: Vec<_> = found.requests.iter().collect();
    assert_eq!((answers.len(), found.of_document(&answers).count()), (50_000, 50_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_place_lies_in_the_document(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..24),
        name in prop::sample::select(&["", "a.sh", "a.ps1", "a.http", "a.md", "a.json", "a.bicep", "a.cmd"][..]),
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
        for violation in found.of_document(&[]).chain(found.requests.iter().flat_map(|request| &request.violations)) {
            let place = violation.span.unwrap();
            prop_assert!(text.get(place.start..place.end).is_some());
        }
    }
}
