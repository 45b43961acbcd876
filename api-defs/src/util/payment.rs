//! Who cannot pay, and why: to be told before something is ordered.
//!
//! ```
//! use api_defs::util::payment::{Account, PaymentProblem, check_all};
//! # let methods: &[api_defs::v2::organisation::PaymentMethod] = &[];
//!
//! // The methods are those of `v2::organisation::get_payment_methods`.
//! let personal = Account::new("user_1", false, false, methods);
//! let problems = check_all(personal, [Account::new("orga_1", false, false, methods)]);
//! assert_eq!(problems, [("orga_1", PaymentProblem::NoMethod)]);
//! ```

use std::fmt;

use crate::ids::OwnerId;
use crate::v2::organisation::{Organisation, PaymentMethod};
use crate::v2::user::{OrganisationSummary, UserSummary};

/// Why an owner cannot pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PaymentProblem {
    /// There is no way to pay.
    NoMethod,
    /// There are ways to pay, and none of them is the default one.
    NoDefaultMethod,
    /// The default way to pay has expired.
    DefaultMethodExpired,
}

impl PaymentProblem {
    /// The number that the platform's JavaScript client has for it.
    pub fn code(self) -> u8 {
        match self {
            Self::NoMethod => 1,
            Self::NoDefaultMethod => 2,
            Self::DefaultMethodExpired => 3,
        }
    }
}

impl fmt::Display for PaymentProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoMethod => "there is no way to pay",
            Self::NoDefaultMethod => "no way to pay is the default one",
            Self::DefaultMethodExpired => "the default way to pay has expired",
        })
    }
}

/// An owner with the ways to pay. `T` is what the owner is known by, such as an [`OwnerId`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Account<'a, T> {
    /// The owner.
    pub owner: T,
    /// Whether the platform trusts the owner, who then needs no way to pay.
    pub is_trusted: bool,
    /// Whether the owner has an enterprise contract, and then needs no way to pay.
    pub is_enterprise: bool,
    /// The ways to pay.
    pub methods: &'a [PaymentMethod],
}

impl<'a, T> Account<'a, T> {
    /// An owner, whether the platform trusts them, whether they have an enterprise contract, and
    /// their ways to pay.
    pub fn new(owner: T, is_trusted: bool, is_enterprise: bool, methods: &'a [PaymentMethod]) -> Self {
        Self { owner, is_trusted, is_enterprise, methods }
    }

    /// What keeps the owner from paying, if anything does.
    ///
    /// Of several default ways to pay the first one counts.
    pub fn check(&self) -> Option<PaymentProblem> {
        if self.is_trusted || self.is_enterprise {
            return None;
        }
        if self.methods.is_empty() {
            return Some(PaymentProblem::NoMethod);
        }
        match self.methods.iter().find(|method| method.is_default.unwrap_or_default()) {
            None => Some(PaymentProblem::NoDefaultMethod),
            Some(method) if method.is_expired.unwrap_or_default() => {
                Some(PaymentProblem::DefaultMethodExpired)
            }
            Some(_) => None,
        }
    }
}

impl<'a> Account<'a, OwnerId> {
    /// The account of an organisation.
    pub fn of_organisation(organisation: &Organisation, methods: &'a [PaymentMethod]) -> Self {
        let (trusted, enterprise) = (organisation.is_trusted, organisation.clever_enterprise);
        Self::of(organisation.id.clone(), trusted, enterprise, methods)
    }

    /// The account of an organisation of a [summary](crate::v2::user::get_summary).
    pub fn of_organisation_summary(organisation: &OrganisationSummary, methods: &'a [PaymentMethod]) -> Self {
        let (trusted, enterprise) = (organisation.is_trusted, organisation.clever_enterprise);
        Self::of(organisation.id.clone(), trusted, enterprise, methods)
    }

    /// The account of the user of a [summary](crate::v2::user::get_summary).
    pub fn of_user_summary(user: &UserSummary, methods: &'a [PaymentMethod]) -> Self {
        Self::of((&user.id).into(), user.is_trusted, user.clever_enterprise, methods)
    }

