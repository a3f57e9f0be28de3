//! The names of properties in an expression of `$filter`.

/// The operators and literals that are words.
const KEYWORDS: &[&str] = &[
    "add", "and", "div", "divby", "eq", "false", "ge", "gt", "has", "in", "INF", "le", "lt", "mod", "mul", "NaN", "ne",
    "not", "null", "or", "sub", "true",
];

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
