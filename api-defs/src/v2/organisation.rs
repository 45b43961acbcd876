//! Organisations: who they are, who is in them, what they run, and what they pay.
//!
//! What takes an [`Owner`] is there for the current user's personal space as well. Applications
//! are in [`application`](super::application).
//!
//! Version 4 of the API has invoices and ways to pay of its own, in
//! [`v4::billing`](crate::v4::billing); what they replace is deprecated here. The payment of an order
//! goes on in [`payment`](super::payment).

mod avatar;
mod credit;
mod deployment;
mod invoice;
mod model;
mod payment;
mod request;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use cc_client::{ByShape, Bytes, endpoint};
use jiff::Timestamp;

pub use avatar::{Avatar, AvatarSource, TakeAvatar};
pub use credit::{CreditCount, MaxCredits, PaymentInfo, PaymentTarget, PriceWithTax, RecurrentPayment};
pub use deployment::{ApplicationDeployment, list_deployments, list_deployments_of};
pub use invoice::{BuyCredits, Invoice, InvoiceLine, InvoiceStatus, PayWhen};
pub use model::{Member, MemberRole, MemberUser, NamespaceAccess, Organisation, VatState};
pub use payment::{
    ChoosePaymentProvider, PaymentMethod, PaymentMethodChoice, PaymentPage, PaymentProvider, StripeIntent,
};
pub use request::{
    Contact, ContactType, CreateOrganisation, Customer, NewMember, PostalAddress, UpdateMember,
    UpdateOrganisation,
};

pub use crate::v2::addon::{InvoiceType, PaymentMethodType};

use crate::ids::{ApplicationId, OrderId, OrganisationId, OwnerId, PaymentMethodId, UserId};
use crate::list::List;
use crate::owner::Owner;
use crate::secret::SecretValue;
use crate::v2::Message;
use crate::v2::application::{CreateRedirection, Deployment, Namespace, Redirection};
use crate::v2::user::{Profile, UpdateProfile};

// Organisations

/// The organisations that the current user is a member of.
///
/// [`user::get_summary`](super::user::get_summary) gives them with what they own, in one call.
#[endpoint(GET "/v2/organisations")]
pub fn get_all() -> Vec<Organisation>;

/// Creates an organisation.
///
/// It is not sent again after a doubtful failure: an organisation might be created twice.
#[endpoint(POST "/v2/organisations")]
pub fn create(organisation: &CreateOrganisation) -> Organisation;

/// One organisation, or the personal space of a user; `None` if there is none of this id.
///
/// Of [`Me`](crate::Me) it is a [`Profile`], which
/// [`user::get_profile`](super::user::get_profile) gives as one that is always there.
#[endpoint(GET "/v2/organisations/<id>")]
pub fn get(id: Owner) -> Option<ByShape<Organisation, Profile>>;

/// Changes an organisation, or the profile of the current user, and answers it as it is then.
///
/// An id takes an [`UpdateOrganisation`] and answers an [`Organisation`]; [`Me`](crate::Me) takes an
/// [`UpdateProfile`] and answers a [`Profile`]:
///
/// ```
/// use api_defs::Me;
/// use api_defs::v2::organisation::{Customer, PostalAddress, UpdateOrganisation, update};
/// use api_defs::v2::user::UpdateProfile;
///
/// let customer = Customer::individual("Ada Example", "FR");
/// let address = PostalAddress::new("1 rue de l'Exemple", "44000", "Nantes");
/// let organisation = UpdateOrganisation::new("Example", "We sell examples", customer, address);
/// update("orga_1", &organisation);
/// update(Me, &UpdateProfile::new().name("Ada Example"));
/// ```
#[endpoint(PUT "/v2/organisations/<id>")]
pub fn update(
    id: Owner,
    changes: &ByShape<UpdateOrganisation, UpdateProfile>,
) -> ByShape<Organisation, Profile>;

/// Deletes an organisation for good. **With [`Owner::Me`] it deletes the account of the current
/// user.**
///
/// No call brings either back. An id must be an organisation's: the platform's own client refuses
/// a user's here.
#[endpoint(DELETE "/v2/organisations/<id>")]
pub fn remove(id: Owner) -> Message;

