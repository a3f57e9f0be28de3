//! Values of enumerations.

use json_places::Value;
use odata_types::facts::EnumType;
use odata_types::nearest;

use super::Engine;
use super::subject::Subject;
use crate::rule::Rule;
use crate::{documented, excerpt};

impl<'v> Engine<'v> {
    /// Checks the name of a member; for flags, names separated by commas.
    pub(super) fn enumeration(&mut self, value: &'v Value<'v>, subject: Subject, enumeration: &'static EnumType) {
        let Some(names) = value.as_str() else { return self.wrong_type(value, subject, "a string") };
        if enumeration.is_flags {
            for name in names.split(',') {
                self.enum_member(value, name.trim(), enumeration);
            }
        } else {
            self.enum_member(value, names, enumeration);
        }
    }

    fn enum_member(&mut self, value: &'v Value<'v>, name: &str, enumeration: &'static EnumType) {
        let documented = || format!("documented: {}", documented::members(enumeration));
        let Some(member) = enumeration.member(name) else {
            let message = match excerpt::name(name, excerpt::LONGEST).as_str() {
                "" => format!("`{}` has no member without a name", enumeration.name),
                shown => format!("`{}` has no member `{shown}`", enumeration.name),
            };
            let names = enumeration.members.iter().map(|member| member.name);
            let help = match nearest(name, names.filter(|name| Some(*name) != enumeration.sentinel)) {
                Some(near) => format!("did you mean `{near}`? {}", documented()),
                None => documented(),
            };
            return self.report(Rule::UnknownEnumMember, value, message, help);
        };
        if member.name != name {
            let message = format!("`{name}` is spelled `{}` in the schema", member.name);
            self.report(Rule::EnumMemberCase, value, message, documented());
        }
        if Some(member.name) == enumeration.sentinel {
            let message = format!("`{}` stands for members to come, and means nothing in a request", member.name);
            self.report(Rule::SentinelInRequest, value, message, documented());
        }
    }
}
