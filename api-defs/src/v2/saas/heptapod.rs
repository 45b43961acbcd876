//! What the use of Heptapod costs.

use serde::Deserialize;

use crate::lenient;

/// What the use of Heptapod is expected to cost.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct HeptapodPricePrevision {
    /// How many users are active in public projects.
    #[serde(default, deserialize_with = "lenient::number")]
    pub public_active_users: Option<u64>,
    /// How many users are active in private projects.
    #[serde(default, deserialize_with = "lenient::number")]
    pub private_active_users: Option<u64>,
    /// How much is stored; its unit is not documented.
    pub storage: Option<f64>,
    /// The price; neither its unit nor the time that it is for is documented.
    pub price: Option<f64>,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_price_is_read() {
        // Made for this test.
        let price: HeptapodPricePrevision = serde_json::from_str(
            r#"{"public_active_users":3,"private_active_users":12,"storage":1.5,"price":84}"#,
        )
        .unwrap();
        assert_eq!((price.public_active_users, price.private_active_users), (Some(3), Some(12)));
        assert_eq!((price.storage, price.price), (Some(1.5), Some(84.0)));
    }

    #[test]
    fn nothing_of_a_price_is_needed() {
        let price: HeptapodPricePrevision = serde_json::from_str(r#"{"price":null}"#).unwrap();
        assert_eq!((price.price, price.public_active_users), (None, None));
    }
}
