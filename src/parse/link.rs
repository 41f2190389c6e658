//! The target of a link, from what stands in the Markdown.

use crate::diagnostic::{Code, codes, is_invisible, shown};
use crate::model::{IdKind, Lang, Target};
use percent_encoding::percent_decode_str;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use url::{ParseError, Url};

/// Why a target cannot be linked to.
#[derive(Debug)]
pub struct Refusal {
    pub code: Code,
    pub message: String,
    pub hint: &'static str,
    /// What should stand there instead, where that is certain.
    pub fix: Option<String>,
}

impl Refusal {
    fn new(code: Code, message: String, hint: &'static str) -> Self {
        Self { code, message, hint, fix: None }
    }
}

/// Understands a link's destination; `folder` is the page's, below `content/`.
pub fn target(destination: &str, folder: &str, languages: &[Lang]) -> Result<Target, Refusal> {
    if destination.is_empty() {
        return Err(Refusal::new(
            codes::LINK_BROKEN,
            "the link leads nowhere".into(),
            "write where it leads",
        ));
    }
    if destination.chars().any(char::is_control) || destination.starts_with("//") {
        let message = format!("`{}` cannot be linked to", shown(destination));
        return Err(Refusal::new(codes::LINK_SCHEME, message, "write web addresses whole, with https://"));
    }
    check_characters(destination)?;
    if let Some(fragment) = destination.strip_prefix('#') {
        return Ok(Target::Anchor(decode(fragment)));
    }
    match scheme(destination) {
        Some((scheme, rest)) => with_scheme(destination, &scheme, rest),
        None => path_target(destination, folder, languages),
    }
}

/// The path of an image or another file below `content/`.
pub fn file(destination: &str, folder: &str) -> Result<String, Refusal> {
    if scheme(destination).is_some() || destination.starts_with("//") {
        let message = format!("the image `{}` lies on another host", shown(destination));
        let hint = "put the image beside the page: the site asks nothing of other hosts";
        return Err(Refusal::new(codes::LINK_IMAGE, message, hint));
    }
    check_characters(destination)?;
    resolve(destination, folder)
}

/// A whole `http` or `https` address that everybody may see.
pub fn web_address(text: &str) -> Result<Url, Refusal> {
    check_characters(text)?;
    let refusal = |why: &str, hint| {
        let message = format!("`{}` is no web address that may be published: {why}", shown(text));
        Refusal::new(codes::LINK_BROKEN, message, hint)
    };
    match Url::parse(text) {
        Ok(url) if !matches!(url.scheme(), "http" | "https") => {
            Err(refusal("it does not begin with https://", "write it whole: \"https://…\""))
        }
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            let why = "it holds a name or a password, which everybody could read";
            Err(refusal(why, "leave out what stands before the `@`, and the `@`"))
        }
        Ok(url) => Ok(url),
        Err(error) => {
            let why = match error {
                ParseError::RelativeUrlWithoutBase => "it does not begin with https://",
                ParseError::EmptyHost => "it names no host",
                ParseError::InvalidPort => "its port is no number up to 65535",
                _ => "its host is no name that can exist",
            };
            Err(refusal(why, "copy it from the browser, whole: \"https://…\""))
        }
    }
}

/// Refuses what nobody sees, which leads elsewhere than what one reads. Inside the guide, and at the ends of an
/// address, it can only have come with pasted words.
fn check_characters(destination: &str) -> Result<(), Refusal> {
    let Some(first) = destination.chars().find(|c| is_invisible(*c)) else { return Ok(()) };
    let plain: String = destination.chars().filter(|c| !is_invisible(*c)).collect();
    let message =
        format!("`{}` holds a character that nobody sees (U+{:04X})", shown(destination), u32::from(first));
    let hint = "type the address anew, or delete the character: it came with pasted words";
    let is_certain = scheme(&plain).is_none() || destination.trim_matches(is_invisible) == plain;
    let fix = Some(plain).filter(|plain| is_certain && !plain.is_empty());
    Err(Refusal { fix, ..Refusal::new(codes::LINK_CHARACTERS, message, hint) })
}

