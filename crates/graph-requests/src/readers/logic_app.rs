//! Logic apps: an action, a definition, a template that deploys it, and the history of a run.
//!
//! Wherever an object has a method and an address, it is a call, so that nesting and wrapping do not matter.

use graph_validation::{Part, Rule, Severity, Span, Violation};
use json_places::{Kind, Member, Value};

use super::{Parts, Reader, in_upper_case};
use crate::document::{Document, Files, Source};
use crate::form::Form;
use crate::mapped::Mapped;
use crate::request::{Found, Request, Unanswered};
use crate::{expression, json};

/// The member of a trigger's schema that has the path to which an answer is to be posted, by convention of Microsoft Graph.
const CALLBACK: &str = "callbackUriPath";

/// The types of the actions that call another app or a function.
const OTHERS: [&str; 3] = ["Workflow", "Function", "InvokeFunction"];

/// The functions, in lower case, whose result has all that the trigger was given, the path as well.
const GIVEN: [&str; 3] = ["triggerbody()", "triggeroutputs()", "trigger()"];

/// The members of it that have the path within them.
const AROUND: [&str; 3] = ["outputs", "body", "data"];

/// What may be a logic app is not looked for in deeper values.
const DEEPEST: usize = 16;

/// Reads logic apps.
pub(crate) struct LogicApp;

impl Reader for LogicApp {
    fn form(&self) -> Form {
        Form::LogicApp
    }

    fn reads(&self, document: &Document<'_>) -> bool {
        document.json().is_some_and(is_logic_app)
    }

    fn read(&self, document: &Document<'_>, _: &dyn Files, found: &mut Found) {
        let Some(value) = document.json() else { return };
        let mut walk =
            Walk { source: document.source(), is_template: is_template(value), found, definitions: Vec::new() };
        walk.value(value, Context::default());
        let definitions = std::mem::take(&mut walk.definitions);
        found.unanswered.extend(definitions.into_iter().filter_map(Definition::unanswered));
    }
}

fn unanswered_callback(place: Span) -> Violation {
    let message = format!("no action posts to `{CALLBACK}`, so that the caller waits until its time is up");
    let help = format!("add an HTTP action whose address ends with `@{{triggerBody()?['data']?['{CALLBACK}']}}`");
    Violation::of_message(Rule::UnansweredCallback, place, message, help)
}

fn is_logic_app(value: &Value<'_>) -> bool {
    let holds_calls = match &value.kind {
        Kind::Object(members) => {
            let may_hold =
                |member: &&Member<'_>| matches!(member.name.as_ref(), "properties" | "inputs" | "actions" | "value");
            call(members).is_some() || members.iter().filter(may_hold).any(|member| holds_call(&member.value, 4))
        }
        Kind::Array(_) => holds_call(value, 4),
        _ => false,
    };
    holds_calls || holds_app(value, DEEPEST)
}

/// Whether a value is an app or a part of one, or holds such, not too deep in it.
fn holds_app(value: &Value<'_>, depth: usize) -> bool {
    match &value.kind {
        Kind::Object(members) => {
            is_app(members) || (depth > 0 && members.iter().any(|member| holds_app(&member.value, depth - 1)))
        }
        Kind::Array(items) => depth > 0 && items.iter().any(|item| holds_app(item, depth - 1)),
        _ => false,
    }
}

