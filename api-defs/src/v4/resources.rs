//! Metrics of applications and add-ons.
