//! The part of a line that a report shows: the place of a violation and a little around it.

use std::ops::Range;

use json_places::{LineIndex, Span};

use crate::escape;
use crate::redact::{self, Searched};

/// A line is shown from its beginning if the place is at most this many characters behind the beginning.
const FROM_BEGINNING: usize = 60;

/// The number of characters that are shown before any other place.
const BEFORE: usize = 40;

/// The maximum number of characters that are shown.
const LONGEST: usize = 120;

/// The secrets of a text.
pub(super) struct Secrets(Vec<Range<usize>>);

impl Secrets {
    /// The known secrets, and everything that looks like a token.
    pub(super) fn of(text: &str, known: &[Span]) -> Self {
        let mut all = Searched::new(text).tokens();
        all.extend(known.iter().map(|span| span.start..span.end));
        Self(redact::distinct(all))
    }

    /// The secret that contains the byte at an offset.
    fn at(&self, offset: usize) -> Option<&Range<usize>> {
        let index = self.0.partition_point(|secret| secret.end <= offset);
        self.0.get(index).filter(|secret| secret.start <= offset)
    }
}

/// Text that is safe to show, and the bytes of it that are marked.
#[derive(Debug)]
pub(super) struct Window {
    pub(super) text: String,
    pub(super) marked: Range<usize>,
}

impl Window {
    /// The cost does not depend on the length of the line.
    pub(super) fn new(text: &str, lines: &LineIndex<'_>, secrets: &Secrets, span: Span) -> Self {
        let mut start = span.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let line = lines.line_start(lines.position(start).line as usize).min(start);
        let before = &text[line..start];
        let is_near = before.chars().rev().nth(FROM_BEGINNING).is_none();
        let cut = if is_near { 0 } else { before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(offset, _)| offset) };

        let mut shown = String::from(if cut == 0 { "" } else { "…" });
        let (mut from, mut to) = (None, None);
        let mut offset = line + cut;
        let mut length = 0;
        while let Some(character) = text[offset..].chars().next() {
            if is_end_of_line(&text[offset..]) {
                break;
            }
            if length >= LONGEST {
                to = to.or(Some(shown.len()));
                shown.push('…');
                break;
            }
            let next = match secrets.at(offset) {
                Some(secret) => secret.end.clamp(offset + character.len_utf8(), text.len()),
                None => offset + character.len_utf8(),
            };
            if from.is_none() && next > start {
                from = Some(shown.len());
            }
            if to.is_none() && offset >= span.end {
                to = Some(shown.len());
            }
            let old = shown.len();
            match (secrets.at(offset), character) {
                (Some(_), _) => shown.push_str(redact::HIDDEN),
                (None, '\t') => shown.push_str("    "),
                (None, _) => escape::push(&mut shown, character),
            }
            length += shown[old..].chars().count();
            offset = next;
        }
        let end = shown.len();
        let from = from.unwrap_or(end);
        Self { text: shown, marked: from..to.unwrap_or(end).max(from) }
    }
}

fn is_end_of_line(rest: &str) -> bool {
    rest.starts_with('\n') || rest.starts_with("\r\n") || rest == "\r"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(text: &str, span: Range<usize>, secrets: &[Span]) -> (String, String) {
        let span = Span { start: span.start, end: span.end };
        let window = Window::new(text, &LineIndex::new(text), &Secrets::of(text, secrets), span);
        let marked = window.text[window.marked].to_owned();
        (window.text, marked)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(window("a\r\n{\"b\": 1}\r\nc", 9..10, &[]), ("{\"b\": 1}".to_owned(), "1".to_owned()));
        assert_eq!(window("a\nb", 2..3, &[]), ("b".to_owned(), "b".to_owned()));
        assert_eq!(window("a\n", 2..2, &[]), (String::new(), String::new()));
        // A span of several lines is marked on the first of them.
        assert_eq!(window("{\n}", 0..3, &[]), ("{".to_owned(), "{".to_owned()));
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let text = format!("{}here{}", "é".repeat(100), "x".repeat(1000));
        let (shown, marked) = window(&text, 200..204, &[]);
        assert_eq!(shown, format!("…{}here{}…", "é".repeat(40), "x".repeat(76)));
        assert_eq!(marked, "here");
        let (shown, marked) = window(&text, 200..1204, &[]);
        assert_eq!(marked, format!("here{}", "x".repeat(76)));
        assert!(shown.ends_with('…'));
    }

    #[test]
    fn what_hides_or_reorders_is_escaped() {
        let (shown, marked) = window("\t\"\u{202e}x\"", 1..7, &[]);
        assert_eq!((shown.as_str(), marked.as_str()), ("    \"\\u202ex\"", "\"\\u202ex\""));
    }

    #[test]
    fn secrets_are_left_out_wherever_the_window_begins() {
        let text = format!("Authorization: Bearer {} end", "s".repeat(300));
        let secret = Span { start: 22, end: 322 };
        assert_eq!(window(&text, 0..13, &[secret]).0, "Authorization: Bearer [hidden] end");
        assert_eq!(window(&text, 15..322, &[secret]).1, "Bearer [hidden]");
        assert_eq!(window(&text, 322..326, &[secret]).0, "…[hidden] end");
        let token = format!("{{\"a\": \"eyJ{}\"}}", "x".repeat(200));
        assert_eq!(window(&token, 6..210, &[]).0, "{\"a\": \"[hidden]\"}");
    }
}
