//! The computed expressions of annotations in both forms.

/// What a computed expression takes.
pub(crate) enum Operands {
    /// An array of at least and at most as many expressions.
    Array { least: usize, most: usize },
    /// One expression.
    One,
    /// A text.
    Text,
    /// null, as the operator has no operand.
    Null,
}

/// A member that makes an object a computed expression.
pub(crate) struct Operator {
    /// The member of CSDL JSON; the element of CSDL XML has its name without the `$`.
    pub(crate) name: &'static str,
    /// Its operands.
    pub(crate) operands: Operands,
    /// The required members beside it.
    pub(crate) required: &'static [&'static str],
    /// The optional members beside it.
    pub(crate) optional: &'static [&'static str],
}

const fn operator(name: &'static str, operands: Operands) -> Operator {
    Operator { name, operands, required: &[], optional: &[] }
}

const TWO: Operands = Operands::Array { least: 2, most: 2 };
const TYPE: &[&str] = &["$Type", "$Collection", "$MaxLength", "$Unicode", "$Precision", "$Scale", "$SRID"];

/// Every computed expression, and paths.
pub(crate) const OPERATORS: &[Operator] = &[
    operator("$Path", Operands::Text),
    operator("$Null", Operands::Null),
    operator("$And", TWO),
    operator("$Or", TWO),
    operator("$Not", Operands::One),
    operator("$Eq", TWO),
    operator("$Ne", TWO),
    operator("$Gt", TWO),
    operator("$Ge", TWO),
    operator("$Lt", TWO),
    operator("$Le", TWO),
    operator("$Has", TWO),
    operator("$In", TWO),
    operator("$Add", TWO),
    operator("$Sub", TWO),
    operator("$Neg", Operands::One),
    operator("$Mul", TWO),
    operator("$Div", TWO),
    operator("$DivBy", TWO),
    operator("$Mod", TWO),
    operator("$If", Operands::Array { least: 2, most: 3 }),
    operator("$UrlRef", Operands::One),
    operator("$LabeledElementReference", Operands::Text),
    Operator {
        name: "$Apply",
        operands: Operands::Array { least: 0, most: usize::MAX },
        required: &["$Function"],
        optional: &[],
    },
    Operator { name: "$LabeledElement", operands: Operands::One, required: &["$Name"], optional: &[] },
    Operator { name: "$Cast", operands: Operands::One, required: &[], optional: TYPE },
    Operator { name: "$IsOf", operands: Operands::One, required: &[], optional: TYPE },
];
