//! Pulsar add-ons.
