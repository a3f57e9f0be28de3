//! The grammar of each primitive type is that by which its values are read.

use odata_types::facts::Primitive;
use odata_types::{
    Binary, Date, DateTimeOffset, Decimal, Double, Duration, Guid, Int64, Single, TimeOfDay, geo,
    serde_core::de::DeserializeOwned,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn reads<T: DeserializeOwned>(json: &str) -> bool {
    serde_json::from_str::<T>(json).is_ok()
}

/// Whether the Rust type of a primitive type reads that JSON value.
fn is_read(primitive: Primitive, json: &str) -> bool {
    match primitive {
        Primitive::Binary => reads::<Binary>(json),
        Primitive::Boolean => reads::<bool>(json),
        Primitive::Byte => reads::<u8>(json),
        Primitive::Date => reads::<Date>(json),
        Primitive::DateTimeOffset => reads::<DateTimeOffset>(json),
        Primitive::Decimal => reads::<Decimal>(json),
        Primitive::Double => reads::<Double>(json),
        Primitive::Duration => reads::<Duration>(json),
        Primitive::Guid => reads::<Guid>(json),
        Primitive::Int16 => reads::<i16>(json),
        Primitive::Int32 => reads::<i32>(json),
        Primitive::Int64 => reads::<Int64>(json),
        Primitive::SByte => reads::<i8>(json),
        Primitive::Single => reads::<Single>(json),
        Primitive::String => reads::<String>(json),
        Primitive::TimeOfDay => reads::<TimeOfDay>(json),
        Primitive::Geography | Primitive::Geometry => reads::<geo::Geometry>(json),
        Primitive::GeographyPoint | Primitive::GeometryPoint => reads::<geo::Point>(json),
        Primitive::GeographyLineString | Primitive::GeometryLineString => reads::<geo::LineString>(json),
        Primitive::GeographyPolygon | Primitive::GeometryPolygon => reads::<geo::Polygon>(json),
        Primitive::GeographyMultiPoint | Primitive::GeometryMultiPoint => reads::<geo::MultiPoint>(json),
        Primitive::GeographyMultiLineString | Primitive::GeometryMultiLineString => reads::<geo::MultiLineString>(json),
        Primitive::GeographyMultiPolygon | Primitive::GeometryMultiPolygon => reads::<geo::MultiPolygon>(json),
        Primitive::GeographyCollection | Primitive::GeometryCollection => reads::<geo::GeometryCollection>(json),
    }
}

#[test]
fn types_are_found_by_their_names() {
    for primitive in Primitive::ALL {
        assert_eq!(Primitive::named(primitive.name().trim_start_matches("Edm.")), Some(*primitive));
    }
    assert_eq!(Primitive::named("Edm.Int32"), None);
    assert_eq!(Primitive::named("Stream"), None);
}

#[test]
fn numbers_of_code_are_written_as_odata_has_them() {
    let written = |number: f64| serde_json::to_string(&Double::from(number)).unwrap();
    let numbers = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1.5, -0.0].map(written);
    assert_eq!(numbers, ["\"NaN\"", "\"INF\"", "\"-INF\"", "1.5", "-0.0"]);
    assert_eq!(serde_json::to_string(&Single::from(f32::NAN)).unwrap(), "\"NaN\"");
}

#[test]
fn objects_are_read_by_the_grammar() {
    let (point, line) = (json!([1, 2.5]), json!([[1, 2], [3, "INF"]]));
    let of = |name: &str, coordinates: &Value| json!({ "type": name, "coordinates": coordinates });
    let mut objects = vec![json!({}), json!({ "type": "Point" }), json!({ "type": "Points", "coordinates": point })];
    for name in ["Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"] {
        for coordinates in [&point, &line, &json!([line]), &json!([[line]]), &json!([1]), &json!("1")] {
            objects.push(of(name, coordinates));
        }
    }
    for item in [of("Point", &point), of("Point", &line)] {
        objects.push(json!({ "type": "GeometryCollection", "geometries": [item] }));
    }
    let mut read = 0;
    for primitive in Primitive::ALL {
        for object in &objects {
            let reads = primitive.reads_object(object);
            assert_eq!(reads, is_read(*primitive, &object.to_string()), "{} {object}", primitive.name());
            read += usize::from(reads);
        }
    }
    // Each of the seven is of its own type and of any, as geography and as geometry.
    assert_eq!(read, 7 * 4);
}

proptest! {
    #[test]
    fn texts_are_read_by_the_grammar(
        text in "[-+]?[0-9]{1,4}(\\.[0-9]{0,2})?([eE][-+]?[0-9]{0,2})?|[-+]?P[0-9YMWDTHS.]{0,8}|-?INF|NaN|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\
            |-?[0-9]{3,5}-[01][0-9]-[0-3][0-9]([Tt ][0-2][0-9]:[0-5][0-9](:[0-6][0-9](\\.[0-9]{0,13})?)?(Z|[+-]0[0-9]:[0-5]0)?)?\
            |[0-2][0-9]:[0-6][0-9](:[0-6][0-9](\\.[0-9]{0,13})?)?|true|\\PC{0,8}"
    ) {
        for primitive in Primitive::ALL {
            let json = Value::from(text.as_str()).to_string();
            prop_assert_eq!(primitive.reads_text(&text), is_read(*primitive, &json), "{} {}", primitive.name(), json);
        }
    }

    #[test]
    fn numbers_are_read_by_the_grammar(
        number in "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,3})?([eE][-+]?[0-9]{1,2})?"
    ) {
        for primitive in Primitive::ALL {
            prop_assert_eq!(primitive.reads_number(&number), is_read(*primitive, &number), "{} {}", primitive.name(), number);
        }
    }
}
