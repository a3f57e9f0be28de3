//! `lcw why`.

use serde_json::{Value, json};

use crate::scripted::{Script, Scripted};
use crate::send::send;
use crate::served::{Served, WORKFLOW};

const USER: &str = "8696088c-1aef-4f65-afe9-acd55343e327";

fn why<'a>(user: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["why", "--workflow", WORKFLOW, "--user", user], more].concat()
}

#[test]
fn the_reason_and_the_next_step_are_said() {
    let served = Served::start(&["--listen", "127.0.0.1:0"]);
    let mut all = Vec::new();
    for user in [USER, "alexw@contoso.com", "nobody"] {
        let (status, out, err) = send(&served.url, &why(user, &[]), "");
        assert_eq!(status, 0, "{err}");
        all.push(format!("{user}\n{out}{err}"));
    }
    // The next step works as it is printed.
    let step = all[0].rsplit("`lcw ").next().unwrap().split('`').next().unwrap();
    let step: Vec<_> = step.split(' ').collect();
    assert_eq!(send(&served.url, &step, "").0, 0);
    // The failed tasks run again, so that the last result has not failed.
    let (_, out, _) = send(&served.url, &why(USER, &[]), "");
    assert!(out.contains("later: 1 without a failure\n"), "{out}");
    assert!(out.contains("next step: wait until a later run has ended for the user: its result "), "{out}");
    let list = out.split("`lcw list ").nth(1).unwrap().split('`').next().unwrap();
    let list: Vec<_> = ["list"].into_iter().chain(list.split(' ')).collect();
    assert_eq!(send(&served.url, &list, "").0, 0, "{out}");
    insta::assert_snapshot!("why", all.join("\n"));
    let (_, out, _) = send(&served.url, &why(USER, &["--format", "json"]), "");
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["result"]["subject"]["id"], USER);
    assert!(answer["taskProcessingResults"][1]["failureReason"].is_string());
}

#[test]
fn what_a_later_run_has_mended_needs_no_other_run() {
    let result = |id: &str, day: u32, status: &str| {
        let began = format!("2026-06-0{day}T08:00:00Z");
        json!({ "id": id, "processingStatus": status, "startedDateTime": began, "subject": { "id": USER } })
    };
    let tasks = json!({ "value": [{ "id": "t", "processingStatus": "failed", "failureReason": "No" }] });
    for (later, step) in [
        (vec![("r2", "completed")], "none: a later run has completed for the user, with the result r2"),
        (vec![("r2", "completed"), ("r3", "inProgress")], "none: a later run has completed"),
        (vec![("r2", "queued")], "wait until a later run has ended for the user: its result r2 is queued"),
        (vec![("r2", "canceled")], "remove the cause, and run the failed tasks again"),
        (vec![], "remove the cause, and run the failed tasks again"),
    ] {
        let later = (2..).zip(later).map(|(day, (id, status))| result(id, day, status));
        let results: Vec<_> = [result("r1", 1, "failed")].into_iter().chain(later).collect();
        let answers = [json!({ "value": results }), tasks.clone()].map(|body| Scripted::json(200, &body));
        let script = Script::serve(answers.into());
        let (status, out, err) = send(&script.url, &why(USER, &[]), "");
        assert!(status == 0 && out.contains(&format!("next step: {step}")), "{out}{err}");
        assert_eq!(out.matches("lcw activate").count(), usize::from(step.starts_with("remove")), "{out}");
    }
}

#[test]
fn a_name_that_finds_nothing_may_have_to_be_an_id() {
    let script = Script::serve(vec![Scripted::json(200, &json!({ "value": [] }))]);
    let (status, _, err) = send(&script.url, &why("ana@contoso.com", &[]), "");
    assert!(status == 0 && err.contains("pass the id") && err.contains("az ad user show --id NAME"), "{err}");
    assert!(!send(&script.url, &why("x", &[]), "").2.contains("pass the id"));
}

#[test]
fn users_are_found_in_any_case_of_letters() {
    let served = Served::start(&["--listen", "127.0.0.1:0"]);
    let expected = send(&served.url, &why(USER, &[]), "").1;
    for user in [&USER.to_uppercase(), "ALEXW@contoso.com", "alexw@CONTOSO.COM"] {
        let (status, out, err) = send(&served.url, &why(user, &[]), "");
        assert!(status == 0 && out == expected && err.is_empty(), "{user}: {out}{err}");
    }
    // A service that does not filter by user.
    let result = |user: &str, name: &str| json!({ "id": format!("of-{name}"), "processingStatus": "failed", "subject": { "id": user, "userPrincipalName": name } });
    let nothing = Scripted::json(200, &json!({ "value": [] }));
    let refused = Scripted::json(400, &json!({ "error": { "code": "BadRequest", "message": "no filter" } }));
    let all = json!({ "value": [result("other", "other@contoso.com"), result("Ab1", "ÉricD@contoso.com")] });
    for user in ["érICd@contoso.com", "aB1"] {
        let script = Script::serve(vec![refused.clone(), Scripted::json(200, &all), nothing.clone()]);
        let (status, out, err) = send(&script.url, &why(user, &[]), "");
        assert!(status == 0 && out.contains("result: of-ÉricD@contoso.com\n"), "{user}: {out}{err}");
    }
    // A GUID is written as services write it, and nothing more is read if there is none.
    let script = Script::serve(vec![nothing]);
    assert_eq!(send(&script.url, &why(&USER.to_uppercase(), &[]), "").0, 0);
    let requests = script.requests();
    assert!(requests.len() == 1 && requests[0].contains(USER), "{requests:?}");
}

