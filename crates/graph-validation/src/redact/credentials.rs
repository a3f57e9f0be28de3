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
    "authorization",
    "cookie",
];

/// The minimum number of letters of such a name.
const SHORTEST_NAME: usize = 3;

/// Names that are those of secrets only as a whole: the signature in the URL of a shared access signature (SAS), and a token.
const WHOLE_NAMES: [&str; 2] = ["sig", "token"];

/// The member of an action of a logic app with its credentials, whatever their type is.
const AUTHENTICATION: &str = "authentication";

/// The members of it that are not secret, as in [`NAMES`].
const SHOWN: &[&str] = &[
    "type",
    "audience",
    "authority",
    "clientid",
    "credentialtype",
    "identity",
    "resource",
    "scope",
    "tenant",
    "username",
];

/// The most bytes of such an object that are looked at.
const LONGEST_OBJECT: usize = 4096;

/// The first words of credentials that are not secret.
const SCHEMES: &[&str] = &["basic", "bearer", "digest", "negotiate", "ntlm", "sharedkey", "sharedaccesssignature"];

/// Options of commands whose values are secret, besides those with the name of a secret.
const OPTIONS: &[&str] = &["pass", "proxy-pass"];

/// Options of commands whose values are secret from a colon on.
const PAIRS: &[&str] = &["u", "user", "U", "proxy-user"];

/// As [`PAIRS`], but the values begin with the name of a file, which may have a drive.
const FILES: &[&str] = &["E", "cert", "proxy-cert"];

/// Options of commands whose values are proxies, besides those whose names end with [`PROXY`]. In a proxy without a scheme, the
/// text between the first colon and the last `@` is secret.
const PROXIES: &[&str] = &["proxy1.0", "socks4", "socks4a", "socks5", "socks5-hostname"];

/// How the names of options and variables that hold a proxy end, in any case.
const PROXY: &[u8] = b"proxy";

/// Short options of commands that take no value, behind which one of a pair, a file or a proxy may stand in the same word.
const FLAGS: &[u8] = b"fgGikLNsSv";

/// The maximum number of bytes of a name, and of white space and quotes between it and its separator.
const LONGEST_NAME: usize = 64;

/// The maximum number of bytes of a password in a URL, and of an argument before the last line that it goes on in.
const LONGEST_PASSWORD: usize = 256;

/// The maximum number of bytes of a proxy in a variable.
const LONGEST_PROXY: usize = 1024;

