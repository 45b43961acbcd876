//! Access to the metrics of an owner, the older way.
