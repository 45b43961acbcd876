//! `domains`: what the DNS says, from a file, and what the platform would have it say.

use std::path::PathBuf;

use api_defs::v2::application::{add_domain, remove_domain};
use platform_double::Platform;
use serde_json::{Value, json};

use super::{Example, Ran};
use crate::harness::client;

/// A platform on which an application has these domains beside the one that is lent to it.
async fn platform(domains: &[&str]) -> Platform {
    let platform = Platform::start();
    let (client, seed) = (client(&platform).build().unwrap(), platform.seed());
    let (owner, app) = (seed.organisation_id.as_str(), seed.application_id.as_str());
    remove_domain(owner, app, "www.example.com").send(&client).await.unwrap();
    for domain in domains {
        add_domain(owner, app, *domain).send(&client).await.unwrap();
    }
    platform
}

fn file(name: &str, records: &str) -> PathBuf {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, records).unwrap();
    file
}

fn domains(platform: &Platform, options: &[&str]) -> Ran {
    let seed = platform.seed();
    let ids = [seed.organisation_id.as_str(), seed.application_id.as_str()];
    Example::new("domains", &[&ids, options].concat()).on(platform).run()
}

/// With these records, the lines of the domains that are not lent.
async fn lines(name: &str, asked: &[&str], records: Value) -> (Option<i32>, Vec<String>) {
    let file = file(name, &records.to_string());
    let ran = domains(&platform(asked).await, &["--records", file.to_str().unwrap()]);
    assert_eq!(ran.stderr, "");
    let mut lines: Vec<_> = ran.stdout.lines().map(str::to_owned).collect();
    let lent = lines.iter().position(|line| line.ends_with(".cleverapps.io\tmanaged")).unwrap();
    lines.remove(lent);
    (ran.code, lines)
}

const CNAME: &str = "domain.par.clever-cloud.com.";

#[tokio::test]
async fn what_leads_to_the_platform_is_valid() {
    let addresses = ["192.0.2.40", "192.0.2.41"];
    let records = json!({
        "www.example.com": { "a": addresses, "cname": [CNAME] },
        "www.wild.example.com": { "a": addresses, "cname": [CNAME] },
        "example.com": { "a": addresses },
    });
    let asked = ["www.example.com/", "*.wild.example.com/", "example.com/"];
    let (code, lines) = lines("domains-valid.json", &asked, records).await;
    assert_eq!(code, Some(0));
    assert!(lines.iter().all(|line| line.contains("\tvalid\tvalid-a\tA\t192.0.2.4")), "{lines:?}");
    assert_eq!(lines.len(), 6);
}

#[tokio::test]
async fn what_does_not_is_told_with_what_is_missing() {
    let records = json!({
        "www.example.com": { "a": ["198.51.100.1"], "cname": ["elsewhere.example."] },
        "shop.example.com": { "a": ["192.0.2.40"] },
        "b.example.co.uk": { "a": ["192.0.2.40"], "apex": true },
    });
    let asked = ["www.example.com/", "shop.example.com/", "b.example.co.uk/", "none.example.com/"];
    let (code, lines) = lines("domains-invalid.json", &asked, records).await;
    assert_eq!(code, Some(1));
    let expected = [
        "b.example.co.uk\tincomplete\tvalid-a\tA\t192.0.2.40",
        "b.example.co.uk\tincomplete\tmissing-a\tA\t192.0.2.41",
        &format!("none.example.com\tno-config\tmissing-cname\tCNAME\t{CNAME}"),
        "shop.example.com\tincomplete\tvalid-a\tA\t192.0.2.40",
        "shop.example.com\tincomplete\tmissing-a\tA\t192.0.2.41",
        &format!("shop.example.com\tincomplete\tsuggested-cname\tCNAME\t{CNAME}"),
        "www.example.com\tinvalid\tunknown-a\tA\t198.51.100.1",
        "www.example.com\tinvalid\tmissing-a\tA\t192.0.2.40",
        "www.example.com\tinvalid\tmissing-a\tA\t192.0.2.41",
        &format!("www.example.com\tinvalid\tmissing-cname\tCNAME\t{CNAME}"),
        "www.example.com\tinvalid\tunknown-cname\tCNAME\telsewhere.example.",
    ];
    let lines: Vec<_> = lines.iter().map(|line| line.replacen("/\t", "\t", 1)).collect();
    assert_eq!(lines, expected);
}

#[tokio::test]
async fn names_come_from_the_command_line_too() {
    let platform = platform(&["www.example.com/"]).await;
    let file = file("domains-cname.json", r#"{"www.example.com": {"a": ["192.0.2.40", "192.0.2.41"]}}"#);
    let records = ["--records", file.to_str().unwrap()];
    let suggested = domains(&platform, &records).stdout;
    assert!(suggested.contains("suggested-cname"), "{suggested}");
    let name = format!("www.example.com={CNAME}");
    let named = domains(&platform, &[&records[..], &["--cname", &name]].concat()).stdout;
    assert!(named.contains("valid-a") && !named.contains("cname"), "{named}");
    let apex = domains(&platform, &[&records[..], &["--apex", "www.example.com"]].concat()).stdout;
    assert!(apex.contains("valid-a") && !apex.contains("cname"), "{apex}");
}

#[tokio::test]
async fn trouble_is_no_diagnosis() {
    let platform = platform(&[]).await;
    let broken = file("domains-broken.json", "{");
    let complaint = domains(&platform, &["--records", broken.to_str().unwrap()]);
    assert!(complaint.code == Some(2) && complaint.stderr.contains("domains-broken.json: EOF"));
    for (arguments, complaint) in [
        (&["orga_1"][..], "domains wants an owner and an application; see domains --help\n"),
        (&["--cname", "a"], "--cname wants HOST=NAME, and a is none\n"),
        (&["--records"], "--records wants a value; see domains --help\n"),
        (&["--fast"], "--fast is unknown; see domains --help\n"),
    ] {
        let ran = Example::new("domains", arguments).on(&platform).run();
        assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (Some(2), "", complaint));
    }
    let owner = platform.seed().organisation_id.as_str();
    let ran = Example::new("domains", &[owner, "app_none", "--records", "/dev/null"]).on(&platform).run();
    assert_eq!(ran.code, Some(2));
}

#[test]
fn it_helps_and_shows_itself_offline() {
    let help = Example::new("domains", &["--help"]).run().printed();
    assert!(help.contains("usage: domains") && help.contains("--records FILE"), "{help}");
    let ran = Example::new("domains", &["--double"]).run();
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.contains("\tno-config\tmissing-cname\tCNAME\tdomain.par.clever-cloud.com."));
}
