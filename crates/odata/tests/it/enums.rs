//! Enumeration values that services send as numbers.

use std::fmt;

use crate::sources::error;
use odata_types::facts::{self, EnumType, Member};
use odata_types::runtime::{self, form};
use odata_types::serde_core::{Deserialize, Deserializer, Serialize, Serializer};
use odata_types::{Flags, Literal, OpenEnum, UnknownMember};
use proptest::prelude::*;

#[derive(Clone, PartialEq)]
enum Access {
    None,
    Read,
    Write,
    ReadWrite,
    Delete,
    Unknown(UnknownMember<Self>),
}

const fn member(name: &'static str, value: i64) -> Member {
    Member { name, value, description: "" }
}

static ACCESS: EnumType = EnumType {
    name: "example.access",
    is_flags: true,
    members: &[member("none", 0), member("read", 1), member("write", 2), member("readWrite", 3), member("delete", 8)],
    sentinel: None,
    description: "",
    long_description: "",
};

impl OpenEnum for Access {
    const TYPE: &'static facts::EnumType = &ACCESS;
    const MEMBERS: &'static [Self] = &[Self::None, Self::Read, Self::Write, Self::ReadWrite, Self::Delete];

    fn as_str(&self) -> &str {
        match self {
            Self::None => "none",
            Self::Read => "read",
            Self::Write => "write",
            Self::ReadWrite => "readWrite",
            Self::Delete => "delete",
            Self::Unknown(member) => member.as_str(),
        }
    }

    fn from_unknown(member: UnknownMember<Self>) -> Self {
        Self::Unknown(member)
    }
}

impl fmt::Debug for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl runtime::Value for Access {
    type Form = form::Enumeration;
}

impl Serialize for Access {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Access {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

fn read(text: &str) -> Access {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn names(text: &str) -> String {
    serde_json::from_str::<Flags<Access>>(text).unwrap_or_else(|error| panic!("{error}: {text}")).to_string()
}

#[test]
fn a_number_is_the_member_of_that_value() {
    for (text, name) in [("2", "write"), ("\"2\"", "write"), ("\"Write\"", "write"), ("7", "7"), ("-1", "-1")] {
        assert_eq!(read(text).as_str(), name, "{text}");
    }
    assert_eq!(
        serde_json::from_str::<Vec<Access>>("[0,\"read\",8]").unwrap(),
        [Access::None, Access::Read, Access::Delete]
    );
    let expected = "expected a string, the name of a member of `example.access`, found a number";
    assert_eq!(error::<Access>("1.5"), expected);
    assert_eq!(error::<Access>("18446744073709551615"), expected);
    // The value of a known member is not unknown.
    assert!(UnknownMember::<Access>::new("8").is_err() && UnknownMember::<Access>::new("7").is_ok());
}

#[test]
fn a_number_is_the_set_of_the_members_that_it_is_made_of() {
    for (text, expected) in [
        ("0", "none"),
        ("3", "readWrite"),
        ("9", "delete,read"),
        ("11", "readWrite,delete"),
        ("\"9\"", "delete,read"),
        ("\"write, 9\"", "write,delete,read"),
        ("4", "4"),
        ("12", "12"),
        ("-1", "-1"),
        ("\"\"", ""),
    ] {
        let names = names(text);
        let sorted = |names: &str| {
            let mut names: Vec<_> = names.split(',').map(str::to_owned).collect();
            names.sort();
            names
        };
        assert_eq!(sorted(&names), sorted(expected), "{text}");
    }
}

#[test]
fn a_set_has_each_member_once() {
    let mut set: Flags<Access> = serde_json::from_str("\"read,write,READ,later,later\"").unwrap();
    assert_eq!(set.to_string(), "read,write,later");
    assert!(!set.insert(Access::Read) && set.insert(Access::Delete));
    assert!(set.remove(&Access::Write) && !set.remove(&Access::Write));
    assert_eq!((set.to_string().as_str(), set.len(), set.is_empty()), ("read,later,delete", 3, false));
}

/// Enumerations that derive an order compare what the schema does not know by name.
#[test]
fn unknown_members_are_in_order_of_their_names() {
    let mut members = ["later", "Later", "earlier"].map(|name| UnknownMember::<Access>::new(name).unwrap());
    members.sort();
    assert_eq!(members.map(|member| member.as_str().to_owned()), ["Later", "earlier", "later"]);
}

proptest! {
    /// Whatever the number, reading what is written of it gives the same value.
    #[test]
    fn numbers_are_read_to_the_same_value(number in prop_oneof![any::<i64>(), 0..16_i64]) {
        let text = number.to_string();
        let one = read(&text);
        prop_assert_eq!(&read(&serde_json::to_string(&one).unwrap()), &one);
        prop_assert_eq!(&read(&format!("\"{text}\"")), &one);
        let set = serde_json::from_str::<Flags<Access>>(&text).unwrap();
        let again: Flags<Access> = serde_json::from_str(&serde_json::to_string(&set).unwrap()).unwrap();
        prop_assert_eq!(&again, &set);
        // The members make up the number, or there is one that is the number.
        let value = |access: &Access| ACCESS.member(access.as_str()).map(|member| member.value);
        let sum = set.iter().map(value).try_fold(0, |sum, value| Some(sum | value?));
        prop_assert!(sum == Some(number) || set.to_string() == text);
    }
}

#[test]
fn a_literal_has_the_names_of_its_members() {
    assert_eq!(Access::ReadWrite.literal(), "'readWrite'");
    let both: Flags<Access> = [Access::Read, Access::Delete].into_iter().collect();
    assert_eq!(both.literal(), "'read,delete'");
}
