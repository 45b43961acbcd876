//! Payments: coupons, providers, and the callbacks of these.
