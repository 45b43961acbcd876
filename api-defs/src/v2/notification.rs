//! E-mails and webhooks that tell what happens on the platform.
