//! Rust identifiers from names of a schema.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use odata_csdl::decoded;
use proc_macro2::{Ident, Span};

use crate::renamed::Owner;

/// The name in upper camel case, for types and variants: `memberBorrower` becomes `MemberBorrower`, `clusterIP` becomes
/// `ClusterIp`.
pub(crate) fn upper_camel(name: &str) -> String {
    let mut identifier = String::with_capacity(name.len());
    for word in words(name) {
        let mut characters = word.chars();
        if let Some(first) = characters.next() {
            // Without a mark, two words that meet at digits would be one number.
            if identifier.ends_with(|last: char| last.is_ascii_digit()) && first.is_ascii_digit() {
                identifier.push('_');
            }
            identifier.extend(first.to_uppercase().filter(|letter| unicode_ident::is_xid_continue(*letter)));
            identifier.push_str(&lower(characters.as_str()));
        }
    }
    legal(identifier, "_Empty")
}

/// The name in snake case, for fields: `memberBorrower` becomes `member_borrower`.
pub(crate) fn snake(name: &str) -> String {
    let words: Vec<_> = words(name).iter().map(|word| lower(word)).collect();
    legal(words.join("_"), "_empty")
}

/// The name in snake case and in ASCII, for modules: each module is a file, and the compiler looks for a file only under a
/// name in ASCII. Every other character is written as its number: `größe` becomes `gr_u00f6_u00df_e`.
pub(crate) fn module(name: &str) -> String {
    let snake = snake(name);
    if snake.is_ascii() {
        return snake;
    }
    let mut module = String::with_capacity(snake.len() * 2);
    let mut was_ascii = true;
    for character in snake.chars() {
        let is_ascii = character.is_ascii();
        if !(is_ascii && was_ascii || module.is_empty() || module.ends_with('_') || character == '_') {
            module.push('_');
        }
        if is_ascii {
            module.push(character);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(module, "u{:04x}", u32::from(character));
        }
        was_ascii = is_ascii;
    }
    module
}

/// The name in kebab case and in ASCII, for cargo features.
pub(crate) fn kebab(name: &str) -> String {
    module(name).replace('_', "-")
}

/// The name in screaming snake case, for statics.
pub(crate) fn screaming_snake(name: &str) -> String {
    let upper = snake(name).to_uppercase();
    upper.chars().filter(|character| unicode_ident::is_xid_continue(*character)).collect()
}

/// The word in small letters, without those that an identifier cannot have.
fn lower(word: &str) -> String {
    word.to_lowercase().chars().filter(|character| unicode_ident::is_xid_continue(*character)).collect()
}

