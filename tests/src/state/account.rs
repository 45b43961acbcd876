//! The user, the organisations, and who is in them.

use serde_json::{Value, json};

/// The one user of the platform.
#[derive(Debug)]
pub(crate) struct User {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) created: u64,
    pub(crate) lang: String,
    /// The primary address and the others.
    pub(crate) email: Email,
    /// Where her picture is.
    pub(crate) avatar: Option<String>,
    pub(crate) ssh_keys: Vec<SshKey>,
    /// Whether her account at GitHub is linked.
    pub(crate) on_github: bool,
    /// The links to GitHub that were begun.
    pub(crate) github_transactions: Vec<String>,
    /// The fields of a profile that can be changed and are texts, `phone`, `city`…
    pub(crate) contact: Value,
}

/// The addresses of a user.
#[derive(Debug)]
pub(crate) struct Email {
    pub(crate) primary: String,
    pub(crate) secondary: Vec<String>,
}

/// A public key under a name.
#[derive(Debug)]
pub(crate) struct SshKey {
    pub(crate) name: String,
    pub(crate) key: String,
}

impl SshKey {
    /// `SshKey`. The fingerprint has the form of one, and is none.
    pub(crate) fn view(&self) -> Value {
        let sum = self.key.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        json!({ "name": self.name, "key": self.key, "fingerprint": format!("SHA256:{sum:08x}") })
    }
}

impl User {
    /// `Profile`.
    pub(crate) fn profile(&self, preferred_mfa: &str) -> Value {
        let mut profile = json!({
            "id": self.id,
            "email": self.email.primary,
            "name": self.name,
            "avatar": self.avatar,
            "creationDate": self.created,
            "lang": self.lang,
            "emailValidated": true,
            "oauthApps": self.on_github.then_some(["github"]),
            "admin": false,
            "canPay": true,
            "preferredMFA": preferred_mfa,
            "hasPassword": true,
            "partnerId": "b1a7a0a8-0000-4000-8000-000000000000",
            "partnerName": "default",
            "partnerConsoleUrl": "https://console.example.com",
        });
        for field in ["phone", "address", "city", "zipcode", "country"] {
            profile[field] = self.contact[field].clone();
        }
        profile
    }

    /// The user's own space in the form of an `Organisation`.
    pub(crate) fn as_organisation(&self) -> Value {
        json!({
            "id": self.id,
            "name": self.name,
            "description": "",
            "address": self.contact["address"],
            "city": self.contact["city"],
            "zipcode": self.contact["zipcode"],
            "country": self.contact["country"],
            "company": null,
            "VAT": null,
            "avatar": self.avatar,
            "billingEmail": null,
            "vatState": "NOT_NEEDED",
            "customerFullName": self.name,
            "canPay": true,
            "cleverEnterprise": false,
            "emergencyNumber": null,
            "canSEPA": false,
            "isTrusted": false,
        })
    }

    /// `SummaryUser`, without its resources.
    pub(crate) fn summary(&self) -> Value {
        json!({
            "id": self.id,
            "name": self.name,
            "avatar": self.avatar,
            "email": self.email.primary,
            "lang": self.lang,
            "admin": false,
            "canSEPA": false,
            "partnerId": "b1a7a0a8-0000-4000-8000-000000000000",
            "partnerName": "default",
            "partnerConsoleUrl": "https://console.example.com",
        })
    }
}

/// An organisation. What a request may set is kept in the form of the wire.
#[derive(Debug)]
pub(crate) struct Organisation {
    pub(crate) id: String,
    /// Where its picture is.
    pub(crate) avatar: Option<String>,
    pub(crate) fields: Value,
    pub(crate) members: Vec<Member>,
}

/// Someone in an organisation.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) user_id: String,
    pub(crate) name: String,
    pub(crate) email: String,
    /// `ADMIN`, `ACCOUNTING`, `DEVELOPER` or `MANAGER`.
    pub(crate) role: String,
    pub(crate) job: Option<String>,
}

impl Organisation {
    /// `Organisation`.
    pub(crate) fn view(&self) -> Value {
        let mut view = json!({
            "id": self.id,
            "avatar": self.avatar,
            "vatState": "NOT_NEEDED",
            "canPay": true,
            "cleverEnterprise": false,
            "emergencyNumber": null,
            "canSEPA": false,
            "isTrusted": false,
        });
        for field in Self::SETTABLE {
            view[*field] = self.fields[*field].clone();
        }
        view
    }

    /// The fields that a request may set, all texts.
    pub(crate) const SETTABLE: &[&'static str] = &[
        "name",
        "description",
        "address",
        "city",
        "zipcode",
        "country",
        "company",
        "customerFullName",
        "VAT",
        "billingEmail",
    ];

    /// `SummaryOrganisation`, without its resources, as `user_id` sees it.
    pub(crate) fn summary(&self, user_id: &str) -> Value {
        let member = self.members.iter().find(|member| member.user_id == user_id);
        json!({
            "id": self.id,
            "name": self.fields["name"],
            "avatar": self.avatar,
            "role": member.map_or("NONE", |member| member.role.as_str()),
            "vatState": "NOT_NEEDED",
            "canPay": true,
            "canSEPA": false,
            "cleverEnterprise": false,
            "emergencyNumber": null,
            "isTrusted": false,
        })
    }
}

impl Member {
    /// `OrganisationMember`.
    pub(crate) fn view(&self) -> Value {
        json!({
            "member": {
                "id": self.user_id,
                "email": self.email,
                "name": self.name,
                "avatar": null,
                "preferredMFA": "NONE",
            },
            "role": self.role,
            "job": self.job,
        })
    }

    /// `Profile`, as others see it.
    pub(crate) fn profile(&self) -> Value {
        json!({
            "id": self.user_id,
            "email": self.email,
            "name": self.name,
            "avatar": null,
            "lang": "EN",
            "emailValidated": true,
            "oauthApps": null,
            "admin": false,
            "canPay": false,
            "preferredMFA": "NONE",
            "hasPassword": true,
        })
    }
}
