//! Planning actions: their parameters as a struct, and what is documented of their requests.

use odata_csdl::model::{Json, Operation, TypeKind};

use super::fields::Named;
use super::items::{ActionFacts, Field, Struct, TypeFacts, TypeFactsKind};
use super::naming::ActionNames;
use super::{FieldName, Planner, description, docs, is_required, presence, type_docs};

impl<'a> Planner<'a, '_> {
    pub(super) fn action(&mut self, names: &ActionNames, operation: &'a Operation) -> Struct {
        let qualified_name = operation.name.to_string();
        let parameters = operation.parameters.iter().map(|parameter| Named {
            name: &parameter.name,
            place: parameter.place,
            is_navigation: false,
        });
        let names_of_fields = self.field_names(std::slice::from_ref(&qualified_name), parameters.collect());
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
            reads: Vec::new(),
            description: description(&operation.facts),
        };
        let binding = operation.binding.as_ref().map(|binding| self.type_name(&binding.type_));
        let kind = match &binding {
            Some(binding) => {
                format!("Parameters of the action `{qualified_name}`, bound to `{}`:", docs::code(binding))
            }
            None => format!("Parameters of the action `{qualified_name}`:"),
        };
        let mut lines = type_docs(&operation.facts, "Action", &qualified_name);
        if let Some(last) = lines.last_mut() {
            *last = match &operation.request.path {
                Some(path) => format!("{kind} `POST {}`.", docs::code(path)),
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
            action: Some(self.action_facts(names, operation, binding.unwrap_or_default())),
        }
    }

    fn action_facts(&mut self, names: &ActionNames, operation: &'a Operation, binding_type: String) -> ActionFacts {
        let request = &operation.request;
        let acts_on = request.acts_on.clone();
        let acts_on = acts_on.map(|it| (self.model.structured_type(it.entity_type).name.to_string(), it));
        let documentation = operation.facts.links.iter().find(|link| link.rel == "documentation");
        ActionFacts {
            static_name: names.facts.clone(),
            qualified_name: operation.name.to_string(),
            binding_type: if is_collection(operation) { format!("Collection({binding_type})") } else { binding_type },
            path: request.path.clone().unwrap_or_default(),
            success_status: if operation.return_type.is_some() { 200 } else { 204 },
            headers: self.shared.headers(&request.headers),
            permissions: self.shared.permissions(&request.permissions),
            permission_exceptions: request.permission_exceptions.clone(),
            least_privileged_role: request.least_privileged_role.clone().unwrap_or_default(),
            clouds: self.shared.clouds(&request.clouds),
            api_versions: self.shared.api_versions(&operation.facts.api_versions),
            acts_on,
            example: example(operation).unwrap_or_default(),
            documentation: documentation.map(|link| link.href.clone()).unwrap_or_default(),
            description: description(&operation.facts),
        }
    }
}

fn is_collection(operation: &Operation) -> bool {
    let binding = operation.binding.as_ref();
    binding.is_some_and(|binding| binding.type_.is_collection && !matches!(binding.type_.kind, TypeKind::Primitive(_)))
}

/// The body made of the examples of the parameters, if every required parameter has one.
fn example(operation: &Operation) -> Option<String> {
    let mut members = Vec::new();
    for parameter in &operation.parameters {
        match &parameter.example {
            Some(value) => members.push((parameter.name.clone(), value.clone())),
            None if is_required(parameter) => return None,
            None => {}
        }
    }
    (!members.is_empty()).then(|| {
        let mut text = String::new();
        write_json(&Json::Object(members), &mut text);
        text
    })
}

fn write_json(value: &Json, text: &mut String) {
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
