//! Add-ons with endpoints of their own: Matomo, Tardis, configuration providers.
