// Made by typify 0.8.0 from schemas/json; a peer to measure against, and not for use.

///An attribute of a provisioning object.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
pub struct MicrosoftGraphIdentityGovernanceAttributeSetEntry {
    ///The name of the attribute.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    #[serde(
        rename = "@odata.type",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub odata_type: ::std::option::Option<::serde_json::Value>,
    ///The value of the attribute.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub value: ::std::option::Option<::std::string::String>,
}
///What a custom task extension reports when it has ended.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
pub struct MicrosoftGraphIdentityGovernanceCustomTaskExtensionCallbackData {
    #[serde(
        rename = "@odata.type",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub odata_type: ::std::option::Option<::serde_json::Value>,
    ///How the extension has ended.
    #[serde(
        rename = "operationStatus",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub operation_status: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatus,
    >,
    ///The subject that the extension was called for.
    #[serde(
        rename = "targetSubject",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub target_subject: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceWorkflowSubject,
    >,
}
///How a custom task extension has ended.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default)]
pub struct MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatus {
    #[serde(flatten, skip_serializing_if = "::std::option::Option::is_none")]
    pub subtype_0: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype0,
    >,
    #[serde(flatten, skip_serializing_if = "::std::option::Option::is_none")]
    pub subtype_1: ::std::option::Option<
        MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype1,
    >,
}
///`MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype0`
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
pub enum MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype0 {
    #[serde(rename = "completed")]
    Completed,
    #[serde(rename = "failed")]
    Failed,
    #[serde(rename = "unknownFutureValue")]
    UnknownFutureValue,
}
impl ::std::fmt::Display
for MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype0 {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Completed => f.write_str("completed"),
            Self::Failed => f.write_str("failed"),
            Self::UnknownFutureValue => f.write_str("unknownFutureValue"),
        }
    }
}
impl ::std::str::FromStr
for MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype0 {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "completed" => Ok(Self::Completed),
            "failed" => Ok(Self::Failed),
            "unknownFutureValue" => Ok(Self::UnknownFutureValue),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str>
for MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype0 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String>
for MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype0 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///`MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype1`
#[derive(::serde::Serialize, Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[serde(transparent)]
pub struct MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype1(
    ::std::string::String,
);
impl ::std::ops::Deref
for MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype1 {
    type Target = ::std::string::String;
    fn deref(&self) -> &::std::string::String {
        &self.0
    }
}
impl ::std::convert::From<
    MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype1,
> for ::std::string::String {
    fn from(
        value: MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype1,
    ) -> Self {
        value.0
    }
}
impl ::std::str::FromStr
for MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype1 {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        static PATTERN: ::std::sync::LazyLock<::regress::Regex> = ::std::sync::LazyLock::new(||
        {
            ::regress::Regex::new(
                    "^([cC][oO][mM][pP][lL][eE][tT][eE][dD]|[fF][aA][iI][lL][eE][dD]|[uU][nN][kK][nN][oO][wW][nN][fF][uU][tT][uU][rR][eE][vV][aA][lL][uU][eE])$",
                )
                .unwrap()
        });
        if PATTERN.find(value).is_none() {
            return Err(
                "doesn't match pattern \"^([cC][oO][mM][pP][lL][eE][tT][eE][dD]|[fF][aA][iI][lL][eE][dD]|[uU][nN][kK][nN][oO][wW][nN][fF][uU][tT][uU][rR][eE][vV][aA][lL][uU][eE])$\""
                    .into(),
            );
        }
        Ok(Self(value.to_string()))
    }
}
impl ::std::convert::TryFrom<&str>
for MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype1 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String>
for MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype1 {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl<'de> ::serde::Deserialize<'de>
for MicrosoftGraphIdentityGovernanceCustomTaskExtensionOperationStatusSubtype1 {
    fn deserialize<D>(deserializer: D) -> ::std::result::Result<Self, D::Error>
    where
        D: ::serde::Deserializer<'de>,
    {
        ::std::string::String::deserialize(deserializer)?
            .parse()
            .map_err(|e: self::error::ConversionError| {
                <D::Error as ::serde::de::Error>::custom(e.to_string())
            })
    }
}
///A subject that is an object of the directory, such as a user.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
pub struct MicrosoftGraphIdentityGovernanceDirectoryObjectWorkflowSubjectTagged {
    #[serde(rename = "@odata.type")]
    pub odata_type: ::serde_json::Value,
}
///A subject that is a provisioning object rather than an object of the directory.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
pub struct MicrosoftGraphIdentityGovernanceProvisioningObjectWorkflowSubjectTagged {
    ///The attributes of the object.
    #[serde(
        rename = "attributeSetEntries",
        default,
        skip_serializing_if = "::std::vec::Vec::is_empty"
    )]
    pub attribute_set_entries: ::std::vec::Vec<
        MicrosoftGraphIdentityGovernanceAttributeSetEntry,
    >,
    ///Identifies the object.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    #[serde(rename = "@odata.type")]
    pub odata_type: ::serde_json::Value,
}
///Reports how a custom task extension has ended, so that its task can go on.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
pub struct MicrosoftGraphIdentityGovernanceResume {
    ///The report: how the extension has ended.
    pub data: MicrosoftGraphIdentityGovernanceCustomTaskExtensionCallbackData,
    ///Says where the report comes from.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub source: ::std::option::Option<::std::string::String>,
    ///Says what kind of event is reported.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
}
///`MicrosoftGraphIdentityGovernanceWorkflowSubject`
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug)]
#[serde(untagged)]
pub enum MicrosoftGraphIdentityGovernanceWorkflowSubject {
    DirectoryObjectWorkflowSubjectTagged(
        MicrosoftGraphIdentityGovernanceDirectoryObjectWorkflowSubjectTagged,
    ),
    ProvisioningObjectWorkflowSubjectTagged(
        MicrosoftGraphIdentityGovernanceProvisioningObjectWorkflowSubjectTagged,
    ),
}
impl ::std::convert::From<
    MicrosoftGraphIdentityGovernanceDirectoryObjectWorkflowSubjectTagged,
> for MicrosoftGraphIdentityGovernanceWorkflowSubject {
    fn from(
        value: MicrosoftGraphIdentityGovernanceDirectoryObjectWorkflowSubjectTagged,
    ) -> Self {
        Self::DirectoryObjectWorkflowSubjectTagged(value)
    }
}
impl ::std::convert::From<
    MicrosoftGraphIdentityGovernanceProvisioningObjectWorkflowSubjectTagged,
> for MicrosoftGraphIdentityGovernanceWorkflowSubject {
    fn from(
        value: MicrosoftGraphIdentityGovernanceProvisioningObjectWorkflowSubjectTagged,
    ) -> Self {
        Self::ProvisioningObjectWorkflowSubjectTagged(value)
    }
}
/// Error types.
pub mod error {
    /// Error from a `TryFrom` or `FromStr` implementation.
    pub struct ConversionError(::std::borrow::Cow<'static, str>);
    impl ::std::error::Error for ConversionError {}
    impl ::std::fmt::Display for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Display::fmt(&self.0, f)
        }
    }
    impl ::std::fmt::Debug for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Debug::fmt(&self.0, f)
        }
    }
    impl From<&'static str> for ConversionError {
        fn from(value: &'static str) -> Self {
            Self(value.into())
        }
    }
    impl From<String> for ConversionError {
        fn from(value: String) -> Self {
            Self(value.into())
        }
    }
}
