//! Numbers for value-added tax.
