//! How pages look: templates, styles, leaflet files, and the closed views that they are given.
//!
//! In: the theme's files (of the guide, or those inside the program) and views. Out: HTML, one
//! stylesheet, the Typst files of leaflets. Never: asking the guide anything, reading a folder.

mod files;
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
    pub stylesheet: Stylesheet,
    /// The Typst files by their names in `leaflets/`.
    pub leaflets: BTreeMap<String, Arc<str>>,
    /// Digest of templates and styles: what every rendered page depends on.
    digest: blake3::Hash,
}

#[derive(Debug, Clone)]
pub struct Stylesheet {
    /// Address from the root of the site; it changes with the content.
    pub href: String,
    pub css: Arc<[u8]>,
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
        leaflets: files.below("leaflets/"),
        digest: files.digest(),
    });
    Reported { value, findings }
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
