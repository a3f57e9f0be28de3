//! Records values until their type is known.

use std::borrow::Cow;
use std::vec;

use serde_json::Number;

use super::failed::Failed;
use super::source::{Ahead, Items, Json, Name, Source, Take};

/// One step of a recorded value. Strings are borrowed from the input where the source lets them.
///
/// Values are recorded flat, one behind the other, so that however deep they are they take one allocation. Duplicate
/// members are recorded as well; reading the recorded value reports them.
pub(crate) enum Token<'de> {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Number(Number),
    String(Cow<'de, str>),
    /// An array, and how many tokens it takes with its end.
    Array(usize),
    /// An object, and how many tokens it takes with its end.
    Object(usize),
    /// The end of an array or object.
    End,
}

impl Token<'_> {
    /// How many tokens the value takes that begins here.
    fn length(&self) -> usize {
        match self {
            Self::Array(length) | Self::Object(length) => *length,
            _ => 1,
        }
    }
}

/// Recorded values, each of which is read once.
pub(crate) type Tape<'de> = vec::IntoIter<Token<'de>>;

/// Appends a value to the tape.
pub(crate) struct Record<'t, 'de>(pub(crate) &'t mut Vec<Token<'de>>);

impl<'de> Take<'de> for Record<'_, 'de> {
    fn take(&mut self, json: &mut Json<'_, 'de>) -> Result<(), Failed> {
        let token = match json {
            Json::Null => Token::Null,
            Json::Bool(value) => Token::Bool(*value),
            Json::Unsigned(value) => Token::Unsigned(*value),
            Json::Signed(value) => Token::Signed(*value),
            Json::Float(value) => Token::Float(*value),
            Json::Number(value) => Token::Number(value.clone()),
            Json::Str(text) => Token::String(Cow::Owned((*text).to_owned())),
            Json::Borrowed(text) => Token::String(Cow::Borrowed(text)),
            Json::String(text) => Token::String(Cow::Owned(std::mem::take(text))),
            Json::Array(items) => {
                let start = self.0.len();
                self.0.push(Token::End);
                while items.next(self)? {}
                self.0.push(Token::End);
                self.0[start] = Token::Array(self.0.len() - start);
                return Ok(());
            }
            Json::Object(source) => {
                let start = self.0.len();
                self.0.push(Token::End);
                let mut name = Name::new(None);
                while source.next(&mut name)? {
                    self.0.push(Token::String(name.take()));
                    source.value(self)?;
                }
                self.0.push(Token::End);
                self.0[start] = Token::Object(self.0.len() - start);
                return Ok(());
            }
        };
        self.0.push(token);
        Ok(())
    }
}

/// The members of a recorded object, each with the first token of its value. The tokens begin behind that of the object.
pub(crate) fn members_of<'t>(mut tokens: &'t [Token<'_>]) -> impl Iterator<Item = (&'t str, &'t Token<'t>)> {
    std::iter::from_fn(move || {
        let [Token::String(name), value, ..] = tokens else { return None };
        tokens = tokens.get(1 + value.length()..).unwrap_or_default();
        Some((&**name, value))
    })
}

/// Goes to the next recorded member, whose name stands before its value, and returns whether there is one.
pub(crate) fn next_name<'de>(tape: &mut Tape<'de>, name: &mut Name<'de>) -> bool {
    match tape.next() {
        Some(Token::String(Cow::Borrowed(text))) => name.borrowed(text),
        Some(Token::String(Cow::Owned(text))) => name.owned(text),
        _ => return false,
    }
    true
}

/// Hands the next recorded value over.
pub(crate) fn replay<'de>(tape: &mut Tape<'de>, into: &mut dyn Take<'de>) -> Result<(), Failed> {
    let mut json = match tape.next() {
        // Values are recorded whole, so that none begins with an end.
        None | Some(Token::Null | Token::End) => Json::Null,
        Some(Token::Bool(value)) => Json::Bool(value),
        Some(Token::Unsigned(value)) => Json::Unsigned(value),
        Some(Token::Signed(value)) => Json::Signed(value),
        Some(Token::Float(value)) => Json::Float(value),
        Some(Token::Number(value)) => Json::Number(value),
        Some(Token::String(Cow::Borrowed(text))) => Json::Borrowed(text),
        Some(Token::String(Cow::Owned(text))) => Json::String(text),
        Some(Token::Array(_)) => return into.take(&mut Json::Array(&mut Replay { tape, has_ended: false })),
        Some(Token::Object(_)) => return into.take(&mut Json::Object(&mut Replay { tape, has_ended: false })),
    };
    into.take(&mut json)
}

/// The members or items of one recorded object or array.
struct Replay<'t, 'de> {
    tape: &'t mut Tape<'de>,
    /// Whether the end was read, behind which the members of the enclosing object follow.
    has_ended: bool,
}

impl Replay<'_, '_> {
    fn ends(&mut self) -> bool {
        if !self.has_ended && matches!(self.tape.as_slice().first(), None | Some(Token::End)) {
            self.tape.next();
            self.has_ended = true;
        }
        self.has_ended
    }
}

impl<'de> Source<'de> for Replay<'_, 'de> {
    fn next(&mut self, name: &mut Name<'de>) -> Result<bool, Failed> {
        if self.ends() {
            return Ok(false);
        }
        next_name(self.tape, name);
        Ok(true)
    }

    fn value(&mut self, into: &mut dyn Take<'de>) -> Result<(), Failed> {
        replay(self.tape, into)
    }

    fn look_for(&self, is_it: &dyn Fn(&str) -> bool) -> Ahead<'_> {
        match members_of(self.tape.as_slice()).find(|(name, _)| is_it(name)) {
            Some((_, Token::String(text))) => Ahead::Text(text),
            // Reading it says what is wrong with it.
            Some(_) => Ahead::Unknown,
            None => Ahead::Absent,
        }
    }
}

impl<'de> Items<'de> for Replay<'_, 'de> {
    fn next(&mut self, into: &mut dyn Take<'de>) -> Result<bool, Failed> {
        if self.ends() { Ok(false) } else { replay(self.tape, into).map(|()| true) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Untyped;
    use crate::runtime::Required;

    /// Asked past its end, a recorded object says end again, and leaves the members of the object around it alone.
    #[test]
    fn what_is_recorded_ends_once() {
        let member = |name| Token::String(Cow::Borrowed(name));
        let tokens = vec![Token::Object(2), Token::End, Token::Array(2), Token::End, member("after")];
        let mut tape = tokens.into_iter();
        let mut name = Name::new(None);
        for _ in 0..2 {
            tape.next();
            let mut replay = Replay { tape: &mut tape, has_ended: false };
            for _ in 0..3 {
                assert!(matches!(Source::next(&mut replay, &mut name), Ok(false)));
                assert!(matches!(Items::next(&mut replay, &mut Required(&mut Untyped::default())), Ok(false)));
            }
        }
        assert!(next_name(&mut tape, &mut name) && name.other == "after");
        assert!(tape.next().is_none());
    }
}
