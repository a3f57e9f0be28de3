//! Faults as values: every one of a run, each with its place.

use std::fmt;

macro_rules! codes {
    ($($variant:ident $name:literal $meaning:literal)*) => {
        /// What is wrong, as a stable name to search for and to test.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// Every code, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name that is printed, such as `unresolved-name`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// What the code means, in one sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => $meaning,)*
                }
            }
        }
    };
}

codes! {
    MalformedJson "malformed-json" "The text is not JSON."
    MalformedXml "malformed-xml" "The text is not XML, or uses parts of XML that CSDL does without."
    WrongEncoding "wrong-encoding" "The text is not in UTF-8."
    TooLarge "too-large" "The text goes beyond the limits of what is read."
    UnexpectedElement "unexpected-element" "An XML element is not allowed where it stands."
    UnexpectedAttribute "unexpected-attribute" "An XML element has an attribute that CSDL does not know there."
    UnexpectedText "unexpected-text" "Text stands in an XML element that holds none."
    MissingElement "missing-element" "An XML element that CSDL requires is not there."
    MissingAttribute "missing-attribute" "An attribute that CSDL requires is not there."
    DuplicateMember "duplicate-member" "An object has two members of one name."
    UnknownDollarMember "unknown-dollar-member" "A member that begins with `$` is not one that CSDL knows there."
    UnexpectedMember "unexpected-member" "A member is not allowed where it stands."
    MissingMember "missing-member" "A member that CSDL requires is not there."
    WrongJsonType "wrong-json-type" "A value is of another JSON type than CSDL asks for."
    InvalidValue "invalid-value" "A value is of the right JSON type, but not one that CSDL allows."
    NullableForbidden "nullable-forbidden" "`$Nullable` stands on a collection-valued navigation property."
    AliasClash "alias-clash" "An alias repeats another alias or a namespace of its document."
    DuplicateDeclaration "duplicate-declaration" "Something is declared twice."
    UnresolvedName "unresolved-name" "A name is declared by none of the documents."
    UndeclaredAlias "undeclared-alias" "A name begins with an alias that its document does not declare."
    WrongKind "wrong-kind" "A name is declared, but as another kind of element than is needed there."
    BaseTypeCycle "base-type-cycle" "A type, term or entity container is based on itself, directly or through others."
    BaseTypeKind "base-type-kind" "The base type is not of the same kind as the type."
    AbstractType "abstract-type" "An abstract type is used where a type with instances of its own is needed."
    UnknownKeyProperty "unknown-key-property" "A key names a property that the entity type does not have."
    MissingBindingParameter "missing-binding-parameter" "A bound operation has no parameters, hence no binding parameter."
    TermTarget "term-target" "A term is applied to a kind of element that it does not apply to."
    TermValueType "term-value-type" "The value of an annotation does not fit the declared type of its term."
    UnknownAnnotationTarget "unknown-annotation-target" "There is nothing at the target of an annotation."
    DerivedTypeConstraint "derived-type-constraint" "A type constraint names a type that is not derived from the declared type."
    MissingServiceRoot "missing-service-root" "A cloud has no `ServiceRoot`."
    InvalidActsOn "invalid-acts-on" "`ActsOn` names a property or value that its entity type does not have."
    ExampleDoesNotFit "example-does-not-fit" "An example does not fit the declared type of the element that it is an example of."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The path of the source.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters.
    pub column: u32,
    /// What is wrong.
    pub code: Code,
    /// What is wrong here, and what was expected.
    pub message: String,
    /// The JSON pointer of the value (for XML, the path of the element).
    pub pointer: String,
    /// What may help, such as where a similar name is declared.
    pub help: Option<String>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, code, message, pointer, help } = self;
        write!(f, "{path}:{line}:{column}: error[{code}]: {message}")?;
        if !pointer.is_empty() {
            write!(f, "\n  at {pointer}")?;
        }
        if let Some(help) = help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// The faults of a run: never none, sorted by place, without repetitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// The faults in order, or nothing if there are none.
    #[must_use]
    pub fn new(mut faults: Vec<Diagnostic>) -> Option<Self> {
        faults.sort();
        faults.dedup();
        (!faults.is_empty()).then_some(Self(faults))
    }

    /// One fault.
    pub(crate) fn one(fault: Diagnostic) -> Self {
        Self(vec![fault])
    }

    /// The faults, sorted by place.
    pub(crate) fn into_vec(self) -> Vec<Diagnostic> {
        self.0
    }

    /// The faults, sorted by place.
    #[must_use]
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
