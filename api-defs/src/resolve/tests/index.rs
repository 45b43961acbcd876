use serde_json::{Value, json};

use crate::ids::{AddonId, AddonProviderId, ApplicationId, ConsumerKey, RealAddonId, ResourceId};
use crate::resolve::index::Ids;
use crate::resolve::{AnyAddonId, Index, Resource};

fn index(summary: Value) -> Index {
    serde_json::from_value::<Ids>(summary).unwrap().into()
}

/// Bodies are made for the tests.
fn everything() -> Value {
    json!({
        "user": {
            "id": "user_1",
            "name": "Ada",
            "applications": [{ "id": "app_me", "name": "notebook" }],
            "addons": [{ "id": "addon_me", "realId": "redis_me", "providerId": "redis-addon" }],
            "consumers": [{ "key": "consumer-me", "name": "mine" }],
            "providers": [{ "id": "provider-me", "name": "mine" }],
        },
        "organisations": [{
            "id": "orga_1",
            "applications": [{ "id": "app_1" }, { "id": "app_2" }],
            "addons": [{ "id": "addon_1", "realId": "postgresql_1", "providerId": "postgresql-addon" }],
            "consumers": [{ "key": "consumer-1" }],
            "providers": [{ "id": "provider-1" }],
        }],
    })
}

fn owner(index: &Index, resource: impl Into<Resource>) -> Option<String> {
    index.owner_of(&resource.into()).map(|owner| owner.as_str().to_owned())
}

#[test]
fn a_summary_fills_all_seven_tables() {
    let expected = json!({
        "ownerIdIndex": {
            "applicationIds": { "app_me": "user_1", "app_1": "orga_1", "app_2": "orga_1" },
            "addonIds": { "addon_me": "user_1", "addon_1": "orga_1" },
            "addonRealIds": { "redis_me": "user_1", "postgresql_1": "orga_1" },
            "addonProviderIds": { "provider-me": "user_1", "provider-1": "orga_1" },
            "oauthConsumerIds": { "consumer-me": "user_1", "consumer-1": "orga_1" },
        },
        "addonsIndex": {
            "addonIds": { "addon_me": "redis_me", "addon_1": "postgresql_1" },
            "addonRealIds": { "redis_me": "addon_me", "postgresql_1": "addon_1" },
        },
    });
    let index = index(everything());
    assert_eq!(serde_json::to_value(&index).unwrap(), expected);

    let read: Index = serde_json::from_value(expected).unwrap();
    assert_eq!(read, index);
    assert_eq!(owner(&read, ApplicationId::from("app_1")).as_deref(), Some("orga_1"));
    assert_eq!(owner(&read, ApplicationId::from("app_me")).as_deref(), Some("user_1"));
    assert_eq!(owner(&read, AddonId::from("addon_1")).as_deref(), Some("orga_1"));
    assert_eq!(owner(&read, RealAddonId::from("postgresql_1")).as_deref(), Some("orga_1"));
    assert_eq!(owner(&read, AddonProviderId::from("provider-1")).as_deref(), Some("orga_1"));
    assert_eq!(owner(&read, ConsumerKey::from("consumer-me")).as_deref(), Some("user_1"));
    assert_eq!(read.addon_id("postgresql_1").unwrap(), "addon_1");
    assert_eq!(read.real_addon_id("addon_1").unwrap(), "postgresql_1");
}

#[test]
fn an_empty_index_is_what_the_javascript_client_writes() {
    let empty = concat!(
        r#"{"ownerIdIndex":{"applicationIds":{},"addonIds":{},"addonRealIds":{},"addonProviderIds":{},"oauthConsumerIds":{}},"#,
        r#""addonsIndex":{"addonIds":{},"addonRealIds":{}}}"#
    );
    assert_eq!(serde_json::to_string(&Index::default()).unwrap(), empty);
    for part in [empty, "{}", r#"{"ownerIdIndex":{}}"#] {
        assert_eq!(serde_json::from_str::<Index>(part).unwrap(), Index::default());
    }
}

#[test]
fn what_may_be_missing_is_missing() {
    for summary in [
        json!({ "user": { "id": "user_1" } }),
        json!({ "user": { "id": "user_1", "applications": null, "addons": null, "consumers": null, "providers": null },
            "organisations": null }),
        json!({ "user": {}, "organisations": [{}] }),
        json!({ "user": { "id": "user_1", "applications": [{}], "addons": [{}], "consumers": [{}], "providers": [{}] } }),
        json!({ "user": { "id": "user_1" }, "organisations": [{ "applications": [{ "id": "app_1" }] }] }),
    ] {
        assert_eq!(index(summary), Index::default());
    }
    let half = index(
        json!({ "user": { "id": "user_1", "addons": [{ "id": "addon_1" }, { "realId": "redis_2" }] } }),
    );
    assert_eq!(owner(&half, AddonId::from("addon_1")).as_deref(), Some("user_1"));
    assert_eq!(owner(&half, RealAddonId::from("redis_2")).as_deref(), Some("user_1"));
    assert_eq!((half.real_addon_id("addon_1"), half.addon_id("redis_2")), (None, None));
}

#[test]
fn the_personal_space_comes_first_and_counts_once() {
    let index = index(json!({
        "user": { "id": "user_1", "applications": [{ "id": "app_1" }] },
        "organisations": [
            { "id": "user_1", "applications": [{ "id": "app_ignored" }] },
            { "id": "orga_1", "applications": [{ "id": "app_1" }, { "id": "app_2" }] },
        ],
    }));
    assert_eq!(owner(&index, ApplicationId::from("app_1")).as_deref(), Some("user_1"));
    assert_eq!(owner(&index, ApplicationId::from("app_2")).as_deref(), Some("orga_1"));
    assert_eq!(owner(&index, ApplicationId::from("app_ignored")), None);
}

#[test]
fn the_form_of_an_addons_id_chooses_the_table_whatever_its_type() {
    let index = index(everything());
    for id in ["addon_1", "postgresql_1"] {
        assert_eq!(owner(&index, AddonId::from(id)).as_deref(), Some("orga_1"));
        assert_eq!(owner(&index, RealAddonId::from(id)).as_deref(), Some("orga_1"));
        assert_eq!(owner(&index, AnyAddonId(id)).as_deref(), Some("orga_1"));
        assert_eq!(owner(&index, ResourceId::from(id)).as_deref(), Some("orga_1"));
    }
    assert_eq!(owner(&index, ResourceId::from("app_1")).as_deref(), Some("orga_1"));
    assert_eq!(owner(&index, AnyAddonId("app_1")), None, "an application is no add-on");
    assert_eq!(owner(&index, ApplicationId::from("addon_1")), None);
}

#[test]
fn no_id_is_found_but_what_is_there() {
    let index = index(everything());
    for id in ["constructor", "__proto__", "toString", "", "app_"] {
        assert_eq!(owner(&index, ApplicationId::from(id)), None);
        assert_eq!((index.addon_id(id), index.real_addon_id(id)), (None, None));
    }
}

#[test]
fn an_index_shows_how_much_it_knows_and_not_what() {
    let shown = format!("{:?}", index(everything()));
    assert_eq!(shown, "Index { applications: 3, addons: 2, addon_providers: 2, oauth_consumers: 2 }");
}
