//! The types of a schema by name.

use std::collections::HashMap;

use odata_types::facts::{Schema, StructuredKind, ValueType};

use crate::operation::Operation;

/// Every type of a schema, and every type that can be reached from what the body of an operation has, through properties, base types
/// and derived types. The operation may be of another schema.
///
/// It distinguishes a type that does not exist from one that exists but is not allowed where it is named.
pub(crate) struct Catalog {
    /// By name in lower case, as type names are compared without regard to ASCII case.
    types: HashMap<String, ValueType>,
}

impl Catalog {
    pub(crate) fn of(schema: &'static Schema, of: Operation) -> Self {
        let mut types = HashMap::new();
        let mut open: Vec<_> = schema.types.iter().copied().map(ValueType::Structured).collect();
        open.push(ValueType::Structured(of.body_type()));
        while let Some(found) = open.pop() {
            // Types refer to each other in cycles: each is visited once.
            if types.insert(found.name().to_ascii_lowercase(), found).is_some() {
                continue;
            }
            if let ValueType::Structured(structured) = found {
                open.extend(structured.base.map(ValueType::Structured));
                open.extend(structured.derived.iter().copied().map(ValueType::Structured));
                for property in structured.properties {
                    open.push(property.value);
                    open.extend(property.allowed_types.iter().copied().map(ValueType::Structured));
                }
            }
        }
        // The parameters have the name of their action, which is not that of a type.
        types.retain(|_, found| {
            !matches!(found, ValueType::Structured(structured) if structured.kind == StructuredKind::Parameters)
        });
        Self { types }
    }

    pub(crate) fn get(&self, qualified_name: &str) -> Option<ValueType> {
        self.types.get(&qualified_name.to_ascii_lowercase()).copied()
    }
}