/// What ends the value of a parameter in a query or in a connection string.
const PARAMETER_ENDS: &[u8] = b"&;";

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
    // Where an object of credentials ends.
    let mut end = 0;
    for separator in memchr::memchr2_iter(b':', b'=', bytes) {
        // What is within a credential is not read again.
        if found.last().is_none_or(|last| last.end <= separator) {
            let is_colon = bytes[separator] == b':';
            if is_colon {
                found.extend(password_in_url(bytes, separator));
            }
            let place = name(bytes, separator);
            let name = &bytes[place.clone()];
            found.extend(named(text, name, separator, separator < end));
            found.extend(proxy(text, &place, separator));
            // In a text that a command reads as a file of options.
            if !is_colon && quote_before(bytes, place.start).is_some() {
                found.extend(configured(text, place.start));
            }
            if separator >= end && name.eq_ignore_ascii_case(AUTHENTICATION.as_bytes()) {
                end = object_end(bytes, separator + 1);
            }
        }
    }
    let begins = |byte: u8| byte.is_ascii_whitespace() || is_quote(byte);
    found.extend(configured(text, 0));
    for at in memchr::memchr2_iter(b'-', b'\n', bytes) {
        if bytes[at] == b'\n' {
            found.extend(configured(text, at + 1));
        } else if at.checked_sub(1).is_none_or(|before| begins(bytes[before])) {
            found.extend(option(text, at));
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

/// The place of the name before a separator.
fn name(bytes: &[u8], separator: usize) -> Range<usize> {
    let from = separator.saturating_sub(LONGEST_NAME);
    let end = separator - bytes[from..separator].iter().rev().take_while(|byte| is_between(**byte)).count();
    let start = end - bytes[from..end].iter().rev().take_while(|byte| is_name(**byte)).count();
    start..end
}

/// The value behind a separator, if the name before it is that of a secret, or if it is among credentials and the name is not
/// one of those that are shown.
fn named(text: &str, name: &[u8], separator: usize, is_credential: bool) -> Option<Range<usize>> {
    let is_named = is_secret(name);
    let is_shown = || SHOWN.iter().any(|shown| letters(name).eq(shown.bytes().rev()));
    if !is_named && (!is_credential || is_shown()) {
        return None;
    }
    let (range, quote) = value(text, separator + 1)?;
    let value = &text[range.clone()];
    let (first, behind) = value.split_once(' ').unwrap_or((value, ""));
    if SCHEMES.iter().any(|scheme| first.eq_ignore_ascii_case(scheme)) {
        let secret = if quote.is_some() { range.end - behind.len()..range.end } else { next_word(text, range.end)? };
        return (!is_ordinary(&text[secret.clone()])).then_some(secret);
    }
    let is_word = value.len() < SHORTEST_WORD || !value.bytes().any(|byte| byte.is_ascii_digit());
    let is_close = range.start == separator + 1;
    (!is_ordinary(value) && (quote.is_some() || (is_named && (is_close || !is_word)))).then_some(range)
}

/// The password behind a colon in the authority of a URL, such as that of a proxy: `http://user:password@host`.
fn password_in_url(bytes: &[u8], colon: usize) -> Option<Range<usize>> {
    let is_part = |byte: &u8| !byte.is_ascii_whitespace() && !b"/@:?#'\"`".contains(byte);
    let user = bytes[..colon].iter().rev().take(LONGEST_NAME).take_while(|byte| is_part(byte)).count();
    let scheme = bytes[..colon - user].strip_suffix(b"//")?;
    let password = bytes[colon + 1..].iter().take(LONGEST_PASSWORD).take_while(|byte| is_part(byte)).count();
    let end = colon + 1 + password;
    if password == 0 || bytes.get(end) != Some(&b'@') {
        return None;
    }
    let ends_before = || {
        let scheme = scheme.strip_suffix(b":").unwrap_or(scheme);
        let length = scheme.iter().rev().take(LONGEST_NAME).take_while(|byte| is_of_scheme(**byte)).count();
        let separator = (scheme.len() - length).checked_sub(1);
        separator.is_some_and(|separator| bytes[separator] == b'=' && is_parameter(bytes, &name(bytes, separator)))
    };
    let is_longer = bytes[colon + 1..end].iter().any(|byte| PARAMETER_ENDS.contains(byte)) && ends_before();
    (!is_longer).then_some(colon + 1..end)
}

/// Whether a name is that of a parameter behind others or behind `?`, so that [`PARAMETER_ENDS`] end its value.
fn is_parameter(bytes: &[u8], name: &Range<usize>) -> bool {
    name.start.checked_sub(1).is_some_and(|before| bytes[before] == b'?' || PARAMETER_ENDS.contains(&bytes[before]))
}

/// The word behind a space at an offset, if it is long enough for a secret.
fn next_word(text: &str, at: usize) -> Option<Range<usize>> {
    let is_behind_space = text.as_bytes().get(at).is_some_and(u8::is_ascii_whitespace);
    let (word, _) = value(text, at)?;
    (is_behind_space && word.len() >= SHORTEST_WORD).then_some(word)
}

/// The place of the value that begins at an offset or behind white space there, and its quote if it has one.
fn value(text: &str, from: usize) -> Option<(Range<usize>, Option<u8>)> {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let gap = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let quote = rest.get(gap).copied().filter(|byte| is_quote(*byte));
    let start = from + gap + usize::from(quote.is_some());
    let value = text.as_bytes().get(start..)?;
    let length = match quote {
        Some(quote) => quoted_length(value, quote),
        None => value
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || b"&,;\"'`<>{}()[]\\".contains(byte))
            .unwrap_or(value.len()),
    };
    let range = start..start + length;
    text.get(range.clone()).map(|_| (range, quote))
}

/// Whether a value may be shown, though it is in the place of a secret.
fn is_ordinary(value: &str) -> bool {
    matches!(value, "" | "@" | "$" | "null" | "true" | "false") || is_placeholder(value)
}

/// What of the value of an option is secret.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Secret {
    /// All of it.
    Whole,
    /// What is behind its first colon.
    Pair,
    /// What is behind its first colon that is not that of a drive.
    OfFile,
    /// What is between its first colon and its last `@`, without the scheme.
    OfProxy,
}

