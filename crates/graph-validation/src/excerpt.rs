//! Excerpts of the input that are safe to show: short, on one line, without characters that hide or reorder others.

use crate::escape::push;
use crate::redact;

/// The maximum number of characters of a name or value in a message.
pub(crate) const LONGEST: usize = 80;

/// Makes text safe to show: on one line, without characters that hide or reorder others, and without access tokens.
///
/// Escapes are those of JSON, so that JSON stays JSON of the same value.
///
/// ```
/// use graph_validation::shown_safely;
///
/// assert_eq!(shown_safely("a\u{202e}b\n"), "a\\u202eb\\u000a");
/// ```
#[must_use]
pub fn shown_safely(text: &str) -> String {
    name(text, usize::MAX)
}

/// A name that is safe to show, cut after a number of characters.
pub(crate) fn name(text: &str, longest: usize) -> String {
    let (text, is_cut) = redact::hide(text, longest.saturating_mul(8));
    let mut shown = String::with_capacity(text.len().min(longest));
    let mut is_shortened = is_cut;
    for (count, character) in text.chars().enumerate() {
        if count == longest {
            is_shortened = true;
            break;
        }
        push(&mut shown, character);
    }
    if is_shortened {
        shown.push('…');
    }
    shown
}

/// JSON text on one line, without white space between tokens, cut where it is long.
pub(crate) fn json(text: &str) -> String {
    let mut shown = String::with_capacity(text.len().min(LONGEST + '…'.len_utf8()));
    let mut in_string = false;
    let mut is_escaped = false;
    let mut count = 0;
    // Bounds the cost of skipping white space.
    let (text, is_cut) = redact::hide(text, 8 * LONGEST);
    for character in text.chars() {
        if !in_string && character.is_ascii_whitespace() {
            continue;
        }
        if count == LONGEST {
            shown.push('…');
            return shown;
        }
        count += 1;
        push(&mut shown, character);
        (in_string, is_escaped) = match character {
            '"' if !is_escaped => (!in_string, false),
            '\\' => (in_string, !is_escaped),
            _ => (in_string, false),
        };
    }
    if is_cut {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_goes_between_tokens_only() {
        assert_eq!(json("{\n  \"a b\" : [ 1, \"\\\" c\" ]\n}"), r#"{"a b":[1,"\" c"]}"#);
    }

    #[test]
    fn what_is_long_is_cut_between_characters() {
        let shown = json(&format!("\"{}\"", "ü".repeat(500)));
        assert_eq!(shown.chars().count(), LONGEST + 1);
        assert!(shown.ends_with("ü…"));
        assert_eq!(json(&format!("[{}]", " ".repeat(10_000))), "[…");
        assert_eq!(name("abcdef", 4), "abcd…");
        assert_eq!(name("abcd", 4), "abcd");
    }

    #[test]
    fn deceptive_characters_are_escaped() {
        assert_eq!(json("\"a\u{202e}b\u{e0041}\""), r#""a\u202eb\udb40\udc41""#);
        assert_eq!(name("a\nb", 9), "a\\u000ab");
        for hidden in ['\u{34f}', '\u{115f}', '\u{3164}', '\u{2800}', '\u{fe00}', '\u{fe0f}'] {
            assert!(name(&hidden.to_string(), 9).starts_with("\\u"));
        }
    }
}
