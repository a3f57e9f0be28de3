//! Diagnostics: the errors and notes of a run, each with its place.

use std::fmt;

/// Declares an enumeration of stable names, each with its meaning in one sentence.
macro_rules! codes {
    ($(#[$doc:meta])* $enum:ident { $($variant:ident $name:literal $meaning:literal)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $enum {
            $(#[doc = $meaning] $variant,)*
        }

        impl $enum {
            /// All values, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable name, as it is printed.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The meaning, in one sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => $meaning,)*
                }
            }
        }

        impl fmt::Display for $enum {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

codes! {
/// What is wrong, as a stable name to search for and to test.
Code {
    NotCsdl "not-csdl" "The file is something else than CSDL, such as a web page or an error of the service."
    MalformedJson "malformed-json" "The text is not JSON."
    MalformedXml "malformed-xml" "The text is not XML, or uses parts of XML that CSDL does without."
    WrongEncoding "wrong-encoding" "The text is not in UTF-8."
    TooLarge "too-large" "The text exceeds a limit of the reader."
    UnsupportedVersion "unsupported-version" "The document is of OData 1, 2 or 3; only OData 4 is read."
    UnexpectedElement "unexpected-element" "An XML element is not allowed at its place."
    UnexpectedAttribute "unexpected-attribute" "An XML element has an attribute that CSDL does not define for it."
    UnexpectedText "unexpected-text" "An XML element that holds no text has some."
    MissingElement "missing-element" "A required XML element is missing."
    MissingAttribute "missing-attribute" "A required attribute is missing."
    DuplicateMember "duplicate-member" "An object has two members of one name."
    UnknownDollarMember "unknown-dollar-member" "CSDL does not define this member with `$` for its object."
    UnexpectedMember "unexpected-member" "A member is not allowed at its place."
    MissingMember "missing-member" "A required member is missing."
    WrongJsonType "wrong-json-type" "A value is of another JSON type than CSDL asks for."
    InvalidValue "invalid-value" "A value or name is not one that CSDL allows at its place."
    NullableForbidden "nullable-forbidden" "A collection-valued navigation property says whether it is nullable, which is not allowed."
    AliasClash "alias-clash" "An alias repeats another alias or a namespace of its document."
    DuplicateDeclaration "duplicate-declaration" "Something is declared twice."
    UnresolvedName "unresolved-name" "No document declares the name."
    UndeclaredAlias "undeclared-alias" "A name begins with an alias that its document does not declare."
    WrongKind "wrong-kind" "A name is declared, but as another kind of element than is needed there."
    MissingDocument "missing-document" "The document that declares a base type was not given."
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
    ExampleDoesNotFit "example-does-not-fit" "An example does not fit the declared type of its element."
}
}

codes! {
/// A fault that does not stop a run, because a reader of published metadata cannot mend it and need not: what the reader
/// does instead, as a stable name. [`Options::strict`](crate::Options::strict) makes all of them errors again.
Leniency {
    Annotation "annotation" "A faulty annotation is left out."
    ForeignXml "foreign-xml" "An attribute or element of another XML namespace is skipped."
    DroppedAttribute "dropped-attribute" "An attribute of OData 3 that OData 4 dropped is skipped."
    NullableCollection "nullable-collection" "`Nullable` of a collection-valued navigation property is ignored."
    ReservedNamespace "reserved-namespace" "A schema has the namespace `System`, which OData reserves."
    DottedAlias "dotted-alias" "An alias has dots, which only a namespace may have."
    BooleanCase "boolean-case" "A boolean has capital letters, such as `True`."
    StandardAlias "standard-alias" "An alias is not declared; it is taken for that of the standard vocabulary."
    ChildName "child-name" "The name of an entity set or the like is not an identifier; it is kept as it is."
    RepeatedKey "repeated-key" "An entity type repeats the key that it inherits."
    OtherEncoding "other-encoding" "The text is not in UTF-8, but in another encoding that it names."
    BareSchema "bare-schema" "The document is a `Schema` without `edmx:Edmx` around it; it is read as OData 4.0."
}
}

/// One fault: an error, or a note if the run goes on in spite of it.
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
    /// For a note, what the reader does about the fault. An error has none.
    pub leniency: Option<Leniency>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, code, message, pointer, help, leniency } = self;
        let severity = if leniency.is_some() { "note" } else { "error" };
        write!(f, "{path}:{line}:{column}: {severity}[{code}]: {message}")?;
        if !pointer.is_empty() {
            write!(f, "\n  at {pointer}")?;
        }
        if let Some(help) = help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// The errors of a run: at least one, sorted by place, without repetitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// The errors in order, or `None` if there are none.
    #[must_use]
    pub fn new(mut errors: Vec<Diagnostic>) -> Option<Self> {
        errors.sort();
        errors.dedup();
        (!errors.is_empty()).then_some(Self(errors))
    }

    /// A single error.
    pub(crate) fn one(error: Diagnostic) -> Self {
        Self(vec![error])
    }

    /// The errors, sorted by place.
    #[must_use]
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{error}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
