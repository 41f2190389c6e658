//! `sirio check`: every finding.

use super::session::{Session, progress};
use super::{Common, Outcome, Output, Status, findings};
use crate::guide::Options;
use chrono::NaiveDate;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Check drafts as if they were published
    #[arg(long)]
    drafts: bool,
    /// Leave the PDFs out
    #[arg(long)]
    no_leaflets: bool,
    /// The day to reckon from, instead of today
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
}

pub fn run(common: &Common, output: &Output, arguments: &Arguments) -> Outcome {
    let session = Session::open(common, arguments.as_of)?;
    progress(output, "checking");
    let options = Options { drafts: arguments.drafts, leaflets: !arguments.no_leaflets, ..session.options() };
    let (_, found) = session.build(options);
    findings::answer(output, &found, &session.sources);
    Ok(if crate::has_errors(&found) { Status::Errors } else { Status::Fine })
}
