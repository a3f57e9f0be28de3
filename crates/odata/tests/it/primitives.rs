//! The grammar of each primitive type is that by which its values are read.

use odata_types::facts::Primitive;
use odata_types::{
    Binary, Date, DateTimeOffset, Decimal, Double, Duration, Guid, Int64, Single, TimeOfDay,
    serde_core::de::DeserializeOwned,
};
use proptest::prelude::*;
use serde_json::Value;

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
