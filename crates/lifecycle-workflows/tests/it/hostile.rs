//! What holds for all inputs: a request goes to its endpoint, ids stay ids, and no answer makes the client fail.

use http::Response;
use lifecycle_workflows::client::{
    Call, Endpoint, Id, Limits, Page, RequestError, ResultAddress, Token, endpoint, endpoint_at,
};
use lifecycle_workflows::models::SCHEMA;
use lifecycle_workflows::models::identity_governance::Run;
use percent_encoding::percent_decode_str;
use proptest::prelude::*;

use crate::answers::canceling;
use crate::requests::{id, resume};

fn endpoints() -> [Endpoint; 3] {
    [
        endpoint("USGovernmentL4", "beta").unwrap(),
        endpoint_at("http://127.0.0.1:8080", "v1.0").unwrap(),
        endpoint_at("https://gateway.example:8443/a/b", "v1.0").unwrap(),
    ]
}

/// Ids that look like parts of a path or a URL, and any others.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof!["[./\\\\%?#@:{}()' 0-9a-f]{1,12}", ".{1,40}", "(%2e|%2f|\\.|/){1,4}"]
}

proptest! {
    #[test]
    fn ids_stay_segments_of_the_documented_path(ids in prop::array::uniform3(texts())) {
        let Ok([workflow, task, result]) = TryInto::<[Id; 3]>::try_into(
            ids.iter().filter_map(|text| Id::new(text.as_str()).ok()).collect::<Vec<_>>(),
        ) else {
            return Ok(());
        };
        for endpoint in endpoints() {
            let call = match Call::action(&endpoint, &[&workflow, &task, &result], &resume()) {
                Ok(call) => call,
                Err(RequestError::Invalid(_)) => continue,
                Err(other) => panic!("{other}"),
            };
            // What sends the request reads its URL in another way than the `http` crate.
            let url = reqwest_url(&call.uri().to_string());
            prop_assert_eq!(url.origin, endpoint.origin());
            let path = url.path.strip_prefix(endpoint.to_string().strip_prefix(endpoint.origin()).unwrap()).unwrap();
            let segments: Vec<_> = path.split('/').skip(1).map(|segment| percent_decode_str(segment).decode_utf8().unwrap()).collect();
            prop_assert_eq!(segments, [
                "identityGovernance", "lifecycleWorkflows", "workflows", workflow.as_str(), "tasks", task.as_str(),
                "taskProcessingResults", result.as_str(), "resume",
            ]);
        }
    }

    #[test]
    fn a_callback_path_leads_to_the_documented_path_or_nowhere(text in texts(), id in texts()) {
        let path = format!("/identityGovernance/lifecycleWorkflows/workflows/{id}/tasks/t/taskProcessingResults/r/resume");
        for path in [text.clone(), path.clone(), format!("{text}{path}"), format!("{path}{text}")] {
            if let Ok(address) = ResultAddress::from_callback_path(&path) {
                let endpoint = endpoint("Global", "v1.0").unwrap();
                let ids = [&address.workflow, &address.task, &address.result];
                if let Ok(call) = Call::action_within(Limits::Ignored, &endpoint, &ids, &resume()) {
                    let sent = call.uri().path().strip_prefix("/v1.0").unwrap().to_owned();
                    prop_assert_eq!(ResultAddress::from_callback_path(&sent), Ok(address));
                }
            }
        }
    }

    #[test]
    fn a_link_leads_to_the_endpoint_or_nowhere(link in "(https?://)?[a-z.:@\\\\/#?%20-9\\[\\]-]{0,40}", path in "[./%2efa-c?#\\\\]{0,20}") {
        for endpoint in endpoints() {
            let first = Call::<Page<Run>>::list(&endpoint, &[&id("w")]).unwrap();
            for link in [link.clone(), format!("{endpoint}/{path}"), format!("{}{link}", endpoint.origin())] {
                if let Ok(next) = first.next(&link) {
                    let url = reqwest_url(&next.uri().to_string());
                    prop_assert_eq!(url.origin, endpoint.origin());
                    let base = endpoint.to_string().strip_prefix(endpoint.origin()).unwrap().to_owned();
                    prop_assert!(url.path.starts_with(&base), "{} is not within {}", url.path, base);
                }
            }
        }
    }

    #[test]
    fn a_base_url_is_read_as_whatever_sends_requests_reads_it(text in "https?://[a-zA-Z0-9.:@\\\\/#?%\\[\\] _-]{0,30}") {
        if let Ok(endpoint) = Endpoint::at_insecure(&SCHEMA, &text, "v1.0")
            && let Some(url) = url::Url::parse(&endpoint.to_string()).ok()
        {
            // An IPv4 address may be written in many ways.
            let is_address = matches!(url.host(), Some(url::Host::Ipv4(_)));
            prop_assert!(is_address || url.as_str() == endpoint.to_string(), "{url}");
        }
    }

    #[test]
    fn any_body_is_an_answer(status in 200_u16..600, body in prop::collection::vec(any::<u8>(), 0..300), json in ".{0,80}") {
        let token = Token::new("opaque-token-of-the-caller").unwrap();
        let bodies = [body, json.clone().into_bytes(), format!("{{\"error\":{{\"code\":{json:?},\"message\":{json}}}}}").into_bytes()];
        for body in bodies {
            let response = Response::builder().status(status).body(body).unwrap();
            if let Err(error) = canceling().response(&response, Some(&token)) {
                let shown = error.to_string();
                prop_assert!(!shown.contains(char::is_control) && shown.chars().count() < 4000);
            }
        }
    }
}

struct Url {
    origin: String,
    path: String,
}

fn reqwest_url(text: &str) -> Url {
    let url = url::Url::parse(text).unwrap();
    assert!(url.username().is_empty() && url.password().is_none() && url.fragment().is_none());
    Url { origin: url.origin().ascii_serialization(), path: url.path().to_owned() }
}
