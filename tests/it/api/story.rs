//! Whole stories, from what is made first to what is removed last.
#![allow(deprecated)]

use api_defs::v2::addon::{self, StartMigration};
use api_defs::v2::application::{
    Application, ApplicationState, CreateApplication, DeploymentState, Domain, EnvVar, EnvVars, SetEnvVar,
    add_domain, create, get, get_all_domains, get_all_env_vars, get_all_env_vars_for_addons, get_deployment,
    get_favourite_domain, link_addon, mark_favourite_domain, redeploy, remove, unlink_addon,
    update_all_env_vars, update_env_var,
};
use api_defs::v2::event::{EventKind, application_events};
use api_defs::v2::organisation::{
    self, BuyCredits, CreateOrganisation, Customer, MemberRole, NewMember, Organisation, PostalAddress,
    UpdateMember, UpdateOrganisation,
};
use api_defs::v2::user::get_summary;
use api_defs::v4::billing::{
    ActivateCoupon, InvoiceStatus, activate_coupon, authorize_stripe_payment, get_all_unpaid_invoices,
    get_credits_summary, get_invoice, get_invoice_html, get_invoice_pdf, get_stripe_payment_intent,
    init_stripe_payment,
};
use api_defs::v4::log::application_logs;
use api_defs::{ApplicationId, OrganisationId};
use serde_json::json;

use super::stage::{Acting, Called, Stage, for_each_owner, node};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, an_application).await;
    for_each_owner(called, an_addon).await;
    an_organisation(&Stage::new(Acting::Organisation, called)).await;
}

#[tokio::test]
async fn an_application_is_created_deployed_watched_and_removed() {
    for_each_owner(&Called::default(), an_application).await;
}

async fn an_application(stage: &Stage) {
    let owner = &stage.owner;
    let shop = stage.send(create(owner, &CreateApplication::new("shop", node(), "XS"))).await;
    let id = &shop.id;
    configure(stage, id).await;

    let mut events = stage.open(application_events(id)).await;
    stage.platform.sockets().open_reach(1).await;
    let mut logs = stage.open(application_logs(&stage.owner_id, id).limit(3)).await;
    let deployment = stage.send(redeploy(owner, id).commit("8f14e45")).await.deployment_id.unwrap();
    stage.platform.log(id.as_str(), "Installing");
    let begun = stage.send(get_deployment(owner, id, &deployment)).await.unwrap();
    assert_eq!(begun.state, Some(DeploymentState::WorkInProgress));
    stage.platform.logs(id.as_str(), 1);
    stage.platform.finish_deployments();
    stage.platform.log(id.as_str(), "Listening");
    let data = json!({ "appId": id, "uuid": deployment, "state": "OK" }).to_string();
    stage.platform.event(&json!({ "event": "DEPLOYMENT_ACTION_END", "data": data }));

    let event = events.next().await.unwrap().unwrap();
    assert_eq!(
        (&event.kind, &event.data["uuid"]),
        (&Some(EventKind::DeploymentActionEnd), &json!(deployment))
    );
    for message in ["Installing", "line 1", "Listening"] {
        assert_eq!(logs.next().await.unwrap().unwrap().message, message);
    }
    assert!(logs.next().await.is_none());
    let up = stage.send(get(owner, id)).await.unwrap();
    assert_eq!((up.state, up.commit_id.as_deref()), (Some(ApplicationState::ShouldBeUp), Some("8f14e45")));
    let ended = stage.send(get_deployment(owner, id, &deployment)).await.unwrap();
    assert_eq!(ended.state, Some(DeploymentState::Succeeded));

    stage.send(remove(owner, id)).await;
    assert_eq!(stage.send(get(owner, id)).await, None);
    assert_eq!(stage.send(get_deployment(owner, id, &deployment)).await, None);
    assert!(stage.fail(get_all_env_vars(owner, id)).await.is_not_found());
}

