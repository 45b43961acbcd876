//! How a machine joins a network group.

use super::{NetworkGroup, Peer};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

impl NetworkGroup {
    /// The `wg-quick` file of a peer, with a place for its private key.
    pub(crate) fn wire_guard_file(&self, peer: &Peer) -> String {
        let address = &peer.endpoint.address;
        let mut file = format!("[Interface]\nPrivateKey = <%PrivateKey%>\nAddress = {address}/16\n");
        for other in self.seen_peers().filter(|other| other.id != peer.id) {
            file += &format!(
                "\n[Peer]\nPublicKey = {}\nAllowedIPs = {}/32\nPersistentKeepalive = 25\n",
                other.public_key, other.endpoint.address
            );
            if let Some((host, port)) = &other.endpoint.public {
                file += &format!("Endpoint = {host}:{port}\n");
            }
        }
        file
    }

    /// `WireGuardConfiguration`: both `conf` and `base64` are the file in base64.
    pub(crate) fn wire_guard_view(&self, peer: &Peer) -> Value {
        let file = STANDARD.encode(self.wire_guard_file(peer));
        json!({
            "ngId": self.id,
            "peerId": peer.id,
            "version": self.version,
            "conf": file,
            "base64": file,
        })
    }
}
