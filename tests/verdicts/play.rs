//! A guide whose links lead to a server on this machine.

use crate::common::{Said, TestGuide, said, sirio};
use crate::server::Server;
use serde_json::Value;
use std::fs;
use std::process::{Command, Output};

pub struct Play {
    pub guide: TestGuide,
    pub server: Server,
}

impl Play {
    /// A guide of one page, with `ROOT` in its text for the server's address.
    pub fn new(body: &str) -> Self {
        let play = Self { guide: TestGuide::starter(), server: Server::start() };
        fs::remove_dir_all(play.guide.path("content")).expect("a starter");
        play.write(
            "guide.toml",
            "[guide]\nbase_url = \"https://guide.example.org\"\nsource_language = \"it\"\nlanguages = [\"it\", \"en\", \"ar\"]\n",
        );
        play.page("it", body);
        play
    }

    pub fn write(&self, path: &str, text: &str) {
        self.guide.write(path, text.replace("ROOT", &self.server.root()));
    }

    /// The page `a` in a language; only the original says when it was checked.
    pub fn page(&self, lang: &str, body: &str) {
        let verified = if lang == "it" { "verified = 2026-11-01\n" } else { "" };
        self.write(
            &format!("content/a.{lang}.md"),
            &format!("+++\ntitle = \"Uno\"\n{verified}+++\n{body}\n"),
        );
    }

    /// `sirio check --external` on a day of November 2026.
    pub fn command(&self, day: u8, further: &[&str]) -> Command {
        let mut command = sirio();
        command
            .args(["check", "--no-leaflets", "--external", "--allow-private"])
            .args(["--as-of", &format!("2026-11-{day:02}"), "--root"])
            .arg(self.guide.root())
            .args(further);
        command
    }

    pub fn output(&self, day: u8, further: &[&str]) -> Output {
        self.command(day, further).output().expect("sirio runs")
    }

    pub fn check(&self, day: u8, further: &[&str]) -> Said {
        said(&self.output(day, &[further, &["--format", "json"]].concat()))
    }

    pub fn text(&self, day: u8, further: &[&str]) -> String {
        let output = self.output(day, further);
        self.plain(&[output.stdout, output.stderr].concat())
    }

    pub fn history(&self) -> String {
        self.plain(self.guide.read(".sirio/links.json").as_bytes())
    }

    /// With `ROOT` for the server's address.
    pub fn plain(&self, bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).replace(&self.server.root(), "ROOT")
    }

    /// The findings about links, as `CODE LINE:COLUMN message`.
    pub fn links(&self, said: &Said) -> Vec<String> {
        let findings = said.document["findings"].as_array().into_iter().flatten();
        let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        findings
            .filter(|finding| text(finding, "code").starts_with("link/"))
            .map(|finding| {
                let (code, message) = (text(finding, "code"), text(finding, "message"));
                let told = format!("{code} {}:{} {message}", finding["line"], finding["column"]);
                self.plain(told.as_bytes())
            })
            .collect()
    }

    /// How often a path was asked.
    pub fn asked(&self, path: &str) -> usize {
        self.server.methods(path).len()
    }
}
