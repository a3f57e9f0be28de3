//! Texts with expressions, as logic apps and templates have them: what is literal in them, and what is unknown until run time.

use graph_validation::Span;

use crate::mapped::Mapped;

/// Calls within calls are followed so far; what is deeper is unknown.
const DEEPEST: usize = 16;

/// A text of a logic app: `@@` at its beginning is `@`, `@` begins an expression that is all of the text, and `@{…}` is an
/// expression within it.
pub(crate) fn of_logic_app(text: &Mapped) -> Mapped {
    let written = text.text();
    match written.as_bytes() {
        [b'@', b'@', ..] => text.part(1..written.len()),
        [b'@', b'{', ..] | [] => interpolated(text),
        [b'@', ..] => evaluated(text, 1..written.len(), 0),
        _ => interpolated(text),
    }
}

/// A text of a template: brackets hold an expression, and a doubled bracket at the beginning is a bracket.
pub(crate) fn of_template(text: &Mapped) -> Mapped {
    let written = text.text();
    match written.strip_prefix('[') {
        Some(rest) if rest.starts_with('[') => text.part(1..written.len()),
        Some(rest) if rest.ends_with(']') => evaluated(text, 1..written.len() - 1, 0),
        _ => text.clone(),
    }
}

/// Whether a text has an expression of a logic app.
pub(crate) fn is_expression(text: &str) -> bool {
    (text.starts_with('@') && !text.starts_with("@@")) || text.contains("@{")
}

/// A text with `@{…}` in it.
fn interpolated(text: &Mapped) -> Mapped {
    let written = text.text();
    let mut mapped = Mapped::default();
    let mut at = 0;
    while let Some(start) = written.get(at..).and_then(|rest| rest.find("@{")).map(|offset| at + offset) {
        // `@@{` is a sign and a brace.
        if written[..start].ends_with('@') {
            mapped.append_part(text, at..start - 1);
            mapped.append_part(text, start..start + 2);
            at = start + 2;
            continue;
        }
        mapped.append_part(text, at..start);
        let inner = start + 2..end(written, start + 2);
        at = (inner.end + 1).min(written.len());
        mapped.append(&evaluated(text, inner, 0));
    }
    mapped.append_part(text, at..written.len());
    mapped
}

/// Where an expression ends that a brace closes. Braces in texts do not count.
fn end(written: &str, start: usize) -> usize {
    let (mut depth, mut is_text) = (0_usize, false);
    for (index, byte) in written.bytes().enumerate().skip(start) {
        match byte {
            b'\'' => is_text = !is_text,
            b'{' if !is_text => depth += 1,
            b'}' if !is_text && depth == 0 => return index,
            b'}' if !is_text => depth -= 1,
            _ => {}
        }
    }
    written.len()
}

/// What is known of the value of an expression: texts and calls of `concat`. Everything else is unknown until run time.
fn evaluated(text: &Mapped, range: std::ops::Range<usize>, depth: usize) -> Mapped {
    let written = text.text().get(range.clone()).unwrap_or_default();
    let start = range.start + (written.len() - written.trim_start().len());
    let written = written.trim();
    let range = start..start + written.len();
    if let Some(literal) = literal(written) {
        let mut mapped = Mapped::default();
        let mut at = range.start + 1;
        for part in literal.split_inclusive("''") {
            // A doubled quote is a quote.
            let kept = if part.ends_with("''") { part.len() - 1 } else { part.len() };
            mapped.append_part(text, at..at + kept);
            at += part.len();
        }
        return mapped;
    }
    let arguments = call(written, "concat").filter(|_| depth < DEEPEST);
    let mut mapped = Mapped::default();
    match arguments {
        Some(arguments) => {
            for argument in arguments {
                let argument = range.start + argument.start..range.start + argument.end;
                mapped.append(&evaluated(text, argument, depth + 1));
            }
        }
        None => mapped.push_unknown(text.source(range)),
    }
    mapped
}

/// The inside of a text in single quotes that is all of an expression.
fn literal(written: &str) -> Option<&str> {
    let inner = written.strip_prefix('\'')?.strip_suffix('\'')?;
    inner.replace("''", "").find('\'').is_none().then_some(inner)
}

/// The arguments of a call of that function that is all of an expression.
fn call(written: &str, function: &str) -> Option<Vec<Span>> {
    let name = written.get(..function.len()).filter(|name| name.eq_ignore_ascii_case(function))?;
    let open = written[name.len()..].find('(')? + name.len();
    if !written[name.len()..open].trim().is_empty() {
        return None;
    }
    let mut arguments = Vec::new();
    let (mut depth, mut is_text, mut start) = (0_usize, false, open + 1);
    for (index, byte) in written.bytes().enumerate().skip(open) {
        match byte {
            b'\'' => is_text = !is_text,
            _ if is_text => {}
            b'(' | b'[' | b'{' => depth += 1,
            b',' if depth == 1 => {
                arguments.push(Span { start, end: index });
                start = index + 1;
            }
            b')' | b']' | b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    arguments.push(Span { start, end: index });
                    return (index + 1 == written.len()).then_some(arguments);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn logic_app(text: &str) -> String {
        of_logic_app(&Mapped::verbatim(text, 0)).text().to_owned()
    }

    #[test]
    fn texts_of_logic_apps() {
        for (text, expected) in [
            ("a@b", "a@b"),
            ("@@odata.type", "@odata.type"),
            ("@variables('x')", "{unknown}"),
            ("a@{x('}')}b@{y}", "a{unknown}b{unknown}"),
            ("a@@{x}", "a@{x}"),
            ("@concat('https://a/b', variables('c'), '/d''e')", "https://a/b{unknown}/d'e"),
            ("@{concat('a', concat('b', 'c'))}/x", "abc/x"),
            ("@concat('a', 'b') + 1", "{unknown}"),
            ("@{a", "{unknown}"),
            ("@concat(", "{unknown}"),
            ("@'a'", "a"),
            ("", ""),
            ("@", "{unknown}"),
        ] {
            assert_eq!(logic_app(text), expected, "{text}");
        }
    }

    #[test]
    fn texts_of_templates() {
        for (text, expected) in [
            ("[concat('https://a/', parameters('b'), ']')]", "https://a/{unknown}]"),
            ("[parameters('x')]", "{unknown}"),
            ("[[x]", "[x]"),
            ("a[b]", "a[b]"),
            ("[a", "[a"),
        ] {
            assert_eq!(of_template(&Mapped::verbatim(text, 0)).text(), expected, "{text}");
        }
    }

    #[test]
    fn literals_have_their_places() {
        let text = "@concat('https://a/b', x, 'c')";
        let mapped = of_logic_app(&Mapped::verbatim(text, 7));
        let at = mapped.text().find('c').unwrap();
        assert_eq!(mapped.source(at..at + 1).start, 7 + text.rfind('c').unwrap());
        assert_eq!(
            mapped.source(mapped.unknown()[0].start..mapped.unknown()[0].end).start,
            7 + text.find('x').unwrap()
        );
    }
}
