//! The requests in an input, separated by lines that begin with `###`.

/// The beginning of a line that separates requests.
const SEPARATOR: &[u8] = b"###";

/// One request of an input.
pub(super) struct Request<'a> {
    pub(super) text: &'a [u8],
    /// The number of its first line in the input, counted from 1.
    pub(super) first_line: u32,
}

/// The requests in an input: at least one, which may be the whole input.
pub(super) fn split(input: &[u8]) -> Vec<Request<'_>> {
    let mut requests = Vec::new();
    let (mut start, mut first_line) = (0, 1);
    let (mut at, mut line_number) = (0, 1_u32);
    for line in input.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(SEPARATOR) {
            requests.push(Request { text: &input[start..at], first_line });
            // The line itself is a comment of the following request.
            (start, first_line) = (at, line_number);
        }
        at += line.len();
        line_number = line_number.saturating_add(1);
    }
    requests.push(Request { text: &input[start..], first_line });
    // Separators may also precede the first request and follow the last one.
    requests.retain(|request| !is_blank(request.text));
    if requests.is_empty() {
        requests.push(Request { text: input, first_line: 1 });
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
            ("", &[(1, "")][..]),
            ("POST /a", &[(1, "POST /a")]),
            ("### one\nPOST /a\n", &[(1, "### one\nPOST /a\n")]),
            ("POST /a\n###\n\n# done\n", &[(1, "POST /a\n")]),
            ("a\n\n{}\n\n###\n\nb\n####\n###\nc", &[(1, "a\n\n{}\n\n"), (5, "###\n\nb\n"), (9, "###\nc")]),
            ("a ###\n ###", &[(1, "a ###\n ###")]),
        ] {
            let found = split(input.as_bytes());
            let found: Vec<_> =
                found.iter().map(|one| (one.first_line, std::str::from_utf8(one.text).unwrap())).collect();
            assert_eq!(found, expected, "{input:?}");
        }
    }
}
