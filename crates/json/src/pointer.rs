//! JSON pointers (RFC 6901).

use std::fmt::{self, Write};

use crate::value::{Kind, Value};

/// A JSON pointer, built from its reference tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(String);

impl Pointer {
    /// The pointer to the whole document: the empty text.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The pointer to a member of the object at this pointer.
    #[must_use]
    pub fn member(&self, name: &str) -> Self {
        let mut pointer = self.clone();
        pointer.push_member(name);
        pointer
    }

    /// The pointer to an element of the array at this pointer.
    #[must_use]
    pub fn element(&self, index: usize) -> Self {
        let mut pointer = self.clone();
        pointer.push_element(index);
        pointer
    }

    /// Goes on to a member in place.
    pub fn push_member(&mut self, name: &str) {
        self.0.push('/');
        for character in name.chars() {
            match character {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                _ => self.0.push(character),
            }
        }
    }

    /// Goes on to an element in place.
    pub fn push_element(&mut self, index: usize) {
        // Writing to a string cannot fail.
        let _ = write!(self.0, "/{index}");
    }

    /// The pointer as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The pointer to the innermost value that contains the byte at `offset`; a member's name counts as part of its value.
///
/// It searches each array and object on the way by halves, so that many look-ups in a large tree stay cheap.
#[must_use]
pub fn pointer_at(value: &Value<'_>, offset: usize) -> Pointer {
    let mut pointer = Pointer::root();
    let mut value = value;
    loop {
        // Items and members are sorted by place: the last one that begins before the offset is the only candidate.
        let inner = match &value.kind {
            Kind::Object(members) => {
                let behind = members.partition_point(|member| member.name_span().start <= offset);
                let member = behind.checked_sub(1).and_then(|index| members.get(index));
                member.filter(|member| offset < member.value.span().end).map(|member| {
                    pointer.push_member(&member.name);
                    &member.value
                })
            }
            Kind::Array(elements) => {
                let behind = elements.partition_point(|element| element.span().start <= offset);
                let found = behind.checked_sub(1).and_then(|index| Some((index, elements.get(index)?)));
                found.filter(|(_, element)| offset < element.span().end).map(|(index, element)| {
                    pointer.push_element(index);
                    element
                })
            }
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => None,
        };
        match inner {
            Some(inner) => value = inner,
            None => return pointer,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Checks the pointers of a value, of the values in it, and of the names of its members.
    fn check(root: &Value<'_>, value: &Value<'_>, pointer: &Pointer) {
        for offset in [value.span().start, value.span().end - 1] {
            assert_eq!(pointer_at(root, offset), *pointer);
        }
        match &value.kind {
            Kind::Object(members) => {
                for member in members {
                    let inner = pointer.member(&member.name);
                    assert_eq!(pointer_at(root, member.name_span().start), inner);
                    check(root, &member.value, &inner);
                }
            }
            Kind::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    check(root, element, &pointer.element(index));
                }
            }
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn every_value_has_its_pointer(text in {
            let leaf = prop_oneof!["[0-9]{1,2}", Just("null".to_owned()), Just("\"a b\"".to_owned())];
            leaf.prop_recursive(4, 24, 4, |inner| {
                let member = ("[a-z/~é]{0,3}", inner.clone()).prop_map(|(name, value)| format!("\"{name}\" : {value}"));
                let array = prop::collection::vec(inner, 0..4).prop_map(|items| format!("[ {} ]", items.join(" , ")));
                let object = prop::collection::vec(member, 0..4).prop_map(|members| format!("{{{}}}", members.join(",\n")));
                prop_oneof![array, object]
            })
        }) {
            if let Ok(value) = crate::parse(&text) {
                check(&value, &value, &Pointer::root());
            }
        }
    }

    #[test]
    fn an_offset_has_its_pointer() {
        let text = r#"{"a/b": [0, {"~": true}], "c": 1}"#;
        let value = crate::parse(text).unwrap();
        let at = |found: &str| pointer_at(&value, text.find(found).unwrap()).to_string();
        assert_eq!(at("true"), "/a~1b/1/~0");
        assert_eq!(at("\"~\""), "/a~1b/1/~0");
        assert_eq!(at("1}"), "/c");
        assert_eq!(at("{"), "");
        assert_eq!(at(", {"), "/a~1b");
        assert_eq!(at(", \"c"), "");
        assert_eq!(pointer_at(&value, 10_000), Pointer::root());
    }
}
