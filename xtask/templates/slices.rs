//! Reads bodies of mail and chats into generated types, and writes them as they were.
#![deny(warnings)]

use graph_chats::graph as chats;
use graph_mail::graph as mail;
use graph_mail::odata_types::serde_core::Serialize;
use graph_mail::odata_types::serde_core::de::DeserializeOwned;
use serde_json::Value;

/// Reads a body, writes it, and gives the value.
fn pass<T: DeserializeOwned + Serialize>(body: &str) -> T {
    let value: T = serde_json::from_str(body).unwrap();
    let before: Value = serde_json::from_str(body).unwrap();
    assert_eq!(serde_json::to_value(&value).unwrap(), before);
    value
}

const SEND_MAIL: &str = r##"{
    "Message": {
        "subject": "Meet for lunch?",
        "body": { "contentType": "text", "content": "The new cafeteria is open." },
        "toRecipients": [{ "emailAddress": { "address": "frannis@contoso.com" } }],
        "internetMessageHeaders": [{ "name": "x-custom-header-group-name", "value": "Washington" }],
        "attachments": [{
            "@odata.type": "#microsoft.graph.fileAttachment",
            "name": "attachment.txt",
            "contentType": "text/plain",
            "contentBytes": "SGVsbG8gV29ybGQh"
        }]
    },
    "SaveToSentItems": false
}"##;

const EVENT: &str = r##"{
    "@odata.etag": "W/\"ZlnW4RIAV06KYYwlrfNZvQAAKGWwbw==\"",
    "id": "AAMkAGIAAAoZDOFAAA=",
    "subject": "Orientation",
    "start": { "dateTime": "2017-04-21T10:00:00.0000000", "timeZone": "Pacific Standard Time" },
    "location": { "displayName": "Assembly Hall", "locationType": "default", "uniqueId": "Assembly Hall", "uniqueIdType": "private" },
    "recurrence": {
        "pattern": { "type": "relativeMonthly", "interval": 1, "daysOfWeek": ["sunday"], "index": "last" },
        "range": { "type": "numbered", "startDate": "2017-04-21", "numberOfOccurrences": 10 }
    },
    "attendees": [{
        "type": "required",
        "status": { "response": "none", "time": "0001-01-01T00:00:00Z" },
        "emailAddress": { "name": "Samantha Booth", "address": "samanthab@contoso.com" }
    }],
    "onlineMeetingProvider": "somethingNewer",
    "attachments": [
        { "@odata.type": "#microsoft.graph.referenceAttachment", "id": "1", "name": "plan" },
        { "@odata.type": "#microsoft.graph.attachmentOfTomorrow", "id": "2", "sourceUrl": "https://contoso.com" }
    ]
}"##;

const CHAT_MESSAGE: &str = r##"{
    "id": "1616991463150",
    "messageType": "systemEventMessage",
    "createdDateTime": "2021-03-29T04:17:43.15Z",
    "from": { "user": { "@odata.type": "#microsoft.graph.teamworkUserIdentity", "id": "8b081ef6", "userIdentityType": "aadUser" } },
    "body": { "contentType": "html", "content": "<systemEventMessage/>" },
    "attachments": [{ "id": "1", "contentType": "reference", "contentUrl": "https://contoso.com/budget.docx" }],
    "mentions": [{ "id": 0, "mentionText": "Jane", "mentioned": { "user": { "id": "ef1c916a", "userIdentityType": "aadUser" } } }],
    "reactions": [{ "reactionType": "like", "createdDateTime": "2021-03-29T04:18:00Z", "user": { "user": null } }],
    "eventDetail": {
        "@odata.type": "#microsoft.graph.membersAddedEventMessageDetail",
        "visibleHistoryStartDateTime": "0001-01-01T00:00:00Z",
        "members": [{ "id": "06a5b888", "userIdentityType": "aadUser" }]
    }
}"##;

const CHAT: &str = r##"{
    "id": "19:8b081ef6@unq.gbl.spaces",
    "chatType": "oneOnOne",
    "topic": null,
    "members": [{
        "@odata.type": "#microsoft.graph.aadUserConversationMember",
        "id": "MCMjMSMj",
        "roles": ["owner"],
        "userId": "8b081ef6-4792-4def-b2c9-c363a1bf41d5",
        "email": null
    }],
    "isHiddenForAllMembers": false,
    "colorOfTomorrow": "teal"
}"##;

fn main() {
    let sent: mail::SendMail = pass(SEND_MAIL);
    assert_eq!(sent.save_to_sent_items.into_value(), Some(false));
    let event: mail::Event = pass(EVENT);
    let kinds: Vec<_> = event.attachments.items().iter().map(|attachment| match attachment {
        mail::Attachment::ReferenceAttachment(_) => "reference",
        mail::Attachment::UnknownType(unknown) => unknown.type_name(),
        _ => "other",
    }).collect();
    assert_eq!(kinds, ["reference", "microsoft.graph.attachmentOfTomorrow"]);
    let message: chats::ChatMessage = pass(CHAT_MESSAGE);
    assert!(matches!(
        message.event_detail.value(),
        Some(chats::EventMessageDetail::MembersAddedEventMessageDetail(detail)) if detail.members.items().len() == 1
    ));
    let chat: chats::Chat = pass(CHAT);
    assert!(matches!(chat.members.items(), [chats::ConversationMember::AadUserConversationMember(_)]));
    assert_eq!(chat.additional_properties["colorOfTomorrow"], "teal");
}
