//! Annotations and their expressions.

use std::collections::HashMap;

use super::{Members, string};
use crate::document::{Annotation, Constant, Document, Dynamic, Expression, ExpressionKind, Record};
use crate::identifier::split_qualified;
use crate::model::Json;
use crate::read::{OPERATORS, Operands};

/// Writes the parts of one document.
pub(super) struct Writer<'d> {
    /// What the type of a record is called: the two versions differ.
    type_member: &'static str,
    /// Where the document that declares a namespace is, by its namespace and its alias.
    addresses: HashMap<&'d str, &'d str>,
}

impl<'d> Writer<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let type_member = if document.version.value == "4.0" { "@odata.type" } else { "@type" };
        let mut addresses = HashMap::new();
        for reference in &document.references {
            let uri = reference.uri.value.as_str();
            for include in &reference.includes {
                let alias = include.alias.as_ref().map(|alias| alias.value.as_str());
                addresses.extend([Some(include.namespace.value.as_str()), alias].into_iter().flatten().zip([uri, uri]));
            }
        }
        Self { type_member, addresses }
    }

    /// Adds the annotations of what is named before the `@`: nothing for the object itself.
    pub(super) fn annotations(&self, members: &mut Members, of: &str, annotations: &[Annotation]) {
        for annotation in annotations {
            let qualifier = annotation.qualifier.as_ref().map(|qualifier| format!("#{qualifier}")).unwrap_or_default();
            let name = format!("{of}@{}{qualifier}", annotation.term.value);
            members.push((name.clone(), self.expression(&annotation.value)));
            self.annotations(members, &name, &annotation.annotations);
        }
    }

    fn expression(&self, expression: &Expression) -> Json {
        match &expression.kind {
            ExpressionKind::Constant(value) => constant(value),
            ExpressionKind::Collection(items) => Json::Array(items.iter().map(|item| self.expression(item)).collect()),
            ExpressionKind::Record(record) => self.record(record),
            ExpressionKind::Path(path) => Json::Object(vec![("$Path".to_owned(), string(path))]),
            ExpressionKind::Dynamic(dynamic) => self.dynamic(dynamic),
        }
    }

    fn record(&self, record: &Record) -> Json {
        let mut members = Members::new();
        if let Some(type_) = &record.type_ {
            let namespace = split_qualified(&type_.value).map(|(namespace, _)| namespace).unwrap_or_default();
            let address = self.addresses.get(namespace).copied().unwrap_or_default();
            members.push((self.type_member.to_owned(), Json::String(format!("{address}#{}", type_.value))));
        }
        self.annotations(&mut members, "", &record.annotations);
        for property in &record.properties {
            members.push((property.name.value.clone(), self.expression(&property.value)));
            self.annotations(&mut members, &property.name.value, &property.annotations);
        }
        Json::Object(members)
    }

    fn dynamic(&self, dynamic: &Dynamic) -> Json {
        let operands = OPERATORS.iter().find(|operator| operator.name == dynamic.operator.value);
        let mut values = dynamic.operands.iter().map(|operand| self.expression(operand));
        let value = match operands.map(|operator| &operator.operands) {
            Some(Operands::One | Operands::Text) => values.next().unwrap_or(Json::Null),
            Some(Operands::Null) => Json::Null,
            Some(Operands::Array { .. }) | None => Json::Array(values.collect()),
        };
        let mut members = vec![(dynamic.operator.value.clone(), value)];
        for (name, text) in &dynamic.arguments {
            let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let value = match (name.as_str(), text.as_str()) {
                ("$MaxLength" | "$Precision" | "$Scale", number) if is_number => Json::Number(number.to_owned()),
                ("$Unicode" | "$Collection", "true" | "false") => Json::Bool(text == "true"),
                (_, text) => string(text),
            };
            members.push((name.clone(), value));
        }
        self.annotations(&mut members, "", &dynamic.annotations);
        Json::Object(members)
    }
}

/// A constant.
pub(super) fn constant(constant: &Constant) -> Json {
    match constant {
        Constant::Null => Json::Null,
        Constant::Bool(value) => Json::Bool(*value),
        Constant::Number(text) => Json::Number(text.clone()),
        Constant::String(text) => string(text),
    }
}
