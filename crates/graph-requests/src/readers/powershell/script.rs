//! Reads a PowerShell script: its variables, and the arguments of the commands that send requests.

use std::collections::HashMap;
use std::ops::Range;

use graph_validation::Span;

use super::value::{Members, Value};
use super::{Command, command, has_command};
use crate::filling::Filling;
use crate::mapped::Mapped;
use crate::readers::shell::PROGRAMS;
use crate::readers::shell::script::Command as Program;

/// Values within values are read so far; what is deeper is unknown.
const DEEPEST: usize = 64;

/// Commands within texts are read so far.
const DEEPEST_INNER: usize = 8;

/// So far the arguments of a call are searched for those of another command.
const LONGEST_ALIAS: usize = 1000;

/// So far the end of an index is searched for.
const LONGEST_INDEX: usize = 200;

/// The command that makes JSON of a value, in lower case.
const TO_JSON: &str = "convertto-json";

/// So many levels `ConvertTo-Json` looks into unless it is told otherwise.
const DEFAULT_DEPTH: usize = 2;

/// What may send a request.
pub(super) enum Sending {
    Command(Call),
    /// Another program, with the words that it is given.
    Program(Program),
}

/// A call of a command that sends requests.
pub(super) struct Call {
    pub(super) command: Command,
    /// The name of the command.
    pub(super) place: Span,
    /// The parameters, with their names in lower case.
    named: Vec<(String, Value)>,
    pub(super) positional: Vec<Value>,
    /// What is piped into it.
    pub(super) input: Option<Value>,
}

impl Call {
    /// The argument of a parameter, which may be known by several names. Names may be shortened.
    pub(super) fn argument(&self, names: &[&str]) -> Option<&Value> {
        let is_it =
            |given: &str| names.iter().any(|name| name.starts_with(given) && given.len() * 2 >= name.len().min(6));
        self.named.iter().rev().find(|(given, _)| is_it(given)).map(|(_, value)| value)
    }
}

/// A script that is read statement by statement.
pub(super) struct Script<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    variables: HashMap<String, Value>,
    filling: &'a Filling,
    calls: Vec<Sending>,
    /// The last value that is piped into a command, and where the command begins.
    piped: Option<(Value, usize)>,
    /// Where texts have commands whose output they use, and how deep these are within others.
    inner: Vec<(Span, usize)>,
    /// How deep the commands that are read are within texts.
    inner_depth: usize,
}

impl<'a> Script<'a> {
    /// The calls of a script.
    pub(super) fn calls(text: &'a str, filling: &'a Filling) -> Vec<Sending> {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let (variables, calls, inner) = (HashMap::new(), Vec::new(), Vec::new());
        let mut script = Self { text, at, depth: 0, variables, filling, calls, piped: None, inner, inner_depth: 0 };
        while !script.rest().is_empty() {
            script.statement();
            script.read_inner();
        }
        script.calls
    }

    /// Reads the commands whose output the texts of the last statement use.
    fn read_inner(&mut self) {
        let (text, at) = (self.text, self.at);
        while let Some((place, depth)) = self.inner.pop() {
            self.text = text.get(..place.end).unwrap_or_default();
            (self.at, self.inner_depth) = (place.start, depth);
            while !self.rest().is_empty() {
                self.statement();
            }
        }
        (self.text, self.at, self.inner_depth) = (text, at, 0);
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn span(&self, start: usize) -> Span {
        Span { start, end: self.at }
    }

    /// Skips blanks, comments and lines that go on; line ends as well if asked for.
    fn skip(&mut self, with_lines: bool) {
        loop {
            let rest = self.rest();
            let length = if rest.starts_with("<#") {
                rest.find("#>").map_or(rest.len(), |end| end + 2)
            } else if rest.starts_with('#') {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("`\r\n") {
                3
            } else if rest.starts_with("`\n") {
                2
            } else if rest.starts_with([' ', '\t', '\r', '\u{a0}']) || (with_lines && rest.starts_with('\n')) {
                rest.chars().next().map_or(1, char::len_utf8)
            } else {
                return;
            };
            self.at += length;
        }
    }

    /// Reads a statement, or the next part of what is none of interest.
    fn statement(&mut self) {
        self.skip(true);
        let start = self.at;
        let rest = self.rest();
        if let Some((name, length)) = assignment(rest) {
            self.at += length;
            self.skip(true);
            let value = self.expression();
            self.variables.insert(name, value);
        } else if self.change() || self.call() {
        } else if rest.starts_with(['\'', '"', '@']) || is_piped_variable(rest) {
            self.pipeline(start);
        } else {
            let word = rest.find(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '-' | '_' | '$' | ':' | '.')));
            self.at += word.unwrap_or(rest.len());
        }
        if self.at == start {
            self.at += rest.chars().next().map_or(0, char::len_utf8);
        }
    }

