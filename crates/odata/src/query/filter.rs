//! The names of properties in an expression of `$filter`.

/// The operators and literals that are words.
const KEYWORDS: &[&str] = &[
    "add", "and", "div", "divby", "eq", "false", "ge", "gt", "has", "in", "INF", "le", "lt", "mod", "mul", "NaN", "ne",
    "not", "null", "or", "sub", "true",
];

/// The paths of properties in an expression. What is neither surely a property nor surely something else is left out:
/// functions, variables of `any` and `all`, values and aliases.
pub(super) fn paths(expression: &str) -> Vec<&str> {
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
        let (declared, path) = word.split_once(':').map_or((None, word), |(name, path)| (Some(name), path));
        variables.extend(declared);
        let is_called = behind.starts_with('(') && !KEYWORDS.contains(&path);
        let path = match path.rsplit_once('/') {
            Some((collection, "any" | "all")) if is_called => collection,
            // A function, or the name of a type or an enumeration in front of a literal.
            _ if is_called || behind.starts_with('\'') => continue,
            _ => path,
        };
        let name = path.split('/').next().unwrap_or_default();
        // A GUID or a time may begin like a name.
        if !KEYWORDS.contains(&path) && !variables.contains(&name) && !path.contains('-') {
            paths.push(path);
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
    fn paths_are_told_from_everything_else() {
        for (expression, expected) in [
            ("title eq 'it''s (open'", &["title"][..]),
            ("startswith(title,'a') and not (endsWith(toLower(author/name),'b'))", &["title", "author/name"]),
            ("a lt 2022-08-01T00:00:00Z and b ge -1.5e3", &["a", "b"]),
            ("id eq a1b2c3d4-0000-0000-0000-000000000000", &["id"]),
            ("tags/any(t:t eq 'x') or parts/all(p:p/size gt 1 and p/id ne null)", &["tags", "parts"]),
            ("tags/$count gt 0 and id in ('a','b')", &["tags/$count", "id"]),
            ("status has example.status'lent' and isof(example.book)", &["status", "example.book"]),
            ("when le duration'PT1H' and x eq @p", &["when", "x"]),
            ("'open", &[]),
            ("", &[]),
        ] {
            assert_eq!(paths(expression), expected, "{expression}");
        }
    }
}
