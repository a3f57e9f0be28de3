//! Query options: `$select`, `$expand`, `$filter`, `$orderby`, `$top` and `$skiptoken`; the others of OData are refused.

mod expand;
mod filter;
mod order;
pub(crate) mod path;

use odata_types::facts::StructuredType;
use odata_types::path::encode_segment;

pub(crate) use expand::Expanded;
pub(crate) use filter::Filter;
pub(crate) use order::Order;
pub(crate) use path::PropertyPath;

use crate::refusal::{Refusal, shown};
use crate::store::entities::Page;

/// The default number of items of a page.
const PAGE: u32 = 100;

/// The maximum number of items of a page.
const LONGEST_PAGE: u32 = 999;

/// The options of OData, which are also valid without `$`.
const REFUSED: &[&str] = &[
    "apply",
    "compute",
    "count",
    "deltatoken",
    "expand",
    "filter",
    "format",
    "index",
    "levels",
    "orderby",
    "search",
    "skip",
    "skiptoken",
    "top",
];

/// What a read asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Query {
    /// The properties to show; all of them if nothing is selected.
    pub(crate) select: Option<Vec<PropertyPath>>,
    pub(crate) expand: Vec<Expanded>,
    pub(crate) filter: Filter,
    pub(crate) order: Order,
    pub(crate) top: u32,
    /// The position after which the page begins.
    pub(crate) after: i64,
}

impl Query {
    /// Reads the options of a request for values of a type.
    pub(crate) fn read(query: &str, of: &'static StructuredType, is_collection: bool) -> Result<Self, Refusal> {
        let (filter, order) = (Filter::default(), Order::default());
        let mut read = Self { select: None, expand: Vec::new(), filter, order, top: PAGE, after: 0 };
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            // `$` may be left out. Options that OData does not define are ignored.
            let bare = name.strip_prefix('$').unwrap_or(&name).to_ascii_lowercase();
            if seen.contains(&bare) {
                return Err(Refusal::bad_request(&format!("the query option `{}` occurs twice", shown(&name))));
            }
            match bare.as_str() {
                "select" => read.select = select(&value, of)?,
                "expand" => read.expand = Expanded::read(&value, of)?,
                "filter" if is_collection => read.filter = Filter::read(&value, of)?,
                "orderby" if is_collection => read.order = Order::read(&value, of)?,
                "top" if is_collection => read.top = top(&value)?,
                "skiptoken" if is_collection => read.after = after(&value)?,
                option if name.starts_with('$') || REFUSED.contains(&option) => {
                    return Err(unknown(&name, is_collection));
                }
                _ => continue,
            }
            seen.push(bare);
        }
        Ok(read)
    }
}

impl Query {
    /// The part of a collection that is asked for.
    pub(crate) fn page(&self) -> Page {
        let (filter, order) = (self.filter.clone(), self.order.clone());
        Page { expand: self.expand.clone(), filter, order, after: self.after, top: self.top }
    }

    /// The options as they are written in the link to the next page, without `$top` and `$skiptoken`.
    pub(crate) fn further(&self) -> String {
        let select = self.select.as_deref().map(path::list);
        let given = |text: &str| (!text.is_empty()).then(|| encode_segment(text));
        let options = [
            ("$select", select),
            ("$expand", given(&self.expand.iter().map(Expanded::to_string).collect::<Vec<_>>().join(","))),
            ("$filter", given(&self.filter.text)),
            ("$orderby", given(&self.order.text)),
        ];
        options.into_iter().filter_map(|(name, value)| Some(format!("&{name}={}", value?))).collect()
    }
}

fn unknown(name: &str, is_collection: bool) -> Refusal {
    let known = if is_collection {
        "`$select`, `$expand`, `$filter`, `$orderby`, `$top` and `$skiptoken`"
    } else {
        "`$select` and `$expand`"
    };
    let message =
        format!("the local service does not support the query option `{}` here; it supports {known}", shown(name));
    Refusal::unsupported(&message)
}

fn top(value: &str) -> Result<u32, Refusal> {
    let top = value.parse().ok().filter(|top| (1..=LONGEST_PAGE).contains(top));
    let message = || format!("`$top` is `{}`; expected a number from 1 to {LONGEST_PAGE}", shown(value));
    top.ok_or_else(|| Refusal::bad_request(&message()))
}

fn after(value: &str) -> Result<i64, Refusal> {
    let after = value.parse().ok().filter(|after| *after >= 0);
    after.ok_or_else(|| Refusal::bad_request("`$skiptoken` is not one of this service"))
}

fn select(value: &str, of: &'static StructuredType) -> Result<Option<Vec<PropertyPath>>, Refusal> {
    let names: Vec<_> = value.split(',').map(str::trim).collect();
    if names.contains(&"*") {
        return Ok(None);
    }
    names.into_iter().map(|name| PropertyPath::read(name, "$select", of)).collect::<Result<_, _>>().map(Some)
}

#[cfg(test)]
mod tests {
    use odata_types::Structured;
    use second_slice::library::Book;

    use super::*;

    fn read(query: &str, is_collection: bool) -> Result<Query, String> {
        Query::read(query, Book::TYPE, is_collection).map_err(|refusal| refusal.message)
    }

    #[test]
    fn options_are_read() {
        let (filter, order) = (Filter::default(), Order::default());
        let all = Query { select: None, expand: Vec::new(), filter, order, top: PAGE, after: 0 };
        assert_eq!(read("", true), Ok(all.clone()));
        assert_eq!(read("api-version=1&x", true), Ok(all.clone()));
        assert_eq!(read("$select=*", false), Ok(all.clone()));
        let path = |name| PropertyPath::read(name, "$select", Book::TYPE).unwrap();
        let select = Some(vec![path("id"), path("addedDateTime")]);
        assert_eq!(
            read("%24select=id,%20addeddatetime&top=2&$skiptoken=7", true),
            Ok(Query { select, top: 2, after: 7, ..all })
        );
    }

    #[test]
    fn literals_have_the_type_of_the_property() {
        for literal in ["2026-06-01T00:00:00Z", "2026-06-01", "null"] {
            assert!(read(&format!("$filter=addedDateTime gt {literal}"), true).is_ok(), "{literal}");
        }
        assert!(read("$filter=id eq 'it''s'", true).is_ok());
    }

    #[test]
    fn invalid_options_are_refused() {
        let queries = [
            "$top=0",
            "$top=1000",
            "$top=x",
            "$top=1&top=2",
            "$skiptoken=-1",
            "$skiptoken=x",
            "$select=nope",
            "$select=",
            "$filter=",
            "$filter=id",
            "$filter=id eq '1",
            "$filter=id eq '1' and",
            "$filter=id eq '1' or id eq '2'",
            "$filter=startswith(id,'1')",
            "$filter=nope eq 1",
            "$filter=id/x eq 1",
            "$filter=id eq 1",
            "$filter=addedDateTime gt '2026-06-01'",
            "$filter=addedDateTime gt soon",
            "orderby=nope",
            "$orderby=id up",
            "$expand=loans",
            "$expand=title",
            "$expand=*",
            "$expand=loans/$ref",
            "$expand=loans($select=id",
            "$select=id/x",
            "$select=example.library.book",
            "$filter=status eq 'lnt'",
            "$filter=status eq 'x'",
            "$count=true",
            "$new=1",
        ];
        let mut errors: Vec<_> =
            queries.iter().map(|query| format!("{query}: {}", read(query, true).unwrap_err())).collect();
        errors.push(format!("$top=1 of one: {}", read("$top=1", false).unwrap_err()));
        insta::assert_snapshot!("query_errors", errors.join("\n"));
    }
}
