//! Every documented request, function and action, row by row as the pages and the published permissions have them: written
//! apart from the schemas, so that a slip in either shows.

use lifecycle_workflows_models::SCHEMA;
use lifecycle_workflows_models::facts::{Property, Request, ResultType, ValueType};
use lifecycle_workflows_models::odata::path::{PathTemplate, TemplateSegment};

/// What `~`, `~w` and the names of permissions begin with in the rows.
const ROOT: &str = "/identityGovernance/lifecycleWorkflows";

/// The permissions of a row: those with less privilege first, and how many of them are the least privileged ones.
fn set(name: &str) -> &'static [&'static str] {
    match name {
        "act" => &["LWW.Activate", "LWW.ReadWrite.All", "LW.ReadWrite.All"],
        "ww" => &["LWW.ReadWrite.All", "LW.ReadWrite.All"],
        "wr" => &["LWW.Read.All", "LWW.ReadWrite.All", "LW.Read.All", "LW.ReadWrite.All"],
        "wb" => &["LWW.ReadBasic.All", "LWW.Read.All", "LWW.ReadWrite.All", "LW.Read.All", "LW.ReadWrite.All"],
        "rep" => &["LW-Reports.Read.All", "LW.Read.All", "LW.ReadWrite.All"],
        "r" => &["LW.Read.All", "LW.ReadWrite.All"],
        "rw" => &["LW.ReadWrite.All"],
        "xr" => &["LW-CustomExt.Read.All", "LW-CustomExt.ReadWrite.All", "LW.Read.All", "LW.ReadWrite.All"],
        "xw" => &["LW-CustomExt.ReadWrite.All", "LW.ReadWrite.All"],
        "em" => &["EntitlementManagement.ReadWrite.All"],
        "-" => &[],
        other => panic!("there is no set `{other}`"),
    }
}

fn roles(name: &str) -> &'static [&'static str] {
    match name {
        "W" => &["Lifecycle Workflows Administrator"],
        "R" => &["Global Reader", "Lifecycle Workflows Administrator"],
        "-" => &[],
        other => panic!("there are no roles `{other}`"),
    }
}

/// Method, path, status, result, permissions, roles and query options. All but the actions marked otherwise are in all clouds
/// and in both API versions.
type Row = (&'static str, &'static str, u16, &'static str, &'static str, &'static str, &'static str);

const ACTIONS: &[Row] = &[
    ("POST", "~w/activate", 204, "", "act", "W", ""),
    ("POST", "~w/activateWithScope", 204, "", "act", "W", ""),
    ("POST", "~w/cancelProcessing", 204, "", "ww", "W", ""),
    ("POST", "~w/clearQuarantine", 200, "workflow", "-", "W", ""),
    ("POST", "~w/createNewVersion", 200, "workflow", "ww", "W", ""),
    ("POST", "~w/previewTaskFailures", 200, "[previewFailedTask]", "ww", "R", ""),
    ("POST", "~w/previewWorkflow", 204, "", "ww", "W", ""),
    ("POST", "~/deletedItems/workflows/{}/restore", 200, "workflow", "ww", "W", ""),
    ("POST", "~w/tasks/{}/taskProcessingResults/{}/resume", 204, "", "rw", "W", ""),
    ("POST", "~w/activateAndWait", 200, "awaitedWorkflowProcessingResult", "act", "-", ""),
    ("POST", "/identityGovernance/entitlementManagement/assignmentRequests/{}/resume", 204, "", "em", "-", ""),
    (
        "POST",
        "/identityGovernance/entitlementManagement/accessPackageAssignmentRequests/{}/resume",
        204,
        "",
        "em",
        "-",
        "",
    ),
];

const FUNCTIONS: &[Row] = &[
    ("GET", "~w/runs/summary", 200, "runSummary", "rep", "R", ""),
    ("GET", "~w/taskReports/summary", 200, "taskReportSummary", "rep", "R", ""),
    ("GET", "~w/userProcessingResults/summary", 200, "userSummary", "rep", "R", ""),
    ("GET", "~/insights/workflowsProcessedSummary", 200, "workflowsInsightsSummary", "rep", "W", ""),
    ("GET", "~/insights/topTasksProcessedSummary", 200, "[topTasksInsightsSummary]", "rep", "R", ""),
    ("GET", "~/insights/topWorkflowsProcessedSummary", 200, "[topWorkflowsInsightsSummary]", "rep", "R", ""),
    ("GET", "~/insights/workflowsProcessedByCategory", 200, "workflowsInsightsByCategory", "rep", "R", ""),
];

