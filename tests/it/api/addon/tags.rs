//! Tags of an add-on.

use api_defs::v2::addon::{add_tag, get_all_tags, remove_tag, replace_addon_tags};
use api_defs::v2::user::get_summary;

use crate::api::stage::{Acting, Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, tags).await;
}

#[tokio::test]
async fn tags_of_any_text_are_put_on_an_addon_and_taken_off() {
    for_each_owner(&Called::default(), tags).await;
}

async fn tags(stage: &Stage) {
    let owner = &stage.owner;
    let id = stage.addon("orders").await.id;
    assert!(stage.send(get_all_tags(owner, &id)).await.is_empty(), "the platform says null");

    let strange = "a/b c?é#%2F+..";
    assert_eq!(*stage.send(add_tag(owner, &id, strange)).await, [strange]);
    assert_eq!(*stage.send(add_tag(owner, &id, "production")).await, [strange, "production"]);
    assert_eq!(*stage.send(remove_tag(owner, &id, strange)).await, ["production"]);
    let others = ["staging".to_owned(), strange.to_owned()];
    assert_eq!(*stage.send(replace_addon_tags(owner, &id, &others)).await, others);
    assert_eq!(*stage.send(get_all_tags(owner, &id)).await, others);
    let summary = stage.send(get_summary()).await;
    let mut owners = summary.organisations.iter();
    let own = owners.find(|one| one.id.as_str() == stage.owner_id.as_str()).unwrap();
    let addon = own.addons.iter().find(|addon| addon.id == id).unwrap();
    assert_eq!(addon.customer_tags, others);

    assert!(stage.send(replace_addon_tags(owner, &id, &[])).await.is_empty());
    assert!(stage.fail(add_tag(owner, "addon_none", "x")).await.is_not_found());
    if stage.acting != Acting::Organisation {
        let theirs = stage.platform.seed().addon_id.as_str();
        assert!(stage.fail(get_all_tags(owner, theirs)).await.is_not_found());
    }
}
