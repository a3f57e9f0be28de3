//! Whole HTTP requests: method, URL and headers, then the body.
//!
//! As for bodies, the facts of the actions say what is documented: the path determines the action.

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

use json_places::{Span, Value};
use odata_types::{Action, facts};

use crate::check::{self, Checked, explain};
use crate::collector::Collector;
use crate::input::Input;
use crate::operation::Operation;
use crate::redact::{Redactor, Searched};
use crate::report::Report;
use crate::validator::Validator;
use findings::Findings;
use head::Head;
use message::Message;
use route::{Route, RoutedPath};

pub use message::is_http_message;

/// Checks whole HTTP requests. [`Validator::http`] returns one.
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

impl Validator {
    /// Checks whole HTTP requests. The path of a request determines what it is of: an action, or the creation or change of an
    /// entity.
    pub const fn http(self) -> HttpCheck {
        HttpCheck::new(self)
    }
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
    /// The path determines what the request is of. Places refer to the body; violations in other parts have none.
    #[must_use]
    pub fn request<B: AsRef<[u8]>>(self, request: &::http::Request<B>) -> Report {
        let (head, bytes) = (Head::of_request(request), request.body().as_ref());
        let routed = self.route(&head, bytes);
        self.report(routed, head, bytes)
    }

    /// Checks a request whose path the caller knows to be that of an operation, in an API version in which it is
    /// documented: for a service that has routed it already. Ids and the spelling of the path are checked as well.
    #[must_use]
    pub fn routed<B: AsRef<[u8]>>(
        self,
        of: impl Into<Operation>,
        api_version: &'static str,
        request: &::http::Request<B>,
    ) -> Report {
        let of = of.into();
        let (head, bytes) = (Head::of_request(request), request.body().as_ref());
        let (route, path) = Route::known(&head, of, api_version);
        let (is_plain, findings) = self.check_head(&route, &path, &head, Some(of), bytes);
        self.report(Routed { route, operation: Some(of), is_plain, findings }, head, bytes)
    }

    fn report(self, routed: Routed, head: Head<'_>, bytes: &[u8]) -> Report {
        let body = Input::read(bytes);
        match routed.right() {
            Some(of) if check::is_right(of, body) => Report::empty(Some(of)),
            _ => self.explained(routed, head, body).0,
        }
    }

    /// Checks a request of one action, and reads its body if nothing is wrong with any of it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the request, warnings included, if there is at least one error. That the request is
    /// of another action is one.
    pub fn read<A: Action, B: AsRef<[u8]>>(self, request: &::http::Request<B>) -> Result<Checked<A>, Report> {
        let check = self.action(A::ACTION);
        let (head, bytes) = (Head::of_request(request), request.body().as_ref());
        let (routed, body) = (check.route(&head, bytes), Input::read(bytes));
        if routed.right().is_some_and(|of| of.is(A::ACTION.into()))
            && let Some(request) = check::right(body)
        {
            return Ok(Checked { request, warnings: Report::empty(Some(A::ACTION.into())) });
        }
        let (report, tree) = check.explained(routed, head, body);
        check::read(report, tree.as_ref(), body.text)
    }

    /// Checks the body alone of a request whose head is known to be right: it goes to an API version in which its operation is
    /// documented.
    #[must_use]
    pub fn body(self, of: impl Into<Operation>, api_version: &str, body: &[u8]) -> Report {
        let (of, body) = (of.into(), Input::read(body));
        if check::is_right(of, body) {
            return Report::empty(Some(of));
        }
        let searched = Searched::new(body.text);
        let redactor = secrets::redactor(None, searched.token_texts());
        let mut found = Collector::new(self.validator.policy());
        explain(self.validator, of, body, Some(api_version), &[], &mut found);
        let secrets = secrets::places(&searched, &redactor, Vec::new());
        Report::new(Some(of), found, &redactor).located(&searched).with_secrets(secrets)
    }

    /// Checks an HTTP/1.1 message as it is sent, or as documentation, `.http` files and logs print it: a request
    /// line with a URL or a path, headers, a blank line and the body, with lines that end in LF or CRLF.
    ///
    /// Places refer to the message. A message without HTTP version in its request line is taken for printed documentation, in
    /// which a missing `Authorization` is only a warning.
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

