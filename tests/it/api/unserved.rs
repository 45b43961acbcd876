//! What the stand-in for the platform does not serve, and why.

const BROWSERS: &str = "a page for browsers, which signs users up or brings them back from elsewhere";
const FUNCTIONS: &str = "it runs no functions";
const KINDS: &str = "about a kind of add-on that it does not have";
const LIMITED_TOKENS: &str = "it has no tokens with limited rights";
const PARTNERS: &str = "for partners, who offer add-ons of their own";
const PROVIDERS_OF_PAYMENTS: &str = "called by providers of payments, which sign what they tell";
const SUPERSEDED: &str = "to be dropped by the platform; the stream of the same lines is served";
const UNKNOWN_ANSWERS: &str = "its answer is not documented";
const UNKNOWN_SECRETS: &str = "opened by a secret of which nothing public says where it is from";

/// All that is not called, each with the reason; everything else is called. One endpoint a line, such as
/// `v2::vat::validate`, or one service, such as `v2::vendor`, which stands for all of its endpoints.
pub(super) const UNSERVED: &[(&str, &str)] = &[
    ("v2::addon_provider", PARTNERS),
    ("v2::application::get_environment_by_token", UNKNOWN_SECRETS),
    ("v2::application::update_environment_by_token", UNKNOWN_SECRETS),
    ("v2::github::finish_signup", BROWSERS),
    ("v2::github::get_callback", BROWSERS),
    ("v2::github::get_login", BROWSERS),
    ("v2::github::signup", BROWSERS),
    ("v2::log::get_old_logs", SUPERSEDED),
    ("v2::oidc", BROWSERS),
    ("v2::payment::stripe_sepa_webhook", PROVIDERS_OF_PAYMENTS),
    ("v2::payment::update_external_invoice", PROVIDERS_OF_PAYMENTS),
    ("v2::providers::get_addon", KINDS),
    ("v2::providers::get_elasticsearch", KINDS),
    ("v2::saas", KINDS),
    ("v2::session::ask_for_password_reset", BROWSERS),
    ("v2::session::authenticate", UNKNOWN_ANSWERS),
    ("v2::session::authorize", UNKNOWN_ANSWERS),
    ("v2::session::confirm_password_reset", BROWSERS),
    ("v2::session::get_password_forgotten_form", BROWSERS),
    ("v2::session::get_sessions_signup_form", BROWSERS),
    ("v2::session::get_sessions_signup_form_for_source", BROWSERS),
    ("v2::session::get_signup_form", BROWSERS),
    ("v2::session::get_signup_form_for_source", BROWSERS),
    ("v2::session::reset_password", BROWSERS),
    ("v2::user::create", BROWSERS),
    ("v2::vat::validate", UNKNOWN_SECRETS),
    ("v2::vendor", PARTNERS),
    ("v4::addon", KINDS),
    ("v4::addon_providers::get_cluster", KINDS),
    ("v4::addon_providers::get_jenkins", KINDS),
    ("v4::addon_providers::get_jenkins_updates", KINDS),
    ("v4::function", FUNCTIONS),
    ("v4::iam", LIMITED_TOKENS),
    ("v4::keycloak", KINDS),
    ("v4::materia", KINDS),
    ("v4::metabase", KINDS),
    ("v4::otoroshi", KINDS),
    ("v4::pulsar", KINDS),
    ("v4::saas", KINDS),
];

/// Whether an entry of the list is this endpoint or its service.
pub(super) fn covers(entry: &str, endpoint: &str) -> bool {
    endpoint.strip_prefix(entry).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}
