//! The items of a response to a request for changes.

use std::fmt;

use serde_json::{Value as AnyValue, json};

use crate::kept::{kept, serde_by_runtime};
use crate::runtime::{self, Failed, Form, Json, Record, Required, Token, Value, View, form, members_of, replay};

/// An item of a response to a request for changes: an entity that was added or changed, one that was removed, or a link
/// between entities that was added or removed.
///
/// Both forms are read: that of OData 4.01, in which a removed entity has a member `@removed` or `@odata.removed`, and that of
/// OData 4.0, in which the context of the item ends with `$deletedEntity`. `T` is the type of the entities.
///
/// ```
/// use odata_types::{Collection, DeltaItem, RemovedReason, Untyped};
///
/// let changes: Collection<DeltaItem<Untyped>> = serde_json::from_str(r#"{
///     "value": [{ "id": "1", "name": "a" }, { "id": "2", "@removed": { "reason": "deleted" } }],
///     "@odata.deltaLink": "https://example.com/things/delta?$deltatoken=9"
/// }"#)?;
/// let removed: Vec<_> = changes.iter().filter_map(DeltaItem::removed).collect();
/// assert_eq!(removed[0].reason(), Some(RemovedReason::Deleted));
/// assert_eq!(removed[0].members()["id"], "2");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub enum DeltaItem<T> {
    /// An entity that was added or changed.
    Entity(T),
    /// An entity that was removed.
    Removed(RemovedEntity),
    /// A link between two entities that was added or removed.
    Link(DeltaLink),
}

impl<T> DeltaItem<T> {
    /// The entity, if it was added or changed.
    pub const fn entity(&self) -> Option<&T> {
        match self {
            Self::Entity(entity) => Some(entity),
            Self::Removed(_) | Self::Link(_) => None,
        }
    }

    /// The entity, if it was removed.
    pub const fn removed(&self) -> Option<&RemovedEntity> {
        match self {
            Self::Removed(entity) => Some(entity),
            Self::Entity(_) | Self::Link(_) => None,
        }
    }

    /// The link, if the item is one.
    pub const fn link(&self) -> Option<&DeltaLink> {
        match self {
            Self::Link(link) => Some(link),
            Self::Entity(_) | Self::Removed(_) => None,
        }
    }
}

/// Why an entity is no longer part of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemovedReason<'r> {
    /// It was deleted.
    Deleted,
    /// It was changed, and no longer fits the request.
    Changed,
    /// A reason that OData does not define.
    Other(&'r str),
}

impl RemovedReason<'_> {
    /// The reason as it is written.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match self {
            Self::Deleted => "deleted",
            Self::Changed => "changed",
            Self::Other(text) => text,
        }
    }
}

kept! {
    /// A removed entity: why it was removed, and what names it, which is its id or its key properties.
    RemovedEntity, "an object, a removed entity"
}

/// The names of the member that a removed entity has; the first one is written.
const REMOVED: [&str; 2] = ["@removed", "@odata.removed"];

impl RemovedEntity {
    /// A removed entity with these other members, in the form of OData 4.01.
    ///
    /// ```
    /// use odata_types::{RemovedEntity, RemovedReason};
    ///
    /// let entity = RemovedEntity::new(RemovedReason::Changed, [("id", "1")]);
    /// assert_eq!(serde_json::to_string(&entity)?, r#"{"@removed":{"reason":"changed"},"id":"1"}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn new<N: Into<String>, V: Into<AnyValue>>(
        reason: RemovedReason<'_>,
        members: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let removed = (REMOVED[0].to_owned(), json!({ "reason": reason.as_str() }));
        let others = members.into_iter().map(|(name, value)| (name.into(), value.into()));
        Self { members: others.chain([removed]).collect() }
    }

    /// Why it was removed, if the service says it.
    #[must_use]
    pub fn reason(&self) -> Option<RemovedReason<'_>> {
        let reason = match self.removed() {
            Some(removed) => removed.get("reason"),
            None => self.members.get("reason"),
        };
        Some(match reason?.as_str()? {
            "deleted" => RemovedReason::Deleted,
            "changed" => RemovedReason::Changed,
            other => RemovedReason::Other(other),
        })
    }

    /// The id of the entity, if it is given rather than the key: `@odata.id`, `@id` or, in OData 4.0, `id`.
    #[must_use]
    pub fn entity_id(&self) -> Option<&str> {
        let of_4_0: &[_] = if self.removed().is_some() { &[] } else { &["id"] };
        let mut names = ["@odata.id", "@id"].iter().chain(of_4_0);
        names.find_map(|name| self.members.get(*name))?.as_str()
    }

    fn removed(&self) -> Option<&AnyValue> {
        REMOVED.iter().find_map(|name| self.members.get(*name))
    }
}

