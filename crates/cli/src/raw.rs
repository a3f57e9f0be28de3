//! JSON as the service wrote it: nothing is lost, members are in their order, and numbers have all their digits.

use lifecycle_workflows::validation::escaped;
use odata_types::Untyped;
use serde_json::Value;
use serde_json::value::RawValue;

/// A value on one line, without white space between its parts.
pub(crate) fn line(value: &RawValue) -> String {
    let mut line = String::with_capacity(value.get().len());
    let (mut is_text, mut is_escaped) = (false, false);
    for character in value.get().chars() {
        if is_text || !character.is_ascii_whitespace() {
            line.push(character);
        }
        if character == '"' && !is_escaped {
            is_text = !is_text;
        }
        is_escaped = is_text && character == '\\' && !is_escaped;
    }
    escaped(&line)
}

/// The items of an array, each on a line; or the value.
pub(crate) fn lines(value: &RawValue) -> Vec<String> {
    match serde_json::from_str::<Vec<Box<RawValue>>>(value.get()) {
        Ok(items) => items.iter().map(|item| line(item)).collect(),
        Err(_) => vec![line(value)],
    }
}

/// The value, of which no object has two members of one name.
pub(crate) fn parsed(value: &RawValue) -> serde_json::Result<Value> {
    serde_json::from_str::<Untyped>(value.get()).map(|value| value.0)
}

/// An object without its members of a name.
pub(crate) fn without(value: Box<RawValue>, name: &str) -> Box<RawValue> {
    let kept = json_places::parse(value.get()).ok().and_then(|object| {
        let members = object.as_object()?.iter().filter(|member| member.name != name);
        let members = members.map(|member| {
            let span = member.value.span();
            Some(format!("{}:{}", Value::from(&*member.name), value.get().get(span.start..span.end)?))
        });
        let members = members.collect::<Option<Vec<_>>>()?;
        RawValue::from_string(format!("{{{}}}", members.join(","))).ok()
    });
    kept.unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> Box<RawValue> {
        RawValue::from_string(text.to_owned()).unwrap()
    }

    #[test]
    fn a_line_has_everything_but_white_space() {
        let value = raw(
            "{\n  \"b\" : [ 1.50, -0, 10000000000000000000001 ],\t\"a\": \" \\\\\\\" \\n\", \"c d\":\"\u{202e}\"\r\n}",
        );
        assert_eq!(
            line(&value),
            "{\"b\":[1.50,-0,10000000000000000000001],\"a\":\" \\\\\\\" \\n\",\"c d\":\"\\u202e\"}"
        );
        assert_eq!(lines(&raw("[ {\"z\": 1, \"a\": 2}, 3 ]")), ["{\"z\":1,\"a\":2}", "3"]);
        assert_eq!(lines(&raw("\"[]\"")), ["\"[]\""]);
    }

    #[test]
    fn a_member_is_taken_out() {
        assert_eq!(without(raw("{\"z\": 1.0, \"a\": {\"z\": 2}}"), "z").get(), "{\"a\":{\"z\": 2}}");
        assert_eq!(without(raw("{\"a\": 1, \"b\": 2}"), "b").get(), "{\"a\":1}");
        assert_eq!(without(raw("[1]"), "b").get(), "[1]");
    }
}
