//! An example of each rule: a request or body that violates it, and one that does not.

use super::Rule;

/// A request or the body of one that violates a rule and no other, and one that violates none, in terms of a library that
/// lends books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// What violates the rule.
    pub wrong: &'static str,
    /// What does not.
    pub right: &'static str,
}

/// A message with a request line and headers of its own, and the body of `lend`.
macro_rules! message {
    ($head:expr) => {
        concat!(
            $head,
            "\n\n",
            r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"id": "7"}]}}"##
        )
    };
}

/// A message with the usual headers.
macro_rules! to {
    ($line:expr) => {
        message!(concat!($line, "\nAuthorization: Bearer secret\nContent-Type: application/json"))
    };
}

/// The body of `lend`, with one member that borrows.
macro_rules! lent_to {
    ($member:expr) => {
        concat!(r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": ["##, $member, "]}}")
    };
}

/// A message of `giveBack` to an API version, with what is not documented in each.
macro_rules! to_give_back {
    ($version:expr) => {
        concat!(
            "POST /",
            $version,
            "/libraries/1/members/7/books/2/giveBack\nAuthorization: Bearer secret\nContent-Type: application/json\n\n",
            r#"{"condition": {"state": "good", "remarks": "torn"}}"#
        )
    };
}

/// A message that changes a book.
macro_rules! change {
    ($body:expr) => {
        concat!(
            "PATCH /beta/libraries/1/books/2\nAuthorization: Bearer secret\nContent-Type: application/json\n\n",
            $body
        )
    };
}

/// An action of a logic app that sends a body.
macro_rules! logic_app {
    ($body:expr) => {
        concat!(
            r#"{
  "type": "Http",
  "inputs": {
    "method": "POST",
    "uri": "https://graph.microsoft.com/beta/libraries/1/books/2/lend",
    "authentication": {"type": "ManagedServiceIdentity", "audience": "https://graph.microsoft.com"},
    "headers": {"Content-Type": "application/json"},
    "body": "#,
            $body,
            "\n  }\n}"
        )
    };
}

/// The definition of a logic app that is given a path to answer to, with its actions.
macro_rules! called_back {
    ($actions:expr) => {
        concat!(
            r#"{
  "definition": {
    "triggers": {
      "manual": {
        "type": "Request",
        "inputs": {"schema": {"properties": {"data": {"properties": {"callbackUriPath": {"type": "string"}}}}}}
      }
    },
    "actions": {"#,
            $actions,
            "}\n  }\n}"
        )
    };
}

/// A batch of two requests.
macro_rules! batch {
    ($second:expr) => {
        concat!(
            r#"{
  "requests": [
    {"id": "1", "method": "GET", "url": "/libraries/1/books/2"},
    {"id": ""#,
            $second,
            r#"", "method": "GET", "url": "/libraries/1/books/3"}
  ]
}"#
        )
    };
}

const LEND: &str = to!("POST /beta/libraries/1/books/2/lend");
const LENT: &str = lent_to!(r#"{"id": "7"}"#);
const GOOD: &str = r#"{"condition": {"state": "good"}}"#;

impl Rule {
    /// An example of the rule. None for [`Rule::UnreadableBody`], which nothing is known to violate, and for a rule of what a
    /// service sends, which depends on the service.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "it is a table")]
    pub const fn example(self) -> Option<Example> {
        let (wrong, right) = match self {
            Self::MalformedMessage => ("POST HTTP/1.1\n\n{}", LEND),
            Self::MalformedUrl => (
                to!("POST http://graph.microsoft.com/beta/libraries/1/books/2/lend"),
                to!("POST https://graph.microsoft.com/beta/libraries/1/books/2/lend"),
            ),
            Self::UnknownAction => (to!("POST /beta/libraries/1/books/2/burn"), LEND),
            Self::OtherAction => (
                LEND,
                concat!(
                    "POST /beta/libraries/1/members/7/books/2/giveBack\n",
                    "Authorization: Bearer secret\nContent-Type: application/json\n\n",
                    r#"{"condition": {"state": "good"}}"#
                ),
            ),
            Self::WrongMethod => (to!("PUT /beta/libraries/1/books/2/lend"), LEND),
            Self::WrongPath => (to!("POST /beta/libraries/1/lend"), LEND),
            Self::PathCase => (to!("POST /beta/Libraries/1/books/2/lend"), LEND),
            Self::InvalidId => (to!("POST /beta/libraries/1/books/../lend"), LEND),
            Self::PlaceholderLeft => (to!("POST /beta/libraries/1/books/{book-id}/lend"), LEND),
            Self::UnencodedCharacter => {
                (to!("POST /beta/libraries/1/books/ü/lend"), to!("POST /beta/libraries/1/books/%C3%BC/lend"))
            }
            Self::UnexpectedQuery => (to!("POST /beta/libraries/1/books/2/lend?days=3"), LEND),
            Self::MissingApiVersion => (to!("POST /libraries/1/books/2/lend"), LEND),
            Self::UndocumentedApiVersion => (to!("POST /v9.0/libraries/1/books/2/lend"), LEND),
            Self::UndocumentedCloud => (
                to!("POST https://microsoftgraph.chinacloudapi.cn/beta/libraries/1/books/2/lend"),
                to!("POST https://graph.microsoft.com/beta/libraries/1/books/2/lend"),
            ),
            Self::UnknownHost => (
                to!("POST https://gateway.example/beta/libraries/1/books/2/lend"),
                to!("POST https://graph.microsoft.com/beta/libraries/1/books/2/lend"),
            ),
            Self::HostMismatch => (
                to!("POST https://graph.microsoft.com/beta/libraries/1/books/2/lend\nHost: gateway.example"),
                to!("POST https://graph.microsoft.com/beta/libraries/1/books/2/lend\nHost: graph.microsoft.com"),
            ),
            Self::MissingHeader => {
                (message!("POST /beta/libraries/1/books/2/lend\nAuthorization: Bearer secret"), LEND)
            }
            Self::DuplicateHeader => (to!("POST /beta/libraries/1/books/2/lend\nContent-Type: application/json"), LEND),
            Self::InvalidHeader => (
                to!("POST /beta/libraries/1/books/2/lend\nAccept: application/\u{1}json"),
                to!("POST /beta/libraries/1/books/2/lend\nAccept: application/json"),
            ),
            Self::InvalidAuthorization => (
                message!(
                    "POST /beta/libraries/1/books/2/lend\nAuthorization: Basic dXNlcg==\nContent-Type: application/json"
                ),
                LEND,
            ),
            Self::WrongContentType => (
                message!("POST /beta/libraries/1/books/2/lend\nAuthorization: Bearer secret\nContent-Type: text/plain"),
                LEND,
            ),
            Self::ContentLengthMismatch => (to!("POST /beta/libraries/1/books/2/lend\nContent-Length: 7"), LEND),
            Self::EncodedBody => (to!("POST /beta/libraries/1/books/2/lend\nContent-Encoding: gzip"), LEND),
            Self::UnescapedAt => (
                logic_app!(
                    r##"{"borrower": {"@odata.type": "#example.library.memberBorrower", "members": [{"id": "7"}]}}"##
                ),
                logic_app!(
                    r##"{"borrower": {"@@odata.type": "#example.library.memberBorrower", "members": [{"id": "7"}]}}"##
                ),
            ),
            Self::UnansweredCallback => (
                called_back!(""),
                called_back!(
                    r#"
      "Answer": {
        "type": "Http",
        "inputs": {
          "method": "POST",
          "uri": "https://graph.microsoft.com/beta@{triggerBody()?['data']?['callbackUriPath']}",
          "authentication": {"type": "ManagedServiceIdentity", "audience": "https://graph.microsoft.com"}
        }
      }
    "#
                ),
            ),
            Self::MalformedBatch => (batch!("1"), batch!("2")),
            Self::MalformedJson => (r#"{"borrower": }"#, LENT),
            Self::WrongJsonType => (r#"{"borrower": "a member"}"#, LENT),
            Self::DuplicateMember => (
                r#"{"condition": {"state": "good"}, "condition": {"state": "damaged"}}"#,
                r#"{"condition": {"state": "damaged"}}"#,
            ),
            Self::MissingType => (r#"{"borrower": {"members": [{"id": "7"}]}}"#, LENT),
            Self::UnknownType => (r##"{"borrower": {"@odata.type": "#example.library.stranger"}}"##, LENT),
            Self::TypeNotAllowed => {
                (r##"{"borrower": {"@odata.type": "#example.library.branchBorrower", "branch": "east"}}"##, LENT)
            }
            Self::TypeTagForm => (
                r#"{"condition": {"@odata.type": "example.library.condition", "state": "good"}}"#,
                r##"{"condition": {"@odata.type": "#example.library.condition", "state": "good"}}"##,
            ),
            Self::MissingRequired => ("{}", GOOD),
            Self::MissingExpected => (r#"{"condition": {}}"#, GOOD),
            Self::NullRequired => (r#"{"condition": null}"#, GOOD),
            Self::MissingKey => (lent_to!("{}"), LENT),
            Self::TooFewItems => (lent_to!(""), LENT),
            Self::TooManyItems => (lent_to!(r#"{"id": "7"}, {"id": "8"}"#), LENT),
            Self::UndeclaredProperty => (r#"{"condition": {"state": "good", "smell": "musty"}}"#, GOOD),
            Self::NotSettable => (change!(r#"{"pages": 320, "status": "lost"}"#), change!(r#"{"pages": 320}"#)),
            Self::ParameterCase => (r#"{"Condition": {"state": "good"}}"#, GOOD),
            Self::VersionDependentProperty => (to_give_back!("v1.0"), to_give_back!("beta")),
            Self::UnknownEnumMember => (r#"{"condition": {"state": "torn"}}"#, GOOD),
            Self::EnumMemberCase => (r#"{"condition": {"state": "Good"}}"#, GOOD),
            Self::SentinelInRequest => (r#"{"condition": {"state": "unknownFutureValue"}}"#, GOOD),
            Self::NotAnInteger => (lent_to!(r#"{"id": "7", "loans": 1.5}"#), lent_to!(r#"{"id": "7", "loans": 1}"#)),
            Self::NumberOutOfRange => {
                (lent_to!(r#"{"id": "7", "loans": 3000000000}"#), lent_to!(r#"{"id": "7", "loans": 3}"#))
            }
            Self::MalformedValue => (
                lent_to!(r#"{"id": "7", "joinedDateTime": "yesterday"}"#),
                lent_to!(r#"{"id": "7", "joinedDateTime": "2026-06-01T00:00:00Z"}"#),
            ),
            Self::OutsideLimits => (change!(r#"{"pages": 0}"#), change!(r#"{"pages": 320}"#)),
            Self::WrongCallback | Self::UnreadableBody => return None,
        };
        Some(Example { wrong, right })
    }
}
