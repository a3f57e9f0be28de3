//! `lcw normalize`: a body as the models write it.

use std::io::{self, Write};

use lifecycle_workflows::validation::VALIDATOR;

use crate::arguments::Normalize;
use crate::input::Input;
use crate::status::{Status, complain};
use crate::{actions, numbers};

pub(crate) fn run(arguments: &Normalize) -> io::Result<Status> {
    let input = Input::new(&arguments.file);
    let title = input.title();
    let body = match input.read() {
        Ok(body) => body,
        Err(error) => {
            complain(&format!("{title}: cannot be read: {error}"));
            return Ok(Status::Failed);
        }
    };
    let Some(action) = actions::find(&arguments.action) else {
        complain(&format!("there is no action `{}`", arguments.action));
        return Ok(Status::Failed);
    };
    let report = VALIDATOR.check_facts(action.action, &body);
    if report.has_errors() {
        // If standard error is closed, the exit status has to do.
        let _ = writeln!(anstream::stderr().lock(), "{}", report.draw(&body).origin(&title).colored(true));
        return Ok(Status::Wrong);
    }
    match action.normalized(&body) {
        Ok(_) if numbers::first_rounded(&body).is_some() => {
            let (position, number) = numbers::first_rounded(&body).unwrap_or_default();
            complain(&format!("{title}:{position}: the number {number} would be rounded, so that nothing was written"));
            Ok(Status::Failed)
        }
        Ok(normalized) => {
            writeln!(io::stdout().lock(), "{normalized}")?;
            Ok(Status::Good)
        }
        Err(error) => {
            complain(&format!("{title}: the models cannot read the body: {error}"));
            Ok(Status::Failed)
        }
    }
}