    fn of(
        owner: OwnerId,
        is_trusted: Option<bool>,
        is_enterprise: Option<bool>,
        methods: &'a [PaymentMethod],
    ) -> Self {
        Self::new(owner, is_trusted.unwrap_or_default(), is_enterprise.unwrap_or_default(), methods)
    }
}

/// What keeps a user from paying: the owners with a problem, in order.
///
/// The personal space is looked at only if there are no organisations.
pub fn check_all<'a, T>(
    personal: Account<'a, T>,
    organisations: impl IntoIterator<Item = Account<'a, T>>,
) -> Vec<(T, PaymentProblem)> {
    let mut organisations = organisations.into_iter().peekable();
    let personal = if organisations.peek().is_none() { Some(personal) } else { None };
    organisations
        .chain(personal)
        .filter_map(|account| account.check().map(|problem| (account.owner, problem)))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::{Value, json};

    use super::*;

    fn methods(methods: Value) -> Vec<PaymentMethod> {
        serde_json::from_value(methods).unwrap()
    }

    #[test]
    fn the_first_default_method_must_not_be_expired() {
        for (list, problem) in [
            (json!([]), Some(PaymentProblem::NoMethod)),
            (
                json!([{ "token": "a" }, { "token": "b", "isDefault": false }]),
                Some(PaymentProblem::NoDefaultMethod),
            ),
            (
                json!([{ "token": "a", "isDefault": true, "isExpired": true },
                       { "token": "b", "isDefault": true, "isExpired": false }]),
                Some(PaymentProblem::DefaultMethodExpired),
            ),
            (
                json!([{ "token": "a", "isExpired": true }, { "token": "b", "isDefault": true },
                       { "token": "c", "isDefault": true, "isExpired": true }]),
                None,
            ),
        ] {
            let list = methods(list);
            assert_eq!(Account::new((), false, false, &list).check(), problem, "{list:?}");
            assert_eq!(Account::new((), true, false, &list).check(), None);
            assert_eq!(Account::new((), false, true, &list).check(), None);
        }
    }

    #[test]
    fn the_personal_space_counts_only_without_organisations() {
        let good = methods(json!([{ "token": "a", "isDefault": true }]));
        let poor = |owner| Account::new(owner, false, false, &[]);
        assert_eq!(check_all(poor("me"), []), [("me", PaymentProblem::NoMethod)]);
        assert_eq!(check_all(poor("me"), [Account::new("orga_1", false, false, &good)]), []);
        let several = [poor("orga_1"), Account::new("orga_2", true, false, &[]), poor("orga_3")];
        assert_eq!(
            check_all(Account::new("me", false, false, &good), several),
            [("orga_1", PaymentProblem::NoMethod), ("orga_3", PaymentProblem::NoMethod)]
        );
    }

    #[test]
    fn accounts_are_made_of_what_the_platform_answers() {
        let organisation: Organisation =
            serde_json::from_value(json!({ "id": "orga_1", "isTrusted": true })).unwrap();
        let account = Account::of_organisation(&organisation, &[]);
        assert_eq!(account, Account::new("orga_1".into(), true, false, &[]));

        let summary: OrganisationSummary =
            serde_json::from_value(json!({ "id": "orga_2", "cleverEnterprise": true })).unwrap();
        let account = Account::of_organisation_summary(&summary, &[]);
        assert_eq!(account, Account::new("orga_2".into(), false, true, &[]));

        let user: UserSummary = serde_json::from_value(json!({ "id": "user_1", "isTrusted": null })).unwrap();
        let account = Account::of_user_summary(&user, &[]);
        assert_eq!(account, Account::new("user_1".into(), false, false, &[]));
    }

    #[test]
    fn each_problem_has_its_number() {
        let problems =
            [PaymentProblem::NoMethod, PaymentProblem::NoDefaultMethod, PaymentProblem::DefaultMethodExpired];
        assert_eq!(problems.map(PaymentProblem::code), [1, 2, 3]);
    }
}
