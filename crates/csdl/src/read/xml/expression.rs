//! Annotation expressions: constants, collections, records, paths and computed values.

use std::sync::LazyLock;

use super::Reader;
use super::element::children;
use super::number::json_number;
use super::types::FACETS;
use crate::diagnostic::Code;
use crate::document::{Constant, Dynamic, Expression, ExpressionKind, PropertyValue, Record};
use crate::read::declarations::Unsaid;
use crate::read::operators::{OPERATORS, Operands};
use crate::source::{Place, Spanned};
use crate::xml::{Element, Namespace};

/// The attributes that say a value; elements of the same names do, too.
pub(super) const VALUES: [&str; 18] = [
    "Binary",
    "Bool",
    "Date",
    "DateTimeOffset",
    "Decimal",
    "Duration",
    "EnumMember",
    "Float",
    "Guid",
    "Int",
    "String",
    "TimeOfDay",
    "AnnotationPath",
    "ModelElementPath",
    "NavigationPropertyPath",
    "PropertyPath",
    "Path",
    "UrlRef",
];

/// The elements that say a value, and annotations.
pub(super) static ELEMENTS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let computed = OPERATORS.iter().filter_map(|operator| operator.name.strip_prefix('$'));
    let simple = VALUES.into_iter().filter(|name| !matches!(*name, "Path" | "UrlRef"));
    simple.chain(["Collection", "Record", "Annotation"]).chain(computed).collect()
});

fn is_expression(element: &Element<'_>) -> bool {
    element.namespace == Namespace::Edm && element.name != "Annotation" && ELEMENTS.contains(&element.name)
}

/// The computed expressions whose operands have no type but their own.
const WITH_TYPED_MEMBERS: [&str; 18] = [
    "And", "Or", "Not", "Eq", "Ne", "Gt", "Ge", "Lt", "Le", "Has", "In", "Add", "Sub", "Neg", "Mul", "Div", "DivBy",
    "Mod",
];

impl Reader<'_, '_> {
    /// The expressions in an element, in order.
    pub(super) fn expressions(&mut self, element: &Element<'_>) -> Vec<Expression> {
        element
            .children
            .iter()
            .filter(|child| is_expression(child))
            .filter_map(|child| self.expression(child))
            .collect()
    }

    fn expression(&mut self, element: &Element<'_>) -> Option<Expression> {
        let place = self.place(element.span);
        let kind = match element.name {
            "Collection" => {
                // JSON has no place for annotations of a collection, and the specification none in XML.
                let items: Vec<&str> = ELEMENTS.iter().copied().filter(|name| *name != "Annotation").collect();
                self.only(element, "a collection", &[], &items);
                ExpressionKind::Collection(self.expressions(element))
            }
            "Record" => ExpressionKind::Record(self.record(element)),
            "UrlRef" | "LabeledElementReference" => self.computed(element, place)?,
            name if VALUES.contains(&name) => {
                self.only_elements(element, &format!("`{name}`"), &[], &[]);
                self.simple(name, &element.text, place)?
            }
            _ => self.computed(element, place)?,
        };
        Some(Expression { kind, place })
    }

    /// A value that is written as a text.
    pub(super) fn simple(&mut self, name: &str, text: &str, place: Place) -> Option<ExpressionKind> {
        let trimmed = text.trim();
        let constant = match name {
            "String" => Constant::String(text.to_owned()),
            "Bool" => match trimmed {
                "true" | "1" => Constant::Bool(true),
                "false" | "0" => Constant::Bool(false),
                _ => return self.no_value(place, name, trimmed, "`true` or `false`"),
            },
            "Int" => match json_number(trimmed).filter(|number| !number.contains(['.', 'e'])) {
                Some(number) => Constant::Number(number),
                None => return self.no_value(place, name, trimmed, "a whole number"),
            },
            "Decimal" | "Float" => match (json_number(trimmed), trimmed) {
                (Some(number), _) => Constant::Number(number),
                (None, "INF" | "-INF" | "NaN") => Constant::String(trimmed.to_owned()),
                (None, _) => return self.no_value(place, name, trimmed, "a number, `INF`, `-INF` or `NaN`"),
            },
            "EnumMember" => Constant::String(self.members(trimmed, place)?.1),
            "Path" => return Some(ExpressionKind::Path(trimmed.to_owned())),
            "UrlRef" => {
                let operand = ExpressionKind::Constant(Constant::String(trimmed.to_owned()));
                return Some(ExpressionKind::Dynamic(Dynamic {
                    operator: Spanned::new("$UrlRef".to_owned(), place),
                    operands: vec![Expression { kind: operand, place }],
                    arguments: Vec::new(),
                    annotations: Vec::new(),
                }));
            }
            _ => Constant::String(trimmed.to_owned()),
        };
        Some(ExpressionKind::Constant(constant))
    }

    fn no_value(&mut self, place: Place, name: &str, text: &str, expected: &str) -> Option<ExpressionKind> {
        let shown: String = text.chars().take(40).collect();
        self.faults.add(Code::InvalidValue, place, format!("`{name}` must be {expected}, but is `{shown}`"));
        None
    }

    /// The type of enumeration members that are written as `Type/Member`, and their names as JSON writes them.
    fn members(&mut self, text: &str, place: Place) -> Option<(String, String)> {
        let mut type_ = None;
        let mut names = Vec::new();
        for member in text.split_whitespace() {
            let Some((owner, name)) = member.split_once('/') else { continue };
            type_.get_or_insert(owner);
            names.push(name);
        }
        if names.is_empty() || names.len() != text.split_whitespace().count() {
            self.no_value(place, "EnumMember", text, "members with their type, such as `namespace.Color/Red`");
            return None;
        }
        Some((type_.unwrap_or_default().to_owned(), names.join(",")))
    }

