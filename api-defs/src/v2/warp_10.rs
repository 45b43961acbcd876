//! Access to Warp 10, the older way.
