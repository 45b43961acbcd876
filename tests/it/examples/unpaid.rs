//! `unpaid`: invoices of all owners, and their sums.

use api_defs::v2::organisation::{BuyCredits, buy_credits};
use platform_double::{Fault, Platform};
use serde_json::{Value, json};

use super::Example;
use crate::harness::client;

const UNPAID: &str = "/v4/billing/organisations/*/invoices/unpaid";

fn invoice(number: &str, currency: &str, amount: f64, tax: Value) -> Value {
    json!({
        "invoice_number": number, "emission_date": "2026-03-01T23:59:59.123Z", "currency": currency,
        "total_tax_excluded": { "amount": amount, "currency": currency }, "total_tax": tax,
    })
}

#[tokio::test]
async fn what_is_unpaid_is_listed_and_summed_up() {
    let platform = Platform::start();
    let (client, seed) = (client(&platform).build().unwrap(), platform.seed());
    for owner in [&seed.organisation_id, &seed.user_id, &seed.organisation_id] {
        buy_credits(owner.as_str(), &BuyCredits::quantity(20.0)).send(&client).await.unwrap();
    }
    let ran = Example::new("unpaid", &[]).on(&platform).run();
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
    let lines: Vec<Vec<_>> = ran.stdout.lines().map(|line| line.split('\t').collect()).collect();
    let owners: Vec<_> = lines[..3].iter().map(|line| (line[0], line[1])).collect();
    let (user, organisation) =
        ((seed.user_id.as_str(), "Ada Lovelace"), (seed.organisation_id.as_str(), "Analytical Engines"));
    assert_eq!(owners, [user, organisation, organisation]);
    assert!(lines[..3].iter().all(|line| line[4..] == ["24.00", "EUR"]), "{}", ran.stdout);
    assert_eq!(lines[3..], [["total", "72.00", "EUR"]]);
}

#[test]
fn sums_are_by_currency_and_to_the_cent() {
    let platform = Platform::start();
    let money = |amount: f64, currency: &str| json!({ "amount": amount, "currency": currency });
    let invoices = json!([
        invoice("F1", "EUR", 0.1, money(0.2, "EUR")),
        invoice("F2", "USD", 1234.5, Value::Null),
        invoice("F3", "EUR", -0.05, Value::Null),
    ]);
    let user = format!("/v4/billing/organisations/{}/invoices/unpaid", platform.seed().user_id);
    platform.script(Fault::status(200).json(&invoices).on("GET", &user));
    let ran = Example::new("unpaid", &[]).on(&platform).run();
    let lines: Vec<_> = ran.stdout.lines().map(|line| line.rsplit('\t').collect::<Vec<_>>()).collect();
    let invoices: Vec<_> = lines[..3].iter().map(|line| &line[..4]).collect();
    assert_eq!(invoices[0], ["EUR", "0.30", "2026-03-01", "F1"]);
    assert_eq!(invoices[1], ["USD", "1234.50", "2026-03-01", "F2"]);
    assert_eq!(invoices[2], ["EUR", "-0.05", "2026-03-01", "F3"]);
    assert_eq!(lines[3..], [["EUR", "0.25", "total"], ["USD", "1234.50", "total"]]);
}

#[test]
fn where_all_is_paid_nothing_is_said() {
    let ran = Example::new("unpaid", &[]).on(&Platform::start()).run();
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (Some(0), "", ""));
}

#[test]
fn what_cannot_be_read_hides_nothing_else() {
    let platform = Platform::start();
    let seed = platform.seed();
    let of = |id: &str| UNPAID.replace('*', id);
    let invoices = json!([invoice("F1", "EUR", 1.0, Value::Null)]);
    platform.script(Fault::status(403).on("GET", &of(&seed.user_id)));
    platform.script(Fault::status(200).json(&invoices).on("GET", &of(&seed.organisation_id)));
    let ran = Example::new("unpaid", &[]).on(&platform).run();
    assert_eq!(ran.code, Some(2));
    assert!(ran.stdout.ends_with("F1\t2026-03-01\t1.00\tEUR\ntotal\t1.00\tEUR\n"), "{}", ran.stdout);
    assert!(ran.stderr.starts_with(&seed.user_id) && ran.stderr.contains("403"), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("not all invoices could be read\n"), "{}", ran.stderr);

    // Who has no invoices at all owes nothing.
    platform.script(Fault::status(404).on("GET", UNPAID).times(2));
    let ran = Example::new("unpaid", &[]).on(&platform).run();
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
}

#[test]
fn it_helps_and_shows_itself_offline() {
    let help = Example::new("unpaid", &["--help"]).run().printed();
    assert!(help.contains("usage: unpaid [--double]"), "{help}");
    let ran = Example::new("unpaid", &["--double"]).run();
    assert_eq!((ran.code, ran.stdout.ends_with("total\t24.00\tEUR\n")), (Some(1), true));
    let ran = Example::new("unpaid", &["--all"]).run();
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(2), "--all is unknown; see unpaid --help\n"));
}
