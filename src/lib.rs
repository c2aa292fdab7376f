//! How much technology is in what each province of Türkiye sells?
//!
//! This crate reads a table of provincial foreign trade, classifies its products by technology
//! intensity, adds the amounts exactly, and says what a map and its tables need. It knows no browser:
//! the page, the worker and the command line are thin skins over [`engine::Engine`].
//!
//! # The data's way
//!
//! ```text
//! bytes --ingest--> rows --resolve--> facts --cube--> cube --indicators--> tables --view--> view models --publish--> files
//!          ^plan            ^data                      ^classify                             `--ui--> the page
//! ```
//!
//! One direction, one room a stop:
//!
//! - [`ingest`]: bytes to records, with line numbers.
//! - [`plan`]: how a file is read, the questions that are open. A result is a function of bytes and plan.
//! - [`resolve`]: texts to provinces, periods, flows and exact amounts; the ledger's buckets.
//! - [`classify`]: product codes to technology tiers.
//! - [`cube`]: facts merged into columns.
//! - [`indicators`]: numbers with a formula, a unit and a denominator.
//! - [`secrecy`]: what must not become public because it tells of single firms.
//! - [`view`]: plain values that say all that a picture needs.
//! - [`publish`]: pictures, pages and tables as files, tables and the account as [`markup`].
//! - [`protocol`] and [`engine`]: all of it, by messages.

pub mod classify;
#[cfg(feature = "cli")]
pub mod cli;
pub mod cube;
pub mod data;
pub mod engine;
pub mod error;
pub mod indicators;
pub mod ingest;
#[cfg(feature = "js")]
pub mod js;
pub mod markup;
pub mod messages;
pub mod plan;
pub mod protocol;
pub mod publish;
pub mod resolve;
pub mod secrecy;
pub mod types;
#[cfg(any(feature = "ui", test))]
pub mod ui;
pub mod view;
pub mod wire;
#[cfg(feature = "worker")]
pub mod worker;