    /// Checks a message in which some places are unknown until run time, such as expressions of a logic app or variables of a
    /// shell. The places are in order. Their values are not checked: in each place, the message contains any text that is
    /// valid in a URL, a header or a JSON value.
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
        let whole = Input::read(message);
        let text = whole.text;
        let Message { head, body: place, findings: malformed, secrets } =
            Message::parse(text, message.len(), self.validator.policy(), unknown);
        let bytes = message.get(place.start..place.end).unwrap_or_default();
        let body = match text.get(place.start..place.end) {
            Some(text) if whole.wrong.is_none() => Input { bytes, text, wrong: None },
            _ => Input::read(bytes),
        };
        let routed = head.as_ref().map(|head| self.route(head, bytes));
        if malformed.is_empty()
            && unknown.is_empty()
            && let Some(of) = routed.as_ref().and_then(Routed::right)
            && check::is_right(of, body)
        {
            return Report::empty(Some(of));
        }
        let searched = Searched::new(text);
        let known = secrets.iter().filter_map(|span| text.get(span.start..span.end));
        let redactor = secrets::redactor(head.as_ref(), known.chain(searched.token_texts()));
        let secrets = secrets::places(&searched, &redactor, secrets);
        let mut found = Collector::new(self.validator.policy());
        let operation = match head.zip(routed) {
            Some((head, routed)) => {
                let in_body = unknown.iter().filter(|unknown| unknown.start >= place.start);
                let in_body: Vec<_> = in_body.map(|span| moved(*span, place.start)).collect();
                self.findings(routed, head, &redactor, (body, &in_body), place.start, &mut found).0
            }
            None => self.action.map(Operation::Action),
        };
        found.extend(malformed.found, 0);
        Report::new(operation, found, &redactor).located(&searched).with_secrets(secrets)
    }

    /// Routes a request, and checks its head.
    fn route(self, head: &Head<'_>, body: &[u8]) -> Routed {
        let (route, path) = Route::find(head, self.validator.schema());
        // The caller may know the action if the path does not tell.
        let expected = self.action.filter(|_| !route.is_other_action).map(Operation::Action);
        let operation = route.operation.or(expected);
        let (is_plain, findings) = self.check_head(&route, &path, head, operation, body);
        Routed { route, operation, is_plain, findings }
    }

    /// Checks a head whose route is known. Returns whether the body can be read as it is, and what is wrong.
    fn check_head(
        self,
        route: &Route,
        path: &RoutedPath<'_>,
        head: &Head<'_>,
        operation: Option<Operation>,
        body: &[u8],
    ) -> (bool, Findings) {
        let mut findings = Findings::new(self.validator.policy());
        let is_sent = !lacks_body(head, operation, body);
        // Where the path does not tell, a body is meant for the action that is expected.
        let expected = operation.filter(|_| route.operation.is_some() || (route.is_open && is_sent));
        path_rules::check(head, route, path, (self, expected), &mut findings);
        let is_plain = headers::check(head, operation.map(Operation::request), (body, is_sent), self, &mut findings);
        (is_plain, findings)
    }

    /// The report of a request that is not right, and its body as a tree if it is JSON.
    fn explained<'b>(self, routed: Routed, head: Head<'_>, body: Input<'b>) -> (Report, Option<Value<'b>>) {
        let searched = Searched::new(body.text);
        let redactor = secrets::redactor(Some(&head), searched.token_texts());
        let mut found = Collector::new(self.validator.policy());
        let (operation, tree) = self.findings(routed, head, &redactor, (body, &[]), 0, &mut found);
        let secrets = secrets::places(&searched, &redactor, Vec::new());
        (Report::new(operation, found, &redactor).located(&searched).with_secrets(secrets), tree)
    }

    /// Collects everything that is wrong with a request. Returns what it is of, and its body as a tree. The body
    /// begins at an offset of the text that the spans refer to.
    fn findings<'b>(
        self,
        routed: Routed,
        mut head: Head<'_>,
        redactor: &Redactor,
        (body, unknown): (Input<'b>, &[Span]),
        offset: usize,
        found: &mut Collector,
    ) -> (Option<Operation>, Option<Value<'b>>) {
        let Routed { route, operation, is_plain, mut findings } = routed;
        // Findings can show a part of a secret only if the text that they are about contains one.
        if head.redact(redactor) {
            findings =
                self.check_head(&route, &route.path(&head.target.text), &head, operation, body.text.as_bytes()).1;
        }
        found.extend(findings.found, 0);
        let is_read = is_plain && !lacks_body(&head, operation, body.bytes);
        let Some(of) = operation.filter(|_| is_read) else { return (operation, None) };
        let mut in_body = Collector::new(self.validator.policy());
        let tree = explain(self.validator, of, body, route.api_version, unknown, &mut in_body);
        found.extend(in_body, offset);
        (Some(of), tree)
    }
}

/// Whether a request has no body because its method is another one: with the right method, it would have one.
fn lacks_body(head: &Head<'_>, operation: Option<Operation>, body: &[u8]) -> bool {
    operation.is_some_and(|of| head.has_other_method(of.request().method)) && body.trim_ascii().is_empty()
}

/// A place in a text that begins at an offset of another one.
fn moved(span: Span, offset: usize) -> Span {
    Span { start: span.start.saturating_sub(offset), end: span.end.saturating_sub(offset) }
}

/// A request whose head was checked.
struct Routed {
    route: Route,
    /// What the request is checked against.
    operation: Option<Operation>,
    /// Whether the body can be read without decoding.
    is_plain: bool,
    /// What is wrong with the head.
    findings: Findings,
}

impl Routed {
    /// What a request is of with whose head nothing is wrong.
    fn right(&self) -> Option<Operation> {
        self.route.operation.filter(|_| self.is_plain && self.findings.is_empty())
    }
}
