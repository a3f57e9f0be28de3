//! The arguments of `lcw call`, `lcw create`, `lcw update` and `lcw delete`, which come from the schema: a command for each request,
//! with an option for each simple parameter or property.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use lifecycle_workflows::client::{Id, SettlingRule};
use serde_json::{Map, Value};

use super::ResultFormat;
use super::ids::Ids;
use super::sending::{AFTER_HELP, AtOnce, Many, Sending};
use super::service::Service;
use crate::documented::{self, Documented, Kind, Named};
use crate::examples;
use crate::parameters::{self, Parameter};

/// A request that is called by its name.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) named: &'static Named,
    pub(crate) targets: Targets,
    /// The parameters or properties that options gave.
    pub(crate) arguments: Map<String, Value>,
    /// The file with the body.
    pub(crate) body: Option<PathBuf>,
    pub(crate) how: How,
}

/// The ids in the path of a request.
#[derive(Debug)]
pub(crate) enum Targets {
    /// By name; of the last one there may be several.
    ByName(Ids),
    /// Those of `--id` in the order of the path, of one target after the other.
    InOrder(Vec<Id>),
    /// In a file with a target on each line, which begins behind the ids that are given.
    From(PathBuf, Ids),
}

/// How a request is sent.
#[derive(Debug)]
pub(crate) enum How {
    /// It changes something, and is carried out once for each target.
    Sending(Sending, Many),
    /// It is a function, which only reads.
    Asking(Asking),
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

/// The name of the option with a file of targets.
pub(super) const IDS_FROM: &str = "ids-from";

/// The name of the option with the body.
pub(super) const BODY: &str = "body";

/// The end of the help of functions.
const AFTER_HELP_OF_FUNCTIONS: &str = "\
Exit status: 0 if it was called, 1 if the request is wrong (nothing is sent then), 2 if it failed, 3 if the service refused it.";

/// A command whose subcommands are documented requests.
struct Verb {
    kinds: &'static [Kind],
    about: &'static str,
    /// What the help says besides.
    more: &'static str,
    heading: &'static str,
}

impl Verb {
    fn requests(&self) -> impl Iterator<Item = &'static Named> {
        self.kinds.iter().flat_map(|kind| documented::of_kind(*kind))
    }

    /// The request of a command.
    fn request(&self, command: &str) -> Option<&'static Named> {
        self.requests().find(|one| one.command() == command)
    }

    /// Adds the commands of the requests. To build their arguments takes long, so that `augment_request` adds them only to the command
    /// that is meant.
    fn augment(&self, command: Command, augment_request: fn(Command) -> Command) -> Command {
        command
            .about(self.about)
            .long_about(format!("{}\n\n{}", self.about, self.more))
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommand_value_name("NAME")
            .subcommand_help_heading(self.heading)
            .disable_help_subcommand(true)
            .subcommands(self.requests().map(|one| command_of(one).defer(augment_request)))
    }

    /// Adds the arguments of a request to its command.
    fn augment_request(&self, command: Command) -> Command {
        match self.request(command.get_name()) {
            Some(request) => with_arguments(command, request),
            None => command,
        }
    }

    fn read(&self, matches: &ArgMatches) -> Result<Request, clap::Error> {
        let found = matches.subcommand();
        let find = |(name, matches)| Some((self.request(name)?, matches));
        let (named, matches) =
            found.and_then(find).ok_or_else(|| clap::Error::new(clap::error::ErrorKind::MissingSubcommand))?;
        let documented = named.documented;
        let by_name = Ids::read(matches, &documented.id_names());
        // A path without ids has none of these options.
        let in_order = matches.try_get_many::<Id>(ID).ok().flatten().map(|ids| ids.cloned().collect());
        let file = matches.try_get_one::<PathBuf>(IDS_FROM).ok().flatten();
        let how = match documented {
            Documented::Function(_) => How::Asking(Asking::from_arg_matches(matches)?),
            Documented::Action(_) | Documented::Entities(_) => {
                // Without ids there is one target.
                let many = match documented {
                    _ if documented.id_names().is_empty() => Many { at_once: AtOnce::ONE, wait: None },
                    Documented::Action(action) if SettlingRule::is_for(action) => Many::from_arg_matches(matches)?,
                    _ => Many { at_once: AtOnce::from_arg_matches(matches)?, wait: None },
                };
                How::Sending(Sending::from_arg_matches(matches)?, many)
            }
        };
        Ok(Request {
            named,
            targets: match (in_order, file) {
                (Some(ids), _) => Targets::InOrder(ids),
                (None, Some(file)) => Targets::From(file.clone(), by_name),
                (None, None) => Targets::ByName(by_name),
            },
            arguments: arguments(documented, matches),
            body: matches.try_get_one::<PathBuf>(BODY).ok().flatten().cloned(),
            how,
        })
    }
}

