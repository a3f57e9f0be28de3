//! `lcw explain-answer` reads answers as tools print them: PowerShell, SDKs, `az rest`, curl, and `lcw` itself.

use serde_json::json;

use crate::run::{lcw, outcome, run};
use crate::scripted::{Script, Scripted};
use crate::send::send;
use crate::token::jwt;

const URL: &str = "https://graph.microsoft.com/v1.0/identityGovernance/lifecycleWorkflows/workflows/w/activate";

/// Explains an answer, of which something can be read.
fn explain(input: &str) -> String {
    let (status, out, err) = run(&["explain-answer"], input);
    assert_eq!((status, err.as_str()), (0, ""), "{input}\n{out}");
    out
}

#[test]
fn every_success_is_one() {
    let list = r#"{"value":[{"id":"1"},{"id":"2"}],"@odata.nextLink":"x"}"#;
    for (status, body, expected) in [
        ("200 OK", r#"{"value":[]}"#, "the service carried out the request; the body has 0 items\n"),
        ("200 OK", list, "the body has 2 items, and the link to the next page\n"),
        ("200 OK", "", "the service carried out the request\n"),
        ("200 OK", "true", "the service carried out the request\n"),
        ("201 Created", r#"{"id":"abc"}"#, "created the entity `abc`\n"),
        ("202 Accepted", "{}", "may carry it out later\nnext step: read what the request changes later"),
        ("204 No Content", "", "the service carried out the request\n"),
        ("206 Partial Content", "x", "body: x\nthe service carried out the request\n"),
    ] {
        let out = explain(&format!("HTTP/1.1 {status}\r\nContent-Type: application/json\r\n\r\n{body}"));
        assert!(out.starts_with(&format!("status: {status}\n")) && out.contains(expected), "{status} {body}: {out}");
        assert!(!out.contains("likely cause") && !out.contains("nextLink"), "{out}");
    }
    for (action, expected) in [
        ("activate", "next step: look what becomes of it, such as with `lcw list runs --workflow ID`"),
        (
            "cancelProcessing",
            "read the entity until its `processingStatus` is no longer queued or inProgress, such as with `lcw get run`",
        ),
    ] {
        let (_, out, _) = run(&["explain-answer", "--action", action], "HTTP/1.1 202 Accepted\n\n");
        assert!(out.contains(expected), "{out}");
    }
    // An error in the body, and a page in place of the service, are failures.
    let failed =
        explain("HTTP/1.1 200 OK\n\n{\"value\":[{}],\"error\":{\"code\":\"TooManyRequests\",\"message\":\"m\"}}");
    assert!(failed.contains("likely cause: too many requests"), "{failed}");
    let page = explain("HTTP/1.1 200 OK\n\n<html><title>Sign in</title></html>");
    assert!(page.contains("likely cause: a proxy"), "{page}");
}

#[test]
fn what_is_neither_a_success_nor_an_error_is_said() {
    for (input, expected) in [
        ("HTTP/1.1 304 Not Modified\n\n", "has not changed"),
        ("HTTP/1.1 301 Moved Permanently\n\n", "does not say where"),
        ("HTTP/1.1 307 Temporary Redirect\nLocation: /v1.0/other\n\n", "the path `/v1.0/other` of the same host"),
        ("HTTP/1.1 100 Continue\n\n", "another answer follows"),
        ("HTTP/1.1 424 Failed Dependency\n\n", "depends on failed"),
    ] {
        assert!(explain(input).contains(expected), "{input}: {}", explain(input));
    }
    let both = explain("HTTP/1.1 100 Continue\n\nHTTP/1.1 204 No Content\n\n");
    assert_eq!(both, "status: 204 No Content\nthe service carried out the request\n");
}

#[test]
fn every_part_of_a_batch_is_explained() {
    let parts = json!({"responses": [
        {"id": "1", "status": 204, "headers": {}},
        {"id": "2", "status": 201, "body": {"id": "new"}},
        {"id": "3", "status": 202},
        {"id": "4", "status": 429, "headers": {"Retry-After": "7"}, "body": {"error": {"code": "TooManyRequests", "message": "m"}}},
        {"id": "5", "status": 424, "body": {"error": {"code": "FailedDependency", "message": "m"}}},
    ]});
    let expected = [
        "id: 1\nstatus: 204 No Content\nthe service carried out the request\n",
        "id: 2\nstatus: 201 Created\nthe service carried out the request, and created the entity `new`\n",
        "id: 3\nstatus: 202 Accepted\nthe service accepted the request and may carry it out later\n",
        "the service asks to wait 7 s",
        "a request of the same batch that this one depends on failed",
    ];
    let alone = explain(&parts.to_string());
    assert!(alone.starts_with("id: 1\n"), "{alone}");
    let whole = explain(&format!("HTTP/1.1 200 OK\n\n{parts}"));
    assert!(whole.starts_with("status: 200 OK\nthe service answered the batch; "), "{whole}");
    let history = json!({"outputs": {"statusCode": 200, "headers": {}, "body": parts}});
    for out in [alone, whole, explain(&history.to_string())] {
        for text in expected {
            assert!(out.contains(text), "expected {text:?} in {out}");
        }
    }
}

#[test]
fn what_the_service_says_of_a_token_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let token = folder.path().join("token");
    let explain = |claims: serde_json::Value, status: u16, message: &str| {
        std::fs::write(&token, jwt(&claims)).unwrap();
        let body = json!({"error": {"code": if status == 401 { "InvalidAuthenticationToken" } else { "accessDenied" }, "message": message}});
        let arguments = ["explain-answer", "--action", "activate", "--token-file", token.to_str().unwrap()];
        run(&arguments, &format!("HTTP/1.1 {status} x\n\n{body}")).1
    };
    let expired = "Lifetime validation failed, the token is expired.";
    let valid = json!({"aud": "https://graph.microsoft.com", "roles": ["User.Read.All"], "exp": 4_100_000_000_u64});
    let out = explain(valid.clone(), 401, expired);
    assert!(out.contains("likely cause: the service says that the token has expired, but the claims"), "{out}");
    assert!(!out.contains("consent"), "{out}");
    let out = explain(json!({"scp": "User.Read", "exp": 1_700_000_000}), 401, expired);
    assert!(out.contains("likely cause: the token expired ") && !out.contains("consent"), "{out}");
    let out = explain(json!({"aud": "https://management.azure.com"}), 401, "Invalid audience.");
    assert!(out.contains("it is for `https://management.azure.com` (`aud`)"), "{out}");
    let out = explain(valid, 403, "Insufficient privileges");
    assert!(out.contains("with admin consent"), "{out}");
    let (status, _, err) = run(&["explain-answer", "--token-file", "-"], "HTTP/1.1 401 x\n\n");
    assert!(status == 2 && err.contains("standard input can be read only once"), "{err}");
}

#[test]
fn errors_of_tools_are_read() {
    let error = r#"{"error":{"code":"UnknownError","message":"","innerError":{"request-id":"r1"}}}"#;
    for (input, expected) in [
        // Windows PowerShell, in every language.
        (
            "Invoke-RestMethod : The remote server returned an error: (401) Unauthorized.\nAt C:\\x.ps1:12 char:1\n".to_owned(),
            &["status: 401 Unauthorized", "the token is missing"][..],
        ),
        (
            "Error: Le serveur distant a retourné une erreur : (403) Interdit.\n".to_owned(),
            &["status: 403 Forbidden"],
        ),
        (
            format!("Invoke-RestMethod : {error}\nAt line:1 char:1\n    + FullyQualifiedErrorId : WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand\n"),
            &["code: UnknownError", "request-id: r1"],
        ),
        // PowerShell 7, with and without a body.
        (
            "Invoke-RestMethod: Response status code does not indicate success: 404 (Not Found).".to_owned(),
            &["status: 404 Not Found"],
        ),
        (
            "Invoke-MgGraphRequest: Response status code does not indicate success: Forbidden (Forbidden).".to_owned(),
            &["status: 403 Forbidden"],
        ),
        (
            format!("Response status code does not indicate success: BadRequest (Bad Request).\n{error}\n"),
            &["status: 400 Bad Request", "code: UnknownError"],
        ),
        (
            "Invoke-RestMethod:\nLine |\n   2 |  Invoke-RestMethod -Uri $u\n     |  ~~~~~~~~~~~~~~~~~~~~~~~~~\n     | {\"error\":{\"code\":\"accessDenied\",\"message\":\"Insufficient\n     | privileges\"}}\n".to_owned(),
            &["code: accessDenied", "message: Insufficient privileges"],
        ),
        // The modules of Graph.
        (
            "Update-MgX_Update: {\"error\":...}\nInvoke-MgX : Insufficient privileges to complete the operation.\n\nStatus: 403 (Forbidden)\nErrorCode: Authorization_RequestDenied\nDate: 2024-06-10T12:29:28\n\nHeaders:\nTransfer-Encoding             : chunked\nrequest-id                    : 5e3b7e1a\n".to_owned(),
            &["status: 403 Forbidden", "code: Authorization_RequestDenied", "message: Insufficient privileges", "request-id: 5e3b7e1a"],
        ),
        (
            "Get-MgUser_List : Insufficient privileges to complete the operation.\nAt line:1 char:1\n    + FullyQualifiedErrorId : Authorization_RequestDenied,Microsoft.Graph.PowerShell.Cmdlets.GetMgUser_List\n".to_owned(),
            &["code: Authorization_RequestDenied", "message: Insufficient privileges", "likely cause: the caller lacks"],
        ),
        (
            "Code: Authorization_RequestDenied\nMessage: Insufficient privileges\nInner error:\n\trequest-id: r1\n".to_owned(),
            &["code: Authorization_RequestDenied", "message: Insufficient privileges", "request-id: r1"],
        ),
        (
            "Resume-MgIdentityGovernanceLifecycleWorkflowTaskProcessingResult_Resume: Insufficient privileges to complete the operation.\n\nStatus: 403 (Forbidden)\nErrorCode: Authorization_RequestDenied\n".to_owned(),
            &["status: 403 Forbidden", "next step: without a permission this is allowed", "authorizedApps"],
        ),
        // Azure CLI names the status; the code alone would be that of another one.
        (format!("ERROR: Forbidden({error})\n"), &["status: 403 Forbidden", "code: UnknownError"]),
        (format!("Bad Request({error})"), &["status: 400 Bad Request"]),
        // curl, and clients of other languages.
        ("curl: (22) The requested URL returned error: 429".to_owned(), &["status: 429 Too Many Requests"]),
        (format!("{error}\ncurl: (22) The requested URL returned error: 503\n"), &["status: 503", "request-id: r1"]),
        ("AxiosError: Request failed with status code 403".to_owned(), &["status: 403 Forbidden"]),
        (format!("requests.exceptions.HTTPError: 409 Client Error: Conflict for url: {URL}"), &["status: 409 Conflict"]),
        ("urllib.error.HTTPError: HTTP Error 401: Unauthorized".to_owned(), &["status: 401 Unauthorized"]),
    ] {
        let out = explain(&input);
        for text in expected {
            assert!(out.contains(text), "{input}\nexpected {text:?} in {out}");
        }
        assert_eq!(out.matches("likely cause").count(), 1, "{input}: {out}");
    }
    for input in [
        "hello",
        "status: done",
        "Code: x",
        "error: MainError(code='x')",
        "ODataError:",
        "a = {}",
        "the service refused everything: 4",
        "a: (12) b",
        "Status: 999999",
    ] {
        let (status, out, _) = run(&["explain-answer"], input);
        assert!(status == 2 && out.is_empty(), "{input}: {out}");
    }
    let (status, _, err) =
        run(&["check"], "Invoke-RestMethod : The remote server returned an error: (401) Unauthorized.");
    assert!(status == 2 && err.contains("`lcw explain-answer` explains it"), "{err}");
}

#[test]
fn an_error_with_all_its_headers_and_colours_is_read() {
    let plain = "Stop-MgX_CancelExpanded : Insufficient privileges to complete the operation.\n\nStatus: 403 (Forbidden)\nErrorCode: Authorization_RequestDenied\nDate: 2024-06-10T12:29:28\n\nHeaders:\nrequest-id                    : r1\nx-ms-ags-diagnostic           : {\"ServerInfo\":{\"DataCenter\":\"West Europe\"}}\nDate                          : Mon, 10 Jun 2024 12:29:28 GMT\n";
    let coloured = format!(
        "\x1b[31;1m{}",
        plain.replace(" : Insuff", "\x1b[0m : \x1b[31;1mInsuff").replace("Date:", "\x1b[0mDate:")
    );
    for text in [plain, &coloured] {
        let (status, out, err) = outcome(lcw(&["explain-answer"]).write_stdin(text).output().unwrap());
        assert_eq!((status, err.as_str()), (0, ""), "{text:?}");
        for expected in
            ["status: 403", "code: Authorization_RequestDenied", "message: Insufficient privileges", "request-id: r1"]
        {
            assert!(out.contains(expected), "{text:?}: {out}");
        }
    }
}

#[test]
fn what_a_token_service_says_is_read_wherever_it_is_printed() {
    let said = "AADSTS7000215: Invalid client secret provided. Use the value.";
    for text in [
        format!("{said} Trace ID: 1\nCorrelation ID: 2\n"),
        format!("azure.core.exceptions.ClientAuthenticationError: Authentication failed: {said}\n"),
        format!("Traceback (most recent call last):\n  File \"a.py\", line 1\nmsal.Error: {said}\n"),
    ] {
        let (status, out, err) = outcome(lcw(&["explain-answer"]).write_stdin(text.as_str()).output().unwrap());
        assert_eq!((status, err.as_str()), (0, ""), "{text:?}");
        assert!(out.contains(said) && out.contains("likely cause: the client secret is wrong"), "{text:?}: {out}");
    }
}

#[test]
fn errors_of_sdks_are_read() {
    for (input, expected) in [
        (
            "msgraph.generated.models.o_data_errors.o_data_error.ODataError:\n        APIError\n        Code: 400\n        message: None\n        error: MainError(additional_data={}, code='BadRequest', details=None, inner_error=InnerError(additional_data={}, client_request_id='c', date=datetime.datetime(2024, 1, 1), odata_type=None, request_id='r1'), message=\"Resource not found for the segment 'x'.\", target=None)\n",
            &[
                "status: 400 Bad Request",
                "code: BadRequest",
                "message: Resource not found for the segment 'x'.",
                "request-id: r1",
                "client-request-id: c",
                "likely cause: the path",
            ][..],
        ),
        (
            "APIError\nCode: 404\nmessage: None\nerror: MainError(additional_data={}, code='itemNotFound', details=[ErrorDetails(code='d', message='of it')], inner_error=None, message='It\\'s gone', target=None)",
            &["status: 404 Not Found", "code: itemNotFound", "message: It\\'s gone"],
        ),
        (
            "APIError\nCode: 400\nmessage: None\nerror: MainError(code='badRequest', message=\"Found (a message='x', message=y]\", details=[ErrorDetails(code='d', message='of it')])",
            &["status: 400 Bad Request", "code: badRequest", "message: Found (a message='x', message=y]"],
        ),
        // Whatever the message is, it is that of one error.
        (
            "Code: 400\nerror: MainError(code='x', message='The callback returned status code 404.')",
            &["status: 400 Bad Request", "code: x", "message: The callback returned status code 404."],
        ),
        (
            "Code: 400\nerror: MainError(code='x', message='Value {\"a\": 1} is wrong')",
            &["status: 400 Bad Request", "code: x", "message: Value {\"a\": 1} is wrong"],
        ),
        (
            "2024-01-01 ERROR a: HTTP error 403: MainError(code='x', additional_data={'a': 1}, message='POST https://a.b: (404)')",
            &["status: 403 Forbidden", "code: x", "message: POST https://a.b: (404)"],
        ),
        (
            "Microsoft.Graph.Models.ODataErrors.ODataError: Insufficient privileges to complete the operation.\n   at Microsoft.Kiota.Http.HttpClientLibrary.HttpClientRequestAdapter.ThrowIfFailedResponse(...)\n",
            &[
                "message: Insufficient privileges to complete the operation.\nlikely cause: the caller lacks a permission",
            ],
        ),
        (
            "Unhandled exception. Microsoft.Graph.ServiceException: Code: accessDenied\r\nMessage: Denied\r\nClientRequestId: x\r\n",
            &["code: accessDenied\nmessage: Denied\nlikely cause: the caller lacks"],
        ),
        (
            "Exception in thread \"main\" com.microsoft.graph.models.odataerrors.ODataError: Access token has expired or is not yet valid.\n\tat com.x.Y(Z.java:1)",
            &["likely cause: the token has expired"],
        ),
        (
            "Microsoft.Kiota.Abstractions.ApiException: The server returned an unexpected status code and no error factory is registered for this code: 403\n",
            &["status: 403 Forbidden"],
        ),
        (
            "GraphError: Insufficient privileges to complete the operation.\n    at y (x.js:1:1) {\n  statusCode: 403,\n  code: 'Authorization_RequestDenied',\n  requestId: 'r1',\n  date: 2024-01-01T00:00:00.000Z,\n  body: '{\"code\":\"Authorization_RequestDenied\",\"message\":\"Insufficient privileges to complete the operation.\",\"innerError\":{\"request-id\":\"r1\"}}',\n  headers: Headers {}\n}\n",
            &["status: 403 Forbidden", "code: Authorization_RequestDenied", "message: Insufficient", "request-id: r1"],
        ),
    ] {
        let out = explain(input);
        for text in expected {
            assert!(out.contains(text), "{input}\nexpected {text:?} in {out}");
        }
        assert_eq!(out.matches("likely cause").count(), 1, "{input}: {out}");
    }
}

/// The text would be read to its end, or to that of its line, for each brace.
#[test]
fn long_texts_are_read_once() {
    let said = |text: String| {
        let said = explain(&format!("HTTP error 404\n{text}"));
        assert!(said.starts_with("status: 404 Not Found\n"), "{said}");
    };
    // JSON that never ends, with and without a fault.
    said("{\"a\":\n".repeat(200_000));
    said("{\"a\":\n".repeat(200_000) + "x");
    // One line.
    said(format!("[{}]", "{\"a\":1},".repeat(250_000)));
    said("MainError(a={'b': 1}".repeat(100_000));
    said("the service refused ".repeat(200_000));
    said("the service refused ".repeat(200_000) + ": 1");
}

#[test]
fn json_is_found_behind_what_is_not_json() {
    for text in ["{ not JSON\n", "{\n  \"a\": 1,\n  # no\n"] {
        let said = explain(&format!("HTTP error 403\n{text}{{\"error\":{{\"code\":\"x\",\"message\":\"m\"}}}}\n"));
        assert!(said.starts_with("status: 403 Forbidden\n") && said.contains("code: x"), "{text}: {said}");
    }
}

#[test]
fn what_curl_says_of_itself_is_not_of_the_body() {
    let body = r#"{"error":{"code":"accessDenied","message":"m"}}"#;
    let input = format!(
        "  % Total    % Received % Xferd\n< HTTP/1.1 200 Connection established\n<\n> POST /v1.0/identityGovernance/lifecycleWorkflows/workflows/w/activate HTTP/1.1\n>\n}} [35 bytes data]\n< HTTP/1.1 403 Forbidden\n< request-id: r9\n<\n{{ [312 bytes data]\n100    60  100    60    0     0   1500      0 --:--:-- --:--:-- --:--:--  1500\n{body}* Connection #0 to host x left intact\n"
    );
    let out = explain(&input);
    assert!(out.starts_with("status: 403 Forbidden\ncode: accessDenied\nmessage: m\nrequest-id: r9\n"), "{out}");
    assert!(out.contains("LifecycleWorkflows-Workflow.Activate"), "{out}");
}

#[test]
fn debug_output_has_answers() {
    let banner =
        |what: &str| format!("DEBUG: ============================ HTTP {what} ============================\n\n");
    let input = format!(
        "{}HTTP Method:\nPOST\n\nAbsolute Uri:\n{URL}\n\nHeaders:\nCache-Control : no-store\n\nBody:\n{{\n  \"subjects\": []\n}}\n\n{}Status Code:\nForbidden\n\nHeaders:\nrequest-id                    : 5e3b7e1a\n\nBody:\n{{\"error\":{{\"code\":\"accessDenied\",\"message\":\"Denied\"}}}}\n\nDEBUG: [CmdletException]: Received Exception\n",
        banner("REQUEST"),
        banner("RESPONSE"),
    );
    for input in [input.clone(), input.replace('\n', "\r\n")] {
        let out = explain(&input);
        for text in [
            "status: 403 Forbidden",
            "code: accessDenied",
            "request-id: 5e3b7e1a",
            "LifecycleWorkflows-Workflow.Activate",
        ] {
            assert!(out.contains(text), "expected {text:?} in {out}");
        }
    }
    let success = format!("{}Status Code:\nNoContent\n\nHeaders:\n\nBody:\n\n\n", banner("RESPONSE"));
    assert!(explain(&success).contains("the service carried out the request"));
}

#[test]
fn what_lcw_prints_is_read() {
    let error = |code: &str| {
        json!({"error": {"code": code, "message": "It is so; not otherwise.", "innerError": {"date": "2026-07-07T11:06:01", "request-id": "r1", "client-request-id": "c1"}}}).to_string()
    };
    for (status, headers, code, cause) in [
        (403, &[][..], "accessDenied", "likely cause: the caller lacks a permission"),
        (404, &[], "itemNotFound", "likely cause: there is no such entity"),
        (409, &[("Date", "Thu, 04 Jul 2024 18:48:32 GMT")], "conflict", "state"),
        (429, &[("Retry-After", "3600")], "TooManyRequests", "the service asks to wait 1 h"),
        (500, &[], "UnknownError", "request-id r1"),
    ] {
        let script = Script::serve(vec![Scripted::new(status, headers, error(code))]);
        for arguments in [
            &["get", "run", "--workflow", "w", "--run", "r"][..],
            &["cancel", "--workflow", "w", "--run", "r"],
            &["cancel", "--workflow", "w", "--run", "r", "--format", "json"],
            &["activate", "--workflow", "w", "--user", "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97"],
        ] {
            let (_, out, err) = send(&script.url, &[arguments, &["--attempts", "1"]].concat(), "");
            let printed = format!("{out}{err}");
            let read = explain(&printed);
            for text in [
                &format!("status: {status} "),
                &format!("code: {code}\nmessage: It is so; not otherwise."),
                "request-id: r1",
                "client-request-id: c1",
                cause,
            ] {
                assert!(read.contains(text), "{printed}\nexpected {text:?} in {read}");
            }
            assert_eq!(read.matches("likely cause").count(), 1, "{printed}: {read}");
            assert_eq!(read.starts_with("id: w/r\n"), arguments[0] == "cancel", "{read}");
        }
    }
    // What was not answered, `lcw` has explained.
    let (_, _, err) = outcome(lcw(&["list", "workflows"]).env_remove("LCW_TOKEN").output().unwrap());
    let (status, out, err) = run(&["explain-answer"], &err);
    assert!(status == 2 && out.is_empty() && err.contains("it says what is wrong"), "{out}{err}");
}
