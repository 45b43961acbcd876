//! Lists.

use api_defs::redis_http::{
    ListElement, ListIndex, ListKey, ListPosition, PushListElement, ScanList, StringKey, create_list,
    create_string, get_list_element, push_list_element, scan_list, update_list_element,
};
use http::StatusCode;

use super::{check_missing, check_taken, check_wrong_kind, database, stage};
use crate::api::stage::Stage;

pub(super) async fn all(stage: &Stage) {
    elements(stage).await;
}

#[tokio::test]
async fn elements_are_pushed_at_both_ends_read_replaced_and_scanned() {
    elements(&stage()).await;
}

async fn elements(stage: &Stage) {
    let database = database();
    let created = stage.send(create_list(&database.with(ListKey::new("jobs", ["b", "c"])))).await;
    assert_eq!(created, ListKey::new("jobs", ["b", "c"]));
    check_taken(&stage.fail(create_list(&database.with(created))).await);
    let nothing = ListKey::new("none", [""; 0]);
    assert_eq!(
        stage.fail(create_list(&database.with(nothing))).await.status(),
        Some(StatusCode::BAD_REQUEST)
    );

    let push = |element: PushListElement| stage.send(push_list_element(&database.with(element)));
    assert_eq!(push(PushListElement::new("jobs", "d")).await, ListElement::new("jobs", 2, "d"));
    let head = PushListElement::new("jobs", "a").position(ListPosition::Head);
    assert_eq!(push(head).await, ListElement::new("jobs", 0, "a"));
    let tail = PushListElement::new("jobs", "").position(ListPosition::Tail);
    assert_eq!(push(tail).await.index, 4);
    let middle = PushListElement::new("jobs", "x").position("middle");
    let error = stage.fail(push_list_element(&database.with(middle))).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::BAD_REQUEST), Some("4000")));

    let element = |index| database.with(ListIndex::new("jobs", index));
    assert_eq!(stage.send(get_list_element(&element(3))).await, ListElement::new("jobs", 3, "d"));
    let replaced = ListElement::new("jobs", 3, "ç");
    assert_eq!(stage.send(update_list_element(&database.with(replaced.clone()))).await, replaced);
    assert_eq!(stage.send(get_list_element(&element(3))).await, replaced);
    check_missing(&stage.fail(get_list_element(&element(5))).await);

    let (mut found, mut cursor) = (Vec::new(), 0);
    loop {
        let part = stage.send(scan_list(&database.with(ScanList::new("jobs").cursor(cursor).count(2)))).await;
        assert_eq!((part.key.as_str(), part.total), ("jobs", Some(5)));
        found.extend(part.elements.into_iter().map(|item| (item.index, item.value)));
        cursor = part.cursor;
        if cursor == 0 {
            break;
        }
    }
    let values = found.iter().map(|(index, value)| (*index, value.as_str())).collect::<Vec<_>>();
    assert_eq!(values, [(0, "a"), (1, "b"), (2, "c"), (3, "ç"), (4, "")]);

    // An element makes the list that is missing, but none replaces another there.
    check_missing(&stage.fail(update_list_element(&database.with(ListElement::new("new", 0, "x")))).await);
    assert_eq!(push(PushListElement::new("new", "x")).await, ListElement::new("new", 0, "x"));
    stage.send(create_string(&database.with(StringKey::new("text", "x")))).await;
    check_wrong_kind(&stage.fail(scan_list(&database.with(ScanList::new("text")))).await);
    check_wrong_kind(&stage.fail(push_list_element(&database.with(PushListElement::new("text", "x")))).await);
}