    fn computed(&mut self, element: &Element<'_>, place: Place) -> Option<ExpressionKind> {
        let operator = OPERATORS.iter().find(|operator| operator.name.strip_prefix('$') == Some(element.name))?;
        let what = format!("`{}`", element.name);
        let named: &[&str] = match element.name {
            "Apply" => &["Function"],
            "LabeledElement" => &["Name"],
            "Cast" | "IsOf" => &["Type", FACETS[0], FACETS[1], FACETS[2], FACETS[3], FACETS[4]],
            _ => &[],
        };
        let operands = match (&operator.operands, element.name) {
            (Operands::Text, _) => {
                self.only_elements(element, &what, &[], &["Annotation"]);
                let text = Constant::String(element.text.trim().to_owned());
                vec![Expression { kind: ExpressionKind::Constant(text), place }]
            }
            (Operands::Null, _) => {
                self.only(element, &what, &[], &["Annotation"]);
                Vec::new()
            }
            (_, "LabeledElement") => self.value(element, &what, named).into_iter().collect(),
            _ => {
                self.only(element, &what, named, &ELEMENTS);
                self.operands(element)
            }
        };
        self.check_count(&operator.operands, operands.len(), &what, place);
        let annotations = self.annotations(element);
        if element.name == "Null" && annotations.is_empty() {
            return Some(ExpressionKind::Constant(Constant::Null));
        }
        Some(ExpressionKind::Dynamic(Dynamic {
            operator: Spanned::new(operator.name.to_owned(), place),
            operands,
            arguments: self.arguments(element, named, &what),
            annotations,
        }))
    }

    fn check_count(&mut self, operands: &Operands, count: usize, what: &str, place: Place) {
        let (least, most) = match operands {
            Operands::Array { least, most } => (*least, *most),
            Operands::One | Operands::Text => (1, 1),
            Operands::Null => (0, 0),
        };
        if !(least..=most).contains(&count) {
            let range = if least == most { least.to_string() } else { format!("{least} or {most}") };
            let message = format!("{what} takes {range} operands, but there are {count}");
            self.faults.add(Code::InvalidValue, place, message);
        }
    }

    /// The operands. A member of an enumeration that is compared has no declared type, so it says its own.
    fn operands(&mut self, element: &Element<'_>) -> Vec<Expression> {
        let is_typed = WITH_TYPED_MEMBERS.contains(&element.name);
        let mut operands = Vec::new();
        for child in element.children.iter().filter(|child| is_expression(child)) {
            let Some(operand) = self.expression(child) else { continue };
            let type_ = child.text.trim().split_once('/').filter(|_| is_typed && child.name == "EnumMember");
            operands.push(match type_ {
                Some((type_, _)) => cast(operand, type_),
                None => operand,
            });
        }
        operands
    }

    /// The named arguments, as JSON names them: `Collection()` around a type is a member of its own there.
    fn arguments(&mut self, element: &Element<'_>, names: &[&str], what: &str) -> Vec<(String, String)> {
        let mut arguments = Vec::new();
        for name in names {
            let Some(text) = self.attribute(element, name) else { continue };
            if *name == "Type" {
                if let Some((name, is_collection)) = self.type_name(&text) {
                    if name.value != "Edm.String" {
                        arguments.push(("$Type".to_owned(), name.value));
                    }
                    if is_collection {
                        arguments.push(("$Collection".to_owned(), "true".to_owned()));
                    }
                }
            } else if !(*name == "MaxLength" && text.value == "max") {
                arguments.push((format!("${name}"), text.value));
            }
        }
        for name in names.iter().filter(|name| matches!(**name, "Function" | "Name")) {
            self.required(element, name, what);
        }
        arguments.sort();
        arguments
    }

    fn record(&mut self, element: &Element<'_>) -> Record {
        self.only(element, "a record", &["Type"], &["PropertyValue", "Annotation"]);
        let mut properties = Vec::new();
        for child in children(element, "PropertyValue") {
            let value = self.value(child, "a property value", &["Property"]);
            let annotations = self.annotations(child);
            let Some(name) = self.required(child, "Property", "a property value") else { continue };
            let value = value.unwrap_or_else(|| {
                // The declaration of the property is not known here; a tag is the most likely.
                let kind = ExpressionKind::Constant(Constant::Bool(true));
                Expression { kind, place: self.place(child.span) }
            });
            properties.push(PropertyValue { name, value, annotations });
        }
        let names = properties.iter().map(|property| &property.name);
        self.unique(names, |name| format!("the record already has a value of `{name}`"));
        let type_ = self.qualified_name(element, "Type");
        Record { type_, properties, annotations: self.annotations(element) }
    }

    /// The value of an annotation without one.
    pub(super) fn unsaid(&self, term: &Spanned<String>) -> ExpressionKind {
        match self.context.unsaid(&term.value) {
            Unsaid::Written(text, type_) => {
                let type_ = if self.context.primitive(&type_).is_some() { type_ } else { "Edm.Boolean".to_owned() };
                ExpressionKind::Constant(self.constant_of(&text, &type_))
            }
            Unsaid::Constant(constant) => ExpressionKind::Constant(constant),
            Unsaid::Record => ExpressionKind::Record(Record::default()),
            Unsaid::Collection => ExpressionKind::Collection(Vec::new()),
        }
    }
}

/// An expression that says of which type its value is.
fn cast(operand: Expression, type_: &str) -> Expression {
    let place = operand.place;
    let kind = ExpressionKind::Dynamic(Dynamic {
        operator: Spanned::new("$Cast".to_owned(), place),
        operands: vec![operand],
        arguments: vec![("$Type".to_owned(), type_.to_owned())],
        annotations: Vec::new(),
    });
    Expression { kind, place }
}
