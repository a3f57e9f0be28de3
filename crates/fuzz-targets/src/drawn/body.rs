//! Draws a body from the facts of its type, beside the JSON value that is expected to be written for it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use odata_types::facts::{EnumType, Primitive, Property, StructuredKind, StructuredType, ValueType};
use odata_types::{TYPE_TAG, names_type};
use serde_json::{Map, Value, json};

use super::choices::Choices;
use super::tree::{Kind, Step, Tree};

/// How deep values of structured types are nested.
const DEPTH: usize = 5;

/// Names of members, some of which some types declare.
const UNDECLARED: [&str; 14] = [
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "x",
    "A",
    "",
    "é\n\"",
    "@odata.etag",
    "@odata.context",
    "a@odata.count",
    "b@odata.type",
];

/// A body, with what is known of it.
pub(crate) struct Body {
    pub(crate) tree: Tree,
    /// What is written once the body was read.
    pub(crate) expected: Value,
    /// The values that must be of certain kinds.
    pub(crate) spots: Vec<Spot>,
    /// What there is in the body.
    #[cfg_attr(not(test), expect(dead_code, reason = "a test looks whether everything is drawn"))]
    pub(crate) features: BTreeSet<Feature>,
}

/// A value that must be of certain kinds.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) steps: Vec<Step>,
    /// The path as errors name it.
    pub(crate) path: String,
    /// The kinds that the value may be of.
    pub(crate) kinds: Vec<Kind>,
}

/// What may be in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Feature {
    TagFirst,
    TagLate,
    TagLeftOut,
    OwnTag,
    ForeignTag,
    UnknownType,
    Reference,
    OtherForm,
    Undeclared,
    NullCollection,
    NullItem,
    NestedTwice,
    ParameterInOtherCase,
    AsDeepAsCanBe,
}

impl Feature {
    #[cfg_attr(not(test), expect(dead_code, reason = "a test looks whether everything is drawn"))]
    pub(crate) const ALL: [Self; 14] = [
        Self::TagFirst,
        Self::TagLate,
        Self::TagLeftOut,
        Self::OwnTag,
        Self::ForeignTag,
        Self::UnknownType,
        Self::Reference,
        Self::OtherForm,
        Self::Undeclared,
        Self::NullCollection,
        Self::NullItem,
        Self::NestedTwice,
        Self::ParameterInOtherCase,
        Self::AsDeepAsCanBe,
    ];
}

impl Body {
    /// A body of a type, whose values may be of derived types.
    pub(crate) fn draw(
        of: &'static StructuredType,
        is_polymorphic: bool,
        types: &'static [&'static StructuredType],
        choices: &mut Choices<'_>,
    ) -> Self {
        let mut draw = Draw { choices, types, spots: Vec::new(), features: BTreeSet::new(), untagged: 0 };
        let (tree, expected) = draw.object(of, is_polymorphic, 1, &Place::default());
        Self { tree, expected, spots: draw.spots, features: draw.features }
    }
}

/// Where a value stands.
#[derive(Clone, Default)]
struct Place {
    steps: Vec<Step>,
    path: String,
}

impl Place {
    fn member(&self, name: &str, declared: &str) -> Self {
        let mut place = self.clone();
        place.steps.push(Step::Member(name.to_owned()));
        if !place.path.is_empty() {
            place.path.push('.');
        }
        place.path.push_str(declared);
        place
    }

    fn item(&self, index: usize) -> Self {
        let mut place = self.clone();
        place.steps.push(Step::Item(index));
        let _ = write!(place.path, "[{index}]");
        place
    }
}

/// Which type a value of a polymorphic type is of.
#[derive(Clone, Copy)]
enum Case {
    LeftOut,
    Known(&'static StructuredType),
    Unknown,
}

struct Draw<'d, 'n> {
    choices: &'d mut Choices<'n>,
    types: &'static [&'static StructuredType],
    spots: Vec<Spot>,
    features: BTreeSet<Feature>,
    /// How many of the objects around have no tag and are read with a look for one.
    untagged: usize,
}

impl Draw<'_, '_> {
    fn object(
        &mut self,
        declared: &'static StructuredType,
        is_polymorphic: bool,
        depth: usize,
        at: &Place,
    ) -> (Tree, Value) {
        if depth == DEPTH {
            self.features.insert(Feature::AsDeepAsCanBe);
        }
        if is_polymorphic { self.polymorphic(declared, depth, at) } else { self.exact(declared, depth, at) }
    }

