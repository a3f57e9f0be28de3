//! Published paths, followed through the metadata segment by segment.
//!
//! Published paths do not keep to the case of names. Each of their placeholders may be any key, a key may stand in parentheses
//! or be a segment, and types and operations may be named with or without their namespaces.

use std::collections::{BTreeSet, HashMap};

use super::KeyStyle;
use super::address::{all_alternate_keys, children};
use super::identity::{Arguments, Segment, segments};
use super::report::Missing;
use super::template::Template;
use crate::identifier::split_qualified;
use crate::model::{
    ContainerChildId, ContainerChildKind, KeyProperty, Model, Operation, OperationKind, Property, StructuredKind,
    StructuredTypeId, TypeKind,
};

/// What a published path leads to, or why it leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The path as it is published.
    pub(super) path: String,
    /// The elements whose requests it has, or what is missing.
    pub(super) leads_to: Result<End, Missing>,
    /// The methods for which there is no request at the path.
    pub(super) wrong_methods: Vec<String>,
    /// Whether there is a request at the path.
    pub(super) has_request: bool,
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
    /// Overloads of an operation.
    Operations(Vec<usize>),
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
    pub(super) fn follow(&self, path: &str) -> Result<(End, Template), Missing> {
        let segments = segments(path);
        let Some((first, rest)) = segments.split_first() else { return Err(Missing::Root) };
        let child = self.children.get(&first.name.to_ascii_lowercase()).ok_or(Missing::Root)?;
        let child = self.model.container_child(*child);
        let path = Template::new(self.style).then(&child.name);
        let mut way = Way { follower: self, path, at: At::Value, owner: None };
        match &child.kind {
            ContainerChildKind::EntitySet { entity_type: TypeKind::Structured(id), alternate_keys, .. } => {
                way.at = At::Collection(*id);
                way.key_in_parentheses(first, alternate_keys)?;
            }
            ContainerChildKind::Singleton { entity_type: TypeKind::Structured(id), .. } => way.at = At::Entity(*id),
            ContainerChildKind::EntitySet { .. } | ContainerChildKind::Singleton { .. } => {
                return Err(Missing::Segment);
            }
            ContainerChildKind::ActionImport { action, .. } => {
                let overloads = self.model.unbound_overloads(action, OperationKind::Action).map(|(number, _)| number);
                if let Some(end) = way.operations(overloads.collect(), first, rest.is_empty())? {
                    return Ok((end, way.path));
                }
            }
            ContainerChildKind::FunctionImport { function, .. } => {
                let overloads =
                    self.model.unbound_overloads(function, OperationKind::Function).map(|(number, _)| number);
                if let Some(end) = way.operations(overloads.collect(), first, rest.is_empty())? {
                    return Ok((end, way.path));
                }
            }
        }
        for (index, segment) in rest.iter().enumerate() {
            if let Some(end) = way.segment(segment, index + 1 == rest.len())? {
                return Ok((end, way.path));
            }
        }
        let end = match (way.at, way.owner) {
            (At::Collection(id), _) => End::Collection(id),
            (At::Entity(id), _) => End::Entity(id),
            (At::Complex(_) | At::Value, Some(owner)) => End::Part(owner),
            (At::Complex(_) | At::Value, None) => return Err(Missing::Segment),
        };
        Ok((end, way.path))
    }
}

impl<'m> Way<'_, 'm> {
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
        if !matches!(self.at, At::Collection(_)) || segment.arguments.is_some() {
            return Err(Missing::Segment);
        }
        if is_last {
            return Err(Missing::SegmentOrKey);
        }
        // If the path goes on, a name that is not declared can only be the key of an entity, such as that of a well-known one.
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
        let mut fitting: Vec<usize> = overloads.into_iter().filter(fits).collect();
        let Some(first) = fitting.first().map(|number| &model.operations[*number]) else {
            return Err(Missing::Parameters);
        };
        if first.binding.is_some() {
            self.path = self.path.then_operation(model, first);
        }
        if is_last {
            return Ok(Some(End::Operations(fitting)));
        }
        // What follows has one meaning only.
        fitting.truncate(1);
        if first.kind == OperationKind::Action {
            return Err(Missing::End);
        }
        let parameters = first.parameters.iter();
        let given = parameters.filter(|it| match &segment.arguments {
            Some(Arguments::Named(names)) => names.iter().any(|name| name.eq_ignore_ascii_case(&it.name)),
            Some(Arguments::Key) | None => !it.is_optional,
        });
        self.path = self.path.arguments(model, given.map(|it| (it.name.as_str(), &it.type_.kind)));
        let returned = first.return_type.as_ref().ok_or(Missing::End)?;
        self.at = match (&returned.type_.kind, returned.type_.is_collection) {
            (TypeKind::Structured(id), is_collection) => {
                let is_entity = model.structured_type(*id).kind == StructuredKind::Entity;
                match (is_entity, is_collection) {
                    (true, true) => At::Collection(*id),
                    (true, false) => At::Entity(*id),
                    (false, false) => At::Complex(*id),
                    (false, true) => At::Value,
                }
            }
            _ => At::Value,
        };
        Ok(None)
    }
}

/// Whether two lists of names are the same, in any case and order.
fn is_named<'a>(known: impl Iterator<Item = &'a str>, names: &[&str]) -> bool {
    let known: BTreeSet<_> = known.map(str::to_ascii_lowercase).collect();
    let names: BTreeSet<_> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    !known.is_empty() && known == names
}