impl Secret {
    fn of(name: &str) -> Option<Self> {
        if names_proxy(name.as_bytes()) || PROXIES.contains(&name) {
            return Some(Self::OfProxy);
        }
        let known = [(OPTIONS, Self::Whole), (PAIRS, Self::Pair), (FILES, Self::OfFile)];
        known.into_iter().find(|(names, _)| names.contains(&name)).map(|(_, secret)| secret)
    }

    /// The place of what is secret in a value.
    fn place(self, value: &str) -> Option<Range<usize>> {
        let is_url = || value.find(':').is_some_and(|colon| value[colon..].starts_with("://"));
        let is_drive = |colon: usize| colon == 1 && value[2..].starts_with(['\\', '/']);
        let secret = match self {
            Self::OfProxy => password_of_proxy(value)?,
            _ if is_url() => return None,
            Self::Whole => 0..value.len(),
            Self::Pair => value.find(':')? + 1..value.len(),
            Self::OfFile => {
                value.match_indices(':').map(|(colon, _)| colon).find(|colon| !is_drive(*colon))? + 1..value.len()
            }
        };
        (!is_ordinary(&value[secret.clone()])).then_some(secret)
    }
}

/// The secret of an option of a command that begins at an offset, such as `--pass SECRET` or `--cert FILE:SECRET`.
fn option(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let name = rest.trim_start_matches('-');
    let start = at + (rest.len() - name.len());
    let name = &name[..name.bytes().take_while(|byte| is_of_option(*byte)).count()];
    let known = if is_secret(name.as_bytes()) { Some(Secret::Whole) } else { Secret::of(name) };
    let short = short_option(&rest[..start - at + name.len()]).filter(|_| known != Some(Secret::Whole));
    let (length, secret) = short.or_else(|| Some((name.len(), known?)))?;
    let behind = start + length;
    let around = quote_before(text.as_bytes(), at);
    // In a list, the option and its value have quotes of their own.
    let list = around.and_then(|quote| text[behind..].strip_prefix(char::from(quote)));
    let from = match list {
        Some(rest) => text.len() - rest.trim_start_matches(|sign: char| sign == ',' || sign.is_whitespace()).len(),
        None => behind_blanks(text, behind + usize::from(text[behind..].starts_with('='))),
    };
    let (range, quote) = argument(text, from, around)?;
    let value = &text[range.clone()];
    let is_elsewhere = match list {
        Some(_) => quote.is_none() || around == Some(b'`') || value.starts_with('-'),
        None if quote.is_none() => value.starts_with('-') || (range.start == behind && short.is_none()),
        None => quote == around,
    };
    let secret = secret.place(value).filter(|_| !is_elsewhere)?;
    Some(within(&range, &secret))
}

