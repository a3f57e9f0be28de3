//! Bicep: the definitions of logic apps that are written in it.
//!
//! A definition is written as JSON with a map back to the source. Variables and parameters with a default stand for their texts.
//! What the source computes is unknown until run time.

use std::collections::HashMap;

use graph_validation::Span;

use super::{Reader, logic_app};
use crate::document::{Document, Files};
use crate::filling::Filling;
use crate::form::Form;
use crate::json;
use crate::mapped::Mapped;
use crate::request::Found;

/// The property of a logic app that has its definition.
const DEFINITION: &str = "definition";

/// The beginning of the type of a logic app.
const LOGIC_APP: &str = "'Microsoft.Logic/";

/// Deeper values are not read. JSON that is nested deeper is refused.
const DEEPEST: usize = 120;

/// A text may refer to others, so many steps far.
const FURTHEST: usize = 16;

/// Reads Bicep.
pub(crate) struct Bicep;

impl Reader for Bicep {
    fn form(&self) -> Form {
        Form::Bicep
    }

    fn reads(&self, document: &Document<'_>) -> bool {
        document.has_extension(&["bicep"]) || document.text().contains(LOGIC_APP)
    }

    fn read(&self, document: &Document<'_>, files: &dyn Files, found: &mut Found) {
        let text = document.text();
        let texts = Texts::of(text, document.filling());
        let mut at = 0;
        while let Some(start) = definition(text, at) {
            let mut source = Source { text, at: start, json: Mapped::default(), texts: &texts };
            source.value(0);
            at = source.at.max(start + 1);
            let inner = document.made("definition.json", &source.json);
            if !logic_app::LogicApp.reads(&inner) {
                continue;
            }
            let inner = inner.find(files).through(&source.json);
            found.requests.extend(inner.requests);
            found.violations.extend(inner.violations);
            found.unanswered.extend(inner.unanswered);
        }
    }
}

/// Where the next object begins that is a definition.
fn definition(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.match_indices(DEFINITION).find_map(|(index, name)| {
        let is_name = rest[..index].ends_with(|before: char| before.is_whitespace() || before == '{');
        let value = rest[index + name.len()..].trim_start().strip_prefix(':')?.trim_start();
        (is_name && value.starts_with('{')).then_some(text.len() - value.len())
    })
}

/// The variables and parameters that are texts.
struct Texts<'t> {
    text: &'t str,
    /// Where the literal of each stands.
    literals: HashMap<&'t str, Span>,
    filling: &'t Filling,
}

impl<'t> Texts<'t> {
    /// Finds the declarations: `var NAME = TEXT` and `param NAME TYPE = TEXT`, each at the beginning of a line.
    fn of(text: &'t str, filling: &'t Filling) -> Self {
        let (mut literals, mut at) = (HashMap::new(), 0);
        for line in text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            let Some((head, _)) = line.split_once('=') else { continue };
            let mut words = head.split_ascii_whitespace();
            let (Some("var" | "param"), Some(name)) = (words.next(), words.next()) else { continue };
            let value = start + head.len() + 1;
            let rest = &text[value..];
            let value = value + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
            let Some(length) = text_length(&text[value..]) else { continue };
            let behind = text[value + length..].lines().next().unwrap_or_default().trim();
            if behind.is_empty() || comment_length(behind) > 0 {
                literals.insert(name, Span { start: value, end: value + length });
            }
        }
        Self { text, literals, filling }
    }

    /// The text of a name that stands at a place; none if it is not known.
    fn named(&self, name: &str, place: Span, depth: usize) -> Option<Mapped> {
        let is_left = depth < FURTHEST && self.filling.left() > 0;
        let literal = self.literals.get(name.trim()).filter(|_| is_left)?;
        let text = self.literal(literal.start, literal.end, depth + 1);
        let mut filled = Mapped::of(text.text(), place);
        filled.mark_unknown(text.unknown(), 0);
        self.filling.takes(filled.weight()).then_some(filled)
    }
}

/// The source, read up to an offset, and the JSON that it stands for.
struct Source<'t> {
    text: &'t str,
    at: usize,
    json: Mapped,
    texts: &'t Texts<'t>,
}

