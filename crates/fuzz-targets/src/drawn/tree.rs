//! JSON values whose members keep their order, and may be there twice.

use serde_json::{Map, Value};

#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Leaf(Value),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

/// One step down.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Member(String),
    Item(usize),
}

/// The kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    pub(crate) const ALL: [Self; 6] =
        [Self::Null, Self::Boolean, Self::Number, Self::String, Self::Array, Self::Object];

    /// A value of the kind.
    pub(crate) fn value(self) -> Tree {
        match self {
            Self::Null => Tree::Leaf(Value::Null),
            Self::Boolean => Tree::Leaf(true.into()),
            Self::Number => Tree::Leaf(7.into()),
            Self::String => Tree::Leaf("text".into()),
            Self::Array => Tree::Array(Vec::new()),
            Self::Object => Tree::Object(Vec::new()),
        }
    }
}

impl Tree {
    /// The JSON text. In the other spelling, the first letter of each name and string is escaped, so that a deserializer cannot
    /// lend them.
    pub(crate) fn text(&self, is_escaped: bool) -> String {
        let mut text = String::new();
        self.write(is_escaped, &mut text);
        text
    }

    fn write(&self, is_escaped: bool, text: &mut String) {
        match self {
            Self::Leaf(Value::String(string)) => text.push_str(&quoted(string, is_escaped)),
            Self::Leaf(value) => text.push_str(&value.to_string()),
            Self::Array(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    item.write(is_escaped, text);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (name, member)) in members.iter().enumerate() {
                    text.push_str(if index > 0 { "," } else { "" });
                    text.push_str(&quoted(name, is_escaped));
                    text.push(':');
                    member.write(is_escaped, text);
                }
                text.push('}');
            }
        }
    }

    /// The same without the order of members.
    pub(crate) fn value(&self) -> Value {
        match self {
            Self::Leaf(value) => value.clone(),
            Self::Array(items) => items.iter().map(Self::value).collect(),
            Self::Object(members) => Value::Object(
                members.iter().map(|(name, member)| (name.clone(), member.value())).collect::<Map<_, _>>(),
            ),
        }
    }

    /// The same with the members of every object the other way round.
    pub(crate) fn reversed(&self) -> Self {
        match self {
            Self::Leaf(value) => Self::Leaf(value.clone()),
            Self::Array(items) => Self::Array(items.iter().map(Self::reversed).collect()),
            Self::Object(members) => {
                Self::Object(members.iter().rev().map(|(name, member)| (name.clone(), member.reversed())).collect())
            }
        }
    }

    /// The value at the end of a path.
    pub(crate) fn at(&mut self, path: &[Step]) -> &mut Self {
        path.iter().fold(self, |tree, step| match (tree, step) {
            (Self::Object(members), Step::Member(name)) => {
                members.iter_mut().find(|(own, _)| own == name).map(|(_, member)| member).expect("the member is there")
            }
            (Self::Array(items), Step::Item(index)) => &mut items[*index],
            (tree, step) => panic!("there is no {step:?} in {tree:?}"),
        })
    }

    /// The value itself and all values in it.
    pub(crate) fn all<'t>(&'t mut self, visit: &mut dyn FnMut(&mut Self)) {
        visit(self);
        match self {
            Self::Leaf(_) => {}
            Self::Array(items) => items.iter_mut().for_each(|item| item.all(visit)),
            Self::Object(members) => members.iter_mut().for_each(|(_, member)| member.all(visit)),
        }
    }
}

fn quoted(text: &str, is_escaped: bool) -> String {
    let first = text.chars().next().map(u32::from).filter(|first| is_escaped && *first < 0xd800);
    match first {
        Some(first) => {
            let rest: String = text.chars().skip(1).collect();
            format!("\"\\u{first:04x}{}", &Value::String(rest).to_string()[1..])
        }
        None => Value::String(text.to_owned()).to_string(),
    }
}
