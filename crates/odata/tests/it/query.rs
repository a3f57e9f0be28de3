//! Query options: what is written into a URL is what was meant, whatever characters it contains.

use odata_types::{Binary, Date, DateTimeOffset, Double, Duration, Expand, Guid, Int64, Literal, Nullable, Query};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;

/// The options of a URL's query, as a service reads them.
fn read(query: &str) -> Vec<(String, String)> {
    let options = query.split('&').filter(|option| !option.is_empty());
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    options.map(|option| option.split_once('=').unwrap()).map(|(name, value)| (decoded(name), decoded(value))).collect()
}

fn query() -> impl Strategy<Value = Query> {
    let leaf = (
        prop::collection::vec(any::<String>(), 0..3),
        prop::option::of(any::<String>()),
        prop::option::of(any::<String>()),
        prop::option::of(any::<u32>()),
        any::<bool>(),
    );
    let leaf = leaf.prop_map(|(select, filter, search, top, count)| {
        let query = Query::new().select(select.clone()).order_by(select);
        let query = filter.into_iter().fold(query, Query::filter);
        let query = search.into_iter().fold(query, Query::search);
        let query = top.into_iter().fold(query, |query, top| query.top(top).skip(top));
        if count { query.count() } else { query }
    });
    leaf.prop_recursive(3, 6, 2, |inner| {
        (inner.clone(), any::<String>(), inner)
            .prop_map(|(query, property, nested)| query.expand(Expand::new(property).with(nested)))
    })
}

proptest! {
    #[test]
    fn a_service_reads_what_was_meant(query in query()) {
        let text = query.to_string();
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_graphic() && !b"#+'\"<>\\^`{|}".contains(&byte)), "{text}");
        let meant: Vec<_> = query.options().map(|(name, value)| (name.to_owned(), value)).collect();
        prop_assert_eq!(read(&text), meant);
    }

    #[test]
    fn no_text_ends_its_literal(text in any::<String>()) {
        let literal = text.literal();
        let inner = literal.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).unwrap();
        prop_assert_eq!(inner.replace("''", ""), text.replace('\'', ""), "each quote is doubled");
        prop_assert_eq!(inner.replace("''", "'"), text);
    }
}

#[test]
fn literals_have_the_form_of_their_type() {
    let date: Date = "2024-05-28".parse().unwrap();
    let instant: DateTimeOffset = "2024-05-28T14:22:08+02:00".parse().unwrap();
    let guid: Guid = "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97".parse().unwrap();
    let duration: Duration = "PT1H".parse().unwrap();
    let binary: Binary = "AQID".parse().unwrap();
    let literals = [
        "it's".literal(),
        true.literal(),
        (-3_i32).literal(),
        Int64::from(7).literal(),
        Double::from(f64::INFINITY).literal(),
        Double::from(1.5).literal(),
        f64::NAN.literal(),
        date.literal(),
        instant.literal(),
        guid.literal(),
        duration.literal(),
        binary.literal(),
        None::<bool>.literal(),
        Nullable::Value("x".to_owned()).literal(),
    ];
    let expected = [
        "'it''s'",
        "true",
        "-3",
        "7",
        "INF",
        "1.5",
        "NaN",
        "2024-05-28",
        "2024-05-28T14:22:08+02:00",
        "8cdf25a8-c9d2-423e-a03d-3f39f03c3e97",
        "duration'PT1H'",
        "binary'AQID'",
        "null",
        "'x'",
    ];
    assert_eq!(literals, expected);
}

#[test]
fn nested_options_are_between_parentheses() {
    let nested = Query::new().select(["id", "name"]).filter("name eq 'a;b&c'").expand("owner($select=id)");
    let query = Query::new().expand(Expand::new("members").with(nested)).expand("manager").count();
    assert_eq!(
        query.to_string(),
        "$expand=members($select=id,name;$expand=owner($select=id);$filter=name%20eq%20%27a;b%26c%27),manager&$count=true"
    );
    assert!(!query.is_empty() && Query::new().is_empty());
    assert_eq!(Query::new().top(5).skip(10).search("emma").to_string(), "$search=emma&$top=5&$skip=10");
}
