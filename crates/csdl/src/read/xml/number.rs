//! Numbers of XML as JSON writes them.

/// The number as JSON writes it, or `None` if the text is not a number. XML also allows a plus sign, zeros in front, and a point with
/// no digit on one side.
pub(super) fn json_number(text: &str) -> Option<String> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (rest, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, fraction),
        None => (mantissa, ""),
    };
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_digits = !(whole.is_empty() && fraction.is_empty());
    let exponent_digits = exponent.map_or("0", |exponent| exponent.trim_start_matches(['-', '+']));
    let exponent_fits = !exponent_digits.is_empty()
        && are_digits(exponent_digits)
        && exponent.is_none_or(|exponent| exponent.len() - exponent_digits.len() <= 1);
    if !has_digits || !are_digits(whole) || !are_digits(fraction) || !exponent_fits {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let mut number = if negative { "-".to_owned() } else { String::new() };
    number.push_str(if whole.is_empty() { "0" } else { whole });
    if !fraction.is_empty() {
        number.push('.');
        number.push_str(fraction);
    }
    if let Some(exponent) = exponent {
        number.push('e');
        number.push_str(exponent);
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_numbers_of_json() {
        let cases = [
            ("0", "0"),
            ("-128", "-128"),
            ("+5", "5"),
            ("007", "7"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-2E80", "-2e80"),
            ("1.23e-4", "1.23e-4"),
        ];
        for (written, expected) in cases {
            assert_eq!(json_number(written).as_deref(), Some(expected), "{written}");
            assert!(json_places::parse(expected).is_ok(), "{expected}");
        }
        for wrong in ["", ".", "-", "1e", "1e+-2", "INF", "1 2", "0x1", "1.2.3", "--1"] {
            assert_eq!(json_number(wrong), None, "{wrong}");
        }
    }
}
