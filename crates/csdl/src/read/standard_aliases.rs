//! Aliases of standard vocabularies that a document uses and does not declare.

use std::collections::{BTreeSet, HashSet};

use crate::diagnostic::{Code, Leniency};
use crate::document::{Document, Include, Reference};
use crate::fault::Faults;
use crate::names::{for_each_qualifier, qualifiers};
use crate::source::Spanned;
use crate::vocabularies::{PUBLISHED_AT, STANDARD};

/// Includes the vocabularies whose aliases the documents use and do not declare. An alias that is a namespace of a document
/// is not taken for one.
pub(super) fn include(documents: &mut [Document], faults: &mut Faults) {
    let all = documents.iter().flat_map(qualifiers);
    let namespaces: HashSet<String> = all.map(|(namespace, _)| namespace.value.clone()).collect();
    for document in documents {
        let aliases: HashSet<String> =
            qualifiers(document).filter_map(|(_, alias)| Some(alias?.value.clone())).collect();
        let missing = |alias: &str| !aliases.contains(alias) && !namespaces.contains(alias);
        let wanted: Vec<(&str, &str)> = STANDARD.into_iter().filter(|(alias, _)| missing(alias)).collect();
        let mut used = BTreeSet::new();
        for_each_qualifier(document, |qualifier| {
            used.extend(wanted.iter().filter(|(alias, _)| *alias == qualifier).copied());
        });
        for (alias, namespace) in used {
            let place = document.version.place;
            let message = format!("`{alias}` is not declared as an alias, and is taken for that of `{namespace}`");
            faults.add(Code::UndeclaredAlias, place, message).tolerate(Leniency::StandardAlias);
            let at_place = |text: &str| Spanned::new(text.to_owned(), place);
            let include =
                Include { namespace: at_place(namespace), alias: Some(at_place(alias)), annotations: Vec::new() };
            document.references.push(Reference {
                uri: at_place(&format!("{PUBLISHED_AT}{namespace}.json")),
                includes: vec![include],
                include_annotations: Vec::new(),
                annotations: Vec::new(),
            });
        }
    }
}
