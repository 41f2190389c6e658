//! `style/main.css` and what it imports → one minified stylesheet.

use super::{Asset, ThemeFiles};
use crate::diagnostic::{Finding, LineIndex, Place, codes};
use lightningcss::bundler::{Bundler, ResolveResult, SourceProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Features, Targets};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const ENTRY: &str = "style/main.css";

/// The browsers of the last seven years, as lightningcss writes versions.
const BROWSERS: Browsers = Browsers {
    android: Some(79 << 16),
    chrome: Some(79 << 16),
    edge: Some(79 << 16),
    firefox: Some(72 << 16),
    ie: None,
    ios_saf: Some(13 << 16),
    opera: Some(66 << 16),
    safari: Some(13 << 16),
    samsung: Some(11 << 16),
};

pub fn stylesheet(files: &ThemeFiles, findings: &mut Vec<Finding>) -> Option<Asset> {
    match bundle(files) {
        Ok(css) => Some(Asset::new("style", "css", &css)),
        Err(finding) => {
            findings.push(finding);
            None
        }
    }
}

fn bundle(files: &ThemeFiles) -> Result<String, Finding> {
    let provider = Provider(files);
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let mut sheet = bundler.bundle(Path::new(ENTRY)).map_err(|error| {
        let (file, line, column) = error
            .loc
            .as_ref()
            .map_or((ENTRY.to_owned(), 0, 1), |at| (at.filename.clone(), at.line, at.column));
        finding(files, &file, line, column, error.kind.to_string())
    })?;
    // Direction is the document's: lightningcss would spell `:dir()` and logical properties out as
    // long lists of languages.
    let exclude = Features::DirSelector | Features::LogicalProperties;
    let targets = Targets { browsers: Some(BROWSERS), include: Features::empty(), exclude };
    let options = MinifyOptions { targets, ..MinifyOptions::default() };
    sheet.minify(options).map_err(|error| finding(files, ENTRY, 0, 1, error.to_string()))?;
    let printer = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
    let css = sheet.to_css(printer).map_err(|error| finding(files, ENTRY, 0, 1, error.to_string()))?.code;
    if let Some(at) = css.find("url(").filter(|at| is_foreign(&css[at + 4..])) {
        let address: String = css[at..].chars().take(60).collect();
        return Err(finding(files, ENTRY, 0, 1, format!("the stylesheet asks another host: {address}")));
    }
    Ok(css)
}

fn is_foreign(url: &str) -> bool {
    let url = url.trim_start_matches(['"', '\'']);
    url.starts_with("//") || url.starts_with("http:") || url.starts_with("https:")
}

/// `line` counts from 0 and `column` from 1, as lightningcss has them.
fn finding(files: &ThemeFiles, file: &str, line: u32, column: u32, message: String) -> Finding {
    let path: Arc<str> = files.path(file).into();
    let text = files.get(file).map_or("", |text| &**text);
    let offset = LineIndex::new(text).offset(line as usize + 1, column as usize);
    Finding::new(codes::STYLE, Place::at(&path, offset..offset), message).hint("correct the stylesheet")
}

/// Serves the theme's own files to the bundler, and nothing else.
struct Provider<'f>(&'f ThemeFiles);

#[derive(Debug)]
struct NoSuchStyle(String);

impl fmt::Display for NoSuchStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the theme has no stylesheet `{}`", self.0)
    }
}

impl std::error::Error for NoSuchStyle {}

impl SourceProvider for Provider<'_> {
    type Error = NoSuchStyle;

    fn read<'a>(&'a self, file: &Path) -> Result<&'a str, Self::Error> {
        let path = file.to_string_lossy();
        self.0.get(&path).map(|text| &**text).ok_or_else(|| NoSuchStyle(path.into_owned()))
    }

    fn resolve(&self, specifier: &str, from: &Path) -> Result<ResolveResult, Self::Error> {
        let path: PathBuf = from.parent().unwrap_or(Path::new("")).join(specifier.trim_start_matches("./"));
        if self.0.get(&path.to_string_lossy()).is_some() {
            Ok(ResolveResult::File(path))
        } else {
            Err(NoSuchStyle(specifier.to_owned()))
        }
    }
}
