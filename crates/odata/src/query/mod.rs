//! Query options: what a read asks for, checked against the facts of a type and written into a URL.

mod check;
mod filter;
mod literal;

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub use self::check::QueryError;
pub use self::filter::FilterFault;
pub use self::literal::Literal;
pub(crate) use self::literal::quoted;

/// Everything but what may stand in the value of a query option as it is.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'$')
    .remove(b',')
    .remove(b'(')
    .remove(b')')
    .remove(b':')
    .remove(b'/')
    .remove(b';')
    .remove(b'=')
    .remove(b'*')
    .remove(b'@');

/// The query options of a read: which entities, which of their properties, and in which order.
///
/// [`Self::check`] compares the names of properties with the facts of a type; everything else is up to the service.
/// [`Display`](fmt::Display) writes the query of a URL, percent-encoded.
///
/// ```
/// use odata_types::{Expand, Query};
///
/// let loans = Query::new().select(["dueDate"]).top(3);
/// let query = Query::new().select(["id", "title"]).expand(Expand::new("loans").with(loans)).order_by(["title desc"]);
/// assert_eq!(
///     query.to_string(),
///     "$select=id,title&$expand=loans($select=dueDate;$top=3)&$orderby=title%20desc"
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    select: Vec<String>,
    expand: Vec<Expand>,
    filter: Option<String>,
    search: Option<String>,
    order_by: Vec<String>,
    top: Option<u32>,
    skip: Option<u32>,
    count: bool,
}

impl Query {
    /// No options.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// `$select`: these properties as well. A property of a complex value is a path with slashes.
    #[must_use]
    pub fn select<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.select.extend(names.into_iter().map(Into::into));
        self
    }

    /// `$expand`: these related entities as well.
    #[must_use]
    pub fn expand(mut self, expand: impl Into<Expand>) -> Self {
        self.expand.push(expand.into());
        self
    }

    /// `$filter`: the entities for which this expression is true. [`Literal`] writes the values in it.
    #[must_use]
    pub fn filter(self, expression: impl Into<String>) -> Self {
        Self { filter: Some(expression.into()), ..self }
    }

    /// `$search`: the entities that match this expression.
    #[must_use]
    pub fn search(self, expression: impl Into<String>) -> Self {
        Self { search: Some(expression.into()), ..self }
    }

    /// `$orderby`: the order, by these properties or expressions as well, each with or without ` asc` or ` desc`.
    #[must_use]
    pub fn order_by<N: Into<String>>(mut self, items: impl IntoIterator<Item = N>) -> Self {
        self.order_by.extend(items.into_iter().map(Into::into));
        self
    }

    /// `$top`: at most so many entities. Of Microsoft Graph, most services take it as the size of a page.
    #[must_use]
    pub fn top(self, number: u32) -> Self {
        Self { top: Some(number), ..self }
    }

    /// `$skip`: without the first so many entities.
    #[must_use]
    pub fn skip(self, number: u32) -> Self {
        Self { skip: Some(number), ..self }
    }

    /// `$count`: the number of all entities is asked for.
    #[must_use]
    pub fn count(self) -> Self {
        Self { count: true, ..self }
    }

    /// Whether there are no options.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The options by name, as they are before they are encoded.
    pub fn options(&self) -> impl Iterator<Item = (&'static str, String)> + use<> {
        let joined = |items: &[String]| (!items.is_empty()).then(|| items.join(","));
        let expand: Vec<_> = self.expand.iter().map(Expand::text).collect();
        let number = |number: Option<u32>| number.map(|number| number.to_string());
        let options = [
            ("$select", joined(&self.select)),
            ("$expand", joined(&expand)),
            ("$filter", self.filter.clone()),
            ("$search", self.search.clone()),
            ("$orderby", joined(&self.order_by)),
            ("$top", number(self.top)),
            ("$skip", number(self.skip)),
            ("$count", self.count.then(|| "true".to_owned())),
        ];
        options.into_iter().filter_map(|(name, value)| Some((name, value?)))
    }
}

/// Shows the query as it stands in a URL, without the question mark.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, value)) in self.options().enumerate() {
            let separator = if index > 0 { "&" } else { "" };
            write!(f, "{separator}{name}={}", utf8_percent_encode(&value, ENCODED))?;
        }
        Ok(())
    }
}

/// A navigation property whose entities are read as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expand {
    property: String,
    query: Query,
    /// Options as text.
    text: Option<String>,
}

impl Expand {
    /// The entities that a navigation property leads to.
    pub fn new(property: impl Into<String>) -> Self {
        Self { property: property.into(), query: Query::new(), text: None }
    }

    /// The same with these options.
    #[must_use]
    pub fn with(self, query: Query) -> Self {
        Self { query, ..self }
    }

    /// The item as it stands in `$expand`, before it is encoded.
    fn text(&self) -> String {
        let options = self.query.options().map(|(name, value)| format!("{name}={value}"));
        let options: Vec<_> = options.chain(self.text.clone()).collect();
        if options.is_empty() { self.property.clone() } else { format!("{}({})", self.property, options.join(";")) }
    }
}

/// The name of a navigation property, which may be followed by options in parentheses: `loans($select=dueDate)`. Such
/// options are up to the service.
impl From<&str> for Expand {
    fn from(text: &str) -> Self {
        let options = text.trim().strip_suffix(')').and_then(|text| text.split_once('('));
        match options {
            Some((property, options)) => Self { text: Some(options.to_owned()), ..Self::new(property) },
            None => Self::new(text),
        }
    }
}

impl From<String> for Expand {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}
