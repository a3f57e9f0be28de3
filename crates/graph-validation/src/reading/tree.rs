//! Reads a request from a tree, so that a body with warnings is not parsed again.

use json_places::{Kind, Member, Value};
use odata_types::Action;
use odata_types::runtime::{self, Failed, Form, Items, Json, Name, Source, Take};

/// Reads the request of a body; `None` if its type cannot be read from it.
pub(crate) fn read_tree<A: Action>(body: &Value<'_>) -> Option<A> {
    let mut request = <A as runtime::Value>::Form::empty();
    hand_over(body, &mut runtime::Required(&mut request)).ok()?;
    Some(request)
}

fn hand_over<'t>(value: &'t Value<'_>, into: &mut dyn Take<'t>) -> Result<(), Failed> {
    into.take(&mut match &value.kind {
        Kind::Null => Json::Null,
        Kind::Bool(value) => Json::Bool(*value),
        Kind::Number(text) => match text.parse() {
            Ok(number) => Json::Number(number),
            Err(error) => return Err(Failed::new(format_args!("{error}"))),
        },
        Kind::String(text) => Json::Borrowed(text),
        Kind::Array(items) => return into.take(&mut Json::Array(&mut Elements(items.iter()))),
        Kind::Object(members) => {
            return into.take(&mut Json::Object(&mut Members { members: members.iter(), value: None }));
        }
    })
}

struct Elements<'t, 'v>(std::slice::Iter<'t, Value<'v>>);

impl<'t> Items<'t> for Elements<'t, '_> {
    fn next(&mut self, into: &mut dyn Take<'t>) -> Result<bool, Failed> {
        self.0.next().map_or(Ok(false), |item| hand_over(item, into).map(|()| true))
    }
}

struct Members<'t, 'v> {
    members: std::slice::Iter<'t, Member<'v>>,
    /// The value of the current member.
    value: Option<&'t Value<'v>>,
}

impl<'t> Source<'t> for Members<'t, '_> {
    fn next(&mut self, name: &mut Name<'t>) -> Result<bool, Failed> {
        let member = self.members.next();
        self.value = member.map(|member| &member.value);
        let Some(member) = member else { return Ok(false) };
        name.borrowed(&member.name);
        Ok(true)
    }

    fn value(&mut self, into: &mut dyn Take<'t>) -> Result<(), Failed> {
        self.value.take().map_or(Ok(()), |value| hand_over(value, into))
    }
}
