//! Checks of names and words that both forms share, with the same faults.

use crate::diagnostic::{Code, Leniency};
use crate::fault::{Fault, Faults};
use crate::identifier::{is_namespace, is_property_name, is_reserved, is_simple_identifier, split_qualified};
use crate::source::{Place, Spanned};
use crate::suggestion::closest;

/// The kinds of element that `$AppliesTo` may name.
const APPLICABLE: [&str; 34] = [
    "Action",
    "ActionImport",
    "Annotation",
    "Apply",
    "Cast",
    "Collection",
    "ComplexType",
    "EntityContainer",
    "EntitySet",
    "EntityType",
    "EnumType",
    "Function",
    "FunctionImport",
    "If",
    "Include",
    "IsOf",
    "LabeledElement",
    "Member",
    "NavigationProperty",
    "Null",
    "OnDelete",
    "Parameter",
    "Property",
    "PropertyRef",
    "PropertyValue",
    "Record",
    "Reference",
    "ReferentialConstraint",
    "ReturnType",
    "Schema",
    "Singleton",
    "Term",
    "TypeDefinition",
    "UrlRef",
];

/// How deep annotations may annotate each other: far deeper than in any published document, and little enough to recurse.
pub(super) const DEEPEST_ANNOTATIONS: usize = 16;

const ON_DELETE: [&str; 4] = ["Cascade", "None", "SetNull", "SetDefault"];

/// Whether a name is a simple identifier.
pub(super) fn identifier(name: &Spanned<String>, faults: &mut Faults) -> bool {
    let right = is_simple_identifier(&name.value);
    if !right {
        let message = format!(
            "`{}` is not an identifier: a letter or `_`, then letters, digits and `_`, at most 128 characters",
            name.value
        );
        faults.add(Code::InvalidValue, name.place, message);
    }
    right
}

/// Whether a name may be that of a child of an entity container. Services have entity sets such as `prefix/name`. Only their
/// addresses depend on the name, so it is kept, as long as CSDL JSON can have a member of that name.
pub(super) fn child_name(name: &Spanned<String>, faults: &mut Faults) -> bool {
    let before = faults.count();
    let is_member = !name.value.is_empty()
        && !name.value.starts_with('$')
        && !name.value.contains(|character: char| character == '@' || character.is_control());
    if identifier(name, faults) || !is_member {
        return faults.count() == before;
    }
    faults.tolerate_since(before, Leniency::ChildName)
}

/// Whether a name may be that of a property.
pub(super) fn property_name(name: &Spanned<String>, faults: &mut Faults) -> bool {
    is_property_name(&name.value) || identifier(name, faults)
}

/// Whether a name may be an alias. One with dots is read, as nothing else can be meant by it.
pub(super) fn alias(alias: &Spanned<String>, faults: &mut Faults) -> bool {
    if alias.value.contains('.') && is_namespace(&alias.value) {
        let message = format!("`{}` has dots, which an alias may not have", alias.value);
        faults.add(Code::InvalidValue, alias.place, message).tolerate(Leniency::DottedAlias);
        return true;
    }
    if !identifier(alias, faults) {
        return false;
    }
    if is_reserved(&alias.value) {
        let message = format!("`{}` is reserved by OData and cannot be an alias", alias.value);
        faults.add(Code::InvalidValue, alias.place, message);
        return false;
    }
    true
}

/// Whether a name is a namespace.
pub(super) fn namespace(namespace: &Spanned<String>, faults: &mut Faults) -> bool {
    let right = is_namespace(&namespace.value);
    if !right {
        let message = format!("`{}` is not a namespace: identifiers with dots between", namespace.value);
        faults.add(Code::InvalidValue, namespace.place, message);
    }
    right
}

/// Checks the namespace of a schema. OData reserves `System`, too, but services write it for enumerations of .NET, and it
/// has no meaning of its own.
pub(super) fn schema(namespace: &Spanned<String>, faults: &mut Faults) {
    let reserved = is_reserved(&namespace.value);
    if reserved || !is_namespace(&namespace.value) {
        let reason = if reserved { "is reserved by OData" } else { "is not a namespace" };
        let message = format!("`{}` {reason}, so it cannot be the name of a schema", namespace.value);
        let fault = faults.add(Code::InvalidValue, namespace.place, message);
        if namespace.value == "System" {
            fault.tolerate(Leniency::ReservedNamespace);
        }
    }
}

/// Whether a name is qualified by a namespace or alias.
pub(super) fn qualified_name(name: &Spanned<String>, faults: &mut Faults) -> bool {
    let right = split_qualified(&name.value).is_some();
    if !right {
        let message = format!("`{}` is not a qualified name such as `namespace.name`", name.value);
        faults.add(Code::InvalidValue, name.place, message);
    }
    right
}

/// Checks the name of a term and its qualifier.
pub(super) fn term(term: &Spanned<String>, qualifier_: Option<&str>, faults: &mut Faults) -> bool {
    if split_qualified(&term.value).is_none() {
        let message = format!("`{}` is not the qualified name of a term, such as `Core.Description`", term.value);
        faults.add(Code::InvalidValue, term.place, message);
        return false;
    }
    if let Some(text) = qualifier_ {
        qualifier(text, term.place, faults);
    }
    true
}

/// Checks a qualifier. Published metadata has qualifiers with dots. OData does not allow them, but nothing else can be meant
/// by them.
pub(super) fn qualifier(qualifier: &str, place: Place, faults: &mut Faults) {
    if !is_namespace(qualifier) {
        faults.add(Code::InvalidValue, place, format!("the qualifier `{qualifier}` is not an identifier"));
    }
}

/// Reports that annotations annotate each other too often.
pub(super) fn too_deep(place: Place, faults: &mut Faults) -> &mut Fault {
    let message = format!("annotations of annotations are read up to a depth of {DEEPEST_ANNOTATIONS}");
    faults.add(Code::InvalidValue, place, message)
}

/// Checks what happens on deletion.
pub(super) fn on_delete(action: &Spanned<String>, faults: &mut Faults) {
    if !ON_DELETE.contains(&action.value.as_str()) {
        let message = format!("`{}` is not an action on deletion: {}", action.value, ON_DELETE.join(", "));
        let fault = faults.add(Code::InvalidValue, action.place, message);
        if let Some(meant) = closest(&action.value, ON_DELETE) {
            fault.help(format!("did you mean `{meant}`?"));
        }
    }
}

/// Checks the kinds of element that a term applies to. Published metadata also names types there, such as
/// `graph.driveItem`. They are kept and not checked, as no annotation can contradict them.
pub(super) fn applies_to(kind: &Spanned<String>, faults: &mut Faults) {
    if kind.value.contains('.') || APPLICABLE.contains(&kind.value.as_str()) {
        return;
    }
    let message = format!("`{}` is not a kind of element that a term can apply to", kind.value);
    let fault = faults.add(Code::InvalidValue, kind.place, message);
    if let Some(meant) = closest(&kind.value, APPLICABLE) {
        fault.help(format!("did you mean `{meant}`?"));
    }
}

/// Checks the version of a document.
pub(super) fn version(version: &Spanned<String>, form: &str, faults: &mut Faults) {
    if !matches!(version.value.as_str(), "4.0" | "4.01") {
        let message = format!("`{}` is not a version of {form} that is read here: `4.0` or `4.01`", version.value);
        faults.add(Code::InvalidValue, version.place, message);
    }
}
