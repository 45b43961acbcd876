//! Backups of add-ons.
