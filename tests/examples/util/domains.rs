//! Domains, and whether their DNS leads to the platform.

use api_defs::util::domain::{
    Domain, ListedDomain, ParsedDomain, choose_primary, domain_to_url, domain_url, host_with_wildcard,
    is_test_domain, is_test_domain_with_subdomain, sort,
};
use api_defs::util::domain_diagnosis::{DiagnosedDomain, ExpectedRecords, ResolvedRecords, diagnose};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::{Answer, Function};

pub(crate) const FUNCTIONS: &[Function] = &[
    Function { name: "parseDomain", form: "(domain) -> { hostname, pathname, isWildcard }", run: parse },
    Function {
        name: "getHostWithWildcard",
        form: "(hostname, isWildcard) -> text",
        run: |arguments| {
            let hostname: String = arguments.get(0)?;
            Ok(host_with_wildcard(&hostname, arguments.get_or_default(1)?).into())
        },
    },
    Function {
        name: "getDomainUrl",
        form: "(hostname, pathPrefix, isWildcard, isHttpOnly) -> text",
        run: |arguments| {
            let (hostname, path): (String, String) = (arguments.get(0)?, arguments.get_or_default(1)?);
            let (is_wildcard, is_http_only) = (arguments.get_or_default(2)?, arguments.get_or_default(3)?);
            Ok(domain_url(&hostname, &path, is_wildcard, is_http_only).into())
        },
    },
    Function {
        name: "isTestDomain",
        form: "(hostname) -> boolean",
        run: |arguments| Ok(is_test_domain(&arguments.get::<String>(0)?).into()),
    },
    Function {
        name: "isTestDomainWithSubdomain",
        form: "(hostname) -> boolean",
        run: |arguments| Ok(is_test_domain_with_subdomain(&arguments.get::<String>(0)?).into()),
    },
    Function {
        name: "domainToUrl",
        form: "(domain) -> text",
        run: |arguments| match domain_to_url(&arguments.get::<String>(0)?) {
            Ok(url) => Ok(url.into()),
            Err(error) => Err(error.code().to_owned()),
        },
    },
    Function {
        name: "sortDomains",
        form: "([{ hostname, pathPrefix, isWildcard, isPrimary }]) -> the same, sorted",
        run: sorted,
    },
    Function { name: "choosePrimaryDomain", form: "([domain]) -> domain, or null", run: primary },
    Function {
        name: "diagnoseDomain",
        form: "({ hostname, pathPrefix, isApex }, { aRecords, cnameRecords }, { aRecords, cnameRecord }) \
               -> { domain, summary, details: [{ code, record }] }",
        run: diagnosis,
    },
];

fn parse(arguments: &Arguments<'_>) -> Answer {
    match ParsedDomain::parse(&arguments.get::<String>(0)?) {
        Ok(domain) => Ok(json!({
            "hostname": domain.hostname,
            "pathname": domain.pathname,
            "isWildcard": domain.is_wildcard,
        })),
        Err(error) => Err(error.code().to_owned()),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    hostname: String,
    path_prefix: String,
    #[serde(default)]
    is_wildcard: bool,
    #[serde(default)]
    is_primary: bool,
}

fn sorted(arguments: &Arguments<'_>) -> Answer {
    let mut domains: Vec<_> = arguments
        .get::<Vec<Listed>>(0)?
        .into_iter()
        .map(|domain| {
            ListedDomain::new(domain.hostname, domain.path_prefix)
                .wildcard(domain.is_wildcard)
                .primary(domain.is_primary)
        })
        .collect();
    sort(&mut domains);
    let shown = domains.into_iter().map(|domain| {
        json!({
            "hostname": domain.hostname,
            "pathPrefix": domain.path_prefix,
            "isWildcard": domain.is_wildcard,
            "isPrimary": domain.is_primary,
        })
    });
    Ok(shown.collect())
}

fn primary(arguments: &Arguments<'_>) -> Answer {
    let domains: Vec<_> = arguments.get::<Vec<String>>(0)?.into_iter().map(Domain::new).collect();
    Ok(choose_primary(&domains).map_or(Value::Null, |domain| domain.fqdn.clone().into()))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Diagnosed {
    hostname: String,
    path_prefix: String,
    is_apex: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resolved {
    a_records: Vec<String>,
    cname_records: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Expected {
    a_records: Vec<String>,
    cname_record: String,
}

fn diagnosis(arguments: &Arguments<'_>) -> Answer {
    let domain: Diagnosed = arguments.get(0)?;
    let resolved: Option<Resolved> = arguments.get(1)?;
    let expected: Option<Expected> = arguments.get(2)?;
    let domain = DiagnosedDomain::new(domain.hostname, domain.path_prefix, domain.is_apex);
    let resolved = resolved.map(|records| ResolvedRecords::new(records.a_records, records.cname_records));
    let expected = expected.map(|records| ExpectedRecords::new(records.a_records, records.cname_record));
    match diagnose(&domain, resolved.as_ref(), expected.as_ref()) {
        Ok(diagnosis) => Ok(json!(diagnosis)),
        Err(error) => Err(error.to_string()),
    }
}