    /// An object that is of the declared type whatever its tag says.
    fn exact(&mut self, of: &'static StructuredType, depth: usize, at: &Place) -> (Tree, Value) {
        let (members, mut expected) = self.members(of, depth, at);
        let tag = match self.choices.below(4) {
            2 => {
                self.features.insert(Feature::OwnTag);
                Some(self.tag(of.name))
            }
            3 => {
                self.features.insert(Feature::ForeignTag);
                let foreign = self.foreign(|name| !names_type(name, of.name));
                let (name, text) = self.tag(&foreign);
                expected.insert(name.clone(), text.clone().into());
                Some((name, text))
            }
            _ => None,
        };
        (self.ordered(members, tag, at), Value::Object(expected))
    }

    fn polymorphic(&mut self, declared: &'static StructuredType, depth: usize, at: &Place) -> (Tree, Value) {
        let may_leave_out = !declared.is_abstract || declared.kind == StructuredKind::Entity;
        let mut cases: Vec<_> = may_leave_out.then_some(Case::LeftOut).into_iter().collect();
        cases.extend(declared.instantiable().map(Case::Known));
        cases.push(Case::Unknown);
        match self.choices.of(&cases) {
            Case::LeftOut if declared.is_abstract => {
                self.features.insert(Feature::Reference);
                let tree = self.kept(declared, None, depth, at);
                let expected = tree.value();
                (tree, expected)
            }
            Case::LeftOut => {
                self.features.insert(Feature::TagLeftOut);
                if self.untagged > 0 {
                    self.features.insert(Feature::NestedTwice);
                }
                self.untagged += 1;
                let (members, expected) = self.members(declared, depth, at);
                self.untagged -= 1;
                (self.ordered(members, None, at), Value::Object(expected))
            }
            Case::Known(of) => {
                let (members, mut expected) = self.members(of, depth, at);
                if !std::ptr::eq(of, declared) {
                    expected.insert(TYPE_TAG.to_owned(), of.type_tag.into());
                }
                let tag = self.tag(of.name);
                (self.ordered(members, Some(tag), at), Value::Object(expected))
            }
            Case::Unknown => {
                self.features.insert(Feature::UnknownType);
                let unknown = self.foreign(|name| declared.instantiable().all(|known| !names_type(name, known.name)));
                let tag = self.tag(&unknown);
                let tree = self.kept(declared, Some(tag), depth, at);
                let expected = tree.value();
                (tree, expected)
            }
        }
    }

    /// An object that is kept as it is. Its members look like those of the declared type, so that nothing but the tag tells.
    fn kept(&mut self, of: &'static StructuredType, tag: Option<(String, String)>, depth: usize, at: &Place) -> Tree {
        let known = self.spots.len();
        let (members, _) = self.members(of, depth, at);
        self.spots.truncate(known);
        self.ordered(members, tag, at)
    }

    /// The members of an object of that type without its tag, and those that are written for them.
    fn members(
        &mut self,
        of: &'static StructuredType,
        depth: usize,
        at: &Place,
    ) -> (Vec<(String, Tree)>, Map<String, Value>) {
        let mut lineage: Vec<_> = of.lineage().collect();
        lineage.reverse();
        let (mut members, mut expected) = (Vec::new(), Map::new());
        for property in lineage.iter().flat_map(|of| of.properties) {
            let is_too_deep = depth == DEPTH && matches!(property.value, ValueType::Structured(_));
            if !property.is_required && (is_too_deep || self.choices.below(2) == 0) {
                continue;
            }
            let mut name = property.name.to_owned();
            if of.kind == StructuredKind::Parameters && self.choices.one_in(2) {
                name = self.in_other_case(&name);
                self.features.insert(Feature::ParameterInOtherCase);
            }
            let place = at.member(&name, property.name);
            let (tree, value) = self.property(property, depth, &place);
            members.push((name, tree));
            expected.insert(property.name.to_owned(), value);
        }
        for _ in 0..self.choices.below(4).saturating_sub(1) {
            let name = self.choices.of(&UNDECLARED);
            if of.property(name).is_none() && !expected.contains_key(name) {
                self.features.insert(Feature::Undeclared);
                let tree = self.untyped(0);
                expected.insert(name.to_owned(), tree.value());
                members.push((name.to_owned(), tree));
            }
        }
        (members, expected)
    }

