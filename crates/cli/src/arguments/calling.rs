//! The arguments of `lcw call`, which come from the schema: a command for each action and function, with an option for each
//! simple parameter.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use lifecycle_workflows::client::Id;
use odata_types::facts::Property;
use serde_json::{Map, Value};

use super::ResultFormat;
use super::ids::Ids;
use super::sending::{AFTER_HELP, Sending};
use super::service::Service;
use crate::documented::{self, Documented, Kind, Named};
use crate::examples;
use crate::parameters::{self, Parameter};

/// A call of an action or function.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) documented: Documented,
    pub(crate) name: &'static str,
    /// The ids of the path by name, or those of `--id` in the order of the path.
    pub(crate) ids: CallIds,
    /// The arguments that options gave.
    pub(crate) arguments: Map<String, Value>,
    /// The file with the body of an action.
    pub(crate) body: Option<PathBuf>,
    pub(crate) how: How,
}

/// The ids of a call.
#[derive(Debug)]
pub(crate) enum CallIds {
    ByName(Ids),
    InOrder(Vec<Id>),
}

/// How a call is made.
#[derive(Debug)]
pub(crate) enum How {
    /// An action, which is carried out once.
    Action(Sending),
    /// A function, which only reads.
    Function(Asking),
}

/// Options for calling functions.
#[derive(Args, Debug)]
pub(crate) struct Asking {
    /// Print the HTTP request instead of sending it
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// The format of the output
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ResultFormat,

    #[command(flatten)]
    pub(crate) service: Service,
}

/// The name of the option with ids in the order of the path.
const ID: &str = "id";

/// The name of the option with the body.
const BODY: &str = "body";

/// The end of the help of functions.
const AFTER_HELP_OF_FUNCTIONS: &str = "\
Exit status: 0 if it was called, 1 if the request is wrong (nothing is sent then), 2 if it failed, 3 if the service refused it.";

fn callable() -> impl Iterator<Item = &'static Named> {
    documented::of_kind(Kind::Action).chain(documented::of_kind(Kind::Function))
}

impl Args for Call {
    fn augment_args(command: Command) -> Command {
        command
            .about("Call an action or a function")
            .long_about(LONG_ABOUT)
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommand_value_name("NAME")
            .subcommand_help_heading("Actions and functions")
            .disable_help_subcommand(true)
            .subcommands(callable().map(command_of))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

const LONG_ABOUT: &str = "\
Call an action or a function

Everything about it comes from the schemas: `lcw call NAME --help` shows the options for its parameters, `lcw show NAME` what is \
documented. Bodies are checked before anything is sent. A request takes effect at most once: if its outcome is unknown, for example \
after a broken connection, it is sent again only if reading shows that it was not carried out.";

impl FromArgMatches for Call {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let found = matches.subcommand();
        let found = found.and_then(|(name, matches)| Some((callable().find(|one| one.name == name)?, matches)));
        let (named, matches) = found.ok_or_else(|| clap::Error::new(clap::error::ErrorKind::MissingSubcommand))?;
        let documented = named.documented;
        // A path without ids has no such option.
        let in_order = matches.try_get_many::<Id>(ID).ok().flatten().map(|ids| ids.cloned().collect());
        let how = match documented {
            Documented::Function(_) => How::Function(Asking::from_arg_matches(matches)?),
            Documented::Action(_) | Documented::Entities(_) => How::Action(Sending::from_arg_matches(matches)?),
        };
        Ok(Self {
            documented,
            name: &named.name,
            ids: in_order.map_or_else(|| CallIds::ByName(Ids::read(matches, &documented.id_names())), CallIds::InOrder),
            arguments: arguments(documented, matches),
            body: matches.try_get_one::<PathBuf>(BODY).ok().flatten().cloned(),
            how,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The command of an action or function.
fn command_of(callable: &'static Named) -> Command {
    let documented = callable.documented;
    let simple: Vec<_> = parameters::of(documented).into_iter().filter_map(Parameter::of).collect();
    let mut command = Command::new(callable.name.as_str());
    let names = documented.id_names();
    if !names.is_empty() {
        let in_order = Arg::new(ID).long(ID).value_name("ID").value_parser(clap::value_parser!(Id));
        let in_order = in_order.action(ArgAction::Append).conflicts_with_all(names.clone());
        command = Ids::options(command, &names).arg(
            in_order.help("All ids in the order of the path, instead of the options with their names; to be repeated"),
        );
    }
    let mut options = Vec::new();
    for parameter in &simple {
        let name = parameter.option();
        let values = Arg::new(name.clone()).long(name.clone()).value_name(parameter.value_name());
        let parser = parameter.clone();
        let values = values.value_parser(move |text: &str| parser.read(text)).help(help(parameter));
        let action = if parameter.is_repeated() { ArgAction::Append } else { ArgAction::Set };
        command = command.arg(
            values
                .action(action)
                .required(matches!(documented, Documented::Function(_)) && parameter.property.is_required),
        );
        options.push(name);
    }
    match documented {
        Documented::Function(_) => Asking::augment_args(command).after_help(AFTER_HELP_OF_FUNCTIONS),
        Documented::Action(_) | Documented::Entities(_) => {
            if !parameters::of(documented).is_empty() {
                let body = Arg::new(BODY).long(BODY).value_name("FILE").value_parser(clap::value_parser!(PathBuf));
                let body = body.conflicts_with_all(options);
                command = command.arg(body.help("The file with the whole body as JSON; `-` is standard input"));
            }
            Sending::augment_args(command).after_help(AFTER_HELP)
        }
    }
    .about(documented.description().trim_end_matches('.'))
    .long_about(about(callable))
    .before_help(examples::of_call(callable, &simple))
    .help_template(examples::TEMPLATE)
}

/// What the help of an action or function begins with.
fn about(named: &Named) -> String {
    let request = named.documented.request();
    let path = format!("{} {}", request.method, request.path);
    let documentation =
        if request.documentation.is_empty() { String::new() } else { format!("\n{}", request.documentation) };
    format!("{}\n\n{path}{documentation}", named.documented.description())
}

fn help(parameter: &Parameter) -> String {
    let Property { description, is_required, .. } = parameter.property;
    let required = if *is_required { "; required" } else { "" };
    let repeated = if parameter.is_repeated() { "; may be repeated" } else { "" };
    format!("{}{required}{repeated}", description.trim_end_matches('.'))
}

/// The arguments that options gave.
fn arguments(documented: Documented, matches: &ArgMatches) -> Map<String, Value> {
    let simple = parameters::of(documented).into_iter().filter_map(Parameter::of);
    let read = |parameter: Parameter| {
        let values: Vec<Value> = matches.get_many::<Value>(&parameter.option())?.cloned().collect();
        let name = parameter.property.name.to_owned();
        let value = if parameter.is_repeated() { Value::Array(values) } else { values.into_iter().next()? };
        Some((name, value))
    };
    simple.filter_map(read).collect()
}