/// Whether an object is a definition, has one, or is a resource of an app or an action that calls.
fn is_app(members: &[Member<'_>]) -> bool {
    let member = |name: &str| members.iter().find(|member| member.name == name).map(|member| &member.value);
    let is_object = |name: &str| member(name).is_some_and(|value| matches!(value.kind, Kind::Object(_)));
    let is_resource = |kind: &str| kind.to_ascii_lowercase().starts_with("microsoft.logic/");
    let has_actions = |value: &Value<'_>| value.member("actions").is_some() || value.member("triggers").is_some();
    (is_object("actions") && is_object("triggers"))
        || member("definition").is_some_and(has_actions)
        || member("type").and_then(Value::as_str).is_some_and(is_resource)
        || (member("type").is_some() && member("inputs").is_some_and(|inputs| holds_call(inputs, 2)))
}

fn holds_call_in(members: &[Member<'_>], depth: usize) -> bool {
    call(members).is_some() || (depth > 0 && members.iter().any(|member| holds_call(&member.value, depth - 1)))
}

/// Whether there is a call in a value, not too deep in it.
fn holds_call(value: &Value<'_>, depth: usize) -> bool {
    match &value.kind {
        Kind::Object(members) => holds_call_in(members, depth),
        Kind::Array(items) => depth > 0 && items.iter().any(|item| holds_call(item, depth - 1)),
        _ => false,
    }
}

/// Whether a document is a template, in which brackets hold expressions.
fn is_template(value: &Value<'_>) -> bool {
    let schema = value.member("$schema").and_then(|member| member.value.as_str()).unwrap_or_default();
    schema.contains("deploymentTemplate") || value.member("resources").is_some()
}

/// What stands around a value.
#[derive(Clone, Copy, Default)]
struct Context<'v> {
    /// The definition that the value is in, as an index of [`Walk::definitions`].
    definition: Option<usize>,
    /// The name of the action.
    name: Option<&'v str>,
    /// Whether texts hold expressions. If that is not known, the texts themselves say so.
    is_definition: Option<bool>,
    /// Whether calls go through a connection, which has the token.
    has_connection: bool,
}

/// A definition, and whether it answers.
struct Definition {
    span: Span,
    /// Where its trigger declares the path to which an answer is to be posted.
    callback: Option<Span>,
    is_answered: bool,
    /// Whether an action names that path.
    is_named: bool,
}

impl Definition {
    fn unanswered(self) -> Option<Unanswered> {
        let callback = self.callback.filter(|_| !self.is_answered)?;
        Some(Unanswered { violation: unanswered_callback(callback), definition: self.span })
    }
}

struct Walk<'v, 'f> {
    source: Source<'v>,
    is_template: bool,
    found: &'f mut Found,
    definitions: Vec<Definition>,
}

impl<'v> Walk<'v, '_> {
    fn value(&mut self, value: &'v Value<'v>, context: Context<'v>) {
        match &value.kind {
            Kind::Object(members) => self.object(members, context),
            Kind::Array(items) => items.iter().for_each(|item| self.value(item, context)),
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => {}
        }
    }

    fn object(&mut self, members: &'v [Member<'v>], mut context: Context<'v>) {
        let member = |name: &str| members.iter().find(|member| member.name == name);
        if let Some(call) = call(members) {
            return self.call(&call, context);
        }
        // The history of a run has what an action got and gave.
        if member("inputs").is_some()
            && ["outputs", "status", "startTime", "trackingId"].iter().any(|name| member(name).is_some())
        {
            context.is_definition = Some(false);
        } else if member("inputs").is_some() && member("type").is_some() {
            context.is_definition = context.is_definition.or(Some(true));
        }
        context.has_connection |= member("host")
            .is_some_and(|host| ["connection", "connectionName"].iter().any(|name| host.value.member(name).is_some()));
        if let (Some(name), Some(_)) =
            (member("name").and_then(|name| name.value.as_str()), member("properties").or(member("inputs")))
        {
            context.name = Some(name);
        }
        let (actions, triggers) = (member("actions"), member("triggers"));
        if let (Some(actions), Some(triggers)) = (actions, triggers) {
            let names_callback = |member: &Member<'_>| self.names_callback(member.value.span());
            let callback = names_callback(triggers).then(|| declared(&triggers.value)).flatten();
            let is_named = callback.is_some() && names_callback(actions);
            context.definition = Some(self.definitions.len());
            let span = span_of(members).unwrap_or_default();
            self.definitions.push(Definition { span, callback, is_answered: false, is_named });
        }
        let kind = member("type").and_then(|kind| kind.value.as_str()).unwrap_or_default();
        // Another app, or a function, that is given the path answers in place of this one.
        if OTHERS.contains(&kind)
            && let Some(inputs) = member("inputs")
        {
            self.hand_on(&inputs.value, context.definition);
        }
        for member in members {
            let is_map = matches!(member.name.as_ref(), "actions" | "triggers" | "else" | "cases" | "default");
            let inner = match (is_map, &member.value.kind) {
                (true, Kind::Object(_)) => {
                    Context { is_definition: Some(context.is_definition.unwrap_or(true)), ..context }
                }
                _ => context,
            };
            match &member.value.kind {
                // The members of such a map are named by their names.
                Kind::Object(named) if matches!(member.name.as_ref(), "actions" | "triggers") => {
                    for action in named {
                        self.value(&action.value, Context { name: Some(&action.name), ..inner });
                    }
                }
                _ => self.value(&member.value, inner),
            }
        }
    }

    fn call(&mut self, call: &Call<'v>, context: Context<'v>) {
        let is_definition = context.is_definition.unwrap_or_else(|| {
            let text = self.source.text(call.span);
            text.contains("@@") || text.contains("@{") || text.contains("\"@") && has_expression(call)
        });
        let reading = Reading { source: self.source, is_definition, is_template: self.is_template };
        let name = context.name.map(|name| format!("action {name}"));
        let mut parts = Parts { name, ..Parts::default() };
        parts.method = Some(in_upper_case(&reading.string(call.method)));
        parts.target = reading.string(call.target);
        self.answer(&parts, context.definition);
        // The address may be that of a function.
        if let Some(body) = call.body {
            self.hand_on(body, context.definition);
        }
        let place = parts.target.whole_source();
        let place = Span { end: place.start, ..place };
        match call.headers.map(|headers| &headers.kind) {
            Some(Kind::Object(headers)) => {
                for header in headers {
                    let name = reading.name(header);
                    parts.headers.push((name, reading.string(&header.value)));
                }
            }
            Some(Kind::String(_) | Kind::Array(_)) => {
                parts.add_unknown_headers(place);
            }
            _ => {}
        }
        if let Some(place) = call.authentication {
            parts.add_token(Span { end: place.start, ..place });
        }
        let mut violations: Vec<_> =
            self.is_callback_alone(&parts.target).then(|| no_host(call.target.span())).into_iter().collect();
        if let Some(body) = call.body {
            parts.body = Some(match &body.kind {
                Kind::String(_) => reading.string(body),
                _ => reading.json(body, &mut violations),
            });
            match &body.kind {
                // A body that is an object goes out as JSON.
                Kind::Object(_) | Kind::Array(_) => parts.add_header("Content-Type", "application/json", place),
                // What an expression computes may be an object as well as a text.
                Kind::String(text) if !text.starts_with("@{") && parts.has_unknown_body() => {
                    parts.add_unknown_header("Content-Type", place);
                }
                _ => {}
            }
        }
        if is_relative(&parts.target) || context.has_connection {
            // The connection has the token, and the host of a path.
            parts.add_token(place);
        } else if is_definition && !parts.headers.has("Authorization") {
            violations.push(no_token(call.method.span()));
            parts.add_token(place);
        }
        let place = Span { end: call.span.start, ..call.span };
        self.found.requests.push(Request { place, violations, ..parts.request() });
    }

    /// Notes whether a call answers the caller of the definition that it is part of: whether its address may be the path that
    /// is given.
    fn answer(&mut self, parts: &Parts, definition: Option<usize>) {
        let target = &parts.target;
        let path = target.source(0..path_end(target));
        let names_callback = !target.unknown().is_empty() && self.names_callback(path);
        let Some(definition) = definition.and_then(|index| self.definitions.get_mut(index)) else { return };
        let is_post =
            parts.method.as_ref().is_some_and(|method| method.text() == "POST" || !method.unknown().is_empty());
        let may_go_there = definition.is_named || target.text().to_ascii_lowercase().contains("graph.");
        definition.is_answered |= is_post && (names_callback || (may_go_there && may_be_callback(target)));
    }

    /// Notes whether a value that another program is given has the path in it, so that this one may answer in place of the definition.
    fn hand_on(&mut self, value: &Value<'_>, definition: Option<usize>) {
        let is_handed_on = self.names_callback(value.span()) || holds_all_given(value);
        if let Some(definition) = definition.and_then(|index| self.definitions.get_mut(index)) {
            definition.is_answered |= is_handed_on;
        }
    }

    /// Whether all of an address is the path that is given, which has no host.
    fn is_callback_alone(&self, target: &Mapped) -> bool {
        let expression = self.source.text(target.whole_source()).trim_end_matches(['\'', '"', ']', ' ']);
        target.is_one_unknown() && expression.ends_with(CALLBACK)
    }

    fn names_callback(&self, place: Span) -> bool {
        self.source.text(place).contains(CALLBACK)
    }
}

