#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

#[track_caller]
fn parts(domain: &str) -> (String, String, bool) {
    let parsed = ParsedDomain::parse(domain).unwrap();
    (parsed.hostname, parsed.pathname, parsed.is_wildcard)
}

#[test]
fn a_domain_is_a_host_with_a_path() {
    for (domain, host, path, is_wildcard) in [
        ("example.com", "example.com", "/", false),
        ("example.com/", "example.com", "/", false),
        ("*.example.com/a", "example.com", "/a", true),
        ("http://example.com/a/../b", "example.com", "/b", false),
        ("https://user:pass@example.com:8443/a?b=c#d", "example.com", "/a", false),
        ("EXAMPLE.com./É x", "example.com.", "/%C3%89%20x", false),
        ("münchen.de", "xn--mnchen-3ya.de", "/", false),
        ("0x7f.1", "127.0.0.1", "/", false),
        ("[::0:1]", "[::1]", "/", false),
        ("localhost", "localhost", "/", false),
        // Only in lower case is it a scheme.
        ("HTTP://x", "http", "//x", false),
        ("*.https://x", "https", "//x", true),
        // Behind the wildcard more stars are plain.
        ("*.*.example.com/*", "*.example.com", "/*", true),
    ] {
        assert_eq!(parts(domain), (host.to_owned(), path.to_owned(), is_wildcard), "{domain}");
    }
}

#[test]
fn what_is_no_domain_says_why() {
    for (domain, error) in [
        ("", DomainError::Empty),
        ("   ", DomainError::InvalidFormat),
        ("https://", DomainError::InvalidFormat),
        ("*.", DomainError::InvalidFormat),
        ("exa mple.com", DomainError::InvalidFormat),
        ("example.com:port", DomainError::InvalidFormat),
        ("256.256.256.256", DomainError::InvalidFormat),
        ("*", DomainError::InvalidWildcard),
        ("https://*.example.com", DomainError::InvalidWildcard),
        ("example.com/*", DomainError::InvalidWildcard),
        ("a.*.example.com", DomainError::InvalidWildcard),
        (" *.example.com", DomainError::InvalidWildcard),
    ] {
        assert_eq!(ParsedDomain::parse(domain), Err(error), "{domain}");
        assert_eq!(domain.parse::<ParsedDomain>(), Err(error), "{domain}");
        assert_eq!(domain_to_url(domain), Err(error), "{domain}");
    }
    assert_eq!(DomainError::Empty.code(), "empty");
    assert_eq!(DomainError::InvalidFormat.code(), "invalid-format");
    assert_eq!(DomainError::InvalidWildcard.code(), "invalid-wildcard");
}

#[test]
fn test_domains_end_with_the_platforms_name() {
    for (host, is_test, is_below) in [
        ("a.cleverapps.io", true, false),
        ("a.b.cleverapps.io", true, true),
        (".cleverapps.io", true, false),
        ("mycleverapps.io", false, false),
        ("cleverapps.io", false, false),
        ("a.CleverApps.io", false, false),
        ("a.cleverapps.io.", false, false),
        ("a.b.c.example.com", false, false),
    ] {
        assert_eq!(
            (is_test_domain(host), is_test_domain_with_subdomain(host)),
            (is_test, is_below),
            "{host}"
        );
    }
}

#[test]
fn addresses_are_https_where_there_is_a_certificate() {
    for (domain, url) in [
        ("example.com", "https://example.com/"),
        ("http://example.com/a", "https://example.com/a"),
        ("*.example.com/a", "https://www.example.com/a"),
        ("app.cleverapps.io", "https://app.cleverapps.io/"),
        ("a.app.cleverapps.io/b", "http://a.app.cleverapps.io/b"),
        // The star is no label here.
        ("*.app.cleverapps.io", "https://www.app.cleverapps.io/"),
        ("*.a.app.cleverapps.io", "http://www.a.app.cleverapps.io/"),
    ] {
        assert_eq!(domain_to_url(domain).unwrap(), url);
    }
    assert_eq!(domain_url("example.com", "", true, true), "http://www.example.com");
    assert_eq!(host_with_wildcard("example.com", true), "*.example.com");
    assert_eq!(host_with_wildcard("example.com", false), "example.com");
}

