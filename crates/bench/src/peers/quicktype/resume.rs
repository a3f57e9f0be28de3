// Made by quicktype 26.0.0 from schemas/json; a peer to measure against, and not for use.

use serde::{Serialize, Deserialize};

/// Reports how a custom task extension has ended, so that its task can go on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Resume {
    /// The report: how the extension has ended.
    pub data: MicrosoftGraphIdentityGovernanceCustomTaskExtensionCallbackData,

    /// Says where the report comes from.
    pub source: Option<String>,

    /// Says what kind of event is reported.
    #[serde(rename = "type")]
    pub resume_type: Option<String>,
}

/// The report: how the extension has ended.
///
/// What a custom task extension reports when it has ended.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MicrosoftGraphIdentityGovernanceCustomTaskExtensionCallbackData {
    #[serde(rename = "@odata.type")]
    pub odata_type: Option<DataOdataType>,

    /// How the extension has ended.
    pub operation_status: Option<String>,

    /// The subject that the extension was called for.
    pub target_subject: Option<MicrosoftGraphIdentityGovernanceObjectWorkflowSubjectTagged>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum DataOdataType {
    #[serde(rename = "#microsoft.graph.identityGovernance.customTaskExtensionCallbackData")]
    MicrosoftGraphIdentityGovernanceCustomTaskExtensionCallbackData,
}

/// A subject that is an object of the directory, such as a user.
///
/// A subject that is a provisioning object rather than an object of the directory.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MicrosoftGraphIdentityGovernanceObjectWorkflowSubjectTagged {
    #[serde(rename = "@odata.type")]
    pub odata_type: MicrosoftGraphIdentityGovernanceDirectoryObjectWorkflowSubjectTaggedOdataType,

    /// The attributes of the object.
    pub attribute_set_entries: Option<Vec<MicrosoftGraphIdentityGovernanceAttributeSetEntry>>,

    /// Identifies the object.
    pub id: Option<String>,
}

/// An attribute of a provisioning object.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MicrosoftGraphIdentityGovernanceAttributeSetEntry {
    #[serde(rename = "@odata.type")]
    pub odata_type: Option<AttributeSetEntryOdataType>,

    /// The name of the attribute.
    pub name: Option<String>,

    /// The value of the attribute.
    pub value: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum AttributeSetEntryOdataType {
    #[serde(rename = "#microsoft.graph.identityGovernance.attributeSetEntry")]
    MicrosoftGraphIdentityGovernanceAttributeSetEntry,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum MicrosoftGraphIdentityGovernanceDirectoryObjectWorkflowSubjectTaggedOdataType {
    #[serde(rename = "#microsoft.graph.identityGovernance.directoryObjectWorkflowSubject")]
    MicrosoftGraphIdentityGovernanceDirectoryObjectWorkflowSubject,

    #[serde(rename = "#microsoft.graph.identityGovernance.provisioningObjectWorkflowSubject")]
    MicrosoftGraphIdentityGovernanceProvisioningObjectWorkflowSubject,
}
