//! Callouts: what the service sends to a task extension, whose answer has an address in it.

use json_places::{Kind, Member, Value};
use lifecycle_workflows::callbacks::{Callout, CalloutError};
use lifecycle_workflows::client::{Id, ResultAddress};
use lifecycle_workflows::models::Action as _;
use lifecycle_workflows::models::identity_governance::Resume;
use lifecycle_workflows::validation::{LineIndex, Report, Rule, Span, Validator, Violation};

use crate::status::whole;

/// The member of a callout that has the path to answer to.
pub(super) const CALLBACK_PATH: &str = "callbackUriPath";

/// What a callout is, before what to do with it.
const WHAT: &str = "the service sends callouts to a task extension";

/// The members of a callout that tell which result it is about.
const ABOUT: [&str; 3] = ["workflow", "task", "taskProcessingResult"];

/// Whether a text is a callout: an object that has the path to answer to or says what it is about, or whose `data` does.
pub(crate) fn is_one(text: &str) -> bool {
    let says = |callout: &Value<'_>, name: &str| member(data(callout), name).is_some();
    // Few bodies contain the words, so that few are read twice.
    [CALLBACK_PATH, "taskProcessing"].iter().any(|word| text.contains(word))
        && json_places::parse(text)
            .is_ok_and(|value| says(&value, CALLBACK_PATH) || ABOUT.iter().all(|name| says(&value, name)))
}

/// Checks that a callout says where to answer, with the same code as those who answer it. For one that does, the second value says
/// what to do with it.
pub(crate) fn check(text: &str, validator: Validator) -> (Report, Option<String>) {
    let tree = json_places::parse(text).ok();
    let error = match Callout::parse(text.as_bytes()) {
        Ok(callout) => {
            return (Report::default(), Some(format!("{WHAT}; {}", answer(tree.as_ref(), &callout.address))));
        }
        Err(error) => error,
    };
    let place = tree.as_ref().map(|tree| place(tree, &error)).unwrap_or_default();
    let documented = Resume::ACTION.request.path;
    let help = match error {
        CalloutError::OtherId { .. } => {
            "answer to no callout whose parts disagree: the answer would go to another task".to_owned()
        }
        _ => format!("documented: `{documented}`"),
    };
    let violation = Violation::of_message(Rule::WrongCallback, place, whole(&error), help);
    (Report::default().and(validator, &LineIndex::new(text), [violation]), None)
}

/// How to answer a callout with that address, which may be known by ids alone.
fn answer(tree: Option<&Value<'_>>, address: &ResultAddress) -> String {
    let path = tree.and_then(|tree| member(data(tree), CALLBACK_PATH)).and_then(|member| member.value.as_str());
    if path.is_some_and(|path| !path.is_empty()) {
        return format!(
            "`lcw resume --callback-path PATH --status completed` answers this one, with the path of `{CALLBACK_PATH}`"
        );
    }
    let ids = [&address.workflow, &address.task, &address.result].map(Id::as_str);
    // A shell may take anything else for more than an id.
    let is_plain = |id: &str| {
        !id.starts_with('-') && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    let [workflow, task, result] = if ids.iter().all(|id| is_plain(id)) { ids } else { ["ID"; 3] };
    format!(
        "`lcw resume --workflow {workflow} --task {task} --result {result} --status completed` answers this one, by the ids of its \
         data: it has no `{CALLBACK_PATH}`"
    )
}

/// The place of what is wrong.
fn place(callout: &Value<'_>, error: &CalloutError) -> Span {
    let data = data(callout);
    let wrong = match error {
        CalloutError::OtherId { name } => member(data, name).and_then(|of| member(&of.value, "id")),
        _ => member(data, CALLBACK_PATH),
    };
    wrong.map_or(data.span(), |member| member.value.span())
}

/// The data of a callout, which a gateway may have unwrapped.
fn data<'v>(callout: &'v Value<'v>) -> &'v Value<'v> {
    member(callout, "data").map_or(callout, |member| &member.value)
}

/// A member by its name in any ASCII case.
fn member<'v>(value: &'v Value<'v>, name: &str) -> Option<&'v Member<'v>> {
    match &value.kind {
        Kind::Object(members) => members.iter().find(|member| member.name.eq_ignore_ascii_case(name)),
        _ => None,
    }
}