    /// Reads the change of a variable, if one stands here, such as `$body.data = …`, `$body['data'] = …` and `$items += …`. What is
    /// changed in another way, such as by a method, is unknown from then on.
    fn change(&mut self) -> bool {
        let start = self.at;
        let (name, length) = variable(self.rest());
        let name = name.to_ascii_lowercase();
        if length == 0 || !self.variables.contains_key(&name) {
            return false;
        }
        self.at += length;
        let mut path = Vec::new();
        while let Some((member, length)) = member(self.rest()) {
            let (start, end) = (self.at + member.start, self.at + member.end);
            path.push(if self.text[..start].ends_with('"') {
                self.expanded(start, end, true)
            } else {
                Mapped::verbatim(&self.text[start..end], start)
            });
            self.at += length;
        }
        // Which member it is may be computed.
        let named = self.at;
        while let Some(length) = computed_member(self.rest()).or_else(|| Some(member(self.rest())?.1)) {
            self.at += length;
        }
        let is_computed = self.at > named;
        let is_method = self.rest().starts_with('(');
        self.skip(false);
        let rest = self.rest();
        let is_set = rest.starts_with('=') && !rest.starts_with("==");
        let is_added = ["+=", "-=", "*=", "/="].iter().any(|sign| rest.starts_with(sign));
        if path.is_empty() && !is_computed && !is_added || !(is_method || is_set || is_added) {
            self.at = start;
            return false;
        }
        if !is_set {
            self.variables.insert(name, Value::Unknown(self.span(start)));
            return true;
        }
        self.at += 1;
        self.skip(true);
        let value = self.expression();
        let value = if path.len() < DEEPEST && !is_computed { value } else { Value::Unknown(self.span(start)) };
        path.truncate(DEEPEST);
        if let Some(variable) = self.variables.get_mut(&name) {
            variable.set(&path, value);
        }
        true
    }

    /// Reads a call of a command that sends requests, if one stands here.
    fn call(&mut self) -> bool {
        let rest = self.rest();
        let is_alias = is_alias(rest);
        if !is_alias && self.program() {
            return true;
        }
        let length = rest.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-')).unwrap_or(rest.len());
        let alias = is_alias.then_some(Command::Web);
        let Some(command) = alias.or_else(|| command(&rest[..length])) else { return false };
        let start = self.at;
        let input = self.input();
        self.at += length;
        let mut call = Call { command, place: self.span(start), named: Vec::new(), positional: Vec::new(), input };
        loop {
            self.skip(false);
            let before = self.at;
            if self.redirection() {
                continue;
            }
            let Some(argument) = self.argument() else { break };
            if self.at == before {
                self.at += self.rest().chars().next().map_or(0, char::len_utf8);
                continue;
            }
            match argument {
                (Some(name), value) => call.named.push((name, value)),
                (None, Value::Table(members, _)) => {
                    let named = members.into_iter().map(|(name, value)| (name.text().to_ascii_lowercase(), value));
                    call.named.extend(named);
                }
                (None, value) => call.positional.push(value),
            }
        }
        self.calls.push(Sending::Command(call));
        true
    }

    /// Reads a call of another program that sends requests, if one stands here.
    fn program(&mut self) -> bool {
        let rest = self.rest();
        let ends = |behind: &str| behind.starts_with([' ', '\t', '\n', '`']);
        let Some(name) = PROGRAMS.iter().find(|name| rest.strip_prefix(**name).is_some_and(ends)) else {
            return false;
        };
        let mut words = vec![Mapped::verbatim(name, self.at)];
        let input = self.input().and_then(|value| if let Value::Text(text) = value { Some(text) } else { None });
        self.at += name.len();
        while self.add_words(&mut words) {}
        self.calls.push(Sending::Program(Program { words, input, input_path: None }));
        true
    }

    /// What is piped into the command that stands here.
    fn input(&mut self) -> Option<Value> {
        match self.piped.take().filter(|(_, at)| *at == self.at) {
            // Each item is sent by itself.
            Some((Value::List(_, place), _)) => Some(Value::Unknown(place)),
            Some((value, _)) => Some(value),
            None => {
                let before =
                    self.text.get(..self.at)?.trim_end_matches(|sign: char| sign.is_whitespace() || sign == '`');
                let before = before.strip_suffix('|').filter(|before| !before.ends_with('|'))?;
                Some(Value::Unknown(Span { start: before.len(), end: before.len() + 1 }))
            }
        }
    }

