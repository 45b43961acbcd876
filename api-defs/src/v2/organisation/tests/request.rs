//! What is sent to create and change organisations and members.

use cc_client::{Call, IntoCall};
use serde_json::{Value, json};

use super::ORGANISATION;
use crate::v2::organisation::*;
use crate::v2::user::{Profile, UpdateProfile};
use crate::{Me, Owner};

fn address() -> PostalAddress {
    PostalAddress::new("1 rue de l'Exemple", "44000", "Nantes")
}

fn sent(request: impl serde::Serialize) -> Value {
    serde_json::to_value(request).unwrap()
}

#[test]
fn an_individual_has_a_country() {
    let customer = Customer::individual("Ada Example", "FR");
    assert_eq!(
        sent(CreateOrganisation::new("Example", "Examples", customer, address())),
        json!({"name": "Example", "description": "Examples", "customerFullName": "Ada Example",
               "country": "FR", "address": "1 rue de l'Exemple", "zipcode": "44000",
               "city": "Nantes", "contacts": []})
    );
}

#[test]
fn a_company_has_a_number_for_tax() {
    let customer = Customer::company("Ada Example", "Example SAS", "FR00000000000");
    let contact = Contact::new(ContactType::Security, "sec@example.com", "+33200000000");
    assert_eq!(
        sent(
            CreateOrganisation::new("Example", "Examples", customer, address())
                .billing_email("bills@example.com")
                .contacts([contact])
        ),
        json!({"name": "Example", "description": "Examples", "customerFullName": "Ada Example",
               "company": "Example SAS", "VAT": "FR00000000000", "address": "1 rue de l'Exemple",
               "zipcode": "44000", "city": "Nantes", "billingEmail": "bills@example.com",
               "contacts": [{"contact_type": "security", "email_address": "sec@example.com",
                             "phone_number": "+33200000000"}]})
    );
}

#[test]
fn a_change_begins_with_the_organisation_as_it_is() {
    let organisation: Organisation = serde_json::from_str(ORGANISATION).unwrap();
    let as_it_is = json!({
        "name": "Example", "description": "We sell examples", "customerFullName": "Ada Example",
        "company": "Example SAS", "VAT": "FR00000000000", "address": "1 rue de l'Exemple",
        "zipcode": "44000", "city": "Nantes", "billingEmail": "bills@example.com"
    });
    assert_eq!(sent(UpdateOrganisation::from(&organisation)), as_it_is);

    let mut changed = as_it_is;
    changed["name"] = json!("Better examples");
    changed["contacts"] = json!([]);
    let update = UpdateOrganisation::from(&organisation).name("Better examples").contacts([]);
    assert_eq!(sent(update), changed);
}

#[test]
fn an_organisation_without_a_company_keeps_its_country() {
    let organisation: Organisation =
        serde_json::from_str(r#"{"id":"orga_1","country":"FR","company":"","VAT":""}"#).unwrap();
    assert_eq!(sent(UpdateOrganisation::from(&organisation)), json!({"country": "FR"}));
}

#[test]
fn another_customer_leaves_nothing_of_the_one_before() {
    let company = Customer::company("Ada Example", "Example SAS", "FR00000000000");
    let update = UpdateOrganisation::new("Example", "Examples", company, address())
        .customer(Customer::individual("Bob Example", "BE"))
        .description("Waffles")
        .address(PostalAddress::new("2 rue neuve", "1000", "Brussels"))
        .billing_email("bob@example.com");
    assert_eq!(
        sent(update),
        json!({"name": "Example", "description": "Waffles", "customerFullName": "Bob Example",
               "country": "BE", "address": "2 rue neuve", "zipcode": "1000", "city": "Brussels",
               "billingEmail": "bob@example.com"})
    );
}

#[test]
fn an_id_has_an_organisation_changed_and_the_user_a_profile() {
    let organisation: Organisation = serde_json::from_str(ORGANISATION).unwrap();
    let call: Call<Organisation> = update("orga_1", &UpdateOrganisation::from(&organisation));
    assert_eq!(call.target(), "/v2/organisations/orga_1");
    let body: Value = serde_json::from_slice(call.request_body().as_bytes().unwrap()).unwrap();
    assert_eq!(body["billingEmail"], "bills@example.com");

    let call: Call<Profile> = update(Me, &UpdateProfile::new().city("Nantes"));
    assert_eq!((call.method().as_str(), call.target()), ("PUT", "/v2/self"));
    assert_eq!(call.request_body().as_bytes().unwrap(), br#"{"city":"Nantes"}"#.as_slice());
}

#[test]
fn a_member_is_added_and_changed() {
    let member = NewMember::new("ada@example.com", MemberRole::Developer);
    assert_eq!(sent(&member), json!({"email": "ada@example.com", "role": "DEVELOPER"}));
    assert_eq!(
        sent(member.job("CTO")),
        json!({"email": "ada@example.com", "role": "DEVELOPER", "job": "CTO"})
    );
    assert_eq!(sent(UpdateMember::new()), json!({}));
    let changes = UpdateMember::new().role(MemberRole::Admin).job("CEO");
    assert_eq!(sent(changes), json!({"role": "ADMIN", "job": "CEO"}));
}

#[test]
fn an_avatar_is_taken_from_a_service() {
    assert_eq!(sent(TakeAvatar::new(AvatarSource::Gravatar)), json!({"source": "gravatar"}));
    let avatar: Avatar = serde_json::from_str(r#"{"url":"https://example.com/a.png"}"#).unwrap();
    assert_eq!(avatar.url, "https://example.com/a.png");
}

#[test]
fn an_image_is_sent_as_the_caller_says() {
    for (call, media_type) in [
        (update_avatar(Owner::Me, vec![0x42, 0x4d]), "image/bmp"),
        (update_avatar("orga_1", vec![0x42, 0x4d]).header("content-type", "image/png"), "image/png"),
    ] {
        assert_eq!(call.request_body().as_bytes().unwrap(), [0x42, 0x4d].as_slice());
        let request = call.try_into_request().unwrap();
        assert_eq!(request.headers()["content-type"], media_type);
    }
}

#[test]
fn tags_are_a_bare_list() {
    let tags = ["prod".to_owned(), "eu".to_owned()];
    let call = update_application_tags(Owner::Me, "app_1", &tags).into_call();
    assert_eq!(call.target(), "/v2/self/applications/app_1/tags");
    assert_eq!(call.request_body().as_bytes().unwrap(), br#"["prod","eu"]"#.as_slice());
}

#[test]
fn consumption_is_asked_for_a_time_and_a_purpose() {
    let call = get_consumptions("orga_1")
        .app_id("app_1")
        .from("2024-01-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap())
        .to("2024-02-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap())
        .purpose("chart");
    assert_eq!(
        call.target(),
        "/v2/organisations/orga_1/consumptions?appId=app_1&from=2024-01-01T00%3A00%3A00.000Z\
         &to=2024-02-01T00%3A00%3A00.000Z&for=chart"
    );
}
