//! Published paths, followed through the metadata segment by segment.
//!
//! Published paths do not keep to the case of names. Each of their placeholders may be any key, a key may stand in parentheses
//! or be a segment, and types and operations may be named with or without their namespaces.

use std::collections::{BTreeSet, HashMap};

use super::address::{all_alternate_keys, children};
use super::identity::{Arguments, Segment, segments};
use super::report::Missing;
use super::template::Template;
use super::{KeyStyle, PublishedPath};
use crate::identifier::split_qualified;
use crate::model::{
    ContainerChild, ContainerChildId, ContainerChildKind, KeyProperty, Model, Operation, OperationKind, Property,
    StructuredKind, StructuredTypeId, TypeKind,
};

/// What a published path leads to, or why it leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The path as it is published.
    pub(super) path: String,
    /// The elements whose requests it has, or what is missing.
    pub(super) leads_to: Result<End, Stop>,
    /// The methods for which there is no request at the path.
    pub(super) wrong_methods: Vec<String>,
    /// Whether there is a request at the path.
    pub(super) has_request: bool,
}

/// Where a path stops that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) cause: Missing,
    /// The segment, and what is before it, if that is typed.
    pub(super) at: Option<String>,
}

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// A collection of entities of the type.
    Collection(StructuredTypeId),
    /// One entity of the type.
    Entity(StructuredTypeId),
    /// A part of an entity of the type.
    Part(StructuredTypeId),
    /// Overloads of an operation, and the single entity that it returns, by the path with arguments, if it does.
    Operations(Vec<usize>, Option<(StructuredTypeId, String)>),
}

/// Where a path is after some segments.
#[derive(Clone, Copy)]
enum At {
    Collection(StructuredTypeId),
    Entity(StructuredTypeId),
    Complex(StructuredTypeId),
    Value,
}

/// The names of a model, found in any case.
pub(super) struct Follower<'m> {
    model: &'m Model,
    style: KeyStyle,
    children: HashMap<String, ContainerChildId>,
    types: HashMap<String, StructuredTypeId>,
    /// The overloads of bound operations by simple name.
    operations: HashMap<String, Vec<usize>>,
}

/// A path on its way.
struct Way<'f, 'm> {
    follower: &'f Follower<'m>,
    path: Template,
    at: At,
    /// The type of the entity that the path has come through last.
    owner: Option<StructuredTypeId>,
    /// Whether one of the methods at the path suits nothing but an entity.
    is_entity: bool,
}

impl<'m> Follower<'m> {
    pub(super) fn new(model: &'m Model, style: KeyStyle) -> Self {
        let children = children(model).into_iter();
        let children = children.map(|id| (model.container_child(id).name.to_ascii_lowercase(), id)).collect();
        let mut types = HashMap::new();
        for (number, type_) in model.structured_types.iter().enumerate() {
            let id = StructuredTypeId(number);
            types.insert(type_.name.to_string().to_ascii_lowercase(), id);
            if let Some(alias) = model.schema(&type_.name.namespace).and_then(|schema| schema.alias.as_deref()) {
                types.entry(format!("{alias}.{}", type_.name.name).to_ascii_lowercase()).or_insert(id);
            }
        }
        let mut operations: HashMap<_, Vec<usize>> = HashMap::new();
        for (number, operation) in model.operations.iter().enumerate().filter(|(_, it)| it.binding.is_some()) {
            operations.entry(operation.name.name.to_ascii_lowercase()).or_default().push(number);
        }
        Self { model, style, children, types, operations }
    }

