//! What the entities of a collection are called in messages.

use std::collections::HashMap;

use odata_types::facts::{Schema, StructuredType, ValueType};
use odata_types::path::{PathTemplate, TemplateSegment};

use crate::address::{Address, Collection, DELETED};

/// The name of an entity in a collection that the schema does not document.
const UNKNOWN: &str = "entity";

/// The names of entities by the shape of the collection that contains them.
#[derive(Debug)]
pub(crate) struct Kinds(HashMap<String, Kind>);

#[derive(Debug)]
struct Kind {
    words: String,
    of: Option<&'static StructuredType>,
    /// Whether its entities can be read.
    is_read: bool,
}

impl Kinds {
    /// The names of everything that paths of a schema lead through.
    pub(crate) fn of(schema: &Schema) -> Self {
        let mut kinds = HashMap::new();
        for read in schema.reads() {
            let collection = PathTemplate::of_entities(read).collection();
            let of_deleted = collection.segments().any(|segment| matches!(segment, TemplateSegment::Fixed(DELETED)));
            let words = format!("{}{}", if of_deleted { "deleted " } else { "" }, words(read.entity_type));
            kinds.insert(crate::address::shape(collection), Kind { words, of: Some(read.entity_type), is_read: true });
        }
        let actions = schema.actions.iter().map(|action| PathTemplate::of_action(action));
        let functions = schema.functions.iter().map(|function| PathTemplate::of_function(function));
        let entities = schema.requests.iter().map(|request| PathTemplate::of_entities(request));
        let templates = entities.chain(actions).chain(functions);
        for template in templates {
            let (mut shape, mut name, mut owner) = (String::new(), "", None);
            for segment in template.segments() {
                match segment {
                    TemplateSegment::Fixed(fixed) => {
                        shape = format!("{shape}/{fixed}");
                        name = fixed;
                    }
                    TemplateSegment::Key(key) | TemplateSegment::Predicate(key) => {
                        let kind = kinds.entry(shape.clone()).or_insert_with(|| Kind::guess(owner, name, key));
                        owner = kind.of;
                        shape.push_str("/{}");
                    }
                }
            }
        }
        Self(kinds)
    }

    /// The name of the entity at an address.
    pub(crate) fn name(&self, address: &Address) -> &str {
        self.0.get(&address.parent().shape()).map_or(UNKNOWN, |kind| &kind.words)
    }

    /// Whether the entities of a collection can be read, so that the state is to know them.
    pub(crate) fn are_read(&self, collection: &Collection) -> bool {
        self.0.get(&collection.shape()).is_some_and(|kind| kind.is_read)
    }
}

impl Kind {
    /// The kind of a collection that no read is documented for: the type of the navigation property of that name, or the
    /// name of the placeholder.
    fn guess(owner: Option<&'static StructuredType>, name: &str, key: &str) -> Self {
        let property = owner.and_then(|owner| owner.property(name));
        if let Some(ValueType::Structured(of)) = property.map(|property| property.value) {
            return Self { words: words(of), of: Some(of), is_read: false };
        }
        let key = key.trim_matches(['{', '}']);
        let key = ["-id", "_id", "Id"].iter().find_map(|end| key.strip_suffix(end)).unwrap_or(key);
        let words = if key.is_empty() { UNKNOWN.to_owned() } else { spaced(key) };
        Self { words, of: None, is_read: false }
    }
}

/// The simple name of a type in words, such as `mail folder`.
fn words(of: &StructuredType) -> String {
    spaced(of.name.rsplit('.').next().unwrap_or(of.name))
}

fn spaced(name: &str) -> String {
    let mut words = String::new();
    for character in name.chars() {
        if character.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        if character == '-' { words.push(' ') } else { words.extend(character.to_lowercase()) }
    }
    words
}

#[cfg(test)]
mod tests {
    use odata_types::facts::{EntityRequest, Property, Request, RequestKind, StructuredKind};

    use super::*;

    static PAGE: StructuredType = StructuredType::new("house.loosePage", StructuredKind::Entity);
    static ALBUM: StructuredType = StructuredType {
        properties: &[Property::new("pages", ValueType::Structured(&PAGE)).collection().navigation()],
        ..StructuredType::new("house.album", StructuredKind::Entity)
    };
    static PHOTO: StructuredType = StructuredType::new("house.photo", StructuredKind::Entity);
    static SCHEMA: Schema = Schema {
        requests: &[
            &read(&PHOTO, "/rooms/{room-id}/albums/{album-id}/pages/{page}/photos/{photo-id}", RequestKind::Get),
            &read(&ALBUM, "/rooms/{room-id}/albums", RequestKind::List),
        ],
        ..Schema::EMPTY
    };

    const fn read(entity_type: &'static StructuredType, path: &'static str, kind: RequestKind) -> EntityRequest {
        EntityRequest { entity_type, kind, request: Request::new("GET", path, 200) }
    }

    #[test]
    fn names_come_from_types_and_then_from_placeholders() {
        let kinds = Kinds::of(&SCHEMA);
        let room = Collection::new("/rooms").entity("1");
        let album = room.collection("albums").entity("2");
        let page = album.collection("pages").entity("3");
        let photo = page.collection("photos").entity("4");
        let chair = room.collection("chairs").entity("5");
        let names = [room, album, page, photo, chair].map(|address| kinds.name(&address).to_owned());
        assert_eq!(names, ["room", "album", "loose page", "photo", "entity"]);
    }
}
