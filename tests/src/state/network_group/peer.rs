//! Machines in a network group.

use super::{NetworkMember, Phase};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

/// Whose machine it is.
#[derive(Debug, Clone)]
pub(crate) enum Origin {
    /// The platform's, on this hypervisor.
    Clever(String),
    External,
}

/// How a machine is reached: all have an address in the network, servers a public one too.
#[derive(Debug, Clone)]
pub(crate) struct Endpoint {
    pub(crate) address: String,
    /// Host and port.
    pub(crate) public: Option<(String, u32)>,
}

/// One machine.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    pub(crate) id: String,
    pub(crate) label: Option<String>,
    pub(crate) public_key: String,
    pub(crate) hostname: String,
    pub(crate) parent_member: String,
    pub(crate) parent_event: Option<String>,
    pub(crate) endpoint: Endpoint,
    pub(crate) origin: Origin,
    pub(crate) phase: Phase,
}

impl Peer {
    /// The machine of a member that the platform runs. The key has the form of one, and is none.
    pub(super) fn of_member(member: &NetworkMember, address: String, number: usize) -> Self {
        let key: Vec<u8> = member.id.bytes().rev().cycle().take(32).collect();
        Self {
            id: format!("instance_{}_{number}", member.id),
            label: None,
            public_key: STANDARD.encode(key),
            hostname: format!("host-{number}"),
            parent_member: member.id.clone(),
            parent_event: None,
            endpoint: Endpoint { address, public: Some(("192.0.2.30".to_owned(), 51820)) },
            origin: Origin::Clever("hv-par0-001".to_owned()),
            phase: Phase::There,
        }
    }

    /// `NetworkGroupPeer`. `label` and `parentEvent` are there where they were given.
    pub(crate) fn view(&self) -> Value {
        let mut view = json!({
            "id": self.id,
            "publicKey": self.public_key,
            "endpoint": self.endpoint.view(),
            "hostname": self.hostname,
            "parentMember": self.parent_member,
        });
        match &self.origin {
            Origin::Clever(hypervisor) => {
                view["type"] = "CleverPeer".into();
                view["hv"] = hypervisor.as_str().into();
            }
            Origin::External => view["type"] = "ExternalPeer".into(),
        }
        if let Some(label) = &self.label {
            view["label"] = label.as_str().into();
        }
        if let Some(event) = &self.parent_event {
            view["parentEvent"] = event.as_str().into();
        }
        view
    }
}

impl Endpoint {
    /// `NetworkGroupEndpoint`.
    fn view(&self) -> Value {
        let Some((host, port)) = &self.public else {
            return json!({ "type": "ClientEndpoint", "ngIp": self.address });
        };
        json!({
            "type": "ServerEndpoint",
            "ngTerm": { "host": self.address, "port": port },
            "publicTerm": { "host": host, "port": port },
        })
    }
}
