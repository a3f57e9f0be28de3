//! Slow path: walks a JSON tree and the facts of its action in parallel, and explains every rule that does not hold.
//!
//! All names and numbers come from the facts.

use json_places::{Kind, Member, Value};
use odata_types::facts::{EntityRequest, Primitive, Property, StructuredKind, StructuredType, ValueType};
use odata_types::is_type_tag;

use crate::declared::Declared;
use crate::documented;
use crate::explainer::Explainer;
use crate::operation::Operation;
use crate::rules::value::{self, Scalar};
use crate::rules::{
    api_version, duplicate_member, item_count, json_type, missing_property, missing_type, not_settable, null_required,
    parameter_case, type_tag, undeclared_property,
};
use crate::subject::Subject;

/// Explains everything that is wrong with a body.
pub(crate) fn body<'v>(to: Explainer<'v>, body: &'v Value<'v>) {
    if to.is_unknown(body) {
        return;
    }
    let mut walk = Walk { to };
    match &body.kind {
        Kind::Object(members) => match walk.to.of {
            Operation::Action(action) => {
                walk.tags_of_body(members);
                walk.object(body, members, Subject::Body, action.parameters);
            }
            Operation::Entities(entities) => walk.entity(body, members, entities),
        },
        _ => walk.wrong_type(body, Subject::Body, "an object"),
    }
}

struct Walk<'v> {
    to: Explainer<'v>,
}

impl<'v> Walk<'v> {
    /// Checks the value of a declared property.
    fn property(&mut self, value: &'v Value<'v>, property: &'static Property) {
        let subject = Subject::Value(property);
        if self.to.is_unknown(value) {
            return;
        }
        if !property.is_collection {
            return self.single(value, property, subject);
        }
        match &value.kind {
            Kind::Array(items) => {
                let count = items.len() as u64;
                if !item_count::holds(property, count) {
                    item_count::explain(&mut self.to, value, count, property);
                }
                for (index, item) in items.iter().enumerate() {
                    self.to.path.enter_element(index);
                    self.single(item, property, Subject::Item(property, index));
                    self.to.path.leave();
                }
            }
            // `nullable` is about the items: a collection itself may be empty, but not null.
            Kind::Null => null_required::explain(&mut self.to, value, subject),
            _ => self.wrong_type(value, subject, "an array"),
        }
    }

    /// Checks a single value: that of a property, or an item of a collection.
    fn single(&mut self, value: &'v Value<'v>, property: &'static Property, subject: Subject) {
        if self.to.is_unknown(value) {
            return;
        }
        if let Some(scalar) = Scalar::of(value) {
            if !value::holds(property, &scalar) {
                value::explain(&mut self.to, value, property, subject);
            }
            return;
        }
        match (property.value, &value.kind) {
            (ValueType::Structured(of), Kind::Object(members)) => {
                let declared = Declared { of, allowed: property.allowed_types };
                self.structured(value, members, subject, declared);
            }
            (ValueType::Untyped, _) => self.untyped(value),
            (ValueType::Primitive(primitive), Kind::Object(_)) if self.is_geo(primitive, value) => self.untyped(value),
            _ => {
                value::explain(&mut self.to, value, property, subject);
                self.untyped(value);
            }
        }
    }

    /// Whether an object is the `GeoJSON` of a geographic or geometric type. One that is unknown in part may be.
    fn is_geo(&self, primitive: Primitive, value: &Value<'_>) -> bool {
        primitive.geo_type().is_some()
            && (self.to.has_unknown(value.span())
                || self.to.json(value).is_some_and(|json| primitive.reads_object(&json)))
    }

    fn wrong_type(&mut self, value: &'v Value<'v>, subject: Subject, expected: &str) {
        json_type::explain(&mut self.to, value, subject, expected);
        self.untyped(value);
    }

