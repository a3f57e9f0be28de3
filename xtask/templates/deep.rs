//! Reads, clones, compares, writes, shows and drops values that are as deep as `serde_json` reads them, on a stack of the
//! size that the first argument gives in KiB; the second one is how many arrays and objects stand in each other.
//!
//! It also checks that the types below are the largest of all that can hold themselves.

use std::collections::{HashMap, VecDeque};
use std::fmt::Debug;

use graph::odata_types::Structured;
use graph::odata_types::facts::{StructuredType, ValueType};
use graph::odata_types::serde_json::{self, Value};

fn main() {
    let numbers: Vec<usize> = std::env::args().skip(1).map(|number| number.parse().unwrap()).collect();
    let [stack, levels] = numbers[..] else { panic!("expected the size of the stack in KiB, and a number of levels") };
    let mut nestable: Vec<_> = sizes().into_iter().filter(|(of, _)| circle(of).is_some()).collect();
    nestable.sort_by_key(|(of, size)| (std::cmp::Reverse(*size), of.name));
    let largest: Vec<_> = nestable.iter().map(|(of, size)| format!("{} {size}", of.name)).take(LARGEST.len()).collect();
    println!("{} types can hold themselves; the largest, in bytes:\n{}", nestable.len(), largest.join("\n"));
    for (of, run) in LARGEST {
        assert!(largest.iter().any(|line| line.split(' ').next() == Some(of.name)), "{} is not that large", of.name);
        let thread = std::thread::Builder::new().stack_size(stack << 10);
        thread.spawn(move || run(&body(of, levels))).unwrap().join().unwrap();
    }
}

/// Does with a value what programs do.
fn run<T: Structured + Clone + PartialEq + Debug>(text: &str) {
    let value: T = serde_json::from_str(text).unwrap();
    let copy = value.clone();
    assert!(copy == value);
    drop(value);
    assert!(!format!("{copy:?}").is_empty());
    let written: Value = serde_json::from_str(&serde_json::to_string(&copy).unwrap()).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(text).unwrap());
}

/// One step from a type to the type of one of its properties.
#[derive(Clone, Copy)]
struct Step {
    property: &'static str,
    is_collection: bool,
    /// The type tag, where the declared type is another one.
    tag: Option<&'static str>,
}

/// The shortest way from a type back to itself.
fn circle(of: &'static StructuredType) -> Option<Vec<Step>> {
    let mut reached: HashMap<&str, Vec<Step>> = HashMap::new();
    let mut open = VecDeque::from([(of, Vec::new())]);
    while let Some((from, way)) = open.pop_front() {
        for property in from.lineage().flat_map(|level| level.properties) {
            let ValueType::Structured(declared) = property.value else { continue };
            for to in declared.instantiable() {
                let tag = (!std::ptr::eq(to, declared)).then_some(to.type_tag);
                let step = Step { property: property.name, is_collection: property.is_collection, tag };
                let way: Vec<_> = way.iter().copied().chain([step]).collect();
                if std::ptr::eq(to, of) {
                    return Some(way);
                }
                reached.entry(to.name).or_insert_with(|| {
                    open.push_back((to, way.clone()));
                    way
                });
            }
        }
    }
    None
}

/// A body in which so many arrays and objects stand in each other.
fn body(of: &'static StructuredType, levels: usize) -> String {
    let way = circle(of).unwrap();
    let (mut text, mut ends) = (String::from("{"), vec!["}"]);
    for step in way.iter().cycle() {
        if ends.len() + usize::from(step.is_collection) >= levels {
            break;
        }
        let (open, end) = if step.is_collection { ("[{", "}]") } else { ("{", "}") };
        text += &format!("\"{}\":{open}", step.property);
        text += &step.tag.map(|tag| format!("\"@odata.type\":\"{tag}\",")).unwrap_or_default();
        ends.push(end);
        ends.extend(step.is_collection.then_some(""));
    }
    text.push_str("\"@odata.id\":\"x\"");
    text.extend(ends.into_iter().rev());
    text
}