    /// Where a path leads, with its template.
    pub(super) fn follow(&self, published: &PublishedPath) -> Result<(End, Template), Stop> {
        let segments = segments(&published.path);
        let root = Stop { cause: Missing::Root, at: None };
        let Some((first, rest)) = segments.split_first() else { return Err(root) };
        let Some(child) = self.children.get(&first.name.to_ascii_lowercase()) else { return Err(root) };
        let child = self.model.container_child(*child);
        let path = Template::new(self.style).then(&child.name);
        // Actions are called by POST and functions by GET, and collections take no other methods.
        let is_entity = published.methods.keys().any(|method| matches!(method.as_str(), "PATCH" | "PUT" | "DELETE"));
        let mut way = Way { follower: self, path, at: At::Value, owner: None, is_entity };
        if let Some(end) = way.first(child, first, rest.is_empty()).map_err(|cause| Stop { cause, at: None })? {
            return Ok((end, way.path));
        }
        for (index, segment) in rest.iter().enumerate() {
            let before = way.at;
            let end = way.segment(segment, index + 1 == rest.len());
            if let Some(end) = end.map_err(|cause| Stop { cause, at: self.explain(segment, before) })? {
                return Ok((end, way.path));
            }
        }
        let end = match (way.at, way.owner) {
            (At::Collection(id), _) => End::Collection(id),
            (At::Entity(id), _) => End::Entity(id),
            (At::Complex(_) | At::Value, Some(owner)) => End::Part(owner),
            (At::Complex(_) | At::Value, None) => return Err(Stop { cause: Missing::Segment, at: None }),
        };
        Ok((end, way.path))
    }

    /// The segment at which a path stops, and the type that it has come to.
    fn explain(&self, segment: &Segment<'_>, at: At) -> Option<String> {
        let (prefix, id) = match at {
            At::Collection(id) => ("a collection of ", id),
            At::Entity(id) | At::Complex(id) => ("", id),
            At::Value => return None,
        };
        Some(format!("`{}` after {prefix}`{}`", segment.name, self.model.structured_type(id).name))
    }
}

