//! Values of `Edm.Geography`, `Edm.Geometry` and the types below them, which OData JSON writes as `GeoJSON`.
//!
//! A geography is on the surface of the earth, in degrees of longitude and latitude. A geometry is on a plane. Both are
//! written the same way, so `Edm.GeographyPoint` and `Edm.GeometryPoint` are both read as a [`Point`], and so on. Numbers,
//! the coordinate reference system and all other members are written as they were read.
//!
//! ```
//! use odata_types::geo::{Geometry, Point};
//!
//! let text = r#"{"type":"Point","coordinates":[13.40,52.5]}"#;
//! let point: Point = serde_json::from_str(text)?;
//! assert_eq!((point.coordinates.x().get(), point.coordinates.y().get()), (13.4, 52.5));
//! let any: Geometry = serde_json::from_str(text)?;
//! assert_eq!(any, point.into());
//! # Ok::<(), serde_json::Error>(())
//! ```

use std::fmt;

use serde_json::json;

use crate::facts::{Property, StructuredKind, StructuredType, ValueType};
use crate::kept::{kept, serde_by_runtime};
use crate::runtime::{
    self, Ahead, Elements, Failed, Form, Json, Members, Object, Record, Required, Shortened, Take, Value, View, Writer,
    form, replay,
};
use crate::{AdditionalProperties, Double, Nullable, Structured};

/// A position: longitude and latitude in a geography, x and y in a geometry, and possibly more.
#[derive(Clone, PartialEq)]
pub struct Position {
    x: Double,
    y: Double,
    more: Vec<Double>,
}

impl Position {
    /// The longitude, or x.
    #[must_use]
    pub const fn x(&self) -> &Double {
        &self.x
    }

    /// The latitude, or y.
    #[must_use]
    pub const fn y(&self) -> &Double {
        &self.y
    }

    /// The other numbers: the altitude, or z, and the measure.
    #[must_use]
    pub fn more(&self) -> &[Double] {
        &self.more
    }
}

impl From<[f64; 2]> for Position {
    fn from([x, y]: [f64; 2]) -> Self {
        Self { x: x.into(), y: y.into(), more: Vec::new() }
    }
}

impl From<[f64; 3]> for Position {
    fn from([x, y, z]: [f64; 3]) -> Self {
        Self { x: x.into(), y: y.into(), more: vec![z.into()] }
    }
}

impl fmt::Debug for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        runtime::debug(self, f)
    }
}

impl Elements for Position {
    fn count(&self) -> usize {
        2 + self.more.len()
    }

    fn element(&self, index: usize) -> View<'_> {
        let number = match index {
            0 => Some(&self.x),
            1 => Some(&self.y),
            _ => self.more.get(index - 2),
        };
        number.map_or(View::Null, <Double as Value>::Form::view)
    }
}

impl Value for Position {
    type Form = form::Own;
}

impl Form<Position> for form::Own {
    fn empty() -> Position {
        Position::from([0.0, 0.0])
    }

    fn read(value: &mut Position, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        let Json::Array(items) = json else { return Err(json.mismatch("an array, a position")) };
        for (index, number) in [&mut value.x, &mut value.y].into_iter().enumerate() {
            match items.next(&mut Required(number)) {
                Ok(true) => {}
                Ok(false) => {
                    return Err(Failed::new(format_args!(
                        "expected a position of at least two numbers, found {index}"
                    )));
                }
                Err(failed) => return Err(failed.in_item(index)),
            }
        }
        loop {
            let mut number = Double::from(0.0);
            match items.next(&mut Required(&mut number)) {
                Ok(true) => value.more.push(number),
                Ok(false) => return Ok(()),
                Err(failed) => return Err(failed.in_item(2 + value.more.len())),
            }
        }
    }

    fn view(value: &Position) -> View<'_> {
        View::Array(value)
    }
}

serde_by_runtime!(Position);

kept! {
    /// A coordinate reference system.
    Crs, "an object, a coordinate reference system"
}

impl Crs {
    /// The system of that number in the registry of the EPSG, which is the SRID of OData.
    #[must_use]
    pub fn epsg(srid: u32) -> Self {
        let properties = json!({ "name": format!("EPSG:{srid}") });
        Self { members: [("type", json!("name")), ("properties", properties)].into_iter().collect() }
    }

    /// The name, such as `EPSG:4326`.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.members.get("properties")?.get("name")?.as_str()
    }

    /// The SRID, if the name is that of a system of the EPSG.
    #[must_use]
    pub fn srid(&self) -> Option<u32> {
        self.name()?.strip_prefix("EPSG:")?.parse().ok()
    }
}

