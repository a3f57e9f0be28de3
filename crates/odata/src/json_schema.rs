//! JSON Schema of generated types, made from their facts.
//!
//! The schema says what is documented of a request, as the validation rules do: type tags are written as they are written by
//! this crate, and required properties are required. What a schema does not declare is allowed.

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Number, Value, json};

use crate::TYPE_TAG;
use crate::facts::{EnumType, Primitive, Property, StructuredKind, StructuredType, ValueType};

/// The schema of a value whose type is the declared one, or of the parameters of an action.
#[must_use]
pub fn structured(of: &'static StructuredType, generator: &mut SchemaGenerator) -> Schema {
    if of.kind == StructuredKind::Parameters { parameters(of, generator) } else { object(of, false, generator) }
}

/// The whole schema document of a value of the declared type, or of the parameters of an action.
#[must_use]
pub fn document(of: &'static StructuredType) -> Schema {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = structured(of, &mut generator);
    schema.insert("title".to_owned(), of.name.into());
    if let Some(dialect) = generator.settings().meta_schema.clone() {
        schema.insert("$schema".to_owned(), dialect.into_owned().into());
    }
    let definitions = generator.take_definitions(true);
    if !definitions.is_empty() {
        schema.insert("$defs".to_owned(), definitions.into());
    }
    schema
}

/// The schema of a value of a type that has derived types.
#[must_use]
pub fn polymorphic(of: &'static StructuredType, generator: &mut SchemaGenerator) -> Schema {
    one_of(of, &of.instantiable().collect::<Vec<_>>(), generator)
}

/// The schema of an enumeration type.
///
/// The names are listed as the schema spells them, for editors to complete; any ASCII case is accepted. A set of flags, and
/// a member that is newer than the schema, is any string.
#[must_use]
pub fn enumeration(of: &'static EnumType, _: &mut SchemaGenerator) -> Schema {
    let names: Vec<_> = of.members.iter().map(|member| member.name).collect();
    let mut schema = if of.is_flags {
        json_schema!({ "type": "string", "examples": names })
    } else {
        let any_case: Vec<_> = names.iter().map(|name| in_any_case(name)).collect();
        let pattern = format!("^({})$", any_case.join("|"));
        json_schema!({ "anyOf": [{ "enum": names }, { "type": "string", "pattern": pattern }] })
    };
    describe(&mut schema, of.description);
    schema
}

/// A regular expression for a name in any ASCII case; those of JSON Schema have no flag for it.
fn in_any_case(name: &str) -> String {
    let character = |character: char| match character {
        'a'..='z' | 'A'..='Z' => format!("[{}{}]", character.to_ascii_lowercase(), character.to_ascii_uppercase()),
        '0'..='9' | '_' => character.to_string(),
        _ if character.is_alphanumeric() => character.to_string(),
        _ => format!("\\{character}"),
    };
    name.chars().map(character).collect()
}

/// The parameters of an action are read in any ASCII case, so that patterns say what a name is, and `properties` lists the
/// declared spellings for editors to complete.
fn parameters(of: &'static StructuredType, generator: &mut SchemaGenerator) -> Schema {
    let (mut properties, mut patterns, mut required) = (Map::new(), Map::new(), Vec::new());
    for parameter in of.properties {
        let pattern = format!("^{}$", in_any_case(parameter.name));
        properties.insert(parameter.name.to_owned(), json!({ "description": parameter.description }));
        patterns.insert(pattern.clone(), property(parameter, generator).to_value());
        if parameter.is_required {
            // At least one member has this name, in any case.
            required.push(json!({ "not": { "propertyNames": { "not": { "pattern": pattern } } } }));
        }
    }
    let mut schema = json_schema!({ "type": "object" });
    for (name, members) in [("properties", properties), ("patternProperties", patterns)] {
        if !members.is_empty() {
            schema.insert(name.to_owned(), Value::Object(members));
        }
    }
    if !required.is_empty() {
        schema.insert("allOf".to_owned(), required.into());
    }
    describe(&mut schema, of.description);
    schema
}

/// The schema of an object; one that must say its type has the type tag among its required members.
fn object(of: &'static StructuredType, is_tagged: bool, generator: &mut SchemaGenerator) -> Schema {
    let mut properties = Map::new();
    let mut required = Vec::new();
    if !of.type_tag.is_empty() {
        properties.insert(TYPE_TAG.to_owned(), json!({ "const": of.type_tag }));
        required.extend(is_tagged.then_some(TYPE_TAG));
    }
    let mut lineage: Vec<_> = of.lineage().collect();
    lineage.reverse();
    for property in lineage.into_iter().flat_map(|structured| structured.properties) {
        properties.insert(property.name.to_owned(), self::property(property, generator).to_value());
        required.extend(property.is_required.then_some(property.name));
    }
    let mut schema = json_schema!({ "type": "object" });
    if !properties.is_empty() {
        schema.insert("properties".to_owned(), Value::Object(properties));
    }
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    describe(&mut schema, of.description);
    schema
}

