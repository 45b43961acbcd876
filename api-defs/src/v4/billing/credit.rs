//! Credits and coupons.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::invoice::Money;
use crate::date;
use crate::ids::UserId;

/// How much credit an owner has left.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Credits {
    /// What was paid in advance.
    pub prepaid_credit: Option<f64>,
    /// What was given, such as by coupons.
    pub free_credit: Option<f64>,
    /// The currency of both, an ISO 4217 code such as `EUR`.
    pub currency: Option<String>,
}

/// A coupon to be used with [`activate_coupon`](super::activate_coupon).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActivateCoupon {
    name: String,
}

impl ActivateCoupon {
    /// The coupon of this name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

/// A coupon that an owner used.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CouponUsage {
    /// The name of the coupon.
    #[serde(rename = "coupon_name")]
    pub coupon_name: String,
    /// When it was used.
    #[serde(default, deserialize_with = "date::optional")]
    pub usage_date: Option<Timestamp>,
    /// When its credit begins to count.
    #[serde(default, deserialize_with = "date::optional")]
    pub free_credits_start_date: Option<Timestamp>,
    /// When its credit ends.
    #[serde(default, deserialize_with = "date::optional")]
    pub free_credits_end_date: Option<Timestamp>,
    /// Who used it.
    pub applied_by_user_id: Option<UserId>,
}

/// What is left of the credit of a coupon.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct CouponRemains {
    /// The name of the coupon.
    pub name: Option<String>,
    /// How much is left.
    pub remaining: Option<Money>,
}