    /// Puts the members and the tag of an object in some order.
    fn ordered(&mut self, members: Vec<(String, Tree)>, tag: Option<(String, String)>, at: &Place) -> Tree {
        let mut ordered = Vec::new();
        for member in members {
            let position = ordered.len() - self.choices.below(ordered.len() + 1);
            ordered.insert(position, member);
        }
        if let Some((name, text)) = tag {
            let place = at.member(&name, &name);
            self.spots.push(Spot { steps: place.steps, path: place.path, kinds: vec![Kind::String] });
            let position = match self.choices.below(4) {
                0 => 0,
                1 => ordered.len(),
                _ => self.choices.below(ordered.len() + 1),
            };
            self.features.insert(if position == 0 { Feature::TagFirst } else { Feature::TagLate });
            ordered.insert(position, (name, Tree::Leaf(text.into())));
        }
        Tree::Object(ordered)
    }

    /// A tag that names that type, in one of the forms that are read.
    fn tag(&mut self, type_name: &str) -> (String, String) {
        let name = self.choices.of(&[TYPE_TAG, TYPE_TAG, "@type", "@ODATA.type", "@Type"]);
        let form = self.choices.below(5);
        let type_name = if form == 4 { self.in_other_case(type_name) } else { type_name.to_owned() };
        let text = match form {
            1 => type_name,
            2 => format!("https://example.com/v1/$metadata#{type_name}"),
            _ => format!("#{type_name}"),
        };
        if name != TYPE_TAG || form > 0 {
            self.features.insert(Feature::OtherForm);
        }
        (name.to_owned(), text)
    }

    /// The name of a type that does not belong somewhere: one of the schema, or one that there is not.
    fn foreign(&mut self, is_foreign: impl Fn(&str) -> bool) -> String {
        let names = self.types.iter().map(|of| of.name).filter(|name| is_foreign(name));
        let names: Vec<_> = ["drawn.later", "", "drawn"].into_iter().chain(names).collect();
        self.choices.of(&names).to_owned()
    }

    fn in_other_case(&mut self, name: &str) -> String {
        let bits = self.choices.below(usize::from(u16::MAX));
        let mut letters = String::new();
        for (index, letter) in name.chars().enumerate() {
            let is_upper = bits >> (index % 8) & 1 == 0;
            letters.push(if is_upper { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() });
        }
        letters
    }

    fn property(&mut self, property: &'static Property, depth: usize, at: &Place) -> (Tree, Value) {
        if !property.is_collection {
            return self.item(property, depth, at);
        }
        if !property.is_required && self.choices.one_in(6) {
            self.features.insert(Feature::NullCollection);
            return (Tree::Leaf(Value::Null), Value::Null);
        }
        let mut kinds = vec![Kind::Array];
        kinds.extend((!property.is_required).then_some(Kind::Null));
        self.spots.push(Spot { steps: at.steps.clone(), path: at.path.clone(), kinds });
        let count = if depth == DEPTH && matches!(property.value, ValueType::Structured(_)) {
            0
        } else {
            self.choices.below(4)
        };
        let (trees, values) = (0..count).map(|index| self.item(property, depth, &at.item(index))).unzip();
        (Tree::Array(trees), Value::Array(values))
    }

    /// The value of a property, or an item of its collection.
    fn item(&mut self, property: &'static Property, depth: usize, at: &Place) -> (Tree, Value) {
        if let ValueType::Untyped = property.value {
            return self.untyped_value();
        }
        let known = self.spots.len();
        let is_null = property.nullable && self.choices.one_in(5);
        let (drawn, mut kinds) = match property.value {
            _ if is_null => ((Tree::Leaf(Value::Null), Value::Null), kinds(property.value)),
            ValueType::Primitive(primitive) => (self.primitive(primitive), kinds(property.value)),
            ValueType::Enum(of) => (self.enumeration(of), kinds(property.value)),
            ValueType::Structured(of) => {
                let is_polymorphic = of.is_abstract || !of.derived.is_empty();
                (self.object(of, is_polymorphic, depth + 1, at), kinds(property.value))
            }
            ValueType::Untyped => return self.untyped_value(),
        };
        if is_null && property.is_collection {
            self.features.insert(Feature::NullItem);
        }
        kinds.extend(property.nullable.then_some(Kind::Null));
        self.spots.insert(known, Spot { steps: at.steps.clone(), path: at.path.clone(), kinds });
        drawn
    }