/// A scheme as RFC 3986 has it, in lower case, and the rest.
fn scheme(destination: &str) -> Option<(String, &str)> {
    let (scheme, rest) = destination.split_once(':')?;
    let good = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    good.then(|| (scheme.to_ascii_lowercase(), rest))
}

fn with_scheme(destination: &str, scheme: &str, rest: &str) -> Result<Target, Refusal> {
    let kind = match scheme {
        "page" => IdKind::Page,
        "contact" => IdKind::Contact,
        "term" => IdKind::Term,
        "link" => return Ok(Target::Record(rest.into())),
        "http" | "https" => {
            return web_address(destination).map(|url| Target::External(url.as_str().into()));
        }
        "mailto" | "tel" | "geo" | "sms" => return Ok(Target::External(destination.into())),
        _ => {
            let message = format!("links of the kind `{scheme}:` are not allowed");
            let hint = "allowed: https, mailto, tel, page:, contact:, term:, link:, and paths to .md files";
            return Err(Refusal::new(codes::LINK_SCHEME, message, hint));
        }
    };
    let (id, fragment) = split_fragment(rest);
    Ok(Target::Id { id: decode(id).into(), kind, fragment })
}

fn path_target(destination: &str, folder: &str, languages: &[Lang]) -> Result<Target, Refusal> {
    let (written, fragment) = split_fragment(destination);
    if written.contains('\\') {
        let message = format!("`{}` is no path: folders are parted by `/`", shown(destination));
        let fix = Some(destination.replace('\\', "/"));
        return Err(Refusal { fix, ..Refusal::new(codes::LINK_BROKEN, message, "write `/` for each `\\`") });
    }
    let path = resolve(written, folder)?;
    let name = path.rsplit('/').next().unwrap_or_default();
    if written.ends_with('/') || !name.contains('.') {
        return Ok(Target::Address { path: path.into(), fragment });
    }
    let Some(stem) = path.strip_suffix(".md") else { return Ok(Target::File(path.into())) };
    let stem = match stem.rsplit_once('.') {
        Some((page, suffix)) if Lang::parse(suffix).is_some_and(|lang| languages.contains(&lang)) => page,
        _ => stem,
    };
    Ok(Target::Path { path: stem.into(), fragment })
}

fn split_fragment(destination: &str) -> (&str, Option<String>) {
    match destination.split_once('#') {
        Some((path, fragment)) => (path, Some(decode(fragment)).filter(|fragment| !fragment.is_empty())),
        None => (destination, None),
    }
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A path from the root of `content/` in NFC, as those of files are, without `.` and `..`; one that leaves it is
/// refused.
fn resolve(path: &str, folder: &str) -> Result<String, Refusal> {
    let mut path = decode(path);
    if !is_nfc(&path) {
        path = path.nfc().collect();
    }
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.iter().any(|part| !part.is_empty()) => {
                parts.pop();
            }
            ".." => {
                let message = format!("`{}` leads out of the guide", shown(&path));
                return Err(Refusal::new(codes::LINK_OUTSIDE, message, "link to a file below content/"));
            }
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(destination: &str) -> Result<Target, &'static str> {
        let languages: Vec<Lang> = ["it", "ar"].into_iter().filter_map(Lang::parse).collect();
        target(destination, "health/care", &languages).map_err(|refusal| refusal.code.name)
    }

    fn path(path: &str) -> Target {
        Target::Path { path: path.into(), fragment: None }
    }

    #[test]
    fn paths_are_read_from_the_folder_of_the_page_or_from_the_root() {
        assert_eq!(parsed("doctor.md"), Ok(path("health/care/doctor")));
        assert_eq!(parsed("../doctor.ar.md"), Ok(path("health/doctor")));
        assert_eq!(parsed("/work/job.it.md"), Ok(path("work/job")));
        assert_eq!(parsed("v2.en.md"), Ok(path("health/care/v2.en")));
        assert_eq!(parsed("../../../../etc/passwd"), Err("link/outside-root"));
        assert_eq!(parsed("%2e%2e/%2e%2e/%2e%2e/x.md"), Err("link/outside-root"));
    }

    #[test]
    fn scripts_never_become_links() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "java\tscript:x",
        ] {
            assert_eq!(parsed(bad), Err("link/scheme"), "{bad}");
        }
    }
}
