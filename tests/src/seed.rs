//! What exists when a platform starts.

use crate::{
    Keys,
    state::{
        Access, Addon, Application, Backup, Consumer, Email, Endpoint, MFA_CODE, Member, NetworkGroup,
        NetworkMember, Organisation, Origin, Peer, Phase, Rights, SshKey, State, User, WARP_APPLICATIONS,
        WarpToken, catalogue::DEFAULT_ZONE,
    },
};
use serde_json::json;
use std::collections::BTreeMap;

/// The ids of what exists when a platform starts. They are the same on every platform.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Seed {
    /// The user that the credentials belong to. She has one other e-mail address, one SSH key, and
    /// an account at GitHub that is linked.
    pub user_id: String,
    /// An organisation. The user is its `ADMIN`.
    pub organisation_id: String,
    /// The organisation's other member.
    pub member_id: String,
    /// An application of the organisation: deployed and up, with the variables `GREETING` and `PORT`, the tag
    /// `production`, the domain `www.example.com`, the add-on linked, and depending on the other application.
    pub application_id: String,
    /// The application's deployment.
    pub deployment_id: String,
    /// The application's instance, up.
    pub instance_id: String,
    /// Another application of the organisation, never deployed. It exposes the variable `API_URL`.
    pub dependency_id: String,
    /// An application in the user's own space, never deployed, with nothing to it.
    pub own_application_id: String,
    /// The public id of an add-on of the organisation.
    pub addon_id: String,
    /// The real id of the same add-on.
    pub addon_real_id: String,
    /// The one backup of that add-on.
    pub backup_id: String,
    /// A network group of the organisation, with two members: the application, and an external one.
    pub network_group_id: String,
    /// The external member of that group.
    pub external_member_id: String,
    /// The external member's peer in that group, a client.
    pub external_peer_id: String,
    /// The key of an OAuth consumer of the organisation.
    pub consumer_key: String,
    /// The user's password.
    pub password: String,
    /// The one code that is ever right as a second factor.
    pub mfa_code: String,
    /// A token of Warp 10.
    pub warp10_token: String,
}

impl State {
    /// The state at the start, `now` milliseconds after the epoch.
    pub(crate) fn seeded(keys: &Keys, now: u64) -> (Self, Seed) {
        let user = User {
            id: "user_00000000-0000-4000-8000-0000000000aa".to_owned(),
            name: "Ada Lovelace".to_owned(),
            created: now,
            lang: "EN".to_owned(),
            email: Email {
                primary: "ada@example.com".to_owned(),
                secondary: vec!["ada@example.org".to_owned()],
            },
            avatar: None,
            ssh_keys: vec![SshKey {
                name: "laptop".to_owned(),
                key: "ssh-ed25519 AAAAC3Nz ada@laptop".to_owned(),
            }],
            on_github: true,
            github_transactions: Vec::new(),
            contact: json!({
                "phone": "+33200000000",
                "address": "1 rue de la Paix",
                "city": "Nantes",
                "zipcode": "44000",
                "country": "FR",
            }),
        };
        let password = "corréct horse:battery staple".to_owned();
        let mut state = Self::new(user, Access::new(keys, password.clone(), now), now);
        let seed = Seed {
            user_id: state.user.id.clone(),
            organisation_id: state.new_id("orga"),
            member_id: state.new_id("user"),
            application_id: state.new_id("app"),
            deployment_id: state.new_id("deployment"),
            instance_id: state.new_id("instance"),
            dependency_id: state.new_id("app"),
            own_application_id: state.new_id("app"),
            addon_id: state.new_id("addon"),
            addon_real_id: state.new_id("postgresql"),
            backup_id: state.new_id("backup"),
            network_group_id: state.new_id("ng"),
            external_member_id: state.new_id("external"),
            external_peer_id: state.new_id("external"),
            consumer_key: state.new_id("consumer"),
            password,
            mfa_code: MFA_CODE.to_owned(),
            warp10_token: state.new_id("warp"),
        };
        let organisation = organisation(&seed, &state.user);
        state.organisations.push(organisation);
        state.addons.push(addon(&seed, now));
        let application = application(&seed, &state.user, now);
        state.applications.push(application);
        state.applications.push(dependency(&seed, now));
        let Seed { own_application_id, user_id, .. } = &seed;
        let own = Application::new(own_application_id.clone(), user_id.clone(), "notebook".to_owned(), now);
        state.applications.push(own);
        state.access.consumers.push(consumer(&seed));
        let applications = WARP_APPLICATIONS.iter().map(|name| (*name).to_owned()).collect();
        let token = WarpToken { token: seed.warp10_token.clone(), applications, created: now };
        state.warp_tokens.push(token);
        let group = network_group(&seed, &mut state);
        state.network_groups.push(group);
        (state, seed)
    }
}

