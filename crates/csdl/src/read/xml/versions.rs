//! Metadata of OData 1, 2 and 3, which is told apart from that of OData 4 and refused.

use super::Reader;
use crate::diagnostic::Code;
use crate::xml::{Element, Namespace};

impl Reader<'_, '_> {
    /// Reports metadata of an earlier version of OData once, whatever else is in it.
    pub(super) fn is_earlier(&mut self, root: &Element<'_>) -> bool {
        let services = root.children.iter().filter(|child| child.name == "DataServices");
        let schemas = services.clone().flat_map(|services| &services.children);
        let schema = schemas.chain([root]).find(|element| element.namespace == Namespace::Earlier);
        let Some(found) = schema.or_else(|| services.clone().find(|child| child.namespace == Namespace::Earlier))
        else {
            return false;
        };
        // The attribute has a prefix for the namespace of metadata, nearly always `m`.
        let version = services.flat_map(|services| &services.attributes).find(|attribute| {
            matches!(attribute.name.rsplit_once(':'), Some((_, "DataServiceVersion" | "MaxDataServiceVersion")))
        });
        let version = version.and_then(|attribute| attribute.value.trim().chars().next());
        let what = match version {
            Some(version @ '1'..='3') => format!("OData {version}"),
            _ => "OData 1, 2 or 3".to_owned(),
        };
        let place = self.place(found.span);
        let message = format!("this is metadata of {what}, but only that of OData 4 is read");
        let fault = self.faults.add(Code::UnsupportedVersion, place, message);
        fault.help("`npx odata-csdl FILE` converts it to CSDL JSON of OData 4, which can be read");
        true
    }
}
