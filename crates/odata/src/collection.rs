//! Collections as services send them: the body of a response with several values.

use std::fmt;
use std::slice;
use std::vec;

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};

use crate::facts::{Property, StructuredKind, StructuredType, ValueType};
use crate::runtime::{self, Failed, Members, Object, Required, Value, Writer, duplicate, form};
use crate::{AdditionalProperties, Int64, Nullable, Structured};

/// A collection as a service sends it: the items in `value`, and control information about them.
///
/// A service sends a collection in pages: [`next_link`](Self::next_link) is the address of the next one. The last page of a
/// request for changes has a [`delta_link`](Self::delta_link), the address of later changes.
///
/// Control information is written under the name that it was read with: `@odata.count` as in OData 4.0, or `@count` as OData
/// 4.01 allows. The items are of a generated type, of a type of this crate such as [`DeltaItem`](crate::DeltaItem) or
/// [`Reference`](crate::Reference), or of a primitive type.
///
/// ```
/// use odata_types::{Collection, Int64};
///
/// let page: Collection<String> = serde_json::from_str(r#"{
///     "@odata.context": "https://example.com/$metadata#Collection(Edm.String)",
///     "@odata.count": 5,
///     "value": ["a", "b"],
///     "@odata.nextLink": "https://example.com/tags?$skip=2"
/// }"#)?;
/// assert_eq!(page.value, ["a", "b"]);
/// assert_eq!(page.count.into_value().map(Int64::get), Some(5));
/// assert_eq!(page.next_link.value().map(String::as_str), Some("https://example.com/tags?$skip=2"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Collection<T> {
    /// `@odata.context`: the address of the metadata, with a fragment that says what the items are.
    pub context: Nullable<String>,
    /// `@odata.count`: how many items there are on all pages.
    pub count: Nullable<Int64>,
    /// `@odata.nextLink`: the address of the next page.
    pub next_link: Nullable<String>,
    /// `@odata.deltaLink`: the address of later changes.
    pub delta_link: Nullable<String>,
    /// The items on this page.
    pub value: Vec<T>,
    /// The other members.
    pub additional_properties: AdditionalProperties,
    /// Which control information was read under its short name.
    short: [bool; 4],
}

/// The names of the control information in OData 4.0.
const LONG: [&str; 4] = ["@odata.context", "@odata.count", "@odata.nextLink", "@odata.deltaLink"];
/// The same without `odata.`.
const SHORT: [&str; 4] = ["@context", "@count", "@nextLink", "@deltaLink"];

static MEMBERS: [Property; 9] = [
    Property::new(LONG[0], ValueType::Untyped),
    Property::new(LONG[1], ValueType::Untyped),
    Property::new("value", ValueType::Untyped),
    Property::new(LONG[2], ValueType::Untyped),
    Property::new(LONG[3], ValueType::Untyped),
    Property::new(SHORT[0], ValueType::Untyped),
    Property::new(SHORT[1], ValueType::Untyped),
    Property::new(SHORT[2], ValueType::Untyped),
    Property::new(SHORT[3], ValueType::Untyped),
];

static TYPE: StructuredType =
    StructuredType { properties: &MEMBERS, ..StructuredType::new("Collection", StructuredKind::Complex) };

impl<T> Collection<T> {
    /// A collection of these items without control information.
    #[must_use]
    pub const fn new(value: Vec<T>) -> Self {
        Self {
            context: Nullable::Absent,
            count: Nullable::Absent,
            next_link: Nullable::Absent,
            delta_link: Nullable::Absent,
            value,
            additional_properties: AdditionalProperties::new(),
            short: [false; 4],
        }
    }

    /// The items on this page.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.value.iter()
    }
}

impl<T> Default for Collection<T> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl<T> From<Vec<T>> for Collection<T> {
    fn from(value: Vec<T>) -> Self {
        Self::new(value)
    }
}

impl<T> FromIterator<T> for Collection<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::new(items.into_iter().collect())
    }
}

impl<T> IntoIterator for Collection<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.value.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Collection<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Two collections are equal if they say the same, whatever the names of their control information.
impl<T: PartialEq> PartialEq for Collection<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
            && self.context == other.context
            && self.count == other.count
            && self.next_link == other.next_link
            && self.delta_link == other.delta_link
            && self.additional_properties == other.additional_properties
    }
}

impl<T: Value> Object for Collection<T> {
    fn facts(&self) -> Option<&'static StructuredType> {
        Some(&TYPE)
    }

    fn fill(&mut self, members: &mut Members<'_, '_>) -> Result<(), Failed> {
        let mut short = Self::default();
        members.fill(
            &mut [
                &mut self.context,
                &mut self.count,
                &mut Required(&mut self.value),
                &mut self.next_link,
                &mut self.delta_link,
                &mut short.context,
                &mut short.count,
                &mut short.next_link,
                &mut short.delta_link,
            ],
            &mut self.additional_properties,
        )?;
        members.require(&[(2, "value")])?;
        self.short = [
            adopt(&mut self.context, short.context, SHORT[0])?,
            adopt(&mut self.count, short.count, SHORT[1])?,
            adopt(&mut self.next_link, short.next_link, SHORT[2])?,
            adopt(&mut self.delta_link, short.delta_link, SHORT[3])?,
        ];
        Ok(())
    }

    fn write(&self, members: &mut Writer<'_>) {
        let name = |index: usize| if self.short[index] { SHORT[index] } else { LONG[index] };
        members.begin(&self.additional_properties);
        members.property(name(0), &self.context);
        members.property(name(1), &self.count);
        members.property("value", &Required(&self.value));
        members.property(name(2), &self.next_link);
        members.property(name(3), &self.delta_link);
        members.end(&self.additional_properties);
    }
}

/// Takes a value that was read under another name of its member, and returns whether there was one.
pub(crate) fn adopt<T>(member: &mut Nullable<T>, other: Nullable<T>, name: &str) -> Result<bool, Failed> {
    if other.is_absent() {
        return Ok(false);
    }
    if !member.is_absent() {
        return Err(duplicate(name));
    }
    *member = other;
    Ok(true)
}

impl<T: Value> Value for Collection<T> {
    type Form = form::Structured;
}

impl<T: Value> Structured for Collection<T> {
    const TYPE: &'static StructuredType = &TYPE;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl<T: Value> fmt::Debug for Collection<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        runtime::debug(self, f)
    }
}

impl<T: Value> Serialize for Collection<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

impl<'de, T: Value> Deserialize<'de> for Collection<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}