    /// Adds the next argument of another program, or those that stand in a list. Returns whether there was one.
    fn add_words(&mut self, words: &mut Vec<Mapped>) -> bool {
        self.skip(false);
        let rest = self.rest();
        // A line that goes on as it does in shells.
        if let Some(end) = ["\\\n", "\\\r\n"].iter().find(|end| rest.starts_with(**end)) {
            self.at += end.len();
            return true;
        }
        if rest.is_empty() || rest.starts_with(['\n', ';', '|', ')', '}', '&']) {
            return false;
        }
        if !self.redirection() {
            words.extend(self.word().into_iter().map(unescaped));
        }
        true
    }

    /// Skips where the output goes, if that stands here.
    fn redirection(&mut self) -> bool {
        let redirected = self.rest().trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '*');
        if !redirected.starts_with('>') {
            return false;
        }
        self.at = self.text.len() - redirected.trim_start_matches(['>', '&']).len();
        self.skip(false);
        self.word();
        true
    }

    /// Reads an argument of another program, or the items of a list.
    fn word(&mut self) -> Vec<Mapped> {
        let (start, rest) = (self.at, self.rest());
        let mut word = Mapped::default();
        let known_name = || {
            let length = rest[1..].find(|sign: char| !is_name_sign(sign)).unwrap_or(rest.len() - 1);
            let name = &rest[1..=length];
            self.variables.contains_key(&name.to_ascii_lowercase()).then_some(name)
        };
        let value = match rest.chars().next() {
            Some('\'' | '"' | '$' | '(') => Some(self.primary()),
            Some('@') if rest[1..].starts_with(['\'', '"', '(']) => Some(self.primary()),
            Some('@') => known_name().map(|name| {
                self.at += 1 + name.len();
                self.value_of(name, self.span(start))
            }),
            _ => None,
        };
        match value {
            Some(Value::List(items, _)) => return items.into_iter().map(Value::into_text).collect(),
            Some(value) => word = value.into_text(),
            None => {}
        }
        self.bareword(start, &mut word, false);
        vec![word]
    }

    /// Reads a word without quotes, which begins at a place. It fills in what a text in double quotes does.
    fn bareword(&mut self, start: usize, word: &mut Mapped, ends_at_comma: bool) {
        // How many braces of the word are open. Others are those of a script block.
        let mut open = 0_usize;
        // Whether `<` in the word has no `>` yet, as in a placeholder.
        let mut is_placeholder = false;
        while let Some(first) = self.rest().chars().next() {
            let rest = self.rest();
            let is_behind_quote = || self.text[start..self.at].ends_with(['\'', '"']);
            match first {
                ' ' | '\t' | '\r' | '\n' | ';' | '|' | ')' => return,
                ',' if ends_at_comma => return,
                '}' if open == 0 => return,
                '&' if is_behind_quote() => return,
                '>' if !is_placeholder && self.at > start => return,
                '\'' | '"' => word.append(&self.plain(self.at).into_text()),
                '$' => {
                    let length = if rest.starts_with("$(") { sub_expression(rest) } else { variable(rest).1.max(1) };
                    word.append(&self.expanded(self.at, self.at + length, false));
                    self.at += length;
                }
                '`' => {
                    let length = rest[1..].chars().next().map_or(0, char::len_utf8);
                    word.push(&rest[1..=length], self.at + 1);
                    self.at += 1 + length;
                }
                _ => {
                    match first {
                        '{' => open += 1,
                        '}' => open -= 1,
                        '<' | '>' => is_placeholder = first == '<',
                        _ => {}
                    }
                    let ends =
                        [' ', '\t', '\r', '\n', '\'', '"', '$', '`', ';', '|', ')', '{', '}', '<', '>', ',', '&'];
                    let first = first.len_utf8();
                    let end = rest[first..].find(ends).map_or(rest.len(), |end| first + end);
                    word.push(&rest[..end], self.at);
                    self.at += end;
                }
            }
        }
    }

    /// Reads the value of an argument of a command: an expression, or a word without quotes.
    fn argument_value(&mut self) -> Value {
        let (start, rest) = (self.at, self.rest());
        let ends = [' ', '\t', '\r', '\n', ';', '|', ')', '}', ',', '>'];
        let is_expression = match rest.chars().next() {
            Some('\'' | '"' | '(' | '@' | '[') | None => true,
            // A variable with something behind it that is not its member is the beginning of a word.
            Some('$') => {
                let behind = &rest[variable(rest).1..];
                behind.len() == rest.len() || behind.is_empty() || behind.starts_with(ends) || is_member(behind)
            }
            Some(_) => false,
        };
        if is_expression {
            return self.primary();
        }
        let mut word = Mapped::default();
        self.bareword(start, &mut word, true);
        let written = &self.text[start..self.at];
        let is_number = word.text() == written
            && json_places::parse(written).is_ok_and(|value| matches!(value.kind, json_places::Kind::Number(_)));
        if is_number { Value::Literal(word) } else { Value::Text(word) }
    }

    /// The next argument of a command, and its name; none at the end of the command.
    fn argument(&mut self) -> Option<(Option<String>, Value)> {
        self.skip(false);
        let rest = self.rest();
        if rest.is_empty() || rest.starts_with(['\n', ';', '|', ')', '}', '&']) {
            return None;
        }
        let is_name = rest.starts_with('-') && rest[1..].starts_with(|first: char| first.is_ascii_alphabetic());
        if !is_name {
            // `@name` stands for the members of a hashtable.
            if let Some(name) =
                rest.strip_prefix('@').filter(|rest| rest.starts_with(|first: char| first.is_ascii_alphabetic()))
            {
                let length = name.find(|sign: char| !is_name_sign(sign)).unwrap_or(name.len());
                let start = self.at;
                self.at += 1 + length;
                return Some((None, self.value_of(&name[..length], self.span(start))));
            }
            return Some((None, self.argument_value()));
        }
        let length = rest[1..].find(|sign: char| !sign.is_ascii_alphanumeric()).map_or(rest.len(), |length| length + 1);
        let (start, name) = (self.at, rest[1..length].to_ascii_lowercase());
        self.at += length;
        let has_value = self.rest().starts_with(':');
        self.at += usize::from(has_value);
        self.skip(false);
        let rest = self.rest();
        let is_next_name = rest.starts_with('-') && rest[1..].starts_with(|first: char| first.is_ascii_alphabetic());
        let is_switch = !has_value && (is_next_name || rest.is_empty() || rest.starts_with(['\n', ';', '|', ')', '}']));
        Some((Some(name), if is_switch { Value::Unknown(self.span(start)) } else { self.argument_value() }))
    }

    /// Reads an expression: values that are joined, and what they are piped into.
    fn expression(&mut self) -> Value {
        let start = self.at;
        if self.depth >= DEEPEST {
            return self.unknown_rest(start);
        }
        self.depth += 1;
        let value = self.joined(start);
        self.depth -= 1;
        value
    }

    fn joined(&mut self, start: usize) -> Value {
        if self.call() {
            return self.unknown_rest(start);
        }
        let value = self.pipeline(start);
        let rest = self.rest();
        let is_end = rest.is_empty() || rest.starts_with(['\n', ';', ')', '}']);
        if is_end { value } else { self.unknown_rest(start) }
    }

    /// Reads values that are joined and made JSON, as far as these go. A value that is piped into another command is kept for it.
    fn pipeline(&mut self, start: usize) -> Value {
        let mut value = self.primary();
        loop {
            self.skip(false);
            let rest = self.rest();
            if rest.starts_with('|') && !rest.starts_with("||") {
                self.at += 1;
                self.skip(true);
                if !self.rest().get(..TO_JSON.len()).is_some_and(|name| name.eq_ignore_ascii_case(TO_JSON)) {
                    self.piped = Some((value, self.at));
                    return Value::Unknown(self.span(start));
                }
                value = self.converted(&value, start);
            } else if rest.starts_with('+') && !rest.starts_with("+=") {
                self.at += 1;
                self.skip(true);
                let next = self.primary();
                value = match (value, next) {
                    (Value::List(mut items, place), Value::List(further, _)) => {
                        items.extend(further);
                        Value::List(items, place)
                    }
                    (Value::Table(..) | Value::List(..), _) | (_, Value::Table(..) | Value::List(..)) => {
                        Value::Unknown(self.span(start))
                    }
                    (value, next) => {
                        let mut text = value.into_text();
                        text.append(&next.into_text());
                        Value::Text(text)
                    }
                };
            } else if rest.starts_with(',') {
                self.at += 1;
                self.skip(true);
                let next = self.primary();
                value = match value {
                    Value::List(mut items, place) if place.start == start => {
                        items.push(next);
                        Value::List(items, self.span(start))
                    }
                    first => Value::List(vec![first, next], self.span(start)),
                };
            } else if rest.get(..3).is_some_and(|operator| operator.eq_ignore_ascii_case("-f ")) {
                self.at += 3;
                value = self.formatted(value, start);
            } else {
                return value;
            }
        }
    }

    /// Fills the values behind the operator `-f` in for `{0}` and so on.
    fn formatted(&mut self, format: Value, start: usize) -> Value {
        let mut values = Vec::new();
        loop {
            self.skip(true);
            match self.primary() {
                Value::List(items, _) => values.extend(items.into_iter().map(Value::into_text)),
                value => values.push(value.into_text()),
            }
            self.skip(false);
            if !self.rest().starts_with(',') {
                break;
            }
            self.at += 1;
        }
        let format = format.into_text();
        if !self.filling.takes(format.text().len()) {
            return Value::Unknown(self.span(start));
        }
        let mut filled = Mapped::default();
        let mut at = 0;
        while let Some(start) = format.text()[at..].find(['{', '}']).map(|offset| at + offset) {
            let rest = &format.text()[start..];
            // Doubled braces are braces.
            if rest.starts_with("{{") || rest.starts_with("}}") {
                filled.append_part(&format, at..start + 1);
                at = start + 2;
                continue;
            }
            let Some(end) = rest.find('}').map(|offset| start + offset + 1) else { break };
            filled.append_part(&format, at..start);
            if rest.starts_with('}') {
                filled.append_part(&format, start..end);
                at = end;
                continue;
            }
            match format.text()[start + 1..end - 1].parse().ok().and_then(|index: usize| values.get(index)) {
                Some(value) => self.filling.fill(&mut filled, value, format.source(start..end)),
                None => filled.push_unknown(format.source(start..end)),
            }
            at = end;
        }
        filled.append_part(&format, at..format.text().len());
        Value::Text(filled)
    }

    /// Skips to the end of a statement of which nothing is known. Calls within it are read.
    fn unknown_rest(&mut self, start: usize) -> Value {
        loop {
            self.skip(false);
            let rest = self.rest();
            if rest.is_empty() || rest.starts_with(['\n', ';', ')', '}']) {
                return Value::Unknown(self.span(start));
            }
            if !self.call() {
                let before = self.at;
                if rest.starts_with(['\'', '"', '@', '$', '(']) && self.depth < DEEPEST {
                    self.primary();
                } else {
                    let word = rest.find(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.')));
                    self.at += word.unwrap_or(rest.len());
                }
                if self.at == before {
                    self.at += rest.chars().next().map_or(0, char::len_utf8);
                }
            }
        }
    }

    /// The JSON that the command here makes of a value.
    fn converted(&mut self, value: &Value, start: usize) -> Value {
        self.at += TO_JSON.len();
        let mut depth = DEFAULT_DEPTH;
        while let (before, Some((name, argument))) = (self.at, self.argument()) {
            if self.at == before {
                break;
            }
            if name.is_some_and(|name| "depth".starts_with(&name)) {
                depth = argument.text().text().parse().unwrap_or(usize::MAX);
            }
        }
        if self.fits(value) { Value::Text(value.json(depth)) } else { Value::Unknown(self.span(start)) }
    }

    /// The value of a variable that stands at a place.
    fn value_of(&self, name: &str, place: Span) -> Value {
        let value = self.variables.get(&name.to_ascii_lowercase()).filter(|value| self.fits(value));
        value.cloned().unwrap_or(Value::Unknown(place))
    }

    /// Whether a value may be filled in. What is deeper than values are read may not.
    fn fits(&self, value: &Value) -> bool {
        let left = self.filling.left();
        self.filling.takes(value.size(DEEPEST, left).unwrap_or(left.saturating_add(1)))
    }

    /// Reads one value.
    fn primary(&mut self) -> Value {
        let start = self.at;
        if self.depth >= DEEPEST {
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
            return Value::Unknown(self.span(start));
        }
        self.depth += 1;
        let value = self.plain(start);
        self.depth -= 1;
        self.members(value, start)
    }

    fn plain(&mut self, start: usize) -> Value {
        let rest = self.rest();
        if rest.starts_with("@'") || rest.starts_with("@\"") {
            return self.here_string();
        }
        if rest.starts_with("@{") {
            self.at += 2;
            return self.table(start);
        }
        if rest.starts_with("@(") || rest.starts_with("$(") || rest.starts_with('(') {
            let is_list = rest.starts_with('@');
            self.at += if rest.starts_with('(') { 1 } else { 2 };
            return self.in_parentheses(start, is_list, rest.starts_with('$'));
        }
        match rest.chars().next() {
            Some('\'') => self.single_quoted(),
            Some('"') => {
                self.at += 1;
                let end = self.double_quoted_end();
                let text = self.expanded(start + 1, end, true);
                self.at = (end + 1).min(self.text.len());
                Value::Text(text)
            }
            Some('$') => self.variable(),
            Some('[') => {
                // A type before a value.
                let length = rest.find(']').map_or(rest.len(), |end| end + 1);
                self.at += length;
                if self.rest().starts_with(['@', '$', '\'', '"', '(', '[']) {
                    self.primary()
                } else {
                    // A static member of the type.
                    let length = self.rest().find(['\n', ';', ' ', '|', ')']).unwrap_or(self.rest().len());
                    self.at += length;
                    Value::Unknown(self.span(start))
                }
            }
            _ => {
                let length =
                    rest.find([' ', '\t', '\r', '\n', ';', '|', ')', '}', ',', '\'', '"']).unwrap_or(rest.len());
                self.at += length;
                let word = Mapped::verbatim(&rest[..length], start);
                let is_number = json_places::parse(&rest[..length])
                    .is_ok_and(|value| matches!(value.kind, json_places::Kind::Number(_)));
                if is_number { Value::Literal(word) } else { Value::Text(word) }
            }
        }
    }

    /// Takes members, indexes and calls of methods behind a value, of which nothing is known.
    fn members(&mut self, value: Value, start: usize) -> Value {
        if !matches!(self.text.as_bytes().get(start), Some(b'$' | b'(' | b'"' | b'\'')) || !is_member(self.rest()) {
            return value;
        }
        while is_member(self.rest()) {
            let rest = self.rest();
            let length = member(rest).filter(|_| rest.starts_with('.')).map_or_else(
                || 1 + rest[1..].find(|sign: char| !(is_name_sign(sign) || sign == '$')).unwrap_or(rest.len() - 1),
                |(_, length)| length,
            );
            self.at += length;
            let close = match self.rest().chars().next() {
                Some('(') => ')',
                _ if rest.starts_with('[') => ']',
                _ => continue,
            };
            self.at += self.rest().find(close).map_or(self.rest().len(), |end| end + 1);
        }
        Value::Unknown(self.span(start))
    }

    fn in_parentheses(&mut self, start: usize, is_list: bool, is_sub: bool) -> Value {
        let mut items = Vec::new();
        loop {
            self.skip(true);
            let rest = self.rest();
            if rest.is_empty() || rest.starts_with(')') {
                self.at += usize::from(!rest.is_empty());
                break;
            }
            if rest.starts_with([';', '}']) {
                self.at += 1;
                continue;
            }
            let before = self.at;
            items.push(self.expression());
            if self.at == before {
                self.at += self.rest().chars().next().map_or(0, char::len_utf8);
            }
        }
        let place = self.span(start);
        match (is_list, items.len()) {
            (true, _) => {
                let flat = items.into_iter().flat_map(|item| match item {
                    Value::List(items, _) => items,
                    item => vec![item],
                });
                Value::List(flat.collect(), place)
            }
            (false, 1) if !is_sub || matches!(items[0], Value::Text(_)) => items.remove(0),
            _ => Value::Unknown(place),
        }
    }

    /// Reads the members of a hashtable.
    fn table(&mut self, start: usize) -> Value {
        let mut members = Members::default();
        loop {
            self.skip(true);
            let rest = self.rest();
            if rest.is_empty() || rest.starts_with('}') {
                self.at += usize::from(!rest.is_empty());
                return Value::Table(members, self.span(start));
            }
            if rest.starts_with([';', ',']) {
                self.at += 1;
                continue;
            }
            let before = self.at;
            let name = if rest.starts_with(['\'', '"', '$', '(']) {
                self.primary().into_text()
            } else {
                let length = rest.find(['=', ' ', '\t', '\r', '\n', ';', '}']).unwrap_or(rest.len());
                self.at += length;
                Mapped::verbatim(&rest[..length], before)
            };
            self.skip(true);
            if self.rest().starts_with('=') {
                self.at += 1;
                self.skip(true);
                let value = self.expression();
                members.push(name, value);
            }
            if self.at == before {
                self.at += self.rest().chars().next().map_or(0, char::len_utf8);
            }
        }
    }

    fn variable(&mut self) -> Value {
        let rest = self.rest();
        let start = self.at;
        let (name, length) = variable(rest);
        self.at += length.max(1);
        let place = self.span(start);
        match name.to_ascii_lowercase().as_str() {
            word @ ("true" | "false" | "null") => Value::Literal(Mapped::of(word, place)),
            // Nothing is known of its members.
            _ if is_member(self.rest()) => Value::Unknown(place),
            name => self.value_of(name, place),
        }
    }

    fn single_quoted(&mut self) -> Value {
        let mut text = Mapped::default();
        self.at += 1;
        loop {
            let rest = self.rest();
            let end = rest.find('\'').unwrap_or(rest.len());
            text.push(&rest[..end], self.at);
            self.at = (self.at + end + 1).min(self.text.len());
            if !self.rest().starts_with('\'') {
                return Value::Text(text);
            }
            // A doubled quote is a quote.
            text.push("'", self.at);
            self.at += 1;
        }
    }

    /// Where a text in double quotes ends.
    fn double_quoted_end(&self) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'`' => at += 2,
                b'"' if bytes.get(at + 1) == Some(&b'"') => at += 2,
                b'"' => return at,
                b'$' if bytes.get(at + 1) == Some(&b'(') => at += sub_expression(&self.text[at..]),
                _ => at += 1,
            }
        }
        self.text.len()
    }

    /// A text with its variables filled in.
    fn expanded(&mut self, start: usize, end: usize, has_doubled_quotes: bool) -> Mapped {
        let mut expanded = Mapped::default();
        let mut at = start;
        while at < end {
            let rest = self.text.get(at..end).unwrap_or_default();
            let plain = rest.find(['`', '$', '"']).unwrap_or(rest.len());
            expanded.push(&rest[..plain], at);
            at += plain;
            let rest = &rest[plain..];
            let Some(sign) = rest.chars().next() else { break };
            let place = |length: usize| Span { start: at, end: at + length };
            match sign {
                '`' => {
                    let escaped = rest[1..].chars().next();
                    let length = 1 + escaped.map_or(0, char::len_utf8);
                    match escaped {
                        Some('n') => expanded.push_as("\n", place(length)),
                        Some('r') => expanded.push_as("\r", place(length)),
                        Some('t') => expanded.push_as("\t", place(length)),
                        // The line goes on.
                        Some('\n') | None => {}
                        Some(_) => expanded.push(&rest[1..length], at + 1),
                    }
                    at += length;
                }
                '"' => {
                    expanded.push("\"", at);
                    at += if has_doubled_quotes && rest.starts_with("\"\"") { 2 } else { 1 };
                }
                _ if rest.starts_with("$(") => {
                    let length = sub_expression(rest).min(rest.len());
                    let inner = rest.get(2..length.saturating_sub(1)).unwrap_or_default().trim();
                    let (name, name_length) = variable(inner);
                    let known =
                        (name_length == inner.len()).then(|| self.variables.get(&name.to_ascii_lowercase())).flatten();
                    match known {
                        Some(value) => self.filling.fill(&mut expanded, &value.text(), place(length)),
                        None => expanded.push_unknown(place(length)),
                    }
                    let may_send = || has_command(inner) || PROGRAMS.iter().any(|program| inner.contains(program));
                    if self.inner_depth < DEEPEST_INNER && may_send() {
                        let place = Span { start: at + 2, end: at + length.saturating_sub(1).max(2) };
                        self.inner.push((place, self.inner_depth + 1));
                    }
                    at += length;
                }
                _ => {
                    let (name, length) = variable(rest);
                    match self.variables.get(&name.to_ascii_lowercase()) {
                        _ if length == 0 => expanded.push("$", at),
                        Some(value) => self.filling.fill(&mut expanded, &value.text(), place(length)),
                        None => expanded.push_unknown(place(length)),
                    }
                    at += length.max(1);
                }
            }
        }
        expanded
    }

    /// Reads a here-string, which ends at a line that begins with its quote.
    fn here_string(&mut self) -> Value {
        let rest = self.rest();
        let is_literal = rest.starts_with("@'");
        let begin = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let end =
            rest.get(begin.saturating_sub(1)..).and_then(|text| text.find(if is_literal { "\n'@" } else { "\n\"@" }));
        let (end, after) = match end.map(|end| begin.saturating_sub(1) + end) {
            Some(end) => (end.max(begin), end + 3),
            None => (rest.len(), rest.len()),
        };
        let (start, finish) = (self.at + begin, self.at + end);
        let text = if is_literal {
            Mapped::verbatim(self.text.get(start..finish).unwrap_or_default(), start)
        } else {
            self.expanded(start, finish, false)
        };
        self.at = (self.at + after).min(self.text.len());
        Value::Text(text)
    }
}

