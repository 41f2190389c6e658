//! How pages look: templates, styles, leaflet files, and the closed views that they are given.
//!
//! In: the theme's files (of the guide, or those inside the program) and views. Out: HTML, one
//! stylesheet, the Typst files of leaflets. Never: asking the guide anything, reading a folder.

mod files;
pub mod icons;
pub mod leaflet;
mod style;
pub mod view;

pub use files::ThemeFiles;

use crate::diagnostic::{Finding, Place, Reported, codes};
use crate::model::Config;
use crate::source::Sources;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Tera, Value};
use view::{Document, Shell};

/// A theme, compiled.
pub struct Theme {
    tera: Tera,
    pub stylesheet: Asset,
    /// The scripts that pages load, by their names in `scripts/`.
    pub scripts: BTreeMap<String, Asset>,
    /// The script that keeps pages on the reader's device; it has one fixed address.
    pub worker: Option<Arc<str>>,
    /// `icon.svg`: what stands for the guide on a phone's screen.
    pub icon: Option<Arc<str>>,
    /// The Typst files by their names in `leaflets/`.
    pub leaflets: BTreeMap<String, Arc<str>>,
    /// Everything above as it is written, for places in it.
    pub files: ThemeFiles,
    /// Digest of templates and styles: what every rendered page depends on.
    digest: blake3::Hash,
}

/// A file that pages load.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Address from the root of the site; it changes with the content.
    pub href: String,
    pub bytes: Arc<[u8]>,
}

impl Asset {
    fn new(name: &str, extension: &str, text: &str) -> Self {
        let digest = blake3::hash(text.as_bytes()).to_hex();
        Self { href: format!("/assets/{name}-{}.{extension}", &digest[..12]), bytes: text.as_bytes().into() }
    }
}

/// What the pages of a language share, converted for the templates once.
#[derive(Debug)]
pub struct PreparedShell {
    view: Shell,
    value: Value,
    digest: blake3::Hash,
}

impl PreparedShell {
    pub fn new(view: Shell) -> Self {
        let value = Value::from_serializable(&view);
        let digest = digest_of(&view);
        Self { view, value, digest }
    }

    pub fn view(&self) -> &Shell {
        &self.view
    }
}

const WORKER: &str = "scripts/sw.js";

/// Loads the guide's theme; `None` where it cannot be used at all.
pub fn load(sources: &Sources, config: &Config) -> Reported<Option<Theme>> {
    let Some(files) = ThemeFiles::find(sources, &config.theme) else {
        let place = Place::file(&config.file);
        let message = format!("there is no theme `{}`", config.theme);
        let hint =
            format!("put it into themes/{}, or use the theme `sirio`, which is built in", config.theme);
        return Reported {
            value: None,
            findings: vec![Finding::new(codes::THEME_MISSING, place, message).hint(hint)],
        };
    };
    let mut findings = Vec::new();
    let tera = compile(&files, &mut findings);
    let stylesheet = style::stylesheet(&files, &mut findings);
    let value = tera.zip(stylesheet).map(|(tera, stylesheet)| Theme {
        tera,
        stylesheet,
        scripts: scripts(&files),
        worker: files.get(WORKER).map(|worker| light(worker).into()),
        icon: files.get("icon.svg").map(Arc::clone),
        leaflets: files.below("leaflets/"),
        digest: files.digest(),
        files,
    });
    Reported { value, findings }
}

/// Each script by its name: a file, or the files of a folder one after the other.
fn scripts(files: &ThemeFiles) -> BTreeMap<String, Asset> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for (path, text) in files.below("scripts/") {
        let Some(path) = path.strip_suffix(".js").filter(|path| *path != "sw") else { continue };
        let name = path.split_once('/').map_or(path, |(folder, _)| folder);
        texts.entry(name.to_owned()).or_default().push_str(&light(&text));
    }
    let scripts = texts.into_iter().map(|(name, text)| {
        let script = Asset::new(&name, "js", &text);
        (name, script)
    });
    scripts.collect()
}

