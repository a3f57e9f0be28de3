//! Reads a shell script command by command: words, quotes, variables and here-documents. What commands mean is said elsewhere.

use std::collections::{HashMap, VecDeque};

use graph_validation::Span;

use super::PROGRAMS;
use super::expansion::{array_use, expansion, expansion_of_cmd, is_whole_word, name_length};
use crate::filling::{EACH, Filling};
use crate::mapped::Mapped;
use crate::readers::sources::Written;

/// Commands within commands are read so far.
const DEEPEST: usize = 8;

/// The signs that end the plain part of a word.
const SIGNS: [char; 16] = [' ', '\t', '\r', '\n', '\'', '"', '$', '`', '\\', ';', '|', ')', '&', '<', '>', '^'];

/// What may stand before a command.
const PREFIXES: [&str; 16] =
    ["$", ">", "%", "sudo", "time", "exec", "if", "then", "elif", "else", "while", "until", "do", "!", "&", "{"];

/// The programs that never change the files that they name.
const READING: [&str; 3] = ["cat", "echo", "jq"];

/// A simple command: its words, and what is written to it.
pub(in crate::readers) struct Command {
    pub(in crate::readers) words: Vec<Mapped>,
    /// The here-document.
    pub(in crate::readers) input: Option<Mapped>,
    /// The path of the file that is written to it.
    pub(in crate::readers) input_path: Option<Mapped>,
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
    known: Known,
    filling: &'a Filling,
    /// The ends of the here-documents that begin on the next line.
    pending: Vec<HereDocument>,
    /// The here-document of the command that is read.
    input: Option<Mapped>,
    /// The path of the file that the command that is read takes its input from.
    input_path: Option<Mapped>,
    /// The end of a line whose here-documents were read already, and where they end.
    ahead: Option<(usize, usize)>,
    /// Where the command that is read has commands whose output it uses.
    inner: Vec<Span>,
    /// The commands that were read within others.
    found: VecDeque<Command>,
    depth: usize,
    /// Where the last line that another one follows ends.
    last_line_end: Option<usize>,
    /// Where the command that is read writes its output to.
    output: Option<Output>,
    /// Whether the next word is the first of its command, where `>` is a prompt.
    is_first: bool,
    /// Whether the name of a file or the end of a here-document is read.
    is_redirection: bool,
    /// Whether the script is one of `cmd`, which has other signs than shells.
    is_cmd: bool,
    /// Whether `!NAME!` is a variable in `cmd`, for each `setlocal` that has not ended.
    delayed: Vec<bool>,
}

/// What is known of a script so far.
#[derive(Default)]
struct Known {
    variables: HashMap<String, Mapped>,
    /// A word of an array that is unknown may stand for several.
    arrays: HashMap<String, Vec<Mapped>>,
    written: Written,
}

/// A file that a command writes.
struct Output {
    path: Mapped,
    /// Whether the command adds to what is in it.
    is_added: bool,
}

struct HereDocument {
    end: String,
    is_literal: bool,
    strips_tabs: bool,
}

impl<'a> Script<'a> {
    pub(super) fn new(text: &'a str, filling: &'a Filling, is_cmd: bool) -> Self {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { is_cmd, ..Self::within(text, at, filling, Known::default(), 0) }
    }

    /// The files that the commands read so far have written.
    pub(super) fn written(&self) -> &Written {
        &self.known.written
    }

    /// A part of a script, to the end of a text.
    fn within(text: &'a str, at: usize, filling: &'a Filling, known: Known, depth: usize) -> Self {
        let (pending, inner, found) = (Vec::new(), Vec::new(), VecDeque::new());
        Self {
            text,
            at,
            known,
            filling,
            pending,
            input: None,
            input_path: None,
            ahead: None,
            inner,
            found,
            depth,
            last_line_end: text.get(at..).and_then(|rest| rest.rfind('\n')).map(|offset| at + offset),
            output: None,
            is_first: false,
            is_redirection: false,
            is_cmd: false,
            delayed: Vec::new(),
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
            let known = std::mem::take(&mut self.known);
            let mut inner = Script::within(text, place.start, self.filling, known, self.depth + 1);
            while let Some(command) = inner.command() {
                self.found.push_back(command);
            }
            // What is assigned there is seldom the name of something else here.
            self.known = inner.known;
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
            if self.is_cmd {
                self.at += remark(self.rest());
            }
            let mut words = Vec::new();
            (self.input, self.input_path, self.output) = (None, None, None);
            loop {
                self.is_first = words.is_empty();
                if !self.array() && !self.add_words(&mut words) {
                    break;
                }
            }
            self.read_ahead();
            // The sign that ended the command.
            self.separator();
            // A variable may be set for the command alone, or in a branch.
            self.drop_prefixes(&mut words);
            let mut words = self.without_assignments(words);
            self.drop_prefixes(&mut words);
            let (input, input_path) = (self.input.take(), self.input_path.take());
            self.forget_variables(&words, input.as_ref());
            self.write(&words, input.as_ref());
            self.read_inner();
            if !words.is_empty() {
                self.found.push_back(Command { words, input, input_path });
            }
        }
    }