fn property(property: &'static Property, generator: &mut SchemaGenerator) -> Schema {
    let mut item = match property.value {
        ValueType::Primitive(primitive) => self::primitive(primitive, generator),
        ValueType::Enum(enumeration) => {
            define(enumeration.name, generator, |generator| self::enumeration(enumeration, generator))
        }
        ValueType::Structured(structured) => value(structured, property, generator),
        ValueType::Untyped => Schema::default(),
    };
    for (name, limit) in [("minimum", property.minimum), ("maximum", property.maximum)] {
        // JSON Schema has limits of numbers only.
        if let Ok(limit) = serde_json::from_str::<Number>(limit) {
            item.insert(name.to_owned(), limit.into());
        }
    }
    if property.is_entity_reference && !property.value_key().is_empty() {
        let key: Map<_, _> =
            property.value_key().iter().map(|name| ((*name).to_owned(), json!({ "minLength": 1 }))).collect();
        item = json_schema!({ "allOf": [item, { "required": property.value_key(), "properties": key }] });
    }
    if property.nullable {
        item = json_schema!({ "anyOf": [item, { "type": "null" }] });
    }
    let mut schema = item;
    if property.is_collection {
        schema = json_schema!({ "type": "array", "items": schema });
        for (name, number) in [("minItems", property.min_items), ("maxItems", property.max_items)] {
            if let Some(number) = number {
                schema.insert(name.to_owned(), number.into());
            }
        }
        if !property.is_required {
            // OData knows no collection that is null, but services send it.
            schema = json_schema!({ "anyOf": [schema, { "type": "null" }] });
        }
    }
    describe(&mut schema, property.description);
    schema
}

/// The schema of a structured value: one of the allowed types if they are limited, else any type that fits.
fn value(of: &'static StructuredType, property: &'static Property, generator: &mut SchemaGenerator) -> Schema {
    if !property.allowed_types.is_empty() {
        return alternatives(of, property.allowed_types, generator);
    }
    if of.is_abstract || !of.derived.is_empty() {
        return define_any(of, generator);
    }
    define(of.name, generator, |generator| object(of, false, generator))
}

fn define_any(of: &'static StructuredType, generator: &mut SchemaGenerator) -> Schema {
    let name = format!("{}*", of.name);
    define(&name, generator, |generator| one_of(of, &of.instantiable().collect::<Vec<_>>(), generator))
}

fn one_of(of: &'static StructuredType, types: &[&'static StructuredType], generator: &mut SchemaGenerator) -> Schema {
    if types.is_empty() {
        let mut schema = json_schema!({ "type": "object", "required": [TYPE_TAG] });
        describe(&mut schema, of.description);
        return schema;
    }
    alternatives(of, types, generator)
}