    /// Checks a value without documentation: only duplicate members are wrong.
    fn untyped(&mut self, value: &'v Value<'v>) {
        match &value.kind {
            Kind::Object(members) => {
                duplicate_member::check(&mut self.to, members);
                for member in members {
                    self.to.path.enter_member(&member.name);
                    self.untyped(&member.value);
                    self.to.path.leave();
                }
            }
            Kind::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.to.path.enter_element(index);
                    self.untyped(item);
                    self.to.path.leave();
                }
            }
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => {}
        }
    }

    /// Checks an object whose declared type is structured.
    fn structured(&mut self, value: &'v Value<'v>, members: &'v [Member<'v>], subject: Subject, declared: Declared) {
        duplicate_member::check_tags(&mut self.to, members);
        match self.type_of(value, members, subject, declared) {
            Some(structured) => self.object(value, members, subject, structured),
            None => self.untyped(value),
        }
    }

    /// The type to check an object against; none if that is in doubt.
    fn type_of(
        &mut self,
        value: &'v Value<'v>,
        members: &'v [Member<'v>],
        subject: Subject,
        declared: Declared,
    ) -> Option<&'static StructuredType> {
        let mut agreed = None;
        for member in members.iter().filter(|member| is_type_tag(&member.name)) {
            let named = self.named_type(member, subject, declared);
            // No tag takes precedence, so that the order of members makes no difference.
            agreed = match agreed {
                Some(other) if !is_same(other, named) => Some(None),
                _ => Some(named),
            };
        }
        if let Some(named) = agreed {
            return named;
        }
        if let Some(member) = missing_type::doubled(members) {
            missing_type::explain_doubled(&mut self.to, member);
            return self.named_type(member, subject, declared);
        }
        if !missing_type::holds(declared) {
            missing_type::explain(&mut self.to, value, subject, declared);
        }
        declared.presumed()
    }

    /// The type that a tag names, or probably means.
    fn named_type(
        &mut self,
        member: &'v Member<'v>,
        subject: Subject,
        declared: Declared,
    ) -> Option<&'static StructuredType> {
        if self.to.is_unknown(&member.value) {
            return None;
        }
        let named = member.value.as_str().and_then(|tag| type_tag::named(declared, &member.name, tag));
        named.or_else(|| {
            self.to.path.enter_member(&member.name);
            let named = type_tag::explain(&mut self.to, member, subject, declared);
            self.to.path.leave();
            named
        })
    }

    /// Checks the type tags of a body, which has no type.
    fn tags_of_body(&mut self, members: &'v [Member<'v>]) {
        duplicate_member::check_tags(&mut self.to, members);
        let of = self.to.of;
        for member in members.iter().filter(|member| is_type_tag(&member.name) && member.value.as_str().is_none()) {
            self.to.path.enter_member(&member.name);
            json_type::explain_tag(&mut self.to, member, || documented::body(of));
            self.to.path.leave();
        }
    }

    /// Checks an object against a type, which need not be the declared one.
    fn object(
        &mut self,
        value: &'v Value<'v>,
        members: &'v [Member<'v>],
        subject: Subject,
        structured: &'static StructuredType,
    ) {
        duplicate_member::check(&mut self.to, members);
        if structured.kind == StructuredKind::Parameters {
            duplicate_member::check_parameters(&mut self.to, members, structured);
        }
        for member in members {
            if !self.to.has_unknown(member.name_span()) {
                self.member(member, subject, structured);
            }
        }
        if self.has_unknown_name(members) {
            return;
        }
        // Of an entity that is created or changed, the request says what is required.
        if matches!((subject, self.to.of), (Subject::Body, Operation::Entities(_))) {
            return;
        }
        for property in missing_property::required(structured, subject.is_reference()) {
            let is_it = |member: &Member<'_>| {
                structured.property(&member.name).is_some_and(|found| std::ptr::eq(found, property))
            };
            if !members.iter().any(is_it) {
                missing_property::explain(&mut self.to, value, subject, structured, property);
            }
        }
    }

    /// Checks the body of a request that creates or changes an entity: a value of its type, with what the request requires
    /// and what it may set.
    fn entity(&mut self, body: &'v Value<'v>, members: &'v [Member<'v>], entities: &'static EntityRequest) {
        let declared = Declared { of: entities.entity_type, allowed: &[] };
        duplicate_member::check_tags(&mut self.to, members);
        let structured = self.type_of(body, members, Subject::Body, declared).unwrap_or(entities.entity_type);
        self.object(body, members, Subject::Body, structured);
        for path in entities.request.required_properties {
            self.required(body, Subject::Body, structured, path);
        }
    }

    /// Checks that an object has a property. A path with slashes leads into each value of a property, if there is any.
    fn required(&mut self, object: &'v Value<'v>, subject: Subject, of: &'static StructuredType, path: &'static str) {
        let Kind::Object(members) = &object.kind else { return };
        let (name, rest) = path.split_once('/').map_or((path, None), |(name, rest)| (name, Some(rest)));
        let found = members.iter().find(|member| member.name == name);
        let (Some(property), false) = (of.property(name), self.has_unknown_name(members)) else { return };
        match (found, rest, property.value) {
            (None, None, _) => missing_property::explain_required(&mut self.to, object, subject, property),
            (Some(member), None, _) if matches!(member.value.kind, Kind::Null) && property.nullable => {
                self.to.path.enter_member(&member.name);
                null_required::explain_required(&mut self.to, &member.value, property);
                self.to.path.leave();
            }
            (Some(member), Some(rest), ValueType::Structured(of)) => {
                self.to.path.enter_member(&member.name);
                match &member.value.kind {
                    Kind::Array(items) => {
                        for (index, item) in items.iter().enumerate() {
                            self.to.path.enter_element(index);
                            self.required(item, Subject::Item(property, index), of, rest);
                            self.to.path.leave();
                        }
                    }
                    _ => self.required(&member.value, Subject::Value(property), of, rest),
                }
                self.to.path.leave();
            }
            _ => {}
        }
    }

    /// Whether a name is unknown until run time: it may be that of any member.
    fn has_unknown_name(&self, members: &[Member<'_>]) -> bool {
        members.iter().any(|member| self.to.has_unknown(member.name_span()))
    }

    fn member(&mut self, member: &'v Member<'v>, subject: Subject, structured: &'static StructuredType) {
        let property = structured.property(&member.name);
        let of = self.to.of;
        if matches!(subject, Subject::Body) && !not_settable::holds(of, &member.name) {
            not_settable::explain(&mut self.to, member);
            // Whether it is declared does not matter then.
            return;
        }
        let Some(property) = property else {
            self.to.path.enter_member(&member.name);
            self.untyped(&member.value);
            self.to.path.leave();
            if !undeclared_property::holds(structured, &member.name) {
                undeclared_property::explain(&mut self.to, member, structured);
            }
            return;
        };
        self.to.path.enter_member(&member.name);
        let known = self.to.api_version;
        let versions = known.as_ref().map_or(self.to.of.request().api_versions, std::slice::from_ref);
        if !api_version::holds(property, versions) {
            api_version::explain(&mut self.to, &member.value, property, versions);
        }
        self.property(&member.value, property);
        if missing_property::is_key(structured, subject.is_reference(), property)
            && let Some(key) = member.value.as_str().filter(|key| !missing_property::key_holds(key))
            && !self.to.is_unknown(&member.value)
        {
            missing_property::explain_key(&mut self.to, &member.value, key, subject, property);
        }
        self.to.path.leave();
        if !parameter_case::holds(&member.name, property) {
            parameter_case::explain(&mut self.to, member, property);
        }
    }
}

fn is_same(a: Option<&'static StructuredType>, b: Option<&'static StructuredType>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if std::ptr::eq(a, b))
}
