//! Annotation expressions: constants, collections, records, paths and computed values.

use std::collections::HashMap;

use json_places::{Kind, Member, Value};

use super::Reader;
use super::object::{Annotated, Object, split};
use crate::diagnostic::Code;
use crate::document::{Annotation, Constant, Dynamic, Expression, ExpressionKind, PropertyValue, Record};
use crate::identifier::split_qualified;
use crate::read::operators::{OPERATORS, Operands, Operator};
use crate::source::Spanned;
use crate::suggestion::closest;

impl Reader<'_> {
    /// A constant, as default values are.
    pub(super) fn constant(&mut self, member: &Member<'_>) -> Option<Spanned<Constant>> {
        let Some(constant) = constant(&member.value) else {
            self.wrong_type(&member.value, &format!("`{}`", member.name), "a constant");
            return None;
        };
        Some(Spanned::new(constant, self.place(member.value.span())))
    }

    /// Any expression.
    pub(super) fn expression(&mut self, value: &Value<'_>) -> Expression {
        let place = self.place(value.span());
        let kind = match &value.kind {
            Kind::Array(elements) => {
                ExpressionKind::Collection(elements.iter().map(|element| self.expression(element)).collect())
            }
            Kind::Object(members) => self.compound(&split(members, place)),
            // Every other kind is a constant.
            _ => ExpressionKind::Constant(constant(value).unwrap_or(Constant::Null)),
        };
        Expression { kind, place }
    }

    fn compound(&mut self, object: &Object<'_, '_>) -> ExpressionKind {
        let found = object
            .dollars
            .iter()
            .find_map(|member| Some((*member, OPERATORS.iter().find(|operator| operator.name == member.name)?)));
        match found {
            Some((member, operator)) => self.computed(object, member, operator),
            None => ExpressionKind::Record(self.record(object)),
        }
    }

    fn computed(&mut self, object: &Object<'_, '_>, member: &Member<'_>, operator: &Operator) -> ExpressionKind {
        let what = format!("a `{}` expression", operator.name);
        let known: Vec<&str> =
            [operator.name].iter().chain(operator.required).chain(operator.optional).copied().collect();
        self.only_known(object, &what, &known);
        self.only_annotated(object, &what, Annotated::Itself);
        self.no_plain_members(object, &what);
        for name in operator.required {
            self.required(object, name, &what);
        }
        let operands = self.operands(member, operator);
        let annotations = self.annotations(object, "");
        match (operator.name, operands.as_slice()) {
            ("$Path", [Expression { kind: ExpressionKind::Constant(Constant::String(path)), .. }])
                if annotations.is_empty() =>
            {
                ExpressionKind::Path(path.clone())
            }
            _ => ExpressionKind::Dynamic(Dynamic {
                operator: Spanned::new(operator.name.to_owned(), self.place(member.name_span())),
                operands,
                arguments: self.arguments(object, operator.name),
                annotations,
            }),
        }
    }

    fn operands(&mut self, member: &Member<'_>, operator: &Operator) -> Vec<Expression> {
        let what = format!("`{}`", operator.name);
        let value = &member.value;
        match (&operator.operands, &value.kind) {
            (Operands::One, _) | (Operands::Text, Kind::String(_)) => vec![self.expression(value)],
            (Operands::Null, Kind::Null) => Vec::new(),
            (Operands::Array { least, most }, Kind::Array(elements)) => {
                if elements.len() < *least || elements.len() > *most {
                    let place = self.place(value.span());
                    let range = if least == most { least.to_string() } else { format!("{least} or {most}") };
                    let message = format!("{what} takes {range} operands, but there are {}", elements.len());
                    self.faults.add(Code::InvalidValue, place, message);
                }
                elements.iter().map(|element| self.expression(element)).collect()
            }
            (operands, _) => {
                let expected = match operands {
                    Operands::Array { .. } => "an array",
                    Operands::Null => "null",
                    Operands::Text | Operands::One => "a string",
                };
                self.wrong_type(value, &what, expected);
                Vec::new()
            }
        }
    }

    fn arguments(&mut self, object: &Object<'_, '_>, operator: &str) -> Vec<(String, String)> {
        let mut arguments = Vec::new();
        for member in object.dollars.iter().filter(|member| member.name != operator) {
            let text = match constant(&member.value) {
                Some(Constant::String(text) | Constant::Number(text)) => text,
                Some(Constant::Bool(value)) => value.to_string(),
                Some(Constant::Null) | None => {
                    self.wrong_type(&member.value, &format!("`{}`", member.name), "a string, number or boolean");
                    continue;
                }
            };
            arguments.push((member.name.to_string(), text));
        }
        arguments.sort();
        arguments
    }

    /// A record. Control information other than the type, as in the payload of an example, becomes property values.
    fn record(&mut self, object: &Object<'_, '_>) -> Record {
        let names: Vec<&str> = OPERATORS.iter().map(|operator| operator.name).collect();
        for member in &object.dollars {
            let message = format!(
                "`{}` is not an expression of CSDL JSON, and a property of a record cannot begin with `$`",
                member.name
            );
            let place = self.place(member.name_span());
            let fault = self.faults.add(Code::UnknownDollarMember, place, message);
            if let Some(meant) = closest(&member.name, names.iter().copied()) {
                fault.help(format!("did you mean `{meant}`?"));
            }
        }
        let mut types = Vec::new();
        let mut properties = Vec::new();
        let mut annotated: HashMap<&str, Vec<&Member<'_>>> = HashMap::new();
        for (prefix, members) in &object.annotations {
            for member in members.iter().copied() {
                match member.name.get(prefix.len() + 1..).unwrap_or_default() {
                    "type" | "odata.type" if prefix.is_empty() => types.push(member),
                    term if is_control_information(term) => properties.push(self.property_value(member, Vec::new())),
                    _ => annotated.entry(prefix).or_default().push(member),
                }
            }
        }
        for member in &object.plain {
            let annotations = annotated.remove(&*member.name).unwrap_or_default();
            let annotations = self.annotations_of(&annotations);
            properties.push(self.property_value(member, annotations));
        }
        properties.sort_by_key(|property| property.name.place);
        let annotations = self.annotations_of(&annotated.remove("").unwrap_or_default());
        for (prefix, members) in annotated {
            for member in members {
                let place = self.place(member.name_span());
                let message = format!("`{}` annotates `{prefix}`, which is not there", member.name);
                self.faults.add(Code::UnexpectedMember, place, message);
            }
        }
        Record { type_: self.record_type(&types), properties, annotations }
    }

    fn property_value(&mut self, member: &Member<'_>, annotations: Vec<Annotation>) -> PropertyValue {
        PropertyValue {
            name: Spanned::new(member.name.to_string(), self.place(member.name_span())),
            value: self.expression(&member.value),
            annotations,
        }
    }

    fn record_type(&mut self, members: &[&Member<'_>]) -> Option<Spanned<String>> {
        let (member, others) = members.split_first()?;
        for other in others {
            let place = self.place(other.name_span());
            let message = "the record already says its type, by the other spelling of this member";
            let first = self.place(member.name_span());
            self.faults.add(Code::DuplicateMember, place, message).located_at("the first one", first);
        }
        let mut name = self.string(member)?;
        // The type may be given as a whole address, of which only the fragment names it.
        if let Some((_, fragment)) = name.value.rsplit_once('#') {
            name.value = fragment.to_owned();
        }
        if split_qualified(&name.value).is_none() {
            let message = format!("`{}` does not end in the qualified name of a type", name.value);
            self.faults.add(Code::InvalidValue, name.place, message);
            return None;
        }
        Some(name)
    }
}

/// Whether the name after an `@` is one of OData's own, which terms cannot have.
fn is_control_information(name: &str) -> bool {
    name.starts_with("odata.") || !name.contains('.')
}

fn constant(value: &Value<'_>) -> Option<Constant> {
    match &value.kind {
        Kind::Null => Some(Constant::Null),
        Kind::Bool(value) => Some(Constant::Bool(*value)),
        Kind::Number(text) => Some(Constant::Number((*text).to_owned())),
        Kind::String(text) => Some(Constant::String(text.to_string())),
        Kind::Array(_) | Kind::Object(_) => None,
    }
}
