//! Finding elements of metadata, and explaining them.

use std::fmt::{self, Write};

use odata_csdl::Source;
use odata_csdl::slice::{Counts, Declared, Slice, slice};

use super::{Error, input};
use crate::config::Config;

/// An element of the metadata, as a search finds it; it prints as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The qualified name.
    pub name: String,
    /// What it is, such as `entity type`.
    pub kind: &'static str,
    /// How many elements it brings in as a root, besides itself.
    pub brings: usize,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, kind, brings } = self;
        match brings {
            0 => write!(f, "{name}: {kind}"),
            1 => write!(f, "{name}: {kind}, brings in 1 element"),
            _ => write!(f, "{name}: {kind}, brings in {brings} elements"),
        }
    }
}

/// The elements whose qualified names have the word in them, in any case.
pub(super) fn find(config: &Config, word: &str) -> Result<Vec<Found>, Error> {
    with_slice(config, |slice| {
        let word = word.to_lowercase();
        let declared = slice.declared().into_iter();
        let named = declared.filter(|it| it.name.to_string().to_lowercase().contains(&word));
        let found = named.map(|Declared { name, kind, .. }| {
            let name = name.to_string();
            let brings = elements(slice.needs(&name).counts).saturating_sub(1);
            Found { name, kind, brings }
        });
        Ok(found.collect())
    })
}

/// What an element is, what has brought it in, and what it brings in.
pub(super) fn explain(config: &Config, name: &str) -> Result<String, Error> {
    with_slice(config, |slice| {
        let needs = slice.needs(name);
        if needs.elements.is_empty() {
            return Err(Error::request(slice.not_declared(name)));
        }
        let (own, others): (Vec<_>, Vec<_>) = needs.elements.iter().partition(|it| it.name.to_string() == name);
        let mut text = String::new();
        for Declared { name, kind, description } in own {
            line(&mut text, &format!("{name}: {kind}"));
            if let Some(description) = description {
                line(&mut text, &format!("  {description}"));
            }
        }
        for chain in slice.explain(name).iter().filter(|chain| chain.len() > 1) {
            line(&mut text, &format!("it {}", chain[1..].join(", which\n  ")));
        }
        line(&mut text, &format!("as a root it brings in: {}", needs.counts.in_words()));
        for Declared { name, kind, .. } in others {
            line(&mut text, &format!("  {name}: {kind}"));
        }
        Ok(text)
    })
}

fn with_slice<T>(config: &Config, with: impl FnOnce(&Slice<'_>) -> Result<T, Error>) -> Result<T, Error> {
    let sources: Vec<Source> =
        if config.metadata.is_empty() { input::sources(config)? } else { input::metadata(config)? };
    let (read, _) = input::read(config, &sources)?;
    let slice = slice(&sources, &read.documents, &input::request(config)?)
        .map_err(|refusal| Error::no_slice(config, refusal))?;
    with(&slice)
}

/// How many elements there are, navigation properties aside.
fn elements(counts: Counts) -> usize {
    let Counts { enum_types, type_definitions, complex_types, entity_types, .. } = counts;
    let Counts { actions, functions, terms, entity_containers, .. } = counts;
    enum_types + type_definitions + complex_types + entity_types + actions + functions + terms + entity_containers
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}
