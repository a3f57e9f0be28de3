//! Schemas: what they declare, and annotations by external target.

use json_places::{Kind, Member};

use super::Reader;
use super::object::Annotated;
use crate::diagnostic::{Code, Leniency};
use crate::document::{Annotations, Element, ElementKind, Schema};
use crate::read::checks;
use crate::source::{Place, Spanned};
use crate::suggestion::closest;

const KINDS: [&str; 8] =
    ["EntityType", "ComplexType", "EnumType", "TypeDefinition", "Action", "Function", "Term", "EntityContainer"];

impl Reader<'_> {
    /// One schema, whose namespace is the name of the member.
    pub(super) fn schema(&mut self, member: &Member<'_>) -> Option<Schema> {
        let namespace = Spanned::new(member.name.to_string(), self.place(member.name_span()));
        checks::schema(&namespace, self.faults);
        let object = self.object(&member.value, "a schema", &["$Alias", "$Annotations"], Annotated::Itself)?;
        let alias = object.dollar("$Alias").and_then(|member| self.alias(member));
        let mut elements = Vec::new();
        for member in &object.plain {
            self.element(member, &mut elements);
        }
        let targeted = object.dollar("$Annotations").map(|member| self.targeted(member)).unwrap_or_default();
        let annotations = self.annotations(&object, "");
        Some(Schema { namespace, alias, elements, targeted, annotations })
    }

    /// The annotations by external target. Like a single annotation, a group with a fault is left out.
    fn targeted(&mut self, member: &Member<'_>) -> Vec<Annotations> {
        // A target may have an `@` in it, where an annotation is annotated. So every member is a target.
        let Some(members) = member.value.as_object() else {
            self.wrong_type(&member.value, "`$Annotations`", "an object");
            return Vec::new();
        };
        let mut targeted = Vec::new();
        for member in members {
            let before = self.faults.count();
            let group = self.annotations_of_target(member);
            if !self.faults.tolerate_since(before, Leniency::Annotation) {
                targeted.extend(group);
            }
        }
        targeted
    }

    fn annotations_of_target(&mut self, member: &Member<'_>) -> Option<Annotations> {
        let what = "the annotations of a target";
        let object = self.object(&member.value, what, &[], Annotated::Itself)?;
        self.no_plain_members(&object, what);
        Some(Annotations {
            target: Spanned::new(member.name.to_string(), self.place(member.name_span())),
            annotations: self.annotations(&object, ""),
        })
    }

    fn element(&mut self, member: &Member<'_>, elements: &mut Vec<Element>) {
        let Some(name) = self.member_name(member) else { return };
        match &member.value.kind {
            Kind::Array(overloads) => {
                if overloads.is_empty() {
                    let message = format!("`{}` is an array of overloads, but has none", name.value);
                    self.faults.add(Code::InvalidValue, name.place, message);
                }
                for overload in overloads {
                    let place = self.place(overload.span());
                    elements.extend(self.operation(&name, overload, place));
                }
            }
            Kind::Object(_) => {
                let place = Place { end: self.place(member.value.span()).end, ..name.place };
                elements.extend(self.named(member, name, place));
            }
            _ => self.wrong_type(&member.value, "an element of a schema", "an object, or an array of overloads"),
        }
    }

    fn named(&mut self, member: &Member<'_>, name: Spanned<String>, place: Place) -> Option<Element> {
        let value = &member.value;
        let Some(kind) = value.member("$Kind") else {
            let message = format!("`{}` does not say its `$Kind`", name.value);
            let fault = self.faults.add(Code::MissingMember, name.place, message);
            fault.help(format!("one of {}", KINDS.join(", ")));
            return None;
        };
        let kind = self.string(kind)?;
        let (kind, annotations) = match kind.value.as_str() {
            "EntityType" => {
                let (type_, annotations) = self.structured_type(value, true)?;
                (ElementKind::EntityType(type_), annotations)
            }
            "ComplexType" => {
                let (type_, annotations) = self.structured_type(value, false)?;
                (ElementKind::ComplexType(type_), annotations)
            }
            "EnumType" => self.enum_type(value)?,
            "TypeDefinition" => self.type_definition(value)?,
            "Term" => self.term(value)?,
            "EntityContainer" => self.entity_container(value)?,
            "Action" | "Function" => {
                let message = format!("`{}` must be an array of overloads, even if there is only one", name.value);
                self.faults.add(Code::WrongJsonType, self.place(value.span()), message);
                return None;
            }
            _ => {
                self.unknown_kind(&kind, &KINDS);
                return None;
            }
        };
        Some(Element { name, kind, annotations, place })
    }

    /// Reports a `$Kind` that is not allowed at its place.
    pub(super) fn unknown_kind(&mut self, kind: &Spanned<String>, known: &[&str]) {
        let message = format!("`{}` is not a kind of element that is allowed here", kind.value);
        let fault = self.faults.add(Code::InvalidValue, kind.place, message);
        match closest(&kind.value, known.iter().copied()) {
            Some(meant) => fault.help(format!("did you mean `{meant}`?")),
            None => fault.help(format!("one of {}", known.join(", "))),
        }
    }
}
