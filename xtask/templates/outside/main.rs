//! A program outside of the workspace, whose types are made by its build script and by the command.
#![deny(warnings)]

use odata_types::serde_core::Serialize;
use odata_types::serde_core::de::DeserializeOwned;
use odata_types::facts::{EntityRequest, RequestKind};
use odata_types::path::{PathTemplate, path_segments};
use odata_types::{Action, Create, Delete, List, OpenEnum, ReadByKey, Structured, Update};
use serde_json::Value;

/// What the build script makes.
mod made {
    include!(concat!(env!("OUT_DIR"), "/odata.rs"));
}

/// The number of an order, in place of the integer.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct OrderNumber(i32);

/// Reads a body and writes it, and gives the value.
fn pass<T: DeserializeOwned + Serialize>(body: &str) -> T {
    let value: T = serde_json::from_str(body).unwrap();
    let before: Value = serde_json::from_str(body).unwrap();
    assert_eq!(serde_json::to_value(&value).unwrap(), before);
    value
}

/// An entity with an etag, expansions, a derived type, an enumeration, a guid and an open property.
const PERSON: &str = r##"{
    "@odata.etag": "W/\"08D1694BD49A0F11\"",
    "UserName": "russellwhyte",
    "FirstName": "Russell",
    "LastName": "Whyte",
    "Emails": ["Russell@example.com", "Russell@contoso.com"],
    "AddressInfo": [{ "Address": "187 Suffolk Ln.", "City": { "Name": "Boise", "Region": "ID", "CountryRegion": "US" }, "Gate": 3 }],
    "Gender": "Male",
    "Concurrency": 635519729375200400,
    "Pet": { "Name": "Rex" },
    "Trips": [{
        "TripId": 1003,
        "ShareId": "9d9b2fa0-efbf-490e-a5e3-bac8f7d47354",
        "Budget": 3000.5,
        "StartsAt": "2014-01-01T00:00:00Z",
        "Tags": [],
        "PlanItems": [
            { "@odata.type": "#Microsoft.OData.SampleService.Models.TripPin.Flight", "PlanItemId": 21, "FlightNumber": "VA1930" },
            { "PlanItemId": 22, "Duration": "PT3H" }
        ]
    }]
}"##;

/// An order with a date, a decimal and an expansion.
const ORDER: &str = r#"{
    "OrderID": 10248,
    "OrderDate": "1996-07-04T00:00:00Z",
    "Freight": 32.3800,
    "Customer": { "CustomerID": "VINET", "CompanyName": "Vins et alcools Chevalier" },
    "Employee": { "EmployeeID": 5, "HireDate": "1993-10-17" }
}"#;

/// A customer with guids, a decimal, enumerations and an expansion.
const CUSTOMER: &str = r#"{
    "@odata.etag": "W/\"JzQ0O1\"",
    "id": "5d115c9c-44e3-ea11-bb43-000d3a2feca1",
    "displayName": "Adatum Corporation",
    "type": "Company",
    "blocked": "_x0020_",
    "balanceDue": 0.25,
    "lastModifiedDateTime": "2020-08-21T00:24:15.187Z",
    "currency": { "id": "12345678-44e3-ea11-bb43-000d3a2feca1", "code": "EUR" }
}"#;

/// The path of a request with these keys, and whether the keys are found again in it.
fn filled(request: &EntityRequest, keys: &[&str]) -> String {
    let template = PathTemplate::of_entities(request);
    let path = template.fill(keys).unwrap();
    assert_eq!(template.keys_of(&path_segments(&path)).unwrap(), keys);
    path
}

/// The requests that the types of all three services know.
fn requests() {
    use made::northwind_model::Client;
    use services::northwind_model::OrderDetail;
    use trippin::trip_pin::{Person, ShareTrip, Trip};

    // An entity set.
    let list = <Person as List>::LIST.request;
    assert_eq!((list.method, list.path, list.success_status), ("GET", "/People", 200));
    assert_eq!(list.derived_from, ["Container"]);
    assert_eq!(Person::CREATE.request.method, "POST");
    assert_eq!(filled(Person::READ_BY_KEY, &["o'neil"]), "/People('o%27%27neil')");
    assert_eq!(Person::UPDATE.request.path, Person::DELETE.request.path);
    // A singleton.
    let mut of_person = trippin::SCHEMA.requests_of("Microsoft.OData.SampleService.Models.TripPin.Person");
    assert!(of_person.any(|one| one.kind == RequestKind::Get && one.request.path == "/Me"));
    // Contained entities, and an action that is bound to an entity.
    assert_eq!(filled(Trip::READ_BY_KEY, &["russellwhyte", "7"]), "/People('russellwhyte')/Trips(7)");
    let share = ShareTrip::ACTION.request;
    assert_eq!(share.path, "/People('{UserName}')/Microsoft.OData.SampleService.Models.TripPin.ShareTrip");
    assert_eq!(share.further[0].path, "/Me/Microsoft.OData.SampleService.Models.TripPin.ShareTrip");
    // A compound key.
    assert_eq!(filled(OrderDetail::READ_BY_KEY, &["10248", "11"]), "/Order_Details(OrderID=10248,ProductID=11)");
    assert_eq!(filled(Client::READ_BY_KEY, &["VINET"]), "/Customers('VINET')");
    // A type that is derived from one of another crate.
    assert_eq!(made::club::Outing::LIST.request.path, "/People('{UserName}')/Trips/Example.Club.Outing");
}

fn main() {
    requests();
    // The types of the build script. Those of TripPin are of another crate.
    let person: trippin::trip_pin::Person = pass(PERSON);
    let again: made::trip_pin::Person = person;
    assert_eq!(again.additional_properties["@odata.etag"], "W/\"08D1694BD49A0F11\"");
    let outing: made::club::Outing = pass(&format!(
        r#"{{ "TripId": 1, "For": "Female", "Meets": {{ "Address": "here" }}, "Guide": {PERSON} }}"#
    ));
    assert_eq!(outing.r#for.value().unwrap().as_str(), "Female");
    assert_eq!(<made::club::Outing as Structured>::TYPE.base.unwrap().name, "Microsoft.OData.SampleService.Models.TripPin.Trip");
    assert_eq!(<trippin::trip_pin::PersonGender as OpenEnum>::TYPE.members.len(), 3);
    let order: made::northwind_model::Order = pass(ORDER);
    assert_eq!(order.number, Some(OrderNumber(10248)));
    let client: made::northwind_model::Client = pass(r#"{ "CustomerID": "VINET", "Orders": [] }"#);
    assert_eq!(client.customer_id.as_deref(), Some("VINET"));
    pass::<made::nav::Customer>(CUSTOMER);
    let key: made::northwind_model::TypeWithGuidKey = pass(r#"{ "Key": "12345678-44e3-ea11-bb43-000d3a2feca1" }"#);
    assert!(std::collections::HashSet::from([key.clone()]).contains(&key));

    // The types of the command.
    pass::<services::trip_pin::Person>(PERSON);
    pass::<services::northwind_model::Order>(ORDER);
    pass::<services::northwind_model::Client>(r#"{ "CustomerID": "VINET", "Orders": [] }"#);
    let customer: services::nav::Customer = pass(CUSTOMER);
    assert!(customer.currency.value().is_some());
    pass::<services::nav::Item>(r#"{ "id": "5d115c9c-44e3-ea11-bb43-000d3a2feca1", "displayName": "Bicycle", "unitPrice": 1 }"#);
}