/// Whether a value has an expression for all that the trigger was given, such as `@triggerBody()?['data']`.
fn holds_all_given(value: &Value<'_>) -> bool {
    holds_text(value, &|text| expression::is_expression(text) && has_all_given(&text.to_ascii_lowercase()))
}

fn has_all_given(text: &str) -> bool {
    let mut behind = GIVEN.iter().flat_map(|given| text.match_indices(given).map(|(at, _)| &text[at + given.len()..]));
    behind.any(|mut rest| {
        while let Some((_, inner)) = accessed(rest).filter(|(name, _)| AROUND.contains(name)) {
            rest = inner;
        }
        accessed(rest).is_none()
    })
}

/// The name of the member that an expression takes of a value, as `?['data']` or `.data`, and what is behind it.
fn accessed(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix('?').unwrap_or(text);
    if let Some(name) = text.strip_prefix('.') {
        let end = name.find(|sign: char| !(sign.is_alphanumeric() || sign == '_')).unwrap_or(name.len());
        return Some(name.split_at(end));
    }
    let name = text.strip_prefix('[')?;
    let end = name.find(['[', ']']).unwrap_or(name.len());
    Some((name[..end].trim_matches(['\'', '\\', ' ']), name.get(end + 1..).unwrap_or_default()))
}

