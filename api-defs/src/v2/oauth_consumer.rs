//! OAuth consumers: programs that may ask users for access.