/// A script without indentation, empty lines and lines of comment: readers pay for each byte. One with
/// a text over several lines (an odd number of backticks in a line) stays as it is.
fn light(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn compile(files: &ThemeFiles, findings: &mut Vec<Finding>) -> Option<Tera> {
    let mut tera = Tera::default();
    let templates = files.below("templates/");
    let added = tera.add_raw_templates(templates.iter().map(|(name, text)| (name.as_str(), &**text)));
    if let Err(error) = added {
        findings.push(template_finding(files, &error));
        return None;
    }
    Some(tera)
}

fn template_finding(files: &ThemeFiles, error: &tera::Error) -> Finding {
    let text = error.to_string();
    let name = files.below("templates/").into_keys().find(|name| text.contains(name.as_str()));
    let path: Arc<str> = files.path(&format!("templates/{}", name.unwrap_or_default())).into();
    Finding::new(codes::TEMPLATE, Place::file(&path), text).hint("correct the template")
}

impl Theme {
    /// What the rendered document depends on: the theme, the shared parts, the view.
    pub fn key(&self, document: &Document) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.digest.as_bytes());
        if let Some(shell) = &document.shell {
            hasher.update(shell.digest.as_bytes());
        }
        hasher.update(digest_of(&(&document.frame, &document.content)).as_bytes());
        hasher.finalize()
    }

    /// Renders one HTML file.
    ///
    /// # Errors
    /// Where the template asks for something that the view does not have.
    pub fn render(&self, document: &Document) -> Result<Vec<u8>, Finding> {
        let mut context = Context::new();
        context.insert("stylesheet", &self.stylesheet.href);
        let scripts: BTreeMap<&str, &str> =
            self.scripts.iter().map(|(name, script)| (name.as_str(), script.href.as_str())).collect();
        context.insert("scripts", &scripts);
        match &document.shell {
            Some(shell) => context.insert_value("shell", shell.value.clone()),
            None => context.insert("shell", &()),
        }
        context.insert("frame", &document.frame);
        context.insert("page", &document.content);
        let template = document.content.template();
        let html = self.tera.render(template, &context).map_err(|error| {
            let path: Arc<str> = format!("themes/templates/{template}").into();
            let message = format!("{error} (while making {})", document.frame.canonical);
            Finding::new(codes::TEMPLATE, Place::file(&path), message)
                .hint("a template may use what is in its view alone")
        })?;
        Ok(html.into_bytes())
    }
}

/// The digest of everything that a value's `Hash` sees.
pub fn digest_of(value: &impl std::hash::Hash) -> blake3::Hash {
    struct Digest(blake3::Hasher);
    impl std::hash::Hasher for Digest {
        fn finish(&self) -> u64 {
            0
        }
        fn write(&mut self, bytes: &[u8]) {
            self.0.update(bytes);
        }
    }
    let mut digest = Digest(blake3::Hasher::new());
    value.hash(&mut digest);
    digest.0.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write as _;

    fn gzipped(bytes: &[u8]) -> usize {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap().len()
    }

    #[test]
    fn all_scripts_but_search_weigh_twelve_kilobytes_at_most() {
        let files = ThemeFiles::find(&Sources::default(), "sirio").unwrap();
        let scripts = scripts(&files).into_iter().filter(|(name, _)| name != "search");
        let weight: usize = scripts.map(|(_, script)| gzipped(&script.bytes)).sum();
        let weight = weight + gzipped(light(files.get(WORKER).unwrap()).as_bytes());
        assert!(weight <= 12_288, "{weight} bytes");
    }

    #[test]
    fn a_text_over_several_lines_stays_as_it_is() {
        assert_eq!(light("// Why.\n  a();\n\n  b(`c`);\n"), "a();\nb(`c`);\n");
        let text = "a(`\n  // b\n`);\n";
        assert_eq!(light(text), text);
    }
}
