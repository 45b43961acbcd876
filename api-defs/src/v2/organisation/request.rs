//! What organisations are created from and changed by, and members likewise.

use serde::Serialize;

use super::model::{MemberRole, Organisation};
use crate::open_enum::open_enum;

/// An organisation to be created by [`create`](super::create).
///
/// ```
/// use api_defs::v2::organisation::{CreateOrganisation, Customer, PostalAddress};
///
/// let customer = Customer::company("Ada Example", "Example SAS", "FR00000000000");
/// let address = PostalAddress::new("1 rue de l'Exemple", "44000", "Nantes");
/// let request = CreateOrganisation::new("Example", "We sell examples", customer, address)
///     .billing_email("bills@example.com");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct CreateOrganisation(Settings);

impl CreateOrganisation {
    /// An organisation of this name, with a sentence on it, that this customer answers for.
    pub fn new(
        name: impl Into<String>,
        description: impl Into<String>,
        customer: Customer,
        address: PostalAddress,
    ) -> Self {
        let settings = Settings::new(name.into(), description.into(), customer, address);
        Self(Settings { contacts: Some(Vec::new()), ..settings })
    }

    /// Where bills are sent.
    #[must_use]
    pub fn billing_email(mut self, email: impl Into<String>) -> Self {
        self.0.billing_email = Some(email.into());
        self
    }

    /// Whom to reach about what, all of them.
    #[must_use]
    pub fn contacts(mut self, contacts: impl IntoIterator<Item = Contact>) -> Self {
        self.0.contacts = Some(contacts.into_iter().collect());
        self
    }
}

/// What an organisation is to be from now on, for [`update`](super::update).
///
/// The platform's own clients always send all of it, and so does this. To change one thing, begin
/// with what [`get`](super::get) answers:
///
/// ```
/// use api_defs::v2::organisation::{Organisation, UpdateOrganisation};
///
/// fn rename(organisation: &Organisation) -> UpdateOrganisation {
///     UpdateOrganisation::from(organisation).name("Better examples")
/// }
/// ```
///
/// [`contacts`](Self::contacts) are sent when they are set, as no answer tells which ones there
/// are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct UpdateOrganisation(Settings);

impl UpdateOrganisation {
    /// An organisation of this name, with a sentence on it, that this customer answers for.
    pub fn new(
        name: impl Into<String>,
        description: impl Into<String>,
        customer: Customer,
        address: PostalAddress,
    ) -> Self {
        Self(Settings::new(name.into(), description.into(), customer, address))
    }

    /// The name for people.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.0.name = Some(name.into());
        self
    }

    /// A sentence on it.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.0.description = Some(description.into());
        self
    }

    /// Who answers for it.
    #[must_use]
    pub fn customer(mut self, customer: Customer) -> Self {
        self.0.set_customer(customer);
        self
    }

    /// Where it is.
    #[must_use]
    pub fn address(mut self, address: PostalAddress) -> Self {
        self.0.set_address(address);
        self
    }

    /// Where bills are sent.
    #[must_use]
    pub fn billing_email(mut self, email: impl Into<String>) -> Self {
        self.0.billing_email = Some(email.into());
        self
    }

    /// Whom to reach about what, all of them.
    #[must_use]
    pub fn contacts(mut self, contacts: impl IntoIterator<Item = Contact>) -> Self {
        self.0.contacts = Some(contacts.into_iter().collect());
        self
    }
}

/// The organisation as it is, but for its contacts, which are not sent.
impl From<&Organisation> for UpdateOrganisation {
    fn from(organisation: &Organisation) -> Self {
        let known = |field: &Option<String>| field.clone().filter(|text| !text.is_empty());
        let mut settings = Settings {
            name: organisation.name.clone(),
            description: organisation.description.clone(),
            customer_full_name: organisation.customer_full_name.clone(),
            company: known(&organisation.company),
            address: organisation.address.clone(),
            zipcode: organisation.zipcode.clone(),
            city: organisation.city.clone(),
            billing_email: organisation.billing_email.clone(),
            ..Settings::default()
        };
        // The platform expects a country or a company, not both.
        if settings.company.is_some() {
            settings.vat = known(&organisation.vat);
        } else {
            settings.country = known(&organisation.country);
        }
        Self(settings)
    }
}

