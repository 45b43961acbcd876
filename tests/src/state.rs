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
mod progress;
pub(crate) mod redis;
mod removal;
mod summary;
mod warp10;

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
    /// Of the console, by `env` and name.
    pub(crate) settings: BTreeMap<(String, String), String>,
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
            settings: BTreeMap::new(),
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

    /// Whether this is the user's id or an organisation's.
    pub(crate) fn is_owner(&self, id: &str) -> bool {
        self.user.id == id || self.organisations.iter().any(|organisation| organisation.id == id)
    }

    /// An owner's account.
    pub(crate) fn billing(&mut self, owner: &str) -> &mut Billing {
        self.billing.entry(owner.to_owned()).or_insert_with(|| Billing::new(owner))
    }

    /// The owner who has an invoice of this id or number, and its number.
    pub(crate) fn debtor(&mut self, bid: &str) -> Option<(String, String)> {
        let mut accounts = self.billing.iter_mut();
        accounts.find_map(|(owner, billing)| {
            billing.order(bid).map(|order| (owner.clone(), order.number.clone()))
        })
    }

    /// The invoice of this token, whoever has it.
    pub(crate) fn invoice_by_token(&self, token: &str) -> Option<&Invoice> {
        self.billing.values().flat_map(|billing| &billing.invoices).find(|invoice| invoice.token() == token)
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

    pub(crate) fn applications_of(&self, owner: &str) -> impl Iterator<Item = &Application> {
        self.applications.iter().filter(move |application| application.owner_id == owner)
    }
}
