//! Texts that are credentials by their form or by the name before them, which no report shows.

use std::ops::Range;

use memchr::memmem;

use crate::placeholder::is_placeholder;

/// How the names of secrets end, in lower case and without `-` and `_`.
const NAMES: &[&str] = &[
    "secret",
    "secrettext",
    "secretvalue",
    "refreshtoken",
    "accesstoken",
    "idtoken",
    "assertion",
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "apikey",
    "accesskey",
    "accountkey",
    "functionskey",
    "privatekey",
    "subscriptionkey",
    "sharedaccesssignature",
];

/// The minimum number of letters of such a name.
const SHORTEST_NAME: usize = 3;

/// The name of the signature in the URL of a shared access signature (SAS).
const SIGNATURE: &str = "sig";

/// The maximum number of bytes of a name, and of white space and quotes between it and its separator.
const LONGEST_NAME: usize = 64;

/// The minimum number of bytes of a value that follows `: ` without quotes. Shorter ones are ordinary words.
const SHORTEST_WORD: usize = 8;

/// How a private key begins and ends in PEM.
const PEM_BEGIN: &[u8] = b"-----BEGIN ";
const PEM_END: &[u8] = b"-----END ";
const PEM_RULE: &[u8] = b"-----";

/// The sign in the middle of a client secret of Microsoft Entra, behind three characters and a digit.
const SECRET_SIGN: &[u8] = b"Q~";
const BEFORE_SIGN: usize = 4;
const BEHIND_SIGN: std::ops::RangeInclusive<usize> = 31..=40;

/// How refresh tokens of Microsoft Entra begin, and how long they are at least.
const REFRESH: [&[u8]; 2] = [b"0.A", b"1.A"];
const SHORTEST_REFRESH: usize = 40;

/// The places of all credentials in a text, in any order.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    for separator in memchr::memchr2_iter(b':', b'=', bytes) {
        // What is within a credential is not read again.
        if found.last().is_none_or(|last| last.end <= separator) {
            found.extend(named(text, separator));
        }
    }
    let mut done = 0;
    // Each form is found by its rarest byte: names and GUIDs are full of `.` and `-`.
    for at in memchr::memchr3_iter(b'~', b'A', b'B', bytes) {
        let before = |length: usize| at.checked_sub(length).filter(|start| *start >= done);
        match bytes[at] {
            b'~' => found.extend(before(1).and_then(|sign| client_secret(bytes, sign))),
            b'A' => found.extend(before(2).and_then(|start| refresh_token(bytes, start))),
            _ => {
                if let Some(start) = before(PEM_RULE.len()) {
                    let key = private_key(bytes, start);
                    done = key.end;
                    found.extend(Some(key).filter(|key| !key.is_empty()));
                }
            }
        }
    }
    found
}

/// The value behind a separator, if the name before it is that of a secret.
fn named(text: &str, separator: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let from = separator.saturating_sub(LONGEST_NAME);
    let end = separator - bytes[from..separator].iter().rev().take_while(|byte| is_between(**byte)).count();
    let start = end - bytes[from..end].iter().rev().take_while(|byte| is_name(**byte)).count();
    if !is_secret(&bytes[start..end]) {
        return None;
    }
    let rest = bytes.get(separator + 1..).unwrap_or_default();
    let gap = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let quote = rest.get(gap).copied().filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    let start = separator + 1 + gap + usize::from(quote.is_some());
    let value = bytes.get(start..)?;
    let length = match quote {
        Some(quote) => quoted_length(value, quote),
        None => value
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || b"&,;\"'`<>{}()[]\\".contains(byte))
            .unwrap_or(value.len()),
    };
    let range = start..start + length;
    let value = text.get(range.clone())?;
    let is_word = value.len() < SHORTEST_WORD || !value.bytes().any(|byte| byte.is_ascii_digit());
    let is_ordinary = matches!(value, "" | "@" | "$" | "null" | "true" | "false") || is_placeholder(value);
    (!is_ordinary && (quote.is_some() || gap == 0 || !is_word)).then_some(range)
}

/// Whether a name is that of a secret.
fn is_secret(name: &[u8]) -> bool {
    if name.len() < SHORTEST_NAME {
        return false;
    }
    let letters = || name.iter().rev().filter(|byte| !b"-_".contains(byte)).map(u8::to_ascii_lowercase);
    let Some(last) = letters().next() else { return false };
    // Few names end with the same letter as one of a secret.
    let mut known = NAMES.iter().filter(|known| known.as_bytes().last() == Some(&last));
    let ends_with = |known: &str| {
        let mut name = letters();
        known.bytes().rev().all(|byte| name.next() == Some(byte))
    };
    known.any(|known| ends_with(known)) || (last == b'g' && letters().eq(SIGNATURE.bytes().rev()))
}

/// The length of a text up to its closing quote, which an escape does not close.
fn quoted_length(value: &[u8], quote: u8) -> usize {
    let mut at = 0;
    while let Some(byte) = value.get(at) {
        match byte {
            b'\\' => at += 2,
            byte if *byte == quote => break,
            _ => at += 1,
        }
    }
    at.min(value.len())
}

