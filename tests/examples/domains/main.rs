//! Says whether the DNS of an application's domains leads to the platform.
//!
//! ```text
//! cargo run --example domains -- orga_… app_…
//! cargo run --example domains -- orga_… app_… --cname www.example.com=domain.par.clever-cloud.com.
//! cargo run --example domains -- orga_… app_… --records records.json
//! cargo run --example domains -- --double
//! ```

mod arguments;
#[path = "../shared/owner.rs"]
mod owner;
#[path = "../shared/platform.rs"]
mod platform;
mod records;

use std::fmt::Write as _;
use std::process::ExitCode;

use api_defs::util::domain::ParsedDomain;
use api_defs::util::domain_diagnosis::{
    DiagnosedDomain, Diagnosis, ExpectedRecords, RecordType, Summary, diagnose,
};
use api_defs::v2::application::{get, get_marked_domains};
use api_defs::v2::user::get_profile;
use api_defs::v4::load_balancers::get_default_load_balancers_dns_info;
use api_defs::{Owner, OwnerId};
use cc_client::{Client, Error};
use platform_double::Platform;

use self::arguments::{Arguments, HELP};
use self::owner::owner;
use self::platform::{AnyError, client_of, end, own_client};
use self::records::Records;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    end(run().await)
}

async fn run() -> Result<(String, u8), AnyError> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    if arguments.help {
        return Ok((HELP.to_owned(), 0));
    }
    let mut records = match &arguments.records {
        Some(file) => Records::of_file(file)?,
        None if arguments.double => Records::none(),
        None => Records::of_the_dns(),
    };
    for (host, name) in &arguments.cnames {
        records.add_cname(host, name);
    }
    if arguments.double {
        let platform = Platform::start();
        let seed = platform.seed();
        let (owner, application) = (seed.organisation_id.clone(), seed.application_id.clone());
        return report(&client_of(&platform)?, &owner, &application, records, &arguments).await;
    }
    let [owner, application] = &arguments.ids[..] else {
        return Err("domains wants an owner and an application; see domains --help".into());
    };
    report(&own_client()?, owner, application, records, &arguments).await
}

async fn report(
    client: &Client,
    whose: &str,
    application: &str,
    mut records: Records,
    arguments: &Arguments,
) -> Result<(String, u8), AnyError> {
    let owner = owner(whose);
    let owner_id = owner_id(client, &owner).await?;
    let (found, domains, balancers) = tokio::try_join!(
        get(&owner, application).send(client),
        get_marked_domains(client, &owner, application),
        get_default_load_balancers_dns_info(&owner_id, application).send(client),
    )?;
    if found.is_none() {
        return Err(format!("{whose} has no application {application}").into());
    }
    let dns = balancers.iter().flatten().find_map(|balancer| balancer.dns.as_ref());
    let expected = dns.and_then(ExpectedRecords::of);

    let (mut text, mut trouble) = (String::new(), false);
    for marked in domains {
        let fqdn = marked.domain.fqdn;
        let parsed =
            ParsedDomain::parse(&fqdn).map_err(|error| format!("{}: {error}", fqdn.escape_debug()))?;
        let apex = records.is_apex(&parsed.hostname).unwrap_or_else(|| arguments.is_apex(&parsed.hostname));
        let domain = DiagnosedDomain::new(&parsed.hostname, &parsed.pathname, apex);
        let resolved = records.of(&parsed).await;
        let diagnosis = diagnose(&domain, Some(&resolved), expected.as_ref())
            .map_err(|_| "the platform does not tell what domains should point to")?;
        trouble |= !matches!(diagnosis.summary, Summary::Managed | Summary::Valid);
        write_diagnosis(&mut text, &fqdn, &diagnosis)?;
    }
    Ok((text, u8::from(trouble)))
}

/// The id of an owner, which load balancers are asked for with.
async fn owner_id(client: &Client, owner: &Owner) -> Result<OwnerId, Error> {
    match owner {
        Owner::Id(id) => Ok(id.clone()),
        _ => Ok(get_profile().send(client).await?.id.into()),
    }
}

/// Lines of the domain, how it is, and one record; without a record if there is none to tell of.
fn write_diagnosis(text: &mut String, fqdn: &str, diagnosis: &Diagnosis) -> std::fmt::Result {
    let (fqdn, summary) = (fqdn.escape_debug(), diagnosis.summary.as_str());
    if diagnosis.details.is_empty() {
        writeln!(text, "{fqdn}\t{summary}")?;
    }
    for detail in &diagnosis.details {
        let kind = match detail.record.kind {
            RecordType::A => "A",
            RecordType::Cname => "CNAME",
        };
        let value = detail.record.value.escape_debug();
        writeln!(text, "{fqdn}\t{summary}\t{}\t{kind}\t{value}", detail.code.as_str())?;
    }
    Ok(())
}