impl<'m> Way<'_, 'm> {
    /// Begins at a child of the container; gives the end of the path if that is an operation at its end.
    fn first(&mut self, child: &ContainerChild, segment: &Segment<'_>, is_last: bool) -> Result<Option<End>, Missing> {
        let (name, kind) = match &child.kind {
            ContainerChildKind::EntitySet { entity_type: TypeKind::Structured(id), alternate_keys, .. } => {
                self.at = At::Collection(*id);
                return self.key_in_parentheses(segment, alternate_keys).map(|()| None);
            }
            ContainerChildKind::Singleton { entity_type: TypeKind::Structured(id), .. } => {
                self.at = At::Entity(*id);
                return Ok(None);
            }
            ContainerChildKind::EntitySet { .. } | ContainerChildKind::Singleton { .. } => {
                return Err(Missing::Segment);
            }
            ContainerChildKind::ActionImport { action, .. } => (action, OperationKind::Action),
            ContainerChildKind::FunctionImport { function, .. } => (function, OperationKind::Function),
        };
        let overloads = self.follower.model.unbound_overloads(name, kind).map(|(number, _)| number);
        self.operations(overloads.collect(), segment, is_last)
    }

    /// Goes one segment further; gives the end of the path if that is no type.
    fn segment(&mut self, segment: &Segment<'_>, is_last: bool) -> Result<Option<End>, Missing> {
        if segment.name.starts_with('$') {
            return self.system_segment(segment.name, is_last).map(Some);
        }
        let id = match self.at {
            At::Collection(id) if segment.name.starts_with('{') => {
                self.path = self.path.key(self.follower.model, id).ok_or(Missing::Key)?;
                self.at = At::Entity(id);
                return Ok(None);
            }
            At::Collection(id) | At::Entity(id) | At::Complex(id) => id,
            At::Value => return Err(Missing::End),
        };
        if let Some(cast) = self.follower.types.get(&segment.name.to_ascii_lowercase()) {
            return self.cast(id, *cast, segment).map(|()| None);
        }
        if !matches!(self.at, At::Collection(_))
            && let Some(property) = self.property(id, segment.name)
        {
            return self.through(id, property, segment).map(|()| None);
        }
        let overloads = self.overloads(id, segment.name);
        if !overloads.is_empty() {
            return self.operations(overloads, segment, is_last);
        }
        if segment.name.contains(':') {
            return Err(Missing::Colon);
        }
        if self.is_declared_by_derived(id, segment.name) {
            return Err(Missing::NoCast);
        }
        if !matches!(self.at, At::Collection(_)) || segment.arguments.is_some() {
            return Err(Missing::Segment);
        }
        // If the path goes on, or if what it leads to can be changed, a name that is not declared can only be the key of an
        // entity, such as that of a well-known one.
        if is_last && (!self.is_entity || self.property(id, segment.name).is_some()) {
            return Err(Missing::SegmentOrKey);
        }
        self.path = self.path.key(self.follower.model, id).ok_or(Missing::Key)?;
        self.at = At::Entity(id);
        Ok(None)
    }

    fn system_segment(&mut self, name: &str, is_last: bool) -> Result<End, Missing> {
        let is_known = ["$count", "$ref", "$value"].iter().any(|known| name.eq_ignore_ascii_case(known));
        if !is_known || !is_last {
            return Err(Missing::Segment);
        }
        let owner = match self.at {
            At::Collection(id) => self.owner.unwrap_or(id),
            At::Entity(id) if name.eq_ignore_ascii_case("$ref") => self.owner.unwrap_or(id),
            At::Entity(id) => id,
            At::Complex(_) | At::Value => self.owner.ok_or(Missing::Segment)?,
        };
        self.path = self.path.then(&name.to_ascii_lowercase());
        Ok(End::Part(owner))
    }

    fn cast(&mut self, id: StructuredTypeId, cast: StructuredTypeId, segment: &Segment<'_>) -> Result<(), Missing> {
        let model = self.follower.model;
        if cast != id && !model.structured_type(id).derived.contains(&cast) {
            return Err(Missing::Cast);
        }
        self.path = self.path.then(&model.structured_type(cast).name.to_string());
        self.at = match self.at {
            At::Collection(_) => At::Collection(cast),
            At::Entity(_) => At::Entity(cast),
            At::Complex(_) | At::Value => At::Complex(cast),
        };
        self.key_in_parentheses(segment, &[])
    }

    /// The property of that name, in any case, of the type or of one of its base types.
    fn property(&self, id: StructuredTypeId, name: &str) -> Option<&'m Property> {
        let model = self.follower.model;
        let lineage = model.lineage(id).into_iter().rev();
        let mut properties = lineage.flat_map(|id| &model.structured_type(id).properties);
        properties.find(|property| property.name.eq_ignore_ascii_case(name))
    }

    /// Whether the path would go on after a cast to a derived type.
    fn is_declared_by_derived(&self, id: StructuredTypeId, name: &str) -> bool {
        let model = self.follower.model;
        let is_collection = matches!(self.at, At::Collection(_));
        model.structured_type(id).derived.iter().any(|derived| {
            let mut properties = model.structured_type(*derived).properties.iter();
            (!is_collection && properties.any(|property| property.name.eq_ignore_ascii_case(name)))
                || !self.overloads(*derived, name).is_empty()
        })
    }

    fn through(&mut self, id: StructuredTypeId, property: &Property, segment: &Segment<'_>) -> Result<(), Missing> {
        if matches!(self.at, At::Entity(_)) {
            self.owner = Some(id);
        }
        let alternate_keys = property.navigation.as_ref().map(|it| it.alternate_keys.clone()).unwrap_or_default();
        self.path = self.path.then(&property.name);
        self.at = match (&property.type_.kind, property.type_.is_collection) {
            (TypeKind::Structured(target), is_collection) if property.navigation.is_some() => {
                if is_collection {
                    At::Collection(*target)
                } else {
                    At::Entity(*target)
                }
            }
            (TypeKind::Structured(target), false) => At::Complex(*target),
            _ => At::Value,
        };
        self.key_in_parentheses(segment, &alternate_keys)
    }

    /// Takes the key in parentheses after the name of a collection.
    fn key_in_parentheses(&mut self, segment: &Segment<'_>, more: &[Vec<KeyProperty>]) -> Result<(), Missing> {
        let model = self.follower.model;
        let Some(arguments) = &segment.arguments else { return Ok(()) };
        let At::Collection(id) = self.at else { return Err(Missing::Key) };
        self.path = match arguments {
            Arguments::Key => self.path.key(model, id).ok_or(Missing::Key)?,
            Arguments::Named(names) => {
                let alternate = all_alternate_keys(model, id);
                let mut keys = std::iter::once(&model.structured_type(id).key).chain(more).chain(&alternate);
                let found = keys.find(|key| is_named(key.iter().map(KeyProperty::name), names));
                self.path.named_keys(model, id, found.ok_or(Missing::Key)?)
            }
        };
        self.at = At::Entity(id);
        Ok(())
    }

    /// The overloads that are bound to what the path is at, those for the nearest type.
    fn overloads(&self, id: StructuredTypeId, name: &str) -> Vec<usize> {
        let model = self.follower.model;
        let is_collection = matches!(self.at, At::Collection(_));
        let (namespace, simple) =
            split_qualified(name).map_or((None, name), |(namespace, name)| (Some(namespace), name));
        let named = self.follower.operations.get(&simple.to_ascii_lowercase());
        let is_named = |operation: &Operation| {
            namespace.is_none_or(|namespace| {
                let known = &operation.name.namespace;
                let alias = model.schema(known).and_then(|schema| schema.alias.as_ref());
                known.eq_ignore_ascii_case(namespace)
                    || alias.is_some_and(|alias| alias.eq_ignore_ascii_case(namespace))
            })
        };
        let bound_to = |number: &usize, to: StructuredTypeId| {
            let operation = &model.operations[*number];
            let binding = operation.binding.as_ref();
            binding.is_some_and(|binding| {
                binding.type_.kind == TypeKind::Structured(to) && binding.type_.is_collection == is_collection
            }) && is_named(operation)
        };
        for to in model.lineage(id).into_iter().rev() {
            let found = named.into_iter().flatten().copied().filter(|number| bound_to(number, to));
            let found: Vec<_> = found.collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Calls an operation: at the end of the path, or on the way, where its result is what the path goes on from.
    fn operations(
        &mut self,
        overloads: Vec<usize>,
        segment: &Segment<'_>,
        is_last: bool,
    ) -> Result<Option<End>, Missing> {
        let model = self.follower.model;
        let fits = |number: &usize| {
            let operation = &model.operations[*number];
            match &segment.arguments {
                // Published paths often leave out what a function is called with.
                None => true,
                Some(_) if operation.kind == OperationKind::Action => false,
                Some(Arguments::Key) => operation.parameters.len() == 1,
                Some(Arguments::Named(names)) => {
                    let is_given = |name: &str| names.iter().any(|given| given.eq_ignore_ascii_case(name));
                    let needed = operation.parameters.iter().filter(|it| !it.is_optional);
                    let is_known =
                        |given: &&str| operation.parameters.iter().any(|it| it.name.eq_ignore_ascii_case(given));
                    needed.map(|it| it.name.as_str()).all(is_given) && names.iter().all(is_known)
                }
            }
        };
        let fitting: Vec<usize> = overloads.into_iter().filter(fits).collect();
        let Some(first) = fitting.first().map(|number| &model.operations[*number]) else {
            return Err(Missing::Parameters);
        };
        if first.binding.is_some() {
            self.path = self.path.then_operation(model, first);
        }
        let returned = self.result(first, segment);
        if is_last {
            let entity = returned.and_then(|(path, at)| match at {
                At::Entity(id) if first.is_composable => Some((id, path.text)),
                _ => None,
            });
            return Ok(Some(End::Operations(fitting, entity)));
        }
        // What follows has one meaning only: the first overload.
        (self.path, self.at) = returned.ok_or(Missing::End)?;
        Ok(None)
    }

    /// The path of what a function returns, and where that is. Nothing goes on after an action.
    fn result(&self, operation: &Operation, segment: &Segment<'_>) -> Option<(Template, At)> {
        let model = self.follower.model;
        let returned = operation.return_type.as_ref().filter(|_| operation.kind == OperationKind::Function)?;
        let given = operation.parameters.iter().filter(|it| match &segment.arguments {
            Some(Arguments::Named(names)) => names.iter().any(|name| name.eq_ignore_ascii_case(&it.name)),
            Some(Arguments::Key) | None => !it.is_optional,
        });
        let path = self.path.arguments(model, given.map(|it| (it.name.as_str(), &it.type_.kind)));
        let TypeKind::Structured(id) = returned.type_.kind else { return Some((path, At::Value)) };
        let is_entity = model.structured_type(id).kind == StructuredKind::Entity;
        let at = match (is_entity, returned.type_.is_collection) {
            (true, true) => At::Collection(id),
            (true, false) => At::Entity(id),
            (false, false) => At::Complex(id),
            (false, true) => At::Value,
        };
        Some((path, at))
    }
}

/// Whether two lists of names are the same, in any case and order.
fn is_named<'a>(known: impl Iterator<Item = &'a str>, names: &[&str]) -> bool {
    let known: BTreeSet<_> = known.map(str::to_ascii_lowercase).collect();
    let names: BTreeSet<_> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    !known.is_empty() && known == names
}
