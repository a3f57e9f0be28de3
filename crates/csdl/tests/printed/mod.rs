//! Models as text, with one line for each thing in them.

use std::fmt::Write;

use odata_csdl::model::{
    Annotation, Constraints, ContainerChild, ContainerChildKind, EntitySetName, Facts, KeyProperty, Model, Operation,
    Parameter, Property, Type, TypeKind, Value,
};

/// The model for people.
pub(crate) fn printed(model: &Model) -> String {
    let mut printer = Printer { model, text: String::new() };
    printer.model();
    printer.text
}

/// A key as a key predicate has it, with the paths of aliases.
fn key(key: &[KeyProperty]) -> String {
    let names = key.iter().map(|property| match &property.alias {
        Some(alias) => format!("{alias}={}", property.path),
        None => property.path.clone(),
    });
    format!("({})", names.collect::<Vec<_>>().join(","))
}

struct Printer<'a> {
    model: &'a Model,
    text: String,
}

impl Printer<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        let indent = "  ".repeat(depth);
        writeln!(self.text, "{indent}{}", text.trim_end()).unwrap();
    }

    fn model(&mut self) {
        let model = self.model;
        for schema in &model.schemas {
            let vocabulary = if schema.is_vocabulary { " vocabulary" } else { "" };
            self.line(0, &format!("schema {} alias {:?}{vocabulary}", schema.namespace, schema.alias));
            self.facts(1, &schema.facts);
        }
        for type_ in &model.structured_types {
            let flags = [(type_.is_abstract, "abstract "), (type_.is_open, "open "), (type_.has_stream, "stream ")];
            let flags: String = flags.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
            self.line(0, &format!("{flags}{:?} {} key {}", type_.kind, type_.name, key(&type_.key)));
            for alternate in &type_.alternate_keys {
                self.line(1, &format!("alternate key {}", key(alternate)));
            }
            if let Some(base) = type_.base {
                self.line(1, &format!("base {}", model.structured_type(base).name));
            }
            for derived in &type_.derived {
                self.line(1, &format!("derived {}", model.structured_type(*derived).name));
            }
            for request in &type_.requests {
                self.line(1, &format!("{:?} {:?}", request.kind, request.request));
            }
            self.facts(1, &type_.facts);
            for property in &type_.properties {
                self.property(property);
            }
        }
        for type_ in &model.enum_types {
            let flags = if type_.is_flags { "flags " } else { "" };
            self.line(0, &format!("{flags}enum {} of {:?}", type_.name, type_.underlying_type));
            self.facts(1, &type_.facts);
            for member in &type_.members {
                let root = member.service_root.as_ref().map(|root| format!(" at {root}")).unwrap_or_default();
                self.line(1, &format!("{} = {}{root}", member.name, member.value));
                self.facts(2, &member.facts);
            }
        }
        for type_ in &model.type_definitions {
            self.line(0, &format!("definition {} of {:?}", type_.name, type_.underlying_type));
            self.facts(1, &type_.facts);
        }
        for operation in &model.operations {
            self.operation(operation);
        }
        for term in &model.terms {
            let applies = term.applies_to.join(" ");
            self.line(
                0,
                &format!(
                    "term {}: {} on {applies} default {:?}",
                    term.name,
                    self.type_(&term.type_),
                    term.default_value
                ),
            );
            self.facts(1, &term.facts);
        }
        for container in &model.entity_containers {
            let service = if container.is_service { "service " } else { "" };
            self.line(0, &format!("{service}container {} extends {:?}", container.name, container.extends));
            self.facts(1, &container.facts);
            for child in &container.children {
                self.child(child);
                self.facts(2, &child.facts);
            }
        }
        for undecoded in &model.undecoded {
            self.line(0, &format!("undecoded {} on {}", undecoded.term, undecoded.target));
        }
    }

    fn type_(&self, type_: &Type) -> String {
        let model = self.model;
        let name = match &type_.kind {
            TypeKind::Primitive(primitive) => primitive.name().to_owned(),
            TypeKind::Abstract(type_) => format!("any {}", type_.name()),
            TypeKind::Structured(id) => model.structured_type(*id).name.to_string(),
            TypeKind::Enum(id) => model.enum_type(*id).name.to_string(),
            TypeKind::Definition(id) => model.type_definition(*id).name.to_string(),
            TypeKind::External(name) => format!("external {name}"),
        };
        let brackets = if type_.is_collection { "[]" } else { "" };
        let mark = if type_.nullable { "?" } else { "" };
        format!("{name}{mark}{brackets}")
    }

    fn property(&mut self, property: &Property) {
        let default = property.default_value.as_ref().map(|value| format!(" = {value:?}")).unwrap_or_default();
        self.line(1, &format!("{}: {}{default}", property.name, self.type_(&property.type_)));
        if let Some(navigation) = &property.navigation {
            self.line(2, &format!("{navigation:?}"));
        }
        self.constraints(2, &property.constraints);
        self.facts(2, &property.facts);
    }

    fn operation(&mut self, operation: &Operation) {
        let returned =
            operation.return_type.as_ref().map(|it| format!(" -> {}", self.type_(&it.type_))).unwrap_or_default();
        self.line(0, &format!("{:?} {}{returned}", operation.kind, operation.name));
        if let Some(binding) = &operation.binding {
            self.line(1, "bound to");
            self.parameter(binding);
        }
        for parameter in &operation.parameters {
            self.parameter(parameter);
        }
        let request = &operation.request;
        if *request != odata_csdl::model::RequestFacts::default() {
            self.line(1, &format!("path {:?}", request.path));
            for permission in &request.permissions {
                self.line(1, &format!("{permission:?}"));
            }
            for header in &request.headers {
                self.line(1, &format!("{header:?}"));
            }
            self.line(
                1,
                &format!("role {:?} exceptions {:?}", request.least_privileged_roles, request.permission_exceptions),
            );
            self.line(1, &format!("{:?} {:?}", request.clouds, request.acts_on));
        }
        self.facts(1, &operation.facts);
        if let Some(returned) = operation.return_type.as_ref().filter(|it| it.facts != Facts::default()) {
            self.line(1, "returns");
            self.facts(2, &returned.facts);
        }
        if operation.is_composable {
            self.line(1, "composable");
        }
        if let Some(path) = &operation.entity_set_path {
            self.line(1, &format!("entity set path {path}"));
        }
    }

    fn child(&mut self, child: &ContainerChild) {
        let model = self.model;
        let set = |name: &EntitySetName| {
            let found = name.child.map(|id| format!(" ({})", model.container_child(id).name));
            format!("{}{}", name.path, found.unwrap_or_default())
        };
        let in_set = |name: &Option<EntitySetName>| name.as_ref().map(|name| format!(" in {}", set(name)));
        let listed = |is_listed: bool| if is_listed { " listed" } else { "" };
        let name = &child.name;
        let (line, bindings, alternate_keys) = match &child.kind {
            ContainerChildKind::EntitySet { entity_type, include_in_service_document, bindings, alternate_keys } => {
                let line = format!("set {name} of {}", model.kind_name(entity_type));
                (line + listed(*include_in_service_document), &bindings[..], &alternate_keys[..])
            }
            ContainerChildKind::Singleton { entity_type, nullable, bindings } => {
                let mark = if *nullable { "?" } else { "" };
                (format!("singleton {name} of {}{mark}", model.kind_name(entity_type)), &bindings[..], &[][..])
            }
            ContainerChildKind::ActionImport { action, entity_set } => {
                (format!("action {name} is {action}{}", in_set(entity_set).unwrap_or_default()), &[][..], &[][..])
            }
            ContainerChildKind::FunctionImport { function, entity_set, include_in_service_document } => {
                let line = format!("function {name} is {function}{}", in_set(entity_set).unwrap_or_default());
                (line + listed(*include_in_service_document), &[][..], &[][..])
            }
        };
        self.line(1, &line);
        for binding in bindings {
            let property = binding
                .property
                .map(|id| format!(" ({}/{})", model.structured_type(id.owner).name, model.property(id).name));
            self.line(2, &format!("{}{} -> {}", binding.path, property.unwrap_or_default(), set(&binding.target)));
        }
        for alternate in alternate_keys {
            self.line(2, &format!("alternate key {}", key(alternate)));
        }
    }

    fn parameter(&mut self, parameter: &Parameter) {
        let optional = if parameter.is_optional { " optional" } else { "" };
        let default = parameter.default_value.as_ref().map(|value| format!(" = {value}")).unwrap_or_default();
        self.line(1, &format!("{}: {}{optional}{default}", parameter.name, self.type_(&parameter.type_)));
        if let Some(example) = &parameter.example {
            self.line(2, &format!("example {example:?}"));
        }
        self.constraints(2, &parameter.constraints);
        self.facts(2, &parameter.facts);
    }

    fn constraints(&mut self, depth: usize, constraints: &Constraints) {
        if *constraints != Constraints::default() {
            self.line(depth, &format!("{constraints:?}"));
        }
    }

    fn facts(&mut self, depth: usize, facts: &Facts) {
        let texts = [
            ("description", &facts.description),
            ("long description", &facts.long_description),
            ("version", &facts.schema_version),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                self.line(depth, &format!("{name} {text:?}"));
            }
        }
        for link in &facts.links {
            self.line(depth, &format!("{link:?}"));
        }
        for revision in &facts.revisions {
            self.line(depth, &format!("{revision:?}"));
        }
        if !facts.api_versions.is_empty() {
            self.line(depth, &format!("versions {:?}", facts.api_versions));
        }
        for annotation in &facts.annotations {
            self.annotation(depth, annotation);
        }
    }

    fn annotation(&mut self, depth: usize, annotation: &Annotation) {
        let qualifier = annotation.qualifier.as_ref().map(|qualifier| format!("#{qualifier}")).unwrap_or_default();
        let value = match &annotation.value {
            Value::Constant(_) => String::new(),
            Value::Collection(items) => format!(" of {} items", items.len()),
            value => format!(" {value:?}"),
        };
        self.line(depth, &format!("@{}{qualifier}{value}", annotation.term));
        for inner in &annotation.annotations {
            self.annotation(depth + 1, inner);
        }
    }
}
