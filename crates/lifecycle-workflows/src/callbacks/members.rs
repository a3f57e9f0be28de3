//! Members of a JSON object, taken out by name if they have the expected type.

use lifecycle_workflows_models::AdditionalProperties;
use serde_json::Value;

/// An object of which some members are known. Other members stay.
pub(super) struct Members(pub(super) AdditionalProperties);

impl Members {
    /// The members of a value that is an object.
    pub(super) fn of(value: Value) -> Result<Self, Value> {
        match value {
            Value::Object(members) => Ok(Self(members.into())),
            other => Err(other),
        }
    }

    /// Takes the first member with one of these names, in any ASCII case, that `read` accepts.
    pub(super) fn take<T>(&mut self, names: &[&str], read: fn(Value) -> Result<T, Value>) -> Option<T> {
        for name in names {
            let exact = self.0.contains_key(*name).then(|| (*name).to_owned());
            let others = self.0.keys().filter(|key| key.eq_ignore_ascii_case(name)).cloned();
            for key in exact.into_iter().chain(others.collect::<Vec<_>>()) {
                let Some(value) = self.0.remove(&key) else { continue };
                match read(value) {
                    Ok(read) => return Some(read),
                    Err(value) => self.0.insert(key, value),
                };
            }
        }
        None
    }

    pub(super) fn text(&mut self, names: &[&str]) -> Option<String> {
        self.take(names, |value| match value {
            Value::String(text) => Ok(text),
            other => Err(other),
        })
    }

    pub(super) fn number(&mut self, names: &[&str]) -> Option<i64> {
        self.take(names, |value| match &value {
            Value::Number(number) => number.as_i64().ok_or(value),
            Value::String(digits) => digits.trim().parse().map_err(|_| value),
            _ => Err(value),
        })
    }
}
