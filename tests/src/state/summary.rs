//! Everything that the user can reach, in short.

use super::{Addon, Application, Consumer, State};
use serde_json::{Value, json};

impl State {
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
