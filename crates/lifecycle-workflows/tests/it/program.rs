//! The program of the README.

use lifecycle_workflows::client::{Batch, Client, Error, LifecycleWorkflows, RunAddress};
use lifecycle_workflows::models::odata::DeltaItem;
use second_slice::directory::graph::{Delta, SignIn, User};

/// Lists the users that have changed, cancels runs with one request, and reads a sign-in.
pub(crate) async fn program(
    directory: &Client,
    workflows: &Client,
    runs: &[RunAddress],
) -> Result<(Vec<User>, Option<String>, SignIn), Error> {
    // The users that were added, changed or removed, page by page, and where later changes begin.
    let mut changes = directory.changes(&[], &Delta::default())?;
    let mut users = Vec::new();
    while let Some(items) = changes.next().await? {
        for item in items {
            match item {
                DeltaItem::Entity(user) => users.push(user),
                DeltaItem::Removed(user) => println!("{:?} was removed: {:?}", user.members().get("id"), user.reason()),
                DeltaItem::Link(_) => {}
            }
        }
    }
    let later = changes.link();

    // Each run has an answer of its own, and is sent again where that is safe.
    let mut batch = Batch::new(workflows.endpoint());
    let mut parts = Vec::new();
    for run in runs {
        parts.push(batch.add(workflows.cancellation(run)?)?);
    }
    workflows.send_batch(&mut batch).await;
    for (run, part) in runs.iter().zip(parts) {
        batch.take(part)?;
        println!("the run {} is being canceled", run.run);
    }

    // What the schema does not know is kept: members of enumerations, and properties.
    let sign_ins = directory.list::<SignIn>(&[])?.next().await?;
    let sign_in = sign_ins.into_iter().flatten().next().unwrap_or_default();
    println!("{:?} at risk {:?}: {:?}", sign_in.id, sign_in.risk_level_during_sign_in, sign_in.additional_properties);
    Ok((users, later, sign_in))
}
