//! The rules that requests are checked against, each with a stable name.

mod severity;
mod words;

use std::fmt;

pub use severity::Severity;

/// A rule that the head or the body of a request is checked against.
///
/// The order is that of reports: of several violations in one place, the one that explains the others comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// The text is not an HTTP request: it has no request line, a line of its head is not a header, or it holds several
    /// requests.
    MalformedMessage,
    /// The target of a request is neither an `https` URL nor a path, or the URL holds a user name. Without TLS,
    /// everybody on the way could read the token.
    MalformedUrl,
    /// The path is not that of a documented action.
    UnknownAction,
    /// The request is of another action than the expected one.
    OtherAction,
    /// The method is not that of the action.
    WrongMethod,
    /// The path names the action, but is not the documented one.
    WrongPath,
    /// A part of the path is spelled in another case. Graph reads it, but others between it and the caller may not: hence
    /// a warning.
    PathCase,
    /// An id cannot identify an entity: it is empty, is a dot segment, which clients and servers take out of a path, or
    /// contains white space, quotes, braces or invisible characters.
    InvalidId,
    /// A placeholder such as `{book-id}` was not filled in.
    PlaceholderLeft,
    /// A character stands in the URL that must be percent-encoded there, or a percent sign does not begin an escape.
    UnencodedCharacter,
    /// The URL has a query or a fragment, of which nothing is documented. Services mostly ignore it: hence a warning.
    UnexpectedQuery,
    /// The path does not begin with an API version. Documentation prints paths without it, as batches do: there it is a
    /// warning.
    MissingApiVersion,
    /// The action is not documented in the API version of the path.
    UndocumentedApiVersion,
    /// The action is not documented in the cloud of the URL.
    UndocumentedCloud,
    /// The host is neither a root of Microsoft Graph nor this machine. Another host would get the token: hence an error.
    UnknownHost,
    /// The header `Host` names another host than the URL.
    HostMismatch,
    /// A required header is missing. Documentation prints no `Authorization`: in a message without HTTP version, that one
    /// is a warning.
    MissingHeader,
    /// A header that can have one value only occurs more than once.
    DuplicateHeader,
    /// The value of a header contains a control character.
    InvalidHeader,
    /// `Authorization` does not hold a bearer token.
    InvalidAuthorization,
    /// The media type of the body is not `application/json`, or its character set is not UTF-8.
    WrongContentType,
    /// `Content-Length` is not the length of the body. Clients compute it themselves, and Microsoft's own example prints
    /// another number: hence a warning.
    ContentLengthMismatch,
    /// The body is compressed or sent in chunks, so that it cannot be read as it stands.
    EncodedBody,
    /// In the definition of a logic app, a name begins with one `@`. The designer takes such a name for an expression, and
    /// refuses the definition.
    UnescapedAt,
    /// A logic app is given a path to which an answer is to be posted, and has no action that posts there. Another program
    /// may do it: hence a warning.
    UnansweredCallback,
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
    /// A parameter is spelled in another case than declared. Services read it, and documentation prints some so: hence a
    /// warning.
    ParameterCase,
    /// A property is documented in some of the API versions of its action only. A body does not say where it goes:
    /// hence a warning. A whole request says it: there it is an error, or nothing.
    VersionDependentProperty,
    /// An enumeration has no member of that name.
    ///
    /// This is an error although a member may be newer than this build. The models keep such a value, because they
    /// also read what services answer; but a service refuses a whole request for a member that it does not know, and
    /// a misspelled member is far more common than a new one. Callers that know better can filter by this rule.
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
    /// The body violates no other rule, but the generated type cannot read it. This is a bug in this crate or in the type.
    UnreadableBody,
}

impl Rule {
    /// All rules, in their order.
    pub const ALL: &'static [Self] = &[
        Self::MalformedMessage,
        Self::MalformedUrl,
        Self::UnknownAction,
        Self::OtherAction,
        Self::WrongMethod,
        Self::WrongPath,
        Self::PathCase,
        Self::InvalidId,
        Self::PlaceholderLeft,
        Self::UnencodedCharacter,
        Self::UnexpectedQuery,
        Self::MissingApiVersion,
        Self::UndocumentedApiVersion,
        Self::UndocumentedCloud,
        Self::UnknownHost,
        Self::HostMismatch,
        Self::MissingHeader,
        Self::DuplicateHeader,
        Self::InvalidHeader,
        Self::InvalidAuthorization,
        Self::WrongContentType,
        Self::ContentLengthMismatch,
        Self::EncodedBody,
        Self::UnescapedAt,
        Self::UnansweredCallback,
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
        Self::ParameterCase,
        Self::VersionDependentProperty,
        Self::UnknownEnumMember,
        Self::EnumMemberCase,
        Self::SentinelInRequest,
        Self::NotAnInteger,
        Self::NumberOutOfRange,
        Self::MalformedValue,
        Self::UnreadableBody,
    ];
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