/// Replaces the image that stands for an owner by another one, and answers its address.
///
/// The platform takes BMP, GIF, JPEG, PNG and TIFF, and has to be told which one it is. Unless
/// told otherwise the image is sent as `image/bmp`:
///
/// ```
/// use api_defs::{Owner, v2::organisation::update_avatar};
///
/// # let png = Vec::new();
/// let call = update_avatar(Owner::Me, png).header("content-type", "image/png");
/// ```
///
/// [`take_avatar_from`] sends no image, but says where there is one.
#[endpoint(PUT "/v2/organisations/<id>/avatar", content_type = "image/bmp")]
pub fn update_avatar(id: Owner, image: Bytes) -> Avatar;

/// Replaces the image that stands for an owner by the one that another service has, and answers
/// its address. [`update_avatar`] sends an image of your own.
#[endpoint(PUT "/v2/organisations/<id>/avatar", js = none)]
pub fn take_avatar_from(id: Owner, source: &TakeAvatar) -> Avatar;

// Members

/// The members of an organisation, each with a role.
#[endpoint(GET "/v2/organisations/<id>/members")]
pub fn get_all_members(id: OrganisationId) -> Vec<Member>;

/// Adds someone to an organisation, by e-mail address.
#[endpoint(POST "/v2/organisations/<id>/members?<invitationKey>")]
pub fn add_member(
    id: OrganisationId,
    member: &NewMember,
    /// The key of an invitation.
    invitation_key: Option<&str>,
) -> Message;

/// Takes someone out of an organisation.
#[endpoint(DELETE "/v2/organisations/<id>/members/<userId>", js = "v2.organisation.removeMemeber")]
pub fn remove_member(id: OrganisationId, user_id: UserId) -> Message;

/// Changes what a member may do, or what their job is.
#[endpoint(PUT "/v2/organisations/<id>/members/<userId>")]
pub fn update_member(id: OrganisationId, user_id: UserId, changes: &UpdateMember) -> Message;

// Applications

/// The namespaces in which an owner may open ports, see
/// [`application::add_tcp_redir`](super::application::add_tcp_redir).
#[endpoint(GET "/v2/organisations/<id>/namespaces")]
pub fn get_namespaces(id: OwnerId) -> Vec<NamespaceAccess>;

/// The deployments of all applications of an owner, by application.
///
/// [`application::get_all_deployments`](super::application::get_all_deployments) gives those of
/// one.
#[endpoint(GET "/v2/organisations/<id>/deployments?<limit>")]
pub fn get_all_deployments(
    id: OwnerId,
    /// At most this many deployments.
    limit: Option<u32>,
) -> BTreeMap<ApplicationId, List<Deployment>>;

/// The machines that run the applications of an owner.
///
/// The form of the answer is not documented: a list of texts for an id, an object of
/// applications for [`Owner::Me`]. It is handed over as it comes.
#[endpoint(GET "/v2/organisations/<id>/instances")]
pub fn get_all_instances(id: Owner) -> serde_json::Value;

/// Replaces the tags of an application by these, and answers them.
///
/// [`application::update_tag`](super::application::update_tag) adds one,
/// [`application::remove_tag`](super::application::remove_tag) takes one off.
///
/// The platform documents it for an owner's id alone, not for [`Owner::Me`].
#[endpoint(PUT "/v2/organisations/<id>/applications/<appId>/tags")]
pub fn update_application_tags(id: Owner, app_id: ApplicationId, tags: &[String]) -> List<String>;

// UDP redirections

/// The public UDP ports that lead to an application.
///
/// [`application::get_tcp_redirs`](super::application::get_tcp_redirs) gives the TCP ones.
#[endpoint(
    GET "/v2/organisations/<id>/applications/<appId>/udpRedirs",
    js = "v2.organisation.listApplicationUDPRedirections"
)]
pub fn list_application_udp_redirections(id: OwnerId, app_id: ApplicationId) -> Vec<Redirection>;

/// Opens a public UDP port that leads to an application, and answers which one.
///
/// It is not sent again after a doubtful failure: two ports might be opened.
#[endpoint(
    POST "/v2/organisations/<id>/applications/<appId>/udpRedirs",
    js = "v2.organisation.createApplicationUDPRedirection"
)]
pub fn create_application_udp_redirection(
    id: OwnerId,
    app_id: ApplicationId,
    redirection: &CreateRedirection,
) -> Redirection;

