//! Fault injection.

use crate::harness::{RUN, WORKFLOW, WORKFLOWS, World, cancel_body, cancel_path, request};

fn world(plan: &str) -> World {
    World::new(|builder| builder.faults(plan.parse().unwrap()))
}

/// Cancels the run; `None` if the connection is closed without an answer.
fn cancel(world: &World) -> Option<u16> {
    let json = [("content-type", "application/json")];
    let answer = world.try_send(request("POST", &cancel_path(WORKFLOW), &json, &cancel_body(RUN)))?;
    if answer.status >= 400 {
        answer.error();
    }
    Some(answer.status)
}

#[test]
fn requests_with_a_fault_are_not_carried_out() {
    let world = world("429=1,503=1,500=1,502=1,504=1,drop=1");
    let answers: Vec<_> = (0..6).map(|_| cancel(&world)).collect();
    assert_eq!(answers, [Some(429), Some(503), Some(500), Some(502), Some(504), None]);
    assert!(world.effects().is_empty());
    assert_eq!(cancel(&world), Some(204));
    let faults: Vec<_> = world.requests().into_iter().map(|request| (request.status, request.fault)).collect();
    let fault = |status, name: &str| (status, Some(name.to_owned()));
    assert_eq!(
        faults,
        [
            fault(Some(429), "429"),
            fault(Some(503), "503"),
            fault(Some(500), "500"),
            fault(Some(502), "502"),
            fault(Some(504), "504"),
            fault(None, "drop"),
            (Some(204), None),
        ]
    );
}

#[test]
fn faults_may_come_after_the_request_was_carried_out() {
    for (plan, answer) in [("drop-after=1", None), ("500-after=1", Some(500)), ("504-after=1", Some(504))] {
        let world = world(plan);
        assert_eq!(cancel(&world), answer, "{plan}");
        assert_eq!(world.effects().len(), 1);
        assert_eq!(world.state_of_run(RUN), "canceling");
        let logged = &world.requests()[0];
        assert_eq!((logged.status, logged.effect.as_ref()), (answer, world.effects().first()));
        assert_eq!(cancel(&world), Some(409));
    }
}

#[test]
fn clients_are_told_when_to_come_back() {
    for (plan, seconds) in [("429=1", "1"), ("503=1,retry-after=0", "0"), ("429=1,retry-after=7", "7")] {
        let answer = world(plan).get(WORKFLOWS);
        assert_eq!(answer.headers["retry-after"], seconds, "{plan}");
    }
    assert!(!world("500=1").get(WORKFLOWS).headers.contains_key("retry-after"));
}

#[test]
fn faults_may_be_restricted_to_one_kind_of_requests() {
    let actions = world("429=1,on=writes");
    assert_eq!((actions.get(WORKFLOWS).status, cancel(&actions)), (200, Some(429)));
    let reads = world("429=1,on=reads");
    assert_eq!((cancel(&reads), reads.get(WORKFLOWS).status), (Some(204), 429));
}

#[test]
fn requests_that_are_wrong_get_faults_as_well() {
    let world = world("drop-after=1,503=1");
    assert!(world.try_send(request("GET", "/", &[], "")).is_none());
    assert_eq!(world.get("/").error().0, 503);
    assert_eq!(world.get("/").error().0, 404);
}
