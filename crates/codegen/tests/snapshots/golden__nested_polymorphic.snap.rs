pub mod example {
//! Namespace `example`.
#![allow(
    unused_imports,
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::module_inception,
    clippy::must_use_candidate,
    clippy::semicolon_if_nothing_returned,
    clippy::single_match_else,
    clippy::too_many_arguments,
    clippy::too_many_lines,
    clippy::wildcard_imports,
    reason = "names, sizes and numbers are those of the schemas, and a program need not use all types",
)]

mod types {
//! The structured types, and the parameters of the actions and functions.

use odata_types::{AdditionalProperties, EntityReference, Nullable, UnknownType};

/// Complex type `example.allOf`.
#[derive(Clone, PartialEq)]
pub struct AllOf {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `note`
    pub note: Nullable<String>,
    /// `limits`
    pub limits: Nullable<Vec<Limit>>,
}

/// Any value of type `example.message`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyMessage {
    /// `example.message`
    Message(Box<Message>),
    /// `example.invitation`
    Invitation(Box<Invitation>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Any value of type `example.parties`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyParties {
    /// `example.parties`
    Parties(Box<Parties>),
    /// `example.moreParties`
    MoreParties(Box<MoreParties>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Any value of type `example.party`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyParty {
    /// `example.party`
    Party(Box<Party>),
    /// `example.person`
    Person(Box<Person>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Any value of type `example.recipient`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyRecipient {
    /// `example.recipient`
    Recipient(Box<Recipient>),
    /// `example.guest`
    Guest(Box<Guest>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Complex type `example.guest`.
#[derive(Clone, PartialEq)]
pub struct Guest {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `address`
    pub address: Nullable<AnyParty>,
}

/// Entity type `example.invitation`.
#[derive(Clone, PartialEq)]
pub struct Invitation {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
    /// `subject`
    pub subject: Nullable<String>,
    /// `from`
    pub from: Nullable<AnyRecipient>,
    /// `to`
    pub to: Nullable<Vec<AnyRecipient>>,
    /// `createdBy`
    pub created_by: Nullable<AnyParties>,
    /// `limit`
    pub limit: Nullable<Limit>,
    /// `about`
    pub about: Nullable<Vec<Item>>,
    /// `answers`
    pub answers: Nullable<Vec<Option<AnyRecipient>>>,
}

impl Invitation {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }
}

/// Abstract type `example.item`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Item {
    /// `example.invitation`
    Invitation(Box<Invitation>),
    /// `example.message`
    Message(Box<Message>),
    /// An entity that exists, named by its key; the value does not say its type.
    Reference(EntityReference<Self>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Abstract type `example.limit`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Limit {
    /// `example.allOf`
    AllOf(Box<AllOf>),
    /// `example.not`
    Not(Box<Not>),
    /// A value of a type that the schema does not have here, kept as it was read.
    UnknownType(UnknownType<Self>),
}

/// Entity type `example.message`.
#[derive(Clone, PartialEq)]
pub struct Message {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Option<String>,
    /// `subject`
    pub subject: Nullable<String>,
    /// `from`
    pub from: Nullable<AnyRecipient>,
    /// `to`
    pub to: Nullable<Vec<AnyRecipient>>,
    /// `createdBy`
    pub created_by: Nullable<AnyParties>,
    /// `limit`
    pub limit: Nullable<Limit>,
    /// `about`
    pub about: Nullable<Vec<Item>>,
}

impl Message {
    /// A reference to the entity of which this is `id`, and nothing else.
    pub fn with_id(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..Self::default() }
    }
}

/// Complex type `example.moreParties`.
#[derive(Clone, PartialEq)]
pub struct MoreParties {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `user`
    pub user: Nullable<AnyParty>,
    /// `device`
    pub device: Nullable<AnyParty>,
    /// `others`
    pub others: Nullable<Vec<Option<AnyParties>>>,
}

/// Complex type `example.not`.
#[derive(Clone, PartialEq)]
pub struct Not {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `note`
    pub note: Nullable<String>,
    /// `limit`
    pub limit: Nullable<Limit>,
}

/// Complex type `example.parties`.
#[derive(Clone, PartialEq)]
pub struct Parties {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `user`
    pub user: Nullable<AnyParty>,
    /// `device`
    pub device: Nullable<AnyParty>,
}

/// Complex type `example.party`.
#[derive(Clone, PartialEq)]
pub struct Party {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Nullable<String>,
    /// `name`
    pub name: Nullable<String>,
}

/// Complex type `example.person`.
#[derive(Clone, PartialEq)]
pub struct Person {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `id`
    pub id: Nullable<String>,
    /// `name`
    pub name: Nullable<String>,
    /// `mail`
    pub mail: Option<String>,
    /// `for`
    pub r#for: Nullable<AnyParty>,
}

/// Complex type `example.recipient`.
#[derive(Clone, PartialEq)]
pub struct Recipient {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `address`
    pub address: Nullable<AnyParty>,
}

/// Parameters of the action `example.send`, bound to `example.item`.
#[derive(Clone, PartialEq)]
pub struct Send {
    /// The members that the schema does not declare: undeclared properties and control information.
    pub additional_properties: AdditionalProperties,
    /// `Message`
    pub message: Box<AnyMessage>,
    /// `Copies`
    pub copies: Nullable<Vec<AnyRecipient>>,
    /// `Limit`
    pub limit: Nullable<Limit>,
}

impl Send {
    /// A value with what is required, and nothing else.
    pub fn new(message: impl Into<AnyMessage>) -> Self {
        Self {
            message: Box::new(message.into()),
            copies: Nullable::Absent,
            limit: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}
}
mod impls {
//! How the types are read and written.

#[cfg(feature = "schemars")]
use std::borrow::Cow;
use super::types::*;
use super::facts::*;
#[cfg(feature = "schemars")]
use odata_types::schemars::{JsonSchema, Schema, SchemaGenerator};
use odata_types::serde_core::de::{Deserialize, Deserializer};
use odata_types::serde_core::ser::{Serialize, Serializer};
use odata_types::{
    Action,
    AdditionalProperties,
    EntityReference,
    Nullable,
    Polymorphic,
    Structured,
    UnknownType,
    facts,
    runtime,
};

impl Default for AllOf {
    fn default() -> Self {
        Self {
            note: Nullable::Absent,
            limits: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for AllOf {
    const TYPE: &'static facts::StructuredType = &ALL_OF_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for AllOf {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&ALL_OF_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.note, &mut self.limits], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("note", &self.note);
        members.property("limits", &self.limits);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for AllOf {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for AllOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AllOf {}

impl<'de> Deserialize<'de> for AllOf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AllOf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AllOf {
    fn schema_name() -> Cow<'static, str> {
        "example.allOf".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&ALL_OF_FACTS, generator)
    }
}

impl From<Message> for AnyMessage {
    fn from(value: Message) -> Self {
        Self::Message(Box::new(value))
    }
}

impl From<Invitation> for AnyMessage {
    fn from(value: Invitation) -> Self {
        Self::Invitation(Box::new(value))
    }
}

impl Polymorphic for AnyMessage {
    const TYPE: &'static facts::StructuredType = &MESSAGE_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::Message(Box::new(Structured::start())),
            runtime::Found::Known(1) => Self::Invitation(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::Message(value) => &**value,
            Self::Invitation(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::Message(value) => &mut **value,
            Self::Invitation(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for AnyMessage {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for AnyMessage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AnyMessage {}

impl<'de> Deserialize<'de> for AnyMessage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AnyMessage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AnyMessage {
    fn schema_name() -> Cow<'static, str> {
        "example.message*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&MESSAGE_FACTS, generator)
    }
}

impl From<Parties> for AnyParties {
    fn from(value: Parties) -> Self {
        Self::Parties(Box::new(value))
    }
}

impl From<MoreParties> for AnyParties {
    fn from(value: MoreParties) -> Self {
        Self::MoreParties(Box::new(value))
    }
}

impl Polymorphic for AnyParties {
    const TYPE: &'static facts::StructuredType = &PARTIES_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::Parties(Box::new(Structured::start())),
            runtime::Found::Known(1) => Self::MoreParties(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::Parties(value) => &**value,
            Self::MoreParties(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::Parties(value) => &mut **value,
            Self::MoreParties(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for AnyParties {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for AnyParties {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AnyParties {}

impl<'de> Deserialize<'de> for AnyParties {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AnyParties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AnyParties {
    fn schema_name() -> Cow<'static, str> {
        "example.parties*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&PARTIES_FACTS, generator)
    }
}

impl From<Party> for AnyParty {
    fn from(value: Party) -> Self {
        Self::Party(Box::new(value))
    }
}

impl From<Person> for AnyParty {
    fn from(value: Person) -> Self {
        Self::Person(Box::new(value))
    }
}

impl Polymorphic for AnyParty {
    const TYPE: &'static facts::StructuredType = &PARTY_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::Party(Box::new(Structured::start())),
            runtime::Found::Known(1) => Self::Person(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::Party(value) => &**value,
            Self::Person(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::Party(value) => &mut **value,
            Self::Person(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for AnyParty {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for AnyParty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AnyParty {}

impl<'de> Deserialize<'de> for AnyParty {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AnyParty {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AnyParty {
    fn schema_name() -> Cow<'static, str> {
        "example.party*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&PARTY_FACTS, generator)
    }
}

impl From<Recipient> for AnyRecipient {
    fn from(value: Recipient) -> Self {
        Self::Recipient(Box::new(value))
    }
}

impl From<Guest> for AnyRecipient {
    fn from(value: Guest) -> Self {
        Self::Guest(Box::new(value))
    }
}

impl Polymorphic for AnyRecipient {
    const TYPE: &'static facts::StructuredType = &RECIPIENT_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::Recipient(Box::new(Structured::start())),
            runtime::Found::Known(1) => Self::Guest(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::Recipient(value) => &**value,
            Self::Guest(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::Recipient(value) => &mut **value,
            Self::Guest(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for AnyRecipient {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for AnyRecipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for AnyRecipient {}

impl<'de> Deserialize<'de> for AnyRecipient {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for AnyRecipient {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for AnyRecipient {
    fn schema_name() -> Cow<'static, str> {
        "example.recipient*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&RECIPIENT_FACTS, generator)
    }
}

impl Default for Guest {
    fn default() -> Self {
        Self { address: Nullable::Absent, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Guest {
    const TYPE: &'static facts::StructuredType = &GUEST_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Guest {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&GUEST_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.address], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("address", &self.address);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Guest {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Guest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Guest {}

impl<'de> Deserialize<'de> for Guest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Guest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Guest {
    fn schema_name() -> Cow<'static, str> {
        "example.guest".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&GUEST_FACTS, generator)
    }
}

impl Default for Invitation {
    fn default() -> Self {
        Self {
            id: None,
            subject: Nullable::Absent,
            from: Nullable::Absent,
            to: Nullable::Absent,
            created_by: Nullable::Absent,
            limit: Nullable::Absent,
            about: Nullable::Absent,
            answers: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Invitation {
    const TYPE: &'static facts::StructuredType = &INVITATION_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Invitation {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&INVITATION_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [
                &mut self.id,
                &mut self.subject,
                &mut self.from,
                &mut self.to,
                &mut self.created_by,
                &mut self.limit,
                &mut self.about,
                &mut self.answers,
            ],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("subject", &self.subject);
        members.property("from", &self.from);
        members.property("to", &self.to);
        members.property("createdBy", &self.created_by);
        members.property("limit", &self.limit);
        members.property("about", &self.about);
        members.property("answers", &self.answers);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Invitation {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Invitation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Invitation {}

impl<'de> Deserialize<'de> for Invitation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Invitation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Invitation {
    fn schema_name() -> Cow<'static, str> {
        "example.invitation".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&INVITATION_FACTS, generator)
    }
}

impl From<Invitation> for Item {
    fn from(value: Invitation) -> Self {
        Self::Invitation(Box::new(value))
    }
}

impl From<Message> for Item {
    fn from(value: Message) -> Self {
        Self::Message(Box::new(value))
    }
}

impl From<EntityReference<Self>> for Item {
    fn from(reference: EntityReference<Self>) -> Self {
        Self::Reference(reference)
    }
}

impl Polymorphic for Item {
    const TYPE: &'static facts::StructuredType = &ITEM_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::Invitation(Box::new(Structured::start())),
            runtime::Found::Known(1) => Self::Message(Box::new(Structured::start())),
            runtime::Found::Reference => Self::Reference(EntityReference::empty()),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::Invitation(value) => &**value,
            Self::Message(value) => &**value,
            Self::Reference(value) => value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::Invitation(value) => &mut **value,
            Self::Message(value) => &mut **value,
            Self::Reference(value) => value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for Item {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Item {}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Item {
    fn schema_name() -> Cow<'static, str> {
        "example.item*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&ITEM_FACTS, generator)
    }
}

impl From<AllOf> for Limit {
    fn from(value: AllOf) -> Self {
        Self::AllOf(Box::new(value))
    }
}

impl From<Not> for Limit {
    fn from(value: Not) -> Self {
        Self::Not(Box::new(value))
    }
}

impl Polymorphic for Limit {
    const TYPE: &'static facts::StructuredType = &LIMIT_FACTS;

    fn start(found: runtime::Found) -> Self {
        match found {
            runtime::Found::Known(0) => Self::AllOf(Box::new(Structured::start())),
            runtime::Found::Known(1) => Self::Not(Box::new(Structured::start())),
            _ => Self::UnknownType(UnknownType::empty()),
        }
    }

    fn object(&self) -> &dyn runtime::Object {
        match self {
            Self::AllOf(value) => &**value,
            Self::Not(value) => &**value,
            Self::UnknownType(value) => value,
        }
    }

    fn object_mut(&mut self) -> &mut dyn runtime::Object {
        match self {
            Self::AllOf(value) => &mut **value,
            Self::Not(value) => &mut **value,
            Self::UnknownType(value) => value,
        }
    }
}

impl runtime::Value for Limit {
    type Form = runtime::form::Polymorphic;
}

impl std::fmt::Debug for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Limit {}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Limit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Limit {
    fn schema_name() -> Cow<'static, str> {
        "example.limit*".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::polymorphic(&LIMIT_FACTS, generator)
    }
}

impl Default for Message {
    fn default() -> Self {
        Self {
            id: None,
            subject: Nullable::Absent,
            from: Nullable::Absent,
            to: Nullable::Absent,
            created_by: Nullable::Absent,
            limit: Nullable::Absent,
            about: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Message {
    const TYPE: &'static facts::StructuredType = &MESSAGE_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Message {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&MESSAGE_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [
                &mut self.id,
                &mut self.subject,
                &mut self.from,
                &mut self.to,
                &mut self.created_by,
                &mut self.limit,
                &mut self.about,
            ],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("subject", &self.subject);
        members.property("from", &self.from);
        members.property("to", &self.to);
        members.property("createdBy", &self.created_by);
        members.property("limit", &self.limit);
        members.property("about", &self.about);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Message {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Message {}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Message {
    fn schema_name() -> Cow<'static, str> {
        "example.message".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&MESSAGE_FACTS, generator)
    }
}

impl Default for MoreParties {
    fn default() -> Self {
        Self {
            user: Nullable::Absent,
            device: Nullable::Absent,
            others: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for MoreParties {
    const TYPE: &'static facts::StructuredType = &MORE_PARTIES_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for MoreParties {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&MORE_PARTIES_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut self.user, &mut self.device, &mut self.others],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("user", &self.user);
        members.property("device", &self.device);
        members.property("others", &self.others);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for MoreParties {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for MoreParties {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for MoreParties {}

impl<'de> Deserialize<'de> for MoreParties {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for MoreParties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for MoreParties {
    fn schema_name() -> Cow<'static, str> {
        "example.moreParties".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&MORE_PARTIES_FACTS, generator)
    }
}

impl Default for Not {
    fn default() -> Self {
        Self {
            note: Nullable::Absent,
            limit: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Not {
    const TYPE: &'static facts::StructuredType = &NOT_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Not {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&NOT_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.note, &mut self.limit], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("note", &self.note);
        members.property("limit", &self.limit);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Not {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Not {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Not {}

impl<'de> Deserialize<'de> for Not {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Not {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Not {
    fn schema_name() -> Cow<'static, str> {
        "example.not".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&NOT_FACTS, generator)
    }
}

impl Default for Parties {
    fn default() -> Self {
        Self {
            user: Nullable::Absent,
            device: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Parties {
    const TYPE: &'static facts::StructuredType = &PARTIES_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Parties {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&PARTIES_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.user, &mut self.device], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("user", &self.user);
        members.property("device", &self.device);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Parties {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Parties {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Parties {}

impl<'de> Deserialize<'de> for Parties {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Parties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Parties {
    fn schema_name() -> Cow<'static, str> {
        "example.parties".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&PARTIES_FACTS, generator)
    }
}

impl Default for Party {
    fn default() -> Self {
        Self {
            id: Nullable::Absent,
            name: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Party {
    const TYPE: &'static facts::StructuredType = &PARTY_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Party {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&PARTY_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.id, &mut self.name], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("name", &self.name);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Party {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Party {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Party {}

impl<'de> Deserialize<'de> for Party {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Party {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Party {
    fn schema_name() -> Cow<'static, str> {
        "example.party".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&PARTY_FACTS, generator)
    }
}

impl Default for Person {
    fn default() -> Self {
        Self {
            id: Nullable::Absent,
            name: Nullable::Absent,
            mail: None,
            r#for: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl Structured for Person {
    const TYPE: &'static facts::StructuredType = &PERSON_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Person {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&PERSON_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut self.id, &mut self.name, &mut self.mail, &mut self.r#for],
            &mut self.additional_properties,
        )
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("id", &self.id);
        members.property("name", &self.name);
        members.property("mail", &self.mail);
        members.property("for", &self.r#for);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Person {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Person {}

impl<'de> Deserialize<'de> for Person {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Person {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Person {
    fn schema_name() -> Cow<'static, str> {
        "example.person".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&PERSON_FACTS, generator)
    }
}

impl Default for Recipient {
    fn default() -> Self {
        Self { address: Nullable::Absent, additional_properties: AdditionalProperties::new() }
    }
}

impl Structured for Recipient {
    const TYPE: &'static facts::StructuredType = &RECIPIENT_FACTS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self::default()
    }
}

impl runtime::Object for Recipient {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&RECIPIENT_FACTS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(&mut [&mut self.address], &mut self.additional_properties)
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("address", &self.address);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Recipient {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Recipient {}

impl<'de> Deserialize<'de> for Recipient {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Recipient {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Recipient {
    fn schema_name() -> Cow<'static, str> {
        "example.recipient".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&RECIPIENT_FACTS, generator)
    }
}

impl Structured for Send {
    const TYPE: &'static facts::StructuredType = &SEND_PARAMETERS;

    fn additional_properties(&self) -> &AdditionalProperties {
        &self.additional_properties
    }

    fn start() -> Self {
        Self {
            message: runtime::empty(),
            copies: Nullable::Absent,
            limit: Nullable::Absent,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

impl runtime::Object for Send {
    fn facts(&self) -> Option<&'static facts::StructuredType> {
        Some(&SEND_PARAMETERS)
    }

    fn fill(&mut self, members: &mut runtime::Members<'_, '_>) -> Result<(), runtime::Failed> {
        members.fill(
            &mut [&mut runtime::Required(&mut self.message), &mut self.copies, &mut self.limit],
            &mut self.additional_properties,
        )?;
        members.require(&[(0, "Message")])
    }

    fn write(&self, members: &mut runtime::Writer<'_>) {
        members.begin(&self.additional_properties);
        members.property("Message", &runtime::Required(&self.message));
        members.property("Copies", &self.copies);
        members.property("Limit", &self.limit);
        members.end(&self.additional_properties);
    }
}

impl runtime::Value for Send {
    type Form = runtime::form::Structured;
}

impl std::fmt::Debug for Send {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        runtime::debug(self, f)
    }
}

impl std::marker::Unpin for Send {}

impl<'de> Deserialize<'de> for Send {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::deserialize(deserializer)
    }
}

impl Serialize for Send {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        runtime::serialize(self, serializer)
    }
}

#[cfg(feature = "schemars")]
impl JsonSchema for Send {
    fn schema_name() -> Cow<'static, str> {
        "example.send".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        odata_types::json_schema::structured(&SEND_PARAMETERS, generator)
    }
}

impl Action for Send {
    const ACTION: &'static facts::Action = &SEND_FACTS;
    type Output = ();
}
}
pub(crate) mod facts {
//! What the schemas say of the types and requests.

use odata_types::facts;

pub(crate) static ALL_OF_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.allOf",
    base: Some(&LIMIT_FACTS),
    inherited: 1,
    properties: &[
        facts::Property::new("limits", facts::ValueType::Structured(&LIMIT_FACTS)).collection(),
    ],
    ..facts::StructuredType::new("example.allOf", facts::StructuredKind::Complex)
};

pub(crate) static GUEST_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.guest",
    base: Some(&RECIPIENT_FACTS),
    inherited: 1,
    ..facts::StructuredType::new("example.guest", facts::StructuredKind::Complex)
};

pub(crate) static INVITATION_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.invitation",
    base: Some(&MESSAGE_FACTS),
    key: &["id"],
    inherited: 7,
    properties: &[
        facts::Property::new("answers", facts::ValueType::Structured(&RECIPIENT_FACTS))
            .collection()
            .nullable(),
    ],
    ..facts::StructuredType::new("example.invitation", facts::StructuredKind::Entity)
};

pub(crate) static ITEM_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.item",
    is_abstract: true,
    key: &["id"],
    properties: &[facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::String))],
    derived: &[&INVITATION_FACTS, &MESSAGE_FACTS],
    ..facts::StructuredType::new("example.item", facts::StructuredKind::Entity)
};

pub(crate) static LIMIT_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.limit",
    is_abstract: true,
    properties: &[
        facts::Property::new("note", facts::ValueType::Primitive(facts::Primitive::String))
            .nullable(),
    ],
    derived: &[&ALL_OF_FACTS, &NOT_FACTS],
    ..facts::StructuredType::new("example.limit", facts::StructuredKind::Complex)
};

pub(crate) static MESSAGE_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.message",
    base: Some(&ITEM_FACTS),
    key: &["id"],
    inherited: 1,
    properties: &[
        facts::Property::new("subject", facts::ValueType::Primitive(facts::Primitive::String))
            .nullable(),
        facts::Property::new("from", facts::ValueType::Structured(&RECIPIENT_FACTS)).nullable(),
        facts::Property::new("to", facts::ValueType::Structured(&RECIPIENT_FACTS)).collection(),
        facts::Property::new("createdBy", facts::ValueType::Structured(&PARTIES_FACTS)).nullable(),
        facts::Property::new("limit", facts::ValueType::Structured(&LIMIT_FACTS)).nullable(),
        facts::Property::new("about", facts::ValueType::Structured(&ITEM_FACTS))
            .collection()
            .navigation(),
    ],
    derived: &[&INVITATION_FACTS],
    ..facts::StructuredType::new("example.message", facts::StructuredKind::Entity)
};

pub(crate) static MORE_PARTIES_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.moreParties",
    base: Some(&PARTIES_FACTS),
    inherited: 2,
    properties: &[
        facts::Property::new("others", facts::ValueType::Structured(&PARTIES_FACTS))
            .collection()
            .nullable(),
    ],
    ..facts::StructuredType::new("example.moreParties", facts::StructuredKind::Complex)
};

pub(crate) static NOT_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.not",
    base: Some(&LIMIT_FACTS),
    inherited: 1,
    properties: &[
        facts::Property::new("limit", facts::ValueType::Structured(&LIMIT_FACTS)).nullable(),
    ],
    ..facts::StructuredType::new("example.not", facts::StructuredKind::Complex)
};

pub(crate) static PARTIES_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.parties",
    properties: &[
        facts::Property::new("user", facts::ValueType::Structured(&PARTY_FACTS)).nullable(),
        facts::Property::new("device", facts::ValueType::Structured(&PARTY_FACTS)).nullable(),
    ],
    derived: &[&MORE_PARTIES_FACTS],
    ..facts::StructuredType::new("example.parties", facts::StructuredKind::Complex)
};

pub(crate) static PARTY_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.party",
    properties: &[
        facts::Property::new("id", facts::ValueType::Primitive(facts::Primitive::String)).nullable(),
        facts::Property::new("name", facts::ValueType::Primitive(facts::Primitive::String))
            .nullable(),
    ],
    derived: &[&PERSON_FACTS],
    ..facts::StructuredType::new("example.party", facts::StructuredKind::Complex)
};

pub(crate) static PERSON_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.person",
    base: Some(&PARTY_FACTS),
    inherited: 2,
    properties: &[
        facts::Property::new("mail", facts::ValueType::Primitive(facts::Primitive::String)),
        facts::Property::new("for", facts::ValueType::Structured(&PARTY_FACTS)).nullable(),
    ],
    ..facts::StructuredType::new("example.person", facts::StructuredKind::Complex)
};

pub(crate) static RECIPIENT_FACTS: facts::StructuredType = facts::StructuredType {
    type_tag: "#example.recipient",
    properties: &[
        facts::Property::new("address", facts::ValueType::Structured(&PARTY_FACTS)).nullable(),
    ],
    derived: &[&GUEST_FACTS],
    ..facts::StructuredType::new("example.recipient", facts::StructuredKind::Complex)
};

pub(crate) static SEND_PARAMETERS: facts::StructuredType = facts::StructuredType {
    properties: &[
        facts::Property::new("Message", facts::ValueType::Structured(&MESSAGE_FACTS)).required(),
        facts::Property::new("Copies", facts::ValueType::Structured(&RECIPIENT_FACTS)).collection(),
        facts::Property::new("Limit", facts::ValueType::Structured(&LIMIT_FACTS)).nullable(),
    ],
    ..facts::StructuredType::new("example.send", facts::StructuredKind::Parameters)
};

pub(crate) static SEND_FACTS: facts::Action = facts::Action {
    name: "example.send",
    binding_type: "example.item",
    parameters: &SEND_PARAMETERS,
    request: facts::Request { ..facts::Request::new("POST", "", 204) },
    acts_on: None,
    description: "",
};
}

pub use self::types::*;
}

use odata_types::{ActionBody, EntityBody, facts};

/// Everything that the schemas document.
pub static SCHEMA: facts::Schema = facts::Schema {
    types: &[
        &example::facts::ALL_OF_FACTS,
        &example::facts::GUEST_FACTS,
        &example::facts::INVITATION_FACTS,
        &example::facts::ITEM_FACTS,
        &example::facts::LIMIT_FACTS,
        &example::facts::MESSAGE_FACTS,
        &example::facts::MORE_PARTIES_FACTS,
        &example::facts::NOT_FACTS,
        &example::facts::PARTIES_FACTS,
        &example::facts::PARTY_FACTS,
        &example::facts::PERSON_FACTS,
        &example::facts::RECIPIENT_FACTS,
    ],
    enums: &[],
    actions: &[&example::facts::SEND_FACTS],
    functions: &[],
    requests: &[],
    clouds: &[],
    api_versions: &[],
};

/// The bodies of all actions, in the order of `SCHEMA`.
pub static BODIES: &[ActionBody] = &[ActionBody::of::<example::Send>()];

/// The bodies of all requests that create or change an entity, in the order of `SCHEMA`.
pub static ENTITY_BODIES: &[EntityBody] = &[];
