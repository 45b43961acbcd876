//! `util`: one answer a line, whatever the line.

use serde_json::{Value, json};

use super::Example;

/// What each line is answered.
fn answers(lines: &[Value]) -> Vec<Value> {
    let input: Vec<_> = lines.iter().map(Value::to_string).collect();
    let printed = Example::new("util", &[]).input(&input.join("\n")).run().printed();
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[track_caller]
fn check(cases: &[(&str, Value, Value)]) {
    let lines: Vec<_> = cases.iter().map(|(name, args, _)| json!({ "fn": name, "args": args })).collect();
    let answers = answers(&lines);
    assert_eq!(answers.len(), cases.len());
    for ((name, args, expected), answer) in cases.iter().zip(answers) {
        assert_eq!(answer, *expected, "{name}{args}");
    }
}

#[test]
fn variables_are_read_and_written() {
    let variables = json!([{ "name": "B", "value": "2" }, { "name": "a b", "value": "\"" }]);
    check(&[
        (
            "parseEnvText",
            json!(["A.B=1\nnonsense\nC=\"é🦀\" x"]),
            json!({ "ok": {
                "variables": [{ "name": "A.B", "value": "1" }],
                "errors": [
                    { "type": 8, "name": "A.B", "pos": { "line": 1, "column": 0 } },
                    { "type": 2, "pos": { "line": 2, "column": 0 } },
                    { "type": 3, "name": "C", "pos": { "line": 3, "column": 7 } },
                ],
            } }),
        ),
        (
            "parseEnvText",
            json!(["A.B=1", "strict"]),
            json!({ "ok": {
                "variables": [],
                "errors": [{ "type": 7, "name": "A.B", "pos": { "line": 1, "column": 0 } }],
            } }),
        ),
        (
            "parseEnvJson",
            json!(["[{\"name\":\"A\",\"value\":\"1\"},{\"name\":\"A\",\"value\":\"2\"},{}]", "other"]),
            json!({ "ok": {
                "variables": [{ "name": "A", "value": "1" }],
                "errors": [{ "type": 6 }, { "type": 1, "name": "A" }],
            } }),
        ),
        ("parseEnvJson", json!(["x"]), json!({ "ok": { "variables": [], "errors": [{ "type": 4 }] } })),
        (
            "toJson",
            json!([[{ "name": "A", "value": "1" }]]),
            json!({ "ok": "[\n  {\n    \"name\": \"A\",\n    \"value\": \"1\"\n  }\n]" }),
        ),
        ("toNameEqualsValueString", json!([variables]), json!({ "ok": "a b=\"\\\"\"\nB=\"2\"" })),
        (
            "toNameEqualsValueString",
            json!([variables, { "addExports": true }]),
            json!({ "ok": "export a b=\"\\\"\";\nexport B=\"2\";" }),
        ),
        ("toNameValueObject", json!([variables]), json!({ "ok": { "B": "2" } })),
        ("validateName", json!(["A.B", "strict"]), json!({ "ok": false })),
        ("validateName", json!(["A.B"]), json!({ "ok": true })),
        ("readsBack", json!(["a\\"]), json!({ "ok": false })),
        ("unixLineEnds", json!(["a\r\nb"]), json!({ "ok": "a\nb" })),
    ]);
}

#[test]
fn an_object_keeps_its_order() {
    let line = r#"{"fn":"toArray","args":[{"b":"1","A":"2","a b":"3","b":"4"}]}"#;
    let printed = Example::new("util", &[]).input(line).run().printed();
    assert_eq!(printed, "{\"ok\":[{\"name\":\"b\",\"value\":\"4\"},{\"name\":\"A\",\"value\":\"2\"}]}\n");
}

#[test]
fn domains_are_taken_to_pieces_and_sorted() {
    check(&[
        (
            "parseDomain",
            json!(["*.Example.com/a"]),
            json!({ "ok": { "hostname": "example.com", "pathname": "/a", "isWildcard": true } }),
        ),
        ("parseDomain", json!([""]), json!({ "error": "empty" })),
        ("parseDomain", json!([" "]), json!({ "error": "invalid-format" })),
        ("domainToUrl", json!(["a.*.b"]), json!({ "error": "invalid-wildcard" })),
        ("domainToUrl", json!(["a.b.cleverapps.io"]), json!({ "ok": "http://a.b.cleverapps.io/" })),
        ("getHostWithWildcard", json!(["a.b", true]), json!({ "ok": "*.a.b" })),
        ("getDomainUrl", json!(["a.b", "/c", true, false]), json!({ "ok": "https://www.a.b/c" })),
        ("isTestDomain", json!(["a.cleverapps.io"]), json!({ "ok": true })),
        ("isTestDomainWithSubdomain", json!(["a.cleverapps.io"]), json!({ "ok": false })),
        (
            "sortDomains",
            json!([[
                { "hostname": "b.org", "pathPrefix": "/" },
                { "hostname": "a.org", "pathPrefix": "/", "isWildcard": true },
                { "hostname": "z.org", "pathPrefix": "/", "isPrimary": true },
            ]]),
            json!({ "ok": [
                { "hostname": "z.org", "pathPrefix": "/", "isWildcard": false, "isPrimary": true },
                { "hostname": "a.org", "pathPrefix": "/", "isWildcard": true, "isPrimary": false },
                { "hostname": "b.org", "pathPrefix": "/", "isWildcard": false, "isPrimary": false },
            ] }),
        ),
        ("choosePrimaryDomain", json!([["a.cleverapps.io", "b.org"]]), json!({ "ok": "b.org" })),
        ("choosePrimaryDomain", json!([[]]), json!({ "ok": null })),
        (
            "diagnoseDomain",
            json!([
                { "hostname": "a.org", "pathPrefix": "/", "isApex": true },
                { "aRecords": ["1"], "cnameRecords": [] },
                { "aRecords": ["1"], "cnameRecord": "lb" },
            ]),
            json!({ "ok": {
                "domain": { "hostname": "a.org", "pathPrefix": "/", "isApex": true },
                "summary": "valid",
                "details": [
                    { "code": "valid-a", "record": { "source": "resolved", "type": "A", "value": "1" } },
                ],
            } }),
        ),
        (
            "diagnoseDomain",
            json!([{ "hostname": "a.org", "pathPrefix": "/", "isApex": true }]),
            json!({ "error": "both the records of the domain and those of the load balancer are needed" }),
        ),
    ]);
}

#[test]
fn applications_payments_and_groups_are_judged() {
    let poor = json!({ "id": "orga_1" });
    let rich = json!({ "id": "orga_2", "paymentMethods": [{ "isDefault": true, "isExpired": false }] });
    check(&[
        (
            "getApplicationStatus",
            json!([{ "state": "SHOULD_BE_UP" }, [{ "state": "WIP" }], [{ "state": "UP" }]]),
            json!({ "ok": "restarting" }),
        ),
        ("getApplicationStatus", json!([{ "state": "SHOULD_BE_DOWN" }]), json!({ "ok": "stopped" })),
        ("getBranches", json!([{}]), json!({ "ok": ["master"] })),
        ("getBranches", json!([{ "oauthApp": { "type": "github" } }]), json!({ "ok": null })),
        ("checkPayment", json!([poor]), json!({ "ok": 1 })),
        ("checkPayment", json!([rich]), json!({ "ok": null })),
        ("checkPayment", json!([{ "isTrusted": true }]), json!({ "ok": null })),
        ("checkPayments", json!([rich, [rich, poor]]), json!({ "ok": [{ "type": 1, "orga": poor }] })),
        ("checkPayments", json!([poor]), json!({ "ok": [{ "type": 1, "orga": poor }] })),
        ("getMemberDomainName", json!(["app_1", "ng_1"]), json!({ "ok": "app_1.m.ng_1.cc-ng.cloud" })),
        ("getMemberKind", json!(["redis_1"]), json!({ "ok": "ADDON" })),
        ("getRealIdPrefix", json!(["es-addon"]), json!({ "ok": "elasticsearch_" })),
        ("canJoinNetworkGroup", json!(["es-addon", "dev"]), json!({ "ok": false })),
    ]);
    let ids = answers(&[
        json!({ "fn": "newNetworkGroupId" }),
        json!({ "fn": "newExternalMemberId", "args": null }),
        json!({ "fn": "getMemberKind", "args": ["addon_1"] }),
    ]);
    assert!(ids[0]["ok"].as_str().unwrap().starts_with("ng_"));
    assert!(ids[1]["ok"].as_str().unwrap().starts_with("external_"));
    assert!(ids[2]["error"].as_str().unwrap().contains("`elasticsearch_`, `mongodb_`"));
}

#[test]
fn drains_dates_and_names_are_told() {
    let recipient = json!({ "type": "RAW_HTTP", "url": "https://a", "username": "u", "password": "p" });
    let target = json!({ "type": "RAW_HTTP", "url": "https://a", "credentials": { "username": "u", "password": "p" } });
    check(&[
        (
            "toDrain",
            json!([{
                "id": "drain_1", "resourceId": "app_1", "kind": "LOG", "recipient": recipient,
                "status": { "status": "ENABLED", "date": "2024-02-29T10:00:00Z[UTC]", "authorId": "user_1" },
                "execution": { "status": "RUNNING" }, "backlog": { "msgRateOut": 0.5, "msgBacklog": 3 },
            }]),
            json!({ "ok": {
                "id": "drain_1", "applicationId": "app_1", "kind": "LOG", "target": target,
                "status": "ENABLED", "updatedAt": "2024-02-29T10:00:00.000Z", "updatedBy": "user_1",
                "execution": { "status": "RUNNING" }, "backlog": { "msgRateOut": 0.5, "msgBacklog": 3 },
            } }),
        ),
        ("toDrainRecipient", json!([target]), json!({ "ok": recipient })),
        (
            "toDrainRecipient",
            json!([{ "type": "NEWRELIC", "url": "u" }]),
            json!({ "error": "a password or a key is missing" }),
        ),
        ("microsToIso", json!([-1]), json!({ "ok": "1969-12-31T23:59:59.999999Z" })),
        ("isoToMicros", json!(["2020-03-11T11:11:11.111345Z"]), json!({ "ok": 1_583_925_071_111_345_i64 })),
        (
            "normalizeDate",
            json!(["2020-03-11T11:11:11.1119Z[UTC]"]),
            json!({ "ok": "2020-03-11T11:11:11.111Z" }),
        ),
        ("normalizeDate", json!([0]), json!({ "ok": "1970-01-01T00:00:00.000Z" })),
        ("normalizeDate", json!([]), json!({ "ok": null })),
        ("compareNames", json!(["_", "A"]), json!({ "ok": -1 })),
        (
            "getUrl",
            json!(["https://a.b/", "/c", "x"]),
            json!({ "ok": "https://a.b/c?authorization=eA%3D%3D" }),
        ),
        ("sortNames", json!([["b", "A", "a"]]), json!({ "ok": ["a", "A", "b"] })),
    ]);
    let now = answers(&[json!({ "fn": "isoToMicros" })]);
    assert!(now[0]["ok"].as_i64().unwrap() > 1_583_925_071_111_345);
}

#[test]
fn a_bad_line_is_an_error_of_its_own_and_the_rest_goes_on() {
    let lines: &[(&[u8], &str)] = &[
        (b"not JSON", "the line is not {\"fn\""),
        (b"{\"args\": []}", "missing field `fn`"),
        (b"{\"fn\": \"nothing\"}", "no function is named `nothing`"),
        (b"{\"fn\": \"validateName\", \"args\": {}}", "the line is not"),
        (b"{\"fn\": \"validateName\", \"args\": [1]}", "argument 1: invalid type"),
        (b"{\"fn\": \"validateName\"}", "argument 1: invalid type: null"),
        (b"{\"fn\": \"validateName\", \"args\": [\"\\ud800\"]}", "argument 1: "),
        (b"{\"fn\": \"validateName\", \"args\": [\"\xff\"]}", "the line is not UTF-8"),
        (b"\xff\xfe\x00", "the line is not UTF-8"),
        (b"{\"fn\": \"isoToMicros\", \"args\": [\"tomorrow\"]}", "this is not a date"),
        (b"{\"fn\": \"normalizeDate\", \"args\": [\"tomorrow\"]}", "argument 1: invalid date"),
        (b"{\"fn\": \"checkPayment\", \"args\": [{\"paymentMethods\": 1}]}", "paymentMethods: "),
    ];
    let good: &[u8] = b"{\"fn\": \"readsBack\", \"args\": [\"x\"]}";
    let mut input = Vec::new();
    for (line, _) in lines {
        input.extend([*line, b"\n \r\n", good, b"\r\n"].concat());
    }
    let printed = Example::new("util", &[]).bytes(input).run().printed();
    let answers: Vec<Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 2 * lines.len());
    for ((line, error), pair) in lines.iter().zip(answers.chunks(2)) {
        let line = String::from_utf8_lossy(line);
        assert!(pair[0]["error"].as_str().unwrap().contains(error), "{line}: {}", pair[0]);
        assert_eq!(pair[1], json!({ "ok": true }), "after {line}");
    }
}

#[test]
fn the_help_names_each_function_that_the_documentation_does() {
    let source = include_str!("../../examples/util/main.rs");
    let documented: Vec<_> = source
        .lines()
        .filter_map(|line| line.strip_prefix("//! ")?.split_once('('))
        .map(|(name, _)| name)
        .filter(|name| name.chars().all(char::is_alphanumeric))
        .collect();
    let help = Example::new("util", &["--help"]).run().printed();
    let helped: Vec<_> = help.lines().filter_map(|line| line.strip_prefix("  ")?.split_once('(')).collect();
    let helped: Vec<_> = helped.into_iter().map(|(name, _)| name).collect();
    assert_eq!(documented, helped);
    let names = answers(&helped.iter().map(|name| json!({ "fn": name })).collect::<Vec<_>>());
    let unknown =
        |answer: &&Value| answer["error"].as_str().is_some_and(|error| error.starts_with("no function"));
    assert_eq!(names.iter().filter(unknown).count(), 0);

    let complaint = Example::new("util", &["--nonsense"]).run().complaint();
    assert!(complaint.contains("--nonsense"), "{complaint}");
}
