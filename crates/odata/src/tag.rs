//! Type control information: the member that says which type an object is of.

/// The member name that is written.
pub const TYPE_TAG: &str = "@odata.type";

/// Whether a member of that name is type control information: `@odata.type`, or `@type` as OData 4.01 has it, in any
/// ASCII case.
#[must_use]
#[inline]
pub fn is_type_tag(name: &str) -> bool {
    // The first byte decides for nearly every member, and costs less than two comparisons.
    name.as_bytes().first() == Some(&b'@')
        && (name == TYPE_TAG || name.eq_ignore_ascii_case(TYPE_TAG) || name.eq_ignore_ascii_case("@type"))
}

/// The qualified name within the value of a type tag, which may be written `#name`, `name`, or as a context URL
/// `https://graph.microsoft.com/beta/$metadata#name`.
///
/// ```
/// assert_eq!(odata_types::type_name("#microsoft.graph.user"), "microsoft.graph.user");
/// assert_eq!(odata_types::type_name("microsoft.graph.user"), "microsoft.graph.user");
/// assert_eq!(odata_types::type_name("https://graph.microsoft.com/beta/$metadata#microsoft.graph.user"), "microsoft.graph.user");
/// ```
#[must_use]
pub fn type_name(tag: &str) -> &str {
    tag.rsplit('#').next().unwrap_or(tag)
}

/// Whether the value of a type tag names a type; letters are compared without regard to ASCII case.
#[must_use]
pub fn names_type(tag: &str, qualified_name: &str) -> bool {
    // Nearly every tag is in the canonical form, for which comparing bytes is enough.
    tag.strip_prefix('#') == Some(qualified_name) || type_name(tag).eq_ignore_ascii_case(qualified_name)
}
