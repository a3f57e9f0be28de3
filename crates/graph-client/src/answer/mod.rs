//! Answers of a service other than success: everything that they say, safe to show.

mod body;
mod challenge;
mod content;
mod retry_after;

use std::fmt;
use std::time::{Duration, SystemTime};

use http::header::{DATE, HeaderName, LOCATION};
use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value};

use self::body::{ErrorBody, Part};
use self::retry_after::RetryAfter;
use crate::headers::{CLIENT_REQUEST_ID, EMULATOR_REFUSAL, REQUEST_ID};
use crate::{Token, redact};

pub use self::challenge::Challenge;

/// The maximum number of characters of a name or an id that is shown.
const LONGEST_NAME: usize = 128;

/// The maximum number of characters of a message that is shown.
const LONGEST_MESSAGE: usize = 2000;

/// What an answer other than success says.
///
/// All texts are safe to show: on one line, of bounded length, without control characters and without credentials.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Answer {
    /// The status; `None` if only the body is known.
    pub status: Option<StatusCode>,
    /// Graph's error code and message.
    pub error: ErrorText,
    /// Details of the error.
    pub details: Vec<ErrorText>,
    /// Inner errors that say something, the outermost first.
    pub inner: Vec<ErrorText>,
    /// What a body is that is not an error of Graph, or how it begins.
    pub excerpt: Option<String>,
    /// The id that the service gave the request.
    pub request_id: Option<String>,
    /// The id that the client gave the request, if the service repeats it.
    pub client_request_id: Option<String>,
    /// The time of the answer, as the service writes it.
    pub date: Option<String>,
    /// What the service asks of the next token.
    pub challenge: Option<Challenge>,
    /// The host that a redirection leads to, or the path if that is on the same host.
    pub redirects_to: Option<String>,
    /// Why a service to test against refuses the request.
    pub(crate) emulator_refusal: Option<String>,
    retry_after: Option<RetryAfter>,
}

/// A code and a message of an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorText {
    /// The code, such as `accessDenied`.
    pub code: Option<String>,
    /// The message.
    pub message: Option<String>,
    /// What the error is about, such as a member of the request.
    pub target: Option<String>,
}

impl Answer {
    /// Reads an answer. If it repeats one of the tokens, that is hidden.
    #[must_use]
    pub fn read(status: Option<StatusCode>, headers: &HeaderMap, body: &[u8], tokens: &[Token]) -> Self {
        let read = ErrorBody::read(body);
        let excerpt = if read.is_none() { content::shown(headers, body, tokens) } else { None };
        Self::of(status, headers, read.unwrap_or_default(), excerpt, tokens)
    }

    /// The error in a body that was read already; `None` if it has none.
    pub(crate) fn in_stream(
        status: StatusCode,
        headers: &HeaderMap,
        body: &Map<String, Value>,
        tokens: &[Token],
    ) -> Option<Self> {
        Some(Self::of(Some(status), headers, ErrorBody::of(body)?, None, tokens))
    }

    fn of(
        status: Option<StatusCode>,
        headers: &HeaderMap,
        read: ErrorBody,
        excerpt: Option<String>,
        tokens: &[Token],
    ) -> Self {
        let named = |text: Option<String>| Some(redact::shown(&text?, tokens, LONGEST_NAME));
        let header =
            |name: HeaderName| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        let text = |part: Part| ErrorText {
            code: named(part.code),
            message: part.message.map(|message| redact::shown(&message, tokens, LONGEST_MESSAGE)),
            target: named(part.target),
        };
        Self {
            status,
            error: text(read.error),
            details: read.details.into_iter().map(text).collect(),
            inner: read.inner.into_iter().map(text).collect(),
            excerpt,
            request_id: named(header(REQUEST_ID).or(read.request_id)),
            client_request_id: named(header(CLIENT_REQUEST_ID).or(read.client_request_id)),
            date: named(header(DATE).or(read.date)),
            challenge: Challenge::of(headers, tokens),
            redirects_to: named(header(LOCATION).and_then(|url| redirected(&url))),
            emulator_refusal: named(header(EMULATOR_REFUSAL)),
            retry_after: RetryAfter::of(headers),
        }
    }

    /// Whether the service carried out the request, or accepted it: the status is one of success, the body has no error, and
    /// it is not a page of something that answered in place of the service.
    #[must_use]
    pub fn is_success(&self) -> bool {
        let has_error = self.error != ErrorText::default() || !self.details.is_empty() || !self.inner.is_empty();
        self.status.is_some_and(|status| status.is_success()) && !has_error && !self.is_page()
    }

    /// Whether the body is an HTML page.
    pub(crate) fn is_page(&self) -> bool {
        self.excerpt.as_ref().is_some_and(|excerpt| excerpt.starts_with("an HTML page"))
    }

    /// How long to wait before the next request.
    #[must_use]
    pub fn retry_after(&self, now: SystemTime) -> Option<Duration> {
        self.retry_after.map(|retry_after| retry_after.from(now))
    }

    /// How long to wait before the next request, for people, such as `1 h 34 min`.
    #[must_use]
    pub fn shown_retry_after(&self, now: SystemTime) -> Option<String> {
        self.retry_after(now).map(wait)
    }

    /// Whether a text of the service contains a word, in any ASCII case.
    pub(crate) fn mentions(&self, word: &str) -> bool {
        let texts = std::iter::once(&self.error).chain(&self.details).chain(&self.inner);
        let mut texts = texts.flat_map(|text| [&text.code, &text.message]).flatten();
        texts.any(|text| text.to_ascii_lowercase().contains(word))
    }