#[test]
fn domains_are_sorted_by_labels_from_the_last_one_on() {
    let mut domains = [
        ListedDomain::new("z.org", "/").primary(true),
        ListedDomain::new("sub.example.com", "/"),
        ListedDomain::new("example.com", "/b"),
        ListedDomain::new("example.com", "/").wildcard(true),
        ListedDomain::new("example.com", "/"),
        ListedDomain::new("b.example.com", "/"),
        ListedDomain::new("a.org", "/"),
        ListedDomain::new("example.com", "/A"),
        ListedDomain::new("app.cleverapps.io", "/"),
    ];
    let mut same = domains.clone();
    domains.reverse();
    sort(&mut domains);
    let sorted: Vec<_> = domains
        .iter()
        .map(|domain| host_with_wildcard(&domain.hostname, domain.is_wildcard) + &domain.path_prefix)
        .collect();
    assert_eq!(
        sorted,
        [
            "z.org/",
            "*.example.com/",
            "b.example.com/",
            "sub.example.com/",
            "example.com/",
            "example.com/A",
            "example.com/b",
            "app.cleverapps.io/",
            "a.org/",
        ]
    );
    same.sort_by(compare);
    assert_eq!(same, domains);
}

#[test]
fn the_domain_to_show_is_an_own_one_else_one_with_a_name() {
    let default = "app-7f2b3c6a-4c0e-4a31-9d55-0d4f3c1b2a90.cleverapps.io";
    for (domains, chosen) in [
        (vec![], None),
        (vec!["a.cleverapps.io", "example.com", "example.org"], Some("example.com")),
        (vec![default, "a.cleverapps.io"], Some("a.cleverapps.io")),
        (vec![default], Some(default)),
        (vec!["app-1.cleverapps.io", "a.cleverapps.io"], Some("app-1.cleverapps.io")),
        (vec!["a.cleverapps.io/", "cleverapps.io/"], Some("cleverapps.io/")),
        (
            vec!["app-7f2b3c6a-4c0e-4a31-9d55-0d4f3c1b2a90.cleverapps.io/x", "a.cleverapps.io/"],
            Some("a.cleverapps.io/"),
        ),
        // A UUID has hyphens here.
        (
            vec!["app-7f2b3c6a4c0e4a319d550d4f3c1b2a90.cleverapps.io", "a.cleverapps.io"],
            Some("app-7f2b3c6a4c0e4a319d550d4f3c1b2a90.cleverapps.io"),
        ),
    ] {
        let domains: Vec<_> = domains.into_iter().map(Domain::new).collect();
        assert_eq!(choose_primary(&domains).map(|domain| domain.fqdn.as_str()), chosen, "{domains:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_domain_or_not(domain: String) {
        let _ = ParsedDomain::parse(&domain);
    }

    #[test]
    fn what_was_parsed_parses_to_itself(
        label in "[a-zA-Z0-9é-]{1,10}", path in "(/[a-zé %.?#]{0,6}){0,3}", star in prop::bool::ANY,
    ) {
        let domain = format!("{}{label}.example.com{path}", if star { "*." } else { "" });
        if let Ok(parsed) = ParsedDomain::parse(&domain) {
            prop_assert_eq!(parsed.is_wildcard, star);
            let again = ParsedDomain::parse(&(parsed.host_with_wildcard() + &parsed.pathname));
            prop_assert_eq!(again, Ok(parsed));
        }
    }

    #[test]
    fn the_order_of_domains_is_one(
        hosts in prop::collection::vec(("[ab.]{1,4}", "[/a]{0,2}", prop::bool::ANY, prop::bool::ANY), 0..6),
    ) {
        let mut domains: Vec<_> = hosts
            .into_iter()
            .map(|(host, path, star, first)| ListedDomain::new(host, path).wildcard(star).primary(first))
            .collect();
        sort(&mut domains);
        let pairs = domains.windows(2);
        prop_assert!(pairs.into_iter().all(|pair| compare(&pair[0], &pair[1]).is_le()));
    }
}
