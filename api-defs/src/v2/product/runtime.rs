//! What the catalogue says of the runtimes that applications run on.

use serde::Deserialize;

use crate::ids::{FlavorName, VariantId};
use crate::list::null_as_default;

/// A runtime in one version: what an application can be created on.
///
/// Type, version and variant together name it; a
/// [`CreateApplication`](crate::v2::application::CreateApplication) takes the three.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Runtime {
    /// The type, such as `node`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The version of the type.
    pub version: String,
    /// The variant of the type.
    pub variant: RuntimeVariant,
    /// The name for people.
    pub name: Option<String>,
    /// A sentence on it.
    pub description: Option<String>,
    /// Whether applications can be created on it.
    pub enabled: Option<bool>,
    /// Whether it is announced and not there yet.
    pub coming_soon: Option<bool>,
    /// How many instances an application may have.
    pub max_instances: Option<u32>,
    /// Words that it is found by.
    #[serde(default, deserialize_with = "null_as_default")]
    pub tags: Vec<String>,
    /// How code can be brought, such as `git`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub deployments: Vec<String>,
    /// The sizes that its instances can have.
    #[serde(default, deserialize_with = "null_as_default")]
    pub flavors: Vec<Flavor>,
    /// The size that is proposed for its instances.
    pub default_flavor: Option<Flavor>,
    /// The size that is proposed for building.
    pub build_flavor: Option<Flavor>,
}

/// A variant of a runtime, such as one of the languages that run on the same machine.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RuntimeVariant {
    /// The id, a UUID.
    pub id: VariantId,
    /// The name for commands, such as `node`.
    pub slug: Option<String>,
    /// The name for people.
    pub name: Option<String>,
    /// How code is deployed on it.
    pub deploy_type: Option<String>,
    /// The address of an image.
    pub logo: Option<String>,
}

/// The size of an instance.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Flavor {
    /// The name, such as `XS`.
    pub name: FlavorName,
    /// Memory in MiB; [`memory`](Self::memory) says the same with its unit.
    pub mem: Option<u32>,
    /// Number of processors.
    pub cpus: Option<u32>,
    /// Number of graphics processors.
    pub gpus: Option<u32>,
    /// Size of the disk; its unit is not documented.
    pub disk: Option<i64>,
    /// The price as the catalogue gives it; its unit is not documented.
    pub price: Option<f64>,
    /// Whether it can be chosen.
    pub available: Option<bool>,
    /// Whether it is meant for very small services.
    pub microservice: Option<bool>,
    /// Whether it is meant for machine learning.
    #[serde(rename = "machine_learning")]
    pub machine_learning: Option<bool>,
    /// The priority of its processes, as Unix has it: greater is less.
    pub nice: Option<i32>,
    /// The key of the flavor in the price system.
    #[serde(rename = "price_id")]
    pub price_id: Option<String>,
    /// A factor on its processors; its meaning is not documented.
    pub cpu_factor: Option<f64>,
    /// A factor on its memory; its meaning is not documented.
    pub mem_factor: Option<f64>,
    /// Memory with its unit.
    pub memory: Option<FlavorMemory>,
}

/// The memory of a [`Flavor`], with its unit.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct FlavorMemory {
    /// The unit of [`value`](Self::value), such as `B` for bytes.
    pub unit: Option<String>,
    /// The amount.
    pub value: Option<f64>,
    /// Amount and unit for people, such as `256 MiB`.
    pub formatted: Option<String>,
}
