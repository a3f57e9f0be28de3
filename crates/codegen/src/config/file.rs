//! `odata.toml`: the file that says what to generate.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use odata_csdl::requests::KeyStyle;
use toml::de::{DeTable, DeValue};

use super::toml::{Reader, Value};
use super::{Config, Document, Root};
use crate::files::{FilesError, failed};
use crate::settings::{Extern, Located, Part, PartSettings, TypeSettings};
use crate::spelling::{check_field, check_module, check_type_name, is_identifier};
use crate::{Code, Error, Faults};

/// The keys of the file.
const KEYS: &[&str] = &[
    "metadata",
    "schemas",
    "vocabularies",
    "roots",
    "with",
    "navigation",
    "out",
    "crate",
    "runtime",
    "include",
    "strict",
    "missing",
    "json-schema",
    "features",
    "requests",
    "permissions",
    "keys",
    "api-version",
    "types",
    "extern",
    "namespaces",
    "dependencies",
];

/// Reads a file. The paths in it are relative to its folder.
pub(crate) fn read(path: &Path, shown: &str) -> Result<Config, Error> {
    let text = fs::read_to_string(path).map_err(|error| FilesError::Io(vec![failed("read", path, &error)]))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let config = parse(&text, shown, folder).map_err(Error::Code)?;
    Ok(Config { file: Some(path.to_owned()), ..config })
}

/// What a text says that is written as the file is. The paths in it are relative to the folder.
pub(crate) fn parse(text: &str, path: &str, folder: &Path) -> Result<Config, Faults> {
    let mut reader = Reader::new(path.to_owned(), text);
    let table = reader.parse(text);
    let mut config = Config::default();
    path.clone_into(&mut config.settings.path);
    if reader.faults.is_empty() {
        let mut file = File { reader: &mut reader, folder, text };
        file.whole(&table, &mut config);
    }
    if reader.faults.is_empty() { Ok(config) } else { Err(Faults::of(reader.faults)) }
}

struct File<'r, 't> {
    reader: &'r mut Reader<'t>,
    folder: &'r Path,
    text: &'t str,
}

