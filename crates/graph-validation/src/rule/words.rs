//! Name, severity and description of each rule.

use super::{Rule, Severity};

impl Rule {
    /// The name of the rule, which stays the same from release to release.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MalformedMessage => "malformed-message",
            Self::MalformedUrl => "malformed-url",
            Self::UnknownAction => "unknown-action",
            Self::OtherAction => "other-action",
            Self::WrongMethod => "wrong-method",
            Self::WrongPath => "wrong-path",
            Self::PathCase => "path-case",
            Self::InvalidId => "invalid-id",
            Self::PlaceholderLeft => "placeholder-left",
            Self::UnencodedCharacter => "unencoded-character",
            Self::UnexpectedQuery => "unexpected-query",
            Self::MissingApiVersion => "missing-api-version",
            Self::UndocumentedApiVersion => "undocumented-api-version",
            Self::UndocumentedCloud => "undocumented-cloud",
            Self::UnknownHost => "unknown-host",
            Self::HostMismatch => "host-mismatch",
            Self::MissingHeader => "missing-header",
            Self::DuplicateHeader => "duplicate-header",
            Self::InvalidHeader => "invalid-header",
            Self::InvalidAuthorization => "invalid-authorization",
            Self::WrongContentType => "wrong-content-type",
            Self::ContentLengthMismatch => "content-length-mismatch",
            Self::EncodedBody => "encoded-body",
            Self::UnescapedAt => "unescaped-at",
            Self::UnansweredCallback => "unanswered-callback",
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
            Self::ParameterCase => "parameter-case",
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

    /// The severity of a violation of the rule. Some violations have another one, as the context decides.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::PathCase
            | Self::UnexpectedQuery
            | Self::ContentLengthMismatch
            | Self::UnansweredCallback
            | Self::TypeTagForm
            | Self::UndeclaredProperty
            | Self::ParameterCase
            | Self::VersionDependentProperty
            | Self::EnumMemberCase
            | Self::SentinelInRequest => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// What the rule requires, in one sentence.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::MalformedMessage => "An HTTP request is a request line, headers, a blank line and a body.",
            Self::MalformedUrl => "The target of a request is an `https` URL or a path.",
            Self::UnknownAction => "The path of a request is that of a documented action.",
            Self::OtherAction => "A request is of the expected action.",
            Self::WrongMethod => "A request has the documented method of its action.",
            Self::WrongPath => "The path between API version and action is the documented one.",
            Self::PathCase => "The path is spelled as documented.",
            Self::InvalidId => "An id identifies an entity.",
            Self::PlaceholderLeft => "Placeholders are replaced by values.",
            Self::UnencodedCharacter => "Characters that a URL cannot hold are percent-encoded.",
            Self::UnexpectedQuery => "The URL of an action ends with its path.",
            Self::MissingApiVersion => "The path begins with an API version.",
            Self::UndocumentedApiVersion => "A request goes to an API version in which its action is documented.",
            Self::UndocumentedCloud => "A request goes to a cloud in which its action is documented.",
            Self::UnknownHost => "A request goes to a root of Microsoft Graph.",
            Self::HostMismatch => "`Host` names the host of the URL.",
            Self::MissingHeader => "Required headers are present.",
            Self::DuplicateHeader => "A header that takes one value occurs once.",
            Self::InvalidHeader => "The value of a header contains no control character.",
            Self::InvalidAuthorization => "`Authorization` is the word `Bearer` and a token.",
            Self::WrongContentType => "The body is sent as `application/json`.",
            Self::ContentLengthMismatch => "`Content-Length` is the number of bytes of the body.",
            Self::EncodedBody => "The body is given as plain JSON, neither compressed nor in chunks.",
            Self::UnescapedAt => "In the definition of a logic app, a name that begins with `@` is written with `@@`.",
            Self::UnansweredCallback => {
                "A logic app that is given a path to answer to has an action that posts to that path."
            }
            Self::MalformedJson => "A request body is one JSON value in UTF-8, nested no deeper than 127 levels.",
            Self::WrongJsonType => "Every value has the JSON type of its declared type.",
            Self::DuplicateMember => "An object has each member once, and names its type once.",
            Self::MissingType => "A value whose declared type is abstract names its type in `@odata.type`.",
            Self::UnknownType => "`@odata.type` names a type that the schema knows.",
            Self::TypeNotAllowed => "`@odata.type` names a type that is documented for this place and is not abstract.",
            Self::TypeTagForm => "A type is named as `\"@odata.type\": \"#qualified.name\"`.",
            Self::MissingRequired => "Required members are present.",
            Self::NullRequired => "Only nullable values are `null`.",
            Self::MissingKey => "A reference to an existing entity has its key properties.",
            Self::TooFewItems => "A collection has at least the documented number of items.",
            Self::TooManyItems => "A collection has at most the documented number of items.",
            Self::UndeclaredProperty => "Every member is declared by the type of its object, unless that type is open.",
            Self::ParameterCase => "A parameter is spelled as it is declared.",
            Self::VersionDependentProperty => {
                "A property is documented in every API version in which its action is documented."
            }
            Self::UnknownEnumMember => "The value of an enumeration is a declared member.",
            Self::EnumMemberCase => "A member of an enumeration is spelled as it is declared.",
            Self::SentinelInRequest => "A request does not send the sentinel member of an enumeration.",
            Self::NotAnInteger => "The value of an integer type is written without fraction and exponent.",
            Self::NumberOutOfRange => "A number is within the range of its type.",
            Self::MalformedValue => "The text of a primitive value has the form of its type.",
            Self::UnreadableBody => "A body that violates no other rule can be read as the generated type.",
        }
    }
}
