//! The body of an error response.

use std::fmt;

use serde_json::Value as AnyValue;

use crate::facts::{Property, StructuredKind, StructuredType, ValueType};
use crate::kept::serde_by_runtime;
use crate::runtime::{Failed, Members, Object, Value, Writer, form};
use crate::{AdditionalProperties, Nullable, Structured};

/// Declares an object of the error body by its members.
macro_rules! error_object {
    (
        $(#[$doc:meta])* $type:ident $kind:literal {
            $($(#[$member_doc:meta])* $field:ident: $field_type:ty = $name:literal,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $type {
            $($(#[$member_doc])* pub $field: $field_type,)*
            /// The other members.
            pub additional_properties: AdditionalProperties,
        }

        impl Object for $type {
            fn facts(&self) -> Option<&'static StructuredType> {
                Some(Self::TYPE)
            }

            fn fill(&mut self, members: &mut Members<'_, '_>) -> Result<(), Failed> {
                members.fill(&mut [$(&mut self.$field),*], &mut self.additional_properties)
            }

            fn write(&self, members: &mut Writer<'_>) {
                members.begin(&self.additional_properties);
                $(members.property($name, &self.$field);)*
                members.end(&self.additional_properties);
            }
        }

        impl Value for $type {
            type Form = form::Structured;
        }

        impl Structured for $type {
            const TYPE: &'static StructuredType = {
                static MEMBERS: &[Property] = &[$(Property::new($name, ValueType::Untyped)),*];
                static TYPE: StructuredType =
                    StructuredType { properties: MEMBERS, ..StructuredType::new($kind, StructuredKind::Complex) };
                &TYPE
            };

            fn additional_properties(&self) -> &AdditionalProperties {
                &self.additional_properties
            }

            fn start() -> Self {
                Self::default()
            }
        }

        serde_by_runtime!($type);
    };
}

error_object! {
    /// The body of an error response: one member `error`.
    ///
    /// A service must send `code` and `message`. As some leave out either, each is [`Nullable`]; nothing of a body is lost.
    ///
    /// ```
    /// use odata_types::ErrorBody;
    ///
    /// let body: ErrorBody = serde_json::from_str(
    ///     r#"{ "error": { "code": "NotFound", "message": "There is no such book.", "innererror": { "trace": "9" } } }"#,
    /// )?;
    /// assert_eq!(body.to_string(), "NotFound: There is no such book.");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ErrorBody "an error body" {
        /// What went wrong.
        error: Nullable<ErrorObject> = "error",
    }
}

error_object! {
    /// What went wrong, as a service says it.
    ErrorObject "an error" {
        /// `code`: a name for programs.
        code: Nullable<String> = "code",
        /// `message`: a sentence for people.
        message: Nullable<String> = "message",
        /// `target`: what the error is about, such as the name of a property.
        target: Nullable<String> = "target",
        /// `details`: several errors, of which this one is the summary.
        details: Nullable<Vec<ErrorDetail>> = "details",
    }
}

error_object! {
    /// One of several errors.
    ErrorDetail "a detail of an error" {
        /// `code`: a name for programs.
        code: Nullable<String> = "code",
        /// `message`: a sentence for people.
        message: Nullable<String> = "message",
        /// `target`: what the error is about, such as the name of a property.
        target: Nullable<String> = "target",
    }
}

impl ErrorObject {
    /// `innererror`, in any ASCII case: what helps to debug the service.
    #[must_use]
    pub fn inner_error(&self) -> Option<&AnyValue> {
        let mut members = self.additional_properties.iter();
        members.find(|(name, _)| name.eq_ignore_ascii_case("innererror")).map(|(_, value)| value)
    }
}

impl fmt::Display for ErrorBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.error.value() {
            Some(error) => error.fmt(f),
            None => f.write_str("no error is given"),
        }
    }
}

impl std::error::Error for ErrorBody {}

impl fmt::Display for ErrorObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_error(self.code.value(), self.message.value(), f)
    }
}

impl fmt::Display for ErrorDetail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_error(self.code.value(), self.message.value(), f)
    }
}

fn write_error(code: Option<&String>, message: Option<&String>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match (code.filter(|code| !code.is_empty()), message.filter(|message| !message.is_empty())) {
        (Some(code), Some(message)) => write!(f, "{code}: {message}"),
        (Some(text), None) | (None, Some(text)) => f.write_str(text),
        (None, None) => f.write_str("an error without code and message"),
    }
}