impl<'t> File<'_, 't> {
    fn whole(&mut self, table: &DeTable<'t>, config: &mut Config) {
        self.reader.check_keys(table, KEYS);
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "metadata" => config.metadata = self.documents(value),
                "schemas" => config.schemas = self.path(value),
                "vocabularies" => {
                    let folders = self.reader.array(value, "paths").iter();
                    config.vocabularies = folders.filter_map(|folder| self.path(folder)).collect();
                }
                "roots" => config.roots = self.roots(value),
                "with" => config.with = self.reader.strings(value),
                "navigation" => config.all_navigation = self.reader.choice(value, &["all"]).is_some(),
                "out" => config.out = self.path(value),
                "crate" => config.crate_name = self.reader.checked(value, check_crate_name).map(|name| name.value),
                "runtime" => config.runtime = self.path(value),
                "include" => config.include = self.reader.checked(value, check_include).map(|name| name.value),
                "strict" => config.strict = self.reader.boolean(value),
                "missing" => {
                    config.settings.untyped_if_missing = self.reader.choice(value, &["error", "untyped"]) == Some(1);
                }
                "json-schema" => config.settings.json_schema = self.reader.boolean(value),
                "features" => config.has_features = self.reader.choice(value, &["roots"]).is_some(),
                "requests" => config.requests = self.reader.boolean(value),
                "permissions" => config.permissions = self.path(value),
                "keys" => {
                    let styles = [KeyStyle::Parentheses, KeyStyle::Segments];
                    let choice = self.reader.choice(value, &["parentheses", "segments"]);
                    config.key_style = choice.and_then(|choice| styles.get(choice).copied());
                }
                "api-version" => {
                    config.api_version = self.reader.checked(value, check_api_version).map(|version| version.value);
                }
                "types" => {
                    for (name, value) in self.reader.table(value).into_iter().flatten() {
                        let at = Some(self.reader.at(name.span()));
                        let settings = self.type_(value, at);
                        config.settings.types.insert(name.get_ref().to_string(), settings);
                    }
                }
                "extern" => {
                    for (name, value) in self.reader.table(value).into_iter().flatten() {
                        let at = Some(self.reader.at(name.span()));
                        if let Some(value) = self.extern_(value) {
                            config.settings.externs.insert(name.get_ref().to_string(), Located { value, at });
                        }
                    }
                }
                "namespaces" => {
                    for (name, value) in self.reader.table(value).into_iter().flatten() {
                        if let Some(module) = self.namespace(value) {
                            config.settings.modules.insert(name.get_ref().to_string(), module);
                        }
                    }
                }
                "dependencies" => config.dependencies = self.dependencies(value),
                _ => {}
            }
        }
    }

    fn path(&mut self, value: &Value<'_>) -> Option<PathBuf> {
        self.reader.string(value).map(|path| self.folder.join(path.value))
    }

    fn documents(&mut self, value: &Value<'t>) -> Vec<Document> {
        let documents = self.reader.array(value, "paths").iter();
        documents.filter_map(|document| self.document(document)).collect()
    }

    fn document(&mut self, value: &Value<'t>) -> Option<Document> {
        let DeValue::Table(table) = value.get_ref() else {
            return self.path(value).map(|path| Document::File { path, sha256: None });
        };
        self.reader.check_keys(table, &["path", "sha256"]);
        let sha256 = table.get("sha256").and_then(|value| self.reader.checked(value, check_sha256));
        let Some(path) = table.get("path") else {
            self.reader.fault(value.span(), Code::MissingKey, "a document needs the key `path`");
            return None;
        };
        self.path(path).map(|path| Document::File { path, sha256 })
    }

    fn roots(&mut self, value: &Value<'t>) -> Vec<Root> {
        self.reader.array(value, "names and tables").iter().filter_map(|root| self.root(root)).collect()
    }

    fn root(&mut self, value: &Value<'t>) -> Option<Root> {
        let DeValue::Table(table) = value.get_ref() else { return self.reader.string(value).map(Root::new) };
        self.reader.check_keys(table, &["name", "keep", "leave", "with", "derived", "operations"]);
        let Some(name) = table.get("name") else {
            self.reader.fault(value.span(), Code::MissingKey, "a root needs the key `name`");
            return None;
        };
        let mut root = Root::new(self.reader.string(name)?);
        root.keep = table.get("keep").map(|value| self.reader.strings(value));
        root.leave = table.get("leave").map(|value| self.reader.strings(value)).unwrap_or_default();
        root.with = table.get("with").map(|value| self.reader.strings(value)).unwrap_or_default();
        root.operations = table.get("operations").map(|value| self.reader.strings(value));
        root.derived = table.get("derived").is_some_and(|value| self.reader.choice(value, &["all"]).is_some());
        Some(root)
    }

    fn type_(&mut self, value: &Value<'t>, at: Option<(u32, u32)>) -> TypeSettings {
        let mut settings = TypeSettings { at, ..TypeSettings::default() };
        let Some(table) = self.reader.table(value) else { return settings };
        let parts = Part::ALL.map(Part::key);
        self.reader.check_keys(table, &[&["rename", "derive", "attributes", "replace"], &parts[..]].concat());
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "rename" => settings.rename = self.reader.checked(value, check_type_name),
                "derive" => {
                    let traits = self.reader.array(value, "paths of traits").iter();
                    settings.derive = traits.filter_map(|it| self.reader.checked(it, check_path)).collect();
                }
                "attributes" => settings.attributes = self.attributes(value),
                "replace" => settings.replace = self.reader.checked(value, check_type),
                key => {
                    let Some(part) = Part::ALL.into_iter().find(|part| part.key() == key) else { continue };
                    for (name, value) in self.reader.table(value).into_iter().flatten() {
                        let at = Some(self.reader.at(name.span()));
                        settings.parts.insert((part, name.get_ref().to_string()), self.part(part, value, at));
                    }
                }
            }
        }
        settings
    }

    fn part(&mut self, part: Part, value: &Value<'t>, at: Option<(u32, u32)>) -> PartSettings {
        let mut settings = PartSettings { at, ..PartSettings::default() };
        let Some(table) = self.reader.table(value) else { return settings };
        let is_member = part == Part::Member;
        self.reader.check_keys(table, if is_member { &["rename"] } else { &["rename", "attributes", "replace"] });
        let check = if is_member { check_type_name } else { check_field };
        settings.rename = table.get("rename").and_then(|value| self.reader.checked(value, check));
        settings.attributes = table.get("attributes").map(|value| self.attributes(value)).unwrap_or_default();
        settings.replace = table.get("replace").and_then(|value| self.reader.checked(value, check_type));
        settings
    }

    fn attributes(&mut self, value: &Value<'t>) -> Vec<Located<String>> {
        let attributes = self.reader.array(value, "attributes").iter();
        attributes.filter_map(|attribute| self.reader.checked(attribute, check_attribute)).collect()
    }

    fn extern_(&mut self, value: &Value<'t>) -> Option<Extern> {
        let table = self.reader.table(value)?;
        self.reader.check_keys(table, &["crate", "module"]);
        let module = table.get("module").and_then(|value| self.reader.checked(value, check_module));
        let Some(name) = table.get("crate") else {
            self.reader.fault(
                value.span(),
                Code::MissingKey,
                "a namespace that is generated elsewhere needs the key `crate`",
            );
            return None;
        };
        let path = self.reader.checked(name, check_path)?;
        Some(Extern { crate_path: path.value, module: module.map(|module| module.value) })
    }

    /// The module of a namespace.
    fn namespace(&mut self, value: &Value<'t>) -> Option<Located<String>> {
        let table = self.reader.table(value)?;
        self.reader.check_keys(table, &["module"]);
        let module = table.get("module");
        if module.is_none() {
            self.reader.fault(value.span(), Code::MissingKey, "a namespace needs the key `module`");
        }
        self.reader.checked(module?, check_module)
    }

    /// The lines for a manifest, as they are written.
    fn dependencies(&mut self, value: &Value<'t>) -> String {
        let mut lines = String::new();
        for (name, value) in self.reader.table(value).into_iter().flatten() {
            let written = self.text.get(value.span()).unwrap_or_default();
            // Of a table with a header or with dotted keys, this is not the value.
            if !written.starts_with(['{', '"', '\'']) {
                let message =
                    format!("write this dependency on one line, as in `{} = {{ version = \"1\" }}`", name.get_ref());
                self.reader.fault(name.span(), Code::InvalidValue, message);
            }
            // Writing to a string cannot fail.
            let _ = writeln!(lines, "{} = {written}", name.get_ref());
        }
        lines
    }
}

