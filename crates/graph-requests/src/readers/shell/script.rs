//! Reads a shell script command by command: words, quotes, variables and here-documents. What commands mean is said elsewhere.

use std::collections::{HashMap, VecDeque};

use graph_validation::Span;

use crate::filling::Filling;
use crate::mapped::Mapped;

/// Commands within commands are read so far.
const DEEPEST: usize = 8;

/// The programs whose commands are looked for within others.
const PROGRAMS: [&str; 2] = ["curl", "az"];

/// A simple command: its words, and what is written to it.
pub(in crate::readers) struct Command {
    pub(in crate::readers) words: Vec<Mapped>,
    /// The here-document.
    pub(in crate::readers) input: Option<Mapped>,
}

impl Command {
    /// Where the name of the program stands.
    pub(in crate::readers) fn place(&self) -> Option<Span> {
        self.words.first().map(Mapped::whole_source)
    }

    /// The words behind the first ones, if those are these.
    pub(in crate::readers) fn behind(&self, names: &[&[&str]]) -> Option<&[Mapped]> {
        let is_word = |word: &Mapped, names: &[&str]| names.contains(&word.text());
        let begins = names.iter().zip(&self.words).filter(|(names, word)| is_word(word, names)).count() == names.len();
        begins.then(|| self.words.get(names.len()..)).flatten()
    }
}

/// A script that is read command by command.
pub(super) struct Script<'a> {
    text: &'a str,
    at: usize,
    variables: HashMap<String, Mapped>,
    filling: &'a Filling,
    /// The ends of the here-documents that begin on the next line.
    pending: Vec<HereDocument>,
    /// The here-document of the command that is read.
    input: Option<Mapped>,
    /// The end of a line whose here-documents were read already, and where they end.
    ahead: Option<(usize, usize)>,
    /// Where the command that is read has commands whose output it uses.
    inner: Vec<Span>,
    /// The commands that were read within others.
    found: VecDeque<Command>,
    depth: usize,
    /// Where the last line that another one follows ends.
    last_line_end: Option<usize>,
    /// Whether the script is one of PowerShell, in which `\\"` is a quote for another program.
    is_powershell: bool,
}

struct HereDocument {
    end: String,
    is_literal: bool,
    strips_tabs: bool,
}

impl<'a> Script<'a> {
    pub(super) fn new(text: &'a str, filling: &'a Filling, is_powershell: bool) -> Self {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { is_powershell, ..Self::within(text, at, filling, HashMap::new(), 0) }
    }

    /// A part of a script, to the end of a text.
    fn within(
        text: &'a str,
        at: usize,
        filling: &'a Filling,
        variables: HashMap<String, Mapped>,
        depth: usize,
    ) -> Self {
        let (pending, inner, found) = (Vec::new(), Vec::new(), VecDeque::new());
        Self {
            text,
            at,
            variables,
            filling,
            pending,
            input: None,
            ahead: None,
            inner,
            found,
            depth,
            last_line_end: text.get(at..).and_then(|rest| rest.rfind('\n')).map(|offset| at + offset),
            is_powershell: false,
        }
    }

