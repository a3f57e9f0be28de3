//! Foreign text without tokens, as some services repeat what they were sent.

use graph_validation::Redactor;

use crate::Token;

/// Foreign text that is safe to show: without the tokens, on one line, without characters that hide others, and with at
/// most `longest` characters.
pub(crate) fn shown(text: &str, tokens: &[Token], longest: usize) -> String {
    let redactor = tokens.iter().fold(Redactor::default(), |redactor, token| redactor.token(token.secret()));
    redactor.show(text, longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_tokens_are_hidden() {
        let tokens = ["opaque/Token+0123456789", "another+one/with.signs-98"].map(|token| Token::new(token).unwrap());
        let text = "opaque%2FToken+0123456789 ü another+one/with.signs-98\n";
        assert_eq!(shown(text, &tokens, 100), "[hidden] ü [hidden]\\u000a");
        assert_eq!(shown(&"ü".repeat(9), &tokens, 4), "üüüü…");
    }
}
