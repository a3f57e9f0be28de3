//! Reads a text from every kind of source, and checks that what is written is what was read.

use std::fmt::Debug;

use odata_types::serde_core::Serialize;
use odata_types::serde_core::de::DeserializeOwned;
use serde_json::Value;

/// The value of a text, which is the same from borrowed text, from a reader, and from a map, and is written as it was read.
pub(crate) fn from_all_sources<T: DeserializeOwned + Serialize + Debug + PartialEq + Clone>(text: &str) -> T {
    let map: Value = serde_json::from_str(text).unwrap();
    let value: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let others = [
        serde_json::from_reader(text.as_bytes()),
        serde_json::from_value(map.clone()),
        serde_json::from_str(&serde_json::to_string(&value).unwrap()),
    ];
    assert_eq!(serde_json::to_value(&value).unwrap(), map);
    for other in others {
        let other: T = other.unwrap_or_else(|error| panic!("{error}: {text}"));
        // Values with `NaN` equal nothing, so they are compared as they are written.
        assert_eq!(serde_json::to_value(&other).unwrap(), map);
        assert!(other == value || text.contains("NaN"), "{other:?} {value:?}");
    }
    value
}

/// The error of reading a text, without its place in the text.
pub(crate) fn error<T: DeserializeOwned + Debug>(text: &str) -> String {
    let message = serde_json::from_str::<T>(text).unwrap_err().to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

/// An object of these members, in this order.
pub(crate) fn object(members: &[(String, Value)]) -> String {
    let members = members.iter().map(|(name, value)| format!("{}:{value}", Value::from(name.as_str())));
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}
