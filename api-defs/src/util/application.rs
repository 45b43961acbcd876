//! Whether the branches of an application have to be asked for.

/// What is known of the branches of an application before anything is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Branches {
    /// These are all of them.
    Known(&'static [&'static str]),
    /// [`get_all_branches`](crate::v2::application::get_all_branches) tells.
    ToBeRead,
}

/// Which branches an application has, or whether they have to be asked for.
///
/// The platform's own programs offer `master` alone, but for an application that is linked to
/// GitHub: that whose `oauthApp` has the type `github`, which is the argument here.
///
/// ```
/// use api_defs::util::application::{Branches, branches};
///
/// assert_eq!(branches(None), Branches::Known(&["master"]));
/// assert_eq!(branches(Some("github")), Branches::ToBeRead);
/// ```
pub fn branches(oauth_app_type: Option<&str>) -> Branches {
    if oauth_app_type == Some("github") { Branches::ToBeRead } else { Branches::Known(&["master"]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_github_has_a_choice() {
        for other in [None, Some(""), Some("gitlab"), Some("GitHub")] {
            assert_eq!(branches(other), Branches::Known(&["master"]), "{other:?}");
        }
        assert_eq!(branches(Some("github")), Branches::ToBeRead);
    }
}