/// Variables and a domain.
async fn configure(stage: &Stage, id: &ApplicationId) {
    let owner = &stage.owner;
    stage.send(update_all_env_vars(owner, id, &EnvVars::from_iter([("PORT", "8080")]))).await;
    stage.send(update_env_var(owner, id, "MOTTO", &SetEnvVar::new("héllo"))).await;
    let expected = [EnvVar::new("MOTTO", "héllo"), EnvVar::new("PORT", "8080")];
    assert_eq!(stage.send(get_all_env_vars(owner, id)).await, expected);
    let domain = Domain::new("shop.example.com");
    stage.send(add_domain(owner, id, &domain.fqdn)).await;
    stage.send(mark_favourite_domain(owner, id, &domain)).await;
    assert_eq!(stage.send(get_favourite_domain(owner, id)).await.as_ref(), Some(&domain));
    assert_eq!(stage.send(get_all_domains(owner, id)).await.last(), Some(&domain));
}

#[tokio::test]
async fn an_addon_is_ordered_linked_tagged_migrated_and_removed() {
    for_each_owner(&Called::default(), an_addon).await;
}

async fn an_addon(stage: &Stage) {
    let owner = &stage.owner;
    let (shop, orders) = (stage.application("shop").await.id, stage.addon("orders").await);
    stage.send(link_addon(owner, &shop, &orders.id)).await;
    let variables = stage.send(addon::get_all_env_vars(owner, &orders.id)).await;
    let env = stage.send(get_all_env_vars_for_addons(owner, &shop)).await;
    assert_eq!((env.len(), &env[0].env), (1, &variables));

    stage.send(addon::add_tag(owner, &orders.id, "production")).await;
    let to_dev = StartMigration::new("plan_postgresql-addon-dev");
    let plan_and_zone = async || {
        let orders = stage.send(addon::get(owner, &orders.id)).await.unwrap();
        (orders.plan.unwrap().slug.unwrap(), orders.region.unwrap().to_string())
    };
    match stage.acting {
        Acting::Organisation => {
            drop(stage.send(addon::update_migration(&stage.owner_id, &orders.id, &to_dev)).await)
        }
        Acting::User | Acting::UserById => drop(stage.send(addon::change_plan(&orders.id, &to_dev)).await),
    }
    stage.platform.finish_migrations();
    assert_eq!(plan_and_zone().await, ("dev".to_owned(), "par".to_owned()));
    let elsewhere = to_dev.region("rbx");
    let migration = stage.send(addon::update_migration(&stage.owner_id, &orders.id, &elsewhere)).await;
    assert_eq!(plan_and_zone().await, ("dev".to_owned(), "par".to_owned()), "not yet");
    stage.platform.finish_migrations();
    let migration =
        stage.send(addon::get_migration(&stage.owner_id, &orders.id, &migration.id)).await.unwrap();
    assert_eq!(migration.status, Some(addon::MigrationStatus::Succeeded));
    assert_eq!(plan_and_zone().await, ("dev".to_owned(), "rbx".to_owned()));
    assert_eq!(*stage.send(addon::get_all_tags(owner, &orders.id)).await, ["production"]);
    assert_eq!(stage.send(get_all_env_vars_for_addons(owner, &shop)).await, env, "as before");

    stage.send(unlink_addon(owner, &shop, &orders.id)).await;
    assert_eq!(stage.send(get_all_env_vars_for_addons(owner, &shop)).await, []);
    stage.send(addon::remove(owner, &orders.id)).await;
    assert_eq!(stage.send(addon::get(owner, &orders.id)).await, None);
}

#[tokio::test]
async fn an_organisation_is_founded_works_pays_and_is_dissolved() {
    an_organisation(&Stage::new(Acting::Organisation, &Called::default())).await;
}

async fn an_organisation(stage: &Stage) {
    let customer = Customer::individual("Ada Lovelace", "FR");
    let address = PostalAddress::new("1 rue de l'Exemple", "69001", "Lyon");
    let founded = CreateOrganisation::new("Exemple", "We sell examples", customer, address);
    let founded = stage.send(organisation::create(&founded)).await;
    hire(stage, &OrganisationId::from(founded.id.as_str())).await;
    let renamed = UpdateOrganisation::from(&founded).name("Exemples");
    let organisation = stage.send(organisation::update(&founded.id, &renamed)).await;
    assert_eq!(organisation.name.as_deref(), Some("Exemples"));
    let picture =
        organisation::update_avatar(&founded.id, &b"GIF89a"[..]).header("content-type", "image/gif");
    let picture = stage.send(picture).await;

    let shop = stage.send(create(&founded.id, &CreateApplication::new("shop", node(), "XS"))).await;
    let tags = ["production".to_owned()];
    stage.send(organisation::update_application_tags(&founded.id, &shop.id, &tags)).await;
    let summary = stage.send(get_summary()).await;
    let seen = summary.organisations.iter().find(|one| one.id.as_str() == founded.id.as_str()).unwrap();
    assert_eq!(
        (seen.name.as_deref(), seen.avatar.as_deref()),
        (Some("Exemples"), Some(picture.url.as_str()))
    );
    assert_eq!((&seen.applications[0].id, &seen.applications[0].customer_tags[..]), (&shop.id, &tags[..]));

    pay(stage, &organisation).await;
    dissolve(stage, &organisation, &shop).await;
}

