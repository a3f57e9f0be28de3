//! Elements of CSDL XML: their attributes and children, and the values of attributes.

use std::collections::HashMap;

use super::Reader;
use crate::diagnostic::{Code, Leniency};
use crate::read::checks;
use crate::source::Spanned;
use crate::suggestion::closest;
use crate::xml::{Attribute, Element, Namespace};

/// The elements of the wrapper; all others belong to schemas.
const WRAPPER: [&str; 4] = ["Reference", "Include", "IncludeAnnotations", "DataServices"];

/// Attributes of OData 3 that OData 4 dropped and that change nothing that OData 4 knows, by their elements.
const DROPPED: [(&str, &[&str]); 4] = [
    ("Property", &["Collation", "CollectionKind", "ConcurrencyMode", "FixedLength"]),
    ("Parameter", &["Collation", "FixedLength", "Mode"]),
    ("ReturnType", &["Collation", "FixedLength"]),
    ("TypeDefinition", &["Collation", "FixedLength"]),
];

fn is_dropped(element: &str, attribute: &str) -> bool {
    DROPPED.iter().any(|(name, attributes)| *name == element && attributes.contains(&attribute))
}

fn namespace_of(name: &str) -> Namespace {
    if WRAPPER.contains(&name) { Namespace::Edmx } else { Namespace::Edm }
}

impl Reader<'_, '_> {
    /// Reports the attributes, children and text that an element may not have.
    pub(super) fn only(&mut self, element: &Element<'_>, what: &str, attributes: &[&str], children: &[&str]) {
        self.only_elements(element, what, attributes, children);
        self.no_text(element, what);
    }

    /// Reports the attributes and children that an element may not have.
    pub(super) fn only_elements(&mut self, element: &Element<'_>, what: &str, attributes: &[&str], children: &[&str]) {
        for attribute in element.attributes.iter().filter(|attribute| !attributes.contains(&attribute.name)) {
            let place = self.place(attribute.span);
            let message = format!("{what} has no attribute `{}`", attribute.name);
            let fault = self.faults.add(Code::UnexpectedAttribute, place, message);
            if is_foreign(attribute.namespace) {
                fault.tolerate(Leniency::ForeignXml);
            } else if is_dropped(element.name, attribute.name) {
                fault.tolerate(Leniency::DroppedAttribute);
            } else if let Some(meant) = closest(attribute.name, attributes.iter().copied()) {
                fault.help(format!("did you mean `{meant}`?"));
            }
        }
        for child in &element.children {
            if children.contains(&child.name) && child.namespace == namespace_of(child.name) {
                continue;
            }
            let place = self.place(child.span);
            let message = format!("`{}` is not allowed in {what}", child.name);
            let fault = self.faults.add(Code::UnexpectedElement, place, message);
            if child.namespace == Namespace::Foreign {
                fault.tolerate(Leniency::ForeignXml);
            } else if children.contains(&child.name) {
                fault.help("its name is right, but it is not in the namespace of OData 4");
            } else if let Some(meant) = closest(child.name, children.iter().copied()) {
                fault.help(format!("did you mean `{meant}`?"));
            }
        }
    }

    /// Reports text in an element that holds none.
    pub(super) fn no_text(&mut self, element: &Element<'_>, what: &str) {
        if !element.text.trim().is_empty() {
            let place = self.place(element.span);
            let shown: String = element.text.trim().chars().take(20).collect();
            self.faults.add(Code::UnexpectedText, place, format!("{what} has no text, but here is `{shown}`"));
        }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, element: &Element<'_>, name: &str) -> Option<Spanned<String>> {
        let found = element.attributes.iter().find(|attribute| attribute.name == name)?;
        Some(self.value_of(found))
    }

    /// The value of this attribute.
    pub(super) fn value_of(&self, attribute: &Attribute<'_>) -> Spanned<String> {
        Spanned::new(attribute.value.clone().into_owned(), self.place(attribute.span))
    }

    /// The value of a required attribute.
    pub(super) fn required(&mut self, element: &Element<'_>, name: &str, what: &str) -> Option<Spanned<String>> {
        let value = self.attribute(element, name);
        if value.is_none() {
            let place = self.place(element.span);
            self.faults.add(Code::MissingAttribute, place, format!("{what} must have an attribute `{name}`"));
        }
        value
    }

    /// The name of an element as a simple identifier.
    pub(super) fn name(&mut self, element: &Element<'_>, what: &str) -> Option<Spanned<String>> {
        let name = self.required(element, "Name", what)?;
        checks::identifier(&name, self.faults).then_some(name)
    }

    /// An alias.
    pub(super) fn alias(&mut self, element: &Element<'_>) -> Option<Spanned<String>> {
        let alias = self.attribute(element, "Alias")?;
        checks::alias(&alias, self.faults).then_some(alias)
    }

    /// An optional qualified name.
    pub(super) fn qualified_name(&mut self, element: &Element<'_>, name: &str) -> Option<Spanned<String>> {
        let name = self.attribute(element, name)?;
        checks::qualified_name(&name, self.faults).then_some(name)
    }

    /// A required qualified name.
    pub(super) fn required_name(&mut self, element: &Element<'_>, name: &str, what: &str) -> Option<Spanned<String>> {
        let name = self.required(element, name, what)?;
        checks::qualified_name(&name, self.faults).then_some(name)
    }

    /// A boolean with its default.
    pub(super) fn boolean(&mut self, element: &Element<'_>, name: &str, default: bool) -> bool {
        self.boolean_if_said(element, name).unwrap_or(default)
    }

    /// An optional boolean.
    pub(super) fn boolean_if_said(&mut self, element: &Element<'_>, name: &str) -> Option<bool> {
        let text = self.attribute(element, name)?;
        match text.value.trim() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            other => {
                let message = format!("`{name}` must be `true` or `false`, but is `{other}`");
                let fault = self.faults.add(Code::InvalidValue, text.place, message);
                let meant = [true, false].into_iter().find(|known| other.eq_ignore_ascii_case(&known.to_string()));
                if meant.is_some() {
                    fault.tolerate(Leniency::BooleanCase);
                }
                meant
            }
        }
    }

    /// Reports every name that an earlier one repeats.
    pub(super) fn unique<'n>(
        &mut self,
        names: impl IntoIterator<Item = &'n Spanned<String>>,
        message: impl Fn(&str) -> String,
    ) {
        let mut firsts = HashMap::new();
        for name in names {
            let first = *firsts.entry(&name.value).or_insert(name.place);
            if first != name.place {
                let fault = self.faults.add(Code::DuplicateDeclaration, name.place, message(&name.value));
                fault.located_at("the first one", first);
            }
        }
    }
}

/// Whether an attribute's namespace is neither OData's nor undeclared. The earlier namespaces are no exception: nothing that
/// an attribute says in OData 3 holds in OData 4.
fn is_foreign(namespace: Namespace) -> bool {
    matches!(namespace, Namespace::Foreign | Namespace::Earlier)
}

/// The children of that name.
pub(super) fn children<'e, 'a>(
    element: &'e Element<'a>,
    name: &'static str,
) -> impl Iterator<Item = &'e Element<'a>> + use<'e, 'a> {
    let namespace = namespace_of(name);
    element.children.iter().filter(move |child| child.name == name && child.namespace == namespace)
}
