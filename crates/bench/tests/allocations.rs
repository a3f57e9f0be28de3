//! Allocations and memory, which are the same on every machine.

use std::hint::black_box;

use allocation_counter::{AllocationInfo, measure};
use lifecycle_workflows_bench::peers::{plain, same_fields};
use lifecycle_workflows_bench::{CANCEL, CANCEL_TAG_LAST, RESUME, cancel_with};
use lifecycle_workflows_models::identity_governance::{CancelProcessing, Resume};
use lifecycle_workflows_validation::check;
use serde::{Deserialize, Serialize};
use serde_json::Value;

fn reading<T: for<'de> Deserialize<'de>>(body: &str) -> AllocationInfo {
    measure(|| {
        black_box(serde_json::from_str::<T>(black_box(body)).unwrap());
    })
}

fn writing<T: for<'de> Deserialize<'de> + Serialize>(body: &str) -> AllocationInfo {
    let value: T = serde_json::from_str(body).unwrap();
    measure(|| {
        black_box(serde_json::to_string(black_box(&value)).unwrap());
    })
}

#[test]
fn reading_allocates_what_the_plain_struct_does_but_for_tags_and_members_of_enumerations() {
    // The plain structs keep the type tag and the member of the enumeration as texts.
    assert_eq!(reading::<CancelProcessing>(CANCEL).count_total + 1, reading::<plain::Cancel>(CANCEL).count_total);
    assert_eq!(reading::<CancelProcessing>(CANCEL).count_total + 1, reading::<same_fields::Cancel>(CANCEL).count_total);
    assert_eq!(reading::<Resume>(RESUME).count_total + 1, reading::<plain::Resume>(RESUME).count_total);
}

#[test]
fn what_stands_before_the_type_tag_takes_one_allocation() {
    let first = reading::<CancelProcessing>(CANCEL).count_total;
    assert_eq!(reading::<CancelProcessing>(CANCEL_TAG_LAST).count_total, first + 1);
}

#[test]
fn writing_allocates_nothing_but_the_text() {
    assert_eq!(writing::<CancelProcessing>(CANCEL).count_total, writing::<same_fields::Cancel>(CANCEL).count_total);
    assert_eq!(writing::<Resume>(RESUME).count_total, writing::<same_fields::Resume>(RESUME).count_total);
}

/// More than twice as much would mean that something is kept twice, or that room is wasted in every run.
#[test]
fn very_many_runs_take_at_most_twice_the_memory_of_the_plain_struct() {
    let body = cancel_with(100_000);
    let (ours, plain) = (reading::<CancelProcessing>(&body), reading::<same_fields::Cancel>(&body));
    assert!(ours.bytes_max <= 2 * plain.bytes_max, "{ours:?}\n{plain:?}");
    assert!(ours.count_total <= plain.count_total, "{ours:?}\n{plain:?}");
}

#[test]
fn very_many_undeclared_properties_take_at_most_twice_the_memory_of_a_map() {
    let members: Vec<_> = (0..10_000).map(|number| format!(r#""property{number}":{number}"#)).collect();
    let body = format!(r#"{{"data":{{{}}}}}"#, members.join(","));
    let (ours, map) = (reading::<Resume>(&body), reading::<Value>(&body));
    assert!(ours.bytes_max <= 2 * map.bytes_max, "{ours:?}\n{map:?}");
    assert!(ours.count_total <= map.count_total + 2, "{ours:?}\n{map:?}");
}

/// The tree takes 112 bytes for each run, whose text takes 47, and everything else is small: only some violations are kept.
#[test]
fn checking_very_many_wrong_runs_takes_at_most_three_times_the_memory_of_the_text() {
    let body = cancel_with(100_000).replace("\"id\"", "\"Id\"");
    let checked = measure(|| {
        black_box(check::<CancelProcessing>(black_box(body.as_bytes())).unwrap_err());
    });
    assert!(checked.bytes_max <= 3 * body.len() as u64 + 1_000_000, "{checked:?} for {} bytes", body.len());
}

#[test]
fn ten_times_the_runs_take_ten_times_the_allocations() {
    let (few, many) =
        (reading::<CancelProcessing>(&cancel_with(1000)), reading::<CancelProcessing>(&cancel_with(10_000)));
    assert!(many.count_total <= 10 * few.count_total, "{few:?}\n{many:?}");
    assert!(many.bytes_max <= 17 * few.bytes_max, "a vector doubles: {few:?}\n{many:?}");
}
