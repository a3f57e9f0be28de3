//! The types of the Edm namespace.

/// Declares an enumeration of types, each spelled as in the Edm namespace.
macro_rules! edm {
    ($(#[$doc:meta])* $enum:ident { $($type:ident)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is named exactly as in the Edm namespace")]
        pub enum $enum {
            $($type,)*
        }

        impl $enum {
            /// Every type, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$type,)*];

            /// The name within the Edm namespace.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$type => stringify!($type),)*
                }
            }
        }
    };
}

edm! {
/// The primitive types.
Primitive {
    Binary
    Boolean
    Byte
    Date
    DateTimeOffset
    Decimal
    Double
    Duration
    Guid
    Int16
    Int32
    Int64
    SByte
    Single
    Stream
    String
    TimeOfDay
    GeographyPoint
    GeographyLineString
    GeographyPolygon
    GeographyMultiPoint
    GeographyMultiLineString
    GeographyMultiPolygon
    GeographyCollection
    GeometryPoint
    GeometryLineString
    GeometryPolygon
    GeometryMultiPoint
    GeometryMultiLineString
    GeometryMultiPolygon
    GeometryCollection
}
}

edm! {
/// The abstract types. A value of one is of a type that is derived from it. The types of paths are for annotations only.
AbstractType {
    Untyped
    PrimitiveType
    ComplexType
    EntityType
    Geography
    Geometry
    AnnotationPath
    AnyPropertyPath
    ModelElementPath
    NavigationPropertyPath
    PropertyPath
}
}

impl Primitive {
    /// The least and the greatest value, if it is an integer type.
    #[must_use]
    pub fn integer_range(self) -> Option<(i64, i64)> {
        odata_types::facts::Primitive::named(self.name())?.integer_range()
    }
}

impl AbstractType {
    /// Whether its values are paths, which only annotations have.
    #[must_use]
    pub const fn is_path(self) -> bool {
        matches!(
            self,
            Self::AnnotationPath
                | Self::AnyPropertyPath
                | Self::ModelElementPath
                | Self::NavigationPropertyPath
                | Self::PropertyPath
        )
    }
}
