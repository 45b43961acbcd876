//! Network groups: private networks of applications, add-ons and machines elsewhere.

mod member;
mod peer;
mod wire_guard;

pub(crate) use member::NetworkMember;
pub(crate) use peer::{Endpoint, Origin, Peer};
use serde_json::{Value, json};

/// Where something is that comes and goes in its own time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Asked for, not seen yet.
    Coming,
    There,
    /// Its end was asked for; seen as before.
    Leaving,
}

impl Phase {
    pub(crate) fn is_seen(self) -> bool {
        self != Self::Coming
    }
}

/// One network.
#[derive(Debug)]
pub(crate) struct NetworkGroup {
    pub(crate) id: String,
    pub(crate) owner_id: String,
    pub(crate) label: String,
    pub(crate) description: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) members: Vec<NetworkMember>,
    pub(crate) peers: Vec<Peer>,
    pub(crate) phase: Phase,
    /// It grows with each change.
    pub(crate) version: u32,
    /// The second number of its addresses, `10.101.0.0/16`.
    network: u8,
    /// How many addresses were given.
    addresses: u32,
}

impl NetworkGroup {
    /// A network that was asked for, with nobody in it.
    pub(crate) fn new(id: String, owner_id: String, label: String, network: u8) -> Self {
        Self {
            id,
            owner_id,
            label,
            description: None,
            tags: Vec::new(),
            members: Vec::new(),
            peers: Vec::new(),
            phase: Phase::Coming,
            version: 0,
            network,
            addresses: 0,
        }
    }

    /// A new address in the network.
    pub(crate) fn next_address(&mut self) -> String {
        self.addresses += 1;
        self.last_address()
    }

    fn last_address(&self) -> String {
        format!("10.{}.{}.{}", self.network, self.addresses / 250, self.addresses % 250 + 1)
    }

    /// Whether there is something to bring about.
    pub(crate) fn is_pending(&self) -> bool {
        self.phase != Phase::There
            || self.members.iter().any(|member| member.phase != Phase::There)
            || self.peers.iter().any(|peer| peer.phase != Phase::There)
    }

    /// Brings about what was asked for, except its own end. A member that comes to run somewhere brings a peer.
    pub(crate) fn finish(&mut self) {
        let left = self.members.extract_if(.., |member| member.phase == Phase::Leaving);
        let left: Vec<String> = left.map(|member| member.id).collect();
        self.peers.retain(|peer| peer.phase != Phase::Leaving && !left.contains(&peer.parent_member));
        let come = self.members.iter_mut().filter(|member| member.phase == Phase::Coming);
        let come: Vec<NetworkMember> = come
            .map(|member| {
                member.phase = Phase::There;
                member.clone()
            })
            .collect();
        for member in come.iter().filter(|member| member.runs_here()) {
            let address = self.next_address();
            self.peers.push(Peer::of_member(member, address, self.peers.len()));
        }
        for peer in &mut self.peers {
            peer.phase = Phase::There;
        }
        self.phase = Phase::There;
        self.version += 1;
    }

    pub(crate) fn seen_members(&self) -> impl Iterator<Item = &NetworkMember> {
        self.members.iter().filter(|member| member.phase.is_seen())
    }

    pub(crate) fn seen_peers(&self) -> impl Iterator<Item = &Peer> {
        self.peers.iter().filter(|peer| peer.phase.is_seen())
    }

    /// `NetworkGroup`.
    pub(crate) fn view(&self) -> Value {
        let mut view = json!({
            "id": self.id,
            "ownerId": self.owner_id,
            "label": self.label,
            "networkIp": format!("10.{}.0.0/16", self.network),
            "lastAllocatedIp": self.last_address(),
            "tags": self.tags,
            "peers": self.seen_peers().map(Peer::view).collect::<Vec<_>>(),
            "members": self.seen_members().map(NetworkMember::view).collect::<Vec<_>>(),
            "version": self.version,
        });
        if let Some(description) = &self.description {
            view["description"] = description.as_str().into();
        }
        view
    }

    /// What the group holds whose id or label has `text` in it, the group included: `NetworkGroupComponent`.
    pub(crate) fn search(&self, text: &str) -> Vec<Value> {
        let typed = |mut view: Value, kind: &str| {
            view["type"] = kind.into();
            view
        };
        let found = |id: &str, label: &str| id.contains(text) || label.contains(text);
        let mut components = Vec::new();
        if found(&self.id, &self.label) {
            components.push(typed(self.view(), "NetworkGroup"));
        }
        let members = self.seen_members().filter(|member| found(&member.id, &member.label));
        components.extend(members.map(|member| typed(member.view(), "Member")));
        let peers = self.seen_peers();
        let peers = peers.filter(|peer| found(&peer.id, peer.label.as_deref().unwrap_or_default()));
        components.extend(peers.map(Peer::view));
        components
    }
}
