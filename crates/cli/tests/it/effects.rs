//! What a local service has done, according to its state.

use std::collections::HashMap;
use std::path::Path;

use lifecycle_workflows::emulator::{Effect, LocalService, LoggedRequest, Seed};

/// The effects and requests in a state that no process serves.
pub(crate) fn kept(state: &Path) -> (Vec<Effect>, Vec<LoggedRequest>) {
    let emulator = LocalService::new(Seed::default()).builder().unwrap().state_file(state).open().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    runtime.block_on(async { (emulator.effects().await.unwrap(), emulator.requests().await.unwrap()) })
}

/// Asserts that each of so many runs was cancelled exactly once, and nothing else happened.
pub(crate) fn assert_once_each(state: &Path, count: u32) {
    let (effects, requests) = kept(state);
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for effect in &effects {
        assert_eq!((effect.action.as_str(), effect.ids.len()), ("cancelProcessing", 1));
        *counts.entry(effect.ids[0].as_str()).or_default() += 1;
    }
    let ids: Vec<_> = (1..=count).map(Seed::run_id).collect();
    let wrong: Vec<_> = ids.iter().filter(|id| counts.get(id.as_str()) != Some(&1)).collect();
    assert!(wrong.is_empty() && counts.len() == ids.len(), "{wrong:?} of {} effects", effects.len());
    let logged = requests.iter().filter(|request| request.effect.is_some()).count();
    assert_eq!(logged, effects.len());
}
