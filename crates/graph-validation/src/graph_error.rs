//! Reports as the error body of Microsoft Graph, for services that answer with it.

use serde_core::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

use crate::report::Report;
use crate::rule::Rule;
use crate::violation::Violation;

/// The body with which Graph refuses a request: `{"error": {"code", "message", "details": [..]}}`, each detail being
/// `{"code", "message", "target"}`. The details are the errors that the report keeps in full, without warnings.
///
/// ```
/// use graph_validation::Validator;
/// use second_slice::SCHEMA;
/// use second_slice::library::GiveBack;
///
/// let report = Validator::new(&SCHEMA).check::<GiveBack>(br#"{"condition": null}"#).unwrap_err();
/// let error = report.graph_error().expect("there is an error");
/// assert_eq!(error.status(), 400);
/// assert_eq!(serde_json::to_string(&error)?, concat!(
///     r#"{"error":{"code":"badRequest","message":"`condition` is null, but is not nullable","#,
///     r#""details":[{"code":"null-required","message":"`condition` is null, but is not nullable","target":"/condition"}]}}"#,
/// ));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GraphError<'a> {
    report: &'a Report,
    first: &'a Violation,
}

impl Report {
    /// The report as the error body of Microsoft Graph; `None` without errors.
    #[must_use]
    pub fn graph_error(&self) -> Option<GraphError<'_>> {
        GraphError::of(self)
    }
}

impl<'a> GraphError<'a> {
    /// The body for a report; `None` without errors.
    fn of(report: &'a Report) -> Option<Self> {
        // A caller that is not authorized learns that before anything else.
        let first = report.errors().min_by_key(|violation| precedence(violation.rule))?;
        Some(Self { report, first })
    }

    /// The HTTP status to answer with.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self.kind() {
            Kind::BadRequest => 400,
            Kind::Unauthenticated => 401,
            Kind::NotFound => 404,
            Kind::WrongMethod => 405,
            Kind::WrongMediaType => 415,
        }
    }

    /// The code of the error as a whole.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.kind() {
            Kind::BadRequest => "badRequest",
            Kind::Unauthenticated => "unauthenticated",
            Kind::NotFound => "notFound",
            Kind::WrongMethod => "methodNotAllowed",
            Kind::WrongMediaType => "unsupportedMediaType",
        }
    }

    fn kind(&self) -> Kind {
        match (self.first.rule, self.first.target()) {
            (Rule::InvalidAuthorization, _) | (Rule::MissingHeader, "Authorization") => Kind::Unauthenticated,
            (Rule::UnknownAction | Rule::OtherAction, _) => Kind::NotFound,
            (Rule::WrongMethod, _) => Kind::WrongMethod,
            (Rule::WrongContentType | Rule::EncodedBody, _) => Kind::WrongMediaType,
            _ => Kind::BadRequest,
        }
    }

    fn message(&self) -> String {
        match self.report.error_count() {
            1 => self.first.message.clone(),
            count => format!("{}, and {} more", self.first.message, count - 1),
        }
    }
}

#[derive(Clone, Copy)]
enum Kind {
    BadRequest,
    Unauthenticated,
    NotFound,
    WrongMethod,
    WrongMediaType,
}

fn precedence(rule: Rule) -> u8 {
    match rule {
        Rule::UnknownAction | Rule::OtherAction => 0,
        Rule::WrongMethod => 1,
        Rule::InvalidAuthorization | Rule::MissingHeader => 2,
        Rule::WrongContentType | Rule::EncodedBody => 3,
        _ => 4,
    }
}

impl Serialize for GraphError<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_struct("GraphError", 1)?;
        body.serialize_field("error", &Inner(self))?;
        body.end()
    }
}

struct Inner<'a>(&'a GraphError<'a>);

impl Serialize for Inner<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("Error", 3)?;
        error.serialize_field("code", self.0.code())?;
        error.serialize_field("message", &self.0.message())?;
        error.serialize_field("details", &Details(self.0.report))?;
        error.end()
    }
}

struct Details<'a>(&'a Report);

impl Serialize for Details<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut details = serializer.serialize_seq(Some(self.0.errors().count()))?;
        for violation in self.0.errors() {
            details.serialize_element(&Detail(violation))?;
        }
        details.end()
    }
}

struct Detail<'a>(&'a Violation);

impl Serialize for Detail<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut detail = serializer.serialize_struct("Detail", 3)?;
        detail.serialize_field("code", self.0.rule.as_str())?;
        detail.serialize_field("message", &self.0.message)?;
        detail.serialize_field("target", self.0.target())?;
        detail.end()
    }
}
