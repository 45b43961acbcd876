//! Lines of logs, made for these tests.
#![allow(clippy::unwrap_used)]

use serde::de::DeserializeOwned;
use serde_json::{Value, from_str, json};

use super::*;

const APPLICATION_LOG: &str = r#"{
    "id": "210041493:43875:0", "applicationId": "app_3ad6", "commitId": "c0ffee",
    "deploymentId": "deployment_5d1c", "instanceId": "35fc3d00",
    "date": "2026-11-23T10:00:00.123456Z", "zone": "par", "region": "eu", "pid": 42,
    "facility": 1, "severity": "info", "priority": 14, "version": "1",
    "service": "bas-deploy.service", "message": "ready \u00e9 \"now\"", "fieldOfTomorrow": []
}"#;

const RESOURCE_LOG: &str = r#"{
    "id": "210041493:43876:0", "resourceId": "postgresql_8d1b", "hostname": "postgresql-1",
    "instanceId": "7be2d1a4", "date": "2026-11-23T10:00:00Z[UTC]", "zone": "par", "pid": 7,
    "facility": "local0", "severity": "err", "service": "postgresql", "message": "FATAL",
    "fieldOfTomorrow": {}
}"#;

const ACCESS_LOG: &str = r#"{
    "id": "210041493:43877:0", "date": "2026-11-23T10:00:00.5Z", "applicationId": "app_3ad6",
    "instanceId": "35fc3d00", "requestId": "01HF9ZK4", "bytesIn": 512, "bytesOut": 5000000000,
    "source": { "city": "Nantes", "countryCode": "FR", "ip": "192.0.2.1", "port": 50123,
                "geoLocation": { "latitude": 47.2184, "longitude": -1.5536 } },
    "destination": { "city": "Paris", "countryCode": "FR", "ip": "2001:db8::1", "port": 443,
                     "geoLocation": { "latitude": 48.8566, "longitude": 2.3522 } },
    "tls": "TLS_1_3", "zone": "par", "region": "eu",
    "http": {
        "request": { "host": "shop.example.com", "method": "GET", "path": "/cart", "scheme": "https" },
        "response": { "statusCode": 200, "time": 12.5, "serviceTime": null }
    },
    "fieldOfTomorrow": 1
}"#;

#[test]
fn a_line_of_an_application_is_read() {
    let log: ApplicationLog = from_str(APPLICATION_LOG).unwrap();
    assert_eq!(log.id.as_deref(), Some("210041493:43875:0"));
    assert_eq!(log.date.unwrap().to_string(), "2026-11-23T10:00:00.123456Z");
    assert_eq!(log.message, "ready é \"now\"");
    assert_eq!(log.severity.as_deref(), Some("info"));
    assert_eq!(log.application_id.unwrap(), "app_3ad6");
    assert_eq!(log.deployment_id.unwrap(), "deployment_5d1c");
    assert_eq!(log.commit_id.as_deref(), Some("c0ffee"));
    assert_eq!(log.instance_id.unwrap(), "35fc3d00");
    assert_eq!(log.service.as_deref(), Some("bas-deploy.service"));
    assert_eq!((log.zone.unwrap().as_str(), log.region.as_deref()), ("par", Some("eu")));
    assert_eq!((log.pid, log.priority), (Some(42), Some(14)));
    assert_eq!((log.facility.as_deref(), log.version.as_deref()), (Some("1"), Some("1")));
}

#[test]
fn a_line_of_an_addon_is_read() {
    let log: ResourceLog = from_str(RESOURCE_LOG).unwrap();
    assert_eq!(log.id.as_deref(), Some("210041493:43876:0"));
    assert_eq!(log.date.unwrap().to_string(), "2026-11-23T10:00:00Z");
    assert_eq!((log.message.as_str(), log.severity.as_deref()), ("FATAL", Some("err")));
    assert_eq!(log.resource_id.unwrap(), "postgresql_8d1b");
    assert_eq!(log.hostname.as_deref(), Some("postgresql-1"));
    assert_eq!(log.instance_id.unwrap(), "7be2d1a4");
    assert_eq!(log.service.as_deref(), Some("postgresql"));
    assert_eq!(log.zone.unwrap(), "par");
    assert_eq!((log.pid, log.facility.as_deref()), (Some(7), Some("local0")));
}

