//! Actions and functions.

use json_places::Value;

use super::Reader;
use super::object::{Annotated, Object};
use crate::document::{Element, ElementKind, Operation, Parameter, ReturnType};
use crate::source::{Place, Spanned};

const FUNCTION: [&str; 6] = ["$Kind", "$IsBound", "$IsComposable", "$EntitySetPath", "$Parameter", "$ReturnType"];

impl Reader<'_> {
    /// One overload.
    pub(super) fn operation(&mut self, name: &Spanned<String>, value: &Value<'_>, place: Place) -> Option<Element> {
        let (what, known): (_, &[&str]) = match value.member("$Kind").and_then(|kind| kind.value.as_str()) {
            Some("Action") => ("an action", &["$Kind", "$IsBound", "$EntitySetPath", "$Parameter", "$ReturnType"]),
            Some("Function") => ("a function", &FUNCTION),
            _ => ("an overload of an action or function", &FUNCTION),
        };
        let object = self.object(value, what, known, Annotated::Itself)?;
        let kind = self.required(&object, "$Kind", what)?;
        let kind = self.string(kind)?;
        let is_action = kind.value == "Action";
        if !is_action {
            if kind.value != "Function" {
                self.unknown_kind(&kind, &["Action", "Function"]);
                return None;
            }
            self.required(&object, "$ReturnType", what);
        }
        self.no_plain_members(&object, what);
        let mut parameters = Vec::new();
        for element in self.elements(object.dollar("$Parameter")) {
            parameters.extend(self.parameter(element));
        }
        let operation = Operation {
            is_bound: self.boolean(&object, "$IsBound"),
            is_composable: self.boolean(&object, "$IsComposable"),
            entity_set_path: object.dollar("$EntitySetPath").and_then(|member| self.string(member)),
            parameters,
            return_type: self.return_type(&object),
        };
        let annotations = self.annotations(&object, "");
        let kind = if is_action { ElementKind::Action(operation) } else { ElementKind::Function(operation) };
        Some(Element { name: name.clone(), kind, annotations, place })
    }

    fn parameter(&mut self, value: &Value<'_>) -> Option<Parameter> {
        let known =
            ["$Name", "$Type", "$Collection", "$Nullable", "$MaxLength", "$Unicode", "$Precision", "$Scale", "$SRID"];
        let object = self.object(value, "a parameter", &known, Annotated::Itself)?;
        self.no_plain_members(&object, "a parameter");
        let name = self.required(&object, "$Name", "a parameter")?;
        Some(Parameter {
            name: self.simple_identifier(name)?,
            type_: self.type_reference(&object)?,
            annotations: self.annotations(&object, ""),
            place: object.place,
        })
    }

    fn return_type(&mut self, operation: &Object<'_, '_>) -> Option<ReturnType> {
        let value = &operation.dollar("$ReturnType")?.value;
        let known = ["$Type", "$Collection", "$Nullable", "$MaxLength", "$Unicode", "$Precision", "$Scale", "$SRID"];
        let object = self.object(value, "a return type", &known, Annotated::Itself)?;
        self.no_plain_members(&object, "a return type");
        Some(ReturnType { type_: self.type_reference(&object)?, annotations: self.annotations(&object, "") })
    }
}
