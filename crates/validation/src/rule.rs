//! The rules: what can be wrong with a request body, each under a name that stays.

use std::fmt;

/// How bad a violation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The request may be sent, but somebody should look at it.
    Warning,
    /// The request goes against what is documented.
    Error,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a request body is held against.
///
/// The order is that of reports: of several violations in one place, the one that explains the others comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// The body is not JSON, or is nested too deeply to be read; or a request that was built in code cannot be written as
    /// JSON, because it has a member twice.
    MalformedJson,
    /// A value is of another JSON type than documented.
    WrongJsonType,
    /// A member occurs more than once in an object, or an object names its type more than once.
    DuplicateMember,
    /// A value does not say its type where the declared type is abstract.
    MissingType,
    /// A value says that it is of a type that the schema does not know. Services do not take every type that is to come
    /// either, so that this is an error as [`Rule::UnknownEnumMember`] is.
    UnknownType,
    /// A value says that it is of a type that the schema knows but does not allow here.
    TypeNotAllowed,
    /// A type is named, but not as `"@odata.type": "#qualified.name"`. Services differ in what they make of the other
    /// forms, which official examples use now and then: hence a warning.
    TypeTagForm,
    /// A required member is absent.
    MissingRequired,
    /// `null` stands for a value that is not nullable.
    NullRequired,
    /// An object that stands for an existing entity lacks a key property, or has an empty one.
    MissingKey,
    /// A collection has fewer items than documented.
    TooFewItems,
    /// A collection has more items than documented.
    TooManyItems,
    /// A member is not declared. Graph adds properties all the time, and this build may be older than the service: hence
    /// a warning.
    UndeclaredProperty,
    /// A property is documented in some of the API versions of its action only. A body does not say where it goes:
    /// hence a warning.
    VersionDependentProperty,
    /// An enumeration has no member of that name.
    ///
    /// This is an error although a member may be newer than this build. The models keep such a value, because they
    /// also read what services answer; but a service refuses a whole request for a member that it does not know, and
    /// a misspelled member is far more common than a new one. Who knows better can tell the violation by its rule.
    UnknownEnumMember,
    /// A member of an enumeration is spelled in another case. Graph reads it, as its own documentation shows: hence a
    /// warning.
    EnumMemberCase,
    /// A request sends the member that stands for members to come, such as `unknownFutureValue`. It is declared, but it
    /// means nothing: hence a warning.
    SentinelInRequest,
    /// A number has a fraction, an exponent or a signed zero where an integer is documented.
    NotAnInteger,
    /// A number is too small or too great for its type.
    NumberOutOfRange,
    /// The text of a date, a time or a GUID is not one.
    MalformedValue,
    /// The body goes against no other rule, but the model cannot read it. This says that validation and models disagree,
    /// which is a fault of theirs.
    UnreadableBody,
}

impl Rule {
    /// All rules, in their order.
    pub const ALL: &'static [Self] = &[
        Self::MalformedJson,
        Self::WrongJsonType,
        Self::DuplicateMember,
        Self::MissingType,
        Self::UnknownType,
        Self::TypeNotAllowed,
        Self::TypeTagForm,
        Self::MissingRequired,
        Self::NullRequired,
        Self::MissingKey,
        Self::TooFewItems,
        Self::TooManyItems,
        Self::UndeclaredProperty,
        Self::VersionDependentProperty,
        Self::UnknownEnumMember,
        Self::EnumMemberCase,
        Self::SentinelInRequest,
        Self::NotAnInteger,
        Self::NumberOutOfRange,
        Self::MalformedValue,
        Self::UnreadableBody,
    ];

    /// The name of the rule, which stays the same from release to release.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MalformedJson => "malformed-json",
            Self::WrongJsonType => "wrong-json-type",
            Self::DuplicateMember => "duplicate-member",
            Self::MissingType => "missing-type",
            Self::UnknownType => "unknown-type",
            Self::TypeNotAllowed => "type-not-allowed",
            Self::TypeTagForm => "type-tag-form",
            Self::MissingRequired => "missing-required",
            Self::NullRequired => "null-required",
            Self::MissingKey => "missing-key",
            Self::TooFewItems => "too-few-items",
            Self::TooManyItems => "too-many-items",
            Self::UndeclaredProperty => "undeclared-property",
            Self::VersionDependentProperty => "version-dependent-property",
            Self::UnknownEnumMember => "unknown-enum-member",
            Self::EnumMemberCase => "enum-member-case",
            Self::SentinelInRequest => "sentinel-in-request",
            Self::NotAnInteger => "not-an-integer",
            Self::NumberOutOfRange => "number-out-of-range",
            Self::MalformedValue => "malformed-value",
            Self::UnreadableBody => "unreadable-body",
        }
    }

    /// How bad it is to go against the rule.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::TypeTagForm
            | Self::UndeclaredProperty
            | Self::VersionDependentProperty
            | Self::EnumMemberCase
            | Self::SentinelInRequest => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// What the rule asks for, in one sentence.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::MalformedJson => "A request body is one JSON value in UTF-8, nested no deeper than 127 levels.",
            Self::WrongJsonType => "Every value is of the JSON type that its declared type is written as.",
            Self::DuplicateMember => "An object has each member once, and names its type once.",
            Self::MissingType => "Where the declared type is abstract, a value says its type in `@odata.type`.",
            Self::UnknownType => "`@odata.type` names a type that the schema knows.",
            Self::TypeNotAllowed => "`@odata.type` names a type that is documented for this place and is not abstract.",
            Self::TypeTagForm => "A type is named as `\"@odata.type\": \"#qualified.name\"`.",
            Self::MissingRequired => "A required member is there.",
            Self::NullRequired => "`null` stands only for values that are nullable.",
            Self::MissingKey => "An object that stands for an existing entity identifies it by its key properties.",
            Self::TooFewItems => "A collection has at least the documented number of items.",
            Self::TooManyItems => "A collection has at most the documented number of items.",
            Self::UndeclaredProperty => "Every member is declared by the type of its object, unless that type is open.",
            Self::VersionDependentProperty => {
                "A property is documented in every API version in which its action is documented."
            }
            Self::UnknownEnumMember => "The value of an enumeration is a declared member.",
            Self::EnumMemberCase => "A member of an enumeration is spelled as it is declared.",
            Self::SentinelInRequest => "A request does not send the member that stands for members to come.",
            Self::NotAnInteger => "The value of an integer type is written without fraction and exponent.",
            Self::NumberOutOfRange => "A number lies within the range of its type.",
            Self::MalformedValue => "The text of a primitive value has the form that its type documents.",
            Self::UnreadableBody => "Whatever follows all other rules is read by the model.",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_distinct() {
        for (index, rule) in Rule::ALL.iter().enumerate() {
            assert!(rule.as_str().bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase()), "{rule}");
            assert!(Rule::ALL[..index].iter().all(|other| other.as_str() != rule.as_str()), "{rule}");
            assert!(Rule::ALL[..index].iter().all(|other| other < rule), "{rule} is out of order");
        }
    }

    #[test]
    fn descriptions_are_one_sentence() {
        for rule in Rule::ALL {
            let description = rule.description();
            assert!(description.ends_with('.') && !description.contains(". "), "{rule}: {description}");
        }
    }
}