/// Members come, change and go.
async fn hire(stage: &Stage, id: &OrganisationId) {
    stage
        .send(organisation::add_member(id, &NewMember::new("charles@example.com", MemberRole::Developer)))
        .await;
    stage
        .send(organisation::add_member(id, &NewMember::new("mary@example.com", MemberRole::Accounting)))
        .await;
    let members = stage.send(organisation::get_all_members(id)).await;
    let [ada, charles, mary] = &members[..] else { panic!("{members:?}") };
    assert_eq!(ada.role, Some(MemberRole::Admin));
    let promotion = UpdateMember::new().role(MemberRole::Manager).job("Engines");
    stage.send(organisation::update_member(id, &charles.member.id, &promotion)).await;
    stage.send(organisation::remove_member(id, &mary.member.id)).await;
    let members = stage.send(organisation::get_all_members(id)).await;
    assert_eq!((members.len(), &members[0]), (2, ada));
    assert_eq!(
        (members[1].role.clone(), members[1].job.as_deref()),
        (Some(MemberRole::Manager), Some("Engines"))
    );
}

/// An order of credits becomes an invoice that is paid, and a coupon gives some more.
async fn pay(stage: &Stage, organisation: &Organisation) {
    let owner = &organisation.id;
    let order = stage.send(organisation::buy_credits(owner, &BuyCredits::quantity(50.0))).await;
    let unpaid = stage.send(get_all_unpaid_invoices(owner)).await;
    let number = &unpaid[0].invoice_number;
    assert_eq!((unpaid.len(), order.number.as_ref()), (1, Some(number)));
    assert_eq!(stage.send(get_invoice(owner, number)).await.unwrap().status, Some(InvoiceStatus::Pending));

    let intent = stage.send(get_stripe_payment_intent(owner)).await.unwrap();
    stage.send(init_stripe_payment(owner, number, &json!({}))).await;
    let paid = stage.send(authorize_stripe_payment(owner, number, &intent.id)).await;
    assert_eq!(paid.status, Some(InvoiceStatus::Paid));
    assert_eq!(stage.send(get_invoice(owner, number)).await, Some(paid));
    assert!(stage.send(get_invoice_html(owner, number)).await.contains("60.00 EUR"));
    assert!(stage.send(get_invoice_pdf(owner, number)).await.starts_with(b"%PDF-"));
    assert_eq!(stage.send(get_all_unpaid_invoices(owner)).await, []);

    stage.send(activate_coupon(owner, &ActivateCoupon::new("WELCOME"))).await;
    let credits = stage.send(get_credits_summary(owner)).await;
    assert_eq!((credits.prepaid_credit, credits.free_credit), (Some(62.5), Some(20.0)));
    assert_eq!(stage.send(organisation::get_credits(owner)).await.count, Some(82.5));
    let others = stage.send(get_credits_summary(&stage.owner_id)).await;
    assert_eq!((others.prepaid_credit, others.free_credit), (Some(12.5), Some(0.0)), "to each their own");
}

/// Everything goes with the organisation.
async fn dissolve(stage: &Stage, organisation: &Organisation, shop: &Application) {
    let id = &organisation.id;
    stage.send(organisation::remove(id)).await;
    assert_eq!(stage.send(organisation::get(id)).await, None);
    assert_eq!(stage.send(get(id, &shop.id)).await, None);
    assert!(
        stage.fail(organisation::get_all_members(OrganisationId::from(id.as_str()))).await.is_not_found()
    );
    assert!(stage.fail(get_credits_summary(id)).await.is_not_found());
    assert_eq!(stage.send(organisation::get_all()).await.len(), 1);
}
