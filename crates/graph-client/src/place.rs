//! The value in a body to which the message of a reading error leads.

use serde_json::Value;

/// The value at the path with which a message begins, such as `value[1].status: expected a string`.
pub(crate) fn value_at<'a>(body: &'a Value, message: &str) -> Option<&'a Value> {
    let mut value = body;
    let mut rest = message;
    loop {
        (rest, value) = if let Some(index) = rest.strip_prefix('[') {
            let (index, behind) = index.split_once(']')?;
            (behind, value.get(index.parse::<usize>().ok()?)?)
        } else {
            // A name may contain dots: the longest one that leads on is meant.
            let leads_on = |name: &str| {
                let behind = rest.strip_prefix(name).filter(|behind| behind.starts_with(['.', '[', ':']));
                behind.filter(|_| !name.is_empty())
            };
            let named = value.as_object()?.iter().filter_map(|(name, member)| Some((leads_on(name)?, member)));
            named.min_by_key(|(behind, _)| behind.len())?
        };
        if rest.starts_with(": ") {
            return Some(value);
        }
        rest = rest.strip_prefix('.').unwrap_or(rest);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_value_is_found() {
        let body = json!({ "value": [{ "a": 1 }, { "a.b": { "c": [true, "x"] }, "@odata.type": 3, "a": { "b": 4 } }] });
        for (message, expected) in [
            ("value[0].a: expected a string", Some(json!(1))),
            ("value[1].a.b.c[1]: expected a number: x", Some(json!("x"))),
            ("value[1].@odata.type: expected a string", Some(json!(3))),
            ("value[2].a: no", None),
            ("value[1].z: no", None),
            ("value[x]: no", None),
            ("value[0]", None),
            ("expected a string at line 1 column 1", None),
            ("", None),
        ] {
            assert_eq!(value_at(&body, message).cloned(), expected, "{message}");
        }
        assert_eq!(value_at(&json!([[1]]), "[0][0]: wrong"), Some(&json!(1)));
    }
}
