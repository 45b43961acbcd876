//! Invoices, in short and in each of their forms.

use std::slice;

use api_defs::v2::organisation::{BuyCredits, buy_credits};
use api_defs::v4::billing::{
    InvoiceFormat, InvoiceOrigin, InvoiceStatus, get_all_invoices, get_all_unpaid_invoices, get_invoice,
    get_invoice_file, get_invoice_html, get_invoice_pdf,
};
use http::StatusCode;
use jiff::Timestamp;

use crate::api::stage::{Called, Stage, for_each_owner};

pub(super) async fn all(called: &Called) {
    for_each_owner(called, listed).await;
    for_each_owner(called, in_each_form).await;
}

#[tokio::test]
async fn invoices_are_listed_from_the_newest_on() {
    for_each_owner(&Called::default(), listed).await;
}

async fn listed(stage: &Stage) {
    let owner = &stage.owner_id;
    let order = stage.send(buy_credits(&stage.owner, &BuyCredits::quantity(5.0))).await;
    let invoices = stage.send(get_all_invoices(owner)).await;
    let [newest, first] = &invoices[..] else { panic!("{invoices:?}") };
    assert_eq!(&newest.invoice_number, order.number.as_ref().unwrap());
    assert_eq!((newest.status.clone(), newest.pay_date), (Some(InvoiceStatus::Pending), None));
    assert_eq!((newest.payment_provider.as_deref(), newest.category.as_deref()), (None, None));
    assert_eq!(first.status, Some(InvoiceStatus::Paid));
    assert_eq!(first.emission_date, "2024-01-01T00:00:00Z".parse().ok());
    assert_eq!(first.total_tax_excluded.as_ref().unwrap().amount, Some(10.0));
    assert_eq!(first.total_tax.as_ref().unwrap().currency.as_deref(), Some("EUR"));
    assert_eq!(first.address.as_ref().unwrap().country_alpha2.as_deref(), Some("FR"));

    let summer = "2024-06-01T00:00:00Z".parse::<Timestamp>().unwrap();
    assert_eq!(stage.send(get_all_invoices(owner).until(summer)).await, slice::from_ref(first));
    assert_eq!(stage.send(get_all_invoices(owner).since(summer)).await, slice::from_ref(newest));
    assert_eq!(stage.last_request().query.as_deref(), Some("since=2024-06-01T00%3A00%3A00.000Z"));
    assert_eq!(stage.send(get_all_invoices(owner).limit(1)).await, slice::from_ref(newest));
    assert_eq!(stage.send(get_all_unpaid_invoices(owner)).await, slice::from_ref(newest));
    let error = stage.fail(get_all_invoices("orga_none")).await;
    assert_eq!((error.is_not_found(), error.code()), (true, Some("clever.core.not-found")));
}

#[tokio::test]
async fn an_invoice_is_read_as_json_a_page_and_paper() {
    for_each_owner(&Called::default(), in_each_form).await;
}

async fn in_each_form(stage: &Stage) {
    let owner = &stage.owner_id;
    let number = &stage.send(get_all_invoices(owner)).await[0].invoice_number;
    let invoice = stage.send(get_invoice(owner, number)).await.unwrap();
    assert_eq!((&invoice.invoice_number, invoice.origin), (number, Some(InvoiceOrigin::Automatic)));
    let [uptime] = &invoice.uptimes[..] else { panic!("{:?}", invoice.uptimes) };
    assert_eq!((uptime.owner_id.as_ref(), uptime.details.is_empty()), (Some(owner), true));
    assert_eq!(uptime.price.as_ref().unwrap().amount, Some(10.0));
    assert!(invoice.countables.is_empty() && invoice.classic.is_empty() && invoice.unusable.is_empty());
    assert_eq!(invoice.vat_percent, Some(20.0));
    assert_eq!(invoice.payment_method_id.as_ref().unwrap(), "pm_0001");
    let days = invoice.consumption_end_date.unwrap().as_second()
        - invoice.consumption_begin_date.unwrap().as_second();
    assert_eq!(days, 31 * 24 * 60 * 60);

    let page = stage.send(get_invoice_html(owner, number)).await;
    assert!(page.contains("<html") && page.contains("12.00 EUR"), "{page}");
    assert_eq!(stage.last_request().header("accept"), Some("text/html"));
    let paper = stage.send(get_invoice_pdf(owner, number)).await;
    assert!(paper.starts_with(b"%PDF-"), "{paper:?}");
    assert!(stage.last_request().path.ends_with(&format!("/{number}.pdf")));
    assert_eq!(*stage.send(get_invoice_file(owner, number, InvoiceFormat::Pdf)).await, *paper);
    assert_eq!(*stage.send(get_invoice_file(owner, number, InvoiceFormat::Html)).await, *page.as_bytes());

    assert_eq!(stage.send(get_invoice(owner, "none")).await, None);
    for error in [
        stage.fail(get_invoice_html(owner, "none")).await,
        stage.fail(get_invoice_pdf(owner, "none")).await,
        stage.fail(get_invoice_file(owner, "none", InvoiceFormat::Pdf)).await,
    ] {
        assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
        assert_eq!(error.code(), Some("clever.core.not-found"), "an error is JSON whatever was asked for");
    }
}