/// Whether the call at the beginning of a text is one of `Invoke-WebRequest` under its name `curl`.
fn is_alias(text: &str) -> bool {
    let Some(arguments) = text.strip_prefix("curl ") else { return false };
    let end = arguments.char_indices().nth(LONGEST_ALIAS).map_or(arguments.len(), |(end, _)| end);
    let arguments = &arguments[..end];
    let mut lines = arguments.lines().scan(true, |goes_on, line| {
        let is_read = *goes_on;
        *goes_on = line.ends_with('`');
        is_read.then_some(line)
    });
    let is_parameter =
        |word: &str| ["-uri", "-method", "-headers", "-body"].contains(&word.to_ascii_lowercase().as_str());
    lines.any(|line| line.split_ascii_whitespace().any(is_parameter))
}

/// What a program takes of an argument in which each quote has the `\` that Windows PowerShell wants before it.
fn unescaped(word: Mapped) -> Mapped {
    let text = word.text();
    let mut quotes = text.match_indices('"').peekable();
    if quotes.peek().is_none() || !quotes.all(|(at, _)| text[..at].ends_with('\\')) {
        return word;
    }
    let mut unescaped = Mapped::default();
    let mut at = 0;
    for (escape, _) in text.match_indices("\\\"") {
        unescaped.append_part(&word, at..escape);
        at = escape + 1;
    }
    unescaped.append_part(&word, at..text.len());
    unescaped
}

