//! Reading the members of an object into a structured type.

use std::borrow::Cow;

use serde_json::Value as AnyValue;

use super::any::{Any, AnyText};
use super::failed::{Failed, duplicate};
use super::source::{Ahead, Json, Name, Source, Take};
use super::tape::{Record, Tape, Token, next_name, replay};
use crate::facts::{StructuredKind, StructuredType};
use crate::{AdditionalProperties, is_type_tag, names_type, type_name};

/// Initial capacity of the tape: enough for most objects whose type tag comes last.
const LIKELY_TOKENS: usize = 8;

/// Which type an object is of, where a declared type has derived types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The type at that position among [`StructuredType::instantiable`].
    Known(usize),
    /// It does not say its type, and the declared entity type is abstract: the value is a reference to an existing entity.
    Reference,
    /// A type that does not belong here.
    Unknown,
}

/// The members of an object that is being read, from which the generated code of a structured type fills its properties.
///
/// A type tag that names the very type that is being read never gets to the generated code, since it is written again where
/// it is due. One that names another type is a member like any other, and is kept with the undeclared ones, so that nothing
/// is lost.
pub struct Members<'m, 'de> {
    of: &'static StructuredType,
    source: &'m mut (dyn Source<'de> + 'm),
    /// The name of the current member.
    name: Name<'de>,
    /// The positions of the properties that were read, as far as they are below 64.
    seen: u64,
    has_tag: bool,
    /// Members that were read before the type was known, names and values, to be read once more.
    tape: Option<Tape<'de>>,
    rare: Option<Box<Rare<'de>>>,
}

/// What few objects need.
#[derive(Default)]
struct Rare<'de> {
    /// The name and the text of the type tag of an unknown type.
    unknown_tag: Option<(Cow<'de, str>, String)>,
    /// The positions of the properties that were read, from 64 on.
    seen: Vec<usize>,
}

impl<'m, 'de> Members<'m, 'de> {
    pub(crate) fn new(of: &'static StructuredType, source: &'m mut (dyn Source<'de> + 'm)) -> Self {
        let (name, tape, rare) = (Name::new(None), None, None);
        Self { of, source, name, seen: 0, has_tag: false, tape, rare }
    }

    /// Reads all members: those that the type declares into the properties, which are in the order of the facts, base
    /// types first, and all others into `additional`.
    ///
    /// # Errors
    ///
    /// If the input is malformed, a value does not fit its property, or a member is there twice.
    pub fn fill(
        &mut self,
        properties: &mut [&mut dyn Take<'de>],
        additional: &mut AdditionalProperties,
    ) -> Result<(), Failed> {
        self.name.of = Some(self.of);
        while self.next()? {
            let Some((position, property)) =
                self.name.position.and_then(|position| Some((position, properties.get_mut(position)?)))
            else {
                self.undeclared(additional)?;
                continue;
            };
            self.name.expected = position + 1;
            if !self.see(position) {
                return Err(duplicate(self.of.name_at(position)));
            }
            if let Err(failed) = self.value(&mut **property) {
                return Err(failed.in_member(self.of.name_at(position)));
            }
        }
        Ok(())
    }

    /// Makes sure that required properties were read, which are given by their positions and names.
    ///
    /// # Errors
    ///
    /// If there was no member for one of them.
    #[inline]
    pub fn require(&self, properties: &[(usize, &str)]) -> Result<(), Failed> {
        match properties.iter().find(|(position, _)| !self.has_seen(*position)) {
            Some((_, name)) => Err(missing(name, self.of)),
            None => Ok(()),
        }
    }

    /// Keeps all members of an object whose type the schema does not have here, and returns its type tag.
    pub(crate) fn keep_all(
        &mut self,
        members: &mut AdditionalProperties,
    ) -> Result<Option<(Cow<'de, str>, String)>, Failed> {
        while self.next()? {
            if !is_type_tag(&self.name.other) {
                self.keep(members)?;
                continue;
            }
            if self.has_tag {
                return Err(duplicate(&self.name.other));
            }
            self.has_tag = true;
            let name = self.name.take();
            let mut tag = String::new();
            self.value(&mut AnyText(&mut tag)).map_err(|failed| failed.in_member(&name))?;
            self.rare().unknown_tag = Some((name, tag));
        }
        Ok(self.rare.as_mut().and_then(|rare| rare.unknown_tag.take()))
    }

    /// Reads up to the type tag and records what stands before it. Without a type tag, an object is of the declared type,
    /// or stands for an entity.
    pub(crate) fn find_type(&mut self) -> Result<Found, Failed> {
        match self.source.look_for(&is_type_tag) {
            Ahead::Text(tag) => {
                let Some((position, of)) = named(self.of, tag) else { return Ok(Found::Unknown) };
                self.of = of;
                return Ok(Found::Known(position));
            }
            Ahead::Absent => return self.without_tag(),
            Ahead::Unknown => {}
        }
        let mut recorded = Vec::new();
        let found = loop {
            if !self.source.next(&mut self.name)? {
                break self.without_tag()?;
            }
            if is_type_tag(&self.name.other) {
                self.has_tag = true;
                let mut tag = Tag { declared: self.of, found: None, unknown: None };
                self.source.value(&mut tag).map_err(|failed| failed.in_member(&self.name.other))?;
                let Some((position, of)) = tag.found else {
                    let name = self.name.take();
                    self.rare().unknown_tag = tag.unknown.map(|text| (name, text));
                    break Found::Unknown;
                };
                self.of = of;
                break Found::Known(position);
            }
            if recorded.is_empty() {
                recorded.reserve(LIKELY_TOKENS);
            }
            recorded.push(Token::String(self.name.take()));
            self.source.value(&mut Record(&mut recorded))?;
        };
        if !recorded.is_empty() {
            self.tape = Some(recorded.into_iter());
        }
        Ok(found)
    }

    /// What an object is that does not say its type.
    fn without_tag(&self) -> Result<Found, Failed> {
        match (self.of.is_abstract, self.of.kind) {
            (false, _) => Ok(Found::Known(0)),
            (true, StructuredKind::Entity) => Ok(Found::Reference),
            (true, _) => Err(missing_tag(self.of)),
        }
    }

    /// Goes to the next member: those on the tape come first.
    #[expect(clippy::inline_always, reason = "it is called for each member, in one place")]
    #[inline(always)]
    fn next(&mut self) -> Result<bool, Failed> {
        if let Some(tape) = &mut self.tape {
            if next_name(tape, &mut self.name) {
                return Ok(true);
            }
            self.tape = None;
        }
        self.source.next(&mut self.name)
    }

    /// Hands over the value of the current member.
    #[inline]
    fn value(&mut self, into: &mut dyn Take<'de>) -> Result<(), Failed> {
        match &mut self.tape {
            Some(tape) => replay(tape, into),
            None => self.source.value(into),
        }
    }

    /// Notes that a property was read, and returns whether it was not before.
    #[inline]
    fn see(&mut self, position: usize) -> bool {
        let is_new = !self.has_seen(position);
        if position < 64 {
            self.seen |= 1 << position;
        } else {
            self.rare().seen.push(position);
        }
        is_new
    }

    #[inline]
    fn has_seen(&self, position: usize) -> bool {
        if position < 64 {
            self.seen & (1 << position) != 0
        } else {
            self.rare.as_ref().is_some_and(|rare| rare.seen.contains(&position))
        }
    }

    #[cold]
    fn rare(&mut self) -> &mut Rare<'de> {
        self.rare.get_or_insert_default()
    }

