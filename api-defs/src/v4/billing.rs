//! Bills: invoices, credits, payment methods and prices.
