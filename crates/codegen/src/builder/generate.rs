//! From documents to generated files.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use odata_csdl::model::Model;
use odata_csdl::slice::{Request, slice};
use odata_csdl::{Options, Read, Source};

use super::output::Layout;
use super::{Error, features, input, notes, printout, watch};
use crate::config::{self, Config};
use crate::counts::count_of;
use crate::files::{self, Changes, Mode};
use crate::{Counts, Generated, Settings, generate_with};

/// What a run has generated.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How much there is of each kind of element.
    pub counts: Counts,
    /// What should not pass in silence.
    pub notes: Vec<String>,
    /// The `recursion_limit` that the types need in crates that send them between threads, where the default one is too low.
    pub recursion_limit: Option<usize>,
    /// The files that have been written and removed.
    pub changes: Changes,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "generated {}", self.counts)?;
        self.changes.fmt(f)
    }
}

/// Generates, then writes or compares.
pub(super) fn run(config: &Config, mode: Mode, all_notes: bool) -> Result<Outcome, Error> {
    let layout = Layout::of(config)?;
    if mode == Mode::Write && watch::is_build_script() {
        for path in watch::paths(config) {
            println!("cargo::rerun-if-changed={}", path.display());
        }
    }
    let sources = input::sources(config)?;
    let (mut model, known) = model(config, &sources, all_notes)?;
    if let Some(version) = &config.api_version {
        state_api_version(&mut model, version);
    }
    config::check(&config.settings, &model, config.replaced().as_deref())?;
    let mut settings = config.settings.clone();
    settings.json_schema |= layout.is_crate();
    let mut features = BTreeSet::new();
    if config.has_features {
        if config.roots.is_empty() {
            return Err(Error::request("`features = \"roots\"` needs `roots`: there is one cargo feature for each"));
        }
        let found = features::features(&mut model, config);
        (settings.features, features) = (found.of, found.all);
    }
    layout.check_features(&features, settings.json_schema)?;
    let generated = generate(&model, &sources, &settings)?;
    let (counts, recursion_limit) = (generated.counts, generated.recursion_limit);
    let mut notes: Vec<_> = config.replaced().into_iter().collect();
    notes.extend(self::notes(&model, &generated, all_notes));
    notes.extend(known);
    let changes = files::apply(&layout.files(generated, &features), mode)?;
    Ok(Outcome { counts, notes, recursion_limit, changes })
}

/// The model of the documents, or of what the roots need of the metadata; and what people should know of it.
fn model(config: &Config, sources: &[Source], all_notes: bool) -> Result<(Model, Vec<String>), Error> {
    let strictness = Options { strict: config.strict };
    let (Read { documents, tolerated }, mut known) = input::read(config, sources)?;
    // What the schemas hold has been asked for when they were imported.
    let request = if config.schemas.is_some() { Request::default() } else { input::request(config)? };
    if request == Request::default() {
        let mut model = strictness.resolve(sources, &documents)?;
        model.tolerated.extend(tolerated);
        model.tolerated.sort();
        return Ok((model, known));
    }
    if config.strict {
        strictness.resolve(sources, &documents)?;
    }
    let slice = match slice(sources, &documents, &request) {
        Ok(slice) => slice,
        Err(refusal) => {
            let whole = strictness.resolve(sources, &documents).ok();
            let nowhere = whole.and_then(|whole| config::check(&config.settings, &whole, None).err());
            return Err(Error::no_slice(config, refusal).with(nowhere));
        }
    };
    let mut model = strictness.resolve(sources, &slice.documents())?;
    model.tolerated.extend(tolerated.into_iter().chain(slice.tolerated().into_iter().cloned()));
    model.tolerated.sort();
    let requests = slice.requests().filter(|report| !report.unsaid.is_empty());
    known.extend(requests.map(|report| printout::requests(&report, all_notes).trim_end().replace('\n', "\n  ")));
    Ok((model, known))
}

/// Lets requests be of this API version, where nothing says which they are of.
fn state_api_version(model: &mut Model, version: &str) {
    let of_operations = model.operations.iter_mut().map(|operation| &mut operation.request);
    let of_entities = model.structured_types.iter_mut().flat_map(|type_| &mut type_.requests);
    let requests = of_operations.chain(of_entities.map(|one| &mut one.request));
    let mut open: Vec<_> = requests.collect();
    while let Some(request) = open.pop() {
        if request.api_versions.is_empty() {
            request.api_versions.push(version.to_owned());
        }
        open.extend(&mut request.further);
    }
}

/// Generates, and holds the result against what there is to generate.
fn generate(model: &Model, sources: &[Source], settings: &Settings) -> Result<Generated, Error> {
    let generated = generate_with(model, sources, settings)?;
    let read = count_of(model, |namespace| !settings.externs.contains_key(namespace));
    if read != generated.counts {
        return Err(Error::request(format!("of {read}, only {} were generated", generated.counts)));
    }
    Ok(generated)
}

/// What should not pass in silence.
fn notes(model: &Model, generated: &Generated, all_notes: bool) -> Vec<String> {
    let renamed: Vec<_> = generated.renamed.iter().map(ToString::to_string).collect();
    let title = format!("{} whose Rust names are not simply their own:", counted(renamed.len(), "element"));
    let mut notes: Vec<_> = notes::list(&title, &renamed, all_notes).into_iter().collect();
    let mut undecoded: BTreeMap<&str, usize> = BTreeMap::new();
    for application in &model.undecoded {
        *undecoded.entry(&application.term).or_default() += 1;
    }
    let terms: Vec<_> =
        undecoded.iter().map(|(term, count)| format!("`{term}`: {}", counted(*count, "time"))).collect();
    let of = counted(terms.len(), "term");
    let title = format!("{} of {of}, from which nothing is generated:", counted(model.undecoded.len(), "annotation"));
    notes.extend(notes::list(&title, &terms, all_notes));
    let tolerated = notes::summary(&model.tolerated.iter().collect::<Vec<_>>(), all_notes);
    notes.extend((!tolerated.is_empty()).then(|| tolerated.trim_end().to_owned()));
    let types: Vec<_> = generated.annotation_only.iter().map(|name| format!("`{name}`")).collect();
    let title = format!(
        "{} that can only be values of annotations, for which nothing is generated:",
        counted(types.len(), "complex type")
    );
    notes.extend(notes::list(&title, &types, all_notes));
    notes.extend(generated.recursion_limit.map(|limit| {
        format!(
            "the types refer to each other in longer chains than the compiler follows by default: a crate that sends \
             them between threads needs the line `#![recursion_limit = \"{limit}\"]`"
        )
    }));
    notes
}

/// A number of things that have a regular plural.
fn counted(count: usize, of: &str) -> String {
    format!("{count} {of}{}", if count == 1 { "" } else { "s" })
}
