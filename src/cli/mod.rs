//! The command line: one file per command.
//!
//! In: arguments, the clock. Out: text or JSON, exit codes (0 fine, 1 the guide has errors, 2 the
//! command or the machine is at fault). The only room that prints and the only one that asks what
//! day it is. Never: deciding anything that another program could want to decide.

mod ack;
mod build;
mod check;
mod coverage;
mod earlier;
mod findings;
mod fix;
mod init;
mod leaflets;
mod links;
mod new;
mod output;
mod records;
mod reports;
mod select;
mod session;
mod sync;
mod translate;
mod verify;

use crate::model::LeafletFormat;
use clap::{Parser, Subcommand, ValueEnum};
use output::Output;
use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

/// Multilingual services guides: website, leaflets, coverage.
#[derive(Debug, Parser)]
#[command(name = "sirio", version, about, propagate_version = true)]
struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What every command understands.
#[derive(Debug, Clone, clap::Args)]
struct Common {
    /// The guide's folder
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// How to answer; for `leaflets` also which form of paper, for `translate` which kind of file
    #[arg(long, global = true, value_enum, value_name = "FORMAT")]
    format: Vec<FormatName>,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// Say only what is wrong
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Say more
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    verbose: bool,
}

/// Everything that `--format` can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatName {
    Text,
    Json,
    /// Annotations for GitHub Actions (findings)
    Github,
    /// A table (reports)
    Csv,
    /// A page (findings and reports)
    Html,
    /// Test results, as programs for continuous integration read them (findings)
    Junit,
    /// A form of paper (leaflets)
    A4,
    /// A form of paper: six panels on an A4 that is folded twice (leaflets)
    Trifold,
    /// A form of paper: A3 for the wall (leaflets)
    Poster,
    /// A form of paper: two languages side by side (leaflets)
    Bilingual,
    /// A form of paper: contacts alone, four to an A4 (leaflets)
    Card,
    /// A file for translators (translate)
    Po,
    /// A file for translators: XLIFF 2.1 (translate)
    Xliff,
}

impl FormatName {
    fn answer(self) -> Option<Format> {
        match self {
            Self::Text => Some(Format::Text),
            Self::Json => Some(Format::Json),
            Self::Github => Some(Format::Github),
            Self::Csv => Some(Format::Csv),
            Self::Html => Some(Format::Html),
            Self::Junit => Some(Format::Junit),
            Self::A4
            | Self::Trifold
            | Self::Poster
            | Self::Bilingual
            | Self::Card
            | Self::Po
            | Self::Xliff => None,
        }
    }

    fn paper(self) -> Option<LeafletFormat> {
        match self {
            Self::A4 => Some(LeafletFormat::A4),
            Self::Trifold => Some(LeafletFormat::Trifold),
            Self::Poster => Some(LeafletFormat::Poster),
            Self::Bilingual => Some(LeafletFormat::Bilingual),
            Self::Card => Some(LeafletFormat::Card),
            Self::Text
            | Self::Json
            | Self::Github
            | Self::Csv
            | Self::Html
            | Self::Junit
            | Self::Po
            | Self::Xliff => None,
        }
    }
}

/// The form of a file for translators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exchange {
    Po,
    Xliff,
}

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    Github,
    Csv,
    Html,
    Junit,
}

impl Common {
    /// The last form of answer that was named.
    fn answer_format(&self) -> Format {
        self.format.iter().filter_map(|name| name.answer()).next_back().unwrap_or(Format::Text)
    }

    /// The last form of paper that was named.
    fn paper(&self) -> Option<LeafletFormat> {
        self.format.iter().filter_map(|name| name.paper()).next_back()
    }

    /// The last form of file for translators that was named.
    fn exchange(&self) -> Exchange {
        let named = self.format.iter().rev().find(|name| matches!(name, FormatName::Po | FormatName::Xliff));
        if named == Some(&FormatName::Xliff) { Exchange::Xliff } else { Exchange::Po }
    }

    /// Whether the formats that were named go with the command.
    fn check_formats(&self, command: &Command) -> Result<(), Fault> {
        for name in &self.format {
            let good = match name {
                FormatName::Text | FormatName::Json => true,
                FormatName::Github => matches!(command, Command::Build(_) | Command::Check(_)),
                FormatName::Csv => matches!(command, Command::Coverage(_)),
                FormatName::Html => matches!(command, Command::Coverage(_) | Command::Check(_)),
                FormatName::Junit => matches!(command, Command::Check(_)),
                FormatName::A4
                | FormatName::Trifold
                | FormatName::Poster
                | FormatName::Bilingual
                | FormatName::Card => matches!(command, Command::Leaflets(_)),
                FormatName::Po | FormatName::Xliff => matches!(command, Command::Translate(_)),
            };
            if !good {
                let name =
                    name.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
                return Err(Fault::new(format!("this command has no `--format {name}`")));
            }
        }
        Ok(())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a new small guide that builds at once
    Init(init::Arguments),
    /// Add a page of a kind, with its sections in place
    New(new::Arguments),
    /// Check the guide and write the site, whole or not at all
    Build(build::Arguments),
    /// Report every finding
    Check(check::Arguments),
    /// Report how much of the guide each language has
    Coverage(coverage::Arguments),
    /// Record that a translation matches the source as it is now
    Sync(sync::Arguments),
    /// Declare an edit of the source trivial in all languages
    Ack(ack::Arguments),
    /// Send texts to translators and take their work back
    Translate(translate::Arguments),
    /// Make the PDFs
    Leaflets(leaflets::Arguments),
    /// Record that the facts of a page are still true today
    Verify(verify::Arguments),
}

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Fine,
    /// The guide has errors, or what was asked cannot be granted.
    Errors,
}

/// What is wrong with the command or the machine.
#[derive(Debug)]
struct Fault(String);

impl Fault {
    fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

type Outcome = Result<Status, Fault>;

/// Bytes of stack of each thread that does the work: setting type recurses deeper than the usual two
/// megabytes allow in some scripts. Only what is used takes memory.
const STACK: usize = 64 << 20;

/// Runs the program with the arguments it was called with.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let output = Output::new(&arguments.common);
    // A pool that is there already does the work as well, on smaller stacks.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    let common = &arguments.common;
    let checked = common.check_formats(&arguments.command);
    let outcome = checked.and_then(|()| match &arguments.command {
        Command::Init(arguments) => init::run(&output, arguments),
        Command::New(arguments) => new::run(common, &output, arguments),
        Command::Build(arguments) => build::run(common, &output, arguments),
        Command::Check(arguments) => check::run(common, &output, arguments),
        Command::Coverage(arguments) => coverage::run(common, &output, arguments),
        Command::Sync(arguments) => sync::run(common, &output, arguments),
        Command::Ack(arguments) => ack::run(common, &output, arguments),
        Command::Translate(arguments) => translate::run(common, &output, arguments),
        Command::Leaflets(arguments) => leaflets::run(common, &output, arguments),
        Command::Verify(arguments) => verify::run(common, &output, arguments),
    });
    match outcome {
        Ok(Status::Fine) => ExitCode::SUCCESS,
        Ok(Status::Errors) => ExitCode::from(1),
        Err(fault) => {
            output.complain(&format!("sirio: {fault}"));
            ExitCode::from(2)
        }
    }
}
