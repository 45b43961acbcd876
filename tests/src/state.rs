//! What exists on the platform.

mod access;
mod account;
mod addon;
mod application;
mod billing;
pub(crate) mod catalogue;
mod deployment;
mod drain;
mod network_group;
mod notification;
mod orchestration;
pub(crate) mod redis;
mod warp10;

use crate::auth::encode;
pub(crate) use access::{Access, ApiToken, Consumer, MFA_CODE, RIGHTS, RequestToken, Rights, Token};
pub(crate) use account::{Email, Member, Organisation, SshKey, User};
pub(crate) use addon::{Addon, Backup, Migration, Target, initial_env};
pub(crate) use application::{Application, GithubSource, Redirection, domain_view, env_view};
pub(crate) use billing::{Billing, COUPON, Invoice, price_system};
pub(crate) use deployment::{Deployment, Instance, InstanceState};
pub(crate) use drain::{Drain, OldDrain};
pub(crate) use network_group::{Endpoint, NetworkGroup, NetworkMember, Origin, Peer, Phase};
pub(crate) use notification::{EVENTS, Hook, META_EVENTS};
pub(crate) use orchestration::load_balancer;
use serde_json::{Value, json};
use std::collections::BTreeMap;
pub(crate) use warp10::{APPLICATIONS as WARP_APPLICATIONS, WarpToken};

/// All resources, in the order in which they were made.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) user: User,
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) applications: Vec<Application>,
    pub(crate) addons: Vec<Addon>,
    pub(crate) drains: Vec<Drain>,
    pub(crate) old_drains: Vec<OldDrain>,
    pub(crate) network_groups: Vec<NetworkGroup>,
    pub(crate) email_hooks: Vec<Hook>,
    pub(crate) webhooks: Vec<Hook>,
    pub(crate) warp_tokens: Vec<WarpToken>,
    /// What scripts leave.
    pub(crate) warp_stack: Value,
    /// By URL.
    pub(crate) redis: BTreeMap<String, redis::Database>,
    pub(crate) access: Access,
    /// By owner, from when it is first asked for.
    billing: BTreeMap<String, Billing>,
    /// The platform's clock, in milliseconds since the epoch.
    now: u64,
    made: u64,
    /// How many networks were made.
    networks: u8,
}

impl State {
    /// Nothing but a user.
    pub(crate) fn new(user: User, access: Access, now: u64) -> Self {
        Self {
            user,
            organisations: Vec::new(),
            applications: Vec::new(),
            addons: Vec::new(),
            drains: Vec::new(),
            old_drains: Vec::new(),
            network_groups: Vec::new(),
            email_hooks: Vec::new(),
            webhooks: Vec::new(),
            warp_tokens: Vec::new(),
            warp_stack: json!([]),
            redis: BTreeMap::new(),
            access,
            billing: BTreeMap::new(),
            now,
            made: 0,
            networks: 0,
        }
    }

    pub(crate) fn set_clock(&mut self, now: u64) {
        self.now = now;
    }

    pub(crate) fn now(&self) -> u64 {
        self.now
    }

    /// A new id in the platform's form, `app_00000001-0000-4000-8000-000000000001`.
    pub(crate) fn new_id(&mut self, prefix: &str) -> String {
        self.made += 1;
        format!("{prefix}_{:08x}-0000-4000-8000-{:012x}", self.made, self.made)
    }