fn organisation(seed: &Seed, user: &User) -> Organisation {
    let admin = Member {
        user_id: user.id.clone(),
        name: user.name.clone(),
        email: user.email.primary.clone(),
        role: "ADMIN".to_owned(),
        job: None,
    };
    let developer = Member {
        user_id: seed.member_id.clone(),
        name: "Charles Babbage".to_owned(),
        email: "charles@example.com".to_owned(),
        role: "DEVELOPER".to_owned(),
        job: Some("Engines".to_owned()),
    };
    let fields = json!({
        "name": "Analytical Engines",
        "description": "Makers of engines",
        "address": "1 rue de la Paix",
        "city": "Nantes",
        "zipcode": "44000",
        "country": "FR",
        "customerFullName": "Ada Lovelace",
    });
    Organisation { id: seed.organisation_id.clone(), avatar: None, fields, members: vec![admin, developer] }
}

fn addon(seed: &Seed, now: u64) -> Addon {
    let uri = "postgresql://user:password@postgresql.example.com:5432/base";
    Addon {
        id: seed.addon_id.clone(),
        real_id: seed.addon_real_id.clone(),
        owner_id: seed.organisation_id.clone(),
        name: "engine-db".to_owned(),
        provider_id: "postgresql-addon".to_owned(),
        plan_slug: "dev".to_owned(),
        region: DEFAULT_ZONE.to_owned(),
        version: None,
        created: now,
        env: BTreeMap::from([("POSTGRESQL_ADDON_URI".to_owned(), uri.to_owned())]),
        tags: Vec::new(),
        migrations: Vec::new(),
        backups: vec![Backup { id: seed.backup_id.clone(), created: now }],
    }
}

fn application(seed: &Seed, user: &User, now: u64) -> Application {
    let Seed { application_id, organisation_id, .. } = seed;
    let mut application =
        Application::new(application_id.clone(), organisation_id.clone(), "engine".to_owned(), now);
    let variables = [("GREETING", "héllo, wörld"), ("PORT", "8080")];
    application.env = variables.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    application.tags = vec!["production".to_owned()];
    application.domains.push("www.example.com".to_owned());
    application.branches = vec!["main".to_owned(), "master".to_owned()];
    application.dependencies = vec![seed.dependency_id.clone()];
    application.addons = vec![seed.addon_id.clone()];
    let commit = "8f14e45fceea167a5a36dedd4bea2543f0a1b2c3".to_owned();
    let author = (user.id.clone(), user.name.clone());
    application.deploy(seed.deployment_id.clone(), seed.instance_id.clone(), commit, author, now);
    application.finish_deployments(now);
    application
}

fn dependency(seed: &Seed, now: u64) -> Application {
    let Seed { dependency_id, organisation_id, .. } = seed;
    let mut application =
        Application::new(dependency_id.clone(), organisation_id.clone(), "engine-api".to_owned(), now);
    application.exposed_env = BTreeMap::from([("API_URL".to_owned(), "https://api.example.com".to_owned())]);
    application
}

fn network_group(seed: &Seed, state: &mut State) -> NetworkGroup {
    let Seed { network_group_id, organisation_id, .. } = seed;
    let mut group =
        state.new_network_group(network_group_id.clone(), organisation_id.clone(), "engines".to_owned());
    let member = |id: &String, label: &str| NetworkMember {
        id: id.clone(),
        label: label.to_owned(),
        domain_name: format!("{id}.m.{network_group_id}.cc-ng.cloud"),
        phase: Phase::Coming,
    };
    group.members =
        vec![member(&seed.application_id, "engine"), member(&seed.external_member_id, "Parent of laptop")];
    let address = group.next_address();
    group.peers.push(Peer {
        id: seed.external_peer_id.clone(),
        label: Some("laptop".to_owned()),
        public_key: "Z5SECcCueLAf0+LwBfxxK81mkz2mskqdZ/GVsk/uFgs=".to_owned(),
        hostname: "laptop".to_owned(),
        parent_member: seed.external_member_id.clone(),
        parent_event: None,
        endpoint: Endpoint { address, public: None },
        origin: Origin::External,
        phase: Phase::Coming,
    });
    group.finish();
    group
}

fn consumer(seed: &Seed) -> Consumer {
    Consumer {
        key: seed.consumer_key.clone(),
        secret: "consumer-secret-of-engines".to_owned(),
        owner_id: Some(seed.organisation_id.clone()),
        name: "Engine console".to_owned(),
        description: "A console for engines".to_owned(),
        url: "https://console.example.com".to_owned(),
        picture: "https://console.example.com/logo.svg".to_owned(),
        base_url: "https://console.example.com/callback".to_owned(),
        rights: Rights::from([("access_organisations".to_owned(), true)]),
    }
}