/// Who answers for an organisation: a person, or a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    full_name: String,
    kind: CustomerKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum CustomerKind {
    Individual { country: String },
    Company { name: String, vat: String },
}

impl Customer {
    /// A person of this name, who lives in this country.
    pub fn individual(full_name: impl Into<String>, country: impl Into<String>) -> Self {
        Self { full_name: full_name.into(), kind: CustomerKind::Individual { country: country.into() } }
    }

    /// A company of this name, with its number for value-added tax, and the name of the person who
    /// acts for it first.
    pub fn company(full_name: impl Into<String>, name: impl Into<String>, vat: impl Into<String>) -> Self {
        let kind = CustomerKind::Company { name: name.into(), vat: vat.into() };
        Self { full_name: full_name.into(), kind }
    }
}

/// Where an organisation is. Its country is the [`Customer`]'s.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostalAddress {
    street: String,
    zipcode: String,
    city: String,
}

impl PostalAddress {
    /// Street and number, postal code, and city.
    pub fn new(street: impl Into<String>, zipcode: impl Into<String>, city: impl Into<String>) -> Self {
        Self { street: street.into(), zipcode: zipcode.into(), city: city.into() }
    }
}

/// Whom to reach in an organisation about one matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contact {
    #[serde(rename = "contact_type")]
    kind: ContactType,
    #[serde(rename = "email_address")]
    email: String,
    #[serde(rename = "phone_number")]
    phone: String,
}

impl Contact {
    /// Whom to reach about this, by e-mail and by telephone.
    pub fn new(kind: impl Into<ContactType>, email: impl Into<String>, phone: impl Into<String>) -> Self {
        Self { kind: kind.into(), email: email.into(), phone: phone.into() }
    }
}

open_enum! {
    /// What a [`Contact`] is for.
    ContactType {
        /// The security of what runs.
        Security = "security",
        /// Personal data.
        Privacy = "privacy",
        /// The abuse of what runs.
        Abuse = "abuse",
    }
}

/// Both requests on the wire; what is `None` is not sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Settings {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    customer_full_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<String>,
    #[serde(rename = "VAT", skip_serializing_if = "Option::is_none")]
    vat: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zipcode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    billing_email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contacts: Option<Vec<Contact>>,
}

impl Settings {
    fn new(name: String, description: String, customer: Customer, address: PostalAddress) -> Self {
        let mut settings = Self { name: Some(name), description: Some(description), ..Self::default() };
        settings.set_customer(customer);
        settings.set_address(address);
        settings
    }

    fn set_customer(&mut self, customer: Customer) {
        self.customer_full_name = Some(customer.full_name);
        (self.country, self.company, self.vat) = match customer.kind {
            CustomerKind::Individual { country } => (Some(country), None, None),
            CustomerKind::Company { name, vat } => (None, Some(name), Some(vat)),
        };
    }

    fn set_address(&mut self, address: PostalAddress) {
        self.address = Some(address.street);
        self.zipcode = Some(address.zipcode);
        self.city = Some(address.city);
    }
}

/// Someone to be added to an organisation by [`add_member`](super::add_member).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewMember {
    email: String,
    role: MemberRole,
    #[serde(skip_serializing_if = "Option::is_none")]
    job: Option<String>,
}

impl NewMember {
    /// Whoever has this e-mail address, in this role.
    pub fn new(email: impl Into<String>, role: impl Into<MemberRole>) -> Self {
        Self { email: email.into(), role: role.into(), job: None }
    }

    /// Their job, in words.
    #[must_use]
    pub fn job(mut self, job: impl Into<String>) -> Self {
        self.job = Some(job.into());
        self
    }
}

/// Changes to a member, for [`update_member`](super::update_member).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct UpdateMember {
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<MemberRole>,
    #[serde(skip_serializing_if = "Option::is_none")]
    job: Option<String>,
}

impl UpdateMember {
    /// No changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// What they may do.
    #[must_use]
    pub fn role(mut self, role: impl Into<MemberRole>) -> Self {
        self.role = Some(role.into());
        self
    }

    /// Their job, in words.
    #[must_use]
    pub fn job(mut self, job: impl Into<String>) -> Self {
        self.job = Some(job.into());
        self
    }
}
