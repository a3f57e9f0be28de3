//! Constants and the primitive types that they fit.

use crate::document::Constant;
use crate::model::Primitive;

/// Whether a constant, not being null, is written as values of a primitive type are.
pub(super) fn fits(primitive: Primitive, constant: &Constant) -> bool {
    let is_integer_type = primitive.integer_range().is_some();
    match constant {
        Constant::Null => false,
        Constant::Bool(_) => primitive == Primitive::Boolean,
        Constant::Number(text) if is_integer_type => is_integer(primitive, text),
        Constant::Number(_) => matches!(primitive, Primitive::Decimal | Primitive::Double | Primitive::Single),
        Constant::String(text) => match primitive {
            // What a number of JSON may not hold exactly, may be a string.
            Primitive::Int64 => is_integer(primitive, text),
            Primitive::Decimal => is_special(text) || text.parse::<f64>().is_ok_and(f64::is_finite),
            Primitive::Double | Primitive::Single => is_special(text),
            Primitive::Binary => is_base64(text),
            Primitive::Date => is_date(text),
            Primitive::DateTimeOffset => is_date_time(text),
            Primitive::TimeOfDay => is_time(text),
            Primitive::Duration => is_duration(text),
            Primitive::Guid => is_guid(text),
            // Addresses of streams and the several forms of geographic values are not looked into.
            _ => !is_integer_type && primitive != Primitive::Boolean,
        },
    }
}

fn is_integer(primitive: Primitive, text: &str) -> bool {
    let range = primitive.integer_range();
    range.is_some_and(|(least, most)| text.parse::<i64>().is_ok_and(|value| (least..=most).contains(&value)))
}

fn is_special(text: &str) -> bool {
    matches!(text, "INF" | "-INF" | "NaN")
}

fn is_base64(text: &str) -> bool {
    text.trim_end_matches('=')
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'+' | b'/'))
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is so many digits that make a number in that range.
fn is_number(text: &str, count: usize, range: std::ops::RangeInclusive<u32>) -> bool {
    is_digits(text, count) && text.parse().is_ok_and(|number| range.contains(&number))
}

fn is_date(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    year.is_some_and(|year| year.len() >= 4 && is_digits(year, year.len()))
        && month.is_some_and(|month| is_number(month, 2, 1..=12))
        && day.is_some_and(|day| is_number(day, 2, 1..=31))
}

fn is_time(text: &str) -> bool {
    let mut parts = text.splitn(3, ':');
    let (hour, minute, second) = (parts.next(), parts.next(), parts.next());
    hour.is_some_and(|hour| is_number(hour, 2, 0..=23))
        && minute.is_some_and(|minute| is_number(minute, 2, 0..=59))
        && second.is_none_or(|second| match second.split_once('.') {
            Some((second, fraction)) => is_number(second, 2, 0..=59) && is_digits(fraction, fraction.len().max(1)),
            None => is_number(second, 2, 0..=59),
        })
}

fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't']) else { return false };
    let time = match time.strip_suffix(['Z', 'z']) {
        Some(time) => Some(time),
        None => time.rfind(['+', '-']).and_then(|sign| {
            let (time, offset) = time.split_at(sign);
            let offset = offset.get(1..)?;
            (offset.len() == 5 && is_time(offset)).then_some(time)
        }),
    };
    is_date(date) && time.is_some_and(is_time)
}

fn is_duration(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let Some(text) = text.strip_prefix('P') else { return false };
    let (days, time) = match text.split_once('T') {
        Some((days, time)) => (days, Some(time)),
        None => (text, None),
    };
    let days_fit =
        days.is_empty() || days.strip_suffix('D').is_some_and(|number| is_digits(number, number.len().max(1)));
    let time_fits = time.is_none_or(|time| !time.is_empty() && are_units(time));
    days_fit && time_fits && !(days.is_empty() && time.is_none())
}

/// Whether a text is hours, minutes and seconds, each at most once and in this order.
fn are_units(mut text: &str) -> bool {
    for unit in ['H', 'M', 'S'] {
        if let Some((number, rest)) = text.split_once(unit) {
            let (whole, fraction) = match number.split_once('.') {
                Some((whole, fraction)) if unit == 'S' => (whole, fraction),
                _ => (number, "0"),
            };
            if !is_digits(whole, whole.len().max(1)) || !is_digits(fraction, fraction.len().max(1)) {
                return false;
            }
            text = rest;
        }
    }
    text.is_empty()
}

fn is_guid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_checked_by_type() {
        let cases: [(Primitive, &[&str], &[&str]); 8] = [
            (Primitive::Date, &["2000-01-01", "-0044-03-15"], &["2000-1-1", "2000-13-01", "today", ""]),
            (Primitive::TimeOfDay, &["21:45", "21:45:00", "07:59:59.999"], &["24:00", "1:2", "21:45:00."]),
            (
                Primitive::DateTimeOffset,
                &["2000-01-01T16:00:00.000Z", "2000-01-01T16:00:00-09:00"],
                &["2000-01-01", "2000-01-01T16:00:00", "2000-01-01T16:00+9", "2000-01-01Té+09:00"],
            ),
            (Primitive::Duration, &["P7D", "P11DT23H59M59.9S", "-PT5M"], &["P", "PT", "7D", "PT5X", "PT1S1H", "P1Y"]),
            (
                Primitive::Guid,
                &["21EC2020-3AEA-1069-A2DD-08002B30309D"],
                &["21EC2020", "g1EC2020-3AEA-1069-A2DD-08002B30309D"],
            ),
            (Primitive::Int64, &["9007199254740993"], &["1.5", "x"]),
            (Primitive::Double, &["INF", "-INF", "NaN"], &["1.5"]),
            (Primitive::Binary, &["Zg==", "HugoHase-_ab"], &["a b"]),
        ];
        for (primitive, right, wrong) in cases {
            for text in right {
                assert!(fits(primitive, &Constant::String((*text).to_owned())), "{text} as {primitive:?}");
            }
            for text in wrong {
                assert!(!fits(primitive, &Constant::String((*text).to_owned())), "{text} as {primitive:?}");
            }
        }
    }

    #[test]
    fn integers_have_ranges() {
        let number = |text: &str| Constant::Number(text.to_owned());
        assert!(fits(Primitive::Byte, &number("255")) && !fits(Primitive::Byte, &number("256")));
        assert!(fits(Primitive::SByte, &number("-128")) && !fits(Primitive::Int32, &number("1.0")));
    }
}
