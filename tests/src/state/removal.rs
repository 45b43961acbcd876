//! What goes with something that is removed.

use super::State;

impl State {
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
}