/// What may stand between a name and its separator.
fn is_between(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'"' | b'\'' | b'`' | b'\\')
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// A private key in PEM that begins at an offset, to its end or, if that was cut, to the end of the text. If none does, an
/// empty place at the offset to go on from.
fn private_key(bytes: &[u8], start: usize) -> Range<usize> {
    if !bytes[start..].starts_with(PEM_BEGIN) {
        return start..start;
    }
    let label = start + PEM_BEGIN.len();
    let Some(length) = memmem::find(&bytes[label..], PEM_RULE) else { return bytes.len()..bytes.len() };
    let behind = label + length + PEM_RULE.len();
    if !bytes[label..label + length].ends_with(b"PRIVATE KEY") {
        return behind..behind;
    }
    let end = memmem::find(&bytes[behind..], PEM_END).map(|end| behind + end + PEM_END.len());
    let end = end.and_then(|end| Some(end + memmem::find(&bytes[end..], PEM_RULE)? + PEM_RULE.len()));
    start..end.unwrap_or(bytes.len())
}

fn client_secret(bytes: &[u8], sign: usize) -> Option<Range<usize>> {
    if !bytes[sign..].starts_with(SECRET_SIGN) {
        return None;
    }
    let start = sign.checked_sub(BEFORE_SIGN)?;
    let behind = sign + SECRET_SIGN.len();
    let rest = bytes.get(behind..)?;
    let length = length_of_word(rest.get(..BEHIND_SIGN.end() + 1).unwrap_or(rest));
    let is_secret = bytes[start..sign].iter().all(|byte| is_word(*byte)) && bytes[sign - 1].is_ascii_digit();
    (is_secret && BEHIND_SIGN.contains(&length)).then_some(start..behind + length)
}

fn refresh_token(bytes: &[u8], start: usize) -> Option<Range<usize>> {
    if !REFRESH.iter().any(|beginning| bytes[start..].starts_with(beginning)) {
        return None;
    }
    let is_inside = start.checked_sub(1).is_some_and(|before| is_token_byte(bytes[before]) && bytes[before] != b'=');
    if is_inside {
        return None;
    }
    let length = length_of_word(&bytes[start..]);
    (length >= SHORTEST_REFRESH).then_some(start..start + length)
}

fn length_of_word(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_word(**byte)).count()
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~')
}

/// Whether a token may contain a byte.
pub(super) fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'=' | b'+' | b'~' | b'/')
}

#[cfg(test)]
mod tests {
    use crate::redact::Redactor;

    fn redacted(text: &str) -> String {
        Redactor::default().redact(text).into_owned()
    }

    #[test]
    fn values_of_secret_names_are_hidden() {
        for (text, expected) in [
            (r#"{"client_secret": "s3"}"#, r#"{"client_secret": "[hidden]"}"#),
            (r#"{"clientSecret":"a\"b", "b": 1}"#, r#"{"clientSecret":"[hidden]", "b": 1}"#),
            (r#"{"secretText": "x"}"#, r#"{"secretText": "[hidden]"}"#),
            ("client_secret=abc&scope=x", "client_secret=[hidden]&scope=x"),
            ("grant_type=refresh_token&refresh_token=r", "grant_type=refresh_token&refresh_token=[hidden]"),
            ("https://x.example/a?sv=1&sig=a%2Bb%3D&se=2", "https://x.example/a?sv=1&sig=[hidden]&se=2"),
            ("AccountName=a;AccountKey=abc==;EndpointSuffix=x", "AccountName=a;AccountKey=[hidden];EndpointSuffix=x"),
            ("Ocp-Apim-Subscription-Key: 0123456789abcdef", "Ocp-Apim-Subscription-Key: [hidden]"),
            ("password='hunter'", "password='[hidden]'"),
            (r#"{\"password\":\"hunter\"}"#, r#"{\"password\":\"[hidden]\"}"#),
            ("client%5Fsecret%3Dabc", "client%5Fsecret%3D[hidden]"),
        ] {
            assert_eq!(redacted(text), expected);
        }
    }

    #[test]
    fn credentials_are_known_by_their_form() {
        let secret = format!("abc8Q~{}", "x".repeat(34));
        let refresh = format!("0.ARoA{}.x-_", "y".repeat(60));
        let key = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----";
        for credential in [&secret, &refresh, key] {
            assert_eq!(redacted(&format!("a \"{credential}\" b")), "a \"[hidden]\" b", "{credential}");
        }
        assert_eq!(redacted("-----BEGIN PRIVATE KEY-----\\nMIIE"), "[hidden]");
    }

    #[test]
    fn other_text_stays() {
        for text in [
            "Invalid password: it must have 8 characters",
            r#"{"password": null, "secret": {"a": 1}, "assertion": ""}"#,
            r#"{"client_secret": "{{secret}}", "password": "@{parameters('x')}"}"#,
            "client_secret=$SECRET",
            "signature: valid; config=1; design=2",
            "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----",
            "10.A and 0.A1",
            "8Q~short",
            "a: b = c",
        ] {
            assert_eq!(redacted(text), text);
        }
    }

    #[test]
    fn many_names_take_no_longer() {
        for part in ["password=", "sig:", "-----BEGIN ", "0.A", "1Q~", "====", "a:"] {
            let text = part.repeat(10_000);
            assert!(super::find(&text).len() <= text.len());
        }
    }
}
