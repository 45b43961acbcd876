//! Load balancers: what a domain must point to.
