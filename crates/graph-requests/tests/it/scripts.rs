//! The requests that scripts send: of shells, of `cmd` and of PowerShell.

use graph_requests::{Document, Files, NoFiles};

const HEAD: &str = "Authorization: Bearer {unknown}\nContent-Type: application/json";

/// The messages of a document, with a line of `---` between them.
fn messages(name: &str, text: &str) -> String {
    let found = Document::new(name, text).find(&NoFiles);
    assert!(found.requests.iter().all(|request| request.body_file.is_none()), "{text}");
    found.requests.iter().map(|request| request.message.text()).collect::<Vec<_>>().join("\n---\n")
}

#[test]
fn arrays_are_filled_in() {
    let expected = format!("POST https://a.b/c\n{HEAD}\n\n{{\"x\": 1}}");
    for script in [
        "H=(-H \"Authorization: Bearer $T\" -H 'Content-Type: application/json')\ncurl -X POST https://a.b/c \"${H[@]}\" -d '{\"x\": 1}'",
        "args=(\n  -X POST # why\n\n  -H \"Authorization: Bearer $T\"\n)\nargs+=(-H 'Content-Type: application/json' --data '{\"x\": 1}')\ncurl \"${args[@]}\" \\\n  https://a.b/c",
        "declare -a a=(-X POST)\nlocal -a b=(\"${a[@]}\" -H \"Authorization: Bearer $T\")\ncurl ${b[@]+\"${b[@]}\"} https://a.b/c --json '{\"x\": 1}'",
        "a=(--method post --url https://a.b/c)\naz rest \"${a[@]}\" --body '{\"x\": 1}'",
        "h=(Authorization=\"Bearer $T\" Content-Type=application/json)\naz rest -m post -u https://a.b/c --headers \"${h[@]}\" --body '{\"x\": 1}'",
    ] {
        assert_eq!(messages("a.sh", script), expected, "{script}");
    }
}

#[test]
fn unknown_arguments_leave_open_what_is_not_said() {
    let open = "Authorization: Bearer {unknown}\nContent-Type: {unknown}\n\n";
    for (line, method, body) in [
        ("curl \"${o[@]}\" https://a.b/c -d '{}'", "{unknown}", "{}"),
        ("curl -X POST https://a.b/c \"${o[@]}\"", "POST", "\"{unknown}\""),
        ("curl -X POST https://a.b/c $OPTIONS -d '{}'", "POST", "{}"),
        ("curl --url https://a.b/c \"$@\"", "{unknown}", "\"{unknown}\""),
        ("o=($(options))\ncurl \"${o[@]}\" https://a.b/c", "{unknown}", "\"{unknown}\""),
        ("o+=(-s)\ncurl https://a.b/c \"${o[@]}\"", "{unknown}", "\"{unknown}\""),
        ("declare -A o=([x]=-X [y]=POST)\ncurl https://a.b/c \"${o[@]}\"", "{unknown}", "\"{unknown}\""),
        ("o=(-s)\no[1]=$x\ncurl https://a.b/c \"${o[@]}\"", "{unknown}", "\"{unknown}\""),
        ("o=(-s)\nreadarray -t o < options\ncurl https://a.b/c \"${o[@]}\"", "{unknown}", "\"{unknown}\""),
        ("curl -sK config https://a.b/c", "{unknown}", "\"{unknown}\""),
        ("curl --variable %T --expand-header 'A: {{T}}' https://a.b/c -d '{}'", "{unknown}", "{}"),
        ("az rest \"${o[@]}\" --url https://a.b/c", "{unknown}", "\"{unknown}\""),
        ("az rest --url https://a.b/c --method post $OPTIONS", "POST", "\"{unknown}\""),
    ] {
        let expected = format!("{method} https://a.b/c\n{open}{body}");
        assert_eq!(messages("a.sh", line), expected, "{line}");
    }
    for line in [
        "curl -G -d 'x=1' \"$@\" https://a.b/c",
        "curl --get https://a.b/c -d @b.json $OPTIONS",
        "curl -sG \"${o[@]}\" https://a.b/c",
    ] {
        assert_eq!(messages("a.sh", line), format!("GET https://a.b/c\n{open}"), "{line}");
    }
    let headers = "az rest --method post --url https://a.b/c --headers \"${h[@]}\" --body '{}'";
    assert_eq!(messages("a.sh", headers), format!("POST https://a.b/c\n{open}{{}}"));
}

