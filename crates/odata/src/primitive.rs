//! Which JSON values are values of each primitive type: the one grammar, by which generated types are read.

use serde_core::Deserialize;
use serde_json::Value;

use crate::facts::Primitive;
use crate::geo::Geometry;
use crate::{Binary, Date, DateTimeOffset, Decimal, Duration, Guid, Int64, TimeOfDay};

impl Primitive {
    /// The type of that name within the Edm namespace, such as `Int32`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|primitive| primitive.name().strip_prefix("Edm.") == Some(name))
    }

    /// The least and the greatest value, if it is an integer type.
    #[must_use]
    pub const fn integer_range(self) -> Option<(i64, i64)> {
        match self {
            Self::Byte => Some((0, 255)),
            Self::SByte => Some((-128, 127)),
            Self::Int16 => Some((-0x8000, 0x7FFF)),
            Self::Int32 => Some((-0x8000_0000, 0x7FFF_FFFF)),
            Self::Int64 => Some((i64::MIN, i64::MAX)),
            _ => None,
        }
    }

    /// Whether JSON numbers are values of the type.
    #[must_use]
    pub const fn is_number(self) -> bool {
        self.integer_range().is_some() || matches!(self, Self::Decimal | Self::Double | Self::Single)
    }

    /// Whether a JSON number, written so, is a value of the type. A number that is not an integer has a point or an exponent.
    #[must_use]
    pub fn reads_number(self, number: &str) -> bool {
        match self.integer_range() {
            Some((least, most)) => {
                number.parse().is_ok_and(|value: i64| (least..=most).contains(&value)) && number != "-0"
            }
            None => self.is_number(),
        }
    }

    /// Whether a JSON string of that text is a value of the type.
    ///
    /// ```
    /// use odata_types::facts::Primitive;
    ///
    /// assert!(Primitive::Duration.reads_text("P1Y"));
    /// assert!(!Primitive::Date.reads_text("2026-02-30"));
    /// assert!(!Primitive::Int32.reads_text("1"));
    /// ```
    #[must_use]
    pub fn reads_text(self, text: &str) -> bool {
        match self {
            Self::String => true,
            Self::Int64 => text.parse::<Int64>().is_ok(),
            Self::Decimal => text.parse::<Decimal>().is_ok(),
            Self::Double | Self::Single => matches!(text, "INF" | "-INF" | "NaN"),
            Self::Binary => text.parse::<Binary>().is_ok(),
            Self::Date => text.parse::<Date>().is_ok(),
            Self::DateTimeOffset => text.parse::<DateTimeOffset>().is_ok(),
            Self::Duration => text.parse::<Duration>().is_ok(),
            Self::Guid => text.parse::<Guid>().is_ok(),
            Self::TimeOfDay => text.parse::<TimeOfDay>().is_ok(),
            _ => false,
        }
    }

    /// The `GeoJSON` type of the values, such as `Point`, if the type is geographic or geometric. That of `Edm.Geography` and
    /// `Edm.Geometry` is `Geometry`, any of them. The types are those of [`geo`](crate::geo).
    #[must_use]
    pub const fn geo_type(self) -> Option<&'static str> {
        Some(match self {
            Self::Geography | Self::Geometry => "Geometry",
            Self::GeographyPoint | Self::GeometryPoint => "Point",
            Self::GeographyLineString | Self::GeometryLineString => "LineString",
            Self::GeographyPolygon | Self::GeometryPolygon => "Polygon",
            Self::GeographyMultiPoint | Self::GeometryMultiPoint => "MultiPoint",
            Self::GeographyMultiLineString | Self::GeometryMultiLineString => "MultiLineString",
            Self::GeographyMultiPolygon | Self::GeometryMultiPolygon => "MultiPolygon",
            Self::GeographyCollection | Self::GeometryCollection => "GeometryCollection",
            _ => return None,
        })
    }

    /// Whether a JSON object is a value of the type.
    ///
    /// ```
    /// use odata_types::facts::Primitive;
    /// use odata_types::serde_json::json;
    ///
    /// let point = json!({ "type": "Point", "coordinates": [13.4, 52.5] });
    /// assert!(Primitive::GeographyPoint.reads_object(&point) && Primitive::Geometry.reads_object(&point));
    /// assert!(!Primitive::GeographyPolygon.reads_object(&point));
    /// ```
    #[must_use]
    pub fn reads_object(self, object: &Value) -> bool {
        let Some(expected) = self.geo_type() else { return false };
        let is_expected = |found: Geometry| expected == "Geometry" || expected == found.type_name();
        Geometry::deserialize(object).is_ok_and(is_expected)
    }
}
