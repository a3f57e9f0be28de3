//! The header `Retry-After`.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

/// The value of `Retry-After`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RetryAfter {
    Delay(Duration),
    At(SystemTime),
}

impl RetryAfter {
    /// Reads the header: a number of seconds, or an HTTP date. If the answer has a `Date`, the difference of both counts, as
    /// clocks differ.
    pub(crate) fn of(headers: &HeaderMap) -> Option<Self> {
        let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
        if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
            // A number that overflows means forever.
            return Some(Self::Delay(Duration::from_secs(value.parse().unwrap_or(u64::MAX))));
        }
        let at = httpdate::parse_http_date(value).ok()?;
        let answered = headers.get(DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
        Some(match answered {
            Some(answered) => Self::Delay(at.duration_since(answered).unwrap_or_default()),
            None => Self::At(at),
        })
    }

    /// The delay from now on.
    pub(crate) fn from(self, now: SystemTime) -> Duration {
        match self {
            Self::Delay(delay) => delay,
            Self::At(at) => at.duration_since(now).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn read(value: &str, date: Option<&str>) -> Option<RetryAfter> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, HeaderValue::from_str(value).unwrap());
        if let Some(date) = date {
            headers.insert(DATE, HeaderValue::from_str(date).unwrap());
        }
        RetryAfter::of(&headers)
    }

    #[test]
    fn seconds_and_dates_are_read() {
        let seconds = |number| Some(RetryAfter::Delay(Duration::from_secs(number)));
        assert_eq!(read("120", None), seconds(120));
        assert_eq!(read(" 0 ", None), seconds(0));
        assert_eq!(read("99999999999999999999999", None), seconds(u64::MAX));
        let (at, sent) = ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:07 GMT");
        assert_eq!(read(at, Some(sent)), seconds(30));
        assert_eq!(read(sent, Some(at)), seconds(0));
        let unix = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        assert_eq!(read(at, None), Some(RetryAfter::At(unix)));
        assert_eq!(RetryAfter::At(unix).from(unix - Duration::from_secs(5)), Duration::from_secs(5));
        assert_eq!(RetryAfter::At(unix).from(unix + Duration::from_secs(5)), Duration::ZERO);
    }

    #[test]
    fn anything_else_is_ignored() {
        for value in ["", "-1", "1.5", "soon", "+3"] {
            assert_eq!(read(value, None), None, "{value}");
        }
    }
}
