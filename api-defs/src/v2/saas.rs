//! Software that is sold as a service.
