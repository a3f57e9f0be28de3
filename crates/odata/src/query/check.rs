//! Query options, compared with the facts of a type and with what OData can be.

use std::fmt;

use super::filter::FilterFault;
use super::{Query, filter};
use crate::facts::{Property, StructuredType, ValueType};
use crate::nearest;

/// Why a service cannot take a query.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum QueryError {
    /// A query option names a property that the type does not have.
    #[non_exhaustive]
    UnknownName {
        /// The query option, such as `$select`.
        option: &'static str,
        /// The name, as far as it is not known.
        name: String,
        /// The type that does not have the property.
        of: &'static str,
        /// The property that was probably meant.
        nearest: Option<&'static str>,
    },
    /// The expression of `$filter` cannot be OData.
    #[non_exhaustive]
    Filter {
        /// The place of the fault: how many characters are before it.
        at: usize,
        /// What is wrong there.
        fault: FilterFault,
    },
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName { option, name, of, nearest } => {
                let name: String = name.chars().take(LONGEST).flat_map(char::escape_debug).collect();
                write!(f, "`{option}` names `{name}`, which `{of}` does not have")?;
                nearest.map_or(Ok(()), |nearest| write!(f, "; did you mean `{nearest}`?"))
            }
            Self::Filter { at, fault } => write!(f, "`$filter`, character {}: {fault}", at + 1),
        }
    }
}

impl std::error::Error for QueryError {}

impl QueryError {
    /// Whether it is known what was probably meant.
    fn has_nearest(&self) -> bool {
        matches!(self, Self::UnknownName { nearest: Some(_), .. })
    }
}

/// The maximum number of characters of a name that an error shows.
const LONGEST: usize = 80;

impl Query {
    /// Compares the names of properties with those of the type that is read, and of the types that are derived from it.
    ///
    /// Of `$orderby`, expressions are not read. Slices of a service leave navigation properties out, so that `$expand` and the
    /// paths of `$filter` may name one that the type does not have, unless another one was probably meant.
    ///
    /// # Errors
    ///
    /// The first fault of `$filter` that is certain, or the first name that the type does not have.
    pub fn check(&self, of: &'static StructuredType) -> Result<(), QueryError> {
        for name in &self.select {
            find("$select", name, of)?;
        }
        if let Some(expression) = &self.filter {
            if let Some((offset, fault)) = filter::fault(expression) {
                let at = expression.get(..offset).map_or(0, |before| before.chars().count());
                return Err(QueryError::Filter { at, fault });
            }
            for path in filter::paths(expression) {
                match find("$filter", path.text, of) {
                    Err(error) if !path.leads_on || error.has_nearest() => return Err(error),
                    _ => {}
                }
            }
        }
        for item in &self.order_by {
            let mut words = item.split_ascii_whitespace();
            let (name, direction) = (words.next().unwrap_or_default(), words.next().unwrap_or("asc"));
            let is_direction = ["asc", "desc"].iter().any(|known| direction.eq_ignore_ascii_case(known));
            if is_direction && words.next().is_none() && is_path(name) {
                find("$orderby", name, of)?;
            }
        }
        for expand in &self.expand {
            let entities = match find("$expand", &expand.property, of) {
                Ok(property) => property.and_then(|property| structured(&property)),
                Err(error) if error.has_nearest() => return Err(error),
                Err(_) => None,
            };
            if let Some(entities) = entities {
                expand.query.check(entities)?;
            }
        }
        Ok(())
    }
}

/// Whether an item is a path of names, not an expression.
fn is_path(item: &str) -> bool {
    item.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_./".contains(&byte))
}

/// The property that a path leads to; `None` where the facts do not tell.
fn find(option: &'static str, path: &str, of: &'static StructuredType) -> Result<Option<Property>, QueryError> {
    let mut of = of;
    let mut found = None;
    for name in path.split('/').map(str::trim) {
        // All properties, an annotation, a segment such as `$count`, or a qualified name: an operation or a type.
        if name == "*" || name.contains(['@', '$']) {
            return Ok(None);
        }
        if name.contains('.') {
            let Some(derived) = of.instantiable().chain(of.lineage()).find(|derived| derived.name == name) else {
                return Ok(None);
            };
            of = derived;
            continue;
        }
        let Some(property) = property(of, name) else {
            if of.instantiable().any(|one| one.is_open) {
                return Ok(None);
            }
            let known = of.instantiable().chain([of]).flat_map(StructuredType::lineage);
            let known = known.flat_map(|of| of.properties).map(|property| property.name);
            let nearest = nearest(name, known);
            return Err(QueryError::UnknownName { option, name: name.to_owned(), of: of.name, nearest });
        };
        found = Some(*property);
        match structured(property) {
            Some(inner) => of = inner,
            None => return Ok(found),
        }
    }
    Ok(found)
}

