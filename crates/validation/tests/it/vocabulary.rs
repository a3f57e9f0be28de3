//! Names and values that mean something to the documented actions, of which random bodies are made.

pub(crate) const NAMES: &[&str] = &[
    "scope",
    "Scope",
    "runs",
    "run",
    "runs@odata.bind",
    "data",
    "source",
    "type",
    "operationStatus",
    "targetSubject",
    "processingStatus",
    "totalUsersCount",
    "scheduledDateTime",
    "reprocessedRuns",
    "activatedOnScope",
    "workflowExecutionType",
];

pub(crate) const LEAVES: &[&str] = &[
    "\"completed\"",
    "\"Failed\"",
    "\"Queued\"",
    "\"onDemand\"",
    "\"#microsoft.graph.identityGovernance.cancelRunsScope\"",
    "\"microsoft.graph.identityGovernance.cancelRunsScope\"",
    "\"#MICROSOFT.graph.identitygovernance.cancelrunsscope\"",
    "\"https://graph.microsoft.com/beta/$metadata#microsoft.graph.identityGovernance.cancelRunsScope\"",
    "\"#microsoft.graph.identityGovernance.cancelScope\"",
    "\"#microsoft.graph.identityGovernance.run\"",
    "\"#microsoft.graph.entity\"",
    "\"#microsoft.graph.identityGovernance.nowhere\"",
    "\"#microsoft.graph.identityGovernance.customTaskExtensionCallbackData\"",
    "\"#microsoft.graph.identityGovernance.provisioningObjectWorkflowSubject\"",
    r##"{"@odata.type": "#microsoft.graph.identityGovernance.provisioningObjectWorkflowSubject", "id": "1"}"##,
    r##"{"@odata.type": "#microsoft.graph.identityGovernance.cancelRunsScope", "runs": [{"id": "1"}]}"##,
];