/// Closes a public UDP port.
#[endpoint(
    DELETE "/v2/organisations/<id>/applications/<appId>/udpRedirs/<sourcePort>?<namespace>",
    js = "v2.organisation.deleteApplicationUDPRedirection"
)]
pub fn delete_application_udp_redirection(
    id: OwnerId,
    app_id: ApplicationId,
    /// The port as [`list_application_udp_redirections`] gives it.
    source_port: u16,
    /// Where the port is open: the same number may be in use in several namespaces.
    namespace: Option<Namespace>,
);

// Credits and consumption

/// How many credits an owner has, and what one costs.
#[endpoint(GET "/v2/organisations/<id>/credits")]
pub fn get_credits(id: Owner) -> CreditCount;

/// Orders credits, and answers what is to be paid for them.
///
/// [`choose_payment_provider`] goes on to the payment, [`delete_purchase_order`] takes the order
/// back. It is not sent again after a doubtful failure: the credits might be ordered twice.
#[endpoint(
    POST "/v2/organisations/<id>/payments/billings",
    js = ["v2.organisation.todo_buyDropsByOrga", "v2.organisation.todo_buySelfDrops"]
)]
pub fn buy_credits(id: Owner, order: &BuyCredits) -> Invoice;

/// What the applications and add-ons of an owner consumed.
///
/// The form of the answer is not documented.
#[endpoint(GET "/v2/organisations/<id>/consumptions?<appId>&<from>&<to>&for=<purpose>")]
pub fn get_consumptions(
    id: Owner,
    /// Only that of this application.
    app_id: Option<ApplicationId>,
    /// Only what was consumed since then.
    from: Option<Timestamp>,
    /// Only what was consumed until then.
    to: Option<Timestamp>,
    /// What the figures are for; the values are not documented.
    purpose: Option<&str>,
) -> serde_json::Value;

/// What the current month costs an owner.
///
/// The form of the answer is not documented.
#[endpoint(GET "/v2/organisations/<id>/payments/monthlyinvoice")]
pub fn get_monthly_invoice(id: Owner) -> serde_json::Value;

/// Sets how many credits an owner may consume in a month.
///
/// The form of the answer is documented for [`Owner::Me`] alone: `{"max": …}`, the same number.
#[endpoint(
    PUT "/v2/organisations/<id>/payments/monthlyinvoice/maxcredit",
    js = [
        "v2.organisation.todo_setMaxCreditsPerMonthByOrga",
        "v2.organisation.todo_setSelfMaxCreditsPerMonth",
    ]
)]
pub fn set_max_credits_per_month(id: Owner, max: &MaxCredits) -> serde_json::Value;

// Invoices

/// The invoices of an owner, and the orders that are not paid.
#[deprecated(note = "use `v4::billing::get_all_invoices`, which replaces it")]
#[endpoint(
    GET "/v2/organisations/<id>/payments/billings",
    js = ["v2.organisation.todo_getInvoicesByOrga", "v2.organisation.todo_getSelfInvoices"]
)]
pub fn get_invoices(id: Owner) -> Vec<Invoice>;

/// The invoices that an owner has yet to pay.
#[deprecated(note = "use `v4::billing::get_all_unpaid_invoices`, which replaces it")]
#[endpoint(
    GET "/v2/organisations/<id>/payments/billings/unpaid",
    js = "v2.organisation.todo_getUnpaidInvoicesByOrga_1"
)]
pub fn get_unpaid_invoices(id: OwnerId) -> Vec<Invoice>;

/// One invoice or order; `None` if the owner has none of this id.
#[endpoint(GET "/v2/organisations/<id>/payments/billings/<bid>")]
pub fn get_invoice(id: Owner, bid: OrderId) -> Option<Invoice>;

/// One invoice as a PDF file.
#[endpoint(
    GET "/v2/organisations/<id>/payments/billings/<bid>.pdf?<token>",
    accept = "application/pdf",
    js = ["v2.organisation.todo_getPdfInvoiceByOrga", "v2.organisation.todo_getSelfPdfInvoiceById"]
)]
pub fn get_invoice_pdf(
    id: Owner,
    bid: OrderId,
    /// The invoice's own [`token`](Invoice::token).
    token: Option<&str>,
) -> Bytes;

/// Chooses how an order is paid, and answers where the payer goes on.
#[endpoint(PUT "/v2/organisations/<id>/payments/billings/<bid>")]
pub fn choose_payment_provider(id: Owner, bid: OrderId, provider: &ChoosePaymentProvider) -> PaymentPage;

