//! Annotations.

use super::Reader;
use super::element::children;
use super::expression::{ELEMENTS, VALUES};
use crate::diagnostic::{Code, Leniency};
use crate::document::{Annotation, Expression};
use crate::read::checks;
use crate::source::Spanned;
use crate::xml::{Attribute, Element};

impl Reader<'_, '_> {
    /// The annotations in an element, without those that have a fault.
    pub(super) fn annotations(&mut self, element: &Element<'_>) -> Vec<Annotation> {
        let mut annotations = Vec::new();
        for child in children(element, "Annotation") {
            let before = self.faults.count();
            let annotation = self.annotation(child);
            if !self.faults.tolerate_since(before, Leniency::Annotation) {
                annotations.extend(annotation);
            }
        }
        annotations
    }

    fn annotation(&mut self, element: &Element<'_>) -> Option<Annotation> {
        // An annotation within the value does not annotate this one.
        let around = std::mem::take(&mut self.annotated);
        let value = self.value(element, "an annotation", &["Term", "Qualifier"]);
        self.annotated = around + 1;
        let annotations = if self.annotated > checks::DEEPEST_ANNOTATIONS {
            checks::too_deep(self.place(element.span), self.faults);
            Vec::new()
        } else {
            self.annotations(element)
        };
        self.annotated = around;
        let term = self.required(element, "Term", "an annotation")?;
        let qualifier = self.attribute(element, "Qualifier").map(|qualifier| qualifier.value);
        if !checks::term(&term, qualifier.as_deref(), self.faults) {
            return None;
        }
        let value = value.unwrap_or_else(|| {
            let place = self.place(element.span);
            Expression { kind: self.unsaid(&term), place }
        });
        Some(Annotation { term, qualifier, value, annotations })
    }

    /// The value of an annotation or property value, which is either an attribute or an element.
    pub(super) fn value(&mut self, element: &Element<'_>, what: &str, others: &[&str]) -> Option<Expression> {
        let attributes: Vec<&str> = others.iter().copied().chain(VALUES).collect();
        self.only(element, what, &attributes, &ELEMENTS);
        let values = element.attributes.iter().filter(|attribute| VALUES.contains(&attribute.name));
        let mut found: Vec<Expression> = values.filter_map(|attribute| self.value_in_attribute(attribute)).collect();
        found.extend(self.expressions(element));
        let mut found = found.into_iter();
        let first = found.next();
        for second in found {
            self.faults.add(
                Code::UnexpectedElement,
                second.place,
                format!("{what} has one value, but here is another"),
            );
        }
        first
    }

    fn value_in_attribute(&mut self, attribute: &Attribute<'_>) -> Option<Expression> {
        let Spanned { value, place } = self.value_of(attribute);
        let kind = self.simple(attribute.name, &value, place)?;
        Some(Expression { kind, place })
    }
}