    /// Drops what stands before a command.
    fn drop_prefixes(&self, words: &mut Vec<Mapped>) {
        let skipped = words.iter().take_while(|word| PREFIXES.contains(&word.text())).count();
        words.drain(..skipped);
        // `@` in `cmd` does not show the command.
        if let Some(program) = words.first_mut().filter(|word| self.is_cmd && word.text().starts_with('@')) {
            *program = program.part(1..program.text().len());
        }
    }

    /// Forgets the variables that a command reads or unsets. A here-document becomes the only one that is read.
    fn forget_variables(&mut self, words: &[Mapped], input: Option<&Mapped>) {
        let [program, others @ ..] = words else { return };
        if !matches!(program.text(), "read" | "readarray" | "mapfile" | "unset") {
            return;
        }
        let is_name = |name: &&str| !name.is_empty() && name_length(name) == name.len();
        let names: Vec<_> = others.iter().map(Mapped::text).filter(is_name).collect();
        for name in &names {
            self.known.arrays.remove(*name);
            self.known.variables.remove(*name);
        }
        if let (Some(text), "read", [name]) = (input, program.text(), names.as_slice()) {
            self.known.variables.insert((*name).to_owned(), text.trimmed());
        }
    }

    /// Takes the assignments before a command.
    fn without_assignments(&mut self, mut words: Vec<Mapped>) -> Vec<Mapped> {
        if self.is_cmd {
            let is = |word: &Mapped, name: &str| word.text().eq_ignore_ascii_case(name);
            match words.first() {
                Some(word) if is(word, "set") => {
                    self.set(&words);
                    return Vec::new();
                }
                Some(word) if is(word, "setlocal") => {
                    let asks = |name| words.iter().any(|word| is(word, name));
                    let is_kept = self.is_delayed() && !asks("DisableDelayedExpansion");
                    self.delayed.push(is_kept || asks("EnableDelayedExpansion"));
                }
                // `endlocal` before `exit` or `goto` does not affect the lines below.
                Some(word) if is(word, "endlocal") && !self.leaves() => {
                    self.delayed.pop();
                }
                _ => {}
            }
        }
        let mut skipped = 0;
        while let Some(word) = words.get(skipped) {
            let is_last = skipped + 1 == words.len();
            if !is_last && matches!(word.text(), "export" | "local" | "readonly" | "declare" | "typeset" | "set") {
                skipped += 1;
                continue;
            }
            let Some((name, value)) = word.text().split_once('=') else { break };
            let value = word.part(word.text().len() - value.len()..word.text().len());
            // An item of an array.
            let item_of = name.split_once('[').map(|(array, _)| array);
            let (name, is_added) = name.strip_suffix('+').map_or((name, false), |name| (name, true));
            let name = item_of.unwrap_or(name);
            if name.is_empty() || name_length(name) < name.len() || word.is_unknown(0..name.len()) {
                break;
            }
            if item_of.is_some() {
                self.known.arrays.remove(name);
            } else if is_added {
                let mut sum =
                    self.known.variables.remove(name).unwrap_or_else(|| Mapped::unknown_at(word.whole_source()));
                self.filling.fill(&mut sum, &value, word.whole_source());
                self.known.variables.insert(name.to_owned(), sum);
            } else {
                self.known.variables.insert(name.to_owned(), value);
            }
            skipped += 1;
        }
        words.drain(..skipped);
        words
    }

    fn is_delayed(&self) -> bool {
        self.delayed.last().copied().unwrap_or_default()
    }

