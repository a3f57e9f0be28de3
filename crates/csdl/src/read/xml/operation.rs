//! Actions and functions.

use super::Reader;
use super::element::children;
use super::types::FACETS;
use crate::diagnostic::Code;
use crate::document::{ElementKind, Operation, Parameter, ReturnType};
use crate::xml::Element;

impl Reader<'_, '_> {
    /// One overload of an action.
    pub(super) fn action(&mut self, element: &Element<'_>) -> ElementKind {
        let children = ["Parameter", "ReturnType", "Annotation"];
        self.only(element, "an action", &["Name", "IsBound", "EntitySetPath"], &children);
        ElementKind::Action(self.operation(element))
    }

    /// One overload of a function.
    pub(super) fn function(&mut self, element: &Element<'_>) -> ElementKind {
        let attributes = ["Name", "IsBound", "EntitySetPath", "IsComposable"];
        self.only(element, "a function", &attributes, &["Parameter", "ReturnType", "Annotation"]);
        let is_composable = self.boolean(element, "IsComposable", false);
        if children(element, "ReturnType").next().is_none() {
            let place = self.place(element.span);
            self.faults.add(Code::MissingElement, place, "a function must have an element `ReturnType`");
        }
        ElementKind::Function(Operation { is_composable, ..self.operation(element) })
    }

    fn operation(&mut self, element: &Element<'_>) -> Operation {
        let mut returns = children(element, "ReturnType");
        let return_type = returns.next().and_then(|child| self.return_type(child));
        if let Some(second) = returns.next() {
            let place = self.place(second.span);
            self.faults.add(Code::UnexpectedElement, place, "an operation has one `ReturnType`");
        }
        Operation {
            is_bound: self.boolean(element, "IsBound", false),
            is_composable: false,
            entity_set_path: self.attribute(element, "EntitySetPath"),
            parameters: children(element, "Parameter").filter_map(|child| self.parameter(child)).collect(),
            return_type,
        }
    }

    fn parameter(&mut self, element: &Element<'_>) -> Option<Parameter> {
        const ATTRIBUTES: [&str; 8] =
            ["Name", "Type", "Nullable", FACETS[0], FACETS[1], FACETS[2], FACETS[3], FACETS[4]];
        self.only(element, "a parameter", &ATTRIBUTES, &["Annotation"]);
        let annotations = self.annotations(element);
        let name = self.name(element, "a parameter")?;
        let type_ = self.type_reference(element, "a parameter")?;
        Some(Parameter { name, type_, annotations, place: self.place(element.span) })
    }

    fn return_type(&mut self, element: &Element<'_>) -> Option<ReturnType> {
        const ATTRIBUTES: [&str; 7] = ["Type", "Nullable", FACETS[0], FACETS[1], FACETS[2], FACETS[3], FACETS[4]];
        self.only(element, "a return type", &ATTRIBUTES, &["Annotation"]);
        let annotations = self.annotations(element);
        Some(ReturnType { type_: self.type_reference(element, "a return type")?, annotations })
    }
}