/// A crate has a name that cargo takes.
pub(crate) fn check_crate_name(name: &str) -> Result<(), String> {
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_'));
    if is_name { Ok(()) } else { Err(format!("`{name}` is not the name of a crate")) }
}

fn check_include(name: &str) -> Result<(), String> {
    let is_name = is_identifier(name) && name.is_ascii();
    if is_name { Ok(()) } else { Err(format!("`{name}` is not the name of a file without its extension")) }
}

fn check_api_version(version: &str) -> Result<(), String> {
    let is_segment = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let is_version = !matches!(version, "" | "." | "..") && version.bytes().all(is_segment);
    if is_version { Ok(()) } else { Err(format!("`{version}` is not a segment of a path such as `v1.0`")) }
}

fn check_sha256(sum: &str) -> Result<(), String> {
    let is_sum = sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_sum { Ok(()) } else { Err(format!("`{sum}` is not a SHA-256 checksum of 64 hexadecimal digits")) }
}

fn check_path(path: &str) -> Result<(), String> {
    let is_path = syn::parse_str::<syn::Path>(path).is_ok();
    if is_path { Ok(()) } else { Err(format!("`{path}` is not a path such as `name::Item`")) }
}

fn check_type(path: &str) -> Result<(), String> {
    let is_path = syn::parse_str::<syn::TypePath>(path).is_ok_and(|path| path.qself.is_none());
    if is_path { Ok(()) } else { Err(format!("`{path}` is not the path of a type such as `name::Type`")) }
}

