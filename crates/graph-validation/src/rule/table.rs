//! The table of all rules.

use super::Severity;

/// Declares the rules: in each row its documentation, its variant, its name, its severity, and what it requires in one
/// sentence.
macro_rules! rules {
    ($(
        $(#[doc = $documentation:literal])*
        $rule:ident: $name:literal, $severity:ident, $description:literal;
    )*) => {
        /// A rule that the head or the body of a request is checked against.
        ///
        /// The order is that of reports: of several violations in one place, the one that explains the others comes first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[doc = $documentation])* $rule,)*
        }

        impl Rule {
            /// All rules, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$rule),*];

            /// The name of the rule, which stays the same from release to release.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)*
                }
            }

            /// The severity of a violation of the rule. Some violations have another one, which depends on the context.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$rule => Severity::$severity,)*
                }
            }

            /// What the rule requires, in one sentence.
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self {
                    $(Self::$rule => $description,)*
                }
            }
        }
    };
}

rules! {
    /// The text is not an HTTP request: it has no request line, a line of its head is not a header, or it contains
    /// several requests.
    MalformedMessage: "malformed-message", Error,
        "An HTTP request is a request line, headers, a blank line and a body.";

    /// The target of a request is neither an `https` URL nor a path, or the URL contains a user name. Without TLS,
    /// everybody on the way could read the token.
    MalformedUrl: "malformed-url", Error,
        "The target of a request is an `https` URL or a path.";

    /// The path is not that of a documented action.
    UnknownAction: "unknown-action", Error,
        "The path of a request is that of a documented action.";

    /// The request is of another action than the expected one.
    OtherAction: "other-action", Error,
        "A request is of the expected action.";

    /// The method is not that of the action.
    WrongMethod: "wrong-method", Error,
        "A request has the documented method of its action.";

    /// The path names the action, but is not the documented one.
    WrongPath: "wrong-path", Error,
        "The path between API version and action is the documented one.";

    /// A part of the path is spelled in another case. Graph reads it, but others between it and the caller may not: hence
    /// a warning.
    PathCase: "path-case", Warning,
        "The path is spelled as documented.";

    /// An id cannot identify an entity: it is empty, is a dot segment, which clients and servers take out of a path, or
    /// contains white space, quotes, braces or invisible characters.
    InvalidId: "invalid-id", Error,
        "An id identifies an entity.";

    /// A placeholder such as `{book-id}` was not filled in.
    PlaceholderLeft: "placeholder-left", Error,
        "Placeholders are replaced by values.";

    /// The URL contains a character that must be percent-encoded, or a percent sign that does not begin an escape.
    UnencodedCharacter: "unencoded-character", Error,
        "Characters that a URL cannot hold are percent-encoded.";

    /// The URL has a query or a fragment, but none is documented. Services mostly ignore it: hence a warning.
    UnexpectedQuery: "unexpected-query", Warning,
        "The URL of an action ends with its path.";

    /// The path does not begin with an API version. Documentation prints paths without it, as batches do: there it is a
    /// warning.
    MissingApiVersion: "missing-api-version", Error,
        "The path begins with an API version.";

    /// The action is not documented in the API version of the path.
    UndocumentedApiVersion: "undocumented-api-version", Error,
        "A request goes to an API version in which its action is documented.";

    /// The action is not documented in the cloud of the URL.
    UndocumentedCloud: "undocumented-cloud", Error,
        "A request goes to a cloud in which its action is documented.";

    /// The host is neither a root of Microsoft Graph nor this machine. Another host would get the token: hence an error.
    UnknownHost: "unknown-host", Error,
        "A request goes to a root of Microsoft Graph.";

    /// The header `Host` names another host than the URL.
    HostMismatch: "host-mismatch", Error,
        "`Host` names the host of the URL.";

    /// A required header is missing. Documentation prints no `Authorization`: in a message without HTTP version, that one
    /// is a warning.
    MissingHeader: "missing-header", Error,
        "Required headers are present.";

    /// A header that can have one value only occurs more than once.
    DuplicateHeader: "duplicate-header", Error,
        "A header that takes one value occurs once.";

    /// The value of a header contains a control character.
    InvalidHeader: "invalid-header", Error,
        "The value of a header contains no control character.";

    /// `Authorization` does not contain a bearer token.
    InvalidAuthorization: "invalid-authorization", Error,
        "`Authorization` is the word `Bearer` and a token.";

    /// The media type of the body is not `application/json`, or its character set is not UTF-8.
    WrongContentType: "wrong-content-type", Error,
        "The body is sent as `application/json`.";

    /// `Content-Length` is not the length of the body. Clients compute it themselves, and Microsoft's own example prints
    /// another number: hence a warning.
    ContentLengthMismatch: "content-length-mismatch", Warning,
        "`Content-Length` is the number of bytes of the body.";

    /// The body is compressed or sent in chunks, so that it cannot be read without decoding.
    EncodedBody: "encoded-body", Error,
        "The body is given as plain JSON, neither compressed nor in chunks.";

    /// In the definition of a logic app, a name begins with one `@`. The designer takes such a name for an expression, and
    /// refuses the definition.
    UnescapedAt: "unescaped-at", Error,
        "In the definition of a logic app, a name that begins with `@` is written with `@@`.";

    /// A logic app is given a path to which an answer is to be posted, but has no action that posts there. Another program
    /// may do it: hence a warning.
    UnansweredCallback: "unanswered-callback", Warning,
        "A logic app that is given a path to answer to has an action that posts to that path.";

    /// A callout, by which a service calls a program that is to answer it, has no address of the answer, another than the
    /// documented one, or one with other ids than its data.
    WrongCallback: "wrong-callback", Error,
        "A callout has the documented address of its answer, with the ids of its data.";

    /// A batch has too many requests, a request without an id or with that of another one, or a request that waits for one
    /// that is not there. Services refuse the whole batch.
    MalformedBatch: "malformed-batch", Error,
        "A batch has at most 20 requests, each with an id of its own, which others may refer to.";

    /// The body is not JSON, or is nested too deeply to be read; or a request that was built in code cannot be written as
    /// JSON, because it has a member twice.
    MalformedJson: "malformed-json", Error,
        "A request body is one JSON value in UTF-8, nested no deeper than 127 levels.";

    /// A value is of another JSON type than documented.
    WrongJsonType: "wrong-json-type", Error,
        "Every value has the JSON type of its declared type.";

    /// A member occurs more than once in an object, or an object names its type more than once.
    DuplicateMember: "duplicate-member", Error,
        "An object has each member once, and names its type once.";

    /// A value does not name its type although the declared type is abstract.
    MissingType: "missing-type", Error,
        "A value whose declared type is abstract names its type in `@odata.type`.";

    /// A value names a type that the schema does not know. Services refuse types that they do not know as well, so this is
    /// an error, as [`Rule::UnknownEnumMember`] is.
    UnknownType: "unknown-type", Error,
        "`@odata.type` names a type that the schema knows.";

    /// A value names a type that the schema knows but does not allow here.
    TypeNotAllowed: "type-not-allowed", Error,
        "`@odata.type` names a type that is documented for this place and is not abstract.";

    /// A type is named, but not as `"@odata.type": "#qualified.name"`. Services differ in how they read the other
    /// forms, which official examples use now and then: hence a warning.
    TypeTagForm: "type-tag-form", Warning,
        "A type is named as `\"@odata.type\": \"#qualified.name\"`.";

    /// A required member is absent.
    MissingRequired: "missing-required", Error,
        "Required members are present.";

    /// A member is absent, null or empty although the request is of no use without it. Services accept the request: hence a warning.
    MissingExpected: "missing-expected", Warning,
        "Members without which a request is of no use are present.";

    /// A value that is not nullable is `null`.
    NullRequired: "null-required", Error,
        "Only nullable values are `null`.";

    /// A reference to an existing entity lacks a key property, or has an empty one.
    MissingKey: "missing-key", Error,
        "A reference to an existing entity has its key properties.";

    /// A collection has fewer items than documented.
    TooFewItems: "too-few-items", Error,
        "A collection has at least the documented number of items.";

    /// A collection has more items than documented.
    TooManyItems: "too-many-items", Error,
        "A collection has at most the documented number of items.";

    /// A member is not declared. Graph adds properties all the time, and this build may be older than the service: hence
    /// a warning.
    UndeclaredProperty: "undeclared-property", Warning,
        "Every member is declared by the type of its object, unless that type is open.";

    /// The request sets a property that it cannot set, such as one that the service computes. The service refuses it.
    NotSettable: "not-settable", Error,
        "A request that creates or changes an entity has only properties that it can set.";

    /// A parameter is spelled in another case than declared. Services read it, and documentation prints some so: hence a
    /// warning.
    ParameterCase: "parameter-case", Warning,
        "A parameter is spelled as it is declared.";

    /// A property is documented in some of the API versions of its action only. A body does not say where it goes:
    /// hence a warning. A whole request does, so that it is an error there, or nothing.
    VersionDependentProperty: "version-dependent-property", Warning,
        "A property is documented in every API version in which its action is documented.";

    /// An enumeration has no member of that name.
    ///
    /// This is an error although a member may be newer than this build. The models keep such a value, because they
    /// also read what services answer; but a service refuses a whole request for a member that it does not know, and
    /// a misspelled member is far more common than a new one. Callers that know more can filter by this rule.
    UnknownEnumMember: "unknown-enum-member", Error,
        "The value of an enumeration is a declared member.";

    /// A member of an enumeration is spelled in another case. Graph reads it, as its own documentation shows: hence a
    /// warning.
    EnumMemberCase: "enum-member-case", Warning,
        "A member of an enumeration is spelled as it is declared.";

    /// A request sends the member that represents later members, such as `unknownFutureValue`. It is declared, but has no
    /// meaning in a request: hence a warning.
    SentinelInRequest: "sentinel-in-request", Warning,
        "A request does not send the sentinel member of an enumeration.";

    /// A number has a fraction, an exponent or a signed zero where an integer is documented.
    NotAnInteger: "not-an-integer", Error,
        "The value of an integer type is written without fraction and exponent.";

    /// A number is too small or too great for its type.
    NumberOutOfRange: "number-out-of-range", Error,
        "A number is within the range of its type.";

    /// The text of a date, a time or a GUID does not have the form of its type.
    MalformedValue: "malformed-value", Error,
        "The text of a primitive value has the form of its type.";

    /// A value is less than the least, or greater than the greatest, that is documented.
    OutsideLimits: "outside-limits", Error,
        "A value lies between the least and the greatest that are documented.";

    /// The body violates no other rule, but the generated type cannot read it. This is a bug in this crate or in the type.
    UnreadableBody: "unreadable-body", Error,
        "A body that violates no other rule can be read as the generated type.";
}
