//! The names of properties in an expression of `$filter`, and what in it cannot be OData.

use std::fmt;

/// The operators and literals that are words.
const KEYWORDS: &[&str] = &[
    "add", "and", "div", "divby", "eq", "false", "ge", "gt", "has", "in", "INF", "le", "lt", "mod", "mul", "NaN", "ne",
    "not", "null", "or", "sub", "true",
];

/// The operators that compare, each with a value behind it.
const COMPARISONS: &[&str] = &["eq", "ne", "gt", "ge", "lt", "le", "has", "in"];

/// Operators of other languages, the longer ones first, and those of OData.
const FOREIGN: &[(&str, &str)] = &[
    ("==", "eq"),
    ("!=", "ne"),
    ("<>", "ne"),
    ("<=", "le"),
    ("=<", "le"),
    (">=", "ge"),
    ("=>", "ge"),
    ("&&", "and"),
    ("||", "or"),
    ("=", "eq"),
    ("<", "lt"),
    (">", "gt"),
    ("&", "and"),
    ("|", "or"),
    ("!", "not"),
];

/// Quotes that OData does not know.
const QUOTES: [char; 5] = ['"', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}'];

/// What in an expression of `$filter` cannot be OData.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FilterFault {
    /// Nothing is in it.
    Empty,
    /// An operator of another language.
    Operator {
        /// What is written.
        found: &'static str,
        /// What OData writes.
        operator: &'static str,
    },
    /// An operator that compares, and nothing behind it.
    NoValue(&'static str),
    /// A quote that begins no text.
    Quote(char),
    /// A text without its closing quote.
    Unclosed,
}

impl fmt::Display for FilterFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("nothing is in it"),
            Self::Operator { found, operator } => {
                write!(f, "`{found}` is not an operator of OData; write `{operator}`")
            }
            Self::NoValue(operator) => {
                write!(f, "`{operator}` has no value behind it; write it as in `status {operator} 'failed'`")
            }
            Self::Quote(found) => write!(f, "`{found}` begins no text; write texts in single quotes, as in `'failed'`"),
            Self::Unclosed => f.write_str(
                "the text that begins here has no closing quote; a quote within a text is doubled, as in `'O''Hara'`",
            ),
        }
    }
}

/// The first fault of an expression that is certain, and its offset. Everything else is up to the service.
pub(super) fn fault(expression: &str) -> Option<(usize, FilterFault)> {
    if expression.trim().is_empty() {
        return Some((0, FilterFault::Empty));
    }
    // An operator that compares and has no value yet; whether something stands before that it may compare; of each open
    // parenthesis, whether it holds the arguments of a function; how many brackets of JSON are open.
    let (mut comparison, mut follows_operand, mut calls, mut brackets) = (None, false, Vec::new(), 0_usize);
    let mut at = 0;
    while let Some(first) = expression.get(at..).and_then(|rest| rest.chars().next()) {
        let (before, rest) = expression.split_at(at);
        let mut length = first.len_utf8();
        let mut is_operand = true;
        match first {
            ')' | ',' if comparison.is_some() => break,
            '(' => {
                calls.push(is_call(before));
                is_operand = false;
            }
            ')' => drop(calls.pop()),
            ',' => is_operand = false,
            '[' | '{' => brackets += 1,
            ']' | '}' => brackets = brackets.saturating_sub(1),
            '\'' => match rest[1..].find('\'') {
                Some(end) => length = end + 2,
                None => return Some((at, FilterFault::Unclosed)),
            },
            '"' if brackets > 0 => length = json_text(rest),
            _ if QUOTES.contains(&first) => return Some((at, FilterFault::Quote(first))),
            _ if first.is_whitespace() => {
                at += length;
                continue;
            }
            _ => match FOREIGN.iter().find(|(found, _)| rest.starts_with(found)) {
                // The arguments of a function may have names.
                Some((found, operator)) if *found != "=" || !calls.contains(&true) => {
                    return Some((at, FilterFault::Operator { found, operator }));
                }
                _ => {
                    let word = rest.split(|character| !is_of_word(character)).next().unwrap_or_default();
                    length = word.len().max(length);
                    let operator = COMPARISONS.iter().find(|known| **known == word).filter(|_| follows_operand);
                    if let Some(operator) = operator {
                        (comparison, follows_operand) = (Some((at, FilterFault::NoValue(operator))), false);
                        at += length;
                        continue;
                    }
                    is_operand = !matches!(word, "and" | "or" | "not");
                }
            },
        }
        (comparison, follows_operand) = (None, is_operand);
        at += length;
    }
    comparison
}

/// The length of the JSON text with which an expression begins, or of all of it without a closing quote.
fn json_text(expression: &str) -> usize {
    let mut is_escaped = false;
    let end = expression.bytes().skip(1).position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(expression.len(), |end| end + 2)
}

/// Whether a parenthesis behind a text holds the arguments of a function, rather than an expression.
fn is_call(before: &str) -> bool {
    let name = before.rsplit(|character| !is_of_word(character)).next().unwrap_or_default();
    !(name.is_empty() || KEYWORDS.contains(&name) || name.ends_with("/any") || name.ends_with("/all"))
}

/// A path of properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Path<'a> {
    pub(super) text: &'a str,
    /// Whether it leads into the value of its first property, which may be a navigation property.
    pub(super) leads_on: bool,
}

