//! Reading with the models: text, reader and value agree, with the members in any order, and what is read is written back.

use std::fmt::{Debug, Write as _};

use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume, Run, TaskProcessingResult, Workflow};
use lifecycle_workflows_models::odata::serde_core::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// Tries to read a text as each of several types.
pub(crate) fn run(data: &[u8]) {
    read_as::<CancelProcessing>(data);
    read_as::<Resume>(data);
    read_as::<Run>(data);
    read_as::<TaskProcessingResult>(data);
    read_as::<Workflow>(data);
}

fn read_as<T: DeserializeOwned + Serialize + PartialEq + Debug>(data: &[u8]) {
    let from_text = serde_json::from_slice::<T>(data);
    let from_reader = serde_json::from_reader::<_, T>(data);
    match (&from_text, &from_reader) {
        (Ok(text), Ok(reader)) => assert_eq!(text, reader),
        (Err(_), Err(_)) => {}
        _ => panic!("from a text: {from_text:?}; from a reader: {from_reader:?}"),
    }
    let Ok(read) = from_text else { return };
    // Whatever the models read is JSON, has no duplicates and is no deeper than a value can be.
    let value: Value = serde_json::from_slice(data).expect("the models read it");
    assert_eq!(serde_json::from_value::<T>(value.clone()).expect("it is read from a text"), read);
    let mut reversed = String::new();
    print_reversed(&value, &mut reversed);
    assert_eq!(serde_json::from_str::<T>(&reversed).expect("the order of members does not matter"), read);

    let written = serde_json::to_string(&read).expect("what was read can be written");
    let again = serde_json::from_str::<T>(&written).expect("what was written can be read");
    assert_eq!(again, read, "{written}");
    assert_eq!(serde_json::to_string(&again).expect("it was written before"), written);
    assert_eq!(
        serde_json::to_value(&read).expect("it was written as text"),
        serde_json::from_str::<Value>(&written).expect("it was read")
    );
}

/// Prints a value with the members of each object from the last to the first, so that type tags come late.
fn print_reversed(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    out.push(',');
                }
                print_reversed(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (position, (name, member)) in members.iter().rev().enumerate() {
                if position > 0 {
                    out.push(',');
                }
                let _ = write!(out, "{}:", Value::from(name.as_str()));
                print_reversed(member, out);
            }
            out.push('}');
        }
        scalar => {
            let _ = write!(out, "{scalar}");
        }
    }
}
