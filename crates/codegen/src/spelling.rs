//! Names that people choose: whether Rust takes them, and would not warn of their case.

use crate::names::{module, snake, upper_camel};

/// Whether a text is an identifier; keywords are as well.
pub(crate) fn is_identifier(name: &str) -> bool {
    let is_start = |first: char| first == '_' || unicode_ident::is_xid_start(first);
    name.starts_with(is_start) && name.chars().all(unicode_ident::is_xid_continue) && name != "_"
}

/// A type or a member of an enumeration has a name in upper camel case.
pub(crate) fn check_type_name(name: &str) -> Result<(), String> {
    check(name, is_upper_camel(name), "upper camel case", upper_camel)
}

/// A field has a name in snake case.
pub(crate) fn check_field(name: &str) -> Result<(), String> {
    check(name, is_snake(name), "snake case", snake)
}

/// A module has a name in snake case and in ASCII, as it is a file.
pub(crate) fn check_module(name: &str) -> Result<(), String> {
    check(name, is_snake(name) && name.is_ascii(), "snake case and ASCII", module)
}

fn check(name: &str, is_in_case: bool, case: &str, in_case: fn(&str) -> String) -> Result<(), String> {
    if !is_identifier(name) {
        return Err(format!("`{name}` is not an identifier of Rust"));
    }
    if syn::parse_str::<syn::Ident>(name).is_err() || name == "gen" {
        return Err(format!("`{name}` is a keyword of Rust"));
    }
    if is_in_case {
        Ok(())
    } else {
        Err(format!("expected a name in {case}, such as `{}`, found `{name}`", in_case(name)))
    }
}

/// What the lint `non_camel_case_types` accepts.
fn is_upper_camel(name: &str) -> bool {
    let has_case = |character: &char| character.is_lowercase() || character.is_uppercase();
    let characters: Vec<char> = name.trim_matches('_').chars().collect();
    let joins_words = |three: &[char]| three[1] == '_' && has_case(&three[0]) && has_case(&three[2]);
    !characters.first().is_some_and(|first| first.is_lowercase())
        && !name.contains("__")
        && !characters.windows(3).any(joins_words)
}

/// What the lint `non_snake_case` accepts.
fn is_snake(name: &str) -> bool {
    !name.contains("__") && !name.chars().any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_the_case_that_the_compiler_expects() {
        for name in ["Purchase", "AlertV2_2", "IPAddress", "Größe", "尺寸", "_1"] {
            assert_eq!(check_type_name(name), Ok(()), "{name}");
        }
        for (name, why) in [
            ("purchase", "expected a name in upper camel case, such as `Purchase`, found `purchase`"),
            ("Purchase_Order", "expected a name in upper camel case, such as `PurchaseOrder`, found `Purchase_Order`"),
            ("Self", "`Self` is a keyword of Rust"),
            ("a b", "`a b` is not an identifier of Rust"),
        ] {
            assert_eq!(check_type_name(name), Err(why.to_owned()));
        }
        assert_eq!((check_field("number_2"), check_module("v1_2")), (Ok(()), Ok(())));
        for (name, why) in [
            ("fn", "`fn` is a keyword of Rust"),
            ("gen", "`gen` is a keyword of Rust"),
            ("orderId", "expected a name in snake case, such as `order_id`, found `orderId`"),
        ] {
            assert_eq!(check_field(name), Err(why.to_owned()));
        }
        let why = "expected a name in snake case and ASCII, such as `gr_u00f6_u00df_e`, found `größe`";
        assert_eq!(check_module("größe"), Err(why.to_owned()));
    }
}