impl Source<'_> {
    /// Writes the value that begins here.
    fn value(&mut self, depth: usize) {
        let (start, end) = (self.at, self.expression_end());
        let place = Span { start, end };
        let written = self.text[start..end].trim_end();
        let is_object = written.starts_with('{') && written.ends_with('}');
        let is_array = written.starts_with('[') && written.ends_with(']') && !is_loop(&written[1..]);
        if (is_object || is_array) && depth < DEEPEST {
            self.at += 1;
            self.json.push_as(&written[..1], Span { start, end: start + 1 });
            self.items(is_object, depth);
            let last = start + written.len() - 1;
            self.json.push_as(&written[written.len() - 1..], Span { start: last, end: last + 1 });
        } else if let Some(length) = text_length(written).filter(|length| *length == written.len()) {
            let text = self.texts.literal(start, start + length, 0);
            self.json.append(&json::quoted(&text));
        } else if let Some(text) = self.texts.named(written, place, 0) {
            self.json.append(&json::quoted(&text));
        } else if is_json_word(written) {
            self.json.push(written, start);
        } else {
            self.json.append(&json::quoted(&Mapped::unknown_at(place)));
        }
        self.at = end;
    }

    /// Writes the members of an object, or the items of an array, up to the bracket that closes it.
    fn items(&mut self, is_object: bool, depth: usize) {
        let mut is_first = true;
        loop {
            self.skip_space();
            let rest = &self.text[self.at..];
            if rest.is_empty() || rest.starts_with(['}', ']']) {
                return;
            }
            if is_object && !self.is_member() {
                // A spread, or what Bicep refuses.
                self.at = self.expression_end().max(self.at + 1);
                continue;
            }
            if !is_first {
                self.json.push_as(",", Span { start: self.at, end: self.at });
            }
            is_first = false;
            if is_object {
                self.name();
            }
            let before = self.at;
            self.value(depth + 1);
            if self.at == before && !is_object {
                // A bracket that closes nothing.
                self.at += 1;
            }
        }
    }

    /// Whether a name and a colon come next.
    fn is_member(&self) -> bool {
        let rest = &self.text[self.at..];
        let length = text_length(rest).unwrap_or_else(|| name_length(rest));
        length > 0 && rest[length..].trim_start().starts_with(':')
    }

    /// Writes the name that begins here, and goes to the value behind the colon.
    fn name(&mut self) {
        let (start, rest) = (self.at, &self.text[self.at..]);
        let name = if let Some(length) = text_length(rest) {
            self.at += length;
            self.texts.literal(start, self.at, 0)
        } else {
            self.at += name_length(rest);
            Mapped::verbatim(&self.text[start..self.at], start)
        };
        self.json.append(&json::quoted(&name));
        let colon = self.text[self.at..].find(':').map_or(self.text.len(), |offset| self.at + offset + 1);
        self.json.push_as(":", Span { start: self.at, end: colon });
        self.at = colon;
        self.skip_space();
    }

    /// Goes behind white space, commas and comments.
    fn skip_space(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start_matches(|sign: char| sign.is_whitespace() || sign == ',');
            self.at += rest.len() - trimmed.len() + comment_length(trimmed);
            if comment_length(trimmed) == 0 {
                return;
            }
        }
    }

    /// Where an expression ends: at the end of its line, at a comma, or at a bracket that closes what it is part of.
    fn expression_end(&self) -> usize {
        let (mut at, mut depth) = (self.at, 0_usize);
        while let Some(sign) = self.text[at..].chars().next() {
            let rest = &self.text[at..];
            if let Some(length) = text_length(rest) {
                at += length;
                continue;
            }
            let comment = comment_length(rest);
            if comment > 0 {
                if depth == 0 {
                    return at;
                }
                at += comment;
                continue;
            }
            match sign {
                '{' | '[' | '(' => depth += 1,
                '}' | ']' | ')' | ',' | '\n' if depth == 0 => return at,
                '}' | ']' | ')' => depth -= 1,
                _ => {}
            }
            at += sign.len_utf8();
        }
        at
    }
}