const ENTITIES: &[Row] = &[
    ("GET", "~/workflows", 200, "[workflow]", "wb", "R", "$search $orderby $filter $expand"),
    ("POST", "~/workflows", 201, "workflow", "ww", "W", ""),
    ("GET", "~w", 200, "workflow", "wb", "R", "$select $expand"),
    ("PATCH", "~w", 204, "", "ww", "W", ""),
    ("DELETE", "~w", 204, "", "ww", "W", ""),
    ("GET", "~/deletedItems/workflows", 200, "[workflow]", "wr", "R", "$select $search $orderby $filter"),
    ("GET", "~/deletedItems/workflows/{}", 200, "workflow", "wr", "R", "$select $expand"),
    ("DELETE", "~/deletedItems/workflows/{}", 204, "", "ww", "W", ""),
    ("GET", "~w/executionScope", 200, "[userProcessingResult]", "wr", "R", "$select $expand $orderby $filter"),
    ("GET", "~w/tasks", 200, "[task]", "wr", "R", "$search $orderby $filter"),
    ("GET", "~w/tasks/{}", 200, "task", "wr", "R", ""),
    ("GET", "~w/versions/{}/tasks/{}", 200, "task", "wr", "R", ""),
    ("PATCH", "~w/tasks/{}", 204, "", "ww", "W", ""),
    ("GET", "~w/versions", 200, "[workflowVersion]", "wr", "R", "$select $count $search $orderby $expand $filter"),
    ("GET", "~w/versions/{}", 200, "workflowVersion", "wr", "R", "$select $expand"),
    ("GET", "~w/versions/{}/tasks", 200, "[task]", "wr", "R", "$top $count $search $orderby $expand $filter"),
    ("GET", "~w/runs", 200, "[run]", "rep", "R", "$select $orderby $filter"),
    ("GET", "~w/runs/{}", 200, "run", "rep", "R", "$select"),
    (
        "GET",
        "~/deletedItems/workflows/{}/executionScope/{}/reprocessedRuns/{}/reprocessedRuns",
        200,
        "[run]",
        "-",
        "R",
        "",
    ),
    ("GET", "~/deletedItems/workflows/{}/executionScope/{}/reprocessedRuns", 200, "[run]", "-", "R", ""),
    ("GET", "~w/userProcessingResults", 200, "[userProcessingResult]", "rep", "R", "$select $orderby $expand $filter"),
    (
        "GET",
        "~w/runs/{}/userProcessingResults",
        200,
        "[userProcessingResult]",
        "rep",
        "R",
        "$select $orderby $expand $filter",
    ),
    ("GET", "~w/runs/{}/userProcessingResults/{}", 200, "userProcessingResult", "rep", "R", "$select"),
    (
        "GET",
        "~w/runs/{}/taskProcessingResults",
        200,
        "[taskProcessingResult]",
        "rep",
        "R",
        "$select $orderby $expand $filter",
    ),
    (
        "GET",
        "~w/userProcessingResults/{}/taskProcessingResults",
        200,
        "[taskProcessingResult]",
        "rep",
        "W",
        "$select $orderby $expand $filter",
    ),
    (
        "GET",
        "~w/runs/{}/userProcessingResults/{}/taskProcessingResults",
        200,
        "[taskProcessingResult]",
        "rep",
        "W",
        "$select $orderby $expand $filter",
    ),
    (
        "GET",
        "~w/taskReports/{}/taskProcessingResults",
        200,
        "[taskProcessingResult]",
        "rep",
        "R",
        "$select $orderby $expand $filter",
    ),
    ("GET", "~w/taskReports", 200, "[taskReport]", "rep", "R", "$select $orderby $expand $filter"),
    ("GET", "~/customTaskExtensions", 200, "[customTaskExtension]", "xr", "R", "$select $search $orderby $filter"),
    ("GET", "~/customTaskExtensions/{}", 200, "customTaskExtension", "xr", "R", "$select $expand"),
    ("POST", "~/customTaskExtensions", 201, "customTaskExtension", "xw", "W", ""),
    ("PATCH", "~/customTaskExtensions/{}", 204, "", "xw", "W", ""),
    ("DELETE", "~/customTaskExtensions/{}", 204, "", "xw", "W", ""),
    ("GET", "~/settings", 200, "lifecycleManagementSettings", "r", "R", ""),
    ("PATCH", "~/settings", 204, "", "rw", "W", ""),
    ("GET", "~/taskDefinitions", 200, "[taskDefinition]", "r", "R", ""),
    ("GET", "~/taskDefinitions/{}", 200, "taskDefinition", "r", "R", "$select"),
    ("GET", "~/workflowTemplates", 200, "[workflowTemplate]", "r", "R", ""),
    ("GET", "~/workflowTemplates/{}", 200, "workflowTemplate", "r", "R", ""),
];