    fn undeclared(&mut self, additional: &mut AdditionalProperties) -> Result<(), Failed> {
        if !is_type_tag(&self.name.other) {
            return self.keep(additional);
        }
        if self.has_tag {
            return Err(duplicate(&self.name.other));
        }
        self.has_tag = true;
        let mut tag = OwnTag { of: self.of, other: None };
        self.value(&mut tag).map_err(|failed| failed.in_member(&self.name.other))?;
        if let Some(text) = tag.other {
            additional.insert(self.name.take().into_owned(), AnyValue::String(text));
        }
        Ok(())
    }

    /// Keeps the current member as it is.
    fn keep(&mut self, additional: &mut AdditionalProperties) -> Result<(), Failed> {
        let name = self.name.take();
        if additional.contains_key(&*name) {
            return Err(duplicate(&name));
        }
        let mut member = AnyValue::Null;
        self.value(&mut Any(&mut member)).map_err(|failed| failed.in_member(&name))?;
        additional.insert(name.into_owned(), member);
        Ok(())
    }
}

/// Takes a type tag, and finds the type among those that a value may have.
struct Tag {
    declared: &'static StructuredType,
    found: Option<(usize, &'static StructuredType)>,
    /// The text, where it names another type.
    unknown: Option<String>,
}

/// What a type tag is expected to be.
const TAG: &str = "a string, the name of a type";

impl<'de> Take<'de> for Tag {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        let Some(text) = json.as_str() else { return Err(json.mismatch(TAG)) };
        self.found = named(self.declared, text);
        if self.found.is_none() {
            self.unknown = json.take_string();
        }
        Ok(())
    }
}

/// The type that a tag names, among those that a value may have.
fn named(declared: &'static StructuredType, tag: &str) -> Option<(usize, &'static StructuredType)> {
    // Nearly every tag is in the canonical form, for which comparing bytes is enough.
    let canonical = tag.strip_prefix('#').unwrap_or(tag);
    let exact = declared.instantiable().enumerate().find(|(_, known)| known.name == canonical);
    exact.or_else(|| {
        let name = type_name(tag);
        declared.instantiable().enumerate().find(|(_, known)| known.name.eq_ignore_ascii_case(name))
    })
}

/// Takes a type tag of an object whose type is known.
struct OwnTag {
    of: &'static StructuredType,
    /// The text, where it names another type.
    other: Option<String>,
}

impl<'de> Take<'de> for OwnTag {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        let Some(text) = json.as_str() else { return Err(json.mismatch(TAG)) };
        if !names_type(text, self.of.name) {
            self.other = json.take_string();
        }
        Ok(())
    }
}

#[cold]
fn missing(name: &str, of: &StructuredType) -> Failed {
    Failed::new(format_args!("missing property `{name}` of `{}`", of.name))
}

#[cold]
fn missing_tag(of: &'static StructuredType) -> Failed {
    let types: Vec<_> = of.instantiable().map(|derived| format!("`#{}`", derived.name)).collect();
    let which = match types.as_slice() {
        [] => "the name of a derived type".to_owned(),
        [one] => one.clone(),
        several => format!("one of {}", several.join(", ")),
    };
    Failed::new(format_args!("missing `@odata.type` in a value of the abstract type `{}`: expected {which}", of.name))
}
