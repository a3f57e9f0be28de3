//! Escapes characters that hide or reorder others, as JSON does.

use std::fmt::Write;

/// Escapes characters that hide or reorder others, and changes nothing else. It does not look for tokens: use it for text
/// without tokens, or text that is already safe.
///
/// ```
/// use graph_validation::escaped;
///
/// assert_eq!(escaped("a\u{202e}b"), "a\\u202eb");
/// ```
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        push(&mut shown, character);
    }
    shown
}

/// Escapes as JSON does, so that a value stays JSON.
pub(crate) fn push(shown: &mut String, character: char) {
    if !matches!(character, ' '..='~') && is_deceptive(character) {
        let mut units = [0; 2];
        for unit in character.encode_utf16(&mut units) {
            // Writing to a string cannot fail.
            let _ = write!(shown, "\\u{unit:04x}");
        }
    } else {
        shown.push(character);
    }
}

/// Whether a character is a quote as text processors write it.
pub(crate) fn is_typographic_quote(character: char) -> bool {
    matches!(character, '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‛' | '‹' | '›')
}

/// Whether a character is invisible but changes what is seen: controls, line separators, marks of direction, characters
/// without width, tags.
pub(crate) fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{180e}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