/// The template of a path with `{}` for each key.
fn shape(path: &'static str) -> String {
    let segment = |segment| match segment {
        TemplateSegment::Fixed(name) => format!("/{name}"),
        TemplateSegment::Key(_) | TemplateSegment::Predicate(_) => "/{}".to_owned(),
    };
    PathTemplate::new(path).segments().map(segment).collect()
}

fn whole(path: &str) -> String {
    path.replace("~w", "~/workflows/{}").replace('~', ROOT)
}

/// The simple name of a result, in brackets if it is a collection.
fn result(request: &Request) -> String {
    let Some(ResultType { value, is_collection }) = &request.result else { return String::new() };
    let name = value.name().rsplit('.').next().unwrap_or_default();
    if *is_collection { format!("[{name}]") } else { name.to_owned() }
}

/// What is stated of a request, in the form of a row.
fn stated(request: &Request) -> String {
    let permissions: Vec<_> = request
        .permissions
        .iter()
        .map(|one| {
            let short =
                |name: &&str| name.replace("LifecycleWorkflows-Workflow.", "LWW.").replace("LifecycleWorkflows", "LW");
            let names = |names: &[&str]| names.iter().map(short).collect::<Vec<_>>().join(" ");
            format!("{} {} | {}", one.scheme, names(one.least_privileged), names(one.higher_privileged))
        })
        .collect();
    row(
        request.method,
        &shape(request.path),
        request.success_status,
        &result(request),
        &permissions.join("\n"),
        request.least_privileged_roles,
        &request.query_options.join(" "),
    )
}

fn row(
    method: &str,
    path: &str,
    status: u16,
    result: &str,
    permissions: &str,
    roles: &[&str],
    options: &str,
) -> String {
    format!("{method} {path} {status} {result}\n{permissions}\n{roles:?}\n{options}\n")
}

/// What a row says.
fn said(&(method, path, status, result, permissions, role, options): &Row) -> String {
    let permissions = match set(permissions) {
        [] => String::new(),
        [least, higher @ ..] => {
            let of = |scheme: &str| format!("{scheme} {least} | {}", higher.join(" "));
            [of("DelegatedWork"), "DelegatedPersonal  | ".to_owned(), of("Application")].join("\n")
        }
    };
    row(method, &whole(path), status, result, &permissions, roles(role), options)
}

