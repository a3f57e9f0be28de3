//! The tokens that a client has used, as a service may repeat any of them.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use crate::Token;

/// So many of them are known. No service repeats what it was sent long ago.
const MOST: usize = 8;

/// The last tokens that were used, the latest at the end.
#[derive(Default)]
pub(super) struct UsedTokens(Mutex<VecDeque<Token>>);

impl UsedTokens {
    /// All of them, with one that is in use now.
    pub(super) fn with(&self, token: &Token) -> Vec<Token> {
        // They are whole at any time.
        let mut tokens = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.retain(|used| used != token);
        while tokens.len() >= MOST {
            tokens.pop_front();
        }
        tokens.push_back(token.clone());
        tokens.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_tokens_are_known() {
        let used = UsedTokens::default();
        let token = |number: usize| Token::new(format!("token-{number}")).unwrap();
        for number in 0..MOST {
            used.with(&token(number));
        }
        let known = used.with(&token(0));
        assert_eq!((known.len(), known.last()), (MOST, Some(&token(0))), "each is known once");
        let known = used.with(&token(MOST));
        assert!(known.len() == MOST && !known.contains(&token(1)) && known.contains(&token(0)));
    }
}