#[test]
fn arrays_grow_up_to_a_limit() {
    let script = format!("a=(-H 'A: b')\n{}curl https://a.b/c \"${{a[@]}}\"\n", "a+=(\"${a[@]}\")\n".repeat(64));
    assert!(messages("a.sh", &script).len() < 32 << 20);
    // Each is read once, however they are nested.
    messages("a.sh", &"a=(".repeat(100_000));
    messages("a.sh", &"<<<".repeat(100_000));
    messages("a.sh", &format!("x{}", " >".repeat(100_000)));
    messages("a.ps1", &"az rest @(\"$(".repeat(10_000));
}

#[test]
fn files_that_a_script_writes() {
    let with = |body: &str| format!("POST https://a.b/c\nContent-Type: application/json\n\n{body}");
    let call = "curl https://a.b/c -H 'Content-Type: application/json' -d";
    for (script, body) in [
        (format!("cat > body.json <<'EOF'\n{{\"x\": \"$1\"}}\nEOF\n{call} @body.json"), "{\"x\": \"$1\"}\n"),
        (format!("cat <<EOF >./body.json\n{{\"x\": \"$y\"}}\nEOF\n{call} @body.json"), "{\"x\": \"{unknown}\"}\n"),
        (format!("f=/tmp/x\ntee \"$f\" >/dev/null <<EOF\n{{}}\nEOF\n{call} \"@$f\""), "{}\n"),
        (format!("tee /tmp/x <<EOF\n{{}}\nEOF\n{call} @/tmp/x"), "{}\n"),
        (format!("echo '{{}}' > b.json\n{call} @b.json"), "{}"),
        (format!("jq -n '{{}}' > b.json 2> errors\n{call} @b.json"), "\"{unknown}\""),
        (format!("cat > b.json <<EOF\n{{\nEOF\necho '}}' >> b.json\n{call} @b.json"), "\"{unknown}\""),
        (format!("cp a.json ./b.json\n{call} @b.json"), "\"{unknown}\""),
        (format!("(jq -n '{{}}') > b.json\n{call} @b.json"), "\"{unknown}\""),
        (
            format!("curl https://a.b/d -s -o b.json\n{call} @b.json").replace("curl https://a.b/d", "get"),
            "\"{unknown}\"",
        ),
        (format!("{call} \"@$FILE\""), "\"{unknown}\""),
        (format!("{call} @<(jq -n '{{}}')"), "\"{unknown}\""),
        (format!("cat > b.json <<EOF\n{{}}\nEOF\n{call} @- < b.json"), "{}\n"),
        (format!("{call} @- < \"$file\""), "\"{unknown}\""),
    ] {
        assert_eq!(messages("a.sh", &script), with(body), "{script}");
    }
    for change in [
        "mv tmp.json b.json",
        "cp ./tmp.json ./b.json",
        "jq '.x = 1' b.json | sponge b.json",
        "sed -i s/x/y/ b.json",
        "jq .x b.json > tmp && mv tmp b.json",
        "curl https://a.b/d -o b.json",
        "get --output=b.json",
        "dd if=x of=b.json",
    ] {
        let script = format!("echo '{{}}' > b.json\n{change}\n{call} @b.json");
        let last = messages("a.sh", &script).rsplit("---\n").next().unwrap_or_default().to_owned();
        assert_eq!(last, with("\"{unknown}\""), "{script}");
    }
    let others = format!("echo '{{}}' > b.json\ncat b.json\nmv c.json d.json\n{call} @b.json\n{call} @b.json");
    assert_eq!(messages("a.sh", &others), format!("{0}\n---\n{0}", with("{}")));
    for (name, script) in [
        ("a.sh", "cat > b.json <<EOF\n{}\nEOF\naz rest -m post -u https://a.b/c --body @b.json"),
        ("a.ps1", "'{}' | Out-File b.json\naz rest --method post --url https://a.b/c --body '@b.json'"),
        (
            "a.ps1",
            "Set-Content -Path b.json '{}'\nInvoke-MgGraphRequest -Method POST -Uri https://a.b/c -InputFilePath b.json",
        ),
        ("a.ps1", "irm https://a.b/c -Method Post -InFile $file -ContentType application/json -Headers $h"),
        ("a.sh", "az rest -m post -u https://a.b/c --body \"@$file\""),
        ("a.sh", "az rest -m post -u https://a.b/c --body @<(jq -n '{}')"),
    ] {
        let body = if script.starts_with("cat") { "{}\n" } else { "\"{unknown}\"" };
        let message = messages(name, script);
        assert_eq!(message.split_once("\n\n").map(|(_, body)| body), Some(body), "{script}\n{message}");
    }
    // What nothing makes is still missed.
    for script in [
        format!("# needs b.json > x\n{call} @b.json"),
        format!("grep x b.json\n{call} @b.json"),
        format!("{call} @b.json"),
    ] {
        let found = Document::new("a.sh", &script).find(&NoFiles);
        assert!(found.requests[0].body_file.as_ref().is_some_and(|file| file.fault().is_some()), "{script}");
    }
}

