//! Bodies of functions, made for these tests.
#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::*;
use crate::v2::application::EnvVars;

const FUNCTION: &str = r#"{
    "id": "function_987e", "ownerId": "orga_9a1c", "name": "thumbnails", "description": null,
    "tag": "prod", "environment": { "TOKEN": "env-s3cr3t" }, "maxInstances": 4,
    "maxMemory": 67108864.0, "createdAt": "2025-03-01T10:00:00Z",
    "updatedAt": "2025-03-02T10:00:00.123456Z"
}"#;

const DEPLOYMENT: &str = r#"{
    "id": "deployment_11aa", "functionId": "function_987e", "name": null, "description": "First",
    "tag": null, "platform": "TINY_GO", "status": "WAITING_FOR_UPLOAD", "errorReason": null,
    "url": null, "uploadUrl": "https://cellar.example.com/f.wasm?X-Amz-Signature=s1gned",
    "createdAt": "2025-03-01T10:00:00Z", "updatedAt": "2025-03-01T10:00:00Z"
}"#;

#[test]
fn a_function_is_read() {
    let function: Function = serde_json::from_str(FUNCTION).unwrap();
    assert_eq!(function.id, "function_987e");
    assert_eq!(function.owner_id.unwrap(), "orga_9a1c");
    assert_eq!(function.environment.get("TOKEN"), Some("env-s3cr3t"));
    assert_eq!((function.max_instances, function.max_memory), (Some(4), Some(64 * 1024 * 1024)));
    assert_eq!(function.created_at.unwrap().to_string(), "2025-03-01T10:00:00Z");
    assert_eq!(function.updated_at.unwrap().to_string(), "2025-03-02T10:00:00.123456Z");
}

#[test]
fn a_function_needs_its_id_only() {
    let body = r#"{"id":"function_1","environment":null,"maxMemory":{"unit":"B","value":1}}"#;
    let function: Function = serde_json::from_str(body).unwrap();
    assert!(function.environment.is_empty());
    assert_eq!((function.max_memory, function.max_instances), (None, None));
}

#[test]
fn a_deployment_is_read() {
    let deployment: Deployment = serde_json::from_str(DEPLOYMENT).unwrap();
    assert_eq!(deployment.id, "deployment_11aa");
    assert_eq!(deployment.function_id.unwrap(), "function_987e");
    assert_eq!(deployment.platform, Some(Platform::TinyGo));
    assert_eq!(deployment.status, Some(DeploymentStatus::WaitingForUpload));
    assert!(deployment.upload_url.unwrap().expose().ends_with("s1gned"));
}

#[test]
fn a_deployment_needs_its_id_only() {
    let body = r#"{"id":"deployment_1","platform":"ZIG","status":"PAUSED"}"#;
    let deployment: Deployment = serde_json::from_str(body).unwrap();
    assert_eq!(deployment.platform, Some("ZIG".into()));
    assert_eq!(deployment.status, Some("PAUSED".into()));
    assert_eq!((deployment.url, deployment.upload_url), (None, None));
}

#[test]
fn no_secret_of_a_function_is_printed() {
    let function: Function = serde_json::from_str(FUNCTION).unwrap();
    let deployment: Deployment = serde_json::from_str(DEPLOYMENT).unwrap();
    let settings = FunctionSettings::new(1, 1).environment(EnvVars::from_iter([("TOKEN", "env-s3cr3t")]));
    let shown = format!("{function:?} {deployment:?} {settings:?}");
    assert!(shown.contains("TOKEN"), "{shown}");
    for secret in ["env-s3cr3t", "s1gned"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn requests_are_written() {
    let all = FunctionSettings::new(4, 67_108_864)
        .name("thumbnails")
        .description("Makes small images")
        .tag("prod")
        .environment(EnvVars::from_iter([("QUALITY", "80")]));
    for (sent, expected) in [
        (
            serde_json::to_value(FunctionSettings::new(1, 512)),
            json!({ "environment": {}, "maxInstances": 1, "maxMemory": 512 }),
        ),
        (
            serde_json::to_value(all),
            json!({ "name": "thumbnails", "description": "Makes small images", "tag": "prod",
                    "environment": { "QUALITY": "80" }, "maxInstances": 4, "maxMemory": 67_108_864 }),
        ),
        (
            serde_json::to_value(CreateDeployment::new(Platform::JavaScript)),
            json!({ "platform": "JAVA_SCRIPT" }),
        ),
        (
            serde_json::to_value(CreateDeployment::new("ZIG").name("one").description("First").tag("v1")),
            json!({ "platform": "ZIG", "name": "one", "description": "First", "tag": "v1" }),
        ),
        (serde_json::to_value(UpdateDeployment::new()), json!({})),
        (
            serde_json::to_value(UpdateDeployment::new().name("two").description("First").tag("v1")),
            json!({ "name": "two", "description": "First", "tag": "v1" }),
        ),
    ] {
        assert_eq!(sent.unwrap(), expected);
    }
}
