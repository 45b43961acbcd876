//! What the providers of add-ons tell of them.