fn check_attribute(attribute: &str) -> Result<(), String> {
    use syn::parse::Parser;
    let parsed = syn::Attribute::parse_outer.parse_str(&format!("#[{attribute}]"));
    let is_one = parsed.is_ok_and(|attributes| attributes.len() == 1);
    if is_one { Ok(()) } else { Err(format!("`{attribute}` is not what stands within `#[..]`")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong with a file.
    fn wrong(text: &str) -> String {
        parse(text, "odata.toml", Path::new("")).map_or_else(|faults| faults.to_string(), |_| String::new())
    }

    const WHOLE: &str = r#"
metadata = ["a.xml", { path = "b.xml", sha256 = "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef" }]
schemas = "schemas"
vocabularies = ["vocabularies"]
roots = ["e.a", { name = "e.b", keep = ["x"], leave = ["y"], with = ["z", "e.c/w"], derived = "all", operations = ["o"] }]
with = ["e.d/n"]
navigation = "all"
out = "src/generated"
crate = "e"
runtime = "odata"
include = "e"
strict = true
missing = "untyped"
json-schema = true
features = "roots"
requests = true
permissions = "permissions.json"
keys = "segments"
api-version = "v1.0"

[types."e.a"]
rename = "Alpha"
derive = ["Eq", "std::hash::Hash"]
attributes = ['cfg_attr(test, allow(dead_code))', 'must_use = "why"']
replace = "my::Type<u8>"
[types."e.a".properties.x]
rename = "kind"
attributes = ["deprecated"]
replace = "uuid::Uuid"
[types."e.run".parameters.y]
rename = "other"
[types."e.color".members.red]
rename = "Crimson"

[extern."o"]
crate = "other::inner"
module = "o"

[namespaces."e"]
module = "all"

[dependencies]
uuid = "1"
other = { path = "../other", features = ["x"] }
"#;

    #[test]
    fn every_key_is_read() {
        let config = parse(WHOLE, "odata.toml", Path::new("in")).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(config.out, Some(PathBuf::from("in/src/generated")));
        assert_eq!(config.dependencies, "other = { path = \"../other\", features = [\"x\"] }\nuuid = \"1\"\n");
        let request = config.request();
        assert_eq!(request.with, ["e.d/n", "e.b/z", "e.c/w"]);
        assert_eq!((request.leave, request.derived), (vec!["e.b/y".to_owned()], vec!["e.b".to_owned()]));
        let named: Vec<_> = KEYS.iter().filter(|key| WHOLE.contains(*key)).collect();
        assert_eq!(named.len(), KEYS.len());
    }

    #[test]
    fn what_is_wrong_is_listed_with_places() {
        let text = r#"
metdata = ["a.xml"]
metadata = [1, { sha256 = "12" }, { path = true, hash = 1 }]
roots = [{ name = "e.a", derived = "some" }, { keep = ["x"] }]
out = ["src"]
crate = "1e"
strict = "yes"
missing = "void"
api-version = "v1.0/"
[types."e.a"]
rename = "a b"
derive = ["1"]
attributes = ["]"]
replace = "my Type"
colour = 1
[types."e.a".properties.x]
replace = "&str"
derive = ["Eq"]
[types."e.b"]
rename = "fn"
[types."e.c"]
rename = "purchase_order"
[types."e.c".properties.x]
rename = "Number"
[types."e.c".properties.y]
rename = "fn"
[types."e.c".members.z]
rename = "self"
attributes = []
[extern."o"]
module = "o"
[namespaces."e.v1"]
module = "V1"
[namespaces."f"]
module = "crate"
[namespaces."g"]
"#;
        insta::assert_snapshot!(wrong(text));
    }

    #[test]
    fn dependencies_are_lines_of_a_manifest() {
        for text in ["[dependencies]\na.version = \"1\"", "[dependencies.a]\nversion = \"1\"", "[dependencies]\na = 1"]
        {
            let message = wrong(text);
            assert!(
                message.contains(r#"write this dependency on one line, as in `a = { version = "1" }`"#),
                "{message}"
            );
        }
    }

    #[test]
    fn text_that_is_not_toml_has_a_place() {
        insta::assert_snapshot!(wrong("out = \"x\nmetadata = [\n"));
    }
}
