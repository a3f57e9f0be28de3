//! What holds for all inputs: a request goes to its endpoint, ids stay ids, and no answer makes the client fail.

use graph_client::{Call, Endpoint, Id, Page, RequestError, Token};
use http::Response;
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use second_slice::SCHEMA;
use second_slice::library::Book;

use crate::library::{cloud, give_back, id, lending};

fn endpoints() -> [Endpoint; 3] {
    [
        cloud("USGovernmentL4", "beta"),
        crate::endpoint("http://127.0.0.1:8080"),
        crate::endpoint("https://gateway.example:8443/a/b"),
    ]
}

/// Texts that look like parts of a path or a URL, and any others.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof!["[./\\\\%?#@:{}()' 0-9a-f]{1,12}", ".{1,40}", "(%2e|%2f|\\.|/){1,4}"]
}

proptest! {
    #[test]
    fn ids_stay_segments_of_the_documented_path(ids in prop::array::uniform3(texts())) {
        let Ok([library, member, book]) = TryInto::<[Id; 3]>::try_into(
            ids.iter().filter_map(|text| Id::new(text.as_str()).ok()).collect::<Vec<_>>(),
        ) else {
            return Ok(());
        };
        for endpoint in endpoints() {
            let call = match Call::action(&endpoint, &[&library, &member, &book], &give_back()) {
                Ok(call) => call,
                Err(RequestError::Invalid(_)) => continue,
                Err(other) => panic!("{other}"),
            };
            // The HTTP library parses the URL in another way than the `http` crate.
            let url = reqwest_url(&call.uri().to_string());
            prop_assert_eq!(url.origin, endpoint.origin());
            let path = url.path.strip_prefix(endpoint.to_string().strip_prefix(endpoint.origin()).unwrap()).unwrap();
            let segments: Vec<_> = path.split('/').skip(1).map(|segment| percent_decode_str(segment).decode_utf8().unwrap()).collect();
            prop_assert_eq!(segments, [
                "libraries", library.as_str(), "members", member.as_str(), "books", book.as_str(), "giveBack",
            ]);
        }
    }

    #[test]
    fn a_link_leads_to_the_endpoint_or_nowhere(link in "(https?://)?[a-z.:@\\\\/#?%20-9\\[\\]-]{0,40}", path in "[./%2efa-c?#\\\\]{0,20}") {
        for endpoint in endpoints() {
            let first = Call::<Page<Book>>::list(&endpoint, &[&id("l")]).unwrap();
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
    fn content_goes_to_the_endpoint_or_nowhere(path in "[./%2efa-c?#@:\\\\]{0,20}") {
        for endpoint in endpoints() {
            for path in [path.clone(), format!("/{path}"), format!("/a/{path}")] {
                if let Ok(call) = Call::<()>::content(&endpoint, &path, "text/plain", Vec::new()) {
                    let url = reqwest_url(&call.uri().to_string());
                    prop_assert_eq!(url.origin, endpoint.origin());
                    let base = endpoint.to_string().strip_prefix(endpoint.origin()).unwrap().to_owned();
                    prop_assert!(url.path.starts_with(&format!("{base}/")), "{} is not within {}", url.path, base);
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
    fn any_body_is_interpreted(status in 200_u16..600, body in prop::collection::vec(any::<u8>(), 0..300), json in ".{0,80}") {
        let token = Token::new("opaque-token-of-the-caller").unwrap();
        let acting = lending(&cloud("Global", "v1.0"));
        let bodies = [body, json.clone().into_bytes(), format!("{{\"error\":{{\"code\":{json:?},\"message\":{json}}}}}").into_bytes()];
        for body in bodies {
            let response = Response::builder().status(status).body(body).unwrap();
            if let Err(error) = acting.response(&response, Some(&token)) {
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
