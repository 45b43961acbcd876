#![allow(clippy::unwrap_used)]

use super::*;

const NAME: &str = "lb.example.net";

/// The summary and the details, each as `code source type value`.
fn diagnosis(
    host: &str,
    is_apex: bool,
    a: &[&str],
    cname: &[&str],
    lb: &[&str],
) -> (&'static str, Vec<String>) {
    let domain = DiagnosedDomain::new(host, "/", is_apex);
    let resolved = ResolvedRecords::new(a.iter().copied(), cname.iter().copied());
    let expected = ExpectedRecords::new(lb.iter().copied(), NAME);
    let diagnosis = diagnose(&domain, Some(&resolved), Some(&expected)).unwrap();
    assert_eq!(diagnosis.domain, domain);
    let details = diagnosis.details.iter().map(|Detail { code, record }| {
        format!("{} {:?} {:?} {}", code.as_str(), record.source, record.kind, record.value)
    });
    (diagnosis.summary.as_str(), details.collect())
}

#[track_caller]
fn check(is_apex: bool, a: &[&str], cname: &[&str], lb: &[&str], summary: &str, details: &[&str]) {
    assert_eq!(diagnosis("www.example.com", is_apex, a, cname, lb), {
        let details: Vec<_> = details.iter().map(|detail| (*detail).to_owned()).collect();
        (summary, details)
    });
}

const MISSING: &str = "missing-cname Expected Cname lb.example.net";
const SUGGESTED: &str = "suggested-cname Expected Cname lb.example.net";

#[test]
fn what_the_platform_lends_needs_nothing() {
    let domain = DiagnosedDomain::new("a.cleverapps.io", "/x", false);
    let found = diagnose(&domain, None, None).unwrap();
    assert_eq!((found.summary, found.details.len()), (Summary::Managed, 0));
}

#[test]
fn others_need_the_records_of_both() {
    let domain = DiagnosedDomain::new("example.com", "/", true);
    let (resolved, expected) = (ResolvedRecords::default(), ExpectedRecords::new([""; 0], NAME));
    assert_eq!(diagnose(&domain, None, Some(&expected)), Err(MissingRecords));
    assert_eq!(diagnose(&domain, Some(&resolved), None), Err(MissingRecords));
    assert!(diagnose(&domain, Some(&resolved), Some(&expected)).is_ok());
}

#[test]
fn what_is_expected_is_that_of_a_load_balancer() {
    let dns: LoadBalancerDns = serde_json::from_str(r#"{"cname":"lb.example.net","a":["1","2"]}"#).unwrap();
    assert_eq!(ExpectedRecords::of(&dns), Some(ExpectedRecords::new(["1", "2"], NAME)));
    let dns: LoadBalancerDns = serde_json::from_str(r#"{"cname":null,"a":["1"]}"#).unwrap();
    assert_eq!(ExpectedRecords::of(&dns), None);
}

#[test]
fn without_addresses_the_name_is_missing() {
    check(false, &[], &[], &["1"], "no-config", &[MISSING]);
    check(
        false,
        &[],
        &["other", "more"],
        &["1"],
        "invalid",
        &[MISSING, "unknown-cname Resolved Cname other"],
    );
    // Even if it is the right one.
    check(false, &[], &[NAME], &["1"], "invalid", &[MISSING, "unknown-cname Resolved Cname lb.example.net"]);
}

#[test]
fn addresses_are_compared_in_order_and_as_often_as_they_come() {
    check(
        true,
        &["2", "9", "2"],
        &[],
        &["1", "2", "1"],
        "invalid",
        &[
            "valid-a Resolved A 2",
            "unknown-a Resolved A 9",
            "valid-a Resolved A 2",
            "missing-a Expected A 1",
            "missing-a Expected A 1",
        ],
    );
}

#[test]
fn the_top_of_a_zone_has_no_name() {
    check(true, &["1"], &["other"], &["1"], "valid", &["valid-a Resolved A 1"]);
    check(true, &["1"], &[], &["1", "2"], "incomplete", &["valid-a Resolved A 1", "missing-a Expected A 2"]);
    check(true, &[], &["other"], &["1"], "no-config", &["missing-a Expected A 1"]);
    check(true, &[], &[], &[], "no-config", &[]);
}

#[test]
fn elsewhere_the_name_is_suggested_or_missing() {
    check(false, &["1"], &[], &["1"], "valid", &["valid-a Resolved A 1", SUGGESTED]);
    // With all addresses right the name is not compared.
    check(false, &["1"], &["other"], &["1"], "valid", &["valid-a Resolved A 1"]);
    check(
        false,
        &["1"],
        &["other"],
        &["1", "2"],
        "incomplete",
        &["valid-a Resolved A 1", "missing-a Expected A 2", SUGGESTED, "unknown-cname Resolved Cname other"],
    );
    check(
        false,
        &["9"],
        &["other"],
        &["1"],
        "invalid",
        &["unknown-a Resolved A 9", "missing-a Expected A 1", MISSING, "unknown-cname Resolved Cname other"],
    );
    check(false, &["9"], &[], &[], "invalid", &["unknown-a Resolved A 9", MISSING]);
}

#[test]
fn it_is_written_as_the_javascript_client_has_it() {
    let domain = DiagnosedDomain::new("www.example.com", "/", false);
    let resolved = ResolvedRecords::new([""; 0], ["other"]);
    let expected = ExpectedRecords::new(["1"], NAME);
    let found = diagnose(&domain, Some(&resolved), Some(&expected)).unwrap();
    assert_eq!(
        serde_json::to_value(&found).unwrap(),
        serde_json::json!({
            "domain": { "hostname": "www.example.com", "pathPrefix": "/", "isApex": false },
            "summary": "invalid",
            "details": [
                { "code": "missing-cname",
                  "record": { "source": "expected", "type": "CNAME", "value": NAME } },
                { "code": "unknown-cname",
                  "record": { "source": "resolved", "type": "CNAME", "value": "other" } },
            ],
        })
    );
    for summary in
        [Summary::Managed, Summary::Valid, Summary::Incomplete, Summary::Invalid, Summary::NoConfig]
    {
        assert_eq!(serde_json::to_value(summary).unwrap(), summary.as_str());
    }
    for code in [
        DetailCode::ValidA,
        DetailCode::UnknownA,
        DetailCode::MissingA,
        DetailCode::MissingCname,
        DetailCode::SuggestedCname,
        DetailCode::UnknownCname,
    ] {
        assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
    }
}
