//! Warp 10: the time series of the platform's metrics, on a host of its own.
