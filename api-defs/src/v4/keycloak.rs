//! Keycloak add-ons.
