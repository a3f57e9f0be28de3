//! Addresses: where collections and entities are, by names and ids.

use std::fmt;

use odata_types::Guid;
use odata_types::path::{PathTemplate, TemplateSegment, encode_segment};

/// The name that Microsoft Graph has before collections of deleted entities.
pub(crate) const DELETED: &str = "deletedItems";

/// A collection of entities, such as `/libraries/1/books`.
///
/// ```
/// use graph_emulator::Collection;
///
/// let books = Collection::new("/libraries").entity("1").collection("books");
/// assert_eq!(books.to_string(), "/libraries/1/books");
/// assert_eq!(books.owner().map(|library| library.id()), Some("1"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Collection {
    /// Fixed names, separated by slashes.
    name: String,
    owner: Option<Box<Address>>,
}

/// An entity: the collection that contains it, and its id there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    collection: Collection,
    id: String,
}

impl Collection {
    /// A collection at the root of the service.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self { name: path.trim_matches('/').to_owned(), owner: None }
    }

    /// The entity with an id. GUIDs are equal in any case of letters, so that the address has lower case.
    #[must_use]
    pub fn entity(&self, id: impl Into<String>) -> Address {
        let id = id.into();
        Address { collection: self.clone(), id: Guid::fold(&id).into_owned() }
    }

    /// The entity that the collection belongs to.
    #[must_use]
    pub fn owner(&self) -> Option<&Address> {
        self.owner.as_deref()
    }

    /// The single entity that a path without a key at its end leads to, such as `/libraries/1/settings`: its name counts as its
    /// id.
    pub(crate) fn single(&self) -> Address {
        let (before, name) = self.name.rsplit_once('/').unwrap_or(("", &self.name));
        Self { name: before.to_owned(), owner: self.owner.clone() }.entity(name)
    }

    /// The collection of the entities that were deleted from this one, as Microsoft Graph has it: `/deletedItems/books` for
    /// `/books`.
    pub(crate) fn deleted(&self) -> Self {
        let (before, name) = self
            .name
            .rsplit_once('/')
            .map_or((String::new(), &*self.name), |(before, name)| (format!("{before}/"), name));
        Self { name: format!("{before}{DELETED}/{name}"), owner: self.owner.clone() }
    }

    /// The path with `{}` in place of each id, as [`shape`] has it.
    pub(crate) fn shape(&self) -> String {
        let before = self.owner().map(|owner| owner.collection.shape() + "/{}").unwrap_or_default();
        format!("{before}/{}", self.name)
    }
}

impl Address {
    /// The collection that contains the entity.
    #[must_use]
    pub fn parent(&self) -> &Collection {
        &self.collection
    }

    /// The id of the entity.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A collection that belongs to the entity.
    #[must_use]
    pub fn collection(&self, name: &str) -> Collection {
        Collection { name: name.trim_matches('/').to_owned(), owner: Some(Box::new(self.clone())) }
    }

    /// The entities that own this one, from the root on.
    pub fn owners(&self) -> impl Iterator<Item = &Self> {
        self.collection.owner().map(Self::lineage).unwrap_or_default().into_iter()
    }

    /// The entities that own this one, from the root on, and the entity itself.
    pub(crate) fn lineage(&self) -> Vec<&Self> {
        let mut lineage = self.collection.owner().map(Self::lineage).unwrap_or_default();
        lineage.push(self);
        lineage
    }
}

/// The path, percent-encoded, by which the state knows the collection.
impl fmt::Display for Collection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.owner {
            Some(owner) => write!(f, "{owner}/{}", self.name),
            None => write!(f, "/{}", self.name),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.collection, encode_segment(&self.id))
    }
}

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Collection(Collection),
    Entity(Address),
}

impl Place {
    /// The place of a documented path with keys in the order of its placeholders. `None` for a path without segments.
    ///
    /// Names are those of the documentation, so that one place has one address.
    pub(crate) fn of<'a>(
        segments: impl Iterator<Item = TemplateSegment>,
        keys: impl IntoIterator<Item = &'a str>,
    ) -> Option<Self> {
        let mut keys = keys.into_iter();
        let (mut owner, mut names) = (None, Vec::new());
        for segment in segments {
            match segment {
                TemplateSegment::Fixed(name) => names.push(name),
                TemplateSegment::Key(_) => {
                    let collection = Collection { name: names.join("/"), owner: owner.take().map(Box::new) };
                    names.clear();
                    owner = Some(collection.entity(keys.next()?));
                }
                TemplateSegment::Predicate(_) => {
                    let of_predicate: Vec<&str> = segment.keys().map(|_| keys.next()).collect::<Option<_>>()?;
                    let collection = Collection { name: names.join("/"), owner: owner.take().map(Box::new) };
                    names.clear();
                    owner = Some(collection.entity(of_predicate.join(",")));
                }
            }
        }
        match (owner, names.is_empty()) {
            (owner, false) => Some(Self::Collection(Collection { name: names.join("/"), owner: owner.map(Box::new) })),
            (Some(entity), true) => Some(Self::Entity(entity)),
            (None, true) => None,
        }
    }
}

/// A documented path with `{}` in place of each key.
pub(crate) fn shape(template: PathTemplate) -> String {
    let segment = |segment| match segment {
        TemplateSegment::Fixed(name) => format!("/{name}"),
        TemplateSegment::Key(_) | TemplateSegment::Predicate(_) => "/{}".to_owned(),
    };
    template.segments().map(segment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(path: &'static str, keys: &[&str]) -> Option<Place> {
        Place::of(PathTemplate::new(path).segments(), keys.iter().copied())
    }

    #[test]
    fn a_path_leads_to_a_collection_or_an_entity() {
        let books = Collection::new("/city/libraries").entity("a/b").collection("books");
        assert_eq!(place("/city/libraries/{x}/books", &["a/b"]), Some(Place::Collection(books.clone())));
        assert_eq!(place("/city/libraries/{x}/books/{y}", &["a/b", "2"]), Some(Place::Entity(books.entity("2"))));
        assert_eq!(place("", &[]), None);
        assert_eq!(place("/a/{x}", &[]), None);
    }

    #[test]
    fn addresses_are_paths() {
        let book = Collection::new("libraries").entity("a/b").collection("books").entity("ü");
        assert_eq!(book.to_string(), "/libraries/a%2Fb/books/%C3%BC");
        assert_eq!(book.parent().shape(), "/libraries/{}/books");
        assert_eq!(shape(PathTemplate::new("/libraries/{library-id}/books")), book.parent().shape());
        let ids: Vec<_> = book.lineage().into_iter().map(Address::id).collect();
        assert_eq!(ids, ["a/b", "ü"]);
    }
}
