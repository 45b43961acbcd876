//! What a program does with what the platform takes and answers, without asking it.
//!
//! | module | what is in it |
//! | --- | --- |
//! | [`env`](mod@env) | environment variables as text and as JSON, both ways |
//! | [`domain`] | domains: their parts, their addresses, their order, the main one |
//! | [`domain_diagnosis`] | whether the DNS of a domain leads to the platform |
//! | [`application_status`] | how an application is, in one word |
//! | [`application`] | whether its branches have to be asked for |
//! | [`payment`] | who cannot pay, and why |
//! | [`network_group`] | ids, names and kinds of members |
//! | [`drain`] | drains and their targets in the form that programs show |
//! | [`authorized_url`] | addresses that carry their own credentials |
//! | [`micros`] | dates as microseconds since 1970 |
//! | [`collation`] | the order of names |
//!
//! All of it is pure: the same input has the same output, nothing is read or sent. Only the
//! makers of ids draw random numbers, and [`micros::now`] looks at the clock.

pub mod application;
pub mod application_status;
pub mod authorized_url;
pub mod collation;
pub mod domain;
pub mod domain_diagnosis;
pub mod drain;
pub mod env;
pub mod micros;
pub mod network_group;
pub mod payment;
