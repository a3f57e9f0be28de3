//! What a script fills in at the beginning of a text: variables, items of arrays, and the output of commands.

/// Whether a byte may stand in the name of a variable.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The length of the expansion at the beginning of a text, and the variable that it is of, if it is one alone. A length of 1 is
/// the sign itself.
pub(super) fn expansion(text: &str) -> (usize, Option<&str>) {
    match text.as_bytes() {
        [b'`', ..] => (text[1..].find('`').map_or(1, |end| end + 2), None),
        [b'$', b'{', ..] => {
            let end = text.find('}').map_or(text.len(), |end| end + 1);
            let name = text.get(2..end - 1).filter(|name| name.bytes().all(is_name));
            (end, name)
        }
        [b'$' | b'<', b'(', ..] => {
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
            let length = text.bytes().skip(1).take_while(|byte| is_name(*byte)).count();
            (1 + length, text.get(1..=length))
        }
        [b'$', first, ..] if first.is_ascii_digit() || b"@*#?!".contains(first) => (2, None),
        _ => (1, None),
    }
}

/// The length of the name of a variable at the beginning of a text.
pub(super) fn name_length(text: &str) -> usize {
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        0
    } else {
        text.bytes().take_while(|byte| is_name(*byte)).count()
    }
}

/// The array whose items are the next words, such as `"${NAME[@]}"`, and how long that is.
pub(super) fn array_use(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix("\"${").or_else(|| text.strip_prefix("${"))?;
    let name = &inner[..name_length(inner)];
    let items = format!("${{{name}[@]}}");
    // Arrays without items are an error to older shells, for which there is the second form.
    let forms = [items.clone(), format!("\"{items}\""), format!("${{{name}[@]+\"{items}\"}}")];
    let form = forms.iter().find(|form| text.starts_with(form.as_str()))?;
    ends_word(&text[form.len()..]).then_some((name, form.len()))
}

/// Whether the expansion at the beginning of a text is a word of its own.
pub(super) fn is_whole_word(text: &str) -> bool {
    ends_word(&text[expansion(text).0..])
}

/// Whether the word before a text ends there.
fn ends_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n', ';', '|', ')', '&', '<', '>'])
}

/// The length of the variable or escape of `cmd` at the beginning of a text, and the name of the variable. A length of 1 is the sign
/// itself.
pub(super) fn expansion_of_cmd(text: &str) -> (usize, Option<&str>) {
    let is_hex = |text: &str| text.len() >= 2 && text.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    match text.as_bytes() {
        [b'^', ..] => (1 + text[1..].chars().next().map_or(0, char::len_utf8), None),
        // In front of the digits of a byte it stands for a `%` of the URL.
        [b'%', b'%', ..] if is_hex(&text[2..]) => (2, None),
        [b'%', b'%', ..] => (2 + text[2..].chars().next().map_or(0, char::len_utf8), None),
        [b'%', b'*', ..] => (2, None),
        [b'%', b'~' | b'0'..=b'9', ..] if !is_hex(&text[1..]) => (
            1 + text[1..].find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '~')).unwrap_or(text.len() - 1),
            None,
        ),
        // What is between exclamation marks is expanded first, so that it may begin with anything.
        [sign @ (b'%' | b'!'), first, ..]
            if first.is_ascii_alphabetic() || *first == b'_' || (*sign == b'!' && *first != b'!') =>
        {
            let sign = char::from(*sign);
            match text[1..].find([sign, ' ', '\t', '\r', '\n', '"']).map(|end| end + 1) {
                Some(end) if text[end..].starts_with(sign) => (end + 1, text.get(1..end)),
                _ => (1, None),
            }
        }
        _ => (1, None),
    }
}