    /// Whether the next command of `cmd` ends the script or goes on elsewhere.
    fn leaves(&self) -> bool {
        let mut next = self.rest();
        loop {
            next = next.trim_start_matches([' ', '\t', '\r', '\n', '&', '@']);
            match remark(next) {
                0 => return ["exit", "goto"].iter().any(|name| begins_with_word(next, name)),
                length => next = &next[length..],
            }
        }
    }

    /// Takes an assignment of `cmd`. What has spaces in it, or is asked for or computed, is unknown.
    fn set(&mut self, words: &[Mapped]) {
        if words.get(1).and_then(|word| word.text().get(..2)).is_some_and(|option| option.eq_ignore_ascii_case("/a")) {
            return self.compute(&words[1..]);
        }
        let Some(word) = words.iter().find(|word| word.text().contains('=')) else { return };
        let Some((name, value)) = word.text().split_once('=') else { return };
        let value = (words.len() == 2).then(|| word.part(word.text().len() - value.len()..word.text().len()));
        let name = name.to_ascii_lowercase();
        match value {
            Some(value) => self.known.variables.insert(name, value),
            None => self.known.variables.remove(&name),
        };
    }

    /// Forgets the variables that `set /a` computes: `N+=1, M=2`.
    fn compute(&mut self, words: &[Mapped]) {
        let text = words.iter().map(Mapped::text).collect::<Vec<_>>().join(" ");
        let other = |sign: char| !(sign.is_alphanumeric() || sign == '_');
        let mut assigned: Vec<_> = text[2..].split('=').collect();
        assigned.pop();
        for before in assigned {
            let name = before.trim_end_matches(other).rsplit(other).next().unwrap_or_default();
            self.known.variables.remove(&name.to_ascii_lowercase());
        }
    }

    /// Takes the assignment of an array, if one stands here: `NAME=(…)` or `NAME+=(…)`.
    fn array(&mut self) -> bool {
        self.blanks();
        let rest = self.rest();
        let (name, behind) = rest.split_at(name_length(rest));
        let inner = behind.strip_prefix("=(").or_else(|| behind.strip_prefix("+=("));
        let Some(inner) = inner.filter(|_| !name.is_empty() && !self.is_cmd) else { return false };
        let start = self.at;
        self.at = self.text.len() - inner.len();
        let mut items = Vec::new();
        loop {
            self.at = self.text.len() - self.rest().trim_start().len();
            // A line may end behind a comment.
            if !self.add_words(&mut items) && !self.rest().starts_with('\n') {
                break;
            }
        }
        self.at += usize::from(self.rest().starts_with(')'));
        if items.iter().any(|item| item.text().starts_with('[') && item.text().contains("]=")) {
            items = vec![Mapped::unknown_at(Span { start, end: self.at })];
        }
        let is_added = behind.starts_with('+');
        match self.known.arrays.get_mut(name) {
            Some(array) if is_added => array.append(&mut items),
            _ => {
                // What it adds to stands elsewhere.
                if is_added {
                    items.insert(0, Mapped::unknown_at(Span { start, end: start + name.len() }));
                }
                self.known.arrays.insert(name.to_owned(), items);
            }
        }
        true
    }

    /// Adds the next word of the command, or the words of the array that stands for it. Returns whether there was one.
    fn add_words(&mut self, words: &mut Vec<Mapped>) -> bool {
        self.blanks();
        if let Some((name, length)) = array_use(self.rest())
            && let Some(array) = self.known.arrays.get(name)
        {
            let source = Span { start: self.at, end: self.at + length };
            self.at += length;
            let left = self.filling.left();
            let weight = array.iter().try_fold(0, |sum: usize, item| {
                Some(sum.saturating_add(item.weight()).saturating_add(EACH)).filter(|sum| *sum <= left)
            });
            if self.filling.takes(weight.unwrap_or(usize::MAX)) {
                words.extend(array.iter().cloned());
            } else {
                words.push(Mapped::unknown_at(source));
            }
            return true;
        }
        let is_variable = self.rest().starts_with('$') && !self.is_cmd && is_whole_word(self.rest());
        let Some(word) = self.word() else { return false };
        // Options in a variable without quotes are several words. Of other texts the quotes were probably forgotten.
        if is_variable && word.text().starts_with('-') {
            words.extend(split(&word));
        } else {
            words.push(word);
        }
        true
    }