/// Declares the types of geometries, and [`Geometry`] with a variant for each.
macro_rules! geometries {
    ($($(#[$doc:meta])* $type:ident { $(#[$content_doc:meta])* $content:ident: $content_type:ty = $name:literal })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, PartialEq)]
            pub struct $type {
                $(#[$content_doc])*
                pub $content: $content_type,
                /// The coordinate reference system.
                pub crs: Nullable<Crs>,
                /// The other members.
                pub additional_properties: AdditionalProperties,
            }

            impl $type {
                /// A value without a coordinate reference system.
                pub fn new($content: impl Into<$content_type>) -> Self {
                    let $content = $content.into();
                    Self { $content, crs: Nullable::Absent, additional_properties: AdditionalProperties::new() }
                }

                /// The same in that coordinate reference system.
                #[must_use]
                pub fn with_crs(self, crs: Crs) -> Self {
                    Self { crs: Nullable::Value(crs), ..self }
                }
            }

            impl Object for $type {
                fn facts(&self) -> Option<&'static StructuredType> {
                    Some(Self::TYPE)
                }

                fn fill(&mut self, members: &mut Members<'_, '_>) -> Result<(), Failed> {
                    let mut kind = String::new();
                    members.fill(
                        &mut [&mut Required(&mut kind), &mut Required(&mut self.$content), &mut self.crs],
                        &mut self.additional_properties,
                    )?;
                    members.require(&[(0, "type"), (1, $name)])?;
                    if kind == stringify!($type) { Ok(()) } else { Err(wrong_type(stringify!($type), &kind)) }
                }

                fn write(&self, members: &mut Writer<'_>) {
                    members.begin(&self.additional_properties);
                    members.member("type", View::Text(stringify!($type)));
                    members.property($name, &Required(&self.$content));
                    members.property("crs", &self.crs);
                    members.end(&self.additional_properties);
                }
            }

            impl Value for $type {
                type Form = form::Structured;
            }

            impl Structured for $type {
                const TYPE: &'static StructuredType = {
                    static MEMBERS: &[Property] = &[
                        Property::new("type", ValueType::Untyped),
                        Property::new($name, ValueType::Untyped),
                        Property::new("crs", ValueType::Untyped),
                    ];
                    static TYPE: StructuredType = StructuredType {
                        properties: MEMBERS,
                        ..StructuredType::new(stringify!($type), StructuredKind::Complex)
                    };
                    &TYPE
                };

                fn additional_properties(&self) -> &AdditionalProperties {
                    &self.additional_properties
                }

                fn start() -> Self {
                    Self::new(runtime::empty::<$content_type>())
                }
            }

            impl fmt::Debug for $type {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    runtime::debug(self, f)
                }
            }

            serde_by_runtime!($type);

            impl From<$type> for Geometry {
                fn from(value: $type) -> Self {
                    Self::$type(value)
                }
            }
        )*

        /// A value of any of the types, of which `type` says which: what `Edm.Geography` and `Edm.Geometry` hold.
        #[derive(Clone, PartialEq)]
        #[expect(missing_docs, reason = "each variant is named as its type")]
        pub enum Geometry {
            $($type($type),)*
        }

        impl Geometry {
            /// The value of `type`.
            #[must_use]
            pub const fn type_name(&self) -> &'static str {
                match self {
                    $(Self::$type(_) => stringify!($type),)*
                }
            }

            /// What reading begins with, for a value of that `type`.
            fn start(kind: &str) -> Result<Self, Failed> {
                match kind {
                    $(stringify!($type) => Ok(Self::$type(runtime::empty())),)*
                    other => Err(wrong_type(concat!("one of", $(" ", stringify!($type)),*), other)),
                }
            }

            fn read(&mut self, json: &mut Json<'_, '_>) -> Result<(), Failed> {
                match self {
                    $(Self::$type(value) => Required(value).take(json),)*
                }
            }

            fn view(&self) -> View<'_> {
                match self {
                    $(Self::$type(value) => View::Object(value, $type::TYPE),)*
                }
            }
        }
    };
}

geometries! {
    /// A point.
    Point {
        /// Where it is.
        coordinates: Position = "coordinates"
    }

    /// A line of straight sections.
    LineString {
        /// The ends of the sections.
        coordinates: Vec<Position> = "coordinates"
    }

    /// An area.
    Polygon {
        /// The ring around it, and the rings around the holes in it. The first position of a ring is also its last.
        coordinates: Vec<Vec<Position>> = "coordinates"
    }

    /// Several points.
    MultiPoint {
        /// Where they are.
        coordinates: Vec<Position> = "coordinates"
    }

    /// Several lines.
    MultiLineString {
        /// For each line, the ends of its sections.
        coordinates: Vec<Vec<Position>> = "coordinates"
    }

    /// Several areas.
    MultiPolygon {
        /// For each area, the rings around it and around the holes in it.
        coordinates: Vec<Vec<Vec<Position>>> = "coordinates"
    }

    /// Several values of any type.
    GeometryCollection {
        /// The values.
        geometries: Vec<Geometry> = "geometries"
    }
}

#[cold]
fn wrong_type(expected: &str, found: &str) -> Failed {
    Failed::new(format_args!("expected `type` to be {expected}, found `{}`", Shortened(found))).in_member("type")
}

impl Value for Geometry {
    type Form = form::Own;
}

impl Form<Geometry> for form::Own {
    fn empty() -> Geometry {
        Geometry::GeometryCollection(runtime::empty())
    }

    fn read(value: &mut Geometry, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        let Json::Object(source) = json else { return Err(json.mismatch("an object, a geography or geometry")) };
        match source.look_for(&|name| name == "type") {
            Ahead::Text(kind) => {
                *value = Geometry::start(kind)?;
                value.read(json)
            }
            Ahead::Absent => Err(Failed::new(format_args!("missing member `type` of a geography or geometry"))),
            // Only the outermost object is recorded: recorded objects can look ahead.
            Ahead::Unknown => {
                let mut tokens = Vec::new();
                Record(&mut tokens).take(json)?;
                replay(&mut tokens.into_iter(), &mut Replayed(value))
            }
        }
    }

    fn view(value: &Geometry) -> View<'_> {
        value.view()
    }
}

/// Takes a value that was recorded.
struct Replayed<'g>(&'g mut Geometry);

impl<'de> Take<'de> for Replayed<'_> {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        if let Json::Object(source) = json
            && let Ahead::Unknown = source.look_for(&|name| name == "type")
        {
            return Err(
                Failed::new(format_args!("expected a string, the type of a geography or geometry")).in_member("type")
            );
        }
        Required(&mut *self.0).take(json)
    }
}

impl fmt::Debug for Geometry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.view().fmt(f)
    }
}

serde_by_runtime!(Geometry);