/// The property of a type, or of one that is derived from it.
fn property(of: &'static StructuredType, name: &str) -> Option<&'static Property> {
    of.property(name).or_else(|| of.derived.iter().find_map(|derived| derived.property(name)))
}

fn structured(property: &Property) -> Option<&'static StructuredType> {
    match property.value {
        ValueType::Structured(of) => Some(of),
        ValueType::Primitive(_) | ValueType::Enum(_) | ValueType::Untyped => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Expand;
    use crate::facts::{Primitive, StructuredKind};

    const TEXT: ValueType = ValueType::Primitive(Primitive::String);

    static PLACE: StructuredType = StructuredType {
        properties: &[Property::new("city", TEXT)],
        ..StructuredType::new("example.place", StructuredKind::Complex)
    };
    static THING: StructuredType = StructuredType {
        is_abstract: true,
        properties: &[Property::new("id", TEXT)],
        derived: &[&BOOK, &BOX],
        ..StructuredType::new("example.thing", StructuredKind::Entity)
    };
    static BOOK: StructuredType = StructuredType {
        base: Some(&THING),
        inherited: 1,
        properties: &[
            Property::new("title", TEXT),
            Property::new("printedAt", ValueType::Structured(&PLACE)),
            Property::new("parts", ValueType::Structured(&THING)).collection().navigation(),
        ],
        ..StructuredType::new("example.book", StructuredKind::Entity)
    };
    static OPEN: StructuredType =
        StructuredType { is_open: true, ..StructuredType::new("example.open", StructuredKind::Complex) };
    static BOX: StructuredType = StructuredType {
        base: Some(&THING),
        inherited: 1,
        properties: &[Property::new("width", TEXT)],
        ..StructuredType::new("example.box", StructuredKind::Entity)
    };

    #[test]
    fn known_names_and_expressions_pass() {
        let expand = Expand::new("parts").with(Query::new().select(["id", "width"]));
        let query = Query::new()
            .select(["id", "title", "*", "printedAt/city", "title@odata.type", "example.thing/id"])
            .order_by(["title", "id desc", "length(titel)", "parts/$count", "titel gt 5 desc"])
            .expand(expand)
            .expand("readers")
            .filter("nonsense( readers/any(r:r/id eq '1') and printedAt/city ne 'x'");
        assert_eq!(query.check(&BOOK), Ok(()));
        assert_eq!(Query::new().select(["anything"]).check(&OPEN), Ok(()));
    }

    #[test]
    fn an_unknown_name_is_an_error_that_says_what_was_meant() {
        let nested = Expand::new("parts").with(Query::new().expand("parst"));
        let cases = [
            Query::new().select(["id", "titel"]),
            Query::new().select(["publisher"]),
            Query::new().select(["printedAt/town"]),
            Query::new().select(["Title"]),
            Query::new().select([""]),
            Query::new().order_by(["titel desc"]),
            Query::new().filter("startswith(titel,'a')"),
            Query::new().expand("part($select=x)"),
            Query::new().expand(nested),
            Query::new().select(["\u{1b}[31m"]),
            Query::new().filter("ü eq 'x' and title == 'y'"),
        ];
        let said: Vec<_> = cases.iter().map(|query| query.check(&BOOK).unwrap_err().to_string()).collect();
        let expected = [
            "`$select` names `titel`, which `example.book` does not have; did you mean `title`?",
            "`$select` names `publisher`, which `example.book` does not have",
            "`$select` names `town`, which `example.place` does not have",
            "`$select` names `Title`, which `example.book` does not have; did you mean `title`?",
            "`$select` names ``, which `example.book` does not have",
            "`$orderby` names `titel`, which `example.book` does not have; did you mean `title`?",
            "`$filter` names `titel`, which `example.book` does not have; did you mean `title`?",
            "`$expand` names `part`, which `example.book` does not have; did you mean `parts`?",
            "`$expand` names `parst`, which `example.thing` does not have; did you mean `parts`?",
            "`$select` names `\\u{1b}[31m`, which `example.book` does not have",
            "`$filter`, character 20: `==` is not an operator of OData; write `eq`",
        ];
        assert_eq!(said, expected);
    }
}