/// The end of the path of an address.
fn path_end(target: &Mapped) -> usize {
    target.text().find(['?', '#']).unwrap_or(target.text().len())
}

/// Whether the path of an address may be the one that is given: all of it behind a host and an API version is unknown.
fn may_be_callback(target: &Mapped) -> bool {
    let path = target.text()[..path_end(target)].trim_end_matches('/');
    let start = path.find("://").map_or(0, |at| at + "://".len());
    let last = path.rfind('/').map_or(start, |slash| slash + 1).max(start);
    let Some(unknown) = target.unknown().first().filter(|unknown| unknown.end <= path.len()) else { return false };
    let is_at_beginning = path.get(start..unknown.start).is_none_or(|before| before.matches('/').count() <= 2);
    is_at_beginning && target.is_unknown(last..path.len())
}

/// Where the schema of a trigger declares the path.
fn declared(value: &Value<'_>) -> Option<Span> {
    match &value.kind {
        Kind::Object(members) => members.iter().find_map(|member| {
            if member.name == CALLBACK { Some(member.name_span()) } else { declared(&member.value) }
        }),
        Kind::Array(items) => items.iter().find_map(declared),
        _ => None,
    }
}

fn has_expression(call: &Call<'_>) -> bool {
    let is_expression = |value: &Value<'_>| value.as_str().is_some_and(expression::is_expression);
    is_expression(call.target) || is_expression(call.method) || call.body.is_some_and(holds_expression)
}

fn holds_expression(value: &Value<'_>) -> bool {
    holds_text(value, &expression::is_expression)
}

/// Whether one of the texts within a value is of a kind.
fn holds_text(value: &Value<'_>, is_of_kind: &dyn Fn(&str) -> bool) -> bool {
    match &value.kind {
        Kind::String(text) => is_of_kind(text),
        Kind::Object(members) => members.iter().any(|member| holds_text(&member.value, is_of_kind)),
        Kind::Array(items) => items.iter().any(|item| holds_text(item, is_of_kind)),
        Kind::Null | Kind::Bool(_) | Kind::Number(_) => false,
    }
}

fn is_relative(target: &Mapped) -> bool {
    target.text().starts_with('/')
}

/// What an action calls.
struct Call<'v> {
    span: Span,
    method: &'v Value<'v>,
    target: &'v Value<'v>,
    headers: Option<&'v Value<'v>>,
    body: Option<&'v Value<'v>>,
    authentication: Option<Span>,
}

