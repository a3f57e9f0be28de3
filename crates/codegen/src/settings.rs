//! What the code generator is told beside the model.

use std::collections::{BTreeMap, BTreeSet};

use odata_csdl::model::QualifiedName;

use crate::{Code, Fault};

/// A value, and the line and column at which a file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Located<T> {
    pub(crate) value: T,
    pub(crate) at: Option<(u32, u32)>,
}

impl From<&str> for Located<String> {
    fn from(value: &str) -> Self {
        Self { value: value.to_owned(), at: None }
    }
}

impl From<String> for Located<String> {
    fn from(value: String) -> Self {
        Self { value, at: None }
    }
}

/// What the code generator is told beside the model.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    /// The path of the file that says so, as it is printed.
    pub(crate) path: String,
    /// Whether the types implement `JsonSchema` behind the cargo feature `schemars`.
    pub(crate) json_schema: bool,
    /// Whether a type that no document declares is untyped, instead of an error.
    pub(crate) untyped_if_missing: bool,
    /// What is said of types, by qualified name.
    pub(crate) types: BTreeMap<String, TypeSettings>,
    /// The cargo features of which an element needs one, by qualified name.
    pub(crate) features: BTreeMap<String, BTreeSet<String>>,
    /// The namespaces that are generated elsewhere.
    pub(crate) externs: BTreeMap<String, Located<Extern>>,
    /// The modules of namespaces.
    pub(crate) modules: BTreeMap<String, Located<String>>,
}

/// What is said of a type.
#[derive(Clone, Debug, Default)]
pub(crate) struct TypeSettings {
    /// Where.
    pub(crate) at: Option<(u32, u32)>,
    /// Its name in Rust.
    pub(crate) rename: Option<Located<String>>,
    /// The traits that it derives besides.
    pub(crate) derive: Vec<Located<String>>,
    /// Its attributes, each as it stands within `#[..]`.
    pub(crate) attributes: Vec<Located<String>>,
    /// The path of the type that is used in place of it.
    pub(crate) replace: Option<Located<String>>,
    /// What is said of its parts, by kind and name.
    pub(crate) parts: BTreeMap<(Part, String), PartSettings>,
}

/// The kinds of parts that elements have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// A property or navigation property of a structured type.
    Property,
    /// A parameter of an action or function.
    Parameter,
    /// A member of an enumeration type.
    Member,
}

impl Part {
    /// Every kind.
    pub(crate) const ALL: [Self; 3] = [Self::Property, Self::Parameter, Self::Member];

    /// The key of the table that says something of parts of this kind.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Property => "properties",
            Self::Parameter => "parameters",
            Self::Member => "members",
        }
    }

    /// The kind in words.
    pub(crate) const fn in_words(self) -> &'static str {
        match self {
            Self::Property => "property",
            Self::Parameter => "parameter",
            Self::Member => "member",
        }
    }
}

/// What is said of a property, parameter or member.
#[derive(Clone, Debug, Default)]
pub(crate) struct PartSettings {
    /// Where.
    pub(crate) at: Option<(u32, u32)>,
    /// Its name in Rust.
    pub(crate) rename: Option<Located<String>>,
    /// Its attributes, each as it stands within `#[..]`.
    pub(crate) attributes: Vec<Located<String>>,
    /// The path of the type of its values.
    pub(crate) replace: Option<Located<String>>,
}

/// Where a namespace is generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Extern {
    /// The path of the crate, or of the module in it that holds the modules of the namespaces.
    pub(crate) crate_path: String,
    /// The module of the namespace, if it is not what this crate would call it.
    pub(crate) module: Option<String>,
}

impl Settings {
    /// The name of a type or operation in Rust, if one is chosen.
    pub(crate) fn rename(&self, element: &QualifiedName) -> Option<&str> {
        Some(self.types.get(&element.to_string())?.rename.as_ref()?.value.as_str())
    }

    /// What is said of a part of a type: of the type itself, or of the one of its lineage that is nearest to it.
    pub(crate) fn part(&self, lineage: &[String], part: Part, name: &str) -> Option<&PartSettings> {
        let key = (part, name.to_owned());
        lineage.iter().find_map(|type_| self.types.get(type_)?.parts.get(&key))
    }

    /// The attributes of a type, each as it stands within `#[..]`.
    pub(crate) fn attributes(&self, type_: &str) -> Vec<String> {
        let Some(said) = self.types.get(type_) else { return Vec::new() };
        let traits: Vec<_> = said.derive.iter().map(|it| it.value.as_str()).collect();
        let derive = (!traits.is_empty()).then(|| format!("derive({})", traits.join(", ")));
        derive.into_iter().chain(said.attributes.iter().map(|it| it.value.clone())).collect()
    }

    /// The path of the type that is used in place of one, if there is one.
    pub(crate) fn replacement(&self, type_: &str) -> Option<&str> {
        Some(self.types.get(type_)?.replace.as_ref()?.value.as_str())
    }

    /// A fault at a line and column of the file.
    pub(crate) fn fault(&self, at: Option<(u32, u32)>, code: Code, message: impl Into<String>) -> Fault {
        let (line, column) = at.unwrap_or_default();
        let path = if at.is_some() { self.path.clone() } else { String::new() };
        Fault { path, line, column, code, message: message.into() }
    }
}