    /// Whether a code of the service is one of these, in any ASCII case.
    pub(crate) fn has_code(&self, codes: &[&str]) -> bool {
        let texts = std::iter::once(&self.error).chain(&self.inner);
        let mut found = texts.filter_map(|text| text.code.as_deref());
        found.any(|found| codes.iter().any(|code| code.eq_ignore_ascii_case(found)))
    }
}

/// What form a body has that should be JSON, such as an HTML page.
pub(crate) fn form(headers: &HeaderMap, body: &[u8], tokens: &[Token]) -> Option<String> {
    content::form(headers, body, tokens)
}

/// The host of an absolute URL, or of one without a scheme; nothing else of it is shown, as a query may contain a secret.
pub(crate) fn host(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("//")?;
    if scheme.contains(['/', '?', '#']) {
        return None;
    }
    // Slashes before a host are as good as two.
    let rest = rest.trim_start_matches(['/', '\\']);
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next().filter(|host| !host.is_empty())?;
    Some(host.to_owned())
}

/// Where a redirection leads: a host, or a path of the same host.
fn redirected(location: &str) -> Option<String> {
    host(location).or_else(|| {
        let path = location.split(['?', '#']).next().filter(|path| path.starts_with('/'));
        // What a relative path leads to depends on that of the request.
        (!location.is_empty()).then(|| path.unwrap_or("/…").to_owned())
    })
}

/// Shows what the service said, on one line without a full stop.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Some(self.error.to_string()).filter(|text| !text.is_empty()).into_iter().collect();
        parts.extend(self.excerpt.clone());
        parts.extend(self.details.iter().map(|detail| format!("detail: {detail}")));
        parts.extend(self.inner.iter().map(|inner| format!("inner error: {inner}")));
        parts.extend(self.redirects_to.as_ref().map(|host| format!("it redirects to `{host}`")));
        parts.extend(self.challenge.as_ref().map(|challenge| format!("it asks for another token: {challenge}")));
        if let Some(retry_after) = self.retry_after(SystemTime::now()) {
            parts.push(format!("it asks to wait {}", wait(retry_after)));
        }
        f.write_str(&parts.join("; "))?;
        let ids =
            [("request-id", &self.request_id), ("client-request-id", &self.client_request_id), ("date", &self.date)];
        let said: Vec<_> = ids.iter().filter_map(|(name, id)| Some(format!("{name} {}", id.as_ref()?))).collect();
        match (said.is_empty(), parts.is_empty()) {
            (true, _) => Ok(()),
            (false, is_first) => write!(f, "{}({})", if is_first { "" } else { " " }, said.join(", ")),
        }
    }
}

/// Shows code and message, and what they are about.
impl fmt::Display for ErrorText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<&str> = [&self.code, &self.message].into_iter().flatten().map(String::as_str).collect();
        f.write_str(&parts.join(": "))?;
        match &self.target {
            Some(target) => write!(f, " (at `{target}`)"),
            None => Ok(()),
        }
    }
}

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const YEAR: u64 = 365 * DAY;

/// A duration for people, in whole seconds: of its units, the two that say most.
pub(crate) fn span(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let plural = |count| if count == 1 { "" } else { "s" };
    let (years, days) = (seconds / YEAR, seconds % YEAR / DAY);
    let parts = [
        (years, format!("year{}", plural(years))),
        (days, format!("day{}", plural(days))),
        (seconds % DAY / HOUR, "h".to_owned()),
        (seconds % HOUR / MINUTE, "min".to_owned()),
        (seconds % MINUTE, "s".to_owned()),
    ];
    let shown = parts.iter().skip_while(|(count, _)| *count == 0).take(2);
    let shown: Vec<_> = shown.filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count} {unit}")).collect();
    if shown.is_empty() { "0 s".to_owned() } else { shown.join(" ") }
}

/// How long to wait, as [`span`]. A part of a unit counts as a whole one, so that nobody waits too short.
pub(crate) fn wait(duration: Duration) -> String {
    let seconds = duration.as_secs().saturating_add(u64::from(duration.subsec_nanos() > 0));
    let least = match seconds {
        YEAR.. => DAY,
        DAY.. => HOUR,
        HOUR.. => MINUTE,
        _ => 1,
    };
    span(Duration::from_secs(seconds.div_ceil(least).saturating_mul(least)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_shown_in_two_units_at_most() {
        for (seconds, shown, waited) in [
            (0, "0 s", "0 s"),
            (90, "1 min 30 s", "1 min 30 s"),
            (3600, "1 h", "1 h"),
            (3605, "1 h", "1 h 1 min"),
            (86_399, "23 h 59 min", "1 day"),
            (86_400, "1 day", "1 day"),
            (34_414_440, "1 year 33 days", "1 year 34 days"),
            (95_850_000, "3 years 14 days", "3 years 15 days"),
        ] {
            assert_eq!(
                (span(Duration::from_secs(seconds)).as_str(), wait(Duration::from_secs(seconds)).as_str()),
                (shown, waited)
            );
        }
        assert_eq!(
            (span(Duration::from_millis(1)), wait(Duration::from_millis(1))),
            ("0 s".to_owned(), "1 s".to_owned())
        );
        assert!(wait(Duration::MAX).contains("years"));
    }
}
