//! Add-on providers: offering add-ons of one's own on the platform.
