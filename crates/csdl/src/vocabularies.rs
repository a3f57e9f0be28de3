//! The names of vocabularies.

/// The namespace of the Core vocabulary.
pub(crate) const CORE: &str = "Org.OData.Core.V1";
/// The namespace of the Validation vocabulary.
pub(crate) const VALIDATION: &str = "Org.OData.Validation.V1";
/// The namespace of the Capabilities vocabulary.
pub(crate) const CAPABILITIES: &str = "Org.OData.Capabilities.V1";
/// The namespace of the vocabulary that had alternate keys before Core.
pub(crate) const KEYS: &str = "OData.Community.Keys.V1";

/// The namespace of the vocabulary in which SAP describes elements.
pub(crate) const SAP_COMMON: &str = "com.sap.vocabularies.Common.v1";

/// The standard vocabularies, built in or not: the alias that documents use for each, and its namespace.
pub(crate) const STANDARD: [(&str, &str); 9] = [
    ("Aggregation", "Org.OData.Aggregation.V1"),
    ("Authorization", "Org.OData.Authorization.V1"),
    ("Capabilities", CAPABILITIES),
    ("Core", CORE),
    ("JSON", "Org.OData.JSON.V1"),
    ("Measures", "Org.OData.Measures.V1"),
    ("Repeatability", "Org.OData.Repeatability.V1"),
    ("Temporal", "Org.OData.Temporal.V1"),
    ("Validation", VALIDATION),
];

/// The folder in which OASIS publishes the standard vocabularies.
pub(crate) const PUBLISHED_AT: &str = "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/";

/// The namespace of the vocabulary for what no standard term says of requests.
pub(crate) const REQUESTS: &str = "Graph.Requests.V1";

/// The namespace of the vocabulary in which slices record what they would lose.
pub(crate) const SLICES: &str = "OData.Slices.V1";