impl Texts<'_> {
    /// The text of a literal that stands with its quotes at a place.
    fn literal(&self, start: usize, end: usize, depth: usize) -> Mapped {
        let written = &self.text[start..end];
        if let Some(inner) = written.strip_prefix("'''") {
            let inner = inner.strip_suffix("'''").unwrap_or(inner);
            // The line end behind the opening quotes is not part of the text.
            let body = inner.strip_prefix("\r\n").or_else(|| inner.strip_prefix('\n')).unwrap_or(inner);
            return Mapped::verbatim(body, start + 3 + (inner.len() - body.len()));
        }
        // A text that its line ends has no quote there.
        let is_closed = written.len() > 1 && written.ends_with('\'');
        let (mut text, mut at, end) = (Mapped::default(), start + 1, end - usize::from(is_closed));
        while at < end {
            let rest = &self.text[at..end];
            let plain = rest.find(['\\', '$']).unwrap_or(rest.len());
            text.push(&rest[..plain], at);
            at += plain;
            let rest = &rest[plain..];
            if let Some(inner) = rest.strip_prefix("${") {
                let length = interpolation_length(inner);
                let place = Span { start: at, end: (at + 2 + length).min(end) };
                let named = inner.get(..length.saturating_sub(1)).and_then(|name| self.named(name, place, depth));
                match named {
                    Some(named) => text.append(&named),
                    None => text.push_unknown(place),
                }
                at += 2 + length;
            } else if let Some(escape) = rest.strip_prefix('\\') {
                let (character, length) = escaped(escape);
                text.push_as(&character.to_string(), Span { start: at, end: at + 1 + length });
                at += 1 + length;
            } else if !rest.is_empty() {
                text.push("$", at);
                at += 1;
            }
        }
        text
    }
}

/// The length of a text literal with its quotes; none if there is not one at the beginning.
fn text_length(text: &str) -> Option<usize> {
    if let Some(inner) = text.strip_prefix("'''") {
        let end = inner.find("'''").map_or(inner.len(), |end| end + 3);
        // Further quotes belong to the text.
        let more = inner[end..].len() - inner[end..].trim_start_matches('\'').len();
        return Some(3 + end + more);
    }
    let inner = text.strip_prefix('\'')?;
    let mut at = 0;
    while let Some(sign) = inner[at..].chars().next() {
        match sign {
            '\'' => return Some(at + 2),
            // A literal ends with its line.
            '\n' => return Some(at + 1),
            '\\' => at += 1 + inner[at + 1..].chars().next().map_or(0, char::len_utf8),
            '$' if inner[at..].starts_with("${") => at += 2 + interpolation_length(&inner[at + 2..]),
            _ => at += sign.len_utf8(),
        }
    }
    Some(text.len())
}

/// The length of an interpolation behind its opening brace, with the brace that closes it.
fn interpolation_length(text: &str) -> usize {
    let (mut depth, mut is_text) = (0_usize, false);
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' => return index,
            b'\'' => is_text = !is_text,
            b'{' if !is_text => depth += 1,
            b'}' if !is_text && depth == 0 => return index + 1,
            b'}' if !is_text => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// The character that an escape stands for, and the length of the escape behind the backslash.
fn escaped(text: &str) -> (char, usize) {
    let Some(sign) = text.chars().next() else { return ('\\', 0) };
    let of_code = || {
        let (code, _) = text.strip_prefix("u{")?.split_once('}')?;
        let character = u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?;
        Some((character, code.len() + 3))
    };
    match sign {
        'n' => ('\n', 1),
        'r' => ('\r', 1),
        't' => ('\t', 1),
        'u' => of_code().unwrap_or((sign, 1)),
        _ => (sign, sign.len_utf8()),
    }
}

fn name_length(text: &str) -> usize {
    text.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_')).unwrap_or(text.len())
}

fn comment_length(text: &str) -> usize {
    if text.starts_with("//") {
        text.find('\n').unwrap_or(text.len())
    } else if text.starts_with("/*") {
        text.find("*/").map_or(text.len(), |end| end + 2)
    } else {
        0
    }
}

/// Whether an array is written as a loop.
fn is_loop(inside: &str) -> bool {
    inside.trim_start().strip_prefix("for").is_some_and(|rest| rest.starts_with([' ', '\t', '(']))
}

/// Whether a value is the same in JSON.
fn is_json_word(written: &str) -> bool {
    let digits = written.strip_prefix('-').unwrap_or(written);
    let is_integer = digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    matches!(written, "true" | "false" | "null") || (!digits.is_empty() && is_integer)
}
