//! Who is in an organisation.

use api_defs::v2::MessageType;
use api_defs::v2::organisation::{
    MemberRole, NewMember, UpdateMember, add_member, get_all_members, remove_member, update_member,
};
use api_defs::{OrganisationId, v2};
use http::StatusCode;

use crate::api::stage::{Acting, Called, Stage};

pub(super) async fn all(called: &Called) {
    listed(&Stage::new(Acting::Organisation, called)).await;
    added_changed_and_removed(&Stage::new(Acting::Organisation, called)).await;
}

fn stage() -> Stage {
    Stage::new(Acting::Organisation, &Called::default())
}

#[tokio::test]
async fn members_have_roles() {
    listed(&stage()).await;
}

async fn listed(stage: &Stage) {
    let seed = stage.platform.seed();
    let members = stage.send(get_all_members(OrganisationId::from(seed.organisation_id.as_str()))).await;
    let [ada, charles] = &members[..] else { panic!("{members:?}") };
    assert_eq!(
        (ada.member.id.as_str(), ada.role.as_ref()),
        (seed.user_id.as_str(), Some(&MemberRole::Admin))
    );
    assert_eq!(ada.job, None);
    assert_eq!(charles.member.id, seed.member_id.as_str());
    assert_eq!(charles.member.email.as_deref(), Some("charles@example.com"));
    assert_eq!(
        (charles.role.clone(), charles.job.as_deref()),
        (Some(MemberRole::Developer), Some("Engines"))
    );
    assert!(stage.fail(get_all_members("orga_none")).await.is_not_found());
}

#[tokio::test]
async fn a_member_is_added_changed_and_removed() {
    added_changed_and_removed(&stage()).await;
}

async fn added_changed_and_removed(stage: &Stage) {
    let id = OrganisationId::from(stage.platform.seed().organisation_id.as_str());
    let mary = NewMember::new("mary@example.com", MemberRole::Accounting).job("Bills");
    let message = stage.send(add_member(&id, &mary).invitation_key("a+b/c=")).await;
    assert_eq!(message.kind, Some(MessageType::Success));
    assert_eq!(stage.last_request().query.as_deref(), Some("invitationKey=a%2Bb%2Fc%3D"));
    let added = stage.send(get_all_members(&id)).await.pop().unwrap();
    assert_eq!(added.member.email.as_deref(), Some("mary@example.com"));
    assert_eq!((added.role, added.job.as_deref()), (Some(MemberRole::Accounting), Some("Bills")));
    let error = stage.fail(add_member(&id, &mary)).await;
    assert_eq!((error.status(), error.code()), (Some(StatusCode::CONFLICT), Some("4090")));
    let error = stage.fail(add_member(&id, &NewMember::new("x@example.com", "KING"))).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));

    let mary = &added.member.id;
    stage.send(update_member(&id, mary, &UpdateMember::new().role(MemberRole::Manager))).await;
    let changed = stage.send(get_all_members(&id)).await.pop().unwrap();
    assert_eq!((changed.role, changed.job.as_deref()), (Some(MemberRole::Manager), Some("Bills")));
    let other = stage.send(v2::user::get(mary)).await.unwrap();
    assert_eq!((&other.id, other.email.as_deref()), (mary, Some("mary@example.com")));

    assert_eq!(stage.send(remove_member(&id, mary)).await.kind, Some(MessageType::Success));
    assert_eq!(stage.send(get_all_members(&id)).await.len(), 2);
    assert!(stage.fail(remove_member(&id, mary)).await.is_not_found());
    assert!(stage.fail(update_member(&id, mary, &UpdateMember::new().job("None"))).await.is_not_found());
    assert_eq!(stage.send(v2::user::get(mary)).await, None, "nobody here knows her any more");
}
