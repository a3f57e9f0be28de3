//! Splits the target of a request into host, path and query.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2, memrchr};
use odata_types::Authority;

/// The parts of a URL or path, as places in its text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) scheme: Option<Range<usize>>,
    /// The user name and password before the `@`.
    pub(super) user: Option<Range<usize>>,
    /// Host and port.
    pub(super) authority: Option<Range<usize>>,
    pub(super) path: Range<usize>,
    /// Query and fragment, without the sign before them.
    pub(super) query: Option<Range<usize>>,
}

impl Target {
    pub(super) fn split(text: &str) -> Self {
        let bytes = text.as_bytes();
        let end = memchr2(b'?', b'#', bytes).unwrap_or(text.len());
        let query = (end < text.len()).then_some(end + 1..text.len());
        let (scheme, start) =
            match memchr_iter(b':', &bytes[..end]).find(|colon| bytes[*colon..end].starts_with(b"://")) {
                Some(colon) => (Some(0..colon), colon + 3),
                None => (None, 0),
            };
        let mut slash = memchr(b'/', &bytes[start..end]).map_or(end, |slash| start + slash);
        // A password with a slash in it: the text before the slash is not a host.
        let at = memrchr(b'@', &bytes[start..end]).map(|at| start + at).filter(|at| *at > slash);
        if let (Some(at), Some(_), true) = (at, &scheme, is_no_host(&text[start..slash])) {
            slash = text[at..end].find('/').map_or(end, |slash| at + slash);
        }
        // Without a scheme, what looks like a host or a variable for one is one.
        let has_authority = scheme.is_some() || text[..slash].contains(['.', ':', '@']) || text.starts_with("{{");
        if !has_authority {
            return Self { path: 0..end, query, ..Self::default() };
        }
        let host = memrchr(b'@', &bytes[start..slash]).map_or(start, |at| start + at + 1);
        let user = (host > start).then(|| start..host - 1);
        Self { scheme, user, authority: Some(host..slash), path: slash..end, query }
    }
}

fn is_no_host(text: &str) -> bool {
    if text.starts_with('[') || text.contains("{{") {
        return false;
    }
    match text.split_once(':') {
        Some((_, port)) => !port.bytes().all(|byte| byte.is_ascii_digit()),
        None => !text.is_empty() && !text.contains('.') && !Authority::split(text).is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> [&str; 5] {
        let target = Target::split(text);
        let part = |range: Option<Range<usize>>| range.map_or("-", |range| &text[range]);
        [part(target.scheme), part(target.user), part(target.authority), &text[target.path.clone()], part(target.query)]
    }

    #[test]
    fn targets_come_apart() {
        assert_eq!(parts("https://a.b:1/c/d?e#f"), ["https", "-", "a.b:1", "/c/d", "e#f"]);
        assert_eq!(parts("https://u:p@a.b"), ["https", "u:p", "a.b", "", "-"]);
        assert_eq!(parts("https://u:p/q@a.b/c"), ["https", "u:p/q", "a.b", "/c", "-"]);
        assert_eq!(parts("https://p/q@a.b"), ["https", "p/q", "a.b", "", "-"]);
        assert_eq!(parts("https://a.b:1/c@d.e/f"), ["https", "-", "a.b:1", "/c@d.e/f", "-"]);
        assert_eq!(parts("/c/d"), ["-", "-", "-", "/c/d", "-"]);
        assert_eq!(parts("a.b/c"), ["-", "-", "a.b", "/c", "-"]);
        assert_eq!(parts("{{host}}/c"), ["-", "-", "{{host}}", "/c", "-"]);
        assert_eq!(parts("beta/c?"), ["-", "-", "-", "beta/c", ""]);
        assert_eq!(parts("/c?u=https://x"), ["-", "-", "-", "/c", "u=https://x"]);
        assert_eq!(parts(""), ["-", "-", "-", "", "-"]);
    }
}
