//! What add-on providers tell of their add-ons, the older way.
