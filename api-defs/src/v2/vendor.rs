//! What the provider of an add-on tells the platform.