/// Takes an order back that is not paid, see [`buy_credits`].
#[endpoint(DELETE "/v2/organisations/<id>/payments/billings/<bid>")]
pub fn delete_purchase_order(id: Owner, bid: OrderId);

/// What a price comes to with the tax that an owner pays.
#[endpoint(
    GET "/v2/organisations/<id>/payments/fullprice/<price>",
    js = ["v2.organisation.todo_getPriceWithTaxByOrga", "v2.organisation.todo_getSelfPriceWithTax"]
)]
pub fn get_price_with_tax(
    id: Owner,
    /// The price without tax; its unit is not documented.
    price: &str,
) -> PriceWithTax;

// Ways to pay

/// Who pays what an owner consumes, and what is missing there.
#[endpoint(GET "/v2/organisations/<id>/payment-info")]
pub fn get_payment_info(id: Owner) -> PaymentInfo;

/// The ways to pay that an owner left with the platform.
#[deprecated(note = "use `v4::billing::get_payment_methods`, which replaces it")]
#[endpoint(
    GET "/v2/organisations/<id>/payments/methods",
    js = ["v2.organisation.todo_getUnpaidInvoicesByOrga", "v2.organisation.todo_getSelfPaymentMethods"]
)]
pub fn get_payment_methods(id: Owner) -> Vec<PaymentMethod>;

/// Adds a way to pay.
///
/// It is not sent again after a doubtful failure: it might be added twice.
#[endpoint(
    POST "/v2/organisations/<id>/payments/methods",
    js = ["v2.organisation.todo_addPaymentMethodByOrga", "v2.organisation.todo_addSelfPaymentMethod"]
)]
pub fn add_payment_method(id: Owner, method: &PaymentMethodChoice) -> PaymentMethod;

/// The way to pay that bills are paid with; `None` if there is none.
#[endpoint(
    GET "/v2/organisations/<id>/payments/methods/default",
    js = ["v2.organisation.todo_getDefaultMethodByOrga", "v2.organisation.todo_getSelfDefaultMethod"]
)]
pub fn get_default_payment_method(id: Owner) -> Option<PaymentMethod>;

/// Chooses the way to pay that bills are paid with.
#[endpoint(
    PUT "/v2/organisations/<id>/payments/methods/default",
    js = ["v2.organisation.todo_setDefaultMethodByOrga", "v2.organisation.todo_setSelfDefaultMethod"]
)]
pub fn set_default_payment_method(id: Owner, method: &PaymentMethodChoice);

/// Takes a way to pay back.
#[endpoint(
    DELETE "/v2/organisations/<id>/payments/methods/<mId>",
    js = ["v2.organisation.todo_deletePaymentMethodByOrga", "v2.organisation.todo_deleteSelfCard"]
)]
pub fn delete_payment_method(
    id: Owner,
    /// Its [`token`](PaymentMethod::token).
    m_id: PaymentMethodId,
);

/// Has Stripe prepare the adding of a way to pay. What comes of it goes to [`add_payment_method`].
#[endpoint(GET "/v2/organisations/<id>/payments/methods/newintent?<type>")]
pub fn get_new_setup_intent(
    id: OwnerId,
    /// What is to be added; the values are not documented.
    r#type: Option<&str>,
) -> StripeIntent;

/// The key that Stripe's library is set up with for an owner. The form of the answer is not
/// documented.
///
/// [`payment::get_stripe_token`](super::payment::get_stripe_token) gives it without an owner.
#[endpoint(
    GET "/v2/organisations/<id>/payments/tokens/stripe",
    js = ["v2.organisation.getStripeToken", "v2.organisation.todo_getSelfStripeToken"]
)]
pub fn get_stripe_token(id: Owner) -> SecretValue;

/// The payment that the platform makes by itself for an owner; `None` if there is none.
#[endpoint(
    GET "/v2/organisations/<id>/payments/recurring",
    js = [
        "v2.organisation.todo_getRecurrentPaymentByOrga",
        "v2.organisation.todo_getSelfRecurrentPayment",
    ]
)]
pub fn get_recurrent_payment(id: Owner) -> Option<RecurrentPayment>;

/// Ends the payment that the platform makes by itself for an owner.
#[endpoint(
    DELETE "/v2/organisations/<id>/payments/recurring",
    js = [
        "v2.organisation.todo_deleteRecurrentPaymentByOrga",
        "v2.organisation.todo_deleteSelfRecurrentPayment",
    ]
)]
pub fn delete_recurrent_payment(id: Owner);
