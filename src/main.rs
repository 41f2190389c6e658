//! The program `sirio`: see the library for the story.

fn main() -> std::process::ExitCode {
    sirio::cli::main()
}
