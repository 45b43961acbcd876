//! What exists on the platform.

mod account;
mod addon;
mod application;
pub(crate) mod catalogue;
mod deployment;

pub(crate) use account::{Email, Member, Organisation, SshKey, Token, User};
pub(crate) use addon::Addon;
pub(crate) use application::{Application, GithubSource, Redirection, domain_view, env_view};
pub(crate) use deployment::{Deployment, InstanceState};
use serde_json::{Value, json};

/// All resources, in the order in which they were made.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) user: User,
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) applications: Vec<Application>,
    pub(crate) addons: Vec<Addon>,
    pub(crate) tokens: Vec<Token>,
    /// The platform's clock, in milliseconds since the epoch.
    now: u64,
    made: u64,
}

impl State {
    /// Nothing but a user.
    pub(crate) fn new(user: User, now: u64) -> Self {
        Self {
            user,
            organisations: Vec::new(),
            applications: Vec::new(),
            addons: Vec::new(),
            tokens: Vec::new(),
            now,
            made: 0,
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

    /// Whether this is the user's id or an organisation's.
    pub(crate) fn is_owner(&self, id: &str) -> bool {
        self.user.id == id || self.organisations.iter().any(|organisation| organisation.id == id)
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

    pub(crate) fn applications_of(&self, owner: &str) -> impl Iterator<Item = &Application> {
        self.applications.iter().filter(move |application| application.owner_id == owner)
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

    /// Removes an application and what pointed to it.
    pub(crate) fn remove_application(&mut self, id: &str) {
        self.applications.retain(|application| application.id != id);
        for application in &mut self.applications {
            application.dependencies.retain(|dependency| dependency != id);
        }
    }

    /// Removes an organisation and everything that it owns.
    pub(crate) fn remove_organisation(&mut self, id: &str) {
        let owned: Vec<String> = self.applications_of(id).map(|application| application.id.clone()).collect();
        for application in owned {
            self.remove_application(&application);
        }
        self.addons.retain(|addon| addon.owner_id != id);
        self.organisations.retain(|organisation| organisation.id != id);
    }

    /// Ends all deployments in progress well.
    pub(crate) fn finish_deployments(&mut self) {
        for application in &mut self.applications {
            application.finish_deployments();
        }
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
        summary["consumers"] = json!([]);
        summary["providers"] = json!([]);
    }
}