/// Whether a member, an index or a call of a method comes next.
fn is_member(rest: &str) -> bool {
    let begins = |first: char| first.is_ascii_alphabetic() || matches!(first, '_' | '\'' | '"' | '$' | '(');
    rest.starts_with('[') || rest.strip_prefix('.').is_some_and(|name| name.starts_with(begins))
}

fn is_name_sign(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// The name of the variable at the beginning of a text, and how long it is with its sign; no length if there is none.
fn variable(text: &str) -> (&str, usize) {
    let Some(rest) = text.strip_prefix('$') else { return ("", 0) };
    if let Some(braced) = rest.strip_prefix('{') {
        return match braced.find(['{', '}', '\n']) {
            Some(end) if braced[end..].starts_with('}') => (&braced[..end], end + 3),
            _ => ("", 0),
        };
    }
    let is_in_name = |(index, sign): (usize, char)| {
        is_name_sign(sign) || (sign == ':' && rest[index + 1..].starts_with(is_name_sign))
    };
    let length = rest.char_indices().find(|found| !is_in_name(*found)).map_or(rest.len(), |(index, _)| index);
    let name = &rest[..length];
    // A scope does not make another variable.
    let bare = name
        .rsplit_once(':')
        .filter(|(scope, _)| ["script", "global", "local"].iter().any(|known| scope.eq_ignore_ascii_case(known)));
    (bare.map_or(name, |(_, bare)| bare), if length == 0 { 0 } else { length + 1 })
}

/// The name of the member at the beginning of a text, such as `.data`, `.'data'` or `['data']`, and how long it is with its signs.
fn member(text: &str) -> Option<(Range<usize>, usize)> {
    let rest = text.strip_prefix(['.', '['])?;
    let is_index = text.starts_with('[');
    if let Some(quote) = rest.chars().next().filter(|sign| matches!(sign, '\'' | '"')) {
        let end = 2 + rest[1..].find(quote)?;
        let is_whole = !is_index || text[end + 1..].starts_with(']');
        return is_whole.then_some((2..end, end + 1 + usize::from(is_index)));
    }
    let length = rest.find(|sign: char| !is_name_sign(sign)).unwrap_or(rest.len());
    (length > 0 && !is_index).then_some((1..1 + length, 1 + length))
}

/// The length of the member at the beginning of a text whose name or index is computed, such as `[$i]`, `.$name` or `.(…)`.
fn computed_member(text: &str) -> Option<usize> {
    let within = |close: char| {
        let (end, _) = text.char_indices().take(LONGEST_INDEX).find(|(_, sign)| *sign == close)?;
        Some(end + 1)
    };
    match text.as_bytes() {
        [b'[', ..] => within(']'),
        [b'.', b'(', ..] => within(')'),
        [b'.', b'$', ..] => Some(1 + variable(&text[1..]).1).filter(|length| *length > 1),
        _ => None,
    }
}

/// Whether a text begins with a variable that is piped into a command.
fn is_piped_variable(text: &str) -> bool {
    let (_, length) = variable(text);
    let behind = text[length..].trim_start_matches([' ', '\t']);
    length > 0 && behind.starts_with('|') && !behind.starts_with("||")
}

/// The variable to which the statement at the beginning of a text assigns, and where its value begins.
fn assignment(text: &str) -> Option<(String, usize)> {
    // A type may stand before it.
    let typed = match text.strip_prefix('[') {
        Some(named) => named.find(['[', ']', '\n']).filter(|end| named[*end..].starts_with(']'))? + 2,
        None => 0,
    };
    let rest = text[typed..].trim_start_matches([' ', '\t']);
    let skipped = text.len() - rest.len();
    let (name, length) = variable(rest);
    let behind = rest.get(length..)?;
    let sign = behind.trim_start_matches([' ', '\t']);
    if length == 0 || !sign.starts_with('=') || sign.starts_with("==") {
        return None;
    }
    Some((name.to_ascii_lowercase(), skipped + length + (behind.len() - sign.len()) + 1))
}

/// The length of `$(…)` at the beginning of a text.
fn sub_expression(text: &str) -> usize {
    let mut depth = 0_usize;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth <= 1 => return index + 1,
            b')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}