/// The paths of properties in an expression. What is neither surely a property nor surely something else is left out:
/// functions, variables of `any` and `all`, values and aliases.
pub(super) fn paths(expression: &str) -> Vec<Path<'_>> {
    let mut paths = Vec::new();
    let mut variables = Vec::new();
    let mut rest = expression;
    while let Some(first) = rest.chars().next() {
        if first == '\'' {
            rest = behind_quoted(rest);
            continue;
        }
        let end = rest.find(|character| !is_of_word(character)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end.max(first.len_utf8()));
        rest = behind;
        if !first.is_ascii_alphabetic() && first != '_' {
            continue;
        }
        // A variable is declared before a colon, with or without blanks around it.
        let (declared, path) = match (word.split_once(':'), behind.trim_start().strip_prefix(':')) {
            (Some((name, path)), _) => (Some(name), path),
            (None, Some(expression)) => {
                rest = expression;
                (Some(word), "")
            }
            (None, None) => (None, word),
        };
        variables.extend(declared);
        if path.is_empty() {
            continue;
        }
        let is_called = behind.starts_with('(') && !KEYWORDS.contains(&path);
        let (path, leads_on) = match path.rsplit_once('/') {
            Some((collection, "any" | "all")) if is_called => (collection, true),
            // A function, or the name of a type or an enumeration in front of a literal.
            _ if is_called || behind.starts_with('\'') => continue,
            inner => (path, inner.is_some()),
        };
        let name = path.split('/').next().unwrap_or_default();
        // A GUID or a time may begin like a name.
        if !KEYWORDS.contains(&path) && !variables.contains(&name) && !path.contains('-') {
            paths.push(Path { text: path, leads_on });
        }
    }
    paths
}

/// Whether a character may be in a word: a path, a keyword, a number, a time or a GUID.
fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || "_/.:-@$+".contains(character)
}

/// What follows a text in quotes.
fn behind_quoted(text: &str) -> &str {
    let inner = text.get(1..).unwrap_or_default();
    inner.find('\'').and_then(|end| inner.get(end + 1..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_into_the_value_of_a_property() {
        let found: Vec<_> = paths("title eq 'a' and author/name eq 'b' and tags/any(t:t eq 'c')")
            .iter()
            .map(|path| path.leads_on)
            .collect();
        assert_eq!(found, [false, true, true]);
    }

    #[test]
    fn faults_that_are_certain_have_their_places() {
        let said = |expression: &str| {
            let (at, fault) = fault(expression)?;
            Some(format!("{at}: {fault}"))
        };
        for (wrong, expected) in [
            ("title == 'a'", "6: `==` is not an operator of OData; write `eq`"),
            ("title = 'a'", "6: `=` is not an operator of OData; write `eq`"),
            ("(title = 'a')", "7: `=` is not an operator of OData; write `eq`"),
            ("not (title = 'a')", "11: `=` is not an operator of OData; write `eq`"),
            ("pages>=5 and title eq 'a'", "5: `>=` is not an operator of OData; write `ge`"),
            ("tags/any(t:t = 'x')", "13: `=` is not an operator of OData; write `eq`"),
            ("title eq 'a' && pages gt 5", "13: `&&` is not an operator of OData; write `and`"),
            ("title eq 'a' || pages gt 5", "13: `||` is not an operator of OData; write `or`"),
            ("!(pages gt 5)", "0: `!` is not an operator of OData; write `not`"),
            ("title eq", "6: `eq` has no value behind it; write it as in `status eq 'failed'`"),
            ("(title ne ) or pages gt 5", "7: `ne` has no value behind it; write it as in `status ne 'failed'`"),
            ("title eq \"a\"", "9: `\"` begins no text; write texts in single quotes, as in `'failed'`"),
            ("title eq ‘a’", "9: `‘` begins no text; write texts in single quotes, as in `'failed'`"),
            (
                "title eq 'O'Hara'",
                "16: the text that begins here has no closing quote; a quote within a text is doubled, as in `'O''Hara'`",
            ),
            (" ", "0: nothing is in it"),
        ] {
            assert_eq!(said(wrong).as_deref(), Some(expected), "{wrong}");
        }
        for right in [
            "title eq 'it''s == \"x\" <here>'",
            "title in ('a','b') and not (pages lt 5)",
            "title in [\"a\", \"b = c\"]",
            r#"title in ["a\"==b", "\\"] and pages gt 5"#,
            "example.find(name='x', size=5) eq 1",
            "tags/any(t:t eq 'x') or parts/all(p:p/size gt 1)",
            "eq eq 1 and eq",
            "has",
            "id eq a1b2c3d4-0000-0000-0000-000000000000 and when le duration'PT1H'",
            "a lt -1.5e3 and x eq @p and tags/$count gt (1 add 2)",
            "nonsense( readers",
        ] {
            assert_eq!(said(right), None, "{right}");
        }
    }

    #[test]
    fn paths_are_told_from_everything_else() {
        for (expression, expected) in [
            ("title eq 'it''s (open'", &["title"][..]),
            ("startswith(title,'a') and not (endsWith(toLower(author/name),'b'))", &["title", "author/name"]),
            ("a lt 2022-08-01T00:00:00Z and b ge -1.5e3", &["a", "b"]),
            ("id eq a1b2c3d4-0000-0000-0000-000000000000", &["id"]),
            ("tags/any(t:t eq 'x') or parts/all(p:p/size gt 1 and p/id ne null)", &["tags", "parts"]),
            ("tags/any(t : t/id eq '1') and parts/all(p :p/size gt 1 or q: q)", &["tags", "parts"]),
            ("tags/$count gt 0 and id in ('a','b')", &["tags/$count", "id"]),
            ("status has example.status'lent' and isof(example.book)", &["status", "example.book"]),
            ("when le duration'PT1H' and x eq @p", &["when", "x"]),
            ("'open", &[]),
            ("", &[]),
        ] {
            let found: Vec<_> = paths(expression).iter().map(|path| path.text).collect();
            assert_eq!(found, expected, "{expression}");
        }
    }
}