#[test]
fn the_place_of_what_a_script_writes_is_that_of_the_script() {
    let text = "cat > b.json <<EOF\n{\"x\": 1}\nEOF\ncurl https://a.b/c -d @b.json\n";
    let found = Document::new("a.sh", text).find(&NoFiles);
    let message = &found.requests[0].message;
    let at = message.text().find("1}").unwrap();
    assert_eq!(message.source(at..at + 1).start, text.find("1}").unwrap());
}

#[test]
fn files_are_still_read() {
    struct OneFile;
    impl Files for OneFile {
        fn read(&self, path: &str) -> Result<String, String> {
            if path.ends_with("b.json") { Ok("{\"x\": 1}".to_owned()) } else { Err(String::new()) }
        }
    }
    for line in [
        "curl https://a.b/c -d @b.json > c.json",
        "curl https://a.b/c -d @- < ./b.json",
        "az rest -m post -u https://a.b/c -b @b.json",
    ] {
        let found = Document::new("a.sh", line).find(&OneFile);
        assert!(found.requests[0].message.text().ends_with("\n\n{\"x\": 1}"), "{line}");
    }
}

#[test]
fn redirections_are_no_arguments() {
    for line in [
        "curl > out.json https://a.b/c",
        "curl https://a.b/c >\"$out\" 2>&1",
        "curl 2>/dev/null https://a.b/c >>$log",
        "> curl https://a.b/c",
    ] {
        assert_eq!(messages("a.sh", line), "GET https://a.b/c\n\n", "{line}");
    }
    assert_eq!(messages("a.ps1", "curl.exe $url 2>$null > out.json"), "GET {unknown}\n\n");
    for (name, line) in [
        ("a.sh", "curl \"https://a.b/c\">out.json"),
        ("a.sh", "curl 'https://a.b/c'>>out.json 2>errors"),
        ("a.sh", "curl https://a.b/c>out.json"),
        ("a.sh", "curl https://a.b/c&>/dev/null"),
        ("a.sh", "curl>out.json https://a.b/c"),
        ("a.sh", "curl >out.json>log https://a.b/c"),
        ("a.sh", "curl </dev/null https://a.b/c"),
        ("a.cmd", "curl https://a.b/c>nul"),
        ("a.cmd", "curl \"https://a.b/c\">nul 2>&1 <nul"),
    ] {
        assert_eq!(messages(name, line), "GET https://a.b/c\n\n", "{line}");
    }
    let input = "cat <<EOF>b.json\n{}\nEOF\ncurl https://a.b/c --json @- <b.json";
    assert_eq!(messages("a.sh", input), "POST https://a.b/c\nContent-Type: application/json\n\n{}\n");
    // A placeholder is none.
    for url in ["https://a.b/<id>/c", "https://a.b/<id>/<other>", "<url>", "<url>/c"] {
        assert_eq!(messages("a.sh", &format!("curl {url}")), format!("GET {url}\n\n"));
        assert_eq!(messages("a.sh", &format!("curl {url}>out")), format!("GET {url}\n\n"));
    }
    messages("a.sh", &"curl a <a<'a'>".repeat(20_000));
}

#[test]
fn script_blocks_and_signs_end_words_of_powershell() {
    for line in [
        "1..3 | % {curl.exe \"https://a.b/c\"}",
        "1..3 | ForEach-Object {curl.exe https://a.b/c}",
        "if ($x) {curl.exe -s 'https://a.b/c'} else {}",
        "curl.exe \"https://a.b/c\"& curl-other",
        "curl.exe \"https://a.b/c\"|jq .x",
        "curl.exe 'https://a.b/c';exit",
        "curl.exe \"https://a.b/c\">out.json",
        "curl.exe https://a.b/c>$null 2>&1",
    ] {
        assert_eq!(messages("a.ps1", line), "GET https://a.b/c\n\n", "{line}");
    }
    for url in ["https://a.b/{id}/c", "https://a.b/{id}", "https://a.b/<id>/c"] {
        assert_eq!(messages("a.ps1", &format!("& {{curl.exe {url}}}")), format!("GET {url}\n\n"));
    }
}

