//! Checks the requests of one document.

use std::cell::OnceCell;
use std::fmt;
use std::io;

use graph_requests::{BodyFile, Document, Files, Form, Found, Request};
use lifecycle_workflows::models::facts::Action;
use lifecycle_workflows::models::identity_governance::Resume;
use lifecycle_workflows::models::{Action as _, ActionBody, action_name};
use lifecycle_workflows::validation::{
    HttpCheck, LineIndex, Operation, Part, Report, Rule, Span, Validator, Violation, shown_safely,
};
use odata_types::Authority;

use super::bodies::Meant;
use super::callout::{self, CALLBACK_PATH};
use crate::actions;
use crate::answers;
use crate::documented::{self, Documented};
use crate::input::{Decoded, EMPTY, is_empty};
use crate::recognized::{self, Wanted};

/// One request, and several.
const REQUESTS: [&str; 2] = ["request", "requests"];

/// Why a file that is not text is not checked.
const NOT_TEXT: &str = "this is not text, so that no request can be read from it";

/// What documents are checked against.
#[derive(Clone, Copy)]
pub(crate) struct Checker {
    pub(crate) validator: Validator,
    /// The action that is expected.
    pub(crate) action: Option<&'static ActionBody>,
    pub(crate) is_any_host: bool,
}

/// What is wrong with a part of a document.
pub(crate) struct Piece<'a> {
    /// The file that the places are of, if it is not the document.
    pub(crate) file: Option<&'a str>,
    /// The number of the request, if the document has several.
    pub(crate) number: Option<usize>,
    /// What the document calls the request.
    pub(crate) name: Option<&'a str>,
    /// The text that the places are of.
    pub(crate) text: &'a [u8],
    pub(crate) report: Report,
}

/// What was done.
#[derive(Default)]
pub(crate) struct Checked {
    /// How many requests were checked.
    pub(crate) count: usize,
    pub(crate) skipped: Skipped,
    /// Other files that cannot be used, such as those with bodies.
    pub(crate) unreadable: Vec<String>,
    /// What else is to be said.
    pub(crate) remark: Option<String>,
}

/// Why nothing was checked, in one line.
pub(crate) struct Refusal(pub(crate) String);

/// How many requests were not checked.
#[derive(Default)]
pub(crate) struct Skipped {
    /// To other services.
    elsewhere: usize,
    /// To Microsoft Graph, documented, for entities or of a function, without a body to check.
    documented: usize,
    /// To Microsoft Graph, but not documented.
    others: usize,
    /// To an address that is unknown until run time.
    unknown: usize,
    /// JSON that is not evidently a body of one action.
    bodies: usize,
    /// Bodies of checked requests that are unknown until run time.
    unknown_bodies: usize,
}

impl Skipped {
    fn count(&mut self, verdict: &Verdict) {
        match verdict {
            Verdict::Checked(_) => {}
            Verdict::Elsewhere => self.elsewhere += 1,
            Verdict::Documented => self.documented += 1,
            Verdict::Other => self.others += 1,
            Verdict::Unknown => self.unknown += 1,
        }
    }
}

/// Such as `1 request to another service, 2 requests to an address that is not known in whole`.
impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [
            (self.elsewhere, REQUESTS, "to another service"),
            (self.documented, REQUESTS, "for entities or of a function"),
            (self.others, REQUESTS, "to Microsoft Graph that the schemas do not document"),
            (self.unknown, REQUESTS, "to an address that is not known in whole"),
            (self.bodies, ["block", "blocks"], "of JSON that is not evidently the body of one action"),
            (self.unknown_bodies, ["body", "bodies"], "unknown until run time"),
        ];
        for (index, (count, nouns, what)) in counts.into_iter().filter(|(count, ..)| *count > 0).enumerate() {
            let noun = nouns[usize::from(count > 1)];
            write!(f, "{}{count} {noun} {what}", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

/// A text, and its lines as soon as a place is asked for: right requests need none.
struct Lines<'a> {
    text: &'a str,
    index: OnceCell<LineIndex<'a>>,
}

impl<'a> Lines<'a> {
    fn index(&self) -> &LineIndex<'a> {
        self.index.get_or_init(|| LineIndex::new(self.text))
    }
}