#[test]
fn a_user_without_results_has_an_empty_answer() {
    for user in ["x", "ana@contoso.com", USER] {
        let serve = || Script::serve(vec![Scripted::json(200, &json!({ "value": [] })); 3]);
        let (status, out, err) = send(&serve().url, &why(user, &["--format", "json"]), "");
        let empty = json!({ "result": null, "taskProcessingResults": [], "laterWithoutFailure": 0, "nextSteps": [] });
        assert_eq!((status, serde_json::from_str::<Value>(&out).unwrap()), (0, empty));
        let (in_text, out, said) = send(&serve().url, &why(user, &[]), "");
        assert_eq!((in_text, out.as_str(), &said), (0, "", &err));
        assert!(err.contains(&format!("has no results for the user {user}")), "{err}");
    }
}

#[test]
fn a_task_that_waits_can_be_resumed() {
    let served = Served::start(&["--listen", "127.0.0.1:0"]);
    assert_eq!(send(&served.url, &["activate", "--workflow", WORKFLOW, "--user", "u1"], "").0, 0);
    let (status, out, _) = send(&served.url, &why("u1", &[]), "");
    assert!(status == 0 && out.starts_with("u1: inProgress, 0 of 2 tasks failed, started "), "{out}");
    let step = out.split("`lcw resume").nth(1).unwrap().split('`').next().unwrap();
    let step: Vec<_> = ["resume"].into_iter().chain(step.split_whitespace()).collect();
    assert_eq!(send(&served.url, &step, "").0, 0, "{out}");
}

#[test]
fn a_service_that_does_not_filter_by_user_is_read_whole() {
    let refused = Scripted::json(400, &json!({ "error": { "code": "badRequest", "message": "no such filter" } }));
    let result = |id: &str, user: &str| json!({ "id": id, "processingStatus": "failed", "subject": { "id": user } });
    let results = Scripted::json(200, &json!({ "value": [result("r1", "other"), result("r2", USER)] }));
    let tasks =
        Scripted::json(200, &json!({ "value": [{ "id": "t", "processingStatus": "failed", "failureReason": "No" }] }));
    let script = Script::serve(vec![refused, results, tasks]);
    let (status, out, err) = send(&script.url, &why(USER, &[]), "");
    assert!(status == 0 && out.contains("result: r2\n") && out.contains(": No\n"), "{out}{err}");
    assert!(err.contains("refused the filter") && err.contains("no such filter") && err.lines().count() == 1, "{err}");
    assert!(
        script.requests()[2].contains("/userProcessingResults/r2/taskProcessingResults "),
        "{:?}",
        script.requests()
    );
}

#[test]
fn a_request_that_is_refused_without_the_filter_too_is_not_about_the_filter() {
    let error = |message: &str| json!({ "error": { "code": "badRequest", "message": message } });
    let script = Script::serve(vec![Scripted::json(400, &error("The workflow id is malformed."))]);
    let (status, out, err) = send(&script.url, &why(USER, &[]), "");
    assert_eq!((status, out.as_str()), (3, ""));
    assert!(err.contains("The workflow id is malformed.") && err.contains("a workflow's id?"), "{err}");
    assert!(!err.contains("refused the filter"), "{err}");
    // The second read may fail for another reason.
    let script = Script::serve(vec![Scripted::json(400, &error("No.")), Scripted::json(403, &error("Not you."))]);
    let (status, _, err) = send(&script.url, &why(USER, &[]), "");
    assert!(status == 3 && err.contains("Not you.") && !err.contains("workflow's id"), "{err}");
}

#[test]
fn names_and_quotes_stay_in_the_filter() {
    let script = Script::serve(vec![Scripted::json(200, &json!({ "value": [] }))]);
    assert_eq!(send(&script.url, &why("o'neil@contoso.com", &[]), "").0, 0);
    let line = script.requests().remove(0);
    assert!(line.contains("?$filter=subject/userPrincipalName%20eq%20%27o%27%27neil@contoso.com%27 "), "{line}");
}