#[test]
fn values_of_short_options_are_no_urls() {
    for option in ["-U pu:pw", "-sU pu:pw", "-Upu:pw", "-x proxy -U pu:pw"] {
        assert_eq!(messages("a.sh", &format!("curl {option} https://a.b/c")), "GET https://a.b/c\n\n", "{option}");
    }
}

#[test]
fn texts_may_be_added_to_variables() {
    let script = "u=https://a.b\nu+=/c\ncurl \"$u\"\n";
    assert_eq!(messages("a.sh", script), "GET https://a.b/c\n\n");
    assert_eq!(messages("a.sh", "u+=/c\ncurl \"$u\"\n"), "GET {unknown}/c\n\n");
    for change in [
        "read -r u",
        "unset u",
        "read -p 'which? ' u < /dev/tty",
        "read -r u rest",
        "unset u other",
        "while read -r u id; do echo; done",
        "read u rest <<< 'x y'",
    ] {
        assert_eq!(messages("a.sh", &format!("u=https://a.b\n{change}\ncurl \"$u/c\"\n")), "GET {unknown}/c\n\n");
    }
}

#[test]
fn a_here_document_becomes_the_only_variable_that_is_read() {
    for read in ["read -r -d '' u", "IFS= read -rd '' u", "read -n 99 u"] {
        let script = format!("{read} <<EOF\nhttps://a.b\nEOF\ncurl \"$u/c\"\n");
        assert_eq!(messages("a.sh", &script), "GET https://a.b/c\n\n", "{script}");
    }
}

#[test]
fn variables_of_branches_are_set() {
    for script in [
        "if x; then u=https://a.b; fi\ncurl $u/c",
        "for x in 1 2; do u=https://a.b; curl $u/c; done",
        "u=https://a.b\nif x; then y; else curl $u/c; fi",
        "u=https://a.b\n(curl $u/c)",
        "(u=https://a.b; (x; curl $u/c))",
        "u=https://a.b\nwhile curl $u/c; do sleep 1; done",
    ] {
        assert_eq!(messages("a.sh", script), "GET https://a.b/c\n\n", "{script}");
    }
}

