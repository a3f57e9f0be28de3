//! The ids of a path as options, whose names come from the schema.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use lifecycle_workflows::client::Id;

use crate::documented::{self, Documented, Kind};

/// The ids that were given, by the names of their options.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ids(pub(crate) Vec<(String, Id)>);

impl Ids {
    /// Adds the options of these names.
    pub(super) fn options(command: Command, names: &[String]) -> Command {
        command.args(names.iter().map(|name| option(name)))
    }

    /// Adds the options of these names, of which the last may be repeated: there is a target for each of its values.
    pub(super) fn options_of_many(command: Command, names: &[String]) -> Command {
        let Some((last, before)) = names.split_last() else { return command };
        let repeated = option(last).action(ArgAction::Append);
        Self::options(command, before).arg(repeated.help(format!("{}; may be repeated", help(last))))
    }

    /// Reads the options of these names.
    pub(super) fn read(matches: &ArgMatches, names: &[String]) -> Self {
        let read = |name: &String| {
            let ids = matches.get_many::<Id>(name).into_iter().flatten();
            ids.map(|id| (name.clone(), id.clone())).collect::<Vec<_>>()
        };
        Self(names.iter().flat_map(read).collect())
    }

    /// The ids of a path in order, once for each value of the last one; or what is missing.
    pub(crate) fn of_many(&self, documented: Documented) -> Result<Vec<Vec<Id>>, IdsError> {
        let names = documented.id_names();
        let Some((last, before)) = names.split_last() else { return Ok(vec![Vec::new()]) };
        let before = before.iter().map(|name| self.find(name)).collect::<Result<Vec<_>, _>>()?;
        let lasts = self.0.iter().filter(|(name, _)| name == last);
        let all: Vec<_> = lasts.map(|(_, id)| [&before[..], std::slice::from_ref(id)].concat()).collect();
        if all.is_empty() { Err(IdsError::Missing(last.clone())) } else { Ok(all) }
    }

    /// The first ids of a path, as many as there are; or what is missing between them.
    pub(crate) fn before(&self, documented: Documented) -> Result<Vec<Id>, IdsError> {
        documented.id_names().iter().take(self.0.len()).map(|name| self.find(name)).collect()
    }

    fn find(&self, name: &str) -> Result<Id, IdsError> {
        let id = self.0.iter().find(|(given, _)| given == name).map(|(_, id)| id.clone());
        id.ok_or_else(|| IdsError::Missing(name.to_owned()))
    }

    /// The ids of a path in order, or what is missing or too much.
    pub(crate) fn of(&self, documented: Documented) -> Result<Vec<Id>, IdsError> {
        let names = documented.id_names();
        let ids = names.iter().map(|name| self.find(name)).collect::<Result<Vec<_>, _>>()?;
        match self.0.iter().find(|(name, _)| !names.contains(name)) {
            Some((other, _)) => Err(IdsError::Other(other.clone())),
            None => Ok(ids),
        }
    }
}

fn option(name: &str) -> Arg {
    let option = Arg::new(name.to_owned()).long(name.to_owned()).value_name("ID").value_parser(clap::value_parser!(Id));
    option.action(ArgAction::Set).help(help(name))
}

fn help(name: &str) -> String {
    format!("The id of the {}", name.replace('-', " "))
}

/// Why ids are not those of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum IdsError {
    /// This one is missing.
    Missing(String),
    /// The path has no such id.
    Other(String),
}

/// The ids of lists.
#[derive(Clone, Debug)]
pub(crate) struct ListIds(pub(crate) Ids);

/// The ids of single entities.
#[derive(Clone, Debug)]
pub(crate) struct GetIds(pub(crate) Ids);

/// The names of the ids of all requests of a kind.
fn names(kind: Kind) -> Vec<String> {
    let mut names = Vec::new();
    for name in documented::of_kind(kind).flat_map(|one| one.documented.id_names()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Makes the ids of a kind the arguments of a command.
macro_rules! arguments {
    ($ids:ident, $kind:expr) => {
        impl Args for $ids {
            fn augment_args(command: Command) -> Command {
                Ids::options(command, &names($kind))
            }

            fn augment_args_for_update(command: Command) -> Command {
                Self::augment_args(command)
            }
        }

        impl FromArgMatches for $ids {
            fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
                Ok(Self(Ids::read(matches, &names($kind))))
            }

            fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
                *self = Self::from_arg_matches(matches)?;
                Ok(())
            }
        }
    };
}

arguments!(ListIds, Kind::List);
arguments!(GetIds, Kind::Get);