    /// `Profile`, of the user.
    pub(crate) fn profile(&self) -> Value {
        self.user.profile(self.access.login.mfa.preferred())
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

    /// Whether this is the user's id or an organisation's.
    pub(crate) fn is_owner(&self, id: &str) -> bool {
        self.user.id == id || self.organisations.iter().any(|organisation| organisation.id == id)
    }

    /// An owner's account.
    pub(crate) fn billing(&mut self, owner: &str) -> &mut Billing {
        self.billing.entry(owner.to_owned()).or_insert_with(|| Billing::new(owner))
    }

    /// The owner who has this invoice.
    pub(crate) fn debtor(&mut self, number: &str) -> Option<String> {
        let mut accounts = self.billing.iter_mut();
        accounts.find_map(|(owner, billing)| billing.invoice(number).map(|_| owner.clone()))
    }

    pub(crate) fn organisation(&mut self, id: &str) -> Option<&mut Organisation> {
        self.organisations.iter_mut().find(|organisation| organisation.id == id)
    }

    /// An owner's application.
    pub(crate) fn application(&mut self, owner: &str, id: &str) -> Option<&mut Application> {
        self.applications.iter_mut().find(|application| application.owner_id == owner && application.id == id)
    }

    /// An owner's add-on, by either of its ids.
    pub(crate) fn addon(&self, owner: &str, id: &str) -> Option<&Addon> {
        self.addons.iter().find(|addon| addon.owner_id == owner && (addon.id == id || addon.real_id == id))
    }

    /// The same, to be changed.
    pub(crate) fn addon_mut(&mut self, owner: &str, id: &str) -> Option<&mut Addon> {
        self.addons
            .iter_mut()
            .find(|addon| addon.owner_id == owner && (addon.id == id || addon.real_id == id))
    }

    /// A network group with addresses of its own; it is not kept yet.
    pub(crate) fn new_network_group(&mut self, id: String, owner: String, label: String) -> NetworkGroup {
        self.networks = self.networks.wrapping_add(1);
        NetworkGroup::new(id, owner, label, 100_u8.wrapping_add(self.networks))
    }

    /// Brings about what was asked of network groups, their members and their peers.
    pub(crate) fn finish_network_groups(&mut self) {
        self.network_groups.retain(|group| group.phase != Phase::Leaving);
        for group in self.network_groups.iter_mut().filter(|group| group.is_pending()) {
            group.finish();
        }
    }

    /// Removes an add-on, by its public id, and the links to it.
    pub(crate) fn remove_addon(&mut self, id: &str) {
        let gone = self.addons.iter().find(|addon| addon.id == id).map(|addon| addon.real_id.clone());
        self.remove_drains(id);
        let gone = gone.unwrap_or_default();
        self.remove_drains(&gone);
        self.leave_network_groups(&gone);
        self.addons.retain(|addon| addon.id != id);
        for application in &mut self.applications {
            application.addons.retain(|linked| linked != id);
        }
    }

    pub(crate) fn applications_of(&self, owner: &str) -> impl Iterator<Item = &Application> {
        self.applications.iter().filter(move |application| application.owner_id == owner)
    }

    fn remove_drains(&mut self, resource: &str) {
        self.drains.retain(|drain| drain.resource_id != resource);
        self.old_drains.retain(|drain| drain.resource_id != resource);
    }

    /// Takes what is gone out of all network groups, at once.
    fn leave_network_groups(&mut self, member: &str) {
        for group in &mut self.network_groups {
            group.members.retain(|known| known.id != member);
            group.peers.retain(|peer| peer.parent_member != member);
        }
    }

    /// Removes an application and what pointed to it.
    pub(crate) fn remove_application(&mut self, id: &str) {
        self.remove_drains(id);
        self.leave_network_groups(id);
        self.applications.retain(|application| application.id != id);
        for application in &mut self.applications {
            application.dependencies.retain(|dependency| dependency != id);
        }
    }

    /// Removes an organisation and everything that it owns.
    pub(crate) fn remove_organisation(&mut self, id: &str) {
        self.remove_owned(id);
        self.organisations.retain(|organisation| organisation.id != id);
    }

    /// Removes what the user owns, takes her out of all organisations, and lets her in no more.
    pub(crate) fn remove_user(&mut self) {
        let id = self.user.id.clone();
        self.remove_owned(&id);
        for organisation in &mut self.organisations {
            organisation.members.retain(|member| member.user_id != id);
        }
        self.access.close();
    }

    fn remove_owned(&mut self, id: &str) {
        let owned: Vec<String> = self.applications_of(id).map(|application| application.id.clone()).collect();
        for application in owned {
            self.remove_application(&application);
        }
        let owned = self.addons.iter().filter(|addon| addon.owner_id == id);
        let owned: Vec<String> = owned.map(|addon| addon.id.clone()).collect();
        for addon in owned {
            self.remove_addon(&addon);
        }
        self.billing.remove(id);
        let consumers = self.access.consumers.iter().filter(|one| one.owner_id.as_deref() == Some(id));
        let consumers: Vec<String> = consumers.map(|one| one.key.clone()).collect();
        for key in consumers {
            self.access.remove_consumer(&key);
        }
        self.network_groups.retain(|group| group.owner_id != id);
        self.email_hooks.retain(|hook| hook.owner_id != id);
        self.webhooks.retain(|hook| hook.owner_id != id);
    }

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

    /// Makes a backup of an add-on, named by its real id.
    pub(crate) fn back_up(&mut self, real_id: &str) -> Option<String> {
        let id = self.new_id("backup");
        let addon = self.addons.iter_mut().find(|addon| addon.real_id == real_id)?;
        addon.backups.push(Backup { id: id.clone(), created: self.now });
        Some(id)
    }

    /// `GET /v2/summary`. The user's own space is in the list of organisations too, as on the platform.
    pub(crate) fn summary(&self) -> Value {
        let mut user = self.user.summary();
        self.add_summary_of_resources(&mut user, &self.user.id);
        let mut own_space =
            json!({ "id": self.user.id, "name": self.user.name, "role": "ADMIN", "canPay": true });
        self.add_summary_of_resources(&mut own_space, &self.user.id);
        let mut organisations = vec![own_space];
        for organisation in &self.organisations {
            let mut summary = organisation.summary(&self.user.id);
            self.add_summary_of_resources(&mut summary, &organisation.id);
            organisations.push(summary);
        }
        json!({ "user": user, "organisations": organisations })
    }

    fn add_summary_of_resources(&self, summary: &mut Value, owner: &str) {
        let applications: Vec<Value> = self.applications_of(owner).map(Application::summary).collect();
        let addons = self.addons.iter().filter(|addon| addon.owner_id == owner);
        summary["applications"] = applications.into();
        summary["addons"] = addons.map(Addon::summary).collect();
        let consumers = self.access.consumers.iter().filter(|one| one.owner_id.as_deref() == Some(owner));
        summary["consumers"] = consumers.map(Consumer::summary).collect();
        summary["providers"] = json!([]);
    }
}
