//! Planning actions and functions: their parameters as a struct, and what is documented of their requests.

use odata_csdl::model::{Json, Operation, OperationKind, Type, TypeKind};

use super::items::{Field, OperationFacts, Presence, Struct, TypeFacts, TypeFactsKind, Value, ValueFacts};
use super::naming::OperationNames;
use super::parts::Named;
use super::{FieldName, Planner, description, docs, is_required, long_description, presence, traits, type_docs};
use crate::settings::Part;

impl<'a> Planner<'a, '_> {
    pub(super) fn operation(&mut self, names: &OperationNames, operation: &'a Operation) -> Struct {
        let qualified_name = operation.name.to_string();
        let parameters: Vec<_> = operation.parameters.iter().map(Named::from).collect();
        let names_of_fields = self.field_names(Part::Parameter, std::slice::from_ref(&qualified_name), &parameters);
        let mut fields = Vec::new();
        let mut properties = Vec::new();
        for (parameter, field) in operation.parameters.iter().zip(names_of_fields) {
            let FieldName { name, attributes, replace } = field;
            let element = format!("{qualified_name}/{}", parameter.name);
            let Some(facts) = self.parameter_facts(&element, parameter) else { continue };
            let Some(mut value) = self.value(&parameter.type_, &element, parameter.place) else { continue };
            value.is_boxed = self.layout.is_boxed(self.model, None, false, &parameter.type_);
            self.replace(&mut value, &parameter.type_, replace);
            properties.push(facts);
            fields.push(Field {
                name,
                attributes,
                wire_name: parameter.name.clone(),
                docs: docs::docs(&parameter.facts, &format!("`{}`", docs::code(&parameter.name))),
                presence: presence(is_required(parameter), &parameter.type_),
                value,
                is_key: false,
            });
        }
        let has_default = fields.iter().all(|field| field.presence != Presence::Required);
        self.check_derives(&qualified_name, if has_default { &traits::WITH_DEFAULT } else { &traits::STRUCT });
        let facts = TypeFacts {
            static_name: names.parameters.clone(),
            qualified_name: qualified_name.clone(),
            kind: TypeFactsKind::Parameters,
            base: None,
            is_abstract: false,
            is_open: false,
            key: Vec::new(),
            inherited: 0,
            properties,
            derived: Vec::new(),
            requests: Vec::new(),
            description: description(&operation.facts),
            long_description: long_description(&operation.facts),
        };
        let (word, title, method) = match operation.kind {
            OperationKind::Action => ("action", "Action", "POST"),
            OperationKind::Function => ("function", "Function", "GET"),
        };
        let binding = operation.binding.as_ref().map(|binding| self.type_name(&binding.type_));
        let kind = match &binding {
            Some(binding) => {
                format!("Parameters of the {word} `{qualified_name}`, bound to `{}`:", docs::code(binding))
            }
            None => format!("Parameters of the {word} `{qualified_name}`:"),
        };
        let mut lines = type_docs(&operation.facts, title, &qualified_name);
        if let Some(last) = lines.last_mut() {
            *last = match &operation.request.path {
                Some(path) => format!("{kind} `{method} {}`.", docs::code(path)),
                None => kind.replace(':', "."),
            };
        }
        Struct {
            name: names.path.name.clone(),
            attributes: self.settings.attributes(&qualified_name),
            docs: lines,
            facts,
            fields,
            additional: "additional_properties".to_owned(),
            operation: Some(self.operation_facts(names, operation, method, binding.unwrap_or_default())),
        }
    }

    fn operation_facts(
        &mut self,
        names: &OperationNames,
        operation: &'a Operation,
        method: &'static str,
        binding_type: String,
    ) -> OperationFacts {
        let request = &operation.request;
        let acts_on = request.acts_on.clone();
        let acts_on = acts_on.map(|it| (self.model.structured_type(it.entity_type).name.to_string(), it));
        let output = operation.return_type.as_ref().and_then(|returned| self.output(&returned.type_, operation));
        let success_status = if operation.return_type.is_some() { 200 } else { 204 };
        let result = output.as_ref().map(|(value, facts)| (facts.clone(), value.is_collection));
        OperationFacts {
            kind: operation.kind,
            static_name: names.facts.clone(),
            qualified_name: operation.name.to_string(),
            binding_type: if is_collection(operation) { format!("Collection({binding_type})") } else { binding_type },
            request: self.request(request, method, success_status, result, example(operation)),
            output: output.map(|(value, _)| value),
            acts_on,
            description: description(&operation.facts),
        }
    }

    /// The type of what an operation returns: as it is read, and as the facts have it.
    fn output(&mut self, type_: &Type, operation: &Operation) -> Option<(Value, ValueFacts)> {
        let element = format!("{}/$ReturnType", operation.name);
        let value = self.value(type_, &element, operation.place)?;
        let facts = self.value_kind_facts(&value.kind, type_)?;
        Some((Value { is_boxed: false, has_nullable_items: false, ..value }, facts))
    }
}

fn is_collection(operation: &Operation) -> bool {
    let binding = operation.binding.as_ref();
    binding.is_some_and(|binding| binding.type_.is_collection && !matches!(binding.type_.kind, TypeKind::Primitive(_)))
}

/// The body made of the examples of the parameters, if every required parameter has one.
fn example(operation: &Operation) -> Option<Json> {
    let mut members = Vec::new();
    for parameter in &operation.parameters {
        match &parameter.example {
            Some(value) => members.push((parameter.name.clone(), value.clone())),
            None if is_required(parameter) => return None,
            None => {}
        }
    }
    (!members.is_empty()).then_some(Json::Object(members))
}

/// Writes a value as JSON without white space.
pub(crate) fn write_json(value: &Json, text: &mut String) {
    match value {
        Json::Null => text.push_str("null"),
        Json::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => text.push_str(number),
        Json::String(string) => write_string(string, text),
        Json::Array(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                write_json(element, text);
            }
            text.push(']');
        }
        Json::Object(members) => {
            text.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                write_string(name, text);
                text.push(':');
                write_json(value, text);
            }
            text.push('}');
        }
    }
}

fn write_string(string: &str, text: &mut String) {
    text.push_str(&serde_json::Value::from(string).to_string());
}
