//! Reading values out of a TOML file, so that everything that is wrong in it is reported with its place.

use std::fmt::Write;
use std::ops::Range;

use json_places::LineIndex;
use odata_types::nearest;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::settings::Located;
use crate::{Code, Fault};

/// A value of the file.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// Reads values, and notes what is wrong with them.
pub(super) struct Reader<'t> {
    path: String,
    lines: LineIndex<'t>,
    pub(super) faults: Vec<Fault>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(path: String, text: &'t str) -> Self {
        Self { path, lines: LineIndex::new(text), faults: Vec::new() }
    }

    /// The table of the whole file.
    pub(super) fn parse(&mut self, text: &'t str) -> DeTable<'t> {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            self.fault(error.span().unwrap_or_default(), Code::InvalidToml, error.message());
        }
        table.into_inner()
    }

    pub(super) fn at(&self, span: Range<usize>) -> (u32, u32) {
        let position = self.lines.position(span.start);
        (position.line, position.column)
    }

    pub(super) fn fault(&mut self, span: Range<usize>, code: Code, message: impl Into<String>) {
        let (line, column) = self.at(span);
        self.faults.push(Fault { path: self.path.clone(), line, column, code, message: message.into() });
    }

    /// Notes the keys of a table that have no meaning.
    pub(super) fn check_keys(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref();
            let message = match nearest(name, known.iter().copied()) {
                Some(meant) => format!("unknown key `{name}`; did you mean `{meant}`?"),
                None => format!("unknown key `{name}`; expected {}", listed(known)),
            };
            self.fault(key.span(), Code::UnknownKey, message);
        }
    }

    fn mismatch(&mut self, value: &Value<'_>, expected: &str) {
        let found = value.get_ref().type_str();
        self.fault(value.span(), Code::WrongType, format!("expected {expected}, found {} {found}", article(found)));
    }

    pub(super) fn table<'v>(&mut self, value: &'v Value<'t>) -> Option<&'v DeTable<'t>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.mismatch(value, "a table");
        }
        table
    }

    pub(super) fn array<'v>(&mut self, value: &'v Value<'t>, of: &str) -> &'v [Value<'t>] {
        let array = value.get_ref().as_array();
        match value.get_ref().as_str() {
            _ if array.is_some() => {}
            Some(text) => self.mismatch(value, &format!("an array of {of}, such as `[{text:?}]`")),
            None => self.mismatch(value, &format!("an array of {of}")),
        }
        array.map_or(&[], |array| array)
    }

    pub(super) fn string(&mut self, value: &Value<'_>) -> Option<Located<String>> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.mismatch(value, "a string");
        }
        text.map(|text| Located { value: text.to_owned(), at: Some(self.at(value.span())) })
    }

    /// A string that is not what it has to be is noted.
    pub(super) fn checked(
        &mut self,
        value: &Value<'_>,
        check: impl FnOnce(&str) -> Result<(), String>,
    ) -> Option<Located<String>> {
        let string = self.string(value)?;
        match check(&string.value) {
            Ok(()) => Some(string),
            Err(message) => {
                self.fault(value.span(), Code::InvalidValue, message);
                None
            }
        }
    }

    pub(super) fn strings(&mut self, value: &Value<'t>) -> Vec<Located<String>> {
        self.array(value, "strings").iter().filter_map(|item| self.string(item)).collect()
    }

    pub(super) fn boolean(&mut self, value: &Value<'_>) -> bool {
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.mismatch(value, "`true` or `false`");
        }
        boolean.unwrap_or_default()
    }

    /// Whether the value is the only one that has a meaning here besides a default.
    pub(super) fn choice(&mut self, value: &Value<'_>, choices: &[&str]) -> Option<usize> {
        let quoted: Vec<_> = choices.iter().map(|choice| format!("\"{choice}\"")).collect();
        let expected = listed(&quoted);
        let Some(text) = value.get_ref().as_str() else {
            self.mismatch(value, &expected);
            return None;
        };
        let found = choices.iter().position(|choice| *choice == text);
        if found.is_none() {
            self.fault(value.span(), Code::InvalidValue, format!("expected {expected}, found `\"{text}\"`"));
        }
        found
    }
}

/// `a`, `b` or `c`
fn listed(names: &[impl std::fmt::Display]) -> String {
    let mut text = String::new();
    for (index, name) in names.iter().enumerate() {
        let before = match index {
            0 => "",
            _ if index + 1 == names.len() => " or ",
            _ => ", ",
        };
        // Writing to a string cannot fail.
        let _ = write!(text, "{before}`{name}`");
    }
    text
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
