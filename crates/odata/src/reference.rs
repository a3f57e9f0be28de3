//! References to entities by their ids: the bodies of requests to `$ref`, and the items of the responses.

use crate::collection::adopt;
use crate::facts::{Property, StructuredKind, StructuredType, ValueType};
use crate::kept::serde_by_runtime;
use crate::runtime::{Failed, Members, Object, Value, Writer, form};
use crate::{AdditionalProperties, Nullable, Structured};

/// A reference to an entity by its id, a URL: what a client sends to `$ref` to add or replace a link, and what a service
/// sends for `$ref`, one by one or as a [`Collection`](crate::Collection).
///
/// ```
/// use odata_types::Reference;
///
/// let body = Reference::new("https://example.com/books('1')");
/// assert_eq!(serde_json::to_string(&body)?, r#"{"@odata.id":"https://example.com/books('1')"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reference {
    /// `@odata.id`: the id of the entity.
    pub id: String,
    /// The other members.
    pub additional_properties: AdditionalProperties,
    /// Whether the id was read under the name `@id`, as OData 4.01 allows.
    is_short: bool,
}

const LONG: &str = "@odata.id";
const SHORT: &str = "@id";

static MEMBERS: [Property; 2] = [Property::new(LONG, ValueType::Untyped), Property::new(SHORT, ValueType::Untyped)];

static TYPE: StructuredType =
    StructuredType { properties: &MEMBERS, ..StructuredType::new("Reference", StructuredKind::Complex) };

impl Reference {
    /// A reference to the entity of that id.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), additional_properties: AdditionalProperties::new(), is_short: false }
    }
}

/// Two references are equal if they say the same, whatever the name of the id.
impl PartialEq for Reference {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.additional_properties == other.additional_properties
    }
}

impl Object for Reference {
    fn facts(&self) -> Option<&'static StructuredType> {
        Some(&TYPE)
    }

    fn fill(&mut self, members: &mut Members<'_, '_>) -> Result<(), Failed> {
        let (mut id, mut short) = (Nullable::Absent, Nullable::Absent);
        members.fill(&mut [&mut id, &mut short], &mut self.additional_properties)?;
        self.is_short = adopt(&mut id, short, SHORT)?;
        match id {
            Nullable::Value(id) => self.id = id,
            Nullable::Null => return Err(Failed::new(format_args!("expected a string, found null")).in_member(LONG)),
            Nullable::Absent => return Err(Failed::new(format_args!("missing member `{LONG}` of a reference"))),
        }
        Ok(())
    }

    fn write(&self, members: &mut Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property(if self.is_short { SHORT } else { LONG }, &crate::runtime::Required(&self.id));
        members.end(&self.additional_properties);
    }
}

impl Value for Reference {
    type Form = form::Structured;
}

impl Structured for Reference {
    const TYPE: &'static StructuredType = &TYPE;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::new("")
    }
}

serde_by_runtime!(Reference);
