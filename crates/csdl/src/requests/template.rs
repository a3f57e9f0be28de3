//! Path templates as they are built, with their keys in the form that is asked for.

use super::KeyStyle;
use crate::model::{KeyProperty, Model, Operation, Primitive, StructuredTypeId, TypeKind};
use crate::vocabularies::CORE;

/// A path template that grows.
#[derive(Clone, Debug)]
pub(super) struct Template {
    pub(super) text: String,
    style: KeyStyle,
}

impl Template {
    pub(super) fn new(style: KeyStyle) -> Self {
        Self { text: String::new(), style }
    }

    /// The template with a further segment.
    pub(super) fn then(&self, name: &str) -> Self {
        Self { text: format!("{}/{name}", self.text), style: self.style }
    }

    /// The template with the name of an operation: its simple name where services take that.
    pub(super) fn then_operation(&self, model: &Model, operation: &Operation) -> Self {
        let schema = model.schema(&operation.name.namespace);
        let is_default = schema.is_some_and(|schema| {
            schema.facts.annotations.iter().any(|it| it.term.namespace == CORE && it.term.name == "DefaultNamespace")
        });
        if operation.binding.is_none() || is_default || self.style == KeyStyle::Segments {
            self.then(&operation.name.name)
        } else {
            self.then(&operation.name.to_string())
        }
    }

    /// The template with the key of an entity type. Nothing if the type has none.
    pub(super) fn key(&self, model: &Model, id: StructuredTypeId) -> Option<Self> {
        let type_ = model.structured_type(id);
        match (type_.key.as_slice(), self.style) {
            ([], _) => None,
            ([key], KeyStyle::Segments) => {
                let named = format!("{}-{}", type_.name.name, key.name());
                Some(self.then(&self.placeholder([named])))
            }
            ([key], KeyStyle::Parentheses) => {
                let value = self.value(model, id, key);
                Some(Self { text: format!("{}({value})", self.text), style: self.style })
            }
            (keys, _) => Some(self.named_keys(model, id, keys)),
        }
    }

    /// The template with named keys in parentheses.
    pub(super) fn named_keys(&self, model: &Model, id: StructuredTypeId, keys: &[KeyProperty]) -> Self {
        let keys = keys.iter().map(|key| format!("{}={}", key.name(), self.value(model, id, key)));
        let keys = keys.collect::<Vec<_>>().join(",");
        Self { text: format!("{}({keys})", self.text), style: self.style }
    }

    /// The template with the arguments of a function in parentheses.
    pub(super) fn arguments<'a>(
        &self,
        model: &Model,
        parameters: impl Iterator<Item = (&'a str, &'a TypeKind)>,
    ) -> Self {
        let arguments =
            parameters.map(|(name, kind)| format!("{name}={}", quoted(model, kind, &format!("{{{name}}}"))));
        let arguments = arguments.collect::<Vec<_>>().join(",");
        Self { text: format!("{}({arguments})", self.text), style: self.style }
    }

    /// The placeholder of a key, in quotes if it is a string.
    fn value(&self, model: &Model, id: StructuredTypeId, key: &KeyProperty) -> String {
        let simple = &model.structured_type(id).name.name;
        let placeholder = self.placeholder([key.name().to_owned(), format!("{simple}-{}", key.name())]);
        match model.property_at(id, &key.path) {
            Some(property) => quoted(model, &model.property(property).type_.kind, &placeholder),
            None => placeholder,
        }
    }

    /// A placeholder that the path does not have yet: the first of these names that is free, or the last one with a number.
    fn placeholder<const N: usize>(&self, names: [String; N]) -> String {
        let last = names.last().cloned().unwrap_or_default();
        let numbered = (1_u32..).map(|number| format!("{last}{number}"));
        let mut placeholders = names.into_iter().chain(numbered).map(|name| format!("{{{name}}}"));
        placeholders.find(|placeholder| !self.text.contains(placeholder.as_str())).unwrap_or_default()
    }
}

/// A placeholder in quotes if values of the type are strings.
fn quoted(model: &Model, kind: &TypeKind, placeholder: &str) -> String {
    let primitive = match kind {
        TypeKind::Primitive(primitive) => Some(*primitive),
        TypeKind::Definition(id) => Some(model.type_definition(*id).underlying_type),
        _ => None,
    };
    if primitive == Some(Primitive::String) { format!("'{placeholder}'") } else { placeholder.to_owned() }
}
