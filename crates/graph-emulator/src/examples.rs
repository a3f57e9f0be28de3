//! The documented results, for requests that change nothing here.

use odata_types::facts::Request;
use serde_json::{Value, json};

/// The documented example of a result, as it is answered; none for a request without a result.
pub(crate) fn result(request: &Request) -> Option<Value> {
    let documented = request.result.as_ref()?;
    let example: Value = serde_json::from_str(request.example_result).unwrap_or_default();
    let is_missing = example.is_null();
    Some(match (documented.is_collection, is_missing) {
        (true, true) => json!({ "value": [] }),
        (true, false) => json!({ "value": example }),
        (false, true) => json!({}),
        (false, false) => example,
    })
}

#[cfg(test)]
mod tests {
    use odata_types::facts::{Primitive, ResultType, ValueType};

    use super::*;

    #[test]
    fn the_documented_example_is_answered() {
        let result = |is_collection| Some(ResultType { value: ValueType::Primitive(Primitive::Int32), is_collection });
        let request = |is_collection, example_result| Request {
            result: result(is_collection),
            example_result,
            ..Request::new("GET", "/sum", 200)
        };
        assert_eq!(super::result(&request(true, "[1]")), Some(json!({ "value": [1] })));
        assert_eq!(super::result(&request(true, "")), Some(json!({ "value": [] })));
        assert_eq!(super::result(&request(false, r#"{"a":1}"#)), Some(json!({ "a": 1 })));
        assert_eq!(super::result(&Request::new("DELETE", "/sum", 204)), None);
    }
}
