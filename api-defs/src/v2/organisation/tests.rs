//! Bodies of organisations, made for these tests.
#![allow(clippy::unwrap_used)]

mod payment;
mod request;

use super::*;
use crate::v2::application::Namespace;
use crate::v2::user::MfaKind;

const ORGANISATION: &str = r#"{
    "id": "orga_9a1c", "name": "Example", "description": "We sell examples",
    "billingEmail": "bills@example.com", "address": "1 rue de l'Exemple", "city": "Nantes",
    "zipcode": "44000", "country": "FR", "company": "Example SAS", "VAT": "FR00000000000",
    "avatar": null, "vatState": "VALID", "customerFullName": "Ada Example", "canPay": true,
    "cleverEnterprise": false, "emergencyNumber": null, "canSEPA": true, "isTrusted": false
}"#;

#[test]
fn an_organisation_is_read() {
    let organisation: Organisation = serde_json::from_str(ORGANISATION).unwrap();
    assert_eq!(organisation.id, "orga_9a1c");
    assert_eq!(organisation.vat.as_deref(), Some("FR00000000000"));
    assert_eq!(organisation.vat_state, Some(VatState::Valid));
    assert_eq!(organisation.can_sepa, Some(true));
    assert_eq!(organisation.can_pay, Some(true));
    assert_eq!(organisation.billing_email.as_deref(), Some("bills@example.com"));
    assert_eq!(organisation.avatar, None);
}

#[test]
fn an_organisation_needs_its_id_only() {
    let organisation: Organisation = serde_json::from_str(r#"{"id":"user_1"}"#).unwrap();
    assert_eq!(organisation.id, "user_1");
    assert_eq!(organisation.company, None);
}

#[test]
fn a_member_is_read() {
    let member: Member = serde_json::from_str(
        r#"{"member":{"id":"user_1","email":"ada@example.com","name":"Ada","avatar":null,
            "preferredMFA":"TOTP"},"role":"LIBRARIAN","job":null}"#,
    )
    .unwrap();
    assert_eq!(member.member.id, "user_1");
    assert_eq!(member.member.preferred_mfa, Some(MfaKind::Totp));
    assert_eq!(member.role.unwrap().as_str(), "LIBRARIAN");
    assert!(serde_json::from_str::<Member>(r#"{"member":{"id":"user_1"}}"#).is_ok());
}

#[test]
fn namespaces_are_an_open_set() {
    let access: Vec<NamespaceAccess> =
        serde_json::from_str(r#"[{"namespace":"cleverapps"},{"namespace":"mine"}]"#).unwrap();
    assert_eq!(access[0].namespace, Namespace::CleverApps);
    assert_eq!(access[1].namespace.as_str(), "mine");
}

#[test]
fn deployments_are_found_by_application() {
    let deployments: BTreeMap<ApplicationId, Vec<Deployment>> =
        serde_json::from_str(r#"{"app_1":[{"uuid":"deployment_1","id":7}],"app_2":[]}"#).unwrap();
    assert_eq!(deployments["app_1"][0].id, "deployment_1");
    assert!(deployments["app_2"].is_empty());
}
