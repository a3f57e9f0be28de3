//! OData's identifiers: simple ones, and namespaces made of them.

use unicode_normalization::UnicodeNormalization;

const LONGEST_IDENTIFIER: usize = 128;
const LONGEST_NAMESPACE: usize = 511;

/// Whether a text is a simple identifier.
///
/// OData names the Unicode categories of the characters. The standard library knows letters and digits. For the marks,
/// connectors and format characters that may follow, this function only requires that they are not ASCII, not a space and not
/// a control character, so it refuses nothing that OData allows.
pub(crate) fn is_simple_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    let begins = characters.next().is_some_and(|first| first == '_' || first.is_alphabetic());
    begins && text.chars().count() <= LONGEST_IDENTIFIER && characters.all(continues)
}

fn continues(character: char) -> bool {
    character == '_'
        || character.is_alphanumeric()
        || !character.is_ascii() && !character.is_whitespace() && !character.is_control()
}

/// Whether a text is read as the name of a property.
///
/// OData allows simple identifiers only. Published metadata has properties such as `request-id`, so a hyphen is accepted
/// after the first character. No other syntax of CSDL has a hyphen within a name, so nothing becomes ambiguous.
pub(crate) fn is_property_name(text: &str) -> bool {
    if !text.contains('-') {
        return is_simple_identifier(text);
    }
    !text.starts_with('-') && is_simple_identifier(&text.replace('-', "_"))
}

/// Whether a text is a namespace: simple identifiers with dots between.
pub(crate) fn is_namespace(text: &str) -> bool {
    text.chars().count() <= LONGEST_NAMESPACE && text.split('.').all(is_simple_identifier)
}

/// The text that a name stands for: services write characters that a name cannot have as `_x0020_` and the like, and Unicode has
/// several forms of some characters, which languages compare in one of them (NFKC).
///
/// ```
/// assert_eq!(odata_csdl::decoded("Blanket_x0020_Order"), "Blanket Order");
/// assert_eq!(odata_csdl::decoded("\u{fb01}nal_Mu\u{308}ller"), "final_M\u{fc}ller");
/// ```
#[must_use]
pub fn decoded(name: &str) -> String {
    let mut decoded = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let (character, behind) = encoded(rest).unwrap_or_else(|| (first, &rest[first.len_utf8()..]));
        decoded.push(character);
        rest = behind;
    }
    if decoded.is_ascii() { decoded } else { decoded.nfkc().collect() }
}

/// The character that a text begins with as `_x0020_`, and what is behind that.
fn encoded(text: &str) -> Option<(char, &str)> {
    let (digits, rest) = text.strip_prefix("_x")?.split_at_checked(4)?;
    // `from_str_radix` takes a sign as well.
    let number = digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?;
    Some((char::from_u32(number?)?, rest.strip_prefix('_')?))
}

/// The last part of a namespace, with the parts before it where it is a version.
///
/// ```
/// assert_eq!(odata_csdl::last_part("microsoft.graph.security"), "security");
/// assert_eq!(odata_csdl::last_part("Redfish.Chassis.v1_2_0"), "Chassis.v1_2_0");
/// ```
#[must_use]
pub fn last_part(namespace: &str) -> &str {
    let mut start = namespace.len();
    for segment in namespace.rsplit('.') {
        // Before it is a dot, except at the end.
        start -= segment.len() + usize::from(start < namespace.len());
        if !is_version(segment) {
            break;
        }
    }
    &namespace[start..]
}

/// Whether a segment is a version, such as `v1` or `V1_2_0`, which many namespaces have.
fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    number.starts_with(|first: char| first.is_ascii_digit())
        && number.chars().all(|character| character.is_ascii_digit() || character == '_')
}

/// Whether OData reserves a namespace or alias.
pub(crate) fn is_reserved(text: &str) -> bool {
    matches!(text, "Edm" | "odata" | "System" | "Transient")
}

/// A qualified name in its two parts, which may be an alias and a name.
pub(crate) fn split_qualified(text: &str) -> Option<(&str, &str)> {
    let (namespace, name) = text.rsplit_once('.')?;
    (is_namespace(namespace) && is_simple_identifier(name)).then_some((namespace, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_what_odata_says() {
        for right in ["a", "_", "alerts_v2", "Pc_‿⁀⁔︳︴﹍﹎﹏＿", "größe", &"x".repeat(128)] {
            assert!(is_simple_identifier(right), "{right}");
        }
        for wrong in ["", "1a", "a b", "a-b", "a.b", "a$", "a\u{a0}b", &"x".repeat(129)] {
            assert!(!is_simple_identifier(wrong), "{wrong}");
        }
    }

    #[test]
    fn property_names_may_have_hyphens() {
        for right in ["id", "request-id", "a-"] {
            assert!(is_property_name(right), "{right}");
        }
        for wrong in ["", "-", "-id", "a b-c", "a.b"] {
            assert!(!is_property_name(wrong), "{wrong}");
        }
    }

    #[test]
    fn qualified_names_have_two_parts() {
        assert_eq!(split_qualified("a.b.c"), Some(("a.b", "c")));
        for wrong in ["a", "a.", ".a", "a..b", "a.b c"] {
            assert_eq!(split_qualified(wrong), None, "{wrong}");
        }
    }
}
