//! What a path says about a file before it is opened.

/// What a file of a guide is, by its place and name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileClass {
    /// Markdown, TOML, Fluent, templates, styles: read as UTF-8.
    Text,
    /// Images and attachments: carried as they are.
    Media,
    /// Nothing that a guide knows.
    Unknown,
}

/// Where the texts stand that translations were made from.
pub const KEPT: &str = "i18n/source/";

/// Classifies a path from the guide's root.
pub fn classify(path: &str) -> FileClass {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let lower = extension.to_ascii_lowercase();
    if path == "guide.toml" || path.starts_with("themes/") && is_theme_text(&lower) {
        return FileClass::Text;
    }
    // Read one by one, when somebody asks what a text was.
    if path.starts_with(KEPT) {
        return FileClass::Unknown;
    }
    match (path.split('/').next().unwrap_or_default(), lower.as_str()) {
        ("content", "md") | ("i18n", "ftl" | "toml") => FileClass::Text,
        ("content", "toml") if path == "content/links.toml" => FileClass::Text,
        ("content" | "themes", extension) if is_media(extension) => FileClass::Media,
        _ => FileClass::Unknown,
    }
}

fn is_theme_text(extension: &str) -> bool {
    matches!(extension, "html" | "css" | "typ" | "toml" | "xml" | "txt")
}

fn is_media(extension: &str) -> bool {
    matches!(extension, "png" | "jpg" | "jpeg" | "webp" | "avif" | "gif" | "svg" | "pdf")
}