/// What becomes of a request.
enum Verdict {
    Checked(Report),
    Elsewhere,
    Documented,
    Other,
    Unknown,
}

impl Checker {
    /// Checks all requests of a document, and hands over what is wrong, request by request.
    ///
    /// A document that is not named, but was found in a folder, holds requests only if it says so: a body alone may be any JSON.
    pub(crate) fn check(
        self,
        name: &str,
        bytes: &[u8],
        files: &dyn Files,
        is_named: bool,
        mut print: impl FnMut(Piece<'_>) -> io::Result<()>,
    ) -> io::Result<Result<Checked, Refusal>> {
        if let Some(refusal) = packed(bytes) {
            return Ok(Err(refusal));
        }
        // Some actions need no body.
        if is_empty(bytes) && self.action.is_none_or(|entry| !entry.action.parameters.properties.is_empty()) {
            return Ok(Err(Refusal(EMPTY.to_owned())));
        }
        let Some(decoded) = Decoded::of(bytes) else { return Ok(Err(Refusal(NOT_TEXT.to_owned()))) };
        let text = &decoded.text;
        let found = Document::new(name, text).find(files);
        // Text of no known form may be a body that is badly broken.
        let refusal = |form| Ok(Err(Refusal(recognized::refusal(form, text, Wanted::Requests))));
        if !found.form.is_read() && (self.action.is_none() || found.form != Form::Unknown) {
            return refusal(recognized::form(found.form, text));
        }
        if found.form == Form::Body || !found.form.is_read() {
            return if is_named { self.body(bytes, text, print) } else { refusal(Form::Unknown) };
        }
        let mut checked = self.requests(&decoded, &found, &mut print)?;
        let bodies = std::mem::take(&mut checked.skipped.bodies);
        if checked.count == 0
            && checked.skipped.to_string().is_empty()
            && found.of_document(&[]).next().is_none()
            && checked.unreadable.is_empty()
        {
            // The message of a command begins with its name, as the command does.
            if answers::read(text.as_bytes()).is_some() {
                return refusal(Form::Answer);
            }
            return Ok(Err(Refusal(format!(
                "there is no request in it; it is {}{}{}",
                found.form,
                behind(&found, text),
                if bodies > 0 { ", whose JSON is not evidently the body of one action" } else { "" }
            ))));
        }
        checked.skipped.bodies = bodies;
        Ok(Ok(checked))
    }

    /// Checks a body alone.
    fn body(
        self,
        bytes: &[u8],
        text: &str,
        mut print: impl FnMut(Piece<'_>) -> io::Result<()>,
    ) -> io::Result<Result<Checked, Refusal>> {
        let entry = match self.action {
            Some(entry) => entry,
            None if callout::is_one(text) => {
                let (report, remark) = callout::check(text, self.validator);
                print(Piece { file: None, number: None, name: Some("callout"), text: bytes, report })?;
                return Ok(Ok(Checked { count: 1, remark, ..Checked::default() }));
            }
            None => match Meant::by(text, self.validator) {
                Meant::One(entry) => entry,
                Meant::None if answers::read(text.as_bytes()).is_some() => {
                    return Ok(Err(Refusal(recognized::refusal(Form::Answer, text, Wanted::Requests))));
                }
                // What is not JSON may be of any action.
                Meant::Several(_) | Meant::None if self.validator.check_json(bytes).has_errors() => {
                    let report = self.validator.check_json(bytes);
                    print(Piece { file: None, number: None, name: None, text: bytes, report })?;
                    return Ok(Ok(Checked { count: 1, ..Checked::default() }));
                }
                Meant::Several(entries) => {
                    return Ok(Err(Refusal(format!(
                        "a body alone could be of several actions; add {}",
                        options(entries)
                    ))));
                }
                Meant::None => return Ok(Err(no_action(text))),
            },
        };
        let report = self.validator.check_facts(entry.action, bytes);
        // An action that was not asked for is named, so that a wrong guess is seen.
        let name = self.action.is_none().then(|| body_of(entry));
        print(Piece { file: None, number: None, name: name.as_deref(), text: bytes, report })?;
        Ok(Ok(Checked { count: 1, ..Checked::default() }))
    }

    fn http(self) -> HttpCheck {
        let check = self.validator.http();
        let check = self.action.map_or(check, |action| check.action(action.action));
        if self.is_any_host { check.any_host() } else { check }
    }

    fn requests(
        self,
        decoded: &Decoded<'_>,
        found: &Found,
        print: &mut impl FnMut(Piece<'_>) -> io::Result<()>,
    ) -> io::Result<Checked> {
        let text = decoded.text.as_ref();
        let lines = Lines { text, index: OnceCell::new() };
        let mut checked = Checked { unreadable: found.faults.clone(), ..Checked::default() };
        let is_only = found.form == Form::Http && found.requests.len() == 1;
        let mut reports = Vec::new();
        for request in &found.requests {
            let mut is_whole = true;
            if let Some(fault) = request.body_file.as_ref().and_then(BodyFile::fault) {
                checked.unreadable.push(fault);
                is_whole = false;
            }
            match self.verdict(request, text, is_only) {
                Verdict::Checked(report) if is_whole => {
                    checked.skipped.unknown_bodies += usize::from(request.has_unknown_body());
                    let wrong = request.body_file.is_none().then(|| decoded.wrong_within(&request.body())).flatten();
                    // Nothing else is known of a body that is not UTF-8.
                    let head = wrong.map(|_| report.part(|violation| violation.part != Part::Body));
                    reports.push((request, head.unwrap_or(report), wrong.map(not_utf8)));
                }
                // What stands before the body may be wrong all the same.
                Verdict::Checked(report) => {
                    let head = report.part(|violation| violation.part != Part::Body);
                    reports.extend((!head.is_empty()).then_some((request, head, None)));
                }
                skipped => {
                    checked.skipped.count(&skipped);
                    // What is wrong with a batch in another file is said of its first request.
                    let is_of_batch = request.body_file.as_ref().is_some_and(|file| file.holds_request);
                    if is_of_batch && !request.violations.is_empty() {
                        reports.push((request, Report::default(), None));
                    }
                }
            }
        }
        checked.count = reports.len();
        let answers: Vec<_> =
            reports.iter().filter(|(_, report, _)| answers_callout(report)).map(|(request, ..)| *request).collect();
        let violations: Vec<_> = found.of_document(&answers).cloned().collect();
        let has_several = found.requests.len() > 1;
        for (index, (request, report, wrong)) in reports.into_iter().enumerate() {
            let number = has_several.then_some(index + 1);
            self.print(number, request, (report, wrong), &lines, print)?;
        }
        let is_only = found.requests.is_empty() && found.bodies.len() == 1;
        for body in &found.bodies {
            let Some(entry) = self.meant(body.text(), is_only) else {
                checked.skipped.bodies += 1;
                continue;
            };
            checked.count += 1;
            let report = self.validator.check_facts(entry.action, body.text().as_bytes());
            let report = match decoded.wrong_within(body).map(not_utf8) {
                Some(wrong) => Report::default().and(self.validator, lines.index(), [wrong]),
                None => report.relocated(lines.index(), |span| body.source(span.start..span.end)),
            };
            let name = body_of(entry);
            print(Piece { file: None, number: None, name: Some(&name), text: text.as_bytes(), report })?;
        }
        if !violations.is_empty() {
            let report = Report::default().and(self.validator, lines.index(), violations);
            print(Piece { file: None, number: None, name: None, text: text.as_bytes(), report })?;
        }
        Ok(checked)
    }

    /// The action of a body that stands in a document, perhaps as the only thing to check in it.
    fn meant(self, body: &str, is_only: bool) -> Option<&'static ActionBody> {
        let evident = Meant::evident(body, self.validator);
        match self.action {
            Some(asked) if is_only => Some(asked),
            Some(asked) => evident.filter(|entry| std::ptr::eq(entry.action, asked.action)),
            None => evident,
        }
    }

    fn verdict(self, request: &Request, text: &str, is_only: bool) -> Verdict {
        let message = &request.message;
        let place = request.target();
        let target = message.text().get(place.start..place.end).unwrap_or_default().to_ascii_lowercase();
        if !is_only && !self.is_any_host && self.is_foreign(&target) {
            return Verdict::Elsewhere;
        }
        let check = |http: HttpCheck| http.message_with_unknown(message.text().as_bytes(), message.unknown());
        let mut report = check(self.http());
        match report.operation() {
            // What is said of an expected action does not hold for entities.
            Some(Operation::Entities(_)) if self.action.is_some() => return Verdict::Documented,
            Some(_) => return Verdict::Checked(report),
            None => {}
        }
        let method = documented::method(request);
        let mut methods = documented::methods(request).into_iter();
        let documented = methods.find_map(|method| documented::of_url(method, &target));
        if documented.is_some_and(|named| !matches!(named.documented, Documented::Action(_))) {
            return Verdict::Documented;
        }
        let is_read = method.is_some_and(|method| method.eq_ignore_ascii_case("GET"));
        if is_only && !(is_read && self.is_of_graph(&target)) {
            return Verdict::Checked(report);
        }
        if request.has_unknown_path() {
            // Commands for Microsoft Graph take a path alone, which begins with a version.
            let is_of_graph = self.is_of_graph(&target) || documented::begins_with_version(&target);
            if is_of_graph && documented::begins_otherwise(&target) {
                return Verdict::Other;
            }
            let path_end = place.start + target.find(['?', '#']).unwrap_or(target.len());
            let source = message.source(place.start..path_end);
            let is_callback = text.get(source.start..source.end).is_some_and(|source| source.contains(CALLBACK_PATH));
            if !is_of_graph && !is_callback {
                return Verdict::Unknown;
            }
            let Some(meant) = Meant::by(request.body().text(), self.validator).one() else { return Verdict::Unknown };
            // The body of a request with another method is not that of the action, unless the path tells.
            let is_other = method.is_some_and(|method| method != meant.action.request.method);
            if is_other && !is_callback && !message.is_unknown(0..place.start) {
                return Verdict::Unknown;
            }
            report = check(self.http().action(meant.action));
            return Verdict::Checked(report);
        }
        if is_read || !is_near(&target) { Verdict::Other } else { Verdict::Checked(report) }
    }

    /// Whether a target names a host of Microsoft Graph.
    fn is_of_graph(self, target: &str) -> bool {
        self.validator.schema().clouds.iter().any(|cloud| target.contains(cloud.host()))
    }

    /// Whether a URL is one of another service. A path of this one may have been misdirected.
    fn is_foreign(self, url: &str) -> bool {
        let Some((_, rest)) = url.split_once("://") else { return false };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let parts = Authority::split(authority);
        let is_known = parts.is_loopback() || self.validator.schema().cloud_of_host(parts.host()).is_some();
        !(is_known || authority.contains('{') || is_near(url))
    }

    /// Hands over what is wrong with a request, in the places of the files that it comes from.
    fn print(
        self,
        number: Option<usize>,
        request: &Request,
        (report, wrong): (Report, Option<Violation>),
        lines: &Lines<'_>,
        print: &mut impl FnMut(Piece<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let name = request.name.as_deref();
        let place = |span: Span| request.message.source(span.start..span.end);
        let piece = Piece { file: None, number, name, text: lines.text.as_bytes(), report };
        if piece.report.is_empty() && request.violations.is_empty() && wrong.is_none() {
            return print(piece);
        }
        let Some(BodyFile { path, text: Ok(body), holds_request }) = &request.body_file else {
            let report = piece.report.relocated(lines.index(), place).and(
                self.validator,
                lines.index(),
                request.violations.iter().cloned().chain(wrong),
            );
            return print(Piece { report, ..piece });
        };
        let is_within = |violation: &Violation| *holds_request || violation.part == Part::Body;
        let body_lines = LineIndex::new(body);
        let head = piece.report.part(|violation| !is_within(violation)).relocated(lines.index(), place);
        let within = piece.report.part(is_within).relocated(&body_lines, place);
        let of_form = request.violations.iter().cloned();
        let (head, within) = if *holds_request {
            (head, within.and(self.validator, &body_lines, of_form))
        } else {
            (head.and(self.validator, lines.index(), of_form), within)
        };
        // What is wrong is said once, in the file where it stands.
        if within.is_empty() || !head.is_empty() {
            print(Piece { report: head, ..piece })?;
        }
        if !within.is_empty() {
            print(Piece { file: Some(path), number, name, text: body.as_bytes(), report: within })?;
        }
        Ok(())
    }
}

/// What is wrong with a body in which a character stands that is not UTF-8.
fn not_utf8(place: Span) -> Violation {
    let help = "save the file as UTF-8, in which JSON is sent; the rest of the body was not checked".to_owned();
    let mut violation = Violation::of_message(Rule::MalformedJson, place, "the body is not UTF-8".to_owned(), help);
    violation.part = Part::Body;
    violation
}

/// Whether a path is one of the service's, whose actions are known.
fn is_near(target: &str) -> bool {
    let begins = |path: &str| {
        path.split('/')
            .filter(|segment| !segment.is_empty())
            .take(2)
            .all(|segment| target.contains(&segment.to_ascii_lowercase()))
    };
    actions::all().any(|entry| begins(entry.action.request.path))
}

/// What a body is called whose action was found out.
fn body_of(entry: &ActionBody) -> String {
    format!("body of {}", action_name(entry.action))
}

fn options(entries: impl IntoIterator<Item = &'static ActionBody>) -> String {
    let names: Vec<_> = entries.into_iter().map(|entry| format!("`{}`", action_name(entry.action))).collect();
    format!("`--action` and one of {}", names.join(", "))
}

/// Whether a request is of an action that takes the answer to a callout.
fn answers_callout(report: &Report) -> bool {
    let is_resume = |action: &Action| action.simple_name() == Resume::ACTION.simple_name();
    report.action().is_some_and(is_resume) && !report.iter().any(|violation| violation.rule == Rule::WrongMethod)
}

/// Where what a document does not show may be read: the requests of the modules for Microsoft Graph, and those of a run.
fn behind(found: &Found, text: &str) -> &'static str {
    match found.form {
        Form::PowerShell if text.contains("-Mg") => {
            "; commands of modules are not read, but what they print with `-Debug` is"
        }
        Form::LogicApp if text.contains("\"inputsLink\"") => {
            "; what its action sent is behind `inputsLink`: check what that address returns"
        }
        _ => "",
    }
}

/// Why a text that is JSON is not checked as a body.
fn no_action(text: &str) -> Refusal {
    let value = json_places::parse(text).ok();
    let names = value.as_ref().map_or_else(Vec::new, |value| match &value.kind {
        json_places::Kind::Object(members) => members.iter().take(3).map(|member| member.name.as_ref()).collect(),
        _ => Vec::new(),
    });
    let shown: Vec<_> = names.iter().map(|name| format!("`{}`", shown_safely(name))).collect();
    let lack = match shown.as_slice() {
        [] => "no action has such a body".to_owned(),
        [one] => format!("no action has a parameter {one}"),
        several => format!("no action has one of the parameters {}", several.join(", ")),
    };
    Refusal(format!(
        "this is JSON, but not a request that is known: {lack}; `lcw show` lists the actions, and `--action NAME` says which \
         one a body is meant for"
    ))
}

/// Why a file that has to be unpacked is not checked.
fn packed(bytes: &[u8]) -> Option<Refusal> {
    const FORMS: [(&[u8], &str, &str); 4] = [
        (b"\x1f\x8b", "compressed with gzip", "unpack it, as `gunzip` does"),
        (b"\x28\xb5\x2f\xfd", "compressed with zstd", "unpack it, as `unzstd` does"),
        (b"PK\x03\x04", "a ZIP archive", "unpack it, and check the folder"),
        (b"%PDF-", "a PDF document", "copy the request into a text file"),
    ];
    let (_, what, cure) = FORMS.iter().find(|(magic, ..)| bytes.starts_with(magic))?;
    Some(Refusal(format!("this is {what}, which is not read; {cure}")))
}
