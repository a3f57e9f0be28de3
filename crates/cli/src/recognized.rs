//! What a file looks like, for the commands that read requests and those that read answers: each names the other where that
//! would read it.

use graph_requests::Form;
use lifecycle_workflows::validation::VALIDATOR;

use crate::answers;
use crate::commands::check::{Meant, is_callout};

/// What a command reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    Requests,
    Answers,
}

/// What requests are read from, in words.
const REQUESTS: &str = "HTTP messages and .http files, Markdown, $batch bodies, logic apps, Bicep, curl, az rest and PowerShell, and a body as JSON";

/// What answers are read from, in words.
const ANSWERS: &str = "a status line with headers and a body, an error body as JSON, the answers of a `$batch`, the outputs of a \
                       run, and errors as PowerShell, SDKs of Graph, az rest, curl and lcw print them";

/// How each line begins that `lcw` prints on standard error.
const LCW: &str = "lcw: ";

/// What a text looks like whose requests are of a form. What holds an answer, and no request that could be meant, is one.
pub(crate) fn form(of_requests: Form, text: &str) -> Form {
    let may_be_answer = match of_requests {
        Form::Unknown | Form::JsonLines => true,
        Form::Body => !is_body(text),
        _ => false,
    };
    if may_be_answer && answers::read(text.as_bytes()).is_some() { Form::Answer } else { of_requests }
}

/// Whether a text could be meant as the body of an action, or is a callout.
fn is_body(text: &str) -> bool {
    is_callout(text) || !matches!(Meant::by(text, VALIDATOR), Meant::None)
}

/// Says what a text looks like in which a command finds nothing to read, and which command reads it, or else what is read.
pub(crate) fn refusal(form: Form, text: &str, wanted: Wanted) -> String {
    let (what, noun, read) = match wanted {
        Wanted::Requests => ("a request", "request", REQUESTS),
        Wanted::Answers => ("an answer", "answer", ANSWERS),
    };
    match form {
        _ if wanted == Wanted::Answers && text.starts_with(LCW) && text.lines().all(|line| line.starts_with(LCW)) => {
            "lcw printed this about a request that the service did not answer: it says what is wrong".to_owned()
        }
        Form::Answer if wanted == Wanted::Requests => {
            format!("this is {form}, not {what}; `lcw explain-answer` explains it")
        }
        Form::Token | Form::TokenAnswer => format!("this is {form}, not {what}; `lcw token` says what is in it"),
        Form::JsonLines if wanted == Wanted::Requests => {
            format!("these are {form}; give one body a file, or lines of `lcw list --format address` to `lcw cancel`")
        }
        Form::Body if wanted == Wanted::Answers && is_body(text) => {
            format!("this is the body of a request, not {what}; `lcw check` checks it")
        }
        Form::Body | Form::Unknown => format!("no {noun} is recognized in this text; these are read: {read}"),
        form if form.is_read() => format!("this is {form}, not {what}; `lcw check` checks it"),
        form => format!("this is {form}, which is not read; these are: {read}"),
    }
}