#[test]
fn scripts_of_cmd() {
    for (script, expected) in [
        (
            "@echo off\nset BASE=https://a.b\r\ncurl -X POST \"%base%/c/%ID%\" ^\r\n  -H \"A: %TOKEN%\" -d \"{\\\"x\\\": \\\"%1\\\"}\"",
            "POST https://a.b/c/{unknown}\nA: {unknown}\nContent-Type: application/x-www-form-urlencoded\n\n{\"x\": \"{unknown}\"}",
        ),
        ("set \"U=https://a.b\"\n@curl %U%/c?$top=1^&x='y' & exit /b", "GET https://a.b/c?$top=1&x='y'\n\n"),
        ("set /p U=which? \ncurl %U%/c", "GET {unknown}/c\n\n"),
        ("set U=a b\ncurl %U%/c%%20d%20e", "GET {unknown}/c%20d%20e\n\n"),
        ("@set U=https://a.b\n@curl %U%/c", "GET https://a.b/c\n\n"),
        (
            "SETLOCAL EnableExtensions EnableDelayedExpansion\nset U=https://a.b\ncurl \"!u!/c/!id!\" & curl !U!/c",
            "GET https://a.b/c/{unknown}\n\n\n---\nGET https://a.b/c\n\n",
        ),
        // Only if the script asks for it, and as long as it does.
        ("set U=https://a.b\ncurl \"%U%/!U!/c\"", "GET https://a.b/!U!/c\n\n"),
        ("setlocal EnableDelayedExpansion\nendlocal\ncurl https://a.b/!U!/c", "GET https://a.b/!U!/c\n\n"),
        (
            "setlocal enabledelayedexpansion\nSetLocal DisableDelayedExpansion\ncurl https://a.b/!U!/c\nENDLOCAL\ncurl https://a.b/!U!/c",
            "GET https://a.b/!U!/c\n\n\n---\nGET https://a.b/{unknown}/c\n\n",
        ),
        (
            "setlocal EnableDelayedExpansion\nsetlocal\ncurl https://a.b/!U!/1\nif errorlevel 1 (endlocal & exit /b 1)\nif errorlevel 1 (\n  endlocal\n  goto :eof\n)\ncurl https://a.b/!U!/2\nendlocal & curl https://a.b/!U!/3\nendlocal\ncurl https://a.b/!U!/4",
            "GET https://a.b/{unknown}/1\n\n\n---\nGET https://a.b/{unknown}/2\n\n\n---\nGET https://a.b/{unknown}/3\n\n\n---\nGET https://a.b/!U!/4\n\n",
        ),
        (
            "setlocal EnableDelayedExpansion\nsetlocal\nendlocal\nexitcodes.cmd\nendlocal & goto-x\ncurl https://a.b/!U!/1",
            "GET https://a.b/!U!/1\n\n",
        ),
        (
            "setlocal EnableDelayedExpansion\nif errorlevel 1 (\n  endlocal\n  rem the end & done\n  @REM\n  exit/b 1\n)\nendlocal\n:end\n:: of all\ngoto:eof\n:next\ncurl https://a.b/!U!/1",
            "GET https://a.b/{unknown}/1\n\n",
        ),
        (
            "rem a & curl https://a.b/1\n:: b & curl https://a.b/2\n@rem\nremote & curl https://a.b/3",
            "GET https://a.b/3\n\n",
        ),
        (
            "setlocal EnableDelayedExpansion\ncurl \"https://a.b/!%%i!/!%1!/!%K%!/!A[%%i]!/!1!/c\" -d a! -d b",
            "POST https://a.b/{unknown}/{unknown}/{unknown}/{unknown}/{unknown}/c\nContent-Type: application/x-www-form-urlencoded\n\na!&b",
        ),
        ("set N=1\nset /a N+=1\ncurl https://a.b/%N%/c", "GET https://a.b/{unknown}/c\n\n"),
        (
            "set N=1\nset M=1\nset /A \"M=2, n *= 3\"\ncurl https://a.b/%N%/%M%",
            "GET https://a.b/{unknown}/{unknown}\n\n",
        ),
        ("set N=1\nset M=1\nset /a N = N + 1\ncurl https://a.b/%N%/%M%", "GET https://a.b/{unknown}/1\n\n"),
        ("if defined X (\n  (@set U=https://a.b)\n)\ncurl %U%/%%7Bc%%7d%%", "GET https://a.b/%7Bc%7d%\n\n"),
        ("for %%i in (1 2) do (\n  curl https://a.b/%%i/c\n)", "GET https://a.b/{unknown}/c\n\n"),
        (
            "rem don't \"\ncurl https://a.b/c %*",
            "{unknown} https://a.b/c\nAuthorization: Bearer {unknown}\nContent-Type: {unknown}\n\n\"{unknown}\"",
        ),
        (
            "az rest --method post --url \"https://a.b/%ID%\" --body \"{}\"",
            "POST https://a.b/{unknown}\nAuthorization: Bearer {unknown}\nContent-Type: application/json\n\n{}",
        ),
    ] {
        for name in ["a.bat", "a.CMD"] {
            assert_eq!(messages(name, script), expected, "{script}");
        }
    }
    let block = "```cmd\ncurl https://a.b/%ID%\n```\n";
    assert_eq!(messages("a.md", block), "GET https://a.b/{unknown}\n\n");
    // Elsewhere it is what is sent.
    assert_eq!(messages("a.sh", "curl https://a.b/%ID%"), "GET https://a.b/%ID%\n\n");
}

#[test]
fn other_programs_have_the_words_of_powershell() {
    let expected = format!("POST https://a.b/c\n{HEAD}\n\n{{\"x\": {{\"y\": 1}}}}");
    for script in [
        "az rest --method post --url https://a.b/c --body \"{`\"x`\": {`\"y`\": 1}}\"",
        "az rest --method post --url https://a.b/c --body \"{\\`\"x\\`\": {\\`\"y\\`\": 1}}\"",
        "az rest --method post --url https://a.b/c --body '{\\\"x\\\": {\\\"y\\\": 1}}'",
        "az rest --method post --url https://a.b/c --body \"{\"\"x\"\": {\"\"y\"\": 1}}\" | ConvertFrom-Json",
        "$body = '{\"x\": {\"y\": 1}}'\n$base = \"https://a.b\"\n$r = az rest --method post `\n  --url \"$base/c\" `\n  --body $body",
        "if ($x) { az rest --method post --url=https://a.b/c --body (@'\n{\"x\": {\"y\": 1}}\n'@) }",
        "$a = @('-X', 'POST', '-H', \"Authorization: Bearer $t\")\ncurl.exe @a --json '{\"x\": {\"y\": 1}}' https://a.b/c > $null",
        "& curl.exe -X POST \\\n  -H \"Authorization: Bearer $t\" --json '{\"x\": {\"y\": 1}}' \"https://a.b/c\"",
    ] {
        assert_eq!(messages("a.ps1", script), expected, "{script}");
    }
    let mixed = "$id = $(az rest --url https://a.b/1 -o tsv)\nirm https://a.b/2\nWrite-Host \"x $(curl.exe https://a.b/3)\"\n# az rest --url https://a.b/4\n";
    let found = messages("a.ps1", mixed);
    let targets: Vec<_> = found.lines().filter_map(|line| line.strip_prefix("GET ")).collect();
    assert_eq!(targets, ["https://a.b/1", "https://a.b/2", "https://a.b/3"]);
    // The name of another command.
    let alias = "curl -Uri https://a.b/c -Method Post `\n  -Body '{\"x\": {\"y\": 1}}' -ContentType application/json -Headers @{ Authorization = \"Bearer $t\" }";
    assert_eq!(messages("a.ps1", alias), expected);
    assert_eq!(messages("a.ps1", &alias.replace("curl -Uri", "irm -Uri")), expected);
    // A quote within a text of JSON keeps its sign.
    let quote = "az rest --method post --url https://a.b/c --body '{\"x\": \"\\\"\"}'";
    assert!(messages("a.ps1", quote).ends_with("{\"x\": \"\\\"\"}"));
    let unknown = "curl.exe https://a.b/c @options -X POST";
    assert!(messages("a.ps1", unknown).starts_with("POST https://a.b/c\n"));
}

