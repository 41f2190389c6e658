//! What answers mean, what is remembered of them, and what is told.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

#[path = "../common/mod.rs"]
mod common;
mod days;
mod histories;
mod play;
mod reports;
#[path = "../web/server.rs"]
mod server;
mod stops;
mod table;