/// The secret of an option without dashes behind white space at an offset, as a line of `.curlrc` has it: `user = NAME:SECRET`.
fn configured(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?.trim_start_matches([' ', '\t']);
    let (name, value) = rest.split_at(rest.bytes().position(|byte| !is_of_option(byte))?);
    // Short options have a dash.
    let secret = Secret::of(name).filter(|_| name.len() > 1 && value.starts_with([' ', '\t', '=', ':']))?;
    let value = value.trim_start_matches([' ', '\t']);
    let sign = value.chars().next().filter(|sign| matches!(sign, '=' | ':'));
    // `pass` is a word as well.
    if secret == Secret::Whole && sign != Some('=') {
        return None;
    }
    let around = quote_before(text.as_bytes(), at);
    let (range, quote) = argument(text, text.len() - value.len() + sign.map_or(0, char::len_utf8), around)?;
    let value = &text[range.clone()];
    let secret = secret.place(value).filter(|_| is_text(value, quote) && (quote.is_none() || quote != around))?;
    Some(within(&range, &secret))
}

/// The offset behind blanks and ends of lines that go on: of a shell, of `cmd`, or of PowerShell.
fn behind_blanks(text: &str, mut at: usize) -> usize {
    loop {
        at += match text.as_bytes().get(at..) {
            Some([b' ' | b'\t', ..]) => 1,
            Some([b'\\' | b'^' | b'`', b'\n', ..]) => 2,
            Some([b'\\' | b'^' | b'`', b'\r', b'\n', ..]) => 3,
            _ => return at,
        }
    }
}

/// As [`value`], but without quotes, white space alone ends it, or the quote that it stands within. It may go on in the next line.
fn argument(text: &str, from: usize, around: Option<u8>) -> Option<(Range<usize>, Option<u8>)> {
    let (range, quote) = value(text, from)?;
    if quote.is_some() {
        return Some((range, quote));
    }
    let value = &text[range.start..];
    let is_end = |sign: char| sign.is_whitespace() || around.is_some_and(|quote| sign == char::from(quote));
    let mut length = range.len();
    loop {
        length += value[length..].find(is_end).unwrap_or(value.len() - length);
        let goes_on = value[..length].ends_with(['\\', '^', '`']) && length < LONGEST_PASSWORD;
        let next = ["\n", "\r\n"].iter().find_map(|end| value[length..].strip_prefix(end)).filter(|_| goes_on);
        let Some(next) = next.filter(|next| !next.starts_with(is_end)) else { break };
        length = value.len() - next.len();
    }
    Some((range.start..range.start + length, quote))
}

/// The password of a proxy behind a separator, if the name before it is that of one: `https_proxy=USER:SECRET@HOST`.
fn proxy(text: &str, name: &Range<usize>, separator: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    if !names_proxy(&bytes[name.clone()]) {
        return None;
    }
    let end = (separator + LONGEST_PROXY..text.len()).find(|end| text.is_char_boundary(*end));
    let text = &text[..end.unwrap_or(text.len())];
    memchr::memchr(b'@', &text.as_bytes()[separator..])?;
    let (range, quote) = argument(text, separator + 1, None)?;
    let value = &text[range.clone()];
    let is_end = |sign: char| sign.is_ascii() && PARAMETER_ENDS.contains(&(sign as u8));
    let end = value.find(is_end).filter(|_| quote.is_none() && is_parameter(bytes, name));
    let value = &value[..end.unwrap_or(value.len())];
    let secret = Secret::OfProxy.place(value).filter(|_| is_text(value, quote))?;
    Some(within(&range, &secret))
}

/// The quote before an offset.
fn quote_before(bytes: &[u8], at: usize) -> Option<u8> {
    at.checked_sub(1).map(|before| bytes[before]).filter(|before| is_quote(*before))
}

/// The place in the text of a part of a value, by the place of the value.
fn within(value: &Range<usize>, part: &Range<usize>) -> Range<usize> {
    value.start + part.start..value.start + part.end
}

/// Whether a value is a text rather than a structure or the escape of a quote.
fn is_text(value: &str, quote: Option<u8>) -> bool {
    quote.is_some() || (!value.starts_with(['[', '\\']) && (!value.starts_with('{') || value.starts_with("{{")))
}

