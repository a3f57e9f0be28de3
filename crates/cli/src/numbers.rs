//! Numbers that would be rounded: those with more digits than double precision has.

use json_places::{Kind, LineIndex, Value, parse};
use lifecycle_workflows::validation::shown_safely;

/// The maximum number of characters of a number that a message shows.
const LONGEST: usize = 40;

/// The first number of a body that the models would round: its place and its text.
pub(crate) fn first_rounded(body: &[u8]) -> Option<(String, String)> {
    let text = std::str::from_utf8(body).ok()?;
    let value = parse(text).ok()?;
    let (start, number) = rounded(&value)?;
    let position = LineIndex::new(text).position(start);
    let shown = number.get(..LONGEST).map_or_else(|| number.to_owned(), |start| format!("{start}…"));
    Some((format!("{}:{}", position.line, position.column), shown_safely(&shown)))
}

fn rounded<'a>(value: &Value<'a>) -> Option<(usize, &'a str)> {
    match &value.kind {
        Kind::Number(text) => (!is_kept(text)).then_some((value.span().start, *text)),
        Kind::Array(items) => items.iter().find_map(rounded),
        Kind::Object(members) => members.iter().find_map(|member| rounded(&member.value)),
        Kind::Null | Kind::Bool(_) | Kind::String(_) => None,
    }
}

/// Whether a number stays the same when it is read and written.
fn is_kept(text: &str) -> bool {
    if text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok() {
        return true;
    }
    text.parse::<f64>().is_ok_and(|number| digits(text) == digits(&format!("{number:e}")))
}

/// The sign and the significant digits of a number, and the power of ten of the first digit; `None` for zero.
fn digits(text: &str) -> Option<(bool, String, i64)> {
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    // An exponent that overflows is beyond any double.
    let exponent: i64 = exponent.trim_start_matches('+').parse().unwrap_or(i64::from(i32::MAX));
    let (is_negative, number) = number.strip_prefix('-').map_or((false, number), |number| (true, number));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let all = format!("{whole}{fraction}");
    let first = all.bytes().position(|digit| digit != b'0')?;
    let significant = all.get(first..)?.trim_end_matches('0').to_owned();
    let place = i64::try_from(whole.len()).ok()?.checked_sub(i64::try_from(first).ok()?)?;
    Some((is_negative, significant, place.saturating_add(exponent)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_a_double_represents_are_kept() {
        for text in
            ["0", "-0", "0.0", "1.50", "1e3", "0.1", "-12.25E-2", "18446744073709551615", "1e300", "5e-324", "0e999"]
        {
            assert!(is_kept(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_found() {
        for text in ["18446744073709551616", "0.10000000000000000001", "1e-400", "123456789.123456789123"] {
            assert!(!is_kept(text), "{text}");
        }
        let body = b"{\n \"a\": [1, 0.10000000000000000001]}";
        assert_eq!(first_rounded(body), Some(("2:11".to_owned(), "0.10000000000000000001".to_owned())));
        assert_eq!(first_rounded(b"{\"a\": 1}"), None);
    }
}