#[test]
fn every_row_is_stated() {
    let mut missing = Vec::new();
    for row in ACTIONS.iter().chain(FUNCTIONS).chain(ENTITIES) {
        let path = whole(row.1);
        let found: Vec<_> =
            SCHEMA.all_requests().filter(|one| one.method == row.0 && shape(one.path) == path).map(stated).collect();
        if found != [said(row)] {
            missing.push(format!("expected {}found {}", said(row), found.join("and ")));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_request_has_a_row_and_what_the_rows_have_in_common() {
    const FOUR: [&str; 4] = ["Global", "USGovernmentL4", "USGovernmentL5", "China"];
    let shapes: Vec<_> = ACTIONS.iter().chain(FUNCTIONS).chain(ENTITIES).map(|row| (row.0, whole(row.1))).collect();
    for request in SCHEMA.all_requests() {
        let path = shape(request.path);
        // No page documents this one; its path follows from the metadata.
        if path != whole("~w/tasks/{}/taskProcessingResults/{}") {
            assert!(shapes.contains(&(request.method, path)), "{} {}", request.method, request.path);
        }
        let clouds: Vec<_> = request.clouds.iter().map(|cloud| cloud.name).collect();
        let is_global_only =
            request.path.ends_with("/cancelProcessing") || request.path.contains("/entitlementManagement/");
        assert_eq!(clouds, if is_global_only { &FOUR[..1] } else { &FOUR[..] }, "{}", request.path);
        let is_beta_only =
            request.path.ends_with("/activateAndWait") || request.path.contains("/accessPackageAssignmentRequests/");
        let versions: &[_] = if is_beta_only { &["beta"] } else { &["beta", "v1.0"] };
        assert_eq!(request.api_versions, versions, "{}", request.path);
    }
}

/// A parameter or property in short: its type, `[]` for a collection, `?` if it may be null, `!` if a request must have it.
fn short(property: &Property) -> String {
    let name = match property.value {
        ValueType::Primitive(primitive) => format!("{primitive:?}"),
        value => value.name().rsplit('.').next().unwrap_or_default().to_owned(),
    };
    let marks = [(property.is_collection, "[]"), (property.nullable, "?"), (property.is_required, "!")];
    let marks = marks.into_iter().filter(|(is_set, _)| *is_set).map(|(_, mark)| mark);
    format!("{} {name}{}", property.name, marks.collect::<String>())
}

#[test]
fn parameters_and_scopes_are_those_of_the_metadata() {
    let parameters = |name: &str| -> String {
        let action = SCHEMA.action(name).unwrap();
        action.parameters.properties.iter().map(short).collect::<Vec<_>>().join(", ")
    };
    for (action, expected) in [
        ("activate", "subjects user[]!"),
        ("activateWithScope", "scope activationScope!"),
        ("cancelProcessing", "scope cancelScope!"),
        ("clearQuarantine", ""),
        ("createNewVersion", "workflow workflow!"),
        ("previewTaskFailures", ""),
        ("previewWorkflow", "subjects directoryObject[]!"),
        ("restore", ""),
        ("taskProcessingResult/resume", "source String?, type String?, data customTaskExtensionCallbackData!"),
        ("activateAndWait", "subject workflowSubject!"),
        ("accessPackageAssignmentRequest/resume", "source String?, type String?, data customExtensionData?"),
    ] {
        assert_eq!(parameters(action), expected, "{action}");
    }
    for function in SCHEMA.functions {
        let parameters: Vec<_> = function.parameters.properties.iter().map(short).collect();
        assert_eq!(parameters, ["startDateTime DateTimeOffset!", "endDateTime DateTimeOffset!"], "{}", function.name);
    }
    let governance = |name: &str| format!("microsoft.graph.identityGovernance.{name}");
    let own = |name: &str| -> String {
        let type_ = SCHEMA.structured_type(&governance(name)).unwrap();
        let inherited = type_.base.map_or(0, |base| base.properties.len());
        type_.properties.iter().skip(inherited).map(short).collect::<Vec<_>>().join(", ")
    };
    let scope = SCHEMA.structured_type(&governance("activationScope")).unwrap();
    assert!(scope.is_abstract);
    let derived: Vec<_> = scope.derived.iter().filter_map(|derived| derived.name.rsplit('.').next()).collect();
    assert_eq!(
        derived,
        ["activateGroupScope", "activateProcessingResultScope", "activateRunScope", "activateUserScope"]
    );
    for (name, expected) in [
        ("activateGroupScope", "group group"),
        (
            "activateProcessingResultScope",
            "taskScope activationTaskScopeType, processingResults userProcessingResult[]",
        ),
        ("activateRunScope", "taskScope activationTaskScopeType, userScope activationUserScopeType, run run"),
        ("activateUserScope", "users user[]"),
    ] {
        assert_eq!(own(name).replace('!', ""), expected, "{name}");
    }
    for (name, expected) in [
        ("activationTaskScopeType", "allTasks 0, failedTasks 1, unknownFutureValue 2"),
        ("activationUserScopeType", "allUsers 0, failedUsers 1, unknownFutureValue 2"),
    ] {
        let members = SCHEMA.enum_type(&governance(name)).unwrap().members.iter();
        let members: Vec<_> = members.map(|member| format!("{} {}", member.name, member.value)).collect();
        assert_eq!(members.join(", "), expected, "{name}");
    }
    let callback = SCHEMA.structured_type("microsoft.graph.accessPackageAssignmentRequestCallbackData").unwrap();
    let properties: Vec<_> = callback.properties.iter().map(short).collect();
    assert_eq!(
        properties,
        [
            "customExtensionStageInstanceDetail String?",
            "customExtensionStageInstanceId String?",
            "stage accessPackageCustomExtensionStage?",
            "state String?"
        ]
    );
    let data = SCHEMA.structured_type("microsoft.graph.customExtensionData").unwrap();
    assert!(data.is_abstract && data.derived.len() >= 4, "{}", data.derived.len());
}
