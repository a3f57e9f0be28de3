//! A form of documents in which only what they say counts, not how they call it.

use std::collections::{BTreeMap, HashMap};

use json_places::{Kind, Value};
use odata_csdl::{Source, read, write_json};

/// Every value in a document by its path, namespaces in the place of aliases.
pub(crate) struct Normal {
    pub(crate) parts: BTreeMap<String, String>,
    aliases: HashMap<String, String>,
}

impl Normal {
    /// What the documents of some sources say.
    pub(crate) fn of(sources: &[Source]) -> Self {
        let documents = read(sources).unwrap_or_else(|faults| panic!("{faults}")).documents;
        let mut normal = Self { parts: BTreeMap::new(), aliases: HashMap::new() };
        for document in &documents {
            let inclusions = document.references.iter().flat_map(|reference| &reference.includes);
            let included = inclusions.map(|include| (&include.namespace, &include.alias));
            let declared = document.schemas.iter().map(|schema| (&schema.namespace, &schema.alias));
            for (namespace, alias) in included.chain(declared) {
                if let Some(alias) = alias {
                    normal.aliases.insert(alias.value.clone(), namespace.value.clone());
                }
            }
            for text in write_json(document) {
                normal.add("", &json_places::parse(&text).unwrap());
            }
        }
        normal
    }

    fn add(&mut self, path: &str, value: &Value<'_>) {
        let value = match &value.kind {
            Kind::Object(members) => {
                for member in members {
                    let name = if path == "/$Reference" { address(&member.name) } else { self.names(&member.name) };
                    self.add(&format!("{path}/{name}"), &member.value);
                }
                "an object".to_owned()
            }
            Kind::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.add(&format!("{path}/{index}"), item);
                }
                "an array".to_owned()
            }
            Kind::Null => "null".to_owned(),
            Kind::Bool(value) => value.to_string(),
            // The published JSON has gone through a program that keeps no more of a number than this.
            Kind::Number(text) => text.parse::<f64>().unwrap().to_string(),
            Kind::String(text) if path.ends_with("/@type") || path.ends_with("/@odata.type") => {
                format!("{:?}", self.names(text.rsplit('#').next().unwrap_or(text)))
            }
            Kind::String(text) => format!("{:?}", self.names(text)),
        };
        self.parts.insert(path.to_owned(), value);
    }

    /// A text in which no name begins with an alias.
    fn names(&self, text: &str) -> String {
        let mut result = String::new();
        for piece in text.split_inclusive(['/', '@', '#', '(', ')', ',']) {
            match piece.split_once('.') {
                Some((alias, rest)) if self.aliases.contains_key(alias) => {
                    result.push_str(&[&self.aliases[alias], ".", rest].concat());
                }
                _ => result.push_str(piece),
            }
        }
        result
    }
}

/// Each form refers to documents of its own form.
fn address(text: &str) -> String {
    let text = text.strip_suffix(".xml").or_else(|| text.strip_suffix(".json")).unwrap_or(text);
    text.to_owned()
}
