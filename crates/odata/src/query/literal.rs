//! Values as they are written into the text of `$filter`.

use crate::{
    Binary, Date, DateTimeOffset, Decimal, Double, Duration, Flags, Guid, Int64, Nullable, OpenEnum, Single, TimeOfDay,
};

/// A value that can be written into the text of `$filter`, so that no character in it can end it.
///
/// ```
/// use odata_types::{Literal, Query};
///
/// let name = "O'Hara";
/// let query = Query::new().filter(format!("surname eq {} and age gt 7", name.literal()));
/// assert_eq!(query.to_string(), "$filter=surname%20eq%20%27O%27%27Hara%27%20and%20age%20gt%207");
/// ```
pub trait Literal {
    /// The literal: a string between single quotes, in which each single quote is doubled; a number, a date or a GUID as
    /// it is.
    fn literal(&self) -> String;
}

/// A text between single quotes.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

impl Literal for str {
    fn literal(&self) -> String {
        quoted(self)
    }
}

impl Literal for String {
    fn literal(&self) -> String {
        quoted(self)
    }
}

/// Implements [`Literal`] for types whose text is the literal.
macro_rules! plain {
    ($($type:ty)*) => {
        $(
            impl Literal for $type {
                fn literal(&self) -> String {
                    self.to_string()
                }
            }
        )*
    };
}

plain! { bool u8 i8 i16 i32 i64 Int64 Decimal Guid Date DateTimeOffset TimeOfDay }

/// Implements [`Literal`] for floating-point types, of which OData spells the infinite values in another way than Rust.
macro_rules! floating {
    ($($type:ty)*) => {
        $(
            impl Literal for $type {
                fn literal(&self) -> String {
                    self.to_string().replace("inf", "INF")
                }
            }
        )*
    };
}

floating! { f32 f64 Single Double }

impl Literal for Duration {
    fn literal(&self) -> String {
        format!("duration'{}'", self.as_str())
    }
}

impl Literal for Binary {
    fn literal(&self) -> String {
        format!("binary'{}'", self.as_str())
    }
}

/// The name of the member.
impl<E: OpenEnum> Literal for E {
    fn literal(&self) -> String {
        quoted(self.as_str())
    }
}

impl<E: OpenEnum> Literal for Flags<E> {
    fn literal(&self) -> String {
        quoted(&self.to_string())
    }
}

/// `null` if there is no value.
impl<T: Literal> Literal for Option<T> {
    fn literal(&self) -> String {
        self.as_ref().map_or_else(|| "null".to_owned(), Literal::literal)
    }
}

/// `null` if there is no value.
impl<T: Literal> Literal for Nullable<T> {
    fn literal(&self) -> String {
        self.value().map_or_else(|| "null".to_owned(), Literal::literal)
    }
}
