//! The tokens that a client has used. A service may repeat any of them, so that errors hide them all.

use std::sync::{Arc, Mutex, PoisonError};

use crate::Token;

/// How many tokens are remembered. No service repeats what it was sent long ago.
const MOST: usize = 8;

/// The last tokens that were used, the latest last.
#[derive(Default)]
pub(super) struct UsedTokens(Mutex<Arc<[Token]>>);

impl UsedTokens {
    /// Adds the token in use, and returns all of them.
    pub(super) fn with(&self, token: &Token) -> Arc<[Token]> {
        // A panic leaves the list intact.
        let mut tokens = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tokens.last() != Some(token) {
            let others = tokens.iter().filter(|used| *used != token);
            let excess = (others.clone().count() + 1).saturating_sub(MOST);
            *tokens = others.skip(excess).chain([token]).cloned().collect();
        }
        Arc::clone(&tokens)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_tokens_are_remembered() {
        let used = UsedTokens::default();
        let token = |number: usize| Token::new(format!("token-{number}")).unwrap();
        for number in 0..MOST {
            used.with(&token(number));
        }
        let known = used.with(&token(0));
        assert_eq!((known.len(), known.last()), (MOST, Some(&token(0))), "each is remembered once");
        let known = used.with(&token(MOST));
        assert!(known.len() == MOST && !known.contains(&token(1)) && known.contains(&token(0)));
    }
}
