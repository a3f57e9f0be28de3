//! `http-client.env.json`: the variables of `.http` files, by environment.

use std::collections::HashMap;

use json_places::{Kind, LineIndex, Value};

use crate::document::Files;

/// The file beside a `.http` file that has its variables.
const FILE: &str = "http-client.env.json";

/// The same for variables that are secret.
const SECRET_FILE: &str = "http-client.private.env.json";

/// The variables of all environments. A tool uses those of one environment, which is not known here.
#[derive(Default)]
pub(super) struct Environments {
    variables: HashMap<String, Variable>,
    /// What is wrong with the files.
    pub(super) faults: Vec<String>,
}

/// A variable that an environment defines.
#[derive(Clone, PartialEq)]
pub(super) enum Variable {
    /// All environments that define it agree.
    Known(String),
    /// They do not, or the variable is secret or not a text.
    Unknown,
}

impl Environments {
    /// Reads the files, if they are there.
    pub(super) fn read(files: &dyn Files) -> Self {
        let mut environments = Self::default();
        for (file, is_secret) in [(FILE, false), (SECRET_FILE, true)] {
            let Ok(text) = files.read(file) else { continue };
            match json_places::parse(text.trim_start_matches('\u{feff}')) {
                Ok(value) => environments.add(&value, is_secret),
                Err(error) => {
                    let at = LineIndex::new(&text).position(error.offset);
                    let fault = format!("{file}:{}:{}: cannot be read as JSON: {}", at.line, at.column, error.message);
                    environments.faults.push(fault);
                }
            }
        }
        environments
    }

    fn add(&mut self, file: &Value<'_>, is_secret: bool) {
        let Kind::Object(environments) = &file.kind else { return };
        for environment in environments {
            let Kind::Object(variables) = &environment.value.kind else { continue };
            for variable in variables {
                let value = if is_secret { Variable::Unknown } else { Variable::of(&variable.value) };
                let known = self.variables.entry(variable.name.clone().into_owned()).or_insert_with(|| value.clone());
                if *known != value {
                    *known = Variable::Unknown;
                }
            }
        }
    }

    /// A variable, if an environment defines it.
    pub(super) fn variable(&self, name: &str) -> Option<&Variable> {
        self.variables.get(name)
    }
}

impl Variable {
    fn of(value: &Value<'_>) -> Self {
        match &value.kind {
            Kind::String(text) => Self::Known(text.clone().into_owned()),
            Kind::Number(text) => Self::Known(text.to_string()),
            Kind::Bool(value) => Self::Known(value.to_string()),
            Kind::Null | Kind::Array(_) | Kind::Object(_) => Self::Unknown,
        }
    }
}
