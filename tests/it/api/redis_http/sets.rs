//! Sets.

use api_defs::redis_http::{
    ListKey, Scan, SetKey, SetMember, add_set_member, create_list, create_set, delete_set_member, scan_set,
};

use super::{check_missing, check_taken, check_wrong_kind, database, stage};
use crate::api::stage::Stage;

pub(super) async fn all(stage: &Stage) {
    members(stage).await;
}

#[tokio::test]
async fn members_are_added_once_scanned_and_taken_out() {
    members(&stage()).await;
}

async fn members(stage: &Stage) {
    let database = database();
    let created = stage.send(create_set(&database.with(SetKey::new("tags", ["b", "a", "b"])))).await;
    assert_eq!(created, SetKey::new("tags", ["a", "b"]));
    check_taken(&stage.fail(create_set(&database.with(created))).await);

    let member = |member| database.with(SetMember::new("tags", member));
    let added = stage.send(add_set_member(&member("ç"))).await;
    assert_eq!((added.key.as_str(), added.element.as_str(), added.added), ("tags", "ç", true));
    assert!(!stage.send(add_set_member(&member("ç"))).await.added);
    assert!(stage.send(add_set_member(&member(""))).await.added);

    let scan = |scan: Scan| stage.send(scan_set(&database.with(scan)));
    let first = scan(Scan::new("tags").count(3)).await;
    assert_eq!((&first.elements[..], first.cursor), (&["", "a", "b"].map(str::to_owned)[..], 3));
    let second = scan(Scan::new("tags").cursor(first.cursor).count(3)).await;
    assert_eq!((&second.elements[..], second.cursor), (&["ç".to_owned()][..], 0));
    assert_eq!(scan(Scan::new("tags").pattern("[ab]")).await.elements, ["a", "b"]);

    let removed = stage.send(delete_set_member(&member("a"))).await;
    assert_eq!((removed.element.as_str(), removed.deleted), ("a", true));
    assert!(!stage.send(delete_set_member(&member("a"))).await.deleted);
    for last in ["", "b", "ç"] {
        assert!(stage.send(delete_set_member(&member(last))).await.deleted);
    }
    check_missing(&stage.fail(scan_set(&database.with(Scan::new("tags")))).await);
    assert!(!stage.send(delete_set_member(&member("a"))).await.deleted);

    stage.send(create_list(&database.with(ListKey::new("tags", ["a"])))).await;
    check_wrong_kind(&stage.fail(add_set_member(&member("a"))).await);
    check_wrong_kind(&stage.fail(scan_set(&database.with(Scan::new("tags")))).await);
    check_wrong_kind(&stage.fail(delete_set_member(&member("a"))).await);
}
