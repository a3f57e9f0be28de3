//! The requests in an input, separated by lines that begin with `###`.

use std::borrow::Cow;

/// The beginning of a line that separates requests.
const SEPARATOR: &[u8] = b"###";

/// One request of an input.
pub(super) struct Request<'a> {
    pub(super) text: &'a [u8],
    /// The number of lines of the input before the request.
    lines_before: usize,
}

impl<'a> Request<'a> {
    /// The request after as many blank lines as needed for its lines to have the same numbers as in the input.
    pub(super) fn in_its_place(&self) -> Cow<'a, [u8]> {
        if self.lines_before == 0 {
            return Cow::Borrowed(self.text);
        }
        let mut text = vec![b'\n'; self.lines_before];
        text.extend_from_slice(self.text);
        Cow::Owned(text)
    }
}

/// The requests in an input: at least one, which may be the whole input.
pub(super) fn split(input: &[u8]) -> Vec<Request<'_>> {
    let mut requests = Vec::new();
    let (mut start, mut lines_before) = (0, 0);
    let (mut at, mut line_number) = (0, 0);
    for line in input.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(SEPARATOR) {
            requests.push(Request { text: &input[start..at], lines_before });
            // The line itself is a comment of the following request.
            (start, lines_before) = (at, line_number);
        }
        at += line.len();
        line_number += 1;
    }
    requests.push(Request { text: &input[start..], lines_before });
    // Separators may also precede the first request and follow the last one.
    requests.retain(|request| !is_blank(request.text));
    if requests.is_empty() {
        requests.push(Request { text: input, lines_before: 0 });
    }
    requests
}

/// Whether a text consists of blank lines and comments.
fn is_blank(text: &[u8]) -> bool {
    text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).all(|line| line.is_empty() || line.starts_with(b"#"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_stand_between_separators() {
        for (input, expected) in [
            ("", &[(0, "")][..]),
            ("POST /a", &[(0, "POST /a")]),
            ("### one\nPOST /a\n", &[(0, "### one\nPOST /a\n")]),
            ("POST /a\n###\n\n# done\n", &[(0, "POST /a\n")]),
            ("a\n\n{}\n\n###\n\nb\n####\n###\nc", &[(0, "a\n\n{}\n\n"), (4, "###\n\nb\n"), (8, "###\nc")]),
            ("a ###\n ###", &[(0, "a ###\n ###")]),
        ] {
            let found = split(input.as_bytes());
            let found: Vec<_> =
                found.iter().map(|one| (one.lines_before, std::str::from_utf8(one.text).unwrap())).collect();
            assert_eq!(found, expected, "{input:?}");
        }
    }

    #[test]
    fn lines_keep_their_numbers() {
        let input = b"a\n###\nb\n\n###\n\nc";
        for request in split(input) {
            let text = request.in_its_place();
            assert_eq!(text.split(|byte| *byte == b'\n').count(), request.lines_before + lines(request.text));
        }
        assert_eq!(split(input)[2].in_its_place().as_ref(), b"\n\n\n\n###\n\nc");
    }

    fn lines(text: &[u8]) -> usize {
        text.split(|byte| *byte == b'\n').count()
    }
}
