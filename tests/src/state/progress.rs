//! What happens when a test says so.

use super::{Backup, Phase, Rights, State, Token};
use crate::auth::encode;

impl State {
    /// Ends all deployments in progress well.
    pub(crate) fn finish_deployments(&mut self) {
        for application in &mut self.applications {
            application.finish_deployments(self.now);
        }
    }

    /// Ends all migrations of add-ons well.
    pub(crate) fn finish_migrations(&mut self) {
        for addon in &mut self.addons {
            addon.finish_migrations(self.now);
        }
    }

    /// Brings about what was asked of drains.
    pub(crate) fn finish_drains(&mut self) {
        for drain in &mut self.drains {
            drain.finish(self.now);
        }
    }

    /// Gives an application to another owner; false if there is no such application or owner.
    pub(crate) fn move_application(&mut self, id: &str, owner: &str) -> bool {
        let is_owner = self.is_owner(owner);
        match self.applications.iter_mut().find(|application| is_owner && application.id == id) {
            Some(application) => {
                application.owner_id = owner.to_owned();
                true
            }
            None => false,
        }
    }

    /// Makes a backup of an add-on, named by its real id.
    pub(crate) fn back_up(&mut self, real_id: &str) -> Option<String> {
        let id = self.new_id("backup");
        let addon = self.addons.iter_mut().find(|addon| addon.real_id == real_id)?;
        addon.backups.push(Backup { id: id.clone(), created: self.now });
        Some(id)
    }

    /// Brings about what was asked of network groups, their members and their peers.
    pub(crate) fn finish_network_groups(&mut self) {
        self.network_groups.retain(|group| group.phase != Phase::Leaving);
        for group in self.network_groups.iter_mut().filter(|group| group.is_pending()) {
            group.finish();
        }
    }

    /// Makes an access token that may do what `rights` say.
    pub(crate) fn new_token(&mut self, consumer_key: String, rights: Rights) -> &Token {
        let (token, secret) = (self.new_id("token"), self.new_id("secret"));
        self.access.tokens.push(Token { token, secret, consumer_key, created: self.now, rights });
        &self.access.tokens[self.access.tokens.len() - 1]
    }

    /// The user agrees to a request token, with all rights that its program may have: where her browser goes then.
    /// `None` if there is no such token.
    pub(crate) fn consent(&mut self, token: &str) -> Option<String> {
        let key = self.access.login.request_token(token)?.consumer_key.clone();
        let rights = self.access.consumer(&key)?.rights.clone();
        self.verify(token, rights)
    }

    /// Gives a request token a verifier that is good for these rights: where the browser brings it.
    pub(crate) fn verify(&mut self, token: &str, rights: Rights) -> Option<String> {
        let (verifier, user) = (self.new_id("verifier"), encode(&self.user.id));
        let request = self.access.login.request_token(token)?;
        request.verifier = Some((verifier.clone(), rights));
        let separator = if request.callback.contains('?') { '&' } else { '?' };
        let (callback, token, verifier) = (&request.callback, encode(token), encode(&verifier));
        Some(format!("{callback}{separator}oauth_token={token}&oauth_verifier={verifier}&user={user}"))
    }

    /// Leaves a token of the platform's own consumer to the command-line tool that made up this word.
    pub(crate) fn log_in_cli(&mut self, word: String) {
        let consumer = &self.access.consumers[0];
        let (key, rights) = (consumer.key.clone(), consumer.rights.clone());
        let token = self.new_token(key, rights).token.clone();
        self.access.login.cli_tokens.push((word, token));
    }
}