    /// Skips blanks, and the ends of lines that go on.
    fn blanks(&mut self) {
        loop {
            let rest = self.rest();
            let is_blank = rest.starts_with([' ', '\t', '\r']);
            let length = ["\\\n", "\\\r\n"].iter().find(|end| rest.starts_with(**end)).map_or(0, |end| end.len());
            if !is_blank && length == 0 {
                return;
            }
            self.at += length.max(1);
        }
    }

    /// Keeps what a command writes into a file: a here-document that it copies, a text, or something that is unknown.
    fn write(&mut self, words: &[Mapped], input: Option<&Mapped>) {
        let program = words.first().map_or("", Mapped::text);
        if !READING.contains(&program) {
            words.iter().skip(1).for_each(|word| self.known.written.forget(word));
        }
        let text = match words {
            [_] if program == "cat" => input,
            _ if program == "tee" => input,
            [_, text] if program == "echo" && !text.text().starts_with('-') => Some(text),
            _ => None,
        };
        let tee = (program == "tee").then(|| {
            let path = words.iter().skip(1).find(|word| !word.text().starts_with('-'))?.clone();
            Some(Output { path, is_added: words.iter().any(|word| matches!(word.text(), "-a" | "--append")) })
        });
        for Output { path, is_added } in tee.flatten().into_iter().chain(self.output.take()) {
            self.known.written.insert(&path, text.filter(|_| !is_added));
        }
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
        // Whether `<` in the word has no `>` yet, as in a placeholder.
        let mut is_open = false;
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
                '&' if rest.starts_with("&&") || word.is_none() || rest[1..].starts_with([' ', '\n', '>']) => {
                    return word;
                }
                // Commands may stand in parentheses.
                '(' if word.is_none() && self.is_first => self.at += 1,
                '#' if word.is_none() && !self.is_cmd => {
                    self.at += rest.find('\n').unwrap_or(rest.len());
                }
                '<' if rest.starts_with("<<") && !self.is_redirection => {
                    if word.is_some() {
                        return word;
                    }
                    self.redirection();
                }
                '<' if word.is_none() && !self.is_redirection && is_input(&rest[1..]) => {
                    self.at += 1;
                    self.input_path = self.redirected();
                }
                '>' if !is_open && self.is_output(word.as_ref()) => {
                    let is_of_errors = word.take().is_some_and(|number| number.text() != "1");
                    self.output(is_of_errors);
                }
                '>' if !is_open && word.is_some() => return word,
                _ => {
                    is_open = first == '<' || is_open && !matches!(first, '>' | '\'' | '"');
                    self.part(first, word.get_or_insert_with(Mapped::default));
                }
            }
        }
    }

    /// The word behind the sign of a redirection.
    fn redirected(&mut self) -> Option<Mapped> {
        self.is_redirection = true;
        let word = self.word();
        self.is_redirection = false;
        word
    }

    /// Whether `>` behind the beginning of a word leads to a file.
    fn is_output(&self, word: Option<&Mapped>) -> bool {
        let is_number = word.is_none_or(|word| matches!(word.text(), "1" | "2"));
        is_number && !self.is_first && !self.is_redirection
    }

    /// Reads where the command writes to.
    fn output(&mut self, is_of_errors: bool) {
        self.at += 1;
        let is_added = self.rest().starts_with('>');
        self.at += usize::from(self.rest().starts_with(['>', '|', '&']));
        let path = self.redirected();
        if let Some(path) = path.filter(|_| !is_of_errors) {
            self.output = Some(Output { path, is_added });
        }
    }

    /// Reads the beginning of a here-document, or a here-string.
    fn redirection(&mut self) {
        self.at += 2;
        if self.rest().starts_with('<') {
            self.at += 1;
            self.input = self.redirected();
            return;
        }
        let strips_tabs = self.rest().starts_with('-');
        self.at += usize::from(strips_tabs);
        let is_literal = self.rest().trim_start().starts_with(['\'', '"', '\\']);
        let end = self.redirected().unwrap_or_default().text().to_owned();
        self.pending.push(HereDocument { end, is_literal, strips_tabs });
    }

    /// Reads a part of a word.
    fn part(&mut self, first: char, word: &mut Mapped) {
        let rest = self.rest();
        match first {
            '%' | '!' | '\'' | '`' | '$' | '^' if self.is_cmd => self.sign_of_cmd(word),
            '\'' => {
                let end = rest[1..].find('\'').map_or(rest.len(), |end| end + 1);
                word.push(&rest[1..end], self.at + 1);
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
            '<' if rest.starts_with("<(") => self.expansion(word),
            '\\' if !self.is_cmd || rest.starts_with("\\\"") => {
                let length = rest[1..].chars().next().map_or(0, char::len_utf8);
                word.push(&rest[1..=length], self.at + 1);
                self.at += 1 + length;
            }
            _ => {
                let end = rest.find(|sign| SIGNS.contains(&sign) || (matches!(sign, '%' | '!') && self.is_cmd));
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
            let signs: &[char] = if self.is_cmd { &['"', '\\', '%', '!', '\n'] } else { &['"', '\\', '$', '`'] };
            let plain = rest.find(signs).unwrap_or(rest.len());
            word.push(&rest[..plain], self.at);
            self.at += plain;
            let rest = &rest[plain..];
            match rest.as_bytes() {
                // In `cmd` the line ends the quotes.
                [] | [b'\n', ..] => return,
                [b'%' | b'!', ..] => self.sign_of_cmd(word),
                // To programs of Windows a doubled quote is a quote.
                [b'"', b'"', ..] if self.is_cmd => {
                    word.push_as("\"", Span { start: self.at, end: self.at + 2 });
                    self.at += 2;
                }
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

    /// Reads a sign of `cmd`: a variable, an escape, or what has a meaning in shells only.
    fn sign_of_cmd(&mut self, word: &mut Mapped) {
        let rest = self.rest();
        let is_plain = rest.starts_with('!') && !self.is_delayed();
        let (length, name) = if is_plain { (1, None) } else { expansion_of_cmd(rest) };
        let source = Span { start: self.at, end: self.at + length };
        self.at += length;
        match name.map(|name| self.known.variables.get(&name.to_ascii_lowercase())) {
            Some(Some(value)) => self.filling.fill(word, value, source),
            _ if rest.starts_with('^') || (length == 2 && rest.starts_with("%%")) => {
                word.push(&rest[1..length], source.start + 1);
            }
            _ if length == 1 => word.push(&rest[..1], source.start),
            _ => word.push_unknown(source),
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
        if rest.starts_with("$(") || rest.starts_with("<(") {
            let inner = Span { start: source.start + 2, end: source.end.saturating_sub(1).max(source.start + 2) };
            if let Some(text) = self.here_text(inner) {
                return word.append(&text.trimmed());
            }
            self.inner.push(inner);
        }
        match name.map(|name| self.known.variables.get(name)) {
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
        let known = std::mem::take(&mut self.known);
        let mut inner = Script::within(text, place.start, self.filling, known, self.depth + 1);
        let command = inner.command();
        self.known = inner.known;
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
            match name.map(|name| self.known.variables.get(name)) {
                Some(Some(value)) => self.filling.fill(&mut expanded, value, line.source(start..at)),
                _ if length == 1 => expanded.append_part(line, start..at),
                _ => expanded.push_unknown(line.source(start..at)),
            }
        }
        expanded.append_part(line, at..text.len());
        expanded
    }
}

/// The length of a label or a remark of `cmd` with which a text begins, to the end of its line; zero if there is none.
fn remark(text: &str) -> usize {
    let command = text.trim_start_matches([' ', '\t', '@']);
    let is_remark = command.starts_with(':') || begins_with_word(command, "rem");
    if is_remark { text.find('\n').unwrap_or(text.len()) } else { 0 }
}

/// Whether a text begins with this word of `cmd`, rather than with the name of another program.
fn begins_with_word(text: &str, word: &str) -> bool {
    let is_word = text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word));
    is_word && !text[word.len()..].starts_with(|sign: char| sign.is_alphanumeric() || "._-\\".contains(sign))
}

/// Whether the name of a file follows the sign of a redirection, rather than the rest of a placeholder or of another sign.
fn is_input(rest: &str) -> bool {
    let end = rest.find([' ', '\t', '\r', '\n', '>', ';', '|']).unwrap_or(rest.len());
    !rest.is_empty() && !rest.starts_with(['(', '&']) && !rest[end..].starts_with('>')
}

/// The words of a text that no quotes keep together.
fn split(text: &Mapped) -> Vec<Mapped> {
    let mut at = 0;
    let part = |written: &str| {
        let start = at + text.text()[at..].find(written).unwrap_or_default();
        at = start + written.len();
        text.part(start..at)
    };
    text.text().split_ascii_whitespace().map(part).collect()
}