/// Makes the requests of a verb the arguments of a command.
macro_rules! arguments {
    ($($request:ident: $verb:expr;)*) => {$(
        #[doc = "The arguments of a command whose subcommands are documented requests."]
        #[derive(Debug)]
        pub(crate) struct $request(pub(crate) Request);

        impl Args for $request {
            fn augment_args(command: Command) -> Command {
                $verb.augment(command, |command| $verb.augment_request(command))
            }

            fn augment_args_for_update(command: Command) -> Command {
                Self::augment_args(command)
            }
        }

        impl FromArgMatches for $request {
            fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
                $verb.read(matches).map(Self)
            }

            fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
                *self = Self::from_arg_matches(matches)?;
                Ok(())
            }
        }
    )*};
}

arguments! {
    Call: CALL;
    Create: CREATE;
    Update: UPDATE;
    Delete: DELETE;
}

const CALL: Verb = Verb {
    kinds: &[Kind::Action, Kind::Function],
    about: "Call an action or a function",
    more: "\
Everything about it comes from the schemas: `lcw call NAME --help` shows the options for its parameters, `lcw show NAME` what is \
documented. Bodies are checked before anything is sent. A request takes effect at most once: if its outcome is unknown, for example \
after a broken connection, it is sent again only if reading shows that it was not carried out.",
    heading: "Actions and functions",
};

const CREATE: Verb = Verb {
    kinds: &[Kind::Create],
    about: "Create an entity",
    more: "\
`lcw show create/NAME` prints what is documented: what the body must have, what it may set, and an example. The body is compared with \
that before anything is sent. Nothing tells a new entity from others. So the request is sent at most once: if its outcome is \
unknown, it is in doubt.",
    heading: "Entities",
};

const UPDATE: Verb = Verb {
    kinds: &[Kind::Update],
    about: "Change entities",
    more: "\
Only what the body has is changed. `lcw show update/NAME` prints what is documented; the body is compared with that before anything is \
sent. If the outcome of a request is unknown, for example after a broken connection, the entity is read: the request is done if the \
entity has the values that were sent, and is sent again if it has others.",
    heading: "Entities",
};

const DELETE: Verb = Verb {
    kinds: &[Kind::Delete],
    about: "Delete entities",
    more: "\
`lcw show delete/NAME` prints what is documented. If the outcome of a request is unknown, for example after a broken connection, the \
entity is read: the request is done if the entity does not exist, and is sent again if it does.",
    heading: "Entities",
};

/// The command of a request, without its arguments.
fn command_of(request: &'static Named) -> Command {
    let command = Command::new(request.command()).about(request.documented.description().trim_end_matches('.'));
    // The whole name is that of `lcw show`.
    if request.command() == request.name { command } else { command.alias(request.name.as_str()) }
}

