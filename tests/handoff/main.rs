//! Texts that go out to translators and come back: nothing that nobody translated changes, and
//! what was translated stands in the pages as it was meant.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

#[path = "../common/mod.rs"]
mod common;
mod guides;
mod pages;
mod random;
mod shop;
