//! The target of a link, from what stands in the Markdown.

use crate::diagnostic::{Code, codes};
use crate::model::{IdKind, Lang, Target};
use percent_encoding::percent_decode_str;

/// Why a target cannot be linked to.
#[derive(Debug)]
pub struct Refusal {
    pub code: Code,
    pub message: String,
    pub hint: &'static str,
}

impl Refusal {
    fn new(code: Code, message: String, hint: &'static str) -> Self {
        Self { code, message, hint }
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
        let message = format!("`{}` cannot be linked to", destination.escape_debug());
        return Err(Refusal::new(codes::LINK_SCHEME, message, "write web addresses whole, with https://"));
    }
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
        let message = format!("the image `{destination}` lies on another host");
        let hint = "put the image beside the page: the site asks nothing of other hosts";
        return Err(Refusal::new(codes::LINK_IMAGE, message, hint));
    }
    resolve(destination, folder)
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
            return match url::Url::parse(destination) {
                Ok(url) if url.username().is_empty() && url.password().is_none() => {
                    Ok(Target::External(url.as_str().into()))
                }
                _ => {
                    let message = format!("`{destination}` is no web address that may be published");
                    Err(Refusal::new(
                        codes::LINK_BROKEN,
                        message,
                        "check the address; it may hold no name or password",
                    ))
                }
            };
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
    let (path, fragment) = split_fragment(destination);
    let path = resolve(path, folder)?;
    let Some(stem) = path.strip_suffix(".md") else {
        if super::split_path(&path).is_none()
            && path.rsplit('/').next().is_some_and(|name| name.contains('.'))
        {
            return Ok(Target::File(path.into()));
        }
        let message = format!("`{destination}` is no page");
        return Err(Refusal::new(
            codes::LINK_BROKEN,
            message,
            "link to the page's file: `doctor.md` or `/health/doctor.md`",
        ));
    };
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

/// A path from the root of `content/`, without `.` and `..`; one that leaves it is refused.
fn resolve(path: &str, folder: &str) -> Result<String, Refusal> {
    let path = decode(path);
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.iter().any(|part| !part.is_empty()) => {
                parts.pop();
            }
            ".." => {
                let message = format!("`{path}` leads out of the guide");
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
