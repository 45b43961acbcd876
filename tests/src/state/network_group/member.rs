//! Who is in a network group.

use super::Phase;
use serde_json::{Value, json};

/// One member.
#[derive(Debug, Clone)]
pub(crate) struct NetworkMember {
    /// The id of an application, the real one of an add-on, or one that begins with `external_`.
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) domain_name: String,
    pub(crate) phase: Phase,
}

impl NetworkMember {
    /// `application`, `addon` or `external`, as the id says.
    pub(crate) fn kind(&self) -> &'static str {
        match self.id.split_once('_') {
            Some(("app", _)) => "application",
            Some(("external", _)) => "external",
            _ => "addon",
        }
    }

    /// Whether the platform runs it.
    pub(crate) fn runs_here(&self) -> bool {
        self.kind() != "external"
    }

    /// `NetworkGroupMember`, with both names of the kind. `kind` is in capitals, but for what is external: the
    /// platform does not promise a case.
    pub(crate) fn view(&self) -> Value {
        let kind = match self.kind() {
            "application" => "APPLICATION",
            "addon" => "ADDON",
            _ => "External",
        };
        json!({
            "id": self.id,
            "label": self.label,
            "domainName": self.domain_name,
            "kind": kind,
            "type": self.kind(),
        })
    }
}
