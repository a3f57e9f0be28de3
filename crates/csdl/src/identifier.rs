//! OData's identifiers: simple ones, and namespaces made of them.

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