/// Whether a name is that of a proxy.
fn names_proxy(name: &[u8]) -> bool {
    name.len().checked_sub(PROXY.len()).is_some_and(|start| name[start..].eq_ignore_ascii_case(PROXY))
}

/// The password in a proxy, with or without a scheme.
fn password_of_proxy(proxy: &str) -> Option<Range<usize>> {
    let scheme = proxy.find("://").filter(|end| proxy[..*end].bytes().all(is_of_scheme));
    let start = scheme.map_or(0, |end| end + "://".len());
    let password = start + proxy[start..].find(':')? + 1..proxy.rfind('@')?;
    (password.start <= password.end).then_some(password)
}

/// How long short options are that stand in one word, up to one of a secret, whose value may follow in the word: `-ksu`,
/// `-uNAME:SECRET`.
fn short_option(option: &str) -> Option<(usize, Secret)> {
    let is_long = |name: &str| PAIRS.contains(&name) || FILES.contains(&name);
    let name = option.strip_prefix('-').filter(|name| name.len() == 1 || !is_long(name))?;
    let flags = name.bytes().take_while(|byte| FLAGS.contains(byte)).count();
    let secret = match name.as_bytes().get(flags)? {
        b'x' => Secret::OfProxy,
        b'E' => Secret::OfFile,
        b'u' | b'U' => Secret::Pair,
        _ => return None,
    };
    Some((flags + 1, secret))
}

/// The end of an object that begins behind white space, or so much of it as is looked at; the offset itself if none does.
fn object_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let rest = &rest[..rest.len().min(LONGEST_OBJECT)];
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(byte) = rest.get(at) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth <= 1 => return from + at,
            b'}' => depth -= 1,
            b'"' | b'\'' if depth > 0 => at += 1 + quoted_length(&rest[at + 1..], *byte),
            b'@' => {}
            byte if depth == 0 && !byte.is_ascii_whitespace() => return from,
            _ => {}
        }
        at += 1;
    }
    from + rest.len()
}

/// Whether a name is that of a secret.
fn is_secret(name: &[u8]) -> bool {
    if name.len() < SHORTEST_NAME {
        return false;
    }
    let Some(last) = letters(name).next() else { return false };
    // Few names end with the same letter as one of a secret.
    let mut known = NAMES.iter().filter(|known| known.as_bytes().last() == Some(&last));
    let ends_with = |known: &str| {
        let mut name = letters(name);
        known.bytes().rev().all(|byte| name.next() == Some(byte))
    };
    known.any(|known| ends_with(known)) || WHOLE_NAMES.iter().any(|known| letters(name).eq(known.bytes().rev()))
}

