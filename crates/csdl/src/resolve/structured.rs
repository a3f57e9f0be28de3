//! Entity types and complex types.

use std::collections::HashMap;

use super::lineage::{Lineage, cut_cycles};
use super::names::{Found, Item, ScopeId};
use super::resolver::Resolver;
use super::types::{report_cycle, type_of};
use crate::diagnostic::{Code, Leniency};
use crate::document;
use crate::fault::Faults;
use crate::model::{
    AbstractType, Constraints, Facts, KeyProperty, Navigation, Property, QualifiedName, StructuredKind, StructuredType,
    StructuredTypeId, Type, TypeKind,
};
use crate::source::{Place, Spanned};

impl Resolver<'_> {
    /// The structured types.
    pub(super) fn bind_structured_types(&mut self, faults: &mut Faults) {
        let mut bases: Vec<Option<usize>> =
            (0..self.names.structured.len()).map(|number| self.base(number, faults)).collect();
        for cycle in cut_cycles(&mut bases) {
            let types = cycle.iter().filter_map(|number| self.names.structured.get(*number));
            let place = types.clone().next().and_then(|declared| declared.kind.1.base_type.as_ref());
            if let Some(place) = place.map(|base| base.place) {
                report_cycle(place, &types.map(|declared| declared.name().to_string()).collect::<Vec<_>>(), faults);
            }
        }
        self.lineage = Lineage::new(bases);
        for (number, derived) in self.lineage.derived().into_iter().enumerate() {
            let Some(declared) = self.names.structured.get(number) else { continue };
            let (kind, type_) = declared.kind;
            let properties =
                type_.properties.iter().map(|property| self.property(declared.scope, property, faults)).collect();
            self.model.structured_types.push(StructuredType {
                name: declared.name(),
                kind,
                base: self.lineage.base.get(number).copied().flatten().map(StructuredTypeId),
                has_derived_types: !derived.is_empty(),
                variant_number: None,
                derived: derived.into_iter().map(StructuredTypeId).collect(),
                is_abstract: type_.is_abstract,
                is_open: type_.is_open,
                has_stream: type_.has_stream,
                key: Vec::new(),
                alternate_keys: Vec::new(),
                properties,
                requests: Vec::new(),
                facts: Facts::default(),
                place: declared.element.place,
            });
        }
        self.inherit_flags();
        self.check_property_names(faults);
        self.bind_keys(faults);
    }

    fn base(&self, number: usize, faults: &mut Faults) -> Option<usize> {
        let declared = self.names.structured.get(number)?;
        let (kind, type_) = declared.kind;
        let name = type_.base_type.as_ref()?;
        match self.names.find(declared.scope, name, faults)? {
            Found::Declared(qualified, Item::Structured(StructuredTypeId(base))) => {
                let (base_kind, _) = self.names.structured.get(base)?.kind;
                if base_kind == kind {
                    let given = self.names.given.structured;
                    if number < given && base >= given {
                        self.missing_base(number, name, &qualified, faults);
                    }
                    return Some(base);
                }
                let message =
                    format!("{} cannot be based on {}, which `{qualified}` is", article(kind), article(base_kind));
                let fault = faults.add(Code::BaseTypeKind, name.place, message);
                if let Some(base) = self.names.structured.get(base) {
                    fault.declared_at(&format!("`{qualified}`"), base.element.name.place);
                }
                None
            }
            Found::Declared(qualified, other) => {
                let message = format!("{} cannot be based on {}, which `{qualified}` is", article(kind), other.what());
                faults.add(Code::BaseTypeKind, name.place, message);
                None
            }
            // Types in vocabularies have these base types, which only repeat the kind of the type.
            Found::Edm(edm) => {
                let fits = matches!(
                    (kind, edm.as_str()),
                    (StructuredKind::Entity, "EntityType") | (StructuredKind::Complex, "ComplexType")
                );
                if !fits {
                    let message = format!("{} cannot be based on `Edm.{edm}`", article(kind));
                    faults.add(Code::BaseTypeKind, name.place, message);
                }
                None
            }
            Found::External(qualified) => {
                self.missing_base(number, name, &qualified, faults);
                None
            }
        }
    }

    /// Reports that a base type is of a document that was not given. Its properties would be missing in generated code.
    fn missing_base(&self, number: usize, written: &Spanned<String>, base: &QualifiedName, faults: &mut Faults) {
        let Some(declared) = self.names.structured.get(number) else { return };
        let namespace = &base.namespace;
        if self.names.is_vocabulary(declared.scope) || self.names.may_be_unread(namespace) {
            return;
        }
        let message = format!("`{}` is based on `{base}`, which no given document declares", declared.name());
        let fault = faults.add(Code::MissingDocument, written.place, message);
        match self.names.reference(declared.scope, namespace) {
            Some(uri) => fault.help(format!("also give the document `{uri}`, which is referenced for `{namespace}`")),
            None => fault.help(format!("also give the document that declares `{namespace}`")),
        }
    }

    fn property(&self, scope: ScopeId, property: &document::Property, faults: &mut Faults) -> Property {
        let type_ = type_of(&self.names, scope, &property.type_, faults);
        self.check_property_type(property, &type_, faults);
        let navigation = property.navigation.as_ref().map(|navigation| Navigation {
            partner: navigation.partner.as_ref().map(|partner| self.names.path(scope, &partner.value)),
            contains_target: navigation.contains_target,
            referential_constraints: navigation
                .referential_constraints
                .iter()
                .map(|constraint| {
                    (constraint.property.value.clone(), self.names.path(scope, &constraint.referenced_property.value))
                })
                .collect(),
            on_delete: navigation.on_delete.as_ref().map(|on_delete| on_delete.action.value.clone()),
            alternate_keys: Vec::new(),
        });
        Property {
            name: property.name.value.clone(),
            type_,
            default_value: property.default_value.as_ref().map(|value| value.value.clone()),
            navigation,
            constraints: Constraints::default(),
            facts: Facts::default(),
            place: property.place,
        }
    }

    fn check_property_type(&self, property: &document::Property, type_: &Type, faults: &mut Faults) {
        let (is_entity, is_known) = match &type_.kind {
            TypeKind::Structured(id) => {
                let kind = self.names.structured.get(id.0).map(|declared| declared.kind.0);
                (kind == Some(StructuredKind::Entity), true)
            }
            TypeKind::Abstract(type_) => (*type_ == AbstractType::EntityType, *type_ != AbstractType::Untyped),
            TypeKind::External(_) => (false, false),
            _ => (false, true),
        };
        let name = &property.name.value;
        let written = &property.type_.name;
        if property.navigation.is_some() && is_known && !is_entity {
            let message = format!("`{name}` is a navigation property, but `{}` is not an entity type", written.value);
            faults.add(Code::WrongKind, written.place, message);
        } else if property.navigation.is_none() && is_entity {
            let message = format!("`{}` is an entity type, so `{name}` must be a navigation property", written.value);
            let fault = faults.add(Code::WrongKind, written.place, message);
            fault.help_by_form(
                "add `\"$Kind\": \"NavigationProperty\"`",
                "make the element a `NavigationProperty` instead of a `Property`",
            );
        }
    }

    /// A type that is derived from an open type is open, and one derived from a media entity type is a media entity type.
    fn inherit_flags(&mut self) {
        for number in &self.lineage.order {
            let base = self.lineage.base.get(*number).copied().flatten();
            let Some(base) = base.and_then(|base| self.model.structured_types.get(base)) else { continue };
            let (is_open, has_stream) = (base.is_open, base.has_stream);
            if let Some(type_) = self.model.structured_types.get_mut(*number) {
                type_.is_open |= is_open;
                type_.has_stream |= has_stream;
            }
        }
    }

    /// Reports properties that a type declares twice or inherits.
    fn check_property_names(&self, faults: &mut Faults) {
        let mut declaring: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
        for (number, declared) in self.names.structured.iter().enumerate() {
            for (index, property) in declared.kind.1.properties.iter().enumerate() {
                declaring.entry(&property.name.value).or_default().push((self.lineage.rank(number), index));
            }
        }
        // Going through the types of one name in the order of the lineage, those that the current one is derived from
        // are a stack, so that no chain of bases is ever walked.
        for (name, mut found) in declaring {
            found.sort_unstable();
            let mut stack: Vec<(usize, usize)> = Vec::new();
            for (rank, index) in found {
                let Some(number) = self.lineage.order.get(rank).copied() else { continue };
                while stack.last().is_some_and(|(base, _)| !self.lineage.is_or_derives(number, *base)) {
                    stack.pop();
                }
                let property = |number: usize, index: usize| {
                    self.names.structured.get(number).and_then(|type_| type_.kind.1.properties.get(index))
                };
                if let (Some((base, first)), Some(again)) = (stack.last(), property(number, index)) {
                    let owner =
                        self.names.structured.get(*base).map(|base| base.name().to_string()).unwrap_or_default();
                    let message = if *base == number {
                        format!("`{owner}` already has a property `{name}`")
                    } else {
                        format!("the type inherits a property `{name}` from `{owner}`")
                    };
                    let fault = faults.add(Code::DuplicateDeclaration, again.name.place, message);
                    if let Some(first) = property(*base, *first) {
                        fault.declared_at(&format!("`{owner}/{name}`"), first.name.place);
                    }
                }
                stack.push((number, index));
            }
        }
    }

    fn bind_keys(&mut self, faults: &mut Faults) {
        let mut keys: Vec<Vec<KeyProperty>> = vec![Vec::new(); self.lineage.base.len()];
        for number in &self.lineage.order {
            let Some(declared) = self.names.structured.get(*number) else { continue };
            let base = self.lineage.base.get(*number).copied().flatten();
            let mut key = base.and_then(|base| keys.get(base)).cloned().unwrap_or_default();
            let own = &declared.kind.1.key;
            if let (Some(first), false) = (own.first(), key.is_empty()) {
                let inherited: Vec<&str> = key.iter().map(|property| property.path.as_str()).collect();
                let message =
                    format!("the type inherits the key `{}`, so it cannot declare one", inherited.join("`, `"));
                let fault = faults.add(Code::DuplicateDeclaration, first.path.place, message);
                if is_same_key(own, &inherited) {
                    fault.tolerate(Leniency::RepeatedKey);
                }
            } else {
                for property in own {
                    self.check_key_path(StructuredTypeId(*number), &property.path.value, property.path.place, faults);
                    key.push(KeyProperty {
                        path: property.path.value.clone(),
                        alias: property.alias.as_ref().map(|alias| alias.value.clone()),
                    });
                }
            }
            if let Some(slot) = keys.get_mut(*number) {
                *slot = key;
            }
        }
        for (type_, key) in self.model.structured_types.iter_mut().zip(keys) {
            type_.key = key;
        }
    }

    /// Reports a path of a key that leads to no property.
    pub(super) fn check_key_path(&self, id: StructuredTypeId, path: &str, place: Place, faults: &mut Faults) {
        let mut owner = id.0;
        for segment in path.split('/') {
            let Some(property) = self.find_property(StructuredTypeId(owner), segment) else {
                let Some(type_) = self.model.structured_types.get(owner) else { return };
                // A base type that is not known may have the property.
                if self.has_unknown_base(owner) {
                    return;
                }
                let message = format!("the key names `{segment}`, which is not a property of `{}`", type_.name);
                let fault = faults.add(Code::UnknownKeyProperty, place, message);
                let known = self.property_names(StructuredTypeId(owner));
                if let Some(meant) = self.names.suggest(segment, known) {
                    fault.help(format!("did you mean `{meant}`?"));
                }
                return;
            };
            let TypeKind::Structured(id) = &property.type_.kind else { return };
            owner = id.0;
        }
    }

    /// A property of a type or of one of its bases.
    pub(super) fn find_property(&self, id: StructuredTypeId, name: &str) -> Option<&Property> {
        self.properties(id).find(|property| property.name == name)
    }

    /// The properties of a type, inherited ones included.
    pub(super) fn properties(&self, id: StructuredTypeId) -> impl Iterator<Item = &Property> {
        self.lineage
            .ancestors(id.0)
            .filter_map(|number| self.model.structured_types.get(number))
            .flat_map(|type_| &type_.properties)
    }

    /// The names of the properties of a type, inherited ones included.
    pub(super) fn property_names(&self, id: StructuredTypeId) -> impl Iterator<Item = &str> {
        self.properties(id).map(|property| property.name.as_str())
    }

    /// Whether a type is another one or may be derived from it: a base type that is not known may lead to any type.
    pub(super) fn may_be(&self, id: StructuredTypeId, from: StructuredTypeId) -> bool {
        self.lineage.is_or_derives(id.0, from.0) || self.has_unknown_base(id.0)
    }

    /// Whether a type is based on one that is not in the model, so that it may have properties that are not known.
    pub(super) fn has_unknown_base(&self, number: usize) -> bool {
        let root = self.lineage.ancestors(number).last().unwrap_or(number);
        self.names.structured.get(root).is_some_and(|declared| declared.kind.1.base_type.is_some())
    }
}

/// Whether a declared key names the same properties as an inherited one.
fn is_same_key(own: &[document::KeyProperty], inherited: &[&str]) -> bool {
    let mut own: Vec<&str> = own.iter().map(|property| property.path.value.as_str()).collect();
    let mut inherited = inherited.to_vec();
    own.sort_unstable();
    inherited.sort_unstable();
    own == inherited
}

fn article(kind: StructuredKind) -> &'static str {
    match kind {
        StructuredKind::Entity => "an entity type",
        StructuredKind::Complex => "a complex type",
    }
}
