//! Explanations of errors that their codes or texts tell: licences, conditional access, and errors of token services.

use http::StatusCode;

use super::Explanation;
use crate::answer::Answer;
use crate::operation::Operation;

/// The codes of errors that Microsoft Entra reports for sign-ins, and their causes and cures.
const SIGN_IN: &[(&str, &str, &str)] = &[
    ("AADSTS7000215", "the client secret is wrong", "use the value of the secret, not its id"),
    ("AADSTS7000222", "the client secret has expired", "add a new client secret to the app registration"),
    ("AADSTS700016", "the app is not known in this tenant", "check the client id and the tenant"),
    ("AADSTS700082", "the refresh token has expired", "sign in again"),
    ("AADSTS50173", "the session was revoked", "sign in again"),
    ("AADSTS65001", "nobody has consented to the permissions of the app", "grant consent for the app"),
    ("AADSTS90002", "there is no such tenant", "check the tenant, and the cloud of the sign-in address"),
    (
        "AADSTS500011",
        "the service that the token is for is not known in this tenant",
        "check the scope of the token request",
    ),
    ("AADSTS70011", "the scope of the token request is not valid", "ask for `https://graph.microsoft.com/.default`"),
    ("AADSTS50126", "the user name or the password is wrong", "sign in again"),
    ("AADSTS50076", "multifactor authentication is required", "sign in interactively"),
    ("AADSTS50079", "multifactor authentication must be set up", "sign in interactively"),
    (
        "AADSTS530",
        "conditional access blocks the sign-in",
        "compare device, place and app with the policies of the tenant",
    ),
];

/// Codes that say that the tenant lacks a licence.
const LICENCE: &[&str] = &[
    "AadPremiumLicenseRequired",
    "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
    "InsufficientLicense",
    "LicenseRequired",
    "TenantNotLicensed",
];

/// Codes that say that the token must be got anew in another way.
const SIGN_IN_AGAIN: &[&str] =
    &["InteractionRequired", "insufficient_claims", "TokenIssuedBeforeRevocationTimestamp", "interaction_required"];

/// Codes that say that the state behind a link to changes is gone.
const RESYNC: &[&str] = &[
    "resyncRequired",
    "resyncChangesApplyDifferences",
    "resyncChangesUploadDifferences",
    "syncStateNotFound",
    "syncStateInvalid",
];

/// Whether the state behind a link to changes is gone: the code of the error says so, or a request for changes was answered
/// with 410.
pub(crate) fn needs_resync(answer: &Answer, operation: Option<Operation>) -> bool {
    let is_gone = || answer.status == Some(StatusCode::GONE);
    answer.has_code(RESYNC) || operation.is_some_and(Operation::tracks_changes) && is_gone()
}

/// The explanation of an error whose text is enough.
pub(super) fn by_code(answer: &Answer, operation: Option<Operation>) -> Option<Explanation> {
    if needs_resync(answer, operation) {
        let cause = "the service no longer knows the state that the link to later changes stands for";
        return Some(Explanation::new(
            cause,
            ["read everything anew, without the link, and save the link that comes last"],
        ));
    }
    if let Some((_, cause, step)) = SIGN_IN.iter().find(|(code, _, _)| answer.mentions(&code.to_ascii_lowercase())) {
        return Some(Explanation::new(*cause, [*step]));
    }
    let challenge = answer.challenge.as_ref();
    let is_insufficient = challenge.and_then(|challenge| challenge.error.as_deref()) == Some("insufficient_claims");
    if is_insufficient || answer.has_code(SIGN_IN_AGAIN) {
        let cause = "the token does not satisfy conditional access: the service asks for a new one, such as after multifactor \
                     authentication or because the session was revoked";
        let claims = challenge.and_then(|challenge| challenge.claims.as_deref());
        let step = match claims {
            Some(claims) => format!("get a new token with the claims that the service asks for: {claims}"),
            None => "sign in again, and get a new token".to_owned(),
        };
        return Some(Explanation::new(cause, [step]));
    }
    if answer.has_code(LICENCE)
        || answer.mentions("license")
        || answer.mentions("licence")
        || answer.mentions("premium")
    {
        let cause = "the tenant lacks a licence that the request needs; no permission makes up for it";
        return Some(Explanation::new(
            cause,
            ["compare the licences of the tenant with those that the documentation names"],
        ));
    }
    if answer.mentions("conditional access") || answer.mentions("access has been blocked") {
        let cause = "a conditional access policy of the tenant blocks the request";
        return Some(Explanation::new(cause, ["compare device, place and app with the policies of the tenant"]));
    }
    None
}

/// Error codes of Graph and the statuses that they come with.
const STATUSES: &[(&[&str], StatusCode)] = &[
    (
        &[
            "InvalidAuthenticationToken",
            "unauthenticated",
            "Authentication_MissingOrMalformed",
            "Authentication_ExpiredToken",
            "invalid_token",
            "Unauthorized",
        ],
        StatusCode::UNAUTHORIZED,
    ),
    (
        &["Authorization_RequestDenied", "accessDenied", "Forbidden", "Authorization_IdentityNotFound"],
        StatusCode::FORBIDDEN,
    ),
    (&["Request_ResourceNotFound", "itemNotFound", "ResourceNotFound", "NotFound"], StatusCode::NOT_FOUND),
    (&["conflict", "nameAlreadyExists", "resourceModified"], StatusCode::CONFLICT),
    (&["TooManyRequests", "activityLimitReached", "Request_ThrottledTemporarily"], StatusCode::TOO_MANY_REQUESTS),
    (
        &["badRequest", "invalidRequest", "Request_BadRequest", "Request_UnsupportedQuery", "invalid_request"],
        StatusCode::BAD_REQUEST,
    ),
    (
        &["serviceNotAvailable", "UnknownError", "generalException", "InternalServerError"],
        StatusCode::INTERNAL_SERVER_ERROR,
    ),
];

/// What Graph's messages say, in lower case, and the statuses that they come with: some SDKs show the message alone.
const MESSAGES: &[(&str, StatusCode)] = &[
    ("insufficient privileges", StatusCode::FORBIDDEN),
    ("access token", StatusCode::UNAUTHORIZED),
    ("lifetime validation failed", StatusCode::UNAUTHORIZED),
    ("reference-property objects are not present", StatusCode::NOT_FOUND),
    ("too many requests", StatusCode::TOO_MANY_REQUESTS),
];

/// The status that the code of an error usually comes with, or else its message.
pub(super) fn status(answer: &Answer) -> Option<StatusCode> {
    let by_code = STATUSES.iter().find(|(codes, _)| answer.has_code(codes)).map(|(_, status)| *status);
    let by_message = || MESSAGES.iter().find(|(message, _)| answer.mentions(message)).map(|(_, status)| *status);
    by_code.or_else(by_message)
}
