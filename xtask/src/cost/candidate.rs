//! The programs that are compared, and the types that each of them reads and writes.

use std::fs;
use std::path::Path;

use odata_codegen::files;

/// Types, and a program that reads both documented bodies as these and writes them.
pub(super) struct Candidate {
    /// What it is called in the table.
    pub(super) name: &'static str,
    /// The name of its folder.
    pub(super) folder: &'static str,
    /// Where its types come from.
    pub(super) types: Types,
    /// The crates of the workspace that the program depends on.
    crates: &'static [&'static str],
    /// The types of the two bodies, as the program names them.
    bodies: [&'static str; 2],
    /// Whether the bodies are checked as well.
    checks: bool,
}

/// Where types come from.
#[derive(Clone, Copy)]
pub(super) enum Types {
    /// Nowhere: `serde_json` has them.
    None,
    /// Crates of the workspace.
    OfWorkspace,
    /// The schemas, with plain serde derives.
    Baseline,
}

const MODELS: [&str; 2] = [
    "lifecycle_workflows_models::identity_governance::CancelProcessing",
    "lifecycle_workflows_models::identity_governance::Resume",
];
/// What is compared, in the order of the table.
pub(super) const CANDIDATES: &[Candidate] = &[
    Candidate {
        name: "models",
        folder: "models",
        types: Types::OfWorkspace,
        crates: &["models"],
        bodies: MODELS,
        checks: false,
    },
    Candidate {
        name: "models, and checked by validation",
        folder: "validation",
        types: Types::OfWorkspace,
        crates: &["models", "validation"],
        bodies: MODELS,
        checks: true,
    },
    Candidate {
        name: "the same types with serde's derives",
        folder: "derives",
        types: Types::Baseline,
        crates: &[],
        bodies: ["graph::identity_governance::CancelProcessing", "graph::identity_governance::Resume"],
        checks: false,
    },
    Candidate {
        name: "serde_json::Value",
        folder: "value",
        types: Types::None,
        crates: &[],
        bodies: ["serde_json::Value"; 2],
        checks: false,
    },
];

impl Candidate {
    /// The text of the program.
    pub(super) fn main(&self) -> String {
        let [cancel, resume] = self.bodies;
        let read = |action: &str| {
            if self.checks {
                format!("lifecycle_workflows_validation::check_{action}(body.as_bytes())?.request")
            } else {
                "serde_json::from_str(&body)?".to_owned()
            }
        };
        format!(
            "//! Reads and writes both documented bodies, which are its arguments.\n\n\
             fn main() -> Result<(), Box<dyn std::error::Error>> {{\n\
             \x20   let mut bodies = std::env::args().skip(1);\n\
             \x20   let body = bodies.next().unwrap_or_default();\n\
             \x20   let cancel: {cancel} = {};\n\
             \x20   let body = bodies.next().unwrap_or_default();\n\
             \x20   let resume: {resume} = {};\n\
             \x20   println!(\"{{}}\\n{{}}\", serde_json::to_string(&cancel)?, serde_json::to_string(&resume)?);\n\
             \x20   Ok(())\n}}\n",
            read("cancel_processing"),
            read("resume")
        )
    }

    /// The crates that are compiled for these types alone, and are no third parties'.
    pub(super) fn own_crates(&self) -> Vec<String> {
        let mut own: Vec<_> = self.crates.iter().map(|name| format!("lifecycle-workflows-{name}")).collect();
        match self.types {
            Types::None => {}
            Types::OfWorkspace => own.push("odata-types".to_owned()),
            Types::Baseline => own.extend(["graph", "odata-types"].map(str::to_owned)),
        }
        if self.checks {
            own.push("json-places".to_owned());
        }
        own
    }

    /// What the program depends on, as lines of a manifest.
    pub(super) fn dependencies(&self, program: &Path, root: &Path) -> Result<String, String> {
        fs::create_dir_all(program).map_err(|error| files::failed("make", program, &error))?;
        let mut lines = vec!["serde_json = \"1\"\n".to_owned()];
        for name in self.crates {
            let path = files::relative(program, &root.join("crates").join(name))?;
            lines.push(format!("lifecycle-workflows-{name} = {{ path = \"{path}\" }}\n"));
        }
        if matches!(self.types, Types::Baseline) {
            lines.push("graph = { path = \"../types\" }\n".to_owned());
        }
        Ok(lines.concat())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_candidate_has_a_folder_of_its_own() {
        let folders: BTreeSet<_> = CANDIDATES.iter().map(|candidate| candidate.folder).collect();
        assert_eq!(folders.len(), CANDIDATES.len());
    }

    #[test]
    fn only_what_checks_names_the_validation() {
        let folder = tempfile::tempdir().unwrap();
        for candidate in CANDIDATES {
            let (main, dependencies) =
                (candidate.main(), candidate.dependencies(folder.path(), &crate::root()).unwrap());
            assert_eq!(main.contains("check_resume(body.as_bytes())"), candidate.checks);
            assert_eq!(dependencies.contains("lifecycle-workflows-validation = "), candidate.checks);
            assert_eq!(
                dependencies.contains("lifecycle-workflows-models = "),
                matches!(candidate.types, Types::OfWorkspace)
            );
        }
    }
}
