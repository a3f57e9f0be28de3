//! Arbitrary requests: the answer always has the shape of Graph's.

use std::sync::OnceLock;

use axum::body::Body;
use axum::http::{HeaderValue, Method, Request, Uri};
use proptest::prelude::*;

use crate::harness::{RESULT, RUN, TASK, WORKFLOW, WORKFLOWS, World, assert_is_graph_error, cancel_path, resume_path};

/// Opening a state takes longer than most requests.
fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(World::built_in)
}

fn segment() -> impl Strategy<Value = String> {
    let known = [
        "beta",
        "v1.0",
        "identityGovernance",
        "lifecycleWorkflows",
        "workflows",
        "runs",
        "tasks",
        "taskProcessingResults",
        "cancelProcessing",
        "resume",
        "microsoft.graph.identityGovernance.resume",
        WORKFLOW,
        RUN,
        TASK,
        RESULT,
        "",
    ];
    prop_oneof![
        4 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => "[ -~]{0,6}",
        1 => "(%[0-9a-fA-F]{0,2}|[(')a]){0,5}",
        1 => any::<String>(),
    ]
}

fn path() -> impl Strategy<Value = String> {
    let of_segments = prop::collection::vec(segment(), 0..10).prop_map(|segments| format!("/{}", segments.join("/")));
    let ways = vec![cancel_path(WORKFLOW), resume_path(RESULT), format!("{WORKFLOWS}/{WORKFLOW}/runs")];
    // Paths that are almost valid are most likely to reveal faults.
    let near =
        (prop::sample::select(ways), any::<prop::sample::Index>(), any::<char>()).prop_map(|(way, at, letter)| {
            let mut letters: Vec<char> = way.chars().collect();
            let at = at.index(letters.len());
            letters[at] = letter;
            letters.into_iter().collect()
        });
    (prop_oneof![of_segments, near], prop_oneof![Just(String::new()), "\\?[ -~]{0,20}"])
        .prop_map(|(path, query)| path + &query)
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    let json = r##"{"scope":{"@odata.type":"#microsoft.graph.identityGovernance.cancelRunsScope","runs":[{"id":"1"}]},"data":{}}"##;
    let changed = (any::<prop::sample::Index>(), any::<u8>()).prop_map(move |(at, byte)| {
        let mut bytes = json.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        bytes
    });
    let nested = (1..4000usize, "[\\[{\":]{1,4}").prop_map(|(depth, text)| text.repeat(depth).into_bytes());
    prop_oneof![changed, nested, prop::collection::vec(any::<u8>(), 0..200)]
}

fn headers() -> impl Strategy<Value = Vec<(&'static str, Vec<u8>)>> {
    let name = prop::sample::select(vec![
        "authorization",
        "content-type",
        "content-length",
        "content-encoding",
        "transfer-encoding",
        "host",
        "prefer",
        "client-request-id",
        "accept",
    ]);
    let value = prop_oneof![
        Just(b"Bearer x".to_vec()),
        Just(b"application/json".to_vec()),
        prop::collection::vec(any::<u8>(), 0..30)
    ];
    prop::collection::vec((name, value), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_request_has_an_answer_of_graph(
        method in prop_oneof![Just("GET".to_owned()), Just("POST".to_owned()), "[A-Z]{1,40}"],
        path in path(),
        headers in headers(),
        body in body(),
    ) {
        let (Ok(method), Ok(uri)) = (method.parse::<Method>(), path.parse::<Uri>()) else { return Ok(()) };
        let mut request = Request::builder().method(method).uri(uri).body(Body::from(body)).unwrap();
        for (name, value) in headers {
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                request.headers_mut().append(name, value);
            }
        }
        let answer = world().send(request);
        if answer.status >= 300 {
            assert_is_graph_error(answer.status, &answer.headers, &answer.body);
            prop_assert_ne!(answer.status, 500, "{}", answer.body);
        }
    }
}
