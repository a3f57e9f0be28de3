//! Whole HTTP requests: method, URL and headers, then the body.
//!
//! What is documented of them comes from the facts of the actions, as for bodies: the path says which action is meant.

mod authority;
mod expressions;
mod findings;
mod head;
mod headers;
mod media;
mod message;
mod path_rules;
mod route;
mod secrets;
mod segment;
mod target;

use json_places::Span;
use odata_types::{Action, facts};

use crate::check::{read, violations};
use crate::fast_path;
use crate::places;
use crate::redact::{self, Redactor};
use crate::report::Report;
use crate::validator::{Checked, Validator};
use findings::Findings;
use head::Head;
use message::Message;
use route::Route;

pub use message::is_http_message;

/// Checks whole HTTP requests. [`Validator::http`] makes one.
///
/// ```
/// use graph_validation::{Rule, Validator};
/// use second_slice::SCHEMA;
///
/// let check = Validator::new(&SCHEMA).http();
///
/// let request = http::Request::post("https://gateway.example/beta/libraries/1/books/{book-id}/lend")
///     .header("Authorization", "Bearer secret")
///     .header("Content-Type", "application/json")
///     .body(r#"{"borrower": null}"#)?;
/// let rules = |report: graph_validation::Report| report.iter().map(|found| found.rule).collect::<Vec<_>>();
/// assert_eq!(rules(check.request(&request)), [Rule::PlaceholderLeft, Rule::UnknownHost, Rule::NullRequired]);
/// assert_eq!(rules(check.any_host().request(&request)), [Rule::PlaceholderLeft, Rule::NullRequired]);
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct HttpCheck {
    validator: Validator,
    action: Option<&'static facts::Action>,
    is_any_host: bool,
    is_without_token: bool,
}

impl HttpCheck {
    pub(crate) const fn new(validator: Validator) -> Self {
        Self { validator, action: None, is_any_host: false, is_without_token: false }
    }

    /// Expects requests of one action; those of others violate [`Rule::OtherAction`](crate::Rule::OtherAction).
    pub const fn action(self, action: &'static facts::Action) -> Self {
        Self { action: Some(action), ..self }
    }

    /// Ignores scheme and host: for a service that has received the request already, and for gateways.
    pub const fn any_host(self) -> Self {
        Self { is_any_host: true, ..self }
    }

    /// Ignores `Authorization`: for a client that adds the token later.
    pub const fn without_token(self) -> Self {
        Self { is_without_token: true, ..self }
    }

    /// Checks a request and its body.
    ///
    /// The path says which action it is of. Places are those in the body; what is wrong elsewhere has none.
    #[must_use]
    pub fn request<B: AsRef<[u8]>>(self, request: &::http::Request<B>) -> Report {
        let body = request.body().as_ref();
        let head = Head::of_request(request);
        let routed = self.route(&head, body);
        if let Some(action) = routed.accepts(body) {
            return Report::empty(Some(action));
        }
        let text = places::readable(body);
        let tokens = redact::tokens(text);
        let redactor = secrets::redactor(Some(&head), tokens.iter().filter_map(|token| text.get(token.clone())));
        let (action, findings) = self.findings(routed, head, &redactor, (body, &[]), 0);
        let secrets = secrets::places(text, &redactor, Vec::new());
        Report::new(action, findings.found, &redactor).located(body).with_secrets(secrets)
    }

    /// Checks a request of one action, and reads its body if nothing is wrong with any of it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the request, warnings included, if there is at least one error. That the request is
    /// of another action is one.
    pub fn read<A: Action, B: AsRef<[u8]>>(self, request: &::http::Request<B>) -> Result<Checked<A>, Report> {
        read(self.action(A::ACTION).request(request), request.body().as_ref())
    }

    /// Checks an HTTP/1.1 message as it goes over the wire, or as documentation, `.http` files and logs print it: a request
    /// line with a URL or a path, headers, a blank line and the body, with lines that end in LF or CRLF.
    ///
    /// Places are those in the message. A message without HTTP version in its request line counts as a print, in which a
    /// missing `Authorization` is a warning only.
    ///
    /// ```
    /// use graph_validation::{Rule, Validator};
    /// use second_slice::SCHEMA;
    ///
    /// let message = b"POST /beta/libraries/1/books/2/lend
    /// Content-Type: text/plain
    ///
    /// {}";
    /// let report = Validator::new(&SCHEMA).http().message(message);
    /// let found: Vec<_> = report.errors().map(|error| (error.rule, error.position.map(|at| (at.line, at.column)))).collect();
    /// assert_eq!(found, [(Rule::WrongContentType, Some((2, 15))), (Rule::MissingRequired, Some((4, 1)))]);
    /// ```
    #[must_use]
    pub fn message(self, message: &[u8]) -> Report {
        self.message_with_unknown(message, &[])
    }

