//! Draws reports in the manner of a compiler: the line, what is wrong in it, and what is documented.

mod window;

use std::fmt;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Padding, Renderer, Snippet};
use json_places::{LineIndex, Span};

use crate::excerpt;
use crate::input::Input;
use crate::report::Report;
use crate::rule::Severity;
use crate::violation::Violation;
use window::{Secrets, Window};

/// Wider than any window, so that the renderer does not cut it again.
const WIDTH: usize = 1000;

impl Report {
    /// Draws the report with excerpts of its input.
    ///
    /// ```
    /// use graph_validation::Validator;
    /// use second_slice::SCHEMA;
    /// use second_slice::library::GiveBack;
    ///
    /// let body = br#"{"condition": {"state": "torn"}}"#;
    /// let report = Validator::new(&SCHEMA).check::<GiveBack>(body).unwrap_err();
    /// let drawing = report.draw(body).origin("book.json").to_string();
    /// assert!(drawing.starts_with(r#"error[unknown-enum-member]: `example.library.conditionState` has no member `torn`
    ///  --> book.json:1:25
    ///   |
    /// 1 | {"condition": {"state": "torn"}}
    ///   |                         ^^^^^^
    /// "#), "{drawing}");
    /// ```
    pub fn draw<'a>(&'a self, input: &'a [u8]) -> Drawing<'a> {
        Drawing { report: self, input, origin: "request", offset: 0, is_colored: false }
    }
}

/// A report with excerpts of its input: [`Report::draw`] makes it, [`Display`](fmt::Display) shows it.
///
/// It shows the line of each violation, or the part of a long line around it. Characters that hide or reorder others are
/// escaped, and access tokens are hidden.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Drawing<'a> {
    report: &'a Report,
    input: &'a [u8],
    origin: &'a str,
    offset: usize,
    is_colored: bool,
}

impl<'a> Drawing<'a> {
    /// What the input is called, such as the name of a file.
    pub fn origin(self, origin: &'a str) -> Self {
        Self { origin, ..self }
    }

    /// Says that the input is a part, which begins at an offset, of the text that the places are of. So the cost of a drawing
    /// does not depend on the length of that text.
    pub fn starting_at(self, offset: usize) -> Self {
        Self { offset, ..self }
    }

    /// Whether there is colour, in the escape sequences of terminals.
    pub fn colored(self, is_colored: bool) -> Self {
        Self { is_colored, ..self }
    }
}

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let renderer = if self.is_colored { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
        let text = Input::read(self.input).text;
        let lines = LineIndex::new(text);
        let secrets: Vec<_> = self.report.secrets().iter().map(|secret| self.within(*secret)).collect();
        let secrets = Secrets::of(text, &secrets);
        let origin = excerpt::shown_safely(self.origin);
        for (index, violation) in self.report.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "\n\n" })?;
            let window = violation.span.map(|span| Window::new(text, &lines, &secrets, self.within(span)));
            let groups = self.groups(violation, &origin, window.as_ref());
            f.write_str(&without_doubled_lines(&renderer.render(&groups)))?;
        }
        match self.report.omission() {
            Some(omission) if self.report.violations().is_empty() => f.write_str(&omission),
            Some(omission) => write!(f, "\n\n{omission}"),
            None => Ok(()),
        }
    }
}

impl Drawing<'_> {
    /// A place of the whole text as one of the input.
    fn within(&self, span: Span) -> Span {
        Span { start: span.start.saturating_sub(self.offset), end: span.end.saturating_sub(self.offset) }
    }

    /// The place has a group of its own: a snippet would count the column from the beginning of what is shown, which need
    /// not be the beginning of the line.
    fn groups<'b>(&self, violation: &'b Violation, origin: &'b str, window: Option<&'b Window>) -> Vec<Group<'b>> {
        let level = match violation.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.clone().primary_title(&violation.message).id(violation.rule.as_str());
        let mut place = Origin::path(origin);
        if let Some(position) = violation.position {
            place = place.line(position.line as usize).char_column(position.column as usize);
        }
        let help = Level::HELP.message(&violation.help);
        let page =
            self.report.operation().map(|operation| operation.request().documentation).filter(|page| !page.is_empty());
        let note = page.map(|page| Level::NOTE.message(format!("documentation: {page}")));
        match window {
            Some(window) => {
                let snippet = Snippet::source(window.text.as_str())
                    .line_start(violation.position.map_or(1, |position| position.line as usize))
                    .annotation(AnnotationKind::Primary.span(window.marked.clone()));
                let below = Group::with_level(level).element(snippet).element(Padding).element(help);
                vec![title.element(place), below.elements(note)]
            }
            None => vec![title.element(place).element(Padding).element(help).elements(note)],
        }
    }
}

/// The renderer puts a line between two groups that the snippet of the second begins with already.
fn without_doubled_lines(drawn: &str) -> String {
    let mut lines: Vec<&str> = drawn.lines().collect();
    lines.dedup();
    lines.join("\n")
}
