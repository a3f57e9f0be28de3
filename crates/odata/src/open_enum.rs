//! Open enumerations: known members, and whatever a newer service sends.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use crate::facts;
use crate::runtime::{Failed, Form, Json, View, form};

/// An enumeration type of a schema, with a variant for members that the schema does not know.
///
/// Generated code implements it; reading, writing and comparing names are done here, once.
pub trait OpenEnum: Clone + fmt::Debug + PartialEq + Sized + 'static {
    /// What is documented of the type.
    const TYPE: &'static facts::EnumType;

    /// The known members, in the order of [`facts::EnumType::members`].
    const MEMBERS: &'static [Self];

    /// The name on the wire.
    fn as_str(&self) -> &str;

    /// The variant of members that the schema does not know.
    fn from_unknown(member: UnknownMember<Self>) -> Self;

    /// The member of that name. A name that is spelled exactly so comes first, then one that differs in ASCII case only,
    /// then the value of a member in digits. Any other name is kept as an unknown member.
    #[must_use]
    fn from_name(name: &str) -> Self {
        match Self::TYPE.position_of_text(name).and_then(|position| Self::MEMBERS.get(position)) {
            Some(member) => member.clone(),
            None => Self::from_unknown(UnknownMember { name: name.into(), of: PhantomData }),
        }
    }

    /// The member of that value, which some services send in place of the name. A value that the schema does not know is an
    /// unknown member, whose name is the value in digits.
    #[must_use]
    fn from_value(value: i64) -> Self {
        Self::from_name(&value.to_string())
    }
}

/// The name is empty or already declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUnknownError;

impl fmt::Display for NotUnknownError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a name that the schema does not know")
    }
}

impl std::error::Error for NotUnknownError {}

/// The name of a member that the schema of `E` does not know.
///
/// It cannot have the name or the value of a known member, so an unknown value is never a known one.
///
/// The type is opaque on purpose: generated enumerations hold it in their `Unknown` variant, [`OpenEnum::from_name`] and
/// [`UnknownMember::new`] make it.
pub struct UnknownMember<E> {
    name: Box<str>,
    of: PhantomData<fn() -> E>,
}

impl<E: OpenEnum> UnknownMember<E> {
    /// A member of that name.
    ///
    /// # Errors
    ///
    /// If it is the name of a known member, or no name: empty, or with a comma where a value is a set of members.
    pub fn new(name: &str) -> Result<Self, NotUnknownError> {
        let trimmed = if E::TYPE.is_flags { name.trim() } else { name };
        let is_several = E::TYPE.is_flags && trimmed.contains(',');
        if !trimmed.is_empty() && !is_several && E::TYPE.position_of_text(trimmed).is_none() {
            Ok(Self { name: trimmed.into(), of: PhantomData })
        } else {
            Err(NotUnknownError)
        }
    }
}

impl<E> UnknownMember<E> {
    /// The name on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.name
    }
}

// Written by hand: derives would require the same of `E`, though no `E` is stored.
impl<E> Clone for UnknownMember<E> {
    fn clone(&self) -> Self {
        Self { name: self.name.clone(), of: PhantomData }
    }
}

impl<E> PartialEq for UnknownMember<E> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl<E> Eq for UnknownMember<E> {}

impl<E> PartialOrd for UnknownMember<E> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<E> Ord for UnknownMember<E> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name.cmp(&other.name)
    }
}

impl<E> Hash for UnknownMember<E> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl<E> fmt::Debug for UnknownMember<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name.fmt(f)
    }
}

impl<E: OpenEnum> Form<E> for form::Enumeration {
    fn empty() -> E {
        E::from_unknown(UnknownMember { name: "".into(), of: PhantomData })
    }

    fn read(value: &mut E, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        *value = match (json.as_str(), json.as_integer()) {
            (Some(name), _) => E::from_name(name),
            (None, Some(number)) => E::from_value(number),
            (None, None) => return Err(not_a_name(json, E::TYPE)),
        };
        Ok(())
    }

    fn view(value: &E) -> View<'_> {
        View::Text(value.as_str())
    }
}

#[cold]
fn not_a_name(json: &Json<'_, '_>, of: &facts::EnumType) -> Failed {
    json.mismatch(&format!("a string, the name of a member of `{}`", of.name))
}