/// The letters and digits of a name from its end, in lower case.
fn letters(name: &[u8]) -> impl Iterator<Item = u8> {
    name.iter().rev().filter(|byte| !b"-_".contains(byte)).map(u8::to_ascii_lowercase)
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
    matches!(byte, b' ' | b'\t' | b'\\') || is_quote(byte)
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// What the name of an option may contain.
fn is_of_option(byte: u8) -> bool {
    is_name(byte) || byte == b'.'
}

/// What the scheme of a URL may contain.
fn is_of_scheme(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
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
            (r#"{"token": "opaque"}"#, r#"{"token": "[hidden]"}"#),
            (r#"{"Set-Cookie": "a=b; c"}"#, r#"{"Set-Cookie": "[hidden]"}"#),
        ] {
            assert_eq!(redacted(text), expected);
        }
    }

    #[test]
    fn the_scheme_of_a_credential_is_shown() {
        for (text, expected) in [
            (r#"{"authorization": "Basic dXNlcjpw"}"#, r#"{"authorization": "Basic [hidden]"}"#),
            (r#"{"Proxy-Authorization":"opaque"}"#, r#"{"Proxy-Authorization":"[hidden]"}"#),
            ("@{ Authorization = 'Digest a b' }", "@{ Authorization = 'Digest [hidden]' }"),
            ("Authorization: basic dXNlcjpwYXNz\nA: b", "Authorization: basic [hidden]\nA: b"),
            (r#"{\"authorization\":\"SharedKey a:b\"}"#, r#"{\"authorization\":\"SharedKey [hidden]\"}"#),
        ] {
            assert_eq!(redacted(text), expected);
        }
        for text in [
            r#"{"Authorization": "Bearer {{token}}"}"#,
            r#"{"Authorization": "Bearer @{body('Token')?['access_token']}"}"#,
            "@{ Authorization = \"Bearer $token\" }",
            "write `Authorization: Bearer` and the token; `Authorization`: Bearer {token}. Required.",
            "Authorization: Basic is not read",
        ] {
            assert_eq!(redacted(text), text);
        }
    }

    #[test]
    fn values_of_authentication_are_hidden() {
        for (text, expected) in [
            (
                r#"{"authentication": {"type": "Raw", "value": "Raw12"}, "value": "a"}"#,
                r#"{"authentication": {"type": "Raw", "value": "[hidden]"}, "value": "a"}"#,
            ),
            (
                r#"{"authentication":{"audience":"https://a.b","pfx":"MII=","tenant":"t"}}"#,
                r#"{"authentication":{"audience":"https://a.b","pfx":"[hidden]","tenant":"t"}}"#,
            ),
            (
                "authentication: {\n  type: 'Raw'\n  value: 'a b'\n}\nvalue: 'a'",
                "authentication: {\n  type: 'Raw'\n  value: '[hidden]'\n}\nvalue: 'a'",
            ),
            ("authentication = @{ custom = 'a' }; b = 'c'", "authentication = @{ custom = '[hidden]' }; b = 'c'"),
            (
                r#"{\"authentication\":{\"type\":\"x\",\"value\":\"a\"}}"#,
                r#"{\"authentication\":{\"type\":\"x\",\"value\":\"[hidden]\"}}"#,
            ),
        ] {
            assert_eq!(redacted(text), expected);
        }
        let text = r#"{"authentication": "@parameters('a')", "value": "b", "x": {"value": "c"}}"#;
        assert_eq!(redacted(text), text);
    }

    #[test]
    fn secrets_of_options_are_hidden() {
        for (text, expected) in [
            ("curl --cert c.pem:hunter https://a.b", "curl --cert c.pem:[hidden] https://a.b"),
            ("curl -E 'C:\\c.pem:hunter' https://a.b", "curl -E 'C:\\c.pem:[hidden]' https://a.b"),
            ("curl -E C:\\c.pem:h(un)ter", "curl -E C:\\c.pem:[hidden]"),
            ("curl -u a:hunter --pass \"x y\"", "curl -u a:[hidden] --pass \"[hidden]\""),
            ("curl -Ua:hunter https://a.b", "curl -Ua:[hidden] https://a.b"),
            ("curl -ksU a:hunter -Ec.pem:hunter x", "curl -ksU a:[hidden] -Ec.pem:[hidden] x"),
            ("curl -u$USER:hunter x", "curl -u$USER:[hidden] x"),
            ("curl -su'a:hunter' x", "curl -su'a:[hidden]' x"),
            ("az login --password hunter -u a", "az login --password [hidden] -u a"),
            ("curl --proxy http://a:hunter@b:80 https://c.d", "curl --proxy http://a:[hidden]@b:80 https://c.d"),
            ("curl -x a:hunter@b:80 https://c.d", "curl -x a:[hidden]@b:80 https://c.d"),
            ("curl -sx'a:h@nter@b' https://c.d", "curl -sx'a:[hidden]@b' https://c.d"),
            ("curl --socks5-hostname a:hunter@b x", "curl --socks5-hostname a:[hidden]@b x"),
            ("curl --proxy1.0 a:hunter@b x", "curl --proxy1.0 a:[hidden]@b x"),
            ("curl -x \"${USER}:hunter@${HOST}\"", "curl -x \"${USER}:[hidden]@${HOST}\""),
            ("curl -x \"{{user}}:hunter@b\"", "curl -x \"{{user}}:[hidden]@b\""),
            ("curl -u \"{{user}}:hunter\" -E <file>:hunter", "curl -u \"{{user}}:[hidden]\" -E <file>:[hidden]"),
            ("curl -u a:/hunter x", "curl -u a:[hidden] x"),
            ("curl -x a:/hunter@b:80", "curl -x a:[hidden]@b:80"),
            ("curl -x http://a:p#ss@b x", "curl -x http://a:[hidden]@b x"),
            ("curl -x http://a:h@nter@b x", "curl -x http://a:[hidden]@b x"),
            ("curl --preproxy socks5://a:h/nter@b x", "curl --preproxy socks5://a:[hidden]@b x"),
            ("Invoke-WebRequest -Proxy 'http://a:p#ss@b'", "Invoke-WebRequest -Proxy 'http://a:[hidden]@b'"),
            ("export https_proxy=a:hunter@b:80", "export https_proxy=a:[hidden]@b:80"),
            ("set \"HTTPS_PROXY=a:hunter@b\"", "set \"HTTPS_PROXY=a:[hidden]@b\""),
            ("proxy = a:hunter@b\nurl = c", "proxy = a:[hidden]@b\nurl = c"),
            ("$env:ALL_PROXY = 'http://a:p#ss@b'", "$env:ALL_PROXY = 'http://a:[hidden]@b'"),
            (r#"{"proxy":"a:hunter@b","c":"d:e@f"}"#, r#"{"proxy":"a:[hidden]@b","c":"d:e@f"}"#),
            ("curl ^\r\n\t-x a:hunter@b ^\r\n-u a:hunter", "curl ^\r\n\t-x a:[hidden]@b ^\r\n-u a:[hidden]"),
            ("proxy-user = a:hunter\nuser = \"a:hunter\"", "proxy-user = a:[hidden]\nuser = \"a:[hidden]\""),
            ("# b\r\n\tproxy a:hunter@b\r\nuser a:hunter", "# b\r\n\tproxy a:[hidden]@b\r\nuser a:[hidden]"),
            (
                "cert: c.pem:hunter\npass = hunter\nsocks5 = a:h&x@b",
                "cert: c.pem:[hidden]\npass = [hidden]\nsocks5 = a:[hidden]@b",
            ),
            ("HTTPS_PROXY=a:h&nt;er@b\nuser=a:h&x", "HTTPS_PROXY=a:[hidden]@b\nuser=a:[hidden]"),
            ("echo 'user = \"a:hunter\"' | curl -K -", "echo 'user = \"a:[hidden]\"' | curl -K -"),
            ("echo \"proxy-user=a:hunter\" | curl -K -", "echo \"proxy-user=a:[hidden]\" | curl -K -"),
            ("curl -x 'a:p://ss@b'", "curl -x 'a:[hidden]@b'"),
            ("https_proxy='a@c:p://ss@b'", "https_proxy='a@c:[hidden]@b'"),
            ("curl -x socks5h://a:p://ss@b", "curl -x socks5h://a:[hidden]@b"),
            ("curl -u \\\n  a:hunter -x", "curl -u \\\n  a:[hidden] -x"),
            (
                "curl -u ^\r\na:hunter ^\r\n--cert ^\r\n\"c:hunter\"",
                "curl -u ^\r\na:[hidden] ^\r\n--cert ^\r\n\"c:[hidden]\"",
            ),
            ("curl --proxy \\\n \\\n a:hunter@b", "curl --proxy \\\n \\\n a:[hidden]@b"),
            ("Connect -ClientSecret `\n 'hunter'", "Connect -ClientSecret `\n '[hidden]'"),
            ("curl -u a:hun\\\nter \\\n -v", "curl -u a:[hidden] \\\n -v"),
            (
                "https://a.b/c?x=1&proxy=http://a:hunter@b:80&mail=a@b",
                "https://a.b/c?x=1&proxy=http://a:[hidden]@b:80&mail=a@b",
            ),
            ("http://a:h&x;y@b and x=http://a:h&x@b", "http://a:[hidden]@b and x=http://a:[hidden]@b"),
            ("-u a:hunter https://a.b", "-u a:[hidden] https://a.b"),
            ("@('-x', 'a:hunter@b') or `-u a:hunter`", "@('-x', 'a:[hidden]@b') or `-u a:[hidden]`"),
            (r#"["-u","a:hunter","--pass","x"]"#, r#"["-u","a:[hidden]","--pass","[hidden]"]"#),
            ("['-ua:hunter', '--user=a:hunter']", "['-ua:[hidden]', '--user=a:[hidden]']"),
            ("HTTPS_PROXY=socks5h://:hunter@b", "HTTPS_PROXY=socks5h://:[hidden]@b"),
            (
                "Connect -UserPassword 'x' -EncryptedSecret y",
                "Connect -UserPassword '[hidden]' -EncryptedSecret [hidden]",
            ),
            ("Connect -ClientSecret 'x' -Tenant t", "Connect -ClientSecret '[hidden]' -Tenant t"),
        ] {
            assert_eq!(redacted(text), expected);
        }
        for text in [
            "az rest -u https://a.b:443/c -m post",
            "https://a.b:443/users/a@b.c and http://a:@b",
            "curl -u $USER:$PASSWORD --cert c.pem --pass -v",
            "curl -E C:\\c.pem https://a.b",
            "curl -x b:80 --proxy a@b:80 -x $USER:$PASSWORD@b https://c.d/a@b",
            "a - b --password",
            "Send -Subject 'a: b' -Uri a.b:443/c -InputObject '{\"a\": 1}'",
            "curl -suv https://a.b:443/c -U",
            "lcw token --token-file a.txt",
            "curl -x \"${USER}:$PASSWORD@b\" -u \"{{user}}:{{password}}\" -x http://a@b:80",
            "no_proxy=localhost,a.b:80 http_proxy=http://b:80 http://proxy:80/users/a@b",
            "write `--password`, `--user` or '--pass', '--cert' with: a",
            r#"{\"proxy\":\"b:80\",\"mail\":\"a@b\"}"#,
            "https://a.b/c?proxy=http://b:80&mail=a@b",
            "Url=a;Proxy=http://b:80;Mail=a@b and a?proxy=b:80&mail=a@b",
            "user a: not found\nuser: a\nuser https://a.b:80\npass the token\npass: 3\nproxy: b:80",
            "cert c.pem\ncert = C:\\c.pem\nuser = {{user}}:{{password}}\nproxyuser = a:b",
            "curl -u \\\n  -v a:b",
            r#"{"user": "a:b", "cert" : "c:d"}"#,
            "https://a=b@c.d",
        ] {
            assert_eq!(redacted(text), text);
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

    /// In quadratic time, this would take minutes.
    #[test]
    fn texts_are_searched_in_linear_time() {
        for part in [
            "password=",
            "sig:",
            "-----BEGIN ",
            "0.A",
            "1Q~",
            "====",
            "a:",
            "authentication:{",
            "authentication:{'",
            "authorization:basic ",
            " --cert ",
            " -u 'a",
            " -x 'a",
            "'-x'a",
            "\"-x",
            "proxy=",
            "proxy=a:",
            "-u \\\n",
            "-ua:\\\n",
            "\n",
            "user \\\n",
            "user:a\\\n",
            "'user='",
            "?a=//b:&@",
        ] {
            let text = part.repeat(400_000 / part.len());
            std::hint::black_box(super::find(&text));
        }
    }
}