#[test]
fn commands_for_azure_send_a_path_to_its_resource_manager() {
    for (name, line) in [
        ("a.sh", "az rest --url /v1.0/c"),
        ("a.sh", "az rest -m get --uri=/v1.0/c"),
        ("a.ps1", "az rest --url '/v1.0/c'"),
        ("a.ps1", "Invoke-AzRestMethod -Method GET -Path '/v1.0/c'"),
        ("a.ps1", "Invoke-AzRestMethod /v1.0/c"),
    ] {
        let message = messages(name, line);
        assert!(message.starts_with("GET https://management.azure.com/v1.0/c\n"), "{line}\n{message}");
    }
    for (name, line, target) in [
        ("a.sh", "az rest --url $base/c", "{unknown}/c"),
        ("a.sh", "az rest --url https://a.b/c", "https://a.b/c"),
        ("a.ps1", "Invoke-AzRestMethod -Uri https://a.b/c", "https://a.b/c"),
        ("a.ps1", "Invoke-MgGraphRequest -Uri /v1.0/c", "/v1.0/c"),
    ] {
        assert!(messages(name, line).starts_with(&format!("GET {target}\n")), "{line}");
    }
}

#[test]
fn options_in_a_variable_are_several_words() {
    for script in [
        "o='--silent --show-error'\ncurl $o https://a.b/c",
        "o=\"-s  --request\tGET\"\ncurl ${o} https://a.b/c",
        "o='--method get --output none'\naz rest $o --url https://a.b/c --headers A=b | sed 's/A: b//'",
    ] {
        let message = messages("a.sh", script);
        assert!(message.starts_with("GET https://a.b/c\n"), "{script}\n{message}");
    }
    // A text without its quotes is rather meant as one.
    let body = "b='{\"x\": 1}'\ncurl https://a.b/c -d $b -H 'Content-Type: application/json'";
    assert!(messages("a.sh", body).ends_with("\n\n{\"x\": 1}"));
    // Quotes keep together what stands behind a variable.
    for line in ["curl https://a.b/c $o'{\"x\": \"a b\"}'", "curl https://a.b/c ${o}\"{\\\"x\\\": \\\"a b\\\"}\""] {
        let message = messages("a.sh", &format!("o='-d'\n{line} -H 'Content-Type: application/json'"));
        assert_eq!(message, "POST https://a.b/c\nContent-Type: application/json\n\n{\"x\": \"a b\"}", "{line}");
    }
    let many = format!("o='{}'\n{}", "-s ".repeat(20_000), "curl $o https://a.b/c\n".repeat(20_000));
    assert_eq!(Document::new("a.sh", &many).find(&NoFiles).requests.len(), 20_000);
}

