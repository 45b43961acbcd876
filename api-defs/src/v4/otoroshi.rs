//! Otoroshi add-ons.
