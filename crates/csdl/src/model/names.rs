//! Finds elements of a model: by number, by name and by path.

use std::cmp::Ordering;

use super::{
    EnumType, EnumTypeId, Model, Operation, OperationKind, Property, PropertyId, QualifiedName, Schema, StructuredType,
    StructuredTypeId, Type, TypeDefinition, TypeDefinitionId, TypeKind,
};
use crate::identifier::split_qualified;

impl Model {
    /// A structured type by its number.
    #[must_use]
    pub fn structured_type(&self, id: StructuredTypeId) -> &StructuredType {
        &self.structured_types[id.0]
    }

    /// An enumeration type by its number.
    #[must_use]
    pub fn enum_type(&self, id: EnumTypeId) -> &EnumType {
        &self.enum_types[id.0]
    }

    /// A type definition by its number.
    #[must_use]
    pub fn type_definition(&self, id: TypeDefinitionId) -> &TypeDefinition {
        &self.type_definitions[id.0]
    }

    /// A structured type and its base types, the most basic one first.
    #[must_use]
    pub fn lineage(&self, id: StructuredTypeId) -> Vec<StructuredTypeId> {
        let mut lineage = vec![id];
        let mut base = self.structured_type(id).base;
        while let Some(id) = base {
            lineage.push(id);
            base = self.structured_type(id).base;
        }
        lineage.reverse();
        lineage
    }

    /// The schema of a namespace.
    #[must_use]
    pub fn schema(&self, namespace: &str) -> Option<&Schema> {
        let found = self.schemas.binary_search_by(|schema| schema.namespace.as_str().cmp(namespace));
        found.ok().and_then(|number| self.schemas.get(number))
    }

    /// The number of the structured type of that name.
    #[must_use]
    pub fn find_structured_type(&self, name: &QualifiedName) -> Option<StructuredTypeId> {
        self.structured_types.binary_search_by(|type_| type_.name.cmp(name)).ok().map(StructuredTypeId)
    }

    /// A property by its number.
    #[must_use]
    pub fn property(&self, id: PropertyId) -> &Property {
        &self.structured_type(id.owner).properties[id.index]
    }

    /// The property of that name, declared by the type or by one of its base types.
    #[must_use]
    pub fn find_property(&self, id: StructuredTypeId, name: &str) -> Option<PropertyId> {
        let mut next = Some(id);
        while let Some(owner) = next {
            let type_ = self.structured_type(owner);
            if let Some(index) = type_.properties.iter().position(|property| property.name == name) {
                return Some(PropertyId { owner, index });
            }
            next = type_.base;
        }
        None
    }

    /// The property at the end of a path such as `address/city` or `members/example.user/manager`, in which qualified
    /// names are type casts.
    #[must_use]
    pub fn property_at(&self, id: StructuredTypeId, path: &str) -> Option<PropertyId> {
        let mut owner = Some(id);
        let mut found = None;
        for segment in path.split('/') {
            if let Some((namespace, name)) = split_qualified(segment) {
                let name = QualifiedName { namespace: namespace.to_owned(), name: name.to_owned() };
                owner = Some(self.find_structured_type(&name)?);
                continue;
            }
            let property = self.find_property(owner?, segment)?;
            owner = match self.property(property).type_.kind {
                TypeKind::Structured(id) => Some(id),
                _ => None,
            };
            found = Some(property);
        }
        found
    }

    /// All overloads of an action or function of that name, with their numbers.
    pub fn overloads<'m>(
        &'m self,
        name: &'m QualifiedName,
        kind: OperationKind,
    ) -> impl Iterator<Item = (usize, &'m Operation)> {
        let first = self.operations.partition_point(|operation| operation.name.cmp(name) == Ordering::Less);
        let named = self.operations.iter().enumerate().skip(first).take_while(|(_, operation)| operation.name == *name);
        named.filter(move |(_, operation)| operation.kind == kind)
    }

    /// The overloads that an import with that name offers: the unbound ones, with their numbers.
    pub fn unbound_overloads<'m>(
        &'m self,
        name: &'m QualifiedName,
        kind: OperationKind,
    ) -> impl Iterator<Item = (usize, &'m Operation)> {
        self.overloads(name, kind).filter(|(_, operation)| operation.binding.is_none())
    }

    /// What distinguishes an overload from the others of its name: the name of the type that it is bound to, with `Collection`
    /// for a collection. Nothing for an operation without further overloads.
    #[must_use]
    pub fn overload_prefix(&self, operation: &Operation) -> String {
        let Some(binding) = operation.binding.as_ref().filter(|_| operation.is_overloaded) else {
            return String::new();
        };
        let name = match &binding.type_.kind {
            TypeKind::Structured(id) => &self.structured_type(*id).name.name,
            TypeKind::Enum(id) => &self.enum_type(*id).name.name,
            TypeKind::Definition(id) => &self.type_definition(*id).name.name,
            TypeKind::External(name) => &name.name,
            TypeKind::Abstract(type_) => type_.name(),
            TypeKind::Primitive(_) => &binding.name,
        };
        let collection = if binding.type_.is_collection { "Collection" } else { "" };
        format!("{name}{collection}")
    }

    /// The name of a type as CSDL writes it, such as `Collection(Edm.String)`.
    #[must_use]
    pub fn type_name(&self, type_: &Type) -> String {
        let name = self.kind_name(&type_.kind);
        if type_.is_collection { format!("Collection({name})") } else { name }
    }

    /// The qualified name of a type without `Collection(..)`.
    #[must_use]
    pub fn kind_name(&self, kind: &TypeKind) -> String {
        match kind {
            TypeKind::Primitive(primitive) => format!("Edm.{}", primitive.name()),
            TypeKind::Abstract(type_) => format!("Edm.{}", type_.name()),
            TypeKind::Structured(id) => self.structured_type(*id).name.to_string(),
            TypeKind::Enum(id) => self.enum_type(*id).name.to_string(),
            TypeKind::Definition(id) => self.type_definition(*id).name.to_string(),
            TypeKind::External(name) => name.to_string(),
        }
    }
}
