//! Programs that call endpoints, with the library and by hand.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cargo::Cargo;
use crate::workspace::{repository, touch};

/// A program in a folder of its own.
pub(crate) struct Program {
    path: PathBuf,
    name: String,
}

impl Program {
    fn write(path: &Path, dependencies: &str, source: &str) -> Result<Self, Box<dyn Error>> {
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("a folder has a name")?.to_owned();
        fs::create_dir_all(path.join("src"))?;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [profile.release]\nstrip = true\n\n[dependencies]\n\
             tokio = {{ version = \"1\", features = [\"rt\"] }}\n{dependencies}"
        );
        fs::write(path.join("Cargo.toml"), manifest)?;
        fs::copy(repository().join("Cargo.lock"), path.join("Cargo.lock"))?;
        fs::write(path.join("src/main.rs"), source)?;
        Ok(Self { path: path.to_owned(), name })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Has the program built again, and it alone.
    pub(crate) fn touch(&self) -> Result<(), Box<dyn Error>> {
        touch(&self.path.join("src/main.rs"))
    }

    /// In bytes.
    pub(crate) fn size(&self, cargo: &Cargo) -> Result<u64, Box<dyn Error>> {
        let file = cargo.released(&format!("{}{}", self.name, std::env::consts::EXE_SUFFIX));
        Ok(fs::metadata(file)?.len())
    }
}

/// An endpoint: how it is called, its path with `{}` for the ids, and what it answers.
type Endpoint = (&'static str, &'static str, &'static str);

pub(crate) fn one(path: &Path) -> Result<Program, Box<dyn Error>> {
    Program::write(path, &library(), &calling(&FORTY[..1]))
}

pub(crate) fn one_by_hand(path: &Path) -> Result<Program, Box<dyn Error>> {
    // Its own model: a program without the library has no other.
    let model = "#[derive(serde::Deserialize)]\npub struct EnvVar { pub name: String, pub value: String }\n";
    let endpoint = [(FORTY[0].0, FORTY[0].1, "Vec<EnvVar>")];
    let source = format!("{}{model}", calling_by_hand(&endpoint));
    Program::write(
        path,
        &format!("{REQWEST}serde = {{ version = \"1\", features = [\"derive\"] }}\n"),
        &source,
    )
}

pub(crate) fn forty(path: &Path) -> Result<Program, Box<dyn Error>> {
    Program::write(path, &library(), &calling(&FORTY))
}

/// With the library's models, so that both read the same.
pub(crate) fn forty_by_hand(path: &Path) -> Result<Program, Box<dyn Error>> {
    Program::write(path, &format!("{REQWEST}{}", library()), &calling_by_hand(&FORTY))
}

const REQWEST: &str = "reqwest = { version = \"0.13\", default-features = false, features = [\"json\", \"http2\", \"system-proxy\"] }\n";

fn library() -> String {
    let folder = |name: &str| repository().join(name).display().to_string();
    format!(
        "api-defs = {{ path = {:?}, default-features = false, features = [\"all-services\"] }}\n\
         cc-client = {{ path = {:?}, default-features = false }}\n",
        folder("api-defs"),
        folder("cc-client"),
    )
}

fn calling(endpoints: &[Endpoint]) -> String {
    let mut source = String::from("#![allow(deprecated, unused_imports)]\nuse api_defs::{v2, v4};\n");
    for (index, (call, _, _)) in endpoints.iter().enumerate() {
        let _ = write!(
            source,
            "async fn call_{index}(client: &cc_client::Client) -> Result<(), cc_client::Error> {{\n    \
             std::hint::black_box({call}.send(client).await?);\n    Ok(())\n}}\n"
        );
    }
    source + &main("cc_client::Client::from_env()?", endpoints.len())
}

fn calling_by_hand(endpoints: &[Endpoint]) -> String {
    let mut source = String::from("const BASE: &str = \"https://api.clever-cloud.com\";\n");
    for (index, (_, path, answer)) in endpoints.iter().enumerate() {
        let ids = vec!["\"id\""; path.matches("{}").count()].join(", ");
        let _ = write!(
            source,
            "async fn call_{index}(client: &reqwest::Client) -> Result<(), Box<dyn std::error::Error>> {{\n    \
             let url = format!(\"{{BASE}}{path}\", {ids});\n    \
             let request = client.get(url).header(\"authorization\", std::env::var(\"AUTHORIZATION\")?);\n    \
             let answer: {answer} = request.send().await?.error_for_status()?.json().await?;\n    \
             std::hint::black_box(answer);\n    Ok(())\n}}\n"
        );
    }
    source + &main("reqwest::Client::new()", endpoints.len())
}

/// Calls the one that the command line names.
fn main(client: &str, count: usize) -> String {
    let arms: String = (0..count)
        .map(|index| format!("            \"{index}\" => call_{index}(&client).await?,\n"))
        .collect();
    format!(
        "fn main() -> Result<(), Box<dyn std::error::Error>> {{\n    \
         let client = {client};\n    \
         let which = std::env::args().nth(1).unwrap_or_default();\n    \
         tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {{\n        \
         match which.as_str() {{\n{arms}            _ => println!(\"none\"),\n        }}\n        Ok(())\n    }})\n}}\n"
    )
}

const FORTY: [Endpoint; 40] = [
    (
        "v2::application::get_all_env_vars(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/env",
        "Vec<api_defs::v2::application::EnvVar>",
    ),
    (
        "v2::application::get_all(\"o\")",
        "/v2/organisations/{}/applications",
        "Vec<api_defs::v2::application::Application>",
    ),
    (
        "v2::application::get(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}",
        "api_defs::v2::application::Application",
    ),
    (
        "v2::application::get_all_branches(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/branches",
        "Vec<String>",
    ),
    (
        "v2::application::get_all_linked_addons(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/addons",
        "Vec<api_defs::v2::addon::Addon>",
    ),
    (
        "v2::application::get_all_env_vars_for_addons(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/addons/env",
        "Vec<api_defs::v2::application::LinkedAddonEnv>",
    ),
    (
        "v2::application::get_all_dependencies(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/dependencies",
        "Vec<api_defs::v2::application::Application>",
    ),
    (
        "v2::application::get_all_env_vars_for_dependencies(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/dependencies/env",
        "Vec<api_defs::v2::application::LinkedApplicationEnv>",
    ),
    (
        "v2::application::get_all_dependents(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/dependents",
        "Vec<api_defs::v2::application::Application>",
    ),
    (
        "v2::application::get_all_deployments(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/deployments",
        "Vec<api_defs::v2::application::Deployment>",
    ),
    (
        "v2::application::get_deployment(\"o\", \"a\", \"d\")",
        "/v2/organisations/{}/applications/{}/deployments/{}",
        "api_defs::v2::application::Deployment",
    ),
    (
        "v2::application::get_all_exposed_env_vars(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/exposed_env",
        "api_defs::v2::application::EnvVars",
    ),
    (
        "v2::application::get_all_instances(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/instances",
        "Vec<api_defs::v2::application::Instance>",
    ),
    (
        "v2::application::get_instance(\"o\", \"a\", \"i\")",
        "/v2/organisations/{}/applications/{}/instances/{}",
        "api_defs::v2::application::Instance",
    ),
    (
        "v2::application::get_all_tags(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/tags",
        "api_defs::List<String>",
    ),
    (
        "v2::application::get_tcp_redirs(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/tcpRedirs",
        "Vec<api_defs::v2::application::Redirection>",
    ),
    (
        "v2::application::get_all_domains(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/vhosts",
        "Vec<api_defs::v2::application::Domain>",
    ),
    (
        "v2::application::get_favourite_domain(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/vhosts/favourite",
        "api_defs::v2::application::Domain",
    ),
    ("v2::organisation::get_all()", "/v2/organisations", "Vec<api_defs::v2::organisation::Organisation>"),
    (
        "v2::organisation::get_all_members(\"o\")",
        "/v2/organisations/{}/members",
        "Vec<api_defs::v2::organisation::Member>",
    ),
    (
        "v2::organisation::get_namespaces(\"o\")",
        "/v2/organisations/{}/namespaces",
        "Vec<api_defs::v2::organisation::NamespaceAccess>",
    ),
    (
        "v2::organisation::get_all_deployments(\"o\")",
        "/v2/organisations/{}/deployments",
        "std::collections::BTreeMap<api_defs::ApplicationId, Vec<api_defs::v2::application::Deployment>>",
    ),
    (
        "v2::organisation::list_application_udp_redirections(\"o\", \"a\")",
        "/v2/organisations/{}/applications/{}/udpRedirs",
        "Vec<api_defs::v2::application::Redirection>",
    ),
    ("v2::user::get_profile()", "/v2/self", "api_defs::v2::user::Profile"),
    ("v2::user::get_summary()", "/v2/summary", "api_defs::v2::user::Summary"),
    ("v2::user::get_email_addresses()", "/v2/self/emails", "api_defs::List<String>"),
    ("v2::user::get_ssh_keys()", "/v2/self/keys", "Vec<api_defs::v2::user::SshKey>"),
    ("v2::user::list_tokens()", "/v2/self/tokens", "Vec<api_defs::v2::user::OauthToken>"),
    (
        "v2::user::get_cli_tokens(\"word\")",
        "/v2/self/cli_tokens?cli_token={}",
        "api_defs::v2::user::CliToken",
    ),
    ("v2::self_::get_current_token_info()", "/v2/self/tokens/current", "Vec<api_defs::v2::user::OauthToken>"),
    (
        "v2::product::get_all_addon_providers()",
        "/v2/products/addonproviders",
        "Vec<api_defs::v2::product::AddonProvider>",
    ),
    (
        "v2::product::get_addon_provider(\"p\")",
        "/v2/products/addonproviders/{}",
        "api_defs::v2::product::AddonProvider",
    ),
    (
        "v2::product::get_available_instances()",
        "/v2/products/instances",
        "Vec<api_defs::v2::product::Runtime>",
    ),
    ("v2::product::get_credit_price()", "/v2/products/prices", "Vec<api_defs::v2::product::Price>"),
    ("v2::product::get_all_zones()", "/v2/products/zones", "Vec<api_defs::v2::product::Zone>"),
    ("v4::product::get_all_zones()", "/v4/products/zones", "Vec<api_defs::v4::product::Zone>"),
    ("v4::product::get_zone(\"z\")", "/v4/products/zones/{}", "api_defs::v4::product::Zone"),
    ("v2::addon::get_all(\"o\")", "/v2/organisations/{}/addons", "Vec<api_defs::v2::addon::Addon>"),
    ("v2::addon::get(\"o\", \"a\")", "/v2/organisations/{}/addons/{}", "api_defs::v2::addon::Addon"),
    (
        "v2::addon::get_all_env_vars(\"o\", \"a\")",
        "/v2/organisations/{}/addons/{}/env",
        "Vec<api_defs::v2::application::EnvVar>",
    ),
];