kept! {
    /// A link between two entities that was added or removed. Its context says which.
    DeltaLink, "an object, a link"
}

impl DeltaLink {
    /// A link of that context, such as `#books/$link` or `#books/$deletedLink`.
    #[must_use]
    pub fn new(context: &str, source: &str, relationship: &str, target: &str) -> Self {
        let members =
            [("@odata.context", context), ("source", source), ("relationship", relationship), ("target", target)];
        Self { members: members.into_iter().collect() }
    }

    /// Whether the link was removed.
    #[must_use]
    pub fn is_removed(&self) -> bool {
        let contexts = CONTEXT.iter().filter_map(|name| self.text(name));
        contexts.map(Kind::of_context).any(|kind| kind == Some(Kind::RemovedLink))
    }

    /// The id of the entity that the link leads from.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.text("source")
    }

    /// The navigation property.
    #[must_use]
    pub fn relationship(&self) -> Option<&str> {
        self.text("relationship")
    }

    /// The id of the entity that the link leads to.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        self.text("target")
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.members.get(name)?.as_str()
    }
}

/// The names of the context.
const CONTEXT: [&str; 2] = ["@odata.context", "@context"];

/// What an item is that is not an entity.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    RemovedEntity,
    AddedLink,
    RemovedLink,
}

impl Kind {
    /// What the last segment of a context says.
    fn of_context(context: &str) -> Option<Self> {
        match context.rsplit(['/', '#']).next()? {
            "$deletedEntity" => Some(Self::RemovedEntity),
            "$link" => Some(Self::AddedLink),
            "$deletedLink" => Some(Self::RemovedLink),
            _ => None,
        }
    }

    fn of(tokens: &[Token<'_>]) -> Option<Self> {
        members_of(tokens).find_map(|(name, value)| match value {
            _ if REMOVED.contains(&name) => Some(Self::RemovedEntity),
            Token::String(context) if CONTEXT.contains(&name) => Self::of_context(context),
            _ => None,
        })
    }
}

impl<T: Value> Value for DeltaItem<T> {
    type Form = form::Own;
}

impl<T: Value> Form<DeltaItem<T>> for form::Own {
    fn empty() -> DeltaItem<T> {
        DeltaItem::Entity(T::Form::empty())
    }

    fn read(value: &mut DeltaItem<T>, json: &mut Json<'_, '_>) -> Result<(), Failed> {
        // The members that say what the item is may come last.
        let mut tokens = Vec::new();
        runtime::Take::take(&mut Record(&mut tokens), json)?;
        // An object is its start, its members and its end.
        match tokens.get(1..).and_then(Kind::of) {
            None => {}
            Some(Kind::RemovedEntity) => *value = DeltaItem::Removed(runtime::empty()),
            Some(Kind::AddedLink | Kind::RemovedLink) => *value = DeltaItem::Link(runtime::empty()),
        }
        let mut tape = tokens.into_iter();
        match value {
            DeltaItem::Entity(entity) => replay(&mut tape, &mut Required(entity)),
            DeltaItem::Removed(entity) => replay(&mut tape, &mut Required(entity)),
            DeltaItem::Link(link) => replay(&mut tape, &mut Required(link)),
        }
    }

    fn view(value: &DeltaItem<T>) -> View<'_> {
        match value {
            DeltaItem::Entity(entity) => T::Form::view(entity),
            DeltaItem::Removed(entity) => View::Members(&entity.members),
            DeltaItem::Link(link) => View::Members(&link.members),
        }
    }
}

impl<T: Value> fmt::Debug for DeltaItem<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, view) = match self {
            Self::Entity(entity) => ("Entity", T::Form::view(entity)),
            Self::Removed(entity) => ("Removed", View::Members(&entity.members)),
            Self::Link(link) => ("Link", View::Members(&link.members)),
        };
        f.debug_tuple(name).field(&view).finish()
    }
}

serde_by_runtime!(DeltaItem<T>);