    /// Checks a message of which some places are unknown until run time, such as expressions of a logic app or variables of
    /// a shell, in order. What they stand for is neither wrong nor checked; in their places the message has any text that
    /// a URL, a header and a JSON value may hold.
    ///
    /// ```
    /// use graph_validation::{Span, Validator};
    /// use second_slice::SCHEMA;
    ///
    /// let message = "POST /beta/libraries/1/books/BOOK/lend\nContent-Type: application/json\n\n{\"borrower\": \"WHO\"}";
    /// let place = |word: &str| message.find(word).map(|start| Span { start, end: start + word.len() });
    /// let unknown = [place("BOOK").unwrap(), place("WHO").unwrap()];
    /// let check = Validator::new(&SCHEMA).http().without_token();
    /// assert!(check.message_with_unknown(message.as_bytes(), &unknown).is_empty());
    /// assert!(check.message(message.as_bytes()).has_errors());
    /// ```
    #[must_use]
    pub fn message_with_unknown(self, message: &[u8], unknown: &[Span]) -> Report {
        let text = places::readable(message);
        let Message { head, body: place, findings: malformed, secrets } =
            Message::parse(text, message.len(), self.validator.policy(), unknown);
        let body = message.get(place.start..place.end).unwrap_or_default();
        let routed = head.as_ref().map(|head| self.route(head, body));
        if let (Some(routed), true) = (&routed, malformed.is_empty() && unknown.is_empty())
            && let Some(action) = routed.accepts(body)
        {
            return Report::empty(Some(action));
        }
        let tokens = redact::tokens(text);
        let known = secrets.iter().map(|span| span.start..span.end).chain(tokens);
        let known: Vec<&str> = known.filter_map(|range| text.get(range)).collect();
        let redactor = secrets::redactor(head.as_ref(), known.into_iter());
        let secrets = secrets::places(text, &redactor, secrets);
        let (action, mut findings) = match head.zip(routed) {
            Some((head, routed)) => {
                let unknown = unknown.iter().filter(|unknown| unknown.start >= place.start);
                let unknown: Vec<_> = unknown.map(|span| moved(*span, place.start)).collect();
                self.findings(routed, head, &redactor, (body, &unknown), place.start)
            }
            None => (self.action, Findings::new(self.validator.policy())),
        };
        findings.found.extend(malformed.found, 0);
        Report::new(action, findings.found, &redactor).located(message).with_secrets(secrets)
    }

    /// Routes a request, and checks its head.
    fn route(self, head: &Head<'_>, body: &[u8]) -> Routed {
        let route = Route::find(head, self.validator.schema());
        // The caller may know the action if the path does not tell.
        let action = route.action.or(self.action.filter(|_| !route.is_other_action));
        let mut routed = Routed { route, action, is_plain: true, findings: Findings::new(self.validator.policy()) };
        self.check_head(&mut routed, head, body);
        routed
    }

    /// Checks a head whose route is known.
    fn check_head(self, routed: &mut Routed, head: &Head<'_>, body: &[u8]) {
        let mut findings = Findings::new(self.validator.policy());
        path_rules::check(head, &routed.route, self, &mut findings);
        routed.is_plain = headers::check(head, routed.action, body, self, &mut findings);
        routed.findings = findings;
    }

    /// Everything that is wrong with a request, and the action that it is of. The body stands at an offset of the text that
    /// the spans are of.
    fn findings(
        self,
        mut routed: Routed,
        mut head: Head<'_>,
        redactor: &Redactor,
        (body, unknown): (&[u8], &[Span]),
        offset: usize,
    ) -> (Option<&'static facts::Action>, Findings) {
        // Findings can show a part of a secret only if the text that they are about holds one.
        if head.redact(redactor) {
            self.check_head(&mut routed, &head, body);
        }
        let Routed { route, action, is_plain, mut findings } = routed;
        if let (Some(action), true) = (action, is_plain) {
            let body = violations(self.validator, action, body, route.api_version, unknown);
            findings.found.extend(body, offset);
        }
        (action, findings)
    }
}

/// A place in a text that begins at an offset of another one.
fn moved(span: Span, offset: usize) -> Span {
    Span { start: span.start.saturating_sub(offset), end: span.end.saturating_sub(offset) }
}

/// A request whose head was checked.
struct Routed {
    route: Route,
    /// The action whose facts the request is checked against.
    action: Option<&'static facts::Action>,
    /// Whether the body can be read as it stands.
    is_plain: bool,
    /// What is wrong with the head.
    findings: Findings,
}

impl Routed {
    /// The action of a request with which nothing is wrong. Secrets are searched for only if there is something to show.
    fn accepts(&self, body: &[u8]) -> Option<&'static facts::Action> {
        let is_right = self.is_plain && self.findings.is_empty();
        self.route.action.filter(|action| is_right && fast_path::accepts(action, body))
    }
}
