//! Help texts, completions and manual pages.

use crate::run::run;

#[test]
fn help_texts() {
    insta::assert_snapshot!("help", run(&["--help"], "").1);
    for command in [
        "check",
        "explain",
        "normalize",
        "show",
        "permissions",
        "list",
        "get",
        "why",
        "cancel",
        "resume",
        "activate",
        "call",
        "create",
        "update",
        "delete",
        "explain-answer",
        "token",
        "serve",
        "completions",
        "man",
    ] {
        let (status, out, err) = run(&[command, "--help"], "");
        assert_eq!((status, err.as_str()), (0, ""));
        // This line depends on a feature.
        let out = out.replace("          \n          This lcw was built without the feature `azure`.\n", "");
        insta::assert_snapshot!(format!("help_{command}"), out);
    }
}

#[test]
fn help_texts_of_calls_come_from_the_schema() {
    for (name, verb, call) in [
        ("activate", "call", "activate"),
        ("scope", "call", "activateWithScope"),
        ("summary", "call", "run/summary"),
        ("top", "call", "topTasksProcessedSummary"),
        ("create", "create", "workflow"),
        ("update", "update", "task"),
        ("delete", "delete", "deletedItems/workflow"),
    ] {
        let (status, out, err) = run(&[verb, call, "--help"], "");
        assert_eq!((status, err.as_str()), (0, ""));
        let out = out.replace("          \n          This lcw was built without the feature `azure`.\n", "");
        insta::assert_snapshot!(format!("help_call_{name}"), out);
    }
}

#[test]
fn completions_know_commands_and_actions() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (status, out, _) = run(&["completions", shell], "");
        assert_eq!(status, 0);
        assert!(out.contains("normalize"), "{shell}");
        // Not every shell gets the values of options.
        assert!(out.contains("cancelProcessing") || !matches!(shell, "bash" | "zsh" | "fish"), "{shell}");
    }
    assert_eq!(run(&["completions", "cobol"], "").0, 2);
}

#[cfg(unix)]
#[test]
fn bash_completes_calls_collections_and_options() {
    use std::process::Command;

    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("lcw.bash");
    std::fs::write(&script, run(&["completions", "bash"], "").1).unwrap();
    for (words, expected) in [
        ("call act", "activate activateAndWait activateWithScope\n"),
        ("help call act", "activate activateAndWait activateWithScope\n"),
        ("list run", "runs\n"),
        ("call run/summary --start", "--start-date-time\n"),
        ("list runs --work", "--workflow --workflow-version\n"),
    ] {
        let words: Vec<_> = ["lcw"].into_iter().chain(words.split(' ')).collect();
        let (last, before) = (words[words.len() - 1], words[words.len() - 2]);
        let call = format!(
            "source '{}'; COMP_WORDS=({}); COMP_CWORD={}; _lcw lcw '{last}' '{before}'; echo \"${{COMPREPLY[@]}}\"",
            script.display(),
            words.join(" "),
            words.len() - 1
        );
        match Command::new("bash").args(["-c", &call]).output() {
            Ok(output) => assert_eq!(String::from_utf8(output.stdout).unwrap(), expected, "{words:?}"),
            Err(error) => eprintln!("skipped: there is no bash: {error}"),
        }
    }
}

#[test]
fn manual_pages() {
    let (status, out, _) = run(&["man"], "");
    assert_eq!(status, 0);
    assert!(out.contains(".TH lcw 1"), "{out}");
    let (status, out, _) = run(&["man", "check"], "");
    assert_eq!(status, 0);
    assert!(out.contains("deny") && out.contains("graph"), "{out}");
    for command in
        ["list", "get", "why", "cancel", "resume", "activate", "permissions", "serve", "create", "update", "delete"]
    {
        let (status, out, _) = run(&["man", command], "");
        assert!(
            status == 0
                && out.contains(&format!(".TH lcw-{command} 1"))
                && out.contains("Exit status") != ["serve", "create", "update", "delete"].contains(&command)
                && out.contains(".SH EXAMPLES")
                && out.contains(&format!("lcw {command}")),
            "{out}"
        );
    }
    let (_, out, _) = run(&["man", "cancel"], "");
    assert!(out.contains("[possible values: text, json]") || out.contains("json: A line of JSON"), "{out}");
    let (status, out, _) = run(&["man", "call", "run/summary"], "");
    assert!(
        status == 0 && out.contains("lcw call run/summary \\-\\-workflow ID") && out.contains("start\\-date\\-time"),
        "{out}"
    );
    let (status, out, _) = run(&["man", "update", "workflow"], "");
    assert!(
        status == 0 && out.contains("lcw update workflow \\-\\-workflow ID") && out.contains("Exit status"),
        "{out}"
    );
    let (status, _, err) = run(&["man", "call", "activte"], "");
    assert_eq!((status, err.as_str()), (2, "lcw: there is no command `call activte`\n"));
    let (status, _, err) = run(&["man", "fly"], "");
    assert_eq!((status, err.as_str()), (2, "lcw: there is no command `fly`\n"));
}
