//! Who may come in, and how one gets there.

mod api_token;
mod consumer;
mod login;
mod mfa;
mod token;

use crate::{
    Keys,
    auth::{Accepted, AcceptedToken},
};
pub(crate) use api_token::ApiToken;
pub(crate) use consumer::{Consumer, RIGHTS, Rights};
pub(crate) use login::{Login, RequestToken};
pub(crate) use mfa::{CODE as MFA_CODE, Mfa};
use serde_json::Value;
pub(crate) use token::Token;

/// Consumers, tokens, and logins that are under way.
#[derive(Debug)]
pub(crate) struct Access {
    /// The first one is that of the platform's keys.
    pub(crate) consumers: Vec<Consumer>,
    /// The oldest first.
    pub(crate) tokens: Vec<Token>,
    pub(crate) api_tokens: Vec<ApiToken>,
    pub(crate) login: Login,
}

impl Access {
    /// What the platform's keys open.
    pub(crate) fn new(keys: &Keys, password: String, now: u64) -> Self {
        Self {
            consumers: vec![Consumer::of(keys)],
            tokens: vec![Token::of(keys, now)],
            api_tokens: vec![ApiToken::of(keys, now)],
            login: Login::new(password),
        }
    }

    /// What lets a request in, at this time.
    pub(crate) fn accepted(&self, now: u64) -> Accepted {
        let tokens = self.tokens.iter().filter(|token| !token.is_expired(now));
        let api_tokens = self.api_tokens.iter().filter(|token| !token.is_expired(now));
        Accepted {
            consumers: self.consumers.iter().map(|one| (one.key.clone(), one.secret.clone())).collect(),
            tokens: tokens
                .map(|token| AcceptedToken {
                    consumer_key: token.consumer_key.clone(),
                    token: token.token.clone(),
                    secret: token.secret.clone(),
                })
                .collect(),
            api_tokens: api_tokens.map(|token| token.secret.clone()).collect(),
        }
    }

    pub(crate) fn consumer(&self, key: &str) -> Option<&Consumer> {
        self.consumers.iter().find(|consumer| consumer.key == key)
    }

    /// `OauthToken`.
    pub(crate) fn token_view(&self, token: &Token) -> Value {
        token.view(self.consumer(&token.consumer_key))
    }

    /// Removes a consumer, and the tokens that were made for it.
    pub(crate) fn remove_consumer(&mut self, key: &str) {
        self.consumers.retain(|consumer| consumer.key != key);
        self.tokens.retain(|token| token.consumer_key != key);
    }

    /// Ends all tokens of OAuth 1.0a but the one that is `kept`.
    pub(crate) fn revoke_tokens(&mut self, kept: Option<&str>) {
        self.tokens.retain(|token| Some(token.token.as_str()) == kept);
    }

    /// Lets nobody in any more, whatever they know.
    pub(crate) fn close(&mut self) {
        self.tokens.clear();
        self.api_tokens.clear();
        self.login.close();
    }
}
