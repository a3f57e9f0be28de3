//! What neither the entity container nor the published paths say, by cause.

use std::collections::BTreeMap;
use std::fmt;

use super::Derived;
use super::follow::{End, Stop};
use crate::model::{Model, StructuredKind};

/// Why something is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Missing {
    /// Nothing in the entity container leads to entities of a type.
    TypeAddress,
    /// Nothing in the entity container leads to what an operation is bound to, or no import names it.
    OperationAddress,
    /// The path of a request is not published, so its permissions are not known.
    Permissions,
    /// A published path does not begin with the name of an entity set, singleton or import.
    Root,
    /// A segment of a published path is not declared there.
    Segment,
    /// A segment of a published path is declared by derived types only, and the path has no type cast.
    NoCast,
    /// A segment of a published path is not declared there, unless it is meant as the key of an entity.
    SegmentOrKey,
    /// A published path addresses an item by the path of its file, between colons.
    Colon,
    /// Keys in parentheses are not those of the type.
    Key,
    /// A type cast is to a type that is not derived.
    Cast,
    /// No overload of the operation has these parameters.
    Parameters,
    /// A published path goes on after something that ends a path.
    End,
    /// There is no request of that method at a published path.
    Method,
}

impl Missing {
    /// What is missing, in a few words.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::TypeAddress => "entity types to whose entities no entity set, singleton or navigation property leads",
            Self::OperationAddress => "operations bound to something that the entity container does not lead to",
            Self::Permissions => "requests whose permissions are not published",
            Self::Root => "published paths that begin with no entity set, singleton or import",
            Self::Segment => "published paths with a segment that the metadata does not declare there",
            Self::NoCast => "published paths without the type cast to the derived type that declares the segment",
            Self::SegmentOrKey => {
                "published paths with a name after a collection that is neither a type nor an operation"
            }
            Self::Colon => "published paths that address an item by the path of its file, which metadata cannot say",
            Self::Key => "published paths with keys in parentheses that are not those of the type",
            Self::Cast => "published paths with a cast to a type that is not derived",
            Self::Parameters => "published paths that call an operation with parameters that no overload has",
            Self::End => "published paths that go on after a value or an action",
            Self::Method => "published methods for which there is no request at the path",
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TypeAddress => "type-address",
            Self::OperationAddress => "operation-address",
            Self::Permissions => "permissions",
            Self::Root => "root",
            Self::Segment => "segment",
            Self::NoCast => "no-cast",
            Self::SegmentOrKey => "segment-or-key",
            Self::Colon => "colon",
            Self::Key => "key",
            Self::Cast => "cast",
            Self::Parameters => "parameters",
            Self::End => "end",
            Self::Method => "method",
        })
    }
}

/// Everything that is not said for one cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaid {
    /// The cause.
    pub cause: Missing,
    /// The names, paths or requests that it concerns, in order.
    pub of: Vec<String>,
}

/// How many requests are derived for the elements of a slice, and what is not said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The requests that follow from the entity container alone.
    pub of_container: usize,
    /// Those that are published as well.
    pub of_both: usize,
    /// Those at paths that are published only.
    pub of_published: usize,
    /// How many paths are published.
    pub published_paths: usize,
    /// How many of them lead somewhere in the metadata, in the slice or not.
    pub resolved_paths: usize,
    /// How many of those have a request, in the slice or not.
    pub used_paths: usize,
    /// How many of those concern nothing in the slice.
    pub outside_paths: usize,
    /// What is not said, by cause.
    pub unsaid: Vec<Unsaid>,
}

impl Derived {
    /// The report for the entity types and operations of a slice.
    pub(crate) fn report(
        &self,
        model: &Model,
        has_type: impl Fn(usize) -> bool,
        has_operation: impl Fn(usize) -> bool,
    ) -> Report {
        let mut report = Report { published_paths: self.published.len(), ..Report::default() };
        let mut unsaid: BTreeMap<Missing, Vec<String>> = BTreeMap::new();
        let mut add = |cause, of| unsaid.entry(cause).or_default().push(of);
        let types = model.structured_types.iter().enumerate();
        for (id, type_) in types.filter(|(id, it)| it.kind == StructuredKind::Entity && has_type(*id)) {
            if !self.entities.contains_key(&id) {
                add(Missing::TypeAddress, type_.name.to_string());
            }
        }
        for (number, operation) in model.operations.iter().enumerate().filter(|(number, _)| has_operation(*number)) {
            if !self.operations.contains_key(&number) {
                let bound = operation.binding.as_ref().map(|binding| model.type_name(&binding.type_));
                let bound = bound.map(|name| format!(" bound to {name}")).unwrap_or_default();
                add(Missing::OperationAddress, format!("{}{bound}", operation.name));
            }
        }
        let entities = self.entities.iter().filter(|(id, _)| has_type(**id)).flat_map(|(_, requests)| requests);
        let operations = self.operations.iter().filter(|(number, _)| has_operation(**number));
        let operations = operations.map(|(number, requests)| (model.operations[*number].kind, requests));
        let calls = operations.flat_map(|(kind, all)| all.iter().map(move |it| (super::derive::method_of(kind), it)));
        let entities = entities.map(|it| (it.method(), it));
        for (method, request) in entities.chain(calls) {
            match (request.order.is_some(), request.permissions.is_some()) {
                (true, true) => report.of_both += 1,
                (_, false) => report.of_container += 1,
                (false, true) => report.of_published += 1,
            }
            if self.has_published && request.permissions.is_none() {
                add(Missing::Permissions, format!("{method} {}", request.path));
            }
        }
        for outcome in &self.published {
            let end = match &outcome.leads_to {
                Err(Stop { cause, at }) => {
                    let at = at.as_ref().map(|at| format!(": {at}")).unwrap_or_default();
                    add(*cause, format!("{}{at}", outcome.path));
                    continue;
                }
                Ok(end) => end,
            };
            report.resolved_paths += 1;
            report.used_paths += usize::from(outcome.has_request);
            let is_inside = match end {
                End::Collection(id) | End::Entity(id) | End::Part(id) => has_type(id.0),
                End::Operations(numbers, _) => numbers.iter().any(|number| has_operation(*number)),
            };
            if is_inside {
                for method in &outcome.wrong_methods {
                    add(Missing::Method, format!("{method} {}", outcome.path));
                }
            } else {
                report.outside_paths += 1;
            }
        }
        report.unsaid = unsaid.into_iter().map(|(cause, of)| Unsaid { cause, of }).collect();
        report
    }
}