#[test]
fn a_line_of_an_access_log_is_read() {
    let log: AccessLog = from_str(ACCESS_LOG).unwrap();
    assert_eq!(log.id.as_deref(), Some("210041493:43877:0"));
    assert_eq!(log.date.unwrap().to_string(), "2026-11-23T10:00:00.5Z");
    assert_eq!(log.application_id.unwrap(), "app_3ad6");
    assert_eq!(log.instance_id.unwrap(), "35fc3d00");
    assert_eq!(log.request_id.as_deref(), Some("01HF9ZK4"));
    assert_eq!((log.bytes_in, log.bytes_out), (Some(512), Some(5_000_000_000)));
    assert_eq!((log.tls.as_deref(), log.region.as_deref()), (Some("TLS_1_3"), Some("eu")));
    assert_eq!(log.zone.unwrap(), "par");

    let source = log.source.unwrap();
    assert_eq!((source.ip.as_deref(), source.port), (Some("192.0.2.1"), Some(50123)));
    assert_eq!((source.city.as_deref(), source.country_code.as_deref()), (Some("Nantes"), Some("FR")));
    let place = source.geo_location.unwrap();
    assert_eq!((place.latitude, place.longitude), (Some(47.2184), Some(-1.5536)));
    assert_eq!(log.destination.unwrap().ip.as_deref(), Some("2001:db8::1"));

    let HttpExchange { request, response } = log.http.unwrap();
    let request = request.unwrap();
    assert_eq!((request.method.as_deref(), request.scheme.as_deref()), (Some("GET"), Some("https")));
    assert_eq!((request.host.as_deref(), request.path.as_deref()), (Some("shop.example.com"), Some("/cart")));
    let response = response.unwrap();
    assert_eq!((response.status_code, response.time), (Some(200), Some(12.5)));
    assert_eq!(response.service_time, None);
}

#[test]
fn a_connection_over_tcp_or_ssh_is_read() {
    for http in [None, Some(Value::Null)] {
        let mut body: Value = from_str(ACCESS_LOG).unwrap();
        body["tls"] = Value::Null;
        match http {
            Some(http) => body["http"] = http,
            None => drop(body.as_object_mut().unwrap().remove("http")),
        }
        let log: AccessLog = serde_json::from_value(body).unwrap();
        assert_eq!((log.http, log.tls, log.bytes_in), (None, None, Some(512)));
    }
}

#[test]
fn a_line_may_have_nothing() {
    let log: ApplicationLog = from_str("{}").unwrap();
    assert_eq!((log.message.as_str(), log.date, log.id), ("", None, None));
    let log: ResourceLog = from_str("{}").unwrap();
    assert_eq!((log.message.as_str(), log.date, log.id), ("", None, None));
    let log: AccessLog = from_str("{}").unwrap();
    assert_eq!((log.http, log.date, log.id), (None, None, None));
}

/// Each field may be null, or absent, at any depth.
#[test]
fn null_fails_nothing() {
    for_each_field::<ApplicationLog>(APPLICATION_LOG);
    for_each_field::<ResourceLog>(RESOURCE_LOG);
    for_each_field::<AccessLog>(ACCESS_LOG);
}

fn for_each_field<T: DeserializeOwned>(body: &str) {
    let whole: Value = from_str(body).unwrap();
    let mut pointers = Vec::new();
    collect_pointers(&whole, "", &mut pointers);
    assert!(pointers.len() > 10, "{pointers:?}");
    for pointer in pointers {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let mut null = whole.clone();
        *null.pointer_mut(&pointer).unwrap() = Value::Null;
        let mut absent = whole.clone();
        absent.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
        for body in [null, absent] {
            let read = serde_json::from_value::<T>(body);
            assert!(read.is_ok(), "{pointer}: {}", read.err().unwrap());
        }
    }
}

fn collect_pointers(value: &Value, path: &str, found: &mut Vec<String>) {
    for (name, field) in value.as_object().into_iter().flatten() {
        let here = format!("{path}/{name}");
        collect_pointers(field, &here, found);
        found.push(here);
    }
}

#[test]
fn a_number_of_another_form_costs_itself_at_most() {
    let log: ApplicationLog =
        from_str(r#"{"pid":"-","priority":"14","facility":"user","version":1}"#).unwrap();
    assert_eq!((log.pid, log.priority), (None, Some(14)));
    assert_eq!((log.facility.as_deref(), log.version.as_deref()), (Some("user"), Some("1")));

    let body = json!({
        "bytesIn": -1, "bytesOut": "12", "source": { "port": -1 },
        "http": { "response": { "statusCode": "200", "time": 3, "serviceTime": 1.5 } },
    });
    let log: AccessLog = serde_json::from_value(body).unwrap();
    assert_eq!((log.bytes_in, log.bytes_out, log.source.unwrap().port), (None, Some(12), None));
    let response = log.http.unwrap().response.unwrap();
    assert_eq!((response.status_code, response.time), (Some(200), Some(3.0)));
    assert_eq!(response.service_time, Some(json!(1.5)));
}

#[test]
fn a_date_that_is_none_is_told() {
    let message = from_str::<ApplicationLog>(r#"{"date":"soon"}"#).unwrap_err().to_string();
    assert!(message.contains("soon"), "{message}");
}