/// One of several types; all but the declared one must say which.
fn alternatives(
    of: &'static StructuredType,
    types: &[&'static StructuredType],
    generator: &mut SchemaGenerator,
) -> Schema {
    // An entity of an abstract type may be named by its key, without a type.
    let is_reference = of.is_abstract && of.kind == StructuredKind::Entity;
    let reference = is_reference.then(|| json_schema!({ "type": "object", "not": { "required": [TYPE_TAG] } }));
    let schemas = types.iter().map(|one| {
        let is_tagged = !std::ptr::eq(of, *one);
        let name = if is_tagged { format!("{}+tag", one.name) } else { one.name.to_owned() };
        define(&name, generator, |generator| object(one, is_tagged, generator))
    });
    let mut all: Vec<_> = schemas.chain(reference).collect();
    if all.len() == 1 { all.remove(0) } else { json_schema!({ "anyOf": all }) }
}

/// A reference to a definition, which is made if it is not there yet. Types can hold themselves, so the name is taken first.
fn define(name: &str, generator: &mut SchemaGenerator, make: impl FnOnce(&mut SchemaGenerator) -> Schema) -> Schema {
    if !generator.definitions().contains_key(name) {
        generator.definitions_mut().insert(name.to_owned(), Value::Bool(true));
        let schema = make(generator);
        generator.definitions_mut().insert(name.to_owned(), schema.to_value());
    }
    let path = generator.settings().definitions_path.trim_matches('/').to_owned();
    // The names are OData's, with `+` and `*` added here: neither needs escaping in a JSON pointer or a URI.
    Schema::new_ref(format!("#/{path}/{name}"))
}

fn primitive(primitive: Primitive, generator: &mut SchemaGenerator) -> Schema {
    if let Some(geo_type) = primitive.geo_type() {
        return geo(geo_type, generator);
    }
    match primitive {
        Primitive::Boolean => json_schema!({ "type": "boolean" }),
        Primitive::Byte => json_schema!({ "type": "integer", "minimum": 0, "maximum": u8::MAX }),
        Primitive::SByte => json_schema!({ "type": "integer", "minimum": i8::MIN, "maximum": i8::MAX }),
        Primitive::Int16 => json_schema!({ "type": "integer", "minimum": i16::MIN, "maximum": i16::MAX }),
        Primitive::Int32 => json_schema!({ "type": "integer", "minimum": i32::MIN, "maximum": i32::MAX }),
        Primitive::Int64 => json_schema!({
            "anyOf": [
                { "type": "integer", "minimum": i64::MIN, "maximum": i64::MAX },
                { "type": "string", "pattern": "^-?[0-9]{1,19}$" },
            ]
        }),
        Primitive::Single | Primitive::Double => {
            json_schema!({ "anyOf": [{ "type": "number" }, { "enum": ["INF", "-INF", "NaN"] }] })
        }
        Primitive::Decimal => json_schema!({
            "anyOf": [
                { "type": "number" },
                { "type": "string", "pattern": "^([-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?|-?INF|NaN)$" },
            ]
        }),
        Primitive::String | Primitive::Binary => json_schema!({ "type": "string" }),
        Primitive::Duration => json_schema!({ "type": "string", "format": "duration" }),
        Primitive::TimeOfDay => json_schema!({ "type": "string", "format": "time" }),
        Primitive::Date => json_schema!({ "type": "string", "format": "date" }),
        Primitive::DateTimeOffset => json_schema!({ "type": "string", "format": "date-time" }),
        Primitive::Guid => json_schema!({ "type": "string", "format": "uuid" }),
        _ => Schema::default(),
    }
}

/// The `GeoJSON` types that have coordinates, each with the depth of the arrays around its positions.
const COORDINATES: [(&str, usize); 6] =
    [("Point", 0), ("LineString", 1), ("MultiPoint", 1), ("Polygon", 2), ("MultiLineString", 2), ("MultiPolygon", 3)];

/// The schema of the values of a `GeoJSON` type. The definitions have names in the Edm namespace, as no schema has that one.
fn geo(geo_type: &str, generator: &mut SchemaGenerator) -> Schema {
    define(&format!("Edm.{geo_type}"), generator, |generator| {
        let (member, content) = if let Some((_, depth)) = COORDINATES.iter().find(|(name, _)| *name == geo_type) {
            let number = primitive(Primitive::Double, generator);
            let position = json_schema!({ "type": "array", "items": number, "minItems": 2 });
            let nested = (0..*depth).fold(position, |items, _| json_schema!({ "type": "array", "items": items }));
            ("coordinates", nested)
        } else if geo_type == "GeometryCollection" {
            let any = geo("Geometry", generator);
            ("geometries", json_schema!({ "type": "array", "items": any }))
        } else {
            let names = COORDINATES.iter().map(|(name, _)| *name).chain(["GeometryCollection"]);
            let any: Vec<_> = names.map(|name| geo(name, generator)).collect();
            return json_schema!({ "anyOf": any });
        };
        json_schema!({
            "type": "object",
            "properties": { "type": { "const": geo_type }, member: content },
            "required": ["type", member],
        })
    })
}

fn describe(schema: &mut Schema, description: &str) {
    if !description.is_empty() {
        schema.insert("description".to_owned(), description.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn geographic_values_are_defined_once() {
        static TYPE: StructuredType = StructuredType {
            properties: &[
                Property::new("at", ValueType::Primitive(Primitive::GeographyPoint)),
                Property::new("any", ValueType::Primitive(Primitive::Geometry)),
            ],
            ..StructuredType::new("example.place", StructuredKind::Complex)
        };
        let schema = document(&TYPE).to_value();
        assert_eq!(schema["properties"]["at"]["$ref"], "#/$defs/Edm.Point");
        assert_eq!(schema["properties"]["any"]["$ref"], "#/$defs/Edm.Geometry");
        let definitions = &schema["$defs"];
        assert_eq!(definitions.as_object().map(Map::len), Some(8));
        assert_eq!(definitions["Edm.Geometry"]["anyOf"].as_array().map(Vec::len), Some(7));
        assert_eq!(
            definitions["Edm.GeometryCollection"]["properties"]["geometries"]["items"]["$ref"],
            "#/$defs/Edm.Geometry"
        );
        let polygon = &definitions["Edm.Polygon"]["properties"];
        assert_eq!(polygon["type"]["const"], "Polygon");
        assert_eq!(polygon["coordinates"]["items"]["items"]["minItems"], 2);
    }
}