    /// Reads the commands whose output the last command uses.
    fn read_inner(&mut self) {
        for place in std::mem::take(&mut self.inner) {
            let Some(text) = self.text.get(..place.end).filter(|_| self.depth < DEEPEST) else { continue };
            let inner = text.get(place.start..).unwrap_or_default();
            if !PROGRAMS.iter().any(|program| inner.contains(program)) {
                continue;
            }
            let variables = std::mem::take(&mut self.variables);
            let mut inner = Script::within(text, place.start, self.filling, variables, self.depth + 1);
            while let Some(command) = inner.command() {
                self.found.push_back(command);
            }
            // What is assigned there is seldom the name of something else here.
            self.variables = inner.variables;
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next command that is not an assignment.
    pub(super) fn command(&mut self) -> Option<Command> {
        loop {
            if let Some(command) = self.found.pop_front() {
                return Some(command);
            }
            if self.rest().is_empty() {
                return None;
            }
            let mut words = Vec::new();
            self.input = None;
            while let Some(word) = self.word() {
                words.push(word);
            }
            self.read_ahead();
            // The sign that ended the command.
            self.separator();
            let mut words = self.without_assignments(words);
            let is_before = |word: &Mapped| {
                matches!(
                    word.text(),
                    "$" | ">" | "%" | "sudo" | "time" | "exec" | "if" | "then" | "do" | "!" | "&" | "{" | "("
                )
            };
            let skipped = words.iter().take_while(|word| is_before(word)).count();
            words.drain(..skipped);
            let input = self.input.take();
            // A here-document may become a variable.
            if let ([program, .., name], Some(text)) = (words.as_slice(), &input)
                && program.text() == "read"
            {
                self.variables.insert(name.text().to_owned(), text.trimmed());
            }
            self.read_inner();
            if !words.is_empty() {
                self.found.push_back(Command { words, input });
            }
        }
    }

    /// Takes the assignments before a command.
    fn without_assignments(&mut self, mut words: Vec<Mapped>) -> Vec<Mapped> {
        let mut skipped = 0;
        while let Some(word) = words.get(skipped) {
            let is_last = skipped + 1 == words.len();
            if !is_last && matches!(word.text(), "export" | "local" | "readonly" | "declare" | "set") {
                skipped += 1;
                continue;
            }
            let Some((name, value)) = word.text().split_once('=') else { break };
            let is_name = |name: &str| {
                name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
                    && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            };
            if !is_name(name) || word.is_unknown(0..name.len()) {
                break;
            }
            let value = word.part(word.text().len() - value.len()..word.text().len());
            self.variables.insert(name.to_owned(), value);
            skipped += 1;
        }
        words.drain(..skipped);
        words
    }

    /// Skips what ends a command.
    fn separator(&mut self) {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return };
        if let Some((line_end, behind)) = self.ahead.filter(|(line_end, _)| *line_end == self.at) {
            self.ahead = None;
            self.at = behind.max(line_end);
            return;
        }
        self.at += first.len_utf8();
        if first == '\n' {
            self.here_documents();
        }
    }

    /// Reads the here-documents of a command that others follow on its line.
    fn read_ahead(&mut self) {
        if self.pending.is_empty() || self.rest().starts_with('\n') || self.ahead.is_some() {
            return;
        }
        let at = self.at;
        // They need a line on which they begin.
        let may_begin = self.last_line_end.is_some_and(|end| at <= end);
        let line_end = may_begin.then(|| self.rest().find('\n')).flatten().map(|length| at + length);
        let Some(line_end) = line_end else { return self.pending.clear() };
        self.at = line_end + 1;
        self.here_documents();
        self.ahead = Some((line_end, self.at));
        self.at = at;
    }

    /// Reads the here-documents that begin here.
    fn here_documents(&mut self) {
        for document in std::mem::take(&mut self.pending) {
            let mut body = Mapped::default();
            while !self.rest().is_empty() {
                let line = self.rest().split_inclusive('\n').next().unwrap_or_default();
                let start = self.at;
                self.at += line.len();
                let tabs = if document.strips_tabs { line.len() - line.trim_start_matches('\t').len() } else { 0 };
                let line = &line[tabs..];
                if line.trim_end_matches(['\n', '\r']) == document.end {
                    break;
                }
                let line = Mapped::verbatim(line, start + tabs);
                body.append(&if document.is_literal { line } else { self.expanded(&line) });
            }
            self.input = Some(body);
        }
    }

    /// The next word of the command; none at its end.
    fn word(&mut self) -> Option<Mapped> {
        let mut word: Option<Mapped> = None;
        loop {
            let rest = self.rest();
            let Some(first) = rest.chars().next() else { return word };
            match first {
                ' ' | '\t' | '\r' => {
                    self.at += 1;
                    if word.is_some() {
                        return word;
                    }
                }
                // A line that goes on: of a shell, of `cmd`, or of PowerShell.
                '\\' | '^' | '`' if rest[1..].starts_with('\n') || rest[1..].starts_with("\r\n") => {
                    self.at += rest.find('\n').unwrap_or_default() + 1;
                    if word.is_some() {
                        return word;
                    }
                }
                '\n' => {
                    // A here-document belongs to the command of its line.
                    if word.is_none() && !self.pending.is_empty() {
                        self.at += 1;
                        self.here_documents();
                        self.at -= 1;
                    }
                    return word;
                }
                ';' | '|' | ')' => return word,
                '&' if rest.starts_with("&&") || word.is_none() || rest[1..].starts_with([' ', '\n']) => return word,
                '#' if word.is_none() => {
                    self.at += rest.find('\n').unwrap_or(rest.len());
                }
                '<' if rest.starts_with("<<") => {
                    if word.is_some() {
                        return word;
                    }
                    self.redirection();
                }
                _ => self.part(first, word.get_or_insert_with(Mapped::default)),
            }
        }
    }

    /// Reads the beginning of a here-document, or a here-string.
    fn redirection(&mut self) {
        self.at += 2;
        if self.rest().starts_with('<') {
            self.at += 1;
            self.input = self.word();
            return;
        }
        let strips_tabs = self.rest().starts_with('-');
        self.at += usize::from(strips_tabs);
        let is_literal = self.rest().trim_start().starts_with(['\'', '"', '\\']);
        let end = self.word().unwrap_or_default().text().to_owned();
        self.pending.push(HereDocument { end, is_literal, strips_tabs });
    }

    /// Reads a part of a word.
    fn part(&mut self, first: char, word: &mut Mapped) {
        let rest = self.rest();
        match first {
            '\'' => {
                let end = rest[1..].find('\'').map_or(rest.len(), |end| end + 1);
                let mut start = 1;
                while let Some(quote) = rest[start..end].find("\\\"").filter(|_| self.is_powershell) {
                    word.push(&rest[start..start + quote], self.at + start);
                    start += quote + 1;
                }
                word.push(&rest[start..end], self.at + start);
                self.at += (end + 1).min(rest.len());
            }
            '"' => {
                self.at += 1;
                self.quoted(word);
            }
            '$' if rest.starts_with("$'") => {
                let mut is_escape = false;
                let is_end = |byte: u8| {
                    let is_end = byte == b'\'' && !is_escape;
                    is_escape = byte == b'\\' && !is_escape;
                    is_end
                };
                let end = rest.bytes().skip(2).position(is_end).map_or(rest.len(), |end| end + 2);
                self.ansi(&rest[2..end], word);
                self.at += (end + 1).min(rest.len());
            }
            '$' | '`' => self.expansion(word),
            '\\' => {
                let length = rest[1..].chars().next().map_or(0, char::len_utf8);
                word.push(&rest[1..=length], self.at + 1);
                self.at += 1 + length;
            }
            _ => {
                let end = rest.find([' ', '\t', '\r', '\n', '\'', '"', '$', '`', '\\', ';', '|', ')', '&', '<', '^']);
                let end =
                    end.filter(|end| *end > 0).unwrap_or_else(|| first.len_utf8().max(end.map_or(rest.len(), |_| 0)));
                word.push(&rest[..end], self.at);
                self.at += end;
            }
        }
    }

    /// Reads a text in double quotes, up to the quote that ends it.
    fn quoted(&mut self, word: &mut Mapped) {
        loop {
            let rest = self.rest();
            let plain = rest.find(['"', '\\', '$', '`']).unwrap_or(rest.len());
            word.push(&rest[..plain], self.at);
            self.at += plain;
            let rest = &rest[plain..];
            match rest.as_bytes() {
                [] => return,
                [b'"', ..] => {
                    self.at += 1;
                    return;
                }
                [b'\\', b'"' | b'\\' | b'$' | b'`', ..] => {
                    word.push_as(&rest[1..2], Span { start: self.at, end: self.at + 2 });
                    self.at += 2;
                }
                [b'\\', b'\n', ..] => self.at += 2,
                [b'\\', ..] => {
                    word.push("\\", self.at);
                    self.at += 1;
                }
                _ => self.expansion(word),
            }
        }
    }

    /// Reads the escapes of `$'…'`.
    fn ansi(&self, text: &str, word: &mut Mapped) {
        let start = self.at + 2;
        let mut at = 0;
        while let Some(escape) = text[at..].find('\\').map(|offset| at + offset) {
            word.push(&text[at..escape], start + at);
            let Some(sign) = text[escape + 1..].chars().next() else { break };
            let end = escape + 1 + sign.len_utf8();
            let source = Span { start: start + escape, end: start + end };
            match sign {
                'n' => word.push_as("\n", source),
                't' => word.push_as("\t", source),
                'r' => word.push_as("\r", source),
                _ => word.push_as(&text[escape + 1..end], source),
            }
            at = end;
        }
        word.push(text.get(at..).unwrap_or_default(), start + at);
    }

    /// Reads a variable or a command whose output is used. A variable of the script is filled in; everything else is unknown.
    fn expansion(&mut self, word: &mut Mapped) {
        let rest = self.rest();
        let (length, name) = expansion(rest);
        let source = Span { start: self.at, end: self.at + length };
        self.at += length;
        if rest.starts_with("$(") {
            let inner = Span { start: source.start + 2, end: source.end.saturating_sub(1).max(source.start + 2) };
            if let Some(text) = self.here_text(inner) {
                return word.append(&text.trimmed());
            }
            self.inner.push(inner);
        }
        match name.map(|name| self.variables.get(name)) {
            Some(Some(value)) => self.filling.fill(word, value, source),
            _ if length == 1 => word.push(&rest[..1], source.start),
            _ => word.push_unknown(source),
        }
    }

    /// The here-document that is all of the output of a command, as of `cat <<EOF`.
    fn here_text(&mut self, place: Span) -> Option<Mapped> {
        let text = self.text.get(..place.end)?;
        let inner = text.get(place.start..)?.trim_start();
        if self.depth >= DEEPEST || !inner.strip_prefix("cat").is_some_and(|rest| rest.trim_start().starts_with("<<")) {
            return None;
        }
        let variables = std::mem::take(&mut self.variables);
        let mut inner = Script::within(text, place.start, self.filling, variables, self.depth + 1);
        let command = inner.command();
        self.variables = inner.variables;
        command?.input
    }

    /// A line of a here-document with its variables filled in.
    fn expanded(&self, line: &Mapped) -> Mapped {
        let text = line.text();
        let mut expanded = Mapped::default();
        let mut at = 0;
        while let Some(start) = text[at..].find(['$', '`', '\\']).map(|offset| at + offset) {
            expanded.append_part(line, at..start);
            if text[start..].starts_with('\\') {
                let is_escape = text[start + 1..].starts_with(['$', '`', '\\']);
                at = start + 1;
                if !is_escape {
                    expanded.append_part(line, start..at);
                } else if let Some(sign) = text[at..].chars().next() {
                    expanded.append_part(line, at..at + sign.len_utf8());
                    at += sign.len_utf8();
                }
                continue;
            }
            let (length, name) = expansion(&text[start..]);
            at = start + length;
            match name.map(|name| self.variables.get(name)) {
                Some(Some(value)) => self.filling.fill(&mut expanded, value, line.source(start..at)),
                _ if length == 1 => expanded.append_part(line, start..at),
                _ => expanded.push_unknown(line.source(start..at)),
            }
        }
        expanded.append_part(line, at..text.len());
        expanded
    }
}

/// The length of the expansion at the beginning of a text, and the variable that it is of, if it is one alone. A length of 1 is
/// the sign itself.
fn expansion(text: &str) -> (usize, Option<&str>) {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    match text.as_bytes() {
        [b'`', ..] => (text[1..].find('`').map_or(1, |end| end + 2), None),
        [b'$', b'{', ..] => {
            let end = text.find('}').map_or(text.len(), |end| end + 1);
            let name = text.get(2..end - 1).filter(|name| name.as_bytes().iter().all(is_name));
            (end, name)
        }
        [b'$', b'(', ..] => {
            let mut depth = 0_usize;
            for (index, byte) in text.bytes().enumerate() {
                match byte {
                    b'(' => depth += 1,
                    b')' if depth == 1 => return (index + 1, None),
                    b')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
            (text.len(), None)
        }
        [b'$', first, ..] if first.is_ascii_alphabetic() || *first == b'_' => {
            let length = text.as_bytes()[1..].iter().take_while(|byte| is_name(byte)).count();
            (1 + length, text.get(1..=length))
        }
        [b'$', first, ..] if first.is_ascii_digit() || b"@*#?!".contains(first) => (2, None),
        _ => (1, None),
    }
}
