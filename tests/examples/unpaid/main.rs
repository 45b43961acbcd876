//! Lists the unpaid invoices of all organisations of the user, and of the user.
//!
//! ```text
//! cargo run --example unpaid
//! cargo run --example unpaid -- --double
//! ```

mod money;
#[path = "../shared/platform.rs"]
mod platform;

use std::fmt::Write as _;
use std::process::ExitCode;

use api_defs::v2::organisation::{self, BuyCredits};
use api_defs::v2::user::get_profile;
use api_defs::v4::billing::{InvoiceSummary, get_all_unpaid_invoices};
use api_defs::{OwnerId, jiff};
use cc_client::{Client, Error};
use futures_util::{StreamExt, stream};
use platform_double::Platform;

use self::money::{Totals, to_be_paid};
use self::platform::{AnyError, client_of, end, own_client};

const HELP: &str = "\
Lists the unpaid invoices of all organisations of the user, and of the user.

usage: unpaid [--double]

  --double   those of a stand-in for the platform, in this process

Lines of tab-separated fields: the owner's id, the owner's name, the invoice, its date, the amount
with tax, the currency. Then, for each currency, `total`, the amount, the currency.

Ends with 0 if all is paid, 1 if an invoice is not, 2 in trouble. Where one owner's invoices can't
be read, those of the others are listed all the same, and it ends with 2.
";

/// How many owners are asked about at once.
const AT_ONCE: usize = 8;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    end(run().await)
}

async fn run() -> Result<(String, u8), AnyError> {
    let mut double = false;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--double" => double = true,
            "--help" | "-h" => return Ok((HELP.to_owned(), 0)),
            _ => return Err(format!("{argument} is unknown; see unpaid --help").into()),
        }
    }
    if double {
        let platform = Platform::start();
        let client = client_of(&platform)?;
        let owner = platform.seed().organisation_id.as_str();
        organisation::buy_credits(owner, &BuyCredits::quantity(20.0)).send(&client).await?;
        return list(&client).await;
    }
    list(&own_client()?).await
}

async fn list(client: &Client) -> Result<(String, u8), AnyError> {
    let unpaid = stream::iter(owners(client).await?).map(async |(id, name)| {
        let invoices = get_all_unpaid_invoices(&id).send(client).await;
        (id, name, invoices)
    });
    let unpaid: Vec<_> = unpaid.buffered(AT_ONCE).collect().await;

    let (mut text, mut totals, mut failure) = (String::new(), Totals::default(), false);
    for (id, name, invoices) in unpaid {
        let invoices = match invoices {
            Ok(invoices) => invoices,
            // There is nothing to pay for whom the platform writes no invoices.
            Err(error) if error.is_not_found() => continue,
            Err(error) => {
                eprintln!("{id}: {error}");
                failure = true;
                continue;
            }
        };
        for invoice in invoices {
            let (cents, currency) = to_be_paid(&invoice);
            totals.add(cents, &currency);
            let (name, number) = (name.escape_debug(), invoice.invoice_number.as_str().escape_debug());
            let (date, amount) = (date(&invoice), money::amount(cents));
            writeln!(text, "{id}\t{name}\t{number}\t{date}\t{amount}\t{}", currency.escape_debug())?;
        }
    }
    for (currency, cents) in totals.iter() {
        writeln!(text, "total\t{}\t{}", money::amount(cents), currency.escape_debug())?;
    }
    if failure {
        eprintln!("not all invoices could be read");
        return Ok((text, 2));
    }
    Ok((text, u8::from(!totals.is_empty())))
}

/// The user and all their organisations, each once, with their names.
async fn owners(client: &Client) -> Result<Vec<(OwnerId, String)>, Error> {
    let (profile, organisations) =
        tokio::try_join!(get_profile().send(client), organisation::get_all().send(client))?;
    let mut owners = vec![(OwnerId::from(profile.id), profile.name.unwrap_or_default())];
    for organisation in organisations {
        // The personal space may be among the organisations.
        let id = OwnerId::from(organisation.id.as_str());
        if owners.iter().all(|(other, _)| *other != id) {
            owners.push((id, organisation.name.unwrap_or_default()));
        }
    }
    Ok(owners)
}

/// The day of an invoice, in UTC.
fn date(invoice: &InvoiceSummary) -> String {
    let day = |date: jiff::Timestamp| date.to_string().chars().take(10).collect();
    invoice.emission_date.map_or_else(|| "-".to_owned(), day)
}
