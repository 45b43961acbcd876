//! Declarations: a good one compiles and does what it says, a faulty one says what to do.

#[test]
fn declarations() {
    let cases = trybuild::TestCases::new();
    cases.pass("ui/pass/*.rs");
    cases.compile_fail("ui/fail/*.rs");
}