    fn untyped_value(&mut self) -> (Tree, Value) {
        let tree = self.untyped(0);
        let value = tree.value();
        (tree, value)
    }

    fn primitive(&mut self, primitive: Primitive) -> (Tree, Value) {
        let value = match primitive {
            Primitive::Binary => json!("AA=="),
            Primitive::Boolean => json!(true),
            Primitive::Byte => json!(255),
            Primitive::Date => json!("2024-02-29"),
            Primitive::DateTimeOffset => json!("2024-05-28T14:22:08.70Z"),
            Primitive::Decimal => self.choices.of(&[|| json!(12.5), || json!("1.50")])(),
            Primitive::Double => self.choices.of(&[|| json!(0.1), || json!(-3), || json!("INF")])(),
            Primitive::Duration => json!("PT5M"),
            Primitive::Guid => json!("8CDF25a8-c9d2-423e-a03d-3f39f03c3e97"),
            Primitive::Int16 => json!(-32768),
            Primitive::Int32 => json!(7),
            Primitive::Int64 => self.choices.of(&[|| json!(1), || json!("9007199254740993")])(),
            Primitive::SByte => json!(-128),
            Primitive::Single => self.choices.of(&[|| json!(0.5), || json!(2)])(),
            Primitive::String => json!(self.choices.of(&["", "text", "é\n\""])),
            Primitive::TimeOfDay => json!("08:30:00"),
            _ => panic!("no drawn schema has values of `{}`", primitive.name()),
        };
        (Tree::Leaf(value.clone()), value)
    }

    /// The name of a member, or several of them with commas. A known member may be in another case.
    fn enumeration(&mut self, of: &'static EnumType) -> (Tree, Value) {
        let count = if of.is_flags { self.choices.below(4) } else { 1 };
        let (mut given, mut expected): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for _ in 0..count {
            let at = self.choices.below(of.members.len() + 1);
            let name = of.members.get(at).map_or("later", |member| member.name).to_owned();
            given.push(match of.members.get(at) {
                Some(_) if self.choices.one_in(2) => self.in_other_case(&name),
                _ => name.clone(),
            });
            if !expected.contains(&name) {
                expected.push(name);
            }
        }
        let comma = if self.choices.one_in(2) { " ,  " } else { "," };
        (Tree::Leaf(given.join(comma).into()), expected.join(",").into())
    }

    /// Any JSON value, objects with a tag among them.
    fn untyped(&mut self, depth: usize) -> Tree {
        let leaves = [json!(null), json!(false), json!(1.5), json!(-3), json!(u64::MAX), json!("é"), json!("")];
        match self.choices.below(leaves.len() + 4) {
            at if at < leaves.len() => Tree::Leaf(leaves[at].clone()),
            _ if depth == 3 => Tree::Object(Vec::new()),
            at if at % 2 == 0 => Tree::Array((0..self.choices.below(4)).map(|_| self.untyped(depth + 1)).collect()),
            _ => {
                let mut members: Vec<(String, Tree)> = Vec::new();
                for _ in 0..self.choices.below(4) {
                    let name = self.choices.of(&["a", "b", TYPE_TAG, "@type", ""]);
                    if members.iter().all(|(own, _)| own != name) {
                        members.push((name.to_owned(), self.untyped(depth + 1)));
                    }
                }
                Tree::Object(members)
            }
        }
    }
}

/// The kinds of values of a type, besides null.
fn kinds(value: ValueType) -> Vec<Kind> {
    match value {
        ValueType::Primitive(primitive) => match primitive {
            Primitive::Boolean => vec![Kind::Boolean],
            Primitive::Byte | Primitive::Int16 | Primitive::Int32 | Primitive::SByte => vec![Kind::Number],
            // A string that is not a number is refused too, but that is not a matter of its kind.
            Primitive::Decimal | Primitive::Double | Primitive::Int64 | Primitive::Single => {
                vec![Kind::Number, Kind::String]
            }
            _ => vec![Kind::String],
        },
        ValueType::Enum(_) => vec![Kind::String, Kind::Number],
        ValueType::Structured(_) => vec![Kind::Object],
        ValueType::Untyped => Kind::ALL.to_vec(),
    }
}
