//! What a reader must know of all documents before it can read one: the declarations of terms and type definitions.

use crate::document::Constant;
use crate::identifier::split_qualified;
use crate::read::declarations::{Aliases, Declarations, Unsaid};

/// The aliases of a document, and what all documents declare.
pub(super) struct Context<'t> {
    aliases: Aliases<'t>,
    declarations: &'t Declarations,
}

impl<'t> Context<'t> {
    /// A document with these aliases.
    pub(super) fn new(aliases: Aliases<'t>, declarations: &'t Declarations) -> Self {
        Self { aliases, declarations }
    }

    fn split<'n>(&self, name: &'n str) -> Option<(&'n str, &'n str)>
    where
        't: 'n,
    {
        let (written, name) = split_qualified(name)?;
        Some((self.aliases.get(written).copied().unwrap_or(written), name))
    }

    /// The primitive type by which constants of a type are written, if a document declares it.
    pub(super) fn primitive<'n>(&self, type_: &'n str) -> Option<&'n str>
    where
        't: 'n,
    {
        let name = match self.split(type_)? {
            ("Edm", name) => return Some(name),
            other => self.declarations.underlying(other.0, other.1)?,
        };
        name.strip_prefix("Edm.")
    }

    /// The value of an annotation with that term that says none. If the term is not known, it is taken for a tag, which
    /// nearly all such terms are.
    pub(super) fn unsaid(&self, term: &str) -> Unsaid {
        let value = self.split(term).and_then(|key| self.declarations.unsaid(key.0, key.1));
        value.unwrap_or(Unsaid::Constant(Constant::Bool(true)))
    }
}