#[test]
fn words_of_powershell_without_quotes_fill_in_variables() {
    for (script, target) in [
        ("irm https://a.b/$x/c", "https://a.b/7/c"),
        ("irm -Uri https://a.b/$x/c -Method Get", "https://a.b/7/c"),
        ("irm -Uri:https://a.b/${x}/c", "https://a.b/7/c"),
        ("irm https://a.b/$x", "https://a.b/7"),
        ("irm https://a.b/$x.json", "https://a.b/7.json"),
        ("irm $base/c", "https://a.b/c"),
        ("irm -Uri $base/$x/c -Method Get", "https://a.b/7/c"),
        ("irm ${base}/c$x", "https://a.b/c7"),
        ("irm $base", "https://a.b"),
        ("irm https://a.b/$y/c", "https://a.b/{unknown}/c"),
        ("irm https://a.b/$($x.id)/c", "https://a.b/{unknown}/c"),
        ("irm https://a.b/$($x)/c", "https://a.b/7/c"),
        ("irm https://a.b/'x y'/\"$x\"/c", "https://a.b/x y/7/c"),
        ("irm https://a.b/`$x/c", "https://a.b/$x/c"),
        ("irm https://a.b/{id}/c", "https://a.b/{id}/c"),
        ("irm https://a.b/$x/c>out.json", "https://a.b/7/c"),
        ("irm 2>$null https://a.b/$x/c", "https://a.b/7/c"),
        ("& {irm https://a.b/$x/c}", "https://a.b/7/c"),
        ("$r = (irm $base/$x).value", "https://a.b/7"),
        // A member of a value, or an item of it.
        ("irm $x.uri", "{unknown}"),
        ("irm $x[0]", "{unknown}"),
        ("irm $x.'uri'", "{unknown}"),
        ("irm $x.$name", "{unknown}"),
        // The arguments of other programs are read in the same way.
        ("curl.exe https://a.b/$x.json", "https://a.b/7.json"),
        ("curl.exe $base/'x'.json", "https://a.b/x.json"),
        ("curl.exe https://a.b/$($x.id).json", "https://a.b/{unknown}.json"),
    ] {
        let message = messages("a.ps1", &format!("$x = '7'\n$base = 'https://a.b'\n{script}\n"));
        assert_eq!(message, format!("GET {target}\n\n"), "{script}");
    }
    let words = "Invoke-MgGraphRequest POST v1.0/$x/c -Body $b";
    let message = messages("a.ps1", &format!("$x = 7\n$b = @{{ n = 5 }}\n{words}"));
    assert_eq!(message, format!("POST /v1.0/7/c\n{HEAD}\n\n{{\"n\":5}}"));
    let inner = messages("a.ps1", "irm https://a.b/$(irm https://a.b/1)/c");
    assert_eq!(inner, "GET https://a.b/{unknown}/c\n\n\n---\nGET https://a.b/1\n\n");
}

#[test]
fn bodies_of_powershell_may_be_piped() {
    for (script, body) in [
        ("$json | SEND", "{\"x\": 1}"),
        ("$json | # why\n  SEND", "{\"x\": 1}"),
        ("$r = $json | SEND | Select-Object id", "{\"x\": 1}"),
        ("'{\"x\": 2}' | SEND", "{\"x\": 2}"),
        ("@'\n{\"x\": 3}\n'@ | SEND", "{\"x\": 3}"),
        ("@{ x = 4 } | ConvertTo-Json -Depth 5 | SEND", "{\"x\":4}"),
        ("$b | ConvertTo-Json -Compress | SEND", "{\"x\":5}"),
        ("'{{\"x\": {0}}}' -f 6 | SEND", "{\"x\": 6}"),
        ("try { $json | SEND } catch { }", "{\"x\": 1}"),
        // What cannot be read is unknown.
        ("$other | SEND", "\"{unknown}\""),
        ("$json.x | SEND", "\"{unknown}\""),
        ("Get-Content b.json -Raw | SEND", "\"{unknown}\""),
        ("$json\n  | SEND", "\"{unknown}\""),
        ("$json | Edit-It | SEND", "\"{unknown}\""),
        // Each item is sent by itself.
        ("'{}', '{}' | SEND", "\"{unknown}\""),
        ("$json | SEND -Body '{}'", "{}"),
    ] {
        let script = format!("$json = '{{\"x\": 1}}'\n$b = @{{ x = 5 }}\n{script}\n");
        for send in [
            "Invoke-RestMethod -Method Post -Uri https://a.b/c -ContentType 'application/json' -Headers @{ Authorization = \"Bearer $t\" }",
            "Invoke-MgGraphRequest -Method POST -Uri https://a.b/c",
        ] {
            let message = messages("a.ps1", &script.replace("SEND", send));
            assert_eq!(message, format!("POST https://a.b/c\n{HEAD}\n\n{body}"), "{script}");
        }
    }
    let program = "$json = '{}'\n$json | curl.exe https://a.b/c --json '@-'";
    assert_eq!(messages("a.ps1", program), "POST https://a.b/c\nContent-Type: application/json\n\n{}");
    for script in [
        "$ids | ForEach-Object { irm https://a.b/c }",
        "Test-It || irm https://a.b/c",
        "$ok || irm https://a.b/c",
        "$ids | % { $u = \"https://a.b/c\"; irm $u }",
    ] {
        assert_eq!(messages("a.ps1", script), "GET https://a.b/c\n\n", "{script}");
    }
}

