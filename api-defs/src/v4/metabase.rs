//! Metabase add-ons.
