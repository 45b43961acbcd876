//! Hashes.

use api_defs::redis_http::{
    HashElement, HashField, HashKey, Key, Scan, SetHashField, SetKey, create_hash, create_set,
    delete_hash_field, delete_key, scan_hash, set_hash_field,
};

use super::{check_missing, check_taken, check_wrong_kind, database, stage};
use crate::api::stage::Stage;

pub(super) async fn all(stage: &Stage) {
    fields(stage).await;
}

#[tokio::test]
async fn fields_are_set_scanned_and_deleted() {
    fields(&stage()).await;
}

async fn fields(stage: &Stage) {
    let database = database();
    let wanted = HashKey::new("user", [("name", "Ada"), ("city", ""), ("élan", "é")]);
    let created = stage.send(create_hash(&database.with(wanted.clone()))).await;
    let mut sorted = wanted.elements.clone();
    sorted.sort_by(|one, other| one.field.cmp(&other.field));
    assert_eq!((created.key.as_str(), &created.elements), ("user", &sorted));
    check_taken(&stage.fail(create_hash(&database.with(wanted))).await);

    let set =
        |field, value| stage.send(set_hash_field(&database.with(SetHashField::new("user", field, value))));
    let added = set("age", "36").await;
    assert_eq!((added.field.as_str(), added.value.as_str(), added.added), ("age", "36", Some(true)));
    assert_eq!(set("name", "Augusta").await.added, Some(false));

    let scan = |scan: Scan| stage.send(scan_hash(&database.with(scan)));
    let mut found = Vec::new();
    let mut cursor = 0;
    loop {
        let part = scan(Scan::new("user").cursor(cursor).count(2)).await;
        assert_eq!((part.key.as_str(), part.elements.len()), ("user", 2));
        found.extend(part.elements);
        cursor = part.cursor;
        if cursor == 0 {
            break;
        }
    }
    let expected = [("age", "36"), ("city", ""), ("name", "Augusta"), ("élan", "é")];
    assert_eq!(found, expected.map(|(field, value)| HashElement::new(field, value)));
    assert_eq!(
        scan(Scan::new("user").pattern("*a*")).await.elements,
        [found[0].clone(), found[2].clone(), found[3].clone()]
    );

    let delete = |field| stage.send(delete_hash_field(&database.with(HashField::new("user", field))));
    let deleted = delete("city").await;
    assert_eq!((deleted.field.as_str(), deleted.deleted), ("city", true));
    assert!(!delete("city").await.deleted);
    for field in ["age", "name", "élan"] {
        assert!(delete(field).await.deleted);
    }
    check_missing(&stage.fail(scan_hash(&database.with(Scan::new("user")))).await);
    // A field makes the hash that is missing.
    assert_eq!(set("name", "Ada").await.added, Some(true));
    assert!(stage.send(delete_key(&database.with(Key::new("user")))).await.deleted);

    stage.send(create_set(&database.with(SetKey::new("user", ["Ada"])))).await;
    check_wrong_kind(&stage.fail(scan_hash(&database.with(Scan::new("user")))).await);
    let field = database.with(SetHashField::new("user", "name", "Ada"));
    check_wrong_kind(&stage.fail(set_hash_field(&field)).await);
    check_wrong_kind(&stage.fail(delete_hash_field(&database.with(HashField::new("user", "name")))).await);
}