#[test]
fn doubled_braces_of_formats_are_braces() {
    for (format, body) in [
        ("('{{\"s\":\"x\",\"d\":{{\"s\":\"{0}\"}}}}' -f 'y')", "{\"s\":\"x\",\"d\":{\"s\":\"y\"}}"),
        ("('{{\"s\": {0}}}' -f 1)", "{\"s\": 1}"),
        ("(\"{{`\"s`\":{0},`\"t`\":{1}}}\" -f 1, 2)", "{\"s\":1,\"t\":2}"),
        ("('{{\"s\":{0},\"t\":\"{0}}}{{\"}}' -f 1)", "{\"s\":1,\"t\":\"1}{\"}"),
        ("('{{\"s\":\"{0:d}\"}}' -f $x)", "{\"s\":\"{unknown}\"}"),
        ("('{{\"s\":{0},\"t\":{1}}}' -f @(1, 2))", "{\"s\":1,\"t\":2}"),
        ("('{{}}' -f 1)", "{}"),
    ] {
        let message =
            messages("a.ps1", &format!("Invoke-MgGraphRequest -Method POST -Uri https://a.b/c -Body {format}"));
        assert_eq!(message, format!("POST https://a.b/c\n{HEAD}\n\n{body}"), "{format}");
    }
}

#[test]
fn members_of_powershell_may_be_in_quotes() {
    for (change, body) in [
        (
            "$b.s.'@odata.type' = '#x'; $b.s.\"runs\" = @(@{id='y'})",
            "{\"s\":{\"a\":1,\"@odata.type\":\"#x\",\"runs\":[{\"id\":\"y\"}]}}",
        ),
        ("$b.'s'.'a' = 2", "{\"s\":{\"a\":2}}"),
        ("$b['s'].'c d' = 2", "{\"s\":{\"a\":1,\"c d\":2}}"),
        ("$n = 'a'\n$b.s.\"$n\" = 2", "{\"s\":{\"a\":2}}"),
        ("$b.s[\"$n\"] = 2", "{\"s\":{\"a\":1,\"{unknown}\":2}}"),
        // Which member it is becomes known later.
        ("$b.s.$n = 2", "{\"s\":\"{unknown}\"}"),
        ("$b.s[$n] = 2", "{\"s\":\"{unknown}\"}"),
        ("$b.s.($n).x = 2", "{\"s\":\"{unknown}\"}"),
        ("$b[$n] = 2", "\"{unknown}\""),
        ("if ($b.'s' -eq $b[$n]) { $c = 1 }", "{\"s\":{\"a\":1}}"),
    ] {
        let script = format!(
            "$b = @{{ s = @{{ a = 1 }} }}\n{change}\nInvoke-MgGraphRequest -Method POST -Uri https://a.b/c -Body $b"
        );
        assert_eq!(messages("a.ps1", &script), format!("POST https://a.b/c\n{HEAD}\n\n{body}"), "{script}");
    }
}

#[test]
fn doubled_quotes_of_cmd_are_quotes() {
    for (data, body) in [
        ("\"{\"\"s\"\":{\"\"a\"\":1}}\"", "{\"s\":{\"a\":1}}"),
        ("\"{\"\"s\"\": \"\"%ID%\"\"}\"", "{\"s\": \"{unknown}\"}"),
        ("\"\"\"x\"\"\"", "\"x\""),
        ("\"{\"\"a\"\":\"\"\"\"}\" ^\r\n  -s", "{\"a\":\"\"}"),
        ("\"\" -s", ""),
    ] {
        let script = format!("curl --json {data} https://a.b/c\r\n");
        let expected = format!("POST https://a.b/c\nContent-Type: application/json\n\n{body}");
        assert_eq!(messages("a.cmd", &script), expected, "{script}");
    }
    let set = "set \"B={\"\"a\"\":1}\"\ncurl --json \"%B%\" https://a.b/c\n";
    assert!(messages("a.bat", set).ends_with("\n\n{\"a\":1}"), "{}", messages("a.bat", set));
    // In shells they join two texts.
    assert!(messages("a.sh", "curl --json \"a\"\"b\" https://a.b/c").ends_with("\n\nab"));
}
