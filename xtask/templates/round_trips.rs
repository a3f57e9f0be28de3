//! Reads bodies into the types of a generated crate, writes them back, and says what is not the same.
//!
//! Each line of the input names a type, `one` or `many`, and a file; each line of the output, a file and the verdict.

use std::io::BufRead;

use graph::odata_types::serde_core::{Deserialize, Serialize};
use graph::odata_types::serde_json::{self, Value};

fn main() {
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let parts: Vec<_> = line.split('\t').collect();
        if let [type_, number, path] = parts.as_slice() {
            let text = std::fs::read_to_string(path).unwrap_or_default();
            let file = path.rsplit('/').next().unwrap_or(path);
            println!("{file}\t{}", verdict(type_, *number == "many", &text));
        }
    }
}

fn verdict(type_: &str, many: bool, text: &str) -> String {
    let body: Value = match serde_json::from_str(text) {
        Ok(body) => body,
        Err(error) => return format!("not JSON: {error}"),
    };
    let bodies = match (many, body) {
        (true, mut body) => match body["value"].take() {
            Value::Array(bodies) => bodies,
            other => return format!("`value` is not an array: {other}"),
        },
        (false, body) => vec![body],
    };
    let verdicts: Vec<_> = bodies.into_iter().map(|body| dispatch(type_, body)).collect();
    verdicts.into_iter().find(|verdict| verdict != "ok").unwrap_or_else(|| "ok".to_owned())
}

fn check<T: for<'de> Deserialize<'de> + Serialize>(body: Value) -> String {
    let value: T = match serde_json::from_value(body.clone()) {
        Ok(value) => value,
        Err(error) => return format!("not read: {error}"),
    };
    match serde_json::to_value(&value) {
        Ok(written) => difference("", &body, &written).unwrap_or_else(|| "ok".to_owned()),
        Err(error) => format!("not written: {error}"),
    }
}

/// The first difference of two values. Texts are compared without regard to ASCII case, since members of enumerations are
/// written as the metadata spells them, and type tags by the names in them; a tag that says nothing new is not written.
fn difference(path: &str, read: &Value, written: &Value) -> Option<String> {
    let differs = || Some(format!("at {path}: {read} is written as {written}"));
    match (read, written) {
        (Value::String(read), Value::String(written)) if read.eq_ignore_ascii_case(written) => None,
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            let mut items = ours.iter().zip(theirs).enumerate();
            items.find_map(|(index, (read, written))| difference(&format!("{path}/{index}"), read, written))
        }
        (Value::Object(ours), Value::Object(theirs)) => {
            // Parameters, which are the members of a body, are written as the metadata spells them.
            let is_same = |one: &str, other: &str| one == other || (path.is_empty() && one.eq_ignore_ascii_case(other));
            let added = theirs.keys().find(|name| !ours.keys().any(|one| is_same(one, name)));
            let added = added.map(|name| format!("at {path}: `{name}` is added"));
            let written_as = |name: &str| theirs.iter().find(|(one, _)| is_same(name, one)).map(|(_, value)| value);
            added.or_else(|| {
                ours.iter().find_map(|(name, read)| match written_as(name) {
                    None if name == "@odata.type" => None,
                    None => Some(format!("at {path}: `{name}` is lost")),
                    Some(written) if name == "@odata.type" => {
                        let text = |value: &Value| value.as_str().unwrap_or_default().trim_start_matches('#').to_owned();
                        difference(&format!("{path}/{name}"), &text(read).into(), &text(written).into())
                    }
                    Some(written) => difference(&format!("{path}/{name}"), read, written),
                })
            })
        }
        _ if read == written => None,
        _ => differs(),
    }
}