/// Adds the arguments of a request to its command.
fn with_arguments(mut command: Command, request: &'static Named) -> Command {
    let documented = request.documented;
    let is_function = matches!(documented, Documented::Function(_));
    let simple = parameters::simple(documented);
    let names = documented.id_names();
    if let Some(last) = names.last() {
        let in_order = Arg::new(ID).long(ID).value_name("ID").value_parser(clap::value_parser!(Id));
        let in_order = in_order.action(ArgAction::Append).conflicts_with_all(names.clone());
        command = if is_function { Ids::options(command, &names) } else { Ids::options_of_many(command, &names) }
            .arg(in_order.help(
            "All ids in the order of the path, of one target after the other, instead of the options with their names",
        ));
        if !is_function {
            let file = Arg::new(IDS_FROM).long(IDS_FROM).value_name("FILE").value_parser(clap::value_parser!(PathBuf));
            let file = file.conflicts_with_all([last.clone(), ID.to_owned()]);
            command = command
                .arg(file.help("The targets, one on each line; `-` is standard input").long_help(LONG_HELP_OF_FILE));
        }
    }
    let mut options = Vec::new();
    for parameter in &simple {
        let name = parameter.option();
        let values = Arg::new(name.clone()).long(name.clone()).value_name(parameter.value_name());
        let parser = parameter.clone();
        let values = values.value_parser(move |text: &str| parser.read(text)).help(help(documented, parameter));
        let action = if parameter.is_repeated() { ArgAction::Append } else { ArgAction::Set };
        command = command.arg(values.action(action).required(is_function && parameter.property.is_required));
        options.push(name);
    }
    if is_function {
        command = Asking::augment_args(command).after_help(AFTER_HELP_OF_FUNCTIONS);
    } else {
        if parameters::has_body(documented) {
            let body = Arg::new(BODY).long(BODY).value_name("FILE").value_parser(clap::value_parser!(PathBuf));
            let mut body = body.conflicts_with_all(&options);
            // The parameters of an action may all be optional.
            if matches!(documented, Documented::Entities(_)) {
                body = body.required(options.is_empty());
            }
            command = command.arg(body.help("The file with the whole body as JSON; `-` is standard input"));
        }
        if !names.is_empty() {
            command = match documented {
                Documented::Action(action) if SettlingRule::is_for(action) => Many::augment_args(command),
                _ => AtOnce::augment_args(command),
            };
        }
        command = Sending::augment_args(command).after_help(AFTER_HELP);
    }
    command
        .long_about(about(request))
        .before_help(examples::of_call(request, &simple))
        .help_template(examples::TEMPLATE)
}

const LONG_HELP_OF_FILE: &str = "\
The targets, one on each line; `-` is standard input

A line has the ids of the path, separated by slashes and each written as in a URL; the first ones may be options instead. Blank lines \
and lines that begin with # are ignored; a target that occurs twice is one. `lcw list --format address` prints such lines.";

/// What the help of an action or function begins with.
fn about(named: &Named) -> String {
    let request = named.documented.request();
    let path = format!("{} {}", request.method, named.documented.path());
    let documentation =
        if request.documentation.is_empty() { String::new() } else { format!("\n{}", request.documentation) };
    format!("{}\n\n{path}{documentation}", named.documented.description())
}

fn help(documented: Documented, parameter: &Parameter) -> String {
    let property = parameter.property;
    let is_required = property.is_required || documented.request().required_properties.contains(&property.name);
    let required = if is_required { "; required" } else { "" };
    let repeated = if parameter.is_repeated() { "; may be repeated" } else { "" };
    format!("{}{required}{repeated}", property.description.trim_end_matches('.'))
}

/// The arguments that options gave.
fn arguments(documented: Documented, matches: &ArgMatches) -> Map<String, Value> {
    let read = |parameter: Parameter| {
        let values: Vec<Value> = matches.get_many::<Value>(&parameter.option())?.cloned().collect();
        let name = parameter.property.name.to_owned();
        let value = if parameter.is_repeated() { Value::Array(values) } else { values.into_iter().next()? };
        Some((name, value))
    };
    parameters::simple(documented).into_iter().filter_map(read).collect()
}