/// The call of an object that has a method and an address. Connections of Power Automate write the names as paths: `request/url`.
fn call<'v>(members: &'v [Member<'v>]) -> Option<Call<'v>> {
    let simple = |member: &'v Member<'v>| member.name.strip_prefix("request/").unwrap_or(&member.name);
    let member = |name: &str| members.iter().find(|member| simple(member) == name).map(|member| &member.value);
    let is_text = |value: &&Value<'_>| value.as_str().is_some();
    let method = member("method").filter(is_text)?;
    let target = member("uri").or_else(|| member("url")).filter(is_text)?;
    Some(Call {
        span: span_of(members)?,
        method,
        target,
        headers: member("headers"),
        body: member("body"),
        authentication: member("authentication").map(Value::span),
    })
}

/// Where the members of an object stand.
fn span_of(members: &[Member<'_>]) -> Option<Span> {
    let (first, last) = (members.first()?, members.last()?);
    Some(Span { start: first.name_span().start, end: last.value.span().end })
}

/// How texts are read.
#[derive(Clone, Copy)]
struct Reading<'v> {
    source: Source<'v>,
    is_definition: bool,
    is_template: bool,
}

impl Reading<'_> {
    /// A text as it is at run time.
    fn evaluated(self, text: &Mapped) -> Mapped {
        if !self.is_definition {
            return text.clone();
        }
        let text = if self.is_template { expression::of_template(text) } else { text.clone() };
        expression::of_logic_app(&text)
    }

    fn string(self, value: &Value<'_>) -> Mapped {
        let written = self.source.part(value.span());
        if value.as_str().is_some() { self.evaluated(&json::unescaped(&written)) } else { written }
    }

    fn name(self, member: &Member<'_>) -> Mapped {
        self.evaluated(&json::unescaped(&self.source.part(member.name_span())))
    }

    /// A JSON value as it is at run time.
    fn json(self, value: &Value<'_>, violations: &mut Vec<Violation>) -> Mapped {
        if !self.is_definition {
            return self.source.part(value.span());
        }
        let mut edits = Vec::new();
        self.edits(value, &mut edits, violations);
        let mut json = Mapped::default();
        let mut at = value.span().start;
        for (place, edit) in edits {
            json.append(&self.source.part(Span { start: at, end: place.start }));
            json.append(&edit);
            at = place.end;
        }
        json.append(&self.source.part(Span { start: at, end: value.span().end }));
        json
    }

    /// The names and texts of a value that are others at run time.
    fn edits(self, value: &Value<'_>, edits: &mut Vec<(Span, Mapped)>, violations: &mut Vec<Violation>) {
        match &value.kind {
            Kind::Object(members) => {
                for member in members {
                    if member.name.starts_with('@') && !member.name.starts_with("@@") && !member.name.starts_with("@{")
                    {
                        violations.push(unescaped(&member.name, member.name_span()));
                    } else {
                        self.edit(&member.name, member.name_span(), edits);
                    }
                    self.edits(&member.value, edits, violations);
                }
            }
            Kind::Array(items) => items.iter().for_each(|item| self.edits(item, edits, violations)),
            Kind::String(text) => self.edit(text, value.span(), edits),
            Kind::Null | Kind::Bool(_) | Kind::Number(_) => {}
        }
    }

    fn edit(self, text: &str, place: Span, edits: &mut Vec<(Span, Mapped)>) {
        let may_differ = text.starts_with(['@', '[']) || text.contains("@{");
        if may_differ {
            edits.push((place, json::quoted(&self.evaluated(&json::unescaped(&self.source.part(place))))));
        }
    }
}

/// The action sends no token. It may be a part of one, so that this is a warning.
fn no_token(place: Span) -> Violation {
    let message = "the action has neither `authentication` nor a header `Authorization`".to_owned();
    let help = "add `\"authentication\": {\"type\": \"ManagedServiceIdentity\", \"audience\": \"https://graph.microsoft.com\"}` \
                to its `inputs`";
    let mut violation = Violation::of_message(Rule::MissingHeader, place, message, help.to_owned());
    violation.severity = Severity::Warning;
    violation.part = Part::Header("Authorization");
    violation
}

fn no_host(place: Span) -> Violation {
    let message = format!("the address has no host: `{CALLBACK}` is a path");
    let help = format!("write `https://graph.microsoft.com/v1.0@{{triggerBody()?['data']?['{CALLBACK}']}}`");
    let mut violation = Violation::of_message(Rule::MalformedUrl, place, message, help);
    violation.part = Part::Url;
    violation
}

fn unescaped(name: &str, place: Span) -> Violation {
    let shown = graph_validation::shown_safely(name);
    let message = format!("`{shown}` begins with one `@`, which the designer of logic apps takes for an expression");
    Violation::of_message(Rule::UnescapedAt, place, message, format!("write `@{shown}`"))
}