/// The words of a name. A word ends at an underscore, before a capital that follows a small letter or digit, and before the
/// last of several capitals if a small letter follows it.
fn words(name: &str) -> Vec<String> {
    let characters: Vec<char> = decoded(name).chars().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (index, &character) in characters.iter().enumerate() {
        if character == '_' || !unicode_ident::is_xid_continue(character) {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            continue;
        }
        let previous = index.checked_sub(1).map(|before| characters[before]);
        let next = characters.get(index + 1);
        let behind_small = previous.is_some_and(|previous| previous.is_lowercase() || previous.is_numeric());
        let behind_capitals = previous.is_some_and(char::is_uppercase) && next.is_some_and(|next| next.is_lowercase());
        if character.is_uppercase() && (behind_small || behind_capitals) {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        word.push(character);
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// An identifier can't be empty or begin with a digit.
fn legal(identifier: String, empty: &str) -> String {
    match identifier.chars().next() {
        None => empty.to_owned(),
        Some(first) if unicode_ident::is_xid_start(first) => identifier,
        Some(_) => format!("_{identifier}"),
    }
}

/// The keywords of Rust, including reserved ones, except those that cannot be raw identifiers.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum", "extern",
    "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
    "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The token of an identifier, raw where it is a keyword.
#[must_use]
pub fn ident(name: &str) -> Ident {
    match name {
        // These keywords can't be raw identifiers.
        "self" | "Self" | "super" | "crate" | "_" => Ident::new(&format!("{name}_"), Span::call_site()),
        _ if KEYWORDS.binary_search(&name).is_ok() => Ident::new_raw(name, Span::call_site()),
        _ => Ident::new(name, Span::call_site()),
    }
}

/// A name with a number behind it.
pub(crate) fn numbered(name: &str, number: usize) -> String {
    // A digit at the end would run into the number.
    let mark = if name.ends_with(|last: char| last.is_ascii_digit()) { "_" } else { "" };
    format!("{name}{mark}{number}")
}

/// The names that are taken in one scope.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    /// The names that generated code uses itself.
    reserved: HashSet<String>,
    /// The names that elements have, and the elements.
    taken: HashMap<String, Option<Owner>>,
    /// For each name that was asked for while it was taken, the number to try next. All before it are taken.
    next: HashMap<String, usize>,
}

impl Scope {
    /// A scope in which generated code uses these names itself.
    pub(crate) fn reserving(names: &[&str]) -> Self {
        Self { reserved: names.iter().map(|name| (*name).to_owned()).collect(), ..Self::default() }
    }

    /// The element that has a name, if one has.
    pub(crate) fn owner(&self, name: &str) -> Option<Owner> {
        self.taken.get(name).cloned().flatten()
    }

    /// Takes just this name, if it is free.
    pub(crate) fn take_exactly(&mut self, name: &str) -> bool {
        !self.reserved.contains(name) && self.taken.insert(name.to_owned(), None).is_none()
    }

    /// Takes the name or, if it is taken, the first of `name2`, `name3` and so on that is free. Gives what has taken the
    /// name besides: an element, or nothing if generated code uses it.
    pub(crate) fn take(&mut self, name: &str, owner: Option<Owner>) -> (String, Option<Owner>) {
        let own = if self.is_near_reserved(name) { numbered(name, 2) } else { name.to_owned() };
        let Some(by) = self.taken.get(&own) else {
            let by = self.owner(name);
            self.taken.insert(own.clone(), owner);
            return (own, by);
        };
        let by = by.clone();
        let next = self.next.entry(own.clone()).or_insert(2);
        loop {
            let candidate = numbered(&own, *next);
            *next += 1;
            if !self.taken.contains_key(&candidate) {
                self.taken.insert(candidate.clone(), owner);
                return (candidate, by);
            }
        }
    }

    /// Whether generated code uses a name, or one to which it is the number 2. An element that is called so gets a number in any
    /// case, as one that is called as generated code is may have its name, whether that is here or not.
    fn is_near_reserved(&self, name: &str) -> bool {
        let mut name = name;
        loop {
            if self.reserved.contains(name) {
                return true;
            }
            let Some(rest) = name.strip_suffix('2') else { return false };
            name = rest.strip_suffix('_').unwrap_or(rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_identifiers() {
        let cases = [
            ("memberBorrower", "MemberBorrower", "member_borrower"),
            ("clusterIP", "ClusterIp", "cluster_ip"),
            ("IPAddress", "IpAddress", "ip_address"),
            ("alerts_v2", "AlertsV2", "alerts_v2"),
            ("remote_Control_Software", "RemoteControlSoftware", "remote_control_software"),
            ("type", "Type", "type"),
            ("_1", "_1", "_1"),
            ("3des", "_3des", "_3des"),
            ("sha256Hash", "Sha256Hash", "sha256_hash"),
            ("v1_0", "V1_0", "v1_0"),
            ("conditionalAccess", "ConditionalAccess", "conditional_access"),
            ("größe", "Größe", "größe"),
            ("__", "_Empty", "_empty"),
            ("Blanket_x0020_Order", "BlanketOrder", "blanket_order"),
            ("_x0020_", "_Empty", "_empty"),
            ("Cost_x0026__x0028_Net_x0029_", "CostNet", "cost_net"),
            ("a_xD800_b_x00_x004g_", "AXD800BX00X004g", "a_x_d800_b_x00_x004g"),
            ("stra_x00DF_e", "Straße", "straße"),
            // The compiler warns of the ligature, and knows only one form of the other letter.
            ("\u{fb01}nal", "Final", "final"),
            ("Mu\u{308}ller", "Müller", "müller"),
        ];
        for (name, camel, snaked) in cases {
            assert_eq!((upper_camel(name).as_str(), snake(name).as_str()), (camel, snaked), "{name}");
        }
    }

    #[test]
    fn keywords_are_raw_where_they_can_be() {
        assert_eq!(ident("type").to_string(), "r#type");
        assert_eq!(ident("self").to_string(), "self_");
        assert_eq!(ident("Self").to_string(), "Self_");
        assert_eq!(ident("run").to_string(), "run");
    }

    #[test]
    fn the_keywords_are_those_that_syn_knows() {
        assert!(KEYWORDS.is_sorted());
        for keyword in KEYWORDS {
            // `gen` is a keyword since the edition of 2024, which syn leaves to the compiler.
            assert!(*keyword == "gen" || syn::parse_str::<syn::Ident>(keyword).is_err(), "{keyword}");
        }
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let mut scope = Scope::reserving(&["taken"]);
        let names: Vec<_> = ["taken", "run", "run", "run2", "v1", "v1"].map(|name| scope.take(name, None).0).into();
        assert_eq!(names, ["taken2", "run", "run2", "run2_2", "v1", "v1_2"]);
        // These are what `taken` would be, if it were here.
        let mut scope = Scope::reserving(&["taken"]);
        let names: Vec<_> = ["taken2", "taken2_2", "taken3"].map(|name| scope.take(name, None).0).into();
        assert_eq!(names, ["taken2_2", "taken2_2_2", "taken3"]);
    }

    /// Trying every number again for each name would take 5 billion attempts.
    #[test]
    fn many_equal_names_are_numbered_in_order() {
        let mut scope = Scope::default();
        assert!(scope.take_exactly("run3"));
        let count = 100_000;
        let last = (0..count).map(|_| scope.take("run", None).0).last();
        assert_eq!(last.as_deref(), Some("run100001"));
    }

    #[test]
    fn modules_are_in_ascii() {
        for (name, module_) in [
            ("memberBorrower", "member_borrower"),
            ("Größe", "gr_u00f6_u00df_e"),
            ("Übersicht_Ä", "u00fc_bersicht_u00e4"),
            ("尺寸", "u5c3a_u5bf8"),
            ("a𐐷b", "a_u10437_b"),
        ] {
            assert_eq!(module(name), module_);
        }
    }

    proptest::proptest! {
        #[test]
        fn every_name_becomes_an_identifier(name in "[\\p{L}_][\\p{L}\\p{Nd}_]{0,12}") {
            proptest::prop_assert!(module(&name).is_ascii());
            for identifier in [upper_camel(&name), snake(&name), module(&name), screaming_snake(&name)] {
                let token = ident(&identifier).to_string();
                proptest::prop_assert!(syn::parse_str::<syn::Ident>(&token).is_ok(), "{} gives {}", name, token);
            }
        }
    }
}
