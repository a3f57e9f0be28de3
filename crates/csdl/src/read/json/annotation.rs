//! Annotations: members with an `@` in their names.

use json_places::Member;

use super::Reader;
use super::object::Object;
use crate::diagnostic::{Code, Leniency};
use crate::document::Annotation;
use crate::read::checks;
use crate::source::Spanned;

/// A member and the terms in its name, from the outer one to the inner one.
struct Application<'v, 't> {
    terms: Vec<&'v str>,
    member: &'v Member<'t>,
}

impl Reader<'_> {
    /// The annotations of what is named before the `@`, which is nothing for the object itself. Annotations with a fault
    /// are left out.
    pub(super) fn annotations(&mut self, object: &Object<'_, '_>, prefix: &str) -> Vec<Annotation> {
        let members = object.annotations.get(prefix).map(Vec::as_slice).unwrap_or_default();
        self.annotations_of(members)
    }

    /// The annotations that are written as these members.
    pub(super) fn annotations_of(&mut self, members: &[&Member<'_>]) -> Vec<Annotation> {
        let mut applications = Vec::new();
        for member in members {
            let terms: Vec<&str> = member.name.split('@').skip(1).collect();
            if terms.len() > checks::DEEPEST_ANNOTATIONS {
                let place = self.place(member.name_span());
                checks::too_deep(place, self.faults).tolerate(Leniency::Annotation);
            } else {
                applications.push(Application { terms, member });
            }
        }
        self.nest(applications, 0)
    }

    /// Makes a tree of applications that agree in their first `depth` terms.
    fn nest(&mut self, applications: Vec<Application<'_, '_>>, depth: usize) -> Vec<Annotation> {
        let mut groups: Vec<(&str, Vec<Application<'_, '_>>)> = Vec::new();
        let mut numbers = std::collections::HashMap::new();
        for application in applications {
            let Some(term) = application.terms.get(depth).copied() else { continue };
            let number = *numbers.entry(term).or_insert(groups.len());
            match groups.get_mut(number) {
                Some((_, group)) => group.push(application),
                None => groups.push((term, vec![application])),
            }
        }
        let mut annotations = Vec::new();
        for (term, group) in groups {
            let before = self.faults.count();
            let annotation = self.annotation(term, group, depth);
            if !self.faults.tolerate_since(before, Leniency::Annotation) {
                annotations.extend(annotation);
            }
        }
        annotations
    }

    fn annotation(&mut self, term: &str, group: Vec<Application<'_, '_>>, depth: usize) -> Option<Annotation> {
        let (mut own, inner): (Vec<_>, Vec<_>) =
            group.into_iter().partition(|application| application.terms.len() == depth + 1);
        let Some(own) = own.pop() else {
            for application in inner {
                let place = self.place(application.member.name_span());
                let message =
                    format!("`{}` annotates the annotation `@{term}`, which is not there", application.member.name);
                self.faults.add(Code::UnexpectedMember, place, message);
            }
            return None;
        };
        let place = self.place(own.member.name_span());
        let (term, qualifier) = match term.split_once('#') {
            Some((term, qualifier)) => (term, Some(qualifier)),
            None => (term, None),
        };
        let term = Spanned::new(term.to_owned(), place);
        let is_named = checks::term(&term, qualifier, self.faults);
        let value = self.expression(&own.member.value);
        let annotations = self.nest(inner, depth + 1);
        let span = own.member.value.span();
        // A member that is repeated within the value has been reported.
        let is_whole = self.repeated.range(span.start..span.end).next().is_none();
        (is_named && is_whole).then(|| Annotation { term, qualifier: qualifier.map(str::to_owned), value, annotations })
    }
}
